// SPDX-License-Identifier: BSL-1.0
// Where supply and demand of talents part, by field and level: reads a table (or one for each side),
// prints what it shows, and draws it on a page.

#include "csv_file.hpp"

#include <nqpf/models/dissimilarity.hpp>
#include <nqpf/models/mismatch.hpp>
#include <nqpf/models/structural_deviation.hpp>
#include <nqpf/models/transport.hpp>
#include <nqpf/panel.hpp>
#include <nqpf/report.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using example::complain;
using example::csv_file;
using nqpf::report::escaped;
using nqpf::report::fixed;
using nqpf::report::percent;

constexpr std::string_view usage =
    R"(usage: match_supply_demand SUPPLY.csv --field COLUMN --supply COLUMN --demand COLUMN [options]

Compares how supply and demand are spread over fields and levels. Shares are compared, so the two may be
counted in different units. Lines of one field and level are summed; where one of them is empty, that field
and level is left out and named, since missing is not zero.

  --level COLUMN         the level of education, beside the field
  --levels A,B,...       the levels from low to high; others are left out and named (default: as they come)
  --leave-out FIELD      leaves a field out, such as a total; may be repeated
  --where COLUMN=VALUE   takes only these lines; may be repeated
  --demand-file FILE     the demand stands in another table, and --demand names a column of it
  --demand-field COLUMN, --demand-level COLUMN, --demand-where COLUMN=VALUE
                         the same for that table (default: the same names; no --demand-where)
  --names FILE           columns demand and supply: other names of fields in the demand table; what is
                         given an empty name is left out
  --field-cost X         what a change of field costs in the cheapest plan (default 1)
  --level-cost X         what a step of level costs (default 0.5)
  --no-climb             nobody takes a post above the level they have
  --html FILE            writes a page with a picture
  --title TEXT           its title

Exit status: 0 done; 1 a file could not be written; 2 options or data are wrong.
)";

/// Where one side stands: a table, its columns, the lines wanted.
struct side_choice {
  std::string file, field, level, amount;
  std::vector<std::pair<std::string, std::string>> where;
};

struct arguments {
  side_choice supply, demand;
  std::vector<std::string> levels, left_out;
  std::string names, html, title = "Supply and demand by field and level";
  double field_cost = 1, level_cost = 0.5;
  bool no_climb = false;
};

/// One field at one level.
struct cell {
  std::string field, level;
  double supply = 0, demand = 0;  ///< amounts, then shares
  double deviation = 0;           ///< demand share / supply share - 1; missing without supply
};

/// People who would go from one cell to another in the cheapest plan.
struct move {
  std::size_t from, to;
  double share;
};

struct findings {
  std::vector<cell> cells;
  std::vector<std::string> levels, fields;
  std::vector<std::string> notes;
  double supply = 0, demand = 0;  ///< totals
  double apart = 0, mismatch = 0;
  double apart_fields = 0, apart_levels = 0;
  std::vector<double> apart_within;  ///< of each level; missing where one side has nothing
  bool planned = false;
  double stay = 0, other_field = 0, other_level = 0;
  std::vector<move> moves;
};

std::vector<std::string> parts_of(const std::string& words) {
  std::vector<std::string> out(1);
  for (const char c : words) {
    if (c == ',') out.emplace_back();
    else out.back() += c;
  }
  return out;
}

bool condition_in(const std::string& words, side_choice& side) {
  const std::size_t at = words.find('=');
  if (at == std::string::npos || at == 0) {
    complain("'" + words + "' is no COLUMN=VALUE");
    return false;
  }
  side.where.emplace_back(words.substr(0, at), words.substr(at + 1));
  return true;
}

bool cost_in(const std::string& words, double& out) {
  const nqpf::parsed_number read = nqpf::parse_number(words);
  out = read.value;
  if (read.status == nqpf::number_status::ok && out >= 0) return true;
  complain("'" + words + "' is no cost: a number from 0 is wanted");
  return false;
}

