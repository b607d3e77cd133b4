// SPDX-License-Identifier: BSL-1.0
// Fuzzy-set comparison: calibration, necessity and sufficiency, truth tables, solutions.

#include "models/helpers.hpp"
#include "support/base.hpp"

#include <nqpf/models/calibrate.hpp>
#include <nqpf/models/configurations.hpp>
#include <nqpf/models/set_relations.hpp>
#include <nqpf/models/truth_table.hpp>

#include <algorithm>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace configurations_test {

using namespace nqpf::models;
using Catch::Matchers::WithinAbs;
using test::random_numbers;
using test::table;
using test::where;

namespace {

using numbers = std::vector<double>;

const numbers dev{.81, .99, .58, .16, .58, .98, .89, .04, .07,
                  .72, .34, .98, .02, .01, .01, .03, .95, .98};
const numbers surv{.05, .95, .89, .12, .77, .95, .05, .06, .42,
                   .92, .05, .95, .12, .05, .21, .06, .95, .95};

const char* const lipset[] = {"DEV", "URB", "LIT", "IND", "STB"};

/// Lipset's states as crisp sets: DEV URB LIT IND STB and survival, one a digit.
table lipset_cases(numbers& survived) {
  const char* const states[] = {"101010", "111111", "111111", "001010", "101011", "101111",
                                "111100", "000000", "001000", "101011", "000010", "111111",
                                "001000", "000000", "000000", "000000", "101111", "111111"};
  // Austria is 101100: no stable government, as Germany.
  table out(18, 5);
  for (std::size_t i = 0; i < 18; ++i) {
    const char* const state = i == 0 ? "101100" : states[i];
    for (std::size_t j = 0; j < 5; ++j) out(i, j) = state[j] - '0';
    survived.push_back(state[5] - '0');
  }
  return out;
}

std::string text_of(const std::vector<configuration>& model, std::span<const char* const> names) {
  std::vector<std::string> parts;
  for (const configuration& c : model) parts.push_back(describe(c, names).c_str());
  std::sort(parts.begin(), parts.end());
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : " + ") + part;
  return out;
}

bool covered(const std::vector<configuration>& model, std::uint32_t corner) {
  return std::any_of(model.begin(), model.end(),
                     [&](const configuration& c) { return c.covers(corner); });
}

/// Every way to choose terms, by brute force: the fewest that cover `on` out of the terms that may be
/// used.
std::size_t fewest_terms(const std::vector<configuration>& allowed,
                         const std::vector<std::uint32_t>& on) {
  for (std::size_t size = 0; size <= on.size(); ++size) {
    std::vector<std::size_t> pick(size);
    for (std::size_t k = 0; k < size; ++k) pick[k] = k;
    while (size <= allowed.size()) {
      std::vector<configuration> model;
      for (const std::size_t k : pick) model.push_back(allowed[k]);
      if (std::all_of(on.begin(), on.end(), [&](auto c) { return covered(model, c); })) return size;
      std::size_t k = size;
      while (k > 0 && pick[k - 1] == allowed.size() - size + k - 1) --k;
      if (k == 0) break;
      ++pick[k - 1];
      for (; k < size; ++k) pick[k] = pick[k - 1] + 1;
    }
  }
  return on.size();
}

}  // namespace

