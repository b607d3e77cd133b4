// SPDX-License-Identifier: BSL-1.0
#pragma once

// The ways in which the rows of one year could have been assessed otherwise, as
// a study of ranks takes them: tables by filling and scale, weights, means,
// models of coupling.

#include <nqpf/assess/assess.hpp>
#include <nqpf/assess/changes.hpp>
#include <nqpf/assess/score/scaled_by_year.hpp>
#include <nqpf/models/rank_scores.hpp>
#include <nqpf/models/uncertainty.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace nqpf::inline NQPF_ABI::assess_detail {

/// What the coordinates of the study stand for.
enum class varied : unsigned char { imputation, scale, weights, spread, means, coupling, column };

/// The two sides as the study couples them.
inline constexpr std::size_t side_cultivation = 0;
inline constexpr std::size_t side_productivity = 1;

/// The rows of a year under every choice that is considered; the first of each
/// is that of the assessment. Levels of the hierarchy: columns, dimensions, and
/// cultivation beside productive forces.
class alternatives {
public:
  alternatives(const panel& from, const assessment& a, int year) : a_(a) {
    for (const assessed::ranked& each : ranking(from, a, year)) rows_.push_back(each.row);
    for (std::size_t e = 0; e < a.scored_columns().size(); ++e) {
      if (a.dimensions()[a.scored_columns()[e].dimension].side != assessed::dimension_side::outside)
        scored_columns_.push_back(e);
    }
    weights_.push_back(weights_of(a));
    add_tables(from, a);
    scales_ = tables_.size();
    add_other_imputation(from);
    add_other_weights(from);
  }

  [[nodiscard]] const std::vector<std::size_t>& rows() const noexcept { return rows_; }
  /// Places in `assessment::scored_columns` of the columns that are varied.
  [[nodiscard]] const std::vector<std::size_t>& scored_columns() const noexcept {
    return scored_columns_;
  }
  /// Whether a column can be left out: without the only one with weight of its side nobody would have a score.
  [[nodiscard]] bool may_leave_out(std::size_t place) const {
    const auto side_of = [&](std::size_t at) {
      return a_.dimensions()[a_.scored_columns()[scored_columns_[at]].dimension].side;
    };
    for (std::size_t other = 0; other < scored_columns_.size(); ++other)
      if (other != place && a_.scored_columns()[scored_columns_[other]].weight > 0 &&
          (!is_coupled() || side_of(other) == side_of(place)))
        return true;
    return false;
  }
  /// What the other scales are called, from 1.
  [[nodiscard]] const std::string& scale_name(std::size_t i) const { return scale_names_[i - 1]; }
  /// Whether units are ranked by the coupling of both sides.
  [[nodiscard]] bool is_coupled() const noexcept { return a_.headline() == measured::d; }

  /// The study of these choices, with weights up to `spread` more or less, and
  /// a column left out with the chance `exclusion`.
  [[nodiscard]] models::outcome<models::uncertainty_study> study(double spread,
                                                                 double exclusion) const;

private:
  /// The weights of the same scored columns and dimensions in another assessment of the
  /// panel: scored columns, then dimensions, then the one side that is ranked where the
  /// other is not assessed. What the other assessment left out weighs nothing.
  [[nodiscard]] std::vector<double> weights_of(const assessment& other) const {
    std::vector<double> made;
    for (const std::size_t e : scored_columns_) {
      const std::size_t k = find_scored_column(other, e);
      made.push_back(k == assessment::none ? 0 : other.scored_columns()[k].weight);
    }
    for (const assessed::dimension& each : a_.dimensions()) {
      const std::size_t p = other.find_dimension(each.id);
      made.push_back(p == assessment::none ? 0 : other.dimensions()[p].weight);
    }
    if (is_coupled()) return made;
    made.push_back(a_.headline() == measured::cultivation ? 1 : 0);
    made.push_back(a_.headline() == measured::productivity ? 1 : 0);
    return made;
  }

  /// The scored column of another assessment that is the same column in the same dimension,
  /// or `none`.
  [[nodiscard]] std::size_t find_scored_column(const assessment& other, std::size_t e) const {
    const assessed::scored_column& mine = a_.scored_columns()[e];
    const std::size_t p = other.find_dimension(a_.dimensions()[mine.dimension].id);
    for (std::size_t k = 0; k < other.scored_columns().size(); ++k) {
      if (other.scored_columns()[k].column == mine.column &&
          other.scored_columns()[k].dimension == p)
        return k;
    }
    return assessment::none;
  }

