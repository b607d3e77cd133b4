// SPDX-License-Identifier: BSL-1.0
#pragma once

// What is wrong with the types of conclusions: values that overrule each other or exclude themselves.

#include <nqpf/core/null.hpp>
#include <nqpf/rules/program/program.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// The pairs of a type of which the first overrules the second, without those that lead into no circle.
struct overruling_circles {
  const enumeration_info& type;
  bool left_out[enumeration_info::pair_capacity]{};

  constexpr explicit overruling_circles(const enumeration_info& t) : type(t) {
    for (bool more = true; more;) {
      more = false;
      for (int i = 0; i < t.resolve_count; ++i) {
        if (left_out[i] || into(t.resolving[i].first) >= 0) continue;
        more = left_out[i] = true;
      }
    }
  }
  /// A pair that is left whose second value is this one, or -1.
  [[nodiscard]] constexpr int into(int value) const noexcept {
    for (int i = 0; i < type.resolve_count; ++i)
      if (!left_out[i] && type.resolving[i].second == value) return i;
    return -1;
  }
  /// The values of a circle, each overruled by the next, and how many they are; 0 of none.
  constexpr int find(short* values) const noexcept {
    int first = 0;
    while (first < type.resolve_count && left_out[first]) ++first;
    if (first == type.resolve_count) return 0;
    int n = 0;
    for (short v = type.resolving[first].first;; v = type.resolving[into(v)].first) {
      for (int i = 0; i < n; ++i) {
        if (values[i] != v) continue;
        for (int k = i; k < n; ++k) values[k - i] = values[k];
        return n - i;
      }
      values[n++] = v;
    }
  }
};

/// Writes the fault of a circle in which values overrule each other.
constexpr void write_circle(phrase& m, const enumeration_info& t, const short* values, int n) {
  const auto name = [&](int i) { return spelled{t.items[values[i]].name}; };
  if (n == 1) {
    m << "value " << name(0) << " overrules itself";
    return;
  }
  m << "values " << name(0);
  for (int i = n - 1; i > 1; --i) m << ", " << name(i);
  m << " and " << name(1) << " overrule each other"
    << (n == 2 ? ": where both are concluded, nothing is left"
               : " in a circle: where all are concluded, nothing is left");
}

// Which value a conflict or a resolution names that its type leaves out.
constexpr void write_left_out(phrase& m, const enumeration_info& t) {
  const bool is_described = t.name[0] != '\0';
  const auto write = [&](const char* pair, int place) {
    const bool is_listed = place >= 0 && place < t.count;
    if (!is_listed) m << pair << " of conclusions names " << left_out_value{&t, place};
    return !is_listed;
  };
  const int most = enumeration_info::pair_capacity;
  for (int i = 0; is_described && i < t.conflict_count && i < most; ++i)
    if (write("a conflict", t.conflicting[i].first) || write("a conflict", t.conflicting[i].second))
      return;
  for (int i = 0; is_described && i < t.resolve_count && i < most; ++i)
    if (write("a resolution", t.resolving[i].first) || write("a resolution", t.resolving[i].second))
      return;
  m << "a conflict or a resolution of conclusions names a value that its type does not list";
}

/// Writes what is wrong with a type of conclusions, and says which defect that is; none where nothing is.
constexpr defect write_fault(phrase& m, const enumeration_info& t) {
  bool listed = t.conflict_count >= 0 && t.conflict_count <= enumeration_info::pair_capacity &&
                t.resolve_count >= 0 && t.resolve_count <= enumeration_info::pair_capacity;
  const auto is_listed = [&](const enumeration_info::pair& p) {
    return p.first >= 0 && p.first < t.count && p.second >= 0 && p.second < t.count;
  };
  for (int i = 0; listed && i < t.conflict_count; ++i) listed = is_listed(t.conflicting[i]);
  for (int i = 0; listed && i < t.resolve_count; ++i) listed = is_listed(t.resolving[i]);
  if (!listed) {
    write_left_out(m, t);
    return defect::unknown_name;
  }
  if (repeats_value(t.items, t.count)) {
    m << "a type of conclusions lists one value twice";
    return defect::duplicate_id;
  }
  for (int i = 0; i < t.conflict_count; ++i)
    if (t.conflicting[i].first == t.conflicting[i].second) {
      m << "value " << spelled{t.items[t.conflicting[i].first].name} << " conflicts with itself";
      return defect::conflict;
    }
  short values[enumeration_info::pair_capacity + 1]{};
  const int n = t.resolve_count == 0 ? 0 : overruling_circles(t).find(values);
  if (n == 0) return defect::none;
  write_circle(m, t, values, n);
  return defect::conflict;
}

/// Checks the types of all that is concluded, each once, and refuses the set for the first of them with a fault.
template <class Packer>
constexpr void check_types(const Packer& p) {
  constexpr int most = 32;
  const enumeration_info* seen[most]{};
  int count = 0;
  const auto check = [&](const enumeration_info* type) {
    if (is_null(type)) return;
    for (int i = count - 1; i >= 0; --i)
      if (seen_same(seen[i], type)) return;
    if (count < most) seen[count++] = type;
    phrase m{};
    if (const defect code = write_fault(m, *type); code != defect::none) p.insist(code, -1, -1, m);
  };
  for (int i = 0; i < p.out.used.conclusions; ++i) check(p.out.conclusions[i].type);
  for (int g = 0; g < p.out.used.groups; ++g)
    for (int i = 0; i < p.out.groups[g].default_count(); ++i)
      check(p.out.groups[g].default_at(i).type);
}

}  // namespace nqpf::inline NQPF_ABI::detail
