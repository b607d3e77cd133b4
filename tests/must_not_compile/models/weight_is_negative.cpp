// SPDX-License-Identifier: BSL-1.0
// expect: a_weight_is_negative
// expect(gcc): Index = 2
// expect(clang): number<2
// within: 5
// twin: -0.1 => 0.1
#include <nqpf/models/fixed_weights.hpp>

inline constexpr nqpf::models::fixed_weights shares{0.6, 0.3, -0.1};
