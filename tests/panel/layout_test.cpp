// SPDX-License-Identifier: BSL-1.0

// Files as offices make them: wide and long tables, decimal commas, titles, units, marks, years. Each reads
// as the clean file does, or is refused by the one message that says what to do.

#include <nqpf/panel.hpp>

#include "support/catch.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace layout_test {

using nqpf::data_code;
using nqpf::parse_panel;
using nqpf::read_options;

namespace {

const std::string clean =
    "city,year,gdp,staff\n"
    "Bonn,2018,1234.5,10\n"
    "Bonn,2019,1300,\n"
    "Ulm,2018,7,20\n"
    "Ulm,2019,8,21\n";
const std::string columns = "column,role,better\ncity,entity,\n";
const std::string lines = "gdp,output,higher\nstaff,workers,higher\n";
const std::string tidy = columns + "year,year,\n" + lines;

/// The panel as text, or the errors.
std::string read(const std::string& text, const std::string& meaning,
                 const read_options& options = {}, const std::string& name = "t.csv") {
  const auto parsed = nqpf::parse_schema(meaning, "s.csv");
  if (!parsed.ok()) return describe(parsed.error()[0]);
  const auto made = parse_panel(text, *parsed, options, name);
  std::string out;
  if (!made.ok()) {
    for (const std::string& line : summarize(made.error())) out += line + "\n";
    return out;
  }
  return nqpf::to_csv(*made);
}

std::string expected() { return read(clean, tidy); }

}  // namespace

TEST_CASE("long tables: a record for each value", "[layout]") {
  const std::string meaning = columns + "year,year,\nitem,indicator,\namount,value,\n" + lines;
  const std::string text =
      "item,city,unit,year,amount\n"
      "GDP,Bonn,m,2018,1234.5\ngdp,Bonn,m,2019,1300\nstaff,Bonn,1,2018,10\nstaff,Bonn,1,2019,NA\n"
      "staff,Ulm,1,2018,20\nstaff,Ulm,1,2019,21\n gdp ,Ulm,m,2018,7\ngdp,Ulm,m,2019,8\n";
  CHECK(read(text, meaning) == expected());
  read_options pieces;
  pieces.csv.chunk = 64;
  CHECK(read(text, meaning, pieces) == expected());

  SECTION("indicators that the schema does not name are counted, whatever stands there") {
    const auto made = parse_panel(text + "mayor,Bonn,,2018,Miller\nmayor,Ulm,,2018,Smith\n",
                                  *nqpf::parse_schema(meaning));
    REQUIRE(made.ok());
    CHECK(nqpf::to_csv(*made) == expected());
    REQUIRE(made->warnings().count_of(data_code::left_out) == 1);
    CHECK_THAT(made->warnings()[0].message,
               ContainsSubstring("2 records") && ContainsSubstring("mayor"));
  }
  SECTION("a value that stands twice is an error, also where it was missing first") {
    CHECK_THAT(
        read(text + "staff,Bonn,1,2019,9\n", meaning),
        ContainsSubstring("row 10, column staff: 'Bonn, 2019'") && ContainsSubstring("already"));
  }
  SECTION("an indicator that never comes") {
    CHECK_THAT(
        read("item,city,year,amount\ngdpp,Bonn,2018,1\nstaff,Bonn,2018,1\n", meaning),
        ContainsSubstring("'gdp': no indicator of t.csv has this name (did you mean 'gdpp'?)"));
  }
  SECTION("not told by the schema, it is recognized") {
    CHECK_THAT(read(text, tidy), ContainsSubstring("it has a record for each value") &&
                                     ContainsSubstring("'item,indicator'") &&
                                     ContainsSubstring("'amount,value'"));
  }
}

