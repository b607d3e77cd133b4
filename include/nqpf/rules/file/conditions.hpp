// SPDX-License-Identifier: BSL-1.0
#pragma once

// Conditions from tokens, in the notation in which messages print them and in that of C++. Operators and
// brackets wait on a list of their own: nothing here calls itself, however deep a text nests.

#include <nqpf/rules/file/text_parser.hpp>
#include <nqpf/rules/rule_file.hpp>

#include <unordered_map>

namespace nqpf::inline NQPF_ABI::detail::files {

/// What the names in conditions mean.
struct name_table {
  std::unordered_map<std::string_view, const indicator_info*> indicators;
  std::unordered_map<std::string_view, const parameter*> parameters;
  std::unordered_map<std::string_view, int> rules;
  const std::vector<rule_words::function>* functions = nullptr;
};

template <class Map>
std::vector<std::string_view> names_of(const Map& map) {
  std::vector<std::string_view> all;
  for (const auto& each : map) all.push_back(each.first);
  std::sort(all.begin(), all.end());  // hash tables have an order of their own
  return all;
}

/// The name that was meant. Where many are known, or many errors told, none is sought: a hostile file shall cost
/// no more than its length.
template <class Names>
std::string hint(const faults& wrong, std::string_view name, const Names& known) {
  if (wrong.items.size() > 100 || known.size() > 1000 || name.size() > 40) return {};
  return write::suggestion(name, known);
}

/// Reads one condition. What is wrong goes to the faults; unknown names do not end it.
class condition_reader {
public:
  condition_reader(const std::vector<token>& tokens, token_range range, const name_table& names,
                   faults& wrong)
      : tokens_(tokens), end_(range.end), at_(range.begin), names_(names), wrong_(wrong) {
    last_ = {
        token_kind::end,
        false,
        range.end > range.begin ? tokens[range.end - 1].at + tokens[range.end - 1].text.size() : 0,
        {},
        0};
  }

  /// False where something is wrong.
  bool run(expression& out) {
    const std::size_t before = wrong_.items.size();
    while (at_ < end_ && !stopped_) {
      if (wants_operand_) operand_here();
      else operator_here();
    }
    if (!stopped_ && wants_operand_) stop(peek(), "the condition ends where something is expected");
    while (!stopped_ && !pending_.empty()) {
      if (pending_.back().what == step::open || pending_.back().what == step::call)
        stop(pending_.back().at, "the bracket is not closed");
      else reduce();
    }
    if (!stopped_ && operands_.back().sort == kind_of::number)
      stop(operands_.back().at, "a number is no condition: compare it");
    if (stopped_ || wrong_.items.size() > before || wrong_.more) return false;
    if (nodes_.size() > static_cast<std::size_t>(expression::capacity)) {
      stop(operands_.back().at, "the condition has " + std::to_string(nodes_.size()) +
                                    " parts; at most " + std::to_string(expression::capacity) +
                                    " fit: name some as facts");
      return false;
    }
    for (const node& n : nodes_) out.push(n);
    return true;
  }

private:
  enum class kind_of : unsigned char { number, condition, unknown };
  enum class step : unsigned char { open, call, either, both, compare, sum, product, sign };
  struct operand {
    kind_of sort;
    bool in_brackets;
    std::size_t begin;  // of its nodes
    std::size_t at;
  };
  struct operation {
    step what;
    op code;
    nqpf::relation relation;
    double (*function)(double);
    std::size_t at;
  };
  static constexpr std::size_t most_pending = 256;

  [[nodiscard]] const token& peek(std::size_t ahead = 0) const {
    return at_ + ahead < end_ ? tokens_[at_ + ahead] : last_;
  }
  const token& next() {
    const token& t = peek();
    if (at_ < end_) ++at_;
    return t;
  }
  bool take(std::string_view text) {
    if (!peek().is(text)) return false;
    next();
    return true;
  }
  void stop(std::size_t at, std::string message) {
    if (!stopped_) wrong_.add(at, static_cast<std::string&&>(message));
    stopped_ = true;
  }
  void stop(const token& t, const std::string& message) {
    stop(t.at, t.what == token_kind::end ? message : message + ", not " + shown(t));
  }
  bool expect(std::string_view text) {
    if (take(text)) return true;
    stop(peek(), "'" + std::string(text) + "' is expected here");
    return false;
  }

