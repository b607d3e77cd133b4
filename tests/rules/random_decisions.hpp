// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a random set decides of each record at each setting of its parameters, by going through all of them.

#include "brute_force.hpp"

#include <cmath>
#include <memory>
#include <set>
#include <vector>

namespace test {

/// The settings that stand for all others, and the records at each.
class decision_points {
public:
  /// Whether the parameters have ranges.
  decision_points(const random_set& set, bool moves) : set_(set), moves_(moves) {}

  [[nodiscard]] std::vector<std::vector<double>> settings() const {
    std::vector<std::vector<double>> values;
    for (const nqpf::parameter& p : set_.parameters) {
      std::set<double> marks = ends();
      marks.insert(set_.variables[0].thresholds.begin(), set_.variables[0].thresholds.end());
      std::vector<double> inside;
      for (const double v : between(marks, 3))
        if (p.range.contains(v)) inside.push_back(v);
      if (!(p.range.low < p.range.high)) inside = {p.value};
      values.push_back(inside);
    }
    if (values.empty()) return {{}};
    const record_list all = all_records(values);
    std::vector<std::vector<double>> out;
    for (std::size_t k = 0; k < all.count; ++k)
      if (!set_.ordered || all.columns[0][k] < all.columns[1][k]) out.push_back(all.record(k));
    return out;
  }
  [[nodiscard]] record_list records_at(const std::vector<double>& setting) const {
    std::vector<std::vector<double>> points;
    for (const variable& v : set_.variables) points.push_back(v.points);
    const nqpf::indicator_info& info = set_.variables[0].info;
    if (moves_ && info.kind == nqpf::kind::number) {
      std::set<double> marks = ends();
      marks.insert(setting.begin(), setting.end());
      marks.insert(set_.variables[0].thresholds.begin(), set_.variables[0].thresholds.end());
      points[0].clear();
      for (const double x : between(marks, 1))
        if (info.domain.contains(x)) points[0].push_back(x);
      if (info.may_be_missing) points[0].push_back(nqpf::missing);
    }
    return all_records(points);
  }

private:
  [[nodiscard]] std::set<double> ends() const {
    std::set<double> marks;
    for (const nqpf::parameter& q : set_.parameters) marks.insert({q.range.low, q.range.high});
    const nqpf::interval& d = set_.variables[0].info.domain;
    for (const double end : {d.low, d.high})
      if (std::isfinite(end)) marks.insert(end);
    return marks;
  }
  static std::vector<double> between(const std::set<double>& marks, int count) {
    std::vector<double> out;
    const std::vector<double> m(marks.begin(), marks.end());
    out.push_back(m.front() - 1);
    for (std::size_t i = 0; i < m.size(); ++i) {
      out.push_back(m[i]);
      for (int k = 1; k <= count && i + 1 < m.size(); ++k)
        out.push_back(m[i] + (m[i + 1] - m[i]) * k / (count + 1));
    }
    out.push_back(m.back() + 1);
    return out;
  }

  const random_set& set_;
  bool moves_;
};

/// Whether a set makes a statement of a record that stands: a value, or anything (null).
class stated_by {
public:
  explicit stated_by(const random_set& set) : set_(set) {}

  bool operator()(brute_force& b, std::size_t k, const nqpf::conclusion* c) const {
    for (const random_group& g : set_.groups)
      if (g.has_default &&
          (c == nullptr || (g.otherwise.type == c->type && g.otherwise.position == c->position)) &&
          b.no_member_holds(g, k))
        return true;
    bool said = false;
    for (std::size_t r = 0; r < set_.rules.size(); ++r) {
      if (b.counts(static_cast<int>(r))[k] != truth::yes) continue;
      if (c == nullptr)
        said = said || !set_.rules[r].conclusions.empty() || set_.rules[r].value.has_value();
      else said = said || brute_force::concludes(set_.rules[r], *c);
      for (const nqpf::conclusion& d : set_.rules[r].conclusions)
        if (c != nullptr && d.type == c->type && overrules(*c->type, d.position, c->position))
          return false;
    }
    return said;
  }

private:
  static bool overrules(const nqpf::detail::enumeration_info& t, int over, int under) {
    for (int i = 0; i < t.resolve_count; ++i)
      if (t.resolving[i].first == over && t.resolving[i].second == under) return true;
    return false;
  }

  const random_set& set_;
};

}  // namespace test
