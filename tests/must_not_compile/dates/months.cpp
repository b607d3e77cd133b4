// SPDX-License-Identifier: BSL-1.0
// expect: this is a date or a duration
// within: 6
// errors: 1
// twin: std::chrono::months term => std::chrono::weeks term
#include "host.hpp"

struct Contract {
  std::chrono::months term;
};
namespace host {
inline constexpr auto term_of = indicator<&Contract::term>("term");
inline constexpr auto rules =
    ruleset<Contract>({rule("long").when(term_of > weeks(8)).then(mark::late).cite(policy, "1")});
}
bool evaluated(const Contract& c) { return nqpf::evaluate<host::rules>(c).fired("long"); }
