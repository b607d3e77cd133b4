// SPDX-License-Identifier: BSL-1.0
#pragma once

// What an assessment found: scores, indices, coupling and ranks of every row of a panel, and what
// could not be said.

#include <nqpf/assess/ask/ask_rules.hpp>
#include <nqpf/assess/check/column_check.hpp>
#include <nqpf/assess/judged.hpp>
#include <nqpf/assess/plan/plan.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nqpf::inline NQPF_ABI {

/// A number that an assessment gives every row.
enum class measured : unsigned char {
  productivity,  ///< P, the productivity index
  cultivation,   ///< E, the cultivation index
  c,             ///< coupling degree 耦合度
  t,             ///< comprehensive coordination index 综合协调指数
  d,             ///< coupling coordination degree 耦合协调度
};

[[nodiscard]] constexpr const char* name_of(measured m) noexcept {
  constexpr const char* names[] = {"productivity index P", "cultivation index E",
                                   "coupling degree C", "coordination index T",
                                   "coordination degree D"};
  return names[static_cast<int>(m)];
}

namespace assessed {

/// The letter alone.
[[nodiscard]] constexpr const char* letter_of(measured m) noexcept {
  constexpr const char* letters[] = {"P", "E", "C", "T", "D"};
  return letters[static_cast<int>(m)];
}

/// Something that could not be assessed, and why.
struct gap {
  enum class of : unsigned char { side, dimension, coupling, column, years, rules };
  of what{};
  std::string id;     ///< of the dimension, `productivity`, `cultivation`, a column, a rule set
  std::string title;  ///< for people
  std::string why;
};

/// A value that counts as the end of its scale: an outlier that was winsorised, or one beyond fixed ends.
struct end_value {
  std::size_t scored_column = 0;
  std::size_t row = 0;
  double counts_as = missing;  ///< in the unit of the value
};

}  // namespace assessed

/// The result of `assess`. Rows are those of the panel, in its order; a score that could not be said
/// is missing (NaN). It refers to no memory of the panel: functions that need both take both.
///
/// Memory: eight bytes a row for each dimension and for each of the five numbers, twelve more for coverage
/// and rank; and a column for each one whose gaps were filled.
class assessment {
public:
  [[nodiscard]] std::size_t rows() const noexcept { return ranks_.size(); }
  [[nodiscard]] const assess_options& options() const noexcept { return options_; }
  /// The lower end of scaled values that was used.
  [[nodiscard]] double lowest() const noexcept { return lowest_; }

  /// The dimensions of the model: three elements, paths, and what stands outside the indices.
  [[nodiscard]] const std::vector<assessed::dimension>& dimensions() const noexcept {
    return dimensions_;
  }
  /// The place of a dimension, or `none`.
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  [[nodiscard]] std::size_t find_dimension(std::string_view id) const noexcept {
    for (std::size_t p = 0; p < dimensions_.size(); ++p) {
      if (dimensions_[p].id == id) return p;
    }
    return none;
  }
  /// The columns that stand for dimensions and vary, with their weights.
  [[nodiscard]] const std::vector<assessed::scored_column>& scored_columns() const noexcept {
    return scored_columns_;
  }
  /// The weight of a scored column in its side; missing outside the indices.
  [[nodiscard]] double weight_in_side(std::size_t e) const noexcept {
    return scored_columns_[e].weight * dimensions_[scored_columns_[e].dimension].weight_in_side();
  }
  /// Where weights come from that were judged or combined.
  [[nodiscard]] const assessed::weight_sources& weight_basis() const noexcept {
    return weight_basis_;
  }
  /// The value of a scored column in a row that is scored: that of the panel, or what a gap was
  /// filled with; missing where it is.
  [[nodiscard]] double used(const panel& from, std::size_t e, std::size_t row) const noexcept {
    const std::size_t c = scored_columns_[e].column;
    return c < imputed_.size() && !imputed_[c].empty() ? imputed_[c][row] : from.value(row, c);
  }
  /// The score in [0, 1] of that value.
  [[nodiscard]] double scaled(const panel& from, std::size_t e, std::size_t row) const noexcept {
    return scale_of(e, from.row_year(row))(used(from, e, row));
  }
  /// Whether a scored column has a score in a row that rests on data and was not filled.
  [[nodiscard]] bool known(const panel& from, std::size_t e, std::size_t row) const noexcept {
    return !is_missing(from.value(row, scored_columns_[e].column)) &&
           !is_missing(scaled(from, e, row));
  }
  /// The scale of a scored column in a year.
  [[nodiscard]] const assessed::column_scale& scale_of(std::size_t e, int year) const noexcept {
    return scales_[year_group(year) * scored_columns_.size() + e];
  }

