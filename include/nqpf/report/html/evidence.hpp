// SPDX-License-Identifier: BSL-1.0
#pragma once

// Evidence on drives beside the claims that it is about, with its uncertainty.

#include <nqpf/framework/diagnosis.hpp>
#include <nqpf/report/charts/svg.hpp>
#include <nqpf/report/evidence.hpp>

#include <string>
#include <string_view>

namespace nqpf::inline NQPF_ABI::report::html {

/// What the tests of a drive are of, where they stand in the profile of one entity.
inline constexpr std::string_view evidence_caveat =
    "The test asks whether changes of one index come before changes of the other, over all "
    "entities of the panel, not of this one alone.";

/// A claim in words, with its source.
[[nodiscard]] inline std::string claim_line(const framework::drive_claim& claim) {
  return escaped(words_of_claim(claim.what.from, id_of(claim.what.kind), claim.what.to)) +
         (claim.of_papers
              ? " <cite>" + escaped(about(*claim.of_papers).from().write().c_str()) + "</cite>"
              : " " + escaped("[the host's own]"));
}

/// A list with each claim that evidence speaks of, and what it says; empty where there is none.
[[nodiscard]] inline std::string evidence_list(const framework::evidence_on_drives& drives) {
  std::string list;
  for (const framework::drive_claim& claim : drives.claims()) {
    list += "<li>" + claim_line(claim) + "<ul>";
    for (const framework::claim_evidence* one : drives.on(claim))
      list += "<li class=\"why\">" + escaped(words_of(*one)) + "</li>";
    list += "</ul></li>";
  }
  return list.empty() ? list : "<ul>" + list + "</ul>";
}

}  // namespace nqpf::inline NQPF_ABI::report::html
