// SPDX-License-Identifier: BSL-1.0
#pragma once

// Searches for two records that differ in what one condition of a rule reads, such that it decides the
// outcome of the rule. What is not chosen yet is a set of truth values, from which follows early that
// there is no such pair.

#include <nqpf/rules/boundary_rule.hpp>

#include <vector>

namespace nqpf::inline v0::detail::boundary {

// The search for one pair. Record 0 is where the condition holds, record 1 where it fails.
class pair_search {
public:
  struct plan {
    std::vector<int> differ;  // the facts in which the records may differ
    bool unique;              // no other condition of the rule may change
    bool relaxed;             // computed comparisons are whatever one likes: only to show that there is no pair
    bool readable;
    long long budget;
  };

  pair_search(const rule_view& view, const condition_leaf& leaf, const plan& how)
      : v_(view),
        p_(view.program()),
        leaf_(leaf),
        how_(how),
        facts_(how.relaxed ? view.cells() : view.points()),
        differs_(facts_.size()) {
    for (const int f : how.differ) differs_[place(f)] = true;
    is_computed_ = !leaf.is_outcome && p_.atoms[leaf.index].what == atom::form::computed;
    // The facts of the condition first, for most is decided by them; of a computed one last, when it is known
    // what they have to reach.
    if (!is_computed_) order_ = how.differ;
    for (std::size_t f = 0; f < facts_.size(); ++f)
      if (!differs_[f]) order_.push_back(static_cast<int>(f));
    if (is_computed_) order_.insert(order_.end(), how.differ.begin(), how.differ.end());
    for (side& s : sides_) {
      s.chosen.assign(facts_.size(), -1);
      s.rules.assign(size_of(p_.count.rules), any_truth);
      for (std::size_t a = 0; a < v_.atoms().size(); ++a) s.atoms.push_back(v_.possible(static_cast<int>(a)));
      s.values.assign(size_of(p_.count.facts), missing);
    }
  }

  // Whether there is a pair; then `record` says which.
  bool find() {
    budget_ = how_.budget;
    return search(0);
  }
  // Whether the search ended before it had seen all there is.
  [[nodiscard]] bool was_cut() const noexcept { return budget_ < 0; }
  [[nodiscard]] const std::vector<double>& record(int i) const { return i == 0 ? found_[0] : found_[1]; }

private:
  struct side {
    std::vector<int> chosen;      // per fact of the rule, or -1
    std::vector<truths> atoms;    // per atom of the rule
    std::vector<truths> rules;    // per rule of the program
    std::vector<double> values;   // per fact of the program
    truths with = any_truth;      // the outcome where the condition holds
    truths without = any_truth;   // and where it fails
    truths leaf = any_truth;      // what the condition is
  };

  void choose(side& s, int f, int c, double value) {
    const fact_choices& fact = facts_[place(f)];
    s.chosen[place(f)] = c;
    s.values[place(fact.fact())] = c < 0 ? missing : value;
    for (std::size_t k = 0; k < fact.atoms().size(); ++k) {
      const int local = v_.local(fact.atoms()[k]);
      s.atoms[place(local)] = c < 0 ? v_.possible(local) : only(fact.is(k, c));
    }
  }
  void choose_pair(int f, int i, int k) {
    double x = missing;
    double y = missing;
    if (i >= 0) facts_[place(f)].values_of(i, k, how_.readable, x, y);
    choose(sides_[0], f, i, x);
    choose(sides_[1], f, k, y);
  }

