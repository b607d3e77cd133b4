// SPDX-License-Identifier: BSL-1.0
// A host's rules over a part of the framework, without the rule for one of its dilemmas.
// says: no rule diagnoses dilemma_knowledge_skill_bias
// errors: 1
// twin: diagnose(dilemma::exam_certificate_bias)) => diagnose(dilemma::exam_certificate_bias), diagnose(dilemma::knowledge_skill_bias))
#include <nqpf/framework/rule_coverage.hpp>

namespace host {
using namespace nqpf::framework;
inline constexpr auto rules =
    nqpf::ruleset<nqpf::unbound>({nqpf::rule("exams")
                                      .when(indicators::exam_weight > 0.5)
                                      .then(diagnose(dilemma::exam_certificate_bias))
                                      .cite(cao_wu, "4.2")});
inline constexpr scope kept =
    scope{}.with(dilemma::exam_certificate_bias, dilemma::knowledge_skill_bias);
static_assert(require_covered<kept, rules>());
}  // namespace host
