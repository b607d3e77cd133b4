// SPDX-License-Identifier: BSL-1.0
#pragma once

// Fuzzy set relations: whether a condition is sufficient 充分性 or necessary 必要性 for an outcome.

#include <nqpf/models/detail/checks.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/options.hpp>

#include <cmath>
#include <cstddef>
#include <span>

namespace nqpf::inline NQPF_ABI::models {

namespace detail {

/// Whether a ratio comes to a cut: sums of memberships may miss it by rounding alone.
[[nodiscard]] constexpr bool reaches(double ratio, double cut) noexcept {
  return ratio >= cut || about_equal(ratio, cut);
}

}  // namespace detail

struct sufficiency {
  double consistency = missing;  ///< 一致性: sum min(x, y) / sum x
  double coverage = missing;     ///< 覆盖度: sum min(x, y) / sum y
  /// Proportional reduction in inconsistency: consistency that does not also hold for the absence of
  /// the outcome; missing where nothing is left to judge by.
  double pri = missing;
};

struct necessity {
  double consistency = missing;  ///< sum min(x, y) / sum y
  double coverage = missing;     ///< sum min(x, y) / sum x
  double relevance =
      missing;  ///< RoN, sum (1 - x) / sum (1 - min(x, y)); low for a trivial condition

  /// Consistent enough, and not a condition that nearly every case has. Cuts are reached but for
  /// rounding (`about_equal`).
  [[nodiscard]] constexpr bool holds(double least_consistency = 0.9,
                                     double least_relevance = 0.5) const noexcept {
    return detail::reaches(consistency, least_consistency) &&
           detail::reaches(relevance, least_relevance);
  }
};

namespace detail {

/// The sums that all measures are made of.
struct set_sums {
  double x = 0, y = 0, both = 0, neither_way = 0, count = 0;

  void add(double in_x, double in_y) {
    const double least = std::fmin(in_x, in_y);
    x += in_x;
    y += in_y;
    both += least;
    neither_way += std::fmin(least, 1 - in_y);
    count += 1;
  }

  [[nodiscard]] static double ratio(double top, double bottom) {
    return bottom > 0 ? top / bottom : missing;
  }
  [[nodiscard]] sufficiency as_sufficiency() const {
    return {ratio(both, x), ratio(both, y), ratio(both - neither_way, x - neither_way)};
  }
  [[nodiscard]] necessity as_necessity() const {
    return {ratio(both, y), ratio(both, x), ratio(count - x, count - both)};
  }
};

inline outcome<set_sums> relate(std::span<const double> condition, std::span<const double> result) {
  if (condition.empty()) return fail(error_code::empty);
  if (result.size() != condition.size()) return fail(error_code::shape);
  if (auto ok = check_numbers(condition, wanted::membership, 0); !ok)
    return failure<error>{ok.error()};
  if (auto ok = check_numbers(result, wanted::membership, 1); !ok)
    return failure<error>{ok.error()};
  set_sums sums;
  for (std::size_t i = 0; i < condition.size(); ++i) sums.add(condition[i], result[i]);
  if (!(sums.x > 0)) return fail(error_code::zero_divisor, nowhere, 0);
  if (!(sums.y > 0)) return fail(error_code::zero_divisor, nowhere, 1);
  return sums;
}

}  // namespace detail

/// How far the condition is a subset of the outcome (Ragin 2006). Memberships in [0, 1]. Errors:
/// empty, shape, missing_cell, not_finite, out_of_range (row; column 0 condition, 1 outcome),
/// zero_divisor (column) for a set without members. O(cases), no memory.
[[nodiscard]] inline outcome<sufficiency> relate_sufficiency(std::span<const double> condition,
                                                             std::span<const double> result) {
  const auto sums = detail::relate(condition, result);
  if (!sums) return failure<error>{sums.error()};
  return sums->as_sufficiency();
}

/// How far the outcome is a subset of the condition, with the relevance of Schneider and Wagemann
/// (2012), missing where every case is a full member of both. Errors: as `relate_sufficiency`.
[[nodiscard]] inline outcome<necessity> relate_necessity(std::span<const double> condition,
                                                         std::span<const double> result) {
  const auto sums = detail::relate(condition, result);
  if (!sums) return failure<error>{sums.error()};
  return sums->as_necessity();
}

}  // namespace nqpf::inline NQPF_ABI::models
