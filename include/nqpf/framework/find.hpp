// SPDX-License-Identifier: BSL-1.0
#pragma once

// Finding an item of the framework by its id: at run time, and at compile time, where an id that does not
// exist is refused.

#include <nqpf/framework/refuse.hpp>
#include <nqpf/framework/types/item.hpp>

namespace nqpf::inline NQPF_ABI::framework {

namespace detail {

template <item_enumeration Enum>
constexpr bool has_prefix(const char* id) noexcept {
  const char* prefix = prefix_of(Enum{});
  int i = 0;
  while (prefix[i] != '\0' && prefix[i] == id[i]) ++i;
  return prefix[i] == '\0';
}

// The kinds with a prefix of their own come first; every other id is a concept's.
template <item_enumeration... Kinds>
constexpr maybe<item> find_among(const char* id) noexcept {
  maybe<item> found;
  const auto look = [&](auto kind) {
    using Enum = decltype(kind);
    if (!has_prefix<Enum>(id)) return false;
    if (const auto value = from_id<Enum>(id)) found = item(*value);
    return found.has_value();
  };
  (void)(look(Kinds{}) || ...);
  return found;
}

}  // namespace detail

/// The item with this id, of whatever kind, if there is one: `find_item("measure_digital_teaching")`. Linear in
/// the items of its kind.
[[nodiscard]] constexpr maybe<item> find_item(const std::same_as<char> auto* id) noexcept {
  return detail::find_among<actor, path, measure, action, dilemma, relation, loop, duty,
                            structural_rule, notion>(id);
}

/// An id as a template argument.
template <unsigned long N>
struct id_text {
  char characters[N]{};
  consteval id_text(const char (&text)[N]) {
    for (unsigned long i = 0; i < N; ++i) characters[i] = text[i];
  }
};

namespace detail {

// How many characters two ids share at their beginnings and at their ends.
constexpr int likeness(const char* a, const char* b) noexcept {
  const int n = nqpf::detail::length(a);
  const int m = nqpf::detail::length(b);
  const int most = n < m ? n : m;
  int same = 0;
  while (same < most && a[same] == b[same]) ++same;
  int at_end = 0;
  while (same + at_end < most && a[n - 1 - at_end] == b[m - 1 - at_end]) ++at_end;
  return 2 * (same + at_end) - n - m;
}

// The id that is most like a text.
template <item_enumeration... Kinds>
constexpr const char* most_like(const char* id) noexcept {
  const char* best = "";
  int likest = -1000;
  const auto look = [&](auto kind) {
    for (int i = 0; i < count_of(kind); ++i) {
      const char* other = id_of(static_cast<decltype(kind)>(i));
      if (const int l = likeness(id, other); l > likest) {
        likest = l;
        best = other;
      }
    }
  };
  // A text that has the prefix of a kind is compared with its items only.
  bool prefixed = false;
  ((has_prefix<Kinds>(id) && !prefixed ? (look(Kinds{}), prefixed = true) : false), ...);
  return best;
}

template <id_text Id>
constexpr diagnostics find_no_item() {
  diagnostics found;
  if (!find_item(Id.characters))
    found.add({defect::unknown_name, -1, -1,
               phrase() << "the framework has no item " << nqpf::detail::spelled{Id.characters}
                        << "; the id most like it is "
                        << nqpf::detail::spelled{
                               most_like<actor, path, measure, action, dilemma, relation, loop,
                                         duty, structural_rule, notion>(Id.characters)}});
  return found;
}
template <id_text Id>
inline constexpr diagnostics no_item = find_no_item<Id>();

template <id_text Id>
consteval auto enumerator_of() {
  static_assert(require_none<no_item<Id>>());
  constexpr maybe<item> found = find_item(Id.characters);
  constexpr item_kind kind = found ? (*found).kind() : item_kind::notion;
  if constexpr (kind == item_kind::actor) return *(*found).template as<actor>();
  else if constexpr (kind == item_kind::path) return *(*found).template as<path>();
  else if constexpr (kind == item_kind::measure) return *(*found).template as<measure>();
  else if constexpr (kind == item_kind::action) return *(*found).template as<action>();
  else if constexpr (kind == item_kind::dilemma) return *(*found).template as<dilemma>();
  else if constexpr (kind == item_kind::relation) return *(*found).template as<relation>();
  else if constexpr (kind == item_kind::loop) return *(*found).template as<loop>();
  else if constexpr (kind == item_kind::duty) return *(*found).template as<duty>();
  else if constexpr (kind == item_kind::structural_rule)
    return *(*found).template as<structural_rule>();
  else return *(*found).template as<notion>();
}

}  // namespace detail

/// The item with this id, as an enumerator of its kind: `named<"measure_digital_teaching">` is
/// `measure::digital_teaching`. An id that the framework does not have does not compile, and the message names
/// the one most like it.
template <id_text Id>
inline constexpr auto named = detail::enumerator_of<Id>();

}  // namespace nqpf::framework
