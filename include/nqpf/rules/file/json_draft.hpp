// SPDX-License-Identifier: BSL-1.0
#pragma once

// A draft from the values of a JSON text. Members that are not known are errors, not passed over.

#include <nqpf/rules/file/json_tree.hpp>
#include <nqpf/rules/file/text_parser.hpp>

namespace nqpf::inline NQPF_ABI::detail::files {

class json_drafter {
public:
  json_drafter(std::string_view source, const std::vector<json_value>& values, draft& out,
               faults& wrong, int most_items)
      : source_(source),
        values_(values),
        out_(out),
        wrong_(wrong),
        most_(static_cast<std::size_t>(most_items)) {}

  void run() {
    constexpr const char* known[] = {
        "$schema", "documents", "indicators", "parameters",  "orders", "rules", "conclusions",
        "groups",  "table",     "as_of",      "assumptions", "lists",  "series"};
    each_member(values_.front(), known, [&](const json_value& v) {
      if (v.key == "$schema") return;
      if (v.key == "as_of") return name(v, out_.dates.emplace_back());
      if (v.key == "table") return table(v);
      each_item(v, [&](const json_value& item) {
        if (out_.items() >= most_) return report_limit(item);
        if (v.key == "documents") document(item);
        else if (v.key == "indicators") indicator_of_file(item);
        else if (v.key == "lists") list_of_file(item);
        else if (v.key == "series") series_of_file(item);
        else if (v.key == "parameters") parameter_of_file(item);
        else if (v.key == "orders") order(item);
        else if (v.key == "conclusions") conclusions(item);
        else if (v.key == "rules") part(item);
        else if (v.key == "assumptions") assumption(item);
        else group(item);
      });
    });
  }

private:
  const json_value& value(int place) const { return values_[static_cast<std::size_t>(place)]; }
  void report_limit(const json_value& v) {
    if (!limit_reported_)
      wrong_.add(v.at, "the file has more than " + std::to_string(most_) +
                           " declarations, rules and rows");
    limit_reported_ = true;
  }
  bool is(const json_value& v, json_kind wanted, const char* name) {
    if (v.what == wanted) return true;
    wrong_.add(v.at, joined({name, " is expected here"}));
    return false;
  }
  template <class Each>
  void each_item(const json_value& v, Each&& each) {
    if (!is(v, json_kind::array, "a list in [ ]")) return;
    for (int i = v.first; i >= 0; i = value(i).next) each(value(i));
  }
  template <class Known, class Each>
  void each_member(const json_value& v, const Known& known, Each&& each) {
    if (!is(v, json_kind::object, "an object in { }")) return;
    std::vector<std::string_view> seen;
    for (int i = v.first; i >= 0; i = value(i).next) {
      const json_value& m = value(i);
      if (!is_among(m.key, known)) {
        wrong_.add(m.key_at, "unknown member " + std::string(m.key) +
                                 (wrong_.items.size() < 100 ? write::suggestion(m.key, known)
                                                            : std::string()));
        continue;
      }
      if (is_among(m.key, seen)) {
        wrong_.add(m.key_at, "a second member " + std::string(m.key));
        continue;
      }
      seen.push_back(m.key);
      each(m);
    }
  }

  void text(const json_value& v, std::string_view& out) {
    if (is(v, json_kind::text, "a text in quotes")) out = v.text;
  }
  void name(const json_value& v, word& out) {
    if (!is(v, json_kind::text, "a name in quotes")) return;
    if (v.text.empty()) wrong_.add(v.at, "the name is empty");
    out = {v.text, v.at};
  }
  void number(const json_value& v, double& out) {
    if (is(v, json_kind::number, "a number")) out = v.number;
  }
  void truth_of_file(const json_value& v, bool& out) {
    if (is(v, json_kind::truth, "true or false")) out = v.is_true;
  }
  void names(const json_value& v, std::vector<word>& out) {
    each_item(v, [&](const json_value& item) { name(item, out.emplace_back()); });
  }
  void pairs(const json_value& v, std::vector<word_pair>& out) {
    each_item(v, [&](const json_value& item) {
      std::vector<word> both;
      names(item, both);
      if (both.size() == 2) out.push_back({both[0], both[1]});
      else wrong_.add(item.at, "a list of two names is expected here");
    });
  }

