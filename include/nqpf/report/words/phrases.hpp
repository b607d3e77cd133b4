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
    if (value == bound) value = with_unit_apart(r.value, r.bound, r.indicator->unit_name);
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

/// Whether words name several things: `productive forces`, `means of labour`, and not `teaching staff`.
[[nodiscard]] inline bool names_several(std::string_view words) {
  if (const std::size_t of = words.find(" of "); of != std::string_view::npos)
    words = words.substr(0, of);
  if (words.size() < 3 || words.back() != 's') return false;
  const char before = words[words.size() - 2];
  return before != 's' && before != 'u' && before != 'i';
}

/// `productive forces determine education`: a claim in words, its verb as the first thing needs it.
[[nodiscard]] inline std::string words_of_claim(std::string_view from, std::string_view kind,
                                                std::string_view to) {
  const std::string origin = plain_words(from);
  if (names_several(origin) && kind.ends_with('s')) kind.remove_suffix(1);
  return origin + " " + std::string(kind) + " " + plain_words(to);
}

}  // namespace nqpf::inline NQPF_ABI::report
