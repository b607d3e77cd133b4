// SPDX-License-Identifier: BSL-1.0
#pragma once

// Weights that were judged or given, joined with weights out of the data.

#include <nqpf/assess/error.hpp>
#include <nqpf/assess/judged.hpp>
#include <nqpf/assess/options.hpp>
#include <nqpf/assess/plan/check_options.hpp>
#include <nqpf/assess/plan/plan.hpp>
#include <nqpf/assess/score/weight_sizes.hpp>
#include <nqpf/models/combine.hpp>

#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace nqpf::inline NQPF_ABI::assess_detail {

/// Weights of some scored columns, brought to sum one; equal where they are all 0.
inline std::vector<double> brought_to_one(const std::vector<double>& weights,
                                          const std::vector<std::size_t>& of) {
  double sum = 0;
  for (const std::size_t e : of) sum += weights[e];
  std::vector<double> out;
  for (const std::size_t e : of)
    out.push_back(sum > 0 ? weights[e] / sum : 1 / static_cast<double>(of.size()));
  return out;
}

/// Joins two vectors of a side by the rule of `options`. `told` gets how much each counts.
inline models::outcome<> combine(std::span<const double> judged, std::span<const double> computed,
                                 const assess_options& options, std::span<double> out,
                                 assessed::combined_weights& told) {
  switch (options.combine) {
    case weight_combination::none: break;
    case weight_combination::linear:
      told.judged = options.judged_share;
      told.computed = 1 - options.judged_share;
      return models::combine_linear(judged, computed, options.judged_share, out);
    case weight_combination::product: return models::combine_products(judged, computed, out);
    case weight_combination::geometric: return models::combine_geometric(judged, computed, out);
    case weight_combination::game: {
      const std::span<const double> both[2] = {judged, computed};
      double shares[2] = {missing, missing};
      models::outcome<> ok =
          models::combine_game(both, out, shares, models::negative_share::refuse);
      if (!ok.ok() && ok.error().code == models::error_code::singular) {
        // The two are one vector: every combination is that vector.
        told.judged = told.computed = 0.5;
        return models::combine_linear(judged, computed, 0.5, out);
      }
      told.judged = shares[0];
      told.computed = shares[1];
      return ok;
    }
  }
  return models::combine_linear(judged, computed, 0, out);
}

/// Joins the weights of each side; those beside stay as computed. `judged` and `computed` have a weight
/// for each scored column.
inline std::vector<double> combine_sides(const std::vector<assessed::dimension>& dimensions,
                                         const std::vector<double>& judged,
                                         std::vector<double> computed,
                                         const assess_options& options,
                                         std::vector<assessed::combined_weights>& told,
                                         assess_errors& errors) {
  for (const assessed::dimension_side side :
       {assessed::dimension_side::productivity, assessed::dimension_side::cultivation}) {
    std::vector<std::size_t> of;
    for (const assessed::dimension& p : dimensions)
      if (p.side == side) of.insert(of.end(), p.scored_columns.begin(), p.scored_columns.end());
    if (of.empty()) continue;
    assessed::combined_weights how;
    how.of = name_of(side);
    std::vector<double> out(of.size());
    const auto ok =
        combine(brought_to_one(judged, of), brought_to_one(computed, of), options, out, how);
    if (!ok.ok()) {
      errors.push_back({assess_code::no_weights, "", 0, 0, "", "",
                        ok.error().code == models::error_code::negative
                            ? "by the game rule one of the two weightings of " + how.of +
                                  " counts below zero: combine them in another way"
                            : "the two weightings of " + how.of +
                                  " cannot be combined: " + models::describe(ok.error().code)});
      continue;
    }
    for (std::size_t i = 0; i < of.size(); ++i)
      computed[of[i]] = out[i] < least_weight_share ? 0 : out[i];
    told.push_back(how);
  }
  return computed;
}

/// A number with so many digits after the point.
inline std::string with_digits(double value, double unit) {
  return option_text(std::floor(value / unit + 0.5) / (1 / unit));
}

/// Says on what weights rest.
inline void tell_weights(const assessed::weight_sources& from, const assess_options& options,
                         std::vector<assessed::remark>& remarks) {
  for (const assessed::judged_weights& each : from.judged)
    remarks.push_back({remark_code::judged, false,
                       "Weights of " + each.of + " rest on pairwise judgements (" + each.file +
                           "): " + std::to_string(each.names.size()) +
                           " compared, consistency ratio " +
                           with_digits(each.consistency.ratio, 0.001) + " (refused from " +
                           option_text(options.judgement_limit) + " on)."});
  for (const assessed::combined_weights& each : from.combined) {
    std::string words = "Weights of " + each.of + " join what was " +
                        (from.judged.empty() ? "given" : "judged") + " with " +
                        name_of(options.weights) + " weights, by the " + name_of(options.combine) +
                        " rule";
    if (!is_missing(each.judged))
      words += ": " + with_digits(each.judged, 0.001) + " of the one and " +
               with_digits(each.computed, 0.001) + " of the other";
    remarks.push_back({remark_code::combined, false, words + "."});
  }
}

}  // namespace nqpf::inline NQPF_ABI::assess_detail