  // Tokens of a text, with their places in the source.
  std::vector<token> tokens_of(const json_value& v) {
    faults own;
    own.most = wrong_.most;
    std::vector<token> cut = lexer(v.text, out_.pool, own).run();
    const std::vector<std::size_t> places =
        v.has_escapes ? places_in_source(source_, v) : std::vector<std::size_t>{};
    const auto in_source = [&](std::size_t local) {
      if (places.empty()) return v.at + 1 + local;
      return local < places.size() ? places[local] : places.back() + 1;
    };
    for (token& t : cut) t.at = in_source(t.at);
    for (const fault& f : own.items) wrong_.add(in_source(f.at), f.message);
    return cut;
  }
  // A range, of dates and durations where `wanted` says so.
  void range(const json_value& v, interval& out, const measured& wanted = {}) {
    if (!is(v, json_kind::text, "a range in quotes, for example \"[0, 1]\",")) return;
    const std::vector<token> cut = tokens_of(v);
    cursor in(cut, wrong_);
    if (in.range(out, wanted) && in.peek().what != token_kind::end)
      in.fail("nothing may follow the range");
  }

  void document(const json_value& v) {
    draft_document d;
    constexpr const char* known[] = {"id", "title", "authors", "year"};
    each_member(v, known, [&](const json_value& m) {
      if (m.key == "id") name(m, d.id);
      else text(m, m.key == "title" ? d.title : m.key == "authors" ? d.authors : d.year);
    });
    if (has_name(v, d.id)) out_.documents.push_back(d);
  }
  bool has_name(const json_value& v, const word& id) {
    if (id.empty() && v.what == json_kind::object) wrong_.add(v.at, "the member id is missing");
    return !id.empty();
  }

  void indicator_of_file(const json_value& v) {
    draft_indicator d;
    constexpr const char* known[] = {"id",    "kind",    "title", "domain", "better",
                                     "best",  "floats",  "unit",  "values", "always_known",
                                     "other", "numbers", "of"};
    const json_value* domain = nullptr;  // is read when the kind is known
    each_member(v, known, [&](const json_value& m) {
      if (m.key == "domain") domain = &m;
      else member_of(m, d);
    });
    time_of_file(v, domain, d);
    if (!has_name(v, d.id)) return;
    const bool lists = d.kind == kind::enumeration || d.kind == kind::category;
    if (lists == d.values.empty())
      wrong_.add(v.at, lists ? "the member values is missing"
                             : "only categories and enumerations list values");
    out_.indicators.push_back(d);
  }
  void member_of(const json_value& m, draft_indicator& d) {
    bool always = false;
    if (m.key == "id") name(m, d.id);
    else if (m.key == "of") name(m, d.of);
    else if (m.key == "kind") kind_of_file(m, d);
    else if (m.key == "title") text(m, d.title);
    else if (m.key == "unit") text(m, d.unit);
    else if (m.key == "better") better_of_file(m, d.better);
    else if (m.key == "best") number(m, d.best);
    else if (m.key == "floats") truth_of_file(m, d.of_floats);
    else if (m.key == "other") truth_of_file(m, d.or_other);
    else if (m.key == "numbers") truth_of_file(m, d.of_numbers);
    else if (m.key == "values") names(m, d.values);
    else truth_of_file(m, always), d.may_be_missing = !always;
  }
  void list_of_file(const json_value& v) {
    draft_indicator d;
    d.is_list = true;
    d.kind = kind::integer;
    d.domain = number_of_items;
    constexpr const char* known[] = {"id", "item", "at_least", "at_most", "always_known", "of"};
    each_member(v, known, [&](const json_value& m) {
      bool always = false;
      if (m.key == "id") name(m, d.id);
      else if (m.key == "of") name(m, d.of);
      else if (m.key == "item") text(m, d.title);
      else if (m.key == "at_least") number(m, d.domain.low);
      else if (m.key == "at_most") number(m, d.domain.high), d.domain.high_open = false;
      else truth_of_file(m, always), d.may_be_missing = !always;
    });
    if (has_name(v, d.id)) out_.indicators.push_back(d);
  }
  void kind_of_file(const json_value& v, draft_indicator& d) {
    constexpr const char* words[] = {"number",   "integer", "flag",    "enumeration",
                                     "category", "date",    "duration"};
    std::size_t place = 0;
    choose(v, words, place);
    d.kind = kind_words[place].kind;
    d.time = kind_words[place].time;
  }
  // Dates and durations have units and a domain of their own.
  void time_of_file(const json_value& v, const json_value* domain, draft_indicator& d) {
    const bool is_time = d.time != time_kind::none;
    const bool is_duration = d.time == time_kind::duration;
    if ((is_time && (d.better == better::target || d.of_floats)) ||
        (!is_duration && d.of_numbers) || (d.time == time_kind::date && !d.unit.empty()))
      wrong_.add(v.at, "the indicator has a member that its kind has no use for");
    if (d.time == time_kind::date) d.domain = all_days;
    if (is_duration && d.unit.empty()) d.unit = "days";
    if (is_duration && d.of_numbers) d.kind = kind::number;
    if (is_duration && !is_time_unit(d.unit))
      wrong_.add(v.at, "durations are kept in days, h, min, s, ms, us or ns");
    if (domain != nullptr) range(*domain, d.domain, measured_as(d.time, kept_time_unit(d.unit)));
  }
  void better_of_file(const json_value& v, better& out) {
    constexpr const char* words[] = {"neutral", "higher", "lower", "target"};
    choose(v, words, out);
  }
  template <class Words, class Enum>
  void choose(const json_value& v, const Words& words, Enum& out) {
    int at = 0;
    for (const std::string_view w : words) {
      if (v.what == json_kind::text && v.text == w) {
        out = static_cast<Enum>(at);
        return;
      }
      ++at;
    }
    std::string all;
    for (const char* const w : words) all += (all.empty() ? "" : ", ") + std::string(w);
    wrong_.add(v.at, "one of these words is expected here: " + all);
  }

