// SPDX-License-Identifier: BSL-1.0
#pragma once

// Lists of items in columns, as Apache Arrow has them: the items of all rows stand one after the other in columns of
// their own, and offsets say where those of a row begin and end.

#include <nqpf/rules/program/items.hpp>
#include <nqpf/rules/run/columns/input.hpp>

namespace nqpf::inline NQPF_ABI {

/// The items of a list for many records: row `r` has the items [offsets[r], offsets[r + 1]) of the item columns, which
/// may hold lists themselves. A view: offsets and columns have to outlive it.
///   nqpf::columns items(monthly.size());
///   items.add(loan::monthly, monthly);
///   const nqpf::list_column incomes(offsets, items);
///   data.add(loan::incomes, incomes);
class list_column {
public:
  /// Offsets of any integer type, one more than there are rows.
  template <detail::contiguous_range Offsets>
  list_column(const Offsets& offsets, const columns& items)
      : offsets_(offsets.data()),
        rows_(offsets.size() > 0 ? static_cast<std::size_t>(offsets.size()) - 1 : 0),
        at_(&offset_at<std::remove_cvref_t<decltype(*offsets.data())>>),
        items_(&items) {}
  template <detail::passing_range Offsets>
  list_column(Offsets&& the_offsets_have_to_outlive_this, const columns& items) = delete;
  list_column(const auto& offsets, const columns&& the_items_have_to_outlive_this) = delete;

  /// Which lists are there, as a bitmap with the lowest bit of a byte first.
  [[nodiscard]] list_column with_validity(const void* bitmap, std::size_t offset = 0) const {
    list_column l = *this;
    l.valid_ = bitmap;
    l.valid_offset_ = offset;
    return l;
  }
  [[nodiscard]] std::size_t rows() const noexcept { return rows_; }
  /// Where the items of a row begin; past the last row, where they end.
  [[nodiscard]] std::size_t begin_of(std::size_t row) const noexcept { return at_(offsets_, row); }
  [[nodiscard]] const columns& items() const noexcept { return *items_; }
  /// What is wrong with the offsets: they begin before the items, fall, or end behind the items. Such rows read as
  /// missing. Empty where nothing is; linear.
  [[nodiscard]] text<200> problem() const {
    text<200> t;
    for (std::size_t r = 0; r < rows_ && t.empty(); ++r)
      if (!holds(r))
        t << "row " << static_cast<long long>(r) << " of a list has the items from "
          << static_cast<long long>(begin_of(r)) << " to "
          << static_cast<long long>(begin_of(r + 1)) << " of "
          << static_cast<long long>(items_->rows());
    return t;
  }
  /// Whether the items of a row are items that there are.
  [[nodiscard]] bool holds(std::size_t row) const noexcept {
    return begin_of(row) <= begin_of(row + 1) && begin_of(row + 1) <= items_->rows();
  }

  /// As the column of a list.
  [[nodiscard]] column as_column() const;

private:
  template <class T>
  static std::size_t offset_at(const void* offsets, std::size_t row) noexcept {
    static_assert(std::is_integral_v<T>, "nqpf: the offsets of a list are integers");
    return static_cast<std::size_t>(static_cast<const T*>(offsets)[row]);
  }

  const void* offsets_;
  std::size_t rows_;
  std::size_t (*at_)(const void*, std::size_t);
  const columns* items_;
  const void* valid_ = nullptr;
  std::size_t valid_offset_ = 0;
};

namespace detail {

// The values of items in a row of them, a few at a time.
class item_window {
public:
  item_window(const columns& items, const program& p, const program* whole, const double* settings)
      : p_(p), rows_(items.rows()) {
    for (int f = 0; f < p.count.inputs; ++f) {
      columns_[f] = items.of(*p.inputs[f], static_cast<std::size_t>(f));
      columns_[f].asks = whole;
      columns_[f].settings = settings;
    }
  }
  // The values of an item, one per input.
  const double* at(std::size_t item) {
    if (item < first_ || item >= first_ + size_) load(item);
    for (int f = 0; f < p_.count.inputs; ++f) values_[f] = cells_[f][item - first_];
    return values_;
  }

  // No item from here on will be asked for.
  void end_at(std::size_t item) { rows_ = item; }
  // Looks at the lists that an item has.
  void check(std::size_t item, outside_teller& to) const {
    for (int f = 0; f < p_.count.inputs; ++f)
      if (columns_[f].check != nullptr && is_first_of_list(p_, f))
        columns_[f].check(columns_[f], *p_.inputs[f], item, 1, to);
  }

private:
  static constexpr std::size_t width = 64;

  void load(std::size_t item) {
    first_ = item;
    size_ = rows_ - item < width ? rows_ - item : width;
    for (int f = 0; f < p_.count.inputs; ++f)
      columns_[f].copy(*p_.inputs[f], first_, size_, cells_[f]);
  }

  const program& p_;
  std::size_t rows_;
  std::size_t first_ = 0;
  std::size_t size_ = 0;
  column columns_[most_item_inputs];
  double values_[most_item_inputs];
  double cells_[most_item_inputs][width];
};

inline void read_list_column(const column& c, const indicator_info& info, std::size_t first,
                             std::size_t n, double* out) {
  const list_column& lists = *static_cast<const list_column*>(c.context);
  const list_term& term = *info.items;
  const program& p = *term.of;
  double parameters[most_item_parameters];
  set_item_parameters(c.asks != nullptr ? *c.asks : p, c.settings, p, parameters);
  item_window window(lists.items(), p, c.asks, c.settings);
  for (std::size_t i = 0; i < n; ++i) {
    out[i] = missing;
    if (!lists.holds(first + i)) continue;
    item_fold answer(term, parameters, nullptr);
    const std::size_t end = lists.begin_of(first + i + 1);
    for (std::size_t k = lists.begin_of(first + i); k < end; ++k)
      if (!answer.add(window.at(k))) break;
    out[i] = answer.result();
  }
}

inline void check_list_column(const column& c, const indicator_info& info, std::size_t first,
                              std::size_t n, outside_teller& to) {
  const list_column& lists = *static_cast<const list_column*>(c.context);
  const program& p = *info.items->of;
  item_window window(lists.items(), p, c.asks, c.settings);
  if (n == 1 && lists.holds(first)) window.end_at(lists.begin_of(first + 1));
  for (std::size_t row = first; row < first + n; ++row) {
    if (!c.is_valid(row) || !lists.holds(row)) continue;
    to.row = row;
    item_check check(*info.items, to);
    auto within = [&](const outside_item& o) { check.tell_inner(o); };
    told_by<decltype(within)> inner(within);
    for (std::size_t k = lists.begin_of(row); k < lists.begin_of(row + 1); ++k) {
      check.add(window.at(k));
      window.check(k, inner);
    }
    check.end();
  }
}

}  // namespace detail

inline column list_column::as_column() const {
  column c;
  c.context = this;
  c.rows = rows_;
  c.read = &detail::read_list_column;
  c.check = &detail::check_list_column;
  return valid_ == nullptr ? c : c.with_validity(valid_, valid_offset_);
}

template <class Record, class Item>
columns& columns::add(const list_of<Record, Item>& list, const list_column& items) {
  return add(list.id, items.as_column());
}

}  // namespace nqpf
