// SPDX-License-Identifier: BSL-1.0
// says: rule within and rule above conclude refuse and admit of one record: rooms = 5, beds = 0
// within: 5
// errors: 1
// twin: > 4 => > 5
#include "host.hpp"

struct house {
  int rooms;
  int beds;
};
inline constexpr auto rooms = indicator<&house::rooms>("rooms").in(0, 1'000'000);
inline constexpr auto beds = indicator<&house::beds>("beds").in(0, 1'000'000);
inline constexpr auto rules =
    ruleset<house>({rule("within").when(rooms <= 5 - beds).then(advice::refuse).cite(law, "1"),
                    rule("above").when(rooms + beds > 4).then(advice::admit).cite(law, "1")})
        .complete_when_known("within", "above");
static_assert(nqpf::require_proven<rules>());
