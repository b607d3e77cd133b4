// SPDX-License-Identifier: BSL-1.0
#pragma once

// The boxes of all rules in rows, and the way of most rules into them, which takes few steps.

#include <nqpf/rules/space/assumed.hpp>
#include <nqpf/rules/space/precedence.hpp>

namespace nqpf::inline NQPF_ABI::detail {

struct box_row {
  int begin;
  int count;
  unsigned long long axes;  ///< the axes it confines, by their numbers modulo 64
};
struct box_range {
  int begin;
  int count;  ///< -1 where the condition was too large to break down
};
struct box_counts {
  int boxes = 0;
  int constraints = 0;

  constexpr void add(const box_counts& more) noexcept {
    boxes += more.boxes;
    constraints += more.constraints;
  }
};

/// The boxes of all rules: views of somebody else's arrays.
struct box_table {
  const constraint* constraints = nullptr;
  const box_row* boxes = nullptr;
  const box_range* rules = nullptr;

  [[nodiscard]] constexpr box_view box_at(int i) const noexcept {
    return {constraints + boxes[i].begin, boxes[i].count};
  }
};

constexpr bool yields(const program& p, int r) {
  bool some = false;
  if (p.count.groups > 0) for_each_before(p, r, [&](int) { some = true; });
  return some;
}

// Whether a comparison and the one before it are the two ends of a range: both are asked of one input, each excludes
// something, and some value satisfies both.
constexpr bool are_two_ends(const space& s, int at) noexcept {
  const instruction* const code = s.p->code + at;
  if (code[-1].code != op::compare || code[1].code != op::both) return false;
  const constraint& one = s.literals[2 * code[-1].argument + 1].parts[0];
  const constraint& other = s.literals[2 * code->argument + 1].parts[0];
  return one.axis == other.axis && meets(one, other) && !contains(one, other) &&
         !contains(other, one);
}
// Whether a comparison can fail on a complete record.
constexpr bool can_fail(const space& s, int atom) noexcept {
  return s.literals[2 * atom].count > 0 && s.p->atoms[atom].what != atom::form::known;
}

// Where the conjunction ends whose first comparison stands at a place.
constexpr int conjunction_end(const program& p, int at, int last) noexcept {
  int end = at;
  for (int open = 0; at < last && p.code[at].code != op::either; ++at) {
    open += p.code[at].code == op::compare ? 1 : -1;
    if (open == 1) end = at + 1;
  }
  return end;
}

// Alternatives that ask for some inputs in common are plain too where each can fail on an input that no other asks for:
// whatever is tried of one of them is tried where all others fail.
constexpr box_counts plain_alternatives(const space& s, int r) noexcept {
  const rule_row& row = s.p->rules[r];
  const instruction* const code = s.p->code;
  unsigned long long fails[expression::depth];
  unsigned long long once = 0;  // axes that some alternative asks for
  unsigned long long twice = 0;
  box_counts counts;
  for (int i = row.begin; i < row.end;) {
    if (code[i].code != op::compare) {  // joins alternatives
      ++i;
      continue;
    }
    unsigned long long axes = 0;
    unsigned long long before = 0;  // without the last comparison
    fails[counts.boxes] = 0;
    for (const int end = conjunction_end(*s.p, i, row.end); i < end; ++i) {
      if (code[i].code != op::compare) continue;
      const int axis = s.literals[2 * code[i].argument + 1].parts[0].axis;
      const unsigned long long own = 1ULL << (axis % 64);
      const bool again = (axes & own) != 0;
      if (again && ((before & own) != 0 || !are_two_ends(s, i))) return {};
      before = axes;
      axes |= own;
      counts.constraints += again ? 0 : 1;
      fails[counts.boxes] |= can_fail(s, code[i].argument) ? own : 0;
    }
    twice |= once & axes;
    once |= axes;
    ++counts.boxes;
  }
  for (int k = 0; k < counts.boxes; ++k)
    if ((fails[k] & ~twice) == 0) return {};
  return counts;
}

// Most rules are conjunctions, or alternatives of conjunctions, of comparisons of different inputs that each
// can hold and can fail, or of the two ends of a range: nothing is wrong with them, and each alternative is
// a box. This is found in few steps. Counts nothing where a rule is of another kind, or where rules before it take
// some of its records, unless rows are kept whole.
constexpr box_counts plain_boxes(const space& s, int r, bool rows_whole) noexcept {
  if (!s.has_literals || bonds_of_rule(s, r) != 0 || reads_list_twice(s, r)) return {};
  const rule_row& row = s.p->rules[r];
  unsigned long long axes = 0;
  unsigned long long before = 0;  // without the last comparison
  unsigned long long fails = 0;   // a stack of bits: whether the part can fail on a complete record
  unsigned long long alternatives = 0;  // the same: whether it is more than a conjunction
  bool in_common = false;
  box_counts counts{1, 0};
  for (int i = row.begin; i < row.end; ++i) {
    const instruction& in = s.p->code[i];
    if (in.code == op::compare) {
      const literal& yes = s.literals[2 * in.argument + 1];
      const int axis = yes.parts[0].axis;
      const unsigned long long own = 1ULL << (axis % 64);
      if (yes.count != 1 || yes.everywhere || axis >= s.p->count.inputs) return {};
      if ((axes & own) != 0) {
        in_common = in_common || (before & own) != 0 || !are_two_ends(s, i);
        --counts.constraints;
      }
      before = axes;
      axes |= own;
      ++counts.constraints;
      alternatives <<= 1;
      fails = fails << 1 | (can_fail(s, in.argument) ? 1ULL : 0ULL);
    } else if (in.code == op::both) {
      if ((alternatives & 3) != 0) return {};
      alternatives >>= 1;
      fails = fails >> 1 | (fails & 1);
    } else if (in.code == op::either) {
      ++counts.boxes;
      alternatives = alternatives >> 1 | 1;
      fails = fails >> 1 & (fails | ~1ULL);
    } else {
      return {};
    }
  }
  if (fails != 1 || (!rows_whole && yields(*s.p, r))) return {};
  return in_common ? plain_alternatives(s, r) : counts;
}

// Stores a constraint in the last box, sorted by axis.
constexpr void store_sorted(const constraint& c, constraint* constraints, box_row& b) noexcept {
  int k = b.begin + b.count++;
  for (; k > b.begin && constraints[k - 1].axis > c.axis; --k) constraints[k] = constraints[k - 1];
  constraints[k] = c;
  b.axes |= 1ULL << (c.axis % 64);
}

// Stores the boxes of such a rule: its conjunctions stand one after the other in the code.
constexpr void store_plain_boxes(const space& s, int r, bool is_one, constraint* constraints,
                                 box_row* boxes, box_counts& used) noexcept {
  const rule_row& row = s.p->rules[r];
  int i = row.begin;
  while (i < row.end) {
    if (s.p->code[i].code != op::compare) {  // joins alternatives
      ++i;
      continue;
    }
    box_row& b = boxes[used.boxes++];
    b = {used.constraints, 0, 0};
    for (const int end = is_one ? row.end : conjunction_end(*s.p, i, row.end); i < end; ++i) {
      if (s.p->code[i].code != op::compare) continue;
      const constraint& c = s.literals[2 * s.p->code[i].argument + 1].parts[0];
      if (i > row.begin && s.p->code[i - 1].code == op::compare &&
          ((b.axes >> (c.axis % 64)) & 1) != 0) {
        for (int k = b.begin; k < b.begin + b.count; ++k)  // the other end of a range
          if (constraints[k].axis == c.axis) constraints[k] = meet(constraints[k], c);
      } else {
        store_sorted(c, constraints, b);
      }
    }
    used.constraints += b.count;
  }
}

}  // namespace nqpf::detail
