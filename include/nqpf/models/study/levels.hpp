// SPDX-License-Identifier: BSL-1.0
#pragma once

// Private: the hierarchy of an uncertainty study, laid out for speed.

#include <nqpf/models/detail/column.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/options.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI::models::detail {

/// One level of the hierarchy, and which of its nodes belong to which parent.
struct study_level {
  std::size_t first = 0, count = 0;           // its nodes among all
  std::size_t first_parent = 0, parents = 0;  // those of the level above
  std::vector<std::size_t> children,
      begins;               // by parent, nodes counted within the level
  std::vector<bool> bears;  // whether an indicator stands below a parent
  double spread = 0;
};

/// Puts the children of each parent side by side. Error: shape for a parent
/// that there is not.
inline outcome<> sort_children(study_level& l, std::span<const std::uint32_t> parent_of) {
  l.begins.assign(l.parents + 1, 0);
  for (const std::uint32_t parent : parent_of) {
    if (parent >= l.parents) return fail(error_code::shape);
    ++l.begins[parent + 1];
  }
  for (std::size_t p = 0; p < l.parents; ++p) l.begins[p + 1] += l.begins[p];
  std::vector<std::size_t> next(l.begins);
  l.children.resize(l.count);
  for (std::size_t j = 0; j < l.count; ++j) l.children[next[parent_of[j]]++] = j;
  return done{};
}

/// The levels of a hierarchy over `columns` indicators that ends in `roots`
/// nodes. Errors: shape; also where no indicator stands below a root.
[[nodiscard]] inline outcome<std::vector<study_level>> lay_out(
    std::span<const std::span<const std::uint32_t>> parents, std::size_t columns,
    std::size_t roots) {
  std::vector<study_level> levels;
  std::size_t nodes = 0;
  for (std::size_t l = 0; l < parents.size(); ++l) {
    study_level made;
    made.first = nodes;
    made.count = parents[l].size();
    if (made.count != (l == 0 ? columns : levels.back().parents)) return fail(error_code::shape);
    nodes += made.count;
    made.first_parent = nodes;
    made.parents = l + 1 < parents.size() ? parents[l + 1].size() : roots;
    if (const auto ok = sort_children(made, parents[l]); !ok) return failure<error>{ok.error()};
    made.bears.assign(made.parents, false);
    for (std::size_t j = 0; j < made.count; ++j)
      if (l == 0 || levels.back().bears[j]) made.bears[parents[l][j]] = true;
    levels.push_back(static_cast<study_level&&>(made));
  }
  for (std::size_t root = 0; root < roots; ++root)
    if (levels.empty() || !levels.back().bears[root]) return fail(error_code::shape);
  return levels;
}

/// Errors: shape, missing_cell, weight_negative, weight_zero, not_finite
/// (column is the node).
inline outcome<> check_study_weights(std::span<const double> weights,
                                     const std::vector<study_level>& levels) {
  if (weights.size() != levels.back().first_parent) return fail(error_code::shape);
  for (std::size_t j = 0; j < weights.size(); ++j) {
    if (is_missing(weights[j])) return fail(error_code::missing_cell, nowhere, j);
    if (weights[j] < 0) return fail(error_code::weight_negative, nowhere, j);
    if (infinite(weights[j])) return fail(error_code::not_finite, nowhere, j);
  }
  for (const study_level& l : levels)
    for (std::size_t p = 0; p < l.parents; ++p) {
      if (!l.bears[p]) continue;
      double sum = 0;
      for (std::size_t k = l.begins[p]; k < l.begins[p + 1]; ++k)
        sum += weights[l.first + l.children[k]];
      const std::size_t node = l.first + l.children[l.begins[p]];
      if (!(sum <= 1e307)) return fail(error_code::not_finite, nowhere, node);  // may nearly double
      if (!(sum > 0)) return fail(error_code::weight_zero, nowhere, node);
    }
  return done{};
}

/// Brings the weights of all nodes to one within each parent; a parent that has
/// lost all its children counts for nothing itself. False where a root has lost
/// them.
[[nodiscard]] inline bool settle_weights(const std::vector<study_level>& levels, double* w) {
  const std::size_t nodes = levels.back().first_parent;
  for (const study_level& l : levels)
    for (std::size_t p = 0; p < l.parents; ++p) {
      double sum = 0;
      for (std::size_t k = l.begins[p]; k < l.begins[p + 1]; ++k) sum += w[l.first + l.children[k]];
      for (std::size_t k = l.begins[p]; sum > 0 && k < l.begins[p + 1]; ++k)
        w[l.first + l.children[k]] /= sum;
      if (sum > 0) continue;
      if (l.first_parent == nodes) return false;
      w[l.first_parent + p] = 0;
    }
  return true;
}

/// The share of every node in one root: its settled weight times those of all
/// nodes above it.
inline void share_down(const std::vector<study_level>& levels, const double* w, std::size_t root,
                       double* shares) {
  for (std::size_t l = levels.size(); l-- > 0;) {
    const study_level& here = levels[l];
    const bool last = l + 1 == levels.size();
    for (std::size_t p = 0; p < here.parents; ++p) {
      const double above = last ? (p == root ? 1.0 : 0.0) : shares[here.first_parent + p];
      for (std::size_t k = here.begins[p]; k < here.begins[p + 1]; ++k) {
        const std::size_t node = here.first + here.children[k];
        shares[node] = w[node] * above;
      }
    }
  }
}

}  // namespace nqpf::inline NQPF_ABI::models::detail
