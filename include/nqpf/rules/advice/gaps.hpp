// SPDX-License-Identifier: BSL-1.0
#pragma once

// Every region of a gap: the records that no row of a table answers, as few rows that would.

#include <nqpf/rules/advice/table.hpp>
#include <nqpf/rules/proof/missing_row.hpp>
#include <nqpf/rules/regions/reach.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// Whether a table or group that lacks an answer lacks something: where it says that it is complete, and a table of one
/// answer without a default.
constexpr bool wants_answers(const group_row& g) noexcept {
  return g.complete || g.complete_when_known ||
         (g.is_table && g.policy <= hit::first && !g.has_default);
}

struct gap_adviser {
  const advised_table& table;
  advice& out;
  bool may_miss;  ///< whether in the records of the set, other than here, some input may be missing

  constexpr void find() const {
    collected_boxes answered;
    gather_answered(answered);
    if (!answered.whole) return out.leave_open();
    collected_boxes parts;
    const region_limits& most = table.rules.most;
    if (!table.rules.take_left(box{}, answered, parts)) out.leave_open();
    region_finder finder{table.s, most, parts, answered};
    finder.find();
    if (finder.cut) out.leave_open();
    for (int i = 0; i < finder.found.rows.count; ++i) tell(finder.found.box_at(i).copy());
  }

private:
  // Where a row that goes before another is undecided, the other answers nothing either.
  constexpr void gather_answered(collected_boxes& answered) const {
    const bool in_order = has_precedence(table.g) && some_may_be_undecided(table.s, box{}, table.g);
    for (int i = 0; i < table.size() && answered.whole; ++i) {
      if (in_order) {
        table.rules.take_counting(table.rule(i), box{}, answered);
        continue;
      }
      answered.whole = answered.whole && table.boxes[i].whole;
      for (int x = 0; x < table.boxes[i].rows.count; ++x)
        answered.add(table.boxes[i].box_at(x), -1, true);
    }
  }

  constexpr void tell(const box& b) const {
    const existence e = exists(table.s, b);
    if (e == existence::no) return;
    if (e == existence::undecided) out.leave_open();
    advice_item* item = table.start(advised::gap);
    advice_words m{};
    table.title(m);
    m << nothing_for();
    table.write(m, b);
    if (!table.g.complete && may_miss) m << " where all is known";
    if (e == existence::undecided) m << ", if there is such a record";
    else if (const char* list = unsure_list(table.s, b); !is_null(list))
      m << ", if some list of " << list << " has these answers";
    if (const int next = has_to_precede(table.s, table.g, b); next > 0)
      m << "; a " << (table.g.is_table ? "row" : "rule") << " for it has to stand before "
        << rule_title(table.s.p->rules[table.rule(next - 1)]);
    item->put(m);
    item->put(new region(table.s, b, e == existence::yes));
    out.take(item);
  }
};

}  // namespace nqpf::inline NQPF_ABI::detail
