// SPDX-License-Identifier: BSL-1.0
#pragma once

// The proof that improving an indicator never worsens the conclusion (12).
//
// The verdict on a record is the worst value that its rules conclude of an ordered type, or the
// default of a table of which no row holds; where they conclude nothing, nothing was found wrong, and
// the best value counts. For every rule and default, every record that differs from one of its own by
// a worse value of one directed indicator must get a verdict at least as bad.

#include <nqpf/core/null.hpp>
#include <nqpf/rules/proof/verdict_order.hpp>
#include <nqpf/rules/space/joint.hpp>

#include <initializer_list>

namespace nqpf::inline NQPF_ABI::detail {

struct order_prover {
  const space& s;
  const shelf& boxes;
  const conclusion_index& index;
  budgets limit;
  diagnostics& found;
  double* shown = nullptr;  ///< takes the record that shows a defect, where it is asked for
  block_lists lists{};

  /// Checks a rule, and after the last row of a table its default; of all types, or of one; as far as all facts
  /// move, or one.
  constexpr void check(int r, int only_type = -1, int only_fact = -1) const {
    check_rule(r, only_type, only_fact);
    for (int g = 0; g < s.p->count.groups; ++g) {
      const group_row& group = s.p->groups[g];
      if (group.end == group.begin || s.p->members[group.end - 1] != r) continue;
      for (int i = 0; i < group.default_count(); ++i)
        if (only_type < 0 || index.type_of(group.default_at(i)) == only_type)
          check_default(g, group.default_at(i), only_fact);
    }
  }

private:
  [[nodiscard]] constexpr order_words words() const noexcept { return {s, index, found}; }

  constexpr void check_rule(int r, int only_type, int only_fact) const {
    const program& p = *s.p;
    if (found.full() || boxes.rules[r].count <= 0 || p.allows(r, defect::not_monotone)) return;
    for (int i = 0; i < p.rules[r].conclusion_count; ++i) {
      const conclusion& c = p.conclusions[p.rules[r].conclusion + i];
      if (!c.type->ordered || c.position == c.type->count - 1) continue;
      const int type = index.type_of(c);
      if (only_type >= 0 && type != only_type) continue;
      if (limit.by_verdicts) {
        rule_boxes(s, r, limit, [&](const box& b) {
          return check_verdicts(r, -1, type, c.position, b, only_fact);
        });
        continue;
      }
      for (int b = boxes.rules[r].begin; b < boxes.rules[r].begin + boxes.rules[r].count; ++b)
        if (!check_box(r, type, c.position, boxes.box_at(b))) return;
    }
  }

  // Whether nothing is found of a box on which rule `r`, or the default of a table, says what is as bad.
  constexpr bool check_verdicts(int r, int table, int type, int position, const box& b,
                                int only_fact) const {
    const int first = only_fact < 0 ? 0 : only_fact;
    const int last = only_fact < 0 ? s.p->count.facts : only_fact + 1;
    for (int f = first; f < last; ++f) {
      const better way = s.p->facts[f]->better;
      if (way != better::higher && way != better::lower) continue;
      const int who = table < 0 ? r : -1 - table;
      const as_bad asked{s, boxes, index, lists, limit, type, position};
      const verdict_step<as_bad> step{s, limit, asked, r, table, f, way == better::higher ? 1 : -1};
      const existence e = step.from(
          b, [&](const box& part, const box& where, const double* worse, double bettered) {
            words().worsens(who, type, position, where, part, f, worse, bettered);
          });
      if (e == existence::open) words().open(who, f);
      if (e != existence::no) return false;
    }
    return true;
  }
  // A default counts where every row is known not to hold.
  constexpr void check_default(int g, const conclusion& c, int only_fact) const {
    const group_row& group = s.p->groups[g];
    bool directed = false;
    for (int f = 0; f < s.p->count.facts; ++f)
      directed = directed || s.p->facts[f]->better == better::higher ||
                 s.p->facts[f]->better == better::lower;
    if (found.full() || !directed || !c.type->ordered || c.position == c.type->count - 1 ||
        s.p->allows(s.p->members[group.end - 1], defect::not_monotone))
      return;
    if (limit.by_verdicts) {
      check_verdicts(-1, g, index.type_of(c), c.position, box{}, only_fact);
      return;
    }
    box_pool rows;
    rows.count = 0;
    rows.used = 0;
    bool fits = true;
    for (int m = group.begin; m < group.end && fits; ++m) {
      const auto take = [&](const box& b) { return fits = rows.add(b); };
      fits = expand(s, s.p->members[m], true, limit.branches, take, -1, false, true) && fits;
    }
    int list[box_pool::most_boxes];
    int scratch[box_pool::most_boxes * 8];
    for (int i = 0; i < rows.count; ++i) list[i] = i;
    bool monotone = true;
    fits = fits && uncovered(
                       s, box{}, rows.views, list, rows.count, scratch, box_pool::most_boxes * 8,
                       limit.splits,
                       [&](const box& b) {
                         monotone = exists(s, b) == existence::no ||
                                    check_box(-1 - g, index.type_of(c), c.position, b);
                         return monotone;
                       },
                       true);
    if (monotone && !fits)
      report(s, found, defect::undecided, -1, -1,
             phrase{} << "table " << group.id
                      << ": whether its default is monotone cannot be decided: split it");
  }

