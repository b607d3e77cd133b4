// SPDX-License-Identifier: BSL-1.0

// Random files, sound and damaged: the short way through the reader against a reader of another
// make, and no input that breaks anything. Sanitizers see these runs.

#include <nqpf/panel.hpp>

#include "support/base.hpp"
#include "support/catch.hpp"

#include <bit>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace random_test {

using nqpf::panel;
using nqpf::parse_panel;
using nqpf::read_options;
using nqpf::schema;
using nqpf::schema_column;

namespace {

schema usual() {
  schema made;
  made.columns = {schema_column{.column = "id", .roles = {"entity"}},
                  schema_column{.column = "year", .roles = {"year"}},
                  schema_column{.column = "a", .roles = {"workers"}},
                  schema_column{.column = "b", .roles = {"output"}}};
  return made;
}

std::vector<std::string> told(const nqpf::data_errors& errors) {
  std::vector<std::string> all;
  for (const auto& error : errors) all.push_back(describe(error));
  all.push_back(std::to_string(errors.total()));
  return all;
}

std::string number(std::mt19937& random) {
  char text[64];
  switch (random() % 9) {
    case 0: return "";
    case 1: return "NA";
    case 2: std::snprintf(text, sizeof text, "%d", static_cast<int>(random() % 2001) - 1000); break;
    case 3: std::snprintf(text, sizeof text, "%.3f", static_cast<double>(random()) / 7e6); break;
    case 4: std::snprintf(text, sizeof text, "%.17g", static_cast<double>(random()) / 7e9); break;
    case 5: std::snprintf(text, sizeof text, "%.6e", -static_cast<double>(random()) * 1e90); break;
    case 6: std::snprintf(text, sizeof text, "-0.%u", static_cast<unsigned>(random())); break;
    case 7: return "-";
    default: std::snprintf(text, sizeof text, "%u.", static_cast<unsigned>(random()));
  }
  return text;
}

}  // namespace

TEST_CASE("the panel is what was written, however it was quoted", "[panel][random]") {
  std::mt19937 random(2024);
  const std::size_t rounds = test::rounds(60, 600);
  for (std::size_t round = 0; round < rounds; ++round) {
    std::string text = round % 3 == 0 ? "\xef\xbb\xbf" : "";
    const std::string end = round % 2 == 0 ? "\n" : "\r\n";
    text += "b,junk,id,a,year" + end;
    // The oracle: what each key has, by a map and strtod.
    std::map<std::pair<std::string, int>, std::pair<std::string, std::string>> cells;
    const auto count = random() % 1500;
    for (unsigned i = 0; i < count; ++i) {
      const std::string id = "e" + std::to_string(random() % 50);
      const int year = 1900 + static_cast<int>(random() % 150);
      const std::string a = number(random);
      const std::string b = number(random);
      if (!cells.emplace(std::pair(id, year), std::pair(a, b)).second) continue;
      const auto written = [&](const std::string& cell) {
        return random() % 10 == 0 ? "\"" + cell + "\"" : cell;
      };
      std::string junk = random() % 20 == 0   ? "\"say \"\"x\"\",\n\""
                         : random() % 20 == 0 ? "\xe5\x8c\x97"
                                              : "junk";
      if (random() % 50 == 0) text += end;
      text += written(b) + "," + junk + "," + written(id) + "," + written(a) + "," +
              written(std::to_string(year));
      text += end;
    }
    if (cells.empty()) continue;
    read_options options;
    options.csv.chunk = 64 + random() % 5000;
    const auto made = parse_panel(text, usual(), options);
    REQUIRE(made.ok());
    REQUIRE(made->rows() == cells.size());
    for (const auto& [key, written] : cells) {
      const std::size_t entity = made->find_entity(key.first);
      REQUIRE(entity != panel::no_entity);
      REQUIRE(made->find_row(entity, key.second) != panel::no_row);
      for (std::size_t c = 0; c < 2; ++c) {
        const std::string& cell = c == 0 ? written.first : written.second;
        const double value = made->value(entity, key.second, c);
        if (cell.empty() || cell == "NA" || cell == "-") {
          REQUIRE(nqpf::is_missing(value));
        } else {
          const double expected = std::strtod(cell.c_str(), nullptr);
          REQUIRE(std::bit_cast<std::uint64_t>(value) == std::bit_cast<std::uint64_t>(expected));
        }
      }
    }
  }
}

