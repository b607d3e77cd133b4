// SPDX-License-Identifier: BSL-1.0
#pragma once

// The space in which a change is searched: for each input what it may become and at what cost, and for each
// comparison what it costs at least to have it one way or the other.

#include <nqpf/core/null.hpp>
#include <nqpf/rules/change/options.hpp>
#include <nqpf/rules/space/witness.hpp>

namespace nqpf::inline NQPF_ABI::detail {

// An array in memory of its own, in constant evaluation too.
template <class T>
class scratch_array {
public:
  constexpr scratch_array() = default;
  scratch_array(const scratch_array&) = delete;
  scratch_array& operator=(const scratch_array&) = delete;
  constexpr ~scratch_array() { delete[] data_; }

  // What was there is lost.
  constexpr void resize(int n) {
    if (n <= size_) return;
    delete[] data_;
    data_ = new T[size_of(n)];
    size_ = n;
  }
  [[nodiscard]] constexpr T& operator[](int i) noexcept { return data_[i]; }
  [[nodiscard]] constexpr const T& operator[](int i) const noexcept { return data_[i]; }
  [[nodiscard]] constexpr T* data() noexcept { return data_; }

private:
  T* data_ = nullptr;
  int size_ = 0;
};

// What an input may be in a part of the space: its value as it is, if `stay`, or in [low, high) of ordinals; of
// flags, enumerations and categories a set of positions in `low`. `base` is the cheapest of it.
struct allowed_range {
  long long low;
  long long high;
  double base;
  double cost;  ///< of `base`
  bool stay;
  bool touched;  ///< narrowed on the way to this part
};

// An input and its price. `measured`: a change costs by its length; else any costs the same.
struct change_variable {
  double value;
  long long place;  ///< ordinal or position of the value
  double up;        ///< for a unit, or for a change
  double down;
  double
      jump;  ///< of a change without direction, from a value that is missing, infinite or not listed
  double scale;     ///< in units
  long long least;  ///< the ends of what it may be in all
  long long most;
  bool is_set;
  bool is_integer;
  bool is_single;
  bool measured;
  bool admissible;  ///< the value lies among those that it could be changed to
  allowed_range now;

  /// Which doubles it can be.
  [[nodiscard]] constexpr axis grain() const noexcept { return {false, is_integer, is_single}; }
  /// The ends of what it may become now.
  [[nodiscard]] constexpr double first() const noexcept { return from_ordinal(now.low); }
  [[nodiscard]] constexpr double last() const noexcept {
    return grain().at_most(from_ordinal(now.high - 1));
  }
};

// The least further cost of making something yes, no, or at least not yes or not no; and what it is at the
// base of all inputs. `inputs` marks the inputs that it depends on, several inputs sharing a bit.
struct cost_bounds {
  double yes;
  double no;
  double not_yes;
  double not_no;
  unsigned long long inputs;
  truth at;
};

enum class requirement : unsigned char { yes, no, not_yes, not_no };

constexpr requirement opposite(requirement w) noexcept {
  constexpr requirement opposites[] = {requirement::no, requirement::yes, requirement::not_no,
                                       requirement::not_yes};
  return opposites[static_cast<int>(w)];
}
constexpr bool meets(truth t, requirement w) noexcept {
  switch (w) {
    case requirement::yes: return t == truth::yes;
    case requirement::no: return t == truth::no;
    case requirement::not_yes: return t != truth::yes;
    default: return t != truth::no;
  }
}
constexpr double extra(const cost_bounds& r, requirement w) noexcept {
  switch (w) {
    case requirement::yes: return r.yes;
    case requirement::no: return r.no;
    case requirement::not_yes: return r.not_yes;
    default: return r.not_no;
  }
}

constexpr double lesser(double a, double b) noexcept { return b < a ? b : a; }
constexpr double greater(double a, double b) noexcept { return b > a ? b : a; }

constexpr cost_bounds negated(const cost_bounds& r) noexcept {
  return {r.no, r.yes, r.not_no, r.not_yes, r.inputs, !r.at};
}
// That something is known to be so: where it is not known, it is not.
constexpr cost_bounds surely(const cost_bounds& r) noexcept {
  return {r.yes, r.not_yes, r.not_yes, r.yes, r.inputs, truth_of(r.at == truth::yes)};
}
// Two things that have no input in common cost what both cost together, else at least as much as the dearer.
constexpr cost_bounds both(const cost_bounds& a, const cost_bounds& b) noexcept {
  const bool apart = (a.inputs & b.inputs) == 0;
  return {apart ? plus(a.yes, b.yes) : greater(a.yes, b.yes),
          lesser(a.no, b.no),
          lesser(a.not_yes, b.not_yes),
          apart ? plus(a.not_no, b.not_no) : greater(a.not_no, b.not_no),
          a.inputs | b.inputs,
          a.at & b.at};
}
constexpr cost_bounds either(const cost_bounds& a, const cost_bounds& b) noexcept {
  return negated(both(negated(a), negated(b)));
}

// The costs of what is found piece by piece.
struct cost_pieces {
  cost_bounds r{infinity, infinity, infinity, infinity, 0, truth::unknown};

