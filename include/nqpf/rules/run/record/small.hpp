// SPDX-License-Identifier: BSL-1.0
#pragma once

// Small sets: code made of the conditions, one comparison after the other and no branch. What a
// programmer would write by hand, by the compiler; once for complete records, once for the others.

#include <nqpf/rules/program/bind.hpp>
#include <nqpf/rules/program/run.hpp>
#include <nqpf/rules/run/record/numbers.hpp>

#include <utility>

namespace nqpf::inline NQPF_ABI::detail::single {

// Beyond so many comparisons rows of bits are faster, and the code would grow with the set; so it would with numbers
// of so many steps.
inline constexpr int most_generated = 96;
inline constexpr int most_steps_generated = 192;

// Whether a set is small.
constexpr bool is_small(const program& p) noexcept {
  int comparisons = 0;
  int steps = 0;
  for (int i = 0; i < p.count.code; ++i) comparisons += p.code[i].code == op::compare ? 1 : 0;
  for (int i = 0; i < p.count.atoms; ++i) {
    const atom& a = p.atoms[i];
    if (a.what == atom::form::computed) steps += a.end - a.begin;
    else if (is_missing(a.value)) return false;
  }
  return comparisons <= most_generated && steps <= most_steps_generated;
}

constexpr comparison opposite(comparison r) noexcept {
  constexpr comparison opposites[] = {comparison::greater_equal, comparison::greater,
                                      comparison::less_equal,    comparison::less,
                                      comparison::not_equal,     comparison::equal};
  return opposites[static_cast<int>(r)];
}

// Whether a comparison surely holds: with a missing number it does not, nor does its opposite.
template <comparison Relation>
__attribute__((always_inline)) inline unsigned surely(double x, double t) noexcept {
  if constexpr (Relation == comparison::less) return x < t ? 1 : 0;
  else if constexpr (Relation == comparison::less_equal) return x <= t ? 1 : 0;
  else if constexpr (Relation == comparison::greater) return x > t ? 1 : 0;
  else if constexpr (Relation == comparison::greater_equal) return x >= t ? 1 : 0;
  else if constexpr (Relation == comparison::equal) return x == t ? 1 : 0;
  else return (x < t ? 1U : 0U) | (x > t ? 1U : 0U);
}

// Of complete records one bit: it holds. Of others a second one: it may hold.
template <comparison Relation, bool Two>
__attribute__((always_inline)) inline unsigned compare(double x, double t) noexcept {
  if constexpr (Two) return surely<Relation>(x, t) | (surely<opposite(Relation)>(x, t) ^ 1U) << 1U;
  else if constexpr (Relation == comparison::not_equal) return x != t ? 1 : 0;
  else return surely<Relation>(x, t);
}

// How outcomes are kept: of complete records in one bit, it holds; of others in a second one too, it may hold. What no
// missing value of a record leaves open has one bit always.
enum class planes { one, two };

template <planes Planes>
__attribute__((always_inline)) inline unsigned complement(unsigned marks) noexcept {
  if constexpr (Planes == planes::one) return marks ^ 1U;
  else return ((marks << 1U | marks >> 1U) & 3U) ^ 3U;
}

// Whether an input is there in every record that is read, and finite. `Own`: the values were read from a record.
template <const auto& Set, bool Own>
constexpr bool is_sure_input(int input) noexcept {
  if constexpr (!Own || is_bound_set<std::remove_cvref_t<decltype(Set)>>) return false;
  const indicator_info& info = *program_ref<Set>.inputs[input];
  return readers<Set>.inputs[input].is_bound && is_null(info.items) && info.source->is_sure;
}

// What of a set no missing value leaves open.
template <const auto& Set, bool Own>
struct sure_parts {
  bool atoms[size_of(program_ref<Set>.count.atoms)]{};
  bool rules[size_of(program_ref<Set>.count.rules)]{};
  bool all = true;

