// SPDX-License-Identifier: BSL-1.0
#pragma once

// Evaluation of columns: all rules over all rows, a block of rows at a time. A header apart: the rule
// language, its proof and the evaluation of one record do without it.

// First: compilers print the way to it before the reason why a set is refused.
#include <nqpf/core/refuse.hpp>
#include <nqpf/rules/require_proven.hpp>

#include <nqpf/rules/evaluate.hpp>
#include <nqpf/rules/run/columns/run.hpp>

#include <vector>

namespace nqpf::inline NQPF_ABI {

/// How columns are evaluated.
struct column_options {
  static constexpr std::size_t all = static_cast<std::size_t>(-1);

  std::size_t begin = 0;  ///< the rows [begin, end): the host's threads share a data set by ranges
  std::size_t end = all;
  const double* parameters = nullptr;  ///< one per parameter of the program; null: their defaults
  simd::level level = simd::level::automatic;
  column_workspace* workspace = nullptr;  ///< null: memory for the time of the call
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
/// evaluated by different threads at once, each with an output and a workspace of its own.
template <class Out>
  requires std::invocable<Out&, const outcome_block&>
void evaluate(const column_program& program, const columns& data, Out&& out,
              const column_options& options = {}) {
  column_workspace own;
  const std::size_t end = options.end < data.rows() ? options.end : data.rows();
  if (options.begin >= end) return;
  detail::columnar::block_runner runner(program, data, end - options.begin, options.parameters,
                                        options.level,
                                        options.workspace != nullptr ? *options.workspace : own);
  for (std::size_t first = options.begin; first < end; first += runner.rows_at_once()) {
    const std::size_t n = end - first < runner.rows_at_once() ? end - first : runner.rows_at_once();
    runner.read(first, n);
    for (std::size_t b = 0; b * runner.block_rows() < n; ++b) out(runner.run(b));
  }
}

/// The same for a program that is made ready for this call only.
template <class Out>
  requires std::invocable<Out&, const outcome_block&>
void evaluate(const program& p, const columns& data, Out&& out,
              const column_options& options = {}) {
  evaluate(column_program(p), data, static_cast<Out&&>(out), options);
}

namespace detail {

// Made ready when it is first used, once.
template <const auto& Set>
const column_program& column_program_of() {
  static const column_program ready(program_ref<Set>);
  return ready;
}

}  // namespace detail

/// Evaluates a proven set over columns; a set with a defect does not compile here.
template <const auto& Set, class Out>
  requires std::invocable<Out&, const outcome_block&>
void evaluate(const columns& data, Out&& out, const column_options& options = {}) {
  require_proven<Set>();
  evaluate(detail::column_program_of<Set>(), data, static_cast<Out&&>(out), options);
}

/// The same with settings of its parameters.
template <const auto& Set, class Out>
  requires std::invocable<Out&, const outcome_block&>
void evaluate(const columns& data, Out&& out, const settings<Set>& with,
              column_options options = {}) {
  options.parameters = with.values;
  evaluate<Set>(data, static_cast<Out&&>(out), options);
}

/// The outcomes of all rows as bitmaps.
[[nodiscard]] inline rule_bitmaps evaluate(const column_program& program, const columns& data,
                                           const column_options& options = {}) {
  rule_bitmaps result(program.source(), data.rows());
  evaluate(program, data, result, options);
  return result;
}
[[nodiscard]] inline rule_bitmaps evaluate(const program& p, const columns& data,
                                           const column_options& options = {}) {
  return evaluate(column_program(p), data, options);
}
template <const auto& Set>
[[nodiscard]] rule_bitmaps evaluate(const columns& data, const column_options& options = {}) {
  require_proven<Set>();
  return evaluate(detail::column_program_of<Set>(), data, options);
}

template <const auto& Set>
[[nodiscard]] rule_bitmaps evaluate(const columns& data, const settings<Set>& with,
                                    column_options options = {}) {
  options.parameters = with.values;
  return evaluate<Set>(data, options);
}

/// How often each rule held, did not, and was undecided.
[[nodiscard]] inline rule_counts count(const column_program& program, const columns& data,
                                       const column_options& options = {}) {
  rule_counts result(program.source());
  evaluate(program, data, result, options);
  return result;
}
[[nodiscard]] inline rule_counts count(const program& p, const columns& data,
                                       const column_options& options = {}) {
  return count(column_program(p), data, options);
}
template <const auto& Set>
[[nodiscard]] rule_counts count(const columns& data, const column_options& options = {}) {
  require_proven<Set>();
  return count(detail::column_program_of<Set>(), data, options);
}
template <const auto& Set>
[[nodiscard]] rule_counts count(const columns& data, const settings<Set>& with,
                                column_options options = {}) {
  options.parameters = with.values;
  return count<Set>(data, options);
}

/// One row of a data set evaluated on its own, to be explained.
template <const auto& Set>
[[nodiscard]] findings<Set> evaluate_row(const columns& data, std::size_t row,
                                         const settings<Set>& with = settings<Set>::defaults()) {
  require_proven<Set>();
  double values[detail::size_of(detail::program_ref<Set>.count.inputs)]{};
  data.row(detail::program_ref<Set>, row, values, with.values);
  return findings<Set>(input_values{values}, with);
}

/// Calls `each(row, indicator, value)` for every value that lies outside its indicator's domain, one indicator
/// after the other: the proofs say nothing of such rows. An indicator without a column is missing. Lists are asked at
/// a setting of the parameters, one value for each, or at their defaults, and their items looked at: `each(row, item)`,
/// with an `outside_item`, is called for what these have outside their domains, if it takes one.
template <class F>
  requires std::invocable<F&, std::size_t, const indicator_info&, double>
void check(const program& p, const columns& data, F&& each, const double* settings = nullptr) {
  constexpr std::size_t most = 512;
  double values[most];
  const detail::outside_teller* told_to = nullptr;
  auto tell = [&](const outside_item& o) { detail::tell_outside(each, o, told_to->row); };
  detail::told_by<decltype(tell)> to(tell);
  told_to = &to;
  for (int f = 0; f < p.count.inputs; ++f) {
    const indicator_info& info = *p.inputs[f];
    column c = data.of(info, static_cast<std::size_t>(f));
    c.asks = &p;
    c.settings = settings;
    for (std::size_t first = 0; first < data.rows(); first += most) {
      const std::size_t n = data.rows() - first < most ? data.rows() - first : most;
      c.copy(info, first, n, values);
      for (std::size_t i = 0; i < n; ++i)
        if (!info.allows(values[i])) each(first + i, info, values[i]);
    }
    if (c.check != nullptr && detail::is_first_of_list(p, f)) c.check(c, info, 0, data.rows(), to);
  }
}
template <const auto& Set, class F>
  requires std::invocable<F&, std::size_t, const indicator_info&, double>
void check(const columns& data, F&& each, const settings<Set>& with = settings<Set>::defaults()) {
  check(detail::program_ref<Set>, data, static_cast<F&&>(each), with.values);
}

/// Calls `each(row, broken)`, with a `broken_assumption`, for every assumption that a row breaks, one row after the
/// other: the proofs say nothing of such rows. What `each` is given is gone after the call.
template <class F>
  requires std::invocable<F&, std::size_t, const broken_assumption&>
void check_assumptions(const program& p, const columns& data, F&& each) {
  if (p.count.assumptions == 0) return;
  constexpr std::size_t most = 256;
  std::vector<double> values(detail::size_of(p.count.inputs));
  std::vector<double> read(detail::size_of(p.count.inputs) * most, missing);
  for (std::size_t first = 0; first < data.rows(); first += most) {
    const std::size_t n = data.rows() - first < most ? data.rows() - first : most;
    for (std::size_t f = 0; f < static_cast<std::size_t>(p.count.inputs); ++f)
      if (p.bonds[f] != 0) data.of(*p.inputs[f], f).copy(*p.inputs[f], first, n, &read[f * most]);
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t f = 0; f < values.size(); ++f) values[f] = read[f * most + i];
      check_assumptions(p, values.data(), [&](const broken_assumption& b) { each(first + i, b); });
    }
  }
}
template <const auto& Set, class F>
  requires std::invocable<F&, std::size_t, const broken_assumption&>
void check_assumptions(const columns& data, F&& each) {
  check_assumptions(detail::program_ref<Set>, data, static_cast<F&&>(each));
}

}  // namespace nqpf
