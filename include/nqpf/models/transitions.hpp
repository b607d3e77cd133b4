// SPDX-License-Identifier: BSL-1.0
#pragma once

// Markov transition of grades 马尔可夫转移: how often units rise, stay and fall from one year to the
// next, and whether their neighbours have to do with it.

#include <nqpf/models/detail/column.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/grades.hpp>
#include <nqpf/models/matrix_view.hpp>
#include <nqpf/models/options.hpp>
#include <nqpf/models/space/sample.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI::models {

/// The grade of a unit in a year in which it has none.
inline constexpr std::uint32_t no_grade = 0xFFFFFFFFu;

/// The grades of a table of values by ascending cut points, as `step_of`: 0 below the first,
/// `cuts.size()` above the last; `no_grade` for a missing value. Errors: shape, not_finite (row,
/// column), bad_option (cut as column). O(cells cuts), no memory.
[[nodiscard]] inline outcome<> grade_cells(matrix_view<const double> x,
                                           std::span<const double> cuts,
                                           matrix_view<std::uint32_t> grades,
                                           closed_side side = closed_side::left) {
  if (grades.rows() != x.rows() || grades.columns() != x.columns())
    return detail::fail(error_code::shape);
  if (const auto valid = step_of(0, cuts, side); !valid) return failure<error>{valid.error()};
  for (std::size_t i = 0; i < x.rows(); ++i)
    for (std::size_t j = 0; j < x.columns(); ++j) {
      if (detail::infinite(x(i, j))) return detail::fail(error_code::not_finite, i, j);
      const auto step = step_of(x(i, j), cuts, side);
      grades(i, j) = step ? static_cast<std::uint32_t>(*step) : no_grade;
    }
  return done{};
}

namespace detail {

/// The mean of a unit's neighbours in a year by their weights; missing where nothing is known of them.
inline double mean_around(matrix_view<const double> x, matrix_view<const double> w,
                          std::size_t unit, std::size_t year) {
  double mean = 0, total = 0;
  for (std::size_t j = 0; j < x.rows(); ++j) {
    if (w(unit, j) == 0 || is_missing(x(j, year))) continue;
    total += w(unit, j);
    mean += (x(j, year) - mean) * (w(unit, j) / total);
  }
  return total > 0 ? mean : missing;
}

}  // namespace detail

/// The mean of every unit's neighbours, weighted by `w` over those that are known: what spatial
/// chains grade (Rey 2001). Missing where no neighbour is known. `x` and `out` are units x years.
/// Errors: empty, shape; not_finite (row, column) of x; those of a neighbour matrix as
/// `sample_in_space`. O(units^2 years), no memory.
[[nodiscard]] inline outcome<> neighbour_means(matrix_view<const double> x,
                                               matrix_view<const double> w,
                                               matrix_view<double> out) {
  if (out.rows() != x.rows() || out.columns() != x.columns())
    return detail::fail(error_code::shape);
  if (auto ok = detail::check_neighbours(w, x.rows()); !ok) return ok;
  for (std::size_t i = 0; i < x.rows(); ++i)
    for (std::size_t j = 0; j < x.columns(); ++j)
      if (detail::infinite(x(i, j))) return detail::fail(error_code::not_finite, i, j);
  for (std::size_t year = 0; year < x.columns(); ++year)
    for (std::size_t i = 0; i < x.rows(); ++i) out(i, year) = detail::mean_around(x, w, i, year);
  return done{};
}

namespace detail {

/// Adds the steps of one year to `counts`, the block of rows being that of `block(unit, year)`.
template <class Block>
inline outcome<> count_steps(matrix_view<const std::uint32_t> grades, std::size_t kinds,
                             matrix_view<std::uint64_t> counts, const Block& block) {
  for (std::size_t i = 0; i < grades.rows(); ++i)
    for (std::size_t year = 0; year < grades.columns(); ++year)
      if (grades(i, year) != no_grade && grades(i, year) >= kinds)
        return fail(error_code::out_of_range, i, year);
  for (std::size_t row = 0; row < counts.rows(); ++row)
    for (std::size_t to = 0; to < kinds; ++to) counts(row, to) = 0;
  for (std::size_t i = 0; i < grades.rows(); ++i)
    for (std::size_t year = 0; year + 1 < grades.columns(); ++year) {
      const std::uint32_t from = grades(i, year), to = grades(i, year + 1), b = block(i, year);
      if (from != no_grade && to != no_grade && b != no_grade) counts(b * kinds + from, to) += 1;
    }
  return done{};
}

}  // namespace detail

