// SPDX-License-Identifier: BSL-1.0
#pragma once

// Proofs about single rules: it can hold (4), it need not hold (5), and each of its terms matters
// (21). They also break the rules down into the boxes that the other proofs work on.

#include <nqpf/core/null.hpp>
#include <nqpf/rules/proof/alternatives.hpp>
#include <nqpf/rules/space/witness.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// How far proofs go before they say that they cannot decide (19).
struct budgets {
  int branches = 512;  ///< of one condition
  int splits = 4000;   ///< of one cover
  /// What `stands_by_verdicts` says of the program: rows of which the first counts are read in their order.
  bool by_verdicts = false;
  bool rows_whole =
      false;  ///< and, in a table, are not broken down into what those before them leave
};

inline constexpr int most_inputs = 512;

// A box without computed comparisons and assumptions that is not empty has a record; the others are searched.
constexpr existence exists(const space& s, const box& b) {
  if (!needs_search(s, b)) return existence::yes;
  double values[most_values];
  return find_witness(s, b, values);
}

constexpr void report(const space& s, diagnostics& found, defect code, int rule, int other,
                      const phrase& message) {
  if (rule >= 0 && s.p->allows(rule, code)) return;
  if (other >= 0 && s.p->allows(other, code)) return;
  found.add({code, rule, other, message});
}
// What is said of a table or group as a whole is allowed where all its members allow it.
constexpr void report(const space& s, diagnostics& found, defect code, const group_row& group,
                      const phrase& message) {
  bool allowed = group.end > group.begin;
  for (int i = group.begin; i < group.end && allowed; ++i)
    allowed = s.p->allows(s.p->members[i], code);
  if (!allowed) found.add({code, -1, -1, message});
}

/// Visits the boxes of a rule that have, or may have, a record.
template <class Visit>
constexpr bool rule_boxes(const space& s, int r, const budgets& limit, Visit&& visit,
                          int replaced = -1, bool replacement = false) {
  return expand(
      s, r, true, limit.branches,
      [&](const box& b) { return exists(s, b) == existence::no ? true : visit(b); }, replaced,
      replacement);
}

/// Visits the boxes on which a rule counts: all of its own, less what rules before it take.
template <class Visit>
constexpr bool counting_boxes(const space& s, int r, const budgets& limit, Visit&& visit) {
  if (!yields(*s.p, r)) return rule_boxes(s, r, limit, visit);
  bool fits = true;
  const auto visit_part = [&](const box& part) {
    return exists(s, part) == existence::no ? true : visit(part);
  };
  const bool whole = rule_boxes(s, r, limit, [&](const box& own) {
    fits = parts_left(s, r, own, limit.branches, limit.splits, visit_part) && fits;
    return fits;
  });
  return whole && fits;
}

/// Whether a rule whose boxes are not kept may hold of some record: they are not kept either because
/// there is none, or because there are too many.
constexpr bool may_hold(const space& s, int r, const budgets& limit) {
  bool some = false;
  const bool whole = rule_boxes(s, r, limit, [&](const box&) {
    some = true;
    return false;
  });
  return some || !whole;
}

