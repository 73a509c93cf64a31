import { readFile } from "node:fs/promises";
import { start, type InitInput } from "./log-api.js";

export * from "./log-api.js";

/** Starts callwell/log. Node can't fetch files, so they are read. */
export function init(source?: InitInput | Promise<InitInput>): Promise<void> {
  return start(source ?? readFile(new URL("./raw/callwell_log_bg.wasm", import.meta.url)));
}
