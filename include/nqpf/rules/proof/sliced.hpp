// SPDX-License-Identifier: BSL-1.0
#pragma once

// The proof of a rule set declared in code. Compilers limit how much one constant evaluation may do,
// so the work is cut into slices, each an evaluation of its own.

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
inline constexpr auto standing = [] {
  constexpr int n = program_of<R>.count.parameters;
  parameter_values<n> v;
  unsigned char fixed[size_of(n)]{};
  interval rooms[size_of(n)]{};
  find_standing(program_of<R>, v.items, fixed, rooms);
  return v;
}();
// The axis of each fact.
template <int N>
struct axis_storage {
  axis items[size_of(N)]{};
};
template <const auto& R>
inline constexpr auto axes = [] {
  axis_storage<program_of<R>.count.facts> kept;
  const space here{&program_of<R>, standing<R>.items};
  for (int i = 0; i < program_of<R>.count.facts; ++i) kept.items[i] = here.make_axis(i);
  return kept;
}();

template <const auto& R, int Chunk>
inline constexpr auto literal_chunk = [] {
  literal_storage<literal_chunk_size> kept;
  const space here{&program_of<R>, standing<R>.items, nullptr, false, axes<R>.items, true};
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
inline constexpr space proof_space{&program_of<R>, standing<R>.items, literals<R>.items,
                                   true,           axes<R>.items,     true};

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
  unsigned long long unusable[most / 64]{};  // of the rules of the slice, by bits
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
    if (!check_rule(s, r, proof_limit<R>, out.found, out.counts))
      out.unusable[(r - first) / 64] |= 1ULL << ((r - first) % 64);
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
  box_storage<rule_slice<R, I>.counts, last - first> out;
  box_counts used;
  for (int at = 0; at < last - first; ++at) {
    const int before = used.boxes;
    if (((rule_slice<R, I>.unusable[at / 64] >> (at % 64)) & 1) != 0) {
      out.rules[at] = {0, -1};
      continue;
    }
    store_boxes(proof_space<R>, first + at, proof_limit<R>, out.constraints, out.boxes, used);
    out.rules[at] = {before, used.boxes - before};
  }
  return out;
}();

// The boxes of all slices in one place.
template <const auto& R, int... I>
constexpr box_counts count_boxes(std::integer_sequence<int, I...>) {
  const box_counts all[] = {rule_slice<R, I>.counts...};
  box_counts sum;
  for (const box_counts& c : all) {
    sum.boxes += c.boxes;
    sum.constraints += c.constraints;
  }
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
    used.constraints += counts.constraints;
    used.boxes += counts.boxes;
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
inline constexpr shelf proof_boxes{all_boxes<R>.constraints, all_boxes<R>.boxes,
                                   all_boxes<R>.rules};

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
  entry_block blocks[size_of(most_blocks(Entries, Values))]{};
  int starts[size_of(Values + 1)]{};
};
template <const auto& R>
inline constexpr auto sorted_by_box = [] {
  constexpr int n = program_of<R>.count.conclusions;
  auto all = sorted<R>;
  conclusion_entry scratch[size_of(n)]{};
  sort_by_box(proof_boxes<R>, program_of<R>.count.facts, all.starts, types_of<R>.values(),
              all.entries, scratch, evaluation_effort);
  return all;
}();
template <const auto& R>
inline constexpr auto kept_blocks = [] {
  constexpr int values = types_of<R>.values();
  block_storage<program_of<R>.count.conclusions, values> all;
  for (int i = 0; i < program_of<R>.count.conclusions; ++i)
    all.entries[i] = sorted_by_box<R>.entries[i];
  make_blocks(by_box{proof_boxes<R>, program_of<R>.count.facts}, all.entries, sorted<R>.starts,
              values, all.blocks, all.starts);
  return all;
}();
template <const auto& R>
inline constexpr block_lists proof_lists{kept_blocks<R>.entries, kept_blocks<R>.blocks,
                                         kept_blocks<R>.starts};

