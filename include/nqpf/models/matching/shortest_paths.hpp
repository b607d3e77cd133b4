// SPDX-License-Identifier: BSL-1.0
#pragma once

// Private: the linear assignment by shortest augmenting paths with the reductions of Jonker and
// Volgenant ahead of them.

#include <nqpf/models/error.hpp>
#include <nqpf/models/matching/scan.hpp>

#include <cstddef>
#include <limits>
#include <vector>

namespace nqpf::inline NQPF_ABI::models::detail {

/// Assigns every row of a dense table, rows <= columns, to a column of its own. The table lies row by
/// row in memory, each row padded with infinite costs. An infinite cost forbids a pair.
class assignment_solver {
public:
  assignment_solver(std::vector<double> costs, std::size_t rows, std::size_t columns)
      : costs_(static_cast<std::vector<double>&&>(costs)),
        rows_(rows),
        columns_(columns),
        pitch_(padded(columns)),
        paths_(columns),
        price(pitch_, 0),
        column_of(rows, nowhere),
        row_of(columns, nowhere) {}

private:
  std::vector<double> costs_;
  std::size_t rows_, columns_, pitch_;
  path_lengths paths_;

public:
  std::vector<double> price;  ///< v of each column, padded
  std::vector<std::size_t> column_of, row_of;

  /// `forbidding`: whether some cost is infinite, which the reductions cannot bear. Errors:
  /// infeasible (row).
  outcome<> solve(bool forbidding) {
    std::vector<std::size_t> free;
    if (rows_ == columns_ && rows_ > 1 && !forbidding) {
      reduce_columns();
      free = transfer();
      for (int pass = 0; pass < 2; ++pass) reduce_rows(free);
    } else {
      for (std::size_t i = 0; i < rows_; ++i) free.push_back(i);
    }
    for (const std::size_t row : free)
      if (!augment(row)) return fail(error_code::infeasible, row);
    return done{};
  }

  /// The price of a row: its cost less the price of its column.
  [[nodiscard]] double row_price(std::size_t row) const {
    return line(row)[column_of[row]] - price[column_of[row]];
  }

private:
  [[nodiscard]] const double* line(std::size_t row) const { return costs_.data() + row * pitch_; }

  void couple(std::size_t row, std::size_t column) {
    column_of[row] = column;
    row_of[column] = row;
  }

  /// The price of a column is its least cost; its row gets the column unless it has one.
  void reduce_columns() {
    std::vector<std::size_t> cheapest(columns_, 0);
    for (std::size_t j = 0; j < columns_; ++j) price[j] = costs_[j];
    for (std::size_t i = 1; i < rows_; ++i)
      for (std::size_t j = 0; j < columns_; ++j)
        if (line(i)[j] < price[j]) {
          price[j] = line(i)[j];
          cheapest[j] = i;
        }
    columns_won_.assign(rows_, 0);
    for (std::size_t j = columns_; j-- > 0;) {
      if (columns_won_[cheapest[j]]++ == 0) couple(cheapest[j], j);
    }
  }

  /// A row that is cheapest in one column alone lowers its price as far as its second choice
  /// allows. Returns the rows without a column.
  std::vector<std::size_t> transfer() {
    std::vector<std::size_t> free;
    for (std::size_t i = 0; i < rows_; ++i) {
      if (columns_won_[i] == 0) free.push_back(i);
      if (columns_won_[i] != 1) continue;
      const double* const cost = line(i);
      double least = std::numeric_limits<double>::infinity();
      for (std::size_t j = 0; j < columns_; ++j) {
        const double left = cost[j] - price[j];
        if (j != column_of[i] && left < least) least = left;
      }
      price[column_of[i]] -= least;
    }
    return free;
  }

  /// Every free row takes its best column and lowers the price to its second best; whoever loses
  /// the column tries again at once. Ends after a bounded number of steps, since steps below the
  /// rounding of the prices might go on for ever.
  void reduce_rows(std::vector<std::size_t>& free) {
    std::vector<std::size_t> waiting, left;
    for (std::size_t k = free.size(); k-- > 0;) waiting.push_back(free[k]);
    std::size_t steps = 0;
    while (!waiting.empty()) {
      const std::size_t row = waiting.back();
      waiting.pop_back();
      if (steps++ > 8 * rows_) {
        left.push_back(row);
        continue;
      }
      const two_least best = least_of_row(line(row), price.data(), pitch_);
      std::size_t column = best.first;
      const double lowered = price[column] - (best.next - best.least);
      const bool lowers = lowered < price[column];
      if (lowers) price[column] = lowered;
      else if (row_of[column] != nowhere) column = second_best(row, best);
      const std::size_t loser = row_of[column];
      couple(row, column);
      if (loser == nowhere) continue;
      column_of[loser] = nowhere;
      (lowers ? waiting : left).push_back(loser);
    }
    free.swap(left);
  }

  /// Another column that is as good as the best, where it does not lower its price.
  [[nodiscard]] std::size_t second_best(std::size_t row, const two_least& best) const {
    for (std::size_t j = 0; j < columns_; ++j)
      if (j != best.first && line(row)[j] - price[j] == best.next) return j;
    return best.first;
  }

  /// The shortest path from a free row to a free column over reduced costs (Dijkstra), along which
  /// rows and columns change partners.
  bool augment(std::size_t row) {
    paths_.clear(price);
    settled_.clear();
    std::size_t end = nowhere, scanned = row;
    double length = 0, offset = 0;
    while (end == nowhere) {
      length = paths_.relax(line(scanned), length - offset, scanned);
      if (length == std::numeric_limits<double>::infinity()) return false;
      const std::size_t column = paths_.find(length, row_of, nowhere);
      paths_.settle(column);
      settled_.push_back({column, length});
      if (row_of[column] == nowhere) {
        end = column;
      } else {
        scanned = row_of[column];
        offset = line(scanned)[column] - price[column];
      }
    }
    for (const reached& at : settled_) price[at.column] += at.length - length;
    while (true) {
      const std::size_t owner = paths_.from(end), before = column_of[owner];
      couple(owner, end);
      if (owner == row) return true;
      end = before;
    }
  }

  struct reached {
    std::size_t column;
    double length;
  };
  std::vector<std::size_t> columns_won_;
  std::vector<reached> settled_;
};

}  // namespace nqpf::inline NQPF_ABI::models::detail
