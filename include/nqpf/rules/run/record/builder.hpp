// SPDX-License-Identifier: BSL-1.0
#pragma once

// Builds the plan of a program for single records: conditions broken down to conjunctions of comparisons
// and of alternatives, comparisons collected by input, a mask for each rank.

#include <nqpf/rules/program/condition_part.hpp>
#include <nqpf/rules/run/record/plan.hpp>
#include <nqpf/rules/run/sort.hpp>

namespace nqpf::inline NQPF_ABI::detail::single {

// Builds a plan into its arrays; linear in the code, but for the sorting of thresholds. It runs once for a
// set: its functions are marked cold, so that compilers make them small rather than fast.
class plan_builder {
public:
  [[gnu::cold]] plan_builder(plan& out, placed_literal* literals, boundary* scratch)
      : out_(out), p_(out.p), literals_(literals), sorted_(scratch) {
    bits_ = p_.count.rules;
    for (int i = 0; i < p_.count.rules; ++i) {
      const int r = p_.order[i];
      if (p_.rules[r].begin == p_.rules[r].end) never(r);
      else condition(p_.rules[r].end - 1, true, r);
    }
    for (int g = 0; g < p_.count.groups; ++g)
      if (p_.groups[g].is_in_order()) ordered(p_.groups[g]);
    out_.step_count = steps_;
    out_.block_count = (bits_ + rule_mask::bits - 1) / rule_mask::bits;
    sort_by_block_and_input();
    int at = 0;
    for (int b = 0; b < out_.block_count; ++b) at = build_block(b, at);
  }

private:
  [[gnu::cold]] static void set_bit(rule_mask& r, int plane, int bit, bool on) noexcept {
    const std::uint64_t one = std::uint64_t{1} << (bit % 64);
    std::uint64_t& word = r.words[plane][bit % rule_mask::bits / 64];
    word = on ? word | one : word & ~one;
  }

  // A rule without a condition: a bit that reads the complement of itself.
  [[gnu::cold]] void never(int bit) {
    out_.operands[operands_] = {bit, true};
    out_.steps[steps_++] = {bit, operands_, operands_ + 1, false};
    ++operands_;
  }

  using form = condition_part::form;

  // What a condition asks for, past outcomes into a small rule of which the operands are of the wanted kind: its
  // comparisons are then bits once more of masks that are there anyhow, which costs nothing.
  [[nodiscard, gnu::cold]] condition_part resolve(int& at, bool& holds, bool wanted) const {
    for (;;) {
      const condition_part part = part_at(p_, at, holds);
      if (part.what != form::outcome || leaves(part.index, most_taken_in) > most_taken_in)
        return part;
      const int inner = p_.rules[part.index].end - 1;
      if (!is_flat(inner, part.holds, wanted)) return part;
      at = inner;
      holds = part.holds;
    }
  }
  // How many comparisons a rule makes, with those of the rules that it reads; more than `most` where it
  // has no condition.
  [[nodiscard, gnu::cold]] int leaves(int rule, int most) const {
    int n = 0;
    for (int i = p_.rules[rule].begin; i < p_.rules[rule].end && n <= most; ++i) {
      if (p_.code[i].code == op::compare) ++n;
      if (p_.code[i].code == op::outcome) n += leaves(p_.code[i].argument, most - n);
    }
    return n > 0 ? n : most + 1;
  }
  // Whether a condition is an `or` of comparisons, or where wanted an `and` of such.
  [[nodiscard, gnu::cold]] bool is_flat(int at, bool holds, bool wanted) const {
    const condition_part part = part_at(p_, at, holds);
    if (part.what == form::comparison) return true;
    if (part.what == form::outcome)
      return is_flat(p_.rules[part.index].end - 1, part.holds, wanted);
    if ((part.what == form::all) != wanted) return wanted && is_flat(at, holds, false);
    return is_flat(part.left, part.holds, wanted) && is_flat(part.right, part.holds, wanted);
  }

  struct operand {
    int at;  ///< where it ends in the code
    bool holds;
  };
  static constexpr int most_operands = most_taken_in * expression::capacity;

  // The operands of an `and` (or of an `or`), those of the same kind below it taken in.
  [[gnu::cold]] void gather(int at, bool holds, form wanted, operand* to, int& count) const {
    const condition_part part = resolve(at, holds, wanted == form::all);
    if (part.what == wanted) {
      gather(part.left, part.holds, wanted, to, count);
      gather(part.right, part.holds, wanted, to, count);
    } else {
      to[count++] = {at, holds};
    }
  }

  // Puts the condition that ends at `at`, or its opposite, into a bit.
  [[gnu::cold]] void condition(int at, bool holds, int bit) {
    int planes = 1;
    pending rest;
    operand operands[most_operands];
    int count = 0;
    gather(at, holds, form::all, operands, count);
    for (int i = 0; i < count; ++i) part(operands[i], bit, planes, rest);
    if (rest.count == 0) return;
    const int begin = operands_;
    for (int i = 0; i < rest.count; ++i) out_.operands[operands_++] = rest.operands[i];
    out_.steps[steps_++] = {bit, begin, operands_, false};
  }

