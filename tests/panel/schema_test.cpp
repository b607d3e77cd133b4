// SPDX-License-Identifier: BSL-1.0

#include <nqpf/panel/read_schema.hpp>

#include "support/base.hpp"
#include "support/catch.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace schema_test {

using nqpf::column_better;
using nqpf::column_kind;
using nqpf::column_price;
using nqpf::data_code;
using nqpf::parse_schema;
using nqpf::schema;
using nqpf::schema_column;

TEST_CASE("a schema file says what columns mean", "[schema]") {
  const auto read = parse_schema(
      "role,column,better,unit,scale,denominator,indicator,label,kind,price,note\n"
      "entity,code,,,,,,,,,\n"
      "year,year,,,,,,,,,\n"
      "group,region,,,,,,Region,,,\n"
      "workers | output,staff,higher,share,0.01,people,ind_x,\"Staff, per head\",rate,constant,\"a "
      "note\"\n"
      "matching,ratio,target=1,,,,,,,,\n"
      "context,people,neutral,persons,,,,,level,current,\n"
      "ignore,other,,,,,,,,,\n");
  REQUIRE(read.ok());
  const auto& columns = read->columns;
  REQUIRE(columns.size() == 7);
  CHECK(columns[0].has_role("entity"));
  CHECK_FALSE(columns[0].is_value());
  CHECK(columns[2].title() == "Region");
  const schema_column& staff = columns[3];
  CHECK(staff.roles == std::vector<std::string>{"workers", "output"});
  CHECK(staff.better == column_better::higher);
  CHECK(staff.unit == "share");
  CHECK(staff.scale == 0.01);
  CHECK(staff.denominator == "people");
  CHECK(staff.indicator == "ind_x");
  CHECK(staff.label == "Staff, per head");
  CHECK(staff.kind == column_kind::rate);
  CHECK(staff.price == column_price::constant);
  CHECK(staff.line == 5);
  CHECK(staff.id() == "staff/people");
  CHECK(staff.is_value());
  CHECK(columns[4].better == column_better::target);
  CHECK(columns[4].target == 1);
  CHECK(columns[5].kind == column_kind::level);
  CHECK(columns[5].price == column_price::current);
  CHECK_FALSE(columns[6].is_value());
}

TEST_CASE("two columns of a schema file are enough", "[schema]") {
  const auto read = parse_schema("column,role\nid,entity\n=2023,year\nx,anything at all\n");
  REQUIRE(read.ok());
  CHECK(read->columns[1].is_constant());
  CHECK(read->columns[2].scale == 1);
  CHECK(read->columns[2].better == column_better::unsaid);
  CHECK(read->columns[2].title() == "x");
}

TEST_CASE("a line of a draft that is not filled in is told so", "[schema]") {
  const auto read = parse_schema(
      "column,role,better,note\n=?,entity,,\nyear,year,,\nx,?,?,what is it?\ny,workers,?,\n");
  REQUIRE(!read);
  std::vector<std::string> said;
  for (const auto& each : read.error()) said.push_back(each.message);
  CHECK(said == std::vector<std::string>{"the line '=?,entity' is still to be filled in",
                                         "the line 'x,?,?' is still to be filled in",
                                         "the line 'y,workers,?' is still to be filled in"});
}

TEST_CASE("roles of one column may stand on several lines", "[schema]") {
  const auto read = parse_schema(
      "column,role,better,unit\nid,entity,,\nyear,year,,\nx,workers,higher,persons\nx,cultivation,,"
      "\nx,output,higher,persons\n");
  REQUIRE(read.ok());
  REQUIRE(read->columns.size() == 3);
  CHECK(read->columns[2].roles == std::vector<std::string>{"workers", "cultivation", "output"});
  CHECK(read->columns[2].better == column_better::higher);
}

