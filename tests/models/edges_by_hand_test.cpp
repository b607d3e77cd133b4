// SPDX-License-Identifier: BSL-1.0
// Parts of the methods that no usual table reaches, beside what they are by definition: pivots, ties, blocks of
// sixteen columns, what overflows or is rounding alone, and every way that a recipe or a study may take.

#include "models/helpers.hpp"
#include "support/base.hpp"

#include <nqpf/models.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace edges_by_hand_test {

using namespace nqpf::models;
using test::alike;
using test::random_numbers;
using test::same;
using test::table;

namespace {

using numbers = std::vector<double>;
constexpr double inf = std::numeric_limits<double>::infinity();

}  // namespace

TEST_CASE("equations that need their rows exchanged, and equations without a solution") {
  random_numbers random(101);
  for (std::size_t round = 0; round < 60; ++round) {
    const std::size_t k = 1 + random.below(5);
    numbers g(k * k), x(k), right(k);
    for (double& cell : g) cell = random.uniform(-1, 1);
    for (std::size_t i = 0; i < k && round % 2 == 0; ++i)
      g[i * k + i] = 0;  // no pivot stands there
    if (k == 1) g[0] = 2;
    for (double& v : x) v = random.uniform(-1, 1);
    for (std::size_t i = 0; i < k; ++i)
      for (std::size_t j = 0; j < k; ++j) right[i] += g[i * k + j] * x[j];
    const double largest = *std::max_element(g.begin(), g.end());
    REQUIRE(detail::solve_equations(g, right, largest));
    CHECK(alike(right, x, 1e-7));
  }
  numbers same_rows{1, 2, 3, 2, 4, 6, 1, 0, 1}, right{1, 2, 3};
  CHECK(detail::solve_equations(same_rows, right, 6).error() ==
        test::where(error_code::singular, nowhere, 2));
}

TEST_CASE("scans along rows of costs find what a plain loop finds, in blocks of sixteen") {
  random_numbers random(102);
  for (std::size_t round = 0; round < test::rounds(300, 5000); ++round) {
    const std::size_t columns = 1 + random.below(70), size = detail::padded(columns);
    CHECK((size % 16 == 0 && size >= columns && size < columns + 16));
    numbers cost(size, forbidden), price(size, 0);
    const bool whole = random.below(2) == 0;
    for (std::size_t j = 0; j < columns; ++j) {
      cost[j] = whole ? static_cast<double>(random.below(40)) : random.uniform(0, 9);
      price[j] = whole ? -static_cast<double>(random.below(9)) : random.uniform(-9, 0);
    }
    const detail::two_least found = detail::least_of_row(cost.data(), price.data(), size);
    numbers left;
    for (std::size_t j = 0; j < size; ++j) left.push_back(cost[j] - price[j]);
    numbers sorted(left);
    std::sort(sorted.begin(), sorted.end());
    REQUIRE(found.least == sorted[0]);
    REQUIRE(found.next == (columns > 1 ? sorted[1] : forbidden));
    REQUIRE(left[found.first] == found.least);

    detail::path_lengths paths(columns);
    paths.clear(price);
    numbers length(columns, inf);
    std::vector<std::size_t> from(columns), row_of(columns, nowhere);
    for (std::size_t& r : row_of)
      if (random.below(3) > 0) r = 1;
    std::vector<bool> settled(columns, false);
    for (std::size_t row = 0; row < 4; ++row) {
      for (std::size_t j = 0; j < columns; ++j)
        cost[j] = whole ? static_cast<double>(random.below(40)) : random.uniform(0, 9);
      const double base = static_cast<double>(row);
      double least = inf;
      for (std::size_t j = 0; j < columns; ++j) {
        if (settled[j]) continue;
        if (base + (cost[j] - price[j]) < length[j]) {
          length[j] = base + (cost[j] - price[j]);
          from[j] = row;
        }
        least = std::fmin(least, length[j]);
      }
      REQUIRE(paths.relax(cost.data(), base, row) == least);
      if (least == inf) break;
      std::size_t expected = nowhere;  // the first free one at that length, or the first of all
      for (std::size_t j = columns; j-- > 0;)
        if (!settled[j] && length[j] == least && row_of[j] != nowhere) expected = j;
      for (std::size_t j = columns; j-- > 0;)
        if (!settled[j] && length[j] == least && row_of[j] == nowhere) expected = j;
      REQUIRE(paths.find(least, row_of, nowhere) == expected);
      REQUIRE(paths.from(expected) == from[expected]);
      paths.settle(expected);
      settled[expected] = true;
    }
  }
}

