// SPDX-License-Identifier: BSL-1.0
#pragma once

// How far the ranks of an index depend on choices that could have been made otherwise (Saisana,
// Saltelli and Tarantola 2005): the space of choices, and the ranks that any point of it gives.

#include <nqpf/models/aggregate.hpp>
#include <nqpf/models/detail/column.hpp>
#include <nqpf/models/detail/sort.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/matrix_view.hpp>
#include <nqpf/models/options.hpp>
#include <nqpf/models/random.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace nqpf::inline v0::models {

/// What is varied. The first alternative of everything is the nominal choice.
struct uncertainty_design {
  /// The indicators prepared in every way considered (imputation, outliers, normalisation):
  /// complete tables of one shape. Tables that geometric or harmonic rules meet must be positive.
  std::span<const matrix_view<const double>> tables;
  /// How many alternatives each preparation step has, their product being the number of tables; the
  /// last step varies fastest. Empty: the tables are the alternatives of one step.
  std::span<const std::size_t> table_factors{};
  /// The hierarchy: for every level, the parent of each node in the level above; the last level has
  /// one parent. Empty: all indicators go straight into the index.
  std::span<const std::span<const std::uint32_t>> parents{};
  /// Alternative weights: each the weights of all nodes, level by level, relative within their
  /// parents.
  std::span<const std::span<const double>> weights;
  /// Whether every alternative has weights of its own for every table, as entropy weights do: then
  /// alternative a for table t is `weights[a * tables.size() + t]`.
  bool weights_by_table = false;
  /// For every level, q: weights are multiplied by a number uniform in [1-q, 1+q]. Empty: left as
  /// they are.
  std::span<const double> spread{};
  /// Alternative rules, each with one for every level: arithmetic, geometric or harmonic. Empty:
  /// arithmetic.
  std::span<const std::span<const mean_rule>> rules{};
  /// The probability that one indicator, any with the same chance, is left out. Should it be the
  /// only one with weight, all units share rank 1 in that run.
  double exclusion = 0;
};

/// The space of choices of one design, checked and laid out for speed. It owns copies of the
/// tables.
///
/// A choice is a point of [0, 1)^d, d = `dimensions()`: one coordinate for each preparation step,
/// then weights, their perturbation, rules, exclusion. Whatever evaluates points (random runs, a
/// Sobol design, the host) gets the same ranks for the same point and seed in any order and from
/// any thread; a `workspace` belongs to one thread.
class uncertainty_study {
public:
  /// Errors: empty, shape; missing_cell, not_finite, not_positive (row, column of a table); those
  /// of weights (column is the node); bad_option for a spread or exclusion outside [0, 1), another
  /// rule, or exclusion with a single indicator. O(tables cells).
  [[nodiscard]] static outcome<uncertainty_study> make(const uncertainty_design& design);

  [[nodiscard]] std::size_t units() const noexcept { return units_; }
  [[nodiscard]] std::size_t indicators() const noexcept { return columns_; }
  /// All nodes below the index, indicators first.
  [[nodiscard]] std::size_t nodes() const noexcept { return nodes_; }
  [[nodiscard]] std::size_t dimensions() const noexcept { return factors_.size() + 4; }
  /// The ranks of the nominal choice.
  [[nodiscard]] std::span<const double> nominal() const noexcept { return nominal_; }

  /// The scratch memory of one thread.
  class workspace {
  public:
    explicit workspace(const uncertainty_study& study)
        : weights(study.nodes_),
          sums(study.nodes_ + 1),
          global(study.nodes_),
          scores(study.pitch_ * (study.nodes_ + 1)),
          turned(study.pitch_ * (study.nodes_ + 1)),
          index(study.pitch_),
          counts(study.pitch_),
          pointers(study.nodes_ + 1),
          shares(study.nodes_ + 1) {}