  constexpr void add(truth t, double cost) noexcept {
    if (t == truth::yes) r.yes = lesser(r.yes, cost);
    if (t == truth::no) r.no = lesser(r.no, cost);
    if (t != truth::yes) r.not_yes = lesser(r.not_yes, cost);
    if (t != truth::no) r.not_no = lesser(r.not_no, cost);
  }
};

// Inputs of one record and what they may become.
class change_space {
public:
  constexpr change_space(const evaluated& e, change_variable* inputs)
      : e_(e), p_(*e.program), inputs_(inputs) {}

  constexpr void prepare(const change_options& options) {
    const space s{&p_, e_.parameters};
    for (int f = 0; f < p_.count.inputs; ++f) inputs_[f] = make(s, f, options);
  }

  [[nodiscard]] constexpr change_variable& input(int f) const noexcept { return inputs_[f]; }
  static constexpr unsigned long long bit_of(int input) noexcept { return 1ULL << (input & 63); }

  [[nodiscard]] static constexpr bool empty(const allowed_range& c, bool is_set) noexcept {
    return is_set ? c.low == 0 : c.low >= c.high;
  }
  // Whether it can be but one value.
  [[nodiscard]] static constexpr bool is_pinned(const change_variable& m) noexcept {
    const allowed_range& c = m.now;
    if (empty(c, m.is_set)) return true;
    if (c.stay && !is_in(m, c.low, c.high)) return false;
    if (m.is_set) return (c.low & (c.low - 1)) == 0;
    return c.low + 1 == c.high || m.grain().cut_at(c.low + 1) >= c.high;
  }
  // Whether the value as it is lies in a range.
  [[nodiscard]] static constexpr bool is_in(const change_variable& m, long long low,
                                            long long high) noexcept {
    if (!m.admissible) return false;
    return m.is_set ? ((low >> m.place) & 1) != 0 : low <= m.place && m.place < high;
  }

  [[nodiscard]] static constexpr double cost(const change_variable& m, double to) noexcept {
    if (is_missing(m.value)) return is_missing(to) ? 0 : m.jump;
    if (to == m.value) return 0;
    if (!m.measured) return !m.is_set || !m.admissible ? m.jump : to > m.value ? m.up : m.down;
    const double way = plus(to, -m.value);
    return way > 0 ? times(m.up, way) : times(m.down, -way);
  }

