// SPDX-License-Identifier: BSL-1.0
#pragma once

// Private: preference lists checked and turned into ranks on the other side.

#include <nqpf/models/error.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI::models::detail {

/// Lists of one side, each in falling order of preference.
using preference_lists = std::span<const std::span<const std::uint32_t>>;

inline constexpr std::uint32_t unlisted = static_cast<std::uint32_t>(-1);

/// Checks that every list names members of the other side, each once. Errors: out_of_range,
/// duplicate (row: the list, column: the place in it).
inline outcome<> check_lists(preference_lists lists, std::size_t others) {
  std::vector<std::size_t> seen(others, nowhere);
  for (std::size_t who = 0; who < lists.size(); ++who)
    for (std::size_t k = 0; k < lists[who].size(); ++k) {
      const std::uint32_t other = lists[who][k];
      if (other >= others) return fail(error_code::out_of_range, who, k);
      if (seen[other] == who) return fail(error_code::duplicate, who, k);
      seen[other] = who;
    }
  return done{};
}

/// For every entry of every list, where the other side ranks this one: 0 is best, `unlisted` where
/// it does not. O(entries) time and memory.
class mutual_ranks {
public:
  mutual_ranks(preference_lists lists, preference_lists others) : starts_(lists.size() + 1, 0) {
    for (std::size_t i = 0; i < lists.size(); ++i) starts_[i + 1] = starts_[i] + lists[i].size();
    ranks_.assign(starts_.back(), unlisted);
    // Who ranks member i, and where: the lists of the others turned round.
    struct entry {
      std::uint32_t other, rank;
    };
    std::vector<std::size_t> first(lists.size() + 1, 0);
    for (const auto& list : others)
      for (const std::uint32_t i : list) ++first[i + 1];
    for (std::size_t i = 0; i < lists.size(); ++i) first[i + 1] += first[i];
    std::vector<entry> turned(first.back());
    std::vector<std::size_t> at(first.begin(), first.end() - 1);
    for (std::size_t o = 0; o < others.size(); ++o)
      for (std::size_t k = 0; k < others[o].size(); ++k)
        turned[at[others[o][k]]++] = {static_cast<std::uint32_t>(o), static_cast<std::uint32_t>(k)};
    std::vector<std::uint32_t> rank_by(others.size(), unlisted);
    for (std::size_t i = 0; i < lists.size(); ++i) {
      for (std::size_t e = first[i]; e < first[i + 1]; ++e)
        rank_by[turned[e].other] = turned[e].rank;
      for (std::size_t k = 0; k < lists[i].size(); ++k)
        ranks_[starts_[i] + k] = rank_by[lists[i][k]];
      for (std::size_t e = first[i]; e < first[i + 1]; ++e) rank_by[turned[e].other] = unlisted;
    }
  }

  /// The rank of member i with the k-th of its list.
  [[nodiscard]] std::uint32_t operator()(std::size_t i, std::size_t k) const {
    return ranks_[starts_[i] + k];
  }

private:
  std::vector<std::size_t> starts_;
  std::vector<std::uint32_t> ranks_;
};

/// The proposals that a member holds, the worst on top: a heap of ranks.
class held_proposals {
public:
  [[nodiscard]] std::size_t size() const { return ranks_.size(); }
  [[nodiscard]] std::uint32_t worst() const { return ranks_.front(); }

  void push(std::uint32_t rank) {
    std::size_t at = ranks_.size();
    ranks_.push_back(rank);
    for (; at > 0 && ranks_[(at - 1) / 2] < rank; at = (at - 1) / 2)
      ranks_[at] = ranks_[(at - 1) / 2];
    ranks_[at] = rank;
  }

  void pop() {
    const std::uint32_t last = ranks_.back();
    ranks_.pop_back();
    if (ranks_.empty()) return;
    std::size_t at = 0;
    while (true) {
      std::size_t below = 2 * at + 1;
      if (below >= ranks_.size()) break;
      if (below + 1 < ranks_.size() && ranks_[below] < ranks_[below + 1]) ++below;
      if (ranks_[below] <= last) break;
      ranks_[at] = ranks_[below];
      at = below;
    }
    ranks_[at] = last;
  }

private:
  std::vector<std::uint32_t> ranks_;
};

}  // namespace nqpf::inline NQPF_ABI::models::detail
