// SPDX-License-Identifier: BSL-1.0

// Columns against each other before they are scored.

#include "assess/small.hpp"

#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace columns_test {

using nqpf::remark_code;
using nqpf::assessed::column_pair;
using test::assessed;
using test::panel_of;
using test::remarks;
using test::schema_of;

namespace {

std::string number(double x) { return std::to_string(x); }

/// Thirty entities: w and v run against each other, m and n are nearly the same, the rate r follows the
/// level s, and x is on its own.
nqpf::panel thirty(const nqpf::schema& meaning) {
  std::string text = "id,year,w,v,m,n,r,s,x\n";
  unsigned state = 12345;
  const auto random = [&] {
    state = state * 1664525U + 1013904223U;
    return static_cast<double>(state >> 8U) / 16777216.0;
  };
  for (int i = 0; i < 30; ++i) {
    const double w = random();
    const double m = random();
    const double s = std::exp(5 * random());
    text += "e" + std::to_string(i) + ",2001," + number(w) + "," + number(1 - w + 0.2 * random()) +
            "," + number(m) + "," + number(10 * m + 0.05 * random()) + "," +
            number(std::sqrt(s) + 0.05 * random()) + "," + number(s) + "," + number(random()) +
            "\n";
  }
  return panel_of(meaning, text);
}

const std::string lines =
    "w,workers,higher,,,,,Wages,rate,\nv,workers,higher,,,,,Vacancies,rate,\n"
    "m,means_of_labour,higher,,,,,Machines,rate,\nn,means_of_labour,higher,,,,,Robots,rate,\n"
    "r,cultivation,higher,,,,,Spending,rate,\ns,context,higher,,,,,Students,level,\n"
    "x,cultivation,higher,,,,,Exams,rate,\n";

}  // namespace

TEST_CASE("opposed, nearly equal and size-bound columns are named with their number", "[assess]") {
  const auto meaning = schema_of(lines);
  const auto p = thirty(meaning);
  const auto a = assessed(p);
  const auto& check = a.check();
  std::size_t seen[3] = {};
  for (const column_pair& each : check.pairs) {
    ++seen[static_cast<int>(each.what)];
    CHECK(each.rows == 30);
  }
  CHECK(seen[0] == 1);
  CHECK(seen[1] == 1);
  CHECK(seen[2] == 1);
  CHECK_THAT(remarks(a, remark_code::opposed_columns),
             ContainsSubstring("Wages and Vacancies") && ContainsSubstring("correlation -0.9"));
  CHECK_THAT(remarks(a, remark_code::near_duplicates),
             ContainsSubstring("Machines and Robots") && ContainsSubstring("1.00 over 30 rows"));
  CHECK_THAT(remarks(a, remark_code::follows_size),
             ContainsSubstring("Spending is called a rate, and yet it rises with Students, a "
                               "level of context: rank correlation "));
}

TEST_CASE("a rate that follows outputs is not told to follow size", "[assess]") {
  std::string outputs = lines;
  outputs.replace(outputs.find("s,context"), 9, "s,output");
  const auto a = assessed(thirty(schema_of(outputs)));
  REQUIRE(a.check().pairs.size() == 3);
  std::size_t levels = 0;
  for (const column_pair& each : a.check().pairs) {
    levels += each.what == column_pair::kind::level ? 1U : 0U;
    CHECK(each.what != column_pair::kind::size);
  }
  CHECK(levels == 1);
  CHECK_THAT(remarks(a, remark_code::follows_size),
             ContainsSubstring("Spending is called a rate, and yet it rises with Students, "
                               "which is a level: rank correlation ") &&
                 ContainsSubstring("No level has the role context"));
}

TEST_CASE("levels of a single entity tell no size", "[assess]") {
  std::string text = "id,year,w,m,e,s\n";
  for (int year = 2001; year < 2013; ++year) {
    const std::string at = std::to_string(year);
    text += "a," + at + "," + at + "," + std::to_string(year % 5) + "," + std::to_string(year % 3) +
            "," + at + "\n";
  }
  const auto p =
      panel_of(schema_of("w,workers,higher,,,,,,rate,\nm,means_of_labour,higher,,,,,,rate,"
                         "\ne,cultivation,higher,,,,,,rate,\ns,context,neutral,,,,,,"
                         "level,\n"),
               text);
  CHECK(remarks(assessed(p), remark_code::follows_size).empty());
}

