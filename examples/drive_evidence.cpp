// SPDX-License-Identifier: BSL-1.0
// Does one column of a panel drive another, or the other way round? Tests both directions and sets the
// results beside the claims of the papers, which they support, contradict or leave open.

#include "csv_file.hpp"

#include <nqpf/framework/evidence_of.hpp>
#include <nqpf/framework/find.hpp>
#include <nqpf/models/granger.hpp>
#include <nqpf/models/lag.hpp>
#include <nqpf/panel.hpp>
#include <nqpf/report/evidence.hpp>
#include <nqpf/report/text_table.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace framework = nqpf::framework;
namespace models = nqpf::models;
using example::complain;

constexpr std::string_view usage =
    R"(usage: drive_evidence PANEL.csv --schema FILE --first COLUMN --second COLUMN [options]

Tests over all entities of a panel whether the past of one column helps to forecast the other, in both
directions, and how the two go together at lags. A test does not prove a drive: a third thing may move both.

  --there RELATION  a relation of the framework for which the first column stands at its origin and the
                    second at its target; may be repeated
  --back RELATION   the same for the way back, from the second to the first
  --lags N          years of the past that the test uses (default 1)
  --levels          tests the values themselves. By default the changes from year to year are tested, since
                    columns that rise together seem to drive each other whether they do or not

Exit status: 0 done; 2 options or data are wrong, or too few for a test.
)";

struct arguments {
  std::string file, schema, first, second;
  std::vector<framework::relation> there, back;
  std::size_t lags = 1;
  bool levels = false;
};

bool relation_in(const std::string& id, std::vector<framework::relation>& out) {
  const auto found = framework::find_item(id.c_str());
  const auto relation =
      found ? found->as<framework::relation>() : framework::maybe<framework::relation>();
  if (relation) out.push_back(*relation);
  else complain("the framework has no relation '" + id + "'");
  return relation.has_value();
}

bool take_option(const std::string& option, const std::string& value, arguments& out) {
  if (option == "--schema") out.schema = value;
  else if (option == "--first") out.first = value;
  else if (option == "--second") out.second = value;
  else if (option == "--there") return relation_in(value, out.there);
  else if (option == "--back") return relation_in(value, out.back);
  else if (option == "--lags") {
    const nqpf::parsed_number read = nqpf::parse_number(value);
    out.lags = read.value >= 1 && read.value <= 20 ? static_cast<std::size_t>(read.value) : 0;
    if (read.status == nqpf::number_status::ok && static_cast<double>(out.lags) == read.value)
      return true;
    complain("--lags: '" + value + "' is no whole number from 1 to 20");
    return false;
  } else {
    complain("unknown option " + option);
    return false;
  }
  return true;
}

bool read_arguments(int count, char** words, arguments& out) {
  for (int i = 1; i < count; ++i) {
    const std::string word = words[i];
    std::string value;
    if (word == "--levels") out.levels = true;
    else if (!word.starts_with("--") && out.file.empty()) out.file = word;
    else if (!word.starts_with("--")) {
      complain("one panel is wanted, and '" + word + "' is another");
      return false;
    } else if (!example::value_of(count, words, i, value) || !take_option(word, value, out)) {
      return false;
    }
  }
  if (!out.file.empty() && !out.schema.empty() && !out.first.empty() && !out.second.empty())
    return true;
  complain("a panel, --schema, --first and --second are needed (--help tells more)");
  return false;
}

/// Two columns of a panel, row by row.
struct pair_of_columns {
  std::string names[2];
  std::vector<double> values[2], times;
  std::vector<std::uint32_t> units;
  std::size_t unit_count = 0;

  [[nodiscard]] models::two_systems view() const {
    return {values[0], values[1], {units, unit_count}, times};
  }
};

/// Prints errors of a file, all of them.
bool refuse(const nqpf::data_errors& errors) {
  for (const std::string& line : nqpf::summarize(errors)) complain(line);
  return false;
}

bool read_pair(const arguments& chosen, pair_of_columns& out) {
  const auto meaning = nqpf::read_schema(chosen.schema);
  if (!meaning) return refuse(meaning.error());
  const auto read = nqpf::read_panel(chosen.file, *meaning);
  if (!read) return refuse(read.error());
  for (std::size_t k = 0; k < 2; ++k) {
    const std::string& wanted = k == 0 ? chosen.first : chosen.second;
    std::size_t c = 0;
    while (c < read->columns() && read->column(c).id() != wanted) ++c;
    if (c == read->columns()) {
      complain("the schema has no column of values '" + wanted + "'");
      return false;
    }
    out.names[k] = read->column(c).title();
    out.values[k].assign(read->values(c).begin(), read->values(c).end());
  }
  out.units.assign(read->row_entities().begin(), read->row_entities().end());
  for (const int year : read->row_years()) out.times.push_back(year);
  out.unit_count = read->entities();
  return true;
}

