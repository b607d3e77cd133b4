// SPDX-License-Identifier: BSL-1.0
// Weights: what is valid, entropy in both conventions.

#include "models/helpers.hpp"

#include <nqpf/models/aggregate.hpp>
#include <nqpf/models/entropy.hpp>
#include <nqpf/models/scale.hpp>
#include <nqpf/models/weights.hpp>

#include <limits>
#include <vector>

namespace weights_test {

using namespace nqpf::models;
using test::table;

namespace {

constexpr better up = better::higher, down = better::lower;
constexpr double inf = std::numeric_limits<double>::infinity();

}  // namespace

TEST_CASE("weights are finite, not negative and sum to one") {
  CHECK(check_weights(std::vector{0.2, 0.3, 0.5}));
  CHECK(check_weights(std::vector{0.0, 1.0}));
  CHECK(check_weights({}).error() == test::where(error_code::empty));
  CHECK(check_weights(std::vector{0.5, -0.1, 0.6}).error() ==
        test::where(error_code::weight_negative, nowhere, 1));
  CHECK(check_weights(std::vector{0.5, 0.6}).error() == test::where(error_code::weight_sum));
  CHECK(check_weights(std::vector{0.5, missing}).error() ==
        test::where(error_code::missing_cell, nowhere, 1));
  CHECK(check_weights(std::vector{inf, 0.5}).error() ==
        test::where(error_code::not_finite, nowhere, 0));
  std::vector<double> three(3), relative{1, 1, 2}, huge{1e308, 1e308}, none{0, 0};
  REQUIRE(equal_weights(three));
  CHECK(check_weights(three));
  REQUIRE(bring_to_one(relative));
  CHECK_NUMBERS(relative, 1e-16, 0.25, 0.25, 0.5);
  REQUIRE(bring_to_one(huge));
  CHECK_NUMBERS(huge, 0, 0.5, 0.5);
  CHECK(bring_to_one(none).error() == test::where(error_code::weight_zero));
}

TEST_CASE("entropy weights of raw data: Elsayed et al. 2017") {
  const table x(
      12, 5,
      {7,  312, 1891, 6613,  163,   72, 88, 728, 941804, 1078,   10, 252, 2594, 3466, 117471,
       10, 145, 980,  2371,  86329, 65, 54, 350, 501,    29897,  29, 48,  380,  912,  34051,
       7,  476, 3300, 78470, 2212,  70, 87, 650, 733,    819000, 4,  86,  591,  3015, 103,
       12, 79,  579,  3240,  96098, 21, 45, 261, 1253,   453,    1,  72,  530,  4333, 0.1048});
  std::vector<double> w(5);
  REQUIRE(entropy_weights(x.view(), w));
  CHECK_NUMBERS(w, 5e-7, 0.104991, 0.069124, 0.071373, 0.449937, 0.304575);
}

TEST_CASE("entropy weights of raw data: Xu 2004") {
  const table x(4, 4, {30, 30, 38, 29, 19, 54, 86, 29, 19, 15, 85, 28.9, 68, 70, 60, 29});
  std::vector<double> e(4), w(4);
  REQUIRE(entropies(x.view(), e));
  CHECK_NUMBERS(e, 5e-9, 0.88720408, 0.90273613, 0.96641579, 0.99999919);
  REQUIRE(entropy_weights(x.view(), w));
  CHECK_NUMBERS(w, 5e-5, 0.4630, 0.3992, 0.1378, 0.0000);
  CHECK(w[3] > 0);
}

TEST_CASE("entropy weights of min-max data: mathmodels") {
  const table x(4, 2, {3, 10, 5, 20, 2, 15, 7, 25});
  table z(4, 2);
  REQUIRE(min_max(x.view(), std::vector{up, down}, z.view(), {.low = 0.002, .high = 0.998}));
  std::vector<double> w(2), score(4);
  REQUIRE(entropy_weights(z.view(), w));
  CHECK_NUMBERS(w, 5e-8, 0.5452618, 0.4547382);
  REQUIRE(aggregate(z.view(), w, score));
  for (double& s : score) s *= 100;
  CHECK_NUMBERS(score, 5e-6, 56.35354, 47.88215, 30.39461, 54.50808);
}

TEST_CASE("entropy edge cases") {
  std::vector<double> w(2), e(2);
  const table constant(3, 2, {1, 4, 2, 4, 5, 4});
  REQUIRE(entropy_weights(constant.view(), w));
  CHECK(w[0] == 1);
  CHECK(w[1] == 0);
  const table all_constant(3, 2, {0.1, 4, 0.1, 4, 0.1, 4});
  REQUIRE(entropies(all_constant.view(), e));
  CHECK(e[0] == 1);
  CHECK(entropy_weights(all_constant.view(), w).error() == test::where(error_code::nothing_varies));
  REQUIRE(entropy_weights(all_constant.view(), w, {.constant = all_constant::equal_weights}));
  CHECK(w[0] == 0.5);
  const table zeros(3, 2, {0, 1, 0, 2, 0, 4});
  REQUIRE(entropy_weights(zeros.view(), w));
  CHECK(w[0] == 0);
  CHECK(w[1] == 1);
  const table single(3, 2, {0, 1, 7, 2, 0, 4});  // all of a column in one row: entropy 0
  REQUIRE(entropies(single.view(), e));
  CHECK(e[0] == 0);
  const table shifted = single;
  REQUIRE(entropies(shifted.view(), e, {.shift = 0.0001}));
  CHECK(e[0] > 0);
  CHECK(e[0] < 0.01);
  table bad(3, 2, {0, 1, 7, -2, 0, 4});
  CHECK(entropy_weights(bad.view(), w).error() == test::where(error_code::negative, 1, 1));
  bad(1, 1) = inf;
  CHECK(entropy_weights(bad.view(), w).error() == test::where(error_code::not_finite, 1, 1));
  bad(1, 1) = missing;
  CHECK(entropy_weights(bad.view(), w).error() == test::where(error_code::missing_cell, 1, 1));
  const table one(1, 2, {1, 2});
  CHECK(entropy_weights(one.view(), w).error() == test::where(error_code::one_row));
  CHECK(entropy_weights(bad.view(), e, {.shift = -1}).error() ==
        test::where(error_code::bad_option));
  const table huge(2, 2, {1e308, 1, 1.5e308, 3});
  REQUIRE(entropies(huge.view(), e));
  const table modest(2, 2, {1, 1, 1.5, 3});
  std::vector<double> same(2);
  REQUIRE(entropies(modest.view(), same));
  CHECK_THAT(e[0], WithinAbs(same[0], 1e-15));
}

TEST_CASE("entropy weights of columns that hardly vary keep their digits") {
  test::random_numbers random(7);
  for (const double spread : {1e-1, 1e-2, 1e-4, 1e-6}) {
    const std::size_t n = 500, m = 4;
    table x(n, m);
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < m; ++j)
        x(i, j) = 1e3 + spread * static_cast<double>(j + 1) * random.uniform(-1e3, 1e3);
    std::vector<double> w(m), exact(m);
    REQUIRE(entropy_weights(x.view(), w));
    long double all = 0;
    std::vector<long double> d(m);
    for (std::size_t j = 0; j < m; ++j) {
      long double mean = 0;
      for (std::size_t i = 0; i < n; ++i) mean += x(i, j);
      mean /= n;
      for (std::size_t i = 0; i < n; ++i) {
        const long double r = (x(i, j) - mean) / mean;
        d[j] += (1 + r) * std::log1p(r) - r;
      }
      all += d[j];
    }
    for (std::size_t j = 0; j < m; ++j)
      CHECK_THAT(w[j], WithinRel(static_cast<double>(d[j] / all), 1e-9));
  }
}

