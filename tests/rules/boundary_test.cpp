// SPDX-License-Identifier: BSL-1.0
// Boundary records: every pair is verified by evaluating it with an oracle; what is said of a condition, that it
// decides alone, decides masked, or cannot decide, equals brute force over all records of small domains.
#include "brute_force.hpp"
#include "rules/json_check.hpp"
#include "rules/random_programs.hpp"
#include "run_time_proof.hpp"
#include "support/base.hpp"
#include "support/catch.hpp"

#include <nqpf/rules/boundary.hpp>
#include <nqpf/rules/dynamic.hpp>
#include <nqpf/rules/rule_text.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace boundary_test {

namespace {

using nqpf::influence;
using nqpf::truth;
using test::at;

bool same_value(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

// One condition of one rule, as a place in the program's code.
struct leaf {
  bool is_outcome;
  int index;
  bool operator==(const leaf&) const = default;
};
leaf leaf_of(const nqpf::replies::boundary_condition& c) {
  return {c.outcome >= 0, c.outcome >= 0 ? c.outcome : c.atom};
}

// Evaluates a rule by the definitions, on one record, with a condition of it taken for something else.
class trial {
public:
  trial(const nqpf::program& p, const double* values, const double* parameters)
      : p_(p), values_(values), parameters_(parameters) {
    plain_.resize(at(p.count.rules));
    for (int i = 0; i < p.count.rules; ++i)
      plain_[at(p.order[i])] = condition(p.order[i], nullptr, truth::no);
  }
  [[nodiscard]] truth is(const leaf& l) const {
    return l.is_outcome ? plain_[at(l.index)]
                        : nqpf::detail::evaluate_atom(p_, p_.atoms[l.index], values_, parameters_);
  }
  // The outcome of a rule in the end, with one of its conditions taken for `value`.
  [[nodiscard]] truth outcome(int rule, const leaf* replaced = nullptr,
                              truth value = truth::no) const {
    const truth own = condition(rule, replaced, value);
    if (p_.count.groups == 0) return own;
    std::vector<truth> all = plain_;
    all[at(rule)] = own;
    for (int g = 0; g < p_.count.groups; ++g) {
      if (p_.groups[g].is_table || p_.groups[g].policy != nqpf::hit::first) continue;
      truth before = truth::no;
      for (int i = p_.groups[g].begin; i < p_.groups[g].end; ++i) {
        const truth plain = all[at(p_.members[i])];
        all[at(p_.members[i])] = plain & !before;
        before = before | plain;
      }
    }
    return all[at(rule)];
  }
  // Whether the rules before it leave the record to a rule.
  [[nodiscard]] truth left(int rule) const {
    trial other = *this;
    other.always_ = rule;
    return other.outcome(rule);
  }

private:
  [[nodiscard]] truth condition(int rule, const leaf* replaced, truth value) const {
    if (rule == always_) return truth::yes;
    return node(p_.rules[rule].end - 1, replaced, value);
  }
  [[nodiscard]] truth node(int i, const leaf* replaced, truth value) const {
    const nqpf::detail::instruction& in = p_.code[i];
    switch (in.code) {
      case nqpf::detail::op::compare:
      case nqpf::detail::op::outcome: {
        const leaf own{in.code == nqpf::detail::op::outcome, in.argument};
        return replaced != nullptr && *replaced == own ? value : is(own);
      }
      case nqpf::detail::op::both:
        return node(in.left, replaced, value) & node(i - 1, replaced, value);
      case nqpf::detail::op::either:
        return node(in.left, replaced, value) | node(i - 1, replaced, value);
      case nqpf::detail::op::negated: return !node(i - 1, replaced, value);
      default: return node(i - 1, replaced, value);
    }
  }

  const nqpf::program& p_;
  const double* values_;
  const double* parameters_;
  std::vector<truth> plain_;
  int always_ = -1;
};

std::vector<leaf> leaves_of(const nqpf::program& p, int rule) {
  std::vector<leaf> all;
  for (int i = p.rules[rule].begin; i < p.rules[rule].end; ++i) {
    const nqpf::detail::instruction& in = p.code[i];
    if (in.code != nqpf::detail::op::compare && in.code != nqpf::detail::op::outcome) continue;
    const leaf l{in.code == nqpf::detail::op::outcome, in.argument};
    if (std::find(all.begin(), all.end(), l) == all.end()) all.push_back(l);
  }
  return all;
}

void inputs_read(const nqpf::program& p, const leaf& l, std::set<int>& to) {
  if (l.is_outcome) {
    for (const leaf& inner : leaves_of(p, l.index)) inputs_read(p, inner, to);
    return;
  }
  const nqpf::detail::atom& a = p.atoms[l.index];
  if (a.input >= 0) to.insert(a.input);
  for (int s = a.begin; a.input < 0 && s < a.end; ++s)
    if (p.steps[s].code == nqpf::detail::op::indicator) to.insert(p.steps[s].index);
}

// What one record says of a condition.
struct view {
  truth is, with, without, left;
  std::vector<truth> others;
};
view look(const trial& t, const std::vector<leaf>& leaves, int rule, const leaf& l) {
  view v{
      t.is(l), t.outcome(rule, &l, truth::yes), t.outcome(rule, &l, truth::no), t.left(rule), {}};
  for (const leaf& other : leaves)
    if (!(other == l)) v.others.push_back(t.is(other));
  return v;
}
bool decides(const view& x, const view& y) {
  if (x.is != truth::yes || y.is != truth::no) return false;
  return x.with != truth::unknown && x.with == y.with && x.without == !x.with &&
         y.without == !x.with;
}
bool alone(const view& x, const view& y) { return x.others == y.others && x.left == y.left; }

struct tally {
  long conditions = 0, unique = 0, masking = 0, impossible = 0, not_found = 0,
       unfound_by_search = 0;
  long over_outcomes = 0;
  long with_threshold = 0, on_threshold = 0,
       far_from_threshold = 0;  // pairs of numbers, and those of which one stands on the threshold

  void print(const char* name) const {
    std::printf(
        "%s: %ld conditions (%ld outcomes), %ld unique cause, %ld masking, %ld impossible, %ld not "
        "found "
        "(%ld of them there)\n",
        name, conditions, over_outcomes, unique, masking, impossible, not_found, unfound_by_search);
  }
  void add(const nqpf::replies::boundary_condition& c) {
    ++conditions;
    over_outcomes += c.outcome >= 0 ? 1 : 0;
    ++(c.how == influence::unique_cause ? unique
       : c.how == influence::masking    ? masking
       : c.how == influence::impossible ? impossible
                                        : not_found);
  }
};

// What is said of a pair, asked of the records themselves. Empty where all is so.
std::string verify(const nqpf::boundary_records& b, const nqpf::replies::boundary_condition& c) {
  const nqpf::program& p = b.program();
  if (!c.is_shown()) {
    if (c.fails >= 0 || c.absent >= 0) return "records without being shown";
    return c.why_not == nqpf::obstacle_to_deciding::none ? "no reason given" : "";
  }
  std::set<int> read;
  inputs_read(p, leaf_of(c), read);
  const double* const x = b.values(c.holds);
  const double* const y = b.values(c.fails);
  for (int f = 0; f < p.count.inputs; ++f) {
    if (!same_value(x[f], y[f]) && read.count(f) == 0)
      return "they differ in what the condition does not read";
    for (const double v : {x[f], y[f]}) {
      if (std::isnan(v) ? !p.inputs[f]->may_be_missing : !p.inputs[f]->admits(v))
        return "a value outside the domain";
      if (p.inputs[f]->kind == nqpf::kind::integer && !std::isnan(v) && std::floor(v) != v)
        return "no integer";
    }
  }
  const view a = look(trial(p, x, b.parameters()), leaves_of(p, c.rule), c.rule, leaf_of(c));
  const view n = look(trial(p, y, b.parameters()), leaves_of(p, c.rule), c.rule, leaf_of(c));
  if (!decides(a, n)) return "it does not decide";
  if ((c.how == influence::unique_cause) != alone(a, n)) return "it is not what it is said to be";
  const truth with = b.outcomes(c.holds)[c.rule];
  if (with != a.with || b.outcomes(c.fails)[c.rule] != !with) return "the outcome does not change";
  if (c.absent >= 0) {
    if (!std::isnan(b.values(c.absent)[c.missing_input]) || read.count(c.missing_input) == 0)
      return "nothing is missing";
    for (int f = 0; f < p.count.inputs; ++f)
      if (f != c.missing_input && !same_value(b.values(c.absent)[f], x[f]))
        return "more than the missing value differs";
  }
  return "";
}

std::string name(const nqpf::program& p, const nqpf::replies::boundary_condition& c) {
  return nqpf::detail::rule_text(p, c.rule) + ": " + nqpf::detail::condition_text(p, c);
}

// Brute force over all records of a small random set.
class small_set {
public:
  small_set(const small_set&) = delete;
  small_set& operator=(const small_set&) = delete;
  explicit small_set(const test::random_set& set)
      : rules_(set.data()),
        groups_(set.group_data()),
        storage_(test::capacities_of(rules_, groups_, set.assumed())) {
    packed_ = test::pack_into(storage_, rules_, groups_, {}, set.assumed()).ok();
    p_ = storage_.view();
    for (int i = 0; i < p_.count.parameters; ++i) parameters_.push_back(p_.parameters[i]->value);
    parameters_.push_back(0);
    std::vector<std::vector<double>> points;
    for (const test::variable& v : set.variables) points.push_back(v.points);
    records_ = test::all_records(points);
    test::tree_evaluator trees(set, records_);
    outcomes_ = trees.outcomes();
    kept_ = trees.kept();
    bool some = false;
    for (const bool is : kept_) some = some || is;
    packed_ = packed_ && some;
    for (int f = 0; f < p_.count.inputs; ++f)
      for (std::size_t v = 0; v < set.variables.size(); ++v)
        if (set.variables[v].id == p_.inputs[f]->id) variable_of_.push_back(v);
    values_.reserve(records_.count);
    for (std::size_t k = 0; k < records_.count; ++k) {
      values_.push_back(record(k));
      trials_.emplace_back(p_, values_.back().data(), parameters_.data());
    }
  }
  [[nodiscard]] bool is_packed() const { return packed_; }
  [[nodiscard]] const nqpf::program& program() const { return p_; }
  [[nodiscard]] const double* parameters() const { return parameters_.data(); }

  struct answer {
    bool alone = false;
    bool masked = false;
  };
  answer ask(int rule, const leaf& l) const {
    std::set<int> read;
    inputs_read(p_, l, read);
    const std::vector<leaf> leaves = leaves_of(p_, rule);
    // Records that agree in all else stand under one key.
    std::map<std::size_t, std::vector<std::size_t>> alike;
    std::vector<view> views;
    for (std::size_t k = 0; k < records_.count; ++k) {
      if (trials_[k].outcome(rule) != outcomes_[at(rule)][k])
        FAIL("the oracle of trees says something else");
      views.push_back(look(trials_[k], leaves, rule, l));
      if (kept_[k]) alike[key(k, read)].push_back(k);
    }
    answer found;
    for (const auto& [same, list] : alike) {
      for (const std::size_t x : list) {
        if (views[x].is != truth::yes || views[x].with == truth::unknown ||
            views[x].without != !views[x].with)
          continue;
        for (const std::size_t y : list) {
          if (!decides(views[x], views[y])) continue;
          found.masked = true;
          found.alone = found.alone || alone(views[x], views[y]);
          if (found.alone) return found;
        }
      }
    }
    return found;
  }

private:
  [[nodiscard]] std::vector<double> record(std::size_t k) const {
    std::vector<double> v;
    for (const std::size_t i : variable_of_) v.push_back(records_.columns[i][k]);
    v.push_back(0);
    return v;
  }
  [[nodiscard]] std::size_t key(std::size_t k, const std::set<int>& read) const {
    std::size_t result = 0;
    std::size_t rest = k;
    std::size_t scale = 1;
    for (std::size_t v = records_.sizes.size(); v-- > 0;) {
      bool is_read = false;
      for (std::size_t f = 0; f < variable_of_.size(); ++f)
        is_read = is_read || (variable_of_[f] == v && read.count(static_cast<int>(f)) > 0);
      if (!is_read) result += rest % records_.sizes[v] * scale;
      rest /= records_.sizes[v];
      scale *= records_.sizes[v];
    }
    return result;
  }

  std::vector<nqpf::rule_data> rules_;
  std::vector<nqpf::detail::group_data> groups_;
  test::program_vectors storage_;
  bool packed_ = false;
  nqpf::program p_;
  std::vector<double> parameters_;
  test::record_list records_;
  std::vector<bool> kept_;
  std::vector<std::vector<truth>> outcomes_;
  std::vector<std::size_t> variable_of_;
  std::vector<std::vector<double>> values_;
  std::vector<trial> trials_;
};

tally compare_with_brute_force(std::size_t count, const test::recipe& how, bool exact) {
  tally all;
  int failures = 0;
  for (std::uint64_t seed = 1; seed <= count && failures < 3; ++seed) {
    const auto set = test::set_maker(seed, how).make();
    const small_set small(*set);
    if (!small.is_packed()) continue;
    const nqpf::program& p = small.program();
    nqpf::boundary_options options;
    options.readable = seed % 2 == 0;
    options.parameters = small.parameters();
    if (how.computed_numbers) options.budget = 2000;
    const nqpf::boundary_records b(p, options);
    std::size_t expected = 0;
    for (int r = 0; r < p.count.rules; ++r) expected += leaves_of(p, r).size();
    REQUIRE(b.conditions().size() == expected);
    for (const nqpf::replies::boundary_condition& c : b.conditions()) {
      all.add(c);
      std::string problem = verify(b, c);
      for (const int record : {c.holds, c.fails, c.absent})
        if (record >= 0 && nqpf::detail::breaks_some(p, b.values(record)))
          problem = "a record breaks an assumption";
      const auto there = small.ask(c.rule, leaf_of(c));
      if (problem.empty() && exact) {
        const influence is = there.alone    ? influence::unique_cause
                             : there.masked ? influence::masking
                                            : influence::impossible;
        if (c.how != is)
          problem =
              std::string("it is ") + nqpf::name_of(is) + ", said to be " + nqpf::name_of(c.how);
        if (is == influence::masking && !c.unique_excluded)
          problem = "unique cause is not said to be excluded";
      }
      if (problem.empty() && c.how == influence::impossible && there.masked)
        problem = "said to be impossible, and it is not";
      if (problem.empty() && c.is_shown() && set->exact && !there.masked)
        problem = "brute force does not know that";
      if (c.how == influence::not_found && there.masked) ++all.unfound_by_search;
      if (c.is_shown() && c.atom >= 0 &&
          p.atoms[c.atom].what == nqpf::detail::atom::form::compare) {
        const nqpf::detail::atom& a = p.atoms[c.atom];
        const double bound = a.parameter < 0 ? a.value : small.parameters()[a.parameter];
        const double x = b.values(c.holds)[a.input];
        const double y = b.values(c.fails)[a.input];
        if (p.inputs[a.input]->kind == nqpf::kind::number && p.inputs[a.input]->admits(bound)) {
          ++all.with_threshold;
          all.on_threshold += x == bound || y == bound ? 1 : 0;
          const double other = x == bound ? y : x;
          // Beside it is the next number, or one a millionth of a domain of at most 10 away.
          const bool near = options.readable ? std::abs(other - bound) <= 1.1e-5
                                             : std::nextafter(bound, other) == other;
          if ((x == bound || y == bound) && c.how == influence::unique_cause && !near)
            ++all.far_from_threshold;
        }
      }
      if (problem.empty()) continue;
      ++failures;
      FAIL_CHECK("seed " << seed << ", " << name(p, c) << ": " << problem);
    }
  }
  return all;
}

}  // namespace

TEST_CASE("what conditions of rule sets decide equals brute force", "[boundary]") {
  const tally all =
      compare_with_brute_force(test::sets(2000, 60000), {.ordered_groups = true}, true);
  all.print("rule sets");
  CHECK(all.unique > all.conditions / 3);
  CHECK(all.masking > all.conditions / 100);
  CHECK(all.impossible > all.conditions / 10);
  CHECK(all.over_outcomes > all.conditions / 50);
  // Where comparisons share a threshold, a pair may have to be further apart.
  CHECK(all.on_threshold * 10 > all.with_threshold * 9);
  CHECK(all.far_from_threshold * 20 < all.with_threshold);
  std::printf("numbers: %ld pairs, %ld on the threshold, %ld further apart\n", all.with_threshold,
              all.on_threshold, all.far_from_threshold);
  CHECK(all.not_found == 0);
}

TEST_CASE("what conditions of decision tables decide equals brute force", "[boundary]") {
  const tally all = compare_with_brute_force(test::sets(1200, 30000), {.table = true}, true);
  all.print("tables");
  CHECK(all.unique > all.conditions / 3);
  CHECK(all.impossible > all.conditions / 10);
  CHECK(all.not_found == 0);
}

TEST_CASE("what conditions decide under assumptions equals brute force", "[boundary]") {
  const tally all = compare_with_brute_force(test::sets(600, 30000),
                                             {.ordered_groups = true, .assumptions = true}, true);
  all.print("under assumptions");
  CHECK(all.unique > all.conditions / 6);
  CHECK(all.impossible > all.conditions / 10);
  CHECK(all.not_found == 0);
  const tally computed = compare_with_brute_force(test::sets(200, 10000),
                                                  {.computed = true, .assumptions = true}, false);
  computed.print("under computed assumptions");
  CHECK(computed.unfound_by_search == 0);
}

TEST_CASE("of computed comparisons nothing is said that is not so", "[boundary]") {
  const tally integers = compare_with_brute_force(
      test::sets(800, 20000), {.computed = true, .ordered_groups = true}, false);
  integers.print("computed integers");
  CHECK(integers.unfound_by_search == 0);
  CHECK(integers.not_found * 200 < integers.conditions);
  const tally numbers =
      compare_with_brute_force(test::sets(250, 8000), {.computed_numbers = true}, false);
  numbers.print("computed numbers");
  CHECK(numbers.unique + numbers.masking > numbers.conditions / 4);
  CHECK(numbers.unfound_by_search * 50 < numbers.conditions);
}

TEST_CASE("boundary records of random programs hold before the oracle of expressions",
          "[boundary]") {
  using namespace test::programs;
  tally all;
  const std::size_t sets = test::sets(120, 3000);
  for (std::size_t seed = 0; seed < sets; ++seed) {
    const auto rules = std::make_unique<set>(random_set(seed));
    const auto storage = std::make_unique<packed>(*rules);
    const nqpf::program p = storage->view();
    const double of_all[] = {0.25 * static_cast<double>(seed % 5), 2,
                             seed % 3 == 0 ? nqpf::missing : 1};
    std::vector<double> settings;
    for (int i = 0; i < p.count.parameters; ++i)
      settings.push_back(of_all[p.parameters[i]->id[1] - '0']);
    settings.push_back(0);
    nqpf::boundary_options options;
    options.parameters = settings.data();
    options.budget = 1500;
    options.readable = seed % 2 == 0;
    const nqpf::boundary_records b(p, options);
    for (const nqpf::replies::boundary_condition& c : b.conditions()) {
      all.add(c);
      const std::string problem = verify(b, c);
      if (!problem.empty()) FAIL_CHECK("set " << seed << ", " << name(p, c) << ": " << problem);
    }
    oracle by_hand(*rules);
    for (int i = 0; i < b.size(); ++i) {
      double record[input_count];
      for (double& v : record) v = nqpf::missing;
      for (int f = 0; f < p.count.inputs; ++f) record[place_of(*p.inputs[f])] = b.values(i)[f];
      const auto expected = by_hand.outcomes(record, of_all);
      for (int r = 0; r < p.count.rules; ++r)
        if (b.outcomes(i)[r] != expected[at(r)])
          FAIL("set " << seed << " record " << i << " rule " << r);
    }
  }
  all.print("random programs");
  CHECK(all.unique > all.conditions / 4);
}

namespace {

enum class verdict { weak, watch, sound };
constexpr auto describe(verdict) {
  return nqpf::worst_to_best<verdict::weak, verdict::watch, verdict::sound>;
}
enum class level { college, academy, university };
constexpr auto describe(level) {
  return nqpf::worst_to_best<level::college, level::academy, level::university>;
}
struct programme {
  double practice = 0;
  int partners = 0;
  level at = level::college;
  bool accredited = false;
};
using namespace nqpf::dsl;
inline constexpr nqpf::source manual{"manual", "", "", ""};
inline constexpr auto practice = indicator<&programme::practice>("practice").in(0, 1);
inline constexpr auto partners = indicator<&programme::partners>("partners").in(0, 10);
inline constexpr auto at_level = indicator<&programme::at>("at");
inline constexpr auto accredited = indicator<&programme::accredited>("accredited");
inline constexpr auto low = parameter("low", 0.25).in(0.1, 0.4);
inline constexpr auto rules = ruleset<programme>(
    {rule("thin").when(practice < low).then(verdict::weak).cite(manual, "1"),
     derived("alone").when(partners <= 2 || (partners == 5 && !accredited)),
     rule("few")
         .when(holds("alone") && at_level == level::academy)
         .then(verdict::watch)
         .cite(manual, "2"),
     rule("silent").when(!known(practice) && accredited).then(verdict::watch).cite(manual, "3")});

inline constexpr auto grade = table<hit::first>("grade", inputs(practice, partners),
                                                {
                                                    row(is < 0.3, any).then(verdict::weak),
                                                    row(any, is < 3).then(verdict::watch),
                                                })
                                  .cite(manual, "4")
                                  .otherwise(verdict::sound);

const nqpf::replies::boundary_condition& condition(const nqpf::boundary_records& b,
                                                   const std::string& rule,
                                                   const std::string& text) {
  for (const auto& c : b.conditions())
    if (b.program().rules[c.rule].id == rule &&
        nqpf::detail::condition_text(b.program(), c) == text)
      return c;
  FAIL("no condition " << text << " of " << rule);
  return b.conditions()[0];
}

std::vector<std::vector<std::string>> cells_of(const std::string& csv) {
  std::vector<std::vector<std::string>> lines;
  std::istringstream in(csv);
  for (std::string line; std::getline(in, line);) {
    lines.emplace_back();
    std::istringstream cells(line + ",");
    for (std::string cell; std::getline(cells, cell, ',');) lines.back().push_back(cell);
  }
  return lines;
}

}  // namespace

TEST_CASE("the values stand on the thresholds and beside them", "[boundary]") {
  const auto b = nqpf::boundary_records_of<rules>();
  const nqpf::program& p = b.program();
  const auto value = [&](int record, const char* id) { return b.values(record)[p.input(id)]; };
  const auto& thin = condition(b, "thin", "practice < low");
  CHECK(thin.how == influence::unique_cause);
  CHECK(value(thin.holds, "practice") == 0.249999);
  CHECK(value(thin.fails, "practice") == 0.25);
  REQUIRE(thin.absent >= 0);
  CHECK(b.outcomes(thin.absent)[p.rule("thin")] == truth::unknown);

  const auto& few = condition(b, "alone", "partners <= 2");
  CHECK(value(few.holds, "partners") == 2);
  CHECK(value(few.fails, "partners") == 3);
  CHECK(few.absent == -1);  // an int is never missing
  const auto& five = condition(b, "alone", "partners == 5");
  CHECK(value(five.holds, "partners") == 5);
  CHECK(std::abs(value(five.fails, "partners") - 5) == 1);

  const auto& at_academy = condition(b, "few", "at is academy");
  CHECK(value(at_academy.holds, "at") == 1);
  CHECK(value(at_academy.fails, "at") == 0);
  CHECK(condition(b, "few", "alone holds").how == influence::unique_cause);
  const auto& known_practice = condition(b, "silent", "practice is known");
  CHECK(std::isnan(value(known_practice.fails, "practice")));
  CHECK(b.outcomes(known_practice.fails)[p.rule("silent")] == truth::yes);

  nqpf::boundary_options next;
  next.readable = false;
  const auto exact = nqpf::boundary_records_of<rules>(next);
  const auto& exactly = condition(exact, "thin", "practice < low");
  CHECK(exact.values(exactly.holds)[p.input("practice")] == std::nextafter(0.25, 0));
  CHECK(exact.values(exactly.fails)[p.input("practice")] == 0.25);

  nqpf::settings<rules> with;
  REQUIRE(with.set("low", 0.4));
  const auto other = nqpf::boundary_records_of<rules>(with);
  CHECK(other.values(condition(other, "thin", "practice < low").fails)[p.input("practice")] == 0.4);
}

TEST_CASE("boundary records of a table, its rows as they are", "[boundary]") {
  const auto b = nqpf::boundary_records_of<grade>();
  CHECK(b.conditions().size() == 2);
  CHECK(b.count(influence::unique_cause) == 2);
  std::string csv;
  nqpf::write_csv(csv, b);
  CHECK(csv.find("grade row 2,partners < 3,holds") != std::string::npos);
}

TEST_CASE("what cannot decide is named with its reason", "[boundary]") {
  nqpf::rule_book book;
  const auto& x = book.add(indicator("x").in(0, 10));
  const auto& n = book.add(integer("n").in(0, 10));
  const auto& required = book.add(parameter("required").in(0, 10));
  book.add(rule("high").when(x < 20 && n > 3));
  book.add(rule("twice").when(n > 3 && n > 5));
  book.add(rule("covered").when(x < 4 || x < 6 || n == 0));
  book.add(rule("coupled").when(x <= 3 || (x > 3 && n == 2)));
  book.add(rule("unset").when(x < required));
  book.add(rule("sum").when(x + n > 30));
  (void)book.compile();  // they are no good rules, which is the point
  const nqpf::boundary_records b(book.program());
  using enum nqpf::obstacle_to_deciding;
  const auto check = [&](const char* rule, const char* text, influence how,
                         nqpf::obstacle_to_deciding why) {
    const auto& c = condition(b, rule, text);
    CHECK(c.how == how);
    CHECK(c.why_not == why);
    CHECK(verify(b, c).empty());
  };
  check("high", "x < 20", influence::impossible, constant);
  check("high", "n > 3", influence::unique_cause, none);
  check("twice", "n > 3", influence::impossible, overruled);
  check("twice", "n > 5", influence::unique_cause, none);
  check("covered", "x < 4", influence::impossible, overruled);
  check("coupled", "x <= 3", influence::masking, none);
  CHECK(condition(b, "coupled", "x <= 3").unique_excluded);
  check("unset", "x < required", influence::impossible, constant);
  check("sum", "x + n > 30", influence::impossible, constant);

  std::string text;
  nqpf::write_text(text, b);
  CHECK(text.find("twice, n > 3: impossible, the other conditions always decide\n") !=
        std::string::npos);
  CHECK(text.find("high, x < 20: impossible, the same on every record of the domains\n") !=
        std::string::npos);
  CHECK(text.find("coupled, x <= 3: masking\n") != std::string::npos);
  CHECK(nqpf::to_text(b) == text);

  nqpf::boundary_options none_at_all;
  none_at_all.budget = 0;
  const nqpf::boundary_records cut(book.program(), none_at_all);
  CHECK(condition(cut, "twice", "n > 5").how == influence::not_found);
  CHECK(condition(cut, "twice", "n > 5").why_not == budget);
}

TEST_CASE("no record is told that breaks an assumption of what a rule does not read",
          "[boundary]") {
  nqpf::rules_read read = nqpf::read_rule_text(
      "document p\n"
      "integer x in [0, 4] always known\n"
      "number y in [0, 1] always known\n"
      "conclusions: dire\n"
      "given !(2 * x <= 2 * x) || x - x > 2.5\n"  // of no x
      "rule r when y < 0.5 then dire cite p 1\n");
  REQUIRE(read.errors.empty());
  (void)read.book.compile();
  const nqpf::boundary_records b(read.book.program());
  CHECK(b.size() == 0);
  REQUIRE(b.conditions().size() == 1);
  CHECK_FALSE(b.conditions()[0].is_shown());
  CHECK(b.conditions()[0].why_not != nqpf::obstacle_to_deciding::none);
}

TEST_CASE("long derivations that read rules twice are searched at once", "[boundary]") {
  nqpf::rule_book book;
  const auto& x = book.add(indicator("x").in(0, 1));
  const auto& y = book.add(indicator("y").in(0, 1));
  constexpr int length = 40;  // on every way through it, 2 to the 40 of them, it would never end
  const auto name = [&](int i) { return book.keep("d" + std::to_string(i)); };
  book.add(derived(name(0)).when(x < 0.5));
  for (int i = 1; i < length; ++i)
    book.add(
        derived(name(i)).when((holds(name(i - 1)) && x < 0.9) || (holds(name(i - 1)) && x < 0.8)));
  book.add(rule("top").when(holds(name(length - 1)) && y < 0.5));
  (void)book.compile();
  const nqpf::boundary_records b(book.program());
  REQUIRE(book.program().count.rules == length + 1);
  for (const auto& c : b.conditions())
    if (c.rule == length) {
      CHECK(c.how == influence::unique_cause);
      CHECK(verify(b, c).empty());
    }
}

TEST_CASE("numbers of a CSV are plain digits up to 2^53", "[boundary]") {
  const std::pair<double, const char*> all[] = {{100'000, "100000"},
                                                {-1e5, "-100000"},
                                                {4e15, "4000000000000000"},
                                                {9007199254740992, "9007199254740992"},
                                                {0.00001, "0.00001"},
                                                {0.1, "0.1"},
                                                {99'999.999999, "99999.999999"},
                                                {0, "0"},
                                                {1e22, "1e+22"},
                                                {1e-7, "1e-07"}};
  for (const auto& [number, digits] : all) {
    CHECK(nqpf::detail::exact_number(number) == digits);
    CHECK(std::strtod(digits, nullptr) == number);
  }
}

TEST_CASE("records read back from CSV give the outcomes that it expects", "[boundary]") {
  for (const bool readable : {true, false}) {
    nqpf::boundary_options options;
    options.readable = readable;
    const auto b = nqpf::boundary_records_of<rules>(options);
    const nqpf::program& p = b.program();
    std::string csv;
    nqpf::write_csv(csv, b);
    const auto lines = cells_of(csv);
    REQUIRE(lines.size() > 10);
    const std::size_t inputs_begin = 4;
    const std::size_t rules_begin = inputs_begin + at(p.count.inputs);
    for (std::size_t i = 1; i < lines.size(); ++i) {
      REQUIRE(lines[i].size() == lines[0].size());
      programme record;
      for (std::size_t f = inputs_begin; f < rules_begin; ++f) {
        const std::string& cell = lines[i][f];
        const double v = cell.empty() ? nqpf::missing : std::strtod(cell.c_str(), nullptr);
        if (lines[0][f] == "practice") record.practice = v;
        if (lines[0][f] == "partners") record.partners = static_cast<int>(v);
        if (lines[0][f] == "at")
          record.at = cell == "college"   ? level::college
                      : cell == "academy" ? level::academy
                                          : level::university;
        if (lines[0][f] == "accredited") record.accredited = cell == "true";
      }
      const auto findings = nqpf::evaluate<rules>(record);
      for (int r = 0; r < p.count.rules; ++r) {
        CHECK(lines[0][rules_begin + at(r)] == std::string("expect ") + p.rules[r].id);
        CHECK(lines[i][rules_begin + at(r)] == nqpf::name_of(findings.all().outcomes[r]));
      }
    }
    std::string json;
    nqpf::write_json(json, b);
    CHECK(test::json::is_valid(json));
    CHECK(
        json.find(
            R"("condition":"practice < low","decides":"unique cause","holds":0,"fails":1,"missing":2)") !=
        std::string::npos);
  }
}

}  // namespace boundary_test
