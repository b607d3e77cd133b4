// SPDX-License-Identifier: BSL-1.0
#pragma once

// One question of the proof that improving an indicator never worsens the conclusion: whether every record of a
// region on the worse side of a box gets a verdict at least as bad as that of the box.

#include <nqpf/core/null.hpp>
#include <nqpf/rules/proof/overruled.hpp>
#include <nqpf/rules/proof/verdict_order.hpp>
#include <nqpf/rules/space/joint.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// What the proof of the order reads, and where it says what it finds.
struct order_data {
  const space& s;
  const box_table& boxes;
  const conclusion_index& index;
  const block_lists& lists;
  const budgets& limit;
  diagnostics& found;
  double* shown;  ///< takes the record that shows a defect, where it is asked for

  [[nodiscard]] constexpr order_words words() const noexcept { return {s, index, found}; }
};

/// What a box says of one input itself.
struct own_side {
  bool confined;
  constraint range;
};

/// A better value of an input that leads into a box, on which a rule or default says a value.
struct improvement {
  int r;         ///< the rule, or the default of a table
  int type;      ///< of the value
  int position;  ///< of the value in its type
  const box_view& b;
  int input;
  bool higher;  ///< higher is better
  own_side own;
  bool operand;  ///< the box compares numbers that the input moves
};

/// The box without what it says of one input, and of the comparisons that the input moves.
constexpr box box_without(const space& s, const box_view& b, int input, bool operand) {
  box out;
  for (int i = 0; i < b.count; ++i) {
    if (b.items[i].axis == input) continue;
    if (operand && b.items[i].axis >= s.p->count.inputs && is_operand(s, b.items[i].axis, input))
      continue;
    out.items[out.count++] = b.items[i];
  }
  return out;
}

struct worse_region {
  const order_data& of;
  const improvement& to;
  const space& s = of.s;
  bool violated = false;
  bool open = false;

private:
  // Visits what two boxes share. Defined before its use, as are the next two: clang does not instantiate them in time
  // otherwise.
  template <class Visit>
  constexpr bool within(const box& part, const box_view& b, Visit&& visit) {
    box both = part;
    if (!meets(b, box_view(part))) return true;
    if (intersect(both, b)) return visit(both);
    open = true;  // boxes that meet are apart only for want of room
    return true;
  }
  // Visits the parts of a box on which something overrules all as bad that a table concludes by its default.
  template <class Visit>
  constexpr bool for_each_overruled(const group_row& g, int first, const box& part, Visit&& visit) {
    int i = first;
    while (i < g.default_count() &&
           (g.default_at(i).position > to.position || of.index.type_of(g.default_at(i)) != to.type))
      ++i;
    if (i == g.default_count()) return visit(part);
    bool more = true;
    const standing_parts where{s, of.boxes, of.index, of.limit, to.type};
    const bool whole =
        where.for_each_overruling(part, g.default_at(i).position, [&](const box_view& over) {
          return more = within(part, over, [&](const box& both) {
                   return for_each_overruled(g, i + 1, both, visit);
                 });
        });
    open = open || (more && !whole);
    return more;
  }
  // Visits what is left of a box without the records on which a table concludes at least as bad by its
  // default: on the rest some row of it holds or is undecided, or others overrule what it concludes.
  template <class Visit>
  constexpr bool for_each_beside_defaults(const box& part, int first, Visit& visit) {
    int g = first;
    while (g < s.p->count.groups &&
           !defaults_as_bad(s.p->groups[g], of.index, to.type, to.position))
      ++g;
    if (g == s.p->count.groups) return visit(part);
    bool more = true;
    const auto rest = [&](const box& both) {
      return more = for_each_beside_defaults(both, g + 1, visit);
    };
    for (int m = s.p->groups[g].begin; m < s.p->groups[g].end && more; ++m) {
      const int row = s.p->members[m];
      if (fails_on(s, row, part)) continue;
      const bool whole = expand(
          s, row, true, of.limit.branches, [&](const box& b) { return within(part, b, rest); }, -1,
          false, true);
      open = open || (more && !whole);
    }
    return more && (!raises_defaults(*s.p, *of.index.types.items[to.type]) ||
                    for_each_overruled(s.p->groups[g], 0, part, rest));
  }

public:
  /// False where something is told: of what is found, or that it cannot be decided.
  constexpr bool check(const box& region) {
    const bool raises = raises_verdicts(*s.p, *of.index.types.items[to.type]);
    if (!raises && some_box_contains(region)) return true;
    box_view views[most_boxes];
    box_pool pieces;
    const int n = raises ? gather_standing(region, pieces) : gather(region, views);
    const box_view* const as_bad = raises ? pieces.views : views;
    // Beside boxes that are not at hand a record shows nothing.
    if (open) return undecided();
    int list[most_boxes];
    for (int i = 0; i < n; ++i) list[i] = i;
    int scratch[most_boxes * 8];
    const auto shows = [&](const box& part) { return check_part(part); };
    const bool whole =
        uncovered(s, region, as_bad, list, n, scratch, most_boxes * 8, of.limit.splits,
                  [&](const box& part) { return for_each_beside_defaults(part, 0, shows); });
    if (violated) return false;
    return open || !whole ? undecided() : true;
  }

private:
  static constexpr int most_boxes = 2048;

