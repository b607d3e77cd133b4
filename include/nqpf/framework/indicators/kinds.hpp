// SPDX-License-Identifier: BSL-1.0
#pragma once

// How the indicators of the catalogue are declared.

#include <nqpf/rules/dsl.hpp>

namespace nqpf::inline NQPF_ABI::framework::indicators::detail {

/// A fraction.
[[nodiscard]] constexpr auto share(const char* id) { return indicator(id).in(0, 1).unit("share"); }
/// A score that the host defines.
[[nodiscard]] constexpr auto index(const char* id) {
  return indicator(id).in(0, 100).unit("index");
}
/// A quantity that is never negative.
[[nodiscard]] constexpr auto amount(const char* id, const char* unit) {
  return indicator(id).at_least(0).unit(unit);
}

}  // namespace nqpf::framework::indicators::detail
