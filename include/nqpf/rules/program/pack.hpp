// SPDX-License-Identifier: BSL-1.0
#pragma once

// Packs rules into a program and finds what is wrong with their names, thresholds and derivations:
// the defects that need no search (1, 2, 3, 11, 13, 17, 20, and conditions too large to keep).

#include <nqpf/core/null.hpp>
#include <nqpf/rules/program/check_types.hpp>
#include <nqpf/rules/program/index_table.hpp>
#include <nqpf/rules/program/outputs.hpp>
#include <nqpf/rules/program/pack_condition.hpp>
#include <nqpf/rules/program/pack_lines.hpp>
#include <nqpf/rules/program/pack_numbers.hpp>
#include <nqpf/rules/program/same_items.hpp>
#include <nqpf/rules/program/well_formed.hpp>

namespace nqpf::inline NQPF_ABI {
namespace detail {

// Fills the arrays of a storage from rules. `Storage` is a program_storage or a set of vectors.
template <class Storage>
struct packer {
  Storage& out;
  const rule_data* rules;
  int rule_count;
  diagnostics& found;
  index_table inputs;
  index_table atoms;
  index_table names;
  int offset = 0;  ///< the place of the first rule, where the storage holds another set before it
  bool* is_broken = nullptr;  ///< becomes true where what was found leaves no program to run

  constexpr void report(defect code, int rule, int other, const phrase& message) const {
    if (rule < 0 || !rules[rule].allows(code)) found.add({code, rule, other, message});
  }
  // Without clear names, conditions and an order of derivation there is no program: this cannot be allowed.
  constexpr void insist(defect code, int rule, int other, const phrase& message) const {
    found.add({code, rule, other, message});
    if (!detail::is_null(is_broken)) *is_broken = true;
  }

  // Of no rule but an assumption.
  constexpr title title_of(int rule) const noexcept {
    return rule < 0 ? title{"given", -1} : rule_title(rules[rule]);
  }

  constexpr short input_index(const indicator_info& info, int rule) {
    bool is_seen = false;  // it is the object that was packed, and not another of its name
    int& slot = inputs.find(info.hash, [&](int i) {
      is_seen = seen_same(out.inputs[i], &info);
      return is_seen || (out.inputs[i]->hash == info.hash && same_text(out.inputs[i]->id, info.id));
    });
    if (is_seen) return static_cast<short>(slot - 1);
    if (slot == 0) {
      check_part(info, rule);
      if (phrase m{}; write_repeated(m, info)) insist(defect::duplicate_id, rule, -1, m);
      out.inputs[out.used.inputs++] = &info;
      slot = out.used.inputs;
      if (!detail::is_null(info.items)) ++out.used.listed;
      for (int i = 0; !detail::is_null(info.items) && i < info.items->of->count.parameters; ++i)
        parameter_index(*info.items->of->parameters[i], rule);
    } else if (!(same_definition(*out.inputs[slot - 1], info) &&
                 same_items(*out.inputs[slot - 1], info))) {
      phrase m{};
      if (call_other_functions(*out.inputs[slot - 1], info))
        m << shown_name(info)
          << " calls different functions in the two sets: they can be compared only where both "
             "call the same";
      else m << "two indicators are both called " << shown_name(info);
      insist(defect::duplicate_id, rule, -1, m);
    }
    return static_cast<short>(slot - 1);
  }

  // A fault of a part by itself.
  template <class Part>
  constexpr void check_part(const Part& part, int rule) const {
    phrase m{};
    if (write_fault(m, part)) insist(defect::outside_domain, rule, -1, m);
  }

