// SPDX-License-Identifier: BSL-1.0
#include "input.hpp"

#include <nqpf/framework/indicators.hpp>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#if __has_include(<iconv.h>)
  #include <iconv.h>
  #define HAS_ICONV 1
#else
  #define HAS_ICONV 0
#endif

namespace {

std::FILE* as_file(void* file) { return static_cast<std::FILE*>(file); }

/// UTF-16 by its mark, or since every other byte is zero.
std::string wide_encoding(std::string_view head) {
  if (head.starts_with("\xff\xfe") && !head.starts_with(std::string_view("\xff\xfe\0\0", 4)))
    return "UTF-16";
  if (head.starts_with("\xfe\xff")) return "UTF-16";
  if (head.size() < 4) return {};
  if (head[0] != 0 && head[1] == 0 && head[2] != 0 && head[3] == 0) return "UTF-16LE";
  if (head[0] == 0 && head[1] != 0 && head[2] == 0 && head[3] != 0) return "UTF-16BE";
  return {};
}

/// Whether bytes beyond ASCII stand alone between letters, as accents do in encodings of one byte, and not in
/// pairs as Chinese characters do.
bool has_lone_accents(const std::string& path) {
  std::FILE* const file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) return false;
  std::vector<char> head(1 << 18);
  head.resize(std::fread(head.data(), 1, head.size(), file));
  std::fclose(file);
  std::size_t lone = 0;
  std::size_t high = 0;
  for (std::size_t i = 1; i + 1 < head.size(); ++i) {
    if ((head[i] & '\x80') == 0) continue;
    ++high;
    if ((head[i - 1] & '\x80') == 0 && (head[i + 1] & '\x80') == 0) ++lone;
  }
  return lone * 2 > high;
}

/// The option that a file needs whose bytes are not UTF-8.
std::string encoding_hint(const std::string& path) {
  // What comes through a pipe is gone by now, and to open it again waits for another writer.
  std::error_code failed;
  if (!std::filesystem::is_regular_file(path, failed))
    return "name the encoding that it was saved in: --encoding NAME";
  const bool accents = has_lone_accents(path);
  for (const char* const encoding :
       {accents ? "WINDOWS-1252" : "GB18030", accents ? "GB18030" : "WINDOWS-1252"}) {
    text_file file;
    if (!file.open(path, encoding)) return {};
    nqpf::byte_source bytes = file.source();
    std::vector<char> piece(1 << 16);
    bool fits = true;
    std::size_t got = piece.size();
    while (fits && got == piece.size()) {
      got = bytes.read(piece.data(), piece.size());
      fits = bytes.error().empty();
    }
    if (fits)
      return std::string("its bytes fit ") + encoding + ": use --encoding " + encoding +
             ", or the name of the encoding that it was saved in";
  }
  return "name the encoding that it was saved in: --encoding NAME";
}

/// Whether all that is listed as no number is one with a letter after it, such as 5k, which is not missing.
bool all_are_magnitudes(const nqpf::data_errors& errors) {
  for (const nqpf::data_error& each : errors)
    if (each.code == nqpf::data_code::not_a_number &&
        !each.message.starts_with("the letter after the number"))
      return false;
  return true;
}

/// What to do about errors of one kind.
std::string hint_for(nqpf::data_code code, const nqpf::data_errors& errors,
                     const arguments& given) {
  using nqpf::data_code;
  switch (code) {
    case data_code::thousands_separator:
      return "use --decimal comma where commas stand for decimal points, or --thousands comma, "
             "point or "
             "blank where these stand between thousands";
    case data_code::footnote_mark:
      return "use --footnotes any where marks of footnotes stand behind numbers, or --footnotes "
             "with the "
             "marks";
    case data_code::percent_sign:
      return "use --footnotes %, and give the columns the unit share and the scale 0.01 in the "
             "schema";
    case data_code::two_years:
      return "use --academic-years start, or end, to say which year counts";
    case data_code::units_line:
      return given.reading.units_line ? "leave --units-line out where the line is a record"
                                      : "is line 2 a line of units? use --units-line";
    case data_code::not_a_number:
      if (all_are_magnitudes(errors)) return {};
      return "where this says that a value is missing, name it: --missing NA,..,-,WORD";
    case data_code::other_layout:
      return "say so in the schema, or by options such as --role '=header=year' or --role "
             "item=indicator";
    case data_code::invalid_utf8:
      return given.encoding.empty() ? encoding_hint(errors[0].file) : "";
    case data_code::title_line:
      for (const nqpf::data_error& each : errors) {
        if (each.code == code) return "use --title-lines " + std::to_string(each.row - 1);
      }
      return {};
    default: return {};
  }
}