  /// The scores of a dimension, or an empty span where no column stands for it.
  [[nodiscard]] std::span<const double> scores(std::size_t dimension) const noexcept {
    return dimension_scores_[dimension];
  }
  [[nodiscard]] double score(std::size_t dimension, std::size_t row) const noexcept {
    return dimension_scores_[dimension].empty() ? missing : dimension_scores_[dimension][row];
  }
  /// One of the five numbers, for every row.
  [[nodiscard]] std::span<const double> values(measured m) const noexcept {
    return values_[static_cast<int>(m)];
  }
  [[nodiscard]] double value(measured m, std::size_t row) const noexcept {
    return values_[static_cast<int>(m)][row];
  }
  /// The share of a side's weight whose columns are known in a row, 0 to 1. What was filled is not, nor is an
  /// element that no column stands for. It is no measure of `min_coverage`, which asks each dimension for its
  /// columns and the side for its dimensions.
  [[nodiscard]] double coverage(assessed::dimension_side side, std::size_t row) const noexcept {
    return static_cast<double>(
        (side == assessed::dimension_side::productivity ? covered_p_ : covered_e_)[row]);
  }

  /// The share of the weight of what is ranked that is known in a row: of both sides, as they weigh in
  /// T, or of the one.
  [[nodiscard]] double coverage(std::size_t row) const noexcept {
    const double p = coverage(assessed::dimension_side::productivity, row);
    const double e = coverage(assessed::dimension_side::cultivation, row);
    if (headline_ == measured::productivity) return p;
    if (headline_ == measured::cultivation) return e;
    return options_.importance * e + (1 - options_.importance) * p;
  }

  /// The grade of D, if there is a D.
  [[nodiscard]] framework::maybe<models::coordination_grade> grade(std::size_t row) const {
    const double d = value(measured::d, row);
    if (is_missing(d)) return {};
    return models::grade_of(d, options_.grades, options_.grade_cuts).value();
  }
  /// E over P, and which side is behind: `first` is cultivation. 0 or infinite where the ratio is no double.
  [[nodiscard]] framework::maybe<models::relative_development> development(std::size_t row) const {
    const double e = value(measured::cultivation, row);
    const double p = value(measured::productivity, row);
    if (is_missing(e) || is_missing(p)) return {};
    const auto found = models::develop(e, p, options_.lag_low, options_.lag_high);
    if (found.ok()) return *found;
    // Both lie in [0, 1], so only their ratio can leave the doubles: one of them is next to nothing.
    if (found.error().code == models::error_code::too_small)
      return models::relative_development{0, models::lagging::first};
    return models::relative_development{infinity, models::lagging::second};
  }

