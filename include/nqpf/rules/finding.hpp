// SPDX-License-Identifier: BSL-1.0
#pragma once

// Findings: rules that held of a record, with what they conclude, why, and where they come from. Text
// is made when it is asked for.

#include <nqpf/core/null.hpp>
#include <nqpf/core/text_stream.hpp>
#include <nqpf/rules/program/condition_part.hpp>
#include <nqpf/rules/program/items.hpp>
#include <nqpf/rules/program/outputs.hpp>
#include <nqpf/rules/program/precedence.hpp>
#include <nqpf/rules/program/run.hpp>
#include <nqpf/rules/program/write.hpp>

namespace nqpf::inline NQPF_ABI {

/// Everything known of one evaluated record: views of arrays that the evaluation's result owns.
struct evaluated {
  const nqpf::program* program = nullptr;
  const double* values = nullptr;            ///< per input
  const double* parameters = nullptr;        ///< per parameter
  const truth* outcomes = nullptr;           ///< per rule
  const detail::item_note* notes = nullptr;  ///< per input that asks the items of a list, if kept
};

namespace detail {

/// Calls `each(rule)` for the rules before one in an ordered group: they can keep it from counting.
template <class Each>
constexpr void for_each_earlier(const program& p, int r, Each&& each) {
  for (int g = 0; g < p.count.groups; ++g) {
    const group_row& group = p.groups[g];
    if (!group.is_in_order()) continue;
    int i = group.begin;
    while (i < group.end && p.members[i] != r) ++i;
    for (int k = group.begin; i < group.end && k < i; ++k) each(static_cast<int>(p.members[k]));
  }
}

/// Whether a rule before this one in an ordered group can keep it from counting: then its condition may hold where the
/// rule does not.
constexpr bool has_earlier(const program& p, int r) {
  bool some = false;
  for_each_earlier(p, r, [&](int) { some = true; });
  return some;
}
/// How a sentence begins that says what a rule's condition is.
constexpr const char* condition_of(const program& p, int r) {
  return has_earlier(p, r) ? "the condition of " : "";
}

/// The same of a rule that takes the record from others: whether it holds itself is open where one before it is.
constexpr const char* taking(const evaluated& e, int r) {
  return e.outcomes[r] == truth::yes ? "" : condition_of(*e.program, r);
}

/// What the conditions of rules say of a record, as rules that read them do: also where an ordered group keeps
/// a rule from counting. What was found last is kept: chains of rules in order would take time exponential in
/// their length.
class condition_truths {
public:
  constexpr explicit condition_truths(const evaluated& e) : e_(e) {}

  constexpr truth of_rule(int r) {
    memory& k = kept_[r % kept_count];
    if (k.rule == r) return k.is;
    const rule_row& row = e_.program->rules[r];
    const truth t =
        has_earlier(*e_.program, r) && row.end > row.begin ? at(row.end - 1) : e_.outcomes[r];
    k = {r, t};
    return t;
  }
  /// Of the part of a condition that ends at a place of the program's code.
  constexpr truth at(int place) { return fold_condition(*e_.program, place, *this); }
  constexpr truth leaf(const instruction& in) {
    if (in.code == op::outcome) return of_rule(in.argument);
    const program& p = *e_.program;
    return evaluate_atom(p, p.atoms[in.argument], e_.values, e_.parameters);
  }
  static constexpr truth both(truth a, truth b) noexcept { return a & b; }
  static constexpr truth either(truth a, truth b) noexcept { return a | b; }
  static constexpr truth opposite(truth a) noexcept { return !a; }
  /// The rule that takes the record before this one, in an ordered group, or -1.
  constexpr int taken_by(int r) {
    int found = -1;
    for_each_earlier(*e_.program, r, [&](int before) {
      if (found < 0 && of_rule(before) == truth::yes) found = before;
    });
    return found;
  }

private:
  struct memory {
    int rule = -1;
    truth is = truth::unknown;
  };
  static constexpr int kept_count = 16;