/// A share in percent becomes a share, and this is said.
void convert_percents(nqpf::schema& meaning) {
  for (nqpf::schema_column& each : meaning.columns) {
    const auto* const entry = nqpf::framework::find_indicator(each.indicator.c_str());
    const bool percent = each.unit == "%" || each.unit == "percent" || each.unit == "per cent" ||
                         each.unit == "\xef\xbc\x85";
    if (entry == nullptr || !percent || std::string_view(entry->info->unit_name) != "share")
      continue;
    each.scale /= 100;
    each.unit = "share";
    complain("note: column " + each.id() + " is in %, and " + each.indicator +
             " is a share: its values are divided by 100");
  }
}

void add_roles(nqpf::schema& meaning, const arguments& given) {
  for (const std::pair<std::string, std::string>& added : given.roles) {
    const std::string& column = added.first;
    const std::string& role = added.second;
    const bool single = nqpf::schema_column::is_key_role(role) && role != "group";
    std::erase_if(meaning.columns, [&](const nqpf::schema_column& each) {
      return (single && each.has_role(role)) || (!each.is_constant() && each.column == column);
    });
    nqpf::schema_column made;
    made.column = column;
    made.roles.push_back(role);
    meaning.columns.push_back(std::move(made));
  }
}

}  // namespace

text_file::~text_file() {
  if (file_ != nullptr) std::fclose(as_file(file_));
#if HAS_ICONV
  if (converter_ != nullptr) iconv_close(static_cast<iconv_t>(converter_));
#endif
}

bool text_file::open(const std::string& path, const std::string& encoding) {
  path_ = path;
  encoding_ = encoding;
  errno = 0;
  file_ = std::fopen(path.c_str(), "rb");
  if (file_ == nullptr) {
    complain(path + ": cannot be opened: " + std::strerror(errno));
    return false;
  }
  if (std::fseek(as_file(file_), 0, SEEK_END) == 0) {
    const long size = std::ftell(as_file(file_));
    size_ = size > 0 && size < 0x7fff'ffff'ffff'0000 ? static_cast<std::uint64_t>(size) : 0;
    std::rewind(as_file(file_));
  }
  std::clearerr(as_file(file_));
  std::setvbuf(as_file(file_), nullptr, _IONBF, 0);
  if (encoding_.empty()) sniff();
  return encoding_.empty() || find_converter();
}

bool text_file::hold(std::string bytes, const std::string& path, const std::string& encoding) {
  path_ = path;
  encoding_ = encoding;
  held_ = std::move(bytes);
  ended_ = true;
  return find_converter();
}

bool text_file::find_converter() {
#if HAS_ICONV
  const iconv_t made = iconv_open("UTF-8", encoding_.c_str());
  if (made != reinterpret_cast<iconv_t>(-1)) {
    converter_ = made;
    return true;
  }
#endif
  complain("--encoding: '" + encoding_ + "' is not known here: save " + path_ + " as UTF-8");
  return false;
}

void text_file::sniff() {
  held_.resize(4);
  held_.resize(std::fread(held_.data(), 1, held_.size(), as_file(file_)));
  encoding_ = wide_encoding(held_);
}

nqpf::byte_source text_file::source() {
  return nqpf::byte_source::stream(&text_file::read, this, converter_ == nullptr ? size_ : 0);
}

std::size_t text_file::read(void* self, char* to, std::size_t most, int& error) {
  text_file& file = *static_cast<text_file*>(self);
  return file.converter_ == nullptr ? file.read_plain(to, most, error)
                                    : file.convert(to, most, error);
}

std::size_t text_file::read_plain(char* to, std::size_t most, int& error) {
  if (!held_.empty()) {
    const std::size_t count = held_.size() < most ? held_.size() : most;
    std::memcpy(to, held_.data(), count);
    held_.erase(0, count);
    return count;
  }
  errno = 0;
  const std::size_t count = std::fread(to, 1, most, as_file(file_));
  if (count < most && std::ferror(as_file(file_)) != 0) error = errno == 0 ? EIO : errno;
  return count;
}

