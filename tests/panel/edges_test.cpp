// SPDX-License-Identifier: BSL-1.0

// Small files at the edges of what the reader recognizes, judged by what the guide says of them.

#include <nqpf/panel.hpp>

#include "support/catch.hpp"

#include <cstdint>
#include <iterator>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace panel_edges_test {

namespace {

/// All errors of reading, a line each, or nothing.
std::string errors_of(const std::string& text, const std::string& meaning) {
  const auto parsed = nqpf::parse_schema(meaning, "s.csv");
  std::string out;
  if (!parsed.ok()) {
    for (const auto& each : parsed.error()) out += describe(each) + "\n";
    return out;
  }
  const auto made = nqpf::parse_panel(text, *parsed, {}, "t.csv");
  if (made.ok()) return out;
  for (const auto& each : made.error()) out += describe(each) + "\n";
  return out;
}

/// All warnings of a file that is read, a line each.
std::string warnings_of(const std::string& text, const std::string& meaning) {
  const auto parsed = nqpf::parse_schema(meaning, "s.csv");
  REQUIRE(parsed.ok());
  const auto made = nqpf::parse_panel(text, *parsed, {}, "t.csv");
  REQUIRE(made.ok());
  std::string out;
  for (const auto& each : made->warnings()) out += describe(each) + "\n";
  return out;
}

const std::string head = "column,role,better\ncity,entity,\nyear,year,\n";
const std::string both = head + "gdp,output,higher\nstaff,workers,higher\n";

}  // namespace

TEST_CASE("edges: the column of values of a long table is no column of years") {
  const std::string text =
      "city,what,amount,when\nBonn,gdp,1.5,2018\nBonn,staff,7,2018\nUlm,gdp,2,2019\n";
  const std::string told = errors_of(text, both);
  CHECK_THAT(told, ContainsSubstring("'what,indicator'") && ContainsSubstring("'amount,value'"));
}

TEST_CASE(
    "edges: a header stands in a line that names two columns and more than the first line does") {
  CHECK_THAT(errors_of("Statistics of towns\ncity,year,gdp,staff\nBonn,2018,1,2\n", both),
             ContainsSubstring("seems to be the header"));
  const std::string one = errors_of("Statistics of towns\ngdp\nBonn,2018,1,2\n", both);
  CHECK_THAT(one, !ContainsSubstring("seems to be the header"));
  // A column that is not used makes no header.
  const std::string ignored =
      errors_of("a,b,c\nnote,gdp,3\nBonn,2018,1\n", both + "note,ignore,\n");
  CHECK_THAT(ignored, !ContainsSubstring("seems to be the header"));
}

TEST_CASE("edges: a schema that says the layout is not told another one") {
  const std::string meaning =
      "column,role,better\ncity,entity,\nwhen,year,\nitem,indicator,\namount,value,\ngdp,output,"
      "higher\n";
  const std::string told = errors_of("town,item,2018,2019\nBonn,gdp,1,2\n", meaning);
  CHECK_THAT(told, ContainsSubstring("city") && !ContainsSubstring("named by years"));
}

TEST_CASE("edges: indicators that the schema does not name are named, five at most") {
  const std::string meaning =
      "column,role,better\ncity,entity,\nyear,year,\nitem,indicator,\namount,value,\ngdp,output,"
      "higher\n";
  const auto text = [](int others) {
    std::string out = "city,year,item,amount\nBonn,2018,gdp,1\n";
    for (int i = 0; i < others; ++i) out += "Bonn,2018,x" + std::to_string(i) + ",1\n";
    return out;
  };
  CHECK_THAT(warnings_of(text(5), meaning), ContainsSubstring("5 records") &&
                                                ContainsSubstring("x0, x1, x2, x3, x4") &&
                                                !ContainsSubstring("and others"));
  CHECK_THAT(warnings_of(text(6), meaning), ContainsSubstring("x4 and others"));
}

