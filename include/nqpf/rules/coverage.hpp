// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a data set tries of a rule set: how often each rule and each comparison held, failed and was
// undecided; rules that never held, and the records that come nearest to making them hold. A header apart,
// since it owns memory.

#include <nqpf/rules/coverage/nearest.hpp>

#include <vector>

namespace nqpf::inline NQPF_ABI {

/// The comparisons that a rule makes itself, as numbers of the program's atoms, in the order in which its
/// author wrote them and each once. Those of the rules that it reads are theirs.
[[nodiscard]] inline std::vector<int> comparisons_of(const program& p, int rule) {
  std::vector<int> found;
  for (int i = p.rules[rule].begin; i < p.rules[rule].end; ++i) {
    if (p.code[i].code != detail::op::compare) continue;
    bool again = false;
    for (const int a : found) again = again || a == p.code[i].argument;
    if (!again) found.push_back(p.code[i].argument);
  }
  return found;
}

/// Counts how often each rule and each comparison held, failed and was undecided: an output of the
/// evaluation of columns like the other collectors. Of different ranges they merge. What it costs is in the order
/// of counting the rules alone: masks of comparisons are there in any case, and their bits are counted.
class coverage {
public:
  explicit coverage(const program& p)
      : program_(p),
        rules_(detail::size_of(p.count.rules)),
        comparisons_(detail::size_of(p.count.atoms)) {}

  void operator()(const outcome_block& block) {
    detail::tally_into{rules_.data()}(block);
    for (int a = 0; a < program_.count.atoms; ++a) {
      detail::bit_counter held;
      detail::bit_counter open;
      for (int w = 0; w < block.words(); ++w) {
        const detail::comparison_bits bits = block.comparison(a, w);
        held.add(bits.yes);
        if (bits.unknown != 0) open.add(bits.unknown);
      }
      const std::uint64_t yes = held.count();
      const std::uint64_t unknown = open.count();
      replies::rule_tally& t = comparisons_[static_cast<std::size_t>(a)];
      t.yes += yes;
      t.unknown += unknown;
      t.no += static_cast<std::uint64_t>(block.rows()) - yes - unknown;
    }
    rows_ += static_cast<std::size_t>(block.rows());
  }
  /// Adds what another range of the same data, or other data, gave for the same program.
  void merge(const coverage& other) {
    const auto add = [](std::vector<replies::rule_tally>& to,
                        const std::vector<replies::rule_tally>& from) {
      for (std::size_t i = 0; i < to.size(); ++i) {
        to[i].yes += from[i].yes;
        to[i].no += from[i].no;
        to[i].unknown += from[i].unknown;
      }
    };
    add(rules_, other.rules_);
    add(comparisons_, other.comparisons_);
    rows_ += other.rows_;
  }

  [[nodiscard]] const nqpf::program& program() const noexcept { return program_; }
  /// How many records there were.
  [[nodiscard]] std::size_t rows() const noexcept { return rows_; }
  /// How often a rule held, failed and was undecided; derived facts are rules here.
  [[nodiscard]] const replies::rule_tally& rule(int index) const {
    return rules_[static_cast<std::size_t>(index)];
  }
  /// How often a comparison held, failed and was undecided, whichever rules make it.
  [[nodiscard]] const replies::rule_tally& comparison(int atom) const {
    return comparisons_[static_cast<std::size_t>(atom)];
  }
  /// The rules and derived facts that held of no record.
  [[nodiscard]] std::vector<int> silent_rules() const {
    std::vector<int> found;
    for (int r = 0; r < program_.count.rules; ++r)
      if (rule(r).yes == 0) found.push_back(r);
    return found;
  }
  /// The comparisons that held of no record, and those that failed on none: no record of the data tells what
  /// the other answer would have done.
  [[nodiscard]] std::vector<int> one_sided_comparisons() const {
    std::vector<int> found;
    for (int a = 0; a < program_.count.atoms; ++a)
      if (comparison(a).yes == 0 || comparison(a).no == 0) found.push_back(a);
    return found;
  }

private:
  nqpf::program program_;
  std::vector<replies::rule_tally> rules_;
  std::vector<replies::rule_tally> comparisons_;
  std::size_t rows_ = 0;
};

/// What a data set tries of a rule set, and for rules that never held the records nearest to it.
struct coverage_report {
  coverage counts;
  nearest_records nearest;
};

/// Covers a program by data: it is evaluated once to count and, where rules never held, once more to find
/// the `keep` records nearest to making each of them hold. Threads that share the data by ranges evaluate
/// into `coverage` and `nearest_records` of their own and merge them.
[[nodiscard]] inline coverage_report coverage_of(const column_program& program, const columns& data,
                                                 const column_options& options = {}, int keep = 3) {
  coverage counts(program.source());
  evaluate(program, data, counts, options);
  nearest_records nearest(program.source(), data, counts.silent_rules(), keep);
  if (!nearest.rules().empty()) evaluate(program, data, nearest, options);
  return {static_cast<coverage&&>(counts), static_cast<nearest_records&&>(nearest)};
}
[[nodiscard]] inline coverage_report coverage_of(const program& p, const columns& data,
                                                 const column_options& options = {}, int keep = 3) {
  return coverage_of(column_program(p), data, options, keep);
}
/// The same for a proven set; a set with a defect does not compile here.
template <const auto& Set>
[[nodiscard]] coverage_report coverage_of(const columns& data, const column_options& options = {},
                                          int keep = 3) {
  require_proven<Set>();
  return coverage_of(detail::column_program_of<Set>(), data, options, keep);
}
template <const auto& Set>
[[nodiscard]] coverage_report coverage_of(const columns& data, const settings<Set>& with,
                                          column_options options = {}, int keep = 3) {
  options.parameters = with.values;
  return coverage_of<Set>(data, options, keep);
}

}  // namespace nqpf

#include <nqpf/rules/coverage/write.hpp>
