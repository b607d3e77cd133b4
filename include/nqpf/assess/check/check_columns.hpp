// SPDX-License-Identifier: BSL-1.0
#pragma once

// Columns against each other before they are scored: those that contradict their dimension, near duplicates,
// rates that follow size, and how the columns of a dimension hang together.

#include <nqpf/assess/assessment.hpp>
#include <nqpf/assess/check/column_check.hpp>
#include <nqpf/assess/score/scaling.hpp>
#include <nqpf/models/principal_components.hpp>
#include <nqpf/models/rank_correlation.hpp>
#include <nqpf/panel/panel.hpp>

#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace nqpf::inline NQPF_ABI::assess_detail {

/// A number with two digits after the point.
inline std::string two_digits(double value) {
  const auto hundredths = static_cast<long long>(value * 100 + (value < 0 ? -0.5 : 0.5));
  const long long size = hundredths < 0 ? -hundredths : hundredths;
  return (hundredths < 0 ? "-" : "") + std::to_string(size / 100) + "." +
         (size % 100 < 10 ? "0" : "") + std::to_string(size % 100);
}

class column_checker {
public:
  /// Correlations below this in size are not told, nor any that chance gives one time in twenty among as
  /// many entities.
  static constexpr double opposed_from = 0.3;
  static constexpr double duplicate_from = 0.98;
  static constexpr double size_from = 0.8;
  /// Of longer panels every k-th row is looked at.
  static constexpr std::size_t most_rows = 20'000;
  static constexpr std::size_t most_ranked = 2'000;  ///< ranks cost a sort for each pair

  column_checker(const panel& from, const assessment& a) : from_(from), a_(a) {
    const std::size_t step = from.rows() / most_rows + 1;
    for (std::size_t row = 0; row < from.rows(); row += step) rows_.push_back(row);
    for (std::size_t e = 0; e < a.scored_columns().size(); ++e) {
      std::vector<double> scores;
      for (const std::size_t row : rows_) scores.push_back(a.scaled(from, e, row));
      scores_.push_back(static_cast<std::vector<double>&&>(scores));
    }
  }

  assessed::column_check check() {
    for (std::size_t e = 0; e < scores_.size(); ++e) {
      for (std::size_t k = e + 1; k < scores_.size(); ++k) compare(e, k);
    }
    levels_ = levels_to_follow();
    for (std::size_t e = 0; e < scores_.size(); ++e) look_for_size(e);
    for (std::size_t p = 0; p < a_.dimensions().size(); ++p) {
      if (a_.dimensions()[p].scored_columns.size() > 1) look_at_dimension(p);
    }
    return static_cast<assessed::column_check&&>(made_);
  }

private:
  [[nodiscard]] const assessed::dimension& dimension_of(std::size_t e) const {
    return a_.dimensions()[a_.scored_columns()[e].dimension];
  }

  /// Whether a correlation over so many rows is more than chance: by the entities, since the years of one
  /// entity say much the same.
  [[nodiscard]] bool beyond_chance(double r, std::size_t rows) const {
    const std::size_t entities = from_.entities() > 2 ? from_.entities() : rows;
    const std::size_t n = rows < entities ? rows : entities;
    return n > 3 && std::fabs(r) * std::sqrt(static_cast<double>(n)) > 2;
  }

  /// Whether two pairs say the same: of a column in two dimensions each finding is made twice. Columns that run
  /// against each other do so in each dimension that has both.
  [[nodiscard]] static bool same(const assessed::column_pair& x, const assessed::column_pair& y) {
    const bool both = (x.first == y.first && x.second == y.second) ||
                      (x.first == y.second && x.second == y.first);
    return both && x.what == y.what &&
           (x.what != assessed::column_pair::kind::opposed || x.dimension == y.dimension);
  }

