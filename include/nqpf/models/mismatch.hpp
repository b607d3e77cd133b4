// SPDX-License-Identifier: BSL-1.0
#pragma once

// The mismatch index 错配指数: the share of hires lost because seekers and vacancies stand in
// different fields.

#include <nqpf/models/detail/checks.hpp>
#include <nqpf/models/error.hpp>

#include <cmath>
#include <cstddef>
#include <span>

namespace nqpf::inline NQPF_ABI::models {

struct mismatch_options {
  double elasticity = 0.5;  ///< of hires to vacancies, a in (0, 1)
  /// How well seekers and vacancies of each field find one another, \f$\varphi_k\f$, in any unit;
  /// empty means equal.
  std::span<const double> efficiencies{};
};

/// \f$1-\sum_k(\varphi_k/\bar\varphi)(v_k/v)^a(u_k/u)^{1-a}\f$ with \f$\bar\varphi=(\sum_k
/// \varphi_k^{1/a}v_k/v)^a\f$: 0 where seekers u stand where they are needed, 1 where no field has
/// both (Sahin, Song, Topa and Violante, American Economic Review 2014).
///
/// It does not change when all u, all v or all efficiencies are multiplied. With efficiencies it is
/// 0 when u_k is in proportion to \f$\varphi_k^{1/a}v_k\f$. Errors: empty, shape, missing_cell,
/// not_finite, negative (row; column 0 seekers, 1 vacancies, 2 efficiencies), zero_divisor (column)
/// for a total of 0 or no vacancy where the efficiency is positive, bad_option. O(fields), no
/// memory.
[[nodiscard]] inline outcome<double> mismatch_index(std::span<const double> seekers,
                                                    std::span<const double> vacancies,
                                                    const mismatch_options& options = {}) {
  if (seekers.empty()) return detail::fail(error_code::empty);
  const bool weighed = !options.efficiencies.empty();
  if (vacancies.size() != seekers.size() ||
      (weighed && options.efficiencies.size() != seekers.size()))
    return detail::fail(error_code::shape);
  const double a = options.elasticity;
  if (!(a > 0 && a < 1)) return detail::fail(error_code::bad_option);
  const auto sought = detail::positive_total(seekers, 0);
  if (!sought) return sought;
  const auto offered = detail::positive_total(vacancies, 1);
  if (!offered) return offered;
  if (auto ok = detail::check_numbers(options.efficiencies, detail::wanted::not_negative, 2); !ok)
    return failure<error>{ok.error()};
  double most = 0;
  // Only fields with vacancies count, and relative to the greatest efficiency nothing overflows.
  for (std::size_t i = 0; weighed && i < vacancies.size(); ++i)
    if (vacancies[i] > 0) most = std::fmax(most, options.efficiencies[i]);
  if (weighed && !(most > 0)) return detail::fail(error_code::zero_divisor, nowhere, 2);
  double hires = 0, best = 0;
  for (std::size_t i = 0; i < seekers.size(); ++i) {
    const double u = seekers[i] / *sought, v = vacancies[i] / *offered;
    if (!(v > 0)) continue;
    const double phi = weighed ? options.efficiencies[i] / most : 1;
    best += v * std::pow(phi, 1 / a);
    hires += phi * std::pow(v, a) * std::pow(u, 1 - a);
  }
  const double index = 1 - hires / (weighed ? std::pow(best, a) : 1.0);
  return index < 0 ? 0 : index;  // rounding below equal shares
}

}  // namespace nqpf::inline NQPF_ABI::models
