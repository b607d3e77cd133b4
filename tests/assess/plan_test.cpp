// SPDX-License-Identifier: BSL-1.0

// What the roles of a schema mean to the assessment: what is refused, where, and what is warned about.

#include "assess/small.hpp"

#include <string>

namespace plan_test {

using nqpf::assess_code;
using nqpf::remark_code;
using test::assessed;
using test::panel_of;
using test::refused;
using test::schema_of;

namespace {

const char* const text = "id,year,x,y,z\na,1,0,1,3\nb,1,1,0,4\na,2,2,5,1\nb,2,3,2,7\n";

}  // namespace

TEST_CASE("errors of a schema have place, text and advice", "[assess]") {
  const auto meaning = schema_of(
      "x,worker,higher,,,,,,,\n"                                // line 4
      "y,workers,,,,,,,,\n"                                     // line 5
      "z,means_of_labour|path_open_training,higher,,,,,,,\n");  // line 6
  const auto errors = refused(panel_of(meaning, text), meaning);
  REQUIRE(errors.size() == 3);
  CHECK(describe(errors[0]) ==
        "schema.csv: row 4, column role: 'worker': no such role (did you mean 'workers'?)");
  CHECK(errors[0].code == assess_code::unknown_role);
  const auto unlike = schema_of("x,machinery,higher,,,,,,,\n");
  const auto listed = refused(panel_of(unlike, text), unlike);
  REQUIRE(listed.size() == 1);
  CHECK_THAT(listed[0].message,
             ContainsSubstring("no such role: values stand for workers, means_of_labour"));
  CHECK(errors[1].code == assess_code::no_direction);
  CHECK(errors[1].line == 5);
  CHECK(errors[1].column == "better");
  CHECK(errors[2].code == assess_code::both_sides);
  CHECK(errors[2].line == 6);
  CHECK(errors[2].text == "means_of_labour|path_open_training");
  CHECK_THAT(errors[2].message, ContainsSubstring("shared"));
}

TEST_CASE("a column on both sides has to be declared", "[assess]") {
  const char* const rest = "y,workers,higher,,,,,,,\nz,cultivation,higher,,,,,,,\n";
  const auto declared =
      schema_of(std::string("x,means_of_labour|path_open_training|shared,higher,,,,,,,\n") + rest);
  const auto a = assessed(panel_of(declared, text));
  CHECK_THAT(test::remarks(a, remark_code::shared_column), ContainsSubstring("mechanically"));

  const auto bare =
      schema_of(std::string("x,means_of_labour|path_open_training,higher,,,,,,,\n") + rest);
  nqpf::assess_options options;
  options.shared = {"x"};
  CHECK(assessed(panel_of(bare, text), options).has(remark_code::shared_column));
  options.shared = {"y"};
  CHECK(refused(panel_of(bare, text), bare, options)[0].code == assess_code::both_sides);
}

TEST_CASE("the same numbers under two names, or one column under two denominators", "[assess]") {
  const auto meaning = schema_of(
      "x,workers,higher,,,,,Shares,,\nx2,cultivation,higher,,,,,Percents,,\ny,means_of_labour,"
      "higher,,,,,,,\n");
  const auto a =
      assessed(panel_of(meaning, "id,year,x,x2,y\na,1,0.1,10,3\nb,1,0.2,20,4\nc,1,0.7,70,1\n"));
  CHECK_THAT(test::remarks(a, remark_code::same_values), ContainsSubstring("Shares"));
  const auto other =
      assessed(panel_of(meaning, "id,year,x,x2,y\na,1,0.1,10,3\nb,1,0.2,30,4\nc,1,0.7,70,1\n"));
  CHECK_FALSE(other.has(remark_code::same_values));

  const auto twice = schema_of(
      "x,workers,higher,,,y,,,,\nx,cultivation,higher,,,z,,,,\ny,means_of_labour,higher,,,,,,,\n");
  const auto b = assessed(panel_of(twice, "id,year,x,y,z\na,1,1,1,3\nb,1,1,2,4\nc,1,5,3,7\n"));
  CHECK_THAT(test::remarks(b, remark_code::shared_source), ContainsSubstring("column x"));
}

TEST_CASE("one column in two dimensions of one side", "[assess]") {
  const auto meaning =
      schema_of("x,workers|means_of_labour,higher,,,,,,,\ny,cultivation,higher,,,,,,,\n");
  const auto a = assessed(panel_of(meaning, text));
  CHECK_THAT(test::remarks(a, remark_code::counted_twice),
             ContainsSubstring("Workers and Means of labour"));
  CHECK(a.scored_columns().size() == 3);
}

TEST_CASE("a side of levels alone is said to follow size", "[assess]") {
  const auto meaning = schema_of(
      "x,workers,higher,,,,,People,level,\ny,means_of_labour,higher,,,,,Spending,level,\n"
      "z,cultivation,higher,,,,,Students,level,\n");
  const auto a = assessed(panel_of(meaning, text));
  CHECK_FALSE(a.has(remark_code::levels_beside_rates));
  const std::string words = test::remarks(a, remark_code::levels_only);
  CHECK_THAT(words, ContainsSubstring("People, Spending are levels"));
  CHECK_THAT(words, ContainsSubstring("Students is a level"));
  CHECK(nqpf::code_name(remark_code::levels_only) == "levels_only");
  CHECK(nqpf::code_name(remark_code::imputed) == "imputed");
  const auto rates = schema_of(
      "x,workers,higher,,,,,People,rate,\ny,means_of_labour,higher,,,,,Spending,,\n"
      "z,cultivation,higher,,,,,Students,rate,\n");
  CHECK_FALSE(assessed(panel_of(rates, text)).has(remark_code::levels_only));
}

TEST_CASE("levels beside rates, and money of different years", "[assess]") {
  const auto meaning = schema_of(
      "x,workers,higher,,,,,People,level,\ny,means_of_labour,higher,,,,,Spending,rate,current\n"
      "z,cultivation,higher,,,,,,rate,\n");
  const auto a = assessed(panel_of(meaning, text));
  CHECK_THAT(test::remarks(a, remark_code::levels_beside_rates),
             ContainsSubstring("People is a level"));
  CHECK_THAT(test::remarks(a, remark_code::current_prices),
             ContainsSubstring("Spending is in the prices"));
  // Within one year prices do not matter.
  const auto b = assessed(panel_of(meaning, "id,year,x,y,z\na,1,0,1,3\nb,1,1,0,4\n"));
  CHECK_FALSE(b.has(remark_code::current_prices));
  CHECK(b.has(remark_code::single_year));
}

TEST_CASE("nothing to score", "[assess]") {
  const auto meaning = schema_of("x,context,,,,,,,,\ny,matching,higher,,,,,,,\n");
  const auto p = panel_of(meaning, text);
  const auto a = assessed(p);  // matching can be scored, though no index can
  CHECK(a.last_year() == 0);
  const auto none = schema_of("x,context,,,,,,,,\ny,output,neutral,,,,,,,\n");
  CHECK(refused(panel_of(none, text), none)[0].code == assess_code::nothing_scored);
}

TEST_CASE("indicators", "[assess]") {
  const char* const rest = "y,workers,higher,,,,,,,\nz,cultivation,higher,,,,,,,\n";
  const auto misspelt = schema_of(std::string("x,context,,,,,ind_exam_wieght,,,\n") + rest);
  const auto errors = refused(panel_of(misspelt, text), misspelt);
  REQUIRE(errors.size() == 1);
  CHECK(errors[0].code == assess_code::unknown_indicator);
  CHECK_THAT(errors[0].message, ContainsSubstring("did you mean 'ind_exam_weight'?"));

  const auto twice = schema_of(
      "x,context,,,,,ind_exam_weight,,,\ny,workers,higher,,,,ind_exam_weight,,,\nz,cultivation,"
      "higher,,,,,,,\n");
  CHECK(refused(panel_of(twice, text), twice)[0].code == assess_code::indicator_twice);

  // A percent where the indicator is a share, and the wrong direction.
  const auto percent = schema_of(
      std::string("x,path_innovative_teaching_methods,higher,percent,,,ind_exam_weight,Exams,,\n") +
      rest);
  const auto a = assessed(panel_of(percent, text));
  CHECK_THAT(test::remarks(a, remark_code::indicator_unit), ContainsSubstring("in percent"));
  CHECK_THAT(test::remarks(a, remark_code::indicator_better), ContainsSubstring("opposite"));
  CHECK_THAT(test::remarks(a, remark_code::outside_domain), ContainsSubstring("2 of 4 rows"));
}

TEST_CASE("titles of dimensions", "[assess]") {
  using nqpf::assess_detail::title_of;
  CHECK(title_of("path_industry_university_research_cooperation") ==
        "Industry-university-research cooperation");
  CHECK(title_of("path_human_machine_collaboration") == "Human-machine collaboration");
  CHECK(title_of("means_of_labour") == "Means of labour");
}

}  // namespace plan_test
