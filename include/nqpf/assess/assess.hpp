// SPDX-License-Identifier: BSL-1.0
#pragma once

// The main job: a panel in, an assessment out.

#include <nqpf/assess/assessment.hpp>
#include <nqpf/assess/check/check_columns.hpp>
#include <nqpf/assess/check/find_lone_values.hpp>
#include <nqpf/assess/plan/check_options.hpp>
#include <nqpf/assess/score/columns_left_out.hpp>
#include <nqpf/assess/score/explain_gaps.hpp>
#include <nqpf/assess/score/fixed_bounds.hpp>
#include <nqpf/assess/score/impute.hpp>
#include <nqpf/assess/score/list_end_values.hpp>
#include <nqpf/assess/score/rank_years.hpp>
#include <nqpf/assess/score/scaling.hpp>
#include <nqpf/assess/score/scoring.hpp>
#include <nqpf/assess/score/weighing.hpp>
#include <nqpf/core/result.hpp>
#include <nqpf/models/rank.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace nqpf::inline NQPF_ABI {

/// Does the steps of `assess`.
class assessor {
public:
  assessor(const panel& from, const std::string& schema_file, const assess_options& options)
      : from_(from), file_(schema_file) {
    made_.options_ = options;
  }

  result<assessment, assess_errors> make() {
    assess_detail::check_options(options(), errors_);
    made_.lowest_ = assess_detail::lowest_of(options());
    assess_detail::plan planned = assess_detail::planner(from_, file_, options()).make();
    for (assess_error& each : planned.errors) errors_.push_back(static_cast<assess_error&&>(each));
    made_.indicators_ = static_cast<std::vector<assessed::mapped_indicator>&&>(planned.indicators);
    prepare_rules();
    if (!errors_.empty()) return failure{static_cast<assess_errors&&>(errors_)};
    made_.dimensions_ = static_cast<std::vector<assessed::dimension>&&>(planned.dimensions);
    made_.scored_columns_ =
        static_cast<std::vector<assessed::scored_column>&&>(planned.scored_columns);
    made_.remarks_ = static_cast<std::vector<assessed::remark>&&>(planned.remarks);
    made_.years_.assign(from_.years().begin(), from_.years().end());
    assess_detail::check_base_years(options(), made_.years_, errors_);
    assess_detail::check_bounds(from_, made_.dimensions_, made_.scored_columns_, options(),
                                errors_);
    if (!errors_.empty()) return failure{static_cast<assess_errors&&>(errors_)};

    groups_ = assess_detail::groups_of(from_, options().scale);
    step("scaling columns", 0);
    fill_gaps();
    fit_columns();
    weigh();
    if (!errors_.empty()) return failure{static_cast<assess_errors&&>(errors_)};
    score();
    groups_ = {};
    scratch_ = std::vector<double>();
    count_and_rank();
    ask();
    assess_detail::explain_gaps(from_, made_, made_.remarks_, made_.gaps_);
    step("done", 1);
    return static_cast<assessment&&>(made_);
  }

private:
  [[nodiscard]] const assess_options& options() const noexcept { return made_.options_; }

  [[nodiscard]] std::span<const double> used(std::size_t c) const {
    return assess_detail::used_values(from_, made_.imputed_, c);
  }

  void step(const char* stage, double share) const {
    if (options().progress != nullptr) options().progress(options().context, stage, share);
  }

  /// Fills the gaps of the scored columns, in memory of their own, and says how many.
  void fill_gaps() {
    if (options().imputation == imputation_rule::none) return;
    assess_detail::imputed_cells found =
        assess_detail::impute(from_, made_.scored_columns_, options().imputation);
    made_.imputed_ = static_cast<assess_detail::imputed_columns&&>(found.columns);
    if (found.cells > 0) made_.remarks_.push_back({remark_code::imputed, true, found.words});
  }

