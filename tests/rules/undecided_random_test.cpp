// SPDX-License-Identifier: BSL-1.0
// What is missing and would decide a rule, against brute force: random sets, with arithmetic, tables, orders and
// assumptions; of each record all ways to fill what is missing are tried.
#include "random_decisions.hpp"
#include "random_text.hpp"
#include "run_time_proof.hpp"
#include "support/base.hpp"
#include "support/catch.hpp"

#include <nqpf/rules/explain.hpp>

#include <cmath>
#include <cstdio>
#include <optional>
#include <set>
#include <string>

namespace undecided_random_test {

namespace {

using namespace test;

struct tally {
  long asked = 0;
  long possible = 0;
  long open = 0;  // where a smaller set may do
};

class undecided_check {
public:
  undecided_check(const random_set& set, std::uint64_t seed, tally& count)
      : set_(set), dice_(seed), count_(count) {}

  std::string run() {
    const auto data = set_.data();
    const auto groups = set_.group_data();
    const auto assumed = set_.assumed();
    program_vectors storage(capacities_of(data, groups, assumed));
    if (!pack_into(storage, data, groups, {}, assumed).ok()) return {};
    p_ = storage.view();
    const decision_points points(set_, false);
    all_ = points.records_at(points.settings()[0]);
    for (int i = 0; i < p_.count.parameters; ++i) setting_.push_back(p_.parameters[i]->value);
    for (std::size_t k = 0; k < all_.count; ++k) {
      const std::vector<double> values = in_program(k);
      kept_.push_back(!nqpf::detail::breaks_some(p_, values.data()));
      outcomes_.emplace_back(static_cast<std::size_t>(p_.count.rules));
      nqpf::run(p_, values.data(), setting_.data(), outcomes_.back().data());
    }
    for (int i = 0; i < 30 && problem_.empty(); ++i)
      ask(static_cast<std::size_t>(dice_.below(static_cast<int>(all_.count))));
    return problem_;
  }

private:
  // The values of a record in the order of the program.
  std::vector<double> in_program(std::size_t k) const {
    std::vector<double> values(static_cast<std::size_t>(p_.count.inputs));
    for (std::size_t f = 0; f < values.size(); ++f) values[f] = all_.columns[variable_of(f)][k];
    return values;
  }
  std::size_t variable_of(std::size_t input) const {
    for (std::size_t v = 0; v < set_.variables.size(); ++v)
      if (p_.inputs[input]->id == set_.variables[v].info.id) return v;
    return 0;
  }
  // The fewest missing inputs of record `k` whose values make a rule come out as wanted.
  std::optional<int> fewest(std::size_t k, int rule, truth wanted) const {
    std::optional<int> least;
    for (std::size_t other = 0; other < all_.count; ++other) {
      if (!kept_[other] || outcomes_[other][static_cast<std::size_t>(rule)] != wanted) continue;
      int filled = 0;
      bool fits = true;
      for (const auto& column : all_.columns) {
        if (std::isnan(column[k])) filled += std::isnan(column[other]) ? 0 : 1;
        else fits = fits && column[k] == column[other];
      }
      if (fits && (!least || filled < *least)) least = filled;
    }
    return least;
  }
  void ask(std::size_t k) {
    if (!kept_[k]) return;
    const std::vector<double> values = in_program(k);
    for (int rule = 0; rule < p_.count.rules; ++rule) {
      if (outcomes_[k][static_cast<std::size_t>(rule)] != truth::unknown) continue;
      const nqpf::finding f{{&p_, values.data(), setting_.data(), outcomes_[k].data()}, rule};
      const auto told = nqpf::undecided(f);
      compare(told.holds_if, fewest(k, rule, truth::yes), nqpf::to_text(told).c_str());
      compare(told.fails_if, fewest(k, rule, truth::no), nqpf::to_text(told).c_str());
    }
  }
  void compare(const nqpf::explanation& told, std::optional<int> least, const char* words) {
    ++count_.asked;
    count_.possible += told.possible ? 1 : 0;
    if (!told.complete || !told.smallest) {
      ++count_.open;
      return;
    }
    // That something stays missing asks for no value.
    std::set<int> inputs;
    for (const auto& line : told) {
      if (line.what != nqpf::replies::explanation_line::kind::comparison) continue;
      const nqpf::detail::atom& a = told.comparison(line);
      if (a.what == nqpf::detail::atom::form::known && !line.holds) continue;
      nqpf::detail::inputs_of(p_, a, [&](int f) {
        if (std::isnan(told.record.values[f])) inputs.insert(f);
      });
    }
    const int said = static_cast<int>(inputs.size());
    // Where one value is known, an assumption may ask that another is.
    const bool fits = least && (set_.assumptions.empty() ? *least == said : *least >= said);
    if (told.possible ? fits : !least) return;
    problem_ = std::string("the fewest are ") + (least ? std::to_string(*least) : "none") +
               ", told are " + (told.possible ? std::to_string(said) : "none") + " of\n" + words;
  }

  const random_set& set_;
  dice dice_;
  tally& count_;
  nqpf::program p_{};
  std::vector<double> setting_;
  record_list all_;
  std::vector<bool> kept_;
  std::vector<std::vector<truth>> outcomes_;
  std::string problem_;
};

void check_undecided(std::size_t count, const recipe& how) {
  tally all;
  int failures = 0;
  for (std::uint64_t seed = 1; seed <= count && failures < 3; ++seed) {
    const auto set = set_maker(seed, how).make();
    const std::string problem = undecided_check(*set, seed, all).run();
    if (problem.empty()) continue;
    ++failures;
    FAIL_CHECK("seed " << seed << ": " << problem << "\n" << describe_set(*set));
  }
  std::printf("%ld asked, %ld possible, %ld open\n", all.asked, all.possible, all.open);
  constexpr long enough = 100;  // fewer are left to chance
  if (all.asked < enough) return;
  CHECK(all.possible > all.asked / 4);
  CHECK(all.open < all.asked / 10);
}

}  // namespace

TEST_CASE("what would decide a rule is possible, and no less would", "[explain]") {
  check_undecided(test::sets(300, 20000), {});
  check_undecided(test::sets(150, 20000), {.table = true});
  check_undecided(test::sets(150, 20000), {.ordered_groups = true});
}

TEST_CASE("what would decide a rule keeps the assumptions", "[explain]") {
  check_undecided(test::sets(200, 20000), {.assumptions = true});
}

TEST_CASE("what would decide a rule over arithmetic is possible", "[explain]") {
  check_undecided(test::sets(200, 20000), {.computed = true});
  check_undecided(test::sets(100, 20000), {.computed = true, .assumptions = true});
}

}  // namespace undecided_random_test
