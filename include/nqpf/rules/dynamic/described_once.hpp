// SPDX-License-Identifier: BSL-1.0
#pragma once

// Types of conclusions of the same names are one type, and a book may describe it several times: what one description
// says of conflicts, overruling and order then holds of all. The proofs, the findings and what is written of a book see
// one description of each type.

#include <nqpf/rules/program/packed.hpp>

#include <deque>
#include <utility>
#include <vector>

namespace nqpf::inline NQPF_ABI::detail {

class described_once {
public:
  /// Of what rules that are packed conclude, from a place on, and of the defaults of tables that will be. The conclusions
  /// are told of one description; those that are joined stay with the storage of the packer.
  template <class Packer>
  described_once(const Packer& p, int first, const std::vector<group_data>& groups)
      : room_(p.out.types) {
    for (int i = first; i < p.out.used.conclusions; ++i) see(p.out.conclusions[i].type);
    for (const group_data& g : groups) {
      see(g.otherwise.type);
      for (int i = 0; i < g.more_count; ++i) see(g.more[i].type);
    }
    for (int i = first; i < p.out.used.conclusions; ++i) tell(p.out.conclusions[i]);
    if (is_too_much_)
      p.insist(defect::undecided, -1, -1,
               phrase{} << "a type of conclusions has room for " << enumeration_info::pair_capacity
                        << " conflicts and as many resolutions, in all its descriptions");
  }
  /// A table whose default is told of one description.
  [[nodiscard]] group_data of(group_data g) const {
    tell(g.otherwise);
    for (int i = 0; i < g.more_count; ++i) tell(g.more[i]);
    return g;
  }

private:
  void see(const enumeration_info* type) {
    if (type == nullptr) return;
    for (const auto& known : seen_)
      if (known.first == type) return;
    const std::size_t first = first_of(*type);
    seen_.push_back({type, nullptr});
    if (first + 1 == seen_.size()) return;
    enumeration_info*& joined = seen_[first].second;
    if (joined == nullptr) joined = &room_.emplace_back(*seen_[first].first);
    seen_.back().second = joined;
    join(*joined, *type);
  }
  void tell(conclusion& c) const {
    for (const auto& known : seen_)
      if (known.first == c.type && known.second != nullptr) {
        c.type = known.second;
        return;
      }
  }
  [[nodiscard]] std::size_t first_of(const enumeration_info& type) const {
    std::size_t i = 0;
    while (seen_.size() > i && seen_[i].first->type != type.type) ++i;
    return i;
  }
  void join(enumeration_info& to, const enumeration_info& from) {
    to.ordered = to.ordered || from.ordered;
    for (int i = 0; i < from.conflict_count; ++i)
      if (const auto p = from.conflicting[i]; !to.in_conflict(p.first, p.second))
        add(p, to.conflicting, to.conflict_count);
    for (int i = 0; i < from.resolve_count; ++i)
      if (const auto p = from.resolving[i]; !to.overrules(p.first, p.second))
        add(p, to.resolving, to.resolve_count);
  }
  void add(enumeration_info::pair p, enumeration_info::pair* to, int& count) {
    if (count == enumeration_info::pair_capacity) is_too_much_ = true;
    else to[count++] = p;
  }

  std::deque<enumeration_info>& room_;
  std::vector<std::pair<const enumeration_info*, enumeration_info*>> seen_;
  bool is_too_much_ = false;
};

}  // namespace nqpf::inline NQPF_ABI::detail
