// SPDX-License-Identifier: BSL-1.0
#pragma once

// Shares as somebody chose them.

#include <nqpf/core/abi.hpp>

#include <charconv>
#include <cmath>
#include <string>

namespace nqpf::inline NQPF_ABI::write {

/// A share as a percentage with as many decimals as it has, four at most: `55.5 %`.
[[nodiscard]] inline std::string exact_percent(double share) {
  char digits[64];
  const double rounded = std::round(share * 1e6) / 1e4;
  const auto end =
      std::to_chars(digits, digits + sizeof digits, rounded, std::chars_format::fixed).ptr;
  return std::string(digits, end) + " %";
}

}  // namespace nqpf::inline NQPF_ABI::write
