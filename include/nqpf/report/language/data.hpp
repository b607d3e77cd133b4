// SPDX-License-Identifier: BSL-1.0
#pragma once

// Data among the words of a report.

#include <nqpf/core/abi.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace nqpf::inline NQPF_ABI::report {

/// Around data in words that are to be said in another language: names are never read as phrases. They are the
/// marks of Unicode that set a foreign text apart (U+2068, U+2069), so they take no room.
inline constexpr std::string_view data_begin = "\xe2\x81\xa8";
inline constexpr std::string_view data_end = "\xe2\x81\xa9";

/// A text without the marks of data.
[[nodiscard]] inline std::string without_marks(std::string text) {
  std::size_t to = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::string_view rest = std::string_view(text).substr(i);
    if (rest.starts_with(data_begin) || rest.starts_with(data_end)) i += data_begin.size();
    else text[to++] = text[i++];
  }
  text.resize(to);
  return text;
}

/// Data as they stand among words that are said in another language.
[[nodiscard]] inline std::string as_data(std::string_view words) {
  return std::string(data_begin) + without_marks(std::string(words)) + std::string(data_end);
}

}  // namespace nqpf::inline NQPF_ABI::report
