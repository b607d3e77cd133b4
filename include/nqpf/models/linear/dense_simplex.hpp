// SPDX-License-Identifier: BSL-1.0
#pragma once

// Private: the revised simplex method for programs with few rows and many columns, with the inverse
// of the basis kept dense.

#include <nqpf/models/error.hpp>

#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

namespace nqpf::inline NQPF_ABI::models::detail {

/// How the sum of a row stands to its limit.
enum class sense : unsigned char { at_most, at_least, equal };

/// Minimises goal x over x >= 0 with rows `sum a_rj x_j (<=, >= or =) limit_r`.
///
/// The variable n + r is the slack of row r, n + m + r its artificial. Steps go to the steepest
/// reduced cost; where steps stop to gain, the first possible one is taken (Bland 1977) until they
/// gain again, hence no cycle. The inverse is made anew from time to time and at the end.
class dense_simplex {
public:
  std::vector<double> cells;  ///< row by row
  std::vector<double> goal, slack_goal, limits;
  std::vector<sense> senses;
  std::vector<double> x;  ///< values of the columns and of the slacks, after `solve`

  dense_simplex(std::size_t rows, std::size_t columns)
      : cells(rows * columns, 0),
        goal(columns, 0),
        slack_goal(rows, 0),
        limits(rows, 0),
        senses(rows, sense::at_most),
        x(columns + rows, 0),
        m_(rows),
        n_(columns),
        basis_(rows),
        sign_(rows, 1),
        place_(columns + 2 * rows),
        inverse_(rows * rows),
        value_(rows),
        price_(rows),
        direction_(rows),
        left_(columns) {}

  double& at(std::size_t row, std::size_t column) { return cells[row * n_ + column]; }
  [[nodiscard]] double price(std::size_t row) const { return price_[row]; }
  /// A basic variable is zero at the end: another basis gives the same point.
  [[nodiscard]] bool degenerate() const { return degenerate_; }
  /// A variable outside the basis costs nothing: another point may be as good.
  [[nodiscard]] bool ambiguous() const { return ambiguous_; }

  /// Errors: infeasible, unbounded, no_convergence, singular.
  outcome<> solve() {
    begin();
    if (artificial_) {
      if (auto ok = descend(true); !ok) return ok;
      if (shortfall() > feasible_) return fail(error_code::infeasible);
    }
    if (auto ok = descend(false); !ok) return ok;
    for (const double value : value_)  // rounding must not have led outside the program
      if (value < -1e3 * feasible_) return fail(error_code::no_convergence);
    conclude();
    return done{};
  }

  [[nodiscard]] double optimum() const {
    double sum = 0;
    for (std::size_t j = 0; j < n_; ++j) sum += goal[j] * x[j];
    for (std::size_t r = 0; r < m_; ++r) sum += slack_goal[r] * x[n_ + r];
    return sum;
  }

private:
  static constexpr std::size_t outside = static_cast<std::size_t>(-1);
  static constexpr double infinity = std::numeric_limits<double>::infinity();

  [[nodiscard]] double slack_sign(std::size_t row) const {
    return senses[row] == sense::at_most ? 1 : senses[row] == sense::at_least ? -1 : 0;
  }
  [[nodiscard]] bool is_artificial(std::size_t variable) const { return variable >= n_ + m_; }
  [[nodiscard]] double cost_of(std::size_t variable, bool first) const {
    if (is_artificial(variable)) return first ? 1 : 0;
    if (first) return 0;
    return variable < n_ ? goal[variable] : slack_goal[variable - n_];
  }

  /// The basis of slacks, and of artificials where a slack would be negative.
  void begin() {
    for (std::size_t& place : place_) place = outside;
    for (double& cell : inverse_) cell = 0;
    artificial_ = false;
    double most = 0;
    for (std::size_t r = 0; r < m_; ++r) {
      sign_[r] = limits[r] < 0 ? -1 : 1;
      const double slack = slack_sign(r);
      const bool fits = slack != 0 && slack * limits[r] >= 0;
      artificial_ = artificial_ || !fits;
      basis_[r] = fits ? n_ + r : n_ + m_ + r;
      place_[basis_[r]] = r;
      inverse_[r * m_ + r] = fits ? slack : sign_[r];
      value_[r] = std::fabs(limits[r]);
      most = std::fmax(most, value_[r]);
    }
    feasible_ = 1e-9 * (most > 0 ? most : 1);
  }

  [[nodiscard]] double shortfall() const {
    double sum = 0;
    for (std::size_t r = 0; r < m_; ++r)
      if (is_artificial(basis_[r])) sum += value_[r];
    return sum;
  }

