// SPDX-License-Identifier: BSL-1.0
#pragma once

// Which entities of a panel are neighbours, out of a file of pairs.

#include <nqpf/core/text.hpp>
#include <nqpf/models/matrix_view.hpp>
#include <nqpf/panel/panel.hpp>
#include <nqpf/panel/read_pairs.hpp>
#include <nqpf/write/suggest.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace nqpf::inline NQPF_ABI {

/// The neighbours of every entity of one panel.
struct neighbours {
  std::string file;
  std::size_t entities = 0;
  std::vector<double> weights;         ///< entities x entities, row by row; 0 for no neighbour
  std::vector<std::size_t> lonely;     ///< entities without a neighbour
  std::vector<std::string> not_found;  ///< names of the file that the panel has not got
  data_errors warnings;                ///< the same two with their places

  /// The weights as the models take them.
  [[nodiscard]] models::matrix_view<const double> view() const {
    return models::row_major(weights, entities, entities);
  }
};

namespace assess_detail {

class neighbour_finder {
public:
  neighbour_finder(const panel& from, const named_pairs& pairs) : from_(from), pairs_(pairs) {
    for (std::size_t e = 0; e < from.entities(); ++e) {
      const panel_detail::name_pool::taken taken = names_.intern(from.entity_name(e));
      if (taken.number == of_name_.size()) of_name_.push_back(e);
      else if (taken.number != panel_detail::name_pool::none) of_name_[taken.number] = several;
    }
  }

  result<neighbours, data_errors> find() {
    made_.file = pairs_.file;
    made_.entities = from_.entities();
    if (made_.entities > panel_detail::most_paired_names) {
      add(errors_, data_code::too_many_rows, {}, "", "",
          "neighbours are for up to " + std::to_string(panel_detail::most_paired_names) +
              " entities");
      return failure{static_cast<data_errors&&>(errors_)};
    }
    made_.weights.assign(made_.entities * made_.entities, 0);
    find_names();
    check_header();
    for (const named_pair& pair : pairs_.pairs) take(pair);
    if (errors_.empty()) find_lonely();
    if (errors_.empty() && made_.lonely.size() == made_.entities)
      add(errors_, data_code::not_matched, {}, "", "",
          "no two entities of the panel are neighbours");
    if (!errors_.empty()) return failure{static_cast<data_errors&&>(errors_)};
    return static_cast<neighbours&&>(made_);
  }

private:
  static constexpr std::size_t unknown = panel::no_entity;
  static constexpr std::size_t several = panel::no_entity - 1;

  void add(data_errors& to, data_code code, const named_pair& at, std::string column,
           std::string_view text, std::string message) {
    to.add({code, pairs_.file, at.row, at.line, static_cast<std::string&&>(column), printable(text),
            static_cast<std::string&&>(message)});
  }

  /// The entity of an identifier or else of a name.
  [[nodiscard]] std::size_t entity_of(std::string_view name) const {
    const std::size_t found = from_.find_entity(name);
    if (found != panel::no_entity) return found;
    const std::uint32_t number = names_.find(name);
    return number == panel_detail::name_pool::none ? unknown : of_name_[number];
  }

  void find_names() {
    for (std::size_t n = 0; n < pairs_.names.size(); ++n) {
      entity_.push_back(entity_of(pairs_.names[n]));
      if (entity_.back() == unknown) made_.not_found.emplace_back(pairs_.names[n]);
    }
    told_.assign(entity_.size(), false);
  }

  /// A list whose header names two entities has none.
  void check_header() {
    if (pairs_.is_table || entity_of(pairs_.header[0]) == unknown ||
        entity_of(pairs_.header[1]) == unknown)
      return;
    add(errors_, data_code::missing_header, {0, 0, 1, 1, missing}, "", pairs_.header[0],
        "the first line names two entities: put a header before it, such as entity,neighbour");
  }

