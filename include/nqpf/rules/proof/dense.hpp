// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rows of a table side by side, column by column: what each row asks of an input is a range of the cells
// between all cuts of that column. Pairs of rows that meet are then found by sets of bits, 64 rows at a time,
// and disjoint rows are complete exactly when their cells add up.

#include <nqpf/core/null.hpp>
#include <nqpf/rules/program/index_table.hpp>
#include <nqpf/rules/proof/groups.hpp>
#include <nqpf/rules/proof/wide.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// One input of a table. Arrays are somebody else's.
struct table_column {
  int axis = -1;
  bool is_free = true;  ///< no row asks anything of it
  bool is_set = false;
  long long cells = 0;             ///< of a range; the whole set
  long long known = 0;             ///< cells that are not missing
  const long long* low = nullptr;  ///< of each row its cells [low, high), or its set
  const long long* high = nullptr;
  const long long* cuts = nullptr;  ///< where each cell begins, and at last where they end
};

/// Sets of rows by what they ask of one input: words of 64 rows. A range of cells falls into `buckets`: row k is
/// in `below[b]` if it begins in bucket b or before, in `above[b]` if it ends in bucket b or after. A set has
/// the rows that hold a value in `below[value]`.
struct column_masks {
  static constexpr int buckets = 64;
  const unsigned long long* below = nullptr;
  const unsigned long long* above = nullptr;
};

constexpr int words_of(int rows) noexcept { return (rows + 63) / 64; }
constexpr unsigned cut_slots(int rows) noexcept { return table_size(2 * rows + 4); }
constexpr int cut_capacity(int rows) noexcept { return 2 * rows + 4; }

/// The storage of one column.
template <int Rows>
struct column_storage {
  table_column column{};
  long long low[size_of(Rows)]{};
  long long high[size_of(Rows)]{};
  long long cuts[size_of(cut_capacity(Rows))]{};
};
template <int Rows>
struct mask_storage {
  static constexpr int size = column_masks::buckets * words_of(Rows);
  unsigned long long below[size_of(size)]{};
  unsigned long long above[size_of(size)]{};
};

/// Whether every row is one box over inputs.
constexpr bool is_dense(const space& s, const box_table& boxes, const group_row& g) noexcept {
  if (!refuses_overlap(g.policy)) return false;
  for (int i = g.begin; i < g.end; ++i) {
    const box_range& range = boxes.rules[s.p->members[i]];
    if (range.count != 1 || needs_search(s, boxes.box_at(range.begin))) return false;
  }
  return true;
}

struct column_builder {
  const space& s;
  const box_table& boxes;
  const group_row& g;
  int axis;
  long long* low;
  long long* high;
  long long* cuts;
  long long* scratch;  ///< as long as `cuts`
  long long* keys;     ///< with `ranks` a table of the cuts; ranks are 0 where free
  int* ranks;
  unsigned slots;
  int count = 0;

  constexpr unsigned slot(long long cut) const noexcept {
    unsigned at = static_cast<unsigned>(mix(static_cast<unsigned long long>(cut), 0)) & (slots - 1);
    while (ranks[at] != 0 && keys[at] != cut) at = (at + 1) & (slots - 1);
    return at;
  }
  constexpr void mark(long long cut) noexcept {
    const unsigned at = slot(cut);
    if (ranks[at] != 0) return;
    ranks[at] = 1;
    keys[at] = cut;
    cuts[count++] = cut;
  }

  /// The column, without its arrays.
  constexpr table_column build() {
    const constraint whole = s.whole(axis);
    const constraint known = s.known(axis);
    table_column c{axis, true, whole.is_set, whole.low, known.low};
    const int rows = g.end - g.begin;
    mark(whole.low);
    mark(known.high);
    mark(whole.high);
    for (int i = 0; i < rows; ++i) {
      const box_view row = boxes.box_at(boxes.rules[s.p->members[g.begin + i]].begin);
      const constraint* own = find_constraint(row, axis);
      low[i] = !is_null(own) ? own->low : whole.low;
      high[i] = !is_null(own) ? own->high : whole.high;
      if (is_null(own)) continue;
      c.is_free = false;
      if (!whole.is_set) {
        mark(low[i]);
        mark(high[i]);
      }
    }
    if (whole.is_set || c.is_free) return c;
    merge_sort(cuts, scratch, count, [](long long a, long long b) { return a < b; });
    for (int i = 0; i < count; ++i) ranks[slot(cuts[i])] = i + 1;
    for (int i = 0; i < rows; ++i) {
      low[i] = ranks[slot(low[i])] - 1;
      high[i] = ranks[slot(high[i])] - 1;
    }
    c.cells = count - 1;
    c.known = ranks[slot(known.high)] - 1;
    return c;
  }
};

