import { start, type InitInput } from "./log-api.js";

export * from "./log-api.js";

/** Starts callwell/log. Give a source where the file `callwell_log_bg.wasm` doesn't lie beside the module. */
export function init(source?: InitInput | Promise<InitInput>): Promise<void> {
  return start(source ?? new URL("./raw/callwell_log_bg.wasm", import.meta.url));
}
