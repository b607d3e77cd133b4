// SPDX-License-Identifier: BSL-1.0
#pragma once

// The pictures of the movement: curves over years, lags, convergence, neighbours.

#include <nqpf/report/charts/charts.hpp>
#include <nqpf/report/charts/plane.hpp>
#include <nqpf/report/words/movement.hpp>

#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

namespace nqpf::inline NQPF_ABI::report {

/// The years that a picture has room for: all, or some at equal distances with the first and the last.
[[nodiscard]] inline std::vector<std::size_t> shown_years(std::size_t all, std::size_t most) {
  std::vector<std::size_t> out;
  const std::size_t n = all < most ? all : most;
  for (std::size_t i = 0; i < n; ++i) out.push_back(n < 2 ? i : i * (all - 1) / (n - 1));
  return out;
}

namespace detail {

/// Where the curves of years stand that overlap one above the other.
struct ridges {
  double low = 0;
  double high = 1;
  double most = 1;  // of all curves
  std::size_t count = 0;

  static constexpr double width = 400;
  static constexpr double left = 44;
  static constexpr double right = 12;
  static constexpr double lift = 64;  // of the highest curve
  static constexpr double row = 26;

  [[nodiscard]] double x(double v) const {
    return left + (v - low) / (high - low) * (width - left - right);
  }
  [[nodiscard]] double base(std::size_t k) const { return lift + 8 + row * static_cast<double>(k); }
  [[nodiscard]] double foot() const { return lift + 8 + row * static_cast<double>(count - 1); }
};

/// Upright lines at round numbers, with the numbers below.
inline void rule_ridges(drawing& d, const ridges& on) {
  const axis ticks = axis::over("", on.low, on.high, 6);
  for (const double v : ticks.ticks_between(on.low, on.high)) {
    d.line(on.x(v), 8, on.x(v), on.foot(), "stroke=\"#e1e6ea\"");
    d.text(on.x(v), on.foot() + 17, ticks.label(v), "class=\"tick mid\"");
  }
}

/// The curve of a year as the kth from the top; later ones are darker.
inline void draw_ridge(drawing& d, const ridges& on, const assessed::density_part& part,
                       const assessed::year_density& year, std::size_t k) {
  const double base = on.base(k);
  std::string path = "M" + drawing::at(on.x(on.low)) + " " + drawing::at(base);
  for (std::size_t i = 0; i < part.points.size(); ++i)
    path += "L" + drawing::at(on.x(part.points[i])) + " " +
            drawing::at(base - year.density[i] / on.most * ridges::lift);
  path += "L" + drawing::at(on.x(on.high)) + " " + drawing::at(base) + "Z";
  const double share =
      on.count < 2 ? 1 : static_cast<double>(k) / static_cast<double>(on.count - 1);
  const auto blend = [&](double from, double to) {
    return std::to_string(static_cast<int>(from + (to - from) * share));
  };
  d.raw("<path d=\"" + path + "\" fill=\"rgb(" + blend(189, 11) + "," + blend(212, 97) + "," +
        blend(231, 164) + ")\" fill-opacity=\".85\" stroke=\"#fff\"><title>" +
        std::to_string(year.year) + ": highest at " + fixed(year.peak_at, 3) + "</title></path>");
  d.line(on.x(year.peak_at), base, on.x(year.peak_at), base - year.peak / on.most * ridges::lift,
         "stroke=\"#1c2733\" stroke-width=\"1.2\"");
  d.text(ridges::left - 6, base, std::to_string(year.year), "class=\"tick end\"");
}

}  // namespace detail

/// Densities of several years, one above the other, the first at the top.
[[nodiscard]] inline std::string density_ridges(const assessed::density_part& part) {
  const std::vector<std::size_t> shown = shown_years(part.years.size(), 14);
  double most = 0;
  for (const std::size_t i : shown) most = std::fmax(most, part.years[i].peak);
  const detail::ridges on{part.points.front(), part.points.back(), most, shown.size()};
  drawing d(on.width, on.foot() + 42,
            std::string("Distribution of ") + name_of(part.of) + " by year", "chart small");
  detail::rule_ridges(d, on);
  for (std::size_t k = 0; k < shown.size(); ++k)
    detail::draw_ridge(d, on, part, part.years[shown[k]], k);
  d.text((on.left + on.width - on.right) / 2, on.foot() + 36, name_of(part.of),
         "class=\"tick mid\"");
  return d.finish();
}

/// Correlation of the two sides at each lag.
[[nodiscard]] inline std::string lag_lines(const assessed::lag_part& part) {
  std::vector<double> lags;
  std::vector<double> plain;
  std::vector<double> beyond;
  double low = 0;
  double high = 0.1;
  for (const assessed::lag_row& each : part.rows) {
    lags.push_back(each.lag);
    plain.push_back(each.correlation);
    beyond.push_back(each.beyond_years);
    for (const double v : {each.correlation, each.beyond_years}) {
      if (is_missing(v)) continue;
      low = std::fmin(low, v);
      high = std::fmax(high, v);
    }
  }
  axis x;
  x.title =
      "\xe2\x86\x90 productive forces ahead \xc2\xb7 years \xc2\xb7 cultivation ahead \xe2\x86\x92";
  x.low = lags.front() - 0.5;
  x.high = lags.back() + 0.5;
  x.step = static_cast<double>(1 + (lags.size() - 1) / 15);
  x.digits = 0;
  plane p(400, 260, x, axis::over("correlation within entities", low, high),
          "Correlation of the two sides at each lag");
  p.level(0);
  p.upright(0);
  p.line(lags, plain, "#8a97a3");
  p.line(lags, beyond, "#0b61a4");
  return p.pen().finish();
}

/// The coefficient of variation by year.
[[nodiscard]] inline std::string sigma_line(const assessed::convergence_part& part) {
  std::vector<double> years;
  std::vector<double> values;
  double low = part.sigma.front().variation;
  double high = low;
  for (const assessed::sigma_year& each : part.sigma) {
    years.push_back(each.year);
    values.push_back(each.variation);
    low = std::fmin(low, each.variation);
    high = std::fmax(high, each.variation);
  }
  axis x = axis::over("year", years.front(), years.back());
  x.step = std::fmax(1, x.step);
  x.digits = 0;
  plane p(400, 230, x, axis::over("standard deviation / mean", low < high / 2 ? 0 : low, high),
          "Sigma convergence: the coefficient of variation by year");
  p.line(years, values, "#0b61a4");
  return p.pen().finish();
}

/// Growth a year against the level at the start, with the fitted line.
[[nodiscard]] inline std::string beta_points(const subject& s,
                                             const assessed::convergence_part& part) {
  std::vector<std::size_t> entities;
  std::vector<double> start;
  std::vector<double> growth;
  for (std::size_t e = 0; e < s.from.entities(); ++e) {
    const std::size_t a = s.from.find_row(e, part.first);
    const std::size_t b = s.from.find_row(e, part.last);
    if (a == panel::no_row || b == panel::no_row) continue;
    const double from = s.found.value(part.of, a);
    const double to = s.found.value(part.of, b);
    if (!(from > 0 && to > 0)) continue;
    entities.push_back(e);
    start.push_back(from);
    growth.push_back(100 * std::log(to / from) / (part.last - part.first));
  }
  const auto [low, high] = std::minmax_element(start.begin(), start.end());
  const auto [least, most] = std::minmax_element(growth.begin(), growth.end());
  plane p(
      400, 260,
      axis::over(std::string(assessed::letter_of(part.of)) + " in " + std::to_string(part.first),
                 *low, *high),
      axis::over("growth, % a year", *least, *most), "Growth against the level at the start");
  p.level(0);
  std::vector<double> xs;
  std::vector<double> ys;
  for (int i = 0; i <= 40; ++i) {
    xs.push_back(*low + (*high - *low) * i / 40);
    ys.push_back(100 * (part.beta.intercept + part.beta.slope * std::log(xs.back())));
  }
  p.line(xs, ys, "#c2410c", false);
  const std::size_t every = entities.size() / 1500 + 1;
  for (std::size_t i = 0; i < entities.size(); i += every)
    p.pen().circle(
        p.x(start[i]), p.y(growth[i]), 3.6, "fill=\"#0b61a4\" fill-opacity=\".75\"",
        s.name(entities[i]) + ": " + fixed(start[i], 3) + ", " + fixed(growth[i], 2) + " % a year");
  return p.pen().finish();
}

/// Moran's I by year; a full dot where p lies below 0.05.
[[nodiscard]] inline std::string moran_line(const assessed::space_part& part) {
  std::vector<double> years;
  std::vector<double> values;
  double low = part.years.back().found.expected;
  double high = 0;
  for (const moran_year& each : part.years) {
    years.push_back(each.year);
    values.push_back(each.found.index);
    low = std::fmin(low, each.found.index);
    high = std::fmax(high, each.found.index);
  }
  axis x = axis::over("year", years.front(), years.back());
  x.step = std::fmax(1, x.step);
  x.digits = 0;
  plane p(400, 230, x, axis::over("Moran's I", low, high), "Moran's I by year");
  p.level(part.years.back().found.expected);
  p.line(years, values, "#0b61a4", false);
  for (const moran_year& each : part.years)
    p.pen().circle(p.x(each.year), p.y(each.found.index), 3.8,
                   each.random.p_above() < 0.05 ? "fill=\"#0b61a4\" stroke=\"#0b61a4\""
                                                : "fill=\"#fff\" stroke=\"#0b61a4\"",
                   std::to_string(each.year) + ": I " + fixed(each.found.index, 3) +
                       p_behind(each.random, each.random.p_above()));
  return p.pen().finish();
}

namespace detail {

/// Entities of a scatter that are named: marked ones first, then those that other charts name.
inline std::vector<const assessed::moran_unit*> named_units(const subject& s,
                                                            const assessed::space_part& part) {
  std::vector<const assessed::moran_unit*> out = marked_units(part);
  if (out.size() > 8) out.resize(8);
  for (const std::size_t entity : named_entities(s)) {
    for (const assessed::moran_unit& each : part.units) {
      if (each.entity != entity || out.size() >= 10) continue;
      bool there = false;
      for (const assessed::moran_unit* other : out) there = there || other == &each;
      if (!there) out.push_back(&each);
    }
  }
  return out;
}

inline void name_quadrants(plane& p) {
  const double in = 6;
  p.pen().text(p.right_edge() - in, p.top_edge() + 15, "high among high", "class=\"side end\"");
  p.pen().text(p.left_edge() + in, p.top_edge() + 15, "low among high", "class=\"side\"");
  p.pen().text(p.left_edge() + in, p.bottom_edge() - in, "low among low", "class=\"side\"");
  p.pen().text(p.right_edge() - in, p.bottom_edge() - in, "high among low", "class=\"side end\"");
}

/// Where the entities lie, with zero in both directions.
struct moran_range {
  double low = 0;  // of the entities' own values
  double high = 0;
  double least = 0;  // of the means of their neighbours
  double most = 0;
};

inline moran_range range_of(const std::vector<assessed::moran_unit>& units) {
  moran_range made;
  for (const assessed::moran_unit& each : units) {
    made.low = std::fmin(made.low, each.z);
    made.high = std::fmax(made.high, each.z);
    made.least = std::fmin(made.least, each.around);
    made.most = std::fmax(made.most, each.around);
  }
  return made;
}

/// A dot an entity; of very many, only some.
inline void draw_units(plane& p, const subject& s, const assessed::space_part& part) {
  const std::size_t every = part.units.size() / 2000 + 1;
  for (std::size_t i = 0; i < part.units.size(); i += every) {
    const assessed::moran_unit& each = part.units[i];
    p.pen().circle(p.x(each.z), p.y(each.around), each.random.p_either() < 0.05 ? 5.5 : 3.8,
                   each.random.p_either() < 0.05 ? "fill=\"#c2410c\""
                                                 : "fill=\"#0b61a4\" fill-opacity=\".75\"",
                   s.name(each.entity) + ": " + quadrant_words(each.local.quadrant) +
                       p_behind(each.random, each.random.p_either()));
  }
}

/// Names beside some entities, at heights that keep them apart.
inline void name_units(plane& p, const subject& s, const assessed::space_part& part) {
  std::vector<double> places;
  const std::vector<const assessed::moran_unit*> named = named_units(s, part);
  for (const assessed::moran_unit* each : named) places.push_back(p.y(each->around) + 4);
  spread(places, 13, p.top_edge() + 30, p.bottom_edge() - 22);
  for (std::size_t i = 0; i < named.size(); ++i) {
    const double at = p.x(named[i]->z);
    const bool end = at > (p.left_edge() + p.right_edge()) / 2;
    p.pen().text(at + (end ? -8 : 8), places[i], cut(s.name(named[i]->entity), 16),
                 end ? "class=\"name end\"" : "class=\"name\"");
  }
}

}  // namespace detail

/// Moran's scatter of one year: each entity and the mean of its neighbours.
[[nodiscard]] inline std::string moran_scatter(const subject& s, const assessed::space_part& part) {
  const detail::moran_range range = detail::range_of(part.units);
  const double margin = (range.most - range.least) * 0.16;  // for the names of quadrants
  plane p(
      400, 380,
      axis::over(std::string(assessed::letter_of(part.of)) + ", standard deviations from the mean",
                 range.low, range.high),
      axis::over("mean of its neighbours", range.least - margin, range.most + margin),
      "Each entity and its neighbours in " + std::to_string(part.year));
  p.level(0);
  p.upright(0);
  detail::name_quadrants(p);
  if (const moran_year* const now = part.of_year())
    p.line({range.low, range.high}, {now->found.index * range.low, now->found.index * range.high},
           "#c2410c", false);
  detail::draw_units(p, s, part);
  detail::name_units(p, s, part);
  return p.pen().finish();
}

}  // namespace nqpf::inline NQPF_ABI::report
