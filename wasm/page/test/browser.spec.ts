import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import type * as Callwell from "../../dist/index.js";
// Plain JavaScript, shared with the tests in Node.
import { drafts } from "../../test/drafts.mjs";
import { native } from "../../test/native.mjs";

const types: Record<string, string> = { js: "text/javascript", wasm: "application/wasm", html: "text/html" };

test("a plain script of type module gives the library's own reports", async ({ page }) => {
  test.setTimeout(300_000);
  const all = await drafts();
  const expected = native(all);
  await page.route("http://callwell.test/**", async (route) => {
    const path = new URL(route.request().url()).pathname;
    if (path === "/") return route.fulfill({ contentType: "text/html", body: "<!doctype html><title>test</title>" });
    return route.fulfill({ contentType: types[path.split(".").at(-1)!]!, body: await readFile(new URL(`../../dist${path}`, import.meta.url)) });
  });
  await page.goto("http://callwell.test/");
  const reports = await page.evaluate(async (all) => {
    const { init, check } = (await import("http://callwell.test/index.js" as string)) as typeof Callwell;
    await init();
    return all.map(({ text, ...options }) => JSON.stringify(check(text, options)));
  }, all);
  expect(reports.length).toBeGreaterThan(200);
  reports.forEach((report, index) => expect(report).toBe(expected[index]));
});
