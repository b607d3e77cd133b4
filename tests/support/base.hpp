// SPDX-License-Identifier: BSL-1.0
#pragma once

// What tests ask of their surroundings: files of the project, data sets beside it, and how long a
// random run may be.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace test {

/// The path of a file of the project, given from its root: source_path("examples/data/x.csv").
std::string source_path(std::string_view relative);

/// The path of a shared data file, or nothing where the data sets are not there:
///   const auto path = test::shared_data("china-provinces/panel.csv");
///   if (!path) NQPF_SKIP("no shared data");
std::optional<std::string> shared_data(std::string_view relative);

/// Whether a sanitizer watches: each step then costs a multiple, and something else is looked for.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool is_sanitized = true;
#elif defined(__has_feature)
inline constexpr bool is_sanitized =
    __has_feature(address_sanitizer) || __has_feature(thread_sanitizer);
#else
inline constexpr bool is_sanitized = false;
#endif

/// How often to repeat: the first number, or the second where NQPF_LONG=1 is in the environment, or a twentieth
/// of the first where NQPF_SHORT=1 is (mutants are many).
std::size_t rounds(std::size_t usual, std::size_t when_long);

}  // namespace test
