// SPDX-License-Identifier: BSL-1.0
#pragma once

// Finds the lines of an explanation: smallest sets of inputs from which an outcome follows.

#include <nqpf/rules/explain/lines.hpp>
#include <nqpf/rules/program/assumptions.hpp>
#include <nqpf/rules/program/condition_part.hpp>
#include <nqpf/rules/proof/rule_boxes.hpp>

namespace nqpf::inline NQPF_ABI::detail {

// Sets of literals of which each alone makes a condition what it is; none contains another. Most often there
// is one: only those in use are copied.
struct supports {
  static constexpr int most = 16;
  unsigned long long of[most];
  int count = 0;

  constexpr supports() noexcept {}
  constexpr supports(const supports& other) noexcept { *this = other; }
  constexpr supports& operator=(const supports& other) noexcept {
    count = other.count;
    for (int i = 0; i < count; ++i) of[i] = other.of[i];
    return *this;
  }
};

// Finds the lines of an explanation. A literal is an atom with the truth that it shall have.
class explainer {
public:
  constexpr explainer(const evaluated& e, explanation& out, bool open)
      : e_(e), p_(*e.program), out_(out), open_(open), truths_(e) {}

  // Why a rule is so, or what of what is missing makes it so.
  constexpr void explain(int rule, bool wanted) {
    const supports all = find_rule(rule, p_.count.groups, wanted);
    const int best = choose(all);
    if (best >= 0) emit_effective(rule, p_.count.groups, wanted, all.of[best], 0);
    else if (out_.smallest) out_.possible = false;
    else out_.complete = false;  // the search was cut short
  }

  // What a rule lacks.
  constexpr void lack(int rule) { emit_effective_lack(rule, p_.count.groups, true, 0); }

private:
  using form = condition_part::form;
  struct requirement {
    int atom;
    bool wanted;
    unsigned long long inputs;
  };
  struct memory {
    int rule = -1;
    bool wanted = false;
    supports found;
  };
  static constexpr int most = 64;
  static constexpr int most_visits = 3000;
  static constexpr int kept_count = 16;

  // Of an ordered group only the first that holds counts, and groups are looked at one after the other: a
  // rule holds in the end where its condition does and no rule before it in a group did by then. Calls
  // `each(rule before, groups looked at by then)`.
  template <class F>
  constexpr void before_in_groups(int rule, int groups, F&& each) const {
    for (int g = 0; g < groups; ++g) {
      const group_row& group = p_.groups[g];
      if (!group.is_in_order() || !has_member(group, rule)) continue;
      for (int i = group.begin; p_.members[i] != rule; ++i)
        each(static_cast<int>(p_.members[i]), g);
    }
  }
  constexpr bool has_member(const group_row& group, int rule) const {
    for (int i = group.begin; i < group.end; ++i)
      if (p_.members[i] == rule) return true;
    return false;
  }
  constexpr truth effective(int rule, int groups) {
    truth t = truths_.of_rule(rule);
    before_in_groups(rule, groups, [&](int other, int g) { t = t & !effective(other, g); });
    return t;
  }

  constexpr unsigned long long input_bit(int input) {
    if (open_ && !is_missing(e_.values[input])) return 0;
    for (int i = 0; i < input_count_; ++i)
      if (inputs_[i] == input) return 1ULL << i;
    if (input_count_ == most) {
      out_.smallest = false;
      return 1ULL << (most - 1);
    }
    inputs_[input_count_] = input;
    return 1ULL << input_count_++;
  }

  constexpr unsigned long long literal_bit(int atom, bool wanted) {
    for (int i = 0; i < literal_count_; ++i)
      if (literals_[i].atom == atom && literals_[i].wanted == wanted) return 1ULL << i;
    if (literal_count_ == most) {
      out_.smallest = false;
      return 1ULL << (most - 1);
    }
    unsigned long long inputs = 0;
    if (!stays_missing(atom, wanted))
      inputs_of(p_, p_.atoms[atom], [&](int input) { inputs |= input_bit(input); });
    literals_[literal_count_] = {atom, wanted, inputs};
    return 1ULL << literal_count_++;
  }

