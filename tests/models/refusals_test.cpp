// SPDX-License-Identifier: BSL-1.0
// What the methods refuse, part by part, and edges worked out by hand, where a change went unnoticed: each size that
// may not fit on its own, each option, each end of a range.

#include "models/helpers.hpp"

#include <nqpf/models/aggregate.hpp>
#include <nqpf/models/ahp.hpp>
#include <nqpf/models/convergence.hpp>
#include <nqpf/models/critic.hpp>
#include <nqpf/models/dea.hpp>
#include <nqpf/models/disparity.hpp>
#include <nqpf/models/entropy.hpp>
#include <nqpf/models/growth_accounting.hpp>
#include <nqpf/models/hierarchy.hpp>
#include <nqpf/models/kernel_density.hpp>
#include <nqpf/models/normalise.hpp>
#include <nqpf/models/outliers.hpp>
#include <nqpf/models/prepare.hpp>
#include <nqpf/models/scale.hpp>
#include <nqpf/models/slack_based.hpp>
#include <nqpf/models/topsis.hpp>
#include <nqpf/models/transitions.hpp>
#include <nqpf/models/transport.hpp>
#include <nqpf/models/weighted_gini.hpp>
#include <nqpf/models/weights.hpp>

#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

namespace refusals_test {

using namespace nqpf::models;
using test::table;

namespace {

using numbers = std::vector<double>;
constexpr double inf = std::numeric_limits<double>::infinity();
constexpr better up = better::higher, down = better::lower;
const error shape = test::where(error_code::shape);

}  // namespace

TEST_CASE("goalposts where lower is better: 1 less the share of the way from the lower post") {
  // Posts of the Human Development Index for life expectancy, turned round: 1 - (72 - 20) / (85 - 20).
  const auto turned = goalposts(20, 85, down);
  REQUIRE(turned);
  CHECK_THAT((*turned)(72), WithinAbs(0.2, 1e-15));
  CHECK((*turned)(85) == 0);
  CHECK((*turned)(20) == 1);
  CHECK_THAT((*goalposts(20, 85, up))(72), WithinAbs(0.8, 1e-15));
  CHECK(goalposts(0, inf, up).error() == test::where(error_code::bad_option));
  CHECK(goalposts(0, 1, up, 0).error() == test::where(error_code::bad_option));
  CHECK(goalposts(0, 1, up, inf).error() == test::where(error_code::bad_option));
}

TEST_CASE("z-scores and targets refuse each part that does not fit") {
  const table x(3, 2, {1, 2, 3, 5, 8, 7});
  std::vector<linear_scale> scales(2);
  const std::vector<better> sides{up, down}, one{up};
  const auto bad = test::where(error_code::bad_option);
  CHECK(fit_z_score(x.view(), one, scales).error() == shape);
  CHECK(fit_z_score(x.view(), sides, scales, {.deviation = 0}).error() == bad);
  CHECK(fit_z_score(x.view(), sides, scales, {.deviation = -1}).error() == bad);
  CHECK(fit_z_score(x.view(), sides, scales, {.deviation = inf}).error() == bad);
  CHECK(fit_z_score(x.view(), sides, scales, {.mean = inf}).error() == bad);
  CHECK(fit_z_score(x.view(), sides, scales, {.mean = missing}).error() == bad);
  CHECK(fit_target(x.view(), one, numbers{9, 1}, scales).error() == shape);
  CHECK(fit_target(x.view(), sides, numbers{9}, scales).error() == shape);
  for (const double target : {inf, -inf, missing})
    CHECK(fit_target(x.view(), sides, numbers{9, target}, scales).error() ==
          test::where(error_code::not_finite, nowhere, 1));
  REQUIRE(fit_target(x.view(), sides, numbers{9, 1}, scales));
  CHECK(scales[0](9) == 1);
  CHECK(scales[0](1) == 0);
  CHECK(scales[1](1) == 1);
  CHECK(scales[1](7) == 0);
  CHECK_THAT(scales[1](4), WithinAbs(0.5, 1e-15));
}

TEST_CASE("a value without weight has no say in a mean, and sets no bound to it") {
  const auto mean = [](const numbers& x, const numbers& w, mean_rule rule) {
    const auto found = aggregate(x, w, {.rule = rule});
    REQUIRE(found);
    return *found;
  };
  // The value without weight is not positive, which the others need not suffer from.
  CHECK_THAT(mean({2, -5, 8}, {1, 0, 1}, mean_rule::geometric), WithinAbs(4, 1e-14));
  CHECK_THAT(mean({2, 0, 8}, {1, 0, 1}, mean_rule::harmonic), WithinAbs(3.2, 1e-14));
  CHECK(mean({2, -5, 8}, {1, 0, 1}, mean_rule::arithmetic) == 5);
  CHECK(mean({2, -5, 8}, {1, 0, 1}, mean_rule::sum) == 10);
  // Nor does it make the power mean lose its digits, whose anchor is the greatest value that counts.
  const auto power =
      aggregate(numbers{1, 2, 1e300}, numbers{1, 1, 0}, {.rule = mean_rule::power, .exponent = 2});
  REQUIRE(power);
  CHECK_THAT(*power, WithinAbs(std::sqrt(2.5), 1e-14));
}

TEST_CASE("weights refuse a missing one by its place") {
  CHECK(check_weights(numbers{.5, missing}).error() ==
        test::where(error_code::missing_cell, nowhere, 1));
  CHECK(check_weights(numbers{.5, inf}).error().code != error_code::missing_cell);
  CHECK(check_weights(numbers{1.5, -.5}).error() ==
        test::where(error_code::weight_negative, nowhere, 1));
}

TEST_CASE("AHP refuses shapes, and an index without a number") {
  const table pair(2, 2, {1, 2, .5, 1}), wide(2, 3, {1, 2, 3, .5, 1, 2});
  numbers two(2), three(3);
  CHECK(ahp_weights(pair.view(), three).error() == shape);
  CHECK(ahp_weights(wide.view(), two).error() == shape);
  CHECK(ahp_weights({}, {}).error() == test::where(error_code::empty));
  const table judged(3, 3, {1, 2, 4, .5, 1, 2, .25, .5, 1});
  for (const double index : {0.0, -1.0, missing, inf}) {
    const numbers random{0, 0, index};
    ahp_options options;
    options.random_index = random;
    CHECK(ahp_weights(judged.view(), three, options).error() == test::where(error_code::no_index));
  }
  CHECK(ahp_weights(pair.view(), two, {.reciprocal_tolerance = -1}).error() ==
        test::where(error_code::bad_option));
}

TEST_CASE("CRITIC refuses an empty table and a single row") {
  numbers none, two(2);
  CHECK(critic_weights({}, none).error() == test::where(error_code::empty));
  CHECK(critic_weights(table(1, 2, {1, 2}).view(), two).error() ==
        test::where(error_code::one_row));
}

TEST_CASE("global weights refuse levels that do not fit") {
  const std::vector<std::uint32_t> parents{0, 0, 1}, top{0, 0}, beyond{0, 5}, gap{0, 2, 2};
  const numbers three(3, 1), two(2, 1), zero{0, 0};
  numbers out(3), few(2);
  std::vector<hierarchy_level> levels{{parents, three}, {top, two}};
  REQUIRE(global_weights(levels, out));
  CHECK_NUMBERS(out, 1e-16, .25, .25, .5);
  CHECK(global_weights(levels, few).error() == shape);
  CHECK(global_weights({}, out).error() == test::where(error_code::empty));
  levels = {{parents, two}, {top, two}};
  CHECK(global_weights(levels, out).error() == shape);
  levels = {{parents, three}, {beyond, two}};
  CHECK(global_weights(levels, out).error() == shape);
  levels = {{gap, three}};
  CHECK(global_weights(levels, out).error() == shape);
  levels = {{parents, three}, {parents, three}};
  CHECK(global_weights(levels, out).error() == shape);
  levels = {{parents, three}, {top, zero}};
  CHECK(global_weights(levels, out).error().code == error_code::weight_zero);
}

TEST_CASE("deflating refuses what overflows and what underflows") {
  table out(1, 1);
  CHECK(deflate(table(1, 1, {1e300}).view(), numbers{1e-5}, out.view(), 1e5).error().code ==
        error_code::not_finite);
  CHECK(deflate(table(1, 1, {1e-300}).view(), numbers{100}, out.view(), 1e-10).error() ==
        test::where(error_code::too_small, 0, 0));
  CHECK(deflate(table(1, 1, {1}).view(), numbers{100}, out.view(), 0).error() ==
        test::where(error_code::bad_option));
  CHECK(deflate(table(1, 1, {1}).view(), numbers{100}, out.view(), inf).error() ==
        test::where(error_code::bad_option));
  REQUIRE(deflate(table(1, 1, {210}).view(), numbers{105}, out.view()));
  CHECK(out(0, 0) == 200);
}

TEST_CASE("the median of two far numbers is between them, and not of their ends") {
  const double most = std::numeric_limits<double>::max();
  table out(3, 1);
  REQUIRE(impute(table(3, 1, {-most, missing, most}).view(), out.view(), impute_with::median));
  CHECK(out(1, 0) == 0);
  REQUIRE(impute(table(3, 1, {most, missing, most / 2}).view(), out.view(), impute_with::median));
  CHECK(out(1, 0) == 0.75 * most);
  REQUIRE(impute(table(3, 1, {5e-324, missing, 5e-324}).view(), out.view(), impute_with::median));
  CHECK(out(1, 0) == 5e-324);
}

TEST_CASE("convergence that overshoots has no speed") {
  // ln y goes from l to 2 - 2 l within two years: growth (2 - 3 l) / 2 a year, so b = -1.5, and 1 + 2 b < 0.
  numbers first, last;
  for (const double level : {0.0, 1.0, 2.0}) {
    first.push_back(std::exp(level));
    last.push_back(std::exp(2 - 2 * level));
  }
  const auto over = fit_beta_convergence(first, last, 2);
  REQUIRE(over);
  CHECK_THAT(over->slope, WithinAbs(-1.5, 1e-14));
  CHECK(!(over->speed > 0));
  // Half of what is behind is made up in four years: (1 + 4 b) = 1/2, so speed is ln 2 / 4 and half-life 4.
  last.clear();
  for (const double level : {0.0, 1.0, 2.0}) last.push_back(std::exp(level / 2));
  const auto half = fit_beta_convergence(first, last, 4);
  REQUIRE(half);
  CHECK_THAT(half->slope, WithinAbs(-0.125, 1e-14));
  CHECK_THAT(half->speed, WithinAbs(std::log(2.0) / 4, 1e-14));
  CHECK_THAT(half->half_life, WithinAbs(4, 1e-12));
}

TEST_CASE(
    "transport refuses each cost that is not a number, and allows what is forbidden nowhere else") {
  const table cost(2, 2, {1, 2, 3, 1});
  const numbers supply{3, 2}, demand{2, 3};
  table plan(2, 2);
  const auto bad = test::where(error_code::bad_option);
  CHECK(transport(cost.view(), {supply, demand}, plan.view(), {.idle_cost = inf}).error() == bad);
  CHECK(transport(cost.view(), {supply, demand}, plan.view(), {.unmet_cost = missing}).error() ==
        bad);
  CHECK(transport(cost.view(), {supply, demand}, plan.view(), {.tolerance = -1}).error() == bad);
  CHECK(transport(cost.view(), {numbers{5}, demand}, plan.view()).error() == shape);
  CHECK(transport(cost.view(), {supply, numbers{5}}, plan.view()).error() == shape);
  CHECK(transport(table(2, 2, {1, 2, missing, 1}).view(), {supply, demand}, plan.view()).error() ==
        test::where(error_code::missing_cell, 1, 0));
  CHECK(transport(table(2, 2, {1, -inf, 3, 1}).view(), {supply, demand}, plan.view()).error() ==
        test::where(error_code::not_finite, 0, 1));
  REQUIRE(transport(cost.view(), {supply, demand}, plan.view()));
  CHECK_NUMBERS(plan.cells, 1e-12, 2, 1, 0, 2);
}

TEST_CASE("efficiency against others refuses the scores of the wrong number of units") {
  const table in(3, 1, {1, 2, 3}), out(3, 1, {1, 2, 2}), other_in(2, 1, {1, 4}),
      other_out(2, 1, {1, 1});
  numbers two(2), three(3);
  CHECK(dea_against({in.view(), out.view()}, {other_in.view(), other_out.view()}, three).error() ==
        shape);
  REQUIRE(dea_against({in.view(), out.view()}, {other_in.view(), other_out.view()}, two));
  CHECK_NUMBERS(two, 1e-12, 1, .25);
  CHECK(dea({in.view(), out.view()}, two).error() == shape);
}

TEST_CASE("a share of capital of exactly one, or none, is plausible; beyond it is not") {
  // Y = K^a L^(1-a) with intensities off any trend.
  const numbers labour{1, 1, 1, 1, 1, 1};
  const numbers capital{1, 2, 1, 4, 2, 8};
  const auto share_of = [&](double a) {
    numbers output;
    for (const double k : capital) output.push_back(std::pow(k, a));
    const auto fit = fit_production({output, capital, labour});
    REQUIRE(fit);
    CHECK_THAT(fit->capital_share, WithinAbs(a, 1e-12));
    return fit->plausible;
  };
  CHECK(share_of(0.5));
  CHECK_FALSE(share_of(1.5));
  CHECK_FALSE(share_of(-0.5));
}

TEST_CASE("the quantile at the end of a list is its last value") {
  const numbers ascending{1, 2, 4};
  CHECK(detail::quantile_of(ascending, 1) == 4);
  CHECK(detail::quantile_of(ascending, 0) == 1);
  CHECK(detail::quantile_of(ascending, 0.5) == 2);
  CHECK(detail::quantile_of(ascending, 0.75) == 3);
  CHECK(detail::quantile_of(numbers{7}, 1) == 7);
}

TEST_CASE("shares of transition that sum to one but for rounding are taken, others are not") {
  numbers out(2);
  const auto stationary = [&](double first, double second) {
    return stationary_shares(table(2, 2, {first, second, .5, .5}).view(), out);
  };
  CHECK(stationary(.5, .5));
  CHECK(stationary(.5, .5 + 9e-10));
  CHECK(stationary(.5, .5 + 2e-9).error() == test::where(error_code::weight_sum, 0));
  CHECK(stationary(.5, .4).error() == test::where(error_code::weight_sum, 0));
  CHECK(stationary(1.5, -.5).error() == test::where(error_code::negative, 0, 1));
}

TEST_CASE("equal keys keep the order of the rows, within short runs and where runs are merged") {
  for (const std::size_t n : {5U, 16U, 17U, 40U, 200U}) {
    const auto order = detail::sorted_rows(n, [](std::size_t row) { return row % 3; });
    for (std::size_t k = 1; k < n; ++k) {
      const std::size_t a = order[k - 1], b = order[k];
      REQUIRE((a % 3 < b % 3 || (a % 3 == b % 3 && a < b)));
    }
  }
}

TEST_CASE("TOPSIS and levels refuse each part that does not fit") {
  const table x(3, 2, {1, 2, 3, 5, 8, 7});
  const std::vector<better> sides{up, up};
  numbers three(3), two(2);
  CHECK(topsis(x.view(), sides, numbers{1}, three).error() == shape);
  CHECK(topsis(x.view(), sides, numbers{.5, .5}, two).error() == shape);
  CHECK(topsis(matrix_view<const double>{}, {}, {}, {}).error() == test::where(error_code::empty));
  const std::vector<linear_scale> one(1), three_scales(3);
  CHECK(topsis(scaled_view{x.view(), one}, numbers{.5, .5}, three).error() == shape);
  CHECK(topsis(scaled_view{x.view(), three_scales}, numbers{.5, .5}, three).error() == shape);

  const std::vector<std::uint32_t> parents{0, 0};
  numbers ones(2, 1);
  const std::vector<hierarchy_level> usable{{parents, ones}};
  table scores(3, 1), wide(3, 2), high(4, 1), coverage(3, 1);
  REQUIRE(aggregate_levels(x.view(), usable, scores.view(), coverage.view()));
  CHECK(aggregate_levels(x.view().column_range(0, 1), usable, scores.view()).error() == shape);
  CHECK(aggregate_levels(x.view(), usable, wide.view()).error() == shape);
  CHECK(aggregate_levels(x.view(), usable, high.view()).error() == shape);
  CHECK(aggregate_levels(x.view(), usable, scores.view(), wide.view()).error() == shape);
  CHECK(aggregate_levels(x.view(), usable, scores.view(), high.view()).error() == shape);
  CHECK(aggregate_levels({}, usable, scores.view()).error() == test::where(error_code::empty));
  CHECK(aggregate_levels(x.view(), {}, scores.view()).error() == test::where(error_code::empty));
}

TEST_CASE("columns at current prices are counted where rows are of several years") {
  using basis = price_basis;
  const std::vector<basis> columns{basis::current_prices, basis::not_money, basis::current_prices,
                                   basis::constant_prices};
  const std::vector<std::uint32_t> years{0, 0, 1}, one_year{1, 1, 1}, beyond{0, 2, 1};
  bool flagged[4]{};
  CHECK(*current_price_columns(columns, {years, 2}, flagged) == 2);
  CHECK((flagged[0] && !flagged[1] && flagged[2] && !flagged[3]));
  CHECK(*current_price_columns(columns, {one_year, 2}, flagged) == 0);
  CHECK_FALSE(flagged[0]);
  CHECK(current_price_columns(columns, {beyond, 2}, flagged).error() ==
        test::where(error_code::out_of_range, 1));
  CHECK(current_price_columns(columns, {years, 2}, std::span(flagged).first(3)).error() == shape);
}

TEST_CASE("what vanishes beside the rest is refused, not counted as nothing") {
  const std::vector<std::uint32_t> apart{0, 1};
  CHECK(theil_decomposition(numbers{5e-324, 1e300}, {apart, 2}).error() ==
        test::where(error_code::too_small, 0));
  CHECK(theil_decomposition(numbers{1, 1e300}, {apart, 2}));
  CHECK(theil_decomposition(numbers{0, 1, 2}, {std::vector<std::uint32_t>{0, 0, 1}, 2}));
  const aggregate_options geometric{.rule = mean_rule::geometric};
  CHECK(aggregate(numbers{2, 3}, numbers{1e-200, 1e200}, geometric).error() ==
        test::where(error_code::too_small));
  CHECK_THAT(*aggregate(numbers{2, 3}, numbers{1e-100, 1e100}, geometric), WithinAbs(3, 1e-14));
}

TEST_CASE("a unit of size zero does not count, whatever its value") {
  CHECK_THAT(*weighted_gini(numbers{1, 900, 3}, numbers{1, 0, 1}), WithinAbs(.25, 1e-15));
  CHECK_THAT(*weighted_gini(numbers{1, 3}, numbers{1, 1}), WithinAbs(.25, 1e-15));
  // Three persons of 1 and one of 5: half the mean difference, (2 * 3 * 4 / 16) / (2 * 2).
  CHECK_THAT(*weighted_gini(numbers{1, 5}, numbers{3, 1}), WithinAbs(.375, 1e-15));
}

TEST_CASE("totals that differ by less than the tolerance are equal, however large they are") {
  const table cost(1, 2, {1, 2});
  table plan(1, 2);
  REQUIRE(transport(cost.view(), {numbers{3e6}, numbers{1e6, 2e6 + 1e-3}}, plan.view()));
  CHECK_THAT(plan(0, 0) + plan(0, 1), WithinAbs(3e6, 1e-2));
  CHECK_FALSE(transport(cost.view(), {numbers{3e6}, numbers{1e6, 2e6 + 1}}, plan.view()));
  CHECK_FALSE(transport(cost.view(), {numbers{3}, numbers{1, 1}}, plan.view()));
  // A demand of nothing gets nothing.
  REQUIRE(transport(cost.view(), {numbers{3}, numbers{0, 3}}, plan.view()));
  CHECK_NUMBERS(plan.cells, 0, 0, 3);
}

TEST_CASE("efficient units are counted") {
  // Output per input 1, 1 and 1/2: two of three are efficient by each measure.
  const table in(3, 1, {1, 2, 4}), out(3, 1, {1, 2, 2});
  numbers scores(3), few(2);
  const auto by_slack = slack_based_efficiency({in.view(), out.view()}, scores);
  REQUIRE(by_slack);
  CHECK(by_slack->efficient == 2);
  CHECK_NUMBERS(scores, 1e-12, 1, 1, .5);
  CHECK(dea({in.view(), out.view()}, scores)->efficient == 2);
  CHECK(slack_based_efficiency({in.view(), out.view()}, few).error() == shape);
  const table negative(3, 1, {1, -2, 4});
  CHECK_FALSE(slack_based_efficiency({negative.view(), out.view()}, scores));
}

TEST_CASE("entropy refuses infinity of either sign by its place") {
  numbers w(1);
  CHECK(entropy_weights(table(3, 1, {1, inf, 2}).view(), w).error() ==
        test::where(error_code::not_finite, 1, 0));
  CHECK(entropy_weights(table(3, 1, {1, -inf, 2}).view(), w).error().code ==
        error_code::not_finite);
}

}  // namespace refusals_test
