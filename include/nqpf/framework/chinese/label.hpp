// SPDX-License-Identifier: BSL-1.0
#pragma once

// A label of an item of the framework in another language.

#include <nqpf/framework/types/actor.hpp>
#include <nqpf/framework/types/dilemma.hpp>
#include <nqpf/framework/types/measure.hpp>
#include <nqpf/framework/types/notion.hpp>
#include <nqpf/framework/types/relation.hpp>

namespace nqpf::inline NQPF_ABI::framework::chinese {

template <class Enum>
struct label {
  Enum value;
  const char* words;
};

struct indicator_label {
  const char* id;
  const char* words;
};

}  // namespace nqpf::inline NQPF_ABI::framework::chinese
