// SPDX-License-Identifier: BSL-1.0
#pragma once

// Makes random sets, each with a few of the features: most faults show in small sets.

#include "mixed_items.hpp"

#include <algorithm>
#include <utility>

namespace test::mixed {

/// What sets may have, as percentages of sets.
struct recipe {
  int parameters = 35;
  int arithmetic = 30;
  int assumptions = 35;
  int inputs = 30;
  int groups = 45;
  int tables = 40;
  int periods = 25;
  int context = 8;
  int most_rules = 3;
  int lists = 0;
  int durations = 0;
};

class maker {
public:
  maker(std::uint64_t seed, const recipe& how) : dice_(seed), how_(how) {}

  rules make() {
    s_ = {};
    computes_ = dice_.chance(how_.arithmetic);
    context_ = dice_.chance(how_.context);
    asks_ = how_.lists > 0 && dice_.chance(how_.lists);
    make_type();
    make_inputs();
    if (asks_) item_maker(s_, dice_).make();
    if (dice_.chance(how_.parameters)) make_parameters();
    if (dice_.chance(how_.assumptions))
      for (int i = dice_.from_to(1, 2); i > 0; --i) make_assumption();
    make_rules();
    if (dice_.chance(how_.groups))
      for (int i = dice_.from_to(1, 2); i > 0; --i) make_group();
    return std::move(s_);
  }

  /// A condition over the inputs of a set, for questions.
  condition ask(const rules& s) {
    s_ = s;
    computes_ = s.computes;
    context_ = false;
    asks_ = s.list >= 0;
    condition c;
    c.root = grow(c, dice_.below(2), -1);
    return c;
  }
  dice& throws() { return dice_; }
  /// The set with the conditions of items that questions added.
  [[nodiscard]] const item_words& items() const { return s_.items; }

private:
  void make_type() {
    s_.ordered = dice_.chance(50);
    if (dice_.chance(60)) s_.conflicts.push_back({0, 2});
    if (dice_.chance(20)) s_.conflicts.push_back({0, 1});
    if (dice_.chance(25)) s_.overrules.push_back({0, dice_.from_to(1, 2)});
  }
  double half(const input& i) {
    if (i.is_whole())
      return dice_.from_to(static_cast<int>(base(i)), static_cast<int>(base(i)) + 4);
    return base(i) + dice_.from_to(0, 4) / 2.0;
  }
  static double base(const input& i) { return i.low > -none_bound ? std::floor(i.low) : 0; }

  void make_inputs() {
    const int n = dice_.from_to(1, asks_ ? 2 : 3);
    int reals = 0;
    for (int k = 0; k < n; ++k) {
      input i;
      i.id = "x" + std::to_string(k);
      const int w = dice_.below(100);
      i.what = w < 40   ? sort::number
               : w < 60 ? sort::integer
               : w < 66 ? sort::floats
               : w < 76 ? sort::flag
               : w < 83 ? sort::words
               : w < 92 ? sort::texts
                        : sort::day;
      if (computes_ && k < 2 && dice_.chance(80))
        i.what = dice_.chance(60) ? sort::number : sort::integer;
      if (how_.durations > 0 && dice_.chance(how_.durations))
        i.what = dice_.chance(50) ? sort::duration : sort::day;
      const bool is_real = i.what == sort::number || i.what == sort::floats;
      if (is_real && ++reals > (asks_ ? 1 : 2)) i.what = sort::integer;
      make_domain(i);
      i.always_known = i.what != sort::words && i.what != sort::texts && dice_.chance(40);
      s_.inputs.push_back(i);
    }
    if (!dice_.chance(how_.periods) || (asks_ && n > 1)) return;
    for (int k = 0; k < n; ++k)
      if (s_.inputs[at(k)].what == sort::day) s_.as_of = k;
    if (s_.as_of >= 0) return;
    input i;
    i.id = "day";
    i.what = sort::day;
    make_domain(i);
    i.always_known = dice_.chance(70);
    s_.as_of = n;
    s_.inputs.push_back(i);
  }
  void make_domain(input& i) {
    static const std::vector<std::string> words{"lo", "mid", "top"};
    static const std::vector<std::string> texts{"DE", "AT", "CH"};
    const int b = dice_.chance(25) ? -1 : 0;
    if (i.is_number()) {
      i.low = b;
      i.high = b + (i.what == sort::integer ? 4 : 2);
      if (i.what != sort::integer) {
        if (dice_.chance(10)) i.low += 0.5;
        i.open_low = dice_.chance(15);
        i.open_high = dice_.chance(15);
      }
      if (dice_.chance(6) && i.what != sort::floats && !asks_) {
        i.low = -none_bound;
        i.high = none_bound;
        i.open_low = i.open_high = false;
      }
      i.better = dice_.chance(40) ? dice_.from_to(1, 2) : 0;
    }
    if (i.what == sort::flag) i.high = 1;
    if (i.what == sort::words) i.names = words;
    if (i.what == sort::texts) {
      i.names = {texts.begin(), texts.begin() + dice_.from_to(1, 3)};
      i.or_other = dice_.chance(50) || i.names.size() == 1;
    }
    if (!i.names.empty()) i.high = static_cast<double>(i.names.size()) - (i.or_other ? 0 : 1);
    if (i.what == sort::day || i.what == sort::duration) i.high = days - 1;
  }

