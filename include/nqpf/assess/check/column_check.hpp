// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a look at the columns against each other found before anything was scored.

#include <nqpf/core/interval.hpp>

#include <cstddef>
#include <vector>

namespace nqpf::inline NQPF_ABI {

namespace assessed {

/// Two columns that do not go together as their dimensions say.
struct column_pair {
  enum class kind : unsigned char {
    opposed,  ///< in one dimension, both turned so that high is better, and yet they run against each other
    duplicate,  ///< nearly the same numbers: what they measure counts twice
    size,  ///< the first is no level and yet follows the second, a level of context such as population
    level,  ///< the same where the panel has no level of context: the second is another level
  } what{};
  std::size_t first = 0;      ///< column of the panel
  std::size_t second = 0;     ///< column of the panel
  std::size_t dimension = 0;  ///< of the first
  double correlation = 0;     ///< Pearson of scores; of ranks where a size is followed
  std::size_t rows = 0;       ///< in which both are known
};

/// How the columns of a dimension hang together, over the rows in which all of them are known.
struct dimension_check {
  std::size_t dimension = 0;
  std::size_t rows = 0;
  double alpha = missing;        ///< Cronbach's, over scores
  double first_share = missing;  ///< of the variance that the first principal component explains
  std::vector<std::size_t> scored_columns;
  std::vector<double> loadings;  ///< of the scored columns on that component
};

/// The pairs with the greatest correlations first, and every dimension of two columns and more.
struct column_check {
  std::vector<column_pair> pairs;
  std::vector<dimension_check> dimensions;
};

}  // namespace assessed

}  // namespace nqpf::inline NQPF_ABI
