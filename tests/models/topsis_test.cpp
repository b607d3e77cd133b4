// SPDX-License-Identifier: BSL-1.0
// TOPSIS in its published examples, and the table that is seen through its scales.

#include "models/helpers.hpp"

#include <nqpf/models/aggregate.hpp>
#include <nqpf/models/entropy.hpp>
#include <nqpf/models/scale.hpp>
#include <nqpf/models/topsis.hpp>

#include <limits>
#include <vector>

namespace topsis_test {

using namespace nqpf::models;
using test::table;

namespace {

constexpr better up = better::higher, down = better::lower;

std::vector<double> closeness(const table& x, std::vector<better> sides, std::vector<double> w,
                              topsis_options options = {}) {
  std::vector<double> out(x.rows);
  const auto ok = topsis(x.view(), sides, w, out, options);
  REQUIRE(ok);
  return out;
}

error refused(const table& x, std::vector<better> sides, std::vector<double> w,
              topsis_options options = {}) {
  std::vector<double> out(x.rows);
  const auto ok = topsis(x.view(), sides, w, out, options);
  REQUIRE_FALSE(ok);
  return ok.error();
}

}  // namespace

TEST_CASE("TOPSIS: Tzeng and Huang 2011") {
  const table x(4, 3, {5, 8, 4, 7, 6, 8, 8, 8, 6, 7, 4, 6});
  const auto found = closeness(x, {up, up, up}, {.3, .4, .3});
  CHECK_NUMBERS(found, 5e-9, 0.50371966, 0.65808477, 0.74824866, 0.33399744);
}

TEST_CASE("TOPSIS: the mathmodels page") {
  const auto found = closeness(table(3, 2, {2, 8, 5, 1, 3, 6}), {up, down}, {.6, .4});
  CHECK_NUMBERS(found, 5e-8, 0, 1, 0.3111391);
  CHECK(found[0] == 0);
  CHECK(found[1] == 1);
}

TEST_CASE("the norm of TOPSIS changes the order") {
  const table x(3, 2, {1, 3000, 2, 3750, 5, 4500});
  const auto min_max = closeness(x, {down, up}, {.5, .5}, {.norm = topsis_norm::min_max});
  CHECK_NUMBERS(min_max, 5e-7, 0.5, 0.617218, 0.5);
  const auto vector = closeness(x, {down, up}, {.5, .5});
  CHECK_NUMBERS(vector, 5e-7, 0.762141, 0.722178, 0.237859);
}

TEST_CASE("TOPSIS edge cases") {
  const table alike(3, 2, {1, 5, 1, 5, 1, 5});
  for (topsis_norm norm : {topsis_norm::vector, topsis_norm::min_max, topsis_norm::none}) {
    CHECK(refused(alike, {up, up}, {.5, .5}, {.norm = norm}) ==
          test::where(error_code::nothing_varies));
    const auto given = closeness(alike, {up, up}, {.5, .5}, {.norm = norm, .all_equal = 0.5});
    CHECK_NUMBERS(given, 0, 0.5, 0.5, 0.5);
  }
  // A column of zeros counts as nothing.
  const auto zero = closeness(table(2, 2, {0, 1, 0, 3}), {up, up}, {.5, .5});
  CHECK_NUMBERS(zero, 0, 0, 1);
  // What varies has no weight.
  CHECK(refused(table(2, 2, {4, 1, 4, 3}), {up, up}, {1, 0}) ==
        test::where(error_code::nothing_varies));
  CHECK(refused(table(1, 2, {4, 1}), {up, up}, {.5, .5}) == test::where(error_code::one_row));
  CHECK(refused(table(2, 2, {4, 1, missing, 2}), {up, up}, {.5, .5}) ==
        test::where(error_code::missing_cell, 1, 0));
  const double inf = std::numeric_limits<double>::infinity();
  CHECK(refused(table(2, 2, {4, 1, 3, -inf}), {up, up}, {.5, .5}) ==
        test::where(error_code::not_finite, 1, 1));
  CHECK(refused(table(2, 2, {4, 1, 3, 2}), {up, up}, {.5, .6}) ==
        test::where(error_code::weight_sum));
  CHECK(refused(table(2, 2, {4, 1, 3, 2}), {up, up}, {1.5, -.5}) ==
        test::where(error_code::weight_negative, nowhere, 1));
  CHECK(refused(table(2, 2, {4, 1, 3, 2}), {up}, {.5, .5}) == test::where(error_code::shape));
  CHECK(refused(table(2, 2, {4, 1, 3, 2}), {up, up}, {.5, .5}, {.all_equal = 2}) ==
        test::where(error_code::bad_option));
  // Sizes at the ends of a double.
  const auto huge = closeness(table(2, 2, {1e200, 1e-200, 3e200, 2e-200}), {up, up}, {.5, .5});
  CHECK_NUMBERS(huge, 0, 0, 1);
}

TEST_CASE("vector TOPSIS does not change with units, but does with shifts") {
  test::random_numbers random(11);
  for (int round = 0; round < 30; ++round) {
    const std::size_t n = 3 + random.below(40), m = 2 + random.below(5);
    const table x = random.uniform_table(n, m, 1, 10);
    std::vector<better> sides(m);
    for (auto& side : sides) side = random.below(2) ? up : down;
    const auto w = random.weights(m);
    table scaled = x, shifted = x;
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < m; ++j) {
        scaled(i, j) *= 0.37 * static_cast<double>(j + 1);
        shifted(i, j) += 5 * static_cast<double>(j + 1);
      }
    const auto base = closeness(x, sides, w), units = closeness(scaled, sides, w);
    double largest = 0;
    const auto moved = closeness(shifted, sides, w);
    for (std::size_t i = 0; i < n; ++i) {
      CHECK_THAT(units[i], WithinAbs(base[i], 1e-13));
      largest = std::fmax(largest, std::fabs(moved[i] - base[i]));
    }
    CHECK(largest > 1e-6);
    const auto by_range = closeness(x, sides, w, {.norm = topsis_norm::min_max});
    const auto by_range_moved = closeness(shifted, sides, w, {.norm = topsis_norm::min_max});
    for (std::size_t i = 0; i < n; ++i)
      CHECK_THAT(by_range_moved[i], WithinAbs(by_range[i], 1e-12));
  }
}

