// SPDX-License-Identifier: BSL-1.0
#pragma once

// Weights out of pairwise judgements (AHP): of the columns of a dimension, of the dimensions of a side, or of all
// columns of a side.

#include <nqpf/assess/error.hpp>
#include <nqpf/assess/judged.hpp>
#include <nqpf/assess/options.hpp>
#include <nqpf/assess/plan/check_options.hpp>
#include <nqpf/assess/plan/plan.hpp>
#include <nqpf/models/ahp.hpp>
#include <nqpf/models/matrix_view.hpp>
#include <nqpf/panel/read_pairs.hpp>
#include <nqpf/write/suggest.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace nqpf::inline NQPF_ABI::assess_detail {

/// Judgements as the methods of this library take them: written with two digits, 0.33 and 3 agree.
inline constexpr double judged_closely = 0.02;

/// Works the judgements of all files out; what is wrong goes to `errors`.
class judge {
public:
  judge(const panel& from, const std::vector<assessed::dimension>& dimensions,
        const std::vector<assessed::scored_column>& scored_columns, const assess_options& options,
        assess_errors& errors)
      : from_(from),
        dimensions_(dimensions),
        scored_columns_(scored_columns),
        options_(options),
        errors_(errors) {}

  /// A weight for each scored column, those of a side summing to one, and of a dimension beside all the same.
  /// Without meaning where errors were found.
  [[nodiscard]] std::vector<double> weigh(std::vector<assessed::judged_weights>& told) {
    for (const named_pairs& each : options_.judgements) take(each);
    std::vector<double> weights(scored_columns_.size(), 1);
    if (!errors_.empty()) return weights;
    for (const assessed::dimension_side side :
         {assessed::dimension_side::productivity, assessed::dimension_side::cultivation})
      weigh_side(side, weights);
    for (matrix& each : matrices_)
      told.push_back(static_cast<assessed::judged_weights&&>(each.found));
    return weights;
  }

private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  /// The judgements of one file, and what they are about.
  struct matrix {
    assessed::judged_weights found;
    std::vector<std::size_t> what;  ///< columns of the panel, or dimensions
    bool of_dimensions = false;
    assessed::dimension_side side = assessed::dimension_side::outside;
    std::size_t dimension = none;  ///< the dimension whose columns they are, if they are of one
  };

  void refuse(const named_pairs& file, const named_pair& at, assess_code code, std::string text,
              std::string message) {
    errors_.push_back({code, file.file, at.row, at.line, at.row == 0 ? "" : file.column_of(at),
                       static_cast<std::string&&>(text), static_cast<std::string&&>(message)});
  }

  // What the names of a file are.

  [[nodiscard]] std::size_t dimension_of(std::string_view name) const {
    for (std::size_t p = 0; p < dimensions_.size(); ++p)
      if (dimensions_[p].side != assessed::dimension_side::outside &&
          (dimensions_[p].id == name || dimensions_[p].title == name))
        return p;
    return none;
  }
  [[nodiscard]] std::size_t column_of(std::string_view name) const {
    for (std::size_t c = 0; c < from_.columns(); ++c)
      if (from_.column(c).id() == name || from_.column(c).column == name) return c;
    return none;
  }
  [[nodiscard]] bool is_of(std::size_t column, std::size_t p) const {
    return from_.column(column).has_role(dimensions_[p].id);
  }
  [[nodiscard]] bool is_of(std::size_t column, assessed::dimension_side side) const {
    for (std::size_t p = 0; p < dimensions_.size(); ++p)
      if (dimensions_[p].side == side && is_of(column, p)) return true;
    return false;
  }
  template <class Where>
  [[nodiscard]] bool all_of(const matrix& m, Where where) const {
    for (const std::size_t c : m.what)
      if (!is_of(c, where)) return false;
    return true;
  }

  /// Finds the columns or dimensions that a file names.
  bool name(const named_pairs& file, matrix& to) {
    std::vector<std::string> known;
    for (std::size_t c = 0; c < from_.columns(); ++c) known.push_back(from_.column(c).id());
    for (const assessed::dimension& p : dimensions_)
      if (p.side != assessed::dimension_side::outside) known.push_back(p.id);
    to.of_dimensions = dimension_of(file.names[0]) != none;
    bool good = true;
    for (std::size_t n = 0; n < file.names.size(); ++n) {
      const std::string_view text = file.names[n];
      const std::size_t found = to.of_dimensions ? dimension_of(text) : column_of(text);
      to.what.push_back(found);
      to.found.names.push_back(found == none      ? std::string(text)
                               : to.of_dimensions ? dimensions_[found].id
                                                  : from_.column(found).id());
      if (found != none) continue;
      good = false;
      const bool other = to.of_dimensions ? column_of(text) != none : dimension_of(text) != none;
      refuse(
          file, {}, assess_code::no_weights, printable(text),
          other ? "judgements are of columns or of dimensions, and this file has both"
                : "judgements are of no such column or dimension" + write::suggestion(text, known));
    }
    return good;
  }

