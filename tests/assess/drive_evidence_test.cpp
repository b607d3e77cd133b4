// SPDX-License-Identifier: BSL-1.0

// What a panel says of the two-way drive, beside the claims of the papers.

#include "assess/small.hpp"

#include <nqpf/assess/drive_evidence.hpp>
#include <nqpf/models/granger.hpp>

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace drive_evidence_test {

using nqpf::evidence_of_drive;
using nqpf::measured;
using nqpf::framework::evidence_reading;
using nqpf::framework::relation;
using test::assessed;
using test::panel_of;
using test::schema_of;

namespace {

const char* const sides =
    "w,workers,higher,,,,,,rate,\nm,means_of_labour,higher,,,,,,rate,\ne,cultivation,higher,,,,,,"
    "rate,\n";

/// Changes of workers and means follow those of cultivation a year later.
std::string followers(int entities, int years) {
  std::mt19937 random(5);
  std::normal_distribution<double> noise;
  std::string out = "id,year,w,m,e\n";
  for (int k = 0; k < entities; ++k) {
    double w = 50, m = 20, e = 100, before = 0;
    for (int t = 0; t < years; ++t) {
      const double change = noise(random);
      w += 2 * before + 0.5 * noise(random);
      m += before + 0.3 * noise(random);
      e += change;
      before = change;
      out += "u" + std::to_string(k) + "," + std::to_string(2000 + t) + "," + std::to_string(w) +
             "," + std::to_string(m) + "," + std::to_string(e) + "\n";
    }
  }
  return out;
}

}  // namespace

TEST_CASE("evidence on the drive is the Granger test of the changes of both indices", "[assess]") {
  const auto meaning = schema_of(sides);
  const auto p = panel_of(meaning, followers(6, 12));
  const auto a = assessed(p);
  const auto known = evidence_of_drive(p, a);
  const auto there = known.on(relation::education_promotes_productivity);
  const auto back = known.on(relation::productivity_determines_education);
  REQUIRE(there.size() == 1);
  REQUIRE(back.size() == 1);
  CHECK(there[0]->reading() == evidence_reading::agrees);
  CHECK(back[0]->reading() != evidence_reading::agrees);
  CHECK(there[0]->result.units == 6);
  CHECK(there[0]->result.n == 60);  // of twelve years one goes for the change and one for the past

  std::vector<double> first, second, times;
  std::vector<std::uint32_t> units;
  for (std::size_t row = 0; row < p.rows(); ++row) {
    if (p.row_year(row) == 2000) continue;
    first.push_back(a.value(measured::cultivation, row) - a.value(measured::cultivation, row - 1));
    second.push_back(a.value(measured::productivity, row) -
                     a.value(measured::productivity, row - 1));
    times.push_back(p.row_year(row));
    units.push_back(static_cast<std::uint32_t>(p.row_entity(row)));
  }
  const auto direct = nqpf::models::granger_panel({first, second, {units, 6}, times});
  REQUIRE(direct);
  CHECK(there[0]->result.p == Approx(direct->pooled.first_to_second.p));
  CHECK(back[0]->result.p == Approx(direct->pooled.second_to_first.p));
  CHECK(there[0]->result.estimate == Approx(direct->pooled.first_to_second.total_effect));
}

TEST_CASE("there is no evidence where years do not compare or are too few", "[assess]") {
  const auto meaning = schema_of(sides);
  const auto p = panel_of(meaning, followers(6, 12));
  nqpf::assess_options options;
  options.scale = nqpf::scale_over::per_year;
  CHECK(evidence_of_drive(p, assessed(p, options)).empty());
  const auto few = panel_of(meaning, followers(6, 2));
  CHECK(evidence_of_drive(few, assessed(few)).empty());
  const auto one_side = schema_of("w,workers,higher,,,,,,rate,\n");
  const auto q = panel_of(one_side, "id,year,w\na,1,1\na,2,3\nb,1,2\nb,2,5\n");
  CHECK(evidence_of_drive(q, assessed(q)).empty());
}

}  // namespace drive_evidence_test