/// Takes an option with its value; false where something is wrong.
bool take_option(const std::string& option, const std::string& value, arguments& out) {
  const std::map<std::string, std::string*> texts{{"--field", &out.supply.field},
                                                  {"--level", &out.supply.level},
                                                  {"--supply", &out.supply.amount},
                                                  {"--demand", &out.demand.amount},
                                                  {"--demand-file", &out.demand.file},
                                                  {"--demand-field", &out.demand.field},
                                                  {"--demand-level", &out.demand.level},
                                                  {"--names", &out.names},
                                                  {"--html", &out.html},
                                                  {"--title", &out.title}};
  if (const auto found = texts.find(option); found != texts.end()) {
    *found->second = value;
    return true;
  }
  if (option == "--levels") out.levels = parts_of(value);
  else if (option == "--leave-out") out.left_out.push_back(value);
  else if (option == "--where") return condition_in(value, out.supply);
  else if (option == "--demand-where") return condition_in(value, out.demand);
  else if (option == "--field-cost") return cost_in(value, out.field_cost);
  else if (option == "--level-cost") return cost_in(value, out.level_cost);
  else {
    complain("unknown option " + option);
    return false;
  }
  return true;
}

bool read_arguments(int count, char** words, arguments& out) {
  for (int i = 1; i < count; ++i) {
    const std::string word = words[i];
    if (word == "--no-climb") {
      out.no_climb = true;
    } else if (word.starts_with("--")) {
      std::string value;
      if (!example::value_of(count, words, i, value) || !take_option(word, value, out))
        return false;
    } else if (out.supply.file.empty()) {
      out.supply.file = word;
    } else {
      complain("one table of supply is wanted, and '" + word + "' is another");
      return false;
    }
  }
  const bool one_table = out.demand.file.empty();
  if (out.supply.file.empty() || out.supply.field.empty() || out.supply.amount.empty() ||
      out.demand.amount.empty()) {
    complain("a table, --field, --supply and --demand are needed (--help tells more)");
    return false;
  }
  if (one_table) out.demand.file = out.supply.file;
  if (out.demand.field.empty()) out.demand.field = out.supply.field;
  if (out.demand.level.empty()) out.demand.level = out.supply.level;
  if (one_table && out.demand.where.empty()) out.demand.where = out.supply.where;
  if (out.supply.level.empty() && (!out.levels.empty() || out.no_climb)) {
    complain("--levels and --no-climb need --level");
    return false;
  }
  for (const std::string& input : {out.supply.file, out.demand.file, out.names})
    if (!out.html.empty() && !input.empty() && example::same_file(out.html, input)) {
      complain("--html would replace " + input);
      return false;
    }
  return true;
}

/// Amounts by field and level in the order in which they come; missing where a line is empty.
struct amounts {
  std::vector<std::pair<std::string, std::string>> keys;
  std::map<std::pair<std::string, std::string>, double> of;
};

/// The values of the columns that conditions name, for who wrote one that no line meets.
std::string values_of(const csv_file& table,
                      const std::vector<std::pair<std::size_t, std::string>>& where) {
  std::string out;
  for (const auto& [column, value] : where) {
    std::vector<std::string> known;
    for (const auto& record : table.records)
      if (std::find(known.begin(), known.end(), record[column]) == known.end())
        known.push_back(record[column]);
    std::sort(known.begin(), known.end());
    out += "; " + table.header[column] + " is ";
    for (std::size_t i = 0; i < known.size() && i < 20; ++i) out += (i > 0 ? ", " : "") + known[i];
    if (known.size() > 20) out += " and more";
  }
  return out;
}

