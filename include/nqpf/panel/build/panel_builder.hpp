// SPDX-License-Identifier: BSL-1.0
#pragma once

// Makes a panel of rows in any order: interns entities, orders rows, finds keys that occur twice.

#include <nqpf/core/result.hpp>
#include <nqpf/panel/number.hpp>
#include <nqpf/panel/panel.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nqpf::inline NQPF_ABI {

namespace panel_detail {

/// Where a row came from: the record and line of a file, or 0.
struct row_place {
  std::uint64_t row = 0;
  std::uint64_t line = 0;
};

}  // namespace panel_detail

/// Takes rows one by one or in blocks and makes a panel of them.
///
///     panel_builder build(meaning);                       // a schema that `check` finds nothing
///     in build.add("CHN", 2010, values);                     // one value for each column of
///     values result<panel, data_errors> made = build.finish();
///
/// Values are taken as they are to stand in the panel: the reader applies scale and denominator, a
/// host has done so before. Memory: the columns, eight bytes a row for the keys, and one column
/// more while rows that came out of order are put in order.
class panel_builder {
public:
  /// Columns and groupings are those of the schema, in its order.
  explicit panel_builder(const schema& meaning, std::size_t most_errors = 100)
      : errors_(most_errors) {
    made_.warnings_ = data_errors(most_errors);
    for (const schema_column& each : meaning.columns) {
      if (each.is_value()) {
        made_.columns_.push_back(each);
      } else if (each.has_role("group")) {
        made_.groups_.push_back({each, {}, {}});
      } else if (each.has_role("entity")) {
        entity_column_ = each.column;
      } else if (each.has_role("year")) {
        year_column_ = each.column;
      }
    }
    made_.values_.resize(made_.columns_.size());
  }

  [[nodiscard]] std::size_t columns() const noexcept { return made_.columns_.size(); }
  [[nodiscard]] std::size_t groups() const noexcept { return made_.groups_.size(); }
  [[nodiscard]] std::size_t rows() const noexcept { return made_.row_years_.size(); }
  [[nodiscard]] const schema_column& column(std::size_t c) const noexcept {
    return made_.columns_[c];
  }

  [[nodiscard]] const schema_column& group_column(std::size_t g) const noexcept {
    return made_.groups_[g].meaning;
  }

  /// Gives a column its unit where the schema gives none.
  void unit(std::size_t column, std::string unit) {
    if (made_.columns_[column].unit.empty())
      made_.columns_[column].unit = static_cast<std::string&&>(unit);
  }

  /// Says that the file has not got a column.
  void absent(std::size_t column) {
    if (made_.absent_.size() <= column) made_.absent_.resize(column + 1, false);
    made_.absent_[column] = true;
  }

  void name_file(std::string file) { made_.file_ = static_cast<std::string&&>(file); }

  /// Makes room for so many rows. A guess that is too high costs address space, not memory.
  void reserve(std::size_t rows) {
    made_.row_entities_.reserve(rows);
    made_.row_years_.reserve(rows);
    for (auto& column : made_.values_) column.reserve(rows);
  }

  /// The number of an entity, new or known; `text_pool::none` when there are too many or nothing of the
  /// identifier shows. One that differs from another by case, blanks or composition only is that one, with
  /// a warning that shows both.
  std::uint32_t entity(std::string_view id, panel_detail::row_place place = {}) {
    const panel_detail::name_pool::taken taken = made_.ids_.intern(id);
    if (taken.merged) warn_of_name(entity_column_, id, made_.ids_[taken.number], place);
    return taken.number;
  }

  [[nodiscard]] std::string_view id(std::uint32_t entity) const noexcept {
    return made_.ids_[entity];
  }
  [[nodiscard]] std::size_t entities() const noexcept { return made_.ids_.size(); }

  /// Names an entity. The first name stays; false when another one is given later.
  bool name(std::uint32_t entity, std::string_view name) {
    if (entity >= made_.names_.size()) made_.names_.resize(made_.ids_.size(), text_pool::none);
    std::uint32_t& held = made_.names_[entity];
    if (held == text_pool::none) {
      held = made_.name_texts_.intern(panel_detail::clean_name(name));
      return true;
    }
    const std::string_view first = made_.name_texts_[held];
    return first == name || panel_detail::name_key(first) == panel_detail::name_key(name);
  }

