// SPDX-License-Identifier: BSL-1.0
#pragma once

// What the evaluation of columns gives: blocks of outcomes as they are made, and the collectors that
// keep them: counts, bitmaps, lists of rules per record. Collectors own their memory or use the
// host's; those of different ranges merge.

#include <nqpf/core/truth.hpp>
#include <nqpf/rules/run/columns/plan.hpp>

namespace nqpf::inline NQPF_ABI {
namespace detail {

// Counts the bits of the words of a block: bytes are added up side by side, since processors without an
// instruction for it would call a function for each word. At most 31 words: 31 times 8 bits fit into a byte.
class bit_counter {
public:
  void add(std::uint64_t x) noexcept {
    x -= (x >> 1U) & 0x5555555555555555U;
    x = (x & 0x3333333333333333U) + ((x >> 2U) & 0x3333333333333333U);
    bytes_ += (x + (x >> 4U)) & 0x0F0F0F0F0F0F0F0FU;
  }
  [[nodiscard]] std::uint64_t count() const noexcept {
    const std::uint64_t pairs =
        (bytes_ & 0x00FF00FF00FF00FFU) + ((bytes_ >> 8U) & 0x00FF00FF00FF00FFU);
    return (pairs * 0x0001000100010001U) >> 48U;
  }

private:
  std::uint64_t bytes_ = 0;
};

/// Where a comparison held in 64 rows, and where missing data left it open; no row is in both.
struct comparison_bits {
  std::uint64_t yes;
  std::uint64_t unknown;
};

}  // namespace detail

/// The outcomes of all rules over some consecutive rows. Valid only while the collector is called.
/// Row `i` of the block is bit `i % 64` of word `i / 64`; bits beyond the rows are zero.
class outcome_block {
public:
  /// The masks that the executor worked with, from which those of comparisons are made when asked for.
  struct masks {
    const detail::columnar::literal* atoms;
    const std::uint64_t* slots;
    const double* parameters;
  };

  outcome_block(const program& p, std::size_t first, int rows, const std::uint64_t* yes,
                const std::uint64_t* unknown, std::size_t pitch, const masks& of_atoms)
      : program_(&p),
        first_(first),
        rows_(rows),
        yes_(yes),
        unknown_(unknown),
        pitch_(pitch),
        masks_(of_atoms) {}

