import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { execFileSync } from "node:child_process";
import { applyEdits, CallwellError, check, checkMany, explain, fix, init, Linter, rewrite, rules } from "../dist/node.js";

const wasm = new URL("../dist/raw/callwell_bg.wasm", import.meta.url);
const dread = "Hi Tom, it's Ann at Reef Tiles. I'm just checking in.";
const kind = (kind, message) => (error) => {
  assert.ok(error instanceof CallwellError && error instanceof Error);
  assert.equal(error.kind, kind);
  assert.match(error.message, message);
  return true;
};

test("before init everything says what is missing", () => {
  const script = `import { check } from ${JSON.stringify(new URL("../dist/node.js", import.meta.url).href)};
    try { check("x") } catch (error) { console.log(error.kind, error.message) }`;
  const out = execFileSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" });
  assert.match(out, /^not-ready .*await init\(\)/);
});

test("initSync starts from bytes", () => {
  const script = `import { readFileSync } from "node:fs"; import { check, initSync } from ${JSON.stringify(new URL("../dist/index.js", import.meta.url).href)};
    initSync(readFileSync(new URL(${JSON.stringify(wasm.href)}))); console.log(check(${JSON.stringify(dread)}).findings[0].rule)`;
  assert.equal(execFileSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" }).trim(), "just-checking-in");
});

await init();
await init();

test("a draft is checked", () => {
  const report = check(dread);
  assert.equal(report.findings[0].rule, "just-checking-in");
  assert.equal(report.unit, "utf16");
  assert.equal(report.score.ledger.reduce((sum, line) => sum + line.points, 0), report.score.points);
  assert.equal(check(dread, { id: "a", kind: "voicemail" }).id, "a");
});

test("several keep their order", () => {
  const reports = checkMany([{ id: "1", text: dread }, dread, { id: "3", kind: "voicemail", text: "" }]);
  assert.deepEqual(reports.map((report) => report.id), ["1", undefined, "3"]);
});

test("claims follow the log", () => {
  const text = "Hi Andy, it's Fred Hale at XYZ Print. We spoke three months ago about recycled stock.";
  const contact = { date: "2026-08-20", channel: "call", outcome: "reached" };
  const verdict = (contacts) => check(text, { context: { today: "2026-11-21", ...(contacts && { contacts }) } }).claims[0].verdict;
  assert.equal(verdict(undefined), "unverified");
  assert.equal(verdict([]), "contradicted");
  assert.equal(verdict([contact]), "supported");
});

test("errors have a kind, and say what was expected", () => {
  assert.throws(() => check(dread, { kind: "letter" }), kind("input", /letter.*opener/s));
  assert.throws(() => check(dread, { context: { deal: "lost" } }), kind("input", /lost.*in-progress/s));
  assert.throws(() => check(dread, { contxt: {} }), kind("input", /contxt/));
  assert.throws(() => check(null), kind("input", /null: expected a string/));
  assert.throws(() => explain("just-cheking-in"), kind("unknown-rule", /just-checking-in/));
  assert.throws(() => new Linter({ select: [] }), kind("unknown-rule", /empty list/));
  assert.throws(() => new Linter({ ignroe: [] }), kind("input", /ignroe/));
  assert.throws(() => new Linter({ rules: [{ name: "mine.json", text: '{"id": 3}' }] }), (error) => {
    kind("rules", /mine\.json/)(error);
    assert.equal(error.place.file, "mine.json");
    assert.equal(error.place.line, 1);
    return true;
  });
});

test("a linter's options", () => {
  assert.deepEqual(new Linter({ ignore: ["just-checking-in"] }).check(dread).findings.filter((finding) => finding.rule === "just-checking-in"), []);
  assert.ok(new Linter({ select: ["just-checking-in"] }).check("So, are you ready to place an order? I'm just checking in.").findings.every((finding) => finding.rule === "just-checking-in"));
  assert.deepEqual(new Linter({ minSeverity: "error" }).check(dread).findings, []);
  const linter = new Linter({ context: { today: "2026-11-21" } });
  assert.equal(linter.check(dread).today, "2026-11-21");
  linter.free();
  assert.throws(() => linter.check(dread));
  assert.equal(typeof Linter.prototype[Symbol.dispose ?? Symbol.for("nodejs.dispose")] ?? "function", "function");
});

test("rules of one's own", () => {
  const rule = {
    id: "gizmo", kind: "mistake", title: "Says gizmo", severity: "warning", points: -5, message: "“{text}” means nothing to them.", why: "Nobody knows it.", instead: "Say what it does.",
    sources: [{ title: "House style", says: "No gizmos.", grade: "craft" }],
    find: [{ phrases: ["{gizmo}"] }],
    examples: {
      bad: [{ text: "We sell a gizmo.", finds: "gizmo" }, { text: "The gizmo is new.", finds: "gizmo" }, { text: "A gizmo for you.", finds: "gizmo" }],
      good: [{ text: "We sell a pump." }, { text: "The pump is new." }, { text: "A pump for you." }],
    },
  };
  const linter = new Linter({ rules: [{ name: "mine.json", text: JSON.stringify(rule) }] });
  assert.ok(linter.check("Hi Tom, our gizmo came in.").findings.some((finding) => finding.rule === "gizmo" && finding.text === "gizmo"));
  assert.equal(linter.explain("gizmo").title, "Says gizmo");
});

test("rules come with sources, examples and what to do instead", () => {
  const all = rules();
  assert.ok(all.length >= 20);
  assert.ok(all.every((rule) => rule.title && rule.why && rule.sources.length > 0 && rule.examples.bad.length >= 3));
  assert.equal(explain("just-checking-in").kind, "mistake");
});

test("edits are made from places in the text as it was", () => {
  assert.equal(applyEdits("abcdef", [{ start: 0, end: 1, text: "X" }, { start: 3, end: 5, text: "" }, { start: 6, end: 6, text: "!" }]), "Xbcf!");
  assert.equal(applyEdits("a😀b", [{ start: 1, end: 3, text: "-" }]), "a-b");
});

const apology = "Hi Tom, it's Ann from Reef Tiles 🙂. Sorry to bother you. Your splashback tiles came in grey.";

test("fix makes the safe fixes, and applied to its own result nothing", () => {
  const fixed = fix(apology);
  assert.equal(fixed.text, "Hi Tom, it's Ann from Reef Tiles 🙂. Your splashback tiles came in grey.");
  assert.deepEqual(fixed.applied, ["apologetic"]);
  assert.deepEqual(fix(fixed.text), { text: fixed.text, applied: [] });
});

test("a finding's own edits mend the draft", () => {
  const [finding] = check(apology).findings;
  assert.equal(applyEdits(apology, finding.fixes[0].edits), fix(apology).text);
});

test("rewrites prove themselves, and their placeholders are where they say", () => {
  const draft = "Hi Tom, it's Zoë from Reef Tiles. Sorry to bother you.";
  const rewrites = rewrite(draft);
  assert.ok(rewrites.length > 0 && rewrites.length <= 3);
  for (const item of rewrites) {
    const again = check(item.text);
    assert.equal(again.score.points, item.score);
    assert.ok(again.findings.every((finding) => finding.severity === "hint"));
    for (const place of item.placeholders) assert.equal(item.text.slice(place.start, place.end), place.text);
  }
  assert.deepEqual(new Linter({ rewrites: true }).check(draft).rewrites, rewrites);
  assert.deepEqual(rewrite("Hello Dana, Ines Roca here from Roca Tiles about the lobby floor: it's due in May."), []);
});

test("half a surrogate pair is a draft too", () => {
  const report = check("\ud83d Hi Tom, I'm just checking in. \ude00");
  const finding = report.findings.find((finding) => finding.rule === "just-checking-in");
  assert.equal("\ud83d Hi Tom, I'm just checking in. \ude00".slice(finding.span.start, finding.span.end), finding.text);
});

test("the report as a page takes nothing as HTML", () => {
  const page = new Linter().html([`<img src=x onerror=alert(1)> ${dread}`]);
  assert.ok(page.startsWith("<!DOCTYPE html>") && !page.includes("<img"));
});

test("the file keeps to its budget", () => {
  // By gzip itself: Node's zlib, made for speed, comes to a hundredth more.
  const size = execFileSync("gzip", ["-9c", wasm.pathname], { maxBuffer: 1 << 24 }).length;
  // 400,000 are aimed at; this may only be lowered.
  assert.ok(size <= 431_000, `${size} bytes with gzip: expected at most 431,000`);
});