TEST_CASE("edges: a line of a schema that says less contradicts nothing") {
  const auto parsed = nqpf::parse_schema(
      "column,role,better,scale,unit\ncity,entity,,,\nyear,year,,,\ngdp,output,higher,0.5,m\ngdp,"
      "workers,,,\n",
      "s.csv");
  REQUIRE(parsed.ok());
  CHECK(parsed->columns[2].scale == 0.5);
  CHECK(parsed->columns[2].roles == std::vector<std::string>{"output", "workers"});
  const auto other = nqpf::parse_schema(
      "column,role,better,scale\ncity,entity,,\nyear,year,,\ngdp,output,higher,0.5\ngdp,workers,,"
      "2\n",
      "s.csv");
  REQUIRE_FALSE(other.ok());
  CHECK_THAT(describe(other.error()[0]), ContainsSubstring("line 4 contradicts it for 'gdp'"));
}

TEST_CASE("edges: the ends of a scale are two finite numbers whose difference is one") {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  const auto refused = [](double low, double high) {
    nqpf::schema s;
    for (const char* role : {"entity", "year", "output"}) {
      nqpf::schema_column c;
      c.column = role;
      c.roles = {role};
      if (c.column == "output") {
        c.better = nqpf::column_better::higher;
        c.low = low;
        c.high = high;
      }
      s.columns.push_back(c);
    }
    return !check(s).empty();
  };
  CHECK_FALSE(refused(0, 1));
  CHECK(refused(-infinity, 1));
  CHECK(refused(0, infinity));
  CHECK(refused(-1.7e308, 1.7e308));
  CHECK(refused(1, 1));
  CHECK(refused(2, 1));
}

TEST_CASE("edges: an entity is a total by its name, its other name, or its numbers") {
  const auto warned = [](const std::string& text, const std::string& meaning) {
    const auto parsed = nqpf::parse_schema(meaning, "s.csv");
    REQUIRE(parsed.ok());
    const auto made = nqpf::parse_panel(text, *parsed, {}, "t.csv");
    REQUIRE(made.ok());
    std::string all;
    for (const auto& each : nqpf::find_totals(*made)) all += describe(each) + "\n";
    return all;
  };
  const std::string meaning = head + "gdp,output,higher\n";
  CHECK_THAT(warned("city,year,gdp\nTotal,2018,9\nBonn,2018,1\n", meaning),
             ContainsSubstring("'Total'"));
  const std::string named =
      "column,role,better\ncode,entity,\ncity,entity_name,\nyear,year,\ngdp,output,higher\n";
  CHECK_THAT(warned("code,city,year,gdp\n0,World,2018,9\n1,Bonn,2018,1\n", named),
             ContainsSubstring("'0'"));
  // A missing cell is no part of a sum, and three others are too few to tell.
  CHECK(
      warned("city,year,gdp\na,2018,\nb,2018,1\nc,2018,2\nd,2018,3\ne,2018,5\nf,2018,7\n", meaning)
          .empty());
  CHECK(warned("city,year,gdp\na,2018,6\nb,2018,1\nc,2018,2\nd,2018,3\n", meaning).empty());
  CHECK_FALSE(warned("city,year,gdp\na,2018,10\nb,2018,1\nc,2018,2\nd,2018,3\ne,2018,4\n", meaning)
                  .empty());
}

TEST_CASE(
    "edges: the separator is the one that lines agree on, and a comma where two agree as well") {
  using nqpf::panel_detail::likely_separator;
  CHECK(likely_separator("a;b\n1;2\n3,5;4\n") == ';');
  CHECK(likely_separator("a,b;c\n1,2;3\n") == ',');
  CHECK(likely_separator("a;b\tc\n1;2\t3\n") == ';');
  CHECK(likely_separator("a|b\n1|2") == '|');
  CHECK(likely_separator("a\n1\n") == ',');
  CHECK(likely_separator("\"x;y\",b\n\"z;w\",2\n1,2\n") == ',');
}

