// SPDX-License-Identifier: BSL-1.0

#include <nqpf/panel.hpp>

#include "support/base.hpp"
#include "support/catch.hpp"

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace panel_test {

using nqpf::data_code;
using nqpf::missing;
using nqpf::panel;
using nqpf::panel_builder;
using nqpf::parse_panel;
using nqpf::read_options;
using nqpf::schema;
using nqpf::schema_column;

namespace {

schema usual() {
  schema made;
  made.columns = {schema_column{.column = "id", .roles = {"entity"}},
                  schema_column{.column = "name", .roles = {"entity_name"}},
                  schema_column{.column = "year", .roles = {"year"}},
                  schema_column{.column = "region", .roles = {"group"}},
                  schema_column{.column = "a", .roles = {"workers"}},
                  schema_column{.column = "b", .roles = {"output", "demand"}}};
  return made;
}

constexpr const char* small =
    "id,name,year,region,a,b,unread\n"
    "S,South,2002,low,1,10,x\n"
    "N,North,2001,high,2,20,\n"
    "S,South,2000,low,3,NA,\n"
    "N,North,2003,high,-,40,\n"
    "S,South,2001,low,..,50,\n";

panel read(const char* text, const schema& meaning, const read_options& options = {}) {
  auto made = parse_panel(text, meaning, options, "t.csv");
  if (!made.ok()) {
    for (const auto& error : made.error()) UNSCOPED_INFO(describe(error));
  }
  REQUIRE(made.ok());
  return std::move(made.value());
}

std::vector<double> list(std::span<const double> values) { return {values.begin(), values.end()}; }

/// Equal, missing being equal to missing.
bool same(std::span<const double> a, const std::vector<double>& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (nqpf::is_missing(a[i]) != nqpf::is_missing(b[i])) return false;
    if (!nqpf::is_missing(a[i]) && a[i] != b[i]) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("a panel is ordered by entity and year", "[panel]") {
  const panel p = read(small, usual());
  REQUIRE(p.entities() == 2);
  REQUIRE(p.rows() == 5);
  REQUIRE(p.columns() == 2);
  CHECK(p.entity_id(0) == "S");
  CHECK(p.entity_name(0) == "South");
  CHECK(p.entity_id(1) == "N");
  CHECK(std::vector<int>(p.row_years().begin(), p.row_years().end()) ==
        std::vector<int>{2000, 2001, 2002, 2001, 2003});
  CHECK(std::vector<int>(p.years().begin(), p.years().end()) ==
        std::vector<int>{2000, 2001, 2002, 2003});
  CHECK(p.rows_of(0).first == 0);
  CHECK(p.rows_of(0).last == 3);
  CHECK(p.rows_of(1).size() == 2);
  CHECK(p.row_entity(3) == 1);
  CHECK(p.row_year(4) == 2003);
  CHECK_FALSE(p.balanced());
  CHECK(same(p.values(0), {3, missing, 1, 2, missing}));
  CHECK(same(p.values(1), {missing, 50, 10, 20, 40}));
  CHECK(same(p.values(1, 1), {20, 40}));
  CHECK(p.file() == "t.csv");
  CHECK(p.warnings().empty());
}

TEST_CASE("a row that is not there and a cell that is missing are two things", "[panel]") {
  const panel p = read(small, usual());
  CHECK(p.find_row(0, 2003) == panel::no_row);
  CHECK(p.find_row(1, 2002) == panel::no_row);
  CHECK(p.find_row(1, 1999) == panel::no_row);
  CHECK(p.find_row(9, 2000) == panel::no_row);
  CHECK(p.find_row(1, 2003) == 4);
  CHECK(p.missing(1, 2003, 0));
  CHECK(p.missing(1, 2002, 0));
  CHECK_FALSE(p.missing(1, 2003, 1));
  CHECK(p.value(1, 2003, 1) == 40);
  CHECK(std::isnan(p.value(1, 2002, 1)));
  CHECK(p.missing(4, 0));
  CHECK(p.value(4, 1) == 40);
  CHECK(p.count_missing(0) == 2);
  CHECK(p.count_missing(1) == 1);
}

TEST_CASE("entities, columns and groups are found by their names", "[panel]") {
  const panel p = read(small, usual());
  CHECK(p.find_entity("N") == 1);
  CHECK(p.find_entity("North") == panel::no_entity);
  CHECK(p.find_column("b") == 1);
  CHECK(p.find_column("unread") == panel::no_column);
  CHECK(p.columns_with("demand") == std::vector<std::size_t>{1});
  CHECK(p.columns_with("workers") == std::vector<std::size_t>{0});
  CHECK(p.columns_with("means_of_labour").empty());
  CHECK(p.column(1).has_role("output"));
  REQUIRE(p.groups() == 1);
  CHECK(p.group(0).column == "region");
  CHECK(p.group_count(0) == 2);
  CHECK(p.group_name(0, p.group_of(0, 0)) == "low");
  CHECK(p.group_name(0, p.group_of(0, 1)) == "high");
}

TEST_CASE("names and groups may be missing or change", "[panel]") {
  const panel p = read(
      "id,name,year,region,a,b\n"
      "S,,2000,,1,1\n"
      "S,South,2001,low,1,1\n"
      "S,The South,2002,high,1,1\n"
      "N,,2000,NA,1,1\n"
      "NA,,2000,,1,1\n",
      usual());
  CHECK(p.entity_name(0) == "South");
  CHECK(p.entity_name(1) == "N");
  CHECK(p.group_name(0, p.group_of(0, 0)) == "low");
  // The words for missing belong to numbers: NA is the name of a group and of an entity.
  CHECK(p.group_name(0, p.group_of(0, 1)) == "NA");
  CHECK(p.entity_id(2) == "NA");
  CHECK(p.group_of(0, 2) == nqpf::text_pool::none);
  REQUIRE(p.warnings().size() == 2);
  CHECK(describe(p.warnings()[0]) ==
        "t.csv: row 4, column name: 'The South': entity 'S' has another name above; the first one "
        "stays");
  CHECK(describe(p.warnings()[1]) ==
        "t.csv: row 4, column region: 'high': entity 'S' is in another group above; the first one "
        "stays");
}

TEST_CASE("blanks around identifiers, names, years and groups are no part of them", "[panel]") {
  // Each on its own, so that no other cell makes the reader look closely at the record.
  for (const char* line : {" S,South,2000,low", "S ,South,2000,low", "S, South,2000,low",
                           "S,South ,2000,low", "S,South, 2000,low", "S,South,2000 ,low",
                           "S,South,2000, low", "S,South,2000,low ", "S,South,2000,\tlow"}) {
    CAPTURE(line);
    const std::string text = std::string("id,name,year,region,a,b\n") + line +
                             ",1,1\nS,South,2001,low,1,1\nN,North,2001,high,2,2\n";
    const panel p = read(text.c_str(), usual());
    CHECK(p.warnings().size() == 0);
    REQUIRE(p.entities() == 2);
    CHECK(p.entity_id(0) == "S");
    CHECK(p.entity_name(0) == "South");
    CHECK(p.group_count(0) == 2);
    CHECK(p.group_name(0, p.group_of(0, 0)) == "low");
    CHECK(p.value(0, 2000, 0) == 1);
  }
}

TEST_CASE("constants stand in for an entity or a year that the file does not have", "[panel]") {
  schema meaning;
  meaning.columns = {schema_column{.column = "=all", .roles = {"entity"}},
                     schema_column{.column = "=2023", .roles = {"year"}},
                     schema_column{.column = "a", .roles = {"workers"}}};
  const panel one = read("a\n5\n", meaning);
  CHECK(one.entity_id(0) == "all");
  CHECK(one.value(0, 2023, 0) == 5);
  meaning.columns[1] = schema_column{.column = "year", .roles = {"year"}};
  CHECK(read("year,a\n2001,5\n2000,6\n", meaning).rows_of(0).size() == 2);
}

TEST_CASE("scale and denominator are applied once, and exactly where they can be", "[panel]") {
  schema meaning = usual();
  meaning.columns[4].scale = 0.01;
  meaning.columns[5].denominator = "people";
  meaning.columns[5].scale = 1000;
  const panel p = read(
      "id,name,year,region,a,b,people\n"
      "S,,2000,,70,10,4\n"
      "S,,2001,,29,10,0\n"
      "S,,2002,,7,10,\n"
      "S,,2003,,,,0\n",
      meaning);
  // 70 * 0.01 is 0.7000000000000001.
  CHECK(same(p.values(0), {0.7, 0.29, 0.07, missing}));
  CHECK(same(p.values(1), {2500, missing, missing, missing}));
  CHECK(p.column(1).id() == "b/people");
  CHECK(p.find_column("b/people") == 1);
  REQUIRE(p.warnings().size() == 1);
  CHECK(describe(p.warnings()[0]) ==
        "t.csv: row 3, column b: divided by 'people', which is zero here: the value is missing");
}

TEST_CASE("one column can be several things", "[panel]") {
  schema meaning = usual();
  meaning.columns.push_back(schema_column{.column = "a", .roles = {"context"}, .denominator = "b"});
  meaning.columns.push_back(schema_column{.column = "year", .roles = {"context"}});
  const panel p = read(small, meaning);
  REQUIRE(p.columns() == 4);
  CHECK(same(p.values(2), {missing, missing, 0.1, 0.1, missing}));
  CHECK(same(p.values(3), {2000, 2001, 2002, 2001, 2003}));
}

TEST_CASE("what stands for missing can be chosen", "[panel]") {
  const char* const text = "id,name,year,region,a,b\nS,,2000,,-99,n/a\nS,,2001,,99,5\n";
  read_options options;
  options.missing = {"-99", "n/a", ""};
  const panel p = read(text, usual(), options);
  CHECK(same(p.values(0), {missing, 99}));
  CHECK(same(p.values(1), {missing, 5}));
  options.missing = {"-99", "n/a"};
  // An empty number is an error then; an empty name is still no name.
  const auto strict = parse_panel("id,name,year,region,a,b\nS,,2000,,,1\n", usual(), options);
  REQUIRE_FALSE(strict.ok());
  CHECK(strict.error()[0].code == data_code::not_a_number);
}

TEST_CASE("letters of any script", "[panel]") {
  const panel p = read(
      "id,name,year,region,a,b\n\xe5\x8c\x97\xe4\xba\xac,\"Beijing, "
      "\"\"capital\"\"\",2000,caf\xc3\xa9,1,2\n",
      usual());
  CHECK(p.entity_id(0) == "\xe5\x8c\x97\xe4\xba\xac");
  CHECK(p.entity_name(0) == "Beijing, \"capital\"");
  CHECK(p.group_name(0, 0) == "caf\xc3\xa9");
}

TEST_CASE("quoted numbers, CRLF, a byte order mark and no last line end change nothing",
          "[panel]") {
  const panel plain =
      read("id,name,year,region,a,b\nS,x,2000,y,1.5,-2e3\nS,x,2001,y,2,3\n", usual());
  for (const char* text :
       {"id,name,year,region,a,b\r\nS,x,2000,y,1.5,-2e3\r\nS,x,2001,y,2,3\r\n",
        "\xef\xbb\xbfid,name,year,region,a,b\nS,x,2000,y,1.5,-2e3\nS,x,2001,y,2,3",
        "\"id\",\"name\",\"year\",\"region\",\"a\",\"b\"\n\"S\",\"x\",\"2000\",\"y\",\"1.5\",\"-"
        "2e3\"\n\"S\",\"x\","
        "\"2001\",\"y\",\"2\",\"3\"\n",
        " id , name,year,region,a,b\nS,x,2000,y,1.5,-2e3\n\nS,x,2001,y,2,3\n\n"}) {
    CAPTURE(text);
    const panel other = read(text, usual());
    CHECK(same(other.values(0), list(plain.values(0))));
    CHECK(same(other.values(1), list(plain.values(1))));
    CHECK(other.entity_id(0) == "S");
    CHECK(other.rows() == 2);
  }
}

TEST_CASE("a panel made by hand", "[panel]") {
  const schema meaning = usual();
  panel_builder build(meaning);
  REQUIRE(build.columns() == 2);
  const std::vector<double> first = {1, missing};
  const std::vector<double> second = {2, 3};
  build.add("S", 2001, first);
  build.add("N", 2000, second);
  build.add("S", 2000, second);
  auto made = build.finish();
  REQUIRE(made.ok());
  CHECK(same(made->values(0), {2, 1, 2}));
  CHECK(same(made->values(1), {3, missing, 3}));
  CHECK(made->entity_id(1) == "N");
  CHECK(made->entity_name(1) == "N");

  // Columns can be changed in place and given away.
  panel p = std::move(made.value());
  p.values(0)[0] = 7;
  CHECK(p.value(0, 0) == 7);
  CHECK(p.release(0) == std::vector<double>{7, 1, 2});
  CHECK(p.values(0).empty());
}

TEST_CASE("a panel made by hand is checked as one that is read", "[panel]") {
  panel_builder build(usual());
  const std::vector<double> values = {1, std::numeric_limits<double>::infinity()};
  build.add("S", 2001, values);
  build.add("", 2001, std::vector<double>{1, 1});
  build.add("S", 20010, std::vector<double>{1, 1});
  build.add("S", 2001, std::vector<double>{1, 1});
  const auto made = build.finish();
  REQUIRE_FALSE(made.ok());
  REQUIRE(made.error().size() == 4);
  CHECK(made.error()[0].code == data_code::not_finite);
  CHECK(made.error()[1].code == data_code::missing_key);
  CHECK(made.error()[2].code == data_code::bad_year);
  CHECK(made.error()[3].code == data_code::duplicate_key);
  CHECK(made.error()[3].row == 4);
  CHECK_FALSE(panel_builder(usual()).finish().ok());
}

TEST_CASE("rows in any order make the same panel", "[panel]") {
  std::vector<std::string> lines;
  for (int e = 0; e < 30; ++e) {
    for (int y = 1990; y < 2020; ++y) {
      if ((e * 7 + y) % 11 == 0) continue;
      lines.push_back("E" + std::to_string(e) + ",n," + std::to_string(y) + ",g" +
                      std::to_string(e % 3) + "," + std::to_string(e) + "." + std::to_string(y) +
                      "," + std::to_string(y) + "\n");
    }
  }
  const auto text = [&](std::size_t step) {
    std::string all = "id,name,year,region,a,b\n";
    // A step prime to the count visits every line once; the first stays first.
    for (std::size_t i = 0, at = 0; i < lines.size(); ++i, at = (at + step) % lines.size())
      all += lines[at];
    return all;
  };
  REQUIRE(lines.size() % 7 != 0);
  REQUIRE(lines.size() % 13 != 0);
  const panel ordered = read(text(1).c_str(), usual());
  for (const std::size_t step : {lines.size() - 1, std::size_t{7}, std::size_t{13}}) {
    const panel other = read(text(step).c_str(), usual());
    REQUIRE(other.rows() == ordered.rows());
    for (std::size_t e = 0; e < ordered.entities(); ++e) {
      const std::size_t there = other.find_entity(ordered.entity_id(e));
      REQUIRE(there != panel::no_entity);
      REQUIRE(other.rows_of(there).size() == ordered.rows_of(e).size());
      CHECK(same(other.values(0, there), list(ordered.values(0, e))));
      CHECK(same(other.values(1, there), list(ordered.values(1, e))));
      CHECK(other.group_name(0, other.group_of(0, there)) ==
            ordered.group_name(0, ordered.group_of(0, e)));
    }
  }
}

TEST_CASE("a panel survives being written and read", "[panel]") {
  schema meaning = usual();
  meaning.columns[4].denominator = "b";
  const panel before = read(
      "id,name,year,region,a,b\n"
      "\"S, S\",\"South \"\"S\"\"\",2002,\" low\nland\",1,3\n"
      "N,North,2001,high,2,0.1\n"
      "\"S, S\",,2000,,1e-310,7\n",
      [] {
        schema s = usual();
        s.columns[3].roles = {"ignore"};
        s.columns[4].denominator = "b";
        return s;
      }());
  const panel after = read(nqpf::to_csv(before).c_str(), nqpf::csv_schema(before));
  REQUIRE(after.rows() == before.rows());
  REQUIRE(after.columns() == before.columns());
  for (std::size_t c = 0; c < before.columns(); ++c)
    CHECK(same(after.values(c), list(before.values(c))));
  for (std::size_t e = 0; e < before.entities(); ++e) {
    CHECK(after.entity_id(e) == before.entity_id(e));
    CHECK(after.entity_name(e) == before.entity_name(e));
  }
  const panel grouped = read(small, usual());
  const panel again = read(nqpf::to_csv(grouped).c_str(), nqpf::csv_schema(grouped));
  CHECK(nqpf::to_csv(again) == nqpf::to_csv(grouped));
  CHECK(again.group_name(0, again.group_of(0, 1)) == "high");
}

TEST_CASE("a file is read as its text is, and progress is told", "[panel]") {
  std::string text = "id,name,year,region,a,b\n";
  for (int i = 0; i < 20'000; ++i) {
    text += "E" + std::to_string(i / 20) + ",name," + std::to_string(2000 + i % 20) + ",g," +
            std::to_string(i) + ".25,-1\n";
  }
  const std::string path = "nqpf_panel_test.csv";
  std::FILE* const file = std::fopen(path.c_str(), "wb");
  REQUIRE(file != nullptr);
  REQUIRE(std::fwrite(text.data(), 1, text.size(), file) == text.size());
  REQUIRE(std::fclose(file) == 0);

  struct told {
    std::uint64_t calls = 0;
    std::uint64_t last = 0;
    std::uint64_t total = 0;
    bool forward = true;
  } progress;
  read_options options;
  options.csv.chunk = 64 * 1024;
  options.context = &progress;
  options.progress = [](void* context, std::uint64_t done, std::uint64_t total) {
    told& t = *static_cast<told*>(context);
    ++t.calls;
    t.forward = t.forward && done >= t.last && done <= total;
    t.last = done;
    t.total = total;
  };
  auto from_file = nqpf::read_panel(path, usual(), options);
  std::remove(path.c_str());
  REQUIRE(from_file.ok());
  CHECK(progress.calls > 3);
  CHECK(progress.forward);
  CHECK(progress.last == text.size());
  CHECK(progress.total == text.size());

  const panel from_text = read(text.c_str(), usual());
  REQUIRE(from_file->rows() == 20'000);
  CHECK(from_file->entities() == 1000);
  CHECK(from_file->balanced());
  CHECK(same(from_file->values(0), list(from_text.values(0))));
  CHECK(from_file->value(999, 2019, 0) == 19'999.25);
  // Room is made for the rows that there are, not for many more or for twice as many.
  CHECK(from_file->release(0).capacity() < 30'000);
}

TEST_CASE("a text pool numbers texts by first appearance", "[panel]") {
  nqpf::text_pool pool;
  CHECK(pool.find("x") == nqpf::text_pool::none);
  for (int i = 0; i < 5000; ++i)
    REQUIRE(pool.intern("text " + std::to_string(i)) == static_cast<std::uint32_t>(i));
  for (int i = 0; i < 5000; ++i) {
    REQUIRE(pool.intern("text " + std::to_string(i)) == static_cast<std::uint32_t>(i));
    REQUIRE(pool[static_cast<std::size_t>(i)] == "text " + std::to_string(i));
  }
  CHECK(pool.size() == 5000);
  CHECK(pool.find("text 4999") == 4999);
  CHECK(pool.find("text 5000") == nqpf::text_pool::none);
  CHECK(pool.intern("") == 5000);
  CHECK(pool[5000].empty());
  CHECK(pool.find("") == 5000);
}

TEST_CASE("a total is the sum of the others with their signs", "[panel]") {
  const auto warnings = [](const std::string& values) {
    std::string text = "id,year,a\n";
    std::size_t at = 0;
    for (char id = 'p'; at < values.size(); ++id) {
      const std::size_t end = values.find(' ', at);
      const std::string value = values.substr(at, end == std::string::npos ? end : end - at);
      text += std::string(1, id) + ",2020," + value + "\n";
      at = end == std::string::npos ? values.size() : end + 1;
    }
    schema meaning;
    meaning.columns = {schema_column{.column = "id", .roles = {"entity"}},
                       schema_column{.column = "year", .roles = {"year"}},
                       schema_column{.column = "a", .roles = {"workers"}}};
    const auto made = parse_panel(text, meaning);
    REQUIRE(made.ok());
    std::string all;
    for (const auto& each : nqpf::find_totals(*made)) all += describe(each) + "\n";
    return all;
  };
  CHECK(warnings("10 4 -3 2 -1").empty());  // 10 is the sum of the sizes alone
  CHECK(warnings("2 4 -3 2 -1").find("'p': is the sum of all others") != std::string::npos);
  CHECK(warnings("-10 -4 -3 -2 -1").find("'p': is the sum of all others") != std::string::npos);
  CHECK(warnings("10 4 3 2 1").find("'p': is the sum of all others") != std::string::npos);
}

TEST_CASE("a year that lost its digits is told with its row") {
  const auto meaning =
      nqpf::parse_schema("column,role\ncity,entity\nyear,year\nx,output\n").value();
  const auto warnings = [&](const std::string& rows) {
    const auto made = parse_panel("city,year,x\n" + rows, meaning, {}, "t.csv");
    REQUIRE(made.ok());
    std::string all;
    for (const auto& each : made->warnings()) all += describe(each) + "\n";
    return all;
  };
  CHECK(warnings("a,2021,1\na,2022,2\nb,2021,3\nb,22,4\n") ==
        "t.csv: row 5, column year: 'b, 22': this year is centuries away from those of most rows, "
        "the next of which is 2021; it may lack digits\n");
  // Rows that come in another order keep their places, and a year too late is told too.
  CHECK(warnings("b,9022,4\na,2022,1\na,2021,2\n")
            .starts_with("t.csv: row 2, column year: 'b, 9022'"));
  CHECK(warnings("b,9022,4\na,2022,1\na,2021,2\n").find("is 2022;") != std::string::npos);
  // Of two runs of one size the later one is meant.
  CHECK(warnings("a,22,1\nb,2022,1\n").find("'a, 22'") != std::string::npos);
  CHECK(warnings("a,2022,1\nb,22,1\n").find("'b, 22'") != std::string::npos);
  CHECK(warnings("a,1800,1\na,2000,2\na,1700,3\n").empty());
  CHECK_FALSE(warnings("a,1799,1\na,2000,2\n").empty());
  CHECK(warnings("a,22,1\n").empty());
}

TEST_CASE("a joined panel tells a far year once") {
  const auto meaning =
      nqpf::parse_schema("column,role\ncity,entity\nyear,year\nx,output\n").value();
  const auto read = [&](const std::string& rows, const char* name) -> panel {
    auto made = parse_panel("city,year,x\n" + rows, meaning, {}, name);
    REQUIRE(made.ok());
    return std::move(made.value());
  };
  const auto told = [&](panel one, panel other) {
    std::vector<panel> parts;
    parts.push_back(std::move(one));
    parts.push_back(std::move(other));
    const auto joined = nqpf::join_panels(parts, meaning);
    REQUIRE(joined.ok());
    return joined->warnings().count_of(data_code::far_year);
  };
  CHECK(told(read("a,2021,1\na,22,2\n", "s.csv"), read("b,2021,1\nb,2022,2\n", "t.csv")) == 1);
  CHECK(told(read("a,2021,1\na,2022,2\n", "s.csv"), read("a,23,1\n", "t.csv")) == 1);
  CHECK(told(read("a,2021,1\n", "s.csv"), read("a,2022,1\n", "t.csv")) == 0);
}

TEST_CASE("entities that differ by marks only and share no year may be one") {
  const auto meaning =
      nqpf::parse_schema("column,role\ncity,entity\nyear,year\nx,output\n").value();
  const auto alike = [&](const std::string& rows) {
    const auto made = parse_panel("city,year,x\n" + rows, meaning, {}, "t.csv");
    REQUIRE(made.ok());
    std::string all;
    for (const auto& each : nqpf::find_lookalikes(*made)) all += describe(each) + "\n";
    return all;
  };
  CHECK(alike("Har-wick,3,1\nHarwick,1,1\nHarwick,2,1\nAsh,1,1\n") ==
        "t.csv: 'Har-wick': may be 'Harwick': the two names differ by dashes, apostrophes or dots "
        "only, and no year has both\n");
  for (const char* other : {"Har\xe2\x80\x90wick", "HAR \xe2\x80\x93 WICK", "Har'wick", "Harwick.",
                            "Har\xe2\x80\x99wick", "Har\xe2\x88\x92wick", "h.arwick",
                            "Har\xef\xbc\x8dwick", "Har\xe2\x80\xa7wick"}) {
    CAPTURE(other);
    const std::string rows = "Harwick,1,1\nHarwick,2,1\n" + std::string(other) + ",";
    CHECK_THAT(alike(rows + "3,1\n"), ContainsSubstring("may be 'Harwick'"));
    CHECK(alike(rows + "2,1\n").empty());
  }
  // The one with most rows is the one that is meant.
  CHECK(alike("A-b,1,1\nAb,2,1\nAb,3,1\nA.b,4,1\n").find("'A.b': may be 'Ab'") !=
        std::string::npos);
  // Numbers and other words are others; so is what has no letters at all.
  CHECK(alike("Zone 1.2,1,1\nZone 12,2,1\nHarwich,3,1\nHarwick,4,1\n").empty());
  CHECK(alike("-,1,1\n--,2,1\n.,3,1\n").empty());
}

}  // namespace panel_test
