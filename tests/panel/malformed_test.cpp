// SPDX-License-Identifier: BSL-1.0

// Files that are wrong, each in one way: the right message at the right place, and no panel.

#include <nqpf/panel/read_panel.hpp>

#include "support/base.hpp"
#include "support/catch.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace malformed_test {

using nqpf::data_code;
using nqpf::parse_panel;
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

struct malformed {
  const char* what;
  std::string text;
  data_code code;
  std::uint64_t row;
  std::uint64_t line;
  std::string column;
  std::string offending;
  std::string message;
};

std::string with_nul(std::string text) {
  for (char& c : text) {
    if (c == '@') c = '\0';
  }
  return text;
}

const std::vector<malformed>& cases() {
  static const std::vector<malformed> all = {
      {"empty file", "", data_code::empty_file, 0, 0, "", "", "the file is empty"},
      {"only a byte order mark", "\xef\xbb\xbf", data_code::empty_file, 0, 0, "", "",
       "the file is empty"},
      {"only line ends", "\n\r\n\n", data_code::empty_file, 0, 0, "", "", "the file is empty"},
      {"header only", "id,year,a,b\n", data_code::header_only, 0, 0, "", "",
       "a header and no records"},
      {"UTF-16", "\xff\xfei", data_code::not_text, 0, 0, "", "", "UTF-16"},
      {"UTF-16 without a mark", std::string("i\0d\0,\0y\0", 8), data_code::not_text, 0, 0, "", "",
       "UTF-16"},
      {"UTF-16 without a mark, big end first", std::string("\0i\0d\0,\0y", 8), data_code::not_text,
       0, 0, "", "", "UTF-16"},
      {"UTF-32", std::string("\xff\xfe\0\0i\0\0\0", 8), data_code::not_text, 0, 0, "", "",
       "UTF-32"},
      {"a workbook", "PK\x03\x04xyz", data_code::not_text, 0, 0, "", "", "workbook"},
      {"quote never closed", "id,year,a,b\nX,2001,1,2\nX,2002,\"3,4\nX,2003,5,6\n",
       data_code::unclosed_quote, 3, 3, "a", "\"3,4\\nX,2003,5,6\\n", "never closed"},
      {"quote never closed, last cell", "id,year,a,b\nX,2001,1,\"2", data_code::unclosed_quote, 2,
       2, "b", "\"2", "never closed"},
      {"text after a closing quote", "id,year,a,b\nX,2001,\"1\"0,2\n", data_code::text_after_quote,
       2, 2, "a", "0", "closing quote"},
      {"quote inside a bare cell", "id,year,a,b\nX\"Y,2001,1,2\n", data_code::stray_quote, 2, 2,
       "id", "X\"Y", "not quoted"},
      {"too few fields", "id,year,a,b\nX,2001,1,2\nX,2002,1\n", data_code::wrong_field_count, 3, 3,
       "b", "1", "3 fields where the header has 4"},
      {"too many fields", "id,year,a,b\nX,2001,1,2,3\n", data_code::wrong_field_count, 2, 2, "#5",
       "3", "5 fields where the header has 4"},
      {"one field", "id,year,a,b\nhello\n", data_code::wrong_field_count, 2, 2, "year", "hello",
       "1 field where the header has 4"},
      {"decimal commas without quotes", "id,year,a,b\nX,2001,1,5,2\n", data_code::wrong_field_count,
       2, 2, "#5", "2", "5 fields where the header has 4"},
      {"column of the schema not in the file", "id,year,a,bb\nX,2001,1,2\n",
       data_code::unknown_column, 1, 1, "", "b", "t.csv has no such column"},
      {"two columns of one name", "id,year,a,b,a\nX,2001,1,2,3\n", data_code::duplicate_header, 1,
       1, "#5", "a", "two columns"},
      {"text where a number belongs", "id,year,a,b\nX,2001,1,2\nX,2002,many,2\n",
       data_code::not_a_number, 3, 3, "a", "many", "not a number"},
      {"thousands separators", "id,year,a,b\nX,2001,\"1,234\",2\n", data_code::thousands_separator,
       2, 2, "a", "1,234", "thousands separators"},
      {"blanks between thousands", "id,year,a,b\nX,2001,1 234,2\n", data_code::thousands_separator,
       2, 2, "a", "1 234", "thousands separators"},
      {"decimal comma in quotes", "id,year,a,b\nX,2001,\"1,5\",2\n", data_code::thousands_separator,
       2, 2, "a", "1,5", "decimal commas"},
      {"beyond a double", "id,year,a,b\nX,2001,1e999,2\n", data_code::out_of_range, 2, 2, "a",
       "1e999", "range of a double"},
      {"infinity", "id,year,a,b\nX,2001,1,-inf\n", data_code::not_finite, 2, 2, "b", "-inf",
       "leave the cell empty"},
      {"NaN", "id,year,a,b\nX,2001,NaN,1\n", data_code::not_finite, 2, 2, "a", "NaN",
       "leave the cell empty"},
      {"hexadecimal", "id,year,a,b\nX,2001,0x10,1\n", data_code::hexadecimal, 2, 2, "a", "0x10",
       "decimal"},
      {"percent sign", "id,year,a,b\nX,2001,12%,1\n", data_code::percent_sign, 2, 2, "a", "12%",
       "scale in the schema"},
      {"a mark after a number", "id,year,a,b\nX,2001,1*,1\n", data_code::footnote_mark, 2, 2, "a",
       "1*", "a mark after it"},
      {"a raised mark after a number", "id,year,a,b\nX,2001,1.5 \xc2\xb9,1\n",
       data_code::footnote_mark, 2, 2, "a", "1.5 \xc2\xb9", "a mark after it"},
      {"a number cut off", "id,year,a,b\nX,2001,1e,1\n", data_code::not_a_number, 2, 2, "a", "1e",
       "not a number"},
      {"duplicate key", "id,year,a,b\nX,2001,1,2\nY,2001,1,2\nX,2001,3,4\n",
       data_code::duplicate_key, 4, 4, "id, year", "X, 2001", "in row 2 already"},
      {"duplicate key after a line end in quotes",
       "id,year,a,b\nX,2001,1,2\n\"Y\nZ\",2001,1,2\nX,2001,3,4\nX,2002,1,1\n",
       data_code::duplicate_key, 4, 5, "id, year", "X, 2001", "in row 2 already"},
      {"duplicate key in the record before",
       "id,year,a,b\n\"Y\nZ\",2000,1,2\nX,2001,1,2\nX,2001,3,4\n", data_code::duplicate_key, 4, 5,
       "id, year", "X, 2001", "in row 3 (line 4) already"},
      {"year missing", "id,year,a,b\nX,,1,2\n", data_code::missing_key, 2, 2, "year", "",
       "no year"},
      {"year that says missing", "id,year,a,b\nX,NA,1,2\n", data_code::missing_key, 2, 2, "year",
       "NA", "no year"},
      {"year as a date", "id,year,a,b\nX,2001-01-01,1,2\n", data_code::bad_year, 2, 2, "year",
       "2001-01-01", "1 to 9999"},
      {"year as a decimal", "id,year,a,b\nX,2001.5,1,2\n", data_code::bad_year, 2, 2, "year",
       "2001.5", "1 to 9999"},
      {"two years in one", "id,year,a,b\nX,2001/02,1,2\n", data_code::two_years, 2, 2, "year",
       "2001/02", "which of them"},
      {"year zero", "id,year,a,b\nX,0,1,2\n", data_code::bad_year, 2, 2, "year", "0", "1 to 9999"},
      {"entity missing", "id,year,a,b\n,2001,1,2\n", data_code::missing_key, 2, 2, "id", "",
       "no entity"},
      {"an entity of which nothing shows", "id,year,a,b\n\xe3\x80\x80,2001,1,2\n",
       data_code::missing_key, 2, 2, "id", "\xe3\x80\x80", "the entity has no visible character"},
      {"NUL in a number", with_nul("id,year,a,b\nX,2001,1@2,2\n"), data_code::nul_byte, 2, 2, "a",
       "1\\x002", "NUL"},
      {"NUL in a key", with_nul("id,year,a,b\nX@,2001,1,2\n"), data_code::nul_byte, 2, 2, "id",
       "X\\x00", "NUL"},
      {"Latin-1",
       "id,year,a,b\nQu\xe9"
       "bec,2001,1,2\n",
       data_code::invalid_utf8, 2, 2, "id",
       "Qu\\xe9"
       "bec",
       "save the file as UTF-8"},
      {"carriage returns alone", "id,year,a,b\nX,2001,1,2\rX,2002,1,2\n",
       data_code::wrong_field_count, 2, 2, "#5", "2002", ""},
      {"carriage return inside a cell", "id,year,a,b\nX,2001,1\r0,2\n",
       data_code::lone_carriage_return, 2, 2, "a", "1\\r0", "carriage return"},
      {"place after blank lines and quoted line ends",
       "id,year,a,b\n\n\"X\r\nY\",2001,1,2\n\nZ,2001,x,2\n", data_code::not_a_number, 3, 6, "a",
       "x", "not a number"},
  };
  return all;
}

