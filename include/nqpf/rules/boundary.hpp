// SPDX-License-Identifier: BSL-1.0
#pragma once

// Boundary records: for each condition of each rule two records that differ only in what it reads and on
// which it decides the rule's outcome, one way and the other (MC/DC, modified condition/decision coverage; masking:
// CAST-6, "Rationale for accepting masking MC/DC in certification projects", 2001). For the tests of hosts. A
// header apart, since it owns memory.

#include <nqpf/rules/boundary/search.hpp>
#include <nqpf/rules/evaluate.hpp>

#include <vector>

namespace nqpf::inline NQPF_ABI {

struct boundary_options {
  /// A value beside a threshold reads well: it is about a millionth of the domain away, in few digits. Else it
  /// is the next number that a double can be. Integers are one apart in any case.
  bool readable = true;
  /// How many steps each search may take.
  long long budget = 20'000;
  const double* parameters = nullptr;  ///< one per parameter of the program; null: their defaults
};

/// How a condition was shown to decide the outcome of its rule.
enum class influence : unsigned char {
  unique_cause,  ///< of the conditions of the rule only this one changes between the records
  masking,  ///< others change too, for they read the same; on both records this one decides by itself
  impossible,  ///< no two records of the domains show it
  not_found,   ///< none were found; whether there are some is undecided
};

/// Why a condition was not shown to decide.
enum class obstacle_to_deciding : unsigned char {
  none,
  constant,   ///< on all records of the domains it is the same, or undecided
  overruled,  ///< on all records the other conditions decide, or it cannot change while they let it
  budget,     ///< the search ended at its budget
  arithmetic,  ///< computed numbers were tried at some values, at none of which it decides
};

[[nodiscard]] constexpr const char* name_of(influence i) noexcept {
  constexpr const char* names[] = {"unique cause", "masking", "impossible", "not found"};
  return names[static_cast<int>(i)];
}
[[nodiscard]] constexpr const char* name_of(obstacle_to_deciding o) noexcept {
  constexpr const char* names[] = {"", "the same on every record of the domains",
                                   "the other conditions always decide", "the budget ended",
                                   "not at the computed values tried"};
  return names[static_cast<int>(o)];
}

namespace replies {

/// One condition of a rule, a comparison or the outcome of another rule, and the records that try it. One that
/// the rule makes in several places counts once.
struct boundary_condition {
  int rule = -1;
  int atom = -1;     ///< the comparison, or -1
  int outcome = -1;  ///< the rule whose outcome is read, or -1
  influence how = influence::not_found;
  obstacle_to_deciding why_not = obstacle_to_deciding::none;
  /// Of masking: whether it was shown that no pair has the condition as its only cause.
  bool unique_excluded = false;
  int holds = -1;  ///< the record on which the condition holds, or -1
  int fails = -1;  ///< the record on which it fails: there the rule has the other outcome
  int absent =
      -1;  ///< the first record without the value of an indicator that may be missing, or -1
  int missing_input = -1;  ///< that indicator

  [[nodiscard]] bool is_shown() const noexcept { return holds >= 0; }
};

}  // namespace replies

/// The boundary records of a program at one setting of its parameters, each with the outcomes of all rules as
/// evaluated. All values lie inside the domains, and an input that a rule does not read gets a short value.
///
/// The search is exact where conditions are over single indicators, and where what is computed with are integers of
/// at most 41 values: a condition is then shown to decide, or it is `impossible`, unless the budget ends. Where
/// other numbers are computed, pairs are searched for among values that stand out and drawn together to where the
/// comparison changes; what is not found is said to be impossible only where interval arithmetic shows it.
///
/// Two records differ in one indicator where that is possible. A rule in an ordered group holds where none
/// before it does; the rows of a table are rules of their own here, whatever the hit policy takes.
class boundary_records {
public:
  explicit boundary_records(const nqpf::program& p, const boundary_options& options = {})
      : program_(p) {
    for (int i = 0; i < p.count.parameters; ++i)
      parameters_.push_back(options.parameters != nullptr ? options.parameters[i]
                                                          : p.parameters[i]->value);
    parameters_.resize(detail::size_of(p.count.parameters));
    for (int r = 0; r < p.count.rules; ++r) try_rule(r, options);
  }

  [[nodiscard]] const nqpf::program& program() const noexcept { return program_; }
  /// The settings of the parameters.
  [[nodiscard]] const double* parameters() const noexcept { return parameters_.data(); }
  /// The conditions, rule by rule, in the order in which they are written.
  [[nodiscard]] const std::vector<replies::boundary_condition>& conditions() const noexcept {
    return conditions_;
  }
  /// How many different records there are.
  [[nodiscard]] int size() const noexcept { return size_; }
  /// The values of a record as the program numbers its inputs, NaN where missing.
  [[nodiscard]] const double* values(int record) const {
    return values_.data() + static_cast<std::size_t>(record) * inputs();
  }
  /// The outcomes of the rules on a record.
  [[nodiscard]] const truth* outcomes(int record) const {
    return outcomes_.data() +
           static_cast<std::size_t>(record) * static_cast<std::size_t>(program_.count.rules);
  }
  /// How many conditions have a pair of records, and how many cannot have one.
  [[nodiscard]] int count(influence how) const noexcept {
    int n = 0;
    for (const replies::boundary_condition& c : conditions_) n += c.how == how ? 1 : 0;
    return n;
  }

private:
  using leaf = detail::boundary::condition_leaf;
  using pair_search = detail::boundary::pair_search;

  [[nodiscard]] std::size_t inputs() const noexcept {
    return static_cast<std::size_t>(program_.count.inputs);
  }

