// SPDX-License-Identifier: BSL-1.0
#pragma once

// Random rule sets that mix what the guide has: numbers, integers, floats, flags, enumerations, categories and dates,
// durations and a list of items, parameters with ranges and orders, arithmetic, derived facts, groups, tables, periods,
// assumptions. A set is data of
// its own here, and a text in the notation of rule files: nothing of the library is included.

#include "mixed_dice.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <string>
#include <vector>

namespace test::mixed {

inline constexpr double missing = std::numeric_limits<double>::quiet_NaN();
inline constexpr double none_bound = 1e300;  ///< of a domain without an end

enum class sort { number, integer, floats, flag, words, texts, day, duration, items };

struct input {
  std::string id;
  sort what = sort::number;
  double low = 0;
  double high = 0;
  bool open_low = false;
  bool open_high = false;
  std::vector<std::string> names{};
  bool or_other = false;
  bool always_known = false;
  int better = 0;  ///< 1: higher, 2: lower

  [[nodiscard]] bool is_number() const { return what <= sort::floats; }
  [[nodiscard]] bool is_whole() const { return what == sort::integer || what >= sort::flag; }
  [[nodiscard]] bool admits(double v) const {
    if (v != v) return !always_known;
    if (is_whole() && v != std::floor(v)) return false;
    if (low <= -none_bound) return true;
    return (open_low ? v > low : v >= low) && (open_high ? v < high : v <= high);
  }
};

struct setting {
  std::string id;
  double low = 0;
  double high = 0;
  double value = 0;
  bool is_day = false;
};

enum class form {
  // numbers
  constant,
  input,
  parameter,
  plus,
  minus,
  times,
  // conditions
  compare,
  is_one_of,
  is_not_one_of,
  known,
  absent,
  outcome,
  both,
  either,
  negated,
  context,
  // conditions of a list: `left` is the condition of an item
  any_item,
  every_item,
  no_item,
  // numbers of a list: `left` is the condition of an item or -1, `right` what an item has, times `value`
  item_count,
  item_sum,
  item_least,
  item_most
};
enum class relation { less, at_most, more, at_least, same, other };

struct part {
  form what = form::constant;
  int left = -1;
  int right = -1;
  int index = -1;  ///< an input, a parameter, a rule
  double value = 0;
  relation rel = relation::less;
  std::vector<int> words{};
};

struct condition {
  std::vector<part> parts{};
  int root = -1;

  int add(part p) {
    parts.push_back(std::move(p));
    return static_cast<int>(parts.size()) - 1;
  }
  int join(form what, int left, int right = -1) {
    part p;
    p.what = what;
    p.left = left;
    p.right = right;
    return add(p);
  }
  [[nodiscard]] const part& at(int i) const { return parts[static_cast<std::size_t>(i)]; }
};

struct rule {
  std::string id;
  condition when{};
  int says = -1;  ///< a fact says nothing
  int table = -1;
  int from = -1;  ///< days; -1: always
  int until = -1;
};

enum class policy {
  exclusive,
  in_order,
  none,
  unique,
  any,
  first,
  priority,
  rule_order,
  output_order,
  collect
};

struct group {
  policy how = policy::none;
  std::vector<int> members{};
  bool is_table = false;
  bool complete = false;
  bool complete_when_known = false;
  int otherwise = -1;

  [[nodiscard]] bool takes_first() const { return how == policy::in_order || how == policy::first; }
};

/// What an item of the list has, the items that there can be, and all lists of them; the value of a list in a record is
/// its place among these.
struct item_words {
  std::vector<input> inputs{};
  std::vector<condition> conditions{};
  std::vector<std::vector<double>> kinds{};
  std::vector<std::vector<int>> lists{};
  int fewest = 0;
};
inline constexpr int most_items = 3;

struct rules {
  std::vector<input> inputs{};
  std::vector<setting> parameters{};
  std::vector<std::array<int, 2>> orders{};
  std::vector<condition> assumptions{};
  std::vector<rule> all{};
  std::vector<group> groups{};
  bool ordered = false;
  std::vector<std::array<int, 2>> conflicts{};
  std::vector<std::array<int, 2>> overrules{};
  int as_of = -1;  ///< an input
  int list = -1;   ///< an input
  item_words items{};
  bool computes = false;
  bool has_context = false;
};

inline constexpr int value_count = 3;
inline constexpr const char* value_names[] = {"dire", "weak", "fair"};
inline constexpr const char* relation_words[] = {"<", "<=", ">", ">=", "==", "!="};
inline constexpr int days = 6;

inline std::size_t at(int i) { return static_cast<std::size_t>(i); }

/// Writes a set as a rule file.
class writer {
public:
  explicit writer(const rules& s) : s_(s) {}

