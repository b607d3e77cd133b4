// SPDX-License-Identifier: BSL-1.0
#pragma once

// How far the ranks of a year depend on choices that could have been made otherwise: rank intervals over
// random choices, how often grade and lag stand, what single choices and columns do, shares of variance.

#include <nqpf/assess/assess.hpp>
#include <nqpf/assess/compare/changes.hpp>
#include <nqpf/assess/sureness/support.hpp>
#include <nqpf/models/monte_carlo.hpp>
#include <nqpf/models/random.hpp>
#include <nqpf/models/rank.hpp>
#include <nqpf/models/rank_scores.hpp>
#include <nqpf/models/sobol.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace nqpf::inline v0 {

/// What is varied, and how often.
struct uncertainty_options {
  std::size_t runs = 1000;
  std::uint64_t seed = 1;
  double spread = 0.25;    ///< every weight is multiplied by a number in [1 - spread, 1 + spread]
  double level = 0.9;      ///< of the rank intervals: 0.9 from the 5th to the 95th percentile
  double exclusion = 0.5;  ///< the chance that one column is left out
  std::size_t sobol_samples = 128;  ///< 0 leaves the shares of the variance out
};

/// How much the ranks shift when one choice is made otherwise, or one column is left out.
struct rank_shift {
  std::string what;
  double shift = 0;  ///< mean absolute change of rank
};

/// How much of the shift's variance a kind of choice explains.
struct choice_share {
  std::string what;
  models::sobol_index index;
};

/// The ranks of a year under random choices.
struct rank_uncertainty {
  int year = 0;
  uncertainty_options options;
  std::vector<std::size_t> rows;                 ///< of the panel, those with a headline value
  std::vector<models::rank_interval> intervals;  ///< one for each row
  std::vector<verdict_support> support;          ///< of grade and lag, one for each row
  double mean_shift = 0;                         ///< mean absolute change of rank over all runs
  std::vector<rank_shift> choices;               ///< made otherwise alone, the greatest shift first
  std::vector<rank_shift> columns;               ///< left out alone, the greatest shift first
  std::vector<choice_share> shares;              ///< of the kinds of choices

  /// The interval of a row, or null.
  [[nodiscard]] const models::rank_interval* of(std::size_t row) const noexcept {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (rows[i] == row) return &intervals[i];
    }
    return nullptr;
  }
};

namespace assess_detail {

/// A set of choices. Zero is what the assessment chose.
struct choice {
  std::size_t filling =
      0;                  ///< 1: gaps filled along time, or with the year's median where they were
  std::size_t scale = 0;  ///< 1: the other of pooled and per year; 2: percentile ranks in the year
  std::size_t weights = 0;  ///< 1: entropy, or equal where entropy was chosen
  std::size_t mean = 0;     ///< 1: geometric across parts, or arithmetic where it was not
  std::size_t model = 0;    ///< the coupling models after the chosen one
  std::size_t excluded = static_cast<std::size_t>(-1);
  bool perturbed = false;
  std::uint64_t stream = 0;
};

/// The rows of one year, ready to be scored again and again under other choices.
class rescoring {
public:
  /// Filling, scale, weights, their perturbation, mean, model, column.
  static constexpr std::size_t kinds = 7;
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  rescoring(const panel& from, const assessment& a, int year, const uncertainty_options& how)
      : a_(a), how_(how) {
    for (const ranked& each : ranking(from, a, year)) rows_.push_back(each.row);
    const std::size_t n = rows_.size();
    const std::size_t m = a.entries().size();
    for (std::size_t e = 0; e < m; ++e) {
      if (a.parts()[a.entries()[e].part].side != part_side::beside) entries_.push_back(e);
    }
    weights_.push_back(weights_of(a, a));
    add_tables(from, a);
    scales_ = tables_.size();
    add_other_filling(from);
    add_other_weights(from);
    scores_.resize(a.parts().size() * n);
    values_.resize(n);
    sides_.resize(2 * n);
    nominal_.resize(n);
    ranks(choice{}, nominal_);
  }

  [[nodiscard]] const std::vector<std::size_t>& rows() const noexcept { return rows_; }
  [[nodiscard]] const std::vector<std::size_t>& entries() const noexcept { return entries_; }
  [[nodiscard]] const std::vector<double>& nominal() const noexcept { return nominal_; }
  [[nodiscard]] std::size_t fillings() const noexcept { return tables_.size() / scales_; }
  [[nodiscard]] std::size_t scales() const noexcept { return scales_; }
  [[nodiscard]] std::size_t weightings() const noexcept { return weights_.size(); }
  [[nodiscard]] std::size_t models() const noexcept { return a_.headline() == measured::d ? 3 : 1; }
  /// What the alternatives are called.
  [[nodiscard]] const std::string& scale_name(std::size_t i) const { return scale_names_[i - 1]; }

