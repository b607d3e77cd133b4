// SPDX-License-Identifier: BSL-1.0
#pragma once

// Random rule sets over small domains, in a form of their own: trees, from which the engine's
// expressions are written, and which the oracle (brute_force.hpp) evaluates without the engine.

#include "support/base.hpp"

#include <nqpf/rules/language/rule.hpp>

#include <cmath>
#include <cstdint>
#include <deque>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace test {

/// Random numbers that are the same on every platform (splitmix64).
class dice {
public:
  explicit dice(std::uint64_t seed) : state_(seed) { state_ = next() ^ (seed << 32); }
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
  }
  int below(int n) { return static_cast<int>(next() % static_cast<std::uint64_t>(n)); }
  int from_to(int low, int high) { return low + below(high - low + 1); }
  bool chance(int percent) { return below(100) < percent; }

private:
  std::uint64_t state_;
};

inline std::size_t at(int i) { return static_cast<std::size_t>(i); }

/// How many sets to compare: sanitizers make each cost a multiple, and look for something else.
inline std::size_t sets(std::size_t usual, std::size_t when_long) {
  return rounds(is_sanitized ? usual / 10 : usual, when_long);
}

/// An indicator with the values that stand for all others: no comparison of the set tells a value
/// from the nearest of these.
struct variable {
  std::string id;
  nqpf::indicator_info info;
  std::vector<double> thresholds;
  std::vector<double> points;
};

enum class shape {
  compare,
  one_of,
  known,
  computed,
  outcome,
  both,
  either,
  negated,
  context,
  constant,
  operand,
  minus,
  add,
  subtract,
  multiply,
  divide,
  halved
};

struct tree_node {
  shape what;
  int left = -1;  // of both, either, computed and arithmetic; the only one of negated, context
  int right = -1;
  int variable = -1;
  int parameter = -1;
  int rule = -1;  // of an outcome
  nqpf::comparison relation = nqpf::comparison::less;
  double value = 0;
  unsigned long long set = 0;
};

struct random_rule {
  std::string id;
  std::vector<tree_node> nodes;
  int root = -1;
  std::vector<nqpf::conclusion> conclusions;
  std::optional<double> value;
  bool derived = false;
};

/// The outputs that have an order, by DMN's words: rules are compared by the list of them, the worst first.
inline std::vector<int> ordered_outputs(const random_rule& r) {
  std::vector<int> all;
  for (const nqpf::conclusion& c : r.conclusions)
    if (c.type->ordered) all.push_back(c.position);
  return all;
}

struct random_group {
  std::vector<int> members;
  nqpf::hit policy = nqpf::hit::rule_order;
  bool complete = false;
  bool complete_when_known = false;
  bool is_table = false;
  bool has_default = false;
  nqpf::conclusion otherwise{};

  /// Whether a member counts only where those before it are known not to hold.
  [[nodiscard]] bool has_precedence() const {
    return policy == nqpf::hit::first || (is_table && policy == nqpf::hit::priority);
  }
};

inline double halve(double v) { return v / 2; }

inline constexpr nqpf::source somewhere{"doc", "A document", "", ""};

struct random_set {
  std::deque<variable> variables;
  std::deque<nqpf::parameter> parameters;
  std::deque<nqpf::detail::enumeration_info> types;
  std::vector<random_rule> rules;
  std::vector<random_group> groups;
  std::vector<random_rule> assumptions;  // conditions alone
  bool exact = true;                     // whether the points stand for all records
  bool computed = false;                 // whether there is arithmetic
  bool table = false;                    // whether the rules are the rows of one table
  bool ordered = false;                  // whether the first parameter stays below the second

  /// The rules as the engine takes them. They point into this set.
  [[nodiscard]] std::vector<nqpf::rule_data> data() const {
    std::vector<nqpf::rule_data> all;
    for (const random_rule& r : rules) {
      nqpf::rule_data d;
      d.id = r.id.c_str();
      d.is_derived = r.derived;
      push(d.when_, r, r.root);
      for (const nqpf::conclusion& c : r.conclusions) d.conclusions[d.conclusion_count++] = c;
      d.has_value = r.value.has_value();
      d.value = r.value.value_or(0);
      if (table) d.row = static_cast<short>(all.size() + 1);
      d.citations[d.citation_count++] = {&somewhere, "1", nqpf::status::stated};
      all.push_back(d);
    }
    return all;
  }
  [[nodiscard]] std::vector<nqpf::expression> assumed() const {
    std::vector<nqpf::expression> all(assumptions.size());
    for (std::size_t a = 0; a < all.size(); ++a) push(all[a], assumptions[a], assumptions[a].root);
    return all;
  }
  [[nodiscard]] std::vector<nqpf::detail::group_data> group_data() const {
    std::vector<nqpf::detail::group_data> all;
    for (const random_group& g : groups) {
      nqpf::detail::group_data d{};
      d.id = g.is_table ? "table" : "group";
      d.policy = g.policy;
      d.complete = g.complete;
      d.complete_when_known = g.complete_when_known;
      d.is_table = g.is_table;
      d.has_default = g.has_default;
      d.otherwise = g.otherwise;
      d.otherwise_value = nqpf::missing;
      for (std::size_t i = 0; !g.is_table && i < g.members.size(); ++i)
        d.names[d.name_count++] = rules[at(g.members[i])].id.c_str();
      all.push_back(d);
    }
    return all;
  }