  /// The columns that say something, with a scale for each group, as they are found.
  struct kept_columns {
    std::vector<assessed::scored_column> columns;
    std::vector<std::vector<assessed::column_scale>> scales;
    std::vector<bool> told;      // of a column of the panel: a remark says what is amiss
    std::size_t winsorised = 0;  // values

    /// Whether nothing was said of a column yet; from now on it counts as said.
    bool tell(std::size_t column) {
      const bool first = !told[column];
      told[column] = true;
      return first;
    }
  };

  /// Fits scales and drops the columns that say nothing.
  void fit_columns() {
    kept_columns kept;
    kept.told.assign(from_.columns(), false);
    for (assessed::dimension& p : made_.dimensions_) p.scored_columns.clear();
    for (const assessed::scored_column& e : made_.scored_columns_) keep_if_it_varies(e, kept);
    made_.scored_columns_ = static_cast<std::vector<assessed::scored_column>&&>(kept.columns);
    keep_scales(kept.scales);
    made_.end_values_ = assess_detail::list_end_values(from_, made_);
    if (kept.winsorised > 0)
      made_.remarks_.push_back(assess_detail::words_of_end_values(from_, made_, kept.winsorised));
    assess_detail::find_lone_values(from_, made_, made_.remarks_);
    made_.check_ = assess_detail::check_columns(from_, made_, made_.remarks_);
  }

  void keep_if_it_varies(assessed::scored_column e, kept_columns& kept) {
    const schema_column& column = from_.column(e.column);
    const auto ends = assess_detail::ends_of(options(), column, made_.dimensions_[e.dimension].id);
    if (ends.left_out) {
      if (kept.tell(e.column)) assess_detail::leave_out(column, made_.remarks_, made_.gaps_);
      return;
    }
    e.fixed = ends.there();
    auto found = fit_column(e, ends);
    kept.winsorised += found.winsorised;
    if (found.overflow) {
      errors_.push_back(assess_detail::error_at(column, file_, assess_code::not_finite, "column",
                                                column.id(), "the range of its values overflows"));
      return;
    }
    if (found.varying_groups == 0) {
      if (kept.tell(e.column))
        assess_detail::drop(column, found.known_groups != 0, options(), made_.remarks_,
                            made_.gaps_);
      return;
    }
    if (found.varying_groups < found.known_groups && kept.tell(e.column))
      made_.remarks_.push_back(assess_detail::words_of_constant_years(column, found));
    made_.dimensions_[e.dimension].scored_columns.push_back(kept.columns.size());
    kept.columns.push_back(e);
    kept.scales.push_back(static_cast<std::vector<assessed::column_scale>&&>(found.scales));
    step("scaling columns", static_cast<double>(kept.columns.size()) /
                                static_cast<double>(made_.scored_columns_.size()) * 0.3);
  }

  [[nodiscard]] assess_detail::fitted fit_column(const assessed::scored_column& e,
                                                 const assess_detail::fixed_ends& ends) {
    if (e.fixed)
      return assess_detail::fit_between(
          used(e.column), groups_,
          assess_detail::scale_between(ends.low, ends.high, from_.column(e.column), made_.lowest_));
    return assess_detail::fit({from_, groups_, options(), made_.lowest_, scratch_}, e.column,
                              used(e.column));
  }

  /// Keeps the scales, group by group, and compares columns of the two sides.
  void keep_scales(const std::vector<std::vector<assessed::column_scale>>& scales) {
    const std::size_t n = made_.scored_columns_.size();
    made_.scales_.resize(groups_.count * n);
    for (std::size_t g = 0; g < groups_.count; ++g) {
      for (std::size_t e = 0; e < n; ++e) made_.scales_[g * n + e] = scales[e][g];
    }
    for (std::size_t e = 0; e < n; ++e)
      assess_detail::compare_sides(from_, made_, made_.imputed_, e, made_.remarks_);
  }

