// SPDX-License-Identifier: BSL-1.0
#pragma once

// Searches for two records that differ in what one condition of a rule reads, such that it decides the
// outcome of the rule. What is not chosen yet is a set of truth values, from which follows early that
// there is no such pair.

#include <nqpf/rules/boundary/rule.hpp>
#include <nqpf/rules/program/condition_part.hpp>

#include <vector>

namespace nqpf::inline NQPF_ABI::detail::boundary {

// The search for one pair. Record 0 is where the condition holds, record 1 where it fails.
class pair_search {
public:
  struct plan {
    std::vector<int> differ;  // the inputs in which the records may differ
    bool unique;              // no other condition of the rule may change
    bool
        relaxed;  // computed comparisons are whatever one likes: only to show that there is no pair
    bool readable;
    long long budget;
  };

  pair_search(const rule_view& view, const condition_leaf& leaf, const plan& how)
      : v_(view),
        p_(view.program()),
        leaf_(leaf),
        how_(how),
        inputs_(how.relaxed ? view.cells() : view.points()),
        differs_(inputs_.size()),
        sought_(2 * size_of(p_.count.rules)) {
    for (const int f : how.differ) differs_[place(f)] = true;
    is_computed_ = !leaf.is_outcome && p_.atoms[leaf.index].what == atom::form::computed;
    for (side& s : sides_) {
      s.chosen.assign(inputs_.size(), -1);
      s.rules.assign(size_of(p_.count.rules), any_truth);
      for (std::size_t a = 0; a < v_.atoms().size(); ++a)
        s.atoms.push_back(v_.possible(static_cast<int>(a)));
      s.values.assign(size_of(p_.count.inputs), missing);
    }
  }

  // Whether there is a pair; then `record` says which.
  bool find() {
    budget_ = how_.budget;
    return search();
  }
  // Whether the search ended before it had seen all there is.
  [[nodiscard]] bool was_cut() const noexcept { return budget_ < 0; }
  // Whether in the pair that was found the condition is the only cause: a search for any pair may meet such a one.
  [[nodiscard]] bool is_only_cause() const { return shows(found_[0], found_[1], true); }
  [[nodiscard]] const std::vector<double>& record(int i) const {
    return i == 0 ? found_[0] : found_[1];
  }

private:
  struct side {
    std::vector<int> chosen;     // per input of the rule, or -1
    std::vector<truths> atoms;   // per atom of the rule
    std::vector<truths> rules;   // per rule of the program
    std::vector<double> values;  // per input of the program
    truths with = any_truth;     // the outcome where the condition holds
    truths without = any_truth;  // and where it fails
    truths leaf = any_truth;     // what the condition is
  };

  void choose(side& s, int f, int c, double value) {
    const input_ranges& input = inputs_[place(f)];
    s.chosen[place(f)] = c;
    s.values[place(input.input())] = c < 0 ? missing : value;
    for (std::size_t k = 0; k < input.atoms().size(); ++k) {
      const int local = v_.local(input.atoms()[k]);
      s.atoms[place(local)] = c < 0 ? v_.possible(local) : only(input.is(k, c));
    }
  }
  void choose_pair(int f, int i, int k) {
    double x = missing;
    double y = missing;
    if (i >= 0) inputs_[place(f)].values_of(i, k, how_.readable, x, y);
    choose(sides_[0], f, i, x);
    choose(sides_[1], f, k, y);
  }

