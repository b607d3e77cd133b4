// SPDX-License-Identifier: BSL-1.0
#pragma once

// Units that make outputs of inputs, and the choices of data envelopment.

#include <nqpf/models/matrix_view.hpp>

namespace nqpf::inline NQPF_ABI::models {

/// Units that produce: a row each, such as universities or provinces.
struct production_units {
  matrix_view<const double> inputs;
  matrix_view<const double> outputs;
};

enum class returns_to_scale : unsigned char {
  constant,  ///< CCR (Charnes, Cooper and Rhodes 1978)
  variable,  ///< BCC (Banker, Charnes and Cooper 1984): the weights sum to 1
};

enum class dea_orientation : unsigned char {
  input,   ///< how far all inputs could shrink
  output,  ///< how far all outputs could grow; the score is 1 / the factor
};

struct dea_options {
  returns_to_scale returns = returns_to_scale::constant;
  dea_orientation orientation = dea_orientation::input;
};

}  // namespace nqpf::inline NQPF_ABI::models
