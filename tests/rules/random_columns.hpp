// SPDX-License-Identifier: BSL-1.0
#pragma once

// Random records, and the many ways in which a host may keep the values of one indicator: whatever the
// way, a column says the same.

#include "rules/random_programs.hpp"

#include <nqpf/rules/columns.hpp>

#include <array>
#include <deque>

namespace test::programs {

inline constexpr const char* ids[input_count] = {"n0", "n1",   "n2",    "n3",   "n4",
                                                 "n5", "flag", "grown", "field"};

inline double from_bits(std::uint64_t bits) { return __builtin_bit_cast(double, bits); }
inline std::uint64_t bits_of(double x) { return __builtin_bit_cast(std::uint64_t, x); }

// NaN of both signs, quiet and signalling, with something in it.
inline double some_nan(draw& r) {
  constexpr std::uint64_t kinds[] = {0x7FF8000000000000, 0xFFF8000000000000, 0x7FF0000000000001,
                                     0xFFF4000000000123, 0xFFFFFFFFFFFFFFFF};
  return from_bits(r.of(kinds));
}

/// What the records of a data set may hold.
enum class content {
  anything,    ///< all that is awkward about numbers
  complete,    ///< the same, and nothing missing
  end_misses,  ///< something is missing in the last hundred records only
  typed,       ///< integers, flags, enumerators and texts hold nothing else
};

/// Random values: one array for each input.
struct random_values {
  std::size_t rows;
  content what;
  std::array<std::vector<double>, input_count> of{};

  random_values(std::size_t n, std::uint64_t seed, content c) : rows(n), what(c) {
    draw r(seed);
    for (int f = 0; f < input_count; ++f) {
      for (std::size_t i = 0; i < rows; ++i) {
        const bool may_miss =
            c != content::complete && (c != content::end_misses || i + 100 >= rows);
        double v = c == content::typed && f >= 4 ? typed_value(r, f) : random_value(r, f);
        while (!may_miss && std::isnan(v)) v = random_value(r, f);
        of[static_cast<std::size_t>(f)].push_back(std::isnan(v) ? some_nan(r) : v);
      }
    }
  }
  void read(std::size_t row, double (&record)[input_count]) const {
    for (std::size_t f = 0; f < input_count; ++f) record[f] = of[f][row];
  }

private:
  static double typed_value(draw& r, int input) {
    if (r.below(5) == 0) return nqpf::missing;
    if (input < numbers)
      return r.below(9) == 0 ? (r.below(2) == 0 ? 0x1p53 : -0x1p53 - 2) : r.below(70) - 3;
    return r.below(input == numbers       ? 2
                   : input == numbers + 1 ? 6
                                          : 4);  // the last stands for all others
  }
};

/// Columns over copies of random values, each kept in a way of its own.
class shaped_columns {
public:
  shaped_columns(const random_values& values, std::uint64_t seed)
      : columns_(values.rows), values_(values), r_(seed) {
    for (int f = 0; f < input_count; ++f) columns_.add(ids[f], shaped(f));
  }
  shaped_columns(const shaped_columns&) = delete;
  shaped_columns& operator=(const shaped_columns&) = delete;

  [[nodiscard]] const nqpf::columns& get() const { return columns_; }

private:
  struct wide {
    char before = 0;
    std::optional<double> maybe{};
    double number = 0;
    float after = 0;
  };
  struct looked_up {
    const double* from;
    double operator()(std::size_t row) const { return from[row]; }
  };
  struct asked_for {
    const double* from;
    std::optional<double> operator()(std::size_t row) const {
      return std::isnan(from[row]) ? std::optional<double>{} : from[row];
    }
  };
  static constexpr double sentinel = -9999;

  nqpf::column shaped(int f) {
    const std::vector<double>& v = values_.of[static_cast<std::size_t>(f)];
    if (values_.what == content::typed && f >= 4 && r_.below(4) != 0) return typed(f, v);
    const std::size_t n = v.size();
    switch (r_.below(11)) {
      case 0: return nqpf::column_of(v);
      case 1: {  // any place in memory that a double may have
        const auto before = static_cast<std::size_t>(r_.below(8));
        auto& own = doubles(n + before);
        for (std::size_t i = 0; i < n; ++i) own[before + i] = v[i];
        return nqpf::strided(own.data() + before, n);
      }
      case 2: return nqpf::strided(&wide_of(v).data()->number, n, sizeof(wide));
      case 3: return nqpf::column_of<&wide::number>(wide_of(v));
      case 4: return nqpf::column_of<&wide::maybe>(wide_of(v));
      case 5: {  // backwards
        auto& own = doubles(n);
        for (std::size_t i = 0; i < n; ++i) own[n - 1 - i] = v[i];
        return nqpf::strided(own.data() + (n > 0 ? n - 1 : 0), n,
                             -static_cast<std::ptrdiff_t>(sizeof(double)));
      }
      case 6: {
        auto& own = optionals_.emplace_back(n);
        for (std::size_t i = 0; i < n; ++i)
          if (!std::isnan(v[i])) own[i] = v[i];
        return nqpf::column_of(own);
      }
      case 7: {  // what is marked as missing may look like a value
        auto& own = doubles(n);
        for (std::size_t i = 0; i < n; ++i) own[i] = std::isnan(v[i]) ? r_.of(thresholds) : v[i];
        return with_validity(nqpf::column_of(own), v);
      }
      case 8: {
        auto& own = doubles(n);
        for (std::size_t i = 0; i < n; ++i)
          own[i] = std::isnan(v[i]) && r_.below(3) != 0 ? sentinel : v[i];
        return nqpf::column_of(own).missing_where(sentinel);
      }
      case 9: {  // kept as halves, where halves are exact
        auto& own = doubles(n);
        for (std::size_t i = 0; i < n; ++i) {
          own[i] = v[i] / 2;
          if (own[i] * 2 != v[i] && !std::isnan(v[i]))
            return nqpf::computed_column(asked_.emplace_back(asked_for{v.data()}));
        }
        return nqpf::column_of(own).scaled(2);
      }
      default: return nqpf::computed_column(looked_up_.emplace_back(looked_up{v.data()}));
    }
  }