// Confines a box to records in which the input of an axis, or every operand of its comparison, is known. An operand that is
// never missing is named where assumptions may tie others to it. False where there is none, or no room.
constexpr bool confine_known(const space& s, box& b, int axis) noexcept {
  const auto confine = [&](int input) {
    return (b.count < box::capacity || !is_null(b.find(input))) && b.confine(s.known(input));
  };
  if (axis < s.p->count.inputs) return confine(axis);
  const atom& a = s.p->atoms[axis - s.p->count.inputs];
  for (int k = a.begin; k < a.end; ++k) {
    const number_step& n = s.p->steps[k];
    if (n.code != op::indicator) continue;
    if (s.joint && n.index >= s.settings->first) continue;
    if (!s.p->inputs[n.index]->may_be_missing && s.p->count.assumptions == 0) continue;
    if (!confine(n.index)) return false;
  }
  return true;
}
// The same of all that the condition of a rule reads, rules that it reads among them.
constexpr bool confine_read(const space& s, box& b, int r) noexcept {
  bool there = true;
  for (int i = s.p->rules[r].begin; there && i < s.p->rules[r].end; ++i) {
    const instruction& n = s.p->code[i];
    if (n.code == op::outcome) there = confine_read(s, b, n.argument);
    if (n.code != op::compare) continue;
    const atom& a = s.p->atoms[n.argument];
    there = confine_known(
        s, b, a.what == atom::form::computed ? s.p->count.inputs + n.argument : a.input);
  }
  return there;
}
// The same of what assumptions tie to a box.
constexpr bool complete_bonds(const space& s, box& b) noexcept {
  const unsigned long long bonds = bonds_of(s, box_view(b));
  for (int f = 0; bonds != 0 && f < s.p->count.inputs; ++f)
    if ((bonds_of(s, f) & bonds) != 0 && s.p->inputs[f]->may_be_missing && !confine_known(s, b, f))
      return false;
  return true;
}
// The same of all inputs that a box speaks of.
constexpr bool complete_part(const space& s, box& b) noexcept {
  const box whole = b;
  for (int i = 0; i < whole.count; ++i)
    if (!confine_known(s, b, whole.items[i].axis)) return false;
  return complete_bonds(s, b);
}

// No record satisfies a condition; of categories an author may think of texts that are not listed.
constexpr void write_no_record(phrase& m, const space& s, int r) {
  m << "no record satisfies its condition";
  for (int i = s.p->rules[r].begin; i < s.p->rules[r].end; ++i) {
    if (s.p->code[i].code != op::compare) continue;
    const atom& a = s.p->atoms[s.p->code[i].argument];
    if (a.what != atom::form::one_of || s.p->inputs[a.input]->kind != kind::category) continue;
    m << "; ";
    return write_listed(m, *s.p->inputs[a.input]);
  }
}

// Names two comparisons that exclude each other, if the condition is a plain conjunction of them.
constexpr void write_contradiction(phrase& m, const space& s, int r) {
  const rule_row& row = s.p->rules[r];
  for (int i = row.begin; i < row.end; ++i) {
    if (s.p->code[i].code == op::either || s.p->code[i].code == op::negated ||
        s.p->code[i].code == op::outcome) {
      return write_no_record(m, s, r);
    }
  }
  for (int i = row.begin; i < row.end; ++i) {
    if (s.p->code[i].code != op::compare) continue;
    const literal a = s.literal_of(s.p->code[i].argument, true);
    if (a.count == 0) {
      const atom& alone = s.p->atoms[s.p->code[i].argument];
      write_atom(m, *s.p, alone);
      if (alone.input < 0) m << " holds of no record";
      else m << " holds nowhere in the domain of " << s.p->inputs[alone.input]->id;
      return;
    }
    for (int k = row.begin; k < i; ++k) {
      if (s.p->code[k].code != op::compare) continue;
      const literal b = s.literal_of(s.p->code[k].argument, true);
      bool apart = a.count > 0 && b.count > 0 && a.parts[0].axis == b.parts[0].axis;
      for (int x = 0; x < a.count; ++x)
        for (int y = 0; y < b.count; ++y) apart = apart && !meets(a.parts[x], b.parts[y]);
      if (!apart && !no_list_has_both(s, a, b)) continue;
      m << "it needs ";
      write_atom(m, *s.p, s.p->atoms[s.p->code[k].argument]);
      m << " and ";
      write_atom(m, *s.p, s.p->atoms[s.p->code[i].argument]);
      return;
    }
  }
  write_no_record(m, s, r);
}

// Whether a rule holds of some record, or may, whatever is assumed.
constexpr bool holds_alone(const space& s, int r, const budgets& limit) {
  bool some = false;
  double values[most_values];
  const bool whole = expand(s, r, true, limit.branches, [&](const box& b) {
    some = find_witness_alone(s, b, values) != existence::no;
    return !some;
  });
  return some || !whole;
}
// Names the assumption that leaves a rule no record, if one alone does.
constexpr void write_excluded(phrase& m, const space& s, int r, const budgets& limit) {
  const unsigned long long bonds = bonds_of_rule(s, r);
  double values[most_values];
  for (int a = 0; a < s.p->count.assumptions; ++a) {
    if (((bonds >> a) & 1) == 0) continue;
    bool some = false;
    const bool whole = expand(s, r, true, limit.branches, [&](const box& b) {
      some = find_kept_witness(s, b, 1ULL << a, values) != existence::no;
      return !some;
    });
    if (some || !whole) continue;
    m << "every record that satisfies its condition breaks the assumption ";
    return write_assumption(m, *s.p, a);
  }
  m << "every record that satisfies its condition breaks an assumption";
}

