// SPDX-License-Identifier: BSL-1.0
#pragma once

// Ties a rule set over unbound indicators to a host's struct.

#include <nqpf/core/unit_scale.hpp>
#include <nqpf/rules/program/packed.hpp>

namespace nqpf::inline v0 {

/// How one unbound indicator is read from `Record`.
template <class Record>
struct binding {
  const indicator_info* indicator = nullptr;
  bool is_bound = false;
  reader<Record> read = nullptr;
  unit_scale scale{};
  bool is_single = false;  ///< it reads a float as it is

  /// Multiplies what is read, for a host that keeps a percent where the indicator is a share; `unit_scale` says how
  /// 70 percent become exactly 0.7.
  [[nodiscard]] constexpr binding scaled(double factor) const {
    binding b = *this;
    b.scale = factor;
    b.is_single = b.is_single && b.scale.is_one();
    return b;
  }
};

/// Reads `target` from a member, path or callable of the host's record.
template <auto First, auto... Rest, class Values>
[[nodiscard]] constexpr auto to(const indicator_of<unbound, Values>& target) {
  using detail::path_fault;
  constexpr path_fault fault = detail::fault_of<First, Rest...>();
  constexpr path_fault told = fault == path_fault::text ? path_fault::none : fault;
  if constexpr (detail::tell_path_fault<told, First, Rest...>()) {
    using path = detail::path_traits<First, Rest...>;
    static_assert(std::is_same_v<detail::tag_of<typename path::value>, Values>,
                  "nqpf: the member is of another kind than the indicator");
    return binding<typename path::record>{&target,
                                          true,
                                          &detail::read_path<typename path::record, First, Rest...>,
                                          {},
                                          std::is_same_v<typename path::value, float>};
  } else {
    if constexpr (fault == path_fault::undescribed)
      detail::tell_undescribed<typename detail::path_traits<First, Rest...>::value>();
    return binding<typename detail::start_of<std::remove_cv_t<decltype(First)>>::type>{&target};
  }
}

/// A rule set with the bindings of its indicators. What is not bound reads as missing.
template <const auto& Rules, class Record, unsigned long N>
struct bound_set {
  using record = Record;
  static constexpr const auto& rules = Rules;
  binding<Record> bindings[N]{};
};

namespace detail {

template <class T>
constexpr bool is_bound_set = false;
template <const auto& Rules, class Record, unsigned long N>
constexpr bool is_bound_set<bound_set<Rules, Record, N>> = true;

// Whether a set that is bound is a constant expression with its bindings.
template <const auto& Set>
constexpr bool has_constant_bindings() {
  if constexpr (is_bound_set<std::remove_cvref_t<decltype(Set)>>)
    return requires { typename std::bool_constant<(Set.bindings[0].is_bound || true)>; };
  else return true;
}

// The rule set itself, whether it was given bound or not.
template <const auto& Set>
constexpr const auto& unwrapped() {
  using type = std::remove_cvref_t<decltype(Set)>;
  if constexpr (is_bound_set<type>) return type::rules;
  else return Set;
}

// Whether a set is bound to floats. Its indicators are then those of floats, so that what is looked for among their
// values is a float's.
template <const auto& Set>
constexpr bool binds_floats() {
  if constexpr (is_bound_set<std::remove_cvref_t<decltype(Set)>> && has_constant_bindings<Set>())
    for (const auto& b : Set.bindings)
      if (b.is_single) return true;
  return false;
}
template <int N>
struct bound_facts {
  indicator_info infos[size_of(N)]{};
};
template <const auto& Set>
constexpr auto make_bound_facts() {
  const program& p = program_of<unwrapped<Set>()>;
  bound_facts<program_of<unwrapped<Set>()>.count.facts> r;
  for (int f = 0; f < p.count.facts; ++f) {
    r.infos[f] = *p.facts[f];
    for (const auto& b : Set.bindings)
      if (b.is_single && same_text(b.indicator->id, p.facts[f]->id)) r.infos[f].is_single = true;
  }
  return r;
}
template <const auto& Set>
inline constexpr auto facts_bound_by = make_bound_facts<Set>();
template <int N>
struct fact_list {
  const indicator_info* items[size_of(N)]{};
};
template <const auto& Set>
constexpr auto list_bound_facts() {
  fact_list<program_of<unwrapped<Set>()>.count.facts> r;
  for (int f = 0; f < program_of<unwrapped<Set>()>.count.facts; ++f)
    r.items[f] = &facts_bound_by<Set>.infos[f];
  return r;
}
template <const auto& Set>
inline constexpr auto bound_fact_list = list_bound_facts<Set>();
template <const auto& Set>
constexpr program make_bound_program() {
  program p = program_of<unwrapped<Set>()>;
  p.facts = bound_fact_list<Set>.items;
  return p;
}
template <const auto& Set>
inline constexpr program bound_program = make_bound_program<Set>();

template <const auto& Set>
constexpr const program& program_behind() {
  if constexpr (binds_floats<Set>()) return bound_program<Set>;
  else return program_of<unwrapped<Set>()>;
}
template <const auto& Set>
inline constexpr const program& program_ref = program_behind<Set>();

}  // namespace detail

/// Binds a proven set: `inline constexpr auto mine = bind<ready>(to<&Host::x>(indicators::x), ...)`.
/// Conditions, and so the proof, stay as they are. An indicator that the set does not read may be
/// among them, so that one list can serve several sets.
template <const auto& Rules, class Record, std::same_as<binding<Record>>... More>
[[nodiscard]] constexpr auto bind(const binding<Record>& first, const More&... more) {
  return bound_set<Rules, Record, 1 + sizeof...(More)>{{first, more...}};
}

/// A list of bindings, for several sets.
template <class Record, unsigned long N>
struct binding_list {
  binding<Record> items[N]{};
};
template <class Record, std::same_as<binding<Record>>... More>
[[nodiscard]] constexpr binding_list<Record, 1 + sizeof...(More)> bindings(
    const binding<Record>& first, const More&... more) {
  return {{first, more...}};
}
template <const auto& Rules, class Record, unsigned long N>
[[nodiscard]] constexpr bound_set<Rules, Record, N> bind(const binding_list<Record, N>& list) {
  bound_set<Rules, Record, N> r;
  for (unsigned long i = 0; i < N; ++i) r.bindings[i] = list.items[i];
  return r;
}

namespace detail {

// Where each fact of the program comes from.
template <const auto& Set>
constexpr auto make_readers() {
  using record = typename std::remove_cvref_t<decltype(Set)>::record;
  constexpr const program& p = program_ref<Set>;
  struct table {
    binding<record> facts[size_of(p.count.facts)]{};
  } t;
  for (int f = 0; f < p.count.facts; ++f) {
    if constexpr (!has_constant_bindings<Set>()) {
      t.facts[f].indicator = p.facts[f];
    } else if constexpr (is_bound_set<std::remove_cvref_t<decltype(Set)>>) {
      t.facts[f].indicator = p.facts[f];
      for (const auto& b : Set.bindings)
        if (same_text(b.indicator->id, p.facts[f]->id))
          t.facts[f] = {p.facts[f], true, b.read, b.scale};
    } else {
      t.facts[f].indicator = p.facts[f];
      t.facts[f].is_bound = p.facts[f]->is_bound;
      if (p.facts[f]->is_bound)
        t.facts[f].read = static_cast<const reader_of<record>*>(p.facts[f]->source)->read;
    }
  }
  return t;
}

template <const auto& Set>
inline constexpr auto readers = make_readers<Set>();

}  // namespace detail

/// Reads all facts of a set from a record, in the order of its program.
template <const auto& Set, class Record>
constexpr void read_facts(const Record& record, double* values) {
  using wanted = typename std::remove_cvref_t<decltype(Set)>::record;
  constexpr bool fits = std::is_convertible_v<const Record&, const wanted&>;
  static_assert(
      fits, "nqpf: the rules read another type of record; unbound ones are tied to it with bind");
  constexpr int n = detail::program_ref<Set>.count.facts;
  if constexpr (fits)
    for (int f = 0; f < n; ++f) {
      const auto& b = detail::readers<Set>.facts[f];
      values[f] = b.is_bound ? b.read(record, *b.indicator) : missing;
      if (!b.scale.is_one()) values[f] = b.scale(values[f]);
    }
}

}  // namespace nqpf
