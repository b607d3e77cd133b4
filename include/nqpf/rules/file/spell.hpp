// SPDX-License-Identifier: BSL-1.0
#pragma once

// Parts of a program in the notation of files: names in quotes where they need them, conditions with the
// fewest brackets that read back as the same tree.

#include <nqpf/rules/file/list_questions.hpp>
#include <nqpf/rules/file/read.hpp>
#include <nqpf/rules/file/series_match.hpp>
#include <nqpf/rules/file/written_parts.hpp>
#include <nqpf/rules/program/period_part.hpp>
#include <nqpf/rules/program/write.hpp>

namespace nqpf::inline NQPF_ABI::detail::files {

/// Whether a name reads back without quotes.
inline bool is_bare(std::string_view name) noexcept {
  // clang-format off
  constexpr const char* others[] = {
    "is", "or", "not", "holds", "does", "hold", "inf", "known", "missing", "nothing", "other",
    "higher", "lower", "always", "of", "best", "at", "unit", "in", "by", "worst", "to",
    "illustrative", "inferred", "conflicts", "overrules", "with", "exempt_from_monotonicity", "valid", "cell",
    "completed_years", "floats", "numbers"};
  // clang-format on
  return !name.empty() && name[0] != '.' && name_length(name) == name.size() &&
         number_length(name) != name.size() && !is_among(name, statement_words) &&
         !is_among(name, clause_words) && !is_among(name, others);
}

inline std::string quote(std::string_view s) {
  std::string out = "\"";
  for (const char c : s) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}
inline std::string spell(std::string_view name) {
  return is_bare(name) ? std::string(name) : quote(name);
}
inline std::string spell(const interval& i) {
  return (i.low_open ? "(" : "[") + number_text(i.low) + ", " + number_text(i.high) +
         (i.high_open ? ")" : "]");
}

/// Calls `rule(r)`, `group(g)` and `table(g)` for the rules, groups and tables of a program in an order that reads back as
/// theirs: groups behind all rules where no table follows them.
template <class Rule, class Group, class Table>
void for_each_part(const program& p, Rule&& rule, Group&& group, Table&& table) {
  int next = 0;
  int waiting = 0;  // the first group that is not written yet
  const auto rules_before = [&](int end) {
    for (; next < end; ++next) rule(next);
  };
  for (int g = 0; g < p.count.groups; ++g) {
    if (!p.groups[g].is_table) continue;
    const group_row& t = p.groups[g];
    if (t.end > t.begin) rules_before(p.members[t.begin]);
    for (; waiting < g; ++waiting) group(waiting);
    waiting = g + 1;
    next += t.end - t.begin;
    table(g);
  }
  rules_before(p.count.rules);
  for (; waiting < p.count.groups; ++waiting) group(waiting);
}
/// Whether the rows of each table stand together, one after the other and before those of the next, and belong to it.
inline bool has_plain_tables(const program& p) {
  int next = 0;
  int rows = 0;
  for (int g = 0; g < p.count.groups; ++g) {
    const group_row& t = p.groups[g];
    if (!t.is_table) continue;
    for (int i = t.begin; i < t.end; ++i) {
      const int r = p.members[i];
      if (r < next || (i > t.begin && r != next) || p.rules[r].row != i - t.begin + 1) return false;
      next = r + 1;
      ++rows;
    }
  }
  for (int r = 0; r < p.count.rules; ++r) rows -= p.rules[r].row > 0 ? 1 : 0;
  return rows == 0;
}

/// Writes conditions of a program, and keeps what it has no words for.
class speller {
public:
  speller(const program& p, const rule_words& words, std::vector<std::string>& problems)
      : p_(p), whole_(p), words_(words), problems_(problems) {}
  /// Of what is asked of the items of a list.
  speller(const program& items, const speller& outer)
      : p_(items), whole_(outer.whole_), words_(outer.words_), problems_(outer.problems_) {}

