import { readFile } from "node:fs/promises";
import { start, type InitInput } from "./api.js";

export * from "./api.js";

/** Starts callwell. Node can't fetch files, so they are read. */
export function init(source?: InitInput | Promise<InitInput>): Promise<void> {
  return start(source ?? readFile(new URL("./raw/callwell_bg.wasm", import.meta.url)));
}