  /// Whether a name is that of one entity; says once where it is not.
  bool is_entity(std::uint32_t name, const named_pair& at, std::string column) {
    if (entity_[name] < several) return true;
    if (told_[name]) return false;
    told_[name] = true;
    const std::string_view text = pairs_.names[name];
    if (entity_[name] == several) {
      add(errors_, data_code::duplicate_key, at, static_cast<std::string&&>(column), text,
          "several entities have this name: give their identifiers");
      return false;
    }
    if (ids_.empty()) {
      for (std::size_t e = 0; e < from_.entities(); ++e) {
        ids_.emplace_back(from_.entity_name(e));
        if (from_.entity_name(e) != from_.entity_id(e)) ids_.emplace_back(from_.entity_id(e));
      }
    }
    add(made_.warnings, data_code::not_matched, at, static_cast<std::string&&>(column), text,
        "the panel has no such entity" + write::suggestion(text, ids_));
    return false;
  }

  void take(const named_pair& pair) {
    const std::string first = printable(pairs_.header[0]);
    const bool known = is_entity(pair.first, pair, first);
    if (!is_entity(pair.second, pair,
                   pairs_.is_table ? pairs_.column_of(pair) : printable(pairs_.header[1])) ||
        !known)
      return;
    const double weight = is_missing(pair.value) ? 1 : pair.value;
    const std::size_t a = entity_[pair.first];
    const std::size_t b = entity_[pair.second];
    if (!(weight >= 0))
      return add(errors_, data_code::out_of_range, pair, pairs_.column_of(pair),
                 report_number(weight), "the weight of a neighbour is zero or more");
    if (a == b) {
      if (weight != 0)
        add(errors_, data_code::conflicting_lines, pair, first, pairs_.names[pair.first],
            "an entity is not its own neighbour");
      return;
    }
    put(pair, a, b, weight);
    if (!pairs_.is_table) put(pair, b, a, weight);
  }

  /// One direction. A list says each pair once, or twice the same.
  void put(const named_pair& pair, std::size_t a, std::size_t b, double weight) {
    double& at = made_.weights[a * made_.entities + b];
    if (at != 0 && at != weight && a < b)
      add(errors_, data_code::conflicting_lines, pair, pairs_.column_of(pair),
          report_number(weight),
          "another line gives this pair the weight " + report_number(at) +
              ": weights that differ by direction need a table");
    at = weight;
  }

  static std::string report_number(double number) {
    nqpf::text<40> words;
    words << number;
    return words.c_str();
  }

  void find_lonely() {
    for (std::size_t a = 0; a < made_.entities; ++a) {
      bool any = false;
      for (std::size_t b = 0; b < made_.entities && !any; ++b)
        any = made_.weights[a * made_.entities + b] > 0;
      if (any) continue;
      made_.lonely.push_back(a);
      add(made_.warnings, data_code::not_matched, {}, "", from_.entity_name(a),
          "this entity has no neighbour in the file");
    }
  }

  const panel& from_;
  const named_pairs& pairs_;
  neighbours made_;
  data_errors errors_;
  panel_detail::name_pool names_;
  std::vector<std::size_t> of_name_;  // by number of a name
  std::vector<std::size_t> entity_;   // by number in the file
  std::vector<bool> told_;
  std::vector<std::string> ids_;
};

}  // namespace assess_detail

/// The neighbours that a file of pairs says, by identifier or name of entities. A list says of each pair
/// that both are neighbours, with the weight 1 or its third column; in a table the cell is the weight
/// that the entity of the column has for the entity of the line.
///
/// Names that the panel has not got are passed over and listed, as are entities without a neighbour.
/// Errors: a name that several entities have, a weight below zero, an entity that is its own
/// neighbour, two weights for one pair of a list, no neighbours at all, more than
/// `most_paired_names` entities. O(pairs + entities^2).
[[nodiscard]] inline result<neighbours, data_errors> neighbours_of(const panel& from,
                                                                   const named_pairs& pairs) {
  return assess_detail::neighbour_finder(from, pairs).find();
}

}  // namespace nqpf::inline NQPF_ABI
