// SPDX-License-Identifier: BSL-1.0

// Maps of tiles: the built-in one, and those of files.

#include <nqpf/panel.hpp>
#include <nqpf/report/tiles.hpp>

#include "support/base.hpp"
#include "support/catch.hpp"

#include <cstddef>
#include <fstream>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace tiles_test {

using nqpf::report::china_tiles;
using nqpf::report::entity_of;
using nqpf::report::tile;
using nqpf::report::tiles_of;

namespace {

nqpf::panel named(const std::vector<std::string>& ids) {
  const auto meaning = nqpf::parse_schema("column,role\nid,entity\nyear,year\nx,output\n");
  REQUIRE(meaning.ok());
  std::string text = "id,year,x\n";
  for (const std::string& id : ids) text += id + ",2020,1\n";
  auto made = nqpf::parse_panel(text, *meaning);
  REQUIRE(made.ok());
  return std::move(*made);
}

/// The tiles of a file, or its first error.
std::string read(const std::string& text, std::vector<tile>* to = nullptr) {
  const auto pairs = nqpf::parse_pairs(text, "t.csv");
  if (!pairs.ok()) return describe(*pairs.error().begin());
  const auto made = tiles_of(*pairs);
  if (!made.ok()) return describe(*made.error().begin());
  if (to != nullptr) *to = *made;
  return "";
}

}  // namespace

TEST_CASE("the provinces of China have a tile each, by any of their names", "[tiles]") {
  const std::vector<tile> tiles = china_tiles();
  CHECK(tiles.size() == 34);
  std::set<std::pair<int, int>> places;
  std::set<std::string> names;
  std::set<std::string> labels;
  for (const tile& each : tiles) {
    CHECK(places.insert({each.row, each.column}).second);
    CHECK(labels.insert(each.label).second);
    for (const std::string& name : each.names) CHECK(names.insert(name).second);
  }
  const nqpf::panel english = named({"Beijing", "Inner Mongolia", "Tibet"});
  const nqpf::panel chinese =
      named({"\u5317\u4eac", "\u5185\u8499\u53e4\u81ea\u6cbb\u533a", "\u897f\u85cf"});
  const nqpf::panel codes = named({"110000", "150000", "540000"});
  for (const nqpf::panel* from : {&english, &chinese, &codes}) {
    std::set<std::size_t> found;
    for (const tile& each : tiles) {
      const std::size_t entity = entity_of(*from, each);
      if (entity != nqpf::panel::no_entity) CHECK(found.insert(entity).second);
    }
    CHECK(found.size() == 3);
  }
  // Neighbours lie beside each other: the north above, the east to the right.
  const auto of = [&](const char* name) {
    for (const tile& each : tiles)
      if (each.names[0] == name) return each;
    FAIL(name);
    return tile{};
  };
  CHECK(of("Heilongjiang").row < of("Jilin").row);
  CHECK(of("Jilin").row < of("Liaoning").row);
  CHECK(of("Xinjiang").column < of("Gansu").column);
  CHECK(of("Hebei").column < of("Shandong").column);
  CHECK(of("Hainan").row > of("Guangdong").row);
  CHECK(of("Hubei").row < of("Hunan").row);
}

TEST_CASE("every province of the shared panel has a tile", "[tiles][data]") {
  std::ifstream in(test::source_path("../shared/data/china-provinces/panel.csv"));
  if (!in) NQPF_SKIP("the shared data are not here");
  std::set<std::string> english;
  std::set<std::string> chinese;
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    std::istringstream cells(line);
    std::string code, name, other;
    std::getline(cells, code, ',');
    std::getline(cells, name, ',');
    std::getline(cells, other, ',');
    english.insert(name);
    chinese.insert(other);
  }
  CHECK(english.size() == 31);
  for (const auto* names : {&english, &chinese}) {
    const nqpf::panel from = named({names->begin(), names->end()});
    std::set<std::size_t> found;
    for (const tile& each : china_tiles()) found.insert(entity_of(from, each));
    found.erase(nqpf::panel::no_entity);
    CHECK(found.size() == names->size());
  }
}

TEST_CASE("tiles are read from a file, and what is wrong has a place", "[tiles]") {
  std::vector<tile> tiles;
  CHECK(read("entity,row,column\nOslo,1,2\nBergen,1,1\n", &tiles) == "");
  REQUIRE(tiles.size() == 2);
  CHECK(tiles[0].names == std::vector<std::string>{"Oslo"});
  CHECK((tiles[0].row == 1 && tiles[0].column == 2));
  CHECK_THAT(read("entity,row,column\nOslo,0,2\n"),
             ContainsSubstring("row 2") && ContainsSubstring("'0'") &&
                 ContainsSubstring("the row of a tile is a whole number from 1 to 60"));
  CHECK_THAT(read("entity,row,column\nOslo,1,2.5\n"),
             ContainsSubstring("the column of a tile is a whole number from 1 to 60"));
  CHECK_THAT(read("entity,row,column\nOslo,1,61\n"), ContainsSubstring("the column of a tile"));
  CHECK_THAT(read("entity,row,column\nOslo,1,2\nBergen,1,2\n"),
             ContainsSubstring("row 3") && ContainsSubstring("another entity has this place"));
  CHECK_THAT(read("entity,row,column\nOslo,1,2\nOslo,2,2\n"),
             ContainsSubstring("another line has this entity"));
  CHECK_THAT(read("entity,row\nOslo,1\n"),
             ContainsSubstring("a file of tiles has three columns: entity, row and column"));
  CHECK(read("") != "");
}

TEST_CASE("mutated files of tiles give every line a tile or an error", "[tiles][mutated]") {
  std::mt19937 random(7);
  const std::string whole = "entity,row,column\nOslo,1,2\nBergen,1,1\nTromso,9,3\n\"Mo, i\",4,4\n";
  const std::string bytes = "\"',;\n\r\t 019.-ex\xff";
  for (std::size_t round = test::rounds(1000, 10000); round > 0; --round) {
    std::string text = whole;
    for (std::size_t n = 1 + random() % 3; n > 0; --n) {
      const std::size_t at = random() % text.size();
      if (random() % 3 == 0) text.erase(at, 1);
      else if (random() % 2 == 0) text[at] = bytes[random() % bytes.size()];
      else text.insert(at, 1, bytes[random() % bytes.size()]);
    }
    const auto pairs = nqpf::parse_pairs(text, "t.csv");
    if (!pairs.ok()) {
      CHECK(pairs.error().total() > 0);
      continue;
    }
    const auto made = tiles_of(*pairs);
    if (made.ok()) {
      if (made->size() != pairs->pairs.size()) FAIL("a tile was lost: " << text);
    } else if (made.error().total() == 0) {
      FAIL("refused without an error: " << text);
    }
  }
}

}  // namespace tiles_test
