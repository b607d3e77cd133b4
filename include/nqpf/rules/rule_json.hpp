// SPDX-License-Identifier: BSL-1.0
#pragma once

// Rule sets as JSON: read at run time into a book, written from any set. Conditions are texts in the notation
// of `rule_text.hpp`; `examples/guide/rules.schema.json` is the schema.
//
//   {"indicators": [{"id": "practice_share", "kind": "number", "domain": "[0, 1]"}],
//    "conclusions": [{"worst_to_best": true, "values": ["weak", "sound"]}],
//    "documents": [{"id": "policy"}],
//    "rules": [{"id": "thin_practice", "when": "practice_share < 0.25", "then": ["weak"],
//               "cite": [{"document": "policy", "place": "5.1"}]}]}

#include <nqpf/rules/file/defect_line.hpp>
#include <nqpf/rules/file/json_draft.hpp>
#include <nqpf/rules/program/bind.hpp>
#include <nqpf/write/json_writer.hpp>

namespace nqpf::inline NQPF_ABI {

/// Reads rules from JSON: all that is wrong with them, each with its line and column, or a book. Where the text
/// is not JSON, only the first error is reported, since the reader cannot know how the text goes on. Members that are not known are
/// errors. Takes time and memory in proportion to the text.
[[nodiscard]] inline rules_read read_rule_json(std::string_view text, const rule_words& words = {},
                                               const rule_file_limits& limits = {}) {
  using namespace detail::files;
  rules_read out = read_rules(text, words, limits, [&](draft& made, faults& wrong) {
    const std::vector<json_value> values = json_parser(text, made.pool, wrong).run();
    if (values.empty()) return false;
    json_drafter(text, values, made, wrong, limits.items).run();
    return true;
  });
  out.is_json = true;
  return out;
}

namespace detail::files {

class rule_json_writer {
public:
  rule_json_writer(const program& p, const rule_words& words, rules_written& out)
      : p_(p), spell_(p, words, out.problems), types_(p, words), sink_{out.text}, to_(sink_) {}

  void run() {
    spell_.refuse_parts();
    to_.begin_object();
    const std::vector<const source*> told = spell_.documents();
    list("documents", static_cast<int>(told.size()),
         [&](int i) { document(*told[static_cast<std::size_t>(i)]); });
    lists_and_indicators();
    list("parameters", p_.count.parameters, [&](int i) { parameter_of(*p_.parameters[i]); });
    list("orders", p_.count.orders, [&](int i) {
      pair(p_.parameters[p_.orders[i].low]->id, p_.parameters[p_.orders[i].high]->id);
    });
    const std::vector<const series_data*> series = spell_.series();
    list("series", static_cast<int>(series.size()),
         [&](int i) { series_of_file(*series[static_cast<std::size_t>(i)]); });
    list("conclusions", static_cast<int>(types_.types.size()),
         [&](int i) { type(static_cast<std::size_t>(i)); });
    date_ = spell_.as_of();
    if (date_ != nullptr) text("as_of", date_->id);
    list("assumptions", p_.count.assumptions, [&](int i) {
      to_.value(spell_.condition(p_.assumptions[i].begin, p_.assumptions[i].end));
    });
    parts();
    to_.end_object();
    to_.flush();
  }

private:
  // One table alone, rules with their groups, or all of them in their order.
  void parts() {
    bool some_tables = false;
    for (int g = 0; g < p_.count.groups; ++g) some_tables = some_tables || p_.groups[g].is_table;
    if (some_tables && p_.count.groups == 1 &&
        p_.groups[0].end - p_.groups[0].begin == p_.count.rules) {
      to_.key("table");
      return table(p_.groups[0]);
    }
    if (!some_tables) {
      list("rules", p_.count.rules, [&](int r) { rule_of(p_.rules[r], nullptr); });
      return list("groups", p_.count.groups, [&](int g) { group(p_.groups[g]); });
    }
    to_.key("rules").begin_array();
    for_each_part(
        p_, [&](int r) { rule_of(p_.rules[r], nullptr); },
        [&](int g) {
          to_.begin_object().key("group");
          group(p_.groups[g]);
          to_.end_object();
        },
        [&](int g) {
          to_.begin_object().key("table");
          table(p_.groups[g]);
          to_.end_object();
        });
    to_.end_array();
  }
  template <class Each>
  void list(const char* name, int n, Each&& each) {
    if (n == 0) return;
    to_.key(name).begin_array();
    for (int i = 0; i < n; ++i) each(i);
    to_.end_array();
  }
  void text(const char* key, std::string_view s) {
    if (!s.empty()) to_.member(key, spell_.checked(s));
  }
  void number(double v) {
    if (is_missing(v) || v == infinity || v == -infinity)
      spell_.problem("JSON cannot express a number that is infinite or missing");
    to_.value(v);
  }
  void pair(const char* a, const char* b) {
    to_.begin_array(true).value(spell_.checked(a)).value(spell_.checked(b)).end_array();
  }

