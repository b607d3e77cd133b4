// SPDX-License-Identifier: BSL-1.0
#pragma once

// Two books in one program, so that what they conclude can be compared.

#include <nqpf/rules/dynamic/storage.hpp>
#include <nqpf/rules/program/same_items.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// The rules of the second book stand behind those of the first. What names indicators and rules are the texts of the
/// books.
template <class Book>
struct joined_books {
  book_storage both{};
  diagnostics found{};  ///< why there is no such program
  int split = 0;        ///< the first rule of the second book

  joined_books(const Book& first, const Book& second)
      : split(static_cast<int>(first.rules_.size())) {
    const program_counts a = first.capacity();
    const program_counts b = second.capacity();
    both.reserve({a.inputs + b.inputs, a.parameters + b.parameters, a.atoms + b.atoms,
                  a.steps + b.steps, a.code + b.code, a.rules + b.rules,
                  a.conclusions + b.conclusions, a.citations + b.citations,
                  a.allowances + b.allowances, a.orders + b.orders, a.groups + b.groups,
                  a.members + b.members, a.outputs + b.outputs, a.assumptions + b.assumptions});
    if (add(first, 0) && add(second, split)) report_other_items(both.view(), found);
  }

private:
  bool add(const Book& book, int offset) {
    bool is_broken = false;
    found.merge(book.pack_into(both, offset, is_broken));
    if (is_broken && found.ok())
      found.add({defect::undecided, -1, -1, phrase{} << "a book has not been compiled"});
    return found.ok();
  }
};

}  // namespace nqpf::inline NQPF_ABI::detail