  /// A name or text, which no control character may stand in.
  std::string name(std::string_view s) {
    check(s);
    return spell(s);
  }
  std::string quoted(std::string_view s) {
    check(s);
    return quote(s);
  }
  std::string_view checked(std::string_view s) {
    check(s);
    return s;
  }
  /// Tells what of a whole program files have no words for: it would be lost without a word.
  void refuse_parts() {
    if (!has_plain_tables(p_)) problem("a rule file cannot express rows that belong to no table");
    for (int g = 0; g < p_.count.groups; ++g)
      for (int other = 0; other < g; ++other)
        if (p_.groups[g].is_table && p_.groups[other].is_table &&
            same_text(p_.groups[g].id, p_.groups[other].id))
          problem("two tables are called " + std::string(p_.groups[g].id));
  }
  /// The series among the words with which the program compares.
  std::vector<const series_data*> series() {
    std::vector<const series_data*> used;
    for (const series_data* s : words_.series())
      for (int i = 0; i < p_.count.code; ++i)
        if (series_matcher(p_).find({s}, i, p_.count.code).length > 0) {
          used.push_back(s);
          break;
        }
    return used;
  }
  /// The documents that a program and its series cite, each once.
  std::vector<const source*> documents() {
    std::vector<const source*> told;
    const auto tell = [&](const source* d) {
      bool again = d == nullptr;
      for (const source* other : told) again = again || same_text(other->id, d->id);
      if (!again) told.push_back(d);
    };
    for (int i = 0; i < p_.count.citations; ++i) tell(p_.citations[i].document);
    for (const series_data* s : series())
      for (const dated_value& v : *s) tell(v.document);
    return told;
  }
  /// The lists and indicators of the program and of the items that it asks.
  part_list parts() {
    return part_list(whole_, [&](const written_part& x) {
      problem("two different " + std::string(x.is_list ? "lists" : "indicators") + " are called " +
              x.info->id);
    });
  }
  void problem(std::string message) { problems_.push_back(static_cast<std::string&&>(message)); }

  /// The condition of the code [begin, end).
  std::string condition(int begin, int end) {
    std::vector<piece> stack;
    for (int i = begin; i < end; ++i) {
      const instruction& in = p_.code[i];
      if (const series_found s = series_matcher(p_).find(words_.series(), i, end); s.length > 0) {
        stack.push_back(compared_with(*s.series, p_.atoms[in.argument]));
        i += s.length - 1;
      } else if (in.code == op::compare) {
        stack.push_back(comparison(p_.atoms[in.argument]));
      } else if (in.code == op::outcome) {
        stack.push_back(outcome(in.argument));
      } else if (in.code == op::negated) {
        piece& x = stack.back();
        close_cell(x);
        x = {x.opposite.empty() ? "!(" + x.words + ")" : x.opposite, "", tightness::atom};
      } else if (in.code == op::exempt) {
        close_cell(stack.back());
        stack.back() = {"exempt_from_monotonicity(" + stack.back().words + ")", "",
                        tightness::atom};
      } else if (in.code == op::both || in.code == op::either) {
        join_parts(stack, in);
      } else {
        problem("a condition has a part that files have no words for");
        stack.push_back({"?", "", tightness::atom});
      }
    }
    if (stack.empty()) return {};
    close_cell(stack.back());
    return stack.back().words;
  }
  /// What the steps [begin, end) compute.
  std::string computed(int begin, int end) { return number(begin, end).words; }

  /// A value of an indicator or a parameter; of a time with its unit.
  std::string value(time_kind time, const char* unit, double v) {
    if (is_missing(v)) problem("a rule file cannot express a missing number");
    if (time == time_kind::none || v == infinity || v == -infinity) return number_text(v);
    if (time == time_kind::duration) return number_text(v) + " " + unit;
    const std::string words = date_text(v);
    if (words.empty()) problem("a rule file cannot express a date beyond the years 0 to 9999");
    return words;
  }
  std::string interval_text(time_kind time, const char* unit, const interval& i) {
    return (i.low_open ? "(" : "[") + value(time, unit, i.low) + ", " + value(time, unit, i.high) +
           (i.high_open ? ")" : "]");
  }