  constexpr sure_parts() {
    const program& p = program_ref<Set>;
    for (int i = 0; i < p.count.atoms; ++i) atoms[i] = is_sure_atom(p, p.atoms[i]);
    for (int i = 0; i < p.count.rules; ++i) {
      const int r = p.order[i];
      rules[r] = true;
      for (int k = p.rules[r].begin; k < p.rules[r].end; ++k) {
        const instruction& in = p.code[k];
        if (in.code == op::compare) rules[r] = rules[r] && atoms[in.argument];
        if (in.code == op::outcome) rules[r] = rules[r] && rules[in.argument];
      }
      all = all && rules[r];
    }
  }

private:
  static constexpr bool is_sure_atom(const program& p, const atom& a) {
    constexpr auto is_sure = &is_sure_input<Set, Own>;
    if (a.what == atom::form::known) return true;
    if (a.what == atom::form::computed)
      return bound_of_number(p, a.middle - 1, is_sure) < infinity &&
             bound_of_number(p, a.end - 1, is_sure) < infinity;
    return a.parameter < 0 && is_sure(a.input);
  }
};
template <const auto& Set, bool Own>
inline constexpr sure_parts<Set, Own> sure_of{};

constexpr bool has_order(const program& p) noexcept {
  for (int g = 0; g < p.count.groups; ++g)
    if (p.groups[g].is_in_order()) return true;
  return false;
}
// Whether the marks of a rule have one bit at the end: where groups in order are kept, those of members have two.
template <const auto& Set, bool Own>
constexpr bool is_kept_sure(int rule) noexcept {
  const program& p = program_ref<Set>;
  for (int g = 0; g < p.count.groups; ++g)
    for (int i = p.groups[g].begin; i < p.groups[g].end; ++i)
      if (p.members[i] == rule && p.groups[g].is_in_order()) return false;
  return sure_of<Set, Own>.rules[rule];
}

// The atoms that compare computed numbers, and where in a row of numbers theirs stand: the left one of the first that
// compares the same number.
template <const auto& Set>
struct computed_atoms {
  int atoms[size_of(program_ref<Set>.count.atoms)]{};
  int left[size_of(program_ref<Set>.count.atoms)]{};
  int right[size_of(program_ref<Set>.count.atoms)]{};
  int count = 0;