TEST_CASE("one column over two denominators is two columns", "[schema]") {
  const auto read = parse_schema(
      "column,role,denominator\nid,entity,\nyear,year,\nx,workers,people\nx,workers,\nx,output,"
      "area\n");
  REQUIRE(read.ok());
  REQUIRE(read->columns.size() == 5);
  CHECK(read->columns[2].id() == "x/people");
  CHECK(read->columns[3].id() == "x");
  CHECK(read->columns[4].id() == "x/area");
}

TEST_CASE("what is wrong in a schema file is found where it stands", "[schema]") {
  struct mistake {
    const char* line;  // after a header, an entity and a year: line 4
    data_code code;
    const char* column;
    const char* text;
    const char* message;
  };
  const auto bad = GENERATE(
      mistake{"x,workers,upward,,,", data_code::unknown_better, "better", "upward",
              "higher, lower, neutral"},
      mistake{"x,workers,target=high,,,", data_code::unknown_better, "better", "target=high",
              "not a number"},
      mistake{"x,workers,target=,,,", data_code::unknown_better, "better",
              "target=", "not a number"},
      mistake{"x,workers,target=1..,,,", data_code::unknown_better, "better", "target=1..",
              "the end of the target is not a number"},
      mistake{"x,workers,target=a..2,,,", data_code::unknown_better, "better", "target=a..2",
              "the beginning of the target is not a number"},
      mistake{"x,workers,target=2..1,,,", data_code::unknown_better, "better", "target=2..1",
              "ends below its beginning"},
      mistake{"x,workers,target=1..2..3,,,", data_code::unknown_better, "better", "target=1..2..3",
              "the end of the target is"},
      mistake{"x,workers,,0,,", data_code::bad_scale, "scale", "0", "above zero"},
      mistake{"x,workers,,-1,,", data_code::bad_scale, "scale", "-1", "above zero"},
      mistake{"x,workers,,1e999,,", data_code::bad_scale, "scale", "1e999", "range"},
      mistake{"x,workers,,1%,,", data_code::bad_scale, "scale", "1%", "percent sign"},
      mistake{"x,workers,,,x,", data_code::bad_denominator, "denominator", "x", "itself"},
      mistake{"x,group,,,y,", data_code::bad_denominator, "denominator", "y", "values"},
      mistake{"x,,,,,", data_code::missing_role, "role", "x", "ignore"},
      mistake{",workers,,,,", data_code::missing_column, "column", "", "no column"},
      mistake{"x,entity,,,,", data_code::duplicate_role, "role", "entity",
              "column 'id' has this role already"},
      mistake{"x,year,,,,", data_code::duplicate_role, "role", "year",
              "column 'year' has this role already"},
      mistake{"x,workers|workers,,,,", data_code::duplicate_role, "role", "workers", "twice"},
      mistake{"x,workers|group,,,,", data_code::mixed_roles, "role", "x", "one role only"},
      mistake{"x,workers|ignore,,,,", data_code::mixed_roles, "role", "x", "ignored"},
      mistake{"id,group,,,,", data_code::conflicting_lines, "column", "id", "a line already"},
      mistake{"v,demand,lower,,,", data_code::conflicting_lines, "better", "lower", "line 5"},
      mistake{"=12,workers,,,,", data_code::missing_column, "column", "=12", "constant"},
      mistake{"x,workers,,,,sideways", data_code::unknown_kind, "kind", "sideways", "level, rate"},
      mistake{"x,workers,,", data_code::wrong_field_count, "denominator", "",
              "4 fields where the header has 6"},
      mistake{"x,workers,,,,,,", data_code::wrong_field_count, "#7", "",
              "8 fields where the header has 6"},
      mistake{"x,wor\"kers,,,,", data_code::stray_quote, "role", "wor\"kers", "quote"});
  CAPTURE(bad.line);
  const std::string text =
      std::string("column,role,better,scale,denominator,kind\nid,entity,,,,\nyear,year,,,,\n") +
      (bad.code == data_code::conflicting_lines ? "" : std::string(bad.line) + "\n") +
      (bad.code == data_code::conflicting_lines
           ? "\nv,output,higher,,,\n" + std::string(bad.line) + "\n"
           : "v,output,higher,,,\n");
  const auto read = parse_schema(text, "s.csv");
  REQUIRE_FALSE(read.ok());
  REQUIRE(read.error().size() == 1);
  const auto& error = read.error()[0];
  CHECK(std::string(code_name(error.code)) == std::string(code_name(bad.code)));
  CHECK(error.file == "s.csv");
  CHECK(error.row == (bad.code == data_code::conflicting_lines ? 5U : 4U));
  CHECK(error.line == (bad.code == data_code::conflicting_lines ? 6U : 4U));
  CHECK(error.column == bad.column);
  CHECK(error.text == bad.text);
  CHECK_THAT(error.message, ContainsSubstring(bad.message));
}

