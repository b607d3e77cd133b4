// SPDX-License-Identifier: BSL-1.0
// A host may use the names of the library and those of the framework side by side.
#include <nqpf/nqpf.hpp>

#include "support/catch.hpp"

namespace names_test {

using namespace nqpf;
using namespace nqpf::framework;

TEST_CASE("the names of the framework are no names of the rules") {
  STATIC_CHECK(name_of(item_kind::relation) != nullptr);
  constexpr relation claim = relation::voc_promotes_nqpf;
  constexpr dilemma found = dilemma::supply_demand_mismatch;
  constexpr measure answer = measure::supply_demand_coupling;
  CHECK(about(claim).from().begin() != nullptr);
  bool answered = false;
  each_answer(found, [&](const answer_entry& a) { answered = answered || a.with == answer; });
  CHECK(answered);
  STATIC_CHECK(path{} == path{} && notion{} == notion{} && action{} == action{} &&
               actor{} == actor{});
  STATIC_CHECK(loop{} == loop{} && influence{} == influence{} && sign{} == sign{} &&
               duty{} == duty{});
  STATIC_CHECK(strength{} == strength{} && along{} == along{} && element{} == element{});
}

}  // namespace names_test
