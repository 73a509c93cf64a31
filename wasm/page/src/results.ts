/** What was found: score, findings, strengths, claims, rewrites. Each is drawn anew from the report. */
import type { Edit, Finding, Report, Rewrite, Rule, Source, Strength } from "../../dist/api.js";
import { fill, h, plural, relist, signed } from "./dom.js";
import { fixName, mustBeTrue } from "./editor.js";
import { approaches, channels, day, outcomes, severities } from "./names.js";

export interface Acts {
  jump(start: number, end: number): void;
  edit(edits: readonly Edit[]): void;
  replace(text: string): void;
}

type Rules = ReadonlyMap<string, Rule>;

const bands = { welcome: "A call people welcome", "needs work": "Needs work", dread: "A call people dread" } as const;

const source = (source: Source) => h("p", { class: "source" }, h("cite", {}, source.title), ": ", source.says,
  source.grade === "craft" ? "" : ` (evidence ${source.grade})`);

export function drawScore(at: HTMLElement, report: Report | null, rules: Rules): void {
  if (!report) {
    return fill(at, h("h2", {}, "Score"), h("p", { class: "quiet" }, "It appears as soon as there is a draft, with every point accounted for."));
  }
  const { points, band, ledger } = report.score;
  const name = (reason: string) => (reason === "start" ? "Every draft begins with" : reason === "cap" ? "Held down by what must be mended" : rules.get(reason)?.title ?? reason);
  // Whoever folded the ledger away keeps it so while typing.
  const open = at.querySelector<HTMLDetailsElement>(".ledger")?.open ?? true;
  const meter = h("span", { class: "meter-fill" });
  meter.style.width = `${points}%`;
  fill(at,
    h("h2", {}, "Score"),
    h("div", { class: `score band-${band.replace(" ", "-")}` },
      h("p", { class: "score-line" }, h("strong", { class: "score-points", "data-testid": "score" }, points), h("span", { class: "score-of" }, "of 100"), h("span", { class: "score-band" }, bands[band])),
      h("div", { class: "meter", role: "img", "aria-label": `${points} of 100` }, meter)),
    h("details", { class: "ledger", open },
      h("summary", {}, "How it adds up"),
      h("table", {},
        h("caption", { class: "visually-hidden" }, "Points and what they are for"),
        h("tbody", {}, ledger.map((line) => h("tr", { class: line.points < 0 ? "minus" : "plus" },
          h("th", { scope: "row" }, name(line.for)),
          h("td", {}, line.for === "start" ? line.points : signed(line.points))))),
        h("tfoot", {}, h("tr", {}, h("th", { scope: "row" }, "Score"), h("td", {}, points))))));
}

/** What of a finding is seen. */
const looks = ({ rule, severity, text, message, weighed, span, fixes }: Finding) =>
  JSON.stringify([rule, severity, text, message, weighed, span !== null, fixes?.map((fix) => [fix.applicability, fix.edits.map((edit) => edit.text)])]);

function finding(now: { readonly item: Finding }, rules: Rules, acts: Acts): HTMLElement {
  const finding = now.item;
  const rule = rules.get(finding.rule);
  // Where it stands may have moved since it was drawn.
  const jump = () => now.item.span && acts.jump(now.item.span.start, now.item.span.end);
  return h("li", { class: `finding ${finding.severity}`, "data-rule": finding.rule },
    h("p", { class: "finding-head" },
      h("span", { class: "severity" }, severities[finding.severity]),
      h("strong", {}, rule?.title ?? finding.rule)),
    finding.span && h("button", { class: "quote", type: "button", title: "Go to these words", click: jump }, `“${finding.text}”`),
    h("p", {}, finding.message),
    finding.weighed && finding.weighed.length > 0 && h("p", { class: "quiet" }, `What weighed most: ${finding.weighed.join(", ")}`),
    rule?.instead && h("p", { class: "instead" }, h("b", {}, "Instead: "), rule.instead),
    (finding.fixes ?? []).length > 0 && h("p", { class: "buttons" }, (finding.fixes ?? []).map((fix, index) =>
      h("button", { class: "small", type: "button", click: () => acts.edit(now.item.fixes?.[index]?.edits ?? []) }, fixName(fix.edits),
        mustBeTrue(fix) && h("span", { class: "quiet" }, " (if it is true)")))),
    rule && h("details", {},
      h("summary", {}, "Why, and who says so"),
      h("p", {}, rule.why), rule.sources.map(source),
      h("p", {}, h("a", { href: `#rule=${rule.id}` }, "The whole rule"))));
}

