// SPDX-License-Identifier: BSL-1.0
#pragma once

// A rule set declared in code whose rules ask the items of lists: its questions with their facts, the rules over the
// items of each list, and the same rule set with facts in place of questions.

#include <nqpf/rules/program/item_terms.hpp>
#include <nqpf/rules/program/items.hpp>

#include <utility>

namespace nqpf::inline v0 {

namespace detail {

// Defined where rule sets are packed.
template <const auto& Rules>
constexpr const program& item_program();

template <class Set>
constexpr bool asks_items(const Set& set) {
  for (int r = 0; r < Set::size; ++r)
    if (set.rules[r].when_.asks_items) return true;
  return false;
}

template <int N>
struct question_list {
  static constexpr int most_lists = 16;
  item_question items[size_of(N)]{};
  short conditions[size_of(N)]{};  ///< the rule of the item's program, or -1
  short numbers[size_of(N)]{};
  short lists[size_of(N)]{};  ///< which list it asks
  int rules[size_of(N)]{};    ///< the rule that asks first
  int count = 0;
  const indicator_info* of[most_lists]{};
  int list_count = 0;
  int sizes[most_lists]{};  ///< the rules over its items
  bool too_many = false;

  constexpr int find(const item_question& q) const {
    for (int i = 0; i < count; ++i)
      if (same_question(items[i], q)) return i;
    return -1;
  }
  constexpr int question_of(int list, int rule) const {
    for (int i = 0; i < count; ++i)
      if (lists[i] == list && (conditions[i] == rule || numbers[i] == rule)) return i;
    return -1;
  }
  constexpr int list_of(const item_question& q) {
    for (int i = 0; i < list_count; ++i)
      if (same_text(of[i]->id, q.list->id)) return i;
    if (list_count == most_lists) return -1;
    of[list_count] = q.list;
    return list_count++;
  }
  constexpr void add(const item_question& q, int rule) {
    if (find(q) >= 0) return;
    const int list = list_of(q);
    if (list < 0) {
      too_many = true;
      return;
    }
    short condition = -1;
    short number = -1;
    for (int i = 0; i < count; ++i) {
      if (lists[i] != list) continue;
      if (same_expression(items[i].where, q.where)) condition = conditions[i];
      if (same_expression(items[i].number, q.number)) number = numbers[i];
    }
    if (condition < 0 && q.where.count > 0) condition = static_cast<short>(sizes[list]++);
    if (number < 0 && q.number.count > 0) number = static_cast<short>(sizes[list]++);
    items[count] = q;
    conditions[count] = condition;
    numbers[count] = number;
    lists[count] = static_cast<short>(list);
    rules[count++] = rule;
  }
};

template <const auto& Set>
constexpr int count_questions() {
  int n = 0;
  for (int r = 0; r < Set.size; ++r) for_each_question(Set.rules[r].when_, [&](int) { ++n; });
  return n;
}
template <const auto& Set>
inline constexpr auto questions = [] {
  question_list<count_questions<Set>()> all;
  for (int r = 0; r < Set.size; ++r)
    for_each_question(Set.rules[r].when_,
                      [&](int at) { all.add(question_at(Set.rules[r].when_, at), r); });
  return all;
}();

template <int N>
struct term_names {
  term_name of_facts[size_of(N)]{};
  term_name as_written[size_of(N)]{};
  term_name of_numbers[size_of(N)]{};
};
template <const auto& Set>
inline constexpr auto names_of_questions = [] {
  term_names<questions<Set>.count> names;
  for (int i = 0; i < questions<Set>.count; ++i) {
    names.of_facts[i] = name_of_fact(questions<Set>.items[i]);
    names.as_written[i] = name_of_question(questions<Set>.items[i]);
    names.of_numbers[i] = name_of_number(questions<Set>.items[i]);
  }
  return names;
}();

/// The rules over the items of one list.
template <const auto& Set, int List>
inline constexpr auto item_rules = [] {
  rule_set<any_record, size_of(questions<Set>.sizes[List])> set;
  const auto& all = questions<Set>;
  for (int i = 0; i < all.count; ++i) {
    if (all.lists[i] != List) continue;
    const char* name = names_of_questions<Set>.as_written[i].c_str();
    const auto place = [&](int at, const rule_data& r) {
      if (at >= 0 && set.rules[at].id[0] == '\0') set.rules[at] = r;
    };
    rule_data condition = condition_rule(all.items[i], name);
    const rule_data& asks = Set.rules[all.rules[i]];
    for (int k = 0; k < asks.allowance_count; ++k)
      condition.allowances[condition.allowance_count++] = asks.allowances[k];
    place(all.conditions[i], condition);
    place(all.numbers[i], number_rule(all.items[i], names_of_questions<Set>.of_numbers[i].c_str()));
  }
  return set;
}();

// Where only the number of items is asked, there is nothing to run.
inline constexpr program nothing_asked{};
template <const auto& Set, int List>
constexpr const program& program_of_items() {
  if constexpr (questions<Set>.sizes[List] == 0) return nothing_asked;
  else return item_program<item_rules<Set, List>>();
}

template <int N>
struct fact_storage {
  list_term terms[size_of(N)]{};
};
template <const auto& Set, int... List>
constexpr auto make_terms(std::integer_sequence<int, List...>) {
  const auto& all = questions<Set>;
  const program* programs[] = {&program_of_items<Set, List>()..., nullptr};
  fact_storage<questions<Set>.count> kept;
  for (int i = 0; i < all.count; ++i)
    kept.terms[i] = {all.items[i].list, all.items[i].how, all.items[i].is_negated,
                     all.conditions[i], all.numbers[i],   programs[all.lists[i]]};
  return kept;
}
template <const auto& Set>
using list_numbers = std::make_integer_sequence<int, questions<Set>.list_count>;
template <const auto& Set>
inline constexpr auto list_terms = make_terms<Set>(list_numbers<Set>{});

template <int N>
struct listed_facts {
  indicator_info infos[size_of(N)]{};
};
template <const auto& Set>
inline constexpr auto facts_of_lists = [] {
  listed_facts<questions<Set>.count> kept;
  for (int i = 0; i < questions<Set>.count; ++i) {
    indicator_info& f = kept.infos[i];
    f.id = names_of_questions<Set>.of_facts[i].c_str();
    f.hash = hash_text(f.id);
    f.title = names_of_questions<Set>.as_written[i].c_str();
    f.items = &list_terms<Set>.terms[i];
    describe_fact(f, questions<Set>.items[i]);
  }
  return kept;
}();

template <const auto& Set>
constexpr bool is_asked_of_items(const indicator_info& declared) {
  for (int i = 0; i < questions<Set>.count; ++i) {
    const item_question& q = questions<Set>.items[i];
    if (same_text(q.list->id, declared.id)) return true;
    for (const expression* e : {&q.number, &q.where})
      for (int k = 0; k < e->count; ++k)
        if (e->nodes[k].indicator != nullptr && same_text(e->nodes[k].indicator->id, declared.id))
          return true;
  }
  return false;
}

/// The rule set with facts in place of questions.
template <const auto& Set>
inline constexpr auto answered = [] {
  auto set = Set;
  for (auto& r : set.rules)
    r.when_ = answer_questions(r.when_, [&](const item_question& q) -> const indicator_info& {
      const int at = questions<Set>.find(q);
      return facts_of_lists<Set>.infos[at < 0 ? 0 : at];  // of too many lists
    });
  set.declared_count = 0;
  for (int i = 0; i < Set.declared_count; ++i)
    if (!is_asked_of_items<Set>(*Set.declared[i]))
      set.declared[set.declared_count++] = Set.declared[i];
  return set;
}();

/// The rule set as it is packed.
template <const auto& Set>
constexpr const auto& packable() {
  if constexpr (asks_items(Set)) return answered<Set>;
  else return Set;
}

}  // namespace detail

}  // namespace nqpf