  /// The tables of one way of filling gaps, by scale. A dimension of which that way
  /// knows too little is unknown with all its columns, so that who was assessed
  /// stays who is assessed.
  void add_tables(const panel& from, const assessment& of) {
    const std::size_t first = tables_.size();
    tables_.push_back(table_of(from, of));
    add_other_scale(from, of);
    if (rows_.size() > 2) add_ranks(tables_[first]);
    const std::size_t n = rows_.size();
    for (std::size_t j = 0; j < scored_columns_.size(); ++j) {
      const std::size_t p =
          of.find_dimension(a_.dimensions()[a_.scored_columns()[scored_columns_[j]].dimension].id);
      for (std::size_t i = 0; i < n; ++i) {
        if (p != assessment::none && !is_missing(of.score(p, rows_[i]))) continue;
        for (std::size_t t = first; t < tables_.size(); ++t) tables_[t][j * n + i] = missing;
      }
    }
  }

  /// Missing values imputed along time where they were not, else with the median of the
  /// year. An entity of which the other way leaves too little known keeps the
  /// chosen one.
  void add_other_imputation(const panel& from) {
    bool gaps = false;
    for (const std::size_t e : scored_columns_) {
      for (const std::size_t row : rows_)
        gaps = gaps || is_missing(from.value(row, a_.scored_columns()[e].column));
    }
    if (!gaps) return;
    assess_options options = quiet(a_);
    options.imputation = options.imputation == imputation_rule::along_time
                             ? imputation_rule::year_median
                             : imputation_rule::along_time;
    const auto other = assess(from, options);
    if (!other.ok()) return;
    add_tables(from, *other);
    if (tables_.size() != 2 * scales_) {
      tables_.resize(scales_);
      return;
    }
    const std::size_t n = rows_.size();
    for (std::size_t i = 0; i < n; ++i) {
      if (!is_missing(other->value(a_.headline(), rows_[i]))) continue;
      for (std::size_t t = 0; t < scales_; ++t) {
        for (std::size_t j = 0; j < scored_columns_.size(); ++j)
          tables_[scales_ + t][j * n + i] = tables_[t][j * n + i];
      }
    }
  }

  /// The scores of the same scored columns in another assessment of the panel, scored column
  /// after scored column.
  [[nodiscard]] std::vector<double> table_of(const panel& from, const assessment& other) const {
    std::vector<double> table;
    for (const std::size_t e : scored_columns_) {
      const std::size_t k = find_scored_column(other, e);
      for (const std::size_t row : rows_)
        table.push_back(k == assessment::none ? missing : other.scaled(from, k, row));
    }
    return table;
  }

  void add_other_scale(const panel& from, const assessment& of) {
    if (a_.options().outliers == outlier_rule::winsorise || a_.options().base_last != 0) return;
    if (count_fixed(of).every()) return;  // the other scale would be the same
    assess_options options = quiet(of);
    const bool pooled = options.scale == scale_over::pooled;
    if (pooled && from.years().size() < 2) return;
    options.scale = pooled ? scale_over::per_year : scale_over::pooled;
    const auto other = assess(from, options);
    if (!other.ok()) return;
    tables_.push_back(table_of(from, *other));
    scale_names_.push_back(pooled ? "Columns scaled within the year"
                                  : "Columns scaled over all years");
  }

  void add_ranks(std::vector<double> table) {
    const std::size_t n = rows_.size();
    const models::better higher[1] = {models::better::higher};
    for (std::size_t j = 0; j < scored_columns_.size(); ++j) {
      double* column = table.data() + j * n;
      std::size_t known = 0;
      for (std::size_t i = 0; i < n; ++i) known += is_missing(column[i]) ? 0U : 1U;
      if (known < 2) continue;
      const models::matrix_view<double> view(column, n, 1, 1, 0);
      static_cast<void>(models::rank_scores(view, higher, view, models::rank_score::percentile));
      for (std::size_t i = 0; i < n; ++i) column[i] = a_.lowest() + (1 - a_.lowest()) * column[i];
    }
    tables_.push_back(static_cast<std::vector<double>&&>(table));
    scale_names_.push_back("Columns as percentile ranks");
  }