  /// The date that the rules are evaluated as of, by what their conditions end with; null where none has a period.
  const indicator_info* as_of() {
    const indicator_info* date = nullptr;
    for (int r = 0; r < p_.count.rules; ++r) {
      const rule_row& row = p_.rules[r];
      const int input = period_part_of(p_, row).input;
      if (input < 0) continue;
      if (date != nullptr && date != p_.inputs[input])
        problem("a rule file cannot express two dates as of which rules are evaluated");
      date = p_.inputs[input];
    }
    return date;
  }
  /// Whether a rule goes without its condition: a row that asks nothing, of which the reader finds the same again.
  bool omits_condition(const rule_row& r) const {
    if (!r.asks_nothing) return r.begin == r.end;
    int asked = -1;
    for (int g = 0; g < p_.count.groups && asked < 0; ++g)
      if (p_.groups[g].is_table && has_row(p_.groups[g], r)) asked = first_input(p_.groups[g]);
    return r.begin == r.end || asked == p_.atoms[p_.code[r.begin].argument].input;
  }
  /// Where the condition of a rule ends before it asks for the period, and the period to write beside it: none where the
  /// condition does not ask for the whole of it, as where the day is known.
  int end_of_condition(const rule_row& r, const indicator_info* date, period& valid) const {
    valid = r.valid;
    if (!r.valid.is_limited()) return r.end;
    if (date == nullptr) return r.end;  // it asks nothing of any record
    const period_part part = period_part_of(p_, r);
    if (part.input >= 0 && p_.inputs[part.input] == date) return part.end;
    if (asks_from(r.valid, date->domain) || asks_until(r.valid, date->domain)) valid = {};
    return r.end;
  }

private:
  enum class tightness : unsigned char { either, both, compare, sum, product, sign, atom };
  struct piece {
    std::string words;
    std::string opposite;  // how its negation is written, where that has words of its own
    tightness binds;
    bool in_cell = false;  // joins rows of a table that one cell reads
    bool is_age = false;
  };

  piece outcome(int r) {
    const std::string id = name(p_.rules[r].id);
    if (p_.rules[r].row <= 0) return {id + " holds", id + " does not hold", tightness::atom};
    for (int g = 0; g < p_.count.groups; ++g) {
      const group_row& t = p_.groups[g];
      for (int i = t.begin; t.is_table && i < t.end; ++i)
        if (p_.members[i] == r) return row(t, p_.rules[r].row);
    }
    problem("a rule file cannot express a row of no table");
    return {"?", "", tightness::atom};
  }
  bool has_row(const group_row& g, const rule_row& r) const {
    for (int i = g.begin; i < g.end; ++i)
      if (p_.rules + p_.members[i] == &r) return true;
    return false;
  }
  // The first indicator that the rows of a table read.
  int first_input(const group_row& g) const {
    int found = -1;
    for (int i = g.begin; i < g.end; ++i) {
      const rule_row& r = p_.rules[p_.members[i]];
      for (int k = r.begin; k < r.end && !r.asks_nothing && found < 0; ++k)
        if (p_.code[k].code == op::compare)
          inputs_of(p_, p_.atoms[p_.code[k].argument],
                    [&](int f) { found = found < 0 ? f : found; });
    }
    return found;
  }
  piece row(const group_row& table, int number) {
    const std::string words = "holds(" + name(table.id) + ", " + std::to_string(number) + ")";
    return {words, "!" + words, tightness::atom};
  }
  static void close_cell(piece& x) {
    if (x.in_cell) x = {"cell(" + x.words + ")", "", tightness::atom};
  }
  void check(std::string_view s) {
    for (const char c : s)
      if (is_control(c)) return problem("a name or text has a control character: " + printable(s));
    if (!write::is_utf8(s)) problem("a name or text is not UTF-8: " + printable(s));
  }
  static std::string printable(std::string_view s) {
    std::string out;
    for (std::size_t i = 0; i < s.size(); ++i) {
      if (is_control(s[i])) out += '?';
      else out += write::character_at(s, i);
    }
    return out;
  }