TEST_CASE("wide tables: years in the header", "[layout]") {
  SECTION("a record for each entity and indicator") {
    const std::string meaning = columns + "=header,year,\nitem,indicator,\n" + lines;
    const std::string text =
        "city,item,2018,2019\nBonn,gdp,1234.5,1300\nUlm,gdp,7,8\nBonn,staff,10,\nUlm,staff,20,21\n";
    CHECK(read(text, meaning) == expected());
    CHECK_THAT(read(text, tidy),
               ContainsSubstring("'=header,year'") && ContainsSubstring("'item,indicator'"));
    CHECK(read("city,item,2018\xe5\xb9\xb4,X2019,note\nBonn,gdp,1234.5,1300,a\nUlm,gdp,7,8,b\n"
               "Bonn,staff,10,,c\nUlm,staff,20,21,d\n",
               meaning) == expected());
    CHECK_THAT(read("city,item,2018,2019\nBonn,gdp,1,2\nBonn,gdp,3,4\nBonn,staff,1,1\n", meaning),
               ContainsSubstring("row 3, column gdp: 'Bonn, 2018'"));
  }
  SECTION("columns named by indicator and year") {
    const std::string meaning = columns + "=header,year,\n" + lines;
    for (const char* header : {"city,gdp_2018,gdp_2019,staff_2018,staff_2019",
                               "city,GDP 2018,GDP 2019,staff2018,staff2019",
                               "city,2018 gdp,2019-gdp,staff (2018),staff (2019)",
                               "city,2018\xe5\xb9\xb4gdp,2019\xe5\xb9\xb4gdp,staff_"
                               "2018\xe5\xb9\xb4,staff_2019\xe5\xb9\xb4"}) {
      CAPTURE(header);
      const std::string text = header + std::string("\nBonn,1234.5,1300,10,\nUlm,7,8,20,21\n");
      CHECK(read(text, meaning) == expected());
      CHECK_THAT(read(text, tidy), ContainsSubstring("'=header,year'"));
    }
    CHECK_THAT(read("city,gdp_2018,staf_2018\nBonn,1,2\n", meaning),
               ContainsSubstring("'staff': no indicator of t.csv has this name"));
  }
  SECTION("the file is of one indicator, or of one entity") {
    CHECK(read("year,Bonn,Ulm\n2018,1,2\n2019,3,4\n",
               "column,role\nyear,year\n=header,entity\n=gdp,indicator\ngdp,output\n") ==
          read("city,year,gdp\nBonn,2018,1\nBonn,2019,3\nUlm,2018,2\nUlm,2019,4\n",
               columns + "year,year,\ngdp,output,\n"));
    CHECK(read("item,2018,2019\ngdp,1,2\nstaff,3,4\n",
               "column,role\n=header,year\n=Bonn,entity\nitem,indicator\ngdp,output\nstaff,"
               "workers\n") == read("city,year,gdp,staff\nBonn,2018,1,3\nBonn,2019,2,4\n", tidy));
    CHECK(read("city,2018\nBonn,1\n",
               "column,role\ncity,entity\n=header,year\n=file,indicator\ngdp,output\n", {},
               "some/folder/gdp.csv") ==
          read("city,year,gdp\nBonn,2018,1\n", columns + "year,year,\ngdp,output,\n"));
  }
  SECTION("scale and denominator are applied") {
    CHECK(read("city,item,2018,2019\nBonn,gdp,50,0\nBonn,staff,4,0\n",
               columns + "=header,year,\nitem,indicator,\n") ==
          "s.csv: column role: no column has a role that makes it a column of values");
    const auto meaning = nqpf::parse_schema(
        "column,role,scale,denominator\ncity,entity,,\n=header,year,,\nitem,indicator,,\ngdp,"
        "output,0.01,staff\n");
    REQUIRE(meaning.ok());
    const auto made = parse_panel("city,item,2018,2019\nBonn,gdp,50,1\nBonn,staff,4,0\n", *meaning);
    REQUIRE(made.ok());
    CHECK(made->value(0, 0) == 0.125);
    CHECK(made->missing(1, 0));
    CHECK_THAT(describe(made->warnings()[0]), ContainsSubstring("'Bonn, 2019'"));
  }
  SECTION("an entity without any value keeps its place, and is named") {
    const auto made =
        parse_panel("city,2018,2019\nBonn,1,2\nUlm,,\n",
                    *nqpf::parse_schema(
                        "column,role\ncity,entity\n=header,year\n=gdp,indicator\ngdp,output\n"));
    REQUIRE(made.ok());
    CHECK(made->rows() == 4);
    CHECK_THAT(describe(made->warnings()[0]), ContainsSubstring("'Ulm': this entity has no value"));
  }
  SECTION("roles that do not say one layout") {
    const auto refused = [](const std::string& more) {
      const auto made = nqpf::parse_schema("column,role\ngdp,output\n" + more);
      REQUIRE_FALSE(made.ok());
      return made.error()[0].code;
    };
    CHECK(refused("a,entity\nb,year\nc,value\n") == data_code::bad_layout);
    CHECK(refused("a,entity\nb,year\nc,indicator\n") == data_code::bad_layout);
    CHECK(refused("a,entity\n=header,year\nb,indicator\nc,value\n") == data_code::bad_layout);
    CHECK(refused("=header,entity\n=header,year\n=gdp,indicator\n") == data_code::bad_layout);
    CHECK(refused("=header,entity\nb,year\n") == data_code::bad_layout);
    CHECK(refused("a,entity\nb,year\n=header,indicator\nc,value\n") == data_code::bad_layout);
  }
}

