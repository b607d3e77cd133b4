// SPDX-License-Identifier: BSL-1.0
// expect: a category lists one to 256 texts
// within: 8
// errors: 1
// twin: <257> => <256>
#include "host.hpp"
using namespace limits;
inline constexpr auto text = with_many<257>(
    [](auto... texts) { return nqpf::category<&record::text>("text", texts...); }, "word");
