// SPDX-License-Identifier: BSL-1.0

// Movement of small panels: what can be worked out by hand, and what is lacking where it cannot.

#include "assess/small.hpp"

#include <cmath>
#include <string>
#include <vector>

namespace movement_test {

using nqpf::is_missing;
using nqpf::measured;
using nqpf::movement;
using nqpf::movement_of;
using nqpf::movement_options;
using nqpf::neighbours;
using test::assessed;
using test::panel_of;
using test::schema_of;

namespace {

const char* const columns =
    "w,workers,higher,,,,,,rate,\nm,means_of_labour,higher,,,,,,rate,\n"
    "o,objects_of_labour,higher,,,,,,rate,\ne,cultivation,higher,,,,,,rate,\n"
    "x,context,neutral,,,,,,rate,\n";

/// Six entities over six years: cultivation is what productive forces are two years later.
std::string led_by_two_years() {
  std::string out = "id,year,w,m,o,e,x\n";
  const auto level = [](int entity, int year) {
    return 10 + entity * 3 + std::sin(entity * 2.1 + year * 1.7) * 4;
  };
  for (int entity = 0; entity < 6; ++entity) {
    for (int year = 0; year < 7; ++year) {
      const std::string p = std::to_string(level(entity, year));
      out += std::string(1, static_cast<char>('a' + entity)) + "," + std::to_string(2001 + year) +
             "," + p + "," + p + "," + p + "," + std::to_string(level(entity, year + 2)) + "," +
             std::to_string(entity) + "\n";
    }
  }
  return out;
}

neighbours near_in(const nqpf::panel& p, std::string_view text) {
  auto pairs = nqpf::parse_pairs(text, "near.csv");
  REQUIRE(pairs.ok());
  auto made = nqpf::neighbours_of(p, *pairs);
  if (!made.ok()) {
    for (const auto& each : made.error()) UNSCOPED_INFO(describe(each));
  }
  REQUIRE(made.ok());
  return std::move(made.value());
}

std::string refused_near(const nqpf::panel& p, std::string_view text) {
  const auto pairs = nqpf::parse_pairs(text, "near.csv");
  REQUIRE(pairs.ok());
  const auto made = nqpf::neighbours_of(p, *pairs);
  REQUIRE_FALSE(made.ok());
  std::string out;
  for (const auto& each : made.error()) out += describe(each) + "\n";
  return out;
}

}  // namespace

TEST_CASE("the lag at which one side goes ahead is found", "[movement]") {
  const auto p = panel_of(schema_of(columns), led_by_two_years());
  const movement found = movement_of(p, assessed(p));
  REQUIRE(found.lags.stands());
  REQUIRE(found.lags.rows.size() == 7);  // -3 to 3
  // E now is P in two years' time: productive forces of two years later go with cultivation of now.
  REQUIRE(found.lags.closest() != nullptr);
  CHECK(found.lags.closest()->lag == 2);
  CHECK(found.lags.closest()->beyond_years > 0.95);
  for (const auto& row : found.lags.rows) {
    CHECK(row.pairs == static_cast<std::size_t>(6 * (7 - std::abs(row.lag))));
    if (row.lag == 2) CHECK(row.correlation > 0.99);
    else CHECK(row.correlation < 0.9);
  }
}

TEST_CASE("a trend that all share does not count beyond years", "[movement]") {
  // Both sides rise by the year alone, and what is left of each entity is noise of its own.
  std::string text = "id,year,w,m,o,e,x\n";
  for (int entity = 0; entity < 8; ++entity) {
    for (int year = 0; year < 8; ++year) {
      const double noise = std::sin(entity * 12.9 + year * 78.2) * 0.5;
      const double other = std::sin(entity * 39.3 + year * 11.1) * 0.5;
      const std::string p = std::to_string(year + noise);
      text += std::to_string(entity) + "," + std::to_string(2001 + year) + "," + p + "," + p + "," +
              p + "," + std::to_string(year + other) + ",1\n";
    }
  }
  const auto panel = panel_of(schema_of(columns), text);
  const movement found = movement_of(panel, assessed(panel));
  REQUIRE(found.lags.stands());
  for (const auto& row : found.lags.rows) {
    CHECK(row.correlation > 0.9);
    CHECK(std::fabs(row.beyond_years) < 0.5);
  }
}

TEST_CASE("steps of grades are counted", "[movement]") {
  // D of each row is the root of the level, as both sides are the same number from 0 to 1.
  const auto row = [](const char* id, int year, const char* v) {
    return std::string(id) + "," + std::to_string(year) + "," + v + "," + v + "," + v + "," + v +
           ",1\n";
  };
  const std::string text = "id,year,w,m,o,e,x\n" + row("a", 2001, "0") + row("a", 2002, "0.3") +
                           row("a", 2003, "0.32") + row("b", 2001, "1") + row("b", 2002, "0.3") +
                           row("b", 2004, "0.3") + row("c", 2001, "0.3") + row("c", 2002, "0.31") +
                           row("c", 2003, "0.9");
  const auto p = panel_of(schema_of(columns), text);
  const auto a = assessed(p);
  const movement found = movement_of(p, a);
  REQUIRE(found.chain.stands());
  // The step of b from 2002 to 2004 is two years and does not count; nor does 2004, with one entity.
  CHECK(found.chain.steps.all() == 5);
  CHECK(found.chain.steps.rises == 2);
  CHECK(found.chain.steps.falls == 1);
  CHECK(found.chain.steps.stays == 2);
  REQUIRE(found.chain.grades.size() == 3);
  CHECK(found.chain.count(0, 1) == 1);
  CHECK(found.chain.count(1, 1) == 2);
  CHECK(found.chain.count(1, 2) == 1);
  CHECK(found.chain.count(2, 1) == 1);
  CHECK(found.chain.share(1, 2) == Approx(1.0 / 3));
  CHECK(found.chain.cases(1) == 3);
  // From the middle to the top by 1/3 and back always: 3/4 and 1/4.
  REQUIRE(found.chain.stationary.size() == 3);
  CHECK(found.chain.stationary[1] == Approx(0.75));
  CHECK(found.chain.stationary[2] == Approx(0.25));
}

TEST_CASE("what the data do not allow is said in a sentence", "[movement]") {
  const auto of = [](const char* schema, const std::string& text,
                     const nqpf::assess_options& options = {}) {
    const auto p = panel_of(schema_of(schema), text);
    return movement_of(p, assessed(p, options));
  };
  const std::string one_year = "id,year,w,m,o,e\na,2001,1,1,1,1\nb,2001,2,2,2,3\nc,2001,3,3,3,2\n";
  const char* const four =
      "w,workers,higher,,,,,,rate,\nm,means_of_labour,higher,,,,,,rate,\n"
      "o,objects_of_labour,higher,,,,,,rate,\ne,cultivation,higher,,,,,,rate,\n";
  const movement single = of(four, one_year);
  CHECK_THAT(single.lags.lacking, ContainsSubstring("four years that compare, and there is 1"));
  CHECK_THAT(single.densities.lacking, ContainsSubstring("5 entities whose values differ"));
  CHECK_THAT(single.chain.lacking, ContainsSubstring("two years that follow each other"));
  CHECK_THAT(single.convergence.lacking, ContainsSubstring("two years that compare"));
  CHECK_THAT(single.space.lacking, ContainsSubstring("no file says it"));
  CHECK_THAT(single.drivers.lacking, ContainsSubstring("give some the role context"));

  const movement one_side =
      of("e,cultivation,higher,,,,,,rate,\n", "id,year,e\na,2001,1\nb,2001,2\n");
  CHECK_THAT(one_side.lags.lacking, ContainsSubstring("indices of both sides"));
  CHECK_THAT(one_side.chain.lacking,
             ContainsSubstring("Grades need D, and no row has a value of D"));

  nqpf::assess_options yearly;
  yearly.scale = nqpf::scale_over::per_year;
  const movement apart = of(columns, led_by_two_years(), yearly);
  for (const nqpf::assessed::movement_part* each :
       {static_cast<const nqpf::assessed::movement_part*>(&apart.lags),
        static_cast<const nqpf::assessed::movement_part*>(&apart.densities),
        static_cast<const nqpf::assessed::movement_part*>(&apart.chain),
        static_cast<const nqpf::assessed::movement_part*>(&apart.convergence),
        static_cast<const nqpf::assessed::movement_part*>(&apart.drivers)})
    CHECK_THAT(each->lacking, ContainsSubstring("scaled within each year"));

  // Two entities are too few for convergence, and rows that are all missing for a chain.
  const movement two = of(four,
                          "id,year,w,m,o,e\na,2001,1,1,1,1\na,2002,1,2,1,2\nb,2001,2,2,2,3\n"
                          "b,2002,3,3,2,3\n");
  CHECK_THAT(two.convergence.lacking,
             ContainsSubstring("three entities that have a value in every"));
  CHECK(two.chain.stands());
}

TEST_CASE("years measured by other parts are left out and told", "[movement]") {
  std::string text = led_by_two_years();
  // Without objects of labour 2004 is measured by other parts.
  std::string changed;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    std::string line = text.substr(at, end - at);
    if (line.find(",2004,") != std::string::npos) {
      std::size_t comma = 0;
      for (int i = 0; i < 4; ++i) comma = line.find(',', comma) + 1;
      line.erase(comma, line.find(',', comma) - comma);
    }
    changed += line + "\n";
    at = end + 1;
  }
  const auto p = panel_of(schema_of(columns), changed);
  const movement found = movement_of(p, assessed(p));
  const std::vector<int> out = {2004};
  CHECK(found.lags.left_out == out);
  CHECK(found.densities.left_out == out);
  CHECK(found.chain.left_out == out);
  CHECK(found.convergence.left_out == out);
  CHECK(found.drivers.left_out == out);
  CHECK(found.densities.years.size() == 6);
  CHECK(found.chain.steps.all() == 6 * 4);  // neither to 2004 nor from it
  for (const auto& row : found.lags.rows)
    if (row.lag == 3) CHECK(row.pairs == 6 * 2);  // 2002 to 2005 and 2003 to 2006 alone
}