TEST_CASE("assignments of many columns are no dearer than their prices say") {
  random_numbers random(103);
  for (std::size_t round = 0; round < test::rounds(20, 400); ++round) {
    const std::size_t n = 1 + random.below(60), m = random.below(2) == 0 ? n : 1 + random.below(60);
    table cost(n, m);
    const bool whole = random.below(2) == 0;
    for (double& c : cost.cells)
      c = whole ? static_cast<double>(random.below(8)) : random.uniform(-5, 5);
    std::vector<std::size_t> column_of(n);
    numbers rows(n), columns(m);
    const auto found = assign(cost.view(), column_of, {rows, columns});
    REQUIRE(found);
    std::vector<bool> taken(m);
    std::size_t pairs = 0;
    double total = 0, prices = 0;
    for (std::size_t i = 0; i < n; ++i) {
      prices += rows[i];
      for (std::size_t j = 0; j < m; ++j) REQUIRE(rows[i] + columns[j] <= cost(i, j) + 1e-9);
      if (column_of[i] == nowhere) {
        REQUIRE(rows[i] == 0);
        continue;
      }
      ++pairs;
      REQUIRE_FALSE(taken[column_of[i]]);
      taken[column_of[i]] = true;
      total += cost(i, column_of[i]);
      REQUIRE(same(rows[i] + columns[column_of[i]], cost(i, column_of[i])));
    }
    for (std::size_t j = 0; j < m; ++j) {
      prices += columns[j];
      if (!taken[j]) REQUIRE(columns[j] == 0);
    }
    REQUIRE(pairs == std::min(n, m));
    REQUIRE(same(*found, total));
    REQUIRE(same(prices, total));
  }
}

TEST_CASE(
    "sorting keeps equal ones in order; heaps give the worst first; ranks of the other side") {
  random_numbers random(104);
  for (const std::size_t n : {0u, 1u, 2u, 15u, 16u, 17u, 31u, 33u, 64u, 65u, 100u, 257u}) {
    std::vector<int> keys(n);
    for (int& key : keys) key = static_cast<int>(random.below(9));
    std::vector<std::size_t> expected(n);
    for (std::size_t i = 0; i < n; ++i) expected[i] = i;
    std::stable_sort(expected.begin(), expected.end(),
                     [&](std::size_t a, std::size_t b) { return keys[a] < keys[b]; });
    CHECK(detail::sorted_rows(n, [&](std::size_t i) { return keys[i]; }) == expected);
    detail::held_proposals heap;
    std::vector<std::uint32_t> held;
    for (std::uint32_t i = 0; i < n; ++i) {
      const auto rank = static_cast<std::uint32_t>((i * 37u + 11u) % 257u);
      heap.push(rank);
      held.push_back(rank);
      std::sort(held.begin(), held.end());
      REQUIRE((heap.size() == held.size() && heap.worst() == held.back()));
      if (i % 3 != 0) continue;
      heap.pop();
      held.pop_back();
      REQUIRE(heap.size() == held.size());
      if (!held.empty()) REQUIRE(heap.worst() == held.back());
    }
    while (!held.empty()) {
      REQUIRE(heap.worst() == held.back());
      heap.pop();
      held.pop_back();
    }
  }
}

TEST_CASE("matchings made elsewhere: the first pair that blocks, or why it is no matching") {
  random_numbers random(105);
  std::size_t blocked = 0, stable = 0, refused = 0, crowded = 0;
  for (std::size_t round = 0; round < test::rounds(400, 8000); ++round) {
    const std::size_t n = 1 + random.below(4), m = 1 + random.below(3);
    std::vector<std::vector<std::uint32_t>> wishes(n), choices(m);
    const auto list = [&](std::vector<std::uint32_t>& to, std::size_t others) {
      for (std::uint32_t k = 0; k < others; ++k)
        if (random.below(4) > 0)
          to.insert(to.begin() + static_cast<long>(random.below(to.size() + 1)), k);
    };
    for (auto& wish : wishes) list(wish, m);
    for (auto& choice : choices) list(choice, n);
    const std::vector<std::span<const std::uint32_t>> people(wishes.begin(), wishes.end()),
        posts(choices.begin(), choices.end());
    std::vector<std::size_t> places(m), post_of(n);
    for (std::size_t& p : places) p = random.below(3);
    for (std::size_t& p : post_of) p = random.below(3) == 0 ? nowhere : random.below(m);
    const matching_market market{people, posts, places};
    if (random.below(3) == 0) REQUIRE(match_stably(market, post_of));
    const auto at = [](const auto& of, std::size_t who) {
      return static_cast<std::size_t>(std::find(of.begin(), of.end(), who) - of.begin());
    };
    const auto both = [&](std::size_t i, std::size_t p) {
      return at(wishes[i], p) < wishes[i].size() && at(choices[p], i) < choices[p].size();
    };
    const auto found = find_blocking_pair(market, post_of);
    error expected{};
    bool wrong = false;
    std::vector<std::size_t> filled(m);
    for (std::size_t i = 0; i < n && !wrong; ++i) {
      if (post_of[i] == nowhere) continue;
      wrong = true;
      if (!both(i, post_of[i])) expected = test::where(error_code::out_of_range, i);
      else if (++filled[post_of[i]] > places[post_of[i]])
        expected = test::where(error_code::unbalanced, nowhere, post_of[i]);
      else wrong = false;
    }
    CAPTURE(round);
    if (wrong) {
      REQUIRE_FALSE(found);
      REQUIRE(found.error() == expected);
      ++(expected.code == error_code::unbalanced ? crowded : refused);
      continue;
    }
    REQUIRE(found);
    blocking_pair pair{};
    for (std::size_t i = 0; i < n && pair.applicant == nowhere; ++i)
      for (const std::uint32_t p : wishes[i]) {
        if (p == post_of[i]) break;
        if (!both(i, p) || places[p] == 0) continue;
        bool wants = filled[p] < places[p];
        for (std::size_t k = 0; k < n; ++k)
          wants = wants || (post_of[k] == p && at(choices[p], i) < at(choices[p], k));
        if (!wants) continue;
        pair = {i, p};
        break;
      }
    REQUIRE(*found == pair);
    ++(pair.applicant == nowhere ? stable : blocked);
  }
  CHECK((blocked > 10 && stable > 10 && refused > 10 && crowded > 10));
}