constexpr void check_can_hold(const space& s, int r, const budgets& limit, diagnostics& found,
                              box_counts& counts, bool& usable) {
  int sure = 0;
  int open = 0;
  box_counts plain;
  const bool whole = expand(s, r, true, limit.branches, [&](const box& b) {
    const existence e = exists(s, b);
    if (e == existence::no) return true;
    ++(e == existence::yes ? sure : open);
    ++plain.boxes;
    plain.constraints += b.count;
    return true;
  });
  const title id = rule_title(s.p->rules[r]);
  if (!whole) {
    usable = false;
    report(
        s, found, defect::undecided, r, -1,
        phrase{} << id
                 << " has too many alternatives to decide: split it, or name parts with derived");
  } else if (sure == 0 && open > 0) {
    report(s, found, defect::undecided, r, -1,
           phrase{} << "could not decide whether " << id << " can hold");
  } else if (sure == 0) {
    usable = false;
    phrase m{};
    m << id << " can never hold: ";
    if (bonds_of_rule(s, r) == 0 || !holds_alone(s, r, limit)) write_contradiction(m, s, r);
    else write_excluded(m, s, r, limit);
    report(s, found, defect::never_holds, r, -1, m);
  }
  if (!usable) return;
  if (!limit.rows_whole && yields(*s.p, r)) {
    plain = {};
    usable = counting_boxes(s, r, limit, [&](const box& b) {
      ++plain.boxes;
      plain.constraints += b.count;
      return true;
    });
    if (!usable)
      report(
          s, found, defect::undecided, r, -1,
          phrase{} << id
                   << " has too many alternatives, with those of the rules before it, to decide");
  }
  counts.boxes += plain.boxes;
  counts.constraints += plain.constraints;
}

// Whether a rule compares computed numbers, itself or by the outcomes it reads.
constexpr bool reads_computed(const program& p, int r) noexcept {
  return some_atom_below(p, r, [](const atom& a) { return a.what == atom::form::computed; });
}

constexpr void check_can_fail(const space& s, int r, const budgets& limit, diagnostics& found) {
  const bool is_bound = bonds_of_rule(s, r) != 0;
  if (!is_bound && is_conjunction(*s.p, r)) {  // it fails where any of its comparisons does
    for (int i = s.p->rules[r].begin; i < s.p->rules[r].end; ++i) {
      if (s.p->code[i].code != op::compare) continue;
      const literal l = s.literal_of(s.p->code[i].argument, false);
      if (l.count > 0 && meets(l.parts[0], s.known(l.parts[0].axis))) return;
    }
  }
  bool fails = false;
  bool open = false;
  const auto visit = [&](const box& b) {
    box c = b;
    if (!complete_part(s, c)) {
      open = open || c.count == box::capacity;
      return true;
    }
    const existence e = exists(s, c);
    open = open || e == existence::open;
    fails = e == existence::yes;
    return !fails;
  };
  bool whole = expand(s, r, false, limit.branches, visit);
  // Arithmetic without an answer leaves it undecided though nothing is missing.
  if (!fails && reads_computed(*s.p, r))
    whole = expand(s, r, false, limit.branches, visit, -1, false, true);
  if (fails) return;
  const title id = rule_title(s.p->rules[r]);
  if (!whole || open)
    report(s, found, defect::undecided, r, -1,
           phrase{} << "could not decide whether " << id << " holds on every complete record");
  else
    report(s, found, defect::always_holds, r, -1,
           phrase{} << id << " holds on every complete record"
                    << (is_bound ? " that keeps the assumptions" : "")
                    << ": its condition says nothing");
}

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
// question whether a value is there. A part that is only ever undecided adds nothing: that a narrower condition
// is known to fail where the part leaves it open does not count. False where not all were visited.
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
  if (more && wider)
    whole = expand(s, r, false, limit.branches, fails_narrow, in_narrow, neutral) && whole;
  return whole;
}

