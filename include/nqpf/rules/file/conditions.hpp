// SPDX-License-Identifier: BSL-1.0
#pragma once

// Conditions from tokens, in the notation in which messages print them and in that of C++.

#include <nqpf/rules/file/list_questions.hpp>

namespace nqpf::inline NQPF_ABI::detail::files {

/// Reads one condition. What is wrong goes to the faults; unknown names do not end it.
class condition_reader : question_reader {
public:
  condition_reader(const std::vector<token>& tokens, token_range range, const name_table& names,
                   faults& wrong)
      : question_reader(tokens, range, names, wrong) {}

  /// Reads a condition. False where something is wrong.
  bool run(expression& out) {
    const std::size_t before = wrong_.items.size();
    read();
    if (!stopped_ && operands_.back().sort == kind_of::number)
      stop(operands_.back().at, "a number is not a condition: compare it");
    return finish(before, expression::capacity, out);
  }
  /// The same for a number.
  bool run_number(std::size_t most, expression& out) {
    const std::size_t before = wrong_.items.size();
    read();
    if (!stopped_ && fits(operands_.back(), kind_of::number)) as_number(operands_.size() - 1);
    for (const node& n : nodes_)
      if (n.code == op::items)
        stop(operands_.back().at,
             "an output that is computed asks no list: ask it in the rows, and let each put out a "
             "number");
    return finish(before, most, out);
  }

private:
  void read() {
    while (has_more() && !stopped_) {
      if (wants_operand_) operand_here();
      else operator_here();
    }
    if (!stopped_ && wants_operand_)
      stop(peek(), "the condition ends where a name, a number or a bracket is expected");
    while (!stopped_ && !pending_.empty()) {
      if (pending_.back().what == step::open || pending_.back().what == step::call)
        stop(pending_.back().at, "the bracket is not closed");
      else reduce();
    }
  }
  bool finish(std::size_t before, std::size_t most, expression& out) {
    if (stopped_ || wrong_.items.size() > before || wrong_.more) return false;
    if (nodes_.size() > most) {
      stop(operands_.back().at, "the condition has " + std::to_string(nodes_.size()) +
                                    " parts; at most " + std::to_string(most) +
                                    " fit: name some as facts");
      return false;
    }
    for (const node& n : nodes_) out.push(n);
    return true;
  }
  void operand_here() {
    const token& t = next();
    if (t.is("(")) return wait(step::open, op::constant, t.at);
    if (t.is("!")) return wait(step::sign, op::negated, t.at);
    if (t.is("-") && peek().what == token_kind::number) return constant(t.at, -next().number);
    if (t.what == token_kind::date)
      return constant(t.at, t.number, measured_as(time_kind::date, ""));
    if (t.is("-") && take("inf")) return constant(t.at, -infinity, {measured::form::any});
    if (t.is("-")) return wait(step::sign, op::negate, t.at);
    if (t.is("inf")) return constant(t.at, infinity, {measured::form::any});
    const bool is_alone = !peek().is("is") && !peek().is("holds") && !peek().is("does");
    if (t.what == token_kind::number && is_alone) return constant(t.at, t.number);
    if (!t.names()) return stop(t, "a name, a number or a bracket is expected here");
    if (t.what == token_kind::name && peek().is("(")) return call(t);
    if (take("holds")) return outcome(t, false);
    if (peek().is("does") && peek(1).is("not") && peek(2).is("hold")) {
      skip(3);
      return outcome(t, true);
    }
    if (take("is")) return membership(t);
    named(t);
  }
  void constant(std::size_t at, double value) {
    const time_word* const word =
        peek().what == token_kind::name ? find_time_word(peek().text) : nullptr;
    if (word == nullptr) return constant(at, value, {});
    next();
    constant(at, value * word->times, measured_as(time_kind::duration, word->unit));
  }
  void constant(std::size_t at, double value, const measured& of) {
    node n = make_node(op::constant);
    n.value = value;
    if (of.is_time()) n.unit = of.unit;
    push(kind_of::number, at, n, of);
  }

  // Names.

