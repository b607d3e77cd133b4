// SPDX-License-Identifier: BSL-1.0
// Questions about rules against brute force: random sets, of which random questions are asked, with conditions that
// are edits of their rules. Every answer is that of going through all records, and settings; every record that is told
// shows what it is told for.
#include "random_decisions.hpp"
#include "random_text.hpp"
#include "run_time_proof.hpp"
#include "support/base.hpp"
#include "support/catch.hpp"

#include <nqpf/rules/questions.hpp>

#include <cstdio>
#include <functional>
#include <set>
#include <string>

namespace questions_random_test {

namespace {

using namespace test;

struct tally {
  long yes = 0;
  long no = 0;
  long undecided = 0;
};

/// What is true of a record: one place in the list of a brute force.
using input = std::function<bool(brute_force&, std::size_t)>;

class question_check {
public:
  question_check(const random_set& set, const random_set& edited, std::uint64_t seed, bool settings,
                 tally& count)
      : set_(set), edited_(edited), both_(set), dice_(seed), moves_(settings), count_(count) {
    asked_rule_ = dice_.below(static_cast<int>(set.rules.size()));
    random_rule extra = edited.rules[at(asked_rule_)];
    extra.derived = true;
    extra.conclusions.clear();
    extra.value.reset();
    both_.rules.push_back(extra);
    condition_place_ = static_cast<int>(set.rules.size());
  }

  std::string run() {
    const auto data = set_.data();
    const auto groups = set_.group_data();
    program_vectors storage(capacities_of(data, groups));
    parameter_orders orders;
    if (set_.ordered) orders.push_back({&set_.parameters[0], &set_.parameters[1]});
    if (!pack_into(storage, data, groups, orders).ok()) return {};
    program_ = storage.view();
    static_cast<nqpf::expression&>(condition_) = edited_.data()[at(asked_rule_)].when_;
    if (!make_lists()) return {};
    ask_about_rules();
    ask_about_conclusions();
    return problem_;
  }

private:
  void fail(const std::string& words) {
    if (problem_.empty()) problem_ = words;
  }

  // Lists of records at settings that stand for all others. False where the set answers twice.
  bool make_lists() {
    const decision_points points(set_, moves_);
    for (const std::vector<double>& setting : points.settings()) {
      lists_.push_back(points.records_at(setting));
      settings_.push_back(setting);
    }
    for (std::size_t i = 0; i < lists_.size(); ++i) {
      brute_.push_back(std::make_unique<brute_force>(both_, lists_[i], settings_[i]));
      for (const random_group& g : set_.groups)
        if (g.is_table && g.policy <= nqpf::hit::any && brute_.back()->overlap(g)) return false;
    }
    return true;
  }
  // Compares an answer with whether some record is an example; `yes_if` says which answer an example makes.
  template <class Answer>
  void check(const std::string& what, const Answer& said, bool example_means_yes,
             const input& shows) {
    bool some = false;
    for (std::size_t i = 0; i < lists_.size() && !some; ++i)
      for (std::size_t k = 0; k < lists_[i].count && !some; ++k) some = shows(*brute_[i], k);
    const std::string text = what + ": " + said.line().c_str();
    if (said.refused()) return fail("refused: " + text);
    if (said.undecided()) {
      ++count_.undecided;
      return;
    }
    if (said.yes() == said.no()) return fail("neither yes nor no: " + text);
    if (said.yes() != (some == example_means_yes)) return fail("wrong answer: " + text);
    ++(said.yes() ? count_.yes : count_.no);
    if (said.has_record() != some) return fail("a record is missing, or one too many: " + text);
    if (some) check_record(text, said, shows);
  }
  template <class Answer>
  void check_record(const std::string& text, const Answer& said, const input& shows) {
    std::vector<std::vector<double>> points;
    for (const variable& v : set_.variables) {
      const int f = program_.input(v.id.c_str());
      points.push_back(f >= 0 ? std::vector<double>{said.values()[f]} : v.points);
      if (f >= 0 && !v.info.allows(said.values()[f])) return fail("outside its domain: " + text);
    }
    std::vector<double> setting;
    for (const nqpf::parameter& p : set_.parameters) {
      const int q = program_.parameter(p.id);
      setting.push_back(q >= 0 ? said.setting()[q] : p.value);
      if (!p.range.contains(setting.back())) return fail("outside its range: " + text);
    }
    if (set_.ordered && program_.parameter(set_.parameters[0].id) >= 0 &&
        program_.parameter(set_.parameters[1].id) >= 0 && !(setting[0] < setting[1]))
      return fail("against the order: " + text);
    const record_list one = all_records(points);
    brute_force b(both_, one, setting);
    for (std::size_t k = 0; k < one.count; ++k)
      if (shows(b, k)) return;
    fail("the record shows nothing: " + text);
  }

