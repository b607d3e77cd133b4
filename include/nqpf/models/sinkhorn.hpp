// SPDX-License-Identifier: BSL-1.0
#pragma once

// Entropic transport: plans that spread, since supply and demand never meet at the least cost alone.

#include <nqpf/models/detail/checks.hpp>
#include <nqpf/models/detail/logarithm.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/matrix_view.hpp>
#include <nqpf/models/transport.hpp>

#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI::models {

struct sinkhorn_options {
  double entropy =
      1;  ///< \f$\varepsilon\f$ > 0 in units of cost; smaller comes nearer the least cost
  double tolerance =
      1e-10;             ///< largest sum of deviations from the demands, as a share of the total
  int rounds = 100'000;  ///< at most
};

struct sinkhorn_result {
  double cost = 0;  ///< of the plan, without the entropy
  int rounds = 0;
};

namespace detail {

/// Log-domain scaling: potentials f, g with plan = exp((f_i + g_j - c_ij) / e).
class sinkhorn_solver {
public:
  std::vector<double> f, g;

  sinkhorn_solver(matrix_view<const double> cost, std::span<const double> supply,
                  std::span<const double> demand)
      : f(supply.size(), 0), g(demand.size(), 0), n_(demand.size()) {
    for (std::size_t i = 0; i < supply.size(); ++i)
      for (std::size_t j = 0; j < n_; ++j) costs_.push_back(cost(i, j));
    for (const double s : supply) log_supply_.push_back(detail::logarithm(s));
    for (const double d : demand) log_demand_.push_back(detail::logarithm(d));
    top_.resize(n_);
    sum_.resize(n_);
  }

  /// One round. Returns the sum of deviations of the columns before it.
  double round(double e) {
    double apart = 0;
    for (std::size_t i = 0; i < f.size(); ++i) f[i] = e * log_supply_[i] - e * soft_row(i, e);
    column_sums(e);
    for (std::size_t j = 0; j < n_; ++j) {
      if (!(log_demand_[j] > -infinity)) {
        g[j] = -infinity;
        continue;
      }
      const double logs = top_[j] + detail::logarithm(sum_[j]);
      if (g[j] > -infinity)
        apart += std::fabs(std::exp(logs + g[j] / e) - std::exp(log_demand_[j]));
      g[j] = e * (log_demand_[j] - logs);
    }
    return apart;
  }

  [[nodiscard]] double amount(std::size_t i, std::size_t j, double e) const {
    return std::exp((f[i] + g[j] - costs_[i * n_ + j]) / e);
  }

private:
  static constexpr double infinity = std::numeric_limits<double>::infinity();

  /// log of the sum of exp((g_j - c_ij) / e), taken relative to the greatest term.
  [[nodiscard]] double soft_row(std::size_t i, double e) const {
    const double* const cost = costs_.data() + i * n_;
    double top = -infinity, sum = 0;
    for (std::size_t j = 0; j < n_; ++j) top = std::fmax(top, g[j] - cost[j]);
    for (std::size_t j = 0; j < n_; ++j) sum += std::exp((g[j] - cost[j] - top) / e);
    return top / e + detail::logarithm(sum);
  }

  /// The same down every column, row by row as the costs lie in memory.
  void column_sums(double e) {
    for (std::size_t j = 0; j < n_; ++j) {
      top_[j] = -infinity;
      sum_[j] = 0;
    }
    for (std::size_t i = 0; i < f.size(); ++i)
      for (std::size_t j = 0; j < n_; ++j) top_[j] = std::fmax(top_[j], f[i] - costs_[i * n_ + j]);
    for (std::size_t i = 0; i < f.size(); ++i)
      for (std::size_t j = 0; j < n_; ++j)
        sum_[j] += std::exp((f[i] - costs_[i * n_ + j] - top_[j]) / e);
    for (double& top : top_) top /= e;
  }

