// SPDX-License-Identifier: BSL-1.0
// The chain on real panels, against an independent implementation in numpy (reference_chain.py), to
// 1e-10.

#include "models/helpers.hpp"
#include "models/python.hpp"
#include "support/base.hpp"

#include <nqpf/models.hpp>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

namespace reference_test {

using namespace nqpf::models;
using test::table;

namespace {

void check_same(const char* what, const std::vector<double>& found, const table& expected) {
  INFO(what);
  REQUIRE(found.size() == expected.cells.size());
  double worst = 0;
  for (std::size_t k = 0; k < found.size(); ++k) {
    if (is_missing(expected.cells[k])) {
      REQUIRE(is_missing(found[k]));
      continue;
    }
    const double scale = std::fmax(1, std::fabs(expected.cells[k]));
    REQUIRE_FALSE(is_missing(found[k]));
    worst = std::fmax(worst, std::fabs(found[k] - expected.cells[k]) / scale);
  }
  CHECK(worst <= 1e-10);
}

struct findings {
  std::vector<double> last_d;            ///< D in the last year
  std::vector<std::uint32_t> last_unit;  ///< whose
  double first_mean = 0, last_mean = 0;  ///< mean D in the first and the last year
};

findings compare(const std::string& python, const std::string& data, const std::string& arguments) {
  const std::string script = test::source_path("tests/models/reference_chain.py");
  const auto expected =
      test::arrays_of(python + " -B '" + script + "' '" + data + "' " + arguments);
  const auto get = [&](const char* name) -> const table& { return expected.at(name); };

  // The raw panel, as the script read it.
  const table& cells = get("cells");
  const std::size_t m = cells.columns;
  std::vector<better> sides;
  for (double up : get("up").cells) sides.push_back(up > 0 ? better::higher : better::lower);
  std::vector<std::uint32_t> unit;
  for (double u : get("unit").cells) unit.push_back(static_cast<std::uint32_t>(u));
  const std::size_t units = *std::max_element(unit.begin(), unit.end()) + std::size_t{1};

  table filled(cells.rows, m);
  REQUIRE(interpolate(cells.view(), {unit, units}, get("year").cells, filled.view()));
  check_same("filled", filled.cells, get("filled"));

  // Complete rows.
  std::vector<double> kept, year;
  std::vector<std::uint32_t> of, group;
  for (std::size_t i = 0; i < cells.rows; ++i) {
    bool complete = true;
    for (std::size_t j = 0; j < m; ++j) complete = complete && !is_missing(filled(i, j));
    CHECK(complete == (get("kept")(i, 0) > 0));
    if (!complete) continue;
    for (std::size_t j = 0; j < m; ++j) kept.push_back(filled(i, j));
    year.push_back(get("year")(i, 0));
    of.push_back(unit[i]);
    group.push_back(static_cast<std::uint32_t>(get("group")(i, 0)));
  }
  const std::size_t n = year.size();
  const table x(n, m, kept);

  std::vector<linear_scale> scales(m);
  table z(n, m);
  REQUIRE(fit_min_max(x.view(), sides, scales));
  REQUIRE(apply_scales(x.view(), scales, z.view()));
  check_same("z", z.cells, get("z"));
  std::vector<double> w(m), v(m);
  REQUIRE(entropy_weights(scaled_view{x.view(), scales}, w));
  check_same("entropy weights", w, get("entropy_weights"));
  REQUIRE(critic_weights(z.view(), v));
  check_same("CRITIC weights", v, get("critic_weights"));

  // Each side: its columns, brought side by side.
  table levels(n, 2), close(n, 2);
  for (std::size_t k = 0; k < 2; ++k) {
    std::vector<double> zs, xs, ws, score(n), closeness(n), wc;
    std::vector<better> own, all_up;
    for (std::size_t j = 0; j < m; ++j)
      if (get("side")(j, 0) == static_cast<double>(k + 1)) {
        ws.push_back(w[j]);
        own.push_back(sides[j]);
        all_up.push_back(better::higher);
        for (std::size_t i = 0; i < n; ++i) {
          zs.push_back(z(i, j));
          xs.push_back(x(i, j));
        }
      }
    const std::size_t count = ws.size();
    const matrix_view<const double> zk = column_major(std::as_const(zs), n, count);
    const matrix_view<const double> xk = column_major(std::as_const(xs), n, count);
    REQUIRE(bring_to_one(ws));
    REQUIRE(aggregate(zk, ws, score));
    REQUIRE(topsis(xk, own, ws, closeness, {.norm = topsis_norm::min_max}));
    for (std::size_t i = 0; i < n; ++i) {
      levels(i, k) = score[i];
      close(i, k) = closeness[i];
    }
    wc.resize(count);
    REQUIRE(critic_weights(zk, wc));
    REQUIRE(topsis(xk, own, wc, closeness));
    check_same("TOPSIS by vector norm", closeness,
               get(k == 0 ? "vector_closeness_1" : "vector_closeness_2"));
    if (k == 0) {
      std::vector<double> reference_series(n), grades(count);
      for (std::size_t i = 0; i < n; ++i) {
        reference_series[i] = 0;
        for (std::size_t j = 0; j < count; ++j)
          reference_series[i] = std::fmax(reference_series[i], zk(i, j));
      }
      REQUIRE(grey_grades(zk, std::span(std::as_const(reference_series)), {}, grades));
      check_same("grey relational grades", grades, get("grey"));
    }
  }
  check_same("levels", levels.cells, get("levels"));
  check_same("TOPSIS by min-max", close.cells, get("closeness"));

  table c(n, 3), d(n, 3);
  std::vector<double> t(n), one_c(n), one_d(n);
  const coupling_model models[] = {coupling_model::standard, coupling_model::wang,
                                   coupling_model::fan};
  std::vector<double> best(n);
  for (std::size_t k = 0; k < 3; ++k) {
    REQUIRE(couple(std::as_const(levels).view(), {}, models[k], one_c, t, one_d));
    for (std::size_t i = 0; i < n; ++i) {
      c(i, k) = one_c[i];
      d(i, k) = one_d[i];
    }
    if (k == 0) best = one_d;
  }
  check_same("C", c.cells, get("c"));
  check_same("T", t, get("t"));
  check_same("D", d.cells, get("d"));

  table o(n, m);
  REQUIRE(obstacle_degrees(std::as_const(z).view(), w, o.view()));
  check_same("obstacles", o.cells, get("obstacles"));

  findings out;
  const double first_year = *std::min_element(year.begin(), year.end());
  const double last_year = *std::max_element(year.begin(), year.end());
  std::vector<std::uint32_t> last_group;
  std::size_t first_count = 0;
  for (std::size_t i = 0; i < n; ++i) {
    if (year[i] == first_year) {
      out.first_mean += best[i];
      ++first_count;
    }
    if (year[i] != last_year) continue;
    out.last_d.push_back(best[i]);
    out.last_unit.push_back(of[i]);
    out.last_mean += best[i];
    last_group.push_back(group[i]);
  }
  out.first_mean /= static_cast<double>(first_count);
  out.last_mean /= static_cast<double>(out.last_d.size());
  std::vector<double> ranks(out.last_d.size());
  REQUIRE(rank(out.last_d, ranks));
  check_same("ranks of the last year", ranks, get("last_ranks"));
  // Groups of the last year, numbered without gaps.
  std::map<std::uint32_t, std::uint32_t> numbers;
  for (std::uint32_t g : last_group) numbers.emplace(g, 0);
  std::uint32_t next = 0;
  for (auto& [g, number] : numbers) number = next++;
  for (std::uint32_t& g : last_group) g = numbers[g];
  const auto parts = dagum(out.last_d, {last_group, numbers.size()});
  REQUIRE(parts);
  check_same("Dagum", {parts->total, parts->within, parts->between, parts->transvariation},
             get("dagum"));
  check_same("Theil", {*theil_t(out.last_d)}, get("theil"));
  return out;
}

}  // namespace

TEST_CASE("the chain on the example data of the project") {
  NQPF_NEEDS_PYTHON(python, "numpy");
  const findings found =
      compare(*python, test::source_path("examples/data/illustrative.csv"),
              "region year belt high_quality_worker_share_pct:+:1 tool_skill_index:+:1 "
              "rd_intensity_pct:+:1 "
              "advanced_tool_share_pct:+:1 object_efficiency_index:+:1 green_output_share_pct:+:1 "
              "curriculum_completeness_pct:+:2 disciplinary_barrier_pct:-:2 feedback_days:-:2 "
              "practice_hours_share_pct:+:2 internship_participation_pct:+:2");
  CHECK(found.last_d.size() == 12);
  CHECK(found.last_mean > found.first_mean);
}

TEST_CASE("the chain on 31 provinces, 2010 to 2023") {
  const auto data = test::shared_data("china-provinces/panel.csv");
  if (!data) NQPF_SKIP("the shared data sets are not there");
  NQPF_NEEDS_PYTHON(python, "numpy");
  const findings found = compare(
      *python, *data,
      "province_code year province_code rd_fte_per_10k_pop:+:1 researcher_share_of_rd_fte_pct:+:1 "
      "rd_intensity_pct:+:1 science_budget_share_pct:+:1 inventions_in_force_per_10k_pop:+:1 "
      "hightech_revenue_pct_gdp:+:1 hightech_profit_margin_pct:+:1 "
      "undergrad_students_per_10k_pop:+:2 undergrad_graduates_per_10k_pop:+:2 "
      "education_budget_share_pct:+:2 education_budget_pct_gdp:+:2 "
      "tech_contracts_outflow_pct_gdp:+:2");
  CHECK(found.last_d.size() == 31);
  // Units are numbered by province code: Beijing leads; coordination has risen.
  const auto leader = std::max_element(found.last_d.begin(), found.last_d.end());
  CHECK(found.last_unit[static_cast<std::size_t>(leader - found.last_d.begin())] == 0);
  CHECK(found.last_mean > found.first_mean);
}

TEST_CASE("the chain on the countries with the indicators it takes") {
  const auto data = test::shared_data("country-panel/panel.csv");
  if (!data) NQPF_SKIP("the shared data sets are not there");
  NQPF_NEEDS_PYTHON(python, "numpy");
  const findings found = compare(
      *python, *data,
      "iso3 year region gdp_per_worker_usd:+:1 human_capital_index:+:1 internet_users_pct:+:1 "
      "fixed_broadband_per100:+:1 agriculture_employment_pct:-:1 co2_intensity_kg_per_usd:-:1 "
      "tertiary_enrolment_gross_pct:+:2 gov_education_spend_pct_gdp:+:2 "
      "pupil_teacher_ratio_tertiary:-:2");
  CHECK(found.last_d.size() > 60);
  CHECK(found.last_d.size() < 209);
  CHECK(found.last_mean > found.first_mean);
}

}  // namespace reference_test