  /// The choice that a point of [0, 1)^kinds stands for.
  [[nodiscard]] choice at(std::span<const double> point) const {
    const auto pick = [](double u, std::size_t count) {
      const auto index = static_cast<std::size_t>(u * static_cast<double>(count));
      return index < count ? index : count - 1;
    };
    choice c;
    c.filling = pick(point[0], fillings());
    c.scale = pick(point[1], scales());
    c.weights = pick(point[2], weightings());
    c.perturbed = how_.spread > 0;
    c.stream = __builtin_bit_cast(std::uint64_t, point[3]);
    c.mean = pick(point[4], 2);
    c.model = pick(point[5], models());
    if (point[6] < how_.exclusion && entries_.size() > 2)
      c.excluded = pick(point[6] / how_.exclusion, entries_.size());
    return c;
  }

  /// The ranks under a choice; an entity of which the choice leaves too little known is last.
  void ranks(const choice& c, std::vector<double>& out) {
    score(c);
    out.resize(values_.size());
    for (double& v : values_) v = is_missing(v) ? -1 : v;
    const auto ok = nqpf::models::rank(values_, out);
    NQPF_ASSERT(ok.ok());
    static_cast<void>(ok);
  }
  /// An index of the row at a place, and its headline value (-1 for none), after `ranks`.
  [[nodiscard]] double index(part_side side, std::size_t place) const noexcept {
    return sides_[2 * place + static_cast<std::size_t>(side)];
  }
  [[nodiscard]] double value(std::size_t place) const noexcept { return values_[place]; }
  /// The mean absolute difference from the ranks of the assessment.
  [[nodiscard]] double shift(const std::vector<double>& ranks) const {
    double sum = 0;
    for (std::size_t i = 0; i < ranks.size(); ++i) sum += std::fabs(ranks[i] - nominal_[i]);
    return ranks.empty() ? 0 : sum / static_cast<double>(ranks.size());
  }

private:
  /// The weights of the same entries and parts in another assessment of the panel: entries, then
  /// parts. What that one left out weighs nothing.
  [[nodiscard]] std::vector<double> weights_of(const assessment& other,
                                               const assessment& own) const {
    std::vector<double> made;
    for (const std::size_t e : entries_) {
      const entry& mine = own.entries()[e];
      const std::size_t p = other.find_part(own.parts()[mine.part].id);
      double weight = 0;
      for (const entry& theirs : other.entries()) {
        if (theirs.column == mine.column && theirs.part == p) weight = theirs.weight;
      }
      made.push_back(weight);
    }
    for (const part& each : own.parts()) {
      const std::size_t p = other.find_part(each.id);
      made.push_back(p == assessment::none ? 0 : other.parts()[p].weight);
    }
    return made;
  }

  /// The tables of one way of filling gaps, by scale, and which parts are known in it.
  void add_tables(const panel& from, const assessment& of) {
    const std::size_t first = tables_.size();
    tables_.push_back(table_of(from, of));
    add_other_scale(from, of);
    if (rows_.size() > 2) add_ranks(tables_[first]);
    std::vector<std::vector<bool>> parts;
    for (const part& each : a_.parts()) {
      const std::size_t p = of.find_part(each.id);
      std::vector<bool> known;
      for (const std::size_t row : rows_)
        known.push_back(p != assessment::none && !is_missing(of.score(p, row)));
      parts.push_back(static_cast<std::vector<bool>&&>(known));
    }
    known_.push_back(static_cast<std::vector<std::vector<bool>>&&>(parts));
  }

  /// Gaps filled along time where they were not, else with the median of the year. An entity of which
  /// the other way leaves too little known keeps the chosen one.
  void add_other_filling(const panel& from) {
    bool gaps = false;
    for (const std::size_t e : entries_) {
      for (const std::size_t row : rows_)
        gaps = gaps || is_missing(from.value(row, a_.entries()[e].column));
    }
    if (!gaps) return;
    assess_options options = quiet();
    options.filling = options.filling == gap_filling::along_time ? gap_filling::year_median
                                                                 : gap_filling::along_time;
    const auto other = assess(from, options);
    if (!other.ok()) return;
    add_tables(from, *other);
    if (tables_.size() != 2 * scales_) {
      tables_.resize(scales_);
      return;
    }
    const std::size_t n = rows_.size();
    for (std::size_t i = 0; i < n; ++i) {
      if (!is_missing(other->value(a_.headline(), rows_[i]))) continue;
      for (std::size_t t = 0; t < scales_; ++t) {
        for (std::size_t j = 0; j < entries_.size(); ++j)
          tables_[scales_ + t][j * n + i] = tables_[t][j * n + i];
      }
      for (std::size_t p = 0; p < a_.parts().size(); ++p) known_[1][p][i] = known_[0][p][i];
    }
  }

