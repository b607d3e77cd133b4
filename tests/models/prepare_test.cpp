// SPDX-License-Identifier: BSL-1.0
// Preparation: denominators, prices, filling, outliers, and the normalisations beside min-max.

#include "models/helpers.hpp"

#include <nqpf/models/normalise.hpp>
#include <nqpf/models/outliers.hpp>
#include <nqpf/models/prepare.hpp>
#include <nqpf/models/rank_scores.hpp>
#include <nqpf/models/target_interval.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <vector>

namespace prepare_test {

using namespace nqpf::models;
using test::table;

namespace {

constexpr better up = better::higher, down = better::lower;
constexpr double inf = std::numeric_limits<double>::infinity();

std::vector<double> column(const table& t, std::size_t j) {
  std::vector<double> out;
  for (std::size_t i = 0; i < t.rows; ++i) out.push_back(t(i, j));
  return out;
}

}  // namespace

TEST_CASE("distance to a target: the COINr tests") {
  const table x(3, 2, {0, -1, 5, 1, 11, 10});
  table z(3, 2);
  std::vector<linear_scale> scales(2);
  const std::vector sides{up, down};
  const std::vector<double> targets{10, 0};
  REQUIRE(fit_target(x.view(), sides, targets, scales));
  REQUIRE(apply_scales(x.view(), scales, z.view()));
  CHECK_NUMBERS(column(z, 0), 1e-15, 0, 0.5, 1.1);
  CHECK_NUMBERS(column(z, 1), 1e-15, 1.1, 0.9, 0);
  REQUIRE(fit_target(x.view(), sides, targets, scales, target_cap::at_target));
  REQUIRE(apply_scales(x.view(), scales, z.view()));
  CHECK_NUMBERS(column(z, 0), 1e-15, 0, 0.5, 1);
  CHECK_NUMBERS(column(z, 1), 1e-15, 1, 0.9, 0);
  const std::vector<double> no_better{0, 0};
  CHECK(fit_target(x.view(), sides, no_better, scales).error() ==
        test::where(error_code::out_of_range, nowhere, 0));
}

TEST_CASE("goalposts: the COINr tests") {
  const auto rising = goalposts(0, 10, up), falling = goalposts(0, 10, down);
  REQUIRE(rising);
  CHECK((*rising)(1) == 0.1);
  CHECK((*rising)(11) == 1);
  CHECK((*rising)(-1) == 0);
  CHECK((*falling)(1) == 0.9);
  CHECK((*goalposts(0, 10, down, 100))(-5) == 100);
  CHECK(is_missing((*rising)(missing)));
  CHECK(goalposts(3, 3, up).error() == test::where(error_code::bad_option));
}

TEST_CASE("an interval that is best: by hand") {
  // Best from 0.4 to 0.6. Below, 0.1 is 0.3 away; above, 0.8 is 0.2 away; 0.3 is 0.1 away.
  const table x(6, 1, {0.1, 0.3, 0.4, 0.5, 0.8, missing});
  table z(6, 1);
  const std::vector<target_interval> best{{0.4, 0.6}};
  std::vector<interval_scale> scales(1);
  REQUIRE(fit_interval(x.view(), best, scales));
  REQUIRE(apply_scales(x.view(), scales, z.view()));
  CHECK_NUMBERS(std::vector<double>(z.cells.begin(), z.cells.begin() + 5), 1e-15, 0, 2.0 / 3, 1, 1,
                1.0 / 3);
  CHECK(is_missing(z(5, 0)));

  interval_options each;
  each.fall = interval_fall::each_side;
  each.low = 1;
  each.high = 101;
  REQUIRE(fit_interval(x.view(), best, scales, each));
  REQUIRE(apply_scales(x.view(), scales, z.view()));
  CHECK_NUMBERS(std::vector<double>(z.cells.begin(), z.cells.begin() + 5), 1e-13, 1, 1 + 200.0 / 3,
                101, 101, 1);
  CHECK(std::fabs(scales[0](0.9) - (101 - 150)) < 1e-12);  // a frozen scale goes on below its end

  // Fixed bounds: 0 up to 10, 1 from 15 to 18, 0 from 30 on, as students a teacher may have.
  const auto posts = interval_goalposts(10, {15, 18}, 30);
  REQUIRE(posts);
  CHECK((*posts)(5) == 0);
  CHECK((*posts)(10) == 0);
  CHECK((*posts)(12.5) == 0.5);
  CHECK((*posts)(15) == 1);
  CHECK((*posts)(18) == 1);
  CHECK((*posts)(24) == 0.5);
  CHECK((*posts)(40) == 0);
  CHECK(is_missing((*posts)(missing)));
  CHECK((*interval_goalposts(10, {15, 15}, 20, 100))(14) == 80);
  CHECK_FALSE(interval_goalposts(15, {15, 18}, 30));
  CHECK_FALSE(interval_goalposts(10, {18, 15}, 30));
  CHECK_FALSE(interval_goalposts(10, {15, 30}, 30));
  CHECK_FALSE(interval_goalposts(10, {15, 18}, 30, 0));
  CHECK_FALSE(interval_goalposts(-inf, {15, 18}, 30));
}

TEST_CASE("an interval that is best: edges and refusals") {
  const std::vector<target_interval> best{{1, 2}};
  std::vector<interval_scale> scales(1);
  const auto fit = [&](std::vector<double> values, const interval_options& options = {}) {
    const std::size_t n = values.size();
    return fit_interval(table(n, 1, std::move(values)).view(), best, scales, options);
  };
  // All inside: all are best, and what comes later outside loses nothing yet.
  REQUIRE(fit({1, 1.5, 2}));
  CHECK(scales[0](1.7) == 1);
  CHECK(scales[0](5) == 1);
  REQUIRE(fit({1.5, 1.5}));
  CHECK(scales[0](1.5) == 1);
  // All equal outside: a convention, or refused.
  CHECK(fit({4, 4}).error() == test::where(error_code::column_constant, nowhere, 0));
  interval_options options;
  options.constant = constant_column::as_middle;
  REQUIRE(fit({4, 4}, options));
  CHECK(scales[0](4) == 0.5);
  options.constant = constant_column::as_lowest;
  REQUIRE(fit({4, 4}, options));
  CHECK(scales[0](4) == 0);
  options.constant = constant_column::as_highest;
  REQUIRE(fit({4, 4}, options));
  CHECK(scales[0](4) == 1);
  // Nothing known: not fitted, and cannot be used.
  REQUIRE(fit({missing, missing}));
  CHECK_FALSE(scales[0].fitted());
  const table x(1, 1, {3.0});
  table z(1, 1);
  CHECK(apply_scales(x.view(), scales, z.view()).error() ==
        test::where(error_code::nothing_known, 0, 0));
  CHECK(fit({1, inf}).error() == test::where(error_code::not_finite, 1, 0));
  CHECK(fit({-1.7e308, 1.7e308}));  // each distance is a double, though their sum is none
  options = {};
  options.low = options.high = 1;
  CHECK(fit({1, 5}, options).error().code == error_code::bad_option);
  for (const target_interval wrong : {target_interval{2, 1}, {missing, 1}, {0, inf}}) {
    const std::vector<target_interval> one{wrong};
    CHECK(fit_interval(x.view(), one, scales).error() ==
          test::where(error_code::out_of_range, nowhere, 0));
  }
  // A group of rows a scale.
  const table years(4, 1, {1, 4, 1, 8});
  const std::vector<std::uint32_t> group{0, 0, 1, 1};
  std::vector<interval_scale> two(2);
  table out(4, 1);
  REQUIRE(fit_interval(years.view(), best, two, {}, {group, 2}));
  REQUIRE(apply_scales(years.view(), two, out.view(), {group, 2}));
  CHECK(out.cells == std::vector<double>{1, 0, 1, 0});
  CHECK(two[1](5) == 0.5);
}

TEST_CASE("an interval of one value is the distance to a target; shrinking it never helps") {
  test::random_numbers random(20);
  for (int round = 0; round < 200; ++round) {
    const table x = random.uniform_table(9, 1, -3, 3);
    const double from = random.uniform(-2, 2), to = from + random.uniform(0.1, 1);
    std::vector<interval_scale> point(1), wide(1), moved(1);
    const std::vector<target_interval> at{{from, from}}, around{{from, to}};
    REQUIRE(fit_interval(x.view(), at, point));
    REQUIRE(fit_interval(x.view(), around, wide));
    double farthest = 0;
    for (const double value : x.cells) farthest = std::fmax(farthest, std::fabs(value - from));
    table shifted = x;
    for (double& value : shifted.cells) value = 5 - 2 * value;  // another unit, turned round
    const std::vector<target_interval> turned{{5 - 2 * to, 5 - 2 * from}};
    REQUIRE(fit_interval(shifted.view(), turned, moved));
    for (std::size_t i = 0; i < 9; ++i) {
      CHECK(std::fabs(point[0](x(i, 0)) - (1 - std::fabs(x(i, 0) - from) / farthest)) < 1e-12);
      CHECK(around[0].distance(x(i, 0)) <= at[0].distance(x(i, 0)));
      CHECK(std::fabs(wide[0](x(i, 0)) - moved[0](shifted(i, 0))) < 1e-12);
      const double z = wide[0](x(i, 0));
      CHECK((z >= 0 && z <= 1));
      CHECK((z == 1) == (x(i, 0) >= from && x(i, 0) <= to));
    }
  }
}

TEST_CASE("z-scores have the mean and deviation asked for") {
  test::random_numbers random(31);
  table x = random.uniform_table(50, 2, 3, 9), z(50, 2);
  x(7, 0) = missing;
  std::vector<linear_scale> scales(2);
  REQUIRE(fit_z_score(x.view(), std::vector{up, down}, scales, {.mean = 100, .deviation = 10}));
  REQUIRE(apply_scales(x.view(), scales, z.view()));
  for (std::size_t j = 0; j < 2; ++j) {
    double n = 0, mean = 0, squares = 0;
    for (double v : column(z, j))
      if (!is_missing(v)) {
        mean += v;
        n += 1;
      }
    mean /= n;
    for (double v : column(z, j))
      if (!is_missing(v)) squares += (v - mean) * (v - mean);
    CHECK_THAT(mean, WithinAbs(100, 1e-11));
    CHECK_THAT(std::sqrt(squares / (n - 1)), WithinAbs(10, 1e-11));
  }
  CHECK(is_missing(z(7, 0)));
  CHECK((x(0, 1) < x(1, 1)) == (z(0, 1) > z(1, 1)));
  const table one(1, 1, {5}), alike(2, 1, {5, 5});
  table out(2, 1);
  CHECK(fit_z_score(one.view(), std::vector{up}, std::span(scales).first(1)).error() ==
        test::where(error_code::one_row, nowhere, 0));
  CHECK(fit_z_score(alike.view(), std::vector{up}, std::span(scales).first(1)).error() ==
        test::where(error_code::column_constant, nowhere, 0));
  REQUIRE(fit_z_score(alike.view(), std::vector{up}, std::span(scales).first(1),
                      {.mean = 50, .constant = constant_column::as_middle}));
  REQUIRE(apply_scales(alike.view(), std::span(scales).first(1), out.view()));
  CHECK_NUMBERS(out.cells, 0, 50, 50);
}

TEST_CASE("fractions of the largest, and vector length") {
  const table x(2, 2, {3, 0, 4, 0});
  table z(2, 2);
  std::vector<linear_scale> scales(2);
  REQUIRE(fit_vector(x.view(), scales));
  REQUIRE(apply_scales(x.view(), scales, z.view()));
  CHECK_NUMBERS(z.cells, 1e-16, 0.6, 0, 0.8, 0);
  CHECK(fit_fraction_of_max(x.view(), scales).error() ==
        test::where(error_code::not_positive, nowhere, 1));
  const table y(2, 2, {3, 1, 4, 8});
  REQUIRE(fit_fraction_of_max(y.view(), scales));
  REQUIRE(apply_scales(y.view(), scales, z.view()));
  CHECK_NUMBERS(z.cells, 0, 0.75, 0.125, 1, 1);
  const table huge(2, 1, {3e200, 4e200}), far(2, 1, {1e-300, -1e300});
  table out(2, 1);
  REQUIRE(fit_fraction_of_max(far.view(), std::span(scales).first(1)));  // no double holds -1e600
  CHECK(apply_scales(far.view(), std::span(scales).first(1), out.view()).error() ==
        test::where(error_code::not_finite, 1, 0));
  const std::vector<std::uint32_t> one{0, 0};
  CHECK(apply_scales(far.view(), std::span(scales).first(1), out.view(), {one, 1}).error() ==
        test::where(error_code::not_finite, 1, 0));
  REQUIRE(fit_vector(huge.view(), std::span(scales).first(1)));
  REQUIRE(apply_scales(huge.view(), std::span(scales).first(1), out.view()));
  CHECK_NUMBERS(out.cells, 1e-15, 0.6, 0.8);
}

TEST_CASE("normalisation per year or pooled, for each method") {
  const table x(4, 1, {1, 3, 10, 20});
  const std::vector<std::uint32_t> year{0, 0, 1, 1};
  table z(4, 1);
  std::vector<linear_scale> scales(2);
  REQUIRE(fit_fraction_of_max(x.view(), scales, {year, 2}));
  REQUIRE(apply_scales(x.view(), scales, z.view(), {year, 2}));
  CHECK_NUMBERS(z.cells, 1e-16, 1.0 / 3, 1, 0.5, 1);
  REQUIRE(fit_z_score(x.view(), std::vector{up}, scales, {}, {year, 2}));
  REQUIRE(apply_scales(x.view(), scales, z.view(), {year, 2}));
  CHECK_NUMBERS(z.cells, 1e-15, -std::sqrt(.5), std::sqrt(.5), -std::sqrt(.5), std::sqrt(.5));
  REQUIRE(rank_scores(x.view(), std::vector{up}, z.view(), rank_score::rank, {year, 2}));
  CHECK_NUMBERS(z.cells, 0, 1, 2, 1, 2);
  REQUIRE(rank_scores(x.view(), std::vector{down}, z.view()));
  CHECK_NUMBERS(z.cells, 0, 4, 3, 2, 1);
}

TEST_CASE("rank scores: ties share the mean, missing does not count") {
  const table x(5, 1, {7, 3, missing, 7, 1});
  table z(5, 1);
  REQUIRE(rank_scores(x.view(), std::vector{up}, z.view()));
  CHECK(is_missing(z(2, 0)));
  z(2, 0) = 0;
  CHECK_NUMBERS(z.cells, 0, 3.5, 2, 0, 3.5, 1);
  REQUIRE(rank_scores(x.view(), std::vector{up}, z.view(), rank_score::borda));
  z(2, 0) = 0;
  CHECK_NUMBERS(z.cells, 0, 2.5, 1, 0, 2.5, 0);
  REQUIRE(rank_scores(x.view(), std::vector{up}, z.view(), rank_score::percentile));
  z(2, 0) = 0;
  CHECK_NUMBERS(z.cells, 1e-15, 2.5 / 3, 1.0 / 3, 0, 2.5 / 3, 0);
  const table one(2, 1, {missing, 4});
  table out(2, 1);
  CHECK(rank_scores(one.view(), std::vector{up}, out.view(), rank_score::percentile).error() ==
        test::where(error_code::one_row, nowhere, 0));
}

TEST_CASE("denominators and constant prices") {
  const table x(2, 2, {10, missing, 30, 8});
  table out(2, 2);
  REQUIRE(denominate(x.view(), std::vector{2.0, 4.0}, out.view()));
  CHECK(out(0, 0) == 5);
  CHECK(is_missing(out(0, 1)));
  CHECK(out(1, 1) == 2);
  REQUIRE(denominate(x.view(), std::vector{missing, 4.0}, out.view()));
  CHECK(is_missing(out(0, 0)));
  CHECK(denominate(x.view(), std::vector{1.0, 0.0}, out.view()).error() ==
        test::where(error_code::not_positive, 1));
  CHECK(denominate(x.view(), std::vector{1.0}, out.view()).error() ==
        test::where(error_code::shape));
  REQUIRE(deflate(x.view(), std::vector{100.0, 120.0}, out.view()));
  CHECK_THAT(out(0, 0), WithinRel(10, 1e-15));
  CHECK_THAT(out(1, 0), WithinRel(25, 1e-15));
  const std::vector<std::uint32_t> years{0, 1}, same{1, 1};
  const std::array basis{price_basis::not_money, price_basis::current_prices,
                         price_basis::constant_prices};
  std::array<bool, 3> flagged{};
  CHECK(*current_price_columns(basis, {years, 2}, flagged) == 1);
  CHECK(flagged == std::array{false, true, false});
  CHECK(*current_price_columns(basis, {same, 2}, flagged) == 0);
  CHECK(*current_price_columns(basis, {}, flagged) == 0);
}

TEST_CASE("filling with the mean or the median, by column or by group") {
  const table x(5, 2, {1, 5, missing, missing, 3, 7, 8, missing, 100, missing});
  table out(5, 2);
  CHECK(*impute(x.view(), out.view(), impute_with::mean) == 4);
  CHECK(out(1, 0) == 28);
  CHECK(out(4, 1) == 6);
  CHECK(*impute(x.view(), out.view(), impute_with::median) == 4);
  CHECK(out(1, 0) == 5.5);
  const std::vector<std::uint32_t> group{0, 0, 0, 1, 1};
  CHECK(*impute(x.view(), out.view(), impute_with::mean, {group, 2}) == 2);
  CHECK(out(1, 0) == 2);
  CHECK(is_missing(out(3, 1)));  // nothing known in the group: stays missing
  table copy = x;
  CHECK(*impute(copy.view(), copy.view(), impute_with::mean) == 4);
  CHECK(copy(1, 0) == 28);
  table bad = x;
  bad(3, 1) = inf;
  CHECK(impute(bad.view(), out.view(), impute_with::mean).error() ==
        test::where(error_code::not_finite, 3, 1));
}

TEST_CASE("filling along time") {
  // Unit 0 in years 2001..2006, unit 1 mixed in and out of order.
  const std::vector<std::uint32_t> unit{0, 1, 0, 0, 1, 0, 0, 1, 0};
  const std::vector<double> year{2001, 2003, 2002, 2003, 2001, 2004, 2006, 2002, 2005};
  const table x(9, 2,
                {missing, 9, 2, missing, 1, missing, missing, missing, missing, missing, 4, 6,
                 missing, 8, missing, missing, missing, missing});
  table out(9, 2);
  const auto filled = interpolate(x.view(), {unit, 2}, year, out.view());
  REQUIRE(filled);
  // Unit 0, column 0: . 1 . 4 . . in 2001..2006 -> 1 1 2.5 4 4 4
  CHECK(out(0, 0) == 1);
  CHECK(out(2, 0) == 1);
  CHECK(out(3, 0) == 2.5);
  CHECK(out(5, 0) == 4);
  CHECK(out(8, 0) == 4);
  CHECK(out(6, 0) == 4);
  // Column 1: 9 . . 6 . 8 -> 9 8 7 6 7 8
  CHECK(out(2, 1) == 8);
  CHECK(out(3, 1) == 7);
  CHECK(out(8, 1) == 7);
  // Unit 1: a single known value fills all; none leaves all missing.
  CHECK(out(7, 0) == 2);
  CHECK(out(4, 0) == 2);
  CHECK(is_missing(out(1, 1)));
  CHECK(*filled == 4 + 3 + 2);
  table in_place = x;
  REQUIRE(interpolate(in_place.view(), {unit, 2}, year, in_place.view()));
  for (std::size_t k = 0; k < out.cells.size(); ++k)
    CHECK((in_place.cells[k] == out.cells[k] ||
           (is_missing(in_place.cells[k]) && is_missing(out.cells[k]))));
  std::vector<double> twice = year;
  twice[8] = 2006;
  CHECK(interpolate(x.view(), {unit, 2}, twice, out.view()).error() ==
        test::where(error_code::duplicate, 8));
  twice[8] = missing;
  CHECK(interpolate(x.view(), {unit, 2}, twice, out.view()).error() ==
        test::where(error_code::missing_cell, 8));
}

TEST_CASE("skewness and kurtosis with the small-sample correction") {
  // By hand for 1, 2, 3, 10: mean 4, squares 50, cubes 180, fourths 1394 (deviations -3 -2 -1 6).
  const std::vector<double> v{1, 2, 3, 10};
  const auto s = shape_of({v.data(), v.size()});
  REQUIRE(s);
  const double g1 = (180.0 / 4) / std::pow(12.5, 1.5), g2 = (1394.0 / 4) / (12.5 * 12.5) - 3;
  CHECK_THAT(s->skewness, WithinRel(g1 * std::sqrt(12.0) / 2, 1e-14));
  CHECK_THAT(s->kurtosis, WithinRel(3.0 / 2 * (5 * g2 + 6), 1e-13));
  const std::vector<double> flat(5, 2.5), two{1, 2};
  CHECK(shape_of({flat.data(), flat.size()})->skewness == 0);
  CHECK(is_missing(shape_of({two.data(), two.size()})->skewness));
}

TEST_CASE("outliers are winsorised one by one to their neighbour") {
  table x(20, 3), out(20, 3);
  for (std::size_t i = 0; i < 20; ++i) {
    x(i, 0) = static_cast<double>(i);
    x(i, 1) = static_cast<double>(i % 7);
    x(i, 2) = -static_cast<double>(i);
  }
  x(3, 1) = 1000;
  x(9, 1) = 900;
  x(4, 2) = missing;
  x(5, 2) = -1e6;
  std::vector<outlier_report> reports(3);
  REQUIRE(winsorise(x.view(), out.view(), reports));
  CHECK(column(out, 0) == column(x, 0));
  CHECK(reports[0].winsorised == 0);
  CHECK(reports[1].winsorised == 2);
  CHECK(reports[1].high);
  CHECK(reports[1].settled);
  CHECK(out(3, 1) == 6);
  CHECK(out(9, 1) == 6);
  CHECK(out(2, 1) == 2);
  CHECK(reports[2].winsorised == 1);
  CHECK_FALSE(reports[2].high);
  CHECK(out(5, 2) == -19);
  CHECK(is_missing(out(4, 2)));
  CHECK(std::fabs(reports[1].after.skewness) < std::fabs(reports[1].before.skewness));
  // Fewer values than would settle it: says so, and has winsorised as many.
  REQUIRE(winsorise(x.view(), out.view(), reports, {.most = 1}));
  CHECK(reports[1].winsorised == 1);
  CHECK(out(3, 1) == 900);
  // Nothing to do on few or equal values.
  const table small(2, 1, {1, 1e9}), alike(9, 1, std::vector<double>(9, 4.0));
  table small_out(2, 1), alike_out(9, 1);
  REQUIRE(winsorise(small.view(), small_out.view()));
  CHECK(small_out.cells == small.cells);
  REQUIRE(winsorise(alike.view(), alike_out.view()));
  CHECK(alike_out.cells == alike.cells);
  x(2, 0) = inf;
  CHECK(winsorise(x.view(), out.view()).error() == test::where(error_code::not_finite, 2, 0));
}

}  // namespace prepare_test