TEST_CASE("numbers as offices write them", "[layout]") {
  read_options options;
  options.csv.separator = '\0';
  SECTION("semicolons and decimal commas") {
    options.numbers.decimal = ',';
    CHECK(read("city;year;gdp;staff\nBonn;2018;1234,5;10\nBonn;2019;1300;\nUlm;2018;7,0;20\nUlm;"
               "2019;8;21\n",
               tidy, options) == expected());
    options.numbers.thousands = '.';
    CHECK(read("city;year;gdp;staff\nBonn;2018;1.234,5;10\nBonn;2019;1.300;\nUlm;2018;7;20\nUlm;"
               "2019;8;21\n",
               tidy, options) == expected());
    CHECK_THAT(read("city;year;gdp;staff\nBonn;2018;1.23,5;10\n", tidy, options),
               ContainsSubstring("'1.23,5'"));
  }
  SECTION("tabs, quotes, thousands") {
    options.numbers.thousands = ',';
    CHECK(read("city\tyear\tgdp\tstaff\nBonn\t2018\t1,234.5\t10\nBonn\t2019\t1,"
               "300\t\nUlm\t2018\t7\t20\nUlm\t2019\t8\t21\n",
               tidy, options) == expected());
    options.numbers.thousands = ' ';
    CHECK(read("city,year,gdp,staff\nBonn,2018,1\xc2\xa0"
               "234.5,10\nBonn,2019,\"1 300\",\nUlm,2018,7,20\nUlm,2019,8,21\n",
               tidy, options) == expected());
    for (const char* wrong : {"12,34", "1,234,5", ",123", "1,", "1.5,000"}) {
      options.numbers.thousands = ',';
      CAPTURE(wrong);
      CHECK(nqpf::parse_number(wrong, options.numbers).status != nqpf::number_status::ok);
    }
  }
  SECTION("marks of footnotes") {
    const std::string text =
        "city,year,gdp,staff\nBonn,2018,1234.5*,10\nBonn,2019,1300 "
        "1),\nUlm,2018,7a,20\nUlm,2019,8,21\xe2\x91\xa0\n";
    CHECK_THAT(read(text, tidy), ContainsSubstring("a number with a mark after it"));
    options.numbers.marks = {"*", "1)", "a", "\xe2\x91\xa0"};
    CHECK(read(text, tidy, options) == expected());
    options.numbers = {};
    options.numbers.any_mark = true;
    CHECK_THAT(read("city,year,gdp,staff\nBonn,2018,[1],10\nBonn,2019,*,\n", tidy, options),
               ContainsSubstring("'[1]': not a number"));
    CHECK(nqpf::parse_number("3.5 [2]", options.numbers).value == 3.5);
    CHECK(nqpf::parse_number("3.5\xc2\xb2", options.numbers).value == 3.5);
    CHECK(read(text, tidy, options) == expected());
    for (const char* marked : {"12.5 1)",
                               "12.5\xc2\xa0"
                               "12)",
                               "12.5 a)", "12.5a)", "12.5 * 1)", "12.5 (k)"}) {
      CAPTURE(marked);
      CHECK(nqpf::parse_number(marked, options.numbers).value == 12.5);
    }
    // Digits before a bracket could be the number's, and letters could be thousands and more.
    for (const char* unclear :
         {"12.51)", "12.5 123)", "1)", "a)", "5k", "5 m", "2b", "3.5t", "5k*", "7e"}) {
      CAPTURE(unclear);
      CHECK(nqpf::parse_number(unclear, options.numbers).status != nqpf::number_status::ok);
    }
    CHECK_THAT(read("city,year,gdp,staff\nBonn,2018,5k,10\n", tidy, options),
               ContainsSubstring("'5k': the letter after the number can stand for thousands"));
    options.numbers.marks = {"k"};
    CHECK(nqpf::parse_number("5k", options.numbers).value == 5);
    options.numbers.thousands = ' ';
    CHECK(nqpf::parse_number("12 500 1)", options.numbers).value == 12500);
  }
  SECTION("words for missing are an option") {
    options.missing = {"", "n.a.", ":"};
    CHECK(read("city,year,gdp,staff\nBonn,2018,1234.5,10\nBonn,2019,1300,n.a.\nUlm,2018,7,20\nUlm,"
               "2019,8,21\n",
               tidy, options) == expected());
    CHECK_THAT(read("city,year,gdp,staff\nBonn,2018,NA,10\n", tidy, options),
               ContainsSubstring("'NA'"));
  }
  SECTION("blanks of any kind around cells") {
    CHECK(read("city,year,gdp,staff\n Bonn ,2018 , 1234.5,\xc2\xa0"
               "10\nBonn,2019,1300, \nUlm\xe3\x80\x80,2018,7,20\nUlm,2019,8,21\n",
               tidy) == expected());
  }
}

