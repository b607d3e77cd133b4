// SPDX-License-Identifier: BSL-1.0
#pragma once

// Proofs about the assumptions of a set by themselves: some record keeps them all (22), and each says something
// (21).

#include <nqpf/rules/space/witness.hpp>

namespace nqpf::inline NQPF_ABI::detail {

struct assumption_prover {
  const space& s;
  diagnostics& found;

  /// Checks an assumption, and with the first of those that hang together all of these. Where one has a defect,
  /// nothing else is proven of the set.
  constexpr void check(int a) const {
    const unsigned long long all = together_with(a);
    if ((all & ((1ULL << a) - 1)) == 0) check_together(all);
    if (!found.ok() || !says_nothing(a)) return;
    phrase m{};
    m << "given ";
    write_assumption(m, *s.p, a);
    found.add({defect::no_effect, -1, -1, m << " says nothing: it holds of every record"});
  }

private:
  // What shares indicators with an assumption, by way of others too.
  constexpr unsigned long long together_with(int a) const noexcept {
    unsigned long long all = 0;
    inputs_of_assumption(*s.p, a, [&](int f) { all |= bonds_of(s, f); });
    return all;
  }

  // Whether a record keeps some assumptions. Missing data break none: unless an assumption speaks of what is known,
  // they have to leave a record in which nothing is missing.
  constexpr existence kept(unsigned long long some) const {
    box there{};
    for (int a = 0; a < s.p->count.assumptions; ++a) {
      if (((some >> a) & 1) == 0) continue;
      if (asks_known(a)) {
        there = box{};
        break;
      }
      inputs_of_assumption(*s.p, a, [&](int f) {
        if (s.p->inputs[f]->may_be_missing && there.count < box::capacity)
          there.confine(s.known(f));
      });
    }
    double values[most_values];
    return find_kept_witness(s, there, some, values);
  }
  constexpr bool asks_known(int a) const noexcept {
    for (int i = s.p->assumptions[a].begin; i < s.p->assumptions[a].end; ++i)
      if (s.p->code[i].code == op::compare &&
          s.p->atoms[s.p->code[i].argument].what == atom::form::known)
        return true;
    return false;
  }

  constexpr void check_together(unsigned long long all) const {
    const existence e = kept(all);
    if (e == existence::yes) return;
    unsigned long long needed = all;  // without any of these the others are kept, or may be
    for (int a = 0; e == existence::no && a < s.p->count.assumptions; ++a) {
      const unsigned long long others = needed & ~(1ULL << a);
      if (others != needed && others != 0 && kept(others) == existence::no) needed = others;
    }
    phrase m{};
    if (e == existence::undecided)
      m << "could not decide whether some record keeps the assumptions ";
    else m << "no record keeps the assumption" << (is_one(needed) ? " " : "s ");
    bool first = true;
    for (int a = 0; a < s.p->count.assumptions; ++a) {
      if (((needed >> a) & 1) == 0) continue;
      if (!first) m << ", ";
      write_assumption(m, *s.p, a);
      first = false;
    }
    found.add({e == existence::undecided ? defect::undecided : defect::bad_assumption, -1, -1, m});
  }
  static constexpr bool is_one(unsigned long long set) noexcept { return (set & (set - 1)) == 0; }

  // Whether an assumption is false of no record.
  constexpr bool says_nothing(int a) const {
    bool broken = false;
    double values[most_values];
    const auto visit = [&](const box& b) {
      broken = find_witness_alone(s, b, values) != existence::no;
      return !broken;
    };
    constexpr int most_branches = 512;
    tableau<decltype(visit)> t{s, visit, most_branches};
    typename tableau<decltype(visit)>::state st;
    t.push(st, s.p->assumptions[a].end - 1, false, false);
    t.run(st);
    return !broken && !t.cut;
  }
};

/// Checks the assumptions of a program as far as the first that has a defect.
constexpr void check_assumptions(const space& s, diagnostics& found) {
  for (int a = 0; a < s.p->count.assumptions && found.ok(); ++a)
    assumption_prover{s, found}.check(a);
}

}  // namespace nqpf::inline NQPF_ABI::detail
