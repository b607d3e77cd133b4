// SPDX-License-Identifier: BSL-1.0
#pragma once

// Private: linear least squares by Householder reflections, which keep the digits that normal
// equations lose.

#include <nqpf/core/abi.hpp>

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI::models::detail {

/// A table with one column a regressor and the target behind them. Fill it by `at`, call `factor`
/// once, then ask.
class least_squares {
public:
  least_squares(std::size_t rows, std::size_t regressors)
      : rows_(rows),
        regressors_(regressors),
        cells_(rows * (regressors + 1)),
        diagonal_(regressors) {}

  [[nodiscard]] std::size_t target() const { return regressors_; }
  double& at(std::size_t row, std::size_t column) { return cells_[column * rows_ + row]; }
  [[nodiscard]] double at(std::size_t row, std::size_t column) const {
    return cells_[column * rows_ + row];
  }
  std::span<double> column(std::size_t j) { return {cells_.data() + j * rows_, rows_}; }

  /// Makes the regressors triangular. Returns the first one that the earlier ones tell but for
  /// 1e-10 of its length, or `target()` where there is none. Needs at least as many rows as
  /// regressors.
  std::size_t factor() {
    for (std::size_t j = 0; j < regressors_; ++j) {
      double* const v = column(j).data();
      double before = 0, length = 0;
      for (std::size_t i = 0; i < rows_; ++i) (i < j ? before : length) += v[i] * v[i];
      before += length;
      length = std::sqrt(length);
      if (!(length > 1e-10 * std::sqrt(before))) return j;
      diagonal_[j] = v[j] > 0 ? -length : length;
      v[j] -= diagonal_[j];
      for (std::size_t c = j + 1; c <= regressors_; ++c) reflect(j, column(c).data());
    }
    return regressors_;
  }

  /// The sum of squares of the target that the regressors from `first` to before `last` tell beyond
  /// the earlier ones; up to the number of rows for what no regressor tells.
  [[nodiscard]] double told(std::size_t first, std::size_t last) const {
    double sum = 0;
    for (std::size_t i = first; i < last; ++i) sum += at(i, regressors_) * at(i, regressors_);
    return sum;
  }
  [[nodiscard]] double left() const { return told(regressors_, rows_); }

  [[nodiscard]] std::vector<double> coefficients() const {
    std::vector<double> out(regressors_);
    for (std::size_t j = regressors_; j-- > 0;) {
      double value = at(j, regressors_);
      for (std::size_t c = j + 1; c < regressors_; ++c) value -= at(j, c) * out[c];
      out[j] = value / diagonal_[j];
    }
    return out;
  }

  /// The variance of a coefficient for errors of variance one: the diagonal of the inverse of X'X.
  [[nodiscard]] double variance(std::size_t j) const {
    std::vector<double> row(regressors_);  // of the inverse of the triangle
    double sum = 0;
    for (std::size_t c = j; c < regressors_; ++c) {
      double value = c == j ? 1 : 0;
      for (std::size_t k = j; k < c; ++k) value -= row[k] * at(k, c);
      row[c] = value / diagonal_[c];
      sum += row[c] * row[c];
    }
    return sum;
  }

private:
  /// Mirrors a column at the plane of regressor j.
  void reflect(std::size_t j, double* w) {
    const double* const v = column(j).data();
    double product = 0;
    for (std::size_t i = j; i < rows_; ++i) product += v[i] * w[i];
    const double factor = product / (diagonal_[j] * v[j]);
    for (std::size_t i = j; i < rows_; ++i) w[i] += factor * v[i];
  }

  std::size_t rows_, regressors_;
  std::vector<double> cells_, diagonal_;
};

}  // namespace nqpf::inline NQPF_ABI::models::detail
