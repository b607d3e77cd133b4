// SPDX-License-Identifier: BSL-1.0
#pragma once

// Questions of lists in the conditions of files: `any(incomes, monthly < 500)`, `sum(incomes, monthly, kind is rent)`. The
// names in them are those of the items.

#include <nqpf/rules/file/condition_stack.hpp>
#include <nqpf/rules/file/hints.hpp>

namespace nqpf::inline NQPF_ABI::detail::files {

/// The words of questions, in the order of `fold`.
inline constexpr const char* question_words[] = {"any", "all",   "none", "count",
                                                 "sum", "least", "most"};

/// A condition that reads items of lists.
class question_reader : protected condition_stack {
protected:
  question_reader(const std::vector<token>& tokens, token_range range, const name_table& names,
                  faults& wrong)
      : condition_stack(tokens, range, wrong), names_(names), scope_(&names) {}

  [[nodiscard]] bool is_of_items() const noexcept { return scope_ != &names_; }

  /// Whether a call asks a list. A function of the program may have the same name.
  [[nodiscard]] bool asks_list(const token& t) const {
    if (!is_among(t.text, question_words) || !peek(1).names()) return false;
    if (scope_->lists.count(peek(1).text) > 0) return true;
    for (const rule_words::function& f : *names_.functions)
      if (t.text == f.name) return false;
    return true;
  }
  /// Begins a question at its bracket.
  void question(const token& t) {
    next();
    const token& name = next();
    const auto found = scope_->lists.find(name.text);
    if (found == scope_->lists.end()) {
      wrong_.add(name.at, unknown_list(name.text));
      return skip_call(t.at);
    }
    if (depth_ == 2)
      return stop(t.at, "a list of items within items has no list of its own: lists nest one deep");
    const fold how = fold_named(t.text);
    if (peek().is(")")) return whole_list(t, how, *found->second);
    if (!expect(",")) return;
    wait(step::call, op::items, t.at, {}, nullptr, how >= fold::sum ? 1 : 0);
    if (stopped_) return;
    operation& o = pending_.back();
    o.list = found->second;
    o.how = how;
    o.first = operands_.size();
    o.outside = scope_;
    scope_ = names_.scope_of(name.text);
    ++depth_;
    wants_operand_ = true;
  }
  /// Ends a question: the operands behind those that it began after are its own.
  void close_question(const operation& o) {
    scope_ = o.outside;
    --depth_;
    const bool computes = o.how >= fold::sum;
    const bool has_condition = !computes || operands_.size() == o.first + 2;
    if (computes && !plain_number(o.first)) return;
    if (has_condition) as_number(operands_.size() - 1);
    if (has_condition && !fits(operands_.back(), kind_of::condition)) return;
    const operand first = operands_[o.first];
    const std::size_t where = operands_.back().begin;
    bool is_known = true;
    for (std::size_t i = o.first; i < operands_.size(); ++i)
      is_known = is_known && operands_[i].sort != kind_of::unknown;
    constexpr std::size_t most = expression::capacity;
    if (nodes_.size() - first.begin > most)
      return stop(o.at, "the list question has more than " + std::to_string(most) + " parts");
    const std::size_t parts = has_condition ? nodes_.size() - where : 0;
    operands_.resize(o.first);
    put_question(o.at, *o.list, o.how, nodes_.size() - first.begin - parts, parts);
    operands_.push_back(
        {is_known ? sort_of(o.how) : kind_of::unknown, false, first.begin, o.at, {}});
    if (is_known) take_known();
  }

  /// Whether what is read is no matter of items; told where it is.
  bool may_read_rules(std::size_t at) {
    if (!is_of_items()) return true;
    stop(at,
         "a condition on the items of a list cannot read rules: move that part outside the list "
         "question");
    return false;
  }
  /// What to write where a name is known, and not here.
  [[nodiscard]] std::string elsewhere(std::string_view name) const {
    if (scope_->lists.count(name) > 0)
      return joined({name, " is a list: ask its items, for example count(", name, ")"});
    if (is_of_items() && names_.indicators.count(name) > 0)
      return joined(
          {name, " belongs to the record, not to an item: move it outside the list question"});
    const bool is_cheap = wrong_.items.size() <= 100 && names_.items.size() <= 1000;
    for (const auto& [list, items] : names_.items)
      if (is_cheap && &items != scope_ && items.indicators.count(name) > 0)
        return joined({name, " is of the items of ", list,
                       ": write it in a list question, for example any(", list, ", ...)"});
    return {};
  }
  [[nodiscard]] std::string unknown_rule(std::string_view name) const {
    if (names_.tables.count(name) > 0)
      return joined({name, " is a table: write holds(", name, ", 1) for its first row"});
    return joined({"unknown rule ", name, hint(wrong_, name, names_of(names_.rules))});
  }
  [[nodiscard]] bool is_told(std::string_view name) const { return names_.broken.count(name) > 0; }

