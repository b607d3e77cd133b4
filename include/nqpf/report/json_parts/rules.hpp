// SPDX-License-Identifier: BSL-1.0
#pragma once

// Parts of the JSON on rules: what held of a row and what was undecided, the sets with their thresholds.

#include <nqpf/report/view.hpp>
#include <nqpf/rules/reasons.hpp>

#include <cstddef>

namespace nqpf::inline NQPF_ABI::report::json {

/// Calls `use(asked, finding)` for the rules of all sets that have an outcome in a row.
template <class Use>
void each_finding(const subject& s, std::size_t row, truth wanted, const Use& use) {
  for (const assessed::asked_rules& asked : s.found.rules()) {
    if (!asked.any()) continue;
    const assessed::row_findings found(s.from, asked, row);
    found.each(wanted, [&](const finding& f) { use(asked, f); });
  }
}

template <class Writer>
void write_reason(Writer& out, const replies::rule_reason& r) {
  out.begin_object();
  if (r.indicator == nullptr) {
    out.member("words", r.words);
  } else {
    out.member("indicator", r.indicator->id).member("value", r.value);
    out.member("is", nqpf::detail::word_for(r.relation)).member("bound", r.bound);
    if (r.threshold != nullptr) out.member("threshold", r.threshold->id);
  }
  out.end_object();
}

template <class Writer>
void write_findings(Writer& out, const subject& s, std::size_t row) {
  bool any = false;
  for (const assessed::asked_rules& asked : s.found.rules()) any = any || asked.any();
  if (!any) return;
  out.key("findings").begin_array();
  each_finding(s, row, truth::yes, [&](const assessed::asked_rules& asked, const finding& f) {
    out.begin_object(true).member("rules", asked.source.id).member("rule", f.id());
    out.key("says").begin_array();
    for (int i = 0; i < f.conclusion_count(); ++i) out.value(f.conclusion(i).name());
    out.end_array();
    out.key("because").begin_array();
    for (const replies::rule_reason& r : reasons_of(f)) write_reason(out, r);
    out.end_array();
    out.member("sources", f.sources().c_str()).end_object();
  });
  out.end_array();
  out.key("undecided").begin_array();
  each_finding(s, row, truth::unknown, [&](const assessed::asked_rules& asked, const finding& f) {
    out.begin_object(true).member("rules", asked.source.id).member("rule", f.id());
    out.key("lacks").begin_array();
    f.missing_indicators([&](const indicator_info& i) { out.value(i.id); });
    out.end_array().end_object();
  });
  out.end_array();
}

template <class Writer>
void write_rule(Writer& out, const assessed::asked_rules& asked, int rule) {
  const program& p = *asked.source.rules;
  const auto at = static_cast<std::size_t>(rule);
  const assessed::rule_reach reach = asked.reach[at];
  out.begin_object(true).member("id", p.rules[rule].id);
  out.member("columns", reach == assessed::rule_reach::whole  ? "all"
                        : reach == assessed::rule_reach::some ? "some"
                                                              : "none");
  out.member("held", asked.held[at]).member("undecided", asked.open[at]);
  out.key("lacks").begin_array();
  for (const int input : assess_detail::lacking_inputs(asked, rule)) out.value(p.inputs[input]->id);
  out.end_array().end_object();
}

template <class Writer>
void write_rules(Writer& out, const subject& s) {
  out.key("rules").begin_array();
  for (const assessed::asked_rules& asked : s.found.rules()) {
    const program& p = *asked.source.rules;
    out.begin_object();
    out.member("id", asked.source.id).member("title", asked.source.title);
    out.key("rules").begin_array();
    for (int r = 0; r < p.count.rules; ++r)
      if (!p.rules[r].is_derived) write_rule(out, asked, r);
    out.end_array();
    out.key("thresholds").begin_array();
    for (int i = 0; i < p.count.parameters; ++i)
      out.begin_object(true)
          .member("id", p.parameters[i]->id)
          .member("value", asked.parameters[static_cast<std::size_t>(i)])
          .member("illustrative", p.parameters[i]->illustrative)
          .end_object();
    out.end_array();
    out.end_object();
  }
  out.end_array();
}

}  // namespace nqpf::inline NQPF_ABI::report::json
