// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a decision table decides on one record, by its hit policy.

// First: compilers print the way to it before the reason why a set is refused.
#include <nqpf/core/refuse.hpp>
#include <nqpf/core/text_stream.hpp>
#include <nqpf/rules/require_proven.hpp>

#include <nqpf/core/config.hpp>
#include <nqpf/core/null.hpp>
#include <nqpf/rules/evaluate.hpp>
#include <nqpf/rules/language/table.hpp>
#include <nqpf/rules/program/precedence.hpp>

namespace nqpf::inline NQPF_ABI {

namespace replies {

/// The outcome of one table on one evaluated record. Missing data can leave it open: then `decided`
/// is unknown, and nothing is guessed.
struct decision_view {
  evaluated record{};
  int group = 0;

  [[nodiscard]] constexpr const detail::group_row& table() const noexcept {
    return record.program->groups[group];
  }
  [[nodiscard]] constexpr truth row_truth(int member) const noexcept {
    return record.outcomes[record.program->members[member]];
  }

  /// yes: some row holds and the policy takes it; no: no row holds, the default counts if there is
  /// one; unknown: missing data may change what counts.
  [[nodiscard]] constexpr truth decided() const noexcept {
    const detail::group_row& g = table();
    bool open = false;
    int best = -1;
    for (int i = g.begin; i < g.end; ++i) {
      const truth t = row_truth(i);
      if (t == truth::no) continue;
      if (t == truth::yes && (best < 0 || before(i, best))) best = i;
      if (t == truth::unknown) open = true;
    }
    if (!open) return detail::truth_of(best >= 0);
    if (detail::refuses_overlap(g.policy))  // where one holds, others say no more
      return best >= 0 && !g.may_overlap ? truth::yes : truth::unknown;
    if (best < 0 || (g.policy != hit::first && g.policy != hit::priority)) return truth::unknown;
    for (int i = g.begin; i < g.end; ++i)
      if (row_truth(i) == truth::unknown && before(i, best)) return truth::unknown;
    return truth::yes;
  }

  /// The row that counts under a policy of one answer, or -1; the first where rows that may overlap hold.
  [[nodiscard]] constexpr int row() const noexcept {
    if (decided() != truth::yes) return -1;
    const detail::group_row& g = table();
    int best = -1;
    for (int i = g.begin; i < g.end; ++i)
      if (row_truth(i) == truth::yes && (best < 0 || before(i, best))) best = i;
    return best < 0 ? -1 : record.program->members[best];
  }
  /// The row that counts under a policy of one answer, with its reasons; only where `decided` is yes.
  [[nodiscard]] constexpr finding answer() const {
    const int r = row();
    NQPF_ASSERT(r >= 0);
    return {record, r};
  }
  /// Calls `each(finding)` for the rows that count: the one answer where there is one, else all that hold, in the order
  /// of the policy. Of a unique or any table all that hold, if one of its rows allows that they overlap.
  template <class F>
  constexpr void for_each_hit(F&& each) const {
    const detail::group_row& g = table();
    const program& p = *record.program;
    if (one_row_counts()) {
      if (const int r = row(); r >= 0) each(finding{record, r});
      return;
    }
    if (g.policy != hit::output_order) {
      for (int i = g.begin; i < g.end; ++i)
        if (row_truth(i) == truth::yes) each(finding{record, p.members[i]});
      return;
    }
    int last = -1;
    for (bool more = true; more;) {
      int next = -1;
      for (int i = g.begin; i < g.end; ++i)
        if (row_truth(i) == truth::yes && (last < 0 || before(last, i)) &&
            (next < 0 || before(i, next)))
          next = i;
      more = next >= 0;
      if (more) each(finding{record, p.members[next]});
      last = next;
    }
  }
  /// How many rows hold, whether the policy takes them or not.
  [[nodiscard]] constexpr int count() const noexcept {
    int n = 0;
    for (int i = table().begin; i < table().end; ++i) n += row_truth(i) == truth::yes ? 1 : 0;
    return n;
  }
  /// Whether the table concludes this value, and nothing that is concluded beside overrules it.
  template <detail::described Enum>
  [[nodiscard]] constexpr bool concludes(Enum value) const noexcept {
    const truth t = decided();
    if (t == truth::no) return by_default(value);
    if (one_row_counts() && t != truth::yes) return false;
    bool found = false;
    for_each_hit([&](const finding& f) {
      const int i = f.place_of(value);
      found = found || (i >= 0 && !f.overruled(i));
    });
    return found;
  }
  /// The number that the table puts out: of the row that counts, or of a collect table the sum, least,
  /// greatest or number. Missing where the data leave it open. Where no row holds it is that of the default; where
  /// there is none, missing, or of a table that counts 0.
  [[nodiscard]] constexpr double value() const noexcept {
    const detail::group_row& g = table();
    const truth t = decided();
    if (t == truth::unknown) return missing;
    const bool counts_rows = g.policy == hit::collect && g.aggregate == aggregate::count;
    if (t == truth::no) {
      const double number = default_value("");
      return counts_rows && is_missing(number) ? 0 : number;
    }
    if (counts_rows) return count();
    if (single()) return finding{record, row()}.value();
    double result = missing;
    for (int i = g.begin; i < g.end; ++i) {
      if (row_truth(i) != truth::yes) continue;
      const double v = finding{record, record.program->members[i]}.value();
      if (is_missing(v)) return missing;
      if (is_missing(result)) result = v;
      else if (g.aggregate == aggregate::sum) result += v;
      else if (g.aggregate == aggregate::min) result = v < result ? v : result;
      else if (g.aggregate == aggregate::max) result = v > result ? v : result;
      else return missing;
    }
    return result;
  }

