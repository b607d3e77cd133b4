// SPDX-License-Identifier: BSL-1.0
#pragma once

// All concepts of the three papers, and the groups that they form.

#include <nqpf/framework/papers/cao_wu/cultivation.hpp>
#include <nqpf/framework/papers/cao_wu/productivity.hpp>
#include <nqpf/framework/papers/cao_wu/talents.hpp>
#include <nqpf/framework/papers/hu_li/cultivation.hpp>
#include <nqpf/framework/papers/hu_li/productivity.hpp>
#include <nqpf/framework/papers/hu_li/talents.hpp>
#include <nqpf/framework/papers/tang_sun_zeng/cultivation.hpp>
#include <nqpf/framework/papers/tang_sun_zeng/productivity.hpp>
#include <nqpf/framework/papers/tang_sun_zeng/talents.hpp>
#include <nqpf/framework/tables/cultivation.hpp>
#include <nqpf/framework/tables/industry.hpp>
#include <nqpf/framework/tables/productivity.hpp>
#include <nqpf/framework/tables/talents.hpp>
#include <nqpf/framework/types/table.hpp>

namespace nqpf::inline NQPF_ABI::framework {

inline constexpr table_of notions(tables::shared_productivity, tables::shared_industry,
                                  tables::cao_wu_productivity, tables::tang_sun_zeng_productivity,
                                  tables::hu_li_productivity, tables::shared_talents,
                                  tables::cao_wu_talents, tables::tang_sun_zeng_talents,
                                  tables::hu_li_talents, tables::shared_cultivation,
                                  tables::cao_wu_cultivation, tables::tang_sun_zeng_cultivation,
                                  tables::hu_li_cultivation);
static_assert(detail::require_in_order<notions>());

[[nodiscard]] constexpr const notion_entry& about(notion n) noexcept { return notions[n]; }

namespace detail {

// Which concept is a member of which group, and where the members of a group end: a group stands before its
// members, and these may be groups.
struct notion_tree {
  short parent[static_cast<unsigned>(count_of(notion{}))]{};
  short end[static_cast<unsigned>(count_of(notion{}))]{};
  int groups = 0;

  constexpr notion_tree() {
    for (int i = notions.size() - 1; i >= 0; --i) {
      const group_size& group = notions.at(i).group;
      groups += group.members > 0 ? 1 : 0;
      parent[i] = -1;
      int at = i + 1;
      const bool of_notions = group.how != grouping::of_actors && group.how != grouping::of_paths;
      for (int m = 0; of_notions && m < group.members; ++m) {
        parent[at] = static_cast<short>(i);
        at = end[at];
      }
      end[i] = static_cast<short>(at);
    }
  }
};
inline constexpr notion_tree members_of_groups{};

}  // namespace detail

/// How many concepts are groups.
inline constexpr int group_count = detail::members_of_groups.groups;
static_assert(group_count == 97);

/// The group that a concept is a member of, if any.
[[nodiscard]] constexpr maybe<notion> group_of(notion n) noexcept {
  const int parent = detail::members_of_groups.parent[static_cast<int>(n)];
  return parent < 0 ? maybe<notion>{} : static_cast<notion>(parent);
}

/// The members of a group, in the order of the paper; nothing of what is no group, nor of a group of actors or
/// paths. `for (notion m : members_of(notion::three_elements))`.
class members_of {
public:
  constexpr explicit members_of(notion group) : group_(static_cast<int>(group)) {}

  class iterator {
  public:
    constexpr explicit iterator(int at) : at_(at) {}
    constexpr notion operator*() const noexcept { return static_cast<notion>(at_); }
    constexpr iterator& operator++() noexcept {
      at_ = detail::members_of_groups.end[at_];
      return *this;
    }
    constexpr bool operator==(const iterator&) const = default;

  private:
    int at_;
  };
  [[nodiscard]] constexpr iterator begin() const noexcept { return iterator(group_ + 1); }
  [[nodiscard]] constexpr iterator end() const noexcept {
    return iterator(detail::members_of_groups.end[group_]);
  }
  [[nodiscard]] constexpr bool empty() const noexcept { return begin() == end(); }

private:
  int group_;
};

}  // namespace nqpf::framework
