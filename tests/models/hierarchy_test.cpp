// SPDX-License-Identifier: BSL-1.0
// Hierarchies, obstacles, grey relations, lags.

#include "models/helpers.hpp"

#include <nqpf/models/grey.hpp>
#include <nqpf/models/hierarchy.hpp>
#include <nqpf/models/lag.hpp>
#include <nqpf/models/obstacle.hpp>

#include <cstdint>
#include <limits>
#include <vector>

namespace hierarchy_test {

using namespace nqpf::models;
using test::table;

namespace {

constexpr double inf = std::numeric_limits<double>::infinity();

const table asem(2, 8,
                 {63.4092, 32.8718, 74.7828, 85.9430, 56.9331, 77.2119, 87.8477, 56.8789, 64.8671,
                  46.6206, 84.5530, 71.7374, 41.9213, 58.7349, 86.5814, 57.7812});
const std::vector<std::uint32_t> asem_parents{0, 0, 0, 0, 0, 1, 1, 1}, top{0, 0};
const std::vector<double> ones(8, 1.0), two_ones(2, 1.0);

}  // namespace

TEST_CASE("the ASEM index of COINr in one call") {
  const std::vector<hierarchy_level> levels{{asem_parents, ones}, {top, two_ones}};
  CHECK(scores_of(levels) == 3);
  table scores(2, 3);
  REQUIRE(aggregate_levels(asem.view(), levels, scores.view()));
  CHECK_NUMBERS(scores.cells, 6e-5, 62.7880, 73.9795, 68.3837, 61.9399, 67.6992, 64.8195);
  const aggregate_options geometric{.rule = mean_rule::geometric};
  const std::vector<hierarchy_level> all_geometric{{asem_parents, ones, geometric},
                                                   {top, two_ones, geometric}};
  REQUIRE(aggregate_levels(asem.view(), all_geometric, scores.view()));
  CHECK(test::near(scores(0, 0), 59.768253, 5e-7));
  CHECK(test::near(scores(0, 1), 72.798418, 5e-7));
  CHECK(test::near(scores(0, 2), 65.962370, 5e-7));
  const std::vector<hierarchy_level> mixed{{asem_parents, ones}, {top, two_ones, geometric}};
  REQUIRE(aggregate_levels(asem.view(), mixed, scores.view()));
  CHECK_THAT(scores(0, 2), WithinRel(std::sqrt(scores(0, 0) * scores(0, 1)), 1e-14));
}

TEST_CASE("an arithmetic hierarchy equals one sum with the global weights") {
  test::random_numbers random(51);
  for (int round = 0; round < 30; ++round) {
    const std::size_t n = 1 + random.below(600), m = 6;
    const table x = random.uniform_table(n, m);
    const std::vector<std::uint32_t> parents{0, 1, 2, 1, 0, 2}, upper{0, 1, 0}, last{0, 0};
    const auto w = random.weights(6), u = random.weights(3), v = random.weights(2);
    const std::vector<hierarchy_level> levels{{parents, w}, {upper, u}, {last, v}};
    table scores(n, 6), coverage(n, 6);
    REQUIRE(aggregate_levels(x.view(), levels, scores.view(), coverage.view()));
    std::vector<double> global(m), direct(n);
    REQUIRE(global_weights(levels, global));
    REQUIRE(check_weights(global));
    REQUIRE(aggregate(x.view(), global, direct));
    for (std::size_t i = 0; i < n; ++i) {
      CHECK_THAT(scores(i, 5), WithinAbs(direct[i], 1e-14));
      CHECK(coverage(i, 0) == 1);
    }
  }
}

TEST_CASE("missing values and coverage at every level") {
  table x = asem;
  x(1, 5) = x(1, 6) = missing;
  const aggregate_options half{.min_coverage = 0.5};
  std::vector<hierarchy_level> levels{{asem_parents, ones, half}, {top, two_ones, half}};
  table scores(2, 3), coverage(2, 3);
  REQUIRE(aggregate_levels(x.view(), levels, scores.view(), coverage.view()));
  CHECK(is_missing(scores(1, 1)));  // one of three is not half
  CHECK_THAT(coverage(1, 1), WithinAbs(1.0 / 3, 1e-15));
  CHECK(scores(1, 2) == scores(1, 0));
  CHECK(coverage(1, 2) == 0.5);
  levels[1].options.min_coverage = 1;
  REQUIRE(aggregate_levels(x.view(), levels, scores.view()));
  CHECK(is_missing(scores(1, 2)));
  CHECK_FALSE(is_missing(scores(0, 2)));
}

TEST_CASE("hierarchies refuse what does not fit together") {
  table scores(2, 3), x = asem;
  const aggregate_options geometric{.rule = mean_rule::geometric};
  std::vector<hierarchy_level> levels{{asem_parents, ones, geometric}, {top, two_ones, geometric}};
  x(1, 6) = 0;
  CHECK(aggregate_levels(x.view(), levels, scores.view()).error() ==
        test::where(error_code::not_positive, 1, 6));
  // A level above meets it: columns count on behind the indicators.
  levels[0].options = {};
  for (std::size_t j = 5; j < 8; ++j) x(1, j) = 0;
  CHECK(aggregate_levels(x.view(), levels, scores.view()).error() ==
        test::where(error_code::not_positive, 1, 9));
  std::vector<double> negative = ones;
  negative[7] = -1;
  levels[0].weights = negative;
  CHECK(aggregate_levels(x.view(), levels, scores.view()).error() ==
        test::where(error_code::weight_negative, nowhere, 7));
  const std::vector<std::uint32_t> childless{0, 0, 0, 0, 0, 2, 2, 2};
  levels = {{childless, ones}};
  CHECK(aggregate_levels(x.view(), levels, scores.view()).error() ==
        test::where(error_code::shape));
  levels = {{asem_parents, ones}, {top, ones}};
  CHECK(aggregate_levels(x.view(), levels, scores.view()).error() ==
        test::where(error_code::shape));
  x(0, 3) = inf;
  levels = {{asem_parents, ones}, {top, two_ones}};
  CHECK(aggregate_levels(x.view(), levels, scores.view()).error() ==
        test::where(error_code::not_finite, 0, 3));
}

TEST_CASE("obstacle degrees: the mathmodels page") {
  const table z(3, 3, {.0162, .2720, .2655, .1782, .6824, .3721, .5490, .0593, .5729});
  table o(3, 3);
  const std::vector<double> w{.4, .3, .3};
  CHECK(*obstacle_degrees(z.view(), w, o.view(), obstacle_form::product) == 0);
  CHECK_NUMBERS(o.cells, 1e-15, .39352, .2184, .22035, .32872, .09528, .18837, .1804, .28221,
                .12813);
  CHECK(*obstacle_degrees(z.view(), w, o.view()) == 0);
  CHECK_NUMBERS(o.cells, 5e-9, .47282733, .26241484, .26475783, .53679965, .15559221, .30760815,
                .30537969, .47772286, .21689745);
  std::vector<std::size_t> top_two(2), many(5);
  CHECK(top_obstacles(o.view(), 0, top_two) == 2);
  CHECK(top_two == std::vector<std::size_t>{0, 2});
  CHECK(top_obstacles(o.view(), 2, many) == 3);
  CHECK(many[0] == 1);
  CHECK(many[2] == 2);
  table groups(3, 2);
  REQUIRE(group_obstacles(o.view(), std::vector<std::uint32_t>{0, 1, 0}, groups.view()));
  CHECK_THAT(groups(0, 0), WithinAbs(o(0, 0) + o(0, 2), 1e-16));
}

TEST_CASE("obstacles sum to one, or to nothing in an ideal row") {
  test::random_numbers random(52);
  for (int round = 0; round < 50; ++round) {
    const std::size_t n = 1 + random.below(20), m = 1 + random.below(8);
    table z = random.uniform_table(n, m), o(n, m);
    for (std::size_t j = 0; j < m; ++j) z(0, j) = 1;
    REQUIRE(*obstacle_degrees(z.view(), random.weights(m), o.view()) == 1);
    for (std::size_t i = 0; i < n; ++i) {
      double sum = 0;
      for (std::size_t j = 0; j < m; ++j) {
        CHECK(o(i, j) >= 0);
        sum += o(i, j);
      }
      CHECK_THAT(sum, WithinAbs(i == 0 ? 0 : 1, 1e-14));
    }
  }
  table z(1, 2, {1 + 1e-15, 0.5}), o(1, 2);
  CHECK(*obstacle_degrees(z.view(), std::vector{.5, .5}, o.view()) == 0);
  CHECK_NUMBERS(o.cells, 0, 0, 1);
  z(0, 0) = 0.9999;  // a small deviation is one
  z(0, 1) = 0.9996;
  CHECK(*obstacle_degrees(z.view(), std::vector{.5, .5}, o.view()) == 0);
  CHECK_NUMBERS(o.cells, 1e-12, 0.2, 0.8);
  z(0, 1) = 1.1;
  CHECK(obstacle_degrees(z.view(), std::vector{.5, .5}, o.view()).error() ==
        test::where(error_code::out_of_range, 0, 1));
  z(0, 1) = missing;
  CHECK(obstacle_degrees(z.view(), std::vector{.5, .5}, o.view()).error() ==
        test::where(error_code::missing_cell, 0, 1));
  CHECK(obstacle_degrees(z.view(), std::vector{.5, .6}, o.view()).error() ==
        test::where(error_code::weight_sum));
}

TEST_CASE("grey relational grades: the mathmodels page") {
  // Series in columns, the three points in rows.
  const table x(3, 3, {.9, .8, .7, .7, .9, .8, .8, .7, .9});
  const std::vector<double> reference{.9, .8, .7};
  std::vector<double> grades(3);
  table xi(3, 3);
  REQUIRE(grey_grades(x.view(), std::span(reference), {}, grades, {}, xi.view()));
  CHECK_NUMBERS(grades, 5e-8, 0.6666667, 0.6666667, 0.5555556);
  CHECK(xi(0, 0) == 1);
  // Alternatives in rows: the transposed view.
  const table rows(3, 3, {.9, .7, .8, .8, .9, .7, .7, .8, .9});
  std::vector<double> again(3);
  REQUIRE(grey_grades(rows.view().transposed(), std::span(reference), {}, again));
  CHECK(again == grades);
  // With all weight on one point only that point counts.
  REQUIRE(grey_grades(x.view(), std::span(reference), std::vector{0.0, 0.0, 1.0}, grades));
  for (std::size_t j = 0; j < 3; ++j) CHECK_THAT(grades[j], WithinAbs(xi(2, j), 1e-15));
}

TEST_CASE("grey relations: scales and edges") {
  const std::vector<double> reference{2, 4, 6};
  table x(3, 2, {1, 20, 2, 40, 3, 60});
  std::vector<double> grades(2);
  for (grey_scale scale : {grey_scale::by_first, grey_scale::by_mean, grey_scale::min_max}) {
    REQUIRE(grey_grades(x.view(), std::span(reference), {}, grades, {.scale = scale}));
    CHECK_NUMBERS(grades, 1e-12, 1, 1);  // proportional series are the same series
  }
  REQUIRE(grey_grades(x.view(), std::span(reference), {}, grades));
  CHECK(grades[0] > grades[1]);
  CHECK(grades[1] > 0);
  const table same(3, 1, {2, 4, 6});
  std::vector<double> one(1);
  REQUIRE(grey_grades(same.view(), std::span(reference), {}, one));
  CHECK(one[0] == 1);
  x(0, 1) = 0;
  CHECK(grey_grades(x.view(), std::span(reference), {}, grades, {.scale = grey_scale::by_first})
            .error() == test::where(error_code::zero_divisor, nowhere, 1));
  x(1, 1) = missing;
  CHECK(grey_grades(x.view(), std::span(reference), {}, grades).error() ==
        test::where(error_code::missing_cell, 1, 1));
  CHECK(grey_grades(same.view(), std::span(reference), {}, one, {.distinguishing = 0}).error() ==
        test::where(error_code::bad_option));
}

TEST_CASE("coupling with a lag pairs a unit's level with a later one") {
  // Two units, 2001..2004, rows mixed; the second system repeats the first two years later.
  std::vector<std::uint32_t> unit;
  std::vector<double> time, first, second;
  const double levels[2][6] = {{.2, .35, .3, .5, .45, .6}, {.7, .5, .65, .4, .3, .35}};
  for (std::uint32_t t : {2u, 0u, 3u, 1u})
    for (std::uint32_t k = 0; k < 2; ++k) {
      unit.push_back(k);
      time.push_back(2001 + t);
      first.push_back(levels[k][t + 2]);
      second.push_back(levels[k][t]);
    }
  const two_systems systems{first, second, {unit, 2}, time};
  std::vector<coupling> out(8);
  CHECK(*couple_lagged(systems, 2, out) == 4);
  for (std::size_t i = 0; i < 8; ++i) {
    if (time[i] > 2002) {
      CHECK(is_missing(out[i].d));
      continue;
    }
    CHECK_THAT(out[i].c, WithinAbs(1, 1e-15));  // the same level two years on
    CHECK_THAT(out[i].d, WithinAbs(std::sqrt(first[i]), 1e-15));
  }
  CHECK(*couple_lagged(systems, 0, out) == 8);
  CHECK(*couple_lagged(systems, -1, out) == 6);
  CHECK(*couple_lagged(systems, 7, out) == 0);
  const std::vector<double> lags{0, 1, 2, 3};
  std::vector<lag_summary> profile(4);
  REQUIRE(lag_profile(systems, lags, profile));
  CHECK(profile[0].pairs == 8);
  CHECK(profile[2].pairs == 4);
  CHECK_THAT(profile[2].correlation, WithinAbs(1, 1e-12));
  CHECK(profile[1].correlation < 0.999);
  CHECK(profile[3].pairs == 2);
  CHECK(is_missing(profile[3].correlation));  // one pair a unit: nothing varies within
  CHECK(profile[3].mean_d > 0);

  std::vector<double> holes = first;
  holes[0] = missing;
  const two_systems with_holes{holes, second, {unit, 2}, time};
  CHECK(couple_lagged(with_holes, 0, out).error() == test::where(error_code::missing_cell, 0, 0));
  CHECK(*couple_lagged(with_holes, 0, out, {.unknown = missing_cells::skip}) == 7);
  std::vector<double> twice = time;
  twice[2] = time[0];
  CHECK(couple_lagged({first, second, {unit, 2}, twice}, 0, out).error() ==
        test::where(error_code::duplicate, 2));
  std::vector<double> beyond = second;
  beyond[3] = 1.5;
  CHECK(lag_profile({first, beyond, {unit, 2}, time}, lags, profile).error() ==
        test::where(error_code::out_of_range, 3, 1));
  for (const double bad : {missing, HUGE_VAL, -HUGE_VAL})
    for (std::size_t at = 0; at < 4; ++at) {
      std::vector<double> some = lags;
      some[at] = bad;
      CHECK(lag_profile(systems, some, profile).error() ==
            test::where(error_code::bad_option, nowhere, at));
      CHECK(couple_lagged(systems, bad, out).error() == test::where(error_code::bad_option));
    }
}

}  // namespace hierarchy_test
