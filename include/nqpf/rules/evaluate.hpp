// SPDX-License-Identifier: BSL-1.0
#pragma once

// Evaluation of one record: at run time without allocation, and in constant expressions.

// First: compilers print the way to it before the reason why a set is refused.
#include <nqpf/core/refuse.hpp>

#include <nqpf/rules/finding.hpp>
#include <nqpf/rules/program/bind.hpp>
#include <nqpf/rules/require_proven.hpp>
#include <nqpf/rules/run/record/record.hpp>

namespace nqpf::inline NQPF_ABI {
namespace detail {

// Declared and never defined: the call stops a constant evaluation, and its name says why.
void the_rule_set_has_no_rule_of_that_name();
void the_rule_set_has_no_parameter_of_that_name();

template <const auto& Set>
constexpr bool has_required_parameters() {
  const program& p = program_ref<Set>;
  for (int i = 0; i < p.count.parameters; ++i)
    if (is_missing(p.parameters[i]->value)) return true;
  return false;
}

/// Tells what the items of all lists of a record have outside their domains.
template <const auto& Set, class Record, class Each>
constexpr void check_items(const Record& record, const double* parameters, Each& each) {
  if constexpr (count_list_inputs<Set>() > 0) {
    using own = typename std::remove_cvref_t<decltype(Set)>::record;
    auto tell = [&](const outside_item& o) { tell_outside(each, o); };
    told_by<decltype(tell)> to(tell);
    constexpr int inputs = program_ref<Set>.count.inputs;
    check_lists<Set>(static_cast<const own&>(record), parameters, to,
                     std::make_integer_sequence<int, inputs>{});
  }
}

}  // namespace detail

/// The name of a rule or derived fact of `Set`; any other text does not compile.
template <const auto& Set>
struct rule_name {
  int index = -1;
  consteval rule_name(const char* id) : index(detail::program_ref<Set>.rule(id)) {
    if (index < 0 && detail::is_ready<detail::unwrapped<Set>()>)
      detail::the_rule_set_has_no_rule_of_that_name();
  }
};

namespace detail {

/// The name of a parameter of `Set`; any other text does not compile.
template <const auto& Set>
struct parameter_name {
  int index = -1;
  consteval parameter_name(const char* id) : index(detail::program_ref<Set>.parameter(id)) {
    if (index < 0 && detail::is_ready<detail::unwrapped<Set>()>)
      detail::the_rule_set_has_no_parameter_of_that_name();
  }
};

}  // namespace detail

/// Values for the parameters of a set, at first their defaults.
template <const auto& Set>
struct settings {
  double values[detail::size_of(detail::program_ref<Set>.count.parameters)]{};

  constexpr settings() {
    const program& p = detail::program_ref<Set>;
    for (int i = 0; i < p.count.parameters; ++i) values[i] = p.parameters[i]->value;
  }
  /// The defaults, for a set in which every parameter has one.
  [[nodiscard]] static constexpr settings defaults() {
    static_assert(!detail::has_required_parameters<Set>(),
                  "nqpf: the rule set has parameters without a default: pass settings of them");
    return {};
  }
  /// Sets a parameter. False, and nothing set, where the value lies outside the proven range or
  /// breaks a declared order.
  [[nodiscard]] constexpr bool set(detail::parameter_name<Set> name, detail::written value) {
    return detail::set_parameter(detail::program_ref<Set>, values, name.index, value.value);
  }
  /// The same for a date or a duration; false where the parameter is none.
  template <class T>
    requires detail::is_time_value<T>
  [[nodiscard]] constexpr bool set(detail::parameter_name<Set> name, const T& value) {
    return detail::set_time(detail::program_ref<Set>, values, name.index, value);
  }
  /// Whether every required parameter is set.
  [[nodiscard]] constexpr bool complete() const {
    for (int i = 0; i < detail::program_ref<Set>.count.parameters; ++i)
      if (is_missing(values[i])) return false;
    return true;
  }
};

namespace detail {

// Whether some rule or default concludes a value of a type. Of a set that is refused nothing more is told.
template <const auto& Set, class Enum>
constexpr bool may_conclude() {
  const program& p = program_ref<Set>;
  bool some = p.count.rules == 0;
  for (int i = 0; i < p.count.conclusions && !some; ++i)
    some = p.conclusions[i].type->type == description_of<Enum>.type;
  for (int g = 0; g < p.count.groups && !some; ++g)
    for (int i = 0; i < p.groups[g].default_count() && !some; ++i)
      some = p.groups[g].default_at(i).type->type == description_of<Enum>.type;
  return some;
}

}  // namespace detail

/// The values of one record as the program of a set numbers its inputs, NaN where missing.
struct input_values {
  const double* values;
};

/// What the rules of `Set` say of one record: their outcomes and the values as they were. Iterating
/// it visits the rules that held, in the order of the set.
template <const auto& Set>
class findings {
public:
  template <class Record>
  constexpr findings(const Record& record, const settings<Set>& with) : settings_(with) {
    if (__builtin_is_constant_evaluated()) {
      clear();
      detail::read_inputs<Set>(record, values_);
      read_lists(record);
      run(detail::program_ref<Set>, values_, settings_.values, outcomes_);
    } else {
      bool some_missing = detail::single::read_all<Set>(record, values_);
      some_missing |= read_lists(record);
      detail::single::run_set<Set, true>(values_, some_missing, settings_.values, outcomes_);
    }
  }
  constexpr findings(input_values record, const settings<Set>& with) : settings_(with) {
    clear();
    for (int f = 0; f < detail::program_ref<Set>.count.inputs; ++f) values_[f] = record.values[f];
    if (__builtin_is_constant_evaluated())
      run(detail::program_ref<Set>, values_, settings_.values, outcomes_);
    else detail::single::run_set<Set, false>(values_, true, settings_.values, outcomes_);
  }

