// SPDX-License-Identifier: BSL-1.0
#pragma once

// Evaluation of columns: all rules over all rows, a block of rows at a time. A header apart: the rule
// language, its proof and the evaluation of one record do without it.

#include <nqpf/rules/columns_level.hpp>
#include <nqpf/rules/columns_output.hpp>
#include <nqpf/rules/evaluate.hpp>

namespace nqpf::inline v0 {

/// How columns are evaluated.
struct column_options {
  static constexpr std::size_t all = static_cast<std::size_t>(-1);

  std::size_t begin = 0;  ///< the rows [begin, end): the host's threads share a data set by ranges
  std::size_t end = all;
  const double* parameters = nullptr;  ///< one per parameter of the program; null: their defaults
  simd::level level = simd::level::automatic;
};

/// The rows of part `part` of `parts`, so that each part but the last has a multiple of 64 rows.
[[nodiscard]] inline column_options part_of(std::size_t rows, std::size_t part, std::size_t parts) {
  const std::size_t words = (rows + 63) / 64;
  column_options o;
  o.begin = words * part / parts * 64;
  o.end = part + 1 == parts ? rows : words * (part + 1) / parts * 64;
  return o;
}

/// Evaluates a program over columns and gives `out` one `outcome_block` after the other, in order of
/// the rows: `out(block)`. Collectors and callables of the host's are outputs alike; what has no column
/// is missing. The memory that it needs does not depend on the number of rows. Different ranges may be
/// evaluated by different threads at once, each with an output of its own.
template <class Out>
  requires std::invocable<Out&, const outcome_block&>
void evaluate(const program& p, const columns& data, Out&& out, const column_options& options = {}) {
  constexpr std::size_t block_rows = 1024;
  constexpr std::size_t pitch = block_rows / 64;
  const auto facts = detail::size_of(p.count.facts);
  const auto rules = detail::size_of(p.count.rules);
  detail::buffer<double> staged(facts * block_rows);
  detail::buffer<double> values(facts);
  detail::buffer<double> parameters(detail::size_of(p.count.parameters));
  detail::buffer<truth> outcomes(rules);
  detail::buffer<std::uint64_t> planes(2 * rules * pitch);
  detail::buffer<column> inputs(facts);
  for (int f = 0; f < p.count.facts; ++f) inputs[static_cast<std::size_t>(f)] = data.of(*p.facts[f]);
  for (int i = 0; i < p.count.parameters; ++i)
    parameters[static_cast<std::size_t>(i)] =
      options.parameters != nullptr ? options.parameters[i] : p.parameters[i]->value;
  const std::size_t end = options.end < data.rows() ? options.end : data.rows();
  for (std::size_t first = options.begin; first < end; first += block_rows) {
    const std::size_t n = end - first < block_rows ? end - first : block_rows;
    for (std::size_t f = 0; f < static_cast<std::size_t>(p.count.facts); ++f)
      inputs[f].copy(*p.facts[f], first, n, staged.data() + f * block_rows);
    planes.fill(0);
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t f = 0; f < static_cast<std::size_t>(p.count.facts); ++f)
        values[f] = staged[f * block_rows + i];
      run(p, values.data(), parameters.data(), outcomes.data());
      const std::uint64_t bit = std::uint64_t{1} << (i % 64);
      for (std::size_t r = 0; r < static_cast<std::size_t>(p.count.rules); ++r) {
        if (outcomes[r] == truth::yes) planes[r * pitch + i / 64] |= bit;
        if (outcomes[r] == truth::unknown) planes[(rules + r) * pitch + i / 64] |= bit;
      }
    }
    out(outcome_block(p, first, static_cast<int>(n), planes.data(), planes.data() + rules * pitch,
                      pitch));
  }
}

/// Evaluates a proven set over columns; a set with a defect does not compile here.
template <const auto& Set, class Out>
  requires std::invocable<Out&, const outcome_block&>
void evaluate(const columns& data, Out&& out, const column_options& options = {}) {
  require_proven<Set>();
  evaluate(detail::program_ref<Set>, data, static_cast<Out&&>(out), options);
}

/// The same with settings of its parameters.
template <const auto& Set, class Out>
  requires std::invocable<Out&, const outcome_block&>
void evaluate(const columns& data, Out&& out, const settings<Set>& with, column_options options = {}) {
  options.parameters = with.values;
  evaluate<Set>(data, static_cast<Out&&>(out), options);
}

/// The outcomes of all rows as bitmaps.
[[nodiscard]] inline rule_bitmaps evaluate(const program& p, const columns& data,
                                           const column_options& options = {}) {
  rule_bitmaps result(p, data.rows());
  evaluate(p, data, result, options);
  return result;
}
template <const auto& Set>
[[nodiscard]] rule_bitmaps evaluate(const columns& data, const column_options& options = {}) {
  require_proven<Set>();
  return evaluate(detail::program_ref<Set>, data, options);
}

/// How often each rule held, did not, and was undecided.
[[nodiscard]] inline rule_counts count(const program& p, const columns& data,
                                       const column_options& options = {}) {
  rule_counts result(p);
  evaluate(p, data, result, options);
  return result;
}
template <const auto& Set>
[[nodiscard]] rule_counts count(const columns& data, const column_options& options = {}) {
  require_proven<Set>();
  return count(detail::program_ref<Set>, data, options);
}

/// One row of a data set evaluated on its own, to be explained.
template <const auto& Set>
[[nodiscard]] findings<Set> evaluate_row(const columns& data, std::size_t row,
                                         const settings<Set>& with = settings<Set>::defaults()) {
  require_proven<Set>();
  double values[detail::size_of(detail::program_ref<Set>.count.facts)]{};
  data.row(detail::program_ref<Set>, row, values);
  return findings<Set>(fact_values{values}, with);
}

}  // namespace nqpf
