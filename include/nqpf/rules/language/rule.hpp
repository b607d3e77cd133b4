// SPDX-License-Identifier: BSL-1.0
#pragma once

// Rules, derived facts and rule sets, as values.

#include <nqpf/core/diagnostic.hpp>
#include <nqpf/core/null.hpp>
#include <nqpf/core/source.hpp>
#include <nqpf/rules/language/assumption.hpp>
#include <nqpf/rules/language/period.hpp>
#include <nqpf/rules/language/row_output.hpp>
#include <nqpf/rules/language/wrong_operands.hpp>

namespace nqpf::inline NQPF_ABI {

/// One value that a rule concludes: an enumerator of a type of the host's.
struct conclusion {
  const detail::enumeration_info* type;
  short position;  ///< negative of a value that `describe` leaves out

  [[nodiscard]] constexpr const char* name() const noexcept {
    return position >= 0 && position < type->count ? type->items[position].name : "(another)";
  }
  /// Whether this does not count of a record of which the other is concluded too (`resolves`). Of two versions of a
  /// set the one that concludes the other says so.
  [[nodiscard]] constexpr bool is_overruled_by(const conclusion& other) const noexcept {
    return other.type->type == type->type && other.type->overrules(other.position, position);
  }
};

namespace detail {

/// A defect that the author accepts on one rule, and why.
struct allowance {
  defect code;
  const char* reason;
};

/// Of what a question asks of the items of a list, which its author wrote as no rule: messages say its words alone.
inline constexpr short asked_row = -1;

}  // namespace detail

/// A rule as data, whatever record it reads.
struct rule_data {
  static constexpr int conclusion_capacity = 6;
  static constexpr int citation_capacity = 3;
  static constexpr int allowance_capacity = 3;

  const char* id = "";
  expression when_{};
  conclusion conclusions[conclusion_capacity]{};
  citation citations[citation_capacity]{};
  detail::allowance allowances[allowance_capacity]{};
  unsigned char conclusion_count = 0;
  unsigned char citation_count = 0;
  unsigned char allowance_count = 0;
  enum class excess : unsigned char { none, conclusions, citations, allowances, outputs };
  excess too_many = excess::none;  ///< of what a host at run time gave more than there is room for
  bool is_derived = false;
  bool has_value = false;
  bool is_refused = false;    ///< an error has been told of a part of it
  bool asks_nothing = false;  ///< a row of a table of which all cells are `any`
  short row = 0;     ///< the number of a row of a table, from 1; 0 of other rules, or `asked_row`
  double value = 0;  ///< a number that a row of a table puts out
  detail::row_outputs outputs{};  ///< what it puts out beside it
  period valid{};
  int no_day = 0;  ///< what an author wrote of an end of the period that is no date, as 20220230
  bool is_dated = false;  ///< its condition asks for the period

  /// Makes the condition ask for the period, if there is one, of the date that the set is evaluated as of.
  constexpr void evaluate_as_of(const indicator_info& date) {
    if (is_dated || !valid.is_limited()) return;
    is_dated = true;
    if (asks_nothing) when_ = {};
    asks_nothing = false;
    detail::ask_for_period(when_, valid, date);
  }

