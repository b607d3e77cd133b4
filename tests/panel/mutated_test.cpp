// SPDX-License-Identifier: BSL-1.0

// Files with bytes changed at random: none crashes the reader, and none of their records is dropped in
// silence. 1000 of each layout, 10000 in a long run (NQPF_LONG); NQPF_MUTATIONS sets another number. Built
// with the address sanitizer where there is one.

#include <nqpf/panel.hpp>

#include "support/base.hpp"
#include "support/catch.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace mutated_test {

namespace {

using table = std::vector<std::vector<std::string>>;

/// The records of well-formed CSV, split in the simplest way.
table split(const std::string& text) {
  table made;
  std::vector<std::string> record = {""};
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"') record.back() += text[++i];
    else if (c == '"') quoted = !quoted;
    else if (!quoted && c == ',') record.emplace_back();
    else if (!quoted && c == '\n') {
      if (record.back().ends_with('\r')) record.back().pop_back();
      if (record.size() > 1 || !record[0].empty()) made.push_back(record);
      record = {""};
    } else record.back() += c;
  }
  if (record.size() > 1 || !record[0].empty()) made.push_back(record);
  return made;
}

bool is_known(std::string_view cell) {
  cell = nqpf::panel_detail::without_blanks(cell);
  return !(cell.empty() || cell == "NA" || cell == ".." || cell == "-");
}
bool is_input(const std::string& name) {
  const std::string key = nqpf::panel_detail::name_key(name);
  return key == "gdp" || key == "staff";
}

struct layout {
  const char* name;
  std::string text;
  std::string schema;
  /// How many cells of the panel have to be known.
  std::size_t (*known)(const table& records);
};

std::vector<layout> layouts() {
  const std::string values = "gdp,output\nstaff,workers\n";
  std::string tidy = "city,year,g,gdp,staff\n";
  std::string longer = "item,city,year,amount\n";
  std::string wide = "item,city,2018,2019,2020\n";
  for (const char* city : {"Bonn", "Ulm", "K\xc3\xb6ln", "\"Bad, Ems\"", "NA"}) {
    for (const char* item : {"gdp", "staff", "mayor"}) {
      wide += std::string(item) + "," + city + ",1.5,2,\n";
      for (int year = 2018; year < 2021; ++year)
        longer += std::string(item) + "," + city + "," + std::to_string(year) + ",-12.5\n";
    }
    for (int year = 2018; year < 2021; ++year)
      tidy += std::string(city) + "," + std::to_string(year) + ",north,1234.5,NA\n";
  }
  const auto tidy_known = [](const table& records) {
    std::size_t count = 0;
    for (std::size_t i = 1; i < records.size(); ++i)
      count += (is_known(records[i][3]) ? 1U : 0U) + (is_known(records[i][4]) ? 1U : 0U);
    return count;
  };
  const auto long_known = [](const table& records) {
    std::size_t count = 0;
    for (std::size_t i = 1; i < records.size(); ++i)
      count += is_input(records[i][0]) && is_known(records[i][3]) ? 1U : 0U;
    return count;
  };
  const auto wide_known = [](const table& records) {
    std::size_t count = 0;
    for (std::size_t i = 1; i < records.size(); ++i)
      for (std::size_t c = 2; c < 5; ++c)
        count += is_input(records[i][0]) && is_known(records[i][c]) ? 1U : 0U;
    return count;
  };
  return {
      {"tidy", tidy, "column,role\ncity,entity\nyear,year\ng,group\n" + values, tidy_known},
      {"long", longer,
       "column,role\ncity,entity\nyear,year\nitem,indicator\namount,value\n" + values, long_known},
      {"wide", wide, "column,role\ncity,entity\n=header,year\nitem,indicator\n" + values,
       wide_known}};
}

/// Changes a text in one to four places from `first` on.
void mutate(std::string& text, std::size_t first, std::mt19937& random) {
  static const std::vector<std::string> pieces = {"\"",
                                                  ",",
                                                  ";",
                                                  "\n",
                                                  "\r\n",
                                                  "\r",
                                                  "\t",
                                                  " ",
                                                  "1",
                                                  "9",
                                                  ".",
                                                  "-",
                                                  "e",
                                                  "%",
                                                  "*",
                                                  "NA",
                                                  "x",
                                                  "Ulm",
                                                  "gdp",
                                                  "\xc2\xa0",
                                                  "\xe3\x80\x80",
                                                  "\xe2\x80\x8b",
                                                  "\xff",
                                                  "\xc3",
                                                  std::string(1, '\0'),
                                                  "2019",
                                                  "\"\"",
                                                  "\xe5\xb9\xb4"};
  for (std::uint32_t times = 1 + random() % 4; times > 0; --times) {
    const std::size_t at = first + random() % (text.size() - first);
    const std::string& piece = pieces[random() % pieces.size()];
    switch (random() % 4) {
      case 0: text.insert(at, piece); break;
      case 1: text.erase(at, 1 + random() % 3); break;
      case 2: text.replace(at, 1, piece); break;
      default: {
        const std::size_t line = text.find('\n', at);
        if (line == std::string::npos || line + 1 >= text.size()) break;
        text.insert(line + 1, text.substr(line + 1, text.find('\n', line + 1) - line));
      }
    }
    if (text.size() <= first + 1) text += "\n,,,,\n";
  }
}

}  // namespace

TEST_CASE("mutated files never crash and never lose a record in silence", "[mutated]") {
  const char* const wanted = std::getenv("NQPF_MUTATIONS");
  const std::size_t rounds =
      wanted == nullptr ? test::rounds(1000, 10000) : static_cast<std::size_t>(std::atoll(wanted));
  std::mt19937 random(20231);
  for (const layout& each : layouts()) {
    CAPTURE(each.name);
    const auto meaning = nqpf::parse_schema(each.schema);
    REQUIRE(meaning.ok());
    REQUIRE(nqpf::parse_panel(each.text, *meaning).ok());
    const std::size_t body = each.text.find('\n') + 1;
    std::size_t read = 0;
    for (std::size_t round = 0; round < rounds; ++round) {
      std::string text = each.text;
      const bool header = round % 4 == 0;
      mutate(text, header ? 0 : body, random);
      nqpf::read_options options;
      options.csv.chunk = round % 2 == 0 ? 64 : 1 << 16;
      const auto made = nqpf::parse_panel(text, *meaning, options);
      if (!made.ok()) {
        if (made.error().total() == 0) FAIL("refused without an error: " << text);
        continue;
      }
      if (header) continue;
      ++read;
      std::size_t known = 0;
      for (std::size_t c = 0; c < made->columns(); ++c)
        known += made->rows() - made->count_missing(c);
      const table records = split(text);
      if (known != each.known(records)) FAIL("cells were lost: " << text);
      if (each.name == std::string("tidy") && made->rows() != records.size() - 1)
        FAIL("rows were lost: " << text);
    }
    CHECK(read > 50);
  }
}

}  // namespace mutated_test