  void evaluate(side& s) const {
    for (std::size_t a = 0; a < v_.atoms().size(); ++a) {
      const atom& of = p_.atoms[v_.atoms()[a]];
      if (of.what != atom::form::computed) continue;
      bool all = !how_.relaxed;
      box chosen;
      inputs_of(p_, of, [&](int input) {
        for (std::size_t f = 0; f < inputs_.size(); ++f) {
          if (inputs_[f].input() != input) continue;
          if (s.chosen[f] >= 0) chosen.confine(inputs_[f].constraint_of(s.chosen[f]));
          else all = false;
        }
      });
      s.atoms[a] = all ? only(evaluate_atom(p_, of, s.values.data(), v_.parameters()))
                       : v_.possible(v_.atoms()[a], chosen);
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
      return (x.with & with) != 0 && (x.without & without) != 0 && (y.with & with) != 0 &&
             (y.without & without) != 0;
    };
    return can(yes_only, no_only) || can(no_only, yes_only);
  }
  [[nodiscard]] static bool is_decided(const side& s) noexcept {
    return is_single(s.with) && is_single(s.without) && is_single(s.leaf);
  }

  bool search() {
    if (--budget_ < 0) return false;
    evaluate(sides_[0]);
    evaluate(sides_[1]);
    if (!may_decide(sides_[0], sides_[1])) return false;
    for (const side& s : sides_)
      if (!v_.may_keep(s.atoms.data())) return false;
    const requirement next = next_input();
    const bool at_end = next.input < 0;
    if (how_.relaxed && at_end) return true;
    if (!how_.relaxed && (at_end || (is_decided(sides_[0]) && is_decided(sides_[1]))) && accept())
      return true;
    if (at_end) return false;
    const bool found = differs_[place(next.input)] ? search_pairs(next.input) : search_ranges(next);
    if (!found) choose_pair(next.input, -1, -1);
    return found;
  }

