// SPDX-License-Identifier: BSL-1.0
#pragma once

// Partial evaluation: what is left of a rule set once some inputs are known, of one record or of all (country is
// DE). The rest is a rule book, which runs, is explained and is written as text like any other.

#include <nqpf/core/config.hpp>
#include <nqpf/rules/dynamic.hpp>
#include <nqpf/rules/program/condition_part.hpp>
#include <nqpf/rules/program/outputs.hpp>
#include <nqpf/rules/program/period_part.hpp>

#include <algorithm>
#include <vector>

namespace nqpf::inline NQPF_ABI {

/// What is known of the inputs of a program; at first nothing.
class known_inputs {
public:
  explicit known_inputs(const program& p)
      : program_(p),
        values_(detail::size_of(p.count.inputs), missing),
        is_known_(detail::size_of(p.count.inputs), false) {}

  /// An input has this value; `missing`: it is known to be missing. Flags are 0 and 1, enumerators and texts their
  /// places. False where the program reads no such input.
  [[nodiscard]] bool set(const char* id, double value) {
    const int f = program_.input(id);
    if (f < 0) return false;
    values_[static_cast<std::size_t>(f)] = value;
    is_known_[static_cast<std::size_t>(f)] = true;
    return true;
  }
  /// An input has this one of its values. False also where it has none of the name.
  [[nodiscard]] bool set(const char* id, const char* value) {
    const int f = program_.input(id);
    for (int k = 0; f >= 0 && k < program_.inputs[f]->value_count(); ++k)
      if (detail::same_text(program_.inputs[f]->value_name(k), value)) return set(id, k);
    return false;
  }
  [[nodiscard]] bool is_known(int input) const {
    return is_known_[static_cast<std::size_t>(input)];
  }
  [[nodiscard]] const double* values() const noexcept { return values_.data(); }

private:
  program program_;
  std::vector<double> values_;
  std::vector<bool> is_known_;
};

/// What is known of a rule, whatever the inputs are that are not known.
enum class partial_outcome : unsigned char {
  no,         ///< it does not hold
  undecided,  ///< it stays undecided: an input that it needs is known to be missing
  yes,        ///< it holds
  open,       ///< that depends on what is not known yet
};

/// What is left of a rule set.
struct remaining_rules {
  std::vector<partial_outcome> outcomes;  ///< for each rule of the program
  /// The rules that are open, each with what is left of its condition, and what they read. Ordered groups stay; a table
  /// keeps the rows that are not known to fail, numbered anew, and its default. Rules that are known to hold stay where
  /// they overrule what may still be concluded, assumptions where they are not known to hold. What else is decided is not
  /// in the book: what the rules conclude that hold already, the default of a table without a row that may hold, claims
  /// of completeness. A rule that asks for a known day has no period any more. The book refers to the types and documents
  /// of the program.
  rule_book book;
  std::vector<int>
      matters;  ///< the inputs of the program that are not known and that a rule in the book reads
};

namespace detail {

class partial_evaluator {
public:
  partial_evaluator(const program& p, const known_inputs& known, const double* parameters)
      : p_(p),
        known_(known),
        parameters_(parameters),
        own_(rules(), open),
        nodes_(rules()),
        table_of_(rules(), -1) {
    for (int g = 0; g < p.count.groups; ++g)
      for (int m = p.groups[g].begin; p.groups[g].is_table && m < p.groups[g].end; ++m)
        table_of_[at(p.members[m])] = g;
  }

  remaining_rules run() {
    remaining_rules out;
    for (int i = 0; i < p_.count.rules; ++i) {
      const int r = p_.order[i];
      if (p_.rules[r].begin < p_.rules[r].end) own_[at(r)] = reduce(p_.rules[r].end, nodes_[at(r)]);
    }
    final_ = own_;
    for_each_order([&](const group_row& g) { take_order(g); });
    keep_rules();
    out.outcomes = final_;
    build(out);
    return out;
  }

private:
  using state = partial_outcome;
  static constexpr state no = state::no, yes = state::yes, open = state::open;
  struct part {
    state is = state::open;
    std::vector<node> nodes;
  };

  static std::size_t at(int i) { return static_cast<std::size_t>(i); }
  [[nodiscard]] std::size_t rules() const { return at(p_.count.rules); }

