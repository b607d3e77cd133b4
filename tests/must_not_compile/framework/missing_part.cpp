// SPDX-License-Identifier: BSL-1.0
// The three new without a part for the third.
// says: three_new has no part for new_models
// errors: 1
// twin: <industries, drivers> => <industries, drivers, crew>
#include <nqpf/framework/group_parts.hpp>

namespace host {
using namespace nqpf::framework;
struct crew {
  constexpr double score() const { return 0.5; }
};
using industries = notion_score<notion::new_industries>;
using drivers = notion_score<notion::new_drivers>;
using ours = three_new<industries, drivers>;
constexpr ours all{};
}  // namespace host
