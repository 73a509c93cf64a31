/** What the caller knows: the contact log and the situation. */
import type { Contact } from "../../dist/api.js";
import { fileInput, fill, h, plural } from "./dom.js";
import { readContacts } from "./csv.js";
import { channels, deals, directions, offerKinds, outcomes, relationships, styles } from "./names.js";
import type { State } from "./state.js";

/** A choice among names; `none` stands for nothing chosen. */
function select<T extends string>(label: string, names: Record<T, string>, value: T | undefined, set: (value: T | undefined) => void, none?: string): HTMLSelectElement {
  return h("select", { "aria-label": label, change: (event: Event) => set(((event.target as HTMLSelectElement).value || undefined) as T | undefined) },
    none !== undefined && h("option", { value: "" }, none),
    Object.entries<string>(names).map(([name, text]) => h("option", { value: name, selected: name === value }, text)));
}

function input(label: string, type: string, value: string | undefined, set: (value: string) => void, hint = ""): HTMLInputElement {
  return h("input", { type, "aria-label": label, value: value ?? "", placeholder: hint, input: (event: Event) => set((event.target as HTMLInputElement).value) });
}

const field = (label: string, control: HTMLElement) => h("div", { class: "field" }, h("span", { "aria-hidden": "true" }, label), control);

/** The contact log of the draft at hand; what is returned draws it anew. */
export function createLog(at: HTMLElement, current: () => State, changed: () => void): () => void {
  const redraw = () => {
    draw();
    changed();
  };
  const problems = h("div", { class: "problems", role: "alert" });
  const take = (text: string) => {
    const read = readContacts(text);
    const state = current();
    state.contacts.push(...read.rows);
    if (read.rows.length > 0) state.hasLog = true;
    redraw();
    fill(problems,
      read.rows.length > 0 && h("p", { class: "quiet" }, `${plural(read.rows.length, "entry", "entries")} added.`),
      read.problems.length > 0 && h("ul", {}, read.problems.map((problem) => h("li", {}, problem))));
  };
  const choose = fileInput("Open a CSV", ".csv,.tsv,text/csv", at, (_, text) => take(text));
  at.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text") ?? "";
    // A single cell belongs into the field; a table with its header is for the log.
    if (!/\n/.test(text.trim()) || !/[\t,;]/.test(text)) return;
    event.preventDefault();
    take(text);
  });

  function row(state: State, contact: Partial<Contact>, index: number): HTMLElement {
    const set = <K extends keyof Contact>(name: K) => (value: Contact[K] | string | undefined) => {
      Object.assign(contact, { [name]: value });
      changed();
    };
    const named = (name: string) => `${name} of entry ${index + 1}`;
    const entry = h("tr", { class: contact.date ? "" : "incomplete" },
      h("td", { "data-label": "Day" }, input(named("Day"), "date", contact.date, (value) => {
        entry.classList.toggle("incomplete", value === "");
        set("date")(value);
      })),
      h("td", { "data-label": "How" }, select(named("Channel"), channels, contact.channel, set("channel"))),
      h("td", { "data-label": "Who" }, select(named("Direction"), directions, contact.direction, set("direction"))),
      h("td", { "data-label": "With" }, input(named("Person"), "text", contact.with, (value) => set("with")(value.trim() || undefined), state.prospect.name ?? "")),
      h("td", { "data-label": "Outcome" }, select(named("Outcome"), outcomes, contact.outcome, set("outcome"))),
      h("td", { "data-label": "Agreed for" }, input(named("Day agreed"), "date", contact.follow_up_on, (value) => set("follow_up_on")(value || undefined))),
      h("td", { "data-label": "Note" }, input(named("Note"), "text", contact.note, set("note"))),
      h("td", {}, h("button", { class: "small", type: "button", "aria-label": `Remove entry ${index + 1}`, click: () => {
        state.contacts.splice(index, 1);
        redraw();
      } }, "×")));
    return entry;
  }

  function draw(): void {
    const state = current();
    const add = () => {
      state.hasLog = true;
      state.contacts.push({ channel: "call", direction: "outbound", outcome: "reached" });
      redraw();
      at.querySelector<HTMLInputElement>("tbody tr:last-child input")?.focus();
    };
    fill(at,
      h("h2", {}, "Contact log"),
      h("p", { class: "quiet" }, "What really happened between you. Every “we spoke” in the draft is checked against it. Paste rows from a spreadsheet here, drop a CSV, or type."),
      h("label", { class: "check" }, h("input", { type: "checkbox", checked: state.hasLog, change: (event: Event) => {
        state.hasLog = (event.target as HTMLInputElement).checked;
        redraw();
      } }), "Check the draft against this log"),
      state.hasLog && state.contacts.length === 0 && h("p", { class: "quiet" }, "The log is empty, which says that there was no contact at all."),
      state.contacts.length > 0 && h("table", { class: "log" },
        h("caption", { class: "visually-hidden" }, "Contact log"),
        h("thead", {}, h("tr", {}, ["Day", "How", "Who", "With", "Outcome", "Agreed for", "Note"].map((name) => h("th", { scope: "col" }, name)), h("th", { scope: "col" }, h("span", { class: "visually-hidden" }, "Remove")))),
        h("tbody", {}, state.contacts.map((contact, index) => row(state, contact, index)))),
      state.contacts.length > 0 && h("p", { class: "quiet" }, "“With” is for somebody else than the prospect: a talk with an assistant bears nothing out. What was before the log is complete, it leaves open."),
      problems,
      state.hasLog && h("div", { class: "fields" }, field("Complete since", input("Log complete since", "date", state.logSince, (value) => {
        state.logSince = value;
        changed();
      }))),
      h("div", { class: "buttons" }, h("button", { class: "small", type: "button", click: add }, "Add an entry"), choose),
      h("label", { class: "check" }, h("input", { type: "checkbox", checked: state.keepLog, change: (event: Event) => {
        state.keepLog = (event.target as HTMLInputElement).checked;
        changed();
      } }), "Keep the log in this browser too"));
  }
  return () => {
    fill(problems);
    draw();
  };
}

