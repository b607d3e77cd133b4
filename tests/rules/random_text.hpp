// SPDX-License-Identifier: BSL-1.0
#pragma once

// Random sets and messages as text: reading the witness of a message, and showing a set on which a
// test has failed.

#include "brute_force.hpp"

#include <nqpf/rules/program/write.hpp>

#include <cmath>
#include <cstdio>
#include <optional>
#include <string>
#include <vector>

namespace test {

/// The values that a message states as 'name = value', exactly as the message carries them.
inline std::vector<std::optional<double>> witness(const random_set& set,
                                                  const nqpf::phrase& message) {
  std::vector<std::optional<double>> values(set.variables.size());
  for (int i = 0; i + 2 < message.count; ++i) {
    if (message.pieces[i].words == nullptr || message.pieces[i + 1].words == nullptr ||
        std::string(message.pieces[i + 1].words) != " = ")
      continue;
    for (std::size_t v = 0; v < set.variables.size(); ++v) {
      const nqpf::indicator_info& info = set.variables[v].info;
      if (set.variables[v].id != message.pieces[i].words) continue;
      const auto& piece = message.pieces[i + 2];
      if (piece.words == nullptr) values[v] = piece.number;
      else if (std::string(piece.words) == "missing") values[v] = nqpf::missing;
      for (int k = 0; piece.words != nullptr && k < info.value_count(); ++k)
        if (std::string(piece.words) == info.value_name(k)) values[v] = k;
    }
  }
  return values;
}

/// All records that agree with the witness, or why it is none.
inline record_list records_of(const random_set& set,
                              const std::vector<std::optional<double>>& values,
                              std::string& problem) {
  std::vector<std::vector<double>> columns;
  for (std::size_t v = 0; v < set.variables.size(); ++v) {
    const nqpf::indicator_info& info = set.variables[v].info;
    if (!values[v]) {
      columns.push_back(set.variables[v].points);
      continue;
    }
    const double x = *values[v];
    if (x != x ? !info.may_be_missing
               : !info.admits(x) || (info.kind == nqpf::kind::integer && x != std::floor(x)))
      problem += "the witness has " + set.variables[v].id + " where it cannot be; ";
    columns.push_back({x});
  }
  return all_records(columns);
}

inline std::string describe_node(const random_set& set, const random_rule& r, int i) {
  const tree_node& t = r.nodes[at(i)];
  static const char* relations[] = {" < ", " <= ", " > ", " >= ", " == ", " != "};
  const auto number = [](double v) {
    char text[40];
    std::snprintf(text, sizeof text, "%.17g", v);
    return std::string(text);
  };
  const auto side = [&](int k) { return describe_node(set, r, k); };
  switch (t.what) {
    case shape::compare:
      return set.variables[at(t.variable)].id + relations[static_cast<int>(t.relation)] +
             (t.parameter < 0 ? number(t.value) : set.parameters[at(t.parameter)].id);
    case shape::one_of:
      return set.variables[at(t.variable)].id + " in set " + std::to_string(t.set);
    case shape::known: return "known(" + set.variables[at(t.variable)].id + ")";
    case shape::computed:
      return side(t.left) + relations[static_cast<int>(t.relation)] + side(t.right);
    case shape::outcome: return "fired(" + set.rules[at(t.rule)].id + ")";
    case shape::both: return "(" + side(t.left) + " && " + side(t.right) + ")";
    case shape::either: return "(" + side(t.left) + " || " + side(t.right) + ")";
    case shape::negated: return "!(" + side(t.left) + ")";
    case shape::context: return "exempt_from_monotonicity(" + side(t.left) + ")";
    case shape::constant: return number(t.value);
    case shape::operand:
      return t.parameter >= 0 ? set.parameters[at(t.parameter)].id
                              : set.variables[at(t.variable)].id;
    case shape::minus: return "-(" + side(t.left) + ")";
    case shape::halved: return "halve(" + side(t.left) + ")";
    case shape::add: return "(" + side(t.left) + " + " + side(t.right) + ")";
    case shape::subtract: return "(" + side(t.left) + " - " + side(t.right) + ")";
    case shape::multiply: return "(" + side(t.left) + " * " + side(t.right) + ")";
    default: return "(" + side(t.left) + " / " + side(t.right) + ")";
  }
}

inline std::string describe_set(const random_set& set) {
  std::string out;
  for (const variable& v : set.variables) {
    static const char* kinds[] = {"number", "integer", "flag", "enumeration", "category"};
    static const char* ways[] = {"", " higher", " lower", " target"};
    out +=
        v.id + ": " + kinds[static_cast<int>(v.info.kind)] + ways[static_cast<int>(v.info.better)];
    if (v.info.value_count() == 0) {
      nqpf::text<100> t;
      nqpf::detail::write_interval(t, v.info.domain);
      out += std::string(" ") + t.c_str();
    } else {
      out += " of " + std::to_string(v.info.value_count());
    }
    out += v.info.may_be_missing ? ", may be missing\n" : "\n";
  }
  for (const nqpf::parameter& p : set.parameters) {
    nqpf::text<100> t;
    t << p.id << " = " << p.value << " in ";
    nqpf::detail::write_interval(t, p.range);
    out += std::string(t.c_str()) + "\n";
  }
  if (set.ordered) out += "ordered p0 p1\n";
  for (const random_rule& a : set.assumptions)
    out += "given " + describe_node(set, a, a.root) + "\n";
  for (const random_rule& r : set.rules) {
    out += r.id + ": " + describe_node(set, r, r.root) + " =>";
    for (const nqpf::conclusion& c : r.conclusions) out += std::string(" ") + c.name();
    if (r.value) out += " " + std::to_string(*r.value);
    out += "\n";
  }
  for (const random_rule& a : set.assumptions)
    out += "given " + describe_node(set, a, a.root) + "\n";
  for (const random_group& g : set.groups) {
    static const char* policies[] = {"unique",     "any",          "priority", "first",
                                     "rule_order", "output_order", "collect"};
    out += std::string(g.is_table ? "table " : "group ") + policies[static_cast<int>(g.policy)] +
           (g.complete ? " complete" : "") + (g.complete_when_known ? " complete_when_known" : "");
    if (g.has_default) out += std::string(" otherwise ") + g.otherwise.name();
    for (const int r : g.members) out += " " + set.rules[at(r)].id;
    out += "\n";
  }
  for (const nqpf::detail::enumeration_info& t : set.types) {
    out += t.ordered ? "ordered type of " : "type of ";
    for (int i = 0; i < t.count; ++i) out += std::string(t.items[i].name) + " ";
    for (int i = 0; i < t.conflict_count; ++i)
      out += std::string("conflicts ") + t.items[t.conflicting[i].first].name + "-" +
             t.items[t.conflicting[i].second].name + " ";
    for (int i = 0; i < t.resolve_count; ++i)
      out += std::string("resolves ") + t.items[t.resolving[i].first].name + ">" +
             t.items[t.resolving[i].second].name + " ";
    out += "\n";
  }
  return out;
}

}  // namespace test