  static bool holds(brute_force& b, int r, std::size_t k) { return b.outcome(r)[k] == truth::yes; }
  bool where(brute_force& b, std::size_t k) const {
    return b.condition(condition_place_)[k] == truth::yes;
  }

  // A rule, or the condition.
  nqpf::detail::asked_of_program part(int r) const {
    if (r == condition_place_) return nqpf::detail::asked_of_program(condition_);
    nqpf::detail::asked_of_program a("");
    a.part.what = nqpf::detail::question_part::form::rule;
    a.part.rule = r;
    return a;
  }

  void ask_about_rules() {
    const int n = static_cast<int>(set_.rules.size());
    for (int i = 0; i < 4; ++i) {
      const int a = dice_.chance(25) ? condition_place_ : dice_.below(n);
      const int b = dice_.chance(25) ? condition_place_ : dice_.below(n);
      check("implies", nqpf::implies(program_, part(a), part(b)), false,
            [&](brute_force& x, std::size_t k) { return holds(x, a, k) && !holds(x, b, k); });
      check("together", nqpf::can_hold_together(program_, part(a), part(b)), true,
            [&](brute_force& x, std::size_t k) { return holds(x, a, k) && holds(x, b, k); });
      check("equivalent", nqpf::equivalent(program_, part(a), part(b)), false,
            [&](brute_force& x, std::size_t k) { return holds(x, a, k) != holds(x, b, k); });
      check("equivalent where", nqpf::equivalent(program_, part(a), part(b), condition_), false,
            [&](brute_force& x, std::size_t k) {
              return where(x, k) && holds(x, a, k) != holds(x, b, k);
            });
      const nqpf::asking complete{.about = nqpf::records::complete};
      check("implies when known", nqpf::implies(program_, part(a), part(b), complete), false,
            [&](brute_force& x, std::size_t k) {
              return is_known(k, x, a, b) && holds(x, a, k) && !holds(x, b, k);
            });
    }
  }

  // Whether all is known but what a condition among the two asks for.
  bool is_known(std::size_t k, brute_force& x, int a, int b) const {
    return is_known(k, x, a == condition_place_ || b == condition_place_);
  }
  bool is_known(std::size_t k, brute_force& x, bool with_condition) const {
    for (std::size_t v = 0; v < set_.variables.size(); ++v) {
      const double value = x.records().columns[v][k];
      if (value != value && !(with_condition && asks_known(condition_place_, static_cast<int>(v))))
        return false;
    }
    return true;
  }
  bool asks_known(int r, int v) const {
    for (const tree_node& t : both_.rules[at(r)].nodes) {
      if (t.what == shape::known && t.variable == v) return true;
      if (t.what == shape::outcome && asks_known(t.rule, v)) return true;
    }
    return false;
  }