  void document(const source& d) {
    to_.begin_object(true);
    text("id", d.id);
    text("title", d.title);
    text("authors", d.authors);
    text("year", d.year);
    to_.end_object();
  }
  void lists_and_indicators() {
    const part_list parts = spell_.parts();
    for (const bool lists : {true, false}) {
      std::vector<written_part> own;
      for (const written_part& x : parts)
        if (x.is_list == lists) own.push_back(x);
      list(lists ? "lists" : "indicators", static_cast<int>(own.size()), [&](int i) {
        const written_part& x = own[static_cast<std::size_t>(i)];
        if (lists) list_of_file(*x.info, x.of);
        else indicator_of(*x.info, x.of);
      });
    }
  }
  void list_of_file(const indicator_info& l, const char* of) {
    to_.begin_object(true);
    text("id", l.id);
    text("of", of);
    text("item", l.title);
    if (l.domain.low > 0) to_.key("at_least"), number(l.domain.low);
    if (l.domain.high < infinity) to_.key("at_most"), number(l.domain.high);
    if (!l.may_be_missing) to_.member("always_known", true);
    to_.end_object();
  }
  void indicator_of(const indicator_info& i, const char* of) {
    constexpr const char* betters[] = {"neutral", "higher", "lower", "target"};
    to_.begin_object(true);
    text("id", i.id);
    text("of", of);
    to_.member("kind", name_of_kind(i.kind, i.time));
    text("title", i.title);
    if (i.time == time_kind::date && i.kind != kind::integer)
      spell_.problem("a rule file cannot express a date with hours: " + std::string(i.id));
    if (i.time == time_kind::duration && i.kind == kind::number) to_.member("numbers", true);
    if (says_domain(i)) to_.member("domain", spell_.interval_text(i.time, i.unit_name, i.domain));
    if (i.better != better::neutral) to_.member("better", betters[static_cast<int>(i.better)]);
    if (i.better == better::target) to_.key("best"), number(i.best);
    if (i.is_single) to_.member("floats", true);
    if (!i.may_be_missing) to_.member("always_known", true);
    if (i.time == time_kind::none || !same_text(i.unit_name, "days")) text("unit", i.unit_name);
    if (i.kind == kind::enumeration || i.kind == kind::category) {
      to_.key("values").begin_array();
      const int n = i.value_count() - (i.has_other_texts ? 1 : 0);
      for (int k = 0; k < n; ++k) to_.value(spell_.checked(i.value_name(k)));
      to_.end_array();
      if (i.has_other_texts) to_.member("other", true);
    }
    to_.end_object();
  }
  void parameter_of(const parameter& p) {
    to_.begin_object(true);
    text("id", p.id);
    const bool is_time = p.time != time_kind::none;
    if (is_time) to_.member("of", p.time == time_kind::date ? "dates" : "durations");
    if (!is_missing(p.value) && !is_time) to_.key("default"), number(p.value);
    if (!is_missing(p.value) && is_time)
      to_.member("default", spell_.value(p.time, p.unit_name, p.value));
    if (says_range(p)) to_.member("range", spell_.interval_text(p.time, p.unit_name, p.range));
    if (p.illustrative) to_.member("illustrative", true);
    if (p.time == time_kind::none) text("unit", p.unit_name);
    to_.end_object();
  }
  void series_of_file(const series_data& s) {
    to_.begin_object(true);
    text("id", s.id);
    text("of", s.date->id);
    list("values", s.count, [&](int i) {
      const dated_value& v = s.items[i];
      to_.begin_object(true).member("since", spell_.value(time_kind::date, "", v.since));
      to_.key("value"), number(v.value);
      if (v.document != nullptr) {
        to_.key("cite");
        citation_of({v.document, v.place, status::stated});
      }
      to_.end_object();
    });
    to_.end_object();
  }
  void type(std::size_t at) {
    const enumeration_info& t = *types_.types[at];
    to_.begin_object(true);
    text("name", types_.names[at]);
    if (t.ordered) to_.member("worst_to_best", true);
    to_.key("values").begin_array();
    for (int i = 0; i < t.count; ++i) to_.value(spell_.checked(t.items[i].name));
    to_.end_array();
    list("conflicts", t.conflict_count, [&](int i) { pair_of(t, t.conflicting[i]); });
    list("overrules", t.resolve_count, [&](int i) { pair_of(t, t.resolving[i]); });
    to_.end_object();
  }
  void pair_of(const enumeration_info& t, const enumeration_info::pair& p) {
    pair(t.items[p.first].name, t.items[p.second].name);
  }

