import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { CallwellError, init, initSync, Log, start } from "../dist/log-node.js";

const folder = new URL("../../fixtures/logs/", import.meta.url);
const today = "2026-11-18";
const csv = `prospect,company,date,channel,outcome,follow_up_on
Andy Shaw,Hart Foods,2026-08-20,voicemail,left message,2026-11-18
Sam Whitby,,2026-03-03,call,declined,
`;
const refused = (kind, pattern) => (error) => error instanceof CallwellError && error.kind === kind && pattern.test(error.message);

test("nothing works before it is started, and then it does", async () => {
  assert.throws(() => new Log(csv), refused("not-ready", /callwell\/log has not been started/));
  await assert.rejects(start(new Uint8Array([1, 2, 3])));
  await init();
  await init();
  initSync(new Uint8Array([1, 2, 3]));
  assert.equal(new Log(csv).size, 2);
});

test("reviews and plans of the fixture logs are those of the library, byte for byte", () => {
  const names = readdirSync(folder).filter((name) => name.endsWith(".json")).map((name) => name.slice(0, -5));
  assert.ok(names.length >= 4, `only ${names}`);
  const asked = names.map((name) => {
    const { columns, dates = "iso", keep_going = false, today, minutes } = JSON.parse(readFileSync(new URL(`${name}.json`, folder), "utf8"));
    return { path: fileURLToPath(new URL(`${name}.csv`, folder)), file: `${name}.csv`, ...(columns && { columns }), dates, keep_going, today, minutes };
  });
  const expected = execFileSync("cargo", ["run", "--quiet", "-p", "callwell-log-wasm", "--example", "native"], {
    input: asked.map((one) => JSON.stringify(one)).join("\n"), encoding: "utf8", maxBuffer: 1 << 26, stdio: ["pipe", "pipe", "inherit"],
  }).trim().split("\n");
  assert.equal(expected.length, 2 * asked.length);
  asked.forEach(({ path, file, columns, dates, keep_going, today, minutes }, index) => {
    const log = new Log(readFileSync(path), { name: file, ...(columns && { columns }), dates, keepGoing: keep_going });
    const [review, plan] = expected.slice(2 * index);
    assert.ok(review.length > 3000 && plan.length > 3000, `${file}: ${review.length}, ${plan.length}`);
    assert.equal(JSON.stringify(log.review({ today })), review);
    assert.equal(JSON.stringify(log.plan({ today, minutes })), plan);
    log.free();
  });
});

test("a log is told person by person", () => {
  const log = new Log(csv, { name: "calls.csv" });
  assert.deepEqual([log.rows, log.size, log.unreadRows, log.unread], [2, 2, 0, []]);
  assert.equal(log.people()[0].entries[0].outcome, "left-message");
  const andy = log.person("andy shaw", { today });
  assert.deepEqual([andy.standing, andy.tries, andy.advice[0].id, andy.advice[0].entries[0].line], ["unreached", 1, "promise-due", 2]);
  assert.equal(log.person("Nobody", { today }), null);
  assert.deepEqual(log.context("Andy Shaw").contacts.map((contact) => contact.date), ["2026-08-20"]);
  assert.throws(() => log.context("Nobody"), refused("log", /Nobody/));
  const plan = log.plan({ today });
  assert.deepEqual([plan.minutes, plan.items.length, plan.let_go], [60, 1, 1]);
  assert.equal(log.plan({ today, minutes: 5 }).left_over["promise-due"].people, 1);
  assert.match(log.planHtml({ today }), /^<!DOCTYPE html>[\s\S]*<b>Andy Shaw<\/b>, Hart Foods/);
  assert.match(log.plan({ today, holidays: ["2026-11-19"], offers: [{ kind: "event", what: "a fair" }] }).items[0].title, /Promised/);
});

