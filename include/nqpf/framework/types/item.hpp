// SPDX-License-Identifier: BSL-1.0
#pragma once

// An item of one of several kinds, with its kind: the end of a relation, the target of an indicator.

#include <nqpf/framework/types/actor.hpp>
#include <nqpf/framework/types/dilemma.hpp>
#include <nqpf/framework/types/measure.hpp>
#include <nqpf/framework/types/names.hpp>
#include <nqpf/framework/types/notion.hpp>
#include <nqpf/framework/types/relation.hpp>

namespace nqpf::inline NQPF_ABI::framework {

/// The kinds of items that have an id.
enum class item_kind : unsigned char {
  notion,
  actor,
  path,
  measure,
  action,
  dilemma,
  relation,
  loop,
  duty,
  structural_rule,
};

/// The word for a kind, as messages use it.
[[nodiscard]] constexpr const char* name_of(item_kind k) noexcept {
  constexpr const char* words[] = {"concept", "actor",    "path", "measure", "action",
                                   "dilemma", "relation", "loop", "duty",    "structural rule"};
  return words[static_cast<int>(k)];
}

[[nodiscard]] constexpr item_kind kind_of(notion) noexcept { return item_kind::notion; }
[[nodiscard]] constexpr item_kind kind_of(actor) noexcept { return item_kind::actor; }
[[nodiscard]] constexpr item_kind kind_of(path) noexcept { return item_kind::path; }
[[nodiscard]] constexpr item_kind kind_of(measure) noexcept { return item_kind::measure; }
[[nodiscard]] constexpr item_kind kind_of(action) noexcept { return item_kind::action; }
[[nodiscard]] constexpr item_kind kind_of(dilemma) noexcept { return item_kind::dilemma; }
[[nodiscard]] constexpr item_kind kind_of(relation) noexcept { return item_kind::relation; }
[[nodiscard]] constexpr item_kind kind_of(loop) noexcept { return item_kind::loop; }
[[nodiscard]] constexpr item_kind kind_of(duty) noexcept { return item_kind::duty; }
[[nodiscard]] constexpr item_kind kind_of(structural_rule) noexcept {
  return item_kind::structural_rule;
}

namespace detail {
template <class Enum, class... Enums>
inline constexpr bool is_one_of = (std::is_same_v<Enum, Enums> || ...);
}  // namespace detail

/// An item of one of these kinds. It is made of an enumerator; what is of another kind, or does not exist,
/// does not compile.
template <item_enumeration... Kinds>
class item_among {
public:
  template <class Enum>
    requires detail::is_one_of<Enum, Kinds...>
  constexpr item_among(Enum value) noexcept
      : kind_(kind_of(value)), position_(static_cast<short>(value)) {}
  template <item_enumeration... Fewer>
    requires(sizeof...(Fewer) < sizeof...(Kinds)) && (detail::is_one_of<Fewer, Kinds...> && ...)
  constexpr item_among(const item_among<Fewer...>& other) noexcept
      : kind_(other.kind()), position_(static_cast<short>(other.position())) {}

  [[nodiscard]] constexpr item_kind kind() const noexcept { return kind_; }
  /// The place in its enumeration.
  [[nodiscard]] constexpr int position() const noexcept { return position_; }
  template <class Enum>
    requires detail::is_one_of<Enum, Kinds...>
  [[nodiscard]] constexpr bool is(Enum value) const noexcept {
    return kind_ == kind_of(value) && position_ == static_cast<int>(value);
  }
  /// The item as an enumerator of this kind; nothing where it is of another kind.
  template <class Enum>
    requires detail::is_one_of<Enum, Kinds...>
  [[nodiscard]] constexpr maybe<Enum> as() const noexcept {
    if (kind_ == kind_of(Enum{})) return static_cast<Enum>(position_);
    return {};
  }
  /// Calls `use(enumerator)`.
  template <class F>
  constexpr void visit(F&& use) const {
    ((kind_ == kind_of(Kinds{}) ? (void)use(static_cast<Kinds>(position_)) : (void)0), ...);
  }
  [[nodiscard]] constexpr const char* id() const noexcept {
    const char* found = "";
    visit([&](auto value) { found = id_of(value); });
    return found;
  }
  [[nodiscard]] constexpr bool operator==(const item_among&) const = default;

private:
  friend class maybe<item_among>;
  constexpr item_among() = default;  // of an absent item

  item_kind kind_{};
  short position_ = 0;
};

/// Any item of the framework.
using item = item_among<notion, actor, path, measure, action, dilemma, relation, loop, duty,
                        structural_rule>;

}  // namespace nqpf::framework
