// SPDX-License-Identifier: BSL-1.0
// Min-max scales: values, directions, missing cells, constant columns, frozen bounds, years.

#include "models/helpers.hpp"

#include <nqpf/models/scale.hpp>

#include <cstdint>
#include <limits>
#include <vector>

namespace scale_test {

using namespace nqpf::models;
using test::table;

namespace {

constexpr better up = better::higher, down = better::lower;
constexpr double inf = std::numeric_limits<double>::infinity();

}  // namespace

TEST_CASE("min-max of the pymcdm test table") {
  const table x(6, 3, {66, 56, 95, 61, 55, 166, 65, 49, 113, 95, 56, 99, 63, 43, 178, 74, 59, 140});
  table z(6, 3);
  REQUIRE(min_max(x.view(), std::vector{down, down, up}, z.view()));
  CHECK_NUMBERS(z.cells, 5e-9, 0.85294118, 0.1875, 0, 1, 0.25, 0.85542169, 0.88235294, 0.625,
                0.21686747, 0, 0.1875, 0.04819277, 0.94117647, 1, 1, 0.61764706, 0, 0.54216867);
}

TEST_CASE("min-max ends are exact, ranges are of choice, missing stays missing") {
  test::random_numbers random(1);
  for (int round = 0; round < 50; ++round) {
    table x = random.uniform_table(20, 3, -5, 12), z(20, 3);
    x(4, 1) = missing;
    REQUIRE(min_max(x.view(), std::vector{up, down, up}, z.view(), {.low = 0, .high = 100}));
    for (std::size_t j = 0; j < 3; ++j) {
      double least = inf, most = -inf;
      for (std::size_t i = 0; i < 20; ++i) {
        if (is_missing(z(i, j))) continue;
        least = std::fmin(least, z(i, j));
        most = std::fmax(most, z(i, j));
      }
      CHECK(least == 0);
      CHECK(most == 100);
    }
    CHECK(is_missing(z(4, 1)));
    // Reversing a direction and negating the column gives the same values.
    table turned = x, again(20, 3);
    for (double& cell : turned.cells) cell = -cell;
    REQUIRE(
        min_max(turned.view(), std::vector{down, up, down}, again.view(), {.low = 0, .high = 100}));
    for (std::size_t k = 0; k < z.cells.size(); ++k)
      if (!is_missing(z.cells[k])) CHECK(z.cells[k] == again.cells[k]);
  }
}

TEST_CASE("the layout of the table does not matter, nor does writing in place") {
  test::random_numbers random(2);
  const table x = random.uniform_table(37, 4);
  const std::vector sides{up, down, down, up};
  table z(37, 4);
  REQUIRE(min_max(x.view(), sides, z.view()));
  std::vector<double> columns(37 * 4);
  const auto view = column_major(columns, 37, 4);
  for (std::size_t i = 0; i < 37; ++i)
    for (std::size_t j = 0; j < 4; ++j) view(i, j) = x(i, j);
  REQUIRE(min_max(view, sides, view));
  for (std::size_t i = 0; i < 37; ++i)
    for (std::size_t j = 0; j < 4; ++j) CHECK(view(i, j) == z(i, j));
}

TEST_CASE("a constant column is a documented constant or an error") {
  const table x(3, 2, {1, 7, 2, 7, 3, 7});
  table z(3, 2);
  const std::vector sides{up, down};
  CHECK(min_max(x.view(), sides, z.view()).error() ==
        test::where(error_code::column_constant, nowhere, 1));
  for (const auto& [rule, value] :
       {std::pair{constant_column::as_lowest, 10.0}, std::pair{constant_column::as_middle, 15.0},
        std::pair{constant_column::as_highest, 20.0}}) {
    REQUIRE(min_max(x.view(), sides, z.view(), {.low = 10, .high = 20, .constant = rule}));
    CHECK_NUMBERS(z.cells, 0, 10, value, 15, value, 20, value);
  }
  const table one(1, 1, {3});
  CHECK(min_max(one.view(), std::vector{up}, z.view().row_range(0, 1).column_range(0, 1)).error() ==
        test::where(error_code::column_constant, nowhere, 0));
}

TEST_CASE("min-max refuses what it cannot scale") {
  table x(2, 2, {1, 2, 3, inf}), z(2, 2);
  CHECK(min_max(x.view(), std::vector{up, up}, z.view()).error() ==
        test::where(error_code::not_finite, 1, 1));
  CHECK(min_max(x.view(), std::vector{up}, z.view()).error() == test::where(error_code::shape));
  CHECK(min_max({}, {}, {}).error() == test::where(error_code::empty));
  x(1, 1) = 5;
  CHECK(min_max(x.view(), std::vector{up, up}, z.view(), {.low = 1, .high = 1}).error() ==
        test::where(error_code::bad_option));
  const linear_scale scales[2] = {};
  x(0, 1) = -inf;
  CHECK(apply_scales(x.view(), scales, z.view()).error() ==
        test::where(error_code::not_finite, 0, 1));
}

TEST_CASE("a column with nothing known stays missing, and its scale cannot be used") {
  table x(2, 1, {missing, missing}), z(2, 1);
  std::vector<linear_scale> scales(1);
  REQUIRE(fit_min_max(x.view(), std::vector{up}, scales));
  CHECK_FALSE(scales[0].fitted());
  REQUIRE(apply_scales(x.view(), scales, z.view()));
  CHECK(is_missing(z(0, 0)));
  x(1, 0) = 4;
  CHECK(apply_scales(x.view(), scales, z.view()).error() ==
        test::where(error_code::nothing_known, 1, 0));
}

TEST_CASE("frozen bounds leave the years before as they were") {
  const table before(3, 1, {2, 4, 6});
  std::vector<linear_scale> scales(1);
  REQUIRE(fit_min_max(before.view(), std::vector{up}, scales));
  const table with_new_year(4, 1, {2, 4, 6, 8});
  table z(4, 1);
  REQUIRE(apply_scales(with_new_year.view(), scales, z.view()));
  CHECK_NUMBERS(z.cells, 0, 0, 0.5, 1, 1.5);
  scales[0].ceiling = 1;
  REQUIRE(apply_scales(with_new_year.view(), scales, z.view()));
  CHECK_NUMBERS(z.cells, 0, 0, 0.5, 1, 1);
  scales[0] = min_max_scale(5, 5, up, {.constant = constant_column::as_middle});
  CHECK(scales[0](5) == 0.5);
  CHECK(scales[0](9) == 0.5);
}

TEST_CASE("bounds per year differ from pooled ones") {
  const table x(4, 1, {1, 3, 10, 20});
  table z(4, 1);
  const std::vector<std::uint32_t> year{0, 0, 1, 1};
  std::vector<linear_scale> scales(2);
  REQUIRE(fit_min_max(x.view(), std::vector{up}, scales, {}, {year, 2}));
  REQUIRE(apply_scales(x.view(), scales, z.view(), {year, 2}));
  CHECK_NUMBERS(z.cells, 0, 0, 1, 0, 1);
  REQUIRE(min_max(x.view(), std::vector{up}, z.view()));
  CHECK_NUMBERS(z.cells, 1e-15, 0, 2.0 / 19, 9.0 / 19, 1);
  const std::vector<std::uint32_t> beyond{0, 0, 1, 2};
  CHECK(fit_min_max(x.view(), std::vector{up}, scales, {}, {beyond, 2}).error() ==
        test::where(error_code::out_of_range, 3));
}

}  // namespace scale_test