TEST_CASE("a rate may follow another level where a column of size is there", "[assess]") {
  // Exams is random: a size that Spending does not follow, while it does follow the output Students.
  std::string sized = lines;
  sized.replace(sized.find("s,context"), 9, "s,output");
  sized.replace(sized.find("x,cultivation,higher,,,,,Exams,rate"), 35,
                "x,context,higher,,,,,Exams,level");
  CHECK(remarks(assessed(thirty(schema_of(sized))), remark_code::follows_size).empty());
}

TEST_CASE("turning the worse column round takes the warning away", "[assess]") {
  std::string turned = lines;
  turned.replace(turned.find("v,workers,higher"), 16, "v,workers,lower");
  const auto a = assessed(thirty(schema_of(turned)));
  CHECK(remarks(a, remark_code::opposed_columns).empty());
}

TEST_CASE("few rows are no ground for a warning", "[assess]") {
  const auto meaning = schema_of(
      "w,workers,higher,,,,,,,\nv,workers,higher,,,,,,,\n"
      "e,cultivation,higher,,,,,,,\n");
  const auto p = panel_of(meaning, "id,year,w,v,e\na,1,1,3,1\nb,1,2,1,2\nc,1,3,2,3\nd,1,4,1.5,1\n");
  CHECK(assessed(p).check().pairs.empty());
}

TEST_CASE("alpha and loadings of the dimensions", "[assess]") {
  const auto a = assessed(thirty(schema_of(lines)));
  std::size_t dimensions = 0;
  for (const auto& each : a.check().dimensions) {
    REQUIRE(each.scored_columns.size() == 2);
    REQUIRE(each.loadings.size() == 2);
    CHECK(each.rows == 30);
    const std::string id = a.dimensions()[each.dimension].id;
    ++dimensions;
    if (id == "means_of_labour") {
      CHECK(each.alpha > 0.98);
      CHECK(each.first_share > 0.98);
      CHECK(each.loadings[0] > 0.99);
    }
    if (id == "workers") {
      CHECK(each.alpha < 0);
      CHECK(each.loadings[0] * each.loadings[1] < 0);
    }
    // Of two columns the first component explains (1 + |r|) / 2 and both load it alike.
    CHECK(std::fabs(each.loadings[0]) == Approx(std::sqrt(each.first_share)));
  }
  CHECK(dimensions == 3);
}

TEST_CASE("weights by principal components are those of the model", "[assess]") {
  const auto p = thirty(schema_of(lines));
  nqpf::assess_options options;
  options.weights = nqpf::weighting::pca;
  options.dimensions = nqpf::dimension_weighting::equal;
  const auto a = assessed(p, options);
  std::vector<std::size_t> scored_columns;
  std::vector<double> cells;
  for (std::size_t e = 0; e < a.scored_columns().size(); ++e) {
    if (a.dimensions()[a.scored_columns()[e].dimension].side ==
        nqpf::assessed::dimension_side::productivity)
      scored_columns.push_back(e);
  }
  for (std::size_t row = 0; row < p.rows(); ++row) {
    for (const std::size_t e : scored_columns) cells.push_back(a.scaled(p, e, row));
  }
  std::vector<double> weights(scored_columns.size());
  REQUIRE(nqpf::models::component_weights(
      nqpf::models::row_major(std::as_const(cells), p.rows(), scored_columns.size()), weights));
  for (const std::size_t e : scored_columns) {
    double dimension = 0;
    double own = 0;
    for (std::size_t k = 0; k < scored_columns.size(); ++k) {
      if (a.scored_columns()[scored_columns[k]].dimension == a.scored_columns()[e].dimension)
        dimension += weights[k];
      if (scored_columns[k] == e) own = weights[k];
    }
    CHECK(a.scored_columns()[e].weight == Approx(own / dimension));
  }
}

