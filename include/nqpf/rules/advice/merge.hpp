// SPDX-License-Identifier: BSL-1.0
#pragma once

// Rows of a table that can be one: they put out the same, differ in one cell, and one row in the place of the first or
// the last of them answers as they do.

#include <nqpf/rules/advice/shape.hpp>
#include <nqpf/rules/advice/table.hpp>
#include <nqpf/rules/program/outputs.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// Rows on their way to be one.
struct row_pool {
  owned_list<int> rows;  ///< by their places in the table
  row_shape shape;
  int axis = -1;  ///< the last on which they differed, or -1
  bool asks_known = false;

  [[nodiscard]] constexpr bool has(int i) const noexcept {
    for (int k = 0; k < rows.count; ++k)
      if (rows.items[k] == i) return true;
    return false;
  }
};

struct row_merger {
  const advised_table& table;
  advice& out;
  owned_array<row_shape> shapes;
  owned_list<int> told;  ///< the rows of each piece of advice, each list ended by -1

  constexpr row_merger(const advised_table& t, advice& into)
      : table(t), out(into), shapes(t.size()) {
    for (int i = 0; i < table.size(); ++i) shapes[i].read(table.s, table.rule(i), table.boxes[i]);
  }

  constexpr void find() {
    const int n = table.size();
    for (int i = 0; i < n; ++i)
      for (int k = i + 1; k < n; ++k) {
        if (is_spent(table.s)) return out.leave_open();
        spend(table.s, 60);
        if (!shapes[i].is_product || !shapes[k].is_product || !puts_out_same(i, k)) continue;
        const shape_union u = shape_joiner{table.s, shapes[i], shapes[k]}.find();
        if (u.what == shape_union::form::none || was_reported(i, k)) continue;
        row_pool pool;
        start(pool, i);
        if (absorb(pool, k)) report_grown(pool);
      }
  }

private:
  [[nodiscard]] constexpr bool puts_out_same(int i, int k) const noexcept {
    return same_output(*table.s.p, table.rule(i), table.rule(k));
  }
  constexpr void start(row_pool& pool, int i) const {
    pool.rows.push(i);
    for (int x = 0; x < shapes[i].items.count; ++x) pool.shape.items.push(shapes[i].items.items[x]);
  }
  constexpr void report_grown(row_pool& pool) {
    bool grows = true;
    while (grows && !is_spent(table.s)) {
      grows = false;
      for (int k = 0; k < table.size(); ++k)
        if (shapes[k].is_product && !pool.has(k) && puts_out_same(pool.rows.items[0], k))
          grows = absorb(pool, k) || grows;
    }
    tell(pool);
  }
  // Takes another row into a pool, if they can be one.
  constexpr bool absorb(row_pool& pool, int k) const {
    const shape_union u = shape_joiner{table.s, pool.shape, shapes[k]}.find();
    if (u.what == shape_union::form::none || !may_join(pool, k)) return false;
    pool.rows.push(k);
    if (u.what == shape_union::form::joined) {
      shape_joiner::put(pool.shape, u);
      pool.axis = u.axis;
      pool.asks_known = u.asks_known;
    } else if (u.what == shape_union::form::second_has_all) {
      pool.shape.items.count = 0;
      for (int x = 0; x < shapes[k].items.count; ++x)
        pool.shape.items.push(shapes[k].items.items[x]);
      pool.axis = -1;
      pool.asks_known = false;
    }
    return true;
  }

