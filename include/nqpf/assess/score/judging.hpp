// SPDX-License-Identifier: BSL-1.0
#pragma once

// Weights out of pairwise judgements (AHP): of the columns of a part, of the parts of a side, or of all
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
  judge(const panel& from, const std::vector<part>& parts, const std::vector<entry>& entries,
        const assess_options& options, assess_errors& errors)
      : from_(from), parts_(parts), entries_(entries), options_(options), errors_(errors) {}

  /// A weight for each entry, those of a side summing to one, and of a part beside all the same.
  /// Without meaning where errors were found.
  [[nodiscard]] std::vector<double> weigh(std::vector<judged_weights>& told) {
    for (const named_pairs& each : options_.judgements) take(each);
    std::vector<double> weights(entries_.size(), 1);
    if (!errors_.empty()) return weights;
    for (const part_side side : {part_side::productivity, part_side::cultivation})
      weigh_side(side, weights);
    for (matrix& each : matrices_) told.push_back(static_cast<judged_weights&&>(each.found));
    return weights;
  }

private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  /// The judgements of one file, and what they are about.
  struct matrix {
    judged_weights found;
    std::vector<std::size_t> what;  ///< columns of the panel, or parts
    bool of_parts = false;
    part_side side = part_side::beside;
    std::size_t part = none;  ///< the part whose columns they are, if they are of one
  };

  void refuse(const named_pairs& file, const named_pair& at, assess_code code, std::string text,
              std::string message) {
    errors_.push_back({code, file.file, at.row, at.line, at.row == 0 ? "" : file.column_of(at),
                       static_cast<std::string&&>(text), static_cast<std::string&&>(message)});
  }

  // What the names of a file are.

  [[nodiscard]] std::size_t part_of(std::string_view name) const {
    for (std::size_t p = 0; p < parts_.size(); ++p)
      if (parts_[p].side != part_side::beside && (parts_[p].id == name || parts_[p].title == name))
        return p;
    return none;
  }
  [[nodiscard]] std::size_t column_of(std::string_view name) const {
    for (std::size_t c = 0; c < from_.columns(); ++c)
      if (from_.column(c).id() == name || from_.column(c).column == name) return c;
    return none;
  }
  [[nodiscard]] bool is_of(std::size_t column, std::size_t p) const {
    return from_.column(column).has_role(parts_[p].id);
  }
  [[nodiscard]] bool is_of(std::size_t column, part_side side) const {
    for (std::size_t p = 0; p < parts_.size(); ++p)
      if (parts_[p].side == side && is_of(column, p)) return true;
    return false;
  }
  template <class Where>
  [[nodiscard]] bool all_of(const matrix& m, Where where) const {
    for (const std::size_t c : m.what)
      if (!is_of(c, where)) return false;
    return true;
  }

  /// Finds the columns or parts that a file names.
  bool name(const named_pairs& file, matrix& to) {
    std::vector<std::string> known;
    for (std::size_t c = 0; c < from_.columns(); ++c) known.push_back(from_.column(c).id());
    for (const part& p : parts_)
      if (p.side != part_side::beside) known.push_back(p.id);
    to.of_parts = part_of(file.names[0]) != none;
    bool good = true;
    for (std::size_t n = 0; n < file.names.size(); ++n) {
      const std::string_view text = file.names[n];
      const std::size_t found = to.of_parts ? part_of(text) : column_of(text);
      to.what.push_back(found);
      to.found.names.push_back(found == none ? std::string(text)
                               : to.of_parts ? parts_[found].id
                                             : from_.column(found).id());
      if (found != none) continue;
      good = false;
      const bool other = to.of_parts ? column_of(text) != none : part_of(text) != none;
      refuse(file, {}, assess_code::no_weights, printable(text),
             other ? "judgements are of columns or of parts, and this file has both"
                   : "judgements are of no such column or part" + write::suggestion(text, known));
    }
    return good;
  }

  /// Finds the side, and the part where the columns are of one.
  bool place(const named_pairs& file, matrix& to) {
    for (const part_side side : {part_side::productivity, part_side::cultivation}) {
      bool all = to.of_parts || all_of(to, side);
      for (std::size_t i = 0; i < to.what.size() && all && to.of_parts; ++i)
        all = parts_[to.what[i]].side == side;
      if (all) to.side = side;
    }
    for (std::size_t p = 0; p < parts_.size() && !to.of_parts; ++p)
      if (parts_[p].side != part_side::beside && all_of(to, p)) to.part = p;
    if (to.side == part_side::beside) {
      refuse(file, {}, assess_code::no_weights, "",
             std::string("the ") + (to.of_parts ? "parts" : "columns") +
                 " that are compared have to be of one side of the model");
      return false;
    }
    to.found.of = to.part != none ? parts_[to.part].title
                                  : (to.of_parts ? std::string("the parts of ") : std::string()) +
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
                " things that are compared: compare parts first, then the columns of each";
    else message = std::string("no weights follow: ") + models::describe(error.code);
    refuse(file, {}, assess_code::no_weights, "", message);
  }

  /// Says how far judgements contradict each other, and which is farthest from the rest.
  void refuse_contradiction(const named_pairs& file, const std::vector<double>& a,
                            const judged_weights& found) {
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

  [[nodiscard]] const matrix* matrix_of(part_side side, std::size_t p, bool of_parts) {
    const matrix* found = nullptr;
    for (const matrix& each : matrices_) {
      if (each.side != side || each.part != p || each.of_parts != of_parts) continue;
      if (found != nullptr)
        errors_.push_back({assess_code::no_weights, each.found.file, 0, 0, "", "",
                           "another file compares " + each.found.of + " as well"});
      found = &each;
    }
    return found;
  }

  /// The weight that judgements give a column or part; an error and 0 where there is none.
  double weight_in(const matrix& m, std::size_t what) {
    for (std::size_t i = 0; i < m.what.size(); ++i)
      if (m.what[i] == what) return m.found.weights[i];
    errors_.push_back({assess_code::no_weights, m.found.file, 0, 0, "",
                       m.of_parts ? parts_[what].id : from_.column(what).id(),
                       std::string("no judgement compares this ") +
                           (m.of_parts ? "part" : "column") + " with the others of " +
                           (m.part != none ? parts_[m.part].title : std::string(name_of(m.side)))});
    return 0;
  }

  /// What is judged: a side as a whole, or its parts and the columns of each.
  void weigh_side(part_side side, std::vector<double>& weights) {
    std::vector<std::size_t> standing;
    for (std::size_t p = 0; p < parts_.size(); ++p)
      if (parts_[p].side == side && parts_[p].stands()) standing.push_back(p);
    if (standing.empty()) return;
    const matrix* const whole = matrix_of(side, none, false);
    const matrix* const parts = matrix_of(side, none, true);
    double sum = 0;
    for (const std::size_t p : standing) {
      const matrix* const own = matrix_of(side, p, false);
      if (whole != nullptr && (parts != nullptr || own != nullptr)) {
        errors_.push_back({assess_code::no_weights, whole->found.file, 0, 0, "", "",
                           "all columns of " + std::string(name_of(side)) +
                               " are compared here, and other files compare its parts"});
        return;
      }
      const double above =
          whole != nullptr || standing.size() == 1 ? 1 : part_weight(parts, side, p);
      sum += weigh_part(p, whole != nullptr ? whole : own, above, weights);
    }
    for (const std::size_t p : standing)
      for (const std::size_t e : parts_[p].entries)
        if (sum > 0) weights[e] /= sum;
  }

  double part_weight(const matrix* parts, part_side side, std::size_t p) {
    if (parts != nullptr) return weight_in(*parts, p);
    errors_.push_back({assess_code::no_weights, "", 0, 0, "", parts_[p].id,
                       "no judgement compares this part with the others of " +
                           std::string(name_of(side)) +
                           ": a file that compares the parts, or one that compares all columns"});
    return 0;
  }

  /// The weights of the columns of a part; returns their sum.
  double weigh_part(std::size_t p, const matrix* judged, double above,
                    std::vector<double>& weights) {
    const std::vector<std::size_t>& entries = parts_[p].entries;
    if (judged == nullptr && entries.size() > 1) {
      errors_.push_back({assess_code::no_weights, "", 0, 0, "", parts_[p].id,
                         "no judgements compare the columns of this part"});
      return 0;
    }
    // Judgements of a part are relative to those of its columns that are scored.
    double own = 0;
    for (const std::size_t e : entries) {
      weights[e] = judged == nullptr ? 1 : weight_in(*judged, entries_[e].column);
      own += weights[e];
    }
    const bool inside = judged == nullptr || judged->part != none;
    double sum = 0;
    for (const std::size_t e : entries) {
      if (inside && own > 0) weights[e] *= above / own;
      sum += weights[e];
    }
    return sum;
  }

  const panel& from_;
  const std::vector<part>& parts_;
  const std::vector<entry>& entries_;
  const assess_options& options_;
  assess_errors& errors_;
  std::vector<matrix> matrices_;
};

}  // namespace nqpf::inline NQPF_ABI::assess_detail