  void output(const conclusion& c) {
    if (!types_.is_unclear(c)) {
      to_.value(spell_.checked(c.name()));
      return;
    }
    to_.begin_object(true).member("type", types_.names[types_.place(c)]);
    to_.member("value", spell_.checked(c.name())).end_object();
  }
  void value(const output_row& o) {
    to_.begin_object(true);
    text("name", o.id);
    if (o.what == row_output::form::text) to_.member("text", spell_.checked(o.words));
    else if (o.what == row_output::form::number) to_.key("number"), number(o.number);
    else to_.member("computed", spell_.computed(o.begin, o.end));
    to_.end_object();
  }
  void period_of(const period& valid) {
    if (!valid.is_limited()) return;
    to_.key("valid").begin_object(true);
    if (valid.from > -infinity) to_.member("from", spell_.value(time_kind::date, "", valid.from));
    if (valid.until < infinity) to_.member("until", spell_.value(time_kind::date, "", valid.until));
    to_.end_object();
  }
  // A rule, or a row of a table.
  void rule_of(const rule_row& r, const char* table) {
    to_.begin_object();
    if (table == nullptr || !same_text(r.id, table)) text("id", r.id);
    if (r.is_derived) to_.member("fact", true);
    period valid;
    const int end = spell_.end_of_condition(r, date_, valid);
    if (end > r.begin && !spell_.omits_condition(r))
      to_.member("when", spell_.condition(r.begin, end));
    if (date_ != nullptr) period_of(valid);
    if (r.conclusion_count > 0 || r.has_value || r.output_count > 0) {
      to_.key("then").begin_array(true);
      for (int i = 0; i < r.conclusion_count; ++i) output(p_.conclusions[r.conclusion + i]);
      if (r.has_value) number(r.value);
      for (int i = 0; i < r.output_count; ++i) value(p_.outputs[r.output + i]);
      to_.end_array();
    }
    list("cite", r.citation_count, [&](int i) { citation_of(p_.citations[r.citation + i]); });
    list("allow", r.allowance_count, [&](int i) { allowance_of(p_.allowances[r.allowance + i]); });
    to_.end_object();
  }
  void citation_of(const citation& c) {
    to_.begin_object(true);
    text("document", c.document->id);
    text("place", c.place);
    if (c.status == status::inferred) to_.member("inferred", true);
    to_.end_object();
  }
  void allowance_of(const allowance& a) {
    to_.begin_object(true).member("defect", static_cast<int>(a.code));
    text("reason", a.reason);
    to_.end_object();
  }
  void claims(const group_row& g) {
    to_.key("claims").begin_array(true);
    if (says_policy(g)) to_.value(policy_text(g));
    if (g.complete) to_.value("complete");
    if (g.complete_when_known) to_.value("complete when known");
    to_.end_array();
  }
  void group(const group_row& g) {
    to_.begin_object(true);
    claims(g);
    list("rules", g.end - g.begin,
         [&](int i) { to_.value(spell_.checked(p_.rules[p_.members[g.begin + i]].id)); });
    to_.end_object();
  }
  void table(const group_row& g) {
    to_.begin_object();
    text("id", g.id);
    claims(g);
    list("rows", g.end - g.begin, [&](int i) { rule_of(p_.rules[p_.members[g.begin + i]], g.id); });
    if (g.has_default) {
      to_.key("otherwise").begin_array(true);
      for (int i = 0; i < g.default_count(); ++i) output(g.default_at(i));
      if (!is_missing(g.otherwise_value)) number(g.otherwise_value);
      for (int i = 0; i < g.output_count; ++i) value(g.outputs[i]);
      to_.end_array();
    }
    to_.end_object();
  }

  const program& p_;
  speller spell_;
  type_list types_;
  const indicator_info* date_ = nullptr;
  write::into_string sink_;
  write::json_writer<write::into_string> to_;
};

}  // namespace detail::files

/// Writes a program as JSON that reads back as the same rules.
[[nodiscard]] inline rules_written write_rule_json(const program& p, const rule_words& words = {}) {
  rules_written out;
  detail::files::rule_json_writer(p, words, out).run();
  return out;
}
/// The same for a set declared in code.
template <const auto& Set>
[[nodiscard]] rules_written write_rule_json(const rule_words& words = {}) {
  return write_rule_json(program_of<detail::unwrapped<Set>()>, words);
}

}  // namespace nqpf