TEST_CASE("lines above and below the header", "[layout]") {
  const std::string titled = "Table 1: cities,,,\nSource: an office,,,\n" + clean;
  CHECK_THAT(read(titled, tidy),
             ContainsSubstring("row 3: 'city': this record seems to be the header"));
  read_options options;
  options.title_lines = 2;
  CHECK(read(titled, tidy, options) == expected());
  CHECK_THAT(read("Cities\n" + clean, tidy), ContainsSubstring("row 2: 'city'"));

  options = {};
  std::string units = clean;
  units.insert(units.find('\n') + 1, ",,million,persons\n");
  CHECK_THAT(read(units, tidy),
             ContainsSubstring("row 2: 'persons'") && ContainsSubstring("a line of units"));
  options.units_line = true;
  CHECK(read(units, tidy, options) == expected());
  const auto made = parse_panel(units, *nqpf::parse_schema(tidy), options);
  REQUIRE(made.ok());
  CHECK(made->column(0).unit == "million");
  // A record is never taken for units in silence.
  CHECK_THAT(read(clean, tidy, options), ContainsSubstring("a number in the line of units"));
}

TEST_CASE("lines of nothing but separators are no records", "[layout]") {
  std::string padded = clean;
  padded.insert(padded.find("Ulm"), ",,,\n, ,\t,\n");
  CHECK(read(padded + ",,,\n,,,,,,\n\"\",,,", tidy) == expected());
  // Places are those of the file.
  CHECK_THAT(read(padded + ",,,\nUlm,x,1,2\n", tidy), ContainsSubstring("row 9, column year: 'x'"));
  CHECK_THAT(read("city,year,gdp,staff\n,,,\n", tidy),
             ContainsSubstring("a header and no records"));
  // A line with anything in it is a record, and so is one that has no key to name.
  CHECK_THAT(read(clean + ",,1,\n", tidy), ContainsSubstring("row 6, column city"));
  CHECK_THAT(read("gdp,staff\n1,2\n,\n", "column,role,better\n=A,entity,\n=2018,year,\n" + lines),
             ContainsSubstring("row 3"));
}

TEST_CASE("years as tables write them", "[layout]") {
  CHECK(read("city,year,gdp,staff\nBonn,2018\xe5\xb9\xb4,1234.5,10\nBonn,2019.0,1300,\nUlm,2018.00,"
             "7,20\n"
             "Ulm,2019\xe5\xb9\xb4\xe5\xba\xa6,8,21\n",
             tidy) == expected());
  const std::string academic =
      "city,year,gdp,staff\nBonn,2018/19,1234.5,10\nBonn,2019-20,1300,\nUlm,2018/"
      "2019,7,20\nUlm,2019\xe2\x80\x93"
      "20,8,21\n";
  CHECK_THAT(read(academic, tidy), ContainsSubstring("'2018/19': two years in one"));
  read_options options;
  options.years = nqpf::split_year::first;
  CHECK(read(academic, tidy, options) == expected());
  options.years = nqpf::split_year::second;
  CHECK_THAT(read(academic, tidy, options), ContainsSubstring("Bonn,Bonn,2020,1300"));
  for (const char* wrong : {"2018/20", "2018/18", "18/19", "2018/9", "2018/"}) {
    CAPTURE(wrong);
    CHECK_THAT(read(std::string("city,year,gdp,staff\nBonn,") + wrong + ",1,1\n", tidy, options),
               ContainsSubstring("1 to 9999"));
  }
}

