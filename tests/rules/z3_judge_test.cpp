// SPDX-License-Identifier: BSL-1.0
// The proof over all settings of parameters against an SMT solver. Random sets with parameters, orders of
// them, integers, arithmetic, ordered groups and derived facts are written as formulas from what the guide
// says they mean: parameters are variables, and that a rule never holds, say, is a formula over all records.
// No set that the engine accepts may have a setting with a defect.
#include "random_text.hpp"
#include "run_time_proof.hpp"
#include "support/base.hpp"
#include "support/catch.hpp"

#include <nqpf/rules/dynamic.hpp>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>

namespace z3_judge_test {

#ifndef NQPF_Z3
  #define NQPF_Z3 ""
#endif

namespace {

using namespace test;
using nqpf::comparison;
using nqpf::defect;

constexpr int top =
    4;  // all numbers lie in [0, 4]; thresholds are halves, which doubles add exactly

struct judged_set {
  random_set set;
  std::vector<std::pair<int, int>> orders;
  std::deque<std::string> names;
  bool computes = false;
};

struct shape_of_sets {
  bool arithmetic = false;
  bool integers = false;
  bool many = false;  ///< up to seventy parameters
  bool assumptions = false;
};

/// Makes random sets.
class maker {
public:
  maker(std::uint64_t seed, shape_of_sets how) : dice_(seed), how_(how) {}

  std::unique_ptr<judged_set> make() {
    out_ = std::make_unique<judged_set>();
    make_type();
    make_variables();
    make_parameters();
    const int n = dice_.from_to(2, 4);
    for (int r = 0; r < n; ++r) make_rule(r);
    make_groups();
    for (int i = how_.assumptions ? dice_.from_to(1, 2) : 0; i > 0; --i) make_assumption();
    return std::move(out_);
  }

private:
  random_set& set() { return out_->set; }

  void make_type() {
    static constexpr nqpf::enumerator words[] = {{"dire", 0}, {"weak", 1}, {"fair", 2}};
    nqpf::detail::enumeration_info t;
    t.type = 1;
    t.items = words;
    t.count = 3;
    t.ordered = dice_.chance(60);
    if (dice_.chance(70)) t.conflicting[t.conflict_count++] = {0, 2};
    if (dice_.chance(20)) t.conflicting[t.conflict_count++] = {0, 1};
    set().types.push_back(t);
  }
  const char* name(std::string s) { return out_->names.emplace_back(std::move(s)).c_str(); }

  void make_variables() {
    for (int i = dice_.from_to(1, 3); i > 0; --i) {
      variable v;
      v.id = "x" + std::to_string(set().variables.size());
      v.info.kind = how_.integers && dice_.chance(60) ? nqpf::kind::integer : nqpf::kind::number;
      v.info.domain = nqpf::closed(0, top);
      v.info.may_be_missing = false;
      v.info.better = static_cast<nqpf::better>(dice_.below(3));
      set().variables.push_back(v);
    }
    for (variable& v : set().variables) {
      v.info.id = v.id.c_str();
      v.info.hash = nqpf::detail::hash_text(v.info.id);
    }
  }

  void make_parameters() {
    const int n = how_.many ? dice_.from_to(10, 70) : dice_.from_to(1, 4);
    for (int i = 0; i < n; ++i) {
      const double a = dice_.from_to(1, 7) / 2.0;
      const double b = dice_.from_to(1, 7) / 2.0;
      nqpf::parameter p(name("p" + std::to_string(i)), 0);
      p.range = nqpf::closed(a < b ? a : b, a < b ? b : a);
      p.value = a + (b - a) * dice_.from_to(0, 4) / 4;
      if (how_.many) {  // a chain has room for all
        p.range = nqpf::closed(0.25, 3.75);
        p.value = (i + 1) / 20.0 + 0.25;
      }
      set().parameters.push_back(p);
    }
    if (dice_.chance(40)) return;
    for (int i = 0; i < n; ++i)
      for (int k = i + 1; k < n && k <= i + 3; ++k) {
        const bool rising = set().parameters[at(i)].value < set().parameters[at(k)].value;
        if (set().parameters[at(i)].value == set().parameters[at(k)].value) continue;
        if (dice_.chance(k == i + 1 ? 80 : 20))
          out_->orders.push_back(rising ? std::pair{i, k} : std::pair{k, i});
      }
  }

