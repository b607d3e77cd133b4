// SPDX-License-Identifier: BSL-1.0
#pragma once

// Writes what the proof of a rule set claims as a file in SMT-LIB 2.6, so that an auditor can have it
// checked by a solver (Z3, cvc5) and need trust neither this library nor the compiler.

#include <nqpf/rules/evaluate.hpp>
#include <nqpf/rules/program/condition_part.hpp>
#include <nqpf/rules/program/precedence.hpp>
#include <nqpf/rules/proof/defaults.hpp>

#include <charconv>
#include <string>
#include <string_view>
#include <vector>

namespace nqpf::inline NQPF_ABI {
namespace detail {

/// Writes a program and its claims. Each indicator is a number and, where it may be missing, a flag that
/// says whether it is known; each rule is two flags, `holds` and `fails`: neither of them is undecided.
class smtlib_writer {
public:
  explicit smtlib_writer(const program& p) : p_(p) {}

  [[nodiscard]] std::string write() {
    heading();
    inputs();
    settings();
    assumptions();
    lists();
    for (int i = 0; i < p_.count.rules; ++i) rule(p_.order[i]);
    precedence();
    possible();
    conflicts();
    default_conflicts();
    implications();
    for (int g = 0; g < p_.count.groups; ++g) group(p_.groups[g]);
    return static_cast<std::string&&>(out_);
  }

private:
  void heading() {
    out_ +=
        "; The claims of a rule set that nqpf has proven. Run: z3 FILE\n"
        "; Each query says the answer that the claim needs, and the solver's answer stands below "
        "it.\n"
        "; Numbers are reals and integers here; a program computes in doubles, and rounds.\n"
        "; Claims with the answer unsat are made for every setting of the parameters, unless the "
        "set\n"
        "; allows a defect at some; those with the answer sat for the defaults.\n"
        "(set-logic ALL)\n";
  }

  // Names of the set within bars; a name with a sign that SMT-LIB cannot quote gets its place instead.
  [[nodiscard]] static std::string quoted(std::string_view id, std::string_view what, int place) {
    for (const char c : id)
      if (c == '|' || c == '\\' || static_cast<unsigned char>(c) < 0x20)
        return "|" + std::string(what) + " " + std::to_string(place) + "|";
    return "|" + std::string(what) + (what.empty() ? "" : " ") + std::string(id) + "|";
  }
  [[nodiscard]] std::string input(int i) const { return quoted(p_.inputs[i]->id, "", i); }
  [[nodiscard]] std::string known(int i) const {
    return p_.inputs[i]->may_be_missing ? quoted(p_.inputs[i]->id, "known", i) : "true";
  }
  [[nodiscard]] std::string parameter(int i) const {
    return quoted(p_.parameters[i]->id, "parameter", i);
  }
  [[nodiscard]] std::string title(int r) const {
    std::string id = p_.rules[r].id;
    if (p_.rules[r].row > 0) id += " row " + std::to_string(p_.rules[r].row);
    return id;
  }
  [[nodiscard]] std::string flag(int r, const char* which) const {
    return quoted(title(r), which, r);
  }
  // The outcome of a rule after the orders of groups that it stands in.
  [[nodiscard]] std::string holds(int r) const { return flag(r, "holds"); }
  // Whether a rule is a row that yields to others of its table.
  [[nodiscard]] bool is_ranked_row(int r) const { return p_.rules[r].row != 0 && yields(p_, r); }
  // That it holds, and is the row of its table that counts: this is what the proof speaks of.
  [[nodiscard]] std::string counts(int r) const {
    return is_ranked_row(r) ? flag(r, "counts") : holds(r);
  }
  // Whether a defect of a rule or default is accepted, or that it is left open: then nothing is claimed.
  [[nodiscard]] bool accepts(int who, defect code) const {
    return allows(p_, who, code) || allows(p_, who, defect::undecided);
  }
  // Whether some record is claimed to exist on which the rule counts.
  [[nodiscard]] bool must_count(int r) const {
    return !accepts(r, defect::never_holds) && !accepts(r, defect::shadowed);
  }
  // Whether what is claimed of some rules is claimed at the defaults alone.
  [[nodiscard]] bool at_defaults(int a, int b) const {
    return allows(p_, a, defect::parameter_setting) || allows(p_, b, defect::parameter_setting);
  }

