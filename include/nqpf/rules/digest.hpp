// SPDX-License-Identifier: BSL-1.0
#pragma once

// A number that names the content of a rule set, for decision logs: it depends on what the rules say
// and on nothing else, neither compiler nor addresses nor the order in which a program was built up.

#include <nqpf/core/null.hpp>
#include <nqpf/rules/program/bind.hpp>

namespace nqpf::inline NQPF_ABI {
namespace detail {

struct digester {
  unsigned long long h = 0xCBF29CE484222325ULL;

  constexpr digester& operator<<(unsigned long long v) noexcept {
    h = mix(h, v + 0x9E3779B97F4A7C15ULL);
    return *this;
  }
  constexpr digester& operator<<(long long v) noexcept {
    return *this << static_cast<unsigned long long>(v);
  }
  constexpr digester& operator<<(int v) noexcept { return *this << static_cast<long long>(v); }
  constexpr digester& operator<<(bool v) noexcept { return *this << (v ? 1ULL : 0ULL); }
  constexpr digester& operator<<(double v) noexcept {
    return *this << (is_missing(v) ? 1ULL : __builtin_bit_cast(unsigned long long, v + 0.0));
  }
  constexpr digester& operator<<(const char* s) noexcept { return *this << hash_text(s); }
  constexpr digester& operator<<(const interval& i) noexcept {
    return *this << i.low << i.high << i.low_open << i.high_open;
  }
};

// Of two pairs that differ in their order alone, as a conflict may be written, one sum.
constexpr unsigned long long hash_pair(int a, int b) noexcept {
  return mix(mix(0x9E3779B97F4A7C15ULL, static_cast<unsigned long long>(a + 1)),
             static_cast<unsigned long long>(b + 1));
}

constexpr bool same_pairs(const enumeration_info::pair* a, int n, const enumeration_info::pair* b,
                          int m) noexcept {
  bool same = n == m;
  for (int i = 0; same && i < n; ++i) same = a[i].first == b[i].first && a[i].second == b[i].second;
  return same;
}

/// Adds the parts of a program in their order.
struct program_digester {
  const program& p;
  digester d{};

  constexpr explicit program_digester(const program& of) noexcept : p(of) {}

  constexpr void add() noexcept {
    d << p.count.inputs << p.count.parameters << p.count.rules << p.count.groups;
    for (int i = 0; i < p.count.inputs; ++i) add_input(i);
    for (int i = 0; i < p.count.parameters; ++i)
      d << p.parameters[i]->id << p.parameters[i]->value << p.parameters[i]->range;
    for (int i = 0; i < p.count.orders; ++i)
      d << static_cast<int>(p.orders[i].low) << static_cast<int>(p.orders[i].high);
    for (int i = 0; i < p.count.steps; ++i)
      d << static_cast<int>(p.steps[i].code) << static_cast<int>(p.steps[i].index)
        << p.steps[i].value;
    for (int i = 0; i < p.count.atoms; ++i) add_atom(p.atoms[i]);
    for (int i = 0; i < p.count.code; ++i) add_code(p.code[i]);
    for (int i = 0; i < p.count.rules; ++i) add_rule(p.rules[i]);
    for (int i = 0; i < p.count.groups; ++i) add_group(p.groups[i]);
    if (p.count.assumptions > 0) d << p.count.assumptions;
    for (int i = 0; i < p.count.assumptions; ++i)
      d << p.assumptions[i].begin << p.assumptions[i].end;
  }

private:
  // A comparison with a series is the same as the comparisons that it stands for.
  constexpr void add_code(const instruction& in) noexcept {
    const bool joins = in.code == op::both || in.code == op::either;
    d << static_cast<int>(in.code) << (joins && in.argument == inside_a_series ? 0 : in.argument);
  }
  constexpr void add_input(int at) noexcept {
    const indicator_info& f = *p.inputs[at];
    add_indicator(f);
    if (!is_null(f.items)) add_question(at, *f.items);
  }
  constexpr void add_indicator(const indicator_info& f) noexcept {
    d << f.id << static_cast<int>(f.kind) << static_cast<int>(f.better) << f.may_be_missing
      << f.domain << f.best;
    for (int k = 0; k < f.value_count(); ++k) d << f.value_name(k);
    if (f.has_other_texts) d << f.has_other_texts;  // a listed text may read like the other
  }
  // What is asked of a list; with the first question, what its items have and what all questions ask of them.
  constexpr void add_question(int at, const list_term& t) noexcept {
    d << t.list->id << static_cast<int>(t.how) << t.is_negated << static_cast<int>(t.condition)
      << static_cast<int>(t.number);
    for (int i = 0; i < at; ++i)
      if (!is_null(p.inputs[i]->items) && same_text(p.inputs[i]->items->list->id, t.list->id))
        return;
    add_indicator(*t.list);
    program_digester items(*t.of);
    items.add();
    d << items.d.h;
  }