  /// The scores of the same entries in another assessment, entry after entry.
  [[nodiscard]] std::vector<double> table_of(const panel& from, const assessment& other) const {
    std::vector<double> table;
    for (const std::size_t e : entries_) {
      const entry& mine = a_.entries()[e];
      const std::size_t p = other.find_part(a_.parts()[mine.part].id);
      std::size_t found = none;
      for (std::size_t k = 0; k < other.entries().size(); ++k) {
        if (other.entries()[k].column == mine.column && other.entries()[k].part == p) found = k;
      }
      for (const std::size_t row : rows_)
        table.push_back(found == none ? missing : other.scaled(from, found, row));
    }
    return table;
  }

  void add_other_scale(const panel& from, const assessment& of) {
    if (a_.options().outliers == outlier_rule::clamp || a_.options().base_last != 0) return;
    assess_options options = of.options();
    options.progress = nullptr;
    const bool pooled = options.scale == scale_over::pooled;
    if (pooled && from.years().size() < 2) return;
    options.scale = pooled ? scale_over::per_year : scale_over::pooled;
    const auto other = assess(from, options);
    if (!other.ok()) return;
    tables_.push_back(table_of(from, *other));
    scale_names_.push_back(pooled ? "Columns scaled within the year"
                                  : "Columns scaled over all years");
  }

  void add_ranks(std::vector<double> table) {
    const std::size_t n = rows_.size();
    const nqpf::models::better higher[1] = {nqpf::models::better::higher};
    for (std::size_t j = 0; j < entries_.size(); ++j) {
      double* column = table.data() + j * n;
      std::size_t known = 0;
      for (std::size_t i = 0; i < n; ++i) known += is_missing(column[i]) ? 0U : 1U;
      if (known < 2) continue;
      const nqpf::models::matrix_view<double> view(column, n, 1, 1, 0);
      static_cast<void>(
          nqpf::models::rank_scores(view, higher, view, nqpf::models::rank_score::percentile));
      for (std::size_t i = 0; i < n; ++i) column[i] = a_.lowest() + (1 - a_.lowest()) * column[i];
    }
    tables_.push_back(static_cast<std::vector<double>&&>(table));
    scale_names_.push_back("Columns as percentile ranks");
  }

  void add_other_weights(const panel& from) {
    assess_options options = without_given_weights(quiet());
    options.weights = options.weights == weighting::equal ? weighting::entropy : weighting::equal;
    options.parts = part_weighting::by_weighting;
    options.judgements.clear();
    options.combine = weight_combination::none;
    const auto other = assess(from, options);
    if (other.ok()) weights_.push_back(weights_of(*other, a_));
  }

  [[nodiscard]] assess_options quiet() const {
    assess_options options = a_.options();
    options.progress = nullptr;
    return options;
  }

  void score(const choice& c) {
    const std::size_t n = rows_.size();
    const std::size_t m = entries_.size();
    weights_now_ = weights_[c.weights];
    if (c.perturbed) {
      nqpf::models::random_stream numbers(how_.seed, c.stream);
      for (double& w : weights_now_) w *= 1 + how_.spread * (2 * numbers.next() - 1);
    }
    if (c.excluded != none) weights_now_[c.excluded] = 0;
    const std::vector<double>& table = tables_[c.filling * scales_ + c.scale];
    part_has_.assign(a_.parts().size(), false);
    sums_.assign(a_.parts().size() * n, 0);
    for (double& s : scores_) s = 0;
    near_.assign(2 * n, {});
    const auto within = a_.options().within;
    for (std::size_t j = 0; j < m; ++j) {
      const double w = weights_now_[j];
      if (!(w > 0)) continue;
      const std::size_t p = a_.entries()[entries_[j]].part;
      part_has_[p] = true;
      const bool near = a_.options().index == index_rule::topsis && c.mean == 0;
      const std::size_t side = a_.parts()[p].side == part_side::productivity ? 0 : 1;
      const double all = w * weights_now_[m + p];
      for (std::size_t i = 0; i < n; ++i) {
        const double z = table[j * n + i];
        if (is_missing(z)) continue;
        scores_[p * n + i] += w * bend(z, within);
        sums_[p * n + i] += w;
        if (near && known_[c.filling][p][i]) near_[side * n + i].add(all, z);
      }
    }
    for (std::size_t i = 0; i < n; ++i) values_[i] = value_of(c, i);
  }

