// SPDX-License-Identifier: BSL-1.0
#pragma once

// Boxes: sets of records in which each indicator is confined on its own. Proofs turn conditions into
// unions of boxes and ask of boxes whether they are empty, meet, or cover each other.
//
// A number axis is a half-open range of ordinals: every double has an ordinal, in order, so open and
// closed ends and neighbouring doubles need no special care. One more ordinal past the domain stands
// for missing. Flags, enumerations and categories are sets of positions, the last bit for missing. A
// computed number is an axis too, the doubles that it may come out as: comparisons of the same number
// share it (line.hpp), and one of a single indicator cuts the axis of that indicator.

#include <nqpf/rules/space/line.hpp>

namespace nqpf::inline NQPF_ABI::detail {

constexpr double floor_of(double v) noexcept {
  if (!(v < 9e15 && v > -9e15)) return v;
  const double t = static_cast<double>(static_cast<long long>(v));
  return t > v ? t - 1 : t;
}

/// What an axis can be: a range [low, high) of ordinals, `known` its end without missing; or a set of
/// positions, kept in `low`, with `known` the positions that are not missing.
struct axis {
  bool is_set = false;
  bool is_integer = false;
  bool is_single = false;  ///< its numbers are those of floats
  long long low = 0;
  long long high = 0;
  long long known = 0;

  /// Whether any double can be a value.
  [[nodiscard]] constexpr bool is_dense() const noexcept { return !is_integer && !is_single; }
  /// The greatest value that is not above a number.
  [[nodiscard]] constexpr double at_most(double v) const noexcept {
    return is_integer ? floor_of(v) : is_single ? single_at_most(v) : v;
  }
  /// The least cut at or after this one that has a value right behind it.
  [[nodiscard]] constexpr long long cut_at(long long cut) const noexcept {
    if (is_dense()) return cut;
    const double v = from_ordinal(cut);
    if (is_single) return single_at_least(v) > v ? ordinal(single_at_least(v)) : cut;
    const double f = floor_of(v);
    return f < v ? ordinal(f + 1) : cut;
  }
  [[nodiscard]] constexpr bool takes(double v) const noexcept {
    return is_dense() || at_most(v) == v;
  }
};

// Without default initialisers, so that the unused end of a box costs no evaluation.
struct constraint {
  int axis;
  bool is_set;
  bool is_exempt;
  long long low;
  long long high;

  [[nodiscard]] constexpr bool empty() const noexcept { return is_set ? low == 0 : low >= high; }
};

/// What is left of a range around its own part beside a box that ends on one side of it.
constexpr void keep_off(constraint& wide, const constraint& own, const constraint& other) noexcept {
  if (own.is_set) wide.low &= ~other.low;
  else if (other.high <= own.low) wide.low = other.high > wide.low ? other.high : wide.low;
  else if (other.low >= own.high) wide.high = other.low < wide.high ? other.low : wide.high;
}

constexpr constraint meet(const constraint& a, const constraint& b) noexcept {
  constraint r = a;
  r.is_exempt = a.is_exempt && b.is_exempt;
  if (a.is_set) {
    r.low = a.low & b.low;
  } else {
    if (b.low > r.low) r.low = b.low;
    if (b.high < r.high) r.high = b.high;
  }
  return r;
}
constexpr bool contains(const constraint& outer, const constraint& inner) noexcept {
  return outer.is_set ? (inner.low & ~outer.low) == 0
                      : outer.low <= inner.low && inner.high <= outer.high;
}
constexpr bool meets(const constraint& a, const constraint& b) noexcept {
  return a.is_set ? (a.low & b.low) != 0
                  : (a.low > b.low ? a.low : b.low) < (a.high < b.high ? a.high : b.high);
}

/// The two sides of a cut: the positions of a set and the others, or what lies before an ordinal and from there on.
struct cut_sides {
  constraint items[2];

  constexpr cut_sides(const constraint& whole, long long at) noexcept : items{whole, whole} {
    if (whole.is_set) {
      items[0].low = whole.low & at;
      items[1].low = whole.low & ~at;
    } else {
      items[0].high = at;
      items[1].low = at;
    }
  }
};

/// Constraints of one box, sorted by axis; an axis that is not listed is free.
struct box {
  static constexpr int capacity = 72;  ///< 64 comparisons, and some room
  constraint items[capacity]{};
  int count = 0;

  // Copies only what is used: in constant evaluation the rest would cost as much.
  constexpr box() = default;
  constexpr box(const box& other) noexcept : count(other.count) {
    for (int i = 0; i < count; ++i) items[i] = other.items[i];
  }
  constexpr box& operator=(const box& other) noexcept {
    count = other.count;
    for (int i = 0; i < count; ++i) items[i] = other.items[i];
    return *this;
  }