TEST_CASE("edges: marks of footnotes are all that tables use, and nothing beside them") {
  const auto length = [](char32_t c) {
    std::string text = "7";
    nqpf::panel_detail::append_utf8(text, c);
    return nqpf::panel_detail::usual_mark(text) != 0;
  };
  for (char32_t c = 0x80; c < 0x3000; ++c) {
    const bool raised = c == 0xb2 || c == 0xb3 || c == 0xb9 || c / 16 == 0x207;
    const bool circled = (c > 0x245f && c < 0x2500) || (c > 0x2775 && c < 0x2794);
    const bool dagger = c == 0xa7 || c == 0xb6 || c == 0x2020 || c == 0x2021;
    if (length(c) != (raised || circled || dagger)) FAIL_CHECK("U+" << static_cast<unsigned>(c));
  }
  for (char c = ' '; c < 127; ++c) {
    const bool is_letter =
        c >= 'a' && c <= 'z' && std::string_view("kmbte").find(c) == std::string_view::npos;
    INFO(c);
    CHECK(length(static_cast<char32_t>(c)) == (is_letter || c == '*' || c == '#'));
  }
  using nqpf::panel_detail::usual_mark;
  CHECK(usual_mark("7(a)") == 3);
  CHECK(usual_mark("7[123]") == 5);
  CHECK(usual_mark("7[1234]") == 0);
  CHECK(usual_mark("(7)") == 0);
  CHECK(usual_mark("7 1)") == 2);
  CHECK(usual_mark("7 12)") == 3);
  CHECK(usual_mark("7 123)") == 0);
  CHECK(usual_mark("71)") == 0);
  CHECK(usual_mark("7a)") == 2);
}

TEST_CASE("edges: digits in groups begin and end with a digit and have something between them") {
  using nqpf::panel_detail::is_grouped;
  for (const char* text : {"1,234", "1 234", "1'234.5", "1_2", "1\u00a0234", "1\u202f234",
                           "1\u2009234", "1\u2019234", "1\uff0c234"})
    CHECK(is_grouped(text));
  for (const char* text : {"", "1234", ",234", "1,", "1,a,2", "-1,2", "1.5", "1\u3000234"})
    CHECK_FALSE(is_grouped(text));
}

TEST_CASE("edges: an error says its place as far as it has one") {
  const auto told = [](const char* file, std::uint32_t row, std::uint32_t line, const char* column,
                       const char* text) {
    return describe(nqpf::data_error{nqpf::data_code::not_a_number, file, row, line, column, text,
                                     "no number"});
  };
  CHECK(told("", 0, 0, "", "") == "no number");
  CHECK(told("a.csv", 0, 0, "", "") == "a.csv: no number");
  CHECK(told("a.csv", 3, 3, "", "") == "a.csv: row 3: no number");
  CHECK(told("a.csv", 3, 5, "", "x") == "a.csv: row 3 (line 5): 'x': no number");
  CHECK(told("a.csv", 3, 0, "gdp", "x") == "a.csv: row 3, column gdp: 'x': no number");
  CHECK(told("a.csv", 0, 0, "gdp", "") == "a.csv: column gdp: no number");
  CHECK(told("", 3, 3, "gdp", "x") == "row 3, column gdp: 'x': no number");
  CHECK(told("", 0, 0, "gdp", "x") == "column gdp: 'x': no number");
}

TEST_CASE("edges: a pair is placed in the column of its number") {
  const auto list = nqpf::parse_pairs("a,b,distance\nx,y,2\n", "p.csv");
  const auto two = nqpf::parse_pairs("a,b\nx,y\n", "p.csv");
  const auto table = nqpf::parse_pairs(",x,y\nx,0,2\ny,2,0\n", "p.csv");
  REQUIRE((list.ok() && two.ok() && table.ok()));
  CHECK(list->column_of(list->pairs[0]) == "distance");
  CHECK(two->column_of(two->pairs[0]) == "b");
  REQUIRE(table->is_table);
  for (const auto& pair : table->pairs) CHECK(table->column_of(pair) == table->names[pair.second]);
}

