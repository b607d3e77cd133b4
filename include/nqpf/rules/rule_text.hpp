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

#include <nqpf/rules/file/defect_line.hpp>
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
    for (const written_part& x : spell_.parts())
      if (x.is_list) list_line(*x.info, x.of);
      else indicator_line(*x.info, x.of);
    for (int i = 0; i < p_.count.parameters; ++i) parameter_line(*p_.parameters[i]);
    for (int i = 0; i < p_.count.orders; ++i)
      out_ += "order " + spell_.name(p_.parameters[p_.orders[i].low]->id) + " < " +
              spell_.name(p_.parameters[p_.orders[i].high]->id) + "\n";
    for (const series_data* each : spell_.series()) series_lines(*each);
    for (std::size_t i = 0; i < types_.types.size(); ++i) type_lines(i);
    date_ = spell_.as_of();
    if (date_ != nullptr) out_ += "as of " + spell_.name(date_->id) + "\n";
    for (int i = 0; i < p_.count.assumptions; ++i)
      out_ += "given " + spell_.condition(p_.assumptions[i].begin, p_.assumptions[i].end) + "\n";
    for_each_part(
        p_, [&](int r) { rule_lines(p_.rules[r]); }, [&](int g) { group(p_.groups[g]); },
        [&](int g) { table(p_.groups[g]); });
  }

