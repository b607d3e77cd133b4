// SPDX-License-Identifier: BSL-1.0
// The unit that is compiled for a newer processor.
#include "rules/flags.hpp"

std::vector<int> test::flags::outcomes_of_the_other_unit(const std::vector<record>& all) {
  return outcomes(all);
}

const void* test::flags::function_of_the_other_unit() { return function_of_this_unit(); }
