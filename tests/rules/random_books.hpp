// SPDX-License-Identifier: BSL-1.0
#pragma once

// Random rule sets once more as rule books, with indicators, parameters and names of their own: what a
// host assembles from data. Several sets fit in one book.

#include "rules/random_programs.hpp"

#include <nqpf/rules/dynamic.hpp>

#include <array>
#include <string>
#include <vector>

namespace test::programs {

class random_book {
public:
  random_book() {
    for (const auto& i : number) numbers_[index(i.id)] = &book_.add(i);
    flag_ = &book_.add(flag);
    field_ = &book_.add(field);
    for (const nqpf::parameter& p : parameters) parameters_[index(p.id)] = &book_.add(p);
  }

  /// Adds the rules of a set; their names get a prefix that is unlike others.
  void add(const set& s, const std::string& prefix) {
    for (const nqpf::rule_data& r : s.rules) {
      std::vector<std::string> kept;  // as long as the rule is added
      kept.reserve(nqpf::expression::capacity + 1);
      const auto renamed = [&](const char* name) {
        return kept.emplace_back(prefix + name).c_str();
      };
      nqpf::rule<nqpf::unbound> own{r};
      own.id = renamed(r.id);
      for (int i = 0; i < own.when_.count; ++i) {
        nqpf::node& n = own.when_.nodes[i];
        if (n.code == nqpf::detail::op::outcome) n.name = renamed(n.name);
        if (n.indicator != nullptr) n.indicator = own_of(*n.indicator);
        if (n.parameter != nullptr) n.parameter = parameters_[index(n.parameter->id)];
      }
      book_.add(own);
    }
    for (int g = 0; g < s.group_count; ++g) {
      std::vector<std::string> members;
      for (int i = 0; i < s.groups[g].name_count; ++i)
        members.push_back(prefix + s.groups[g].names[i]);
      book_.add_group(members, s.groups[g].policy, false, false);
    }
  }

  /// The packed rules. They conclude nothing and cite nothing, which is found before any proof.
  const nqpf::program& program() {
    found_ = book_.compile();
    return book_.program();
  }
  [[nodiscard]] const nqpf::diagnostics& found() const { return found_; }

private:
  static std::size_t index(const char* id) { return static_cast<std::size_t>(id[1] - '0'); }

  [[nodiscard]] const nqpf::indicator_info* own_of(const nqpf::indicator_info& i) const {
    const int place = place_of(i);
    if (place < numbers) return numbers_[static_cast<std::size_t>(place)];
    if (place == numbers) return flag_;
    return place == numbers + 1 ? &grown : field_;
  }

  nqpf::rule_book book_;
  nqpf::diagnostics found_;
  std::array<const nqpf::indicator_info*, numbers> numbers_{};
  const nqpf::indicator_info* flag_ = nullptr;
  const nqpf::indicator_info* field_ = nullptr;
  std::array<const nqpf::parameter*, 3> parameters_{};
};

/// Whether two programs are the same but for where their arrays stand.
inline bool same_program(const nqpf::program& a, const nqpf::program& b) {
  if (a.count.inputs != b.count.inputs || a.count.parameters != b.count.parameters ||
      a.count.atoms != b.count.atoms || a.count.steps != b.count.steps ||
      a.count.code != b.count.code || a.count.rules != b.count.rules ||
      a.count.groups != b.count.groups || a.count.members != b.count.members ||
      a.count.orders != b.count.orders)
    return false;
  bool same = true;
  for (int i = 0; i < a.count.inputs; ++i)
    same = same && nqpf::detail::same_text(a.inputs[i]->id, b.inputs[i]->id);
  for (int i = 0; i < a.count.parameters; ++i)
    same = same && nqpf::detail::same_text(a.parameters[i]->id, b.parameters[i]->id);
  for (int i = 0; i < a.count.atoms; ++i)
    same = same && nqpf::detail::same_atom(a.atoms[i], b.atoms[i]) &&
           a.atoms[i].begin == b.atoms[i].begin && a.atoms[i].middle == b.atoms[i].middle &&
           a.atoms[i].end == b.atoms[i].end;
  for (int i = 0; i < a.count.steps; ++i)
    same = same && a.steps[i].code == b.steps[i].code && a.steps[i].index == b.steps[i].index &&
           a.steps[i].function == b.steps[i].function && (a.steps[i].value == b.steps[i].value);
  for (int i = 0; i < a.count.code; ++i)
    same = same && a.code[i].code == b.code[i].code && a.code[i].argument == b.code[i].argument &&
           a.code[i].left == b.code[i].left;
  for (int i = 0; i < a.count.rules; ++i)
    same = same && a.rules[i].begin == b.rules[i].begin && a.rules[i].end == b.rules[i].end &&
           a.rules[i].is_derived == b.rules[i].is_derived && a.order[i] == b.order[i];
  for (int i = 0; i < a.count.groups; ++i)
    same = same && a.groups[i].begin == b.groups[i].begin && a.groups[i].end == b.groups[i].end &&
           a.groups[i].policy == b.groups[i].policy;
  for (int i = 0; i < a.count.members; ++i) same = same && a.members[i] == b.members[i];
  return same;
}

}  // namespace test::programs
