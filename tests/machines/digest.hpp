// SPDX-License-Identifier: BSL-1.0
#pragma once

// A digest of what a program found, where all of it would be long.

#include <cstdint>
#include <cstdio>
#include <string>

namespace test {

struct digest_of_text {
  std::uint64_t state = 0xCBF29CE484222325U;
  void add(const std::string& text) {
    for (const char c : text) state = (state ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  }
};

inline void print_digest(const char* what, std::uint64_t value) {
  std::printf("%s: %016llx\n", what, static_cast<unsigned long long>(value));
}

}  // namespace test