  // What is missing may become known: `known` is open too, and its opposite asks that it stays missing.
  constexpr bool is_open(const atom& a, truth t) const {
    if (!open_) return false;
    if (a.what == atom::form::known) return is_missing(e_.values[a.input]);
    return t == truth::unknown && may_be_decided(a);
  }
  // Not where a parameter is one that nobody set, nor where nothing is missing and arithmetic has no answer.
  constexpr bool may_be_decided(const atom& a) const {
    if (a.what == atom::form::compare) return !is_missing(bound_of(a, e_.parameters));
    bool reads_missing = a.what != atom::form::computed;
    for (int s = a.begin; s < a.end && a.input < 0; ++s) {
      const number_step& step = p_.steps[s];
      if (step.code == op::constant && is_missing(step.value)) return false;
      if (step.code == op::parameter && is_missing(e_.parameters[step.index])) return false;
      reads_missing =
          reads_missing || (step.code == op::indicator && is_missing(e_.values[step.index]));
    }
    return reads_missing;
  }
  constexpr bool stays_missing(int atom, bool wanted) const {
    return open_ && p_.atoms[atom].what == atom::form::known && !wanted;
  }

  constexpr unsigned long long inputs_in(unsigned long long set) const {
    unsigned long long inputs = 0;
    for (; set != 0; set &= set - 1) inputs |= literals_[__builtin_ctzll(set)].inputs;
    return inputs;
  }
  // Fewer inputs first, then fewer comparisons.
  constexpr int weight(unsigned long long set) const {
    return 128 * bits_of(inputs_in(set)) + bits_of(set);
  }

  constexpr void add(supports& s, unsigned long long set) {
    int kept = 0;
    for (int i = 0; i < s.count; ++i) {
      if ((s.of[i] & set) == s.of[i]) return;
      if ((s.of[i] & set) != set) s.of[kept++] = s.of[i];
    }
    s.count = kept;
    if (s.count < supports::most) {
      s.of[s.count++] = set;
      return;
    }
    out_.smallest = false;
    int worst = 0;
    for (int i = 1; i < s.count; ++i)
      if (weight(s.of[i]) > weight(s.of[worst])) worst = i;
    if (weight(set) < weight(s.of[worst])) s.of[worst] = set;
  }

  constexpr supports both(const supports& a, const supports& b) {
    supports s;
    for (int i = 0; i < a.count; ++i)
      for (int k = 0; k < b.count; ++k) add(s, a.of[i] | b.of[k]);
    return s;
  }
  constexpr supports either(const supports& a, const supports& b) {
    supports s = a;
    for (int k = 0; k < b.count; ++k) add(s, b.of[k]);
    return s;
  }

  constexpr supports find(int at, bool wanted) {
    if (++visits_ > most_visits) {
      out_.smallest = false;
      return {};
    }
    const condition_part part = part_at(p_, at, wanted);
    if (part.what == form::comparison) return find_comparison(part.index, part.holds);
    if (part.what == form::outcome) return find_condition(part.index, part.holds);
    const supports left = find(part.left, part.holds);
    if (part.what == form::all && left.count == 0) return left;
    const supports right = find(part.right, part.holds);
    return part.what == form::all ? both(left, right) : either(left, right);
  }
  constexpr supports find_comparison(int index, bool wanted) {
    supports s;
    const atom& a = p_.atoms[index];
    const truth t = evaluate_atom(p_, a, e_.values, e_.parameters);
    if (is_open(a, t)) s.of[s.count++] = literal_bit(index, wanted);
    else if (t == truth_of(wanted)) s.of[s.count++] = open_ ? 0 : literal_bit(index, wanted);
    return s;
  }

  // What was found last is kept: derivations may meet a rule on many ways.
  constexpr supports find_condition(int rule, bool wanted) {
    memory& k = kept_[(2 * rule + (wanted ? 1 : 0)) % kept_count];
    if (k.rule == rule && k.wanted == wanted) return k.found;
    const supports s = find(p_.rules[rule].end - 1, wanted);
    if (visits_ <= most_visits) {
      k.rule = rule;
      k.wanted = wanted;
      k.found = s;
    }
    return s;
  }

  constexpr supports find_rule(int rule, int groups, bool wanted) {
    supports s = find_condition(rule, wanted);
    before_in_groups(rule, groups, [&](int other, int g) {
      const supports next = find_rule(other, g, !wanted);
      s = wanted ? both(s, next) : either(s, next);
    });
    return s;
  }

