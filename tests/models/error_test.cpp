// SPDX-License-Identifier: BSL-1.0
// Errors, views and the words of degrees.

#include "models/helpers.hpp"

#include <nqpf/models/grades.hpp>

#include <limits>
#include <span>
#include <string>
#include <vector>

namespace error_test {

using namespace nqpf::models;

TEST_CASE("an error says what and where") {
  CHECK(std::string(describe(test::where(error_code::weight_negative, nowhere, 3)).c_str()) ==
        "a weight is negative (column 3)");
  CHECK(std::string(describe(test::where(error_code::missing_cell, 120345, 7)).c_str()) ==
        "a value is missing where complete numbers are needed (row 120345, column 7)");
  CHECK(std::string(describe(test::where(error_code::one_row)).c_str()) ==
        "one row alone cannot be compared");
  for (int code = 0; code <= static_cast<int>(error_code::too_large); ++code)
    CHECK(std::string(describe(static_cast<error_code>(code))) != "unknown error");
}

TEST_CASE("the three layouts of a table show the same numbers") {
  const std::vector<double> by_row{1, 2, 3, 4, 5, 6}, by_column{1, 4, 2, 5, 3, 6};
  const std::vector<double> one{1, 4}, two{2, 5}, three{3, 6};
  const std::vector<const double*> arrays{one.data(), two.data(), three.data()};
  const matrix_view<const double> views[] = {
      row_major(by_row, 2, 3), column_major(by_column, 2, 3), {std::span(arrays), 2}};
  for (const auto& view : views) {
    for (std::size_t i = 0; i < 2; ++i)
      for (std::size_t j = 0; j < 3; ++j) {
        CHECK(view(i, j) == by_row[i * 3 + j]);
        CHECK(view.column(j)[i] == by_row[i * 3 + j]);
      }
    CHECK(view.row_range(1, 1)(0, 2) == 6);
    CHECK(view.column_range(1, 2)(1, 1) == 6);
    CHECK(view.row_range(1, 1).column_range(1, 1)(0, 0) == 5);
    CHECK(view.column_range(2, 1).row_range(1, 1).column(0)[0] == 6);
  }
  std::vector<double> writable(6);
  const matrix_view<double> out = row_major(writable, 2, 3);
  out(1, 0) = 9;
  const matrix_view<const double> reading = out;
  CHECK(reading(1, 0) == 9);
  CHECK(matrix_view<double>{}.empty());
}

TEST_CASE("ten grades, closed on the left or on the right, with cuts of choice") {
  for (int i = 0; i < 9; ++i) {
    const double cut = coordination_cuts[i];
    CHECK(static_cast<int>(*grade_of(cut)) == i + 1);
    CHECK(static_cast<int>(*grade_of(cut, closed_side::right)) == i);
    CHECK(static_cast<int>(*grade_of(cut + 1e-12, closed_side::right)) == i + 1);
    CHECK(static_cast<int>(*grade_of(cut - 1e-12)) == i);
  }
  CHECK(*grade_of(0) == coordination_grade::extreme_imbalance);
  CHECK(*grade_of(0, closed_side::right) == coordination_grade::extreme_imbalance);
  CHECK(*grade_of(1) == coordination_grade::quality_coordination);
  CHECK(std::string(name_of(*grade_of(0.542))) == "barely coordinated");
  CHECK(std::string(chinese_name_of(*grade_of(0.372))) == "轻度失调");
  CHECK(grade_of(missing).error() == test::where(error_code::missing_cell));
  CHECK(grade_of(1.01).error() == test::where(error_code::out_of_range));
  const double two_cuts[] = {0.4, 0.7}, falling[] = {0.7, 0.4};
  CHECK(*step_of(0.5, two_cuts) == 1);
  CHECK(*step_of(0.7, two_cuts) == 2);
  CHECK(*step_of(0.7, two_cuts, closed_side::right) == 1);
  CHECK(*step_of(0.5, {}) == 0);
  CHECK(step_of(0.5, falling).error() == test::where(error_code::bad_option, nowhere, 1));
  CHECK(grade_of(0.5, closed_side::left, two_cuts).error() == test::where(error_code::bad_option));
  CHECK(*phase_of(0.3) == coupling_phase::low);
  CHECK(*phase_of(0.31) == coupling_phase::antagonism);
  CHECK(*phase_of(0.8) == coupling_phase::running_in);
  CHECK(*phase_of(0.8, closed_side::left) == coupling_phase::high);
  CHECK(std::string(name_of(coupling_phase::running_in)) == "running-in");
  STATIC_REQUIRE(*grade_of(0.65) == coordination_grade::primary_coordination);
}

TEST_CASE("relative development says which system lags") {
  STATIC_REQUIRE(develop(0.3, 0.6)->side == lagging::first);
  CHECK(develop(0.3, 0.6)->ratio == 0.5);
  CHECK(develop(0.6, 0.6)->side == lagging::neither);
  CHECK(develop(0.8, 1)->side == lagging::neither);
  CHECK(develop(0.9, 0.5)->side == lagging::second);
  CHECK(develop(0.5, 0)->ratio == std::numeric_limits<double>::infinity());
  CHECK(develop(0.5, 0)->side == lagging::second);
  CHECK(develop(0, 0)->ratio == 1);
  CHECK(develop(0, 0)->side == lagging::neither);
  CHECK(develop(0.7, 1, 0.6, 1.5)->side == lagging::neither);
  CHECK(develop(missing, 1).error() == test::where(error_code::missing_cell, nowhere, 0));
  CHECK(develop(1, -1).error() == test::where(error_code::negative, nowhere, 1));
  CHECK(develop(1, 1, 1.2, 0.8).error() == test::where(error_code::bad_option));
}

}  // namespace error_test