  struct pending {
    bit_operand operands[most_operands];
    int count = 0;
  };

  // One operand of a conjunction: a comparison, another rule, or alternatives.
  [[gnu::cold]] void part(const operand& o, int bit, int& planes, pending& rest) {
    const condition_part one = part_at(p_, o.at, o.holds);
    if (one.what == form::comparison) {
      literals_[literal_count_++] = {bit, 0, one.index, !one.holds};
      return;
    }
    if (one.what == form::outcome) {
      rest.operands[rest.count++] = {one.index, !one.holds};
      return;
    }
    operand alternatives[most_operands];
    int count = 0;
    gather(o.at, o.holds, form::any, alternatives, count);
    bool plain = planes < rule_mask::planes;
    const auto alternative = [&](int i) {
      return part_at(p_, alternatives[i].at, alternatives[i].holds);
    };
    for (int i = 0; i < count; ++i) plain = plain && alternative(i).what == form::comparison;
    if (plain) {
      for (int i = 0; i < count; ++i)
        literals_[literal_count_++] = {bit, planes, alternative(i).index, alternative(i).holds};
      ++planes;
      return;
    }
    // None of the alternatives: a bit of its own.
    const int own = bits_++;
    condition(o.at, !o.holds, own);
    rest.operands[rest.count++] = {own, true};
  }

  // Of an ordered group only the first that holds keeps its truth. `before`: one so far holds.
  [[gnu::cold]] void ordered(const group_row& group) {
    int before = -1;
    for (int i = group.begin; i < group.end; ++i) {
      const int rule = p_.members[i];
      const int next = bits_++;
      // next = !(!before && !rule)
      const int begin = operands_;
      out_.operands[operands_++] = {rule, true};
      if (before >= 0) out_.operands[operands_++] = {before, true};
      out_.steps[steps_++] = {next, begin, operands_, true};
      if (before >= 0) {
        out_.operands[operands_++] = {before, true};
        out_.steps[steps_++] = {rule, operands_ - 1, operands_, false};
      }
      before = next;
    }
  }

  // What a literal selects by: an input, or behind all inputs an atom of its own.
  [[nodiscard]] int key(const placed_literal& l) const noexcept {
    const atom& a = p_.atoms[l.atom];
    return has_truth_rows(a) ? p_.count.inputs + l.atom : a.input;
  }
  [[nodiscard]] bool before(const placed_literal& a, const placed_literal& b) const noexcept {
    const int x = a.bit / rule_mask::bits;
    const int y = b.bit / rule_mask::bits;
    return x != y ? x < y : key(a) < key(b);
  }
  [[gnu::cold]] void sort_by_block_and_input() {
    shell_sort(literals_, size_of(literal_count_),
               [this](const placed_literal& a, const placed_literal& b) { return before(a, b); });
  }

  [[gnu::cold]] int build_block(int b, int at) {
    block& out = out_.blocks[b];
    out = {};
    const int ranks_begin = ranks_;
    out.ranks = out_.ranks + ranks_;
    out.truths_begin = truths_;
    const int bits = bits_ - b * rule_mask::bits < rule_mask::bits ? bits_ - b * rule_mask::bits
                                                                   : rule_mask::bits;
    out.eights = (bits + 7) / 8;
    for (int i = 0; i < bits; ++i) set_bit(out.start.yes, 0, i, true);
    while (at < literal_count_ && literals_[at].bit / rule_mask::bits == b) {
      const int first = at;
      while (at < literal_count_ && literals_[at].bit / rule_mask::bits == b &&
             key(literals_[at]) == key(literals_[first]))
        ++at;
      for (int i = first; i < at; ++i)
        set_bit(out.start.yes, literals_[i].plane, literals_[i].bit, true);
      if (key(literals_[first]) < p_.count.inputs) rank(first, at);
      else truths(first, at);
    }
    out.start.maybe = out.start.yes;
    out.count = ranks_ - ranks_begin;
    out.truths_end = truths_;
    sort_ranks(out_.ranks + ranks_begin, out.count);
    for (int i = 0; i < out.count; ++i) {
      if (groups(out.ranks[i]) <= 1) ++out.one;
      if (groups(out.ranks[i]) <= 2) ++out.two;
    }
    return at;
  }

  // Eights of thresholds, with strict ones among the many.
  static int groups(const rank_selector& s) noexcept {
    return s.strict > 0 ? 9999 : (s.count + 7) / 8;
  }

  [[gnu::cold]] static void sort_ranks(rank_selector* ranks, int n) {
    for (int i = 1; i < n; ++i) {
      const rank_selector moved = ranks[i];
      int k = i;
      for (; k > 0 && groups(moved) < groups(ranks[k - 1]); --k) ranks[k] = ranks[k - 1];
      ranks[k] = moved;
    }
  }

  static bool before(const boundary& a, const boundary& b) noexcept {
    return a.value < b.value || (a.value == b.value && !a.strict && b.strict);
  }
  // More than t is at least the next number. Not next to zero, where a host may have the processor take
  // the smallest numbers for zero, nor at the end.
  [[gnu::cold]] static boundary above(double t) noexcept {
    const double size = t < 0 ? -t : t;
    if (!(size >= 1e-300 && size < infinity)) return {t, true};
    const auto bits = __builtin_bit_cast(std::uint64_t, t);
    return {__builtin_bit_cast(double, t > 0 ? bits + 1 : bits - 1), false};
  }

