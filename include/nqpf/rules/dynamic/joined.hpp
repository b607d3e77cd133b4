// SPDX-License-Identifier: BSL-1.0
#pragma once

// Two books in one program, so that what they conclude can be compared.

#include <nqpf/rules/dynamic/storage.hpp>
#include <nqpf/rules/program/same_items.hpp>
#include <nqpf/rules/program/same_types.hpp>

#include <deque>
#include <utility>

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
    if (!add(first, 0)) return;
    const program_counts own = both.used;
    if (!add(second, split)) return;
    report_other_items(both.view(), found);
    join_types(own);
    report_other_types(both.view(), split, found);
  }

private:
  // A type of the second book without order that lists the values of one of the first in other places is the same: what
  // is concluded of it is told of a type that lists them as the first book does, and excludes and overrules as the second.
  void join_types(const program_counts& own) {
    for_each_other_type(both.view(), split,
                        [&](const enumeration_info& there, const enumeration_info& here) {
                          if (!same_unordered(there, here)) return;
                          for (int i = own.conclusions; i < both.used.conclusions; ++i)
                            join_value(both.conclusions[i], there, here);
                          for (int g = own.groups; g < both.used.groups; ++g) {
                            group_row& table = both.groups[g];
                            if (table.default_count() > 0) join_value(table.otherwise, there, here);
                            for (int i = 0; i < table.more_count; ++i)
                              join_value(table.more[i], there, here);
                          }
                        });
  }
  void join_value(conclusion& c, const enumeration_info& there, const enumeration_info& here) {
    if (c.type->type != here.type) return;
    const enumeration_info& own = joined_type(*c.type, there);
    c = {&own, static_cast<short>(place_of_name(there, c.name()))};
  }
  const enumeration_info& joined_type(const enumeration_info& of, const enumeration_info& there) {
    for (const auto& [from, to] : types_)
      if (from == &of) return to;
    enumeration_info own = of;
    own.type = there.type;
    own.items = there.items;
    const auto place = [&](short at) {
      return static_cast<short>(place_of_name(there, of.items[at].name));
    };
    for (int i = 0; i < own.resolve_count; ++i)
      own.resolving[i] = {place(of.resolving[i].first), place(of.resolving[i].second)};
    for (int i = 0; i < own.conflict_count; ++i)
      own.conflicting[i] = {place(of.conflicting[i].first), place(of.conflicting[i].second)};
    return types_.emplace_back(&of, own).second;
  }
  bool add(const Book& book, int offset) {
    bool is_broken = false;
    found.merge(book.pack_into(both, offset, is_broken));
    if (is_broken && found.ok())
      found.add({defect::undecided, -1, -1, phrase{} << "a book has not been compiled"});
    return found.ok();
  }

  std::deque<std::pair<const enumeration_info*, enumeration_info>> types_;
};

}  // namespace nqpf::inline NQPF_ABI::detail
