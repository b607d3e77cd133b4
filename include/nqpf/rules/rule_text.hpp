// SPDX-License-Identifier: BSL-1.0
#pragma once

// Rule sets as text: read at run time into a book, written from any set. The notation is the one in which
// messages print conditions:
//
//   document policy "Quality policy of the senate" of 2025
//   number practice_share in [0, 1] higher is better
//   integer partners in [0, 999]
//   conclusions worst to best: weak, watch, sound
//
//   rule thin_practice
//     when practice_share < 0.25 && partners is known
//     then weak
//     cite policy 5.1

#include <nqpf/rules/file/spell.hpp>
#include <nqpf/rules/program/bind.hpp>

namespace nqpf::inline NQPF_ABI {

/// Reads rules from a text: all that is wrong with it, each with its line and column, or a book. Takes time and
/// memory in proportion to the text, and no recursion however deep it nests. The text may go when this returns.
[[nodiscard]] inline rules_read read_rule_text(std::string_view text, const rule_words& words = {},
                                               const rule_file_limits& limits = {}) {
  using namespace detail::files;
  return read_rules(text, words, limits, [&](draft& made, faults& wrong) {
    made.tokens = lexer(text, made.pool, wrong).run();
    text_parser(made, wrong, limits.items).run();
    return true;
  });
}

namespace detail::files {

class text_writer {
public:
  text_writer(const program& p, const rule_words& words, rules_written& out)
      : p_(p), spell_(p, words, out.problems), types_(p, words), out_(out.text) {}

  void run() {
    spell_.refuse_parts();
    documents();
    for (int i = 0; i < p_.count.facts; ++i) indicator_line(*p_.facts[i]);
    for (int i = 0; i < p_.count.parameters; ++i) parameter_line(*p_.parameters[i]);
    for (int i = 0; i < p_.count.orders; ++i)
      out_ += "order " + spell_.name(p_.parameters[p_.orders[i].low]->id) + " < " +
              spell_.name(p_.parameters[p_.orders[i].high]->id) + "\n";
    for (std::size_t i = 0; i < types_.types.size(); ++i) type_lines(i);
    const bool is_table = p_.count.groups > 0 && p_.groups[0].is_table;
    if (is_table) return table();
    for (int r = 0; r < p_.count.rules; ++r) rule_lines(p_.rules[r]);
    for (int g = 0; g < p_.count.groups; ++g) group(p_.groups[g]);
  }

private:
  void documents() {
    std::vector<const source*> told;
    for (int i = 0; i < p_.count.citations; ++i) {
      const source& d = *p_.citations[i].document;
      bool again = false;
      for (const source* other : told) again = again || same_text(other->id, d.id);
      if (again) continue;
      told.push_back(&d);
      out_ += "document " + spell_.name(d.id);
      if (d.title[0] != '\0') out_ += " " + spell_.quoted(d.title);
      if (d.authors[0] != '\0') out_ += " by " + spell_.quoted(d.authors);
      if (d.year[0] != '\0') out_ += " of " + bare_number(d.year);
      out_ += "\n";
    }
  }
  // Years and places of documents read back as they are where they are numbers.
  std::string bare_number(std::string_view s) {
    return !s.empty() && number_length(s) == s.size() ? std::string(s) : spell_.name(s);
  }

  void indicator_line(const indicator_info& i) {
    out_ += std::string(name_of_kind(i.kind)) + " " + spell_.name(i.id);
    if (i.title[0] != '\0') out_ += " " + spell_.quoted(i.title);
    const bool is_number = i.kind == kind::number || i.kind == kind::integer;
    if (is_number && !(i.domain == interval{})) out_ += " in " + spell(i.domain);
    if (i.better == better::higher) out_ += " higher is better";
    if (i.better == better::lower) out_ += " lower is better";
    if (i.better == better::target) out_ += " best at " + number_text(i.best);
    if (i.is_single) out_ += " of floats";
    if (!i.may_be_missing) out_ += " always known";
    if (i.unit_name[0] != '\0') out_ += " unit " + spell_.name(i.unit_name);
    if (i.kind == kind::enumeration || i.kind == kind::category) {
      const int n = i.value_count() - (i.has_other_texts ? 1 : 0);
      for (int k = 0; k < n; ++k) out_ += (k == 0 ? ": " : ", ") + spell_.name(i.value_name(k));
      if (i.has_other_texts) out_ += " or other";
    }
    out_ += "\n";
  }
  void parameter_line(const parameter& p) {
    out_ += "parameter " + spell_.name(p.id);
    if (!is_missing(p.value)) out_ += " = " + number_text(p.value);
    if (says_range(p)) out_ += " in " + spell(p.range);
    if (p.illustrative) out_ += " illustrative";
    out_ += "\n";
  }
  void type_lines(std::size_t at) {
    const enumeration_info& t = *types_.types[at];
    out_ += "conclusions";
    if (!types_.names[at].empty()) out_ += " " + spell_.name(types_.names[at]);
    if (t.ordered) out_ += " worst to best";
    for (int i = 0; i < t.count; ++i) out_ += (i == 0 ? ": " : ", ") + spell_.name(t.items[i].name);
    out_ += "\n";
    for (int i = 0; i < t.conflict_count; ++i) pair_line(t, t.conflicting[i], " conflicts with ");
    for (int i = 0; i < t.resolve_count; ++i) pair_line(t, t.resolving[i], " overrules ");
  }
  void pair_line(const enumeration_info& t, const enumeration_info::pair& p, const char* words) {
    out_ += "  " + spell_.name(t.items[p.first].name) + words +
            spell_.name(t.items[p.second].name) + "\n";
  }

