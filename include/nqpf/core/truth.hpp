// SPDX-License-Identifier: BSL-1.0
#pragma once

// Three-valued logic (strong Kleene): what a condition says of a record with missing data.

#include <nqpf/core/abi.hpp>

namespace nqpf::inline NQPF_ABI {

/// What a condition says of one record: it holds, it does not, or missing data leaves it open.
enum class truth : unsigned char { no = 0, yes = 1, unknown = 2 };

namespace detail {

/// The truth of a plain boolean.
[[nodiscard]] constexpr truth truth_of(bool value) noexcept {
  return value ? truth::yes : truth::no;
}

}  // namespace detail

/// Negation: the unknown stays unknown.
[[nodiscard]] constexpr truth operator!(truth a) noexcept {
  return a == truth::unknown ? a : detail::truth_of(a == truth::no);
}

/// Conjunction: one `no` decides, whatever is unknown.
[[nodiscard]] constexpr truth operator&(truth a, truth b) noexcept {
  if (a == truth::no || b == truth::no) return truth::no;
  return a == truth::yes && b == truth::yes ? truth::yes : truth::unknown;
}

/// Disjunction: one `yes` decides, whatever is unknown.
[[nodiscard]] constexpr truth operator|(truth a, truth b) noexcept {
  if (a == truth::yes || b == truth::yes) return truth::yes;
  return a == truth::no && b == truth::no ? truth::no : truth::unknown;
}

/// The word for a truth value: "no", "yes", "unknown".
[[nodiscard]] constexpr const char* name_of(truth a) noexcept {
  return a == truth::yes ? "yes" : a == truth::no ? "no" : "unknown";
}

}  // namespace nqpf
