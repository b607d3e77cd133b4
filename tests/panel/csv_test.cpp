// SPDX-License-Identifier: BSL-1.0

#include <nqpf/panel/csv.hpp>
#include <nqpf/panel/utf8.hpp>
#include <nqpf/panel/write_csv.hpp>

#include "support/base.hpp"
#include "support/catch.hpp"

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace csv_test {

using nqpf::byte_source;
using nqpf::csv_options;
using nqpf::csv_reader;
using nqpf::data_code;

namespace {

struct read_record {
  std::vector<std::string> fields;
  std::uint64_t row = 0;
  std::uint64_t line = 0;
  std::vector<std::string> problems;  // code@field:line
};

std::vector<read_record> records(std::string_view text, const csv_options& options = {}) {
  std::vector<read_record> all;
  csv_reader reader(byte_source::memory(text), options);
  while (reader.next()) {
    read_record one;
    for (const std::string_view field : reader.fields()) one.fields.emplace_back(field);
    one.row = reader.row();
    one.line = reader.line();
    for (const auto& problem : reader.problems()) {
      one.problems.push_back(std::string(code_name(problem.code)) + "@" +
                             std::to_string(problem.field) + ":" + std::to_string(problem.line));
    }
    all.push_back(one);
  }
  return all;
}

using fields = std::vector<std::string>;

}  // namespace

TEST_CASE("records of RFC 4180", "[csv]") {
  SECTION("LF, CRLF, and no line end at the end") {
    for (const char* text : {"a,b\n1,2\n", "a,b\r\n1,2\r\n", "a,b\n1,2", "a,b\r\n1,2"}) {
      const auto all = records(text);
      REQUIRE(all.size() == 2);
      CHECK(all[0].fields == fields{"a", "b"});
      CHECK(all[1].fields == fields{"1", "2"});
      CHECK(all[1].row == 2);
      CHECK(all[1].line == 2);
      CHECK(all[1].problems.empty());
    }
  }
  SECTION("quotes, separators, line ends and doubled quotes in a cell") {
    const auto all = records("\"a,b\",\"c\"\"d\",\"\",\"e\r\nf\"\n\"\"\"\",x,,\n");
    REQUIRE(all.size() == 2);
    CHECK(all[0].fields == fields{"a,b", "c\"d", "", "e\r\nf"});
    CHECK(all[1].fields == fields{"\"", "x", "", ""});
    CHECK(all[1].row == 2);
    CHECK(all[1].line == 3);
    CHECK(all[0].problems.empty());
  }
  SECTION("a byte order mark is no part of the first cell") {
    CHECK(records("\xef\xbb\xbf"
                  "a,b\n")[0]
              .fields == fields{"a", "b"});
    CHECK(records("\xef\xbb\xbf").empty());
  }
  SECTION("empty lines are no records, but count as lines") {
    const auto all = records("\n\na\n\r\n\nb\n\n");
    REQUIRE(all.size() == 2);
    CHECK(all[0].line == 3);
    CHECK(all[1].row == 2);
    CHECK(all[1].line == 6);
  }
  SECTION("another separator") {
    csv_options options;
    options.separator = ';';
    CHECK(records("a;b,c\n", options)[0].fields == fields{"a", "b,c"});
  }
  SECTION("nothing at all") { CHECK(records("").empty()); }
}

TEST_CASE("what RFC 4180 does not allow is found where it stands", "[csv]") {
  const auto only = [](std::string_view text) {
    const auto all = records(text);
    return all.back().problems;
  };
  CHECK(only("a,b\n\"x\"y,2\n") == fields{"text_after_quote@0:2"});
  CHECK(only("a,b\n1,x\"y\n") == fields{"stray_quote@1:2"});
  CHECK(only("a,b\n1,\"open\n2,3\n") == fields{"unclosed_quote@1:2"});
  CHECK(only("a,b\n\"x\n\ny\",\"open") == fields{"unclosed_quote@1:4"});
  CHECK(only("a,b\n1\r2,3\n") == fields{"lone_carriage_return@0:2"});
  CHECK(only("a,b\n1,2\r") == fields{"lone_carriage_return@1:2"});
  CHECK(only(std::string_view("a,b\n1,x\0y\n", 10)) == fields{"nul_byte@1:2"});
  CHECK(only("a,b\n\xff,\xc3\xa9\n") == fields{"invalid_utf8@0:2"});
  CHECK(only("a,b\n\"\"x\"\",2\n") == fields{"text_after_quote@0:2"});
  CHECK(only("a,b\n\"\",\"\"\"\"\n").empty());
  CHECK(only("a,b\n \"x\",2\n") == fields{"stray_quote@0:2"});
}

TEST_CASE("a record that never ends is given up", "[csv]") {
  csv_options options;
  options.longest_record = 1000;
  options.chunk = 100;
  std::string text = "a,b\n1,\"open\n";
  for (int i = 0; i < 1000; ++i) text += "3,4\n";
  const auto quoted = records(text, options);
  REQUIRE(quoted.size() == 2);
  CHECK(quoted[1].problems == fields{"unclosed_quote@1:2"});
  const auto long_line = records("a,b\n1," + std::string(5000, 'x'), options);
  REQUIRE(long_line.size() == 2);
  CHECK(long_line[1].problems == fields{"record_too_long@1:2"});
  // As long as allowed is long enough.
  CHECK(records("a,b\n1," + std::string(900, 'x') + "\n", options)[1].problems.empty());
}

TEST_CASE("what is not a text at all is named", "[csv]") {
  const auto broken = [](std::string_view text) {
    csv_reader reader(byte_source::memory(text));
    CHECK_FALSE(reader.next());
    CHECK_FALSE(reader.is_text());
    return reader.broken();
  };
  CHECK_THAT(broken("\xff\xfe"
                    "a"),
             ContainsSubstring("UTF-16"));
  CHECK_THAT(broken("PK\x03\x04zip"), ContainsSubstring("workbook"));
  CHECK_THAT(broken("\x1f\x8b\x08"), ContainsSubstring("compressed"));
}

TEST_CASE("records do not depend on how the bytes come", "[csv][random]") {
  // Texts made of the characters that matter, in buffers of every size around theirs.
  const std::string_view letters = "ab,,\"\"\n\n\r\n1\xc3\xa9 ";
  std::mt19937 random(7);
  const std::size_t rounds = test::rounds(400, 40'000);
  for (std::size_t round = 0; round < rounds; ++round) {
    std::string text;
    const auto size = random() % 300;
    for (unsigned i = 0; i < size; ++i) text += letters[random() % letters.size()];
    const auto whole = records(text);
    csv_options options;
    for (const std::size_t chunk : {64U, 65U, 67U, 100U, 150U, 299U}) {
      options.chunk = chunk;
      const auto pieces = records(text, options);
      REQUIRE(pieces.size() == whole.size());
      for (std::size_t i = 0; i < whole.size(); ++i) {
        REQUIRE(pieces[i].fields == whole[i].fields);
        REQUIRE(pieces[i].problems == whole[i].problems);
        REQUIRE(pieces[i].row == whole[i].row);
        REQUIRE(pieces[i].line == whole[i].line);
      }
    }
  }
}

TEST_CASE("cells survive being written and read", "[csv][random]") {
  const std::string_view letters = "ab,\"\n\r \t.1-";
  std::mt19937 random(11);
  std::string text;
  std::vector<fields> written;
  for (int row = 0; row < 500; ++row) {
    fields cells{"x"};  // so that no line is empty
    const auto count = random() % 6;
    for (unsigned i = 0; i < count; ++i) {
      std::string cell;
      const auto size = random() % 8;
      for (unsigned k = 0; k < size; ++k) cell += letters[random() % letters.size()];
      cells.push_back(cell);
    }
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i != 0) text += ',';
      nqpf::append_csv(text, cells[i]);
    }
    text += row % 2 == 0 ? "\n" : "\r\n";
    written.push_back(cells);
  }
  const auto all = records(text);
  REQUIRE(all.size() == written.size());
  for (std::size_t i = 0; i < written.size(); ++i) {
    CHECK(all[i].fields == written[i]);
    CHECK(all[i].problems.empty());
  }
}

