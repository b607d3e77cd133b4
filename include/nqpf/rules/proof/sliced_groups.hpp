// SPDX-License-Identifier: BSL-1.0
#pragma once

// The slices of a proof that look at tables and groups: overlaps and shadows row by row, gaps, and columns without
// effect.

#include <nqpf/rules/proof/sliced_rules.hpp>

namespace nqpf::inline NQPF_ABI::detail {

// Tables and groups. The rows of a large one that are one box each stand side by side.
inline constexpr int least_dense_rows = 24;
inline constexpr int most_dense_rows = 4096;  // what an evaluation can sort on one column
template <const auto& R, int G>
inline constexpr int row_count = program_of<R>.groups[G].end - program_of<R>.groups[G].begin;
template <const auto& R, int G>
inline constexpr bool stands_dense =
    row_count<R, G> >= least_dense_rows && row_count<R, G> <= most_dense_rows &&
    program_of<R>.count.inputs <= cell_counter::most_columns &&
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
    gather_columns<R, G>(std::make_integer_sequence<int, program_of<R>.count.inputs>{});
template <const auto& R, int G>
constexpr dense_table dense_of(const group_prover& prover) {
  return {prover, program_of<R>.groups[G], columns_of<R, G>.columns, columns_of<R, G>.masks,
          program_of<R>.count.inputs};
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
  return existence::undecided;
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
  } else if constexpr (fills_all<R, G> == existence::undecided) {
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
  out.end = check_items(out.begin, program_of<R>.count.inputs, own.left, out.found, [&](int f) {
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
  if constexpr (column_slice<R, G, I>.end == program_of<R>.count.inputs)
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

}  // namespace nqpf::detail