  /// Means that take positive numbers only get scores from 0.01 on; the order stays.
  [[nodiscard]] double bend(double z, nqpf::models::mean_rule rule) const {
    if (rule == nqpf::models::mean_rule::arithmetic) return z;
    const double p = a_.lowest() > 0 ? z : 0.01 + 0.99 * z;
    return rule == nqpf::models::mean_rule::geometric ? std::log(p) : 1 / p;
  }
  [[nodiscard]] static double unbend(double z, nqpf::models::mean_rule rule) {
    return rule == nqpf::models::mean_rule::geometric  ? std::exp(z)
           : rule == nqpf::models::mean_rule::harmonic ? 1 / z
                                                       : z;
  }

  [[nodiscard]] double value_of(const choice& c, std::size_t i) {
    using nqpf::models::mean_rule;
    const std::size_t n = rows_.size();
    const bool topsis = a_.options().index == index_rule::topsis;
    const mean_rule across = c.mean == 0 || topsis                          ? a_.options().across
                             : a_.options().across == mean_rule::arithmetic ? mean_rule::geometric
                                                                            : mean_rule::arithmetic;
    const std::span<double> sides = std::span(sides_).subspan(2 * i, 2);
    for (const part_side side : {part_side::productivity, part_side::cultivation}) {
      double sum = 0;
      double known = 0;
      for (std::size_t p = 0; p < a_.parts().size(); ++p) {
        if (a_.parts()[p].side != side || !part_has_[p] || !known_[c.filling][p][i] ||
            !(sums_[p * n + i] > 0))
          continue;
        const double w = weights_now_[entries_.size() + p];
        const double score =
            inside(unbend(scores_[p * n + i] / sums_[p * n + i], a_.options().within));
        sum += w * bend(score, across);
        known += w;
      }
      double& to = sides[static_cast<std::size_t>(side)];
      to = known > 0 ? inside(unbend(sum / known, across)) : missing;
      if (topsis && c.mean == 0 && !is_missing(to))
        to = near_[(side == part_side::productivity ? 0 : n) + i].closeness();
    }
    if (a_.headline() == measured::productivity) return sides[0];
    if (a_.headline() == measured::cultivation) return sides[1];
    assess_options options;
    options.importance = a_.options().importance;
    options.coupling = static_cast<nqpf::models::coupling_model>(
        (static_cast<std::size_t>(a_.options().coupling) + c.model) % 3);
    return couple_sides(sides[1], sides[0], options).d;
  }

  const assessment& a_;
  uncertainty_options how_;
  std::vector<std::size_t> rows_;
  std::vector<std::size_t> entries_;
  std::vector<std::vector<double>> tables_;  // by filling and scale, entry after entry
  std::vector<std::string> scale_names_;
  std::size_t scales_ = 1;
  std::vector<std::vector<double>> weights_;           // entries, then parts
  std::vector<std::vector<std::vector<bool>>> known_;  // by filling: part by row
  std::vector<double> weights_now_;
  std::vector<bool> part_has_;
  std::vector<double> scores_;
  std::vector<double> sums_;
  std::vector<distances> near_;  // side by row, by TOPSIS
  std::vector<double> values_;
  std::vector<double> sides_;  // both indices of each row
  std::vector<double> nominal_;
};

/// Puts the greatest first; equal ones keep their order.
template <class T, class Key>
void sort_down(std::vector<T>& list, Key key) {
  for (std::size_t i = 1; i < list.size(); ++i) {
    for (std::size_t k = i; k > 0 && key(list[k]) > key(list[k - 1]); --k)
      std::swap(list[k], list[k - 1]);
  }
}

}  // namespace assess_detail