function strength(now: { readonly item: Strength }, rules: Rules, acts: Acts): HTMLElement {
  const { signal, span, text } = now.item;
  return h("li", {}, h("strong", {}, rules.get(signal)?.title ?? signal),
    span && h("button", { class: "quote", type: "button", title: "Go to these words", click: () => now.item.span && acts.jump(now.item.span.start, now.item.span.end) }, `“${text}”`));
}

export interface Findings {
  /** Draws what was found; what stands there already is left alone, so that a letter typed costs little. */
  show(report: Report | null, rules: Rules): void;
  /** Forgets what was drawn: the rules have changed. */
  clear(): void;
}

export function createFindings(at: HTMLElement, acts: Acts): Findings {
  const title = h("h2", {});
  const hint = h("p", { class: "quiet" });
  const advice = h("div", { class: "advices" });
  const list = h("ol", { class: "findings" });
  const good = h("h3", {}, "What works");
  const strengths = h("ul", { class: "strengths" });
  const say = (element: HTMLElement, text: string) => element.textContent !== text && (element.textContent = text);
  fill(at, title, hint, advice, list, good, strengths);
  return {
    show(report, rules) {
      const count = report?.findings.length ?? 0;
      say(title, count === 0 ? "Nothing to mend" : `${plural(count, "thing")} to mend`);
      say(hint, count === 0 ? "Nothing in this draft makes people dread the call. Say it as you mean it." : "In the draft, F8 goes from one to the next.");
      hint.classList.toggle("by-keyboard", count > 0);
      hint.hidden = count === 1;
      relist(advice, report?.advice ?? [], (item) => item.message, ({ item }) => h("p", { class: "advice" }, item.message));
      relist(list, report?.findings ?? [], looks, (now) => finding(now, rules, acts));
      good.hidden = (report?.strengths.length ?? 0) === 0;
      relist(strengths, report?.strengths ?? [], (item) => JSON.stringify([item.signal, item.text]), (now) => strength(now, rules, acts));
    },
    clear: () => [advice, list, strengths].forEach((one) => fill(one)),
  };
}

const verdicts = { supported: "The log bears it out", contradicted: "The log doesn’t bear it out", unverified: "No log to check it by" };

export function drawClaims(at: HTMLElement, report: Report | null, acts: Acts): void {
  if (!report || report.claims.length === 0) return fill(at);
  fill(at, h("h3", {}, "What the draft says about earlier contact"), h("ul", { class: "claims" }, report.claims.map((claim) =>
    h("li", { class: claim.verdict, "data-verdict": claim.verdict },
      h("button", { class: "quote", type: "button", click: () => acts.jump(claim.span.start, claim.span.end) }, `“${claim.text}”`),
      h("p", {}, h("span", { class: "verdict" }, verdicts[claim.verdict]),
        claim.nearest && `. ${claim.verdict === "supported" ? "It was a" : "Nearest comes a"} contact by ${channels[claim.nearest.channel].toLowerCase()} on ${day(claim.nearest.date)}: ${outcomes[claim.nearest.outcome].toLowerCase()}.`)))));
}

/** What was filled in for the placeholders of a draft's rewrites, by what they ask for. */
export type Filled = Map<string, string>;

/** A rewrite cut into text and placeholders, these with what was filled in. */
function pieces(rewrite: Rewrite, values: Filled): { text: string; asks?: string }[] {
  const cut: { text: string; asks?: string }[] = [];
  let from = 0;
  for (const place of [...rewrite.placeholders].sort((a, b) => a.start - b.start)) {
    cut.push({ text: rewrite.text.slice(from, place.start) }, { text: values.get(place.text)?.trim() || place.text, asks: place.text });
    from = place.end;
  }
  return [...cut, { text: rewrite.text.slice(from) }];
}

const ask = (placeholder: string) => {
  const words = placeholder.replace(/^\[|\]$/g, "");
  return words.charAt(0).toUpperCase() + words.slice(1);
};

