// SPDX-License-Identifier: BSL-1.0
#pragma once

// Why a panel could not be assessed, with the place in the schema or the data; and remarks on what a
// reader of the results should know.

#include <nqpf/panel/data_error.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace nqpf::inline NQPF_ABI {

/// Why an assessment is refused. The names are stable and are what `code_name` returns.
enum class assess_code : unsigned char {
  unknown_role,       ///< a role that no dimension of the model and no framework path has
  no_direction,       ///< a scored column that does not say which values are better
  both_sides,         ///< one column counted on both sides without being declared `shared`
  unknown_indicator,  ///< an indicator that the framework's catalogue does not have
  indicator_twice,    ///< two columns stand for one indicator
  nothing_scored,     ///< no column has a role that is scored
  bad_option,         ///< an option outside its range
  negative,           ///< entropy of raw data meets a negative number
  not_finite,         ///< the range of a column overflows
  no_weights,         ///< columns that cannot be weighed in the way that was asked for
};

/// The stable name of a code.
[[nodiscard]] constexpr std::string_view code_name(assess_code code) noexcept {
  constexpr std::string_view names[] = {
      "unknown_role",   "no_direction", "both_sides", "unknown_indicator", "indicator_twice",
      "nothing_scored", "bad_option",   "negative",   "not_finite",        "no_weights"};
  return names[static_cast<std::size_t>(code)];
}

/// One reason with its place: a line of the schema, a row of the data, or neither for an option.
struct assess_error {
  assess_code code{};
  std::string file;
  std::uint64_t row = 0;
  std::uint64_t line = 0;
  std::string column;  ///< the field of the schema, or the column of the data
  std::string text;    ///< the offending text
  std::string message;
};

/// One line for people, in the form of the errors about data.
[[nodiscard]] inline std::string describe(const assess_error& error) {
  return describe(
      data_error{{}, error.file, error.row, error.line, error.column, error.text, error.message});
}

/// Everything that stood in the way of an assessment.
using assess_errors = std::vector<assess_error>;

/// What a reader of the results should know. The names are stable.
enum class remark_code : unsigned char {
  single_entity,        ///< one entity: columns are scaled over its own years
  single_year,          ///< one year: nothing can be said of changes
  single_row,           ///< one row: no column varies, nothing can be scored
  constant_column,      ///< a column whose values are all equal says nothing and is left out
  empty_column,         ///< a column without a single value
  constant_in_year,     ///< scaled per year, a column that is constant in some of them
  levels_beside_rates,  ///< levels grow with the size of an entity, rates do not
  levels_only,          ///< a side of levels alone: the index follows the size of an entity
  current_prices,       ///< money of different years in the prices of each year
  shared_column,        ///< a column declared to count on both sides
  shared_source,        ///< both sides use one column of the file, over different denominators
  same_values,          ///< two columns, one on each side, hold the same numbers
  counted_twice,        ///< one column in two dimensions of one side
  indicator_unit,       ///< the unit is not the one of the indicator that the column stands for
  indicator_better,     ///< the direction is not the one of the indicator
  outside_domain,       ///< values outside the domain of the indicator
  composition,          ///< years in which the indices stand on other dimensions than in most
  unequal_coverage,     ///< entities are ranked beside others of which much more is known
  end_values,           ///< values beyond the ends of the scales
  few_dimensions,       ///< a side that stands on a single dimension
  illustrative,         ///< thresholds are illustrative: the papers give none
  imputed,              ///< missing cells were imputed, and scores rest on them
  opposed_columns,      ///< columns of one dimension, both better high, that run against each other
  near_duplicates,      ///< columns that are nearly the same
  follows_size,         ///< a column that is no level and follows one
  loose_dimension,      ///< columns of one dimension that hang together little
  no_rules,             ///< columns stand for indicators that no rule reads which was asked
  judged,               ///< weights rest on pairwise judgements, with their consistency ratio
  combined,             ///< weights were combined, and how much each of the two counts
  odd_data,             ///< a warning of the panel: see `panel::warnings`
  lone_value,           ///< one value that takes most of its scale for itself
};

/// The stable name of a code.
[[nodiscard]] constexpr std::string_view code_name(remark_code code) noexcept {
  constexpr std::string_view names[] = {"single_entity",
                                        "single_year",
                                        "single_row",
                                        "constant_column",
                                        "empty_column",
                                        "constant_in_year",
                                        "levels_beside_rates",
                                        "levels_only",
                                        "current_prices",
                                        "shared_column",
                                        "shared_source",
                                        "same_values",
                                        "counted_twice",
                                        "indicator_unit",
                                        "indicator_better",
                                        "outside_domain",
                                        "composition",
                                        "unequal_coverage",
                                        "end_values",
                                        "few_dimensions",
                                        "illustrative",
                                        "imputed",
                                        "opposed_columns",
                                        "near_duplicates",
                                        "follows_size",
                                        "loose_dimension",
                                        "no_rules",
                                        "judged",
                                        "combined",
                                        "odd_data",
                                        "lone_value"};
  return names[static_cast<std::size_t>(code)];
}

namespace assessed {

/// A remark: one or two sentences. `warning` marks those that put a result in doubt; the rest
/// explains.
struct remark {
  remark_code code{};
  bool warning = true;
  std::string text;
};

}  // namespace assessed

}  // namespace nqpf::inline NQPF_ABI
