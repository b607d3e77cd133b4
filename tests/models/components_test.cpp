// SPDX-License-Identifier: BSL-1.0
// Correlations, principal components, Cronbach's alpha and component weights: by hand, and against numpy
// (components_reference.py).

#include "models/helpers.hpp"
#include "models/python.hpp"
#include "support/base.hpp"

#include <nqpf/models/principal_components.hpp>

#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <string>
#include <vector>

namespace components_test {

using namespace nqpf::models;
using Catch::Matchers::WithinAbs;
using test::table;

TEST_CASE("two columns: components and alpha by hand") {
  // Eigenvalues 1 + r and 1 - r; both columns load the first by the root of (1 + r) / 2.
  const table x(4, 2, {1, 1, 2, 3, 3, 2, 4, 2});
  std::vector<double> values(2), cells(4), weights(2);
  REQUIRE(principal_components(x.view(), values, row_major(cells, 2, 2)));
  double r[4] = {};
  REQUIRE(correlations(x.view(), row_major(r, 2, 2)));
  CHECK(r[0] == 1);
  CHECK_THAT(r[1], WithinAbs(1.0 / std::sqrt(10.0), 1e-15));  // 1 / sqrt(5 x 2)
  CHECK(r[1] == r[2]);
  CHECK_THAT(values[0], WithinAbs(1 + r[1], 1e-14));
  CHECK_THAT(values[1], WithinAbs(1 - r[1], 1e-14));
  CHECK_THAT(cells[0], WithinAbs(std::sqrt((1 + r[1]) / 2), 1e-14));
  CHECK_THAT(cells[0], WithinAbs(cells[2], 1e-14));
  REQUIRE(component_weights(x.view(), weights));
  CHECK_NUMBERS(weights, 1e-14, 0.5, 0.5);
  // Variances 5/3 and 2/3, of the sum 3: alpha = 2 (1 - 7/9).
  CHECK_THAT(cronbach_alpha(x.view()).value(), WithinAbs(4.0 / 9, 1e-14));
}

TEST_CASE("columns that say the same have alpha 1, opposed ones one below 0") {
  const table same_columns(3, 3, {1, 1, 1, 2, 2, 2, 5, 5, 5});
  CHECK_THAT(cronbach_alpha(same_columns.view()).value(), WithinAbs(1, 1e-14));
  const table opposed(4, 2, {1, 4, 2, 3.5, 3, 2, 5, 1});
  CHECK(cronbach_alpha(opposed.view()).value() < 0);
  const table cancelling(3, 2, {1, 3, 2, 2, 3, 1});
  CHECK(cronbach_alpha(cancelling.view()).error() == test::where(error_code::nothing_varies));
  CHECK(cronbach_alpha(table(3, 1, {1, 2, 3}).view()).error() == test::where(error_code::shape));
}

TEST_CASE("component weights: a constant column weighs nothing, unrelated ones the same") {
  const table x(4, 3, {1, 7, 1, 2, 7, 1, 1, 7, 2, 2, 7, 2});  // first and third unrelated
  std::vector<double> w(3);
  std::size_t kept = 0;
  REQUIRE(component_weights(x.view(), w, all_constant::refuse, &kept));
  CHECK_NUMBERS(w, 1e-14, 0.5, 0, 0.5);
  CHECK(kept == 2);
  const table none(3, 2, {1, 2, 1, 2, 1, 2});
  CHECK(component_weights(none.view(), std::span(w).first(2)).error() ==
        test::where(error_code::nothing_varies));
  REQUIRE(component_weights(none.view(), std::span(w).first(2), all_constant::equal_weights));
  CHECK(w[0] == 0.5);
}

TEST_CASE("components refuse what they cannot use") {
  std::vector<double> w(2);
  CHECK(component_weights(table(1, 2, {1, 2}).view(), w).error() ==
        test::where(error_code::one_row));
  CHECK(component_weights(table(2, 2, {1, missing, 2, 3}).view(), w).error() ==
        test::where(error_code::missing_cell, 0, 1));
  CHECK(component_weights(table(2, 3, {1, 2, 3, 4, 5, 6}).view(), w).error() ==
        test::where(error_code::shape));
  // Cells near the ends of doubles.
  const double huge = std::numeric_limits<double>::max();
  const table wide(3, 2, {-huge, 1e-300, huge, 2e-300, 0, 3e-300});
  REQUIRE(component_weights(wide.view(), w));
  CHECK_THAT(w[0] + w[1], WithinAbs(1, 1e-14));
}

TEST_CASE("components of random tables are those of numpy") {
  const auto python = test::python_with("numpy");
  if (!python) NQPF_SKIP("no python3 with numpy");
  const std::size_t count = 60;
  const auto arrays = test::arrays_of(*python + " -B '" +
                                      test::source_path("tests/models/components_reference.py") +
                                      "' 11 " + std::to_string(count));
  double worst_value = 0;
  double worst_loading = 0;
  double worst_weight = 0;
  double worst_alpha = 0;
  for (std::size_t k = 0; k < count; ++k) {
    const auto get = [&](const char* name) { return arrays.at(name + std::to_string(k)); };
    const table x = get("x"), r = get("r"), values = get("values"), loadings = get("loadings");
    const std::size_t m = x.columns;
    std::vector<double> found(m), cells(m * m), weights(m), own(m * m);
    REQUIRE(correlations(x.view(), row_major(own, m, m)));
    REQUIRE(principal_components(x.view(), found, row_major(cells, m, m)));
    REQUIRE(component_weights(x.view(), weights));
    for (std::size_t j = 0; j < m; ++j) {
      worst_value = std::fmax(worst_value, std::fabs(found[j] - values.cells[j]));
      worst_weight = std::fmax(worst_weight, std::fabs(weights[j] - get("weights").cells[j]));
      for (std::size_t i = 0; i < m; ++i) {
        worst_value = std::fmax(worst_value, std::fabs(own[i * m + j] - r(i, j)));
        // Of equal eigenvalues, and where loadings sum to zero, the vectors are not determined.
        const bool alone = (j == 0 || values.cells[j - 1] - values.cells[j] > 1e-6) &&
                           (j + 1 == m || values.cells[j] - values.cells[j + 1] > 1e-6) &&
                           values.cells[j] > 1e-6;
        if (alone)
          worst_loading = std::fmax(
              worst_loading, std::fabs(std::fabs(cells[i * m + j]) - std::fabs(loadings(i, j))));
      }
    }
    worst_alpha =
        std::fmax(worst_alpha, std::fabs(cronbach_alpha(x.view()).value() - get("alpha").cells[0]));
  }
  CHECK(worst_value < 1e-12);
  CHECK(worst_loading < 1e-8);
  CHECK(worst_weight < 1e-9);
  CHECK(worst_alpha < 1e-10);
}

}  // namespace components_test
