// SPDX-License-Identifier: BSL-1.0
#pragma once

// The records of a data set that come nearest to making a rule hold: first those of which the fewest
// comparisons would have to turn out otherwise, of them those that miss by the least.

#include <nqpf/rules/columns.hpp>
#include <nqpf/rules/explain/lines.hpp>
#include <nqpf/rules/program/condition_part.hpp>
#include <nqpf/rules/run/needed_rules.hpp>

#include <vector>

namespace nqpf::inline NQPF_ABI {

namespace replies {

/// How far a record is from making a rule hold. Over the cheapest way through the rule's alternatives, and
/// through the rules that it reads: how many comparisons would have to turn out otherwise, and the sum of
/// how far each of them is away, as a share of the domain. A comparison that the condition makes in two
/// places counts in both. The share of one comparison is
///   - of a number: its distance to the bound over the width of the domain, at most 1. Where the domain has no
///     width, the distance d counts as d / (d + |bound|), or d / (d + 1) if |bound| is below 1;
///   - of an ordered enumeration: the steps to the nearest position wanted, over the steps there are;
///   - of computed numbers l and r: |l - r| / (|l| + |r|);
///   - of all else, and of whatever is missing or no value of the enumeration: 1.
struct rule_distance {
  int failing = 0;
  double share = 0;

  [[nodiscard]] friend constexpr rule_distance operator+(const rule_distance& a,
                                                         const rule_distance& b) noexcept {
    return {a.failing + b.failing, a.share + b.share};
  }
  [[nodiscard]] constexpr bool operator==(const rule_distance&) const = default;
  [[nodiscard]] friend constexpr bool operator<(const rule_distance& a,
                                                const rule_distance& b) noexcept {
    return a.failing != b.failing ? a.failing < b.failing : a.share < b.share;
  }
};

}  // namespace replies

namespace detail {

// The share of its domain by which a comparison misses the truth that is asked of it.
inline double missed_by(const program& p, const atom& a, bool wanted, const double* values,
                        const double* parameters) {
  constexpr double all = 1;
  const auto part = [](double distance, double of) {
    return of > 0 && distance < of ? distance / of : distance > 0 ? all : 0;
  };
  if (a.what == atom::form::known) return all;
  if (a.what == atom::form::computed) {
    const double left = compute(p, a.begin, a.middle, values, parameters);
    const double right = compute(p, a.middle, a.end, values, parameters);
    if (is_missing(left) || is_missing(right)) return all;
    const double distance = distance_to(wanted_relation(a, wanted), left, right);
    const double size = size_of_number(left) + size_of_number(right);
    return is_missing(distance) || size == infinity ? all : part(distance, size);
  }
  const indicator_info& info = *p.inputs[a.input];
  const double value = values[a.input];
  if (is_missing(value)) return all;
  if (a.what == atom::form::one_of) {
    if (info.kind != kind::enumeration || !info.values->ordered || info.values->count < 2 ||
        !info.admits(value))
      return all;
    double nearest = all;
    for (int i = 0; i < info.values->count; ++i) {
      const double steps = size_of_number(value - i) / (info.values->count - 1);
      if ((((a.set >> i) & 1U) != 0) == wanted && steps < nearest) nearest = steps;
    }
    return nearest;
  }
  const double bound = bound_of(a, parameters);
  const double distance = distance_to(wanted_relation(a, wanted), value, bound);
  if (is_missing(distance) || distance == infinity) return all;
  const double width =
      info.value_count() > 0 ? info.value_count() - 1 : info.domain.high - info.domain.low;
  if (width < infinity) return part(distance, width);
  const double size = size_of_number(bound);
  return size == infinity ? all : distance / (distance + (size > 1 ? size : 1));
}

// How far one record is from making rules hold, and from making them fail.
class distances {
public:
  struct both_ways {
    replies::rule_distance hold;
    replies::rule_distance fail;
  };

  distances(const program& p, const std::vector<int>& rules)
      : p_(p),
        order_(needed_rules(p, rules, needed_)),
        atoms_(size_of(p.count.atoms)),
        rules_(size_of(p.count.rules)) {
    std::vector<bool> reads(atoms_.size());
    for (const int r : order_)
      for (int i = p.rules[r].begin; i < p.rules[r].end; ++i)
        if (p.code[i].code == op::compare) reads[at(p.code[i].argument)] = true;
    for (int i = 0; i < p.count.atoms; ++i)
      if (reads[at(i)]) used_.push_back(i);
  }