  constexpr void pack_parameter_order(const parameter& low, const parameter& high) {
    const short below = parameter_index(low, -1);
    const short above = parameter_index(high, -1);
    out.orders[out.used.orders++] = {below, above};
    number_packer<packer>{*this, -1}.check_order(low, high);
  }
  constexpr short parameter_index(const parameter& p, int rule) {
    for (int i = 0; i < out.used.parameters; ++i) {
      if (seen_same(out.parameters[i], &p)) return static_cast<short>(i);
      if (same_text(out.parameters[i]->id, p.id)) {
        const parameter& q = *out.parameters[i];
        if (!(q.range == p.range) || !units_agree(q.unit_name, p.unit_name) ||
            (is_missing(q.value) ? !is_missing(p.value) : q.value != p.value))
          insist(defect::duplicate_id, rule, -1,
                 phrase{} << "two parameters are both called " << p.id);
        return static_cast<short>(i);
      }
    }
    check_part(p, rule);
    if (!is_missing(p.value) && !p.range.contains(p.value)) {
      phrase m{};
      write_time(m << "parameter " << p.id << " = ", measure(p), p.value);
      write_domain(m << " is outside its own range, ", measure(p), p.range);
      report(defect::outside_domain, rule, -1, m);
    }
    out.parameters[out.used.parameters++] = &p;
    return static_cast<short>(out.used.parameters - 1);
  }

  // The inputs and atoms of a set that the storage holds already are found again.
  constexpr void find_packed() {
    for (int i = 0; i < out.used.inputs; ++i)
      inputs.find(out.inputs[i]->hash,
                  [&](int k) { return same_text(out.inputs[k]->id, out.inputs[i]->id); }) = i + 1;
    for (int i = 0; i < out.used.atoms; ++i)
      if (out.atoms[i].what != atom::form::computed) {
        atoms.find(hash_atom(out.atoms[i]),
                   [&](int k) { return same_atom(out.atoms[k], out.atoms[i]); }) = i + 1;
      } else remember_line(&out.steps[0], out.atoms[i], i, find_slot());
  }

  static constexpr unsigned long long hash_atom(const atom& a) noexcept {
    unsigned long long hash = mix(static_cast<unsigned long long>(a.input + 1),
                                  static_cast<unsigned long long>(a.parameter + 1));
    hash = mix(hash, __builtin_bit_cast(unsigned long long, a.value) ^ a.set);
    return mix(hash, static_cast<unsigned long long>(a.relation) * 4 +
                         static_cast<unsigned long long>(a.what));
  }

  constexpr int atom_index(const atom& a) {
    int& slot = atoms.find(hash_atom(a), [&](int i) { return same_atom(out.atoms[i], a); });
    if (slot == 0) {
      out.atoms[out.used.atoms++] = a;
      slot = out.used.atoms;
    }
    return slot - 1;
  }

  constexpr auto find_slot() const {
    return [this](unsigned long long hash, auto same) -> int& { return atoms.find(hash, same); };
  }

  // Comparisons of computed numbers are few: a plain search keeps each once.
  constexpr int computed_atom(atom a) {
    find_line(&out.steps[0], out.used.steps, a.end + 1, out.atoms, a, out.used.atoms, find_slot());
    for (int i = 0; i < out.used.atoms; ++i) {
      const atom& b = out.atoms[i];
      if (b.what != atom::form::computed || b.relation != a.relation ||
          b.middle - b.begin != a.middle - a.begin || b.end - b.begin != a.end - a.begin)
        continue;
      bool same = true;
      for (int k = 0; k < a.end - a.begin && same; ++k)
        same = same_step(out.steps[a.begin + k], out.steps[b.begin + k]);
      if (!same) continue;
      out.used.steps = a.begin;
      return i;
    }
    out.atoms[out.used.atoms++] = a;
    return out.used.atoms - 1;
  }

  constexpr void pack_group(const group_data& g) {
    group_row row{g.id,
                  out.used.members,
                  0,
                  g.policy,
                  g.aggregate,
                  g.is_table,
                  g.complete,
                  g.complete_when_known,
                  g.has_default,
                  g.otherwise,
                  g.otherwise_value,
                  {},
                  0,
                  {},
                  0,
                  true,
                  false,
                  false};
    copy_default(g, row);
    pack_members(g);
    row.end = out.used.members;
    for (int m = row.begin; m < row.end; ++m) {
      row.is_run = row.is_run && out.members[m] == out.members[row.begin] + m - row.begin;
      row.may_overlap = row.may_overlap || may_overlap(row, out.members[m]);
      row.may_overrule = row.may_overrule || row.may_overlap || overrules_itself(out.members[m]);
    }
    check_group(row, g.name_count > 0);
    out.groups[out.used.groups++] = row;
  }

