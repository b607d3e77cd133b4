// SPDX-License-Identifier: BSL-1.0
#pragma once

// A file of rules as it was read, whichever form it has: names with their places, nothing looked up yet.

#include <nqpf/rules/dynamic.hpp>
#include <nqpf/rules/file/lexer.hpp>
#include <nqpf/write/suggest.hpp>

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
/// An indicator, or a list: of the record, or of the items of a list.
struct draft_indicator {
  word id;
  word of;  ///< the list
  bool is_list = false;
  nqpf::kind kind = kind::number;
  std::string_view title{}, unit{};
  interval domain{};
  nqpf::better better = better::neutral;
  double best = 0;
  time_kind time = time_kind::none;
  bool may_be_missing = true;
  bool of_floats = false;
  bool of_numbers = false;  ///< a duration that is no whole number of its unit
  bool or_other = false;
  std::vector<word> values;
};
struct draft_parameter {
  word id;
  double value = missing;
  interval range{};
  time_kind time = time_kind::none;
  std::string_view unit{};
  bool has_range = false;
  bool illustrative = false;
};
struct draft_citation {
  word document;
  std::string_view place{};
  bool is_inferred = false;
};
struct draft_value {
  std::size_t at = 0;
  double since = missing;
  double value = missing;
  draft_citation source;
};
/// A number that changes with time.
struct draft_series {
  word id;
  word of;  ///< the date
  std::vector<draft_value> values;
};
struct draft_type {
  word name;
  bool ordered = false;
  std::vector<word> values;
  std::vector<word_pair> conflicts;
  std::vector<word_pair> resolves;
};
/// A range of tokens.
struct token_range {
  std::size_t begin = 0;
  std::size_t end = 0;
};
/// A value that is concluded, of a type that may be named, a number, or what follows a name and `=`.
struct draft_output {
  enum class form : unsigned char { conclusion, number, text, computed };
  word type;
  word value;
  bool is_number = false;
  double number = 0;
  form what = form::conclusion;  ///< of an output that is no conclusion and no number alone
  std::size_t at = 0;
  std::string_view id{}, words{};
  token_range computed;
};
struct draft_allowance {
  std::size_t at = 0;
  double code = 0;
  std::string_view reason{};
};
struct draft_rule {
  word id;  ///< of a row without a name empty
  bool is_row = false;
  bool is_derived = false;
  bool is_broken = false;  ///< something of it could not be read
  bool has_condition = false;
  token_range condition;
  period valid;
  std::vector<draft_output> outputs;
  std::vector<draft_citation> citations;
  std::vector<draft_allowance> allowances;
};
struct draft_claims {
  bool has_policy = false;
  bool has_two_policies = false;
  bool is_broken = false;  ///< a claim could not be read
  hit policy = hit::rule_order;
  nqpf::aggregate aggregate = aggregate::none;
  bool complete = false;
  bool complete_when_known = false;

  bool take(hit own) noexcept {
    has_two_policies = has_policy;
    has_policy = true;
    policy = own;
    return true;
  }
};
struct draft_group {
  std::size_t at = 0;
  draft_claims claims;
  std::vector<word> names;
};
struct draft_table {
  word id;
  draft_claims claims;
  bool is_broken = false;
  std::size_t first = 0;  ///< of its rows among the rules
  std::size_t size = 0;
  std::vector<draft_output> otherwise;
};

/// What holds of every record.
struct draft_assumption {
  std::size_t at = 0;
  token_range condition;
};
/// Rules, groups and tables in their order: the place of each among its kind.
struct draft_part {
  enum class form : unsigned char { rule, group, table };
  form what;
  std::size_t place;
};

struct draft {
  std::deque<std::string> pool;  ///< texts that stand otherwise in the source
  std::vector<token> tokens;     ///< of conditions
  std::vector<draft_document> documents;
  std::vector<draft_indicator> indicators;
  std::vector<draft_parameter> parameters;
  std::vector<word_pair> orders;
  std::vector<draft_series> series;
  std::vector<draft_type> types;
  std::vector<draft_rule> rules;  ///< and rows of tables
  std::vector<draft_group> groups;
  std::vector<draft_table> tables;
  std::vector<draft_part> parts;  ///< in the order of the file; rows belong to their tables
  std::vector<draft_assumption> assumptions;
  bool has_broken_type = false;  ///< some conclusions could not be read
  std::vector<word>
      broken;  ///< names of what could not be read: nothing is said of those who use them
  std::vector<word> dates;  ///< that the rules are evaluated as of: one at most

  [[nodiscard]] std::size_t items() const noexcept {
    return documents.size() + indicators.size() + parameters.size() + orders.size() + types.size() +
           rules.size() + groups.size() + tables.size() + series.size() + assumptions.size() +
           dates.size();
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

inline constexpr const char* claim_expected = "a claim, for example 'complete', is expected here";
/// What is said of words that are no claim.
inline std::string not_a_claim(std::string_view words) {
  std::vector<std::string> known{"complete", "complete when known"};
  for (const policy_word& p : policy_words) known.emplace_back(p.words);
  for (int i = 1; i < 5; ++i) known.emplace_back(std::string("collect ") + aggregate_words[i]);
  const bool collects = words.substr(0, 8) == "collect ";
  const std::string meant = collects ? std::string() : write::suggestion(words, known);
  if (!meant.empty()) return joined({"'", words, "' is not a claim", meant});
  std::string all;
  for (const std::string& each : known) all += (all.empty() ? "" : ", ") + each;
  return joined({"'", words, "' is not a claim; claims are ", all});
}

/// Takes a claim by its words: `unique`, `collect sum`, `complete when known`. False where it is none.
inline bool take_claim(std::string_view words, draft_claims& claims) {
  if (words == "complete") return claims.complete = true;
  if (words == "complete when known") return claims.complete_when_known = true;
  for (const policy_word& p : policy_words)
    if (words == p.words) return claims.take(p.policy);
  for (int i = 1; i < 5; ++i)
    if (words == std::string("collect ") + aggregate_words[i]) {
      claims.aggregate = static_cast<nqpf::aggregate>(i);
      return claims.take(hit::collect);
    }
  return false;
}

}  // namespace nqpf::inline NQPF_ABI::detail::files
