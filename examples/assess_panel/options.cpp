// SPDX-License-Identifier: BSL-1.0
#include "options.hpp"

#include "output.hpp"
#include "terminal.hpp"

#include <nqpf/panel/number.hpp>
#include <nqpf/write/suggest.hpp>

#include <cstdint>
#include <initializer_list>

namespace {

bool number_in(std::string_view words, double& to) {
  const nqpf::parsed_number read = nqpf::parse_number(words);
  to = read.value;
  return read.status == nqpf::number_status::ok;
}

int year_in(std::string_view word) {
  double number = 0;
  if (!number_in(word, number) || number < 1 || number > 9999 || number != static_cast<int>(number))
    return 0;
  return static_cast<int>(number);
}

class command_line {
public:
  command_line(int count, char** words) : words_(words + 1, words + count) {}

  bool read(arguments& to) {
    for (at_ = 0; at_ < words_.size(); ++at_) take(to);
    if (to.wanted != task::assess) return good_;
    weigh_by_own(to);
    if (to.panels.empty()) bad("no panel is given");
    if (to.schema.empty()) bad("no schema is given: --schema SCHEMA.csv");
    spare_inputs("--html", to.html, to);
    spare_inputs("--json", to.json, to);
    spare_inputs("--write-bounds", to.write_bounds, to);
    for (const std::string* other : {&to.html, &to.json}) {
      if (same_file(*other, to.write_bounds))
        bad("--write-bounds and another output are one file: '" + to.write_bounds + "'");
    }
    if (!to.bounds.empty() && to.weights_given)
      bad("--bounds brings the weights of the earlier run: leave --weights, --weight, --ahp, "
          "--combine and --dimension-weights out");
    if (!to.write_bounds.empty() && to.options.scale == nqpf::scale_over::per_year)
      bad("--write-bounds: scales per year cannot be kept for other years");
    if (!to.against.empty() && !to.against_bounds.empty())
      bad("--against and --against-bounds: one comparison at a time");
    refuse_unheeded(to);
    if (same_file(to.html, to.json)) bad("--html and --json are one file: '" + to.html + "'");
    return good_;
  }

private:
  /// An option that nothing heeds is one that its author believes to count.
  void refuse_unheeded(const arguments& to) {
    if (to.csv_mark && to.csv.empty()) bad("--csv-mark goes with --csv DIR");
    if (to.share_given && to.options.combine != nqpf::weight_combination::linear)
      bad("--combine-share goes with --combine linear");
    if (to.limit_given && to.judgements.empty()) bad("--ahp-limit goes with --ahp FILE");
    if (to.permutations_given && to.neighbours.empty())
      bad("--permutations goes with --neighbours FILE");
  }

  struct option {
    std::string_view name;
    void (*take)(command_line& from, arguments& to);
  };
  template <class T>
  struct choice {
    std::string_view word;
    T meaning;
  };

  void take(arguments& to) {
    const std::string_view word = words_[at_];
    name_ = word;
    if (!word.starts_with("--") || word == "--") {
      if (word == "-h") to.wanted = task::help;
      else if (word.starts_with('-')) bad("no such option: " + std::string(word));
      else to.panels.emplace_back(word);
      return;
    }
    name_ = word.substr(0, word.find('='));
    for (const option& each : options()) {
      if (each.name == name_) return each.take(*this, to);
    }
    std::vector<std::string> names;
    for (const option& each : options()) names.emplace_back(each.name);
    bad("no such option: " + std::string(name_) + nqpf::write::suggestion(name_, names));
  }

  static std::vector<option> options() {
    std::vector<option> all;
    for (const auto& some :
         {tasks(), shown(), kept(), reading(), weighing(), scoring(), sureness()})
      all.insert(all.end(), some.begin(), some.end());
    return all;
  }

