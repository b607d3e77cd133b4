// SPDX-License-Identifier: BSL-1.0
#pragma once

// Random calls of the models, and digests of what they answer beside the digests on record.

#include "rules/mixed_dice.hpp"
#include "support/on_record.hpp"

#include <nqpf/models/entropy.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/matrix_view.hpp>
#include <nqpf/models/options.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <initializer_list>
#include <limits>
#include <span>
#include <string>
#include <vector>

namespace test::known {

using namespace nqpf::models;
using numbers = std::vector<double>;
constexpr double infinity = std::numeric_limits<double>::infinity();

/// What a model answered, as text.
class said {
public:
  std::string text;

  /// Six digits, without what compilers and processors round differently: what is below 1e-9 of `beside` is 0, and
  /// all is raised a little, so that numbers halfway between two printed ones (0.1015625) fall to one side.
  void number(double v, double beside = 0) {
    char out[32];
    if (std::fabs(v) < 1e-290 || std::fabs(v) < 1e-9 * beside) v = 0;
    if (std::fabs(v) < 1e300) v *= 1 + 3.7e-8;
    std::snprintf(out, sizeof out, " %.6g", v);
    text += is_missing(v) ? " ?" : out;
  }
  /// The greatest of them and `beside` say what is too little to show.
  void list(std::span<const double> values, double beside = 0) {
    for (const double v : values)
      if (std::fabs(v) < infinity) beside = std::fmax(beside, std::fabs(v));
    for (const double v : values) number(v, beside);
  }
  void list(std::initializer_list<double> values, double beside = 0) {
    list(std::span(values.begin(), values.size()), beside);
  }
  void cells(matrix_view<const double> x, double beside = 0) {
    numbers all;
    for (std::size_t i = 0; i < x.rows(); ++i)
      for (std::size_t j = 0; j < x.columns(); ++j) all.push_back(x(i, j));
    list(all, beside);
  }
  template <class Count>
  void count(Count value) {
    const bool none = static_cast<std::size_t>(value) == nowhere;
    text += none ? " -" : " " + std::to_string(static_cast<long long>(value));
  }
  template <class List>
  void counts(const List& values) {
    text += " [";
    for (const auto value : values) count(value);
  }
  void refused(const error& e) {
    text += " !";
    count(e.code);
    count(e.row);
    count(e.column);
  }
  template <class T>
  bool ok(const outcome<T>& found) {
    if (!found) refused(found.error());
    return found.ok();
  }
  void value(const outcome<double>& found, double beside = 0) {
    if (ok(found)) number(*found, beside);
  }
  template <class T>
  void counted(const outcome<T>& found) {
    if (ok(found)) count(*found);
  }
  void written(const outcome<>& found, std::span<const double> out, double beside = 0) {
    if (ok(found)) list(out, beside);
  }
};

/// A table in one of the layouts that a host may have.
struct sheet {
  std::size_t rows = 0, columns = 0;
  int layout = 0;  ///< row by row, column by column, an array each column, part of a larger table
  numbers memory;
  std::vector<double*> arrays;

  sheet(std::size_t r, std::size_t c, int how) : rows(r), columns(c), layout(how) {
    memory.assign((r + 2) * (c + 1), 7.0);
    for (std::size_t j = 0; j < c; ++j) arrays.push_back(memory.data() + j * (r + 1));
  }
  sheet(const sheet&) = delete;
  sheet(sheet&&) = default;

  [[nodiscard]] matrix_view<double> view() {
    const std::span<double> all(memory);
    if (layout == 0) return row_major(all.first(rows * columns), rows, columns);
    if (layout == 1) return column_major(all.first(rows * columns), rows, columns);
    if (layout == 2) return {std::span<double* const>(arrays), rows};
    return row_major(all, rows + 2, columns + 1).row_range(1, rows).column_range(1, columns);
  }
  [[nodiscard]] matrix_view<const double> seen() { return view(); }
};

/// Which group each row belongs to.
struct grouping {
  std::vector<std::uint32_t> of;
  std::size_t count = 1;
  [[nodiscard]] row_groups view() const { return {of, count}; }
};

/// What numbers have to be, in a draw without faults.
enum class of { any, positive, size, unit };

/// Arguments of the models at random: small, with ties and constants, and now and then with something wrong.
class draws : public mixed::dice {
public:
  using dice::dice;

