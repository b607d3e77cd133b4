// SPDX-License-Identifier: BSL-1.0
#pragma once

// Makes random sets of which questions are asked: facts, tables of every hit policy, rules, an order among them.

#include "asked_sets.hpp"

#include <string>
#include <utility>
#include <vector>

namespace test::asked {

class maker {
public:
  explicit maker(std::uint64_t seed) : dice_(seed) {}

  dice& throws() { return dice_; }

  rules make() {
    rules s;
    make_inputs(s);
    if (dice_.chance(50)) s.overrules.push_back({0, 2});
    if (dice_.chance(40)) s.overrules.push_back({1, 3});
    if (dice_.chance(25)) s.overrules.push_back({2, 3});
    for (int i = dice_.below(3); i > 0; --i) add(s, "f" + std::to_string(i), -1, 2);
    for (int i = dice_.chance(70) ? dice_.from_to(1, 2) : 0; i > 0; --i) make_table(s);
    const bool in_order = dice_.chance(40);
    for (int i = dice_.from_to(1, 3); i > 0; --i) {
      if (in_order) s.order.push_back(static_cast<int>(s.all.size()));
      add(s, "r" + std::to_string(i), dice_.below(value_count), 3);
    }
    if (s.order.size() == 1) s.order.clear();
    for (const char* id : {"q0", "q1"}) add(s, id, -1, 2);
    avoid_overlaps(s);
    return s;
  }

private:
  void put(rules& s, input i) {
    i.always_known = dice_.chance(40);
    s.inputs.push_back(std::move(i));
  }
  // Around a birthday on 29 February: in 2022 and 2023 it is completed on 1 March.
  void make_inputs(rules& s) {
    constexpr int born = 12474;             // 2004-02-26
    constexpr int days[] = {19048, 19414};  // 2022-02-25, 2023-02-26
    if (dice_.chance(80)) {
      put(s, {"born", sort::date, born, born + dice_.from_to(2, 4)});
      const int today = days[dice_.below(2)];
      if (dice_.chance(80)) put(s, {"today", sort::date, today, today + dice_.from_to(2, 5)});
    }
    if (dice_.chance(70)) put(s, {"n", sort::integer, 0, dice_.from_to(2, 3)});
    if (s.inputs.size() < 3 && dice_.chance(50)) put(s, {"m", sort::integer, -1, 2});
    if (s.inputs.size() < 4 && dice_.chance(50)) put(s, {"paid", sort::flag, 0, 1});
    if (s.inputs.size() < 4) {
      put(s, {"land", sort::category, 0, 0, {"DE", "AT"}, dice_.chance(50)});
      s.inputs.back().always_known = false;
    }
    if (s.inputs.size() < 2) put(s, {"k", sort::integer, 0, 3});
  }
  void add(rules& s, const std::string& id, int says, int depth) {
    rule r;
    r.id = id;
    r.says = says;
    r.when.root = node(s, r.when, depth);
    s.all.push_back(std::move(r));
  }
  void make_table(rules& s) {
    table t;
    t.how = static_cast<policy>(dice_.below(7));
    std::vector<int> columns;
    for (int f = 0; f < static_cast<int>(s.inputs.size()); ++f)
      if (dice_.chance(60)) columns.push_back(f);
    if (columns.empty()) columns.push_back(0);
    const int number = static_cast<int>(s.tables.size());
    const int last = dice_.from_to(2, 4);
    for (int row = 1; row <= last; ++row) {
      t.rows.push_back(static_cast<int>(s.all.size()));
      rule r{"t" + std::to_string(number), {}, dice_.below(value_count), number, row};
      for (const int f : columns) add_cell(s, r.when, f);
      s.all.push_back(std::move(r));
    }
    if (dice_.chance(40)) t.otherwise = dice_.below(value_count);
    else if (dice_.chance(20)) t.complete = true;
    else if (dice_.chance(40)) t.complete_when_known = true;
    s.tables.push_back(t);
  }
  void add_cell(const rules& s, condition& c, int column) {
    if (c.root >= 0 && dice_.chance(30)) return;
    int cell = leaf(s, c, column);
    if (dice_.chance(15)) cell = c.join(form::either, cell, leaf(s, c, column));
    c.root = c.root < 0 ? cell : c.join(form::both, c.root, cell);
  }
  int node(const rules& s, condition& c, int depth) {
    if (depth > 0 && dice_.chance(60)) {
      const int left = node(s, c, depth - 1);
      if (dice_.chance(15)) return c.join(form::negated, left);
      const int right = node(s, c, depth - 1);
      return c.join(dice_.chance(50) ? form::both : form::either, left, right);
    }
    if (s.all.empty() || !dice_.chance(18))
      return leaf(s, c, dice_.below(static_cast<int>(s.inputs.size())));
    part p;
    p.what = form::outcome;
    p.a = dice_.below(static_cast<int>(s.all.size()));
    return c.add(p);
  }
  int leaf(const rules& s, condition& c, int f) {
    const input& i = s.inputs[at(f)];
    part p;
    p.a = f;
    if (dice_.chance(12)) {
      p.what = dice_.chance(50) ? form::known : form::absent;
    } else if (i.what == sort::flag || i.what == sort::category) {
      p.what = dice_.chance(60) ? form::is_one_of : form::is_not;
      p.set = i.or_other && dice_.chance(30) ? 3 : 1U << static_cast<unsigned>(dice_.below(2));
    } else if (!compare_dates(s, p) && !compare_integers(s, p)) {
      p.relation = dice_.below(6);
      p.number = dice_.from_to(i.low, i.high);
      p.turned = dice_.chance(25);
    }
    return c.add(p);
  }
  static int find(const rules& s, const char* id) {
    for (std::size_t f = 0; f < s.inputs.size(); ++f)
      if (s.inputs[f].id == id) return static_cast<int>(f);
    return -1;
  }
  // An age, or one date with days added to the other.
  bool compare_dates(const rules& s, part& p) {
    const int born = find(s, "born");
    const int today = find(s, "today");
    if (s.inputs[at(p.a)].what != sort::date || dice_.chance(25)) return false;
    p.relation = dice_.below(6);
    p.a = born;
    p.b = today;
    if (today < 0 || dice_.chance(20)) {
      p.what = form::years;
      p.b = -1;
      p.day = 19049 + dice_.below(3);
      p.relation = dice_.below(4);
      p.number = p.relation == 0 || p.relation == 3 ? 18 : 17;
    } else if (dice_.chance(70)) {
      p.what = form::years;
      p.number = dice_.from_to(17, 19);
    } else {
      p.what = form::two;
      p.a = today;
      p.b = born;
      p.number = s.inputs[at(today)].low - s.inputs[at(born)].low + dice_.from_to(-1, 1);
    }
    return true;
  }
  bool compare_integers(const rules& s, part& p) {
    const int n = find(s, "n");
    const int m = find(s, "m");
    if (s.inputs[at(p.a)].what != sort::integer || n < 0 || m < 0 || !dice_.chance(30))
      return false;
    p.what = form::two;
    p.a = m;
    p.b = n;
    p.relation = dice_.below(6);
    p.number = dice_.below(2);
    return true;
  }
  // Which of two rows counts has to be said.
  void avoid_overlaps(rules& s) {
    for (const auto& values : records_of(s)) {
      const evaluation e(s, values);
      for (table& t : s.tables) {
        int rows = 0;
        for (const int r : t.rows) rows += e.own(r) == truth::yes ? 1 : 0;
        if (t.how > policy::any || rows < 2) continue;
        t.how = dice_.chance(50) ? policy::first : policy::priority;
      }
    }
  }

  dice dice_;
};

}  // namespace test::asked