TEST_CASE("neighbours by identifier or name, with what is wrong in its place", "[movement]") {
  const auto p = panel_of(
      [] {
        auto made = nqpf::parse_schema(
            "column,role,better\nid,entity,\nname,entity_name,\nyear,year,\nw,workers,higher\n"
            "m,means_of_labour,higher\no,objects_of_labour,higher\ne,cultivation,higher\n");
        REQUIRE(made.ok());
        return std::move(made.value());
      }(),
      "id,name,year,w,m,o,e\n1,Maple,2001,1,1,1,1\n2,Rowan,2001,2,2,2,2\n3,Elm,2001,3,3,3,3\n"
      "4,Ash,2001,4,4,4,4\n5,Ash,2001,5,5,5,5\n");
  const neighbours near = near_in(p, "a,b\nMaple,2\nrowan,Elm\nElm,Rowan\nElm,Oak\nMapel,Elm\n");
  CHECK(near.weights[0 * 5 + 1] == 1);
  CHECK(near.weights[1 * 5 + 0] == 1);
  CHECK(near.weights[1 * 5 + 2] == 1);
  CHECK(near.weights[0 * 5 + 2] == 0);
  CHECK(near.not_found == std::vector<std::string>{"Oak", "Mapel"});
  CHECK(near.lonely == std::vector<std::size_t>{3, 4});
  std::string warned;
  for (const auto& each : near.warnings) warned += describe(each) + "\n";
  CHECK_THAT(warned, ContainsSubstring("near.csv: row 5, column b: 'Oak': the panel has no such"));
  CHECK_THAT(warned,
             ContainsSubstring("row 6, column a: 'Mapel': the panel has no such entity (did "
                               "you mean 'Maple'?)"));
  CHECK_THAT(warned, ContainsSubstring("'Ash': this entity has no neighbour in the file"));

  // A table keeps directions and weights.
  const neighbours table = near_in(p, ",1,2,3\n1,0,2,\n2,1,0,3\n3,,1,0\n");
  CHECK(table.weights[0 * 5 + 1] == 2);
  CHECK(table.weights[1 * 5 + 0] == 1);
  CHECK(table.weights[1 * 5 + 2] == 3);

  CHECK_THAT(refused_near(p, "a,b\nAsh,Elm\n"),
             ContainsSubstring("several entities have this name"));
  CHECK_THAT(refused_near(p, "a,b\nElm,Elm\n"), ContainsSubstring("is not its own neighbour"));
  CHECK_THAT(refused_near(p, "a,b,w\nElm,Maple,-1\n"),
             ContainsSubstring("row 2, column w: '-1': the weight of a neighbour is zero or more"));
  CHECK_THAT(refused_near(p, "a,b,w\nElm,Maple,1\nMaple,Elm,2\n"),
             ContainsSubstring("another line gives this pair the weight 1"));
  CHECK_THAT(refused_near(p, "a,b\nOak,Birch\n"),
             ContainsSubstring("no two entities of the panel"));
  CHECK_THAT(refused_near(p, "Maple,Rowan\nElm,Rowan\n"),
             ContainsSubstring("put a header before it"));
}