  /// Finds the side, and the dimension where the columns are of one.
  bool place(const named_pairs& file, matrix& to) {
    for (const assessed::dimension_side side :
         {assessed::dimension_side::productivity, assessed::dimension_side::cultivation}) {
      bool all = to.of_dimensions || all_of(to, side);
      for (std::size_t i = 0; i < to.what.size() && all && to.of_dimensions; ++i)
        all = dimensions_[to.what[i]].side == side;
      if (all) to.side = side;
    }
    for (std::size_t p = 0; p < dimensions_.size() && !to.of_dimensions; ++p)
      if (dimensions_[p].side != assessed::dimension_side::outside && all_of(to, p))
        to.dimension = p;
    if (to.side == assessed::dimension_side::outside) {
      refuse(file, {}, assess_code::no_weights, "",
             std::string("the ") + (to.of_dimensions ? "dimensions" : "columns") +
                 " that are compared have to be of one side of the model");
      return false;
    }
    to.found.of = to.dimension != none
                      ? dimensions_[to.dimension].title
                      : (to.of_dimensions ? std::string("the dimensions of ") : std::string()) +
                            name_of(to.side);
    return true;
  }

  // Their judgements.

  /// Fills the matrix: what a file does not say is the reciprocal of what it says the other way.
  bool fill(const named_pairs& file, std::vector<double>& a) {
    const std::size_t k = file.names.size();
    a.assign(k * k, missing);
    bool good = true;
    for (const named_pair& each : file.pairs) {
      double& to = a[each.first * k + each.second];
      if (is_missing(each.value) || !(each.value > 0)) {
        refuse(file, each, assess_code::no_weights,
               is_missing(each.value) ? "" : option_text(each.value),
               "a judgement is a number above 0: how many times as important the first is");
        good = false;
      } else if (!is_missing(to) && to != each.value) {
        refuse(file, each, assess_code::no_weights, option_text(each.value),
               "another line gives this judgement as " + option_text(to));
        good = false;
      } else {
        to = each.value;
      }
    }
    for (std::size_t i = 0; i < k && good; ++i) good = mirror(file, i, a);
    return good;
  }

  bool mirror(const named_pairs& file, std::size_t i, std::vector<double>& a) {
    const std::size_t k = file.names.size();
    if (is_missing(a[i * k + i])) a[i * k + i] = 1;
    for (std::size_t j = 0; j < k; ++j) {
      double& there = a[i * k + j];
      const double back = a[j * k + i];
      if (is_missing(there) && is_missing(back)) {
        refuse(file, {}, assess_code::no_weights, printable(file.names[i]),
               "no judgement compares it with '" + printable(file.names[j]) + "'");
        return false;
      }
      if (is_missing(there)) there = 1 / back;
    }
    return true;
  }

  void take(const named_pairs& file) {
    matrix made;
    made.found.file = file.file;
    std::vector<double> a;
    if (!name(file, made) || !place(file, made) || !fill(file, a)) return;
    const std::size_t k = file.names.size();
    made.found.weights.resize(k);
    models::ahp_options how;
    how.limit = options_.judgement_limit;
    how.reciprocal_tolerance = judged_closely;
    const auto view = models::row_major(a, k, k);
    const auto found = models::ahp_weights(view, made.found.weights, how);
    if (!found.ok()) return refuse_matrix(file, a, found.error());
    made.found.consistency = *found;
    if (!found->consistent) return refuse_contradiction(file, a, made.found);
    matrices_.push_back(static_cast<matrix&&>(made));
  }

  void refuse_matrix(const named_pairs& file, const std::vector<double>& a,
                     const models::error& error) {
    const std::size_t k = file.names.size();
    const auto words = [&](std::size_t i, std::size_t j) {
      return "'" + printable(file.names[i]) + "' over '" + printable(file.names[j]) + "' is " +
             option_text(a[i * k + j]);
    };
    std::string message;
    if (error.code == models::error_code::not_reciprocal)
      message = error.row == error.column
                    ? words(error.row, error.row) + ": a thing is as important as itself, 1"
                    : words(error.row, error.column) + " and " + words(error.column, error.row) +
                          ": the one has to be 1 over the other";
    else if (error.code == models::error_code::no_index)
      message = "consistency is known for up to " +
                std::to_string(sizeof models::saaty_random_index / sizeof(double)) +
                " things that are compared: compare dimensions first, then the columns of each";
    else message = std::string("no weights follow: ") + models::describe(error.code);
    refuse(file, {}, assess_code::no_weights, "", message);
  }