TEST_CASE("rounding is no level, no error and no variation") {
  constexpr double slack = 1e-12;
  const numbers ends{-slack, 1 + slack};
  for (const coupling_model model :
       {coupling_model::standard, coupling_model::wang, coupling_model::fan}) {
    CHECK(couple(ends, {}, model).ok());
    CHECK(couple(numbers{-slack, 1 + slack, .5}, {}, model).ok());
    CHECK(coupling_degree(ends, model).ok());
  }
  CHECK(couple(numbers{-1.01 * slack, .5}).error() ==
        test::where(error_code::out_of_range, nowhere, 0));
  CHECK(couple(numbers{.5, 1 + 1.01 * slack}).error() ==
        test::where(error_code::out_of_range, nowhere, 1));
  const numbers first{-slack, .5, 1 + slack}, second{1 + slack, .5, -slack}, times{0, 1, 2};
  std::vector<coupling> coupled(3);
  CHECK(couple_lagged({first, second, {}, times}, 0, coupled).ok());
  table z(1, 2, ends), out(1, 2);
  CHECK(obstacle_degrees(z.view(), numbers{.5, .5}, out.view()).ok());
  CHECK(out(0, 1) == 0);
  const table cells(2, 2, {-slack, 1 + slack, 1 + slack, -slack});
  const std::vector<matrix_view<const double>> tables{cells.view()};
  const numbers half{.5, .5};
  const std::vector<std::span<const double>> weights{half};
  const std::vector<index_form> closeness{index_form::closeness};
  CHECK(uncertainty_study::make({.tables = tables, .weights = weights, .forms = closeness}).ok());
  const table beyond(2, 2, {0, 0, 0, 1 + 1.1 * slack});
  const std::vector<matrix_view<const double>> further{beyond.view()};
  CHECK(uncertainty_study::make({.tables = further, .weights = weights, .forms = closeness})
            .error() == test::where(error_code::out_of_range, 1, 1));
  // Levels that differ by rounding alone do not vary within their unit.
  std::vector<lag_summary> profile(1);
  const numbers flat{.3, .1 + .2, .3, .1 + .2}, rising{.1, .2, .4, .7}, years{0, 1, 2, 3}, lag{0};
  REQUIRE(lag_profile({flat, rising, {}, years}, lag, profile));
  CHECK(is_missing(profile[0].correlation));
  REQUIRE(lag_profile({rising, flat, {}, years}, lag, profile));
  CHECK(is_missing(profile[0].correlation));
  REQUIRE(lag_profile({rising, rising, {}, years}, lag, profile));
  CHECK_THAT(profile[0].correlation, WithinAbs(1, 1e-12));
  CHECK(profile[0].pairs == 4);
  // Sums of weights one billionth off are one, those farther off are not.
  CHECK(check_weights(numbers{.5, .5 + .9e-9}).ok());
  CHECK(check_weights(numbers{.5, .5 - .9e-9}).ok());
  CHECK(check_weights(numbers{.5, .5 + 1.1e-9}).error() == test::where(error_code::weight_sum));
  CHECK(check_weights(numbers{.5, .5 - 1.1e-9}).error() == test::where(error_code::weight_sum));
  // A spread that is no normal double.
  const table line(3, 3, {0, 1, 0, 1, 0, 1, 0, 1, 0});
  CHECK(sample_in_space(numbers{0, 2e-310, 1e-310}, line.view()).error() ==
        test::where(error_code::too_small));
  CHECK(sample_in_space(numbers{0, 5e-324, 0}, line.view()).error() ==
        test::where(error_code::too_small));
  // How far rounding may move growth: by the largest logarithm at either end, of whichever unit.
  for (std::size_t unit = 0; unit < 3; ++unit) {
    numbers level(3, 2), growth(3, 0);
    level[unit] = -40;
    CHECK_THAT(detail::rounding_of_growth(level, growth, 5), WithinRel(rounding * 40 / 5, 1e-12));
    level[unit] = 2;
    growth[unit] = 10;
    CHECK_THAT(detail::rounding_of_growth(level, growth, 5), WithinRel(rounding * 52 / 5, 1e-12));
  }
  CHECK_THAT(detail::rounding_of_growth(numbers{.1}, numbers{.1}, 5),
             WithinRel(rounding / 5, 1e-12));
}