/// Puts in place of each value its change from the year before; missing where that year is not there.
void take_changes(pair_of_columns& data) {
  for (std::size_t row = data.times.size(); row-- > 0;) {
    const bool follows = row > 0 && data.units[row - 1] == data.units[row] &&
                         data.times[row - 1] == data.times[row] - 1;
    for (std::vector<double>& values : data.values)
      values[row] = follows ? values[row] - values[row - 1] : models::missing;
  }
  for (std::string& name : data.names) name = "change of " + name;
}

/// The correlations at lags from 1 on, both ways, as evidence.
void correlate(const pair_of_columns& data, const framework::two_series& names, std::size_t lags,
               std::vector<framework::drive_evidence>& there,
               std::vector<framework::drive_evidence>& back) {
  pair_of_columns scaled =
      data;  // lags are defined on levels in [0, 1]; a correlation does not change
  for (std::vector<double>& values : scaled.values) {
    double least = 0, most = 0;
    for (const double v : values) least = v < least ? v : least;
    for (const double v : values) most = v > most ? v : most;
    for (double& v : values) v = most > least ? (v - least) / (most - least) : v;
  }
  for (std::size_t lag = 1; lag <= lags; ++lag)
    for (const double sign : {1.0, -1.0}) {
      const double at[] = {sign * static_cast<double>(lag)};
      models::lag_summary found[1];
      models::lag_options options;
      options.unknown = models::missing_cells::skip;
      if (!models::lag_profile(scaled.view(), at, found, options) || found->pairs == 0) continue;
      (sign > 0 ? there : back).push_back(framework::evidence_of(*found, data.unit_count, names));
    }
}

void print_summary(const pair_of_columns& data, const models::granger_panel_result& tested) {
  const std::string summary =
      data.names[0] + " (first) and " + data.names[1] + " (second), " +
      nqpf::report::plural(tested.pooled.first_to_second.rows, "row", "rows") + " of " +
      nqpf::report::plural(tested.units, "entity", "entities") + ": " +
      models::describe(tested.pooled.reading) + ".";
  std::printf("%s", nqpf::report::paragraph(summary, 100, "", "").c_str());
}

void print_claim(const framework::evidence_on_drives& known, framework::relation claim) {
  const framework::relation_entry& entry = about(claim);
  const std::string words = std::string(id_of(claim)) + ": " +
                            nqpf::report::plain_words(entry.origin.id()) + " " + id_of(entry.kind) +
                            " " + nqpf::report::plain_words(entry.target.id()) + " [" +
                            entry.from().write().c_str() + "]";
  std::printf("\n%s", nqpf::report::paragraph(words, 100, "", "  ").c_str());
  for (const framework::claim_evidence* each : known.on(claim))
    std::printf(
        "%s", nqpf::report::paragraph(nqpf::report::words_of(*each), 100, "  - ", "    ").c_str());
}

}  // namespace

int main(int count, char** words) {
  if (count == 1 || std::string_view(words[1]) == "--help") {
    std::fputs(std::string(usage).c_str(), count == 1 ? stderr : stdout);
    return count == 1 ? 2 : 0;
  }
  arguments chosen;
  pair_of_columns data;
  if (!read_arguments(count, words, chosen) || !read_pair(chosen, data)) return 2;
  if (!chosen.levels) take_changes(data);
  models::granger_panel_options options;
  options.test.lags = chosen.lags;
  options.unknown = models::missing_cells::skip;
  const auto tested = models::granger_panel(data.view(), options);
  if (!tested) {
    complain("The data do not support a test: " +
             std::string(models::describe(tested.error()).c_str()) + ".");
    return 2;
  }
  const framework::two_series names{data.names[0], data.names[1], "years", chosen.file, ""};
  const auto both = framework::evidence_of(*tested, names);
  std::vector<framework::drive_evidence> there{both.first_to_second}, back{both.second_to_first};
  correlate(data, names, chosen.lags, there, back);

  framework::evidence_on_drives known;
  bool whole = true;
  for (const framework::relation claim : chosen.there)
    for (const auto& e : there) whole = known.add(claim, e) && whole;
  for (const framework::relation claim : chosen.back)
    for (const auto& e : back) whole = known.add(claim, e) && whole;
  if (!whole) complain("a result was left out, since it is not whole");

  print_summary(data, *tested);
  for (const auto& claims : {chosen.there, chosen.back})
    for (const framework::relation claim : claims) print_claim(known, claim);
  return 0;
}