  /// Puts an entity into a group of a grouping. The first stays; false when another one is given
  /// later.
  bool put(std::uint32_t entity, std::size_t group, std::string_view name,
           panel_detail::row_place place = {}) {
    auto& grouping = made_.groups_[group];
    if (entity >= grouping.of_entity.size())
      grouping.of_entity.resize(made_.ids_.size(), text_pool::none);
    std::uint32_t& held = grouping.of_entity[entity];
    if (held != text_pool::none)
      return grouping.texts[held] == name || grouping.texts.find(name) == held;
    const panel_detail::name_pool::taken taken = grouping.texts.intern(name);
    if (taken.merged)
      warn_of_name(grouping.meaning.column, name, grouping.texts[taken.number], place);
    held = taken.number;
    return true;
  }

  /// Adds the key of one row; its values follow in the same order by `append` or came by `add`.
  void add_key(std::uint32_t entity, int year, panel_detail::row_place place = {}) {
    // Places are one more than the place before, but after blank lines, line ends in quotes and
    // records in error: only those are kept.
    const std::size_t row = rows();
    if (places_.empty() || place.row - places_.back().place.row != row - places_.back().at ||
        place.line - places_.back().place.line != row - places_.back().at) {
      places_.push_back({row, place});
    }
    made_.row_entities_.push_back(entity);
    made_.row_years_.push_back(year);
  }

  /// Appends values to one column.
  void append(std::size_t column, std::span<const double> values) {
    auto& to = made_.values_[column];
    to.insert(to.end(), values.begin(), values.end());
  }

  /// Adds one row: a value for each column, NaN where it is missing. A value that is not finite
  /// otherwise, a year outside 1 to 9999 and an empty identifier are errors that `finish` returns.
  void add(std::string_view id, int year, std::span<const double> values) {
    NQPF_ASSERT(values.size() == columns());
    ++added_;
    const panel_detail::row_place place{added_, added_};
    const auto bad = [&](data_code code, std::string_view column, std::string text,
                         const char* message) {
      errors_.add({code, made_.file_, place.row, place.line, std::string(column),
                   static_cast<std::string&&>(text), message});
    };
    if (id.empty()) bad(data_code::missing_key, entity_column_, "", "no entity");
    if (year < 1 || year > 9999)
      bad(data_code::bad_year, year_column_, std::to_string(year),
          "a year is a whole number from 1 to 9999");
    for (std::size_t c = 0; c < columns(); ++c) {
      if (!panel_detail::is_finite(values[c]) && !is_missing(values[c])) {
        bad(data_code::not_finite, column(c).id(), std::to_string(values[c]),
            "not a finite number");
      }
      append(c, values.subspan(c, 1));
    }
    const std::uint32_t number = entity(id, place);
    if (number != text_pool::none) return add_key(number, year, place);
    if (!id.empty())
      bad(data_code::missing_key, entity_column_, printable(id),
          "the entity has no visible character, or there are more than 4,294,967,294 entities");
  }

  /// Errors and warnings of the caller's own, to be returned with those of `finish`.
  [[nodiscard]] data_errors& errors() noexcept { return errors_; }
  [[nodiscard]] data_errors& warnings() noexcept { return made_.warnings_; }

  /// Gives the memory of the values back where an error has already decided that there is no panel.
  void drop_values() {
    for (auto& column : made_.values_) column = std::vector<double>();
    dropped_ = true;
  }

