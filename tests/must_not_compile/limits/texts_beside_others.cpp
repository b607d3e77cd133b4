// SPDX-License-Identifier: BSL-1.0
// expect: a_category_with_other_texts_lists_at_most_255_group_them_in_two_indicators
// within: 8
// errors: 1
// twin: <256> => <255>
#include "host.hpp"
using namespace limits;
inline constexpr auto text = with_many<256>(
    [](auto... texts) { return nqpf::category<&record::text>("text", texts...).or_other(); },
    "word");
