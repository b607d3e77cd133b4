// SPDX-License-Identifier: BSL-1.0
#pragma once

// Decision tables of books: columns and rows that a host knows at run time only, with the cells, the hit policies
// and the proofs of tables declared in code.

#include <nqpf/rules/language/table.hpp>

#include <deque>
#include <vector>

namespace nqpf::inline NQPF_ABI {

namespace detail {

/// A row of a table of a book. Builder functions change it and return it.
class dynamic_row {
public:
  std::vector<cell> cells;
  rule_data output;

  explicit dynamic_row(std::vector<cell> asked)
      : cells(static_cast<std::vector<cell>&&>(asked)), output{} {}

  /// Concludes the value at a position of a type of the book; six at most.
  dynamic_row& then(const detail::enumeration_info& type, int position) {
    if (output.conclusion_count == rule_data::conclusion_capacity) {
      output.too_many = rule_data::excess::conclusions;
      return *this;
    }
    const bool is_listed = position >= 0 && position < type.count;  // packing reports what is not
    output.conclusions[output.conclusion_count++] = {&type,
                                                     static_cast<short>(is_listed ? position : -1)};
    return *this;
  }
  /// Concludes enumerators of described types.
  template <detail::described... Enums>
    requires(sizeof...(Enums) > 0)
  dynamic_row& then(Enums... values) {
    output = rule<any_record>(output).then(values...);
    return *this;
  }
  /// The number that the row puts out.
  dynamic_row& value(double number) {
    if (output.has_value) return value("", number);  // the proof says that there are two
    output.has_value = true;
    output.value = number;
    return *this;
  }
  template <detail::computed_output T>
  dynamic_row& value(T&& computed) {
    return value("", static_cast<T&&>(computed));
  }
  dynamic_row& value(const char* id, double number) {
    detail::add_output(output, {detail::row_output::form::number, id, number, "", 0, 0});
    return *this;
  }
  template <detail::computed_output T>
  dynamic_row& value(const char* id, T&& computed) {
    detail::add_computed(output, id, static_cast<T&&>(computed));
    return *this;
  }
  /// A text that the row puts out.
  dynamic_row& text(const char* words) { return text("", words); }
  dynamic_row& text(const char* id, const char* words) {
    detail::add_output(output, {detail::row_output::form::text, id, missing, words, 0, 0});
    return *this;
  }
  dynamic_row& named(const char* id) {
    output.id = id;
    return *this;
  }
  dynamic_row& cite(const source& document, const char* place, status s = status::stated) {
    output = rule<any_record>(output).cite(document, place, s);
    return *this;
  }
  dynamic_row& allow(defect code, const char* reason) {
    output = rule<any_record>(output).allow(code, reason);
    return *this;
  }
};

/// An output of a table that a book has, as the input of another one.
struct dynamic_output {
  const char* table;
  const enumeration_info* type;  ///< of the conclusion; null: a number or a text
  const char* id;  ///< of the number or text; the empty text of the one without a name
  bool is_text;
};

}  // namespace detail

/// A table for a book: `book.add(table)` copies it. Texts, indicators and parameters that it names live as long as
/// the book; `book.keep` and `book.add` see to that.
class dynamic_table {
public:
  dynamic_table(const char* id, hit policy, aggregate computed = aggregate::none)
      : id_(id), group_{} {
    group_.id = id;
    group_.policy = policy;
    group_.aggregate = computed;
    group_.is_table = true;
    group_.otherwise_value = missing;
  }

  /// The next column.
  template <class Values>
  dynamic_table& input(const indicator_of<unbound, Values>& column) {
    columns_.push_back(&column);
    outputs_.push_back({});
    return *this;
  }
  /// A column that reads what a table of the book concludes of a type, which has been added before.
  dynamic_table& input_output(const char* table, const detail::enumeration_info& type) {
    return add_output({table, &type, "", false});
  }
  /// A column that reads the number, or the text, of another table.
  dynamic_table& input_value(const char* table, const char* id = "") {
    return add_output({table, nullptr, id, false});
  }
  dynamic_table& input_text(const char* table, const char* id = "") {
    return add_output({table, nullptr, id, true});
  }
  template <class Values>
  dynamic_table& input(const indicator_of<unbound, Values>&&) = delete;

