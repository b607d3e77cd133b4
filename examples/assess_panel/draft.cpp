// SPDX-License-Identifier: BSL-1.0
#include "draft.hpp"

#include "draft_words.hpp"
#include "input.hpp"
#include "terminal.hpp"

#include <nqpf/framework/indicators.hpp>
#include <nqpf/panel/csv.hpp>
#include <nqpf/panel/write_csv.hpp>

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A name as the tables of words have it: small letters, one blank for all else of ASCII, and at both ends.
std::string plain_words(std::string_view name) {
  std::string out = " ";
  for (const char c : nqpf::clean_name(name)) {
    const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    const bool letter = (small >= 'a' && small <= 'z') || is_digit(small) || (small & '\x80') != 0;
    if (letter) out += small;
    else if (out.back() != ' ') out += ' ';
  }
  return out.back() == ' ' ? out : out + ' ';
}

bool has_word(std::string_view name, std::string_view words) {
  while (!words.empty()) {
    const std::size_t bar = words.find('|');
    const std::string_view word = words.substr(0, bar);
    if (!word.empty() && name.find(word) != std::string_view::npos) return true;
    words = bar == std::string_view::npos ? std::string_view() : words.substr(bar + 1);
  }
  return false;
}

template <std::size_t Count>
const guess* find_guess(std::string_view name, const guess (&table)[Count]) {
  for (const guess& each : table) {
    if (has_word(name, each.words)) return &each;
  }
  return nullptr;
}

/// The indicator of the framework whose id is the name, but for its ends.
const nqpf::indicator_info* indicator_named(std::string name) {
  for (const std::string_view end : {"_pct", "_index", "_share_pct"}) {
    for (const auto& each : nqpf::framework::indicator_catalogue) {
      const std::string_view id = std::string_view(each.info->id).substr(4);
      if (name == id || (name.ends_with(end) && name.substr(0, name.size() - end.size()) == id))
        return each.info;
    }
  }
  return nullptr;
}

struct drafted {
  std::string column;
  std::string role = "?";
  std::string better = {};
  std::string unit = {};
  std::string scale = {};
  std::string indicator = {};
  std::string kind = {};
  std::string note = {};
};

/// A number as a cell has it, without the percent sign behind it.
std::string_view without_percent(std::string_view cell) {
  for (const std::string_view sign : {"%", "\xef\xbc\x85"}) {
    if (!cell.ends_with(sign)) continue;
    cell.remove_suffix(sign.size());
    while (cell.ends_with(' ')) cell.remove_suffix(1);
    break;
  }
  return cell;
}

bool is_number(std::string_view cell) {
  const auto status = nqpf::parse_number(without_percent(cell)).status;
  return status == nqpf::number_status::ok || status == nqpf::number_status::thousands_separator;
}

/// What a column of numbers, or an indicator of a long table, seems to be. `signs` says that a percent sign
/// stands behind its numbers.
drafted draft_value(const std::string& name, bool signs) {
  drafted made;
  made.column = name;
  const std::string words = plain_words(name);
  const bool percent = signs || has_word(words, " pct | percent |率") ||
                       name.find('%') != std::string::npos ||
                       name.find("\xef\xbc\x85") != std::string::npos;
  if (const guess* const found = find_guess(words, guesses)) {
    made.role = found->role;
    made.better = found->better;
    made.note = "guessed from the name";
  } else {
    made.better = "?";
    made.note = "what does it stand for? ignore, where it is not used";
  }
  if (percent) {
    made.unit = "share";
    made.scale = "0.01";
    made.note += "; percent taken as share";
    if (signs) made.note += "; read the file with --footnotes %";
  }
  if (const nqpf::indicator_info* const info = indicator_named(name)) {
    made.indicator = info->id;
    if (!percent) made.unit = info->unit_name;
    if (info->better == nqpf::better::higher) made.better = "higher";
    if (info->better == nqpf::better::lower) made.better = "lower";
  }
  const bool rate =
      percent || has_word(words, " per | share | ratio | index | rate |人均|指数|比重|占比");
  made.kind = rate ? "rate" : made.role == "context" ? "level" : "";
  if (!rate && made.role != "?" && made.role != "context")
    made.note += "; a level grows with size: is there a denominator?";
  return made;
}

class drafter {
public:
  bool read(const arguments& given) {
    const auto text = whole_file(given.draft, given.encoding);
    if (!text) return false;
    if (!nqpf::is_utf8(*text)) {
      complain(
          given.draft +
          ": bytes that are not UTF-8: use --encoding GB18030, or the encoding it was saved in");
      return false;
    }
    nqpf::csv_reader reader(nqpf::byte_source::memory(*text), given.reading.csv);
    for (std::size_t i = 0; i < given.reading.title_lines; ++i) static_cast<void>(reader.next());
    while (lines_.size() < 2000 && reader.next())
      lines_.emplace_back(reader.fields().begin(), reader.fields().end());
    if (!reader.is_text() || lines_.empty()) {
      complain(given.draft + ": " + (reader.is_text() ? "the file is empty" : reader.broken()));
      return false;
    }
    return true;
  }

