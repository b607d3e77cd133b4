// SPDX-License-Identifier: BSL-1.0

// Fixed ends and kept weights: what is added to a panel then changes nothing of the others, and without
// them what it changed is told.

#include "assess/small.hpp"

#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace bounds_test {

using nqpf::assess_options;
using nqpf::bounds_of;
using nqpf::column_bounds;
using nqpf::measured;
using nqpf::remark_code;
using test::assessed;
using test::panel_of;
using test::remarks;
using test::row_of;
using test::schema_of;

namespace {

/// The twelve colleges of the examples, and a college better than any of them in every column.
struct colleges {
  nqpf::panel twelve =
      test::real_panel(test::source_path("examples/data/colleges.csv"), "colleges");
  nqpf::panel thirteen = with_strong();

  static nqpf::panel with_strong() {
    const nqpf::panel twelve =
        test::real_panel(test::source_path("examples/data/colleges.csv"), "colleges");
    const std::string text = nqpf::to_csv(twelve);
    const nqpf::schema meaning = nqpf::csv_schema(twelve);
    std::string line;
    for (std::size_t c = 0; c < twelve.columns(); ++c) {
      double least = nqpf::infinity;
      double most = -nqpf::infinity;
      for (std::size_t row = 0; row < twelve.rows(); ++row) {
        const double x = twelve.value(row, c);
        if (nqpf::is_missing(x)) continue;
        least = x < least ? x : least;
        most = x > most ? x : most;
      }
      const auto& column = twelve.column(c);
      const double better =
          column.better == nqpf::column_better::lower    ? least - 0.2 * (most - least)
          : column.better == nqpf::column_better::target ? column.target
                                                         : most + 0.2 * (most - least);
      line += "," + std::to_string(better);
    }
    const std::string groups = twelve.groups() > 0 ? ",North" : "";
    auto made = nqpf::parse_panel(text + "strong,Strong College,2023" + groups + line + "\n",
                                  meaning, {}, "thirteen.csv");
    if (!made.ok()) {
      for (const auto& each : made.error()) UNSCOPED_INFO(describe(each));
    }
    REQUIRE(made.ok());
    return std::move(made.value());
  }
};

const std::string three =
    "w,workers,higher,,,,,,,\nm,means_of_labour,lower,,,,,,,\ne,cultivation,target=5,,,,,,,\n";

}  // namespace

TEST_CASE("a strong college added: with the bounds of the twelve no other D moves", "[assess]") {
  const colleges c;
  for (const auto weights : {nqpf::weighting::equal, nqpf::weighting::entropy,
                             nqpf::weighting::critic, nqpf::weighting::pca}) {
    CAPTURE(name_of(weights));
    assess_options options;
    options.weights = weights;
    options.imputation = weights == nqpf::weighting::equal ? nqpf::imputation_rule::none
                                                           : nqpf::imputation_rule::along_time;
    const auto before = assessed(c.twelve, options);
    const auto free = assessed(c.thirteen, options);
    const auto moved =
        nqpf::compare_assessments(c.twelve, before, c.thirteen, free, free.last_year());
    CHECK(moved.compared == c.twelve.rows());
    CHECK(moved.moved > moved.compared / 2);
    CHECK(moved.most > 0.01);
    REQUIRE(moved.entities.size() == 1);
    CHECK(c.thirteen.entity_name(moved.entities[0]) == "Strong College");
    CHECK(moved.gone.empty());

    assess_options kept = options;
    kept.bounds = nqpf::parse_bounds(to_csv(bounds_of(c.twelve, before)), "b.csv").value();
    kept.bounds_name = "b.csv";
    const auto fixed = assessed(c.thirteen, kept);
    const auto still =
        nqpf::compare_assessments(c.twelve, before, c.thirteen, fixed, fixed.last_year());
    CHECK(still.compared == c.twelve.rows());
    CHECK(still.moved == 0);
    CHECK(still.most == 0);
    CHECK(still.grades == 0);
    CHECK(still.ranks == 0);
    // Two runs with the same bounds agree; a row's place among the others decides which kernel takes it, and the last bit.
    const auto again = assessed(c.twelve, kept);
    for (std::size_t row = 0; row < c.twelve.rows(); ++row) {
      const std::size_t there =
          row_of(c.thirteen, c.twelve.entity_id(c.twelve.row_entity(row)), c.twelve.row_year(row));
      REQUIRE(std::fabs(again.value(measured::d, row) - fixed.value(measured::d, there)) < 1e-14);
    }
    // The new one is better than any: all its columns count as the end.
    const std::size_t strong = row_of(c.thirteen, "strong", 2023);
    CHECK(fixed.rank(strong) == 1);
    CHECK(fixed.value(measured::d, strong) > 1 - 1e-12);
    CHECK(fixed.has(remark_code::end_values));
    CHECK_THAT(remarks(fixed, remark_code::end_values),
               ContainsSubstring("Strong College in 2023"));
  }
}