TEST_CASE("calibration: anchors, either direction") {
  const numbers raw{0, 10, 15, 20, 40, 60};
  numbers out(6), falling(6);
  REQUIRE(calibrate(raw, {10, 20, 40}, out, ninety_five_log_odds));
  CHECK_THAT(out[1], WithinAbs(.05, 1e-12));
  CHECK(out[3] == .5);
  CHECK_THAT(out[4], WithinAbs(.95, 1e-12));
  REQUIRE(calibrate(raw, {10, 20, 40}, out));
  CHECK_THAT(out[4], WithinAbs(1 / (1 + std::exp(-3.0)), 1e-15));
  CHECK_THAT(out[2], WithinAbs(1 / (1 + std::exp(1.5)), 1e-15));
  REQUIRE(calibrate(raw, {40, 20, 10}, falling));
  for (std::size_t i = 0; i < 6; ++i) CHECK_THAT(falling[i], WithinAbs(1 - out[i], 1e-15));
  REQUIRE(calibrate(numbers{-1e300, 1e300}, {0, 1, 2}, std::span(out).first(2)));
  CHECK(out[0] == 0);
  CHECK(out[1] == 1);

  CHECK(calibrate(raw, {10, 10, 40}, out).error() == where(error_code::bad_option));
  CHECK(calibrate(raw, {10, 20, 15}, out).error() == where(error_code::bad_option));
  CHECK(calibrate(raw, {10, 20, missing}, out).error() == where(error_code::bad_option));
  CHECK(calibrate(raw, {10, 20, 40}, out, 0).error() == where(error_code::bad_option));
  CHECK(calibrate(numbers{1, missing}, {10, 20, 40}, std::span(out).first(2)).error() ==
        where(error_code::missing_cell, 1));
  CHECK(calibrate(raw, {10, 20, 40}, std::span(out).first(2)).error() == where(error_code::shape));
  CHECK(calibrate({}, {10, 20, 40}, {}).error() == where(error_code::empty));
}

TEST_CASE("necessity and sufficiency: development and survival") {
  const auto needed = relate_necessity(dev, surv);
  const auto enough = relate_sufficiency(dev, surv);
  REQUIRE(needed);
  REQUIRE(enough);
  CHECK_THAT(needed->consistency, WithinAbs(.831, 5e-4));
  CHECK_THAT(needed->relevance, WithinAbs(.811, 5e-4));
  CHECK_THAT(needed->coverage, WithinAbs(.775, 5e-4));
  CHECK_THAT(enough->consistency, WithinAbs(.775, 5e-4));
  CHECK_THAT(enough->pri, WithinAbs(.743, 5e-4));
  CHECK_FALSE(needed->holds());
  CHECK(needed->holds(.8));
  // The roles swapped: consistency one way is coverage the other way.
  CHECK(enough->consistency == relate_sufficiency(surv, dev)->coverage);
  CHECK(needed->consistency == relate_necessity(surv, dev)->coverage);

  const numbers all{1, 1}, some{1, 0}, none{0, 0}, half{.5, .5};
  CHECK(relate_necessity(all, some)->relevance == 0);
  CHECK(is_missing(relate_necessity(all, all)->relevance));
  CHECK_FALSE(relate_necessity(all, all)->holds());
  CHECK(is_missing(relate_sufficiency(half, half)->pri));
  CHECK(relate_sufficiency(none, some).error() == where(error_code::zero_divisor, nowhere, 0));
  CHECK(relate_sufficiency(some, none).error() == where(error_code::zero_divisor, nowhere, 1));
  CHECK(relate_sufficiency(some, numbers{0, 1.5}).error() == where(error_code::out_of_range, 1, 1));
  CHECK(relate_necessity(numbers{missing, 1}, some).error() ==
        where(error_code::missing_cell, 0, 0));
  CHECK(relate_necessity({}, {}).error() == where(error_code::empty));
  CHECK(relate_necessity(some, dev).error() == where(error_code::shape));
}

TEST_CASE("crisp sets: fuzzy measures are counts") {
  random_numbers random(3);
  for (int round = 0; round < 100; ++round) {
    numbers x(20), y(20);
    double in_x = 0, in_y = 0, both = 0;
    for (std::size_t i = 0; i < 20; ++i) {
      x[i] = static_cast<double>(random.below(2));
      y[i] = static_cast<double>(random.below(2));
      in_x += x[i];
      in_y += y[i];
      both += x[i] * y[i];
    }
    const auto found = relate_sufficiency(x, y);
    if (in_x == 0 || in_y == 0) continue;
    REQUIRE(found);
    CHECK(found->consistency == both / in_x);
    CHECK(found->coverage == both / in_y);
    CHECK(found->pri == both / in_x);
    CHECK(relate_necessity(x, y)->consistency == both / in_y);
  }
}