  void evaluate(side& s) const {
    for (std::size_t a = 0; a < v_.atoms().size(); ++a) {
      const atom& of = p_.atoms[v_.atoms()[a]];
      if (of.what != atom::form::computed) continue;
      bool all = !how_.relaxed;
      box chosen;
      facts_of(p_, of, [&](int fact) {
        for (std::size_t f = 0; f < facts_.size(); ++f) {
          if (facts_[f].fact() != fact) continue;
          if (s.chosen[f] >= 0) chosen.confine(facts_[f].constraint_of(s.chosen[f]));
          else all = false;
        }
      });
      s.atoms[a] = all ? only(evaluate_atom(p_, of, s.values.data(), v_.parameters())) : v_.possible(v_.atoms()[a], chosen);
    }
    conclude(s);
  }
  void conclude(side& s) const {
    v_.evaluate_all(s.atoms.data(), s.rules);
    const truths left = v_.left_by_others(s.rules.data());
    s.with = boundary::both(left, v_.own(s.atoms.data(), s.rules.data(), leaf_, yes_only));
    s.without = boundary::both(left, v_.own(s.atoms.data(), s.rules.data(), leaf_, no_only));
    s.leaf = leaf_.is_outcome ? s.rules[place(leaf_.index)] : s.atoms[place(v_.local(leaf_.index))];
  }
  // Whether the condition may decide the outcome of both records.
  [[nodiscard]] static bool may_decide(const side& x, const side& y) noexcept {
    if ((x.leaf & yes_only) == 0 || (y.leaf & no_only) == 0) return false;
    const auto can = [&](truths with, truths without) {
      return (x.with & with) != 0 && (x.without & without) != 0 && (y.with & with) != 0 && (y.without & without) != 0;
    };
    return can(yes_only, no_only) || can(no_only, yes_only);
  }
  [[nodiscard]] static bool is_decided(const side& s) noexcept {
    return is_single(s.with) && is_single(s.without) && is_single(s.leaf);
  }

  bool search(std::size_t depth) {
    if (--budget_ < 0) return false;
    evaluate(sides_[0]);
    evaluate(sides_[1]);
    if (!may_decide(sides_[0], sides_[1])) return false;
    const bool at_end = depth == order_.size();
    if (how_.relaxed && at_end) return true;
    if (!how_.relaxed && (at_end || (is_decided(sides_[0]) && is_decided(sides_[1]))) && accept()) return true;
    if (at_end) return false;
    const int f = order_[depth];
    const bool found = differs_[place(f)] ? search_pairs(f, depth) : search_choices(f, depth);
    if (!found) choose_pair(f, -1, -1);
    return found;
  }
  bool search_choices(int f, std::size_t depth) {
    for (int c = 0; c < facts_[place(f)].size() && budget_ >= 0; ++c) {
      choose_pair(f, c, c);
      if (search(depth + 1)) return true;
    }
    return false;
  }
  bool search_pairs(int f, std::size_t depth) {
    const bool only_one = how_.differ.size() == 1;
    if (only_one && is_computed_ && !how_.relaxed) {
      if (search_flips(f, depth)) return true;
      if (!v_.is_exact()) return false;
    }
    const fact_choices& fact = facts_[place(f)];
    const int known = fact.info().may_be_missing ? fact.size() - 1 : fact.size();
    const auto attempt = [&](int i, int k) {
      if (!is_worth_it(fact, i, k, only_one)) return false;
      choose_pair(f, i, k);
      return search(depth + 1);
    };
    // Within a cell only what is computed can change, and that is only looked at when it is left open.
    const int nearest = only_one && !how_.relaxed ? 1 : 0;
    for (int distance = nearest; distance < known; ++distance) {
      for (int i = 0; i + distance < known && budget_ >= 0; ++i) {
        if (attempt(i, i + distance)) return true;
        if (distance > 0 && attempt(i + distance, i)) return true;
      }
    }
    for (int i = 0; i < known && known < fact.size() && budget_ >= 0; ++i)
      if (attempt(i, known) || attempt(known, i)) return true;
    return nearest == 0 && known < fact.size() && attempt(known, known);
  }
  // Of what the fact alone decides.
  [[nodiscard]] bool is_worth_it(const fact_choices& fact, int i, int k, bool only_one) const {
    for (std::size_t a = 0; a < fact.atoms().size(); ++a) {
      const int atom = fact.atoms()[a];
      const truth x = fact.is(a, i);
      const truth y = fact.is(a, k);
      if (!leaf_.is_outcome && atom == leaf_.index) {
        if (x != truth::yes || y != truth::no) return false;
      } else if (how_.unique && x != y && only_one && v_.is_own(atom)) {
        return false;
      }
    }
    return true;
  }
  // All other facts are chosen: the values of this one at which a computed comparison changes.
  bool search_flips(int f, std::size_t depth) {
    const fact_choices& fact = facts_[place(f)];
    int before = -1;
    truths was = 0;
    for (int c = 0; c < fact.size() && budget_ >= 0; ++c) {
      if (fact[c].is_gone()) continue;
      --budget_;
      choose(sides_[0], f, c, fact[c].value);
      evaluate(sides_[0]);
      const truths is = sides_[0].leaf;
      if (is != yes_only && is != no_only) continue;
      if (before >= 0 && is != was) {
        choose_pair(f, is == yes_only ? c : before, is == yes_only ? before : c);
        if (search(depth + 1)) return true;
      }
      before = c;
      was = is;
    }
    return false;
  }

