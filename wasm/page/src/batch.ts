/** Many drafts at once: a table to sort and a chart of what comes most. */
import type { Draft, Linter, Report, Rule } from "../../dist/api.js";
import { readDrafts } from "./csv.js";
import { kinds } from "./names.js";
import { download, fileInput, fill, h, plural } from "./dom.js";

interface Row {
  readonly draft: Draft;
  readonly report: Report;
}

/** What a figure is of, where there is no room for columns, stands behind it as its `unit`. */
const columns: readonly { name: string; unit?: string; value: (row: Row) => string | number }[] = [
  { name: "Draft", value: (row) => row.draft.id ?? "" },
  { name: "Kind", value: (row) => kinds[row.report.kind] },
  { name: "Score", unit: "points", value: (row) => row.report.score.points },
  { name: "To mend", unit: "to mend", value: (row) => row.report.findings.length },
  { name: "Seconds", unit: "s", value: (row) => row.report.seconds },
];

export interface BatchActs {
  linter(): Linter;
  rules(): ReadonlyMap<string, Rule>;
  context(): Draft["context"];
  open(draft: Draft): void;
}

export function drawBatch(at: HTMLElement, acts: BatchActs): void {
  let rows: Row[] = [];
  let sortBy = 2;
  let down = false;
  const results = h("div", { class: "batch-results" });
  const problems = h("div", { class: "problems", role: "alert" });

  const take = (_: string, text: string) => {
    const read = readDrafts(text);
    const context = acts.context();
    const drafts = read.rows.map((draft) => ({ ...draft, ...(context && { context }) }));
    const reports = acts.linter().checkMany(drafts);
    rows = drafts.flatMap((draft, index) => (reports[index] ? [{ draft, report: reports[index] }] : []));
    fill(problems, read.problems.length > 0 && h("ul", {}, read.problems.map((problem) => h("li", {}, problem))));
    draw();
  };

  function chart(): HTMLElement {
    const counts = new Map<string, number>();
    for (const { report } of rows) for (const rule of new Set(report.findings.map((finding) => finding.rule))) counts.set(rule, (counts.get(rule) ?? 0) + 1);
    const most = Math.max(1, ...counts.values());
    return h("table", { class: "chart" },
      h("caption", {}, "In how many drafts each mistake stands"),
      h("tbody", {}, [...counts].sort((a, b) => b[1] - a[1]).map(([rule, count]) => {
        const bar = h("span", { class: "bar" });
        bar.style.width = `${(100 * count) / most}%`;
        return h("tr", {}, h("th", { scope: "row" }, acts.rules().get(rule)?.title ?? rule), h("td", { class: "bar-cell" }, bar), h("td", {}, count));
      })));
  }

  function draw(): void {
    if (rows.length === 0) return fill(results);
    const value = columns[sortBy]?.value ?? (() => 0);
    const sorted = [...rows].sort((a, b) => {
      const [x, y] = [value(a), value(b)];
      const order = typeof x === "number" && typeof y === "number" ? x - y : String(x).localeCompare(String(y), undefined, { numeric: true });
      return down ? -order : order;
    });
    const average = Math.round(rows.reduce((sum, row) => sum + row.report.score.points, 0) / rows.length);
    fill(results,
      h("p", {}, `${plural(rows.length, "draft")}, ${average} points on average.`),
      h("p", { class: "buttons" },
        h("button", { class: "small", type: "button", click: () => download("callwell.html", "text/html", acts.linter().html(rows.map((row) => row.draft))) }, "Download as report"),
        h("button", { class: "small", type: "button", click: () => download("callwell.json", "application/json", JSON.stringify({ schema: 1, reports: rows.map((row) => row.report) }, null, 2)) }, "Download as JSON")),
      chart(),
      // The roles hold where a phone doesn't lay it out as a table.
      h("table", { class: "drafts", role: "table" },
        h("caption", { class: "visually-hidden" }, "Drafts"),
        h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, columns.map((column, index) => h("th", { scope: "col", role: "columnheader", "aria-sort": index === sortBy ? (down ? "descending" : "ascending") : undefined },
          h("button", { type: "button", click: () => {
            down = index === sortBy ? !down : false;
            sortBy = index;
            draw();
            results.querySelectorAll<HTMLElement>("thead button")[index]?.focus();
          } }, column.name, index === sortBy ? (down ? " ↓" : " ↑") : ""))), h("th", { scope: "col", role: "columnheader" }, "Text"))),
        h("tbody", { role: "rowgroup" }, sorted.map((row) => h("tr", { role: "row" },
          columns.map((column) => h("td", { role: "cell", "data-unit": column.unit }, column.value(row))),
          h("td", { class: "excerpt", role: "cell" }, h("button", { class: "quote", type: "button", title: "Open this draft", click: () => acts.open(row.draft) }, row.draft.text.slice(0, 90) + (row.draft.text.length > 90 ? "…" : ""))))))));
  }

  const drop = h("div", { class: "drop" });
  const paste = h("textarea", { "aria-label": "Drafts as CSV", rows: 4, placeholder: "id,kind,text\nmonday,opener,\"Hi Tom, …\"" });
  drop.append(
    h("p", {}, "Drop a CSV here with a column “text”, and “id” and “kind” (opener, voicemail) if there are such; or paste it:"),
    paste,
    h("div", { class: "buttons" }, h("button", { class: "primary", type: "button", click: () => take("pasted", paste.value) }, "Check them all"), fileInput("Open a CSV", ".csv,.tsv,text/csv", drop, take)));
  fill(at, h("h2", {}, "Many drafts at once"), drop, problems, results);
}
