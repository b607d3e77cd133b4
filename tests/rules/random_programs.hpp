// SPDX-License-Identifier: BSL-1.0
#pragma once

// Random rule sets for the agreement of executors: any condition that can be written, whether or not a
// proof would take it, and records with all that is awkward about numbers. They can be made in constant
// expressions. The oracle works on the author's expressions, not on the packed program.

#include "rules/relations.hpp"

#include <nqpf/rules.hpp>
#include <nqpf/rules/program/pack.hpp>
#include <nqpf/rules/program/packed.hpp>

#include <cmath>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace test::programs {

using nqpf::truth;

inline constexpr int rules_in_set = 14;
inline constexpr int numbers = 6;
inline constexpr int input_count = numbers + 3;

enum class stage { seed, sprout, stem, leaf, fruit };
constexpr auto describe(stage) {
  using enum stage;
  return nqpf::worst_to_best<seed, sprout, stem, leaf, fruit>;
}

inline constexpr nqpf::indicator_of<nqpf::unbound, nqpf::numeric> number[numbers] = {
    nqpf::indicator("n0"), nqpf::indicator("n1"), nqpf::indicator("n2"),
    nqpf::indicator("n3"), nqpf::integer("n4"),   nqpf::integer("n5")};
inline constexpr auto flag = nqpf::flag("flag");
inline constexpr auto grown = nqpf::indicator<stage>("grown");
inline constexpr auto field = nqpf::category("field", "steel", "care", "code");

inline constexpr nqpf::parameter parameters[] = {
    nqpf::parameter("p0", 0.5).in(0, 1), nqpf::parameter("p1", 2).in(0, 4), nqpf::parameter("p2")};

// Of a number that is missing it would say 0, were it asked.
constexpr double half_and_one(double x) { return x > -2 ? x * 0.5 + 1 : 0; }
constexpr double of_positive(double x) { return x < 0 ? nqpf::missing : x; }

inline constexpr double thresholds[] = {
    0.0,    -0.0,  0.5,     1.0,    -1.0, 0.25,           2.0,
    3.0,    1e300, -1e-310, 5e-324, 0.1,  nqpf::infinity, -nqpf::infinity,
    0x1p53, 62};

// Numbers at the ends of what a double can be.
inline constexpr double extremes[] = {
    0x1p53,          0x1p53 + 2,     -0x1p53 - 2, 0x1p63,  0x1.fffffffffffffp1023,
    0x1p-1022,       -0x1p-1022,     0x1p-1023,   -5e-324, -0.0,
    -nqpf::infinity, nqpf::infinity, 62.5,        63};

class draw {
public:
  constexpr explicit draw(std::uint64_t seed) : state_(seed) {
    state_ = static_cast<std::uint64_t>(below(1 << 30)) ^ (seed << 32);
  }
  constexpr int below(int n) {
    state_ += 0x9E3779B97F4A7C15ULL;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    z ^= z >> 31;
    return static_cast<int>(z % static_cast<std::uint64_t>(n));
  }
  template <class T, std::size_t N>
  constexpr const T& of(const T (&items)[N]) {
    return items[below(static_cast<int>(N))];
  }

private:
  std::uint64_t state_;
};

using condition = nqpf::condition<nqpf::unbound>;
using term = nqpf::term<nqpf::unbound>;

inline constexpr const char* names[] = {"r0", "r1", "r2", "r3",  "r4",  "r5",  "r6",
                                        "r7", "r8", "r9", "r10", "r11", "r12", "r13"};

using test::related;

// A computed number of at most `room` nodes.
constexpr term random_term(draw& r, int room) {
  if (room < 3) return 1.0 * r.of(number);
  // What is drawn is drawn in statements: compilers take operands in an order of their own.
  const int kind = r.below(8);
  if (kind < 4) {
    const term a = random_term(r, room / 2);
    const term b = random_term(r, room / 2);
    return kind == 0 ? a + b : kind == 1 ? a - b : kind == 2 ? a * b : a / b;
  }
  if (kind == 4) return -random_term(r, room - 1);
  if (kind == 5) return apply(half_and_one, r.of(number));
  if (kind == 6) {
    const term inner = random_term(r, room - 1);
    return apply(of_positive, inner) + r.of(thresholds);
  }
  const auto& x = r.of(number);
  return x * r.of(parameters);
}