  // What a box says of one fact itself.
  struct own_side {
    bool confined;
    constraint range;
  };

  // For each directed indicator that the box reads: the records next to it on the worse side.
  constexpr bool check_box(int r, int type, int position, const box_view& b) const {
    for (int f = 0; f < s.p->count.facts; ++f) {
      const better way = s.p->facts[f]->better;
      if (way != better::higher && way != better::lower) continue;
      own_side own{false, s.known(f)};
      bool operand = false;
      for (int i = 0; i < b.count; ++i) {
        if (b.items[i].axis == f && !b.items[i].in_context) own = {true, b.items[i]};
        if (b.items[i].axis >= s.p->count.facts && !b.items[i].in_context)
          operand = operand || is_operand(b.items[i].axis, f);
      }
      if (!own.confined && !operand) continue;
      if (!check_direction(r, type, position, b, f, own, operand, way == better::higher))
        return false;
    }
    return true;
  }

  constexpr bool is_operand(int axis, int fact) const noexcept {
    const atom& a = s.p->atoms[axis - s.p->count.facts];
    for (int k = a.begin; k < a.end; ++k)
      if (s.p->steps[k].code == op::indicator && s.p->steps[k].index == fact) return true;
    return false;
  }

  // Where a set of positions less, equal, greater can be entered from below or above.
  static constexpr long long outside_before(long long set, bool rising) noexcept {
    long long out = 0;
    for (int p = 0; p < 3; ++p) {
      if (((set >> p) & 1) != 0) continue;
      for (int q = 0; q < 3; ++q)
        if (((set >> q) & 1) != 0 && (rising ? p < q : p > q)) out |= 1LL << p;
    }
    return out;
  }

  // The worse records beside a box on one indicator: at most one box for its own constraint and one
  // for each computed comparison.
  constexpr bool check_direction(int r, int type, int position, const box_view& b, int fact,
                                 const own_side& own, bool operand, bool higher) const {
    if (own.confined) {
      constraint worse = s.known(fact);
      if (worse.is_set) {
        long long beside = 0;
        for (int k = 0; k < 62; ++k) {
          if (((worse.low >> k) & 1) == 0 || ((own.range.low >> k) & 1) != 0) continue;
          const long long better_ones = higher ? own.range.low & worse.low & ~((2LL << k) - 1)
                                               : own.range.low & worse.low & ((1LL << k) - 1);
          if (better_ones != 0) beside |= 1LL << k;
        }
        worse.low = beside;
      } else if (higher) {
        if (own.range.low < worse.high) worse.high = own.range.low;
      } else {
        const long long end = own.range.high < worse.high ? own.range.high : worse.high;
        if (end > worse.low) worse.low = end;
        if (own.range.low >= worse.high) worse.high = worse.low;  // it asks for missing data
      }
      if (own.range.low >= s.axis_of(fact).known && !worse.is_set) worse.high = worse.low;
      if (!worse.empty()) {
        box region = without(b, fact, operand);
        if (region.confine(worse) && !check_region(r, type, position, b, region, fact, own, higher))
          return false;
      }
    }
    for (int i = 0; operand && i < b.count; ++i) {
      if (b.items[i].axis < s.p->count.facts || b.items[i].in_context ||
          !is_operand(b.items[i].axis, fact))
        continue;
      if (!check_line(r, type, position, b, fact, own, b.items[i], higher)) return false;
    }
    return true;
  }

