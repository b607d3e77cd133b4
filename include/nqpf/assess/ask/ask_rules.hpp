// SPDX-License-Identifier: BSL-1.0
#pragma once

// Rules over a panel: which columns their inputs are read from, what held of a row, how
// often each held, and what no rule can say because no column stands for its indicators.

#include <nqpf/assess/options.hpp>
#include <nqpf/assess/plan/plan.hpp>
#include <nqpf/panel/panel.hpp>
#include <nqpf/rules/columns.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace nqpf::inline NQPF_ABI {

namespace assessed {

/// How much of a rule a panel can answer.
enum class rule_reach : unsigned char {
  none,   ///< no indicator that it reads has a column: it is never decided
  some,   ///< some have: it may be decided
  whole,  ///< all have
};

/// A set of rules as it was asked of a panel.
struct asked_rules {
  static constexpr std::size_t no_column = static_cast<std::size_t>(-1);

  rule_source source;
  std::vector<std::size_t> column_of_input;  ///< in the panel, or `no_column`
  std::vector<rule_reach> reach;             ///< of each rule
  std::vector<double> parameters;            ///< the defaults of the thresholds
  std::vector<std::uint64_t> held;           ///< rows on which each rule held
  std::vector<std::uint64_t> open;           ///< rows that left it undecided

  /// Whether any rule can be asked at all.
  [[nodiscard]] bool any() const noexcept {
    for (const rule_reach each : reach) {
      if (each != rule_reach::none) return true;
    }
    return false;
  }
};

/// What the rules of one set say of one row, with the values as they were. Findings made of it refer
/// to its memory.
class row_findings {
public:
  row_findings(const panel& from, const asked_rules& asked, std::size_t row)
      : asked_(&asked),
        values_(asked.column_of_input.size()),
        outcomes_(static_cast<std::size_t>(asked.source.rules->count.rules)) {
    for (std::size_t f = 0; f < values_.size(); ++f) {
      const std::size_t c = asked.column_of_input[f];
      values_[f] = c == asked_rules::no_column ? missing : from.value(row, c);
    }
    run(*asked.source.rules, values_.data(), asked.parameters.data(), outcomes_.data());
  }

  /// A rule by its place in the set.
  [[nodiscard]] finding operator[](int rule) const noexcept {
    return {{asked_->source.rules, values_.data(), asked_->parameters.data(), outcomes_.data()},
            rule};
  }
  [[nodiscard]] truth outcome(int rule) const noexcept {
    return outcomes_[static_cast<std::size_t>(rule)];
  }
  [[nodiscard]] const asked_rules& asked() const noexcept { return *asked_; }
  /// The row with the outcomes of all rules, as a diagnosis takes it; it refers to these findings.
  [[nodiscard]] evaluated all() const noexcept {
    return {asked_->source.rules, values_.data(), asked_->parameters.data(), outcomes_.data()};
  }

  /// Calls `each(finding)` for the rules with an outcome, derived facts and rules that no column
  /// reaches aside.
  template <class F>
  void each(truth wanted, F&& use) const {
    const program& p = *asked_->source.rules;
    for (int r = 0; r < p.count.rules; ++r) {
      const auto at = static_cast<std::size_t>(r);
      if (p.rules[r].is_derived || asked_->reach[at] == rule_reach::none) continue;
      if (outcomes_[at] == wanted) use((*this)[r]);
    }
  }

private:
  const asked_rules* asked_;
  std::vector<double> values_;
  std::vector<truth> outcomes_;
};

}  // namespace assessed

namespace assess_detail {

/// Calls `use(input)` for every input that a rule reads, by the outcomes that it reads too; for an input that several
/// comparisons read, several times. Each rule behind it is looked at once, however many ways lead there.
template <class F>
void each_input(const program& p, int rule, F&& use) {
  struct place {
    int at;
    int end;
  };
  std::vector<bool> met(static_cast<std::size_t>(p.count.rules));
  std::vector<place> open;
  const auto enter = [&](int r) {
    if (met[static_cast<std::size_t>(r)]) return;
    met[static_cast<std::size_t>(r)] = true;
    open.push_back({p.rules[r].begin, p.rules[r].end});
  };
  enter(rule);
  while (!open.empty()) {
    if (open.back().at == open.back().end) {
      open.pop_back();
      continue;
    }
    const detail::instruction& in = p.code[open.back().at++];
    if (in.code == detail::op::outcome) enter(in.argument);
    if (in.code == detail::op::compare) detail::inputs_of(p, p.atoms[in.argument], use);
  }
}

/// The inputs of a rule that no column stands for, each once, in the order in which they are read.
inline std::vector<int> lacking_inputs(const assessed::asked_rules& asked, int rule) {
  std::vector<int> lacking;
  each_input(*asked.source.rules, rule, [&](int input) {
    if (asked.column_of_input[static_cast<std::size_t>(input)] != assessed::asked_rules::no_column)
      return;
    for (const int each : lacking)
      if (each == input) return;
    lacking.push_back(input);
  });
  return lacking;
}

/// Finds the columns of a set's inputs; asks nothing yet.
inline assessed::asked_rules prepare(const rule_source& source,
                                     const std::vector<assessed::mapped_indicator>& indicators) {
  const program& p = *source.rules;
  assessed::asked_rules made;
  made.source = source;
  made.column_of_input.assign(static_cast<std::size_t>(p.count.inputs),
                              assessed::asked_rules::no_column);
  for (int f = 0; f < p.count.inputs; ++f) {
    for (const assessed::mapped_indicator& each : indicators) {
      if (detail::same_text(each.info->id, p.inputs[f]->id))
        made.column_of_input[static_cast<std::size_t>(f)] = each.column;
    }
  }
  for (int i = 0; i < p.count.parameters; ++i) made.parameters.push_back(p.parameters[i]->value);
  for (int r = 0; r < p.count.rules; ++r) {
    bool some = false;
    bool all = true;
    each_input(p, r, [&](int input) {
      const bool has =
          made.column_of_input[static_cast<std::size_t>(input)] != assessed::asked_rules::no_column;
      some = some || has;
      all = all && has;
    });
    made.reach.push_back(some && all ? assessed::rule_reach::whole
                         : some      ? assessed::rule_reach::some
                                     : assessed::rule_reach::none);
  }
  made.held.assign(made.reach.size(), 0);
  made.open.assign(made.reach.size(), 0);
  return made;
}

/// Asks the rules of all rows and counts.
inline void count_outcomes(const panel& from, assessed::asked_rules& asked) {
  const program& p = *asked.source.rules;
  columns data(from.rows());
  for (int f = 0; f < p.count.inputs; ++f) {
    const std::size_t c = asked.column_of_input[static_cast<std::size_t>(f)];
    if (c != assessed::asked_rules::no_column) data.add(p.inputs[f]->id, column_of(from.values(c)));
  }
  column_options how;
  how.parameters = asked.parameters.data();
  const rule_counts counts = count(p, data, how);
  for (int r = 0; r < p.count.rules; ++r) {
    asked.held[static_cast<std::size_t>(r)] = counts[r].yes;
    asked.open[static_cast<std::size_t>(r)] = counts[r].unknown;
  }
}

}  // namespace assess_detail

}  // namespace nqpf::inline NQPF_ABI
