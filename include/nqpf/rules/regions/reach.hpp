// SPDX-License-Identifier: BSL-1.0
#pragma once

// The records of which a set concludes a value that stands, as regions.

#include <nqpf/rules/questions/ask.hpp>
#include <nqpf/rules/regions/counting.hpp>
#include <nqpf/rules/regions/list.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// Gathers the parts of all records on which a statement is made and stands. What cannot be searched in full is left
/// out: the parts are true all the same.
struct reach_search {
  questioner& by;
  const statement& of;
  const space& s;
  counting_rules rules;
  collected_boxes where{};      ///< boxes of the condition that bounds the question
  collected_boxes overruled{};  ///< on which a value counts that overrules the statement
  collected_boxes parts{};

  constexpr reach_search(questioner& asked, const statement& stated)
      : by(asked), of(stated), s(asked.q.s), rules{asked.q.s} {}

  constexpr void gather() {
    if (by.parts.count == 0) where.add(box{}, -1, true);
    else rules.take(by.place(0), where);
    const rule_span span = by.all();
    if (!gives_one_answer(*s.p, span))
      for (int r = span.first; r < span.last; ++r)
        if (overrules(*s.p, r, of)) rules.take_counting(r, box{}, overruled);
    for (int r = span.first; r < span.last && has_capacity(); ++r)
      if (concludes(*s.p, r, of)) gather_counting(r);
    for_each_table(*s.p, span, [&](int g) {
      if (default_concludes(s.p->groups[g], of)) gather_default(s.p->groups[g]);
    });
    parts.whole = parts.whole && where.whole && overruled.whole && has_capacity();
  }

private:
  [[nodiscard]] constexpr bool has_capacity() const noexcept {
    return parts.rows.count < rules.most.parts && !is_spent(s);
  }
  constexpr void gather_counting(int r) {
    for (int w = 0; w < where.rows.count && has_capacity(); ++w) {
      const bool all = rules.for_each_own(r, where.box_at(w).copy(),
                                          [&](const box& own, collected_boxes& taken) {
                                            add_left(own, taken);
                                            return has_capacity();
                                          });
      parts.whole = parts.whole && all;
    }
  }
  // Of a default, which counts where every row of its table is known to fail.
  constexpr void gather_default(const group_row& table) {
    for (int w = 0; w < where.rows.count && has_capacity(); ++w) {
      const box own = where.box_at(w).copy();
      collected_boxes rows;
      for (int m = table.begin; m < table.end; ++m) rules.take_loosely(s.p->members[m], own, rows);
      add_left(own, rows);
    }
  }
  // Adds what the boxes of a list, and what is overruled, leave of a box.
  constexpr void add_left(const box& own, collected_boxes& taken) {
    if (!taken.whole || !overruled.whole) {
      parts.whole = false;
      return;
    }
    for (int i = 0; i < overruled.rows.count; ++i)
      if (meets(overruled.box_at(i), box_view(own))) taken.add(overruled.box_at(i), -1, true);
    if (!rules.take_left(own, taken, parts)) parts.whole = false;
  }
};

/// What a list of boxes leaves of all records, as far as it exists: what regions must not reach into. An empty list
/// that is not whole where that is too much.
constexpr void gather_others(const space& s, const collected_boxes& parts,
                             const region_limits& most, collected_boxes& others) {
  others.whole = for_each_outside(s, box{}, parts, most.splits, [&](const box& part) {
    if (exists(s, part) == existence::no) return true;
    others.add(part, -1, true);
    return others.rows.count < most.parts;
  });
  others.whole = others.whole && others.rows.count < most.parts;
}

/// Turns parts into a list of regions.
constexpr void list_regions(const space& s, const collected_boxes& parts, const region_limits& most,
                            replies::region_list& out) {
  collected_boxes others;
  gather_others(s, parts, most, others);
  const owned_array<double> values(s.p->count.inputs);
  const auto put = [&](const box& b) {
    const existence e = find_whole_witness(s, b, values.items);
    if (e != existence::no) out.take(new region(s, b, e == existence::yes));
  };
  if (!parts.whole) out.end_early();
  if (others.whole) {
    region_finder finder{s, most, parts, others};
    finder.find();
    if (finder.cut) out.end_early();
    for (int i = 0; i < finder.found.rows.count; ++i) put(finder.found.box_at(i).copy());
    return;
  }
  // Too many to be joined: as they are.
  for (int i = 0; i < parts.rows.count; ++i) {
    if (i == most.regions) return out.end_early();
    put(parts.box_at(i).copy());
  }
}

constexpr void report_regions(questioner& by, const statement& of, replies::region_list& out) {
  if (!by.can_ask()) return out.refuse(by.result.sentence);
  reach_search search(by, of);
  search.gather();
  list_regions(by.q.s, search.parts, search.rules.most, out);
  phrase m{};
  write_statement(m, of);
  if (out.empty()) {
    m << (out.cut() ? ": no region could be found within the budget"
                    : " is concluded of no record");
  } else {
    m << " is concluded in ";
    if (out.cut()) m << "more than ";
    m << out.size() << (out.size() == 1 && !out.cut() ? " region" : " regions");
  }
  if (!out.cut() || !out.empty())
    if (by.parts.count > 0) m << " where the condition holds";
  out.say(m);
}

constexpr replies::region_list find_regions(const program& p, const question_parts& parts,
                                            const statement& of, const asking& how) {
  replies::region_list out;
  questioner by(p, parts, how, records::all);
  report_regions(by, of, out);
  return out;
}

}  // namespace nqpf::inline NQPF_ABI::detail
