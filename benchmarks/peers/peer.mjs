// SPDX-License-Identifier: BSL-1.0
// What the peers under node have in common: see peer.hpp.
import { readFileSync } from "node:fs";

const rules = 100;
const indicators = 32;

export function load(rulesFile, recordsFile, outcomesFile, most) {
  const bytes = readFileSync(recordsFile);
  const count = Math.min(Number(most), bytes.length / (8 * indicators));
  const facts = [];
  for (let i = 0; i < count; ++i) {
    const record = {};
    for (let k = 0; k < indicators; ++k) record["x" + k] = bytes.readDoubleLE(8 * (i * indicators + k));
    facts.push(record);
  }
  return { text: readFileSync(rulesFile, "utf8"), facts, expected: readFileSync(outcomesFile) };
}

// Nanoseconds of processor time a record, of all threads: the least of five passes, after one that warms up
// and compares.
export async function measure(name, facts, expected, evaluate, contains) {
  let different = 0;
  for (let i = 0; i < facts.length; ++i) {
    const outcomes = new Uint8Array(rules);
    await evaluate(facts[i], (rule) => { outcomes[rule] = 1; });
    for (let r = 0; r < rules; ++r) if (outcomes[r] !== expected[i * rules + r]) ++different;
  }
  let least = Infinity;
  let marked = 0;
  for (let pass = 0; pass < 5; ++pass) {
    const start = process.cpuUsage();
    for (const record of facts) await evaluate(record, () => { ++marked; });
    const { user, system } = process.cpuUsage(start);
    least = Math.min(least, (1000 * (user + system)) / facts.length);
  }
  console.log([name, least.toFixed(0), facts.length, different, contains].join("\t"));
}
