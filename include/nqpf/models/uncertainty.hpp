// SPDX-License-Identifier: BSL-1.0
#pragma once

// How far the ranks of an index depend on choices that could have been made otherwise (Saisana, Saltelli and Tarantola
// 2005): the space of choices, and the ranks that any point of it gives.

#include <nqpf/models/aggregate.hpp>
#include <nqpf/models/coupling.hpp>
#include <nqpf/models/detail/column.hpp>
#include <nqpf/models/detail/sort.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/matrix_view.hpp>
#include <nqpf/models/options.hpp>
#include <nqpf/models/random.hpp>
#include <nqpf/models/study/cells.hpp>
#include <nqpf/models/study/levels.hpp>
#include <nqpf/models/uncertainty_design.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI::models {

/// The space of choices of one design, checked and laid out for speed. It owns copies of the tables.
///
/// A choice is a point of [0, 1)^d, d = `dimensions()`: one coordinate for each preparation step, then weights, their
/// perturbation, rules, the model of coupling where there is one, exclusion. Whatever evaluates points (random runs, a
/// Sobol design, the host) gets the same ranks for the same point and seed in any order and from any thread; a
/// `workspace` belongs to one thread.
class uncertainty_study {
public:
  /// Errors: empty, shape (also of a removable indicator that there is not); not_finite, not_positive, out_of_range
  /// (row, column of a table); those of weights (column is the node); bad_option for a spread, exclusion, importance or
  /// lift outside its range, another rule, or exclusion with a single indicator. O(tables cells).
  [[nodiscard]] static outcome<uncertainty_study> make(const uncertainty_design& design);

  [[nodiscard]] std::size_t units() const noexcept { return units_; }
  [[nodiscard]] std::size_t indicators() const noexcept { return columns_; }
  /// All nodes below the index, indicators first.
  [[nodiscard]] std::size_t nodes() const noexcept { return nodes_; }
  [[nodiscard]] std::size_t dimensions() const noexcept {
    return factors_.size() + (couplings_.empty() ? 4 : 5);
  }
  /// How many alternatives a coordinate chooses from; 1 for the perturbation
  /// and the exclusion.
  [[nodiscard]] std::size_t alternatives(std::size_t dimension) const noexcept {
    if (dimension < factors_.size()) return factors_[dimension];
    switch (dimension - factors_.size()) {
      case 0: return weight_choices_;
      case 2: return forms_.size();
      case 3: return couplings_.empty() ? 1 : couplings_.size();
      default: return 1;
    }
  }
  /// The ranks of the nominal choice.
  [[nodiscard]] std::span<const double> nominal() const noexcept { return nominal_; }

  /// The scratch memory of one thread.
  class workspace {
  public:
    explicit workspace(const uncertainty_study& study);

    /// What the last choice gave a unit: its index, which is D where two sides are coupled; missing
    /// where nothing was known of it or no weight was left.
    [[nodiscard]] double value(std::size_t unit) const noexcept {
      return has_index && index[unit] > -std::numeric_limits<double>::infinity() ? index[unit]
                                                                                 : missing;
    }
    /// The level of the first (0) or second (1) of two coupled sides; missing as above, and where
    /// no two sides are coupled.
    [[nodiscard]] double level(std::size_t side, std::size_t unit) const noexcept {
      const std::size_t at = roots + side * index.size() + unit;
      return is_coupled && has_index && (is_complete || known[at] != 0) ? scores[at] : missing;
    }

  private:
    friend class uncertainty_study;
    std::size_t roots = 0;  // where the scores of the roots begin
    bool has_index = false, is_complete = true, is_coupled = false;
    std::vector<double> weights, global, scores, known, turned, index, spare, counts, best, worst;
    std::vector<const double*> pointers;
    std::vector<double> shares;
  };

  /// The competition ranks (1 is highest) that the choice at `point` gives.
  /// O(cells + units^2), beyond 1024 units O(cells + units log units) with
  /// memory for the sort; otherwise no memory.
  void ranks(std::span<const double> point, std::uint64_t seed, workspace& space,
             std::span<double> out) const {
    NQPF_ASSERT(point.size() == dimensions() && out.size() == units_);
    (void)evaluate(choice_at(point, seed), space);
    rank(space, out);
  }