  // What to choose next: an input, and where one is looked for what its comparison should become.
  struct requirement {
    int input = -1;
    int atom = -1;
    truth wanted = truth::unknown;
  };
  // The inputs of the condition come first, for most is decided by them; of a computed one last, when it is known
  // what they have to reach. In between what stands in the way of the condition is traced back to comparisons
  // (as test generators for circuits do: Goel, "An implicit enumeration algorithm to generate tests for
  // combinational logic circuits", 1981).
  [[nodiscard]] requirement next_input() {
    const auto open = [&](int f) { return sides_[0].chosen[place(f)] < 0; };
    for (const int f : how_.differ)
      if (open(f) && !is_computed_) return {f};
    const rule_row& row = p_.rules[v_.rule()];
    requirement found;
    for (const side& s : sides_) {
      ++round_;
      if (leaf_.is_outcome && seek_rule(s, leaf_.index, &s == &sides_[0], found)) return found;
      if (free_way(s, row.end - 1, found)) return found;
      bool in_the_way = false;
      for_each_earlier(p_, v_.rule(), [&](int earlier) {
        in_the_way = in_the_way || seek_rule(s, earlier, false, found);
      });
      if (in_the_way) return found;
      for (const int a : v_.assumptions())
        if (seek(s, p_.assumptions[a].end - 1, true, found)) return found;
    }
    for (std::size_t f = 0; f < inputs_.size(); ++f)
      if (!differs_[f] && open(static_cast<int>(f))) return {static_cast<int>(f)};
    for (const int f : how_.differ)
      if (open(f)) return {f};
    return {};
  }
  [[nodiscard]] truths part(const side& s, int at) const {
    return v_.part(at, s.atoms.data(), s.rules.data(), {false, -1}, any_truth);
  }
  // An open comparison that may make a part of a condition what is wanted.
  bool seek(const side& s, int at, bool wanted, requirement& found) {
    const truths is = part(s, at);
    if (is == only(truth_of(wanted)) || (is & only(truth_of(wanted))) == 0) return false;
    const condition_part next = part_at(p_, at, wanted);
    if (next.what == condition_part::form::comparison) return seek_input(s, next, found);
    if (next.what == condition_part::form::outcome)
      return seek_rule(s, next.index, next.holds, found);
    return seek(s, next.left, next.holds, found) || seek(s, next.right, next.holds, found);
  }
  // An input of a comparison that is not chosen yet.
  bool seek_input(const side& s, const condition_part& of, requirement& found) {
    bool any = false;
    inputs_of(p_, p_.atoms[of.index], [&](int input) {
      for (std::size_t f = 0; f < inputs_.size() && !any; ++f) {
        if (inputs_[f].input() != input || differs_[f] || s.chosen[f] >= 0) continue;
        found = {static_cast<int>(f), of.index, truth_of(of.holds)};
        any = true;
      }
    });
    return any;
  }
  // Once in a round: derivations may meet a rule on many ways, in time exponential in their length.
  bool seek_rule(const side& s, int rule, bool wanted, requirement& found) {
    unsigned& last = sought_[2 * place(rule) + (wanted ? 1 : 0)];
    if (last == round_) return false;
    last = round_;
    const rule_row& row = p_.rules[rule];
    return row.begin < row.end && seek(s, row.end - 1, wanted, found);
  }
  [[nodiscard]] bool has_leaf(int at) const {
    const condition_part part = part_at(p_, at, true);
    if (!part.is_leaf()) return has_leaf(part.left) || has_leaf(part.right);
    return leaf_.index == part.index &&
           leaf_.is_outcome == (part.what == condition_part::form::outcome);
  }
  // What stands beside the condition, on its way to the outcome, has to leave it to it.
  bool free_way(const side& s, int at, requirement& found) {
    const condition_part part = part_at(p_, at, true);
    if (part.is_leaf()) return false;
    const bool neutral = (part.what == condition_part::form::all) == part.holds;
    for (const int side_of : {part.left, part.right}) {
      if (has_leaf(side_of)) {
        if (free_way(s, side_of, found)) return true;
      } else if (seek(s, side_of, neutral, found)) {
        return true;
      }
    }
    return false;
  }
  bool search_ranges(const requirement& w) {
    const input_ranges& input = inputs_[place(w.input)];
    std::size_t own = 0;
    while (own < input.atoms().size() && input.atoms()[own] != w.atom) ++own;
    const bool has_own = own < input.atoms().size();
    for (const bool as_wished : {true, false}) {
      for (int c = 0; c < input.size() && budget_ >= 0; ++c) {
        if ((!has_own || input.is(own, c) == w.wanted) != as_wished) continue;
        choose_pair(w.input, c, c);
        if (search()) return true;
      }
    }
    return false;
  }
  bool search_pairs(int f) {
    const bool only_one = how_.differ.size() == 1;
    if (only_one && is_computed_ && !how_.relaxed) {
      if (search_flips(f)) return true;
      if (!v_.is_exact()) return false;
    }
    const input_ranges& input = inputs_[place(f)];
    const int known = input.info().may_be_missing ? input.size() - 1 : input.size();
    const auto attempt = [&](int i, int k) {
      if (!is_worth_it(input, i, k, only_one)) return false;
      choose_pair(f, i, k);
      return search();
    };
    // Within a cell only what is computed can change, and that is only looked at when it is left open.
    const int nearest = only_one && !how_.relaxed ? 1 : 0;
    for (int distance = nearest; distance < known; ++distance) {
      for (int i = 0; i + distance < known && budget_ >= 0; ++i) {
        if (attempt(i, i + distance)) return true;
        if (distance > 0 && attempt(i + distance, i)) return true;
      }
    }
    for (int i = 0; i < known && known < input.size() && budget_ >= 0; ++i)
      if (attempt(i, known) || attempt(known, i)) return true;
    return nearest == 0 && known < input.size() && attempt(known, known);
  }
  // Of what the input alone decides.
  [[nodiscard]] bool is_worth_it(const input_ranges& input, int i, int k, bool only_one) const {
    for (std::size_t a = 0; a < input.atoms().size(); ++a) {
      const int atom = input.atoms()[a];
      const truth x = input.is(a, i);
      const truth y = input.is(a, k);
      if (!leaf_.is_outcome && atom == leaf_.index) {
        if (x != truth::yes || y != truth::no) return false;
      } else if (how_.unique && x != y && only_one && v_.is_own(atom)) {
        return false;
      }
    }
    return true;
  }
  // All other inputs are chosen: the values of this one at which a computed comparison changes.
  bool search_flips(int f) {
    const input_ranges& input = inputs_[place(f)];
    int before = -1;
    truths was = 0;
    for (int c = 0; c < input.size() && budget_ >= 0; ++c) {
      if (input[c].is_gone()) continue;
      --budget_;
      choose(sides_[0], f, c, input[c].value);
      evaluate(sides_[0]);
      const truths is = sides_[0].leaf;
      if (is != yes_only && is != no_only) continue;
      if (before >= 0 && is != was) {
        choose_pair(f, is == yes_only ? c : before, is == yes_only ? before : c);
        if (search()) return true;
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
      found_[i] = v_.fill();
    }
    for (std::size_t f = 0; f < inputs_.size(); ++f) {
      const input_ranges& input = inputs_[f];
      for (int i = 0; i < 2; ++i)
        if (input.size() > 0)
          found_[i][place(input.input())] =
              sides_[i].chosen[f] >= 0 ? sides_[i].values[place(input.input())] : input[0].value;
    }
    if (!shows(found_[0], found_[1])) return false;
    if (is_computed_ && how_.differ.size() == 1) draw_together(inputs_[place(how_.differ[0])]);
    return true;
  }

  // Whether two complete records are such a pair, by evaluating them.
  [[nodiscard]] bool shows(const std::vector<double>& x, const std::vector<double>& y) const {
    return shows(x, y, how_.unique);
  }
  [[nodiscard]] bool shows(const std::vector<double>& x, const std::vector<double>& y,
                           bool unique) const {
    side a = sides_[0];
    side b = sides_[1];
    const std::vector<double>* const records[] = {&x, &y};
    side* const both_sides[] = {&a, &b};
    for (int i = 0; i < 2; ++i) {
      for (std::size_t k = 0; k < v_.atoms().size(); ++k)
        both_sides[i]->atoms[k] =
            only(evaluate_atom(p_, p_.atoms[v_.atoms()[k]], records[i]->data(), v_.parameters()));
      conclude(*both_sides[i]);
    }
    if (!may_decide(a, b) || !v_.may_keep(a.atoms.data()) || !v_.may_keep(b.atoms.data()))
      return false;
    if (!unique) return true;
    for (const condition_leaf& l : v_.leaves()) {
      if (l == leaf_) continue;
      const bool same =
          l.is_outcome ? a.rules[place(l.index)] == b.rules[place(l.index)]
                       : a.atoms[place(v_.local(l.index))] == b.atoms[place(v_.local(l.index))];
      if (!same) return false;
    }
    return v_.left_by_others(a.rules.data()) == v_.left_by_others(b.rules.data());
  }

  void draw_together(const input_ranges& input) {
    double& x = found_[0][place(input.input())];
    double& y = found_[1][place(input.input())];
    for (int round = 0; round < 400; ++round) {
      const double low = x < y ? x : y;
      const double high = x < y ? y : x;
      const double middle = between(input, low, high);
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
  // A value in the middle that reads well, as long as the ends are more than a step apart.
  [[nodiscard]] double between(const input_ranges& input, double low, double high) const {
    return input.at_most(number_between(input, low, high));
  }
  [[nodiscard]] double number_between(const input_ranges& input, double low, double high) const {
    const double middle = low / 2 + high / 2;
    const double step = readable_step(input.info(), middle);
    if (!how_.readable) {
      if (high - low < step) {
        const auto gap = static_cast<unsigned long long>(ordinal(high)) -
                         static_cast<unsigned long long>(ordinal(low));
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
  const std::vector<input_ranges>& inputs_;
  std::vector<bool> differs_;
  std::vector<unsigned> sought_;  // the round in which a rule was last looked at, for each outcome
  unsigned round_ = 0;
  bool is_computed_ = false;
  side sides_[2];
  std::vector<double> found_[2];
  long long budget_ = 0;
};

}  // namespace nqpf::detail::boundary
