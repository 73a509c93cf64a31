import { start, type InitInput } from "./api.js";

export * from "./api.js";

/** Starts callwell. Give a source where the file `callwell_bg.wasm` doesn't lie beside the module. */
export function init(source?: InitInput | Promise<InitInput>): Promise<void> {
  return start(source ?? new URL("./raw/callwell_bg.wasm", import.meta.url));
}