bool read_side(const side_choice& side, const std::map<std::string, std::string>& names,
               amounts& out) {
  csv_file table;
  if (!example::read_csv(side.file, table)) return false;
  std::size_t field = 0, amount = 0, level = csv_file::none;
  if (!find_column(table, side.field, field) || !find_column(table, side.amount, amount) ||
      (!side.level.empty() && !find_column(table, side.level, level)))
    return false;
  std::vector<std::pair<std::size_t, std::string>> where;
  for (const auto& [column, value] : side.where) {
    std::size_t place = 0;
    if (!find_column(table, column, place)) return false;
    where.emplace_back(place, value);
  }
  bool fine = true;
  for (std::size_t r = 0; r < table.records.size(); ++r) {
    const auto& record = table.records[r];
    const bool wanted = std::all_of(where.begin(), where.end(),
                                    [&](const auto& w) { return record[w.first] == w.second; });
    const auto renamed = names.find(record[field]);
    const std::string name = renamed == names.end() ? record[field] : renamed->second;
    if (!wanted || name.empty()) continue;
    double value = 0;
    if (!number_in(table, r, amount, value)) fine = false;
    if (value < 0) {
      complain(side.file + ", line " + std::to_string(table.lines[r]) + ": " + side.amount +
               " is negative");
      fine = false;
    }
    const std::pair<std::string, std::string> key{name,
                                                  level == csv_file::none ? "" : record[level]};
    const auto [at, first] = out.of.try_emplace(key, 0.0);
    if (first) out.keys.push_back(key);
    at->second += value;
  }
  if (fine && out.keys.empty())
    complain(side.file + ": no line is left to take" + values_of(table, where));
  return fine && !out.keys.empty();
}

bool read_names(const std::string& path, std::map<std::string, std::string>& out) {
  if (path.empty()) return true;
  csv_file table;
  std::size_t from = 0, to = 0;
  if (!example::read_csv(path, table) || !find_column(table, "demand", from) ||
      !find_column(table, "supply", to))
    return false;
  for (const auto& record : table.records) out[record[from]] = record[to];
  return true;
}

std::string name_of(const cell& c) { return c.level.empty() ? c.field : c.field + ", " + c.level; }

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : "; ") + name;
  return out;
}

bool is_in(const std::vector<std::string>& list, const std::string& wanted) {
  return std::find(list.begin(), list.end(), wanted) != list.end();
}

/// A field with as much as all others together is probably their total, and would count twice.
void note_totals(findings& out) {
  for (const std::string& field : out.fields) {
    double own = 0, others = 0;
    for (const cell& c : out.cells) (c.field == field ? own : others) += c.supply;
    if (out.fields.size() > 3 && own > 0 && std::fabs(own - others) <= 0.02 * own)
      out.notes.push_back("'" + field +
                          "' has as much as all other fields together. If it is their "
                          "total, take it out with --leave-out.");
  }
}

/// The levels in the order that was asked for.
void order_levels(const std::vector<std::string>& wanted, findings& out) {
  std::vector<std::string> ordered;
  for (const std::string& level : wanted)
    if (is_in(out.levels, level)) ordered.push_back(level);
  out.levels = ordered;
}

