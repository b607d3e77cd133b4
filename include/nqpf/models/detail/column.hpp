// SPDX-License-Identifier: BSL-1.0
#pragma once

// Private: passes over columns and tables in blocks of contiguous numbers,
// whatever the layout.

#include <nqpf/models/detail/kernels.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/matrix_view.hpp>
#include <nqpf/models/options.hpp>

#include <cstddef>
#include <limits>
#include <vector>

namespace nqpf::inline NQPF_ABI::models::detail {

/// Rows in a block: a column of it stays in the first-level cache. Sums are
/// formed block by block in every layout, so that the layout does not change a
/// result.
inline constexpr std::size_t block_rows = 512;

/// Calls `use(numbers, count)` for the column, block by block.
template <class Use>
inline void each_block(strided_view<const double> column, const Use& use) {
  double copy[block_rows];
  for (std::size_t first = 0; first < column.size(); first += block_rows) {
    const std::size_t left = column.size() - first;
    const std::size_t count = left < block_rows ? left : block_rows;
    if (column.contiguous()) {
      use(column.first() + first, count);
    } else {
      for (std::size_t i = 0; i < count; ++i) copy[i] = column[first + i];
      use(static_cast<const double*>(copy), count);
    }
  }
}

/// The same without the missing cells, in full blocks.
template <class Use>
inline void each_known_block(strided_view<const double> column, const Use& use) {
  double copy[block_rows];
  std::size_t filled = 0;
  for (std::size_t i = 0; i < column.size(); ++i) {
    copy[filled] = column[i];
    filled += static_cast<std::size_t>(!is_missing(column[i]));
    if (filled < block_rows) continue;
    use(static_cast<const double*>(copy), filled);
    filled = 0;
  }
  if (filled > 0) use(static_cast<const double*>(copy), filled);
}

/// Contiguous columns of a table, block of rows by block of rows: the table
/// itself where its columns are contiguous, copies of a block otherwise. Memory
/// for the copies is taken once, here.
class row_blocks {
public:
  explicit row_blocks(matrix_view<const double> x) : x_(x), pointers_(x.columns()) {
    for (std::size_t j = 0; j < x.columns(); ++j) direct_ = direct_ && x.column(j).contiguous();
    if (!direct_) copies_.resize(pitch * x.columns());
  }

  [[nodiscard]] bool direct() const noexcept { return direct_; }

  /// Calls `use(columns, first, count)`; `columns[j]` points at row `first`.
  /// Stops when it says false.
  template <class Use>
  bool each(const Use& use) {
    const std::size_t rows = x_.rows();
    for (std::size_t first = 0; first < rows; first += block_rows) {
      const std::size_t count = rows - first < block_rows ? rows - first : block_rows;
      if (direct_)
        for (std::size_t j = 0; j < x_.columns(); ++j) pointers_[j] = x_.column(j).first() + first;
      else copy(first, count);
      if (!use(static_cast<const double* const*>(pointers_.data()), first, count)) return false;
    }
    return true;
  }

private:
  // Copies of neighbouring columns start in different sets of the cache.
  static constexpr std::size_t pitch = block_rows + 8;
  static constexpr int ahead = 32;  // rows to fetch in advance

  void copy(std::size_t first, std::size_t count) {
    const std::size_t columns = x_.columns();
    for (std::size_t j = 0; j < columns; ++j) pointers_[j] = copies_.data() + j * pitch;
    double* const to = copies_.data();
    const double* const from = &x_(first, 0);
    const std::ptrdiff_t down = x_.column(0).stride();
    const std::ptrdiff_t across = columns > 1 ? &x_(first, 1) - from : 0;
    std::size_t i = 0;
    for (; i + 4 <= count; i += 4) {  // four rows at a time fill half a cache line of each copy
      const double* cell = from + static_cast<std::ptrdiff_t>(i) * down;
      const bool more = first + i + 4 + ahead <= x_.rows();
      for (std::size_t j = 0; j < columns; ++j, cell += across) {
        if (more && j % 4 == 0)  // the hardware does not foresee rows read four at a time
          for (int k = 0; k < 4; ++k) __builtin_prefetch(cell + (ahead + k) * down);
        double* const place = to + j * pitch + i;
        place[0] = cell[0];
        place[1] = cell[down];
        place[2] = cell[2 * down];
        place[3] = cell[3 * down];
      }
    }
    for (; i < count; ++i) {
      const double* cell = from + static_cast<std::ptrdiff_t>(i) * down;
      for (std::size_t j = 0; j < columns; ++j, cell += across) to[j * pitch + i] = *cell;
    }
  }