  static std::vector<option> tasks() {
    return {{"--help", [](command_line& c, arguments& to) { c.alone(to, task::help); }},
            {"--version", [](command_line& c, arguments& to) { c.alone(to, task::version); }},
            {"--names",
             [](command_line& c, arguments& to) {
               to.wanted = task::names;
               if (c.name_ == c.words_[c.at_]) return;
               if (c.value() == "csv") to.wanted = task::names_csv;
               else c.bad("--names takes the value csv or none");
             }},
            {"--draft-schema", [](command_line& c, arguments& to) {
               to.wanted = task::draft;
               to.draft = c.value();
             }}};
  }

  static std::vector<option> shown() {
    return {
        {"--schema", [](command_line& c, arguments& to) { to.schema = c.value(); }},
        {"--groups", [](command_line& c, arguments& to) { to.groups = c.value(); }},
        {"--neighbours", [](command_line& c, arguments& to) { to.neighbours = c.value(); }},
        {"--lags", [](command_line& c,
                      arguments& to) { to.movement.most_lag = static_cast<int>(c.whole(100)); }},
        {"--permutations",
         [](command_line& c, arguments& to) {
           to.movement.permutations = c.whole(1'000'000);
           to.permutations_given = true;
         }},
        {"--html", [](command_line& c, arguments& to) { to.html = c.value(); }},
        {"--tiles", [](command_line& c, arguments& to) { to.tiles = c.value(); }},
        {"--leave-out",
         [](command_line& c, arguments& to) {
           to.leave_out = static_cast<std::size_t>(c.whole(100'000));
         }},
        {"--json", [](command_line& c, arguments& to) { to.json = c.value(); }},
        {"--title", [](command_line& c, arguments& to) { to.shown.title = c.value(true); }},
        {"--language",
         [](command_line& c, arguments& to) {
           using nqpf::report::language;
           c.choose(to.shown.language, {{"en", language::english}, {"zh", language::chinese}});
         }},
        {"--entity", [](command_line& c, arguments& to) { to.entities.emplace_back(c.value()); }},
        {"--quiet",
         [](command_line& c, arguments& to) {
           to.quiet = true;
           if (c.name_ != c.words_[c.at_]) c.bad("--quiet takes no value");
         }},
        {"--year", [](command_line& c, arguments& to) { to.shown.year = c.year(); }}};
  }

  /// Tables, bounds, and what the report is compared with and made from.
  static std::vector<option> kept() {
    return {
        {"--csv", [](command_line& c, arguments& to) { to.csv = c.value(); }},
        {"--csv-mark",
         [](command_line& c, arguments& to) {
           to.csv_mark = true;
           if (c.name_ != c.words_[c.at_]) c.bad("--csv-mark takes no value");
         }},
        {"--bounds", [](command_line& c, arguments& to) { to.bounds = c.value(); }},
        {"--write-bounds", [](command_line& c, arguments& to) { to.write_bounds = c.value(); }},
        {"--against", [](command_line& c, arguments& to) { to.against.emplace_back(c.value()); }},
        {"--against-bounds", [](command_line& c, arguments& to) { to.against_bounds = c.value(); }},
        {"--date", [](command_line& c, arguments& to) {
           to.date = c.value(true);
           to.date_given = true;
         }}};
  }

  static std::vector<option> reading() {
    return {
        {"--encoding", [](command_line& c, arguments& to) { to.encoding = c.value(); }},
        {"--separator",
         [](command_line& c, arguments& to) { c.separator(to.reading.csv.separator); }},
        {"--decimal", [](command_line& c, arguments& to) { c.decimal(to.reading.numbers); }},
        {"--thousands", [](command_line& c, arguments& to) { c.thousands(to.reading.numbers); }},
        {"--footnotes", [](command_line& c, arguments& to) { c.footnotes(to.reading.numbers); }},
        {"--missing", [](command_line& c, arguments& to) { c.missing(to.reading.missing); }},
        {"--academic-years",
         [](command_line& c, arguments& to) {
           c.choose(to.reading.years,
                    {{"start", nqpf::split_year::first}, {"end", nqpf::split_year::second}});
         }},
        {"--title-lines",
         [](command_line& c, arguments& to) {
           to.reading.title_lines = static_cast<std::size_t>(c.whole(1000));
         }},
        {"--units-line",
         [](command_line& c, arguments& to) {
           to.reading.units_line = true;
           if (c.name_ != c.words_[c.at_]) c.bad("--units-line takes no value");
         }},
        {"--role", [](command_line& c, arguments& to) { c.role(to.roles); }}};
  }

  static std::vector<option> weighing() {
    using nqpf::weighting;
    return {{"--impute",
             [](command_line& c, arguments& to) {
               c.choose(to.options.imputation,
                        {{"none", nqpf::imputation_rule::none},
                         {"time", nqpf::imputation_rule::along_time},
                         {"year-median", nqpf::imputation_rule::year_median}});
             }},
            {"--outliers",
             [](command_line& c, arguments& to) {
               c.choose(to.options.outliers, {{"keep", nqpf::outlier_rule::keep},
                                              {"winsorise", nqpf::outlier_rule::winsorise}});
             }},
            {"--base-years", [](command_line& c, arguments& to) { c.base_years(to.options); }},
            {"--weights",
             [](command_line& c, arguments& to) {
               to.weights_given = true;
               c.choose(to.options.weights, {{"equal", weighting::equal},
                                             {"entropy", weighting::entropy},
                                             {"entropy-raw", weighting::entropy_raw},
                                             {"critic", weighting::critic},
                                             {"deviation", weighting::deviation},
                                             {"variation", weighting::variation},
                                             {"pca", weighting::pca}});
             }},
            {"--weight",
             [](command_line& c, arguments& to) {
               to.weights_given = true;
               c.setting(to.options.given_weights, "wages=0.3");
             }},
            {"--ahp",
             [](command_line& c, arguments& to) {
               to.weights_given = true;
               to.judgements.emplace_back(c.value());
             }},
            {"--ahp-limit",
             [](command_line& c, arguments& to) {
               to.options.judgement_limit = c.number();
               to.limit_given = true;
             }},
            {"--combine",
             [](command_line& c, arguments& to) {
               using nqpf::weight_combination;
               to.weights_given = true;
               c.choose(to.options.combine, {{"linear", weight_combination::linear},
                                             {"product", weight_combination::product},
                                             {"geometric", weight_combination::geometric},
                                             {"game", weight_combination::game}});
             }},
            {"--combine-share",
             [](command_line& c, arguments& to) {
               to.options.judged_share = c.share();
               to.share_given = true;
             }},
            {"--dimension-weights", [](command_line& c, arguments& to) {
               to.weights_given = true;
               c.choose(to.options.dimensions, {{"equal", nqpf::dimension_weighting::equal},
                                                {"sum", nqpf::dimension_weighting::sum}});
             }}};
  }

  static std::vector<option> scoring() {
    return {
        {"--scale",
         [](command_line& c, arguments& to) {
           c.choose(to.options.scale, {{"pooled", nqpf::scale_over::pooled},
                                       {"per-year", nqpf::scale_over::per_year}});
         }},
        {"--index",
         [](command_line& c, arguments& to) {
           c.choose(to.options.index,
                    {{"mean", nqpf::index_rule::mean}, {"topsis", nqpf::index_rule::topsis}});
         }},
        {"--aggregate", [](command_line& c, arguments& to) { c.mean(to.options.across); }},
        {"--aggregate-within", [](command_line& c, arguments& to) { c.mean(to.options.within); }},
        {"--min-coverage",
         [](command_line& c, arguments& to) { to.options.min_coverage = c.share(); }},
        {"--coupling",
         [](command_line& c, arguments& to) {
           c.choose(to.options.coupling, {{"standard", nqpf::models::coupling_model::standard},
                                          {"wang", nqpf::models::coupling_model::wang},
                                          {"fan", nqpf::models::coupling_model::fan}});
         }},
        {"--importance", [](command_line& c, arguments& to) { to.options.importance = c.share(); }},
        {"--grades",
         [](command_line& c, arguments& to) {
           c.choose(to.options.grades, {{"left", nqpf::models::closed_side::left},
                                        {"right", nqpf::models::closed_side::right}});
         }},
        {"--grade-cuts", [](command_line& c, arguments& to) { c.grade_cuts(to.options); }},
        {"--lag", [](command_line& c, arguments& to) { c.lag(to.options); }},
        {"--shared",
         [](command_line& c, arguments& to) { to.options.shared.emplace_back(c.value()); }},
        {"--rules", [](command_line& c, arguments& to) { c.rules(to.options); }},
        {"--threshold", [](command_line& c, arguments& to) {
           c.setting(to.options.thresholds, "diagnose_exam_bias_t1=0.5");
         }}};
  }

  static std::vector<option> sureness() {
    return {{"--runs",
             [](command_line& c, arguments& to) {
               to.uncertainty.runs = c.whole(100'000);
               to.runs_given = to.asks_runs = true;
             }},
            {"--spread",
             [](command_line& c, arguments& to) {
               to.uncertainty.spread = c.share();
               to.asks_runs = true;
             }},
            {"--seed", [](command_line& c, arguments& to) {
               to.uncertainty.seed = to.movement.seed = c.whole(9'007'199'254'740'992);
               to.asks_runs = true;
             }}};
  }

  /// Own numbers and judgements weigh alone, unless they are combined with weights out of the data.
  static void weigh_by_own(arguments& to) {
    nqpf::assess_options& o = to.options;
    if (o.combine != nqpf::weight_combination::none || o.weights != nqpf::weighting::equal) return;
    if (!o.given_weights.empty()) o.weights = nqpf::weighting::given;
    else if (!to.judgements.empty()) o.weights = nqpf::weighting::judged;
  }

  void bad(const std::string& words) {
    complain("assess_panel: " + words);
    good_ = false;
  }

  void alone(arguments& to, task wanted) {
    to.wanted = wanted;
    if (name_ != words_[at_]) bad(std::string(name_) + " takes no value");
  }

  /// An output that is one of the inputs would destroy it.
  void spare_inputs(const char* option_name, const std::string& output, const arguments& to) {
    const auto spare = [&](const char* what, const std::string& input) {
      if (same_file(output, input))
        bad(std::string(option_name) + " would write over the " + what + " '" + input + "'");
    };
    for (const std::string& panel : to.panels) spare("panel", panel);
    spare("schema", to.schema);
    spare("file of groups", to.groups);
    spare("file of neighbours", to.neighbours);
    for (const std::string& each : to.judgements) spare("file of judgements", each);
    spare("file of bounds", to.bounds);
    spare("file of bounds", to.against_bounds);
    for (const std::string& panel : to.against) spare("earlier panel", panel);
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
      if (may_be_empty) return found;
    }
    if (found.empty()) bad(std::string(name_) + " needs a value");
    return found;
  }

  /// Rule sets by name, parted by commas: `vocational,top_innovative`; `none` for none.
  void rules(nqpf::assess_options& to) {
    std::string_view left = value();
    while (!left.empty()) {
      const std::string_view name = left.substr(0, left.find(','));
      left.remove_prefix(name.size() < left.size() ? name.size() + 1 : left.size());
      const std::vector<nqpf::rule_source> found = nqpf::ready_rules(name);
      if (found.empty() && name != "none")
        bad("--rules: no rule set is called '" + std::string(name) +
            "'; there are foreign_language, top_innovative and vocational");
      to.rules.insert(to.rules.end(), found.begin(), found.end());
    }
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
  void mean(nqpf::models::mean_rule& to) {
    using nqpf::models::mean_rule;
    choose(to, {{"arithmetic", mean_rule::arithmetic},
                {"geometric", mean_rule::geometric},
                {"harmonic", mean_rule::harmonic}});
  }

  double share() {
    const std::string_view word = value();
    double number = 0;
    if (!word.empty() && (!number_in(word, number) || number < 0 || number > 1))
      bad(std::string(name_) + " is a number from 0 to 1, not '" + std::string(word) + "'");
    return number;
  }

  double number() {
    const std::string_view word = value();
    double found = 0;
    if (!word.empty() && (!number_in(word, found) || found < 0))
      bad(std::string(name_) + " is a number of zero or more, not '" + std::string(word) + "'");
    return found;
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
    else add(to, word.substr(0, equals), number);
  }
  /// The same name twice is a slip of which neither number may win unseen.
  void add(std::vector<std::pair<std::string, double>>& to, std::string_view name, double number) {
    for (const auto& [other, set] : to)
      if (other == name && set != number)
        bad(std::string(name_) + " gives two numbers for '" + other + "'");
    to.emplace_back(std::string(name), number);
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

  // How files are read.

  void separator(char& to) {
    choose(to, {{"auto", '\0'},
                {",", ','},
                {";", ';'},
                {"|", '|'},
                {"\t", '\t'},
                {"comma", ','},
                {"semicolon", ';'},
                {"tab", '\t'}});
  }
  void decimal(nqpf::number_format& to) {
    choose(to.decimal, {{".", '.'}, {",", ','}, {"point", '.'}, {"comma", ','}});
  }
  void thousands(nqpf::number_format& to) {
    choose(to.thousands, {{",", ','},
                          {".", '.'},
                          {"'", '\''},
                          {" ", ' '},
                          {"comma", ','},
                          {"point", '.'},
                          {"blank", ' '}});
  }
  void footnotes(nqpf::number_format& to) {
    const std::string_view word = value();
    if (word == "any") to.any_mark = true;
    else to.marks = list(word);
  }
  void missing(std::vector<std::string>& to) {
    to = list(value(true));
    to.emplace_back();  // an empty cell is always missing
  }
  void role(std::vector<std::pair<std::string, std::string>>& to) {
    const std::string_view word = value();
    const std::size_t equals = word.rfind('=');
    if (word.empty()) return;
    if (equals == std::string_view::npos || equals == 0 || equals + 1 == word.size())
      bad("--role is a column and its role such as item=indicator, not '" + std::string(word) +
          "'");
    else to.emplace_back(std::string(word.substr(0, equals)), std::string(word.substr(equals + 1)));
  }

  /// Words with commas between them.
  static std::vector<std::string> list(std::string_view words) {
    std::vector<std::string> made;
    while (!words.empty()) {
      const std::size_t comma = words.find(',');
      if (comma != 0) made.emplace_back(words.substr(0, comma));
      words = comma == std::string_view::npos ? std::string_view() : words.substr(comma + 1);
    }
    return made;
  }

  std::vector<std::string_view> words_;
  std::size_t at_ = 0;
  std::string_view name_;
  bool good_ = true;
};

/// A word as a shell takes it: quoted where it needs that.
std::string shell_word(std::string_view word) {
  bool plain = !word.empty();
  for (const char c : word)
    plain = plain && ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                      std::string_view("-_=./,:+%@").find(c) != std::string_view::npos ||
                      static_cast<unsigned char>(c) >= 0x80);
  if (plain) return std::string(word);
  std::string out = "'";
  for (const char c : word) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

/// The command without what it writes, which changes nothing in a report: two files that tell the same
/// are the same.
std::string as_command(int count, char** words) {
  std::string out = "assess_panel";
  for (int i = 1; i < count; ++i) {
    const std::string_view word = words[i];
    if (word == "--quiet" || word == "--csv-mark") continue;
    bool writes = false;
    for (const std::string_view name : {"--html", "--json", "--csv", "--write-bounds"}) {
      const bool alone = word == name;
      writes =
          writes || alone || (word.starts_with(name) && word.substr(name.size()).starts_with('='));
      if (alone) ++i;  // its value is the next word
    }
    if (!writes) out += " " + shell_word(word);
  }
  return out;
}

}  // namespace

bool read_arguments(int count, char** words, arguments& to) {
  to.command = as_command(count, words);
  to.reading.csv.separator = '\0';
  return command_line(count, words).read(to);
}