  [[nodiscard]] const nqpf::program& program() const noexcept { return *program_; }
  [[nodiscard]] std::size_t first_row() const noexcept { return first_; }
  [[nodiscard]] int rows() const noexcept { return rows_; }
  [[nodiscard]] int words() const noexcept { return (rows_ + 63) / 64; }
  /// Where the rule held.
  [[nodiscard]] const std::uint64_t* yes(int rule) const noexcept {
    return yes_ + static_cast<std::size_t>(rule) * pitch_;
  }
  /// Whether some rule may be undecided in some row: where not, `unknown` is zero throughout.
  [[nodiscard]] bool has_unknown() const noexcept { return unknown_ != nullptr; }
  /// Where missing data left the rule undecided; only where `has_unknown`.
  [[nodiscard]] const std::uint64_t* unknown(int rule) const noexcept {
    return unknown_ + static_cast<std::size_t>(rule) * pitch_;
  }
  [[nodiscard]] truth outcome(int rule, int row) const noexcept {
    const int word = row / 64;
    const int bit = row % 64;
    if (((yes(rule)[word] >> bit) & 1U) != 0) return truth::yes;
    if (has_unknown() && ((unknown(rule)[word] >> bit) & 1U) != 0) return truth::unknown;
    return truth::no;
  }
  /// Where a comparison of the program, `program().atoms[atom]`, held in the rows of one word.
  [[nodiscard]] detail::comparison_bits comparison(int atom, int word) const noexcept {
    const nqpf::detail::atom& a = program_->atoms[atom];
    const int rest = rows_ - 64 * word;
    const std::uint64_t there = rest < 64 ? (std::uint64_t{1} << rest) - 1 : ~std::uint64_t{0};
    if (a.what == detail::atom::form::compare && a.parameter >= 0 &&
        is_missing(masks_.parameters[a.parameter]))
      return {0, there};
    const detail::columnar::literal& l = masks_.atoms[atom];
    const auto word_of = [&](int slot) {
      return masks_.slots[static_cast<std::size_t>(slot) * pitch_ + static_cast<std::size_t>(word)];
    };
    const std::uint64_t yes = word_of(l.yes);
    const std::uint64_t unknown = word_of(l.unknown);
    return {(l.negated ? ~(yes | unknown) : yes) & there, unknown & there};
  }
  /// The settings of the parameters, one per parameter of the program.
  [[nodiscard]] const double* parameters() const noexcept { return masks_.parameters; }

private:
  const nqpf::program* program_;
  std::size_t first_;
  int rows_;
  const std::uint64_t* yes_;
  const std::uint64_t* unknown_;
  std::size_t pitch_;
  masks masks_;
};

namespace detail {

// Calls `each(row of the block, rule)` for the bits of one plane: in groups of 64 rows, rule by rule.
template <class Plane, class F>
void each_bit(const outcome_block& block, const Plane& plane, F&& each) {
  const program& p = block.program();
  for (int w = 0; w < block.words(); ++w) {
    for (int r = 0; r < p.count.rules; ++r) {
      if (p.rules[r].is_derived) continue;
      for (std::uint64_t bits = plane(r)[w]; bits != 0; bits &= bits - 1)
        each(w * 64 + __builtin_ctzll(bits), r);
    }
  }
}

}  // namespace detail

namespace replies {

/// How often one rule held, did not, and was undecided.
struct rule_tally {
  std::uint64_t yes;
  std::uint64_t no;
  std::uint64_t unknown;
};

}  // namespace replies

namespace detail {

/// Counts outcomes per rule, in the host's memory: one tally per rule, zeroed by the host.
class tally_into {
public:
  explicit tally_into(replies::rule_tally* tallies) : tallies_(tallies) {}
  void operator()(const outcome_block& block) const {
    const auto count = [&](const std::uint64_t* bits) {
      detail::bit_counter n;
      for (int w = 0; w < block.words(); ++w) n.add(bits[w]);
      return n.count();
    };
    for (int r = 0; r < block.program().count.rules; ++r) {
      const std::uint64_t yes = count(block.yes(r));
      const std::uint64_t unknown = block.has_unknown() ? count(block.unknown(r)) : 0;
      tallies_[r].yes += yes;
      tallies_[r].unknown += unknown;
      tallies_[r].no += static_cast<std::uint64_t>(block.rows()) - yes - unknown;
    }
  }

private:
  replies::rule_tally* tallies_;
};

}  // namespace detail

/// Counts outcomes per rule, derived facts among them.
class rule_counts {
public:
  explicit rule_counts(const program& p) : tallies_(detail::size_of(p.count.rules)) {
    tallies_.fill({0, 0, 0});
  }
  void operator()(const outcome_block& block) { detail::tally_into{tallies_.data()}(block); }
  [[nodiscard]] const replies::rule_tally& operator[](int rule) const {
    return tallies_[static_cast<std::size_t>(rule)];
  }
  /// Adds what another range of the same data, or other data, gave.
  void merge(const rule_counts& other) {
    for (std::size_t r = 0; r < tallies_.size(); ++r) {
      tallies_[r].yes += other.tallies_[r].yes;
      tallies_[r].no += other.tallies_[r].no;
      tallies_[r].unknown += other.tallies_[r].unknown;
    }
  }

private:
  detail::buffer<replies::rule_tally> tallies_;
};

namespace detail {

/// Writes bitmaps per rule into the host's memory: `pitch` words per rule, at least (rows + 63) / 64;
/// bit 0 of word 0 is row `origin`. Ranges that begin at multiples of 64 rows from `origin` touch
/// different words, so threads may share the memory. Where ranges meet within a word, the earlier one comes
/// first: a range leaves the bits before it as they are and clears those behind it, up to the end of a word.
class bitmaps_into {
public:
  bitmaps_into(std::uint64_t* yes, std::uint64_t* unknown, std::size_t pitch,
               std::size_t origin = 0)
      : yes_(yes), unknown_(unknown), pitch_(pitch), origin_(origin) {}