  void add(assessed::column_pair found) {
    for (const assessed::column_pair& each : made_.pairs)
      if (same(each, found)) return;
    made_.pairs.push_back(found);
    for (std::size_t k = made_.pairs.size() - 1;
         k > 0 && std::fabs(made_.pairs[k].correlation) > std::fabs(made_.pairs[k - 1].correlation);
         --k) {
      const assessed::column_pair before = made_.pairs[k - 1];
      made_.pairs[k - 1] = made_.pairs[k];
      made_.pairs[k] = before;
    }
  }

  /// The rows of a table in which both of two columns are known.
  void both_known(const std::vector<double>& x, const std::vector<double>& y) {
    a_values_.clear();
    b_values_.clear();
    for (std::size_t i = 0; i < x.size(); ++i) {
      if (is_missing(x[i]) || is_missing(y[i])) continue;
      a_values_.push_back(x[i]);
      b_values_.push_back(y[i]);
    }
  }

  void compare(std::size_t e, std::size_t k) {
    const assessed::scored_column& a = a_.scored_columns()[e];
    const assessed::scored_column& b = a_.scored_columns()[k];
    const assessed::dimension_side side = dimension_of(e).side;
    if (a.column == b.column || side == assessed::dimension_side::outside ||
        dimension_of(k).side != side)
      return;
    both_known(scores_[e], scores_[k]);
    const std::size_t n = a_values_.size();
    if (n < 4) return;
    const double* const columns[2] = {a_values_.data(), b_values_.data()};
    double r[4] = {};
    if (!models::correlations(models::matrix_view<const double>(columns, n),
                              models::row_major(r, 2, 2)) ||
        !beyond_chance(r[1], n))
      return;
    if (r[1] >= duplicate_from)
      add({assessed::column_pair::kind::duplicate, a.column, b.column, a.dimension, r[1], n});
    if (r[1] <= -opposed_from && a.dimension == b.dimension)
      add({assessed::column_pair::kind::opposed, a.column, b.column, a.dimension, r[1], n});
  }

  /// Whether a column of the panel may be a size of entities, such as their population: a level of context.
  [[nodiscard]] bool is_size(std::size_t column) const {
    return from_.column(column).kind == column_kind::level &&
           from_.column(column).has_role("context");
  }
  /// The levels that a rate should not follow: sizes, or where there are none all levels. None of a single entity,
  /// whose levels over the years tell no size.
  [[nodiscard]] std::vector<std::size_t> levels_to_follow() const {
    std::vector<std::size_t> sizes;
    std::vector<std::size_t> levels;
    if (from_.entities() < 2) return levels;
    for (std::size_t c = 0; c < from_.columns(); ++c) {
      if (from_.column(c).kind == column_kind::level) levels.push_back(c);
      if (is_size(c)) sizes.push_back(c);
    }
    return sizes.empty() ? levels : sizes;
  }

  /// The level that a column which is none follows most closely.
  void look_for_size(std::size_t e) {
    const assessed::scored_column& at = a_.scored_columns()[e];
    if (from_.column(at.column).kind == column_kind::level) return;
    if (dimension_of(e).side == assessed::dimension_side::outside) return;
    assessed::column_pair best;
    for (const std::size_t c : levels_) {
      std::vector<double> own;
      std::vector<double> size;
      const std::size_t step = rows_.size() / most_ranked + 1;
      for (std::size_t i = 0; i < rows_.size(); i += step) {
        own.push_back(from_.value(rows_[i], at.column));
        size.push_back(from_.value(rows_[i], c));
      }
      both_known(own, size);
      const auto r = models::spearman(a_values_, b_values_);
      if (!r.ok() || std::fabs(*r) < size_from || !beyond_chance(*r, a_values_.size())) continue;
      if (std::fabs(*r) > std::fabs(best.correlation))
        best = {is_size(c) ? assessed::column_pair::kind::size : assessed::column_pair::kind::level,
                at.column,
                c,
                at.dimension,
                *r,
                a_values_.size()};
    }
    if (best.rows > 0) add(best);
  }

