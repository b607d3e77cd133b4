// SPDX-License-Identifier: BSL-1.0
#pragma once

// Groups of entities out of a small CSV file beside the panel, with all that is wrong in it.

#include <nqpf/core/result.hpp>
#include <nqpf/panel/csv.hpp>
#include <nqpf/panel/panel.hpp>
#include <nqpf/panel/read_schema.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace nqpf::inline NQPF_ABI {

namespace panel_detail {

class groups_reader {
public:
  groups_reader(byte_source source, std::string name, panel& to)
      : reader_(static_cast<byte_source&&>(source), csv_options{.separator = '\0'}),
        file_(static_cast<std::string&&>(name)),
        to_(to) {}

  result<std::size_t, data_errors> read() {
    if (!reader_.next()) {
      const missing_record why = why_no_record(reader_, "the file is empty");
      add(why.code, "", "", why.message);
      return failure{static_cast<data_errors&&>(errors_)};
    }
    add_problems(reader_, file_, names_, errors_);
    for (const std::string_view name : reader_.fields()) names_.emplace_back(trimmed(name));
    check_names();
    groups_.assign(names_.size(), std::vector<std::string>(to_.entities()));
    seen_.assign(to_.entities(), false);
    while (reader_.next()) read_line();
    if (!reader_.broken().empty()) add(data_code::cannot_read, "", "", reader_.broken());
    if (errors_.empty() && placed_ == 0)
      add(data_code::header_only, names_[0], "", "no entity of the panel is in this file");
    errors_.sort();
    if (!errors_.empty()) return failure{static_cast<data_errors&&>(errors_)};
    for (std::size_t g = 1; g < names_.size(); ++g) {
      schema_column meaning;
      meaning.column = names_[g];
      meaning.roles.emplace_back("group");
      to_.add_grouping(static_cast<schema_column&&>(meaning), groups_[g]);
    }
    return placed_;
  }

private:
  void add(data_code code, std::string column, std::string_view cell, std::string message) {
    errors_.add({code, file_, reader_.row(), reader_.line(), static_cast<std::string&&>(column),
                 printable(cell), static_cast<std::string&&>(message)});
  }

  /// Each column needs a name, and a grouping one that no other has: reports find it by that.
  void check_names() {
    if (names_.size() < 2)
      add(data_code::missing_header, "#2", "",
          "the first column identifies entities, each further one says in which group they are");
    text_pool seen;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const std::string column = "#" + std::to_string(i + 1);
      if (names_[i].empty()) add(data_code::missing_header, column, "", "a column without a name");
      else if (const std::size_t known = seen.size(); seen.intern(names_[i]) < known)
        add(data_code::duplicate_header, column, names_[i], "two columns have this name");
      else if (i > 0 && is_known(names_[i]))
        add(data_code::duplicate_header, column, names_[i],
            "the panel has groups of this name already: give these another");
    }
    if (names_.size() > 1001) {
      add(data_code::record_too_long, "#1002", names_[1001], "more than 1000 groupings");
      names_.resize(1001);
    }
  }

  /// Whether the panel has groups under this name, by its schema or out of another file.
  [[nodiscard]] bool is_known(std::string_view name) const {
    for (std::size_t g = 0; g < to_.groups(); ++g)
      if (to_.group(g).column == name) return true;
    return false;
  }

  void read_line() {
    add_problems(reader_, file_, names_, errors_);
    if (breaks_fields(reader_)) return;
    if (reader_.fields().size() != names_.size()) {
      add(data_code::wrong_field_count, width_column(reader_, names_),
          width_text(reader_, names_.size()),
          width_message(reader_.fields().size(), names_.size()));
      return;
    }
    const std::string_view id = trimmed(reader_.fields()[0]);
    if (id.empty()) {
      add(data_code::missing_key, names_[0], "", "no entity");
      return;
    }
    const std::size_t entity = to_.find_entity(id);
    if (entity == panel::no_entity) return;  // the file may know more entities than the panel
    if (seen_[entity]) {
      add(data_code::duplicate_key, names_[0], id, "this entity stands in the file twice");
      return;
    }
    seen_[entity] = true;
    ++placed_;
    for (std::size_t g = 1; g < names_.size(); ++g)
      groups_[g][entity] = trimmed(reader_.fields()[g]);
  }

  csv_reader reader_;
  std::string file_;
  panel& to_;
  data_errors errors_;
  std::vector<std::string> names_;
  std::vector<std::vector<std::string>> groups_;  // by column, by entity
  std::vector<bool> seen_;
  std::size_t placed_ = 0;
};

}  // namespace panel_detail

/// Adds groupings out of a CSV file: the first column has identifiers of entities, each further one
/// the groups of one grouping, empty for none. Entities that the panel has not got are passed over;
/// those that the file has not got are in no group. Returns how many entities of the panel are in the
/// file; on errors the panel stays as it was. Linear.
[[nodiscard]] inline result<std::size_t, data_errors> read_groups(const std::string& path,
                                                                  panel& to) {
  auto source = byte_source::open(path);
  if (!source)
    return failure{data_errors(data_error{data_code::cannot_open, path, 0, 0, "", "",
                                          "cannot be opened: " + source.error()})};
  return panel_detail::groups_reader(static_cast<byte_source&&>(source.value()), path, to).read();
}

/// The same out of text in memory.
[[nodiscard]] inline result<std::size_t, data_errors> parse_groups(std::string_view text, panel& to,
                                                                   std::string name = "groups") {
  return panel_detail::groups_reader(byte_source::memory(text), static_cast<std::string&&>(name),
                                     to)
      .read();
}

}  // namespace nqpf::inline NQPF_ABI