  void push(nqpf::expression& e, const random_rule& r, int i) const {
    const tree_node& t = r.nodes[at(i)];
    if (t.left >= 0) push(e, r, t.left);
    if (t.right >= 0) push(e, r, t.right);
    using nqpf::detail::op;
    constexpr op codes[] = {op::compare_constant,
                            op::one_of,
                            op::known,
                            op::compare,
                            op::outcome,
                            op::both,
                            op::either,
                            op::negated,
                            op::exempt,
                            op::constant,
                            op::indicator,
                            op::negate,
                            op::add,
                            op::subtract,
                            op::multiply,
                            op::divide,
                            op::apply};
    nqpf::node n = nqpf::detail::make_node(codes[static_cast<int>(t.what)]);
    n.relation = t.relation;
    n.value = t.value;
    n.set = t.set;
    if (t.variable >= 0) n.indicator = &variables[at(t.variable)].info;
    if (t.parameter >= 0) {
      n.code = t.what == shape::operand ? op::parameter : op::compare_parameter;
      n.parameter = &parameters[at(t.parameter)];
    }
    if (t.rule >= 0) {
      n.has_name = true;
      n.name = rules[at(t.rule)].id.c_str();
    }
    if (t.what == shape::halved) n.function = &halve;
    e.push(n);
  }
};

/// What a random set is made of.
struct recipe {
  bool computed = false;  ///< comparisons of indicators and arithmetic, over small integers
  bool computed_numbers =
      false;                    ///< the same over numbers: the points do not stand for all records
  bool shared_sums = false;     ///< arithmetic is a sum or two of the set, in many spellings
  bool both_sides = false;      ///< whose terms stand on both sides of a comparison
  bool ordered_groups = false;  ///< groups of which the first that holds counts
  bool table = false;           ///< a decision table
  bool rows_say_more = false;   ///< of which rows conclude several values of one type
  bool settings = false;        ///< one or two parameters with ranges, over few values
  bool assumptions = false;     ///< some conditions that hold of all records
};

class set_maker {
public:
  set_maker(std::uint64_t seed, const recipe& r) : dice_(seed), recipe_(r) {}

  std::unique_ptr<random_set> make() {
    set_ = std::make_unique<random_set>();
    set_->exact = !recipe_.computed_numbers;
    set_->computed = recipe_.computed || recipe_.computed_numbers;
    make_types();
    make_variables();
    if (recipe_.settings) make_parameters();
    if (recipe_.shared_sums) make_sums();
    if (recipe_.table) {
      make_table();
      if (recipe_.assumptions) make_assumptions();
      return std::move(set_);
    }
    const int n = recipe_.settings ? dice_.from_to(1, 3) : dice_.from_to(2, 6);
    set_->rules.reserve(at(n));
    for (int r = 0; r < n; ++r) make_rule(r);
    if (dice_.chance(30)) reverse();
    make_groups();
    if (recipe_.assumptions) make_assumptions();
    return std::move(set_);
  }

  /// Another version of a set, over the same indicators and types: mostly with an edit or two. It
  /// must not outlive the set.
  std::unique_ptr<random_set> edit(const random_set& set) {
    auto other = std::make_unique<random_set>(set);
    for (int edits = dice_.chance(15) ? 0 : dice_.from_to(1, 2); edits > 0; --edits) {
      const int r = dice_.below(static_cast<int>(other->rules.size()));
      random_rule& rule = other->rules[at(r)];
      tree_node& t = rule.nodes[at(dice_.below(static_cast<int>(rule.nodes.size())))];
      const int what = dice_.below(5);
      if (what == 0 && t.what == shape::compare && t.parameter < 0)
        t.value = threshold(other->variables[at(t.variable)]);
      if (what == 1 && t.what == shape::compare) t.relation = any_relation();
      if (what == 2 && (t.what == shape::both || t.what == shape::either))
        t.what = t.what == shape::both ? shape::either : shape::both;
      if (what == 3 && !rule.conclusions.empty()) {
        const nqpf::detail::enumeration_info& type = *rule.conclusions[0].type;
        rule.conclusions[0] = {&type, static_cast<short>(dice_.below(type.count))};
        if (!other->table) rule.conclusions.resize(1);  // rows keep their outputs
      }
      if (what == 4 && other->rules.size() > 1) drop(*other, r);
    }
    return other;
  }