std::vector<std::string> told(const nqpf::data_errors& errors) {
  std::vector<std::string> all;
  for (const auto& error : errors) all.push_back(describe(error));
  return all;
}

}  // namespace

TEST_CASE("a malformed file is refused at the right place", "[malformed]") {
  CHECK(cases().size() > 40);
  for (const malformed& bad : cases()) {
    CAPTURE(bad.what);
    const auto read = parse_panel(bad.text, usual(), {}, "t.csv");
    REQUIRE_FALSE(read.ok());
    // A record in pieces may hold two mistakes; the one looked for must be there.
    const nqpf::data_error* found = nullptr;
    for (const auto& error : read.error()) {
      if (error.code == bad.code) found = &error;
    }
    for (const auto& line : told(read.error())) UNSCOPED_INFO(line);
    REQUIRE(found != nullptr);
    CHECK(found->file == "t.csv");
    CHECK(found->row == bad.row);
    CHECK(found->line == bad.line);
    CHECK(found->column == bad.column);
    CHECK(found->text == bad.offending);
    CHECK_THAT(found->message, ContainsSubstring(bad.message));
  }
}

TEST_CASE("one mistake makes one error", "[malformed]") {
  for (const malformed& bad : cases()) {
    if (bad.what == std::string_view("carriage returns alone"))
      continue;  // CR and the fields after it
    CAPTURE(bad.what);
    const auto read = parse_panel(bad.text, usual(), {}, "t.csv");
    REQUIRE_FALSE(read.ok());
    CHECK(told(read.error()).size() == 1);
    CHECK(read.error().total() == 1);
  }
}

