// SPDX-License-Identifier: BSL-1.0
#pragma once

// What an assessment says of columns that do not vary, and so are left out in all or in some years.

#include <nqpf/assess/assessment.hpp>
#include <nqpf/assess/score/scaling.hpp>

#include <string>
#include <vector>

namespace nqpf::inline NQPF_ABI::assess_detail {

inline assessed::remark words_of_constant_years(const schema_column& column, const fitted& found) {
  return {remark_code::constant_in_year, false,
          column.title() + " does not vary between entities in " +
              std::to_string(found.known_groups - found.varying_groups) + " of " +
              std::to_string(found.known_groups) + " years, and counts as missing there."};
}

/// Leaves a column out since the run that the bounds come from did.
inline void leave_out(const schema_column& column, std::vector<assessed::remark>& remarks,
                      std::vector<assessed::gap>& gaps) {
  remarks.push_back({remark_code::constant_column, true,
                     column.title() +
                         " is left out, as it was when the bounds were written: it did not "
                         "vary then."});
  gaps.push_back({assessed::gap::of::column, column.id(), column.title(),
                  "it did not vary when the bounds were written"});
}

/// Leaves a column out that has no values (`known` is false), or equal ones.
inline void drop(const schema_column& column, bool known, const assess_options& choices,
                 std::vector<assessed::remark>& remarks, std::vector<assessed::gap>& gaps) {
  const std::string where = choices.base_last != 0 ? " in the base years" : "";
  const std::string alike =
      (choices.scale == scale_over::per_year ? " within each year" : where) +
      (column.better == column_better::target ? " are equally good" : " are equal");
  if (known)
    remarks.push_back({remark_code::constant_column, true,
                       "All values of " + column.title() + alike +
                           ": it says nothing of differences and is left out."});
  else
    remarks.push_back({remark_code::empty_column, true,
                       "Not one value of " + column.title() + " is known" + where + "."});
  gaps.push_back({assessed::gap::of::column, column.id(), column.title(),
                  known ? "all its values" + alike : "not one value is known" + where});
}

}  // namespace nqpf::inline NQPF_ABI::assess_detail
