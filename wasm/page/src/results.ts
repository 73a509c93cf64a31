/** What was found: score, findings, strengths, claims, rewrites. Each is drawn anew from the report. */
import type { Edit, Finding, Report, Rewrite, Rule, Source } from "../../dist/api.js";
import { fill, h, plural, signed, type Child } from "./dom.js";
import { fixName } from "./editor.js";
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
  const meter = h("span", { class: "meter-fill" });
  meter.style.width = `${points}%`;
  fill(at,
    h("h2", {}, "Score"),
    h("div", { class: `score band-${band.replace(" ", "-")}` },
      h("p", { class: "score-line" }, h("strong", { class: "score-points", "data-testid": "score" }, points), h("span", { class: "score-of" }, "of 100"), h("span", { class: "score-band" }, bands[band])),
      h("div", { class: "meter", role: "img", "aria-label": `${points} of 100` }, meter)),
    h("details", { class: "ledger", open: true },
      h("summary", {}, "How it adds up"),
      h("table", {},
        h("caption", { class: "visually-hidden" }, "Points and what they are for"),
        h("tbody", {}, ledger.map((line) => h("tr", { class: line.points < 0 ? "minus" : "plus" },
          h("th", { scope: "row" }, name(line.for)),
          h("td", {}, line.for === "start" ? line.points : signed(line.points))))),
        h("tfoot", {}, h("tr", {}, h("th", { scope: "row" }, "Score"), h("td", {}, points))))));
}

function finding(finding: Finding, rules: Rules, acts: Acts): HTMLElement {
  const rule = rules.get(finding.rule);
  const span = finding.span;
  return h("li", { class: `finding ${finding.severity}`, "data-rule": finding.rule },
    h("p", { class: "finding-head" },
      h("span", { class: "severity" }, severities[finding.severity]),
      h("strong", {}, rule?.title ?? finding.rule)),
    span && h("button", { class: "quote", type: "button", title: "Go to these words", click: () => acts.jump(span.start, span.end) }, `“${finding.text}”`),
    h("p", {}, finding.message),
    finding.weighed && finding.weighed.length > 0 && h("p", { class: "quiet" }, `What weighed most: ${finding.weighed.join(", ")}`),
    rule?.instead && h("p", { class: "instead" }, h("b", {}, "Instead: "), rule.instead),
    (finding.fixes ?? []).length > 0 && h("p", { class: "buttons" }, (finding.fixes ?? []).map((fix) =>
      h("button", { class: "small", type: "button", click: () => acts.edit(fix.edits) }, fixName(fix.edits),
        fix.applicability === "unsafe" && fix.edits.some((edit) => edit.text.length > 1) && h("span", { class: "quiet" }, " (if it is true)")))),
    rule && h("details", {},
      h("summary", {}, "Why, and who says so"),
      h("p", {}, rule.why), rule.sources.map(source),
      h("p", {}, h("a", { href: `#rule=${rule.id}` }, "The whole rule"))));
}

export function drawFindings(at: HTMLElement, report: Report | null, rules: Rules, acts: Acts): void {
  if (!report) return fill(at);
  const parts: Child[] = [];
  parts.push(h("h2", {}, report.findings.length === 0 ? "Nothing to mend" : `${plural(report.findings.length, "thing")} to mend`));
  if (report.findings.length === 0) parts.push(h("p", { class: "quiet" }, "Nothing in this draft makes people dread the call. Say it as you mean it."));
  else if (report.findings.length > 1) parts.push(h("p", { class: "quiet by-keyboard" }, "In the draft, F8 goes from one to the next."));
  parts.push(report.advice.map((advice) => h("p", { class: "advice" }, advice.message)));
  parts.push(h("ol", { class: "findings" }, report.findings.map((item) => finding(item, rules, acts))));
  if (report.strengths.length > 0) {
    parts.push(h("h3", {}, "What works"), h("ul", { class: "strengths" }, report.strengths.map((strength) => h("li", {},
      h("strong", {}, rules.get(strength.signal)?.title ?? strength.signal),
      strength.span && h("button", { class: "quote", type: "button", title: "Go to these words", click: () => strength.span && acts.jump(strength.span.start, strength.span.end) }, `“${strength.text}”`)))));
  }
  fill(at, ...parts);
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

/** A rewrite's text with what was filled in for its placeholders. */
export function filled(rewrite: Rewrite, values: readonly string[]): string {
  return rewrite.placeholders
    .map((place, index) => ({ ...place, text: values[index]?.trim() || place.text }))
    .sort((a, b) => b.start - a.start)
    .reduce((text, place) => text.slice(0, place.start) + place.text + text.slice(place.end), rewrite.text);
}

function rewrite(rewrite: Rewrite, draft: string, acts: Acts): HTMLElement {
  const values = rewrite.placeholders.map(() => "");
  const text = h("p", { class: "rewrite-text" }, rewrite.text);
  const take = h("button", { class: "primary", type: "button", click: () => acts.replace(filled(rewrite, values)) }, "Take this over");
  const ready = () => {
    take.disabled = values.some((value) => value.trim() === "");
    text.textContent = filled(rewrite, values);
  };
  ready();
  return h("li", { class: "rewrite", "data-approach": rewrite.approach },
    h("h3", {}, approaches[rewrite.approach] ?? rewrite.approach, " ", h("span", { class: "quiet" }, `scores ${rewrite.score}`)),
    h("div", { class: "side-by-side" }, h("div", {}, h("h4", {}, "Now"), h("p", { class: "rewrite-text" }, draft)), h("div", {}, h("h4", {}, "Instead"), text)),
    rewrite.placeholders.map((place, index) => h("label", { class: "field" }, place.text.replace(/^\[|\]$/g, ""),
      h("input", { type: "text", input: (event: Event) => {
        values[index] = (event.target as HTMLInputElement).value;
        ready();
      } }))),
    rewrite.applicability === "unsafe" && h("p", { class: "quiet" }, "It says or promises something that the draft didn’t: be sure that it is true."),
    h("details", {}, h("summary", {}, "Why this works"), h("p", {}, rewrite.why), rewrite.sources.map((name) => h("p", { class: "source" }, h("cite", {}, name)))),
    h("p", { class: "buttons" }, take));
}

export function drawRewrites(at: HTMLElement, report: Report | null, draft: string, acts: Acts): void {
  if (!report || report.rewrites.length === 0) return fill(at);
  fill(at, h("h2", {}, "Say this instead"), h("ul", { class: "rewrites" }, report.rewrites.map((item) => rewrite(item, draft, acts))));
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