  /// Confines one axis further. False where nothing is left, or the box has no room.
  constexpr bool confine(const constraint& c) noexcept {
    int i = 0;
    while (i < count && items[i].axis < c.axis) ++i;
    if (i < count && items[i].axis == c.axis) {
      items[i] = meet(items[i], c);
      return !items[i].empty();
    }
    if (count == capacity) return false;
    for (int k = count; k > i; --k) items[k] = items[k - 1];
    items[i] = c;
    ++count;
    return !c.empty();
  }
  constexpr const constraint* find(int axis) const noexcept {
    for (int i = 0; i < count && items[i].axis <= axis; ++i)
      if (items[i].axis == axis) return &items[i];
    return nullptr;
  }
};

/// A box kept elsewhere.
struct box_view {
  const constraint* items;
  int count;

  constexpr box_view() = default;
  constexpr box_view(const constraint* c, int n) : items(c), count(n) {}
  constexpr box_view(const box& b) : items(b.items), count(b.count) {}

  [[nodiscard]] constexpr box copy() const noexcept {
    box b;
    for (int i = 0; i < count; ++i) b.items[i] = items[i];
    b.count = count;
    return b;
  }
};

constexpr bool meets(const box_view& a, const box_view& b) noexcept {
  int i = 0;
  int k = 0;
  while (i < a.count && k < b.count) {
    if (a.items[i].axis < b.items[k].axis) ++i;
    else if (a.items[i].axis > b.items[k].axis) ++k;
    else if (!meets(a.items[i++], b.items[k++])) return false;
  }
  return true;
}

// Whether every axis that `outer` confines is confined at least as much by `inner`.
constexpr bool contains(const box_view& outer, const box_view& inner) noexcept {
  int i = 0;
  for (int k = 0; k < outer.count; ++k) {
    while (i < inner.count && inner.items[i].axis < outer.items[k].axis) ++i;
    if (i == inner.count || inner.items[i].axis != outer.items[k].axis ||
        !contains(outer.items[k], inner.items[i]))
      return false;
  }
  return true;
}

constexpr bool intersect(box& into, const box_view& other) noexcept {
  for (int i = 0; i < other.count; ++i)
    if (!into.confine(other.items[i])) return false;
  return true;
}

/// Where an atom holds, or is known not to: the union of at most two constraints on one axis.
struct literal {
  constraint parts[2];
  int count;
  bool
      everywhere;  ///< it holds of every record: boxes leave it out, so that each constraint confines

  constexpr void add(const constraint& c) noexcept {
    if (!c.empty()) parts[count++] = c;
  }
};

constexpr bool same_steps(const program& p, int a, int a_end, int b, int b_end) noexcept {
  if (a_end - a != b_end - b) return false;
  for (; a < a_end; ++a, ++b)
    if (!same_step(p.steps[a], p.steps[b])) return false;
  return true;
}
/// Whether two computed comparisons are of the same two numbers: 1, -1 the other way round, 0 where not.
constexpr int compares_same(const program& p, const atom& a, const atom& b) noexcept {
  if (same_steps(p, a.begin, a.middle, b.begin, b.middle) &&
      same_steps(p, a.middle, a.end, b.middle, b.end))
    return 1;
  return same_steps(p, a.begin, a.middle, b.middle, b.end) &&
                 same_steps(p, a.middle, a.end, b.begin, b.middle)
             ? -1
             : 0;
}

enum class existence : unsigned char;

/// What a space knows of the parameters among its inputs: those from `first` on, in their order.
struct setting_space {
  int first;
  const double* nominal;  ///< one per parameter
  const program* given;   ///< the program without them among its inputs
};

/// A program seen as a space: its axes are its inputs, then its computed comparisons. Parameters have
/// the values given. `literals` may hold what `make_literal` says of each atom and its negation.
struct space {
  const program* p = nullptr;
  const double* parameters = nullptr;
  const literal* literals = nullptr;
  bool has_literals = false;
  const axis* kept_axes = nullptr;  ///< what `make_axis` says of each input
  bool has_axes = false;
  int* effort =
      nullptr;  ///< what searches among computed numbers may still take in one constant evaluation
  /// Whether it has settings. Said apart from their address, which g++ does not compare with null in
  /// constant evaluation under -fsanitize=undefined.
  bool joint = false;
  bool tries_setting = false;  ///< whether what is found is told of the setting as one defect (18)
  const setting_space* settings = nullptr;  ///< where parameters are inputs too: which they are
  existence (*find_witness_jointly)(const space&, const box&, double*) = nullptr;

