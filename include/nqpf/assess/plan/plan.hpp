// SPDX-License-Identifier: BSL-1.0
#pragma once

// What is to be assessed, worked out from the roles of a panel's columns before a number is looked at.

#include <nqpf/assess/error.hpp>
#include <nqpf/assess/options.hpp>
#include <nqpf/assess/plan/dimensions.hpp>
#include <nqpf/framework/indicators.hpp>
#include <nqpf/models/linear_scale.hpp>
#include <nqpf/models/target_interval.hpp>
#include <nqpf/panel/panel.hpp>
#include <nqpf/write/suggest.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace nqpf::inline NQPF_ABI {

namespace assessed {

/// How the raw values of a column become scores: a linear scale, of the distance to the best values
/// where the schema names them.
struct column_scale {
  models::linear_scale scale;
  models::target_interval best{missing, missing};

  /// Whether the column has best values, beyond which on either side it is worse.
  [[nodiscard]] bool has_target() const noexcept { return !is_missing(best.from); }
  [[nodiscard]] double operator()(double x) const noexcept {
    return scale(has_target() ? best.distance(x) : x);
  }
};

}  // namespace assessed

namespace assess_detail {

/// The best values of a column with a target.
[[nodiscard]] inline models::target_interval best_values(const schema_column& column) noexcept {
  return {column.target, is_missing(column.target_end) ? column.target : column.target_end};
}

}  // namespace assess_detail

namespace assessed {

/// A column of the panel that stands for a dimension.
struct scored_column {
  std::size_t column = 0;     ///< in the panel
  std::size_t dimension = 0;  ///< in `assessment::dimensions`
  double weight = 0;          ///< in its dimension; the weights of a dimension sum to one
  bool fixed = false;         ///< the ends of its scale are given, and do not come from the data
};

/// A column of the panel that stands for an indicator of the framework.
struct mapped_indicator {
  std::size_t column = 0;
  const indicator_info* info = nullptr;
};

}  // namespace assessed

namespace assess_detail {

/// For each column of a panel its values with the gaps filled; nothing where none was.
using imputed_columns = std::vector<std::vector<double>>;

struct plan {
  std::vector<assessed::dimension> dimensions;
  std::vector<assessed::scored_column> scored_columns;
  std::vector<assessed::mapped_indicator> indicators;
  std::vector<assessed::remark> remarks;
  std::vector<assess_error> errors;
};

inline assess_error error_at(const schema_column& at, const std::string& file, assess_code code,
                             std::string field, std::string text, std::string message) {
  if (at.line == 0) {
    message = "column '" + at.id() + "': " + message;
    field.clear();
  }
  return {code,
          file,
          at.row,
          at.line,
          static_cast<std::string&&>(field),
          static_cast<std::string&&>(text),
          static_cast<std::string&&>(message)};
}

inline std::string better_word(column_better b) {
  return b == column_better::higher   ? "higher"
         : b == column_better::lower  ? "lower"
         : b == column_better::target ? "a target"
                                      : "neither end";
}

/// Percents and fractions are told apart; other units are words of their authors.
inline int unit_class(std::string_view unit) {
  if (unit == "share" || unit == "fraction") return 1;
  if (unit == "%" || unit == "percent" || unit == "per cent") return 2;
  return 0;
}

class planner {
public:
  planner(const panel& from, const std::string& file, const assess_options& options)
      : from_(from), file_(file), options_(options) {}

  plan make() {
    made_.dimensions = all_dimensions();
    for (std::size_t c = 0; c < from_.columns(); ++c) add(c);
    if (made_.scored_columns.empty() && made_.errors.empty())
      made_.errors.push_back({assess_code::nothing_scored, file_, 0, 0, "role", "",
                              "no column stands for an element of productivity or for cultivation: "
                              "give columns the roles workers, means_of_labour, objects_of_labour, "
                              "cultivation or a path"});
    check_shared_options();
    check_denominators();
    check_kinds();
    keep_dimensions();
    return static_cast<plan&&>(made_);
  }

private:
  // The role that was meant, or else which there are.
  [[nodiscard]] static std::string instead_of(std::string_view role) {
    const std::string meant = write::suggestion(role, known_roles());
    if (!meant.empty()) return meant;
    return ": values stand for workers, means_of_labour, objects_of_labour, cultivation or a path "
           "of it, such "
           "as path_new_quality_curriculum_system, output, matching, demand or context";
  }