  // The worse records beside what a box says of a computed number, as far as one fact moves it.
  constexpr bool check_line(int r, int type, int position, const box_view& b, int fact,
                            const own_side& own, const constraint& line, bool higher) const {
    const box whole = b.copy();
    const atom& root = s.root_of(line.axis);
    const line_cut cut = cut_of(*s.p, root);
    const int moves = line.is_set ? box_numbers{s, whole}.slope(root, fact)
                                  : box_numbers{s, whole}.slope(cut, fact);
    if (moves == 0) return true;
    box region = without(b, fact, true);
    if (region.count + 2 > box::capacity) {  // no room for the fact and the line
      words().open(r, fact);
      return false;
    }
    if (!region.confine(s.known(fact))) return true;
    constraint sides[3];
    const int count = sides_of(line, moves, higher, region, sides);
    for (int i = 0; i < count; ++i) {
      box part = region;
      if (!sides[i].empty() && part.confine(sides[i]) &&
          !check_region(r, type, position, b, part, fact, own, higher))
        return false;
    }
    return true;
  }

  // Where a computed number can stand on the worse side of what a line says of it, given how a better value
  // moves it. A worse value may also leave nothing to compare: a division by zero.
  constexpr int sides_of(const constraint& line, int moves, bool higher, const box& region,
                         constraint* sides) const {
    const atom& root = s.root_of(line.axis);
    const bool rising = (moves > 0) == higher;
    if (line.is_set) {
      sides[0] = line;
      sides[0].low = moves != 2 ? outside_before(line.low, rising)
                                : outside_before(line.low, true) | outside_before(line.low, false);
      sides[0].low |= box_numbers{s, region}.possible(root) & 8;
      return 1;
    }
    const axis x = s.axis_of(line.axis);
    int count = 0;
    if (moves == 2 || rising) {
      sides[count] = line;
      sides[count].low = x.low;
      sides[count++].high = line.low;
    }
    if (moves == 2 || !rising) {
      sides[count] = line;
      sides[count].low = line.high;
      sides[count++].high = x.known;
    }
    double room[most_values];
    const box_numbers there{s, region};
    const line_cut cut = cut_of(*s.p, root);
    linear_form form;
    line_pulls pulls;
    there.pulls_of(cut, form, pulls);
    if (line.high <= x.known && there.of_line(cut, form, pulls, room).may_be_missing)
      sides[count++] = s.absent(line.axis);
    return count;
  }

  // The box without what it says of one fact, and of the comparisons that the fact moves.
  constexpr box without(const box_view& b, int fact, bool operand) const {
    box out;
    for (int i = 0; i < b.count; ++i) {
      if (b.items[i].axis == fact) continue;
      if (operand && b.items[i].axis >= s.p->count.facts && is_operand(b.items[i].axis, fact))
        continue;
      out.items[out.count++] = b.items[i];
    }
    return out;
  }

  // Visits what is left of a box without the records on which a table concludes at least as bad by its
  // default: on the rest some row of it holds or is undecided. Defined before its use: clang does not
  // instantiate it in time otherwise.
  template <class Visit>
  constexpr bool for_each_beside_defaults(const box& part, int first, int type, int position,
                                          bool& open, Visit& visit) const {
    int g = first;
    while (g < s.p->count.groups && !defaults_to(s.p->groups[g], type, position)) ++g;
    if (g == s.p->count.groups) return visit(part);
    bool more = true;
    for (int m = s.p->groups[g].begin; m < s.p->groups[g].end && more; ++m) {
      const int row = s.p->members[m];
      if (fails_on(s, row, part)) continue;
      const bool whole = expand(
          s, row, true, limit.branches,
          [&](const box& b) {
            box both = part;
            if (!meets(box_view(b), box_view(part))) return true;
            if (intersect(both, b))
              more = for_each_beside_defaults(both, g + 1, type, position, open, visit);
            else open = true;  // boxes that meet are apart only for want of room
            return more;
          },
          -1, false, true);
      open = open || (more && !whole);
    }
    return more;
  }

