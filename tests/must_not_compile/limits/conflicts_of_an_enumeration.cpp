// SPDX-License-Identifier: BSL-1.0
// expect: an_enumeration_has_room_for_64_conflicts_and_64_resolutions_split_it
// within: 9
// twin: conflicting(65) => conflicting(64)
#include "host.hpp"
using namespace limits;
constexpr auto conflicting(int n) {
  auto all = nqpf::detail::named_values<place>(places.items);
  for (int i = 0; i < n; ++i) all = all.conflicts(place{i}, place{i + 1});
  return all;
}
inline constexpr auto described = conflicting(65);
