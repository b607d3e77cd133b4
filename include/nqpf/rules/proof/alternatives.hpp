// SPDX-License-Identifier: BSL-1.0
#pragma once

// That each part of a condition made of alternatives matters (21), for long ones such as a number that is one of
// many: each alternative has a record of its own, and each of its comparisons one on which the others hold alone.

#include <nqpf/rules/proof/plain.hpp>
#include <nqpf/rules/proof/verdicts.hpp>

namespace nqpf::inline NQPF_ABI::detail {

// The end of a range at an end of the domain: it is kept for values outside the domain.
constexpr bool closes_range(const space& s, int r, int at) {
  if (s.p->code[at].code != op::compare) return false;
  const atom& a = s.p->atoms[s.p->code[at].argument];
  if (a.what != atom::form::compare || a.parameter >= 0) return false;
  const interval& d = s.p->inputs[a.input]->domain;
  const bool low = a.value == d.low &&
                   a.relation == (d.low_open ? comparison::greater : comparison::greater_equal);
  const bool high =
      a.value == d.high && a.relation == (d.high_open ? comparison::less : comparison::less_equal);
  if (!low && !high) return false;
  spend(s, 12 * (s.p->rules[r].end - s.p->rules[r].begin));
  for (int i = s.p->rules[r].begin; i < s.p->rules[r].end; ++i) {
    if (i == at || s.p->code[i].code != op::compare) continue;
    const atom& other = s.p->atoms[s.p->code[i].argument];
    if (other.what == atom::form::compare && other.input == a.input) return true;
  }
  return false;
}

struct alternative_parts {
  static constexpr int most = 64;

  const space& s;
  int r;
  int begin[most];
  int end[most];
  int count;
  verdict_list all;  ///< one entry an alternative

  constexpr alternative_parts(const space& space_, int rule) : s(space_), r(rule), count(0) {}

  /// True where each part is shown to matter. What is shown of the smallest parts is so of those that contain them:
  /// on a record that one alternative alone answers, what joins it to others matters too.
  constexpr bool matter() {
    if (!is_plain() || !gather()) return false;
    for (int k = 0; k < count; ++k) {
      box own{};
      if (!confine(k, -1, own) || !is_alone(k, own)) return false;
      for (int i = begin[k]; i < end[k] && end[k] - begin[k] > 1; ++i)
        if (s.p->code[i].code == op::compare && !closes_range(s, r, i) && !fails_alone(k, i))
          return false;
    }
    return true;
  }

private:
  // Alternatives of conjunctions of comparisons that each leave one range, and can fail unless they close one.
  constexpr bool is_plain() const noexcept {
    unsigned long long joined = 0;  // a stack of bits: whether the part is more than a conjunction
    bool some = false;
    for (int i = s.p->rules[r].begin; i < s.p->rules[r].end; ++i) {
      const instruction& in = s.p->code[i];
      spend(s, 40);
      if (in.code == op::compare) {
        const literal yes = s.literal_of(in.argument, true);
        if (yes.count != 1 || s.p->atoms[in.argument].what == atom::form::computed) return false;
        const bool fails = !yes.everywhere && s.literal_of(in.argument, false).count > 0;
        if (!fails && !closes_range(s, r, i)) return false;
        joined <<= 1;
      } else if (in.code == op::either) {
        joined = joined >> 1 | 1;
        some = true;
      } else if (in.code != op::both || (joined & 3) != 0) {
        return false;
      } else {
        joined >>= 1;
      }
    }
    return some;
  }
  constexpr bool gather() {
    const rule_row& row = s.p->rules[r];
    for (int i = row.begin; i < row.end;) {
      if (s.p->code[i].code != op::compare) {
        ++i;
        continue;
      }
      if (count == most) return false;
      begin[count] = i;
      end[count] = conjunction_end(*s.p, i, row.end);
      i = end[count];
      all.add_comparisons(s, begin[count], i, box{}, -1, true);
      ++count;
      if (all.count != count) return false;
    }
    return all.whole;
  }
  // What an alternative asks, but for one comparison. False where that is nothing.
  constexpr bool confine(int k, int but, box& b) const {
    for (int i = begin[k]; i < end[k]; ++i)
      if (i != but && s.p->code[i].code == op::compare &&
          !b.confine(s.literal_of(s.p->code[i].argument, true).parts[0]))
        return false;
    return true;
  }
  constexpr bool fails_alone(int k, int at) const {
    const literal no = s.literal_of(s.p->code[at].argument, false);
    for (int part = 0; part < no.count; ++part) {
      box b{};
      if (confine(k, at, b) && b.confine(no.parts[part]) && is_alone(k, b)) return true;
    }
    return false;
  }
  // Whether an alternative is known to fail on some records of a box, by one comparison of it: on all of them, or by the
  // value of an input that neither the box nor a comparison taken before asks about.
  constexpr bool fails_by_one(int i, const box& b, unsigned long long& taken) const {
    for (int at = begin[i]; at < end[i]; ++at) {
      if (s.p->code[at].code != op::compare) continue;
      spend(s, 40);
      const literal no = s.literal_of(s.p->code[at].argument, false);
      if (no.count == 0 || s.literal_of(s.p->code[at].argument, true).everywhere) continue;
      const constraint* const own = b.find(no.parts[0].axis);
      const unsigned long long bit = 1ULL << (no.parts[0].axis % 64);
      if (!is_null(own)) {
        if (contains(no.parts[0], *own) || (no.count > 1 && contains(no.parts[1], *own)))
          return true;
      } else if ((taken & bit) == 0) {
        taken |= bit;
        return true;
      }
    }
    return false;
  }
  // Whether a box has a record on which all other alternatives are known to fail.
  constexpr bool is_alone(int k, const box& b) const {
    unsigned long long taken = 0;
    int each = 0;
    while (each < count && (each == k || fails_by_one(each, b, taken))) ++each;
    return each == count || search_alone(k, b);
  }
  constexpr bool search_alone(int k, const box& b) const {
    int list[most];
    int scratch[most * 8];
    int n = 0;
    for (int i = 0; i < count; ++i)
      if (i != k) list[n++] = i;
    bool alone = false;
    const auto found = [&](const box&) {
      alone = true;
      return false;
    };
    verdict_search<decltype(found)> search{s, all, found, 200};
    search.search(b, list, n, scratch, scratch + most * 8);
    return alone;
  }
};

}  // namespace nqpf::detail
