// SPDX-License-Identifier: BSL-1.0
// Means of scores, and ranks.

#include "models/helpers.hpp"

#include <nqpf/models/aggregate.hpp>
#include <nqpf/models/rank.hpp>

#include <limits>
#include <vector>

namespace aggregate_test {

using namespace nqpf::models;
using test::table;

namespace {

constexpr double inf = std::numeric_limits<double>::infinity();

double mean(std::vector<double> x, std::vector<double> w, aggregate_options options = {}) {
  const auto found = aggregate(x, w, options);
  REQUIRE(found);
  return *found;
}

error refused(std::vector<double> x, std::vector<double> w, aggregate_options options = {}) {
  const auto found = aggregate(x, w, options);
  REQUIRE_FALSE(found);
  return found.error();
}

}  // namespace

TEST_CASE("geometric and harmonic means of the COINr tests") {
  CHECK(test::same(mean({1, 2, 3}, {1, 1, 2}, {.rule = mean_rule::geometric}), std::pow(18.0, 0.25),
                   1e-15));
  CHECK(test::same(mean({1, 2, 3}, {2, 1, 1}, {.rule = mean_rule::harmonic}),
                   4 / (2 + 0.5 + 1.0 / 3), 1e-15));
}

TEST_CASE("the ASEM index of COINr, level by level") {
  const double che1 = mean({63.4092, 32.8718, 74.7828, 85.9430, 56.9331}, {1, 1, 1, 1, 1});
  const double che2 = mean({77.2119, 87.8477, 56.8789}, {1, 1, 1});
  CHECK(test::near(che1, 62.7880, 5e-5));
  CHECK(test::near(che2, 73.9795, 5e-5));
  CHECK(test::near(mean({che1, che2}, {1, 1}), 68.3837, 6e-5));
  const double nld1 = mean({64.8671, 46.6206, 84.5530, 71.7374, 41.9213}, {1, 1, 1, 1, 1});
  const double nld2 = mean({58.7349, 86.5814, 57.7812}, {1, 1, 1});
  CHECK(test::near(nld1, 61.9399, 6e-5));
  CHECK(test::near(nld2, 67.6992, 5e-5));
  CHECK(test::near(mean({nld1, nld2}, {1, 1}), 64.8195, 5e-5));
  const aggregate_options g{.rule = mean_rule::geometric};
  const double g1 = mean({63.4092, 32.8718, 74.7828, 85.9430, 56.9331}, {1, 1, 1, 1, 1}, g);
  const double g2 = mean({77.2119, 87.8477, 56.8789}, {1, 1, 1}, g);
  CHECK(test::near(g1, 59.768253, 5e-7));
  CHECK(test::near(g2, 72.798418, 5e-7));
  CHECK(test::near(mean({g1, g2}, {1, 1}, g), 65.962370, 5e-7));
}

TEST_CASE("arithmetic >= geometric >= harmonic, and the power mean joins them") {
  test::random_numbers random(4);
  for (int round = 0; round < 200; ++round) {
    const std::size_t n = 1 + random.below(8);
    const std::vector<double> w = random.weights(n);
    const std::vector<double> x = random.uniform_table(1, n, 0.01, 5).cells;
    const double a = mean(x, w), g = mean(x, w, {.rule = mean_rule::geometric});
    const double h = mean(x, w, {.rule = mean_rule::harmonic});
    CHECK(a >= g * (1 - 1e-14));
    CHECK(g >= h * (1 - 1e-14));
    const auto power = [&](double p) {
      return mean(x, w, {.rule = mean_rule::power, .exponent = p});
    };
    CHECK(test::same(power(1), a, 1e-13));
    CHECK(test::same(power(0), g, 1e-13));
    CHECK(test::same(power(-1), h, 1e-13));
    const std::vector<double> alike(n, 0.37);
    CHECK(test::same(mean(alike, w), 0.37, 1e-15));
    CHECK(test::same(mean(alike, w, {.rule = mean_rule::geometric}), 0.37, 1e-15));
    CHECK(test::same(mean(alike, w, {.rule = mean_rule::harmonic}), 0.37, 1e-15));
  }
}

TEST_CASE("weights are relative over what is known, and coverage decides") {
  CHECK(mean({1, missing, 4}, {1, 2, 1}, {.min_coverage = 0.5}) == 2.5);
  CHECK(is_missing(mean({1, missing, 4}, {1, 2, 1}, {.min_coverage = 0.51})));
  CHECK(is_missing(mean({1, missing, 4}, {1, 2, 1})));
  CHECK(is_missing(mean({missing, missing}, {1, 1}, {.min_coverage = 0})));
  CHECK(mean({1, 4}, {1, 3}, {.rule = mean_rule::sum}) == 13);
  CHECK(is_missing(mean({1, missing}, {1, 3}, {.rule = mean_rule::sum, .min_coverage = 0})));
  CHECK(is_missing(mean({missing, 2}, {1, 0}, {.min_coverage = 0})));

  const table x(2, 3, {1, missing, 4, 1, 2, 3});
  std::vector<double> score(2), coverage(2);
  REQUIRE(aggregate(x.view(), std::vector{1.0, 2.0, 1.0}, score, {.min_coverage = 0.4}, coverage));
  CHECK_NUMBERS(score, 0, 2.5, 2);
  CHECK_NUMBERS(coverage, 0, 0.5, 1);
}

TEST_CASE("aggregation refuses what it cannot join") {
  CHECK(refused({1, 2}, {1}) == test::where(error_code::shape));
  CHECK(refused({}, {}) == test::where(error_code::empty));
  CHECK(refused({1, 2}, {0, 0}) == test::where(error_code::weight_zero));
  CHECK(refused({1, 2}, {1, -1}) == test::where(error_code::weight_negative, nowhere, 1));
  CHECK(refused({1, inf}, {1, 1}) == test::where(error_code::not_finite, nowhere, 1));
  CHECK(refused({0, 2}, {1, 1}, {.rule = mean_rule::geometric}) ==
        test::where(error_code::not_positive, nowhere, 0));
  CHECK(refused({1, -2}, {1, 1}, {.rule = mean_rule::harmonic}) ==
        test::where(error_code::not_positive, nowhere, 1));
  CHECK(refused({1, 2}, {1, 1}, {.min_coverage = 2}) == test::where(error_code::bad_option));
  const table x(2, 2, {1, 2, 0, 2});
  std::vector<double> score(2);
  CHECK(aggregate(x.view(), std::vector{1.0, 1.0}, score, {.rule = mean_rule::geometric}).error() ==
        test::where(error_code::not_positive, 1, 0));
  CHECK(aggregate(x.view(), std::vector{1.0}, score).error() == test::where(error_code::shape));
  CHECK(aggregate({}, {}, std::span<double>{}).error() == test::where(error_code::empty));
}

TEST_CASE("ranks and their ties") {
  const std::vector<double> values{3, 8, 8, 1};
  std::vector<double> r(4);
  REQUIRE(rank(values, r));
  CHECK_NUMBERS(r, 0, 3, 1, 1, 4);
  REQUIRE(rank(values, r, {.rule = ties::average}));
  CHECK_NUMBERS(r, 0, 3, 1.5, 1.5, 4);
  REQUIRE(rank(values, r, {.rule = ties::dense}));
  CHECK_NUMBERS(r, 0, 2, 1, 1, 3);
  REQUIRE(rank(values, r, {.best = rank_one::lowest}));
  CHECK_NUMBERS(r, 0, 2, 3, 3, 1);
  const std::vector<double> holes{3, missing, 8, 1};
  CHECK(rank(holes, r).error() == test::where(error_code::missing_cell, 1));
  REQUIRE(rank(holes, r, {.unknown = missing_cells::skip}));
  CHECK(r[0] == 2);
  CHECK(is_missing(r[1]));
  CHECK(r[2] == 1);
  CHECK(r[3] == 3);
  CHECK(rank(std::vector{1.0, inf}, std::span(r).first(2)).error() ==
        test::where(error_code::not_finite, 1));
  CHECK(rank({}, {}).error() == test::where(error_code::empty));
  const std::vector<double> alike(3, 0.5);
  REQUIRE(rank(alike, std::span(r).first(3)));
  CHECK(r[0] == 1);
  CHECK(r[2] == 1);
}

TEST_CASE("ranks agree with counting, for any size") {
  test::random_numbers random(5);
  for (std::size_t n : {1u, 2u, 15u, 16u, 17u, 33u, 100u, 257u, 1000u}) {
    std::vector<double> x(n), competition(n), average(n);
    for (double& value : x) value = static_cast<double>(random.below(n / 2 + 1));
    REQUIRE(rank(x, competition));
    REQUIRE(rank(x, average, {.rule = ties::average}));
    for (std::size_t i = 0; i < n; ++i) {
      std::size_t above = 0, alike = 0;
      for (double other : x) {
        above += other > x[i];
        alike += other == x[i];
      }
      REQUIRE(competition[i] == static_cast<double>(above + 1));
      REQUIRE(average[i] == static_cast<double>(above) + static_cast<double>(alike + 1) / 2);
    }
  }
}

}  // namespace aggregate_test