  const evaluated& e_;
  memory kept_[kept_count]{};
};

/// The item that an answer of a list rests on; null where none does alone.
constexpr const item_note* note_of(const evaluated& e, int input) noexcept {
  const program& p = *e.program;
  if (detail::is_null(e.notes) || detail::is_null(p.inputs[input]->items)) return nullptr;
  const item_note* note = e.notes;
  for (int f = 0; f < input; ++f) note += !detail::is_null(p.inputs[f]->items) ? 1 : 0;
  return note->item < 0 ? nullptr : note;
}
/// Writes what an item is called: `income 2`.
template <class Text>
constexpr void write_item_name(Text& t, const indicator_info& input, const item_note& note) {
  const indicator_info& list = *input.items->list;
  t << (list.title[0] != '\0' ? list.title : list.id) << " " << note.item + 1;
}
// Whether a question of a list reads an indicator of its items.
constexpr bool asks_of_item(const list_term& asked, int input) {
  const auto reads = [&](const atom& a) { return reads_input(*asked.of, a, input); };
  return (asked.condition >= 0 && some_atom_below(*asked.of, asked.condition, reads)) ||
         (asked.number >= 0 && some_atom_below(*asked.of, asked.number, reads));
}
/// Writes what an item lacks that leaves an answer open: `income 3 lacks months`.
template <class Text>
constexpr void write_open_item(Text& t, const indicator_info& input, const item_note& note) {
  write_item_name(t, input, note);
  const program& items = *input.items->of;
  bool first = true;
  for (int f = 0; f < items.count.inputs; ++f) {
    if (!is_missing(note.values[f]) || !asks_of_item(*input.items, f)) continue;
    t << (first ? " lacks " : ", ") << shown_name(*items.inputs[f]);
    first = false;
  }
}

/// Numbers and texts that a row or a default puts out, as one writes them.
template <class Text>
constexpr void write_outputs(Text& t, const evaluated& e, const output_row* all, int n,
                             bool& first) {
  for (int i = 0; i < n; ++i) {
    t << (first ? "" : ", ");
    first = false;
    if (all[i].id[0] != '\0') t << all[i].id << " ";
    if (all[i].what == row_output::form::text) {
      t << all[i].words;
      continue;
    }
    const double number = number_of(*e.program, all[i], e.values, e.parameters);
    if (is_missing(number)) t << "missing";
    else if (all[i].what == row_output::form::computed)
      write_time(t, measure(*e.program, all[i].begin, all[i].end), number);
    else t << number;
  }
}

// Whether a record or a setting has a say in a computed number; of what constants make nothing was measured.
constexpr bool is_measured(const program& p, int begin, int end) noexcept {
  for (int i = begin; i < end; ++i)
    if (p.steps[i].code == op::indicator || p.steps[i].code == op::parameter) return true;
  return false;
}
// Writes what the two numbers of a computed comparison are, constants aside.
template <class Text>
constexpr void write_both(Text& t, const evaluated& e, const atom& a) {
  const program& p = *e.program;
  const char* before = " (is ";
  const measured_sides sides = measure_sides(p, a);
  const auto write = [&](int begin, int end, const measure_of_time& m) {
    if (!is_measured(p, begin, end)) return;
    const double number = compute(p, begin, end, e.values, e.parameters);
    const number_step& first = p.steps[begin];
    if (end - begin == 1 && first.code == op::indicator && is_null(m.shown_by)) {
      write_amount(t << before, *p.inputs[first.index], number);
    } else {
      write_time(t << before, m, number);
      const bool has_unit = !is_missing(number) && is_null(m.shown_by);
      const char* unit = has_unit ? computed_unit(p, begin, end) : "";
      t << (unit[0] == '\0' ? "" : " ") << unit;
    }
    before = " and ";
  };
  write(a.begin, a.middle, sides.left);
  write(a.middle, a.end, sides.right);
  t << (before[1] == '(' ? "" : ")");
}

// Writes the inputs that make a condition what it is: all operands where all are needed, else the
// first that suffices.
template <class Text>
struct reason_writer {
  Text& t;
  const evaluated& e;
  condition_truths truths{e};
  bool first = true;

