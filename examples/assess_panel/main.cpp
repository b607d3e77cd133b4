// SPDX-License-Identifier: BSL-1.0
// The main job: reads a panel (CSV) and a schema that says what its columns mean, assesses it, and
// prints the assessment; a page and a JSON file on request.

#include "draft.hpp"
#include "input.hpp"
#include "names.hpp"
#include "options.hpp"
#include "output.hpp"
#include "terminal.hpp"

#include <nqpf/assess.hpp>
#include <nqpf/panel.hpp>
#include <nqpf/report.hpp>
#include <nqpf/version.hpp>
#include <nqpf/write/suggest.hpp>

#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <memory>
#include <new>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace {

/// The errors of an assessment; those about a choice name the option that makes it. The assessment that is
/// compared with has its bounds from `--against-bounds`.
int refuse(const nqpf::assess_errors& errors, bool compared = false) {
  for (nqpf::assess_error each : errors) {
    if (each.code == nqpf::assess_code::bad_option) {
      std::string option = each.column == "base"                 ? "base_years"
                           : compared && each.column == "bounds" ? "against_bounds"
                                                                 : each.column;
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
      complain("warning: " + file + ": column " + from.group(g).title() +
               " has fewer than two groups of the panel's entities: nothing is compared");
  }
}

/// Adds the groups of a file, where one is given; false, with complaints, where it is wrong.
bool add_groups(nqpf::panel& to, const arguments& given) {
  if (given.groups.empty()) return true;
  const auto text = small_file(given.groups, given);
  if (!text) return false;
  const std::size_t own = to.groups();
  const auto placed = nqpf::parse_groups(*text, to, given.groups);
  if (!placed.ok()) {
    complain_of(placed.error(), given);
    return false;
  }
  if (*placed < to.entities())
    complain("warning: " + given.groups + ": " + std::to_string(to.entities() - *placed) + " of " +
             std::to_string(to.entities()) + " entities are in no group");
  check_groups(to, own, given.groups);
  return true;
}

/// A file of pairs; nothing, with complaints, where it is wrong.
std::optional<nqpf::named_pairs> read_pairs_of(const std::string& path, const arguments& given) {
  const auto text = small_file(path, given);
  if (!text) return std::nullopt;
  auto found = nqpf::parse_pairs(*text, path);
  if (found.ok()) return std::move(*found);
  complain_of(found.error(), given);
  return std::nullopt;
}

/// The judgements of all files; false, with complaints, where one is wrong.
bool add_judgements(nqpf::assess_options& to, const arguments& given) {
  bool good = true;
  for (const std::string& path : given.judgements) {
    auto found = read_pairs_of(path, given);
    good = good && found;
    if (found) to.judgements.push_back(std::move(*found));
  }
  return good;
}

/// The neighbours, where a file says them; false, with complaints, where it is wrong.
bool find_neighbours(const nqpf::panel& data, const arguments& given, nqpf::neighbours& to) {
  if (given.neighbours.empty()) return true;
  const auto pairs = read_pairs_of(given.neighbours, given);
  if (!pairs) return false;
  auto found = nqpf::neighbours_of(data, *pairs);
  if (!found.ok()) {
    complain_of(found.error(), given);
    return false;
  }
  to = std::move(*found);
  warn_of(to.warnings);
  return true;
}

/// The map of tiles; false, with complaints, where a file of it is wrong.
bool find_tiles(const arguments& given, std::vector<nqpf::report::tile>& to) {
  using nqpf::report::language;
  if (given.tiles.empty()) return true;
  if (given.tiles == "china") {
    to = nqpf::report::china_tiles(given.shown.language == language::chinese);
    return true;
  }
  const auto lines = read_pairs_of(given.tiles, given);
  if (!lines) return false;
  auto found = nqpf::report::tiles_of(*lines);
  if (!found.ok()) {
    complain_of(found.error(), given);
    return false;
  }
  to = std::move(*found);
  return true;
}

/// Warns of a map none of whose tiles is an entity of the panel: the page has none then.
void check_tiles(const nqpf::panel& data, const arguments& given,
                 const std::vector<nqpf::report::tile>& tiles) {
  bool any = tiles.empty();
  for (const nqpf::report::tile& each : tiles)
    any = any || nqpf::report::entity_of(data, each) != nqpf::panel::no_entity;
  if (!any)
    complain("warning: --tiles " + given.tiles +
             ": no tile is an entity of the panel, so the page has no map");
}

/// How far others would move without single entities; large panels try few of them.
nqpf::left_out_scores leave_out_some(const nqpf::panel& data, const nqpf::assessment& found,
                                     const arguments& given, const nqpf::report::view& shown) {
  const std::size_t cells = data.rows() * (found.scored_columns().size() + 1);
  const std::size_t affordable = cells == 0 ? 0 : 20'000'000 / cells;
  const std::size_t most = given.leave_out < affordable ? given.leave_out : affordable;
  return nqpf::leave_out(data, found, shown.year != 0 ? shown.year : found.last_year(), most);
}

/// The entity with this identifier or name. Where there is none, or where several have the name, a
/// complaint and `no_entity`.
std::size_t find_entity(const nqpf::panel& from, const std::string& wanted) {
  std::size_t found = from.find_entity(wanted);
  if (found != nqpf::panel::no_entity) return found;
  std::vector<std::string> names;
  std::string candidates;
  std::size_t same = 0;
  for (std::size_t e = 0; e < from.entities(); ++e) {
    names.emplace_back(from.entity_name(e));
    if (names.back() != wanted) continue;
    ++same;
    found = e;
    candidates += (candidates.empty() ? "" : ", ") + std::string(from.entity_id(e));
  }
  if (same == 1) return found;
  complain(same > 1
               ? "--entity: several entities are called '" + wanted + "': " + candidates
               : "--entity: no entity '" + wanted + "'" + nqpf::write::suggestion(wanted, names));
  return nqpf::panel::no_entity;
}

bool find_entities(const nqpf::panel& from, const std::vector<std::string>& wanted,
                   std::vector<std::size_t>& to) {
  bool good = true;
  for (const std::string& each : wanted) {
    const std::size_t found = find_entity(from, each);
    good = good && found != nqpf::panel::no_entity;
    bool there = false;
    for (const std::size_t other : to) there = there || other == found;
    if (!there) to.push_back(found);
  }
  return good;
}

/// Asks how sure ranks are, where that is wanted; false, with a complaint, where it cannot be.
bool ask_how_sure(const nqpf::panel& data, const nqpf::assessment& found, const arguments& given,
                  nqpf::report::view& shown, nqpf::rank_uncertainty& sure) {
  const int year = shown.year != 0 ? shown.year : found.last_year();
  const std::size_t place = found.year_place(year);
  const std::size_t ranked =
      place == nqpf::assessment::none ? 0 : found.assessed_in(found.headline(), place);
  if (ranked > 1 && given.uncertainty.runs > 0 && (given.runs_given || ranked <= 1000)) {
    if (ranked > 20'000) {
      complain("--runs: rank intervals are for up to 20000 entities");
      return false;
    }
    sure = nqpf::uncertainty(data, found, year, given.uncertainty);
    shown.uncertainty = &sure;
  }
  if (given.asks_runs && shown.uncertainty == nullptr &&
      !(given.runs_given && given.uncertainty.runs == 0))
    complain(std::string("warning: --runs, --spread and --seed change nothing: ") +
             (ranked > 1
                  ? "so many entities are ranked without random runs; ask for them by --runs N"
                  : "fewer than two entities are ranked"));
  return true;
}

/// Ends and weights out of a file; nothing, with complaints, where it is wrong.
std::optional<std::vector<nqpf::column_bounds>> bounds_in(const std::string& file,
                                                          const arguments& given) {
  const auto text = whole_file(file, "");
  if (!text) return {};
  auto made = nqpf::parse_bounds(*text, file);
  if (made.ok()) return std::move(made.value());
  complain_of(made.error(), given);
  return {};
}

/// The ends and weights that are given in a file; false, with complaints, where it is wrong.
bool add_bounds(nqpf::assess_options& to, const arguments& given) {
  if (given.bounds.empty()) return true;
  auto bounds = bounds_in(given.bounds, given);
  if (!bounds) return false;
  to.bounds = std::move(*bounds);
  to.bounds_name = given.bounds;
  return true;
}

/// A panel, and what was made of it by which choices.
struct assessed {
  const nqpf::panel& data;
  const nqpf::schema& meaning;
  const nqpf::assess_options& options;
  const nqpf::assessment& found;
};

/// Compares with an earlier panel or with other bounds, where that is asked for; the status of the program.
int compare_with(const assessed& now, const arguments& given, progress_line& line,
                 nqpf::report::view& shown, nqpf::moved_scores& moved) {
  if (given.against.empty() && given.against_bounds.empty()) return 0;
  const int year = shown.year != 0 ? shown.year : now.found.last_year();
  if (given.against.empty()) {
    auto bounds = bounds_in(given.against_bounds, given);
    if (!bounds) return 2;
    nqpf::assess_options other = now.options;
    other.bounds = std::move(*bounds);
    other.bounds_name = given.against_bounds;
    const auto was = nqpf::assess(now.data, now.meaning, other);
    if (!was.ok()) return refuse(was.error(), true);
    moved = nqpf::compare_assessments(now.data, *was, now.data, now.found, year);
    shown.before_name = given.against_bounds;
    shown.before_bounds = true;
  } else {
    arguments earlier = given;
    earlier.panels = given.against;
    const auto before = read_panels(earlier, now.meaning, line);
    if (!before) return 2;
    const auto was = nqpf::assess(*before, now.meaning, now.options);
    if (!was.ok()) return refuse(was.error());
    moved = nqpf::compare_assessments(*before, *was, now.data, now.found, year);
    shown.before_name = given.against.front();
  }
  shown.before = &moved;
  return 0;
}

/// The files that are to be written, each with its name only once all of them are whole.
class outputs {
public:
  explicit outputs(const arguments& given) : given_(given) {}

  /// A file with this name, or none where the name is empty. A table is left unwritten, with a complaint,
  /// where it would replace an input or another output.
  output_file& open(const std::string& name, const char* what) {
    bool spare = true;
    if (!name.empty()) {
      for (const std::string& input : given_.shown.origin.inputs)
        spare = spare && !same_file(name, input);
      if (!spare) complain(std::string(what) + " would write over the input '" + name + "'");
      for (const named& other : files_) {
        if (!spare || !same_file(name, other.name)) continue;
        complain("two outputs are one file: '" + name + "'");
        spare = false;
      }
    }
    good_ = good_ && spare;
    files_.push_back({std::make_unique<output_file>(spare ? name : std::string()), what, name});
    return *files_.back().file;
  }
  /// Gives all files their names; the status of the program.
  int publish() {
    if (!good_) return 2;
    for (const named& each : files_) good_ = each.file->finish() && good_;
    for (const named& each : files_) good_ = good_ && each.file->publish();
    if (!good_) return 1;
    std::string said;
    for (const named& each : files_) {
      if (each.file->is_file() && each.what[0] != '\0')
        said += std::string(each.what) + " written: " + each.name + "\n";
    }
    if (!said.empty() || !given_.csv.empty()) say("\n" + said);
    if (!given_.csv.empty()) say("Tables written: " + given_.csv + "\n");
    return 0;
  }

private:
  struct named {
    std::unique_ptr<output_file> file;
    const char* what;
    std::string name;
  };
  const arguments& given_;
  std::vector<named> files_;
  bool good_ = true;
};

/// Makes the folder of the tables; false, with a complaint, where that fails.
bool make_folder(const std::string& name) {
  std::error_code failed;
  std::filesystem::create_directories(name, failed);
  std::error_code unseen;
  if (std::filesystem::is_directory(name, unseen)) return true;
  complain(name + ": cannot be made a folder" + (failed ? ": " + failed.message() : std::string()));
  return false;
}

/// Writes text, page, JSON, tables and bounds; the status of the program.
int write_all(const nqpf::panel& data, const nqpf::assessment& found, const arguments& given,
              const nqpf::report::view& shown, progress_line& line) {
  if (!given.csv.empty() && !make_folder(given.csv)) return 1;
  if (!given.quiet) {
    nqpf::report::text_options text;
    text.width = terminal_width();
    say(nqpf::report::to_text(data, found, shown, text));
  }
  outputs files(given);
  if (!given.html.empty()) {
    line.show("writing the page", 0);
    nqpf::report::write_html(files.open(given.html, "Page"), data, found, shown);
  }
  if (!given.json.empty()) {
    line.show("writing JSON", 0);
    nqpf::report::write_json(files.open(given.json, "JSON"), data, found, shown);
  }
  if (!given.write_bounds.empty())
    files.open(given.write_bounds, "Bounds")(nqpf::to_csv(nqpf::bounds_of(data, found)));
  if (!given.csv.empty()) {
    line.show("writing tables", 0);
    const auto open = [&](std::string_view name) -> output_file& {
      return files.open(given.csv + "/" + std::string(name), "");
    };
    nqpf::report::write_csv_tables(open, data, found, shown, {given.csv_mark});
  }
  line.clear();
  return files.publish();
}

/// The date that is told: the one given, else that of SOURCE_DATE_EPOCH, else of today, in UTC.
std::string date_of(const arguments& given) {
  if (given.date_given) return given.date;
  std::time_t now = std::time(nullptr);
  if (const char* epoch = std::getenv("SOURCE_DATE_EPOCH"); epoch != nullptr) {
    const nqpf::parsed_number seconds = nqpf::parse_number(epoch);
    if (seconds.status == nqpf::number_status::ok && seconds.value >= 0 && seconds.value < 1e11)
      now = static_cast<std::time_t>(seconds.value);
    else
      complain("warning: SOURCE_DATE_EPOCH is not a number of seconds, and the date is of today");
  }
  char words[32] = {};
  if (const std::tm* const parts = std::gmtime(&now); parts != nullptr)
    std::strftime(words, sizeof words, "%Y-%m-%d", parts);
  return words;
}

/// What the report is made from.
nqpf::report::made_from origin_of(const arguments& given) {
  nqpf::report::made_from made;
  made.inputs = given.panels;
  const std::string map = given.tiles == "china" ? "" : given.tiles;
  for (const std::string* each : {&given.schema, &given.groups, &given.neighbours, &map,
                                  &given.bounds, &given.against_bounds}) {
    if (!each->empty()) made.inputs.push_back(*each);
  }
  made.inputs.insert(made.inputs.end(), given.judgements.begin(), given.judgements.end());
  made.inputs.insert(made.inputs.end(), given.against.begin(), given.against.end());
  made.command = given.command;
  made.date = date_of(given);
  return made;
}

/// The entities and the year that are asked for; false, with complaints, where the panel has no such.
bool choose_shown(const nqpf::panel& data, const nqpf::assessment& found, const arguments& given,
                  nqpf::report::view& to) {
  const bool good = find_entities(data, given.entities, to.entities);
  if (to.year == 0 || found.year_place(to.year) != nqpf::assessment::none) return good;
  complain("--year: the panel has no year " + std::to_string(to.year) + "; it has " +
           std::to_string(found.years().front()) + " to " + std::to_string(found.years().back()));
  return false;
}

/// Computes what a report shows beside the assessment, and writes it; the status of the program.
int report_on(const assessed& now, const nqpf::neighbours& near,
              const std::vector<nqpf::report::tile>& tiles, const arguments& given,
              progress_line& line) {
  nqpf::report::view shown = given.shown;
  if (!choose_shown(now.data, now.found, given, shown)) return 2;
  nqpf::moved_scores before;
  if (const int status = compare_with(now, given, line, shown, before); status != 0) return status;
  const nqpf::left_out_scores without = leave_out_some(now.data, now.found, given, shown);
  shown.without = &without;
  if (!tiles.empty()) shown.tiles = &tiles;
  nqpf::rank_uncertainty sure;
  line.show("asking how sure ranks are", 0);
  if (!ask_how_sure(now.data, now.found, given, shown, sure)) return 2;
  line.show("computing the movement", 0);
  nqpf::movement_options how = given.movement;
  how.year = shown.year;
  if (!given.neighbours.empty()) how.near = &near;
  const nqpf::movement movement = nqpf::movement_of(now.data, now.found, how);
  shown.moved = &movement;
  line.clear();
  return write_all(now.data, now.found, given, shown, line);
}

int assess_files(arguments given) {
  given.shown.origin = origin_of(given);
  progress_line line;
  const auto meaning = read_schema_of(given);
  if (!meaning) return 2;
  auto data = read_panels(given, *meaning, line);
  line.clear();
  if (!data || !add_groups(*data, given)) return 2;
  nqpf::neighbours near;
  nqpf::assess_options options = given.options;
  std::vector<nqpf::report::tile> tiles;
  if (!find_neighbours(*data, given, near) || !find_tiles(given, tiles) ||
      !add_judgements(options, given) || !add_bounds(options, given))
    return 2;
  check_tiles(*data, given, tiles);
  options.progress = &progress_line::assessing;
  options.context = &line;
  const auto found = nqpf::assess(*data, *meaning, options);
  line.clear();
  if (!found.ok()) return refuse(found.error());
  return report_on({*data, *meaning, options, *found}, near, tiles, given, line);
}

int run(int count, char** words) {
  arguments given;
  if (!read_arguments(count, words, given)) {
    complain("assess_panel --help says how it is used");
    return 2;
  }
  switch (given.wanted) {
    case task::help: say(usage); return 0;
    case task::version:
      say("assess_panel " + std::to_string(NQPF_VERSION_MAJOR) + "." +
          std::to_string(NQPF_VERSION_MINOR) + "." + std::to_string(NQPF_VERSION_PATCH) + "\n");
      return 0;
    case task::names: print_names(); return 0;
    case task::names_csv: print_names_csv(); return 0;
    case task::draft: return draft_schema(given);
    case task::assess: break;
  }
  return assess_files(given);
}

}  // namespace

int main(int count, char** words) {
  prepare_streams();
  guard_outputs();
#if defined(__cpp_exceptions)
  try {
    const int status = run(count, words);
    return all_said() || status != 0 ? status : 1;
  } catch (const std::bad_alloc&) {
    end_without_memory();
  } catch (const std::length_error&) {
    end_without_memory();  // more than any memory holds
  }
#else  // without exceptions the handler of `guard_outputs` says that memory is out
  const int status = run(count, words);
  return all_said() || status != 0 ? status : 1;
#endif
}