  // Calls `each(boundary)` for the thresholds at which a literal changes.
  template <class F>
  [[gnu::cold]] static void boundaries(const atom& a, F&& each) {
    if (a.what == atom::form::compare) {
      if (a.relation != comparison::less_equal && a.relation != comparison::greater)
        each(boundary{a.value, false});
      if (a.relation != comparison::less && a.relation != comparison::greater_equal)
        each(above(a.value));
    } else if (a.what == atom::form::one_of) {
      for (int i = 0; i < 64; ++i) {
        const bool here = i < 63 && ((a.set >> i) & 1U) != 0;
        const bool previous = i > 0 && ((a.set >> (i - 1)) & 1U) != 0;
        if (here != previous) each(boundary{static_cast<double>(i), false});
      }
    }
  }

  // Whether an atom holds at a rank: so many boundaries are reached.
  [[nodiscard, gnu::cold]] bool holds_at(const atom& a, int rank) const {
    const auto reached = [&](const boundary& b) {
      return rank > 0 && !before(sorted_[rank - 1], b);
    };
    if (a.what == atom::form::known) return true;
    if (a.what == atom::form::one_of) {
      for (int i = 62; i >= 0; --i)
        if (reached({static_cast<double>(i), false}))
          return ((a.set >> i) & 1U) != 0 && !reached({63.0, false});
      return false;
    }
    const bool at_least = reached({a.value, false});
    const bool more = reached(above(a.value));
    switch (a.relation) {
      case comparison::less: return !at_least;
      case comparison::less_equal: return !more;
      case comparison::greater: return more;
      case comparison::greater_equal: return at_least;
      case comparison::equal: return at_least && !more;
      default: return !at_least || more;
    }
  }

  // Takes the bits of a literal out of a mask where it does not hold (or where it cannot hold).
  static void strike(rule_mask& r, const placed_literal& l, bool keep) noexcept {
    if (!keep) set_bit(r, l.plane, l.bit, false);
  }

  [[gnu::cold]] void rank(int first, int last) {
    int n = 0;
    for (int i = first; i < last; ++i) {
      boundaries(p_.atoms[literals_[i].atom], [&](const boundary& b) {
        int k = n;
        while (k > 0 && before(b, sorted_[k - 1])) --k;
        if (k > 0 && !before(sorted_[k - 1], b)) return;
        for (int m = n++; m > k; --m) sorted_[m] = sorted_[m - 1];
        sorted_[k] = b;
      });
    }
    rank_selector& s = out_.ranks[ranks_++];
    s = {out_.thresholds + thresholds_, out_.masks + masks_, p_.atoms[literals_[first].atom].input,
         0, 0};
    for (int kind = 0; kind < 2; ++kind) {
      int count = 0;
      for (int i = 0; i < n; ++i) {
        if (sorted_[i].strict != (kind == 1)) continue;
        out_.thresholds[thresholds_++] = sorted_[i].value;
        ++count;
      }
      (kind == 1 ? s.strict : s.count) = static_cast<short>(count);
      // Eight at least, so that one comparison can do without asking.
      if (kind == 0 && count == 0) out_.thresholds[thresholds_++] = missing;
      for (; thresholds_ % 8 != 0; ++thresholds_) out_.thresholds[thresholds_] = missing;
    }
    for (int k = 0; k < n + 3; ++k) {
      rule_mask& r = out_.masks[masks_++];
      r = all_bits();
      for (int i = first; i < last; ++i) {
        const placed_literal& l = literals_[i];
        const atom& a = p_.atoms[l.atom];
        const bool decided = k <= n || a.what == atom::form::known;
        const bool holds = k <= n && holds_at(a, k);
        strike(r, l, decided ? holds != l.negated : k == n + 2);
      }
    }
  }

  [[gnu::cold]] void truths(int first, int last) {
    truth_selector& s = out_.truths[truths_++];
    s = {literals_[first].atom, masks_};
    for (int k = 0; k < 4; ++k) {
      rule_mask& r = out_.masks[masks_++];
      r = all_bits();
      for (int i = first; i < last; ++i) {
        const bool negated = literals_[i].negated;
        strike(r, literals_[i], k < 2 ? (k == 1) != negated : k == 3);
      }
    }
  }

  [[gnu::cold]] static rule_mask all_bits() noexcept {
    rule_mask r;
    for (auto& plane : r.words) plane[0] = plane[1] = ~std::uint64_t{0};
    return r;
  }

  plan& out_;
  const program& p_;
  placed_literal* literals_;
  boundary* sorted_;  // of the selector in the making
  int literal_count_ = 0;
  int bits_ = 0;
  int steps_ = 0;
  int operands_ = 0;
  int ranks_ = 0;
  int truths_ = 0;
  int thresholds_ = 0;
  int masks_ = 0;
};

}  // namespace nqpf::detail::single