constexpr existence term_matters(const space& s, int r, int at, bool neutral,
                                 const budgets& limit) {
  bool differs = false;
  bool open = false;
  const bool whole = for_each_difference(s, r, at, neutral, limit, [&](const box& part) {
    const existence e = exists(s, part);
    differs = e == existence::yes;
    open = open || e == existence::open;
    return !differs;
  });
  return differs ? existence::yes : whole && !open ? existence::no : existence::open;
}

constexpr void report_idle(const space& s, int r, int at, diagnostics& found) {
  phrase m{};
  const auto write_leaf = [&](int leaf) {
    if (s.p->code[leaf].code == op::compare)
      write_atom(m, *s.p, s.p->atoms[s.p->code[leaf].argument]);
    else if (const rule_row& read = s.p->rules[s.p->code[leaf].argument]; read.row > 0)
      m << rule_title(read);
    else m << read.id;
  };
  const int first = part_begin(*s.p, at);
  int last = at;
  while (s.p->code[last].code != op::compare && s.p->code[last].code != op::outcome) --last;
  m << rule_title(s.p->rules[r]) << ": ";
  if (first != last) m << "the part from ";
  write_leaf(first);
  if (first != last) m << " to ";
  if (first != last) write_leaf(last);
  m << " changes nothing";
  if (bonds_of_rule(s, r) != 0) m << " on records that keep the assumptions";
  report(s, found, defect::no_effect, r, -1, m);
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
    if (s.p->code[i].argument == inside_a_cell) continue;  // the author wrote one cell
    const int operands[2] = {s.p->code[i].left, i - 1};
    for (const int at : operands) {
      if (all_close_ranges(s, r, at)) continue;
      const existence matters = term_matters(s, r, at, code == op::both, limit);
      if (matters == existence::yes) continue;
      if (matters == existence::no) report_idle(s, r, at, found);
      else
        report(s, found, defect::undecided, r, -1,
               phrase{} << rule_title(row)
                        << ": too many alternatives to decide whether each of its parts matters: "
                        << "split it, or name parts with derived");
      return;
    }
  }
}

/// Checks one rule and counts its boxes. False where its boxes are of no use to other proofs.
constexpr bool check_rule(const space& s, int r, const budgets& limit, diagnostics& found,
                          box_counts& counts) {
  bool usable = true;
  if (s.p->rules[r].begin == s.p->rules[r].end) return false;
  if (const box_counts plain = plain_boxes(s, r, limit.rows_whole); plain.boxes > 0) {
    counts.boxes += plain.boxes;
    counts.constraints += plain.constraints;
    return true;
  }
  box_counts own;
  check_can_hold(s, r, limit, found, own, usable);
  if (!usable) return false;
  counts.boxes += own.boxes;
  counts.constraints += own.constraints;
  const int before = found.count;
  if (!may_always_hold(*s.p, r)) check_can_fail(s, r, limit, found);
  if (found.count == before) check_terms(s, r, limit, found);
  return true;
}

/// Stores the boxes of one rule where `check_rule` found room for them.
constexpr void store_boxes(const space& s, int r, const budgets& limit, constraint* constraints,
                           box_row* boxes, box_counts& used) {
  if (const int n = plain_boxes(s, r, limit.rows_whole).boxes; n > 0)
    return store_plain_boxes(s, r, n == 1, constraints, boxes, used);
  const auto store = [&](const box& b) {
    box_row& row = boxes[used.boxes++];
    row = {used.constraints, b.count, 0};
    for (int i = 0; i < b.count; ++i) {
      constraints[used.constraints++] = b.items[i];
      row.axes |= 1ULL << (b.items[i].axis % 64);
    }
    return true;
  };
  if (limit.rows_whole) rule_boxes(s, r, limit, store);
  else counting_boxes(s, r, limit, store);
}

}  // namespace nqpf::detail