/// Counts \f$n_{ij}\f$ of steps from grade i to grade j over one year. `grades` is units x years,
/// the columns being years in a row without a gap; a step counts where both of its grades are known.
///
/// `counts` is grades x grades, and what stood there is lost. Errors: empty, shape; too_short for a
/// single year; out_of_range (row, column) for a grade that has no row in `counts`. O(cells).
[[nodiscard]] inline outcome<> count_transitions(matrix_view<const std::uint32_t> grades,
                                                 matrix_view<std::uint64_t> counts) {
  if (grades.empty() || counts.empty()) return detail::fail(error_code::empty);
  if (counts.rows() != counts.columns()) return detail::fail(error_code::shape);
  if (grades.columns() < 2) return detail::fail(error_code::too_short);
  return detail::count_steps(grades, counts.columns(), counts,
                             [](std::size_t, std::size_t) { return 0u; });
}

/// The same apart for every grade of the neighbours at the start of the step (a spatial Markov
/// chain, Rey 2001): `counts` has a block of rows for each grade of `around`, one below the other.
///
/// `around` is the grade of each unit's neighbours in each year, from `neighbour_means` and
/// `grade_cells`; the blocks sum to the plain counts where it is known throughout. Errors: as
/// `count_transitions`; shape unless the rows of `counts` are a multiple of its columns; out_of_range
/// also for a grade of the neighbours without a block. O(cells).
[[nodiscard]] inline outcome<> count_transitions_by_neighbours(
    matrix_view<const std::uint32_t> grades, matrix_view<const std::uint32_t> around,
    matrix_view<std::uint64_t> counts) {
  if (grades.empty() || counts.empty()) return detail::fail(error_code::empty);
  if (around.rows() != grades.rows() || around.columns() != grades.columns() ||
      counts.rows() % counts.columns() != 0)
    return detail::fail(error_code::shape);
  if (grades.columns() < 2) return detail::fail(error_code::too_short);
  const std::size_t blocks = counts.rows() / counts.columns();
  for (std::size_t i = 0; i < around.rows(); ++i)
    for (std::size_t year = 0; year < around.columns(); ++year)
      if (around(i, year) != no_grade && around(i, year) >= blocks)
        return detail::fail(error_code::out_of_range, i, year);
  return detail::count_steps(grades, counts.columns(), counts,
                             [&](std::size_t i, std::size_t year) { return around(i, year); });
}

/// Shares \f$p_{ij} = n_{ij}/\sum_k n_{ik}\f$. A row without cases is missing throughout; returns
/// how many there are. Show small counts beside their shares. Errors: empty, shape. O(cells).
[[nodiscard]] inline outcome<std::size_t> transition_shares(matrix_view<const std::uint64_t> counts,
                                                            matrix_view<double> shares) {
  if (counts.empty()) return detail::fail(error_code::empty);
  if (shares.rows() != counts.rows() || shares.columns() != counts.columns())
    return detail::fail(error_code::shape);
  std::size_t without = 0;
  for (std::size_t i = 0; i < counts.rows(); ++i) {
    double cases = 0;
    for (std::size_t j = 0; j < counts.columns(); ++j) cases += static_cast<double>(counts(i, j));
    without += cases == 0 ? 1u : 0u;
    for (std::size_t j = 0; j < counts.columns(); ++j)
      shares(i, j) = cases == 0 ? missing : static_cast<double>(counts(i, j)) / cases;
  }
  return without;
}

