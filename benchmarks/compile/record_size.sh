#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# The machine code of the evaluation of one record beside if/else by hand, on the workload of the benchmarks:
# bytes of code, of code that runs once, of constants and zeroed memory, and the seconds (user) to compile
# them, -O2 -c. `further`: what the set adds to a program that evaluates another large set. The seconds of
# nqpf include the header and the proof; compile_cost.sh has them at -O0.
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
measure() {  # measure <compiler> <source>: "code once data seconds"
  local seconds
  seconds=$({ time "$1" -std=c++20 -O2 -DNDEBUG -I"$root/include" -I"$root/benchmarks/rules" -I"$work" \
    -c "$2" -o "$work/out.o" >&2; } 2>&1)
  size -A "$work/out.o" | awk -v seconds="$seconds" '
    $1 ~ /^\.text/ { code += $2 }
    $1 ~ /^\.text\.unlikely/ { once += $2 }
    $1 ~ /^\.(rodata|data|bss)/ { data += $2 }
    END { print code, once + 0, data, seconds }'
}
evaluating() {  # evaluating <size>...: a source that evaluates these sets
  local n
  for n in "$@"; do echo "#include \"rules$n.hpp\""; done
  for n in "$@"; do
    echo "void engine$n(const workload::record& r, nqpf::truth* out) {"
    echo "  const auto found = nqpf::evaluate<workload::rules$n>(r);"
    echo "  __builtin_memcpy(out, found.all().outcomes, $n);"
    echo "}"
  done
}

other=101
"$work/generate" set $other "$work/rules$other.hpp"
evaluating $other > "$work/other.cpp"
printf '%-10s %6s  %9s %7s  %9s %6s %8s %9s %7s  %6s %8s\n' compiler rules 'by hand' seconds nqpf once further \
  data seconds 'x hand' 'further'
for compiler in "${compilers[@]}"; do
  read -r base _ < <(measure "$compiler" "$work/other.cpp")
  for n in ${NQPF_SIZES:-10 100 1000}; do
    "$work/generate" record "$n" "$work/hand.cpp"
    "$work/generate" set "$n" "$work/rules$n.hpp"
    evaluating "$n" > "$work/one.cpp"
    evaluating $other "$n" > "$work/two.cpp"
    read -r hand _ _ hand_seconds < <(measure "$compiler" "$work/hand.cpp")
    read -r own once data seconds < <(measure "$compiler" "$work/one.cpp")
    read -r both _ < <(measure "$compiler" "$work/two.cpp")
    printf '%-10s %6d  %9d %7s  %9d %6d %8d %9d %7s  %6s %8s\n' "$compiler" "$n" "$hand" "$hand_seconds" "$own" \
      "$once" $((both - base)) "$data" "$seconds" "$(awk -v a="$own" -v b="$hand" 'BEGIN { printf "%.2f", a / b }')" \
      "$(awk -v a=$((both - base)) -v b="$hand" 'BEGIN { printf "%.2f", a / b }')"
  done
done
