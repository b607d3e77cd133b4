// SPDX-License-Identifier: BSL-1.0
#pragma once

// Rows in whose place others answer, and tables in which none do. A row is masked where it can never be the answer,
// and misleading where a row of a better output answers some of its records: D. Calvanese et al., "Semantics, Analysis
// and Simplification of DMN Decision Tables", Information Systems 78 (2018), 112-125; B. Silver, "Decision Table Analysis
// in DMN", DecisionCAMP 2017.

#include <nqpf/rules/advice/table.hpp>

namespace nqpf::inline NQPF_ABI::detail {

struct order_adviser {
  const advised_table& table;
  advice& out;

  /// Masked rows, and under `priority` misleading ones.
  constexpr void find_hidden() const {
    if (!has_precedence(table.g)) return;
    for (int i = 0; i < table.size(); ++i) {
      if (is_spent(table.s)) return out.leave_open();
      const existence counts = can_count(i);
      if (counts == existence::undecided) out.leave_open();
      else if (counts == existence::no) report_masked(i);
      if (counts == existence::yes && table.g.policy == hit::priority) find_misleading(i);
    }
  }

  /// Whether no two rows hold of one record, though the hit policy allows it.
  constexpr void find_unique() const {
    const hit policy = table.g.policy;
    const bool may_meet = policy == hit::first || policy == hit::any || policy == hit::priority;
    if (!may_meet || !table.g.is_table || table.size() < 2) return;
    existence meets = existence::no;
    box part;
    for (int i = 0; i < table.size() && meets != existence::yes; ++i)
      for (int k = i + 1; k < table.size() && meets != existence::yes; ++k) {
        const existence e = table.meet(i, k, part);
        if (e != existence::no) meets = e;
      }
    if (meets == existence::undecided) out.leave_open();
    if (meets != existence::no) return;
    advice_item* item = table.start(advised::can_be_unique);
    advice_words m{};
    table.title(m);
    m << " can be unique: no two of its rows hold of one record";
    item->put(m);
    out.take(item);
  }

private:
  // Whether a row is the answer for some record; yes also of one that no record satisfies, of which the proof tells.
  [[nodiscard]] constexpr existence can_count(int i) const {
    if (table.boxes[i].rows.count == 0)
      return table.boxes[i].whole ? existence::yes : existence::undecided;
    bool open = !table.boxes[i].whole;
    for (int x = 0; x < table.boxes[i].rows.count; ++x) {
      box part;
      const existence e = left_to(i, table.boxes[i].box_at(x).copy(), part);
      if (e == existence::yes) return e;
      open = open || e == existence::undecided;
    }
    return open ? existence::undecided : existence::no;
  }
  constexpr void report_masked(int i) const {
    advice_item* item = table.start(advised::masked);
    item->add_row(table.number(i));
    advice_words m{};
    table.title(m);
    m << ": row " << table.number(i)
      << " is masked: wherever it holds, a row that goes before it holds or is undecided";
    item->put(m);
    out.take(item);
  }

  constexpr void find_misleading(int i) const {
    advice_item* item = nullptr;
    for (int k = 0; k < table.size(); ++k) {
      if (k == i || compare_outputs(*table.s.p, table.rule(k), table.rule(i)) >= 0) continue;
      box part;
      const existence e = answers_in_place(i, k, part);
      if (e == existence::undecided) out.leave_open();
      if (e != existence::yes) continue;
      if (item == nullptr) item = start_misleading(i, k, part);
      item->add_row(table.number(k));
    }
    if (item != nullptr) out.take(item);
  }
  // Whether row `k` is the answer for some record on which row `i` holds: no other goes before it there. The part in which
  // it is.
  constexpr existence answers_in_place(int i, int k, box& part) const {
    bool open = !table.boxes[i].whole || !table.boxes[k].whole;
    box both;
    for (int x = 0; x < table.boxes[i].rows.count; ++x)
      for (int y = 0; y < table.boxes[k].rows.count; ++y) {
        existence e = table.shared(table.boxes[i].box_at(x), table.boxes[k].box_at(y), both);
        if (e == existence::yes) e = left_to(k, both, part);
        if (e == existence::yes) return e;
        open = open || e == existence::undecided;
      }
    return open ? existence::undecided : existence::no;
  }
  // Whether the rows that go before one leave it a record of a box; the part that they leave.
  constexpr existence left_to(int k, const box& own, box& part) const {
    collected_boxes taken;
    table.rules.take_before(table.rule(k), own, taken);
    if (!taken.whole) return existence::undecided;
    existence found = existence::no;
    const bool all =
        for_each_outside(table.s, own, taken, table.rules.most.splits, [&](const box& left) {
          const existence e = exists(table.s, left);
          if (e != existence::no) found = e;
          if (e == existence::yes) part = left;
          return found != existence::yes;
        });
    return found == existence::no && !all ? existence::undecided : found;
  }
  constexpr advice_item* start_misleading(int i, int k, const box& part) const {
    advice_item* item = table.start(advised::misleading);
    item->add_row(table.number(i));
    advice_words m{};
    table.title(m);
    m << ": row " << table.number(i) << " is misleading: row " << table.number(k)
      << ", whose output goes first, answers in its place at ";
    const box where = table.simplified(part);
    table.write(m, where);
    item->put(m);
    item->put(new region(table.s, where, true));
    return item;
  }
};

}  // namespace nqpf::inline NQPF_ABI::detail
