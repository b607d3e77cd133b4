// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a draft declares, put into a book: documents, types of conclusions, indicators, lists, parameters, series.

#include <nqpf/rules/file/conditions.hpp>
#include <nqpf/rules/language/table.hpp>
#include <nqpf/rules/program/well_formed.hpp>

#include <unordered_set>

namespace nqpf::inline NQPF_ABI::detail::files {

inline const char* name_of_kind(kind k, time_kind time = time_kind::none) noexcept {
  for (const kind_word& w : kind_words)
    if (w.time == time && (w.kind == k || time != time_kind::none)) return w.word;
  return "number";
}

class declarations {
protected:
  declarations(const draft& from, const rule_words& words, rules_read& out, faults& wrong)
      : from_(from), words_(words), book_(out.book), series_(out.series), wrong_(wrong) {
    names_.functions = &words.functions();
    names_.book = &book_;
  }

  void declare() {
    check_functions();
    for (const source* s : words_.documents()) documents_[s->id] = s;
    for (const draft_document& d : from_.documents) add_document(d);
    for (const rule_words::type& t : words_.types()) keep_type(t.name, t.info);
    for (const draft_type& t : from_.types) add_type(t);
    for (const rule_words::lent_indicator& i : words_.lent())
      keep_indicator(i.info, i.is_list, i.of);
    for (const draft_indicator& i : from_.indicators) declare(i.id, [&] { add_indicator(i); });
    for (const draft_indicator& i : from_.indicators) check_list(i);
    for (const draft_parameter& p : from_.parameters) add_parameter(p);
    for (const word_pair& o : from_.orders) add_order(o);
    for (const series_data* s : words_.series()) lend_series(*s);
    for (const draft_series& s : from_.series) declare(s.id, [&] { add_series(s); });
  }
  void check_functions() {
    std::unordered_set<std::string_view> told;
    for (const rule_words::function& f : words_.functions())
      if (words_.has_two_functions(f.name) && told.insert(f.name).second)
        wrong_.add(0, "the program lends two functions called " + f.name);
  }
  // Where a declaration is wrong nothing is said of those who use its name.
  template <class Add>
  void declare(const word& id, Add&& add) {
    const std::size_t before = wrong_.items.size();
    add();
    if (wrong_.items.size() > before) names_.broken.insert(id.text);
  }

  struct named_type {
    std::string name;
    const enumeration_info* info;
  };
  struct typed_value {
    std::size_t type;
    conclusion value;
  };

  static std::string text(std::string_view s) { return std::string(s); }
  const char* keep(std::string_view s) { return book_.keep(text(s)); }
  template <class Map>
  bool is_new(const Map& map, const word& id, const char* what) {
    if (id.empty()) return false;
    if (map.find(id.text) == map.end()) return true;
    wrong_.add(id.at, joined({"two ", what, " are called ", id.text}));
    return false;
  }

  void add_document(const draft_document& d) {
    if (!is_new(documents_, d.id, "documents")) return;
    const source& s =
        book_.add(source{keep(d.id.text), keep(d.title), keep(d.authors), keep(d.year)});
    documents_[s.id] = &s;
  }

  // Types of conclusions.

  int find_value(const std::vector<word>& values, const word& value) {
    for (std::size_t i = 0; i < values.size(); ++i)
      if (values[i].text == value.text) return static_cast<int>(i);
    std::vector<std::string_view> known;
    for (const word& v : values) known.push_back(v.text);
    wrong_.add(value.at, text(value.text) + " is none of these conclusions" +
                             hint(wrong_, value.text, known));
    return -1;
  }
  void report_twice(const std::vector<word>& values) {
    std::unordered_map<std::string_view, int> seen;
    for (const word& v : values)
      if (++seen[v.text] == 2) wrong_.add(v.at, text(v.text) + " is listed twice");
  }
  bool is_short(const std::vector<word>& values, std::size_t most, const char* what) {
    if (values.size() <= most) return true;
    wrong_.add(values[most].at, joined({what, " has at most ", std::to_string(most), " values"}));
    return false;
  }
  enumeration_info* make_type(const std::vector<word>& values, bool ordered, std::size_t most) {
    const std::size_t before = wrong_.items.size();
    report_twice(values);
    if (!is_short(values, most, "a type") || wrong_.items.size() > before) return nullptr;
    std::vector<std::string> all;
    for (const word& v : values) all.push_back(text(v.text));
    return &book_.add_conclusions(all, ordered);
  }
  void keep_type(std::string name, const enumeration_info* info) {
    for (int i = 0; i < info->count; ++i)
      values_[info->items[i].name].push_back({types_.size(), {info, static_cast<short>(i)}});
    types_.push_back({static_cast<std::string&&>(name), info});
  }
  void add_type(const draft_type& t) {
    for (const named_type& other : types_)
      if (!t.name.empty() && t.name.text == other.name)
        return wrong_.add(t.name.at, "two types of conclusions are called " + other.name);
    enumeration_info* const e = make_type(t.values, t.ordered, most_conclusions);
    if (e == nullptr) return;
    if (!t.name.empty()) e->type = hash_text(keep(t.name.text), e->type);
    add_pairs(t.values, t.conflicts, *e, e->conflicting, e->conflict_count);
    add_pairs(t.values, t.resolves, *e, e->resolving, e->resolve_count);
    check_circle(t, *e);
    keep_type(text(t.name.text), e);
  }
  // Values that overrule each other; told at the last of the pairs that close the circle.
  void check_circle(const draft_type& t, const enumeration_info& e) {
    phrase m{};
    if (wrong_.more || write_fault(m, e) == defect::none) return;
    short values[enumeration_info::pair_capacity + 1]{};
    const int n = overruling_circles(e).find(values);
    std::size_t at = 0;
    for (const word_pair& p : t.resolves)
      for (int i = 0; i < n; ++i)
        if (p.first.text == e.items[values[i]].name) at = p.first.at > at ? p.first.at : at;
    wrong_.add(at, std::string(m.write().c_str()));
  }
  void add_pairs(const std::vector<word>& values, const std::vector<word_pair>& pairs,
                 const enumeration_info& type, enumeration_info::pair* out, int& count) {
    for (const word_pair& p : pairs) {
      if (wrong_.more) return;
      const int a = find_value(values, p.first);
      const int b = find_value(values, p.second);
      if (a < 0 || b < 0) continue;
      if (a == b) {
        wrong_.add(p.first.at, joined({"value ", p.first.text,
                                       out == type.conflicting ? " conflicts with itself"
                                                               : " overrules itself"}));
        continue;
      }
      if (count == enumeration_info::pair_capacity)
        return wrong_.add(p.first.at, "a type has room for " +
                                          std::to_string(enumeration_info::pair_capacity) +
                                          " conflicts and as many resolutions");
      out[count++] = {static_cast<short>(a), static_cast<short>(b)};
    }
  }