  // A comparison of two numbers, "if this, then that", or any condition; without parameters.
  void make_assumption() {
    random_rule rule;
    rule.id = "given";
    const int what = dice_.below(3);
    if (what == 0) {
      const int left = operand(rule, true);
      rule.root = join(rule, shape::computed, left, operand(rule, true));
      rule.nodes[at(rule.root)].relation = any_relation();
    } else if (what == 1) {
      const int premise = join(rule, shape::negated, condition(rule, 0, 0));
      rule.root = join(rule, shape::either, premise, condition(rule, 0, 0));
    } else {
      rule.root = condition(rule, 0, 1);
    }
    for (tree_node& t : rule.nodes) {
      if (t.what == shape::operand && t.parameter >= 0) {
        t.what = shape::constant;
        t.value = dice_.from_to(1, 7) / 2.0;
      }
      t.parameter = -1;
    }
    set().assumptions.push_back(std::move(rule));
  }

  void make_rule(int r) {
    random_rule rule;
    rule.id = "r" + std::to_string(r);
    rule.root = condition(rule, r, dice_.below(3));
    rule.derived = dice_.chance(10);
    const nqpf::detail::enumeration_info& t = set().types[0];
    if (!rule.derived) rule.conclusions.push_back({&t, static_cast<short>(dice_.below(3))});
    set().rules.push_back(std::move(rule));
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
  int condition(random_rule& rule, int r, int depth) {
    if (depth > 0 && dice_.chance(85)) {
      if (dice_.chance(12)) return join(rule, shape::negated, condition(rule, r, depth - 1));
      const int left = condition(rule, r, depth - 1);
      const int right = condition(rule, r, depth - 1);
      return join(rule, dice_.chance(65) ? shape::both : shape::either, left, right);
    }
    if (r > 0 && dice_.chance(10)) {
      tree_node t{shape::outcome};
      t.rule = dice_.below(r);
      return add(rule, t);
    }
    if (how_.arithmetic && dice_.chance(35)) return computed(rule);
    tree_node t{shape::compare};
    t.variable = dice_.below(static_cast<int>(set().variables.size()));
    t.relation = any_relation();
    t.value = dice_.from_to(1, 7) / 2.0;
    if (dice_.chance(60)) {
      t.parameter = dice_.below(static_cast<int>(set().parameters.size()));
      t.value = set().parameters[at(t.parameter)].value;
    }
    return add(rule, t);
  }
  comparison any_relation() {
    const int what = dice_.below(20);
    return what < 17   ? static_cast<comparison>(what % 4)
           : what < 19 ? comparison::equal
                       : comparison::not_equal;
  }
  int operand(random_rule& rule, bool of_record) {
    tree_node t{shape::operand};
    if (of_record || dice_.chance(40))
      t.variable = dice_.below(static_cast<int>(set().variables.size()));
    else if (dice_.chance(60)) t.parameter = dice_.below(static_cast<int>(set().parameters.size()));
    else {
      t.what = shape::constant;
      t.value = dice_.from_to(1, 7) / 2.0;
    }
    return add(rule, t);
  }
  int computed(random_rule& rule) {
    out_->computes = true;
    int left = operand(rule, true);
    const int what = dice_.below(4);
    if (what == 0) {
      tree_node two{shape::constant};
      two.value = 2;
      left = join(rule, shape::multiply, left, add(rule, two));
    } else if (what < 3) {
      left = join(rule, what == 1 ? shape::add : shape::subtract, left, operand(rule, false));
    }
    const int both = join(rule, shape::computed, left, operand(rule, false));
    rule.nodes[at(both)].relation = any_relation();
    return both;
  }

  void make_groups() {
    std::vector<bool> taken(set().rules.size());
    for (int g = dice_.below(3); g > 0; --g) {
      random_group group;
      const int what = dice_.below(3);
      for (int r = 0; r < static_cast<int>(set().rules.size()); ++r)
        if (dice_.chance(70) && !(what == 2 && taken[at(r)])) group.members.push_back(r);
      if (group.members.empty()) continue;
      if (what == 0) group.policy = nqpf::hit::unique;
      if (what == 1) group.complete_when_known = true;
      if (what == 2) {
        group.policy = nqpf::hit::first;
        for (const int r : group.members) taken[at(r)] = true;
      }
      set().groups.push_back(group);
    }
  }

  dice dice_;
  shape_of_sets how_;
  std::unique_ptr<judged_set> out_;
};

/// Writes the defects of a set at a setting as formulas.
class formulas {
public:
  /// Computed numbers are compared with one that lies beside the other by `shift`, as rounding might put it.
  explicit formulas(const judged_set& j, double shift = 0) : j_(j), set_(j.set), shift_(shift) {}