test("rows say the same as CSV", () => {
  const rows = [
    { prospect: "Andy Shaw", company: "Hart \"Foods\", Leeds", date: "2026-08-20", channel: "voicemail", outcome: "left message", follow_up_on: new Date(2026, 10, 18) },
    { prospect: "Sam Whitby", date: new Date(2026, 2, 3, 14, 5), outcome: "declined", company: null },
  ];
  const log = new Log(rows);
  const [andy, sam] = log.people();
  assert.deepEqual([andy.company, andy.entries[0].follow_up_on], ["Hart \"Foods\", Leeds", "2026-11-18"]);
  assert.deepEqual([sam.company, sam.entries[0].date, sam.entries[0].minute, sam.entries[0].line], [undefined, "2026-03-03", 845, 3]);
  assert.deepEqual(log.plan({ today }).items.map((item) => item.state.prospect), ["Andy Shaw"]);
  assert.throws(() => new Log([1]), refused("input", /row 0: number: expected an object/));
  assert.throws(() => new Log(7), refused("input", /expected CSV as a string or bytes, or rows/));
});

test("columns, dates and thresholds of one's own", () => {
  const crm = "Who;When;Result\nAnn;03/11/2026;no answer\n";
  const columns = { prospect: "Who", date: "When", outcome: "Result" };
  for (const way of [columns, "prospect=Who,date=When,outcome=Result"]) {
    assert.equal(new Log(crm, { columns: way, dates: "dmy" }).people()[0].entries[0].date, "2026-11-03");
  }
  assert.throws(() => new Log(crm), refused("log", /no column for `prospect`, `date`, `outcome`/));
  assert.throws(() => new Log(crm, { columns }), refused("log", /may be 3 November or 11 March/));
  assert.throws(() => new Log(crm, { columns: { who: "Who" } }), refused("log", /`who`: expected one of prospect, date/));
  assert.throws(() => new Log(crm, { columns, dates: "ymd" }), refused("log", /expected iso, dmy/));
  assert.throws(() => new Log(crm, { colums: columns }), refused("input", /unknown field `colums`/));
  const log = new Log(csv);
  assert.throws(() => log.plan({ today, cadence: { voicemails_a_wek: 1 } }), refused("log", /did you mean `voicemails_a_week`/));
  assert.throws(() => log.plan({ today: "soon" }), refused("log", /`soon`: expected a date such as/));
  assert.throws(() => log.plan({}), refused("input", /missing field `today`/));
  assert.throws(() => log.plan({ today, minutes: -1 }), refused("input", /minutes: -1: expected a whole number/));
  const messages = "prospect,date,outcome\nAnn,2026-11-16,left message\n";
  assert.equal(new Log(messages).plan({ today, cadence: { voicemails_a_week: 1 } }).items[0].may_leave_message, false);
  assert.equal(new Log(messages).plan({ today }).items[0].may_leave_message, true);
});

test("what can't be read is told by line and column, and nothing is dropped in silence", () => {
  const bad = "prospect,date,outcome\nAnn,2026-11-16,reachd\nBo,2026-11-17,no answer\nCy,2026-11-17\n";
  assert.throws(() => new Log(bad, { name: "calls.csv" }), (error) => {
    assert.deepEqual([error.kind, error.place], ["log", { file: "calls.csv", line: 2, column: 16 }]);
    return /nearest: `reached`/.test(error.message);
  });
  const log = new Log(bad, { keepGoing: true });
  assert.deepEqual([log.rows, log.unreadRows, log.size], [3, 2, 1]);
  assert.deepEqual(log.unread.map((error) => [error instanceof CallwellError, error.place.line]), [[true, 2], [true, 4]]);
  assert.equal(log.review({ today }).unread_rows, 2);
});

test("a hundred thousand entries", () => {
  const lines = Array.from({ length: 100_000 }, (_, index) => `Person ${index % 10_000},2026-${String(1 + (index % 9)).padStart(2, "0")}-11,call,no answer`);
  const begin = performance.now();
  const plan = new Log(`prospect,date,channel,outcome\n${lines.join("\n")}\n`).plan({ today });
  assert.ok(plan.items.length > 0 && plan.planned <= 60);
  assert.ok(performance.now() - begin < 20_000);
});

test("the file is small", () => {
  const size = gzipSync(readFileSync(new URL("../dist/raw/callwell_log_bg.wasm", import.meta.url)), { level: 9 }).length;
  assert.ok(size < 160_000, `${size} bytes with gzip`);
});
