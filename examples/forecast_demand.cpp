// SPDX-License-Identifier: BSL-1.0
// A demand forecast that is released regularly: reads a series, writes a dated release with its own past
// errors, and says what earlier releases got wrong.

#include "csv_file.hpp"

#include <nqpf/models/forecast.hpp>
#include <nqpf/panel.hpp>
#include <nqpf/report.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace {

namespace models = nqpf::models;
using example::complain;
using example::csv_file;
using nqpf::report::fixed;
using nqpf::report::percent;
using nqpf::report::sensible;

constexpr std::string_view usage =
    R"(usage: forecast_demand SERIES.csv --time COLUMN --value COLUMN --date YYYY-MM-DD --releases FOLDER [options]

Forecasts the next values of a series and writes them to FOLDER/YYYY-MM-DD.csv, with the data, the method,
its past errors and whether the data support a forecast. Where they do not, the release says so and has no
numbers. Earlier releases of the same series in the folder are held against what is known now. The same data, date and options give the same file, byte by byte; a
release that is there already is never replaced by another.

  --where COLUMN=VALUE  takes only these lines; may be repeated
  --until T             takes no value after this time, as if the release were made then
  --horizon N           steps ahead (default 3)
  --level X             of the intervals, between 0 and 1 (default 0.8)
  --period N            values a season (default 1: none)
  --method M            automatic (default), naive, drift, smoothing, holt, holt_winters, grey, logistic
  --anyway              gives the numbers also where the data do not support them, and marks them

The times have to be whole numbers in equal steps, without gaps between the first and the last value.
Exit status: 0 done; 1 the file could not be written; 2 options or data are wrong, or another release of
this date is there.
)";

constexpr std::string_view method_names[] = {"naive",        "drift", "smoothing", "holt",
                                             "holt_winters", "grey",  "logistic",  "automatic"};

struct arguments {
  std::string file, time, value, date, folder;
  std::vector<std::pair<std::string, std::string>> where;
  double until = models::missing;
  models::forecast_options options;
  bool anyway = false;
};

/// Whether a release has numbers: where the data support them, or they were asked for.
bool gives_numbers(const arguments& chosen, const models::forecast_result& found) {
  return chosen.anyway || found.support == models::forecast_support::supported;
}

struct series {
  std::vector<double> times, values;
  double step = 1;
};

/// An earlier release, as its file says.
struct release {
  std::string date, series;
  std::map<double, double> data;
  std::map<double, models::forecast_step> steps;
};

/// One forecast of an earlier release beside what became known.
struct review {
  std::string date;
  double time = 0, forecast = 0, actual = 0, naive = 0;
  bool judged = false, inside = false;  ///< whether there was an interval, and it held
};

bool number_of(const std::string& option, const std::string& words, double low, double high,
               double& out) {
  const nqpf::parsed_number read = nqpf::parse_number(words);
  out = read.value;
  if (read.status == nqpf::number_status::ok && out >= low && out <= high) return true;
  complain(option + ": '" + words + "' is not a number from " + sensible(low) + " to " +
           sensible(high));
  return false;
}

bool count_of(const std::string& option, const std::string& words, std::size_t& out) {
  double value = 0;
  if (!number_of(option, words, 1, 1000, value)) return false;
  out = static_cast<std::size_t>(value);
  if (value == std::floor(value)) return true;
  complain(option + ": '" + words + "' is not a whole number");
  return false;
}

bool method_of(const std::string& words, models::forecast_method& out) {
  for (std::size_t m = 0; m < std::size(method_names); ++m)
    if (words == method_names[m]) {
      out = static_cast<models::forecast_method>(m);
      return true;
    }
  complain("--method: '" + words + "' is not known (--help lists the methods)");
  return false;
}

