// SPDX-License-Identifier: BSL-1.0
#pragma once

// The program that a question is asked of: that of the rules, with the conditions of the question as rows behind
// its rules. They read the indicators, and the outcomes, of the rules by name.

#include <nqpf/rules/program/item_terms.hpp>
#include <nqpf/rules/program/pack_assumption.hpp>
#include <nqpf/rules/questions/memory.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// What a question speaks of: a rule of the program by its place or its name, a condition, or a flag that is one.
struct question_part {
  // Said apart from the addresses, which g++ does not compare with null in constant evaluation.
  enum class form : unsigned char { rule, name, condition, flag };
  form what = form::rule;
  int rule = -1;
  const char* name = nullptr;
  const expression* condition = nullptr;
  const indicator_info* flag = nullptr;

  [[nodiscard]] constexpr bool is_condition() const noexcept { return what >= form::condition; }
  [[nodiscard]] constexpr int nodes() const noexcept {
    if (what != form::condition) return 1;
    return condition->count < expression::capacity ? condition->count : expression::capacity;
  }
};

struct question_parts {
  static constexpr int most = 3;
  question_part items[most]{};
  int count = 0;

  constexpr void add(const question_part& part) noexcept { items[count++] = part; }
  [[nodiscard]] constexpr int conditions() const noexcept {
    int n = 0;
    for (int i = 0; i < count; ++i) n += items[i].is_condition() ? 1 : 0;
    return n;
  }
};

/// The rules that some conditions read, as stubs that have only their names.
struct named_outcomes {
  static constexpr int most = 32;
  const char* items[most]{};
  int count = 0;
  bool fits = true;

  constexpr void take(const question_part& part) {
    for (int i = 0; part.what == question_part::form::condition && i < part.nodes(); ++i)
      if (part.condition->nodes[i].code == op::outcome) add(part.condition->nodes[i].name);
  }

private:
  constexpr void add(const char* name) {
    for (int i = 0; i < count; ++i)
      if (same_text(items[i], name)) return;
    fits = fits && count < most;
    if (fits) items[count++] = name;
  }
};

// In place of what no rule asks, in a question that is refused.
constexpr indicator_info make_unasked(kind k) {
  indicator_info f;
  f.id = "a list question";
  f.kind = k;
  return f;
}
inline constexpr indicator_info unasked_flag = make_unasked(kind::flag);
inline constexpr indicator_info unasked_number = make_unasked(kind::number);

/// The input of a program that answers what a question asks of a list; null where no rule asks it. A call of a host's
/// function is not looked for: what it calls is not seen by its name.
constexpr const indicator_info* find_asked(const program& given, const item_question& q) {
  if (calls_function(q.number) || calls_function(q.plain)) return nullptr;
  const bool by_path = may_read_alike(q.number) || may_read_alike(q.plain);
  const term_name id = name_of_input(q);
  for (int f = 0; f < given.count.inputs; ++f) {
    const indicator_info& own = *given.inputs[f];
    if (is_null(own.items) || !same_text(own.id, id.c_str())) continue;
    if (!by_path || own.path == path_of(q)) return &own;
  }
  return nullptr;
}

/// The arrays of the wider program, as the packer fills them.
struct question_arrays {
  program_counts used;
  const indicator_info** inputs;
  const parameter** parameters;
  atom* atoms;
  number_step* steps;
  instruction* code;
  rule_row* rules;
  conclusion* conclusions;  ///< these are not added to
  citation* citations;
  allowance* allowances;
  output_row* outputs;
};

struct question_program {
  owned_array<const indicator_info*> inputs;
  owned_array<const parameter*> parameters;
  owned_array<atom> atoms;
  owned_array<number_step> steps;
  owned_array<instruction> code;
  owned_array<rule_row> rules;
  owned_array<unsigned long long> bonds;
  program p;
  diagnostics found{};                 ///< what is wrong with the conditions
  int places[question_parts::most]{};  ///< of each part among the rules of the program, or -1

  constexpr question_program(const program& given, const question_parts& parts)
      : question_program(given, parts, more_nodes(parts)) {}

private:
  constexpr question_program(const program& given, const question_parts& parts, int more)
      : inputs(more > 0 ? given.count.inputs + more : 0),
        parameters(more > 0 ? given.count.parameters + more : 0),
        atoms(more > 0 ? given.count.atoms + more : 0),
        steps(more > 0 ? given.count.steps + more : 0),
        code(more > 0 ? given.count.code + more : 0),
        rules(more > 0 ? given.count.rules + parts.count : 0),
        bonds(more > 0 && given.count.assumptions > 0 ? given.count.inputs + more : 0),
        p(given) {
    int next = given.count.rules;
    for (int i = 0; i < parts.count; ++i)
      places[i] = parts.items[i].is_condition() ? next++ : place_of(given, parts.items[i]);
    if (more > 0) extend(given, parts);
  }
  static constexpr int more_nodes(const question_parts& parts) noexcept {
    int n = 0;
    for (int i = 0; i < parts.count; ++i)
      n += parts.items[i].is_condition() ? parts.items[i].nodes() : 0;
    return n;
  }
  constexpr int place_of(const program& given, const question_part& part) {
    if (part.what == question_part::form::rule) return part.rule;
    const int at = given.rule(part.name);
    if (at < 0)
      found.add({defect::unknown_name, -1, -1,
                 phrase{} << "the set has no rule called " << spelled{part.name}});
    return at;
  }