template <const auto& R, int I>
inline constexpr slice_result pair_slice = [] {
  slice_result out;
  if constexpr (I > 0) out = {pair_slice<R, I - 1>.found, pair_slice<R, I - 1>.end, 0};
  effort own;
  const space s = own.template of<R>();
  const pair_prover prover{s,         proof_boxes<R>, proof_index<R>, proof_limit<R>,
                           out.found, proof_lists<R>};
  out.end = check_items(out.begin, program_of<R>.count.rules, own.left, out.found, [&](int r) {
    spend(s, 20);
    prover.check_subsumed(r);
    prover.check_conflicts(r);
  });
  return out;
}();
template <const auto& R, int I = 0>
constexpr diagnostics found_of_pairs() {
  if constexpr (pair_slice<R, I>.end == program_of<R>.count.rules) return pair_slice<R, I>.found;
  else if constexpr (I + 1 == most_slices) return too_much_work<R>();
  else return found_of_pairs<R, I + 1>();
}

// Rows of which the first counts are asked fact by fact: one of them alone may fill an evaluation.
template <const auto& R>
inline constexpr int order_items =
    program_of<R>.count.rules * (proof_limit<R>.by_verdicts ? program_of<R>.count.facts : 1);

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
    constexpr int facts = one_by_one ? program_of<R>.count.facts : 1;
    spend(s, 20);
    prover.check(i / facts, -1, one_by_one ? i % facts : -1);
  });
  return out;
}();
template <const auto& R, int I = 0>
constexpr diagnostics found_of_orders() {
  if constexpr (order_slice<R, I>.end == order_items<R>) return order_slice<R, I>.found;
  else if constexpr (I + 1 == most_slices) return too_much_work<R>();
  else return found_of_orders<R, I + 1>();
}

// Tables and groups. The rows of a large one that are one box each stand side by side.
inline constexpr int least_dense_rows = 24;
inline constexpr int most_dense_rows = 4096;  // what an evaluation can sort on one column
template <const auto& R, int G>
inline constexpr int row_count = program_of<R>.groups[G].end - program_of<R>.groups[G].begin;
template <const auto& R, int G>
inline constexpr bool stands_dense =
    row_count<R, G> >= least_dense_rows && row_count<R, G> <= most_dense_rows &&
    program_of<R>.count.facts <= cell_counter::most_columns &&
    is_dense(proof_space<R>, proof_boxes<R>, program_of<R>.groups[G]);

template <const auto& R, int G, int C>
inline constexpr auto column_cells = [] {
  constexpr int rows = row_count<R, G>;
  column_storage<rows> kept;
  long long scratch[size_of(cut_capacity(rows))]{};
  long long keys[cut_slots(rows)]{};
  int ranks[cut_slots(rows)]{};
  column_builder builder{proof_space<R>,
                         proof_boxes<R>,
                         program_of<R>.groups[G],
                         C,
                         kept.low,
                         kept.high,
                         kept.cuts,
                         scratch,
                         keys,
                         ranks,
                         cut_slots(rows)};
  kept.column = builder.build();
  return kept;
}();
// The same with its arrays where they stay.
template <const auto& R, int G, int C>
inline constexpr table_column column_of = [] {
  table_column c = column_cells<R, G, C>.column;
  c.low = column_cells<R, G, C>.low;
  c.high = column_cells<R, G, C>.high;
  c.cuts = column_cells<R, G, C>.cuts;
  return c;
}();
template <const auto& R, int G, int C>
inline constexpr auto column_sets = [] {
  mask_storage<row_count<R, G>> kept;
  build_masks(column_of<R, G, C>, row_count<R, G>, kept.below, kept.above);
  return kept;
}();
template <int N>
struct dense_columns {
  table_column columns[size_of(N)];
  column_masks masks[size_of(N)];
};
template <const auto& R, int G, int... C>
constexpr auto gather_columns(std::integer_sequence<int, C...>) {
  return dense_columns<static_cast<int>(sizeof...(C))>{
      {column_of<R, G, C>...}, {{column_sets<R, G, C>.below, column_sets<R, G, C>.above}...}};
}
template <const auto& R, int G>
inline constexpr auto columns_of =
    gather_columns<R, G>(std::make_integer_sequence<int, program_of<R>.count.facts>{});
template <const auto& R, int G>
constexpr dense_table dense_of(const group_prover& prover) {
  return {prover, program_of<R>.groups[G], columns_of<R, G>.columns, columns_of<R, G>.masks,
          program_of<R>.count.facts};
}