  /// The ranks of the nominal choice but for one coordinate, which takes an
  /// alternative by its number from 0.
  void ranks_with(std::size_t dimension, std::size_t alternative, workspace& space,
                  std::span<double> out) const {
    NQPF_ASSERT(dimension < dimensions() && alternative < alternatives(dimension));
    NQPF_ASSERT(out.size() == units_);
    choice c;
    if (dimension < factors_.size()) {
      c.table = alternative;
      for (std::size_t k = dimension + 1; k < factors_.size(); ++k) c.table *= factors_[k];
    } else if (dimension == factors_.size()) {
      c.weights = alternative;
    } else if (dimension == factors_.size() + 2) {
      c.rules = alternative;
    } else {
      c.coupling = alternative;
    }
    (void)evaluate(c, space);
    rank(space, out);
  }

  /// The ranks of the nominal choice without one node, an indicator or a whole
  /// group. False when nothing with any weight is left: then all units share
  /// rank 1.
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
    std::size_t table = 0, weights = 0, rules = 0, coupling = 0;
    std::size_t excluded = nowhere;
    bool perturbed = false;
    std::uint64_t seed = 0, key = 0;
  };

  [[nodiscard]] choice choice_at(std::span<const double> point, std::uint64_t seed) const;

  // Steps of `make`: each takes its part of the design or says what is wrong
  // with it.
  [[nodiscard]] outcome<> take_factors(const uncertainty_design& design);
  [[nodiscard]] outcome<> take_levels(const uncertainty_design& design);
  [[nodiscard]] outcome<> take_rules(const uncertainty_design& design);
  [[nodiscard]] outcome<> take_weights(const uncertainty_design& design);
  [[nodiscard]] outcome<> take_couplings(const uncertainty_design& design);
  [[nodiscard]] outcome<> take_tables(const uncertainty_design& design);

  /// Writes the index of every unit; false (and the same index for all) when no
  /// weight is left.
  [[nodiscard]] bool evaluate(const choice& c, workspace& space) const;
  void choose_weights(const choice& c, double* w) const;
  void measure_closeness(const detail::study_cells& table, workspace& space) const;
  void join_levels(const detail::study_cells& table, const mean_rule* rules,
                   workspace& space) const;
  void join_level(const detail::study_level& l, mean_rule rule, const double* from,
                  const double* known, workspace& space) const;
  void finish(const choice& c, const double* known, workspace& space) const;
  void rank(workspace& space, std::span<double> out) const;

  [[nodiscard]] std::size_t roots() const noexcept { return couplings_.empty() ? 1 : 2; }
  /// Where the scores of nodes above the indicators begin; roots come last.
  [[nodiscard]] std::size_t place(std::size_t node) const noexcept {
    return (node - columns_) * pitch_;
  }

  std::size_t units_ = 0, columns_ = 0, nodes_ = 0, pitch_ = 0;
  std::vector<std::size_t> factors_;
  std::vector<detail::study_cells> tables_;
  std::vector<detail::study_level> levels_;
  std::vector<double> weights_;  // alternative after alternative
  std::size_t weight_choices_ = 1;
  bool weights_by_table_ = false, perturbs_ = false;
  std::vector<mean_rule> rules_;  // alternative after alternative
  std::vector<index_form> forms_;
  std::vector<bool> linear_;  // alternatives whose rules are all arithmetic
  std::vector<coupling_model> couplings_;
  detail::study_needs needs_;
  double importance_ = 0.5, exclusion_ = 0;
  std::vector<std::size_t> removable_;
  std::vector<double> nominal_;
};

inline uncertainty_study::workspace::workspace(const uncertainty_study& study)
    : weights(study.nodes_),
      global(study.nodes_),
      scores(study.place(study.nodes_ + study.roots())),
      turned(scores.size()),
      index(study.pitch_),
      spare(2 * study.pitch_),
      counts(study.pitch_),
      best(study.columns_, 1),
      worst(study.columns_, 0),
      pointers(study.nodes_),
      shares(study.nodes_) {
  roots = study.place(study.nodes_);
  is_coupled = !study.couplings_.empty();
  for (const detail::study_cells& table : study.tables_)
    if (!table.complete()) known.resize(scores.size());
}

inline outcome<> uncertainty_study::take_factors(const uncertainty_design& design) {
  if (design.tables.empty() || design.tables[0].empty() || design.weights.empty())
    return detail::fail(error_code::empty);
  units_ = design.tables[0].rows();
  columns_ = design.tables[0].columns();
  pitch_ = (units_ + 7) / 8 * 8;
  factors_.assign(design.table_factors.begin(), design.table_factors.end());
  if (factors_.empty()) factors_.push_back(design.tables.size());
  std::size_t product = 1;
  for (const std::size_t count : factors_)
    if (__builtin_mul_overflow(product, count, &product)) return detail::fail(error_code::shape);
  if (product != design.tables.size()) return detail::fail(error_code::shape);
  exclusion_ = design.exclusion;
  if (!(exclusion_ >= 0 && exclusion_ <= 1) || (exclusion_ > 0 && columns_ < 2))
    return detail::fail(error_code::bad_option);
  removable_.assign(design.removable.begin(), design.removable.end());
  if (removable_.empty())
    for (std::size_t j = 0; j < columns_; ++j) removable_.push_back(j);
  for (const std::size_t j : removable_)
    if (j >= columns_) return detail::fail(error_code::shape);
  return done{};
}

