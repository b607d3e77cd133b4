// SPDX-License-Identifier: BSL-1.0
// Productivity: growth accounting, linear programs, data envelopment, the Malmquist index.

#include "models/helpers.hpp"
#include "support/base.hpp"

#include <nqpf/models/dea.hpp>
#include <nqpf/models/growth_accounting.hpp>
#include <nqpf/models/linear_program.hpp>
#include <nqpf/models/malmquist.hpp>
#include <nqpf/models/slack_based.hpp>

#include <algorithm>
#include <limits>
#include <span>
#include <vector>

namespace productivity_test {

using namespace nqpf::models;
using Catch::Matchers::WithinAbs;
using test::random_numbers;
using test::table;
using test::where;

namespace {

using numbers = std::vector<double>;
constexpr double infinity = std::numeric_limits<double>::infinity();

const table seven_inputs(7, 2, {20, 151, 60, 200, 40, 120, 60, 170, 70, 250, 30, 210, 50, 90});
const table seven_outputs(7, 1, {100, 210, 150, 240, 220, 80, 200});

numbers scores_of(const table& in, const table& out, const dea_options& options = {}) {
  numbers scores(in.rows);
  const auto found = dea({in.view(), out.view()}, scores, options);
  REQUIRE(found);
  CHECK(found->infeasible == 0);
  CHECK(found->efficient ==
        static_cast<std::size_t>(std::count(scores.begin(), scores.end(), 1.0)));
  return scores;
}

table reordered(const table& from, const std::vector<std::size_t>& rows, bool turn_columns) {
  table out(from.rows, from.columns);
  for (std::size_t i = 0; i < from.rows; ++i)
    for (std::size_t j = 0; j < from.columns; ++j)
      out(i, j) = from(rows[i], turn_columns ? from.columns - 1 - j : j);
  return out;
}

}  // namespace

TEST_CASE("growth accounting: Beijing 2005 to 2009") {
  const numbers k{12829.79, 14244.40, 16215.50, 16802.42, 19540.70};
  const numbers l{116.97, 117.36, 119.25, 123.38, 120.41};
  const numbers y{6946.07, 8210.00, 9648.38, 10413.09, 11039.13};
  std::vector<growth_account> found(4);
  REQUIRE(account_for_growth({y, k, l}, .4, found));
  numbers residuals;
  for (const growth_account& g : found) {
    residuals.push_back(g.residual);
    CHECK_THAT(g.from_capital + g.from_labour + g.residual, WithinAbs(g.growth, 1e-15));
  }
  CHECK_NUMBERS(residuals, 5e-9, .12334209, .10001001, .04162337, .01261181);

  CHECK(account_for_growth({y, k, l}, 1.1, found).error() == where(error_code::bad_option));
  CHECK(account_for_growth({y, k, l}, .4, std::span(found).first(3)).error() ==
        where(error_code::shape));
  CHECK(account_for_growth({numbers{1}, numbers{1}, numbers{1}}, .4, {}).error() ==
        where(error_code::too_short));
  CHECK(account_for_growth({numbers{1, 2}, numbers{1, 0}, numbers{1, 1}}, .4,
                           std::span(found).first(1))
            .error() == where(error_code::not_positive, 1, 1));
  CHECK(account_for_growth({numbers{1, 2}, numbers{1, 1}, numbers{missing, 1}}, .4,
                           std::span(found).first(1))
            .error() == where(error_code::missing_cell, 0, 2));
}

TEST_CASE("production fit: exact without noise, refused where capital is only a trend") {
  random_numbers random(6);
  for (int round = 0; round < 50; ++round) {
    const double share = random.uniform(.1, .9), growth = random.uniform(-.02, .06);
    numbers y, k, l;
    for (int t = 0; t < 9; ++t) {
      k.push_back(std::exp(random.uniform(0, 3)));
      l.push_back(std::exp(random.uniform(0, 1)));
      y.push_back(std::exp(1.5 + growth * t) * std::pow(k.back(), share) *
                  std::pow(l.back(), 1 - share));
    }
    const auto fit = fit_production({y, k, l});
    REQUIRE(fit);
    CHECK_THAT(fit->capital_share, WithinAbs(share, 1e-10));
    CHECK_THAT(fit->technical_growth, WithinAbs(growth, 1e-10));
    CHECK_THAT(fit->level, WithinAbs(1.5, 1e-10));
    CHECK(fit->standard_error < 1e-10);
    CHECK(fit->plausible);
    std::vector<growth_account> account(8);
    REQUIRE(account_for_growth({y, k, l}, fit->capital_share, account));
    for (const growth_account& g : account) CHECK_THAT(g.residual, WithinAbs(growth, 1e-9));
  }
  numbers y, k, l(8, 1.0);
  for (int t = 0; t < 8; ++t) {
    k.push_back(std::exp(.1 * t));
    y.push_back(random.uniform(1, 2));
  }
  CHECK(fit_production({y, k, l}).error() == where(error_code::singular));
  CHECK(fit_production({numbers(3, 1.0), numbers(3, 1.0), numbers(3, 1.0)}).error() ==
        where(error_code::too_short));
}

TEST_CASE("linear programs: a corner, prices, infeasible, unbounded, degenerate") {
  // The most of 3 x + 5 y with x <= 4, 2 y <= 12, 3 x + 2 y <= 18: x = 2, y = 6, 36.
  const table rows(3, 2, {1, 0, 0, 2, 3, 2});
  const numbers goal{-3, -5}, limits{4, 12, 18};
  const std::vector<row_sense> at_most(3, row_sense::at_most);
  numbers x(2), prices(3);
  auto found = minimise({goal, rows.view(), limits, at_most}, x, prices);
  REQUIRE(found);
  CHECK_THAT(found->value, WithinAbs(-36, 1e-12));
  CHECK_NUMBERS(x, 1e-12, 2, 6);
  CHECK_NUMBERS(prices, 1e-12, 0, -1.5, -1);
  CHECK_FALSE(found->degenerate);
  CHECK_FALSE(found->ambiguous);

  const std::vector<row_sense> mixed{row_sense::equal, row_sense::at_least, row_sense::at_most};
  found = minimise({numbers{1, 1}, rows.view(), numbers{4, 2, 18}, mixed}, x);
  REQUIRE(found);
  CHECK_NUMBERS(x, 1e-12, 4, 1);
  CHECK(minimise({numbers{1, 1}, rows.view(), numbers{7, 2, 18}, mixed}, x).error() ==
        where(error_code::infeasible));
  CHECK(
      minimise(
          {numbers{-1, 0}, table(1, 2, {1, -1}).view(), numbers{1}, std::span(at_most).first(1)}, x)
          .error() == where(error_code::unbounded));

  // Negative limits, a row that says the same twice, a goal along a row.
  const table twice(2, 2, {1, 1, 2, 2});
  const std::vector<row_sense> equal(2, row_sense::equal);
  found = minimise({numbers{1, 1}, twice.view(), numbers{3, 6}, equal}, x);
  REQUIRE(found);
  CHECK_THAT(found->value, WithinAbs(3, 1e-12));
  CHECK(found->degenerate);
  CHECK(found->ambiguous);
  found = minimise(
      {numbers{1, 2}, table(1, 2, {-1, -1}).view(), numbers{-3}, std::span(at_most).first(1)}, x);
  REQUIRE(found);
  CHECK_NUMBERS(x, 1e-12, 3, 0);

  // Beale's program, on which the plain method goes round for ever.
  const table beale(3, 4, {.25, -60, -1. / 25, 9, .5, -90, -1. / 50, 3, 0, 0, 1, 0});
  numbers four(4);
  found = minimise({numbers{-.75, 150, -.02, 6}, beale.view(), numbers{0, 0, 1}, at_most}, four);
  REQUIRE(found);
  CHECK_THAT(found->value, WithinAbs(-.05, 1e-12));

  CHECK(minimise({}, {}).error() == where(error_code::empty));
  CHECK(minimise({goal, rows.view(), numbers{1}, at_most}, x).error() == where(error_code::shape));
  CHECK(minimise({numbers{1, missing}, rows.view(), limits, at_most}, x).error() ==
        where(error_code::missing_cell, nowhere, 1));
  CHECK(minimise({goal, rows.view(), numbers{1, infinity, 2}, at_most}, x).error() ==
        where(error_code::not_finite, 1));
}

TEST_CASE("linear programs: strong duality on random ones") {
  random_numbers random(8);
  std::size_t solved = 0;
  for (std::size_t round = 0; round < test::rounds(400, 20'000); ++round) {
    const std::size_t m = 1 + random.below(7), n = 1 + random.below(12);
    table a(m, n);
    const bool whole = random.below(2) == 0;
    for (double& cell : a.cells)
      cell = whole ? static_cast<double>(random.below(5)) - 2 : random.uniform(-1, 2);
    numbers goal(n), limits(m), x(n), prices(m);
    for (double& g : goal)
      g = whole ? static_cast<double>(random.below(4)) : random.uniform(-.2, 1);
    for (double& b : limits)
      b = whole ? static_cast<double>(random.below(6)) : random.uniform(-1, 2);
    std::vector<row_sense> senses;
    for (std::size_t r = 0; r < m; ++r) senses.push_back(static_cast<row_sense>(random.below(3)));
    const auto found = minimise({goal, a.view(), limits, senses}, x, prices);
    if (!found) {
      const error_code code = found.error().code;
      CHECK((code == error_code::infeasible || code == error_code::unbounded));
      continue;
    }
    ++solved;
    double dual = 0, primal = 0;
    for (std::size_t r = 0; r < m; ++r) {
      double sum = 0;
      for (std::size_t j = 0; j < n; ++j) sum += a(r, j) * x[j];
      if (senses[r] != row_sense::at_least) CHECK(sum <= limits[r] + 1e-8);
      if (senses[r] != row_sense::at_most) CHECK(sum >= limits[r] - 1e-8);
      if (senses[r] == row_sense::at_most) CHECK(prices[r] <= 1e-8);
      if (senses[r] == row_sense::at_least) CHECK(prices[r] >= -1e-8);
      dual += prices[r] * limits[r];
    }
    for (std::size_t j = 0; j < n; ++j) {
      double left = goal[j];
      for (std::size_t r = 0; r < m; ++r) left -= prices[r] * a(r, j);
      CHECK(left >= -1e-8);
      CHECK(x[j] >= 0);
      primal += goal[j] * x[j];
    }
    CHECK_THAT(primal, WithinAbs(found->value, 1e-9));
    CHECK_THAT(dual, WithinAbs(primal, 1e-7 * (1 + std::fabs(primal))));
  }
  CHECK(solved > 50);
}

TEST_CASE("data envelopment: the example of seven units") {
  const numbers ccr = scores_of(seven_inputs, seven_outputs);
  CHECK_NUMBERS(ccr, 5e-8, 1, .8203125, .8910124, .9570042, .7295271, .5437352, 1);
  const numbers bcc =
      scores_of(seven_inputs, seven_outputs, {returns_to_scale::variable, dea_orientation::input});
  CHECK_NUMBERS(bcc, 5e-8, 1, .8571429, .9519868, 1, .7755102, .7072571, 1);
  numbers scale(7);
  REQUIRE(scale_efficiency({seven_inputs.view(), seven_outputs.view()}, scale));
  for (std::size_t i = 0; i < 7; ++i) CHECK_THAT(scale[i], WithinAbs(ccr[i] / bcc[i], 1e-12));
  // Constant returns: the same score from either side.
  const numbers outward =
      scores_of(seven_inputs, seven_outputs, {returns_to_scale::constant, dea_orientation::output});
  for (std::size_t i = 0; i < 7; ++i) CHECK_THAT(outward[i], WithinAbs(ccr[i], 1e-10));

  SECTION("one unit in full: peers, slacks and the target they make") {
    numbers weights(7), excess(2), lack(1);
    for (std::size_t unit = 0; unit < 7; ++unit) {
      const auto found =
          dea_unit({seven_inputs.view(), seven_outputs.view()}, unit, {weights, excess, lack});
      REQUIRE(found);
      CHECK_THAT(found->score, WithinAbs(ccr[unit], 1e-10));
      for (std::size_t k = 0; k < 2; ++k) {
        double target = excess[k];
        for (std::size_t j = 0; j < 7; ++j) target += weights[j] * seven_inputs(j, k);
        CHECK_THAT(target, WithinAbs(ccr[unit] * seven_inputs(unit, k), 1e-6));
      }
      double made = -lack[0];
      for (std::size_t j = 0; j < 7; ++j) made += weights[j] * seven_outputs(j, 0);
      CHECK_THAT(made, WithinAbs(seven_outputs(unit, 0), 1e-6));
      CHECK(found->efficient == (unit == 0 || unit == 6));
    }
    CHECK(dea_unit({seven_inputs.view(), seven_outputs.view()}, 7, {}).error() ==
          where(error_code::out_of_range, 7));
  }
  SECTION("score 1 with slack is not efficient") {
    const table in(2, 2, {1, 1, 1, 2}), out(2, 1, {1, 1});
    numbers excess(2);
    CHECK(scores_of(in, out) == numbers{1, 1});
    const auto found = dea_unit({in.view(), out.view()}, 1, {{}, excess, {}});
    REQUIRE(found);
    CHECK(found->score == 1);
    CHECK_FALSE(found->efficient);
    CHECK_NUMBERS(excess, 1e-9, 0, 1);
  }
}

TEST_CASE("data envelopment: properties on random units") {
  random_numbers random(15);
  for (std::size_t round = 0; round < test::rounds(40, 1000); ++round) {
    const std::size_t n = 2 + random.below(20), m = 1 + random.below(3), s = 1 + random.below(3);
    table in = random.uniform_table(n, m, 1, 10), out = random.uniform_table(n, s, 1, 10);
    if (random.below(2) == 0)  // ties and copies: degenerate programs
      for (table* t : {&in, &out})
        for (double& cell : t->cells) cell = std::floor(cell / 3) + 1;
    const numbers ccr = scores_of(in, out);
    const numbers bcc = scores_of(in, out, {returns_to_scale::variable, dea_orientation::input});
    const numbers outward =
        scores_of(in, out, {returns_to_scale::variable, dea_orientation::output});
    numbers sbm(n), sbm_variable(n);
    REQUIRE(slack_based_efficiency({in.view(), out.view()}, sbm));
    REQUIRE(slack_based_efficiency({in.view(), out.view()}, sbm_variable,
                                   {returns_to_scale::variable, zero_terms::refuse}));
    bool best = false;
    for (std::size_t i = 0; i < n; ++i) {
      CHECK(ccr[i] > 0);
      CHECK(ccr[i] <= bcc[i] + 1e-12);
      CHECK(bcc[i] <= 1);
      CHECK(outward[i] <= 1);
      CHECK(ccr[i] <= outward[i] + 1e-9);
      CHECK(sbm[i] > 0);
      CHECK(sbm[i] <= ccr[i] + 1e-9);
      CHECK(sbm[i] <= sbm_variable[i] + 1e-9);
      CHECK(sbm_variable[i] <= bcc[i] + 1e-9);
      best = best || ccr[i] == 1;
    }
    CHECK(best);
    // Other units of measure, another order of units and columns.
    std::vector<std::size_t> order(n);
    for (std::size_t i = 0; i < n; ++i) order[i] = n - 1 - i;
    table turned_in = reordered(in, order, true), turned_out = reordered(out, order, true);
    for (std::size_t i = 0; i < n; ++i) {
      turned_in(i, 0) *= 1000;
      turned_out(i, 0) /= 70;
    }
    const numbers turned = scores_of(turned_in, turned_out);
    numbers turned_sbm(n);
    REQUIRE(slack_based_efficiency({turned_in.view(), turned_out.view()}, turned_sbm));
    for (std::size_t i = 0; i < n; ++i) {
      CHECK_THAT(turned[n - 1 - i], WithinAbs(ccr[i], 1e-8));
      CHECK_THAT(turned_sbm[n - 1 - i], WithinAbs(sbm[i], 1e-8));
    }
  }
}

TEST_CASE("data envelopment: zeros, and what cannot be measured") {
  const table in(3, 2, {0, 2, 2, 0, 2, 2}), out(3, 2, {1, 0, 0, 1, 1, 1});
  const numbers scores = scores_of(in, out);
  CHECK(scores[0] == 1);
  CHECK(scores[1] == 1);
  numbers some(3);
  CHECK(slack_based_efficiency({in.view(), out.view()}, some).error() ==
        where(error_code::not_positive, 0, 0));
  REQUIRE(slack_based_efficiency({in.view(), out.view()}, some,
                                 {returns_to_scale::constant, zero_terms::drop}));
  for (std::size_t i = 0; i < 3; ++i) CHECK(some[i] <= scores[i] + 1e-9);

  const production_units units{in.view(), out.view()};
  CHECK(dea({table(2, 1, {1, 0}).view(), table(2, 1, {1, 1}).view()}, std::span(some).first(2))
            .error() == where(error_code::not_positive, 1));
  CHECK(
      dea({table(2, 1, {1, 1}).view(), table(2, 2, {1, 1, 1, -1}).view()}, std::span(some).first(2))
          .error() == where(error_code::negative, 1, 2));
  CHECK(dea({table(1, 1, {missing}).view(), table(1, 1, {1}).view()}, std::span(some).first(1))
            .error() == where(error_code::missing_cell, 0, 0));
  CHECK(dea({in.view(), table(2, 1, {1, 1}).view()}, some).error() == where(error_code::shape));
  CHECK(dea(units, std::span(some).first(2)).error() == where(error_code::shape));
  CHECK(dea({}, {}).error() == where(error_code::empty));
  CHECK(dea_against(units, {in.view(), table(3, 1, {1, 1, 1}).view()}, some).error() ==
        where(error_code::shape));
}

TEST_CASE("Malmquist: the example of eight units, and the identity of its parts") {
  const table x1(8, 1, {40, 150, 300, 380, 380, 430, 480, 380});
  const table y1(8, 1, {37, 170, 330, 370, 370, 360, 380, 333});
  const table x2(8, 1, {40, 150, 300, 380, 480, 515, 550, 300});
  const table y2(8, 1, {100, 250, 330, 370, 410, 410, 420, 297});
  std::vector<malmquist_change> found(8);
  const auto summary = malmquist({x1.view(), y1.view()}, {x2.view(), y2.view()}, found);
  REQUIRE(summary);
  CHECK(summary->infeasible == 0);
  numbers index, technical;
  for (const malmquist_change& c : found) {
    index.push_back(c.index);
    technical.push_back(c.technical);
    CHECK_THAT(c.efficiency * c.technical, WithinAbs(c.index, 1e-12));
  }
  CHECK_NUMBERS(index, 5e-7, 2.702703, 1.470588, 1, 1, .877252, .950917, .964593, 1.129730);
  for (const double t : technical) CHECK_THAT(t, WithinAbs(2.205882, 5e-7));

  SECTION("variable returns across periods may have no solution, which is counted") {
    const auto variable = malmquist({x1.view(), y1.view()}, {x2.view(), y2.view()}, found,
                                    {returns_to_scale::variable, dea_orientation::input});
    REQUIRE(variable);
    CHECK(variable->infeasible > 0);
    std::size_t gone = 0;
    for (const malmquist_change& c : found) {
      CHECK_FALSE(is_missing(c.efficiency));
      CHECK(is_missing(c.index) == is_missing(c.technical));
      gone += is_missing(c.index) ? 1u : 0u;
    }
    CHECK(gone == variable->infeasible);
  }
  SECTION("nothing changes: 1 throughout; all outputs double: technical change 2") {
    table doubled = y1;
    for (double& y : doubled.cells) y *= 2;
    REQUIRE(malmquist({x1.view(), y1.view()}, {x1.view(), y1.view()}, found));
    for (const malmquist_change& c : found) CHECK_THAT(c.index, WithinAbs(1, 1e-9));
    REQUIRE(malmquist({x1.view(), y1.view()}, {x1.view(), doubled.view()}, found));
    for (const malmquist_change& c : found) {
      CHECK_THAT(c.technical, WithinAbs(2, 1e-9));
      CHECK_THAT(c.efficiency, WithinAbs(1, 1e-9));
    }
  }
  CHECK(malmquist({x1.view(), y1.view()}, {x2.view().row_range(0, 7), y2.view().row_range(0, 7)},
                  found)
            .error() == where(error_code::shape));
}

}  // namespace productivity_test