  private:
    friend class uncertainty_study;
    std::vector<double> weights, sums, global, scores, turned, index, counts;
    std::vector<const double*> pointers;
    std::vector<double> shares;
  };

  /// The competition ranks (1 is highest) that the choice at `point` gives. O(cells + units^2),
  /// beyond 1024 units O(cells + units log units) with memory for the sort; otherwise no memory.
  void ranks(std::span<const double> point, std::uint64_t seed, workspace& space,
             std::span<double> out) const {
    NQPF_ASSERT(point.size() == dimensions() && out.size() == units_);
    (void)evaluate(choice_at(point, seed), space);
    rank(space, out);
  }

  /// The ranks of the nominal choice without one node, an indicator or a whole group. False when
  /// nothing with any weight is left: then all units share rank 1.
  bool ranks_without(std::size_t node, workspace& space, std::span<double> out) const {
    NQPF_ASSERT(node < nodes_ && out.size() == units_);
    choice c;
    c.excluded = node;
    const bool left = evaluate(c, space);
    rank(space, out);
    return left;
  }

private:
  struct choice {
    std::size_t table = 0, weights = 0, rules = 0;
    std::size_t excluded = nowhere;
    bool perturbed = false;
    std::uint64_t seed = 0, key = 0;
  };
  struct level {
    std::size_t first = 0, count = 0;           // its nodes among all
    std::size_t first_parent = 0, parents = 0;  // theirs
    std::vector<std::size_t> children, begins;  // by parent, nodes counted within the level
    double spread = 0;
  };
  struct cells {
    std::vector<double> values, logs, inverses;
  };

  [[nodiscard]] choice choice_at(std::span<const double> point, std::uint64_t seed) const {
    const auto pick = [](double u, std::size_t count) {
      const double place = u * static_cast<double>(count);
      const std::size_t index = place > 0 ? static_cast<std::size_t>(place) : 0;
      return index < count ? index : count - 1;
    };
    choice c;
    std::size_t k = 0;
    for (const std::size_t count : factors_) c.table = c.table * count + pick(point[k++], count);
    c.weights = pick(point[k++], weight_choices_);
    c.perturbed = perturbs_;
    c.seed = seed;
    c.key = __builtin_bit_cast(std::uint64_t, point[k++]);
    c.rules = pick(point[k++], rules_.size() / levels_.size());
    if (point[k] < exclusion_) c.excluded = pick(point[k] / exclusion_, columns_);
    return c;
  }

  /// Writes the index of every unit; false (and the same index for all) when no weight is left.
  [[nodiscard]] bool evaluate(const choice& c, workspace& space) const;
  void evaluate_level(const level& l, mean_rule rule, const double* values, const double* logs,
                      const double* inverses, workspace& space) const;

  void rank(workspace& space, std::span<double> out) const {
    if (units_ > 1024) {
      const auto order =
          detail::sorted_rows(units_, [&](std::size_t i) { return -space.index[i]; });
      std::size_t place = 0;  // the first that is not greater but for rounding
      for (std::size_t k = 0; k < units_; ++k) {
        while (!about_equal(space.index[order[place]], space.index[order[k]])) ++place;
        out[order[k]] = static_cast<double>(place + 1);
      }
      return;
    }
    for (std::size_t i = units_; i < pitch_; ++i)
      space.index[i] = -std::numeric_limits<double>::infinity();
    detail::kernels().count_greater(space.index.data(), pitch_, space.counts.data());
    for (std::size_t i = 0; i < units_; ++i) out[i] = space.counts[i] + 1;
  }

  std::size_t units_ = 0, columns_ = 0, nodes_ = 0, pitch_ = 0;
  std::vector<std::size_t> factors_;
  std::vector<cells> tables_;
  std::vector<level> levels_;
  std::vector<double> weights_;  // alternative after alternative
  std::size_t weight_choices_ = 1;
  bool weights_by_table_ = false, perturbs_ = false;
  std::vector<mean_rule> rules_;  // alternative after alternative
  double exclusion_ = 0;
  std::vector<double> nominal_;
};

