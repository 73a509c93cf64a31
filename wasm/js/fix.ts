import type { Applicability, Edit, Fix, Report } from "./types.js";

const overlaps = (a: Edit, b: Edit) => a.start < b.end && b.start < a.end || a.start === b.start && a.end === b.end;

/** The text with edits made. Edits count places in the text as it was. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start || b.end - a.end)
    .reduce((done, edit) => done.slice(0, edit.start) + edit.text + done.slice(edit.end), text);
}

/** The first fix of each finding that is so applicable, leaving out those that would touch the same words twice. */
export function chooseFixes(report: Report, applicable: readonly Applicability[]): Fix[] {
  const chosen: Fix[] = [];
  const taken: Edit[] = [];
  for (const finding of report.findings) {
    const fix = finding.fixes?.find((fix) => applicable.includes(fix.applicability));
    if (!fix || fix.edits.some((edit) => taken.some((other) => overlaps(edit, other)))) continue;
    chosen.push(fix);
    taken.push(...fix.edits);
  }
  return chosen;
}