TEST_CASE("a schema as a whole can be unfit", "[schema]") {
  const auto messages = [](std::string_view text) {
    std::string all;
    const auto read = parse_schema(text, "s.csv");
    if (read.ok()) return all;
    for (const auto& error : read.error()) all += describe(error) + "\n";
    return all;
  };
  CHECK(messages("") == "s.csv: the schema is empty\n");
  CHECK_THAT(messages("column,role\n"), ContainsSubstring("'entity': no column has this role"));
  CHECK_THAT(messages("column,role\n"), ContainsSubstring("'year': no column has this role"));
  CHECK_THAT(messages("column,role\n"), ContainsSubstring("column of values"));
  CHECK(messages("column,role\nid,entity\ny,year\nx,output\n").empty());
  CHECK_THAT(
      messages("column,roll\nid,entity\n"),
      ContainsSubstring(
          "s.csv: row 1, column #2: 'roll': a schema has no such column (did you mean 'role'?)"));
  CHECK_THAT(messages("column,roll\nid,entity\n"),
             ContainsSubstring("s.csv: row 1, column role: a schema needs this column"));
  CHECK_THAT(messages("column,role,role\nid,entity,x\n"), ContainsSubstring("twice"));
  CHECK_THAT(messages("\xff\xfe"), ContainsSubstring("UTF-16"));
  // Semicolons and tabs are found out.
  CHECK_THAT(messages("column;role\nid;entity\n"), ContainsSubstring("'year': no column"));
  CHECK_THAT(messages("column\trole\nid\tentity\n"), ContainsSubstring("'year': no column"));
  CHECK(messages("column,role,a;b\nid,entity,\n").find("separated by") == std::string::npos);
}

TEST_CASE("all mistakes of a schema are told at once", "[schema]") {
  const auto read = parse_schema(
      "column,role,better,scale\nid,entity,,\nx,workers,up,0\n,output,,\ny,workers|year|entity,,"
      "\n");
  REQUIRE_FALSE(read.ok());
  std::vector<std::string> codes;
  for (const auto& error : read.error()) codes.emplace_back(code_name(error.code));
  CHECK(codes == std::vector<std::string>{"unknown_better", "bad_scale", "missing_column",
                                          "mixed_roles", "duplicate_role"});
}

TEST_CASE("a schema made in C++ is checked by the same rules", "[schema]") {
  schema made;
  made.columns = {schema_column{.column = "id", .roles = {"entity"}},
                  schema_column{.column = "year", .roles = {"year"}},
                  schema_column{.column = "x", .roles = {"workers"}}};
  CHECK(check(made).empty());
  made.columns[2].scale = -1;
  made.columns[1].roles = {};
  const auto errors = check(made);
  REQUIRE(errors.size() == 3);
  CHECK(errors[0].code == data_code::missing_role);
  CHECK(errors[1].code == data_code::bad_scale);
  CHECK(errors[2].code == data_code::missing_role);
  CHECK(errors[2].text == "year");
}

