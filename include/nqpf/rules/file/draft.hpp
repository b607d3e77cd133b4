// SPDX-License-Identifier: BSL-1.0
#pragma once

// A file of rules as it was read, whichever form it has: names with their places, nothing looked up yet.

#include <nqpf/rules/dynamic.hpp>
#include <nqpf/rules/file/lexer.hpp>

namespace nqpf::inline NQPF_ABI::detail::files {

/// A name and where it stands.
struct word {
  std::string_view text{};
  std::size_t at = 0;

  [[nodiscard]] bool empty() const noexcept { return text.empty(); }
};
struct word_pair {
  word first;
  word second;
};

struct draft_document {
  word id;
  std::string_view title{}, authors{}, year{};
};
struct draft_indicator {
  word id;
  nqpf::kind kind = kind::number;
  std::string_view title{}, unit{};
  interval domain{};
  nqpf::better better = better::neutral;
  double best = 0;
  bool may_be_missing = true;
  bool of_floats = false;
  bool or_other = false;
  std::vector<word> values;
};
struct draft_parameter {
  word id;
  double value = missing;
  interval range{};
  bool has_range = false;
  bool illustrative = false;
};
struct draft_type {
  word name;
  bool ordered = false;
  std::vector<word> values;
  std::vector<word_pair> conflicts;
  std::vector<word_pair> resolves;
};
/// A value that is concluded, of a type that may be named, or a number.
struct draft_output {
  word type;
  word value;
  bool is_number = false;
  double number = 0;
};
struct draft_citation {
  word document;
  std::string_view place{};
  bool is_inferred = false;
};
struct draft_allowance {
  std::size_t at = 0;
  double code = 0;
  std::string_view reason{};
};
/// A range of tokens.
struct token_range {
  std::size_t begin = 0;
  std::size_t end = 0;
};
struct draft_rule {
  word id;  ///< of a row without a name empty
  bool is_row = false;
  bool is_derived = false;
  bool has_condition = false;
  token_range condition;
  std::vector<draft_output> outputs;
  std::vector<draft_citation> citations;
  std::vector<draft_allowance> allowances;
};
struct draft_claims {
  hit policy = hit::rule_order;
  nqpf::aggregate aggregate = aggregate::none;
  bool complete = false;
  bool complete_when_known = false;
};
struct draft_group {
  std::size_t at = 0;
  draft_claims claims;
  std::vector<word> names;
};
struct draft_table {
  word id;
  draft_claims claims;
  std::vector<draft_output> otherwise;
};

struct draft {
  std::deque<std::string> pool;  ///< texts that stand otherwise in the source
  std::vector<token> tokens;     ///< of conditions
  std::vector<draft_document> documents;
  std::vector<draft_indicator> indicators;
  std::vector<draft_parameter> parameters;
  std::vector<word_pair> orders;
  std::vector<draft_type> types;
  std::vector<draft_rule> rules;  ///< or the rows of the table
  std::vector<draft_group> groups;
  std::vector<draft_table> tables;

  [[nodiscard]] std::size_t items() const noexcept {
    return documents.size() + indicators.size() + parameters.size() + orders.size() + types.size() +
           rules.size() + groups.size() + tables.size();
  }
};

/// The policies and claims by their words in files.
struct policy_word {
  const char* words;
  hit policy;
};
inline constexpr policy_word policy_words[] = {
    {"unique", hit::unique},         {"any", hit::any},
    {"priority", hit::priority},     {"first", hit::first},
    {"rule order", hit::rule_order}, {"output order", hit::output_order},
    {"collect", hit::collect},       {"exclusive", hit::unique},
    {"in order", hit::first}};
inline constexpr const char* aggregate_words[] = {"none", "sum", "min", "max", "count"};

/// Takes a claim by its words: `unique`, `collect sum`, `complete when known`. False where it is none.
inline bool take_claim(std::string_view words, draft_claims& claims) {
  if (words == "complete") return claims.complete = true;
  if (words == "complete when known") return claims.complete_when_known = true;
  for (const policy_word& p : policy_words)
    if (words == p.words) {
      claims.policy = p.policy;
      return true;
    }
  for (int i = 1; i < 5; ++i)
    if (words == std::string("collect ") + aggregate_words[i]) {
      claims.policy = hit::collect;
      claims.aggregate = static_cast<nqpf::aggregate>(i);
      return true;
    }
  return false;
}

}  // namespace nqpf::inline NQPF_ABI::detail::files
