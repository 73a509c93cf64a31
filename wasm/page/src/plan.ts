/** The week's list: a contact log goes in, whom to call comes out. Nothing of the log is kept. */
import { Log, start, type Context, type Field, type Item, type Settings } from "../../dist/log-api.js";
import { download, fileInput, fill, h, plural } from "./dom.js";
import { today } from "./names.js";
import { packed } from "./packed.js";
import { exampleLog } from "./plan-example.js";
import { drawList } from "./plan-list.js";
import { fields, headersOf, read, type Dates, type Read, type Reading } from "./plan-source.js";
import "./plan.css";

export interface PlanActs {
  /** What the caller can offer. */
  offers(): NonNullable<Settings["offers"]>;
  /** Opens a draft to somebody, with what the log knows of them. */
  write(context: Context): void;
}

const dateOrders: Record<Dates, string> = { iso: "only what can be read one way", dmy: "day first: 3 April", mdy: "month first: 4 March" };

export function drawPlan(at: HTMLElement, acts: PlanActs): void {
  let reading: Reading | null = null;
  let came: Read | null = null;
  let minutes = 60;
  let day = today();
  const status = h("p", { class: "visually-hidden", role: "status" });
  const problems = h("div", { class: "problems", role: "alert" });
  const how = h("div", { class: "plan-how" });
  const result = h("div", { class: "plan-result" });

  async function take(name: string, text: string): Promise<void> {
    reading = { name, text, dates: "iso", columns: {} };
    await again(reading);
  }

  /** Reads anew, as is said now. */
  async function again(next: Reading): Promise<void> {
    reading = next;
    try {
      await start(packed("log-wasm", new URL("../../dist/raw/callwell_log_bg.wasm", import.meta.url)));
    } catch (error) {
      return fill(problems, h("p", {}, error instanceof Error ? error.message : String(error)));
    }
    came?.log?.free();
    came = read(next);
    // A guess is only put forward: whoever drops the file says whether it holds.
    if (!came.log && Object.keys(next.columns).length === 0) reading = { ...next, columns: came.guess };
    drawProblems();
    drawHow();
    draw();
  }

  function drawProblems(): void {
    const list = came?.problems ?? [];
    const shown = 20;
    const lead = came?.log ? `${plural(came.log.unreadRows, "row")} could not be read and ${came.log.unreadRows === 1 ? "counts" : "count"} for nothing:` : "";
    fill(problems, list.length > 0 && [lead && h("p", {}, lead), h("ul", {}, list.slice(0, shown).map((text) => h("li", {}, text))),
      list.length > shown && h("p", {}, `and ${list.length - shown} more`)]);
  }

  /** Which column holds what, and how dates are meant: asked where the file doesn't say. */
  function drawHow(): void {
    const now = reading;
    if (!now || !came) return fill(how);
    const headers = came.headers.length > 0 ? came.headers : headersOf(now.text);
    const dates = h("label", { class: "field plan-dates" }, h("span", {}, "Dates such as 03/04/2026"),
      h("select", { change: (event: Event) => void again({ ...now, dates: (event.target as HTMLSelectElement).value as Dates }) },
        Object.entries(dateOrders).map(([name, label]) => h("option", { value: name, selected: name === now.dates }, label))));
    const chosen: Partial<Record<Field, string>> = { ...now.columns };
    const columns = fields.map(({ name, label, needed }) => h("label", { class: "field" }, h("span", {}, label, needed && " *"),
      h("select", { change: (event: Event) => {
        const column = (event.target as HTMLSelectElement).value;
        if (column) chosen[name] = column;
        else delete chosen[name];
      } },
      h("option", { value: "" }, came?.log ? "by its name" : "—"),
      headers.map((header) => h("option", { value: header, selected: header === chosen[name] }, header)))));
    const asks = !came.log && came.headers.length > 0;
    fill(how, h("details", { open: asks || came.datesUnclear },
      h("summary", {}, "How the file is read"),
      asks && h("p", {}, "Say which column holds what. What could be guessed is filled in."),
      came.datesUnclear && h("p", {}, "Some dates can be read two ways. Say which number comes first."),
      dates, h("div", { class: "fields" }, columns),
      h("div", { class: "buttons" }, h("button", { class: asks ? "primary" : "small", type: "button", click: () => void again({ ...now, columns: chosen }) }, "Read it so"))));
  }

  const settings = (): Settings & { minutes: number } => ({ today: day, minutes, offers: acts.offers() });

  function draw(): void {
    const log = came?.log;
    toolbar.hidden = !log;
    if (!log) {
      status.textContent = came ? "The file could not be read" : "";
      return fill(result);
    }
    const { minutes: _, ...reckoned } = settings();
    const plan = log.plan(settings());
    drawList(result, log, plan, log.review(reckoned), { write: (item) => acts.write(contextOf(log, item)) });
    status.textContent = `${plural(plan.items.length, "person", "people")}, ${plan.planned} of ${plan.minutes} minutes`;
  }

  const numbers = h("label", { class: "field" }, h("span", {}, "Minutes you have"), h("input", { type: "number", min: 0, max: 10_000, step: 5, value: minutes, input: (event: Event) => {
    const value = (event.target as HTMLInputElement).valueAsNumber;
    if (!Number.isInteger(value) || value < 0 || value > 10_000) return;
    minutes = value;
    draw();
  } }));
  const on = h("label", { class: "field" }, h("span", {}, "For"), h("input", { type: "date", value: day, input: (event: Event) => {
    const value = (event.target as HTMLInputElement).value;
    if (value === "") return;
    day = value;
    draw();
  } }));
  const toolbar = h("div", { class: "plan-toolbar", hidden: true }, numbers, on,
    h("div", { class: "buttons" },
      h("button", { class: "small", type: "button", click: () => came?.log && download("calls.html", "text/html", came.log.planHtml(settings())) }, "Download to print"),
      h("button", { class: "small", type: "button", click: () => came?.log && download("calls.json", "application/json", JSON.stringify(came.log.plan(settings()), null, 2)) }, "Download as JSON"),
      h("button", { class: "small", type: "button", click: () => {
        came?.log?.free();
        [came, reading] = [null, null];
        fill(problems);
        fill(how);
        draw();
      } }, "Put the log away")));

  const drop = h("div", { class: "drop" });
  drop.append(
    h("p", {}, "Drop your contact log here: a CSV with a line for each call, voicemail, email or meeting, as your CRM exports it. It is read in this page, goes nowhere, and is not kept."),
    h("div", { class: "buttons" },
      fileInput("Open a CSV", ".csv,.tsv,.txt,text/csv", drop, (name, text) => void take(name, text)),
      h("button", { class: "small", type: "button", click: () => void take("example.csv", exampleLog()) }, "Try an example")));
  fill(at, h("h2", {}, "Whom to call"),
    h("p", { class: "quiet" }, "Promises first, then whoever waits for you, then what is due, fitted to the time you have. Each line says which entries of the log it rests on."),
    drop, problems, how, toolbar, result, status);
}

/** What the log knows of somebody on the list. */
function contextOf(log: Log, item: Item): Context {
  const { prospect, prospect_id, company } = item.state;
  try {
    return log.context(prospect_id ?? prospect, company);
  } catch {
    // Several of that name and firm: the draft is begun without a log.
    return { prospect: { name: prospect, ...(company && { company }) } };
  }
}