  [[nodiscard]] static std::string number(double value) {
    const bool is_negative = value < 0;
    char text[400];
    const auto end = std::to_chars(text, text + sizeof text, is_negative ? -value : value,
                                   std::chars_format::fixed);
    std::string out(text, end.ptr);
    if (out.find('.') == std::string::npos) out += ".0";
    return is_negative ? "(- " + out + ")" : out;
  }
  [[nodiscard]] static std::string whole(double value) {
    std::string out = number(value);
    const std::size_t at = out.find(".0");
    if (at != std::string::npos) out.erase(at, 2);
    return out;
  }
  [[nodiscard]] bool is_whole(int i) const { return p_.inputs[i]->kind != kind::number; }

  void bound(const std::string& name, const interval& range) {
    if (range.low > -infinity)
      out_ += std::string("(assert (") + (range.low_open ? "< " : "<= ") + number(range.low) + " " +
              name + "))\n";
    if (range.high < infinity)
      out_ += std::string("(assert (") + (range.high_open ? "< " : "<= ") + name + " " +
              number(range.high) + "))\n";
  }

  void inputs() {
    out_ += "\n; Indicators and their domains.\n";
    for (int i = 0; i < p_.count.inputs; ++i) {
      const indicator_info& info = *p_.inputs[i];
      out_ += "(declare-const " + input(i) + (is_whole(i) ? " Int)\n" : " Real)\n");
      if (info.may_be_missing) out_ += "(declare-const " + known(i) + " Bool)\n";
      if (info.value_count() > 0)
        out_ += "(assert (and (<= 0 " + input(i) + ") (< " + input(i) + " " +
                std::to_string(info.value_count()) + ")))\n";
      else bound(is_whole(i) ? "(to_real " + input(i) + ")" : input(i), info.domain);
    }
  }

  void settings() {
    if (p_.count.parameters == 0) return;
    out_ += "\n; Parameters, their ranges and orders.\n";
    for (int i = 0; i < p_.count.parameters; ++i) {
      out_ += "(declare-const " + parameter(i) + " Real)\n";
      bound(parameter(i), p_.parameters[i]->range);
    }
    for (int i = 0; i < p_.count.orders; ++i)
      out_ +=
          "(assert (< " + parameter(p_.orders[i].low) + " " + parameter(p_.orders[i].high) + "))\n";
  }

  // A number and the condition under which it is known.
  struct term {
    std::string value;
    std::string known;
  };
  [[nodiscard]] std::string real(int i) const {
    return is_whole(i) ? "(to_real " + input(i) + ")" : input(i);
  }
  [[nodiscard]] static std::string both(const std::string& a, const std::string& b) {
    if (a == "true") return b;
    if (b == "true") return a;
    return "(and " + a + " " + b + ")";
  }

  [[nodiscard]] term operand(const number_step& s) const {
    if (s.code == op::constant) return {number(s.value), "true"};
    if (s.code == op::parameter) return {parameter(s.index), "true"};
    return {real(s.index), known(s.index)};
  }
  // A host's function: nothing is known of it but that equal arguments give equal results.
  [[nodiscard]] term applied(double (*f)(double), const term& argument) {
    std::size_t k = 0;
    while (k < functions_.size() && functions_[k] != f) ++k;
    const std::string name = "|function " + std::to_string(k) + "|";
    if (k == functions_.size()) {
      functions_.push_back(f);
      out_ += "(declare-fun " + name + " (Real) Real)\n(declare-fun |known function " +
              std::to_string(k) + "| (Real) Bool)\n";
    }
    return {"(" + name + " " + argument.value + ")",
            both(argument.known,
                 "(|known function " + std::to_string(k) + "| " + argument.value + ")")};
  }
  [[nodiscard]] static term joined(op code, const term& a, const term& b) {
    const char* sign = code == op::add        ? "+"
                       : code == op::subtract ? "-"
                       : code == op::multiply ? "*"
                                              : "/";
    term out{std::string("(") + sign + " " + a.value + " " + b.value + ")", both(a.known, b.known)};
    if (code == op::divide) out.known = both(out.known, "(not (= " + b.value + " 0.0))");
    return out;
  }
  [[nodiscard]] term computed(int begin, int end) {
    std::vector<term> stack;
    for (int i = begin; i < end; ++i) {
      const number_step& s = p_.steps[i];
      if (s.code == op::constant || s.code == op::parameter || s.code == op::indicator) {
        stack.push_back(operand(s));
      } else if (s.code == op::negate) {
        stack.back().value = "(- " + stack.back().value + ")";
      } else if (s.code == op::apply) {
        stack.back() = applied(s.function, stack.back());
      } else {
        const term b = stack.back();
        stack.pop_back();
        stack.back() = joined(s.code, stack.back(), b);
      }
    }
    return stack.back();
  }