constexpr int bucket_of(const table_column& c, long long cell) noexcept {
  return static_cast<int>(cell * column_masks::buckets / c.cells);
}

/// Fills the sets of rows of one column.
constexpr void build_masks(const table_column& c, int rows, unsigned long long* below,
                           unsigned long long* above) {
  const int words = words_of(rows);
  for (int i = 0; i < rows && !c.is_free; ++i) {
    const unsigned long long own = 1ULL << (i % 64);
    if (c.is_set) {
      for (unsigned long long left = static_cast<unsigned long long>(c.low[i]); left != 0;
           left &= left - 1)
        below[__builtin_ctzll(left) * words + i / 64] |= own;
    } else {
      below[bucket_of(c, c.low[i]) * words + i / 64] |= own;
      above[bucket_of(c, c.high[i] - 1) * words + i / 64] |= own;
    }
  }
  for (int b = 1; b < column_masks::buckets && !c.is_free && !c.is_set; ++b)
    for (int w = 0; w < words; ++w) {
      below[b * words + w] |= below[(b - 1) * words + w];
      above[(column_masks::buckets - 1 - b) * words + w] |=
          above[(column_masks::buckets - b) * words + w];
    }
}

/// A table of rows that are one box each.
struct dense_table {
  const group_prover& prover;
  const group_row& g;
  const table_column* columns;
  const column_masks* masks;
  int column_count;

  [[nodiscard]] constexpr int rows() const noexcept { return g.end - g.begin; }
  [[nodiscard]] constexpr int rule(int row) const noexcept {
    return prover.s.p->members[g.begin + row];
  }

  /// Calls `each(row)` for later rows that meet a row on all columns but one, until it returns false.
  template <class Each>
  constexpr void for_each_meeting(int i, int except, Each&& each) const {
    const int words = words_of(rows());
    for (int w = (i + 1) / 64; w < words; ++w) {
      unsigned long long left = w == (i + 1) / 64 ? ~0ULL << ((i + 1) % 64) : ~0ULL;
      if (w == words - 1 && rows() % 64 != 0) left &= (1ULL << (rows() % 64)) - 1;
      spend(prover.s, 8);
      for (int c = 0; c < column_count && left != 0; ++c)
        if (c != except && !columns[c].is_free) left &= near(c, i, w, words);
      for (; left != 0; left &= left - 1) {
        const int k = 64 * w + __builtin_ctzll(left);
        if (meet_beside(i, k, except) && !each(k)) return;
      }
    }
  }

  // The rows of a word that may meet a row on a column. None that does is lost: a row that begins in a later
  // bucket than the one in which this row ends begins behind it, and one that ends in an earlier bucket than
  // the one in which this row begins ends before it.
  constexpr unsigned long long near(int c, int i, int w, int words) const noexcept {
    const table_column& x = columns[c];
    spend(prover.s, 6);
    if (!x.is_set)
      return masks[c].below[bucket_of(x, x.high[i] - 1) * words + w] &
             masks[c].above[bucket_of(x, x.low[i]) * words + w];
    if (x.low[i] == x.cells) return ~0ULL;
    unsigned long long some = 0;
    for (unsigned long long left = static_cast<unsigned long long>(x.low[i]); left != 0;
         left &= left - 1)
      some |= masks[c].below[__builtin_ctzll(left) * words + w];
    spend(prover.s, 3 * __builtin_popcountll(static_cast<unsigned long long>(x.low[i])));
    return some;
  }

  constexpr bool meet_beside(int i, int k, int except) const noexcept {
    spend(prover.s, 3 * column_count);
    for (int c = 0; c < column_count; ++c)
      if (c != except && !meet_on(c, i, k)) return false;
    return true;
  }
  constexpr bool meet_on(int column, int i, int k) const noexcept {
    const table_column& x = columns[column];
    return x.is_free ||
           (x.is_set ? (x.low[i] & x.low[k]) != 0 : x.low[i] < x.high[k] && x.low[k] < x.high[i]);
  }