TEST_CASE("names that differ by case, blanks or composition are one, and it is said", "[layout]") {
  const std::string rhone = "Rh\xc3\xb4ne";
  for (const std::string& other : std::vector<std::string>{
           std::string("RH\xc3\x94NE"), std::string("Rho\xcc\x82ne"), "\xc2\xa0" + rhone,
           rhone + "\xe3\x80\x80", "Rh\xe2\x80\x8b\xc3\xb4ne",
           "rh\xc3\xb4"
           " ne"}) {
    CAPTURE(other);
    const auto made =
        parse_panel("city,year,gdp,staff\n" + rhone + ",2018,1,2\n" + other + ",2019,1,2\n",
                    *nqpf::parse_schema(tidy), {}, "t.csv");
    REQUIRE(made.ok());
    CHECK(made->entities() == 1);
    CHECK(made->entity_id(0) == rhone);
    CHECK(made->find_entity(other) == 0);
    // Blanks around a name and what does not show make no other name; the rest is said once.
    const bool same = nqpf::panel_detail::clean_name(other) == rhone;
    CHECK(made->warnings().count_of(data_code::similar_names) == (same ? 0 : 1));
    if (!same)
      CHECK_THAT(describe(made->warnings()[0]),
                 ContainsSubstring("t.csv: row 3, column city: '") &&
                     ContainsSubstring("is taken for '" + rhone + "'"));
    // Two records of one year are a record twice.
    CHECK_FALSE(parse_panel("city,year,gdp,staff\n" + rhone + ",2018,1,2\n" + other + ",2018,1,2\n",
                            *nqpf::parse_schema(tidy))
                    .ok());
  }
  const auto grouped = parse_panel(
      "city,year,g,gdp\na,2018,North,1\nb,2018,NORTH,1\nc,2018,North ,1\n",
      *nqpf::parse_schema("column,role\ncity,entity\nyear,year\ng,group\ngdp,output\n"));
  REQUIRE(grouped.ok());
  CHECK(grouped->group_count(0) == 1);
  CHECK(grouped->warnings().count_of(data_code::similar_names) == 1);
  CHECK(nqpf::panel_detail::clean_name("\xe5\x8c\x97 \xe3\x80\x80\xe4\xba\xac") ==
        "\xe5\x8c\x97\xe4\xba\xac");
  CHECK(nqpf::panel_detail::clean_name("\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab") == "\xed\x95\x9c");
}

TEST_CASE("errors of one kind are said once, with a count and the first three places", "[layout]") {
  std::string text = "city,year,gdp,staff\n";
  for (int i = 1; i <= 1000; ++i) text += "Bonn," + std::to_string(i) + ",\"1,5\",x\n";
  text += "Bonn,1,1,1\n\xff,2,1,1\n\xfe,3,1,1\n";
  const auto made = parse_panel(text, *nqpf::parse_schema(tidy), {}, "t.csv");
  REQUIRE_FALSE(made.ok());
  const std::vector<std::string> said = summarize(made.error());
  REQUIRE(said.size() == 11);
  CHECK(made.error().total() == 2003);
  std::string all;
  for (const std::string& line : said) all += line + "\n";
  CHECK_THAT(all, ContainsSubstring("row 4, column gdp: '1,5'") &&
                      ContainsSubstring("t.csv: and 997 more of this kind, 1000 in all") &&
                      ContainsSubstring("t.csv: and 1 more of this kind, 2 in all") &&
                      ContainsSubstring("stand in row 2 already"));
  CHECK(all.find("row 5") == std::string::npos);
}

TEST_CASE("a host reads years and names as the reader of panels does") {
  CHECK(nqpf::parse_year("2023") == 2023);
  CHECK(nqpf::parse_year("2023/24") == 0);
  CHECK(nqpf::parse_year("2023/24", nqpf::split_year::second) == 2024);
  CHECK(nqpf::clean_name("  two   words ") == "two words");
}

}  // namespace layout_test