TEST_CASE("what overflows is refused where it does") {
  const numbers steep{-1e308, -5e307, 0, 5e307, 1e308};
  numbers ahead(5);
  using detail::forecast_with;
  const auto overflows = test::where(error_code::not_finite);
  CHECK(forecast_with(forecast_method::drift, steep, 1, ahead).error() == overflows);
  CHECK(forecast_with(forecast_method::holt, steep, 1, ahead).error() == overflows);
  CHECK(forecast_with(forecast_method::drift, numbers{1}, 1, ahead).error() ==
        test::where(error_code::too_short));
  const numbers seasons{1.7e308, 1.7e308, -1.7e308, 1.7e308};
  CHECK(holt_winters(seasons, {2, {}, 1, 1, 0}).error() == overflows);
  // A scale whose end lies beyond the doubles.
  std::vector<linear_scale> far(2);
  far[1].origin = 1e308;
  far[1].width = 1e308;
  const table x(2, 2, {0, 0, 1, 1});
  numbers out(2);
  CHECK(topsis(scaled_view{x.view(), far}, numbers{.5, .5}, out).error() ==
        test::where(error_code::not_finite, nowhere, 1));
  // Two populations that start beyond what a square may be, and two that carry each other on for ever.
  std::vector<two_populations> path(2);
  CHECK(live_together({1, 1, 1, 1, 0, 0}, {1e200, 1}, numbers{0, 1}, path).error() ==
        test::where(error_code::unbounded, 1));
  CHECK(live_together({1, 1, 1, 1, 1, 1}, {1, 1}, numbers{0, 50}, path).error() ==
        test::where(error_code::unbounded, 1));
  CHECK(live_together({1, 1, 1, 1, 1, 1}, {1, 1}, numbers{0, 5}, path).ok());
}

TEST_CASE("populations never fall below zero, however coarse the steps") {
  random_numbers random(106);
  for (int round = 0; round < 60; ++round) {
    const symbiosis_model m{random.uniform(.1, 9),  random.uniform(.1, 9), 1, 1,
                            random.uniform(-9, .5), random.uniform(-9, .5)};
    std::vector<two_populations> path(6);
    REQUIRE(live_together(m, {random.uniform(0, 20), random.uniform(0, 20)},
                          numbers{0, .1, .5, 2, 9, 50}, path, .1));
    for (const two_populations& u : path) CHECK((u.x >= 0 && u.y >= 0));
  }
}

TEST_CASE("columns with nothing known have scales that are not fitted, whatever the method") {
  const table x(3, 2, {missing, 1, missing, 2, missing, 4});
  const std::vector<better> sides(2, better::higher);
  std::vector<linear_scale> scales(2);
  const auto half_fitted = [&](const outcome<>& made) {
    return made && !scales[0].fitted() && scales[1].fitted();
  };
  CHECK(half_fitted(fit_min_max(x.view(), sides, scales)));
  CHECK(half_fitted(fit_z_score(x.view(), sides, scales)));
  CHECK(half_fitted(fit_target(x.view(), sides, numbers{9, 9}, scales)));
  CHECK(half_fitted(fit_fraction_of_max(x.view(), scales)));
  CHECK(half_fitted(fit_vector(x.view(), scales)));
  std::vector<interval_scale> to(2);
  const std::vector<target_interval> best(2, {2, 3});
  REQUIRE(fit_interval(x.view(), best, to));
  CHECK((!to[0].fitted() && to[1].fitted()));
}

TEST_CASE("entropic plans at small entropies cost what the best plan does, and hardly more") {
  random_numbers random(107);
  for (int round = 0; round < 6; ++round) {
    const std::size_t m = 2 + random.below(3), n = 2 + random.below(3);
    table cost(m, n), plan(m, n), best(m, n);
    for (double& c : cost.cells) c = random.uniform(0, 1000);
    numbers supply(m, static_cast<double>(n)), demand(n, static_cast<double>(m));
    const double e = 0.5;
    const auto least = transport(cost.view(), {supply, demand}, best.view());
    const auto found = sinkhorn(cost.view(), {supply, demand}, plan.view(),
                                {.entropy = e, .tolerance = 1e-7, .rounds = 2'000'000});
    REQUIRE(least);
    REQUIRE(found);
    const double total = static_cast<double>(m * n);
    CHECK(found->cost >= least->cost - 1e-9);
    CHECK(found->cost <= least->cost + e * total * std::log(total) + 1e-3);
  }
}

TEST_CASE("the gamma function of whole numbers, to its last digits") {
  long double logs = 0;
  for (int n = 1; n < 40; ++n) {
    if (n > 1) logs += std::log(static_cast<long double>(n - 1));
    const auto exact = static_cast<double>(logs);
    CHECK_THAT(detail::log_gamma(n), WithinAbs(exact, 2e-14 * (1 + std::fabs(exact) / 10)));
  }
}

TEST_CASE("quantiles of the beta function near its ends") {
  for (const double p : {1e-9, 1e-6, 1e-3, .2, .7, 1 - 1e-6})
    for (const auto& [a, b] : std::vector<std::pair<double, double>>{
             {.5, 40}, {.5, .5}, {3, 2}, {20, .5}, {1, 1}, {60, 90}}) {
      const double x = detail::beta_quantile(a, b, p);
      INFO(a << " " << b << " " << p);
      CHECK_THAT(detail::incomplete_beta(a, b, x, 1 - x), WithinRel(p, 1e-9));
    }
  CHECK_THAT(detail::beta_quantile(.5, 1, 1e-5), WithinRel(1e-10, 1e-9));
}

