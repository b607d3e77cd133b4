// SPDX-License-Identifier: BSL-1.0
#pragma once

// The values of one indicator that the search for boundary records chooses from: cells in which no
// comparison changes, and for arithmetic single points.

#include <nqpf/rules/run/sort.hpp>
#include <nqpf/rules/space/witness.hpp>

#include <vector>

namespace nqpf::inline NQPF_ABI::detail::boundary {

// A set of truth values: bit 0 for no, 1 for yes, 2 for unknown. None of them is empty where values are.
using truths = unsigned char;
inline constexpr truths no_only = 1, yes_only = 2, any_truth = 7;

constexpr truths only(truth t) noexcept {
  return static_cast<truths>(1U << static_cast<unsigned>(t));
}
constexpr truths inverse(truths a) noexcept {
  return static_cast<truths>((a & 4U) | ((a & 1U) << 1U) | ((a & 2U) >> 1U));
}
constexpr truths both(truths a, truths b) noexcept {
  unsigned r = (a | b) & 1U;
  r |= a & b & 2U;
  if (((a & 4U) != 0 && (b & 6U) != 0) || ((b & 4U) != 0 && (a & 6U) != 0)) r |= 4U;
  return static_cast<truths>(r);
}
constexpr truths either(truths a, truths b) noexcept {
  return inverse(both(inverse(a), inverse(b)));
}
constexpr bool is_single(truths a) noexcept { return a == 1 || a == 2 || a == 4; }

// Values that all comparisons take for one, and one of them that reads well; or one value only.
struct input_range {
  double value = missing;
  long long low = 0;  // of a number: ordinals [low, high)
  long long high = 0;
  long long positions = 0;  // of a flag, an enumeration, a category
  bool is_point = false;

  [[nodiscard]] bool is_gone() const noexcept { return is_missing(value); }
};

// A step that reads well from a threshold to the values beside it: a millionth of the domain or of the
// threshold, as a power of ten.
inline double readable_step(const indicator_info& info, double threshold) noexcept {
  const double width = info.domain.high - info.domain.low;
  const double size = size_of_number(threshold);
  double of = width < infinity && width > 0 ? width : size > 0 && size < 1e300 ? size : 1;
  double step = 1e-6;
  for (; of >= 10 && step < 1e200; of /= 10) step *= 10;
  for (; of < 1 && step > 1e-200; of *= 10) step /= 10;
  return step;
}

inline double grid_at(double v, double step, int more) noexcept {
  if (step >= 1) return (floor_of(v / step) + more) * step;
  const double per_unit = floor_of(1 / step + 0.5);
  return (floor_of(v * per_unit) + more) / per_unit;
}

// All that can be chosen for one input of a program.
class input_ranges {
public:
  // The cells that the comparisons in `atoms` make; computed ones among them make none.
  input_ranges(const space& s, int input, const std::vector<int>& atoms)
      : p_(*s.p),
        parameters_(s.parameters),
        input_(input),
        axis_(s.axis_of(input)),
        info_(p_.inputs[input]) {
    for (const int a : atoms)
      if (p_.atoms[a].what != atom::form::computed && p_.atoms[a].input == input)
        atoms_.push_back(a);
    if (axis_.is_set) make_positions();
    else make_cells(s);
    finish();
  }

  [[nodiscard]] int input() const noexcept { return input_; }
  [[nodiscard]] const indicator_info& info() const noexcept { return *info_; }
  [[nodiscard]] bool is_set() const noexcept { return axis_.is_set; }
  [[nodiscard]] bool is_integer() const noexcept { return axis_.is_integer; }
  // The greatest value that is not above a number.
  [[nodiscard]] double at_most(double v) const noexcept { return axis_.at_most(v); }
  // The comparisons of the input, and what each is for a input_range.
  [[nodiscard]] const std::vector<int>& atoms() const noexcept { return atoms_; }
  [[nodiscard]] truth is(std::size_t atom, int chosen) const {
    return truth_[static_cast<std::size_t>(chosen) * atoms_.size() + atom];
  }
  [[nodiscard]] int size() const noexcept { return static_cast<int>(all_.size()); }
  [[nodiscard]] const input_range& operator[](int i) const {
    return all_[static_cast<std::size_t>(i)];
  }

