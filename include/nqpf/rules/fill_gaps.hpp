// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rows that complete a table or group with gaps, in the notation of a table. A header apart, since it owns memory.

#include <nqpf/rules/proof/groups.hpp>
#include <nqpf/rules/proof/orders.hpp>

#include <string>
#include <vector>

namespace nqpf::inline NQPF_ABI {

/// Rows that complete a table or group.
struct filling {
  /// Each as it is written: `row(is < 3, any)` of a table; of a group, of a table that reads the output of another, and of
  /// a table that stands beside rules or tables in a book, a condition, `x < 3 && !known(y)`.
  std::vector<std::string> rows;
  /// For each row the place, from 1 on, of the row of a `first` table, or of the rule of an order, before which it has to
  /// stand: that one is undecided on some of its records and would keep it from counting. 0 where it may stand at the end.
  std::vector<int> before;
  /// Whether these rows leave no gap. False where the gap is too large to list, or numbers are computed, or a row that
  /// is undecided keeps every other from counting.
  bool whole = true;
  /// A lower bound on the number of rows that complete it, each of which holds only on records that nothing answers now,
  /// and asks in each cell for one range, some listed values, that a value is missing, or nothing. Cells such as `is != 3`
  /// and `is < 1 || is > 5` may do with fewer.
  int at_least = 0;
};

namespace detail {

/// Writes a box as a condition of a rule.
template <class Text>
constexpr void write_condition(Text& t, const space& s, const box& b) {
  for (int i = 0; i < b.count; ++i) {
    if (i > 0) t << " && ";
    cell_words(s, b.items[i]).write_condition(t);
  }
}

/// Finds the rows that a group lacks: the widest boxes of the gap, those first that answer most of what is left.
class gap_filler {
public:
  gap_filler(const program& p, const double* parameters, int group)
      : s_{&p, parameters}, g_(p.groups[group]) {
    for (int m = g_.begin; m < g_.end; ++m)
      out_.whole = rule_boxes(s_, p.members[m], limit_,
                              [&](const box& b) {
                                taken_.push_back(b);
                                return true;
                              }) &&
                   out_.whole;
  }

  filling fill() {
    for (int f = 0; !g_.complete && f < s_.p->count.inputs; ++f)
      if (s_.p->inputs[f]->may_be_missing) out_.whole = confine_known(s_, region_, f) && out_.whole;
    if (has_precedence(g_) && some_may_be_undecided(s_, region_, g_)) out_.whole = false;
    std::vector<box> left = parts();
    find_bound(left);
    while (!left.empty() && static_cast<int>(out_.rows.size()) < most_rows) {
      const box row = best(left);
      out_.rows.push_back(words(row));
      out_.before.push_back(has_to_precede(s_, g_, row));
      if (stand_apart()) {
        taken_.push_back(row);
        left = parts();
      } else {
        forget(left, row);
      }
    }
    out_.whole = out_.whole && left.empty();
    return out_;
  }

private:
  static constexpr int most_rows = 200;
  static constexpr int most_parts = 2000;

  // Rows beside which another row may not hold.
  [[nodiscard]] bool stand_apart() const noexcept {
    return g_.policy != hit::first && g_.policy != hit::priority &&
           (g_.is_table || g_.policy != hit::rule_order);
  }
  [[nodiscard]] static std::vector<box_view> views_of(const std::vector<box>& boxes) {
    return {boxes.begin(), boxes.end()};
  }

  // What nothing answers, in parts that do not meet, each such that cells can ask for it.
  std::vector<box> parts() {
    const std::vector<box_view> views = views_of(taken_);
    const int n = static_cast<int>(views.size());
    std::vector<int> list(size_of(n));
    std::vector<int> scratch(size_of(16 * n + 64));
    for (int i = 0; i < n; ++i) list[static_cast<std::size_t>(i)] = i;
    std::vector<box> found;
    const auto take = [&](const box& part) {
      if (part.count > 0 && part.items[part.count - 1].axis >= s_.p->count.inputs)
        out_.whole = false;  // of computed numbers
      else if (exists(s_, part) != existence::no) split(part, 0, found);
      return static_cast<int>(found.size()) < most_parts;
    };
    const bool whole = uncovered(s_, region_, views.data(), list.data(), n, scratch.data(),
                                 static_cast<int>(scratch.size()), limit_.splits * 4, take, true);
    out_.whole = out_.whole && whole && static_cast<int>(found.size()) < most_parts;
    return found;
  }
  // A value that is there and one that is missing stand in two cells.
  void split(const box& part, int from, std::vector<box>& found) const {
    for (int i = from; i < part.count; ++i) {
      const constraint& c = part.items[i];
      const axis x = s_.axis_of(c.axis);
      const bool both = c.is_set ? (c.low & x.known) != 0 && (c.low & ~x.known) != 0
                                 : c.low < x.known && c.high > x.known;
      if (!both || contains(c, s_.whole(c.axis))) continue;
      for (const bool there : {true, false}) {
        box half = part;
        if (c.is_set) half.items[i].low &= there ? x.known : ~x.known;
        else (there ? half.items[i].high : half.items[i].low) = x.known;
        split(half, i + 1, found);
      }
      return;
    }
    // Of a part that has records a half may have none: no list has one answer and lacks the other.
    if (exists(s_, part) != existence::no) found.push_back(part);
  }