TEST_CASE("a column in two dimensions is told once of each finding", "[assess]") {
  std::string twice = lines;
  twice += "m,objects_of_labour,higher,,,,,Machines,rate,\n";
  twice += "r,path_open_training,higher,,,,,Spending,rate,\n";
  const auto meaning = schema_of(twice);
  const auto a = assessed(thirty(meaning));
  std::size_t size = 0, duplicates = 0, opposed = 0;
  for (const auto& each : a.check().pairs) {
    size += each.what == column_pair::kind::size ? 1U : 0U;
    duplicates += each.what == column_pair::kind::duplicate ? 1U : 0U;
    opposed += each.what == column_pair::kind::opposed ? 1U : 0U;
  }
  CHECK(size == 1);
  CHECK(duplicates == 1);
  CHECK(opposed == 1);
  for (std::size_t i = 0; i < a.remarks().size(); ++i)
    for (std::size_t k = 0; k < i; ++k) CHECK(a.remarks()[i].text != a.remarks()[k].text);
}

TEST_CASE("the same numbers on both sides: values are compared, and not their scores", "[assess]") {
  const auto same = [](const std::string& better_w, const std::string& better_e, bool ends,
                       const std::string& rows) {
    auto meaning = schema_of("w,workers," + better_w +
                             ",,,,,,,\nm,means_of_labour,higher,,,,,,,\ne,"
                             "cultivation," +
                             better_e + ",,,,,,,\n");
    for (auto& column : meaning.columns) {
      if (!ends || (column.column != "w" && column.column != "e")) continue;
      column.low = 0;
      column.high = column.column == "w" ? 1 : 2;
    }
    const auto p = panel_of(meaning, "id,year,w,m,e\n" + rows);
    return assessed(p).has(remark_code::same_values);
  };
  const std::string apart = "a,1,5,3,2\nb,1,6,5,9\nc,1,9,7,4\nd,1,8,1,3\n";
  const std::string equal = "a,1,5,3,5\nb,1,6,5,6\nc,1,9,7,9\nd,1,8,1,8\n";
  const std::string mirrored = "a,1,5,3,9\nb,1,6,5,8\nc,1,9,7,5\nd,1,8,1,6\n";
  CHECK_FALSE(same("higher", "higher", true, apart));  // all beyond the ends: every score is 1
  CHECK(same("higher", "higher", true, equal));
  CHECK(same("higher", "higher", false, equal));
  CHECK(same("lower", "lower", false, equal));
  CHECK(same("target=7", "target=7", false, equal));
  CHECK_FALSE(same("target=7", "target=8", false, equal));
  CHECK_FALSE(same("higher", "lower", false, equal));
  CHECK_FALSE(same("higher", "lower", false, mirrored));
  CHECK_FALSE(same("target=7", "target=7", false, mirrored));
}

TEST_CASE("a value that takes most of its scale for itself is named", "[assess]") {
  const auto said = [](const std::string& better, int rows, double odd, bool ends, bool per_year) {
    auto meaning = schema_of("w,workers," + better +
                             ",,,,,Robots,,\nm,means_of_labour,higher,,,,,,,\ne,"
                             "cultivation,higher,,,,,,,\n");
    std::string text = "id,year,w,m,e\n";
    for (int i = 0; i < rows; ++i)
      text += "e" + std::to_string(i) + ",1," + number(i == 3 ? odd : 20 + i) + "," +
              number(i * 7 % 5) + "," + number(i * 3 % 7) + "\n";
    for (auto& column : meaning.columns) {
      if (!ends || column.column != "w") continue;
      column.low = 0;
      column.high = 100;
    }
    nqpf::assess_options options;
    if (per_year) options.scale = nqpf::scale_over::per_year;
    return remarks(assessed(panel_of(meaning, text), options), remark_code::lone_value);
  };
  CHECK_THAT(
      said("higher", 12, 980, false, false),
      ContainsSubstring("In Robots the value 980, of e3 in 1, stands alone: all others lie from "
                        "20 to 31, within 1 % of the scale."));
  CHECK_THAT(said("lower", 12, -100, false, false), ContainsSubstring("the value -100, of e3"));
  CHECK_THAT(said("higher", 12, 98000, false, false),
             ContainsSubstring("within less than 1 % of the scale"));
  CHECK(said("higher", 12, 38, false, false).empty());  // no farther than the others lie apart
  CHECK(said("higher", 9, 980, false, false).empty());
  CHECK(said("higher", 12, 980, true, false).empty());
  CHECK(said("higher", 12, 980, false, true).empty());
}

}  // namespace columns_test
