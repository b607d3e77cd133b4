// SPDX-License-Identifier: BSL-1.0
#pragma once

// Proofs about single rules: it can hold (4), it need not hold (5), and each of its terms matters
// (21). They also break the rules down into the boxes that the other proofs work on.

#include <nqpf/rules/proof/rule_boxes.hpp>
#include <nqpf/rules/proof/terms.hpp>

namespace nqpf::inline NQPF_ABI::detail {

// No record satisfies a condition; of categories an author may think of texts that are not listed.
constexpr void write_no_record(phrase& m, const space& s, int r) {
  m << "no record satisfies its condition";
  for (int i = s.p->rules[r].begin; i < s.p->rules[r].end; ++i) {
    if (s.p->code[i].code != op::compare) continue;
    const atom& a = s.p->atoms[s.p->code[i].argument];
    if (a.what == atom::form::known && !s.p->inputs[a.input]->may_be_missing) {
      m << "; " << shown_name(*s.p->inputs[a.input]) << " is never missing";
      return;
    }
    if (a.what != atom::form::one_of || s.p->inputs[a.input]->kind != kind::category) continue;
    m << "; ";
    return write_listed(m, *s.p->inputs[a.input]);
  }
}

// Whether a condition joins comparisons by `and` alone.
constexpr bool joins_all(const space& s, int r) {
  for (int i = s.p->rules[r].begin; i < s.p->rules[r].end; ++i) {
    const op code = s.p->code[i].code;
    if (code == op::either || code == op::negated || code == op::outcome) return false;
  }
  return true;
}

// A parameter of a comparison, at the setting of the proof.
constexpr void write_default(phrase& m, const space& s, const atom& a) {
  if (a.what != atom::form::compare || a.parameter < 0) return;
  const parameter& q = *s.p->parameters[a.parameter];
  write_time(
      m << (is_null(s.parameters) || s.parameters[a.parameter] == q.value ? " at its default "
                                                                          : " at ")
        << q.id << " = ",
      measure(q), is_null(s.parameters) ? q.value : s.parameters[a.parameter]);
}

// A comparison that excludes another of the rule before it: the place of that one, or -1.
constexpr int excluded_before(const space& s, int r, int at) {
  const literal a = s.literal_of(s.p->code[at].argument, true);
  for (int k = s.p->rules[r].begin; k < at; ++k) {
    if (s.p->code[k].code != op::compare) continue;
    const literal b = s.literal_of(s.p->code[k].argument, true);
    bool apart = a.count > 0 && b.count > 0 && a.parts[0].axis == b.parts[0].axis;
    for (int x = 0; x < a.count; ++x)
      for (int y = 0; y < b.count; ++y) apart = apart && !meets(a.parts[x], b.parts[y]);
    if (apart || no_list_has_both(s, a, b)) return k;
  }
  return -1;
}

// Names two comparisons that exclude each other, if the condition is a plain conjunction of them.
constexpr void write_contradiction(phrase& m, const space& s, int r) {
  const rule_row& row = s.p->rules[r];
  if (!joins_all(s, r)) return write_no_record(m, s, r);
  for (int i = row.begin; i < row.end; ++i) {
    if (s.p->code[i].code != op::compare) continue;
    const atom& own = s.p->atoms[s.p->code[i].argument];
    if (s.literal_of(s.p->code[i].argument, true).count == 0) {
      write_atom(m, *s.p, own);
      if (own.input < 0) m << " holds of no record";
      else m << " holds nowhere in the domain of " << shown_name(*s.p->inputs[own.input]);
      return write_default(m, s, own);
    }
    const int other = excluded_before(s, r, i);
    if (other < 0) continue;
    m << "it needs ";
    write_atom(m, *s.p, s.p->atoms[s.p->code[other].argument]);
    m << " and ";
    write_atom(m, *s.p, own);
    return;
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

// How many boxes of a rule have a record, and of how many that is open; `whole` is false where there are too many.
struct held_boxes {
  int sure = 0;
  int open = 0;
  box_counts counts;
  bool whole = true;
};
constexpr held_boxes count_held(const space& s, int r, const budgets& limit) {
  held_boxes made;
  made.whole = expand(s, r, true, limit.branches, [&](const box& b) {
    const existence e = exists(s, b);
    if (e == existence::no) return true;
    ++(e == existence::yes ? made.sure : made.open);
    ++made.counts.boxes;
    made.counts.constraints += b.count;
    return true;
  });
  return made;
}

constexpr void report_never_holds(const space& s, int r, const budgets& limit, diagnostics& found) {
  phrase m{};
  m << rule_title(s.p->rules[r]) << " can never hold: ";
  if (bonds_of_rule(s, r) == 0 || !holds_alone(s, r, limit)) write_contradiction(m, s, r);
  else write_excluded(m, s, r, limit);
  report(s, found, defect::never_holds, r, -1, m);
}

// Whether a rule can hold (4). Counts its boxes; false where they are of no use to other proofs.
constexpr bool check_can_hold(const space& s, int r, const budgets& limit, diagnostics& found,
                              box_counts& counts) {
  const held_boxes own = count_held(s, r, limit);
  const title id = rule_title(s.p->rules[r]);
  if (!own.whole) {
    report(
        s, found, defect::undecided, r, -1,
        phrase{} << id
                 << " has too many alternatives to decide: split it, or name parts with derived");
    return false;
  }
  if (own.sure == 0 && own.open == 0) {
    report_never_holds(s, r, limit, found);
    return false;
  }
  if (own.sure == 0)
    report(s, found, defect::undecided, r, -1,
           phrase{} << "could not decide whether " << id << " can hold");
  box_counts plain = own.counts;
  bool usable = true;
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
  counts.add(plain);
  return usable;
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
    open = open || e == existence::undecided;
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
                    << ": its condition excludes no record");
}

/// Checks a rule that is not plain and counts its boxes. False where its boxes are of no use to other proofs.
constexpr bool check_searched(const space& s, int r, const budgets& limit, diagnostics& found,
                              box_counts& counts) {
  if (s.p->rules[r].begin == s.p->rules[r].end) return false;
  box_counts own;
  if (!check_can_hold(s, r, limit, found, own)) return false;
  counts.add(own);
  const int before = found.count;
  if (!may_always_hold(*s.p, r)) check_can_fail(s, r, limit, found);
  if (found.count == before) check_terms(s, r, limit, found);
  return true;
}
/// The same of any rule.
constexpr bool check_rule(const space& s, int r, const budgets& limit, diagnostics& found,
                          box_counts& counts) {
  const box_counts plain = plain_boxes(s, r, limit.rows_whole);
  counts.add(plain);
  return plain.boxes > 0 || check_searched(s, r, limit, found, counts);
}

/// Stores the boxes of a rule that is not plain where `check_searched` found room for them.
constexpr void store_searched(const space& s, int r, const budgets& limit, constraint* constraints,
                              box_row* boxes, box_counts& used) {
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
/// The same of any rule.
constexpr void store_boxes(const space& s, int r, const budgets& limit, constraint* constraints,
                           box_row* boxes, box_counts& used) {
  if (const int n = plain_boxes(s, r, limit.rows_whole).boxes; n > 0)
    return store_plain_boxes(s, r, n == 1, constraints, boxes, used);
  store_searched(s, r, limit, constraints, boxes, used);
}

}  // namespace nqpf::detail
