// SPDX-License-Identifier: BSL-1.0
#pragma once

// Calibration 校准: raw numbers as memberships of a fuzzy set.

#include <nqpf/models/detail/checks.hpp>
#include <nqpf/models/error.hpp>

#include <cmath>
#include <cstddef>
#include <span>

namespace nqpf::inline NQPF_ABI::models {

/// The three anchors of the direct method, strictly rising, or strictly falling for a set of low
/// numbers.
struct calibration_anchors {
  double out = 0;    ///< full non-membership
  double cross = 0;  ///< the crossover, membership 0.5
  double in = 0;     ///< full membership
};

/// Log odds at the anchors of full membership and non-membership: 3 in Ragin's program, ln 19 (a
/// membership of 0.95) in R's QCA.
inline constexpr double ragin_log_odds = 3;
inline constexpr double ninety_five_log_odds = 2.9444389791664403;

/// Membership \f$1/(1+e^{-g})\f$, \f$g=c\,(x-x_{50})/(x_{95}-x_{50})\f$ on the side of membership and
/// \f$c\,(x-x_{50})/(x_{50}-x_5)\f$ on the other (Ragin 2008, direct method).
///
/// Errors: empty, shape, missing_cell, not_finite (row), bad_option for anchors that are not strictly
/// monotone or `log_odds` that are not positive. O(values), no memory.
[[nodiscard]] inline outcome<> calibrate(std::span<const double> raw,
                                         const calibration_anchors& anchors, std::span<double> out,
                                         double log_odds = ragin_log_odds) {
  if (raw.empty()) return detail::fail(error_code::empty);
  if (out.size() != raw.size()) return detail::fail(error_code::shape);
  const double below = anchors.cross - anchors.out, above = anchors.in - anchors.cross;
  const bool monotone = (below > 0 && above > 0) || (below < 0 && above < 0);
  if (!monotone || !detail::finite(below) || !detail::finite(above) || !(log_odds > 0) ||
      !detail::finite(log_odds))
    return detail::fail(error_code::bad_option);
  if (auto ok = detail::check_numbers(raw, detail::wanted::finite); !ok) return ok;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    const double apart = raw[i] - anchors.cross;
    const bool member = (apart > 0) == (above > 0);
    out[i] = 1 / (1 + std::exp(-log_odds * (apart / (member ? above : below))));
  }
  return done{};
}

}  // namespace nqpf::inline NQPF_ABI::models