  void add_other_weights(const panel& from) {
    assess_options options = without_given_weights(quiet(a_));
    options.weights = options.weights == weighting::equal ? weighting::entropy : weighting::equal;
    options.dimensions = dimension_weighting::by_weighting;
    options.judgements.clear();
    options.combine = weight_combination::none;
    const auto other = assess(from, options);
    if (other.ok()) weights_.push_back(weights_of(*other));
  }

  [[nodiscard]] static assess_options quiet(const assessment& of) {
    assess_options options = of.options();
    options.progress = nullptr;
    return options;
  }

  const assessment& a_;
  std::vector<std::size_t> rows_;
  std::vector<std::size_t> scored_columns_;
  std::vector<std::vector<double>>
      tables_;  // by filling and scale, scored column after scored column
  std::size_t scales_ = 1;
  std::vector<std::string> scale_names_;
  std::vector<std::vector<double>> weights_;
};

/// The rules, forms and models of coupling of an assessment, each with its
/// alternatives.
struct varied_rules {
  models::mean_rule chosen[3], other[3];
  models::index_form forms[2] = {models::index_form::means, models::index_form::means};
  models::coupling_model couplings[3];

  explicit varied_rules(const assess_options& o) {
    using models::mean_rule;
    const bool topsis = o.index == index_rule::topsis;
    if (topsis) forms[0] = models::index_form::closeness;
    chosen[0] = other[0] = o.within;
    chosen[1] = o.across;
    other[1] =
        !topsis && o.across == mean_rule::arithmetic ? mean_rule::geometric : mean_rule::arithmetic;
    chosen[2] = other[2] = mean_rule::arithmetic;
    for (std::size_t k = 0; k < 3; ++k)
      couplings[k] =
          static_cast<models::coupling_model>((static_cast<std::size_t>(o.coupling) + k) % 3);
  }
};

inline models::outcome<models::uncertainty_study> alternatives::study(double spread,
                                                                      double exclusion) const {
  const auto share = [](double x) { return x > 0 ? (x < 1 ? x : 1.0) : 0.0; };
  std::vector<models::matrix_view<const double>> tables;
  for (const auto& each : tables_)
    tables.push_back(models::column_major(each, rows_.size(), scored_columns_.size()));
  const std::vector<std::span<const double>> weights(weights_.begin(), weights_.end());
  const std::size_t factors[] = {tables_.size() / scales_, scales_};
  std::vector<std::uint32_t> dimension_of, side_of;
  for (const std::size_t e : scored_columns_)
    dimension_of.push_back(static_cast<std::uint32_t>(a_.scored_columns()[e].dimension));
  for (const assessed::dimension& each : a_.dimensions())
    side_of.push_back(each.side == assessed::dimension_side::cultivation ? 0U : 1U);
  const std::vector<std::uint32_t> one_index{0, 0};
  const std::span<const std::uint32_t> parents[] = {dimension_of, side_of, one_index};
  const double spreads[] = {share(spread), share(spread), 0};
  const varied_rules ways(a_.options());
  const std::size_t levels = is_coupled() ? 2 : 3;
  const std::span<const models::mean_rule> rules[] = {std::span(ways.chosen).first(levels),
                                                      std::span(ways.other).first(levels)};
  models::uncertainty_design design;
  design.tables = tables;
  design.table_factors = factors;
  design.parents = std::span(parents).first(levels);
  design.weights = weights;
  design.spread = std::span(spreads).first(levels);
  design.rules = rules;
  design.forms = ways.forms;
  design.lift = a_.lowest() > 0 ? 0 : 0.01;
  if (is_coupled()) design.couplings = ways.couplings;
  design.importance = a_.options().importance;
  std::vector<std::size_t> removable;
  for (std::size_t j = 0; j < scored_columns_.size(); ++j)
    if (may_leave_out(j)) removable.push_back(j);
  design.removable = removable;
  design.exclusion = scored_columns_.size() > 2 && !removable.empty() ? share(exclusion) : 0;
  return models::uncertainty_study::make(design);
}

}  // namespace nqpf::inline NQPF_ABI::assess_detail