  const name_table& names_;
  const name_scope* scope_;  ///< the record's names, or those of the items that are asked

private:
  static fold fold_named(std::string_view word) noexcept {
    int i = 0;
    while (word != question_words[i]) ++i;
    return static_cast<fold>(i);
  }
  static kind_of sort_of(fold how) noexcept {
    return how < fold::count ? kind_of::condition : kind_of::number;
  }
  // `count(incomes)`; the others ask something of the items.
  void whole_list(const token& t, fold how, const indicator_info& list) {
    if (how != fold::count)
      return stop(peek().at,
                  joined({t.text, how < fold::count ? " takes a list and a condition of its items"
                                                    : " takes a list and a number of its items"}));
    next();
    operands_.push_back({kind_of::number, false, nodes_.size(), t.at, {}});
    put_question(t.at, list, how, 0, 0);
    take_known();
  }
  void put_question(std::size_t at, const indicator_info& list, fold how, std::size_t number,
                    std::size_t where) {
    if (++names_.asked > names_.most_asked)
      stop(at, joined({"a file asks lists at most ", std::to_string(names_.most_asked), " times"}));
    node n = make_node(op::items, list);
    n.set = static_cast<unsigned long long>(how) | where << 4U | number << (4U + parts_shift);
    nodes_.push_back(n);
    wants_operand_ = false;
  }
  bool plain_number(std::size_t place) {
    as_number(place);
    const operand& x = operands_[place];
    if (!fits(x, kind_of::number)) return false;
    if (!x.of.is_time()) return true;
    stop(x.at,
         "sums, the least and the greatest are of plain numbers, and this is a date or a "
         "duration");
    return false;
  }
  // `count(incomes, monthly < 500) is known`.
  void take_known() {
    const bool is_known = peek(1).is("known");
    if (stopped_ || !peek().is("is") || (!is_known && !peek(1).is("missing"))) return;
    skip(2);
    operand& x = operands_.back();
    const std::vector<node> asked(nodes_.begin() + static_cast<std::ptrdiff_t>(x.begin),
                                  nodes_.end());
    nodes_.resize(x.begin);
    nodes_.push_back(make_node(op::known, names_.named(asked)));
    if (!is_known) nodes_.push_back(make_node(op::negated));
    x.sort = kind_of::condition;
  }
  // Of a list that stands elsewhere, where it can be asked.
  [[nodiscard]] std::string unknown_list(std::string_view name) const {
    if (is_of_items() && names_.lists.count(name) > 0)
      return joined(
          {name, " is a list of the record, not of an item: move it outside the list question"});
    const bool is_cheap = wrong_.items.size() <= 100 && names_.items.size() <= 1000;
    for (const auto& [list, items] : names_.items)
      if (is_cheap && items.lists.count(name) > 0)
        return joined({name, " is a list of the items of ", list, ": ask it in a question of ",
                       list, ", for example any(", list, ", any(", name, ", ...))"});
    return joined({"unknown list ", name, hint(wrong_, name, names_of(scope_->lists))});
  }
  // Passes over a call that cannot be read.
  void skip_call(std::size_t at) {
    for (int open = 1; open > 0 && has_more();) {
      const token& t = next();
      open += t.is("(") ? 1 : t.is(")") ? -1 : 0;
    }
    push_unknown(at);
    if (peek().is("is") && (peek(1).is("known") || peek(1).is("missing"))) skip(2);
  }

  int depth_ = 0;  ///< of lists that are asked
};

}  // namespace nqpf::inline NQPF_ABI::detail::files
