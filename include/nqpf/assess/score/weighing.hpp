// SPDX-License-Identifier: BSL-1.0
#pragma once

// What the columns of an assessment weigh before their dimensions and sides are brought to one.

#include <nqpf/assess/plan/plan.hpp>
#include <nqpf/assess/score/combining.hpp>
#include <nqpf/assess/score/judging.hpp>
#include <nqpf/assess/score/scaling.hpp>
#include <nqpf/assess/score/weight_sizes.hpp>
#include <nqpf/models/critic.hpp>
#include <nqpf/models/entropy.hpp>
#include <nqpf/models/principal_components.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace nqpf::inline NQPF_ABI::assess_detail {

/// What columns are weighed by: their dimensions, scales and values, and the choices.
struct weighing_data {
  const panel& from;
  const std::vector<assessed::dimension>& dimensions;
  const std::vector<assessed::scored_column>& scored_columns;
  const std::vector<assessed::column_scale>& scales;
  const imputed_columns& filled;
  const scale_groups& groups;
  const assess_options& options;
};

/// Works out the weights of columns, all of one side (or of one dimension outside the index) against each other.
class weigher {
public:
  weigher(const weighing_data& by, std::vector<double>& scratch, assess_errors& errors)
      : from_(by.from),
        dimensions_(by.dimensions),
        scored_columns_(by.scored_columns),
        scales_(by.scales),
        imputed_(by.filled),
        groups_(by.groups),
        options_(by.options),
        scratch_(scratch),
        errors_(errors) {}

  /// A weight for each scored column; within a side they are relative to each other. `told` gets where they
  /// come from.
  [[nodiscard]] std::vector<double> weigh(assessed::weight_sources& told) {
    std::vector<double> judged(scored_columns_.size(), 1);
    if (!options_.judgements.empty())
      judged = judge(from_, dimensions_, scored_columns_, options_, errors_).weigh(told.judged);
    else if (options_.weights == weighting::given || !options_.given_weights.empty())
      as_given(judged);
    if (options_.weights == weighting::judged || options_.weights == weighting::given)
      return judged;
    std::vector<double> computed = weigh_by_data();
    if (options_.combine == weight_combination::none || !errors_.empty()) return computed;
    return combine_sides(dimensions_, judged, static_cast<std::vector<double>&&>(computed),
                         options_, told.combined, errors_);
  }

private:
  [[nodiscard]] std::vector<double> weigh_by_data() {
    std::vector<double> weights(scored_columns_.size(), 1);
    switch (options_.weights) {
      case weighting::equal: break;
      case weighting::entropy:
      case weighting::entropy_raw: by_entropy(weights); break;
      case weighting::given:
      case weighting::judged: break;  // not out of the data
      case weighting::critic:
      case weighting::deviation:
      case weighting::variation:
      case weighting::pca: by_spread(weights); break;
    }
    return weights;
  }

  [[nodiscard]] double raw(std::size_t e, std::size_t row) const {
    return used_values(from_, imputed_, scored_columns_[e].column)[row];
  }
  [[nodiscard]] double scaled(std::size_t e, std::size_t row) const {
    return scales_[groups_[row] * scored_columns_.size() + e](raw(e, row));
  }

  void refuse(std::size_t c, const models::error& error, const std::string& where) {
    const bool negative = error.code == models::error_code::negative ||
                          error.code == models::error_code::not_positive;
    errors_.push_back(
        {negative ? assess_code::negative : assess_code::no_weights, from_.file(), 0, 0,
         c == assessment_column_none ? std::string() : from_.column(c).id(), where,
         error.code == models::error_code::negative
             ? std::string(options_.weights == weighting::variation
                               ? "the coefficient of variation needs numbers that are not negative"
                               : "entropy of raw data needs numbers that are not negative")
         : error.code == models::error_code::not_positive
             ? std::string("the coefficient of variation needs a mean above zero")
             : std::string("the columns cannot be weighed: ") + models::describe(error.code)});
  }

