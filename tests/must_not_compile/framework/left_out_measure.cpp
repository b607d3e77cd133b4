// SPDX-License-Identifier: BSL-1.0
// A part of the framework without a measure that a path leads over.
// says: path_open_training leads over measure_technology_company_educati
// errors: 1
// twin: measure::technology_company_education_role => path::open_training
#include <nqpf/framework/scope_defects.hpp>

namespace host {
using namespace nqpf::framework;
inline constexpr scope kept = everything().without(measure::technology_company_education_role);
static_assert(require_whole<kept>());
}  // namespace host