TEST_CASE("UTF-8 is told from bytes", "[utf8]") {
  for (const char* text : {"", "plain", "caf\xc3\xa9", "\xe5\x8c\x97\xe4\xba\xac",
                           "\xf0\x9f\x98\x80", "12345678\xc3\xa9"}) {
    CAPTURE(text);
    CHECK(nqpf::is_utf8(text));
  }
  for (const char* text :
       {"\x80", "\xc3", "\xc0\xaf", "\xed\xa0\x80", "\xf5\x80\x80\x80", "\xf4\x90\x80\x80",
        "\xe0\x80\x80", "\xf0\x80\x80\x80", "12345678\xff", "\xe5\x8c"}) {
    CAPTURE(text);
    CHECK_FALSE(nqpf::is_utf8(text));
  }
}

TEST_CASE("text is shown on one line", "[utf8]") {
  CHECK(nqpf::printable("a\nb\r\t") == "a\\nb\\r\\t");
  CHECK(nqpf::printable(std::string_view("x\0y\x1f", 4)) == "x\\x00y\\x1f");
  CHECK(nqpf::printable("\xff\xc3\xa9\xc2\x85") == "\\xff\xc3\xa9\\xc2\\x85");
  const std::string cut = nqpf::printable(std::string(100, '\xe5') + "x", 20);
  CHECK(cut.size() <= 27);
  CHECK_THAT(cut, EndsWith("..."));
  // A character is cut nowhere but at its end.
  CHECK(nqpf::is_utf8(nqpf::printable("aaaaaaaaa\xe5\x8c\x97\xe5\x8c\x97\xe5\x8c\x97", 10)));
}

}  // namespace csv_test