  // The atoms that are looked at.
  [[nodiscard]] const std::vector<int>& atoms() const noexcept { return used_; }

  // For each rule asked for, `of` then says how far it is.
  void measure(const double* values, const double* parameters) {
    for (const int a : used_) {
      const atom& c = p_.atoms[a];
      const truth t = evaluate_atom(p_, c, values, parameters);
      both_ways& d = atoms_[at(a)];
      d = {};
      if (t != truth::yes) d.hold = {1, missed_by(p_, c, true, values, parameters)};
      if (t != truth::no) d.fail = {1, missed_by(p_, c, false, values, parameters)};
    }
    for (const int r : order_) rules_[at(r)] = condition(p_.rules[r]);
    for (int g = 0; g < p_.count.groups; ++g) {
      const group_row& group = p_.groups[g];
      if (!group.is_in_order()) continue;
      both_ways before;  // to make one earlier in the group hold, or none of them
      bool is_first = true;
      for (int i = group.begin; i < group.end; ++i) {
        if (!needed_[at(p_.members[i])]) continue;
        both_ways& d = rules_[at(p_.members[i])];
        const both_ways own = d;
        if (!is_first) d = {own.hold + before.fail, least(own.fail, before.hold)};
        before = is_first ? own : both_ways{least(before.hold, own.hold), before.fail + own.fail};
        is_first = false;
      }
    }
  }
  [[nodiscard]] const replies::rule_distance& of(int rule) const { return rules_[at(rule)].hold; }

private:
  static std::size_t at(int i) noexcept { return static_cast<std::size_t>(i); }
  static const replies::rule_distance& least(const replies::rule_distance& a,
                                             const replies::rule_distance& b) noexcept {
    return b < a ? b : a;
  }

  [[nodiscard]] both_ways condition(const rule_row& rule) const {
    if (rule.begin == rule.end) return {{1, 1}, {}};  // without a condition it never holds
    struct {
      const distances& of;
      both_ways leaf(const instruction& in) const {
        return in.code == op::outcome ? of.rules_[at(in.argument)] : of.atoms_[at(in.argument)];
      }
      static both_ways both(const both_ways& a, const both_ways& b) {
        return {a.hold + b.hold, least(a.fail, b.fail)};
      }
      static both_ways either(const both_ways& a, const both_ways& b) {
        return {least(a.hold, b.hold), a.fail + b.fail};
      }
      static both_ways opposite(const both_ways& a) { return {a.fail, a.hold}; }
    } values{*this};
    return fold_condition(p_, rule.end - 1, values);
  }

  const program& p_;
  std::vector<bool> needed_;
  std::vector<int> order_;
  std::vector<int> used_;
  std::vector<both_ways> atoms_;
  std::vector<both_ways> rules_;
};

}  // namespace detail

namespace replies {

/// A record that does not make a rule hold, and how far it is from it.
struct near_record {
  std::size_t row = 0;
  rule_distance distance;
  std::vector<double> values;  ///< as the program numbers its inputs

  /// Of records equally near the first one comes first.
  [[nodiscard]] friend bool operator<(const near_record& a, const near_record& b) noexcept {
    return a.distance == b.distance ? a.row < b.row : a.distance < b.distance;
  }
};

}  // namespace replies

/// Collects, for some rules of a program, the records nearest to making them hold that do not, and that break no
/// assumption of the set: an output of
/// the evaluation of columns like the other collectors. Of different ranges they merge. It refers to the
/// program and the columns. Keeping costs a moment for each record in which a rule asked for does not hold.
class nearest_records {
public:
  /// For the rules given, the `keep` nearest records of each.
  nearest_records(const program& p, const columns& data, std::vector<int> rules, int keep = 3)
      : program_(p),
        data_(&data),
        rules_(static_cast<std::vector<int>&&>(rules)),
        keep_(keep > 0 ? static_cast<std::size_t>(keep) : 0),
        nearest_(rules_.size()) {}