  /// Removes a rule that nothing reads and no group names; of a table, a row.
  static bool drop(random_set& set, int r) {
    for (const random_rule& rule : set.rules)
      for (const tree_node& t : rule.nodes)
        if (t.rule == r) return false;
    for (const random_group& g : set.groups)
      for (const int m : g.members)
        if (m == r && !g.is_table) return false;
    set.rules.erase(set.rules.begin() + r);
    for (random_rule& rule : set.rules)
      for (tree_node& t : rule.nodes)
        if (t.rule > r) --t.rule;
    for (random_group& g : set.groups) {
      std::vector<int> members;
      for (const int m : g.members)
        if (m != r) members.push_back(m > r ? m - 1 : m);
      g.members = members;
    }
    return true;
  }

private:
  void make_types() {
    static constexpr nqpf::enumerator verdicts[] = {
        {"dire", 0}, {"weak", 1}, {"fair", 2}, {"good", 3}};
    static constexpr nqpf::enumerator actions[] = {{"stop", 10}, {"go", 20}, {"wait", 30}};
    nqpf::detail::enumeration_info v;
    v.type = 1;
    v.items = verdicts;
    v.count = dice_.from_to(2, 4);
    v.ordered = dice_.chance(80);
    nqpf::detail::enumeration_info a;
    a.type = 2;
    a.items = actions;
    a.count = 3;
    a.ordered = dice_.chance(30);
    for (nqpf::detail::enumeration_info* t : {&v, &a}) {
      for (int i = dice_.below(3); i > 0; --i)
        t->conflicting[t->conflict_count++] = two_of(t->count);
      if (dice_.chance(30)) t->resolving[t->resolve_count++] = two_of(t->count);
      set_->types.push_back(*t);
    }
  }
  nqpf::detail::enumeration_info::pair two_of(int n) {
    const int a = dice_.below(n);
    const int b = (a + 1 + dice_.below(n - 1)) % n;
    return {static_cast<short>(a), static_cast<short>(b)};
  }

  void make_variables() {
    const int wanted = recipe_.settings ? dice_.from_to(1, 2) : dice_.from_to(2, 4);
    std::size_t records = 1;
    for (int i = 0; i < wanted; ++i) {
      variable v = make_variable(i, wanted);
      if (records * v.points.size() > 1200) continue;
      records *= v.points.size();
      v.info.better = static_cast<nqpf::better>(dice_.below(4));
      set_->variables.push_back(std::move(v));
    }
    for (variable& v : set_->variables) {  // names must not move
      v.info.id = v.id.c_str();
      v.info.hash = nqpf::detail::hash_text(v.info.id);
    }
  }

  variable make_variable(int i, int wanted) {
    static constexpr nqpf::enumerator colours[] = {
        {"red", 7}, {"green", -1}, {"blue", 3}, {"grey", 90}};
    static constexpr nqpf::detail::enumeration_info few = [] {
      nqpf::detail::enumeration_info e;
      e.type = 3;
      e.items = colours;
      e.count = 3;
      return e;
    }();
    static constexpr nqpf::detail::enumeration_info more = [] {
      nqpf::detail::enumeration_info e;
      e.type = 4;
      e.items = colours;
      e.count = 4;
      return e;
    }();
    variable v;
    v.id = std::string("x") + std::to_string(i);
    v.info.may_be_missing = dice_.chance(50);
    int what = dice_.below(6);
    if (recipe_.computed && what < 3) what = 3;
    if (recipe_.computed_numbers) what = 0;
    if (recipe_.settings && i == 0) what = dice_.chance(70) ? 0 : 3;
    if (what < 3) {
      make_number(v, wanted);
    } else if (what == 3) {
      make_integer(v, wanted);
    } else {
      if (what == 4) {
        v.info.kind = nqpf::kind::flag;
      } else if (dice_.chance(50)) {
        v.info.kind = nqpf::kind::enumeration;
        v.info.values = dice_.chance(50) ? &few : &more;
      } else {
        v.info.kind = nqpf::kind::category;
        v.info.categories[0] = "north";
        v.info.categories[1] = "south";
        v.info.categories[2] = "west";
        v.info.category_count = dice_.from_to(2, 3);
      }
      for (int k = 0; k < v.info.value_count(); ++k) v.points.push_back(k);
    }
    if (v.info.may_be_missing) v.points.push_back(nqpf::missing);
    return v;
  }

