// SPDX-License-Identifier: BSL-1.0
#pragma once

// A linear scale of one column, fitted or given: plain data that a host may keep.

#include <nqpf/models/options.hpp>

#include <limits>

namespace nqpf::inline NQPF_ABI::models {

/// `z = base + gain * ((x - origin) / width)`, then kept within `[floor, ceiling]`. For a constant
/// column `width` is infinite and every x gives `base`. A scale fitted to nothing is missing
/// itself.
struct linear_scale {
  double origin = 0;
  double width = 1;
  double base = 0;
  double gain = 1;
  double floor = -std::numeric_limits<double>::infinity();
  double ceiling = std::numeric_limits<double>::infinity();

  [[nodiscard]] constexpr bool fitted() const noexcept { return !is_missing(origin); }

  /// Whether floor or ceiling can change a value.
  [[nodiscard]] constexpr bool clamped() const noexcept {
    return floor > -std::numeric_limits<double>::max() ||
           ceiling < std::numeric_limits<double>::max();
  }

  /// The scaled value; a missing value stays missing. Without checks: the result is infinite or
  /// missing where it overflows, which `apply_scales` refuses.
  [[nodiscard]] constexpr double operator()(double x) const noexcept {
    const double z = base + gain * ((x - origin) / width);
    return z < floor ? floor : z > ceiling ? ceiling : z;
  }

  friend constexpr bool operator==(const linear_scale&, const linear_scale&) = default;
};

}  // namespace nqpf::inline NQPF_ABI::models