  template <class T>
  T pick(std::initializer_list<T> from) {
    return from.begin()[below(static_cast<int>(from.size()))];
  }
  double uniform(double low = 0, double high = 1) {
    return low + (high - low) * (static_cast<double>(next() >> 11) * 0x1p-53);
  }
  std::size_t index(std::size_t n) { return static_cast<std::size_t>(next() % n); }
  std::size_t few(int low, int high) { return static_cast<std::size_t>(from_to(low, high)); }
  std::size_t rows() { return chance(85) ? few(1, 9) : few(10, 40); }
  /// The length of an argument, seldom a wrong one.
  std::size_t length(std::size_t n) {
    if (below(50) > 0) return n;
    return pick({std::size_t{0}, n + 1, n > 0 ? n - 1 : n});
  }
  /// An option from `low` to `high`: inside, at the ends, just beyond, or no number.
  double option(double low, double high) {
    switch (below(24)) {
      case 0:
      case 1: return low;
      case 2:
      case 3: return high;
      case 4: return low - 1e-9 * std::fmax(1.0, std::fabs(low));
      case 5: return high + 1e-9 * std::fmax(1.0, std::fabs(high));
      case 6: return pick({missing, infinity, -infinity});
      default: return uniform(low, high);
    }
  }
  double positive_option() {
    if (chance(80)) return pick({1.0, 0.5, 2.0, 1e-9});
    return pick({0.0, -1.0, missing, infinity, 5e-324});
  }
  double value(of kind, int style) {
    const int low = kind == of::any ? -12 : kind == of::positive ? 1 : 0;
    const int high = kind == of::any ? 12 : kind == of::positive ? 20 : kind == of::size ? 16 : 4;
    if (style <= 1)
      return std::ceil(from_to(low, high) / 4.0 * (kind == of::unit ? 2 : 1)) /
             (kind == of::unit ? 2 : 1);
    if (style == 2) return from_to(low, high) / 4.0;
    return uniform(low / 4.0, high / 4.0);
  }
  numbers column(std::size_t n, of kind) {
    numbers out(n);
    const int style = below(8), shape = below(14);
    for (double& v : out) v = value(kind, style);
    if (shape == 0) std::sort(out.begin(), out.end());
    if (shape == 1) std::sort(out.rbegin(), out.rend());
    const double same = value(kind, style);
    for (std::size_t i = shape == 3 ? 1 : 0; (shape == 2 || shape == 3) && i < n; ++i)
      out[i] = same;
    if (shape == 4 && kind != of::unit)
      for (double& v : out) v = std::ldexp(v, 20);
    return out;
  }
  /// Puts in one place what hardly any method takes, or what lies on the edge of what it takes.
  void spoil(std::span<double> all, int percent = 20) {
    if (all.empty() || !chance(percent)) return;
    double& cell = all[index(all.size())];
    cell = pick({missing, missing, infinity, -infinity, -1.0, 0.0, 1e308, -1e308, 5e-324, 1e-300,
                 1 + 0.5e-12, -0.5e-12, 1 + 2e-12, -2e-12, 2.0});
  }
  void enlarge(std::span<double> all, int percent = 4) {
    if (!chance(percent)) return;
    const int by = pick({1000, -1000, 300, -300, 1018});
    for (double& v : all) v = std::ldexp(v, by);
  }
  void gaps(matrix_view<double> x, int percent) {
    for (std::size_t i = 0; i < x.rows(); ++i)
      for (std::size_t j = 0; j < x.columns(); ++j)
        if (chance(percent)) x(i, j) = missing;
  }
  /// A list with faults.
  numbers series(std::size_t n, of kind) {
    numbers out = column(n, kind);
    if (kind != of::unit) enlarge(out);
    spoil(out);
    return out;
  }
  /// A table with faults: columns of every kind, copies and multiples of others among them.
  sheet table(std::size_t n, std::size_t m, of kind) {
    sheet out(n, m, below(4));
    numbers all;
    for (std::size_t j = 0; j < m; ++j) {
      numbers own = column(n, kind);
      if (j > 0 && chance(12)) own.assign(all.end() - static_cast<std::ptrdiff_t>(n), all.end());
      if (chance(4)) std::reverse(own.begin(), own.end());
      all.insert(all.end(), own.begin(), own.end());
    }
    if (kind != of::unit) enlarge(all);
    spoil(all);
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < m; ++j) out.view()(i, j) = all[j * n + i];
    return out;
  }
  sheet blank(std::size_t n, std::size_t m) {
    const std::size_t r = length(n), c = length(m);
    return sheet(r, c, below(4));
  }
  /// Weights of sum one, or nearly.
  numbers weights(std::size_t n) {
    numbers out(n);
    double sum = 0;
    const bool equal = chance(15), whole = chance(40);
    for (double& w : out) w = equal ? 1 : chance(15) ? 0 : whole ? from_to(1, 4) : uniform(.05, 1);
    for (const double w : out) sum += w;
    for (double& w : out) w = sum > 0 ? w / sum : 1.0 / static_cast<double>(n);
    if (n == 0 || chance(75)) return out;
    double& one = out[index(n)];
    one = pick({one + 0.8e-9, one + 1.2e-9, one - 0.8e-9, one - 1.2e-9, missing, infinity, -0.1,
                0.0, 5e-324});
    return out;
  }
  /// Weights that only their ratios count of.
  numbers shares(std::size_t n) {
    numbers out(n);
    for (double& w : out) w = below(5);
    for (double& w : out)
      if (chance(25)) w = uniform(0, 3);
    if (n > 0 && chance(12)) out[index(n)] = pick({missing, -1.0, infinity, 1e308, 1e-300, 1e-310});
    return out;
  }
  std::vector<better> sides(std::size_t n) {
    std::vector<better> out(length(n));
    for (better& side : out) side = pick({better::higher, better::lower});
    return out;
  }
  /// Members of `count` groups, seldom one beyond.
  grouping groups(std::size_t n, bool may_pool = true) {
    grouping out;
    if (may_pool && chance(30)) {
      if (chance(10)) out.count = pick({std::size_t{0}, std::size_t{2}});
      return out;
    }
    out.count = few(1, 4);
    out.of.resize(n > 0 ? length(n) : n);
    for (std::uint32_t& g : out.of) g = static_cast<std::uint32_t>(index(out.count));
    if (!out.of.empty() && chance(4))
      out.of[index(out.of.size())] = static_cast<std::uint32_t>(out.count);
    return out;
  }
};

