// SPDX-License-Identifier: BSL-1.0

// Scores, indices, coupling and ranks of small panels whose numbers can be worked out by hand.

#include "assess/small.hpp"

#include <nqpf/models/entropy.hpp>

#include <cmath>
#include <string>
#include <vector>

namespace assess_test {

using nqpf::assess_options;
using nqpf::assessment;
using nqpf::is_missing;
using nqpf::measured;
using nqpf::remark_code;
using nqpf::assessed::dimension_side;
using test::assessed;
using test::panel_of;
using test::row_of;
using test::schema_of;

namespace {

const char* const two_sides =
    "w,workers,higher,,,,,,rate,\n"
    "m,means_of_labour,lower,,,,,,rate,\n"
    "o,objects_of_labour,target=5,,,,,,rate,\n"
    "e1,cultivation,higher,,,,,,rate,\n"
    "e2,cultivation,higher,,,,,,rate,\n"
    "p1,path_open_training,higher,,,,,,rate,\n";

const char* const three_by_two =
    "id,year,w,m,o,e1,e2,p1\n"
    "a,2001,0,10,5,0,1,4\n"
    "a,2002,10,0,9,1,3,6\n"
    "b,2001,5,10,1,1,2,2\n"
    "b,2002,10,5,3,0,1,10\n"
    "c,2001,2,8,7,1,1,2\n"
    "c,2002,8,2,5,1,3,8\n";

}  // namespace

TEST_CASE("scores, indices and coupling by hand", "[assess]") {
  const auto meaning = schema_of(two_sides);
  const auto p = panel_of(meaning, three_by_two);
  const auto a = assessed(p);
  const std::size_t row = row_of(p, "b", 2002);

  // Pooled min-max: w 0..10; m 0..10, less is better; o best at 5, farthest 4 away.
  const double w = 1.0;
  const double m = 0.5;
  const double o = 1 - 2.0 / 4;
  CHECK(a.score(a.find_dimension("workers"), row) == w);
  CHECK(a.score(a.find_dimension("means_of_labour"), row) == m);
  CHECK(a.score(a.find_dimension("objects_of_labour"), row) == o);
  const double general = (0.0 + 0.0) / 2;
  const double path = 1.0;
  CHECK(a.score(a.find_dimension("cultivation"), row) == general);
  CHECK(a.score(a.find_dimension("path_open_training"), row) == path);
  const double P = (w + m + o) / 3;
  const double E = (general + path) / 2;
  CHECK(a.value(measured::productivity, row) == Approx(P));
  CHECK(a.value(measured::cultivation, row) == Approx(E));
  const double C = 2 * std::sqrt(P * E) / (P + E);
  const double T = (P + E) / 2;
  CHECK(a.value(measured::c, row) == Approx(C));
  CHECK(a.value(measured::t, row) == Approx(T));
  CHECK(a.value(measured::d, row) == Approx(std::sqrt(C * T)));
  REQUIRE(a.grade(row));
  CHECK(static_cast<int>(*a.grade(row)) == static_cast<int>(std::sqrt(C * T) * 10));
  REQUIRE(a.development(row));
  CHECK(a.development(row)->ratio == Approx(E / P));
  CHECK(a.development(row)->side == nqpf::models::lagging::first);
  CHECK(a.headline() == measured::d);
  CHECK(a.last_year() == 2002);

  double weights = 0;
  for (std::size_t e = 0; e < a.scored_columns().size(); ++e) {
    if (a.dimensions()[a.scored_columns()[e].dimension].side == dimension_side::cultivation)
      weights += a.weight_in_side(e);
  }
  CHECK(weights == Approx(1));
}

TEST_CASE("a target that is an interval, by hand", "[assess]") {
  std::string words = two_sides;
  words.replace(words.find("target=5"), 8, "target=4..6");
  const auto meaning = schema_of(words);
  const auto p = panel_of(meaning, three_by_two);
  const auto a = assessed(p);
  const auto o = [&](const char* id, int year) {
    return a.score(a.find_dimension("objects_of_labour"), row_of(p, id, year));
  };
  // 9 is 3 above the interval and the farthest; 1 is 3 below, 3 is 1 below, 7 is 1 above.
  CHECK(o("a", 2001) == 1);
  CHECK(o("c", 2002) == 1);
  CHECK(o("a", 2002) == 0);
  CHECK(o("b", 2001) == 0);
  CHECK(o("b", 2002) == Approx(2.0 / 3));
  CHECK(o("c", 2001) == Approx(2.0 / 3));
  // In each year alone: 5, 1, 7 and 9, 3, 5.
  assess_options options;
  options.scale = nqpf::scale_over::per_year;
  const auto yearly = assessed(p, options);
  const auto dimension = yearly.find_dimension("objects_of_labour");
  CHECK(yearly.score(dimension, row_of(p, "c", 2001)) == Approx(2.0 / 3));
  CHECK(yearly.score(dimension, row_of(p, "b", 2001)) == 0);
  CHECK(yearly.score(dimension, row_of(p, "a", 2002)) == 0);

  // Where every value is as good as the others, the column says nothing and is left out.
  words.replace(words.find("target=4..6"), 11, "target=0..9");
  const auto wide = schema_of(words);
  const auto q = panel_of(wide, three_by_two);
  const auto b = assessed(q);
  bool said = false;
  for (const auto& each : b.remarks())
    said = said || each.text.find("equally good") != std::string::npos;
  CHECK(said);
  CHECK(is_missing(b.score(b.find_dimension("objects_of_labour"), row_of(q, "a", 2001))));
}

TEST_CASE("scores lie in [0, 1], and the ends are reached", "[assess]") {
  const auto meaning = schema_of(two_sides);
  const auto p = panel_of(meaning, three_by_two);
  for (const auto scale : {nqpf::scale_over::pooled, nqpf::scale_over::per_year}) {
    for (const auto weights : {nqpf::weighting::equal, nqpf::weighting::entropy}) {
      for (const auto rule :
           {nqpf::models::mean_rule::arithmetic, nqpf::models::mean_rule::geometric,
            nqpf::models::mean_rule::harmonic}) {
        assess_options options;
        options.scale = scale;
        options.weights = weights;
        options.across = rule;
        const auto a = assessed(p, options);
        CHECK(a.lowest() == (rule == nqpf::models::mean_rule::arithmetic ? 0 : 0.01));
        for (const measured m : {measured::productivity, measured::cultivation, measured::c,
                                 measured::t, measured::d}) {
          for (const double v : a.values(m)) {
            CHECK(v >= 0);
            CHECK(v <= 1);
          }
        }
        for (std::size_t e = 0; e < a.scored_columns().size(); ++e) {
          double least = 1;
          double most = 0;
          for (std::size_t row = 0; row < p.rows(); ++row) {
            least = std::fmin(least, a.scaled(p, e, row));
            most = std::fmax(most, a.scaled(p, e, row));
          }
          CHECK(least == Approx(a.lowest()));
          CHECK(most == Approx(1));
        }
      }
    }
  }
}

TEST_CASE("means: arithmetic is at least geometric is at least harmonic", "[assess]") {
  const auto meaning = schema_of(two_sides);
  const auto p = panel_of(meaning, three_by_two);
  std::vector<assessment> all;
  for (const auto rule : {nqpf::models::mean_rule::arithmetic, nqpf::models::mean_rule::geometric,
                          nqpf::models::mean_rule::harmonic}) {
    assess_options options;
    options.across = rule;
    options.lowest = 0.01;
    all.push_back(assessed(p, options));
  }
  for (std::size_t row = 0; row < p.rows(); ++row) {
    for (const measured m : {measured::productivity, measured::cultivation}) {
      CHECK(all[0].value(m, row) >= all[1].value(m, row) - 1e-15);
      CHECK(all[1].value(m, row) >= all[2].value(m, row) - 1e-15);
    }
  }
}

TEST_CASE("missing is never zero and never guessed", "[assess]") {
  const auto meaning = schema_of(
      "w,workers,higher,,,,,,,\nw2,workers,higher,,,,,,,\nw3,workers,higher,,,,,,,\n"
      "m,means_of_labour,higher,,,,,,,\no,objects_of_labour,higher,,,,,,,\ne,cultivation,higher,,,,"
      ",,,\n");
  const auto p = panel_of(meaning,
                          "id,year,w,w2,w3,m,o,e\n"
                          "a,1,1,1,1,1,1,1\n"
                          "b,1,0,0,0,0,0,0\n"
                          "c,1,1,1,,1,1,1\n"    // two of three columns of workers
                          "d,1,1,,,1,1,1\n"     // one of three: too little for workers
                          "e,1,1,,,1,,1\n"      // one element of three
                          "f,1,1,1,1,1,1,\n");  // no cultivation
  const auto a = assessed(p);
  const std::size_t workers = a.find_dimension("workers");
  CHECK(a.score(workers, row_of(p, "c", 1)) == 1);
  CHECK(is_missing(a.score(workers, row_of(p, "d", 1))));
  CHECK(a.value(measured::productivity, row_of(p, "d", 1)) == 1);
  CHECK(is_missing(a.value(measured::productivity, row_of(p, "e", 1))));
  CHECK(is_missing(a.value(measured::d, row_of(p, "e", 1))));
  CHECK(is_missing(a.value(measured::cultivation, row_of(p, "f", 1))));
  CHECK(is_missing(a.value(measured::d, row_of(p, "f", 1))));
  CHECK_FALSE(a.grade(row_of(p, "f", 1)));
  CHECK_FALSE(a.development(row_of(p, "f", 1)));
  CHECK(a.rank(row_of(p, "f", 1)) == 0);
  // What is known counts for coverage even where it is too little for a score.
  CHECK(a.coverage(dimension_side::productivity, row_of(p, "a", 1)) == Approx(1));
  CHECK(a.coverage(dimension_side::productivity, row_of(p, "c", 1)) == Approx(8.0 / 9));
  CHECK(a.coverage(dimension_side::cultivation, row_of(p, "f", 1)) == 0);
  CHECK(a.assessed_in(measured::d, 0) == 4);
  CHECK(a.scored_in(workers, 0) == 4);
  // a, c and d are all at the top: they share the first place, and b has the fourth.
  for (const char* id : {"a", "c", "d"}) CHECK(a.rank(row_of(p, id, 1)) == 1);
  CHECK(a.rank(row_of(p, "b", 1)) == 4);
  CHECK_THAT(
      test::gap(a, "workers"),
      ContainsSubstring("in 2 of 6 rows less than 50 % of the weight of its columns is known"));

  SECTION("the least share decides") {
    assess_options options;
    options.min_coverage = 0.3;
    const auto lenient = assessed(p, options);
    CHECK(lenient.score(workers, row_of(p, "d", 1)) == 1);
    CHECK(lenient.value(measured::d, row_of(p, "e", 1)) == 1);
    options.min_coverage = 1;
    const auto strict = assessed(p, options);
    CHECK(is_missing(strict.score(workers, row_of(p, "c", 1))));
    CHECK(is_missing(strict.value(measured::productivity, row_of(p, "c", 1))));
    CHECK(strict.value(measured::d, row_of(p, "a", 1)) == 1);
  }
}

TEST_CASE("an element without a column counts as unknown, a path does not", "[assess]") {
  const char* const text = "id,year,w,m,e\na,1,0,1,1\nb,1,1,0,3\nc,1,1,1,2\n";
  const auto one =
      schema_of("w,workers,higher,,,,,,,\nm,context,,,,,,,,\ne,path_open_training,higher,,,,,,,\n");
  const auto lone = assessed(panel_of(one, text));
  CHECK(lone.headline() == measured::cultivation);
  CHECK_THAT(test::gap(lone, "productivity"),
             ContainsSubstring("data are insufficient: 1 of 3 elements"));
  CHECK_THAT(test::gap(lone, "coupling"),
             ContainsSubstring("productive forces could not be assessed"));
  CHECK_THAT(test::gap(lone, "objects_of_labour"),
             ContainsSubstring("no column stands for this element"));
  // Paths of the paper in use are listed, those of others are not.
  CHECK_THAT(test::gap(lone, "path_local_adaptation"), ContainsSubstring("no column"));
  CHECK(test::gap(lone, "path_direction_goal").empty());

  const auto two = schema_of(
      "w,workers,higher,,,,,,,\nm,means_of_labour,higher,,,,,,,\ne,path_open_training,higher,,,,,,,"
      "\n");
  const auto pair = assessed(panel_of(two, text));
  CHECK(pair.headline() == measured::d);
  CHECK_THAT(test::remarks(pair, remark_code::few_dimensions),
             ContainsSubstring("2 of the three elements"));
}

TEST_CASE("only one side, or nothing", "[assess]") {
  const char* const text = "id,year,x,y\na,1,0,1\nb,1,1,0\n";
  const auto education = assessed(
      panel_of(schema_of("x,cultivation,higher,,,,,,,\ny,matching,higher,,,,,,,\n"), text));
  CHECK(education.headline() == measured::cultivation);
  CHECK_THAT(test::gap(education, "productivity"), ContainsSubstring("no column stands"));
  CHECK(is_missing(education.value(measured::d, 0)));
  CHECK(education.rank(1) == 1);
  // Matching is scored for itself and moves nothing.
  CHECK(education.score(education.find_dimension("matching"), 0) == 1);
  CHECK(education.value(measured::cultivation, 0) == 0);

  const auto empty =
      assessed(panel_of(schema_of("x,cultivation,higher,,,,,,,\ny,context,,,,,,,,\n"),
                        "id,year,x,y\na,1,3,1\nb,1,3,2\n"));
  CHECK(empty.last_year() == 0);
  CHECK_THAT(test::remarks(empty, remark_code::constant_column), ContainsSubstring("equal"));
  CHECK_FALSE(test::gap(empty, "cultivation").empty());
}

TEST_CASE("constant and empty columns are left out and said", "[assess]") {
  const auto meaning = schema_of(
      "w,workers,higher,,,,,Workers,,\nw2,workers,higher,,,,,Same,,\nw3,workers,higher,,,,,Empty,,"
      "\n"
      "m,means_of_labour,higher,,,,,,,\ne,cultivation,higher,,,,,,,\n");
  const auto p =
      panel_of(meaning, "id,year,w,w2,w3,m,e\na,1,0,7,,1,1\nb,1,1,7,,0,0\nc,1,0.5,7,,1,1\n");
  const auto a = assessed(p);
  CHECK(a.score(a.find_dimension("workers"), row_of(p, "c", 1)) == 0.5);
  CHECK_THAT(test::remarks(a, remark_code::constant_column), ContainsSubstring("Same"));
  CHECK_THAT(test::remarks(a, remark_code::empty_column), ContainsSubstring("Empty"));
  CHECK_THAT(test::gap(a, "w3"), ContainsSubstring("not one value"));
  // No column stands for the third element, which is unknown.
  CHECK(a.coverage(dimension_side::productivity, 0) == Approx(2.0 / 3));
}

TEST_CASE("an element without a column is unknown, also in what is known", "[assess]") {
  const auto p = panel_of(schema_of("w,workers,higher,,,,,,,\nm,means_of_labour,higher,,,,,,,\n"
                                    "e,cultivation,higher,,,,,,,\n"),
                          "id,year,w,m,e\na,1,1,1,1\nb,1,0,0,0\nc,1,0.5,,1\n");
  for (const double least : {0.5, 0.7}) {
    nqpf::assess_options options;
    options.min_coverage = least;
    const auto a = assessed(p, options);
    CHECK(is_missing(a.value(measured::productivity, 0)) == (least > 0.6));
    CHECK(a.coverage(dimension_side::productivity, row_of(p, "a", 1)) == Approx(2.0 / 3));
    CHECK(a.coverage(dimension_side::productivity, row_of(p, "c", 1)) == Approx(1.0 / 3));
    CHECK(a.coverage(dimension_side::cultivation, row_of(p, "a", 1)) == 1);
  }
}

TEST_CASE("the least share is told as it was chosen", "[assess]") {
  const auto p = panel_of(schema_of("w,workers,higher,,,,,,,\nv,workers,higher,,,,,,,\n"
                                    "m,means_of_labour,higher,,,,,,,\n"),
                          "id,year,w,v,m\na,1,1,1,1\nb,1,0,0,0\nc,1,0.5,,1\n");
  nqpf::assess_options options;
  options.min_coverage = 0.555;
  CHECK_THAT(test::gap(assessed(p, options), "workers"),
             ContainsSubstring("less than 55.5 % of the weight of its columns is known"));
  CHECK(nqpf::write::exact_percent(0.5) == "50 %");
  CHECK(nqpf::write::exact_percent(1) == "100 %");
  CHECK(nqpf::write::exact_percent(0) == "0 %");
  CHECK(nqpf::write::exact_percent(0.29) == "29 %");
  CHECK(nqpf::write::exact_percent(1.0 / 3) == "33.3333 %");
}

TEST_CASE("one entity is scaled over its years, and says so", "[assess]") {
  const auto meaning = schema_of(two_sides);
  const auto p = panel_of(meaning,
                          "id,year,w,m,o,e1,e2,p1\n"
                          "a,2001,0,10,5,0,1,4\na,2002,5,5,9,1,3,6\na,2003,10,0,6,2,5,8\n");
  const auto a = assessed(p);
  CHECK(a.has(remark_code::single_entity));
  CHECK(a.value(measured::cultivation, 0) == 0);
  CHECK(a.value(measured::cultivation, 2) == 1);

  const auto one = assessed(panel_of(meaning, "id,year,w,m,o,e1,e2,p1\na,2001,0,10,5,0,1,4\n"));
  CHECK(one.has(remark_code::single_row));
  CHECK(one.last_year() == 0);

  SECTION("within one year nothing varies") {
    assess_options options;
    options.scale = nqpf::scale_over::per_year;
    const auto b = assessed(p, options);
    CHECK(b.last_year() == 0);
    CHECK_THAT(test::remarks(b, remark_code::constant_column),
               ContainsSubstring("within each year"));
  }
}

TEST_CASE("per year compares entities within a year only", "[assess]") {
  const auto meaning = schema_of(
      "w,workers,higher,,,,,,,\nm,means_of_labour,higher,,,,,,,\ne,cultivation,higher,,,,,,,\n");
  const auto p = panel_of(
      meaning,
      "id,year,w,m,e\na,1,0,1,5\nb,1,1,2,6\na,2,10,1,7\nb,2,20,1,9\na,3,5,1,1\nb,3,7,2,2\n");
  assess_options options;
  options.scale = nqpf::scale_over::per_year;
  const auto a = assessed(p, options);
  const std::size_t w = a.find_dimension("workers");
  for (const int year : {1, 2, 3}) {
    CHECK(a.score(w, row_of(p, "a", year)) == 0);
    CHECK(a.score(w, row_of(p, "b", year)) == 1);
  }
  // Means do not vary in year 2: they are missing there, not zero.
  CHECK(is_missing(a.score(a.find_dimension("means_of_labour"), row_of(p, "a", 2))));
  CHECK_THAT(test::remarks(a, remark_code::constant_in_year), ContainsSubstring("1 of 3 years"));
  const auto pooled = assessed(p);
  CHECK(pooled.score(w, row_of(p, "b", 1)) == Approx(0.05));
}

TEST_CASE("entropy weights are those of the method, and sum over dimensions", "[assess]") {
  const auto meaning = schema_of(two_sides);
  const auto p = panel_of(meaning, three_by_two);
  assess_options options;
  options.weights = nqpf::weighting::entropy;
  const auto a = assessed(p, options);

  // The columns of cultivation, scaled and weighed at once.
  std::vector<double> z;
  std::vector<std::size_t> scored_columns;
  for (std::size_t e = 0; e < a.scored_columns().size(); ++e) {
    if (a.dimensions()[a.scored_columns()[e].dimension].side != dimension_side::cultivation)
      continue;
    scored_columns.push_back(e);
    for (std::size_t row = 0; row < p.rows(); ++row) z.push_back(a.scaled(p, e, row));
  }
  std::vector<double> weights(scored_columns.size());
  REQUIRE(nqpf::models::entropy_weights(
      nqpf::models::column_major(z, p.rows(), scored_columns.size()), weights));
  for (std::size_t i = 0; i < scored_columns.size(); ++i)
    CHECK(a.weight_in_side(scored_columns[i]) == Approx(weights[i]).epsilon(1e-12));
  // Dimensions weigh what their columns weigh: the index is the weighted sum over all columns.
  for (std::size_t row = 0; row < p.rows(); ++row) {
    double sum = 0;
    for (std::size_t i = 0; i < scored_columns.size(); ++i)
      sum += weights[i] * z[i * p.rows() + row];
    CHECK(a.value(measured::cultivation, row) == Approx(sum).epsilon(1e-12));
  }

  SECTION("raw data, direction ignored") {
    options.weights = nqpf::weighting::entropy_raw;
    const auto raw = assessed(p, options);
    std::vector<double> x;
    for (const std::size_t e : scored_columns) {
      for (std::size_t row = 0; row < p.rows(); ++row)
        x.push_back(p.value(row, a.scored_columns()[e].column));
    }
    REQUIRE(nqpf::models::entropy_weights(
        nqpf::models::column_major(x, p.rows(), scored_columns.size()), weights));
    for (std::size_t i = 0; i < scored_columns.size(); ++i)
      CHECK(raw.weight_in_side(scored_columns[i]) == Approx(weights[i]).epsilon(1e-12));
  }
  SECTION("dimensions may weigh the same all the same") {
    options.dimensions = nqpf::dimension_weighting::equal;
    const auto equal = assessed(p, options);
    for (const auto& dimension : equal.dimensions()) {
      if (dimension.side == dimension_side::cultivation && dimension.stands())
        CHECK(dimension.weight == Approx(0.5));
    }
  }
}

TEST_CASE("a negative number has no raw entropy", "[assess]") {
  const auto meaning = schema_of(
      "w,workers,higher,,,,,,,\nm,means_of_labour,higher,,,,,,,\ne,cultivation,higher,,,,,,,\n");
  const auto p = panel_of(meaning, "id,year,w,m,e\na,1,-1,1,5\nb,1,1,2,6\nc,1,2,1,1\n");
  assess_options options;
  options.weights = nqpf::weighting::entropy_raw;
  const auto errors = test::refused(p, meaning, options);
  REQUIRE(errors.size() == 1);
  CHECK(errors[0].code == nqpf::assess_code::negative);
  CHECK(errors[0].column == "w");
  CHECK(errors[0].text == "a, 1");
  options.weights = nqpf::weighting::entropy;
  assessed(p, options);
}

TEST_CASE("the order of rows changes nothing", "[assess]") {
  const auto meaning = schema_of(two_sides);
  const auto p = panel_of(meaning, three_by_two);
  const auto q = panel_of(meaning,
                          "id,year,w,m,o,e1,e2,p1\n"
                          "c,2002,8,2,5,1,3,8\nb,2002,10,5,3,0,1,10\na,2001,0,10,5,0,1,4\n"
                          "b,2001,5,10,1,1,2,2\na,2002,10,0,9,1,3,6\nc,2001,2,8,7,1,1,2\n");
  assess_options options;
  options.weights = nqpf::weighting::entropy;
  const auto a = assessed(p, options);
  const auto b = assessed(q, options);
  for (const char* id : {"a", "b", "c"}) {
    for (const int year : {2001, 2002}) {
      CHECK(a.value(measured::d, row_of(p, id, year)) ==
            Approx(b.value(measured::d, row_of(q, id, year))).epsilon(1e-13));
      CHECK(a.rank(row_of(p, id, year)) == b.rank(row_of(q, id, year)));
    }
  }
}

TEST_CASE("a better value never worsens the index", "[assess]") {
  const auto meaning = schema_of(two_sides);
  const auto p = panel_of(meaning, three_by_two);
  const auto before = assessed(p);
  // c in 2001 gains workers, within the range that is there.
  const auto q = panel_of(meaning,
                          "id,year,w,m,o,e1,e2,p1\n"
                          "a,2001,0,10,5,0,1,4\na,2002,10,0,9,1,3,6\nb,2001,5,10,1,1,2,2\n"
                          "b,2002,10,5,3,0,1,10\nc,2001,7,8,7,1,1,2\nc,2002,8,2,5,1,3,8\n");
  const auto after = assessed(q);
  const std::size_t row = row_of(p, "c", 2001);
  CHECK(after.value(measured::productivity, row) > before.value(measured::productivity, row));
  CHECK(after.value(measured::cultivation, row) == before.value(measured::cultivation, row));
  CHECK(after.value(measured::d, row) > before.value(measured::d, row));
}

TEST_CASE("choices of coupling", "[assess]") {
  const auto meaning = schema_of(two_sides);
  const auto p = panel_of(meaning, three_by_two);
  const std::size_t row = row_of(p, "a", 2002);
  const auto a = assessed(p);
  const double P = a.value(measured::productivity, row);
  const double E = a.value(measured::cultivation, row);
  assess_options options;
  options.coupling = nqpf::models::coupling_model::wang;
  options.importance = 0.25;
  const auto w = assessed(p, options);
  const double least = std::fmin(P, E);
  const double most = std::fmax(P, E);
  CHECK(w.value(measured::c, row) == Approx(std::sqrt((1 - (most - least)) * least / most)));
  CHECK(w.value(measured::t, row) == Approx(0.25 * E + 0.75 * P));
}

TEST_CASE("options outside their range are refused together", "[assess]") {
  const auto meaning = schema_of(two_sides);
  const auto p = panel_of(meaning, three_by_two);
  assess_options options;
  options.min_coverage = 1.5;
  options.importance = 1;
  options.lag_low = 2;
  options.across = nqpf::models::mean_rule::geometric;
  options.lowest = 0;
  options.shared = {"wx"};
  const auto errors = test::refused(p, meaning, options);
  CHECK(errors.size() == 5);
  for (const auto& each : errors) CHECK(each.code == nqpf::assess_code::bad_option);
}

TEST_CASE("what does not vary weighs nothing by entropy, also alone in its dimension", "[assess]") {
  const auto meaning = schema_of(two_sides);
  auto fixed = meaning;
  for (auto& column : fixed.columns) {
    if (column.column != "w" && column.column != "m") continue;
    column.low = 0;
    column.high = 10;
  }
  const auto p = panel_of(fixed,
                          "id,year,w,m,o,e1,e2,p1\na,1,9,5,5,0,1,4\nb,1,5,5,9,1,3,6\n"
                          "c,1,3,5,1,1,2,2\nd,1,1,5,3,0,1,10\n");
  for (const nqpf::weighting weights : {nqpf::weighting::entropy, nqpf::weighting::entropy_raw}) {
    assess_options options;
    options.weights = weights;
    const auto a = assessed(p, options);
    CHECK(a.weight_in_side(1) == 0);
    CHECK(a.weight_in_side(0) > 0);
    CHECK(a.weight_in_side(0) + a.weight_in_side(2) == Approx(1));
  }

  // Where no column of a side varies, all weigh alike.
  const auto two = schema_of(
      "w,workers,higher,,,,,,,\nm,means_of_labour,higher,,,,,,,\n"
      "v,means_of_labour,higher,,,,,,,\ne,cultivation,higher,,,,,,,\n");
  auto all = two;
  for (auto& column : all.columns) {
    if (column.column == "id" || column.column == "year" || column.column == "e") continue;
    column.low = 0;
    column.high = 10;
  }
  assess_options options;
  options.weights = nqpf::weighting::entropy;
  const auto q = panel_of(all, "id,year,w,m,v,e\na,1,5,5,3,1\nb,1,5,5,3,4\nc,1,5,5,3,2\n");
  const auto a = assessed(q, options);
  for (std::size_t e = 0; e < 3; ++e) CHECK(a.weight_in_side(e) == Approx(1.0 / 3));
}

TEST_CASE("values at one distance from a target are equally good", "[assess]") {
  const auto meaning = schema_of(
      "w,workers,higher,,,,,,,\nm,means_of_labour,target=1.1,,,,,,,\ne,cultivation,higher,,,,,,,"
      "\n");
  const auto p =
      panel_of(meaning, "id,year,w,m,e\na,1,1,0.9,1\nb,1,2,1.3,4\nc,1,3,0.9,2\nd,1,4,1.3,3\n");
  const auto a = assessed(p);
  CHECK_THAT(test::gap(a, "m"), ContainsSubstring("equally good"));
  CHECK_THAT(test::remarks(a, remark_code::constant_column), ContainsSubstring("says nothing"));
  const auto q =
      panel_of(meaning, "id,year,w,m,e\na,1,1,0.9,1\nb,1,2,1.3,4\nc,1,3,1.0,2\nd,1,4,1.3,3\n");
  CHECK(test::gap(assessed(q), "m").empty());
}

TEST_CASE("a ratio of the sides that is no double has a side that lags", "[assess]") {
  const auto meaning = schema_of(
      "w,workers,higher,,,,,,,\nm,means_of_labour,higher,,,,,,,\no,objects_of_labour,higher,,,,,,,"
      "\n"
      "e,cultivation,higher,,,,,,,\n");
  const std::string best = ",10,10,10,", tiny = ",3e-308,3e-308,3e-308,";
  const auto p =
      panel_of(meaning, "id,year,w,m,o,e\na,1" + best + "3e-308\nb,1" + tiny + "10\nc,1,0,0,0,0\n");
  const auto a = assessed(p);
  const auto low = a.development(row_of(p, "a", 1));
  const auto high = a.development(row_of(p, "b", 1));
  REQUIRE(low);
  REQUIRE(high);
  CHECK(low->ratio < 1e-300);
  CHECK(low->side == nqpf::models::lagging::first);
  CHECK(high->ratio > 1e300);
  CHECK(high->side == nqpf::models::lagging::second);
}

TEST_CASE("a dimension of one column lacks that column, not a part of its weight") {
  const auto p =
      panel_of(schema_of("w,workers,higher,,,,,,,\nm,means_of_labour,higher,,,,,,,\n"
                         "v,means_of_labour,higher,,,,,,,\ne,cultivation,higher,,,,,,,\n"),
               "id,year,w,m,v,e\na,1,1,2,3,1\nb,1,2,1,1,2\nc,1,,,,3\n");
  const auto a = assessed(p);
  CHECK(test::gap(a, "workers") == "its only column is missing in 1 of 3 rows");
  CHECK_THAT(test::gap(a, "means_of_labour"),
             ContainsSubstring("of the weight of its columns is known"));
}

}  // namespace assess_test