TEST_CASE("memberships by both anchors, rising and falling") {
  const numbers raw{-3, 0, 1, 2, 2.5, 3, 5, 9};
  for (const calibration_anchors& a : {calibration_anchors{0, 2, 5}, calibration_anchors{6, 2, 1}})
    for (const double odds : {ragin_log_odds, ninety_five_log_odds}) {
      numbers out(raw.size()), expected;
      REQUIRE(calibrate(raw, a, out, odds));
      for (const double x : raw) {
        const bool in = a.in > a.cross ? x > a.cross : x < a.cross;
        const double g = in ? odds * (x - a.cross) / (a.in - a.cross)
                            : -odds * (x - a.cross) / (a.out - a.cross);
        expected.push_back(std::exp(g) / (1 + std::exp(g)));
      }
      CHECK(alike(out, expected));
    }
  numbers out(1);
  const auto bad = test::where(error_code::bad_option);
  for (const calibration_anchors& a :
       {calibration_anchors{0, 0, 1}, calibration_anchors{0, 1, 1}, calibration_anchors{0, 2, 1},
        calibration_anchors{2, 0, 1}, calibration_anchors{-inf, 0, 1},
        calibration_anchors{0, 1, inf}, calibration_anchors{missing, 1, 2}})
    CHECK(calibrate(numbers{1}, a, out).error() == bad);
  for (const double odds : {0.0, -1.0, inf, missing})
    CHECK(calibrate(numbers{1}, {0, 1, 2}, out, odds).error() == bad);
}

TEST_CASE("relations of sets are their sums; Spearman's rho that of the ranks") {
  random_numbers random(108);
  for (int round = 0; round < 20; ++round) {
    const std::size_t n = 3 + random.below(8);
    numbers x(n), y(n), rx(n), ry(n);
    double sx = 0, sy = 0, both = 0, neither = 0, less = 0, apart = 0;
    for (std::size_t i = 0; i < n; ++i) {
      sx += x[i] = random.uniform();
      sy += y[i] = random.uniform();
      both += std::min(x[i], y[i]);
      neither += std::min({x[i], y[i], 1 - y[i]});
      less += 1 - x[i];
      apart += 1 - std::min(x[i], y[i]);
    }
    const auto s = relate_sufficiency(x, y);
    REQUIRE(s);
    CHECK(alike({s->consistency, s->coverage, s->pri},
                {both / sx, both / sy, (both - neither) / (sx - neither)}));
    const auto k = relate_necessity(x, y);
    REQUIRE(k);
    CHECK(alike({k->consistency, k->coverage, k->relevance}, {both / sy, both / sx, less / apart}));
    CHECK(k->holds(both / sy, less / apart));
    CHECK_FALSE(k->holds(both / sy + 1e-9, 0));
    CHECK_FALSE(k->holds(0, less / apart + 1e-9));
    double d = 0;
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j) {
        rx[i] += x[j] <= x[i] ? 1 : 0;
        ry[i] += y[j] <= y[i] ? 1 : 0;
      }
      d += (rx[i] - ry[i]) * (rx[i] - ry[i]);
    }
    const double count = static_cast<double>(n);
    CHECK(same(*spearman(x, y), 1 - 6 * d / (count * (count * count - 1))));
  }
}

TEST_CASE("interval scales by their formula, pooled and by group") {
  random_numbers random(109);
  for (int round = 0; round < 20; ++round) {
    const std::size_t n = 12, m = 2;
    table x = random.uniform_table(n, m), z(n, m);
    x(3, 0) = missing;
    std::vector<std::uint32_t> year(n);
    for (std::size_t i = 0; i < n; ++i) year[i] = static_cast<std::uint32_t>(i % 2);
    const std::vector<target_interval> best{{.4, .6}, {.1, .2}};
    for (const interval_fall fall : {interval_fall::alike, interval_fall::each_side})
      for (const std::size_t count : {1u, 2u}) {
        const row_groups groups = count == 2 ? row_groups{year, 2} : row_groups{};
        std::vector<interval_scale> scales(count * m);
        REQUIRE(fit_interval(x.view(), best, scales, {2, 7, fall}, groups));
        const std::span<const interval_scale> made(scales);
        REQUIRE(apply_scales(x.view(), made, z.view(), groups));
        for (std::size_t i = 0; i < n; ++i)
          for (std::size_t j = 0; j < m; ++j) {
            if (is_missing(x(i, j))) {
              CHECK(is_missing(z(i, j)));
              continue;
            }
            double under = 0, over = 0;
            for (std::size_t k = 0; k < n; ++k) {
              if (is_missing(x(k, j)) || (count == 2 && year[k] != year[i])) continue;
              under = std::max(under, best[j].from - x(k, j));
              over = std::max(over, x(k, j) - best[j].to);
            }
            if (fall == interval_fall::alike) under = over = std::max(under, over);
            const double lacks = x(i, j) < best[j].from ? (best[j].from - x(i, j)) / under
                                 : x(i, j) > best[j].to ? (x(i, j) - best[j].to) / over
                                                        : 0;
            CHECK(same(z(i, j), 7 - 5 * lacks));
          }
      }
  }
}