  void ask_about_conclusions() {
    const stated_by states(set_);
    std::vector<nqpf::conclusion> values;
    for (const random_rule& r : set_.rules)
      for (const nqpf::conclusion& c : r.conclusions) values.push_back(c);
    if (values.empty()) return;
    for (int i = 0; i < 3; ++i) {
      nqpf::conclusion c = values[at(dice_.below(static_cast<int>(values.size())))];
      if (dice_.chance(10)) c.position = static_cast<short>(dice_.below(c.type->count));
      const input said = [&](brute_force& x, std::size_t k) { return states(x, k, &c); };
      check("always", nqpf::always(program_, c), false, [&](brute_force& x, std::size_t k) {
        return is_known(k, x, false) && !states(x, k, &c);
      });
      check("always where", nqpf::always(program_, condition_, c), false,
            [&](brute_force& x, std::size_t k) {
              return where(x, k) && is_known(k, x, true) && !states(x, k, &c);
            });
      check("always of all", nqpf::always(program_, condition_, c, {.about = nqpf::records::all}),
            false, [&](brute_force& x, std::size_t k) { return where(x, k) && !states(x, k, &c); });
      check("reachable", nqpf::reachable(program_, c), true, said);
      check("reachable where", nqpf::reachable(program_, c, condition_), true,
            [&](brute_force& x, std::size_t k) { return where(x, k) && states(x, k, &c); });
    }
    check("always something", nqpf::always(program_, condition_), false,
          [&](brute_force& x, std::size_t k) {
            return where(x, k) && is_known(k, x, true) && !states(x, k, nullptr);
          });
  }

  const random_set& set_;
  const random_set& edited_;
  random_set both_;
  dice dice_;
  bool moves_;  ///< parameters have ranges
  tally& count_;
  int asked_rule_ = 0;
  int condition_place_ = 0;
  nqpf::program program_{};
  nqpf::condition<nqpf::any_record> condition_;
  std::deque<record_list> lists_;
  std::vector<std::vector<double>> settings_;
  std::vector<std::unique_ptr<brute_force>> brute_;
  std::string problem_;
};

void check_questions(std::size_t count, const recipe& how, tally& all) {
  int failures = 0;
  for (std::uint64_t seed = 1; seed <= count && failures < 3; ++seed) {
    set_maker maker(seed, how);
    const auto set = maker.make();
    const auto edited = maker.edit(*set);
    if (edited->rules.size() != set->rules.size()) continue;
    const std::string problem = question_check(*set, *edited, seed, how.settings, all).run();
    if (problem.empty()) continue;
    ++failures;
    FAIL_CHECK("seed " << seed << ": " << problem << "\n"
                       << describe_set(*set) << describe_set(*edited));
  }
  std::printf("%ld yes, %ld no, %ld undecided\n", all.yes, all.no, all.undecided);
  CHECK(all.yes > 0);
  CHECK(all.no > 0);
  CHECK(all.yes > all.no / 20);
  CHECK(all.no > all.yes / 20);
}

}  // namespace

TEST_CASE("answers equal brute force over single indicators", "[questions]") {
  tally all;
  check_questions(test::sets(1500, 20000), {}, all);
  CHECK(all.undecided == 0);
}

TEST_CASE("answers equal brute force over ordered groups", "[questions]") {
  tally all;
  check_questions(test::sets(1000, 20000), {.ordered_groups = true}, all);
  CHECK(all.undecided == 0);
}

TEST_CASE("answers equal brute force over decision tables", "[questions]") {
  tally all;
  check_questions(test::sets(1500, 20000), {.table = true}, all);
  check_questions(test::sets(1000, 20000), {.table = true, .rows_say_more = true}, all);
  CHECK(all.undecided == 0);
}

TEST_CASE("answers equal brute force over arithmetic on small integers", "[questions]") {
  tally all;
  check_questions(test::sets(400, 20000), {.computed = true}, all);
  CHECK(all.undecided < (all.yes + all.no) / 20);
}

TEST_CASE("answers equal brute force over settings of parameters", "[questions]") {
  tally all;
  check_questions(test::sets(400, 5000), {.settings = true}, all);
  CHECK(all.undecided == 0);
}

TEST_CASE("answers equal brute force over settings in ordered groups and tables", "[questions]") {
  tally all;
  check_questions(test::sets(200, 5000), {.ordered_groups = true, .settings = true}, all);
  check_questions(test::sets(200, 5000), {.table = true, .settings = true}, all);
  CHECK(all.undecided == 0);
}

}  // namespace questions_random_test
