// SPDX-License-Identifier: BSL-1.0
#pragma once

// The truth table of a fuzzy-set comparison 模糊集定性比较分析: which combinations of conditions occur,
// and whether each goes with the outcome.

#include <nqpf/models/configurations/terms.hpp>
#include <nqpf/models/detail/checks.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/matrix_view.hpp>
#include <nqpf/models/options.hpp>
#include <nqpf/models/set_relations.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI::models {

struct truth_table_options {
  std::size_t least_cases = 1;  ///< a row with fewer counts as a remainder
  double least_consistency = 0.8;
  double least_pri = 0.5;
};

enum class row_outcome : unsigned char {
  absent,     ///< enough cases, and not consistent with the outcome
  present,    ///< enough cases, consistent with the outcome
  remainder,  ///< too few cases to say
};

/// A combination that some case has.
struct truth_row {
  std::uint32_t corner = 0;  ///< bit i: condition i is present
  std::size_t cases = 0;     ///< with a membership above 0.5
  double consistency = missing;
  double pri = missing;
  row_outcome outcome = row_outcome::remainder;
};

/// The rows that occur, by falling corner; all others are remainders.
struct truth_table {
  std::size_t conditions = 0;
  std::vector<truth_row> rows;
  /// Cases with a membership of exactly 0.5 in some condition, which belong to no row.
  std::vector<std::size_t> nowhere_cases;
};

namespace detail {

inline outcome<> check_cases(matrix_view<const double> conditions, std::span<const double> result) {
  if (conditions.empty()) return fail(error_code::empty);
  if (result.size() != conditions.rows()) return fail(error_code::shape);
  if (conditions.columns() > most_conditions)
    return fail(error_code::too_large, nowhere, conditions.columns());
  if (auto ok = check_cells(conditions, wanted::membership); !ok) return ok;
  return check_numbers(result, wanted::membership, conditions.columns());
}

/// The corner that a case belongs to, or `most` where a membership is exactly 0.5.
inline std::uint32_t corner_of(matrix_view<const double> conditions, std::size_t row,
                               std::uint32_t most) {
  std::uint32_t corner = 0;
  for (std::size_t i = 0; i < conditions.columns(); ++i) {
    if (conditions(row, i) == 0.5) return most;
    if (conditions(row, i) > 0.5) corner |= 1u << i;
  }
  return corner;
}

inline void judge(truth_row& row, matrix_view<const double> conditions,
                  std::span<const double> result, const truth_table_options& options) {
  const configuration term{(1u << conditions.columns()) - 1, row.corner};
  set_sums sums;
  for (std::size_t i = 0; i < conditions.rows(); ++i)
    sums.add(membership(term, conditions, i), result[i]);
  const sufficiency found = sums.as_sufficiency();
  row.consistency = found.consistency;
  row.pri = found.pri;
  if (row.cases < options.least_cases) return;
  const bool holds = reaches(found.consistency, options.least_consistency) &&
                     (options.least_pri == 0 || reaches(found.pri, options.least_pri));
  row.outcome = holds ? row_outcome::present : row_outcome::absent;
}

}  // namespace detail

/// Makes the table from memberships in [0, 1], a row each case and a column each condition.
///
/// A case belongs to the corner in which its membership is above 0.5; exactly 0.5 belongs nowhere and
/// is reported. Consistency and PRI of a row are over all cases, and reach a cut that they are but
/// for rounding (`about_equal`). Errors: empty, shape, missing_cell,
/// not_finite, out_of_range (row, column; the outcome is the column after the conditions), too_large
/// above `most_conditions`, bad_option. O(rows cases conditions).
[[nodiscard]] inline outcome<truth_table> make_truth_table(
    matrix_view<const double> conditions, std::span<const double> result,
    const truth_table_options& options = {}) {
  if (auto ok = detail::check_cases(conditions, result); !ok) return failure<error>{ok.error()};
  if (options.least_cases == 0 ||
      !(options.least_consistency >= 0 && options.least_consistency <= 1) ||
      !(options.least_pri >= 0 && options.least_pri <= 1))
    return detail::fail(error_code::bad_option);
  truth_table out;
  out.conditions = conditions.columns();
  const std::uint32_t corners = 1u << out.conditions;
  std::vector<std::size_t> cases(corners, 0);
  for (std::size_t i = 0; i < conditions.rows(); ++i) {
    const std::uint32_t corner = detail::corner_of(conditions, i, corners);
    if (corner == corners) out.nowhere_cases.push_back(i);
    else ++cases[corner];
  }
  for (std::uint32_t corner = corners; corner-- > 0;) {
    if (cases[corner] == 0) continue;
    truth_row row;
    row.corner = corner;
    row.cases = cases[corner];
    detail::judge(row, conditions, result, options);
    out.rows.push_back(row);
  }
  return out;
}

}  // namespace nqpf::inline NQPF_ABI::models