  void push(kind_of sort, std::size_t at, const node& n) {
    operands_.push_back({sort, false, nodes_.size(), at});
    nodes_.push_back(n);
    wants_operand_ = false;
  }
  void push_unknown(std::size_t at) { push(kind_of::unknown, at, make_node(op::constant)); }
  void wait(step what, op code, std::size_t at, nqpf::relation r = {},
            double (*function)(double) = nullptr) {
    if (pending_.size() >= most_pending)
      return stop(at, "brackets and signs nest deeper than " + std::to_string(most_pending));
    pending_.push_back({what, code, r, function, at});
  }

  void operand_here() {
    const token& t = next();
    if (t.is("(")) return wait(step::open, op::constant, t.at);
    if (t.is("!")) return wait(step::sign, op::negated, t.at);
    if (t.is("-") && peek().what == token_kind::number) return constant(t.at, -next().number);
    if (t.is("-") && take("inf")) return constant(t.at, -infinity);
    if (t.is("-")) return wait(step::sign, op::negate, t.at);
    if (t.is("inf")) return constant(t.at, infinity);
    const bool is_alone = !peek().is("is") && !peek().is("holds") && !peek().is("does");
    if (t.what == token_kind::number && is_alone) return constant(t.at, t.number);
    if (!t.names()) return stop(t, "a name, a number or a bracket is expected here");
    if (t.what == token_kind::name && peek().is("(")) return call(t);
    if (take("holds")) return outcome(t, false);
    if (peek().is("does") && peek(1).is("not") && peek(2).is("hold")) {
      at_ += 3;
      return outcome(t, true);
    }
    if (take("is")) return membership(t);
    named(t);
  }
  void constant(std::size_t at, double value) {
    node n = make_node(op::constant);
    n.value = value;
    push(kind_of::number, at, n);
  }

  // Names.

  const indicator_info* find_indicator(const token& t) {
    const auto found = names_.indicators.find(t.text);
    if (found != names_.indicators.end()) return found->second;
    wrong_.add(t.at, "unknown indicator " + std::string(t.text) +
                         hint(wrong_, t.text, names_of(names_.indicators)));
    return nullptr;
  }
  void named(const token& t) {
    const auto i = names_.indicators.find(t.text);
    const auto p = names_.parameters.find(t.text);
    const bool is_indicator = i != names_.indicators.end();
    const bool is_parameter = p != names_.parameters.end();
    if (is_indicator && is_parameter) {
      wrong_.add(t.at, std::string(t.text) + " is an indicator and a parameter: write indicator(" +
                           std::string(t.text) + ") or parameter(" + std::string(t.text) + ")");
      return push_unknown(t.at);
    }
    if (is_indicator) return indicator_here(*i->second, t.at);
    if (is_parameter) return parameter_here(*p->second, t.at);
    auto all = names_of(names_.indicators);
    for (const std::string_view name : names_of(names_.parameters)) all.push_back(name);
    wrong_.add(t.at, "unknown name " + std::string(t.text) + hint(wrong_, t.text, all));
    skip_value();
    push_unknown(t.at);
  }
  // After an unknown name a comparison with a value has nothing to look the value up in.
  void skip_value() {
    if ((peek().is("==") || peek().is("!=")) && peek(1).names()) at_ += 2;
  }
  void parameter_here(const parameter& p, std::size_t at) {
    node n = make_node(op::parameter);
    n.parameter = &p;
    push(kind_of::number, at, n);
  }
  void indicator_here(const indicator_info& i, std::size_t at) {
    if (i.value_count() == 0) return push(kind_of::number, at, make_node(op::indicator, i));
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
    const auto found = names_.rules.find(t.text);
    node n = make_node(op::outcome);
    n.has_name = true;
    if (found == names_.rules.end()) {
      wrong_.add(t.at, "unknown rule " + std::string(t.text) +
                           hint(wrong_, t.text, names_of(names_.rules)));
      return push_unknown(t.at);
    }
    n.name = found->first.data();
    push(kind_of::condition, t.at, n);
    if (is_negated) nodes_.push_back(make_node(op::negated));
  }

