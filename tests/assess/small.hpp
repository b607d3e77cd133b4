// SPDX-License-Identifier: BSL-1.0
#pragma once

// Small panels for tests of the assessment, written as text.

#include <nqpf/assess.hpp>
#include <nqpf/framework/diagnosis.hpp>
#include <nqpf/panel.hpp>

#include "support/base.hpp"
#include "support/catch.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace test {

inline nqpf::schema schema_of(std::string_view lines) {
  std::string text = "column,role,better,unit,scale,denominator,indicator,label,kind,price\n";
  text += "id,entity,,,,,,,,\nyear,year,,,,,,,,\n";
  text.append(lines);
  auto made = nqpf::parse_schema(text, "schema.csv");
  if (!made.ok()) {
    for (const auto& each : made.error()) UNSCOPED_INFO(describe(each));
  }
  REQUIRE(made.ok());
  return std::move(made.value());
}

inline nqpf::panel panel_of(const nqpf::schema& meaning, std::string_view text) {
  auto made = nqpf::parse_panel(text, meaning, {}, "panel.csv");
  if (!made.ok()) {
    for (const auto& each : made.error()) UNSCOPED_INFO(describe(each));
  }
  REQUIRE(made.ok());
  return std::move(made.value());
}

/// The defaults, with the rules of the first paper asked.
inline nqpf::assess_options with_rules() {
  nqpf::assess_options options;
  options.rules = nqpf::ready_rules("foreign_language");
  return options;
}

inline nqpf::assessment assessed(const nqpf::panel& from,
                                 const nqpf::assess_options& options = with_rules()) {
  auto made = nqpf::assess(from, options);
  if (!made.ok()) {
    for (const auto& each : made.error()) UNSCOPED_INFO(describe(each));
  }
  REQUIRE(made.ok());
  return std::move(made.value());
}

/// The errors of an assessment that must not succeed.
inline nqpf::assess_errors refused(const nqpf::panel& from, const nqpf::schema& meaning,
                                   const nqpf::assess_options& options = {}) {
  auto made = nqpf::assess(from, meaning, options);
  REQUIRE_FALSE(made.ok());
  return made.error();
}

inline std::size_t row_of(const nqpf::panel& from, std::string_view entity, int year) {
  const std::size_t row = from.find_row(from.find_entity(entity), year);
  REQUIRE(row != nqpf::panel::no_row);
  return row;
}

/// The remarks of one kind, joined.
inline std::string remarks(const nqpf::assessment& a, nqpf::remark_code code) {
  std::string out;
  for (const auto& each : a.remarks()) {
    if (each.code == code) out += each.text + "\n";
  }
  return out;
}

/// Why a thing could not be assessed; empty where it could.
inline std::string gap(const nqpf::assessment& a, std::string_view id) {
  for (const auto& each : a.gaps()) {
    if (each.id == id) return each.why;
  }
  return {};
}

/// The findings of a row by one rule set with the diagnosis that refers to them.
struct told_row {
  nqpf::assessed::row_findings findings;
  nqpf::framework::diagnosis told;

  told_row(const nqpf::panel& from, const nqpf::assessed::asked_rules& asked, std::size_t row)
      : findings(from, asked, row), told(findings.all()) {}
  told_row(const told_row&) = delete;
  told_row& operator=(const told_row&) = delete;

  [[nodiscard]] bool diagnosed(nqpf::framework::dilemma d) const {
    return told.present().contains(d);
  }
  /// How many rules have an outcome, those that no column reaches aside.
  [[nodiscard]] std::size_t count(nqpf::truth outcome) const {
    std::size_t n = 0;
    findings.each(outcome, [&](const nqpf::finding&) { ++n; });
    return n;
  }
};

/// Reads a real panel by the schema of the examples.
inline nqpf::panel real_panel(const std::string& path, const std::string& schema) {
  auto meaning = nqpf::read_schema(source_path("examples/schemas/" + schema + ".csv"));
  REQUIRE(meaning.ok());
  auto made = nqpf::read_panel(path, *meaning);
  REQUIRE(made.ok());
  return std::move(made.value());
}

}  // namespace test
