// SPDX-License-Identifier: BSL-1.0
#pragma once

// The oracle: what a random set is guilty of, found by going through all records. It shares no code
// with the engine but the numbering of relations and the words of the rules.

#include "random_sets.hpp"

#include <nqpf/core/truth.hpp>

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace test {

using nqpf::truth;

/// Records as columns, one a variable; NaN is missing.
struct record_list {
  std::vector<std::vector<double>> columns;
  std::vector<std::size_t> sizes;  // how many values each variable takes
  std::size_t count = 0;

  [[nodiscard]] std::vector<double> record(std::size_t i) const {
    std::vector<double> r;
    for (const auto& c : columns) r.push_back(c[i]);
    return r;
  }
};

/// All combinations of values; the last variable changes fastest.
inline record_list all_records(const std::vector<std::vector<double>>& values) {
  record_list out;
  out.count = 1;
  for (const auto& v : values) out.count *= v.size();
  std::size_t repeat = out.count;
  for (const auto& v : values) {
    repeat /= v.size();
    std::vector<double> column(out.count);
    for (std::size_t i = 0; i < out.count; ++i) column[i] = v[i / repeat % v.size()];
    out.columns.push_back(std::move(column));
    out.sizes.push_back(v.size());
  }
  return out;
}

/// Truth of rules over records, by walking their trees.
class tree_evaluator {
public:
  /// With values for the parameters of the set, or else their defaults.
  tree_evaluator(const random_set& set, const record_list& records,
                 const std::vector<double>& setting = {})
      : set_(set), records_(records), setting_(setting) {
    for (std::size_t i = setting_.size(); i < set.parameters.size(); ++i)
      setting_.push_back(set.parameters[i].value);
  }

  using column = std::vector<truth>;

  /// Of each record, whether it breaks no assumption of the set.
  std::vector<bool> kept() {
    std::vector<bool> all(records_.count, true);
    for (const random_rule& a : set_.assumptions) {
      const column c = condition(a, a.root, -1, truth::no);
      for (std::size_t k = 0; k < all.size(); ++k) all[k] = all[k] && c[k] != truth::no;
    }
    return all;
  }

  const column& rule(int r) {
    const auto found = rules_.find(r);
    if (found != rules_.end()) return found->second;
    column c = condition(set_.rules[at(r)], set_.rules[at(r)].root, -1, truth::no);
    return rules_.emplace(r, std::move(c)).first->second;
  }

  /// A condition with one node taken for a constant.
  column condition(const random_rule& r, int i, int replaced, truth replacement) {
    if (i == replaced) return column(records_.count, replacement);
    const tree_node& t = r.nodes[at(i)];
    switch (t.what) {
      case shape::outcome: return rule(t.rule);
      case shape::context: return condition(r, t.left, replaced, replacement);
      case shape::negated: {
        column c = condition(r, t.left, replaced, replacement);
        for (truth& x : c) x = x == truth::unknown ? x : x == truth::yes ? truth::no : truth::yes;
        return c;
      }
      case shape::both:
      case shape::either: {
        column c = condition(r, t.left, replaced, replacement);
        const column d = condition(r, t.right, replaced, replacement);
        const truth decides = t.what == shape::both ? truth::no : truth::yes;
        for (std::size_t k = 0; k < c.size(); ++k) {
          if (c[k] == decides || d[k] == decides) c[k] = decides;
          else if (c[k] == truth::unknown || d[k] == truth::unknown) c[k] = truth::unknown;
        }
        return c;
      }
      case shape::computed: {
        const std::vector<double> a = number(r, t.left);
        const std::vector<double> b = number(r, t.right);
        column c(records_.count);
        for (std::size_t k = 0; k < c.size(); ++k) c[k] = compare(t.relation, a[k], b[k]);
        return c;
      }
      default: break;
    }
    const std::vector<double>& v = records_.columns[at(t.variable)];
    column c(records_.count);
    for (std::size_t k = 0; k < c.size(); ++k) {
      const bool there = v[k] == v[k];
      if (t.what == shape::known) c[k] = there ? truth::yes : truth::no;
      else if (!there) c[k] = truth::unknown;
      else if (t.what == shape::one_of)
        c[k] = (t.set >> static_cast<unsigned>(v[k])) % 2 == 1 ? truth::yes : truth::no;
      else c[k] = compare(t.relation, v[k], t.parameter < 0 ? t.value : setting_[at(t.parameter)]);
    }
    return c;
  }

  /// Outcomes as a host sees them: of an ordered group only the first that holds counts.
  std::vector<column> outcomes() {
    std::vector<column> out;
    for (int r = 0; r < static_cast<int>(set_.rules.size()); ++r) out.push_back(rule(r));
    for (const random_group& g : set_.groups) {
      if (g.policy != nqpf::hit::first || g.is_table) continue;
      for (std::size_t k = 0; k < records_.count; ++k) {
        truth before = truth::no;
        for (const int r : g.members) {
          truth& t = out[at(r)][k];
          const truth own = t;
          if (before == truth::yes) t = truth::no;
          else if (before == truth::unknown && own == truth::yes) t = truth::unknown;
          if (own == truth::yes || before == truth::yes) before = truth::yes;
          else if (own == truth::unknown) before = truth::unknown;
        }
      }
    }
    return out;
  }

private:
  static truth compare(nqpf::comparison r, double a, double b) {
    if (a != a || b != b) return truth::unknown;
    bool holds = false;
    if (r == nqpf::comparison::less) holds = a < b;
    if (r == nqpf::comparison::less_equal) holds = a <= b;
    if (r == nqpf::comparison::greater) holds = a > b;
    if (r == nqpf::comparison::greater_equal) holds = a >= b;
    if (r == nqpf::comparison::equal) holds = a == b;
    if (r == nqpf::comparison::not_equal) holds = a != b;
    return holds ? truth::yes : truth::no;
  }

  std::vector<double> number(const random_rule& r, int i) const {
    const tree_node& t = r.nodes[at(i)];
    if (t.what == shape::operand) return records_.columns[at(t.variable)];
    if (t.what == shape::constant) return std::vector<double>(records_.count, t.value);
    std::vector<double> a = number(r, t.left);
    if (t.what == shape::minus || t.what == shape::halved) {
      for (double& x : a) x = t.what == shape::minus ? -x : x / 2;
      return a;
    }
    const std::vector<double> b = number(r, t.right);
    for (std::size_t k = 0; k < a.size(); ++k) {
      if (t.what == shape::add) a[k] += b[k];
      if (t.what == shape::subtract) a[k] -= b[k];
      if (t.what == shape::multiply) a[k] *= b[k];
      if (t.what == shape::divide) a[k] = b[k] == 0 ? nqpf::missing : a[k] / b[k];
    }
    return a;
  }

  const random_set& set_;
  const record_list& records_;
  std::vector<double> setting_;
  std::map<int, column> rules_;
};

/// Everything that can be asked of a set, over a list of records.
class brute_force {
public:
  brute_force(const random_set& set, const record_list& records,
              const std::vector<double>& setting = {})
      : set_(set),
        records_(records),
        trees_(set, records, setting),
        kept_(trees_.kept()),
        outcomes_(trees_.outcomes()),
        counts_(outcomes_) {
    for (const random_group& g : set.groups) {
      if (!g.is_table || !g.has_precedence()) continue;
      for (std::size_t i = 0; i < g.members.size(); ++i)
        for (std::size_t k = 0; k < g.members.size(); ++k)
          if (before(g, k, i))
            for (std::size_t x = 0; x < records.count; ++x)
              if (outcomes_[at(g.members[k])][x] != truth::no &&
                  counts_[at(g.members[i])][x] == truth::yes)
                counts_[at(g.members[i])][x] = truth::unknown;
    }
  }

  [[nodiscard]] const std::vector<truth>& condition(int r) { return trees_.rule(r); }
  /// What a host is told of a rule.
  [[nodiscard]] const std::vector<truth>& outcome(int r) const { return outcomes_[at(r)]; }
  /// Where a rule counts: a row of a table only where it is the row that is taken.
  [[nodiscard]] const std::vector<truth>& counts(int r) const { return counts_[at(r)]; }

  /// Whether a record breaks no assumption.
  [[nodiscard]] bool kept(std::size_t k) const { return kept_[k]; }
  [[nodiscard]] const record_list& records() const { return records_; }
  [[nodiscard]] bool complete(std::size_t k) const {
    for (const auto& c : records_.columns)
      if (c[k] != c[k]) return false;
    return true;
  }

  // 4 and 5.
  [[nodiscard]] bool never(int r) {
    const auto& c = condition(r);
    for (std::size_t k = 0; k < records_.count; ++k)
      if (kept(k) && c[k] == truth::yes) return false;
    return true;
  }
  // No defect of a row beside others that count, or under one that goes before it.
  [[nodiscard]] bool always(int r) {
    if (set_.table && nqpf::detail::has_base_rows(set_.groups[0].policy)) return false;
    const auto& c = condition(r);
    for (std::size_t k = 0; k < records_.count; ++k)
      if (kept(k) && complete(k) && c[k] != truth::yes) return false;
    return true;
  }

  /// 21: a part of the condition that, taken for its parent's neutral value, leaves the rule as it is
  /// on every record on which it holds or is known to fail, and does not let it fail elsewhere if others see that.
  [[nodiscard]] bool idle(int r, int leaf, bool under_both) {
    const random_rule& rule = set_.rules[at(r)];
    const auto& with = condition(r);
    const auto without =
        trees_.condition(rule, rule.root, leaf, under_both ? truth::yes : truth::no);
    const bool seen = others_see_failing(r);
    for (std::size_t k = 0; k < records_.count; ++k)
      if (kept(k) && ((with[k] == truth::yes) != (without[k] == truth::yes) ||
                      (with[k] == truth::no && without[k] != truth::no) ||
                      (seen && with[k] != truth::no && without[k] == truth::no)))
        return false;
    return true;
  }
  [[nodiscard]] bool others_see_failing(int r) const {
    if (set_.table) return true;
    for (const random_rule& other : set_.rules)
      for (const tree_node& t : other.nodes)
        if (t.what == shape::outcome && t.rule == r) return true;
    return goes_before_others(r);
  }
  /// Whether a term is an end of a range at an end of the domain: that is no defect.
  [[nodiscard]] bool closes_range(const random_rule& rule, int leaf) const {
    const tree_node& t = rule.nodes[at(leaf)];
    if (t.what != shape::compare || t.parameter >= 0) return false;
    const nqpf::interval& d = set_.variables[at(t.variable)].info.domain;
    using enum nqpf::comparison;
    const bool low = t.value == d.low && t.relation == (d.low_open ? greater : greater_equal);
    const bool high = t.value == d.high && t.relation == (d.high_open ? less : less_equal);
    bool beside = false;
    for (const tree_node& other : rule.nodes)
      beside =
          beside || (&other != &t && other.what == shape::compare && other.variable == t.variable);
    return (low || high) && beside;
  }
  /// The same of all comparisons of a part.
  [[nodiscard]] bool closes_ranges(const random_rule& rule, int part) const {
    const tree_node& t = rule.nodes[at(part)];
    if (t.what <= shape::outcome) return closes_range(rule, part);
    return closes_ranges(rule, t.left) && (t.right < 0 || closes_ranges(rule, t.right));
  }
  [[nodiscard]] std::optional<int> idle_term(int r) {
    const random_rule& rule = set_.rules[at(r)];
    for (const tree_node& t : rule.nodes) {
      if (t.what != shape::both && t.what != shape::either) continue;
      for (const int leaf : {t.left, t.right}) {
        if (closes_ranges(rule, leaf)) continue;
        if (idle(r, leaf, t.what == shape::both)) return leaf;
      }
    }
    return std::nullopt;
  }

  // 6.
  [[nodiscard]] bool holds_within(int a, int b) const {
    for (std::size_t k = 0; k < records_.count; ++k)
      if (kept(k) && counts(a)[k] == truth::yes && counts(b)[k] != truth::yes) return false;
    return true;
  }
  [[nodiscard]] static bool concludes(const random_rule& r, const nqpf::conclusion& c) {
    for (const nqpf::conclusion& d : r.conclusions)
      if (d.type == c.type && d.position == c.position) return true;
    return false;
  }
  [[nodiscard]] bool conclusions_within(int a, int b) const {
    for (const nqpf::conclusion& c : set_.rules[at(a)].conclusions)
      if (!concludes(set_.rules[at(b)], c)) return false;
    return true;
  }
  [[nodiscard]] bool makes_superfluous(int a, int b) const {
    return a != b && !goes_before_others(a) && !set_.rules[at(a)].conclusions.empty() &&
           conclusions_within(a, b) && holds_within(a, b);
  }
  /// Whether there is no record on which the rule counts.
  [[nodiscard]] bool counts_nowhere(int r) const {
    for (std::size_t k = 0; k < records_.count; ++k)
      if (kept(k) && counts(r)[k] == truth::yes) return false;
    return true;
  }
  /// Whether the rule takes records away from later ones of an ordered group.
  [[nodiscard]] bool goes_before_others(int r) const {
    for (const random_group& g : set_.groups)
      for (std::size_t i = 0;
           g.policy == nqpf::hit::first && !g.is_table && i + 1 < g.members.size(); ++i)
        if (g.members[i] == r) return true;
    return false;
  }
  /// Of two rules that make each other superfluous it is the later one.
  [[nodiscard]] bool subsumed(int a, int b) const {
    return !set_.table && makes_superfluous(a, b) && (b < a || !makes_superfluous(b, a));
  }

  // 7.
  [[nodiscard]] bool contradict(int a, int b) const {
    for (const nqpf::conclusion& c : set_.rules[at(a)].conclusions) {
      for (const nqpf::conclusion& d : set_.rules[at(b)].conclusions) {
        if (c.type != d.type) continue;
        const nqpf::detail::enumeration_info& t = *c.type;
        bool excluded = false;
        for (int i = 0; i < t.conflict_count; ++i)
          excluded =
              excluded ||
              (t.conflicting[i].first == c.position && t.conflicting[i].second == d.position) ||
              (t.conflicting[i].first == d.position && t.conflicting[i].second == c.position);
        for (int i = 0; i < t.resolve_count; ++i)
          if ((t.resolving[i].first == c.position && t.resolving[i].second == d.position) ||
              (t.resolving[i].first == d.position && t.resolving[i].second == c.position))
            excluded = false;
        if (excluded) return true;
      }
    }
    return false;
  }
  [[nodiscard]] bool both_hold(int a, int b) const {
    for (std::size_t k = 0; k < records_.count; ++k)
      if (kept(k) && counts(a)[k] == truth::yes && counts(b)[k] == truth::yes) return true;
    return false;
  }
  [[nodiscard]] bool both_hold_everywhere(int a, int b) const {
    for (std::size_t k = 0; k < records_.count; ++k)
      if (kept(k) && (counts(a)[k] != truth::yes || counts(b)[k] != truth::yes)) return false;
    return true;
  }

  /// Whether every member is known not to hold: then a table's default counts.
  [[nodiscard]] bool no_member_holds(const random_group& g, std::size_t k) const {
    for (const int r : g.members)
      if (outcome(r)[k] != truth::no) return false;
    return true;
  }
  [[nodiscard]] bool same_output(int a, int b) const {
    const random_rule& x = set_.rules[at(a)];
    const random_rule& y = set_.rules[at(b)];
    if (x.value != y.value || x.conclusions.size() != y.conclusions.size()) return false;
    return conclusions_within(a, b) && conclusions_within(b, a);
  }

  // 8, 9, 10: of a group, over the outcomes of its rules.
  [[nodiscard]] bool left_out(const random_group& g, std::size_t k) const {
    for (const int r : g.members)
      if (counts(r)[k] == truth::yes) return false;
    return true;
  }
  [[nodiscard]] bool gap(const random_group& g) const {
    for (std::size_t k = 0; k < records_.count; ++k)
      if (kept(k) && (g.complete || complete(k)) && left_out(g, k)) return true;
    return false;
  }
  [[nodiscard]] bool overlap(const random_group& g, int beside = -1) const {
    for (std::size_t i = 0; i < g.members.size(); ++i)
      for (std::size_t k = i + 1; k < g.members.size(); ++k)
        if (g.members[i] != beside && g.members[k] != beside &&
            both_hold(g.members[i], g.members[k]) &&
            (g.policy == nqpf::hit::unique || !same_output(g.members[i], g.members[k])))
          return true;
    return false;
  }
  /// A member that never counts, though its condition can hold.
  [[nodiscard]] bool shadowed(int r) { return !never(r) && counts_nowhere(r); }

  /// Whether conclusions of one record can overrule each other: of a table of one answer those of one row.
  [[nodiscard]] bool may_overrule() const {
    for (const random_rule& r : set_.rules)
      for (const nqpf::conclusion& c : r.conclusions)
        for (const nqpf::conclusion& d : r.conclusions)
          if (overrules(c, d)) return true;
    return set_.groups.size() != 1 || !set_.groups[0].is_table ||
           set_.groups[0].policy > nqpf::hit::first ||
           set_.groups[0].members.size() != set_.rules.size();
  }
  /// Whether a better value of a type overrules a worse one: then the worst may not stand.
  [[nodiscard]] bool raises(const nqpf::detail::enumeration_info& type) const {
    bool better_first = false;
    for (int i = 0; i < type.resolve_count; ++i)
      better_first = better_first || type.resolving[i].first > type.resolving[i].second;
    return better_first && may_overrule();
  }
  /// Whether no rule that counts concludes what overrules a conclusion.
  [[nodiscard]] bool stands(const nqpf::conclusion& c, std::size_t k) const {
    for (std::size_t r = 0; r < set_.rules.size() && may_overrule(); ++r)
      for (const nqpf::conclusion& d : set_.rules[r].conclusions)
        if (counts_[r][k] == truth::yes && overrules(d, c)) return false;
    return true;
  }
  /// 21: a rule all of whose conclusions others overrule wherever it counts, and that overrules none itself.
  [[nodiscard]] bool always_overruled(int r) const {
    if (set_.rules[at(r)].conclusions.empty() || set_.rules[at(r)].value || goes_before_others(r) ||
        counts_nowhere(r) || is_read(r) || !may_overrule())
      return false;
    for (const nqpf::conclusion& c : set_.rules[at(r)].conclusions) {
      for (const random_rule& other : set_.rules)
        for (const nqpf::conclusion& d : other.conclusions)
          if (overrules(c, d)) return false;
      for (std::size_t k = 0; k < records_.count; ++k)
        if (kept(k) && counts(r)[k] == truth::yes && stands(c, k)) return false;
    }
    return true;
  }

  /// The worst value of a type concluded of each record that nothing overrules; the best where none is.
  [[nodiscard]] const std::vector<int>& verdicts(const nqpf::detail::enumeration_info& type) const {
    std::vector<int>& worst = verdicts_[&type];
    if (!worst.empty()) return worst;
    worst.assign(records_.count, type.count - 1);
    for (std::size_t r = 0; r < set_.rules.size(); ++r)
      for (const nqpf::conclusion& c : set_.rules[r].conclusions)
        for (std::size_t k = 0; c.type == &type && k < records_.count; ++k)
          if (counts_[r][k] == truth::yes && c.position < worst[k] && stands(c, k))
            worst[k] = c.position;
    for (const random_group& g : set_.groups)
      for (std::size_t k = 0; g.has_default && g.otherwise.type == &type && k < records_.count; ++k)
        if (no_member_holds(g, k)) worst[k] = g.otherwise.position;
    return worst;
  }

  /// Where a rule reads a variable: 1 in plain clauses, 2 in context clauses, 3 in both.
  /// Later rules of an ordered group read what the earlier ones do.
  [[nodiscard]] int reading(int r, int variable) const {
    int how = counting_reads(r, variable);
    for (const nqpf::conclusion& c : set_.rules[at(r)].conclusions)
      for (std::size_t k = 0; raises(*c.type) && k < set_.rules.size(); ++k)
        for (const nqpf::conclusion& d : set_.rules[k].conclusions)
          if (overrules(d, c)) how |= counting_reads(static_cast<int>(k), variable);
    return how;
  }
  [[nodiscard]] int counting_reads(int r, int variable) const {
    int how = reading(r, set_.rules[at(r)].root, variable, false);
    for (const random_group& g : set_.groups) {
      int earlier = 0;
      for (std::size_t i = 0; g.policy == nqpf::hit::first && !g.is_table && i < g.members.size();
           ++i) {
        if (g.members[i] == r) how |= earlier;
        earlier |= reading(g.members[i], set_.rules[at(g.members[i])].root, variable, false);
      }
      for (std::size_t i = 0; g.is_table && g.has_precedence() && i < g.members.size(); ++i)
        how |= reading(g.members[i], set_.rules[at(g.members[i])].root, variable, false);
    }
    return how;
  }

  /// Where a table reads a variable.
  [[nodiscard]] int reading(const random_group& g, int variable) const {
    int how = 0;
    for (const int r : g.members) how |= reading(r, variable);
    return how;
  }

  /// Whether the truth of some row depends on the variable at all.
  [[nodiscard]] bool matters_to_rows(const random_group& g, int variable) const {
    bool matters = false;
    for (const int r : g.members)
      for (std::size_t k = 0; k < records_.count && !matters; ++k)
        if (kept(k))
          for_each_beside(variable, k, [&](std::size_t other) {
            matters = matters || (counts(r)[k] == truth::yes) != (counts(r)[other] == truth::yes);
          });
    return matters;
  }
  /// What a table of one answer says of a record: the output of the row that counts (of several, they have
  /// the same), that of the default where every row is known to fail, or nothing since it is undecided.
  [[nodiscard]] std::string answer(const random_group& g, std::size_t k) const {
    bool fails = true;
    for (const int r : g.members) {
      if (counts(r)[k] == truth::yes) {
        std::string said;
        for (const nqpf::conclusion& c : set_.rules[at(r)].conclusions)
          said += std::to_string(c.type->type) + ":" + std::to_string(c.position) + " ";
        if (set_.rules[at(r)].value) said += std::to_string(*set_.rules[at(r)].value);
        return said;
      }
      fails = fails && outcome(r)[k] == truth::no;
    }
    if (!fails) return "undecided";
    if (!g.has_default) return "none";
    return std::to_string(g.otherwise.type->type) + ":" + std::to_string(g.otherwise.position) +
           " ";
  }
  /// 21: a column such that records which differ in it alone get the same answer.
  [[nodiscard]] bool idle_column(const random_group& g, int variable) const {
    for (std::size_t k = 0; k < records_.count; ++k) {
      if (!kept(k)) continue;
      const std::string said = answer(g, k);
      bool same = true;
      for_each_beside(variable, k,
                      [&](std::size_t other) { same = same && answer(g, other) == said; });
      if (!same) return false;
    }
    return true;
  }

  /// 12: improving the variable brings a record under the rule and worsens its verdict.
  [[nodiscard]] bool not_monotone(int r, int variable) const {
    for (const nqpf::conclusion& c : set_.rules[at(r)].conclusions)
      if (not_monotone(c, variable, [&](std::size_t k) {
            return counts(r)[k] == truth::yes && (!raises(*c.type) || stands(c, k));
          }))
        return true;
    return false;
  }
  /// The same of the default of a table.
  [[nodiscard]] bool not_monotone(const random_group& g, int variable) const {
    return g.has_default && not_monotone(g.otherwise, variable,
                                         [&](std::size_t k) { return no_member_holds(g, k); });
  }

  /// Whether another rule reads the outcome of a rule.
  [[nodiscard]] bool is_read(int r) const {
    for (const random_rule& other : set_.rules)
      for (const tree_node& t : other.nodes)
        if (t.what == shape::outcome && t.rule == r) return true;
    return false;
  }

private:
  static bool overrules(const nqpf::conclusion& d, const nqpf::conclusion& c) {
    return d.type == c.type && c.type->overrules(d.position, c.position);
  }
  static bool before(const random_set& set, const random_group& g, std::size_t k, std::size_t i) {
    if (g.policy == nqpf::hit::first) return k < i;
    const auto x = ordered_outputs(set.rules[at(g.members[k])]);
    const auto y = ordered_outputs(set.rules[at(g.members[i])]);
    return x < y || (x == y && k < i);
  }
  bool before(const random_group& g, std::size_t k, std::size_t i) const {
    return before(set_, g, k, i);
  }

  // Calls `each` for the records that differ from one in one variable alone, and for itself.
  template <class Each>
  void for_each_beside(int variable, std::size_t k, Each&& each) const {
    std::size_t step = 1;
    for (std::size_t v = records_.columns.size(); v-- > at(variable) + 1;)
      step *= records_.sizes[v];
    const std::size_t n = records_.sizes[at(variable)];
    const std::size_t first = k - k / step % n * step;
    for (std::size_t i = 0; i < n; ++i)
      if (kept(first + i * step)) each(first + i * step);
  }

  template <class Holds>
  bool not_monotone(const nqpf::conclusion& c, int variable, Holds&& holds) const {
    const nqpf::better way = set_.variables[at(variable)].info.better;
    if (!c.type->ordered || (way != nqpf::better::higher && way != nqpf::better::lower))
      return false;
    const std::vector<double>& values = records_.columns[at(variable)];
    const std::vector<int>& verdict = verdicts(*c.type);
    bool found = false;
    for (std::size_t k = 0; k < records_.count && !found; ++k) {
      if (!kept(k) || values[k] != values[k] || !holds(k)) continue;
      for_each_beside(variable, k, [&](std::size_t other) {
        const bool worse =
            way == nqpf::better::higher ? values[other] < values[k] : values[other] > values[k];
        found = found || (worse && verdict[other] > c.position);
      });
    }
    return found;
  }

  int reading(int r, int i, int variable, bool is_exempt) const {
    const tree_node& t = set_.rules[at(r)].nodes[at(i)];
    if (t.what == shape::outcome)
      return reading(t.rule, set_.rules[at(t.rule)].root, variable, is_exempt);
    if (t.what == shape::context) return reading(r, t.left, variable, true);
    int how = t.variable == variable ? (is_exempt ? 2 : 1) : 0;
    if (t.left >= 0) how |= reading(r, t.left, variable, is_exempt);
    if (t.right >= 0) how |= reading(r, t.right, variable, is_exempt);
    return how;
  }

  const random_set& set_;
  const record_list& records_;
  tree_evaluator trees_;
  std::vector<bool> kept_;
  std::vector<std::vector<truth>> outcomes_;
  std::vector<std::vector<truth>> counts_;
  mutable std::map<const nqpf::detail::enumeration_info*, std::vector<int>> verdicts_;
};

}  // namespace test