  /// The next row, a cell a column. The row stays where it is.
  detail::dynamic_row& row(std::vector<cell> cells) {
    detail::dynamic_row& r = rows_.emplace_back(static_cast<std::vector<cell>&&>(cells));
    r.output.id = "";
    return r;
  }

  dynamic_table& cite(const source& document, const char* place, status s = status::stated) {
    cited_ = {&document, place, s};
    return *this;
  }
  /// Claims that some row answers every record, also one with missing data.
  dynamic_table& complete() {
    group_.complete = true;
    return *this;
  }
  /// Claims that some row answers every record in which nothing is missing.
  dynamic_table& complete_when_known() {
    group_.complete_when_known = true;
    return *this;
  }
  /// A conclusion where no row holds; several, of types of their own, are several calls.
  dynamic_table& otherwise(const detail::enumeration_info& type, int position) {
    const bool is_listed = position >= 0 && position < type.count;
    return add_default({&type, static_cast<short>(is_listed ? position : -1)});
  }
  template <detail::described Enum>
  dynamic_table& otherwise(Enum value) {
    return add_default(
        {&detail::description_of<Enum>,
         static_cast<short>(detail::description_of<Enum>.position(static_cast<long long>(value)))});
  }
  dynamic_table& otherwise_value(double number) {
    if (!is_missing(group_.otherwise_value)) return otherwise_value("", number);
    group_.has_default = true;
    group_.otherwise_value = number;
    return *this;
  }
  dynamic_table& otherwise_value(const char* id, double number) {
    return add_default({detail::row_output::form::number, id, number, "", 0, 0});
  }
  dynamic_table& otherwise_text(const char* words) { return otherwise_text("", words); }
  dynamic_table& otherwise_text(const char* id, const char* words) {
    return add_default({detail::row_output::form::text, id, missing, words, 0, 0});
  }

  [[nodiscard]] const char* id() const noexcept { return id_; }
  [[nodiscard]] const detail::group_data& group() const noexcept { return group_; }
  [[nodiscard]] const std::vector<const indicator_info*>& columns() const noexcept {
    return columns_;
  }