  void add(std::size_t c) {
    const schema_column& column = from_.column(c);
    const std::vector<std::size_t> found = dimensions_of(column);
    bool sides[3] = {false, false, false};
    for (const std::size_t p : found) sides[static_cast<int>(made_.dimensions[p].side)] = true;
    check_sides(column, sides[0] && sides[1]);
    tell_counted_twice(column, found);
    for (const std::size_t p : found) score_in(p, c);
    add_indicator(c);
  }

  /// The dimensions that a column's roles name; a role that names none is an error.
  [[nodiscard]] std::vector<std::size_t> dimensions_of(const schema_column& column) {
    std::vector<std::size_t> found;
    for (const std::string& role : column.roles) {
      if (is_aside(role)) continue;
      std::size_t p = 0;
      while (p < made_.dimensions.size() && made_.dimensions[p].id != role) ++p;
      if (p < made_.dimensions.size()) found.push_back(p);
      else
        made_.errors.push_back(error_at(column, file_, assess_code::unknown_role, "role", role,
                                        "no such role" + instead_of(role)));
    }
    return found;
  }

  void tell_counted_twice(const schema_column& column, const std::vector<std::size_t>& found) {
    for (std::size_t i = 0; i < found.size(); ++i) {
      for (std::size_t k = 0; k < i; ++k) {
        const assessed::dimension& one = made_.dimensions[found[k]];
        const assessed::dimension& two = made_.dimensions[found[i]];
        if (one.side == two.side)
          made_.remarks.push_back({remark_code::counted_twice, true,
                                   column.title() + " counts in two dimensions of " +
                                       name_of(two.side) + ": " + one.title + " and " + two.title +
                                       "."});
      }
    }
  }

  /// Scores a column in a dimension. One without a direction cannot be, which is an error within an index.
  void score_in(std::size_t p, std::size_t c) {
    const schema_column& column = from_.column(c);
    assessed::dimension& in = made_.dimensions[p];
    if (column.better != column_better::unsaid && column.better != column_better::neutral) {
      in.scored_columns.push_back(made_.scored_columns.size());
      made_.scored_columns.push_back({c, p, 0});
    } else if (in.side != assessed::dimension_side::outside) {
      made_.errors.push_back(
          error_at(column, file_, assess_code::no_direction, "better",
                   column.better == column_better::neutral ? "neutral" : "",
                   "a column that stands for " + in.id +
                       " has to say which values are better: higher, lower, target=VALUE or "
                       "target=FROM..TO"));
    }
  }

  void check_sides(const schema_column& column, bool both) {
    if (!both) return;
    bool declared = column.has_role("shared");
    for (const std::string& each : options_.shared)
      declared = declared || each == column.column || each == column.id();
    if (declared) {
      made_.remarks.push_back({remark_code::shared_column, true,
                               column.title() + " is declared to count on both sides: coupling "
                                                "rises with it mechanically."});
      return;
    }
    std::string roles;
    for (const std::string& role : column.roles) roles += (roles.empty() ? "" : "|") + role;
    made_.errors.push_back(error_at(column, file_, assess_code::both_sides, "role", roles,
                                    "the column counts on both sides, so coupling would rise with "
                                    "it whatever the truth: choose "
                                    "one side, or add the role 'shared' to say that it is meant"));
  }

  void add_indicator(std::size_t c) {
    const schema_column& column = from_.column(c);
    if (column.indicator.empty()) return;
    const indicator_info* info = nullptr;
    std::vector<std::string> ids;
    for (const auto& each : framework::indicator_catalogue) {
      if (column.indicator == each.info->id) info = each.info;
      ids.push_back(each.info->id);
    }
    if (info == nullptr) {
      made_.errors.push_back(error_at(
          column, file_, assess_code::unknown_indicator, "indicator", column.indicator,
          "the framework has no such indicator" + write::suggestion(column.indicator, ids)));
      return;
    }
    for (const assessed::mapped_indicator& other : made_.indicators) {
      if (other.info != info) continue;
      made_.errors.push_back(error_at(
          column, file_, assess_code::indicator_twice, "indicator", column.indicator,
          "column '" + from_.column(other.column).id() + "' stands for this indicator already"));
      return;
    }
    made_.indicators.push_back({c, info});
    const int own = unit_class(column.unit);
    const int wanted = unit_class(info->unit_name);
    if (!column.unit.empty() && own != wanted && (own != 0 || wanted != 0))
      made_.remarks.push_back(
          {remark_code::indicator_unit, true,
           column.title() + " is in " + column.unit + ", and the indicator " + info->id + " in " +
               info->unit_name +
               ": rules would compare different units. Set scale in the schema."});
    const bool opposed =
        (info->better == better::higher && column.better == column_better::lower) ||
        (info->better == better::lower && column.better == column_better::higher);
    if (opposed)
      made_.remarks.push_back(
          {remark_code::indicator_better, true,
           "For " + column.title() + " the schema says that " + better_word(column.better) +
               " is better, and the framework the opposite for " + info->id + "."});
  }

