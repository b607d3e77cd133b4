// SPDX-License-Identifier: BSL-1.0
#pragma once

// The chart of productive forces against cultivation.

#include <nqpf/report/charts/charts.hpp>

#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

namespace nqpf::inline NQPF_ABI::report {

namespace detail {

/// Draws one, step by step: what comes later lies above.
class two_sides_chart {
public:
  explicit two_sides_chart(const subject& s)
      : s_(s),
        most_(most_of(s)),
        pen_(left + size + 150, top + size + 48,
             "Productive forces and cultivation of all entities in " + std::to_string(s.year),
             "chart mid") {}

  [[nodiscard]] std::string write() {
    pen_.rect(left, top, size, size, "class=\"field\"");
    in_step();
    ticks();
    contours();
    words();
    points();
    names();
    return pen_.finish();
  }

private:
  static constexpr double size = 420;
  static constexpr double left = 60;
  static constexpr double top = 10;
  static constexpr double line_gap = 19;  ///< on narrow screens letters are 17 high

  /// The greatest index of either side, rounded up to a tenth: the end of both axes.
  [[nodiscard]] static double most_of(const subject& s) {
    double most = 0.1;
    for (const assessed::ranked& each : s.order) {
      for (const measured m : {measured::productivity, measured::cultivation})
        most = s.found.value(m, each.row) > most ? s.found.value(m, each.row) : most;
    }
    most = std::ceil(most * 10 + 0.2) / 10;
    return most > 1 ? 1 : most;
  }

  [[nodiscard]] double x(double p) const { return left + p / most_ * size; }
  [[nodiscard]] double y(double e) const { return top + (1 - e / most_) * size; }

  /// The band in which E/P lies between the two cut points.
  void in_step() {
    const double a = s_.found.options().lag_low;
    const double b = s_.found.options().lag_high;
    std::string band = "M" + drawing::at(x(0)) + " " + drawing::at(y(0));
    const auto corner = [&](double p, double e) {
      band += "L" + drawing::at(x(p * most_)) + " " + drawing::at(y(e * most_));
    };
    if (b >= 1) corner(1 / b, 1);
    else corner(1, b);
    if (b >= 1 && a <= 1) corner(1, 1);
    if (a <= 1) corner(1, a);
    else corner(1 / a, 1);
    pen_.raw("<path d=\"" + band + "Z\" class=\"step\"/>");
  }

  void ticks() {
    const double step = most_ > 0.5 ? 0.2 : 0.1;
    for (int i = 0; i * step <= most_ + 1e-9; ++i) {
      const double v = i * step;
      pen_.text(x(v), top + size + 18, fixed(v, 1), "class=\"tick mid\"");
      pen_.text(left - 8, y(v) + 4, fixed(v, 1), "class=\"tick end\"");
    }
  }

  /// Curves of equal D: with the standard model and equal importance D^4 = P E.
  void contours() {
    const assess_options& o = s_.found.options();
    if (o.coupling != models::coupling_model::standard || o.importance != 0.5) return;
    double before = top - 20;
    for (const double cut : {0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2}) {
      const double product = cut * cut * cut * cut;
      if (product / most_ >= most_) continue;  // above the field
      std::vector<double> xs;
      std::vector<double> ys;
      for (int i = 0; i <= 60; ++i) {
        const double p = product / most_ * std::pow(most_ * most_ / product, i / 60.0);
        xs.push_back(x(p));
        ys.push_back(y(product / p));
      }
      pen_.track(xs, ys, "class=\"contour\"", "");
      const double end = y(product / most_);
      if (end - before >= line_gap && end < top + size - 8)
        pen_.text(x(most_) + 4, end + 4, "D = " + fixed(cut, 1), "class=\"tick\"");
      before = end - before >= line_gap ? end : before;
    }
  }

  void words() {
    pen_.text(x(0.02 * most_), y(0.96 * most_), "productive forces lag", "class=\"side\"");
    pen_.text(x(0.98 * most_), y(0.02 * most_), "cultivation lags", "class=\"side end\"");
    pen_.text(left + size / 2, top + size + 40, "Productive forces P", "class=\"tick mid\"");
    pen_.raw("<text transform=\"translate(12 " + drawing::at(top + size / 2) +
             ") rotate(-90)\" class=\"tick mid\">Cultivation E</text>");
  }

