// SPDX-License-Identifier: BSL-1.0
#pragma once

// A variable over units that are neighbours of one another: checked, without those left out, ready
// for Moran's I.

#include <nqpf/models/detail/column.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/matrix_view.hpp>
#include <nqpf/models/options.hpp>

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI::models {

/// How the weights of neighbours count.
enum class neighbour_rows : unsigned char {
  as_given,  ///< as they are; a matrix whose rows sum to one keeps that when units are left out
  to_one,    ///< every row is divided by its sum first
};

/// What becomes of a unit without neighbours.
enum class lonely_units : unsigned char {
  refuse,     ///< `error_code::no_neighbour` with the unit as row
  leave_out,  ///< it does not count, neither as a neighbour of others
};

struct neighbour_options {
  neighbour_rows rows = neighbour_rows::as_given;
  lonely_units lonely = lonely_units::refuse;
  /// With `skip`, a unit whose value is missing does not count, neither as a neighbour of others.
  missing_cells unknown = missing_cells::refuse;
};

/// A neighbour of a unit, by its number among the units that count.
struct neighbour {
  std::size_t unit = 0;
  double weight = 0;
};

namespace detail {

/// Checks a neighbour matrix of `n` units. Errors: empty, shape; missing_cell, not_finite, negative
/// (row, column), out_of_range (row, column) for a unit that is its own neighbour.
inline outcome<> check_neighbours(matrix_view<const double> w, std::size_t n) {
  if (n == 0) return fail(error_code::empty);
  if (w.rows() != n || w.columns() != n) return fail(error_code::shape);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < n; ++j) {
      if (is_missing(w(i, j))) return fail(error_code::missing_cell, i, j);
      if (infinite(w(i, j))) return fail(error_code::not_finite, i, j);
      if (w(i, j) < 0) return fail(error_code::negative, i, j);
      if (i == j && w(i, j) != 0) return fail(error_code::out_of_range, i, j);
    }
  return done{};
}

/// The sum of a row of weights over the units that count.
inline double row_sum(matrix_view<const double> w, std::size_t row, const std::vector<char>& in) {
  double sum = 0;
  for (std::size_t j = 0; j < w.columns(); ++j) sum += in[j] ? w(row, j) : 0;
  return sum;
}

/// Whether every row that has neighbours sums to one.
inline bool rows_sum_to_one(matrix_view<const double> w) {
  const std::vector<char> all(w.rows(), 1);
  for (std::size_t i = 0; i < w.rows(); ++i) {
    const double sum = row_sum(w, i, all);
    if (sum != 0 && !(std::fabs(sum - 1) <= 1e-6)) return false;
  }
  return true;
}

/// Takes units without neighbours out until none is left. Errors: no_neighbour (row).
inline outcome<> leave_lonely_out(matrix_view<const double> w, lonely_units rule,
                                  std::vector<char>& in) {
  for (bool again = true; again;) {
    again = false;
    for (std::size_t i = 0; i < w.rows(); ++i) {
      if (!in[i] || row_sum(w, i, in) > 0) continue;
      if (rule == lonely_units::refuse) return fail(error_code::no_neighbour, i);
      in[i] = 0;
      again = true;
    }
  }
  return done{};
}

}  // namespace detail

/// The values of units that count, as deviations from their mean, and their neighbours.
class spatial_sample {
public:
  /// Units that count.
  [[nodiscard]] std::size_t units() const noexcept { return rows_.size(); }
  /// Units that were given.
  [[nodiscard]] std::size_t given() const noexcept { return given_; }
  /// The row of a unit in what was given.
  [[nodiscard]] std::size_t row_of(std::size_t unit) const { return rows_[unit]; }
  /// \f$z_i/\sqrt{\sum z^2/n}\f$ of every unit: their squares sum to the number of units.
  [[nodiscard]] std::span<const double> deviations() const noexcept { return z_; }
  /// The neighbours of a unit.
  [[nodiscard]] std::span<const neighbour> neighbours_of(std::size_t unit) const {
    return std::span(links_).subspan(first_[unit], first_[unit + 1] - first_[unit]);
  }
  /// The sum of all weights.
  [[nodiscard]] double s0() const noexcept { return s0_; }
  /// Half the sum of \f$(w_{ij}+w_{ji})^2\f$.
  [[nodiscard]] double s1() const noexcept { return s1_; }
  /// The sum of the squares of row sum and column sum together.
  [[nodiscard]] double s2() const noexcept { return s2_; }

private:
  friend outcome<spatial_sample> sample_in_space(std::span<const double>, matrix_view<const double>,
                                                 const neighbour_options&);

