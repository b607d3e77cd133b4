// SPDX-License-Identifier: BSL-1.0
#pragma once

// A sentence of a report in two languages.

#include <nqpf/core/abi.hpp>

namespace nqpf::inline NQPF_ABI::report {

/// The languages of texts and pages.
enum class language : unsigned char { english, chinese };

/// A phrase: how a report says it in English, with places for what differs, and in Chinese.
///
/// Places of the English form, numbered from 1 in their order, optional parts included:
/// `{}` a phrase or a number; `{#}` a number; `{=}` anything, taken over as it is; `{,}` a list, its items
/// phrases. `{a|b}` stands for either word and is no place. `[? ... ?]` is a part that may be lacking.
/// The Chinese form names places `{1}`, `{2}`, ... and has its optional parts in the order of the English.
struct phrase {
  const char* english;
  const char* chinese;
};

}  // namespace nqpf::inline NQPF_ABI::report