  void parameter_of_file(const json_value& v) {
    draft_parameter d;
    constexpr const char* known[] = {"id", "of", "default", "range", "illustrative", "unit"};
    const json_value* standard = nullptr;  // both are read when it is known what they are
    const json_value* settings = nullptr;
    each_member(v, known, [&](const json_value& m) {
      if (m.key == "id") name(m, d.id);
      else if (m.key == "of") time_of_parameter(m, d.time);
      else if (m.key == "default") standard = &m;
      else if (m.key == "range") settings = &m;
      else if (m.key == "unit") text(m, d.unit);
      else truth_of_file(m, d.illustrative);
    });
    const measured wanted = measured_as(d.time, "days");
    if (wanted.is_time() && !d.unit.empty())
      wrong_.add(v.at, "only a parameter of numbers has a unit: durations are in days");
    d.has_range = settings != nullptr;
    if (settings != nullptr) range(*settings, d.range, wanted);
    if (standard != nullptr && !wanted.is_time()) number(*standard, d.value);
    if (standard != nullptr && wanted.is_time()) time_here(*standard, d.value, wanted);
    if (has_name(v, d.id)) out_.parameters.push_back(d);
  }
  void time_of_parameter(const json_value& v, time_kind& out) {
    constexpr const char* words[] = {"numbers", "dates", "durations"};
    choose(v, words, out);
  }
  // A date or a duration in quotes.
  void time_here(const json_value& v, double& out, const measured& wanted) {
    if (!is(v, json_kind::text, "a date or a duration in quotes")) return;
    const std::vector<token> cut = tokens_of(v);
    cursor in(cut, wrong_);
    if (in.value(out, wanted) && in.peek().what != token_kind::end) in.fail("nothing may follow");
  }
  void assumption(const json_value& v) {
    draft_assumption a;
    a.at = v.at;
    if (tokens_here(v, "a condition in quotes", a.condition)) out_.assumptions.push_back(a);
  }
  void order(const json_value& v) {
    std::vector<word> all;
    names(v, all);
    if (all.size() < 2) wrong_.add(v.at, "two parameters or more are expected here");
    for (std::size_t i = 1; i < all.size(); ++i) out_.orders.push_back({all[i - 1], all[i]});
  }
  void conclusions(const json_value& v) {
    draft_type d;
    constexpr const char* known[] = {"name", "worst_to_best", "values", "conflicts", "overrules"};
    each_member(v, known, [&](const json_value& m) {
      if (m.key == "name") name(m, d.name);
      else if (m.key == "worst_to_best") truth_of_file(m, d.ordered);
      else if (m.key == "values") names(m, d.values);
      else pairs(m, m.key == "conflicts" ? d.conflicts : d.resolves);
    });
    if (d.values.empty()) wrong_.add(v.at, "the member values is missing");
    else out_.types.push_back(d);
  }