  // The best set; of missing values the best that values can satisfy together. Where the search leaves that open of a
  // lighter one, or of all, a smaller one may do.
  constexpr int choose(const supports& s) {
    const space where{&p_, e_.parameters};
    const box assumed = open_ ? pinned_by_assumptions(where) : box{};
    int best = -1;
    int open = -1;
    for (int i = 0; i < s.count; ++i) {
      if (best >= 0 && weight(s.of[i]) >= weight(s.of[best])) continue;
      const existence e = open_ ? is_possible(where, assumed, s.of[i]) : existence::yes;
      if (e == existence::yes) best = i;
      if (e == existence::undecided && (open < 0 || weight(s.of[i]) < weight(s.of[open]))) open = i;
    }
    if (open < 0) return best;
    if (best < 0 || weight(s.of[open]) < weight(s.of[best])) out_.smallest = false;
    return best < 0 ? open : best;
  }

  // Whether values within the domains can make all literals of a set so at once, beside what is known of the record.
  constexpr existence is_possible(const space& s, const box& assumed,
                                  unsigned long long set) const {
    box known = assumed;
    for (unsigned long long rest = set; rest != 0; rest &= rest - 1) {
      const atom& a = p_.atoms[literals_[__builtin_ctzll(rest)].atom];
      if (a.what == atom::form::computed) inputs_of(p_, a, [&](int f) { pin(s, f, known); });
    }
    int tries = 0;
    return may_hold(s, known, set, tries);
  }
  // Confines a box to the value of an input that computed numbers or assumptions read; a value outside its domain is no
  // matter of the search.
  constexpr void pin(const space& s, int input, box& known) const {
    const double value = e_.values[input];
    if (!is_missing(value) && p_.inputs[input]->allows(value) && known.count < most)
      static_cast<void>(known.confine(s.only(input, value)));
  }
  // Nor are assumptions that the record breaks.
  constexpr box pinned_by_assumptions(const space& s) const {
    box known;
    if (p_.count.assumptions == 0 || breaks_some(p_, e_.values)) return known;
    for (int f = 0; f < p_.count.inputs; ++f)
      if (p_.bonds[f] != 0) pin(s, f, known);
    return known;
  }
  // The literals one after the other: an inequality leaves the values on two sides.
  constexpr existence may_hold(const space& s, const box& before, unsigned long long set,
                               int& tries) const {
    if (++tries > most_visits || before.count == box::capacity) return existence::undecided;
    if (set == 0) return exists(s, before);
    const requirement& l = literals_[__builtin_ctzll(set)];
    const literal wanted = s.make_literal(l.atom, l.wanted);
    existence found = existence::no;
    for (int i = 0; i < wanted.count && found != existence::yes; ++i) {
      box within = before;
      if (!within.confine(wanted.parts[i])) continue;
      const existence e = may_hold(s, within, set & (set - 1), tries);
      if (e != existence::no) found = e;
    }
    return found;
  }

  constexpr void put(const replies::explanation_line& r) {
    if (out_.count < explanation::capacity) out_.items[out_.count++] = r;
    else out_.complete = false;
  }
  // What has no room is not searched for: derivations may meet a rule on many ways.
  constexpr bool is_full() {
    if (out_.count == explanation::capacity) out_.complete = false;
    return out_.count == explanation::capacity;
  }
  // Takes back a line under which nothing came.
  constexpr void drop_if_last(int before) {
    if (out_.complete && out_.count == before + 1) out_.count = before;
  }

  // The weight of the lightest support within a set, or -1.
  constexpr int lightest(int at, bool wanted, unsigned long long chosen) {
    visits_ = 0;
    return lightest(find(at, wanted), chosen);
  }
  constexpr int lightest(const supports& s, unsigned long long chosen) const {
    int best = -1;
    for (int i = 0; i < s.count; ++i)
      if ((s.of[i] & ~chosen) == 0 && (best < 0 || weight(s.of[i]) < best)) best = weight(s.of[i]);
    return best;
  }

  constexpr void emit(int at, bool wanted, unsigned long long chosen, short depth) {
    if (is_full()) return;
    const condition_part part = part_at(p_, at, wanted);
    if (part.what == form::comparison) return emit_comparison(part.index, part.holds, depth);
    if (part.what == form::outcome) return emit_rule(part.index, part.holds, chosen, depth);
    if (part.what == form::all) {
      emit(part.left, part.holds, chosen, depth);
      return emit(part.right, part.holds, chosen, depth);
    }
    const int left = lightest(part.left, part.holds, chosen);
    const int right = lightest(part.right, part.holds, chosen);
    const bool on_left = right < 0 || (left >= 0 && left <= right);
    emit(on_left ? part.left : part.right, part.holds, chosen, depth);
  }
  constexpr void emit_comparison(int index, bool wanted, short depth) {
    const atom& a = p_.atoms[index];
    if (!open_ || (is_open(a, evaluate_atom(p_, a, e_.values, e_.parameters)) &&
                   !stays_missing(index, wanted)))
      put({replies::explanation_line::kind::comparison, depth, wanted, -1, index});
  }
  constexpr void emit_rule(int rule, bool wanted, unsigned long long chosen, short depth) {
    visits_ = 0;
    if (open_ && lightest(find_condition(rule, wanted), chosen) == 0)
      return;  // it is so as things are
    const int before = out_.count;
    put({kind_of(rule), depth, wanted, rule, -1});
    emit(p_.rules[rule].end - 1, wanted, chosen, static_cast<short>(depth + 1));
    drop_if_last(before);
  }

