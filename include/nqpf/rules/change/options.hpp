// SPDX-License-Identifier: BSL-1.0
#pragma once

// What would have to change: what a host may ask for and at what price, and what it is told.

#include <nqpf/rules/finding.hpp>
#include <nqpf/rules/space/box.hpp>

namespace nqpf::inline NQPF_ABI {

/// What a change of the record may bring about besides what is wanted. A finding is raised where a rule holds
/// after the change that did not before; that a rule becomes undecided is told but raises nothing.
enum class may_raise : unsigned char {
  nothing_as_bad,  ///< no other finding of the same or a worse order; of a type without order, none at all
  nothing,         ///< no other finding whatever
  anything,
};

/// The price of changing one indicator. A cost is a weight times the way from the value to the new one, as a
/// share of `scale`. Infinity: that direction is not open.
struct change_price {
  double up = 1;
  double down = 1;
  double scale =
      0;  ///< in the indicator's unit, or steps of an ordered enumeration; 0: the width of the domain
};

namespace detail {

/// The price of the indicator of a name.
struct indicator_price {
  const char* indicator = "";
  change_price price{};
};

/// Prices of indicators by name; more than there is room for are counted, and the search refuses them.
struct indicator_prices {
  static constexpr int capacity = 64;
  indicator_price items[capacity]{};
  int count = 0;

  [[nodiscard]] constexpr int find(const char* id) const noexcept {
    for (int i = 0; i < count && i < capacity; ++i)
      if (detail::same_text(items[i].indicator, id)) return i;
    return -1;
  }
  constexpr void set(const char* id, const change_price& price) {
    if (const int i = find(id); i >= 0) {
      items[i].price = price;
      return;
    }
    if (count < capacity) items[count] = {id, price};
    ++count;
  }
};

}  // namespace detail

class change_workspace;

namespace detail {

// To so many digits; very large and very small numbers as they are.
constexpr double rounded(double v, int digits) noexcept {
  const double size = size_of_number(v);
  if (v == 0 || !(size < 1e15) || size < 1e-5) return v;
  int after = digits;
  for (double s = size; s >= 1 && after > 0; s /= 10) --after;
  const double p = power_of_ten(after);
  return (v < 0 ? -1 : 1) * floor_of(size * p + 0.5) / p;
}

}  // namespace detail

/// What may be changed, at what price, and how long to search.
///
/// Unless said otherwise a change costs its share of the domain's width: of a number or integer the
/// difference by the width (where the domain has no two finite ends and no scale is given, the plain
/// difference); of an ordered enumeration the steps by the steps from worst to best; of a flag, another
/// enumeration or a category 1, and so for a value that has no distance (infinite, or none of those
/// listed) whatever it becomes. Costs of several indicators add up. Of flags and categories up is towards
/// what is listed later. New values lie inside the domains; what lies outside may stay there.
struct change_options {
  static constexpr int capacity = 64;
  int budget = 20000;  ///< parts of the space that are looked at, at most
  may_raise raises = may_raise::nothing_as_bad;
  bool fill_missing =
      false;  ///< a missing value may become any, at the lesser of its weights; else it stays missing
  bool freeze_others = false;  ///< what has no price of its own may not change
  const change_price* prices =
      nullptr;  ///< one for each input of the program, for those without their own; or none
  change_workspace* workspace =
      nullptr;                     ///< memory to use again; without it the search allocates its own
  detail::indicator_prices own{};  ///< those set below

