// SPDX-License-Identifier: BSL-1.0

// Changes over years like for like, years that are measured otherwise, and rankings.

#include "assess/small.hpp"

namespace changes_test {

using nqpf::is_missing;
using nqpf::measured;
using nqpf::remark_code;
using test::assessed;
using test::panel_of;
using test::row_of;
using test::schema_of;

namespace {

const char* const roles =
    "w,workers,higher,,,,,,,\nm,means_of_labour,higher,,,,,,,\nm2,means_of_labour,higher,,,,,,,\n"
    "e,cultivation,higher,,,,,,,\np,path_open_training,higher,,,,,,,\n";

}  // namespace

TEST_CASE("a change is compared over the columns that both years know", "[assess]") {
  const auto p = panel_of(schema_of(roles),
                          "id,year,w,m,m2,e,p\n"
                          "a,1,0,4,0,2,2\na,2,5,5,,5,2\na,3,9,9,9,9,9\n"
                          "b,1,10,10,10,10,10\nb,2,0,0,,0,0\nb,3,1,1,1,1,1\n");
  const auto a = assessed(p);
  const nqpf::assessed::change same = compare(p, a, row_of(p, "a", 1), row_of(p, "a", 3));
  CHECK(same.same_columns);
  for (int m = 0; m < 5; ++m) {
    CHECK(same.alike[m].from == same.values[m].from);
    CHECK(same.alike[m].to == same.values[m].to);
  }
  // In year 2 m2 is missing. Without it means of labour rise from 0.4 to 0.5 rather than from 0.2.
  const nqpf::assessed::change other = compare(p, a, row_of(p, "a", 1), row_of(p, "a", 2));
  CHECK_FALSE(other.same_columns);
  CHECK(other.as_assessed(measured::productivity).from == Approx((0 + 0.2) / 2));
  CHECK(other.like_for_like(measured::productivity).from == Approx((0 + 0.4) / 2));
  CHECK(other.like_for_like(measured::productivity).to == Approx((0.5 + 0.5) / 2));
  CHECK(other.like_for_like(measured::cultivation).change() ==
        Approx(other.as_assessed(measured::cultivation).change()));

  // A row against itself is the row, whatever is missing in it.
  const nqpf::assessed::change none = compare(p, a, row_of(p, "b", 2), row_of(p, "b", 2));
  CHECK(none.same_columns);
  CHECK(none.as_assessed(measured::d).change() == 0);
}

TEST_CASE("the same score comes out of one row as of the whole panel", "[assess]") {
  // compare() works on single rows, assess() on blocks: with all columns they agree.
  const auto p = panel_of(schema_of(roles),
                          "id,year,w,m,m2,e,p\n"
                          "a,1,0,4,0,2,2\na,2,5,5,,5,\na,3,9,9,9,,9\n"
                          "b,1,10,,10,10,10\nb,2,0,0,7,0,0\nb,3,1,,,1,1\n");
  for (const auto weights : {nqpf::weighting::equal, nqpf::weighting::entropy}) {
    nqpf::assess_options options;
    options.weights = weights;
    const auto a = assessed(p, options);
    const std::vector<bool> all(a.scored_columns().size(), true);
    for (std::size_t row = 0; row < p.rows(); ++row) {
      double found[5];
      nqpf::assess_detail::score_row(p, a, row, all, found);
      for (int m = 0; m < 5; ++m) {
        const double expected = a.value(static_cast<measured>(m), row);
        CAPTURE(row, m, expected, found[m]);
        CHECK(is_missing(found[m]) == is_missing(expected));
        if (!is_missing(expected)) CHECK(found[m] == Approx(expected).epsilon(1e-12));
      }
    }
  }
}

TEST_CASE("years that are measured by other dimensions", "[assess]") {
  const auto p = panel_of(schema_of(roles),
                          "id,year,w,m,m2,e,p\n"
                          "a,1,0,4,0,2,2\na,2,5,5,1,5,\na,3,9,9,9,6,9\na,4,7,8,7,8,8\n"
                          "b,1,1,3,1,1,10\nb,2,0,0,7,0,\nb,3,1,1,2,1,1\nb,4,2,2,2,3,2\n");
  const auto a = assessed(p);
  CHECK_FALSE(a.unlike(0));
  CHECK(a.unlike(1));
  CHECK_FALSE(a.unlike(2));
  CHECK_THAT(test::remarks(a, remark_code::composition),
             ContainsSubstring("Open training is not known for any entity in 2"));
  CHECK_THAT(test::gap(a, "path_open_training"), ContainsSubstring("no entity has it in 2"));
}

TEST_CASE("rankings", "[assess]") {
  const auto p = panel_of(
      schema_of(roles),
      "id,year,w,m,m2,e,p\n"
      "a,1,5,5,5,5,5\nb,1,9,9,9,9,9\nc,1,5,5,5,5,5\nd,1,,,,5,5\ne,1,1,1,1,1,1\ne,2,1,1,1,2,1\n");
  const auto a = assessed(p);
  const auto order = ranking(p, a, 1);
  REQUIRE(order.size() == 4);
  CHECK(p.entity_id(p.row_entity(order[0].row)) == "b");
  CHECK(p.entity_id(p.row_entity(order[1].row)) == "a");
  CHECK(p.entity_id(p.row_entity(order[2].row)) == "c");
  CHECK(order[1].rank == 2);
  CHECK(order[2].rank == 2);
  CHECK(order[3].rank == 4);
  CHECK(ranking(p, a, 7).empty());
  // One entity in year 2 is less than half of four: year 1 is shown.
  CHECK(a.last_year() == 1);
  const nqpf::assessed::row_pair rows = nqpf::assessed::assessed_rows(p, a, p.find_entity("e"));
  CHECK(rows.first == row_of(p, "e", 1));
  CHECK(rows.last == row_of(p, "e", 2));
  CHECK(nqpf::assessed::assessed_rows(p, a, p.find_entity("d")).empty());
}

}  // namespace changes_test
