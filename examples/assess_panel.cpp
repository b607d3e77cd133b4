// SPDX-License-Identifier: BSL-1.0
// The main job: reads a panel (CSV) and a schema that says what its columns mean, assesses it, and
// prints the assessment; a page and a JSON file on request.

#include <nqpf/assess.hpp>
#include <nqpf/panel.hpp>
#include <nqpf/report.hpp>
#include <nqpf/version.hpp>

#include <cerrno>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#if __has_include(<unistd.h>) && __has_include(<sys/ioctl.h>)
  #include <sys/ioctl.h>
  #include <unistd.h>
  #define HAS_TERMINAL 1
#else
  #define HAS_TERMINAL 0
#endif

namespace {

constexpr std::string_view usage =
    R"(usage: assess_panel PANEL.csv --schema SCHEMA.csv [options]

Reads a panel (entities by year) and a schema that says what its columns stand for, and assesses new
quality productive forces, the cultivation of talents, and the coupling between the two.

What is shown
  --year Y               the year of rankings and findings (default: the last well assessed one)
  --groups FILE.csv      groups of entities, such as regions, beside those of the schema: a column of
                         identifiers and one for each grouping; adds disparity between groups
  --entity NAME          shows this entity in full, by name or identifier; may be repeated
  --html FILE            writes a page to hand on
  --json FILE            writes every number of the assessment
  --title TEXT           the title of text and page
  --quiet                prints nothing but errors and the files written

Choices that change conclusions
  --fill F               none (default: scores are over what is known); time: between the known years of
                         an entity, at the ends as the nearest; year-median
  --outliers O           keep (default) or clamp: up to five at an end of a skewed column count as the
                         next value
  --scale S              min-max, pooled (default: years can be compared) or per-year
  --base-years A:B       fits scales and weights to these years only, so that later years do not rewrite
                         them
  --weights W            equal (default), entropy (of scaled columns), entropy-raw (of raw columns);
                         critic, deviation, variation (over rows in which a side is complete)
  --weight COLUMN=X      weighs by your own numbers: one for every scored column; may be repeated
  --part-weights W       equal or sum (of the columns' weights); default: equal where columns weigh
                         equally, else sum
  --index I              mean (default) or topsis: closeness to the best values
  --aggregate A          how parts make an index: arithmetic (default), geometric, harmonic
  --aggregate-within A   how columns make a part: the same choices
  --min-coverage X       least share that has to be known for a score, 0 to 1 (default 0.5)
  --coupling C           standard (default), wang or fan
  --importance X         weight of cultivation in T, between 0 and 1 (default 0.5)
  --grades SIDE          which side of a grade is closed: left (default) or right
  --grade-cuts A,B,...   the nine cut points between the ten grades (default 0.1,0.2,...,0.9)
  --lag LOW,HIGH         E/P below LOW: cultivation lags; above HIGH: productive forces lag
                         (default 0.8,1.2)
  --shared COLUMN        lets a column count on both sides; may be repeated
  --threshold NAME=X     sets a threshold of the rules; may be repeated

How sure it is
  --runs N               random runs for rank intervals, each with its own filling, scale, weights, means,
                         model of coupling and columns (default 1000 for up to 1000 entities, else 0)
  --spread X             how much weights vary in them (default 0.25)
  --seed N               the seed of the runs (default 1)

  --help, --version
  --names                the roles of a schema and the indicators of the framework

The schema: a CSV file with a line for each column of the panel (others are left out); column and role have
to be there
  column                 its name in the panel; =2023 instead is a year (or entity) for all rows
  role                   entity, entity_name, year, group, ignore; or what its values stand for: workers,
                         means_of_labour, objects_of_labour; cultivation or one of its paths; beside the
                         indices output, matching, demand and context. Several with | between them
  better                 higher, lower, target=VALUE or neutral
  scale, denominator     a value is the number in the panel times scale over the column denominator
  unit                   of that value: share, % or any other word
  indicator              which indicator of the framework it is, for the rules; may be empty
  label                  the name in text and page
  kind, price            level or rate; current or constant prices
  note                   for readers of the schema
The shortest: column,role,better / site,entity, / year,year, / robots,means_of_labour,higher /
courses,cultivation,higher. Longer ones stand in examples/schemas.

An output never replaces one of the inputs.

Exit status: 0 done; 1 a file could not be written; 2 options, schema or data are wrong: all errors are
listed with file, row, column and text, and nothing is written.
)";

struct arguments {
  std::string panel;
  std::string schema;
  std::string groups;
  std::string html;
  std::string json;
  std::vector<std::string> entities;
  nqpf::report::view shown;
  nqpf::assess_options options;
  nqpf::uncertainty_options uncertainty;
  bool runs_given = false;
  bool asks_runs = false;  ///< with an option that only random runs heed
  bool quiet = false;
};

/// Prints one line to standard error.
void complain(const std::string& words) { std::fprintf(stderr, "%s\n", words.c_str()); }

bool number_in(std::string_view words, double& to) {
  const nqpf::parsed_number read = nqpf::parse_number(words);
  to = read.value;
  return read.status == nqpf::number_status::ok;
}

/// Whether two names are those of one file, however each is written. What is no file, such as a
/// terminal, is read and written at once without harm.
bool same_file(const std::string& a, const std::string& b) {
  namespace fs = std::filesystem;
  if (a.empty() || b.empty()) return false;
  std::error_code failed;
  if (const fs::file_status is = fs::status(a, failed); fs::exists(is) && !fs::is_regular_file(is))
    return false;
  if (fs::equivalent(a, b, failed)) return true;
  const fs::path first = fs::weakly_canonical(a, failed);
  const fs::path second = fs::weakly_canonical(b, failed);
  return !first.empty() && first == second;
}

/// Reads the command line. Complaints are written; true when there were none.
class command_line {
public:
  command_line(int count, char** words) : words_(words + 1, words + count) {}

