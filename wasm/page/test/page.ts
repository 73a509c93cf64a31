import { test as base, expect, type Page } from "@playwright/test";

export const address = new URL("../../../dist/callwell.html", import.meta.url).href;

/** The page from disk. Whatever it asks the network for, or complains of, fails the test. */
export const test = base.extend<{ page: Page }>({
  page: async ({ page }, use) => {
    const wrong: string[] = [];
    page.on("request", (request) => {
      const url = request.url();
      if (!url.startsWith(address) && !url.startsWith("data:") && !url.startsWith("blob:")) wrong.push(`request: ${url}`);
    });
    page.on("pageerror", (error) => wrong.push(`error: ${error.message}`));
    page.on("console", (message) => message.type() === "error" && wrong.push(`console: ${message.text()}`));
    page.on("dialog", (dialog) => {
      wrong.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.goto(address);
    await expect(page.getByRole("navigation")).toBeVisible();
    await use(page);
    expect(wrong).toEqual([]);
  },
});

export { expect };

export const editor = (page: Page) => page.getByRole("textbox", { name: "Draft of the call" });
export const score = (page: Page) => page.getByTestId("score");

export async function write(page: Page, text: string): Promise<void> {
  await editor(page).click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(text);
}

/** Drops a file upon a place, as from a folder. */
export async function drop(page: Page, selector: string, name: string, text: string): Promise<void> {
  const data = await page.evaluateHandle(({ name, text }) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], name));
    return transfer;
  }, { name, text });
  await page.dispatchEvent(selector, "drop", { dataTransfer: data });
}

export async function paste(page: Page, selector: string, text: string): Promise<void> {
  await page.evaluate(({ selector, text }) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    document.querySelector(selector)?.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, { selector, text });
}
