// SPDX-License-Identifier: BSL-1.0
#pragma once

// Where weights come from that were not worked out of the data alone.

#include <nqpf/core/interval.hpp>
#include <nqpf/models/ahp.hpp>

#include <string>
#include <vector>

namespace nqpf::inline NQPF_ABI {

namespace assessed {

/// The weights that the pairwise judgements of one file make.
struct judged_weights {
  std::string file;
  std::string of;  ///< what was compared: a dimension, a side, the dimensions of a side
  std::vector<std::string> names;  ///< identifiers of columns, or of dimensions
  std::vector<double> weights;     ///< in the same order; they sum to one
  models::ahp_consistency consistency;
};

/// How two vectors of weights of a side became one.
struct combined_weights {
  std::string of;  ///< the side
  /// How much each counts, the judged or given one first: their sum is one. Missing where the
  /// combination is no weighted mean.
  double judged = missing;
  double computed = missing;
};

/// Both, of one assessment.
struct weight_sources {
  std::vector<judged_weights> judged;
  std::vector<combined_weights> combined;
};

}  // namespace assessed

}  // namespace nqpf::inline NQPF_ABI
