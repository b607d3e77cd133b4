// SPDX-License-Identifier: BSL-1.0
#pragma once

// Aggregation over a hierarchy: indicators to paths or elements, these to sides, these to an index,
// with a rule and weights of its own at every level.

#include <nqpf/models/aggregate.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/matrix_view.hpp>
#include <nqpf/models/options.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI::models {

/// One step upwards: which parent each node of a level has among the nodes of the level above, and
/// how much it weighs there. Weights are relative: they are brought to one within each parent.
struct hierarchy_level {
  std::span<const std::uint32_t> parents;
  std::span<const double> weights;
  aggregate_options options{};
};

/// How many nodes the level above has: one more than the largest parent number; 0 of an empty
/// level. O(nodes).
[[nodiscard]] constexpr std::size_t parents_of(const hierarchy_level& level) noexcept {
  std::size_t count = 0;
  for (const std::uint32_t parent : level.parents)
    if (parent + std::size_t{1} > count) count = parent + std::size_t{1};
  return count;
}

/// How many scores the levels make: the nodes above the indicators. O(nodes).
[[nodiscard]] constexpr std::size_t scores_of(std::span<const hierarchy_level> levels) noexcept {
  std::size_t count = 0;
  for (const hierarchy_level& level : levels) count += parents_of(level);
  return count;
}

namespace detail {

/// The families of one level. Errors count columns from the first node of the level.
inline outcome<> families_of(const hierarchy_level& level, std::vector<family>& out) {
  if (level.parents.empty()) return fail(error_code::empty);
  if (level.weights.size() != level.parents.size()) return fail(error_code::shape);
  if (parents_of(level) > level.parents.size()) return fail(error_code::shape);
  out.assign(parents_of(level), family{});
  for (std::size_t j = 0; j < level.parents.size(); ++j) {
    family& f = out[level.parents[j]];
    f.children.push_back(j);
    f.weights.push_back(level.weights[j]);
  }
  for (family& f : out) {
    if (f.children.empty()) return fail(error_code::shape);
    const outcome<double> total = total_weight(f.weights, level.options);
    if (!total) {
      const error e = total.error();
      return fail(e.code, nowhere, e.column == nowhere ? f.children[0] : f.children[e.column]);
    }
    f.total = *total;
    settle(f, level.options);
  }
  return done{};
}

}  // namespace detail

/// Aggregates level by level. The first level's nodes are the columns of `x`; `scores` gets one
/// column for every node above, lowest level first, the index itself last; `coverage`, unless
/// empty, the known share of the weights of each.
///
/// Missing values are known to every level (`min_coverage` of its options decides). Errors: empty,
/// shape (also for a parent without children), those of `aggregate`; columns count the indicators
/// first and then the columns of `scores`. Source: OECD/JRC Handbook 2008, step 6. O(cells of `x`
/// and `scores`); memory for the weights.
[[nodiscard]] inline outcome<> aggregate_levels(matrix_view<const double> x,
                                                std::span<const hierarchy_level> levels,
                                                matrix_view<double> scores,
                                                matrix_view<double> coverage = {}) {
  if (x.empty() || levels.empty()) return detail::fail(error_code::empty);
  if (levels[0].parents.size() != x.columns() || scores.rows() != x.rows() ||
      scores.columns() != scores_of(levels) ||
      (!coverage.empty() &&
       (coverage.rows() != x.rows() || coverage.columns() != scores.columns())))
    return detail::fail(error_code::shape);
  std::vector<detail::family> families;
  matrix_view<const double> from = x;
  std::size_t from_column = 0,
              to_column = 0;  // the first of `from` in all, the first of the parents
  for (const hierarchy_level& level : levels) {
    if (level.parents.size() != from.columns()) return detail::fail(error_code::shape);
    if (auto ok = detail::families_of(level, families); !ok)
      return detail::moved(ok.error(), from_column);
    const std::size_t count = families.size();
    const matrix_view<double> to = scores.column_range(to_column, count);
    const matrix_view<double> covered =
        coverage.empty() ? matrix_view<double>{} : coverage.column_range(to_column, count);
    if (auto ok = detail::aggregate_families(from, families, level.options, to, covered); !ok)
      return detail::moved(ok.error(), from_column);
    from = to;
    from_column = x.columns() + to_column;
    to_column += count;
  }
  return done{};
}

/// The global weight of every indicator: the product of the weights, brought to one within each
/// parent, down the tree (Saaty 1980). They sum to one when the last level has one parent. Rules
/// and coverage of the levels do not matter. Errors: as `aggregate_levels`, and too_small (column)
/// for a product that underflows. O(indicators levels);
/// memory for the weights.
[[nodiscard]] inline outcome<> global_weights(std::span<const hierarchy_level> levels,
                                              std::span<double> out) {
  if (levels.empty()) return detail::fail(error_code::empty);
  if (levels[0].parents.size() != out.size()) return detail::fail(error_code::shape);
  for (double& weight : out) weight = 1;
  std::vector<std::size_t> node(out.size());
  for (std::size_t j = 0; j < out.size(); ++j) node[j] = j;
  std::vector<detail::family> families;
  std::size_t expected = out.size();
  for (const hierarchy_level& level : levels) {
    if (level.parents.size() != expected) return detail::fail(error_code::shape);
    if (auto ok = detail::families_of(level, families); !ok) return ok;
    for (std::size_t j = 0; j < out.size(); ++j) {
      const std::uint32_t parent = level.parents[node[j]];
      const double share = level.weights[node[j]] / families[parent].total;
      if (detail::underflows(share, out[j] * share) && out[j] != 0)
        return detail::fail(error_code::too_small, nowhere, j);
      out[j] *= share;
      node[j] = parent;
    }
    expected = families.size();
  }
  return done{};
}

}  // namespace nqpf::inline NQPF_ABI::models