  // Of several ways to fail one is enough.
  constexpr void emit_effective(int rule, int groups, bool wanted, unsigned long long chosen,
                                short depth) {
    const int own = lightest(p_.rules[rule].end - 1, wanted, chosen);
    if (wanted || own >= 0) emit(p_.rules[rule].end - 1, wanted, chosen, depth);
    bool done = !wanted && own >= 0;
    before_in_groups(rule, groups, [&](int other, int g) {
      if (done) return;
      visits_ = 0;
      if (!wanted && lightest(find_rule(other, g, true), chosen) < 0) return;
      const int before = out_.count;
      put({kind_of_earlier(other, wanted), depth, !wanted, other, -1});
      emit_effective(other, g, !wanted, chosen, static_cast<short>(depth + 1));
      drop_if_last(before);
      done = !wanted;
    });
  }
  constexpr void emit_effective_lack(int rule, int groups, bool wanted, short depth) {
    emit_lack(p_.rules[rule].end - 1, wanted, depth);
    before_in_groups(rule, groups, [&](int other, int g) {
      if (effective(other, g) == truth_of(!wanted)) return;
      put({replies::explanation_line::kind::rule, depth, !wanted, other, -1});
      emit_effective_lack(other, g, !wanted, static_cast<short>(depth + 1));
    });
  }

  constexpr void emit_lack(int at, bool wanted, short depth) {
    if (truths_.at(at) == truth_of(wanted) || is_full()) return;
    const condition_part part = part_at(p_, at, wanted);
    if (part.what == form::comparison)
      return put({replies::explanation_line::kind::comparison, depth, part.holds, -1, part.index});
    if (part.what == form::outcome) return emit_rule_lack(part.index, part.holds, depth);
    if (part.what == form::all) {
      emit_lack(part.left, part.holds, depth);
      return emit_lack(part.right, part.holds, depth);
    }
    put({replies::explanation_line::kind::one_of, depth, part.holds, -1, -1});
    emit_choice(at, wanted, static_cast<short>(depth + 1));
  }
  // What a condition reads of a rule is its condition, also where one before it in an order takes the record.
  constexpr replies::explanation_line::kind kind_of(int rule) const {
    return has_earlier(p_, rule) ? replies::explanation_line::kind::condition
                                 : replies::explanation_line::kind::rule;
  }
  // Of a rule that takes the record from another: its condition does, where one before it may have taken the record itself.
  constexpr replies::explanation_line::kind kind_of_earlier(int rule, bool is_apart) const {
    return is_apart || (!open_ && e_.outcomes[rule] == truth::yes)
               ? replies::explanation_line::kind::rule
               : kind_of(rule);
  }
  constexpr void emit_rule_lack(int rule, bool wanted, short depth) {
    put({kind_of(rule), depth, wanted, rule, -1});
    emit_lack(p_.rules[rule].end - 1, wanted, static_cast<short>(depth + 1));
  }
  // The alternatives, those of nested ones among them.
  constexpr void emit_choice(int at, bool wanted, short depth) {
    const condition_part part = part_at(p_, at, wanted);
    if (part.what == form::any) {
      emit_choice(part.left, part.holds, depth);
      return emit_choice(part.right, part.holds, depth);
    }
    const bool several = part.what == form::all;
    if (several) put({replies::explanation_line::kind::all_of, depth, part.holds, -1, -1});
    emit_lack(at, wanted, several ? static_cast<short>(depth + 1) : depth);
  }

  const evaluated& e_;
  const program& p_;
  explanation& out_;
  bool open_;
  requirement literals_[most];  // to fill these before costs as much as a search
  int literal_count_ = 0;
  int inputs_[most];
  int input_count_ = 0;
  int visits_ = 0;
  memory kept_[kept_count]{};
  condition_truths truths_;
};

}  // namespace nqpf::detail