TEST_CASE("Lipset's states: the table and its three solutions") {
  numbers survived;
  const table cases = lipset_cases(survived);
  const auto made = make_truth_table(cases.view(), survived);
  REQUIRE(made);
  std::set<std::string> positive;
  std::size_t placed = 0;
  for (const truth_row& row : made->rows) {
    placed += row.cases;
    if (row.outcome != row_outcome::present) continue;
    std::string digits;
    for (std::size_t i = 0; i < 5; ++i) digits += ((row.corner >> i) & 1u) != 0 ? '1' : '0';
    positive.insert(digits);
    CHECK(row.consistency == 1);
  }
  CHECK(placed == 18);
  CHECK(positive == std::set<std::string>{"10101", "10111", "11111"});

  const auto conservative = find_configurations(*made, solution_kind::conservative);
  REQUIRE(conservative);
  REQUIRE(conservative->models.size() == 1);
  CHECK(text_of(conservative->models[0], lipset) == "DEV*LIT*IND*STB + DEV*~URB*LIT*STB");
  const auto fit = fit_of(conservative->models[0], cases.view(), survived);
  REQUIRE(fit);
  numbers coverage, unique;
  for (const term_fit& term : fit->by_term) {
    CHECK(term.whole.consistency == 1);
    coverage.push_back(term.whole.coverage);
    unique.push_back(term.unique_coverage);
  }
  std::sort(coverage.begin(), coverage.end());
  std::sort(unique.begin(), unique.end());
  CHECK(coverage == numbers{.5, .75});
  CHECK(unique == numbers{.25, .5});
  CHECK(fit->whole.coverage == 1);
  CHECK(fit->whole.consistency == 1);

  const auto parsimonious = find_configurations(*made, solution_kind::parsimonious);
  REQUIRE(parsimonious);
  CHECK(text_of(parsimonious->models[0], lipset) == "DEV*STB");
  const std::vector<expectation> all(5, expectation::present);
  const auto between = find_configurations(*made, solution_kind::intermediate, all);
  REQUIRE(between);
  CHECK(text_of(between->models[0], lipset) == "DEV*LIT*STB");
  // Without expectations nothing is easy to assume.
  const std::vector<expectation> nothing(5, expectation::none);
  CHECK(find_configurations(*made, solution_kind::intermediate, nothing)->models ==
        conservative->models);
  CHECK(find_configurations(*made, solution_kind::intermediate)->models == conservative->models);
}

TEST_CASE("truth table: cuts, remainders, cases that belong nowhere") {
  const table x(6, 2, {.9, .8, .7, .9, .6, .5, .2, .9, .1, .2, .3, .8});
  const numbers y{.9, .8, .9, .3, .1, .9};
  auto made = make_truth_table(x.view(), y);
  REQUIRE(made);
  CHECK(made->nowhere_cases == std::vector<std::size_t>{2});
  REQUIRE(made->rows.size() == 3);
  CHECK(made->rows[0].corner == 3);
  CHECK(made->rows[0].cases == 2);
  CHECK(made->rows[1].corner == 2);
  CHECK(made->rows[1].cases == 2);
  CHECK(made->rows[2].corner == 0);
  // Row 3: memberships .8 .7 .5 .2 .1 .3 against y.
  CHECK_THAT(made->rows[0].consistency, WithinAbs(1, 1e-12));
  truth_table_options options;
  options.least_cases = 2;
  made = make_truth_table(x.view(), y, options);
  CHECK(made->rows[2].outcome == row_outcome::remainder);
  CHECK(made->rows[0].outcome == row_outcome::present);

  options.least_cases = 0;
  CHECK(make_truth_table(x.view(), y, options).error() == where(error_code::bad_option));
  CHECK(make_truth_table(x.view(), numbers{1}).error() == where(error_code::shape));
  CHECK(make_truth_table(table(1, 1, {1.2}).view(), numbers{1}).error() ==
        where(error_code::out_of_range, 0, 0));
  CHECK(make_truth_table(table(1, 1, {1}).view(), numbers{missing}).error() ==
        where(error_code::missing_cell, 0, 1));
  CHECK(make_truth_table(table(1, 13).view(), numbers{1}).error() ==
        where(error_code::too_large, nowhere, 13));
  CHECK(make_truth_table({}, {}).error() == where(error_code::empty));
}