inline outcome<> uncertainty_study::take_levels(const uncertainty_design& design) {
  const std::vector<std::uint32_t> flat(columns_, 0);
  const std::span<const std::uint32_t> one[] = {flat};
  auto levels =
      detail::lay_out(design.parents.empty() ? std::span<const std::span<const std::uint32_t>>(one)
                                             : design.parents,
                      columns_, design.couplings.empty() ? 1 : 2);
  if (!levels) return failure<error>{levels.error()};
  levels_ = static_cast<std::vector<detail::study_level>&&>(*levels);
  nodes_ = levels_.back().first_parent;
  if (design.spread.empty()) return done{};
  if (design.spread.size() != levels_.size()) return detail::fail(error_code::shape);
  for (std::size_t l = 0; l < levels_.size(); ++l) {
    levels_[l].spread = design.spread[l];
    if (!(design.spread[l] >= 0 && design.spread[l] <= 1))
      return detail::fail(error_code::bad_option);
    perturbs_ = perturbs_ || design.spread[l] > 0;
  }
  return done{};
}

inline outcome<> uncertainty_study::take_rules(const uncertainty_design& design) {
  const std::size_t depth = levels_.size();
  if (design.rules.empty()) rules_.assign(depth, mean_rule::arithmetic);
  for (const auto& rules : design.rules) {
    if (rules.size() != depth) return detail::fail(error_code::shape);
    rules_.insert(rules_.end(), rules.begin(), rules.end());
  }
  forms_.assign(design.forms.begin(), design.forms.end());
  if (forms_.empty()) forms_.assign(rules_.size() / depth, index_form::means);
  if (forms_.size() != rules_.size() / depth) return detail::fail(error_code::shape);
  linear_.assign(forms_.size(), true);
  for (std::size_t k = 0; k < rules_.size(); ++k) {
    const mean_rule rule = rules_[k];
    if (rule != mean_rule::arithmetic && rule != mean_rule::geometric &&
        rule != mean_rule::harmonic)
      return detail::fail(error_code::bad_option);
    needs_.positive = needs_.positive || rule != mean_rule::arithmetic;
    needs_.logs = needs_.logs || (rule == mean_rule::geometric && k % depth == 0);
    needs_.inverses = needs_.inverses || (rule == mean_rule::harmonic && k % depth == 0);
    if (rule != mean_rule::arithmetic) linear_[k / depth] = false;
  }
  for (const index_form form : forms_) needs_.unit = needs_.unit || form == index_form::closeness;
  needs_.lift = design.lift;
  if (!(needs_.lift >= 0 && needs_.lift < 1)) return detail::fail(error_code::bad_option);
  return done{};
}

inline outcome<> uncertainty_study::take_weights(const uncertainty_design& design) {
  weights_by_table_ = design.weights_by_table;
  const std::size_t tables = design.tables.size();
  if (weights_by_table_ && design.weights.size() % tables != 0)
    return detail::fail(error_code::shape);
  weight_choices_ = weights_by_table_ ? design.weights.size() / tables : design.weights.size();
  for (const auto& weights : design.weights) {
    if (auto ok = detail::check_study_weights(weights, levels_); !ok) return ok;
    weights_.insert(weights_.end(), weights.begin(), weights.end());
  }
  return done{};
}

inline outcome<> uncertainty_study::take_couplings(const uncertainty_design& design) {
  couplings_.assign(design.couplings.begin(), design.couplings.end());
  importance_ = design.importance;
  if (!(importance_ >= 0 && importance_ <= 1)) return detail::fail(error_code::bad_option);
  needs_.unit = needs_.unit || !couplings_.empty();
  return done{};
}

inline outcome<> uncertainty_study::take_tables(const uncertainty_design& design) {
  for (const auto& table : design.tables) {
    if (table.rows() != units_ || table.columns() != columns_)
      return detail::fail(error_code::shape);
    auto cells = detail::copy_cells(table, pitch_, needs_);
    if (!cells) return failure<error>{cells.error()};
    tables_.push_back(static_cast<detail::study_cells&&>(*cells));
  }
  return done{};
}

