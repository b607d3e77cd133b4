// SPDX-License-Identifier: BSL-1.0
#pragma once

// What an uncertainty study varies: prepared tables, weights, rules, models of
// coupling, exclusion.

#include <nqpf/models/aggregate.hpp>
#include <nqpf/models/coupling.hpp>
#include <nqpf/models/matrix_view.hpp>

#include <cstddef>
#include <cstdint>
#include <span>

namespace nqpf::inline NQPF_ABI::models {

/// How the indicators of a study become an index.
enum class index_form : unsigned char {
  means,  ///< level by level, by the rules
  /// TOPSIS: closeness to 1, away from 0, over all indicators at once, which
  /// lie in [0, 1]. Their weights are multiplied down the levels; an unknown
  /// cell is at no distance from either end.
  closeness,
};

/// What is varied. The first alternative of everything is the nominal choice.
struct uncertainty_design {
  /// The indicators prepared in every way considered (imputation, outliers,
  /// normalisation): tables of one shape. Those that geometric or harmonic
  /// rules meet must be positive once lifted. Cells may be missing (NaN): every
  /// node is formed of what is known below it, whatever its share, and a unit
  /// of which a choice leaves nothing known shares the last rank.
  std::span<const matrix_view<const double>> tables;
  /// How many alternatives each preparation step has, their product being the
  /// number of tables; the last step varies fastest. Empty: the tables are the
  /// alternatives of one step.
  std::span<const std::size_t> table_factors{};
  /// The hierarchy: for every level, the parent of each node in the level
  /// above; the last level has one parent, or two that are coupled. Empty: all
  /// indicators go straight into the index. A node with no indicator below it
  /// counts for nothing.
  std::span<const std::span<const std::uint32_t>> parents{};
  /// Alternative weights: each the weights of all nodes, level by level,
  /// relative within their parents.
  std::span<const std::span<const double>> weights;
  /// Whether every alternative has weights of its own for every table, as
  /// entropy weights do: then alternative a for table t is `weights[a *
  /// tables.size() + t]`.
  bool weights_by_table = false;
  /// For every level, q: weights are multiplied by a number uniform in [1-q,
  /// 1+q]. Empty: left as they are.
  std::span<const double> spread{};
  /// Alternative rules, each with one for every level: arithmetic, geometric or
  /// harmonic. Empty: arithmetic.
  std::span<const std::span<const mean_rule>> rules{};
  /// For every alternative of the rules, whether they are used at all. Empty:
  /// means everywhere.
  std::span<const index_form> forms{};
  /// In [0, 1): geometric and harmonic rules take lift + (1 - lift) x in place
  /// of x, so that they may meet scores from 0 on.
  double lift = 0;
  /// Alternative models of coupling. Unless empty the last level has two
  /// parents, cells lie in [0, 1], and units are ranked by the coupling
  /// coordination degree D of the two.
  std::span<const coupling_model> couplings{};
  /// Of the first of the two in their comprehensive index; the second has the
  /// rest.
  double importance = 0.5;
  /// The probability that one indicator, any with the same chance, is left out.
  /// Should it be the only one with weight, all units share rank 1 in that run.
  double exclusion = 0;
  /// The indicators that may be left out so, each once. Empty: all.
  std::span<const std::size_t> removable{};
};

}  // namespace nqpf::inline NQPF_ABI::models