  const indicator_info* find_indicator(const token& t) {
    const auto found = scope_->indicators.find(t.text);
    if (found != scope_->indicators.end()) return found->second;
    const std::string other = elsewhere(t.text);
    if (is_told(t.text)) return nullptr;
    wrong_.add(t.at, !other.empty() ? other
                                    : "unknown indicator " + std::string(t.text) +
                                          hint(wrong_, t.text, names_of(scope_->indicators)));
    return nullptr;
  }
  void named(const token& t) {
    const auto i = scope_->indicators.find(t.text);
    const auto p = names_.parameters.find(t.text);
    const bool is_indicator = i != scope_->indicators.end();
    const bool is_parameter = p != names_.parameters.end();
    if (is_indicator && is_parameter) {
      wrong_.add(t.at, std::string(t.text) + " is an indicator and a parameter: write indicator(" +
                           std::string(t.text) + ") or parameter(" + std::string(t.text) + ")");
      return push_unknown(t.at);
    }
    if (is_indicator) return indicator_here(*i->second, t.at);
    if (is_parameter) return parameter_here(*p->second, t.at);
    if (const auto s = names_.series.find(t.text); s != names_.series.end())
      return series_here(*s->second, t.at);
    auto all = names_of(scope_->indicators);
    for (const std::string_view name : names_of(names_.parameters)) all.push_back(name);
    const std::string other = elsewhere(t.text);
    if (is_told(t.text)) return push_unknown(t.at);
    if (other.empty() && names_.rules.count(t.text) > 0)
      return stop(t.at, joined({t.text, " is a rule or a fact: write ", t.text, " holds"}));
    if (const std::string instead = other.empty() ? instead_of_name(t) : ""; !instead.empty())
      return stop(t.at, instead);
    wrong_.add(t.at, !other.empty()
                         ? other
                         : "unknown name " + std::string(t.text) + hint(wrong_, t.text, all));
    skip_value();
    push_unknown(t.at);
  }
  void series_here(const series_data& s, std::size_t at) {
    if (is_of_items())
      return stop(at, std::string("the series ") + s.id + " goes by " + s.date->id +
                          ", which belongs to the record, not to an item");
    push(kind_of::number, at, make_node(op::constant));
    operands_.back().series = &s;
  }
  // After an unknown name a comparison with a value has nothing to look the value up in.
  void skip_value() {
    if ((peek().is("==") || peek().is("!=")) && peek(1).names()) skip(2);
  }
  void parameter_here(const parameter& p, std::size_t at) {
    node n = make_node(op::parameter);
    n.parameter = &p;
    push(kind_of::number, at, n, measured_as(p.time, p.unit_name));
  }
  void indicator_here(const indicator_info& i, std::size_t at) {
    if (i.value_count() == 0)
      return push(kind_of::number, at, make_node(op::indicator, i),
                  measured_as(i.time, i.unit_name));
    const bool is_equal = peek().is("==");
    if (is_equal || peek().is("!=")) {
      next();
      std::vector<int> positions;
      if (!value_of(i, positions)) return push_unknown(at);
      return push_values(i, positions, !is_equal, at);
    }
    if (i.kind == kind::flag) return push_values(i, {1}, false, at);
    stop(at, std::string(i.id) + " is compared with its values: write " + i.id + " is " +
                 i.value_name(0));
  }
  void outcome(const token& t, bool is_negated) {
    if (!may_read_rules(t.at)) return;
    const auto found = names_.rules.find(t.text);
    node n = make_node(op::outcome);
    n.has_name = true;
    if (found == names_.rules.end()) {
      wrong_.add(t.at, unknown_rule(t.text));
      return push_unknown(t.at);
    }
    n.name = found->first.data();
    push(kind_of::condition, t.at, n);
    if (is_negated) nodes_.push_back(make_node(op::negated));
  }

  // Row 2 of the table grade: `holds(grade, 2)`.
  void row_outcome(const token& table) {
    if (!may_read_rules(table.at)) return;
    const token& row = next();
    const auto found = names_.tables.find(table.text);
    if (found == names_.tables.end()) {
      wrong_.add(table.at, "unknown table " + std::string(table.text) +
                               hint(wrong_, table.text, names_of(names_.tables)));
      return push_unknown(table.at);
    }
    const draft_table& t = *found->second;
    const bool is_row = row.what == token_kind::number && row.number >= 1 &&
                        row.number <= static_cast<double>(t.size) &&
                        whole_below(row.number) == row.number;
    if (!is_row)
      return stop(row.at, "table " + std::string(table.text) + " has the rows 1 to " +
                              std::to_string(t.size));
    node n = make_node(op::outcome);
    n.set = by_place;
    n.value = static_cast<double>(t.first) + row.number - 1;
    n.name = "";
    push(kind_of::condition, table.at, n);
  }

  // Values.

