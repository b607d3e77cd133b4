// SPDX-License-Identifier: BSL-1.0

// Gaps that are filled on request, grades with cut points of choice, and the headline over the years.

#include "assess/small.hpp"

#include <cmath>
#include <string>
#include <vector>

namespace imputation_test {

using nqpf::assess_options;
using nqpf::imputation_rule;
using nqpf::is_missing;
using nqpf::measured;
using nqpf::assessed::dimension_side;
using test::assessed;
using test::panel_of;
using test::row_of;
using test::schema_of;

namespace {

constexpr const char* roles =
    "w,workers,higher,,,,,,,\nm,means_of_labour,higher,,,,,,,\ne,cultivation,lower,,,,,,,\n";

// b lacks w in 2002 (between 2 and 6) and m in 2003 (after 8); c never has w.
constexpr const char* holes =
    "id,year,w,m,e\na,2001,0,0,10\na,2002,5,5,5\na,2003,10,10,0\n"
    "b,2001,2,8,4\nb,2002,,8,4\nb,2003,6,,4\nc,2001,,1,1\nc,2002,,2,2\nc,2003,,3,3\n";
constexpr const char* whole =
    "id,year,w,m,e\na,2001,0,0,10\na,2002,5,5,5\na,2003,10,10,0\n"
    "b,2001,2,8,4\nb,2002,4,8,4\nb,2003,6,8,4\nc,2001,,1,1\nc,2002,,2,2\nc,2003,,3,3\n";

}  // namespace

TEST_CASE("gaps filled along time give the scores of the filled panel, and say so", "[assess]") {
  const auto meaning = schema_of(roles);
  const auto p = panel_of(meaning, holes);
  const auto filled = panel_of(meaning, whole);
  for (const auto weights : {nqpf::weighting::equal, nqpf::weighting::entropy,
                             nqpf::weighting::critic, nqpf::weighting::variation}) {
    for (const auto scale : {nqpf::scale_over::pooled, nqpf::scale_over::per_year}) {
      assess_options options;
      options.weights = weights;
      options.scale = scale;
      if (scale == nqpf::scale_over::per_year && weights != nqpf::weighting::equal) continue;
      const auto expected = assessed(filled, options);
      options.imputation = imputation_rule::along_time;
      const auto a = assessed(p, options);
      for (std::size_t row = 0; row < p.rows(); ++row) {
        for (const measured m : {measured::productivity, measured::cultivation, measured::d}) {
          CAPTURE(row, name_of(m));
          REQUIRE(is_missing(a.value(m, row)) == is_missing(expected.value(m, row)));
          if (!is_missing(a.value(m, row)))
            CHECK(a.value(m, row) == Approx(expected.value(m, row)));
        }
        CHECK(a.rank(row) == expected.rank(row));
      }
      CHECK_THAT(test::remarks(a, nqpf::remark_code::imputed),
                 ContainsSubstring("2 missing cells were imputed along time") &&
                     ContainsSubstring("in 2 of 9 rows"));
      // What was filled is used and is not known.
      const std::size_t row = row_of(p, "b", 2002);
      CHECK(a.used(p, 0, row) == 4);
      CHECK_FALSE(a.known(p, 0, row));
      CHECK(is_missing(p.value(row, 0)));
      CHECK(a.coverage(dimension_side::productivity, row) < 1);
      CHECK(expected.coverage(dimension_side::productivity, row) >
            a.coverage(dimension_side::productivity, row));
      CHECK(is_missing(a.used(p, 0, row_of(p, "c", 2002))));  // never known: stays missing
    }
  }
}

TEST_CASE("gaps filled with the median of the year", "[assess]") {
  const auto p = panel_of(schema_of(roles), holes);
  assess_options options;
  options.imputation = imputation_rule::year_median;
  const auto a = assessed(p, options);
  CHECK(a.used(p, 0, row_of(p, "b", 2002)) == 5);    // only a is known
  CHECK(a.used(p, 0, row_of(p, "c", 2001)) == 1);    // of 0 and 2
  CHECK(a.used(p, 1, row_of(p, "b", 2003)) == 6.5);  // of 10 and 3
  CHECK(a.used(p, 1, row_of(p, "b", 2002)) == 8);    // known: as it is
  CHECK_THAT(test::remarks(a, nqpf::remark_code::imputed),
             ContainsSubstring("5 missing cells were imputed with the median of the year"));
  CHECK(std::string(name_of(options.imputation)) == "year-median");
  // Without gaps nothing is filled and nothing said.
  const auto none = panel_of(schema_of(roles), "id,year,w,m,e\na,1,0,1,2\nb,1,1,2,3\nc,1,4,0,1\n");
  const auto b = assessed(none, options);
  CHECK(test::remarks(b, nqpf::remark_code::imputed).empty());
  CHECK(b.coverage(0) == Approx(5.0 / 6));  // no column stands for the third element
}

TEST_CASE("what was filled is not compared like for like", "[assess]") {
  const auto p = panel_of(schema_of(roles), holes);
  assess_options options;
  options.imputation = imputation_rule::along_time;
  const auto a = assessed(p, options);
  const auto c = compare(p, a, row_of(p, "b", 2001), row_of(p, "b", 2003));
  CHECK_FALSE(c.same_columns);  // m is filled in 2003
  CHECK(c.as_assessed(measured::d).to == a.value(measured::d, row_of(p, "b", 2003)));
}

TEST_CASE("rules are asked about what is known, whatever is filled", "[assess]") {
  const auto path = test::source_path("examples/data/illustrative.csv");
  const auto p = test::real_panel(path, "illustrative");
  assess_options options;
  const auto left = assessed(p, options);
  options.imputation = imputation_rule::along_time;
  const auto filled = assessed(p, options);
  REQUIRE(left.rules().size() == filled.rules().size());
  for (std::size_t r = 0; r < left.rules().size(); ++r) {
    CHECK(left.rules()[r].held == filled.rules()[r].held);
    CHECK(left.rules()[r].open == filled.rules()[r].open);
  }
}

TEST_CASE("rank intervals vary how missing values are imputed, and nobody drops out", "[assess]") {
  const auto p =
      test::real_panel(test::source_path("examples/data/illustrative.csv"), "illustrative");
  for (const auto filling :
       {imputation_rule::none, imputation_rule::along_time, imputation_rule::year_median}) {
    assess_options options;
    options.imputation = filling;
    const auto a = assessed(p, options);
    nqpf::uncertainty_options how;
    how.runs = 50;
    how.sobol_samples = 8;
    const auto u = uncertainty(p, a, 2020, how);
    std::string told;
    for (const auto& each : u.choices) {
      if (each.what.starts_with("Missing values imputed")) told = each.what;
    }
    CHECK(told == (filling == imputation_rule::along_time
                       ? "Missing values imputed with the year's median"
                       : "Missing values imputed along time"));
    REQUIRE(u.intervals.size() == u.rows.size());
  }
  // Of c and d too little is known in the chosen way's alternative: they keep their scores.
  const auto thin = panel_of(schema_of(roles),
                             "id,year,w,m,e\na,1,1,1,1\na,2,,,1\nb,1,2,3,2\nb,2,,,3\nc,1,3,2,4\nc,"
                             "2,,,2\nd,1,4,4,3\nd,2,,,4\n");
  assess_options options;
  options.imputation = imputation_rule::along_time;
  const auto a = assessed(thin, options);
  REQUIRE(a.assessed_in(measured::d, 1) == 4);
  const auto u = uncertainty(thin, a, 2);
  for (const auto& each : u.choices) {
    if (each.what.starts_with("Missing values imputed")) CHECK(each.shift == 0);
  }
}

TEST_CASE("grades have the cut points that were chosen", "[assess]") {
  const auto p = panel_of(schema_of(roles), whole);
  assess_options options;
  options.grade_cuts = {0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45};
  const auto a = assessed(p, options);
  const auto usual = assessed(p);
  bool differs = false;
  for (std::size_t row = 0; row < p.rows(); ++row) {
    const double d = a.value(measured::d, row);
    if (is_missing(d)) continue;
    CHECK(*a.grade(row) ==
          *nqpf::models::grade_of(d, nqpf::models::closed_side::left, options.grade_cuts));
    differs = differs || *a.grade(row) != *usual.grade(row);
  }
  CHECK(differs);
  options.grade_cuts[4] = 0.2;  // not rising
  const auto errors = test::refused(p, schema_of(roles), options);
  REQUIRE(errors.size() == 1);
  CHECK(errors[0].code == nqpf::assess_code::bad_option);
  CHECK(errors[0].column == "grade_cuts");
}

TEST_CASE("the headline over the years", "[assess]") {
  const auto p = panel_of(schema_of(roles), whole);
  const auto a = assessed(p);
  const auto years = nqpf::assessed::over_years(p, a);
  REQUIRE(years.size() == 3);
  for (std::size_t y = 0; y < 3; ++y) {
    const int year = 2001 + static_cast<int>(y);
    std::vector<double> d;
    for (const char* id : {"a", "b", "c"}) {
      const double v = a.value(measured::d, row_of(p, id, year));
      if (!is_missing(v)) d.push_back(v);
    }
    double sum = 0;
    double least = 2;
    double most = -1;
    for (const double v : d) {
      sum += v;
      least = std::fmin(least, v);
      most = std::fmax(most, v);
    }
    CHECK(years[y].year == year);
    REQUIRE(years[y].entities == d.size());
    CHECK(years[y].mean == Approx(sum / static_cast<double>(d.size())));
    CHECK(years[y].least == least);
    CHECK(years[y].most == most);
    if (d.size() == 3) CHECK(years[y].median == Approx(sum - least - most));
    if (d.size() == 2) CHECK(years[y].median == Approx(sum / 2));
    if (sum > 0) CHECK(years[y].gini == Approx(*nqpf::models::gini(d)));
  }
}

TEST_CASE("what was filled, what stays missing, in words", "[assess]") {
  const auto meaning = schema_of(roles);
  assess_options options;
  options.imputation = imputation_rule::year_median;
  // Of year 2 nobody has w: its cells stay missing. One cell of year 1 is filled.
  std::string text = "id,year,w,m,e\na,1,,0,1\nb,1,1,1,2\na,2,,2,1\nb,2,,1,4\n";
  CHECK_THAT(
      test::remarks(assessed(panel_of(meaning, text), options), nqpf::remark_code::imputed),
      ContainsSubstring("1 missing cell was imputed with the median of the year: 25 % of the cells "
                        "of 1 column, in 1 of 4 rows.") &&
          ContainsSubstring("2 cells stay missing: no entity has a value in the year."));
  // One cell of 300 is not nothing.
  text = "id,year,w,m,e\n";
  for (int i = 0; i < 300; ++i)
    text += std::to_string(i) + ",1," + (i == 7 ? "" : std::to_string(i)) + "," +
            std::to_string(i % 9) + "," + std::to_string(i % 7) + "\n";
  const std::string few =
      test::remarks(assessed(panel_of(meaning, text), options), nqpf::remark_code::imputed);
  CHECK_THAT(few, ContainsSubstring("less than 1 % of the cells of 1 column"));
  CHECK(few.find("stay") == std::string::npos);
}

TEST_CASE("one entity scaled within the year says why nothing can be scored", "[assess]") {
  assess_options options;
  options.scale = nqpf::scale_over::per_year;
  const auto a =
      assessed(panel_of(schema_of(roles), "id,year,w,m,e\na,1,0,1,2\na,2,1,2,1\n"), options);
  CHECK(test::gap(a, "w") == "all its values within each year are equal");
}

TEST_CASE("base years have to be years of the panel, and are named where they decide", "[assess]") {
  const auto meaning = schema_of(roles);
  assess_options options;
  options.base_first = 2010;
  options.base_last = 2020;
  const auto errors = test::refused(panel_of(meaning, whole), meaning, options);
  REQUIRE(errors.size() == 1);
  CHECK(errors[0].code == nqpf::assess_code::bad_option);
  CHECK(errors[0].column == "base");
  CHECK_THAT(errors[0].message, ContainsSubstring("none of these years"));
  // w has no value in the base year 1 and m does not vary in it: both vary later.
  options.base_first = options.base_last = 1;
  const auto a = assessed(
      panel_of(meaning, "id,year,w,m,e\na,1,,5,1\nb,1,,5,2\na,2,1,6,1\nb,2,2,7,2\n"), options);
  CHECK_THAT(test::remarks(a, nqpf::remark_code::empty_column),
             ContainsSubstring("Not one value of w is known in the base years."));
  CHECK_THAT(test::remarks(a, nqpf::remark_code::constant_column),
             ContainsSubstring("All values of m in the base years are equal"));
  // The schema has columns for these elements: that none stands for them would be untrue.
  CHECK_THAT(test::gap(a, "workers"), ContainsSubstring("all of its columns are left out"));
  CHECK_THAT(test::gap(a, "productivity"), ContainsSubstring("all of its columns are left out"));
  CHECK_THAT(test::gap(a, "objects_of_labour"),
             ContainsSubstring("no column stands for this element"));
}

}  // namespace imputation_test
