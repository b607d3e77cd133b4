// SPDX-License-Identifier: BSL-1.0
#pragma once

// A conclusion of two versions of a set, compared on all records: it stands where a rule concludes it, or the default of a
// table of which every row is known not to hold, and none of the same version concludes what overrules it.

#include <nqpf/core/null.hpp>
#include <nqpf/rules/difference/first_day.hpp>
#include <nqpf/rules/proof/column_effect.hpp>
#include <nqpf/rules/questions/memory.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// The rules [first, last) of a program that holds two versions.
struct version_rules {
  int first;
  int last;
  bool overrules;  ///< one conclusion of a record may overrule another

  /// The first group from a place that is a table of them whose default concludes a value, or -1.
  [[nodiscard]] constexpr int next_default(const program& p, const conclusion& c,
                                           int from) const noexcept {
    for (int g = from; g < p.count.groups; ++g) {
      const group_row& table = p.groups[g];
      if (!table.is_table || table.end == table.begin) continue;
      const int row = p.members[table.begin];
      for (int i = 0; first <= row && row < last && i < table.default_count(); ++i)
        if (same_conclusion(table.default_at(i), c)) return g;
    }
    return -1;
  }
};

/// The boxes of some rules, side by side.
struct version_boxes {
  static constexpr int most = 1024;
  box_view views[most];
  int count;
  bool whole;

  // No default initialisers: constant evaluation pays for what is used.
  constexpr version_boxes() : count(0), whole(true) {}

  constexpr void add(const box_table& boxes, int r) noexcept {
    const box_range& range = boxes.rules[r];
    whole = whole && range.count >= 0 && count + range.count <= most;
    for (int b = 0; whole && b < range.count; ++b) views[count++] = boxes.box_at(range.begin + b);
  }
};

/// Looks for a record on which a conclusion stands by one version and not by the other.
struct conclusion_search {
  const space& s;
  const box_table& boxes;
  const budgets& limit;
  replies::conclusion_changes& found;
  const conclusion& c;
  bool lost;
  const version_rules& own;
  const version_rules& other;
  int date = -1;                  ///< that periods ask for, if any
  const group_row* by = nullptr;  ///< the table whose default concludes it, where no rule does
  bool told = false;
  bool open = false;
  version_boxes overruled{};        ///< where the first version concludes what overrules it
  version_boxes there{};            ///< where the other version concludes it,
  version_boxes overruled_there{};  ///< and where it concludes what overrules it
  shown_record shown{};             ///< the record that is told,
  const rule_row* shown_rule =
      nullptr;  ///< and what concludes it there: a rule, or the default of a table
  const group_row* shown_table = nullptr;

  constexpr void search() {
    gather(own, overruled);
    gather(other, overruled_there);
    for (int r = other.first; r < other.last; ++r)
      if (concludes(*s.p, r, c)) there.add(boxes, r);
    open = !overruled.whole || !there.whole || !overruled_there.whole;
    look(box{});
    if (told) {
      find_first_day(s, date, shown, [&](const box& earlier) {
        told = open = false;
        look(earlier);
        return told;
      });
      return tell();
    }
    if (open)
      found.add(replies::conclusion_change::kind::undecided,
                phrase{} << "whether records " << (lost ? "lose " : "gain ") << spelled{c.name()}
                         << " cannot be decided within the budget");
  }

private:
  // Looks for a record within a box.
  constexpr void look(const box& within) {
    for (int r = own.first; r < own.last && !told && !open; ++r) {
      if (!concludes(*s.p, r, c)) continue;
      open = open || boxes.rules[r].count < 0;
      for (int b = 0; b < boxes.rules[r].count && !told; ++b) {
        box where = boxes.box_at(boxes.rules[r].begin + b).copy();
        if (lies_within(where, within)) search_box(s.p->rules + r, where);
      }
    }
    for (int g = own.next_default(*s.p, c, 0); g >= 0 && !told && !open;
         g = own.next_default(*s.p, c, g + 1))
      search_default(s.p->groups[g], within);
  }
  constexpr void gather(const version_rules& of, version_boxes& to) const {
    for (int r = of.first; of.overrules && r < of.last; ++r)
      if (overrules(*s.p, r, c)) to.add(boxes, r);
  }