  static state opposite_of(state s) { return s == no ? yes : s == yes ? no : s; }
  // Of both: what is open stays so unless the other fails.
  static state both_of(state a, state b) {
    if (a == no || b == no) return no;
    if (a == open || b == open) return open;
    return a == yes && b == yes ? yes : state::undecided;
  }
  template <class Each>
  void for_each_order(Each&& each) const {
    for (int g = 0; g < p_.count.groups; ++g)
      if (p_.groups[g].is_in_order()) each(p_.groups[g]);
  }

  // Conditions.

  // What is left of a condition whose code ends at a place, and what it comes to.
  state reduce(int end, std::vector<node>& left) const {
    struct {
      const partial_evaluator& of;
      part leaf(const instruction& in) const {
        return in.code == op::outcome ? of.outcome(in.argument)
                                      : of.comparison(of.p_.atoms[in.argument]);
      }
      static part both(part&& a, part&& b) { return join(op::both, a, b); }
      static part either(part&& a, part&& b) { return join(op::either, a, b); }
      static part opposite(part&& a) {
        a.nodes.push_back(make_node(op::negated));
        a.is = opposite_of(a.is);
        return static_cast<part&&>(a);
      }
      static part exempt(part&& a) {
        a.nodes.push_back(make_node(op::exempt));
        return static_cast<part&&>(a);
      }
    } values{*this};
    part whole = fold_condition(p_, end - 1, values);
    left = static_cast<std::vector<node>&&>(whole.nodes);
    return whole.is;
  }
  // Rows of tables have no name of their own: all rules are read by their place, as long as none is gone that of the
  // program.
  part outcome(int r) const {
    node n = make_node(op::outcome);
    n.has_name = true;
    n.name = p_.rules[r].id;
    n.set = by_place;
    n.value = r;
    return {own_[at(r)], {n}};
  }
  static part join(op code, part& left, part& right) {
    const bool is_both = code == op::both;
    const state neutral = is_both ? yes : no;
    const state is = is_both ? both_of(left.is, right.is)
                             : opposite_of(both_of(opposite_of(left.is), opposite_of(right.is)));
    if (is == open && left.is == neutral) return static_cast<part&&>(right);
    if (is != open || right.is != neutral) {
      left.nodes.insert(left.nodes.end(), right.nodes.begin(), right.nodes.end());
      left.nodes.push_back(make_node(code));
      left.is = is;
    }
    return static_cast<part&&>(left);
  }
  part comparison(const atom& a) const {
    bool all_known = true;
    inputs_of(p_, a, [&](int f) { all_known = all_known && known_.is_known(f); });
    part out{open, nodes_of(a)};
    if (!all_known) return out;
    const truth t = evaluate_atom(p_, a, known_.values(), parameters_);
    out.is = t == truth::yes ? yes : t == truth::no ? no : state::undecided;
    return out;
  }
  // The comparison as its author wrote it.
  [[nodiscard]] std::vector<node> nodes_of(const atom& a) const {
    if (a.what == atom::form::computed) {
      std::vector<node> all;
      for (int s = a.begin; s < a.end; ++s) all.push_back(node_of(p_.steps[s]));
      all.push_back(make_node(op::compare));
      all.back().relation = a.relation;
      return all;
    }
    const op code = a.what == atom::form::known    ? op::known
                    : a.what == atom::form::one_of ? op::one_of
                    : a.parameter >= 0             ? op::compare_parameter
                                                   : op::compare_constant;
    node n = make_node(code, *p_.inputs[a.input]);
    n.name = "";
    n.relation = a.relation;
    n.value = a.value;
    n.set = a.set;
    if (a.parameter >= 0) n.parameter = p_.parameters[a.parameter];
    return {n};
  }
  [[nodiscard]] node node_of(const number_step& s) const {
    node n = make_node(s.code);
    if (s.code == op::indicator) n.indicator = p_.inputs[s.index];
    if (s.code == op::parameter) n.parameter = p_.parameters[s.index];
    n.value = s.value;
    n.function = s.function;
    n.unit = s.unit;
    return n;
  }

  // Ordered groups: what an earlier member may take from a later one.
  void take_order(const group_row& g) {
    state before = no;
    for (int i = g.begin; i < g.end; ++i) {
      const int r = p_.members[i];
      final_[at(r)] = both_of(own_[at(r)], opposite_of(before));
      before = opposite_of(both_of(opposite_of(before), opposite_of(own_[at(r)])));
    }
  }

