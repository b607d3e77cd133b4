// SPDX-License-Identifier: BSL-1.0
#pragma once

// A rule as the search for boundary records sees it: its conditions, all that its outcome hangs on, and what
// it can be when only some values are chosen.

#include <nqpf/rules/boundary/values.hpp>
#include <nqpf/rules/program/condition_part.hpp>
#include <nqpf/rules/run/needed_rules.hpp>

#include <vector>

namespace nqpf::inline NQPF_ABI::detail::boundary {

// One condition of a rule: a comparison, or the outcome of another rule.
struct condition_leaf {
  bool is_outcome;
  int index;

  bool operator==(const condition_leaf&) const = default;
};

inline std::size_t place(int i) noexcept { return static_cast<std::size_t>(i); }

// A rule with all that its outcome hangs on.
class rule_view {
public:
  rule_view(const program& p, const double* parameters, int rule, bool readable)
      : p_(p), parameters_(parameters), rule_(rule), local_(size_of(p.count.atoms), -1) {
    std::vector<bool> needed;
    order_ = needed_rules(p, {rule}, needed);
    gather(p.rules[rule].begin, p.rules[rule].end);
    for (const int r : order_) gather(p.rules[r].begin, p.rules[r].end);
    gather_assumptions();
    for (int i = p.rules[rule].begin; i < p.rules[rule].end; ++i) {
      const instruction& in = p.code[i];
      if (in.code != op::compare && in.code != op::outcome) continue;
      const condition_leaf leaf{in.code == op::outcome, in.argument};
      bool again = false;
      for (const condition_leaf& l : leaves_) again = again || l == leaf;
      if (!again) leaves_.push_back(leaf);
    }
    make_ranges(readable);
  }
  rule_view(const rule_view&) = delete;
  rule_view& operator=(const rule_view&) = delete;

  [[nodiscard]] const nqpf::program& program() const noexcept { return p_; }
  [[nodiscard]] const double* parameters() const noexcept { return parameters_; }
  [[nodiscard]] int rule() const noexcept { return rule_; }
  // The conditions that it makes itself, each once.
  [[nodiscard]] const std::vector<condition_leaf>& leaves() const noexcept { return leaves_; }
  [[nodiscard]] const std::vector<int>& atoms() const noexcept { return atoms_; }
  [[nodiscard]] bool is_own(int atom) const {
    for (const condition_leaf& l : leaves_)
      if (!l.is_outcome && l.index == atom) return true;
    return false;
  }
  [[nodiscard]] int local(int atom) const { return local_[place(atom)]; }
  // Whether the points stand for all records.
  [[nodiscard]] bool is_exact() const noexcept { return exact_; }
  // What an atom can be in the domains; more than that where arithmetic has it so.
  [[nodiscard]] truths possible(int local) const { return possible_[place(local)]; }
  // What a computed atom can be in a box, by interval arithmetic.
  [[nodiscard]] truths possible(int atom, const box& in) const {
    if (lacks_setting(atom)) return only(truth::unknown);
    const space s{&p_, parameters_};
    const long long set = box_numbers{s, in}.possible(p_.atoms[atom]);
    const long long wanted = space::relation_set(p_.atoms[atom].relation);
    return static_cast<truths>(((set & wanted) != 0 ? yes_only : 0) |
                               ((set & 7 & ~wanted) != 0 ? no_only : 0) |
                               ((set & 8) != 0 ? only(truth::unknown) : 0));
  }
  [[nodiscard]] const std::vector<input_ranges>& cells() const noexcept { return cells_; }
  [[nodiscard]] const std::vector<input_ranges>& points() const noexcept {
    return computes_ ? points_ : cells_;
  }

  // The inputs, as places among those of the rule, that a condition reads.
  [[nodiscard]] std::vector<int> inputs_read(const condition_leaf& leaf) const {
    std::vector<int> found;
    const auto add = [&](const atom& a) {
      inputs_of(p_, a, [&](int input) {
        for (const int f : found)
          if (cells_[place(f)].input() == input) return;
        for (std::size_t i = 0; i < cells_.size(); ++i)
          if (cells_[i].input() == input) found.push_back(static_cast<int>(i));
      });
      return false;
    };
    if (!leaf.is_outcome) add(p_.atoms[leaf.index]);
    else some_atom_below(p_, leaf.index, add);
    return found;
  }