  void look_at_dimension(std::size_t p) {
    const std::vector<std::size_t>& scored_columns = a_.dimensions()[p].scored_columns;
    const std::size_t m = scored_columns.size();
    assessed::dimension_check found;
    found.dimension = p;
    found.scored_columns = scored_columns;
    std::vector<double> cells;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      bool all = true;
      for (const std::size_t e : scored_columns) all = all && !is_missing(scores_[e][i]);
      for (std::size_t k = 0; k < m && all; ++k) cells.push_back(scores_[scored_columns[k]][i]);
      found.rows += all ? 1U : 0U;
    }
    if (found.rows >= 4) {
      const models::matrix_view<const double> x(cells.data(), found.rows, m,
                                                static_cast<std::ptrdiff_t>(m), 1);
      if (const auto alpha = models::cronbach_alpha(x); alpha.ok()) found.alpha = *alpha;
      std::vector<double> values(m);
      std::vector<double> loadings(m * m);
      if (models::principal_components(x, values, models::row_major(loadings, m, m))) {
        double sum = 0;
        for (const double value : values) sum += value;
        if (sum > 0) found.first_share = values[0] / sum;
        for (std::size_t k = 0; k < m && sum > 0; ++k) found.loadings.push_back(loadings[k * m]);
      }
    }
    made_.dimensions.push_back(static_cast<assessed::dimension_check&&>(found));
  }

  const panel& from_;
  const assessment& a_;
  std::vector<std::size_t> rows_;
  std::vector<std::vector<double>> scores_;  // by scored column
  std::vector<std::size_t> levels_;          // columns of the panel
  std::vector<double> a_values_;
  std::vector<double> b_values_;
  assessed::column_check made_;
};

/// What a pair says, with its names and its number.
inline assessed::remark words_of_pair(const panel& from, const assessment& a,
                                      const assessed::column_pair& pair) {
  const std::string first = from.column(pair.first).title();
  const std::string second = from.column(pair.second).title();
  const std::string where = " over " + std::to_string(pair.rows) + " rows";
  switch (pair.what) {
    case assessed::column_pair::kind::opposed:
      return {remark_code::opposed_columns, true,
              first + " and " + second + " both count as better high in " +
                  a.dimensions()[pair.dimension].title +
                  ", and they run against each other: correlation " + two_digits(pair.correlation) +
                  where + ". Their mean hides both; check which end of each is the better one."};
    case assessed::column_pair::kind::duplicate:
      return {remark_code::near_duplicates, true,
              first + " and " + second + " are nearly the same: correlation " +
                  two_digits(pair.correlation) + where + ". What they measure counts twice."};
    case assessed::column_pair::kind::size:
    case assessed::column_pair::kind::level: break;
  }
  const bool rate = from.column(pair.first).kind == column_kind::rate;
  const bool size = pair.what == assessed::column_pair::kind::size;
  return {remark_code::follows_size, true,
          first + (rate ? " is called a rate" : " is not called a level") + ", and yet it " +
              (pair.correlation < 0 ? "falls" : "rises") + " with " + second + ", " +
              (size ? "a level of context" : "which is a level") + ": rank correlation " +
              two_digits(pair.correlation) + where +
              (!rate  ? ". If it is a level, a denominator makes a rate of it."
               : size ? ". Where that level tells the size of an entity, its score is in part one "
                        "of size."
                      : ". No level has the role context: one such as population would show "
                        "whether its score is in part one of size.")};
}