  matrix_view<const double> x_;
  std::vector<const double*> pointers_;
  std::vector<double> copies_;
  bool direct_ = true;
};

/// Calls `use(column, first, numbers, count)` for every block of every column,
/// in the order that suits the layout. With `skip` only known cells are passed,
/// and `first` says nothing.
template <class Use>
inline void each_column_block(matrix_view<const double> x, missing_cells unknown, const Use& use) {
  if (unknown == missing_cells::skip) {
    for (std::size_t j = 0; j < x.columns(); ++j)
      each_known_block(x.column(j), [&](const double* values, std::size_t count) {
        use(j, std::size_t{0}, values, count);
      });
    return;
  }
  row_blocks blocks(x);
  if (!blocks.direct()) {
    blocks.each([&](const double* const* columns, std::size_t first, std::size_t count) {
      for (std::size_t j = 0; j < x.columns(); ++j) use(j, first, columns[j], count);
      return true;
    });
    return;
  }
  for (std::size_t j = 0; j < x.columns(); ++j) {
    const double* const column = x.column(j).first();
    for (std::size_t first = 0; first < x.rows(); first += block_rows) {
      const std::size_t left = x.rows() - first;
      use(j, first, column + first, left < block_rows ? left : block_rows);
    }
  }
}

/// A row of a table, to be indexed by column.
struct row_of {
  const matrix_view<const double>& table;
  std::size_t row;
  double operator[](std::size_t column) const { return table(row, column); }
};

inline extent extent_of(strided_view<const double> column) noexcept {
  extent seen;
  each_block(column, [&](const double* x, std::size_t n) { kernels().extent_in(x, n, seen); });
  return seen;
}

constexpr bool finite(double value) noexcept {
  const double most = std::numeric_limits<double>::max();
  return value <= most && value >= -most;
}

constexpr bool infinite(double value) noexcept {
  const double most = std::numeric_limits<double>::max();
  return value > most || value < -most;
}

/// Whether a number is below the normal ones, where digits are lost; zero is
/// not.
constexpr bool subnormal(double value) noexcept {
  const double least = std::numeric_limits<double>::min();
  return value != 0 && value < least && value > -least;
}

/// Whether `result`, computed from `value` by factors alone, lost it or its
/// digits to underflow.
constexpr bool underflows(double value, double result) noexcept {
  return value != 0 && (result == 0 || (subnormal(result) && !subnormal(value)));
}

/// Why groups do not fit a table of `rows`, or nothing wrong: empty, shape,
/// out_of_range (row).
inline outcome<> check_groups(const row_groups& groups, std::size_t rows) {
  if (groups.count == 0) return fail(error_code::empty);
  if (groups.pooled()) return done{};
  if (groups.of_row.size() != rows) return fail(error_code::shape);
  for (std::size_t i = 0; i < rows; ++i)
    if (groups[i] >= groups.count) return fail(error_code::out_of_range, i);
  return done{};
}

/// How many groups have to be told apart: one more than the largest that a row
/// is in.
inline std::size_t groups_used(const row_groups& groups) noexcept {
  std::size_t count = 1;
  for (const std::uint32_t group : groups.of_row)
    if (group + std::size_t{1} > count) count = group + std::size_t{1};
  return count;
}

/// The mean of `n` finite numbers, within their extent also where sums or
/// differences overflow.
template <class Values>
double mean_of_all(const Values& values, std::size_t n) {
  double mean = 0;
  for (std::size_t i = 0; i < n; ++i) mean += (values[i] - mean) / static_cast<double>(i + 1);
  if (finite(mean)) return mean;
  mean = 0;
  for (std::size_t i = 0; i < n; ++i) mean += (values[i] / 4 - mean) / static_cast<double>(i + 1);
  const double most = std::numeric_limits<double>::max();
  return mean * 4 > most ? most : mean * 4 < -most ? -most : mean * 4;
}

/// The first infinite cell, or the number of rows.
inline std::size_t first_infinite(strided_view<const double> column) noexcept {
  std::size_t i = 0;
  while (i < column.size() && !infinite(column[i])) ++i;
  return i;
}

/// The first cell that is missing (unless these are skipped) or infinite, as an
/// error; nothing wrong if the row is `nowhere`.
inline error first_unusable(matrix_view<const double> x,
                            missing_cells unknown = missing_cells::refuse) noexcept {
  for (std::size_t i = 0; i < x.rows(); ++i)
    for (std::size_t j = 0; j < x.columns(); ++j) {
      if (is_missing(x(i, j)) && unknown == missing_cells::refuse)
        return {error_code::missing_cell, i, j};
      if (infinite(x(i, j))) return {error_code::not_finite, i, j};
    }
  return {};
}

}  // namespace nqpf::inline NQPF_ABI::models::detail
