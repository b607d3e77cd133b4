// SPDX-License-Identifier: BSL-1.0
#pragma once

// What the engine knows of a host's enumeration: names, order, and which values exclude or overrule
// which. A host declares it once, beside the enumeration, in a function found by name lookup:
//
//   enum class verdict { weak, watch, sound };
//   constexpr auto describe(verdict) {
//     using enum verdict;
//     return nqpf::worst_to_best<weak, watch, sound>.conflicts(weak, sound);
//   }

#include <nqpf/core/text.hpp>

#include <concepts>
#include <type_traits>

namespace nqpf::inline NQPF_ABI {

/// One value of an enumeration and its name.
struct enumerator {
  const char* name = "";
  long long value = 0;
};

namespace detail {

/// An enumeration as data. Positions count the enumerators as listed, from worst to best if ordered.
struct enumeration_info {
  static constexpr int pair_capacity = 64;
  struct pair {
    short first = 0;
    short second = 0;
  };

  unsigned long long type = 0;  ///< tells one enumeration from another
  const char* name = "";  ///< of the type, as the code spells it; empty of one made at run time
  const enumerator* items = nullptr;
  int count = 0;
  bool ordered = false;
  pair conflicting[pair_capacity]{};  ///< these two may not be concluded of one record
  int conflict_count = 0;
  pair resolving[pair_capacity]{};  ///< the first overrules the second
  int resolve_count = 0;

  /// The position of the enumerator with this value, or -1.
  [[nodiscard]] constexpr int position(long long value) const noexcept {
    // Most enumerations count 0, 1, ..., and some have hundreds of enumerators.
    if (value >= 0 && value < count && items[value].value == value) return static_cast<int>(value);
    for (int i = 0; i < count; ++i)
      if (items[i].value == value) return i;
    return -1;
  }
  [[nodiscard]] constexpr bool in_conflict(int a, int b) const noexcept {
    for (int i = 0; i < conflict_count; ++i) {
      const pair p = conflicting[i];
      if ((p.first == a && p.second == b) || (p.first == b && p.second == a)) return true;
    }
    return false;
  }
  [[nodiscard]] constexpr bool overrules(int a, int b) const noexcept {
    for (int i = 0; i < resolve_count; ++i)
      if (resolving[i].first == a && resolving[i].second == b) return true;
    return false;
  }
};

// The call stops a constant evaluation, and its name says why; at run time it stops the program.
inline void an_enumeration_has_room_for_64_conflicts_and_64_resolutions_split_it() {
  __builtin_trap();
}

constexpr unsigned long long bit(int position) noexcept {
  return position < 0 || position > 62 ? 0 : 1ULL << position;
}

inline constexpr const char* unlisted_value = "that describe leaves out";

// The position of a value. Of one that is left out a number below -1 keeps which value it is, if it is small.
constexpr short place_of(const enumeration_info& type, long long value) noexcept {
  const int position = type.position(value);
  const bool is_small = value >= 0 && value < 32766;
  return static_cast<short>(position >= 0 ? position : is_small ? -2 - value : -1);
}

// The value of an enumeration that `describe` leaves out, in a message.
struct left_out_value {
  const enumeration_info* type;
  int place;  ///< as `place_of` has it