  [[nodiscard]] static std::string related(comparison r, const std::string& a,
                                           const std::string& b) {
    static constexpr const char* signs[] = {"<", "<=", ">", ">=", "="};
    if (r == comparison::not_equal) return "(not (= " + a + " " + b + "))";
    return std::string("(") + signs[static_cast<int>(r)] + " " + a + " " + b + ")";
  }
  // A comparison that is known, as a condition, and the condition under which it is known.
  [[nodiscard]] term comparison(const atom& a) {
    if (a.what == atom::form::known) return {known(a.input), "true"};
    if (a.what == atom::form::computed) {
      const term left = computed(a.begin, a.middle);
      const term right = computed(a.middle, a.end);
      return {related(a.relation, left.value, right.value), both(left.known, right.known)};
    }
    if (a.what == atom::form::one_of) {
      std::string any;
      for (int i = 0; i < p_.inputs[a.input]->value_count(); ++i)
        if (((a.set >> i) & 1U) != 0)
          any += " (= " + input(a.input) + " " + std::to_string(i) + ")";
      return {any.empty() ? "false" : "(or" + any + ")", known(a.input)};
    }
    const std::string against = a.parameter < 0 ? number(a.value) : parameter(a.parameter);
    return {related(a.relation, real(a.input), against), known(a.input)};
  }

  // The two flags of a condition.
  struct sides {
    std::string holds;
    std::string fails;
  };
  [[nodiscard]] sides leaf(const instruction& in) {
    if (in.code == op::outcome)
      return {flag(in.argument, "condition"), flag(in.argument, "denied")};
    const term t = comparison(p_.atoms[in.argument]);
    return {both(t.known, t.value), both(t.known, "(not " + t.value + ")")};
  }
  // The condition whose code ends at a place.
  [[nodiscard]] sides condition(int end) {
    struct {
      smtlib_writer& out;
      sides leaf(const instruction& in) { return out.leaf(in); }
      static sides both(const sides& a, const sides& b) {
        return {"(and " + a.holds + " " + b.holds + ")", "(or " + a.fails + " " + b.fails + ")"};
      }
      static sides either(const sides& a, const sides& b) {
        return {"(or " + a.holds + " " + b.holds + ")", "(and " + a.fails + " " + b.fails + ")"};
      }
      static sides opposite(const sides& a) { return {a.fails, a.holds}; }
    } values{*this};
    return fold_condition(p_, end - 1, values);
  }
  // What is assumed holds of every record, or is undecided there.
  void assumptions() {
    if (p_.count.assumptions == 0) return;
    out_ += "\n; What is assumed of every record.\n";
    for (int a = 0; a < p_.count.assumptions; ++a) {
      const std::string fails = condition(p_.assumptions[a].end).fails;
      out_ += "(assert (not " + fails + "))\n";
    }
    query("some record keeps the assumptions", {}, true);
  }
  // An answer to a question of a list as a comparison takes it: where it holds, fails, or is open.
  struct answer {
    int input;
    literal where;
    std::string words;
  };
  // The parts of boxes that lie in a literal.
  [[nodiscard]] static std::vector<box> confined(const std::vector<box>& boxes,
                                                 const literal& where) {
    std::vector<box> made;
    for (const box& b : boxes)
      for (int i = 0; i < where.count; ++i)
        if (box c = b; c.confine(where.parts[i])) made.push_back(c);
    return made;
  }
  // Whether no list gives some answers, whatever parts of their literals they come from.
  [[nodiscard]] bool excluded(const std::vector<const answer*>& some) const {
    const space s{&p_};
    std::vector<box> boxes(1);
    for (const answer* a : some) {
      boxes = confined(boxes, a->where);
    }
    for (const box& b : boxes)
      if (!no_list_answers(s, b)) return false;
    return true;
  }
  void exclude(const std::vector<const answer*>& some) {
    out_ += "(assert (not (and";
    for (const answer* a : some) out_ += " " + a->words;
    out_ += ")))\n";
  }
  // What the proof knows of the answers of one list: those of two or three questions that no list gives together.
  void lists() {
    if (!relates_lists(p_)) return;
    const space s{&p_};
    std::vector<answer> all;
    for (int i = 0; i < p_.count.atoms && all.size() < 90; ++i) {
      const atom& a = p_.atoms[i];
      if (a.what == atom::form::computed || a.parameter >= 0 ||
          p_.inputs[a.input]->items == nullptr)
        continue;
      const term t = comparison(a);
      all.push_back({a.input, s.make_literal(a, true), both(t.known, t.value)});
      all.push_back({a.input, s.make_literal(a, false), both(t.known, "(not " + t.value + ")")});
      if (p_.inputs[a.input]->may_be_missing && a.what != atom::form::known) {
        literal gone{};
        gone.add(s.absent(a.input));
        all.push_back({a.input, gone, "(not " + known(a.input) + ")"});
      }
    }
    out_ += "\n; Answers that no list gives together.\n";
    for (std::size_t i = 0; i < all.size(); ++i)
      for (std::size_t k = 0; k < i; ++k) exclude_with(all, i, k);
  }
  void exclude_with(const std::vector<answer>& all, std::size_t i, std::size_t k) {
    const auto same = [&](std::size_t a, std::size_t b) {
      return asks_same_list(p_, all[a].input, all[b].input);
    };
    if (!same(i, k)) return;
    if (excluded({&all[i], &all[k]})) return exclude({&all[i], &all[k]});
    for (std::size_t m = 0; m < k; ++m)
      if (same(i, m) && same(k, m) && !excluded({&all[i], &all[m]}) &&
          !excluded({&all[k], &all[m]}) && excluded({&all[i], &all[k], &all[m]}))
        exclude({&all[i], &all[k], &all[m]});
  }
  void rule(int r) {
    const sides own = condition(p_.rules[r].end);
    out_ += "\n; " + safe(title(r)) + "\n(define-fun " + flag(r, "condition") + " () Bool " +
            own.holds + ")\n(define-fun " + flag(r, "denied") + " () Bool " + own.fails + ")\n";
  }
  [[nodiscard]] static std::string safe(std::string text) {
    for (char& c : text)
      if (static_cast<unsigned char>(c) < 0x20 || c == '"') c = '_';
    return text;
  }

