// SPDX-License-Identifier: BSL-1.0
#pragma once

// Outputs of one table as inputs of another: which rows of the first put out what a cell of the second admits, as a
// condition over the outcomes of these rows.

#include <nqpf/core/null.hpp>
#include <nqpf/rules/language/table/cell_condition.hpp>

namespace nqpf::inline NQPF_ABI {

namespace detail {

/// An output of a table as the input of another one.
struct input_table {
  const rule_data* rules;  ///< null: the column is an indicator
  int count;  ///< rows of the table; the rules behind them are those of tables that it reads
  int total;  ///< all of them
  const group_data* group;
  const enumeration_info* type;  ///< of the conclusion; null: a number or a text
  const char* id;                ///< of the number or text
  bool is_text;
  const indicator_info* some;  ///< an indicator that the table reads
  int base;                    ///< where its rules stand among those of the table that reads it
};

/// What decides whether a row counts for a cell.
enum class row_says : unsigned char { no, yes, computed };

struct chain_writer {
  expression& e;
  const cell& c;
  const input_table& from;
  unsigned long long record;
  cell::flaw fault = cell::flaw::none;
  bool is_negated = false;  ///< of the part at hand: the output is there and not admitted

  /// Adds what the cell asks of the output to the condition. False for `any`, and where something is wrong with it.
  constexpr bool write() {
    fault = c.fault;
    if (from.group->policy > hit::first || may_overlap()) fault = cell::flaw::many_answers;
    if (c.asks_nothing() || fault != cell::flaw::none) return false;
    bool negated[cell::part_capacity];
    find_negated(negated);
    for (int i = 0; i < c.part_count; ++i) {
      const cell::part& p = c.parts[i];
      is_negated = negated[i];
      if (!is_join(p)) write(p);
      else e.push(make_node((p.what == cell::form::both) != is_negated ? op::both : op::either));
    }
    return fault == cell::flaw::none;
  }

private:
  static constexpr int the_default = -1;  // in the place of a row

  static constexpr bool is_join(const cell::part& p) noexcept {
    return p.what == cell::form::either || p.what == cell::form::both;
  }
  // Which parts are asked for their opposite: that of a union is that of both its cells. Where a table puts out nothing
  // neither a cell nor its opposite holds, so that no condition over several is turned round as a whole.
  constexpr void find_negated(bool* negated) const noexcept {
    bool waiting[cell::part_capacity + 1]{};
    int count = 1;
    for (int i = c.part_count - 1; i >= 0; --i) {
      negated[i] = waiting[--count] != c.parts[i].negated;
      for (int k = 0; k < 2 && is_join(c.parts[i]); ++k) waiting[count++] = negated[i];
    }
  }
  // Whether rows of which only one may hold are allowed to hold together: then the table has several answers.
  constexpr bool may_overlap() const noexcept {
    bool may = false;
    for (int k = 0; k < from.count; ++k) may = may || from.rules[k].allows(defect::overlap);
    return may && refuses_overlap(from.group->policy);
  }
  // Rows from the last to the first that the policy takes: what they say where none before them holds.
  constexpr void write(const cell::part& p) {
    const row_says last = says_default(p);
    if (fault != cell::flaw::none) return;
    bool has_nodes = last == row_says::computed;
    if (has_nodes) compare_output(p, the_default);
    // What is said where no row so far holds, while it is the same everywhere.
    bool rest = last == row_says::yes;
    const bool in_order = last != row_says::no || from.group->policy == hit::first ||
                          from.group->policy == hit::priority;
    for (int k = from.count - 1; k >= 0; --k) {
      const int r = from.group->policy == hit::priority ? ranked(k) : k;
      const row_says own = says(p, r);
      if (fault != cell::flaw::none) return;
      if (own == row_says::computed) add_computed(p, r, has_nodes, rest);
      else add(r, own == row_says::yes, in_order, has_nodes, rest);
    }
    if (!has_nodes) push_constant(rest);
  }

  // Adds a row. Of rows that exclude each other only those count that are admitted.
  constexpr void add(int r, bool admits, bool in_order, bool& has_nodes, bool& rest) {
    if (!has_nodes && admits == rest) return;
    if (has_nodes && !admits && !in_order) return;
    push_outcome(r);
    if (!admits) e.push(make_node(op::negated));
    if (has_nodes) join(admits ? op::either : op::both);
    has_nodes = true;
  }
  // A row whose output is computed: it holds and its output is admitted, or it does not and the rest says so.
  constexpr void add_computed(const cell::part& p, int r, bool& has_nodes, bool rest) {
    const bool has_rest = has_nodes || rest;
    if (has_rest) {
      push_outcome(r);
      e.push(make_node(op::negated));
      if (has_nodes) join(op::both);
    }
    push_outcome(r);
    compare_output(p, r);
    join(op::both);
    if (has_rest) join(op::either);
    has_nodes = true;
  }

  constexpr void join(op code) {
    node n = make_node(code);
    n.value = inside_a_cell;
    e.push(n);
  }

