// SPDX-License-Identifier: BSL-1.0
#pragma once

// The slices of a proof that compare rules with each other: pairs of them, and the order of what they conclude.

#include <nqpf/rules/proof/defaults.hpp>
#include <nqpf/rules/proof/sliced_rules.hpp>

namespace nqpf::inline NQPF_ABI::detail {

// Pairs of rules, by what they conclude.
template <const auto& R>
inline constexpr conclusion_types types_of = find_types(program_of<R>);
template <int N, int Values>
struct sorted_conclusions {
  conclusion_entry entries[size_of(N)]{};
  int starts[size_of(Values + 2)]{};
};
template <const auto& R>
inline constexpr auto sorted = [] {
  sorted_conclusions<program_of<R>.count.conclusions, types_of<R>.values()> all;
  sort_conclusions(program_of<R>, types_of<R>, all.entries, all.starts);
  return all;
}();
template <const auto& R>
inline constexpr conclusion_index proof_index{sorted<R>.entries, sorted<R>.starts,
                                              program_of<R>.count.conclusions, types_of<R>};

// The same conclusions in blocks.
template <int Entries, int Values>
struct block_storage {
  conclusion_entry entries[size_of(Entries)]{};
  unsigned long long asked[size_of(Entries)]{};
  entry_block blocks[size_of(most_blocks(Entries, Values))]{};
  int starts[size_of(Values + 1)]{};
};
template <const auto& R>
inline constexpr auto sorted_by_box = [] {
  constexpr int n = program_of<R>.count.conclusions;
  auto all = sorted<R>;
  conclusion_entry scratch[size_of(n)]{};
  sort_by_box(proof_boxes<R>, program_of<R>.count.inputs, all.starts, types_of<R>.values(),
              all.entries, scratch, evaluation_effort);
  return all;
}();
template <const auto& R>
inline constexpr auto kept_blocks = [] {
  constexpr int values = types_of<R>.values();
  block_storage<program_of<R>.count.conclusions, values> all;
  for (int i = 0; i < program_of<R>.count.conclusions; ++i)
    all.entries[i] = sorted_by_box<R>.entries[i];
  make_blocks(by_box{proof_boxes<R>, program_of<R>.count.inputs}, all.entries, sorted<R>.starts,
              values, {all.blocks, all.asked, all.starts});
  return all;
}();
template <const auto& R>
inline constexpr block_lists proof_lists{kept_blocks<R>.entries, kept_blocks<R>.asked,
                                         kept_blocks<R>.blocks, kept_blocks<R>.starts};

template <const auto& R, int I>
inline constexpr slice_result pair_slice = [] {
  slice_result out;
  if constexpr (I > 0) out = {pair_slice<R, I - 1>.found, pair_slice<R, I - 1>.end, 0};
  effort own;
  const space s = own.template of<R>();
  const pair_prover prover{s,         proof_boxes<R>, proof_index<R>, proof_limit<R>,
                           out.found, proof_lists<R>};
  const overruled_prover overruled{s, proof_boxes<R>, proof_index<R>, proof_limit<R>, out.found};
  out.end = check_items(out.begin, program_of<R>.count.rules, own.left, out.found, [&](int r) {
    spend(s, 20);
    prover.check_subsumed(r);
    prover.check_conflicts(r);
    overruled.check(r);
  });
  return out;
}();
template <const auto& R, int I = 0>
constexpr diagnostics found_of_pairs() {
  if constexpr (pair_slice<R, I>.end == program_of<R>.count.rules) return pair_slice<R, I>.found;
  else if constexpr (I + 1 == most_slices) return too_much_work<R>();
  else return found_of_pairs<R, I + 1>();
}

// What tables conclude by default; nothing of it is instantiated where nothing contradicts it.
template <int N>
struct default_pair_list {
  default_pair items[size_of(N)]{};
};
template <const auto& R>
inline constexpr int opposed_default_count = [] {
  int n = 0;
  for_each_opposed_default(program_of<R>, [&](const default_pair&) { ++n; });
  return n;
}();
template <const auto& R>
inline constexpr auto opposed_defaults = [] {
  default_pair_list<opposed_default_count<R>> list;
  int n = 0;
  for_each_opposed_default(program_of<R>,
                           [&](const default_pair& asked) { list.items[n++] = asked; });
  return list;
}();
template <const auto& R, int I>
inline constexpr slice_result default_slice = [] {
  slice_result out;
  if constexpr (I > 0) out = {default_slice<R, I - 1>.found, default_slice<R, I - 1>.end, 0};
  effort own;
  const space s = own.template of<R>();
  const default_prover prover{s, proof_boxes<R>, proof_limit<R>, out.found};
  out.end = check_items(out.begin, opposed_default_count<R>, own.left, out.found, [&](int i) {
    spend(s, 20);
    prover.check(opposed_defaults<R>.items[i]);
  });
  return out;
}();
template <const auto& R, int I = 0>
constexpr diagnostics found_of_defaults() {
  if constexpr (opposed_default_count<R> == 0) return {};
  else if constexpr (default_slice<R, I>.end == opposed_default_count<R>)
    return default_slice<R, I>.found;
  else if constexpr (I + 1 == most_slices) return too_much_work<R>();
  else return found_of_defaults<R, I + 1>();
}

// Rows of which the first counts are asked input by input: one of them alone may fill an evaluation. Behind the rules
// stand the defaults of tables.
template <const auto& R>
inline constexpr int order_items = (program_of<R>.count.rules + program_of<R>.count.groups) *
                                   (proof_limit<R>.by_verdicts ? program_of<R>.count.inputs : 1);

template <const auto& R, int I>
inline constexpr slice_result order_slice = [] {
  slice_result out;
  if constexpr (I > 0) out = {order_slice<R, I - 1>.found, order_slice<R, I - 1>.end, 0};
  effort own;
  const space s = own.template of<R>();
  const order_prover prover{s,         proof_boxes<R>, proof_index<R>, proof_limit<R>,
                            out.found, nullptr,        proof_lists<R>};
  out.end = check_items(out.begin, order_items<R>, own.left, out.found, [&](int i) {
    constexpr bool one_by_one = proof_limit<R>.by_verdicts;
    constexpr int inputs = one_by_one ? program_of<R>.count.inputs : 1;
    spend(s, 20);
    constexpr int all_rules = program_of<R>.count.rules;
    const int at = i / inputs;
    prover.check(at < all_rules ? at : default_of(at - all_rules), -1,
                 one_by_one ? i % inputs : -1);
  });
  return out;
}();
template <const auto& R, int I = 0>
constexpr diagnostics found_of_orders() {
  if constexpr (order_slice<R, I>.end == order_items<R>) return order_slice<R, I>.found;
  else if constexpr (I + 1 == most_slices) return too_much_work<R>();
  else return found_of_orders<R, I + 1>();
}

}  // namespace nqpf::detail
