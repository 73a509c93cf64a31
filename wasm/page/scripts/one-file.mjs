// Puts script, style and WebAssembly into the page: one file that works from disk, with a policy that forbids every
// connection.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const file = (path) => new URL(`../../${path}`, import.meta.url);
const limit = 1_200_000;

const script = readFileSync(file("dist-page/page.js"), "utf8").replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
const style = readFileSync(file("dist-page/page.css"), "utf8");
// By the ids under which src/packed.ts looks for them.
const wasm = Object.entries({ wasm: "callwell_bg.wasm", "log-wasm": "callwell_log_bg.wasm" }).map(([id, name]) =>
  `<script type="text/plain" id="${id}">${gzipSync(readFileSync(file(`dist/raw/${name}`)), { level: 9 }).toString("base64")}</script>`).join("\n    ");
const hash = createHash("sha256").update(script).digest("base64");
const policy = [
  "default-src 'none'", `script-src 'sha256-${hash}' 'wasm-unsafe-eval'`, "style-src 'unsafe-inline'", "img-src data:",
  "connect-src 'none'", "form-action 'none'", "base-uri 'none'",
].join("; ");

const page = readFileSync(file("dist-page/index.html"), "utf8")
  .replace(/<script type="module"[^>]*><\/script>\s*/, "")
  .replace(/<link rel="stylesheet"[^>]*>\s*/, "")
  .replace("<meta charset=\"utf-8\" />", () => `<meta charset="utf-8" />\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`)
  .replace("</head>", () => `  <style>${style}</style>\n  </head>`)
  .replace("</body>", () => `  ${wasm}\n    <script type="module">${script}</script>\n  </body>`);
if (/<(script|link)[^>]+(src|href)="(?!data:)/.test(page)) throw new Error("one-file: the page still refers to another file");
if (!page.includes(policy)) throw new Error("one-file: expected `<meta charset=\"utf-8\" />` in index.html, to put the policy after");
mkdirSync(file("../dist"), { recursive: true });
writeFileSync(file("../dist/callwell.html"), page);
const size = Buffer.byteLength(page);
console.log(`dist/callwell.html: ${size} bytes`);
if (size > limit) {
  console.error(`dist/callwell.html is over its budget of ${limit} bytes`);
  process.exitCode = 1;
}
