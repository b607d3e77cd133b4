// SPDX-License-Identifier: BSL-1.0
// An id of the framework with a letter left out.
// says: the framework has no item dilemma_weak_teching_staff; the id most like it is dilemma_weak_teaching_staff
// errors: 1
// twin: weak_teching_staff => weak_teaching_staff
#include <nqpf/framework/find.hpp>

constexpr auto found = nqpf::framework::named<"dilemma_weak_teching_staff">;