  // The cheapest value of a range that is not empty.
  [[nodiscard]] static constexpr double nearest(const change_variable& m, long long low,
                                                long long high) noexcept {
    if (is_in(m, low, high)) return m.value;
    if (m.is_set) {
      double best = missing;
      for (int i = 0; i < 63 && (low >> i) != 0; ++i)
        if (((low >> i) & 1) != 0 && (is_missing(best) || cost(m, i) < cost(m, best))) best = i;
      return best;
    }
    const double first = from_ordinal(low);
    const double last = m.grain().at_most(from_ordinal(high - 1));
    if (!m.measured) {  // any costs the same: the end that conditions ask for, if it is one
      const bool low_asked = low > m.least;
      const bool high_asked = high < m.most;
      if (low_asked != high_asked) return low_asked ? first : last;
      return nice_number(m.grain(), low, high);
    }
    if (m.value <= first) return first;
    if (m.value >= last) return last;
    // Between two integers, or two floats, of an indicator of those.
    const double below = m.grain().at_most(m.value);
    const double above = m.is_single ? single_at_least(m.value) : below + 1;
    return cost(m, below) < cost(m, above) ? below : above;
  }
  [[nodiscard]] static constexpr double cost_of_range(const change_variable& m, long long low,
                                                      long long high) noexcept {
    return cost(m, nearest(m, low, high));
  }
  // Finds the base of what an input may be.
  static constexpr void settle(change_variable& m) noexcept {
    allowed_range& c = m.now;
    c.base = c.stay ? m.value : nearest(m, c.low, c.high);
    c.cost = c.stay ? 0 : cost(m, c.base);
  }

  // An atom of one input, where that has a value.
  [[nodiscard]] constexpr truth truth_at(const atom& a, double value) const noexcept {
    if (a.what == atom::form::known) return truth_of(!is_missing(value));
    if (is_missing(value)) return truth::unknown;
    if (a.what == atom::form::one_of)
      return truth_of(value >= 0 && value < 63 && ((a.set >> static_cast<int>(value)) & 1U) != 0);
    const double bound = bound_of(a);
    return is_missing(bound) ? truth::unknown : truth_of(compare_numbers(a.relation, value, bound));
  }
  [[nodiscard]] constexpr double bound_of(const atom& a) const noexcept {
    return detail::bound_of(a, e_.parameters);
  }

  // Where the truth of a comparison with a bound changes in a range: below `before`, from there to `after`,
  // and beyond.
  struct cuts {
    long long before;
    long long after;
  };
  [[nodiscard]] constexpr cuts cuts_of(const atom& a, const change_variable& m) const noexcept {
    const allowed_range& c = m.now;
    const long long at = ordinal(bound_of(a));
    if (at >= c.high) return {c.high, c.high};
    if (at < c.low) return {c.low, c.low};
    const long long before = m.grain().cut_at(at);
    const long long after = m.grain().cut_at(at + 1);
    return {before < c.high ? before : c.high, after < c.high ? after : c.high};
  }

  // What it costs to have an atom of one input yes or no.
  [[nodiscard]] constexpr cost_bounds cost_bounds_of(const atom& a) const noexcept {
    const change_variable& m = inputs_[a.input];
    const allowed_range& c = m.now;
    cost_pieces pieces;
    const auto add = [&](truth t, double whole) {
      pieces.add(t, whole > c.cost ? whole - c.cost : 0);
    };
    if (c.stay) add(truth_at(a, m.value), 0);
    if (!empty(c, m.is_set)) {
      if (m.is_set) {
        for (int i = 0; i < 63 && (c.low >> i) != 0; ++i)
          if (((c.low >> i) & 1) != 0) add(truth_at(a, i), cost(m, i));
      } else if (a.what == atom::form::known) {
        add(truth::yes, cost_of_range(m, c.low, c.high));
      } else if (is_missing(bound_of(a))) {
        add(truth::unknown, cost_of_range(m, c.low, c.high));
      } else {
        const cuts at = cuts_of(a, m);
        const long long holds = space::relation_set(a.relation);
        const auto add_range = [&](long long low, long long high, int bit) {
          if (low < high) add(truth_of((holds & bit) != 0), cost_of_range(m, low, high));
        };
        add_range(c.low, at.before, 1);
        add_range(at.before, at.after, 2);
        add_range(at.after, c.high, 4);
      }
    }
    pieces.r.at = truth_at(a, c.base);
    pieces.r.inputs = is_pinned(m) ? 0 : bit_of(a.input);
    return pieces.r;
  }

private:
  [[nodiscard]] constexpr change_variable make(const space& s, int f,
                                               const change_options& options) const {
    const indicator_info& info = *p_.inputs[f];
    const change_price price = price_of(f, options);
    const axis x = s.make_axis(f);
    change_variable m{};
    m.value = e_.values[f];
    m.is_set = x.is_set;
    m.is_integer = x.is_integer;
    m.is_single = x.is_single;
    m.jump = lesser(price.up, price.down);
    m.scale = price.scale > 0 ? price.scale : width_of(info);
    const bool there = !is_missing(m.value);
    const bool has_steps =
        info.kind == kind::enumeration && info.values->ordered && info.admits(m.value);
    m.measured = there && !infinite(m.value) && (info.value_count() == 0 || has_steps);
    m.up = m.measured ? price.up / m.scale : price.up;
    m.down = m.measured ? price.down / m.scale : price.down;
    m.now.stay = true;
    m.now.base = m.value;
    if (m.is_set) admit_set(m, x, info, price);
    else admit_range(m, x, price);
    const bool fixed = infinite(m.jump) || (!there && !options.fill_missing);
    if (fixed) m.now.low = m.now.high = 0;
    m.least = m.now.low;
    m.most = m.now.high;
    return m;
  }

