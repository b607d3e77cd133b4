#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# What the framework costs to compile: the seconds of -fsyntax-only, the least of NQPF_TIMES (five), of files that include one
# header, beside one that includes <string>; and a file that proves the joint rules, at -O0 -c, beside one that includes
# <regex> and matches once.
#   benchmarks/compile/framework_cost.sh [compiler...]      (g++ and clang++-14)
# Needs GNU time (Debian: time).
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
compilers=("$@")
[ $# -gt 0 ] || compilers=(g++ clang++-14)

least() {  # least <compiler> <flags> <file>
  for ((i = 0; i < ${NQPF_TIMES:-5}; ++i)); do
    # shellcheck disable=SC2086
    /usr/bin/time -f '%U' "$1" -std=c++20 -I"$root/include" $2 "$3" 2>&1 >/dev/null | tail -n 1 || return
  done | sort -n | head -n 1
}

header() {  # header <name> <include>...
  local file="$work/$1.cpp"
  shift
  printf '#include %s\n' "$@" > "$file"
}
header string '<string>'
for name in foreign_language top_innovative vocational; do
  header "$name" "<nqpf/framework/$name.hpp>"
  header "${name}_model" "<nqpf/framework/$name/model.hpp>"
done
header instances '<nqpf/framework/instances.hpp>'
header scope_defects '<nqpf/framework/scope_defects.hpp>'
header framework '<nqpf/framework.hpp>'

cat > "$work/regex.cpp" <<'SOURCE'
#include <regex>
#include <string>
bool matches(const std::string& s) { return std::regex_match(s, std::regex("a+b*")); }
SOURCE
cat > "$work/joint.cpp" <<'SOURCE'
#include <nqpf/framework/joint.hpp>
#include <nqpf/rules.hpp>
static_assert(nqpf::require_proven<nqpf::framework::joint::rules>());
SOURCE

for compiler in "${compilers[@]}"; do
  base=$(least "$compiler" -fsyntax-only "$work/string.cpp")
  printf '%s: <string> %s s\n' "$compiler" "$base"
  for name in foreign_language{,_model} top_innovative{,_model} vocational{,_model} instances \
    scope_defects framework; do
    seconds=$(least "$compiler" -fsyntax-only "$work/$name.cpp")
    printf '  %-24s %5s s  <string> and %s s\n' "$name" "$seconds" \
      "$(awk -v a="$seconds" -v b="$base" 'BEGIN { printf "%.2f", a - b }')"
  done
  regex=$(least "$compiler" "-O0 -c -o $work/out.o" "$work/regex.cpp")
  joint=$(least "$compiler" "-O0 -c -o $work/out.o" "$work/joint.cpp")
  printf '  %-24s %5s s  %s x <regex>\n' 'joint rules, proven' "$joint" \
    "$(awk -v a="$joint" -v b="$regex" 'BEGIN { printf "%.2f", a / b }')"
done
