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
  m << "the domain of " << shown_name(i) << ", ";
  write_domain(m, measure(i), i.domain);
  m << ", holds no number";
  return true;
}

/// Writes which of its texts or enumerators an indicator lists twice. False where none is.
constexpr bool write_repeated(phrase& m, const indicator_info& i) {
  for (int k = 1; i.kind == kind::category && k < i.category_count; ++k)
    for (int other = 0; other < k; ++other)
      if (same_text(i.categories[k], i.categories[other])) {
        m << "category " << i.id << " lists " << spelled{i.categories[k]} << " twice";
        return true;
      }
  if (i.kind != kind::enumeration || !repeats_value(i.values->items, i.values->count)) return false;
  m << "the type of " << i.id << " lists one value twice";
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

// A day that is none: 20220230 as 2022-02-30.
constexpr void write_no_day(phrase& m, int day) {
  if (day == 0) {
    m << "a date that the calendar does not have";
    return;
  }
  const auto two = [&](int number) { m << (number < 10 ? "-0" : "-") << number; };
  m << day / 10000;
  two(day / 100 % 100);
  two(day % 100);
  m << ", which is not a date";
}

constexpr bool has_no_day(const period& p) noexcept {
  return is_missing(p.from) || is_missing(p.until);
}
/// Which defect that is what `write_fault` says of a rule.
constexpr defect fault_code(const rule_data& r) noexcept {
  if (has_no_day(r.valid)) return defect::outside_domain;
  const bool is_nameless = r.id[0] == '\0' || (r.valid.is_limited() && !r.is_dated);
  return is_nameless ? defect::unknown_name : defect::undecided;
}

/// Writes what is wrong with a rule. False where nothing is.
constexpr bool write_fault(phrase& m, const rule_data& r) {
  if (r.id[0] == '\0') {
    m << (r.is_derived ? "a derived fact has no name" : "a rule has no name");
    return true;
  }
  if (has_no_day(r.valid)) {
    m << rule_title(r) << (is_missing(r.valid.from) ? " is valid from " : " is valid until ");
    write_no_day(m, r.no_day);
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
