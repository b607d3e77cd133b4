// SPDX-License-Identifier: BSL-1.0
#pragma once

// A record as values of indicators by id.

#include "support/catch.hpp"

#include <nqpf/rules.hpp>

#include <cstddef>
#include <utility>
#include <vector>

namespace test {

// The findings of a set on values of indicators by id; the others are missing.
template <const auto& Set>
struct asked {
  std::vector<double> values;
  std::vector<double> parameters;
  std::vector<nqpf::truth> outcomes;

  explicit asked(const std::vector<std::pair<const char*, double>>& known) {
    const nqpf::program& p = nqpf::program_of<Set>;
    values.assign(static_cast<std::size_t>(p.count.inputs), nqpf::missing);
    for (const auto& [id, value] : known) {
      REQUIRE(p.input(id) >= 0);
      values[static_cast<std::size_t>(p.input(id))] = value;
    }
    for (int i = 0; i < p.count.parameters; ++i) parameters.push_back(p.parameters[i]->value);
    outcomes.resize(static_cast<std::size_t>(p.count.rules));
    nqpf::run(p, values.data(), parameters.data(), outcomes.data());
  }
  [[nodiscard]] nqpf::evaluated all() const {
    return {&nqpf::program_of<Set>, values.data(), parameters.data(), outcomes.data()};
  }
};

}  // namespace test
