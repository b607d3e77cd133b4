// SPDX-License-Identifier: BSL-1.0
// Demand and supply, forecasts and productivity on random problems, against scipy and numpy
// (movement_reference.py).

#include "models/helpers.hpp"
#include "models/python.hpp"
#include "support/base.hpp"

#include <nqpf/models.hpp>

#include <cstdlib>
#include <map>
#include <string>
#include <vector>

namespace movement_reference_test {

using namespace nqpf::models;
using Catch::Matchers::WithinAbs;
using test::table;

namespace {

/// Those of movement_reference.py.
class problems : public test::reference_problems {
public:
  problems(const std::string& python, const std::string& kind, std::size_t seed, std::size_t count)
      : reference_problems(python, "movement_reference.py", kind, seed, count) {}
};

bool close(double found, double expected, double tolerance = 1e-8) {
  if (is_missing(expected)) return is_missing(found);
  return test::same(found, expected, tolerance);
}

}  // namespace

TEST_CASE("assignment and transport cost as much as scipy says") {
  NQPF_NEEDS_PYTHON(python, "numpy, scipy");
  const std::size_t count = test::rounds(60, 600);
  const problems assignments(*python, "assignment", 1, count);
  for (std::size_t k = 0; k < count; ++k) {
    const table& cost = assignments("cost", k);
    std::vector<std::size_t> to(cost.rows);
    const auto found = assign(cost.view(), to);
    INFO("assignment " << k);
    CHECK(close(found ? *found : missing, assignments.number("total", k)));
    if (!found) CHECK(found.error().code == error_code::infeasible);
  }
  const problems transports(*python, "transport", 2, count);
  for (std::size_t k = 0; k < count; ++k) {
    const table& cost = transports("cost", k);
    table plan(cost.rows, cost.columns);
    const auto found = transport(
        cost.view(), {transports("supply", k).cells, transports("demand", k).cells}, plan.view());
    INFO("transport " << k);
    CHECK(close(found ? found->cost : missing, transports.number("total", k)));
    if (!found) CHECK(found.error().code == error_code::infeasible);
  }
}

TEST_CASE("entropic plans are those of plain numpy") {
  NQPF_NEEDS_PYTHON(python, "numpy, scipy");
  const std::size_t count = 6;
  const problems all(*python, "sinkhorn", 3, count);
  for (std::size_t k = 0; k < count; ++k) {
    const table& cost = all("cost", k);
    table plan(cost.rows, cost.columns);
    REQUIRE(sinkhorn(cost.view(), {all("supply", k).cells, all("demand", k).cells}, plan.view(),
                     {all.number("eps", k), 1e-13, 1'000'000}));
    for (std::size_t c = 0; c < plan.cells.size(); ++c)
      CHECK_THAT(plan.cells[c], WithinAbs(all("plan", k).cells[c], 1e-9));
  }
}

TEST_CASE("linear programs end as scipy's do") {
  NQPF_NEEDS_PYTHON(python, "numpy, scipy");
  const std::size_t count = test::rounds(150, 3000);
  const problems all(*python, "program", 4, count);
  std::size_t solved = 0, impossible = 0, boundless = 0;
  for (std::size_t k = 0; k < count; ++k) {
    const table& rows = all("rows", k);
    std::vector<row_sense> senses;
    for (const double s : all("senses", k).cells)
      senses.push_back(static_cast<row_sense>(static_cast<int>(s)));
    std::vector<double> x(rows.columns);
    const auto found =
        minimise({all("goal", k).cells, rows.view(), all("limits", k).cells, senses}, x);
    const int status = static_cast<int>(all.number("status", k));
    INFO("program " << k << " status " << status);
    if (status == 0) {
      ++solved;
      REQUIRE(found);
      CHECK(close(found->value, all.number("value", k)));
    } else if (status == 2) {
      ++impossible;
      REQUIRE_FALSE(found);
      CHECK(found.error().code == error_code::infeasible);
    } else if (status == 3) {
      ++boundless;
      REQUIRE_FALSE(found);
      CHECK(found.error().code == error_code::unbounded);
    }
  }
  CHECK(solved > 20);
  CHECK(impossible > 5);
  CHECK(boundless > 5);
}

TEST_CASE("data envelopment and Malmquist are those of scipy's linear programs") {
  NQPF_NEEDS_PYTHON(python, "numpy, scipy");
  const std::size_t count = test::rounds(8, 80);
  const problems all(*python, "envelopment", 5, count);
  for (std::size_t k = 0; k < count; ++k) {
    INFO("problem " << k);
    const production_units first{all("x", k).view(), all("y", k).view()};
    const production_units later{all("later_x", k).view(), all("later_y", k).view()};
    const std::size_t n = all("x", k).rows;
    const dea_options choices[] = {{returns_to_scale::constant, dea_orientation::input},
                                   {returns_to_scale::variable, dea_orientation::input},
                                   {returns_to_scale::variable, dea_orientation::output}};
    std::vector<double> scores(n);
    for (std::size_t c = 0; c < 3; ++c) {
      REQUIRE(dea(first, scores, choices[c]));
      for (std::size_t i = 0; i < n; ++i) CHECK(close(scores[i], all("scores", k)(i, c), 1e-7));
    }
    for (std::size_t c = 0; c < 2; ++c) {
      REQUIRE(slack_based_efficiency(first, scores, {choices[c].returns, zero_terms::refuse}));
      for (std::size_t i = 0; i < n; ++i) CHECK(close(scores[i], all("slacks", k)(i, c), 1e-7));
      REQUIRE(dea_against(first, later, scores, choices[c]));
      for (std::size_t i = 0; i < n; ++i) CHECK(close(scores[i], all("across", k)(i, c), 1e-7));
    }
    std::vector<malmquist_change> changes(n);
    REQUIRE(malmquist(first, later, changes));
    for (std::size_t i = 0; i < n; ++i) {
      CHECK(close(changes[i].efficiency, all("changes", k)(i, 0), 1e-7));
      CHECK(close(changes[i].technical, all("changes", k)(i, 1), 1e-7));
    }
  }
}

TEST_CASE("forecasts and fits are those of numpy and scipy") {
  NQPF_NEEDS_PYTHON(python, "numpy, scipy");
  const std::size_t count = test::rounds(15, 150);
  const problems all(*python, "series", 6, count);
  for (std::size_t k = 0; k < count; ++k) {
    INFO("series " << k);
    const std::vector<double>& y = all("y", k).cells;
    const std::vector<double>& g = all("grey", k).cells;
    const auto grey = fit_grey(y, class_ratios::report);
    REQUIRE(grey);
    CHECK(close(grey->development, g[0]));
    CHECK(close(grey->input, g[1]));
    CHECK(close(grey->posterior_ratio, g[2]));
    CHECK(close(grey->small_error, g[3]));
    for (std::size_t h = 0; h < 3; ++h) CHECK(close(grey->at(y.size() + h), g[4 + h]));

    const std::vector<double>& h = all("holt", k).cells;
    holt_options options;
    options.level_weight = h[0];
    options.trend_weight = h[1];
    const auto smoothed = holt(y, options);
    REQUIRE(smoothed);
    CHECK(close(smoothed->squares, h[2]));
    CHECK(close(smoothed->level, h[3]));
    CHECK(close(smoothed->trend, h[4]));
    CHECK(holt(y)->squares <= all.number("holt_best", k) * (1 + 1e-6));

    for (const bool additive : {true, false}) {
      const std::vector<double>& w = all(additive ? "winters" : "winters_by", k).cells;
      holt_winters_options season;
      season.form = additive ? seasonal_form::additive : seasonal_form::multiplicative;
      season.level_weight = w[0];
      season.trend_weight = w[1];
      season.season_weight = w[2];
      const auto found = holt_winters(y, season);
      REQUIRE(found);
      CHECK(close(found->squares, w[3]));
      for (std::size_t step = 1; step <= 6; ++step) CHECK(close(found->ahead(step), w[3 + step]));
    }

    const std::vector<double>& l = all("logistic", k).cells;
    const auto grown = fit_logistic(all("grown", k).cells);
    REQUIRE(grown);
    CHECK(close(grown->capacity, l[0], 1e-5));
    CHECK(close(grown->middle, l[1], 1e-5));
    CHECK(close(grown->pace, l[2], 1e-5));
    CHECK(close(grown->capacity_error, l[3], 1e-3));

    const table& made = all("made", k);
    std::vector<double> columns[3];
    for (std::size_t i = 0; i < made.rows; ++i)
      for (std::size_t c = 0; c < 3; ++c) columns[c].push_back(made(i, c));
    const std::vector<double>& p = all("production", k).cells;
    const auto fit = fit_production({columns[0], columns[1], columns[2]});
    REQUIRE(fit);
    CHECK(close(fit->level, p[0]));
    CHECK(close(fit->technical_growth, p[1]));
    CHECK(close(fit->capital_share, p[2]));
    CHECK(close(fit->standard_error, p[3]));
  }
}

}  // namespace movement_reference_test
