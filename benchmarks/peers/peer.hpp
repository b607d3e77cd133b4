// SPDX-License-Identifier: BSL-1.0
#pragma once

// What the programs that run a rule engine on the workload have in common: files, time, and the line that
// they print: name, nanoseconds a record, records, outcomes that differ from nqpf's, what the time contains.

#include <cstddef>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace peer {

inline constexpr std::size_t rules = 100;
inline constexpr std::size_t indicators = 32;

inline std::vector<char> read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// Nanoseconds of processor time a record: the least of some passes.
template <class F>
double least_time(std::size_t records, int passes, F pass) {
  const auto now = [] {
    std::timespec t{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) * 1e9 + static_cast<double>(t.tv_nsec);
  };
  double least = 1e300;
  for (int i = 0; i < passes; ++i) {
    const double start = now();
    pass();
    const double each = (now() - start) / static_cast<double>(records);
    if (each < least) least = each;
  }
  return least;
}

inline void report(const char* name, double ns, std::size_t records, std::size_t different,
                   const char* contains) {
  std::printf("%s\t%.2f\t%zu\t%zu\t%s\n", name, ns, records, different, contains);
}

}  // namespace peer
