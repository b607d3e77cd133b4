// SPDX-License-Identifier: BSL-1.0
#pragma once

// How workers, means of labour and objects of labour combine to an output, as economists write it: Cobb-Douglas
// and constant elasticity of substitution; and total factor productivity, which the papers call the mark of new
// quality productive forces (cao_wu 1; hu_li 2). The papers give no function and no number: all of them are the
// host's.

#include <nqpf/framework/production/power.hpp>
#include <nqpf/framework/productivity.hpp>

namespace nqpf::inline NQPF_ABI::framework {

/// Output as a function of the amounts of the three elements, with a level of technology that multiplies it.
template <class T>
concept production_function = element_combination<T> && requires(const T& f) {
  { f.technology } -> std::convertible_to<double>;
  { f.is_valid() } -> std::same_as<bool>;
};

namespace detail {

// Amounts are never negative; one that is missing, or negative, leaves the output missing.
constexpr bool are_amounts(double workers, double means, double objects) noexcept {
  for (const double amount : {workers, means, objects})
    if (is_missing(amount) || amount < 0) return false;
  return true;
}

}  // namespace detail

/// Cobb and Douglas (1928): technology x workers^a x means^b x objects^c. The exponents are the elasticities of
/// output, in [0, inf); where they sum to one, twice the elements yield twice the output.
struct cobb_douglas {
  double workers = 1.0 / 3;
  double means = 1.0 / 3;
  double objects = 1.0 / 3;
  double technology = 1;

  /// Whether the exponents are not negative and the technology is positive.
  [[nodiscard]] constexpr bool is_valid() const noexcept {
    return detail::are_amounts(workers, means, objects) && technology > 0;
  }
  /// What output is multiplied by where all elements double, as a power of two.
  [[nodiscard]] constexpr double returns_to_scale() const noexcept {
    return workers + means + objects;
  }
  /// The output; missing where an amount is missing or negative, or the function is not valid.
  [[nodiscard]] constexpr double operator()(double w, double m, double o) const noexcept {
    if (!is_valid() || !detail::are_amounts(w, m, o)) return missing;
    return technology * detail::power(w, workers) * detail::power(m, means) *
           detail::power(o, objects);
  }
};

/// Constant elasticity of substitution (Arrow, Chenery, Minhas, Solow 1961):
/// technology x (a workers^r + b means^r + c objects^r)^(s/r) with r = 1 - 1/substitution. Shares are in [0, 1] and
/// sum to one. Substitution is in [0, inf]: 0 lets no element make up for another (the least counts), 1 is
/// Cobb-Douglas with the shares as exponents, infinity adds them up. `returns` is s.
struct constant_elasticity {
  double workers = 1.0 / 3;
  double means = 1.0 / 3;
  double objects = 1.0 / 3;
  double substitution = 1;
  double returns = 1;
  double technology = 1;

  /// Whether shares sum to one and none is negative, and the other parameters are in range.
  [[nodiscard]] constexpr bool is_valid() const noexcept {
    const double off = workers + means + objects - 1;
    return detail::are_amounts(workers, means, objects) && off < 1e-9 && off > -1e-9 &&
           substitution >= 0 && returns > 0 && technology > 0;
  }
  /// The output; missing where an amount is missing or negative, or the function is not valid.
  [[nodiscard]] constexpr double operator()(double w, double m, double o) const noexcept {
    if (!is_valid() || !detail::are_amounts(w, m, o)) return missing;
    const double combined = combine(w, m, o);
    return technology * (returns == 1 ? combined : detail::power(combined, returns));
  }

private:
  // The mean of the elements of order r. They are measured by the one that weighs most in it, so that no power
  // overflows; elements without a share do not count.
  [[nodiscard]] constexpr double combine(double w, double m, double o) const noexcept {
    const double amounts[] = {w, m, o};
    const double shares[] = {workers, means, objects};
    double least = __builtin_huge_val();
    double most = 0;
    for (int i = 0; i < 3; ++i) {
      if (shares[i] == 0) continue;
      least = amounts[i] < least ? amounts[i] : least;
      most = amounts[i] > most ? amounts[i] : most;
    }
    if (most == 0 || (least == 0 && substitution <= 1)) return 0;
    if (substitution == 0) return least;
    const double order = 1 - 1 / substitution;
    if (order < 1e-9 && order > -1e-9) return geometric(amounts, shares);
    const double measure = order > 0 ? most : least;
    double sum = 0;
    for (int i = 0; i < 3; ++i)
      if (shares[i] > 0) sum += shares[i] * detail::power(amounts[i] / measure, order);
    return measure * detail::power(sum, 1 / order);
  }
  [[nodiscard]] static constexpr double geometric(const double (&amounts)[3],
                                                  const double (&shares)[3]) noexcept {
    double product = 1;
    for (int i = 0; i < 3; ++i) product *= detail::power(amounts[i], shares[i]);
    return product;
  }
};

/// Output and the amounts of the three elements, of one unit in one year.
struct production_record {
  double output = missing;
  double workers = missing;
  double means = missing;
  double objects = missing;
};

/// Total factor productivity: output over what the elements yield by the function. Missing where one of them is,
/// or where they yield nothing.
template <production_function Function>
[[nodiscard]] constexpr double total_factor_productivity(const Function& function,
                                                         const production_record& of) {
  const double yield = function(of.workers, of.means, of.objects);
  if (is_missing(yield) || !(of.output >= 0) || yield == 0) return missing;
  return of.output / yield;
}

/// The growth of total factor productivity from one record to a later one, as a rate: 0.02 is two percent. That it
/// rises is the mark of new quality productive forces (rule_tfp_is_the_mark); growth of output alone is not.
template <production_function Function>
[[nodiscard]] constexpr double tfp_growth(const Function& function, const production_record& before,
                                          const production_record& after) {
  const double first = total_factor_productivity(function, before);
  const double last = total_factor_productivity(function, after);
  if (is_missing(first) || is_missing(last) || first == 0) return missing;
  return last / first - 1;
}

/// The total factor productivity of a host's model whose combination is a production function.
template <class Workers, class Means, class Objects, production_function Function>
[[nodiscard]] constexpr double total_factor_productivity(
    const productivity<Workers, Means, Objects, Function>& model, double output) {
  return total_factor_productivity(model.combination, {output, model.score(element::workers),
                                                       model.score(element::means_of_labour),
                                                       model.score(element::objects_of_labour)});
}

}  // namespace nqpf::framework