  [[nodiscard]] box best(const std::vector<box>& left) const {
    const std::vector<box_view> views = views_of(taken_);
    const free_space beside{s_, views.data(), static_cast<int>(views.size())};
    box chosen;
    int most = -1;
    for (const box& part : left)
      for (int first = 0; first < (part.count > 0 ? part.count : 1); ++first) {
        const box wider = beside.widened(part, first);
        int inside = 0;
        for (const box& other : left) inside += contains(box_view(wider), box_view(other)) ? 1 : 0;
        if (inside <= most) continue;
        most = inside;
        chosen = wider;
      }
    return chosen;
  }
  static void forget(std::vector<box>& left, const box& row) {
    std::vector<box> kept;
    for (const box& part : left)
      if (!contains(box_view(row), box_view(part))) kept.push_back(part);
    left = kept;
  }

  // Of records such that no row of the gap holds of two of them, each asks for a row of its own.
  void find_bound(const std::vector<box>& left) {
    const std::vector<box_view> views = views_of(taken_);
    const free_space beside{s_, views.data(), static_cast<int>(views.size())};
    std::vector<box> alone;
    for (const bool lower : {true, false})
      for (const box& part : left) {
        const box point = corner(part, lower);
        bool apart =
            static_cast<int>(alone.size()) < most_rows && exists(s_, point) == existence::yes;
        for (const box& other : alone) apart = apart && !beside.is_free(hull(point, other));
        if (apart) alone.push_back(point);
      }
    out_.at_least = static_cast<int>(alone.size());
  }
  // One record of a part: the least, or the greatest, value of each indicator.
  [[nodiscard]] box corner(const box& part, bool lower) const {
    box point;
    for (int f = 0; f < s_.p->count.inputs; ++f) {
      const constraint* c = part.find(f);
      constraint own = c != nullptr ? *c : s_.whole(f);
      if (own.is_set && lower) own.low &= ~own.low + 1;
      else if (own.is_set) own.low = 1LL << last_bit(own.low);
      else if (lower) own.high = own.low + 1;
      else own.low = own.high - 1;
      if (point.count < box::capacity) static_cast<void>(point.confine(own));
    }
    return point;
  }
  // The least box of cells that holds of both: one of which a value is there and another missing asks for any.
  [[nodiscard]] box hull(const box& a, const box& b) const {
    box out;
    for (int i = 0; i < a.count; ++i) {
      constraint c = a.items[i];
      const constraint& d = b.items[i];
      const axis x = s_.axis_of(c.axis);
      const bool there = c.is_set ? (c.low & x.known) != 0 : c.low < x.known;
      const bool other = d.is_set ? (d.low & x.known) != 0 : d.low < x.known;
      if (there != other) continue;
      if (c.is_set) c.low |= d.low;
      else if (d.low < c.low) c.low = d.low;
      else c.high = d.high;
      static_cast<void>(out.confine(c));
    }
    return out;
  }

  [[nodiscard]] std::string words(const box& row) const {
    text<16000> t;  // list questions have long names, and a row that is cut says something else
    if (g_.is_table && is_row(*s_.p, row)) write_row(t, s_, row);
    else write_condition(t, s_, row);
    return t.c_str();
  }

  space s_;
  group_row g_;
  budgets limit_{};
  std::vector<box> taken_;
  box region_{};
  filling out_;
};

}  // namespace detail

/// The rows that complete a table or group of a program which is declared complete, or complete when all is known, at
/// the settings given (one value for each parameter), or at the defaults. The rows are found one after the other, each
/// the widest that answers most of what is left: `at_least` bounds how many there have to be. Of a table whose rows
/// exclude each other the new rows do too.
[[nodiscard]] inline filling fill_gaps(const program& p, int group,
                                       const double* parameters = nullptr) {
  std::vector<double> nominal(detail::size_of(p.count.parameters));
  std::vector<interval> parameter_ranges(nominal.size());
  std::vector<unsigned char> fixed(nominal.size());
  if (parameters == nullptr)
    detail::find_nominal(p, nominal.data(), fixed.data(), parameter_ranges.data());
  return detail::gap_filler(p, parameters != nullptr ? parameters : nominal.data(), group).fill();
}

}  // namespace nqpf
