// SPDX-License-Identifier: BSL-1.0
#pragma once

// The three answers of rules as a programmer writes them down who does not have the library.

namespace ordinary {

enum class truth : unsigned char { no, unknown, yes };

constexpr truth yes_if(bool holds) { return holds ? truth::yes : truth::no; }
constexpr truth when(bool known, bool holds) { return known ? yes_if(holds) : truth::unknown; }
constexpr truth both(truth a, truth b) { return a < b ? a : b; }
constexpr truth either(truth a, truth b) { return a < b ? b : a; }
constexpr truth opposite(truth a) { return static_cast<truth>(2 - static_cast<int>(a)); }

}  // namespace ordinary