  [[nodiscard]] constexpr bool allows(defect code) const noexcept {
    for (int i = 0; i < allowance_count; ++i)
      if (allowances[i].code == code) return true;
    return false;
  }
};

namespace detail {

// The call stops a constant evaluation, and its name says why; at run time the rule is marked, and refused by the
// proof.
inline void a_rule_has_room_for_three_citations_write_a_second_rule(rule_data& r) {
  r.too_many = rule_data::excess::citations;
}
inline void a_rule_has_room_for_three_allowances_write_a_second_rule(rule_data& r) {
  r.too_many = rule_data::excess::allowances;
}
inline void a_rule_has_room_for_six_conclusions_write_a_second_rule(rule_data& r) {
  r.too_many = rule_data::excess::conclusions;
}
inline void a_row_has_room_for_five_more_outputs_write_a_second_table(rule_data& r) {
  r.too_many = rule_data::excess::outputs;
}
inline void an_output_computes_with_at_most_32_parts_name_a_function_of_the_record(rule_data& r) {
  r.too_many = rule_data::excess::outputs;
}
inline void a_rule_has_one_when_join_conditions_with_and(rule_data& r) { r.is_refused = true; }

template <class Set, class Rule>
constexpr bool report_other_record() {
  static_assert(sizeof(Set) == 0,
                "nqpf: a rule of this set reads another record: ask the items of a list by any, "
                "all, none, count or sum");
  return true;
}
template <class Rule>
constexpr bool report_second_when() {
  static_assert(sizeof(Rule) == 0, "nqpf: a rule has one when: join conditions with &&");
  return true;
}
template <class... Given>
constexpr bool report_citation() {
  static_assert(sizeof...(Given) == 0,
                "nqpf: cite a source and a place, as in .cite(policy, \"2.1\"), where policy is a "
                "nqpf::source declared inline constexpr");
  return true;
}
/// What a citation is made of by mistake: a text in place of a source, or a source without a place.
template <class First, class... Rest>
concept cites_wrongly =
    !std::is_convertible_v<const First&, const source&> || (sizeof...(Rest) == 0);

inline void a_rule_set_has_room_for_64_groups_split_it() { __builtin_trap(); }
inline void a_rule_set_has_room_for_64_orders_of_parameters_split_it() { __builtin_trap(); }

}  // namespace detail

/// A rule over `Record` (`any_record` as long as it has read none). Builder functions return a changed copy.
template <class Record>
struct rule : rule_data {
  using record = Record;

  constexpr rule() = default;
  constexpr explicit rule(const char* name) { id = name; }
  constexpr explicit rule(const rule_data& other) : rule_data(other) {}
  /// A rule that reads only outcomes belongs to any record.
  template <std::same_as<any_record> Other>
    requires(!std::same_as<Record, any_record>)
  constexpr rule(const rule<Other>& other) : rule_data(other) {}
  /// A rule over a base of the record.
  template <class Base>
    requires detail::is_base<Record, Base>
  constexpr rule(const rule<Base>& other) : rule_data(other) {
    when_.add_base(detail::step_to<Record, Base>);
  }

  /// A rule over another record: told where the set is written.
  template <class Other>
    requires(!std::same_as<Record, any_record> && !std::same_as<Other, any_record> &&
             !std::same_as<Other, Record> && !detail::is_base<Record, Other>)
  constexpr rule(const rule<Other>& other) : rule_data(other) {
    is_refused = detail::report_other_record<Record, Other>();
  }