  static constexpr int most_boxes = 2048;

  constexpr bool check_region(int r, int type, int position, const box_view& b, const box& region,
                              int fact, const own_side& own, bool higher) const {
    box_view views[most_boxes];
    int list[most_boxes];
    int n = 0;
    bool too_many = false;
    if (some_box_contains(type, position, region)) return true;
    for_each_concluding(
        s, index, lists, type, 0, position + 1, ~0ULL,
        [&](const entry_block& block) {
          spend(s, 16);
          return may_meet(block, region);
        },
        [&](int rule) {
          const box_range& range = boxes.rules[rule];
          too_many = too_many || (range.count < 0 && may_hold(s, rule, limit));
          spend(s, 20 * range.count);
          for (int k = 0; k < range.count && !is_spent(s); ++k) {
            const box_view v = boxes.box_at(range.begin + k);
            if (!meets(v, region)) continue;
            if (n == most_boxes) too_many = true;
            else views[n++] = v;
          }
          too_many = too_many || is_spent(s);
          return true;
        });
    for (int i = 0; i < n; ++i) list[i] = i;
    int scratch[most_boxes * 8];
    bool violated = false;
    bool open = too_many;
    const auto shows_of = [&](const box& part, const box_view& bettered_box) {
      double worse[most_values];
      for (int f = s.joint ? s.settings->first : s.p->count.facts; f < s.p->count.facts; ++f)
        worse[f] = missing;
      own_side near = own;  // of the better value, as far as assumptions leave it
      for (int i = 0; i < bettered_box.count; ++i)
        if (bettered_box.items[i].axis == fact && s.p->count.assumptions > 0)
          near.range = meet(near.range, bettered_box.items[i]);
      existence e = realise(s, part, worse);
      double bettered = missing;
      if (e != existence::no && s.joint && !s.axis_of(fact).is_set) {
        e = record_search{s, worse, nullptr}.search_beside(part, bettered_box, fact, higher);
        violated = e == existence::yes;
      } else {
        violated = e == existence::yes &&
                   find_bettered(bettered_box, part, fact, near, higher, worse, bettered);
        if (!violated && e != existence::no)
          e = find_worsened(bettered_box, part, fact, near, higher, worse, bettered);
        violated = violated || e == existence::yes;
      }
      if (violated && !is_null(shown)) copy_settings(worse);
      if (violated) words().worsens(r, type, position, b, part, fact, worse, bettered);
      else open = open || e != existence::no;
      return !violated;
    };
    const auto shows_kept = [&](const box& part, const box& better_part) {
      return lies_apart(part, better_part, fact, higher) || shows_of(part, better_part);
    };
    const auto shows = [&](const box& part) {
      if (s.p->count.assumptions == 0) return shows_of(part, b);
      open = !for_each_beside(s, part, b, fact, shows_kept) || open;
      return !violated;
    };
    const bool whole = uncovered(
        s, region, views, list, n, scratch, most_boxes * 8, limit.splits, [&](const box& part) {
          return for_each_beside_defaults(part, 0, type, position, open, shows);
        });
    if (violated) return false;
    if (open || !whole) words().open(r, fact);
    return !(open || !whole);
  }

  // Whether no value of a fact in one box is worse than one in another.
  constexpr bool lies_apart(const box& worse, const box& bettered, int fact, bool higher) const {
    const constraint known = s.known(fact);
    const constraint* own = worse.find(fact);
    const constraint* other = bettered.find(fact);
    const constraint a = !is_null(own) ? meet(*own, known) : known;
    const constraint b = !is_null(other) ? meet(*other, known) : known;
    if (a.empty() || b.empty()) return true;
    const long long low_a = a.is_set ? first_bit(a.low) : a.low;
    const long long low_b = b.is_set ? first_bit(b.low) : b.low;
    const long long high_a = a.is_set ? last_bit(a.low) : a.high - 1;
    const long long high_b = b.is_set ? last_bit(b.low) : b.high - 1;
    return higher ? low_a >= high_b : high_a <= low_b;
  }

