// SPDX-License-Identifier: BSL-1.0
// Small changes of the models that no test noticed once: each has the numbers that notice it.

#include "models/helpers.hpp"

#include <nqpf/models/aggregate.hpp>
#include <nqpf/models/coupling.hpp>
#include <nqpf/models/grades.hpp>
#include <nqpf/models/grey.hpp>
#include <nqpf/models/obstacle.hpp>
#include <nqpf/models/scale.hpp>
#include <nqpf/models/topsis.hpp>

#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

namespace small_changes_test {

using namespace nqpf::models;
using test::table;

TEST_CASE("coupling: no level, and levels below zero") {
  const std::vector<double> zero{0, 0}, second{0.5, -0.25}, third{0.5, 0.5, -1e-9};
  for (const coupling_model model :
       {coupling_model::standard, coupling_model::wang, coupling_model::fan}) {
    CHECK(*couple(zero, {}, model) == coupling{0, 0, 0});
    CHECK(*coupling_degree(zero, model) == 0);
    CHECK(couple(second, {}, model).error() == test::where(error_code::out_of_range, nowhere, 1));
    CHECK(couple(third, {}, model).error() == test::where(error_code::out_of_range, nowhere, 2));
    std::vector<double> d(2);
    const table rows(2, 2, {0, 0, 0.5, -0.25});
    CHECK(couple(rows.view(), {}, model, {}, {}, d).error() ==
          test::where(error_code::out_of_range, 1, 1));
    CHECK(couple(rows.view().row_range(0, 1), {}, model, {}, {}, std::span(d).first(1)));
    CHECK(d[0] == 0);
  }
  CHECK(develop(0.5, -0.25).error() == test::where(error_code::negative, nowhere, 1));
  CHECK(develop(-0.5, 0.25).error() == test::where(error_code::negative, nowhere, 0));
}

TEST_CASE(
    "TOPSIS whose squares overflow, or underflow, is that of the same numbers in other units") {
  const table plain(4, 3, {5, 8, 4, 7, 6, 8, 8, 8, 6, 7, 4, 6});
  const std::vector<double> w{.3, .4, .3};
  const std::vector<better> up(3, better::higher);
  std::vector<double> expected(4), found(4);
  for (const topsis_norm norm : {topsis_norm::vector, topsis_norm::min_max, topsis_norm::none}) {
    REQUIRE(topsis(plain.view(), up, w, expected, {.norm = norm}));
    for (const double unit : {0x1p600, 0x1p-600, 0x1p1000, 0x1p-900}) {
      table x = plain;
      for (double& cell : x.cells) cell *= unit;
      REQUIRE(topsis(std::as_const(x).view(), up, w, found, {.norm = norm}));
      for (std::size_t i = 0; i < 4; ++i) CHECK(std::fabs(found[i] - expected[i]) < 1e-14);
    }
  }
}

TEST_CASE("of equal obstacles the earlier column comes first") {
  const table equal(1, 4, {.2, .4, .2, .2});
  std::vector<std::size_t> worst(4);
  REQUIRE(top_obstacles(equal.view(), 0, worst) == 4);
  CHECK(worst == std::vector<std::size_t>{1, 0, 2, 3});
  worst.resize(2);
  REQUIRE(top_obstacles(equal.view(), 0, worst) == 2);
  CHECK(worst == std::vector<std::size_t>{1, 0});
}

TEST_CASE("grey grades where no gap is zero: (least + rho most) / (gap + rho most)") {
  const table series(2, 2, {2, 3, 4, 6});
  const std::vector<double> reference{1, 1};
  std::vector<double> grades(2);
  REQUIRE(grey_grades(series.view(), reference, {}, grades));
  CHECK(std::fabs(grades[0] - (3.5 / 3.5 + 3.5 / 5.5) / 2) < 1e-15);
  CHECK(std::fabs(grades[1] - (3.5 / 4.5 + 3.5 / 7.5) / 2) < 1e-15);
}

TEST_CASE("means of what is known, where nothing has to be") {
  const std::vector<double> gap{missing, 4}, none{missing, missing}, equal_weights{1, 1};
  for (const mean_rule rule : {mean_rule::arithmetic, mean_rule::geometric, mean_rule::harmonic}) {
    const aggregate_options how{.rule = rule, .min_coverage = 0};
    CHECK(*aggregate(gap, equal_weights, how) == 4);
    CHECK(std::isnan(*aggregate(none, equal_weights, how)));
  }
}

TEST_CASE("a column whose range is no double is refused") {
  const double most = std::numeric_limits<double>::max();
  const std::vector<better> up{better::higher, better::higher};
  const table x(2, 2, {1, -0.75 * most, 2, 0.75 * most});
  std::vector<linear_scale> scales(2);
  CHECK(fit_min_max(x.view(), up, scales).error() ==
        test::where(error_code::not_finite, nowhere, 1));
  CHECK_FALSE(min_max_scale(-0.75 * most, 0.75 * most, better::higher).fitted());
  CHECK_FALSE(min_max_scale(2, 1, better::higher).fitted());
  CHECK(min_max_scale(-0.25 * most, 0.25 * most, better::higher).fitted());
}

TEST_CASE("what does not fit together is refused, whichever part it is") {
  const table u(2, 2, {.2, .3, .4, .5});
  std::vector<double> two(2), three(3);
  const auto shape = test::where(error_code::shape);
  const std::vector<double> one_weight{1};
  for (const coupling_model model :
       {coupling_model::standard, coupling_model::wang, coupling_model::fan}) {
    CHECK(couple(u.view(), {}, model, three, two, two).error() == shape);
    CHECK(couple(u.view(), {}, model, two, three, two).error() == shape);
    CHECK(couple(u.view(), {}, model, two, two, three).error() == shape);
    CHECK(couple(u.view(), one_weight, model, two, two, two).error() == shape);
    CHECK(couple({}, {}, model, {}, {}, {}).error() == test::where(error_code::empty));
    CHECK(couple(u.view().column_range(0, 1), {}, model, two, two, two).error() ==
          test::where(error_code::one_system));
    CHECK(coupling_degree(std::vector{.5}, model).error() == test::where(error_code::one_system));
    CHECK(coupling_degree(std::vector{.5, 1.5}, model).error() ==
          test::where(error_code::out_of_range, nowhere, 1));
    CHECK(couple_with_index(std::vector{.5, missing}, 0.5, model).error() ==
          test::where(error_code::missing_cell, nowhere, 1));
    CHECK(couple_with_index(std::vector{.5, .5}, -0.5, model).error() ==
          test::where(error_code::out_of_range));
  }
  // Obstacles.
  const std::vector<double> w{.5, .5};
  table wide(2, 3), high(3, 2), fits(2, 2);
  CHECK(obstacle_degrees(u.view(), w, wide.view()).error() == shape);
  CHECK(obstacle_degrees(u.view(), w, high.view()).error() == shape);
  CHECK(obstacle_degrees(u.view(), std::vector{1.0}, fits.view()).error() == shape);
  CHECK(obstacle_degrees({}, {}, {}).error() == test::where(error_code::empty));
  const std::vector<std::uint32_t> groups{0, 1}, beyond{0, 2}, few{0};
  CHECK(group_obstacles(u.view(), few, fits.view()).error() == shape);
  CHECK(group_obstacles(u.view(), groups, high.view()).error() == shape);
  CHECK(group_obstacles(u.view(), beyond, fits.view()).error() ==
        test::where(error_code::out_of_range, nowhere, 1));
  const double most = std::numeric_limits<double>::max();
  const double inf = std::numeric_limits<double>::infinity();
  const std::vector<std::uint32_t> together{0, 0};
  CHECK(group_obstacles(table(1, 2, {1, inf}).view(), together, fits.view().row_range(0, 1))
            .error() == test::where(error_code::not_finite, 0, 1));
  CHECK(group_obstacles(table(1, 2, {most, most}).view(), together, fits.view().row_range(0, 1))
            .error() == test::where(error_code::not_finite, 0));
  CHECK(group_obstacles(table(1, 2, {1, missing}).view(), together, fits.view().row_range(0, 1))
            .error() == test::where(error_code::missing_cell, 0, 1));
  REQUIRE(group_obstacles(u.view(), together, fits.view()));
  CHECK_NUMBERS(fits.cells, 1e-16, .5, 0, .9, 0);
}

TEST_CASE("ideal rows are counted, and columns without obstacle are no obstacles") {
  const table z(4, 2, {1, 1, 1, .5, 1, 1, .5, 1});
  table o(4, 2);
  CHECK(*obstacle_degrees(z.view(), std::vector{.5, .5}, o.view()) == 2);
  CHECK_NUMBERS(o.cells, 0, 0, 0, 0, 1, 0, 0, 1, 0);
  CHECK(*obstacle_degrees(z.view(), std::vector{1.0, 0.0}, o.view()) == 3);  // no weight, no say
  CHECK_NUMBERS(o.cells, 0, 0, 0, 0, 0, 0, 0, 1, 0);
  std::vector<std::size_t> worst(3, 7);
  CHECK(top_obstacles(o.view(), 0, worst) == 0);
  CHECK(top_obstacles(o.view(), 3, worst) == 1);
  CHECK(worst == std::vector<std::size_t>{0, 7, 7});
  // More columns than places, the greater ones last: each pushes the least out.
  const table rising(1, 5, {.1, .2, .3, .4, .5});
  worst.assign(4, 7);
  CHECK(top_obstacles(rising.view(), 0, std::span(worst).first(3)) == 3);
  CHECK(worst == std::vector<std::size_t>{4, 3, 2, 7});
  CHECK(top_obstacles(rising.view(), 0, {}) == 0);
}

TEST_CASE("bounds by group are those of the group, and a table is scaled by its own group's") {
  const table x(4, 2, {1, 10, 3, 30, 5, 7, 9, 9});
  const std::vector<std::uint32_t> year{0, 0, 1, 1};
  const std::vector<better> sides{better::higher, better::lower};
  std::vector<linear_scale> scales(4);
  table z(4, 2);
  REQUIRE(fit_min_max(x.view(), sides, scales, {}, {year, 2}));
  REQUIRE(apply_scales(x.view(), scales, z.view(), {year, 2}));
  CHECK_NUMBERS(z.cells, 0, 0, 1, 1, 0, 0, 1, 1, 0);
  // A year later by the bounds of the year before.
  const std::vector<std::uint32_t> first{0, 0, 0, 0}, beyond{0, 0, 0, 2};
  REQUIRE(apply_scales(x.view(), scales, z.view(), {first, 2}));
  CHECK_NUMBERS(z.cells, 1e-15, 0, 1, 1, 0, 2, 1.15, 4, 1.05);
  CHECK(apply_scales(x.view(), scales, z.view(), {beyond, 2}).error() ==
        test::where(error_code::out_of_range, 3));
}

}  // namespace small_changes_test