  // The row at a place of the order in which `priority` takes rows.
  constexpr int ranked(int place) const {
    for (int r = 0; r < from.count; ++r) {
      int before = 0;
      for (int k = 0; k < from.count; ++k) before += goes_before(k, r) ? 1 : 0;
      if (before == place) return r;
    }
    return 0;
  }
  constexpr bool goes_before(int a, int b) const {
    const rule_data& x = from.rules[a];
    const rule_data& y = from.rules[b];
    for (int i = 0; i < x.conclusion_count && i < y.conclusion_count; ++i)
      if (x.conclusions[i].type->ordered && x.conclusions[i].position != y.conclusions[i].position)
        return x.conclusions[i].position < y.conclusions[i].position;
    return a < b;
  }

  constexpr void push_outcome(int r) {
    node n = make_node(op::outcome);
    n.set = by_place;
    n.value = from.base + r;
    n.name = "";
    e.push(n);
  }
  constexpr void push_constant(bool always) {
    e.push(make_node(op::known, *from.some));
    e.push(make_node(op::known, *from.some));
    e.push(make_node(op::negated));
    join(always ? op::either : op::both);
  }

  constexpr row_says says(const cell::part& p, int r) {
    const rule_data& row = from.rules[r];
    if (!detail::is_null(from.type)) {
      for (int i = 0; i < row.conclusion_count; ++i)
        if (row.conclusions[i].type->type == from.type->type) return admits(p, row.conclusions[i]);
      return nothing(p);
    }
    if (!from.is_text && from.id[0] == '\0' && row.has_value) return admits(p, row.value, nullptr);
    for (int i = 0; i < row.outputs.count; ++i)
      if (is_meant(row.outputs.items[i])) return admits(p, row.outputs.items[i]);
    return nothing(p);
  }
  constexpr row_says says_default(const cell::part& p) {
    const group_data& g = *from.group;
    if (!g.has_default) return nothing(p);
    if (!detail::is_null(from.type)) {
      if (!detail::is_null(g.otherwise.type) && g.otherwise.type->type == from.type->type)
        return admits(p, g.otherwise);
      for (int i = 0; i < g.more_count; ++i)
        if (g.more[i].type->type == from.type->type) return admits(p, g.more[i]);
      return nothing(p);
    }
    if (!from.is_text && from.id[0] == '\0' && !is_missing(g.otherwise_value))
      return admits(p, g.otherwise_value, nullptr);
    for (int i = 0; i < g.output_count; ++i)
      if (is_meant(g.outputs[i])) return admits(p, g.outputs[i]);
    return nothing(p);
  }
  constexpr double default_number() const {
    const group_data& g = *from.group;
    if (from.id[0] == '\0' && !is_missing(g.otherwise_value)) return g.otherwise_value;
    for (int i = 0; i < g.output_count; ++i)
      if (is_meant(g.outputs[i])) return g.outputs[i].number;
    return missing;
  }
  // A number and a text of one name are two outputs.
  constexpr bool is_meant(const row_output& o) const noexcept {
    return (o.what == row_output::form::text) == from.is_text && same_text(o.id, from.id);
  }

