// SPDX-License-Identifier: BSL-1.0
#pragma once

// Drawings as SVG elements inside a page, and text that is safe between its tags.

#include <nqpf/models/grades.hpp>
#include <nqpf/report/words/format.hpp>
#include <nqpf/write/utf8.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace nqpf::inline NQPF_ABI::report {

/// Text as HTML and SVG need it, in content and in attributes.
[[nodiscard]] inline std::string escaped(std::string_view words) {
  std::string out;
  out.reserve(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    const char c = words[i];
    if ((c & '\x80') != 0) {
      out += write::character_at(words, i);
      continue;
    }
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: {
        // Control characters have no place in a page.
        const auto code = static_cast<unsigned char>(c);
        if (code >= 0x20 || c == '\n' || c == '\t') out += c;
        else out += ' ';
      }
    }
  }
  return out;
}

/// The colour of a grade: from red to blue, told apart by the colour-blind too; text says it as well.
[[nodiscard]] constexpr const char* colour_of(models::coordination_grade grade) noexcept {
  constexpr const char* colours[] = {"#a50026", "#d73027", "#f46d43", "#fdae61", "#fdd48a",
                                     "#bfe0ee", "#89c3de", "#74add1", "#4575b4", "#313695"};
  return colours[static_cast<int>(grade)];
}
/// The colour of text on it.
[[nodiscard]] constexpr const char* ink_on(models::coordination_grade grade) noexcept {
  const int g = static_cast<int>(grade);
  return g <= 1 || g >= 8 ? "#ffffff" : "#1c2733";
}

/// Colours for lines that are to be told apart.
[[nodiscard]] constexpr const char* line_colour(std::size_t i) noexcept {
  constexpr const char* colours[] = {"#0b61a4", "#c2410c", "#15803d", "#7e22ce",
                                     "#8a6d00", "#db2777", "#0e8f9c", "#4d4d4d"};
  return colours[i % 8];
}

/// A drawing. Coordinates are in units of the view box; it is scaled to the width it is given.
class drawing {
public:
  /// `title` is read out in place of the picture.
  drawing(double width, double height, std::string_view title, std::string_view css = {}) {
    out_ = "<svg viewBox=\"0 0 " + at(width) + " " + at(height) + "\" role=\"img\"";
    if (!css.empty()) out_ += " class=\"" + std::string(css) + "\"";
    out_ += " aria-label=\"" + escaped(title) + "\">";
  }

  drawing& line(double x1, double y1, double x2, double y2, std::string_view css) {
    out_ += "<line x1=\"" + at(x1) + "\" y1=\"" + at(y1) + "\" x2=\"" + at(x2) + "\" y2=\"" +
            at(y2) + "\" " + std::string(css) + "/>";
    return *this;
  }
  drawing& rect(double x, double y, double width, double height, std::string_view css) {
    out_ += "<rect x=\"" + at(x) + "\" y=\"" + at(y) + "\" width=\"" + at(width < 0 ? 0 : width) +
            "\" height=\"" + at(height < 0 ? 0 : height) + "\" " + std::string(css) + "/>";
    return *this;
  }
  drawing& circle(double x, double y, double radius, std::string_view css,
                  std::string_view tip = {}) {
    out_ += "<circle cx=\"" + at(x) + "\" cy=\"" + at(y) + "\" r=\"" + at(radius) + "\" " +
            std::string(css);
    out_ += tip.empty() ? "/>" : "><title>" + escaped(tip) + "</title></circle>";
    return *this;
  }
  drawing& text(double x, double y, std::string_view words, std::string_view css = {}) {
    out_ += "<text x=\"" + at(x) + "\" y=\"" + at(y) + "\"";
    if (!css.empty()) out_ += " " + std::string(css);
    out_ += ">" + escaped(words) + "</text>";
    return *this;
  }
  /// A line through points, broken where one is missing (NaN); a point alone between gaps is a dot.
  drawing& track(const std::vector<double>& x, const std::vector<double>& y, std::string_view css,
                 std::string_view dot, std::string_view tip = {}) {
    std::string path;
    std::string dots;
    for (std::size_t i = 0; i < x.size(); ++i) {
      if (is_missing(y[i])) continue;
      const bool joined = i > 0 && !is_missing(y[i - 1]);
      const bool joins = i + 1 < x.size() && !is_missing(y[i + 1]);
      if (joined || joins) {
        path += (joined ? "L" : "M") + at(x[i]) + " " + at(y[i]);
      } else {
        dots += "<circle cx=\"" + at(x[i]) + "\" cy=\"" + at(y[i]) + "\" r=\"2\" " +
                std::string(dot) + "/>";
      }
    }
    const std::string title = tip.empty() ? std::string() : "<title>" + escaped(tip) + "</title>";
    if (!path.empty())
      out_ += "<path d=\"" + path + "\" " + std::string(css) + ">" + title + "</path>";
    out_ += dots;
    return *this;
  }
  drawing& raw(std::string_view element) {
    out_ += element;
    return *this;
  }

  [[nodiscard]] std::string finish() {
    out_ += "</svg>";
    return static_cast<std::string&&>(out_);
  }

  /// A coordinate with one digit after the point.
  [[nodiscard]] static std::string at(double value) {
    std::string out = fixed(value, 1);
    if (out.ends_with(".0")) out.resize(out.size() - 2);
    return out;
  }

private:
  std::string out_;
};

/// A bar for a score in [0, 1], with a mark where the middle of all stands.
[[nodiscard]] inline std::string score_bar(double value, double middle, std::string_view colour,
                                           std::string_view title) {
  drawing d(100, 10, title, "bar");
  d.rect(0, 0, 100, 10, "class=\"rail\"");
  if (!is_missing(value)) d.rect(0, 0, value * 100, 10, "fill=\"" + std::string(colour) + "\"");
  if (!is_missing(middle)) d.rect(middle * 100 - 0.4, 0, 0.8, 10, "class=\"middle\"");
  std::string out = d.finish();
  out.insert(4, " preserveAspectRatio=\"none\"");
  return out;
}

}  // namespace nqpf::inline NQPF_ABI::report