TEST_CASE("errors do not depend on how the bytes come", "[malformed]") {
  for (const malformed& bad : cases()) {
    CAPTURE(bad.what);
    const auto whole = parse_panel(bad.text, usual(), {}, "t.csv");
    nqpf::read_options options;
    options.csv.chunk = 64;
    // Behind enough good records the mistake stands in another buffer.
    const auto split = bad.text.find('\n');
    if (split == std::string::npos || bad.row < 2) continue;
    std::string longer = bad.text.substr(0, split + 1);
    for (int i = 1; i <= 100; ++i) longer += "W," + std::to_string(i) + ",0.5,1\n";
    longer += bad.text.substr(split + 1);
    const auto pieces = parse_panel(longer, usual(), options, "t.csv");
    REQUIRE_FALSE(pieces.ok());
    REQUIRE(pieces.error().size() == whole.error().size());
    for (std::size_t i = 0; i < whole.error().size(); ++i) {
      CHECK(pieces.error()[i].code == whole.error()[i].code);
      CHECK(pieces.error()[i].row == whole.error()[i].row + 100);
      CHECK(pieces.error()[i].line == whole.error()[i].line + 100);
      CHECK(pieces.error()[i].column == whole.error()[i].column);
      CHECK(pieces.error()[i].text == whole.error()[i].text);
    }
  }
}

TEST_CASE("all errors of a file come together, in the order of its rows", "[malformed]") {
  const auto read = parse_panel(
      "id,year,a,b\n"
      "X,2001,1,2\n"
      "X,2002,one,two\n"
      "X,2003\n"
      "X,2001,3,4\n"
      ",2004,5,6\n"
      "Y,2001,\"1,000\",inf\n",
      usual(), {}, "t.csv");
  REQUIRE_FALSE(read.ok());
  CHECK(told(read.error()) ==
        std::vector<std::string>{
            "t.csv: row 3, column a: 'one': not a number",
            "t.csv: row 3, column b: 'two': not a number",
            "t.csv: row 4, column a: '2003': 2 fields where the header has 4",
            "t.csv: row 5, column id, year: 'X, 2001': this entity and year stand in row 2 already",
            "t.csv: row 6, column id: the record has no entity",
            "t.csv: row 7, column a: '1,000': a number with separators in it: write 1234.5, "
            "without thousands separators or "
            "decimal commas",
            "t.csv: row 7, column b: 'inf': not a finite number: leave the cell empty where a "
            "value is missing"});
}

TEST_CASE("a record in error still has its key", "[malformed]") {
  const auto read = parse_panel("id,year,a,b\nX,2001,1,2\nX,2001,one,2\n", usual(), {}, "t.csv");
  REQUIRE_FALSE(read.ok());
  REQUIRE(read.error().size() == 2);
  CHECK(read.error()[0].code == data_code::not_a_number);
  CHECK(read.error()[1].code == data_code::duplicate_key);
}