constexpr condition random_atom(draw& r, int room, bool computes) {
  const int relation = r.below(6);
  if (computes && room >= 6 && r.below(3) == 0) {
    const term a = random_term(r, room / 2 - 1);
    const term b = random_term(r, room / 2 - 1);
    return related(relation, a, b);
  }
  const auto& x = r.of(number);
  const auto stage_a = static_cast<stage>(r.below(5));
  const auto stage_b = static_cast<stage>(r.below(5));
  switch (r.below(10)) {
    case 0: return known(x);
    case 1: return nqpf::condition<nqpf::unbound>(flag);
    case 2: return one_of(grown, stage_a, stage_b);
    case 3: return field == (r.below(2) == 0 ? "steel" : "code");
    case 4: return related(relation, x, r.of(parameters));
    case 5: return one_of(x, 1.0, r.of(thresholds));
    case 6: return between(x, 0.25, 1.0);
    default: return related(relation, x, r.of(thresholds));
  }
}

// Conditions of at most about `room` nodes that read only outcomes of rules before (or behind) their own.
constexpr condition random_condition(draw& r, int room, int own, bool backwards, bool computes) {
  const int others = backwards ? rules_in_set - 1 - own : own;
  if (others > 0 && r.below(6) == 0) {
    const int other = r.below(others);
    return nqpf::fired(names[backwards ? rules_in_set - 1 - other : other]);
  }
  if (room < 8) return random_atom(r, room, computes);
  const int kind = r.below(7);
  if (kind == 0) return !random_condition(r, room - 1, own, backwards, computes);
  if (kind == 5)
    return exempt_from_monotonicity(random_condition(r, room - 1, own, backwards, computes));
  if (kind == 6) return random_atom(r, room, computes);
  const condition a = random_condition(r, room / 2, own, backwards, computes);
  const condition b = random_condition(r, room / 2, own, backwards, computes);
  return kind < 3 ? a && b : a || b;
}

using set = nqpf::rule_set<nqpf::unbound, rules_in_set>;

/// A random set, with computed numbers and groups in order or without.
constexpr set random_set(std::uint64_t seed, bool computes = true) {
  draw r(seed);
  const bool backwards = r.below(2) == 0;
  set s;
  for (int i = 0; i < rules_in_set; ++i) {
    condition c = random_condition(r, 6 + r.below(26), i, backwards, computes);
    while (c.count > nqpf::expression::capacity)
      c = random_condition(r, 6 + r.below(26), i, backwards, computes);
    s.rules[i] = nqpf::rule(names[i]).when(c);
    s.rules[i].is_derived = r.below(4) == 0;
  }
  if (computes && r.below(3) == 0) s = s.in_order("r2", "r5", "r3");
  if (computes && r.below(3) == 0) s = s.in_order("r9", "r7", "r6", "r8");
  return s;
}

// A value, with its whereabouts near what it is compared with.
constexpr double random_value(draw& r, int input) {
  if (r.below(5) == 0) return nqpf::missing;
  if (input >= numbers && r.below(8) != 0) return r.below(input == numbers ? 2 : 5);
  switch (r.below(7)) {
    case 0: return r.of(thresholds);
    case 1: {
      const double t = r.of(thresholds);
      if (t == 0 || t == nqpf::infinity || t == -nqpf::infinity) return -5e-324;
      const auto bits = __builtin_bit_cast(std::uint64_t, t);
      return __builtin_bit_cast(double, r.below(2) == 0 ? bits + 1 : bits - 1);
    }
    case 2: return r.below(5);
    case 3: return r.of(parameters).value;
    case 4: return -2.5 + r.below(1000) / 200.0;
    case 5: return r.of(extremes);
    default: return r.below(2) == 0 ? 70 : r.below(1000) / 1000.0;
  }
}