  /// The settings there are, then whether a record shows a defect, and whether some defect is of all records.
  [[nodiscard]] std::string write() const {
    std::string out = "(push)\n";
    for (std::size_t i = 0; i < set_.parameters.size(); ++i) {
      const nqpf::parameter& p = set_.parameters[i];
      out += std::string("(declare-const ") + p.id +
             " Real)\n(assert (and (<= " + number(p.range.low) + " " + p.id + ") (<= " + p.id +
             " " + number(p.range.high) + ")))\n";
    }
    for (const auto& [low, high] : j_.orders)
      out += std::string("(assert (< ") + set_.parameters[at(low)].id + " " +
             set_.parameters[at(high)].id + "))\n";
    out += "(push)\n" + declare("") + declare("b") + "(assert (or false" + of_a_record() +
           "))\n(check-sat)\n(pop)\n";
    out += "(push)\n(assert (or false" + of_all_records() + "))\n(check-sat)\n(pop)\n(pop)\n";
    return out;
  }

private:
  static std::string number(double v) {
    char text[64];
    std::snprintf(text, sizeof text, "(/ %.0f.0 1024.0)", (v < 0 ? -v : v) * 1024);
    return v < 0 ? std::string("(- ") + text + ")" : text;
  }
  std::string sort(std::size_t v) const {
    return set_.variables[v].info.kind == nqpf::kind::integer ? "Int" : "Real";
  }
  std::string variable_name(std::size_t v, const std::string& suffix) const {
    return set_.variables[v].id + suffix;
  }
  std::string domain(const std::string& suffix) const {
    std::string out = "(and true";
    for (std::size_t v = 0; v < set_.variables.size(); ++v)
      out += " (<= 0 " + variable_name(v, suffix) + ") (<= " + variable_name(v, suffix) + " " +
             std::to_string(top) + ")";
    for (const random_rule& a : set_.assumptions) out += " " + condition(a, a.root, suffix);
    return out + ")";
  }
  std::string declare(const std::string& suffix) const {
    std::string out;
    for (std::size_t v = 0; v < set_.variables.size(); ++v)
      out += "(declare-const " + variable_name(v, suffix) + " " + sort(v) + ")\n";
    return out + "(assert " + domain(suffix) + ")\n";
  }
  std::string for_all(const std::string& formula) const {
    std::string out = " (forall (";
    for (std::size_t v = 0; v < set_.variables.size(); ++v)
      out += "(" + variable_name(v, "") + " " + sort(v) + ")";
    return out + ") (=> " + domain("") + " " + formula + "))";
  }

