// SPDX-License-Identifier: BSL-1.0
#pragma once

// What the rules that conclude one value have in common, in blocks of a few: whole blocks are passed over that
// cannot meet a box, or that hold no rule whose box contains it. Rules that ask for the same indicators stand
// beside each other, sorted by their ranges, so that most blocks are passed over.

#include <nqpf/core/null.hpp>
#include <nqpf/rules/proof/plain.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// One conclusion of one rule, in lists sorted by what is concluded.
struct conclusion_entry {
  short rule;
};

struct entry_block {
  static constexpr int most = 16;
  static constexpr int least =
      4;  ///< so many of one kind do not share a block with those of another
  static constexpr int most_walls = 4;
  int begin;  ///< entries [begin, end)
  int end;
  unsigned long long
      asked;         ///< axes that each rule's only box confines, by their numbers modulo 64
  bool is_plain;     ///< each rule is one box over inputs
  bool over_inputs;  ///< no box confines a computed number
  int wall_count;
  constraint walls
      [most_walls];  ///< on axes that every box confines: the least that contains all of theirs
};

constexpr const constraint* find_constraint(const box_view& b, int axis) noexcept {
  for (int i = 0; i < b.count && b.items[i].axis <= axis; ++i)
    if (b.items[i].axis == axis) return &b.items[i];
  return nullptr;
}

/// Whether a rule of the block may hold wherever a box does. No rule that does is lost: a box that contains
/// another confines none of the axes that it leaves free, which `asked` tells, and lies around it on all
/// others. That is so of boxes over inputs, one a rule: several may do so together, and computed numbers are not
/// apart from the inputs that they read, so that blocks of such rules are never passed over.
constexpr bool may_contain(const entry_block& k, const box_view& inner) noexcept {
  if (!k.is_plain) return true;
  for (int w = 0; w < k.wall_count; ++w) {
    const constraint* own = find_constraint(inner, k.walls[w].axis);
    if (!is_null(own) && !contains(k.walls[w], *own)) return false;
  }
  return true;
}
/// Whether a box of the block may meet a box: none does where all of them are apart from it on one axis.
constexpr bool may_meet(const entry_block& k, const box_view& b) noexcept {
  for (int w = 0; w < k.wall_count; ++w) {
    const constraint* own = find_constraint(b, k.walls[w].axis);
    if (!is_null(own) && !meets(k.walls[w], *own)) return false;
  }
  return true;
}

struct block_lists {
  const conclusion_entry* entries = nullptr;
  const unsigned long long* asked = nullptr;  ///< of each entry, as of a block
  const entry_block* blocks = nullptr;
  const int* starts = nullptr;  ///< of each value, numbered through all types, its first block
};

/// Where blocks are put.
struct block_room {
  entry_block* blocks;
  unsigned long long* asked;
  int* starts;  ///< one more than there are values
};

/// The order of entries of one value that are each a single box over inputs: by what they ask.
struct by_box {
  const box_table& boxes;
  int inputs;  ///< the axes behind them are of computed numbers

  constexpr bool is_single(int rule) const noexcept {
    if (boxes.rules[rule].count != 1) return false;
    return !reaches_computed(boxes.box_at(boxes.rules[rule].begin));
  }
  constexpr bool reaches_computed(const box_view& b) const noexcept {
    return b.count > 0 && b.items[b.count - 1].axis >= inputs;
  }
  constexpr bool asks_the_same(int a, int b) const noexcept {
    return !is_single(a) || !is_single(b) ||
           boxes.boxes[boxes.rules[a].begin].axes == boxes.boxes[boxes.rules[b].begin].axes;
  }
  constexpr bool operator()(conclusion_entry a, conclusion_entry b) const noexcept {
    const box_row& x = boxes.boxes[boxes.rules[a.rule].begin];
    const box_row& y = boxes.boxes[boxes.rules[b.rule].begin];
    if (x.axes != y.axes) return x.axes < y.axes;
    if (x.count > 0 && y.count > 0) {
      const constraint& c = boxes.constraints[x.begin];
      const constraint& d = boxes.constraints[y.begin];
      if (c.low != d.low) return c.low < d.low;
      if (c.high != d.high) return c.high > d.high;
    }
    return a.rule < b.rule;
  }
};

/// Sorts entries in runs of twice the length each time; `scratch` has room for as many.
template <class T, class Before>
constexpr void merge_sort(T* items, T* scratch, int n, Before before) {
  for (int width = 1; width < n; width *= 2) {
    for (int first = 0; first < n; first += 2 * width) {
      const int middle = first + width < n ? first + width : n;
      const int end = middle + width < n ? middle + width : n;
      int i = first;
      int k = middle;
      for (int at = first; at < end; ++at) {
        if (k == end || (i < middle && !before(items[k], items[i]))) scratch[at] = items[i++];
        else scratch[at] = items[k++];
      }
    }
    for (int i = 0; i < n; ++i) items[i] = scratch[i];
  }
}