  // One value of an indicator. False where it has none of the name.
  bool value_of(const indicator_info& i, std::vector<int>& out) {
    const token& t = next();
    if (!t.names()) {
      stop(t.at, wants_value(i, t));
      return false;
    }
    if (t.is("other") && i.has_other_texts) {
      out.push_back(i.category_count);
      return true;
    }
    const int n = i.value_count() - (i.has_other_texts ? 1 : 0);
    std::vector<std::string_view> known;
    for (int k = 0; k < n; ++k) {
      known.emplace_back(i.value_name(k));
      if (known.back() != t.text) continue;
      out.push_back(k);
      return true;
    }
    if (known.empty()) wrong_.add(t.at, joined({i.id, " is a number: ", instead_of_value(i, t)}));
    else
      wrong_.add(t.at,
                 joined({i.id, " has no value ", t.text, hint_of_values(wrong_, t.text, known)}));
    return false;
  }
  void push_values(const indicator_info& i, const std::vector<int>& positions, bool is_negated,
                   std::size_t at) {
    expression e;
    push_positions(e, i, positions.data(), static_cast<int>(positions.size()), "");
    if (e.count > expression::capacity)
      return stop(at, "the condition names more values than fit: name some as facts");
    operands_.push_back({kind_of::condition, false, nodes_.size(), at});
    nodes_.insert(nodes_.end(), e.nodes, e.nodes + e.count);
    if (is_negated) nodes_.push_back(make_node(op::negated));
    wants_operand_ = false;
  }
  // `is known`, `is missing`, `is DE or AT`, `is not DE`, `is nothing`.
  void membership(const token& t) {
    const indicator_info* const i = find_indicator(t);
    const bool is_negated = take("not");
    if (peek().is("known") || peek().is("missing")) {
      const bool is_known = next().text == "known";
      if (i == nullptr) return push_unknown(t.at);
      push(kind_of::condition, t.at, make_node(op::known, *i));
      if (is_known == is_negated) nodes_.push_back(make_node(op::negated));
      return;
    }
    std::vector<int> positions;
    bool all_known = true;
    if (!take("nothing")) do {
        if (i == nullptr) next();
        else all_known = value_of(*i, positions) && all_known;
      } while (!stopped_ && take("or"));
    if (stopped_) return;
    if (i != nullptr && i->value_count() > 0 && all_known)
      return push_values(*i, positions, is_negated, t.at);
    if (i != nullptr && i->value_count() == 0 && all_known)
      wrong_.add(t.at, std::string(i->id) + " is a number: compare it");
    push_unknown(t.at);
  }