  void by_entropy(std::vector<double>& weights) {
    std::vector<assessed::column_scale> own(groups_.count);
    for (std::size_t e = 0; e < weights.size(); ++e) {
      for (std::size_t g = 0; g < groups_.count; ++g) own[g] = scales_[g * weights.size() + e];
      const std::size_t c = scored_columns_[e].column;
      const auto found =
          divergence(from_, used_values(from_, imputed_, c), options_, own, groups_, scratch_);
      if (found.ok()) {
        weights[e] = *found;
        continue;
      }
      const std::size_t row = found.error().row;
      refuse(c, found.error(),
             row == models::nowhere ? std::string()
                                    : std::string(from_.entity_name(from_.row_entity(row))) + ", " +
                                          std::to_string(from_.row_year(row)));
    }
  }

  /// Weights by name; a scored column of an index that has none is refused.
  void as_given(std::vector<double>& weights) {
    const std::size_t before = errors_.size();
    std::vector<std::string> ids;
    for (std::size_t e = 0; e < weights.size(); ++e) {
      const schema_column& column = from_.column(scored_columns_[e].column);
      ids.push_back(column.id());
      bool found = false;
      for (const auto& [name, weight] : options_.given_weights) {
        if (name != column.id() && name != column.column) continue;
        found = true;
        weights[e] = weight;
        if (!(weight >= 0 && weight < infinity)) refuse_given(name, "a weight is zero or more");
      }
      if (!found &&
          dimensions_[scored_columns_[e].dimension].side != assessed::dimension_side::outside)
        refuse_given(column.id(), "the column has no weight, and weights are given");
    }
    for (const auto& given : options_.given_weights) {
      bool known = false;
      for (std::size_t c = 0; c < from_.columns(); ++c)
        known =
            known || from_.column(c).id() == given.first || from_.column(c).column == given.first;
      if (!known) refuse_given(given.first, "no such column" + write::suggestion(given.first, ids));
    }
    if (errors_.size() == before)
      each_scope([&](const std::vector<std::size_t>& of, const std::string& side) {
        bring_given(of, side, weights);
      });
  }

  void refuse_given(const std::string& name, std::string message) {
    errors_.push_back(
        {assess_code::bad_option, "", 0, 0, "weight", name, static_cast<std::string&&>(message)});
  }

  /// Brings the given weights of a side near to one; of a dimension outside the indices `side` is empty.
  void bring_given(const std::vector<std::size_t>& of, const std::string& side,
                   std::vector<double>& weights) {
    const auto id = [&](std::size_t e) { return from_.column(scored_columns_[e].column).id(); };
    if (!bring_near_one(weights, of)) {
      if (!side.empty())
        refuse_given(id(of.front()), "the weights of all scored columns of " + side +
                                         " are 0: one of them has to weigh something");
      return;
    }
    for (const std::size_t e : of)
      if (weights[e] > 0 && weights[e] < least_weight_share)
        refuse_given(id(e), "the weight vanishes beside the largest of " +
                                (side.empty() ? std::string("its dimension") : side) +
                                ": give 0, or a weight that is no 300 digits smaller");
  }

  /// Calls `use(columns, name)` for the columns that weights compare: those of a side, and those of a dimension
  /// outside the indices, which has no name.
  template <class Use>
  void each_scope(const Use& use) const {
    for (const assessed::dimension_side side :
         {assessed::dimension_side::productivity, assessed::dimension_side::cultivation}) {
      std::vector<std::size_t> of_side;
      for (std::size_t e = 0; e < scored_columns_.size(); ++e) {
        if (dimensions_[scored_columns_[e].dimension].side == side) of_side.push_back(e);
      }
      if (!of_side.empty()) use(of_side, std::string(name_of(side)));
    }
    for (std::size_t p = 0; p < dimensions_.size(); ++p) {
      if (dimensions_[p].side == assessed::dimension_side::outside && dimensions_[p].stands())
        use(dimensions_[p].scored_columns, std::string());
    }
  }

