// SPDX-License-Identifier: BSL-1.0
// says: defect 3, threshold outside domain: rule thick: share < 1.25
#include <nqpf/rules.hpp>

struct Course {
  double share_;
};
using namespace nqpf::dsl;
enum class mark { poor, good };
constexpr auto describe(mark) { return worst_to_best<mark::poor, mark::good>; }
inline constexpr source policy{"policy", "", "", ""};
inline constexpr auto share = indicator<&Course::share_>("share").in(0, 1);
inline constexpr auto rules =
    ruleset<Course>({rule("thin").when(share < 1.25).then(mark::poor).cite(policy, "1")});
static_assert(nqpf::require_proven<rules>());
