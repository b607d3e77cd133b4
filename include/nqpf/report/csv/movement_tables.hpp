// SPDX-License-Identifier: BSL-1.0
#pragma once

// The tables of movement: lags, densities, steps between grades, convergence, neighbours, and what is
// outside. A part that was not computed has its header alone.

#include <nqpf/report/csv/table_writer.hpp>
#include <nqpf/report/view.hpp>

#include <cstddef>
#include <string>

namespace nqpf::inline v0::report::csv {

template <class Writer>
void lags(Writer& to, const subject& s) {
  to.header({"cultivation_ahead_by", "pairs", "mean_D", "correlation", "correlation_beyond_years"});
  if (s.shown.moved == nullptr) return;
  for (const lag_row& each : s.shown.moved->lags.rows) {
    to.cell(each.lag).cell(each.pairs).cell(each.mean_d).cell(each.correlation);
    to.cell(each.beyond_years).end();
  }
}

template <class Writer>
void densities(Writer& to, const subject& s) {
  to.header({"year", "measured", "entities", "mean", "peak_at", "peak", "peaks", "width", "point",
             "density"});
  if (s.shown.moved == nullptr) return;
  const density_part& part = s.shown.moved->densities;
  for (const year_density& each : part.years) {
    for (std::size_t i = 0; i < each.density.size() && i < part.points.size(); ++i) {
      to.cell(each.year).cell(letter_of(part.of)).cell(each.entities).cell(each.mean);
      to.cell(each.peak_at).cell(each.peak).cell(each.peaks).cell(each.width);
      to.cell(part.points[i]).cell(each.density[i]).end();
    }
  }
}

template <class Writer>
void transitions(Writer& to, const subject& s) {
  to.header({"from", "to", "steps", "share"});
  if (s.shown.moved == nullptr || !s.shown.moved->chain.stands()) return;
  const chain_part& c = s.shown.moved->chain;
  for (std::size_t from = 0; from < c.grades.size(); ++from) {
    for (std::size_t next = 0; next < c.grades.size(); ++next) {
      to.cell(models::name_of(c.grades[from])).cell(models::name_of(c.grades[next]));
      to.cell(c.count(from, next)).cell(c.share(from, next)).end();
    }
  }
}

template <class Writer>
void convergence(Writer& to, const subject& s) {
  to.header({"year", "measured", "entities", "variation", "beta", "standard_error", "half_life"});
  if (s.shown.moved == nullptr) return;
  const convergence_part& c = s.shown.moved->convergence;
  for (const sigma_year& each : c.sigma) {
    const bool fitted = c.no_beta.empty();
    to.cell(each.year).cell(letter_of(c.of)).cell(c.entities).cell(each.variation);
    to.cell(fitted ? c.beta.slope : missing).cell(fitted ? c.beta.standard_error : missing);
    to.cell(fitted ? c.beta.half_life : missing).end();
  }
}

template <class Writer>
void neighbours_of_entities(Writer& to, const subject& s) {
  to.header({"entity", "name", "year", "value", "around", "local_I", "p_either"});
  if (s.shown.moved == nullptr) return;
  const space_part& part = s.shown.moved->space;
  for (const moran_unit& each : part.units) {
    to.cell(s.from.entity_id(each.entity)).cell(s.from.entity_name(each.entity));
    to.cell(part.year).cell(each.value).cell(each.around).cell(each.local.index);
    to.cell(each.random.p_either()).end();
  }
}

template <class Writer>
void moran_by_year(Writer& to, const subject& s) {
  to.header({"year", "measured", "entities", "I", "expected", "z_random", "p_above", "p_below"});
  if (s.shown.moved == nullptr) return;
  for (const moran_year& each : s.shown.moved->space.years) {
    to.cell(each.year).cell(letter_of(s.shown.moved->space.of)).cell(each.found.units);
    to.cell(each.found.index).cell(each.found.expected).cell(each.found.z_random);
    to.cell(each.random.p_above()).cell(each.random.p_below()).end();
  }
}

template <class Writer>
void drivers(Writer& to, const subject& s) {
  to.header({"column", "label", "measured", "grey_relation", "spearman"});
  if (s.shown.moved == nullptr) return;
  for (const driver_relation& each : s.shown.moved->drivers.columns) {
    to.cell(s.from.column(each.column).id()).cell(s.from.column(each.column).title());
    to.cell(letter_of(s.shown.moved->drivers.of)).cell(each.grade).cell(each.spearman).end();
  }
}

}  // namespace nqpf::inline v0::report::csv