/// Brings both sides together by field and level, and notes what is left out.
bool join_sides(const arguments& chosen, const amounts& supply, const amounts& demand,
                findings& out) {
  std::vector<std::string> unknown_levels, missing_cells, only_supply, only_demand;
  auto keys = supply.keys;
  for (const auto& key : demand.keys)
    if (supply.of.count(key) == 0) keys.push_back(key);
  for (const auto& key : keys) {
    cell c{key.first, key.second, 0, 0, 0};
    if (is_in(chosen.left_out, c.field)) continue;
    if (!chosen.levels.empty() && !is_in(chosen.levels, c.level)) {
      if (!is_in(unknown_levels, c.level)) unknown_levels.push_back(c.level);
      continue;
    }
    const auto s = supply.of.find(key), d = demand.of.find(key);
    if (s != supply.of.end()) c.supply = s->second;
    else only_demand.push_back(name_of(c));
    if (d != demand.of.end()) c.demand = d->second;
    else only_supply.push_back(name_of(c));
    if (nqpf::models::is_missing(c.supply) || nqpf::models::is_missing(c.demand)) {
      missing_cells.push_back(name_of(c));
      continue;
    }
    out.cells.push_back(c);
    if (!is_in(out.levels, c.level)) out.levels.push_back(c.level);
    if (!is_in(out.fields, c.field)) out.fields.push_back(c.field);
  }
  if (!chosen.levels.empty()) order_levels(chosen.levels, out);
  const auto note = [&](const char* words, const std::vector<std::string>& names) {
    if (!names.empty()) out.notes.push_back(words + joined(names) + ".");
  };
  note("Left out, as --levels does not name them: ", unknown_levels);
  note("Left out, as a number is missing: ", missing_cells);
  note("Without demand in the table, counted as 0: ", only_supply);
  note("Without supply in the table, counted as 0: ", only_demand);
  note_totals(out);
  for (const cell& c : out.cells) out.supply += c.supply;
  for (const cell& c : out.cells) out.demand += c.demand;
  if (out.supply > 0 && out.demand > 0) return true;
  complain("supply or demand is 0 in total, so nothing can be compared");
  return false;
}

/// Sums of one side by a key of the cells.
template <class Key>
double apart_by(const findings& f, const Key& key) {
  std::map<std::string, std::pair<double, double>> sums;
  for (const cell& c : f.cells) {
    auto& at = sums[key(c)];
    at.first += c.supply;
    at.second += c.demand;
  }
  std::vector<double> s, d;
  for (const auto& [name, both] : sums) {
    s.push_back(both.first);
    d.push_back(both.second);
  }
  const auto found = nqpf::models::dissimilarity(s, d);
  return found ? *found : nqpf::models::missing;
}

void compare(findings& f) {
  std::vector<double> s, d, deviation(f.cells.size());
  for (const cell& c : f.cells) {
    s.push_back(c.supply);
    d.push_back(c.demand);
  }
  f.apart = *nqpf::models::dissimilarity(s, d);
  f.mismatch = *nqpf::models::mismatch_index(s, d);
  if (!nqpf::models::structural_deviation(d, s, deviation)) return;
  f.apart_fields = apart_by(f, [](const cell& c) { return c.field; });
  f.apart_levels = apart_by(f, [](const cell& c) { return c.level; });
  for (const std::string& level : f.levels) {
    std::vector<double> ls, ld;
    for (const cell& c : f.cells)
      if (c.level == level) {
        ls.push_back(c.supply);
        ld.push_back(c.demand);
      }
    const auto within = nqpf::models::dissimilarity(ls, ld);
    f.apart_within.push_back(within ? *within : nqpf::models::missing);
  }
  for (std::size_t i = 0; i < f.cells.size(); ++i) {
    f.cells[i].supply /= f.supply;
    f.cells[i].demand /= f.demand;
    f.cells[i].deviation = deviation[i];
  }
}

/// What a plan, row by row, asks of people.
void read_plan(const std::vector<double>& amount, findings& f) {
  const std::size_t n = f.cells.size();
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < n; ++j) {
      const double share = amount[i * n + j];
      if (!(share > 1e-12)) continue;
      if (i == j) f.stay += share;
      else f.moves.push_back({i, j, share});
      if (f.cells[i].field != f.cells[j].field) f.other_field += share;
      if (f.cells[i].level != f.cells[j].level) f.other_level += share;
    }
  std::stable_sort(f.moves.begin(), f.moves.end(),
                   [](const move& a, const move& b) { return a.share > b.share; });
  f.planned = true;
}