  /// The number of a name that a table of one answer puts out.
  [[nodiscard]] constexpr double value(const char* id) const noexcept {
    const truth t = decided();
    if (t == truth::unknown || (t == truth::yes && !single())) return missing;
    return t == truth::no ? default_value(id) : finding{record, row()}.value(id);
  }
  /// The text that a table of one answer puts out; empty where there is none, or the data leave it open.
  [[nodiscard]] constexpr const char* words(const char* id = "") const noexcept {
    const truth t = decided();
    if (t == truth::yes && single()) return finding{record, row()}.words(id);
    if (t != truth::no) return "";
    const detail::output_row* const o =
        detail::find_output(table().outputs, table().output_count, id, true);
    return !detail::is_null(o) ? o->words : "";
  }

  /// One line: what the table decides and why, or what is missing.
  [[nodiscard]] constexpr text<1200> line() const {
    const detail::group_row& g = table();
    const truth t = decided();
    if (t == truth::yes && single() && (one_row_counts() || count() == 1)) return answer().line();
    text<1200> out;
    out << g.id << ": ";
    if (t == truth::unknown) write_open(out);
    else write_outputs(out, t);
    if (t == truth::no) write_why_not(out << ", since no row holds");
    return out;
  }
  template <detail::text_stream Stream>
  friend Stream& operator<<(Stream& out, const decision_view& d) {
    out << d.line().c_str();
    return out;
  }

private:
  // The inputs of the rows whose values lie outside their domains: no proof speaks of those.
  constexpr void write_why_not(text<1200>& out) const {
    const program& p = *record.program;
    bool first = true;
    for (int f = 0; f < p.count.inputs; ++f) {
      if (is_missing(record.values[f]) || p.inputs[f]->allows(record.values[f]) || !is_read(f))
        continue;
      out << (first ? "; outside the domain: " : ", ") << p.inputs[f]->id;
      first = false;
    }
  }
  // Whether a row reads this input.
  [[nodiscard]] constexpr bool is_read(int input) const {
    const program& p = *record.program;
    bool found = false;
    for (int i = table().begin; i < table().end && !found; ++i)
      found = detail::some_atom_below(
          p, p.members[i], [&](const detail::atom& a) { return detail::reads_input(p, a, input); });
    return found;
  }
  // What is missing; where all is there, the rows of which the arithmetic is what leaves the table open.
  constexpr void write_open(text<1200>& out) const {
    bool first = true;
    for (int f = 0; f < record.program->count.inputs; ++f) {
      if (!is_missing(record.values[f]) || !left_open_by(f)) continue;
      out << (first ? "undecided, missing " : ", ") << record.program->inputs[f]->id;
      first = false;
    }
    if (!first) return;
    for (int i = table().begin; i < table().end; ++i) {
      if (row_truth(i) != truth::unknown) continue;
      out << (first ? "undecided, since the arithmetic of row " : ", row ")
          << static_cast<int>(record.program->rules[record.program->members[i]].row);
      first = false;
    }
    out << " has no answer";
  }
  // What the table puts out where it is decided: what each row that counts does, or one number of all, or the
  // default.
  constexpr void write_outputs(text<1200>& out, truth t) const {
    const detail::group_row& g = table();
    const bool is_one_number = g.policy == hit::collect && g.aggregate != aggregate::none;
    const bool by_default = t == truth::no && g.has_default;
    bool first = true;
    const auto put = [&](const auto& words, const char* between) {
      out << (first ? "" : between) << words;
      first = false;
    };
    for (int i = 0; by_default && i < g.default_count(); ++i) {
      put(g.default_at(i).name(), ", ");
      if (is_overruled(g.default_at(i))) out << " (overruled)";
    }
    if (t == truth::yes && !is_one_number)
      for_each_hit([&](const finding& f) { put(f.outputs(), "; "); });
    else if (const double number = value(); !is_missing(number)) put(number, ", ");
    else if (t == truth::yes) put("missing", "");  // rows hold, and what one computes is missing
    if (by_default) detail::write_outputs(out, record, g.outputs, g.output_count, first);
    if (first) out << "no answer";
  }
  // Whether a row that is undecided misses this input.
  [[nodiscard]] constexpr bool left_open_by(int input) const {
    bool found = false;
    for (int i = table().begin; i < table().end; ++i)
      if (row_truth(i) == truth::unknown)
        found = found || finding{record, record.program->members[i]}.misses(input);
    return found;
  }
  // Whether the number and texts are those of one row.
  [[nodiscard]] constexpr bool single() const noexcept { return table().policy <= hit::first; }
  // Whether one row alone says what the table concludes.
  [[nodiscard]] constexpr bool one_row_counts() const noexcept {
    return single() && !table().may_overlap;
  }
  [[nodiscard]] constexpr double default_value(const char* id) const noexcept {
    const detail::group_row& g = table();
    if (!g.has_default) return missing;
    if (id[0] == '\0') return g.otherwise_value;
    const detail::output_row* const o = detail::find_output(g.outputs, g.output_count, id, false);
    return detail::is_null(o) ? missing : o->number;
  }
  template <class Enum>
  [[nodiscard]] constexpr bool by_default(Enum value) const noexcept {
    const detail::group_row& g = table();
    for (int i = 0; i < g.default_count(); ++i) {
      const conclusion& c = g.default_at(i);
      if (c.type->type == detail::description_of<Enum>.type &&
          c.type->items[c.position].value == static_cast<long long>(value))
        return !is_overruled(c);
    }
    return false;
  }
  // Whether a rule beside the table, which counts, overrules what its default says.
  [[nodiscard]] constexpr bool is_overruled(const conclusion& own) const noexcept {
    return finding{record, 0}.overruled(own);
  }

