// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a condition that is being read is made of: operands, and operators and brackets that wait for theirs on a list
// of their own. Nothing here calls itself, however deep a text nests.

#include <nqpf/rules/file/text_parser.hpp>
#include <nqpf/rules/rule_file.hpp>

#include <map>
#include <unordered_map>
#include <unordered_set>

namespace nqpf::inline NQPF_ABI::detail::files {

/// What the names of indicators and lists mean, of a record or of the items of a list.
struct name_scope {
  std::unordered_map<std::string_view, const indicator_info*> indicators;
  std::unordered_map<std::string_view, const indicator_info*> lists;
};
/// What the names in conditions mean.
struct name_table : name_scope {
  std::map<std::string_view, name_scope> items;  ///< of each list
  std::unordered_map<std::string_view, const series_data*> series;
  rule_book* book = nullptr;
  mutable int asked = 0;  ///< questions of lists so far: each takes memory when a book compiles
  static constexpr int most_asked = 2'000;
  std::unordered_map<std::string_view, const parameter*> parameters;
  std::unordered_map<std::string_view, int> rules;
  std::unordered_map<std::string_view, const draft_table*> tables;
  const std::vector<rule_words::function>* functions = nullptr;
  std::unordered_set<std::string_view> broken;  ///< declared in a way that is told already

  /// The names of the items of a list.
  [[nodiscard]] const name_scope* scope_of(std::string_view list) const {
    static const name_scope nothing;
    const auto found = items.find(list);
    return found == items.end() ? &nothing : &found->second;
  }
  /// A question of a list as an indicator.
  [[nodiscard]] const indicator_info& named(const std::vector<node>& question) const {
    condition<unbound> c;
    for (const node& n : question) c.push(n);
    if (fold_of(question.back()) < fold::count) return book->add(nqpf::named("", c));
    term<unbound> t;
    t.append(c);
    return book->add(nqpf::named("", t));
  }
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

/// The same of a value, or the values that there are.
inline std::string hint_of_values(const faults& wrong, std::string_view name,
                                  const std::vector<std::string_view>& known) {
  constexpr std::size_t most = 6;
  std::string words = hint(wrong, name, known);
  if (!words.empty() || known.size() > most) return words;
  for (const std::string_view each : known)
    words.append(words.empty() ? ": it is " : " or ").append(each);
  return words;
}
/// What to write where a number is asked for a value of an enumeration.
inline std::string instead_of_value(const indicator_info& i, const token& t) {
  if (t.what == token_kind::number) return joined({"write ", i.id, " == ", t.text});
  return "compare it, or write 'is known' or 'is missing'";
}

/// What is said of a token that is no value of an indicator.
inline std::string wants_value(const indicator_info& i, const token& t) {
  if (t.what == token_kind::date)
    return joined({"a date is compared: write ", i.id, " == ", t.text});
  const std::string words = joined({"a value of ", i.id, " is expected here"});
  return t.what == token_kind::end ? words : words + ", not " + shown(t);
}

/// The operands and the operators of one condition.
class condition_stack {
protected:
  condition_stack(const std::vector<token>& tokens, token_range range, faults& wrong)
      : wrong_(wrong), tokens_(tokens), end_(range.end), at_(range.begin) {
    last_.at =
        range.end > range.begin ? tokens[range.end - 1].at + tokens[range.end - 1].text.size() : 0;
  }

  enum class kind_of : unsigned char { number, condition, unknown };
  enum class step : unsigned char { open, call, either, both, compare, sum, product, sign };
  struct operand {
    kind_of sort;
    bool in_brackets;
    std::size_t begin;  // of its nodes
    std::size_t at;
    measured of{};        // a number
    bool is_age = false;  // the difference of two dates as year, month and day
    const series_data* series = nullptr;
  };
  struct operation {
    step what;
    op code;
    nqpf::comparison relation;
    double (*function)(double);
    std::size_t at;
    std::size_t commas = 0;                // that a call still waits for
    const indicator_info* list = nullptr;  // that is asked
    fold how = fold::any;
    std::size_t first = 0;                // of its operands
    const name_scope* outside = nullptr;  // the names behind it
  };
  static constexpr std::size_t most_pending = 256;