/// The program of a set, packed without asking whether it can be proven.
struct packed {
  static constexpr nqpf::detail::program_counts room = {input_count,
                                                        3,
                                                        32 * rules_in_set,
                                                        32 * rules_in_set,
                                                        32 * rules_in_set,
                                                        rules_in_set,
                                                        1,
                                                        1,
                                                        1,
                                                        1,
                                                        8,
                                                        64};
  nqpf::detail::pack_state<room> state{};

  constexpr explicit packed(const set& s) {
    auto p = state.packer_of(s);
    p.pack_names();
    for (int r = 0; r < rules_in_set; ++r) p.pack_rule(r);
    int seen[rules_in_set]{};
    int stack[rules_in_set]{};
    pack_rest(p, s, seen, stack);
  }
  [[nodiscard]] constexpr nqpf::program view() const { return state.result.storage.view(); }
};

/// The place of an indicator among all of them: the programs number only those that they read.
inline int place_of(const nqpf::indicator_info& i) {
  const std::string id = i.id;
  if (id == "flag") return numbers;
  if (id == "grown") return numbers + 1;
  if (id == "field") return numbers + 2;
  return id[1] - '0';
}

/// Evaluates the author's expressions with optionals, one node after the other, from the definitions. What
/// nodes name is looked up once for a set.
class oracle {
public:
  explicit oracle(const set& s) : set_(s) {
    for (int r = 0; r < rules_in_set; ++r) {
      const nqpf::expression& e = s.rules[r].when_;
      for (int i = 0; i < e.count; ++i) {
        const nqpf::node& n = e.nodes[i];
        int& place = places_[r][i];
        if (n.code == nqpf::detail::op::outcome) place = index(n.name);
        else if (n.code == nqpf::detail::op::compare_parameter ||
                 n.code == nqpf::detail::op::parameter)
          place = n.parameter->id[1] - '0';
        if (n.indicator != nullptr) inputs_[r][i] = place_of(*n.indicator);
      }
    }
    for (int g = 0; g < s.group_count; ++g) {
      if (s.groups[g].policy != nqpf::hit::first) continue;  // every rule counts
      groups_.emplace_back();
      for (int i = 0; i < s.groups[g].name_count; ++i)
        groups_.back().push_back(index(s.groups[g].names[i]));
    }
  }

  /// The outcomes on one record: `values` of all inputs, `settings` of all parameters.
  std::vector<truth> outcomes(const double* values, const double* settings) {
    values_ = values;
    settings_ = settings;
    for (auto& known : known_) known.reset();
    std::vector<truth> out;
    for (int r = 0; r < rules_in_set; ++r) out.push_back(truth_of(rule(r)));
    for (const std::vector<int>& members : groups_) {
      const std::vector<truth> before = out;
      for (std::size_t i = 0; i < members.size(); ++i) {
        // It counts where it holds and none before it does.
        truth counts = before[static_cast<std::size_t>(members[i])];
        for (std::size_t k = 0; k < i; ++k) {
          const truth earlier = before[static_cast<std::size_t>(members[k])];
          if (earlier == truth::yes || counts == truth::no) counts = truth::no;
          else if (earlier == truth::unknown) counts = truth::unknown;
        }
        out[static_cast<std::size_t>(members[i])] = counts;
      }
    }
    return out;
  }

private:
  using open = std::optional<bool>;
  using maybe_number = std::optional<double>;

  static truth truth_of(open o) { return !o ? truth::unknown : *o ? truth::yes : truth::no; }
  static maybe_number number_of(double x) {
    return std::isnan(x) ? maybe_number{} : maybe_number{x};
  }

  static int index(const std::string& name) { return std::stoi(name.substr(1)); }