  void define(const std::string& name, const std::string& words) {
    out_ += "(define-fun " + name + " () Bool " + words + ")\n";
  }
  // A row of a table keeps its truth beside the rows before it, but counts only where these are known to fail.
  void precedence() {
    out_ += "\n; What holds after the declared orders.\n";
    for (int r = 0; r < p_.count.rules; ++r) {
      std::string alone = flag(r, "condition");
      for_each_before(p_, r, [&](int other) { alone = both(alone, flag(other, "denied")); });
      define(holds(r), is_ranked_row(r) ? flag(r, "condition") : alone);
      if (is_ranked_row(r)) define(counts(r), alone);
    }
  }

  // A claim that some record exists is made at the defaults of the parameters.
  void query(const std::string& claim, const std::vector<std::string>& asserted, bool satisfiable,
             bool at_defaults = false) {
    out_ += "\n(push)\n";
    if (satisfiable || at_defaults) {
      for (int i = 0; i < p_.count.parameters; ++i)
        if (!is_missing(p_.parameters[i]->value))
          out_ += "(assert (= " + parameter(i) + " " + number(p_.parameters[i]->value) + "))\n";
    }
    for (const std::string& each : asserted) out_ += "(assert " + each + ")\n";
    out_ += "(echo \"" + safe(claim) + ": " + (satisfiable ? "sat" : "unsat") +
            "\")\n(check-sat)\n(pop)\n";
  }

  void possible() {
    for (int r = 0; r < p_.count.rules; ++r)
      if (!accepts(r, defect::never_holds))
        query(title(r) + " can hold", {flag(r, "condition")}, true);
  }

  [[nodiscard]] std::string title_of(int who) const {
    return is_default(who) ? std::string("the default of ") + table_of(p_, who).id : title(who);
  }
  void claim_no_conflict(int a, int b, const std::vector<std::string>& both) {
    if (accepts(a, defect::conflict) || accepts(b, defect::conflict)) return;
    query(a == b ? title_of(a) + " does not conflict with itself"
                 : title_of(a) + " and " + title_of(b) + " do not conflict",
          both, false, at_defaults(a, b));
  }
  // What two rows of a table conclude is the hit policy's to say; what one concludes is not.
  void conflicts() {
    for (int a = 0; a < p_.count.rules; ++a)
      for (int b = a; b < p_.count.rules; ++b)
        if (say_opposed(p_, a, b) && (a == b || !in_one_table(p_, a, b)))
          claim_no_conflict(a, b, {counts(a), counts(b)});
  }
  // A default counts where all rows of its table are known to fail.
  void default_conflicts() {
    for_each_opposed_default(p_, [&](const default_pair& asked) {
      std::vector<std::string> both;
      const auto add = [&](int who) {
        if (!is_default(who)) return both.push_back(counts(who));
        const group_row& g = table_of(p_, who);
        for (int m = g.begin; m < g.end; ++m) both.push_back(flag(p_.members[m], "denied"));
      };
      add(asked.who);
      if (asked.other != asked.who) add(asked.other);
      claim_no_conflict(asked.who, asked.other, both);
    });
  }

