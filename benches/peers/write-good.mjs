// Microseconds of processor time a draft: the median of nine runs over all drafts of a JSONL file, after one that doesn't count.
import { readFileSync } from "node:fs";
import writeGood from "write-good";

const drafts = readFileSync(process.argv[2], "utf8").trim().split("\n").map((line) => JSON.parse(line).text);
let found = 0;
const run = () => {
  const start = process.cpuUsage();
  found = 0;
  for (const draft of drafts) found += writeGood(draft).length;
  return process.cpuUsage(start).user / drafts.length;
};
run();
const runs = Array.from({ length: 9 }, run).sort((a, b) => a - b);
console.log(runs[4], found);
