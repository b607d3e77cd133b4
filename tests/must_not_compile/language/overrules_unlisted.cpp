// SPDX-License-Identifier: BSL-1.0
// says: a conflict or a resolution of conclusions names a value that its type does not list
// within: 5
// errors: 1
// twin: (poor, good) => (poor, fair)
#include <nqpf/rules.hpp>

namespace host {

using namespace nqpf::dsl;

enum class mark { poor, fair, good };
constexpr auto describe(mark) {
  using enum mark;
  return nqpf::values<poor, fair>.resolves(poor, good);
}
struct Course {
  double practice;
};
inline constexpr source policy{"policy"};
inline constexpr auto practice = indicator<&Course::practice>("practice").in(0, 1);
inline constexpr auto rules =
    ruleset<Course>({rule("thin").when(practice < 0.2).then(mark::poor).cite(policy, "1")});
static_assert(nqpf::require_proven<rules>());

}  // namespace host
