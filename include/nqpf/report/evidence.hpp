// SPDX-License-Identifier: BSL-1.0
#pragma once

// Evidence on a drive in words: a short line for a drawing, a paragraph for a text.

#include <nqpf/framework/evidence.hpp>
#include <nqpf/report/words/format.hpp>
#include <nqpf/report/words/phrases.hpp>

#include <string>

namespace nqpf::inline NQPF_ABI::report {
namespace detail {

/// A p value with the digits that matter.
inline std::string evidence_p_words(double p) {
  return p < 0.001 ? "p < 0.001" : "p = " + fixed(p, p < 0.1 ? 3 : 2);
}

inline std::string evidence_lag_words(const framework::drive_evidence& e) {
  std::string unit = e.lag_unit;
  if (e.lag == 1 && unit.ends_with('s')) unit.pop_back();
  return "lag " + sensible(e.lag) + " " + unit;
}

inline std::string evidence_rows_words(const framework::drive_evidence& e) {
  std::string out = "n = " + std::to_string(e.n);
  if (e.units > 0) out += " in " + plural(e.units, "unit", "units");
  return out;
}

/// The estimate, its interval, statistic and p, as far as they are known.
inline std::string evidence_result_words(const framework::drive_evidence& e) {
  std::string out;
  const auto add = [&](const std::string& words) { out += (out.empty() ? "" : ", ") + words; };
  if (!is_missing(e.estimate))
    add((e.estimate_of.empty() ? std::string("estimate") : e.estimate_of) + " " +
        sensible(e.estimate));
  if (!is_missing(e.low))
    add(percent(e.level) + " interval " + sensible(e.low) + " to " + sensible(e.high));
  if (!e.statistic.empty()) add(e.statistic);
  if (!is_missing(e.p)) add(evidence_p_words(e.p));
  return out;
}

}  // namespace detail

/// Evidence in one line: "Granger test, lag 2 years: p = 0.031, n = 31, low power".
[[nodiscard]] inline std::string short_words(const framework::drive_evidence& e) {
  std::string out = e.method + ", " + detail::evidence_lag_words(e) + ": ";
  if (!is_missing(e.p)) out += detail::evidence_p_words(e.p) + ", ";
  else if (!is_missing(e.low)) out += sensible(e.low) + " to " + sensible(e.high) + ", ";
  else if (!is_missing(e.estimate)) out += sensible(e.estimate) + ", ";
  out += "n = " + std::to_string(e.n);
  return e.power_is_low() ? out + ", low power" : out;
}

/// All that evidence says of its claim, as sentences. The last of them says that it is no proof.
[[nodiscard]] inline std::string words_of(const framework::claim_evidence& evidence) {
  using framework::evidence_way;
  const framework::drive_evidence& e = evidence.result;
  std::string out = e.method;
  if (!e.origin.empty() && !e.target.empty())
    out += (e.way == evidence_way::neither ? " of " : " from ") + e.origin +
           (e.way == evidence_way::neither ? " and " : " to ") + e.target;
  out += ", " + detail::evidence_lag_words(e) + ": ";
  if (const std::string result = detail::evidence_result_words(e); !result.empty())
    out += result + ", ";
  out += detail::evidence_rows_words(e) + ".";
  if (!e.caution.empty()) out += " " + e.caution;
  if (e.power_is_low())
    out += " Power is low: a large effect would be seen with a chance of " + percent(e.power) + ".";
  if (!e.source.empty() || !e.date.empty())
    out += " Data: " + e.source + (e.source.empty() || e.date.empty() ? "" : ", ") + e.date + ".";
  return out + " So " + describe(evidence.reading()) + "; a test does not prove a drive.";
}

}  // namespace nqpf::inline NQPF_ABI::report