TEST_CASE("goalposts of the schema: ends by hand, for higher, lower and a target", "[assess]") {
  const std::string lines =
      "column,role,better,low,high\nid,entity,,,\nyear,year,,,\nw,workers,higher,0,10\n"
      "m,means_of_labour,lower,-5,5\no,objects_of_labour,higher,0,1\ne,cultivation,target=5,1,7\n";
  const auto meaning = nqpf::parse_schema(lines, "s.csv");
  REQUIRE(meaning.ok());
  // Column o does not vary: between fixed ends its one value says something all the same.
  const auto p = panel_of(*meaning, "id,year,w,m,o,e\na,1,2.5,0,0.5,3\nb,1,12,-7,0.5,9\n");
  const auto a = assessed(p);
  const std::size_t first = row_of(p, "a", 1);
  const std::size_t second = row_of(p, "b", 1);
  const auto score = [&](const char* dimension, std::size_t row) {
    return a.score(a.find_dimension(dimension), row);
  };
  CHECK(score("workers", first) == Approx(0.25));
  CHECK(score("means_of_labour", first) == Approx(0.5));
  CHECK(score("objects_of_labour", first) == Approx(0.5));
  CHECK(score("cultivation", first) == Approx(0.5));  // 2 of the 4 that the farther end is away
  CHECK(score("workers", second) == 1);
  CHECK(score("means_of_labour", second) == 1);
  CHECK(score("cultivation", second) == 0);
  REQUIRE(a.end_values().size() == 2);  // 12 and -7; 9 lies at the end of the distance
  CHECK(a.end_values()[0].counts_as == 10);
  CHECK(a.end_values()[1].counts_as == -5);
  for (const auto& e : a.scored_columns()) CHECK(e.fixed);
  // A row more moves nobody.
  const auto q =
      panel_of(*meaning, "id,year,w,m,o,e\na,1,2.5,0,0.5,3\nb,1,12,-7,0.5,9\nc,1,99,-99,1,5\n");
  const auto b = assessed(q);
  CHECK(b.value(measured::d, row_of(q, "a", 1)) == a.value(measured::d, first));
}

TEST_CASE("a schema with ends that are none is refused with its line", "[assess]") {
  const auto refused_with = [](const std::string& ends) {
    const auto made = nqpf::parse_schema(
        "column,role,better,low,high\nid,entity,,,\nyear,year,,,\nw,workers,higher," + ends + "\n",
        "s.csv");
    REQUIRE_FALSE(made.ok());
    std::string all;
    for (const auto& each : made.error()) all += describe(each) + "\n";
    return all;
  };
  CHECK_THAT(refused_with("1,"), ContainsSubstring("row 4") && ContainsSubstring("stand together"));
  CHECK_THAT(refused_with("2,1"), ContainsSubstring("low is a number below high"));
  CHECK_THAT(refused_with("1,1"), ContainsSubstring("low is a number below high"));
  CHECK_THAT(refused_with("x,1"), ContainsSubstring("'x'"));
  const auto key = nqpf::parse_schema(
      "column,role,better,low,high\nid,entity,,1,2\nyear,year,,,\nw,workers,higher,,\n", "s.csv");
  CHECK_FALSE(key.ok());
}

TEST_CASE("bounds read back as they were written", "[assess]") {
  const auto p =
      panel_of(schema_of(three), "id,year,w,m,e\na,1,0.1,7,3\nb,1,0.7,2,11\nc,2,0.3,5,5\n");
  const auto a = assessed(p);
  const auto made = bounds_of(p, a);
  const auto read = nqpf::parse_bounds(to_csv(made), "b.csv");
  REQUIRE(read.ok());
  REQUIRE(read->size() == made.size());
  for (std::size_t i = 0; i < made.size(); ++i) {
    CHECK((*read)[i].column == made[i].column);
    CHECK((*read)[i].dimension == made[i].dimension);
    CHECK((*read)[i].low == made[i].low);
    CHECK((*read)[i].high == made[i].high);
    CHECK((*read)[i].weight == made[i].weight);
    CHECK((*read)[i].dimension_weight == made[i].dimension_weight);
  }
  assess_options kept;
  kept.bounds = *read;
  const auto b = assessed(p, kept);
  for (std::size_t row = 0; row < p.rows(); ++row)
    CHECK(b.value(measured::d, row) == Approx(a.value(measured::d, row)).epsilon(1e-13));
}

