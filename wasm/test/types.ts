// What the declarations allow, and what they don't; compiled, never run.
import { check, checkMany, fix, init, initSync, Linter, rules, CallwellError, type Context, type Report } from "../dist/node.js";
import { init as webInit } from "../dist/index.js";
import { init as initLog, Log, type Field, type Item, type Review, type Reviewed } from "../dist/log-node.js";
import { init as webInitLog } from "../dist/log.js";

await init();
await webInit(new URL("https://example.org/callwell_bg.wasm"));
initSync(new Uint8Array());

const context: Context = { today: "2026-11-21", deal: "in-progress", contacts: [{ date: "2026-08-20", channel: "call", outcome: "reached" }] };
const report: Report = check("text", { kind: "voicemail", context });
const band: "welcome" | "needs work" | "dread" = report.score.band;
const start: number | undefined = report.findings[0]?.span?.start;
const many: Report[] = checkMany(["a", { text: "b", id: "1" }]);
{
  using linter = new Linter({ select: ["rambling"], minSeverity: "hint", rules: [{ name: "mine.json", text: "{}" }] });
  const page: string = linter.html(["a"]);
  void page;
}
const fixed: string = fix("text", {}, "unsafe").text;
const kind: "mistake" | "strength" | undefined = rules()[0]?.kind;
try {
  check("text");
} catch (error) {
  if (error instanceof CallwellError && error.kind === "unknown-rule") void error.place.line;
}
void [band, start, many, fixed, kind];

// @ts-expect-error a kind that there isn't
check("text", { kind: "letter" });
// @ts-expect-error an outcome that there isn't
check("text", { context: { contacts: [{ date: "2026-08-20", channel: "call", outcome: "maybe" }] } });
// @ts-expect-error an option that there isn't
new Linter({ selects: [] });
// @ts-expect-error reports are read only
report.findings.push();
// @ts-expect-error and so are their fields
report.score.points = 3;

await initLog();
await webInitLog(new URL("https://example.org/callwell_log_bg.wasm"));
const columns: Partial<Record<Field, string>> = { prospect: "First name+Last name" };
const log = new Log([{ prospect: "Ann", date: new Date(), outcome: null }], { columns, dates: "dmy", keepGoing: true });
const review: Review = log.review({ today: "2026-11-21", holidays: ["2026-12-25"], cadence: { voicemails_a_week: 1 } });
const somebody: Reviewed | null = log.person("Ann", { today: "2026-11-21", company: "Reef" });
const first: Item | undefined = log.plan({ today: "2026-11-21", minutes: 30, offers: [{ kind: "tip", what: "grout" }] }).items[0];
const checked: Report = check("text", { context: log.context("Ann") });
const outcome: "reached" | undefined | null | string = first?.advice[0]?.entries[0]?.outcome;
void [review.standings["not-now"], somebody?.promise?.on, checked, outcome];

// @ts-expect-error without a day there is no plan
log.plan({});
// @ts-expect-error an order of dates that there isn't
new Log("", { dates: "ymd" });
// @ts-expect-error a field that there isn't
new Log("", { columns: { who: "Who" } });
