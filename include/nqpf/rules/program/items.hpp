// SPDX-License-Identifier: BSL-1.0
#pragma once

// Answers questions of lists: runs the program of an item on one item after the other, and makes one value of what it
// says: a flag of `any`, a number of the others; missing where an item leaves it open.

#include <nqpf/core/null.hpp>
#include <nqpf/rules/language/lists.hpp>
#include <nqpf/rules/program/outside_items.hpp>
#include <nqpf/rules/program/run.hpp>

namespace nqpf::inline NQPF_ABI {
namespace detail {

inline constexpr int most_item_inputs = item_note::capacity;
inline constexpr int most_item_parameters = 32;  ///< of these conditions

/// Gathers the answer to a question of a list, item by item.
class item_fold {
public:
  constexpr item_fold(const list_term& term, const double* parameters, item_note* note)
      : term_(term), p_(*term.of), parameters_(parameters), note_(note) {}

  /// Takes an item: one value per input of the item's program. False where no other item changes the answer.
  constexpr bool add(const double* values) {
    const truth counts = counted(values);
    ++items_;
    if (counts == truth::no) return true;
    if (counts == truth::unknown) {
      leave_open(values);
      return true;
    }
    if (term_.how == fold::any) {
      keep(values);
      found_ = true;
      return false;
    }
    const double v = term_.how == fold::count ? 1 : number(values);
    if (is_missing(v)) {
      leave_open(values);
      return true;
    }
    const bool is_better = number_of_items_ == 0 || (term_.how == fold::least && v < value_) ||
                           (term_.how == fold::most && v > value_);
    if (term_.how == fold::count || term_.how == fold::sum) value_ = plus(value_, v);
    else if (is_better) value_ = v;
    if (is_better && !open_ && (term_.how == fold::least || term_.how == fold::most)) keep(values);
    ++number_of_items_;
    return true;
  }
  [[nodiscard]] constexpr double result() const {
    if (!detail::is_null(note_)) note_->items = items_;
    if (term_.how == fold::any) return found_ ? 1 : open_ ? missing : 0;
    if (open_) return missing;
    const bool is_end = term_.how == fold::least || term_.how == fold::most;
    return is_end && number_of_items_ == 0 ? missing : value_;
  }

private:
  constexpr truth counted(const double* values) const {
    if (term_.condition < 0) return truth::yes;
    const rule_row& r = p_.rules[term_.condition];
    const truth t = evaluate_condition(p_, r.begin, r.end, values, parameters_, nullptr);
    return term_.is_negated ? !t : t;
  }
  constexpr double number(const double* values) const {
    const atom& a = p_.atoms[p_.code[p_.rules[term_.number].end - 1].argument];
    if (a.input >= 0) return values[a.input];
    return compute(p_, a.begin, a.middle, values, parameters_);
  }
  constexpr void leave_open(const double* values) {
    if (!open_) keep(values);
    open_ = true;
  }
  constexpr void keep(const double* values) const {
    if (detail::is_null(note_)) return;
    note_->item = items_ - 1;
    for (int f = 0; f < p_.count.inputs; ++f) note_->values[f] = values[f];
  }

  const list_term& term_;
  const program& p_;
  const double* parameters_;
  item_note* note_;
  int items_ = 0;
  int number_of_items_ = 0;
  double value_ = 0;
  bool open_ = false;
  bool found_ = false;
};

/// The parameters of a program within another, as those of the other are set.
constexpr void set_item_parameters(const program& whole, const double* set, const program& items,
                                   double* out) {
  for (int i = 0; i < items.count.parameters; ++i) {
    const int at = detail::is_null(set) ? -1 : whole.parameter(items.parameters[i]->id);
    out[i] = at >= 0 ? set[at] : items.parameters[i]->value;
  }
}

template <class Item>
constexpr double read_item_input(const program& p, const double* parameters, const Item& item,
                                 const indicator_info& info) {
  if (!info.is_bound || info.source->record != record_type<Item>()) return missing;
  if (detail::is_null(info.items))
    return static_cast<const reader_of<Item>*>(info.source)->read(item, info);
  double own[most_item_parameters]{};
  set_item_parameters(p, parameters, *info.items->of, own);
  return static_cast<const reader_of<Item>*>(info.source)
      ->read_list(item, *info.items, own, nullptr);
}
/// The values of one item; all missing where it is not there.
template <class Item>
constexpr void read_item(const program& p, const double* parameters, const Item& item,
                         double* values) {
  for (int f = 0; f < p.count.inputs; ++f)
    values[f] = read_item_input(p, parameters, item, *p.inputs[f]);
}
template <class Item>
constexpr void read_item(const program& p, const double*, const no_item<Item>&, double* values) {
  for (int f = 0; f < p.count.inputs; ++f) values[f] = missing;
}

template <class Record, auto... Path>
constexpr double read_list(const Record& record, const list_term& term, const double* parameters,
                           item_note* note) {
  item_fold answer(term, parameters, note);
  double values[most_item_inputs]{};
  auto take = [&](const auto& item) {
    read_item(*term.of, parameters, item, values);
    return answer.add(values);
  };
  return visit_items<Path...>(record, take) ? answer.result() : missing;
}
// Items that are not there have no lists of their own.
template <class Item>
constexpr void check_lists_of(const program&, const double*, const no_item<Item>&,
                              outside_teller&) {}
/// The lists of a record, as far as they are read from its type: what lies outside its domain is told.
template <class Record>
constexpr void check_lists_of(const program& p, const double* parameters, const Record& record,
                              outside_teller& to) {
  for (int f = 0; f < p.count.inputs; ++f) {
    const indicator_info& info = *p.inputs[f];
    if (!is_first_of_list(p, f) || !info.is_bound) continue;  // not bound: missing
    if (info.source->record != record_type<Record>()) continue;
    double own[most_item_parameters]{};
    set_item_parameters(p, parameters, *info.items->of, own);
    static_cast<const reader_of<Record>*>(info.source)
        ->check_list(record, {info.items, own, nullptr, &to});
  }
}

template <class Record, auto... Path>
constexpr void check_list(const Record& record, const list_request& asked) {
  item_check check(*asked.term, *asked.outside);
  const program& p = *asked.term->of;
  double values[most_item_inputs]{};
  auto take = [&](const auto& item) {
    read_item(p, asked.parameters, item, values);
    check.add(values);
    auto within = [&](const outside_item& of_inner) { check.tell_inner(of_inner); };
    told_by<decltype(within)> to(within);
    check_lists_of(p, asked.parameters, item, to);
    return true;
  };
  if (visit_items<Path...>(record, take)) check.end();
}
template <class Record, auto... Path>
constexpr double read_list_at_defaults(const Record& record, const indicator_info& input) {
  const program& p = *input.items->of;
  double parameters[most_item_parameters]{};
  set_item_parameters(p, nullptr, p, parameters);
  return read_list<Record, Path...>(record, *input.items, parameters, nullptr);
}

}  // namespace detail

}  // namespace nqpf
