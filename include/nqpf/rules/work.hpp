// SPDX-License-Identifier: BSL-1.0
#pragma once

// How much one evaluation can cost: fixed by the set, whatever the record is, as long as its lists have a bound.

#include <nqpf/rules/program/bind.hpp>

namespace nqpf::inline NQPF_ABI {

namespace replies {

/// The most that one evaluation of a set does, counted in steps of the plain interpreter (`run`): no setting and no
/// record whose lists keep to their `at_most` makes it do more. Other executors compare each pair once and do less. What is
/// asked of a list counts for as many items as it may have. Of a list without `at_most` the items are left out: then
/// `is_bounded()` is false, and `total()` the greatest integer, which no budget admits. So is a number too large to say.
struct evaluation_work {
  int inputs = 0;       ///< values that are read from the record and its items
  int comparisons = 0;  ///< of an input or a computed number, also `known` and sets of values
  int arithmetic =
      0;  ///< constants, operands and operations of computed numbers, of lists each item that is added
  int joins = 0;          ///< and, or, not, and outcomes of other rules that are read
  int orders = 0;         ///< members of ordered groups that are looked at once more
  int endless_lists = 0;  ///< questions of lists that may have any number of items

  /// Whether there is a bound at all.
  [[nodiscard]] constexpr bool is_bounded() const noexcept { return endless_lists == 0; }
  /// All steps together: the bound that a host compares with its budget.
  [[nodiscard]] constexpr int total() const noexcept {
    const long long all = 0LL + inputs + comparisons + arithmetic + joins + orders;
    return is_bounded() && all < most ? static_cast<int>(all) : most;
  }

  static constexpr int most = static_cast<int>(~0U >> 1);
};

}  // namespace replies

namespace detail {

/// Adds up what is done, each part a number of times.
struct work_counter {
  replies::evaluation_work done{};

  static constexpr int at_most(long long n) noexcept {
    return n < replies::evaluation_work::most ? static_cast<int>(n)
                                              : replies::evaluation_work::most;
  }
  static constexpr void add(int& to, int n, int times) noexcept {
    to = at_most(to + static_cast<long long>(n) * times);
  }

  constexpr void add_condition(const program& p, int r, int times) noexcept {
    for (int i = p.rules[r].begin; i < p.rules[r].end; ++i) {
      if (p.code[i].code != op::compare) {
        add(done.joins, 1, times);
        continue;
      }
      const atom& a = p.atoms[p.code[i].argument];
      add(done.comparisons, 1, times);
      if (a.what == atom::form::computed) add(done.arithmetic, a.end - a.begin, times);
    }
  }
  constexpr void add_inputs(const program& p, int times) noexcept {
    add(done.inputs, p.count.inputs, times);
    for (int f = 0; f < p.count.inputs; ++f)
      if (!is_null(p.inputs[f]->items)) add_items(*p.inputs[f]->items, times);
  }
  // What a question does with the items of a list; an item may have lists of its own.
  constexpr void add_items(const list_term& asked, int times) noexcept {
    const double most = asked.list->domain.high;
    if (!(most < infinity)) return add(done.endless_lists, 1, 1);
    const int items = most < replies::evaluation_work::most
                          ? at_most(static_cast<long long>(most) * times)
                          : replies::evaluation_work::most;
    const program& p = *asked.of;
    add_inputs(p, items);
    if (asked.condition >= 0) add_condition(p, asked.condition, items);
    if (asked.how != fold::any) add(done.arithmetic, 1, items);
    if (asked.number < 0) return;
    const atom& a = p.atoms[p.code[p.rules[asked.number].end - 1].argument];
    if (a.what == atom::form::computed) add(done.arithmetic, a.middle - a.begin, items);
  }
};

}  // namespace detail

/// The bound of a program; linear in its code.
[[nodiscard]] constexpr replies::evaluation_work work_of(const program& p) noexcept {
  detail::work_counter all;
  all.add_inputs(p, 1);
  for (int r = 0; r < p.count.rules; ++r) all.add_condition(p, r, 1);
  for (int g = 0; g < p.count.groups; ++g)
    if (p.groups[g].is_in_order()) all.add(all.done.orders, p.groups[g].end - p.groups[g].begin, 1);
  return all.done;
}

/// The bound of a set declared in code, a constant: `static_assert(work_bound<rules>.total() < 500)`.
template <const auto& Set>
inline constexpr replies::evaluation_work work_bound = work_of(detail::program_ref<Set>);

}  // namespace nqpf
