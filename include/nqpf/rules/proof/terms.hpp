// SPDX-License-Identifier: BSL-1.0
#pragma once

// The proof that each term of a rule matters (21): without it the rule would hold of other records.

#include <nqpf/rules/proof/alternatives.hpp>
#include <nqpf/rules/proof/rule_boxes.hpp>

namespace nqpf::inline NQPF_ABI::detail {

// The axes that comparisons of a rule are on: a term can be superfluous only beside another on its
// axis, or if it says nothing by itself.
constexpr bool term_may_be_idle(const space& s, int r) {
  const rule_row& row = s.p->rules[r];
  for (int i = row.begin; i < row.end; ++i) {
    const instruction& in = s.p->code[i];
    if (in.code == op::outcome) return row.end - row.begin > 1;
    if (in.code != op::compare) continue;
    const literal yes = s.literal_of(in.argument, true);
    const literal no = s.literal_of(in.argument, false);
    if (yes.count == 0 || no.count == 0) return true;
    const int axis = yes.parts[0].axis;
    spend(s, 50 + 60 * (i - row.begin));
    for (int k = row.begin; k < i; ++k) {
      if (s.p->code[k].code != op::compare) continue;
      const literal other = s.literal_of(s.p->code[k].argument, true);
      if (other.count > 0 && (other.parts[0].axis == axis || axis >= s.p->count.inputs ||
                              other.parts[0].axis >= s.p->count.inputs))
        return true;
    }
  }
  return false;
}

constexpr bool asks_known_again(const space& s, int r, int at) noexcept {
  for (int i = s.p->rules[r].begin; i < at; ++i)
    if (s.p->code[i].code == op::compare && s.p->code[i].argument == s.p->code[at].argument)
      return true;
  return false;
}

// In a plain conjunction a term is idle if the others on its axis ask as much. Where the value is missing it
// is the question whether it is there that makes the outcome known.
constexpr int idle_conjunct(const space& s, int r) {
  const rule_row& row = s.p->rules[r];
  for (int i = row.begin; i < row.end; ++i) {
    if (s.p->code[i].code != op::compare) continue;
    const literal own = s.literal_of(s.p->code[i].argument, true);
    constraint others = s.whole(own.parts[0].axis);
    const atom& asked = s.p->atoms[s.p->code[i].argument];
    if (asked.what == atom::form::known && s.p->inputs[asked.input]->may_be_missing &&
        !asks_known_again(s, r, i))
      continue;
    for (int k = row.begin; k < row.end; ++k) {
      if (k == i || s.p->code[k].code != op::compare ||
          s.p->atoms[s.p->code[k].argument].input != others.axis)
        continue;
      others = meet(others, s.literal_of(s.p->code[k].argument, true).parts[0]);
    }
    if (contains(own.parts[0], others) && !closes_range(s, r, i)) return i;
  }
  return -1;
}

// Whether all that a part of a condition asks closes ranges.
constexpr bool all_close_ranges(const space& s, int r, int at) {
  const op code = s.p->code[at].code;
  spend(s, 40);
  if (code == op::both || code == op::either)
    return all_close_ranges(s, r, s.p->code[at].left) && all_close_ranges(s, r, at - 1);
  if (code == op::negated || code == op::exempt) return all_close_ranges(s, r, at - 1);
  return closes_range(s, r, at);
}

// Where the part of a condition that ends at a place begins.
constexpr int part_begin(const program& p, int at) noexcept {
  while (p.code[at].code != op::compare && p.code[at].code != op::outcome)
    at = p.code[at].code == op::both || p.code[at].code == op::either ? p.code[at].left : at - 1;
  return at;
}

// Whether a part of a condition stands under an odd number of negations.
constexpr bool is_turned(const space& s, int r, int at) noexcept {
  bool turned = false;
  spend(s, 10 * (s.p->rules[r].end - at));
  for (int i = at + 1; i < s.p->rules[r].end; ++i)
    if (s.p->code[i].code == op::negated && part_begin(*s.p, i) <= at) turned = !turned;
  return turned;
}

// Visits records on which a rule holds or fails otherwise once a part of its condition is taken for a constant:
// for yes of a wider one, for no of a narrower one, under a negation the other way round. The wider condition
// holds where the other does not; or it leaves undecided where the other is known to fail, as without the
// question whether a value is there. That a narrower condition is known to fail where the part leaves it undecided
// counts only where others see it. False where not all were visited.
template <class Visit>
constexpr bool for_each_difference(const space& s, int r, int at, bool neutral,
                                   const budgets& limit, Visit&& visit) {
  const bool wider = neutral != is_turned(s, r, at);
  const int in_wide = wider ? at : -1;
  const int in_narrow = wider ? -1 : at;
  bool whole = true;
  bool more = true;
  const auto beside = [&](const box& part) { return more = visit(part); };
  const auto holds_wide = [&](const box& b) {
    whole =
        expand_within(s, r, b, false, limit.branches, beside, in_narrow, neutral, true) && whole;
    return more;
  };
  whole = rule_boxes(s, r, limit, holds_wide, in_wide, neutral) && whole;
  const auto fails_narrow = [&](const box& b) {
    whole = expand_within(s, r, b, true, limit.branches, beside, in_wide, neutral, true) && whole;
    return more;
  };
  if (more && (wider || others_see_failing(*s.p, r)))
    whole = expand(s, r, false, limit.branches, fails_narrow, in_narrow, neutral) && whole;
  return whole;
}

/// `whole` becomes false where that was too much to find out.
constexpr existence term_matters(const space& s, int r, int at, bool neutral, const budgets& limit,
                                 bool& whole) {
  bool differs = false;
  bool open = false;
  whole = for_each_difference(s, r, at, neutral, limit, [&](const box& part) {
    const existence e = exists(s, part);
    differs = e == existence::yes;
    open = open || e == existence::undecided;
    return !differs;
  });
  return differs ? existence::yes : whole && !open ? existence::no : existence::undecided;
}

// Whether an author wrote the opposite of a comparison or outcome that stands in the part ending at `last`.
constexpr bool is_negated(const program& p, int leaf, int last) noexcept {
  bool negated = false;
  for (int i = leaf + 1; i <= last; ++i) {
    if (p.code[i].code == op::negated) negated = !negated;
    else if (p.code[i].code != op::exempt) break;
  }
  return negated;
}

// Writes the part of a condition that ends at `at`.
constexpr void write_part(phrase& m, const space& s, int at) {
  const auto write_leaf = [&](int leaf) {
    const bool negated = is_negated(*s.p, leaf, at);
    if (s.p->code[leaf].code == op::compare) {
      write_atom(m, *s.p, s.p->atoms[s.p->code[leaf].argument], negated);
      return;
    }
    const rule_row& read = s.p->rules[s.p->code[leaf].argument];
    m << (negated ? "not " : "");
    if (read.row > 0) m << rule_title(read);
    else m << read.id;
  };
  const int first = part_begin(*s.p, at);
  int last = at;
  while (s.p->code[last].code != op::compare && s.p->code[last].code != op::outcome) --last;
  if (first != last) m << "the part from ";
  write_leaf(first);
  if (first != last) m << " to ";
  if (first != last) write_leaf(last);
}
constexpr void report_idle(const space& s, int r, int at, diagnostics& found) {
  phrase m{};
  write_part(m << rule_title(s.p->rules[r]) << ": ", s, at);
  m << " changes nothing";
  if (bonds_of_rule(s, r) != 0) m << " on records that keep the assumptions";
  report(s, found, defect::no_effect, r, -1, m);
}
// `whole` where the records were found on which the part may matter, and what is open is whether there are such.
constexpr void report_open_part(const space& s, int r, int at, bool whole, diagnostics& found) {
  phrase m{};
  m << rule_title(s.p->rules[r]) << ": ";
  if (whole) write_part(m << "could not decide whether ", s, at);
  m << (whole ? " changes anything"
              : "too many alternatives to decide whether each of its parts matters: split it, or "
                "name parts with derived");
  report(s, found, defect::undecided, r, -1, m);
}

// A term is idle if the rule holds of the same records without it.
constexpr void check_terms(const space& s, int r, const budgets& limit, diagnostics& found) {
  const rule_row& row = s.p->rules[r];
  if (row.end - row.begin < 2 || s.p->allows(r, defect::no_effect)) return;
  const bool is_bound = bonds_of_rule(s, r) != 0 || reads_list_twice(s, r);
  if (!is_bound && is_conjunction(*s.p, r)) {
    const int at = idle_conjunct(s, r);
    if (at >= 0) report_idle(s, r, at, found);
    return;
  }
  if (!is_bound && (!term_may_be_idle(s, r) || alternative_parts(s, r).matter())) return;
  for (int i = row.begin; i < row.end; ++i) {
    const op code = s.p->code[i].code;
    if (code != op::both && code != op::either) continue;
    if (s.p->code[i].argument != 0)
      continue;  // the author wrote one cell, or one comparison with a series
    const int operands[2] = {s.p->code[i].left, i - 1};
    for (const int at : operands) {
      if (all_close_ranges(s, r, at)) continue;
      bool whole = true;
      const existence matters = term_matters(s, r, at, code == op::both, limit, whole);
      if (matters == existence::yes) continue;
      // Where the rule allows that one part is left open, what is found of the others is told all the same.
      if (matters == existence::undecided && s.p->allows(r, defect::undecided)) continue;
      if (matters == existence::no) report_idle(s, r, at, found);
      else report_open_part(s, r, at, whole, found);
      return;
    }
  }
}

}  // namespace nqpf::detail
