// SPDX-License-Identifier: BSL-1.0
#pragma once

// Random sets of rules and tables over few days, ages, integers, flags and texts, as data and as rule files; and what they
// decide of a record, by the words of the guide: nothing of the library is included.

#include "mixed_dice.hpp"
#include "support/compared.hpp"

#include <array>
#include <cstdio>
#include <limits>
#include <string>
#include <vector>

namespace test::asked {

using mixed::dice;

inline constexpr double none = std::numeric_limits<double>::quiet_NaN();
inline std::size_t at(int i) { return static_cast<std::size_t>(i); }

enum class truth : unsigned char { no, unknown, yes };
inline truth both(truth a, truth b) { return a < b ? a : b; }
inline truth either(truth a, truth b) { return a > b ? a : b; }
inline truth opposite(truth a) { return static_cast<truth>(2 - static_cast<int>(a)); }
inline truth truth_of(bool b) { return b ? truth::yes : truth::no; }

struct calendar_day {
  int year, month, day;
};
/// The day of a number of days since 1970-01-01 (H. Hinnant, chrono-compatible low-level date algorithms).
inline calendar_day calendar(int days) {
  const int z = days + 719468;
  const int era = z / 146097;
  const int of_era = z - era * 146097;
  const int year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  const int of_year = of_era - (365 * year + year / 4 - year / 100);
  const int month = (5 * of_year + 2) / 153;
  const int own = month < 10 ? month + 3 : month - 9;
  return {year + era * 400 + (own <= 2 ? 1 : 0), own, of_year - (153 * month + 2) / 5 + 1};
}
inline std::string day_text(int days) {
  const calendar_day c = calendar(days);
  char t[40];
  std::snprintf(t, sizeof t, "%04d-%02d-%02d", c.year, c.month, c.day);
  return t;
}
inline int completed_years(int from, int to) {
  const calendar_day a = calendar(from);
  const calendar_day b = calendar(to);
  const bool is_before = b.month < a.month || (b.month == a.month && b.day < a.day);
  return b.year - a.year - (is_before ? 1 : 0);
}

enum class sort { integer, flag, category, date };
struct input {
  std::string id;
  sort what = sort::integer;
  int low = 0;
  int high = 0;
  std::vector<std::string> names{};
  bool or_other = false;
  bool always_known = false;

  [[nodiscard]] int count() const {
    return what == sort::category ? static_cast<int>(names.size()) + (or_other ? 1 : 0)
                                  : high - low + 1;
  }
};

enum class form {
  compare,
  two,
  years,
  is_one_of,
  is_not,
  known,
  absent,
  outcome,
  both,
  either,
  negated
};
struct part {
  form what = form::compare;
  int a = -1;  ///< an input, or the rule whose outcome is read
  int b = -1;  ///< the other input; of an age with a day -1
  int relation = 0;
  int number = 0;
  int day = 0;
  unsigned set = 0;
  bool turned = false;  ///< the number stands on the left
  int left = -1;
  int right = -1;
};
struct condition {
  std::vector<part> parts{};
  int root = -1;

  int add(const part& p) {
    parts.push_back(p);
    return static_cast<int>(parts.size()) - 1;
  }
  int join(form what, int left, int right = -1) {
    part p;
    p.what = what;
    p.left = left;
    p.right = right;
    return add(p);
  }
};
struct rule {
  std::string id;
  condition when{};
  int says = -1;  ///< a fact says nothing
  int table = -1;
  int row = 0;
};
enum class policy { unique, any, first, priority, rule_order, output_order, collect };
struct table {
  policy how = policy::unique;
  std::vector<int> rows{};
  int otherwise = -1;
  bool complete = false;
  bool complete_when_known = false;

  [[nodiscard]] bool takes_first() const { return how == policy::first || how == policy::priority; }
};
struct rules {
  std::vector<input> inputs{};
  std::vector<rule> all{};
  std::vector<table> tables{};
  std::vector<int> order{};
  std::vector<std::array<int, 2>> overrules{};
};

inline constexpr int value_count = 4;
inline constexpr const char* value_names[] = {"dire", "weak", "fair", "good"};
inline constexpr const char* relation_words[] = {" < ", " <= ", " > ", " >= ", " == ", " != "};

/// Writes a set as a rule file.
class writer {
public:
  explicit writer(const rules& s) : s_(s) {}