TEST_CASE("a table seen through its scales gives the results of the stored table") {
  test::random_numbers random(12);
  for (const std::size_t n : {2u, 7u, 64u, 1023u, 1024u, 1025u, 3000u}) {
    const std::size_t m = 5;
    table x = random.uniform_table(n, m, -3, 9), z(n, m);
    for (std::size_t i = 0; i < n; ++i) x(i, 3) = 4;  // constant
    std::vector<better> sides{up, down, up, up, down};
    const auto w = random.weights(m);
    for (const min_max_options range :
         {min_max_options{.constant = constant_column::as_lowest},
          min_max_options{.low = 0.002, .high = 0.998, .constant = constant_column::as_middle}}) {
      std::vector<linear_scale> scales(m);
      REQUIRE(fit_min_max(x.view(), sides, scales, range));
      REQUIRE(apply_scales(x.view(), scales, z.view()));
      const scaled_view seen{x.view(), scales};
      CHECK_THAT(seen(1, 1), WithinAbs(z(1, 1), 1e-15));
      std::vector<double> e1(m), e2(m), c1(n), c2(n), c3(n);
      REQUIRE(entropy_weights(z.view(), e1));
      REQUIRE(entropy_weights(seen, e2));
      for (std::size_t j = 0; j < m; ++j) CHECK_THAT(e2[j], WithinAbs(e1[j], 1e-13));
      CHECK(e2[3] == 0);
      REQUIRE(topsis(seen, w, c1));
      const std::vector<better> all_up(m, up);
      REQUIRE(topsis(z.view(), all_up, w, c2, {.norm = topsis_norm::none}));
      REQUIRE(topsis(x.view(), sides, w, c3, {.norm = topsis_norm::min_max}));
      for (std::size_t i = 0; i < n; ++i) {
        CHECK_THAT(c1[i], WithinAbs(c2[i], 1e-13));
        CHECK_THAT(c1[i], WithinAbs(c3[i], 1e-13));
      }
    }
  }
}

TEST_CASE("frozen scales keep the ideal of the years they were fitted on") {
  const table before(2, 1, {0, 10});
  std::vector<linear_scale> scales(1);
  REQUIRE(fit_min_max(before.view(), std::vector{up}, scales));
  const table now(1, 1, {5});
  std::vector<double> c(1);
  REQUIRE(topsis(scaled_view{now.view(), scales}, std::vector{1.0}, c));
  CHECK(c[0] == 0.5);
  scales[0].ceiling = 1;
  CHECK(topsis(scaled_view{now.view(), scales}, std::vector{1.0}, c).error() ==
        test::where(error_code::bad_option, nowhere, 0));
  scales[0].origin = missing;
  CHECK(topsis(scaled_view{now.view(), scales}, std::vector{1.0}, c).error() ==
        test::where(error_code::nothing_known, nowhere, 0));
  std::vector<double> w(1);
  CHECK(entropy_weights(scaled_view{before.view(), scales}, w).error() ==
        test::where(error_code::nothing_known, nowhere, 0));
}