  // Whether rows and another can stand in one place and answer as before.
  constexpr bool may_join(const row_pool& pool, int k) const {
    const hit policy = table.g.policy;
    if (refuses_overlap(policy)) return true;
    if (!has_precedence(table.g)) {
      box part;
      for (int x = 0; x < pool.rows.count; ++x)  // two hits would become one
        if (table.meet(pool.rows.items[x], k, part) != existence::no) return false;
      if (policy == hit::collect) return true;
    }
    int first = k;
    int last = k;
    for (int x = 0; x < pool.rows.count; ++x) {
      const int i = pool.rows.items[x];
      if (table.goes_before(i, first)) first = i;
      if (table.goes_before(last, i)) last = i;
    }
    return may_stand(pool, k, first) || may_stand(pool, k, last);
  }
  // Whether no row between one of them and their place has to do with it.
  constexpr bool may_stand(const row_pool& pool, int k, int place) const {
    for (int x = 0; x <= pool.rows.count; ++x) {
      const int i = x < pool.rows.count ? pool.rows.items[x] : k;
      if (i != place && !may_move(pool, k, i, place)) return false;
    }
    return true;
  }
  constexpr bool may_move(const row_pool& pool, int k, int i, int place) const {
    const bool up = table.goes_before(place, i);
    const int first = up ? place : i;
    const int last = up ? i : place;
    owned_list<int> between;
    collected_boxes taken;  // on these records another row answers whatever stands behind it
    for (int other = 0; other < table.size(); ++other) {
      const bool before = table.goes_before(other, first) || (up && other == place);
      if (before && has_precedence(table.g)) take(other, taken);
      if (other == k || pool.has(other) || other == first || other == last) continue;
      if (table.goes_before(first, other) && table.goes_before(other, last)) insert(between, other);
    }
    for (int x = 0; x < between.count; ++x) {
      const int other = between.items[x];
      if (!is_apart(i, other, taken)) return false;
      if (has_precedence(table.g) && puts_out_same(i, other)) take(other, taken);
    }
    return true;
  }
  constexpr void take(int row, collected_boxes& taken) const {
    for (int x = 0; x < table.boxes[row].rows.count; ++x)
      taken.add(table.boxes[row].box_at(x), -1, true);
  }
  // In the order in which the rows count.
  constexpr void insert(owned_list<int>& list, int row) const {
    list.push(row);
    for (int x = list.count - 1; x > 0 && table.goes_before(row, list.items[x - 1]); --x) {
      list.items[x] = list.items[x - 1];
      list.items[x - 1] = row;
    }
  }
  // Whether one row may move past another: they put out the same, or no record that is left to them has to do with both.
  constexpr bool is_apart(int i, int other, const collected_boxes& taken) const {
    box part;
    if (!has_precedence(table.g))
      return puts_out_same(i, other) || table.meet(i, other, part) == existence::no;
    if (puts_out_same(i, other) && !shapes[i].may_be_undecided && !shapes[other].may_be_undecided)
      return true;
    collected_boxes own;
    collected_boxes its;
    table.rules.take_loosely(table.rule(i), box{}, own);
    table.rules.take_loosely(table.rule(other), box{}, its);
    if (!own.whole || !its.whole) return false;
    for (int x = 0; x < own.rows.count; ++x)
      for (int y = 0; y < its.rows.count; ++y) {
        if (table.shared(own.box_at(x), its.box_at(y), part) == existence::no) continue;
        collected_boxes left;
        if (!table.rules.take_left(part, taken, left) || left.rows.count > 0) return false;
      }
    return true;
  }

  [[nodiscard]] constexpr bool was_reported(int i, int k) const noexcept {
    bool first = false;
    bool second = false;
    for (int x = 0; x < told.count; ++x) {
      first = first || told.items[x] == i;
      second = second || told.items[x] == k;
      if (first && second) return true;
      if (told.items[x] < 0) first = second = false;
    }
    return false;
  }

  constexpr void tell(row_pool& pool) {
    sort(pool.rows);
    for (int x = 0; x < pool.rows.count; ++x) told.push(pool.rows.items[x]);
    told.push(-1);
    advice_item* item = table.start(advised::can_be_one);
    advice_words m{};
    table.title(m);
    m << ": rows ";
    for (int x = 0; x < pool.rows.count; ++x) {
      const int number = table.number(pool.rows.items[x]);
      item->add_row(number);
      m << (x == 0 ? "" : x + 1 == pool.rows.count ? " and " : ", ") << number;
    }
    m << " can be one";
    write_row(m, pool);
    write_known(m, pool);
    item->put(m);
    out.take(item);
  }
  static constexpr void sort(owned_list<int>& list) noexcept {
    for (int i = 1; i < list.count; ++i)
      for (int k = i; k > 0 && list.items[k - 1] > list.items[k]; --k) {
        const int last = list.items[k - 1];
        list.items[k - 1] = list.items[k];
        list.items[k] = last;
      }
  }
  // The row that they are; of one whose other cells are unions, the cell in which they differ.
  constexpr void write_row(advice_words& m, const row_pool& pool) const {
    box b;
    if (pool.shape.to_box(b)) {
      table.write(m << ": ", b);
      return;
    }
    if (pool.axis < 0 || pool.axis >= table.s.p->count.inputs) return;
    m << ": the cell of " << shown_name(*table.s.p->inputs[pool.axis]) << " is then ";
    const int at = pool.shape.first(pool.axis);
    if (at == pool.shape.behind(at) || pool.shape.items.items[at].axis != pool.axis) m << "any";
    else row_words{table.s}.write_part(m, pool.shape.items.items[at]);
  }
  constexpr void write_known(advice_words& m, const row_pool& pool) const {
    if (!pool.asks_known) return;
    int input = pool.axis;
    if (input >= table.s.p->count.inputs) {
      const constraint all = table.s.whole(input);
      input = computed_constraint(table.s, all).missing_by();
    }
    if (input < 0) return;
    m << ", which fails where " << shown_name(*table.s.p->inputs[input])
      << " is missing; they are undecided there";
  }
};

}  // namespace nqpf::inline NQPF_ABI::detail