TEST_CASE("edges: names with years, as headers write them") {
  const auto split = [](std::string_view text) {
    const auto made = nqpf::split_name(text, nqpf::split_year::first);
    return std::string(made.name) + "|" + std::to_string(made.year);
  };
  for (const char* text :
       {"gdp_2018", "gdp (2018)", "2018 gdp", "2018\u5e74gdp", "gdp2018", "gdp 2018\u5e74",
        "gdp(2018\u5e74)", "2018-gdp", " gdp: 2018 ", "gdp_2018-2019", "gdp 2018/19", "gdp 2018.0"})
    CHECK(split(text) == "gdp|2018");
  CHECK(split("gdp") == "gdp|0");
  CHECK(split("gdp 20181") == "gdp 20181|0");
  CHECK(split("2018") == "2018|0");
  CHECK(split("\u5e74") == "\u5e74|0");
  std::string many = "gdp 2018";  // millions of characters need no stack
  for (int i = 0; i < 1'000'000; ++i) many += "\u5e74";
  CHECK(split(many) == "gdp|2018");
}

TEST_CASE("edges: a number in hexadecimal digits is told as one, and no other text is") {
  using nqpf::number_status;
  for (const char* text : {"0x1F", "-0X1f", "0x1.8p-3"})
    CHECK(nqpf::parse_number(text).status == number_status::hexadecimal);
  for (const char* text : {"0x", "0xyz", "0y12", "1x12", "x12", "0a12"})
    CHECK(nqpf::parse_number(text).status == number_status::not_a_number);
}

TEST_CASE("edges: lists of errors that are put together count what neither lists") {
  using nqpf::data_code;
  const auto made = [](std::size_t count) {
    nqpf::data_errors out(3);
    for (std::size_t i = 0; i < count; ++i) {
      out.add({static_cast<data_code>(0), "f", 0, 0, "", "", "first kind"});
      out.add({data_code::not_a_number, "f", 0, 0, "", "", "a kind"});
    }
    return out;
  };
  nqpf::data_errors all = made(2);
  all.add(made(5));
  CHECK(all.total() == 14);
  CHECK(all.count_of(static_cast<data_code>(0)) == 7);
  CHECK(all.count_of(data_code::not_a_number) == 7);
  CHECK(std::distance(all.begin(), all.end()) == 6);
}

TEST_CASE("edges: a schema whose header is wrong is told that and nothing else") {
  const auto made = nqpf::parse_schema("colum,role\nx,nothing\ny,?\n", "s.csv");
  REQUIRE_FALSE(made.ok());
  for (const auto& each : made.error()) CHECK(each.row <= 1);
}

TEST_CASE("edges: a column that one line leaves out has no other line") {
  for (const char* lines :
       {"x,ignore,\nx,output,higher\n", "x,output,higher\nx,ignore,\n", "x,ignore,\nx,ignore,\n"}) {
    const auto made = nqpf::parse_schema(head + lines + "y,output,higher\n", "s.csv");
    std::string all;
    if (!made.ok())
      for (const auto& each : made.error()) all += describe(each) + "\n";
    CHECK_THAT(all, ContainsSubstring("the column has a line already"));
  }
}

TEST_CASE("edges: what cannot be shown is written by its code") {
  for (char32_t c = 1; c < 0x100; ++c) {
    std::string text;
    nqpf::panel_detail::append_utf8(text, c);
    const bool shows = c != 0xad && ((c >= 0x20 && c < 0x7f) || c >= 0xa0);
    INFO("U+" << static_cast<unsigned>(c));
    CHECK((nqpf::printable(text) == text) == shows);
  }
}

}  // namespace panel_edges_test
