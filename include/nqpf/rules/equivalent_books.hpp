// SPDX-License-Identifier: BSL-1.0
#pragma once

// Whether two books made at run time decide alike:
//
//   const auto same = nqpf::equivalent(old_book, new_book);
//   if (same.no()) std::cout << same << '\n';   // with a record, and what each book concludes of it
//   nqpf::equivalent(old_book, new_book, share >= 0.5, {.at_defaults = true});

#include <nqpf/rules/dynamic.hpp>
#include <nqpf/rules/questions.hpp>
#include <nqpf/rules/questions/sets.hpp>

namespace nqpf::inline NQPF_ABI {

namespace detail {

inline answer_of_program compare_books(const rule_book& first, const rule_book& second,
                                       const question_parts& parts, const asking& how) {
  const joined_books joined(first, second);
  for (const diagnostic& d : joined.found) {
    answered refused;
    refused.is = answered::kind::refused;
    refused.sentence = d.message;
    return answer_of_program(refused);
  }
  return ask_same<answer_of_program>(joined.both.view(), joined.split, parts, how);
}

}  // namespace detail

/// Whether two books have the same conclusions that stand on every record, also with missing data, at every setting of
/// the parameters that they share by name: what `equivalent<a, b>()` asks of sets declared in code, with the same answers.
/// Both books have compiled, also with defects, and declare what they share alike: an indicator, an item or a parameter of
/// one name and two definitions is refused. Types of conclusions are the same where their names and their order are, or
/// their names where neither has an order; a value of one name and two other types is refused. The record of the answer no is evaluated in both books; `values()` and `setting()` begin with those of the first
/// book, in the order of its program, and what the second alone reads stands behind them. The answer lives no longer than the
/// books.
///
/// It costs both books packed into one program, and for each value that can be concluded two searches through the boxes of
/// the rules that conclude it, against those of the other book: more or less the product of the two numbers.
[[nodiscard]] inline auto equivalent(const rule_book& first, const rule_book& second,
                                     const asking& how = {}) {
  return detail::compare_books(first, second, detail::question_parts{}, how);
}
/// The same of the records on which a condition holds. It reads indicators of the books by name; outcomes that it reads
/// are those of the first book.
template <detail::asked_condition C>
[[nodiscard]] auto equivalent(const rule_book& first, const rule_book& second, const C& where,
                              const asking& how = {}) {
  return detail::compare_books(first, second, detail::parts_of(where), how);
}

}  // namespace nqpf::inline NQPF_ABI