  // Mostly the worse records lie in one box of a rule that concludes at least as bad.
  constexpr bool some_box_contains(int type, int position, const box& region) const {
    unsigned long long axes = 0;
    for (int i = 0; i < region.count; ++i) axes |= 1ULL << (region.items[i].axis % 64);
    bool inside = false;
    for_each_concluding(
        s, index, lists, type, 0, position + 1, axes,
        [&](const entry_block& block) {
          spend(s, 16);
          return may_contain(block, region);
        },
        [&](int rule) {
          const box_range& range = boxes.rules[rule];
          spend(s, 8 * range.count);
          for (int k = range.begin; k < range.begin + range.count && !inside && !is_spent(s); ++k)
            inside = (boxes.boxes[k].axes & ~axes) == 0 && contains(boxes.box_at(k), region);
          return !inside;
        });
    return inside;
  }

  // Only what was found of a setting: other parameters may stand.
  constexpr void copy_settings(const double* values) const {
    for (int f = s.settings->first; f < s.p->count.facts; ++f) shown[f] = values[f];
  }

  constexpr bool defaults_to(const group_row& g, int type, int position) const noexcept {
    return defaults_as_bad(g, index, type, position);
  }

  // A better value of the fact that brings the record into the box of the rule.
  constexpr bool find_bettered(const box_view& b, const box& part, int fact, const own_side& own,
                               bool higher, double* values, double& bettered) const {
    const axis x = s.axis_of(fact);
    const double now = values[fact];
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
    static_cast<void>(part);
    const auto inside = [&](double v) {
      values[fact] = v;
      const bool in = in_box(s, b, values);
      values[fact] = now;
      if (in) bettered = v;
      return in;
    };
    if (inside(pick(x, c))) return true;
    if (x.is_set) {
      for (int k = 0; k < 62; ++k)
        if (((c.low >> k) & 1) != 0 && inside(k)) return true;
      return false;
    }
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
  constexpr existence find_worsened(const box_view& b, const box& part, int fact,
                                    const own_side& own, bool higher, double* values,
                                    double& bettered) const {
    box beside = without(box_view(part), fact, true);
    constraint side = s.known(fact);
    if (own.confined) side = meet(side, own.range);
    for (int i = 0; i < b.count;
         ++i)  // what only context asks of it holds of the better record too
      if (b.items[i].axis == fact) side = meet(side, b.items[i]);
    if (side.empty() || !beside.confine(side)) return existence::no;
    for (int i = 0; i < b.count; ++i)
      if (b.items[i].axis >= s.p->count.facts && is_operand(b.items[i].axis, fact)) {
        if (beside.count == box::capacity) return existence::open;
        if (!beside.confine(b.items[i])) return existence::no;
      }
    const existence e = realise(s, beside, values);
    if (e != existence::yes) return e;
    bettered = values[fact];
    const axis x = s.axis_of(fact);
    const constraint* asked = part.find(fact);
    constraint worse = !is_null(asked) ? meet(*asked, s.known(fact)) : s.known(fact);
    if (worse.empty()) return existence::open;
    const auto shows = [&](double v) {
      values[fact] = v;
      return (higher ? v < bettered : v > bettered) && in_box(s, part, values);
    };
    if (shows(pick(x, worse))) return existence::yes;
    if (x.is_set) {
      for (int k = 0; k < 62; ++k)
        if (((worse.low >> k) & 1) != 0 && shows(k)) return existence::yes;
      return existence::open;
    }
    const double low = from_ordinal(worse.low);
    const double high = x.at_most(from_ordinal(worse.high - 1));
    if (infinite(low) || infinite(high)) return existence::open;
    for (int k = 0; k <= 16; ++k) {
      const double v = k == 16 ? high : low / 16 * (16 - k) + high / 16 * k;
      if (shows(x.at_most(v))) return existence::yes;
    }
    return existence::open;
  }
};

}  // namespace nqpf::detail
