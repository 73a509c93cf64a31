/** The draft, with what was found in it underlined. */
import { defaultKeymap, history, historyKeymap, redo, undo } from "@codemirror/commands";
import { setDiagnostics, type Diagnostic } from "@codemirror/lint";
import { EditorState, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, keymap, placeholder, type DecorationSet } from "@codemirror/view";
import type { Edit, Finding, Report, Rule } from "../../dist/api.js";
import { h } from "./dom.js";
import { severities } from "./names.js";

export interface Editor {
  readonly view: EditorView;
  text(): string;
  /** Puts another text in place of the whole; can be undone. */
  replace(text: string): void;
  edit(edits: readonly Edit[]): void;
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

/** What stands beside words that are underlined. */
function reason({ message, rule: name, severity }: Finding, rule: Rule | undefined): Node {
  return h("div", { class: "tip" },
    h("p", { class: "tip-source" }, `${severities[severity]}: ${rule?.title ?? name}`),
    h("p", { class: "tip-message" }, message),
    rule?.instead && h("p", {}, h("b", {}, "Instead: "), rule.instead),
    rule?.sources[0] && h("p", { class: "tip-source" }, `From “${rule.sources[0].title}”`));
}

export function createEditor(parent: HTMLElement, text: string, changed: (text: string) => void): Editor {
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        history(),
        keymap.of([...defaultKeymap, ...historyKeymap]),
        EditorView.lineWrapping,
        EditorState.lineSeparator.of("\n"),
        EditorView.contentAttributes.of({ "aria-label": "Draft of the call", spellcheck: "true", autocapitalize: "sentences" }),
        placeholder("Write or paste what you mean to say…"),
        marks,
        EditorView.updateListener.of((update) => {
          if (update.docChanged) changed(update.state.doc.toString());
        }),
      ],
    }),
  });
  const replace = (changes: { from: number; to: number; insert: string }[]) => {
    view.dispatch({ changes, userEvent: "input" });
    view.focus();
  };
  const editor: Editor = {
    view,
    text: () => view.state.doc.toString(),
    replace: (text) => replace([{ from: 0, to: view.state.doc.length, insert: text }]),
    edit: (edits) => replace(edits.map((edit) => ({ from: edit.start, to: edit.end, insert: edit.text }))),
    show(report, rules) {
      const diagnostics: Diagnostic[] = report.findings.flatMap((finding) => {
        if (!finding.span) return [];
        const rule = rules.get(finding.rule);
        return [{
          from: finding.span.start,
          to: finding.span.end,
          severity: finding.severity === "hint" ? "info" as const : finding.severity,
          message: finding.message,
          renderMessage: () => reason(finding, rule),
          actions: (finding.fixes ?? []).map((fix) => ({ name: fixName(fix.edits), apply: () => editor.edit(fix.edits) })),
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

/** What a fix does, in words for its button. */
export function fixName(edits: readonly Edit[]): string {
  const words = edits.map((edit) => edit.text.trim()).filter(Boolean).join(" … ");
  return words === "" ? "Leave it out" : `Say “${words}”`;
}