/// The cheapest plan that fills the demand from the supply, both as shares.
bool plan(const arguments& chosen, findings& f) {
  const std::size_t n = f.cells.size();
  std::vector<double> cost(n * n), amount(n * n), s, d;
  // A trifle on every move keeps plans from moving two people where one would do.
  const double trifle = 1e-6 * (chosen.field_cost + chosen.level_cost);
  const auto rank = [&](const cell& c) {
    return std::find(f.levels.begin(), f.levels.end(), c.level) - f.levels.begin();
  };
  for (std::size_t i = 0; i < n; ++i) {
    s.push_back(f.cells[i].supply);
    d.push_back(f.cells[i].demand);
    for (std::size_t j = 0; j < n; ++j) {
      const cell &a = f.cells[i], &b = f.cells[j];
      const auto steps = static_cast<double>(rank(b) - rank(a));
      cost[i * n + j] = (a.field == b.field ? 0 : chosen.field_cost) +
                        chosen.level_cost * std::fabs(steps) + (i == j ? 0 : trifle);
      if (chosen.no_climb && steps > 0) cost[i * n + j] = nqpf::models::forbidden;
    }
  }
  const auto found = nqpf::models::transport(nqpf::models::row_major(cost, n, n), {s, d},
                                             nqpf::models::row_major(amount, n, n));
  if (!found) {
    f.notes.push_back(
        found.error().code == nqpf::models::error_code::infeasible
            ? "There is no plan in which nobody climbs: too many posts ask for high levels."
            : std::string("There is no plan: ") + nqpf::models::describe(found.error()).c_str() +
                  ".");
    return false;
  }
  read_plan(amount, f);
  return true;
}

/// The cells by how far their shares part, the largest first.
std::vector<std::size_t> by_gap(const findings& f) {
  std::vector<std::size_t> order(f.cells.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto gap = [&](std::size_t i) { return std::fabs(f.cells[i].demand - f.cells[i].supply); };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return gap(a) > gap(b); });
  return order;
}

/// What the comparison shows, in sentences.
std::vector<std::string> sentences(const findings& f) {
  std::vector<std::string> out;
  out.push_back(percent(f.apart, 1) +
                " of the supply would have to stand in another field or level for the two to be "
                "spread alike (dissimilarity).");
  if (f.levels.size() > 1)
    out.push_back("By field alone it is " + percent(f.apart_fields, 1) + ", by level alone " +
                  percent(f.apart_levels, 1) + ".");
  for (std::size_t l = 0; l < f.levels.size() && f.levels.size() > 1; ++l)
    out.push_back("Within " + f.levels[l] + ": " +
                  (nqpf::models::is_missing(f.apart_within[l]) ? "one side has nothing"
                                                               : percent(f.apart_within[l], 1)) +
                  ".");
  out.push_back(
      "The mismatch index is " + fixed(f.mismatch, 3) +
      ": that share of hires is lost, if hires grow with the geometric mean of people and "
      "posts.");
  if (f.planned && f.levels.size() > 1)
    out.push_back("In the cheapest plan " + percent(f.stay, 1) + " stay, " +
                  percent(f.other_field, 1) + " change their field and " +
                  percent(f.other_level, 1) + " their level.");
  else if (f.planned)
    out.push_back("In the cheapest plan " + percent(f.stay, 1) + " stay and " +
                  percent(f.other_field, 1) + " change their field.");
  return out;
}

std::string deviation_text(const cell& c) {
  return nqpf::models::is_missing(c.deviation)
             ? "no supply"
             : std::string(c.deviation < 0 ? "" : "+") + fixed(c.deviation, 2);
}