  [[nodiscard]] std::string text() const {
    std::string out = "document p\n";
    for (const input& i : s_.inputs) out += declare(i, "");
    for (const input& i : s_.items.inputs) out += declare(i, " of items");
    for (const setting& p : s_.parameters)
      out += "parameter " + p.id + " = " + value(p.is_day, p.value) + " in [" +
             value(p.is_day, p.low) + ", " + value(p.is_day, p.high) + "]\n";
    for (const auto& [low, high] : s_.orders)
      out += "order " + s_.parameters[at(low)].id + " < " + s_.parameters[at(high)].id + "\n";
    out += std::string("conclusions verdict ") + (s_.ordered ? "worst to best: " : ": ") +
           "dire, weak, fair\n";
    for (const auto& [a, b] : s_.conflicts)
      out += std::string(value_names[a]) + " conflicts with " + value_names[b] + "\n";
    for (const auto& [a, b] : s_.overrules)
      out += std::string(value_names[a]) + " overrules " + value_names[b] + "\n";
    if (s_.as_of >= 0) out += "as of " + s_.inputs[at(s_.as_of)].id + "\n";
    for (const condition& c : s_.assumptions) out += "given " + write(c, c.root) + "\n";
    for (std::size_t r = 0; r < s_.all.size(); ++r) out += declare(static_cast<int>(r));
    for (const group& g : s_.groups)
      if (!g.is_table) out += declare(g);
    return out;
  }

  [[nodiscard]] std::string write(const condition& c, int i) const {
    return write(c, i, s_.inputs);
  }
  [[nodiscard]] std::string write(const condition& c, int i, const std::vector<input>& of) const {
    const part& p = c.at(i);
    const auto sub = [&](int k) { return write(c, k, of); };
    switch (p.what) {
      case form::constant: return value(p.index == 1, p.value) + (p.index == 2 ? " days" : "");
      case form::input: return of[at(p.index)].id;
      case form::parameter: return s_.parameters[at(p.index)].id;
      case form::plus: return "(" + sub(p.left) + " + " + sub(p.right) + ")";
      case form::minus: return "(" + sub(p.left) + " - " + sub(p.right) + ")";
      case form::times: return "(" + sub(p.left) + " * " + sub(p.right) + ")";
      case form::compare:
        return sub(p.left) + " " + relation_words[static_cast<int>(p.rel)] + " " + sub(p.right);
      case form::is_one_of:
      case form::is_not_one_of: return one_of(p, of[at(p.index)]);
      case form::known: return of[at(p.index)].id + " is known";
      case form::absent: return of[at(p.index)].id + " is missing";
      case form::outcome: return outcome(p.index);
      case form::both: return "(" + sub(p.left) + " && " + sub(p.right) + ")";
      case form::either: return "(" + sub(p.left) + " || " + sub(p.right) + ")";
      case form::negated: return "!(" + sub(p.left) + ")";
      case form::context: return "exempt_from_monotonicity(" + sub(p.left) + ")";
      default: return of_list(p);
    }
  }

