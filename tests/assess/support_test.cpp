// SPDX-License-Identifier: BSL-1.0

// In what share of random runs the grade and the side that lags stand.

#include "assess/small.hpp"

#include <cmath>
#include <string>

namespace support_test {

using nqpf::uncertainty;
using nqpf::uncertainty_options;
using test::assessed;
using test::panel_of;
using test::row_of;
using test::schema_of;

namespace {

const std::string six =
    "w,workers,higher,,,,,,,\nm,means_of_labour,higher,,,,,,,\no,objects_of_labour,higher,,,,,,,\n"
    "c,cultivation,higher,,,,,,,\nv,cultivation,higher,,,,,,,\n"
    "h,path_human_machine_collaboration,higher,,,,,,,\n";

}  // namespace

TEST_CASE("support is the share of the choices under which the verdict is the same", "[assess]") {
  const auto meaning = schema_of(six);
  // Two entities, so that ranks are no scale; base years, so that scales are pooled alone.
  const nqpf::panel p = panel_of(meaning,
                                 "id,year,w,m,o,c,v,h\na,2001,1,9,3,2,8,1\na,2002,2,4,9,5,1,7\n"
                                 "a,2003,7,6,4,9,3,5\nb,2001,9,1,1,1,9,9\nb,2002,4,3,6,7,6,2\n"
                                 "b,2003,5,8,2,3,7,4\n");
  nqpf::assess_options options;
  options.base_first = 2001;
  options.base_last = 2003;
  const nqpf::assessment a = assessed(p, options);
  uncertainty_options how;
  how.runs = 20'000;
  how.spread = 0;
  how.exclusion = 0;
  how.sobol_samples = 0;
  for (const int year : {2001, 2002, 2003}) {
    const auto u = uncertainty(p, a, year, how);
    REQUIRE(u.support.size() == 2);
    for (std::size_t i = 0; i < 2; ++i) {
      const std::size_t row = u.rows[i];
      double grade = 0;
      double lag = 0;
      for (const auto weights : {nqpf::weighting::equal, nqpf::weighting::entropy}) {
        for (const auto mean :
             {nqpf::models::mean_rule::arithmetic, nqpf::models::mean_rule::geometric}) {
          for (const auto model :
               {nqpf::models::coupling_model::standard, nqpf::models::coupling_model::wang,
                nqpf::models::coupling_model::fan}) {
            nqpf::assess_options otherwise = options;
            otherwise.weights = weights;
            otherwise.across = mean;
            otherwise.coupling = model;
            const auto other = assessed(p, otherwise);
            grade += *other.grade(row) == *a.grade(row) ? 1 : 0;
            lag += other.development(row)->side == a.development(row)->side ? 1 : 0;
          }
        }
      }
      CAPTURE(year, i, grade, lag);
      // Geometric means lift the lower end to 0.01 in the columns as well: near enough to a cut a choice
      // may fall on its other side.
      CHECK(std::fabs(u.support[i].grade - grade / 12) < 0.02);
      CHECK(std::fabs(u.support[i].lag - lag / 12) < 0.02);
    }
  }
}

TEST_CASE("what no choice can change has full support; one side alone has no grade", "[assess]") {
  const auto meaning = schema_of(six);
  const std::string text =
      "id,year,w,m,o,c,v,h\nbest,2001,9,9,9,9,9,9\nworst,2001,0,0,0,0,0,0\n"
      "strong,2001,9,9,9,0,0,0\ntaught,2001,0,0,0,9,9,9\nmiddle,2001,4,5,6,4,6,5\n";
  const nqpf::panel p = panel_of(meaning, text);
  const nqpf::assessment a = assessed(p);
  uncertainty_options how;
  how.runs = 300;
  how.sobol_samples = 0;
  const auto u = uncertainty(p, a, 2001, how);
  std::size_t seen = 0;
  for (std::size_t i = 0; i < u.rows.size(); ++i) {
    if (u.rows[i] == row_of(p, "best", 2001)) {
      CHECK(u.support[i].grade == 1);
      CHECK(u.support[i].lag == 1);
      ++seen;
    }
    if (u.rows[i] == row_of(p, "strong", 2001) || u.rows[i] == row_of(p, "taught", 2001)) {
      CHECK(u.support[i].lag == 1);
      ++seen;
    }
    if (u.rows[i] == row_of(p, "middle", 2001)) {
      CHECK(u.support[i].lag > 0);
      CHECK(u.support[i].grade < 1);  // the three models alone put D into other grades
      ++seen;
    }
  }
  CHECK(seen == 4);
  const auto half = schema_of("c,cultivation,higher,,,,,,,\nv,cultivation,higher,,,,,,,\n");
  const nqpf::panel q = panel_of(half, "id,year,c,v\na,2001,1,2\nb,2001,2,3\nc,2001,3,1\n");
  const nqpf::assessment b = assessed(q);
  for (const auto& each : uncertainty(q, b, 2001, how).support) {
    CHECK(nqpf::is_missing(each.grade));
    CHECK(nqpf::is_missing(each.lag));
  }
}

}  // namespace support_test
