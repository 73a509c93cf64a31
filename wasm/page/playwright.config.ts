import { defineConfig } from "@playwright/test";

// Debian's Chromium by default; another by CHROMIUM=/path/to/it.
export default defineConfig({
  testDir: "test",
  outputDir: "../test-results",
  timeout: 30_000,
  workers: 1,
  reporter: "list",
  use: {
    launchOptions: { executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium", args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] },
    colorScheme: "light",
    viewport: { width: 1280, height: 900 },
    permissions: ["clipboard-read", "clipboard-write"],
  },
});
