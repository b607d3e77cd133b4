#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Mutants of the proof, the executors, the models and the panel, drawn by a seed and judged by the tests of their
# floor. The aim is that 95 of 100 are noticed; it fails where fewer than 75 are.
# bash tests/mutants/campaigns.sh [--seed 1] [--mutants 200] [--seconds 600] [--build build/test]
# For each campaign its programs are compiled anew; a mutant then costs a part of a second to some seconds.
set -uo pipefail
cd "$(dirname "$0")/../.."
status=0

campaign() {
  printf '\n==== mutants of %s\n' "$1"
  shift
  nice -n 15 python3 tests/mutants/switches.py --least 0.75 --seconds 600 "$@" || status=1
}
tests_of() {
  local floor=$1
  shift
  printf "tests/$floor/%s_test.cpp " "$@"
}

campaign "the proof" --level 1 "$@" include/nqpf/rules/space include/nqpf/rules/proof -- \
  $(tests_of rules proof_parts proof_space proof_books proof_texts known_defects known_verdicts proof_edges proof_budgets proof_random settings) \
  $(tests_of rules settings_random difference difference_random decision_trees fill_gaps regions_random column_effects assumptions)
campaign "the executors" --level 1 "$@" include/nqpf/rules/run include/nqpf/rules/program/run.hpp -- \
  $(tests_of rules executors executors_edges executors_shapes columns column_kinds evaluate rule_book) \
  $(tests_of rules tables_random ordinary_structs lists_columns lists_outside)
campaign "the models" "$@" include/nqpf/models -- \
  $(ls tests/models/*_test.cpp | grep -v 'reference_test\|reproducible_test')
campaign "the panel" "$@" include/nqpf/panel -- \
  $(tests_of panel number csv schema names layout panel malformed random groups edges pairs) tests/assess/bounds_test.cpp

printf '\n==== mutants that went unnoticed once\n'
nice -n 15 python3 tests/mutants/mutate.py --named tests/mutants/named.txt "$@" || status=1
exit $status
