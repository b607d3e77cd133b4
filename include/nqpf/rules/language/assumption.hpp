// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a rule set assumes of every record: conditions that hold between inputs, whatever the rules say.

#include <nqpf/rules/language/condition.hpp>

namespace nqpf::inline NQPF_ABI::detail {

inline constexpr int most_assumptions = 64;

/// The assumptions of a set; a set without them keeps nothing.
template <unsigned long N>
struct assumption_list {
  static constexpr int assumption_count = static_cast<int>(N);
  expression assumed[N]{};

  [[nodiscard]] constexpr const expression* assumptions() const noexcept { return assumed; }
};
template <>
struct assumption_list<0> {
  static constexpr int assumption_count = 0;

  [[nodiscard]] constexpr const expression* assumptions() const noexcept { return nullptr; }
};

template <class Record, class C>
concept assumes_of =
    condition_operands<C, C> &&
    std::is_convertible_v<condition<typename operand<std::remove_cvref_t<C>>::record>,
                          condition<Record>>;

template <class Record, class C>
constexpr expression as_assumption(C&& c) {
  static_assert(!passing<C>,
                "nqpf: declare indicators as inline constexpr objects, and name them in "
                "assumptions: a temporary would be gone when they are read");
  constexpr bool fits = assumes_of<Record, C>;
  static_assert(fits,
                "nqpf: given() takes conditions over the record of the rule set, each an "
                "assumption");
  if constexpr (fits && !passing<C>) return condition<Record>(as_condition(static_cast<C&&>(c)));
  else return refused_condition<Record>();
}

/// Fills a set with the parts of another and with more assumptions.
template <class Record, class To, class From, class... Conditions>
constexpr void assume_more(To& to, const From& from, Conditions&&... conditions) {
  static_assert(sizeof...(Conditions) > 0, "nqpf: given() takes at least one assumption");
  static_assert(To::assumption_count <= most_assumptions,
                "nqpf: a rule set has at most 64 assumptions; join some with &&");
  static_cast<typename From::parts&>(to) = from;
  int n = From::assumption_count;
  for (int i = 0; i < n; ++i) to.assumed[i] = from.assumptions()[i];
  (static_cast<void>(to.assumed[n++] =
                         as_assumption<Record>(static_cast<Conditions&&>(conditions))),
   ...);
}

}  // namespace nqpf::inline NQPF_ABI::detail
