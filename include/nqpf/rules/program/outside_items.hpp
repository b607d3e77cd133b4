// SPDX-License-Identifier: BSL-1.0
#pragma once

// What the items of lists have outside their domains: the proofs say nothing of such records. Evaluation does not look;
// who asks has the items visited.

#include <nqpf/core/null.hpp>
#include <nqpf/core/text_stream.hpp>
#include <nqpf/rules/language/lists.hpp>
#include <nqpf/rules/program/write.hpp>

namespace nqpf::inline NQPF_ABI {

/// A value of an item that lies outside its domain, or a number of items that is less or more than the list may have.
/// Written, it reads `monthly of income 2 of incomes = -5`, or `9 items of incomes`.
struct outside_item {
  const indicator_info* list = nullptr;  ///< whose item it is
  int item = 0;                          ///< its number, from 1; 0: the number of items is outside
  const indicator_info* indicator = nullptr;  ///< of the item; of the number of items the list
  double value = missing;
  const indicator_info* outer = nullptr;  ///< the list of which an item has this list, or null
  int outer_item = 0;                     ///< which item, from 1

  [[nodiscard]] constexpr text<300> line() const {
    text<300> t;
    if (item == 0) {
      t << static_cast<long long>(value) << " items of " << list->id;
    } else {
      t << detail::shown_name(*indicator) << " of ";
      write_place(t, *list, item);
    }
    if (!detail::is_null(outer)) write_place(t << " of ", *outer, outer_item);
    if (item == 0) return t;
    detail::write_value(t << " = ", *indicator, value);
    return t;
  }
  template <detail::text_stream Stream>
  friend Stream& operator<<(Stream& out, const outside_item& o) {
    out << o.line().c_str();
    return out;
  }

private:
  static constexpr void write_place(text<300>& t, const indicator_info& of, int number) {
    t << (of.title[0] == '\0' ? "item" : of.title) << " " << number << " of " << of.id;
  }
};

namespace detail {

/// Takes what lies outside, behind a type that does not name who asks.
struct outside_teller {
  void (*tell)(outside_teller&, const outside_item&);
  unsigned long row = 0;  ///< of columns: where it was found
};
template <class Each>
struct told_by : outside_teller {
  Each& each;
  constexpr explicit told_by(Each& e) : outside_teller{&call}, each(e) {}
  static constexpr void call(outside_teller& to, const outside_item& o) {
    static_cast<told_by&>(to).each(o);
  }
};

/// Gives a host what it takes: the item, or the indicator and its value alone.
template <class Each, class... Before>
constexpr void tell_outside(Each& each, const outside_item& o, const Before&... before) {
  if constexpr (requires { each(before..., o); }) each(before..., o);
  else each(before..., *o.indicator, o.value);
}

/// Looks at the items of one list, one after the other.
class item_check {
public:
  constexpr item_check(const list_term& term, outside_teller& to) : term_(term), to_(to) {}

  /// One value per input of the item's program.
  constexpr void add(const double* values) {
    ++items_;
    const program& p = *term_.of;
    for (int f = 0; f < p.count.inputs; ++f)
      if (!p.inputs[f]->allows(values[f]))
        to_.tell(to_, {term_.list, items_, p.inputs[f], values[f]});
  }
  /// What lies outside in a list of the item that was added last.
  constexpr void tell_inner(outside_item o) const {
    o.outer = term_.list;
    o.outer_item = items_;
    to_.tell(to_, o);
  }
  constexpr void end() const {
    if (!term_.list->domain.contains(items_))
      to_.tell(to_, {term_.list, 0, term_.list, 1.0 * items_});
  }

private:
  const list_term& term_;
  outside_teller& to_;
  int items_ = 0;
};

/// Whether an input is the first that asks its list: the questions of a list share the items, which are looked at once.
constexpr bool is_first_of_list(const program& p, int f) noexcept {
  if (is_null(p.inputs[f]->items)) return false;
  const indicator_info& list = *p.inputs[f]->items->list;
  for (int k = 0; k < f; ++k)
    if (!is_null(p.inputs[k]->items) && p.inputs[k]->items->list->hash == list.hash &&
        same_text(p.inputs[k]->items->list->id, list.id))
      return false;
  return true;
}

}  // namespace detail

}  // namespace nqpf
