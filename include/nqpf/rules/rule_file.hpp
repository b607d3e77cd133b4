// SPDX-License-Identifier: BSL-1.0
#pragma once

// What the readers of rules from files share: errors with their places, limits, the words that a program
// lends to a file, and what was read.

#include <nqpf/rules/dynamic.hpp>
#include <nqpf/rules/language/series.hpp>

#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace nqpf::inline NQPF_ABI {

namespace replies {

/// A place in a file: line and column count from 1, columns in characters (code points of UTF-8).
struct file_position {
  int line = 1;
  int column = 1;
};

}  // namespace replies

/// Something that is wrong with a file of rules, and where.
struct rule_file_error {
  replies::file_position at;
  std::string message;

  /// `line 3, column 7: unknown indicator practise_share (did you mean 'practice_share'?)`.
  [[nodiscard]] std::string line() const {
    return "line " + std::to_string(at.line) + ", column " + std::to_string(at.column) + ": " +
           message;
  }
};

namespace detail {

// Whether an indicator, or a list, is one of the items of a list.
template <class Item, class Indicator>
constexpr bool is_of_item = false;
template <class Item, class Values>
constexpr bool is_of_item<Item, indicator_of<Item, Values>> = true;
template <class Item, class Inner>
constexpr bool is_of_item<Item, list_of<Item, Inner>> = true;

}  // namespace detail

/// What a reader takes. Beyond these it refuses the file before it costs more: a rule takes about 10 KB of
/// memory, whatever its length in the file.
struct rule_file_limits {
  std::size_t bytes = std::size_t{1} << 20;  ///< of the file
  int items = 10'000;                        ///< declarations, rules and rows together
  int errors = 1'000;                        ///< the most that are reported
};

struct rules_read;

/// The words that a program lends to the files it reads: indicators (bound to the host's records or
/// not), types of conclusions, documents and functions. A file may use them without declaring them; where
/// it declares one of these indicators again, both have to say the same. What it refers to has to outlive the books that are read with it;
/// indicators are copied.
class rule_words {
public:
  struct function {
    std::string name;
    double (*call)(double);
  };
  struct type {
    std::string name;
    const detail::enumeration_info* info;
  };

  /// An indicator of the record, or a list, or what belongs to the items of a list.
  struct lent_indicator {
    indicator_info info;
    bool is_list = false;
    std::string of = {};  ///< the list
  };

  /// An indicator that files may read.
  rule_words& add(const indicator_info& i) {
    lent_.push_back({i});
    return *this;
  }
  /// A list that files may ask, with the indicators of its items: `words.add(loan::incomes, loan::monthly, loan::kind)`. An
  /// item's own list is one of them, and `add_items` lends what its items have.
  template <class Record, class Item, class... Indicators>
    requires(detail::is_of_item<Item, Indicators> && ...)
  rule_words& add(const list_of<Record, Item>& list, const Indicators&... indicators) {
    lent_.push_back({list, true});
    return add_items(list, indicators...);
  }
  template <class Record, class Item, class... Indicators>
    requires(detail::is_of_item<Item, Indicators> && ...)
  rule_words& add_items(const list_of<Record, Item>& list, const Indicators&... indicators) {
    (lend_item({indicators, detail::is_list<Indicators>, list.id}, list), ...);
    return *this;
  }
  /// A series: files compare with it by its name, and what is written compares with it so.
  rule_words& add(const detail::series_data& s) {
    series_.push_back(&s);
    return *this;
  }
  rule_words& add(const detail::series_data&&) = delete;
  /// The series of what was read, so that it is written as it was; it has to outlive these words.
  rule_words& add(const rules_read& read);
  /// A document that files may cite.
  rule_words& add(const source& document) {
    documents_.push_back(&document);
    return *this;
  }
  rule_words& add(const source&&) = delete;
  /// A function of one number that conditions may apply: `log(x) < 3`.
  rule_words& add(std::string name, double (*call)(double)) {
    functions_.push_back({static_cast<std::string&&>(name), call});
    return *this;
  }
  /// A type of conclusions: findings of the book then answer `concludes(verdict::weak)`.
  template <detail::described Enum>
  rule_words& add_conclusions(std::string name) {
    types_.push_back({static_cast<std::string&&>(name), &detail::description_of<Enum>});
    return *this;
  }