  void draft() {
    skip_titles();
    find_keys();
    find_years();
    find_entity();
    for (std::size_t c = 0; c < header().size(); ++c) draft_column(c);
    if (years_ != 0)
      made_.insert(made_.begin(),
                   {"=header", "year", "", "", "", "", "", "the header names the years"});
    if (indicator_ != none) draft_indicators();
    else if (years_ != 0 && !any_value_) draft_one_indicator();
    if (!has("year"))
      made_.push_back(
          {"=2023", "year", "", "", "", "", "", "no column of years was found: write the year"});
    if (!has("entity"))
      made_.push_back(
          {"=?", "entity", "", "", "", "", "", "no column of names was found: write the name"});
  }

  void print() const {
    say("column,role,better,unit,scale,denominator,indicator,label,kind,price,note\n");
    for (const drafted& each : made_) {
      std::string line;
      for (const std::string& cell :
           {each.column, each.role, each.better, each.unit, each.scale, std::string(),
            each.indicator, std::string(), each.kind, std::string(), each.note}) {
        nqpf::append_csv(line, cell);
        line += ',';
      }
      line.pop_back();
      say(line + "\n");
    }
  }

private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  [[nodiscard]] const std::vector<std::string>& header() const { return lines_.front(); }

  /// Goes to the first line that has as many filled cells as most of those below.
  void skip_titles() {
    std::size_t widest = 0;
    const auto filled = [](const std::vector<std::string>& line) {
      std::size_t count = 0;
      for (const std::string& cell : line) count += nqpf::clean_name(cell).empty() ? 0U : 1U;
      return count;
    };
    for (std::size_t i = 0; i < lines_.size() && i < 20; ++i) {
      if (filled(lines_[i]) > widest) widest = filled(lines_[i]);
    }
    std::size_t skipped = 0;
    while (lines_.size() > 1 && filled(lines_.front()) * 2 <= widest) {
      lines_.erase(lines_.begin());
      ++skipped;
    }
    if (skipped != 0)
      complain("note: use --title-lines " + std::to_string(skipped) + " for this file");
  }

  /// The share of a column's filled cells that are numbers is above a half.
  [[nodiscard]] bool is_numeric(std::size_t column) const {
    std::size_t numbers = 0;
    std::size_t filled = 0;
    for (std::size_t i = 1; i < lines_.size(); ++i) {
      if (column >= lines_[i].size()) continue;
      const std::string cell = nqpf::clean_name(lines_[i][column]);
      if (cell.empty() || cell == "NA" || cell == ".." || cell == "-") continue;
      ++filled;
      numbers += is_number(cell) ? 1U : 0U;
    }
    return filled == 0 || numbers * 2 > filled;
  }

  /// Whether most numbers of a column have a percent sign. Of an indicator of a long table they stand in its lines,
  /// in any column that is no key.
  [[nodiscard]] bool has_signs(std::size_t column, const std::string& indicator = {}) const {
    std::size_t numbers = 0;
    std::size_t signs = 0;
    for (std::size_t i = 1; i < lines_.size(); ++i) {
      const std::vector<std::string>& line = lines_[i];
      if (!indicator.empty() &&
          (indicator_ >= line.size() || nqpf::clean_name(line[indicator_]) != indicator))
        continue;
      for (std::size_t c = 0; c < line.size() && c < keys_.size(); ++c) {
        const bool value = column != none ? c == column : keys_[c].empty() || keys_[c] == "value";
        const std::string cell = nqpf::clean_name(line[c]);
        if (!value || !is_number(cell)) continue;
        ++numbers;
        signs += without_percent(cell).size() < cell.size() ? 1U : 0U;
      }
    }
    return signs * 2 > numbers;
  }

  void find_keys() {
    keys_.assign(header().size(), {});
    const auto column_of = [&](std::string_view key) {
      for (std::size_t c = 0; c < keys_.size(); ++c) {
        if (keys_[c] == key) return c;
      }
      return none;
    };
    for (std::size_t c = 0; c < header().size(); ++c) {
      const guess* const found = find_guess(plain_words(header()[c]), key_guesses);
      if (found == nullptr) continue;
      const bool text = !is_numeric(c);
      const bool fits = found->role == "year" || found->role == "code" ? true
                        : found->role == "value"                       ? !text
                                                                       : text;
      const bool once = found->role == "group" || column_of(found->role) == none;
      if (fits && once) keys_[c] = found->role;
    }
    indicator_ = column_of("indicator");
    std::size_t code = column_of("code");
    std::size_t name = column_of("name");
    const std::size_t region = column_of("region");
    if (code == none && name == none && region != none)
      keys_[region] = tells_rows(region) || first_that_tells_rows() == none ? "entity" : "group";
    else if (region != none) keys_[region] = code == none || name != none ? "group" : "entity_name";
    if (code != none) keys_[code] = "entity";
    if (name != none)
      keys_[name] = code == none && column_of("entity") == none ? "entity" : "entity_name";
    if (column_of("value") == none || indicator_ == none) return;
    long_ = true;
  }

