// SPDX-License-Identifier: BSL-1.0
#pragma once

// The choices that change conclusions, each with its default, and which rules are asked.

#include <nqpf/core/interval.hpp>
#include <nqpf/models/aggregate.hpp>
#include <nqpf/models/coupling.hpp>
#include <nqpf/models/grades.hpp>
#include <nqpf/panel/bounds.hpp>
#include <nqpf/panel/read_pairs.hpp>
#include <nqpf/rules/dsl.hpp>

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace nqpf::inline NQPF_ABI {

/// Over which rows the least and the greatest value of a column are taken.
enum class scale_over : unsigned char {
  pooled,    ///< all rows: years can be compared
  per_year,  ///< the rows of one year: only entities within the year can be compared
};

/// What is done about values so far out that they would decide a scale alone.
enum class outlier_rule : unsigned char {
  keep,
  winsorise,  ///< up to five at an end count as the next one, where skewness and kurtosis say so
};

/// What is done about missing cells before columns are scaled. Rules are asked about what is known,
/// whatever is filled.
enum class imputation_rule : unsigned char {
  none,        ///< nothing: scores are over what is known
  along_time,  ///< on the line between the known years of the entity, at the ends as the nearest of them;
               ///< a year that becomes known later changes what was filled
  year_median,  ///< as the median of the entities of the year
};

/// How the columns of a side are weighed against each other.
enum class weighting : unsigned char {
  equal,    ///< all columns of a dimension the same, all dimensions of a side the same
  entropy,  ///< by the entropy of the scaled columns: the convention of the indicator literature
  entropy_raw,  ///< by the entropy of the raw columns, direction ignored: decision analysis
  critic,       ///< by spread and conflict of the scaled columns, over complete rows
  deviation,    ///< by the standard deviation of the scaled columns, over complete rows
  variation,    ///< by the coefficient of variation of the raw columns, over complete rows
  pca,          ///< by the principal components of the scaled columns, over complete rows
  given,        ///< by the host's own numbers: `given_weights`
  judged,       ///< by pairwise judgements (AHP): `judgements`
};

/// How weights that were judged or given are joined with the weights out of the data, side by side.
enum class weight_combination : unsigned char {
  none,
  linear,     ///< their mean, weighted by `judged_share`
  product,    ///< their products, brought to sum one: what both find heavy becomes heavier
  geometric,  ///< the roots of their products, brought to sum one
  game,       ///< the compromise of game theory, whose shares follow from the weights themselves
};

/// How scaled columns become an index.
enum class index_rule : unsigned char {
  mean,  ///< columns to dimensions and dimensions to the index by means
  topsis,  ///< closeness to the best values of all columns of the side (and of the dimension, for its score)
};

/// How the dimensions of a side are weighed against each other.
enum class dimension_weighting : unsigned char {
  by_weighting,  ///< `equal` dimensions where columns are weighed equally, else the `sum` of their columns
  equal,         ///< all dimensions the same
  sum,           ///< each dimension as much as its columns together
};

/// A set of rules to ask of every entity and year, with the name under which its findings stand.
struct rule_source {
  const char* id = "";
  const char* title = "";
  const program* rules = nullptr;
};

/// The choices of an assessment.
struct assess_options {
  scale_over scale = scale_over::pooled;
  /// The lower end of the scaled values. Missing: 0 where all means are arithmetic, else 0.01, as
  /// geometric and harmonic means take positive numbers only.
  double lowest = missing;
  imputation_rule imputation = imputation_rule::none;
  outlier_rule outliers = outlier_rule::keep;  ///< `winsorise` goes with pooled scales only
  /// Fits scales and weights to these years alone, so that a new year does not rewrite those before;
  /// other years are kept within the ends. Pooled scales only; 0 for all years.
  int base_first = 0;
  int base_last = 0;
  /// The ends and weights of an earlier run, for every scored column: with them a further entity or year
  /// changes no score of the others. They go before fixed ends of the schema. Empty for none. Pooled scales
  /// only.
  std::vector<column_bounds> bounds;
  std::string bounds_name;   ///< what reports call them: the file
  bool keep_weights = true;  ///< the weights of `bounds` count, and `weights` does not
  nqpf::weighting weights = weighting::equal;
  /// By name or `id()` of the column, of any size: 0 takes no part, and not all of a side may be 0.
  std::vector<std::pair<std::string, double>> given_weights;
  /// Pairwise judgements, a file each: of the columns of a dimension, of the dimensions of a side by their roles,
  /// or of all columns of a side. What `first` is to `second` says how many times as important it is.
  std::vector<named_pairs> judgements;
  double judgement_limit = 0.10;  ///< judgements with a consistency ratio from here on are refused
  /// Joins `judgements`, or else `given_weights`, with what `weights` makes of the data.
  weight_combination combine = weight_combination::none;
  double judged_share = 0.5;  ///< of what was judged or given, in a linear combination
  dimension_weighting dimensions = dimension_weighting::by_weighting;
  index_rule index = index_rule::mean;
  models::mean_rule within = models::mean_rule::arithmetic;  ///< columns to a dimension
  models::mean_rule across = models::mean_rule::arithmetic;  ///< dimensions to a side
  /// The least share of the weight that has to be known for a dimension, and of the dimensions for a side.
  double min_coverage = 0.5;
  models::coupling_model coupling = models::coupling_model::standard;
  double importance = 0.5;  ///< of cultivation in T; productive forces have the rest
  models::closed_side grades = models::closed_side::left;
  /// The nine cut points between the ten grades, rising, in (0, 1).
  std::array<double, 9> grade_cuts = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9};
  double lag_low = 0.8;   ///< cultivation over productive forces below this: cultivation lags
  double lag_high = 1.2;  ///< above this: productive forces lag
  /// Columns, by name or `id()`, that may count on both sides, beside those with the role `shared`.
  std::vector<std::string> shared;
  /// The rule sets to ask: ready ones (`ready_rules("vocational")`), your own, or none.
  std::vector<rule_source> rules;
  /// Settings of thresholds by name; the others have their defaults. A setting outside the range for
  /// which the rules are proven is refused.
  std::vector<std::pair<std::string, double>> thresholds;
  /// Called now and then with what is being done and how much of it is done, 0 to 1.
  void (*progress)(void* context, const char* stage, double share) = nullptr;
  void* context = nullptr;
};

