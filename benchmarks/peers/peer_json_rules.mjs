// SPDX-License-Identifier: BSL-1.0
// The workload through json-rules-engine:  node peer_json_rules.mjs rules.json records.bin outcomes.bin [RECORDS]
import { Engine } from "json-rules-engine";
import { load, measure } from "./peer.mjs";

const [rulesFile, recordsFile, outcomesFile, most] = process.argv.slice(2);
const { text, facts, expected } = load(rulesFile, recordsFile, outcomesFile, most ?? 200);
const { rules, reads } = JSON.parse(text);
const read = new Set(reads);

const engine = new Engine();
for (const rule of rules) {
  if (read.has(rule.name)) {
    rule.onSuccess = (event, almanac) => almanac.addFact(rule.name, true);
    rule.onFailure = (event, almanac) => almanac.addFact(rule.name, false);
  }
  engine.addRule(rule);
}

await measure("json-rules-engine", facts, expected, async (record, mark) => {
  const { events } = await engine.run(record);
  for (const event of events) mark(Number(event.type.slice(1)));
}, "engine.run with an object of 32 numbers, awaited; its events read");