TEST_CASE("a column that was left out when bounds were written stays out", "[assess]") {
  const auto meaning = schema_of(three + "v,workers,higher,,,,,,,\n");
  const auto p = panel_of(meaning, "id,year,w,m,e,v\na,1,1,7,3,4\nb,1,2,2,4,4\n");
  const auto a = assessed(p);
  REQUIRE_FALSE(test::gap(a, "v").empty());
  assess_options kept;
  kept.bounds = bounds_of(p, a);
  const auto q = panel_of(meaning, "id,year,w,m,e,v\na,1,1,7,3,4\nb,1,2,2,4,4\nc,1,1,3,3,9\n");
  const auto b = assessed(q, kept);
  CHECK_THAT(test::gap(b, "v"), ContainsSubstring("when the bounds were written"));
  CHECK(b.value(measured::d, row_of(q, "a", 1)) == a.value(measured::d, row_of(p, "a", 1)));
}

TEST_CASE("bounds that do not fit are refused in words", "[assess]") {
  const auto meaning = schema_of(three);
  const auto p = panel_of(meaning, "id,year,w,m,e\na,1,0.1,7,3\nb,2,0.7,2,11\n");
  const auto whole = bounds_of(p, assessed(p));
  const auto words = [&](std::vector<column_bounds> bounds, auto&& change) {
    assess_options options;
    options.bounds = std::move(bounds);
    change(options);
    std::string all;
    for (const auto& each : test::refused(p, meaning, options)) all += describe(each) + "\n";
    return all;
  };
  const auto as_is = [](assess_options&) {};
  auto fewer = whole;
  fewer.pop_back();
  CHECK_THAT(words(fewer, as_is), ContainsSubstring("'e'") && ContainsSubstring("have no line"));
  auto more = whole;
  more.push_back(whole.back());
  more.back().column = "z";
  CHECK_THAT(words(more, as_is), ContainsSubstring("'z'") && ContainsSubstring("not scored"));
  CHECK_THAT(words(whole, [](assess_options& o) { o.scale = nqpf::scale_over::per_year; }),
             ContainsSubstring("pooled scales"));
  CHECK_THAT(words(whole,
                   [](assess_options& o) {
                     o.base_first = 1;
                     o.base_last = 1;
                   }),
             ContainsSubstring("base years change nothing"));
  const auto file = [](const std::string& text) {
    const auto read = nqpf::parse_bounds(text, "b.csv");
    REQUIRE_FALSE(read.ok());
    std::string all;
    for (const auto& each : read.error()) all += describe(each) + "\n";
    return all;
  };
  const std::string header = "column,dimension,low,high,weight,dimension_weight\n";
  CHECK_THAT(file("a,b\n1,2\n"), ContainsSubstring("has the columns column, dimension, low"));
  CHECK_THAT(file(header), ContainsSubstring("no bounds"));
  CHECK_THAT(file(header + "w,workers,3,2,1,1\n"), ContainsSubstring("below the upper one"));
  CHECK_THAT(file(header + "w,workers,1,2,-1,1\n"), ContainsSubstring("from 0 to 1"));
  CHECK_THAT(file(header + "w,workers,1,2,,1\n"), ContainsSubstring("from 0 to 1"));
  CHECK_THAT(file(header + "w,,1,2,1,1\n"), ContainsSubstring("has no dimension and no number"));
  CHECK_THAT(file(header + "w,workers,one,2,1,1\n"), ContainsSubstring("'one'"));
  CHECK_THAT(file(header + "w,workers,1,2,1,1\nw,workers,1,2,1,1\n"), ContainsSubstring("twice"));
  CHECK_THAT(file(""), ContainsSubstring("empty"));
}

namespace {

/// A panel of one column for each element, and one of cultivation.
nqpf::panel both_sides(const std::string& rows) {
  const auto meaning = schema_of(
      "w,workers,higher,,,,,,,\nm,means_of_labour,higher,,,,,,,\n"
      "o,objects_of_labour,higher,,,,,,,\ne,cultivation,higher,,,,,,,\n");
  return panel_of(meaning, "id,year,w,m,o,e\n" + rows);
}

}  // namespace