TEST_CASE("gaps are filled along time as a plain search of neighbours does, and by group") {
  random_numbers random(110);
  for (int round = 0; round < 30; ++round) {
    const std::size_t n = 14, units = 3;
    table x = random.uniform_table(n, 2), out(n, 2), filled(n, 2);
    numbers times(n);
    std::vector<std::uint32_t> unit(n);
    for (std::size_t i = 0; i < n; ++i) {
      unit[i] = static_cast<std::uint32_t>(random.below(units));
      times[i] = static_cast<double>((i * 5) % n) * 1.5;
      for (std::size_t j = 0; j < 2; ++j)
        if (random.below(2) == 0) x(i, j) = missing;
    }
    const auto count = interpolate(x.view(), {unit, units}, times, out.view());
    REQUIRE(count);
    std::size_t expected_count = 0;
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < 2; ++j) {
        double expected = x(i, j);
        if (is_missing(expected)) {
          std::size_t before = n, after = n;
          for (std::size_t k = 0; k < n; ++k) {
            if (unit[k] != unit[i] || is_missing(x(k, j))) continue;
            if (times[k] < times[i] && (before == n || times[k] > times[before])) before = k;
            if (times[k] > times[i] && (after == n || times[k] < times[after])) after = k;
          }
          if (before < n && after < n)
            expected = x(before, j) + (x(after, j) - x(before, j)) * (times[i] - times[before]) /
                                          (times[after] - times[before]);
          else if (before < n) expected = x(before, j);
          else if (after < n) expected = x(after, j);
          expected_count += is_missing(expected) ? 0u : 1u;
        }
        CHECK(alike(numbers{out(i, j)}, numbers{expected}));
      }
    CHECK(*count == expected_count);
    for (const impute_with rule : {impute_with::mean, impute_with::median})
      for (const bool grouped : {false, true}) {
        const auto many =
            impute(x.view(), filled.view(), rule, grouped ? row_groups{unit, units} : row_groups{});
        REQUIRE(many);
        std::size_t cells = 0;
        for (std::size_t i = 0; i < n; ++i)
          for (std::size_t j = 0; j < 2; ++j) {
            numbers known;
            for (std::size_t k = 0; k < n; ++k)
              if (!is_missing(x(k, j)) && (!grouped || unit[k] == unit[i]))
                known.push_back(x(k, j));
            std::sort(known.begin(), known.end());
            double expected = x(i, j);
            if (is_missing(expected) && !known.empty()) {
              ++cells;
              double sum = 0;
              for (const double v : known) sum += v;
              const std::size_t k = known.size();
              expected = rule == impute_with::mean ? sum / static_cast<double>(k)
                                                   : (known[(k - 1) / 2] + known[k / 2]) / 2;
            }
            CHECK(alike(numbers{filled(i, j)}, numbers{expected}));
          }
        CHECK(*many == cells);
      }
  }
}

TEST_CASE("recipes take every way there is, each as the single methods do") {
  random_numbers random(111);
  const std::size_t n = 12, m = 3;
  table x = random.uniform_table(n, m, 1, 2);
  x(2, 0) = x(7, 1) = x(8, 1) = missing;
  x(5, 2) = 90;  // an outlier
  std::vector<std::uint32_t> group(n), unit(n);
  numbers times(n);
  for (std::size_t i = 0; i < n; ++i) {
    group[i] = static_cast<std::uint32_t>(i % 2);
    unit[i] = static_cast<std::uint32_t>(i / 6);
    times[i] = static_cast<double>(i % 6);
  }
  const std::vector<better> sides(m, better::higher);
  const std::vector<imputation> fills{imputation::mean, imputation::median, imputation::group_mean,
                                      imputation::group_median, imputation::along_time};
  const std::vector<std::size_t> tamed{0, 1, 3};
  using kind = normalisation::kind;
  const std::vector<normalisation> ways{{kind::min_max, 2, 5, {}},
                                        {kind::z_score, 10, 3, {}},
                                        {kind::rank, 0, 1, {}},
                                        {kind::percentile, 1, 4, {}},
                                        {kind::fraction_of_max, 0, 1, {}}};
  const recipe_lists lists{fills, tamed, ways, {group, 2}, {unit, 2}, times};
  REQUIRE(lists.tables() == 75);
  CHECK((lists.alternatives(0) == 5 && lists.alternatives(1) == 3 && lists.alternatives(2) == 5));
  numbers out(75 * n * m);
  std::vector<matrix_view<const double>> views(75);
  REQUIRE(prepare_tables(x.view(), sides, lists, out, views));
  std::size_t at = 0;
  for (const imputation fill : fills) {
    table complete(n, m);
    const row_groups by = fill == imputation::group_mean || fill == imputation::group_median
                              ? row_groups{group, 2}
                              : row_groups{};
    const bool median = fill == imputation::median || fill == imputation::group_median;
    if (fill == imputation::along_time)
      REQUIRE(interpolate(x.view(), {unit, 2}, times, complete.view()));
    else
      REQUIRE(
          impute(x.view(), complete.view(), median ? impute_with::median : impute_with::mean, by));
    for (const std::size_t most : tamed) {
      table calm(n, m), z(n, m);
      REQUIRE(winsorise(complete.view(), calm.view(), {}, {.most = most}));
      for (const normalisation& way : ways) {
        std::vector<linear_scale> scales(m);
        const std::span<const linear_scale> made(scales);
        const constant_column constant = constant_column::as_middle;
        if (way.how == kind::min_max) REQUIRE(min_max(calm.view(), sides, z.view(), {2, 5}));
        if (way.how == kind::z_score) {
          REQUIRE(fit_z_score(calm.view(), sides, scales, {10, 3, constant}));
          REQUIRE(apply_scales(calm.view(), made, z.view()));
        }
        if (way.how == kind::rank) REQUIRE(rank_scores(calm.view(), sides, z.view()));
        if (way.how == kind::percentile) {
          REQUIRE(rank_scores(calm.view(), sides, z.view(), rank_score::percentile));
          for (double& cell : z.cells) cell = 1 + 3 * cell;
        }
        if (way.how == kind::fraction_of_max) {
          REQUIRE(fit_fraction_of_max(calm.view(), scales));
          REQUIRE(apply_scales(calm.view(), made, z.view()));
        }
        for (std::size_t i = 0; i < n; ++i)
          for (std::size_t j = 0; j < m; ++j) REQUIRE(same(views[at](i, j), z(i, j)));
        ++at;
      }
    }
  }
  const std::vector<better> down{better::higher, better::lower, better::higher};
  const std::vector<normalisation> fraction{{kind::fraction_of_max, 0, 1, {}}};
  CHECK(prepare_tables(x.view(), down,
                       {.imputations = std::span(fills).first(1), .normalisations = fraction},
                       std::span(out).first(n * m))
            .error() == test::where(error_code::bad_option, nowhere, 1));
}