TEST_CASE("rows permute results, and the layout changes nothing") {
  test::random_numbers random(13);
  const std::size_t n = 700, m = 4;
  const table x = random.uniform_table(n, m);
  const std::vector<better> sides{up, down, up, up};
  const auto w = random.weights(m);
  table turned(n, m);
  std::vector<double> columns(n * m);
  const auto by_column = column_major(columns, n, m);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < m; ++j) {
      turned(n - 1 - i, j) = x(i, j);
      by_column(i, j) = x(i, j);
    }
  const auto base = closeness(x, sides, w), other = closeness(turned, sides, w);
  std::vector<double> contiguous(n), e1(m), e2(m), s1(n), s2(n);
  REQUIRE(topsis(by_column, sides, w, contiguous));
  for (std::size_t i = 0; i < n; ++i) {
    CHECK_THAT(other[n - 1 - i], WithinAbs(base[i], 1e-14));
    CHECK(contiguous[i] == base[i]);
  }
  REQUIRE(entropy_weights(x.view(), e1));
  REQUIRE(entropy_weights(by_column, e2));
  CHECK(e1 == e2);
  REQUIRE(aggregate(x.view(), w, s1));
  REQUIRE(aggregate(by_column, w, s2));
  for (std::size_t i = 0; i < n; ++i) CHECK_THAT(s1[i], WithinAbs(s2[i], 1e-15));
}

TEST_CASE("TOPSIS over what is known of a row") {
  test::random_numbers random(31);
  const topsis_options skip{.norm = topsis_norm::min_max, .unknown = missing_cells::skip};
  for (int round = 0; round < 50; ++round) {
    const std::size_t n = 2 + random.below(40), m = 1 + random.below(5);
    table x = random.uniform_table(n, m, -3, 5);
    const auto w = random.weights(m);
    std::vector<better> sides(m, up);
    if (m > 1) sides[1] = down;
    // Nothing missing: the same to the digit.
    for (const topsis_norm norm : {topsis_norm::vector, topsis_norm::min_max, topsis_norm::none})
      CHECK(closeness(x, sides, w, {.norm = norm}) ==
            closeness(x, sides, w, {.norm = norm, .unknown = missing_cells::skip}));
    for (std::size_t k = 0; k < n * m / 3; ++k) x(random.below(n), random.below(m)) = missing;
    const auto found = closeness(x, sides, w, skip);
    std::vector<double> plus(n), minus(n);
    std::vector<int> known(n);
    for (std::size_t j = 0; j < m; ++j) {
      double least = 1e9, most = -1e9;
      for (std::size_t i = 0; i < n; ++i) {
        if (is_missing(x(i, j))) continue;
        least = std::fmin(least, x(i, j));
        most = std::fmax(most, x(i, j));
      }
      for (std::size_t i = 0; i < n; ++i) {
        if (is_missing(x(i, j)) || !(most > least)) continue;
        const double share = (x(i, j) - least) / (most - least);
        const double z = sides[j] == up ? share : 1 - share;
        plus[i] += w[j] * w[j] * (1 - z) * (1 - z);
        minus[i] += w[j] * w[j] * z * z;
        ++known[i];
      }
    }
    for (std::size_t i = 0; i < n; ++i) {
      INFO(i);
      CHECK(is_missing(found[i]) == (known[i] == 0));
      if (known[i] > 0)
        CHECK_THAT(
            found[i],
            WithinAbs(std::sqrt(minus[i]) / (std::sqrt(plus[i]) + std::sqrt(minus[i])), 1e-12));
    }
  }
  // Vector norms are those of the known cells.
  const auto part =
      closeness(table(3, 1, {3, missing, 4}), {up}, {1}, {.unknown = missing_cells::skip});
  CHECK(part[0] == 0);
  CHECK(is_missing(part[1]));
  CHECK(part[2] == 1);
  // Infinite cells are refused all the same, missing ones unless they are skipped.
  const double huge = std::numeric_limits<double>::infinity();
  CHECK(refused(table(2, 2, {1, missing, 3, huge}), {up, up}, {.5, .5}, skip) ==
        test::where(error_code::not_finite, 1, 1));
  CHECK(refused(table(2, 2, {1, missing, 3, 4}), {up, up}, {.5, .5}) ==
        test::where(error_code::missing_cell, 0, 1));
}

}  // namespace topsis_test
