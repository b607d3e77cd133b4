// SPDX-License-Identifier: BSL-1.0
// From which values a conclusion is reached, against brute force: random sets; the printed conditions, read again,
// hold of exactly the records of which the value is concluded, at each setting of the parameters.
#include "condition_reader.hpp"
#include "random_decisions.hpp"
#include "random_text.hpp"
#include "run_time_proof.hpp"
#include "support/base.hpp"
#include "support/catch.hpp"

#include <nqpf/rules/dynamic.hpp>
#include <nqpf/rules/regions.hpp>
#include <nqpf/rules/rule_text.hpp>

#include <cstdio>
#include <deque>
#include <string>

namespace regions_random_test {

namespace {

using namespace test;

struct tally {
  long asked = 0;
  long empty = 0;
  long whole = 0;
  long regions = 0;
  long most = 0;
};

class regions_check {
public:
  regions_check(const random_set& set, const random_set& edited, std::uint64_t seed, bool settings,
                tally& count)
      : set_(set), edited_(edited), both_(set), dice_(seed), moves_(settings), count_(count) {}

  std::string run() {
    const auto data = set_.data();
    const auto groups = set_.group_data();
    program_vectors storage(capacities_of(data, groups, set_.assumed()));
    parameter_orders orders;
    if (set_.ordered) orders.push_back({&set_.parameters[0], &set_.parameters[1]});
    const auto assumed = set_.assumed();
    if (!pack_into(storage, data, groups, orders, assumed).ok()) return {};
    program_ = storage.view();
    const int asked = dice_.below(static_cast<int>(set_.rules.size()));
    random_rule extra = edited_.rules[at(asked)];
    extra.derived = true;
    extra.conclusions.clear();
    extra.value.reset();
    both_.rules.push_back(extra);
    nqpf::condition<nqpf::any_record> condition;
    static_cast<nqpf::expression&>(condition) = edited_.data()[at(asked)].when_;
    if (!make_lists()) return {};
    std::vector<nqpf::conclusion> values;
    for (const random_rule& r : set_.rules)
      for (const nqpf::conclusion& c : r.conclusions) values.push_back(c);
    for (const random_group& g : set_.groups)
      if (g.has_default) values.push_back(g.otherwise);
    if (values.empty()) return {};
    for (int i = 0; i < 3; ++i) {
      nqpf::conclusion c = values[at(dice_.below(static_cast<int>(values.size())))];
      if (dice_.chance(10)) c.position = static_cast<short>(dice_.below(c.type->count));
      check(c, nqpf::reached_from(program_, c), nqpf::reachable(program_, c), false);
      check(c, nqpf::reached_from(program_, c, condition), nqpf::reachable(program_, c, condition),
            true);
    }
    return problem_;
  }

private:
  // False where the set answers twice.
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

  template <class Answer>
  void check(const nqpf::conclusion& c, const nqpf::replies::region_list& all,
             const Answer& reachable, bool bounded) {
    ++count_.asked;
    count_.empty += all.empty() ? 1 : 0;
    count_.whole += all.whole() ? 1 : 0;
    count_.regions += all.size();
    count_.most = all.size() > count_.most ? all.size() : count_.most;
    if (all.refused()) return fail(all, "refused");
    if (all.whole() && !reachable.undecided() && reachable.yes() == all.empty())
      fail(all, "reachable says otherwise");
    const stated_by states(set_);
    const int condition = static_cast<int>(set_.rules.size());
    std::vector<bool> met(at(all.size()));
    bool computed = false;
    for (const nqpf::region& r : all) computed = computed || r.computed() > 0;
    std::vector<bool> alone(at(all.size()));  // whether a region has a record that no other has
    for (std::size_t i = 0; i < lists_.size(); ++i)
      for (std::size_t k = 0; k < lists_[i].count; ++k) {
        brute_force& b = *brute_[i];
        if (!b.kept(k)) continue;
        const bool is = states(b, k, &c) && (!bounded || b.condition(condition)[k] == truth::yes);
        const std::vector<double> record = lists_[i].record(k);
        const condition_reader reader(set_, record, settings_[i]);
        int told = 0;
        int last = 0;
        for (int r = 0; r < all.size(); ++r) {
          if (!reader.holds(all[r].condition().c_str())) continue;
          ++told;
          last = r;
          met[at(r)] = true;
        }
        if (told == 1) alone[at(last)] = true;
        if (told > 0 && !is) return fail(all, "a region has a record too many");
        if (is && told == 0 && all.whole()) return fail(all, "no region has a record");
      }
    for (int r = 0; r < all.size() && set_.exact && !moves_; ++r)
      if (all[r].is_sure() && !(computed ? met : alone)[at(r)])
        fail(all, met[at(r)] ? "others have the records of a region" : "a region has no record");
  }
  void fail(const nqpf::replies::region_list& all, const std::string& words) {
    if (!problem_.empty()) return;
    problem_ = words + ": " + all.line().c_str();
    for (const nqpf::region& r : all) problem_ += std::string("\n  ") + r.condition().c_str();
  }

