// SPDX-License-Identifier: BSL-1.0
#pragma once

// What the example programs that read plain tables share: a CSV file in memory with its columns by
// name, and files written whole.

#include <nqpf/panel.hpp>

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace example {

/// One line to standard error.
inline void complain(const std::string& words) { std::fprintf(stderr, "%s\n", words.c_str()); }

/// A table as it stands in the file: a header, and records of as many cells.
struct csv_file {
  std::string name;
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> records;
  std::vector<std::uint64_t> lines;  ///< of the file, for messages

  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  [[nodiscard]] std::size_t find(std::string_view column) const {
    for (std::size_t i = 0; i < header.size(); ++i)
      if (header[i] == column) return i;
    return none;
  }
};

/// The place of a column; complains where there is none.
inline bool find_column(const csv_file& table, const std::string& column, std::size_t& place) {
  place = table.find(column);
  if (place != csv_file::none) return true;
  std::string known;
  for (const std::string& name : table.header) known += (known.empty() ? "" : ", ") + name;
  complain(table.name + ": there is no column '" + column + "'; the columns are " + known);
  return false;
}

/// Reads a file; complains of everything that is wrong with it.
inline bool read_csv(const std::string& path, csv_file& out) {
  auto source = nqpf::byte_source::open(path);
  if (!source) {
    complain(path + ": " + source.error());
    return false;
  }
  nqpf::csv_reader reader(std::move(*source));
  out.name = path;
  bool fine = true;
  while (reader.next()) {
    for (const nqpf::csv_problem& p : reader.problems()) {
      complain(path + ", line " + std::to_string(p.line) + ": " +
               std::string(nqpf::reason(p.code)) + " (" + p.text + ")");
      fine = false;
    }
    std::vector<std::string> cells(reader.fields().begin(), reader.fields().end());
    if (out.header.empty()) {
      out.header = std::move(cells);
      continue;
    }
    if (cells.size() != out.header.size()) {
      complain(path + ", line " + std::to_string(reader.line()) + ": the header has " +
               std::to_string(out.header.size()) + " cells, and this line has " +
               std::to_string(cells.size()));
      fine = false;
    }
    cells.resize(out.header.size());
    out.records.push_back(std::move(cells));
    out.lines.push_back(reader.line());
  }
  if (out.header.empty()) {
    complain(path + ": the file is empty or no text");
    return false;
  }
  return fine;
}

/// The number in a cell, missing where it is empty; complains of anything else.
inline bool number_in(const csv_file& table, std::size_t record, std::size_t column, double& out) {
  const std::string& cell = table.records[record][column];
  out = nqpf::missing;
  if (cell.empty()) return true;
  const nqpf::parsed_number read = nqpf::parse_number(cell);
  out = read.value;
  if (read.status == nqpf::number_status::ok) return true;
  complain(table.name + ", line " + std::to_string(table.lines[record]) + ", column '" +
           table.header[column] + "': '" + nqpf::printable(cell) +
           "': " + std::string(nqpf::reason(read.status)));
  return false;
}

/// Writes a file under another name and gives it its own once it is whole.
inline bool write_whole(const std::string& path, std::string_view text) {
  const std::string part = path + ".part";
  std::FILE* const file = std::fopen(part.c_str(), "wb");
  bool fine = file != nullptr;
  if (fine) {
    fine = std::fwrite(text.data(), 1, text.size(), file) == text.size();
    fine = std::fclose(file) == 0 && fine;
  }
  std::error_code failed;
  if (fine) std::filesystem::rename(part, path, failed);
  if (fine && !failed) return true;
  std::remove(part.c_str());
  complain(path + ": the file cannot be written");
  return false;
}

/// Whether two names are those of one file.
inline bool same_file(const std::string& a, const std::string& b) {
  std::error_code failed;
  return a == b || std::filesystem::equivalent(a, b, failed);
}

/// The value of an option that takes one; complains where it is the last word.
inline bool value_of(int count, char** words, int& at, std::string& out) {
  if (at + 1 >= count) {
    complain(std::string(words[at]) + " needs a value");
    return false;
  }
  out = words[++at];
  return true;
}

/// What `main` returns where the words ask for the usage or there are none, after printing it; else -1.
inline int usage_asked(int count, char** words, std::string_view usage) {
  if (count > 1 && std::string_view(words[1]) != "--help") return -1;
  std::fwrite(usage.data(), 1, usage.size(), count == 1 ? stderr : stdout);
  return count == 1 ? 2 : 0;
}

}  // namespace example