inline outcome<uncertainty_study> uncertainty_study::make(const uncertainty_design& design) {
  uncertainty_study s;
  for (const auto step : {&uncertainty_study::take_factors, &uncertainty_study::take_levels,
                          &uncertainty_study::take_rules, &uncertainty_study::take_weights,
                          &uncertainty_study::take_couplings, &uncertainty_study::take_tables})
    if (const auto ok = (s.*step)(design); !ok) return failure<error>{ok.error()};
  s.nominal_.resize(s.units_);
  workspace space(s);
  (void)s.evaluate(choice{}, space);
  s.rank(space, s.nominal_);
  return s;
}

inline uncertainty_study::choice uncertainty_study::choice_at(std::span<const double> point,
                                                              std::uint64_t seed) const {
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
  c.rules = pick(point[k++], forms_.size());
  if (!couplings_.empty()) c.coupling = pick(point[k++], couplings_.size());
  if (point[k] < exclusion_)
    c.excluded = removable_[pick(point[k] / exclusion_, removable_.size())];
  return c;
}

inline void uncertainty_study::choose_weights(const choice& c, double* w) const {
  const std::size_t set = weights_by_table_ ? c.weights * tables_.size() + c.table : c.weights;
  for (std::size_t j = 0; j < nodes_; ++j) w[j] = weights_[set * nodes_ + j];
  if (c.perturbed) {
    random_stream numbers(c.seed, c.key);
    for (const detail::study_level& l : levels_)
      for (std::size_t j = l.first; l.spread > 0 && j < l.first + l.count; ++j)
        w[j] *= 1 + l.spread * (2 * numbers.next() - 1);
  }
  if (c.excluded != nowhere) w[c.excluded] = 0;
}

inline bool uncertainty_study::evaluate(const choice& c, workspace& space) const {
  choose_weights(c, space.weights.data());
  space.has_index = detail::settle_weights(levels_, space.weights.data());
  if (!space.has_index) {
    for (double& each : space.index) each = 1;
    return false;
  }
  const detail::study_cells& table = tables_[c.table];
  space.is_complete = table.complete();
  if (forms_[c.rules] == index_form::closeness) {
    measure_closeness(table, space);
  } else if (linear_[c.rules] && couplings_.empty() && table.complete()) {
    detail::share_down(levels_, space.weights.data(), 0, space.global.data());
    for (std::size_t j = 0; j < columns_; ++j) space.pointers[j] = table.values.data() + j * pitch_;
    detail::kernels().weighted_sum(space.pointers.data(), columns_, pitch_, space.global.data(),
                                   space.index.data());
    return true;
  } else {
    join_levels(table, rules_.data() + c.rules * levels_.size(), space);
  }
  finish(c, table.complete() ? nullptr : space.known.data() + place(nodes_), space);
  return true;
}

inline void uncertainty_study::measure_closeness(const detail::study_cells& table,
                                                 workspace& space) const {
  const double* const cells = table.complete() ? table.values.data() : table.raw.data();
  for (std::size_t j = 0; j < columns_; ++j) space.pointers[j] = cells + j * pitch_;
  for (std::size_t root = 0; root < roots(); ++root) {
    detail::share_down(levels_, space.weights.data(), root, space.global.data());
    double* const to = space.scores.data() + place(nodes_ + root);
    const auto measure =
        table.complete() ? detail::kernels().closeness_of : detail::kernels().closeness_of_known;
    measure(space.pointers.data(), columns_, pitch_, space.best.data(), space.worst.data(),
            space.global.data(), 0.5, to);
    if (table.complete()) continue;
    double* const known = space.known.data() + place(nodes_ + root);
    for (std::size_t i = 0; i < pitch_; ++i) {
      known[i] = is_missing(to[i]) ? 0 : 1;
      if (known[i] == 0) to[i] = 0;
    }
  }
}

inline void uncertainty_study::join_levels(const detail::study_cells& table, const mean_rule* rules,
                                           workspace& space) const {
  const double* from = table.under(rules[0]);
  const double* known = table.complete() ? nullptr : table.known.data();
  for (std::size_t l = 0; l < levels_.size(); ++l) {
    const detail::study_level& here = levels_[l];
    join_level(here, rules[l], from, known, space);
    if (l + 1 == levels_.size()) return;
    from = space.scores.data() + place(here.first_parent);
    if (known != nullptr) known = space.known.data() + place(here.first_parent);
    if (rules[l + 1] == mean_rule::arithmetic) continue;
    detail::turn_values(rules[l + 1], needs_.lift, from, known, here.parents * pitch_,
                        space.turned.data());
    from = space.turned.data();
  }
}

