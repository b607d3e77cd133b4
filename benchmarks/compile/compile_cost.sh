#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# What proven rule sets cost to compile: for each compiler and size the seconds and peak memory of
# -O0 -c, the least of three, beside a file that includes <regex> and matches once; the bytes of
# constants; and the nanoseconds a record of the program at -O2.
#   benchmarks/compile/compile_cost.sh [compiler...]      (g++ and clang++-14)
# Needs GNU time (Debian: time) and binutils. Sizes: NQPF_SIZES="10 100 1000 3000" NQPF_ROWS="50 200", and the
# shapes NQPF_SHAPES="bands 1000,tree 500 3,tree 1000 5,tree 1500 7,rows 200 6,first 20 4,first 10 8,defaults 22,settings 22".
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
compilers=("$@")
[ $# -gt 0 ] || compilers=(g++ clang++-14)
flags="-std=c++20 -I$root/include"

g++ -std=c++20 -O1 "$root/benchmarks/compile/rule_set_source.cpp" -o "$work/source"
cat > "$work/regex.cpp" <<'SOURCE'
#include <regex>
#include <string>
bool matches(const std::string& s) { return std::regex_match(s, std::regex("a+b*")); }
SOURCE

least() {  # least <compiler> <file>: "seconds kilobytes"
  for _ in 1 2 3; do
    # shellcheck disable=SC2086
    /usr/bin/time -f '%U %M' "$1" $flags -O0 -c "$2" -o "$work/out.o" 2>&1 >/dev/null | tail -n 1
  done | sort -n | head -n 1
}

printf '%-10s %-12s %8s %8s %8s %10s %10s\n' compiler set seconds 'x regex' 'peak MB' 'constants' 'ns/record'
for compiler in "${compilers[@]}"; do
  read -r base memory < <(least "$compiler" "$work/regex.cpp")
  printf '%-10s %-12s %8s %8s %8d\n' "$compiler" '<regex>' "$base" 1.00 $((memory / 1024))
  sets=()
  for n in ${NQPF_SIZES:-10 100 1000 3000}; do sets+=("rules $n"); done
  for n in ${NQPF_ROWS:-50 200}; do sets+=("table $n"); done
  IFS=, read -r -a shapes <<< "${NQPF_SHAPES:-bands 100,bands 1000,tree 500 3,tree 1000 5,tree 1500 7,rows 200 6,first 20 4,first 10 8,defaults 22,settings 22}"
  for set in "${sets[@]}" "${shapes[@]}"; do
    # shellcheck disable=SC2086
    "$work/source" $set > "$work/set.cpp"
    read -r seconds memory < <(least "$compiler" "$work/set.cpp")
    # shellcheck disable=SC2086
    "$compiler" $flags -O2 -DNQPF_MEASURE "$work/set.cpp" -o "$work/measure"
    constants=$(size -A "$work/measure" | awk '$1 ~ /rodata|data.rel.ro/ { s += $2 } END { print s }')
    printf '%-10s %-12s %8s %8s %8d %10d %10s\n' "$compiler" "$set" "$seconds" \
      "$(awk -v a="$seconds" -v b="$base" 'BEGIN { printf "%.2f", a / b }')" $((memory / 1024)) \
      "$constants" "$("$work/measure")"
  done
done
