// SPDX-License-Identifier: BSL-1.0
// The report of a rule set for those who review it: every defect that the proof finds, in full, with the rules that it
// is about, where they come from, and the record that shows it. `check_rules --json` writes it for programs. A host puts
// its own sets in the place of `draft` and `advice`; a set with a defect compiles here, since nothing evaluates it.

#include <nqpf/rules.hpp>
#include <nqpf/rules/advice.hpp>
#include <nqpf/rules/fill_gaps.hpp>
#include <nqpf/write/json_writer.hpp>

#include <iostream>
#include <optional>
#include <string>
#include <string_view>

struct Programme {
  double practice_share = 0;
  std::optional<double> employed_share;
  int partners = 0;
};

namespace quality {

using namespace nqpf::dsl;

enum class verdict { weak, watch, sound };
constexpr auto describe(verdict) {
  return nqpf::worst_to_best<verdict::weak, verdict::watch, verdict::sound>.conflicts(
      verdict::weak, verdict::sound);
}

inline constexpr source policy{"policy", "Quality policy", "", "2026"};
inline constexpr auto practice =
    indicator<&Programme::practice_share>("practice_share").in(0, 1).higher_is_better();
inline constexpr auto employed =
    indicator<&Programme::employed_share>("employed_share").in(0, 1).higher_is_better();
inline constexpr auto partners =
    indicator<&Programme::partners>("partners").in(0, 999).higher_is_better();

inline constexpr auto draft = ruleset<Programme>(
    {rule("thin_practice").when(practice < 0.25).then(verdict::weak).cite(policy, "1"),
     rule("employed").when(employed > 0.8).then(verdict::sound).cite(policy, "2"),
     rule("alone").when(partners == 0 && practice < 0.2).then(verdict::weak).cite(policy, "3")});

inline constexpr auto advice = table<hit::unique>("advice", inputs(practice, partners),
                                                  {row(is < 0.25, any).then(verdict::weak),
                                                   row(is > 0.25, is >= 3).then(verdict::sound)})
                                   .cite(policy, "4")
                                   .complete_when_known();

}  // namespace quality

