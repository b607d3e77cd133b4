// SPDX-License-Identifier: BSL-1.0
// A part that says it stands for one member is put where another belongs.
// says: the part for new_drivers says that it stands for new_models
// errors: 1
// twin: <industries, models, drivers> => <industries, drivers, models>
#include <nqpf/framework/group_parts.hpp>

namespace host {
using namespace nqpf::framework;
using industries = notion_score<notion::new_industries>;
using drivers = notion_score<notion::new_drivers>;
using models = notion_score<notion::new_models>;
constexpr three_new<industries, models, drivers> all{};
}  // namespace host