  // Whether a row of which only one may hold, or only such as say the same, allows that it holds beside others.
  constexpr bool may_overlap(const group_row& table, int r) const noexcept {
    const rule_row& row = out.rules[r];
    bool may = false;
    for (int i = 0; i < row.allowance_count && refuses_overlap(table.policy); ++i)
      may = may || out.allowances[row.allowance + i].code == defect::overlap;
    return may;
  }
  // Whether a rule concludes a value and what overrules it.
  constexpr bool overrules_itself(int r) const noexcept {
    const rule_row& row = out.rules[r];
    for (int i = 0; i < row.conclusion_count && row.conclusion_count > 1; ++i)
      for (int k = 0; k < row.conclusion_count; ++k) {
        const conclusion& c = out.conclusions[row.conclusion + i];
        if (c.is_overruled_by(out.conclusions[row.conclusion + k])) return true;
      }
    return false;
  }

  constexpr void pack_members(const group_data& g) {
    const int size = g.size > 0 ? g.size : rule_count;
    for (int i = g.first; g.name_count == 0 && i < g.first + size; ++i)
      out.members[out.used.members++] = static_cast<short>(offset + i);
    for (int i = 0; i < g.name_count; ++i) {
      const int r = find_rule(g.name(i));
      if (r >= 0) {
        out.members[out.used.members++] = static_cast<short>(offset + r);
      } else {
        phrase m{};
        write_group(m, g.name_count, [&](int k) { return g.name(k); });
        report(defect::unknown_name, -1, -1,
               m << " names " << g.name(i) << ", which is not a rule of this set");
      }
    }
  }

  constexpr void check_group(const group_row& row, bool names_rules) const {
    for (int i = 0; i < row.default_count(); ++i)
      if (row.default_at(i).position < 0 ||
          row.default_at(i).position >= row.default_at(i).type->count)
        insist(defect::unknown_name, -1, -1,
               phrase{} << row.id << ": otherwise concludes "
                        << left_out_value{row.default_at(i).type, row.default_at(i).position});
    for (int i = 0; i < row.default_count(); ++i)
      for (int k = 0; k < row.default_count(); ++k) check_default_apart(row, i, k);
    for (int i = 0; i < row.output_count; ++i) check_default_once(*this, row, i);
    check_collected_units(*this, row);
    for (int i = row.begin; i < row.end && names_rules; ++i) check_named_once(row, i);
    for (int other = 0; other < out.used.groups && row.is_in_order(); ++other)
      for (int i = row.begin; i < row.end && out.groups[other].is_in_order(); ++i)
        check_apart(out.groups[other], out.members[i]);
  }

  // Of two values of a default neither overrules the other, and they differ: one of them would never count.
  constexpr void check_default_apart(const group_row& row, int i, int k) const {
    const conclusion& c = row.default_at(i);
    const conclusion& other = row.default_at(k);
    if (c.is_overruled_by(other))
      insist(defect::no_effect, -1, -1,
             phrase{} << row.id << ": otherwise concludes " << spelled{c.name()} << " beside "
                      << spelled{other.name()} << ", which overrules it: leave it out");
    else if (k < i && same_conclusion(c, other))
      insist(defect::no_effect, -1, -1,
             phrase{} << row.id << ": otherwise concludes " << spelled{c.name()} << " twice");
  }

  // What the default of a table says beside its first conclusion and its number without a name.
  static constexpr void copy_default(const group_data& g, group_row& row) {
    for (int i = 0; i < g.more_count; ++i) row.more[row.more_count++] = g.more[i];
    for (int i = 0; i < g.output_count; ++i) {
      const row_output& o = g.outputs[i];
      row.outputs[row.output_count++] = {o.what, o.id, o.number, o.words, 0, 0};
    }
  }