  /// Orders the rows and returns the panel, or all errors. Linear where rows came ordered by entity
  /// and year; otherwise one pass more over each column, and a sort of the years within each
  /// entity.
  [[nodiscard]] result<panel, data_errors> finish() {
    if (rows() == 0 && errors_.empty()) {
      errors_.add({data_code::header_only, made_.file_, 0, 0, "", "", "no records"});
    }
    if (rows() >= text_pool::none || made_.ids_.size() + 1 >= text_pool::none) {
      errors_.add({data_code::too_many_rows, made_.file_, 0, 0, "", std::to_string(rows()),
                   "more than 4,294,967,294 rows or entities"});
      return failure{static_cast<data_errors&&>(errors_)};
    }
    std::vector<std::uint32_t> order;
    const bool ordered = is_ordered();
    if (!ordered) order = row_order();
    find_duplicates(order);
    if (!errors_.empty() || dropped_) {
      errors_.sort();
      return failure{static_cast<data_errors&&>(errors_)};
    }
    list_years();
    warn_of_far_years();  // while rows stand as they came
    if (!ordered) {
      reorder(made_.row_entities_, order);
      reorder(made_.row_years_, order);
      for (auto& column : made_.values_) reorder(column, order);
    }
    list_offsets();
    return static_cast<panel&&>(made_);
  }

private:
  void warn_of_name(std::string_view column, std::string_view name, std::string_view first,
                    panel_detail::row_place place) {
    data_errors& to = made_.warnings_;
    if (to.full(data_code::similar_names)) return to.count(data_code::similar_names);
    to.add({data_code::similar_names, made_.file_, place.row, place.line, std::string(column),
            printable(name),
            "is taken for '" + printable(first) +
                "': the two differ by case, blanks or composed letters only"});
  }

  /// Years that follow each other, each within two centuries of the one before.
  struct year_run {
    int first = 0;
    int last = 0;
    std::size_t rows = 0;
    [[nodiscard]] bool has(int year) const noexcept { return first <= year && year <= last; }
  };
  static constexpr int far = 200;

  [[nodiscard]] std::vector<year_run> runs_of_years() const {
    std::vector<year_run> runs;
    for (const int year : made_.years_) {
      if (runs.empty() || year - runs.back().last > far) runs.push_back({year, year, 0});
      runs.back().last = year;
    }
    for (const int year : made_.row_years_) {
      for (year_run& each : runs) each.rows += each.has(year) ? 1U : 0U;
    }
    return runs;
  }

  /// A year that stands centuries apart from those of most rows is most often one that lost digits.
  void warn_of_far_years() {
    if (made_.years_.empty() || made_.years_.back() - made_.years_.front() <= far) return;
    // A file that was joined with others has told its own.
    if (made_.warnings_.count_of(data_code::far_year) > 0) return;
    const std::vector<year_run> runs = runs_of_years();
    std::size_t most = 0;
    for (std::size_t i = 1; i < runs.size(); ++i) most = runs[i].rows >= runs[most].rows ? i : most;
    if (runs.size() < 2) return;
    for (std::size_t row = 0; row < rows(); ++row) {
      const int year = made_.row_years_[row];
      if (runs[most].has(year)) continue;
      if (made_.warnings_.full(data_code::far_year)) {
        made_.warnings_.count(data_code::far_year);
        continue;
      }
      const int next = year < runs[most].first ? runs[most].first : runs[most].last;
      const panel_detail::row_place place = place_of(row);
      made_.warnings_.add(
          {data_code::far_year, made_.file_, place.row, place.line, year_column_,
           printable(made_.ids_[made_.row_entities_[row]]) + ", " + std::to_string(year),
           "this year is centuries away from those of most rows, the next of which "
           "is " +
               std::to_string(next) + "; it may lack digits"});
    }
  }

  struct kept_place {
    std::size_t at;
    panel_detail::row_place place;
  };

  [[nodiscard]] bool is_ordered() const noexcept {
    for (std::size_t i = 1; i < rows(); ++i) {
      const std::uint32_t before = made_.row_entities_[i - 1];
      const std::uint32_t here = made_.row_entities_[i];
      if (here < before || (here == before && made_.row_years_[i] < made_.row_years_[i - 1]))
        return false;
    }
    return true;
  }

  /// The rows by entity and year: a counting sort over entities, then each entity's few years.
  [[nodiscard]] std::vector<std::uint32_t> row_order() const {
    std::vector<std::size_t> next(made_.ids_.size() + 1, 0);
    for (const std::uint32_t e : made_.row_entities_) ++next[e + 1];
    for (std::size_t e = 1; e < next.size(); ++e) next[e] += next[e - 1];
    std::vector<std::uint32_t> order(rows());
    for (std::size_t i = 0; i < rows(); ++i)
      order[next[made_.row_entities_[i]]++] = static_cast<std::uint32_t>(i);
    std::size_t first = 0;
    for (std::size_t e = 0; e + 1 < next.size(); ++e) {
      sort_years(order.data() + first, next[e] - first);
      first = next[e];
    }
    return order;
  }

