// SPDX-License-Identifier: BSL-1.0
#pragma once

// A panel out of single cells in any order: entity, year, input, value.

#include <nqpf/core/interval.hpp>
#include <nqpf/panel/build/column_plan.hpp>
#include <nqpf/panel/build/panel_builder.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace nqpf::inline NQPF_ABI::panel_detail {

/// Collects cells and hands their rows to a builder. Constant for each cell; memory twelve bytes a
/// cell at most, and four for each year between the first and last of an entity.
class cell_table {
public:
  explicit cell_table(std::size_t inputs) : values_(inputs) {}

  /// The row of an entity in a year, which is made where there is none.
  std::size_t row(std::uint32_t entity, int year) {
    if (entity >= rows_of_.size()) rows_of_.resize(entity + std::size_t{1});
    entity_rows& rows = rows_of_[entity];
    if (rows.row.empty()) rows.first = year;
    if (year < rows.first) {
      rows.row.insert(rows.row.begin(), static_cast<std::size_t>(rows.first - year), no_row);
      rows.first = year;
    }
    const auto at = static_cast<std::size_t>(year - rows.first);
    if (at >= rows.row.size()) rows.row.resize(at + 1, no_row);
    if (rows.row[at] == no_row) {
      rows.row[at] = static_cast<std::uint32_t>(years_.size());
      entities_.push_back(entity);
      years_.push_back(year);
    }
    return rows.row[at];
  }
  [[nodiscard]] bool has_rows(std::uint32_t entity) const noexcept {
    return entity < rows_of_.size() && !rows_of_[entity].row.empty();
  }

  /// The cell of a row, with its memory.
  struct cell {
    double& value;
    bool given;  ///< it had been given before
  };
  cell take(std::size_t row, std::size_t input) {
    std::vector<double>& values = values_[input];
    if (row >= values.size()) values.resize(row + row / 2 + 64, never_given);
    const bool before =
        std::bit_cast<std::uint64_t>(values[row]) != std::bit_cast<std::uint64_t>(never_given);
    if (!before) values[row] = missing;
    return {values[row], before};
  }

  [[nodiscard]] std::size_t rows() const noexcept { return years_.size(); }
  [[nodiscard]] std::uint32_t entity(std::size_t row) const noexcept { return entities_[row]; }
  [[nodiscard]] int year(std::size_t row) const noexcept { return years_[row]; }
  [[nodiscard]] double value(std::size_t row, std::size_t input) const noexcept {
    if (row >= values_[input].size()) return missing;
    const double held = values_[input][row];
    return is_missing(held) ? missing : held;
  }

  /// Hands the keys of all rows over.
  void give_keys(panel_builder& to) const {
    for (std::size_t row = 0; row < rows(); ++row) to.add_key(entities_[row], years_[row]);
  }

private:
  static constexpr std::uint32_t no_row = 0xffff'ffffU;
  // A NaN with a mark of its own; a cell that was given as missing is the usual one.
  static constexpr double never_given =
      std::bit_cast<double>(std::uint64_t{0x7ff8'0000'0000'4e51U});

  struct entity_rows {
    int first = 0;
    std::vector<std::uint32_t> row;  // by year from the first on
  };

  std::vector<entity_rows> rows_of_;
  std::vector<std::uint32_t> entities_;
  std::vector<int> years_;
  std::vector<std::vector<double>> values_;
};

}  // namespace nqpf::inline NQPF_ABI::panel_detail
