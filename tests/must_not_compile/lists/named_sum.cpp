// SPDX-License-Identifier: BSL-1.0
// A name stands for one question of one list.
// expect: name_one_question_of_one_list
// within: 8
// errors: 1
// twin: count(incomes) + 1 => count(incomes)
#include "host.hpp"

namespace host {
inline constexpr auto more = named("more", count(incomes) + 1);
}
