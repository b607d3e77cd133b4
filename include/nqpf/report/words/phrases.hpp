// SPDX-License-Identifier: BSL-1.0
#pragma once

// Reasons and identifiers in words.

#include <nqpf/report/words/format.hpp>
#include <nqpf/rules/reasons.hpp>

#include <string>
#include <string_view>

namespace nqpf::inline NQPF_ABI::report {

/// `Exams weigh 61.6 % (above the threshold of 60.0 %)`: a reason in words.
[[nodiscard]] inline std::string words_of(const replies::rule_reason& r) {
  if (r.indicator == nullptr) return r.words;
  const std::string title = r.indicator->title[0] != '\0' ? r.indicator->title : r.indicator->id;
  std::string value;
  std::string bound;
  if (r.indicator->value_count() > 0) {
    value = r.indicator->value_name(r.value);
    bound = r.indicator->value_name(r.bound);
  } else {
    value = with_unit(r.value, r.indicator->unit_name);
    bound = with_unit(r.bound, r.indicator->unit_name);
  }
  return title + ": " + value + ", " + nqpf::detail::word_for(r.relation) + " " + bound;
}

/// An identifier such as `dilemma_weak_teaching_staff` as words: `weak teaching staff`.
[[nodiscard]] inline std::string plain_words(std::string_view id) {
  for (const std::string_view prefix : {"dilemma_", "measure_", "rule_", "path_", "rel_", "ind_",
                                        "action_", "duty_", "loop_", "actor_"}) {
    if (id.starts_with(prefix)) {
      id.remove_prefix(prefix.size());
      break;
    }
  }
  std::string out(id);
  for (char& c : out) {
    if (c == '_') c = ' ';
  }
  return out;
}

}  // namespace nqpf::inline NQPF_ABI::report