TEST_CASE("entropy over known cells only") {
  const table holes(4, 2, {1, missing, 2, 3, missing, 4, 5, 6});
  const table first(3, 1, {1, 2, 5}), second(3, 1, {3, 4, 6});
  std::vector<double> e(2), e1(1), e2(1);
  REQUIRE(entropies(holes.view(), e, {.unknown = missing_cells::skip}));
  REQUIRE(entropies(first.view(), e1));
  REQUIRE(entropies(second.view(), e2));
  CHECK_THAT(e[0], WithinAbs(e1[0], 1e-14));
  CHECK_THAT(e[1], WithinAbs(e2[0], 1e-14));
  const table thin(3, 2, {1, missing, 2, 3, 5, missing});
  CHECK(entropies(thin.view(), e, {.unknown = missing_cells::skip}).error() ==
        test::where(error_code::one_row, nowhere, 1));
  const table none(2, 2, {1, missing, 2, missing});
  CHECK(entropies(none.view(), e, {.unknown = missing_cells::skip}).error() ==
        test::where(error_code::nothing_known, nowhere, 1));
}

TEST_CASE("entropy weights do not change with units, and follow the columns") {
  test::random_numbers random(3);
  for (int round = 0; round < 40; ++round) {
    const std::size_t n = 2 + random.below(60), m = 2 + random.below(6);
    const table x = random.uniform_table(n, m, 0.1, 9);
    std::vector<double> w(m), scaled_w(m), turned_w(m), permuted_w(m);
    REQUIRE(entropy_weights(x.view(), w));
    CHECK(check_weights(w));
    table scaled = x, turned(n, m), permuted(n, m);
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < m; ++j) {
        scaled(i, j) *= 3.7 * static_cast<double>(j + 1);
        turned(i, m - 1 - j) = x(i, j);
        permuted((i + 1) % n, j) = x(i, j);
      }
    REQUIRE(entropy_weights(scaled.view(), scaled_w));
    REQUIRE(entropy_weights(turned.view(), turned_w));
    REQUIRE(entropy_weights(permuted.view(), permuted_w));
    for (std::size_t j = 0; j < m; ++j) {
      CHECK_THAT(scaled_w[j], WithinAbs(w[j], 1e-11));
      CHECK_THAT(turned_w[m - 1 - j], WithinAbs(w[j], 1e-15));
      CHECK_THAT(permuted_w[j], WithinAbs(w[j], 1e-11));
    }
  }
}

}  // namespace weights_test
