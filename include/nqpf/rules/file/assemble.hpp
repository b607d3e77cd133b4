// SPDX-License-Identifier: BSL-1.0
#pragma once

// A book from a draft: names are looked up here, and conditions read. Everything that is wrong is told.

#include <nqpf/rules/file/declare.hpp>

namespace nqpf::inline NQPF_ABI::detail::files {

class assembler : declarations {
public:
  assembler(const draft& from, const rule_words& words, rules_read& out, faults& wrong)
      : declarations(from, words, out, wrong) {}

  void run() {
    for (const word& b : from_.broken) names_.broken.insert(b.text);
    declare();
    find_date();
    name_rules();
    for (const draft_part& p : from_.parts) {
      if (p.what == draft_part::form::rule) add_rule(from_.rules[p.place]);
      else if (p.what == draft_part::form::group) add_group(from_.groups[p.place]);
      else add_table(from_.tables[p.place]);
    }
    for (const draft_assumption& a : from_.assumptions) add_assumption(a);
  }

private:
  // Rules.

  void name_rules() {
    for (const draft_rule& r : from_.rules)
      if (!r.is_row && !r.id.empty() && is_new(names_.rules, r.id, "rules or facts"))
        names_.rules[keep(r.id.text)] = 0;
    for (const draft_table& t : from_.tables)
      if (is_new(names_.tables, t.id, "tables")) names_.tables[keep(t.id.text)] = &t;
  }
  // The date that the rules are evaluated as of.
  void find_date() {
    for (const word& d : from_.dates) {
      const auto found = names_.indicators.find(d.text);
      if (&d != &from_.dates.front())
        wrong_.add(d.at, "a file names one date that its rules are evaluated as of");
      else if (found == names_.indicators.end())
        wrong_.add(d.at, "unknown indicator " + text(d.text) +
                             hint(wrong_, d.text, names_of(names_.indicators)));
      else if (found->second->time != time_kind::date)
        wrong_.add(d.at, text(d.text) + " is not a date");
      else date_ = found->second;
    }
  }
  void add_assumption(const draft_assumption& a) {
    expression e;
    if (!condition_reader(from_.tokens, a.condition, names_, wrong_).run(e)) return;
    condition<unbound> c;
    c.append(e);
    if (const char* const fault = fault_of_assumption(c); fault != nullptr)
      return wrong_.add(a.at, joined({"the assumption", fault}));
    if (++assumptions_ > most_assumptions)
      return wrong_.add(a.at, "a file has at most 64 assumptions: join some with &&");
    book_.given(c);
  }
  void add_rule(const draft_rule& d) {
    if (d.id.empty()) return;  // that is told already
    rule_data r = made(d, keep(d.id.text));
    if (!d.has_condition && !d.is_broken)
      wrong_.add(d.id.at, "rule " + text(d.id.text) + " has no condition: write 'when'");
    if (d.is_derived && !d.outputs.empty())
      wrong_.add(d.id.at, "fact " + text(d.id.text) + " concludes something: only rules do");
    book_.add(r);
  }
  // A rule or a row from all that it says.
  rule_data made(const draft_rule& d, const char* id) {
    rule_data r;
    r.is_derived = d.is_derived;
    r.id = id;
    if (d.condition.begin < d.condition.end)
      condition_reader(from_.tokens, d.condition, names_, wrong_).run(r.when_);
    for (const draft_output& o : d.outputs) add_output(d, o, r);
    for (const draft_citation& c : d.citations) add_citation(c, r);
    for (const draft_allowance& a : d.allowances) add_allowance(a, r);
    r.valid = d.valid;
    if (!r.valid.is_limited()) return r;
    if (date_ != nullptr) r.evaluate_as_of(*date_);
    else if (from_.dates.empty())
      wrong_.add(d.id.at, "a period asks for a date: write a line, for example 'as of today'");
    return r;
  }
  bool has_capacity(std::size_t at, int count, int capacity, const char* what) {
    if (count < capacity) return true;
    wrong_.add(at, "a rule has room for " + std::to_string(capacity) + " " + what);
    return false;
  }
  void add_output(const draft_rule& d, const draft_output& o, rule_data& r) {
    if (o.what != draft_output::form::conclusion) return add_value(d, o, r);
    if (o.value.empty() && !o.is_number) return;
    if (o.is_number) {
      if (!d.is_row)
        return wrong_.add(d.id.at,
                          "rule " + text(d.id.text) + " puts out a number: only rows of tables do");
      if (r.has_value) return put_out(o, {row_output::form::number, "", o.number, "", 0, 0}, r);
      r.has_value = true;
      r.value = o.number;
      return;
    }
    conclusion c{};
    if (!find_conclusion(o, c)) return;
    if (has_capacity(o.value.at, r.conclusion_count, rule_data::conclusion_capacity, "conclusions"))
      r.conclusions[r.conclusion_count++] = c;
  }
  // A number, a text or what is computed, under a name or without one.
  void add_value(const draft_rule& d, const draft_output& o, rule_data& r) {
    if (!d.is_row)
      return wrong_.add(o.at, "rule " + text(d.id.text) +
                                  " puts out a value: only rows of tables do" +
                                  instead_of_value(o));
    row_output made{row_output::form::text, keep(o.id), missing, keep(o.words), 0, 0};
    expression e;
    if (o.what == draft_output::form::computed) {
      if (o.computed.begin == o.computed.end) return;  // that is told already
      const auto most = static_cast<std::size_t>(row_outputs::node_capacity - r.outputs.node_count);
      if (!condition_reader(from_.tokens, o.computed, names_, wrong_).run_number(most, e)) return;
      read_value(e, made);
    }
    if (made.what == row_output::form::computed) {
      made.begin = static_cast<short>(r.outputs.node_count);
      made.count = static_cast<short>(e.count);
      for (int i = 0; i < e.count; ++i) r.outputs.nodes[r.outputs.node_count++] = e.nodes[i];
    }
    put_out(o, made, r);
  }
  void put_out(const draft_output& o, const row_output& made, rule_data& r) {
    if (has_capacity(o.at, r.outputs.count, row_outputs::capacity, "values beside its conclusions"))
      r.outputs.items[r.outputs.count++] = made;
  }
  // `then verdict = weak` is meant as a conclusion.
  [[nodiscard]] std::string instead_of_value(const draft_output& o) const {
    const auto names = type_names();
    const bool is_type = std::find(names.begin(), names.end(), o.id) != names.end();
    return is_type ? joined({" (a conclusion is written '", o.id, " is ...')"}) : std::string();
  }
  // One number is no computation.
  static void read_value(const expression& e, row_output& out) {
    const bool is_number = e.count == 1 && e.nodes[0].code == op::constant;
    out.what = is_number ? row_output::form::number : row_output::form::computed;
    if (is_number) out.number = e.nodes[0].value;
    out.words = "";
  }
  // What a table says where no row holds.
  void add_default(const draft_output& o, group_data& g) {
    if (o.what == draft_output::form::conclusion && o.value.empty() && !o.is_number) return;
    g.has_default = true;
    if (o.what == draft_output::form::conclusion) {
      conclusion c{};
      if (o.is_number && is_missing(g.otherwise_value)) g.otherwise_value = o.number;
      else if (o.is_number) put_out(o, {row_output::form::number, "", o.number, "", 0, 0}, g);
      else if (!find_conclusion(o, c)) return;
      else if (g.otherwise.type == nullptr) g.otherwise = c;
      else if (has_capacity(o.at, g.more_count, group_data::more_capacity, "more conclusions"))
        g.more[g.more_count++] = c;
      return;
    }
    row_output made{row_output::form::text, keep(o.id), missing, keep(o.words), 0, 0};
    if (o.what == draft_output::form::computed) {
      if (o.computed.begin == o.computed.end) return;
      expression e;
      if (!condition_reader(from_.tokens, o.computed, names_, wrong_)
               .run_number(row_outputs::node_capacity, e))
        return;
      read_value(e, made);
      if (made.what == row_output::form::computed)
        return wrong_.add(o.at, "a default puts out numbers and texts, and computes nothing");
    }
    put_out(o, made, g);
  }
  void put_out(const draft_output& o, const row_output& made, group_data& g) {
    if (has_capacity(o.at, g.output_count, row_outputs::capacity, "values beside its conclusions"))
      g.outputs[g.output_count++] = made;
  }
  bool find_conclusion(const draft_output& o, conclusion& out) {
    int found = 0;
    const auto of_name = values_.find(o.value.text);
    if (of_name != values_.end())
      for (const typed_value& v : of_name->second) {
        if (!o.type.empty() && o.type.text != types_[v.type].name) continue;
        out = v.value;
        ++found;
      }
    if (found == 1) return true;
    if (wrong_.tell_of(o.value.at, o.value.at + 1) || from_.has_broken_type) return false;
    const auto names = type_names();
    if (found > 1)
      wrong_.add(o.value.at, joined({"several types have a conclusion ", o.value.text,
                                     ": write the name of the type, 'is' and the conclusion"}));
    else if (!o.type.empty() && std::find(names.begin(), names.end(), o.type.text) == names.end())
      wrong_.add(o.type.at, joined({"unknown type of conclusions ", o.type.text,
                                    hint(wrong_, o.type.text, names)}));
    else if (values_.size() > 1000)
      wrong_.add(o.value.at, joined({"unknown conclusion ", o.value.text}));
    else
      wrong_.add(o.value.at, joined({"unknown conclusion ", o.value.text,
                                     hint(wrong_, o.value.text, names_of(values_))}));
    return false;
  }
  [[nodiscard]] std::vector<std::string_view> type_names() const {
    std::vector<std::string_view> all;
    for (const named_type& t : types_) all.emplace_back(t.name);
    return all;
  }
  void add_citation(const draft_citation& c, rule_data& r) {
    if (c.document.empty()) return;
    const source* const document = find_document(c.document);
    if (document != nullptr &&
        has_capacity(c.document.at, r.citation_count, rule_data::citation_capacity, "citations"))
      r.citations[r.citation_count++] = {document, keep(c.place),
                                         c.is_inferred ? status::inferred : status::stated};
  }
  void add_allowance(const draft_allowance& a, rule_data& r) {
    const bool is_code = a.code >= 1 && a.code <= static_cast<int>(defect::bad_assumption) &&
                         static_cast<double>(static_cast<int>(a.code)) == a.code;
    if (!is_code) return wrong_.add(a.at, "defects have the codes 1 to 22");
    if (has_capacity(a.at, r.allowance_count, rule_data::allowance_capacity, "allowances"))
      r.allowances[r.allowance_count++] = {static_cast<defect>(static_cast<int>(a.code)),
                                           keep(a.reason)};
  }