  // `known(x)`, `one_of(x, a, b)`, `between(x, 1, 2)`, `holds(r)`, `exempt_from_monotonicity(...)`, `completed_years(a, b)`, functions.
  void call(const token& t) {
    if (asks_list(t)) return question(t);
    if (t.is("cell") && !may_read_rules(t.at)) return;
    if (t.is("exempt_from_monotonicity") || t.is("cell") || t.is("completed_years")) {
      next();
      const op code = t.is("exempt_from_monotonicity") ? op::exempt
                      : t.is("cell")                   ? op::outcome
                                                       : op::subtract;
      return wait(step::call, code, t.at, {}, nullptr, code == op::subtract ? 1 : 0);
    }
    for (const rule_words::function& f : *names_.functions)
      if (t.text == f.name) {
        next();
        return wait(step::call, op::apply, t.at, {}, f.call);
      }
    constexpr const char* words[] = {
        "known", "one_of",    "between",   "holds",          "fired", "exempt_from_monotonicity",
        "cell",  "parameter", "indicator", "completed_years"};
    if (!is_among(t.text, words)) {
      std::vector<std::string_view> all(std::begin(words), std::end(words));
      all.insert(all.end(), std::begin(question_words), std::end(question_words));
      for (const rule_words::function& f : *names_.functions) all.emplace_back(f.name);
      std::string meant = write::suggestion(t.text, all);
      if (meant.empty() && scope_->lists.count(peek(1).text) > 0)
        meant = ": lists are asked by any, all, none, count, sum, least, most";
      return stop(t.at, joined({"unknown function ", t.text, meant}));
    }
    next();
    const token& first = next();
    if (!first.names()) return stop(first, "a name is expected here");
    if ((t.is("holds") || t.is("fired")) && take(",")) row_outcome(first);
    else if (t.is("holds") || t.is("fired")) outcome(first, false);
    else if (t.is("parameter")) call_parameter(first);
    else if (t.is("between")) call_between(first);
    else call_indicator(t, first);
    if (!stopped_) expect(")");
  }
  void call_parameter(const token& name) {
    const auto found = names_.parameters.find(name.text);
    if (found != names_.parameters.end()) return parameter_here(*found->second, name.at);
    wrong_.add(name.at, "unknown parameter " + std::string(name.text) +
                            hint(wrong_, name.text, names_of(names_.parameters)));
    push_unknown(name.at);
  }
  void call_indicator(const token& function, const token& name) {
    const indicator_info* const i = find_indicator(name);
    if (i == nullptr) return skip_arguments(name);
    if (function.is("known")) return push(kind_of::condition, name.at, make_node(op::known, *i));
    if (function.is("indicator")) return indicator_here(*i, name.at);
    if (i->value_count() == 0) return call_one_of_numbers(*i, name.at);
    std::vector<int> positions;
    bool all_known = true;
    while (!stopped_ && take(",")) all_known = value_of(*i, positions) && all_known;
    if (stopped_ || !all_known) return push_unknown(name.at);
    push_values(*i, positions, false, name.at);
  }
  void call_one_of_numbers(const indicator_info& i, std::size_t at) {
    operands_.push_back({kind_of::condition, false, nodes_.size(), at});
    wants_operand_ = false;
    for (int k = 0; k == 0 || peek().is(","); ++k) {
      if (!expect(",") || !bound(i, comparison::equal)) return;
      if (k > 0) nodes_.push_back(make_node(op::either));
    }
  }
  void call_between(const token& name) {
    const indicator_info* const i = find_indicator(name);
    if (i == nullptr) return skip_arguments(name);
    if (i->value_count() > 0)
      return stop(name.at, std::string(i->id) + " has no numbers to lie between");
    operands_.push_back({kind_of::condition, false, nodes_.size(), name.at});
    wants_operand_ = false;
    if (!expect(",") || !bound(*i, comparison::greater_equal)) return;
    if (!expect(",") || !bound(*i, comparison::less_equal)) return;
    nodes_.push_back(make_node(op::both));
  }
  void skip_arguments(const token& name) {
    while (has_more() && !peek().is(")")) next();
    push_unknown(name.at);
  }
  // A number or a parameter with which an indicator is compared.
  bool bound(const indicator_info& i, nqpf::comparison r) {
    node n = make_node(op::compare_constant, i);
    n.relation = r;
    const token& first = peek();
    measured of{};
    const auto p = names_.parameters.find(first.text);
    if (first.names() && first.what != token_kind::number && p != names_.parameters.end()) {
      next();
      n.code = op::compare_parameter;
      n.parameter = p->second;
      of = measured_as(p->second->time, p->second->unit_name);
    } else if (!constant_bound(n.value, of)) {
      return false;
    }
    if (of.what == measured::form::duration && i.time == time_kind::duration &&
        n.code == op::compare_constant)
      n.value = in_time_unit(n.value, of.unit, i.unit_name), of.unit = i.unit_name;
    const bool is_infinite =
        n.code == op::compare_constant && !(n.value < infinity && n.value > -infinity);
    if (!is_infinite && !fits_indicator(i, of, first.at)) return false;
    nodes_.push_back(n);
    return true;
  }
  bool constant_bound(double& value, measured& of) {
    const double sign = take("-") ? -1 : 1;
    const token& t = next();
    if (t.is("inf")) {
      value = sign * infinity;
      return true;
    }
    if (t.what == token_kind::date && sign > 0) of = measured_as(time_kind::date, "");
    else if (t.what != token_kind::number) {
      stop(t, "a number or a parameter is expected here");
      return false;
    }
    value = sign * t.number;
    const time_word* const word =
        peek().what == token_kind::name ? find_time_word(peek().text) : nullptr;
    if (word == nullptr || t.what == token_kind::date) return true;
    next();
    value *= word->times;
    of = measured_as(time_kind::duration, word->unit);
    return true;
  }

  // Operators.