  // Tokens.

  [[nodiscard]] const token& peek(std::size_t ahead = 0) const {
    return at_ + ahead < end_ ? tokens_[at_ + ahead] : last_;
  }
  const token& next() {
    const token& t = peek();
    if (at_ < end_) ++at_;
    return t;
  }
  void skip(std::size_t count) { at_ = std::min(at_ + count, end_); }
  [[nodiscard]] bool has_more() const noexcept { return at_ < end_; }
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
    const std::size_t place = at_ > 0 && tokens_[at_ - 1].at == t.at ? at_ - 1 : at_;
    if (t.what != token_kind::end && place > 0 && wrong_.tell_of(end_of(tokens_[place - 1]), t.at))
      stopped_ = true;  // a character between them that means nothing
    stop(t.at, t.what == token_kind::end ? message : message + ", not " + shown(t));
  }
  bool expect(std::string_view text) {
    if (take(text)) return true;
    stop(peek(), "'" + std::string(text) + "' is expected here");
    return false;
  }

  // Operands.

  void push(kind_of sort, std::size_t at, const node& n, const measured& of = {}) {
    operands_.push_back({sort, false, nodes_.size(), at, of});
    nodes_.push_back(n);
    wants_operand_ = false;
  }
  void push_unknown(std::size_t at) { push(kind_of::unknown, at, make_node(op::constant)); }
  void wait(step what, op code, std::size_t at, nqpf::comparison r = {},
            double (*function)(double) = nullptr, std::size_t commas = 0) {
    if (pending_.size() >= most_pending)
      return stop(at, "brackets and signs nest deeper than " + std::to_string(most_pending));
    pending_.push_back({what, code, r, function, at, commas});
  }
  bool fits(const operand& x, kind_of wanted) {
    if (x.series != nullptr)
      stop(x.at, std::string("a series is compared with a number, and nothing else: x < ") +
                     x.series->id);
    if (stopped_) return false;
    if (x.sort == wanted || x.sort == kind_of::unknown) return true;
    stop(x.at, wanted == kind_of::number ? "a number is expected here, and this is a condition"
                                         : "a condition is expected here, and this is a number");
    return false;
  }

  // Dates and durations.

  // A constant that is a duration takes the unit of what it meets.
  void share_unit(operand& x, std::size_t end, const measured& other) {
    const bool is_lone = x.of.what == measured::form::duration && end == x.begin + 1 &&
                         nodes_[x.begin].code == op::constant;
    if (!is_lone || other.what != measured::form::duration ||
        std::string_view(other.unit) == x.of.unit)
      return;
    node& n = nodes_[x.begin];
    n.value = in_time_unit(n.value, x.of.unit, other.unit);
    n.unit = kept_time_unit(other.unit);
    x.of.unit = n.unit;
  }
  // The years that an operand counts become a plain number.
  void as_number(std::size_t place) {
    operand& x = operands_[place];
    if (!x.is_age) return;
    x.is_age = false;
    node n = make_node(op::apply);
    n.function = &years_of;
    n.unit = completed_unit;
    const std::size_t end =
        place + 1 < operands_.size() ? operands_[place + 1].begin : nodes_.size();
    nodes_.insert(nodes_.begin() + static_cast<std::ptrdiff_t>(end), n);
    for (std::size_t i = place + 1; i < operands_.size(); ++i) ++operands_[i].begin;
  }
  // Whether an indicator may be compared with a bound that stands for this.
  bool fits_indicator(const indicator_info& i, const measured& bound, std::size_t at) {
    const measured own = measured_as(i.time, i.unit_name);
    const time_result r = compute_times(op::compare, own, bound);
    if (r.fault == nullptr) return true;
    stop(at, std::string(i.id) + ": " + r.fault);
    return false;
  }