  // Of the first indicator: a range within its domain, and a default in it.
  void make_parameters() {
    const variable& v = set_->variables[0];
    const double low =
        std::isfinite(v.info.domain.low) ? v.info.domain.low : v.thresholds.front() - 1;
    const double high =
        std::isfinite(v.info.domain.high) ? v.info.domain.high : v.thresholds.back() + 1;
    const auto any = [&] {
      return dice_.chance(50) ? threshold(v) : low + (high - low) * dice_.from_to(0, 8) / 8;
    };
    for (int i = dice_.from_to(1, 2); i > 0; --i) {
      nqpf::parameter p;
      p.id = parameter_names[set_->parameters.size()];
      const double a = any();
      const double b = any();
      p.range = nqpf::closed(a < b ? a : b, a < b ? b : a);
      p.value = dice_.chance(50)
                    ? p.range.low + (p.range.high - p.range.low) * dice_.from_to(0, 4) / 4
                    : any();
      if (!p.range.contains(p.value)) p.value = p.range.low;
      set_->parameters.push_back(p);
    }
    set_->ordered = set_->parameters.size() == 2 &&
                    set_->parameters[0].value < set_->parameters[1].value && dice_.chance(50);
  }

  void make_number(variable& v, int wanted) {
    v.info.kind = nqpf::kind::number;
    const int cuts = recipe_.settings ? dice_.from_to(1, 3)
                                      : dice_.from_to(wanted > 3 ? 1 : 3, wanted > 3    ? 3
                                                                          : wanted == 3 ? 4
                                                                                        : 6);
    double low = 0;
    double high = 1;
    std::vector<double> values;
    if (dice_.chance(60)) {
      for (int i = 0; i < cuts; ++i) values.push_back(dice_.from_to(1, 19) / 20.0);
    } else {
      low = -5;
      high = 5;
      for (int i = 0; i < cuts; ++i) values.push_back(dice_.from_to(-9, 9) / 2.0);
    }
    const bool neighbours = dice_.chance(10) && !recipe_.computed_numbers && !recipe_.settings;
    if (neighbours) values.push_back(std::nextafter(values[0], 100));
    if (dice_.chance(25)) values.push_back(low);
    if (dice_.chance(25)) values.push_back(high);
    v.info.domain = {low, high, dice_.chance(15), dice_.chance(15)};
    if (dice_.chance(10) && !recipe_.computed_numbers) {
      v.info.domain.low = -nqpf::infinity;
      v.info.domain.low_open = true;
    }
    if (dice_.chance(10) && !recipe_.computed_numbers) {
      v.info.domain.high = nqpf::infinity;
      v.info.domain.high_open = true;
    }
    sort(values);
    v.thresholds = values;
    const nqpf::interval& d = v.info.domain;
    std::vector<double> ends = values;
    ends.push_back(std::isfinite(d.low) ? d.low : values.front() - 1);
    ends.push_back(std::isfinite(d.high) ? d.high : values.back() + 1);
    sort(ends);
    for (std::size_t i = 0; i < ends.size(); ++i) {
      if (d.contains(ends[i])) v.points.push_back(ends[i]);
      if (i + 1 == ends.size()) break;
      const double middle = ends[i] + (ends[i + 1] - ends[i]) / 2;
      if (middle > ends[i] && middle < ends[i + 1]) v.points.push_back(middle);
    }
  }

  void make_integer(variable& v, int wanted) {
    v.info.kind = nqpf::kind::integer;
    const int low = dice_.from_to(-3, 1);
    const int high = low + dice_.from_to(2, wanted > 3 ? 3 : 6);
    v.info.domain = nqpf::closed(low, high);
    if (dice_.chance(15)) v.info.domain = nqpf::open(low - 0.5, high + 0.5);
    if (dice_.chance(15)) v.info.domain = nqpf::open(low - 1, high + 1);
    for (int i = low; i <= high; ++i) {
      v.points.push_back(i);
      v.thresholds.push_back(i);
      if (i < high && dice_.chance(30)) v.thresholds.push_back(i + 0.5);
    }
  }

  static void sort(std::vector<double>& v) {
    for (std::size_t i = 0; i < v.size(); ++i)
      for (std::size_t k = i + 1; k < v.size(); ++k)
        if (v[k] < v[i]) std::swap(v[i], v[k]);
    std::vector<double> once;
    for (const double x : v)
      if (once.empty() || once.back() != x) once.push_back(x);
    v = once;
  }

  void make_rule(int r) {
    random_rule rule;
    rule.id = "r" + std::to_string(r);
    context_variable_ =
        dice_.chance(20) ? dice_.below(static_cast<int>(set_->variables.size())) : -1;
    if (set_->variables.size() < 2) context_variable_ = -1;
    rule.root = make_condition(rule, r, dice_.below(4), false);
    while (static_cast<int>(rule.nodes.size()) > nqpf::expression::capacity) {
      rule.nodes.clear();
      rule.root = make_condition(rule, r, 2, false);
    }
    rule.derived = dice_.chance(10);
    if (!rule.derived) {
      for (int i = dice_.chance(20) ? 2 : 1; i > 0; --i) {
        const nqpf::detail::enumeration_info& t = set_->types[at(dice_.chance(75) ? 0 : 1)];
        const nqpf::conclusion c{&t, static_cast<short>(dice_.below(t.count))};
        bool there = false;
        for (const nqpf::conclusion& d : rule.conclusions)
          there = there || (d.type == c.type && d.position == c.position);
        if (!there) rule.conclusions.push_back(c);
      }
    }
    set_->rules.push_back(std::move(rule));
  }

