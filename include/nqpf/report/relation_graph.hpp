// SPDX-License-Identifier: BSL-1.0
#pragma once

// The relations around a diagnosis as a drawing: dilemmas and what they hold back, measures and what they
// aim at, relations that the record shows.

#include <nqpf/core/stable_sort.hpp>
#include <nqpf/framework/diagnosis.hpp>
#include <nqpf/report/charts/svg.hpp>
#include <nqpf/report/evidence.hpp>
#include <nqpf/report/words/phrases.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace nqpf::inline NQPF_ABI::report {
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
        ".g-o{fill:none;stroke:#4d4d4d;stroke-width:1.2;stroke-dasharray:2 3}"
        ".g-e{font:11px sans-serif;fill:#41505e}"
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
    framework::drive_claim claim;
    const char* css;
    const char* words;
  };

  void collect() {
    for (const framework::relation_state& s : d_.relations())
      add(s.what, s.hindered_by.empty() ? "class=\"g-l\"" : "class=\"g-w\"",
          s.hindered_by.empty() ? "precondition met" : "hindered");
    for (const framework::dilemma present : d_.present())
      for (const framework::cause& c : d_.causes_of(present))
        add(c.through, "class=\"g-c\"",
            c.state == framework::presence::present ? "both present" : "as the paper says");
    for (const framework::drive_claim& claim : d_.claims_beside()) {
      bool drawn = false;
      for (const edge_row& e : edges_) drawn = drawn || e.claim == claim;
      if (!drawn) edges_.push_back({claim, "class=\"g-o\"", "no rule speaks of it"});
    }
    nqpf::detail::stable_sort(edges_.begin(), edges_.end(),
                              [](const edge_row& a, const edge_row& b) {
                                return std::string(a.claim.what.to) < b.claim.what.to;
                              });
  }
  void add(framework::relation what, const char* css, const char* words) {
    edges_.push_back({framework::claim_of(what), css, words});
  }
  [[nodiscard]] std::size_t rows() const { return edges_.empty() ? 1 : edges_.size(); }
  [[nodiscard]] static double column_x(int column) { return 20 + 335.0 * column; }

  void box(drawing& to, const char* end, double x, double y) {
    bool present = false;
    for (const framework::dilemma d : d_.present())
      present = present || nqpf::detail::same_text(id_of(d), end);
    to.rect(x, y, box_width, 32, present ? "rx=\"5\" class=\"g-d\"" : "rx=\"5\" class=\"g-b\"");
    to.text(x + 8, y + 21, cut(plain_words(end), 42), "class=\"g-t\"");
  }
  void edge(drawing& to, const edge_row& e, std::size_t row) {
    const double y = margin + row_height * static_cast<double>(row);
    const double target_y = margin + row_height * static_cast<double>(first_with_target(row));
    box(to, e.claim.what.from, column_x(0), y);
    if (first_with_target(row) == row) box(to, e.claim.what.to, column_x(2), y);
    const double left = column_x(0) + box_width;
    const double right = column_x(2);
    to.raw("<path d=\"M" + drawing::at(left) + " " + drawing::at(y + 16) + "C" +
           drawing::at(left + 160) + " " + drawing::at(y + 16) + " " + drawing::at(right - 160) +
           " " + drawing::at(target_y + 16) + " " + drawing::at(right) + " " +
           drawing::at(target_y + 16) + "\" " + e.css + "><title>" + escaped(name_of(e.claim)) +
           "</title></path>");
    to.text(column_x(1) + 8, y + 11, std::string(id_of(e.claim.what.kind)) + ", " + e.words,
            "class=\"g-t\"");
    evidence(to, e.claim, y + 27);
  }
  [[nodiscard]] static std::string name_of(const framework::drive_claim& claim) {
    return claim.of_papers
               ? id_of(*claim.of_papers)
               : std::string(claim.what.from) + " " + id_of(claim.what.kind) + " " + claim.what.to;
  }
  // The first result on a claim in short, how many more there are, and all of them in full for the pointer.
  void evidence(drawing& to, const framework::drive_claim& claim, double y) {
    const auto found = d_.evidence().on(claim);
    if (found.empty()) return;
    std::string words = short_words(found.front()->result);
    if (found.size() > 1) words += " (+" + std::to_string(found.size() - 1) + ")";
    std::string whole;
    for (const framework::claim_evidence* each : found)
      whole += (whole.empty() ? "" : "\n") + words_of(*each);
    to.raw("<g><title>" + escaped(whole) + "</title>");
    to.text(column_x(1) + 8, y, cut(words, 56), "class=\"g-e\"");
    to.raw("</g>");
  }
  [[nodiscard]] std::size_t first_with_target(std::size_t row) const {
    while (row > 0 &&
           nqpf::detail::same_text(edges_[row - 1].claim.what.to, edges_[row].claim.what.to))
      --row;
    return row;
  }

  const framework::diagnosis& d_;
  std::vector<edge_row> edges_;
};

}  // namespace detail

/// The relations that a diagnosis shows or explains itself by, as one SVG element: blue where a
/// precondition is met, dashed where the relation is hindered, grey for causes that the papers name,
/// dotted where only evidence on data speaks of the relation. Such evidence stands under the relation.
[[nodiscard]] inline std::string relation_graph_svg(const framework::diagnosis& d) {
  return detail::relation_graph_drawing(d).draw();
}

}  // namespace nqpf::inline NQPF_ABI::report