  void operator()(const outcome_block& block) const {
    NQPF_ASSERT(block.first_row() >= origin_);
    const std::size_t row = block.first_row() - origin_;
    for (int r = 0; r < block.program().count.rules; ++r) {
      const std::size_t to = static_cast<std::size_t>(r) * pitch_ + row / 64;
      write(block, block.yes(r), yes_ + to, row % 64);
      if (unknown_ != nullptr)
        write(block, block.has_unknown() ? block.unknown(r) : nullptr, unknown_ + to, row % 64);
    }
  }

private:
  // Writes the bits of a block (null: zeros) from bit `shift` of a word on.
  static void write(const outcome_block& block, const std::uint64_t* bits, std::uint64_t* to,
                    std::size_t shift) {
    const auto words = static_cast<std::size_t>(block.words());
    if (shift == 0) {
      for (std::size_t w = 0; w < words; ++w) to[w] = bits != nullptr ? bits[w] : 0;
      return;
    }
    const std::size_t reached = (shift + static_cast<std::size_t>(block.rows()) + 63) / 64;
    std::uint64_t carried = to[0] & ((std::uint64_t{1} << shift) - 1);
    for (std::size_t w = 0; w < reached; ++w) {
      const std::uint64_t next = bits != nullptr && w < words ? bits[w] : 0;
      to[w] = carried | next << shift;
      carried = next >> (64 - shift);
    }
  }

  std::uint64_t* yes_;
  std::uint64_t* unknown_;  // or null, where nobody asks
  std::size_t pitch_;
  std::size_t origin_;
};

}  // namespace detail

/// Bitmaps of where each rule held and where it was undecided.
class rule_bitmaps {
public:
  rule_bitmaps(const program& p, std::size_t rows)
      : rows_(rows),
        pitch_((rows + 63) / 64),
        yes_(detail::size_of(p.count.rules) * pitch_),
        unknown_(detail::size_of(p.count.rules) * pitch_) {
    yes_.fill(0);
    unknown_.fill(0);
  }
  void operator()(const outcome_block& block) {
    detail::bitmaps_into{yes_.data(), unknown_.data(), pitch_}(block);
  }
  [[nodiscard]] std::size_t rows() const noexcept { return rows_; }
  [[nodiscard]] std::size_t words() const noexcept { return pitch_; }
  [[nodiscard]] const std::uint64_t* yes(int rule) const {
    return yes_.data() + static_cast<std::size_t>(rule) * pitch_;
  }
  [[nodiscard]] const std::uint64_t* unknown(int rule) const {
    return unknown_.data() + static_cast<std::size_t>(rule) * pitch_;
  }
  [[nodiscard]] truth outcome(int rule, std::size_t row) const {
    if (((yes(rule)[row / 64] >> (row % 64)) & 1U) != 0) return truth::yes;
    return ((unknown(rule)[row / 64] >> (row % 64)) & 1U) != 0 ? truth::unknown : truth::no;
  }
  /// Takes over what was evaluated into another object for other rows of the same data.
  void merge(const rule_bitmaps& other) {
    NQPF_ASSERT(other.rows_ == rows_ && other.yes_.size() == yes_.size());
    for (std::size_t i = 0; i < yes_.size(); ++i) {
      yes_[i] |= other.yes_[i];
      unknown_[i] |= other.unknown_[i];
    }
  }

private:
  std::size_t rows_;
  std::size_t pitch_;
  detail::buffer<std::uint64_t> yes_;
  detail::buffer<std::uint64_t> unknown_;
};

namespace replies {

/// The rules that held (or were undecided) in one row, in the order of the set; derived facts aside.
struct rule_list {
  const int* first;
  const int* last;
  [[nodiscard]] const int* begin() const noexcept { return first; }
  [[nodiscard]] const int* end() const noexcept { return last; }
  [[nodiscard]] std::size_t size() const noexcept { return static_cast<std::size_t>(last - first); }
};

}  // namespace replies

namespace detail {

/// Writes lists per record into the host's memory: the rules of row `origin + i` that had the wanted
/// outcome are `rules[offsets[i]]` up to `rules[offsets[i + 1]]`. Rows have to come in order, from
/// `origin` on. Where `capacity` is too small the offsets go on counting: their last says what is needed.
class lists_into {
public:
  lists_into(std::size_t* offsets, int* rules, std::size_t capacity, truth wanted = truth::yes)
      : offsets_(offsets), rules_(rules), capacity_(capacity), wanted_(wanted) {
    offsets_[0] = 0;
  }
  void operator()(const outcome_block& block) {
    std::size_t* offsets = offsets_ + done_;
    const auto rows = static_cast<std::size_t>(block.rows());
    const std::size_t base = offsets[0];
    for (std::size_t i = 1; i <= rows; ++i) offsets[i] = 0;
    // Count, sum up, fill: an offset runs from the beginning of its row to the end of it.
    each(block, [&](int row, int) { ++offsets[row + 1]; });
    std::size_t sum = base;
    for (std::size_t i = 1; i <= rows; ++i) {
      const std::size_t n = offsets[i];
      offsets[i] = sum;
      sum += n;
    }
    each(block, [&](int row, int rule) {
      const std::size_t at = offsets[row + 1]++;
      if (at < capacity_) rules_[at] = rule;
    });
    done_ += rows;
  }
  /// How many rows were written.
  [[nodiscard]] std::size_t rows() const noexcept { return done_; }
  /// How many entries the rows so far need.
  [[nodiscard]] std::size_t needed() const noexcept { return offsets_[done_]; }
  [[nodiscard]] bool complete() const noexcept { return needed() <= capacity_; }

private:
  template <class F>
  void each(const outcome_block& block, F&& f) const {
    NQPF_ASSERT(wanted_ != truth::no);
    if (wanted_ == truth::yes)
      detail::each_bit(
          block, [&](int r) { return block.yes(r); }, f);
    else if (block.has_unknown())
      detail::each_bit(
          block, [&](int r) { return block.unknown(r); }, f);
  }

