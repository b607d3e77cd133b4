// SPDX-License-Identifier: BSL-1.0
#pragma once

// Entity x year x column: contiguous columns of doubles, missing explicit, found by entity and
// year.

#include <nqpf/core/config.hpp>
#include <nqpf/core/interval.hpp>
#include <nqpf/panel/data_error.hpp>
#include <nqpf/panel/schema.hpp>
#include <nqpf/panel/text/name_pool.hpp>
#include <nqpf/panel/text/text_pool.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nqpf::inline NQPF_ABI {

/// Rows `first` to `last` (exclusive) of a panel: those of one entity, ordered by year.
struct row_range {
  std::size_t first = 0;
  std::size_t last = 0;
  [[nodiscard]] constexpr std::size_t size() const noexcept { return last - first; }
};

/// A table of observations. A row is one entity in one year; rows are ordered by entity (in the
/// order in which the entities first appeared) and by year within an entity, without gaps for years
/// that an entity does not have: a row that is not there (`no_row`) and a cell that is missing are
/// two things. Each column is one contiguous array over the rows, NaN standing for missing.
///
/// Made by `read_panel`, `parse_panel` or `panel_builder`; `read_groups` adds groups of entities. Const
/// functions are thread-safe.
class panel {
public:
  static constexpr std::size_t no_row = static_cast<std::size_t>(-1);
  static constexpr std::size_t no_entity = static_cast<std::size_t>(-1);
  static constexpr std::size_t no_column = static_cast<std::size_t>(-1);

  [[nodiscard]] std::size_t entities() const noexcept { return ids_.size(); }
  [[nodiscard]] std::size_t rows() const noexcept { return row_years_.size(); }
  [[nodiscard]] std::size_t columns() const noexcept { return columns_.size(); }
  [[nodiscard]] std::size_t groups() const noexcept { return groups_.size(); }

  // Entities.

  /// The identifier of an entity, and its name, which is the identifier where the data have no
  /// other.
  [[nodiscard]] std::string_view entity_id(std::size_t entity) const noexcept {
    return ids_[entity];
  }
  [[nodiscard]] std::string_view entity_name(std::size_t entity) const noexcept {
    if (entity >= names_.size() || names_[entity] == text_pool::none) return ids_[entity];
    return name_texts_[names_[entity]];
  }
  /// The entity with this identifier, written in any case, with any blanks and composed in any way, or
  /// `no_entity`; names are not looked at, as they need not be unique. Constant on average.
  [[nodiscard]] std::size_t find_entity(std::string_view id) const {
    const std::uint32_t found = ids_.find(id);
    return found == text_pool::none ? no_entity : found;
  }

  // Rows.

  [[nodiscard]] std::size_t row_entity(std::size_t row) const noexcept {
    return row_entities_[row];
  }
  [[nodiscard]] int row_year(std::size_t row) const noexcept { return row_years_[row]; }
  [[nodiscard]] std::span<const std::uint32_t> row_entities() const noexcept {
    return row_entities_;
  }
  [[nodiscard]] std::span<const int> row_years() const noexcept { return row_years_; }
  /// The rows of an entity.
  [[nodiscard]] row_range rows_of(std::size_t entity) const noexcept {
    return {offsets_[entity], offsets_[entity + 1]};
  }
  /// The row of an entity in a year, or `no_row`. Logarithmic in the years of the entity.
  [[nodiscard]] std::size_t find_row(std::size_t entity, int year) const noexcept {
    if (entity >= entities()) return no_row;
    auto [first, last] = rows_of(entity);
    while (first != last) {
      const std::size_t middle = first + (last - first) / 2;
      if (row_years_[middle] < year) first = middle + 1;
      else last = middle;
    }
    return first < offsets_[entity + 1] && row_years_[first] == year ? first : no_row;
  }
  /// The years that occur, ascending.
  [[nodiscard]] std::span<const int> years() const noexcept { return years_; }
  /// True when every entity has every year.
  [[nodiscard]] bool balanced() const noexcept { return rows() == entities() * years_.size(); }

  // Columns.