inline void uncertainty_study::join_level(const detail::study_level& l, mean_rule rule,
                                          const double* from, const double* known,
                                          workspace& space) const {
  const std::size_t at = place(l.first_parent), size = l.parents * pitch_;
  double* const to = space.scores.data() + at;
  double* const told = known != nullptr ? space.known.data() + at : nullptr;
  for (std::size_t p = 0; p < l.parents; ++p) {
    const std::size_t count = l.begins[p + 1] - l.begins[p];
    const auto sum_up = [&](const double* values, double* out) {
      for (std::size_t k = 0; k < count; ++k)
        space.pointers[k] = values + l.children[l.begins[p] + k] * pitch_;
      detail::kernels().weighted_sum(space.pointers.data(), count, pitch_, space.shares.data(),
                                     out);
    };
    double all = 0;
    for (std::size_t k = 0; k < count; ++k) {
      space.shares[k] = space.weights[l.first + l.children[l.begins[p] + k]];
      all += space.shares[k];
    }
    sum_up(from, to + p * pitch_);
    if (told != nullptr) sum_up(known, told + p * pitch_);
    else if (all == 0)  // it counts for nothing, and no sum above meets an
                        // infinite number
      for (std::size_t i = 0; i < pitch_; ++i)
        to[p * pitch_ + i] = rule == mean_rule::geometric ? 0 : 1;
  }
  for (std::size_t i = 0; told != nullptr && i < size; ++i) {
    to[i] = told[i] > 0 ? to[i] / told[i] : 0;
    told[i] = told[i] > 0 ? 1 : 0;
  }
  if (rule == mean_rule::geometric) detail::kernels().exps_of(to, size, to);
  if (rule == mean_rule::harmonic)
    for (std::size_t i = 0; i < size; ++i) to[i] = 1 / to[i];
  for (std::size_t i = 0; told != nullptr && rule != mean_rule::arithmetic && i < size; ++i)
    if (told[i] == 0) to[i] = 0;
}

inline void uncertainty_study::finish(const choice& c, const double* known,
                                      workspace& space) const {
  const double* const first = space.scores.data() + place(nodes_);
  const double* const second = first + pitch_;
  double* const index = space.index.data();
  if (couplings_.empty()) {
    for (std::size_t i = 0; i < pitch_; ++i) index[i] = first[i];
  } else if (couplings_[c.coupling] == coupling_model::standard) {
    detail::kernels().couple_two(first, second, pitch_, importance_, 1 - importance_,
                                 detail::unit_slack, space.spare.data(),
                                 space.spare.data() + pitch_, index);
  } else {
    const double importance[] = {importance_, 1 - importance_};
    for (std::size_t i = 0; i < pitch_; ++i) {
      const double levels[] = {first[i], second[i]};
      index[i] = detail::couple_row(levels, 2, importance, couplings_[c.coupling]).d;
    }
  }
  for (std::size_t i = 0; known != nullptr && i < pitch_; ++i)
    if (known[i] == 0 || (!couplings_.empty() && known[pitch_ + i] == 0))
      index[i] = -std::numeric_limits<double>::infinity();
}

inline void uncertainty_study::rank(workspace& space, std::span<double> out) const {
  if (units_ > 1024) {
    const auto order = detail::sorted_rows(units_, [&](std::size_t i) { return -space.index[i]; });
    std::size_t first = 0;  // the first that is not greater but for rounding
    for (std::size_t k = 0; k < units_; ++k) {
      while (!about_equal(space.index[order[first]], space.index[order[k]])) ++first;
      out[order[k]] = static_cast<double>(first + 1);
    }
    return;
  }
  for (std::size_t i = units_; i < pitch_; ++i)
    space.index[i] = -std::numeric_limits<double>::infinity();
  detail::kernels().count_greater(space.index.data(), pitch_, space.counts.data());
  for (std::size_t i = 0; i < units_; ++i) out[i] = space.counts[i] + 1;
}

/// The mean absolute difference of two sets of ranks, \f$\frac1n\sum|r_i - r_i^0|\f$: how far a choice moves the units
/// (Saisana, Saltelli and Tarantola 2005). Both have the same length, at least 1. O(units).
[[nodiscard]] inline double mean_shift(std::span<const double> ranks,
                                       std::span<const double> nominal) noexcept {
  NQPF_ASSERT(ranks.size() == nominal.size() && !ranks.empty());
  double sum = 0;
  for (std::size_t i = 0; i < ranks.size(); ++i) sum += std::fabs(ranks[i] - nominal[i]);
  return sum / static_cast<double>(ranks.size());
}

}  // namespace nqpf::inline NQPF_ABI::models