  bool read(arguments& to) {
    using nqpf::models::mean_rule;
    for (at_ = 0; at_ < words_.size(); ++at_) {
      const std::string_view word = words_[at_];
      name_ = word;
      if (!word.starts_with("--") || word == "--") {
        if (word.starts_with('-')) bad("no such option: " + std::string(word));
        else if (to.panel.empty()) to.panel = word;
        else bad("more than one panel: '" + std::string(word) + "'");
        continue;
      }
      name_ = word.substr(0, word.find('='));
      nqpf::assess_options& o = to.options;
      if (name_ == "--schema") to.schema = value();
      else if (name_ == "--groups") to.groups = value();
      else if (name_ == "--html") to.html = value();
      else if (name_ == "--json") to.json = value();
      else if (name_ == "--title") to.shown.title = value(true);
      else if (name_ == "--entity") to.entities.emplace_back(value());
      else if (name_ == "--quiet") {
        to.quiet = true;
        if (name_ != word) bad("--quiet takes no value");
      } else if (name_ == "--year") to.shown.year = year();
      else if (name_ == "--scale")
        choose(o.scale,
               {{"pooled", nqpf::scale_over::pooled}, {"per-year", nqpf::scale_over::per_year}});
      else if (name_ == "--weights")
        choose(o.weights, {{"equal", nqpf::weighting::equal},
                           {"entropy", nqpf::weighting::entropy},
                           {"entropy-raw", nqpf::weighting::entropy_raw},
                           {"critic", nqpf::weighting::critic},
                           {"deviation", nqpf::weighting::deviation},
                           {"variation", nqpf::weighting::variation}});
      else if (name_ == "--weight") {
        o.weights = nqpf::weighting::given;
        setting(o.given_weights, "wages=0.3");
      } else if (name_ == "--index")
        choose(o.index, {{"mean", nqpf::index_rule::mean}, {"topsis", nqpf::index_rule::topsis}});
      else if (name_ == "--part-weights")
        choose(o.parts,
               {{"equal", nqpf::part_weighting::equal}, {"sum", nqpf::part_weighting::sum}});
      else if (name_ == "--aggregate" || name_ == "--aggregate-within")
        choose(name_ == "--aggregate" ? o.across : o.within, {{"arithmetic", mean_rule::arithmetic},
                                                              {"geometric", mean_rule::geometric},
                                                              {"harmonic", mean_rule::harmonic}});
      else if (name_ == "--min-coverage") o.min_coverage = share();
      else if (name_ == "--coupling")
        choose(o.coupling, {{"standard", nqpf::models::coupling_model::standard},
                            {"wang", nqpf::models::coupling_model::wang},
                            {"fan", nqpf::models::coupling_model::fan}});
      else if (name_ == "--importance") o.importance = share();
      else if (name_ == "--grades")
        choose(o.grades, {{"left", nqpf::models::closed_side::left},
                          {"right", nqpf::models::closed_side::right}});
      else if (name_ == "--grade-cuts") grade_cuts(o);
      else if (name_ == "--lag") lag(o);
      else if (name_ == "--shared") o.shared.emplace_back(value());
      else if (name_ == "--fill")
        choose(o.filling, {{"none", nqpf::gap_filling::none},
                           {"time", nqpf::gap_filling::along_time},
                           {"year-median", nqpf::gap_filling::year_median}});
      else if (name_ == "--outliers")
        choose(o.outliers,
               {{"keep", nqpf::outlier_rule::keep}, {"clamp", nqpf::outlier_rule::clamp}});
      else if (name_ == "--base-years") base_years(o);
      else if (name_ == "--threshold") setting(o.thresholds, "diagnose_exam_bias_t1=0.5");
      else if (name_ == "--runs")
        to.uncertainty.runs = whole(100'000), to.runs_given = to.asks_runs = true;
      else if (name_ == "--spread") to.uncertainty.spread = share(), to.asks_runs = true;
      else if (name_ == "--seed")
        to.uncertainty.seed = whole(9'007'199'254'740'992), to.asks_runs = true;
      else bad("no such option: " + std::string(name_));
    }
    if (to.panel.empty()) bad("no panel is given");
    if (to.schema.empty()) bad("no schema is given: --schema SCHEMA.csv");
    spare_inputs("--html", to.html, to);
    spare_inputs("--json", to.json, to);
    if (same_file(to.html, to.json)) bad("--html and --json are one file: '" + to.html + "'");
    return good_;
  }

private:
  template <class T>
  struct choice {
    std::string_view word;
    T meaning;
  };

  void bad(const std::string& words) {
    complain("assess_panel: " + words);
    good_ = false;
  }

  /// An output that is one of the inputs would destroy it.
  void spare_inputs(const char* option, const std::string& output, const arguments& to) {
    for (const auto& [what, input] : {std::pair<const char*, const std::string&>{"panel", to.panel},
                                      {"schema", to.schema},
                                      {"file of groups", to.groups}}) {
      if (same_file(output, input))
        bad(std::string(option) + " would write over the " + what + " '" + input + "'");
    }
  }

  /// The word that goes with an option; a complaint and nothing where there is none.
  std::string_view value(bool may_be_empty = false) {
    const std::string_view word = words_[at_];
    std::string_view found;
    if (const std::size_t equals = word.find('='); equals != std::string_view::npos) {
      found = word.substr(equals + 1);
      if (may_be_empty) return found;
    } else if (at_ + 1 < words_.size() && !words_[at_ + 1].starts_with("--")) {
      found = words_[++at_];
    }
    if (found.empty()) bad(std::string(name_) + " needs a value");
    return found;
  }

  template <class T>
  void choose(T& to, std::initializer_list<choice<T>> from) {
    const std::string_view word = value();
    if (word.empty()) return;
    std::string all;
    for (const choice<T>& each : from) {
      if (each.word == word) {
        to = each.meaning;
        return;
      }
      all += (all.empty() ? "" : ", ") + std::string(each.word);
    }
    bad(std::string(name_) + " is one of " + all + ", not '" + std::string(word) + "'");
  }

  double share() {
    const std::string_view word = value();
    double number = 0;
    if (!word.empty() && (!number_in(word, number) || number < 0 || number > 1))
      bad(std::string(name_) + " is a number from 0 to 1, not '" + std::string(word) + "'");
    return number;
  }

  std::uint64_t whole(std::uint64_t most) {
    const std::string_view word = value();
    double number = 0;
    if (word.empty()) return 0;
    if (!number_in(word, number) || number < 0 || number > static_cast<double>(most) ||
        number != static_cast<double>(static_cast<std::uint64_t>(number))) {
      bad(std::string(name_) + " is a whole number up to " + std::to_string(most) + ", not '" +
          std::string(word) + "'");
      return 0;
    }
    return static_cast<std::uint64_t>(number);
  }
  static int year_in(std::string_view word) {
    double number = 0;
    if (!number_in(word, number) || number < 1 || number > 9999 ||
        number != static_cast<int>(number))
      return 0;
    return static_cast<int>(number);
  }
  int year() {
    const std::string_view word = value();
    const int found = year_in(word);
    if (found == 0 && !word.empty())
      bad("--year is a whole number from 1 to 9999, not '" + std::string(word) + "'");
    return found;
  }
  void base_years(nqpf::assess_options& o) {
    const std::string_view word = value();
    if (word.empty()) return;
    const std::size_t colon = word.find(':');
    o.base_first = year_in(word.substr(0, colon));
    o.base_last = colon == std::string_view::npos ? o.base_first : year_in(word.substr(colon + 1));
    if (o.base_first == 0 || o.base_last == 0)
      bad("--base-years is two years such as 2010:2020, not '" + std::string(word) + "'");
  }
  void setting(std::vector<std::pair<std::string, double>>& to, const char* such_as) {
    const std::string_view word = value();
    if (word.empty()) return;
    const std::size_t equals = word.rfind('=');
    double number = 0;
    if (equals == std::string_view::npos || !number_in(word.substr(equals + 1), number))
      bad(std::string(name_) + " is a name and a number such as " + such_as + ", not '" +
          std::string(word) + "'");
    else to.emplace_back(std::string(word.substr(0, equals)), number);
  }

  void grade_cuts(nqpf::assess_options& o) {
    const std::string_view word = value();
    if (word.empty()) return;
    const std::size_t last = o.grade_cuts.size() - 1;
    std::string_view rest = word;
    bool good = true;
    for (std::size_t n = 0; good && n <= last; ++n) {
      const std::size_t comma = rest.find(',');
      good = number_in(rest.substr(0, comma), o.grade_cuts[n]) &&
             (comma == std::string_view::npos) == (n == last);
      if (good && n < last) rest.remove_prefix(comma + 1);
    }
    if (!good)
      bad("--grade-cuts is nine numbers such as 0.1,0.2,0.3,0.4,0.5,0.6,0.7,0.8,0.9, not '" +
          std::string(word) + "'");
  }

  void lag(nqpf::assess_options& o) {
    const std::string_view word = value();
    if (word.empty()) return;
    const std::size_t comma = word.find(',');
    if (comma == std::string_view::npos || !number_in(word.substr(0, comma), o.lag_low) ||
        !number_in(word.substr(comma + 1), o.lag_high))
      bad("--lag is two numbers such as 0.8,1.2, not '" + std::string(word) + "'");
  }

  std::vector<std::string_view> words_;
  std::size_t at_ = 0;
  std::string_view name_;
  bool good_ = true;
};

/// A line on a terminal that says how far the work has come, once it takes more than a second.
class progress_line {
public:
  progress_line() {
#if HAS_TERMINAL
    shown_ = isatty(2) != 0;
#endif
  }
  ~progress_line() { clear(); }
  progress_line(const progress_line&) = delete;
  progress_line& operator=(const progress_line&) = delete;

  void say(const char* stage, double share) {
    using namespace std::chrono;
    const auto now = steady_clock::now();
    if (!shown_ || now - start_ < seconds(1) || (visible_ && now - last_ < milliseconds(100)))
      return;
    last_ = now;
    visible_ = true;
    std::fprintf(stderr, "\r\x1b[K%s %3.0f %%", stage, share * 100);
    std::fflush(stderr);
  }
  void clear() {
    if (visible_) std::fprintf(stderr, "\r\x1b[K");
    visible_ = false;
  }

  static void reading(void* line, std::uint64_t done, std::uint64_t total) {
    static_cast<progress_line*>(line)->say(
        "reading", total == 0 ? 0 : static_cast<double>(done) / static_cast<double>(total));
  }
  static void assessing(void* line, const char* stage, double share) {
    static_cast<progress_line*>(line)->say(stage, share);
  }

private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point last_ = start_;
  bool shown_ = false;
  bool visible_ = false;
};

/// A file that takes its name only once it is whole; behind a link, the file that it leads to. What
/// is there and no file, such as a pipe or /dev/stdout, is written as it is: it must not be replaced.
class output_file {
public:
  explicit output_file(std::string name) : name_(std::move(name)) {
    namespace fs = std::filesystem;
    if (name_.empty()) return;
    std::error_code failed;
    const fs::file_status is = fs::status(name_, failed);
    if (fs::is_directory(is)) {
      reason_ = EISDIR;
      return;
    }
    target_ = name_;
    if (fs::is_regular_file(is)) {
      const fs::path real = fs::canonical(name_, failed);
      if (!failed) target_ = real.string();
    }
    partial_ = fs::exists(is) && !fs::is_regular_file(is) ? std::string() : target_ + ".part";
    errno = 0;
    file_ = std::fopen(partial_.empty() ? target_.c_str() : partial_.c_str(), "wb");
    if (file_ == nullptr) {
      note();
      partial_.clear();  // nothing to remove
    }
  }
  ~output_file() {
    if (file_ != nullptr) std::fclose(file_);
    if (!partial_.empty()) std::remove(partial_.c_str());
  }
  output_file(const output_file&) = delete;
  output_file& operator=(const output_file&) = delete;

  void operator()(std::string_view piece) {
    if (file_ == nullptr || reason_ != 0) return;
    errno = 0;
    if (std::fwrite(piece.data(), 1, piece.size(), file_) != piece.size()) note();
  }
  bool finish() {
    errno = 0;
    if (file_ != nullptr && std::fclose(file_) != 0 && reason_ == 0) note();
    file_ = nullptr;
    return reason_ == 0 || failed();
  }
  bool publish() {
    if (partial_.empty()) return true;
    errno = 0;
    if (std::rename(partial_.c_str(), target_.c_str()) != 0) {
      note();
      return failed();
    }
    partial_.clear();
    return true;
  }

private:
  void note() { reason_ = errno != 0 ? errno : EIO; }
  bool failed() const {
    complain(name_ + ": cannot be written: " + std::strerror(reason_));
    return false;
  }

  std::string name_;
  std::string target_;   // what is written in the end
  std::string partial_;  // what is written until then; empty where it is the same
  std::FILE* file_ = nullptr;
  int reason_ = 0;  // why it cannot be written
};

/// The columns of the terminal, or 100 where there is none.
std::size_t terminal_width() {
#if HAS_TERMINAL
  winsize size{};
  if (isatty(1) != 0 && ioctl(1, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40)
    return size.ws_col < 140 ? size.ws_col : 140;
#endif
  return 100;
}

int refuse(const nqpf::data_errors& errors) {
  for (const nqpf::data_error& each : errors) complain(describe(each));
  if (errors.unlisted() > 0) complain("and " + std::to_string(errors.unlisted()) + " more errors");
  return 2;
}

/// The errors of an assessment; those about a choice name the option that makes it.
int refuse(const nqpf::assess_errors& errors) {
  for (nqpf::assess_error each : errors) {
    if (each.code == nqpf::assess_code::bad_option) {
      std::string option = each.column == "base" ? "base_years" : each.column;
      for (char& c : option) c = c == '_' ? '-' : c;
      each.column.clear();
      complain("--" + option + ": " + describe(each));
    } else {
      complain(describe(each));
    }
  }
  return 2;
}

/// Warns of groupings in which there is nothing to compare.
void check_groups(const nqpf::panel& from, std::size_t first, const std::string& file) {
  for (std::size_t g = first; g < from.groups(); ++g) {
    if (from.group_count(g) < 2)
      complain("warning: " + file + ": column " + nqpf::printable(from.group(g).title()) +
               " has fewer than two groups of the panel's entities: nothing is compared");
  }
}

/// Finds entities by identifier or name; a name that several have is refused.
bool find_entities(const nqpf::panel& from, const std::vector<std::string>& wanted,
                   std::vector<std::size_t>& to) {
  bool good = true;
  for (const std::string& each : wanted) {
    std::size_t found = from.find_entity(each);
    std::string candidates;
    std::size_t same = 0;
    std::vector<std::string> names;
    for (std::size_t e = 0; e < from.entities() && found == nqpf::panel::no_entity; ++e) {
      names.emplace_back(from.entity_name(e));
      if (from.entity_name(e) != each) continue;
      ++same;
      candidates += (candidates.empty() ? "" : ", ") + std::string(from.entity_id(e));
    }
    for (std::size_t e = 0; e < from.entities() && same == 1; ++e) {
      if (from.entity_name(e) == each) found = e;
    }
    if (found != nqpf::panel::no_entity) {
      bool there = false;
      for (const std::size_t other : to) there = there || other == found;
      if (!there) to.push_back(found);
      continue;
    }
    complain(same > 1
                 ? "--entity: several entities are called '" + each + "': " + candidates
                 : "--entity: no entity '" + each + "'" + nqpf::write::suggestion(each, names));
    good = false;
  }
  return good;
}

int work(const arguments& given) {
  progress_line line;
  const auto meaning = nqpf::read_schema(given.schema);
  if (!meaning.ok()) return refuse(meaning.error());

  nqpf::read_options reading;
  reading.progress = &progress_line::reading;
  reading.context = &line;
  auto data = nqpf::read_panel(given.panel, *meaning, reading);
  line.clear();
  if (!data.ok()) return refuse(data.error());
  for (const nqpf::data_error& each : data->warnings()) complain("warning: " + describe(each));
  if (data->warnings().unlisted() > 0)
    complain("and " + std::to_string(data->warnings().unlisted()) + " more warnings");

  if (!given.groups.empty()) {
    const std::size_t own = data->groups();
    const auto placed = nqpf::read_groups(given.groups, *data);
    if (!placed.ok()) return refuse(placed.error());
    if (*placed < data->entities())
      complain("warning: " + given.groups + ": " + std::to_string(data->entities() - *placed) +
               " of " + std::to_string(data->entities()) + " entities are in no group");
    check_groups(*data, own, given.groups);
  }

  nqpf::assess_options options = given.options;
  options.progress = &progress_line::assessing;
  options.context = &line;
  const auto found = nqpf::assess(*data, *meaning, options);
  line.clear();
  if (!found.ok()) return refuse(found.error());

  nqpf::report::view shown = given.shown;
  bool good = find_entities(*data, given.entities, shown.entities);
  if (shown.year != 0 && found->year_place(shown.year) == nqpf::assessment::none) {
    complain("--year: the panel has no year " + std::to_string(shown.year) + "; it has " +
             std::to_string(found->years().front()) + " to " +
             std::to_string(found->years().back()));
    good = false;
  }
  if (!good) return 2;

  const int year = shown.year != 0 ? shown.year : found->last_year();
  const std::size_t place = found->year_place(year);
  const std::size_t ranked =
      place == nqpf::assessment::none ? 0 : found->assessed_in(found->headline(), place);
  nqpf::rank_uncertainty sure;
  if (ranked > 1 && given.uncertainty.runs > 0 && (given.runs_given || ranked <= 1000)) {
    if (ranked > 20'000) {
      complain("--runs: rank intervals are for up to 20000 entities");
      return 2;
    }
    line.say("asking how sure ranks are", 0);
    sure = nqpf::uncertainty(*data, *found, year, given.uncertainty);
    shown.uncertainty = &sure;
    line.clear();
  }
  if (given.asks_runs && shown.uncertainty == nullptr &&
      !(given.runs_given && given.uncertainty.runs == 0))
    complain(std::string("warning: --runs, --spread and --seed change nothing: ") +
             (ranked > 1
                  ? "so many entities are ranked without random runs; ask for them by --runs N"
                  : "fewer than two entities are ranked"));

  if (!given.quiet) {
    nqpf::report::text_options text;
    text.width = terminal_width();
    std::fputs(nqpf::report::to_text(*data, *found, shown, text).c_str(), stdout);
  }
  output_file html(given.html);
  output_file json(given.json);
  if (!given.html.empty()) {
    line.say("writing the page", 0);
    nqpf::report::write_html(html, *data, *found, shown);
  }
  if (!given.json.empty()) {
    line.say("writing JSON", 0);
    nqpf::report::write_json(json, *data, *found, shown);
  }
  line.clear();
  // Both are whole before either has its name.
  if (!html.finish() || !json.finish() || !html.publish() || !json.publish()) return 1;
  if (!given.html.empty() || !given.json.empty()) std::printf("\n");
  if (!given.html.empty()) std::printf("Page written: %s\n", given.html.c_str());
  if (!given.json.empty()) std::printf("JSON written: %s\n", given.json.c_str());
  return 0;
}

/// Prints what a schema may name.
void print_names() {
  namespace fw = nqpf::framework;
  std::printf("Roles of values\n");
  for (const auto& each : fw::elements)
    std::printf("  %-46s %s\n", id_of(each.value), each.meaning);
  std::printf("  %-46s %s\n", "cultivation", "Cultivation that is not of one path.");
  for (const auto& each : fw::paths) std::printf("  %-46s %s\n", id_of(each.value), each.meaning);
  std::printf("  output, matching, demand, context\n\nIndicators\n");
  for (const auto& each : fw::indicator_catalogue)
    std::printf("  %-46s stands for %s\n", each.info->id, each.measures.id());
}

}  // namespace

int main(int count, char** words) {
  for (int i = 1; i < count; ++i) {
    if (std::strcmp(words[i], "--help") == 0 || std::strcmp(words[i], "-h") == 0) {
      std::printf("%.*s", static_cast<int>(usage.size()), usage.data());
      return 0;
    }
    if (std::strcmp(words[i], "--version") == 0) {
      std::printf("assess_panel %d.%d.%d\n", NQPF_VERSION_MAJOR, NQPF_VERSION_MINOR,
                  NQPF_VERSION_PATCH);
      return 0;
    }
    if (std::strcmp(words[i], "--names") == 0) {
      print_names();
      return 0;
    }
  }
  arguments given;
  if (!command_line(count, words).read(given)) {
    complain("assess_panel --help says how it is used");
    return 2;
  }
  return work(given);
}
