// SPDX-License-Identifier: BSL-1.0
#pragma once

// Makes the list of a random set: what its items have, all lists of up to three of them, and what is asked of them.

#include "mixed_sets.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace test::mixed {

class item_maker {
public:
  item_maker(rules& s, dice& d) : s_(s), dice_(d) {}

  void make() {
    input list;
    list.id = "items";
    list.what = sort::items;
    list.always_known = dice_.chance(70);
    s_.items.fewest = dice_.chance(25) ? 1 : 0;
    make_inputs();
    make_kinds();
    std::vector<int> one;
    make_lists(one, 0);
    list.high = static_cast<double>(s_.items.lists.size()) - 1;
    s_.list = static_cast<int>(s_.inputs.size());
    s_.inputs.push_back(list);
  }

  /// Something asked of the list.
  part question() {
    part p;
    p.index = s_.list;
    p.value = 1;
    const int number = pick_number();
    const int what = dice_.below(100);
    p.what = what < 22   ? form::any_item
             : what < 40 ? form::every_item
             : what < 55 ? form::no_item
             : what < 72 ? form::item_count
             : what < 82 ? form::item_sum
             : what < 91 ? form::item_least
                         : form::item_most;
    if (p.what > form::item_count && number < 0) p.what = form::item_count;
    if (p.what > form::item_count) p.right = number;
    if (p.what > form::item_count && dice_.chance(15)) p.value = 2;
    if (p.what < form::item_count || dice_.chance(60)) p.left = condition_of_items();
    return p;
  }

private:
  void make_inputs() {
    static const sort shapes[][2] = {{sort::integer, sort::flag},  {sort::number, sort::number},
                                     {sort::words, sort::integer}, {sort::duration, sort::flag},
                                     {sort::day, sort::day},       {sort::integer, sort::integer}};
    const auto& shape = shapes[dice_.below(6)];
    const bool one = shape[0] == shape[1] && shape[0] != sort::integer;
    for (int k = 0; k < (one ? 1 : 2); ++k) {
      input i;
      i.id = k == 0 ? "v" : "w";
      i.what = shape[k];
      i.high = i.what == sort::flag ? 1 : k == 1 && i.is_number() ? 1 : 2;
      if (i.what == sort::words) i.names = {"red", "blue"};
      if (i.what == sort::words) i.high = 1;
      if (i.what == sort::day || i.what == sort::duration) i.high = 3;
      i.always_known = i.what != sort::words && (i.what == sort::flag || dice_.chance(45));
      s_.items.inputs.push_back(i);
    }
  }
  void make_kinds() {
    s_.items.kinds = {{}};
    for (const input& i : s_.items.inputs) {
      std::vector<std::vector<double>> next;
      for (const std::vector<double>& kind : s_.items.kinds) {
        const auto with = [&](double v) {
          next.push_back(kind);
          next.back().push_back(v);
        };
        for (double v = i.low; v <= i.high; v += i.is_whole() ? 1 : 0.25) with(v);
        if (!i.always_known) with(missing);
      }
      s_.items.kinds = std::move(next);
    }
  }
  // The order of the items says nothing.
  void make_lists(std::vector<int>& one, int from) {
    if (static_cast<int>(one.size()) >= s_.items.fewest) s_.items.lists.push_back(one);
    if (static_cast<int>(one.size()) == most_items) return;
    for (int k = from; k < static_cast<int>(s_.items.kinds.size()); ++k) {
      one.push_back(k);
      make_lists(one, k);
      one.pop_back();
    }
  }

  int pick_number() {
    std::vector<int> all;
    for (int k = 0; k < static_cast<int>(s_.items.inputs.size()); ++k)
      if (s_.items.inputs[at(k)].is_number()) all.push_back(k);
    return all.empty() ? -1 : all[at(dice_.below(static_cast<int>(all.size())))];
  }
  // Often one that is asked already, so that questions have to do with each other.
  int condition_of_items() {
    auto& all = s_.items.conditions;
    if (!all.empty() && dice_.chance(35)) return dice_.below(static_cast<int>(all.size()));
    condition c;
    c.root = grow(c, dice_.chance(30) ? 1 : 0);
    all.push_back(std::move(c));
    return static_cast<int>(all.size()) - 1;
  }
  int grow(condition& c, int depth) {
    if (depth > 0) {
      if (dice_.chance(15)) return c.join(form::negated, grow(c, depth - 1));
      const int left = grow(c, depth - 1);
      const int right = grow(c, depth - 1);
      return c.join(dice_.chance(60) ? form::both : form::either, left, right);
    }
    const int v = dice_.below(static_cast<int>(s_.items.inputs.size()));
    const input& i = s_.items.inputs[at(v)];
    part p;
    p.index = v;
    if (!i.always_known && dice_.chance(12)) {
      p.what = dice_.chance(60) ? form::known : form::absent;
      return c.add(p);
    }
    if (i.what == sort::flag || i.what == sort::words) {
      p.what = dice_.chance(65) ? form::is_one_of : form::is_not_one_of;
      p.words = {i.what == sort::flag ? 1 : dice_.below(2)};
      return c.add(p);
    }
    return compare(c, v);
  }
  int compare(condition& c, int v) {
    const input& i = s_.items.inputs[at(v)];
    part left;
    left.what = form::input;
    left.index = v;
    part right;
    right.index = i.what == sort::day ? 1 : i.what == sort::duration ? 2 : 0;
    right.value = i.is_whole() ? dice_.from_to(static_cast<int>(i.low), static_cast<int>(i.high))
                               : i.low + dice_.from_to(0, 4) / 2.0;
    std::vector<int> settings;
    for (int k = 0; k < static_cast<int>(s_.parameters.size()); ++k)
      if (i.what != sort::duration && s_.parameters[at(k)].is_day == (i.what == sort::day))
        settings.push_back(k);
    if (!settings.empty() && dice_.chance(30)) {
      right.what = form::parameter;
      right.index = settings[at(dice_.below(static_cast<int>(settings.size())))];
    }
    const int a = c.add(left);
    const int k = c.join(form::compare, a, c.add(right));
    const int w = dice_.below(10);
    c.parts[at(k)].rel = w < 8    ? static_cast<relation>(w % 4)
                         : w == 8 ? relation::same
                                  : relation::other;
    return k;
  }

  rules& s_;
  dice& dice_;
};

}  // namespace test::mixed