  /// What a column stands for. Scale and denominator have been applied to the values already.
  [[nodiscard]] const schema_column& column(std::size_t column) const noexcept {
    return columns_[column];
  }
  /// The column with this `schema_column::id()`, or `no_column`.
  [[nodiscard]] std::size_t find_column(std::string_view id) const {
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (columns_[c].id() == id) return c;
    }
    return no_column;
  }
  /// False for a column that the file has not got, whose values are all missing: see
  /// `read_options::partial`.
  [[nodiscard]] bool has_column(std::size_t column) const noexcept {
    return column >= absent_.size() || !absent_[column];
  }
  /// The columns that have a role, in the order of the schema.
  [[nodiscard]] std::vector<std::size_t> columns_with(std::string_view role) const {
    std::vector<std::size_t> found;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (columns_[c].has_role(role)) found.push_back(c);
    }
    return found;
  }
  /// All values of a column, one for each row.
  [[nodiscard]] std::span<const double> values(std::size_t column) const noexcept {
    return values_[column];
  }
  /// The same to be changed in place, for callers that have no memory for a second table.
  [[nodiscard]] std::span<double> values(std::size_t column) noexcept { return values_[column]; }
  /// The values of one entity, one for each of its years.
  [[nodiscard]] std::span<const double> values(std::size_t column,
                                               std::size_t entity) const noexcept {
    const row_range range = rows_of(entity);
    return std::span<const double>(values_[column]).subspan(range.first, range.size());
  }
  /// Gives a column's memory away; the column is all missing and without memory from then on, and
  /// only `column` may be asked of it.
  [[nodiscard]] std::vector<double> release(std::size_t column) noexcept {
    return static_cast<std::vector<double>&&>(values_[column]);
  }

  // Cells.

  [[nodiscard]] double value(std::size_t row, std::size_t column) const noexcept {
    return values_[column][row];
  }
  [[nodiscard]] bool missing(std::size_t row, std::size_t column) const noexcept {
    return is_missing(values_[column][row]);
  }
  /// The value of an entity in a year: missing (NaN) where the cell is, or where there is no such
  /// row.
  [[nodiscard]] double value(std::size_t entity, int year, std::size_t column) const noexcept {
    const std::size_t row = find_row(entity, year);
    return row == no_row ? nqpf::missing : values_[column][row];
  }
  [[nodiscard]] bool missing(std::size_t entity, int year, std::size_t column) const noexcept {
    return is_missing(value(entity, year, column));
  }
  /// How many cells of a column are missing. Linear.
  [[nodiscard]] std::size_t count_missing(std::size_t column) const noexcept {
    std::size_t count = 0;
    for (const double each : values_[column]) count += is_missing(each) ? 1U : 0U;
    return count;
  }

  // Groups: columns of text that sort entities.

  /// The schema's line of a grouping.
  [[nodiscard]] const schema_column& group(std::size_t group) const noexcept {
    return groups_[group].meaning;
  }
  /// The names of the groups of a grouping, in the order in which they first appeared.
  [[nodiscard]] std::size_t group_count(std::size_t group) const noexcept {
    return groups_[group].texts.size();
  }
  [[nodiscard]] std::string_view group_name(std::size_t group, std::size_t number) const noexcept {
    return groups_[group].texts[number];
  }
  /// The number of the group that an entity is in, or `text_pool::none` where the data do not say.
  [[nodiscard]] std::uint32_t group_of(std::size_t group, std::size_t entity) const noexcept {
    const auto& of = groups_[group].of_entity;
    return entity < of.size() ? of[entity] : text_pool::none;
  }

  /// Adds a grouping that the data have not got themselves: one text for each entity, empty where it
  /// is in no group.
  void add_grouping(schema_column meaning, std::span<const std::string> of_entity) {
    NQPF_ASSERT(of_entity.size() == entities());
    grouping made{static_cast<schema_column&&>(meaning), {}, {}};
    for (const std::string& name : of_entity)
      made.of_entity.push_back(name.empty() ? text_pool::none : made.texts.intern(name).number);
    groups_.push_back(static_cast<grouping&&>(made));
  }

  /// The file it was read from; empty for one made in memory.
  [[nodiscard]] const std::string& file() const noexcept { return file_; }
  /// What the reader found odd but not wrong: zero denominators, entities under two names, years far from
  /// all others, what did not match between files; and what was added to them. An assessment repeats them.
  [[nodiscard]] const data_errors& warnings() const noexcept { return warnings_; }
  /// Adds what a look at the whole panel finds odd: see `find_totals` and `find_lookalikes`.
  void add_warnings(const data_errors& more) { warnings_.add(more); }

private:
  friend class panel_builder;

  struct grouping {
    schema_column meaning;
    panel_detail::name_pool texts;
    std::vector<std::uint32_t> of_entity;
  };

  std::string file_;
  panel_detail::name_pool ids_;
  text_pool name_texts_;
  std::vector<std::uint32_t> names_;         // per entity, a number in name_texts_
  std::vector<std::size_t> offsets_;         // per entity, its first row; one more at the end
  std::vector<std::uint32_t> row_entities_;  // per row
  std::vector<int> row_years_;               // per row
  std::vector<int> years_;
  std::vector<schema_column> columns_;
  std::vector<std::vector<double>> values_;
  std::vector<bool> absent_;  // per column, as far as the last that is
  std::vector<grouping> groups_;
  data_errors warnings_;
};

}  // namespace nqpf::inline NQPF_ABI