  // The same input with single values in place of cells: the ends of the cells, what lies beside them, what
  // reads well, powers of ten, and those of `more` that lie in the domain. Of integers in a small domain all.
  [[nodiscard]] input_ranges as_points(const std::vector<double>& more, bool readable) const {
    if (axis_.is_set) return *this;
    std::vector<double> values;
    for (const input_range& c : all_)
      if (!c.is_gone()) add_points(c, more, readable, values);
    shell_sort(values.data(), values.size(), [](double a, double b) { return a < b; });
    input_ranges points = *this;
    points.all_.clear();
    for (const double v : values) {
      if (!points.all_.empty() && points.all_.back().value == v) continue;
      points.all_.push_back({v, ordinal(v), ordinal(v) + 1, 0, true});
    }
    points.finish();
    return points;
  }

  // Whether points are all that there is.
  [[nodiscard]] bool has_few() const noexcept {
    return axis_.is_integer && axis_.low < axis_.known &&
           from_ordinal(axis_.known - 1) - from_ordinal(axis_.low) <= most_integers;
  }
  // What the input_range confines the input to.
  [[nodiscard]] constraint constraint_of(int i) const {
    const input_range& c = (*this)[i];
    if (axis_.is_set)
      return {input_, true, false, c.is_gone() ? axis_.low & ~axis_.known : c.positions, 0};
    return {input_, false, false, c.is_gone() ? axis_.known : c.low,
            c.is_gone() ? axis_.high : c.high};
  }

  // The values for two records that differ here: as near to each other as the choices let them be. What is on
  // a threshold is kept, what lies beside it is the next number, or one that reads well.
  void values_of(int i, int k, bool readable, double& x, double& y) const {
    const input_range& a = (*this)[i];
    const input_range& b = (*this)[k];
    x = a.value;
    y = b.value;
    if (i == k || a.is_gone() || b.is_gone() || a.is_point) return;
    if (axis_.is_set) {
      find_nearest(a.positions, b.positions, x, y);
    } else if (i < k) {
      x = end_of(a, false, readable);
      y = end_of(b, true, readable);
    } else {
      x = end_of(a, true, readable);
      y = end_of(b, false, readable);
    }
  }

private:
  static constexpr int most_integers = 40;

  // The values of a range that `as_points` names.
  void add_points(const input_range& c, const std::vector<double>& more, bool readable,
                  std::vector<double>& to) const {
    if (has_few()) {
      for (double v = first_of(c); lies_in(c, v); ++v) to.push_back(v);
      return;
    }
    const double first = end_of(c, true, readable);
    const double last = end_of(c, false, readable);
    const double wanted[] = {
        first, last, c.value, first + 1, last - 1, info_->domain.low, info_->domain.high};
    for (const double v : wanted)
      if (lies_in(c, v)) to.push_back(v);
    for (double power = 1e-3; power < 1e7; power *= 10)
      for (const double v : {power, -power})
        if (lies_in(c, axis_.at_most(v))) to.push_back(axis_.at_most(v));
    for (const double v : more)
      if (lies_in(c, v)) to.push_back(v);
  }

  // The positions in two sets that are nearest to each other.
  static void find_nearest(long long one, long long two, double& x, double& y) {
    int nearest = 1000;
    for (int m = 0; m < 63; ++m)
      for (int n = 0; n < 63; ++n) {
        if (((one >> m) & 1) == 0 || ((two >> n) & 1) == 0) continue;
        if ((m < n ? n - m : m - n) >= nearest) continue;
        nearest = m < n ? n - m : m - n;
        x = m;
        y = n;
      }
  }