  // Applies the operation that waits last.
  void reduce() {
    const operation o = pending_.back();
    pending_.pop_back();
    const bool takes_numbers = o.what >= step::compare && o.code != op::negated;
    const kind_of wanted = takes_numbers ? kind_of::number : kind_of::condition;
    if (o.what == step::compare && compare_series(o)) return;
    if (!fits(operands_.back(), wanted)) return;
    if (o.what == step::sign) return apply_sign(o);
    if (!fits(operands_[operands_.size() - 2], wanted)) return;
    if (o.what == step::compare && compare_years(o)) return;
    as_number(operands_.size() - 2);
    as_number(operands_.size() - 1);
    operand right = operands_.back();
    operands_.pop_back();
    operand left = operands_.back();
    const bool is_known = left.sort != kind_of::unknown && right.sort != kind_of::unknown;
    measured of{};
    if (takes_numbers && is_known) of = measure_both(o, left, right);
    if (stopped_) return;
    if (o.what == step::compare && is_known) compare(left, right, o.relation);
    else nodes_.push_back(make_node(o.code));
    const kind_of sort = o.what <= step::compare ? kind_of::condition : kind_of::number;
    operands_.back() = {is_known ? sort : kind_of::unknown, false, left.begin, left.at, of};
  }
  // Closes the operators of the brackets that are open.
  void reduce_to_bracket() {
    while (!stopped_ && !pending_.empty() && pending_.back().what != step::open &&
           pending_.back().what != step::call)
      reduce();
  }

