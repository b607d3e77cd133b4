// SPDX-License-Identifier: BSL-1.0
#pragma once

// The words for degrees: grades of coordination D, phases of coupling C, and which of two systems
// lags.

#include <nqpf/models/error.hpp>
#include <nqpf/models/options.hpp>

#include <cstddef>
#include <limits>
#include <span>

namespace nqpf::inline NQPF_ABI::models {

/// Which side of a step its cut point belongs to: left-closed steps are [0, .1), [.1, .2) ...,
/// right-closed ones (0, .1], (.1, .2] .... Both are published.
enum class closed_side : unsigned char { left, right };

/// The ten grades of coordination, from worst to best.
enum class coordination_grade : unsigned char {
  extreme_imbalance,          ///< 极度失调
  severe_imbalance,           ///< 严重失调
  moderate_imbalance,         ///< 中度失调
  mild_imbalance,             ///< 轻度失调
  near_imbalance,             ///< 濒临失调
  barely_coordinated,         ///< 勉强协调
  primary_coordination,       ///< 初级协调
  intermediate_coordination,  ///< 中级协调
  good_coordination,          ///< 良好协调
  quality_coordination,       ///< 优质协调
};

/// The phases of coupling C, from low to high.
enum class coupling_phase : unsigned char { low, antagonism, running_in, high };

/// The usual cut points of the ten grades.
inline constexpr double coordination_cuts[9] = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9};

/// The usual cut points of the phases, right-closed: (0, .3], (.3, .5], (.5, .8], (.8, 1].
inline constexpr double phase_cuts[3] = {0.3, 0.5, 0.8};

/// The English name of a grade.
[[nodiscard]] constexpr const char* name_of(coordination_grade grade) noexcept {
  constexpr const char* names[] = {"extreme imbalance",    "severe imbalance",
                                   "moderate imbalance",   "mild imbalance",
                                   "near imbalance",       "barely coordinated",
                                   "primary coordination", "intermediate coordination",
                                   "good coordination",    "quality coordination"};
  return names[static_cast<unsigned char>(grade)];
}

/// The Chinese name of a grade.
[[nodiscard]] constexpr const char* chinese_name_of(coordination_grade grade) noexcept {
  constexpr const char* names[] = {"极度失调", "严重失调", "中度失调", "轻度失调", "濒临失调",
                                   "勉强协调", "初级协调", "中级协调", "良好协调", "优质协调"};
  return names[static_cast<unsigned char>(grade)];
}

/// The English name of a phase.
[[nodiscard]] constexpr const char* name_of(coupling_phase phase) noexcept {
  constexpr const char* names[] = {"low coupling", "antagonism", "running-in", "high coupling"};
  return names[static_cast<unsigned char>(phase)];
}

/// The step of a value between ascending cut points: 0 below the first, `cuts.size()` above the
/// last.
///
/// A value that is a cut point but for rounding (`about_equal`) counts as the cut point: a D of
/// 0.49999999999999994 has reached 0.5. No cuts: step 0. Errors: missing_cell for NaN, bad_option (cut as column) when the cuts do not
/// rise strictly. O(cuts).
[[nodiscard]] constexpr outcome<std::size_t> step_of(double value, std::span<const double> cuts,
                                                     closed_side side = closed_side::left) {
  if (is_missing(value)) return detail::fail(error_code::missing_cell);
  for (std::size_t i = 0; i < cuts.size(); ++i)
    if (is_missing(cuts[i]) || (i > 0 && !(cuts[i - 1] < cuts[i])))
      return detail::fail(error_code::bad_option, nowhere, i);
  std::size_t step = 0;
  while (step < cuts.size()) {
    const bool at = about_equal(value, cuts[step]);
    if (at ? side == closed_side::right : value < cuts[step]) break;
    ++step;
  }
  return step;
}

