// SPDX-License-Identifier: BSL-1.0
#pragma once

// References computed in Python: a script writes arrays, and the test reads them.

#include "models/helpers.hpp"
#include "support/base.hpp"

#include <cstdio>
#include <cstdlib>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

namespace test {

/// A python3 that can import the modules ("numpy, scipy"), or nothing.
inline std::optional<std::string> python_with(const std::string& modules) {
  for (const char* candidate : {"/usr/bin/python3", "python3"}) {
    const std::string probe =
        std::string(candidate) + " -c 'import " + modules + "' >/dev/null 2>&1";
    if (std::system(probe.c_str()) == 0) return candidate;
  }
  return std::nullopt;
}

/// The arrays a command writes: a line with name, rows and columns, then the numbers row by row, nan
/// for missing.
inline std::map<std::string, table> arrays_of(const std::string& command) {
  std::string text;
  std::FILE* const pipe = popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  char buffer[1 << 16];
  while (const std::size_t n = std::fread(buffer, 1, sizeof buffer, pipe)) text.append(buffer, n);
  REQUIRE(pclose(pipe) == 0);
  std::map<std::string, table> out;
  std::istringstream in(text);
  std::string name, number;
  std::size_t rows = 0, columns = 0;
  while (in >> name >> rows >> columns) {
    table t(rows, columns);
    for (double& cell : t.cells) {
      in >> number;
      cell = std::strtod(number.c_str(), nullptr);
    }
    out.emplace(name, t);
  }
  return out;
}

/// The problems of one kind that a script of tests/models makes of random numbers, with their answers,
/// numbered from 0.
class reference_problems {
public:
  reference_problems(const std::string& python, const std::string& script, const std::string& kind,
                     std::size_t seed, std::size_t count)
      : count_(count),
        arrays_(arrays_of(python + " -B '" + source_path("tests/models/" + script) + "' " + kind +
                          " " + std::to_string(seed) + " " + std::to_string(count))) {}

  [[nodiscard]] std::size_t count() const { return count_; }
  const table& operator()(const std::string& name, std::size_t k) const {
    return arrays_.at(name + "_" + std::to_string(k));
  }
  const std::vector<double>& list(const std::string& name, std::size_t k) const {
    return (*this)(name, k).cells;
  }
  double number(const std::string& name, std::size_t k) const { return list(name, k)[0]; }

private:
  std::size_t count_;
  std::map<std::string, table> arrays_;
};

}  // namespace test

/// A python3 with these modules, or the test is skipped with a message, unless the surroundings promise
/// one.
#define NQPF_NEEDS_PYTHON(name, modules)                              \
  const auto name = test::python_with(modules);                       \
  if (!name) {                                                        \
    if (std::getenv("NQPF_NEED_NUMPY") != nullptr)                    \
      FAIL("NQPF_NEED_NUMPY is set, and python3 lacks " modules);     \
    NQPF_SKIP("no python3 with " modules " (Debian: python3-scipy)"); \
  }