  // A rule, or a table or a group in its place among the rules.
  void part(const json_value& v) {
    const json_value* other = nullptr;
    for (int i = v.what == json_kind::object ? v.first : -1; i >= 0; i = value(i).next)
      if (value(i).key == "table" || value(i).key == "group") other = &value(i);
    if (other == nullptr) return rule_of_file(v, false);
    if (value(v.first).next >= 0 || other->what != json_kind::object)
      return wrong_.add(other->key_at, joined({"write {\"", other->key, "\": {...}}: all of the ",
                                               other->key, " stands in that object"}));
    if (other->key == "table") table(*other);
    else group(*other);
  }
  void rule_of_file(const json_value& v, bool is_row) {
    draft_rule d;
    d.is_row = is_row;
    d.id.at = v.at;
    constexpr const char* known[] = {"id", "fact", "when", "valid", "then", "cite", "allow"};
    each_member(v, known, [&](const json_value& m) {
      if (m.key == "id") name(m, d.id);
      else if (m.key == "fact") truth_of_file(m, d.is_derived);
      else if (m.key == "when")
        d.has_condition = true, tokens_here(m, "a condition in quotes", d.condition);
      else if (m.key == "valid") period_of(m, d.valid);
      else if (m.key == "then") outputs(m, d.outputs);
      else if (m.key == "cite") each_item(m, [&](const json_value& c) { citation_of(c, d); });
      else each_item(m, [&](const json_value& a) { allowance_of(a, d); });
    });
    if (!is_row && !has_name(v, d.id)) return;
    if (!is_row) out_.parts.push_back({draft_part::form::rule, out_.rules.size()});
    out_.rules.push_back(d);
  }
  void period_of(const json_value& v, period& out) {
    constexpr const char* known[] = {"from", "until"};
    each_member(v, known, [&](const json_value& m) {
      time_here(m, m.key == "from" ? out.from : out.until, measured_as(time_kind::date, ""));
    });
  }
  // The tokens of a condition or a number. False where there are none.
  bool tokens_here(const json_value& v, const char* what, token_range& out) {
    if (!is(v, json_kind::text, what)) return false;
    const std::vector<token> cut = tokens_of(v);
    if (cut.size() == 1) wrong_.add(v.at, "the condition is empty");
    if (cut.size() == 1) return false;
    out.begin = out_.tokens.size();
    out_.tokens.insert(out_.tokens.end(), cut.begin(), cut.end() - 1);
    out.end = out_.tokens.size();
    return true;
  }
  void outputs(const json_value& v, std::vector<draft_output>& out) {
    each_item(v, [&](const json_value& item) {
      draft_output& o = out.emplace_back();
      o.at = item.at;
      if (item.what == json_kind::number) {
        o.is_number = true;
        o.number = item.number;
      } else if (item.what == json_kind::object) {
        output_of_file(item, o);
      } else {
        name(item, o.value);
      }
    });
  }
  // A conclusion with its type, or a number, a text or what is computed.
  void output_of_file(const json_value& v, draft_output& o) {
    constexpr const char* known[] = {"type", "value", "name", "number", "text", "computed"};
    int values = 0;
    each_member(v, known, [&](const json_value& m) {
      if (m.key == "type") return name(m, o.type);
      if (m.key == "name") return text(m, o.id);
      ++values;
      if (m.key == "value") return name(m, o.value);
      o.what = m.key == "text" ? draft_output::form::text : draft_output::form::computed;
      if (m.key == "text") text(m, o.words);
      else if (m.key == "number") number_token(m, o.computed);
      else tokens_here(m, "a number in quotes", o.computed);
    });
    if (values == 0) wrong_.add(v.at, "the member value is missing");
    if (values > 1) wrong_.add(v.at, "an output has one value");
  }
  void number_token(const json_value& v, token_range& out) {
    token t;
    t.what = token_kind::number;
    t.at = v.at;
    number(v, t.number);
    out.begin = out_.tokens.size();
    out_.tokens.push_back(t);
    out.end = out_.tokens.size();
  }
  void series_of_file(const json_value& v) {
    draft_series d;
    bool has_values = false;
    constexpr const char* known[] = {"id", "of", "values"};
    each_member(v, known, [&](const json_value& m) {
      if (m.key == "id") name(m, d.id);
      else if (m.key == "of") name(m, d.of);
      else
        has_values = m.first >= 0,
        each_item(m, [&](const json_value& x) { value_of_series(x, d); });
    });
    if (!has_name(v, d.id)) return;
    if (d.of.empty() || !has_values)
      wrong_.add(v.at, joined({"the member ", d.of.empty() ? "of" : "values", " is missing"}));
    else out_.series.push_back(d);
  }
  void value_of_series(const json_value& v, draft_series& d) {
    draft_value x;
    x.at = v.at;
    constexpr const char* known[] = {"since", "value", "cite"};
    each_member(v, known, [&](const json_value& m) {
      if (m.key == "since") time_here(m, x.since, measured_as(time_kind::date, ""));
      else if (m.key == "value") number(m, x.value);
      else x.source = citation_here(m);
    });
    if (is_missing(x.since) || is_missing(x.value))
      wrong_.add(v.at, "a value of a series has the members since and value");
    else d.values.push_back(x);
  }
  void citation_of(const json_value& v, draft_rule& d) {
    const draft_citation c = citation_here(v);
    if (!c.document.empty()) d.citations.push_back(c);
  }
  draft_citation citation_here(const json_value& v) {
    draft_citation c;
    bool has_place = false;
    constexpr const char* known[] = {"document", "place", "inferred"};
    each_member(v, known, [&](const json_value& m) {
      has_place = has_place || m.key == "place";
      if (m.key == "document") name(m, c.document);
      else if (m.key == "place") text(m, c.place);
      else truth_of_file(m, c.is_inferred);
    });
    if (c.document.empty()) wrong_.add(v.at, "the member document is missing");
    if (!has_place) wrong_.add(v.at, "the member place is missing: say where in the document");
    return c;
  }
  void allowance_of(const json_value& v, draft_rule& d) {
    draft_allowance a;
    a.at = v.at;
    constexpr const char* known[] = {"defect", "reason"};
    each_member(v, known, [&](const json_value& m) {
      if (m.key == "defect") number(m, a.code);
      else text(m, a.reason);
    });
    d.allowances.push_back(a);
  }