  /// Weights of columns within their dimension and of dimensions within their side.
  void weigh() {
    const bool kept = !options().bounds.empty() && options().keep_weights;
    std::vector<double> raw =
        kept ? assess_detail::kept_weights(from_, made_.dimensions_, made_.scored_columns_,
                                           options())
             : assess_detail::weigher({from_, made_.dimensions_, made_.scored_columns_,
                                       made_.scales_, made_.imputed_, groups_, options()},
                                      scratch_, errors_)
                   .weigh(made_.weight_basis_);
    if (!errors_.empty()) return;
    assess_detail::tell_weights(made_.weight_basis_, options(), made_.remarks_);
    dimension_weights_.resize(made_.dimensions_.size());
    for (std::size_t p = 0; p < made_.dimensions_.size(); ++p) {
      if (made_.dimensions_[p].stands()) weigh_dimension(p, raw, kept);
    }
    weigh_side(assessed::dimension_side::productivity, kept);
    weigh_side(assessed::dimension_side::cultivation, kept);
    for (assessed::dimension& p : made_.dimensions_) {
      if (p.side == assessed::dimension_side::outside) p.weight = 1;
    }
  }

  /// The weight of a dimension, and those of its columns in it. Where its columns weigh nothing (they hardly vary, or 0 was
  /// given), they have equal shares, and the dimension weighs nothing.
  void weigh_dimension(std::size_t p, std::vector<double>& raw, bool kept) {
    assessed::dimension& at = made_.dimensions_[p];
    const bool equal_dimensions = options().dimensions == dimension_weighting::equal ||
                                  (options().dimensions == dimension_weighting::by_weighting &&
                                   options().weights == weighting::equal);
    double sum = 0;
    for (const std::size_t e : at.scored_columns) sum += raw[e];
    at.weight = kept               ? assess_detail::kept_dimension_weight(at, options())
                : equal_dimensions ? 1
                                   : sum;
    if (!(sum > 0)) {
      for (const std::size_t e : at.scored_columns) raw[e] = 1;
      sum = static_cast<double>(at.scored_columns.size());
    }
    for (const std::size_t e : at.scored_columns) {
      dimension_weights_[p].scored_columns.push_back(e);
      dimension_weights_[p].of_scored_column.push_back(raw[e]);
      made_.scored_columns_[e].weight = raw[e] / sum;
    }
  }

  /// Where no dimension of a side weighs anything, all its columns weigh alike; weights that were kept are refused.
  void settle_weightless(assessed::dimension_side side, bool kept) {
    const assessed::dimension* first = nullptr;
    for (assessed::dimension& at : made_.dimensions_) {
      if (at.side != side || !at.stands()) continue;
      if (at.weight > 0) return;
      first = first == nullptr ? &at : first;
    }
    if (first == nullptr) return;
    if (kept) {
      const std::size_t column = made_.scored_columns_[first->scored_columns.front()].column;
      assess_detail::bad_option(errors_, "bounds", from_.column(column).id(),
                                "the bounds give weight 0 to all dimensions of " +
                                    std::string(name_of(side)) + " that are scored");
      return;
    }
    for (assessed::dimension& at : made_.dimensions_) {
      if (at.side == side) at.weight = static_cast<double>(at.scored_columns.size());
    }
  }

  /// The weights of a side's dimensions, which sum to one, and what they weigh that nothing stands for.
  void weigh_side(assessed::dimension_side side, bool kept) {
    settle_weightless(side, kept);
    assess_detail::side_weights& to = sides_[static_cast<int>(side)];
    std::size_t absent = 0;
    double sum = 0;
    for (std::size_t p = 0; p < made_.dimensions_.size(); ++p) {
      assessed::dimension& at = made_.dimensions_[p];
      if (at.side != side) continue;
      if (!at.stands()) {
        ++absent;
        continue;
      }
      to.dimensions.push_back(p);
      to.of_dimension.push_back(at.weight);
      sum += at.weight;
    }
    if (to.dimensions.empty()) return;
    // The three elements are the model: one without a column is unknown. Paths are what a panel has.
    if (side == assessed::dimension_side::productivity)
      to.absent = static_cast<double>(absent) * sum / static_cast<double>(to.dimensions.size());
    to.present = sum / (sum + to.absent);
    for (const std::size_t p : to.dimensions) made_.dimensions_[p].weight /= sum;
  }