  constexpr void add_atom(const atom& a) noexcept {
    d << static_cast<int>(a.what) << static_cast<int>(a.relation) << static_cast<int>(a.input)
      << static_cast<int>(a.parameter) << a.value << (a.what == atom::form::computed ? 0 : a.set)
      << a.begin << a.middle << a.end;
  }
  constexpr void add_output(const output_row& o) noexcept {
    d << static_cast<int>(o.what) << o.id << o.begin << o.end;
    if (o.what == row_output::form::text) d << o.words;
    if (o.what == row_output::form::number) d << o.number;
  }

  // A value by the number of its type and its place; with the first value, what the type says.
  constexpr void add_conclusion(const conclusion& c) noexcept {
    int number = 0;
    while (number < type_count && !is_type(number, *c.type)) ++number;
    d << number << static_cast<int>(c.position);
    if (number < type_count) return;
    if (type_count < most_types) types[type_count++] = c.type;
    add_type(*c.type);
  }
  // Types of books are one where their names are; of two books in one program each says of its own what overrules what.
  constexpr bool is_type(int number, const enumeration_info& t) const noexcept {
    const enumeration_info& known = *types[number];
    return seen_same(&known, &t) ||
           (known.type == t.type &&
            same_pairs(known.resolving, known.resolve_count, t.resolving, t.resolve_count) &&
            same_pairs(known.conflicting, known.conflict_count, t.conflicting, t.conflict_count));
  }
  constexpr void add_type(const enumeration_info& t) noexcept {
    d << t.ordered << t.count;
    for (int i = 0; i < t.count; ++i) d << t.items[i].name;
    unsigned long long pairs = 0;  // sums: the order in which pairs are declared says nothing
    for (int i = 0; i < t.resolve_count; ++i)
      pairs += hash_pair(t.resolving[i].first, t.resolving[i].second);
    d << t.resolve_count << pairs;
    pairs = 0;
    for (int i = 0; i < t.conflict_count; ++i) {
      const int a = t.conflicting[i].first;
      const int b = t.conflicting[i].second;
      pairs += hash_pair(a < b ? a : b, a < b ? b : a);
    }
    d << t.conflict_count << pairs;
  }

  constexpr void add_rule(const rule_row& r) noexcept {
    if (r.row != asked_row) d << r.id;  // what is asked of items is called what it says
    d << static_cast<int>(r.row) << r.begin << r.end << r.is_derived << r.has_value << r.value
      << static_cast<int>(r.conclusion_count);
    for (int k = 0; k < r.conclusion_count; ++k) add_conclusion(p.conclusions[r.conclusion + k]);
    for (int k = 0; k < r.output_count; ++k) add_output(p.outputs[r.output + k]);
  }
  constexpr void add_group(const group_row& g) noexcept {
    d << static_cast<int>(g.policy) << static_cast<int>(g.aggregate) << g.is_table << g.has_default
      << g.otherwise_value;
    for (int k = 0; k < g.default_count(); ++k) add_conclusion(g.default_at(k));
    for (int k = 0; k < g.output_count; ++k) add_output(g.outputs[k]);
    for (int k = g.begin; k < g.end; ++k) d << static_cast<int>(p.members[k]);
  }

  static constexpr int most_types =
      32;  // what is concluded of further ones says the type each time
  const enumeration_info* types[most_types]{};
  int type_count = 0;
};

}  // namespace detail

/// The digest of a program: 64 bits over its indicators, parameters, conditions, assumptions, conclusions and their
/// types (their order, what overrules and what excludes what), groups and ids, in their order, and what is asked of the
/// items of lists. Citations, titles and reasons do not count. Equal digests mean equal
/// rules but for chance (1 in 2^64); functions of the host are told apart by their presence only.
/// The value may change between versions of this library that say so.
[[nodiscard]] constexpr unsigned long long digest(const program& p) noexcept {
  detail::program_digester whole(p);
  whole.add();
  return whole.d.h;
}

/// The digest of a set declared in code.
template <const auto& Set>
inline constexpr unsigned long long digest_of = digest(detail::program_ref<Set>);

}  // namespace nqpf
