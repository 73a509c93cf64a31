/** The draft, with what was found in it underlined. */
import { defaultKeymap, history, historyKeymap, redo, undo } from "@codemirror/commands";
import { setDiagnostics, type Diagnostic } from "@codemirror/lint";
import { EditorState, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, keymap, placeholder, showTooltip, type DecorationSet, type Tooltip } from "@codemirror/view";
import type { Edit, Finding, Fix, Report, Rule } from "../../dist/api.js";
import { h } from "./dom.js";
import { severities } from "./names.js";

export interface Editor {
  readonly view: EditorView;
  text(): string;
  /** Puts another text in place of the whole; can be undone. */
  replace(text: string): void;
  edit(edits: readonly Edit[]): void;
  /** Opens another text, with nothing to undo. */
  open(text: string): void;
  focus(): void;
  show(report: Report, rules: ReadonlyMap<string, Rule>): void;
  jump(start: number, end: number): void;
  undo(): void;
  redo(): void;
}

const setMarks = StateEffect.define<DecorationSet>();
const marks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(value, transaction) {
    const moved = value.map(transaction.changes);
    return transaction.effects.reduce((current, effect) => (effect.is(setMarks) ? effect.value : current), moved);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** The reason beside the words that one has gone to by keyboard; gone with the next step or letter. */
const setTip = StateEffect.define<Tooltip | null>();
const tip = StateField.define<Tooltip | null>({
  create: () => null,
  update: (value, transaction) => transaction.effects.reduce((current, effect) => (effect.is(setTip) ? effect.value : current),
    transaction.docChanged || transaction.selection ? null : value),
  provide: (field) => showTooltip.from(field),
});

/** What stands beside words that are underlined. */
function reason({ message, rule: name, severity }: Finding, rule: Rule | undefined): Node {
  return h("div", { class: "tip" },
    h("p", { class: "tip-source" }, `${severities[severity]}: ${rule?.title ?? name}`),
    h("p", { class: "tip-message" }, message),
    rule?.instead && h("p", {}, h("b", {}, "Instead: "), rule.instead),
    rule?.sources[0] && h("p", { class: "tip-source" }, `From “${rule.sources[0].title}”`));
}

export function createEditor(parent: HTMLElement, text: string, changed: (text: string) => void, said: (message: string) => void): Editor {
  /** What was found, in the order of the text. */
  let found: { from: number; to: number; message: string; reason: () => Node }[] = [];
  /** Goes to the next finding, or to the one before, round the ends, and shows its reason. */
  const step = (back: boolean) => (view: EditorView) => {
    const { from, to } = view.state.selection.main;
    const next = back
      ? found.findLast((item) => item.from < from) ?? found.at(-1)
      : found.find((item) => item.from > from || (item.from === from && item.to !== to)) ?? found[0];
    if (next) {
      view.dispatch({
        selection: { anchor: next.from, head: next.to },
        effects: [EditorView.scrollIntoView(next.from, { y: "center" }), setTip.of({ pos: next.from, create: () => ({ dom: h("div", { class: "tip-held" }, next.reason()) }) })],
      });
      said(next.message);
    }
    return true;
  };
  const close = (view: EditorView) => {
    if (!view.state.field(tip)) return false;
    view.dispatch({ effects: setTip.of(null) });
    return true;
  };
  const stateOf = (doc: string) => EditorState.create({
      doc,
      extensions: [
        history(),
        tip,
        keymap.of([
          { key: "F8", run: step(false), shift: step(true) },
          { key: "Escape", run: close },
          ...defaultKeymap, ...historyKeymap,
        ]),
        EditorView.lineWrapping,
        EditorState.lineSeparator.of("\n"),
        EditorView.contentAttributes.of({ "aria-label": "Draft of the call", spellcheck: "true", autocapitalize: "sentences" }),
        placeholder("Write or paste what you mean to say…"),
        marks,
        EditorView.updateListener.of((update) => {
          if (update.docChanged) changed(update.state.doc.toString());
        }),
      ],
    });
  const view = new EditorView({ parent, state: stateOf(text) });
  const replace = (changes: { from: number; to: number; insert: string }[]) => {
    view.dispatch({ changes, userEvent: "input" });
    view.focus();
  };
  const editor: Editor = {
    view,
    text: () => view.state.doc.toString(),
    replace: (text) => replace([{ from: 0, to: view.state.doc.length, insert: text }]),
    edit(edits) {
      replace(edits.map((edit) => ({ from: edit.start, to: edit.end, insert: edit.text })));
      // What is left to fill in is marked, so that the next letter takes its place.
      const first = edits.find((edit) => /\[[^\]]+\]/.test(edit.text));
      const blank = /\[[^\]]+\]/.exec(first?.text ?? "");
      if (!first || !blank) return;
      const before = edits.filter((edit) => edit !== first && edit.end <= first.start);
      const from = before.reduce((at, edit) => at + edit.text.length - (edit.end - edit.start), first.start + blank.index);
      editor.jump(from, from + blank[0].length);
    },
    open(text) {
      view.setState(stateOf(text));
      changed(text);
    },
    focus: () => view.focus(),
    show(report, rules) {
      found = report.findings.flatMap((finding) => (finding.span
        ? [{ from: finding.span.start, to: finding.span.end, message: finding.message, reason: () => reason(finding, rules.get(finding.rule)) }] : []));
      const diagnostics: Diagnostic[] = report.findings.flatMap((finding) => {
        if (!finding.span) return [];
        const rule = rules.get(finding.rule);
        return [{
          from: finding.span.start,
          to: finding.span.end,
          severity: finding.severity === "hint" ? "info" as const : finding.severity,
          message: finding.message,
          renderMessage: () => reason(finding, rule),
          actions: (finding.fixes ?? []).map((fix) => ({ name: fixName(fix.edits) + (mustBeTrue(fix) ? " (if it is true)" : ""), apply: () => editor.edit(fix.edits) })),
        }];
      });
      const good = report.strengths.flatMap(({ span, signal }) =>
        span ? [Decoration.mark({ class: "strength", attributes: { title: rules.get(signal)?.title ?? signal } }).range(span.start, span.end)] : []);
      const claims = report.claims.map((claim) =>
        Decoration.mark({ class: `claim claim-${claim.verdict}` }).range(claim.span.start, claim.span.end));
      view.dispatch(setDiagnostics(view.state, diagnostics), { effects: setMarks.of(Decoration.set([...good, ...claims], true)) });
    },
    jump(start, end) {
      view.dispatch({ selection: { anchor: start, head: end }, effects: EditorView.scrollIntoView(start, { y: "center" }) });
      view.focus();
    },
    undo: () => void undo(view),
    redo: () => void redo(view),
  };
  return editor;
}

/** Whether a fix says something of which only the caller knows that it is so. */
export const mustBeTrue = (fix: Fix) => fix.applicability === "unsafe" && fix.edits.some((edit) => edit.text.length > 1);

/** What a fix does, in words for its button. */
export function fixName(edits: readonly Edit[]): string {
  const words = edits.map((edit) => edit.text.trim()).filter(Boolean).join(" … ");
  return words === "" ? "Leave it out" : `Say “${words}”`;
}