  static std::string value(bool is_day, double v) {
    char t[64];
    if (is_day) std::snprintf(t, sizeof t, "2024-01-%02d", static_cast<int>(v) + 1);
    else std::snprintf(t, sizeof t, "%.17g", v);
    return t;
  }

private:
  static std::string listed(const std::vector<std::string>& names) {
    std::string out;
    for (const std::string& n : names) out += (out.empty() ? "" : ", ") + n;
    return out;
  }
  [[nodiscard]] std::string declare(const input& i, const std::string& of) const {
    static constexpr const char* kinds[] = {"number", "integer",     "number",
                                            "flag",   "enumeration", "category",
                                            "date",   "duration",    "list"};
    std::string out = std::string(kinds[static_cast<int>(i.what)]) + " " + i.id + of;
    if (i.what == sort::items && s_.items.fewest > 0) out += " at least 1";
    if (i.what == sort::items) out += " at most " + std::to_string(most_items);
    if (i.what == sort::duration)
      out += " in [" + value(false, i.low) + " days, " + value(false, i.high) + " days]";
    if (!i.names.empty()) out += ": " + listed(i.names) + (i.or_other ? " or other" : "");
    const bool is_day = i.what == sort::day;
    if (is_day || (i.is_number() && i.low > -none_bound))
      out += std::string(" in ") + (i.open_low ? "(" : "[") + value(is_day, i.low) + ", " +
             value(is_day, i.high) + (i.open_high ? ")" : "]");
    if (i.better > 0) out += i.better == 1 ? " higher is better" : " lower is better";
    if (i.always_known) out += " always known";
    if (i.what == sort::floats) out += " of floats";
    return out + "\n";
  }
  [[nodiscard]] std::string of_list(const part& p) const {
    static constexpr const char* words[] = {"any", "all", "none", "count", "sum", "least", "most"};
    std::string out = words[static_cast<int>(p.what) - static_cast<int>(form::any_item)];
    out += "(items";
    if (p.right >= 0)
      out += ", " + (p.value == 1 ? std::string() : value(false, p.value) + " * ") +
             s_.items.inputs[at(p.right)].id;
    if (p.left < 0) return out + ")";
    const condition& c = s_.items.conditions[at(p.left)];
    return out + ", " + write(c, c.root, s_.items.inputs) + ")";
  }
  static std::string one_of(const part& p, const input& i) {
    const bool no = p.what == form::is_not_one_of;
    if (i.what == sort::flag) return i.id + (no ? " is false" : " is true");
    std::string out = i.id + (no ? " is not " : " is ");
    for (std::size_t k = 0; k < p.words.size(); ++k)
      out += (k > 0 ? " or " : "") + i.names[at(p.words[k])];
    return out;
  }
  std::string outcome(int r) const {
    const rule& other = s_.all[at(r)];
    if (other.table < 0) return other.id + " holds";
    return "holds(t" + std::to_string(other.table) + ", " +
           std::to_string(r - s_.groups[at(other.table)].members[0] + 1) + ")";
  }
  static std::string period(const rule& r) {
    std::string out;
    if (r.from >= 0 || r.until >= 0) out = " valid";
    if (r.from >= 0) out += " from " + value(true, r.from);
    if (r.until >= 0) out += " until " + value(true, r.until);
    return out;
  }
  std::string declare(int k) const {
    const rule& r = s_.all[at(k)];
    if (r.table < 0) {
      const std::string head =
          (r.says < 0 ? "fact " : "rule ") + r.id + " when " + write(r.when, r.when.root);
      return head + (r.says < 0 ? "" : std::string(" then ") + value_names[r.says] + " cite p 1") +
             period(r) + "\n";
    }
    const group& g = s_.groups[at(r.table)];
    std::string out;
    if (g.members.front() == k) out = "table t" + std::to_string(r.table) + ": " + claims(g) + "\n";
    out += " row when " + write(r.when, r.when.root) + " then " + value_names[r.says] +
           " cite p 1" + period(r) + "\n";
    if (g.members.back() == k && g.otherwise >= 0)
      out += std::string(" otherwise ") + value_names[g.otherwise] + "\n";
    return out;
  }
  static std::string claims(const group& g) {
    static constexpr const char* how[] = {"exclusive",    "in order", "",         "unique",
                                          "any",          "first",    "priority", "rule order",
                                          "output order", "collect"};
    std::string out = how[static_cast<int>(g.how)];
    if (g.complete) out += std::string(out.empty() ? "" : ", ") + "complete";
    if (g.complete_when_known) out += std::string(out.empty() ? "" : ", ") + "complete when known";
    return out;
  }
  std::string declare(const group& g) const {
    std::string out = "group " + claims(g) + ": ";
    for (std::size_t i = 0; i < g.members.size(); ++i)
      out += (i > 0 ? ", " : "") + s_.all[at(g.members[i])].id;
    return out + "\n";
  }

  const rules& s_;
};

}  // namespace test::mixed
