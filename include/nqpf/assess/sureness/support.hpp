// SPDX-License-Identifier: BSL-1.0
#pragma once

// In what share of random runs the verdicts of an assessment stand: the grade of a row, and which side
// of it lags.

#include <nqpf/assess/assessment.hpp>
#include <nqpf/models/grades.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI {

namespace assessed {

/// The share of the random runs in which the verdicts on a row are those of the assessment, 0 to 1;
/// missing where the assessment says none. A run in which the row has no value counts against both.
struct verdict_support {
  double grade = missing;
  double lag = missing;  ///< of which side lags, or of the two being in step
};

/// A verdict that stands in a smaller share of the runs than this is told with its share.
inline constexpr double firm_share = 0.9;

}  // namespace assessed

namespace assess_detail {

/// Counts in how many runs the verdicts on the rows of a year stand.
class support_tally {
public:
  support_tally(const assessment& a, std::span<const std::size_t> rows) : a_(a) {
    for (const std::size_t row : rows) {
      const auto grade = a.grade(row);
      const auto lag = a.development(row);
      verdicts_.push_back({grade.has_value() ? static_cast<int>(*grade) : none,
                           lag.has_value() ? static_cast<int>(lag->side) : none, 0, 0});
    }
  }

  /// What one run says of the row at a place: its two indices and its D, below 0 or missing for none.
  void add(std::size_t place, double cultivation, double productivity, double d) {
    verdicts& at = verdicts_[place];
    if (at.grade != none && d >= 0) {
      const auto grade = models::grade_of(d, a_.options().grades, a_.options().grade_cuts);
      at.grade_stands += grade.ok() && static_cast<int>(*grade) == at.grade ? 1U : 0U;
    }
    if (at.lag != none) {
      const auto lag =
          models::develop(cultivation, productivity, a_.options().lag_low, a_.options().lag_high);
      at.lag_stands += lag.ok() && static_cast<int>(lag->side) == at.lag ? 1U : 0U;
    }
  }

  /// The shares of so many runs.
  [[nodiscard]] std::vector<assessed::verdict_support> shares(std::size_t runs) const {
    std::vector<assessed::verdict_support> made;
    const auto all = static_cast<double>(runs);
    for (const verdicts& at : verdicts_)
      made.push_back(
          {at.grade == none || runs == 0 ? missing : static_cast<double>(at.grade_stands) / all,
           at.lag == none || runs == 0 ? missing : static_cast<double>(at.lag_stands) / all});
    return made;
  }

private:
  static constexpr int none = -1;
  struct verdicts {
    int grade;
    int lag;
    std::size_t grade_stands;
    std::size_t lag_stands;
  };
  const assessment& a_;
  std::vector<verdicts> verdicts_;
};

}  // namespace assess_detail

}  // namespace nqpf::inline NQPF_ABI