  // Fills up what is open and asks whether the pair shows what it shall; of a computed comparison it is then
  // drawn together.
  bool accept() {
    for (int i = 0; i < 2; ++i) {
      found_[i].assign(size_of(p_.count.facts), missing);
      const space s{&p_, v_.parameters()};
      for (int f = 0; f < p_.count.facts; ++f) {
        const constraint whole = s.whole(f);
        if (!whole.empty()) found_[i][place(f)] = pick(s.axis_of(f), whole);
      }
    }
    for (std::size_t f = 0; f < facts_.size(); ++f) {
      const fact_choices& fact = facts_[f];
      for (int i = 0; i < 2; ++i)
        if (fact.size() > 0)
          found_[i][place(fact.fact())] =
            sides_[i].chosen[f] >= 0 ? sides_[i].values[place(fact.fact())] : fact[0].value;
    }
    if (!shows(found_[0], found_[1])) return false;
    if (is_computed_ && how_.differ.size() == 1) draw_together(facts_[place(how_.differ[0])]);
    return true;
  }

  // Whether two complete records are such a pair, by evaluating them.
  [[nodiscard]] bool shows(const std::vector<double>& x, const std::vector<double>& y) const {
    side a = sides_[0];
    side b = sides_[1];
    const std::vector<double>* const records[] = {&x, &y};
    side* const both_sides[] = {&a, &b};
    for (int i = 0; i < 2; ++i) {
      for (std::size_t k = 0; k < v_.atoms().size(); ++k)
        both_sides[i]->atoms[k] = only(evaluate_atom(p_, p_.atoms[v_.atoms()[k]], records[i]->data(), v_.parameters()));
      conclude(*both_sides[i]);
    }
    if (!may_decide(a, b)) return false;
    if (!how_.unique) return true;
    for (const condition_leaf& l : v_.leaves()) {
      if (l == leaf_) continue;
      const bool same = l.is_outcome ? a.rules[place(l.index)] == b.rules[place(l.index)]
                                     : a.atoms[place(v_.local(l.index))] == b.atoms[place(v_.local(l.index))];
      if (!same) return false;
    }
    return v_.left_by_others(a.rules.data()) == v_.left_by_others(b.rules.data());
  }

  void draw_together(const fact_choices& fact) {
    double& x = found_[0][place(fact.fact())];
    double& y = found_[1][place(fact.fact())];
    for (int round = 0; round < 400; ++round) {
      const double low = x < y ? x : y;
      const double high = x < y ? y : x;
      const double middle = between(fact, low, high);
      if (!(middle > low && middle < high)) return;
      const double kept[] = {x, y};
      x = middle;
      if (shows(found_[0], found_[1])) continue;
      x = kept[0];
      y = middle;
      if (shows(found_[0], found_[1])) continue;
      y = kept[1];
      return;
    }
  }
  // A number in the middle that reads well, as long as the ends are more than a step apart.
  [[nodiscard]] double between(const fact_choices& fact, double low, double high) const {
    if (fact.is_integer()) return floor_of(low / 2 + high / 2);
    const double middle = low / 2 + high / 2;
    const double step = readable_step(fact.info(), middle);
    if (!how_.readable) {
      if (high - low < step) {
        const auto gap = static_cast<unsigned long long>(ordinal(high)) - static_cast<unsigned long long>(ordinal(low));
        return from_ordinal(ordinal(low) + static_cast<long long>(gap / 2));
      }
      return middle;
    }
    if (high - low < 1.5 * step) return low;
    double unit = step;
    while (unit * 10 < (high - low) / 2 && unit < 1e300) unit *= 10;
    const double near = grid_at(middle + unit / 2, unit, 0);
    return near > low && near < high ? near : middle;
  }

  const rule_view& v_;
  const program& p_;
  condition_leaf leaf_;
  plan how_;
  const std::vector<fact_choices>& facts_;
  std::vector<bool> differs_;
  std::vector<int> order_;
  bool is_computed_ = false;
  side sides_[2];
  std::vector<double> found_[2];
  long long budget_ = 0;
};

}  // namespace nqpf::detail::boundary
