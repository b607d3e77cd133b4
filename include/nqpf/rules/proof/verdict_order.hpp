// SPDX-License-Identifier: BSL-1.0
#pragma once

// The words of the proof of monotonicity (12); and what is at least as bad as a value of a type, where the first row
// of a table or group that holds counts.

#include <nqpf/core/null.hpp>
#include <nqpf/rules/proof/pairs.hpp>
#include <nqpf/rules/proof/verdict_step.hpp>
#include <nqpf/rules/space/witness.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// What the proof of monotonicity says of a rule, or of the default of a table. `open` is true where that was told:
/// what a rule allows to be left open ends no search, so that it hides nothing that is found of other inputs or
/// records.
struct order_words {
  const space& s;
  const conclusion_index& index;
  diagnostics& found;

  constexpr bool open(int r, int input) const {
    phrase m{};
    m << "could not decide whether improving " << shown_name(*s.p->inputs[input])
      << " can worsen the conclusion of ";
    write_title(m, *s.p, r);
    return report(s, found, defect::undecided, r, -1, m);
  }

  /// What a rule concludes, or the default of a table, was not proven of any input.
  constexpr bool open(int r) const {
    phrase m{};
    m << "could not decide whether improving an indicator can worsen the conclusion of ";
    write_title(m, *s.p, r);
    return report(s, found, defect::undecided, r, -1, m);
  }

  constexpr void worsens(int r, int type, int position, const box_view& b, const box& part,
                         int input, const double* worse, double bettered) const {
    box told = part;  // with what the rule asks of the bettered record
    for (int i = 0; i < b.count; ++i)
      if (told.count < box::capacity && is_null(told.find(b.items[i].axis)))
        static_cast<void>(told.confine(b.items[i]));
    phrase m{};
    m << "improving " << shown_name(*s.p->inputs[input]) << " from ";
    write_value(m, *s.p->inputs[input], worse[input]);
    m << " to ";
    write_value(m, *s.p->inputs[input], bettered);
    m << " makes ";
    write_title(m, *s.p, r);
    const enumeration_info& values = *index.types.items[type];
    m << " conclude " << spelled{values.items[position].name}
      << (raises_verdicts(*s.p, values) ? ", which stands; before, nothing that bad stood: "
                                        : "; before, no rule concluded anything that bad: ");
    write_record(m, s, told, worse);
    report(s, found, defect::not_monotone, r, -1, m);
  }
};

/// Whether the default of a table says something of a type that is as bad as a value.
constexpr bool defaults_as_bad(const group_row& g, const conclusion_index& index, int type,
                               int position) noexcept {
  for (int i = 0; i < g.default_count(); ++i)
    if (g.default_at(i).position <= position && index.type_of(g.default_at(i)) == type) return true;
  return false;
}

struct as_bad {
  const space& s;
  const box_table& boxes;
  const conclusion_index& index;
  const block_lists& lists;
  const budgets& limit;
  int type;
  int position;

  [[nodiscard]] constexpr bool good(int r) const noexcept {
    const rule_row& row = s.p->rules[r];
    for (int i = 0; i < row.conclusion_count; ++i) {
      const conclusion& c = s.p->conclusions[row.conclusion + i];
      if (c.position <= position && index.type_of(c) == type) return true;
    }
    return false;
  }
  [[nodiscard]] constexpr bool good_default(const group_row& g) const noexcept {
    return defaults_as_bad(g, index, type, position);
  }

  /// All that is said of a region, as far as it bears on what is as bad. False where that is too much.
  constexpr bool gather(const box& region, verdict_list& said) const {
    bool whole = true;
    for (int g = 0; g < s.p->count.groups; ++g)
      if (has_precedence(s.p->groups[g]))
        verdict_rows<as_bad>{s, limit, *this}.gather(region, g, said);
    if (limit.rows_whole) return whole;  // a table has no other rules
    for_each_concluding(
        s, index, lists, type, 0, position + 1, ~0ULL,
        [&](const entry_block& block) {
          spend(s, 16);
          return may_meet(block, region);
        },
        [&](int r, bool) {
          if (in_order(r)) return true;
          const box_range& range = boxes.rules[r];
          whole = whole && (range.count >= 0 || !may_hold(s, r, limit));
          spend(s, 20 * range.count);
          for (int k = range.begin; k < range.begin + range.count; ++k)
            if (meets(boxes.box_at(k), box_view(region))) said.add(boxes.box_at(k), -1, true);
          return said.whole;
        });
    return whole;
  }

private:
  // Whether a rule stands in a group whose order says what counts.
  constexpr bool in_order(int r) const noexcept {
    for (int g = 0; g < s.p->count.groups; ++g) {
      const group_row& group = s.p->groups[g];
      if (!has_precedence(group)) continue;
      spend(s, 4 * (group.end - group.begin));
      for (int m = group.begin; m < group.end; ++m)
        if (s.p->members[m] == r) return true;
    }
    return false;
  }
};

}  // namespace nqpf::detail