  /// What it concludes where its condition holds: enumerators of described types.
  template <detail::described... Enums>
  [[nodiscard]] constexpr rule then(Enums... values) const {
    rule r = *this;
    if (r.conclusion_count + sizeof...(Enums) > conclusion_capacity) {
      detail::a_rule_has_room_for_six_conclusions_write_a_second_rule(r);
      return r;
    }
    (static_cast<void>(
         r.conclusions[r.conclusion_count++] = {&detail::description_of<Enums>,
                                                detail::place_of(detail::description_of<Enums>,
                                                                 static_cast<long long>(values))}),
     ...);
    return r;
  }
  template <class... Enums>
    requires detail::some_undescribed<Enums...>
  [[nodiscard]] constexpr rule then(Enums...) const {
    rule r = *this;
    r.is_refused = detail::report_undescribed<Enums...>();
    return r;
  }
  /// Where the rule comes from; several citations are several calls.
  [[nodiscard]] constexpr rule cite(const source& document, const char* place,
                                    status s = status::stated) const {
    rule r = *this;
    if (r.citation_count == citation_capacity) {
      detail::a_rule_has_room_for_three_citations_write_a_second_rule(r);
      return r;
    }
    r.citations[r.citation_count++] = {&document, place, s};
    return r;
  }
  constexpr rule cite(const source&&, const char*, status = status::stated) const {
    rule r = *this;
    r.is_refused = detail::report_temporary_source<rule>();
    return r;
  }
  template <class First, class... Rest>
    requires detail::cites_wrongly<First, Rest...>
  constexpr rule cite(const First&, const Rest&...) const {
    rule r = *this;
    r.is_refused = detail::report_citation<First, Rest...>();
    return r;
  }
  /// Accepts one defect of this rule, on purpose.
  [[nodiscard]] constexpr rule allow(defect code, const char* reason) const {
    rule r = *this;
    if (r.allowance_count == allowance_capacity) {
      detail::a_rule_has_room_for_three_allowances_write_a_second_rule(r);
      return r;
    }
    r.allowances[r.allowance_count++] = {code, reason};
    return r;
  }
  /// The first day on which it is valid. The set has to name the date that it is evaluated as of.
  [[nodiscard]] constexpr rule from(detail::time_written<calendar_day> day) const {
    rule r = *this;
    r.valid.from = day.value;
    r.no_day = day.no_day;
    return r;
  }
  /// The first day on which it is valid no more.
  [[nodiscard]] constexpr rule until(detail::time_written<calendar_day> day) const {
    rule r = *this;
    r.valid.until = day.value;
    r.no_day = day.no_day != 0 ? day.no_day : r.no_day;
    return r;
  }
  /// The condition. A rule has one.
  template <class C>
    requires detail::condition_operands<C, C>
  [[nodiscard]] constexpr auto when(C&& c) const
    requires std::same_as<Record, any_record>
  {
    static_assert(!detail::passing<C>,
                  "nqpf: declare indicators and parameters as inline constexpr objects, and name "
                  "them in rules: a temporary "
                  "would be gone when they are read");
    const auto as_one = detail::as_condition(static_cast<C&&>(c));
    rule<typename std::remove_cvref_t<decltype(as_one)>::record> r(
        static_cast<const rule_data&>(*this));
    if (this->when_.count > 0) detail::a_rule_has_one_when_join_conditions_with_and(r);
    r.when_ = as_one;
    return r;
  }
  template <class C>
    requires(!std::same_as<Record, any_record>)
  constexpr rule when(C&&) const {
    rule r = *this;
    r.is_refused = detail::report_second_when<rule>();
    return r;
  }
  template <class C>
    requires(std::same_as<Record, any_record> && !detail::condition_operands<C, C>)
  constexpr rule when(C&&) const {
    rule r = *this;
    r.is_refused = detail::report_no_condition<C>();
    return r;
  }
};

rule(const char*) -> rule<any_record>;

/// A derived fact: a named condition that concludes nothing and that rules read with `holds`.
[[nodiscard]] constexpr rule<any_record> derived(const char* id) {
  rule<any_record> r(id);
  r.is_derived = true;
  return r;
}

/// What counts where several rows of a table, or rules of a group, hold of one record: the hit
/// policies of DMN 1.3, section 8.2.8.
enum class hit : unsigned char {
  unique,        ///< at most one may hold
  any,           ///< several may, with the same output
  priority,      ///< the one with the worst conclusion, in the order of its type
  first,         ///< the first in order
  rule_order,    ///< all, in order
  output_order,  ///< all, from the worst conclusion to the best
  collect,       ///< all, in no order: a list, or their sum, least, greatest or number
};

namespace detail {

/// Whether rows may hold together under a policy only if they say the same, or not at all.
constexpr bool refuses_overlap(hit policy) noexcept {
  return policy == hit::unique || policy == hit::any;
}
/// Whether a policy lets several rows count, or one that goes before others: then a row may hold of every record.
constexpr bool has_base_rows(hit policy) noexcept {
  return !refuses_overlap(policy) && policy != hit::first;
}

}  // namespace detail

/// How a `collect` table makes one number of its hits.
enum class aggregate : unsigned char { none, sum, min, max, count };

namespace detail {

/// Rules that an author declares to belong together, and what is claimed of them.
struct group_data {
  static constexpr int capacity = 64;