  static std::string within(const piece& x, tightness least) {
    return x.binds < least ? "(" + x.words + ")" : x.words;
  }
  // Joins the last two pieces by `and` or `or`, those of one cell or of a condition.
  void join_parts(std::vector<piece>& stack, const instruction& in) {
    const bool in_cell = in.argument == inside_a_cell;
    for (piece* x : {&stack[stack.size() - 2], &stack.back()}) {
      if (in_cell && x->binds <= tightness::both && !x->in_cell)
        problem("a rule file cannot express a cell that joins conditions");
      if (!in_cell) close_cell(*x);
    }
    join(stack, in.code == op::both ? " && " : " || ",
         in.code == op::both ? tightness::both : tightness::either);
    stack.back().in_cell = in_cell;
  }
  // Operators of one tightness group from the left.
  static void join(std::vector<piece>& stack, const char* symbol, tightness own) {
    const piece right = stack.back();
    stack.pop_back();
    piece& left = stack.back();
    const tightness above = static_cast<tightness>(static_cast<int>(own) + 1);
    left = {within(left, own) + symbol + within(right, above), "", own};
  }

  std::string value(const indicator_info& i, int position) {
    const bool is_other = i.kind == kind::category && position >= i.category_count;
    return is_other ? std::string("other") : name(i.value_name(position));
  }
  piece comparison(const atom& a) {
    if (a.what == atom::form::computed) return computed(a);
    const indicator_info& i = *p_.inputs[a.input];
    if (i.items != nullptr && a.what == atom::form::one_of) return answer(*i.items, a.set);
    const std::string id = i.items != nullptr ? question(*i.items) : name(i.id);
    if (a.what == atom::form::known) return {id + " is known", id + " is missing", tightness::atom};
    if (a.what == atom::form::one_of) {
      std::string list;
      for (int k = 0; k < i.value_count(); ++k)
        if (((a.set >> k) & 1U) != 0) list += (list.empty() ? "" : " or ") + value(i, k);
      if (list.empty()) list = "nothing";
      return {id + " is " + list, id + " is not " + list, tightness::atom};
    }
    if (a.what != atom::form::compare) {
      problem("a rule file cannot express a comparison of " + id);
      return {"?", "", tightness::atom};
    }
    if (i.value_count() > 0) {
      const std::string one = value(i, static_cast<int>(a.value));
      if (a.relation == comparison::equal)
        return {id + " is " + one, id + " is not " + one, tightness::atom};
      return {id + " is not " + one, "", tightness::atom};
    }
    const std::string bound =
        a.parameter >= 0 ? parameter_name(a.parameter) : value(i.time, i.unit_name, a.value);
    return {input_name(a.input) + symbol(a.relation) + bound, "", tightness::compare};
  }

  piece compared_with(const series_data& s, const atom& a) {
    const std::string number =
        a.what == atom::form::computed ? computed(a.begin, a.middle) : input_name(a.input);
    return {number + symbol(a.relation) + name(s.id), "", tightness::compare};
  }
  // A question of a list in the words of its first author.
  std::string question(const list_term& t) {
    return question(t, t.is_negated ? fold::all : t.how, t.condition >= 0 ? where(t) : "");
  }
  std::string question(const list_term& t, fold how, const std::string& condition) {
    std::string words = std::string(question_words[static_cast<int>(how)]) + "(" + name(t.list->id);
    if (t.number >= 0) words += ", " + number_of_item(t);
    if (!condition.empty()) words += ", " + condition;
    return words + ")";
  }
  // Whether some item counts, which is kept as a flag: 2 says that one does, 1 that none does.
  piece answer(const list_term& t, unsigned long long set) {
    if (set != 1 && set != 2)
      problem("a rule file cannot express a list question that takes both answers");
    const fold none = t.is_negated ? fold::all : fold::none;
    const std::string words =
        set == 1 ? question(t, none, where(t))
                 : question(t, fold::any, t.is_negated ? "!(" + where(t) + ")" : where(t));
    return {words, "!" + words, tightness::atom};
  }
  std::string where(const list_term& t) {
    const rule_row& r = t.of->rules[t.condition];
    return speller(*t.of, *this).condition(r.begin, r.end);
  }
  std::string number_of_item(const list_term& t) {
    const atom& a = t.of->atoms[t.of->code[t.of->rules[t.number].end - 1].argument];
    speller items(*t.of, *this);
    return a.input >= 0 ? items.input_name(a.input) : items.computed(a.begin, a.middle);
  }