  /// Overlaps of a row with later rows.
  constexpr void check_overlaps(int i) const {
    for_each_meeting(i, -1, [&](int k) {
      if (g.policy != hit::any || !prover.same_output(rule(i), rule(k)))
        prover.check_overlap(g, rule(i), rule(k));
      return !prover.found.full();
    });
  }

  /// Whether two rows of different outputs are kept apart by a column alone. Those that may overlap are not.
  constexpr bool differs_beside(int column) const {
    bool differs = false;
    for (int i = 0; i + 1 < rows() && !differs && !is_spent(prover.s); ++i)
      for_each_meeting(i, column, [&](int k) {
        differs = !meet_on(column, i, k) && !may_say_the_same(*prover.s.p, rule(i), rule(k));
        return !differs;
      });
    return differs;
  }
};

/// Adds up the cells of disjoint rows, and finds a record that none of them answers.
struct cell_counter {
  const dense_table& t;
  bool with_missing;

  struct side {
    long long low;
    long long high;
  };
  static constexpr int most_columns = 64;
  struct region {
    side sides[most_columns];
  };

  constexpr region all() const noexcept {
    region r{};
    for (int c = 0; c < t.column_count; ++c) {
      const table_column& x = t.columns[c];
      r.sides[c] = x.is_set ? side{with_missing ? x.cells : x.known, 0}
                            : side{0, with_missing ? x.cells : x.known};
    }
    return r;
  }
  constexpr side own(int c, int row) const noexcept {
    return {t.columns[c].low[row], t.columns[c].high[row]};
  }
  constexpr side meet_of(int c, const side& a, const side& b) const noexcept {
    if (t.columns[c].is_set) return {a.low & b.low, 0};
    return {a.low > b.low ? a.low : b.low, a.high < b.high ? a.high : b.high};
  }
  constexpr wide size(int c, const side& x) const noexcept {
    if (t.columns[c].is_set)
      return static_cast<unsigned>(__builtin_popcountll(static_cast<unsigned long long>(x.low)));
    return x.low < x.high ? static_cast<unsigned long long>(x.high - x.low) : 0ULL;
  }
  /// The cells of a region; 0 where they are too many to count.
  constexpr wide cells(const region& r) const noexcept {
    wide total = 1;
    for (int c = 0; c < t.column_count; ++c) {
      if (t.columns[c].is_free) continue;
      if (total > (wide{1} << 100U)) return 0;
      total *= size(c, r.sides[c]);
    }
    return total;
  }
  constexpr wide cells_of(int row, const region& r) const noexcept {
    wide total = 1;
    for (int c = 0; c < t.column_count && total != 0; ++c)
      if (!t.columns[c].is_free) total *= size(c, meet_of(c, r.sides[c], own(c, row)));
    return total;
  }
  /// Whether the cells of all rows add up to those of the region.
  constexpr existence adds_up() const noexcept {
    const region r = all();
    const wide whole = cells(r);
    if (whole == 0) return existence::undecided;
    wide sum = 0;
    spend(t.prover.s, t.rows() * (8 + 9 * t.column_count));
    for (int i = 0; i < t.rows(); ++i) sum += cells_of(i, r);
    return sum == whole ? existence::yes : existence::no;
  }

  struct cut {
    int column = -1;
    long long at = 0;  ///< a rank; a set
    int worst = 0;     ///< rows on the fuller side
  };

  constexpr void try_cut(const region& r, const int* list, int n, int c, long long at,
                         cut& best) const noexcept {
    const side& s = r.sides[c];
    if (t.columns[c].is_set ? (at & s.low) == 0 || (~at & s.low) == 0 : at <= s.low || at >= s.high)
      return;
    int first = 0;
    int second = 0;
    spend(t.prover.s, 6 * n);
    for (int i = 0; i < n; ++i) {
      const long long low = t.columns[c].low[list[i]];
      if (t.columns[c].is_set) {
        first += (low & s.low & at) != 0 ? 1 : 0;
        second += (low & s.low & ~at) != 0 ? 1 : 0;
      } else {
        first += low < at ? 1 : 0;
        second += t.columns[c].high[list[i]] > at ? 1 : 0;
      }
    }
    const int worst = first > second ? first : second;
    if (best.column < 0 || worst < best.worst) best = {c, at, worst};
  }

