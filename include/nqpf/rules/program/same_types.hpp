// SPDX-License-Identifier: BSL-1.0
#pragma once

// Whether two sets in one program mean the same by a value that they conclude.

#include <nqpf/core/diagnostic.hpp>
#include <nqpf/core/null.hpp>
#include <nqpf/rules/program/program.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// Calls `each(conclusion)` for what the rules [first, last) conclude, and the defaults of their tables.
template <class Each>
constexpr void for_each_conclusion(const program& p, int first, int last, Each&& each) {
  for (int r = first; r < last; ++r)
    for (int i = 0; i < p.rules[r].conclusion_count; ++i)
      each(p.conclusions[p.rules[r].conclusion + i]);
  for (int g = 0; g < p.count.groups; ++g) {
    const group_row& table = p.groups[g];
    if (table.end == table.begin || p.members[table.begin] < first ||
        p.members[table.begin] >= last)
      continue;
    for (int i = 0; i < table.default_count(); ++i) each(table.default_at(i));
  }
}

/// The types of that, each once; further ones are left out.
struct concluded_types {
  static constexpr int most = 32;
  const enumeration_info* items[most]{};
  int count = 0;

  constexpr concluded_types(const program& p, int first, int last) noexcept {
    for_each_conclusion(p, first, last, [&](const conclusion& c) { add(c.type); });
  }
  [[nodiscard]] constexpr bool has(const enumeration_info& t) const noexcept {
    for (int i = 0; i < count; ++i)
      if (items[i]->type == t.type) return true;
    return false;
  }

private:
  constexpr void add(const enumeration_info* t) noexcept {
    if (!is_null(t) && count < most && !has(*t)) items[count++] = t;
  }
};

/// The place of a value in a type by its name, or -1.
constexpr int place_of_name(const enumeration_info& t, const char* name) noexcept {
  for (int i = 0; i < t.count; ++i)
    if (same_text(t.items[i].name, name)) return i;
  return -1;
}
/// Whether two types have a value of one name.
constexpr bool share_a_value(const enumeration_info& a, const enumeration_info& b) noexcept {
  for (int i = 0; i < a.count; ++i)
    if (place_of_name(b, a.items[i].name) >= 0) return true;
  return false;
}
/// Whether two types have the same values and no order: in which places they list them says nothing.
constexpr bool same_unordered(const enumeration_info& a, const enumeration_info& b) noexcept {
  bool same = !a.ordered && !b.ordered && a.count == b.count;
  for (int i = 0; same && i < a.count; ++i) same = place_of_name(b, a.items[i].name) >= 0;
  return same;
}

/// Calls `each(of_first, of_second)` for two types of which one is concluded by the rules before `split` alone and one
/// by those behind them alone, and that share a value.
template <class Each>
constexpr void for_each_other_type(const program& p, int split, Each&& each) {
  const concluded_types before(p, 0, split);
  const concluded_types after(p, split, p.count.rules);
  for (int i = 0; i < after.count; ++i)
    for (int k = 0; k < before.count && !before.has(*after.items[i]); ++k)
      if (!after.has(*before.items[k]) && share_a_value(*before.items[k], *after.items[i]))
        each(*before.items[k], *after.items[i]);
}

/// Whether the rules [first, last) or the defaults of their tables conclude a value of a type.
constexpr bool concludes_name(const program& p, int first, int last, const enumeration_info& t,
                              const char* name) noexcept {
  bool some = false;
  for_each_conclusion(p, first, last, [&](const conclusion& c) {
    some = some || (c.type->type == t.type && same_text(c.name(), name));
  });
  return some;
}

/// Reports a value of one name that two sets in one program conclude of two types. Two types of the host's own with the same
/// values and no order are two things that it may tell apart.
constexpr void report_other_types(const program& p, int split, diagnostics& found) {
  for_each_other_type(p, split, [&](const enumeration_info& before, const enumeration_info& after) {
    if (same_unordered(before, after)) return;
    for (int i = 0; i < after.count; ++i) {
      const char* const name = after.items[i].name;
      if (!concludes_name(p, 0, split, before, name) ||
          !concludes_name(p, split, p.count.rules, after, name))
        continue;
      found.add({defect::duplicate_id, -1, -1,
                 phrase{} << "the sets conclude " << spelled{name}
                          << " of two types, which differ in their values or in their order"});
      return;
    }
  });
}

}  // namespace nqpf::inline NQPF_ABI::detail