  /// The indicator may not change.
  [[nodiscard]] constexpr change_options freeze(const indicator_info& i) const {
    return cost(i, infinity, infinity);
  }
  /// The indicator may only become greater (later in the order of its values), or only less.
  [[nodiscard]] constexpr change_options only_up(const indicator_info& i) const {
    return cost(i, price_of(i.id).up, infinity);
  }
  [[nodiscard]] constexpr change_options only_down(const indicator_info& i) const {
    return cost(i, infinity, price_of(i.id).down);
  }
  /// What it costs to change the indicator by its whole scale, one way and the other.
  [[nodiscard]] constexpr change_options cost(const indicator_info& i, double weight) const {
    return cost(i, weight, weight);
  }
  [[nodiscard]] constexpr change_options cost(const indicator_info& i, double up,
                                              double down) const {
    return with(i.id, {up, down, price_of(i.id).scale});
  }
  /// Changes of the indicator are measured in shares of this, not of its domain's width.
  [[nodiscard]] constexpr change_options scale(const indicator_info& i, double units) const {
    const change_price old = price_of(i.id);
    return with(i.id, {old.up, old.down, units});
  }
  /// The search looks at so many parts of the space, at most.
  [[nodiscard]] constexpr change_options within(int nodes) const {
    change_options o = *this;
    o.budget = nodes;
    return o;
  }

  /// The price set for an indicator, or the plain one.
  [[nodiscard]] constexpr change_price price_of(const char* id) const noexcept {
    const int i = own.find(id);
    return i < 0 ? change_price{} : own.items[i].price;
  }

private:
  constexpr change_options with(const char* id, const change_price& price) const {
    change_options o = *this;
    o.own.set(id, price);
    return o;
  }
};

namespace replies {

/// How an indicator has to change.
struct indicator_change {
  int input;
  double from;
  double to;  ///< a value that reads well, for which the answer has been evaluated
  double
      bound;  ///< the nearest end of the values that do; `to` itself, unless that has many digits or `open`
  bool open;    ///< the bound itself does not do, every value just beyond it does
  double cost;  ///< of going to the bound
};

/// A rule that is told of because it holds, fails or is undecided after the change, and was not before.
struct rule_change {
  int rule;
  truth before;
  truth after;
};

}  // namespace replies

/// What would have to change. It refers to the record's evaluation.
struct needed_change {
  static constexpr int capacity = 48;
  static constexpr int effect_capacity = 48;
  enum class goal : unsigned char { clear, hold, reach };
  enum class answer : unsigned char {
    smallest,    ///< no smaller change does (up to 1e-10): `cost` is the least there is
    best_found,  ///< the budget ended the search: the least cost lies between `bound` and `cost`
    impossible,  ///< it is proven that no change allowed does
    none_found,  ///< the budget ended the search; if there is a change it costs at least `bound`
  };

  evaluated record{};
  goal wanted = goal::clear;
  int rule = -1;                  ///< that is to be cleared or to hold
  nqpf::conclusion conclusion{};  ///< that is to be reached
  answer is = answer::none_found;
  double cost = infinity;
  double bound = 0;
  replies::indicator_change items[capacity]{};
  int count = 0;
  replies::rule_change
      effects[effect_capacity]{};  ///< other rules whose outcome changes, derived facts aside
  int effect_count = 0;
  int nodes = 0;         ///< parts of the space that were looked at
  bool complete = true;  ///< false: some changes or effects did not fit

  /// Whether there is a change to read; none is needed where it has no items.
  [[nodiscard]] constexpr bool found() const noexcept {
    return is == answer::smallest || is == answer::best_found;
  }
  [[nodiscard]] constexpr const replies::indicator_change* begin() const noexcept { return items; }
  [[nodiscard]] constexpr const replies::indicator_change* end() const noexcept {
    return items + count;
  }
  [[nodiscard]] constexpr const indicator_info& indicator(
      const replies::indicator_change& c) const noexcept {
    return *record.program->inputs[c.input];
  }
  /// Writes the record with the change into `values`, one an input of the program.
  constexpr void apply_to(double* values) const noexcept {
    for (int f = 0; f < record.program->count.inputs; ++f) values[f] = record.values[f];
    for (const replies::indicator_change& c : *this) values[c.input] = c.to;
  }
};

}  // namespace nqpf
