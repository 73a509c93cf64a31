// The picture in the README: the page with a claim that the log doesn't bear out.
import { chromium } from "@playwright/test";

const at = (path) => new URL(`../../../${path}`, import.meta.url);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
await page.goto(at("dist/callwell.html").href);
await page.getByRole("button", { name: "“We spoke three months ago”" }).click();
await page.locator(".finding").first().waitFor();
await page.locator(".cm-lintRange").first().hover();
await page.locator(".cm-tooltip").waitFor();
await page.screenshot({ path: at("docs/page.png").pathname });
await browser.close();
