// SPDX-License-Identifier: BSL-1.0
// Views of tables: what they are made of, and what a broken precondition says.

#undef NDEBUG  // the checks are on here, whatever the build

#include "models/helpers.hpp"

#include <nqpf/models/grey.hpp>
#include <nqpf/models/outliers.hpp>
#include <nqpf/models/sobol.hpp>
#include <nqpf/models/topsis.hpp>

#include <array>
#include <csignal>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

#include <sys/wait.h>
#include <unistd.h>

namespace views_test {

using namespace nqpf::models;

namespace {

/// What a broken precondition writes to the error stream before the program ends.
template <class Break>
std::string words_of(const Break& broken) {
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    std::signal(SIGABRT, SIG_DFL);  // Catch2 would report the end as a failure
    dup2(ends[1], 2);
    close(ends[0]);
    close(ends[1]);
    broken();
    _exit(0);
  }
  close(ends[1]);
  std::string words;
  char part[256];
  for (ssize_t n = 0; (n = read(ends[0], part, sizeof part)) > 0;)
    words.append(part, static_cast<std::size_t>(n));
  close(ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  CHECK(WIFSIGNALED(status));
  return words;
}

}  // namespace

TEST_CASE("A broken precondition says which, and where") {
  const std::vector<double> cells(6);
  const std::size_t most = static_cast<std::size_t>(-1);
  const auto x = row_major(cells, 2, 3);
  const auto says = [](const std::string& words, const char* condition, const char* file) {
    INFO(words);
    return words.find(condition) != std::string::npos && words.find(file) != std::string::npos;
  };
  CHECK(says(words_of([&] { (void)x.row_range(1, most); }), "count <= rows_ - first",
             "matrix_view.hpp"));
  CHECK(says(words_of([&] { (void)x.column_range(most, 2); }), "first <= columns_",
             "matrix_view.hpp"));
  CHECK(says(words_of([&] { (void)x(2, 0); }), "row < rows_", "matrix_view.hpp"));
  CHECK(says(words_of([&] { (void)x(0, 3); }), "column < columns_", "matrix_view.hpp"));
  CHECK(says(words_of([&] { (void)x.column(3); }), "index < columns_", "matrix_view.hpp"));
  CHECK(says(words_of([&] { (void)row_major(cells, 3, 3); }), "rows, columns", "matrix_view.hpp"));
  CHECK(says(words_of([&] { (void)column_major(cells, std::size_t{1} << 63, 2); }), "rows, columns",
             "matrix_view.hpp"));
  std::vector<double> point(1);
  const sobol_design design{.samples = 4, .factors = 1};
  CHECK(says(words_of([&] { design.point(12, point); }), "run < runs()", "sobol.hpp"));
}

TEST_CASE("Ranges that a table has are not refused") {
  const std::vector<double> cells{1, 2, 3, 4, 5, 6};
  const auto x = row_major(cells, 2, 3);
  CHECK(x.row_range(1, 1)(0, 2) == 6);
  CHECK(x.row_range(2, 0).rows() == 0);
  CHECK(x.row_range(0, 2).rows() == 2);
  CHECK(x.column_range(1, 2)(1, 0) == 5);
  CHECK(x.column_range(3, 0).columns() == 0);
  CHECK(x.transposed().column_range(1, 1)(2, 0) == 6);
}

TEST_CASE("Tables are made of arrays, vectors and spans of any kind") {
  double array[6] = {1, 2, 3, 4, 5, 6};
  const double fixed[6] = {1, 2, 3, 4, 5, 6};
  std::array<double, 6> host{1, 2, 3, 4, 5, 6};
  std::vector<double> vector(array, array + 6);
  const std::vector<double> constant(vector);
  const std::span<double, 6> sized(host);
  const std::span<const double> view(vector);
  const auto row = [](matrix_view<const double> x) { return x(1, 0) == 4 && x(0, 2) == 3; };
  const auto column = [](matrix_view<const double> x) { return x(1, 0) == 2 && x(0, 2) == 5; };
  CHECK(row(row_major(array, 2, 3)));
  CHECK(row(row_major(fixed, 2, 3)));
  CHECK(row(row_major(host, 2, 3)));
  CHECK(row(row_major(vector, 2, 3)));
  CHECK(row(row_major(constant, 2, 3)));
  CHECK(row(row_major(sized, 2, 3)));
  CHECK(row(row_major(view, 2, 3)));
  CHECK(column(column_major(array, 2, 3)));
  CHECK(column(column_major(fixed, 2, 3)));
  CHECK(column(column_major(host, 2, 3)));
  CHECK(column(column_major(sized, 2, 3)));
  row_major(array, 2, 3)(0, 0) = 9;
  CHECK(array[0] == 9);
  static_assert(std::is_same_v<decltype(row_major(fixed, 2, 3)), matrix_view<const double>>);
  static_assert(std::is_same_v<decltype(row_major(host, 2, 3)), matrix_view<double>>);
}

TEST_CASE("A strided view is made of what a span is made of") {
  const double array[3] = {1, 2, 4};
  const std::vector<double> vector(array, array + 3);
  const std::array<double, 3> host{1, 2, 4};
  const auto shape = shape_of(vector);
  REQUIRE(shape);
  CHECK(shape_of(array)->skewness == shape->skewness);
  CHECK(shape_of(host)->skewness == shape->skewness);
  CHECK(shape_of(std::span(vector))->skewness == shape->skewness);
  CHECK(shape_of(std::vector<double>{1, 2, 4})->skewness == shape->skewness);
  const std::vector<double> cells{1, 2, 3, 4, 5, 6};
  std::vector<double> grades(2);
  CHECK(grey_grades(column_major(cells, 3, 2), vector, {}, grades));
  // libc++ 14 makes a span of what has `data` and `size`: the stride would be lost.
  static_assert(!std::is_convertible_v<strided_view<double>&, std::span<double>>);
  static_assert(!std::is_convertible_v<strided_view<const double>&, std::span<const double>>);
  double four[]{1, 2, 3, 4};
  strided_view<double> every_other(four, 2, 2);
  CHECK(strided_view<double>(every_other).stride() == 2);
  static_assert(!std::is_convertible_v<const std::vector<double>&, strided_view<double>>);
  static_assert(!std::is_convertible_v<std::vector<double>, strided_view<double>>);
  static_assert(!std::is_convertible_v<std::vector<float>&, strided_view<const double>>);
}

TEST_CASE("A list in braces is refused at the call where it cannot live long enough") {
  const auto takes = [](auto x) { return requires { topsis(x, {}, {0.5, 0.5}, {}); }; };
  CHECK_FALSE(takes(matrix_view<const double>{}));
  const auto stores = [](auto n) { return requires { row_major({1.0, 2.0}, n, n); }; };
  CHECK_FALSE(stores(std::size_t{1}));
}

}  // namespace views_test
