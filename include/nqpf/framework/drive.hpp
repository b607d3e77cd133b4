// SPDX-License-Identifier: BSL-1.0
#pragma once

// Drive: what moves, supplies or shapes what, as types over the host's own. A two-way drive between
// productivity and cultivation is well-formed only when drives lead both ways (defect 15).

#include <nqpf/framework/productivity.hpp>
#include <nqpf/framework/refuse.hpp>
#include <nqpf/framework/types/influence.hpp>

namespace nqpf::inline NQPF_ABI::framework {

/// A relation between two of the host's types: `drive<Industry, College,
/// influence::requires_>`.
template <class From, class To, influence Kind>
struct drive {
  using from = From;
  using to = To;
  static constexpr influence kind = Kind;
};

/// What can be listed as a drive: two types and a kind.
template <class T>
concept directed_drive = requires {
  typename T::from;
  typename T::to;
  { T::kind } -> std::convertible_to<influence>;
};

/// A value of a described enumeration as an end of a drive: `named_end<notion::talent_demand>`.
template <auto Value>
  requires nqpf::detail::described<decltype(Value)>
struct named_end {
  static constexpr const char* name = id_of(Value);
};

/// A host's type that stands at the end that a value names, in relations that others have written.
template <auto Value, class T>
  requires nqpf::detail::described<decltype(Value)>
struct stands_for {
  static constexpr const char* name = id_of(Value);
  using type = T;
};

namespace detail {

// The compiler spells the type in the name of this function, after '=' and up to ']' or ';'.
template <class T>
constexpr auto spell_type() {
  constexpr const char* full = __PRETTY_FUNCTION__;
  constexpr int begin = [] {
    int i = 0;
    while (full[i] != '=') ++i;
    return i + 2;
  }();
  constexpr int end = [] {
    int i = begin;
    for (int depth = 0; full[i] != '\0' && (depth > 0 || (full[i] != ']' && full[i] != ';')); ++i)
      depth += full[i] == '[' ? 1 : full[i] == ']' ? -1 : 0;
    return i;
  }();
  nqpf::detail::fixed_name<static_cast<unsigned>(end - begin)> out{};
  for (int i = begin; i < end; ++i) out.characters[i - begin] = full[i];
  return out;
}

template <class T>
inline constexpr auto type_spelling = spell_type<T>();

/// The name of an end: its own `name`, or the type as the compiler spells it. One address a type.
template <class T>
constexpr const char* end_name() {
  if constexpr (requires {
                  { &T::name } -> of_static_member;
                  { T::name } -> std::convertible_to<const char*>;
                })
    return T::name;
  else return type_spelling<T>.characters;
}

}  // namespace detail

/// A drive as data: its ends by name.
struct edge {
  const char* from;
  const char* to;
  influence kind;
};

/// Whether a chain of edges leads from one end to another, each edge moving its target or calling on
/// it: what constrains, replaces or causes a dilemma carries no drive. Cubic in the edges.
template <unsigned long N>
[[nodiscard]] constexpr bool leads(const edge (&edges)[N], const char* from, const char* to) {
  bool reached[N]{};
  const auto begins_in_reach = [&](const edge& e) {
    if (nqpf::detail::same_text(e.from, from)) return true;
    for (unsigned long i = 0; i < N; ++i)
      if (reached[i] && nqpf::detail::same_text(edges[i].to, e.from)) return true;
    return false;
  };
  for (bool grown = true; grown;) {
    grown = false;
    for (unsigned long i = 0; i < N; ++i) {
      const sign s = about(edges[i].kind).sign;
      if (reached[i] || s == sign::lowers || s == sign::brings_about) continue;
      if (!begins_in_reach(edges[i])) continue;
      if (nqpf::detail::same_text(edges[i].to, to)) return true;
      reached[i] = grown = true;
    }
  }
  return false;
}

/// What is wrong with the claim that productivity and cultivation drive each other (defect 15).
template <unsigned long N>
[[nodiscard]] constexpr diagnostics two_way_defects(const edge (&edges)[N],
                                                    const char* productivity_end,
                                                    const char* cultivation_end) {
  diagnostics found;
  if (!leads(edges, productivity_end, cultivation_end))
    found.add({defect::one_way_drive, -1, -1,
               phrase() << "nothing leads from productivity, "
                        << nqpf::detail::spelled{productivity_end} << ", to cultivation, "
                        << nqpf::detail::spelled{cultivation_end}});
  if (!leads(edges, cultivation_end, productivity_end))
    found.add({defect::one_way_drive, -1, -1,
               phrase() << "nothing leads back from cultivation, "
                        << nqpf::detail::spelled{cultivation_end} << ", to productivity, "
                        << nqpf::detail::spelled{productivity_end}});
  return found;
}

namespace detail {

template <class Productivity, class Cultivation, directed_drive... Drives>
constexpr diagnostics find_one_way() {
  // The last edge leads nowhere: it stands there for a claim without drives.
  constexpr edge edges[] = {
      {end_name<typename Drives::from>(), end_name<typename Drives::to>(), Drives::kind}...,
      {"", "", influence::constrains}};
  return two_way_defects(edges, end_name<Productivity>(), end_name<Cultivation>());
}

template <class Productivity, class Cultivation, class... Drives>
inline constexpr diagnostics one_way = find_one_way<Productivity, Cultivation, Drives...>();

}  // namespace detail

/// Whether drives lead both ways between two types: a constant that never fails to compile.
template <class Productivity, class Cultivation, directed_drive... Drives>
inline constexpr bool drives_both_ways = detail::one_way<Productivity, Cultivation, Drives...>.ok();

namespace detail {

// What a two-way drive keeps for a side: the type itself, or the one that stands for an end.
template <class T>
struct side_part {
  using type = T;
};
template <auto Value, class T>
struct side_part<stands_for<Value, T>> {
  using type = T;
};

}  // namespace detail

/// Which side is behind.
enum class lag : unsigned char { unknown, cultivation_lags, in_step, productivity_lags };

/// A two-way drive between the host's productivity and its cultivation of talents, by way of the
/// drives listed. It does not compile where they lead one way only. Source: cao_wu 4.1;
/// tang_sun_zeng, abstract; hu_li 3.
template <class Productivity, class Cultivation, directed_drive... Drives>
struct two_way_drive {
  static_assert(detail::require_none<detail::one_way<Productivity, Cultivation, Drives...>>());
  static constexpr int drive_count = static_cast<int>(sizeof...(Drives));

  using productivity_type = typename detail::side_part<Productivity>::type;
  using cultivation_type = typename detail::side_part<Cultivation>::type;

  [[no_unique_address]] productivity_type productivity{};
  [[no_unique_address]] cultivation_type cultivation{};

  /// Which side's score is behind by more than `tolerance`; unknown where one is missing. Which
  /// side lags is no claim about causes.
  [[nodiscard]] constexpr lag lagging(double tolerance = 0) const
    requires scored<productivity_type> && scored<cultivation_type>
  {
    const double p = score_in(productivity);
    const double c = score_in(cultivation);
    if (is_missing(p) || is_missing(c)) return lag::unknown;
    if (p - c > tolerance) return lag::cultivation_lags;
    return c - p > tolerance ? lag::productivity_lags : lag::in_step;
  }
};

}  // namespace nqpf::framework