bool take_option(const std::string& option, const std::string& value, arguments& out) {
  const std::map<std::string, std::string*> texts{{"--time", &out.time},
                                                  {"--value", &out.value},
                                                  {"--date", &out.date},
                                                  {"--releases", &out.folder}};
  if (const auto found = texts.find(option); found != texts.end()) {
    *found->second = value;
    return true;
  }
  if (option == "--until") return number_of(option, value, -1e9, 1e9, out.until);
  if (option == "--horizon") return count_of(option, value, out.options.horizon);
  if (option == "--period") return count_of(option, value, out.options.period);
  if (option == "--level") return number_of(option, value, 0.01, 0.999, out.options.level);
  if (option == "--method") return method_of(value, out.options.method);
  if (option == "--where") {
    const std::size_t at = value.find('=');
    if (at != std::string::npos && at > 0) {
      out.where.emplace_back(value.substr(0, at), value.substr(at + 1));
      return true;
    }
    complain("'" + value + "' is no COLUMN=VALUE");
    return false;
  }
  complain("unknown option " + option);
  return false;
}

bool is_date(const std::string& words) {
  if (words.size() != 10 || words[4] != '-' || words[7] != '-') return false;
  for (const std::size_t i : {0u, 1u, 2u, 3u, 5u, 6u, 8u, 9u})
    if (words[i] < '0' || words[i] > '9') return false;
  const int month = (words[5] - '0') * 10 + words[6] - '0';
  const int day = (words[8] - '0') * 10 + words[9] - '0';
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

bool read_arguments(int count, char** words, arguments& out) {
  for (int i = 1; i < count; ++i) {
    const std::string word = words[i];
    std::string value;
    if (word == "--anyway") {
      out.anyway = true;
    } else if (!word.starts_with("--") && out.file.empty()) {
      out.file = word;
    } else if (!word.starts_with("--")) {
      complain("one series is wanted, and '" + word + "' is another");
      return false;
    } else if (!example::value_of(count, words, i, value) || !take_option(word, value, out)) {
      return false;
    }
  }
  if (out.file.empty() || out.time.empty() || out.value.empty() || out.folder.empty()) {
    complain("a table, --time, --value, --date and --releases are needed (--help tells more)");
    return false;
  }
  if (is_date(out.date)) return true;
  complain("--date: '" + out.date + "' is not a date such as 2026-03-31");
  return false;
}

/// The lines wanted, by time; gaps and repeated times are errors that name them.
bool order_series(const std::map<double, double>& known, series& out) {
  for (const auto& [time, value] : known) {
    if (models::is_missing(value) && out.times.empty()) continue;  // before the first value
    out.times.push_back(time);
    out.values.push_back(value);
  }
  while (!out.values.empty() && models::is_missing(out.values.back())) {
    out.times.pop_back();
    out.values.pop_back();
  }
  if (out.times.size() > 1) out.step = out.times[1] - out.times[0];
  for (std::size_t i = 1; i < out.times.size(); ++i)
    if (out.times[i] - out.times[i - 1] != out.step) {
      complain("the times " + sensible(out.times[i - 1]) + " and " + sensible(out.times[i]) +
               " are not as far apart as the first two");
      return false;
    }
  for (std::size_t i = 0; i < out.values.size(); ++i)
    if (models::is_missing(out.values[i])) {
      complain("the value of " + fixed(out.times[i], 0) +
               " is missing, with known values on both sides: fill it or begin later");
      return false;
    }
  if (!out.values.empty()) return true;
  complain("no value is left to forecast from");
  return false;
}

bool read_series(const arguments& chosen, series& out) {
  csv_file table;
  std::size_t time = 0, value = 0;
  if (!example::read_csv(chosen.file, table) || !find_column(table, chosen.time, time) ||
      !find_column(table, chosen.value, value))
    return false;
  std::vector<std::pair<std::size_t, std::string>> where;
  for (const auto& [column, words] : chosen.where) {
    std::size_t place = 0;
    if (!find_column(table, column, place)) return false;
    where.emplace_back(place, words);
  }
  std::map<double, double> known;
  bool fine = true;
  for (std::size_t r = 0; r < table.records.size(); ++r) {
    const auto& record = table.records[r];
    const bool wanted = std::all_of(where.begin(), where.end(),
                                    [&](const auto& w) { return record[w.first] == w.second; });
    double at = 0, number = 0;
    if (!wanted) continue;
    if (!number_in(table, r, time, at) || !number_in(table, r, value, number)) {
      fine = false;
      continue;
    }
    const std::string line = chosen.file + ", line " + std::to_string(table.lines[r]) + ": ";
    if (models::is_missing(at) || at != std::floor(at)) {
      complain(line + "the time is not a whole number");
      fine = false;
    } else if (!(at > chosen.until) && !known.emplace(at, number).second) {
      complain(line + "the time " + fixed(at, 0) + " is there twice; --where can choose");
      fine = false;
    }
  }
  return fine && order_series(known, out);
}

/// An earlier release from its file; what is no release is passed over.
bool read_release(const std::string& path, release& out) {
  csv_file table;
  std::size_t what = 0, time = 0, value = 0, low = 0, high = 0, text = 0;
  if (!example::read_csv(path, table) || !find_column(table, "what", what) ||
      !find_column(table, "time", time) || !find_column(table, "value", value) ||
      !find_column(table, "low", low) || !find_column(table, "high", high) ||
      !find_column(table, "text", text))
    return false;
  for (std::size_t r = 0; r < table.records.size(); ++r) {
    const auto& record = table.records[r];
    double at = 0;
    models::forecast_step step;
    if (!number_in(table, r, time, at) || !number_in(table, r, value, step.value) ||
        !number_in(table, r, low, step.low) || !number_in(table, r, high, step.high))
      return false;
    if (record[what] == "release") out.date = record[text];
    else if (record[what] == "series") out.series = record[text];
    else if (record[what] == "data") out.data[at] = step.value;
    else if (record[what] == "forecast") out.steps[at] = step;
  }
  return !out.date.empty() && !out.data.empty();
}

std::string name_of(const arguments& chosen) {
  std::string out = chosen.value;
  for (const auto& [column, words] : chosen.where) out += " where " + column + "=" + words;
  return out;
}

/// The releases of this series before the date, the oldest first.
bool read_releases(const arguments& chosen, std::vector<release>& out) {
  std::error_code failed;
  std::filesystem::create_directories(chosen.folder, failed);
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator(chosen.folder, failed)) {
    const std::string stem = entry.path().stem().string();
    if (entry.path().extension() == ".csv" && is_date(stem) && stem < chosen.date)
      paths.push_back(entry.path().string());
  }
  if (failed) {
    complain(chosen.folder + ": " + failed.message());
    return false;
  }
  std::sort(paths.begin(), paths.end());
  for (const std::string& path : paths) {
    release found;
    if (!read_release(path, found)) {
      complain(path + ": the file is no release that can be read");
      return false;
    }
    if (found.series == name_of(chosen)) out.push_back(std::move(found));
  }
  return true;
}

