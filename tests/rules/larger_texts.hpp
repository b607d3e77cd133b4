// SPDX-License-Identifier: BSL-1.0
#pragma once

// Random rule files of the sizes that hosts write: tables that a tree of decisions fills, sets of a dozen rules with
// alternatives, and weighted sums against thresholds. A few places of each are broken, as an author would. No two throws
// of the dice stand in one expression: their order would be the compiler's.

#include "mixed_dice.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace test::larger {

using mixed::dice;

inline std::string one_of(dice& d, const std::vector<std::string>& words) {
  return words[static_cast<std::size_t>(d.below(static_cast<int>(words.size())))];
}

/// Numbers are held in quarters.
inline std::string quarters(int q) {
  static const char* const parts[] = {"", ".25", ".5", ".75"};
  const int size = q < 0 ? -q : q;
  return (q < 0 ? "-" : "") + std::to_string(size / 4) + parts[size % 4];
}

struct column {
  std::string id;
  int step = 1;                      ///< of its walls, in quarters: 4 for integers
  int high = 0;                      ///< in steps
  std::vector<std::string> names{};  ///< of an enumeration, whose values its range counts

  [[nodiscard]] std::string wall(int at) const { return quarters(at * step); }
};

inline std::vector<column> declare(dice& d, int count, std::string& text) {
  std::vector<column> all;
  for (int i = 0; i < count; ++i) {
    column c;
    c.id = "x" + std::to_string(i);
    const int what = d.below(10);
    if (what < 4) c.step = 4, c.high = d.from_to(4, 14), text += "integer " + c.id;
    else if (what < 8) c.high = d.from_to(6, 32), text += "number " + c.id;
    else c.high = 3, c.names = {"p", "q", "r", "s"}, text += "enumeration " + c.id;
    if (c.names.empty()) text += " in [0, " + c.wall(c.high) + "]";
    if (d.chance(65)) text += " always known";
    if (!c.names.empty()) text += ": p, q, r, s";
    text += "\n";
    all.push_back(c);
  }
  return all;
}

struct range {
  int low, high;  ///< from `low` to before `high`; the last one ends at the domain
};
using cells = std::vector<range>;

/// A tree of decisions: parts of all records, which do not overlap and leave none out.
inline std::vector<cells> grow_tree(dice& d, const std::vector<column>& columns, int leaves) {
  cells whole;
  for (const column& c : columns) whole.push_back({0, c.high + 1});
  std::vector<cells> all{whole};
  for (int tries = 4 * leaves; static_cast<int>(all.size()) < leaves && tries > 0; --tries) {
    const auto at = static_cast<std::size_t>(d.below(static_cast<int>(all.size())));
    const auto by = static_cast<std::size_t>(d.below(static_cast<int>(columns.size())));
    const range r = all[at][by];
    if (r.high - r.low < 2) continue;
    const int wall = d.from_to(r.low + 1, r.high - 1);
    all.push_back(all[at]);
    all[at][by].high = wall;
    all.back()[by].low = wall;
  }
  return all;
}

inline std::string cell_text(const column& c, const range& r) {
  if (r.low <= 0 && r.high > c.high) return "";
  if (!c.names.empty()) {
    std::string text;
    for (int k = r.low < 0 ? 0 : r.low; k < r.high && k <= c.high; ++k)
      text += (text.empty() ? "" : " or ") + c.names[static_cast<std::size_t>(k)];
    return text.empty() ? "" : c.id + " is " + text;
  }
  std::string text;
  if (r.low > 0) text = c.id + " >= " + c.wall(r.low);
  if (r.high <= c.high) text += (text.empty() ? "" : " && ") + c.id + " < " + c.wall(r.high);
  return text;
}
inline std::string row_text(const std::vector<column>& columns, const cells& row) {
  std::string text;
  for (std::size_t k = 0; k < columns.size(); ++k) {
    const std::string cell = cell_text(columns[k], row[k]);
    if (!cell.empty()) text += (text.empty() ? "" : " && ") + cell;
  }
  return text.empty() ? columns[0].id + " is known" : text;
}

inline void break_rows(dice& d, std::vector<cells>& rows) {
  for (int i = d.below(4); i > 0 && rows.size() > 2; --i) {
    const auto at = static_cast<std::size_t>(d.below(static_cast<int>(rows.size())));
    range& r = rows[at][static_cast<std::size_t>(d.below(static_cast<int>(rows[at].size())))];
    const int what = d.below(4);
    if (what == 0) rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(at));
    else if (what == 1) rows.push_back(rows[at]);
    else if (what == 2 && r.low > 0) r.low -= 1;
    else r.high += 1;
  }
}

inline std::string conclusions(dice& d) {
  std::string text = "conclusions verdict";
  text += d.chance(50) ? " worst to best: dire, weak, fair, good\n" : ": dire, weak, fair, good\n";
  if (d.chance(50)) text += "dire conflicts with good\n";
  if (d.chance(30)) text += "dire conflicts with fair\n";
  if (d.chance(30)) text += "dire overrules weak\n";
  return text;
}
inline const std::vector<std::string> verdicts{"dire", "weak", "fair", "good"};

inline std::string table_text(std::uint64_t seed) {
  dice d(seed);
  std::string text = "document p\n";
  const std::vector<column> columns = declare(d, d.from_to(2, 4), text);
  text += conclusions(d);
  std::vector<cells> rows =
      grow_tree(d, columns, d.chance(50) ? d.from_to(4, 12) : d.from_to(12, 60));
  if (d.chance(70)) break_rows(d, rows);
  const bool in_order = text.find("worst to best") != std::string::npos;
  text += "table t: " + one_of(d, {"first", "unique", "unique", "any",
                                   in_order ? "priority" : "any", "rule order"});
  if (d.chance(75)) text += d.chance(50) ? ", complete when known" : ", complete";
  text += "\n";
  for (const cells& row : rows)
    text += " row when " + row_text(columns, row) + " then " + one_of(d, verdicts) + " cite p 1\n";
  if (d.chance(15)) text += " otherwise fair\n";
  return text;
}