  // Indicators and parameters.

  // The names of a record, or of the items of a list.
  name_scope& scope_of(std::string_view list) {
    return list.empty() ? static_cast<name_scope&>(names_) : names_.items[keep(list)];
  }
  void keep_indicator(const indicator_info& i, bool is_list, std::string_view of) {
    const indicator_info& kept = book_.add(i);
    name_scope& scope = scope_of(of);
    (is_list ? scope.lists : scope.indicators)[kept.id] = &kept;
    if (is_list) list_names_.insert(kept.id);
  }
  // What keeps a list from being one, and what speaks of a list that is none.
  void check_list(const draft_indicator& d) {
    const auto is_number = [](double v) { return v >= 0 && whole_below(v) == v; };
    if (d.is_list && (!is_number(d.domain.low) || !(d.domain.high >= d.domain.low) ||
                      (d.domain.high < infinity && !is_number(d.domain.high))))
      wrong_.add(d.id.at, joined({"list ", d.id.text,
                                  " needs whole numbers of items, the least not above the most"}));
    if (d.of.empty()) return;
    if (list_names_.count(d.of.text) > 0) return;
    wrong_.add(d.of.at, joined({"unknown list ", d.of.text,
                                hint(wrong_, d.of.text, names_of(names_.lists))}));
  }
  void add_indicator(const draft_indicator& d) {
    if (d.id.empty()) return;  // that is told already
    indicator_info i;
    i.id = keep(d.id.text);
    i.hash = hash_text(i.id);
    i.kind = d.kind;
    i.better = d.better;
    i.best = d.best;
    i.may_be_missing = d.may_be_missing;
    i.is_single = d.of_floats;
    i.time = d.time;
    i.domain = d.domain;
    i.unit_name = keep(d.unit);
    i.title = keep(d.title);
    i.has_other_texts = d.or_other;
    if (phrase m{}; !d.is_list && i.kind != kind::enumeration && write_fault(m, i))
      return wrong_.add(d.id.at, m.write().c_str());
    if (d.kind == kind::enumeration) i.values = make_type(d.values, false, most_values);
    if (d.kind == kind::enumeration && i.values == nullptr) return;
    if (d.kind == kind::category && !add_texts(d, i)) return;
    for (const rule_words::lent_indicator& lent : words_.lent())
      if (d.id.text == lent.info.id && d.is_list == lent.is_list && d.of.text == lent.of)
        return check_same(d, i, lent.info);
    const name_scope& scope = scope_of(d.of.text);
    if (is_new(d.is_list ? scope.lists : scope.indicators, d.id,
               d.is_list ? "lists" : "indicators"))
      keep_indicator(i, d.is_list, d.of.text);
  }
  bool add_texts(const draft_indicator& d, indicator_info& i) {
    const std::size_t before = wrong_.items.size();
    report_twice(d.values);
    if (!is_short(d.values, most_values, "a category") || wrong_.items.size() > before)
      return false;
    if (d.or_other && d.values.size() == most_values) {
      wrong_.add(d.id.at, "a category with other texts lists at most 255 texts");
      return false;
    }
    for (const word& v : d.values) i.categories[i.category_count++] = keep(v.text);
    return true;
  }
  // A program and a file that declare one indicator have to agree.
  void check_same(const draft_indicator& d, const indicator_info& own, const indicator_info& lent) {
    indicator_info unbound_one = lent;
    unbound_one.path = own.path;
    if (!same_definition(own, unbound_one) || own.may_be_missing != lent.may_be_missing)
      wrong_.add(d.id.at, "the program declares " + text(d.id.text) + " otherwise, as " +
                              (d.is_list ? "list" : name_of_kind(lent.kind, lent.time)));
  }
  void add_parameter(const draft_parameter& d) {
    if (!is_new(names_.parameters, d.id, "parameters")) return;
    parameter p(keep(d.id.text));
    if (!is_missing(d.value)) p = parameter(p.id, d.value);
    p.time = d.time;
    p.unit_name = d.time == time_kind::duration ? "days" : keep(d.unit);
    if (d.has_range) p.range = d.range;
    p.illustrative = d.illustrative;
    if (d.has_range && !is_range(p.range)) {
      phrase m{};
      write_domain(m << "the range of parameter " << p.id << ", ", measure(p), p.range);
      wrong_.add(d.id.at, (m << ", holds no number").write().c_str());
    }
    const parameter& kept = book_.add(p);
    names_.parameters[kept.id] = &kept;
  }
  const parameter* find_parameter(const word& id) {
    const auto found = names_.parameters.find(id.text);
    if (found != names_.parameters.end()) return found->second;
    wrong_.add(id.at, "unknown parameter " + text(id.text) +
                          hint(wrong_, id.text, names_of(names_.parameters)));
    return nullptr;
  }
  void add_order(const word_pair& o) {
    const parameter* const low = find_parameter(o.first);
    const parameter* const high = find_parameter(o.second);
    if (low == high && low != nullptr)
      return wrong_.add(o.second.at,
                        "parameter " + text(o.first.text) + " is ordered below itself");
    if (low != nullptr && high != nullptr) book_.order(*low, *high);
  }