  // What a change of an input costs up and down; none is below 0.
  [[nodiscard]] constexpr change_price price_of(int f, const change_options& options) const {
    const indicator_info& info = *p_.inputs[f];
    change_price price = options.price_of(info.id);
    if (options.own.find(info.id) < 0) {
      if (!is_null(options.prices)) price = options.prices[f];
      else if (options.freeze_others) price = {infinity, infinity, 0};
    }
    const auto weight = [](double w) { return is_missing(w) ? infinity : w > 0 ? w : 0; };
    price.up = weight(price.up);
    price.down = weight(price.down);
    return price;
  }

  // The positions that an input may take, without those on a side on which it does not move.
  static constexpr void admit_set(change_variable& m, const axis& x, const indicator_info& info,
                                  const change_price& price) {
    allowed_range& c = m.now;
    c.low = x.known;
    m.admissible = !is_missing(m.value) && info.admits(m.value);
    m.place = m.admissible ? static_cast<long long>(m.value) : 0;
    if (!m.admissible) return;
    const long long upper = ~0LL << m.place;  // the value and all above
    if (infinite(price.up)) c.low &= ~upper | (1LL << m.place);
    if (infinite(price.down)) c.low &= upper;
  }

  // The same of a range of numbers.
  static constexpr void admit_range(change_variable& m, const axis& x, const change_price& price) {
    allowed_range& c = m.now;
    const bool there = !is_missing(m.value);
    const bool finite = there && !infinite(m.value);
    const long long least = ordinal(-largest);
    const long long most = ordinal(largest) + 1;
    c.low = x.low > least ? x.low : least;
    c.high = x.known < most ? x.known : most;
    if (m.is_integer) {  // beyond no double says which integer it is, and the next one may be itself
      const long long first = ordinal(-largest_integer);
      const long long last = ordinal(largest_integer) + 1;
      if (c.low < first) c.low = first;
      if (c.high > last) c.high = last;
    }
    m.place = there ? ordinal(m.value) : 0;
    m.admissible = finite && c.low <= m.place && m.place < c.high && m.grain().takes(m.value);
    if (finite && infinite(price.up)) {
      const long long end = m.grain().cut_at(m.place + 1);
      if (end < c.high) c.high = end;
    }
    if (finite && infinite(price.down)) {
      const long long start = m.grain().cut_at(m.place);
      if (start > c.low) c.low = start;
    }
  }

  static constexpr double width_of(const indicator_info& info) noexcept {
    if (info.value_count() > 0) return info.value_count() > 1 ? info.value_count() - 1 : 1;
    const double low = info.domain.low;
    const double high = info.domain.high;
    if (infinite(low) || infinite(high) || !(low < high)) return 1;
    // An integer without a domain has the widest there is.
    if (info.kind == kind::integer && (low <= -largest_integer || high >= largest_integer))
      return 1;
    return plus(high, -low);
  }

  const evaluated& e_;
  const program& p_;
  change_variable* inputs_;
};

}  // namespace nqpf::detail