// Overlaps and shadows, row by row.
struct member_result : slice_result {
  unsigned long long matters = 0;  ///< inputs shown to matter
};
template <const auto& R, int G, int I>
inline constexpr member_result member_slice = [] {
  member_result out;
  if constexpr (I > 0)
    out = {{member_slice<R, G, I - 1>.found, member_slice<R, G, I - 1>.end, 0},
           member_slice<R, G, I - 1>.matters};
  effort own;
  const space s = own.template of<R>();
  const group_prover prover{s, proof_boxes<R>, proof_limit<R>, out.found};
  const group_row& g = program_of<R>.groups[G];
  out.end = check_items(out.begin, row_count<R, G>, own.left, out.found, [&](int i) {
    spend(s, 20);
    if constexpr (stands_dense<R, G>) {
      dense_of<R, G>(prover).check_overlaps(i);
    } else {
      prover.check_overlaps(g, g.begin + i, g.begin + i + 1, out.matters);
      prover.check_shadows(g, g.begin + i, g.begin + i + 1);
    }
  });
  return out;
}();
template <const auto& R, int G, int I = 0>
constexpr member_result result_of_members() {
  if constexpr (member_slice<R, G, I>.end == row_count<R, G>) return member_slice<R, G, I>;
  else if constexpr (I + 1 == most_slices) return {{too_much_work<R>(), 0, 0}, 0};
  else return result_of_members<R, G, I + 1>();
}
template <const auto& R, int G>
inline constexpr member_result members_result = result_of_members<R, G>();

template <const auto& R, int G>
inline constexpr existence fills_all = [] {
  effort own;
  const space s = own.template of<R>();
  diagnostics unused;
  const group_prover prover{s, proof_boxes<R>, proof_limit<R>, unused};
  const group_row& g = program_of<R>.groups[G];
  if constexpr (stands_dense<R, G>) {
    if (keeps_apart(program_of<R>, g) && members_result<R, G>.found.ok())
      return cell_counter{dense_of<R, G>(prover), g.complete}.adds_up();
  }
  return existence::open;
}();
template <const auto& R, int G>
inline constexpr diagnostics gap_slice = [] {
  diagnostics found;
  effort own;
  const space s = own.template of<R>();
  const group_prover prover{s, proof_boxes<R>, proof_limit<R>, found};
  const group_row& g = program_of<R>.groups[G];
  if (!g.complete && !g.complete_when_known) return found;
  if constexpr (fills_all<R, G> == existence::no) {
    int list[size_of(row_count<R, G>)]{};
    report_hole(dense_of<R, G>(prover), list);
  } else if constexpr (fills_all<R, G> == existence::open) {
    prover.check_gaps(g);
  }
  return found;
}();

// Columns without effect.
template <const auto& R, int G, int I>
inline constexpr slice_result column_slice = [] {
  slice_result out;
  if constexpr (I > 0) out = {column_slice<R, G, I - 1>.found, column_slice<R, G, I - 1>.end, 0};
  effort own;
  const space s = own.template of<R>();
  const group_prover prover{s, proof_boxes<R>, proof_limit<R>, out.found};
  const group_row& g = program_of<R>.groups[G];
  out.end = check_items(out.begin, program_of<R>.count.facts, own.left, out.found, [&](int f) {
    spend(s, 20);
    if constexpr (stands_dense<R, G>) {
      const dense_table table = dense_of<R, G>(prover);
      if (g.is_table && !table.columns[f].is_free && !table.differs_beside(f))
        prover.check_filled(g, f);
    } else if (f >= 64 || ((members_result<R, G>.matters >> f) & 1) == 0) {
      prover.check_column(g, f);
    }
  });
  return out;
}();
template <const auto& R, int G, int I = 0>
constexpr diagnostics found_of_columns() {
  if constexpr (column_slice<R, G, I>.end == program_of<R>.count.facts)
    return column_slice<R, G, I>.found;
  else if constexpr (I + 1 == most_slices) return too_much_work<R>();
  else return found_of_columns<R, G, I + 1>();
}

template <const auto& R, int G>
inline constexpr diagnostics group_slice = [] {
  diagnostics found = members_result<R, G>.found;
  found.merge(gap_slice<R, G>);
  if constexpr (program_of<R>.groups[G].is_table) found.merge(found_of_columns<R, G>());
  return found;
}();

template <const auto& R, int... G>
constexpr diagnostics collect(std::integer_sequence<int, G...>) {
  diagnostics all = rule_slice<R, rule_slices<R> - 1>.found;
  all.merge(found_of_pairs<R>());
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
  } else if constexpr (program_of<R>.count.facts > most_facts) {
    diagnostics d;
    d.add({defect::undecided, -1, -1,
           phrase{} << "the rule set reads more than 512 indicators: split it"});
    return d;
  } else if constexpr (types_of<R>.too_many) {
    diagnostics d;
    report_types(d);
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