  constexpr void check_named_once(const group_row& row, int at) const {
    const int r = out.members[at];
    for (int i = row.begin; i < at; ++i)
      if (out.members[i] == r) {
        insist(defect::duplicate_id, r - offset, -1,
               phrase{} << "a group names " << out.rules[r].id << " twice");
        return;
      }
  }
  // What an ordered group takes from a rule, another must not read.
  constexpr void check_apart(const group_row& other, int r) const {
    for (int i = other.begin; i < other.end; ++i)
      if (out.members[i] == r)
        insist(defect::duplicate_id, r - offset, -1,
               phrase{} << "two ordered groups name " << out.rules[r].id
                        << ": one order says what counts");
  }

  // A threshold that the host has to set needs a range, or nothing can be proven of it.
  constexpr void check_parameters() const {
    for (int i = 0; i < out.used.parameters; ++i) {
      const parameter& q = *out.parameters[i];
      if (is_missing(q.value) && (q.range.low == -infinity || q.range.high == infinity))
        report(defect::parameter_setting, -1, -1,
               phrase{} << "parameter " << q.id << " has neither a default nor a range");
    }
  }

  constexpr void emit(op code, int argument, int left = -1) {
    out.code[out.used.code++] = {code, argument, left};
  }

  // Numbers are kept beside the code; `starts` are the steps where the numbers on the stack begin.
  constexpr void step(op code, short index, double value, double (*f)(double),
                      const char* unit = nullptr) {
    out.steps[out.used.steps++] = {code, index, value, f, unit};
  }

  constexpr void pack_rule(int r) {
    const rule_data& rule = rules[r];
    rule_row row = row_of(rule);
    pack_when(r);
    row.end = out.used.code;
    pack_what_it_says(r);
    pack_outputs(*this, r, row);
    out.rules[out.used.rules++] = row;
    check_rule(r);
  }

  // What a rule says by itself, and where its parts begin.
  constexpr rule_row row_of(const rule_data& rule) const noexcept {
    rule_row row{};
    row.id = rule.id;
    row.is_derived = rule.is_derived;
    row.has_value = rule.has_value;
    row.asks_nothing = rule.asks_nothing;
    row.value = rule.value;
    row.valid = rule.valid;
    row.row = rule.row;
    row.begin = out.used.code;
    row.conclusion = out.used.conclusions;
    row.citation = out.used.citations;
    row.allowance = out.used.allowances;
    row.conclusion_count = rule.conclusion_count;
    row.citation_count = rule.citation_count;
    row.allowance_count = rule.allowance_count;
    return row;
  }

  constexpr void pack_when(int r) {
    const rule_data& rule = rules[r];
    if (rule.when_.count > expression::capacity) {
      insist(defect::undecided, r, -1,
             phrase{} << rule_title(rule) << " has a condition of " << rule.when_.count
                      << " parts; at most " << expression::capacity
                      << " fit: name some with derived");
    } else if (rule.when_.count > 0) {
      pack_condition(rule.when_, r);
    } else if (rule.row > 0 && rule_count > 1) {
      insist(defect::always_holds, r, -1,
             phrase{} << rule_title(rule) << " has no condition: use otherwise");
    } else {
      insist(defect::always_holds, r, -1, phrase{} << rule_title(rule) << " has no condition");
    }
  }

  // Its conclusions, citations and allowances.
  constexpr void pack_what_it_says(int r) {
    const rule_data& rule = rules[r];
    for (int i = 0; i < rule.conclusion_count; ++i) {
      const conclusion& c = rule.conclusions[i];
      out.conclusions[out.used.conclusions++] = c;
      if (c.position < 0 || c.position >= c.type->count)
        insist(defect::unknown_name, r, -1,
               phrase{} << rule_title(rule) << " concludes " << left_out_value{c.type, c.position});
    }
    for (int i = 0; i < rule.citation_count; ++i)
      out.citations[out.used.citations++] = rule.citations[i];
    for (int i = 0; i < rule.allowance_count; ++i)
      out.allowances[out.used.allowances++] = rule.allowances[i];
  }