  void make_parameters() {
    const int n = dice_.from_to(1, 3);
    bool has_days = false;
    for (const input& i : s_.inputs) has_days = has_days || i.what == sort::day;
    for (int k = 0; k < n; ++k) {
      setting p;
      p.id = "p" + std::to_string(k);
      p.is_day = has_days && dice_.chance(20);
      const double step = p.is_day ? 1 : 0.5;
      const int a = dice_.from_to(0, 4);
      const int b = dice_.from_to(0, 4);
      p.low = std::min(a, b) * step;
      p.high = std::max(a, b) * step;
      p.value = p.is_day ? p.low
                         : p.low + 0.25 * dice_.from_to(0, static_cast<int>((p.high - p.low) * 4));
      s_.parameters.push_back(p);
    }
    if (dice_.chance(50)) return;
    for (int k = 0; k + 1 < n; ++k) {
      const setting& a = s_.parameters[at(k)];
      const setting& b = s_.parameters[at(k + 1)];
      if (a.is_day != b.is_day || a.value == b.value) continue;
      s_.orders.push_back(a.value < b.value ? std::array{k, k + 1} : std::array{k + 1, k});
    }
  }

  void make_assumption() {
    condition c;
    assuming_ = true;
    const int what = dice_.below(3);
    if (what == 0) c.root = grow(c, 0, -1);
    else if (what == 1) {
      // Arguments of one call have no order: the dice would fall as the compiler likes.
      const int then = grow(c, 0, -1);
      const int unless = c.join(form::negated, grow(c, 0, -1));
      c.root = c.join(form::either, unless, then);
    } else c.root = grow(c, 1, -1);
    assuming_ = false;
    s_.assumptions.push_back(std::move(c));
  }

  void make_rules() {
    const bool inputs = dice_.chance(how_.inputs);
    const int table_at = dice_.chance(how_.tables) ? dice_.below(3) : -1;
    const int n = dice_.from_to(table_at >= 0 ? 0 : 1, how_.most_rules);
    for (int k = 0; k <= n; ++k) {
      if (k == table_at || (k == n && table_at > n)) make_table();
      if (k == n) break;
      rule r;
      const bool input = inputs && dice_.chance(40) && k + 1 < n;
      r.id = (input ? "f" : "r") + std::to_string(k);
      if (!input) r.says = dice_.below(value_count);
      add(std::move(r), dice_.below(3));
    }
  }
  void add(rule r, int depth) {
    const int place = static_cast<int>(s_.all.size());
    r.when.root = grow(r.when, depth, place);
    if (s_.as_of >= 0 && dice_.chance(45)) make_period(r);
    s_.all.push_back(std::move(r));
  }
  void make_period(rule& r) {
    const int a = dice_.from_to(1, days - 1);
    const int b = dice_.from_to(1, days - 1);
    const int what = dice_.below(3);
    if (what != 1) r.from = std::min(a, b);
    if (what != 0) r.until = std::max(a, b);
    if (r.from == r.until) r.until = -1;
    if (r.from < 0 && r.until < 0) r.from = a;
  }
  void make_table() {
    group g;
    g.is_table = true;
    g.how = static_cast<policy>(
        dice_.from_to(static_cast<int>(policy::unique), static_cast<int>(policy::collect)));
    if (dice_.chance(60)) g.how = dice_.chance(50) ? policy::unique : policy::first;
    if (g.how == policy::priority || g.how == policy::output_order) s_.ordered = true;
    const int place = static_cast<int>(s_.groups.size());
    const int first = static_cast<int>(s_.all.size());
    s_.groups.push_back(g);
    for (int n = dice_.from_to(1, 3), k = 0; k < n; ++k) {
      rule r;
      r.id = "t" + std::to_string(place) + " row " + std::to_string(k + 1);
      r.table = place;
      r.says = dice_.below(value_count);
      s_.groups[at(place)].members.push_back(first + k);
      add(std::move(r), dice_.below(2));
    }
    const int claim = dice_.below(4);
    s_.groups[at(place)].complete = claim == 0;
    s_.groups[at(place)].complete_when_known = claim == 1;
    if (claim == 2) s_.groups[at(place)].otherwise = dice_.below(value_count);
  }
  void make_group() {
    group g;
    const int what = dice_.below(4);
    if (what == 0) g.how = policy::exclusive;
    if (what == 1) g.how = policy::in_order;
    if (what == 2) g.complete_when_known = true;
    if (what == 3) g.complete = true;
    if (what == 1 && dice_.chance(30)) g.complete_when_known = true;
    for (int r = 0; r < static_cast<int>(s_.all.size()); ++r) {
      bool taken = s_.all[at(r)].table >= 0 || (s_.all[at(r)].says < 0);
      for (const group& other : s_.groups)
        for (const int m : other.members)
          taken = taken || (m == r && other.how == policy::in_order);
      if (!taken && dice_.chance(80)) g.members.push_back(r);
    }
    if (!g.members.empty()) s_.groups.push_back(g);
  }