  outcome<> descend(bool first) {
    std::size_t idle = 0, since = 0;
    bool fresh = false;
    const std::size_t patience = 2 * m_ + 20;
    double scale = 0;
    for (std::size_t j = 0; j < n_; ++j) scale = std::fmax(scale, std::fabs(cost_of(j, first)));
    for (const double cost : slack_goal) scale = std::fmax(scale, first ? 1.0 : std::fabs(cost));
    const double slack = 1e-11 * (scale > 0 ? scale : 1);
    for (std::size_t step = 0; step < 200 * (m_ + n_) + 1000; ++step) {
      find_prices(first);
      const std::size_t entering = find_entering(first, idle > patience, slack);
      if (entering == outside) {
        if (fresh || since == 0) return done{};
        if (!renew()) return fail(error_code::singular);  // once more, without rounding
        fresh = true;
        since = 0;
        continue;
      }
      fresh = false;
      find_direction(entering);
      const std::size_t leaving = find_leaving(first, idle > patience);
      if (leaving == outside) return fail(error_code::unbounded);
      const double gain = exchange(entering, leaving);
      idle = gain > 0 ? 0 : idle + 1;
      if (++since < 64) continue;
      if (!renew()) return fail(error_code::singular);
      since = 0;
    }
    return fail(error_code::no_convergence);
  }

  void find_prices(bool first) {
    for (std::size_t k = 0; k < m_; ++k) price_[k] = 0;
    for (std::size_t r = 0; r < m_; ++r) {
      const double cost = cost_of(basis_[r], first);
      if (cost == 0) continue;
      for (std::size_t k = 0; k < m_; ++k) price_[k] += cost * inverse_[r * m_ + k];
    }
    for (std::size_t j = 0; j < n_; ++j) left_[j] = first ? 0 : goal[j];
    for (std::size_t r = 0; r < m_; ++r) {
      const double price = price_[r];
      if (price == 0) continue;
      const double* const row = cells.data() + r * n_;
      for (std::size_t j = 0; j < n_; ++j) left_[j] -= price * row[j];
    }
  }

  [[nodiscard]] double slack_left(std::size_t row, bool first) const {
    return (first ? 0 : slack_goal[row]) - price_[row] * slack_sign(row);
  }

  [[nodiscard]] std::size_t find_entering(bool first, bool in_turn, double slack) const {
    std::size_t found = outside;
    double least = -slack;
    for (std::size_t j = 0; j < n_; ++j) {
      if (!(left_[j] < least) || place_[j] != outside) continue;
      least = left_[j];
      found = j;
      if (in_turn) return found;
    }
    for (std::size_t r = 0; r < m_; ++r) {
      if (slack_sign(r) == 0 || place_[n_ + r] != outside) continue;
      const double left = slack_left(r, first);
      if (!(left < least)) continue;
      least = left;
      found = n_ + r;
      if (in_turn) return found;
    }
    return found;
  }

  [[nodiscard]] double cell_of(std::size_t row, std::size_t variable) const {
    if (variable < n_) return cells[row * n_ + variable];
    if (variable < n_ + m_) return variable - n_ == row ? slack_sign(row) : 0;
    return variable - n_ - m_ == row ? sign_[row] : 0;
  }

  void find_direction(std::size_t entering) {
    for (std::size_t r = 0; r < m_; ++r) direction_[r] = 0;
    for (std::size_t k = 0; k < m_; ++k) {
      const double cell = cell_of(k, entering);
      if (cell == 0) continue;
      for (std::size_t r = 0; r < m_; ++r) direction_[r] += inverse_[r * m_ + k] * cell;
    }
  }

  /// The row that limits the step. An artificial that is left at zero goes first, in either
  /// direction, or it might become positive again.
  [[nodiscard]] std::size_t find_leaving(bool first, bool in_turn) const {
    double most = 0;
    for (const double d : direction_) most = std::fmax(most, std::fabs(d));
    const double tiny = 1e-9 * most;
    std::size_t found = outside;
    double step = infinity;
    for (std::size_t r = 0; r < m_; ++r) {
      const double d = direction_[r];
      const bool out = !first && is_artificial(basis_[r]) && std::fabs(d) > tiny;
      if (!out && !(d > tiny)) continue;
      const double possible = out || value_[r] < 0 ? 0 : value_[r] / d;
      const double near = found == outside ? 0 : 1e-12 * std::fmax(1.0, step);
      bool better = found == outside || possible < step - near;
      if (!better && possible <= step + near)
        better = in_turn ? basis_[r] < basis_[found] : std::fabs(d) > std::fabs(direction_[found]);
      if (!better) continue;
      step = found == outside ? possible : std::fmin(step, possible);
      found = r;
    }
    return found;
  }