  std::string value(const random_rule& r, int i, const std::string& suffix) const {
    const tree_node& t = r.nodes[at(i)];
    const auto both = [&](const char* sign) {
      return std::string("(") + sign + " " + value(r, t.left, suffix) + " " +
             value(r, t.right, suffix) + ")";
    };
    if (t.what == shape::add) return both("+");
    if (t.what == shape::subtract) return both("-");
    if (t.what == shape::multiply) return both("*");
    if (t.what == shape::constant) return number(t.value);
    return t.parameter >= 0 ? set_.parameters[at(t.parameter)].id : read(t.variable, suffix);
  }
  std::string read(int v, const std::string& suffix) const {
    const std::string name = variable_name(at(v), suffix);
    return sort(at(v)) == "Int" ? "(to_real " + name + ")" : name;
  }
  static std::string compare(comparison r, const std::string& a, const std::string& b) {
    static constexpr const char* signs[] = {"<", "<=", ">", ">=", "="};
    if (r == comparison::not_equal) return "(not (= " + a + " " + b + "))";
    return std::string("(") + signs[static_cast<int>(r)] + " " + a + " " + b + ")";
  }
  std::string condition(const random_rule& r, int i, const std::string& suffix, int replaced = -1,
                        const char* replacement = "") const {
    if (i == replaced) return replacement;
    const tree_node& t = r.nodes[at(i)];
    const auto part = [&](int k) { return condition(r, k, suffix, replaced, replacement); };
    switch (t.what) {
      case shape::both: return "(and " + part(t.left) + " " + part(t.right) + ")";
      case shape::either: return "(or " + part(t.left) + " " + part(t.right) + ")";
      case shape::negated: return "(not " + part(t.left) + ")";
      case shape::outcome: return holds(t.rule, suffix);
      case shape::computed:
        return compare(t.relation, value(r, t.left, suffix),
                       "(+ " + value(r, t.right, suffix) + " " + number(shift_) + ")");
      default:
        return compare(t.relation, read(t.variable, suffix),
                       t.parameter < 0 ? number(t.value) : set_.parameters[at(t.parameter)].id);
    }
  }
  std::string holds(int r, const std::string& suffix) const {
    const random_rule& rule = set_.rules[at(r)];
    return condition(rule, rule.root, suffix);
  }
  // Of an ordered group only the first that holds counts.
  std::string counts(int r, const std::string& suffix) const {
    std::string out = "(and " + holds(r, suffix);
    for (const random_group& g : set_.groups) {
      if (g.policy != nqpf::hit::first) continue;
      std::string before;
      for (const int m : g.members) {
        if (m == r) out += before;
        before += " (not " + holds(m, suffix) + ")";
      }
    }
    return out + ")";
  }
  bool contradict(int a, int b) const {
    const random_rule& x = set_.rules[at(a)];
    const random_rule& y = set_.rules[at(b)];
    return !x.conclusions.empty() && !y.conclusions.empty() &&
           set_.types[0].in_conflict(x.conclusions[0].position, y.conclusions[0].position);
  }
  bool goes_before_others(int r) const {
    for (const random_group& g : set_.groups)
      if (g.policy == nqpf::hit::first)
        for (std::size_t i = 0; i + 1 < g.members.size(); ++i)
          if (g.members[i] == r) return true;
    return false;
  }

  // 7, 8, 9, 12.
  std::string of_a_record() const {
    std::string out;
    const int n = static_cast<int>(set_.rules.size());
    const auto both = [&](int a, int b) {
      out += "\n (and " + counts(a, "") + " " + counts(b, "") + ")";
    };
    for (int a = 0; a < n; ++a)
      for (int b = a + 1; b < n; ++b)
        if (contradict(a, b)) both(a, b);
    for (const random_group& g : set_.groups) {
      for (std::size_t i = 0; g.policy == nqpf::hit::unique && i < g.members.size(); ++i)
        for (std::size_t k = i + 1; k < g.members.size(); ++k) both(g.members[i], g.members[k]);
      if (!g.complete_when_known) continue;
      out += "\n (and true";
      for (const int m : g.members) out += " (not " + counts(m, "") + ")";
      out += ")";
    }
    for (int r = 0; r < n && set_.types[0].ordered; ++r) out += worsens(r);
    return out;
  }
  // Bettering one variable, from a record to its second, makes a rule conclude what nothing as bad did.
  std::string worsens(int r) const {
    std::string out;
    const random_rule& rule = set_.rules[at(r)];
    if (rule.conclusions.empty() || rule.conclusions[0].position == 2) return out;
    for (std::size_t v = 0; v < set_.variables.size(); ++v) {
      const nqpf::better way = set_.variables[v].info.better;
      if (way != nqpf::better::higher && way != nqpf::better::lower) continue;
      out += "\n (and";
      for (std::size_t k = 0; k < set_.variables.size(); ++k) {
        const char* sign = k != v ? "=" : way == nqpf::better::higher ? "<" : ">";
        out += std::string(" (") + sign + " " + variable_name(k, "") + " " + variable_name(k, "b") +
               ")";
      }
      out += " " + counts(r, "b");
      for (int q = 0; q < static_cast<int>(set_.rules.size()); ++q) {
        const random_rule& other = set_.rules[at(q)];
        if (!other.conclusions.empty() &&
            other.conclusions[0].position <= rule.conclusions[0].position)
          out += " (not " + counts(q, "") + ")";
      }
      out += ")";
    }
    return out;
  }

