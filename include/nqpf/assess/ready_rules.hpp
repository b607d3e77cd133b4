// SPDX-License-Identifier: BSL-1.0
#pragma once

// The ready rule sets of the framework, to be chosen by scope: an assessment asks those that are named, and no
// others.

#include <nqpf/assess/options.hpp>
#include <nqpf/framework/foreign_language.hpp>
#include <nqpf/framework/top_innovative.hpp>
#include <nqpf/framework/vocational.hpp>
#include <nqpf/rules/dsl.hpp>

#include <string_view>
#include <vector>

namespace nqpf::inline NQPF_ABI {

/// The ready sets: one a paper, by the id of its instance. The tests of the library prove them, so that a host
/// that only asks them does not pay for the proof in each of its files.
[[nodiscard]] inline std::vector<rule_source> ready_rules() {
  using namespace framework;
  return {{"foreign_language", "Foreign language talents in universities (cao_wu)",
           &program_of<foreign_language::rules>},
          {"top_innovative", "Top innovative talents in all fields (tang_sun_zeng)",
           &program_of<top_innovative::rules>},
          {"vocational", "Vocational education (hu_li)", &program_of<vocational::rules>}};
}

/// The ready set of one instance, for `assess_options::rules`; none where there is no such instance.
[[nodiscard]] inline std::vector<rule_source> ready_rules(std::string_view id) {
  for (const rule_source& each : ready_rules())
    if (id == each.id) return {each};
  return {};
}

}  // namespace nqpf::inline NQPF_ABI