  // Whether only one value makes a comparison with a set what it is.
  constexpr bool says_which(const atom& a, truth wanted) const noexcept {
    const int n = e.program->inputs[a.input]->value_count();
    int fitting = 0;
    for (int i = 0; i < n; ++i) fitting += ((a.set >> i) & 1U) == (wanted == truth::yes) ? 1 : 0;
    // One that the host's list leaves out is among those that are not in a set.
    return fitting == 1 && e.program->inputs[a.input]->admits(e.values[a.input]);
  }
  constexpr void separate() {
    if (!first) t << " and ";
    first = false;
  }

  // The item that decides, with why its condition is what it is; else the answer of the list.
  constexpr void write_of_items(const atom& a, truth wanted) {
    const indicator_info& info = *e.program->inputs[a.input];
    const item_note* note = note_of(e, a.input);
    if (info.items->how == fold::any && e.values[a.input] == 1 && !detail::is_null(note)) {
      write_item_name(t, info, *note);
      t << ": ";
      return write_item(t, e, info, *note, info.items->is_negated ? truth::no : truth::yes);
    }
    write_atom(t, *e.program, a, wanted == truth::no);
    if (info.items->how == fold::any) return;
    write_setting_of(a);
    write_amount(t << " (is ", info, e.values[a.input]);
    if (!detail::is_null(note)) write_item_name(t << ", ", info, *note);
    t << ")";
  }
  static constexpr void write_item(Text& t, const evaluated& e, const indicator_info& info,
                                   const item_note& note, truth wanted);

  constexpr void write(int at, truth wanted) {
    const program& p = *e.program;
    const condition_part part = part_at(p, at, wanted == truth::yes);
    const truth is = truth_of(part.holds);
    if (part.what == condition_part::form::comparison)
      return write_comparison(p.atoms[part.index], is);
    if (part.what == condition_part::form::outcome) {
      separate();
      write_rule(t << condition_of(p, part.index), p.rules[part.index]);
      t << (part.holds ? " holds" : " does not hold");
      return;
    }
    const bool all = part.what == condition_part::form::all;
    const bool left = all || truths.at(part.left) == is;
    if (left) write(part.left, is);
    if (all || !left) write(part.right, is);
  }
  constexpr void write_comparison(const atom& a, truth wanted) {
    const program& p = *e.program;
    separate();
    if (a.input >= 0 && !detail::is_null(p.inputs[a.input]->items))
      return write_of_items(a, wanted);
    write_atom(t, p, a, wanted == truth::no);
    if (a.what == atom::form::compare) {
      write_setting_of(a);
      write_is(a);
    }
    if (a.what == atom::form::one_of && !says_which(a, wanted)) write_is(a);
    if (a.what == atom::form::computed) write_both(t, e, a);
  }
  // What the parameter is that the comparison is with.
  constexpr void write_setting_of(const atom& a) {
    if (a.what != atom::form::compare || a.parameter < 0) return;
    write_bound(t << " = ", *e.program, a, e.parameters[a.parameter]);
  }
  constexpr void write_is(const atom& a) {
    t << " (is ";
    const indicator_info& info = *e.program->inputs[a.input];
    const double value = e.values[a.input];
    if (!write_as_other(t, *e.program, a, info.shown_by, value)) write_amount(t, info, value);
    t << ")";
  }
};

// Why the condition of an item holds, or does not.
template <class Text>
constexpr void reason_writer<Text>::write_item(Text& t, const evaluated& e,
                                               const indicator_info& info, const item_note& note,
                                               truth wanted) {
  const program& items = *info.items->of;
  double parameters[most_item_parameters]{};
  set_item_parameters(*e.program, e.parameters, items, parameters);
  const evaluated item{&items, note.values, parameters, nullptr};
  reason_writer<Text>{t, item}.write(items.rules[info.items->condition].end - 1, wanted);
}

}  // namespace detail

/// A rule of an evaluated record.
struct finding {
  evaluated record{};
  int rule = -1;