  // Another value of the type that a row concludes; outputs are compared place by place, hence in one order.
  void say_more() {
    for (random_rule& r : set_->rules) {
      if (r.conclusions.empty() || !dice_.chance(50)) continue;
      const nqpf::conclusion first = r.conclusions[0];
      const int other =
          (first.position + 1 + dice_.below(first.type->count - 1)) % first.type->count;
      const nqpf::conclusion more{first.type, static_cast<short>(other)};
      r.conclusions.insert(r.conclusions.begin() + (other > first.position ? 1 : 0), more);
    }
  }

  // Conditions of any shape, of which no part reads a rule or a parameter.
  void make_assumptions() {
    for (int i = dice_.from_to(1, 3); i > 0; --i) {
      random_rule rule;
      rule.id = "given";
      context_variable_ = -1;
      rule.root = make_condition(rule, 0, dice_.from_to(0, 2), false);
      for (tree_node& t : rule.nodes) t.parameter = -1;
      if (static_cast<int>(rule.nodes.size()) <= nqpf::expression::capacity)
        set_->assumptions.push_back(std::move(rule));
    }
  }

  static int add(random_rule& rule, const tree_node& t) {
    rule.nodes.push_back(t);
    return static_cast<int>(rule.nodes.size()) - 1;
  }
  static int join(random_rule& rule, shape what, int left, int right = -1) {
    tree_node t{what};
    t.left = left;
    t.right = right;
    return add(rule, t);
  }

  int make_condition(random_rule& rule, int r, int depth, bool is_exempt) {
    if (depth > 0 && dice_.chance(85)) {
      const int what = dice_.below(100);
      if (what < 12)
        return join(rule, shape::negated, make_condition(rule, r, depth - 1, is_exempt));
      if (what < 20 && context_variable_ >= 0 && !is_exempt)
        return join(rule, shape::context, make_condition(rule, r, depth - 1, true));
      const int left = make_condition(rule, r, depth - 1, is_exempt);
      const int right = make_condition(rule, r, depth - 1, is_exempt);
      return join(rule, what < 62 ? shape::both : shape::either, left, right);
    }
    return make_leaf(rule, r, is_exempt);
  }

  int pick_variable(bool is_exempt) {
    if (is_exempt) return context_variable_;
    int v = dice_.below(static_cast<int>(set_->variables.size()));
    if (v == context_variable_) v = (v + 1) % static_cast<int>(set_->variables.size());
    return v;
  }

  int make_leaf(random_rule& rule, int r, bool is_exempt) {
    if (r > 0 && context_variable_ < 0 && dice_.chance(12)) {
      tree_node t{shape::outcome};
      t.rule = dice_.below(r);
      return add(rule, t);
    }
    if (!sums_.empty() && !is_exempt && dice_.chance(60)) return make_sum_comparison(rule);
    if ((recipe_.computed || recipe_.computed_numbers) && !recipe_.shared_sums && !is_exempt &&
        dice_.chance(45)) {
      const int left = make_computed(rule, 2);
      const int right = make_computed(rule, 1);
      if (left >= 0 && right >= 0 && reads(rule, left) + reads(rule, right) > 0) {
        const int both = join(rule, shape::computed, left, right);
        rule.nodes[at(both)].relation = any_relation();
        return both;
      }
    }
    tree_node t{shape::compare};
    t.variable = pick_variable(is_exempt);
    const variable& v = set_->variables[at(t.variable)];
    if (dice_.chance(10)) {
      t.what = shape::known;
      return add(rule, t);
    }
    if (v.info.value_count() > 0) {
      t.what = shape::one_of;
      t.set = static_cast<unsigned long long>(dice_.from_to(1, (1 << v.info.value_count()) - 2));
      return add(rule, t);
    }
    if (dice_.chance(12)) {  // between, and one_of for numbers
      const bool among = dice_.chance(50);
      t.relation = among ? nqpf::comparison::equal : nqpf::comparison::greater_equal;
      t.value = threshold(v);
      const int left = add(rule, t);
      t.relation = among ? nqpf::comparison::equal : nqpf::comparison::less_equal;
      t.value = threshold(v);
      return join(rule, among ? shape::either : shape::both, left, add(rule, t));
    }
    t.relation = any_relation();
    t.value = threshold(v);
    if (recipe_.settings) {
      if (t.variable == 0 && dice_.chance(60)) {
        t.parameter = dice_.below(static_cast<int>(set_->parameters.size()));
        t.value = set_->parameters[at(t.parameter)].value;
      }
    } else if (dice_.chance(10)) {
      t.parameter = static_cast<int>(set_->parameters.size());
      nqpf::parameter p;
      p.id = parameter_names[t.parameter % 24];
      p.value = t.value;
      p.range = nqpf::closed(t.value, t.value);
      if (t.parameter < 24) set_->parameters.push_back(p);
      else t.parameter = -1;
    }
    return add(rule, t);
  }