inline std::string band(dice& d, const column& c) {
  range r{d.from_to(0, c.high), 0};
  r.high = r.low + d.from_to(1, c.high);
  if (d.chance(30)) r.low = 0;
  const std::string text = cell_text(c, r);
  return text.empty() ? c.id + " is known" : text;
}
/// Bands of inputs that follow each other in the declaration, from any of them on.
inline std::string bands(dice& d, const std::vector<column>& columns) {
  const int first = d.below(static_cast<int>(columns.size()));
  const int count = d.from_to(1, static_cast<int>(columns.size() < 3 ? columns.size() : 3));
  std::string text;
  for (int k = 0; k < count; ++k) {
    const auto at = static_cast<std::size_t>(first + k) % columns.size();
    text += (k == 0 ? "" : " && ") + band(d, columns[at]);
  }
  return text;
}
inline std::string alternatives(dice& d, const std::vector<column>& columns) {
  std::string text;
  for (int i = d.chance(50) ? 1 : d.from_to(2, 5); i > 0; --i)
    text += (text.empty() ? "(" : " || (") + bands(d, columns) + ")";
  return text;
}
inline std::string group_text(dice& d, int rules) {
  std::string text = "group ";
  text += one_of(d, {"in order", "in order", "exclusive", "complete", "complete when known",
                     "exclusive, complete"});
  text += ":";
  const int from = d.below(rules / 2);
  const int count = d.from_to(2, rules / 2);
  for (int i = 0; i < count; ++i) text += (i == 0 ? " r" : ", r") + std::to_string(from + i);
  return text + "\n";
}

inline std::string rules_text(std::uint64_t seed) {
  dice d(seed);
  std::string text = "document p\n";
  const std::vector<column> columns = declare(d, d.from_to(2, 5), text);
  text += conclusions(d);
  const int rules = d.from_to(5, 14);
  const bool apart = d.chance(50);
  std::vector<cells> parts = grow_tree(d, columns, rules);
  if (d.chance(50)) break_rows(d, parts);
  for (int i = 0; i < rules; ++i) {
    const bool by_tree = apart && i < static_cast<int>(parts.size());
    text += "rule r" + std::to_string(i) + " when ";
    text +=
        by_tree ? row_text(columns, parts[static_cast<std::size_t>(i)]) : alternatives(d, columns);
    text += " then " + one_of(d, verdicts) + " cite p 1\n";
  }
  if (d.chance(60)) text += group_text(d, rules);
  return text;
}

inline std::string sum_text(dice& d, int inputs) {
  static const std::vector<std::string> weights{"0.1", "0.2", "0.3", "0.5", "0.7", "2", "3", "-1"};
  std::string text;
  for (int i = d.from_to(2, 3); i > 0; --i) {
    if (!text.empty()) text += d.chance(75) ? " + " : " - ";
    const std::string input = "x" + std::to_string(d.below(inputs));
    if (d.chance(12)) text += (d.chance(60) ? "halved(" : "raised(") + input + ")";
    else text += one_of(d, weights) + " * " + input;
  }
  return text;
}

inline std::string sums_text(std::uint64_t seed) {
  dice d(seed);
  std::string text = "document p\n";
  const int inputs = d.from_to(2, 4);
  for (int i = 0; i < inputs; ++i) {
    text += d.chance(60) ? "number x" : "integer x";
    text += std::to_string(i) + " in [0, " + std::to_string(d.from_to(1, 6)) + "]";
    text += d.chance(70) ? " always known\n" : "\n";
  }
  const int parameters = d.chance(60) ? (d.chance(75) ? 1 : 2) : 0;
  for (int i = 0; i < parameters; ++i) {
    text += "parameter p" + std::to_string(i) + " = " + quarters(d.from_to(3, 6));
    text += " in [0.5, " + quarters(d.from_to(6, 10)) + "]\n";
  }
  if (parameters == 2 && d.chance(50)) text += "order p0 < p1\n";
  text += conclusions(d);
  std::vector<std::string> sums{sum_text(d, inputs)};
  if (d.chance(60)) sums.push_back(sum_text(d, inputs));
  if (d.chance(30)) {
    text += "given " + one_of(d, sums) + " <= ";
    text += quarters(d.from_to(0, 12)) + "\n";
  }
  const auto wall = [&] {
    if (parameters > 0 && d.chance(70)) return "p" + std::to_string(d.below(parameters));
    return quarters(d.from_to(-2, 12));
  };
  const auto compared = [&] {
    const std::string sum = d.chance(92) ? one_of(d, sums) : "x" + std::to_string(d.below(inputs));
    const std::string by = one_of(d, {" < ", " <= ", " > ", " >= ", " < ", " >= ", " == "});
    return sum + by + wall();
  };
  const bool is_table = d.chance(50);
  if (is_table) {
    text += "table t: " + one_of(d, {"first", "unique", "any"});
    text += d.chance(60) ? ", complete when known\n" : "\n";
  }
  const int rules = d.from_to(2, 5);
  for (int i = 0; i < rules; ++i) {
    text += is_table ? " row when " : "rule r" + std::to_string(i) + " when ";
    text += compared();
    if (d.chance(50)) text += " && " + compared();
    text += " then " + one_of(d, verdicts) + " cite p 1\n";
  }
  if (!is_table && rules > 3 && d.chance(50)) text += group_text(d, rules);
  return text;
}

}  // namespace test::larger