  std::size_t n_;
  std::vector<double> costs_, log_supply_, log_demand_, top_, sum_;
};

/// Makes a plan whose sums are nearly right exactly feasible (Altschuler, Weed and Rigollet 2017):
/// rows and columns that are too large are scaled down, and what is missing is spread over them.
inline void round_to_feasible(matrix_view<double> plan, std::span<const double> supply,
                              std::span<const double> demand) {
  std::vector<double> row_left(supply.size()), column_left(demand.size());
  for (std::size_t i = 0; i < supply.size(); ++i) {
    double sum = 0;
    for (std::size_t j = 0; j < demand.size(); ++j) sum += plan(i, j);
    const double scale = sum > supply[i] ? supply[i] / sum : 1;
    for (std::size_t j = 0; j < demand.size(); ++j) plan(i, j) *= scale;
  }
  double missing_total = 0;
  for (std::size_t j = 0; j < demand.size(); ++j) {
    double sum = 0;
    for (std::size_t i = 0; i < supply.size(); ++i) sum += plan(i, j);
    const double scale = sum > demand[j] ? demand[j] / sum : 1;
    for (std::size_t i = 0; i < supply.size(); ++i) plan(i, j) *= scale;
    column_left[j] = sum > demand[j] ? 0 : demand[j] - sum;
    missing_total += column_left[j];
  }
  if (!(missing_total > 0)) return;
  for (std::size_t i = 0; i < supply.size(); ++i) {
    double sum = 0;
    for (std::size_t j = 0; j < demand.size(); ++j) sum += plan(i, j);
    row_left[i] = sum > supply[i] ? 0 : supply[i] - sum;
  }
  for (std::size_t i = 0; i < supply.size(); ++i)
    for (std::size_t j = 0; j < demand.size(); ++j)
      plan(i, j) += row_left[i] * column_left[j] / missing_total;
}

/// Rounds at falling entropies down to the one wanted, until the sums are right. Returns how many.
inline outcome<int> settle(sinkhorn_solver& solver, double spread,
                           const sinkhorn_options& options) {
  int rounds = 0;
  for (double e = std::fmax(options.entropy, spread); e > options.entropy; e *= 0.5)
    for (int k = 0; k < 20 && rounds < options.rounds; ++k, ++rounds)
      if (solver.round(e) <= 1e-3) break;
  for (int k = 0; rounds < options.rounds; ++k) {
    const bool settled = solver.round(options.entropy) <= options.tolerance && k > 0;
    ++rounds;
    if (settled) return rounds;
  }
  return fail(error_code::no_convergence);
}

inline double spread_of(matrix_view<const double> x) {
  double least = x(0, 0), most = least;
  for (std::size_t i = 0; i < x.rows(); ++i)
    for (std::size_t j = 0; j < x.columns(); ++j) {
      least = std::fmin(least, x(i, j));
      most = std::fmax(most, x(i, j));
    }
  return most - least;
}

}  // namespace detail

/// The plan that minimises \f$\sum_{ij} P_{ij}c_{ij} + \varepsilon\sum_{ij}P_{ij}\ln P_{ij}\f$ over
/// plans with these sums: \f$P_{ij}=a_ie^{-c_{ij}/\varepsilon}b_j\f$ (Sinkhorn 1967, Cuturi 2013).
///
/// In the log domain, so that small \f$\varepsilon\f$ do not underflow, and reached by way of larger
/// ones. The plan is made exactly feasible at the end, hence its cost is never below the least cost,
/// which it approaches as \f$\varepsilon\f$ falls. Totals must agree within 1e-9. Errors: empty,
/// shape, missing_cell, not_finite (also for a forbidden pair), negative, zero_divisor, unbalanced,
/// no_convergence after `rounds`, bad_option. O(cells) a round; memory for a copy of the costs.
[[nodiscard]] inline outcome<sinkhorn_result> sinkhorn(matrix_view<const double> cost,
                                                       const transport_totals& totals,
                                                       matrix_view<double> plan,
                                                       const sinkhorn_options& options = {}) {
  const auto rest = detail::transport_rest(cost, totals, {});
  if (!rest) return failure<error>{rest.error()};
  if (auto ok = detail::check_cells(cost, detail::wanted::finite); !ok)
    return failure<error>{ok.error()};
  if (plan.rows() != cost.rows() || plan.columns() != cost.columns())
    return detail::fail(error_code::shape);
  if (!(options.entropy > 0) || !detail::finite(options.entropy) || !(options.tolerance > 0))
    return detail::fail(error_code::bad_option);
  const double total = detail::sum_of(totals.supply);
  std::vector<double> shares_out(totals.supply.begin(), totals.supply.end());
  std::vector<double> shares_in(totals.demand.begin(), totals.demand.end());
  for (double& s : shares_out) s /= total;
  for (double& d : shares_in) d /= detail::sum_of(totals.demand);
  detail::sinkhorn_solver solver(cost, shares_out, shares_in);
  const auto rounds = detail::settle(solver, detail::spread_of(cost), options);
  if (!rounds) return failure<error>{rounds.error()};
  sinkhorn_result out;
  out.rounds = *rounds;
  for (std::size_t i = 0; i < plan.rows(); ++i)
    for (std::size_t j = 0; j < plan.columns(); ++j)
      plan(i, j) = total * solver.amount(i, j, options.entropy);
  for (double& d : shares_in) d *= total;
  detail::round_to_feasible(plan, totals.supply, shares_in);
  for (std::size_t i = 0; i < plan.rows(); ++i)
    for (std::size_t j = 0; j < plan.columns(); ++j) out.cost += plan(i, j) * cost(i, j);
  return out;
}

}  // namespace nqpf::inline NQPF_ABI::models
