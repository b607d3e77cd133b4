// SPDX-License-Identifier: BSL-1.0
// expect: a cell names at most 32 texts
// within: 8
// errors: 1
// twin: <33> => <32>
#include "host.hpp"
using namespace limits;
inline constexpr auto cell = with_many<33>([](auto... texts) { return is(texts...); }, "word");