  void link(matrix_view<const double> w, const std::vector<char>& in, bool to_one);
  outcome<> centre(std::span<const double> x);

  std::size_t given_ = 0;
  std::vector<std::size_t> rows_, first_;
  std::vector<double> z_;
  std::vector<neighbour> links_;
  double s0_ = 0, s1_ = 0, s2_ = 0;
};

inline void spatial_sample::link(matrix_view<const double> w, const std::vector<char>& in,
                                 bool to_one) {
  const std::size_t n = rows_.size();
  std::vector<double> scale(n, 1), margins(n);
  for (std::size_t a = 0; a < n && to_one; ++a) scale[a] = detail::row_sum(w, rows_[a], in);
  for (std::size_t a = 0; a < n; ++a) {
    first_.push_back(links_.size());
    for (std::size_t b = 0; b < n; ++b) {
      const double weight = w(rows_[a], rows_[b]) / scale[a];
      if (weight == 0) continue;
      links_.push_back({b, weight});
      s0_ += weight;
      s1_ += weight * (weight + w(rows_[b], rows_[a]) / scale[b]);
      margins[a] += weight;
      margins[b] += weight;
    }
  }
  first_.push_back(links_.size());
  for (const double margin : margins) s2_ += margin * margin;
}

inline outcome<> spatial_sample::centre(std::span<const double> x) {
  double least = x[rows_[0]], most = least;
  for (const std::size_t row : rows_) {
    least = std::fmin(least, x[row]);
    most = std::fmax(most, x[row]);
  }
  if (about_equal(least, most)) return detail::fail(error_code::nothing_varies);
  const double n = static_cast<double>(rows_.size()), half = most / 2 - least / 2;
  if (half == 0 || detail::subnormal(half)) return detail::fail(error_code::too_small);
  double mean = 0, squares = 0;
  for (const std::size_t row : rows_) {
    z_.push_back((x[row] / 2 - least / 2) / half);
    mean += z_.back() / n;
  }
  for (double& z : z_) {
    z -= mean;
    squares += z * z;
  }
  for (double& z : z_) z /= std::sqrt(squares / n);
  return done{};
}

/// Checks values and neighbours and prepares them for `moran` and its like. `w` is units x units:
/// \f$w_{ij}\f$ is the weight of j as a neighbour of i, 0 for none; it need not be symmetric.
///
/// Where units are left out, rows that summed to one do so again. Errors: empty, shape; missing_cell,
/// not_finite (row) for a value; missing_cell, not_finite, negative (row, column) for a weight;
/// out_of_range (row, column) for a unit that is its own neighbour; no_neighbour (row);
/// nothing_known when no unit is left, nothing_varies, too_small for values that are all equal or
/// next to it; not_finite, too_small where sums of weights overflow or vanish. O(units^2).
[[nodiscard]] inline outcome<spatial_sample> sample_in_space(
    std::span<const double> x, matrix_view<const double> w, const neighbour_options& options = {}) {
  if (auto ok = detail::check_neighbours(w, x.size()); !ok) return failure<error>{ok.error()};
  std::vector<char> in(x.size(), 1);
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (detail::infinite(x[i])) return detail::fail(error_code::not_finite, i);
    if (!is_missing(x[i])) continue;
    if (options.unknown == missing_cells::refuse) return detail::fail(error_code::missing_cell, i);
    in[i] = 0;
  }
  if (auto ok = detail::leave_lonely_out(w, options.lonely, in); !ok)
    return failure<error>{ok.error()};
  spatial_sample out;
  out.given_ = x.size();
  for (std::size_t i = 0; i < x.size(); ++i)
    if (in[i]) out.rows_.push_back(i);
  if (out.units() == 0) return detail::fail(error_code::nothing_known);
  if (auto ok = out.centre(x); !ok) return failure<error>{ok.error()};
  out.link(w, in, options.rows == neighbour_rows::to_one || detail::rows_sum_to_one(w));
  if (!detail::finite(out.s0_ * out.s0_) || !detail::finite(out.s1_) || !detail::finite(out.s2_))
    return detail::fail(error_code::not_finite);
  if (detail::underflows(out.s0_, out.s0_ * out.s0_)) return detail::fail(error_code::too_small);
  return out;
}

}  // namespace nqpf::inline NQPF_ABI::models
