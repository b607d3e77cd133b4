// SPDX-License-Identifier: BSL-1.0
#pragma once

// What would have to change, as text in the rule author's words and as JSON for machines.

#include <nqpf/rules/change/options.hpp>
#include <nqpf/rules/explain/write.hpp>
#include <nqpf/rules/space/witness.hpp>

namespace nqpf::inline NQPF_ABI {
namespace detail {

// Costs and differences are sums of rounded numbers.
constexpr double tidy(double v) noexcept { return rounded(v, 12); }

template <class Out>
constexpr void write_change(sink<Out>& out, const needed_change& c,
                            const replies::indicator_change& i) {
  const indicator_info& info = c.indicator(i);
  const bool listed = info.value_count() > 0;
  const bool steps = info.kind == kind::enumeration && info.values->ordered && info.admits(i.from);
  const bool beyond = !listed && (i.open || i.bound != i.to);
  const bool is_date = info.time == time_kind::date;
  if (is_missing(i.from)) {
    out << "set " << info.id << (i.open ? " " : " to ");
  } else {
    out << (listed && !steps ? "change "
            : is_date        ? "move "
            : i.to > i.from  ? "raise "
                             : "lower ")
        << info.id << " from ";
    write_value(out, info, i.from);
    out << " to ";
  }
  if (i.open && is_date) out << (i.to > i.bound ? "after " : "before ");
  else if (i.open) out << (i.to > i.bound ? "above " : "below ");
  write_measured(out, info, beyond ? i.bound : i.to);
  if (beyond) {
    out << ", say ";
    write_value(out, info, i.to);
  }
  if (is_missing(i.from)) {
    out << " (now missing)";
  } else if (steps) {
    const int n = static_cast<int>(i.to - i.from);
    out << " (" << (n < 0 ? -n : n) << (n == 1 || n == -1 ? " step)" : " steps)");
  } else if (!listed && !infinite(i.from)) {
    const double way = plus(i.bound, -i.from);
    const double size = tidy(size_of_number(way));
    out << " (" << (i.to < i.from ? "-" : "+");
    if (is_null(info.shown_by)) out << size;
    else out << shown_number{info.shown_by, size};
    out << (is_date ? " days)" : ")");
  }
}

template <class Out>
constexpr void write_goal(sink<Out>& out, const needed_change& c) {
  const program& p = *c.record.program;
  using goal = needed_change::goal;
  out << (c.wanted == goal::clear  ? "to clear "
          : c.wanted == goal::hold ? "to have "
                                   : "to reach ");
  if (c.wanted == goal::reach) {
    out << c.conclusion.name();
    return;
  }
  write_rule(out, p.rules[c.rule]);
  if (c.wanted == goal::hold) out << " hold";
  write_sources(out, p, p.rules[c.rule]);
}

template <class Out>
constexpr void write_effect(sink<Out>& out, const needed_change& c, const replies::rule_change& e) {
  const program& p = *c.record.program;
  const rule_row& row = p.rules[e.rule];
  write_rule(out, row);
  if (e.after == truth::unknown) out << " becomes undecided";
  else out << (e.after == truth::yes ? " then holds" : " then does not hold");
  for (int i = 0; i < row.conclusion_count; ++i)
    out << (i == 0 ? ": " : ", ") << p.conclusions[row.conclusion + i].name();
}

// Whether some rule or default concludes what is to be reached.
constexpr bool is_concluded(const needed_change& c) noexcept {
  const program& p = *c.record.program;
  for (int r = 0; r < p.count.rules; ++r)
    if (concludes(p, r, c.conclusion)) return true;
  for (int g = 0; g < p.count.groups; ++g)
    for (int i = 0; i < p.groups[g].default_count(); ++i)
      if (same_conclusion(p.groups[g].default_at(i), c.conclusion)) return true;
  return false;
}
// Says that what is to be reached is concluded already, and which worse value is beside it.
template <class Out>
constexpr void write_nothing_needed(sink<Out>& out, const needed_change& c) {
  out << "  nothing has to change";
  if (c.wanted != needed_change::goal::reach) return;
  out << ": " << c.conclusion.name() << " is concluded already";
  if (!c.conclusion.type->ordered) return;
  const program& p = *c.record.program;
  int worst = c.conclusion.position;
  for (int r = 0; r < p.count.rules; ++r) {
    const finding f{c.record, r};
    for (int i = 0; f.counts() && i < f.conclusion_count(); ++i) {
      const conclusion& own = f.conclusion(i);
      const bool is_worse =
          own.type->type == c.conclusion.type->type && own.position < worst && !f.overruled(i);
      if (is_worse) worst = own.position;
    }
  }
  if (worst < c.conclusion.position)
    out << ", beside " << c.conclusion.type->items[worst].name << ", which is worse";
}

constexpr const char* answer_name(needed_change::answer a) noexcept {
  constexpr const char* names[] = {"smallest", "best_found", "impossible", "none_found"};
  return names[static_cast<int>(a)];
}

}  // namespace detail

/// Writes what would have to change, a line an indicator, then what it costs and what else comes of it.
template <class Out>
constexpr void write_text(Out& out, const needed_change& c) {
  using answer = needed_change::answer;
  detail::sink<Out> to{out};
  detail::write_goal(to, c);
  to << "\n";
  if (c.is == answer::impossible) {
    const bool some = c.wanted != needed_change::goal::reach || detail::is_concluded(c);
    to << "  ";
    if (some) to << "no permitted change is enough\n";
    else to << "no rule concludes " << c.conclusion.name() << "\n";
  }
  if (c.is == answer::none_found) {
    to << "  no change was found; one costs at least " << detail::tidy(c.bound) << "\n";
  }
  if (c.found() && c.count == 0) {
    detail::write_nothing_needed(to, c);
    to << "\n";
  }
  for (const replies::indicator_change& i : c) {
    to << "  ";
    detail::write_change(to, c, i);
    to << "\n";
  }
  if (c.found() && c.count > 0) {
    to << "  cost " << detail::tidy(c.cost);
    if (c.is == answer::smallest) to << ", the smallest\n";
    else to << ", the best found; none costs less than " << detail::tidy(c.bound) << "\n";
  }
  for (int i = 0; i < c.effect_count; ++i) {
    to << "  ";
    detail::write_effect(to, c, c.effects[i]);
    to << "\n";
  }
  if (!c.complete) to << "  and more\n";
}

namespace detail {

template <class Out>
constexpr void write_cost_json(sink<Out>& to, const char* name, double cost) {
  member(to, name);
  if (cost == infinity) to << "null";
  else write_json_number(to, tidy(cost));
}

template <class Out>
constexpr void write_change_json(sink<Out>& to, const indicator_info& info,
                                 const replies::indicator_change& change) {
  to << "{";
  write_string(member(to, "indicator", true), info.id);
  write_json_value(member(to, "from"), info, change.from);
  write_json_value(member(to, "to"), info, change.to);
  if (info.value_count() == 0 && (change.open || change.bound != change.to)) {
    write_json_number(member(to, "bound"), measure(info), change.bound);
    member(to, "open") << (change.open ? "true" : "false");
  }
  write_cost_json(to, "cost", change.cost);
  if (info.unit_name[0] != '\0') write_string(member(to, "unit"), info.unit_name);
  to << "}";
}

}  // namespace detail

/// Writes it as one JSON object: the goal, the answer with its cost and bound, changes and effects. Costs that
/// are infinite are null.
template <class Out>
constexpr void write_json(Out& out, const needed_change& c) {
  using goal = needed_change::goal;
  using detail::member;
  detail::sink<Out> to{out};
  to << "{";
  if (c.wanted == goal::reach) {
    detail::write_string(member(to, "reach", true), c.conclusion.name());
  } else {
    detail::write_rule_json(to, c.record, c.rule);
    detail::write_string(member(to, "goal"), c.wanted == goal::clear ? "clear" : "hold");
  }
  detail::write_string(member(to, "answer"), detail::answer_name(c.is));
  detail::write_cost_json(to, "cost", c.cost);
  detail::write_cost_json(to, "bound", c.bound);
  member(to, "changes") << "[";
  for (int i = 0; i < c.count; ++i) {
    if (i > 0) to << ",";
    detail::write_change_json(to, c.indicator(c.items[i]), c.items[i]);
  }
  to << "]";
  member(to, "effects") << "[";
  for (int i = 0; i < c.effect_count; ++i) {
    to << (i > 0 ? ",{" : "{");
    detail::write_rule_json(to, c.record, c.effects[i].rule);
    detail::write_string(member(to, "before"), name_of(c.effects[i].before));
    detail::write_string(member(to, "after"), name_of(c.effects[i].after));
    to << "}";
  }
  to << "]";
  member(to, "nodes") << c.nodes;
  if (!c.complete) member(to, "cut") << "true";
  to << "}";
}

/// As text of at most `Capacity` characters.
template <int Capacity = 2000>
[[nodiscard]] constexpr text<Capacity> to_text(const needed_change& c) {
  text<Capacity> t;
  write_text(t, c);
  return t;
}

}  // namespace nqpf
