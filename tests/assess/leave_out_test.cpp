// SPDX-License-Identifier: BSL-1.0

// How far others move without one entity, against panels that lack the entity.

#include "assess/small.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <random>
#include <string>
#include <vector>

namespace leave_out_test {

using nqpf::measured;
using test::panel_of;
using test::schema_of;

namespace {

const std::string four =
    "w,workers,higher,,,,,,,\nm,means_of_labour,higher,,,,,,,\no,objects_of_labour,lower,,,,,,,\n"
    "c,cultivation,higher,,,,,,,\n";

/// Lines of a panel of so many entities over three years.
std::vector<std::string> lines_of(std::size_t entities, std::mt19937& random) {
  std::vector<std::string> lines;
  for (std::size_t e = 0; e < entities; ++e) {
    std::string all;
    for (int year = 2001; year < 2004; ++year) {
      all += "e" + std::to_string(e) + "," + std::to_string(year);
      for (int c = 0; c < 4; ++c)
        all += random() % 12 == 0 ? std::string(",") : "," + std::to_string(random() % 100);
      all += "\n";
    }
    lines.push_back(all);
  }
  return lines;
}

std::string text_without(const std::vector<std::string>& lines, std::size_t left) {
  std::string text = "id,year,w,m,o,c\n";
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (i != left) text += lines[i];
  return text;
}

}  // namespace

TEST_CASE("leaving out is what a panel without the entity gives", "[leave_out]") {
  std::mt19937 random(11);
  const nqpf::schema meaning = schema_of(four);
  for (const nqpf::weighting weights : {nqpf::weighting::equal, nqpf::weighting::entropy}) {
    for (int round = 0; round < 10; ++round) {
      const std::vector<std::string> lines = lines_of(7, random);
      nqpf::assess_options options;
      options.weights = weights;
      const nqpf::panel whole = panel_of(meaning, text_without(lines, lines.size()));
      const nqpf::assessment found = test::assessed(whole, options);
      const nqpf::left_out_scores left = nqpf::leave_out(whole, found, 2003);
      double most = 0;
      std::string without;
      for (std::size_t e = 0; e < lines.size(); ++e) {
        const nqpf::panel dimension = panel_of(meaning, text_without(lines, e));
        const nqpf::assessment other = test::assessed(dimension, options);
        const nqpf::moved_scores moved =
            nqpf::compare_assessments(whole, found, dimension, other, 2003);
        // Of the year alone.
        for (std::size_t k = 0; k < dimension.entities(); ++k) {
          const std::size_t row = dimension.find_row(k, 2003);
          const double now = other.value(measured::d, row);
          const double was = found.value(
              measured::d, whole.find_row(whole.find_entity(dimension.entity_id(k)), 2003));
          if (nqpf::is_missing(now) || nqpf::is_missing(was)) continue;
          CHECK(std::fabs(now - was) <= moved.most + 1e-12);
          if (std::fabs(now - was) > most + 1e-12) {
            most = std::fabs(now - was);
            without = "e" + std::to_string(e);
          }
        }
      }
      CHECK(left.tried == 7);
      CHECK(left.entities == 7);
      CHECK(left.most == Approx(most).margin(1e-12));
      if (most > 0) {
        CHECK(whole.entity_id(left.without) == without);
        CHECK(std::fabs(left.to - left.from) == Approx(most).margin(1e-12));
        CHECK(whole.row_entity(left.most_row) != left.without);
        CHECK(left.median <= left.most);
      }
    }
  }
}

TEST_CASE("nothing is tried where no other can move", "[leave_out]") {
  std::mt19937 random(3);
  const std::vector<std::string> lines = lines_of(6, random);
  const nqpf::panel whole = panel_of(schema_of(four), text_without(lines, lines.size()));
  nqpf::assess_options options;
  const nqpf::assessment first = test::assessed(whole, options);
  CHECK(nqpf::leave_out(whole, first, 2003).tried == 6);
  CHECK(nqpf::leave_out(whole, first, 2003, 2).tried == 2);
  options.bounds = nqpf::bounds_of(whole, first);
  const nqpf::assessment fixed = test::assessed(whole, options);
  CHECK(nqpf::leave_out(whole, fixed, 2003).tried == 0);
}

TEST_CASE("others that lose their value are counted, and who takes it is tried first",
          "[leave_out]") {
  const nqpf::schema meaning = schema_of(
      "w,workers,higher,,,,,,,\nm,means_of_labour,higher,,,,,,,\nc,cultivation,higher,,,,,,,\n");
  // Without d nobody has cultivation; a and f hold the ends of the other columns.
  const nqpf::panel whole =
      panel_of(meaning, "id,year,w,m,c\na,1,9,8,0\nb,1,5,4,0\nc,1,3,6,0\nd,1,4,5,1\nf,1,1,2,0\n");
  const nqpf::assessment found = test::assessed(whole, {});
  for (const std::size_t most : {std::size_t{1}, std::size_t{40}}) {
    const nqpf::left_out_scores left = nqpf::leave_out(whole, found, 1, most);
    CHECK(left.tried == (most == 1 ? 1 : 5));
    CHECK(left.needed == 1);
    CHECK(left.losing == 4);
    CHECK(whole.entity_id(left.most_needed) == "d");
  }
  const nqpf::panel safe =
      panel_of(meaning, "id,year,w,m,c\na,1,9,8,0\nb,1,5,4,0\nc,1,3,6,2\nd,1,4,5,1\nf,1,1,2,0\n");
  CHECK(nqpf::leave_out(safe, test::assessed(safe, {}), 1).needed == 0);
}

TEST_CASE("the median of an even number of moves is the mean of the two in the middle",
          "[leave_out]") {
  const nqpf::schema meaning = schema_of(
      "w,workers,higher,,,,,,,\nm,means_of_labour,higher,,,,,,,\nc,cultivation,higher,,,,,,,\n");
  const std::vector<std::string> lines{"a,1,1,5,0\n", "b,1,2,1,9\n", "c,1,9,3,4\n", "d,1,5,8,3\n"};
  const auto text = [&](std::size_t left) {
    std::string all = "id,year,w,m,c\n";
    for (std::size_t i = 0; i < lines.size(); ++i)
      if (i != left) all += lines[i];
    return all;
  };
  const nqpf::panel whole = panel_of(meaning, text(9));
  const nqpf::assessment found = test::assessed(whole, {});
  std::vector<double> farthest;
  for (std::size_t e = 0; e < lines.size(); ++e) {
    const nqpf::panel rest = panel_of(meaning, text(e));
    farthest.push_back(
        nqpf::compare_assessments(whole, found, rest, test::assessed(rest, {}), 1).most);
  }
  std::sort(farthest.begin(), farthest.end());
  REQUIRE(farthest[1] + 0.001 < farthest[2]);
  CHECK(nqpf::leave_out(whole, found, 1).median == Approx((farthest[1] + farthest[2]) / 2));
}

}  // namespace leave_out_test