  /// Merge sort from below: stable, so that of two rows with one key the one that came first is
  /// first.
  void sort_years(std::uint32_t* rows, std::size_t count) const {
    const auto later = [this](std::uint32_t a, std::uint32_t b) {
      return made_.row_years_[a] > made_.row_years_[b];
    };
    bool sorted = true;
    for (std::size_t i = 1; i < count && sorted; ++i) sorted = !later(rows[i - 1], rows[i]);
    if (sorted) return;
    std::vector<std::uint32_t> other(count);
    for (std::size_t width = 1; width < count; width *= 2) {
      for (std::size_t from = 0; from < count; from += 2 * width) {
        const std::size_t middle = from + width < count ? from + width : count;
        const std::size_t end = from + 2 * width < count ? from + 2 * width : count;
        std::size_t a = from;
        std::size_t b = middle;
        for (std::size_t k = from; k < end; ++k) {
          const bool take_b = a == middle || (b != end && later(rows[a], rows[b]));
          other[k] = take_b ? rows[b++] : rows[a++];
        }
      }
      for (std::size_t k = 0; k < count; ++k) rows[k] = other[k];
    }
  }

  [[nodiscard]] panel_detail::row_place place_of(std::size_t row) const noexcept {
    std::size_t first = 0;
    std::size_t last = places_.size();
    while (last - first > 1) {
      const std::size_t middle = first + (last - first) / 2;
      if (places_[middle].at <= row) first = middle;
      else last = middle;
    }
    const kept_place& kept = places_[first];
    return {kept.place.row + (row - kept.at), kept.place.line + (row - kept.at)};
  }

  void find_duplicates(const std::vector<std::uint32_t>& order) {
    const auto at = [&](std::size_t i) { return order.empty() ? i : order[i]; };
    std::size_t original = 0;
    for (std::size_t i = 1; i < rows(); ++i) {
      const std::size_t before = at(original);
      const std::size_t here = at(i);
      if (made_.row_entities_[here] != made_.row_entities_[before] ||
          made_.row_years_[here] != made_.row_years_[before]) {
        original = i;
        continue;
      }
      if (errors_.full(data_code::duplicate_key)) {
        errors_.count(data_code::duplicate_key);
        continue;
      }
      const panel_detail::row_place first = place_of(before);
      const panel_detail::row_place again = place_of(here);
      std::string message = "this entity and year stand in row " + std::to_string(first.row);
      if (first.line != first.row) message += " (line " + std::to_string(first.line) + ")";
      errors_.add({data_code::duplicate_key, made_.file_, again.row, again.line,
                   entity_column_ + ", " + year_column_,
                   printable(made_.ids_[made_.row_entities_[here]]) + ", " +
                       std::to_string(made_.row_years_[here]),
                   message + " already"});
    }
  }

  template <class T>
  static void reorder(std::vector<T>& column, const std::vector<std::uint32_t>& order) {
    std::vector<T> ordered;
    ordered.reserve(order.size());
    for (const std::uint32_t row : order) ordered.push_back(column[row]);
    column.swap(ordered);
  }

  void list_years() {
    std::vector<bool> seen(10'000, false);
    for (const int year : made_.row_years_) seen[static_cast<std::size_t>(year)] = true;
    for (int year = 0; year < 10'000; ++year) {
      if (seen[static_cast<std::size_t>(year)]) made_.years_.push_back(year);
    }
  }

  void list_offsets() {
    made_.offsets_.assign(made_.ids_.size() + 1, 0);
    for (const std::uint32_t e : made_.row_entities_) ++made_.offsets_[e + 1];
    for (std::size_t e = 1; e < made_.offsets_.size(); ++e)
      made_.offsets_[e] += made_.offsets_[e - 1];
  }

  panel made_;
  data_errors errors_;
  std::vector<kept_place> places_;
  std::string entity_column_;
  std::string year_column_;
  std::uint64_t added_ = 0;  // by `add`
  bool dropped_ = false;
};

}  // namespace nqpf::inline NQPF_ABI