TEST_CASE("a schema file that is not there", "[schema]") {
  const auto read = nqpf::read_schema("/no/such/schema.csv");
  REQUIRE_FALSE(read.ok());
  CHECK(read.error()[0].code == data_code::cannot_open);
  CHECK_THAT(describe(read.error()[0]), StartsWith("/no/such/schema.csv: cannot be opened: "));
}

TEST_CASE("every code has a name of its own", "[schema]") {
  for (int a = 0; a <= static_cast<int>(data_code::group_changes); ++a) {
    const auto name = code_name(static_cast<data_code>(a));
    CHECK_FALSE(name.empty());
    for (int b = 0; b < a; ++b)
      CHECK(std::string(code_name(static_cast<data_code>(b))) != std::string(name));
  }
}

TEST_CASE("the schemas of the examples are in order", "[schema]") {
  for (const char* name :
       {"china-provinces", "country-panel", "china-national", "institutions-us", "illustrative"}) {
    CAPTURE(name);
    const auto read =
        nqpf::read_schema(test::source_path("examples/schemas/" + std::string(name) + ".csv"));
    REQUIRE(read.ok());
    for (const schema_column& column : read->columns) {
      // A column that counts on a side must say which values of it are better; none counts on two.
      if (!column.is_value()) continue;
      CHECK(column.roles.size() == 1);
      CHECK(column.better != column_better::unsaid);
      if (!column.has_role("context") && !column.has_role("demand"))
        CHECK(column.better != column_better::neutral);
    }
  }
}

TEST_CASE("an interval that is best is read, and lines of one column agree on it", "[schema]") {
  const auto target_of = [](const std::string& better) {
    const auto read = nqpf::parse_schema("column,role,better\nid,entity,\nyear,year,\nx,workers," +
                                         better + "\n");
    REQUIRE(read);
    return read->columns[2];
  };
  const auto share = target_of("target=0.4..0.6");
  CHECK(share.better == column_better::target);
  CHECK(share.target == 0.4);
  CHECK(share.target_end == 0.6);
  CHECK(target_of("target= -1.5 .. -.5 ").target == -1.5);
  CHECK(target_of("target= -1.5 .. -.5 ").target_end == -0.5);
  CHECK(target_of("target=.4...6").target_end == 0.6);
  CHECK(nqpf::is_missing(target_of("target=1..1").target_end));  // a single value
  CHECK(nqpf::is_missing(target_of("target=1").target_end));

  const auto two = [](const char* first, const char* second) {
    return nqpf::parse_schema(
        std::string("column,role,better\nid,entity,\nyear,year,\nx,workers,") + first +
        "\nx,demand," + second + "\n");
  };
  CHECK(two("target=1..2", "target=1..2"));
  CHECK(two("target=1", "target=1"));
  CHECK(two("target=1", "target=1..1"));
  CHECK_FALSE(two("target=1..2", "target=1..3"));
  CHECK_FALSE(two("target=1..2", "target=1"));
  CHECK_FALSE(two("target=1", "target=1..2"));

  nqpf::schema made{"", {{"id", {"entity"}}, {"year", {"year"}}, {"x", {"workers"}}}};
  made.columns[2].better = column_better::target;
  made.columns[2].target = 2;
  CHECK(check(made).empty());
  made.columns[2].target_end = 3;
  CHECK(check(made).empty());
  made.columns[2].low = 2.1;
  made.columns[2].high = 2.9;
  CHECK_FALSE(check(made).empty());  // ends within what is best tell nothing apart
  made.columns[2].high = 3.1;
  CHECK(check(made).empty());
  made.columns[2].low = made.columns[2].high = nqpf::missing;
  made.columns[2].target_end = 1;
  CHECK_FALSE(check(made).empty());
  made.columns[2].target_end = nqpf::infinity;
  CHECK_FALSE(check(made).empty());
}

}  // namespace schema_test
