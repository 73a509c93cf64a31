import AxeBuilder from "@axe-core/playwright";
import { readFile } from "node:fs/promises";
import { address, drop, editor, expect, test } from "./page.js";
import type { Page } from "@playwright/test";

const fixture = (name: string) => readFile(new URL(`../../../fixtures/logs/${name}`, import.meta.url), "utf8");
const part = (page: Page) => page.locator(".plan-part");
const names = (page: Page) => page.locator(".plan-list .plan-who b").allTextContents();

async function open(page: Page): Promise<void> {
  await page.getByRole("link", { name: "The week" }).click();
  await expect(part(page).getByRole("heading", { name: "Whom to call" })).toBeVisible();
}

async function on(page: Page, day: string, minutes: number): Promise<void> {
  await page.getByLabel("For", { exact: true }).fill(day);
  await page.getByLabel("Minutes you have").fill(String(minutes));
}

test("a dropped log becomes the list that the command line makes", async ({ page }) => {
  const { today, minutes, plan, coming } = JSON.parse(await fixture("calls.json")) as { today: string; minutes: number; plan: string[]; coming: string[] };
  await open(page);
  await drop(page, ".plan-part .drop", "calls.csv", await fixture("calls.csv"));
  await expect(page.locator(".plan-item")).not.toHaveCount(0);
  await on(page, today, minutes);
  expect(await names(page)).toEqual(plan);
  expect(await page.locator(".plan-coming th b").allTextContents()).toEqual(coming);
  await expect(page.locator(".plan-group h4").first()).toHaveText("Promised");
  const priya = page.locator(".plan-item", { hasText: "Priya Raman" });
  await expect(priya).toContainText("Promise overdue, since 12 November · 10 min");
  await priya.getByText("What says so").click();
  await expect(priya).toContainText("Line 5: 2 November, call, asked for a call back; agreed for 12 November");
  await expect(priya.locator("cite").first()).toBeVisible();
  await page.getByLabel("Minutes you have").fill("12");
  expect(await names(page)).toEqual(plan.slice(0, 2));
  await expect(part(page)).toContainText("Due too, but beyond the time");
});

test("a CRM's export asks which column holds what, and in which order dates are", async ({ page }) => {
  const { today, minutes, plan } = JSON.parse(await fixture("pipedrive.json")) as { today: string; minutes: number; plan: string[] };
  await open(page);
  await drop(page, ".plan-part .drop", "pipedrive.csv", `\ufeff${(await fixture("pipedrive.csv")).replaceAll("03.11.2026", "03/11/2026")}`);
  const problems = part(page).locator(".problems");
  await expect(problems).toHaveText("pipedrive.csv:1:1: no column for `prospect`, `date`");
  await expect(page.getByLabel("Whom it is about *")).toHaveValue("Contact person");
  await expect(page.getByLabel("Day of the next step")).toHaveValue("Next step");
  await page.getByRole("button", { name: "Read it so" }).click();
  await expect(problems).toContainText("could not be read");
  await expect(problems).toContainText("`03/11/2026` in column `Due date`: may be 3 November or 11 March");
  await page.getByLabel("Dates such as 03/04/2026").selectOption("dmy");
  await on(page, today, minutes);
  await expect(problems).toBeEmpty();
  expect(await names(page)).toEqual(plan);
});

test("bad rows are told and the others count", async ({ page }) => {
  await open(page);
  await drop(page, ".plan-part .drop", "calls.csv", "prospect,date,outcome\nAnn,2026-11-16,reachd\nBo,2026-11-17,no answer\nCy,2026-11-17\n");
  await expect(part(page).locator(".problems")).toContainText("2 rows could not be read and count for nothing");
  await expect(part(page).locator(".problems")).toContainText("calls.csv:2:16: `reachd`");
  await on(page, "2026-11-18", 60);
  expect(await names(page)).toEqual(["Bo"]);
  await drop(page, ".plan-part .drop", "empty.csv", "");
  await expect(part(page).locator(".problems")).toContainText("the file is empty");
  await expect(page.locator(".plan-item")).toHaveCount(0);
});

test("the list is downloaded, and a draft begun with what the log knows", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "Try an example" }).click();
  await expect(page.locator(".plan-item")).not.toHaveCount(0);
  const [html] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download to print" }).click()]);
  expect(await readFile((await html.path())!, "utf8")).toContain("<b>Priya Raman</b>, Raman &amp; Sons");
  const [json] = await Promise.all([page.waitForEvent("download"), part(page).getByRole("button", { name: "Download as JSON" }).click()]);
  expect((JSON.parse(await readFile((await json.path())!, "utf8")) as { items: unknown[] }).items.length).toBeGreaterThan(3);
  await page.getByRole("button", { name: "Write a draft for Priya Raman" }).click();
  await expect(editor(page)).toBeVisible();
  await expect(page.getByLabel("Their name")).toHaveValue("Priya Raman");
  await expect(page.getByLabel("Outcome of entry 1")).toHaveValue("callback-requested");
  await open(page);
  await page.getByRole("button", { name: "Put the log away" }).click();
  await expect(page.locator(".plan-item")).toHaveCount(0);
});

test("nothing of the log is kept, and nothing in it is read as HTML", async ({ page }) => {
  await open(page);
  const hostile = `<img src=x onerror="alert(1)">`;
  await drop(page, ".plan-part .drop", `${hostile}.csv`, `prospect,company,date,outcome,note\n"${hostile.replaceAll('"', '""')}",${hostile.replaceAll('"', "")},2026-11-17,reached,"${hostile.replaceAll('"', '""')}"\n`);
  await on(page, "2026-11-25", 60);
  await expect(page.locator(".plan-item")).toContainText("<img src=x");
  expect(await page.locator(".plan-part img").count()).toBe(0);
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain("<img");
});

test("the list works by keyboard alone", async ({ page }) => {
  await open(page);
  const until = async (matches: string) => {
    for (let presses = 0; presses < 40; presses += 1) {
      if (await page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, matches)) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`${matches} was never reached`);
  };
  await until(".plan-part .drop button");
  await page.keyboard.press("Enter");
  await expect(page.locator(".plan-item")).not.toHaveCount(0);
  await until(".plan-toolbar input[type=number]");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("20");
  await expect(part(page)).toContainText("20 of 20 minutes");
  await until(".plan-advice summary");
  await page.keyboard.press("Enter");
  await expect(page.locator(".plan-advice details").first()).toHaveAttribute("open");
  await until(".plan-item button");
  await page.keyboard.press("Enter");
  await expect(editor(page)).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [390, 768, 1440]) {
    test(`axe finds nothing in the list: ${width} pixels, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      const inspect = async (where: string) => {
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map((violation) => `${where}: ${violation.id}: ${violation.nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      };
      await page.goto(`${address}#plan`);
      await inspect("empty");
      await drop(page, ".plan-part .drop", "hubspot.csv", await fixture("hubspot.csv"));
      await expect(page.getByRole("button", { name: "Read it so" })).toBeVisible();
      await inspect("columns");
      await page.getByRole("button", { name: "Read it so" }).click();
      await on(page, "2026-11-18", 60);
      await expect(page.locator(".plan-item")).not.toHaveCount(0);
      await page.locator(".plan-advice summary").first().click();
      await page.getByText("The record itself").click();
      await inspect("list");
    });
  }
}
