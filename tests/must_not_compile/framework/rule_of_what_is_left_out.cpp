// SPDX-License-Identifier: BSL-1.0
// A rule that recommends a measure which the part of the framework does not have.
// says: exams would recommend measure_concept_renewal, which is left out
// errors: 1
// twin: with(dilemma::exam_certificate_bias) => with(dilemma::exam_certificate_bias, measure::concept_renewal)
#include <nqpf/framework/rule_coverage.hpp>

namespace host {
using namespace nqpf::framework;
inline constexpr auto rules = nqpf::ruleset<nqpf::unbound>(
    {nqpf::rule("exams")
         .when(indicators::exam_weight > 0.5)
         .then(diagnose(dilemma::exam_certificate_bias), recommend(measure::concept_renewal))
         .cite(cao_wu, "4.2")});
inline constexpr scope kept = scope{}.with(dilemma::exam_certificate_bias);
static_assert(require_covered<kept, rules>());
}  // namespace host
