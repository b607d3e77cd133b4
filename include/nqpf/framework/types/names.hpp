// SPDX-License-Identifier: BSL-1.0
#pragma once

// The ids of the framework's items. They are read off the enumerators, so that none is written twice: the
// id of `measure::digital_teaching` is `measure_digital_teaching`.

#include <nqpf/framework/types/maybe.hpp>
#include <nqpf/rules/dsl.hpp>

#include <utility>

namespace nqpf::inline NQPF_ABI::framework {

/// A kind of item: an enumeration with the values 0, 1, ... that says how many they are and with
/// which prefix their ids begin, by functions beside it: `count_of(measure)`, `prefix_of(measure)`. A
/// host's own kind stands in the host's namespace with `using nqpf::framework::describe;`.
template <class T>
concept item_enumeration = std::is_enum_v<T> && requires(T t) {
  { count_of(t) } -> std::same_as<int>;
  { prefix_of(t) } -> std::same_as<const char*>;
};

namespace detail {

// The compiler spells all enumerators in the name of this function.
template <auto... Values>
constexpr const char* spell_all() {
  return __PRETTY_FUNCTION__;
}
template <class Enum, int... I>
constexpr const char* spell_first(std::integer_sequence<int, I...>) {
  return spell_all<static_cast<Enum>(I)...>();
}
template <class Enum>
constexpr const char* spell_enumeration() {
  return spell_first<Enum>(std::make_integer_sequence<int, count_of(Enum{})>{});
}

// The text that the compiler spells, taken apart: "... {a::b::first, a::b::second}". What stands before the
// plain name is as long in all of them, so that nobody has to look at it again.
struct spelling {
  const char* text;
  int first;      // where the first plain name begins
  int qualifier;  // how much stands before a plain name, a comma and a space included
  char closing;   // what follows the last: g++ writes {...}, clang <...>

  constexpr explicit spelling(const char* spelled)
      : text(spelled), first(0), qualifier(0), closing('}') {
    int begin = 0;
    while (spelled[begin] != '{' && spelled[begin] != '<') ++begin;
    closing = spelled[begin] == '{' ? '}' : '>';
    for (int i = ++begin; spelled[i] != ',' && spelled[i] != closing; ++i)
      if (spelled[i] == ':') first = i + 1;
    qualifier = first - begin + 2;
  }
};

// An id, with room before it for a verb that says something of the item: "strengthen rel_a" is made of
// "rel_a" without copying it letter by letter, which takes compilers long.
struct id_row {
  static constexpr int prefix = 11;
  static constexpr int longest = 66;
  char characters[prefix + longest + 1]{};

  [[nodiscard]] constexpr const char* id() const noexcept { return characters + prefix; }
};

// The ids of an enumeration.
template <class Enum>
struct ids {
  static constexpr unsigned count = static_cast<unsigned>(count_of(Enum{}));
  id_row rows[count]{};

  // Thousands of characters: nothing is done twice here.
  constexpr ids() {
    const spelling s(spell_enumeration<Enum>());
    const char* prefix = prefix_of(Enum{});
    int at = s.first;
    for (unsigned item = 0; item < count; ++item) {
      id_row row;
      int n = id_row::prefix;
      for (const char* p = prefix; *p != '\0'; ++p) row.characters[n++] = *p;
      const char end = item + 1 < count ? ',' : s.closing;
      for (; s.text[at] != end; ++at) row.characters[n++] = s.text[at];
      if (row.characters[n - 1] == '_') row.characters[n - 1] = '\0';  // as in requires_
      rows[item] = row;
      at += s.qualifier;
    }
  }
};
template <class Enum>
inline constexpr ids<Enum> ids_of{};

template <class Enum>
struct id_items {
  enumerator items[ids<Enum>::count]{};
  constexpr id_items() {
    for (unsigned i = 0; i < ids<Enum>::count; ++i)
      items[i] = {ids_of<Enum>.rows[i].id(), static_cast<long long>(i)};
  }
};
template <class Enum>
inline constexpr id_items<Enum> id_items_of{};

}  // namespace detail

/// What the rule engine knows of a kind of item: its ids, in the order of the enumeration.
template <item_enumeration Enum>
constexpr enumeration<Enum> describe(Enum) {
  return nqpf::detail::named_values<Enum>(detail::id_items_of<Enum>.items);
}

/// The id of a value of a described enumeration, as it stands in rules, files and reports.
template <nqpf::detail::described Enum>
[[nodiscard]] constexpr const char* id_of(Enum value) noexcept {
  if constexpr (item_enumeration<Enum>) {
    const int at = static_cast<int>(value);
    if (at < 0 || at >= count_of(value)) return "";
    return detail::ids_of<Enum>.rows[at].id();
  } else {
    const int at = nqpf::detail::description_of<Enum>.position(static_cast<long long>(value));
    return at < 0 ? "" : nqpf::detail::description_of<Enum>.items[at].name;
  }
}

/// The value with this id, if there is one. Linear in the enumeration.
template <nqpf::detail::described Enum>
[[nodiscard]] constexpr maybe<Enum> from_id(const char* id) noexcept {
  for (int i = 0; i < nqpf::detail::description_of<Enum>.count; ++i)
    if (nqpf::detail::same_text(nqpf::detail::description_of<Enum>.items[i].name, id))
      return static_cast<Enum>(nqpf::detail::description_of<Enum>.items[i].value);
  return {};
}

}  // namespace nqpf::framework