  const random_set& set_;
  const random_set& edited_;
  random_set both_;
  dice dice_;
  bool moves_;
  tally& count_;
  nqpf::program program_{};
  std::deque<record_list> lists_;
  std::vector<std::vector<double>> settings_;
  std::vector<std::unique_ptr<brute_force>> brute_;
  std::string problem_;
};

void check_regions(std::size_t count, const recipe& how, tally& all) {
  int failures = 0;
  for (std::uint64_t seed = 1; seed <= count && failures < 3; ++seed) {
    set_maker maker(seed, how);
    const auto set = maker.make();
    const auto edited = maker.edit(*set);
    if (edited->rules.size() != set->rules.size()) continue;
    const std::string problem = regions_check(*set, *edited, seed, how.settings, all).run();
    if (problem.empty()) continue;
    ++failures;
    FAIL_CHECK("seed " << seed << ": " << problem << "\n"
                       << describe_set(*set) << describe_set(*edited));
  }
  std::printf("%ld asked, %ld empty, %ld whole, %ld regions, %ld at most\n", all.asked, all.empty,
              all.whole, all.regions, all.most);
  constexpr long enough = 100;  // fewer are left to chance
  if (all.asked < enough) return;
  CHECK(all.empty < all.asked * 3 / 4);
  CHECK(all.regions > all.asked / 4);
}

}  // namespace

TEST_CASE("regions are the records of a conclusion", "[regions]") {
  tally all;
  check_regions(test::sets(200, 20000), {}, all);
  CHECK(all.whole == all.asked);
}

TEST_CASE("regions of ordered groups", "[regions]") {
  tally all;
  check_regions(test::sets(150, 20000), {.ordered_groups = true}, all);
  CHECK(all.whole == all.asked);
}

TEST_CASE("regions of decision tables", "[regions]") {
  tally all;
  check_regions(test::sets(200, 20000), {.table = true}, all);
  check_regions(test::sets(200, 20000), {.table = true, .rows_say_more = true}, all);
  CHECK(all.whole == all.asked);
}

TEST_CASE("regions under assumptions", "[regions]") {
  tally all;
  check_regions(test::sets(120, 20000), {.assumptions = true}, all);
  CHECK(all.whole == all.asked);
}

TEST_CASE("regions over arithmetic", "[regions]") {
  tally all;
  check_regions(test::sets(80, 20000), {.computed = true}, all);
  CHECK(all.whole > all.asked * 4 / 5);
}

TEST_CASE("regions over settings of parameters", "[regions]") {
  tally all;
  check_regions(test::sets(20, 5000), {.settings = true}, all);
  check_regions(test::sets(10, 5000), {.ordered_groups = true, .settings = true}, all);
  check_regions(test::sets(10, 5000), {.table = true, .settings = true}, all);
  CHECK(all.whole == all.asked);
}

TEST_CASE("regions say ages as the rules do, from either date", "[regions]") {
  // An age of zero from the one date is up to a year; from the other date it is that day.
  nqpf::rules_read read = nqpf::read_rule_text(
      "document p\n"
      "date born in [2004-02-26, 2004-03-02] always known\n"
      "date today in [2004-02-24, 2004-03-02] always known\n"
      "conclusions: fair, dire\n"
      "rule a when completed_years(today, born) >= 0 && completed_years(born, today) >= 0"
      " then fair cite p 1\n");
  REQUIRE(read.errors.empty());
  REQUIRE(read.book.compile().ok());
  const nqpf::program& p = read.book.program();
  const auto found = nqpf::reached_from(p, nqpf::conclusion{p.conclusions[0].type, 0});
  REQUIRE(found.size() == 1);
  CHECK(std::string(found[0].condition().c_str()) ==
        "completed_years(today, born) >= 0 && completed_years(born, today) >= 0");
}

}  // namespace regions_random_test
