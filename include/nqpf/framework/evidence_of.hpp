// SPDX-License-Identifier: BSL-1.0
#pragma once

// The results of the models as evidence on drives: Granger tests, lags, symbiosis, order parameters.

#include <nqpf/core/text.hpp>
#include <nqpf/framework/evidence.hpp>
#include <nqpf/models/granger.hpp>
#include <nqpf/models/lag.hpp>
#include <nqpf/models/order_parameter.hpp>
#include <nqpf/models/significance.hpp>
#include <nqpf/models/symbiosis_fit.hpp>

#include <cmath>
#include <cstddef>
#include <string>

namespace nqpf::inline NQPF_ABI::framework {

/// What the models do not know of the two series that they were given.
struct two_series {
  std::string first, second;   ///< "spending on education a head"
  std::string unit = "years";  ///< of a step of time
  std::string source;          ///< of the data
  std::string date;            ///< when it was computed
};

/// Evidence on the two directions of a two-way drive: from the first series to the second, and back.
struct two_way_evidence {
  drive_evidence first_to_second, second_to_first;
};

namespace detail {

inline drive_evidence begin_evidence(const char* method, const two_series& about, bool forward) {
  drive_evidence out;
  out.method = method;
  out.origin = forward ? about.first : about.second;
  out.target = forward ? about.second : about.first;
  out.lag_unit = about.unit;
  out.source = about.source;
  out.date = about.date;
  return out;
}

/// An estimate with its standard error: interval and p, where there are degrees of freedom.
inline void set_estimate(drive_evidence& to, double estimate, double error, std::size_t freedom) {
  to.estimate = estimate;
  const auto found = models::significance_of(estimate, error, freedom, to.level);
  if (!found) return;
  to.low = found->low;
  to.high = found->high;
  to.p = found->p;
}

inline drive_evidence of_granger(const char* method, const models::granger_test& test,
                                 const two_series& about, bool forward, double limit) {
  drive_evidence out = begin_evidence(method, about, forward);
  out.lag = static_cast<double>(test.lags);
  out.estimate = test.total_effect;
  out.estimate_of = "sum of the coefficients of the past";
  out.p = test.p;
  out.limit = limit;
  text<80> statistic;
  statistic << "F(" << static_cast<double>(test.lags) << ", " << static_cast<double>(test.freedom)
            << ")";
  if (test.f < 1e6) statistic << " = " << std::round(test.f * 100) / 100;
  out.statistic = statistic.c_str();
  out.n = test.rows;
  out.power = test.power;
  out.caution = "The test takes for granted that neither series has a trend.";
  return out;
}

}  // namespace detail

/// Granger tests of two series. `limit` is the significance that the tests were given.
[[nodiscard]] inline two_way_evidence evidence_of(const models::granger_result& found,
                                                  const two_series& about, double limit = 0.05) {
  return {detail::of_granger("Granger test", found.first_to_second, about, true, limit),
          detail::of_granger("Granger test", found.second_to_first, about, false, limit)};
}

/// Granger tests pooled over units, with the number of units whose own test agrees.
[[nodiscard]] inline two_way_evidence evidence_of(const models::granger_panel_result& found,
                                                  const two_series& about, double limit = 0.05) {
  const char* const method = "Granger test over units";
  two_way_evidence out{
      detail::of_granger(method, found.pooled.first_to_second, about, true, limit),
      detail::of_granger(method, found.pooled.second_to_first, about, false, limit)};
  const auto finish = [&](drive_evidence& e, const models::granger_agreement& own) {
    e.units = found.units;
    if (found.tested > 0)
      e.caution += " Of " + std::to_string(found.tested) + " units tested alone, " +
                   std::to_string(own.same_sign) + " have an effect of this sign, and " +
                   std::to_string(own.seen) + " of these a p below the limit.";
  };
  finish(out.first_to_second, found.first_to_second);
  finish(out.second_to_first, found.second_to_first);
  return out;
}

/// The correlation of the first series with the second, `lag` steps later, within units; of the second
/// with the first for a negative lag. `units` are those with pairs. Interval and p by Fisher's z with
/// one constant a unit; levels that move slowly make both too narrow, and the caution says so.
[[nodiscard]] inline drive_evidence evidence_of(const models::lag_summary& found, std::size_t units,
                                                const two_series& about) {
  drive_evidence out = detail::begin_evidence("correlation within units", about, !(found.lag < 0));
  if (found.lag == 0) out.way = evidence_way::neither;
  out.lag = std::fabs(found.lag);
  out.estimate = found.correlation;
  out.estimate_of = "correlation";
  out.n = found.pairs;
  out.units = units;
  out.caution = "Series that share a trend correlate without a drive.";
  const auto apart =
      models::significance_of_correlation(found.correlation, found.pairs, units, out.level);
  if (!apart) return out;
  out.low = apart->low;
  out.high = apart->high;
  out.p = apart->p;
  return out;
}

/// A symbiosis fit: what a full other population adds to the own capacity, as a share of it.
[[nodiscard]] inline two_way_evidence evidence_of(const models::symbiosis_fit& found,
                                                  const two_series& about) {
  const char* const method = "symbiosis of two populations";
  two_way_evidence out{detail::begin_evidence(method, about, true),
                       detail::begin_evidence(method, about, false)};
  detail::set_estimate(out.first_to_second, found.model.s21, found.error.s21, found.freedom);
  detail::set_estimate(out.second_to_first, found.model.s12, found.error.s12, found.freedom);
  for (drive_evidence* const e : {&out.first_to_second, &out.second_to_first}) {
    e->estimate_of = "symbiosis coefficient";
    e->n = (found.freedom + 8) / 2;
    e->caution = "The fit takes for granted that both grow as the model has it.";
  }
  return out;
}

/// An order-parameter fit to series of `values` steps. Of the two choices of roles it takes the one whose
/// order parameter leads; where none leads or both do, the first series stands as q1 and the caution
/// says so.
[[nodiscard]] inline two_way_evidence evidence_of(const models::haken_result& found,
                                                  std::size_t values, const two_series& about) {
  const char* const method = "order-parameter model";
  const bool turned = found.found == models::order_parameter::second;
  const models::haken_fit& fit = turned ? found.second_as_q1 : found.first_as_q1;
  two_way_evidence out{detail::begin_evidence(method, about, true),
                       detail::begin_evidence(method, about, false)};
  drive_evidence& from_q1 = turned ? out.second_to_first : out.first_to_second;
  drive_evidence& to_q1 = turned ? out.first_to_second : out.second_to_first;
  const std::size_t freedom = values > 3 ? values - 3 : 0;
  detail::set_estimate(from_q1, fit.model.b, fit.error.b, freedom);
  detail::set_estimate(to_q1, -fit.model.a, fit.error.a, freedom);
  from_q1.estimate_of = "b, what the square of the order parameter adds";
  to_q1.estimate_of = "-a, what the other adds to the growth of the order parameter";
  const bool clear = found.found == models::order_parameter::first || turned;
  for (drive_evidence* const e : {&out.first_to_second, &out.second_to_first}) {
    e->lag = 1;
    e->n = values > 0 ? values - 1 : 0;
    e->caution = clear ? from_q1.origin + " is the order parameter, which the other follows."
                       : "Neither series alone is the order parameter.";
  }
  return out;
}

}  // namespace nqpf::framework