  /// Puts the entering variable in the place of the leaving one. Returns the length of the step.
  double exchange(std::size_t entering, std::size_t leaving) {
    const double pivot = direction_[leaving];
    double step = value_[leaving] / pivot;
    if (!(step > 0)) step = 0;
    for (std::size_t r = 0; r < m_; ++r) {
      if (r == leaving || direction_[r] == 0) continue;
      value_[r] -= step * direction_[r];
      if (value_[r] < 0 && value_[r] > -feasible_) value_[r] = 0;
      const double factor = direction_[r] / pivot;
      for (std::size_t k = 0; k < m_; ++k)
        inverse_[r * m_ + k] -= factor * inverse_[leaving * m_ + k];
    }
    for (std::size_t k = 0; k < m_; ++k) inverse_[leaving * m_ + k] /= pivot;
    value_[leaving] = step;
    place_[basis_[leaving]] = outside;
    basis_[leaving] = entering;
    place_[entering] = leaving;
    return step;
  }

  /// The inverse of the basis from the cells again, by elimination with row exchanges, and the
  /// values from it.
  bool renew() {
    std::vector<double> b(m_ * m_);
    for (std::size_t r = 0; r < m_; ++r)
      for (std::size_t k = 0; k < m_; ++k) {
        b[r * m_ + k] = cell_of(r, basis_[k]);
        inverse_[r * m_ + k] = r == k ? 1 : 0;
      }
    for (std::size_t c = 0; c < m_; ++c)
      if (!eliminate(b, c)) return false;
    for (std::size_t r = 0; r < m_; ++r) {
      value_[r] = 0;
      for (std::size_t k = 0; k < m_; ++k) value_[r] += inverse_[r * m_ + k] * limits[k];
      if (value_[r] < 0 && value_[r] > -feasible_) value_[r] = 0;
    }
    return true;
  }

  bool eliminate(std::vector<double>& b, std::size_t c) {
    std::size_t top = c;
    for (std::size_t r = c + 1; r < m_; ++r)
      if (std::fabs(b[r * m_ + c]) > std::fabs(b[top * m_ + c])) top = r;
    const double pivot = b[top * m_ + c];
    if (!(std::fabs(pivot) > 0)) return false;
    for (std::size_t k = 0; k < m_; ++k) {
      swap_cells(b[c * m_ + k], b[top * m_ + k]);
      swap_cells(inverse_[c * m_ + k], inverse_[top * m_ + k]);
      b[c * m_ + k] /= pivot;
      inverse_[c * m_ + k] /= pivot;
    }
    for (std::size_t r = 0; r < m_; ++r) {
      const double factor = b[r * m_ + c];
      if (r == c || factor == 0) continue;
      for (std::size_t k = 0; k < m_; ++k) {
        b[r * m_ + k] -= factor * b[c * m_ + k];
        inverse_[r * m_ + k] -= factor * inverse_[c * m_ + k];
      }
    }
    return true;
  }

  static void swap_cells(double& a, double& b) {
    const double old = a;
    a = b;
    b = old;
  }

  void conclude() {
    for (double& value : x) value = 0;
    degenerate_ = false;
    for (std::size_t r = 0; r < m_; ++r) {
      degenerate_ = degenerate_ || !(value_[r] > feasible_);
      if (!is_artificial(basis_[r])) x[basis_[r]] = value_[r] > 0 ? value_[r] : 0;
    }
    double scale = 0;
    for (const double cost : goal) scale = std::fmax(scale, std::fabs(cost));
    const double slack = 1e-9 * (scale > 0 ? scale : 1);
    ambiguous_ = false;
    for (std::size_t j = 0; j < n_; ++j)
      ambiguous_ = ambiguous_ || (place_[j] == outside && left_[j] <= slack);
    for (std::size_t r = 0; r < m_; ++r)
      ambiguous_ = ambiguous_ || (slack_sign(r) != 0 && place_[n_ + r] == outside &&
                                  slack_left(r, false) <= slack);
  }

  std::size_t m_, n_;
  std::vector<std::size_t> basis_;
  std::vector<double> sign_;
  std::vector<std::size_t> place_;
  std::vector<double> inverse_, value_, price_, direction_, left_;
  double feasible_ = 0;
  bool artificial_ = false, degenerate_ = false, ambiguous_ = false;
};

}  // namespace nqpf::inline NQPF_ABI::models::detail