namespace {

/// One alternative of a study, and the value that the plain methods give each unit.
struct plain_study {
  table x;
  std::vector<std::uint32_t> low{0, 0, 1, 1, 2, 2, 2}, high{0, 1, 0}, top{0, 0};
  numbers w1, w2, w3, all;
  std::vector<mean_rule> rules;
  double lift = 0;

  explicit plain_study(random_numbers& random)
      : x(random.uniform_table(9, 7, .1, .9)),
        w1(random.weights(7)),
        w2(random.weights(3)),
        w3(random.weights(2)) {
    all = w1;
    all.insert(all.end(), w2.begin(), w2.end());
    all.insert(all.end(), w3.begin(), w3.end());
  }
  /// The scores of all nodes above the indicators of one unit; missing where nothing is known.
  [[nodiscard]] numbers nodes(std::size_t unit, std::size_t levels) const {
    numbers from, out;
    for (std::size_t j = 0; j < 7; ++j) from.push_back(x(unit, j));
    const std::vector<std::uint32_t>* parents[] = {&low, &high, &top};
    const numbers* weights[] = {&w1, &w2, &w3};
    const std::size_t counts[] = {3, 2, 1};
    for (std::size_t l = 0; l < levels; ++l) {
      numbers next;
      for (std::size_t p = 0; p < counts[l]; ++p) {
        double sum = 0, total = 0;
        for (std::size_t j = 0; j < from.size(); ++j) {
          if ((*parents[l])[j] != p || is_missing(from[j])) continue;
          const double w = (*weights[l])[j], v = from[j], lifted = lift + (1 - lift) * v;
          total += w;
          sum += w * (rules[l] == mean_rule::arithmetic  ? v
                      : rules[l] == mean_rule::geometric ? std::log(lifted)
                                                         : 1 / lifted);
        }
        const double mean = sum / total;
        next.push_back(total == 0                          ? missing
                       : rules[l] == mean_rule::arithmetic ? mean
                       : rules[l] == mean_rule::geometric  ? std::exp(mean)
                                                           : 1 / mean);
      }
      out.insert(out.end(), next.begin(), next.end());
      from = next;
    }
    return out;
  }
};

/// The values and levels of the nominal choice, by a run in which nothing varies.
struct study_values {
  numbers value, first, second;

  explicit study_values(const uncertainty_design& design) {
    const auto study = uncertainty_study::make(design);
    REQUIRE(study);
    const std::size_t n = study->units();
    std::vector<std::uint32_t> counts(n * n);
    REQUIRE(run_study(*study, 1, 0, 1, row_major(counts, n, n), {},
                      [&](const uncertainty_study::workspace& space) {
                        for (std::size_t i = 0; i < n; ++i) {
                          value.push_back(space.value(i));
                          first.push_back(space.level(0, i));
                          second.push_back(space.level(1, i));
                        }
                      }));
  }
};

}  // namespace

