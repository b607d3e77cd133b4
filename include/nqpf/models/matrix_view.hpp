// SPDX-License-Identifier: BSL-1.0
#pragma once

// Views of tables of numbers in the host's memory: row by row, column by column, or one array each
// column. They own nothing and copy nothing.

#include <nqpf/core/config.hpp>

#include <cstddef>
#include <span>
#include <type_traits>

namespace nqpf::inline NQPF_ABI::models {

/// One column (or row) of a table: `size` elements, `stride` elements apart.
template <class T>
class strided_view {
public:
  constexpr strided_view() = default;
  constexpr strided_view(T* first, std::size_t size, std::ptrdiff_t stride = 1) noexcept
      : first_(first), size_(size), stride_(stride) {}
  /// Any contiguous host container that outlives the view: a span, a vector, an array.
  template <class Cells>
    requires std::is_convertible_v<Cells&&, std::span<T>>
  constexpr strided_view(Cells&& cells) noexcept
      : strided_view(static_cast<std::span<T>>(static_cast<Cells&&>(cells))) {}
  constexpr strided_view(std::span<T> values) noexcept
      : first_(values.data()), size_(values.size()) {}
  template <class U>
    requires std::is_same_v<const U, T>
  constexpr strided_view(strided_view<U> other) noexcept
      : first_(other.first()), size_(other.size()), stride_(other.stride()) {}

  [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
  /// The first element. Not called `data`: libc++ 14 makes a span of whatever has `data` and `size`, without the stride.
  [[nodiscard]] constexpr T* first() const noexcept { return first_; }
  [[nodiscard]] constexpr std::ptrdiff_t stride() const noexcept { return stride_; }
  [[nodiscard]] constexpr bool contiguous() const noexcept { return stride_ == 1; }
  [[nodiscard]] constexpr T& operator[](std::size_t index) const {
    NQPF_ASSERT(index < size_);
    return first_[static_cast<std::ptrdiff_t>(index) * stride_];
  }

private:
  T* first_ = nullptr;
  std::size_t size_ = 0;
  std::ptrdiff_t stride_ = 1;
};

/// A table of `rows` x `columns` numbers, rows being units (or units by year) and columns
/// indicators. The methods run down the columns, so column by column is the fast layout.
template <class T>
class matrix_view {
public:
  constexpr matrix_view() = default;

  /// Element (i, j) lies `i * row_stride + j * column_stride` elements after `first`.
  constexpr matrix_view(T* first, std::size_t rows, std::size_t columns, std::ptrdiff_t row_stride,
                        std::ptrdiff_t column_stride) noexcept
      : first_(first),
        rows_(rows),
        columns_(columns),
        row_stride_(row_stride),
        column_stride_(column_stride) {}

  /// One contiguous array each column.
  constexpr matrix_view(std::span<T* const> arrays, std::size_t rows) noexcept
      : arrays_(arrays.data()), rows_(rows), columns_(arrays.size()) {}

  template <class U>
    requires std::is_same_v<const U, T>
  constexpr matrix_view(const matrix_view<U>& other) noexcept
      : first_(other.first_),
        arrays_(other.arrays_),
        offset_(other.offset_),
        rows_(other.rows_),
        columns_(other.columns_),
        row_stride_(other.row_stride_),
        column_stride_(other.column_stride_) {}

  [[nodiscard]] constexpr std::size_t rows() const noexcept { return rows_; }
  [[nodiscard]] constexpr std::size_t columns() const noexcept { return columns_; }
  [[nodiscard]] constexpr bool empty() const noexcept { return rows_ == 0 || columns_ == 0; }

  [[nodiscard]] constexpr T& operator()(std::size_t row, std::size_t column) const {
    NQPF_ASSERT(row < rows_ && column < columns_);
    return origin(column)[static_cast<std::ptrdiff_t>(row) * row_stride_];
  }

  [[nodiscard]] constexpr strided_view<T> column(std::size_t index) const {
    NQPF_ASSERT(index < columns_);
    return {origin(index), rows_, row_stride_};
  }