void print(const arguments& chosen, const findings& f) {
  std::printf("%s\n\n", chosen.title.c_str());
  std::printf(
      "Supply %s, demand %s, over %s%s.\n", nqpf::report::sensible(f.supply).c_str(),
      nqpf::report::sensible(f.demand).c_str(),
      nqpf::report::plural(f.fields.size(), "field", "fields").c_str(),
      f.levels.size() > 1 ? (" and " + std::to_string(f.levels.size()) + " levels").c_str() : "");
  for (const std::string& line : sentences(f)) std::printf("%s\n", line.c_str());
  for (const std::string& note : f.notes) std::printf("Note: %s\n", note.c_str());
  std::printf(
      "\nWhere they part most (share of supply, of demand, deviation of demand from supply)\n");
  std::size_t shown = 0;
  for (const std::size_t i : by_gap(f)) {
    if (shown++ == 12) break;
    const cell& c = f.cells[i];
    std::printf("  %7s %7s %9s  %s\n", percent(c.supply, 1).c_str(), percent(c.demand, 1).c_str(),
                deviation_text(c).c_str(), name_of(c).c_str());
  }
  if (!f.moves.empty()) std::printf("\nThe largest moves of the cheapest plan (share of all)\n");
  for (std::size_t k = 0; k < f.moves.size() && k < 8; ++k)
    std::printf("  %7s  %s -> %s\n", percent(f.moves[k].share, 1).c_str(),
                name_of(f.cells[f.moves[k].from]).c_str(), name_of(f.cells[f.moves[k].to]).c_str());
}

constexpr double left_edge = 10, right_edge = 400, row_height = 34;

/// How wide a share of 1 is drawn, and how far apart the lines of the axis stand.
struct share_axis {
  double most = 0, scale = 1, step = 0.001;
};

share_axis axis_of(const findings& f, const std::vector<std::size_t>& shown) {
  share_axis out;
  for (const std::size_t i : shown)
    out.most = std::fmax(out.most, std::fmax(f.cells[i].supply, f.cells[i].demand));
  for (const double s : {0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2})
    if (out.most / out.step > 7) out.step = s;
  out.scale = (right_edge - left_edge) / (out.most * 1.04);
  return out;
}

/// The axis of shares: lines and numbers at round steps.
void draw_axis(nqpf::report::drawing& d, const share_axis& axis, double bottom) {
  for (double at = 0; at <= axis.most * 1.04; at += axis.step) {
    const double x = left_edge + at * axis.scale;
    d.line(x, 20, x, bottom, "stroke=\"#e1e6ea\"");
    d.text(x < 20 ? 0 : x, 14, percent(at, axis.step < 0.01 ? 1 : 0),
           x < 20 ? "class=\"tick\"" : "class=\"tick mid\"");
  }
}

/// The cells of one level: a line between the share of supply (ring) and of demand (dot), red where
/// people are short, blue where they are many, each under its name.
std::string picture(const findings& f, const std::vector<std::size_t>& rows, const share_axis& axis,
                    const std::string& title) {
  const double bottom = 26 + row_height * static_cast<double>(rows.size());
  nqpf::report::drawing d(460, bottom + 4, title, "pair");
  draw_axis(d, axis, bottom);
  double y = 26;
  for (const std::size_t i : rows) {
    const cell& c = f.cells[i];
    const double from = left_edge + c.supply * axis.scale, to = left_edge + c.demand * axis.scale;
    const char* const colour = c.demand > c.supply ? "#c2410c" : "#0b61a4";
    const std::string tip = name_of(c) + ": " + percent(c.supply, 1) + " of supply, " +
                            percent(c.demand, 1) + " of demand";
    d.text(left_edge, y + 12, nqpf::report::cut(c.field, 70), "class=\"tick\"");
    d.line(from, y + 23, to, y + 23, "stroke=\"" + std::string(colour) + "\" stroke-width=\"3\"");
    d.circle(from, y + 23, 4.5,
             "fill=\"#fff\" stroke=\"" + std::string(colour) + "\" stroke-width=\"2\"", tip);
    d.circle(to, y + 23, 5, "fill=\"" + std::string(colour) + "\"", tip);
    d.text((from > to ? from : to) + 10, y + 27, deviation_text(c), "class=\"tick\"");
    y += row_height;
  }
  return d.finish();
}