TEST_CASE("solutions of tables without positive or without negative rows") {
  truth_table made;
  CHECK(find_configurations(made, solution_kind::conservative).error() == where(error_code::empty));
  made.conditions = 2;
  made.rows.push_back({1, 3, .1, .1, row_outcome::absent});
  for (const solution_kind kind : {solution_kind::conservative, solution_kind::parsimonious}) {
    const auto found = find_configurations(made, kind);
    REQUIRE(found);
    CHECK(found->models == std::vector<std::vector<configuration>>{{}});
  }
  made.rows[0].outcome = row_outcome::present;
  const char* const names[] = {"A", "B"};
  CHECK(text_of(find_configurations(made, solution_kind::parsimonious)->models[0], names) == "1");
  CHECK(text_of(find_configurations(made, solution_kind::conservative)->models[0], names) ==
        "A*~B");
  made.rows[0].corner = 4;
  CHECK(find_configurations(made, solution_kind::conservative).error() ==
        where(error_code::out_of_range, 0));
  made.rows[0].corner = 1;
  const std::vector<expectation> three(3, expectation::none);
  CHECK(find_configurations(made, solution_kind::intermediate, three).error() ==
        where(error_code::shape));
}

TEST_CASE("solutions: exact, prime and shortest, against every term there is") {
  random_numbers random(19);
  std::size_t several = 0;
  for (std::size_t round = 0; round < test::rounds(150, 4000); ++round) {
    const std::size_t k = 2 + random.below(3);
    truth_table made;
    made.conditions = k;
    std::vector<std::uint32_t> on, off;
    for (std::uint32_t corner = 0; corner < (1u << k); ++corner) {
      const std::size_t what = random.below(3);
      if (what == 0) continue;
      (what == 1 ? on : off).push_back(corner);
      made.rows.push_back(
          {corner, 1, 1, 1, what == 1 ? row_outcome::present : row_outcome::absent});
    }
    if (made.rows.empty()) continue;
    std::vector<expectation> expected;
    for (std::size_t i = 0; i < k; ++i)
      expected.push_back(static_cast<expectation>(random.below(3)));
    const auto is_in = [](const auto& list, std::uint32_t c) {
      return std::find(list.begin(), list.end(), c) != list.end();
    };
    // All terms inside `on` alone, and all that avoid `off`.
    std::vector<configuration> inside, avoiding;
    for (std::uint32_t cares = 0; cares < (1u << k); ++cares)
      for (std::uint32_t values = cares;; values = (values - 1) & cares) {
        const configuration c{cares, values};
        bool within = true, clear = true, useful = false;
        for (std::uint32_t corner = 0; corner < (1u << k); ++corner) {
          if (!c.covers(corner)) continue;
          within = within && is_in(on, corner);
          clear = clear && !is_in(off, corner);
          useful = useful || is_in(on, corner);
        }
        if (within) inside.push_back(c);
        if (clear && useful) avoiding.push_back(c);
        if (values == 0) break;
      }
    const auto check = [&](solution_kind kind, const std::vector<configuration>& allowed) {
      const auto found = find_configurations(made, kind, expected);
      REQUIRE(found);
      REQUIRE_FALSE(found->models.empty());
      several += found->models.size() > 1 ? 1u : 0u;
      for (const auto& model : found->models) {
        CHECK(model.size() == found->models[0].size());
        for (const std::uint32_t corner : on) CHECK(covered(model, corner));
        for (const std::uint32_t corner : off) CHECK_FALSE(covered(model, corner));
        for (const configuration& c : model) {
          CHECK(std::find(allowed.begin(), allowed.end(), c) != allowed.end());
          // No condition can be dropped.
          for (std::size_t i = 0; i < k && kind != solution_kind::intermediate; ++i) {
            if (!c.has(i)) continue;
            const std::uint32_t bit = 1u << i;
            const configuration shorter{c.cares & ~bit, c.values & ~bit};
            CHECK(std::find(allowed.begin(), allowed.end(), shorter) == allowed.end());
          }
        }
      }
      return *found;
    };
    const auto longest = check(solution_kind::conservative, inside);
    const auto shortest = check(solution_kind::parsimonious, avoiding);
    const auto between = check(solution_kind::intermediate, avoiding);
    CHECK(longest.models[0].size() == fewest_terms(inside, on));
    CHECK(shortest.models[0].size() == fewest_terms(avoiding, on));
    // What a shorter solution assumes, a longer one may not: each covers the next.
    for (std::uint32_t corner = 0; corner < (1u << k); ++corner) {
      if (covered(longest.models[0], corner)) CHECK(covered(between.models[0], corner));
      if (covered(between.models[0], corner)) CHECK(covered(shortest.models[0], corner));
    }
  }
  CHECK(several > 0);
}