  // Where a table puts out nothing, only `is_absent` holds.
  constexpr row_says nothing(const cell::part& p) const {
    return (p.what == cell::form::absent && !is_negated) ||
                   (p.what == cell::form::known && is_negated)
               ? row_says::yes
               : row_says::no;
  }
  constexpr row_says answer(bool admitted) const {
    return admitted != is_negated ? row_says::yes : row_says::no;
  }
  constexpr bool is_there(const cell::part& p) const {
    return p.what == cell::form::known || p.what == cell::form::absent;
  }
  constexpr row_says admits(const cell::part& p, const conclusion& own) {
    if (is_there(p)) return answer(p.what == cell::form::known);
    if (p.what != cell::form::positions || p.is_flag || p.type->type != from.type->type)
      return wrong_kind();
    bool found = false;
    for (int i = p.begin; i < p.begin + p.count; ++i)
      found = found || own.type->position(c.values[i]) == own.position;
    return answer(found);
  }
  constexpr row_says admits(const cell::part& p, const row_output& own) {
    if (own.what == row_output::form::text) {
      if (is_there(p)) return answer(p.what == cell::form::known);
      if (p.what != cell::form::texts) return wrong_kind();
      bool found = false;
      for (int i = p.begin; i < p.begin + p.count; ++i)
        found = found || same_text(c.texts[i], own.words);
      return answer(found);
    }
    return admits(p, own.number, own.what == row_output::form::computed ? &own : nullptr);
  }
  constexpr row_says admits(const cell::part& p, double number, const row_output* computed) {
    if (is_there(p) && detail::is_null(computed)) return answer(p.what == cell::form::known);
    if (is_there(p)) return row_says::computed;
    if (p.what != cell::form::compare && p.what != cell::form::range) return wrong_kind();
    if (!detail::is_null(computed) || !is_number(p.low) ||
        (p.what == cell::form::range && !is_number(p.high)))
      return row_says::computed;
    return answer(
        compare_numbers(p.first, number, p.low.number) &&
        (p.what == cell::form::compare || compare_numbers(p.second, number, p.high.number)));
  }
  constexpr row_says wrong_kind() {
    fault = cell::flaw::other_kind;
    return row_says::no;
  }
  static constexpr bool is_number(const cell::bound& b) noexcept {
    return b.count == 0 && !b.has_parameter;  // dates and durations are no outputs
  }
  // Compares the number that a row puts out with the ends of a part.
  constexpr void compare_output(const cell::part& p, int r) {
    if (is_there(p)) {
      push_is_there(r);
      if ((p.what == cell::form::absent) != is_negated) e.push(make_node(op::negated));
      return;
    }
    push_output(r);
    push_end(p.low);
    push_compare(p.first);
    if (p.what == cell::form::range) {
      push_output(r);
      push_end(p.high);
      push_compare(p.second);
      join(op::both);
    }
    if (is_negated) e.push(make_node(op::negated));
  }
  // A computed output is there where its inputs are and no number is divided by zero. Where missing values leave open
  // what a divisor is, an input is not there, so the answer is never open.
  constexpr void push_is_there(int r) {
    const row_output* const o = computed_output(r);
    const node* const nodes = from.rules[r].outputs.nodes + o->begin;
    bool some = false;
    bool may_lack = false;
    for (int i = 0; i < o->count; ++i) {
      const node& n = nodes[i];
      if (n.code == op::indicator && !is_read_before(nodes, i)) {
        e.push(make_node(op::known, *n.indicator));
        join_further(some);
      }
      if (n.code == op::divide) push_divisor(nodes, i, some);
      may_lack = may_lack || n.code == op::apply ||
                 (n.code == op::parameter && is_missing(n.parameter->value));
    }
    if (!some && !may_lack) return push_constant(true);
    if (!may_lack) return;
    // What a function returns, or a host has not set, is there where it equals itself.
    push_output(r);
    push_output(r);
    push_compare(comparison::equal);
    join_further(some);
  }
  // Asks that what the division at a place divides by is not zero, where it may be.
  constexpr void push_divisor(const node* nodes, int at, bool& some) {
    int begin = at;
    for (int open = 1; open > 0 && begin > 0;) {
      const op code = nodes[--begin].code;
      if (code >= op::add && code <= op::divide) ++open;
      else if (code != op::negate && code != op::apply) --open;
    }
    const node& first = nodes[begin];
    if (at - begin == 1 && first.code == op::constant && first.value != 0) return;
    if (at - begin == 1 && first.code == op::parameter && !is_missing(first.parameter->value) &&
        !first.parameter->range.contains(0))
      return;
    if (at - begin == 1 && first.code == op::indicator && !first.indicator->domain.contains(0))
      return;
    for (int i = begin; i < at; ++i) e.push(nodes[i]);
    push_number(e, 0);
    push_compare(comparison::not_equal);
    join_further(some);
  }
  static constexpr bool is_read_before(const node* nodes, int at) {
    for (int i = 0; i < at; ++i)
      if (nodes[i].code == op::indicator &&
          same_text(nodes[i].indicator->id, nodes[at].indicator->id))
        return true;
    return false;
  }
  constexpr void join_further(bool& some) {
    if (some) join(op::both);
    some = true;
  }
  constexpr const row_output* computed_output(int r) const {
    const row_outputs& all = from.rules[r].outputs;
    for (int i = 0; i < all.count; ++i)
      if (is_meant(all.items[i]) && all.items[i].what == row_output::form::computed)
        return &all.items[i];
    return nullptr;
  }
  constexpr void push_compare(comparison r) {
    node n = make_node(op::compare);
    n.relation = r;
    e.push(n);
  }
  constexpr void push_end(const cell::bound& b) {
    for (int i = 0; i < b.count; ++i) {
      const node& n = c.nodes[b.begin + i];
      if (n.code == op::indicator && record_of(*n.indicator) != record)
        fault = cell::flaw::other_record;
      e.push(n);
    }
    if (b.count > 0) return;
    node n = make_node(b.has_parameter ? op::parameter : op::constant);
    n.value = b.number;
    n.parameter = b.parameter;
    e.push(n);
  }
  constexpr void push_output(int r) {
    if (r == the_default) return push_number(e, default_number());
    const rule_data& row = from.rules[r];
    for (int i = 0; i < row.outputs.count; ++i) {
      const row_output& o = row.outputs.items[i];
      if (!is_meant(o) || (o.id[0] == '\0' && row.has_value)) continue;
      for (int k = 0; o.what == row_output::form::computed && k < o.count; ++k)
        e.push(row.outputs.nodes[o.begin + k]);
      if (o.what == row_output::form::computed) return;
      return push_number(e, o.number);
    }
    push_number(e, row.value);
  }
};

/// The rules of a table that another one reads, behind those that it has: outcomes are found by their places.
constexpr void copy_rules(const input_table& from, rule_data* to) {
  for (int i = 0; i < from.total; ++i) {
    rule_data& r = to[from.base + i];
    r = from.rules[i];
    for (int k = 0; k < r.when_.count && k < expression::capacity; ++k) {
      node& n = r.when_.nodes[k];
      if (n.code == op::outcome && n.set == by_place) n.value += from.base;
    }
  }
}

}  // namespace detail

}  // namespace nqpf
