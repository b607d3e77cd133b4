// SPDX-License-Identifier: BSL-1.0
#pragma once

// Private: the linear assignment by shortest augmenting paths with the reductions of Jonker and
// Volgenant ahead of them.

#include <nqpf/models/error.hpp>

#include <cstddef>
#include <limits>
#include <vector>

namespace nqpf::inline v0::models::detail {

/// Assigns every row of a dense table, row by row in memory, rows <= columns, to a column of its
/// own. An infinite cost forbids a pair.
class assignment_solver {
public:
  assignment_solver(std::vector<double> costs, std::size_t rows, std::size_t columns)
      : costs_(static_cast<std::vector<double>&&>(costs)),
        rows_(rows),
        columns_(columns),
        price(columns, 0),
        column_of(rows, nowhere),
        row_of(columns, nowhere) {}

private:
  std::vector<double> costs_;
  std::size_t rows_, columns_;

public:
  std::vector<double> price;  ///< v of each column
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
    path_.resize(columns_);
    from_.resize(columns_);
    for (const std::size_t row : free)
      if (!augment(row)) return fail(error_code::infeasible, row);
    return done{};
  }

  /// The price of a row: its cost less the price of its column.
  [[nodiscard]] double row_price(std::size_t row) const {
    return line(row)[column_of[row]] - price[column_of[row]];
  }

private:
  [[nodiscard]] const double* line(std::size_t row) const { return costs_.data() + row * columns_; }

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

  struct two_best {
    std::size_t first = 0, second = 0;
    double least = 0, next = 0;
  };

  [[nodiscard]] two_best best_of(std::size_t row) const {
    const double* const cost = line(row);
    two_best found{0, 0, cost[0] - price[0], std::numeric_limits<double>::infinity()};
    for (std::size_t j = 1; j < columns_; ++j) {
      const double left = cost[j] - price[j];
      if (!(left < found.next)) continue;
      if (left < found.least) {
        found = {j, found.first, left, found.least};
      } else {
        found.next = left;
        found.second = j;
      }
    }
    return found;
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
      if (steps++ > 32 * rows_) {
        left.push_back(row);
        continue;
      }
      const two_best best = best_of(row);
      std::size_t column = best.first;
      const double lowered = price[column] - (best.next - best.least);
      const bool lowers = lowered < price[column];
      if (lowers) price[column] = lowered;
      else if (row_of[column] != nowhere) column = best.second;
      const std::size_t loser = row_of[column];
      couple(row, column);
      if (loser == nowhere) continue;
      column_of[loser] = nowhere;
      (lowers ? waiting : left).push_back(loser);
    }
    free.swap(left);
  }

  /// The shortest path from a free row to a free column over reduced costs (Dijkstra), along which
  /// rows and columns change partners.
  bool augment(std::size_t row) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    std::vector<std::size_t>& left = left_;
    left.resize(columns_);
    for (std::size_t j = 0; j < columns_; ++j) {
      left[j] = j;
      path_[j] = infinity;
    }
    std::size_t end = nowhere, scanned = row, remaining = columns_;
    double length = 0, offset = 0;
    settled_.clear();
    while (end == nowhere) {
      const std::size_t next = relax(scanned, length - offset, remaining);
      length = path_[left[next]];
      if (length == infinity) return false;
      const std::size_t column = left[next];
      left[next] = left[--remaining];
      settled_.push_back(column);
      if (row_of[column] == nowhere) {
        end = column;
      } else {
        scanned = row_of[column];
        offset = line(scanned)[column] - price[column];
      }
    }
    for (const std::size_t column : settled_) price[column] += path_[column] - length;
    while (true) {
      const std::size_t owner = from_[end], before = column_of[owner];
      couple(owner, end);
      if (owner == row) return true;
      end = before;
    }
  }

  /// Shortens the paths to the columns that are left by way of `row`. Returns the place of the
  /// nearest, a free one where several are.
  std::size_t relax(std::size_t row, double base, std::size_t remaining) {
    const double* const cost = line(row);
    std::size_t nearest = 0;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t k = 0; k < remaining; ++k) {
      const std::size_t j = left_[k];
      const double length = base + (cost[j] - price[j]);
      if (length < path_[j]) {
        path_[j] = length;
        from_[j] = row;
      }
      if (path_[j] < least || (path_[j] == least && row_of[j] == nowhere)) {
        least = path_[j];
        nearest = k;
      }
    }
    return nearest;
  }

  std::vector<std::size_t> columns_won_, from_, left_, settled_;
  std::vector<double> path_;
};

}  // namespace nqpf::inline v0::models::detail