  void find_years() {
    if (has_key("year")) return;
    for (const std::string& name : header()) {
      if (nqpf::parse_year(name, nqpf::split_year::first) > 1000 ||
          nqpf::split_name(name, nqpf::split_year::first).year != 0)
        ++years_;
    }
    if (years_ < 2) years_ = 0;
  }

  /// Without a name that tells it, the entity is the first column of texts of which each stands once in a year.
  void find_entity() {
    if (has_key("entity")) return;
    told_by_rows_ = first_that_tells_rows();
    if (told_by_rows_ != none) keys_[told_by_rows_] = "entity";
  }
  [[nodiscard]] std::size_t first_that_tells_rows() const {
    for (std::size_t c = 0; c < keys_.size(); ++c)
      if (keys_[c].empty() && !is_numeric(c) && tells_rows(c)) return c;
    return none;
  }
  /// Whether a column tells the rows apart, with the year and, in a long table, the indicator.
  [[nodiscard]] bool tells_rows(std::size_t column) const {
    std::set<std::string> seen;
    for (std::size_t i = 1; i < lines_.size(); ++i) {
      std::string key;
      for (std::size_t c = 0; c < lines_[i].size() && c < keys_.size(); ++c)
        if (c == column || keys_[c] == "year" || keys_[c] == "indicator")
          key += nqpf::clean_name(lines_[i][c]) + '\n';
      if (column >= lines_[i].size() || nqpf::clean_name(lines_[i][column]).empty() ||
          !seen.insert(key).second)
        return false;
    }
    return !seen.empty();
  }

  [[nodiscard]] bool has_key(std::string_view role) const {
    for (const std::string& each : keys_) {
      if (each == role) return true;
    }
    return false;
  }
  [[nodiscard]] bool has(std::string_view role) const {
    for (const drafted& each : made_) {
      if (each.role == role) return true;
    }
    return false;
  }
  [[nodiscard]] bool knows(std::string_view column) const {
    for (const drafted& each : made_) {
      if (each.column == column) return true;
    }
    return false;
  }

  void draft_column(std::size_t c) {
    const std::string name = nqpf::clean_name(header()[c]);
    if (name.empty()) return;
    const bool key = !keys_[c].empty() && (keys_[c] != "value" || long_) &&
                     (keys_[c] != "indicator" || long_ || years_ != 0);
    if (key) {
      made_.push_back({name, keys_[c], "", "", "", "", "",
                       c == told_by_rows_ ? "the first texts that tell the rows apart"
                                          : "guessed from the name"});
      return;
    }
    if (years_ != 0) {
      if (nqpf::parse_year(name, nqpf::split_year::first) > 1000) return;
      const auto [indicator, year] = nqpf::split_name(name, nqpf::split_year::first);
      any_value_ = any_value_ || year != 0;
      if (year != 0 && !knows(indicator))
        made_.push_back(draft_value(std::string(indicator), has_signs(c)));
      if (year != 0) return;
    }
    if (!is_numeric(c))
      made_.push_back({name, "ignore", "", "", "", "", "", "text; group, where it sorts entities"});
    else if (long_) made_.push_back({name, "ignore", "", "", "", "", "", ""});
    else made_.push_back(draft_value(name, has_signs(c)));
  }

  /// Where the header has nothing but years, the file is of one indicator, and nothing in it says of which.
  void draft_one_indicator() {
    made_.push_back({"=?", "indicator", "", "", "", "", "",
                     "the file is of one indicator: write its name, also in the line below"});
    made_.push_back(draft_value("?", has_signs(none)));
  }
  void draft_indicators() {
    if (!long_ && years_ == 0) return;
    for (std::size_t i = 1; i < lines_.size(); ++i) {
      if (indicator_ >= lines_[i].size()) continue;
      const std::string name = nqpf::clean_name(lines_[i][indicator_]);
      if (!name.empty() && !knows(name)) made_.push_back(draft_value(name, has_signs(none, name)));
    }
  }

  std::vector<std::vector<std::string>> lines_;
  std::vector<std::string> keys_;
  std::vector<drafted> made_;
  std::size_t indicator_ = none;
  std::size_t told_by_rows_ = none;
  std::size_t years_ = 0;
  bool any_value_ = false;  // a column is named by an indicator and a year
  bool long_ = false;
};

}  // namespace

int draft_schema(const arguments& given) {
  drafter made;
  if (!made.read(given)) return 2;
  made.draft();
  made.print();
  return 0;
}