  constexpr computed_atoms() {
    const program& p = program_ref<Set>;
    for (int i = 0; i < p.count.atoms; ++i) {
      if (p.atoms[i].what != atom::form::computed) continue;
      const int first = static_cast<int>(p.atoms[i].set);
      left[i] = first == i ? 2 * count : left[first];
      right[i] = 2 * count + 1;
      atoms[count++] = i;
    }
  }
};
template <const auto& Set>
inline constexpr computed_atoms<Set> computed_of{};

// What conditions read.
struct numbers_of_record {
  const double* values;
  const double* parameters;
  const double* computed;
};

template <const auto& Set, bool Own, int At>
__attribute__((always_inline)) inline bool compute_atom(const double* values,
                                                        const double* parameters,
                                                        double* computed) {
  constexpr const auto& of = computed_of<Set>;
  constexpr int i = of.atoms[At];
  constexpr const atom& a = program_ref<Set>.atoms[i];
  if constexpr (of.left[i] == 2 * At)
    computed[of.left[i]] = number<Set, a.middle - 1>(values, parameters);
  computed[of.right[i]] = number<Set, a.end - 1>(values, parameters);
  if constexpr (sure_of<Set, Own>.atoms[i]) return false;
  else return __builtin_isnan(computed[of.left[i]]) || __builtin_isnan(computed[of.right[i]]);
}
// Computes all numbers and says whether one is missing that may be.
template <const auto& Set, bool Own, int... At>
__attribute__((always_inline)) inline bool compute_atoms(const double* values,
                                                         const double* parameters, double* computed,
                                                         std::integer_sequence<int, At...>) {
  static_cast<void>(values);
  static_cast<void>(parameters);
  static_cast<void>(computed);
  bool some = false;
  ((some |= compute_atom<Set, Own, At>(values, parameters, computed)), ...);
  return some;
}

// One comparison. `Sure`: what it reads is there.
template <const auto& Set, planes Planes, bool Sure, int Atom>
__attribute__((always_inline)) inline unsigned small_atom(const numbers_of_record& n) {
  constexpr const atom& a = program_ref<Set>.atoms[Atom];
  constexpr bool two = Planes == planes::two;
  if constexpr (a.what == atom::form::computed) {
    constexpr const auto& of = computed_of<Set>;
    return compare<a.relation, two>(n.computed[of.left[Atom]], n.computed[of.right[Atom]]);
  } else if constexpr (a.what == atom::form::known) {
    return __builtin_isnan(n.values[a.input]) ? 0U : two ? 3U : 1U;
  } else if constexpr (a.what == atom::form::one_of) {
    const double x = n.values[a.input];
    if constexpr (Sure)  // a position, of 62 at most
      return static_cast<unsigned>(a.set >> static_cast<unsigned>(x)) & 1U;
    const unsigned inside = (x >= 0 ? 1U : 0U) & (x < 63 ? 1U : 0U);
    const int position = inside != 0 ? static_cast<int>(x) : 0;
    const unsigned yes = static_cast<unsigned>(a.set >> position) & inside;
    return !two ? yes : yes | (yes | (__builtin_isnan(x) ? 1U : 0U)) << 1U;
  } else if constexpr (a.parameter >= 0) {
    return compare<a.relation, two>(n.values[a.input], n.parameters[a.parameter]);
  } else {
    return compare<a.relation, two>(n.values[a.input], a.value);
  }
}

// A condition in one plane or two, of parts of which those that are sure have one.
template <const auto& Set, bool Own, planes Planes, int At>
__attribute__((always_inline)) inline unsigned small_condition(const numbers_of_record& n,
                                                               const unsigned char* rules) {
  constexpr const instruction& in = program_ref<Set>.code[At];
  constexpr const auto& sure = sure_of<Set, Own>;
  constexpr unsigned both_planes = Planes == planes::two ? 3 : 1;
  if constexpr (in.code == op::compare) {
    if constexpr (sure.atoms[in.argument])
      return small_atom<Set, planes::one, true, in.argument>(n) * both_planes;
    else return small_atom<Set, Planes, false, in.argument>(n);
  } else if constexpr (in.code == op::outcome) {
    if constexpr (sure.rules[in.argument]) return rules[in.argument] * both_planes;
    else return rules[in.argument];
  } else if constexpr (in.code == op::both) {
    return small_condition<Set, Own, Planes, in.left>(n, rules) &
           small_condition<Set, Own, Planes, At - 1>(n, rules);
  } else if constexpr (in.code == op::either) {
    return small_condition<Set, Own, Planes, in.left>(n, rules) |
           small_condition<Set, Own, Planes, At - 1>(n, rules);
  } else if constexpr (in.code == op::negated) {
    return complement<Planes>(small_condition<Set, Own, Planes, At - 1>(n, rules));
  } else {
    return small_condition<Set, Own, Planes, At - 1>(n, rules);
  }
}

// The rule at one place of the order, if it is sure or not as wanted.
template <const auto& Set, bool Own, bool Sure, planes Planes, int Place>
__attribute__((always_inline)) inline void small_rule(const numbers_of_record& n,
                                                      unsigned char* rules) {
  constexpr int r = program_ref<Set>.order[Place];
  constexpr const rule_row& row = program_ref<Set>.rules[r];
  if constexpr (sure_of<Set, Own>.rules[r] == Sure) {
    if constexpr (row.begin == row.end) rules[r] = 0;
    else
      rules[r] =
          static_cast<unsigned char>(small_condition<Set, Own, Planes, row.end - 1>(n, rules));
  }
}

// Of a group in order only the first that holds keeps its truth, and what may hold before it leaves it open.
template <const auto& Set, bool Own, planes Planes>
__attribute__((always_inline)) inline void keep_first(unsigned char* rules) {
  constexpr const program& p = program_ref<Set>;
  constexpr unsigned both_planes = Planes == planes::two ? 3 : 1;
  for (int g = 0; g < p.count.groups; ++g) {
    if (!p.groups[g].is_in_order()) continue;
    unsigned before = 0;
    for (int i = p.groups[g].begin; i < p.groups[g].end; ++i) {
      const int r = p.members[i];
      const unsigned own = rules[r] * (sure_of<Set, Own>.rules[r] ? both_planes : 1U);
      rules[r] = static_cast<unsigned char>(own & complement<Planes>(before));
      before |= own;
    }
  }
}

template <bool One>
__attribute__((always_inline)) inline void put_outcome(unsigned marks, truth& out) {
  // (1, 1) is yes, (0, 1) unknown.
  out = static_cast<truth>(One ? marks : marks ^ (marks & 1U) << 1U);
#if defined(__GNUC__) && !defined(__clang__)
  // g++ would make vectors of the single bytes, which takes longer than to store them.
  __asm__("" : "+m"(out));
#endif
}

template <const auto& Set, bool Own, planes Planes, int... Places>
__attribute__((always_inline)) inline void run_open(const numbers_of_record& n,
                                                    unsigned char* rules, truth* out,
                                                    std::integer_sequence<int, Places...>) {
  (small_rule<Set, Own, false, Planes, Places>(n, rules), ...);
  if constexpr (has_order(program_ref<Set>)) keep_first<Set, Own, Planes>(rules);
  constexpr bool one = Planes == planes::one;
  (put_outcome<(one || is_kept_sure<Set, Own>(Places))>(rules[Places], out[Places]), ...);
}

// All rules on a record: what is sure, and then the others in one plane where nothing is missing.
template <const auto& Set, bool Own, int... Places>
__attribute__((always_inline)) inline void run_small(const double* values, const double* parameters,
                                                     bool some_missing, truth* out,
                                                     std::integer_sequence<int, Places...> all) {
  constexpr int count = computed_of<Set>.count;
  double computed[size_of(2 * count)];
  some_missing |= compute_atoms<Set, Own>(values, parameters, computed,
                                          std::make_integer_sequence<int, count>{});
  const numbers_of_record n{values, parameters, computed};
  unsigned char rules[sizeof...(Places) + 1];
  (small_rule<Set, Own, true, planes::one, Places>(n, rules), ...);
  if constexpr (sure_of<Set, Own>.all) run_open<Set, Own, planes::one>(n, rules, out, all);
  else if (some_missing) run_open<Set, Own, planes::two>(n, rules, out, all);
  else run_open<Set, Own, planes::one>(n, rules, out, all);
}

}  // namespace nqpf::detail::single
