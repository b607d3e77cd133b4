// SPDX-License-Identifier: BSL-1.0
#pragma once

// What the cases of limits share. Numbers of them stand in the cases.

#include <nqpf/rules.hpp>

#include <utility>

namespace limits {

using namespace nqpf::dsl;

enum class verdict { weak, sound };
constexpr auto describe(verdict) { return nqpf::values<verdict::weak, verdict::sound>; }

/// An enumeration of many values.
enum class place {};
constexpr int most_places = 300;
inline constexpr auto places = [] {
  struct {
    nqpf::enumerator items[most_places]{};
  } all;
  for (int i = 0; i < most_places; ++i) all.items[i] = {"place", i};
  return all;
}();

struct record {
  double x;
  const char* text;
  place where;
};

inline constexpr nqpf::source paper{"paper", "Paper", "", ""};
inline constexpr auto x = indicator<&record::x>("x").in(0, 1);

inline constexpr auto base =
    ruleset<record>({rule("a").when(x < 0.5).then(verdict::weak).cite(paper, "1"),
                     rule("b").when(x >= 0.5).then(verdict::sound).cite(paper, "1")});

/// Calls `make` with as many equal arguments.
template <unsigned long... I>
constexpr auto with_many(std::index_sequence<I...>, auto make, const auto& same) {
  return make((static_cast<void>(I), same)...);
}
template <unsigned long N>
constexpr auto with_many(auto make, const auto& same) {
  return with_many(std::make_index_sequence<N>{}, make, same);
}

}  // namespace limits
