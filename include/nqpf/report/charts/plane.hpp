// SPDX-License-Identifier: BSL-1.0
#pragma once

// A small chart with two axes of numbers.

#include <nqpf/report/charts/svg.hpp>

#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace nqpf::inline NQPF_ABI::report {

/// An axis: what it stands for, its ends, and where ticks are.
struct axis {
  std::string title;
  double low = 0;
  double high = 1;
  double step = 0.2;
  int digits = 1;

  /// The axis that holds some numbers, with about `ticks` round ticks and a little room at the ends.
  [[nodiscard]] static axis over(std::string_view title, double low, double high, int ticks = 5) {
    axis made;
    made.title = title;
    const double size = std::fmax(std::fabs(low), std::fabs(high));
    if (!(high - low > size * 1e-9)) {
      low -= size > 0 ? size * 0.05 : 0.5;
      high += size > 0 ? size * 0.05 : 0.5;
    }
    const double rough = (high - low) / ticks;
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    const double leading = rough / power;
    made.step = power * (leading < 1.5 ? 1 : leading < 3.5 ? 2 : leading < 7.5 ? 5 : 10);
    made.digits = 0;
    for (double unit = 1; unit > made.step * 1.0001 && made.digits < 9; unit /= 10) ++made.digits;
    const double margin = (high - low) * 0.04;
    made.low = low - margin;
    made.high = high + margin;
    return made;
  }

  /// A chart has room for no more ticks.
  static constexpr int most_ticks = 20;

  /// Where ticks stand. They are counted and not added up: a step can be lost in the size of the numbers.
  [[nodiscard]] std::vector<double> ticks() const { return ticks_between(low, high); }
  [[nodiscard]] std::vector<double> ticks_between(double from, double to) const {
    std::vector<double> out;
    const double first = std::ceil(from / step - 1e-9);
    for (int i = 0; i < most_ticks; ++i) {
      const double at = (first + i) * step;
      if (!(at <= to + step * 1e-9)) break;
      if (out.empty() || at > out.back()) out.push_back(at);
    }
    return out;
  }
  /// A tick in the digits that tell it from the next.
  [[nodiscard]] std::string label(double at) const {
    const std::string out = step < 1e-9 ? sensible(at) : fixed(at, digits);
    return out[0] == '-' ? "\xe2\x88\x92" + out.substr(1) : out;
  }
};

/// A chart of `width` x `height` with a frame, ticks and titles.
class plane {
public:
  plane(double width, double height, axis x, axis y, std::string_view title,
        std::string_view css = "chart small")
      : x_(static_cast<axis&&>(x)),
        y_(static_cast<axis&&>(y)),
        width_(width),
        height_(height),
        d_(width, height, title, css) {
    draw_axes();
  }

  [[nodiscard]] double x(double value) const {
    return left + (value - x_.low) / (x_.high - x_.low) * (width_ - left - right);
  }
  [[nodiscard]] double y(double value) const {
    return top + (y_.high - value) / (y_.high - y_.low) * (height_ - top - bottom);
  }
  drawing& pen() { return d_; }
  [[nodiscard]] double left_edge() const { return left; }
  [[nodiscard]] double right_edge() const { return width_ - right; }
  [[nodiscard]] double top_edge() const { return top; }
  [[nodiscard]] double bottom_edge() const { return height_ - bottom; }

  /// A line through points, with a dot at each.
  void line(const std::vector<double>& xs, const std::vector<double>& ys, std::string_view colour,
            bool dots = true) {
    std::vector<double> px;
    std::vector<double> py;
    for (std::size_t i = 0; i < xs.size(); ++i) {
      px.push_back(x(xs[i]));
      py.push_back(is_missing(ys[i]) ? missing : y(ys[i]));
    }
    d_.track(px, py, "class=\"line\" stroke=\"" + std::string(colour) + "\"",
             "fill=\"" + std::string(colour) + "\"");
    for (std::size_t i = 0; i < px.size() && dots; ++i)
      if (!is_missing(py[i])) d_.circle(px[i], py[i], 3, "fill=\"" + std::string(colour) + "\"");
  }
  /// A thin line across the field at a value.
  void level(double value) {
    if (value > y_.low && value < y_.high)
      d_.line(left, y(value), width_ - right, y(value),
              "stroke=\"#6b7680\" stroke-dasharray=\"3 3\"");
  }
  void upright(double value) {
    if (value > x_.low && value < x_.high)
      d_.line(x(value), top, x(value), height_ - bottom,
              "stroke=\"#6b7680\" stroke-dasharray=\"3 3\"");
  }

private:
  static constexpr double left = 60;
  static constexpr double right = 14;
  static constexpr double top = 10;
  static constexpr double bottom = 42;

  void draw_axes() {
    d_.rect(left, top, width_ - left - right, height_ - top - bottom, "class=\"field\"");
    for (const double v : x_.ticks())
      d_.text(x(v), height_ - bottom + 16, x_.label(v), "class=\"tick mid\"");
    for (const double v : y_.ticks()) {
      d_.line(left, y(v), width_ - right, y(v), "stroke=\"#e1e6ea\"");
      d_.text(left - 6, y(v) + 4, y_.label(v), "class=\"tick end\"");
    }
    d_.text((left + width_ - right) / 2, height_ - 8, x_.title, "class=\"tick mid\"");
    d_.raw("<text transform=\"translate(12 " + drawing::at((top + height_ - bottom) / 2) +
           ") rotate(-90)\" class=\"tick mid\">" + escaped(y_.title) + "</text>");
  }

  axis x_;
  axis y_;
  double width_;
  double height_;
  drawing d_;
};

}  // namespace nqpf::inline NQPF_ABI::report