  static constexpr const char* parameter_names[24] = {
      "p0",  "p1",  "p2",  "p3",  "p4",  "p5",  "p6",  "p7",  "p8",  "p9",  "p10", "p11",
      "p12", "p13", "p14", "p15", "p16", "p17", "p18", "p19", "p20", "p21", "p22", "p23"};

  nqpf::comparison any_relation() {
    const int what = dice_.below(20);
    return what < 16   ? static_cast<nqpf::comparison>(what % 4)
           : what < 18 ? nqpf::comparison::equal
                       : nqpf::comparison::not_equal;
  }
  double threshold(const variable& v) {
    const double t = v.thresholds[at(dice_.below(static_cast<int>(v.thresholds.size())))];
    return t == 0 && dice_.chance(30) ? -0.0 : t;
  }

  // One or two weighted sums over the numbers and integers of the set. Weights are such that sums of small
  // integers are exact in any order.
  struct weighted {
    int variable;
    double weight;
  };
  using weighted_sum = std::vector<weighted>;

  void make_sums() {
    std::vector<int> usable;
    for (int v = 0; v < static_cast<int>(set_->variables.size()); ++v)
      if (set_->variables[at(v)].info.value_count() == 0) usable.push_back(v);
    for (int i = usable.empty() ? 0 : dice_.from_to(1, 2); i > 0; --i) {
      weighted_sum sum;
      for (const int v : usable) {
        static constexpr double weights[] = {1, 1, 2, 3, 0.5, -1, -2, 1.5};
        if (dice_.chance(80)) sum.push_back({v, weights[dice_.below(8)]});
      }
      if (!sum.empty()) sums_.push_back(sum);
    }
  }

  // A sum of the set against a threshold: its terms in any order, turned, moved, scaled.
  int make_sum_comparison(random_rule& rule) {
    weighted_sum sum = sums_[at(dice_.below(static_cast<int>(sums_.size())))];
    double value = 0;
    for (const weighted& w : sum) {
      const variable& v = set_->variables[at(w.variable)];
      value += w.weight * v.thresholds[at(dice_.below(static_cast<int>(v.thresholds.size())))];
    }
    if (dice_.chance(20)) value += 0.25;
    // In another order a sum of numbers may round differently; what is computed then is tested apart.
    for (std::size_t i = recipe_.computed_numbers ? 0 : sum.size(); i > 1 && dice_.chance(70); --i)
      std::swap(sum[i - 1], sum[at(dice_.below(static_cast<int>(i)))]);
    if (recipe_.both_sides) return compare_sides(rule, sum, value);
    int number = -1;
    for (const weighted& w : sum) number = join_term(rule, number, w);
    for (int i = dice_.chance(50) ? 0 : dice_.from_to(1, 2); i > 0; --i)
      number = wrap(rule, number, value);
    const bool turned = dice_.chance(25);
    const int bound = constant(rule, value);
    const int both = join(rule, shape::computed, turned ? bound : number, turned ? number : bound);
    rule.nodes[at(both)].relation = any_relation();
    return both;
  }
  // The same with some terms, and perhaps the threshold, on the other side.
  int compare_sides(random_rule& rule, const weighted_sum& sum, double value) {
    const bool on_left = dice_.chance(30);
    int left = on_left ? constant(rule, -value) : -1;
    int right = on_left ? -1 : constant(rule, value);
    for (const weighted& w : sum) {
      if (left < 0 || dice_.chance(50)) left = join_term(rule, left, w);
      else right = join_term(rule, right, {w.variable, -w.weight});
    }
    if (right < 0) right = constant(rule, 0);
    const bool turned = dice_.chance(25);
    const int both = join(rule, shape::computed, turned ? right : left, turned ? left : right);
    rule.nodes[at(both)].relation = any_relation();
    return both;
  }
  // Adds a term to a number, or begins with it where there is none.
  int join_term(random_rule& rule, int number, const weighted& w) {
    const bool subtracts = number >= 0 && w.weight < 0 && dice_.chance(60);
    const int term = make_term(rule, {w.variable, subtracts ? -w.weight : w.weight});
    return number < 0 ? term : join(rule, subtracts ? shape::subtract : shape::add, number, term);
  }
  int constant(random_rule& rule, double value) {
    tree_node t{shape::constant};
    t.value = value;
    return add(rule, t);
  }
  int make_term(random_rule& rule, const weighted& w) {
    tree_node t{shape::operand};
    t.variable = w.variable;
    const int operand = add(rule, t);
    if (w.weight == 1) return operand;
    if (w.weight == -1 && dice_.chance(50)) return join(rule, shape::minus, operand);
    const int factor = constant(rule, w.weight);
    const bool first = dice_.chance(50);
    return join(rule, shape::multiply, first ? factor : operand, first ? operand : factor);
  }
  // One step from a number to another, the same for the threshold.
  int wrap(random_rule& rule, int number, double& value) {
    const int what = dice_.below(5);
    const double by = what < 3 ? dice_.from_to(-4, 4) : dice_.chance(50) ? 2 : -4;
    if (what == 0) {
      value = -value;
      return join(rule, shape::minus, number);
    }
    const int other = constant(rule, by);
    if (what == 1) {
      value += by;
      return join(rule, shape::add, number, other);
    }
    if (what == 2) {
      value = by - value;
      return join(rule, shape::subtract, other, number);
    }
    value = what == 3 ? value * by : value / by;
    return join(rule, what == 3 ? shape::multiply : shape::divide, number, other);
  }