private:
  void documents() {
    for (const source* told : spell_.documents()) {
      const source& d = *told;
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

  // What both an indicator and a list begin with.
  void head(const char* word, const indicator_info& i, const char* of) {
    out_ += std::string(word) + " " + spell_.name(i.id);
    if (i.title[0] != '\0') out_ += " " + spell_.quoted(i.title);
    if (of[0] != '\0') out_ += " of " + spell_.name(of);
  }
  void list_line(const indicator_info& l, const char* of) {
    head("list", l, of);
    if (l.domain.low > 0) out_ += " at least " + number_text(l.domain.low);
    if (l.domain.high < infinity) out_ += " at most " + number_text(l.domain.high);
    out_ += l.may_be_missing ? "\n" : " always known\n";
  }
  void indicator_line(const indicator_info& i, const char* of) {
    head(name_of_kind(i.kind, i.time), i, of);
    time_words(i);
    if (says_domain(i)) out_ += " in " + spell_.interval_text(i.time, i.unit_name, i.domain);
    if (i.better == better::higher) out_ += " higher is better";
    if (i.better == better::lower) out_ += " lower is better";
    if (i.better == better::target) out_ += " best at " + number_text(i.best);
    if (i.is_single) out_ += " of floats";
    if (!i.may_be_missing) out_ += " always known";
    if (i.unit_name[0] != '\0' && i.time == time_kind::none)
      out_ += " unit " + spell_.name(i.unit_name);
    if (i.kind == kind::enumeration || i.kind == kind::category) {
      const int n = i.value_count() - (i.has_other_texts ? 1 : 0);
      for (int k = 0; k < n; ++k) out_ += (k == 0 ? ": " : ", ") + spell_.name(i.value_name(k));
      if (i.has_other_texts) out_ += " or other";
    }
    out_ += "\n";
  }
  void time_words(const indicator_info& i) {
    if (i.time == time_kind::date && i.kind != kind::integer)
      spell_.problem("a rule file cannot express a date with hours: " + std::string(i.id));
    if (i.time != time_kind::duration) return;
    if (i.kind == kind::number) out_ += " of numbers";
    if (!same_text(i.unit_name, "days")) out_ += " unit " + spell_.name(i.unit_name);
  }
  void parameter_line(const parameter& p) {
    out_ += "parameter " + spell_.name(p.id);
    if (p.time != time_kind::none && is_missing(p.value))
      out_ += p.time == time_kind::date ? " of dates" : " of durations";
    if (!is_missing(p.value)) out_ += " = " + spell_.value(p.time, p.unit_name, p.value);
    if (says_range(p)) out_ += " in " + spell_.interval_text(p.time, p.unit_name, p.range);
    if (p.illustrative) out_ += " illustrative";
    if (p.unit_name[0] != '\0' && p.time == time_kind::none)
      out_ += " unit " + spell_.name(p.unit_name);
    out_ += "\n";
  }
  void series_lines(const series_data& s) {
    out_ += "series " + spell_.name(s.id) + " of " + spell_.name(s.date->id) + "\n";
    for (const dated_value& v : s) {
      out_ += "  since " + spell_.value(time_kind::date, "", v.since) + ": " + number_text(v.value);
      if (v.document != nullptr)
        out_ += " cite " + spell_.name(v.document->id) + " " + bare_number(v.place);
      out_ += "\n";
    }
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
    if (r.has_value) out_ += before + number_text(r.value), before = ", ";
    for (int i = 0; i < r.output_count; ++i, before = ", ")
      out_ += before + value(p_.outputs[r.output + i]);
    if (r.conclusion_count > 0 || r.has_value || r.output_count > 0) out_ += "\n";
  }
  std::string value(const output_row& o) {
    const std::string id = o.id[0] != '\0' ? spell_.name(o.id) + " = " : std::string("= ");
    if (o.what == row_output::form::text) return id + spell_.quoted(o.words);
    if (o.what == row_output::form::number) return id + spell_.value(time_kind::none, "", o.number);
    return id + spell_.computed(o.begin, o.end);
  }
  void period_line(const period& valid) {
    if (!valid.is_limited()) return;
    out_ += "  valid";
    if (valid.from > -infinity) out_ += " from " + spell_.value(time_kind::date, "", valid.from);
    if (valid.until < infinity) out_ += " until " + spell_.value(time_kind::date, "", valid.until);
    out_ += "\n";
  }
  void clauses(const rule_row& r) {
    period valid;
    const int end = spell_.end_of_condition(r, date_, valid);
    if (end > r.begin && !spell_.omits_condition(r))
      out_ += "  when " + spell_.condition(r.begin, end) + "\n";
    if (date_ != nullptr) period_line(valid);
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
    if (says_policy(g)) words = policy_text(g);
    if (g.complete) words += words.empty() ? "complete" : ", complete";
    if (g.complete_when_known)
      words += words.empty() ? "complete when known" : ", complete when known";
    return words;
  }
  void group(const group_row& g) {
    const std::string words = claims(g);
    out_ += words.empty() ? "\ngroup" : "\ngroup " + words;
    for (int i = g.begin; i < g.end; ++i)
      out_ += (i == g.begin ? ": " : ", ") + spell_.name(p_.rules[p_.members[i]].id);
    out_ += "\n";
  }
  void table(const group_row& g) {
    out_ += "\ntable " + spell_.name(g.id) + ": " + claims(g) + "\n";
    for (int i = g.begin; i < g.end; ++i) {
      const rule_row& r = p_.rules[p_.members[i]];
      out_ += same_text(r.id, g.id) ? "row\n" : "row " + spell_.name(r.id) + "\n";
      clauses(r);
    }
    if (!g.has_default) return;
    const char* before = "otherwise ";
    const auto put = [&](const std::string& words) {
      out_ += before + words;
      before = ", ";
    };
    for (int i = 0; i < g.default_count(); ++i) put(output(g.default_at(i)));
    if (!is_missing(g.otherwise_value)) put(number_text(g.otherwise_value));
    for (int i = 0; i < g.output_count; ++i) put(value(g.outputs[i]));
    out_ += "\n";
  }

  const indicator_info* date_ = nullptr;
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
/// The same for a set declared in code.
template <const auto& Set>
[[nodiscard]] rules_written write_rule_text(const rule_words& words = {}) {
  return write_rule_text(program_of<detail::unwrapped<Set>()>, words);
}

}  // namespace nqpf
