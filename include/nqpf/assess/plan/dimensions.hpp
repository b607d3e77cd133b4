// SPDX-License-Identifier: BSL-1.0
#pragma once

// The dimensions of the model that columns can stand for: the three elements of productivity, the paths of
// cultivation, and what is looked at outside the indices; and what the roles of a schema mean.

#include <nqpf/framework/measures.hpp>
#include <nqpf/framework/productivity.hpp>
#include <nqpf/panel/panel.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace nqpf::inline NQPF_ABI {

namespace assessed {

/// Where a dimension counts.
enum class dimension_side : unsigned char {
  productivity,  ///< an element: it counts in the productivity index
  cultivation,   ///< a path, or cultivation in general: it counts in the cultivation index
  outside,       ///< scored for itself, in no index: output, matching, demand
};

[[nodiscard]] constexpr const char* name_of(dimension_side side) noexcept {
  return side == dimension_side::productivity  ? "productive forces"
         : side == dimension_side::cultivation ? "cultivation"
                                               : "outside";
}

/// A dimension of the model, with the columns that stand for it in one assessment.
struct dimension {
  std::string id;     ///< the role: `workers`, `path_open_training`, `cultivation`, `output`
  std::string title;  ///< for people
  std::string meaning;
  dimension_side side = dimension_side::outside;
  framework::cited from;  ///< where the framework has it from; nothing for our own
  std::vector<std::size_t> scored_columns;  ///< places in `assessment::scored_columns`
  double weight = 0;  ///< in its side; of dimensions with scored columns they sum to one

  /// Whether some column with a spread of values stands for it.
  [[nodiscard]] bool stands() const noexcept { return !scored_columns.empty(); }
  /// Its weight in its side: 0 where no column stands for it, missing outside the indices, where there is no side.
  [[nodiscard]] double weight_in_side() const noexcept {
    if (side == dimension_side::outside) return missing;
    return stands() ? weight : 0;
  }
};

}  // namespace assessed

namespace assess_detail {

/// `path_open_training` as `Open training`.
inline std::string title_of(std::string_view id) {
  if (id.starts_with("path_")) id.remove_prefix(5);
  std::string out(id);
  for (char& c : out) {
    if (c == '_') c = ' ';
  }
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z')
    out[0] = static_cast<char>(out[0] - 'a' + 'A');
  // Words that are joined where people write them.
  for (const std::string_view pair : {"university research", "machine"}) {
    const std::size_t at = out.find(pair);
    if (at != std::string::npos && at > 0) out[at - 1] = '-';
  }
  if (const std::size_t at = out.find("university research"); at != std::string::npos)
    out[at + 10] = '-';
  return out;
}

/// Roles that are values and yet no dimension of the model.
inline bool is_aside(std::string_view role) { return role == "context" || role == "shared"; }

/// All dimensions that there are, in the order of reports.
inline std::vector<assessed::dimension> all_dimensions() {
  std::vector<assessed::dimension> made;
  const auto add = [&](std::string id, std::string title, std::string meaning,
                       assessed::dimension_side side, framework::cited from = {}) {
    assessed::dimension p;
    p.id = static_cast<std::string&&>(id);
    p.title = static_cast<std::string&&>(title);
    p.meaning = static_cast<std::string&&>(meaning);
    p.side = side;
    p.from = from;
    made.push_back(static_cast<assessed::dimension&&>(p));
  };
  for (const auto& e : framework::elements)
    add(id_of(e.value), title_of(id_of(e.value)), e.meaning, assessed::dimension_side::productivity,
        e.from());
  add("cultivation", "General cultivation", "Cultivation that is not of one path.",
      assessed::dimension_side::cultivation);
  for (const auto& p : framework::paths)
    add(id_of(p.value), title_of(id_of(p.value)), p.meaning, assessed::dimension_side::cultivation,
        p.from());
  add("output", "Output", "What productive forces bring forth.", assessed::dimension_side::outside);
  add("matching", "Supply-demand matching", "How supply and demand of talents meet.",
      assessed::dimension_side::outside);
  add("demand", "Demand", "The demand for talents.", assessed::dimension_side::outside);
  return made;
}

/// Whether a panel has columns for a dimension, though all of them may be left out.
[[nodiscard]] inline bool has_columns(const panel& from, const assessed::dimension& p) {
  for (std::size_t c = 0; c < from.columns(); ++c) {
    if (from.column(c).has_role(p.id)) return true;
  }
  return false;
}

/// The roles that a schema may use, for suggestions.
inline std::vector<std::string> known_roles() {
  std::vector<std::string> known = {"entity", "entity_name", "year",  "group",
                                    "ignore", "context",     "shared"};
  for (const assessed::dimension& p : all_dimensions()) known.push_back(p.id);
  return known;
}

/// The paper that a path is from, or null for another dimension.
inline const source* paper_of(const assessed::dimension& p) {
  for (const auto& path : framework::paths) {
    if (p.id == id_of(path.value)) return path.paper;
  }
  return nullptr;
}

}  // namespace assess_detail

}  // namespace nqpf::inline NQPF_ABI