  // A computed number over the numbers and integers of the set; -1 where there are none.
  int make_computed(random_rule& rule, int depth) {
    if (depth > 0 && dice_.chance(60)) {
      const int what = dice_.below(100);
      if (what < 8) {
        const int only = make_computed(rule, depth - 1);
        return only < 0 ? -1 : join(rule, shape::minus, only);
      }
      if (what < 14) {
        const int only = make_computed(rule, depth - 1);
        return only < 0 ? -1 : join(rule, shape::halved, only);
      }
      const int left = make_computed(rule, depth - 1);
      const int right = make_computed(rule, depth - 1);
      if (left < 0 || right < 0) return -1;
      return join(rule,
                  what < 45   ? shape::add
                  : what < 65 ? shape::subtract
                  : what < 88 ? shape::multiply
                              : shape::divide,
                  left, right);
    }
    tree_node t{shape::operand};
    if (dice_.chance(25)) {
      t.what = shape::constant;
      t.value = dice_.from_to(-3, 6) / (dice_.chance(30) ? 2.0 : 1.0);
      return add(rule, t);
    }
    t.variable = pick_variable(false);
    for (std::size_t i = 0; i < set_->variables.size(); ++i) {
      if (t.variable != context_variable_ &&
          set_->variables[at(t.variable)].info.value_count() == 0)
        return add(rule, t);
      t.variable = (t.variable + 1) % static_cast<int>(set_->variables.size());
    }
    return -1;
  }
  static int reads(const random_rule& rule, int i) {
    const tree_node& t = rule.nodes[at(i)];
    return (t.variable >= 0 ? 1 : 0) + (t.left >= 0 ? reads(rule, t.left) : 0) +
           (t.right >= 0 ? reads(rule, t.right) : 0);
  }

  // Rules may read rules that come after them.
  void reverse() {
    const int n = static_cast<int>(set_->rules.size());
    std::vector<random_rule> turned;
    for (int r = n - 1; r >= 0; --r) turned.push_back(std::move(set_->rules[at(r)]));
    for (random_rule& r : turned)
      for (tree_node& t : r.nodes)
        if (t.rule >= 0) t.rule = n - 1 - t.rule;
    set_->rules = std::move(turned);
  }

  void make_groups() {
    std::vector<bool> ordered(set_->rules.size());  // a rule stands in one ordered group at most
    for (int g = dice_.below(3); g > 0; --g) {
      random_group group;
      const int what = dice_.below(recipe_.ordered_groups ? 4 : 3);
      for (int r = 0; r < static_cast<int>(set_->rules.size()); ++r)
        if (dice_.chance(70) && !(what == 3 && ordered[at(r)])) group.members.push_back(r);
      if (group.members.empty()) continue;
      for (const int r : group.members) ordered[at(r)] = ordered[at(r)] || what == 3;
      if (what == 0) group.policy = nqpf::hit::unique;
      if (what == 1) group.complete = true;
      if (what == 2) group.complete_when_known = true;
      if (what == 3) group.policy = nqpf::hit::first;
      set_->groups.push_back(group);
    }
  }

  // A table: a partition of all records into rows, most of the time with a mistake in it, or rows at
  // random.
  struct cell {
    int variable;
    shape what;
    bool negated;
    nqpf::comparison relation;
    double value;
    unsigned long long set;
    int parameter = -1;
  };
  using cells = std::vector<cell>;

