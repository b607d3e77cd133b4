// SPDX-License-Identifier: BSL-1.0
#pragma once

// The charts of the page: grades, trajectories over years, and both sides against each other.

#include <nqpf/report/charts/svg.hpp>
#include <nqpf/report/view.hpp>

#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

namespace nqpf::inline NQPF_ABI::report {

/// The values of an entity in every year of the panel, missing where there is none.
[[nodiscard]] inline std::vector<double> by_year(const subject& s, std::size_t entity, measured m) {
  std::vector<double> out;
  for (const int year : s.from.years()) {
    const std::size_t row = s.from.find_row(entity, year);
    out.push_back(row == panel::no_row ? missing : s.found.value(m, row));
  }
  return out;
}

/// The least and the greatest headline of a panel.
inline void headline_extent(const subject& s, double& low, double& high) {
  low = 1;
  high = 0;
  for (const double v : s.found.values(s.found.headline())) {
    if (is_missing(v)) continue;
    low = v < low ? v : low;
    high = v > high ? v : high;
  }
  if (!(low < high)) {
    low = 0;
    high = 1;
  }
}

/// A small line of an entity's headline over the years, between the panel's least and greatest, for a
/// table.
[[nodiscard]] inline std::string spark_line(const subject& s, std::size_t entity, double low,
                                            double high) {
  const std::vector<double> values = by_year(s, entity, s.found.headline());
  std::vector<double> x;
  std::vector<double> y;
  for (std::size_t i = 0; i < values.size(); ++i) {
    x.push_back(2 + 76.0 * static_cast<double>(i) / static_cast<double>(values.size() - 1));
    y.push_back(is_missing(values[i]) ? missing : 18 - 16 * (values[i] - low) / (high - low));
  }
  drawing d(80, 20, s.name(entity) + " over the years", "spark");
  d.track(x, y, "class=\"thin\"", "class=\"dot\"");
  return d.finish();
}

namespace detail {

/// How large a chart over years is, and between which values.
struct year_frame {
  double width = 0;
  double height = 0;
  double right = 0;  ///< room for names
  double low = 0;
  double high = 1;
  bool bands = false;  ///< of the grades
};

/// The frame of a chart over years: scales, axes, bands of grades.
class year_chart {
public:
  year_chart(const subject& s, std::string_view title, const year_frame& frame)
      : s_(s),
        d_(frame.width, frame.height, title, "chart"),
        width_(frame.width),
        height_(frame.height),
        right_(frame.right),
        low_(frame.low),
        high_(frame.high),
        bands_(frame.bands) {
    // From the first year with a value to the last.
    const std::size_t n = s.from.years().size();
    const auto any = [&](std::size_t y) {
      return s.found.assessed_in(measured::productivity, y) +
                     s.found.assessed_in(measured::cultivation, y) >
                 0 &&
             (!s.has_coupling() || !bands_ || s.found.assessed_in(measured::d, y) > 0);
    };
    while (first_ + 1 < n && !any(first_)) ++first_;
    last_ = n - 1;
    while (last_ > first_ && !any(last_)) --last_;
    if (bands_) draw_bands();
    draw_axes();
  }

