// SPDX-License-Identifier: BSL-1.0
#pragma once

// A program made ready for single records. An input's value picks one mask out of a table: which
// rules still may hold, as far as that input goes. The conjunction of all masks is what the rules say.

#include <nqpf/rules/program/run.hpp>

#include <cstddef>
#include <cstdint>

namespace nqpf::inline NQPF_ABI::detail::single {

// Four planes over 128 bits, each bit a rule or a part of one. A bit holds where its first plane does and
// none of the others: those are the alternatives (`a || b` is not `!a && !b`).
struct alignas(64) rule_mask {
  static constexpr int planes = 4;
  static constexpr int bits = 128;
  std::uint64_t words[planes][2];
};

// An input that is compared with numbers. Its rank is how many thresholds it reaches; masks[rank] is its mask,
// and two more behind them are those of a missing value: what it leaves of yes, what of maybe.
struct rank_selector {
  const double*
      thresholds;  // x >= t, ascending, padded with NaN to eights; behind them x > t likewise
  const rule_mask* masks;
  int input;
  short count;   // of the first
  short strict;  // of the second, which are only thresholds next to zero
};

// A comparison with a parameter, or of computed numbers. Rows: no, yes, and for missing the same two.
struct truth_selector {
  int atom;
  int first_mask;
};

// What the inputs of one block leave: the conjunction of their masks. Of a complete record there is one; of
// a record with missing values there are two, of what surely holds and of what may hold.
struct block_rows {
  rule_mask yes;
  rule_mask maybe;
};

struct block {
  block_rows start;  // nothing is asked yet
  const rank_selector* ranks;
  int one;    // so many selectors have at most eight thresholds, none strict,
  int two;    // so many at most sixteen, those among them,
  int count;  // and so many there are
  int truths_begin;
  int truths_end;
  int eights;  // of bits in use
};

// A bit that reads other bits: it is conjoined with them, and then perhaps negated.
struct bit_operand {
  int bit;
  bool negated;
};
struct bit_step {
  int bit;
  int begin;
  int end;
  bool negated;
};

// A condition on one input or computed atom, in one plane of one bit.
struct placed_literal {
  int bit;
  int plane;
  int atom;
  bool negated;
};

// A threshold that is reached by x >= value, or where strict by x > value.
struct boundary {
  double value;
  bool strict;
};

// Rules with no more comparisons than these are taken in where their outcome is read.
inline constexpr int most_taken_in = 8;

struct capacities {
  int literals = 0, bits = 0, steps = 0, operands = 0, blocks = 0, selectors = 0, thresholds = 0,
      masks = 0;
};

// A comparison that selects by its truth: with a parameter, of computed numbers.
constexpr bool has_truth_rows(const atom& a) noexcept {
  return a.what == atom::form::computed ||
         (a.what == atom::form::compare && (a.parameter >= 0 || is_missing(a.value)));
}
constexpr bool has_truths(const program& p) noexcept {
  for (int i = 0; i < p.count.atoms; ++i)
    if (has_truth_rows(p.atoms[i])) return true;
  return false;
}
constexpr int most_ends(const atom& a) noexcept {
  if (a.what == atom::form::one_of) return 2 * __builtin_popcountll(a.set);
  if (a.what != atom::form::compare) return 0;
  return a.relation == comparison::equal || a.relation == comparison::not_equal ? 2 : 1;
}
constexpr bool has_sets(const program& p) noexcept {
  for (int i = 0; i < p.count.atoms; ++i)
    if (p.atoms[i].what == atom::form::one_of) return true;
  return false;
}

// More than the program needs.
constexpr capacities capacities_of(const program& p) noexcept {
  capacities r;
  int ordered = 0;
  for (int g = 0; g < p.count.groups; ++g)
    if (p.groups[g].is_in_order()) ordered += p.groups[g].end - p.groups[g].begin;
  int joins = 0;
  int own = 0;
  int ends = 0;  // of the intervals in which a comparison holds
  int read = 0;
  int truths = 0;
  for (int i = 0; i < p.count.atoms; ++i) truths += has_truth_rows(p.atoms[i]) ? 1 : 0;
  for (int i = 0; i < p.count.code; ++i) {
    const instruction& in = p.code[i];
    joins += in.code == op::both || in.code == op::either ? 1 : 0;
    read += in.code == op::outcome ? 1 : 0;
    if (in.code != op::compare) continue;
    ++own;
    ends += most_ends(p.atoms[in.argument]);
  }
  const int taken_in = most_taken_in * read;
  int ends_of_all = 0;
  for (int i = 0; i < p.count.atoms; ++i) ends_of_all += most_ends(p.atoms[i]);
  r.literals = own + taken_in;
  r.bits = p.count.rules + joins + taken_in / 2 + ordered + 1;
  r.steps = r.bits + 2 * ordered;
  r.operands = own + joins + taken_in / 2 + 4 * ordered;
  r.blocks = (r.bits + rule_mask::bits - 1) / rule_mask::bits;
  // A block has each end once, however often it is asked for.
  const int once = r.blocks * ends_of_all;
  const int asked = has_sets(p) ? once : ends + 2 * taken_in;
  r.selectors = r.blocks * (p.count.inputs + truths);
  r.thresholds = (asked < once ? asked : once) + 16 * r.selectors;
  r.masks = (asked < once ? asked : once) + 4 * r.selectors;
  return r;
}

// Where the arrays are; somebody else owns them.
struct plan {
  program p;
  int block_count = 0;
  int step_count = 0;
  block* blocks = nullptr;
  rank_selector* ranks = nullptr;
  truth_selector* truths = nullptr;
  double* thresholds = nullptr;
  rule_mask* masks = nullptr;
  bit_step* steps = nullptr;
  bit_operand* operands = nullptr;
};

template <capacities Capacities>
struct plan_storage {
  static constexpr unsigned long at_least(int n) noexcept {
    return n > 0 ? static_cast<unsigned long>(n) : 1;
  }
  block blocks[at_least(Capacities.blocks)];
  rule_mask masks[at_least(Capacities.masks)];
  rank_selector ranks[at_least(Capacities.selectors)];
  truth_selector truths[at_least(Capacities.selectors)];
  alignas(64) double thresholds[at_least(Capacities.thresholds)];
  bit_step steps[at_least(Capacities.steps)];
  bit_operand operands[at_least(Capacities.operands)];
  placed_literal literals[at_least(Capacities.literals)];
  boundary scratch[at_least(Capacities.thresholds)];

  plan view(const program& p) noexcept {
    return {p, 0, 0, blocks, ranks, truths, thresholds, masks, steps, operands};
  }
};

}  // namespace nqpf::detail::single
