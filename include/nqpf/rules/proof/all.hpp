// SPDX-License-Identifier: BSL-1.0
#pragma once

// The proofs that follow once all rules are boxes, in one go: for sets of moderate size, and at run
// time.

#include <nqpf/rules/proof/defaults.hpp>
#include <nqpf/rules/proof/dense.hpp>
#include <nqpf/rules/proof/order.hpp>
#include <nqpf/rules/proof/orders.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// The columns of a table made at run time; `Vector` is std::vector.
template <template <class...> class Vector>
struct dense_arrays {
  Vector<table_column> columns;
  Vector<column_masks> masks;
  Vector<long long> numbers;
  Vector<unsigned long long> sets;

  dense_arrays(const space& s, const box_table& boxes, const group_row& g) {
    const int rows = g.end - g.begin;
    const unsigned long inputs = size_of(s.p->count.inputs);
    const unsigned long cuts = size_of(cut_capacity(rows));
    const unsigned long stride = 2 * size_of(rows) + cuts;
    const unsigned long mask = size_of(column_masks::buckets * words_of(rows));
    columns.resize(inputs);
    masks.resize(inputs);
    numbers.resize(inputs * stride);
    sets.resize(inputs * 2 * mask);
    Vector<long long> scratch(cuts);
    Vector<long long> keys(cut_slots(rows));
    for (unsigned long c = 0; c < static_cast<unsigned long>(s.p->count.inputs); ++c) {
      Vector<int> ranks(cut_slots(rows));
      long long* own = numbers.data() + c * stride;
      column_builder builder{s,
                             boxes,
                             g,
                             static_cast<int>(c),
                             own,
                             own + size_of(rows),
                             own + 2 * size_of(rows),
                             scratch.data(),
                             keys.data(),
                             ranks.data(),
                             cut_slots(rows)};
      columns[c] = builder.build();
      columns[c].low = own;
      columns[c].high = own + size_of(rows);
      columns[c].cuts = own + 2 * size_of(rows);
      unsigned long long* below = sets.data() + c * 2 * mask;
      build_masks(columns[c], rows, below, below + mask);
      masks[c] = {below, below + mask};
    }
  }
};

/// Whether the rows of a group may be taken as disjoint once no overlap was found.
constexpr bool keeps_apart(const program& p, const group_row& g) noexcept {
  if (g.policy != hit::unique) return false;
  for (int m = g.begin; m < g.end; ++m)
    if (p.allows(p.members[m], defect::overlap) || p.allows(p.members[m], defect::undecided))
      return false;
  return true;
}

/// The questions of a group of which each rule is one box. `list` has room for all rows.
constexpr void check_dense_rows(const dense_table& table) {
  for (int i = 0; i < table.rows(); ++i) table.check_overlaps(i);
}
constexpr void check_dense_gaps(const dense_table& table, bool disjoint, int* list) {
  const group_row& g = table.g;
  if (!g.complete && !g.complete_when_known) return;
  const existence adds_up =
      disjoint ? cell_counter{table, g.complete}.adds_up() : existence::undecided;
  if (adds_up == existence::no) report_hole(table, list);
  if (adds_up == existence::undecided) table.prover.check_gaps(g);
}
constexpr void check_dense_columns(const dense_table& table) {
  for (int f = 0; table.g.is_table && f < table.column_count; ++f)
    if (!table.columns[f].is_free && !table.differs_beside(f))
      table.prover.check_filled(table.g, f);
}
template <template <class...> class Vector>
constexpr void prove_dense(const group_prover& groups, const group_row& g) {
  const program& p = *groups.s.p;
  const dense_arrays<Vector> arrays(groups.s, groups.boxes, g);
  const dense_table table{groups, g, arrays.columns.data(), arrays.masks.data(), p.count.inputs};
  const int before = groups.found.count;
  check_dense_rows(table);
  Vector<int> list(size_of(table.rows()));
  check_dense_gaps(table, keeps_apart(p, g) && groups.found.count == before, list.data());
  check_dense_columns(table);
}

/// Proves one group at run time.
template <template <class...> class Vector>
constexpr void prove_group(const group_prover& groups, const group_row& g) {
  if (groups.s.p->count.inputs <= cell_counter::most_columns && is_dense(groups.s, groups.boxes, g))
    return prove_dense<Vector>(groups, g);
  unsigned long long matters = 0;
  for (int m = g.begin; m < g.end; ++m) {
    groups.check_overlaps(g, m, m + 1, matters);
    groups.check_shadows(g, m, m + 1);
  }
  groups.check_gaps(g);
  groups.check_columns(g, matters);
}

/// The blocks of the conclusions of a program made at run time.
template <template <class...> class Vector>
struct block_arrays {
  Vector<conclusion_entry> entries;
  Vector<unsigned long long> asked;
  Vector<entry_block> blocks;
  Vector<int> starts;

  block_arrays(const box_table& boxes, int inputs, const conclusion_index& index) {
    const int values = index.types.values();
    entries.resize(size_of(index.count));
    for (unsigned long i = 0; i < static_cast<unsigned long>(index.count); ++i)
      entries[i] = index.entries[i];
    asked.resize(size_of(index.count));
    blocks.resize(size_of(most_blocks(index.count, values)));
    starts.resize(size_of(values + 1));
    Vector<conclusion_entry> scratch(size_of(index.count));
    sort_by_box(boxes, inputs, index.starts, values, entries.data(), scratch.data(), 0x7FFFFFFF);
    make_blocks(by_box{boxes, inputs}, entries.data(), index.starts, values,
                {blocks.data(), asked.data(), starts.data()});
  }
  [[nodiscard]] block_lists lists() const noexcept {
    return {entries.data(), asked.data(), blocks.data(), starts.data()};
  }
};

/// Proves pairs, groups and orders at run time.
template <template <class...> class Vector>
constexpr void prove_pairs_and_groups(const space& s, const box_table& boxes,
                                      const conclusion_index& index, const budgets& limit,
                                      diagnostics& found) {
  const program& p = *s.p;
  const block_arrays<Vector> kept(boxes, p.count.inputs, index);
  const pair_prover pairs{s, boxes, index, limit, found, kept.lists()};
  const overruled_prover overruled{s, boxes, index, limit, found};
  for (int r = 0; r < p.count.rules; ++r) {
    pairs.check_subsumed(r);
    pairs.check_conflicts(r);
    overruled.check(r);
  }
  const default_prover defaults{s, boxes, limit, found};
  for_each_opposed_default(p, [&](const default_pair& asked) { defaults.check(asked); });
  const group_prover groups{s, boxes, limit, found};
  for (int g = 0; g < p.count.groups; ++g) prove_group<Vector>(groups, p.groups[g]);
  const order_prover orders{s, boxes, index, limit, found, nullptr, kept.lists()};
  for (int r = 0; r < p.count.rules; ++r) orders.check(r);
  for (int g = 0; g < p.count.groups; ++g) orders.check(default_of(g));
}

}  // namespace nqpf::detail
