// SPDX-License-Identifier: BSL-1.0
#pragma once

// What the tests of the methods share: small tables, repeatable random numbers, comparisons.

#include "support/catch.hpp"

#include <nqpf/models/error.hpp>
#include <nqpf/models/matrix_view.hpp>
#include <nqpf/models/options.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace test {

/// A table with its memory, row by row as in a book.
struct table {
  std::size_t rows = 0, columns = 0;
  std::vector<double> cells;

  table(std::size_t r, std::size_t c, std::vector<double> values)
      : rows(r), columns(c), cells(static_cast<std::vector<double>&&>(values)) {}
  table(std::size_t r, std::size_t c) : rows(r), columns(c), cells(r * c) {}

  double& operator()(std::size_t i, std::size_t j) { return cells[i * columns + j]; }
  double operator()(std::size_t i, std::size_t j) const { return cells[i * columns + j]; }
  nqpf::models::matrix_view<const double> view() const {
    return nqpf::models::row_major(cells, rows, columns);
  }
  nqpf::models::matrix_view<double> view() { return nqpf::models::row_major(cells, rows, columns); }
};

/// Repeatable random numbers, independent of those in the library (xorshift64*).
struct random_numbers {
  std::uint64_t state;

  explicit random_numbers(std::uint64_t seed) : state(seed * 0x9E3779B97F4A7C15u + 1) {}
  std::uint64_t bits() {
    state ^= state >> 12;
    state ^= state << 25;
    state ^= state >> 27;
    return state * 0x2545F4914F6CDD1Du;
  }
  double uniform(double low = 0, double high = 1) {
    return low + (high - low) * (static_cast<double>(bits() >> 11) * 0x1p-53);
  }
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(bits() % n); }
  table uniform_table(std::size_t rows, std::size_t columns, double low = 0, double high = 1) {
    table out(rows, columns);
    for (double& cell : out.cells) cell = uniform(low, high);
    return out;
  }
  std::vector<double> weights(std::size_t n) {
    std::vector<double> out(n);
    double sum = 0;
    for (double& w : out) sum += w = uniform(0.05, 1);
    for (double& w : out) w /= sum;
    return out;
  }
};

/// Half a unit of the last printed digit.
inline bool near(double found, double expected, double tolerance) {
  return std::fabs(found - expected) <= tolerance;
}

/// Equal to a relative 1e-9, the tolerance for figures printed in full.
inline bool same(double found, double expected, double tolerance = 1e-9) {
  return std::fabs(found - expected) <= tolerance * std::fmax(1.0, std::fabs(expected));
}

/// The same numbers, and missing in the same places.
inline bool alike(const std::vector<double>& a, const std::vector<double>& b,
                  double tolerance = 1e-9) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (nqpf::models::is_missing(a[i]) != nqpf::models::is_missing(b[i])) return false;
    if (!nqpf::models::is_missing(a[i]) && !same(a[i], b[i], tolerance)) return false;
  }
  return true;
}

inline nqpf::models::error where(nqpf::models::error_code code,
                                 std::size_t row = nqpf::models::nowhere,
                                 std::size_t column = nqpf::models::nowhere) {
  return {code, row, column};
}

}  // namespace test

template <>
struct Catch::StringMaker<nqpf::models::error> {
  static std::string convert(const nqpf::models::error& e) {
    return nqpf::models::describe(e).c_str();
  }
};

/// Checks lists of numbers element by element, saying which differs.
#define CHECK_NUMBERS(found, tolerance, ...)                               \
  do {                                                                     \
    const std::vector<double> expected_numbers{__VA_ARGS__};               \
    REQUIRE((found).size() == expected_numbers.size());                    \
    for (std::size_t at = 0; at < expected_numbers.size(); ++at) {         \
      INFO("at " << at);                                                   \
      CHECK_THAT((found)[at], WithinAbs(expected_numbers[at], tolerance)); \
    }                                                                      \
  } while (false)