  const char* id;
  const char* names[capacity];  ///< members by name; none: all rules of the set
  const char* const*
      listed;  ///< the same where a host made the set at run time, any number of them
  int name_count;
  int first;  ///< of the rows of a table among other rules ...
  int size;   ///< ... and how many they are; 0: all rules, or those that are named
  hit policy;
  nqpf::aggregate aggregate;
  bool is_table;
  bool complete;             ///< some member holds of every record, also with missing data
  bool complete_when_known;  ///< some member holds of every complete record
  bool has_default;
  conclusion otherwise;
  double otherwise_value;
  static constexpr int more_capacity = rule_data::conclusion_capacity - 1;
  conclusion more[more_capacity];  ///< conclusions of the default after the first
  int more_count;
  row_output outputs[row_outputs::capacity];  ///< of the default: numbers and texts
  int output_count;

  [[nodiscard]] constexpr const char* name(int i) const noexcept {
    return !detail::is_null(listed) ? listed[i] : names[i];
  }
};

/// What a rule set keeps, whatever it assumes.
template <unsigned long N>
struct rule_set_parts {
  static constexpr int size = static_cast<int>(N);
  static constexpr int declared_capacity = 64;
  static constexpr int order_capacity = 64;
  static constexpr int group_capacity = 64;

  rule_data rules[N]{};
  const indicator_info* declared[declared_capacity]{};
  int declared_count = 0;
  const parameter* orders[order_capacity][2]{};
  int order_count = 0;
  group_data groups[group_capacity]{};
  int group_count = 0;
};

}  // namespace detail

/// Rules over one record type, with what their host assumes of all records.
template <class Record, unsigned long N, unsigned long Assumptions = 0>
struct rule_set : detail::rule_set_parts<N>, detail::assumption_list<Assumptions> {
  using record = Record;
  using parts = detail::rule_set_parts<N>;
  using parts::declared_capacity;
  using parts::group_capacity;
  using parts::order_capacity;

  /// Declares the indicators that the set reads: one that no rule reads is then a defect.
  template <class... Indicators>
    requires(std::derived_from<Indicators, indicator_info> && ...)
  [[nodiscard]] constexpr rule_set over(const Indicators&... indicators) const {
    static_assert(sizeof...(Indicators) <= declared_capacity,
                  "nqpf: over() declares at most 64 indicators; split the rule set");
    rule_set r = *this;
    if constexpr (sizeof...(Indicators) <= declared_capacity)
      (static_cast<void>(r.declared[r.declared_count++] = &indicators), ...);
    return r;
  }
  template <class... Indicators>
    requires detail::passing<Indicators...>
  [[nodiscard]] constexpr rule_set over(Indicators&&...) const {
    rule_set r = *this;
    r.rules[0].is_refused = detail::report_temporary<Indicators...>();
    return r;
  }
  /// The date that the set is evaluated as of: rules with `from` or `until` hold only where it lies in their period, and
  /// are undecided where it is missing. Name it after all rules are there, and before the set is used.
  template <class Own>
    requires(std::same_as<Own, Record> || detail::is_base<Record, Own>)
  [[nodiscard]] constexpr rule_set as_of(const indicator_of<Own, calendar_day>& date) const {
    rule_set r = *this;
    for (rule_data& each : r.rules) {
      if constexpr (!std::same_as<Own, Record>)
        if (each.valid.is_limited() && !each.is_dated)
          each.when_.add_base(detail::step_to<Record, Own>);
      each.evaluate_as_of(date);
    }
    return r;
  }
  template <class Date>
    requires detail::passing<Date>
  [[nodiscard]] constexpr rule_set as_of(Date&&) const {
    rule_set r = *this;
    r.rules[0].is_refused = detail::report_temporary<Date>();
    return r;
  }
  /// Declares that in every setting the first parameter is less than the second.
  [[nodiscard]] constexpr rule_set ordered(const parameter& low, const parameter& high) const {
    rule_set r = *this;
    if (r.order_count == order_capacity)
      detail::a_rule_set_has_room_for_64_orders_of_parameters_split_it();
    r.orders[r.order_count][0] = &low;
    r.orders[r.order_count][1] = &high;
    ++r.order_count;
    return r;
  }
  template <class Low, class High>
    requires detail::passing<Low, High>
  [[nodiscard]] constexpr rule_set ordered(Low&&, High&&) const {
    rule_set r = *this;
    r.rules[0].is_refused = detail::report_temporary<Low, High>();
    return r;
  }
  /// Claims that at most one of these rules holds of any record.
  template <std::convertible_to<const char*>... Names>
  [[nodiscard]] constexpr rule_set exclusive(Names... names) const {
    return with_group(hit::unique, false, false, names...);
  }
  /// Claims that one of these rules holds of every record, also of one with missing data.
  template <std::convertible_to<const char*>... Names>
  [[nodiscard]] constexpr rule_set complete(Names... names) const {
    return with_group(hit::rule_order, true, false, names...);
  }
  /// Claims that one of these rules holds of every record in which nothing is missing.
  template <std::convertible_to<const char*>... Names>
  [[nodiscard]] constexpr rule_set complete_when_known(Names... names) const {
    return with_group(hit::rule_order, false, true, names...);
  }
  /// Of these rules only the first that holds counts; one before it that is undecided leaves it open.
  template <std::convertible_to<const char*>... Names>
  [[nodiscard]] constexpr rule_set in_order(Names... names) const {
    return with_group(hit::first, false, false, names...);
  }