/// The grade of D in [0, 1] on the ten-step scale (after Liao Chongbin 1999); nine `cuts` and the
/// closed side may be chosen. 0 has the worst grade and 1 the best on either side.
///
/// Errors: missing_cell, out_of_range, bad_option (not nine cuts, or not rising). O(cuts).
[[nodiscard]] constexpr outcome<coordination_grade> grade_of(
    double d, closed_side side = closed_side::left,
    std::span<const double> cuts = coordination_cuts) {
  if (is_missing(d)) return detail::fail(error_code::missing_cell);
  if (!(d >= 0 && d <= 1)) return detail::fail(error_code::out_of_range);
  if (cuts.size() != 9) return detail::fail(error_code::bad_option);
  const outcome<std::size_t> step = step_of(d, cuts, side);
  if (!step) return failure<error>{step.error()};
  return static_cast<coordination_grade>(*step);
}

/// The phase of C in [0, 1]; right-closed as usually published, 0 belonging to the lowest. Errors:
/// as `grade_of`, three cuts. O(cuts).
[[nodiscard]] constexpr outcome<coupling_phase> phase_of(
    double c, closed_side side = closed_side::right, std::span<const double> cuts = phase_cuts) {
  if (is_missing(c)) return detail::fail(error_code::missing_cell);
  if (!(c >= 0 && c <= 1)) return detail::fail(error_code::out_of_range);
  if (cuts.size() != 3) return detail::fail(error_code::bad_option);
  const outcome<std::size_t> step = step_of(c, cuts, side);
  if (!step) return failure<error>{step.error()};
  return static_cast<coupling_phase>(*step);
}

/// Which of two systems is behind the other.
enum class lagging : unsigned char { first, neither, second };

/// The relative development of a first system against a second.
struct relative_development {
  double ratio = 1;                 ///< U_1 / U_2; infinite when only U_2 is 0, 1 when both are
  lagging side = lagging::neither;  ///< the system that is behind

  friend constexpr bool operator==(const relative_development&,
                                   const relative_development&) = default;
};

/// Relative development (相对发展度) \f$E = U_1/U_2\f$: below `low` the first system lags, above `high`
/// the second does, from `low` to `high` they are in step. Published cuts vary; 0.8 and 1.2 are
/// common.
///
/// A ratio that is a cut but for rounding counts as the cut. `U_2 = 0 < U_1` gives an infinite
/// ratio, reported as such; both 0 gives 1, in step. Errors: missing_cell, negative, not_finite (0
/// or 1 as column; neither where the ratio overflows), too_small where it underflows, bad_option
/// unless `0 < low <= high`. O(1).
[[nodiscard]] constexpr outcome<relative_development> develop(double first, double second,
                                                              double low = 0.8, double high = 1.2) {
  if (is_missing(first)) return detail::fail(error_code::missing_cell, nowhere, 0);
  if (is_missing(second)) return detail::fail(error_code::missing_cell, nowhere, 1);
  if (first < 0) return detail::fail(error_code::negative, nowhere, 0);
  if (second < 0) return detail::fail(error_code::negative, nowhere, 1);
  const double most = std::numeric_limits<double>::max();
  if (first > most) return detail::fail(error_code::not_finite, nowhere, 0);
  if (second > most) return detail::fail(error_code::not_finite, nowhere, 1);
  if (!(low > 0 && low <= high)) return detail::fail(error_code::bad_option);
  relative_development out;
  if (second == 0) out.ratio = first == 0 ? 1 : std::numeric_limits<double>::infinity();
  else out.ratio = first / second;
  if (second != 0 && out.ratio > most) return detail::fail(error_code::not_finite);
  if (first != 0 && second != 0 && out.ratio < std::numeric_limits<double>::min())
    return detail::fail(error_code::too_small);
  if (out.ratio < low && !about_equal(out.ratio, low)) out.side = lagging::first;
  if (out.ratio > high && !about_equal(out.ratio, high)) out.side = lagging::second;
  return out;
}

}  // namespace nqpf::inline NQPF_ABI::models