  std::size_t* offsets_;
  int* rules_;
  std::size_t capacity_;
  truth wanted_;
  std::size_t done_ = 0;
};

}  // namespace detail

/// Lists per record of the rules that held, or of those that were undecided. The memory grows with the
/// findings.
class record_lists {
public:
  explicit record_lists(truth wanted = truth::yes) : wanted_(wanted) { offsets_.push(0); }

  void operator()(const outcome_block& block) {
    const std::size_t before = rows();
    const std::size_t used = offsets_[before];
    offsets_.resize(before + static_cast<std::size_t>(block.rows()) + 1);
    std::size_t* offsets = offsets_.data() + before;
    for (bool done = false; !done;) {
      detail::lists_into into(offsets, rules_.data() + used, rules_.size() - used, wanted_);
      into(block);
      done = into.complete();
      if (!done) rules_.resize(2 * (used + into.needed()));
    }
    for (std::size_t i = 0; i <= static_cast<std::size_t>(block.rows()); ++i) offsets[i] += used;
  }
  /// Forgets the rows and keeps the memory.
  void clear() { offsets_.resize(1); }
  [[nodiscard]] std::size_t rows() const noexcept { return offsets_.size() - 1; }
  [[nodiscard]] replies::rule_list operator[](std::size_t row) const {
    return {rules_.data() + offsets_[row], rules_.data() + offsets_[row + 1]};
  }
  /// Appends the rows of another range.
  void merge(const record_lists& next) {
    const std::size_t rows_before = rows();
    const std::size_t used = offsets_[rows_before];
    const std::size_t more = next.offsets_[next.rows()];
    offsets_.resize(offsets_.size() + next.rows());
    for (std::size_t i = 1; i <= next.rows(); ++i)
      offsets_[rows_before + i] = used + next.offsets_[i];
    if (rules_.size() < used + more) rules_.resize(used + more);
    for (std::size_t i = 0; i < more; ++i) rules_[used + i] = next.rules_[i];
  }

private:
  truth wanted_;
  detail::buffer<std::size_t> offsets_;
  detail::buffer<int> rules_;  // as many as offsets_ ends with, and room for more
};

namespace detail {

/// Calls `f(row, rules)` for each row in order, with the list of the rules that held, or of those that
/// were undecided, derived facts aside. The list is valid only during the call.
template <class F>
class each_record {
public:
  explicit each_record(F f, truth wanted = truth::yes) : f_(static_cast<F&&>(f)), lists_(wanted) {}
  void operator()(const outcome_block& block) {
    lists_.clear();
    lists_(block);
    for (std::size_t i = 0; i < lists_.rows(); ++i) f_(block.first_row() + i, lists_[i]);
  }

private:
  F f_;
  record_lists lists_;
};

}  // namespace detail

/// Calls `f(row, rule)` for each rule that held, or that was undecided, row by row, derived facts aside.
template <class F>
[[nodiscard]] auto each_finding(F f, truth wanted = truth::yes) {
  return detail::each_record(
      [f = static_cast<F&&>(f)](std::size_t row, const replies::rule_list& rules) mutable {
        for (const int rule : rules) f(row, rule);
      },
      wanted);
}

}  // namespace nqpf
