// SPDX-License-Identifier: BSL-1.0
#pragma once

// A conclusion of two versions of a set, compared on all records: it stands where a rule concludes it and none of the
// same version concludes what overrules it.

#include <nqpf/rules/difference/changes.hpp>
#include <nqpf/rules/proof/column_effect.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// The rules [first, last) of a program that holds two versions.
struct version_rules {
  int first;
  int last;
  bool overrules;  ///< one conclusion of a record may overrule another
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
  bool told = false;
  bool open = false;
  version_boxes overruled{};        ///< where the first version concludes what overrules it
  version_boxes there{};            ///< where the other version concludes it,
  version_boxes overruled_there{};  ///< and where it concludes what overrules it

  constexpr void search(const version_rules& own, const version_rules& other) {
    gather(own, overruled);
    gather(other, overruled_there);
    for (int r = other.first; r < other.last; ++r)
      if (concludes(*s.p, r, c)) there.add(boxes, r);
    open = !overruled.whole || !there.whole || !overruled_there.whole;
    for (int r = own.first; r < own.last && !told && !open; ++r) {
      if (!concludes(*s.p, r, c)) continue;
      open = open || boxes.rules[r].count < 0;
      for (int b = 0; b < boxes.rules[r].count && !told; ++b)
        search_box(r, boxes.box_at(boxes.rules[r].begin + b).copy());
    }
    if (open && !told)
      found.add(replies::conclusion_change::kind::undecided,
                phrase{} << "whether records " << (lost ? "lose " : "gain ") << spelled{c.name()}
                         << " cannot be decided within the budget");
  }

private:
  constexpr void gather(const version_rules& of, version_boxes& to) const {
    for (int r = of.first; of.overrules && r < of.last; ++r)
      if (overrules(*s.p, r, c)) to.add(boxes, r);
  }

  // The parts of a box on which the conclusion stands by the first version.
  constexpr void search_box(int r, const box& own) {
    const auto standing = [&](const box& part) { return search_part(r, part); };
    const bool whole = search_uncovered<version_boxes::most>(s, limit, own, overruled.views,
                                                             overruled.count, standing);
    open = open || (!whole && !told);
  }
  // Whether nothing is found: by the other version no rule concludes it, or what overrules it is concluded too.
  constexpr bool search_part(int r, const box& part) {
    const auto lacks = [&](const box& rest) { return !tells(r, rest); };
    const bool whole =
        search_uncovered<version_boxes::most>(s, limit, part, there.views, there.count, lacks);
    open = open || (!whole && !told);
    for (int i = 0; i < overruled_there.count && !told; ++i) {
      if (!meets(overruled_there.views[i], box_view(part))) continue;
      box both = part;
      if (intersect(both, overruled_there.views[i])) tells(r, both);
      else open = true;  // boxes that meet are apart only for want of room
    }
    return !told;
  }
  constexpr bool tells(int r, const box& part) {
    double values[most_inputs];
    const existence e = find_witness(s, part, values);
    open = open || e == existence::undecided;
    if (e != existence::yes) return false;
    told = true;
    phrase m{};
    m << (lost ? "no longer " : "newly ") << spelled{c.name()} << " (" << rule_title(s.p->rules[r])
      << "): ";
    write_record(m, s, part, values);
    found.add(
        lost ? replies::conclusion_change::kind::lost : replies::conclusion_change::kind::gained,
        m);
    return true;
  }
};

}  // namespace nqpf::inline NQPF_ABI::detail