  /// The ends of the axis of a computed number, which may be infinite.
  static constexpr long long line_low = ordinal(-infinity);
  static constexpr long long line_known = ordinal(infinity) + 1;

  [[nodiscard]] constexpr int axes() const noexcept { return p->count.inputs + p->count.atoms; }
  /// Whether settings are part of a record. Then a computed comparison is an axis with the positions less,
  /// equal, greater and missing, and only comparisons of the same two numbers share one.
  [[nodiscard]] constexpr bool is_joint() const noexcept { return joint; }
  /// What stands behind the axis of a computed number.
  [[nodiscard]] constexpr const atom& root_of(int axis) const noexcept {
    return p->atoms[axis - p->count.inputs];
  }

  [[nodiscard]] constexpr axis axis_of(int i) const noexcept {
    return has_axes && i < p->count.inputs ? kept_axes[i] : make_axis(i);
  }
  [[nodiscard]] constexpr axis make_axis(int i) const noexcept {
    if (i >= p->count.inputs && is_joint()) return {true, false, false, 15, 0, 7};
    if (i >= p->count.inputs) return {false, false, false, line_low, line_known + 1, line_known};
    const indicator_info& info = *p->inputs[i];
    if (info.has_set()) {
      const int n = info.value_count();
      const long long known = (1LL << n) - 1;
      return {true, false, false, info.may_be_missing ? known | (1LL << n) : known, 0, known};
    }
    const interval d = info.value_count() > 0 ? closed(0, info.value_count() - 1.0) : info.domain;
    axis a;
    a.is_integer = info.kind != kind::number;
    a.is_single = info.is_single;
    a.low = ordinal(d.low) + (d.low_open ? 1 : 0);
    a.known = ordinal(d.high) + (d.high_open ? 0 : 1);
    a.low = a.cut_at(a.low);
    a.known = a.cut_at(a.known);
    a.high = a.known + (info.may_be_missing ? 1 : 0);
    return a;
  }
  [[nodiscard]] constexpr constraint whole(int i) const noexcept {
    const axis a = axis_of(i);
    return {i, a.is_set, false, a.low, a.high};
  }
  [[nodiscard]] constexpr constraint known(int i) const noexcept {
    const axis a = axis_of(i);
    return {i, a.is_set, false, a.is_set ? a.known : a.low, a.known};
  }
  [[nodiscard]] constexpr constraint absent(int i) const noexcept {
    const axis a = axis_of(i);
    return {i, a.is_set, false, a.is_set ? a.low & ~a.known : a.known, a.high};
  }
  /// One value alone, or that it is missing.
  [[nodiscard]] constexpr constraint only(int i, double value) const noexcept {
    if (is_missing(value)) return absent(i);
    if (axis_of(i).is_set) return {i, true, false, 1LL << static_cast<int>(value), 0};
    return {i, false, false, ordinal(value), ordinal(value) + 1};
  }

  /// Positions less (1), equal (2), greater (4) for which a relation holds.
  static constexpr long long relation_set(comparison r) noexcept {
    constexpr long long sets[] = {1, 3, 4, 6, 2, 5};
    return sets[static_cast<int>(r)];
  }

  [[nodiscard]] constexpr literal literal_of(int index, bool positive) const noexcept {
    return has_literals ? literals[2 * index + (positive ? 1 : 0)] : make_literal(index, positive);
  }
  [[nodiscard]] constexpr literal make_literal(int index, bool positive) const noexcept {
    return make_literal(p->atoms[index], positive);
  }
  [[nodiscard]] constexpr literal make_literal(const atom& a, bool positive) const noexcept {
    literal out{};
    switch (a.what) {
      case atom::form::known:
        out.add(positive ? known(a.input) : absent(a.input));
        out.everywhere = positive && !p->inputs[a.input]->may_be_missing;
        return out;
      case atom::form::one_of: {
        constraint c = known(a.input);
        if (!c.is_set) {  // values that are not listed
          if (!positive) out.add(c);
          return out;
        }
        const long long set = static_cast<long long>(a.set);
        c.low &= positive ? set : ~set;
        out.add(c);
        out.everywhere = c.low == whole(a.input).low;
        return out;
      }
      case atom::form::computed: return computed_literal(a, positive);
      case atom::form::compare: break;
    }
    const double bound = detail::bound_of(a, parameters);
    if (is_missing(bound)) return out;
    const axis x = axis_of(a.input);
    const long long at = ordinal(bound);
    return cut_literal(a.input, x, positive ? a.relation : opposite(a.relation), at, at + 1);
  }

