// SPDX-License-Identifier: BSL-1.0
#pragma once

// The program of a rule set declared in code: packed in slices that constant evaluation can take, then
// copied into arrays of exactly its size.

#include <nqpf/core/null.hpp>
#include <nqpf/rules/program/listed.hpp>
#include <nqpf/rules/program/pack_assumption.hpp>
#include <nqpf/rules/program/what_is_read.hpp>

namespace nqpf::inline NQPF_ABI {

namespace detail {

/// A packed rule set with what packing found wrong.
template <class Storage>
struct packing {
  Storage storage{};
  diagnostics found{};
};

/// Packing in progress. Compilers limit how much one constant evaluation may do, so large sets are
/// packed in several, each going on from the state before it.
template <program_counts Capacity>
struct pack_state {
  static constexpr unsigned input_slots =
      table_size(Capacity.inputs < 2 * 512 ? Capacity.inputs : 2 * 512);
  static constexpr unsigned atom_slots = table_size(Capacity.atoms);
  static constexpr unsigned name_slots = table_size(Capacity.rules);

  packing<program_storage<Capacity>> result{};
  int inputs[input_slots]{};
  int atoms[atom_slots]{};
  int names[name_slots]{};

  template <class Set>
  constexpr auto packer_of(const Set& set) {
    return packer<program_storage<Capacity>>{result.storage,
                                             set.rules,
                                             Set::size,
                                             result.found,
                                             {inputs, input_slots - 1},
                                             {atoms, atom_slots - 1},
                                             {names, name_slots - 1}};
  }
};

inline constexpr int pack_slice = 6000;  // nodes

// The first rule of each slice.
template <class Set>
constexpr int slice_begin(const Set& set, int slice) {
  int nodes = 0;
  int at = 0;
  for (; at < Set::size && slice > 0; ++at) {
    nodes += set.rules[at].when_.count + set.rules[at].outputs.node_count + 6;
    if (nodes >= pack_slice) {
      nodes = 0;
      --slice;
    }
  }
  return at;
}
template <class Set>
constexpr int slice_count(const Set& set) {
  int n = 1;
  while (slice_begin(set, n) < Set::size) ++n;
  return n;
}

// Whether each declared indicator is read.
template <class Storage>
constexpr void check_declared(const packer<Storage>& p, const indicator_info* const* declared,
                              int n) {
  for (int i = 0; i < n; ++i) {
    const indicator_info& info = *declared[i];
    const int slot = p.inputs.find(info.hash, [&](int k) {
      return p.out.inputs[k]->hash == info.hash && same_text(p.out.inputs[k]->id, info.id);
    });
    if (slot != 0) continue;
    if (p.rules[0].row > 0) {
      bool allowed = true;
      for (int r = 0; r < p.rule_count; ++r)
        allowed = allowed && p.rules[r].allows(defect::no_effect);
      if (allowed) continue;
      p.report(defect::no_effect, -1, -1,
               phrase{} << "table " << p.rules[0].id << ": the column " << shown_name(info)
                        << " changes nothing");
    } else {
      p.report(
          defect::unknown_name, -1, -1,
          phrase{} << "indicator " << shown_name(info) << " is declared in over() and never read");
    }
  }
}

template <class Packer>
constexpr void pack_parameter_orders(Packer& p, const auto& set) {
  for (int i = 0; i < set.order_count; ++i)
    p.pack_parameter_order(*set.orders[i][0], *set.orders[i][1]);
}

// In what order the rules of a set are evaluated, and its groups: once all of its rules are packed. `state`, of
// zeros, and `stack` have room for each rule.
template <class Packer>
constexpr void pack_order_and_groups(Packer& p, const auto& set, int* state, int* stack) {
  p.pack_order(state, stack);
  for (int i = 0; i < set.group_count; ++i) p.pack_group(set.groups[i]);
}

template <class Packer>
constexpr void pack_assumptions(Packer& p, const auto& set) {
  for (int i = 0; i < set.assumption_count; ++i) pack_assumption(p, set.assumptions()[i]);
}

template <class Packer>
constexpr void pack_rest(Packer& p, const auto& set, int* state, int* stack) {
  pack_order_and_groups(p, set, state, stack);
  check_types(p);
  pack_parameter_orders(p, set);
  const bool is_table = set.rules[0].row > 0;  // rows have to read the columns, assumptions do not
  if (is_table) check_declared(p, set.declared, set.declared_count);
  pack_assumptions(p, set);
  if (!is_table) check_declared(p, set.declared, set.declared_count);
  if (set.assumption_count > 0) find_bonds(p.out.view(), p.out.bonds);
  p.check_parameters();
}

template <const auto& Set>
inline constexpr program_counts room_of =
    room_for(Set.rules, Set.size, Set.declared_count, Set.order_count, Set.groups, Set.group_count,
             Set.assumptions(), Set.assumption_count, (read_of<Set> & read_answers) != 0);

template <const auto& Set, int Slice>
constexpr auto pack_to();
template <const auto& Set, int Slice>
inline constexpr auto packed_to = pack_to<Set, Slice>();

template <const auto& Set, int Slice>
constexpr auto pack_to() {
  constexpr int first = slice_begin(Set, Slice);
  constexpr int last = slice_begin(Set, Slice + 1);
  const auto start = [] {
    if constexpr (Slice > 0) return packed_to<Set, Slice - 1>;
    else return pack_state<room_of<Set>>{};
  };
  auto state = start();
  auto p = state.packer_of(Set);
  if (Slice == 0) p.pack_names();
  for (int r = first; r < last; ++r) p.pack_rule(r);
  return state;
}

template <const auto& Set>
constexpr auto pack() {
  auto state = packed_to<Set, slice_count(Set) - 1>;
  auto p = state.packer_of(Set);
  int seen[size_of(Set.size)]{};
  int stack[size_of(Set.size)]{};
  pack_rest(p, Set, seen, stack);
  return state.result;
}

/// Copies a program into arrays of exactly its size.
template <program_counts Exact, program_counts Capacity>
[[nodiscard]] constexpr program_storage<Exact> shrink(const program_storage<Capacity>& from) {
  program_storage<Exact> to;
  to.used = from.used;
  const auto copy = [](auto& target, const auto& source, int n) {
    for (int i = 0; i < n; ++i) target[i] = source[i];
  };
  copy(to.inputs, from.inputs, Exact.inputs);
  copy(to.parameters, from.parameters, Exact.parameters);
  copy(to.atoms, from.atoms, Exact.atoms);
  copy(to.steps, from.steps, Exact.steps);
  copy(to.code, from.code, Exact.code);
  copy(to.rules, from.rules, Exact.rules);
  copy(to.conclusions, from.conclusions, Exact.conclusions);
  copy(to.citations, from.citations, Exact.citations);
  copy(to.allowances, from.allowances, Exact.allowances);
  copy(to.orders, from.orders, Exact.orders);
  copy(to.groups, from.groups, Exact.groups);
  copy(to.members, from.members, Exact.members);
  copy(to.outputs, from.outputs, Exact.outputs);
  copy(to.order, from.order, Exact.rules);
  copy(to.assumptions, from.assumptions, Exact.assumptions);
  copy(to.bonds, from.bonds, detail::bond_count(Exact));
  return to;
}

template <const auto& Rules>
inline constexpr auto packed = pack<packable<Rules>()>();
template <const auto& Rules>
inline constexpr auto stored = shrink<packed<Rules>.storage.used>(packed<Rules>.storage);

/// Whether a rule set declared in code can be packed at all.
enum class readiness : unsigned char {
  ready,
  refused,        ///< an error has been told of a part of it
  not_constexpr,  ///< the set, or its bindings, are no constant expressions
  reads_objects,  ///< that are no constant expressions
};

template <class Set>
constexpr bool some_refused(const Set& set) {
  for (int r = 0; r < Set::size; ++r)
    if (set.rules[r].is_refused || set.rules[r].when_.is_refused) return true;
  for (int i = 0; i < Set::assumption_count; ++i)
    if (set.assumptions()[i].is_refused) return true;
  return false;
}
template <const auto& Set>
concept read_as_a_constant = requires { typename std::bool_constant<(Set.rules[0].row >= 0)>; };

template <const auto& Set>
constexpr readiness readiness_of() {
  if constexpr (!read_as_a_constant<Set>) return readiness::not_constexpr;
  else if constexpr (some_refused(Set)) return readiness::refused;
  else if constexpr (!reads_only_constants<Set>) return readiness::reads_objects;
  else return readiness::ready;
}
template <const auto& Set>
inline constexpr bool is_ready = readiness_of<Set>() == readiness::ready;

// Of a set that is not ready nothing: `require_proven` tells why, once.
template <const auto& Rules>
constexpr program make_program() {
  if constexpr (is_ready<Rules>) {
    program p = stored<Rules>.view();
    p.columns = Rules.declared;
    p.column_count = Rules.declared_count;
    if constexpr (asks_lists<Rules>) {
      p.columns = list_columns<Rules>.items;
      p.turned_columns = list_columns<Rules>.turned;
    }
    return p;
  } else return {};
}

}  // namespace detail

/// The program of a rule set declared in code.
template <const auto& Rules>
inline constexpr program program_of = detail::make_program<Rules>();

namespace detail {

template <const auto& Rules>
constexpr const program& item_program() {
  return program_of<Rules>;
}

}  // namespace detail

}  // namespace nqpf
