// SPDX-License-Identifier: BSL-1.0
#pragma once

// A record with indicators of every kind, and what rules over it conclude.

#include <nqpf/rules.hpp>

enum class level { low, middle, high };
constexpr auto describe(level) {
  using enum level;
  return nqpf::worst_to_best<low, middle, high>;
}

enum class verdict { weak, watch, sound };
constexpr auto describe(verdict) {
  using enum verdict;
  return nqpf::worst_to_best<weak, watch, sound>;
}

enum class advice { refuse, admit, defer };
constexpr auto describe(advice) {
  using enum advice;
  return nqpf::values<refuse, admit, defer>.conflicts(refuse, admit);
}

struct record {
  double x;
  double y;
  const double* z;
  int n;
  bool paid;
  level grade;
  const char* kind;
  double w;
};

using namespace nqpf::dsl;

inline constexpr source law{"law"};
inline constexpr auto x = indicator<&record::x>("x").in(0, 1).higher_is_better();
inline constexpr auto y = indicator<&record::y>("y").in(0, 1);
inline constexpr auto z = indicator<&record::z>("z").in(0, 1);
inline constexpr auto n = indicator<&record::n>("n").in(0, 10);
inline constexpr auto paid = indicator<&record::paid>("paid");
inline constexpr auto grade = indicator<&record::grade>("grade");
inline constexpr auto kind = category<&record::kind>("kind", "public", "private", "mixed");
inline constexpr auto w = indicator<&record::w>("w").in(0, 100);
inline constexpr auto share = indicator<&record::x>("share").in(0, 1).unit("share");
inline constexpr auto percent = indicator<&record::w>("percent").in(0, 100).unit("percent");