  void check_policy(const draft_claims& c, std::size_t at) {
    if (c.has_two_policies) wrong_.add(at, "two of these claims say which rules count: keep one");
  }
  void add_group(const draft_group& d) {
    std::vector<std::string> names;
    bool all_known = true;
    check_policy(d.claims, d.at);
    for (const word& n : d.names) {
      if (n.empty()) continue;  // that is told already
      const bool is_known = names_.rules.find(n.text) != names_.rules.end();
      if (!is_known)
        wrong_.add(n.at,
                   "unknown rule " + text(n.text) + hint(wrong_, n.text, names_of(names_.rules)));
      all_known = all_known && is_known;
      names.push_back(text(n.text));
    }
    if (d.claims.aggregate != aggregate::none)
      wrong_.add(d.at, "only a table makes one number of its rows");
    else if (all_known)
      book_.add_group(names, d.claims.policy, d.claims.complete, d.claims.complete_when_known);
  }

  // Tables.

  void add_table(const draft_table& t) {
    const std::size_t before = wrong_.items.size();
    check_policy(t.claims, t.id.at);
    if (!t.claims.has_policy && !t.claims.is_broken && !t.is_broken)
      wrong_.add(t.id.at, joined({"table ", t.id.text,
                                  " does not say which rows count: unique, any, priority, first, "
                                  "rule order, output order or collect"}));
    group_data g{};
    g.id = keep(t.id.text);
    g.policy = t.claims.policy;
    g.aggregate = t.claims.aggregate;
    g.complete = t.claims.complete;
    g.complete_when_known = t.claims.complete_when_known;
    g.is_table = true;
    g.otherwise_value = missing;
    g.first = static_cast<int>(t.first);
    g.size = static_cast<int>(t.size);
    rows_.clear();
    for (std::size_t i = t.first; i < t.first + t.size; ++i) {
      const draft_rule& d = from_.rules[i];
      rows_.push_back(made(d, d.id.empty() ? g.id : keep(d.id.text)));
      rows_.back().row = static_cast<short>(rows_.size());
    }
    for (const draft_output& o : t.otherwise) add_default(o, g);
    if (!t.is_broken) check_rows(t);
    if (wrong_.items.size() > before) return;
    for (const rule_data& r : rows_) book_.add(r);
    book_.add_group(g);
  }
  // What the compiler refuses of tables in code.
  void check_rows(const draft_table& t) {
    const indicator_info* asked = nullptr;
    for (const rule_data& r : rows_)
      if (asked == nullptr) asked = first_input(r.when_);
    const bool is_ordered =
        t.claims.policy == hit::priority || t.claims.policy == hit::output_order;
    const bool computes =
        t.claims.aggregate != aggregate::none && t.claims.aggregate != aggregate::count;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      rule_data& r = rows_[i];
      if (is_ordered && !has_same_outputs(r, rows_.front()))
        wrong_.add(
            from_.rules[t.first + i].id.at,
            "this policy asks all rows for conclusions of the same types, one of them ordered");
      if (computes && !puts_out_number(r))
        wrong_.add(from_.rules[t.first + i].id.at,
                   "a table that computes asks every row for a number");
      if (r.when_.count == 0 && asked != nullptr && has_base_rows(t.claims.policy))
        ask_nothing(r, *asked);
    }
    if (rows_.empty()) wrong_.add(t.id.at, "table " + text(t.id.text) + " has no rows");
  }
  // The first that a condition reads of a record: an indicator, or a question of a list.
  const indicator_info* first_input(const expression& e) const {
    int first = -1;
    for (int i = e.count - 1; i >= 0; --i) {
      const node& n = e.nodes[i];
      if (has_indicator(n)) first = i;
      if (n.code == op::items) i -= condition_parts(n) + number_parts(n);
    }
    if (first < 0) return nullptr;
    const node& n = e.nodes[first];
    if (n.code != op::items) return n.indicator;
    const int parts = condition_parts(n) + number_parts(n);
    return &names_.named(std::vector<node>(e.nodes + first - parts, e.nodes + first + 1));
  }
  static bool has_same_outputs(const rule_data& r, const rule_data& first) {
    bool some_ordered = false;
    bool same = r.conclusion_count == first.conclusion_count;
    for (int i = 0; i < r.conclusion_count; ++i) {
      some_ordered = some_ordered || r.conclusions[i].type->ordered;
      same = same && r.conclusions[i].type->type == first.conclusions[i].type->type;
    }
    return some_ordered && same;
  }

  std::vector<rule_data> rows_;  ///< of the table at hand
  const indicator_info* date_ = nullptr;
  int assumptions_ = 0;
};

}  // namespace nqpf::inline NQPF_ABI::detail::files
