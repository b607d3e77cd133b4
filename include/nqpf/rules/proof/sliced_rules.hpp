// SPDX-License-Identifier: BSL-1.0
#pragma once

// What the slices of a proof share: the values of parameters at which it runs, axes and literals; and the slices that
// prove rules one by one and keep their boxes. Compilers limit how much one constant evaluation may do, so the work is
// cut into slices, each an evaluation of its own.

#include <nqpf/rules/program/packed.hpp>
#include <nqpf/rules/proof/all.hpp>
#include <nqpf/rules/proof/assumptions.hpp>
#include <nqpf/rules/proof/slices.hpp>

#include <utility>

namespace nqpf::inline NQPF_ABI::detail {

/// Values of the parameters at which a proof runs: their defaults, or some value of the range of one
/// that has none.
template <int N>
struct parameter_values {
  double items[size_of(N)]{};
  bool keeps_orders = true;
};
/// What is said where the slices of a proof do not come to an end.
template <const auto& R>
constexpr diagnostics too_much_work() {
  diagnostics d;
  d.add({defect::undecided, -1, -1,
         phrase{} << "the rule set takes too many evaluations of the compiler to prove: split it"});
  return d;
}
inline constexpr int most_slices = 160;

// Everything about one rule set, each constant evaluated when it is first asked for.
template <const auto& R>
inline constexpr auto nominal = [] {
  constexpr int n = program_of<R>.count.parameters;
  parameter_values<n> v;
  unsigned char fixed[size_of(n)]{};
  interval parameter_ranges[size_of(n)]{};
  v.keeps_orders = find_nominal(program_of<R>, v.items, fixed, parameter_ranges);
  return v;
}();
// The axis of each input.
template <int N>
struct axis_storage {
  axis items[size_of(N)]{};
};
template <const auto& R>
inline constexpr auto axes = [] {
  axis_storage<program_of<R>.count.inputs> kept;
  const space here{&program_of<R>, nominal<R>.items};
  for (int i = 0; i < program_of<R>.count.inputs; ++i) kept.items[i] = here.make_axis(i);
  return kept;
}();

template <const auto& R, int Chunk>
inline constexpr auto literal_chunk = [] {
  literal_storage<literal_chunk_size> kept;
  const space here{&program_of<R>, nominal<R>.items, nullptr, false, axes<R>.items, true};
  fill_literals(here, Chunk * literal_chunk_size, literal_chunk_size, kept.items);
  return kept;
}();
template <const auto& R, int... Chunk>
constexpr auto gather_literals(std::integer_sequence<int, Chunk...>) {
  const literal* chunks[] = {literal_chunk<R, Chunk>.items..., nullptr};
  return joined_literals<program_of<R>.count.atoms>(chunks);
}
template <const auto& R>
inline constexpr auto literals = gather_literals<R>(literal_chunks<program_of<R>.count.atoms>{});
template <const auto& R>
inline constexpr space proof_space{&program_of<R>, nominal<R>.items, literals<R>.items,
                                   true,           axes<R>.items,    true};

template <const auto& R>
inline constexpr budgets proof_limit = limits_of(program_of<R>);

// What one constant evaluation may still do, and the space that counts it.
struct effort {
  int left = evaluation_effort;
  template <const auto& R>
  constexpr space of() {
    space s = proof_space<R>;
    s.effort = &left;
    return s;
  }
};

// Single rules.
struct rule_slice_result : slice_result {
  static constexpr int most = 128;
  box_counts counts{};
  /// What the boxes of a rule of the slice are: of no use, found by a search, or plain, one or several.
  enum class boxes_of_rule : unsigned char { unusable, searched, one, several };
  boxes_of_rule kinds[most]{};
};
template <const auto& R, int I>
inline constexpr rule_slice_result rule_slice = [] {
  rule_slice_result out;
  if constexpr (I > 0) {
    out.found = rule_slice<R, I - 1>.found;
    out.begin = rule_slice<R, I - 1>.end;
  }
  effort own;
  const space s = own.template of<R>();
  const int rule_total = program_of<R>.count.rules;
  const int first = out.begin;
  const int last =
      rule_total - first > rule_slice_result::most ? first + rule_slice_result::most : rule_total;
  box_counts before;
  int last_checked = first;
  const auto check = [&](int r) {
    before = out.counts;
    last_checked = r;
    using enum rule_slice_result::boxes_of_rule;
    const box_counts plain = plain_boxes(s, r, proof_limit<R>.rows_whole);
    out.counts.add(plain);
    out.kinds[r - first] =
        plain.boxes > 0
            ? (plain.boxes == 1 ? one : several)
            : (check_searched(s, r, proof_limit<R>, out.found, out.counts) ? searched : unusable);
  };
  out.end = check_items(first, last, own.left, out.found, check, true);
  if (last_checked >= out.end) out.counts = before;  // of the rule that is left to the next
  return out;
}();
template <const auto& R, int I = 0>
constexpr int count_rule_slices() {
  if constexpr (rule_slice<R, I>.end < program_of<R>.count.rules && I + 1 < most_slices)
    return count_rule_slices<R, I + 1>();
  else return I + 1;
}
template <const auto& R>
inline constexpr int rule_slices = count_rule_slices<R>();
template <const auto& R>
inline constexpr bool all_rules_checked =
    rule_slice<R, rule_slices<R> - 1>.end == program_of<R>.count.rules;

template <box_counts N, int Rules>
struct box_storage {
  constraint constraints[size_of(N.constraints)]{};
  box_row boxes[size_of(N.boxes)]{};
  box_range rules[size_of(Rules)]{};
};

template <const auto& R, int I>
inline constexpr auto box_slice = [] {
  constexpr int first = rule_slice<R, I>.begin;
  constexpr int last = rule_slice<R, I>.end;
  using enum rule_slice_result::boxes_of_rule;
  box_storage<rule_slice<R, I>.counts, last - first> out;
  box_counts used;
  for (int at = 0; at < last - first; ++at) {
    const int before = used.boxes;
    const auto kind = rule_slice<R, I>.kinds[at];
    if (kind == unusable) {
      out.rules[at] = {0, -1};
      continue;
    }
    if (kind == searched)
      store_searched(proof_space<R>, first + at, proof_limit<R>, out.constraints, out.boxes, used);
    else
      store_plain_boxes(proof_space<R>, first + at, kind == one, out.constraints, out.boxes, used);
    out.rules[at] = {before, used.boxes - before};
  }
  return out;
}();

// The boxes of all slices in one place.
template <const auto& R, int... I>
constexpr box_counts count_boxes(std::integer_sequence<int, I...>) {
  const box_counts all[] = {rule_slice<R, I>.counts...};
  box_counts sum;
  for (const box_counts& c : all) sum.add(c);
  return sum;
}
template <const auto& R, int... I>
constexpr auto gather_boxes(std::integer_sequence<int, I...> sequence) {
  box_storage<count_boxes<R>(sequence), program_of<R>.count.rules> all;
  box_counts used;
  int rule = 0;
  const auto take = [&](const auto& part, const box_counts& counts, int n) {
    for (int i = 0; i < counts.constraints; ++i)
      all.constraints[used.constraints + i] = part.constraints[i];
    for (int i = 0; i < counts.boxes; ++i)
      all.boxes[used.boxes + i] = {part.boxes[i].begin + used.constraints, part.boxes[i].count,
                                   part.boxes[i].axes};
    for (int i = 0; i < n; ++i)
      all.rules[rule + i] = {part.rules[i].begin + used.boxes, part.rules[i].count};
    used.add(counts);
    rule += n;
    return true;
  };
  const bool taken[] = {take(box_slice<R, I>, rule_slice<R, I>.counts,
                             rule_slice<R, I>.end - rule_slice<R, I>.begin)...};
  static_cast<void>(taken);
  return all;
}
template <const auto& R>
inline constexpr auto all_boxes =
    gather_boxes<R>(std::make_integer_sequence<int, rule_slices<R>>{});
template <const auto& R>
inline constexpr box_table proof_boxes{all_boxes<R>.constraints, all_boxes<R>.boxes,
                                       all_boxes<R>.rules};

}  // namespace nqpf::detail
