#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# The machine code of the evaluation of one record beside if/else by hand, on the workload of the benchmarks:
# bytes of code and of constants and zeroed memory, and the seconds (user) to compile them, -O2 -c. The
# seconds of nqpf include the header and the proof; those of the set alone with -O0 are in compile_cost.sh.
#   benchmarks/compile/record_size.sh [compiler...]      (g++ and clang++-14)
# Needs binutils. Sizes: NQPF_SIZES="10 100 1000".
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
compilers=("$@")
[ $# -gt 0 ] || compilers=(g++ clang++-14)
g++ -std=c++20 -O1 "$root/benchmarks/rules/generate_workload.cpp" -o "$work/generate"

TIMEFORMAT=%U
measure() {  # measure <compiler> <source>: "code data seconds"
  local seconds
  seconds=$({ time "$1" -std=c++20 -O2 -DNDEBUG -I"$root/include" -I"$root/benchmarks/rules" -I"$work" \
    -c "$2" -o "$work/out.o" >&2; } 2>&1)
  size -A "$work/out.o" | awk -v seconds="$seconds" '
    $1 ~ /^\.text/ { code += $2 }
    $1 ~ /^\.(rodata|data|bss)/ { data += $2 }
    END { print code, data, seconds }'
}

printf '%-10s %6s  %10s %8s  %10s %10s %8s  %14s\n' compiler rules 'hand code' seconds 'nqpf code' data seconds \
  'code, x hand'
for compiler in "${compilers[@]}"; do
  for n in ${NQPF_SIZES:-10 100 1000}; do
    "$work/generate" record "$n" "$work/hand.cpp"
    "$work/generate" set "$n" "$work/rules$n.hpp"
    cat > "$work/engine.cpp" <<SOURCE
#include "rules$n.hpp"
void engine(const workload::record& r, nqpf::truth* out) {
  const auto found = nqpf::evaluate<workload::rules$n>(r);
  __builtin_memcpy(out, found.all().outcomes, $n);
}
SOURCE
    read -r hand _ hand_seconds < <(measure "$compiler" "$work/hand.cpp")
    read -r own data seconds < <(measure "$compiler" "$work/engine.cpp")
    printf '%-10s %6d  %10d %8s  %10d %10d %8s  %14s\n' "$compiler" "$n" "$hand" "$hand_seconds" "$own" "$data" \
      "$seconds" "$(awk -v a="$own" -v b="$hand" 'BEGIN { printf "%.2f", a / b }')"
  done
done