export function drawSituation(at: HTMLElement, state: State, changed: () => void): void {
  const set = (record: object, name: string) => (value: string | undefined) => {
    Object.assign(record, { [name]: value });
    changed();
  };
  const offers = h("div", { class: "offers" });
  const drawOffers = () => fill(offers,
    state.offers.map((offer, index) => h("div", { class: "offer" },
      select(`Kind of offer ${index + 1}`, offerKinds, offer.kind, set(offer, "kind")),
      input(`Offer ${index + 1}`, "text", offer.what, set(offer, "what"), "a two-page guide to recycled stock"),
      h("button", { class: "small", type: "button", "aria-label": `Remove offer ${index + 1}`, click: () => {
        state.offers.splice(index, 1);
        drawOffers();
        changed();
      } }, "×"))),
    h("button", { class: "small", type: "button", click: () => {
      state.offers.push({ kind: "article", what: "" });
      drawOffers();
      offers.querySelector<HTMLInputElement>(".offer:last-of-type input")?.focus();
    } }, "Add something you can offer"));
  drawOffers();
  fill(at,
    h("h2", {}, "Situation"),
    h("div", { class: "fields" },
      field("Your name", input("Your name", "text", state.caller.name, set(state.caller, "name"))),
      field("Your firm", input("Your firm", "text", state.caller.company, set(state.caller, "company"))),
      field("Your number", input("Your number", "tel", state.caller.phone, set(state.caller, "phone"))),
      field("Their name", input("Their name", "text", state.prospect.name, set(state.prospect, "name"))),
      field("Their firm", input("Their firm", "text", state.prospect.company, set(state.prospect, "company"))),
      field("They are", select("They are", relationships, state.prospect.relationship, set(state.prospect, "relationship"), "not said")),
      field("They like it", select("They like it", styles, state.prospect.style, set(state.prospect, "style"), "not said")),
      field("The deal", select("The deal", deals, state.deal, set(state, "deal")))),
    h("label", { class: "check" }, h("input", { type: "checkbox", checked: state.prospect.asked_about_us === true, change: (event: Event) => {
      Object.assign(state.prospect, { asked_about_us: (event.target as HTMLInputElement).checked || undefined });
      changed();
    } }), "They asked what we can do"),
    h("h3", {}, "What you can offer"), offers);
}