  /// What entities are ranked by: D, or the one side that could be assessed.
  [[nodiscard]] measured headline() const noexcept { return headline_; }
  /// The rank by `headline` among the entities of the row's year, from 1; equal values share the best
  /// rank (1, 2, 2, 4). 0 where there is no value.
  [[nodiscard]] std::size_t rank(std::size_t row) const noexcept { return ranks_[row]; }
  /// How many entities have a value in the year; of `years()[i]` of the panel.
  [[nodiscard]] std::size_t assessed_in(measured m, std::size_t year_place) const noexcept {
    return counts_[static_cast<std::size_t>(m) * years_.size() + year_place];
  }
  /// How many entities have a score of a dimension in the year.
  [[nodiscard]] std::size_t scored_in(std::size_t dimension,
                                      std::size_t year_place) const noexcept {
    return dimension_counts_[dimension * years_.size() + year_place];
  }
  /// The entities that have a row in the year.
  [[nodiscard]] std::size_t entities_in(std::size_t year_place) const noexcept {
    return present_[year_place];
  }
  [[nodiscard]] std::span<const int> years() const noexcept { return years_; }
  /// The place of a year in `years()`, or `none`.
  [[nodiscard]] std::size_t year_place(int year) const noexcept {
    for (std::size_t y = 0; y < years_.size(); ++y) {
      if (years_[y] == year) return y;
    }
    return none;
  }
  /// Whether a year is measured by other dimensions than most years: a dimension of an index that is scored for
  /// no entity there, or only there. Values of such years do not compare with the others.
  [[nodiscard]] bool unlike(std::size_t year_place) const noexcept { return unlike_[year_place]; }
  /// The year that a report shows unless told: the last one in which half as many entities have a
  /// headline value as in the best year. 0 where nothing could be assessed.
  [[nodiscard]] int last_year() const noexcept {
    std::size_t most = 0;
    for (std::size_t y = 0; y < years_.size(); ++y)
      most = assessed_in(headline_, y) > most ? assessed_in(headline_, y) : most;
    for (std::size_t y = years_.size(); y > 0 && most > 0; --y) {
      if (assessed_in(headline_, y - 1) * 2 >= most) return years_[y - 1];
    }
    return 0;
  }

  /// The rules that were asked, and what their inputs are read from.
  [[nodiscard]] const std::vector<assessed::asked_rules>& rules() const noexcept { return rules_; }
  [[nodiscard]] const std::vector<assessed::mapped_indicator>& indicators() const noexcept {
    return indicators_;
  }

  /// What a look at the columns against each other found, before anything was scored.
  [[nodiscard]] const assessed::column_check& check() const noexcept { return check_; }
  /// The values that a scale made less extreme, or kept at its end: where, from what, to what.
  [[nodiscard]] const std::vector<assessed::end_value>& end_values() const noexcept {
    return end_values_;
  }

  [[nodiscard]] const std::vector<assessed::remark>& remarks() const noexcept { return remarks_; }
  [[nodiscard]] const std::vector<assessed::gap>& gaps() const noexcept { return gaps_; }
  [[nodiscard]] bool has(remark_code code) const noexcept {
    for (const assessed::remark& each : remarks_) {
      if (each.code == code) return true;
    }
    return false;
  }

private:
  friend class assessor;

  [[nodiscard]] std::size_t year_group(int year) const noexcept {
    return options_.scale == scale_over::pooled ? 0 : year_place(year);
  }

  assess_options options_;
  double lowest_ = 0;
  std::vector<int> years_;
  std::vector<assessed::dimension> dimensions_;
  std::vector<assessed::scored_column> scored_columns_;
  assessed::weight_sources weight_basis_;
  std::vector<assessed::column_scale> scales_;  // year group by scored column
  assess_detail::imputed_columns imputed_;      // panel columns whose gaps were filled
  std::vector<std::vector<double>> dimension_scores_;
  std::vector<double> values_[5];
  std::vector<float> covered_p_;
  std::vector<float> covered_e_;
  std::vector<std::uint32_t> ranks_;
  measured headline_ = measured::d;
  std::vector<std::size_t> counts_;            // measured by year
  std::vector<std::size_t> dimension_counts_;  // dimension by year
  std::vector<std::size_t> present_;           // year
  std::vector<bool> unlike_;                   // year
  std::vector<assessed::asked_rules> rules_;
  std::vector<assessed::mapped_indicator> indicators_;
  assessed::column_check check_;
  std::vector<assessed::end_value> end_values_;
  std::vector<assessed::remark> remarks_;
  std::vector<assessed::gap> gaps_;
};

}  // namespace nqpf::inline NQPF_ABI