namespace detail {

/// Checks shares of transition and finds what leads where in any number of steps. Errors: as
/// `stationary_shares`.
inline outcome<std::vector<char>> ways_of(matrix_view<const double> p) {
  const std::size_t k = p.rows();
  std::vector<char> ways(k * k);
  for (std::size_t i = 0; i < k; ++i) {
    double sum = 0;
    std::size_t unknown = 0;
    for (std::size_t j = 0; j < k; ++j) {
      unknown += is_missing(p(i, j)) ? 1u : 0u;
      if (infinite(p(i, j))) return fail(error_code::not_finite, i, j);
      if (p(i, j) < 0) return fail(error_code::negative, i, j);
      sum += is_missing(p(i, j)) ? 0 : p(i, j);
      ways[i * k + j] = p(i, j) > 0;
    }
    if (unknown == k) continue;
    if (unknown > 0) return fail(error_code::missing_cell, i);
    if (!(std::fabs(sum - 1) <= 1e-9)) return fail(error_code::weight_sum, i);
  }
  for (std::size_t via = 0; via < k; ++via)
    for (std::size_t i = 0; i < k; ++i)
      for (std::size_t j = 0; j < k && ways[i * k + via]; ++j)
        ways[i * k + j] = ways[i * k + j] || ways[via * k + j];
  return ways;
}

/// The grades of the one closed class. Errors: as `stationary_shares`.
inline outcome<std::vector<std::size_t>> closed_class(matrix_view<const double> p) {
  const std::size_t k = p.rows();
  const auto ways = ways_of(p);
  if (!ways) return failure<error>{ways.error()};
  const auto leads = [&](std::size_t i, std::size_t j) { return (*ways)[i * k + j] != 0; };
  std::vector<std::size_t> members;
  for (std::size_t i = 0; i < k; ++i) {
    const bool without = is_missing(p(i, 0));
    bool closed = !without, entered = false;
    for (std::size_t j = 0; j < k; ++j) {
      closed = closed && (!leads(i, j) || leads(j, i));
      entered = entered || leads(j, i);
    }
    if (without && entered) return fail(error_code::nothing_known, i);
    if (!closed) continue;
    if (!members.empty() && !leads(members[0], i)) return fail(error_code::singular);
    members.push_back(i);
  }
  if (members.empty()) return fail(error_code::nothing_known);
  return members;
}

}  // namespace detail

/// The stationary distribution \f$\pi = \pi P\f$ of shares of transition, if there is one closed
/// class of grades; 0 outside it.
///
/// It is where the shares lead if they never change, no forecast. A grade without cases is passed
/// over if no other leads there. Errors: empty, shape; not_finite, negative (row, column);
/// missing_cell (row) for a row that is known in part, weight_sum (row) for one that does not sum to
/// one; nothing_known (row) for a row without cases that others lead to; singular for several closed
/// classes. O(grades^3) (Grassmann, Taksar and Heyman 1985, which subtracts nothing); memory for two
/// tables.
[[nodiscard]] inline outcome<> stationary_shares(matrix_view<const double> p,
                                                 std::span<double> out) {
  if (p.empty()) return detail::fail(error_code::empty);
  if (p.rows() != p.columns() || out.size() != p.rows()) return detail::fail(error_code::shape);
  const auto members = detail::closed_class(p);
  if (!members) return failure<error>{members.error()};
  const std::size_t n = members->size();
  std::vector<double> a(n * n), pi(n);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < n; ++j) a[i * n + j] = p((*members)[i], (*members)[j]);
  for (std::size_t last = n - 1; last > 0; --last) {  // the chain seen only in what comes before
    double leave = 0;
    for (std::size_t j = 0; j < last; ++j) leave += a[last * n + j];
    for (std::size_t i = 0; i < last; ++i) {
      a[i * n + last] /= leave;
      for (std::size_t j = 0; j < last; ++j) a[i * n + j] += a[i * n + last] * a[last * n + j];
    }
  }
  double sum = pi[0] = 1;
  for (std::size_t j = 1; j < n; ++j) {
    for (std::size_t i = 0; i < j; ++i) pi[j] += pi[i] * a[i * n + j];
    sum += pi[j];
  }
  for (double& share : out) share = 0;
  for (std::size_t i = 0; i < n; ++i) out[(*members)[i]] = pi[i] / sum;
  return done{};
}

}  // namespace nqpf::inline NQPF_ABI::models
