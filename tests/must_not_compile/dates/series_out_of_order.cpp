// SPDX-License-Identifier: BSL-1.0
// expect: the_values_of_a_series_stand_in_the_order_of_their_days
// within: 8
// twin: 2022y => 2025y
#include "host.hpp"

namespace host {
inline constexpr auto fee = series("fee", issued).since(2024y / 1 / 1, 10).since(2022y / 1 / 1, 12);
}
