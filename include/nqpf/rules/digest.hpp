// SPDX-License-Identifier: BSL-1.0
#pragma once

// A number that names the content of a rule set, for decision logs: it depends on what the rules say
// and on nothing else, neither compiler nor addresses nor the order in which a program was built up.

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

constexpr void add_output(digester& d, const output_row& o) noexcept {
  d << static_cast<int>(o.what) << o.id << o.begin << o.end;
  if (o.what == row_output::form::text) d << o.words;
  if (o.what == row_output::form::number) d << o.number;
}

constexpr void add_input(digester& d, const indicator_info& f) noexcept {
  d << f.id << static_cast<int>(f.kind) << static_cast<int>(f.better) << f.may_be_missing
    << f.domain << f.best;
  for (int k = 0; k < f.value_count(); ++k) d << f.value_name(k);
  if (f.has_other_texts) d << f.has_other_texts;  // a listed text may read like the other
}

constexpr void add_atom(digester& d, const atom& a) noexcept {
  d << static_cast<int>(a.what) << static_cast<int>(a.relation) << static_cast<int>(a.input)
    << static_cast<int>(a.parameter) << a.value << (a.what == atom::form::computed ? 0 : a.set)
    << a.begin << a.middle << a.end;
}

constexpr void add_rule(digester& d, const program& p, const rule_row& r) noexcept {
  d << r.id << static_cast<int>(r.row) << r.begin << r.end << r.is_derived << r.has_value
    << r.value;
  for (int k = 0; k < r.conclusion_count; ++k) d << p.conclusions[r.conclusion + k].name();
  for (int k = 0; k < r.output_count; ++k) add_output(d, p.outputs[r.output + k]);
}

constexpr void add_group(digester& d, const program& p, const group_row& g) noexcept {
  d << static_cast<int>(g.policy) << static_cast<int>(g.aggregate) << g.is_table << g.has_default
    << g.otherwise_value;
  for (int k = 0; k < g.default_count(); ++k) d << g.default_at(k).name();
  for (int k = 0; k < g.output_count; ++k) add_output(d, g.outputs[k]);
  for (int k = g.begin; k < g.end; ++k) d << static_cast<int>(p.members[k]);
}

}  // namespace detail

/// The digest of a program: 64 bits over its indicators, parameters, conditions, assumptions, conclusions,
/// groups and ids, in their order. Citations, titles and reasons do not count. Equal digests mean equal
/// rules but for chance (1 in 2^64); functions of the host are told apart by their presence only.
/// The value may change between versions of this library that say so.
[[nodiscard]] constexpr unsigned long long digest(const program& p) noexcept {
  detail::digester d;
  d << p.count.inputs << p.count.parameters << p.count.rules << p.count.groups;
  for (int i = 0; i < p.count.inputs; ++i) detail::add_input(d, *p.inputs[i]);
  for (int i = 0; i < p.count.parameters; ++i)
    d << p.parameters[i]->id << p.parameters[i]->value << p.parameters[i]->range;
  for (int i = 0; i < p.count.orders; ++i)
    d << static_cast<int>(p.orders[i].low) << static_cast<int>(p.orders[i].high);
  for (int i = 0; i < p.count.steps; ++i)
    d << static_cast<int>(p.steps[i].code) << static_cast<int>(p.steps[i].index)
      << p.steps[i].value;
  for (int i = 0; i < p.count.atoms; ++i) detail::add_atom(d, p.atoms[i]);
  for (int i = 0; i < p.count.code; ++i)
    d << static_cast<int>(p.code[i].code) << p.code[i].argument;
  for (int i = 0; i < p.count.rules; ++i) detail::add_rule(d, p, p.rules[i]);
  for (int i = 0; i < p.count.groups; ++i) detail::add_group(d, p, p.groups[i]);
  if (p.count.assumptions > 0) d << p.count.assumptions;  // a set without them keeps its digest
  for (int i = 0; i < p.count.assumptions; ++i) d << p.assumptions[i].begin << p.assumptions[i].end;
  return d.h;
}

/// The digest of a set declared in code.
template <const auto& Set>
inline constexpr unsigned long long digest_of = digest(detail::program_ref<Set>);

}  // namespace nqpf