  // Rules that are open, those that they read, those that come before them, and those that overrule them.
  void keep_rules() {
    kept_.assign(rules(), false);
    std::vector<int> queue;
    const auto keep = [&](int r) {
      if (!kept_[at(r)]) queue.push_back(r);
      kept_[at(r)] = true;
    };
    for (int r = 0; r < p_.count.rules; ++r)
      if (final_[at(r)] == open || (p_.rules[r].row > 0 && final_[at(r)] != no)) keep(r);
    const std::vector<int> overruling = find_overruling();
    for (std::size_t i = 0; i < queue.size(); ++i) {
      const int r = queue[i];
      for (const node& n : nodes_[at(r)])
        if (n.code == op::outcome) keep(static_cast<int>(n.value));
      for_each_order([&](const group_row& g) { keep_earlier(g, r, keep); });
      for_each_conclusion(r, [&](const conclusion& c) {
        for (const int k : overruling)
          if (overrules(p_, k, c)) keep(k);
      });
    }
    place_.assign(rules(), 0);
    for (std::size_t r = 1; r < rules(); ++r) place_[r] = place_[r - 1] + (kept_[r - 1] ? 1 : 0);
  }
  // The rules that hold and conclude a value of a type of which some values overrule others.
  [[nodiscard]] std::vector<int> find_overruling() const {
    std::vector<int> all;
    for (int r = 0; r < p_.count.rules; ++r) {
      bool some = false;
      for (int i = 0; i < p_.rules[r].conclusion_count; ++i)
        some = some || p_.conclusions[p_.rules[r].conclusion + i].type->resolve_count > 0;
      if (some && final_[at(r)] == yes) all.push_back(r);
    }
    return all;
  }
  // What a rule may conclude, and, of a row, the default of its table.
  template <class Each>
  void for_each_conclusion(int r, Each&& each) const {
    const rule_row& row = p_.rules[r];
    for (int i = 0; i < row.conclusion_count; ++i) each(p_.conclusions[row.conclusion + i]);
    if (table_of_[at(r)] < 0) return;
    const group_row& table = p_.groups[table_of_[at(r)]];
    for (int i = 0; i < table.default_count(); ++i) each(table.default_at(i));
  }
  template <class Keep>
  void keep_earlier(const group_row& g, int r, Keep& keep) const {
    int last = g.begin;
    while (last < g.end && p_.members[last] != r) ++last;
    for (int i = g.begin; last < g.end && i < last; ++i)
      if (own_[at(p_.members[i])] != no) keep(p_.members[i]);
  }

