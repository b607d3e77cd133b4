// SPDX-License-Identifier: BSL-1.0
#pragma once

// A program made ready for single records. A fact's value picks one row of bits out of a table: which
// rules still may hold, as far as that fact goes. The conjunction of all rows is what the rules say.

#include <nqpf/rules/run.hpp>

#include <cstddef>
#include <cstdint>

namespace nqpf::inline v0::detail::single {

// Four planes over 128 bits, each bit a rule or a part of one. A bit holds where its first plane does and
// none of the others: those are the alternatives (`a || b` is not `!a && !b`).
struct alignas(64) row {
  static constexpr int planes = 4;
  static constexpr int bits = 128;
  std::uint64_t words[planes][2];
};

// A fact that is compared with numbers. Its rank is how many thresholds it reaches; rows[rank] is its row,
// and two more behind them are those of a missing value: what it leaves of yes, what of maybe.
struct rank_selector {
  const double* thresholds;  // x >= t, ascending, padded with NaN to eights; behind them x > t likewise
  const row* rows;
  int fact;
  short count;   // of the first
  short strict;  // of the second, which are only thresholds next to zero
};

// A comparison with a parameter, or of computed numbers. Rows: no, yes, and for missing the same two.
struct truth_selector {
  int atom;
  int row;
};

// What the facts of one block leave: the conjunction of their rows. Of a complete record there is one; of
// a record with missing values there are two, of what surely holds and of what may hold.
struct block_rows {
  row yes;
  row maybe;
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

// A condition on one fact or computed atom, in one plane of one bit.
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

struct room {
  int literals = 0, bits = 0, steps = 0, operands = 0, blocks = 0, selectors = 0, thresholds = 0, rows = 0;
};

// A comparison that selects by its truth: with a parameter, of computed numbers.
constexpr bool has_truth_rows(const atom& a) noexcept {
  return a.what == atom::form::computed ||
         (a.what == atom::form::compare && (a.parameter >= 0 || is_missing(a.value)));
}
constexpr int most_ends(const atom& a) noexcept {
  if (a.what == atom::form::one_of) return 2 * __builtin_popcountll(a.set);
  if (a.what != atom::form::compare) return 0;
  return a.relation == relation::equal || a.relation == relation::not_equal ? 2 : 1;
}
constexpr bool has_sets(const program& p) noexcept {
  for (int i = 0; i < p.count.atoms; ++i)
    if (p.atoms[i].what == atom::form::one_of) return true;
  return false;
}

// More than the program needs.
constexpr room room_of(const program& p) noexcept {
  room r;
  int ordered = 0;
  for (int g = 0; g < p.count.groups; ++g)
    if (!p.groups[g].is_table && p.groups[g].policy == hit::first)
      ordered += p.groups[g].end - p.groups[g].begin;
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
  r.blocks = (r.bits + row::bits - 1) / row::bits;
  // A block has each end once, however often it is asked for.
  const int once = r.blocks * ends_of_all;
  const int asked = has_sets(p) ? once : ends + 2 * taken_in;
  r.selectors = r.blocks * (p.count.facts + truths);
  r.thresholds = (asked < once ? asked : once) + 16 * r.selectors;
  r.rows = (asked < once ? asked : once) + 4 * r.selectors;
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
  row* rows = nullptr;
  bit_step* steps = nullptr;
  bit_operand* operands = nullptr;
};

template <room Room>
struct plan_storage {
  static constexpr unsigned long at_least(int n) noexcept { return n > 0 ? static_cast<unsigned long>(n) : 1; }
  block blocks[at_least(Room.blocks)];
  row rows[at_least(Room.rows)];
  rank_selector ranks[at_least(Room.selectors)];
  truth_selector truths[at_least(Room.selectors)];
  alignas(64) double thresholds[at_least(Room.thresholds)];
  bit_step steps[at_least(Room.steps)];
  bit_operand operands[at_least(Room.operands)];
  placed_literal literals[at_least(Room.literals)];
  boundary scratch[at_least(Room.thresholds)];

  plan view(const program& p) noexcept {
    return {p, 0, 0, blocks, ranks, truths, thresholds, rows, steps, operands};
  }
};

// Builds a plan into its arrays; linear in the code, but for the sorting of thresholds.
class plan_builder {
public:
  plan_builder(plan& out, placed_literal* literals, boundary* scratch)
      : out_(out), p_(out.p), literals_(literals), sorted_(scratch) {
    bits_ = p_.count.rules;
    for (int i = 0; i < p_.count.rules; ++i) {
      const int r = p_.order[i];
      if (p_.rules[r].begin == p_.rules[r].end) never(r);
      else condition(p_.rules[r].end - 1, false, r);
    }
    for (int g = 0; g < p_.count.groups; ++g)
      if (!p_.groups[g].is_table && p_.groups[g].policy == hit::first) ordered(p_.groups[g]);
    out_.step_count = steps_;
    out_.block_count = (bits_ + row::bits - 1) / row::bits;
    sort_by_block_and_fact();
    int at = 0;
    for (int b = 0; b < out_.block_count; ++b) at = build_block(b, at);
  }

private:
  static void set_bit(row& r, int plane, int bit, bool on) noexcept {
    const std::uint64_t one = std::uint64_t{1} << (bit % 64);
    std::uint64_t& word = r.words[plane][bit % row::bits / 64];
    word = on ? word | one : word & ~one;
  }