namespace {

using nqpf::diagnostic;
using nqpf::program;

// Calls `each(name, place)` for what the message says of the record, and of the setting, that shows a defect: the value
// begins at that place of the message.
template <class Each>
void for_each_value(const program& p, const diagnostic& d, Each&& each) {
  const nqpf::phrase& m = d.message;
  for (int i = 0; i + 2 < m.count; ++i) {
    if (m.pieces[i].is_number || m.pieces[i + 1].is_number) continue;
    const std::string_view name = m.pieces[i].words;
    if (m.pieces[i + 1].words != std::string_view(" = ")) continue;
    if (p.input(name.data()) >= 0 || p.parameter(name.data()) >= 0) each(name, i + 2);
  }
}
// A value of a message: a number, words, null where it is missing. The parts of a day are one text.
template <class Json>
void write_value(Json& json, const nqpf::phrase& m, int place) {
  const auto goes_on = [&](int i) {
    if (i >= m.count) return false;
    const std::string_view words = m.pieces[i].is_number ? "0" : m.pieces[i].words;
    return std::string_view("+-0123456789").find(words[0]) != std::string_view::npos;
  };
  int end = place + 1;
  while (goes_on(place) && goes_on(end)) ++end;
  nqpf::phrase value{};
  while (place < end) value.pieces[value.count++] = m.pieces[place++];
  if (value.count == 1 && value.pieces[0].is_number) json.value(value.pieces[0].number);
  else if (value.write() == "missing") json.null();
  else json.value(value.write().c_str());
}

std::string title(const program& p, int rule) {
  nqpf::text<200> t;
  nqpf::detail::write_rule(t, p.rules[rule]);
  return t.c_str();
}

// Calls `each(rule)` for the rules that a defect is about.
template <class Each>
void for_each_rule(const program& p, const diagnostic& d, Each&& each) {
  for (const int r : {d.rule, d.other})
    if (r >= 0 && r < p.count.rules) each(r);
}
template <class Each>
void for_each_source(const program& p, int rule, Each&& each) {
  const nqpf::rule_row& row = p.rules[rule];
  for (int i = 0; i < row.citation_count; ++i) {
    const nqpf::citation& c = p.citations[row.citation + i];
    each(std::string(c.document->id) + " " + c.place);
  }
}

nqpf::filling rows_of(const program& p, const diagnostic& d) {
  if (d.code != nqpf::defect::gap || p.count.groups != 1) return {};
  return nqpf::fill_gaps(p, 0);
}

void write_text(const char* name, const program& p, const nqpf::diagnostics& found) {
  std::cout << name << ": " << found.count << (found.count == 1 ? " defect\n" : " defects\n");
  for (const diagnostic& d : found) {
    std::cout << "  defect " << static_cast<int>(d.code) << ", " << nqpf::headline(d.code) << ": "
              << d.message.write().c_str() << '\n';
    for_each_rule(p, d, [&](int r) {
      std::cout << "    " << title(p, r);
      for_each_source(p, r, [](const std::string& s) { std::cout << " [" << s << "]"; });
      std::cout << '\n';
    });
    const nqpf::filling filled = rows_of(p, d);
    for (std::size_t i = 0; i < filled.rows.size(); ++i) {
      std::cout << "    to add";
      if (filled.before[i] > 0) std::cout << " before row " << filled.before[i];
      std::cout << ": " << filled.rows[i] << '\n';
    }
  }
  for (const nqpf::advice_item& a : nqpf::advice_of(p, {.gaps = false}))
    std::cout << "  advice: " << a << '\n';
}

template <class Json>
void write_defect(Json& json, const program& p, const diagnostic& d) {
  json.begin_object();
  json.member("code", static_cast<int>(d.code));
  json.member("headline", nqpf::headline(d.code));
  json.member("message", d.message.write().c_str());
  json.key("rules").begin_array();
  for_each_rule(p, d, [&](int r) {
    json.begin_object(true).member("id", title(p, r)).key("sources").begin_array(true);
    for_each_source(p, r, [&](const std::string& s) { json.value(s); });
    json.end_array().end_object();
  });
  json.end_array();
  json.key("record").begin_object(true);
  for_each_value(p, d, [&](std::string_view name, int place) {
    json.key(name);
    write_value(json, d.message, place);
  });
  json.end_object();
  const nqpf::filling filled = rows_of(p, d);
  json.key("rows_to_add").begin_array();
  for (std::size_t i = 0; i < filled.rows.size(); ++i) {
    json.begin_object(true).member("row", filled.rows[i]);
    if (filled.before[i] > 0) json.member("before_row", filled.before[i]);
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

template <class Json>
void write_json(Json& json, const char* name, const program& p, const nqpf::diagnostics& found) {
  json.begin_object();
  json.member("set", name).member("defects_found", found.count);
  json.key("defects").begin_array();
  for (const diagnostic& d : found) write_defect(json, p, d);
  json.end_array().key("advice").begin_array();
  for (const nqpf::advice_item& a : nqpf::advice_of(p, {.gaps = false}))
    json.value(a.line().c_str());
  json.end_array().end_object();
}

// Calls `each(name, program, defects)` for the sets to check.
template <class Each>
void for_each_set(Each&& each) {
  each("draft", nqpf::program_of<quality::draft>, nqpf::report_of<quality::draft>);
  each("advice", nqpf::program_of<quality::advice>, nqpf::report_of<quality::advice>);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc > 1 && std::string_view(argv[1]) == "--json") {
    const auto sink = [](std::string_view piece) { std::cout << piece; };
    {
      nqpf::write::json_writer json(sink);
      json.begin_array();
      for_each_set([&](const char* name, const program& p, const nqpf::diagnostics& found) {
        write_json(json, name, p, found);
      });
      json.end_array();
    }
    std::cout << '\n';
  } else {
    for_each_set(write_text);
  }
  int defects = 0;
  for_each_set(
      [&](const char*, const program&, const nqpf::diagnostics& found) { defects += found.count; });
  return defects > 0 ? 1 : 0;
}