TEST_CASE("an obstacle shows degree, weight and distance apart", "[assess]") {
  const auto p = both_sides("a,1,0,0,0,0\nb,1,4,4,4,4\nc,1,1,4,2,3\n");
  const auto a = assessed(p);
  const auto found = obstacles(p, a, row_of(p, "c", 1));
  REQUIRE(found.size() == 3);  // m is at its best
  double degrees = 0;
  double sum = 0;
  for (const auto& each : found) sum += each.weight * each.distance;
  for (const auto& each : found) {
    degrees += each.degree;
    CHECK(each.degree == Approx(each.weight * each.distance / sum));
    CHECK(each.distance == Approx(1 - a.scaled(p, each.scored_column, row_of(p, "c", 1))));
  }
  CHECK(degrees == Approx(1));
  CHECK(found[0].weight == Approx(1.0 / 6));  // w: an element of three in one of two sides
  CHECK(found[0].distance == Approx(0.75));
  // e weighs three times as much and is at a third of the distance.
  CHECK(found[1].weight + found[2].weight == Approx(0.5 + 1.0 / 6));
  const auto common = nqpf::assessed::common_obstacles(p, a, 1);
  for (const auto& each : common) {
    CHECK(each.weight > 0);
    CHECK(each.mean_distance > 0);
    CHECK(each.mean_distance <= 1);
  }
}

TEST_CASE("a common obstacle has the weight of its column, whatever is missing", "[assess]") {
  const auto p = both_sides("a,1,0,0,0,0\nb,1,4,4,4,4\nc,1,1,2,,3\n");
  const auto a = assessed(p);
  REQUIRE(a.rank(row_of(p, "c", 1)) != 0);
  for (const auto& each : nqpf::assessed::common_obstacles(p, a, 1)) {
    const auto id = p.column(a.scored_columns()[each.scored_column].column).id();
    CHECK(each.weight == Approx(id == "e" ? 0.5 : 0.5 / 3));
  }
}

TEST_CASE("bounds of a column that is best within an interval", "[assess]") {
  std::string words = three;
  words.replace(words.find("target=5"), 8, "target=4..6");
  const auto meaning = schema_of(words);
  const auto p = panel_of(meaning, "id,year,w,m,e\na,1,0.1,7,3\nb,2,0.7,2,11\nc,3,0.4,5,5\n");
  const auto a = assessed(p);
  auto kept = bounds_of(p, a);
  CHECK(kept.back().low == -1);  // 11 is 5 above the interval
  CHECK(kept.back().high == 11);
  assess_options options;
  options.bounds = kept;
  const auto again = assessed(p, options);
  for (std::size_t row = 0; row < p.rows(); ++row)
    CHECK(again.value(measured::d, row) == Approx(a.value(measured::d, row)));
  // A value beyond the ends counts as the end; the nearer end of a hand-written pair does not matter.
  options.bounds.back().low = 2;
  options.bounds.back().high = 8;
  const auto tight = assessed(p, options);
  const auto dimension = tight.find_dimension("cultivation");
  CHECK(tight.score(dimension, row_of(p, "a", 1)) == Approx(0.5));
  CHECK(tight.score(dimension, row_of(p, "b", 2)) == 0);
  CHECK(tight.score(dimension, row_of(p, "c", 3)) == 1);
  options.bounds.back().low = 4.5;
  options.bounds.back().high = 6;
  std::string all;
  for (const auto& each : test::refused(p, meaning, options)) all += describe(each) + "\n";
  CHECK_THAT(all, ContainsSubstring("within the target"));
}

TEST_CASE("bounds whose weights leave nothing to weigh by are refused", "[assess]") {
  const auto meaning = schema_of(three);
  const auto p = panel_of(meaning, "id,year,w,m,e\na,1,0.1,7,3\nb,2,0.7,2,11\n");
  const auto whole = bounds_of(p, assessed(p));
  const auto words = [&](double of_column, double of_dimension) {
    assess_options options;
    options.bounds = whole;
    for (column_bounds& line : options.bounds) {
      line.weight = of_column;
      line.dimension_weight = of_dimension;
    }
    std::string all;
    for (const auto& each : test::refused(p, meaning, options)) all += describe(each) + "\n";
    return all;
  };
  CHECK_THAT(words(1, 0), ContainsSubstring("'w': the bounds give weight 0 to all dimensions of "
                                            "productive forces") &&
                              ContainsSubstring("'e': the bounds give weight 0"));
  CHECK_THAT(words(1, 1e-310), ContainsSubstring("'m': a weight in bounds is 0, or a share"));
  CHECK_THAT(words(1e308, 1), ContainsSubstring("a share of one"));
  // One dimension may weigh nothing, and weights that are not kept do not matter.
  assess_options options;
  options.bounds = whole;
  for (column_bounds& line : options.bounds)
    if (line.column == "m") line.dimension_weight = 0;
  CHECK(assessed(p, options).weight_in_side(0) == 1);
  for (column_bounds& line : options.bounds) line.dimension_weight = 0;
  options.keep_weights = false;
  CHECK(assessed(p, options).weight_in_side(0) == 0.5);
}

}  // namespace bounds_test
