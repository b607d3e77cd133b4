// SPDX-License-Identifier: BSL-1.0
#pragma once

// The transport problem: how much of each supply goes to each demand at the least cost, such as
// graduates of fields to kinds of work.

#include <nqpf/models/assignment.hpp>
#include <nqpf/models/detail/checks.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/matching/transport_simplex.hpp>
#include <nqpf/models/matrix_view.hpp>

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI::models {

struct transport_options {
  /// What happens where supply and demand differ in total: an error, or the difference stays idle
  /// or unmet, at a cost for each unit.
  bool leave_rest = false;
  double idle_cost = 0;
  double unmet_cost = 0;
  /// How far the totals may differ, as a share of the greater, and count as equal.
  double tolerance = 1e-9;
};

struct transport_result {
  double cost = 0;   ///< of the plan, with that of what stays idle or unmet
  double idle = 0;   ///< supply without demand
  double unmet = 0;  ///< demand without supply
};

/// Supplies of the rows and demands of the columns.
struct transport_totals {
  std::span<const double> supply;
  std::span<const double> demand;
};

namespace detail {

/// The problem without rows and columns of 0, with the dummy that takes the rest.
struct transport_problem {
  std::vector<std::size_t> rows, columns;  ///< of the table; `nowhere` for the dummy
  std::vector<double> supply, demand;
  double rest = 0;  ///< supply less demand
};

inline transport_problem reduced_problem(const transport_totals& totals, double rest) {
  transport_problem out;
  out.rest = rest;
  double supplied = 0, demanded = 0;
  for (std::size_t i = 0; i < totals.supply.size(); ++i)
    if (totals.supply[i] > 0) {
      out.rows.push_back(i);
      out.supply.push_back(totals.supply[i]);
      supplied += totals.supply[i];
    }
  for (std::size_t j = 0; j < totals.demand.size(); ++j)
    if (totals.demand[j] > 0) {
      out.columns.push_back(j);
      out.demand.push_back(totals.demand[j]);
      demanded += totals.demand[j];
    }
  if (rest > 0) {
    out.columns.push_back(nowhere);
    out.demand.push_back(rest);
  } else if (rest < 0) {
    out.rows.push_back(nowhere);
    out.supply.push_back(-rest);
  } else {  // the totals agree up to rounding
    for (double& d : out.demand) d *= supplied / demanded;
  }
  return out;
}

/// A cost table of the reduced problem. `of_pair` is asked for pairs of the table.
template <class OfPair>
std::vector<double> costs_of(const transport_problem& p, double idle, double unmet,
                             const OfPair& of_pair) {
  std::vector<double> out;
  for (const std::size_t i : p.rows)
    for (const std::size_t j : p.columns)
      out.push_back(i == nowhere ? unmet : j == nowhere ? idle : of_pair(i, j));
  return out;
}

/// Finds a plan without forbidden pairs, if there is one, and bars the pairs that would bring them
/// back: those that cost more than their prices when a forbidden pair costs 1 and any other 0.
inline outcome<> avoid_forbidden(transport_solver& solver, std::vector<double>& costs) {
  solver.costs.assign(costs.size(), 0);
  for (std::size_t k = 0; k < costs.size(); ++k)
    if (costs[k] == forbidden) solver.costs[k] = 1;
  if (auto ok = solver.solve(); !ok) return ok;
  const std::size_t m = solver.supply.size(), n = solver.demand.size();
  const double total = sum_of(solver.supply);
  for (std::size_t x = 0; x + 1 < m + n; ++x) {
    const std::size_t y = solver.parent[x], i = x < m ? x : y, j = (x < m ? y : x) - m;
    const double rounding = 1e-12 * std::fmin(solver.supply[i], solver.demand[j]) + 1e-15 * total;
    const bool taken = solver.flow[x] > rounding;
    if (costs[i * n + j] == forbidden && taken) return fail(error_code::infeasible);
  }
  for (std::size_t i = 0; i < m; ++i)
    for (std::size_t j = 0; j < n; ++j) {
      const double left = solver.costs[i * n + j] - solver.potential[i] - solver.potential[m + j];
      double& cost = costs[i * n + j];
      const bool in_tree = solver.parent[i] == m + j || solver.parent[m + j] == i;
      if (left > 0.5) cost = forbidden;
      else if (cost == forbidden && in_tree) cost = 0;  // it carries nothing, and never will
    }
  return done{};
}

/// Checks the arguments. Returns supply less demand, 0 where they count as equal.
inline outcome<double> transport_rest(matrix_view<const double> cost,
                                      const transport_totals& totals,
                                      const transport_options& options) {
  if (cost.empty()) return fail(error_code::empty);
  if (totals.supply.size() != cost.rows() || totals.demand.size() != cost.columns())
    return fail(error_code::shape);
  if (!finite(options.idle_cost) || !finite(options.unmet_cost) || !(options.tolerance >= 0))
    return fail(error_code::bad_option);
  for (std::size_t i = 0; i < cost.rows(); ++i)
    for (std::size_t j = 0; j < cost.columns(); ++j) {
      if (is_missing(cost(i, j))) return fail(error_code::missing_cell, i, j);
      if (cost(i, j) == -forbidden) return fail(error_code::not_finite, i, j);
    }
  if (auto ok = check_numbers(totals.supply, wanted::not_negative); !ok)
    return failure<error>{ok.error()};
  if (auto ok = check_numbers(totals.demand, wanted::not_negative); !ok)
    return fail(ok.error().code, nowhere, ok.error().row);
  const double supplied = sum_of(totals.supply), demanded = sum_of(totals.demand);
  if (!(supplied > 0)) return fail(error_code::zero_divisor, 0);
  if (!(demanded > 0)) return fail(error_code::zero_divisor, nowhere, 0);
  const double rest = supplied - demanded;
  if (!finite(rest)) return fail(error_code::not_finite);
  if (std::fabs(rest) <= options.tolerance * std::fmax(supplied, demanded)) return 0.0;
  if (!options.leave_rest) return fail(error_code::unbalanced);
  return rest;
}

}  // namespace detail

/// The plan of least cost: `plan(i, j)` units go from row i to column j; its rows sum to the
/// supplies and its columns to the demands, less what stays idle or unmet.
///
/// Costs may be negative; `forbidden` excludes a pair. At most rows + columns - 1 cells are
/// positive. Network simplex, exact up to rounding. Errors: empty, shape, missing_cell, not_finite
/// (row, column for a cost; row for a supply; column for a demand), negative (row or column),
/// zero_divisor for a total of 0, unbalanced where the totals differ and nothing may be left,
/// infeasible where forbidden pairs leave no plan, no_convergence, bad_option. Memory for a copy of
/// the costs; time about cells times the square root of their number in practice.
[[nodiscard]] inline outcome<transport_result> transport(matrix_view<const double> cost,
                                                         const transport_totals& totals,
                                                         matrix_view<double> plan,
                                                         const transport_options& options = {}) {
  const auto rest = detail::transport_rest(cost, totals, options);
  if (!rest) return failure<error>{rest.error()};
  if (plan.rows() != cost.rows() || plan.columns() != cost.columns())
    return detail::fail(error_code::shape);
  const detail::transport_problem p = detail::reduced_problem(totals, *rest);
  std::vector<double> costs =
      detail::costs_of(p, options.idle_cost, options.unmet_cost,
                       [&](std::size_t i, std::size_t j) { return cost(i, j); });
  detail::transport_solver solver(p.supply, p.demand);
  bool forbidding = false;
  for (const double c : costs) forbidding = forbidding || c == forbidden;
  if (forbidding)
    if (auto ok = detail::avoid_forbidden(solver, costs); !ok) return failure<error>{ok.error()};
  solver.costs.swap(costs);
  if (auto ok = solver.solve(); !ok) return failure<error>{ok.error()};
  for (std::size_t i = 0; i < plan.rows(); ++i)
    for (std::size_t j = 0; j < plan.columns(); ++j) plan(i, j) = 0;
  transport_result out;
  const std::size_t m = p.supply.size();
  for (std::size_t x = 0; x + 1 < solver.nodes(); ++x) {
    const std::size_t y = solver.parent[x];
    const std::size_t i = p.rows[x < m ? x : y], j = p.columns[(x < m ? y : x) - m];
    const double amount = solver.flow[x];
    if (i == nowhere) out.unmet += amount;
    else if (j == nowhere) out.idle += amount;
    else if (cost(i, j) < forbidden) plan(i, j) = amount;
  }
  for (std::size_t i = 0; i < plan.rows(); ++i)
    for (std::size_t j = 0; j < plan.columns(); ++j)
      if (plan(i, j) > 0) out.cost += plan(i, j) * cost(i, j);
  out.cost += out.idle * options.idle_cost + out.unmet * options.unmet_cost;
  return out;
}

}  // namespace nqpf::inline NQPF_ABI::models