  [[nodiscard]] constexpr const rule_row& row() const noexcept {
    return record.program->rules[rule];
  }
  [[nodiscard]] constexpr const char* id() const noexcept { return row().id; }
  [[nodiscard]] constexpr truth outcome() const noexcept { return record.outcomes[rule]; }
  [[nodiscard]] constexpr int conclusion_count() const noexcept { return row().conclusion_count; }
  [[nodiscard]] constexpr const nqpf::conclusion& conclusion(int i) const noexcept {
    return record.program->conclusions[row().conclusion + i];
  }
  [[nodiscard]] constexpr int citation_count() const noexcept { return row().citation_count; }
  [[nodiscard]] constexpr const nqpf::citation& citation(int i) const noexcept {
    return record.program->citations[row().citation + i];
  }
  /// Which of its conclusions this value is, or -1.
  template <detail::described Enum>
  [[nodiscard]] constexpr int place_of(Enum value) const noexcept {
    for (int i = 0; i < conclusion_count(); ++i) {
      const auto& c = conclusion(i);
      if (c.type->type == detail::description_of<Enum>.type &&
          c.type->items[c.position].value == static_cast<long long>(value))
        return i;
    }
    return -1;
  }
  /// Whether the rule concludes this value.
  template <detail::described Enum>
  [[nodiscard]] constexpr bool concludes(Enum value) const noexcept {
    return place_of(value) >= 0;
  }
  /// Whether the rule held, and, of a row of a table of the policies `first` and `priority`, no row before it did or
  /// is undecided.
  [[nodiscard]] constexpr bool counts() const noexcept { return counts(rule); }
  /// Whether a rule that counts concludes a value that overrules conclusion `i`, which then does not count.
  [[nodiscard]] constexpr bool overruled(int i) const noexcept { return overruled(conclusion(i)); }
  /// The same of what is concluded of the record elsewhere, as by the default of a table.
  [[nodiscard]] constexpr bool overruled(const nqpf::conclusion& own) const noexcept {
    if (own.type->resolve_count == 0) return false;
    const program& p = *record.program;
    for (int r = 0; r < p.count.rules; ++r)
      if (counts(r) && detail::overrules(p, r, own)) return true;
    return false;
  }
  /// Why the condition is what it is: the inputs that decide, with the values as they were.
  [[nodiscard]] constexpr text<600> why() const {
    text<600> t;
    if (row().end == row().begin || outcome() == truth::unknown) return t;
    if (row().asks_nothing) return t << "it has no condition";
    detail::reason_writer<text<600>> writer{t, record};
    const truth own = writer.truths.of_rule(rule);
    if (own == outcome()) writer.write(row().end - 1, own);
    else if (const int before = writer.truths.taken_by(rule); before >= 0)
      t << detail::taking(record, before) << record.program->rules[before].id << " before it holds";
    return t;
  }
  /// Conclusions, separated by commas; those of a rule that held and that do not count are marked.
  [[nodiscard]] constexpr text<300> conclusions() const {
    text<300> t;
    for (int i = 0; i < conclusion_count(); ++i)
      t << (i > 0 ? ", " : "") << conclusion(i).name()
        << (outcome() == truth::yes && overruled(i) ? " (overruled)" : "");
    return t;
  }
  /// The number that a row of a table puts out, with a name or without; missing where it puts out none, or where
  /// what computes it is missing.
  [[nodiscard]] constexpr double value(const char* id = "") const {
    if (id[0] == '\0' && row().has_value) return row().value;
    const detail::output_row* const o = output(id, false);
    return detail::is_null(o)
               ? missing
               : detail::number_of(*record.program, *o, record.values, record.parameters);
  }
  /// The text that a row of a table puts out; empty where it puts out none.
  [[nodiscard]] constexpr const char* words(const char* id = "") const {
    const detail::output_row* const o = output(id, true);
    return !detail::is_null(o) ? o->words : "";
  }
  [[nodiscard]] constexpr bool puts_out() const noexcept {
    return conclusion_count() > 0 || row().has_value || row().output_count > 0;
  }
  /// What the rule puts out: its conclusions, then the numbers and texts of a row of a table.
  [[nodiscard]] constexpr text<300> outputs() const {
    text<300> t = conclusions();
    bool first = conclusion_count() == 0;
    if (row().has_value) t << (first ? "" : ", ") << row().value;
    first = first && !row().has_value;
    detail::write_outputs(t, record, detail::outputs_of(*record.program, rule), row().output_count,
                          first);
    return t;
  }
  /// Citations: document and place, inferred ones marked.
  [[nodiscard]] constexpr text<300> sources() const {
    text<300> t;
    for (int i = 0; i < citation_count(); ++i) {
      const auto& c = citation(i);
      t << (i > 0 ? "; " : "") << c.document->id << " " << c.place
        << (c.status == status::inferred ? " (inferred)" : "");
    }
    return t;
  }
  /// Calls `each(indicator)` for every missing indicator that the rule reads, directly or by
  /// the outcomes it reads, or that an open rule before it in an ordered group reads.
  template <class F>
  constexpr void missing_indicators(F&& each) const {
    detail::condition_truths truths(record);
    for (int f = 0; f < record.program->count.inputs; ++f)
      if (misses(f, truths)) each(*record.program->inputs[f]);
  }
  /// Whether an input of the program is one of those.
  [[nodiscard]] constexpr bool misses(int input) const {
    detail::condition_truths truths(record);
    return misses(input, truths);
  }

