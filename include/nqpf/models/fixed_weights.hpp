// SPDX-License-Identifier: BSL-1.0
#pragma once

// Weights that are written into the program, and proven when it is compiled.

#include <nqpf/core/diagnostic.hpp>
#include <nqpf/models/weights.hpp>

#include <cstddef>
#include <span>
#include <utility>

namespace nqpf::inline NQPF_ABI::models {

namespace detail {

// Declared and never defined: reaching one in a constant evaluation is the compile error, and its
// name and arguments are what the compiler prints.
namespace defect_16_bad_weights {

template <std::size_t Index>
void a_weight_is_negative_or_not_a_number(double weight);
void the_weights_do_not_sum_to_one(double sum);

}  // namespace defect_16_bad_weights

/// Names the weight in a type, since that is what every compiler prints.
template <std::size_t... Indices>
constexpr void refuse_weight(std::size_t index, const double* values,
                             std::index_sequence<Indices...>) {
  ((index == Indices
        ? defect_16_bad_weights::a_weight_is_negative_or_not_a_number<Indices>(values[Indices])
        : void()),
   ...);
}

}  // namespace detail

/// A constant weight vector: `inline constexpr fixed_weights w{0.5, 0.3, 0.2};`.
///
/// A negative weight, or a sum that is not one within `weight_tolerance`, is defect 16: the program
/// does not compile. Converts to the span that the methods take. At most 256 weights, where clang's
/// fold expressions end.
template <std::size_t Size>
class fixed_weights {
public:
  template <class... Weights>
    requires(sizeof...(Weights) == Size)
  consteval fixed_weights(Weights... weights) : values_{static_cast<double>(weights)...} {
    double sum = 0;
    for (std::size_t j = 0; j < Size; ++j) {
      if (!(values_[j] >= 0)) detail::refuse_weight(j, values_, std::make_index_sequence<Size>{});
      sum += values_[j];
    }
    if (!(sum >= 1 - weight_tolerance && sum <= 1 + weight_tolerance))
      detail::defect_16_bad_weights::the_weights_do_not_sum_to_one(sum);
  }

  [[nodiscard]] static constexpr std::size_t size() noexcept { return Size; }
  [[nodiscard]] constexpr const double* data() const noexcept { return values_; }
  [[nodiscard]] constexpr const double* begin() const noexcept { return values_; }
  [[nodiscard]] constexpr const double* end() const noexcept { return values_ + Size; }
  [[nodiscard]] constexpr double operator[](std::size_t index) const {
    NQPF_ASSERT(index < Size);
    return values_[index];
  }
  constexpr operator std::span<const double>() const noexcept { return {values_, Size}; }

private:
  double values_[Size];
};

template <class... Weights>
fixed_weights(Weights...) -> fixed_weights<sizeof...(Weights)>;

/// Defect 16 as a value, in O(weights), for weights that are read when the program runs:
/// `defect::none`, or `defect::bad_weights` with a message that names the weight and the sum.
[[nodiscard]] constexpr diagnostic diagnose_weights(std::span<const double> weights) {
  diagnostic found{defect::none, -1, -1, phrase{}};
  const outcome<> ok = check_weights(weights);
  if (ok) return found;
  found.code = defect::bad_weights;
  found.message << "bad weights: ";
  const error e = ok.error();
  if (e.code == error_code::weight_sum) {
    double sum = 0;
    for (const double weight : weights) sum += weight;
    found.message << "they sum to " << sum << ", not to 1";
  } else {
    found.message << describe(e.code);
    if (e.column != nowhere)
      found.message << ": weight " << static_cast<double>(e.column) << " is " << weights[e.column];
  }
  return found;
}

}  // namespace nqpf::inline NQPF_ABI::models
