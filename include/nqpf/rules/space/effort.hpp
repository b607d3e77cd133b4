// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a proof may still do in one constant evaluation. Compilers limit that, and end with a message about
// themselves: a proof counts what it does, in about the statements that clang counts, stops before, and
// says in words that it could not decide. At run time nothing is counted.

#include <nqpf/rules/space/box.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// Of the 1,048,576 statements that clang takes by default. g++ takes 33,554,432 operations, and needs 12 to 25
/// of them for a statement.
#if defined(__clang__)
inline constexpr int evaluation_effort = 640'000;
#else
inline constexpr int evaluation_effort = 1'000'000;
#endif

constexpr void spend(const space& s, int statements) noexcept {
  if (s.effort != nullptr) *s.effort -= statements;
}
constexpr bool is_spent(const space& s) noexcept { return s.effort != nullptr && *s.effort <= 0; }

}  // namespace nqpf::detail
