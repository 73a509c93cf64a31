/** The week's list, drawn. */
import type { Advice, Class, Entry, Finding, Item, Log, Plan, Review } from "../../dist/log-api.js";
import { fill, h, plural } from "./dom.js";
import { channels, outcomes } from "./names.js";

/** As the library's own pages call them. */
const headings: Record<Class, string> = {
  promise: "Promised", answer: "They wait for you", due: "Due", try: "Not reached", warm: "Keep warm", aside: "Set aside", caution: "Leave be",
};

const date = (day: string) => new Date(`${day}T12:00:00`);
const long = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", year: "numeric" });
const short = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "long" });
const withYear = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric" });
const withoutYear = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long" });
/** A day as the library's sentences name it: the year only where it is another. */
const told = (day: string, today: string) => (day.slice(0, 4) === today.slice(0, 4) ? withoutYear : withYear).format(date(day));

function entry({ line, date: on, channel, outcome, follow_up_on, note }: Entry, today: string): HTMLElement {
  const said = [told(on, today), channels[channel].toLowerCase(), outcome ? outcomes[outcome].toLowerCase() : "no outcome noted"].join(", ");
  return h("li", {}, h("b", {}, `Line ${line}: `), said, follow_up_on && `; agreed for ${told(follow_up_on, today)}`, note && `; “${note}”`);
}

function advice(one: Advice, today: string): HTMLElement {
  return h("div", { class: "plan-advice" },
    h("p", {}, one.message),
    h("details", {}, h("summary", {}, "What says so"),
      h("ul", {}, one.entries.map((at) => entry(at, today))),
      one.sources.map((source) => h("p", { class: "source" }, "“", source.says, "” ", h("cite", {}, source.title), source.grade === "craft" ? ", advice, unmeasured" : `, grade ${source.grade}`))));
}

export interface ListActs {
  /** Writes to somebody: opens a draft with what the log knows of them. */
  write(item: Item): void;
}

function item(one: Item, today: string, acts: ListActs): HTMLElement {
  const { state } = one;
  const late = one.due < today && ["promise", "answer", "due"].includes(one.advice[0]?.class ?? "");
  return h("li", { class: "plan-item" },
    h("div", { class: "plan-who" },
      h("p", {}, h("b", {}, state.prospect), state.company && `, ${state.company}`, state.phone && h("span", { class: "quiet" }, ` ${state.phone}`)),
      h("button", { class: "small", type: "button", "aria-label": `Write a draft for ${state.prospect}`, click: () => acts.write(one) }, "Write a draft")),
    h("p", { class: "quiet" }, [`${one.title}${late ? `, since ${told(one.due, today)}` : ""}`, `${one.minutes} min`,
      one.action === "call" && !one.may_leave_message && "leave no message"].filter(Boolean).join(" · ")),
    one.advice.map((said) => advice(said, today)));
}

function record(review: Review): HTMLElement {
  const rules = new Map<string, Finding[]>();
  for (const finding of review.findings) rules.set(finding.rule, [...(rules.get(finding.rule) ?? []), finding]);
  const shown = 50;
  return h("details", { class: "plan-record" }, h("summary", {}, `The record itself: ${plural(review.findings.length, "thing")} to look at`),
    [...rules.values()].map((found) => h("div", {}, h("h4", {}, found[0]?.rule, ` (${found.length})`),
      new Set(found.map((finding) => finding.message)).size === 1 && h("p", { class: "quiet" }, found[0]?.message),
      h("ul", {}, found.slice(0, shown).map((finding) => h("li", {}, h("b", {}, `Line ${finding.line}: `), finding.prospect,
        new Set(found.map((one) => one.message)).size > 1 && `: ${finding.message}`))),
      found.length > shown && h("p", { class: "quiet" }, `and ${found.length - shown} more`))));
}

/** Draws the list into `at`. */
export function drawList(at: HTMLElement, log: Log, plan: Plan, review: Review, acts: ListActs): void {
  const groups: [Class, Item[]][] = [];
  for (const one of plan.items) {
    const name = one.advice[0]?.class ?? "caution";
    const last = groups.at(-1);
    if (last?.[0] === name) last[1].push(one);
    else groups.push([name, [one]]);
  }
  let first = 1;
  const left = Object.values(plan.left_over);
  const beyond = left.reduce((sum, { people, minutes }) => ({ people: sum.people + people, minutes: sum.minutes + minutes }), { people: 0, minutes: 0 });
  const read = [`${plural(log.rows - log.unreadRows, "row")} about ${plural(log.size, "person", "people")} read.`,
    ...Object.entries(log.skipped).map(([name, rows]) => `${plural(rows, "row")} of “${name}” read over: no contact with anybody.`), ...log.assumed];
  fill(at,
    h("h3", {}, `${long.format(date(plan.today))}: ${plural(plan.items.length, "person", "people")}, ${plan.planned} of ${plan.minutes} minutes`),
    plan.items.length === 0 && h("p", {}, "Nothing is due."),
    groups.map(([name, items]) => {
      const list = h("ol", { class: "plan-list", start: first }, items.map((one) => item(one, plan.today, acts)));
      first += items.length;
      return h("section", { class: `plan-group plan-${name}` }, h("h4", {}, headings[name]), list);
    }),
    beyond.people > 0 && h("p", {}, `Due too, but beyond the time: ${plural(beyond.people, "person", "people")}, ${beyond.minutes} minutes.`),
    plan.let_go > 0 && h("p", {}, `${plural(plan.let_go, "person", "people")} said no and ${plan.let_go === 1 ? "is" : "are"} left be.`),
    plan.coming.length > 0 && h("section", { class: "plan-group" }, h("h4", {}, "Coming"),
      h("table", { class: "plan-coming" }, h("caption", { class: "visually-hidden" }, "What falls due in the next days"),
        h("tbody", {}, plan.coming.map((one) => h("tr", {}, h("td", {}, short.format(date(one.due))),
          h("th", { scope: "row" }, h("b", {}, one.state.prospect), one.state.company && `, ${one.state.company}`), h("td", {}, one.title)))))),
    review.findings.length > 0 && record(review),
    h("p", { class: "quiet" }, read.join(" ")),
    h("p", { class: "quiet" }, plan.note));
}
