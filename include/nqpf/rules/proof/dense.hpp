// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rows of a table side by side, so that pairs of them are compared in few steps: most of what a
// compiler spends on a large table of single answers.

#include <nqpf/rules/proof/groups.hpp>

namespace nqpf::inline v0::detail {

/// What each row asks of each input; an input that it leaves free has its whole axis. Usable where
/// every row is one box over facts.
template <int Rows, int Columns>
struct dense_rows {
  long long low[size_of(Rows * Columns)]{};
  long long high[size_of(Rows * Columns)]{};
  bool is_set[size_of(Columns)]{};
  bool usable = false;
};

template <int Rows, int Columns>
constexpr dense_rows<Rows, Columns> lay_out(const space& s, const shelf& boxes,
                                            const group_row& g) {
  dense_rows<Rows, Columns> d;
  for (int c = 0; c < Columns; ++c) d.is_set[c] = s.axis_of(c).is_set;
  for (int i = 0; i < Rows; ++i) {
    const box_range& range = boxes.rules[s.p->members[g.begin + i]];
    if (range.count != 1) return d;
    const box_view row = boxes.box_at(range.begin);
    int next = 0;
    for (int c = 0; c < Columns; ++c) {
      const bool own = next < row.count && row.items[next].axis == c;
      const constraint k = own ? row.items[next] : s.whole(c);
      next += own ? 1 : 0;
      d.low[i * Columns + c] = k.low;
      d.high[i * Columns + c] = k.high;
    }
    if (next != row.count) return d;
  }
  d.usable = true;
  return d;
}

/// Overlaps of rows [first, last) with all later rows.
template <int Rows, int Columns>
constexpr void check_dense_overlaps(const dense_rows<Rows, Columns>& d, const group_prover& prover,
                                    const group_row& g, int first, int last,
                                    unsigned long long& matters) {
  const program& p = *prover.s.p;
  for (int i = first; i < last; ++i) {
    const long long* low = d.low + i * Columns;
    const long long* high = d.high + i * Columns;
    for (int k = i + 1; k < Rows; ++k) {
      const int at = k * Columns;
      int c = 0;
      while (c < Columns && (d.is_set[c] ? (low[c] & d.low[at + c]) != 0
                                         : low[c] < d.high[at + c] && d.low[at + c] < high[c]))
        ++c;
      if (c == Columns && !prover.found.full())
        prover.check_overlap(p.members[g.begin + i], p.members[g.begin + k]);
    }
    if (i + 1 < Rows)
      prover.mark_column(p.members[g.begin + i], p.members[g.begin + i + 1], matters);
  }
}

}  // namespace nqpf::detail