std::size_t text_file::convert(char* to, std::size_t most, int& error) {
#if HAS_ICONV
  for (;;) {
    char* next = to;
    std::size_t room = most;
    char* from = held_.data();
    std::size_t left = held_.size();
    errno = 0;
    const bool whole = left == 0 || iconv(static_cast<iconv_t>(converter_), &from, &left, &next,
                                          &room) != static_cast<std::size_t>(-1);
    const int why = whole ? 0 : errno;
    done_ += held_.size() - left;
    held_.erase(0, held_.size() - left);
    if (why == EILSEQ || (why == EINVAL && ended_) || (why == E2BIG && next == to)) {
      broken_ = true;
      error = EILSEQ;
      return 0;
    }
    if (next != to) return static_cast<std::size_t>(next - to);
    if (ended_) return 0;
    const std::size_t kept = held_.size();
    held_.resize(kept + (std::size_t{1} << 18));
    errno = 0;
    const std::size_t got = std::fread(held_.data() + kept, 1, held_.size() - kept, as_file(file_));
    if (std::ferror(as_file(file_)) != 0) error = errno == 0 ? EIO : errno;
    ended_ = got < held_.size() - kept;
    held_.resize(kept + got);
  }
#else
  static_cast<void>(to);
  static_cast<void>(most);
  error = EILSEQ;
  return 0;
#endif
}

bool text_file::converted() const {
  if (broken_)
    complain(path_ + ": byte " + std::to_string(done_ + 1) + " is not " + encoding_ +
             ": name the encoding that the file was saved in by --encoding");
  return !broken_;
}

namespace {

std::optional<std::string> all_of(text_file& file, const std::string& path) {
  nqpf::byte_source bytes = file.source();
  std::string text;
  std::size_t got = 1;
  while (got != 0) {
    const std::size_t before = text.size();
    text.resize(before + (std::size_t{1} << 16));
    got = bytes.read(text.data() + before, text.size() - before);
    text.resize(before + got);
  }
  if (!file.converted()) return {};
  if (!bytes.error().empty()) {
    complain(path + ": cannot be read: " + bytes.error());
    return {};
  }
  return text;
}

}  // namespace

std::optional<std::string> whole_file(const std::string& path, const std::string& encoding) {
  text_file file;
  if (!file.open(path, encoding)) return {};
  return all_of(file, path);
}

std::optional<std::string> small_file(const std::string& path, const arguments& given) {
  auto text = whole_file(path, "");
  if (!text || nqpf::is_utf8(*text) || given.encoding.empty()) return text;
  // Its bytes are converted where they are, since a pipe gives them once.
  text_file file;
  if (!file.hold(std::move(*text), path, given.encoding)) return {};
  return all_of(file, path);
}

std::optional<nqpf::schema> read_schema_of(const arguments& given) {
  const auto text = small_file(given.schema, given);
  if (!text) return {};
  auto read = nqpf::parse_schema(*text, given.schema);
  if (!read.ok()) {
    complain_of(read.error(), given);
    return {};
  }
  nqpf::schema meaning = std::move(read.value());
  add_roles(meaning, given);
  if (const nqpf::data_errors unfit = check(meaning); !unfit.empty()) {
    complain_of(unfit, given);
    return {};
  }
  convert_percents(meaning);
  return meaning;
}

std::optional<nqpf::panel> read_panels(const arguments& given, const nqpf::schema& meaning,
                                       progress_line& line) {
  nqpf::read_options reading = given.reading;
  reading.progress = &progress_line::reading;
  reading.context = &line;
  reading.partial = given.panels.size() > 1;
  std::vector<nqpf::panel> parts;
  bool good = true;
  for (const std::string& path : given.panels) {
    text_file file;
    if (!file.open(path, given.encoding)) {
      good = false;
      continue;
    }
    auto data = nqpf::read_panel(file.source(), meaning, reading, path);
    line.clear();
    const bool whole = file.converted();
    if (whole && data.ok()) {
      parts.push_back(std::move(data.value()));
      continue;
    }
    good = false;
    if (whole) complain_of(data.error(), given);
  }
  if (!good) return {};
  if (parts.size() > 1) {
    auto joined = nqpf::join_panels(parts, meaning);
    if (!joined.ok()) {
      complain_of(joined.error(), given);
      return {};
    }
    parts.clear();
    parts.push_back(std::move(joined.value()));
  }
  nqpf::panel& whole = parts.front();
  whole.add_warnings(find_totals(whole));
  whole.add_warnings(find_lookalikes(whole));
  warn_of(whole.warnings());
  return std::move(whole);
}

void complain_of(const nqpf::data_errors& errors, const arguments& given) {
  for (const std::string& each : summarize(errors)) complain(each);
  for (std::size_t kind = 0; kind < nqpf::data_codes; ++kind) {
    const auto code = static_cast<nqpf::data_code>(kind);
    if (errors.count_of(code) == 0) continue;
    const std::string hint = hint_for(code, errors, given);
    if (!hint.empty()) complain("hint: " + hint);
  }
}

void warn_of(const nqpf::data_errors& warnings) {
  for (const std::string& each : summarize(warnings)) complain("warning: " + each);
}