  void operator_here() {
    const token& t = next();
    if (t.is(")")) return close(t);
    if (t.is(",")) return comma(t);
    operation o{step::open, op::constant, {}, nullptr, t.at};
    constexpr const char* relations[] = {"<", "<=", ">", ">=", "==", "!="};
    for (int i = 0; i < 6; ++i)
      if (t.is(relations[i]))
        o = {step::compare, op::compare, static_cast<comparison>(i), nullptr, t.at};
    if (t.is("||")) o.what = step::either, o.code = op::either;
    if (t.is("&&")) o.what = step::both, o.code = op::both;
    if (t.is("+") || t.is("-")) o.what = step::sum, o.code = t.is("+") ? op::add : op::subtract;
    if (t.is("*") || t.is("/"))
      o.what = step::product, o.code = t.is("*") ? op::multiply : op::divide;
    if (o.what == step::open) {
      // After a name that means nothing nobody knows what may follow.
      if (operands_.back().sort == kind_of::unknown && t.names()) stopped_ = true;
      const std::string instead = instead_of_operator(t, peek());
      return stop(t, !instead.empty() ? instead
                                      : "an operator, '&&' or '||' is expected here" +
                                            write::suggestion(t.text, clause_words));
    }
    while (!stopped_ && !pending_.empty() && pending_.back().what >= o.what) {
      if (o.what == step::compare && pending_.back().what == step::compare)
        return stop(t.at, "two comparisons are joined by &&: a < x && x < b");
      reduce();
    }
    if (!stopped_) wait(o.what, o.code, o.at, o.relation);
    wants_operand_ = true;
  }
  // The next argument of a call.
  void comma(const token& t) {
    reduce_to_bracket();
    if (stopped_) return;
    const bool is_decimal = peek().what == token_kind::number && nodes_.size() > 0 &&
                            peek().at == t.at + 1 && operands_.back().sort == kind_of::condition;
    if (pending_.empty() && is_decimal)
      return stop(t.at, "a decimal point is written '.', not ','");
    if (pending_.empty() || pending_.back().commas == 0)
      return stop(t.at,
                  "a comma may stand only between the arguments of a function; values are "
                  "joined by 'or'");
    --pending_.back().commas;
    wants_operand_ = true;
  }
  void close(const token& t) {
    reduce_to_bracket();
    if (stopped_) return;
    if (pending_.empty()) return stop(t.at, "no opening bracket matches this one");
    const operation o = pending_.back();
    pending_.pop_back();
    if (o.code == op::items) return close_question(o);
    if (o.commas > 0) return stop(t.at, "a second argument is expected here");
    if (o.what == step::call && o.code == op::subtract) return close_years(o);
    as_number(operands_.size() - 1);
    operand& inner = operands_.back();
    inner.in_brackets = true;
    if (o.what == step::open) return;
    const bool takes_condition = o.code == op::exempt || o.code == op::outcome;
    if (!fits(inner, takes_condition ? kind_of::condition : kind_of::number)) return;
    if (o.code == op::outcome) return close_cell(inner);
    inner.of = {measured::form::any};
    node n = make_node(o.code);
    n.function = o.function;
    nodes_.push_back(n);
  }
  // One cell of a table that reads another stands for several of its rows.
  void close_cell(const operand& inner) {
    for (std::size_t i = nodes_.size(); i-- > inner.begin;)
      if (nodes_[i].code == op::both || nodes_[i].code == op::either) nodes_[i].value = 1;
      else if (nodes_[i].code == op::items)
        i -= static_cast<std::size_t>(condition_parts(nodes_[i]) + number_parts(nodes_[i]));
  }
  // The years from one date to another: the later comes first, each as year, month and day.
  void close_years(const operation& o) {
    operand to = operands_.back();
    operands_.pop_back();
    operand& from = operands_.back();
    from.in_brackets = false;
    if (from.sort == kind_of::unknown || to.sort == kind_of::unknown) {
      from.sort = kind_of::unknown;
      return;
    }
    for (const operand* const x : {&from, &to})
      if (x->sort != kind_of::number || x->of.what != measured::form::date)
        return stop(x->at, "completed_years takes two dates");
    const auto begin = nodes_.begin() + static_cast<std::ptrdiff_t>(from.begin);
    const std::size_t from_count = to.begin - from.begin;
    std::rotate(begin, nodes_.begin() + static_cast<std::ptrdiff_t>(to.begin), nodes_.end());
    node calendar = make_node(op::apply);
    calendar.function = &calendar_number;
    calendar.unit = calendar_unit;
    nodes_.insert(nodes_.end() - static_cast<std::ptrdiff_t>(from_count), calendar);
    nodes_.push_back(calendar);
    nodes_.push_back(make_node(op::subtract));
    from.at = o.at;
    from.of = {};
    from.is_age = true;
  }
};

}  // namespace nqpf::inline NQPF_ABI::detail::files
