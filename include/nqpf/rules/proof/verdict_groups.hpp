// SPDX-License-Identifier: BSL-1.0
#pragma once

// The proofs about tables of which the first row that holds counts (8, 10, 21), on the rows as they are written.

#include <nqpf/rules/proof/column_effect.hpp>
#include <nqpf/rules/proof/verdict_step.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// Rows that say the same as one of a group; of none, all rows.
struct same_answer {
  const space& s;
  const budgets& limit;
  int g;
  int rule;  ///< -1: every answer, and none, is good; only what stays undecided is not

  [[nodiscard]] constexpr bool good(int r) const noexcept {
    return rule < 0 || same_output(*s.p, rule, r);
  }
  [[nodiscard]] constexpr bool good_default(const group_row& group) const noexcept {
    return rule < 0 || says_default(*s.p, group, rule);
  }
  constexpr bool gather(const box& region, verdict_list& said) const {
    verdict_rows<same_answer>{s, limit, *this}.gather(region, g, said);
    return true;
  }
};
/// Any row, but no default.
struct some_answer {
  [[nodiscard]] static constexpr bool good(int) noexcept { return true; }
  [[nodiscard]] static constexpr bool good_default(const group_row&) noexcept { return false; }
};

struct verdict_group {
  const space& s;
  const budgets& limit;
  int g;

  /// Whether a row counts on some record.
  constexpr existence reached(int r) const {
    bool some = false;
    bool open = false;
    const bool whole = rule_boxes(s, r, limit, [&](const box& b) {
      open = !search_untaken(s, limit, r, b, [&](const box&) {
        some = true;
        return false;
      }) || open;
      return !some;
    });
    return some ? existence::yes : whole && !open ? existence::no : existence::undecided;
  }

  /// Visits parts of a region that no row answers. False where that is too much to find out.
  template <class Found>
  constexpr bool unanswered(const box& region, Found&& found) const {
    verdict_list said;
    constexpr some_answer asked{};
    verdict_rows<some_answer>{s, limit, asked}.gather(region, g, said);
    return search_verdicts(s, limit, said, region, found);
  }

  /// Whether the column of an input has an effect: two records that differ in it alone get different answers.
  constexpr existence effect(int input) const {
    const group_row& group = s.p->groups[g];
    bool open = false;
    existence found = existence::no;
    for (int m = group.begin; m < group.end && found != existence::yes; ++m) {
      const int r = s.p->members[m];
      const same_answer asked{s, limit, g, r};
      const verdict_step<same_answer> step{s, limit, asked, r, input, 0};
      const bool whole =
          rule_boxes(s, r, limit, [&](const box& b) { return differs(step, b, found); });
      open = open || !whole || found == existence::undecided;
    }
    if (found == existence::yes) return found;
    // What no row answers, beside what stays undecided.
    const same_answer any{s, limit, g, -1};
    const verdict_step<same_answer> step{s, limit, any, default_of(g), input, 0};
    differs(step, box{}, found);
    return found == existence::yes ? found : open ? existence::undecided : found;
  }

private:
  static constexpr bool differs(const verdict_step<same_answer>& step, const box& b,
                                existence& found) {
    const existence e = step.from(b, [](const box&, const box&, const double*, double) {});
    if (e != existence::no) found = e;
    return e != existence::yes;
  }
};

}  // namespace nqpf::detail