  /// Whether a rule held.
  [[nodiscard]] constexpr bool fired(rule_name<Set> rule) const noexcept {
    return outcomes_[rule.index] == truth::yes;
  }
  [[nodiscard]] constexpr truth outcome(rule_name<Set> rule) const noexcept {
    return outcomes_[rule.index];
  }
  /// The rule by name, whatever its outcome: for its reasons, or what it misses.
  [[nodiscard]] constexpr finding operator[](rule_name<Set> rule) const noexcept {
    return {all(), rule.index};
  }
  /// Whether some rule concludes this value, and none a value that overrules it (`resolves`).
  template <detail::described Enum>
  [[nodiscard]] constexpr bool concludes(Enum value) const noexcept {
    static_assert(detail::may_conclude<Set, Enum>(),
                  "nqpf: no rule of this set concludes a value of this type");
    for (const finding& f : *this)
      if (const int i = f.place_of(value); i >= 0 && f.counts()) return !f.overruled(i);
    return false;
  }
  /// The record with the outcomes of all rules, as headers that take any program ask for it.
  [[nodiscard]] constexpr evaluated all() const noexcept {
    return {&detail::program_ref<Set>, values_, settings_.values, outcomes_, notes_.data()};
  }

  /// Visits rules with one outcome, derived facts aside.
  class iterator {
  public:
    constexpr iterator(const findings* of, int at, truth wanted)
        : of_(of), at_(at), wanted_(wanted) {
      skip();
    }
    constexpr finding operator*() const noexcept { return {of_->all(), at_}; }
    constexpr iterator& operator++() noexcept {
      ++at_;
      skip();
      return *this;
    }
    constexpr bool operator==(const iterator& other) const noexcept { return at_ == other.at_; }

  private:
    constexpr void skip() noexcept {
      const program& p = detail::program_ref<Set>;
      while (at_ < p.count.rules && (p.rules[at_].is_derived || of_->outcomes_[at_] != wanted_))
        ++at_;
    }
    const findings* of_;
    int at_;
    truth wanted_;
  };
  struct range {
    const findings* of;
    truth wanted;
    constexpr iterator begin() const noexcept { return {of, 0, wanted}; }
    constexpr iterator end() const noexcept {
      return {of, detail::program_ref<Set>.count.rules, wanted};
    }
  };
  [[nodiscard]] constexpr iterator begin() const noexcept {
    return range{this, truth::yes}.begin();
  }
  [[nodiscard]] constexpr iterator end() const noexcept { return range{this, truth::yes}.end(); }
  /// The rules that missing data leaves undecided.
  [[nodiscard]] constexpr range undecided() const& noexcept { return {this, truth::unknown}; }
  range undecided() const&& = delete;  // it would outlive what it visits
  /// How many rules held, derived facts aside.
  [[nodiscard]] constexpr int count() const noexcept {
    int n = 0;
    for ([[maybe_unused]] const finding& f : *this) ++n;
    return n;
  }
  /// Calls `each(indicator, value)` for every value that lies outside its indicator's domain: the
  /// proof says nothing of such a record.
  template <class F>
  constexpr void outside_domains(F&& each) const {
    need_no_items();
    answers_outside(each);
  }
  /// The same of a set that asks items of lists: the record is the one that was evaluated, and its items are looked
  /// at. Calls `each(item)`, with an `outside_item`, for their values and numbers, if it takes one, else
  /// `each(indicator, value)`.
  template <class Record, class F>
  constexpr void outside_domains(const Record& record, F&& each) const {
    answers_outside(each);
    detail::check_items<Set>(record, settings_.values, each);
  }
  /// Calls `each(broken)`, with a `broken_assumption`, for every assumption of the set that the record breaks: the
  /// proof says nothing of such a record. What missing data leave open is not broken. What `each` is given refers to
  /// these findings.
  template <class F>
  constexpr void broken_assumptions(F&& each) const& {
    check_assumptions(detail::program_ref<Set>, values_, static_cast<F&&>(each));
  }
  /// Whether the proof speaks of the record: every value lies inside its indicator's domain, and no assumption of the
  /// set is broken.
  [[nodiscard]] constexpr bool inside_domains() const {
    need_no_items();
    return answers_are_inside();
  }
  /// The same of a set that asks items of lists: the record is the one that was evaluated, and its items are looked at.
  template <class Record>
  [[nodiscard]] constexpr bool inside_domains(const Record& record) const {
    bool inside = answers_are_inside();
    const auto none = [&](const indicator_info&, double) { inside = false; };
    detail::check_items<Set>(record, settings_.values, none);
    return inside;
  }

private:
  static constexpr void need_no_items() {
    static_assert(list_inputs == 0,
                  "nqpf: the rules ask items of lists, and findings do not keep items: pass the "
                  "record too, as in inside_domains(record); of columns ask nqpf::check");
  }
  template <class F>
  constexpr void answers_outside(F& each) const {
    const program& p = detail::program_ref<Set>;
    for (int f = 0; f < p.count.inputs; ++f)
      if (!p.inputs[f]->allows(values_[f])) each(*p.inputs[f], values_[f]);
  }
  [[nodiscard]] constexpr bool answers_are_inside() const {
    bool inside = !detail::breaks_some(detail::program_ref<Set>, values_);
    const auto none = [&](const indicator_info&, double) { inside = false; };
    answers_outside(none);
    return inside;
  }
  // What is asked of lists, at the settings. True where an answer is missing.
  template <class Record>
  constexpr bool read_lists(const Record& record) {
    bool some_missing = false;
    if constexpr (list_inputs > 0) {
      constexpr int inputs = detail::program_ref<Set>.count.inputs;
      using own = typename std::remove_cvref_t<decltype(Set)>::record;
      detail::read_lists<Set>(static_cast<const own&>(record), settings_.values, values_,
                              notes_.items, std::make_integer_sequence<int, inputs>{});
      for (const double value : values_) some_missing |= is_missing(value);
    }
    return some_missing;
  }
  constexpr void clear() {
    for (double& value : values_) value = missing;
    for (truth& outcome : outcomes_) outcome = truth::no;
  }

