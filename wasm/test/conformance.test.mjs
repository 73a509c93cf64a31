import assert from "node:assert/strict";
import { test } from "node:test";
import { check } from "../dist/node.js";
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