  // The conditions of the rule and of all that it hangs on, from what the atoms are. (Those before it in a
  // group may read it.)
  void evaluate_all(const truths* atoms, std::vector<truths>& rules) const {
    for (const int r : order_)
      rules[place(r)] = evaluate(r, atoms, rules.data(), {false, -1}, any_truth);
  }
  // The rule's own condition, with one leaf taken for `value`.
  [[nodiscard]] truths own(const truths* atoms, const truths* rules, const condition_leaf& leaf,
                           truths value) const {
    return evaluate(rule_, atoms, rules, leaf, value);
  }
  // A part of a condition that ends at `at`, from what the atoms and the rules are.
  [[nodiscard]] truths part(int at, const truths* atoms, const truths* rules,
                            const condition_leaf& leaf, truths value) const {
    struct {
      const rule_view& own;
      const truths* atoms;
      const truths* rules;
      const condition_leaf& taken;
      truths value;
      truths leaf(const instruction& in) const {
        const bool is_outcome = in.code == op::outcome;
        if (taken.index == in.argument && taken.is_outcome == is_outcome) return value;
        return is_outcome ? rules[in.argument] : atoms[own.local_[place(in.argument)]];
      }
      static truths both(truths a, truths b) { return boundary::both(a, b); }
      static truths either(truths a, truths b) { return boundary::either(a, b); }
      static truths opposite(truths a) { return inverse(a); }
    } values{*this, atoms, rules, leaf, value};
    return fold_condition(p_, at, values);
  }
  // The assumptions that bind what the rule reads.
  [[nodiscard]] const std::vector<int>& assumptions() const noexcept { return assumptions_; }
  // Whether none of them is surely broken, from what the atoms are.
  [[nodiscard]] bool may_keep(const truths* atoms) const {
    for (const int a : assumptions_)
      if (part(p_.assumptions[a].end - 1, atoms, nullptr, {false, -1}, any_truth) == no_only)
        return false;
    return true;
  }
  // A value of each input, for those that the rule does not read.
  [[nodiscard]] const std::vector<double>& fill() const noexcept { return fill_; }
  // Whether there are values that keep the assumptions that bind nothing that the rule reads, and these do.
  [[nodiscard]] existence rest() const noexcept { return rest_; }
  // Whether the rules before it in ordered groups leave the record to it.
  [[nodiscard]] truths left_by_others(const truths* rules) const {
    return left(rule_, p_.count.groups, rules);
  }

private:
  void gather(int begin, int end) {
    for (int i = begin; i < end; ++i) {
      if (p_.code[i].code != op::compare || local_[place(p_.code[i].argument)] >= 0) continue;
      local_[place(p_.code[i].argument)] = static_cast<int>(atoms_.size());
      atoms_.push_back(p_.code[i].argument);
    }
  }

  // The assumptions that bind what the rule reads are asked of every record; the others of what is filled in.
  void gather_assumptions() {
    const space s{&p_, parameters_};
    fill_.assign(size_of(p_.count.inputs), missing);
    for (int f = 0; f < p_.count.inputs; ++f)
      if (!s.whole(f).empty()) fill_[place(f)] = pick(s.axis_of(f), s.whole(f));
    unsigned long long bonds = 0;
    for (const int a : atoms_)
      if (p_.count.assumptions > 0)
        inputs_of(p_, p_.atoms[a], [&](int f) { bonds |= p_.bonds[f]; });
    for (int a = 0; a < p_.count.assumptions; ++a) {
      if (((bonds >> a) & 1) == 0) continue;
      assumptions_.push_back(a);
      gather(p_.assumptions[a].begin, p_.assumptions[a].end);
    }
    const unsigned long long others = all_assumptions(p_) & ~bonds;
    if (others != 0) fill_rest(s, others);
  }
  void fill_rest(const space& s, unsigned long long others) {
    std::vector<double> rest(size_of(p_.count.inputs));
    const existence found = find_kept_witness(s, box{}, others, rest.data());
    for (int f = 0; f < p_.count.inputs && found == existence::yes; ++f)
      if ((p_.bonds[f] & others) != 0) fill_[place(f)] = rest[place(f)];
    for (int a = 0; a < p_.count.assumptions; ++a)
      if (((others >> a) & 1) != 0 && breaks(p_, a, fill_.data()))
        rest_ = found == existence::no ? existence::no : existence::undecided;
  }

