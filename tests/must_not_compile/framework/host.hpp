// SPDX-License-Identifier: BSL-1.0
#pragma once

// A host of the framework: its types, and what the cases have in common.

#include <nqpf/framework.hpp>
#include <nqpf/rules.hpp>

namespace host {

using namespace nqpf::framework;

struct mill {
  static constexpr auto stands_for = element::means_of_labour;
  double value = 0;
  constexpr double score() const { return value; }
};
struct crew {
  double value = 0;
  constexpr double score() const { return value; }
};
struct ore {
  double value = 0;
  constexpr double score() const { return value; }
};
struct school {};
struct agency {};

enum class worry { few_staff, old_books };
constexpr auto describe(worry) { return nqpf::values<worry::few_staff, worry::old_books>; }
enum class step { hire, train, buy };
constexpr auto describe(step) { return nqpf::values<step::hire, step::train, step::buy>; }
enum class lane { people, library };
constexpr auto describe(lane) { return nqpf::values<lane::people, lane::library>; }

inline constexpr nqpf::source policy{"policy", "The host's own policy", "", ""};

}  // namespace host