  // 4, 5, 6, 10, 21.
  std::string of_all_records() const {
    std::string out;
    const int n = static_cast<int>(set_.rules.size());
    for (int r = 0; r < n; ++r) {
      const random_rule& rule = set_.rules[at(r)];
      out += for_all("(not " + counts(r, "") + ")") + for_all(holds(r, ""));
      for (const tree_node& t : rule.nodes) {
        if (t.what != shape::both && t.what != shape::either) continue;
        for (const int k : {t.left, t.right})
          out += for_all(
              "(= " + holds(r, "") + " " +
              condition(rule, rule.root, "", k, t.what == shape::both ? "true" : "false") + ")");
      }
      for (int q = 0; q < n; ++q)
        if (q != r && !rule.conclusions.empty() && !set_.rules[at(q)].conclusions.empty() &&
            rule.conclusions[0].position == set_.rules[at(q)].conclusions[0].position &&
            !goes_before_others(r))
          out += for_all("(=> " + counts(r, "") + " " + counts(q, "") + ")");
    }
    return out;
  }

  const judged_set& j_;
  const random_set& set_;
  double shift_;
};

enum class verdict { unsound, accepted, told, open };

// Whether what is left open is left open at some setting, and not at the defaults.
bool is_of_settings(const nqpf::diagnostic& d) {
  const std::string words = d.message.write().c_str();
  return words.find("at all settings of its parameters") != std::string::npos ||
         words.find("with ") == 0;
}

verdict engine(const judged_set& j, std::string& words) {
  const auto data = j.set.data();
  const auto groups = j.set.group_data();
  program_vectors storage(capacities_of(data, groups, j.set.assumed()));
  parameter_orders orders;
  for (const auto& [low, high] : j.orders)
    orders.push_back({&j.set.parameters[at(low)], &j.set.parameters[at(high)]});
  if (!pack_into(storage, data, groups, orders, j.set.assumed()).ok()) return verdict::unsound;
  const nqpf::program p = storage.view();
  std::vector<double> nominal;
  for (int i = 0; i < p.count.parameters; ++i)
    nominal.push_back(nqpf::detail::nominal_value(*p.parameters[i]));
  const nqpf::diagnostics found = nqpf::prove(p, nominal.data());
  verdict said = verdict::accepted;
  for (const nqpf::diagnostic& d : found) {
    words += std::string("\n  ") + d.message.write().c_str();
    if (d.code == defect::parameter_setting) said = verdict::told;
    else if (d.code != defect::undecided || !is_of_settings(d)) return verdict::unsound;
    else if (said != verdict::told) said = verdict::open;
  }
  return said;
}

struct judge_tally {
  int asked = 0;  ///< all sets without a defect at the defaults
  int judged = 0;
  int accepted = 0;
  int told = 0;
  int open = 0;
  int unknown = 0;
  int differ_in_rounding = 0;
};

std::vector<std::string> ask(const std::string& text, const std::string& name) {
  const std::string path = name + ".smt2";
  std::FILE* f = std::fopen(path.c_str(), "w");
  REQUIRE(f != nullptr);
  std::fputs("(set-option :timeout 2000)\n", f);
  std::fputs(text.c_str(), f);
  std::fclose(f);
  std::FILE* z3 = popen((std::string(NQPF_Z3) + " " + path).c_str(), "r");
  REQUIRE(z3 != nullptr);
  std::vector<std::string> answers;
  char line[256];
  while (std::fgets(line, sizeof line, z3) != nullptr) {
    answers.emplace_back(line);
    while (!answers.back().empty() && answers.back().back() == '\n') answers.back().pop_back();
  }
  pclose(z3);
  return answers;
}

// Whether a set is broken also where all that is computed comes out a little less, and a little more.
bool is_broken_beside(const judged_set& set, const std::string& name) {
  for (const double shift : {-1.0 / 1024, 1.0 / 1024}) {
    const std::vector<std::string> answers = ask(formulas(set, shift).write(), name + "_beside");
    if (answers.size() != 2 || (answers[0] != "sat" && answers[1] != "sat")) return false;
  }
  return true;
}

void judge(std::size_t wanted, shape_of_sets how, const char* name) {
  if (std::string(NQPF_Z3).empty()) {
    std::puts("z3 is not installed: nothing is judged");
    return;
  }
  judge_tally all;
  std::uint64_t seed = 1;
  for (std::size_t left = wanted; left > 0;) {
    std::vector<std::unique_ptr<judged_set>> sets;
    std::vector<std::pair<verdict, std::string>> said;
    std::string text;
    for (; sets.size() < 500 && sets.size() < left; ++seed) {
      auto set = maker(seed, how).make();
      std::string words;
      const verdict v = engine(*set, words);
      if (v == verdict::unsound) continue;
      ++all.asked;
      // Most sound sets are simple: one in six is judged, so that half of all have something to find.
      if (v == verdict::accepted && seed % 6 != 0) continue;
      text += formulas(*set).write();
      said.push_back({v, words});
      sets.push_back(std::move(set));
    }
    left -= sets.size();
    const std::vector<std::string> answers = ask(text, name);
    REQUIRE(answers.size() == 2 * sets.size());
    for (std::size_t i = 0; i < sets.size(); ++i) {
      const std::string& of_a_record = answers[2 * i];
      const std::string& of_all = answers[2 * i + 1];
      const bool broken = of_a_record == "sat" || of_all == "sat";
      const bool sound = of_a_record == "unsat" && of_all == "unsat";
      const auto& [v, words] = said[i];
      ++all.judged;
      all.accepted += v == verdict::accepted ? 1 : 0;
      all.told += v == verdict::told ? 1 : 0;
      all.open += v == verdict::open ? 1 : 0;
      all.unknown += broken || sound ? 0 : 1;
      if (v == verdict::open && std::getenv("NQPF_SHOW_OPEN") != nullptr)
        std::printf("left open (%s, %s):%s\n%s", of_a_record.c_str(), of_all.c_str(), words.c_str(),
                    describe_set(sets[i]->set).c_str());
      // Evaluation rounds, and its proof knows; the solver's numbers are real.
      if (v == verdict::accepted && broken && sets[i]->computes &&
          !is_broken_beside(*sets[i], name))
        ++all.differ_in_rounding;
      else if (v == verdict::accepted && broken)
        FAIL_CHECK("accepted, but a setting breaks it (" << of_a_record << ", " << of_all << "):\n"
                                                         << describe_set(sets[i]->set)
                                                         << formulas(*sets[i]).write());
      if (v != verdict::told || !sound) continue;
      if (sets[i]->computes) ++all.differ_in_rounding;
      else
        FAIL_CHECK("told, but no setting breaks it:" << words << "\n"
                                                     << describe_set(sets[i]->set));
    }
  }
  std::printf(
      "%s: of %d sets that hold at the defaults %d left open (%.1f %%); %d judged: %d accepted, "
      "%d broken by a setting; z3 left %d open; %d broken by rounding only\n",
      name, all.asked, all.open, 100.0 * all.open / (all.asked > 0 ? all.asked : 1), all.judged,
      all.accepted, all.told, all.unknown, all.differ_in_rounding);
  CHECK(50 * all.open <= all.asked);
  CHECK(all.accepted > all.judged / 10);
  CHECK(all.told > all.judged / 10);
  CHECK(all.differ_in_rounding <= all.judged / 20);
}

}  // namespace

TEST_CASE("a solver finds no defect in what is proven of numbers that are compared") {
  judge(test::sets(150, 20000), {}, "judged_numbers");
}

TEST_CASE("a solver finds no defect in what is proven of integers and numbers") {
  judge(test::sets(150, 20000), {.integers = true}, "judged_integers");
}

TEST_CASE("a solver finds no defect in what is proven beside arithmetic") {
  judge(test::sets(150, 20000), {.arithmetic = true, .integers = true}, "judged_arithmetic");
}

TEST_CASE("a solver finds no defect in what is proven on the records that keep assumptions") {
  judge(test::sets(150, 20000), {.integers = true, .assumptions = true}, "judged_assumptions");
  judge(test::sets(100, 20000), {.arithmetic = true, .integers = true, .assumptions = true},
        "judged_assumed_arithmetic");
}

TEST_CASE("a solver finds no defect in what is proven of up to seventy parameters") {
  judge(test::sets(50, 5000), {.arithmetic = true, .integers = true, .many = true}, "judged_many");
}

}  // namespace z3_judge_test
