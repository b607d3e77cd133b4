// SPDX-License-Identifier: BSL-1.0
// Gini, Theil, Dagum: published numbers, identities, edges.

#include "models/helpers.hpp"

#include <nqpf/models/dagum.hpp>
#include <nqpf/models/disparity.hpp>

#include <cstdint>
#include <limits>
#include <vector>

namespace disparity_test {

using namespace nqpf::models;
using test::table;

namespace {

const std::vector<double> incomes{541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261};

}  // namespace

TEST_CASE("Gini and Theil: the R package ineq") {
  CHECK(test::near(*gini(incomes), .4620911, 5e-8));
  CHECK(test::near(*theil_t(incomes), .362341242, 5e-10));
  CHECK(test::near(*theil_l(incomes), .433594650, 5e-10));
}

TEST_CASE("Dagum's decomposition: three groups") {
  const std::vector<double> y{.62, .71, .55, .80, .41, .38, .52, .22, .31, .27, .35, .48};
  const std::vector<std::uint32_t> of{0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 2};
  table g(3, 3), d(3, 3);
  const auto parts = dagum(y, {of, 3}, g.view(), d.view());
  REQUIRE(parts);
  CHECK(test::near(parts->total, .20759193, 5e-9));
  CHECK(test::near(parts->within, .03440095, 5e-9));
  CHECK(test::near(parts->between, .16814947, 5e-9));
  CHECK(test::near(parts->transvariation, .00504152, 5e-9));
  CHECK(test::near(g(0, 0), .07835821, 5e-9));
  CHECK(test::near(g(1, 1), .07124682, 5e-9));
  CHECK(test::near(g(2, 2), .14723926, 5e-9));
  CHECK(test::near(g(1, 0), .21084337, 5e-9));
  CHECK(test::near(g(2, 0), .34538153, 5e-9));
  CHECK(test::near(g(2, 1), .17482517, 5e-9));
  CHECK(d(1, 0) == 1);  // no overlap
  CHECK(d(2, 1) < 1);
  CHECK(d(2, 2) == 0);
}

TEST_CASE("the identities of the decompositions, on random groups") {
  test::random_numbers random(61);
  for (int round = 0; round < 100; ++round) {
    const std::size_t k = 1 + random.below(5), n = k + random.below(80);
    std::vector<double> x(n), means(n);
    std::vector<std::uint32_t> of(n);
    std::vector<double> sum(k), count(k);
    for (std::size_t i = 0; i < n; ++i) {
      of[i] = static_cast<std::uint32_t>(i < k ? i : random.below(k));
      x[i] = random.uniform(0, 10) + static_cast<double>(of[i]) * random.uniform(0, 2);
      if (random.below(10) == 0) x[i] = 0;
      sum[of[i]] += x[i];
      count[of[i]] += 1;
    }
    for (std::size_t i = 0; i < n; ++i) means[i] = sum[of[i]] / count[of[i]];
    const row_groups groups{of, k};
    const auto g = gini(x);
    if (!g) continue;
    double plain = 0, total = 0;
    for (double a : x) {
      total += a;
      for (double b : x) plain += std::fabs(a - b);
    }
    CHECK_THAT(*g, WithinAbs(plain / (2 * static_cast<double>(n) * total), 1e-13));
    const auto parts = dagum(x, groups);
    REQUIRE(parts);
    CHECK_THAT(parts->total, WithinAbs(*g, 1e-14));
    CHECK_THAT(parts->within + parts->between + parts->transvariation, WithinAbs(*g, 1e-12));
    CHECK_THAT(parts->between, WithinAbs(*gini(means), 1e-12));
    const auto theil = theil_decomposition(x, groups);
    REQUIRE(theil);
    CHECK_THAT(theil->total, WithinAbs(*theil_t(x), 1e-13));
    CHECK_THAT(theil->between + theil->within, WithinAbs(theil->total, 1e-12));
    CHECK_THAT(theil->between, WithinAbs(*theil_t(means), 1e-12));
    // Replication and units change nothing.
    std::vector<double> twice = x, scaled = x;
    std::vector<std::uint32_t> of_twice = of;
    twice.insert(twice.end(), x.begin(), x.end());
    of_twice.insert(of_twice.end(), of.begin(), of.end());
    for (double& value : scaled) value *= 1e-7;
    CHECK_THAT(*gini(twice), WithinAbs(*g, 1e-13));
    CHECK_THAT(*gini(scaled), WithinAbs(*g, 1e-13));
    CHECK_THAT(*theil_t(twice), WithinAbs(theil->total, 1e-13));
    CHECK_THAT(*theil_t(scaled), WithinAbs(theil->total, 1e-13));
    CHECK_THAT(dagum(twice, {of_twice, k})->transvariation,
               WithinAbs(parts->transvariation, 1e-12));
    for (double& value : scaled) value += 1;
    CHECK_THAT(*theil_l(scaled),
               WithinAbs(*theil_l(std::vector<double>(scaled.rbegin(), scaled.rend())), 1e-14));
  }
}

TEST_CASE("disparity edge cases") {
  const std::vector<double> alike(5, 3.7), zeros(3, 0.0), one{4}, single{0, 0, 0, 8};
  CHECK(*gini(alike) == 0);
  CHECK_THAT(*theil_t(alike), WithinAbs(0, 1e-30));
  CHECK_THAT(*theil_l(alike), WithinAbs(0, 1e-30));
  CHECK(*gini(one) == 0);
  CHECK(*gini(single) == 0.75);
  CHECK_THAT(*theil_t(single), WithinAbs(std::log(4.0), 1e-15));
  CHECK(gini(zeros).error() == test::where(error_code::zero_divisor));
  CHECK(theil_t(zeros).error() == test::where(error_code::zero_divisor));
  CHECK(theil_l(single).error() == test::where(error_code::not_positive, 0));
  CHECK(gini({}).error() == test::where(error_code::empty));
  CHECK(gini(std::vector{1.0, -1.0}).error() == test::where(error_code::negative, 1));
  CHECK(gini(std::vector{1.0, missing}).error() == test::where(error_code::missing_cell, 1));
  const double inf = std::numeric_limits<double>::infinity();
  CHECK(gini(std::vector{inf, 1.0}).error() == test::where(error_code::not_finite, 0));
  CHECK(*gini(std::vector{1e308, 1e308}) == 0);

  // Values far apart: a ratio to the mean below the grain of 1, or too small for a double.
  CHECK_THAT(*theil_t(std::vector{1e17, 1.0}), WithinRel(std::log(2.0), 1e-14));
  CHECK_THAT(*theil_l(std::vector{1e17, 1.0}),
             WithinRel((17 * std::log(10.0)) / 2 - std::log(2.0), 1e-14));
  CHECK_THAT(*theil_t(std::vector{1e308, 5e-324}), WithinRel(std::log(2.0), 1e-14));
  CHECK(*theil_l(std::vector{1e308, 5e-324}) < 800);
  CHECK_THAT(theil_decomposition(std::vector{1e17, 1.0, 1e17, 1e17},
                                 {std::vector<std::uint32_t>{0, 0, 1, 1}, 2})
                 ->total,
             WithinRel(*theil_t(std::vector{1e17, 1.0, 1e17, 1e17}), 1e-14));

  const std::vector<std::uint32_t> of{0, 0, 1, 1}, gap{0, 0, 2, 2};
  const auto parts = dagum(std::vector{0.0, 0.0, 2.0, 2.0}, {of, 2});  // a group of zeros
  REQUIRE(parts);
  CHECK(parts->total == 0.5);
  CHECK(parts->between == 0.5);
  CHECK(parts->within == 0);
  const auto equal = dagum(std::vector{1.0, 3.0, 2.0, 2.0}, {of, 2});  // equal means: D = 0
  REQUIRE(equal);
  CHECK_THAT(equal->between, WithinAbs(0, 1e-15));
  CHECK_THAT(equal->transvariation + equal->within, WithinAbs(equal->total, 1e-15));
  const std::vector<double> four{1, 2, 3, 4};
  CHECK(dagum(four, {gap, 3}).error() == test::where(error_code::nothing_known, nowhere, 1));
  CHECK(theil_decomposition(four, {gap, 3}).error() ==
        test::where(error_code::nothing_known, nowhere, 1));
  CHECK(dagum(four, {gap, 2}).error() == test::where(error_code::out_of_range, 2));
  CHECK(dagum(four, {})->transvariation == 0);  // one group
  table wrong(2, 3);
  CHECK(dagum(four, {of, 2}, wrong.view()).error() == test::where(error_code::shape));
}

}  // namespace disparity_test
