// SPDX-License-Identifier: BSL-1.0
#pragma once

// Linear programs: the least sum of goal x over non-negative x that meet the rows.

#include <nqpf/models/detail/checks.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/linear/dense_simplex.hpp>
#include <nqpf/models/matrix_view.hpp>

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI::models {

/// How the sum of a row must stand to its limit.
using row_sense = detail::sense;

/// Minimise \f$\sum_j g_jx_j\f$ over \f$x\ge0\f$ with \f$\sum_ja_{rj}x_j\ (\le,\ge,=)\ b_r\f$.
struct linear_program {
  std::span<const double> goal;
  matrix_view<const double> rows;  ///< a row each condition, a column each variable
  std::span<const double> limits;
  std::span<const row_sense> senses;
};

struct linear_solution {
  double value = 0;         ///< of the goal
  bool degenerate = false;  ///< a variable of the basis is 0
  bool ambiguous = false;   ///< other x may reach the same value
};

/// Solves a program of few rows (up to some hundred) and writes x, and on request the prices of the
/// rows: how the value changes with each limit.
///
/// Revised simplex in two phases, rows scaled by powers of two; it cannot cycle. Errors: empty,
/// shape, missing_cell, not_finite (row, column; for the goal the column, for a limit the row),
/// infeasible, unbounded, no_convergence, singular. A step costs O(rows (rows + columns)).
[[nodiscard]] inline outcome<linear_solution> minimise(const linear_program& program,
                                                       std::span<double> x,
                                                       std::span<double> prices = {}) {
  const std::size_t m = program.rows.rows(), n = program.rows.columns();
  if (program.rows.empty()) return detail::fail(error_code::empty);
  if (program.goal.size() != n || program.limits.size() != m || program.senses.size() != m ||
      x.size() != n || (!prices.empty() && prices.size() != m))
    return detail::fail(error_code::shape);
  if (auto ok = detail::check_cells(program.rows, detail::wanted::finite); !ok)
    return failure<error>{ok.error()};
  if (auto ok = detail::check_numbers(program.goal, detail::wanted::finite); !ok)
    return detail::fail(ok.error().code, nowhere, ok.error().row);
  if (auto ok = detail::check_numbers(program.limits, detail::wanted::finite); !ok)
    return failure<error>{ok.error()};
  detail::dense_simplex solver(m, n);
  std::vector<double> scales(m, 1);
  for (std::size_t r = 0; r < m; ++r) {
    double most = 0;
    for (std::size_t j = 0; j < n; ++j) most = std::fmax(most, std::fabs(program.rows(r, j)));
    if (most > 0) scales[r] = std::exp2(-std::floor(std::log2(most)));
    for (std::size_t j = 0; j < n; ++j) solver.at(r, j) = program.rows(r, j) * scales[r];
    solver.limits[r] = program.limits[r] * scales[r];
    solver.senses[r] = program.senses[r];
  }
  for (std::size_t j = 0; j < n; ++j) solver.goal[j] = program.goal[j];
  if (auto ok = solver.solve(); !ok) return failure<error>{ok.error()};
  for (std::size_t j = 0; j < n; ++j) x[j] = solver.x[j];
  for (std::size_t r = 0; r < prices.size(); ++r) prices[r] = solver.price(r) * scales[r];
  return linear_solution{solver.optimum(), solver.degenerate(), solver.ambiguous()};
}

}  // namespace nqpf::inline NQPF_ABI::models
