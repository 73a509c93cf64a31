import { drop, editor, expect, paste, score, test, write } from "./page.js";

const claim = "Hi Andy, it's Fred Hale at Hale Print. We spoke yesterday about recycled stock.";
const yesterday = (() => {
  const date = new Date(Date.now() - 86_400_000);
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, "0")}-${String(date.getDate()).padStart(2, "0")}`;
})();

test("claims turn red and green as entries come", async ({ page }) => {
  await write(page, claim);
  const verdict = page.locator(".claims li");
  await expect(verdict).toHaveAttribute("data-verdict", "unverified");
  await page.getByRole("checkbox", { name: "Check the draft against this log" }).check();
  await expect(verdict).toHaveAttribute("data-verdict", "contradicted");
  const contradicted = Number(await score(page).textContent());
  await page.getByRole("button", { name: "Add an entry" }).click();
  await page.getByLabel("Day of entry 1").fill(yesterday);
  await expect(verdict).toHaveAttribute("data-verdict", "supported");
  expect(Number(await score(page).textContent())).toBeGreaterThan(contradicted);
  await page.getByLabel("Outcome of entry 1").selectOption("No answer");
  await expect(verdict).toHaveAttribute("data-verdict", "contradicted");
  await page.getByRole("button", { name: "Remove entry 1" }).click();
  await expect(page.locator(".log tbody tr")).toHaveCount(0);
});

test("rows pasted from a spreadsheet, with what was wrong in them", async ({ page }) => {
  await write(page, claim);
  await paste(page, ".log-part", `Date\tChannel\tOutcome\tNote\n${yesterday}\tCall\tWe talked\trecycled stock\n2026-13-40\tcall\treached\t\n2026-01-02\tpigeon\treached\t`);
  await expect(page.locator(".log tbody tr")).toHaveCount(1);
  await expect(page.locator(".claims li")).toHaveAttribute("data-verdict", "supported");
  const problems = page.locator(".log-part .problems");
  await expect(problems).toContainText("Row 3, date “2026-13-40”: expected a day");
  await expect(problems).toContainText("Row 4, channel “pigeon”: expected one of call, voicemail");
});

test("a CSV that is dropped; one without the columns", async ({ page }) => {
  await write(page, claim);
  await drop(page, ".log-part", "log.csv", `date,channel,direction,outcome\r\n${yesterday},call,outbound,reached\r\n`);
  await expect(page.locator(".claims li")).toHaveAttribute("data-verdict", "supported");
  await drop(page, ".log-part", "wrong.csv", "when,how\n1,2\n");
  await expect(page.locator(".log-part .problems")).toContainText("Missing: “date”, “channel”, “outcome”; found: “when”, “how”.");
  await expect(page.locator(".log tbody tr")).toHaveCount(1);
});

test("a talk with somebody else bears nothing out, and before the log begins it says nothing", async ({ page }) => {
  await write(page, claim);
  await page.getByRole("textbox", { name: "Their name" }).fill("Andy Shaw");
  await page.getByRole("button", { name: "Add an entry" }).click();
  await page.getByLabel("Day of entry 1").fill(yesterday);
  const verdict = page.locator(".claims li");
  await expect(verdict).toHaveAttribute("data-verdict", "supported");
  await page.getByLabel("Person of entry 1").fill("his assistant");
  await expect(verdict).toHaveAttribute("data-verdict", "contradicted");
  await page.getByLabel("Person of entry 1").fill("Andy");
  await expect(verdict).toHaveAttribute("data-verdict", "supported");
  await write(page, "Hi Andy, it's Fred Hale at Hale Print. We spoke three years ago about recycled stock.");
  await expect(verdict).toHaveAttribute("data-verdict", "contradicted");
  await page.getByLabel("Log complete since").fill(yesterday);
  await expect(verdict).toHaveAttribute("data-verdict", "unverified");
});

test("an example that brings a log doesn't take pasted rows twice", async ({ page }) => {
  await page.getByRole("button", { name: "“We spoke three months ago”" }).click();
  const rows = page.locator(".log tbody tr");
  const before = await rows.count();
  await paste(page, ".log-part", `Date\tChannel\tOutcome\n${yesterday}\tCall\tWe talked\n`);
  await expect(rows).toHaveCount(before + 1);
});

test("the log is kept only where the user says so", async ({ page }) => {
  await page.getByRole("button", { name: "Add an entry" }).click();
  await page.getByLabel("Note of entry 1").fill("secret note");
  expect(await page.evaluate(() => localStorage.getItem("callwell"))).not.toContain("secret note");
  // In a draft that is not at hand no less.
  await write(page, claim);
  await page.getByRole("button", { name: "New draft" }).click();
  expect(await page.evaluate(() => localStorage.getItem("callwell"))).not.toContain("secret note");
  await page.reload();
  await expect(page.locator(".log tbody tr")).toHaveCount(0);
  await page.getByRole("button", { name: "Add an entry" }).click();
  await page.getByRole("checkbox", { name: "Keep the log in this browser too" }).check();
  await page.getByLabel("Note of entry 1").fill("kept note");
  await page.reload();
  await expect(page.getByLabel("Note of entry 1")).toHaveValue("kept note");
});

test("the situation changes the judgment", async ({ page }) => {
  await write(page, "Hi Tom, it's Ann at Reef Tiles about the proposal for your pool. Are you ready to place the order?");
  await expect(page.locator('[data-rule="asking-for-sale"]')).toHaveCount(1);
  await page.getByRole("combobox", { name: "The deal" }).selectOption("Deal in progress");
  await expect(page.locator('[data-rule="asking-for-sale"]')).toHaveCount(0);
  await page.getByRole("button", { name: "Add something you can offer" }).click();
  await page.getByRole("textbox", { name: "Offer 1" }).fill("a guide to grouting");
  await expect(editor(page)).toBeVisible();
});

test("what can be offered goes into the rewrites, and who they are changes them", async ({ page }) => {
  await write(page, "Hi Tom, it's Ann Keller at Reef Tiles about your pool. I'm just checking in.");
  const rewrites = page.locator(".rewrite");
  await expect(rewrites).not.toHaveCount(0);
  const texts = async () => (await rewrites.locator(".side-by-side > :last-child .rewrite-text").allTextContents()).join("\n");
  const before = await texts();
  await page.getByRole("button", { name: "Add something you can offer" }).click();
  await page.getByRole("textbox", { name: "Offer 1" }).fill("a two-page guide to grouting");
  await expect(rewrites.first()).toBeVisible();
  await expect.poll(texts).toContain("guide to grouting");
  await page.getByRole("button", { name: "Remove offer 1" }).click();
  await expect.poll(texts).toBe(before);
  await page.getByRole("combobox", { name: "They are" }).selectOption("A referral source");
  await expect.poll(texts).not.toBe(before);
  await page.getByRole("combobox", { name: "They are" }).selectOption("not said");
  await expect.poll(texts).toBe(before);
});

test("small talk is no mistake with somebody who likes it personal", async ({ page }) => {
  await write(page, "Hi Tom, it's Ann Keller at Reef Tiles. Hope you had a lovely long weekend with the family. I'm calling about the new slip rules for your pool.");
  const finding = page.locator('[data-rule="small-talk"]');
  await expect(finding).toHaveCount(1);
  await page.getByRole("combobox", { name: "They like it" }).selectOption("Personal");
  await expect(finding).toHaveCount(0);
  await page.getByRole("combobox", { name: "They like it" }).selectOption("Direct");
  await expect(finding).toHaveCount(1);
});
