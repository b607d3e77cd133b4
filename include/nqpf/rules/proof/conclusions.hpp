// SPDX-License-Identifier: BSL-1.0
#pragma once

// What the rules of a program conclude, sorted by type and value, so that the proof pairs only rules whose conclusions can
// meet.

#include <nqpf/rules/proof/blocks.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// The types that a program concludes values of, numbered in the order in which they occur; the values of
/// all types are numbered in a row.
struct conclusion_types {
  static constexpr int most = 256;
  const enumeration_info* items[most]{};
  int first_value[most + 1]{};  ///< of each type; at last how many values there are
  int count = 0;
  bool too_many = false;
  bool described_twice = false;  ///< some type is, perhaps otherwise: its conflicts may differ

  [[nodiscard]] constexpr int find(const enumeration_info* type) const noexcept {
    int t = 0;
    while (t < count && !seen_same(items[t], type) && items[t]->type != type->type) ++t;
    return t;
  }
  [[nodiscard]] constexpr int values() const noexcept { return first_value[count]; }
};

/// The conclusions of a program, sorted by type and position.
struct conclusion_index {
  const conclusion_entry* entries;
  const int* starts;  ///< where the entries of each value begin
  int count;
  const conclusion_types& types;

  [[nodiscard]] constexpr int type_of(const conclusion& c) const noexcept {
    return types.find(c.type);
  }
  [[nodiscard]] constexpr int rules_concluding(int type, int position) const noexcept {
    return find(type, position + 1) - find(type, position);
  }
  /// The first entry at or after a conclusion.
  [[nodiscard]] constexpr int find(int type, int position) const noexcept {
    return type < types.count ? starts[types.first_value[type] + position] : count;
  }
};

constexpr conclusion_types find_types(const program& p) {
  conclusion_types types;
  const auto add = [&](const enumeration_info* type) {
    const int t = types.find(type);
    if (t < types.count) {
      types.described_twice = types.described_twice || !seen_same(types.items[t], type);
      return;
    }
    types.too_many = types.too_many || t == conclusion_types::most;
    if (types.too_many) return;
    types.items[types.count++] = type;
    types.first_value[types.count] = types.first_value[t] + type->count;
  };
  for (int i = 0; i < p.count.conclusions; ++i) add(p.conclusions[i].type);
  for (int g = 0; g < p.count.groups; ++g)
    for (int i = 0; i < p.groups[g].default_count(); ++i) add(p.groups[g].default_at(i).type);
  return types;
}

/// Fills `entries` (one per conclusion of the program) in order, and `starts` (two more than there are
/// values, at first zero).
constexpr void sort_conclusions(const program& p, const conclusion_types& types,
                                conclusion_entry* entries, int* starts) {
  const auto value_of = [&](const conclusion& c) {
    return types.first_value[types.find(c.type)] + c.position;
  };
  for (int i = 0; i < p.count.conclusions; ++i) ++starts[value_of(p.conclusions[i]) + 2];
  for (int v = 0; v < types.values(); ++v) starts[v + 2] += starts[v + 1];
  for (int r = 0; r < p.count.rules; ++r)
    for (int i = 0; i < p.rules[r].conclusion_count; ++i)
      entries[starts[value_of(p.conclusions[p.rules[r].conclusion + i]) + 1]++] = {
          static_cast<short>(r)};
}

constexpr void report_types(diagnostics& found) {
  found.add({defect::undecided, -1, -1,
             phrase{} << "the rules conclude values of more than " << conclusion_types::most
                      << " types: split the set"});
}

}  // namespace nqpf::detail
