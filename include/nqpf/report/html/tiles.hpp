// SPDX-License-Identifier: BSL-1.0
#pragma once

// The map of tiles on the page, with its legend.

#include <nqpf/report/html/ranking.hpp>
#include <nqpf/report/tiles.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace nqpf::inline NQPF_ABI::report::html {

namespace detail {

/// Draws the tiles of a map.
class tile_drawing {
public:
  explicit tile_drawing(const subject& s)
      : s_(s), tiles_(*s.shown.tiles), grades_(s.has_coupling()) {
    headline_extent(s, low_, high_);
  }

  [[nodiscard]] std::string write() {
    int first_row = most_tiles, last_row = 1, first_column = most_tiles, last_column = 1;
    for (const tile& each : tiles_) {
      first_row = each.row < first_row ? each.row : first_row;
      last_row = each.row > last_row ? each.row : last_row;
      first_column = each.column < first_column ? each.column : first_column;
      last_column = each.column > last_column ? each.column : last_column;
    }
    drawing d(
        side * (last_column - first_column + 1), side * (last_row - first_row + 1),
        std::string("Tiles by ") + name_of(s_.found.headline()) + ", " + std::to_string(s_.year),
        "chart mid tiles");
    placed_.assign(s_.from.entities(), false);
    for (const tile& each : tiles_)
      draw(d, each, side * (each.column - first_column), side * (each.row - first_row));
    return d.finish();
  }

  /// The names of the entities of the year that have no tile.
  [[nodiscard]] std::vector<std::string> without() const {
    std::vector<std::string> names;
    for (std::size_t e = 0; e < placed_.size(); ++e)
      if (!placed_[e]) names.push_back(s_.name(e));
    return names;
  }
  [[nodiscard]] bool any() const {
    for (const bool each : placed_)
      if (each) return true;
    return false;
  }

private:
  static constexpr double side = 56;

  struct look {
    std::string fill = "#e3e7ea";
    std::string ink = "#1c2733";
    std::string words = "no value";
    std::string value;
  };

  [[nodiscard]] look look_of(std::size_t entity) const {
    look out;
    const std::size_t row = s_.from.find_row(entity, s_.year);
    const double value = row == panel::no_row ? missing : s_.found.value(s_.found.headline(), row);
    if (is_missing(value)) return out;
    out.value = fixed(value, 2);
    out.words = std::string(assessed::letter_of(s_.found.headline())) + " " + score(value);
    if (const auto grade = s_.found.grade(row); grades_ && grade) {
      out.fill = colour_of(*grade);
      out.ink = ink_on(*grade);
      out.words += std::string(", ") + models::name_of(*grade);
      return out;
    }
    const double share = (value - low_) / (high_ - low_);
    const auto blend = [&](double dark) {
      return std::to_string(static_cast<int>(235 + (dark - 235) * share));
    };
    out.fill = "rgb(" + blend(11) + "," + blend(97) + "," + blend(164) + ")";
    out.ink = share > 0.5 ? "#ffffff" : "#1c2733";
    return out;
  }

  void draw(drawing& d, const tile& one, double x, double y) {
    const std::size_t entity = entity_of(s_.from, one);
    const bool there = entity != panel::no_entity;
    const std::string name = there ? s_.name(entity) : s_.data(one.names.front());
    const std::string label = s_.data(one.label.empty() ? cut_name(there, entity, one) : one.label);
    look as;
    as.words = "not in the panel";
    if (there) {
      placed_[entity] = true;
      as = look_of(entity);
    }
    d.raw("<g><title>" + escaped(name + ": " + as.words) + "</title>");
    d.rect(x + 1, y + 1, side - 2, side - 2,
           there ? "rx=\"4\" fill=\"" + as.fill + "\""
                 : "rx=\"4\" fill=\"none\" stroke=\"#b9c2ca\" stroke-dasharray=\"3 3\"");
    const std::string ink = " fill=\"" + (there ? as.ink : std::string("#6b7680")) + "\"";
    d.text(x + side / 2, y + (as.value.empty() ? 33 : 26), label, "class=\"mid tilename\"" + ink);
    if (!as.value.empty()) d.text(x + side / 2, y + 44, as.value, "class=\"mid tilevalue\"" + ink);
    d.raw("</g>");
  }
  [[nodiscard]] std::string cut_name(bool there, std::size_t entity, const tile& one) const {
    return cut(in_one_line(there ? s_.from.entity_name(entity) : one.names.front()), 5);
  }

  const subject& s_;
  const std::vector<tile>& tiles_;
  bool grades_;
  double low_ = 0;
  double high_ = 1;
  std::vector<bool> placed_;
};

/// A colour and what it means, for each grade that a ranked entity has.
[[nodiscard]] inline std::string tile_legend(const subject& s) {
  std::string out = "<ul class=\"strip\" aria-label=\"Legend of the tiles\">";
  std::size_t counts[10] = {};
  for (const assessed::ranked& each : s.order)
    if (const auto grade = s.found.grade(each.row)) ++counts[static_cast<int>(*grade)];
  for (int g = 9; g >= 0; --g) {
    if (counts[g] == 0) continue;
    out += "<li>" + grade_badge(static_cast<models::coordination_grade>(g)) + "</li>";
  }
  return out + "<li><span class=\"grade\" style=\"background:#e3e7ea\">no value</span></li></ul>";
}

}  // namespace detail

/// The entities on a map of tiles; nothing where no map was asked for or none of its tiles is an entity of the
/// panel.
[[nodiscard]] inline std::string tiles_section(const subject& s) {
  if (s.shown.tiles == nullptr || s.shown.tiles->empty() || s.order.empty()) return {};
  detail::tile_drawing map(s);
  const std::string drawn = map.write();
  if (!map.any()) return {};
  std::string out = "<h2 id=\"map\">Map, " + std::to_string(s.year) + "</h2>";
  if (s.has_coupling()) out += detail::tile_legend(s);
  out += "<figure><div class=\"scroll\">" + drawn + "</div><figcaption>";
  out +=
      s.has_coupling()
          ? std::string("Each tile is an entity, about where it lies, in the colour of its grade.")
          : std::string("Each tile is an entity, about where it lies; the darker, the higher ") +
                assessed::letter_of(s.found.headline()) + ".";
  out +=
      " Grey: the panel has it, and too little of it is known in this year. Dashed: the panel does "
      "not have it.</figcaption></figure>";
  std::vector<std::string> without = map.without();
  if (without.size() > 20) {
    const std::size_t more = without.size() - 20;
    without.resize(20);
    without.push_back(count(more) + " more");
  }
  if (!without.empty())
    out += "<p class=\"note\">Without a tile: " + escaped(listed(without)) + ".</p>";
  return out;
}

}  // namespace nqpf::inline NQPF_ABI::report::html
