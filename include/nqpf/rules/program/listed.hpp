// SPDX-License-Identifier: BSL-1.0
#pragma once

// A rule set declared in code whose rules ask the items of lists: its questions with their inputs, the rules over the
// items of each list, and the same rule set with inputs in place of questions.

#include <nqpf/core/null.hpp>
#include <nqpf/rules/program/item_terms.hpp>
#include <nqpf/rules/program/items.hpp>
#include <nqpf/rules/program/what_is_read.hpp>

#include <utility>

namespace nqpf::inline NQPF_ABI {

namespace detail {

// Defined where rule sets are packed.
template <const auto& Rules>
constexpr const program& item_program();

inline constexpr int most_item_rules = 400;  ///< over the items of one list

/// A question with the rules of its list's program that it needs.
struct asked_question : item_question {
  short condition = -1;
  short number_at = -1;
  short at = 0;   ///< which list it asks
  int rule = -1;  ///< the rule that asks first
};
template <int N>
struct question_array {
  asked_question items[size_of(N)]{};
  constexpr asked_question& operator[](int i) { return items[i]; }
  constexpr const asked_question& operator[](int i) const { return items[i]; }
};

/// The questions of a rule set, each once. `Items` has room for all of them.
template <class Items>
struct question_list {
  static constexpr int most_lists = 16;
  Items items{};
  int count = 0;
  const indicator_info* of[most_lists]{};
  int list_count = 0;
  int sizes[most_lists]{};  ///< the rules over its items
  bool too_many = false;

