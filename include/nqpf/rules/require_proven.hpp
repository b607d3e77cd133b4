// SPDX-License-Identifier: BSL-1.0
#pragma once

// Stops the build where a rule set declared in code is not proven.

#include <nqpf/core/refuse.hpp>
#include <nqpf/rules/program/bind.hpp>
#include <nqpf/rules/program/write.hpp>
#include <nqpf/rules/proof/sliced_settings.hpp>

namespace nqpf::inline NQPF_ABI {

namespace detail {

inline constexpr diagnostics nothing_found{};

template <const auto& Set>
constexpr const diagnostics& report() {
  if constexpr (is_ready<unwrapped<Set>()>) return found<unwrapped<Set>()>;
  else return nothing_found;
}

template <const auto& Set>
constexpr bool report_readiness() {
  constexpr readiness r = readiness_of<unwrapped<Set>()>();
  static_assert(r != readiness::not_constexpr && has_constant_bindings<Set>(),
                "nqpf: declare the rule set inline constexpr: what is only const is not proven; "
                "where it is declared so, mend the first error");
  static_assert(r != readiness::reads_objects,
                "nqpf: declare every indicator and parameter that the rules read inline constexpr: "
                "what is only const is not proven");
  return true;
}

// What is wrong with a set, with the names of its rules.
struct reported_defects {
  const diagnostics& found;
  const program& p;

  // The rules that a defect is about, or the table or group.
  constexpr void name(long_phrase& m, const diagnostic& d) const {
    // "unknown name: b" would read as if b were unknown.
    const bool has_room = m.count + d.message.count + phrase::capacity < long_phrase::capacity;
    if (d.code == defect::unknown_name && has_room && d.rule >= 0) {
      m << ": " << d.message;
      return;
    }
    if (d.rule >= 0 && d.rule < p.count.rules) {
      write_rule(m << ": ", p.rules[d.rule]);
      if (d.other >= 0 && d.other < p.count.rules) write_rule(m << " and ", p.rules[d.other]);
      return;
    }
    for (int i = 0; i < d.message.count; ++i)
      if (!d.message.pieces[i].is_number && name_subject(m, d.message, i)) return;
  }
  friend constexpr long_phrase refusal(const reported_defects& t) {
    return refusal(t.found, [&](long_phrase& m, const diagnostic& d) { t.name(m, d); });
  }

private:
  // Where a message names a table, or a group by its rules.
  constexpr bool name_subject(long_phrase& m, const phrase& message, int at) const {
    const char* const words = message.pieces[at].words;
    if (same_text(words, the_group)) {
      m << ": " << the_group;
      for (int i = at + 1; i < message.count && message.pieces[i].words[0] != ' ' &&
                           message.pieces[i].words[0] != ':';
           ++i)
        m << message.pieces[i].words;
      return true;
    }
    for (int g = 0; g < p.count.groups; ++g)
      if (p.groups[g].is_table && same_text(words, p.groups[g].id)) {
        m << ": " << p.groups[g].id;
        return true;
      }
    return false;
  }
};

}  // namespace detail

/// What the compiler has found wrong with a set declared in code: empty where it is proven.
template <const auto& Set>
inline constexpr const diagnostics& report_of = detail::report<Set>();

namespace detail {
template <const auto& Set>
inline constexpr reported_defects reported_of{report_of<Set>, program_of<unwrapped<Set>()>};
}

/// Whether a set is proven: a constant that never fails to compile.
template <const auto& Set>
inline constexpr bool is_proven = report_of<Set>.ok();

/// Stops the build with the first defect of the set, if it has one. `evaluate` asks it; a header that
/// only declares a set can ask it too: `static_assert(nqpf::require_proven<rules>());`.
template <const auto& Set>
constexpr bool require_proven() {
  static_assert(detail::report_readiness<Set>());
#if defined(__cpp_static_assert) && __cpp_static_assert >= 202306L
  constexpr auto message = refusal(detail::reported_of<Set>).template write<1600>();
  static_assert(is_proven<Set>, message);
  return true;
#else
  if constexpr (!is_proven<Set>)
    static_assert(detail::refuse<detail::reported_of<Set>>(
        detail::refusal_indices<detail::reported_of<Set>>{}));
  return true;
#endif
}

}  // namespace nqpf