  /// Of very many entities every so-and-so-many-th of the ranking.
  void points() {
    const std::size_t n = s_.order.size();
    const double radius = n > 800 ? 1.5 : n > 120 ? 3 : 4.5;
    const std::size_t every = n / 3000 + 1;
    for (std::size_t i = n; i > 0; --i) {
      if ((i - 1) % every != 0) continue;
      const std::size_t row = s_.order[i - 1].row;
      const double p = s_.found.value(measured::productivity, row);
      const double e = s_.found.value(measured::cultivation, row);
      pen_.circle(x(p), y(e), radius,
                  std::string("class=\"point\" fill=\"") + colour_of(*s_.found.grade(row)) + "\"",
                  s_.name_of_row(row) + ": P " + score(p) + ", E " + score(e) + ", D " +
                      score(s_.found.value(measured::d, row)));
    }
  }

  /// Where something stands, so that no name covers it.
  struct box {
    double from_x, from_y, to_x, to_y;
    [[nodiscard]] bool meets(const box& other) const noexcept {
      return from_x < other.to_x && other.from_x < to_x && from_y < other.to_y &&
             other.from_y < to_y;
    }
  };
  /// A place for a name beside its point: its foot, and whether the name ends there.
  struct foot {
    double x, y;
    bool ends;
  };

  /// The entities that are named: those of every chart first, and all where they are few.
  [[nodiscard]] std::vector<std::size_t> rows_to_name() const {
    std::vector<std::size_t> rows;
    const auto add = [&](std::size_t row) {
      if (row == panel::no_row || s_.found.rank(row) == 0) return;
      for (const std::size_t each : rows) {
        if (each == row) return;
      }
      rows.push_back(row);
    };
    for (const std::size_t entity : named_entities(s_)) add(s_.from.find_row(entity, s_.year));
    for (std::size_t i = 0; i < s_.order.size() && s_.order.size() <= 40; ++i) add(s_.order[i].row);
    return rows;
  }

  /// What names have to leave free: the words in the field and, where they are few, the points.
  [[nodiscard]] std::vector<box> taken() const {
    const double right = x(0.98 * most_);
    std::vector<box> out = {{left, y(0.96 * most_) - 15, left + 170, y(0.96 * most_) + 4},
                            {right - 130, y(0.02 * most_) - 15, right, y(0.02 * most_) + 4}};
    for (std::size_t i = 0; i < s_.order.size() && s_.order.size() <= 120; ++i) {
      const double px = x(s_.found.value(measured::productivity, s_.order[i].row));
      const double py = y(s_.found.value(measured::cultivation, s_.order[i].row));
      out.push_back({px - 4, py - 4, px + 4, py + 4});
    }
    return out;
  }

  /// Names beside their points, each where it covers nothing; one that has no such place is left to the
  /// pointer, unless it was asked for.
  void names() {
    std::vector<box> held = taken();
    for (const std::size_t row : rows_to_name()) {
      const double px = x(s_.found.value(measured::productivity, row));
      const double py = y(s_.found.value(measured::cultivation, row));
      const std::string name = cut(s_.name_of_row(row), 22);
      const double width = 11 * static_cast<double>(width_of(name));  // as on narrow screens
      bool placed = false;
      foot at{px + 8, py + 4, false};
      for (const foot each :
           {at, foot{px - 8, py + 4, true}, foot{px + 6, py - 7, false}, foot{px - 6, py - 7, true},
            foot{px + 6, py + 17, false}, foot{px - 6, py + 17, true}}) {
        const double from = each.ends ? each.x - width : each.x;
        const box room{from, each.y - 14, from + width, each.y + 4};
        bool is_free = from >= left && from + width <= left + size && room.from_y >= top &&
                       room.to_y <= top + size;
        for (const box& other : held) is_free = is_free && !room.meets(other);
        if (!is_free || placed) continue;
        placed = true;
        at = each;
        held.push_back(room);
      }
      bool asked = false;
      for (const std::size_t entity : s_.shown.entities)
        asked = asked || entity == s_.from.row_entity(row);
      if (!placed && !asked) continue;
      if (!placed && px > left + size / 2) at = {px - 8, py + 4, true};
      pen_.text(at.x, at.y, name, at.ends ? "class=\"name end\"" : "class=\"name\"");
    }
  }

  const subject& s_;
  double most_;
  drawing pen_;
};

}  // namespace detail

/// Productive forces against cultivation in the year: which side is behind, and curves of equal D.
/// Empty where not both are known.
[[nodiscard]] inline std::string two_sides(const subject& s) {
  if (!s.has_coupling() || s.one_entity()) return {};
  return detail::two_sides_chart(s).write();
}

}  // namespace nqpf::inline NQPF_ABI::report
