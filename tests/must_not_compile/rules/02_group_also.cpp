// SPDX-License-Identifier: BSL-1.0
// What an unknown rule stands in is named in every headline.
// says: the group a, b names b, which is not a rule of this set; also: unknown name: the group d, b
// within: 5
// errors: 1
// twin: "b" => "c"
#include "host.hpp"

inline constexpr const char* other = "b";
inline constexpr auto rules =
    ruleset<record>({rule("a").when(x < 0.3).then(verdict::weak).cite(law, "1"),
                     rule("c").when(x >= 0.3 && x < 0.6).then(advice::defer).cite(law, "1"),
                     rule("d").when(x >= 0.6).then(verdict::sound).cite(law, "1")})
        .exclusive("a", other)
        .exclusive("d", other);
static_assert(nqpf::require_proven<rules>());
