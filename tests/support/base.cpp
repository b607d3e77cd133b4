// SPDX-License-Identifier: BSL-1.0
#include "support/base.hpp"

#include <cstdlib>
#include <filesystem>

namespace test {

std::string source_path(std::string_view relative) {
  return std::string(NQPF_SOURCE_DIR "/").append(relative);
}

std::optional<std::string> shared_data(std::string_view relative) {
  std::string path = std::string(NQPF_SHARED_DATA "/").append(relative);
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) return std::nullopt;
  return path;
}

std::size_t rounds(std::size_t usual, std::size_t when_long) {
  const char* value = std::getenv("NQPF_LONG");
  return value != nullptr && std::string_view(value) == "1" ? when_long : usual;
}

}  // namespace test
