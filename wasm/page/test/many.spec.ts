import { readFile } from "node:fs/promises";
import { drop, editor, expect, test, write } from "./page.js";

const csv = `id,kind,text
monday,opener,"Hi Tom, it's Ann at Reef Tiles. I'm just checking in."
tuesday,voicemail,"Hi, it's Ann at Reef Tiles. I'm just checking in. Give me a call back."
wednesday,opener,"Hi Tom, this is Ann Keller from Reef Tiles. I've put together a two-page guide on re-grouting without draining your pool, and I'd like to send it to you."
thursday,letter,"Dear Tom"
friday,opener,
`;

test("many drafts from a CSV: sorted, counted, opened, downloaded", async ({ page }) => {
  await page.getByRole("link", { name: "Many drafts" }).click();
  await drop(page, ".drop", "drafts.csv", csv);
  await expect(page.locator(".drafts tbody tr")).toHaveCount(3);
  await expect(page.locator(".many-part .problems")).toContainText("Row 5, kind “letter”: expected opener or voicemail");
  await expect(page.locator(".many-part .problems")).toContainText("Row 6 has no text");
  await expect(page.locator(".chart tbody tr").first()).toContainText("2");
  const scores = async () => (await page.locator(".drafts tbody td:nth-child(3)").allTextContents()).map(Number);
  const up = await scores();
  expect(up).toEqual([...up].sort((a, b) => a - b));
  await page.getByRole("button", { name: "Score" }).click();
  expect(await scores()).toEqual([...up].reverse());
  await expect(page.locator('th[aria-sort="descending"]')).toContainText("Score");
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download as JSON" }).last().click()]);
  expect((JSON.parse(await readFile((await file.path())!, "utf8")) as { reports: unknown[] }).reports).toHaveLength(3);
  await page.locator(".drafts tbody tr", { hasText: "tuesday" }).getByRole("button").click();
  await expect(editor(page)).toContainText("Give me a call back");
  await expect(page.getByRole("button", { name: "Voicemail", exact: true })).toHaveAttribute("aria-pressed", "true");
});

test("a CSV without a column for the text says so", async ({ page }) => {
  await page.getByRole("link", { name: "Many drafts" }).click();
  await page.getByRole("textbox", { name: "Drafts as CSV" }).fill("a,b\n1,2");
  await page.getByRole("button", { name: "Check them all" }).click();
  await expect(page.locator(".many-part .problems")).toContainText("Missing: “text”; found: “a”, “b”.");
});

test("a link leads to a rule", async ({ page }) => {
  await write(page, "Hi Tom, it's Ann at Reef Tiles. I'm just checking in.");
  await page.locator(".finding summary").first().click();
  await page.getByRole("link", { name: "The whole rule" }).first().click();
  await expect(page.locator("#rule-just-checking-in")).toHaveAttribute("open");
  await page.reload();
  await expect(page.locator("#rule-just-checking-in")).toHaveAttribute("open");
  expect(await page.locator(".rule").count()).toBeGreaterThanOrEqual(20);
});

const rule = {
  id: "gizmo", kind: "mistake", title: "Says gizmo", severity: "warning", points: -5, message: "“{text}” means nothing to them.", why: "Nobody knows it.", instead: "Say what it does.",
  sources: [{ title: "House style", says: "No gizmos.", grade: "craft" }], find: [{ phrases: ["{gizmo}"] }],
  examples: {
    bad: ["We sell a gizmo.", "The gizmo is new.", "A gizmo for you."].map((text) => ({ text, finds: "gizmo" })),
    good: ["We sell a pump.", "The pump is new.", "A pump for you."].map((text) => ({ text })),
  },
};

test("rules of one's own, good and bad", async ({ page }) => {
  await page.getByRole("link", { name: "Rules", exact: true }).click();
  await drop(page, ".own-part", "bad.json", '[\n{"id": 3}]');
  await expect(page.locator(".own-part .problems")).toContainText("bad.json:2");
  await drop(page, ".own-part", "mine.json", JSON.stringify(rule));
  await expect(page.locator(".own-part .problems")).toContainText("mine.json is in use");
  await page.getByRole("link", { name: "A draft" }).click();
  await write(page, "Hi Tom, our gizmo came in.");
  await expect(page.locator('[data-rule="gizmo"]')).toContainText("Says gizmo");
  await page.getByRole("link", { name: "Rules", exact: true }).click();
  await page.getByRole("button", { name: "Leave it out again" }).click();
  await expect(page.locator("#rule-gizmo")).toHaveCount(0);
});