  // A rule without a condition: a bit that reads the complement of itself.
  void never(int bit) {
    out_.operands[operands_] = {bit, true};
    out_.steps[steps_++] = {bit, operands_, operands_ + 1, false};
    ++operands_;
  }

  // Past negations and marks. Past outcomes too, into a small rule of which the operands are of the wanted
  // kind: its comparisons are then bits once more of rows that are there anyhow, which costs nothing.
  void resolve(int& at, bool& negated, bool wanted) const {
    for (;;) {
      const instruction& in = p_.code[at];
      if (in.code == op::outcome) {
        const rule_row& r = p_.rules[in.argument];
        if (leaves(in.argument, most_taken_in) > most_taken_in || !is_flat(r.end - 1, negated, wanted)) return;
        at = r.end - 1;
      } else if (in.code == op::negated) {
        negated = !negated;
        --at;
      } else if (in.code == op::context) {
        --at;
      } else {
        return;
      }
    }
  }
  // How many comparisons a rule makes, with those of the rules that it reads; more than `most` where it
  // has no condition.
  [[nodiscard]] int leaves(int rule, int most) const {
    int n = 0;
    for (int i = p_.rules[rule].begin; i < p_.rules[rule].end && n <= most; ++i) {
      if (p_.code[i].code == op::compare) ++n;
      if (p_.code[i].code == op::outcome) n += leaves(p_.code[i].argument, most - n);
    }
    return n > 0 ? n : most + 1;
  }
  // Whether a condition is an `or` of comparisons, or where wanted an `and` of such.
  [[nodiscard]] bool is_flat(int at, bool negated, bool wanted) const {
    const instruction& in = p_.code[at];
    switch (in.code) {
      case op::compare: return true;
      case op::outcome: return is_flat(p_.rules[in.argument].end - 1, negated, wanted);
      case op::both:
      case op::either:
        if (is_and(at, negated) != wanted) return wanted && is_flat(at, negated, false);
        return is_flat(in.left, negated, wanted) && is_flat(at - 1, negated, wanted);
      case op::negated: return is_flat(at - 1, !negated, wanted);
      default: return is_flat(at - 1, negated, wanted);
    }
  }

  [[nodiscard]] bool is_join(int at) const {
    return p_.code[at].code == op::both || p_.code[at].code == op::either;
  }
  [[nodiscard]] bool is_and(int at, bool negated) const { return (p_.code[at].code == op::both) != negated; }

  struct operand {
    int at;
    bool negated;
  };
  static constexpr int most_operands = most_taken_in * expression::capacity;

  // The operands of an `and` (or of an `or`), those of the same kind below it taken in.
  void gather(int at, bool negated, bool wanted, operand* to, int& count) const {
    resolve(at, negated, wanted);
    if (is_join(at) && is_and(at, negated) == wanted) {
      gather(p_.code[at].left, negated, wanted, to, count);
      gather(at - 1, negated, wanted, to, count);
    } else {
      to[count++] = {at, negated};
    }
  }

