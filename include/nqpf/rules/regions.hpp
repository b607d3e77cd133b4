// SPDX-License-Identifier: BSL-1.0
#pragma once

// From which values a conclusion is reached: all records of which it is concluded, as few regions, each a condition.
//
//   std::cout << nqpf::reached_from<rules>(verdict::sound) << '\n';
//   static_assert(nqpf::reached_from<rules>(verdict::weak).size() == 2);
//   nqpf::reached_from(book.program(), nqpf::conclusion{&verdicts, 0});

#include <nqpf/rules/questions.hpp>
#include <nqpf/rules/regions/reach.hpp>

namespace nqpf::inline NQPF_ABI {

/// The regions of all records, also with missing data, on which the decision concludes a value that nothing
/// overrules; `reachable` finds one of these records. Regions may overlap; together they are exactly these records, unless
/// `whole()` says otherwise, and without arithmetic each has a record that no other has. A comparison with a parameter that has a range is said as such, and a record lies in the
/// region at each setting at which it holds; `{.at_defaults = true}` asks at the defaults alone. Arithmetic is said by the
/// comparisons of the rules.
///
/// The list is cut at 64 regions, and where the search takes too much: in constant evaluation that is soon, at run time
/// beyond 2,000 parts. Time grows with the square of the parts into which the rules cut the records.
template <const auto& Set, detail::described Enum>
[[nodiscard]] constexpr replies::region_list reached_from(Enum value, const asking& how = {}) {
  return detail::find_regions(detail::askable_program<Set>, detail::question_parts{},
                              detail::statement_of(value), how);
}
/// The same among the records on which a condition holds.
template <const auto& Set, detail::described Enum, detail::asked_condition C>
[[nodiscard]] constexpr replies::region_list reached_from(Enum value, const C& where,
                                                          const asking& how = {}) {
  return detail::find_regions(detail::askable_program<Set>, detail::parts_of(where),
                              detail::statement_of(value), how);
}
/// The same for a program made at run time.
[[nodiscard]] constexpr replies::region_list reached_from(const program& p, const conclusion& value,
                                                          const asking& how = {}) {
  return detail::find_regions(p, detail::question_parts{}, detail::statement_of(value), how);
}
template <detail::asked_condition C>
[[nodiscard]] constexpr replies::region_list reached_from(const program& p, const conclusion& value,
                                                          const C& where, const asking& how = {}) {
  return detail::find_regions(p, detail::parts_of(where), detail::statement_of(value), how);
}

}  // namespace nqpf
