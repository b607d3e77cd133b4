// SPDX-License-Identifier: BSL-1.0
// A case with all directives.
// expect: must be below the limit
// expect(gcc): static assertion failed
// expect(clang<15): static_assert failed
// expect(clang>=15): static assertion failed
// within: 3
// errors: 1
// twin: 11 => 9
// twin: limited<11> => limited<3>
#include "../limit.hpp"

constexpr int reserve = limited<11>::value;