  // A name that is an indicator's and a parameter's says which it means.
  std::string input_name(int f) {
    if (p_.inputs[f]->items != nullptr) return question(*p_.inputs[f]->items);
    const std::string id = name(p_.inputs[f]->id);
    return whole_.parameter(p_.inputs[f]->id) < 0 ? id : "indicator(" + id + ")";
  }
  std::string parameter_name(int k) {
    const std::string id = name(p_.parameters[k]->id);
    return p_.input(p_.parameters[k]->id) < 0 ? id : "parameter(" + id + ")";
  }
  std::string constant(const number_step& s) {
    const measure_of_time m = measure(s);
    return value(m.time, m.unit, s.value);
  }

  piece computed(const atom& a) {
    piece left = number(a.begin, a.middle);
    piece right = number(a.middle, a.end);
    if (is_years(a.end - 1) && a.end - a.middle == 1)
      right.words = number_text(p_.steps[a.middle].value / calendar_year);
    else if (left.is_age || right.is_age)
      (left.is_age ? left : right).words = "(" + (left.is_age ? left : right).words + ")";
    // One indicator beside one bound would read back as the plain comparison.
    const auto is_indicator = [&](int at) { return p_.steps[at].code == op::indicator; };
    if (a.end - a.begin == 2 && is_indicator(a.begin) != is_indicator(a.middle))
      left.words = "(" + left.words + ")";
    return {left.words + symbol(a.relation) + right.words, "", tightness::compare};
  }
  // Whether a step is a bound that an age is compared with.
  bool is_years(int at) const {
    const number_step& s = p_.steps[at];
    return s.code == op::constant && s.unit != nullptr && same_text(s.unit, years_unit);
  }
  piece number(int begin, int end) {
    std::vector<piece> stack;
    for (int i = begin; i < end; ++i) {
      const number_step& s = p_.steps[i];
      switch (s.code) {
        case op::constant: stack.push_back({constant(s), "", tightness::atom}); break;
        case op::parameter: stack.push_back({parameter_name(s.index), "", tightness::atom}); break;
        case op::indicator: stack.push_back({input_name(s.index), "", tightness::atom}); break;
        case op::negate: {
          const bool plain = stack.back().binds == tightness::atom && s.code == op::negate &&
                             p_.steps[i - 1].code != op::constant;
          stack.back() = {plain ? "-" + stack.back().words : "-(" + stack.back().words + ")", "",
                          tightness::sign};
          break;
        }
        case op::apply:
          if (s.unit != nullptr) {  // years of dates
            stack.back().is_age = same_text(s.unit, completed_unit);
            break;
          }
          stack.back() = {function(s.function) + "(" + stack.back().words + ")", "",
                          tightness::atom};
          break;
        case op::add: join(stack, " + ", tightness::sum); break;
        case op::subtract:
          if (is_age(p_, i + 1)) join_years(stack);
          else join(stack, " - ", tightness::sum);
          break;
        case op::multiply: join(stack, " * ", tightness::product); break;
        case op::divide: join(stack, " / ", tightness::product); break;
        default:
          problem("a number has a part that files have no words for");
          return {"?", "", tightness::atom};
      }
    }
    return stack.back();
  }
  static void join_years(std::vector<piece>& stack) {
    const std::string from = stack.back().words;
    stack.pop_back();
    stack.back() = {"completed_years(" + from + ", " + stack.back().words + ")", "",
                    tightness::atom};
  }
  std::string function(double (*f)(double)) {
    const char* without = nullptr;
    for (const rule_words::function& known : words_.functions()) {
      if (known.call != f) continue;
      if (!words_.has_two_functions(known.name)) return known.name;
      without = known.name.c_str();
    }
    problem(without == nullptr
                ? std::string("a condition applies a function that the program has not named")
                : "a condition applies one of two functions that the program calls " +
                      std::string(without));
    return "f";
  }

  const program& p_;
  const program& whole_;  ///< the rule set, of which the program may be about the items of a list
  const rule_words& words_;
  std::vector<std::string>& problems_;
};

}  // namespace nqpf::inline NQPF_ABI::detail::files