/// What each release said of times whose value is known now.
std::vector<review> review_of(const std::vector<release>& releases, const series& known) {
  std::vector<review> out;
  const auto hold_against_data = [&](const release& old, double time,
                                     const models::forecast_step& step) {
    for (std::size_t i = 0; i < known.times.size(); ++i) {
      if (known.times[i] != time || old.data.count(time) != 0) continue;
      review r{old.date, time, step.value, known.values[i], old.data.rbegin()->second};
      r.judged = !models::is_missing(step.low);
      r.inside = r.judged && r.actual >= step.low && r.actual <= step.high;
      out.push_back(r);
    }
  };
  for (const release& old : releases)
    for (const auto& [time, step] : old.steps) hold_against_data(old, time, step);
  return out;
}

/// Values that an earlier release had otherwise than they are now.
std::vector<std::string> revisions_of(const std::vector<release>& releases, const series& known) {
  std::vector<std::string> out;
  if (releases.empty()) return out;
  for (const auto& [time, value] : releases.back().data)
    for (std::size_t i = 0; i < known.times.size(); ++i)
      if (known.times[i] == time && known.values[i] != value)
        out.push_back(fixed(time, 0) + ": " + sensible(value) + " then, " +
                      sensible(known.values[i]) + " now");
  return out;
}

