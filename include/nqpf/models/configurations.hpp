// SPDX-License-Identifier: BSL-1.0
#pragma once

// Paths to an outcome as configurations of conditions: the conservative, the intermediate and the
// parsimonious solution of a truth table, and how well each fits.

#include <nqpf/models/configurations/minimiser.hpp>
#include <nqpf/models/configurations/terms.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/matrix_view.hpp>
#include <nqpf/models/options.hpp>
#include <nqpf/models/set_relations.hpp>
#include <nqpf/models/truth_table.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI::models {

/// What is assumed about combinations that no case has.
enum class solution_kind : unsigned char {
  conservative,  ///< nothing (also called complex)
  intermediate,  ///< what the expectations make easy to assume
  parsimonious,  ///< whatever makes the solution short
};

/// What theory says of a condition: whether its presence or its absence should help the outcome.
enum class expectation : unsigned char { none, present, absent };

/// The solutions with the fewest terms. More than one means that the data do not decide between
/// them; at most `most_models` are given.
struct solution_models {
  std::vector<std::vector<configuration>> models;
};

inline constexpr std::size_t most_models = 64;

namespace detail {

struct split_rows {
  std::vector<std::uint32_t> on, off;
};

inline split_rows split(const truth_table& table) {
  split_rows out;
  for (const truth_row& row : table.rows) {
    if (row.outcome == row_outcome::present) out.on.push_back(row.corner);
    if (row.outcome == row_outcome::absent) out.off.push_back(row.corner);
  }
  return out;
}

/// The conditions outside a term that stand at a corner against what is expected of them.
inline std::uint32_t against_expectation(std::uint32_t corner, const configuration& term,
                                         std::span<const expectation> expected) {
  std::uint32_t open = 0;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const bool is_present = ((corner >> i) & 1u) != 0;
    const bool against = expected[i] == (is_present ? expectation::absent : expectation::present);
    if (against && !term.has(i)) open |= 1u << i;
  }
  return open;
}

/// The observed corners with the easy counterfactuals: corners within a term of the parsimonious
/// model that differ from an observed one of that term only where they are as expected.
inline std::vector<std::uint32_t> with_easy_corners(const split_rows& rows, const term_list& model,
                                                    std::span<const expectation> expected) {
  std::vector<bool> taken(std::size_t{1} << expected.size(), false);
  for (const std::uint32_t corner : rows.on) {
    taken[corner] = true;
    for (const configuration& term : model) {
      if (!term.covers(corner)) continue;
      const std::uint32_t open = against_expectation(corner, term, expected);
      std::uint32_t change = open;
      do {  // all that are part of it, none the last
        taken[corner ^ change] = true;
        change = (change - 1) & open;
      } while (change != open);
    }
  }
  for (const std::uint32_t corner : rows.off) taken[corner] = false;
  std::vector<std::uint32_t> out;
  for (std::size_t corner = 0; corner < taken.size(); ++corner)
    if (taken[corner]) out.push_back(static_cast<std::uint32_t>(corner));
  return out;
}

}  // namespace detail

/// Minimises a truth table (Quine 1952, McCluskey 1956; Ragin 2008 for the three kinds).
///
/// Remainders are free for the parsimonious solution and outside the conservative one. For the
/// intermediate one, `expected` names an expectation for every condition, and the first parsimonious
/// model bounds what may be assumed; without expectations it is the conservative solution. A table
/// without a present row has one model without terms; one whose every row is present has the
/// parsimonious model `1`. Errors: empty, shape, too_large, out_of_range (row) for a corner that is
/// none. Time grows with the number of prime implicants.
[[nodiscard]] inline outcome<solution_models> find_configurations(
    const truth_table& table, solution_kind kind, std::span<const expectation> expected = {}) {
  if (table.conditions == 0 || table.rows.empty()) return detail::fail(error_code::empty);
  if (table.conditions > most_conditions)
    return detail::fail(error_code::too_large, nowhere, table.conditions);
  if (!expected.empty() && expected.size() != table.conditions)
    return detail::fail(error_code::shape);
  for (std::size_t r = 0; r < table.rows.size(); ++r)
    if (table.rows[r].corner >> table.conditions != 0)
      return detail::fail(error_code::out_of_range, r);
  const detail::split_rows rows = detail::split(table);
  detail::term_list primes;
  if (kind == solution_kind::parsimonious) {
    primes = detail::primes_between(rows.on, rows.off);
  } else if (kind == solution_kind::conservative || expected.empty()) {
    primes = detail::prime_implicants(rows.on, table.conditions);
  } else {
    const auto shortest = find_configurations(table, solution_kind::parsimonious);
    if (!shortest) return failure<error>{shortest.error()};
    primes = detail::prime_implicants(
        detail::with_easy_corners(rows, shortest->models.front(), expected), table.conditions);
  }
  detail::cover_search search(rows.on, primes, most_models);
  return solution_models{search.run()};
}

/// How well one term fits, and how much of the outcome only it covers.
struct term_fit {
  sufficiency whole;           ///< consistency, raw coverage, PRI
  double unique_coverage = 0;  ///< coverage that the solution would lose without the term
};

struct solution_fit {
  sufficiency whole;  ///< of the terms together, a case counting by its best term
  std::vector<term_fit> by_term;
};

/// Fit of a solution to memberships. Measures are missing where a set has no members. Errors: those
/// of `make_truth_table`; zero_divisor (column) for an outcome without members.
[[nodiscard]] inline outcome<solution_fit> fit_of(std::span<const configuration> model,
                                                  matrix_view<const double> conditions,
                                                  std::span<const double> result) {
  if (auto ok = detail::check_cases(conditions, result); !ok) return failure<error>{ok.error()};
  std::vector<detail::set_sums> sums(model.size()), without(model.size());
  detail::set_sums all;
  std::vector<double> members(model.size());
  for (std::size_t i = 0; i < conditions.rows(); ++i) {
    double first = 0, second = 0;  // the greatest memberships
    std::size_t best = model.size();
    for (std::size_t k = 0; k < model.size(); ++k) {
      members[k] = detail::membership(model[k], conditions, i);
      sums[k].add(members[k], result[i]);
      if (best == model.size() || members[k] > first) {
        second = first;
        first = members[k];
        best = k;
      } else {
        second = std::fmax(second, members[k]);
      }
    }
    all.add(first, result[i]);
    for (std::size_t k = 0; k < model.size(); ++k)
      without[k].add(k == best ? second : first, result[i]);
  }
  if (!(all.y > 0)) return detail::fail(error_code::zero_divisor, nowhere, conditions.columns());
  solution_fit out{all.as_sufficiency(), {}};
  for (std::size_t k = 0; k < model.size(); ++k)
    out.by_term.push_back({sums[k].as_sufficiency(), (all.both - without[k].both) / all.y});
  return out;
}

}  // namespace nqpf::inline NQPF_ABI::models