  void make_ranges(bool readable) {
    const space s{&p_, parameters_};
    std::vector<bool> seen(size_of(p_.count.inputs));
    std::vector<bool> in_arithmetic(seen.size());
    std::vector<std::vector<double>> seeds(seen.size());
    for (const int a : atoms_) {
      const bool is_computed = p_.atoms[a].what == atom::form::computed;
      if (is_computed) computes_ = true;
      inputs_of(p_, p_.atoms[a], [&](int f) {
        if (!seen[place(f)]) cells_.emplace_back(s, f, atoms_);
        seen[place(f)] = true;
        if (is_computed) in_arithmetic[place(f)] = true;
      });
      if (is_computed) seed(s, a, seeds);
    }
    for (const int a : atoms_) possible_.push_back(find_possible(a));
    for (const input_ranges& f : cells_)
      exact_ = exact_ && (!in_arithmetic[place(f.input())] || f.has_few());
    for (const input_ranges& f : cells_)
      points_.push_back(
          in_arithmetic[place(f.input())] ? f.as_points(seeds[place(f.input())], readable) : f);
  }

  // Values at which a computed comparison comes out less, equal and greater, where some are found.
  void seed(const space& s, int a, std::vector<std::vector<double>>& seeds) const {
    if (lacks_setting(a)) return;
    std::vector<double> values(size_of(p_.count.inputs));
    for (const comparison r : {comparison::less, comparison::equal, comparison::greater}) {
      atom wanted = p_.atoms[a];
      wanted.relation = r;
      const literal l = s.computed_literal(wanted, true);
      box b;
      if (l.count == 0 || !b.confine(l.parts[0]) ||
          find_witness(s, b, values.data()) != existence::yes)
        continue;
      inputs_of(p_, p_.atoms[a], [&](int f) { seeds[place(f)].push_back(values[place(f)]); });
    }
  }
  [[nodiscard]] bool lacks_setting(int a) const {
    for (int i = p_.atoms[a].begin; i < p_.atoms[a].end; ++i)
      if (p_.steps[i].code == op::parameter && is_missing(parameters_[p_.steps[i].index]))
        return true;
    return false;
  }
  [[nodiscard]] truths find_possible(int a) const {
    if (p_.atoms[a].what == atom::form::computed) return possible(a, box{});
    truths found = 0;
    for (const input_ranges& f : cells_)
      for (std::size_t k = 0; k < f.atoms().size(); ++k)
        if (f.atoms()[k] == a) found |= truths_within(f, k);
    return found;
  }
  // What a comparison is somewhere among the choices of its input.
  [[nodiscard]] static truths truths_within(const input_ranges& f, std::size_t atom) {
    truths found = 0;
    for (int c = 0; c < f.size(); ++c) found |= only(f.is(atom, c));
    return found;
  }

  [[nodiscard]] truths evaluate(int rule, const truths* atoms, const truths* rules,
                                const condition_leaf& leaf, truths value) const {
    if (p_.rules[rule].begin == p_.rules[rule].end) return no_only;
    return part(p_.rules[rule].end - 1, atoms, rules, leaf, value);
  }

  // Groups are looked at one after the other, and an earlier one may have taken a rule out of a later one.
  [[nodiscard]] truths left(int rule, int groups, const truths* rules) const {
    truths t = yes_only;
    for (int g = 0; g < groups; ++g) {
      const group_row& group = p_.groups[g];
      if (!group.is_in_order()) continue;
      int end = group.begin;
      while (end < group.end && p_.members[end] != rule) ++end;
      for (int i = group.begin; end < group.end && i < end; ++i) {
        const int other = p_.members[i];
        t = boundary::both(t, inverse(boundary::both(rules[other], left(other, g, rules))));
      }
    }
    return t;
  }

  const nqpf::program& p_;
  const double* parameters_;
  int rule_;
  std::vector<int> order_;
  std::vector<int> local_;
  std::vector<int> atoms_;
  std::vector<int> assumptions_;
  std::vector<double> fill_;
  existence rest_ = existence::yes;
  std::vector<condition_leaf> leaves_;
  std::vector<input_ranges> cells_;
  std::vector<input_ranges> points_;
  std::vector<truths> possible_;
  bool computes_ = false;
  bool exact_ = true;
};

}  // namespace nqpf::detail::boundary
