// SPDX-License-Identifier: BSL-1.0
#pragma once

// Rules, derived facts and rule sets, as values.

#include <nqpf/core/diagnostic.hpp>
#include <nqpf/core/source.hpp>
#include <nqpf/rules/condition.hpp>

namespace nqpf::inline v0 {

/// One value that a rule concludes: an enumerator of a type of the host's.
struct conclusion {
  const enumeration_info* type;
  short position;

  [[nodiscard]] constexpr const char* name() const noexcept { return type->items[position].name; }
};

/// A defect that the author accepts on one rule, and why.
struct allowance {
  defect code;
  const char* reason;
};

/// A rule as data, whatever record it reads.
struct rule_data {
  static constexpr int conclusion_capacity = 6;
  static constexpr int citation_capacity = 3;
  static constexpr int allowance_capacity = 3;

  const char* id = "";
  expression when_{};
  conclusion conclusions[conclusion_capacity]{};
  citation citations[citation_capacity]{};
  allowance allowances[allowance_capacity]{};
  unsigned char conclusion_count = 0;
  unsigned char citation_count = 0;
  unsigned char allowance_count = 0;
  bool is_derived = false;

  [[nodiscard]] constexpr bool allows(defect code) const noexcept {
    for (int i = 0; i < allowance_count; ++i)
      if (allowances[i].code == code) return true;
    return false;
  }
};

/// A rule over `Record` (`any_record` as long as it has read none). Builder functions return a changed copy.
template <class Record>
struct rule : rule_data {
  using record = Record;

  constexpr rule() = default;
  constexpr explicit rule(const char* name) { id = name; }
  constexpr explicit rule(const rule_data& other) : rule_data(other) {}
  /// A rule that reads only outcomes belongs to any record.
  template <std::same_as<any_record> Other>
    requires(!std::same_as<Record, any_record>)
  constexpr rule(const rule<Other>& other) : rule_data(other) {}

  /// What it concludes where its condition holds: enumerators of described types.
  template <described... Enums>
  [[nodiscard]] constexpr rule then(Enums... values) const {
    static_assert(sizeof...(Enums) <= conclusion_capacity, "nqpf: too many conclusions in one rule");
    rule r = *this;
    (static_cast<void>(r.conclusions[r.conclusion_count++] =
                         {&description_of<Enums>, static_cast<short>(description_of<Enums>.position(
                                                    static_cast<long long>(values)))}),
     ...);
    return r;
  }
  /// Where the rule comes from; several citations are several calls.
  [[nodiscard]] constexpr rule cite(const source& document, const char* place,
                                    status s = status::stated) const {
    rule r = *this;
    r.citations[r.citation_count++] = {&document, place, s};
    return r;
  }
  /// Accepts one defect of this rule, on purpose.
  [[nodiscard]] constexpr rule allow(defect code, const char* reason) const {
    rule r = *this;
    r.allowances[r.allowance_count++] = {code, reason};
    return r;
  }
  /// The condition. A rule has one.
  template <class C>
    requires detail::condition_operands<C, C>
  [[nodiscard]] constexpr auto when(const C& c) const requires std::same_as<Record, any_record> {
    const auto as_one = detail::as_condition(c);
    rule<typename std::remove_cvref_t<decltype(as_one)>::record> r(static_cast<const rule_data&>(*this));
    r.when_ = as_one;
    return r;
  }
};

rule(const char*) -> rule<any_record>;

/// A derived fact: a named condition that concludes nothing and that rules read with `holds`.
[[nodiscard]] constexpr rule<any_record> derived(const char* id) {
  rule<any_record> r(id);
  r.is_derived = true;
  return r;
}

/// Rules over one record type.
template <class Record, unsigned long N>
struct rule_set {
  using record = Record;
  static constexpr int size = static_cast<int>(N);
  static constexpr int declared_capacity = 64;
  static constexpr int order_capacity = 16;

  rule_data rules[N]{};
  const indicator_info* declared[declared_capacity]{};
  int declared_count = 0;
  const parameter* orders[order_capacity][2]{};
  int order_count = 0;

  /// Declares the indicators that the set reads: one that no rule reads is then a defect.
  template <class... Indicators>
    requires(std::derived_from<Indicators, indicator_info> && ...)
  [[nodiscard]] constexpr rule_set over(const Indicators&... indicators) const {
    static_assert(sizeof...(Indicators) <= declared_capacity, "nqpf: too many indicators in over()");
    rule_set r = *this;
    (static_cast<void>(r.declared[r.declared_count++] = &indicators), ...);
    return r;
  }
  /// Declares that in every setting the first parameter is less than the second.
  [[nodiscard]] constexpr rule_set ordered(const parameter& low, const parameter& high) const {
    rule_set r = *this;
    r.orders[r.order_count][0] = &low;
    r.orders[r.order_count][1] = &high;
    ++r.order_count;
    return r;
  }
};

/// A rule set over `Record`. Declare it `inline constexpr` at namespace scope.
template <class Record, unsigned long N>
[[nodiscard]] constexpr rule_set<Record, N> ruleset(const rule<Record> (&rules)[N]) {
  rule_set<Record, N> r;
  for (unsigned long i = 0; i < N; ++i) r.rules[i] = rules[i];
  return r;
}

}  // namespace nqpf