  /// Says how far judgements contradict each other, and which is farthest from the rest.
  void refuse_contradiction(const named_pairs& file, const std::vector<double>& a,
                            const assessed::judged_weights& found) {
    const std::size_t k = file.names.size();
    std::size_t worst = 0;
    double most = 0;
    for (std::size_t c = 0; c < k * k; ++c) {
      const double apart = a[c] * found.weights[c % k] / found.weights[c / k];
      if (apart > most) worst = c;
      most = apart > most ? apart : most;
    }
    nqpf::text<40> ratio;
    ratio << static_cast<double>(static_cast<long long>(found.consistency.ratio * 1000 + 0.5)) /
                 1000;
    nqpf::text<40> fitting;
    const double rest = found.weights[worst / k] / found.weights[worst % k];
    fitting << static_cast<double>(static_cast<long long>(rest * 100 + 0.5)) / 100;
    refuse(file, {}, assess_code::no_weights, "",
           std::string("the judgements contradict one another: the consistency ratio is ") +
               ratio.c_str() + ", and the bound is " + option_text(options_.judgement_limit) +
               "; farthest from the rest is '" + printable(file.names[worst / k]) + "' over '" +
               printable(file.names[worst % k]) + "', " + option_text(a[worst]) +
               " where they make " + fitting.c_str());
  }

  // Weights of a side.

  [[nodiscard]] const matrix* matrix_of(assessed::dimension_side side, std::size_t p,
                                        bool of_dimensions) {
    const matrix* found = nullptr;
    for (const matrix& each : matrices_) {
      if (each.side != side || each.dimension != p || each.of_dimensions != of_dimensions) continue;
      if (found != nullptr)
        errors_.push_back({assess_code::no_weights, each.found.file, 0, 0, "", "",
                           "another file compares " + each.found.of + " as well"});
      found = &each;
    }
    return found;
  }

  /// The weight that judgements give a column or dimension; an error and 0 where there is none.
  double weight_in(const matrix& m, std::size_t what) {
    for (std::size_t i = 0; i < m.what.size(); ++i)
      if (m.what[i] == what) return m.found.weights[i];
    errors_.push_back({assess_code::no_weights, m.found.file, 0, 0, "",
                       m.of_dimensions ? dimensions_[what].id : from_.column(what).id(),
                       std::string("no judgement compares this ") +
                           (m.of_dimensions ? "dimension" : "column") + " with the others of " +
                           (m.dimension != none ? dimensions_[m.dimension].title
                                                : std::string(name_of(m.side)))});
    return 0;
  }

  /// What is judged: a side as a whole, or its dimensions and the columns of each.
  void weigh_side(assessed::dimension_side side, std::vector<double>& weights) {
    std::vector<std::size_t> standing;
    for (std::size_t p = 0; p < dimensions_.size(); ++p)
      if (dimensions_[p].side == side && dimensions_[p].stands()) standing.push_back(p);
    if (standing.empty()) return;
    const matrix* const whole = matrix_of(side, none, false);
    const matrix* const dimensions = matrix_of(side, none, true);
    double sum = 0;
    for (const std::size_t p : standing) {
      const matrix* const own = matrix_of(side, p, false);
      if (whole != nullptr && (dimensions != nullptr || own != nullptr)) {
        errors_.push_back({assess_code::no_weights, whole->found.file, 0, 0, "", "",
                           "all columns of " + std::string(name_of(side)) +
                               " are compared here, and other files compare its dimensions"});
        return;
      }
      const double above =
          whole != nullptr || standing.size() == 1 ? 1 : dimension_weight(dimensions, side, p);
      sum += weigh_dimension(p, whole != nullptr ? whole : own, above, weights);
    }
    for (const std::size_t p : standing)
      for (const std::size_t e : dimensions_[p].scored_columns)
        if (sum > 0) weights[e] /= sum;
  }

  double dimension_weight(const matrix* dimensions, assessed::dimension_side side, std::size_t p) {
    if (dimensions != nullptr) return weight_in(*dimensions, p);
    errors_.push_back(
        {assess_code::no_weights, "", 0, 0, "", dimensions_[p].id,
         "no judgement compares this dimension with the others of " + std::string(name_of(side)) +
             ": a file that compares the dimensions, or one that compares all columns"});
    return 0;
  }

  /// The weights of the columns of a dimension; returns their sum.
  double weigh_dimension(std::size_t p, const matrix* judged, double above,
                         std::vector<double>& weights) {
    const std::vector<std::size_t>& scored_columns = dimensions_[p].scored_columns;
    if (judged == nullptr && scored_columns.size() > 1) {
      errors_.push_back({assess_code::no_weights, "", 0, 0, "", dimensions_[p].id,
                         "no judgements compare the columns of this dimension"});
      return 0;
    }
    // Judgements of a dimension are relative to those of its columns that are scored.
    double own = 0;
    for (const std::size_t e : scored_columns) {
      weights[e] = judged == nullptr ? 1 : weight_in(*judged, scored_columns_[e].column);
      own += weights[e];
    }
    const bool inside = judged == nullptr || judged->dimension != none;
    double sum = 0;
    for (const std::size_t e : scored_columns) {
      if (inside && own > 0) weights[e] *= above / own;
      sum += weights[e];
    }
    return sum;
  }

  const panel& from_;
  const std::vector<assessed::dimension>& dimensions_;
  const std::vector<assessed::scored_column>& scored_columns_;
  const assess_options& options_;
  assess_errors& errors_;
  std::vector<matrix> matrices_;
};

}  // namespace nqpf::inline NQPF_ABI::assess_detail