namespace assess_detail {

/// The same choices without weights that are given, by number, by judgement or with bounds.
[[nodiscard]] inline assess_options without_given_weights(assess_options options) {
  options.given_weights.clear();
  options.judgements.clear();
  options.combine = weight_combination::none;
  options.keep_weights = false;
  return options;
}

}  // namespace assess_detail

/// The words for choices, as they stand on the command line and in reports.
[[nodiscard]] constexpr const char* name_of(scale_over s) noexcept {
  return s == scale_over::pooled ? "pooled" : "per-year";
}
[[nodiscard]] constexpr const char* name_of(imputation_rule f) noexcept {
  return f == imputation_rule::along_time    ? "time"
         : f == imputation_rule::year_median ? "year-median"
                                             : "none";
}
[[nodiscard]] constexpr const char* name_of(weighting w) noexcept {
  constexpr const char* names[] = {"equal",     "entropy", "entropy-raw", "critic", "deviation",
                                   "variation", "pca",     "given",       "ahp"};
  return names[static_cast<int>(w)];
}
[[nodiscard]] constexpr const char* name_of(weight_combination c) noexcept {
  constexpr const char* names[] = {"none", "linear", "product", "geometric", "game"};
  return names[static_cast<int>(c)];
}
[[nodiscard]] constexpr const char* name_of(dimension_weighting w) noexcept {
  return w == dimension_weighting::equal ? "equal"
         : w == dimension_weighting::sum ? "sum"
                                         : "by-weighting";
}

}  // namespace nqpf::inline NQPF_ABI
