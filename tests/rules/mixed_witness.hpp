// SPDX-License-Identifier: BSL-1.0
#pragma once

// The records that a sentence speaks of: its values, and of other inputs all that stand for them.

#include "mixed_brute.hpp"
#include "mixed_engine.hpp"

#include <cstdlib>
#include <string>
#include <vector>

namespace test::mixed {

/// The number of a value that is told for an input; below all domains where it is none.
inline double number_of(const input& i, const reported_value& v) {
  if (v.word.empty()) return v.number;
  if (v.word == "missing") return missing;
  if (v.word == "true" || v.word == "false") return v.word == "true" ? 1 : 0;
  if (v.word.find("2024-01-") == 0) return std::atof(v.word.c_str() + 8) - 1;
  if (v.word == "another text") return static_cast<double>(i.names.size());
  for (std::size_t w = 0; w < i.names.size(); ++w)
    if (i.names[w] == v.word) return static_cast<double>(w);
  return -none_bound;
}

/// The values of each input that agree with a sentence; empty where one is outside its domain.
inline std::vector<std::vector<double>> witness_records(const rules& s, const told& t) {
  std::vector<std::vector<double>> values;
  for (int k = 0; k < static_cast<int>(s.inputs.size()); ++k) {
    const input& i = s.inputs[at(k)];
    values.push_back(grid(s, k));
    for (const reported_value& v : t.values) {
      if (v.id != i.id) continue;
      const double x = number_of(i, v);
      if (!i.admits(x)) return {};
      values.back() = {x};
    }
  }
  return values;
}

}  // namespace test::mixed
