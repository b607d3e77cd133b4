// SPDX-License-Identifier: BSL-1.0
#include "names.hpp"

#include "terminal.hpp"

#include <nqpf/assess.hpp>
#include <nqpf/framework.hpp>
#include <nqpf/panel/write_csv.hpp>

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace fw = nqpf::framework;

std::string padded(std::string_view text, std::size_t width) {
  std::string out(text);
  out.resize(out.size() < width ? width : out.size() + 1, ' ');
  return out;
}

std::string number(double value) {
  std::string out;
  nqpf::append_csv(out, value);
  return out;
}

const char* word_of(nqpf::better b) {
  switch (b) {
    case nqpf::better::higher: return "higher";
    case nqpf::better::lower: return "lower";
    case nqpf::better::target: return "target";
    default: return "neutral";
  }
}

std::string range_of(const nqpf::indicator_info& info) {
  const bool low = info.domain.low > -1e300;
  const bool high = info.domain.high < 1e300;
  if (low && high) return number(info.domain.low) + " to " + number(info.domain.high);
  if (low) return "from " + number(info.domain.low);
  return high ? "up to " + number(info.domain.high) : "any";
}

/// The rules that read an indicator, set by set.
std::string readers_of(const nqpf::indicator_info& info) {
  std::string out;
  std::set<std::string> told;  // a rule of two papers stands in two sets
  for (const nqpf::rule_source& source : nqpf::ready_rules()) {
    const nqpf::program& p = *source.rules;
    for (int r = 0; r < p.count.rules; ++r) {
      bool reads = false;
      nqpf::assess_detail::each_input(p, r, [&](int input) {
        reads = reads || std::string_view(p.inputs[input]->id) == info.id;
      });
      if (reads && !p.rules[r].is_derived && told.insert(p.rules[r].id).second)
        out += (out.empty() ? "" : " ") + std::string(p.rules[r].id);
    }
  }
  return out;
}

void print_thresholds() {
  say("\nThresholds of the rules: name, default and range\n");
  std::set<std::string> told;  // a rule of two papers stands in two sets
  for (const nqpf::rule_source& source : nqpf::ready_rules()) {
    const nqpf::program& p = *source.rules;
    for (int i = 0; i < p.count.parameters; ++i) {
      const nqpf::parameter& each = *p.parameters[i];
      if (!told.insert(each.id).second) continue;
      say("  " + padded(each.id, 46) + " " +
          (nqpf::is_missing(each.value) ? "no default" : number(each.value)) + ", " +
          number(each.range.low) + " to " + number(each.range.high) + "\n");
    }
  }
}

}  // namespace

void print_names() {
  say("Roles of values\n");
  for (const auto& each : fw::elements)
    say("  " + padded(id_of(each.value), 46) + " " + each.meaning + "\n");
  say("  " + padded("cultivation", 46) + " Cultivation that is not of one path.\n");
  for (const auto& each : fw::paths)
    say("  " + padded(id_of(each.value), 46) + " " + each.meaning + "\n");
  say("  output, matching, demand, context\n\nIndicators: unit, range, better; what they stand "
      "for; rules that "
      "read them\n");
  for (const auto& each : fw::indicator_catalogue) {
    const nqpf::indicator_info& info = *each.info;
    const std::string readers = readers_of(info);
    const std::string unit = *info.unit_name == '\0' ? "no unit" : info.unit_name;
    say("  " + padded(info.id, 46) + " " + unit + ", " + range_of(info) + ", " +
        word_of(info.better) + "\n");
    say("      stands for " + std::string(each.measures.id()) + "\n");
    if (!readers.empty()) say("      read by " + readers + "\n");
  }
  print_thresholds();
}

void print_names_csv() {
  say("indicator,stands_for,unit,range,better,rules\n");
  for (const auto& each : fw::indicator_catalogue) {
    std::string line;
    const std::string measures = each.measures.id();
    for (const std::string& cell :
         {std::string(each.info->id), measures, std::string(each.info->unit_name),
          range_of(*each.info), std::string(word_of(each.info->better)), readers_of(*each.info)}) {
      if (!line.empty()) line += ',';
      nqpf::append_csv(line, cell);
    }
    say(line + "\n");
  }
}