  // Puts the condition that ends at `at` into a bit.
  void condition(int at, bool negated, int bit) {
    int planes = 1;
    resolve(at, negated, true);
    pending rest;
    if (is_join(at) && is_and(at, negated)) {
      operand operands[most_operands];
      int count = 0;
      gather(at, negated, true, operands, count);
      for (int i = 0; i < count; ++i) part(operands[i], bit, planes, rest);
    } else {
      part({at, negated}, bit, planes, rest);
    }
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
  void part(const operand& o, int bit, int& planes, pending& rest) {
    const instruction& in = p_.code[o.at];
    if (in.code == op::compare) {
      literals_[literal_count_++] = {bit, 0, in.argument, o.negated};
      return;
    }
    if (in.code == op::outcome) {
      rest.operands[rest.count++] = {in.argument, o.negated};
      return;
    }
    operand alternatives[most_operands];
    int count = 0;
    gather(o.at, o.negated, false, alternatives, count);
    bool plain = planes < row::planes;
    for (int i = 0; i < count; ++i) plain = plain && p_.code[alternatives[i].at].code == op::compare;
    if (plain) {
      for (int i = 0; i < count; ++i)
        literals_[literal_count_++] = {bit, planes, p_.code[alternatives[i].at].argument,
                                       !alternatives[i].negated};
      ++planes;
      return;
    }
    // None of the alternatives: a bit of its own.
    const int own = bits_++;
    condition(o.at, !o.negated, own);
    rest.operands[rest.count++] = {own, true};
  }

  // Of an ordered group only the first that holds keeps its truth. `before`: one so far holds.
  void ordered(const group_row& group) {
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

  // What a literal selects by: a fact, or behind all facts an atom of its own.
  [[nodiscard]] int key(const placed_literal& l) const noexcept {
    const atom& a = p_.atoms[l.atom];
    return has_truth_rows(a) ? p_.count.facts + l.atom : a.fact;
  }
  [[nodiscard]] bool before(const placed_literal& a, const placed_literal& b) const noexcept {
    const int x = a.bit / row::bits;
    const int y = b.bit / row::bits;
    return x != y ? x < y : key(a) < key(b);
  }
  void sort_by_block_and_fact() {
    for (int gap = literal_count_ / 2; gap > 0; gap /= 2) {
      for (int i = gap; i < literal_count_; ++i) {
        const placed_literal moved = literals_[i];
        int k = i;
        for (; k >= gap && before(moved, literals_[k - gap]); k -= gap) literals_[k] = literals_[k - gap];
        literals_[k] = moved;
      }
    }
  }

  int build_block(int b, int at) {
    block& out = out_.blocks[b];
    out = {};
    const int ranks_begin = ranks_;
    out.ranks = out_.ranks + ranks_;
    out.truths_begin = truths_;
    const int bits = bits_ - b * row::bits < row::bits ? bits_ - b * row::bits : row::bits;
    out.eights = (bits + 7) / 8;
    for (int i = 0; i < bits; ++i) set_bit(out.start.yes, 0, i, true);
    while (at < literal_count_ && literals_[at].bit / row::bits == b) {
      const int first = at;
      while (at < literal_count_ && literals_[at].bit / row::bits == b && key(literals_[at]) == key(literals_[first]))
        ++at;
      for (int i = first; i < at; ++i) set_bit(out.start.yes, literals_[i].plane, literals_[i].bit, true);
      if (key(literals_[first]) < p_.count.facts) rank(first, at);
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
  static int groups(const rank_selector& s) noexcept { return s.strict > 0 ? 9999 : (s.count + 7) / 8; }

  static void sort_ranks(rank_selector* ranks, int n) {
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
  static boundary above(double t) noexcept {
    const double size = t < 0 ? -t : t;
    if (!(size >= 1e-300 && size < infinity)) return {t, true};
    const auto bits = __builtin_bit_cast(std::uint64_t, t);
    return {__builtin_bit_cast(double, t > 0 ? bits + 1 : bits - 1), false};
  }

  // Calls `each(boundary)` for the thresholds at which a literal changes.
  template <class F>
  static void boundaries(const atom& a, F&& each) {
    if (a.what == atom::form::compare) {
      if (a.relation != relation::less_equal && a.relation != relation::greater) each(boundary{a.value, false});
      if (a.relation != relation::less && a.relation != relation::greater_equal) each(above(a.value));
    } else if (a.what == atom::form::one_of) {
      for (int i = 0; i < 64; ++i) {
        const bool here = i < 63 && ((a.set >> i) & 1U) != 0;
        const bool previous = i > 0 && ((a.set >> (i - 1)) & 1U) != 0;
        if (here != previous) each(boundary{static_cast<double>(i), false});
      }
    }
  }

  // Whether an atom holds at a rank: so many boundaries are reached.
  [[nodiscard]] bool holds_at(const atom& a, int rank) const {
    const auto reached = [&](const boundary& b) { return rank > 0 && !before(sorted_[rank - 1], b); };
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
      case relation::less: return !at_least;
      case relation::less_equal: return !more;
      case relation::greater: return more;
      case relation::greater_equal: return at_least;
      case relation::equal: return at_least && !more;
      default: return !at_least || more;
    }
  }

  // Takes the bits of a literal out of a row where it does not hold (or where it cannot hold).
  static void strike(row& r, const placed_literal& l, bool keep) noexcept {
    if (!keep) set_bit(r, l.plane, l.bit, false);
  }

  void rank(int first, int last) {
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
    s = {out_.thresholds + thresholds_, out_.rows + rows_, p_.atoms[literals_[first].atom].fact, 0, 0};
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
      row& r = out_.rows[rows_++];
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

  void truths(int first, int last) {
    truth_selector& s = out_.truths[truths_++];
    s = {literals_[first].atom, rows_};
    for (int k = 0; k < 4; ++k) {
      row& r = out_.rows[rows_++];
      r = all_bits();
      for (int i = first; i < last; ++i) {
        const bool negated = literals_[i].negated;
        strike(r, literals_[i], k < 2 ? (k == 1) != negated : k == 3);
      }
    }
  }

  static row all_bits() noexcept {
    row r;
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
  int rows_ = 0;
};

}  // namespace nqpf::detail::single
