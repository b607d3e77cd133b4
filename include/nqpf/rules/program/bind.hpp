// SPDX-License-Identifier: BSL-1.0
#pragma once

// Ties a rule set over unbound indicators to a host's struct.

#include <nqpf/core/null.hpp>
#include <nqpf/core/unit_scale.hpp>
#include <nqpf/rules/program/packed.hpp>

#include <utility>

namespace nqpf::inline NQPF_ABI {

/// How one unbound indicator is read from `Record`.
template <class Record>
struct binding {
  const indicator_info* indicator = nullptr;
  bool is_bound = false;
  detail::reader<Record> read = nullptr;
  detail::unit_scale scale{};
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
  if constexpr (detail::report_path_fault<told, First, Rest...>()) {
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
      detail::report_undescribed<typename detail::path_traits<First, Rest...>::value>();
    return binding<typename detail::start_of<std::remove_cv_t<decltype(First)>>::type>{&target};
  }
}

namespace detail {

/// A rule set with the bindings of its indicators. What is not bound reads as missing.
template <const auto& Rules, class Record, unsigned long N>
struct bound_set {
  using record = Record;
  static constexpr const auto& rules = Rules;
  binding<Record> bindings[N]{};
};

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
struct bound_inputs {
  indicator_info infos[size_of(N)]{};
};
template <const auto& Set>
constexpr auto make_bound_inputs() {
  const program& p = program_of<unwrapped<Set>()>;
  bound_inputs<program_of<unwrapped<Set>()>.count.inputs> r;
  for (int f = 0; f < p.count.inputs; ++f) {
    r.infos[f] = *p.inputs[f];
    for (const auto& b : Set.bindings)
      if (b.is_single && same_text(b.indicator->id, p.inputs[f]->id)) r.infos[f].is_single = true;
  }
  return r;
}
template <const auto& Set>
inline constexpr auto inputs_bound_by = make_bound_inputs<Set>();
template <int N>
struct input_list {
  const indicator_info* items[size_of(N)]{};
};
template <const auto& Set>
constexpr auto list_bound_inputs() {
  input_list<program_of<unwrapped<Set>()>.count.inputs> r;
  for (int f = 0; f < program_of<unwrapped<Set>()>.count.inputs; ++f)
    r.items[f] = &inputs_bound_by<Set>.infos[f];
  return r;
}
template <const auto& Set>
inline constexpr auto bound_input_list = list_bound_inputs<Set>();
template <const auto& Set>
constexpr program make_bound_program() {
  program p = program_of<unwrapped<Set>()>;
  p.inputs = bound_input_list<Set>.items;
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
  return detail::bound_set<Rules, Record, 1 + sizeof...(More)>{{first, more...}};
}

namespace detail {

/// A list of bindings, for several sets.
template <class Record, unsigned long N>
struct binding_list {
  binding<Record> items[N]{};
};

}  // namespace detail

template <class Record, std::same_as<binding<Record>>... More>
[[nodiscard]] constexpr detail::binding_list<Record, 1 + sizeof...(More)> bindings(
    const binding<Record>& first, const More&... more) {
  return {{first, more...}};
}
template <const auto& Rules, class Record, unsigned long N>
[[nodiscard]] constexpr detail::bound_set<Rules, Record, N> bind(
    const detail::binding_list<Record, N>& list) {
  detail::bound_set<Rules, Record, N> r;
  for (unsigned long i = 0; i < N; ++i) r.bindings[i] = list.items[i];
  return r;
}

namespace detail {

// The way from a record to the base that an input was declared over, along the steps that the rules keep.
struct base_way {
  static constexpr int most = 8;
  const base_step* steps[most]{};
  int count = 0;
};
// The condition of a rule; behind those of the rules, of an assumption.
template <class Set>
constexpr const expression& condition_of(const Set& set, int r) {
  return r < Set::size ? set.rules[r].when_ : set.assumptions()[r - Set::size];
}
template <class Set>
constexpr bool find_way(const Set& set, unsigned long long from, unsigned long long to,
                        base_way& way) {
  if (from == to) return true;
  if (way.count == base_way::most) return false;
  for (int r = 0; r < Set::size + Set::assumption_count; ++r) {
    const expression& e = condition_of(set, r);
    for (int i = 0; i < e.base_count; ++i) {
      if (e.bases[i]->from != from) continue;
      way.steps[way.count++] = e.bases[i];
      if (find_way(set, e.bases[i]->to, to, way)) return true;
      --way.count;
    }
  }
  return false;
}
template <const auto& Set, int Input>
constexpr base_way make_way() {
  using record = typename std::remove_cvref_t<decltype(Set)>::record;
  base_way way;
  const indicator_info& info = *program_of<Set>.inputs[Input];
  if (info.is_bound) find_way(Set, record_type<record>(), info.source->record, way);
  return way;
}
template <const auto& Set, int Input>
inline constexpr base_way way_of = make_way<Set, Input>();
template <const auto& Set, int Input, class Record>
constexpr double ask_along(const Record& record, const indicator_info& info,
                           const list_request* asked) {
  constexpr const base_way& way = way_of<Set, Input>;
  return static_cast<const step_from<Record>*>(way.steps[0])
      ->read(record, info, way.steps + 1, way.count - 1, asked);
}
template <const auto& Set, int Input, class Record>
constexpr double read_along(const Record& record, const indicator_info& info) {
  return ask_along<Set, Input>(record, info, nullptr);
}
template <const auto& Set>
constexpr bool reads_bases() {
  if constexpr (is_ready<Set>)
    for (int r = 0; r < Set.size + Set.assumption_count; ++r)
      if (condition_of(Set, r).base_count > 0) return true;
  return false;
}
template <const auto& Set, class Table, int... Inputs>
constexpr void read_bases(Table& t, std::integer_sequence<int, Inputs...>) {
  using record = typename std::remove_cvref_t<decltype(Set)>::record;
  const auto place = [&](auto input) {
    if constexpr (way_of<Set, decltype(input)::value>.count > 0)
      t.inputs[input.value].read = &read_along<Set, decltype(input)::value, record>;
  };
  (place(std::integral_constant<int, Inputs>{}), ...);
}

// Where each input of the program comes from.
template <const auto& Set>
constexpr auto make_readers() {
  using record = typename std::remove_cvref_t<decltype(Set)>::record;
  constexpr const program& p = program_ref<Set>;
  struct table {
    binding<record> inputs[size_of(p.count.inputs)]{};
  } t;
  for (int f = 0; f < p.count.inputs; ++f) {
    if constexpr (!has_constant_bindings<Set>()) {
      t.inputs[f].indicator = p.inputs[f];
    } else if constexpr (is_bound_set<std::remove_cvref_t<decltype(Set)>>) {
      t.inputs[f].indicator = p.inputs[f];
      for (const auto& b : Set.bindings)
        if (same_text(b.indicator->id, p.inputs[f]->id))
          t.inputs[f] = {p.inputs[f], true, b.read, b.scale};
    } else {
      t.inputs[f].indicator = p.inputs[f];
      t.inputs[f].is_bound = p.inputs[f]->is_bound;
      if (p.inputs[f]->is_bound)
        if (p.inputs[f]->source->record == record_type<record>())
          t.inputs[f].read = static_cast<const reader_of<record>*>(p.inputs[f]->source)->read;
    }
  }
  if constexpr (!is_bound_set<std::remove_cvref_t<decltype(Set)>>)
    if constexpr (reads_bases<Set>())
      read_bases<Set>(t, std::make_integer_sequence<int, program_ref<Set>.count.inputs>{});
  return t;
}

template <const auto& Set>
inline constexpr auto readers = make_readers<Set>();

template <const auto& Set>
constexpr int count_list_inputs() {
  int n = 0;
  for (int f = 0; f < program_ref<Set>.count.inputs; ++f)
    n += is_null(program_ref<Set>.inputs[f]->items) ? 0 : 1;
  return n;
}
// Asks a list of the record, or of a base of it.
template <const auto& Set, int Input, class Record>
constexpr double ask_listed(const Record& record, const list_request& asked) {
  constexpr const indicator_info& info = *program_ref<Set>.inputs[Input];
  if constexpr (info.source->record == record_type<Record>())
    return read_or_ask(record, info, &asked);
  else return ask_along<Set, Input>(record, info, &asked);
}
// Asks one list at a setting of the parameters, and notes which item the answer rests on.
template <const auto& Set, int Input, class Record>
constexpr void read_listed(const Record& record, const double* parameters, double* values,
                           item_note*& notes) {
  constexpr const indicator_info& info = *program_ref<Set>.inputs[Input];
  if constexpr (!detail::is_null(info.items)) {
    constexpr const auto& b = readers<Set>.inputs[Input];
    item_note& note = *notes++;
    if constexpr (!b.is_bound) {
      values[Input] = missing;
    } else {
      double own[most_item_parameters]{};
      set_item_parameters(program_ref<Set>, parameters, *info.items->of, own);
      values[Input] = ask_listed<Set, Input>(record, {info.items, own, &note});
    }
  }
}
template <const auto& Set, class Record, int... Inputs>
constexpr void read_lists(const Record& record, const double* parameters, double* values,
                          item_note* notes, std::integer_sequence<int, Inputs...>) {
  (read_listed<Set, Inputs>(record, parameters, values, notes), ...);
}
// Tells what the items of one list have outside their domains.
template <const auto& Set, int Input, class Record>
constexpr void check_listed(const Record& record, const double* parameters, outside_teller& to) {
  constexpr const indicator_info& info = *program_ref<Set>.inputs[Input];
  if constexpr (is_first_of_list(program_ref<Set>, Input) && readers<Set>.inputs[Input].is_bound) {
    double own[most_item_parameters]{};
    set_item_parameters(program_ref<Set>, parameters, *info.items->of, own);
    ask_listed<Set, Input>(record, {info.items, own, nullptr, &to});
  }
}
template <const auto& Set, class Record, int... Inputs>
constexpr void check_lists(const Record& record, const double* parameters, outside_teller& to,
                           std::integer_sequence<int, Inputs...>) {
  (check_listed<Set, Inputs>(record, parameters, to), ...);
}
/// The notes of a record; nothing where no rule asks a list.
template <int N>
struct kept_notes {
  item_note items[size_of(N)]{};
  [[nodiscard]] constexpr const item_note* data() const noexcept { return items; }
};
template <>
struct kept_notes<0> {
  [[nodiscard]] constexpr const item_note* data() const noexcept { return nullptr; }
};

/// Reads all inputs of a set from a record, in the order of its program.
template <const auto& Set, class Record>
constexpr void read_inputs(const Record& record, double* values) {
  using wanted = typename std::remove_cvref_t<decltype(Set)>::record;
  constexpr bool fits = std::is_convertible_v<const Record&, const wanted&>;
  static_assert(
      fits, "nqpf: the rules read another type of record; unbound ones are tied to it with bind");
  constexpr int n = detail::program_ref<Set>.count.inputs;
  if constexpr (fits)
    for (int f = 0; f < n; ++f) {
      const auto& b = detail::readers<Set>.inputs[f];
      values[f] = b.is_bound ? b.read(record, *b.indicator) : missing;
      if (!b.scale.is_one()) values[f] = b.scale(values[f]);
    }
}

}  // namespace detail

}  // namespace nqpf