  constexpr void extend(const program& given, const question_parts& parts) {
    inputs.copy(given.inputs, given.count.inputs);
    parameters.copy(given.parameters, given.count.parameters);
    atoms.copy(given.atoms, given.count.atoms);
    steps.copy(given.steps, given.count.steps);
    code.copy(given.code, given.count.code);
    rules.copy(given.rules, given.count.rules);
    question_arrays out{given.count, inputs.items, parameters.items, atoms.items,
                        steps.items, code.items,   rules.items,      nullptr,
                        nullptr,     nullptr,      nullptr};
    named_outcomes read;
    for (int i = 0; i < parts.count; ++i) read.take(parts.items[i]);
    if (!read.fits)
      found.add({defect::undecided, -1, -1,
                 phrase{} << "a condition reads the outcomes of more than " << named_outcomes::most
                          << " rules: name some with derived"});
    pack(given, parts, read, out);
    p.count = out.used;
    p.inputs = inputs.items;
    p.parameters = parameters.items;
    p.atoms = atoms.items;
    p.steps = steps.items;
    p.code = code.items;
    p.rules = rules.items;
    if (p.count.assumptions == 0) return;
    find_bonds(p, bonds.items);
    p.bonds = bonds.items;
  }

  constexpr void pack(const program& given, const question_parts& parts, const named_outcomes& read,
                      question_arrays& out) {
    const int n = parts.conditions();
    owned_array<rule_data> data(n + read.count);
    fill(given, parts, read, data.items);
    const unsigned input_slots = table_size(given.count.inputs + more_nodes(parts));
    const unsigned atom_slots = table_size(more_nodes(parts) + given.count.atoms);
    const unsigned name_slots = table_size(n + read.count);
    const owned_array<int> input_table(static_cast<int>(input_slots));
    const owned_array<int> atom_table(static_cast<int>(atom_slots));
    const owned_array<int> name_table(static_cast<int>(name_slots));
    packer<question_arrays> packs{out,
                                  data.items,
                                  n + read.count,
                                  found,
                                  {input_table.items, input_slots - 1},
                                  {atom_table.items, atom_slots - 1},
                                  {name_table.items, name_slots - 1},
                                  given.count.rules};
    enter_packed(packs, given);
    packs.pack_names();
    for (int i = 0; i < n; ++i) packs.pack_rule(i);
    place_outcomes(given, read, out, n);
  }
  constexpr void fill(const program& given, const question_parts& parts, const named_outcomes& read,
                      rule_data* data) {
    int next = 0;
    for (int i = 0; i < parts.count; ++i) {
      const question_part& part = parts.items[i];
      if (!part.is_condition()) continue;
      rule_data& own = data[next++];
      own.id = next == 1   ? "the condition"
               : next == 2 ? "the second condition"
                           : "the third condition";
      own.is_derived = true;
      if (part.what == question_part::form::condition) {
        own.when_.append(*part.condition);
      } else {
        node n = make_node(op::one_of, *part.flag);
        n.set = 2;
        n.name = "";
        own.when_.push(n);
      }
      own.when_ = answer_questions(own.when_, [&](const item_question& q) -> const indicator_info& {
        return asked(given, q);
      });
    }
    for (int i = 0; i < read.count; ++i) data[next++].id = read.items[i];
  }
  // Of lists a question asks what the rules ask: then the proofs know what the answers have to do with each other.
  constexpr const indicator_info& asked(const program& given, const item_question& q) {
    if (const indicator_info* const own = find_asked(given, q); !is_null(own)) return *own;
    found.add({defect::unknown_name, -1, -1,
               phrase{} << "the condition asks of " << q.list->id
                        << " what no rule of the set asks: make it a derived fact of the set"});
    return q.how == fold::any ? unasked_flag : unasked_number;
  }
  // What the rules read is found again; plain comparisons that they make too may stand twice.
  static constexpr void enter_packed(packer<question_arrays>& packs, const program& given) {
    for (int i = 0; i < given.count.inputs; ++i)
      packs.inputs.find(given.inputs[i]->hash, [](int) { return false; }) = i + 1;
    for (int i = 0; i < given.count.atoms; ++i)
      if (given.atoms[i].what == atom::form::computed)
        remember_line(packs.out.steps, given.atoms[i], i, packs.find_slot());
  }
  // The packer took outcomes for those of the stubs.
  constexpr void place_outcomes(const program& given, const named_outcomes& read,
                                const question_arrays& out, int conditions) {
    const int first = given.count.rules + conditions;
    int at[named_outcomes::most]{};
    for (int i = 0; i < read.count; ++i) {
      at[i] = find_outcome(given, read.items[i]);
      if (at[i] < 0)
        found.add({defect::unknown_name, -1, -1,
                   phrase{} << "a condition reads " << spelled{read.items[i]}
                            << ", which is not a rule or derived fact of this set"});
    }
    for (int i = given.count.code; i < out.used.code; ++i) {
      instruction& in = out.code[i];
      if (in.code != op::outcome || in.argument < given.count.rules) continue;
      if (in.argument >= first) in.argument = at[in.argument - first];
      else found.add({defect::cycle, -1, -1, phrase{} << "a condition reads itself"});
    }
  }
  static constexpr int find_outcome(const program& given, const char* id) {
    for (int r = 0; r < given.count.rules; ++r)
      if (given.rules[r].row <= 0 && same_text(given.rules[r].id, id)) return r;
    return -1;
  }
};

}  // namespace nqpf::detail