  void check_shared_options() {
    for (const std::string& each : options_.shared) {
      bool found = false;
      std::vector<std::string> ids;
      for (std::size_t c = 0; c < from_.columns(); ++c) {
        found = found || from_.column(c).column == each || from_.column(c).id() == each;
        ids.push_back(from_.column(c).id());
      }
      if (!found)
        made_.errors.push_back({assess_code::bad_option, "", 0, 0, "shared", each,
                                "no such column" + write::suggestion(each, ids)});
    }
  }

  [[nodiscard]] assessed::dimension_side side_of(const assessed::scored_column& e) const {
    return made_.dimensions[e.dimension].side;
  }

  /// One column of the file under two denominators, one on each side.
  void check_denominators() {
    for (std::size_t i = 0; i < made_.scored_columns.size(); ++i) {
      for (std::size_t k = i + 1; k < made_.scored_columns.size(); ++k) {
        const assessed::scored_column& a = made_.scored_columns[i];
        const assessed::scored_column& b = made_.scored_columns[k];
        if (a.column == b.column || side_of(a) == side_of(b)) continue;
        if (side_of(a) == assessed::dimension_side::outside ||
            side_of(b) == assessed::dimension_side::outside)
          continue;
        const schema_column& ca = from_.column(a.column);
        const schema_column& cb = from_.column(b.column);
        if (ca.column == cb.column)
          made_.remarks.push_back({remark_code::shared_source, true,
                                   "Both sides use the column " + ca.column + " of the file (" +
                                       ca.title() + "; " + cb.title() +
                                       "): coupling rises with it mechanically."});
      }
    }
  }

  void check_kinds() {
    for (const assessed::dimension_side side :
         {assessed::dimension_side::productivity, assessed::dimension_side::cultivation}) {
      std::string levels;
      std::size_t level_count = 0;
      bool rates = false;
      for (const assessed::scored_column& e : made_.scored_columns) {
        if (side_of(e) != side) continue;
        const schema_column& column = from_.column(e.column);
        rates = rates || column.kind == column_kind::rate;
        if (column.kind != column_kind::level) continue;
        ++level_count;
        levels += (levels.empty() ? "" : ", ") + column.title();
      }
      if (level_count == 0) continue;
      made_.remarks.push_back(
          {rates ? remark_code::levels_beside_rates : remark_code::levels_only, true,
           std::string(rates ? "Levels stand beside rates in " : "No rate stands in ") +
               name_of(side) + " (" + levels + (level_count == 1 ? " is a level" : " are levels") +
               "): large entities score higher for being large. A denominator in the schema makes "
               "rates of levels."});
    }
  }

  /// Elements stay whether or not a column stands for them; paths of the papers in use; of the rest
  /// what has columns.
  void keep_dimensions() {
    std::vector<const source*> papers;
    for (const assessed::dimension& p : made_.dimensions) {
      if (const source* paper = paper_of(p); paper != nullptr && p.stands())
        papers.push_back(paper);
    }
    if (papers.empty()) papers.push_back(&framework::cao_wu);
    std::vector<assessed::dimension> kept;
    for (assessed::dimension& p : made_.dimensions) {
      const source* paper = paper_of(p);
      bool keep = p.stands() || p.side == assessed::dimension_side::productivity;
      for (const source* each : papers) keep = keep || (paper != nullptr && each == paper);
      if (!keep) continue;
      for (const std::size_t e : p.scored_columns) made_.scored_columns[e].dimension = kept.size();
      kept.push_back(static_cast<assessed::dimension&&>(p));
    }
    made_.dimensions = static_cast<std::vector<assessed::dimension>&&>(kept);
  }

  const panel& from_;
  const std::string& file_;
  const assess_options& options_;
  plan made_;
};

}  // namespace assess_detail

}  // namespace nqpf::inline NQPF_ABI