  // A cut between the cells of a region that leaves few rows on either side: an end of one of two rows, judged
  // by a few of the rows.
  constexpr cut choose(const region& r, const int* list, int n) const noexcept {
    constexpr int sample = 32;
    int some[sample];
    int count = 0;
    const int step = n / sample + 1;
    for (int i = 0; i < n; i += step) some[count++] = list[i];
    cut best;
    for (int i = 0; i < 2; ++i)
      for (int c = 0; c < t.column_count; ++c) {
        if (t.columns[c].is_free) continue;
        const side ends = own(c, list[i * n / 2]);
        try_cut(r, some, count, c, ends.low, best);
        if (!t.columns[c].is_set) try_cut(r, some, count, c, ends.high, best);
      }
    return best;
  }

  // The rows of a list that meet a region on one column, in front of it.
  constexpr int keep_meeting(int* list, int n, int c, const side& x) const noexcept {
    spend(t.prover.s, 12 * n);
    int kept = 0;
    for (int i = 0; i < n; ++i)
      if (size(c, meet_of(c, x, own(c, list[i]))) != 0) {
        const int row = list[kept];
        list[kept++] = list[i];
        list[i] = row;
      }
    return kept;
  }

  /// Narrows a region whose cells are more than those of the (disjoint) rows in it to cells of none. One half of
  /// such a region is always such a region, so that no step is taken back. `list` has room for all rows. False
  /// where it takes too much.
  constexpr bool find_hole(region& r, int* list) const {
    int n = 0;
    spend(t.prover.s, t.rows() * (8 + 9 * t.column_count));
    for (int i = 0; i < t.rows(); ++i)
      if (cells_of(i, r) != 0) list[n++] = i;
    while (n > 0) {
      const cut best = choose(r, list, n);
      if (best.column < 0 || is_spent(t.prover.s)) return false;
      region half = r;
      side& first = half.sides[best.column];
      side& second = r.sides[best.column];
      if (t.columns[best.column].is_set) {
        first.low &= best.at;
        second.low &= ~best.at;
      } else {
        first.high = best.at;
        second.low = best.at;
      }
      const int inside = keep_meeting(list, n, best.column, first);
      wide sum = 0;
      spend(t.prover.s, inside * (8 + 9 * t.column_count));
      for (int i = 0; i < inside; ++i) sum += cells_of(list[i], half);
      if (sum < cells(half)) {
        r = half;
        n = inside;
      } else {
        n = keep_meeting(list, n, best.column, second);
      }
    }
    return true;
  }

  /// The region as a box.
  constexpr box as_box(const region& r) const noexcept {
    box b{};
    for (int c = 0; c < t.column_count; ++c) {
      const table_column& x = t.columns[c];
      if (x.is_free) continue;
      const side& s = r.sides[c];
      if (x.is_set) b.confine({x.axis, true, false, s.low, 0});
      else b.confine({x.axis, false, false, x.cuts[s.low], x.cuts[s.high]});
    }
    return b;
  }
};

// Each row is one box.
constexpr void suggest_row_beside(const dense_table& t, phrase& m, const box& hole) {
  if (!t.g.is_table || t.rows() > group_prover::most_boxes) return;
  box_view views[group_prover::most_boxes];
  const box_table& boxes = t.prover.boxes;
  for (int i = 0; i < t.rows(); ++i)
    views[i] = boxes.box_at(boxes.rules[t.prover.s.p->members[t.g.begin + i]].begin);
  suggest_row(m, free_space{t.prover.s, views, t.rows()}, t.g, hole);
}

/// A gap of a table whose rows are disjoint and do not add up. `list` has room for all rows.
constexpr void report_hole(const dense_table& t, int* list) {
  const cell_counter counter{t, t.g.complete};
  const space& s = t.prover.s;
  cell_counter::region r = counter.all();
  phrase m{};
  write_group(m, *s.p, t.g);
  m << nothing_for();
  if (counter.find_hole(r, list)) {
    double values[most_inputs];
    const box hole = counter.as_box(r);
    find_witness(s, hole, values);
    write_record(m, s, hole, values);
    suggest_row_beside(t, m, hole);
  } else {
    m << "some record";
  }
  nqpf::detail::report(s, t.prover.found, defect::gap, t.g, m);
}

}  // namespace nqpf::detail
