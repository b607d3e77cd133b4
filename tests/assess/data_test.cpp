// SPDX-License-Identifier: BSL-1.0

// Assessments of real panels: what must be true of them whatever the digits.

#include "assess/small.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace data_test {

using nqpf::is_missing;
using nqpf::measured;
using nqpf::remark_code;
using nqpf::assessed::dimension_side;
using test::assessed;
using test::row_of;

namespace {

/// What holds of every assessment.
void check_invariants(const nqpf::panel& p, const nqpf::assessment& a) {
  REQUIRE(a.rows() == p.rows());
  double weights[3] = {0, 0, 0};
  for (std::size_t e = 0; e < a.scored_columns().size(); ++e)
    weights[static_cast<int>(a.dimensions()[a.scored_columns()[e].dimension].side)] +=
        a.weight_in_side(e);
  for (const dimension_side side : {dimension_side::productivity, dimension_side::cultivation}) {
    const double sum = weights[static_cast<int>(side)];
    CHECK((sum == 0 || std::fabs(sum - 1) < 1e-12));
  }
  std::size_t wrong = 0;
  for (std::size_t row = 0; row < p.rows(); ++row) {
    const double P = a.value(measured::productivity, row);
    const double E = a.value(measured::cultivation, row);
    const double D = a.value(measured::d, row);
    const double T = a.value(measured::t, row);
    for (const double v : {P, E, D, T, a.value(measured::c, row)})
      wrong += is_missing(v) || (v >= 0 && v <= 1) ? 0U : 1U;
    wrong += is_missing(D) == (is_missing(P) || is_missing(E)) ? 0U : 1U;
    if (!is_missing(D)) {
      wrong += std::fabs(T - (P + E) / 2) < 1e-12 ? 0U : 1U;
      wrong += D <= std::sqrt(T) + 1e-12 ? 0U : 1U;
      wrong += std::fabs(D * D - a.value(measured::c, row) * T) < 1e-12 ? 0U : 1U;
      // An index lies between the least and the greatest of its dimensions.
      double least = 1;
      double most = 0;
      for (std::size_t k = 0; k < a.dimensions().size(); ++k) {
        if (a.dimensions()[k].side != dimension_side::productivity || is_missing(a.score(k, row)))
          continue;
        least = std::min(least, a.score(k, row));
        most = std::max(most, a.score(k, row));
      }
      wrong += P >= least - 1e-12 && P <= most + 1e-12 ? 0U : 1U;
    }
    wrong += (a.rank(row) == 0) == is_missing(a.value(a.headline(), row)) ? 0U : 1U;
  }
  CHECK(wrong == 0);
  for (std::size_t y = 0; y < a.years().size(); ++y) {
    const auto order = ranking(p, a, a.years()[y]);
    CHECK(order.size() == a.assessed_in(a.headline(), y));
    for (std::size_t i = 0; i < order.size(); ++i) {
      if (i == 0) CHECK(order[i].rank == 1);
      else if (std::abs(order[i].value - order[i - 1].value) <= 1e-12)
        CHECK(order[i].rank == order[i - 1].rank);  // equal but for rounding: one place
      else CHECK(order[i].rank == i + 1);
      if (i > 0) CHECK(order[i].value <= order[i - 1].value + 1e-12);
    }
  }
}

}  // namespace

TEST_CASE("the illustrative panel", "[data]") {
  const auto p =
      test::real_panel(test::source_path("examples/data/illustrative.csv"), "illustrative");
  const auto a = assessed(p);
  check_invariants(p, a);
  CHECK(a.headline() == measured::d);
  CHECK(a.last_year() == 2023);
  // It is made to have everything: all elements, all four paths, all three things beside.
  for (const auto& dimension : a.dimensions()) CHECK(dimension.stands());
  CHECK(a.dimensions().size() == 3 + 1 + 4 + 3);
  std::size_t assessed_rows = 0;
  for (std::size_t y = 0; y < a.years().size(); ++y) assessed_rows += a.assessed_in(measured::d, y);
  CHECK(assessed_rows == 71);
  // Rules are decided, and dilemmas are found in some regions, not in all.
  std::size_t with = 0;
  for (std::size_t e = 0; e < p.entities(); ++e)
    with += test::told_row(p, a.rules()[0], p.find_row(e, 2023)).told.present().empty() ? 0U : 1U;
  CHECK(with > 0);
  CHECK(with < p.entities());
}

