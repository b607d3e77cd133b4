// SPDX-License-Identifier: BSL-1.0
#pragma once

// The assignment problem: who gets which post when every pair has a cost.

#include <nqpf/models/detail/checks.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/matching/shortest_paths.hpp>
#include <nqpf/models/matrix_view.hpp>
#include <nqpf/models/options.hpp>

#include <cstddef>
#include <limits>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI::models {

/// The cost of a pair that must not be.
inline constexpr double forbidden = std::numeric_limits<double>::infinity();

/// Where the prices that prove an assignment best are to be written; empty ones are not. For every
/// allowed pair, price of row + price of column <= cost, with equality for the pairs assigned; a row
/// or column that stays alone has the price 0.
struct assignment_prices {
  std::span<double> rows{};
  std::span<double> columns{};
};

/// Gives every row a column of its own, or every column a row where columns are fewer, at the least
/// total cost, which it returns. `column_of[i]` is the column of row i, or `nowhere`.
///
/// Any finite costs; `forbidden` excludes a pair. For the greatest total negate the costs. Shortest
/// augmenting paths after column and row reduction (Jonker and Volgenant 1987). Errors: empty,
/// shape, missing_cell, not_finite for -infinity (row, column), infeasible (row, or column where
/// columns are fewer) when forbidden pairs leave none. O(n^3) for the greater side n at worst;
/// memory for a copy of the table.
[[nodiscard]] inline outcome<double> assign(matrix_view<const double> cost,
                                            std::span<std::size_t> column_of,
                                            assignment_prices prices = {}) {
  if (cost.empty()) return detail::fail(error_code::empty);
  const std::size_t n = cost.rows(), m = cost.columns();
  if (column_of.size() != n || (!prices.rows.empty() && prices.rows.size() != n) ||
      (!prices.columns.empty() && prices.columns.size() != m))
    return detail::fail(error_code::shape);
  const bool wide = n <= m;
  const std::size_t pitch = detail::padded(wide ? m : n);
  std::vector<double> copy((wide ? n : m) * pitch, forbidden);
  bool forbidding = false;
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < m; ++j) {
      const double c = cost(i, j);
      if (is_missing(c)) return detail::fail(error_code::missing_cell, i, j);
      if (c == -forbidden) return detail::fail(error_code::not_finite, i, j);
      forbidding = forbidding || c == forbidden;
      copy[wide ? i * pitch + j : j * pitch + i] = c;
    }
  detail::assignment_solver solver(static_cast<std::vector<double>&&>(copy), wide ? n : m,
                                   wide ? m : n);
  if (auto ok = solver.solve(forbidding); !ok)
    return wide ? detail::fail(error_code::infeasible, ok.error().row)
                : detail::fail(error_code::infeasible, nowhere, ok.error().row);
  const std::vector<std::size_t>& partner = wide ? solver.column_of : solver.row_of;
  double total = 0;
  for (std::size_t i = 0; i < n; ++i) {
    column_of[i] = partner[i];
    if (partner[i] != nowhere) total += cost(i, partner[i]);
  }
  const std::span<double> fewer = wide ? prices.rows : prices.columns;
  const std::span<double> more = wide ? prices.columns : prices.rows;
  for (std::size_t i = 0; i < fewer.size(); ++i) fewer[i] = solver.row_price(i);
  for (std::size_t j = 0; j < more.size(); ++j) more[j] = solver.price[j];
  if (!detail::finite(total)) return detail::fail(error_code::not_finite);
  return total;
}

}  // namespace nqpf::inline NQPF_ABI::models
