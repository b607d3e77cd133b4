// SPDX-License-Identifier: BSL-1.0
#pragma once

// The proof of a rule set declared in code. Compilers limit how much one constant evaluation may do,
// so the work is cut into slices, each an evaluation of its own.

#include <nqpf/rules/program/packed.hpp>
#include <nqpf/rules/proof/all.hpp>
#include <nqpf/rules/proof/dense.hpp>

#include <initializer_list>
#include <utility>

namespace nqpf::inline v0::detail {

/// Values of the parameters at which a proof runs: their defaults, or some value of the range of one
/// that has none.
template <int N>
struct parameter_values {
  double items[size_of(N)]{};
};
/// Cuts [0, n) so that the weights of a slice stay below `most`, unless one item alone exceeds it.
template <int N>
struct slices {
  int begin[size_of(N) + 1]{};
  int count = 0;
};
template <int N, class Weight>
constexpr slices<N> cut_slices(Weight weight, long long most) {
  slices<N> result;
  long long sum = 0;
  for (int i = 0; i < N; ++i) {
    const long long w = weight(i);
    if (i == 0 || sum + w > most) {
      result.begin[result.count++] = i;
      sum = 0;
    }
    sum += w;
  }
  result.begin[result.count] = N;
  return result;
}

constexpr diagnostics merged(std::initializer_list<const diagnostics*> parts) {
  diagnostics all;
  for (const diagnostics* d : parts) all.merge(*d);
  return all;
}

struct slice_result {
  diagnostics found{};
  box_counts counts{};
  unsigned long long unusable[2]{};  // of the rules of the slice, by bits
};

// Everything about one rule set, each constant evaluated when it is first asked for.
template <const auto& R>
inline constexpr auto standing = [] {
  constexpr int n = program_of<R>.count.parameters;
  parameter_values<n> v;
  unsigned char fixed[size_of(n)]{};
  interval rooms[size_of(n)]{};
  find_standing(program_of<R>, v.items, fixed, rooms);
  return v;
}();
// The axis of each fact.
template <int N>
struct axis_storage {
  axis items[size_of(N)]{};
};
template <const auto& R>
inline constexpr auto axes = [] {
  axis_storage<program_of<R>.count.facts> kept;
  const space here{&program_of<R>, standing<R>.items};
  for (int i = 0; i < program_of<R>.count.facts; ++i) kept.items[i] = here.make_axis(i);
  return kept;
}();

// What each atom says of its axis, in chunks.
inline constexpr int literal_chunk_size = 2000;
template <int N>
struct literal_storage {
  literal items[size_of(2 * N)]{};
};
template <const auto& R, int Chunk>
inline constexpr auto literal_chunk = [] {
  literal_storage<literal_chunk_size> kept;
  const space here{&program_of<R>, standing<R>.items, nullptr, false, axes<R>.items, true};
  const int first = Chunk * literal_chunk_size;
  for (int i = 0; i < literal_chunk_size && first + i < program_of<R>.count.atoms; ++i) {
    kept.items[2 * i] = here.make_literal(first + i, false);
    kept.items[2 * i + 1] = here.make_literal(first + i, true);
  }
  return kept;
}();
template <const auto& R, int... Chunk>
constexpr auto gather_literals(std::integer_sequence<int, Chunk...>) {
  constexpr int n = program_of<R>.count.atoms;
  literal_storage<n> all;
  const literal* chunks[] = {literal_chunk<R, Chunk>.items..., nullptr};
  for (int i = 0; i < 2 * n; ++i)
    all.items[i] = chunks[i / (2 * literal_chunk_size)][i % (2 * literal_chunk_size)];
  return all;
}
template <const auto& R>
inline constexpr auto literals = gather_literals<R>(
    std::make_integer_sequence<int, (program_of<R>.count.atoms + literal_chunk_size - 1) /
                                        literal_chunk_size>{});
template <const auto& R>
inline constexpr space proof_space{&program_of<R>, standing<R>.items, literals<R>.items,
                                   true,           axes<R>.items,     true};

// Compilers limit what one constant evaluation may do. What is left undecided then is defect 19, in words.
struct shared_effort {
  int left = 120;
  template <const auto& R>
  constexpr space of() {
    space s = proof_space<R>;
    s.effort = &left;
    return s;
  }
};
// A comparison of computed numbers takes the steps of many others.
constexpr long long slice_weight(const program& p, int r) { return reads_computed(p, r) ? 60 : 1; }
inline constexpr budgets proof_limit{};

// Single rules, at most 93 a slice. Of computed numbers records have to be searched for.
template <const auto& R>
inline constexpr auto rule_slices = cut_slices<program_of<R>.count.rules>(
    [](int r) {
      const int n = program_of<R>.rules[r].end - program_of<R>.rules[r].begin;
      return 64LL + static_cast<long long>(n) * n + (reads_computed(program_of<R>, r) ? 6000 : 0);
    },
    6000);

template <const auto& R, int I>
inline constexpr slice_result rule_slice = [] {
  slice_result out;
  const int first = rule_slices<R>.begin[I];
  shared_effort effort;
  const space s = effort.template of<R>();
  for (int r = first; r < rule_slices<R>.begin[I + 1]; ++r)
    if (!check_rule(s, r, proof_limit, out.found, out.counts))
      out.unusable[(r - first) / 64] |= 1ULL << ((r - first) % 64);
  return out;
}();

template <box_counts N, int Rules>
struct box_storage {
  constraint constraints[size_of(N.constraints)]{};
  box_row boxes[size_of(N.boxes)]{};
  box_range rules[size_of(Rules)]{};
};

template <const auto& R, int I>
inline constexpr auto box_slice = [] {
  constexpr int first = rule_slices<R>.begin[I];
  constexpr int last = rule_slices<R>.begin[I + 1];
  box_storage<rule_slice<R, I>.counts, last - first> out;
  box_counts used;
  for (int at = 0; at < last - first; ++at) {
    const int before = used.boxes;
    if (((rule_slice<R, I>.unusable[at / 64] >> (at % 64)) & 1) != 0) {
      out.rules[at] = {0, -1};
      continue;
    }
    store_boxes(proof_space<R>, first + at, proof_limit, out.constraints, out.boxes, used);
    out.rules[at] = {before, used.boxes - before};
  }
  return out;
}();

// The boxes of all slices in one place.
template <const auto& R, int... I>
constexpr box_counts count_boxes(std::integer_sequence<int, I...>) {
  const box_counts all[] = {rule_slice<R, I>.counts...};
  box_counts sum;
  for (const box_counts& c : all) {
    sum.boxes += c.boxes;
    sum.constraints += c.constraints;
  }
  return sum;
}
template <const auto& R, int... I>
constexpr auto gather_boxes(std::integer_sequence<int, I...> sequence) {
  box_storage<count_boxes<R>(sequence), program_of<R>.count.rules> all;
  box_counts used;
  int rule = 0;
  const auto take = [&](const auto& part, const box_counts& counts, int n) {
    for (int i = 0; i < counts.constraints; ++i)
      all.constraints[used.constraints + i] = part.constraints[i];
    for (int i = 0; i < counts.boxes; ++i)
      all.boxes[used.boxes + i] = {part.boxes[i].begin + used.constraints, part.boxes[i].count,
                                   part.boxes[i].axes};
    for (int i = 0; i < n; ++i)
      all.rules[rule + i] = {part.rules[i].begin + used.boxes, part.rules[i].count};
    used.constraints += counts.constraints;
    used.boxes += counts.boxes;
    rule += n;
    return true;
  };
  const bool taken[] = {take(box_slice<R, I>, rule_slice<R, I>.counts,
                             rule_slices<R>.begin[I + 1] - rule_slices<R>.begin[I])...};
  static_cast<void>(taken);
  return all;
}
template <const auto& R>
inline constexpr auto all_boxes =
    gather_boxes<R>(std::make_integer_sequence<int, rule_slices<R>.count>{});
template <const auto& R>
inline constexpr shelf proof_boxes{all_boxes<R>.constraints, all_boxes<R>.boxes,
                                   all_boxes<R>.rules};

// Pairs of rules, by what they conclude.
template <const auto& R>
inline constexpr conclusion_types types_of = find_types(program_of<R>);
template <int N, int Values>
struct sorted_conclusions {
  conclusion_entry entries[size_of(N)]{};
  int starts[size_of(Values + 2)]{};
};
template <const auto& R>
inline constexpr auto sorted = [] {
  sorted_conclusions<program_of<R>.count.conclusions, types_of<R>.values()> all;
  sort_conclusions(program_of<R>, types_of<R>, all.entries, all.starts);
  return all;
}();
template <const auto& R>
inline constexpr conclusion_index proof_index{sorted<R>.entries, sorted<R>.starts,
                                              program_of<R>.count.conclusions, types_of<R>};

template <const auto& R>
inline constexpr auto pair_slices = cut_slices<program_of<R>.count.rules>(
    [](int r) {
      const program& p = program_of<R>;
      const conclusion_index& index = proof_index<R>;
      long long w = 10;
      for (int i = 0; i < p.rules[r].conclusion_count; ++i) {
        const conclusion& c = p.conclusions[p.rules[r].conclusion + i];
        const int type = index.type_of(c);
        w += index.rules_concluding(type, c.position);
        for (int k = 0; k < c.type->conflict_count; ++k) {
          const auto pair = c.type->conflicting[k];
          if (pair.first == c.position) w += index.rules_concluding(type, pair.second);
          if (pair.second == c.position) w += index.rules_concluding(type, pair.first);
        }
      }
      const int boxes = proof_boxes<R>.rules[r].count;
      return w * (boxes > 0 ? boxes : 1) * slice_weight(p, r);
    },
    4000);
template <const auto& R, int I>
inline constexpr diagnostics pair_slice = [] {
  diagnostics found;
  shared_effort effort;
  const space s = effort.template of<R>();
  pair_prover prover{s, proof_boxes<R>, proof_index<R>, proof_limit, found};
  for (int r = pair_slices<R>.begin[I]; r < pair_slices<R>.begin[I + 1]; ++r) {
    prover.check_subsumed(r);
    prover.check_conflicts(r);
  }
  return found;
}();

template <const auto& R>
inline constexpr auto order_slices = cut_slices<program_of<R>.count.rules>(
    [](int r) {
      const program& p = program_of<R>;
      const conclusion_index& index = proof_index<R>;
      long long w = 4;
      for (int i = 0; i < p.rules[r].conclusion_count; ++i) {
        const conclusion& c = p.conclusions[p.rules[r].conclusion + i];
        const int type = index.type_of(c);
        if (c.type->ordered) w += index.find(type, c.position + 1) - index.find(type, 0);
      }
      const int boxes = proof_boxes<R>.rules[r].count;
      return w * (boxes > 0 ? boxes : 1) * slice_weight(p, r);
    },
    2000);
template <const auto& R, int I>
inline constexpr diagnostics order_slice = [] {
  diagnostics found;
  shared_effort effort;
  const space s = effort.template of<R>();
  order_prover prover{s, proof_boxes<R>, proof_index<R>, proof_limit, found};
  for (int r = order_slices<R>.begin[I]; r < order_slices<R>.begin[I + 1]; ++r) prover.check(r);
  return found;
}();

// Tables and groups: the members of all groups in a row.
constexpr int group_of(const program& p, int member) noexcept {
  int g = 0;
  while (p.groups[g].end <= member) ++g;
  return g;
}
template <const auto& R>
inline constexpr auto member_slices = cut_slices<program_of<R>.count.members>(
    [](int m) {
      const program& p = program_of<R>;
      return static_cast<long long>(p.groups[group_of(p, m)].end - m) + 20;
    },
    6000);
// The rows of a set that is one table of single answers.
template <const auto& R>
inline constexpr bool is_unique_table =
    program_of<R>.count.groups == 1 && program_of<R>.groups[0].is_table &&
    program_of<R>.groups[0].policy == hit::unique && program_of<R>.count.facts <= 32;
template <const auto& R>
inline constexpr auto table_rows = lay_out<program_of<R>.count.members, program_of<R>.count.facts>(
    proof_space<R>, proof_boxes<R>, program_of<R>.groups[0]);

struct member_result {
  diagnostics found{};
  unsigned long long matters = 0;  ///< inputs shown to matter, of the group of the last member
};
template <const auto& R, int I>
inline constexpr member_result member_slice = [] {
  member_result out;
  diagnostics& found = out.found;
  const program& p = program_of<R>;
  shared_effort effort;
  const space s = effort.template of<R>();
  group_prover prover{s, proof_boxes<R>, proof_limit, found};
  if constexpr (is_unique_table<R>) {
    if (table_rows<R>.usable) {
      check_dense_overlaps(table_rows<R>, prover, p.groups[0], member_slices<R>.begin[I],
                           member_slices<R>.begin[I + 1], out.matters);
      return out;
    }
  }
  for (int m = member_slices<R>.begin[I]; m < member_slices<R>.begin[I + 1]; ++m) {
    if (m > member_slices<R>.begin[I] && group_of(p, m) != group_of(p, m - 1)) out.matters = 0;
    prover.check_overlaps(p.groups[group_of(p, m)], m, m + 1, out.matters);
    prover.check_shadows(p.groups[group_of(p, m)], m, m + 1);
  }
  return out;
}();
// Whether the rows of a group were shown to be disjoint.
template <const auto& R, int... M>
constexpr bool disjoint(int group, std::integer_sequence<int, M...>) {
  const program& p = program_of<R>;
  if (p.groups[group].policy != hit::unique || !merged({&member_slice<R, M>.found...}).ok())
    return false;
  for (int i = p.groups[group].begin; i < p.groups[group].end; ++i)
    if (p.allows(p.members[i], defect::overlap) || p.allows(p.members[i], defect::undecided))
      return false;
  return true;
}

// The inputs that slices have shown to matter, of slices whose last member is of the group.
template <const auto& R, int... M>
constexpr unsigned long long inputs_that_matter(int group, std::integer_sequence<int, M...>) {
  unsigned long long all = 0;
  const unsigned long long marks[] = {member_slice<R, M>.matters...};
  for (int i = 0; i < static_cast<int>(sizeof...(M)); ++i)
    if (group_of(program_of<R>, member_slices<R>.begin[i + 1] - 1) == group) all |= marks[i];
  return all;
}

template <const auto& R, int G>
inline constexpr diagnostics group_slice = [] {
  diagnostics found;
  shared_effort effort;
  const space s = effort.template of<R>();
  group_prover prover{s, proof_boxes<R>, proof_limit, found};
  prover.check_gaps(program_of<R>.groups[G],
                    disjoint<R>(G, std::make_integer_sequence<int, member_slices<R>.count>{}));
  prover.check_columns(
      program_of<R>.groups[G],
      inputs_that_matter<R>(G, std::make_integer_sequence<int, member_slices<R>.count>{}));
  return found;
}();

template <const auto& R, int... S, int... P, int... M, int... G, int... O>
constexpr diagnostics collect(std::integer_sequence<int, S...>, std::integer_sequence<int, P...>,
                              std::integer_sequence<int, M...>, std::integer_sequence<int, G...>,
                              std::integer_sequence<int, O...>) {
  return merged({&rule_slice<R, S>.found..., &pair_slice<R, P>..., &member_slice<R, M>.found...,
                 &group_slice<R, G>..., &order_slice<R, O>...});
}

template <const auto& R>
constexpr diagnostics prove_declared() {
  if constexpr (!packed<R>.found.ok()) {
    return packed<R>.found;
  } else if constexpr (program_of<R>.count.facts > most_facts) {
    diagnostics d;
    d.add({defect::undecided, -1, -1,
           phrase{} << "the rule set reads more than 512 indicators: split it"});
    return d;
  } else if constexpr (types_of<R>.too_many) {
    diagnostics d;
    report_types(d);
    return d;
  } else {
    return collect<R>(std::make_integer_sequence<int, rule_slices<R>.count>{},
                      std::make_integer_sequence<int, pair_slices<R>.count>{},
                      std::make_integer_sequence<int, member_slices<R>.count>{},
                      std::make_integer_sequence<int, program_of<R>.count.groups>{},
                      std::make_integer_sequence<int, order_slices<R>.count>{});
  }
}

template <const auto& R>
inline constexpr diagnostics found_at_defaults = prove_declared<R>();

}  // namespace nqpf::detail