TEST_CASE("provinces of China", "[data]") {
  const auto path = test::shared_data("china-provinces/panel.csv");
  if (!path) NQPF_SKIP("no shared data");
  const auto p = test::real_panel(*path, "china-provinces");
  const auto a = assessed(p);
  check_invariants(p, a);
  CHECK(p.entities() == 31);
  for (std::size_t y = 0; y < 14; ++y) {
    CHECK(a.years()[y] == 2010 + static_cast<int>(y));
    CHECK(a.assessed_in(measured::d, y) == 31);
  }
  // No high-technology figures for 2017, no technology contracts for 2011: said, not counted as zero.
  CHECK(a.scored_in(a.find_dimension("objects_of_labour"), a.year_place(2017)) == 0);
  CHECK(a.scored_in(a.find_dimension("path_industry_university_research_cooperation"),
                    a.year_place(2011)) == 0);
  CHECK(a.unlike(a.year_place(2017)));
  CHECK(a.unlike(a.year_place(2011)));
  CHECK_FALSE(a.unlike(a.year_place(2023)));
  CHECK_THAT(test::gap(a, "objects_of_labour"), ContainsSubstring("no entity has it in 2017"));
  CHECK(a.has(remark_code::current_prices));
  // Beijing has most R&D personnel a head in every year and leads throughout.
  for (const int year : a.years()) CHECK(a.rank(row_of(p, "110000", year)) == 1);
  const std::size_t workers = a.find_dimension("workers");
  for (std::size_t row = 0; row < p.rows(); ++row) {
    if (p.row_year(row) == 2022)
      CHECK(a.score(workers, row) <= a.score(workers, row_of(p, "110000", 2022)));
  }
  // Every province has come forward since 2010, like for like.
  for (std::size_t e = 0; e < p.entities(); ++e) {
    const auto c = compare(p, a, p.find_row(e, 2010), p.find_row(e, 2023));
    CHECK(c.like_for_like(measured::d).change() > 0);
  }
  // The leader does not depend on how columns are weighed or joined.
  for (const auto weights : {nqpf::weighting::entropy, nqpf::weighting::equal}) {
    for (const auto rule :
         {nqpf::models::mean_rule::arithmetic, nqpf::models::mean_rule::geometric}) {
      nqpf::assess_options options;
      options.weights = weights;
      options.across = rule;
      const auto other = assessed(p, options);
      CHECK(other.rank(row_of(p, "110000", 2023)) == 1);
    }
  }
  nqpf::assess_options own_years;
  own_years.scale = nqpf::scale_over::per_year;
  const auto yearly = assessed(p, own_years);
  CHECK(yearly.rank(row_of(p, "110000", 2023)) == 1);
}

TEST_CASE("countries", "[data]") {
  const auto path = test::shared_data("country-panel/panel.csv");
  if (!path) NQPF_SKIP("no shared data");
  const auto p = test::real_panel(*path, "country-panel");
  const auto a = assessed(p);
  check_invariants(p, a);
  CHECK(p.entities() == 209);
  CHECK(a.headline() == measured::d);
  // Coverage is ragged, and nothing is filled in: no country has D in every year, some have none.
  std::size_t never = 0;
  for (std::size_t e = 0; e < p.entities(); ++e) {
    const auto range = p.rows_of(e);
    std::size_t known = 0;
    for (std::size_t row = range.first; row < range.last; ++row)
      known += is_missing(a.value(measured::d, row)) ? 0U : 1U;
    never += known == 0 ? 1U : 0U;
    CHECK(known < 24);
  }
  CHECK(never > 0);
  CHECK(never < p.entities());
  CHECK(a.has(remark_code::unequal_coverage));
  // A higher least share assesses fewer rows, and never more.
  std::size_t before = p.rows();
  for (const double share : {0.3, 0.5, 0.7, 0.9}) {
    nqpf::assess_options options;
    options.min_coverage = share;
    const auto other = assessed(p, options);
    std::size_t n = 0;
    for (const double d : other.values(measured::d)) n += is_missing(d) ? 0U : 1U;
    CHECK(n <= before);
    before = n;
  }
  CHECK(before < p.rows() / 10);
  // The poor in tools and people are behind the rich in them.
  CHECK(a.value(measured::productivity, row_of(p, "DNK", 2015)) >
        a.value(measured::productivity, row_of(p, "NER", 2015)));
  CHECK(a.value(measured::productivity, row_of(p, "KOR", 2015)) >
        a.value(measured::productivity, row_of(p, "BDI", 2015)));
  // Only indicators with a column are asked: trained teachers and R&D intensity.
  CHECK(a.indicators().size() == 2);
}

TEST_CASE("China as one entity", "[data]") {
  const auto path = test::shared_data("china-national/series.csv");
  if (!path) NQPF_SKIP("no shared data");
  const auto p = test::real_panel(*path, "china-national");
  const auto a = assessed(p);
  check_invariants(p, a);
  CHECK(a.has(remark_code::single_entity));
  CHECK(a.has(remark_code::current_prices));
  // R&D figures run from 2010 to 2023, and so does D.
  for (std::size_t y = 0; y < a.years().size(); ++y)
    CHECK((a.assessed_in(measured::d, y) == 1) == (a.years()[y] >= 2010 && a.years()[y] <= 2023));
  const auto c = compare(p, a, row_of(p, "China", 2010), row_of(p, "China", 2023));
  CHECK(c.like_for_like(measured::productivity).change() > 0);
  CHECK(c.like_for_like(measured::cultivation).change() > 0);
}

TEST_CASE("institutions of the United States", "[data]") {
  const auto path = test::shared_data("institutions-us/institutions_2023.csv");
  if (!path) NQPF_SKIP("no shared data");
  const auto p = test::real_panel(*path, "institutions-us");
  const auto a = assessed(p);
  check_invariants(p, a);
  CHECK(p.entities() == 5930);
  // Nothing stands for productive forces, for the curriculum or for cooperation: said, not scored.
  CHECK(a.headline() == measured::cultivation);
  for (const double d : a.values(measured::d)) CHECK(is_missing(d));
  CHECK_FALSE(test::gap(a, "productivity").empty());
  CHECK_FALSE(test::gap(a, "coupling").empty());
  CHECK_FALSE(test::gap(a, "path_new_quality_curriculum_system").empty());
  CHECK_FALSE(test::gap(a, "path_industry_university_research_cooperation").empty());
  CHECK(a.find_dimension("path_teaching_staff_innovation") != nqpf::assessment::none);
  CHECK(a.has(remark_code::unequal_coverage));
  // Of 118 institutions nothing is known of their staff.
  const std::size_t staff = a.find_dimension("path_teaching_staff_innovation");
  CHECK(a.scored_in(staff, 0) == 5930 - 118);
}

}  // namespace data_test