  std::string output(const conclusion& c) {
    const std::string type =
        types_.is_unclear(c) ? spell_.name(types_.names[types_.place(c)]) + " is " : "";
    return type + spell_.name(c.name());
  }
  void outputs(const rule_row& r) {
    const char* before = "  then ";
    for (int i = 0; i < r.conclusion_count; ++i) {
      out_ += before + output(p_.conclusions[r.conclusion + i]);
      before = ", ";
    }
    if (r.has_value) out_ += before + number_text(r.value);
    if (r.conclusion_count > 0 || r.has_value) out_ += "\n";
  }
  void clauses(const rule_row& r) {
    if (r.end > r.begin && !r.asks_nothing) out_ += "  when " + spell_.condition(r) + "\n";
    outputs(r);
    for (int i = 0; i < r.citation_count; ++i) {
      const citation& c = p_.citations[r.citation + i];
      out_ += "  cite " + spell_.name(c.document->id) + " " + bare_number(c.place) +
              (c.status == status::inferred ? " inferred\n" : "\n");
    }
    for (int i = 0; i < r.allowance_count; ++i) {
      const allowance& a = p_.allowances[r.allowance + i];
      out_ += "  allow " + std::to_string(static_cast<int>(a.code)) + " " +
              spell_.quoted(a.reason) + "\n";
    }
  }
  void rule_lines(const rule_row& r) {
    out_ += std::string(r.is_derived ? "\nfact " : "\nrule ") + spell_.name(r.id) + "\n";
    clauses(r);
  }
  std::string claims(const group_row& g) {
    std::string words;
    if (g.is_table || g.policy != hit::rule_order) words = policy_text(g);
    if (g.complete) words += words.empty() ? "complete" : ", complete";
    if (g.complete_when_known)
      words += words.empty() ? "complete when known" : ", complete when known";
    return words;
  }
  void group(const group_row& g) {
    if (g.is_table) return spell_.problem("files have rules with their groups, or one table");
    const std::string words = claims(g);
    out_ += words.empty() ? "\ngroup" : "\ngroup " + words;
    for (int i = g.begin; i < g.end; ++i)
      out_ += (i == g.begin ? ": " : ", ") + spell_.name(p_.rules[p_.members[i]].id);
    out_ += "\n";
  }
  void table() {
    const group_row& g = p_.groups[0];
    if (p_.count.groups > 1 || g.end - g.begin != p_.count.rules)
      spell_.problem("files have rules with their groups, or one table");
    out_ += "\ntable " + spell_.name(g.id) + ": " + claims(g) + "\n";
    for (int r = 0; r < p_.count.rules; ++r) {
      out_ +=
          same_text(p_.rules[r].id, g.id) ? "row\n" : "row " + spell_.name(p_.rules[r].id) + "\n";
      clauses(p_.rules[r]);
    }
    if (!g.has_default) return;
    out_ += "otherwise";
    if (g.otherwise.type != nullptr) out_ += " " + output(g.otherwise);
    if (!is_missing(g.otherwise_value))
      out_ += (g.otherwise.type != nullptr ? ", " : " ") + number_text(g.otherwise_value);
    out_ += "\n";
  }

  const program& p_;
  speller spell_;
  type_list types_;
  std::string& out_;
};

}  // namespace detail::files

/// Writes a program as a text that reads back as the same rules. Of a program of which packing found a defect
/// (rules that read unknown names) nothing is promised.
[[nodiscard]] inline rules_written write_rule_text(const program& p, const rule_words& words = {}) {
  rules_written out;
  detail::files::text_writer(p, words, out).run();
  return out;
}
/// The same of a set declared in code.
template <const auto& Set>
[[nodiscard]] rules_written write_rule_text(const rule_words& words = {}) {
  return write_rule_text(program_of<detail::unwrapped<Set>()>, words);
}

}  // namespace nqpf