std::string sentence_of(const review& r) {
  const double miss = r.actual - r.forecast;
  return "For " + fixed(r.time, 0) + " the release of " + r.date + " said " + sensible(r.forecast) +
         "; it was " + sensible(r.actual) + ", " + sensible(std::fabs(miss)) +
         (miss < 0 ? " less" : " more") + " (" + percent(std::fabs(miss / r.actual), 1) + ")" +
         (!r.judged  ? "; there was no interval."
          : r.inside ? ", inside the interval."
                     : ", outside the interval.") +
         " The last known value then was " + sensible(r.naive) + ", " +
         sensible(std::fabs(r.actual - r.naive)) + " off.";
}

/// All earlier releases in one sentence; empty where nothing they forecast is known yet.
std::string record_of(const std::vector<review>& reviews) {
  if (reviews.empty()) return {};
  double own = 0, naive = 0;
  std::size_t judged = 0, inside = 0;
  for (const review& r : reviews) {
    own += std::fabs(r.actual - r.forecast);
    naive += std::fabs(r.actual - r.naive);
    judged += r.judged ? 1u : 0u;
    inside += r.inside ? 1u : 0u;
  }
  const double n = static_cast<double>(reviews.size());
  return "Of all earlier releases " +
         nqpf::report::plural(reviews.size(), "forecast has", "forecasts have") +
         " come due: mean absolute error " + sensible(own / n) +
         ", of repeating the last value then known " + sensible(naive / n) + "; " +
         std::to_string(inside) + " of " + std::to_string(judged) + " inside their intervals.";
}

/// One line of a release.
void add_row(std::string& out, std::string_view what, double time, const models::forecast_step& s,
             std::string_view text) {
  nqpf::append_csv(out, what);
  for (const double number : {time, s.value, s.low, s.high}) {
    out += ',';
    nqpf::append_csv(out, number);
  }
  out += ',';
  nqpf::append_csv(out, text);
  out += '\n';
}

/// The file of a release. Nothing in it depends on when or where it is made.
std::string release_text(const arguments& chosen, const series& known,
                         const models::forecast_result& found, const std::vector<review>& reviews) {
  const models::forecast_step none;
  const double no_time = models::missing;
  std::string out = "what,time,value,low,high,text\n";
  add_row(out, "release", no_time, none, chosen.date);
  add_row(out, "series", no_time, none, name_of(chosen));
  add_row(out, "method", no_time, none, models::describe(found.used));
  add_row(out, "level", no_time, {found.level, models::missing, models::missing},
          "of the intervals");
  add_row(out, "statement", no_time, none, models::describe(found).c_str());
  const auto measure = [&](const char* what, double value, const char* text) {
    add_row(out, what, no_time, {value, models::missing, models::missing}, text);
  };
  const models::forecast_errors& e = found.past.all;
  measure("tests", static_cast<double>(e.tests), "forecasts of known values from those before");
  measure("mean_absolute_error", e.mean_absolute, "over all steps ahead");
  measure("mean_error", e.mean, "actual less forecast");
  measure("scaled_error", e.scaled, "mean absolute error / that of repeating values, one step");
  measure("against_naive", e.against_naive, "mean absolute error / the naive forecast's");
  for (std::size_t h = 0; h < found.past.by_step.size(); ++h)
    measure("error_by_step", found.past.by_step[h].mean_absolute,
            ("step " + std::to_string(h + 1)).c_str());
  for (const review& r : reviews)
    add_row(out, "review", r.time, {r.actual - r.forecast, models::missing, models::missing},
            sentence_of(r));
  for (std::size_t i = 0; i < known.times.size(); ++i)
    add_row(out, "data", known.times[i], {known.values[i], models::missing, models::missing}, "");
  const bool supported = found.support == models::forecast_support::supported;
  for (std::size_t h = 0; h < found.steps.size() && gives_numbers(chosen, found); ++h)
    add_row(out, "forecast", known.times.back() + known.step * static_cast<double>(h + 1),
            found.steps[h], supported ? "" : "the data do not support it");
  return out;
}