  [[nodiscard]] double x(std::size_t year_place) const {
    const double first = s_.from.years()[first_];
    const double last = s_.from.years()[last_];
    if (first_ == last_) return (left_ + width_ - right_) / 2;
    return left_ +
           (s_.from.years()[year_place] - first) / (last - first) * (width_ - right_ - left_);
  }
  [[nodiscard]] double y(double value) const {
    if (is_missing(value)) return missing;
    return top_ + (high_ - value) / (high_ - low_) * (height_ - bottom_ - top_);
  }
  void track(const std::vector<double>& values, std::string_view css, std::string_view dot,
             std::string_view tip = {}) {
    std::vector<double> xs;
    std::vector<double> ys;
    for (std::size_t i = 0; i < values.size(); ++i) {
      xs.push_back(x(i));
      ys.push_back(y(values[i]));
    }
    // Years that are measured otherwise are dots on a dotted way.
    std::vector<double> alike = ys;
    bool all = true;
    for (std::size_t i = 0; i < ys.size(); ++i) {
      if (!s_.found.unlike(i)) continue;
      all = false;
      alike[i] = missing;
    }
    if (!all)
      d_.track(xs, ys, std::string(css) + " stroke-dasharray=\"1.5 3.5\" stroke-opacity=\".55\"",
               dot, tip);
    d_.track(xs, alike, css, dot, tip);
  }
  drawing& pen() { return d_; }
  /// The drawing, with the names of the bands above its lines.
  [[nodiscard]] std::string finish() {
    if (bands_)
      each_band([&](double from, double to, models::coordination_grade grade) {
        if (y(from) - y(to) >= 12)
          d_.text(left_ + 5, y(to) + 12, models::name_of(grade), "class=\"band\"");
      });
    return d_.finish();
  }
  [[nodiscard]] double right_edge() const { return width_ - right_; }
  [[nodiscard]] double top() const { return top_; }
  [[nodiscard]] double bottom() const { return height_ - bottom_; }

private:
  /// Calls `each(from, to, grade)` for the part of each grade that the chart shows.
  template <class F>
  void each_band(F&& each) const {
    for (int g = 0; g < 10; ++g) {
      const auto& cuts = s_.found.options().grade_cuts;
      const double from = g == 0 ? 0 : cuts[static_cast<std::size_t>(g) - 1];
      const double to = g == 9 ? 1 : cuts[static_cast<std::size_t>(g)];
      const double a = from > low_ ? from : low_;
      const double b = to < high_ ? to : high_;
      if (a < b) each(a, b, static_cast<models::coordination_grade>(g));
    }
  }
  void draw_bands() {
    each_band([&](double from, double to, models::coordination_grade grade) {
      d_.rect(left_, y(to), width_ - right_ - left_, y(from) - y(to),
              std::string("fill=\"") + colour_of(grade) + "\" fill-opacity=\".22\"");
    });
  }
  void draw_axes() {
    const double step = high_ - low_ > 0.55 ? 0.2 : 0.1;
    for (double v = std::ceil(low_ / step - 1e-9) * step; v <= high_ + 1e-9; v += step) {
      d_.line(left_, y(v), width_ - right_, y(v), "class=\"grid\"");
      d_.text(left_ - 6, y(v) + 4, fixed(v, 1), "class=\"tick end\"");
    }
    const auto years = s_.from.years();
    // As many years as have room, the last one always.
    const double margin = (width_ - right_ - left_) / 44;
    const auto every = static_cast<std::size_t>(
        std::ceil(static_cast<double>(last_ - first_ + 1) / (margin < 1 ? 1 : margin)));
    for (std::size_t i = first_; i <= last_; ++i) {
      if ((last_ - i) % every != 0) continue;
      d_.text(x(i), height_ - bottom_ + 16,
              std::to_string(years[i]) + (s_.found.unlike(i) ? "*" : ""), "class=\"tick mid\"");
    }
  }