function rewrite(rewrite: Rewrite, draft: string, values: Filled, acts: Acts, filledIn: () => void): { element: HTMLElement; draw: () => void } {
  const text = h("p", { class: "rewrite-text" });
  const take = h("button", { class: "primary", type: "button", click: () => acts.replace(pieces(rewrite, values).map((piece) => piece.text).join("")) }, "Take this over");
  const hint = h("span", { class: "quiet" }, rewrite.placeholders.length > 1 ? "Fill in the fields first." : "Fill in the field first.");
  const inputs = [...new Set(rewrite.placeholders.map((place) => place.text))].map((name) => ({ name, input: h("input", { type: "text", input: (event: Event) => {
    values.set(name, (event.target as HTMLInputElement).value);
    filledIn();
  } }) }));
  const draw = () => {
    for (const { name, input } of inputs) if (input.value !== (values.get(name) ?? "")) input.value = values.get(name) ?? "";
    take.disabled = inputs.some(({ name }) => !values.get(name)?.trim());
    hint.hidden = !take.disabled;
    fill(text, pieces(rewrite, values).map((piece) => (piece.asks ? h("mark", { class: piece.text === piece.asks ? "blank" : "filled" }, piece.text) : piece.text)));
  };
  draw();
  const element = h("li", { class: "rewrite", "data-approach": rewrite.approach },
    h("h3", {}, approaches[rewrite.approach] ?? rewrite.approach, " ", h("span", { class: "quiet" }, `scores ${rewrite.score}`)),
    h("div", { class: "side-by-side" }, h("div", { class: "now" }, h("h4", {}, "Now"), h("p", { class: "rewrite-text" }, draft)), h("div", {}, h("h4", {}, "Instead"), text)),
    inputs.map(({ name, input }) => h("label", { class: "field" }, ask(name), input)),
    rewrite.applicability === "unsafe" && h("p", { class: "quiet" }, "It says or promises something that the draft didn’t: be sure that it is true."),
    h("details", {}, h("summary", {}, "Why this works"), h("p", {}, rewrite.why), rewrite.sources.map((name) => h("p", { class: "source" }, h("cite", {}, name)))),
    h("p", { class: "buttons" }, take, hint));
  return { element, draw };
}

export function drawRewrites(at: HTMLElement, report: Report | null, draft: string, values: Filled, acts: Acts): void {
  if (!report || report.rewrites.length === 0) return fill(at);
  // What one asks for another may ask for too: it is filled in once.
  const drawn = report.rewrites.map((item) => rewrite(item, draft, values, acts, () => drawn.forEach((one) => one.draw())));
  fill(at, h("h2", {}, "Say this instead"), h("ul", { class: "rewrites" }, drawn.map((one) => one.element)));
}

/** The rules to browse. */
export function drawCatalogue(at: HTMLElement, rules: Rules): void {
  const entry = (rule: Rule) => h("details", { class: "rule", id: `rule-${rule.id}` },
    h("summary", {}, h("span", { class: `dot ${rule.kind === "strength" ? "good" : rule.severity ?? "warning"}`, "aria-hidden": "true" }), h("strong", {}, rule.title), " ", h("code", {}, rule.id)),
    h("p", {}, rule.why),
    rule.instead && h("p", {}, h("b", {}, rule.kind === "strength" ? "How: " : "Instead: "), rule.instead),
    rule.examples.bad.length > 0 && h("div", {}, h("h4", {}, rule.kind === "strength" ? "It shows in" : "Such as"), h("ul", {}, rule.examples.bad.slice(0, 3).map((example) => h("li", {}, example.text)))),
    rule.examples.good.length > 0 && h("div", {}, h("h4", {}, "But not in"), h("ul", {}, rule.examples.good.slice(0, 3).map((example) => h("li", {}, example.text)))),
    rule.sources.map(source),
    h("p", {}, h("a", { href: `#rule=${rule.id}` }, "Link to this rule")));
  const all = [...rules.values()];
  fill(at,
    h("h3", {}, "What makes people dread a call"), all.filter((rule) => rule.kind === "mistake").map(entry),
    h("h3", {}, "What makes them welcome it"), all.filter((rule) => rule.kind === "strength").map(entry));
}