  /// The rules of the rows in a book of these rules and groups; what is wrong with one goes to `tell(message)`, and
  /// there are none.
  template <class Tell>
  [[nodiscard]] std::vector<rule_data> make_rules(const std::vector<rule_data>& book,
                                                  const std::vector<detail::group_data>& groups,
                                                  Tell&& tell) const {
    std::vector<rule_data> rules;
    std::vector<detail::input_table> tables(columns_.size());
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (columns_[c] != nullptr || find_table(book, groups, outputs_[c], tables[c])) continue;
      tell(phrase{} << "table " << id_ << " reads an output of " << outputs_[c].table
                    << ", which is not a table before it in this book");
      return rules;
    }
    if (group_.policy > hit::collect ||
        (group_.aggregate != aggregate::none && group_.policy != hit::collect)) {
      tell(phrase{} << "table " << id_ << ": only a collect table makes one number of its hits");
      return rules;
    }
    detail::row_maker maker{columns_.data(), static_cast<int>(columns_.size()), 0, id_,
                            tables.data()};
    for (const detail::dynamic_row& r : rows_) {
      const int number = static_cast<int>(rules.size()) + 1;
      if (r.cells.size() != columns_.size()) {
        tell(phrase{} << "table " << id_ << " row " << number << " has "
                      << static_cast<int>(r.cells.size()) << " cells for "
                      << static_cast<int>(columns_.size()) << " inputs");
        return {};
      }
      rules.push_back(maker.make(r.output, r.cells.data(), number));
      rule_data& made = rules.back();
      if (made.citation_count == 0 && cited_.document != nullptr)
        made.citations[made.citation_count++] = cited_;
      const detail::row_fault fault =
          detail::fault_of_outputs(made, rules.front(), group_.policy, group_.aggregate);
      if (maker.fault == cell::flaw::none && fault == detail::row_fault::none) continue;
      tell(phrase{} << "table " << id_ << " row " << number
                    << (maker.fault != cell::flaw::none ? words_of(maker.fault) : words_of(fault)));
      return {};
    }
    for (rule_data& r : rules)
      if (detail::has_base_rows(group_.policy) && maker.asked != nullptr && r.when_.count == 0)
        detail::ask_nothing(r, *maker.asked);
    return rules;
  }
  /// Calls `tell(column)` for the columns that no row reads, given the rules of the rows: neither in the column's own cell
  /// nor in another, nor for what the row puts out. As of tables declared in code, all rows allow it or none does.
  template <class Tell>
  void for_each_unread(const std::vector<rule_data>& rules, Tell&& tell) const {
    bool is_allowed = true;
    for (const detail::dynamic_row& r : rows_)
      is_allowed = is_allowed && r.output.allows(defect::no_effect);
    for (std::size_t c = 0; c < columns_.size() && !is_allowed; ++c) {
      bool is_read = columns_[c] == nullptr;
      for (const detail::dynamic_row& r : rows_)
        is_read = is_read || r.cells.size() != columns_.size() || !r.cells[c].asks_nothing();
      for (const rule_data& r : rules)
        is_read = is_read ||
                  names(r.when_.nodes, r.when_.count, expression::capacity, *columns_[c]) ||
                  names(r.outputs.nodes, r.outputs.node_count, detail::row_outputs::node_capacity,
                        *columns_[c]);
      if (!is_read) tell(*columns_[c]);
    }
  }

private:
  dynamic_table& add_output(const detail::dynamic_output& o) {
    columns_.push_back(nullptr);
    outputs_.push_back(o);
    return *this;
  }
  // What did not fit is counted beyond the room.
  static bool names(const node* nodes, int count, int room, const indicator_info& column) {
    bool some = false;
    for (int i = 0; i < count && i < room; ++i)
      some = some || (detail::has_indicator(nodes[i]) &&
                      detail::same_text(nodes[i].indicator->id, column.id));
    return some;
  }
  // The last indicator that a condition reads, if it reads one.
  static const indicator_info* last_indicator(const expression& when) {
    const indicator_info* found = nullptr;
    for (int i = 0; i < when.count && i < expression::capacity; ++i)
      if (detail::has_indicator(when.nodes[i])) found = when.nodes[i].indicator;
    return found;
  }
  static bool find_table(const std::vector<rule_data>& book,
                         const std::vector<detail::group_data>& groups,
                         const detail::dynamic_output& o, detail::input_table& found) {
    for (const detail::group_data& g : groups) {
      if (!g.is_table || g.size == 0 || !detail::same_text(g.id, o.table)) continue;
      const rule_data* const rows = book.data() + g.first;
      found = {rows, g.size, g.size, &g, o.type, o.id, o.is_text, nullptr, g.first};
      for (int r = 0; r < g.size && found.some == nullptr; ++r)
        found.some = last_indicator(rows[r].when_);
      return found.some != nullptr;
    }
    return false;
  }

  static const char* words_of(cell::flaw f) {
    switch (f) {
      case cell::flaw::other_kind: return " asks for another kind of value than its input has";
      case cell::flaw::other_record: return " compares with an indicator of another record";
      case cell::flaw::other_values: return " compares with an indicator that lists other values";
      case cell::flaw::too_many_conditions: return " has a cell that joins more than 12 conditions";
      case cell::flaw::too_many_values: return " has a cell that names more than 32 values";
      case cell::flaw::too_long: return " has a cell that computes with more than 16 parts";
      case cell::flaw::many_answers: return " reads a table that may give several answers";
      case cell::flaw::opposite_of_any: return " asks for the opposite of any value";
      default: return " puts out what is computed from an indicator of another record";
    }
  }
  static const char* words_of(detail::row_fault f) {
    switch (f) {
      case detail::row_fault::no_order:
        return " concludes nothing of an ordered type, by which its hit policy orders rows";
      case detail::row_fault::other_types:
        return " concludes other types than the first row, or in other places";
      default: return " outputs no number, but the table combines numbers";
    }
  }

  dynamic_table& add_default(const conclusion& c) {
    group_.has_default = true;
    if (group_.otherwise.type == nullptr) group_.otherwise = c;
    else if (group_.more_count < detail::group_data::more_capacity)
      group_.more[group_.more_count++] = c;
    return *this;
  }
  dynamic_table& add_default(const detail::row_output& o) {
    group_.has_default = true;
    if (group_.output_count < detail::row_outputs::capacity)
      group_.outputs[group_.output_count++] = o;
    return *this;
  }

  const char* id_;
  detail::group_data group_;
  citation cited_{};
  std::vector<const indicator_info*> columns_;  ///< null where an output of a table is read
  std::vector<detail::dynamic_output> outputs_;
  std::deque<detail::dynamic_row> rows_;
};

}  // namespace nqpf