  /// The rows `first` to `first + count - 1` of the same table. Rows that the table does not have are
  /// a broken precondition; without checks they give an empty view, which every method refuses.
  [[nodiscard]] constexpr matrix_view row_range(std::size_t first, std::size_t count) const {
    NQPF_ASSERT(first <= rows_ && count <= rows_ - first);
    if (first > rows_ || count > rows_ - first) return {};
    matrix_view part = *this;
    part.offset_ += static_cast<std::ptrdiff_t>(first) * row_stride_;
    part.rows_ = count;
    return part;
  }

  /// The columns `first` to `first + count - 1` of the same table; as `row_range` beyond its columns.
  [[nodiscard]] constexpr matrix_view column_range(std::size_t first, std::size_t count) const {
    NQPF_ASSERT(first <= columns_ && count <= columns_ - first);
    if (first > columns_ || count > columns_ - first) return {};
    matrix_view part = *this;
    if (arrays_ != nullptr) part.arrays_ += first;
    else part.first_ += static_cast<std::ptrdiff_t>(first) * column_stride_;
    part.columns_ = count;
    return part;
  }

  /// Rows and columns exchanged. Not for a table of one array each column.
  [[nodiscard]] constexpr matrix_view transposed() const {
    NQPF_ASSERT(arrays_ == nullptr);
    matrix_view turned(first_, columns_, rows_, column_stride_, row_stride_);
    turned.offset_ = offset_;
    return turned;
  }

private:
  template <class>
  friend class matrix_view;

  [[nodiscard]] constexpr T* origin(std::size_t column) const {
    T* const top = arrays_ != nullptr
                       ? arrays_[column]
                       : first_ + static_cast<std::ptrdiff_t>(column) * column_stride_;
    return top + offset_;
  }

  T* first_ = nullptr;
  T* const* arrays_ = nullptr;
  std::ptrdiff_t offset_ = 0;
  std::size_t rows_ = 0;
  std::size_t columns_ = 0;
  std::ptrdiff_t row_stride_ = 1;
  std::ptrdiff_t column_stride_ = 0;
};

namespace detail {

/// Whether `rows * columns` is `size`, also where the product does not fit.
[[nodiscard]] constexpr bool is_product(std::size_t size, std::size_t rows, std::size_t columns) {
  std::size_t product = 0;
  return !__builtin_mul_overflow(rows, columns, &product) && product == size;
}

}  // namespace detail

/// Cells stored row by row, `rows * columns` of them. Another number of cells is a broken
/// precondition; without checks it gives an empty view, which every method refuses.
template <class T>
[[nodiscard]] constexpr matrix_view<T> row_major(std::span<T> cells, std::size_t rows,
                                                 std::size_t columns) {
  NQPF_ASSERT(detail::is_product(cells.size(), rows, columns));
  if (!detail::is_product(cells.size(), rows, columns)) return {};
  return {cells.data(), rows, columns, static_cast<std::ptrdiff_t>(columns), 1};
}

/// Cells stored column by column, `rows * columns` of them; as `row_major` otherwise.
template <class T>
[[nodiscard]] constexpr matrix_view<T> column_major(std::span<T> cells, std::size_t rows,
                                                    std::size_t columns) {
  NQPF_ASSERT(detail::is_product(cells.size(), rows, columns));
  if (!detail::is_product(cells.size(), rows, columns)) return {};
  return {cells.data(), rows, columns, 1, static_cast<std::ptrdiff_t>(rows)};
}

/// The same for any host container that outlives the view: a vector, an array, a span of fixed size.
template <class Cells>
  requires requires(Cells& cells) { std::span(cells); }
[[nodiscard]] constexpr auto row_major(Cells& cells, std::size_t rows, std::size_t columns) {
  const std::span all(cells);
  return row_major(std::span<typename decltype(all)::element_type>(all), rows, columns);
}
template <class Cells>
  requires requires(Cells& cells) { std::span(cells); }
[[nodiscard]] constexpr auto column_major(Cells& cells, std::size_t rows, std::size_t columns) {
  const std::span all(cells);
  return column_major(std::span<typename decltype(all)::element_type>(all), rows, columns);
}

}  // namespace nqpf::inline NQPF_ABI::models