  // Written by the constructors: to fill them before costs as much as a tenth of the evaluation.
  double values_[detail::size_of(detail::program_ref<Set>.count.inputs)];
  static constexpr int list_inputs = detail::count_list_inputs<Set>();
  [[no_unique_address]] detail::kept_notes<list_inputs> notes_;
  settings<Set> settings_;
  truth outcomes_[detail::size_of(detail::program_ref<Set>.count.rules)];
};

/// Evaluates a proven rule set on one record; a set with a defect does not compile here. Parameters
/// have their defaults unless other settings are passed; a required one has to be set.
template <const auto& Set, class Record>
[[nodiscard]] constexpr findings<Set> evaluate(
    const Record& record, const settings<Set>& with = settings<Set>::defaults()) {
  static_cast<void>(require_proven<Set>());
  return {record, with};
}

/// Calls `each(indicator, value)` for every one of the values, one per input of a program, that lies outside
/// its domain, and `each(broken)`, with a `broken_assumption`, for every assumption that they break, if it takes
/// one: of sets made at run time. Items of lists are no values of a program: `check_items` and `check_list` look at them.
template <class F>
constexpr void check(const program& p, const double* values, F&& each) {
  for (int f = 0; f < p.count.inputs; ++f)
    if (!p.inputs[f]->allows(values[f])) each(*p.inputs[f], values[f]);
  if constexpr (requires(const broken_assumption& b) { each(b); })
    check_assumptions(p, values, [&](const broken_assumption& b) { each(b); });
}

/// Calls `each(indicator, value)` for every value of the record that lies outside its domain, and, of a set that
/// has assumptions, `each(broken)`, with a `broken_assumption`, for every one that the record breaks. Lists are asked
/// at the settings, and their items looked at: `each(item)`, with an `outside_item`, is called for what these have
/// outside their domains, if it takes one, else `each(indicator, value)`.
template <const auto& Set, class Record, class F>
constexpr void check(const Record& record, F&& each,
                     const settings<Set>& with = settings<Set>::defaults()) {
  if constexpr (detail::program_ref<Set>.count.assumptions > 0) {
    constexpr bool takes_both = requires(const broken_assumption& b) { each(b); };
    static_assert(takes_both,
                  "nqpf: the rule set has assumptions: check calls each(indicator, value) and "
                  "each(broken_assumption)");
  }
  constexpr int inputs = detail::program_ref<Set>.count.inputs;
  double values[detail::size_of(inputs)]{};
  detail::read_inputs<Set>(record, values);
  if constexpr (constexpr int lists = detail::count_list_inputs<Set>(); lists > 0) {
    using own = typename std::remove_cvref_t<decltype(Set)>::record;
    detail::kept_notes<lists> unused;
    detail::read_lists<Set>(static_cast<const own&>(record), with.values, values, unused.items,
                            std::make_integer_sequence<int, inputs>{});
  }
  check(detail::program_ref<Set>, values, each);
  detail::check_items<Set>(record, with.values, each);
}

}  // namespace nqpf
