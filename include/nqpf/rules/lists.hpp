// SPDX-License-Identifier: BSL-1.0
#pragma once

// Answers to what rules ask of lists, for hosts that give the values of a program themselves: of rule sets made at run
// time, and of records that are no structs.

#include <nqpf/rules/program/items.hpp>

namespace nqpf::inline NQPF_ABI {

/// The answer to a question of a list of `n` items: the value of an input of `p` with `items`. `value(item, indicator)` gives
/// what an item, from 0, has for an indicator, NaN where it is missing; where the indicator asks a list of the item's
/// own, it is the answer to that. `parameters` has one value per parameter of `p`; null: their defaults. `note` is told
/// which item the answer rests on. Linear in the items.
///   for (int f = 0; f < p.count.inputs; ++f)
///     if (p.inputs[f]->items != nullptr) values[f] = nqpf::answer_list(p, *p.inputs[f], n, value, parameters);
template <class Value>
[[nodiscard]] constexpr double answer_list(const program& p, const indicator_info& input, int n,
                                           Value&& value, const double* parameters = nullptr,
                                           detail::item_note* note = nullptr) {
  const program& items = *input.items->of;
  double own[detail::most_item_parameters]{};
  detail::set_item_parameters(p, parameters, items, own);
  detail::item_fold answer(*input.items, own, note);
  double values[detail::most_item_inputs]{};
  for (int i = 0; i < n; ++i) {
    for (int f = 0; f < items.count.inputs; ++f) values[f] = value(i, *items.inputs[f]);
    if (!answer.add(values)) break;
  }
  return answer.result();
}

/// Looks at the `n` items of the list that an input of `p` asks: calls `each(item)`, with an `outside_item`, for what they
/// have outside their domains, if it takes one, else `each(indicator, value)`. Nothing where an input before this one asks
/// the same list, so that a loop over all inputs tells each item once. `value` as above; the items of a list that an item
/// has are looked at by a call of their own, with the item's program `*input.items->of`.
template <class Value, class F>
constexpr void check_list(const program& p, const indicator_info& input, int n, Value&& value,
                          F&& each) {
  for (int f = 0; f < p.count.inputs; ++f)
    if (p.inputs[f] == &input && !detail::is_first_of_list(p, f)) return;
  auto tell = [&](const outside_item& o) { detail::tell_outside(each, o); };
  detail::told_by<decltype(tell)> to(tell);
  detail::item_check check(*input.items, to);
  const program& items = *input.items->of;
  double values[detail::most_item_inputs]{};
  for (int i = 0; i < n; ++i) {
    for (int f = 0; f < items.count.inputs; ++f) values[f] = value(i, *items.inputs[f]);
    check.add(values);
  }
  check.end();
}

}  // namespace nqpf