  // What is wrong with a rule as a whole.
  constexpr void check_rule(int r) const {
    const rule_data& rule = rules[r];
    if (phrase m{}; write_fault(m, rule)) insist(fault_code(rule), r, -1, m);
    if (!rule.is_derived && rule.citation_count == 0)
      report(defect::no_source, r, -1,
             phrase{} << rule_title(rule) << " has no source: cite where it comes from");
    if (!rule.is_derived && rule.conclusion_count == 0 && !rule.has_value &&
        rule.outputs.count == 0)
      report(defect::no_effect, r, -1, phrase{} << rule_title(rule) << " concludes nothing");
    for (int i = 1; i < rule.conclusion_count; ++i) check_repeated(r, i);
  }
  constexpr void check_repeated(int r, int at) const {
    const rule_data& rule = rules[r];
    for (int i = 0; i < at; ++i)
      if (same_conclusion(rule.conclusions[i], rule.conclusions[at]))
        report(defect::no_effect, r, -1,
               phrase{} << rule_title(rule) << " concludes " << spelled{rule.conclusions[at].name()}
                        << " twice");
  }

  constexpr void pack_condition(const expression& e, int r) {
    condition_packer<packer>{*this, r}.pack(e);
  }

  constexpr int find_rule(const char* id) const {
    return names.find(hash_text(id), [&](int i) { return same_text(rules[i].id, id); }) - 1;
  }

  constexpr void pack_names() const {
    for (int i = 0; i < rule_count; ++i) {
      if (rules[i].row > 0) continue;  // rows are found by their number
      int& slot = names.find(hash_text(rules[i].id),
                             [&](int k) { return same_text(rules[k].id, rules[i].id); });
      if (slot == 0) {
        slot = i + 1;
      } else if (rules[i].is_derived && rules[slot - 1].is_derived) {
        insist(defect::two_writers, i, slot - 1,
               phrase{} << "derived fact " << rules[i].id << " is written twice");
      } else {
        insist(defect::duplicate_id, i, slot - 1,
               phrase{} << "two rules are both called " << rules[i].id);
      }
    }
  }

  // Depth-first over the outcomes that rules read; a rule met again on the way down is a cycle.
  constexpr void pack_order(int* state, int* stack) const {
    int done = 0;
    for (int first = 0; first < rule_count; ++first) {
      if (state[first] != 0) continue;
      int depth = 0;
      stack[depth++] = first;
      state[first] = out.rules[offset + first].begin + 2;
      while (depth > 0) {
        const int r = stack[depth - 1];
        int at = state[r] - 2;
        const int end = out.rules[offset + r].end;
        while (at < end && (out.code[at].code != op::outcome || out.code[at].argument < 0 ||
                            state[out.code[at].argument - offset] == -1))
          ++at;
        if (at == end) {
          state[r] = -1;
          out.order[offset + done++] = static_cast<short>(offset + r);
          --depth;
          continue;
        }
        const int next = out.code[at].argument - offset;
        state[r] = at + 3;
        if (state[next] == 0) {
          state[next] = out.rules[offset + next].begin + 2;
          stack[depth++] = next;
        } else {
          report_cycle(stack, depth, next);
        }
      }
    }
  }

  constexpr void report_cycle(const int* stack, int depth, int next) const {
    int from = depth - 1;
    while (from > 0 && stack[from] != next) --from;
    phrase t{};
    t << rules[next].id;
    for (int i = from + 1; i < depth; ++i) t << " reads " << rules[stack[i]].id;
    t << " reads " << rules[next].id;
    insist(defect::cycle, next, stack[depth - 1], t);
  }
};

}  // namespace detail

}  // namespace nqpf
