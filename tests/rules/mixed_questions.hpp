// SPDX-License-Identifier: BSL-1.0
#pragma once

// Random questions about a set, and what the guide says each answer means: a test of a record, and a formula.

#include "mixed_engine.hpp"
#include "mixed_formulas.hpp"
#include "mixed_judge.hpp"
#include "mixed_maker.hpp"

#include <functional>
#include <string>
#include <vector>

namespace test::mixed {

struct question {
  asked what{};
  bool example_means_yes = false;
  bool of_answers = false;  ///< of records in which all that is asked of the list is known
  std::function<bool(const enumeration::row&)> shows{};
  std::string formula{};  ///< of the record without a suffix
};

/// Asks of a set; two facts of its own, `qa` and `qb`, stand for conditions.
class questioner {
public:
  questioner(const rules& plain, maker& m) : s_(plain), dice_(m.throws()) {
    for (const char* id : {"qa", "qb"}) {
      rule r;
      r.id = id;
      r.when = m.ask(s_);
      s_.items = m.items();
      s_.all.push_back(std::move(r));
    }
    for (int r = 0; r < static_cast<int>(s_.all.size()); ++r)
      if (s_.all[at(r)].table < 0) named_.push_back(r);
  }
  [[nodiscard]] const rules& set() const { return s_; }

  std::vector<question> ask(int count) {
    std::vector<question> out;
    bool concludes = false;
    for (const rule& r : s_.all) concludes = concludes || r.says >= 0;
    for (int i = 0; i < count; ++i) {
      const int what = dice_.below(concludes ? 6 : 3);
      out.push_back(what < 3 ? of_rules(what) : of_values(what));
    }
    return out;
  }

private:
  int any_rule() { return named_[at(dice_.below(static_cast<int>(named_.size())))]; }
  static bool yes(const enumeration::row& x, int r) { return x.counts[at(r)] == truth::yes; }

  // Lists have no formula.
  [[nodiscard]] std::string counts(const formulas& f, int r) const {
    return s_.list < 0 ? f.counts(r, "") : std::string();
  }
  [[nodiscard]] std::string holds(const formulas& f, int r) const {
    return s_.list < 0 ? f.holds(r, true, "") : std::string();
  }
  question of_rules(int what) {
    const formulas f(s_);
    const int a = any_rule();
    const int b = any_rule();
    const int w = what == 2 && dice_.chance(50) ? any_rule() : -1;
    question q;
    q.what.a = s_.all[at(a)].id;
    q.what.b = s_.all[at(b)].id;
    if (w >= 0) q.what.where = s_.all[at(w)].id;
    const std::string ya = counts(f, a);
    const std::string yb = counts(f, b);
    if (what == 0) {
      q.shows = [=](const enumeration::row& x) { return yes(x, a) && !yes(x, b); };
      q.formula = "(and " + ya + " (not " + yb + "))";
    } else if (what == 1) {
      q.what.what = asked::kind::together;
      q.example_means_yes = true;
      q.shows = [=](const enumeration::row& x) { return yes(x, a) && yes(x, b); };
      q.formula = "(and " + ya + " " + yb + ")";
    } else {
      q.what.what = asked::kind::equivalent;
      q.shows = [=](const enumeration::row& x) {
        return (w < 0 || x.holds[at(w)] == truth::yes) && yes(x, a) != yes(x, b);
      };
      q.formula = "(and (not (= " + ya + " " + yb + "))" + (w < 0 ? "" : " " + holds(f, w)) + ")";
    }
    return q;
  }

  // The condition is one of the two facts: what it asks to be known may be missing.
  question of_values(int what) {
    const formulas f(s_);
    const int w = static_cast<int>(s_.all.size()) - dice_.from_to(1, 2);
    const bool everywhere = what != 5 && dice_.chance(30);
    const int value = dice_.below(value_count);
    question q;
    q.what.value = value;
    if (!everywhere) q.what.where = s_.all[at(w)].id;
    q.what.what = what == 3   ? asked::kind::always
                  : what == 4 ? asked::kind::reachable
                              : asked::kind::always_something;
    q.example_means_yes = what == 4;
    q.what.all_records = what != 4 && dice_.chance(25);
    q.of_answers = what != 4 && !q.what.all_records;
    const bool all = what == 4 || q.what.all_records;
    std::vector<bool> free(s_.inputs.size(), all);
    for (std::size_t v = 0; v < free.size(); ++v)
      free[v] = all || (!everywhere && asks(s_.all[at(w)].when, static_cast<int>(v)));
    std::string there = "true";
    for (std::size_t v = 0; v < free.size(); ++v)
      if (!free[v]) there += " " + s_.inputs[v].id + "k";
    const rules* const set = &s_;
    q.shows = [=](const enumeration::row& x) {
      for (std::size_t v = 0; v < free.size(); ++v)
        if (!free[v] && x.record[v] != x.record[v]) return false;
      if (!everywhere && !yes(x, w)) return false;
      return what == 4   ? decides(*set, x, value)
             : what == 3 ? !decides(*set, x, value)
                         : !says_something(*set, x);
    };
    std::string says = s_.list < 0 ? f.decides(value, "") : "";
    if (what == 5 && s_.list < 0)
      says = "(or " + f.says(0, "") + " " + f.says(1, "") + " " + f.says(2, "") + ")";
    q.formula = "(and " + there + (everywhere ? "" : " " + counts(f, w)) + " " +
                (what == 4 ? says : "(not " + says + ")") + ")";
    return q;
  }
  bool asks(const condition& c, int v) const {
    for (const part& p : c.parts) {
      if ((p.what == form::known || p.what == form::absent) && p.index == v) return true;
      if (p.what == form::outcome && asks(s_.all[at(p.index)].when, v)) return true;
    }
    return false;
  }
  static bool says(const rules& s, const enumeration::row& x, int value,
                   bool with_defaults = true) {
    for (std::size_t r = 0; r < s.all.size(); ++r)
      if (s.all[r].says == value && x.counts[r] == truth::yes) return true;
    for (const group& g : s.groups)
      if (with_defaults && g.otherwise == value && defaulted(g, x.holds) == truth::yes) return true;
    return false;
  }
  static bool decides(const rules& s, const enumeration::row& x, int value) {
    for (const auto& [over, under] : s.overrules)
      if (under == value && says(s, x, over, false)) return false;
    return says(s, x, value);
  }
  static bool says_something(const rules& s, const enumeration::row& x) {
    return says(s, x, 0) || says(s, x, 1) || says(s, x, 2);
  }

  rules s_;
  dice& dice_;
  std::vector<int> named_{};
};

}  // namespace test::mixed