  // Whether nothing is told of what is left open.
  constexpr bool undecided() const { return !of.words().open(to.r, to.input); }

  // The boxes that meet a region of rules that say what is as bad.
  constexpr int gather(const box& region, box_view* views) {
    const box_table& boxes = of.boxes;
    int n = 0;
    for_each_concluding(
        s, of.index, of.lists, to.type, 0, to.position + 1, ~0ULL,
        [&](const entry_block& block) {
          spend(s, 16);
          return may_meet(block, region);
        },
        [&](int rule, bool) {
          const box_range& range = boxes.rules[rule];
          open = open || (range.count < 0 && may_hold(s, rule, of.limit));
          spend(s, 20 * range.count);
          for (int k = 0; k < range.count && !is_spent(s); ++k) {
            const box_view v = boxes.box_at(range.begin + k);
            if (!meets(v, region)) continue;
            if (n == most_boxes) open = true;
            else views[n++] = v;
          }
          open = open || is_spent(s);
          return true;
        });
    return n;
  }

  // The parts of these boxes on which nothing overrules what is as bad. `pieces` holds those that are cut.
  constexpr int gather_standing(const box& region, box_pool& pieces) {
    pieces.count = 0;
    pieces.used = 0;
    const standing_parts where{s, of.boxes, of.index, of.limit, to.type};
    for (int position = 0; position <= to.position; ++position) {
      for (int e = of.index.find(to.type, position); e < of.index.find(to.type, position + 1);
           ++e) {
        const box_range& range = of.boxes.rules[of.index.entries[e].rule];
        open = open || (range.count < 0 && may_hold(s, of.index.entries[e].rule, of.limit));
        for (int k = range.begin; k < range.begin + range.count && !is_spent(s); ++k)
          take_standing(where, region, of.boxes.box_at(k), position, pieces);
      }
    }
    open = open || is_spent(s);
    return pieces.count;
  }
  constexpr void take_standing(const standing_parts& where, const box& region, const box_view& own,
                               int position, box_pool& pieces) {
    box both = region;
    if (!meets(own, box_view(region))) return;
    bool fits = intersect(both, own);  // boxes that meet are apart only for want of room
    const bool whole = fits && where.visit(both, position, [&](const box& part) {
      return fits = pieces.add(part);
    });
    open = open || !whole || !fits;
  }

  // Mostly the worse records lie in one box of a rule that concludes at least as bad.
  constexpr bool some_box_contains(const box& region) const {
    const box_table& boxes = of.boxes;  // constant evaluation looks it up once
    unsigned long long axes = 0;
    for (int i = 0; i < region.count; ++i) axes |= 1ULL << (region.items[i].axis % 64);
    bool inside = false;
    for_each_concluding(
        s, of.index, of.lists, to.type, 0, to.position + 1, axes,
        [&](const entry_block& block) {
          spend(s, 16);
          return may_contain(block, region);
        },
        [&](int rule, bool) {
          const box_range& range = boxes.rules[rule];
          spend(s, 8 * range.count);
          for (int k = range.begin; k < range.begin + range.count && !inside && !is_spent(s); ++k)
            inside = (boxes.boxes[k].axes & ~axes) == 0 && contains(boxes.box_at(k), region);
          return !inside;
        });
    return inside;
  }

  // Whether no record of a part shows a defect.
  constexpr bool check_part(const box& part) {
    if (s.p->count.assumptions == 0) return check_beside(part, to.b);
    const auto shows_kept = [&](const box& worse, const box& better_part) {
      return lies_apart(worse, better_part) || check_beside(worse, better_part);
    };
    open = !for_each_beside(s, part, to.b, to.input, shows_kept) || open;
    return !violated;
  }

