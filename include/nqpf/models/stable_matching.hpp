// SPDX-License-Identifier: BSL-1.0
#pragma once

// Stable matching of applicants to posts with several places: nobody and no post would both rather
// have one another than what they got.

#include <nqpf/models/error.hpp>
#include <nqpf/models/matching/preference_ranks.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI::models {

/// Who likes whom. Lists may be incomplete: a pair comes about only where each lists the other.
struct matching_market {
  /// Posts in falling order of each applicant's preference.
  std::span<const std::span<const std::uint32_t>> applicants;
  /// Applicants in falling order of each post's preference.
  std::span<const std::span<const std::uint32_t>> posts;
  std::span<const std::size_t> places;  ///< of each post; 0 is allowed
};

/// Which of the stable matchings: each is the best of all for one side and the worst for the other.
enum class best_for : unsigned char { applicants, posts };

struct matching_result {
  std::size_t matched = 0;    ///< applicants with a post
  std::size_t unmatched = 0;  ///< applicants without one
  std::size_t empty = 0;      ///< places that nobody fills
};

namespace detail {

inline outcome<> check_market(const matching_market& market, std::size_t applicants) {
  if (market.applicants.empty() || market.posts.empty()) return fail(error_code::empty);
  if (market.places.size() != market.posts.size() || applicants != market.applicants.size())
    return fail(error_code::shape);
  if (market.applicants.size() >= unlisted || market.posts.size() >= unlisted)
    return fail(error_code::too_large);
  if (auto ok = check_lists(market.applicants, market.posts.size()); !ok) return ok;
  if (auto ok = check_lists(market.posts, market.applicants.size()); !ok)
    return fail(ok.error().code, ok.error().column, ok.error().row);
  return done{};
}

/// Applicants propose down their lists; a post keeps the best it has places for.
inline void applicants_propose(const matching_market& market, std::span<std::size_t> post_of) {
  const mutual_ranks ranks(market.applicants, market.posts);
  std::vector<held_proposals> held(market.posts.size());
  std::vector<std::size_t> next(market.applicants.size(), 0);
  for (std::size_t first = 0; first < market.applicants.size(); ++first) {
    std::size_t who = first;
    while (next[who] < market.applicants[who].size()) {
      const std::size_t k = next[who]++;
      const std::uint32_t post = market.applicants[who][k], rank = ranks(who, k);
      if (rank == unlisted || market.places[post] == 0) continue;
      held_proposals& kept = held[post];
      const bool full = kept.size() == market.places[post];
      if (full && kept.worst() < rank) continue;
      post_of[who] = post;
      std::size_t turned_away = nowhere;
      if (full) {
        turned_away = market.posts[post][kept.worst()];
        kept.pop();
      }
      kept.push(rank);
      if (turned_away == nowhere) break;
      post_of[turned_away] = nowhere;
      who = turned_away;
    }
  }
}

/// Posts propose down their lists to fill their places; an applicant keeps the best.
inline void posts_propose(const matching_market& market, std::span<std::size_t> post_of) {
  const mutual_ranks ranks(market.posts, market.applicants);
  std::vector<std::uint32_t> kept(market.applicants.size(), unlisted);
  std::vector<std::size_t> next(market.posts.size(), 0), filled(market.posts.size(), 0);
  std::vector<std::size_t> waiting;
  for (std::size_t post = market.posts.size(); post-- > 0;) waiting.push_back(post);
  while (!waiting.empty()) {
    const std::size_t post = waiting.back();
    waiting.pop_back();
    while (filled[post] < market.places[post] && next[post] < market.posts[post].size()) {
      const std::size_t k = next[post]++;
      const std::uint32_t who = market.posts[post][k], rank = ranks(post, k);
      if (rank == unlisted || (post_of[who] != nowhere && kept[who] < rank)) continue;
      if (post_of[who] != nowhere) {
        --filled[post_of[who]];
        waiting.push_back(post_of[who]);
      }
      post_of[who] = post;
      kept[who] = rank;
      ++filled[post];
    }
  }
}

}  // namespace detail

/// The stable matching that is best for one side (Gale and Shapley 1962): `post_of[i]` is the post
/// of applicant i, or `nowhere`.
///
/// No applicant and post both prefer one another to what they hold. Whoever stays alone does so in
/// every stable matching. Errors: empty, shape, too_large, out_of_range and duplicate (row the
/// applicant and column the place in its list; for a post's list column the post and row the
/// place). O(entries of the lists, times the logarithm of the places); memory for a number an entry.
[[nodiscard]] inline outcome<matching_result> match_stably(const matching_market& market,
                                                           std::span<std::size_t> post_of,
                                                           best_for side = best_for::applicants) {
  if (auto ok = detail::check_market(market, post_of.size()); !ok)
    return failure<error>{ok.error()};
  for (std::size_t& post : post_of) post = nowhere;
  if (side == best_for::applicants) detail::applicants_propose(market, post_of);
  else detail::posts_propose(market, post_of);
  matching_result out;
  for (const std::size_t places : market.places) out.empty += places;
  for (const std::size_t post : post_of) ++(post == nowhere ? out.unmatched : out.matched);
  out.empty -= out.matched;
  return out;
}

/// An applicant and a post that would rather have one another, or `nowhere` twice.
struct blocking_pair {
  std::size_t applicant = nowhere;
  std::size_t post = nowhere;
  friend constexpr bool operator==(const blocking_pair&, const blocking_pair&) = default;
};

/// The first pair that blocks a matching, in the order of applicants and of their lists: the test of
/// a matching made elsewhere. Errors: as `match_stably`; out_of_range (row) for a post that is none
/// or that does not list the applicant, or the other way round; unbalanced (column) for a post with
/// more applicants than places. O(entries).
[[nodiscard]] inline outcome<blocking_pair> find_blocking_pair(
    const matching_market& market, std::span<const std::size_t> post_of) {
  if (auto ok = detail::check_market(market, post_of.size()); !ok)
    return failure<error>{ok.error()};
  const detail::mutual_ranks ranks(market.applicants, market.posts);
  std::vector<std::size_t> filled(market.posts.size(), 0);
  std::vector<std::uint32_t> worst(market.posts.size(), 0);
  for (std::size_t i = 0; i < post_of.size(); ++i) {
    if (post_of[i] == nowhere) continue;
    bool listed = false;
    for (std::size_t k = 0; k < market.applicants[i].size() && !listed; ++k) {
      if (market.applicants[i][k] != post_of[i] || ranks(i, k) == detail::unlisted) continue;
      listed = true;
      if (++filled[post_of[i]] > market.places[post_of[i]])
        return detail::fail(error_code::unbalanced, nowhere, post_of[i]);
      if (ranks(i, k) > worst[post_of[i]]) worst[post_of[i]] = ranks(i, k);
    }
    if (!listed) return detail::fail(error_code::out_of_range, i);
  }
  for (std::size_t i = 0; i < post_of.size(); ++i)
    for (std::size_t k = 0; k < market.applicants[i].size(); ++k) {
      const std::uint32_t post = market.applicants[i][k];
      if (post == post_of[i]) break;
      if (ranks(i, k) == detail::unlisted || market.places[post] == 0) continue;
      if (filled[post] < market.places[post] || ranks(i, k) < worst[post])
        return blocking_pair{i, post};
    }
  return blocking_pair{};
}

}  // namespace nqpf::inline NQPF_ABI::models