  constexpr int find(const item_question& q) const {
    for (int i = 0; i < count; ++i)
      if (same_question(items[index(i)], q)) return i;
    return -1;
  }
  constexpr int question_of(int list, int rule) const {
    for (int i = 0; i < count; ++i) {
      const asked_question& q = items[index(i)];
      if (q.at == list && (q.condition == rule || q.number_at == rule)) return i;
    }
    return -1;
  }
  constexpr void add(const item_question& question, int rule) {
    if (find(question) >= 0) return;
    const int list = list_of(question);
    too_many = too_many || list < 0;
    if (list < 0) return;
    asked_question q{question};
    q.at = static_cast<short>(list);
    q.rule = rule;
    for (int i = 0; i < count; ++i) {
      const asked_question& other = items[index(i)];
      if (other.at != list) continue;
      if (same_condition(other, q)) q.condition = other.condition;
      if (same_expression(other.number, q.number)) q.number_at = other.number_at;
    }
    if (q.condition < 0 && q.where.count > 0) q.condition = static_cast<short>(sizes[list]++);
    if (q.number_at < 0 && q.number.count > 0) q.number_at = static_cast<short>(sizes[list]++);
    too_many = too_many || sizes[list] > most_item_rules;
    items[index(count++)] = q;
  }
  constexpr const asked_question& operator[](int i) const { return items[index(i)]; }
  constexpr list_term term_of(int i, const program& p) const {
    const asked_question& q = items[index(i)];
    list_term t{q.list, q.how, q.is_negated, q.condition, q.number_at, &p};
    indicator_info f;
    describe_input(f, q, t);
    return t;
  }

private:
  static constexpr auto index(int i) {
    if constexpr (requires { typename Items::size_type; }) return static_cast<unsigned long>(i);
    else return i;
  }
  constexpr int list_of(const item_question& q) {
    for (int i = 0; i < list_count; ++i)
      if (same_text(of[i]->id, q.list->id)) return i;
    if (list_count == most_lists) return -1;
    of[list_count] = q.list;
    return list_count++;
  }
};

template <const auto& Set>
constexpr int count_questions() {
  int n = 0;
  for (int r = 0; r < Set.size; ++r) for_each_question(Set.rules[r].when_, [&](int) { ++n; });
  return n;
}
template <const auto& Set>
constexpr auto gather_questions() {
  question_list<question_array<count_questions<Set>()>> all;
  for (int r = 0; r < Set.size; ++r)
    for_each_question(Set.rules[r].when_,
                      [&](int at) { all.add(question_at(Set.rules[r].when_, at), r); });
  return all;
}
template <const auto& Set>
inline constexpr auto questions = gather_questions<Set>();

template <int N>
struct term_names {
  term_name of_inputs[size_of(N)]{};
  term_name as_written[size_of(N)]{};
  term_name of_numbers[size_of(N)]{};
};
/// Gives a name a number where it is taken.
template <class Taken>
constexpr void tell_apart(term_name& name, Taken&& is_taken) {
  const term_name plain = name;
  for (int i = 2; is_taken(name); ++i) {
    name = {};
    for (int k = 0; k < plain.length && k < 190; ++k) name.put(plain.characters[k]);
    name << " (" << i << ")";
  }
}
/// Names all questions; no two that ask something else are called the same.
template <class Questions, class Names>
constexpr void name_all(const Questions& all, Names& names) {
  for (int i = 0; i < all.count; ++i) {
    const asked_question& q = all[i];
    names.of_inputs[i] = name_of_input(q);
    names.as_written[i] = name_of_question(q);
    names.of_numbers[i] = name_of_number(q);
    if (!may_read_alike(q.number) && !may_read_alike(q.plain)) continue;
    const auto before = [&](const auto& own, const term_name& t, auto&& asks_else) {
      for (int k = 0; k < i; ++k)
        if (asks_else(all[k]) && same_text(own[k].c_str(), t.c_str())) return true;
      return false;
    };
    const auto any = [](const asked_question&) { return true; };
    const auto of_number = [&](const asked_question& k) {
      return k.at == q.at && k.number_at != q.number_at;
    };
    const auto rename = [&](auto& own, auto&& asks_else) {
      tell_apart(own[i], [&](const term_name& t) { return before(own, t, asks_else); });
    };
    rename(names.of_inputs, any);
    rename(names.as_written, any);
    rename(names.of_numbers, of_number);
  }
}
template <const auto& Set>
constexpr auto name_questions() {
  term_names<questions<Set>.count> names;
  name_all(questions<Set>, names);
  return names;
}
template <const auto& Set>
inline constexpr auto names_of_questions = name_questions<Set>();

/// Calls `place(at, rule)` for the rules over the items of one list; `name(i)` and `number_name(i)` are what messages call
/// a question and its number.
template <class Questions, class Name, class NumberName, class Place>
constexpr void for_each_item_rule(const Questions& all, const rule_data* rules, int list,
                                  Name&& name, NumberName&& number_name, Place&& place) {
  bool placed[most_item_rules]{};
  const auto is_first = [&](int at) {
    const bool is = at >= 0 && at < most_item_rules && !placed[at];
    if (is) placed[at] = true;
    return is;
  };
  for (int i = 0; i < all.count; ++i) {
    const asked_question& q = all[i];
    if (q.at != list) continue;
    if (is_first(q.condition)) {
      rule_data condition = condition_rule(q, name(i));
      const rule_data& asks = rules[q.rule];
      for (int k = 0; k < asks.allowance_count; ++k)
        condition.allowances[condition.allowance_count++] = asks.allowances[k];
      place(q.condition, condition);
    }
    if (is_first(q.number_at)) place(q.number_at, number_rule(q, number_name(i)));
  }
}

/// What programs over items have no room for.
constexpr void report_item_limits(const indicator_info& list, const program_counts& n,
                                  diagnostics& found) {
  if (n.inputs <= most_item_inputs && n.parameters <= most_item_parameters) return;
  found.add({defect::undecided, -1, -1,
             phrase{} << "the conditions of the items of " << list.id
                      << " read more than 32 indicators or parameters: write functions of the item "
                         "that join some"});
}
constexpr void report_too_many_questions(diagnostics& found) {
  found.add({defect::undecided, -1, -1,
             phrase{} << "the rule set asks more than 16 lists, or one of them more than 400 "
                         "list questions: split it"});
}

/// Calls `each(node)` for what a condition asks of an item that is always known, where the item itself may be absent.
template <class Each>
constexpr void for_each_absent(expression& e, const indicator_info& list, Each&& each) {
  if (!list.items_may_be_absent || e.count > expression::capacity) return;
  for (int i = e.count - 1; i >= 0; --i) {
    node& n = e.nodes[i];
    if (detail::has_indicator(n) && !n.indicator->may_be_missing) each(n);
    if (n.code == op::items) i -= condition_parts(n) + number_parts(n);  // of items of its own
  }
}

/// Orders of parameters: `low(i)` stays below `high(i)`.
template <class Low, class High>
struct order_list {
  int count;
  Low low;
  High high;

  /// Whether they put one parameter below another, by way of others too.
  constexpr bool puts(const parameter& below, const parameter& above) const {
    bool follows[64]{};
    for (bool changed = true; changed;) {
      changed = false;
      for (int i = 0; i < count && i < 64; ++i) {
        if (follows[i] || !(same_text(low(i).id, below.id) || begins_at_an_end(follows, i)))
          continue;
        if (same_text(high(i).id, above.id)) return true;
        follows[i] = changed = true;
      }
    }
    return false;
  }

private:
  constexpr bool begins_at_an_end(const bool* follows, int at) const {
    for (int i = 0; i < count && i < 64; ++i)
      if (follows[i] && same_text(high(i).id, low(at).id)) return true;
    return false;
  }
};
/// Parameters, each once, as many as rules over items may have.
struct parameter_list {
  const parameter* items[most_item_parameters]{};
  int count = 0;
  bool whole = true;  ///< all had room