  // The same beside a box, or a part of it that assumptions leave.
  constexpr bool check_beside(const box& part, const box_view& bettered_box) {
    double worse[most_values];
    for (int f = s.joint ? s.settings->first : s.p->count.inputs; f < s.p->count.inputs; ++f)
      worse[f] = missing;
    double bettered = missing;
    const existence e = find(part, bettered_box, worse, bettered);
    violated = e == existence::yes;
    if (violated && !is_null(of.shown)) copy_settings(worse);
    if (violated)
      of.words().worsens(to.r, to.type, to.position, to.b, part, to.input, worse, bettered);
    else open = open || e != existence::no;
    return !violated;
  }

  // A record of a part, and a better value that brings it into a box.
  constexpr existence find(const box& part, const box_view& bettered_box, double* worse,
                           double& bettered) const {
    own_side near = to.own;  // of the better value, as far as assumptions leave it
    for (int i = 0; i < bettered_box.count; ++i)
      if (bettered_box.items[i].axis == to.input && s.p->count.assumptions > 0)
        near.range = meet(near.range, bettered_box.items[i]);
    const existence e = find_witness(s, part, worse);
    if (e == existence::no) return e;
    if (s.joint && !s.axis_of(to.input).is_set)
      return record_search{s, worse, nullptr}.search_beside(part, bettered_box, to.input,
                                                            to.higher);
    if (e == existence::yes && find_bettered(bettered_box, near, worse, bettered)) return e;
    const existence found = find_worsened(bettered_box, part, worse, bettered);
    if (found != existence::undecided) return found;
    for (const double nearness : {64.0, 4096.0, 1048576.0}) {
      box close = part;
      if (narrow_to_better(close, near.range, nearness) &&
          find_witness(s, close, worse) == existence::yes &&
          find_bettered(bettered_box, near, worse, bettered))
        return existence::yes;
    }
    return found;
  }
  // Leaves of a part the records worse than the best of `bettered`, at bad values of the input, next to the ends of what
  // the part says of computed numbers which the input moves: a small step of the input leads out.
  constexpr bool narrow_to_better(box& part, const constraint& bettered, double nearness) const {
    const constraint* own = part.find(to.input);
    constraint side = !is_null(own) ? meet(*own, s.known(to.input)) : s.known(to.input);
    if (!side.is_set && to.higher && bettered.high - 1 < side.high) side.high = bettered.high - 1;
    if (!side.is_set && !to.higher && bettered.low >= side.low)
      side.low = s.axis_of(to.input).cut_at(bettered.low + 1);
    if (side.empty() || !part.confine(half(side, false))) return false;
    for (int i = 0; i < part.count; ++i)
      if (part.items[i].axis >= s.p->count.inputs && is_operand(s, part.items[i].axis, to.input) &&
          !part.confine(near_end(part.items[i], nearness)))
        return false;
    return true;
  }

  // Whether no value of an input in one box is worse than one in another.
  constexpr bool lies_apart(const box& worse, const box& bettered) const {
    const constraint known = s.known(to.input);
    const constraint* own = worse.find(to.input);
    const constraint* other = bettered.find(to.input);
    const constraint a = !is_null(own) ? meet(*own, known) : known;
    const constraint b = !is_null(other) ? meet(*other, known) : known;
    if (a.empty() || b.empty()) return true;
    const long long low_a = a.is_set ? first_bit(a.low) : a.low;
    const long long low_b = b.is_set ? first_bit(b.low) : b.low;
    const long long high_a = a.is_set ? last_bit(a.low) : a.high - 1;
    const long long high_b = b.is_set ? last_bit(b.low) : b.high - 1;
    return to.higher ? low_a >= high_b : high_a <= low_b;
  }

  // Only what was found of a setting: other parameters may stand.
  constexpr void copy_settings(const double* values) const {
    for (int f = s.settings->first; f < s.p->count.inputs; ++f) of.shown[f] = values[f];
  }