TEST_CASE("studies: every rule at every level, gaps, lifts, couplings, closeness, by plain sums") {
  random_numbers random(112);
  const mean_rule three[] = {mean_rule::arithmetic, mean_rule::geometric, mean_rule::harmonic};
  for (std::size_t round = 0; round < 27; ++round)
    for (const bool gaps : {false, true}) {
      plain_study plain(random);
      plain.rules = {three[round % 3], three[round / 3 % 3], three[round / 9]};
      plain.lift = round % 2 == 0 ? 0 : 0.25;
      if (gaps) {
        for (double& cell : plain.x.cells)
          if (random.below(4) == 0) cell = missing;
        for (std::size_t j = 0; j < 7; ++j)
          plain.x(4, j) = missing;                // nothing is known of this one
        plain.x(5, 0) = plain.x(5, 1) = missing;  // nor of one node of this one
      }
      const std::vector<matrix_view<const double>> tables{plain.x.view()};
      const std::vector<std::span<const std::uint32_t>> parents{plain.low, plain.high, plain.top};
      const std::vector<std::span<const double>> weights{plain.all};
      const std::vector<std::span<const mean_rule>> rules{plain.rules};
      const study_values found({.tables = tables,
                                .parents = parents,
                                .weights = weights,
                                .rules = rules,
                                .lift = plain.lift});
      for (std::size_t i = 0; i < 9; ++i) {
        REQUIRE(alike(numbers{found.value[i]}, numbers{plain.nodes(i, 3).back()}));
        REQUIRE((is_missing(found.first[i]) && is_missing(found.second[i])));
      }
      // The same but for the top: its two sides are coupled.
      const auto sides = std::span(parents).first(2);
      const numbers below(plain.all.begin(), plain.all.begin() + 10);
      const std::vector<std::span<const double>> fewer{below};
      const std::vector<mean_rule> lower{plain.rules[0], plain.rules[1]};
      const std::vector<std::span<const mean_rule>> of_sides{lower};
      for (const coupling_model model :
           {coupling_model::standard, coupling_model::wang, coupling_model::fan}) {
        const std::vector<coupling_model> models{model};
        const study_values coupled({.tables = tables,
                                    .parents = sides,
                                    .weights = fewer,
                                    .rules = of_sides,
                                    .lift = plain.lift,
                                    .couplings = models,
                                    .importance = .3});
        for (std::size_t i = 0; i < 9; ++i) {
          const numbers nodes = plain.nodes(i, 2);
          const double one = nodes[3], two = nodes[4];
          REQUIRE(alike({coupled.first[i], coupled.second[i]}, {one, two}));
          double d = missing;
          if (!is_missing(one) && !is_missing(two))
            d = couple(numbers{one, two}, numbers{.3, .7}, model)->d;
          REQUIRE(alike(numbers{coupled.value[i]}, numbers{d}));
        }
      }
      // Closeness over all indicators at once, their weights multiplied down the levels.
      if (round > 2) continue;
      const std::vector<index_form> forms{index_form::closeness};
      const study_values close(
          {.tables = tables, .parents = parents, .weights = weights, .forms = forms});
      for (std::size_t i = 0; i < 9; ++i) {
        double near = 0, far = 0;
        bool any = false;
        for (std::size_t j = 0; j < 7; ++j) {
          if (is_missing(plain.x(i, j))) continue;
          any = true;
          double in1 = 0, in2 = 0;
          for (std::size_t k = 0; k < 7; ++k) in1 += plain.low[k] == plain.low[j] ? plain.w1[k] : 0;
          const std::size_t node = plain.low[j], side = plain.high[node];
          for (std::size_t k = 0; k < 3; ++k) in2 += plain.high[k] == side ? plain.w2[k] : 0;
          const double w = plain.w1[j] / in1 * plain.w2[node] / in2 * plain.w3[side];
          near += std::pow(w * (1 - plain.x(i, j)), 2);
          far += std::pow(w * plain.x(i, j), 2);
        }
        const double expected = any ? std::sqrt(far) / (std::sqrt(far) + std::sqrt(near)) : missing;
        REQUIRE(alike(numbers{close.value[i]}, numbers{expected}));
      }
    }
}

TEST_CASE("where the model of Haken rests") {
  for (const double g1 : {-.4, 0.0, .4})
    for (const double a : {-.5, .5})
      for (const double g2 : {-.6, .6})
        for (const double b : {-.7, .7}) {
          const haken_model m{g1, a, g2, b};
          const haken_rest found = points_of_rest(m);
          const auto slope = [&](double q) { return -g1 * q - a * b / g2 * q * q * q; };
          const double square = -g1 * g2 / (a * b);
          CHECK(alike({found.q1, found.q2}, {square > 0 ? std::sqrt(square) : missing,
                                             square > 0 ? b * square / g2 : missing}));
          CHECK(found.zero_is_stable == (slope(1e-3) < 0));
          if (square > 0) CHECK(found.stable == (slope(found.q1 + 1e-3) < 0));
          else CHECK_FALSE(found.stable);
          CHECK(m.q1_leads() == (g2 > std::fabs(g1)));
        }
  const haken_rest flat = points_of_rest({.1, .2, 0, .3});
  CHECK((is_missing(flat.q1) && is_missing(flat.q2) && !flat.stable && !flat.zero_is_stable));
}

TEST_CASE("logistic curves fall where their series does, though one value alone tells it") {
  CHECK(detail::search_logistic(numbers{9, 0, 0, 0, 0, 0, 0}).s < 0);
  CHECK(detail::search_logistic(numbers{0, 0, 0, 0, 0, 0, 9}).s > 0);
}

}  // namespace edges_by_hand_test
