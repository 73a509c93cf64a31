import AxeBuilder from "@axe-core/playwright";
import { expect as expectPlain, test as plain } from "@playwright/test";
import { address, drop, editor, expect, paste, test, write } from "./page.js";

const hostile = `<img src=x onerror="alert(1)"><script>alert(2)</script><a href="javascript:alert(3)">x</a> {{constructor.constructor('alert(4)')()}}`;

test("nothing from a draft, a CSV or a rule is read as HTML", async ({ page }) => {
  await write(page, `${hostile} Sorry to bother you <b>Tom</b>, I'm just checking in <i>now</i>. We spoke <u>yesterday</u>.`);
  await paste(page, ".log-part", `date,channel,outcome,note\n2026-01-02,call,reached,"${hostile.replaceAll('"', '""')}"\n${hostile.replaceAll(",", "")},call,reached,x`);
  await page.getByRole("link", { name: "Many drafts" }).click();
  await drop(page, ".drop", `${hostile}.csv`, `id,text\n"${hostile.replaceAll('"', '""')}","I'm just checking in ${hostile.replaceAll('"', '""')}"`);
  await expect(page.locator(".drafts tbody tr")).toHaveCount(1);
  await page.getByRole("link", { name: "Rules", exact: true }).click();
  const text = `Say gizmo ${hostile}`;
  await drop(page, ".own-part", hostile, JSON.stringify({
    id: "hostile", kind: "mistake", title: hostile, severity: "warning", points: -1, message: hostile, why: hostile, instead: hostile,
    sources: [{ title: hostile, says: hostile, grade: "craft" }], find: [{ phrases: ["{gizmo}"] }],
    examples: { bad: [1, 2, 3].map((n) => ({ text: `${text} ${n}`, finds: "gizmo" })), good: [1, 2, 3].map((n) => ({ text: `Nothing ${n}` })) },
  }));
  await expect(page.locator(".own-part .problems")).toContainText("<img src=x");
  await page.getByRole("link", { name: "A draft" }).click();
  await write(page, `The gizmo. ${hostile}`);
  await page.locator(".cm-lintRange").first().hover();
  await expect(page.locator(".cm-tooltip")).toBeVisible();
  expect(await page.locator("img, #app script, a[href^='javascript']").count()).toBe(0);
});

test("the page may connect to nothing", async ({ page }) => {
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("connect-src 'none'");
});

plain("a connection is refused by the browser itself", async ({ page }) => {
  await page.goto(address);
  expectPlain(await page.evaluate(() => fetch("https://example.org/").then(() => "sent", () => "refused"))).toBe("refused");
});

plain("without WebAssembly the page says so", async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, "WebAssembly"));
  await page.goto(address);
  await expectPlain(page.getByRole("alert")).toContainText("needs WebAssembly");
});

test("it works by keyboard alone", async ({ page }) => {
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? "");
  for (let presses = 0; presses < 15 && (await focused()) !== "The call people dread"; presses += 1) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(editor(page)).toBeFocused();
  await expect(page.locator(".finding")).not.toHaveCount(0);
  // Out of the editor, into the list: Tab isn't taken for indenting.
  for (let presses = 0; presses < 20 && !(await page.evaluate(() => document.activeElement?.matches(".finding .quote"))); presses += 1) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(editor(page)).toBeFocused();
  expect(await page.evaluate(() => getSelection()?.toString())).not.toBe("");
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [390, 768, 1440]) {
    test(`axe finds nothing, and nothing runs over: ${width} pixels, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      const inspect = async (where: string) => {
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map((violation) => `${where}: ${violation.id}: ${violation.nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      };
      await inspect("empty");
      await page.getByRole("button", { name: "“We spoke three months ago”" }).click();
      await expect(page.locator(".finding")).not.toHaveCount(0);
      await inspect("a claim");
      await page.getByRole("button", { name: "New draft" }).click();
      await page.getByRole("button", { name: "The call people dread" }).click();
      await page.locator(".finding summary").first().click();
      await inspect("findings");
      await page.getByRole("link", { name: "Many drafts" }).click();
      await drop(page, ".drop", "drafts.csv", "id,text\n1,I'm just checking in.\n2,Are you ready to place an order?");
      await inspect("many");
      await page.goto(`${address}#rule=just-checking-in`);
      await inspect("rules");
    });
  }
}
