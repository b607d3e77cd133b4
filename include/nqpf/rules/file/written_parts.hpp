// SPDX-License-Identifier: BSL-1.0
#pragma once

// What both forms of files say of the parts of a program: the types of conclusions with their names, which ranges and
// domains are said at all, the words of policies, the lists with what their items have.

#include <nqpf/rules/file/text_parser.hpp>
#include <nqpf/rules/rule_file.hpp>

namespace nqpf::inline NQPF_ABI::detail::files {

/// The types of conclusions of a program, in the order in which rules first conclude of them, and what
/// they are called in files: nothing where each value has one type.
struct type_list {
  std::vector<const enumeration_info*> types;
  std::vector<std::string> names;

  type_list(const program& p, const rule_words& words) {
    for (int i = 0; i < p.count.conclusions; ++i) add(p.conclusions[i].type);
    for (int g = 0; g < p.count.groups; ++g)
      if (p.groups[g].has_default && p.groups[g].otherwise.type != nullptr)
        for (int k = 0; k < p.groups[g].default_count(); ++k) add(p.groups[g].default_at(k).type);
    for (const enumeration_info* t : types) {
      std::string name;
      for (const rule_words::type& lent : words.types())
        if (lent.info->type == t->type) name = lent.name;
      names.push_back(name);
    }
    bool unclear = false;
    for (std::size_t a = 0; a < types.size(); ++a)
      for (std::size_t b = 0; b < a; ++b) unclear = unclear || shares_values(*types[a], *types[b]);
    for (std::size_t i = 0; unclear && i < types.size(); ++i)
      if (names[i].empty()) names[i] = "type_" + std::to_string(i + 1);
  }
  [[nodiscard]] std::size_t place(const conclusion& c) const {
    std::size_t i = 0;
    while (types[i]->type != c.type->type) ++i;
    return i;
  }
  /// Whether a conclusion has to say its type.
  [[nodiscard]] bool is_unclear(const conclusion& c) const {
    for (const enumeration_info* t : types)
      if (t->type != c.type->type && has_value(*t, c.name())) return true;
    return false;
  }

private:
  static bool has_value(const enumeration_info& t, const char* name) {
    for (int i = 0; i < t.count; ++i)
      if (same_text(t.items[i].name, name)) return true;
    return false;
  }
  static bool shares_values(const enumeration_info& a, const enumeration_info& b) {
    for (int i = 0; i < a.count; ++i)
      if (has_value(b, a.items[i].name)) return true;
    return false;
  }
  void add(const enumeration_info* t) {
    for (const enumeration_info* known : types)
      if (known->type == t->type) return;
    types.push_back(t);
  }
};

/// Whether a parameter says its range in a file: one without has its default alone, or all numbers.
inline bool says_range(const parameter& p) {
  const interval usual = is_missing(p.value) ? interval{} : parameter(p.id, p.value).range;
  return !(p.range == usual);
}

/// Whether an indicator says its domain in a file.
inline bool says_domain(const indicator_info& i) {
  const bool is_number = i.kind == kind::number || i.kind == kind::integer;
  return is_number && !(i.domain == (i.time == time_kind::date ? all_days : interval{}));
}

/// Whether a table or group says which rows count: a group does not where it claims something else and all count.
inline bool says_policy(const group_row& g) {
  return g.is_table || g.policy != hit::rule_order || !(g.complete || g.complete_when_known);
}
inline std::string policy_text(const group_row& g) {
  std::string words;
  for (const policy_word& w : policy_words)
    if (g.policy == w.policy && (words.empty() || !g.is_table)) words = w.words;
  if (g.aggregate != aggregate::none)
    words += std::string(" ") + aggregate_words[static_cast<int>(g.aggregate)];
  return words;
}

/// A list that rules ask, or an indicator of the items of one.
struct written_part {
  const indicator_info* info;
  const char* of;  ///< the list; empty: of the record
  bool is_list;
};

/// The indicators and lists of a program in the order in which it first reads them, those of items behind their lists,
/// each once. `clash(part)` is told of two that have one name and differ.
class part_list {
public:
  template <class Clash>
  part_list(const program& p, Clash&& clash) {
    add(p, "", clash);
    for (std::size_t i = 0; i < programs_.size(); ++i)  // grows by the lists of items
      add(*programs_[i].first, programs_[i].second, clash);
  }
  [[nodiscard]] auto begin() const noexcept { return parts_.begin(); }
  [[nodiscard]] auto end() const noexcept { return parts_.end(); }

private:
  template <class Clash>
  void add(const program& p, const char* of, Clash&& clash) {
    for (int f = 0; f < p.count.inputs; ++f) {
      const indicator_info& i = *p.inputs[f];
      if (i.items == nullptr) {
        add(written_part{&i, of, false}, clash);
        continue;
      }
      add(written_part{i.items->list, of, true}, clash);
      bool again = i.items->of == nullptr;
      for (const auto& known : programs_) again = again || known.first == i.items->of;
      if (!again) programs_.emplace_back(i.items->of, i.items->list->id);
    }
  }
  template <class Clash>
  void add(const written_part& x, Clash&& clash) {
    for (const written_part& other : parts_) {
      if (other.is_list != x.is_list || !same_text(other.of, x.of) ||
          !same_text(other.info->id, x.info->id))
        continue;
      indicator_info own = *x.info;
      own.path = other.info->path;
      if (!same_definition(own, *other.info) || own.may_be_missing != other.info->may_be_missing)
        clash(x);
      return;
    }
    parts_.push_back(x);
  }

  std::vector<written_part> parts_;
  std::vector<std::pair<const program*, const char*>>
      programs_;  ///< and the lists whose items they read
};

}  // namespace nqpf::inline NQPF_ABI::detail::files