  // Values.

  // One value of an indicator. False where it has none of the name.
  bool value_of(const indicator_info& i, std::vector<int>& out) {
    const token& t = next();
    if (!t.names()) {
      stop(t, "a value of " + std::string(i.id) + " is expected here");
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
    wrong_.add(t.at,
               std::string(i.id) + " has no value " + std::string(t.text) +
                   (known.empty() ? std::string(": it is a number") : hint(wrong_, t.text, known)));
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

  // `known(x)`, `one_of(x, a, b)`, `between(x, 1, 2)`, `holds(r)`, `context(...)`, functions.
  void call(const token& t) {
    if (t.is("context")) {
      next();
      return wait(step::call, op::context, t.at);
    }
    for (const rule_words::function& f : *names_.functions)
      if (t.text == f.name) {
        next();
        return wait(step::call, op::apply, t.at, {}, f.call);
      }
    constexpr const char* words[] = {"known", "one_of",  "between",   "holds",
                                     "fired", "context", "parameter", "indicator"};
    if (!is_among(t.text, words)) {
      std::vector<std::string_view> all(std::begin(words), std::end(words));
      for (const rule_words::function& f : *names_.functions) all.emplace_back(f.name);
      return stop(t.at, "unknown function " + std::string(t.text) + write::suggestion(t.text, all));
    }
    next();
    const token& first = next();
    if (!first.names()) return stop(first, "a name is expected here");
    if (t.is("holds") || t.is("fired")) outcome(first, false);
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
      if (!expect(",") || !bound(i, relation::equal)) return;
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
    if (!expect(",") || !bound(*i, relation::greater_equal)) return;
    if (!expect(",") || !bound(*i, relation::less_equal)) return;
    nodes_.push_back(make_node(op::both));
  }
  void skip_arguments(const token& name) {
    while (at_ < end_ && !peek().is(")")) next();
    push_unknown(name.at);
  }
  // A number or a parameter with which an indicator is compared.
  bool bound(const indicator_info& i, nqpf::relation r) {
    const double sign = take("-") ? -1 : 1;
    const token& t = next();
    node n = make_node(op::compare_constant, i);
    n.relation = r;
    const auto p = names_.parameters.find(t.text);
    if (t.what == token_kind::number) n.value = sign * t.number;
    else if (t.is("inf")) n.value = sign * infinity;
    else if (t.names() && sign > 0 && p != names_.parameters.end()) {
      n.code = op::compare_parameter;
      n.parameter = p->second;
    } else {
      stop(t, "a number or a parameter is expected here");
      return false;
    }
    nodes_.push_back(n);
    return true;
  }

  // Operators.

  void operator_here() {
    const token& t = next();
    if (t.is(")")) return close(t);
    operation o{step::open, op::constant, {}, nullptr, t.at};
    constexpr const char* relations[] = {"<", "<=", ">", ">=", "==", "!="};
    for (int i = 0; i < 6; ++i)
      if (t.is(relations[i]))
        o = {step::compare, op::compare, static_cast<relation>(i), nullptr, t.at};
    if (t.is("||")) o.what = step::either, o.code = op::either;
    if (t.is("&&")) o.what = step::both, o.code = op::both;
    if (t.is("+") || t.is("-")) o.what = step::sum, o.code = t.is("+") ? op::add : op::subtract;
    if (t.is("*") || t.is("/"))
      o.what = step::product, o.code = t.is("*") ? op::multiply : op::divide;
    if (o.what == step::open) {
      const bool is_word = t.is("and") || t.is("or");
      return stop(t, is_word ? std::string("conditions are joined by && and ||")
                             : "an operator, '&&' or '||' is expected here");
    }
    while (!stopped_ && !pending_.empty() && pending_.back().what >= o.what) {
      if (o.what == step::compare && pending_.back().what == step::compare)
        return stop(t.at, "two comparisons are joined by &&: a < x && x < b");
      reduce();
    }
    if (!stopped_) wait(o.what, o.code, o.at, o.relation);
    wants_operand_ = true;
  }
  void close(const token& t) {
    while (!stopped_ && !pending_.empty() && pending_.back().what != step::open &&
           pending_.back().what != step::call)
      reduce();
    if (stopped_) return;
    if (pending_.empty()) return stop(t.at, "this bracket closes none");
    const operation o = pending_.back();
    pending_.pop_back();
    operand& inner = operands_.back();
    inner.in_brackets = true;
    if (o.what == step::open) return;
    const kind_of wanted = o.code == op::context ? kind_of::condition : kind_of::number;
    if (!fits(inner, wanted)) return;
    node n = make_node(o.code);
    n.function = o.function;
    nodes_.push_back(n);
  }

  bool fits(const operand& x, kind_of wanted) {
    if (x.sort == wanted || x.sort == kind_of::unknown) return true;
    stop(x.at, wanted == kind_of::number ? "a number is expected here, and this is a condition"
                                         : "a condition is expected here, and this is a number");
    return false;
  }
  // Applies the operation that waits last.
  void reduce() {
    const operation o = pending_.back();
    pending_.pop_back();
    const bool takes_numbers = o.what >= step::compare && o.code != op::negated;
    const kind_of wanted = takes_numbers ? kind_of::number : kind_of::condition;
    const operand right = operands_.back();
    if (!fits(right, wanted)) return;
    if (o.what == step::sign) {
      nodes_.push_back(make_node(o.code));
      operands_.back() = {right.sort, false, right.begin, o.at};
      return;
    }
    operands_.pop_back();
    const operand left = operands_.back();
    if (!fits(left, wanted)) return;
    const bool is_known = left.sort != kind_of::unknown && right.sort != kind_of::unknown;
    if (o.what == step::compare && is_known) compare(left, right, o.relation);
    else nodes_.push_back(make_node(o.code));
    const kind_of sort = o.what <= step::compare ? kind_of::condition : kind_of::number;
    operands_.back() = {is_known ? sort : kind_of::unknown, false, left.begin, left.at};
  }
  // An indicator with a constant or a parameter becomes one node, as in code.
  void compare(const operand& left, const operand& right, nqpf::relation r) {
    const bool single = right.begin == left.begin + 1 && nodes_.size() == right.begin + 1 &&
                        !left.in_brackets && !right.in_brackets;
    const node a = nodes_[left.begin];
    const node b = nodes_[right.begin];
    const auto is_bound = [](const node& n) {
      return n.code == op::constant || n.code == op::parameter;
    };
    const bool mirror = single && b.code == op::indicator && is_bound(a);
    if (!mirror && !(single && a.code == op::indicator && is_bound(b))) {
      nodes_.push_back(make_node(op::compare));
      nodes_.back().relation = r;
      return;
    }
    const node& limit = mirror ? a : b;
    node n = make_node(limit.code == op::constant ? op::compare_constant : op::compare_parameter,
                       *(mirror ? b : a).indicator);
    n.relation = mirror ? mirrored(r) : r;
    n.value = limit.value;
    n.parameter = limit.parameter;
    nodes_.resize(left.begin);
    nodes_.push_back(n);
  }

  const std::vector<token>& tokens_;
  std::size_t end_;
  std::size_t at_;
  const name_table& names_;
  faults& wrong_;
  token last_;
  std::vector<node> nodes_;
  std::vector<operand> operands_;
  std::vector<operation> pending_;
  bool wants_operand_ = true;
  bool stopped_ = false;
};

}  // namespace nqpf::inline NQPF_ABI::detail::files
