#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Mutants of the proof, the executors, the models and the panel, drawn by a seed and judged by the tests of their
# floor. The aim is that 95 of 100 are noticed; it fails where fewer than 75 are.
# bash tests/mutants/campaigns.sh [--seed 1] [--mutants 200] [--seconds 600] [--build build/test]
# For each campaign its programs are compiled anew, about five minutes; a mutant then costs a part of a second to some
# seconds.
set -uo pipefail
cd "$(dirname "$0")/../.."
status=0

campaign() {
  printf '\n==== mutants of %s\n' "$1"
  shift
  nice -n 15 python3 tests/mutants/switches.py --least 0.75 --seconds 600 "$@" || status=1
}
# Test sources of a floor that are compiled together: together_of rules a b is tests/rules/a_test.cpp+tests/rules/b_test.cpp
together_of() {
  local floor=$1 joined
  shift
  joined=$(printf "+tests/$floor/%s_test.cpp" "$@")
  printf '%s ' "${joined#+}"
}

campaign "the proof" --level 1 "$@" include/nqpf/rules/space include/nqpf/rules/proof -- \
  $(together_of rules known_verdicts) \
  $(together_of rules known_defects proof_texts proof_edges) \
  $(together_of rules proof_parts proof_space proof_books proof_budgets) \
  $(together_of rules settings assumptions column_effects decision_trees) \
  $(together_of rules fill_gaps difference) \
  $(together_of rules proof_random settings_random regions_random difference_random)
campaign "the executors" --level 1 "$@" include/nqpf/rules/run include/nqpf/rules/program/run.hpp -- \
  $(together_of rules executors executors_edges executors_shapes) \
  $(together_of rules columns ordinary_structs lists_columns lists_outside) \
  $(together_of rules column_kinds) \
  $(together_of rules evaluate rule_book tables_random)
campaign "the models" "$@" include/nqpf/models -- \
  $(ls tests/models/known_numbers*_test.cpp) \
  $(ls tests/models/*_test.cpp | grep -v 'reference_test\|reproducible_test\|known_numbers' | xargs -n5 | tr ' ' '+')
campaign "the panel" "$@" include/nqpf/panel -- \
  $(together_of panel number csv schema names layout) \
  $(together_of panel panel malformed groups edges pairs) \
  $(together_of panel random) tests/assess/bounds_test.cpp

printf '\n==== mutants that went unnoticed once\n'
nice -n 15 python3 tests/mutants/mutate.py --named tests/mutants/named.txt "$@" || status=1
exit $status
