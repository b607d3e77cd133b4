// SPDX-License-Identifier: BSL-1.0
#pragma once

// What the library says of a text of rules, as plain data: the judges include this and nothing of the library.

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace test::mixed {

/// A value that a sentence states as `name = value`.
struct reported_value {
  std::string id;
  std::string word;  ///< empty: a number
  double number = 0;
};

struct told {
  int code = 0;
  int rule = -1;
  int other = -1;
  std::string words{};
  std::vector<reported_value> values{};
};

/// A record and a setting by name.
using named_values = std::vector<std::pair<std::string, double>>;

/// The items of a list by what they have.
using item_list = std::vector<named_values>;

/// What a question is answered.
struct answered {
  enum class kind { yes, no, undecided, refused } is = kind::undecided;
  bool has_record = false;
  named_values record{};  ///< of what the rules read; of a list the questions that are told
  named_values setting{};
  std::string words{};
};

/// A question: of rules or facts by name, or of a value that the set may conclude.
struct asked {
  enum class kind {
    implies,
    together,
    equivalent,
    always,
    always_something,
    reachable
  } what = kind::implies;
  std::string a{};
  std::string b{};
  std::string where{};  ///< empty: everywhere
  int value = -1;
  bool all_records = false;
  bool at_defaults = false;
};

/// What a record is to become: a rule or fact by its place, or a value that the set may conclude.
struct asked_change {
  enum class goal { clear, hold, reach } what = goal::clear;
  enum class side_effects {
    nothing_as_bad,
    nothing,
    anything
  } raises = side_effects::nothing_as_bad;
  struct price {
    std::string id{};
    double up = 1;
    double down = 1;
    double scale = 0;
  };
  int rule = -1;
  int value = -1;
  std::vector<price> prices{};
  bool fill_missing = false;
  bool freeze_others = false;
  int budget = 20000;
};

/// How a record has to change.
struct told_change {
  enum class kind { smallest, best_found, impossible, none_found } is = kind::none_found;
  struct step {
    std::string id{};
    double from = 0;
    double to = 0;
    double bound = 0;
    double cost = 0;
  };
  struct effect {
    int rule = -1;
    int before = 0;
    int after = 0;
  };
  double cost = 0;
  double bound = 0;
  std::vector<step> steps{};
  std::vector<effect> effects{};
  bool complete = true;
  std::string words{};

  [[nodiscard]] bool found() const { return is <= kind::best_found; }
};

/// A condition of a rule and the records that try it, by their places.
struct told_condition {
  enum class influence { unique_cause, masking, impossible, not_found } how = influence::not_found;
  int rule = -1;
  std::string words{};
  std::string why_not{};
  bool is_constant = false;
  bool unique_excluded = false;
  int holds = -1;
  int fails = -1;
  int absent = -1;
  std::string missing_input{};
};
struct told_boundary {
  std::vector<told_condition> conditions{};
  std::vector<named_values> records{};
  std::vector<std::vector<int>> outcomes{};
};

class engine {
public:
  explicit engine(const std::string& text);
  ~engine();
  engine(const engine&) = delete;
  engine& operator=(const engine&) = delete;

  /// The lists that records have: in a record the list `id` is a place among these, or missing.
  void keep_lists(const std::string& id, std::vector<item_list> all);
  /// The name of the list that an input asks; empty where it asks none.
  [[nodiscard]] std::string asks(const std::string& input) const;
  /// What the library answers to a question of a list.
  [[nodiscard]] double answer_of_list(const std::string& question, double list,
                                      const named_values& setting) const;

  std::string errors{};  ///< of reading
  std::vector<told> defects{};
  bool proven = false;

  /// The outcome of each rule: 0 no, 1 yes, 2 unknown. Empty where nothing can run.
  [[nodiscard]] std::vector<int> outcomes(const named_values& record,
                                          const named_values& setting) const;
  /// What another version concludes otherwise: `code` is 0 where it is gained, 1 lost, 2 an answer, 3 not decided.
  [[nodiscard]] std::vector<told> changes_to(const engine& newer) const;

  /// Whether another set concludes the same, on the records on which a rule of this one holds, or on all; the record of
  /// the answer no has what this set reads first, then what the other alone reads.
  [[nodiscard]] answered same_as(const engine& other, const std::string& where,
                                 bool at_defaults) const;
  /// What a record would have to become.
  [[nodiscard]] told_change change(const asked_change& q, const named_values& record,
                                   const named_values& setting) const;
  /// The records that try each condition.
  [[nodiscard]] told_boundary boundary(const named_values& setting, bool readable) const;
  /// The answer to a question, also of a set that is not proven.
  [[nodiscard]] answered ask(const asked& q) const;

private:
  struct book;
  std::unique_ptr<book> book_;
};

}  // namespace test::mixed
