// SPDX-License-Identifier: BSL-1.0
// The workload through zen-engine:  node peer_zen.mjs rules.jdm.json records.bin outcomes.bin [RECORDS]
import { ZenEngine } from "@gorules/zen-engine";
import { load, measure } from "./peer.mjs";

const [rulesFile, recordsFile, outcomesFile, most] = process.argv.slice(2);
const { text, facts, expected } = load(rulesFile, recordsFile, outcomesFile, most ?? 2000);
const engine = new ZenEngine();
const decision = engine.createDecision(JSON.parse(text));

await measure("zen-engine from node", facts, expected, async (record, mark) => {
  const { result } = await decision.evaluate(record);
  for (const [name, holds] of Object.entries(result)) if (holds === true) mark(Number(name.slice(1)));
}, "decision.evaluate with an object of 32 numbers, awaited; its result read");
engine.dispose?.();