  // Whether the row at one place counts before the one at another.
  [[nodiscard]] constexpr bool before(int a, int b) const noexcept {
    return detail::goes_before(*record.program, table(), a, b);
  }
};

}  // namespace replies

/// What a table declared in code says of one record; the members are those of `decision_view`.
template <const auto& Table>
struct decision {
  findings<Table> rows;

  [[nodiscard]] constexpr replies::decision_view view() const noexcept { return {rows.all(), 0}; }
  /// What a table decides that this one reads, by its name, or this one; the first of a name.
  [[nodiscard]] constexpr replies::decision_view table(const char* id) const noexcept {
    const program& p = *rows.all().program;
    for (int g = 0; g < p.count.groups; ++g)
      if (detail::same_text(p.groups[g].id, id)) return {rows.all(), g};
    return view();
  }
  [[nodiscard]] constexpr truth decided() const noexcept { return view().decided(); }
  [[nodiscard]] constexpr int count() const noexcept { return view().count(); }
  [[nodiscard]] constexpr double value() const noexcept { return view().value(); }
  [[nodiscard]] constexpr double value(const char* id) const noexcept { return view().value(id); }
  [[nodiscard]] constexpr const char* words(const char* id = "") const noexcept {
    return view().words(id);
  }
  template <detail::described Enum>
  [[nodiscard]] constexpr bool concludes(Enum value) const noexcept {
    static_assert(detail::may_conclude<Table, Enum>(),
                  "nqpf: no row or default of this table concludes a value of this type");
    return view().concludes(value);
  }
  [[nodiscard]] constexpr finding answer() const { return view().answer(); }
  template <class F>
  constexpr void for_each_hit(F&& each) const {
    view().for_each_hit(static_cast<F&&>(each));
  }
  [[nodiscard]] constexpr text<1200> line() const { return view().line(); }
  template <detail::text_stream Stream>
  friend Stream& operator<<(Stream& out, const decision& d) {
    return out << d.view();
  }
};

/// Decides one record by a proven table.
template <const auto& Table, class Record>
[[nodiscard]] constexpr decision<Table> decide(
    const Record& record, const settings<Table>& with = settings<Table>::defaults()) {
  static_assert(!detail::is_ready<detail::unwrapped<Table>()> ||
                    (detail::program_ref<Table>.count.groups > 0 &&
                     detail::program_ref<Table>.groups[0].is_table),
                "nqpf: decide asks for a table; a rule set is evaluated");
  return {evaluate<Table>(record, with)};
}

}  // namespace nqpf
