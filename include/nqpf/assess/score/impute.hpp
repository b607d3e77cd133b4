// SPDX-License-Identifier: BSL-1.0
#pragma once

// Missing cells of the scored columns filled by the rule that was chosen, and how many.

#include <nqpf/assess/assessment.hpp>
#include <nqpf/assess/score/scaling.hpp>
#include <nqpf/models/prepare.hpp>
#include <nqpf/panel/panel.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace nqpf::inline NQPF_ABI::assess_detail {

/// What was filled.
struct imputed_cells {
  imputed_columns columns;
  std::size_t cells = 0;  ///< filled
  std::size_t rows = 0;   ///< in so many rows
  std::string words;      ///< the same for people
};

/// What was filled, and what was not, for people.
inline std::string imputation_words(const panel& from, const std::vector<std::size_t>& which,
                                    const imputed_cells& made, imputation_rule rule) {
  std::size_t holes_in_all = 0;
  for (const std::size_t c : which) holes_in_all += from.count_missing(c);
  const double all = static_cast<double>(from.rows()) * static_cast<double>(which.size());
  const double share = 100 * static_cast<double>(made.cells) / all;
  const auto many = [](std::size_t n, const char* one, const char* more) {
    return std::to_string(n) + " " + (n == 1 ? one : more);
  };
  std::string words =
      many(made.cells, "missing cell was imputed ", "missing cells were imputed ") +
      (rule == imputation_rule::along_time
           ? "along time, between the known years of the entity and at the ends as the nearest"
           : "with the median of the year") +
      ": " +
      (share < 0.5 ? std::string("less than 1")
                   : std::to_string(static_cast<std::size_t>(share + 0.5))) +
      " % of the cells of " + many(which.size(), "column", "columns") + ", in " +
      std::to_string(made.rows) + " of " + many(from.rows(), "row", "rows") +
      ". Scores use them; shares of known data do not count them.";
  if (const std::size_t left = holes_in_all - made.cells; left > 0)
    words += " " + many(left, "cell stays", "cells stay") + " missing: " +
             (rule == imputation_rule::along_time ? "the entity has no value in any year."
                                                  : "no entity has a value in the year.");
  return words;
}

/// Fills the gaps of the columns of `scored_columns`. Memory: one column for each that has gaps, and two
/// numbers a row. O(cells + rows log rows).
inline imputed_cells impute(const panel& from,
                            const std::vector<assessed::scored_column>& scored_columns,
                            imputation_rule rule) {
  imputed_cells made;
  made.columns.resize(from.columns());
  std::vector<const double*> holes;
  std::vector<double*> whole;
  std::vector<std::size_t> which;
  for (const assessed::scored_column& e : scored_columns) {
    std::vector<double>& to = made.columns[e.column];
    if (!to.empty() || from.count_missing(e.column) == 0) continue;
    to.resize(from.rows());
    holes.push_back(from.values(e.column).data());
    whole.push_back(to.data());
    which.push_back(e.column);
  }
  if (holes.empty()) return {};
  const models::matrix_view<const double> x(std::span<const double* const>(holes), from.rows());
  const models::matrix_view<double> out(std::span<double* const>(whole), from.rows());
  models::outcome<std::size_t> filled = std::size_t{0};
  if (rule == imputation_rule::along_time) {
    const std::vector<double> times(from.row_years().begin(), from.row_years().end());
    filled = models::interpolate(x, {from.row_entities(), from.entities()}, times, out);
  } else {
    const scale_groups years = groups_of(from, scale_over::per_year);
    filled = models::impute(x, out, models::impute_with::median, years.view());
  }
  NQPF_ASSERT(filled.ok());  // a panel holds finite numbers and each entity and year once
  made.cells = filled.ok() ? *filled : 0;
  for (std::size_t row = 0; row < from.rows(); ++row) {
    bool any = false;
    for (std::size_t k = 0; k < which.size(); ++k)
      any = any || (is_missing(holes[k][row]) && !is_missing(whole[k][row]));
    made.rows += any ? 1U : 0U;
  }
  made.words = imputation_words(from, which, made, rule);
  return made;
}

}  // namespace nqpf::inline NQPF_ABI::assess_detail