  open rule(int r) {
    auto& known = known_[r];
    if (!known) {
      int at = set_.rules[r].when_.count - 1;
      known = condition_at(r, at);
    }
    return *known;
  }

  static open compare(nqpf::comparison r, maybe_number a, maybe_number b) {
    if (!a || !b) return {};
    switch (r) {
      case nqpf::comparison::less: return *a < *b;
      case nqpf::comparison::less_equal: return *a <= *b;
      case nqpf::comparison::greater: return *a > *b;
      case nqpf::comparison::greater_equal: return *a >= *b;
      case nqpf::comparison::equal: return *a == *b;
      default: return *a != *b;
    }
  }

  // The condition of a rule that ends at `at`, which is moved before its beginning.
  open condition_at(int r, int& at) {
    const nqpf::node& n = set_.rules[r].when_.nodes[at];
    const int place = places_[r][at];
    const maybe_number value =
        n.indicator != nullptr ? number_of(values_[inputs_[r][at]]) : maybe_number{};
    --at;
    switch (n.code) {
      case nqpf::detail::op::compare_constant:
        return compare(n.relation, value, number_of(n.value));
      case nqpf::detail::op::compare_parameter:
        return compare(n.relation, value, number_of(settings_[place]));
      case nqpf::detail::op::known: return value.has_value();
      case nqpf::detail::op::one_of: {
        if (!value) return {};
        for (int i = 0; i < 63; ++i)
          if (((n.set >> i) & 1U) != 0 && *value >= i && *value < i + 1) return true;
        return false;
      }
      case nqpf::detail::op::outcome: return rule(place);
      case nqpf::detail::op::compare: {
        const maybe_number right = number_at(r, at);
        const maybe_number left = number_at(r, at);
        return compare(n.relation, left, right);
      }
      case nqpf::detail::op::both: {
        const open right = condition_at(r, at);
        const open left = condition_at(r, at);
        if ((left && !*left) || (right && !*right)) return false;
        return left && right ? open(true) : open();
      }
      case nqpf::detail::op::either: {
        const open right = condition_at(r, at);
        const open left = condition_at(r, at);
        if ((left && *left) || (right && *right)) return true;
        return left && right ? open(false) : open();
      }
      case nqpf::detail::op::negated: {
        const open inner = condition_at(r, at);
        return inner ? open(!*inner) : open();
      }
      default: return condition_at(r, at);
    }
  }

  maybe_number number_at(int r, int& at) {
    const nqpf::node& n = set_.rules[r].when_.nodes[at];
    const int place = places_[r][at];
    const int input = inputs_[r][at];
    --at;
    switch (n.code) {
      case nqpf::detail::op::constant: return number_of(n.value);
      case nqpf::detail::op::parameter: return number_of(settings_[place]);
      case nqpf::detail::op::indicator: return number_of(values_[input]);
      case nqpf::detail::op::negate: {
        const maybe_number x = number_at(r, at);
        return x ? number_of(-*x) : x;
      }
      case nqpf::detail::op::apply: {
        const maybe_number x = number_at(r, at);
        return x ? number_of(n.function(*x)) : x;
      }
      default: break;
    }
    const maybe_number b = number_at(r, at);
    const maybe_number a = number_at(r, at);
    if (!a || !b) return {};
    if (n.code == nqpf::detail::op::add) return number_of(*a + *b);
    if (n.code == nqpf::detail::op::subtract) return number_of(*a - *b);
    if (n.code == nqpf::detail::op::multiply) return number_of(*a * *b);
    if (*b == 0) return {};
    return number_of(*a / *b);
  }

  const set& set_;
  int places_[rules_in_set]
             [nqpf::expression::capacity]{};  // what a node names: a rule or a parameter
  int inputs_[rules_in_set][nqpf::expression::capacity]{};  // and which input it reads
  std::vector<std::vector<int>> groups_;
  const double* values_ = nullptr;
  const double* settings_ = nullptr;
  std::optional<open> known_[rules_in_set];
};

}  // namespace test::programs
