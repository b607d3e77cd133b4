// SPDX-License-Identifier: BSL-1.0
#pragma once

// A group of the framework over the host's types: one scored part for each member, in the order of the paper. The
// three factors, the three new and the three high are such groups, and so are all others.

#include <nqpf/framework/innovation.hpp>
#include <nqpf/framework/notions.hpp>
#include <nqpf/framework/types/set_of.hpp>

namespace nqpf::inline NQPF_ABI::framework {

namespace detail {

// The member of a group that a host's type says it stands for, by a static member `stands_for`.
template <class T>
constexpr maybe<notion> declared_member() {
  if constexpr (requires {
                  { &T::stands_for } -> of_static_member;
                  notion{T::stands_for};
                })
    return T::stands_for;
  else return {};
}

constexpr int size_of_group(notion group) {
  int n = 0;
  for (const notion m : members_of(group)) n += static_cast<int>(m) >= 0 ? 1 : 0;
  return n;
}

template <notion Group, class... Parts>
constexpr diagnostics part_defects() {
  diagnostics found;
  const maybe<notion> declared[] = {declared_member<Parts>()..., {}};
  const int given = static_cast<int>(sizeof...(Parts));
  int at = 0;
  for (const notion member : members_of(Group)) {
    if (at >= given) {
      found.add({defect::unknown_name, -1, -1,
                 phrase() << nqpf::detail::spelled{id_of(Group)} << " has no part for "
                          << nqpf::detail::spelled{id_of(member)}});
    } else if (declared[at] && *declared[at] != member) {
      found.add({defect::unknown_name, -1, -1,
                 phrase() << "the part for " << nqpf::detail::spelled{id_of(member)}
                          << " says that it stands for "
                          << nqpf::detail::spelled{id_of(*declared[at])}});
    }
    ++at;
  }
  if (given > at)
    found.add({defect::unknown_name, -1, -1,
               phrase() << nqpf::detail::spelled{id_of(Group)} << " has " << at << " members, not "
                        << given});
  return found;
}
template <notion Group, class... Parts>
inline constexpr diagnostics found_in_parts = part_defects<Group, Parts...>();

}  // namespace detail

/// A group of the framework with a part of the host's for each member, in the order of the paper. A part that is
/// missing, or stands in the wrong place, is named when the program is compiled.
template <notion Group, scored... Parts>
struct parts_of {
  static_assert(detail::require_none<detail::found_in_parts<Group, Parts...>>());
  static constexpr notion group = Group;
  static constexpr int size = static_cast<int>(sizeof...(Parts));

  [[no_unique_address]] detail::slots_of<Parts...> parts{};

  constexpr parts_of() = default;
  constexpr explicit parts_of(const Parts&... each)
    requires(sizeof...(Parts) > 0)
      : parts{{each}...} {}

  /// The part of a member, from 0, as the host's type.
  template <unsigned long I>
  [[nodiscard]] constexpr const auto& part() const noexcept {
    return get<I>(parts).value;
  }
  /// The score of a member; missing for what is none.
  [[nodiscard]] constexpr double score(notion member) const {
    double found = missing;
    each_score([&](notion m, double s) { found = m == member ? s : found; });
    return found;
  }
  /// The mean over the members, all of them known: the papers weigh none more than another.
  [[nodiscard]] constexpr double score() const {
    double sum = 0;
    each_score(
        [&](notion, double s) { sum = is_missing(sum) || is_missing(s) ? missing : sum + s; });
    return is_missing(sum) ? missing : sum / size;
  }
  /// The member with the lowest known score, the first of equals; none where all are missing.
  [[nodiscard]] constexpr maybe<notion> weakest() const {
    maybe<notion> lowest;
    double least = missing;
    each_score([&](notion m, double s) {
      if (is_missing(s) || (lowest && s >= least)) return;
      lowest = m;
      least = s;
    });
    return lowest;
  }
  /// The members whose score is missing.
  [[nodiscard]] constexpr set_of<notion> missing_members() const {
    set_of<notion> found;
    each_score([&](notion m, double s) {
      if (is_missing(s)) found.insert(m);
    });
    return found;
  }

private:
  template <unsigned long I, class T>
  static constexpr const detail::slot<I, T>& get(const detail::slot<I, T>& s) noexcept {
    return s;
  }
  template <class F>
  constexpr void each_score(F&& each) const {
    visit(each, std::make_index_sequence<sizeof...(Parts)>{});
  }
  template <class F, unsigned long... I>
  constexpr void visit(F& each, std::index_sequence<I...>) const {
    auto member = members_of(Group).begin();
    const auto next = [&](double s) {
      each(*member, s);
      ++member;
    };
    (next(score_in(get<I>(parts).value)), ...);
  }
};

/// A bare score that stands for one concept, for a host without types of its own.
template <notion N>
struct notion_score {
  static constexpr notion stands_for = N;
  double value = missing;
  [[nodiscard]] constexpr double score() const noexcept { return value; }
};

/// The three factors from which new quality productive forces are born: technological breakthrough, innovative
/// allocation of factors, deep transformation of industry (cao_wu 1; hu_li 2; tang_sun_zeng 2.3).
template <scored... Parts>
using three_factors = parts_of<notion::three_factors, Parts...>;
/// The three new: industries, drivers, models (hu_li 2; tang_sun_zeng 4.5).
template <scored... Parts>
using three_new = parts_of<notion::three_new, Parts...>;
/// The three high: technology, efficiency, quality (hu_li 2).
template <scored... Parts>
using three_high = parts_of<notion::three_high, Parts...>;

}  // namespace nqpf::framework