/// Looks at the columns and says what is wrong, as remarks: of each kind the ten strongest pairs. A dimension of
/// three columns and more whose alpha is below 0.5 is told too. O(columns^2 rows), over 20,000 rows at most.
inline assessed::column_check check_columns(const panel& from, const assessment& a,
                                            std::vector<assessed::remark>& remarks) {
  assessed::column_check made = column_checker(from, a).check();
  std::size_t told[4] = {};
  for (const assessed::column_pair& pair : made.pairs) {
    if (++told[static_cast<int>(pair.what)] <= 10) remarks.push_back(words_of_pair(from, a, pair));
  }
  for (const assessed::dimension_check& each : made.dimensions) {
    if (is_missing(each.alpha) || each.scored_columns.size() < 3 || each.alpha >= 0.5) continue;
    if (a.dimensions()[each.dimension].side == assessed::dimension_side::outside) continue;
    remarks.push_back(
        {remark_code::loose_dimension, false,
         "The " + std::to_string(each.scored_columns.size()) + " columns of " +
             a.dimensions()[each.dimension].title + " are hardly related: Cronbach's alpha " +
             two_digits(each.alpha) + " over " + std::to_string(each.rows) +
             " rows. Their mean is a sum of different things, not a measure of one."});
  }
  return made;
}

/// The smallest and the largest of some numbers; no range where they do not differ.
struct value_range {
  double low = infinity;
  double high = -infinity;

  explicit value_range(std::span<const double> values) {
    for (const double x : values) {
      if (is_missing(x)) continue;
      low = x < low ? x : low;
      high = x > high ? x : high;
    }
  }
  [[nodiscard]] bool there() const noexcept { return low < high && high - low < infinity; }
  /// Where a number lies in the range, 0 to 1, and beyond that outside.
  [[nodiscard]] double place(double x) const noexcept { return (x - low) / (high - low); }
};

/// Whether two columns hold the same numbers up to their unit, and count them alike. The values themselves are
/// compared: scores may be cut off at the ends of scales, and may be turned round.
inline bool hold_the_same(const schema_column& one, std::span<const double> a,
                          const schema_column& other, std::span<const double> b) {
  const value_range own(a);
  const value_range its(b);
  if (one.better != other.better || !own.there() || !its.there()) return false;
  const auto alike = [&](double x, double y) {
    return std::fabs(own.place(x) - its.place(y)) < 1e-9;
  };
  if (one.better == column_better::target) {
    const models::target_interval best = best_values(one);
    const models::target_interval wanted = best_values(other);
    if (!alike(best.from, wanted.from) || !alike(best.to, wanted.to)) return false;
  }
  std::size_t n = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (is_missing(a[i]) != is_missing(b[i])) return false;
    if (is_missing(a[i])) continue;
    if (!alike(a[i], b[i])) return false;
    ++n;
  }
  return n > 2;
}

/// Two columns, one on each side, that hold the same numbers up to their unit.
inline void compare_sides(const panel& from, const assessment& a, const imputed_columns& filled,
                          std::size_t e, std::vector<assessed::remark>& remarks) {
  const assessed::scored_column& one = a.scored_columns()[e];
  for (std::size_t k = 0; k < e; ++k) {
    const assessed::scored_column& other = a.scored_columns()[k];
    const assessed::dimension_side sa = a.dimensions()[one.dimension].side;
    const assessed::dimension_side sb = a.dimensions()[other.dimension].side;
    if (one.column == other.column || sa == sb || sa == assessed::dimension_side::outside ||
        sb == assessed::dimension_side::outside)
      continue;
    const schema_column& x = from.column(one.column);
    const schema_column& y = from.column(other.column);
    if (!hold_the_same(x, used_values(from, filled, one.column), y,
                       used_values(from, filled, other.column)))
      continue;
    const assessed::remark found{remark_code::same_values, true,
                                 x.title() + " and " + y.title() +
                                     " hold the same numbers on the two sides: coupling rises with "
                                     "them mechanically."};
    bool told = false;  // a column in two dimensions is compared twice
    for (const assessed::remark& each : remarks) told = told || each.text == found.text;
    if (!told) remarks.push_back(found);
  }
}

}  // namespace nqpf::inline NQPF_ABI::assess_detail
