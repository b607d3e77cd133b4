// SPDX-License-Identifier: BSL-1.0
#pragma once

// Private: mean and standard deviation of a series, and how the weights of a smoothing are found.

#include <nqpf/core/abi.hpp>

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI::models::detail {

inline double mean_of(std::span<const double> values) {
  double mean = 0;
  for (std::size_t i = 0; i < values.size(); ++i)
    mean += (values[i] - mean) / static_cast<double>(i + 1);
  return mean;
}

/// Sample standard deviation; 0 for fewer than two values.
inline double deviation_of(std::span<const double> values) {
  if (values.size() < 2) return 0;
  const double mean = mean_of(values);
  double squares = 0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  return std::sqrt(squares / static_cast<double>(values.size() - 1));
}

/// The power of two nearest above the largest size of some numbers; 0 where all are 0. Divided by it, numbers keep their
/// digits, and their squares neither overflow nor vanish.
inline int exponent_of(std::span<const double> values) {
  double most = 0;
  for (const double value : values)
    if (const double size = std::fabs(value); size > most) most = size;
  int exponent = 0;
  if (most > 0) std::frexp(most, &exponent);
  return exponent;
}

/// Numbers divided by a power of two.
inline std::vector<double> divided(std::span<const double> values, int exponent) {
  std::vector<double> out;
  for (const double value : values) out.push_back(std::ldexp(value, -exponent));
  return out;
}

/// Brings numbers back from that.
inline void multiply(std::span<double> values, int exponent) {
  for (double& value : values) value = std::ldexp(value, exponent);
}

/// A point of [0, 1]^k and its loss.
template <std::size_t K>
struct unit_box_point {
  double at[K];
  double loss;
};

/// Goes one step along an axis, down or up, where that lowers the loss; whether it does.
template <std::size_t K, class Loss>
inline bool step_along(unit_box_point<K>& c, std::size_t axis, double step, const Loss& loss) {
  const double old = c.at[axis];
  for (int side = -1; side <= 1; side += 2) {
    c.at[axis] = std::fmin(1, std::fmax(0, old + side * step));
    const double found = loss(c.at);
    if (found < c.loss) {
      c.loss = found;
      return true;
    }
    c.at[axis] = old;
  }
  return false;
}

/// Steps along the open axes from a point to a lower loss, halved where none helps.
template <std::size_t K, class Loss>
inline unit_box_point<K> descend_in_unit_box(unit_box_point<K> c, const bool (&open)[K],
                                             const Loss& loss) {
  for (double step = 0.125; step > 1e-7;) {
    bool moved = false;
    for (std::size_t k = 0; k < K; ++k) moved = (open[k] && step_along(c, k, step, loss)) || moved;
    if (!moved) step *= 0.5;
  }
  return c;
}

/// The point of [0, 1]^k with the least `loss(point)`: a grid of five values an axis, then steps
/// along the axes from its best four points, halved where none helps. Only the places in `open` are
/// searched; the others keep the value they have. Deterministic.
template <std::size_t K, class Loss>
inline void search_unit_box(double (&point)[K], const bool (&open)[K], const Loss& loss) {
  constexpr double grid[] = {0.05, 0.25, 0.5, 0.75, 0.95};
  constexpr std::size_t kept = 4;
  std::vector<unit_box_point<K>> best;
  std::size_t cells = 1;
  for (const bool o : open) cells *= o ? 5 : 1;
  for (std::size_t cell = 0; cell < cells; ++cell) {
    unit_box_point<K> c{};
    std::size_t rest = cell;
    for (std::size_t k = 0; k < K; ++k) {
      c.at[k] = open[k] ? grid[rest % 5] : point[k];
      if (open[k]) rest /= 5;
    }
    c.loss = loss(c.at);
    std::size_t place = best.size();
    best.push_back(c);
    for (; place > 0 && c.loss < best[place - 1].loss; --place) best[place] = best[place - 1];
    best[place] = c;
    if (best.size() > kept) best.pop_back();
  }
  unit_box_point<K> winner = best.front();
  for (const unit_box_point<K>& start : best) {
    const unit_box_point<K> found = descend_in_unit_box(start, open, loss);
    if (found.loss < winner.loss) winner = found;
  }
  for (std::size_t k = 0; k < K; ++k) point[k] = winner.at[k];
}

}  // namespace nqpf::inline NQPF_ABI::models::detail
