// SPDX-License-Identifier: BSL-1.0
#pragma once

// Sets as formulas of an SMT solver: of each input a number and whether it is there, of each condition when it holds and
// when it fails, parameters as variables.

#include "mixed_brute.hpp"

#include <cstdio>
#include <string>

namespace test::mixed {

class formulas {
public:
  explicit formulas(const rules& s) : s_(s) {}

  /// A number as a fraction; all that occur have few binary digits.
  static std::string number(double v) {
    char t[80];
    std::snprintf(t, sizeof t, "(/ %.0f.0 4096.0)", (v < 0 ? -v : v) * 4096);
    return v < 0 ? std::string("(- ") + t + ")" : t;
  }

  [[nodiscard]] std::string settings() const {
    std::string out;
    for (const setting& p : s_.parameters) {
      out += "(declare-const " + p.id + " " + (p.is_day ? "Int" : "Real") +
             ")\n(assert (and (<= " + whole_or(p.is_day, p.low) + " " + p.id + ") (<= " + p.id +
             " " + whole_or(p.is_day, p.high) + ")))\n";
    }
    for (const auto& [a, b] : s_.orders)
      out += "(assert (< " + s_.parameters[at(a)].id + " " + s_.parameters[at(b)].id + "))\n";
    return out;
  }
  /// The same, at these values.
  [[nodiscard]] std::string settings(const std::vector<double>& values) const {
    std::string out;
    for (std::size_t k = 0; k < values.size(); ++k)
      out += "(define-const " + s_.parameters[k].id + " " +
             (s_.parameters[k].is_day ? "Int" : "Real") + " " +
             whole_or(s_.parameters[k].is_day, values[k]) + ")\n";
    return out;
  }
  [[nodiscard]] std::string record(const std::string& x) const {
    std::string out;
    for (const input& i : s_.inputs)
      out += "(declare-const " + i.id + x + " " + sort_of(i) + ")\n(declare-const " + i.id + x +
             "k Bool)\n";
    return out + "(assert " + admitted(x) + ")\n";
  }
  [[nodiscard]] std::string for_all(const std::string& formula) const {
    std::string out = "(forall (";
    for (const input& i : s_.inputs) out += "(" + i.id + " " + sort_of(i) + ")(" + i.id + "k Bool)";
    return out + ") (=> " + admitted("") + " " + formula + "))";
  }
  /// Inside the domains, keeping the assumptions.
  [[nodiscard]] std::string admitted(const std::string& x) const {
    std::string out = "(and true";
    for (const input& i : s_.inputs) {
      const std::string v = i.id + x;
      if (i.always_known) out += " " + v + "k";
      if (i.low <= -none_bound) continue;
      const bool whole = sort_of(i) == std::string("Int");
      out += std::string(" (") + (i.open_low ? "<" : "<=") + " " + whole_or(whole, i.low) + " " +
             v + ") (" + (i.open_high ? "<" : "<=") + " " + v + " " + whole_or(whole, i.high) + ")";
    }
    for (const condition& c : s_.assumptions) out += " (not " + truth_of(c, c.root, false, x) + ")";
    return out + ")";
  }
  [[nodiscard]] std::string complete(const std::string& x) const {
    std::string out = "(and true";
    for (const input& i : s_.inputs) out += " " + i.id + x + "k";
    return out + ")";
  }

  /// When a condition holds, or fails; with a part of it replaced by a constant.
  [[nodiscard]] std::string truth_of(const condition& c, int i, bool yes, const std::string& x,
                                     int replaced = -1, bool by = false) const {
    if (i == replaced) return by == yes ? "true" : "false";
    const part& p = c.at(i);
    const auto sub = [&](int k, bool y) { return truth_of(c, k, y, x, replaced, by); };
    const auto two = [&](bool all) {
      return std::string(all ? "(and " : "(or ") + sub(p.left, yes) + " " + sub(p.right, yes) + ")";
    };
    const std::string known = p.index >= 0 && p.what >= form::is_one_of && p.what <= form::absent
                                  ? s_.inputs[at(p.index)].id + x + "k"
                                  : "";
    switch (p.what) {
      case form::compare:
        return "(and " + there(c, p.left, x) + " " + there(c, p.right, x) + " " +
               (yes ? "" : "(not ") + compared(p.rel, value(c, p.left, x), value(c, p.right, x)) +
               (yes ? ")" : "))");
      case form::is_one_of: return "(and " + known + " " + among(p, yes, x) + ")";
      case form::is_not_one_of: return "(and " + known + " " + among(p, !yes, x) + ")";
      case form::known: return yes ? known : "(not " + known + ")";
      case form::absent: return yes ? "(not " + known + ")" : known;
      case form::outcome: return holds(p.index, yes, x);
      case form::both: return two(yes);
      case form::either: return two(!yes);
      case form::negated: return sub(p.left, !yes);
      default: return sub(p.left, yes);
    }
  }
  [[nodiscard]] std::string holds(int r, bool yes, const std::string& x, int replaced = -1,
                                  bool by = false) const {
    const rule& a = s_.all[at(r)];
    std::string out = truth_of(a.when, a.when.root, yes, x, replaced, by);
    if (a.from < 0 && a.until < 0) return out;
    const std::string day = s_.inputs[at(s_.as_of)].id + x;
    const auto end = [&](bool from, int d) {
      const bool at_least = from == yes;
      return "(and " + day + "k (" + (at_least ? ">=" : "<") + " " + day + " " + std::to_string(d) +
             "))";
    };
    if (a.from >= 0) out += " " + end(true, a.from);
    if (a.until >= 0) out += " " + end(false, a.until);
    return (yes ? "(and " : "(or ") + out + ")";
  }
  [[nodiscard]] std::string counts(int r, const std::string& x) const {
    std::string out = "(and " + holds(r, true, x);
    for (const group& g : s_.groups) {
      std::string before;
      for (const int m : precedence(s_, g)) {
        if (m == r) out += before;
        before += " " + holds(m, false, x);
      }
    }
    return out + ")";
  }
  [[nodiscard]] std::string defaults(const group& g, const std::string& x) const {
    std::string out = "(and true";
    for (const int m : g.members) out += " " + holds(m, false, x);
    return out + ")";
  }