  /// Where a relation holds to what lies at [equal, above) of an axis.
  [[nodiscard]] static constexpr literal cut_literal(int i, const axis& x, comparison r,
                                                     long long equal, long long above) noexcept {
    literal out{};
    const long long before = clamp(x, x.cut_at(equal));
    const long long after = clamp(x, x.cut_at(above));
    const bool is_below =
        r == comparison::less || r == comparison::less_equal || r == comparison::not_equal;
    const bool is_above =
        r == comparison::greater || r == comparison::greater_equal || r == comparison::not_equal;
    if (r == comparison::equal) out.add({i, false, false, before, after});
    if (is_below) out.add({i, false, false, x.low, r == comparison::less_equal ? after : before});
    if (is_above)
      out.add({i, false, false, r == comparison::greater_equal ? before : after, x.known});
    out.everywhere = out.count == 1 && out.parts[0].low == x.low && out.parts[0].high == x.high;
    return out;
  }

  /// The same for a computed comparison; nothing where what it compares with is missing.
  [[nodiscard]] constexpr literal computed_literal(const atom& a, bool positive) const noexcept {
    const line_cut c = cut_of(*p, a);
    if (!cuts_input(c)) return joint_literal(a, positive);
    const int root = static_cast<int>(a.set);
    const bool negated = c.input < 0 && same_line(*p, c, cut_of(*p, p->atoms[root])) < 0;
    const int at = c.input >= 0 ? c.input : p->count.inputs + root;
    const axis x = axis_of(at);
    const bool falls = c.falls != negated;
    comparison r = positive ? a.relation : opposite(a.relation);
    if (c.turned) r = mirrored(r);
    if (falls) r = mirrored(r);
    const double bound = bound_of(c);
    if (is_missing(bound)) return {};
    if (c.is_bare()) {
      const long long cut = ordinal(negated ? -bound : bound);
      return cut_literal(at, x, r, cut, cut + 1);
    }
    const long long equal = first_reaching(*p, c, falls, negated, false, bound, x.low, x.known);
    return cut_literal(at, x, r, equal,
                       first_reaching(*p, c, falls, negated, true, bound, equal, x.known));
  }

  /// What the side of a line is compared with.
  [[nodiscard]] constexpr double bound_of(const line_cut& c) const noexcept {
    return c.is_difference() ? 0 : compute(*p, c.bound.begin, c.bound.end, nullptr, parameters);
  }

  static constexpr long long clamp(const axis& x, long long cut) noexcept {
    return cut < x.low ? x.low : cut > x.known ? x.known : cut;
  }

  /// Adds to a literal the records on which missing data, or arithmetic without an answer, leaves its
  /// atom undecided.
  constexpr void loosen(literal& l, const atom& a) const noexcept {
    if (a.what == atom::form::known) return;
    int at = a.input;
    if (a.what == atom::form::computed && !cuts_input(cut_of(*p, a))) {
      l.parts[0].low |= 8;
      return;
    }
    if (a.what == atom::form::computed) {
      const line_cut c = cut_of(*p, a);
      at = c.input >= 0 ? c.input : p->count.inputs + static_cast<int>(a.set);
      if (is_missing(bound_of(c))) {  // never decided
        l.add(whole(at));
        l.everywhere = true;
        return;
      }
    }
    if (at < p->count.inputs && !p->inputs[at]->may_be_missing) return;
    const constraint gone = absent(at);
    if (l.count > 0 && gone.is_set) l.parts[0].low |= gone.low;
    else if (l.count > 0 && l.parts[l.count - 1].high == gone.low)
      l.parts[l.count - 1].high = gone.high;
    else l.add(gone);
    l.everywhere = l.count == 1 && contains(l.parts[0], whole(at));
  }

private:
  // Beside settings only a comparison of one indicator cuts an axis; all do elsewhere.
  [[nodiscard]] constexpr bool cuts_input(const line_cut& c) const noexcept {
    return !is_joint() || (c.input >= 0 && c.input < settings->first);
  }
  // Comparisons of the same two numbers, in either order, share the axis of the first of them.
  [[nodiscard]] constexpr literal joint_literal(const atom& a, bool positive) const noexcept {
    const int first = static_cast<int>(a.set);
    const bool turned = compares_same(*p, a, p->atoms[first]) < 0;
    literal out{};
    constraint c{p->count.inputs + first, true, false, 0, 0};
    c.low = relation_set(turned ? mirrored(a.relation) : a.relation);
    if (!positive) c.low = 7 & ~c.low;
    out.add(c);
    return out;
  }
};

}  // namespace nqpf::detail