/// The next values with their intervals, or why there are none.
void print_numbers(const arguments& chosen, const series& known,
                   const models::forecast_result& found) {
  if (!gives_numbers(chosen, found)) {
    std::printf(
        "So no numbers are released. --anyway gives those of the method that did best (%s).\n",
        models::describe(found.used));
    return;
  }
  std::printf("Method: %s.\n\n", models::describe(found.used));
  for (std::size_t h = 0; h < found.steps.size(); ++h) {
    const models::forecast_step& s = found.steps[h];
    const double time = known.times.back() + known.step * static_cast<double>(h + 1);
    const std::string interval =
        models::is_missing(s.low)
            ? "too few past errors for an interval"
            : percent(found.level) + " between " + sensible(s.low) + " and " + sensible(s.high);
    std::printf("  %s  %10s  %s\n", fixed(time, 0).c_str(), sensible(s.value).c_str(),
                interval.c_str());
  }
}

/// Where times are years: whether all that could be forecast lies before the release.
bool is_out_of_date(const arguments& chosen, const series& known) {
  const double last = known.times.back();
  return last >= 1000 && last <= 9999 && known.step >= 1 &&
         last + known.step * static_cast<double>(chosen.options.horizon) <
             nqpf::parse_number(chosen.date.substr(0, 4)).value;
}

void print(const arguments& chosen, const series& known, const models::forecast_result& found,
           const std::vector<release>& releases, const std::vector<review>& reviews) {
  std::printf("Forecast of %s, released %s\n\n", name_of(chosen).c_str(), chosen.date.c_str());
  std::printf("Known: %s from %s to %s, the last %s.\n",
              nqpf::report::plural(known.values.size(), "value", "values").c_str(),
              fixed(known.times.front(), 0).c_str(), fixed(known.times.back(), 0).c_str(),
              sensible(known.values.back()).c_str());
  if (is_out_of_date(chosen, known))
    std::printf("Note: every year of this forecast lies before the date of the release.\n");
  std::printf("%s\n", models::describe(found).c_str());
  print_numbers(chosen, known, found);
  if (releases.empty()) {
    std::printf("\nThere is no earlier release of this series.\n");
    return;
  }
  std::printf("\nWhat the last release (%s) got wrong\n", releases.back().date.c_str());
  bool due = false;
  for (const review& r : reviews) {
    if (r.date != releases.back().date) continue;
    std::printf("  %s\n", sentence_of(r).c_str());
    due = true;
  }
  if (releases.back().steps.empty())
    std::printf("  It has no numbers, since the data did not support a forecast.\n");
  else if (!due) std::printf("  Nothing that it forecast is known yet.\n");
  for (const std::string& words : revisions_of(releases, known))
    std::printf("  The data were revised: %s.\n", words.c_str());
  if (const std::string all = record_of(reviews); !all.empty()) std::printf("%s\n", all.c_str());
}

/// Writes the release, unless another of this date is there.
int publish(const arguments& chosen, const std::string& text) {
  const std::string path = chosen.folder + "/" + chosen.date + ".csv";
  if (std::FILE* const file = std::fopen(path.c_str(), "rb")) {
    std::string there;
    char buffer[4096];
    while (const std::size_t n = std::fread(buffer, 1, sizeof buffer, file))
      there.append(buffer, n);
    std::fclose(file);
    if (there == text) return 0;
    complain(path + ": another release of this date is there; it stays as it is");
    return 2;
  }
  return example::write_whole(path, text) ? 0 : 1;
}

}  // namespace

int main(int count, char** words) {
  if (const int status = example::usage_asked(count, words, usage); status >= 0) return status;
  arguments chosen;
  series known;
  std::vector<release> releases;
  if (!read_arguments(count, words, chosen) || !read_series(chosen, known) ||
      !read_releases(chosen, releases))
    return 2;
  const auto found = models::forecast(known.values, chosen.options);
  if (!found) {
    complain("The data do not support a forecast: " +
             std::string(models::describe(found.error()).c_str()) + ".");
    return 2;
  }
  const std::vector<review> reviews = review_of(releases, known);
  print(chosen, known, *found, releases, reviews);
  return publish(chosen, release_text(chosen, known, *found, reviews));
}