  faults& wrong_;
  std::vector<node> nodes_;
  std::vector<operand> operands_;
  std::vector<operation> pending_;
  bool wants_operand_ = true;
  bool stopped_ = false;

private:
  void apply_sign(const operation& o) {
    if (o.code == op::negate) as_number(operands_.size() - 1);
    const operand x = operands_.back();
    if (x.of.what == measured::form::date)
      return stop(x.at, "a date is not a number to take the opposite of");
    nodes_.push_back(make_node(o.code));
    operands_.back() = {x.sort, false, x.begin, o.at, x.of};
  }
  measured measure_both(const operation& o, operand& left, operand& right) {
    if (o.what != step::product) {
      share_unit(left, right.begin, right.of);
      share_unit(right, nodes_.size(), left.of);
    }
    const time_result r = compute_times(o.code, left.of, right.of);
    if (r.fault != nullptr) stop(o.at, r.fault + instead_of_number(o, left, right));
    return r.of;
  }
  // What to write for a plain number that stands where a duration is expected: `: write 14 days for 14`.
  std::string instead_of_number(const operation& o, const operand& left, const operand& right) {
    const bool is_left = !left.of.is_time();
    if (is_left == !right.of.is_time() || o.what == step::product) return {};
    const operand& plain = is_left ? left : right;
    const measured& time = is_left ? right.of : left.of;
    const std::size_t end = is_left ? right.begin : nodes_.size();
    const bool is_date = time.what == measured::form::date;
    if (end != plain.begin + 1 || nodes_[plain.begin].code != op::constant) return {};
    if (is_date && o.what == step::compare) return {};
    const std::string number = number_text(nodes_[plain.begin].value);
    return joined({": write ", number, " ", is_date ? "days" : time.unit, " for ", number});
  }
  // A number beside a series is compared with its values, each in its period.
  bool compare_series(const operation& o) {
    const std::size_t last = operands_.size() - 1;
    const bool mirror = operands_[last - 1].series != nullptr;
    if (!mirror && operands_[last].series == nullptr) return false;
    const series_data& s = *operands_[mirror ? last - 1 : last].series;
    const std::size_t place = mirror ? last : last - 1;
    as_number(place);
    const operand x = operands_[place];
    if (!fits(x, kind_of::number)) return true;
    if (x.of.is_time()) {
      stop(o.at, "the values of a series are plain numbers, and this is a date or a duration");
      return true;
    }
    const std::size_t begin = operands_[last - 1].begin;
    const std::size_t end = mirror ? nodes_.size() : operands_[last].begin;
    const std::vector<node> number(nodes_.begin() + static_cast<std::ptrdiff_t>(x.begin),
                                   nodes_.begin() + static_cast<std::ptrdiff_t>(end));
    expression all;
    const comparison r = mirror ? mirrored(o.relation) : o.relation;
    expand_series(all, r, s, [&](double value) { return with_value(number, r, value); });
    if (s.items[0].since > s.date->domain.low)
      stop(x.at, std::string(s.id) + " lacks a value on the first days of " + s.date->id);
    if (all.count > expression::capacity)
      stop(o.at, "the condition has too many parts: name some as facts");
    nodes_.resize(begin);
    for (int i = 0; i < all.count && i < expression::capacity; ++i) nodes_.push_back(all.nodes[i]);
    const kind_of sort = x.sort == kind_of::unknown ? x.sort : kind_of::condition;
    const std::size_t at = operands_[last - 1].at;
    operands_.pop_back();
    operands_.back() = {sort, false, begin, at};
    return true;
  }
  static expression with_value(const std::vector<node>& number, comparison r, double value) {
    expression e;
    const bool is_plain = number.size() == 1 && number[0].code == op::indicator;
    node n =
        is_plain ? make_node(op::compare_constant, *number[0].indicator) : make_node(op::constant);
    n.value = value;
    if (is_plain) n.relation = r;
    for (std::size_t i = 0; !is_plain && i < number.size(); ++i) e.push(number[i]);
    e.push(n);
    if (is_plain) return e;
    n = make_node(op::compare);
    n.relation = r;
    e.push(n);
    return e;
  }
  // An age beside a whole number is a comparison of days, as in code.
  bool compare_years(const operation& o) {
    const std::size_t last = operands_.size() - 1;
    const bool mirror = operands_[last].is_age;
    const operand age = operands_[mirror ? last : last - 1];
    const operand& bound = operands_[mirror ? last - 1 : last];
    const std::size_t bound_end = mirror ? age.begin : nodes_.size();
    const node& n = nodes_[bound.begin];
    if (!age.is_age || bound.is_age || bound.in_brackets || bound_end != bound.begin + 1 ||
        n.code != op::constant || n.unit != nullptr || whole_below(n.value) != n.value)
      return false;
    completed_years_of<unbound> years;
    const std::size_t age_end = mirror ? nodes_.size() : bound.begin;
    for (std::size_t i = age.begin; i < age_end; ++i) years.difference.push(nodes_[i]);
    find_other_day(years);
    const condition<unbound> c =
        compare_age(mirror ? mirrored(o.relation) : o.relation, years, n.value);
    const std::size_t begin = operands_[last - 1].begin;
    const std::size_t at = operands_[last - 1].at;
    operands_.pop_back();
    nodes_.resize(begin);
    if (c.count > expression::capacity)
      stop(at, "the condition has too many parts: name some as facts");
    else nodes_.insert(nodes_.end(), c.nodes, c.nodes + c.count);
    operands_.back() = {kind_of::condition, false, begin, at};
    return true;
  }
  // Where an indicator and one day make the age: to, calendar, from, calendar, minus.
  static void find_other_day(completed_years_of<unbound>& years) {
    if (years.difference.count != 5) return;
    const node& to = years.difference.nodes[0];
    const node& from = years.difference.nodes[2];
    years.is_from = from.code == op::indicator;
    const node& day = years.is_from ? to : from;
    const node& other = years.is_from ? from : to;
    if (day.code != op::constant || other.code != op::indicator) return;
    years.only = other.indicator;
    years.other_day = day.value;
  }
  // An indicator with a constant or a parameter becomes one node, as in code.
  void compare(const operand& left, const operand& right, nqpf::comparison r) {
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
  token last_;
};

}  // namespace nqpf::inline NQPF_ABI::detail::files
