// SPDX-License-Identifier: BSL-1.0
#pragma once

// The instances of the framework that are ready: one a paper.

#include <nqpf/framework/foreign_language/model.hpp>
#include <nqpf/framework/scope.hpp>
#include <nqpf/framework/top_innovative/model.hpp>
#include <nqpf/framework/vocational/model.hpp>

namespace nqpf::inline NQPF_ABI::framework {

/// A ready instance.
struct instance {
  const char* id;     ///< its namespace: `foreign_language`
  const char* title;  ///< for headings
  const source* paper;
  notion domain;  ///< the cultivation that it speaks of

  /// What its paper says, and what it cannot do without.
  [[nodiscard]] constexpr framework::scope scope(
      framework::reading r = framework::reading::with_inferred) const {
    return said_in(*paper, r);
  }
};

inline constexpr instance instances[] = {
    {"foreign_language", "Foreign language talents in universities", &foreign_language::paper,
     foreign_language::domain},
    {"top_innovative", "Top innovative talents in all fields", &top_innovative::paper,
     top_innovative::domain},
    {"vocational", "Vocational education", &vocational::paper, vocational::domain},
};

/// The instance with this id, or null.
[[nodiscard]] constexpr const instance* find_instance(const char* id) noexcept {
  for (const instance& each : instances)
    if (nqpf::detail::same_text(each.id, id)) return &each;
  return nullptr;
}

}  // namespace nqpf::framework