  void build(remaining_rules& out) const {
    std::vector<bool> reads(at(p_.count.inputs), false);
    const auto read = [&](const node* nodes, int n) {
      for (int i = 0; i < n; ++i)
        if (has_indicator(nodes[i])) reads[at(p_.input(nodes[i].indicator->id))] = true;
    };
    for (int r = 0; r < p_.count.rules; ++r) {
      if (!kept_[at(r)]) continue;
      const rule_data d = data_of(r);
      out.book.add(d);
      read(d.when_.nodes, d.when_.count);
      read(d.outputs.nodes, d.outputs.node_count);
    }
    for (int f = 0; f < p_.count.inputs; ++f)
      if (reads[at(f)] && !known_.is_known(f)) out.matters.push_back(f);
    for (int g = 0; g < p_.count.groups; ++g) add_group(p_.groups[g], out.book);
    for (int i = 0; i < p_.count.orders; ++i)
      out.book.order(*p_.parameters[p_.orders[i].low], *p_.parameters[p_.orders[i].high]);
    const bool is_empty = std::find(kept_.begin(), kept_.end(), true) == kept_.end();
    for (int i = 0; i < p_.count.assumptions && !is_empty; ++i)
      add_assumption(p_.assumptions[i], out.book);
    static_cast<void>(
        out.book.compile());  // its defects are the program's, or what is known makes them
  }
  // One that is known to hold, or to be broken, says nothing of the other inputs.
  void add_assumption(const assumption_row& a, rule_book& book) const {
    condition<unbound> left;
    std::vector<node> nodes;
    if (reduce(a.end, nodes) != open) return;
    for (const node& n : nodes) left.push(n);
    book.given(left);
  }
  [[nodiscard]] rule_data data_of(int r) const {
    const rule_row& row = p_.rules[r];
    rule_data d;
    d.id = row.id;
    d.is_derived = row.is_derived;
    d.has_value = row.has_value;
    d.value = row.value;
    d.row = row_number(r);
    d.asks_nothing = row.asks_nothing;
    const int day = period_part_of(p_, row).input;
    if (day < 0 || !known_.is_known(day)) d.valid = row.valid;
    d.is_dated = true;  // the condition asks for the period already, if the day is not known
    for (int k = 0; k < row.output_count; ++k)
      d.outputs.items[d.outputs.count++] = output(p_.outputs[row.output + k], d.outputs);
    for (node n : nodes_[at(r)]) {
      if (n.code == op::outcome) n.value = place_[at(static_cast<int>(n.value))];
      d.when_.push(n);
    }
    for (int i = 0; i < row.conclusion_count; ++i)
      d.conclusions[d.conclusion_count++] = p_.conclusions[row.conclusion + i];
    for (int i = 0; i < row.citation_count; ++i)
      d.citations[d.citation_count++] = p_.citations[row.citation + i];
    for (int i = 0; i < row.allowance_count; ++i)
      d.allowances[d.allowance_count++] = p_.allowances[row.allowance + i];
    return d;
  }
  // Of a row: its number among those of its table that are kept.
  [[nodiscard]] short row_number(int r) const {
    const int table = table_of_[at(r)];
    if (table < 0) return p_.rules[r].row;
    return static_cast<short>(place_[at(r)] - place_[at(p_.members[p_.groups[table].begin])] + 1);
  }
  // The nodes of one that is computed are added to those of its row.
  [[nodiscard]] row_output output(const output_row& o, row_outputs& of) const {
    row_output own{o.what, o.id, o.number, o.words, static_cast<short>(of.node_count), 0};
    for (int s = o.begin; o.what == row_output::form::computed && s < o.end; ++s, ++own.count)
      of.nodes[of.node_count++] = node_of(p_.steps[s]);
    return own;
  }
  void add_group(const group_row& g, rule_book& book) const {
    if (!g.is_table && g.policy != hit::first) return;
    std::vector<std::string> names;
    for (int i = g.begin; i < g.end; ++i)
      if (kept_[at(p_.members[i])]) names.emplace_back(p_.rules[p_.members[i]].id);
    if (names.empty()) return;
    if (!g.is_table) return book.add_group(names, hit::first, false, false);
    group_data d{};
    d.id = g.id;
    d.policy = g.policy;
    d.aggregate = g.aggregate;
    d.is_table = true;
    d.has_default = g.has_default;
    d.otherwise = g.otherwise;
    d.otherwise_value = g.otherwise_value;
    for (int i = 1; i < g.default_count(); ++i) d.more[d.more_count++] = g.default_at(i);
    row_outputs computed{};  // of a default none is
    for (int i = 0; i < g.output_count; ++i)
      d.outputs[d.output_count++] = output(g.outputs[i], computed);
    d.first = place_[at(p_.members[g.begin])];
    d.size = static_cast<int>(names.size());
    book.add_group(d);
  }

  const program& p_;
  const known_inputs& known_;
  const double* parameters_;
  std::vector<state> own_;    // of conditions
  std::vector<state> final_;  // as rules count in ordered groups
  std::vector<std::vector<node>> nodes_;
  std::vector<int> table_of_;  // of rows: their group
  std::vector<bool> kept_;
  std::vector<int> place_;  // in the book, of rules that are kept
};

}  // namespace detail

/// What is left of a program where these inputs are known, at these settings (one value for each parameter, of which
/// `program_settings` has the defaults; null only where there is none). Every
/// outcome that is not `open` is what `run` gives for any values of the other inputs, missing ones included; on a whole record
/// the book gives for its rules what the program gives. An outcome may be told as open although the other inputs cannot
/// change it: comparisons are looked at one by one. Linear in the code of the program, but for the proof of the book and for
/// values that overrule others, of which pairs are looked at.
[[nodiscard]] inline remaining_rules evaluate_partially(const program& p, const known_inputs& known,
                                                        const double* parameters) {
  NQPF_ASSERT(p.count.parameters == 0 || parameters != nullptr);
  return detail::partial_evaluator(p, known, parameters).run();
}

}  // namespace nqpf
