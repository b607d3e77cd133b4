// SPDX-License-Identifier: BSL-1.0
#pragma once

// The relations around a diagnosis as a drawing: dilemmas and what they hold back, measures and what they
// aim at, relations that the record shows.

#include <nqpf/framework/diagnosis.hpp>
#include <nqpf/report/charts/svg.hpp>
#include <nqpf/report/words/phrases.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace nqpf::inline v0::report {
namespace detail {

/// Draws three columns of boxes, causes to the left of what they bring about, and the relations as lines.
class relation_graph_drawing {
public:
  explicit relation_graph_drawing(const framework::diagnosis& d) : d_(d) {}

  [[nodiscard]] std::string draw() {
    collect();
    const double height =
        std::max(120.0, margin + row_height * static_cast<double>(rows()) + margin);
    drawing picture(width, height, "Relations around the diagnosis");
    picture.raw(
        "<style>.g-t{font:13px sans-serif;fill:#1c2733}.g-h{font:bold 14px "
        "sans-serif;fill:#1c2733}.g-b{fill:#fff;stroke:#8a97a5}.g-d{fill:#fde8d7;stroke:#c2410c}"
        ".g-l{fill:none;stroke:#0b61a4;stroke-width:1.4}.g-w{fill:none;stroke:#c2410c;"
        "stroke-width:1.8;stroke-dasharray:6 3}.g-c{fill:none;stroke:#4d4d4d;stroke-width:1.2}"
        "</style>");
    picture.rect(0, 0, width, height, "fill=\"#ffffff\"");
    static constexpr const char* titles[] = {"From", "Relation shown by the data", "To"};
    for (int c = 0; c < 3; ++c) picture.text(column_x(c), 24, titles[c], "class=\"g-h\"");
    for (std::size_t i = 0; i < edges_.size(); ++i) edge(picture, edges_[i], i);
    std::string out = picture.finish();
    out.insert(4, " xmlns=\"http://www.w3.org/2000/svg\"");  // a file of its own
    return out;
  }

private:
  static constexpr double width = 1000;
  static constexpr double margin = 44;
  static constexpr double row_height = 46;
  static constexpr double box_width = 290;

  struct edge_row {
    framework::relation what;
    const char* css;
    const char* words;
  };

  void collect() {
    for (const framework::relation_state& s : d_.relations())
      edges_.push_back(s.hindered_by.empty() ? edge_row{s.what, "class=\"g-l\"", "precondition met"}
                                             : edge_row{s.what, "class=\"g-w\"", "hindered"});
    for (const framework::dilemma present : d_.present())
      for (const framework::cause& c : d_.causes_of(present))
        edges_.push_back(
            {c.through, "class=\"g-c\"",
             c.state == framework::presence::present ? "both present" : "as the paper says"});
    std::stable_sort(edges_.begin(), edges_.end(), [](const edge_row& a, const edge_row& b) {
      return std::string(about(a.what).target.id()) < about(b.what).target.id();
    });
  }
  [[nodiscard]] std::size_t rows() const { return edges_.empty() ? 1 : edges_.size(); }
  [[nodiscard]] static double column_x(int column) { return 20 + 335.0 * column; }

  void box(drawing& to, const framework::end_point& end, double x, double y) {
    const auto dilemma = end.as<framework::dilemma>();
    const bool present = dilemma && d_.present().contains(*dilemma);
    to.rect(x, y, box_width, 32, present ? "rx=\"5\" class=\"g-d\"" : "rx=\"5\" class=\"g-b\"");
    std::string words = plain_words(end.id());
    if (words.size() > 42) words = words.substr(0, 41) + "\xe2\x80\xa6";
    to.text(x + 8, y + 21, words, "class=\"g-t\"");
  }
  void edge(drawing& to, const edge_row& e, std::size_t row) {
    const framework::relation_entry& r = about(e.what);
    const double y = margin + row_height * static_cast<double>(row);
    const bool same_target = row > 0 && about(edges_[row - 1].what).target == r.target;
    const double target_y = margin + row_height * static_cast<double>(first_with_target(row));
    box(to, r.origin, column_x(0), y);
    if (!same_target) box(to, r.target, column_x(2), y);
    const double left = column_x(0) + box_width;
    const double right = column_x(2);
    to.raw("<path d=\"M" + drawing::at(left) + " " + drawing::at(y + 16) + "C" +
           drawing::at(left + 160) + " " + drawing::at(y + 16) + " " + drawing::at(right - 160) +
           " " + drawing::at(target_y + 16) + " " + drawing::at(right) + " " +
           drawing::at(target_y + 16) + "\" " + e.css + "><title>" + escaped(id_of(e.what)) +
           "</title></path>");
    to.text(column_x(1) + 8, y + 11, std::string(id_of(r.kind)) + ", " + e.words, "class=\"g-t\"");
  }
  [[nodiscard]] std::size_t first_with_target(std::size_t row) const {
    while (row > 0 && about(edges_[row - 1].what).target == about(edges_[row].what).target) --row;
    return row;
  }

  const framework::diagnosis& d_;
  std::vector<edge_row> edges_;
};

}  // namespace detail

/// The relations that a diagnosis shows or explains itself by, as one SVG element: blue where a
/// precondition is met, dashed where the relation is hindered, grey for causes that the papers name.
[[nodiscard]] inline std::string relation_graph_svg(const framework::diagnosis& d) {
  return detail::relation_graph_drawing(d).draw();
}

}  // namespace nqpf::inline v0::report