  // A better value of the input that brings the record into the box of the rule.
  constexpr bool find_bettered(const box_view& b, const own_side& own, double* values,
                               double& bettered) const {
    const int input = to.input;
    const bool higher = to.higher;
    const axis x = s.axis_of(input);
    const double now = values[input];
    constraint c = own.range;
    if (x.is_set) {
      c.low &= x.known;
      const int at = static_cast<int>(now);
      c.low &= higher ? ~((2LL << at) - 1) : ((1LL << at) - 1);
    } else {
      if (c.high > x.known) c.high = x.known;
      const long long here = ordinal(now);
      if (higher && c.low <= here) c.low = x.cut_at(here + 1);
      if (!higher && c.high > here) c.high = here;
    }
    if (c.empty()) return false;
    const auto inside = [&](double v) {
      values[input] = v;
      const bool in = in_box(s, b, values);
      values[input] = now;
      if (in) bettered = v;
      return in;
    };
    if (inside(pick(x, c))) return true;
    if (x.is_set) return some_position(c.low, inside);
    const double low = from_ordinal(c.low);
    const double high = x.at_most(from_ordinal(c.high - 1));
    if (inside(low) || inside(high)) return true;
    for (int k = 1; k < 16; ++k) {
      double v = low / 16 * (16 - k) + high / 16 * k;
      v = x.at_most(v);
      if (ordinal(v) >= c.low && ordinal(v) < c.high && inside(v)) return true;
    }
    return false;
  }

  // The other way round: a record of the rule beside some record of the part, and a worse value that
  // brings it there. `no` where the rule has no such record.
  constexpr existence find_worsened(const box_view& b, const box& part, double* values,
                                    double& bettered) const {
    const int input = to.input;
    box beside = box_without(s, box_view(part), input, true);
    constraint side = s.known(input);
    for (int i = 0; i < b.count; ++i)
      if (b.items[i].axis == input) side = meet(side, b.items[i]);
    if (side.empty() || !beside.confine(side)) return existence::no;
    box near =
        beside;  // and near the ends of what the box says of computed numbers, at good values of the input
    static_cast<void>(near.confine(half(side, true)));
    for (int i = 0; i < b.count; ++i)
      if (b.items[i].axis >= s.p->count.inputs && is_operand(s, b.items[i].axis, input)) {
        if (beside.count == box::capacity) return existence::undecided;
        if (!beside.confine(b.items[i])) return existence::no;
        static_cast<void>(near.confine(near_end(b.items[i], 64)));
      }
    if (find_witness(s, near, values) == existence::yes) {
      bettered = values[input];
      if (find_worse_value(part, values, bettered) == existence::yes) return existence::yes;
    }
    const existence e = find_witness(s, beside, values);
    if (e != existence::yes) return e;
    bettered = values[input];
    return find_worse_value(part, values, bettered);
  }

  // The better or the worse half of some values of the input.
  constexpr constraint half(constraint side, bool better) const {
    const axis x = s.axis_of(to.input);
    const double low = from_ordinal(side.low);
    const double high = from_ordinal(side.high - 1);
    if (x.is_set || infinite(low) || infinite(high)) return side;
    const long long middle = ordinal(x.at_most(low / 2 + high / 2));
    if (middle > side.low && middle < side.high)
      (to.higher == better ? side.low : side.high) = middle;
    return side;
  }

  // The values of a computed number next to the end at which a worse value of the input leaves them: from there
  // a small step leads out.
  constexpr constraint near_end(constraint line, double nearness) const {
    if (line.is_set) return line;
    const axis x = s.axis_of(line.axis);
    const bool at_low = line.low > x.low;
    const double end = from_ordinal(at_low ? line.low : line.high - 1);
    if (infinite(end) || is_missing(end)) return line;
    const double step = (end < -16 ? -end : end > 16 ? end : 16) / nearness;
    if (at_low && ordinal(end + step) < line.high) line.high = ordinal(end + step);
    if (!at_low && ordinal(end - step) > line.low) line.low = ordinal(end - step);
    return line;
  }

  // A worse value of the input than `bettered` that brings the record into the part.
  constexpr existence find_worse_value(const box& part, double* values, double bettered) const {
    const int input = to.input;
    const axis x = s.axis_of(input);
    const constraint* asked = part.find(input);
    constraint worse = !is_null(asked) ? meet(*asked, s.known(input)) : s.known(input);
    if (worse.empty()) return existence::undecided;
    const auto shows = [&](double v) {
      values[input] = v;
      return (to.higher ? v < bettered : v > bettered) && in_box(s, part, values);
    };
    if (shows(pick(x, worse))) return existence::yes;
    if (x.is_set) return some_position(worse.low, shows) ? existence::yes : existence::undecided;
    const double low = from_ordinal(worse.low);
    const double high = x.at_most(from_ordinal(worse.high - 1));
    if (infinite(low) || infinite(high)) return existence::undecided;
    for (int k = 0; k <= 16; ++k) {
      const double v = k == 16 ? high : low / 16 * (16 - k) + high / 16 * k;
      if (shows(x.at_most(v))) return existence::yes;
    }
    return existence::undecided;
  }
};

}  // namespace nqpf::detail
