// SPDX-License-Identifier: BSL-1.0
#pragma once

// How the thresholds of the ready rules are declared.

#include <nqpf/rules/dsl.hpp>

namespace nqpf::inline NQPF_ABI::framework::thresholds::detail {

/// A threshold with an illustrative default and the range of settings for which the rules are proven.
/// Ranges stay clear of the ends of the domains, where a rule would hold always or never.
constexpr parameter between(const char* id, double standard, double low, double high) {
  return parameter(id, standard).in(low, high).marked_illustrative();
}
/// A threshold of a share.
constexpr parameter share(const char* id, double standard) {
  return between(id, standard, 0.05, 0.95);
}
/// A threshold of an index from 0 to 100.
constexpr parameter index(const char* id, double standard) { return between(id, standard, 5, 95); }
/// A threshold without a sensible default: the host has to set it.
constexpr parameter required(const char* id, double low, double high) {
  return parameter(id).in(low, high);
}

}  // namespace nqpf::framework::thresholds::detail