  /// Whether the decision has a value: some rule that counts, or a default, says it, and nothing that overrules it.
  [[nodiscard]] std::string says(int value, const std::string& x, bool with_defaults = true) const {
    std::string out = "(or false";
    for (int r = 0; r < static_cast<int>(s_.all.size()); ++r)
      if (s_.all[at(r)].says == value) out += " " + counts(r, x);
    for (const group& g : s_.groups)
      if (g.otherwise == value && with_defaults) out += " " + defaults(g, x);
    return out + ")";
  }
  [[nodiscard]] std::string decides(int value, const std::string& x) const {
    std::string out = "(and " + says(value, x);
    for (const auto& [over, under] : s_.overrules)
      if (under == value) out += " (not " + says(over, x, false) + ")";
    return out + ")";
  }

  /// 7, 8, 9, 12 of the record x, and its better neighbour y.
  [[nodiscard]] std::string of_a_record() const {
    std::string out = "(or false";
    const int n = static_cast<int>(s_.all.size());
    const auto both = [&](int a, int b) {
      out += "\n (and " + counts(a, "") + " " + counts(b, "") + ")";
    };
    for (int a = 0; a < n; ++a)
      for (int b = a + 1; b < n; ++b)
        if (contradict(a, b)) both(a, b);
    for (const group& g : s_.groups) default_conflicts(g, out);
    for (const group& g : s_.groups) {
      for (const int a : g.members)
        for (const int b : g.members)
          if (a < b && (g.how == policy::exclusive || g.how == policy::unique ||
                        (g.how == policy::any && s_.all[at(a)].says != s_.all[at(b)].says)))
            both(a, b);
      if (!g.complete && !g.complete_when_known) continue;
      out += "\n (and " + (g.complete ? "true" : complete(""));
      for (const int m : g.members) out += " (not " + counts(m, "") + ")";
      out += ")";
    }
    if (s_.ordered && !s_.has_context)
      for (std::size_t v = 0; v < s_.inputs.size(); ++v) out += steps(v);
    return out + ")";
  }

  /// 4, 5, 6, 10, 21.
  [[nodiscard]] std::string of_all_records() const {
    std::string out = "(or false";
    const int n = static_cast<int>(s_.all.size());
    for (int r = 0; r < n; ++r) {
      out += "\n " + for_all("(not " + counts(r, "") + ")");
      if (s_.all[at(r)].table >= 0) continue;
      out += "\n " + for_all("(=> " + complete("") + " " + holds(r, true, "") + ")");
      for (int q = 0; q < n; ++q)
        if (q != r && s_.all[at(r)].says >= 0 && s_.all[at(r)].says == s_.all[at(q)].says &&
            s_.all[at(q)].table < 0 && !goes_before(r))
          out += "\n " + for_all("(=> " + counts(r, "") + " " + counts(q, "") + ")");
      terms(r, out);
    }
    return out + ")";
  }

private:
  static std::string whole_or(bool whole, double v) {
    if (!whole) return number(v);
    const std::string t = std::to_string(static_cast<long>(v < 0 ? -v : v));
    return v < 0 ? "(- " + t + ")" : t;
  }
  static const char* sort_of(const input& i) { return i.is_whole() ? "Int" : "Real"; }