  /// Declares what holds between the inputs of every record of the host: `.given(graduates <= enrolled)`. Each
  /// condition is an assumption. The proofs speak of the records that break none; one that misses data breaks only
  /// what is false of it all the same. Assumptions read indicators, no outcomes of rules and no parameters.
  template <class... Conditions>
  [[nodiscard]] constexpr auto given(Conditions&&... conditions) const {
    rule_set<Record, N, Assumptions + sizeof...(Conditions)> r;
    detail::assume_more<Record>(r, *this, static_cast<Conditions&&>(conditions)...);
    return r;
  }

private:
  template <class... Names>
  constexpr rule_set with_group(hit policy, bool complete, bool when_known, Names... names) const {
    constexpr bool has_room = sizeof...(Names) <= detail::group_data::capacity;
    static_assert(sizeof...(Names) > 0 && has_room,
                  "nqpf: a group names one to 64 rules; name the rest in a second rule set");
    rule_set r = *this;
    if (r.group_count == group_capacity) detail::a_rule_set_has_room_for_64_groups_split_it();
    detail::group_data& g = r.groups[r.group_count++];
    g.id = "group";
    g.policy = policy;
    g.complete = complete;
    g.complete_when_known = when_known;
    if constexpr (has_room) (static_cast<void>(g.names[g.name_count++] = names), ...);
    return r;
  }
};

/// A rule set over `Record`. Declare it `inline constexpr` at namespace scope.
template <class Record, unsigned long N>
[[nodiscard]] constexpr rule_set<Record, N> ruleset(const rule<Record> (&rules)[N]) {
  rule_set<Record, N> r;
  for (unsigned long i = 0; i < N; ++i) r.rules[i] = rules[i];
  return r;
}

/// The rules of several arrays, one after the other, as one set.
template <class Record, unsigned long... N>
  requires(sizeof...(N) > 1)
[[nodiscard]] constexpr rule_set<Record, (N + ...)> ruleset(const rule<Record> (&... rules)[N]) {
  rule_set<Record, (N + ...)> r;
  unsigned long next = 0;
  const auto append = [&](const auto& some) {
    for (const rule<Record>& each : some) r.rules[next++] = each;
  };
  (append(rules), ...);
  return r;
}

}  // namespace nqpf
