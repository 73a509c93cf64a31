import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { check, Linter } from "../dist/node.js";
import { drafts } from "./drafts.mjs";
import { native } from "./native.mjs";

const all = await drafts();
const expected = native(all);

test("reports are those of the library, field by field and in the same order", () => {
  assert.equal(expected.length, all.length);
  assert.ok(all.length > 200, `only ${all.length} drafts`);
  all.forEach(({ text, ...options }, index) => assert.equal(JSON.stringify(check(text, options)), expected[index]));
});

test("slicing the draft by a span gives its text", () => {
  let spans = 0;
  for (const { text, ...options } of all) {
    const report = check(text, options);
    for (const item of [...report.findings, ...report.strengths, ...report.claims]) {
      if (item.span) assert.equal(text.slice(item.span.start, item.span.end), item.text);
      spans += item.span ? 1 : 0;
    }
  }
  assert.ok(spans > 200, `only ${spans} spans`);
});

test("the conformance cases give the committed reports, rewrites and all", () => {
  const read = (name) => readFileSync(new URL(`../../fixtures/conformance/${name}.jsonl`, import.meta.url), "utf8").trim().split("\n");
  const linter = new Linter({ rewrites: true });
  const [cases, reports] = [read("cases"), read("reports")];
  let same = 0;
  cases.forEach((line, index) => {
    const { text, ...options } = JSON.parse(line);
    const report = linter.check(text, options);
    const want = JSON.parse(reports[index]);
    assert.equal(report.unit, "utf16");
    // Where every character is one byte the units agree, and so must every figure.
    if (/^[\0-\x7f]*$/.test(text)) {
      assert.deepEqual({ ...report, unit: "byte" }, want);
      same += 1;
    } else {
      const bare = (value) => JSON.stringify(value, (key, inner) => (key === "start" || key === "end" || key === "unit" ? undefined : inner));
      assert.equal(bare(report), bare(want));
    }
  });
  assert.ok(same > 100, `only ${same} cases in ASCII`);
});