  void try_rule(int rule, const boundary_options& options) {
    if (program_.rules[rule].asks_nothing) return;
    const detail::boundary::rule_view view(program_, parameters_.data(), rule, options.readable);
    for (const leaf& l : view.leaves()) conditions_.push_back(try_condition(view, l, options));
  }

  replies::boundary_condition try_condition(const detail::boundary::rule_view& view, const leaf& l,
                                            const boundary_options& options) {
    replies::boundary_condition c;
    c.rule = view.rule();
    (l.is_outcome ? c.outcome : c.atom) = l.index;
    if (is_constant(view, l)) {
      c.how = influence::impossible;
      c.why_not = obstacle_to_deciding::constant;
      return c;
    }
    if (view.rest() != detail::existence::yes) {  // a record would break an assumption
      const bool is_none = view.rest() == detail::existence::no;
      c.how = is_none ? influence::impossible : influence::not_found;
      c.why_not = is_none ? obstacle_to_deciding::overruled : obstacle_to_deciding::arithmetic;
      return c;
    }
    const std::vector<int> read = view.inputs_read(l);
    bool cut = false;
    if (find_pair(c, view, l, options, cut)) return c;
    c.unique_excluded = false;
    if (!view.is_exact()) {
      pair_search loose(view, l, {read, false, true, options.readable, options.budget});
      if (loose.find() || loose.was_cut()) {
        c.why_not = cut ? obstacle_to_deciding::budget : obstacle_to_deciding::arithmetic;
        return c;
      }
    } else if (cut) {
      c.why_not = obstacle_to_deciding::budget;
      return c;
    }
    c.how = influence::impossible;
    c.why_not = obstacle_to_deciding::overruled;
    return c;
  }

  // Whether a comparison holds of no record, or of all.
  static bool is_constant(const detail::boundary::rule_view& view, const leaf& l) {
    if (l.is_outcome) return false;
    const auto possible = view.possible(view.local(l.index));
    return (possible & detail::boundary::yes_only) == 0 ||
           (possible & detail::boundary::no_only) == 0;
  }

  // Finds two records that differ in one input, or else in all that the leaf reads, and in nothing else that matters;
  // then by any cause. `cut` says that the budget ended the last search.
  bool find_pair(replies::boundary_condition& c, const detail::boundary::rule_view& view,
                 const leaf& l, const boundary_options& options, bool& cut) {
    const std::vector<int> read = view.inputs_read(l);
    std::vector<std::vector<int>> ways;  // what the records may differ in
    for (const int f : read) ways.push_back({f});
    if (read.size() > 1) ways.push_back(read);
    for (const bool unique : {true, false}) {
      cut = false;
      for (const std::vector<int>& differ : ways) {
        pair_search search(view, l, {differ, unique, false, options.readable, options.budget});
        if (search.find()) {
          c.how = unique || search.is_only_cause() ? influence::unique_cause : influence::masking;
          keep(c, search, view, read);
          return true;
        }
        cut = search.was_cut();  // the last way takes in the others
      }
      c.unique_excluded = unique && !cut && view.is_exact();
    }
    return false;
  }

  void keep(replies::boundary_condition& c, const pair_search& found,
            const detail::boundary::rule_view& view, const std::vector<int>& read) {
    c.holds = add(found.record(0));
    c.fails = add(found.record(1));
    for (const int f : read) {
      const int input = view.cells()[static_cast<std::size_t>(f)].input();
      std::vector<double> record = found.record(0);
      double& value = record[static_cast<std::size_t>(input)];
      const bool is_gone =
          is_missing(value) || is_missing(found.record(1)[static_cast<std::size_t>(input)]);
      if (!program_.inputs[input]->may_be_missing || is_gone) continue;
      value = missing;
      if (detail::breaks_some(program_, record.data())) continue;
      c.absent = add(record);
      c.missing_input = input;
      return;
    }
  }

  // A record is kept once.
  int add(const std::vector<double>& record) {
    unsigned long long hash = 0;
    for (std::size_t f = 0; f < inputs(); ++f)
      hash = detail::mix(hash, is_missing(record[f])
                                   ? 1ULL
                                   : __builtin_bit_cast(unsigned long long, record[f] + 0.0));
    const auto same = [](double a, double b) { return a == b || (is_missing(a) && is_missing(b)); };
    for (int i = 0; i < size_; ++i) {
      bool equal = hashes_[static_cast<std::size_t>(i)] == hash;
      for (std::size_t f = 0; equal && f < inputs(); ++f) equal = same(values(i)[f], record[f]);
      if (equal) return i;
    }
    hashes_.push_back(hash);
    values_.insert(values_.end(), record.begin(),
                   record.begin() + static_cast<std::ptrdiff_t>(inputs()));
    const std::size_t first = outcomes_.size();
    outcomes_.resize(first + static_cast<std::size_t>(program_.count.rules));
    run(program_, values(size_), parameters_.data(), outcomes_.data() + first);
    return size_++;
  }

  nqpf::program program_;
  std::vector<double> parameters_;
  std::vector<replies::boundary_condition> conditions_;
  std::vector<double> values_;
  std::vector<truth> outcomes_;
  std::vector<unsigned long long> hashes_;  // of the records
  int size_ = 0;
};

/// The boundary records of a proven set; a set with a defect does not compile here.
template <const auto& Set>
[[nodiscard]] boundary_records boundary_records_of(boundary_options options = {}) {
  require_proven<Set>();
  return boundary_records(detail::program_ref<Set>, options);
}
template <const auto& Set>
[[nodiscard]] boundary_records boundary_records_of(const settings<Set>& with,
                                                   boundary_options options = {}) {
  options.parameters = with.values;
  return boundary_records_of<Set>(options);
}

}  // namespace nqpf

#include <nqpf/rules/boundary/write.hpp>