  [[nodiscard]] std::string declarations() const {
    static constexpr const char* kinds[] = {"integer ", "flag ", "category ", "date "};
    std::string out = "document p\n";
    for (const input& i : s_.inputs) {
      out += kinds[static_cast<int>(i.what)] + i.id;
      for (std::size_t k = 0; k < i.names.size(); ++k) out += (k > 0 ? ", " : ": ") + i.names[k];
      if (i.or_other) out += " or other";
      if (i.what == sort::integer || i.what == sort::date)
        out += " in [" + value(i, i.low) + ", " + value(i, i.high) + "]";
      out += i.always_known ? " always known\n" : "\n";
    }
    out += "conclusions worst to best: dire, weak, fair, good\n";
    for (const auto& [a, b] : s_.overrules)
      out += std::string("  ") + value_names[a] + " overrules " + value_names[b] + "\n";
    return out;
  }
  [[nodiscard]] std::string text() const {
    std::string out = declarations();
    for (const rule& r : s_.all) out += r.table < 0 ? declare(r) : declare_row(r);
    for (std::size_t i = 0; s_.order.size() > 1 && i < s_.order.size(); ++i)
      out += (i > 0 ? ", " : "group in order: ") + s_.all[at(s_.order[i])].id;
    return out + "\n";
  }
  [[nodiscard]] static std::string value(const input& i, double v) {
    if (v != v) return "missing";
    const int n = static_cast<int>(v);
    if (i.what == sort::date) return day_text(n);
    if (i.what == sort::flag) return n != 0 ? "true" : "false";
    if (i.what == sort::integer) return std::to_string(n);
    return n < static_cast<int>(i.names.size()) ? i.names[at(n)] : "another text";
  }
  [[nodiscard]] std::string record(const std::vector<double>& values) const {
    std::string out;
    for (std::size_t f = 0; f < values.size(); ++f)
      out += s_.inputs[f].id + " = " + value(s_.inputs[f], values[f]) + "; ";
    return out;
  }
  [[nodiscard]] std::string title(int r) const {
    const rule& own = s_.all[at(r)];
    return own.table < 0 ? own.id : own.id + " row " + std::to_string(own.row);
  }
  [[nodiscard]] std::string write(const condition& c, int i) const {
    const part& p = c.parts[at(i)];
    switch (p.what) {
      case form::known: return of(p).id + " is known";
      case form::absent: return of(p).id + " is missing";
      case form::is_one_of:
      case form::is_not: return one_of(p);
      case form::outcome: return outcome(s_.all[at(p.a)]);
      case form::both: return "(" + write(c, p.left) + " && " + write(c, p.right) + ")";
      case form::either: return "(" + write(c, p.left) + " || " + write(c, p.right) + ")";
      case form::negated: return "!(" + write(c, p.left) + ")";
      default: return comparison(p);
    }
  }

private:
  [[nodiscard]] const input& of(const part& p) const { return s_.inputs[at(p.a)]; }
  [[nodiscard]] std::string comparison(const part& p) const {
    const std::string relation = relation_words[p.relation];
    if (p.what == form::years)
      return "completed_years(" + of(p).id + ", " +
             (p.b >= 0 ? s_.inputs[at(p.b)].id : day_text(p.day)) + ")" + relation +
             std::to_string(p.number);
    if (p.what == form::two)
      return of(p).id + relation + s_.inputs[at(p.b)].id + " + " + std::to_string(p.number) +
             (of(p).what == sort::date ? " days" : "");
    return p.turned ? value(of(p), p.number) + relation + of(p).id
                    : of(p).id + relation + value(of(p), p.number);
  }
  [[nodiscard]] std::string one_of(const part& p) const {
    const bool is_not = p.what == form::is_not;
    if (of(p).what == sort::flag)
      return of(p).id + ((p.set == 2) != is_not ? " is true" : " is false");
    std::string out;
    for (std::size_t k = 0; k < of(p).names.size(); ++k)
      if (((p.set >> k) & 1U) != 0) out += (out.empty() ? "" : " or ") + of(p).names[k];
    return of(p).id + (is_not ? " is not " : " is ") + out;
  }
  static std::string outcome(const rule& r) {
    return r.table < 0 ? r.id + " holds" : "holds(" + r.id + ", " + std::to_string(r.row) + ")";
  }
  [[nodiscard]] std::string declare(const rule& r) const {
    return (r.says < 0 ? "fact " : "rule ") + r.id + " when " + write(r.when, r.when.root) +
           (r.says < 0 ? "" : std::string(" then ") + value_names[r.says] + " cite p 1") + "\n";
  }
  [[nodiscard]] std::string declare_row(const rule& r) const {
    static constexpr const char* words[] = {"unique",     "any",          "first",  "priority",
                                            "rule order", "output order", "collect"};
    const table& t = s_.tables[at(r.table)];
    std::string out;
    if (r.row == 1)
      out = "table " + r.id + ": " + words[static_cast<int>(t.how)] +
            (t.complete              ? ", complete\n"
             : t.complete_when_known ? ", complete when known\n"
                                     : "\n");
    out +=
        "  row when " + write(r.when, r.when.root) + " then " + value_names[r.says] + " cite p 1\n";
    if (r.row == static_cast<int>(t.rows.size()) && t.otherwise >= 0)
      out += std::string("  otherwise ") + value_names[t.otherwise] + "\n";
    return out;
  }