  [[nodiscard]] bool same_conclusions(int a, int b) const {
    const rule_row& x = p_.rules[a];
    const rule_row& y = p_.rules[b];
    if (x.conclusion_count == 0 || x.conclusion_count != y.conclusion_count) return false;
    for (int i = 0; i < x.conclusion_count; ++i) {
      const conclusion& c = p_.conclusions[x.conclusion + i];
      const conclusion& d = p_.conclusions[y.conclusion + i];
      if (c.type->type != d.type->type || c.position != d.position) return false;
    }
    return true;
  }
  // Whether a rule that lies within another would be superfluous: not where it has a number of its own, or takes
  // records from others.
  [[nodiscard]] bool adds_conclusions_alone(int r) const {
    return !p_.rules[r].has_value && p_.rules[r].output_count == 0 && !goes_before_others(p_, r);
  }
  void implications() {
    for (int a = 0; a < p_.count.rules; ++a) {
      if (p_.rules[a].row > 0 || !must_count(a) || !adds_conclusions_alone(a) ||
          accepts(a, defect::subsumed))
        continue;
      for (int b = 0; b < p_.count.rules; ++b)
        if (a != b && p_.rules[b].row <= 0 && same_conclusions(a, b) && !in_one_table(p_, a, b) &&
            !accepts(b, defect::subsumed))
          query(title(a) + " is not contained in " + title(b),
                {counts(a), "(not " + counts(b) + ")"}, true);
    }
  }

  void group(const group_row& g) {
    if ((g.complete || g.complete_when_known) && !all_allow(p_, g, defect::gap) &&
        !all_allow(p_, g, defect::undecided))
      completeness(g);
    for (int i = g.begin; i < g.end; ++i) {
      const int a = p_.members[i];
      for (int k = i + 1; g.policy == hit::unique && k < g.end; ++k)
        if (const int b = p_.members[k];
            !accepts(a, defect::overlap) && !accepts(b, defect::overlap))
          query(title(a) + " and " + title(b) + " do not overlap", {counts(a), counts(b)}, false,
                at_defaults(a, b));
      if (has_precedence(g) && must_count(a)) query(title(a) + " is reached", {counts(a)}, true);
    }
  }
  // A row before which another is undecided answers nothing: no row counts where there is a gap.
  void completeness(const group_row& g) {
    std::vector<std::string> none;
    for (int i = g.begin; i < g.end; ++i) none.push_back("(not " + counts(p_.members[i]) + ")");
    for (int i = 0; !g.complete && i < p_.count.inputs; ++i)
      if (p_.inputs[i]->may_be_missing) none.push_back(known(i));
    query(std::string(g.id != nullptr ? g.id : "group") + " is complete" +
              (g.complete ? "" : " when all is known"),
          none, false, all_allow(p_, g, defect::parameter_setting));
  }

  const program& p_;
  std::string out_;
  std::vector<double (*)(double)> functions_;
};

}  // namespace detail

/// The claims of a program's proof in SMT-LIB 2.6: for each, the query, the answer that the claim needs, and
/// what it says, so that `z3 FILE` prints both beside each other. What the set assumes is asserted in all of them, and
/// that some record keeps it is a query too. Written are, with the answer `unsat` and for all settings of the parameters:
/// no rule, row or default conflicts with itself or another, no two rows of a unique table or members of an exclusive
/// group overlap, complete groups and tables leave no gap; with the answer `sat`, at the defaults: each rule can hold,
/// those of a group in order and the rows of a `first` or `priority` table are reached, no rule is contained in another
/// with the same conclusions. Of rules and rows that yield to others the claims are about the records on which they
/// count, where those before them are known to fail. Not written is monotonicity, nor what an allowance leaves open: a
/// rule that takes records from others may be contained in one, and where a rule allows a defect at some setting (18),
/// its claims are made at the defaults. Numbers are exact there and doubles here: a claim that hangs on rounding may
/// get the other answer. Quadratic in the rules of one conclusion type.
[[nodiscard]] inline std::string to_smtlib(const program& p) {
  return detail::smtlib_writer(p).write();
}

/// The same for a set declared in code, which must be proven.
template <const auto& Set>
[[nodiscard]] std::string to_smtlib() {
  require_proven<Set>();
  return to_smtlib(detail::program_ref<Set>);
}

}  // namespace nqpf
