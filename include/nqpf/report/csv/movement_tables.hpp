// SPDX-License-Identifier: BSL-1.0
#pragma once

// The tables of the movement.

#include <nqpf/report/csv/table_writer.hpp>
#include <nqpf/report/words/movement.hpp>

#include <cstddef>

namespace nqpf::inline NQPF_ABI::report::csv {

template <class Writer>
void lags(Writer& to, const movement& m) {
  to.header({"cultivation_ahead_by", "pairs", "mean_D", "correlation", "correlation_beyond_years"});
  for (const assessed::lag_row& each : m.lags.rows) {
    to.cell(each.lag).cell(each.pairs).cell(each.mean_d).cell(each.correlation);
    to.cell(each.beyond_years).end();
  }
}

template <class Writer>
void density_curves(Writer& to, const movement& m) {
  to.header({"year", "entities", "width", "at", "density"});
  for (const assessed::year_density& each : m.densities.years) {
    for (std::size_t k = 0; k < each.density.size(); ++k) {
      to.cell(each.year).cell(each.entities).cell(each.width);
      to.cell(m.densities.points[k]).cell(each.density[k]).end();
    }
  }
}

template <class Writer>
void transitions(Writer& to, const movement& m) {
  to.header({"from", "to", "steps", "share"});
  for (std::size_t a = 0; a < m.chain.grades.size(); ++a) {
    for (std::size_t b = 0; b < m.chain.grades.size(); ++b) {
      to.cell(models::name_of(m.chain.grades[a])).cell(models::name_of(m.chain.grades[b]));
      to.cell(m.chain.count(a, b)).cell(m.chain.share(a, b)).end();
    }
  }
}

template <class Writer>
void sigma(Writer& to, const movement& m) {
  to.header({"year", "entities", "variation"});
  for (const assessed::sigma_year& each : m.convergence.sigma)
    to.cell(each.year).cell(m.convergence.entities).cell(each.variation).end();
}

template <class Writer>
void moran_years(Writer& to, const movement& m) {
  to.header({"year", "entities", "I", "expected", "z_random", "p_above", "p_below"});
  for (const moran_year& each : m.space.years) {
    to.cell(each.year).cell(each.found.units).cell(each.found.index).cell(each.found.expected);
    to.cell(each.found.z_random)
        .cell(p_number(each.random, each.random.p_above()))
        .cell(p_number(each.random, each.random.p_below()))
        .end();
  }
}

template <class Writer>
void moran_entities(Writer& to, const subject& s, const movement& m) {
  to.header({"entity", "name", "year", "value", "z", "around", "I", "p_either", "quadrant"});
  for (const assessed::moran_unit& each : m.space.units) {
    to.cell(s.from.entity_id(each.entity)).cell(s.from.entity_name(each.entity));
    to.cell(m.space.year).cell(each.value).cell(each.z).cell(each.around);
    to.cell(each.local.index).cell(p_number(each.random, each.random.p_either()));
    to.cell(quadrant_words(each.local.quadrant)).end();
  }
}

template <class Writer>
void grey_relations(Writer& to, const subject& s, const movement& m) {
  to.header({"column", "label", "rows", "grade", "spearman"});
  for (const assessed::driver_relation& each : m.drivers.columns) {
    const schema_column& column = s.from.column(each.column);
    to.cell(column.id()).cell(column.title()).cell(m.drivers.rows).cell(each.grade);
    to.cell(each.spearman).end();
  }
}

template <class Writer>
void movement_lacks(Writer& to, const movement& m) {
  to.header({"part", "lacking"});
  for (const auto& [title, why] : lacking_parts(m)) to.cell(title).cell(why).end();
}

}  // namespace nqpf::inline NQPF_ABI::report::csv