/// Ranks a year's entities again under random choices: how gaps are filled (as chosen, or along time,
/// or with the year's median where along time was chosen), how columns are scaled (over all years,
/// within the year, as percentile ranks), weighed (equally, by entropy, every weight up to `spread`
/// more or less), joined (arithmetic, geometric), coupled (three models), and one column left out now
/// and then. Run k depends on the seed and k alone. Who was assessed stays who is assessed. Saisana,
/// Saltelli and Tarantola 2005.
///
/// O(runs x cells of the year); memory for a few tables of the year and entities x entities counts.
[[nodiscard]] inline rank_uncertainty uncertainty(const panel& from, const assessment& a, int year,
                                                  const uncertainty_options& how = {}) {
  using assess_detail::choice;
  rank_uncertainty made;
  made.year = year;
  made.options = how;
  assess_detail::rescoring again(from, a, year, how);
  made.rows = again.rows();
  const std::size_t n = made.rows.size();
  if (n < 2 || how.runs == 0) return made;
  std::vector<std::uint32_t> counts(n * n);
  assess_detail::support_tally support(a, made.rows);
  std::vector<double> ranks(n);
  double point[assess_detail::rescoring::kinds];
  for (std::size_t run = 0; run < how.runs; ++run) {
    models::random_stream numbers(how.seed, run);
    for (double& u : point) u = numbers.next();
    again.ranks(again.at(point), ranks);
    made.mean_shift += again.shift(ranks) / static_cast<double>(how.runs);
    for (std::size_t i = 0; i < n; ++i) {
      ++counts[i * n + static_cast<std::size_t>(ranks[i]) - 1];
      support.add(i, again.index(part_side::cultivation, i),
                  again.index(part_side::productivity, i), again.value(i));
    }
  }
  made.support = support.shares(how.runs);
  made.intervals.resize(n);
  const models::matrix_view<const std::uint32_t> seen(counts.data(), n, n,
                                                      static_cast<std::ptrdiff_t>(n), 1);
  const auto ok = models::rank_intervals(seen, again.nominal(), made.intervals, how.level);
  NQPF_ASSERT(ok.ok());
  static_cast<void>(ok);

  const auto alone = [&](std::string what, const choice& c) {
    again.ranks(c, ranks);
    return rank_shift{static_cast<std::string&&>(what), again.shift(ranks)};
  };
  if (again.fillings() > 1) {
    choice c;
    c.filling = 1;
    made.choices.push_back(alone(a.options().filling == gap_filling::along_time
                                     ? "Gaps filled with the year's median"
                                     : "Gaps filled along time",
                                 c));
  }
  for (std::size_t i = 1; i < again.scales(); ++i) {
    choice c;
    c.scale = i;
    made.choices.push_back(alone(again.scale_name(i), c));
  }
  if (again.weightings() > 1) {
    choice c;
    c.weights = 1;
    made.choices.push_back(alone(a.options().weights == weighting::equal
                                     ? "Columns weighed by entropy"
                                     : "Columns weighed equally",
                                 c));
  }
  {
    choice c;
    c.mean = 1;
    made.choices.push_back(alone(a.options().index == index_rule::topsis
                                     ? "Means in place of TOPSIS"
                                 : a.options().across == models::mean_rule::arithmetic
                                     ? "Parts joined by the geometric mean"
                                     : "Parts joined by the arithmetic mean",
                                 c));
  }
  for (std::size_t i = 1; i < again.models(); ++i) {
    choice c;
    c.model = i;
    constexpr const char* names[] = {"standard", "Wang", "Fan"};
    made.choices.push_back(
        alone(std::string("Coupling by the ") +
                  names[(static_cast<std::size_t>(a.options().coupling) + i) % 3] + " model",
              c));
  }
  for (std::size_t j = 0; j < again.entries().size() && again.entries().size() > 2; ++j) {
    choice c;
    c.excluded = j;
    made.columns.push_back(alone(from.column(a.entries()[again.entries()[j]].column).title(), c));
  }
  const auto shift = [](const rank_shift& each) { return each.shift; };
  assess_detail::sort_down(made.choices, shift);
  assess_detail::sort_down(made.columns, shift);

  if (how.sobol_samples < 2) return made;
  const models::sobol_design design{how.sobol_samples, assess_detail::rescoring::kinds, how.seed};
  std::vector<double> outputs(design.runs());
  for (std::size_t run = 0; run < design.runs(); ++run) {
    design.point(run, point);
    again.ranks(again.at(point), ranks);
    outputs[run] = again.shift(ranks);
  }
  models::sobol_index indices[assess_detail::rescoring::kinds];
  if (!models::sobol_indices(design, outputs, indices)) return made;
  constexpr const char* names[] = {"Filling of gaps",
                                   "Scaling",
                                   "Weighting",
                                   "Weights a little more or less",
                                   "How parts are joined",
                                   "Model of coupling",
                                   "Which column is left out"};
  for (std::size_t k = 0; k < assess_detail::rescoring::kinds; ++k)
    made.shares.push_back({names[k], indices[k]});
  assess_detail::sort_down(made.shares, [](const choice_share& each) { return each.index.total; });
  return made;
}

}  // namespace nqpf::inline v0