TEST_CASE("of many errors the first hundred are listed", "[malformed]") {
  std::string text = "id,year,a,b\n";
  for (int i = 1; i <= 3000; ++i) text += "X," + std::to_string(i) + ",x,1\n";
  const auto read = parse_panel(text, usual(), {}, "t.csv");
  REQUIRE_FALSE(read.ok());
  CHECK(read.error().size() == 100);
  CHECK(read.error().total() == 3000);
  CHECK(read.error().unlisted() == 2900);
  CHECK(read.error()[99].row == 101);
  nqpf::read_options options;
  options.most_errors = 3;
  CHECK(parse_panel(text, usual(), options).error().size() == 3);
}

TEST_CASE("a schema that does not fit names its own line", "[malformed]") {
  const auto meaning = nqpf::parse_schema(
      "column,role,denominator\nid,entity,\nyear,year,\na,workers,peple\nz,output,\n", "s.csv");
  REQUIRE(meaning.ok());
  const auto read = parse_panel("id,year,a,people\nX,2001,1,zz\n", meaning.value(), {}, "t.csv");
  REQUIRE_FALSE(read.ok());
  CHECK(told(read.error()) ==
        std::vector<std::string>{"s.csv: row 4, column denominator: 'peple': t.csv has no such "
                                 "column (did you mean 'people'?)",
                                 "s.csv: row 5, column column: 'z': t.csv has no such column"});
}

TEST_CASE("a file with semicolons is told as what it is", "[malformed]") {
  const auto read = parse_panel("id;year;a;b\nX;2001;1;2\n", usual(), {}, "t.csv");
  REQUIRE_FALSE(read.ok());
  CHECK_THAT(read.error()[0].message, ContainsSubstring("separated by ';'"));
  nqpf::read_options options;
  for (const char separator : {';', '\0'}) {
    options.csv.separator = separator;
    CHECK(parse_panel("id;year;a;b\nX;2001;1;2\n", usual(), options).ok());
  }
}

TEST_CASE("an unfit schema is refused before anything is read", "[malformed]") {
  schema unfit = usual();
  unfit.columns[0].roles = {"ignore"};
  const auto read = parse_panel("id,year,a,b\nX,2001,x,2\n", unfit, {}, "t.csv");
  REQUIRE_FALSE(read.ok());
  REQUIRE(read.error().size() == 1);
  CHECK(read.error()[0].code == data_code::missing_role);
}

TEST_CASE("a bad constant year names its line", "[malformed]") {
  const auto meaning =
      nqpf::parse_schema("column,role\nid,entity\n=20234,year\na,workers\n", "s.csv");
  REQUIRE(meaning.ok());
  const auto read = parse_panel("id,a\nX,1\n", meaning.value(), {}, "t.csv");
  REQUIRE_FALSE(read.ok());
  CHECK(told(read.error()) ==
        std::vector<std::string>{
            "s.csv: row 3, column column: '=20234': a year is a whole number from 1 to 9999"});
}

TEST_CASE("a value that scale or denominator drive out of range", "[malformed]") {
  schema scaled = usual();
  scaled.columns[2].scale = 1e300;
  scaled.columns[3].denominator = "c";
  const auto read = parse_panel(
      "id,year,a,b,c\nX,2001,1,1,1\nX,2002,1e10,1,1\nX,2003,1,1e300,1e-300\n", scaled, {}, "t.csv");
  REQUIRE_FALSE(read.ok());
  REQUIRE(read.error().size() == 2);
  CHECK(read.error()[0].code == data_code::out_of_range);
  CHECK(read.error()[0].row == 3);
  CHECK(read.error()[0].column == "a");
  CHECK(read.error()[1].row == 4);
  CHECK(read.error()[1].column == "b");
}

TEST_CASE("files that cannot be read", "[malformed]") {
  const auto absent = nqpf::read_panel("/no/such/panel.csv", usual());
  REQUIRE_FALSE(absent.ok());
  CHECK(absent.error()[0].code == data_code::cannot_open);
  CHECK_THAT(describe(absent.error()[0]), StartsWith("/no/such/panel.csv: cannot be opened: "));
  // A directory can be opened on some systems and be read on none.
  const auto folder = nqpf::read_panel(test::source_path("examples"), usual());
  REQUIRE_FALSE(folder.ok());
  CHECK((folder.error()[0].code == data_code::cannot_read ||
         folder.error()[0].code == data_code::cannot_open));
}

}  // namespace malformed_test