  // Conditions; those of rules may read rules before theirs and parameters, assumptions do not.
  int grow(condition& c, int depth, int place) {
    if (depth > 0 && dice_.chance(85)) {
      if (dice_.chance(12)) return c.join(form::negated, grow(c, depth - 1, place));
      const int left = grow(c, depth - 1, place);
      const int right = grow(c, depth - 1, place);
      return c.join(dice_.chance(65) ? form::both : form::either, left, right);
    }
    if (context_ && place >= 0 && dice_.chance(35)) {
      s_.has_context = true;
      return c.join(form::context, leaf(c));
    }
    if (place > 0 && !assuming_ && dice_.chance(14)) {
      part p;
      p.what = form::outcome;
      p.index = dice_.below(place);
      return c.add(p);
    }
    return leaf(c);
  }
  int pick(bool (*fits)(const input&)) {
    std::vector<int> all;
    for (int k = 0; k < static_cast<int>(s_.inputs.size()); ++k)
      if (fits(s_.inputs[at(k)])) all.push_back(k);
    return all.empty() ? -1 : all[at(dice_.below(static_cast<int>(all.size())))];
  }
  int pick_parameter(bool is_day) {
    std::vector<int> all;
    for (int k = 0; k < static_cast<int>(s_.parameters.size()) && !assuming_; ++k)
      if (s_.parameters[at(k)].is_day == is_day) all.push_back(k);
    return all.empty() ? -1 : all[at(dice_.below(static_cast<int>(all.size())))];
  }
  relation any_relation() {
    const int w = dice_.below(10);
    return w < 8 ? static_cast<relation>(w % 4) : w == 8 ? relation::same : relation::other;
  }
  static part number(double v) {
    part p;
    p.value = v;
    p.index = 0;
    return p;
  }
  static part read(form what, int index) {
    part p;
    p.what = what;
    p.index = index;
    return p;
  }
  int compare(condition& c, int left, int right) {
    const int k = c.join(form::compare, left, right);
    c.parts[at(k)].rel = any_relation();
    return k;
  }
  int leaf(condition& c) {
    // Assumptions ask no list; it is the last input.
    const int v = dice_.below(static_cast<int>(s_.inputs.size()) - (asks_ && assuming_ ? 1 : 0));
    const input& i = s_.inputs[at(v)];
    if (i.what == sort::items || (asks_ && !assuming_ && dice_.chance(45))) return of_list(c);
    if (!i.always_known && dice_.chance(10))
      return c.add(read(dice_.chance(50) ? form::known : form::absent, v));
    if (computes_ && dice_.chance(50)) {
      const int k = computed(c);
      if (k >= 0) return k;
    }
    if (i.what == sort::duration) return of_durations(c, v);
    if (i.what == sort::day) return of_days(c, v);
    if (!i.is_number()) return of_words(c, v);
    const int p = pick_parameter(false);
    const int left = c.add(read(form::input, v));
    if (p >= 0 && dice_.chance(60)) return compare(c, left, c.add(read(form::parameter, p)));
    return compare(c, left, c.add(number(half(i))));
  }
  int of_words(condition& c, int v) {
    const input& i = s_.inputs[at(v)];
    part p = read(dice_.chance(65) ? form::is_one_of : form::is_not_one_of, v);
    if (i.what == sort::flag) p.words = {1};
    else
      for (int k = 0; k < static_cast<int>(i.names.size()); ++k)
        if (dice_.chance(45)) p.words.push_back(k);
    if (p.words.empty() || (p.words.size() == i.names.size() && !i.or_other)) p.words = {0};
    return c.add(p);
  }
  // What is asked of the list, and a number of it beside a number, a parameter or an input.
  int of_list(condition& c) {
    const part p = item_maker(s_, dice_).question();
    const int left = c.add(p);
    if (p.what < form::item_count) return left;
    const int q = pick_parameter(false);
    if (q >= 0 && dice_.chance(35)) return compare(c, left, c.add(read(form::parameter, q)));
    const int v = pick([](const input& x) { return x.is_number(); });
    if (v >= 0 && dice_.chance(25)) {
      s_.computes = true;
      return compare(c, left, c.add(read(form::input, v)));
    }
    const bool counts = p.what == form::item_count;
    const input& i = s_.items.inputs[at(counts ? 0 : p.right)];
    const int one = counts ? 1 : static_cast<int>(i.high);
    const int most = counts || p.what == form::item_sum ? most_items * one : one;
    const bool whole = counts || i.is_whole();
    return compare(c, left,
                   c.add(number(p.value * (whole ? dice_.from_to(0, most)
                                                 : dice_.from_to(0, 2 * most) / 2.0))));
  }
  int of_durations(condition& c, int v) {
    const int other = pick([](const input& i) { return i.what == sort::duration; });
    const int left = c.add(read(form::input, v));
    if (other != v && dice_.chance(40)) return compare(c, left, c.add(read(form::input, other)));
    part n = number(dice_.from_to(0, days - 1));
    n.index = 2;
    return compare(c, left, c.add(n));
  }
  // A duration moves a day, and is how far days are apart.
  int of_days_apart(condition& c, int v, int other, int lasting) {
    const int left = c.add(read(form::input, v));
    const int right = c.add(read(form::input, other));
    const int lasts = c.add(read(form::input, lasting));
    s_.computes = true;
    if (dice_.chance(50)) return compare(c, c.join(form::minus, left, right), lasts);
    return compare(c, c.join(dice_.chance(60) ? form::plus : form::minus, left, lasts), right);
  }
  int of_days(condition& c, int v) {
    const int lasting = pick([](const input& i) { return i.what == sort::duration; });
    const int other = pick([](const input& i) { return i.what == sort::day; });
    const int p = pick_parameter(true);
    if (lasting >= 0 && dice_.chance(50)) return of_days_apart(c, v, other, lasting);
    int left = c.add(read(form::input, v));
    if (other != v && dice_.chance(60)) {
      if (dice_.chance(50)) {
        part n = number(dice_.from_to(1, 3));
        n.index = 2;
        left = c.join(dice_.chance(50) ? form::plus : form::minus, left, c.add(n));
      }
      return compare(c, left, c.add(read(form::input, other)));
    }
    if (p >= 0 && dice_.chance(60)) return compare(c, left, c.add(read(form::parameter, p)));
    part day = number(dice_.from_to(0, days - 1));
    day.index = 1;
    return compare(c, left, c.add(day));
  }
  // A weighted sum, a product with a constant, or one input beside another; compared with a number or an input.
  int computed(condition& c) {
    const auto is_number = [](const input& i) { return i.is_number(); };
    const int a = pick(is_number);
    if (a < 0) return -1;
    s_.computes = true;
    const auto term = [&] {
      int k = c.add(read(form::input, pick(is_number)));
      const int p = pick_parameter(false);
      if (p >= 0 && dice_.chance(20)) k = c.add(read(form::parameter, p));
      if (dice_.chance(35))
        k = c.join(form::times,
                   c.add(number(dice_.chance(50)   ? 2
                                : dice_.chance(50) ? 3
                                                   : 0.5)),
                   k);
      return k;
    };
    int left = c.add(read(form::input, a));
    const int what = dice_.below(4);
    if (what == 1) left = c.join(form::times, c.add(number(dice_.chance(50) ? 2 : -1)), left);
    if (what >= 2) left = c.join(what == 2 ? form::plus : form::minus, left, term());
    if (what == 3 && dice_.chance(25)) left = c.join(form::plus, left, term());
    if (what == 2 && dice_.chance(8))
      left = c.join(form::times, left, c.add(read(form::input, pick(is_number))));
    if (dice_.chance(what == 0 ? 100 : 35)) return compare(c, left, term());
    return compare(c, left, c.add(number(dice_.from_to(0, 6) / 2.0)));
  }

  dice dice_;
  recipe how_;
  rules s_;
  bool computes_ = false;
  bool context_ = false;
  bool asks_ = false;
  bool assuming_ = false;
};

}  // namespace test::mixed
