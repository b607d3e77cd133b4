// SPDX-License-Identifier: BSL-1.0
#pragma once

// Private: minimisation of truth tables after Quine and McCluskey: prime implicants, and the covers
// with the fewest of them.

#include <nqpf/models/configurations/terms.hpp>
#include <nqpf/models/detail/sort.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace nqpf::inline NQPF_ABI::models::detail {

using term_list = std::vector<configuration>;

inline std::uint64_t key_of(const configuration& c) {
  return (std::uint64_t{c.cares} << 32) | c.values;
}

/// Sorted, each once.
inline void tidy(term_list& list) {
  const auto order = sorted_rows(list.size(), [&](std::size_t i) { return key_of(list[i]); });
  term_list out;
  for (const std::size_t i : order)
    if (out.empty() || !(out.back() == list[i])) out.push_back(list[i]);
  list.swap(out);
}

inline bool holds_term(const term_list& sorted, const configuration& wanted) {
  std::size_t low = 0, high = sorted.size();
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (key_of(sorted[middle]) < key_of(wanted)) low = middle + 1;
    else high = middle;
  }
  return low < sorted.size() && sorted[low] == wanted;
}

/// Puts what is left of a term without one of its conditions into `next`, for each that the level can lose; whether
/// there is some.
inline bool lose_conditions(const configuration& c, const term_list& level, std::size_t conditions,
                            term_list& next) {
  bool merged = false;
  for (std::size_t i = 0; i < conditions; ++i) {
    const std::uint32_t bit = 1u << i;
    if (!c.has(i) || !holds_term(level, {c.cares, c.values ^ bit})) continue;
    merged = true;
    if ((c.values & bit) == 0) next.push_back({c.cares & ~bit, c.values});
  }
  return merged;
}

/// The prime implicants of a set of corners: what cannot lose a condition without leaving the set.
inline term_list prime_implicants(const std::vector<std::uint32_t>& corners,
                                  std::size_t conditions) {
  term_list level, primes;
  for (const std::uint32_t corner : corners) level.push_back({(1u << conditions) - 1, corner});
  tidy(level);
  while (!level.empty()) {
    term_list next;
    for (const configuration& c : level)
      if (!lose_conditions(c, level, conditions, next)) primes.push_back(c);
    tidy(next);
    level.swap(next);
  }
  return primes;
}

/// Sets of conditions, the smallest that each meet what has been asked; `differs` asks that they meet it too.
inline std::vector<std::uint32_t> meet_also(const std::vector<std::uint32_t>& sets,
                                            std::uint32_t differs) {
  std::vector<std::uint32_t> met, grown;
  for (const std::uint32_t set : sets) ((set & differs) != 0 ? met : grown).push_back(set);
  std::vector<std::uint32_t> next = met;
  for (const std::uint32_t set : grown)
    for (std::uint32_t rest = differs; rest != 0; rest &= rest - 1) {
      const std::uint32_t larger = set | (rest & (~rest + 1));
      bool needless = false;  // a smaller set does as well
      for (const std::uint32_t known : met) needless = needless || (known & ~larger) == 0;
      if (!needless) next.push_back(larger);
    }
  return next;
}

/// The prime implicants that cover some of `on` and none of `off`, all other corners being free: for
/// each corner the smallest sets of conditions in which it differs from every one of `off`.
inline term_list primes_between(const std::vector<std::uint32_t>& on,
                                const std::vector<std::uint32_t>& off) {
  term_list primes;
  for (const std::uint32_t corner : on) {
    std::vector<std::uint32_t> sets{0};
    for (const std::uint32_t other : off) sets = meet_also(sets, corner ^ other);
    for (const std::uint32_t set : sets) primes.push_back({set, corner & set});
  }
  tidy(primes);
  return primes;
}

/// Every cover of `on` with the fewest terms, up to `most` of them; those with the fewest conditions
/// first.
class cover_search {
public:
  cover_search(const std::vector<std::uint32_t>& on, const term_list& candidates, std::size_t most)
      : on_(on), candidates_(candidates), most_(most) {}

  std::vector<term_list> run() {
    for (std::size_t size = 0; size <= on_.size() && found_.empty(); ++size) extend(size);
    const auto order = sorted_rows(found_.size(), [&](std::size_t i) {
      int literals = 0;
      for (const configuration& c : found_[i]) literals += c.literals();
      return literals;
    });
    std::vector<term_list> out;
    for (const std::size_t i : order) out.push_back(found_[i]);
    return out;
  }

private:
  /// Adds up to `left` terms to those chosen until everything is covered.
  void extend(std::size_t left) {
    if (found_.size() >= most_) return;
    std::size_t hardest = on_.size(), fewest = 0;
    for (std::size_t r = 0; r < on_.size(); ++r) {
      if (covered(on_[r])) continue;
      const std::size_t ways = ways_to(on_[r]);
      if (hardest == on_.size() || ways < fewest) {
        hardest = r;
        fewest = ways;
      }
    }
    if (hardest == on_.size()) {
      keep();
      return;
    }
    if (left == 0) return;
    for (const configuration& c : candidates_) {
      if (!c.covers(on_[hardest])) continue;
      chosen_.push_back(c);
      extend(left - 1);
      chosen_.pop_back();
    }
  }

  [[nodiscard]] bool covered(std::uint32_t corner) const {
    for (const configuration& c : chosen_)
      if (c.covers(corner)) return true;
    return false;
  }

  [[nodiscard]] std::size_t ways_to(std::uint32_t corner) const {
    std::size_t ways = 0;
    for (const configuration& c : candidates_) ways += c.covers(corner) ? 1u : 0u;
    return ways;
  }

  void keep() {
    term_list cover = chosen_;
    tidy(cover);
    for (const term_list& known : found_)
      if (known == cover) return;
    found_.push_back(cover);
  }

  const std::vector<std::uint32_t>& on_;
  const term_list& candidates_;
  std::size_t most_;
  term_list chosen_;
  std::vector<term_list> found_;
};

}  // namespace nqpf::inline NQPF_ABI::models::detail