  const rules& s_;
};

/// What a set says of one record.
class evaluation {
public:
  evaluation(const rules& s, const std::vector<double>& values) : s_(s), values_(values) {
    for (const rule& r : s.all) own_.push_back(of(r.when, r.when.root));
    holds_ = own_;
    truth before = truth::no;
    for (const int r : s.order) {
      holds_[at(r)] = test::asked::both(own_[at(r)], opposite(before));
      before = test::asked::either(before, own_[at(r)]);
    }
  }

  /// What its condition is, and what it is itself: an order may take the record away.
  [[nodiscard]] truth own(int r) const { return own_[at(r)]; }
  [[nodiscard]] truth holds(int r) const { return holds_[at(r)]; }
  [[nodiscard]] bool some_row_holds(const table& t) const {
    for (const int r : t.rows)
      if (own(r) == truth::yes) return true;
    return false;
  }
  /// What a table decides, and the rows that count.
  [[nodiscard]] truth decided(const table& t, std::vector<int>* counting = nullptr) const {
    std::vector<int> rows;
    bool open = false;
    for (const int r : t.rows) {
      if (own(r) == truth::yes) rows.push_back(r);
      open = open || own(r) == truth::unknown;
    }
    if (t.takes_first()) {
      for (const int r : t.rows)
        if (!rows.empty() && goes_before(t, r, rows[0]) && own(r) == truth::yes) rows[0] = r;
      if (!rows.empty()) {
        rows.resize(1);
        open = false;
        for (const int r : t.rows)
          open = open || (own(r) == truth::unknown && goes_before(t, r, rows[0]));
      }
      if (open) rows.clear();
    } else if (t.how <= policy::any && !rows.empty()) {
      open = false;
    }
    if (counting != nullptr) *counting = rows;
    return open ? truth::unknown : truth_of(!rows.empty());
  }
  /// Whether a value is concluded and stands.
  [[nodiscard]] bool stands(int value) const {
    std::array<bool, value_count> said{};
    bool by_default = false;
    for (std::size_t r = 0; r < s_.all.size(); ++r)
      if (s_.all[r].table < 0 && s_.all[r].says >= 0 && holds_[r] == truth::yes)
        said[at(s_.all[r].says)] = true;
    for (const table& t : s_.tables) {
      std::vector<int> rows;
      const truth is = decided(t, &rows);
      for (const int r : rows) said[at(s_.all[at(r)].says)] = true;
      by_default = by_default || (is == truth::no && t.otherwise == value);
    }
    for (const auto& [over, under] : s_.overrules)
      if (under == value && said[at(over)]) return false;
    return said[at(value)] || by_default;
  }

private:
  [[nodiscard]] bool is_missing(int f) const { return values_[at(f)] != values_[at(f)]; }
  [[nodiscard]] bool goes_before(const table& t, int a, int b) const {
    const int first = s_.all[at(a)].says;
    const int second = s_.all[at(b)].says;
    return t.how == policy::priority && first != second ? first < second : a < b;
  }
  [[nodiscard]] truth of(const condition& c, int i) const {
    const part& p = c.parts[at(i)];
    switch (p.what) {
      case form::known: return truth_of(!is_missing(p.a));
      case form::absent: return truth_of(is_missing(p.a));
      case form::outcome: return own_[at(p.a)];
      case form::both: return test::asked::both(of(c, p.left), of(c, p.right));
      case form::either: return test::asked::either(of(c, p.left), of(c, p.right));
      case form::negated: return opposite(of(c, p.left));
      default: break;
    }
    if (is_missing(p.a) || (p.b >= 0 && is_missing(p.b))) return truth::unknown;
    return truth_of(compare(p));
  }
  [[nodiscard]] bool compare(const part& p) const {
    const double value = values_[at(p.a)];
    const double other = p.b >= 0 ? values_[at(p.b)] : p.day;
    const bool listed = ((p.set >> static_cast<unsigned>(p.set != 0 ? value : 0)) & 1U) != 0;
    switch (p.what) {
      case form::is_one_of: return listed;
      case form::is_not: return !listed;
      case form::two: return compared(p.relation, value, other + p.number);
      case form::years: {
        const int years = completed_years(static_cast<int>(value), static_cast<int>(other));
        return compared(p.relation, years, p.number);
      }
      default:
        return p.turned ? compared(p.relation, p.number, value)
                        : compared(p.relation, value, p.number);
    }
  }

  const rules& s_;
  const std::vector<double>& values_;
  std::vector<truth> own_{};
  std::vector<truth> holds_{};
};

/// All records of a set.
inline std::vector<std::vector<double>> records_of(const rules& s) {
  std::vector<std::vector<double>> out{{}};
  for (const input& i : s.inputs) {
    std::vector<std::vector<double>> longer;
    for (const auto& r : out)
      for (int k = 0; k < i.count() + (i.always_known ? 0 : 1); ++k) {
        longer.push_back(r);
        longer.back().push_back(k == i.count() ? none : i.what == sort::category ? k : i.low + k);
      }
    out = longer;
  }
  return out;
}

}  // namespace test::asked
