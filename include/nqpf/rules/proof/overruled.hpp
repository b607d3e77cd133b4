// SPDX-License-Identifier: BSL-1.0
#pragma once

// Where a conclusion stands that others overrule: the parts of a box that the rules leave which conclude what
// overrules it. And the proof that each rule concludes something that stands on some record (21).

#include <nqpf/rules/proof/pairs.hpp>
#include <nqpf/rules/space/precedence.hpp>

namespace nqpf::inline NQPF_ABI::detail {

struct standing_parts {
  const space& s;
  const box_table& boxes;
  const conclusion_index& index;
  const budgets& limit;
  int type;

private:
  // Whether something is so of all values that overrule one. Defined before its use, as are the next two: clang does
  // not instantiate them in time otherwise.
  template <class Is>
  constexpr bool all_overruling(int position, Is&& is) const {
    const enumeration_info& values = *index.types.items[type];
    for (int i = 0; i < values.resolve_count; ++i)
      if (values.resolving[i].second == position && !is(values.resolving[i].first)) return false;
    return true;
  }

  template <class Visit>
  constexpr bool for_each_box(const box& own, int rule, Visit& visit) const {
    const box_range& range = boxes.rules[rule];
    if (range.count < 0) return !may_hold(s, rule, limit);  // it was not broken down
    spend(s, 20 * range.count);
    for (int k = range.begin; k < range.begin + range.count; ++k)
      if (meets(boxes.box_at(k), box_view(own)) && !visit(boxes.box_at(k))) return false;
    return true;
  }

public:
  /// Visits the boxes of the rules that conclude what overrules a value, as far as they meet a box. False where these
  /// are not all, or the visit stopped.
  template <class Visit>
  constexpr bool for_each_overruling(const box& own, int position, Visit&& visit) const {
    return all_overruling(position, [&](int over) {
      for (int e = index.find(type, over); e < index.find(type, over + 1); ++e)
        if (!for_each_box(own, index.entries[e].rule, visit)) return false;
      return true;
    });
  }

  /// Visits the parts of a box on which no rule counts that concludes what overrules a value; they do not meet.
  /// Returns false where that is too much to find out.
  template <class Visit>
  constexpr bool visit(const box& own, int position, Visit&& visit) const {
    box_pool taken;
    taken.count = 0;
    taken.used = 0;
    if (!for_each_overruling(own, position, [&](const box_view& b) { return taken.add(b); }))
      return false;
    if (taken.count > 0) return parts_beside(s, own, taken, limit.splits, visit);
    visit(own);
    return true;
  }

  /// Whether some rule concludes what overrules a value.
  [[nodiscard]] constexpr bool is_overruled(int position) const noexcept {
    return !all_overruling(position,
                           [&](int over) { return index.rules_concluding(type, over) == 0; });
  }
};

struct overruled_prover {
  const space& s;
  const box_table& boxes;
  const conclusion_index& index;
  const budgets& limit;
  diagnostics& found;

  /// Visits the parts of the boxes of a rule on which something that it concludes stands. False where these are not all.
  /// Defined before its use: clang does not instantiate it in time otherwise.
  template <class Visit>
  constexpr bool visit_standing(int r, Visit&& visit) const {
    const program& p = *s.p;
    bool whole = true;
    bool more = true;
    const auto each = [&](const box& part) { return more = visit(part); };
    for (int i = 0; i < p.rules[r].conclusion_count && more; ++i) {
      const conclusion& c = p.conclusions[p.rules[r].conclusion + i];
      const standing_parts of{s, boxes, index, limit, index.type_of(c)};
      const box_range& range = boxes.rules[r];
      for (int k = range.begin; k < range.begin + range.count && more; ++k)
        whole = of.visit(boxes.box_at(k).copy(), c.position, each) && whole;
    }
    return whole;
  }

  constexpr void check(int r) const {
    const program& p = *s.p;
    if (found.full() || boxes.rules[r].count <= 0 || !may_overrule(p) ||
        p.allows(r, defect::no_effect) || matters_otherwise(r))
      return;
    const existence e = stands(r);
    if (e == existence::yes) return;
    phrase m{};
    if (e == existence::no)
      m << rule_title(p.rules[r]) << ": whenever it holds, other rules conclude what overrules it";
    else
      m << "could not decide whether other rules always overrule what " << rule_title(p.rules[r])
        << " concludes";
    report(s, found, e == existence::no ? defect::no_effect : defect::undecided, r, -1, m);
  }

  /// Whether a rule does more than to conclude what may be overruled: it has a number or an output, others read it or
  // yield to it, or what it concludes overrules others.
  constexpr bool matters_otherwise(int r) const {
    const program& p = *s.p;
    const rule_row& row = p.rules[r];
    if (row.conclusion_count == 0 || row.has_value || row.output_count > 0 ||
        goes_before_others(p, r))
      return true;
    for (int i = 0; i < row.conclusion_count; ++i) {
      const conclusion& c = p.conclusions[row.conclusion + i];
      if (c.type->resolve_count == 0) return true;
      const standing_parts of{s, boxes, index, limit, index.type_of(c)};
      if (!of.is_overruled(c.position)) return true;
      for (int k = 0; k < c.type->resolve_count; ++k)
        if (c.type->resolving[k].first == c.position &&
            is_concluded(of.type, c.type->resolving[k].second))
          return true;
    }
    return is_asked_for(p, r);
  }

private:
  // Whether some rule concludes a value, or a table by default.
  constexpr bool is_concluded(int type, int position) const {
    bool some = index.rules_concluding(type, position) > 0;
    for (int g = 0; g < s.p->count.groups && !some; ++g)
      for (int i = 0; i < s.p->groups[g].default_count(); ++i) {
        const conclusion& c = s.p->groups[g].default_at(i);
        some = some || (c.position == position && index.type_of(c) == type);
      }
    return some;
  }
  // Whether something that the rule concludes stands on some record.
  constexpr existence stands(int r) const {
    existence some = existence::no;
    const bool whole = visit_standing(r, [&](const box& part) {
      if (const existence e = exists(s, part); e != existence::no) some = e;
      return some != existence::yes;
    });
    return some == existence::no && !whole ? existence::undecided : some;
  }
};

}  // namespace nqpf::detail