/// A picture a level, all on one scale; in print each may begin a page of its own.
std::string pictures(const findings& f, const std::vector<std::size_t>& shown) {
  const share_axis axis = axis_of(f, shown);
  std::string out;
  for (const std::string& level : f.levels) {
    std::vector<std::size_t> rows;
    for (const std::size_t i : shown)
      if (f.cells[i].level == level) rows.push_back(i);
    if (rows.empty()) continue;
    std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
      return f.cells[a].demand - f.cells[a].supply > f.cells[b].demand - f.cells[b].supply;
    });
    const bool named = f.levels.size() > 1;
    if (named) out += "<h3>" + escaped(level) + "</h3>";
    out += "<figure>" +
           picture(f, rows, axis,
                   "Shares of supply and demand by field" + (named ? ": " + level : level)) +
           "</figure>";
  }
  return out;
}

std::string table_of_moves(const findings& f) {
  std::string out =
      "<table><caption>Largest moves of the cheapest plan</caption><tr><th>from</th>"
      "<th>to</th><th class=\"n\">share of all</th></tr>";
  for (std::size_t k = 0; k < f.moves.size() && k < 15; ++k)
    out += "<tr><td>" + escaped(name_of(f.cells[f.moves[k].from])) + "</td><td>" +
           escaped(name_of(f.cells[f.moves[k].to])) + "</td><td class=\"n\">" +
           percent(f.moves[k].share, 1) + "</td></tr>";
  return out + "</table>";
}

std::string page(const arguments& chosen, const findings& f) {
  std::vector<std::size_t> shown = by_gap(f);
  constexpr std::size_t most_rows = 60;
  const bool cut = shown.size() > most_rows;
  if (cut) shown.resize(most_rows);
  std::string out =
      "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>" +
      escaped(chosen.title) + "</title><style>" + std::string(nqpf::report::page_style) +
      "svg.pair{display:block;width:100%;max-width:640px;height:auto;font-family:inherit}"
      "h3{break-after:avoid}</style></head><body><header><h1>" +
      escaped(chosen.title) + "</h1><p class=\"sub\">" + "Supply " + escaped(chosen.supply.amount) +
      " (" + nqpf::report::sensible(f.supply) + "), demand " + escaped(chosen.demand.amount) +
      " (" + nqpf::report::sensible(f.demand) + ")</p></header><main><div class=\"short\">";
  for (const std::string& line : sentences(f)) out += "<p>" + escaped(line) + "</p>";
  out += "</div>";
  for (const std::string& note : f.notes) out += "<p class=\"note\">" + escaped(note) + "</p>";
  out +=
      "<h2>Where supply and demand part</h2><p>Ring: share of the supply. Dot: share of the "
      "demand. "
      "Red: people are short; blue: there are more than are asked for. The number is the "
      "structural deviation, demand share / supply share \xe2\x88\x92 1.";
  if (cut)
    out += " Shown are the " + std::to_string(most_rows) + " that part most, of " +
           std::to_string(f.cells.size()) + ".";
  out += "</p>" + pictures(f, shown);
  if (!f.moves.empty())
    out +=
        "<h2>What would bring them together</h2><p>The plan that fills all demand at the least "
        "cost, a change of field costing " +
        fixed(chosen.field_cost, 1) + " and a step of level " + fixed(chosen.level_cost, 1) +
        ". Several plans may cost the same; this is one of them.</p>" + table_of_moves(f);
  return out + "</main></body></html>\n";
}

}  // namespace

int main(int count, char** words) {
  if (const int status = example::usage_asked(count, words, usage); status >= 0) return status;
  arguments chosen;
  std::map<std::string, std::string> names;
  amounts supply, demand;
  if (!read_arguments(count, words, chosen) || !read_names(chosen.names, names) ||
      !read_side(chosen.supply, {}, supply) || !read_side(chosen.demand, names, demand))
    return 2;
  findings found;
  if (!join_sides(chosen, supply, demand, found)) return 2;
  compare(found);
  plan(chosen, found);
  print(chosen, found);
  if (!chosen.html.empty() && !example::write_whole(chosen.html, page(chosen, found))) return 1;
  return 0;
}
