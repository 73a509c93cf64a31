import { execFileSync } from "node:child_process";

/** Runs the library itself on drafts. */
export function native(drafts, ...args) {
  const profile = args.includes("time") ? ["--release"] : [];
  return execFileSync("cargo", ["run", "--quiet", ...profile, "-p", "callwell-wasm", "--example", "native", "--", ...args], {
    input: drafts.map((draft) => JSON.stringify(draft)).join("\n"), encoding: "utf8", maxBuffer: 1 << 28, stdio: ["pipe", "pipe", "inherit"],
  }).trim().split("\n");
}