  template <class Text>
  friend constexpr std::remove_reference_t<Text>& operator<<(Text&& t, const left_out_value& v) {
    std::remove_reference_t<Text>& out = t;
    out << (v.place < -1 ? "value " : "a value");
    if (v.place < -1) out << -2 - v.place;
    if (v.type->name[0] != '\0') out << " of " << spelled{v.type->name};
    out << ", which describe leaves out";
    return out;
  }
};

template <unsigned N>
struct fixed_name {
  char characters[N + 1]{};
};

// The compiler spells the enumerator, or the type, in the name of such a function; what follows the last ':' or
// space, up to the bracket, is its plain name.
struct name_place {
  int begin;
  int end;
};
constexpr name_place plain_name(const char* full) noexcept {
  int end = length(full) - 1;
  while (full[end] != ']' && full[end] != ';') --end;
  for (int k = 0; k < end; ++k)
    if (full[k] == ';') end = k;
  int begin = end;
  while (begin > 0 && full[begin - 1] != ':' && full[begin - 1] != ' ' && full[begin - 1] != ')')
    --begin;
  return {begin, end};
}
template <unsigned N>
constexpr fixed_name<N> copy_name(const char* from) noexcept {
  fixed_name<N> out{};
  for (unsigned i = 0; i < N; ++i) out.characters[i] = from[i];
  return out;
}
template <auto V>
constexpr auto spell_enumerator() {
#if defined(__clang__) || defined(__GNUC__)
  constexpr name_place at = plain_name(__PRETTY_FUNCTION__);
  return copy_name<static_cast<unsigned>(at.end - at.begin)>(__PRETTY_FUNCTION__ + at.begin);
#endif
}
template <class Enum>
constexpr auto spell_type() {
#if defined(__clang__) || defined(__GNUC__)
  constexpr name_place at = plain_name(__PRETTY_FUNCTION__);
  return copy_name<static_cast<unsigned>(at.end - at.begin)>(__PRETTY_FUNCTION__ + at.begin);
#endif
}

template <auto V>
inline constexpr auto enumerator_name = spell_enumerator<V>();
template <class Enum>
inline constexpr auto type_name = spell_type<Enum>();

template <auto... Vs>
inline constexpr enumerator enumerators[] = {
    {enumerator_name<Vs>.characters, static_cast<long long>(Vs)}...};

}  // namespace detail

/// What `describe` returns for the enumeration `Enum`. Build it with `worst_to_best`, `values`, or
/// from a table of names.
template <class Enum>
struct enumeration : detail::enumeration_info {
  /// Neither may be concluded of a record of which the other is.
  [[nodiscard]] constexpr enumeration conflicts(Enum a, Enum b) const {
    enumeration r = *this;
    if (r.conflict_count == pair_capacity)
      detail::an_enumeration_has_room_for_64_conflicts_and_64_resolutions_split_it();
    r.conflicting[r.conflict_count++] = {at(a), at(b)};
    return r;
  }
  /// Where both are concluded of a record, `winner` counts and `loser` does not: no conflict. A
  /// value that is overruled still overrules others. The proof of monotonicity speaks of what counts; a table or group is
  /// complete by the rules that hold, whatever is overruled.
  [[nodiscard]] constexpr enumeration resolves(Enum winner, Enum loser) const {
    enumeration r = *this;
    if (r.resolve_count == pair_capacity)
      detail::an_enumeration_has_room_for_64_conflicts_and_64_resolutions_split_it();
    r.resolving[r.resolve_count++] = {at(winner), at(loser)};
    return r;
  }

private:
  constexpr short at(Enum e) const { return detail::place_of(*this, static_cast<long long>(e)); }
};

namespace detail {

/// Whether two of these are one value, as an enumerator and its alias are.
constexpr bool repeats_value(const enumerator* items, int count) noexcept {
  bool rises = true;  // as most do
  for (int i = 1; i < count && rises; ++i) rises = items[i - 1].value < items[i].value;
  for (int i = 1; i < count && !rises; ++i)
    for (int k = 0; k < i; ++k)
      if (items[i].value == items[k].value) return true;
  return false;
}

template <bool Ordered, auto First, auto... Rest>
constexpr auto make_enumeration() {
  static_assert((std::same_as<decltype(First), decltype(Rest)> && ...),
                "nqpf: list enumerators of one enumeration");
  static_assert(!repeats_value(enumerators<First, Rest...>, 1 + static_cast<int>(sizeof...(Rest))),
                "nqpf: describe lists one value twice: an enumerator and its alias are one value, "
                "so list one of them");
  enumeration<decltype(First)> r;
  r.items = enumerators<First, Rest...>;
  r.count = 1 + static_cast<int>(sizeof...(Rest));
  r.ordered = Ordered;
  return r;
}

}  // namespace detail

/// An ordered enumeration: all its enumerators, from worst to best. Their names are read off the code.
template <auto First, auto... Rest>
inline constexpr auto worst_to_best = detail::make_enumeration<true, First, Rest...>();

/// An enumeration without order: all its enumerators.
template <auto First, auto... Rest>
inline constexpr auto values = detail::make_enumeration<false, First, Rest...>();

namespace detail {

/// An enumeration without order whose names stand in a static table, in order of the values 0, 1, ...
template <class Enum, unsigned long N>
[[nodiscard]] constexpr enumeration<Enum> named_values(const enumerator (&table)[N]) {
  enumeration<Enum> r;
  r.items = table;
  r.count = static_cast<int>(N);
  return r;
}

/// An enumeration for which `describe` is declared.
template <class T>
concept described = std::is_enum_v<T> && requires(T t) {
  { describe(t) } -> std::derived_from<enumeration_info>;
};

template <described Enum>
constexpr auto describe_type() {
  auto d = describe(Enum{});
#if defined(__clang__) || defined(__GNUC__)
  d.type = hash_text(__PRETTY_FUNCTION__);
  d.name = type_name<Enum>.characters;
#endif
  return d;
}

/// The description of `Enum` at a fixed address.
template <described Enum>
inline constexpr auto description_of = detail::describe_type<Enum>();

}  // namespace detail

}  // namespace nqpf