  [[nodiscard]] double first_of(const input_range& c) const noexcept { return from_ordinal(c.low); }
  [[nodiscard]] double last_of(const input_range& c) const noexcept {
    const double v = from_ordinal(c.high - 1);
    return axis_.at_most(v);
  }
  [[nodiscard]] bool lies_in(const input_range& c, double v) const noexcept {
    if (is_missing(v) || !axis_.takes(v)) return false;
    return ordinal(v) >= c.low && ordinal(v) < c.high;
  }
  [[nodiscard]] bool is_threshold(long long n) const noexcept {
    for (const long long t : thresholds_)
      if (t == n) return true;
    return false;
  }

  // The end of a cell that lies towards another one.
  [[nodiscard]] double end_of(const input_range& c, bool low, bool readable) const noexcept {
    const double end = low ? first_of(c) : last_of(c);
    if (axis_.is_integer || !readable || is_threshold(ordinal(end))) return end;
    const double v = beside(low ? c.low - 1 : c.high, c, low);
    return lies_in(c, v) ? v : end;
  }
  // A number in a cell, a step above or below the one at an ordinal.
  [[nodiscard]] double beside(long long at, const input_range& c, bool above) const noexcept {
    const double from = from_ordinal(at);
    double step = readable_step(*info_, from);
    for (int i = 0; i < 12; ++i, step /= 10) {
      for (const int more : {0, 1, 2}) {
        const double v = grid_at(from, step, above ? more : 1 - more);
        if ((above ? v > from : v < from) && lies_in(c, v)) return v;
      }
    }
    return missing;
  }

  void make_positions() {
    for (int i = 0; i < info_->value_count(); ++i) {
      std::size_t same = 0;
      for (; same < all_.size(); ++same) {
        bool equal = true;
        for (const int a : atoms_) equal = equal && evaluate(a, all_[same].value) == evaluate(a, i);
        if (equal) break;
      }
      if (same == all_.size()) all_.push_back({static_cast<double>(i), 0, 0, 0, false});
      all_[same].positions |= 1LL << i;
    }
  }

  void make_cells(const space& s) {
    if (axis_.low >= axis_.known) return;
    std::vector<long long> cuts{axis_.low, axis_.known};
    const auto cut = [&](long long at) {
      if (at <= axis_.low || at >= axis_.known) return;
      std::size_t i = 0;
      while (cuts[i] < at) ++i;
      if (cuts[i] != at) cuts.insert(cuts.begin() + static_cast<std::ptrdiff_t>(i), at);
    };
    for (const int a : atoms_) {
      const atom& of = p_.atoms[a];
      if (of.what != atom::form::compare) continue;
      const double bound = bound_of(of, parameters_);
      if (is_missing(bound)) continue;
      thresholds_.push_back(ordinal(bound));
      const literal l = s.make_literal(a, true);
      for (int i = 0; i < l.count; ++i) {
        cut(l.parts[i].low);
        cut(l.parts[i].high);
      }
    }
    for (std::size_t i = 0; i + 1 < cuts.size(); ++i)
      all_.push_back({nice_number(axis_, cuts[i], cuts[i + 1]), cuts[i], cuts[i + 1], 0, false});
  }

  void finish() {
    if (info_->may_be_missing) all_.push_back({});
    truth_.clear();
    for (const input_range& c : all_)
      for (const int a : atoms_) truth_.push_back(evaluate(a, c.value));
  }
  [[nodiscard]] truth evaluate(int a, double value) const {
    atom own = p_.atoms[a];
    own.input = 0;
    return evaluate_atom(p_, own, &value, parameters_);
  }

  const program& p_;
  const double* parameters_;
  int input_;
  axis axis_;
  const indicator_info* info_;
  std::vector<int> atoms_;
  std::vector<input_range> all_;
  std::vector<truth> truth_;
  std::vector<long long> thresholds_;
};

}  // namespace nqpf::detail::boundary