inline outcome<uncertainty_study> uncertainty_study::make(const uncertainty_design& design) {
  using detail::fail;
  uncertainty_study s;
  if (design.tables.empty() || design.tables[0].empty() || design.weights.empty())
    return fail(error_code::empty);
  s.units_ = design.tables[0].rows();
  s.columns_ = design.tables[0].columns();
  s.pitch_ = (s.units_ + 7) / 8 * 8;
  s.factors_.assign(design.table_factors.begin(), design.table_factors.end());
  if (s.factors_.empty()) s.factors_.push_back(design.tables.size());
  std::size_t product = 1;
  for (const std::size_t count : s.factors_)
    if (__builtin_mul_overflow(product, count, &product)) return fail(error_code::shape);
  if (product != design.tables.size()) return fail(error_code::shape);

  // Levels.
  const std::vector<std::uint32_t> flat(s.columns_, 0);
  const std::span<const std::uint32_t> one[] = {flat};
  const std::span<const std::span<const std::uint32_t>> parents =
      design.parents.empty() ? std::span<const std::span<const std::uint32_t>>(one)
                             : design.parents;
  std::size_t expected = s.columns_;
  for (std::size_t l = 0; l < parents.size(); ++l) {
    if (parents[l].size() != expected) return fail(error_code::shape);
    level made;
    made.first = s.nodes_;
    made.count = expected;
    s.nodes_ += expected;
    made.first_parent = s.nodes_;
    for (const std::uint32_t parent : parents[l])
      if (parent >= made.parents) made.parents = parent + std::size_t{1};
    if (made.parents > made.count) return fail(error_code::shape);
    for (std::size_t p = 0; p < made.parents; ++p) {
      made.begins.push_back(made.children.size());
      for (std::size_t j = 0; j < made.count; ++j)
        if (parents[l][j] == p) made.children.push_back(j);
      if (made.begins.back() == made.children.size()) return fail(error_code::shape);
    }
    made.begins.push_back(made.children.size());
    if (!design.spread.empty()) {
      if (design.spread.size() != parents.size()) return fail(error_code::shape);
      made.spread = design.spread[l];
      if (!(made.spread >= 0 && made.spread < 1)) return fail(error_code::bad_option);
      s.perturbs_ = s.perturbs_ || made.spread > 0;
    }
    expected = made.parents;
    s.levels_.push_back(static_cast<level&&>(made));
  }
  if (expected != 1) return fail(error_code::shape);

  // Rules.
  const std::size_t depth = s.levels_.size();
  bool logs = false, inverses = false;
  if (design.rules.empty()) s.rules_.assign(depth, mean_rule::arithmetic);
  for (const auto& rules : design.rules) {
    if (rules.size() != depth) return fail(error_code::shape);
    for (const mean_rule rule : rules) {
      if (rule != mean_rule::arithmetic && rule != mean_rule::geometric &&
          rule != mean_rule::harmonic)
        return fail(error_code::bad_option);
      logs = logs || rule == mean_rule::geometric;
      inverses = inverses || rule == mean_rule::harmonic;
      s.rules_.push_back(rule);
    }
  }

  // Weights.
  s.weights_by_table_ = design.weights_by_table;
  const std::size_t tables = design.tables.size();
  if (s.weights_by_table_ && design.weights.size() % tables != 0) return fail(error_code::shape);
  s.weight_choices_ = s.weights_by_table_ ? design.weights.size() / tables : design.weights.size();
  for (const auto& weights : design.weights) {
    if (weights.size() != s.nodes_) return fail(error_code::shape);
    for (std::size_t j = 0; j < weights.size(); ++j) {
      if (is_missing(weights[j])) return fail(error_code::missing_cell, nowhere, j);
      if (weights[j] < 0) return fail(error_code::weight_negative, nowhere, j);
      if (detail::infinite(weights[j])) return fail(error_code::not_finite, nowhere, j);
    }
    for (const level& l : s.levels_)
      for (std::size_t p = 0; p < l.parents; ++p) {
        double sum = 0;
        for (std::size_t k = l.begins[p]; k < l.begins[p + 1]; ++k)
          sum += weights[l.first + l.children[k]];
        if (!(sum <= 1e307))  // a spread may nearly double each
          return fail(error_code::not_finite, nowhere, l.first + l.children[l.begins[p]]);
        if (!(sum > 0))
          return fail(error_code::weight_zero, nowhere, l.first + l.children[l.begins[p]]);
      }
    s.weights_.insert(s.weights_.end(), weights.begin(), weights.end());
  }
  s.exclusion_ = design.exclusion;
  if (!(s.exclusion_ >= 0 && s.exclusion_ < 1) || (s.exclusion_ > 0 && s.columns_ < 2))
    return fail(error_code::bad_option);

  // Tables, column by column, each padded with ones to whole vectors.
  for (const auto& table : design.tables) {
    if (table.rows() != s.units_ || table.columns() != s.columns_) return fail(error_code::shape);
    cells made;
    made.values.assign(s.pitch_ * s.columns_, 1);
    for (std::size_t j = 0; j < s.columns_; ++j)
      for (std::size_t i = 0; i < s.units_; ++i) {
        const double x = table(i, j);
        if (is_missing(x)) return fail(error_code::missing_cell, i, j);
        if (!(x >= -1e299 && x <= 1e299)) return fail(error_code::not_finite, i, j);
        if ((logs || inverses) && !(x >= 1e-299)) return fail(error_code::not_positive, i, j);
        made.values[j * s.pitch_ + i] = x;
      }
    if (logs) {
      made.logs.resize(made.values.size());
      detail::kernels().logs_of(made.values.data(), made.values.size(), made.logs.data());
    }
    if (inverses)
      for (const double x : made.values) made.inverses.push_back(1 / x);
    s.tables_.push_back(static_cast<cells&&>(made));
  }

  s.nominal_.resize(s.units_);
  workspace space(s);
  (void)s.evaluate(choice{}, space);
  s.rank(space, s.nominal_);
  return s;
}