TEST_CASE("alike neighbours have a high Moran's I, and the seed decides", "[movement]") {
  const auto p = panel_of(schema_of(columns), led_by_two_years());
  const auto a = assessed(p);
  // Levels rise along the line of entities.
  const neighbours line = near_in(p, "one,other\na,b\nb,c\nc,d\nd,e\ne,f\n");
  movement_options options;
  options.near = &line;
  const movement found = movement_of(p, a, options);
  REQUIRE(found.space.stands());
  CHECK(found.space.years.size() == 7);
  REQUIRE(found.space.of_year() != nullptr);
  CHECK(found.space.of_year()->found.index > 0.4);
  CHECK(found.space.of_year()->random.runs == 999);
  CHECK(found.space.of_year()->random.p_above() < 0.05);
  CHECK(found.options.near == nullptr);
  double mean = 0;
  for (const auto& unit : found.space.units) mean += unit.local.index / 6;
  CHECK(mean == Approx(found.space.of_year()->found.index));
  CHECK(movement_of(p, a, options).space.units[2].random == found.space.units[2].random);
  CHECK_FALSE(found.chain.beside.empty());
  std::uint64_t beside = 0;
  for (const auto& each : found.chain.beside) beside += each.steps.all();
  CHECK(beside == found.chain.steps.all());
}

}  // namespace movement_test