  void score() {
    const std::size_t rows = from_.rows();
    made_.dimension_scores_.resize(made_.dimensions_.size());
    for (std::size_t p = 0; p < made_.dimensions_.size(); ++p) {
      if (made_.dimensions_[p].stands()) made_.dimension_scores_[p].resize(rows);
    }
    for (auto& each : made_.values_) each.assign(rows, missing);
    made_.covered_p_.assign(rows, 0);
    made_.covered_e_.assign(rows, 0);
    std::size_t widest = 0;
    for (const assessed::dimension& p : made_.dimensions_)
      widest = p.scored_columns.size() > widest ? p.scored_columns.size() : widest;
    block_.resize(widest * assess_detail::score_block);
    coverage_.resize(assess_detail::score_block);
    if (options().index == index_rule::topsis) prepare_closeness();
    for (std::size_t first = 0; first < rows; first += assess_detail::score_block) {
      const std::size_t n =
          rows - first < assess_detail::score_block ? rows - first : assess_detail::score_block;
      for (std::size_t p = 0; p < made_.dimensions_.size(); ++p) {
        if (made_.dimensions_[p].stands()) score_dimension(p, first, n);
      }
      for (assess_detail::side_closeness& side : by_closeness_) side.finish(n);
      for (std::size_t row = first; row < first + n; ++row) join_row(row);
      if (first / assess_detail::score_block % 64 == 0)
        step("scoring", 0.4 + 0.4 * static_cast<double>(first) / static_cast<double>(rows));
    }
  }

  void score_dimension(std::size_t p, std::size_t first, std::size_t n) {
    const assessed::dimension& at = made_.dimensions_[p];
    for (std::size_t i = 0; i < at.scored_columns.size(); ++i) {
      const std::size_t e = at.scored_columns[i];
      const double* from = used(made_.scored_columns_[e].column).data() + first;
      double* to = block_.data() + i * assess_detail::score_block;
      if (options().scale == scale_over::pooled) {
        const assessed::column_scale scale = made_.scales_[e];
        for (std::size_t k = 0; k < n; ++k) to[k] = scale(from[k]);
      } else {
        for (std::size_t k = 0; k < n; ++k)
          to[k] = made_.scales_[groups_[first + k] * made_.scored_columns_.size() + e](from[k]);
      }
    }
    assess_detail::score_dimension(block_, n, dimension_weights_[p], options(),
                                   made_.dimension_scores_[p].data() + first, coverage_.data());
    if (options().index == index_rule::topsis) measure_closeness(p, first, n);
    if (at.side == assessed::dimension_side::outside) return;
    if (!made_.imputed_.empty()) count_known(at, first, n);
    auto& covered =
        at.side == assessed::dimension_side::productivity ? made_.covered_p_ : made_.covered_e_;
    const double weight = at.weight * sides_[static_cast<int>(at.side)].present;
    for (std::size_t k = 0; k < n; ++k)
      covered[first + k] += static_cast<float>(coverage_[k] * weight);
  }

  /// The share of a dimension's weight that is known and was not filled.
  void count_known(const assessed::dimension& at, std::size_t first, std::size_t n) {
    for (std::size_t k = 0; k < n; ++k) {
      double known = 0;
      bool all = true;
      for (std::size_t i = 0; i < at.scored_columns.size(); ++i) {
        const assessed::scored_column& e = made_.scored_columns_[at.scored_columns[i]];
        const bool here = !is_missing(block_[i * assess_detail::score_block + k]) &&
                          !is_missing(from_.value(first + k, e.column));
        known += here ? e.weight : 0;
        all = all && here;
      }
      coverage_[k] = all ? 1 : known;
    }
  }