  [[nodiscard]] const std::vector<lent_indicator>& lent() const noexcept { return lent_; }
  [[nodiscard]] const std::vector<const detail::series_data*>& series() const noexcept {
    return series_;
  }
  [[nodiscard]] const std::vector<const source*>& documents() const noexcept { return documents_; }
  [[nodiscard]] const std::vector<function>& functions() const noexcept { return functions_; }
  /// Whether two different functions have a name: nothing says which of them a file means.
  [[nodiscard]] bool has_two_functions(std::string_view name) const {
    const function* first = nullptr;
    for (const function& f : functions_) {
      if (f.name != name) continue;
      if (first != nullptr && first->call != f.call) return true;
      first = &f;
    }
    return false;
  }
  [[nodiscard]] const std::vector<type>& types() const noexcept { return types_; }

private:
  // Of an item that may not be there all may be missing.
  void lend_item(lent_indicator lent, const indicator_info& list) {
    lent.info.may_be_missing = lent.info.may_be_missing || list.items_may_be_absent;
    lent_.push_back(static_cast<lent_indicator&&>(lent));
  }

  std::vector<lent_indicator> lent_;
  std::vector<const detail::series_data*> series_;
  std::vector<const source*> documents_;
  std::vector<function> functions_;
  std::vector<type> types_;
};

namespace detail {

/// A name that a file declares, and where.
struct declared_name {
  std::string id;
  replies::file_position at;
};

}  // namespace detail

/// What a file of rules holds. Where there are errors the book is empty; otherwise `book.compile()` proves it.
struct rules_read {
  rule_book book;
  std::deque<series_of<unbound>> series;      ///< that the file declares
  std::vector<rule_file_error> errors;        ///< in the order of the file
  bool more_errors = false;                   ///< beyond the limit, not told
  std::vector<replies::file_position> rules;  ///< where each rule of the book stands in the file

  std::vector<detail::declared_name> parameters;
  std::vector<detail::declared_name> tables;   ///< known by name also where the book has no program
  std::vector<replies::file_position> groups;  ///< where each group and table of the book stands
  std::vector<replies::file_position> assumptions;  ///< where each stands
  bool is_json = false;

  [[nodiscard]] bool ok() const noexcept { return errors.empty(); }
  /// A defect as a line: the place in the file of the rule, the table or the parameter that it is about, its code, its
  /// message, and what can be done about it.
  [[nodiscard]] std::string line(const diagnostic& d) const;
};

inline rule_words& rule_words::add(const rules_read& read) {
  for (const detail::series_data& s : read.series) add(s);
  return *this;
}

/// What was written of a rule set, and what of it the form has no words for: functions whose names the
/// program did not lend, names with control characters. Where `problems` is empty the text reads back; how the host
/// shows numbers (`shown_as`) is not part of a file.
struct rules_written {
  std::string text;
  std::vector<std::string> problems;

  [[nodiscard]] bool ok() const noexcept { return problems.empty(); }
};

/// Reads the inputs of a program from a host's record, through the bound indicators and lists among the words with
/// which it was read; the others are missing. One number for each input. `parameters`, one for each parameter, is for
/// what is asked of lists; null: the defaults.
template <class Record>
void read_record(const program& p, const Record& record, double* values,
                 const double* parameters = nullptr) {
  for (int f = 0; f < p.count.inputs; ++f)
    values[f] = detail::read_item_input(p, parameters, record, *p.inputs[f]);
}
/// Looks at the items of the lists of a host's record: calls `each(item)`, with an `outside_item`, for what these have
/// outside their domains, if it takes one, else `each(indicator, value)`. What the record itself has `check` tells.
template <class Record, class F>
void check_items(const program& p, const Record& record, F&& each,
                 const double* parameters = nullptr) {
  auto tell = [&](const outside_item& o) { detail::tell_outside(each, o); };
  detail::told_by<decltype(tell)> to(tell);
  detail::check_lists_of(p, parameters, record, to);
}

}  // namespace nqpf
