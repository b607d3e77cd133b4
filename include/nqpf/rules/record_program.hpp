// SPDX-License-Identifier: BSL-1.0
#pragma once

// The evaluation of single records by a rule set made at run time.

#include <nqpf/rules/run/buffer.hpp>
#include <nqpf/rules/run/record/builder.hpp>
#include <nqpf/rules/run/record/run.hpp>

namespace nqpf::inline NQPF_ABI {

/// A program made ready for the evaluation of single records. Building it allocates; evaluating does not.
/// It refers to the program's arrays. Any number of threads may use one at once.
class record_program {
public:
  explicit record_program(const nqpf::program& p) {
    const detail::single::capacities size = detail::single::capacities_of(p);
    const auto at_least = [](int n) { return static_cast<std::size_t>(n > 0 ? n : 1); };
    blocks_.resize(at_least(size.blocks));
    masks_.resize(at_least(size.masks));
    ranks_.resize(at_least(size.selectors));
    truths_.resize(at_least(size.selectors));
    thresholds_.resize(at_least(size.thresholds));
    steps_.resize(at_least(size.steps));
    operands_.resize(at_least(size.operands));
    detail::buffer<detail::single::placed_literal> literals(at_least(size.literals));
    detail::buffer<detail::single::boundary> scratch(at_least(size.thresholds));
    plan_ = {p,
             0,
             0,
             blocks_.data(),
             ranks_.data(),
             truths_.data(),
             thresholds_.data(),
             masks_.data(),
             steps_.data(),
             operands_.data()};
    detail::single::plan_builder(plan_, literals.data(), scratch.data());
  }
  record_program(record_program&&) = default;
  record_program& operator=(record_program&&) = default;

  [[nodiscard]] const nqpf::program& source() const noexcept { return plan_.p; }
  /// How many bytes of scratch `evaluate` needs.
  [[nodiscard]] std::size_t scratch_size() const noexcept {
    return static_cast<std::size_t>(plan_.block_count) * detail::single::rule_mask::bits;
  }
  /// The outcomes of all rules on one record: the same as `run` gives. One value per input (NaN:
  /// missing), one per parameter.
  void evaluate(const double* values, const double* parameters, truth* outcomes,
                unsigned char* scratch, simd::level level = simd::level::automatic) const {
    detail::single::run(plan_, values, parameters, outcomes, scratch, simd::available(level));
  }

private:
  detail::single::plan plan_;
  detail::buffer<detail::single::block> blocks_;
  detail::buffer<detail::single::rule_mask> masks_;
  detail::buffer<detail::single::rank_selector> ranks_;
  detail::buffer<detail::single::truth_selector> truths_;
  detail::buffer<double> thresholds_;
  detail::buffer<detail::single::bit_step> steps_;
  detail::buffer<detail::single::bit_operand> operands_;
};

}  // namespace nqpf