inline bool uncertainty_study::evaluate(const choice& c, workspace& space) const {
  double* const w = space.weights.data();
  const std::size_t set = weights_by_table_ ? c.weights * tables_.size() + c.table : c.weights;
  for (std::size_t j = 0; j < nodes_; ++j) w[j] = weights_[set * nodes_ + j];
  if (c.perturbed) {
    random_stream numbers(c.seed, c.key);
    for (const level& l : levels_)
      if (l.spread > 0)
        for (std::size_t j = l.first; j < l.first + l.count; ++j)
          w[j] *= 1 + l.spread * (2 * numbers.next() - 1);
  }
  if (c.excluded != nowhere) w[c.excluded] = 0;

  // Weights of one within each parent; a parent that has lost all its children counts for nothing
  // itself.
  for (const level& l : levels_)
    for (std::size_t p = 0; p < l.parents; ++p) {
      double sum = 0;
      for (std::size_t k = l.begins[p]; k < l.begins[p + 1]; ++k) sum += w[l.first + l.children[k]];
      if (sum > 0) {
        for (std::size_t k = l.begins[p]; k < l.begins[p + 1]; ++k)
          w[l.first + l.children[k]] /= sum;
      } else if (l.first_parent < nodes_) {
        w[l.first_parent + p] = 0;
      } else {
        for (std::size_t i = 0; i < pitch_; ++i) space.index[i] = 1;
        return false;
      }
    }

  const mean_rule* const rules = rules_.data() + c.rules * levels_.size();
  const cells& table = tables_[c.table];
  bool linear = true;
  for (std::size_t l = 0; l < levels_.size(); ++l)
    linear = linear && rules[l] == mean_rule::arithmetic;
  if (linear) {
    double* const global = space.global.data();
    for (std::size_t l = levels_.size(); l-- > 0;) {
      const level& here = levels_[l];
      for (std::size_t p = 0; p < here.parents; ++p) {
        const double above = l + 1 == levels_.size() ? 1 : global[here.first_parent + p];
        for (std::size_t k = here.begins[p]; k < here.begins[p + 1]; ++k) {
          const std::size_t node = here.first + here.children[k];
          global[node] = w[node] * above;
        }
      }
    }
    for (std::size_t j = 0; j < columns_; ++j) space.pointers[j] = table.values.data() + j * pitch_;
    detail::kernels().weighted_sum(space.pointers.data(), columns_, pitch_, global,
                                   space.index.data());
    return true;
  }
  const double* values = table.values.data();
  const double* logs = table.logs.data();
  const double* inverses = table.inverses.data();
  for (std::size_t l = 0; l < levels_.size(); ++l) {
    evaluate_level(levels_[l], rules[l], values, logs, inverses, space);
    values = space.scores.data() + (levels_[l].first_parent - columns_) * pitch_;
    if (l + 1 == levels_.size()) break;
    const std::size_t size = levels_[l].parents * pitch_;
    logs = inverses = space.turned.data();
    if (rules[l + 1] == mean_rule::geometric)
      detail::kernels().logs_of(values, size, space.turned.data());
    if (rules[l + 1] == mean_rule::harmonic)
      for (std::size_t i = 0; i < size; ++i) space.turned[i] = 1 / values[i];
  }
  for (std::size_t i = 0; i < pitch_; ++i) space.index[i] = values[i];
  return true;
}

