// SPDX-License-Identifier: BSL-1.0
#pragma once

// The movement of an assessment as JSON.

#include <nqpf/report/view.hpp>
#include <nqpf/report/words/movement.hpp>
#include <nqpf/write/json_writer.hpp>

#include <cstddef>
#include <vector>

namespace nqpf::inline NQPF_ABI::report::detail {

/// Writes the value of the key `movement`.
template <write::text_sink Sink>
class movement_json {
public:
  movement_json(write::json_writer<Sink>& out, const subject& s, const nqpf::movement& m)
      : out_(out), s_(s), m_(m) {}

  void write() {
    out_.begin_object();
    out_.member("year", m_.options.year).member("seed", m_.options.seed);
    out_.member("permutations", m_.options.permutations);
    lags();
    densities();
    chain();
    convergence();
    space();
    drivers();
    out_.end_object();
  }

private:
  /// Opens a part; false, with why, where it was not computed.
  bool begin(const char* name, const assessed::movement_part& part) {
    out_.key(name).begin_object();
    if (part.stands()) return true;
    out_.member("lacking", part.lacking).end_object();
    return false;
  }
  void years(const char* name, const std::vector<int>& list) {
    out_.key(name).begin_array(true);
    for (const int year : list) out_.value(year);
    out_.end_array();
  }
  void numbers(const char* name, const std::vector<double>& list) {
    out_.key(name).begin_array(true);
    for (const double each : list) out_.value(each);
    out_.end_array();
  }

  void lags() {
    if (!begin("lags", m_.lags)) return;
    years("years", m_.lags.years);
    years("left_out", m_.lags.left_out);
    out_.member("correlations_of", "levels less the mean of their entity");
    out_.key("lags").begin_array();
    for (const assessed::lag_row& each : m_.lags.rows)
      out_.begin_object(true)
          .member("cultivation_ahead_by", each.lag)
          .member("pairs", each.pairs)
          .member("mean_D", each.mean_d)
          .member("correlation", each.correlation)
          .member("correlation_beyond_years", each.beyond_years)
          .end_object();
    out_.end_array().end_object();
  }

  void densities() {
    if (!begin("densities", m_.densities)) return;
    out_.member("of", assessed::letter_of(m_.densities.of));
    years("left_out", m_.densities.left_out);
    numbers("points", m_.densities.points);
    out_.key("years").begin_array();
    for (const assessed::year_density& each : m_.densities.years) {
      out_.begin_object().member("year", each.year).member("entities", each.entities);
      out_.member("width", each.width).member("mean", each.mean);
      out_.member("peak_at", each.peak_at).member("peak", each.peak).member("peaks", each.peaks);
      numbers("density", each.density);
      out_.end_object();
    }
    out_.end_array().end_object();
  }

  void chain() {
    if (!begin("transitions", m_.chain)) return;
    const assessed::chain_part& c = m_.chain;
    years("left_out", c.left_out);
    out_.key("grades").begin_array(true);
    for (const auto grade : c.grades) out_.value(models::name_of(grade));
    out_.end_array();
    out_.key("steps").begin_array();
    for (std::size_t from = 0; from < c.grades.size(); ++from) {
      out_.begin_array(true);
      for (std::size_t to = 0; to < c.grades.size(); ++to) out_.value(c.count(from, to));
      out_.end_array();
    }
    out_.end_array();
    out_.member("rises", c.steps.rises).member("stays", c.steps.stays);
    out_.member("falls", c.steps.falls);
    if (c.stationary.empty()) out_.member("no_stationary", c.no_stationary);
    else numbers("stationary", c.stationary);
    out_.key("by_neighbours").begin_array();
    for (const assessed::steps_beside& each : c.beside)
      out_.begin_object(true)
          .member("around", models::name_of(each.around))
          .member("rises", each.steps.rises)
          .member("stays", each.steps.stays)
          .member("falls", each.steps.falls)
          .end_object();
    out_.end_array().end_object();
  }

  void convergence() {
    if (!begin("convergence", m_.convergence)) return;
    const assessed::convergence_part& c = m_.convergence;
    out_.member("of", assessed::letter_of(c.of)).member("entities", c.entities);
    years("left_out", c.left_out);
    out_.key("left_out_of_sigma").begin_array(true);
    for (const std::size_t entity : c.incomplete) out_.value(s_.from.entity_id(entity));
    out_.end_array();
    out_.key("sigma").begin_array();
    for (const assessed::sigma_year& each : c.sigma)
      out_.begin_object(true)
          .member("year", each.year)
          .member("variation", each.variation)
          .end_object();
    out_.end_array();
    out_.key("beta").begin_object();
    if (!c.no_beta.empty()) {
      out_.member("lacking", c.no_beta);
    } else {
      out_.member("first", c.first).member("last", c.last);
      out_.member("entities", c.fitted).member("intercept", c.beta.intercept);
      out_.member("slope", c.beta.slope).member("standard_error", c.beta.standard_error);
      out_.member("t", c.beta.t).member("degrees_of_freedom", c.beta.degrees);
      out_.member("speed", c.beta.speed).member("half_life", c.beta.half_life);
    }
    out_.key("left_out_at_zero").begin_array(true);
    for (const std::size_t entity : c.at_zero) out_.value(s_.from.entity_id(entity));
    out_.end_array().end_object();
    out_.end_object();
  }

  void space() {
    if (!begin("moran", m_.space)) return;
    const assessed::space_part& p = m_.space;
    out_.member("of", assessed::letter_of(p.of)).member("file", p.file);
    out_.key("years").begin_array();
    for (const moran_year& each : p.years)
      out_.begin_object(true)
          .member("year", each.year)
          .member("entities", each.found.units)
          .member("I", each.found.index)
          .member("expected", each.found.expected)
          .member("z_random", each.found.z_random)
          .member("p_above", p_number(each.random, each.random.p_above()))
          .member("p_below", p_number(each.random, each.random.p_below()))
          .end_object();
    out_.end_array();
    out_.member("year", p.year);
    constexpr const char* quadrants[] = {"none", "high-high", "low-high", "low-low", "high-low"};
    out_.key("entities").begin_array();
    for (const assessed::moran_unit& each : p.units)
      out_.begin_object(true)
          .member("id", s_.from.entity_id(each.entity))
          .member("value", each.value)
          .member("z", each.z)
          .member("around", each.around)
          .member("I", each.local.index)
          .member("quadrant", quadrants[static_cast<int>(each.local.quadrant)])
          .member("p_either", p_number(each.random, each.random.p_either()))
          .end_object();
    out_.end_array();
    out_.key("without_neighbours").begin_array(true);
    for (const std::size_t each : p.lonely) out_.value(s_.from.entity_id(each));
    out_.end_array().end_object();
  }

  void drivers() {
    if (!begin("grey_relations", m_.drivers)) return;
    out_.member("of", assessed::letter_of(m_.drivers.of)).member("rows", m_.drivers.rows);
    out_.member("distinguishing", m_.drivers.distinguishing);
    years("left_out", m_.drivers.left_out);
    out_.key("columns").begin_array();
    for (const assessed::driver_relation& each : m_.drivers.columns)
      out_.begin_object(true)
          .member("column", s_.from.column(each.column).id())
          .member("grade", each.grade)
          .member("spearman", each.spearman)
          .end_object();
    out_.end_array().end_object();
  }

  write::json_writer<Sink>& out_;
  const subject& s_;
  const nqpf::movement& m_;
};

}  // namespace nqpf::inline NQPF_ABI::report::detail