  [[nodiscard]] constexpr bool has(const parameter& p) const noexcept {
    for (int i = 0; i < count; ++i)
      if (same_text(items[i]->id, p.id)) return true;
    return false;
  }
  constexpr void add(const parameter& p) noexcept {
    if (has(p)) return;
    whole = whole && count < most_item_parameters;
    if (whole) items[count++] = &p;
  }
};
/// Calls `each(low, high)` for the orders that bind the parameters that some rules read, by way of others too, whose
/// ranges then bind them as well. Of more parameters than such rules may have it calls it for those that they read.
template <class Orders, class Each>
constexpr void for_each_order(const Orders& orders, const rule_data* rules, int count,
                              Each&& each) {
  parameter_list read;
  for (int r = 0; r < count && orders.count > 0; ++r)
    for (int i = 0; i < rules[r].when_.count && i < expression::capacity; ++i)
      if (!is_null(rules[r].when_.nodes[i].parameter)) read.add(*rules[r].when_.nodes[i].parameter);
  parameter_list bound = read;
  for (int before = -1; before != bound.count && bound.whole;) {
    before = bound.count;
    for (int i = 0; i < orders.count; ++i) {
      if (bound.has(orders.low(i))) bound.add(orders.high(i));
      else if (bound.has(orders.high(i))) bound.add(orders.low(i));
    }
  }
  for (int i = 0; bound.whole && i < orders.count; ++i)
    if (bound.has(orders.low(i))) each(orders.low(i), orders.high(i));
  for (int i = 0; !bound.whole && i < read.count; ++i)
    for (int k = 0; k < read.count; ++k)
      if (i != k && orders.puts(*read.items[i], *read.items[k]))
        each(*read.items[i], *read.items[k]);
}

/// The rules over the items of one list, as the author has them.
template <const auto& Set, int List>
constexpr auto write_item_rules() {
  rule_set<any_record, size_of(questions<Set>.sizes[List])> set;
  const auto& names = names_of_questions<Set>;
  for_each_item_rule(
      questions<Set>, Set.rules, List, [&](int i) { return names.as_written[i].c_str(); },
      [&](int i) { return names.of_numbers[i].c_str(); },
      [&](int at, const rule_data& r) { set.rules[at] = r; });
  return set;
}
template <const auto& Set, int List>
inline constexpr auto written_item_rules = write_item_rules<Set, List>();

/// What items have that may be missing since an item may be absent: the indicators anew, each once.
template <int N>
struct absent_inputs {
  indicator_info infos[size_of(N)]{};
  int count = 0;
  constexpr int find(const indicator_info& info) const {
    for (int i = 0; i < count; ++i)
      if (same_text(infos[i].id, info.id)) return i;
    return -1;
  }
};
template <const auto& Set, int List>
constexpr int count_absent() {
  auto set = written_item_rules<Set, List>;
  int n = 0;
  for (auto& r : set.rules) for_each_absent(r.when_, *questions<Set>.of[List], [&](node&) { ++n; });
  return n;
}
template <const auto& Set, int List>
constexpr auto gather_absent() {
  absent_inputs<count_absent<Set, List>()> all;
  auto set = written_item_rules<Set, List>;
  for (auto& r : set.rules)
    for_each_absent(r.when_, *questions<Set>.of[List], [&](const node& n) {
      if (all.find(*n.indicator) >= 0) return;
      indicator_info& info = all.infos[all.count++];
      info = *n.indicator;
      info.may_be_missing = true;
    });
  return all;
}
template <const auto& Set, int List>
inline constexpr auto absent_of_items = gather_absent<Set, List>();

template <const auto& Set>
constexpr auto orders_of() {
  const auto low = [](int i) -> const parameter& { return *Set.orders[i][0]; };
  const auto high = [](int i) -> const parameter& { return *Set.orders[i][1]; };
  return order_list<decltype(low), decltype(high)>{Set.order_count, low, high};
}
template <const auto& Set, int List>
constexpr auto make_item_rules() {
  auto set = written_item_rules<Set, List>;
  for_each_order(orders_of<Set>(), set.rules, set.size,
                 [&](const parameter& low, const parameter& high) {
                   if (set.order_count < set.order_capacity) set = set.ordered(low, high);
                 });
  for (auto& r : set.rules)
    for_each_absent(r.when_, *questions<Set>.of[List], [](node& n) {
      const auto& absent = absent_of_items<Set, List>;
      n.indicator = &absent.infos[absent.find(*n.indicator)];
    });
  return set;
}
template <const auto& Set, int List>
inline constexpr auto item_rules = make_item_rules<Set, List>();

// Where only the number of items is asked, there is nothing to run.
inline constexpr program nothing_asked{};
template <const auto& Set, int List>
constexpr const program& program_of_items() {
  if constexpr (questions<Set>.sizes[List] == 0) return nothing_asked;
  else return item_program<item_rules<Set, List>>();
}

template <int N>
struct input_storage {
  list_term terms[size_of(N)]{};
};
template <const auto& Set, int... List>
constexpr auto make_terms(std::integer_sequence<int, List...>) {
  const auto& all = questions<Set>;
  const program* programs[] = {&program_of_items<Set, List>()..., nullptr};
  input_storage<questions<Set>.count> kept;
  for (int i = 0; i < all.count; ++i) kept.terms[i] = all.term_of(i, *programs[all[i].at]);
  return kept;
}
template <const auto& Set>
using list_numbers = std::make_integer_sequence<int, questions<Set>.list_count>;
template <const auto& Set>
inline constexpr auto list_terms = make_terms<Set>(list_numbers<Set>{});

template <int N>
struct listed_inputs {
  indicator_info infos[size_of(N)]{};
};
template <const auto& Set>
constexpr auto make_list_inputs() {
  listed_inputs<questions<Set>.count> kept;
  for (int i = 0; i < questions<Set>.count; ++i) {
    indicator_info& f = kept.infos[i];
    f.id = names_of_questions<Set>.of_inputs[i].c_str();
    f.hash = hash_text(f.id);
    f.title = names_of_questions<Set>.as_written[i].c_str();
    f.items = &list_terms<Set>.terms[i];
    list_term told;
    describe_input(f, questions<Set>[i], told);
  }
  return kept;
}
template <const auto& Set>
inline constexpr auto inputs_of_lists = make_list_inputs<Set>();

template <int N>
struct listed_columns {
  const indicator_info* items[size_of(N)]{};
  unsigned long long turned = 0;
};
/// What an author declared, with the inputs that answer questions in place of the questions.
template <const auto& Set>
constexpr auto make_list_columns() {
  listed_columns<Set.declared_count> kept;
  for (int i = 0; i < Set.declared_count; ++i) {
    const indicator_info& info = *Set.declared[i];
    kept.items[i] = &info;
    if (is_null(info.question)) continue;
    const expression& asked = *info.question(info);
    const item_question q = question_at(asked, asked.count - 1);
    const int at = questions<Set>.find(q);
    if (at < 0) continue;
    kept.items[i] = &inputs_of_lists<Set>.infos[at];
    if (q.is_turned && i < 64) kept.turned |= 1ULL << i;
  }
  return kept;
}
template <const auto& Set>
inline constexpr auto list_columns = make_list_columns<Set>();

constexpr bool reads_indicator(const expression& e, const indicator_info& declared) {
  for (int k = 0; k < e.count; ++k)
    if (detail::has_indicator(e.nodes[k]) && same_text(e.nodes[k].indicator->id, declared.id))
      return true;
  return false;
}

template <const auto& Set>
constexpr bool is_asked_of_items(const indicator_info& declared) {
  if (!detail::is_null(declared.question)) {
    const expression& asked = *declared.question(declared);
    return questions<Set>.find(question_at(asked, asked.count - 1)) >= 0;
  }
  for (int i = 0; i < questions<Set>.count; ++i) {
    const item_question& q = questions<Set>[i];
    if (same_text(q.list->id, declared.id)) return true;
    if (reads_indicator(q.number, declared) || reads_indicator(q.where, declared)) return true;
  }
  return false;
}

/// The rule set with inputs in place of questions.
template <const auto& Set>
constexpr auto answer_set() {
  auto set = Set;
  for (auto& r : set.rules)
    r.when_ = answer_questions(r.when_, [&](const item_question& q) -> const indicator_info& {
      const int at = questions<Set>.find(q);
      return inputs_of_lists<Set>.infos[at < 0 ? 0 : at];  // of too many lists
    });
  set.declared_count = 0;
  for (int i = 0; i < Set.declared_count; ++i)
    if (!is_asked_of_items<Set>(*Set.declared[i]))
      set.declared[set.declared_count++] = Set.declared[i];
  return set;
}
template <const auto& Set>
inline constexpr auto answered_set = answer_set<Set>();

/// The rule set as it is packed.
template <const auto& Set>
constexpr const auto& packable() {
  if constexpr (asks_lists<Set>) return answered_set<Set>;
  else return Set;
}

}  // namespace detail

}  // namespace nqpf
