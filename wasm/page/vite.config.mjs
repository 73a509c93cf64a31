import { defineConfig } from "vite";

// One script and one style, which scripts/one-file.mjs then puts into the page.
export default defineConfig({
  base: "./",
  build: {
    outDir: "../dist-page",
    emptyOutDir: true,
    modulePreload: false,
    cssCodeSplit: false,
    target: "es2022",
    rollupOptions: { output: { entryFileNames: "page.js", assetFileNames: "page[extname]", inlineDynamicImports: true } },
  },
});