/// Puts the rules that are a single box over inputs in front of the others, each in the order in which they stand, and
/// returns how many they are.
constexpr int put_singles_first(const by_box& order, conclusion_entry* entries,
                                conclusion_entry* scratch, int n) {
  int singles = 0;
  int others = 0;
  for (int i = 0; i < n; ++i) {
    const conclusion_entry own = entries[i];
    if (order.is_single(own.rule)) entries[singles++] = own;
    else scratch[others++] = own;
  }
  for (int i = 0; i < others; ++i) entries[singles + i] = scratch[i];
  return singles;
}

/// Sorts the entries of each value: rules that are a single box over inputs first, by what they ask. Lists too long for one evaluation are left as they are: blocks of
/// them pass over less.
constexpr void sort_by_box(const box_table& boxes, int inputs, const int* starts, int values,
                           conclusion_entry* entries, conclusion_entry* scratch, int effort) {
  for (int v = 0; v < values; ++v) {
    const int n = starts[v + 1] - starts[v];
    int rounds = 1;
    while ((1 << rounds) < n) ++rounds;
    effort -= effort > 0 ? 24 * n * rounds : 0;
    if (effort <= 0) continue;
    const by_box order{boxes, inputs};
    conclusion_entry* const own = entries + starts[v];
    merge_sort(own, scratch, put_singles_first(order, own, scratch, n), order);
  }
}

/// Narrows the walls of a block to the axes that a box confines too, and widens them around it.
constexpr void take_in(entry_block& k, const box_view& b, bool first) noexcept {
  if (first) {
    for (int i = 0; i < b.count && k.wall_count < entry_block::most_walls; ++i)
      k.walls[k.wall_count++] = b.items[i];
    return;
  }
  int kept = 0;
  for (int w = 0; w < k.wall_count; ++w) {
    const constraint* own = find_constraint(b, k.walls[w].axis);
    if (is_null(own)) continue;
    constraint wall = k.walls[w];
    if (wall.is_set) {
      wall.low |= own->low;
    } else {
      if (own->low < wall.low) wall.low = own->low;
      if (own->high > wall.high) wall.high = own->high;
    }
    k.walls[kept++] = wall;
  }
  k.wall_count = kept;
}

constexpr entry_block make_block(const by_box& order, const conclusion_entry* entries, int begin,
                                 int end, unsigned long long* asked) {
  const box_table& boxes = order.boxes;
  const bool plain = order.is_single(entries[begin].rule);
  entry_block k{begin, end, plain ? ~0ULL : 0, plain, true, 0, {}};
  bool first = true;
  bool is_bounded = true;
  for (int e = begin; e < end; ++e) {
    const box_range& range = boxes.rules[entries[e].rule];
    is_bounded = is_bounded && range.count >= 0;
    asked[e] = plain ? boxes.boxes[range.begin].axes : 0;
    for (int b = range.begin; b < range.begin + range.count; ++b) {
      const box_view own = boxes.box_at(b);
      k.asked &= boxes.boxes[b].axes;
      k.over_inputs = k.over_inputs && !order.reaches_computed(own);
      take_in(k, own, first);
      first = false;
    }
  }
  if (!is_bounded) {  // a rule that was too large to break down may hold anywhere
    k.wall_count = 0;
  }
  return k;
}

constexpr int most_blocks(int entries, int values) noexcept {
  return entries / entry_block::least + 2 * values + 1;
}

/// Cuts the sorted entries into blocks. `starts` are those of the values among the entries, those of `room` are among the
/// blocks.
constexpr void make_blocks(const by_box& order, const conclusion_entry* entries, const int* starts,
                           int values, const block_room& room) {
  int count = 0;
  for (int v = 0; v < values; ++v) {
    room.starts[v] = count;
    for (int at = starts[v]; at < starts[v + 1];) {
      int end = at + 1;
      while (end < starts[v + 1] && end - at < entry_block::most &&
             order.is_single(entries[end].rule) == order.is_single(entries[at].rule) &&
             (end - at < entry_block::least ||
              order.asks_the_same(entries[end - 1].rule, entries[end].rule)))
        ++end;
      room.blocks[count++] = make_block(order, entries, at, end, room.asked);
      at = end;
    }
  }
  room.starts[values] = count;
}

}  // namespace nqpf::detail