inline void uncertainty_study::evaluate_level(const level& l, mean_rule rule, const double* values,
                                              const double* logs, const double* inverses,
                                              workspace& space) const {
  const double* const from = rule == mean_rule::geometric  ? logs
                             : rule == mean_rule::harmonic ? inverses
                                                           : values;
  double* const to = space.scores.data() + (l.first_parent - columns_) * pitch_;
  for (std::size_t p = 0; p < l.parents; ++p) {
    const std::size_t count = l.begins[p + 1] - l.begins[p];
    double sum = 0;
    for (std::size_t k = 0; k < count; ++k) {
      const std::size_t child = l.children[l.begins[p] + k];
      space.pointers[k] = from + child * pitch_;
      space.shares[k] = space.weights[l.first + child];
      sum += space.shares[k];
    }
    double* const scores = to + p * pitch_;
    if (sum > 0) {
      detail::kernels().weighted_sum(space.pointers.data(), count, pitch_, space.shares.data(),
                                     scores);
    } else {
      for (std::size_t i = 0; i < pitch_; ++i) scores[i] = rule == mean_rule::geometric ? 0 : 1;
    }
  }
  if (rule == mean_rule::geometric) detail::kernels().exps_of(to, l.parents * pitch_, to);
  if (rule == mean_rule::harmonic)
    for (std::size_t i = 0; i < l.parents * pitch_; ++i) to[i] = 1 / to[i];
}

/// The mean absolute difference of two sets of ranks, \f$\frac1n\sum|r_i - r_i^0|\f$: how far a
/// choice moves the units (Saisana, Saltelli and Tarantola 2005). Both have the same length, at
/// least 1. O(units).
[[nodiscard]] inline double mean_shift(std::span<const double> ranks,
                                       std::span<const double> nominal) noexcept {
  NQPF_ASSERT(ranks.size() == nominal.size() && !ranks.empty());
  double sum = 0;
  for (std::size_t i = 0; i < ranks.size(); ++i) sum += std::fabs(ranks[i] - nominal[i]);
  return sum / static_cast<double>(ranks.size());
}

}  // namespace nqpf::inline v0::models
