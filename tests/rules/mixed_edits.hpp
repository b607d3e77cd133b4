// SPDX-License-Identifier: BSL-1.0
#pragma once

// Other versions of a set: one that says something else, and one that says the same in other words.

#include "mixed_sets.hpp"

#include <utility>
#include <vector>

namespace test::mixed {

/// Another version: of one rule the conclusion, a relation or a threshold is another.
inline rules edited(const rules& given, dice& d) {
  rules s = given;
  rule& r = s.all[at(d.below(static_cast<int>(s.all.size())))];
  std::vector<part*> comparisons;
  for (part& p : r.when.parts)
    if (p.what == form::compare) comparisons.push_back(&p);
  if (comparisons.empty() || d.chance(25)) {
    if (r.says >= 0) r.says = d.below(value_count);
    return s;
  }
  part& c = *comparisons[at(d.below(static_cast<int>(comparisons.size())))];
  part& right = r.when.parts[at(c.right)];
  if (right.what == form::constant && right.index == 0 && d.chance(60))
    right.value += d.chance(50) ? 0.5 : -0.5;
  else c.rel = static_cast<relation>(d.below(6));
  return s;
}

/// The same in other words: what is said is turned round, twice negated, or said by two rules.
class rewriter {
public:
  rewriter(const rules& given, dice& d) : s_(given), dice_(d) {}

  rules rewritten() {
    for (rule& r : s_.all) {
      if (r.table < 0) r.id += "_again";
      rewrite(r.when);
    }
    const int n = static_cast<int>(s_.all.size());
    for (int r = 0; r < n; ++r)
      if (is_alone(r)) split(r);
    return std::move(s_);
  }

private:
  void rewrite(condition& c) {
    const int n = static_cast<int>(c.parts.size());
    for (int i = 0; i < n; ++i) {
      part& p = c.parts[at(i)];
      if (p.what == form::both || p.what == form::either) {
        if (dice_.chance(50)) std::swap(p.left, p.right);
        if (dice_.chance(25)) turn(c, i);
      } else if (p.what == form::compare) {
        if (dice_.chance(30)) negate(c, i, opposite(p.rel));
      } else if (p.what == form::is_one_of || p.what == form::is_not_one_of) {
        if (dice_.chance(30)) {
          part other = p;
          other.what = p.what == form::is_one_of ? form::is_not_one_of : form::is_one_of;
          become_negated(c, i, std::move(other));
        }
      }
    }
  }
  // a && b is !(!a || !b).
  static void turn(condition& c, int i) {
    const part p = c.at(i);
    const int left = c.join(form::negated, p.left);
    const int right = c.join(form::negated, p.right);
    const int all = c.join(p.what == form::both ? form::either : form::both, left, right);
    part negated;
    negated.what = form::negated;
    negated.left = all;
    c.parts[at(i)] = negated;
  }
  static void negate(condition& c, int i, relation rel) {
    part other = c.at(i);
    other.rel = rel;
    become_negated(c, i, std::move(other));
  }
  static void become_negated(condition& c, int i, part other) {
    const int at_end = c.add(std::move(other));
    part negated;
    negated.what = form::negated;
    negated.left = at_end;
    c.parts[at(i)] = negated;
  }
  static relation opposite(relation r) {
    switch (r) {
      case relation::less: return relation::at_least;
      case relation::at_most: return relation::more;
      case relation::more: return relation::at_most;
      case relation::at_least: return relation::less;
      case relation::same: return relation::other;
      default: return relation::same;
    }
  }
  // Whether a rule stands in no group, and none reads its outcome.
  [[nodiscard]] bool is_alone(int r) const {
    if (s_.all[at(r)].says < 0 || s_.all[at(r)].table >= 0) return false;
    for (const group& g : s_.groups)
      for (const int m : g.members)
        if (m == r) return false;
    for (const rule& other : s_.all)
      for (const part& p : other.when.parts)
        if (p.what == form::outcome && p.index == r) return false;
    return true;
  }
  // a || b is said by two rules.
  void split(int r) {
    const part root = s_.all[at(r)].when.at(s_.all[at(r)].when.root);
    if (root.what != form::either || !dice_.chance(70)) return;
    rule second = s_.all[at(r)];
    second.id += "_too";
    second.when.root = root.right;
    s_.all[at(r)].when.root = root.left;
    s_.all.push_back(std::move(second));
  }

  rules s_;
  dice& dice_;
};

}  // namespace test::mixed
