// SPDX-License-Identifier: BSL-1.0
// expect: describe lists one value twice: an enumerator and its alias are one value
// within: 5
// errors: 1
// twin: mild = soft => mild
#include <nqpf/rules.hpp>

enum class touch { soft, hard, mild = soft };
constexpr auto describe(touch) { return nqpf::values<touch::soft, touch::hard, touch::mild>; }
static_assert(nqpf::detail::description_of<touch>.count == 3);