  // As what they are: integers, flags, bits, enumerators, texts.
  nqpf::column typed(int f, const std::vector<double>& v) {
    const std::size_t n = v.size();
    const auto code = [&](std::size_t i) {
      return std::isnan(v[i]) ? r_.below(4) : static_cast<int>(v[i]);
    };
    if (f < numbers) {
      auto& own = integers_.emplace_back(n);
      for (std::size_t i = 0; i < n; ++i) {
        own[i] = std::isnan(v[i]) ? r_.below(5) : static_cast<long long>(v[i]);
        if (v[i] == 0x1p53) ++own[i];  // no double: it is read as the even one below it
      }
      return with_validity(nqpf::column_of(own), v);
    }
    if (f == numbers) {
      const auto offset = static_cast<std::size_t>(r_.below(20));
      auto& own = bytes_.emplace_back((n + offset) / 8 + 1);
      for (std::size_t i = 0; i < n; ++i)
        if (!std::isnan(v[i]) ? v[i] == 1 : r_.below(2) == 0) set_bit(own, offset + i);
      return with_validity(nqpf::column_of_bits(own.data(), n, offset), v);
    }
    if (f == numbers + 1 && r_.below(2) == 0) {
      auto& own = stages_.emplace_back(n);
      for (std::size_t i = 0; i < n; ++i)
        if (!std::isnan(v[i]))
          own[i] = static_cast<stage>(v[i] == 5 ? 17 : code(i));  // 17 is no enumerator
      return nqpf::column_of(own);
    }
    if (f == numbers + 2 && r_.below(2) == 0) {
      constexpr const char* words[] = {"steel", "care", "code", "steelworks"};
      auto& own = texts_.emplace_back(n);
      for (std::size_t i = 0; i < n; ++i)
        if (!std::isnan(v[i])) own[i] = words[code(i)];
      return nqpf::column_of(own);
    }
    auto& own = bytes_.emplace_back(n);
    for (std::size_t i = 0; i < n; ++i) own[i] = static_cast<std::uint8_t>(code(i));
    return with_validity(nqpf::column_of(own), v);
  }

  static void set_bit(std::vector<std::uint8_t>& bits, std::size_t at) {
    bits[at / 8] = static_cast<std::uint8_t>(bits[at / 8] | 1U << (at % 8));
  }
  nqpf::column with_validity(const nqpf::column& c, const std::vector<double>& v) {
    const auto offset = static_cast<std::size_t>(r_.below(20));
    auto& valid = bytes_.emplace_back((v.size() + offset) / 8 + 1);
    for (std::size_t i = 0; i < v.size(); ++i)
      if (!std::isnan(v[i])) set_bit(valid, offset + i);
    return c.with_validity(valid.data(), offset);
  }
  std::vector<double>& doubles(std::size_t n) { return doubles_.emplace_back(n); }
  const std::vector<wide>& wide_of(const std::vector<double>& v) {
    auto& own = wide_.emplace_back(v.size() + 1);
    own.pop_back();  // there is a first one, if only for its address
    for (std::size_t i = 0; i < v.size(); ++i) {
      own[i].number = v[i];
      if (!std::isnan(v[i])) own[i].maybe = v[i];
    }
    return own;
  }

  nqpf::columns columns_;
  const random_values& values_;
  draw r_;
  std::deque<std::vector<double>> doubles_;
  std::deque<std::vector<std::optional<double>>> optionals_;
  std::deque<std::vector<wide>> wide_;
  std::deque<std::vector<long long>> integers_;
  std::deque<std::vector<std::uint8_t>> bytes_;
  std::deque<std::vector<std::optional<stage>>> stages_;
  std::deque<std::vector<std::optional<std::string>>> texts_;
  std::deque<looked_up> looked_up_;
  std::deque<asked_for> asked_;
};

}  // namespace test::programs