  void claims(const json_value& v, draft_claims& out) {
    each_item(v, [&](const json_value& item) {
      if (!is(item, json_kind::text, "a claim in quotes") || take_claim(item.text, out)) return;
      out.is_broken = true;
      wrong_.add(item.at, not_a_claim(item.text));
    });
  }
  void group(const json_value& v) {
    draft_group g;
    g.at = v.at;
    bool has_claims = false;
    constexpr const char* known[] = {"claims", "rules"};
    each_member(v, known, [&](const json_value& m) {
      if (m.key == "rules") return names(m, g.names);
      has_claims = m.what != json_kind::array || m.first >= 0;
      claims(m, g.claims);
    });
    if (!has_claims)
      wrong_.add(v.at, "the group claims nothing: a claim, for example \"complete\", is missing");
    if (g.names.empty()) return wrong_.add(v.at, "the member rules is missing");
    out_.parts.push_back({draft_part::form::group, out_.groups.size()});
    out_.groups.push_back(g);
  }
  void table(const json_value& v) {
    draft_table t;
    t.first = out_.rules.size();
    constexpr const char* known[] = {"id", "claims", "rows", "otherwise"};
    each_member(v, known, [&](const json_value& m) {
      if (m.key == "id") name(m, t.id);
      else if (m.key == "claims") claims(m, t.claims);
      else if (m.key == "otherwise") outputs(m, t.otherwise);
      else
        each_item(m, [&](const json_value& row) {
          if (out_.items() >= most_) report_limit(row);
          else rule_of_file(row, true);
        });
    });
    t.size = out_.rules.size() - t.first;
    has_name(v, t.id);
    out_.parts.push_back({draft_part::form::table, out_.tables.size()});
    out_.tables.push_back(t);
  }

  std::string_view source_;
  const std::vector<json_value>& values_;
  draft& out_;
  faults& wrong_;
  std::size_t most_;
  bool limit_reported_ = false;
};

}  // namespace nqpf::inline NQPF_ABI::detail::files
