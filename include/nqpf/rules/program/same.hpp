// SPDX-License-Identifier: BSL-1.0
#pragma once

// Whether two parts of rules are the same, wherever they stand.

#include <nqpf/rules/program/program.hpp>

namespace nqpf::inline NQPF_ABI::detail {

// Whether two units are one, as far as they are told.
constexpr bool units_agree(const char* a, const char* b) noexcept {
  return a[0] == '\0' || b[0] == '\0' || same_text(a, b);
}

constexpr bool same_definition(const indicator_info& a, const indicator_info& b) {
  if (a.kind != b.kind || a.time != b.time || !(a.domain == b.domain) || a.better != b.better ||
      a.path != b.path || a.is_single != b.is_single || a.may_be_missing != b.may_be_missing ||
      a.has_other_texts != b.has_other_texts || a.value_count() != b.value_count() ||
      !units_agree(a.unit_name, b.unit_name))
    return false;
  for (int i = 0; i < a.value_count(); ++i)
    if (!same_text(a.value_name(i), b.value_name(i))) return false;
  return true;
}

constexpr bool same_atom(const atom& a, const atom& b) {
  return a.what == b.what && a.relation == b.relation && a.input == b.input &&
         a.parameter == b.parameter && a.set == b.set &&
         __builtin_bit_cast(unsigned long long, a.value) ==
             __builtin_bit_cast(unsigned long long, b.value);
}

}  // namespace nqpf::inline NQPF_ABI::detail