  void prepare_closeness() {
    for (const assessed::dimension& at : made_.dimensions_) {
      for (std::size_t i = 0;
           at.side != assessed::dimension_side::outside && i < at.scored_columns.size(); ++i)
        by_closeness_[static_cast<int>(at.side)].expect(made_.weight_in_side(at.scored_columns[i]));
    }
  }

  /// By TOPSIS a dimension's score is the closeness over its columns, and its side gathers all columns.
  void measure_closeness(std::size_t p, std::size_t first, std::size_t n) {
    const assessed::dimension& at = made_.dimensions_[p];
    const std::span<double> score(made_.dimension_scores_[p].data() + first, n);
    std::vector<double> weights;
    for (const std::size_t e : at.scored_columns)
      weights.push_back(made_.scored_columns_[e].weight);
    std::vector<double> close(n);
    assess_detail::measure_closeness(
        assess_detail::scaled_columns(block_.data(), n, weights.size(), assess_detail::score_block),
        weights, close);
    for (std::size_t k = 0; k < n; ++k) {
      if (!is_missing(score[k])) score[k] = close[k];
    }
    if (at.side != assessed::dimension_side::outside)
      by_closeness_[static_cast<int>(at.side)].add(block_.data(), weights.size(), score);
  }

  void join_row(std::size_t row) {
    double scores[32];
    const auto join = [&](assessed::dimension_side side) {
      const assess_detail::side_weights& weights = sides_[static_cast<int>(side)];
      NQPF_ASSERT(weights.dimensions.size() <= 32);
      if (weights.dimensions.empty()) return missing;
      for (std::size_t i = 0; i < weights.dimensions.size(); ++i)
        scores[i] = made_.dimension_scores_[weights.dimensions[i]][row];
      const double joined = assess_detail::join_dimensions(weights, scores, options());
      if (is_missing(joined) || options().index != index_rule::topsis) return joined;
      return by_closeness_[static_cast<int>(side)][row % assess_detail::score_block];
    };
    const double p = join(assessed::dimension_side::productivity);
    const double e = join(assessed::dimension_side::cultivation);
    const models::coupling found = assess_detail::couple_sides(e, p, options());
    const double all[5] = {p, e, found.c, found.t, found.d};
    for (int m = 0; m < 5; ++m) made_.values_[m][row] = all[m];
  }

  void count_and_rank() {
    step("ranking", 0.8);
    const std::size_t years = made_.years_.size();
    std::vector<std::size_t> place_of(from_.rows());
    for (std::size_t row = 0; row < from_.rows(); ++row)
      place_of[row] = made_.year_place(from_.row_year(row));
    const assess_detail::rows_by_year rows(place_of, years);
    made_.present_.assign(years, 0);
    made_.counts_.assign(5 * years, 0);
    made_.dimension_counts_.assign(made_.dimensions_.size() * years, 0);
    std::size_t total[5] = {};
    for (std::size_t y = 0; y < years; ++y) {
      made_.present_[y] = rows.of(y).size();
      for (std::size_t m = 0; m < 5; ++m) {
        made_.counts_[m * years + y] = rows.known(made_.values_[m], y);
        total[m] += made_.counts_[m * years + y];
      }
      for (std::size_t p = 0; p < made_.dimensions_.size(); ++p) {
        if (made_.dimensions_[p].stands())
          made_.dimension_counts_[p * years + y] = rows.known(made_.dimension_scores_[p], y);
      }
    }
    made_.headline_ = total[static_cast<int>(measured::d)] > 0              ? measured::d
                      : total[static_cast<int>(measured::cultivation)] > 0  ? measured::cultivation
                      : total[static_cast<int>(measured::productivity)] > 0 ? measured::productivity
                                                                            : measured::d;
    find_unlike_years();
    made_.ranks_.assign(from_.rows(), 0);
    for (std::size_t y = 0; y < years; ++y)
      rows.rank(made_.values_[static_cast<int>(made_.headline_)], y, made_.ranks_);
  }

