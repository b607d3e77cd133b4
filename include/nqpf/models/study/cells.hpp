// SPDX-License-Identifier: BSL-1.0
#pragma once

// Private: the tables of an uncertainty study, column by column in whole
// vectors, and what positive means take of them.

#include <nqpf/models/aggregate.hpp>
#include <nqpf/models/coupling.hpp>
#include <nqpf/models/detail/column.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/matrix_view.hpp>
#include <nqpf/models/options.hpp>

#include <cstddef>
#include <vector>

namespace nqpf::inline NQPF_ABI::models::detail {

/// What the alternatives of a study ask of its tables.
struct study_needs {
  bool logs = false, inverses = false;  ///< of the cells themselves
  bool positive = false;                ///< cells or their means go into a positive mean
  bool unit = false;                    ///< cells have to lie in [0, 1]
  double lift = 0;                      ///< a positive mean takes lift + (1 - lift) x
};

/// One table, each column padded to whole vectors. An unknown cell is 0 in all
/// but `raw`, and 0 in `known`, which is empty where the table is complete.
struct study_cells {
  std::vector<double> values, logs, inverses, known, raw;

  [[nodiscard]] bool complete() const noexcept { return known.empty(); }
  /// Takes one cell of a table. Errors: as `check_study_cell`.
  [[nodiscard]] outcome<> take(matrix_view<const double> table, std::size_t i, std::size_t j,
                               std::size_t pitch, const study_needs& needs);
  /// What a rule forms its weighted sums of.
  [[nodiscard]] const double* under(mean_rule rule) const noexcept {
    return rule == mean_rule::geometric  ? logs.data()
           : rule == mean_rule::harmonic ? inverses.data()
                                         : values.data();
  }
};

/// What a positive mean takes in place of `n` values: logarithms or
/// reciprocals, of lifted values where `lift` is not 0; 0 where `known` (unless
/// null) says so.
inline void turn_values(mean_rule rule, double lift, const double* values, const double* known,
                        std::size_t n, double* out) {
  if (lift != 0 || known != nullptr) {
    for (std::size_t i = 0; i < n; ++i)
      out[i] = known != nullptr && known[i] == 0 ? 1 : lift + (1 - lift) * values[i];
    values = out;
  }
  if (rule == mean_rule::geometric) {
    kernels().logs_of(values, n, out);  // ln 1 = 0
    return;
  }
  for (std::size_t i = 0; i < n; ++i)
    out[i] = known != nullptr && known[i] == 0 ? 0 : 1 / values[i];
}

/// Errors: not_finite, not_positive, out_of_range (row, column).
inline outcome<> check_study_cell(double x, const study_needs& needs, std::size_t i,
                                  std::size_t j) {
  if (!(x >= -1e299 && x <= 1e299)) return fail(error_code::not_finite, i, j);
  if (needs.positive && !(needs.lift + (1 - needs.lift) * x >= 1e-299))
    return fail(error_code::not_positive, i, j);
  if (needs.unit && !(x >= -unit_slack && x <= 1 + unit_slack))
    return fail(error_code::out_of_range, i, j);
  return done{};
}

inline outcome<> study_cells::take(matrix_view<const double> table, std::size_t i, std::size_t j,
                                   std::size_t pitch, const study_needs& needs) {
  const double x = table(i, j);
  const std::size_t at = j * pitch + i;
  if (is_missing(x)) {
    if (known.empty()) known.assign(values.size(), 1);
    known[at] = values[at] = 0;
    return done{};
  }
  values[at] = x;
  return check_study_cell(x, needs, i, j);
}

/// Copies a table. Errors: as `check_study_cell`.
[[nodiscard]] inline outcome<study_cells> copy_cells(matrix_view<const double> table,
                                                     std::size_t pitch, const study_needs& needs) {
  study_cells made;
  const std::size_t size = pitch * table.columns();
  made.values.assign(size, 1);
  for (std::size_t j = 0; j < table.columns(); ++j)
    for (std::size_t i = 0; i < table.rows(); ++i)
      if (const auto ok = made.take(table, i, j, pitch, needs); !ok)
        return failure<error>{ok.error()};
  const double* const known = made.complete() ? nullptr : made.known.data();
  if (needs.logs) {
    made.logs.resize(size);
    turn_values(mean_rule::geometric, needs.lift, made.values.data(), known, size,
                made.logs.data());
  }
  if (needs.inverses) {
    made.inverses.resize(size);
    turn_values(mean_rule::harmonic, needs.lift, made.values.data(), known, size,
                made.inverses.data());
  }
  if (needs.unit && known != nullptr) {
    made.raw = made.values;
    for (std::size_t k = 0; k < size; ++k)
      if (known[k] == 0) made.raw[k] = missing;
  }
  return made;
}

}  // namespace nqpf::inline NQPF_ABI::models::detail
