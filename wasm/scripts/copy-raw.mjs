// The files that wasm-bindgen made stand beside the compiled TypeScript that imports them.
import { cpSync } from "node:fs";
cpSync(new URL("../js/raw", import.meta.url), new URL("../dist/raw", import.meta.url), { recursive: true });