  /// Years are alike that score the same dimensions; those with the most values in all are the rule.
  void find_unlike_years() {
    const std::size_t years = made_.years_.size();
    made_.unlike_.assign(years, false);
    const auto assessed = [&](std::size_t y) { return made_.assessed_in(made_.headline_, y) > 0; };
    const auto alike = [&](std::size_t x, std::size_t y) {
      for (std::size_t p = 0; p < made_.dimensions_.size(); ++p) {
        if (made_.dimensions_[p].side == assessed::dimension_side::outside) continue;
        if ((made_.scored_in(p, x) > 0) != (made_.scored_in(p, y) > 0)) return false;
      }
      return true;
    };
    std::size_t rule = 0;
    std::size_t most = 0;
    for (std::size_t x = 0; x < years; ++x) {
      if (!assessed(x)) continue;
      std::size_t n = 0;
      for (std::size_t y = 0; y < years; ++y)
        n += alike(x, y) ? made_.assessed_in(made_.headline_, y) : 0U;
      if (n >= most) {
        most = n;
        rule = x;
      }
    }
    for (std::size_t y = 0; y < years; ++y) made_.unlike_[y] = assessed(y) && !alike(rule, y);
  }

  void ask() {
    step("asking rules", 0.9);
    for (assessed::asked_rules& asked : asked_) {
      if (asked.any()) assess_detail::count_outcomes(from_, asked);
      else asked.open.assign(asked.open.size(), from_.rows());
      made_.rules_.push_back(static_cast<assessed::asked_rules&&>(asked));
    }
  }

  /// Finds the columns of the rules, and sets their thresholds.
  void prepare_rules() {
    for (const rule_source& each : options().rules)
      asked_.push_back(assess_detail::prepare(each, made_.indicators_));
    assess_detail::set_thresholds(asked_, options(), errors_);
  }

  const panel& from_;
  const std::string& file_;
  assessment made_;
  assess_errors errors_;
  std::vector<assessed::asked_rules> asked_;
  assess_detail::scale_groups groups_;
  std::vector<assess_detail::dimension_weights> dimension_weights_;
  assess_detail::side_weights sides_[3];
  std::vector<double> block_;
  std::vector<double> coverage_;
  std::vector<double> scratch_;
  assess_detail::side_closeness by_closeness_[2];  // by TOPSIS: productivity, cultivation
};

/// Assesses every row of a panel: scores of the three elements, the paths and what stands beside; the
/// productivity index P and the cultivation index E; coupling C, T and D between them with grade,
/// relative development and rank; findings of rules over the columns that stand for indicators; and
/// what could not be assessed.
///
/// The roles of the columns say what stands for what: `workers`, `means_of_labour`,
/// `objects_of_labour`; `cultivation` and the framework's paths; `output`, `matching` and `demand`,
/// scored and counted in no index; `context`. Values are scaled by min-max, joined by weighted means
/// over what is known, and missing where less than `min_coverage` of the weight is known: never zero,
/// and never guessed unless `imputation` asks for it. `schema_file` is what errors call the schema.
///
/// Time linear in cells, and n log n in the entities of a year. Memory: that of the result, the
/// ranks' sort, and with entropy weights or scales per year one column more.
[[nodiscard]] inline result<assessment, assess_errors> assess(const panel& from,
                                                              const assess_options& options = {},
                                                              const std::string& schema_file = {}) {
  return assessor(from, schema_file, options).make();
}

/// The same with the schema that the panel was read by, for the places of errors.
[[nodiscard]] inline result<assessment, assess_errors> assess(const panel& from,
                                                              const schema& meaning,
                                                              const assess_options& options = {}) {
  return assessor(from, meaning.file, options).make();
}

}  // namespace nqpf::inline NQPF_ABI
