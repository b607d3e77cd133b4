#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# One workload, 100 rules over 32 numbers, on the same 2,000 records through nqpf, code by hand, CLIPS,
# json-rules-engine and zen-engine: every outcome is compared with nqpf's, and processor times are printed, also
# as ratios.
# What is not installed is passed over, and how to install it is said.
#   benchmarks/peers/run_peers.sh [--install] [build folder]        (build/bench)
# --install gets the engines under node from npm, into the build folder.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
install=no
if [ "${1:-}" = --install ]; then
  install=yes
  shift
fi
build=${1:-$root/build/bench}
files=$build/benchmarks/peers
node=$files/node

cd "$root"
cmake --preset bench -B "$build" >/dev/null
cmake --build "$build" --target peer_nqpf >/dev/null
results=$(mktemp)
trap 'rm -f "$results"' EXIT
"$files/peer_nqpf" "$files/records.bin" "$files/outcomes.bin" >>"$results"

if grep -q '^clips_library:FILEPATH=/' "$build/CMakeCache.txt"; then
  cmake --build "$build" --target peer_clips >/dev/null
  "$files/peer_clips" "$files/rules100.clp" "$files/records.bin" "$files/outcomes.bin" >>"$results"
else
  echo "passed over: CLIPS (apt-get install libclips-dev, then a new build folder)" >&2
fi

mkdir -p "$node"
cp "$here"/package.json "$here"/*.mjs "$node"
if [ $install = yes ]; then (cd "$node" && npm install --no-package-lock --no-audit --no-fund >&2); fi
run_node() {  # run_node <package> <script> <rules>
  if [ -d "$node/node_modules/$1" ]; then
    node "$node/$2" "$files/$3" "$files/records.bin" "$files/outcomes.bin" >>"$results"
  else
    echo "passed over: $1 (node and npm, then $0 --install)" >&2
  fi
}
run_node json-rules-engine peer_json_rules.mjs rules100.json
run_node @gorules/zen-engine peer_zen.mjs rules100.jdm.json

awk -F '\t' '
  BEGIN { printf "%-22s %14s %12s %12s %9s %10s  %s\n", "100 rules", "ns a record", "x if/else", "x nqpf",
          "records", "different", "what the time contains" }
  $1 == "if/else by hand" { hand = $2 }
  { name[NR] = $1; ns[NR] = $2; count[NR] = $3; different[NR] = $4; contains[NR] = $5
    if ($1 == "nqpf, one record") own = $2
    wrong += $4 }
  END { for (i = 1; i <= NR; ++i)
          printf "%-22s %14.1f %12.2f %12.2f %9d %10d  %s\n", name[i], ns[i], ns[i] / hand, ns[i] / own,
                 count[i], different[i], contains[i]
        exit wrong > 0 }' "$results"