  std::string value(const condition& c, int i, const std::string& x) const {
    const part& p = c.at(i);
    const auto both = [&](const char* sign) {
      return std::string("(") + sign + " " + value(c, p.left, x) + " " + value(c, p.right, x) + ")";
    };
    switch (p.what) {
      case form::constant: return number(p.value);
      case form::input: {
        const input& in = s_.inputs[at(p.index)];
        return in.is_whole() ? "(to_real " + in.id + x + ")" : in.id + x;
      }
      case form::parameter: {
        const setting& q = s_.parameters[at(p.index)];
        return q.is_day ? "(to_real " + q.id + ")" : q.id;
      }
      case form::plus: return both("+");
      case form::minus: return both("-");
      default: return both("*");
    }
  }
  std::string there(const condition& c, int i, const std::string& x) const {
    const part& p = c.at(i);
    if (p.what == form::input) return s_.inputs[at(p.index)].id + x + "k";
    if (p.what < form::plus) return "true";
    return "(and " + there(c, p.left, x) + " " + there(c, p.right, x) + ")";
  }
  static std::string compared(relation r, const std::string& a, const std::string& b) {
    static constexpr const char* signs[] = {"<", "<=", ">", ">=", "="};
    if (r == relation::other) return "(not (= " + a + " " + b + "))";
    return std::string("(") + signs[static_cast<int>(r)] + " " + a + " " + b + ")";
  }
  std::string among(const part& p, bool in, const std::string& x) const {
    std::string out = in ? "(or false" : "(and true";
    for (const int w : p.words) {
      const std::string is = "(= " + s_.inputs[at(p.index)].id + x + " " + std::to_string(w) + ")";
      out += in ? " " + is : " (not " + is + ")";
    }
    return out + ")";
  }
  bool contradict(int r, int q) const {
    if (s_.all[at(r)].table >= 0 && s_.all[at(r)].table == s_.all[at(q)].table) return false;
    return opposed(s_.all[at(r)].says, s_.all[at(q)].says);
  }
  // The default of a table and what contradicts it on a record.
  void default_conflicts(const group& g, std::string& out) const {
    const auto both = [&](const std::string& other) {
      out += "\n (and " + defaults(g, "") + " " + other + ")";
    };
    for (int r = 0; r < static_cast<int>(s_.all.size()); ++r)
      if (opposes_default(g.otherwise, s_.all[at(r)].says, false)) both(counts(r, ""));
    for (const group& h : s_.groups)
      if (&h != &g && opposes_default(g.otherwise, h.otherwise, true)) both(defaults(h, ""));
  }
  static bool has(const std::vector<std::array<int, 2>>& pairs, int a, int b) {
    for (const auto& [x, y] : pairs)
      if (x == a && y == b) return true;
    return false;
  }
  bool in_conflict(int a, int b) const {
    return a >= 0 && b >= 0 && (has(s_.conflicts, a, b) || has(s_.conflicts, b, a));
  }
  bool opposed(int a, int b) const {
    return in_conflict(a, b) && !has(s_.overrules, a, b) && !has(s_.overrules, b, a);
  }
  // A default may be overruled, and overrules none.
  bool opposes_default(int otherwise, int says, bool by_default) const {
    return in_conflict(otherwise, says) && (by_default || !has(s_.overrules, says, otherwise));
  }
  bool goes_before(int r) const {
    for (const group& g : s_.groups) {
      const std::vector<int> order = precedence(s_, g);
      for (std::size_t i = 0; i + 1 < order.size(); ++i)
        if (order[i] == r) return true;
    }
    return false;
  }
  std::string steps(std::size_t v) const {
    const int way = s_.inputs[v].better;
    if (way == 0) return "";
    std::string same = "(and";
    for (std::size_t k = 0; k < s_.inputs.size(); ++k) {
      const std::string id = s_.inputs[k].id;
      const std::string alike = "(= " + id + "k " + id + "bk) ";
      same += k == v ? std::string(" ") + id + "k " + id + "bk (" + (way == 1 ? "<" : ">") + " " +
                           id + " " + id + "b)"
                     : " " + alike + "(= " + id + " " + id + "b)";
    }
    std::string out;
    for (int value = 0; value + 1 < value_count; ++value) {
      out += "\n " + same + " " + says(value, "b");
      for (int as_bad = 0; as_bad <= value; ++as_bad) out += " (not " + says(as_bad, "") + ")";
      out += ")";
    }
    return out;
  }
  bool is_end(const condition& c, int k) const {
    const part& p = c.at(k);
    if (p.what == form::negated || p.what == form::context) return is_end(c, p.left);
    if (p.what == form::both || p.what == form::either)
      return is_end(c, p.left) && is_end(c, p.right);
    if (p.what != form::compare || c.at(p.left).what != form::input ||
        c.at(p.right).what != form::constant)
      return false;
    const input& i = s_.inputs[at(c.at(p.left).index)];
    return c.at(p.right).value == i.low || c.at(p.right).value == i.high;
  }
  void terms(int r, std::string& out) const {
    const rule& a = s_.all[at(r)];
    for (const part& p : a.when.parts)
      for (const int k : {p.left, p.right}) {
        if ((p.what != form::both && p.what != form::either) || is_end(a.when, k)) continue;
        const bool by = p.what == form::both;
        out += "\n " +
               for_all("(and (= " + holds(r, true, "") + " " + holds(r, true, "", k, by) +
                       ") (=> " + holds(r, false, "") + " " + holds(r, false, "", k, by) + "))");
      }
  }

  const rules& s_;
};

}  // namespace test::mixed
