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
  const auto is_set = [](const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr && std::string_view(value) == "1";
  };
  return is_set("NQPF_LONG") ? when_long : is_set("NQPF_SHORT") ? (usual + 19) / 20 : usual;
}

}  // namespace test