  /// CRITIC, the spreads and the components compare columns with each other, so they look at the rows in which all
  /// columns of the side are known.
  void by_spread(std::vector<double>& weights) {
    each_scope([&](const std::vector<std::size_t>& of, const std::string& side) {
      spread_of(of, side, weights);
    });
  }

  void spread_of(const std::vector<std::size_t>& scored_columns, const std::string& side,
                 std::vector<double>& weights) {
    const std::vector<std::size_t> rows = complete_rows(scored_columns);
    if (rows.size() < 3) {
      if (!side.empty()) refuse_few_rows(rows.size(), side);
      return;
    }
    gather(scored_columns, rows);
    std::vector<double> found(scored_columns.size());
    const models::outcome<> ok = weigh_table({scratch_.data(), rows.size(), scored_columns.size(),
                                              1, static_cast<std::ptrdiff_t>(rows.size())},
                                             found);
    if (!ok) {
      const std::size_t k = ok.error().column;
      refuse(
          k == models::nowhere ? assessment_column_none : scored_columns_[scored_columns[k]].column,
          ok.error(), "");
      return;
    }
    for (std::size_t k = 0; k < scored_columns.size(); ++k) weights[scored_columns[k]] = found[k];
  }

  /// The rows of the base years in which all of some columns are known.
  [[nodiscard]] std::vector<std::size_t> complete_rows(
      const std::vector<std::size_t>& scored_columns) const {
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < from_.rows(); ++row) {
      bool all = in_base(options_, from_.row_year(row));
      for (std::size_t k = 0; k < scored_columns.size() && all; ++k)
        all = !is_missing(scaled(scored_columns[k], row));
      if (all) rows.push_back(row);
    }
    return rows;
  }

  void refuse_few_rows(std::size_t rows, const std::string& side) {
    errors_.push_back({assess_code::no_weights, from_.file(), 0, 0, "", "",
                       std::string(name_of(options_.weights)) +
                           " weights need rows in which every column of " + side +
                           " is known, and there are " + std::to_string(rows) +
                           ": weigh equally or by entropy"});
  }

  /// Copies some columns into the scratch, one behind the other: raw for the coefficient of variation.
  void gather(const std::vector<std::size_t>& scored_columns,
              const std::vector<std::size_t>& rows) {
    const bool plain = options_.weights == weighting::variation;
    scratch_.resize(rows.size() * scored_columns.size());
    for (std::size_t k = 0; k < scored_columns.size(); ++k) {
      for (std::size_t i = 0; i < rows.size(); ++i)
        scratch_[k * rows.size() + i] =
            plain ? raw(scored_columns[k], rows[i]) : scaled(scored_columns[k], rows[i]);
    }
  }

  [[nodiscard]] models::outcome<> weigh_table(const models::matrix_view<const double>& table,
                                              std::vector<double>& found) const {
    models::critic_options equal;
    equal.constant = models::all_constant::equal_weights;
    if (options_.weights == weighting::critic) return models::critic_weights(table, found, equal);
    if (options_.weights == weighting::pca)
      return models::component_weights(table, found, equal.constant);
    if (options_.weights == weighting::variation)
      return models::variation_weights(table, found, equal.constant);
    return models::deviation_weights(table, found, equal.constant);
  }

  static constexpr std::size_t assessment_column_none = static_cast<std::size_t>(-1);

  const panel& from_;
  const std::vector<assessed::dimension>& dimensions_;
  const std::vector<assessed::scored_column>& scored_columns_;
  const std::vector<assessed::column_scale>& scales_;
  const imputed_columns& imputed_;
  const scale_groups& groups_;
  const assess_options& options_;
  std::vector<double>& scratch_;
  assess_errors& errors_;
};

}  // namespace nqpf::inline NQPF_ABI::assess_detail