  /// One line: rule, conclusions, reasons, source.
  [[nodiscard]] constexpr text<1200> line() const {
    text<1200> t;
    detail::write_rule(t, row());
    if (outcome() == truth::unknown) {
      bool first = true;
      detail::condition_truths truths(record);
      for (int f = 0; f < record.program->count.inputs; ++f) {
        if (!misses(f, truths)) continue;
        t << (first ? ": undecided, missing " : ", ");
        write_missing(t, f);
        first = false;
      }
      if (first) t << ": undecided, its arithmetic has no answer";
    } else {
      if (outcome() == truth::no) t << " does not hold";
      else if (puts_out()) t << ": " << outputs();
      t << ", because " << why();
    }
    if (citation_count() > 0) t << " [" << sources() << "]";
    if (row().valid.is_limited()) detail::write_period(t << ", ", row().valid);
    return t;
  }
  /// Prints the line on anything that takes C strings with `<<`.
  template <detail::text_stream Stream>
  friend Stream& operator<<(Stream& out, const finding& f) {
    out << f.line().c_str();
    return out;
  }

private:
  // A missing indicator; of a list what its first open item lacks.
  constexpr void write_missing(text<1200>& t, int input) const {
    const indicator_info& info = *record.program->inputs[input];
    const detail::item_note* note = detail::note_of(record, input);
    t << (!detail::is_null(info.items) ? info.title : info.id);
    if (detail::is_null(note)) return;
    detail::write_open_item(t << " (", info, *note);
    t << ")";
  }
  constexpr const detail::output_row* output(const char* id, bool text) const {
    return detail::find_output(detail::outputs_of(*record.program, rule), row().output_count, id,
                               text);
  }
  constexpr bool counts(int r) const noexcept {
    if (record.outcomes[r] != truth::yes) return false;
    const program& p = *record.program;
    if (p.rules[r].row <= 0) return true;  // what comes before a rule is in its outcome
    bool first = true;
    detail::for_each_before(
        p, r, [&](int other) { first = first && record.outcomes[other] == truth::no; });
    return first;
  }
  constexpr bool misses(int input, detail::condition_truths& truths) const {
    if (!is_missing(record.values[input])) return false;
    bool asked = reads(rule, input);
    detail::for_each_earlier(*record.program, rule, [&](int before) {
      asked = asked || (reads(before, input) && truths.of_rule(before) == truth::unknown);
    });
    return asked;
  }
  constexpr bool reads(int r, int input) const {
    const program& p = *record.program;
    return detail::some_atom_below(
        p, r, [&](const detail::atom& a) { return detail::reads_input(p, a, input); });
  }
};

}  // namespace nqpf