TEST_CASE("fit of a solution by hand") {
  const table x(3, 2, {.9, .2, .4, .7, .1, .6});
  const numbers y{.8, .5, .3};
  const std::vector<configuration> model{{1, 1}, {2, 2}};  // A + B
  const auto fit = fit_of(model, x.view(), y);
  REQUIRE(fit);
  // A: .9 .4 .1, B: .2 .7 .6, together .9 .7 .6.
  CHECK_THAT(fit->by_term[0].whole.consistency, WithinAbs((.8 + .4 + .1) / 1.4, 1e-12));
  CHECK_THAT(fit->by_term[1].whole.coverage, WithinAbs((.2 + .5 + .3) / 1.6, 1e-12));
  CHECK_THAT(fit->whole.consistency, WithinAbs(1.6 / 2.2, 1e-12));
  CHECK_THAT(fit->whole.coverage, WithinAbs(1, 1e-12));
  CHECK_THAT(fit->by_term[0].unique_coverage, WithinAbs((1.6 - 1.0) / 1.6, 1e-12));
  CHECK_THAT(fit->by_term[1].unique_coverage, WithinAbs((1.6 - 1.3) / 1.6, 1e-12));
  const auto none = fit_of({}, x.view(), y);
  REQUIRE(none);
  CHECK(none->whole.coverage == 0);
  CHECK(is_missing(none->whole.consistency));
  CHECK(fit_of(model, x.view(), numbers{0, 0, 0}).error() ==
        where(error_code::zero_divisor, nowhere, 2));
}

TEST_CASE("a cut that rounding alone misses is reached") {
  // (0.6 + 0.6) / (0.6 + 0.9) is 0.8, and computed it is less.
  const table x(2, 1, {.6, .9});
  const numbers y{.8, .6};
  const auto made = make_truth_table(x.view(), y);
  REQUIRE(made);
  REQUIRE(made->rows.size() == 1);
  CHECK(made->rows[0].consistency < 0.8);
  CHECK(made->rows[0].outcome == row_outcome::present);

  truth_table_options options;
  options.least_consistency = 0.801;
  CHECK(make_truth_table(x.view(), y, options)->rows[0].outcome == row_outcome::absent);
  options.least_consistency = 0.8;
  options.least_pri = made->rows[0].pri * (1 + 1e-14);
  CHECK(make_truth_table(x.view(), y, options)->rows[0].outcome == row_outcome::present);
  options.least_pri = made->rows[0].pri * 1.01;
  CHECK(make_truth_table(x.view(), y, options)->rows[0].outcome == row_outcome::absent);

  const auto needed = relate_necessity(y, numbers{.6, .9});
  REQUIRE(needed);
  CHECK(needed->consistency < 0.8);
  CHECK(needed->holds(0.8));
  CHECK(needed->holds(0.8, needed->relevance * (1 + 1e-14)));
  CHECK_FALSE(needed->holds(0.801));
  CHECK_FALSE(needed->holds(0.8, needed->relevance * 1.01));
}

}  // namespace configurations_test
