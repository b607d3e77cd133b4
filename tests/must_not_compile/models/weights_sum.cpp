// SPDX-License-Identifier: BSL-1.0
// expect: do_not_sum_to_one
// expect(gcc): defect_16_bad_weights
// expect(clang): 3.500000e-01
// within: 5
// twin: 0.35 => 0.4
#include <nqpf/models/fixed_weights.hpp>

inline constexpr nqpf::models::fixed_weights shares{0.6, 0.35};