  void check_same(const draft_series& d, const series_data& own, const series_data& lent) {
    bool same = own.count == lent.count && same_text(own.date->id, lent.date->id);
    for (int i = 0; same && i < own.count; ++i)
      same = own.items[i].since == lent.items[i].since && own.items[i].value == lent.items[i].value;
    if (!same) wrong_.add(d.id.at, joined({"the program declares ", d.id.text, " otherwise"}));
  }
  // A series of the program goes by the date of that name which the book has, if it has one.
  void lend_series(const series_data& s) {
    series_data& own = lent_series_.emplace_back(s);
    const auto date = names_.indicators.find(s.date->id);
    if (date != names_.indicators.end()) own.date = date->second;
    names_.series[own.id] = &own;
  }
  void add_series(const draft_series& d) {
    series_of<unbound> s;
    const auto date = names_.indicators.find(d.of.text);
    if (date == names_.indicators.end() || date->second->time != time_kind::date)
      return wrong_.add(d.of.at, joined({d.of.text, " is not a date of the record",
                                         hint(wrong_, d.of.text, dates())}));
    s.id = keep(d.id.text);
    s.date = date->second;
    for (const draft_value& v : d.values) {
      if (s.count == series_data::capacity)
        return wrong_.add(v.at, joined({"a series has room for ",
                                        std::to_string(series_data::capacity), " values"}));
      if (s.count > 0 && !(s.items[s.count - 1].since < v.since))
        return wrong_.add(v.at, "the values of a series stand in the order of their days");
      if (v.source.is_inferred)
        wrong_.add(v.source.document.at, "what a series takes from a document is stated there");
      const source* const document =
          v.source.document.empty() ? nullptr : find_document(v.source.document);
      s.items[s.count++] = {v.since, v.value, document, keep(v.source.place)};
    }
    for (const series_data* lent : words_.series())
      if (d.id.text == lent->id) return check_same(d, s, *lent);
    if (!is_new(names_.series, d.id, "series")) return;
    series_.push_back(s);
    names_.series[s.id] = &series_.back();
  }
  [[nodiscard]] std::vector<std::string_view> dates() const {
    std::vector<std::string_view> all;
    for (const std::string_view name : names_of(names_.indicators))
      if (names_.indicators.at(name)->time == time_kind::date) all.push_back(name);
    return all;
  }
  const source* find_document(const word& id) {
    const auto found = documents_.find(id.text);
    if (found != documents_.end()) return found->second;
    wrong_.add(id.at,
               "unknown document " + text(id.text) + hint(wrong_, id.text, names_of(documents_)));
    return nullptr;
  }

  static constexpr std::size_t most_values = indicator_info::value_capacity;
  static constexpr std::size_t most_conclusions = 32767;  // their places are kept as `short`

  const draft& from_;
  const rule_words& words_;
  rule_book& book_;
  std::deque<series_of<unbound>>& series_;
  std::deque<series_data> lent_series_;
  faults& wrong_;
  name_table names_;
  std::unordered_map<std::string_view, const source*> documents_;
  std::vector<named_type> types_;
  std::unordered_map<std::string_view, std::vector<typed_value>> values_;
  std::unordered_set<std::string_view> list_names_;  ///< of the record, and of items
};

}  // namespace nqpf::inline NQPF_ABI::detail::files
