// How long a draft takes in WebAssembly and in the library itself, measured one after the other on this machine.
import { Linter } from "../dist/node.js";
import { drafts } from "./drafts.mjs";
import { native } from "./native.mjs";

const budget = 4;
const all = (await drafts()).filter((draft) => draft.text.length < 1500);
const linter = new Linter();
const rounds = [];
for (let round = 0; round < 31; round += 1) {
  const begin = process.hrtime.bigint();
  for (const { text, ...options } of all) linter.check(text, options);
  rounds.push(Number(process.hrtime.bigint() - begin) / all.length);
}
rounds.sort((a, b) => a - b);
const wasm = rounds[15];
const own = Number(native(all, "time")[0]);
const ratio = wasm / own;
console.log(`a draft: ${(wasm / 1000).toFixed(1)} µs in WebAssembly, ${(own / 1000).toFixed(1)} µs native, ${ratio.toFixed(2)} times`);
if (ratio > budget) {
  console.error(`expected at most ${budget} times`);
  process.exitCode = 1;
}