  void make_table() {
    set_->table = true;
    std::vector<cells> rows = dice_.chance(70) ? partition(dice_.from_to(1, 5))
                                               : std::vector<cells>(at(dice_.from_to(2, 5)));
    for (cells& row : rows)
      while (row.empty() || (rows.size() < 3 && dice_.chance(50))) row.push_back(any_cell());
    const int mistakes = dice_.chance(40) ? 0 : dice_.from_to(1, 2);
    for (int i = 0; i < mistakes; ++i) {
      cells& row = rows[at(dice_.below(static_cast<int>(rows.size())))];
      cell& c = row[at(dice_.below(static_cast<int>(row.size())))];
      const int what = dice_.below(4);
      if (what == 0) c = any_cell();
      else if (what == 1 && c.what == shape::compare) c.relation = any_relation();
      else if (what == 2 && rows.size() > 1) rows.erase(rows.begin() + (&row - rows.data()));
      else row.push_back(any_cell());
    }
    const bool numbers = dice_.chance(15);
    const std::size_t main = dice_.chance(80) ? 0 : 1;
    const nqpf::detail::enumeration_info& type = set_->types[main];
    const bool two_outputs = !numbers && dice_.chance(30);
    for (const cells& row : rows) {
      random_rule rule;
      rule.id = "row" + std::to_string(set_->rules.size() + 1);
      for (const cell& c : row) {
        tree_node t{c.what};
        t.variable = c.variable;
        t.relation = c.relation;
        t.value = c.value;
        t.set = c.set;
        t.parameter = c.parameter;
        int n = add(rule, t);
        if (c.negated) n = join(rule, shape::negated, n);
        rule.root = rule.root < 0 ? n : join(rule, shape::both, rule.root, n);
      }
      if (numbers) rule.value = dice_.below(3);
      else rule.conclusions.push_back({&type, static_cast<short>(dice_.below(type.count))});
      const nqpf::detail::enumeration_info& more = set_->types[1 - main];
      if (two_outputs)
        rule.conclusions.push_back({&more, static_cast<short>(dice_.below(more.count))});
      set_->rules.push_back(std::move(rule));
    }
    random_group g;
    g.is_table = true;
    for (int r = 0; r < static_cast<int>(set_->rules.size()); ++r) g.members.push_back(r);
    g.policy = static_cast<nqpf::hit>(dice_.below(7));
    if (recipe_.rows_say_more && g.policy != nqpf::hit::priority) say_more();
    g.complete = dice_.chance(30);
    g.complete_when_known = !g.complete && dice_.chance(60);
    if (!numbers && dice_.chance(30)) {
      g.has_default = true;
      g.otherwise = {&type, static_cast<short>(dice_.below(type.count))};
    }
    set_->groups.push_back(g);
  }

  cell any_cell() {
    const int v = dice_.below(static_cast<int>(set_->variables.size()));
    const variable& x = set_->variables[at(v)];
    cell c{v, shape::compare, dice_.chance(10), any_relation(), 0, 0};
    if (dice_.chance(12)) c.what = shape::known;
    else if (x.info.value_count() > 0) c.what = shape::one_of;
    if (c.what == shape::compare) c.value = threshold(x);
    if (c.what == shape::compare && recipe_.settings && v == 0 && dice_.chance(60)) {
      c.parameter = dice_.below(static_cast<int>(set_->parameters.size()));
      c.value = set_->parameters[at(c.parameter)].value;
    }
    if (c.what == shape::one_of)
      c.set = static_cast<unsigned long long>(dice_.from_to(1, (1 << x.info.value_count()) - 2));
    return c;
  }

  std::vector<cells> partition(int splits) {
    std::vector<cells> rows(1);
    for (int i = 0; i < splits; ++i) {
      const std::size_t r = at(dice_.below(static_cast<int>(rows.size())));
      cell c = any_cell();
      c.negated = false;
      const bool may_be_missing = set_->variables[at(c.variable)].info.may_be_missing;
      cell other = c;
      if (c.what == shape::compare) {
        constexpr nqpf::comparison opposite[] = {
            nqpf::comparison::greater_equal, nqpf::comparison::greater,
            nqpf::comparison::less_equal,    nqpf::comparison::less,
            nqpf::comparison::not_equal,     nqpf::comparison::equal};
        other.relation = opposite[static_cast<int>(c.relation)];
      } else {
        other.negated = true;
      }
      const cells row = rows[r];
      rows[r].push_back(c);
      rows.push_back(row);
      rows.back().push_back(other);
      if (c.what != shape::known && may_be_missing && dice_.chance(60)) {
        rows.push_back(row);
        rows.back().push_back({c.variable, shape::known, true, c.relation, 0, 0});
      }
    }
    return rows;
  }

  dice dice_;
  recipe recipe_;
  std::unique_ptr<random_set> set_;
  std::vector<weighted_sum> sums_;
  int context_variable_ = -1;
};

}  // namespace test