  void operator()(const outcome_block& block) {
    if (rules_.empty() || keep_ == 0) return;
    parameters_.assign(block.parameters(), block.parameters() + program_.count.parameters);
    detail::distances distances(program_, rules_);
    const std::vector<bool> reads = inputs_read(distances);
    copy_inputs(block, reads);
    const auto rows = static_cast<std::size_t>(block.rows());
    std::vector<double> values(reads.size(), missing);
    for (std::size_t i = 0; i < rows; ++i) {
      if (all_hold(block, i)) continue;
      for (std::size_t f = 0; f < reads.size(); ++f)
        if (reads[f]) values[f] = numbers_[f * rows + i];
      if (detail::breaks_some(program_, values.data())) continue;  // there are no such records
      distances.measure(values.data(), parameters_.data());
      for (std::size_t k = 0; k < rules_.size(); ++k)
        if (block.outcome(rules_[k], static_cast<int>(i)) != truth::yes)
          offer(k, block.first_row() + i, distances.of(rules_[k]));
    }
  }
  /// Adds what another range of the same data gave for the same rules.
  void merge(const nearest_records& other) {
    if (parameters_.empty()) parameters_ = other.parameters_;
    for (std::size_t k = 0; k < nearest_.size(); ++k)
      for (const replies::near_record& r : other.nearest_[k]) insert(nearest_[k], r);
  }

  /// The rules asked for.
  [[nodiscard]] const std::vector<int>& rules() const noexcept { return rules_; }
  /// The nearest records of a rule, the nearest first; none where the rule was not asked for.
  [[nodiscard]] const std::vector<replies::near_record>& of(int rule) const {
    static const std::vector<replies::near_record> none;
    for (std::size_t k = 0; k < rules_.size(); ++k)
      if (rules_[k] == rule) return nearest_[k];
    return none;
  }
  /// The settings of the parameters that the records were evaluated with.
  [[nodiscard]] const std::vector<double>& parameters() const noexcept { return parameters_; }

private:
  // The inputs that distances and assumptions are about.
  [[nodiscard]] std::vector<bool> inputs_read(const detail::distances& distances) const {
    std::vector<bool> reads(static_cast<std::size_t>(program_.count.inputs));
    for (const int a : distances.atoms())
      detail::inputs_of(program_, program_.atoms[a],
                        [&](int f) { reads[static_cast<std::size_t>(f)] = true; });
    for (std::size_t f = 0; f < reads.size() && program_.count.assumptions > 0; ++f)
      reads[f] = reads[f] || program_.bonds[f] != 0;
    return reads;
  }
  // Copies the values of a block, input by input.
  void copy_inputs(const outcome_block& block, const std::vector<bool>& reads) {
    const auto rows = static_cast<std::size_t>(block.rows());
    numbers_.resize(reads.size() * rows);
    for (std::size_t f = 0; f < reads.size(); ++f) {
      if (!reads[f]) continue;
      const indicator_info& info = *program_.inputs[f];
      auto column = data_->of(info, f);
      column.asks = &program_;  // what is asked of items may compare with a parameter as it is set
      column.settings = parameters_.data();
      column.copy(info, block.first_row(), rows, numbers_.data() + f * rows);
    }
  }
  [[nodiscard]] bool all_hold(const outcome_block& block, std::size_t row) const {
    for (const int r : rules_)
      if (block.outcome(r, static_cast<int>(row)) != truth::yes) return false;
    return true;
  }
  void offer(std::size_t k, std::size_t row, const replies::rule_distance& distance) {
    std::vector<replies::near_record>& list = nearest_[k];
    // Rows come in order: of equally near ones those there are earlier, unless ranges are evaluated in another.
    if (list.size() == keep_ && !(distance < list.back().distance) &&
        !(distance == list.back().distance && row < list.back().row))
      return;
    replies::near_record found{
        row, distance, std::vector<double>(static_cast<std::size_t>(program_.count.inputs))};
    data_->row(program_, row, found.values.data(), parameters_.data());
    insert(list, found);
  }
  void insert(std::vector<replies::near_record>& list, const replies::near_record& r) const {
    std::size_t i = list.size();
    while (i > 0 && r < list[i - 1]) --i;
    if (i == keep_) return;
    list.insert(list.begin() + static_cast<std::ptrdiff_t>(i), r);
    if (list.size() > keep_) list.pop_back();
  }

  nqpf::program program_;
  const columns* data_;
  std::vector<int> rules_;
  std::size_t keep_;
  std::vector<std::vector<replies::near_record>> nearest_;
  std::vector<double> parameters_;
  std::vector<double> numbers_;
};

}  // namespace nqpf
