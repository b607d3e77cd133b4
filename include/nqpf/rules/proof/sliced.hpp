// SPDX-License-Identifier: BSL-1.0
#pragma once

// The proof of a rule set declared in code, put together from its slices.

#include <nqpf/rules/proof/sliced_groups.hpp>
#include <nqpf/rules/proof/sliced_pairs.hpp>

namespace nqpf::inline NQPF_ABI::detail {

template <const auto& R, int... G>
constexpr diagnostics collect(std::integer_sequence<int, G...>) {
  diagnostics all = rule_slice<R, rule_slices<R> - 1>.found;
  all.merge(found_of_pairs<R>());
  all.merge(found_of_defaults<R>());
  all.merge(merged({&group_slice<R, G>...}));
  all.merge(found_of_orders<R>());
  return all;
}

// What is assumed: each assumption in an evaluation of its own.
template <const auto& R, int A>
inline constexpr diagnostics assumption_slice = [] {
  diagnostics found;
  if constexpr (A > 0) found = assumption_slice<R, A - 1>;
  if (found.ok()) {
    effort own;
    const space s = own.template of<R>();
    assumption_prover{s, found}.check(A);
  }
  return found;
}();
template <const auto& R>
constexpr bool stands_on_assumptions() {
  if constexpr (program_of<R>.count.assumptions > 0)
    return assumption_slice<R, program_of<R>.count.assumptions - 1>.ok();
  else return true;
}

template <const auto& R>
constexpr diagnostics prove_declared() {
  if constexpr (!packed<R>.found.ok()) {
    return packed<R>.found;
  } else if constexpr (program_of<R>.count.inputs > most_inputs) {
    diagnostics d;
    d.add({defect::undecided, -1, -1,
           phrase{} << "the rule set reads more than 512 indicators: split it"});
    return d;
  } else if constexpr (types_of<R>.too_many) {
    diagnostics d;
    report_types(d);
    return d;
  } else if constexpr (!nominal<R>.keeps_orders) {
    diagnostics d;
    report_broken_orders(program_of<R>, d);
    return d;
  } else if constexpr (!stands_on_assumptions<R>()) {
    return assumption_slice<R, program_of<R>.count.assumptions - 1>;
  } else {
    if constexpr (!all_rules_checked<R>) return too_much_work<R>();
    else return collect<R>(std::make_integer_sequence<int, program_of<R>.count.groups>{});
  }
}

template <const auto& R>
inline constexpr diagnostics found_at_defaults = prove_declared<R>();

}  // namespace nqpf::detail