  // The records of which every row of a table is known not to hold.
  constexpr void search_default(const group_row& table, const box& within) {
    collected_boxes rows;
    const auto add = [&](const box& b) {
      rows.add(b, -1, true);
      return rows.rows.count <= version_boxes::most;
    };
    for (int m = table.begin; m < table.end && !open; ++m)
      open = !expand_within(s, s.p->members[m], box{}, true, limit.branches, add, -1, false, true);
    open = open || rows.rows.count > version_boxes::most;
    if (open) return;
    version_boxes views;
    for (int i = 0; i < rows.rows.count; ++i) views.views[views.count++] = rows.box_at(i);
    by = &table;
    const auto counts = [&](const box& part) {
      search_box(nullptr, part);
      return !told;
    };
    const bool whole =
        search_uncovered<version_boxes::most>(s, limit, within, views.views, views.count, counts);
    open = open || (!whole && !told);
  }

  // The parts of a box on which the conclusion stands by the first version: a rule concludes it, or, without one, a
  // default.
  constexpr void search_box(const rule_row* rule, const box& where) {
    const auto standing = [&](const box& part) { return search_part(rule, part); };
    const bool whole = search_uncovered<version_boxes::most>(s, limit, where, overruled.views,
                                                             overruled.count, standing);
    open = open || (!whole && !told);
  }
  // Whether nothing is found: by the other version neither a rule nor a default concludes it, or what overrules it is
  // concluded too.
  constexpr bool search_part(const rule_row* rule, const box& part) {
    const auto lacks = [&](const box& rest) { return !tells_beside_defaults(rule, rest, 0); };
    const bool whole =
        search_uncovered<version_boxes::most>(s, limit, part, there.views, there.count, lacks);
    open = open || (!whole && !told);
    for (int i = 0; i < overruled_there.count && !told; ++i) {
      if (!meets(overruled_there.views[i], box_view(part))) continue;
      box both = part;
      if (intersect(both, overruled_there.views[i])) tells(rule, both);
      else open = true;  // boxes that meet are apart only for want of room
    }
    return !told;
  }
  // Tells a record of a part on which some row may hold of each table of the other version whose default concludes it.
  constexpr bool tells_beside_defaults(const rule_row* rule, const box& part, int from) {
    const int g = other.next_default(*s.p, c, from);
    if (g < 0) return tells(rule, part);
    const group_row& table = s.p->groups[g];
    const auto lacks = [&](const box& rest) { return !tells_beside_defaults(rule, rest, g + 1); };
    for (int m = table.begin; m < table.end && !told; ++m) {
      const int row = s.p->members[m];
      if (fails_on(s, row, part)) continue;
      const bool whole = expand_within(s, row, part, true, limit.branches, lacks, -1, false, true);
      open = open || (!whole && !told);
    }
    return told;
  }
  constexpr bool tells(const rule_row* rule, const box& part) {
    double values[most_inputs];
    const existence e = find_witness(s, part, values);
    open = open || e == existence::undecided;
    if (e != existence::yes) return false;
    told = true;
    shown.take(s, part, values, date);
    shown_rule = rule;
    shown_table = by;
    return true;
  }
  constexpr void tell() const {
    phrase m{};
    m << (lost ? "no longer " : "newly ") << spelled{c.name()} << " (";
    if (is_null(shown_rule)) m << "default of table " << shown_table->id;
    else m << rule_title(*shown_rule);
    m << "): ";
    write_record(m, s, shown.part, shown.values);
    found.add(
        lost ? replies::conclusion_change::kind::lost : replies::conclusion_change::kind::gained,
        m);
  }
};

}  // namespace nqpf::inline NQPF_ABI::detail