  const subject& s_;
  drawing d_;
  double width_;
  double height_;
  double right_;
  double low_;
  double high_;
  bool bands_;
  std::size_t first_ = 0;
  std::size_t last_ = 0;
  double left_ = 34;
  double top_ = 8;
  double bottom_ = 24;
};

/// The part of [0, 1] that holds the values, widened to tenths.
inline void extent_of(const std::vector<std::vector<double>>& lines, double& low, double& high) {
  low = 1;
  high = 0;
  for (const auto& line : lines) {
    for (const double v : line) {
      if (is_missing(v)) continue;
      low = v < low ? v : low;
      high = v > high ? v : high;
    }
  }
  if (low > high) {
    low = 0;
    high = 1;
    return;
  }
  low = std::floor(low * 10 - 0.2) / 10;
  high = std::ceil(high * 10 + 0.2) / 10;
  low = low < 0 ? 0 : low;
  high = high > 1 ? 1 : high;
}

/// Places for labels at the right of lines, pushed apart so that none covers another.
inline void spread(std::vector<double>& places, double gap, double top, double bottom) {
  std::vector<std::size_t> order(places.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  for (std::size_t i = 1; i < order.size(); ++i) {
    for (std::size_t k = i; k > 0 && places[order[k]] < places[order[k - 1]]; --k) {
      const std::size_t held = order[k];
      order[k] = order[k - 1];
      order[k - 1] = held;
    }
  }
  for (std::size_t i = 0; i < order.size(); ++i) {
    const double least = i == 0 ? top : places[order[i - 1]] + gap;
    if (places[order[i]] < least) places[order[i]] = least;
  }
  for (std::size_t i = order.size(); i > 0; --i) {
    const double most = i == order.size() ? bottom : places[order[i]] - gap;
    if (places[order[i - 1]] > most) places[order[i - 1]] = most;
  }
}

}  // namespace detail

/// The entities that a chart names: those asked for, else the first three, the middle, the last two.
[[nodiscard]] inline std::vector<std::size_t> named_entities(const subject& s) {
  std::vector<std::size_t> out;
  const auto add = [&](std::size_t entity) {
    for (const std::size_t each : out) {
      if (each == entity) return;
    }
    if (out.size() < 8) out.push_back(entity);
  };
  for (const std::size_t each : s.shown.entities) add(each);
  const std::size_t n = s.order.size();
  for (std::size_t i = 0; i < 3 && i < n; ++i) add(s.from.row_entity(s.order[i].row));
  if (n > 6) add(s.from.row_entity(s.order[n / 2].row));
  if (n > 1) add(s.from.row_entity(s.order[n - 2].row));
  if (n > 0) add(s.from.row_entity(s.order[n - 1].row));
  return out;
}

namespace detail {

/// The place of the last value that is known, or 0.
[[nodiscard]] inline std::size_t last_known(const std::vector<double>& line) {
  std::size_t last = 0;
  for (std::size_t i = 0; i < line.size(); ++i) last = is_missing(line[i]) ? last : i;
  return last;
}

}  // namespace detail

/// More lines than these are not drawn.
inline constexpr std::size_t most_trajectories = 400;

/// The headline of all entities over the years; some of them named. Empty for a single year.
[[nodiscard]] inline std::string trajectories(const subject& s) {
  if (s.from.years().size() < 2 || s.order.empty()) return {};
  const std::vector<std::size_t> named = named_entities(s);
  std::vector<std::vector<double>> others;
  std::vector<std::vector<double>> lines;
  for (std::size_t e = 0; e < s.from.entities() && others.size() < most_trajectories; ++e)
    others.push_back(by_year(s, e, s.found.headline()));
  for (const std::size_t e : named) lines.push_back(by_year(s, e, s.found.headline()));
  double low = 0;
  double high = 1;
  std::vector<std::vector<double>> all = others;
  all.insert(all.end(), lines.begin(), lines.end());
  detail::extent_of(all, low, high);
  detail::year_chart chart(
      s, std::string(name_of(s.found.headline())) + " of all entities over the years",
      {900, 440, 150, low, high, s.has_coupling()});
  for (std::size_t e = 0; e < others.size(); ++e)
    chart.track(others[e], "class=\"other\"", "class=\"otherdot\"", s.name(e));
  std::vector<double> places;
  std::vector<std::size_t> ends;
  for (const auto& line : lines) {
    ends.push_back(detail::last_known(line));
    places.push_back(is_missing(line[ends.back()]) ? chart.bottom()
                                                   : chart.y(line[ends.back()]) + 4);
  }
  detail::spread(places, 15, chart.top() + 8, chart.bottom());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string colour = line_colour(i);
    chart.track(lines[i], "class=\"line\" stroke=\"" + colour + "\"", "fill=\"" + colour + "\"",
                s.name(named[i]));
    if (!is_missing(lines[i][ends[i]])) {
      chart.pen().circle(chart.x(ends[i]), chart.y(lines[i][ends[i]]), 3,
                         "fill=\"" + colour + "\"");
      chart.pen().text(chart.right_edge() + 8, places[i],
                       cut(s.name(named[i]), 14) + " " + fixed(lines[i][ends[i]], 2),
                       "class=\"name\" fill=\"" + colour + "\"");
    }
  }
  return chart.finish();
}

/// P, E and D of one entity over the years.
[[nodiscard]] inline std::string entity_lines(const subject& s, std::size_t entity) {
  if (s.from.years().size() < 2) return {};
  const measured three[3] = {measured::d, measured::productivity, measured::cultivation};
  std::vector<std::vector<double>> lines;
  std::size_t known = 0;
  for (const measured m : three) {
    lines.push_back(by_year(s, entity, m));
    for (const double v : lines.back()) known += is_missing(v) ? 0U : 1U;
  }
  if (known < 2) return {};
  double low = 0;
  double high = 1;
  detail::extent_of(lines, low, high);
  detail::year_chart chart(
      s, "D, productive forces and cultivation of " + s.name(entity) + " over the years",
      {460, 230, 34, low, high, false});
  std::vector<double> places;
  std::vector<std::size_t> which;
  for (std::size_t i = 0; i < 3; ++i) {
    const std::string colour = i == 0 ? "#1c2733" : line_colour(i - 1);
    chart.track(lines[i], "class=\"line\" stroke=\"" + colour + "\"", "fill=\"" + colour + "\"");
    std::size_t last = lines[i].size();
    for (std::size_t k = 0; k < lines[i].size(); ++k) last = is_missing(lines[i][k]) ? last : k;
    if (last == lines[i].size()) continue;
    places.push_back(chart.y(lines[i][last]) + 4);
    which.push_back(i);
  }
  detail::spread(places, 14, chart.top() + 8, chart.bottom());
  for (std::size_t k = 0; k < which.size(); ++k) {
    const std::string colour = which[k] == 0 ? "#1c2733" : line_colour(which[k] - 1);
    chart.pen().text(chart.right_edge() + 6, places[k], assessed::letter_of(three[which[k]]),
                     "class=\"name\" fill=\"" + colour + "\"");
  }
  return chart.finish();
}

}  // namespace nqpf::inline NQPF_ABI::report
