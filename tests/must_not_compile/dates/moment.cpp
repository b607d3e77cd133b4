// SPDX-License-Identifier: BSL-1.0
// expect: this is a date or a duration
// within: 6
// errors: 1
// twin: std::chrono::sys_seconds signed_at => std::chrono::sys_days signed_at
#include "host.hpp"

struct Contract {
  std::chrono::sys_seconds signed_at;
};
namespace host {
inline constexpr auto signed_at = indicator<&Contract::signed_at>("signed_at");
inline constexpr auto rules = ruleset<Contract>(
    {rule("old").when(signed_at < 2024y / 1 / 1).then(mark::late).cite(policy, "1")});
}
bool evaluated(const Contract& c) { return nqpf::evaluate<host::rules>(c).fired("old"); }
