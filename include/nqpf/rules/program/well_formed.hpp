// SPDX-License-Identifier: BSL-1.0
#pragma once

// What is wrong with the parts of a rule set by themselves: what the compiler cannot refuse where a host assembles
// them at run time, and what no program can be made of.

#include <nqpf/rules/program/write.hpp>

namespace nqpf::inline NQPF_ABI::detail {

constexpr bool is_range(const interval& i) noexcept {
  return !is_missing(i.low) && !is_missing(i.high) && !i.empty();
}

/// Writes what is wrong with an indicator. False where nothing is.
constexpr bool write_fault(phrase& m, const indicator_info& i) {
  if (i.id[0] == '\0') {
    m << "an indicator has no name";
    return true;
  }
  const bool is_number = i.value_count() == 0 && i.kind != kind::category;
  if (!is_number || is_range(i.domain)) return false;
  m << "the domain of " << i.id << ", ";
  write_domain(m, measure(i), i.domain);
  m << ", holds no number";
  return true;
}

/// Writes what is wrong with a parameter. False where nothing is.
constexpr bool write_fault(phrase& m, const parameter& p) {
  if (p.id[0] == '\0') {
    m << "a parameter has no name";
    return true;
  }
  // Without a default and a range the default range is all numbers: that is told elsewhere.
  const bool has_default = !is_missing(p.value);
  if (is_range(p.range) || (has_default && !p.range.contains(p.value) && !is_missing(p.range.low) &&
                            !is_missing(p.range.high)))
    return false;
  m << "the range of parameter " << p.id << ", ";
  write_domain(m, measure(p), p.range);
  m << ", holds no number";
  return true;
}

/// Writes what is wrong with a rule. False where nothing is.
constexpr bool write_fault(phrase& m, const rule_data& r) {
  if (r.id[0] == '\0') {
    m << (r.is_derived ? "a derived fact has no name" : "a rule has no name");
    return true;
  }
  if (r.valid.is_limited() && !r.is_dated) {
    write_period(m << rule_title(r) << " is ", r.valid);
    m << ", and the set names no date: write .as_of(date)";
    return true;
  }
  if (r.too_many == rule_data::excess::none) return false;
  m << rule_title(r)
    << (r.too_many == rule_data::excess::citations    ? " cites more than three sources"
        : r.too_many == rule_data::excess::allowances ? " allows more than three defects"
        : r.too_many == rule_data::excess::outputs    ? " puts out more than there is room for"
                                                      : " concludes more than six values");
  return true;
}

}  // namespace nqpf::detail
