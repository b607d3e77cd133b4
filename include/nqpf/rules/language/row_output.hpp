// SPDX-License-Identifier: BSL-1.0
#pragma once

// What rows of tables put out beside conclusions: numbers, texts, and numbers computed from inputs.

#include <nqpf/rules/language/expression.hpp>

namespace nqpf::inline NQPF_ABI {

namespace detail {

/// An output of a row of a table, or of its default.
struct row_output {
  enum class form : unsigned char { number, text, computed };

  form what;
  const char* id;  ///< the empty text of the one that has no name
  double number;
  const char* words;
  short begin;  ///< of the nodes that compute it
  short count;
};

/// The outputs of a row that are no conclusions; the number without a name that is no computed one is kept apart.
struct row_outputs {
  static constexpr int capacity = 5;
  static constexpr int node_capacity = 32;

  row_output items[capacity];
  int count;
  node nodes[node_capacity];  ///< of all computed ones
  int node_count;
};

}  // namespace detail

}  // namespace nqpf