inline missing_cells unknown_rule(draws& d) {
  return d.pick({missing_cells::refuse, missing_cells::skip});
}
inline all_constant if_constant(draws& d) {
  return d.pick({all_constant::refuse, all_constant::equal_weights});
}

/// A model, and calls of it.
struct kind {
  const char* name;
  int count;
  void (*call)(draws&, said&);
};

constexpr int a_word = 10;  // calls of one digest

/// The text of ten calls, a line each.
inline std::string text_of(const kind& k, int from) {
  std::string all;
  for (int i = from; i < from + a_word; ++i) {
    std::uint64_t seed = static_cast<std::uint64_t>(i) + 1;
    for (const char* c = k.name; *c != 0; ++c) seed = seed * 131 + static_cast<unsigned char>(*c);
    draws d(seed);
    said s;
    k.call(d, s);
    all += k.name + (" " + std::to_string(i)) + ":" + s.text + "\n";
  }
  return all;
}

/// Compares all calls with those on record.
inline void compare_with_record(std::span<const kind> kinds, const std::string& name) {
  std::vector<said_of> all;
  for (const kind& k : kinds)
    all.push_back({k.name, k.count / a_word, [&k](int i) { return text_of(k, i * a_word); }});
  test::compare_with_record(all, "tests/models/", name);
}

}  // namespace test::known
