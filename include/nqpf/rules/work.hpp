// SPDX-License-Identifier: BSL-1.0
#pragma once

// How much one evaluation can cost: fixed by the set, whatever the record is.

#include <nqpf/rules/program/bind.hpp>

namespace nqpf::inline NQPF_ABI {

namespace replies {

/// The most that one evaluation of a set does, counted in steps of the plain interpreter (`run`): no record and no
/// setting makes it do more. Other executors compare each pair once and do less.
struct evaluation_work {
  int inputs = 0;       ///< values that are read from the record
  int comparisons = 0;  ///< of an input or a computed number, also `known` and sets of values
  int arithmetic = 0;   ///< constants, operands and operations of computed numbers
  int joins = 0;        ///< and, or, not, and outcomes of other rules that are read
  int orders = 0;       ///< members of ordered groups that are looked at once more

  /// All steps together: the bound that a host compares with its budget.
  [[nodiscard]] constexpr int total() const noexcept {
    return inputs + comparisons + arithmetic + joins + orders;
  }
};

}  // namespace replies

/// The bound of a program; linear in its code.
[[nodiscard]] constexpr replies::evaluation_work work_of(const program& p) noexcept {
  replies::evaluation_work w;
  w.inputs = p.count.inputs;
  for (int r = 0; r < p.count.rules; ++r) {
    for (int i = p.rules[r].begin; i < p.rules[r].end; ++i) {
      if (p.code[i].code != detail::op::compare) {
        ++w.joins;
        continue;
      }
      const detail::atom& a = p.atoms[p.code[i].argument];
      ++w.comparisons;
      if (a.what == detail::atom::form::computed) w.arithmetic += a.end - a.begin;
    }
  }
  for (int g = 0; g < p.count.groups; ++g)
    if (p.groups[g].is_in_order()) w.orders += p.groups[g].end - p.groups[g].begin;
  return w;
}

/// The bound of a set declared in code, a constant: `static_assert(work_bound<rules>.total() < 500)`.
template <const auto& Set>
inline constexpr replies::evaluation_work work_bound = work_of(detail::program_ref<Set>);

}  // namespace nqpf