TEST_CASE("damaged files are errors or panels, whatever the buffer", "[panel][random]") {
  std::mt19937 random(99);
  std::string sound = "id,year,a,b\n";
  for (int i = 0; i < 40; ++i) {
    sound += (i % 7 == 0 ? "\"E,\n" + std::to_string(i / 4) + "\"" : "E" + std::to_string(i / 4)) +
             "," + std::to_string(2000 + i % 4) + "," + std::to_string(i) + ".5,\"" +
             std::to_string(i * i) + "\"\n";
  }
  REQUIRE(parse_panel(sound, usual()).ok());
  constexpr char bytes[] = "\0\"\"\n\r,,.-+eE0123456789xN \xff\xc3\xa9\t%";
  const std::string_view letters(bytes, sizeof bytes - 1);
  const std::size_t rounds = test::rounds(1500, 30'000);
  std::size_t refused = 0;
  for (std::size_t round = 0; round < rounds; ++round) {
    std::string text = sound;
    const auto wounds = 1 + random() % 6;
    for (unsigned i = 0; i < wounds && !text.empty(); ++i) {
      const std::size_t at = random() % text.size();
      switch (random() % 4) {
        case 0: text[at] = letters[random() % letters.size()]; break;
        case 1: text.insert(at, 1, letters[random() % letters.size()]); break;
        case 2: text.erase(at, 1 + random() % 4); break;
        default: text.resize(at + 1);
      }
    }
    const auto whole = parse_panel(text, usual(), {}, "t.csv");
    read_options options;
    options.csv.chunk = 64 + random() % 200;
    const auto pieces = parse_panel(text, usual(), options, "t.csv");
    REQUIRE(whole.ok() == pieces.ok());
    if (!whole.ok()) {
      ++refused;
      REQUIRE(whole.error().total() > 0);
      REQUIRE(told(whole.error()) == told(pieces.error()));
      for (const auto& error : whole.error()) {
        REQUIRE_FALSE(error.message.empty());
        REQUIRE(nqpf::is_utf8(describe(error)));
      }
    } else {
      REQUIRE(nqpf::to_csv(whole.value()) == nqpf::to_csv(pieces.value()));
    }
  }
  // Both ends are reached: most damage shows, some makes another sound file.
  CHECK(refused > rounds / 2);
  CHECK(refused < rounds);
}

TEST_CASE("random bytes break neither reader", "[panel][random]") {
  std::mt19937 random(5);
  constexpr char bytes[] = "\0\"\"\"\n\n\r,,,|=column role entity year\xff\xc3\xa9\xef\xbb\xbf";
  const std::string_view letters(bytes, sizeof bytes - 1);
  const std::size_t rounds = test::rounds(3000, 100'000);
  for (std::size_t round = 0; round < rounds; ++round) {
    std::string text = round % 2 == 0 ? "column,role\nid,entity\n=1,year\n" : "";
    const auto size = random() % 200;
    for (unsigned i = 0; i < size; ++i)
      text += round % 5 == 0 ? static_cast<char>(random()) : letters[random() % letters.size()];
    const auto meaning = nqpf::parse_schema(text);
    REQUIRE((meaning.ok() || meaning.error().total() > 0));
    const auto made = parse_panel("id,year,a,b" + text, usual());
    REQUIRE((made.ok() ? made->rows() > 0 : made.error().total() > 0));
  }
}

}  // namespace random_test
