// SPDX-License-Identifier: BSL-1.0
#pragma once

// What to ask for: the indicators that a rule set reads and a host does not have, as a questionnaire.

#include <nqpf/framework/indicators.hpp>
#include <nqpf/rules/evaluate.hpp>
#include <nqpf/write/csv.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace nqpf::inline NQPF_ABI::framework {

/// One question: an indicator, the rules that read it, and where such a number usually comes from.
struct question {
  const indicator_info* info = nullptr;
  std::vector<const char*> rules;
  const char* usual_source = "";
};

namespace detail {

/// Where a number of this kind usually comes from. It is advice of this library: the papers measure nothing.
constexpr const char* usual_source_of(const indicator_info& info) {
  const bool is_index = nqpf::detail::same_text(info.unit_name, "index");
  framework::side side = side::supply;
  for (const indicator_entry& e : indicator_catalogue)
    if (nqpf::detail::same_text(e.info->id, info.id)) side = e.side;
  if (is_index)
    return side == side::supply ? "a survey or test, or a rating by experts on a scale of 0 to 100"
                                : "a rating by experts, or an index of the statistics office";
  if (side == side::productivity) return "statistical yearbooks; enterprise surveys";
  if (side == side::demand) return "labour market statistics; surveys of employers";
  return "the institution's own records: plans, timetables, personnel, agreements, graduates";
}

}  // namespace detail

/// The indicators that the rules of a program read and that `knows(info)` does not name, in the order of
/// the program. Rules times indicators.
template <class Knows>
[[nodiscard]] std::vector<question> questions_of(const program& p, Knows&& knows) {
  std::vector<question> questions;
  for (int f = 0; f < p.count.inputs; ++f) {
    const indicator_info& info = *p.inputs[f];
    if (knows(info)) continue;
    question q{&info, {}, detail::usual_source_of(info)};
    for (int r = 0; r < p.count.rules; ++r)
      if (nqpf::detail::some_atom_below(p, r, [&](const nqpf::detail::atom& a) {
            return nqpf::detail::reads_input(p, a, f);
          }))
        q.rules.push_back(p.rules[r].id);
    questions.push_back(q);
  }
  return questions;
}

/// The questions of a set that a host has bound: what it reads and the host's record does not give.
template <const auto& Set>
[[nodiscard]] std::vector<question> questions_of() {
  const program& p = nqpf::detail::program_ref<Set>;
  return questions_of(p, [&](const indicator_info& info) {
    return nqpf::detail::readers<Set>.inputs[p.input(info.id)].is_bound;
  });
}

/// The questions as CSV: indicator, meaning, unit, least, most, which direction is better, rules that read
/// it, where such a number usually comes from, and an empty column for the answer.
[[nodiscard]] inline std::string to_csv(const std::vector<question>& questions) {
  static constexpr const char* directions[] = {"neutral", "higher", "lower", "target"};
  std::string out = "indicator,meaning,unit,least,most,better,rules,usual source,value\n";
  const auto cell = [&](std::string_view text) {
    write::append_csv(out, text);
    out += ',';
  };
  const auto bound = [&](double value) {
    if (value < infinity && value > -infinity) write::append_csv(out, value);
    out += ',';
  };
  for (const question& q : questions) {
    std::string rules;
    for (const char* each : q.rules) rules += (rules.empty() ? "" : "; ") + std::string(each);
    cell(q.info->id);
    cell(q.info->title);
    cell(q.info->unit_name);
    bound(q.info->domain.low);
    bound(q.info->domain.high);
    cell(directions[static_cast<int>(q.info->better)]);
    cell(rules);
    cell(q.usual_source);
    out += '\n';
  }
  return out;
}

}  // namespace nqpf::framework
