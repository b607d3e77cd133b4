// SPDX-License-Identifier: BSL-1.0
// Space, convergence and transitions: Moran's I, sigma and beta convergence, Markov chains of grades.

#include "models/helpers.hpp"
#include "support/base.hpp"

#include <nqpf/models/convergence.hpp>
#include <nqpf/models/moran.hpp>
#include <nqpf/models/transitions.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <utility>
#include <vector>

namespace space_test {

using namespace nqpf::models;
using Catch::Matchers::WithinAbs;
using test::random_numbers;
using test::table;
using test::where;

namespace {

using numbers = std::vector<double>;
constexpr double infinity = std::numeric_limits<double>::infinity();

const numbers ten{.21, .25, .28, .33, .35, .41, .44, .52, .60, .75};

/// Units on a line, each next to the one before and the one after it.
table line_of(std::size_t n) {
  table w(n, n);
  for (std::size_t i = 0; i + 1 < n; ++i) w(i, i + 1) = w(i + 1, i) = 1;
  return w;
}

numbers locals_of(const spatial_sample& sample) {
  std::vector<local_moran> found(sample.given());
  REQUIRE(local_morans(sample, found));
  numbers out;
  for (const local_moran& unit : found) out.push_back(unit.index);
  return out;
}

double mean_of(const numbers& values) {
  double sum = 0;
  for (const double v : values) sum += v;
  return sum / static_cast<double>(values.size());
}

}  // namespace

TEST_CASE("Moran's I: ten units on a line, rows that sum to one") {
  const auto sample = sample_in_space(ten, line_of(10).view(), {neighbour_rows::to_one});
  REQUIRE(sample);
  const moran_index found = moran(*sample);
  CHECK_THAT(found.index, WithinAbs(.79816371, 5e-9));
  CHECK_THAT(found.expected, WithinAbs(-.11111111, 5e-9));
  CHECK_THAT(found.variance_normal, WithinAbs(.09270483, 5e-9));
  CHECK_THAT(found.z_normal, WithinAbs(2.98637261, 5e-9));
  CHECK_THAT(found.variance_random, WithinAbs(.09100065, 5e-9));
  CHECK_THAT(found.z_random, WithinAbs(3.01420598, 5e-9));
  CHECK(found.units == 10);
  const numbers local = locals_of(*sample);
  CHECK_NUMBERS(local, 5e-9, 1.3015873, 1.07827575, .64643635, .32352941, .10955493, .00295674,
                .0515873, .43713041, 1.59920635, 2.43137255);
  CHECK_THAT(mean_of(local), WithinAbs(found.index, 1e-12));
  std::vector<local_moran> places(10);
  REQUIRE(local_morans(*sample, places));
  CHECK(places[0].quadrant == moran_quadrant::low_low);
  CHECK(places[9].quadrant == moran_quadrant::high_high);
}

TEST_CASE("Moran's I: ten units on a line, binary") {
  const auto sample = sample_in_space(ten, line_of(10).view());
  REQUIRE(sample);
  const moran_index found = moran(*sample);
  CHECK_THAT(found.index, WithinAbs(.67946191, 5e-9));
  CHECK_THAT(found.variance_normal, WithinAbs(.08779150, 5e-9));
  CHECK_THAT(found.variance_random, WithinAbs(.08620129, 5e-9));
  CHECK_THAT(found.z_normal, WithinAbs(2.66818394, 5e-9));
  CHECK_THAT(found.z_random, WithinAbs(2.69268226, 5e-9));
}

TEST_CASE("Moran's I: high among low ones, and units on the mean") {
  std::vector<local_moran> found(4);
  const auto chess = sample_in_space(numbers{1, 0, 1, 0}, line_of(4).view());
  REQUIRE(chess);
  CHECK_THAT(moran(*chess).index, WithinAbs(-1, 1e-15));
  REQUIRE(local_morans(*chess, found));
  CHECK(found[0].quadrant == moran_quadrant::high_low);
  CHECK(found[1].quadrant == moran_quadrant::low_high);
  const auto flat = sample_in_space(numbers{0, 1, 1, 2}, line_of(4).view());
  REQUIRE(flat);
  REQUIRE(local_morans(*flat, found));
  CHECK(found[1].quadrant == moran_quadrant::none);
  CHECK(found[1].index == 0);
}

TEST_CASE("Moran's I does not change with unit, origin or order of the values") {
  random_numbers random(21);
  for (int round = 0; round < 60; ++round) {
    const std::size_t n = 4 + random.below(20);
    table w(n, n), turned(n, n);
    numbers x(n), back(n), wide(n);
    for (std::size_t i = 0; i < n; ++i) {
      x[i] = random.uniform();
      wide[i] = x[i] * 1e300 - 3e299;
      back[n - 1 - i] = x[i];
      for (std::size_t j = 0; j < n; ++j)
        if (i != j && (random.below(3) == 0 || j == (i + 1) % n)) w(i, j) = random.uniform(0.1, 2);
    }
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < n; ++j) turned(n - 1 - i, n - 1 - j) = w(i, j);
    const auto a = sample_in_space(x, w.view()), b = sample_in_space(wide, w.view()),
               c = sample_in_space(back, turned.view());
    REQUIRE((a && b && c));
    const moran_index found = moran(*a), scaled = moran(*b), reversed = moran(*c);
    CHECK_THAT(scaled.index, WithinAbs(found.index, 1e-10));
    CHECK_THAT(scaled.variance_random, WithinAbs(found.variance_random, 1e-10));
    CHECK_THAT(reversed.index, WithinAbs(found.index, 1e-12));
    CHECK_THAT(reversed.variance_normal, WithinAbs(found.variance_normal, 1e-12));
    const auto rows = sample_in_space(x, w.view(), {neighbour_rows::to_one});
    REQUIRE(rows);
    CHECK_THAT(mean_of(locals_of(*rows)), WithinAbs(moran(*rows).index, 1e-12));
  }
}

TEST_CASE("Moran's I: the moments under randomisation are those of all arrangements") {
  const numbers x{1, 2, 4, 8, 9, 3};
  table w = line_of(6);
  w(0, 3) = 2;  // not symmetric
  const auto sample = sample_in_space(x, w.view());
  REQUIRE(sample);
  const moran_index found = moran(*sample);
  numbers arranged(x);
  std::sort(arranged.begin(), arranged.end());
  double runs = 0, sum = 0, squares = 0, above = 0, below = 0;
  do {
    const double i = moran(*sample_in_space(arranged, w.view())).index;
    runs += 1;
    sum += i;
    squares += i * i;
    above += i >= found.index - 1e-12 ? 1 : 0;
    below += i <= found.index + 1e-12 ? 1 : 0;
  } while (std::next_permutation(arranged.begin(), arranged.end()));
  CHECK(runs == 720);
  CHECK_THAT(sum / runs, WithinAbs(found.expected, 1e-12));
  CHECK_THAT(squares / runs - sum / runs * sum / runs, WithinAbs(found.variance_random, 1e-12));

  CHECK(permute_moran(*sample, 4, 0, 999) != permute_moran(*sample, 5, 0, 999));
  // Random arrangements: within five standard errors of the exact shares.
  const std::uint64_t count = 20'000;
  const permutation_counts drawn = permute_moran(*sample, 5, 0, count);
  CHECK(drawn.runs == count);
  const auto slack = [&](double p) { return 5 * std::sqrt(p * (1 - p) / 20'000) + 1e-4; };
  CHECK_THAT(drawn.p_above(), WithinAbs(above / runs, slack(above / runs)));
  CHECK_THAT(drawn.p_below(), WithinAbs(below / runs, slack(below / runs)));
}

TEST_CASE("permutation tests: the parts of the runs add up, the seed decides") {
  const auto sample = sample_in_space(ten, line_of(10).view(), {neighbour_rows::to_one});
  REQUIRE(sample);
  const permutation_counts whole = permute_moran(*sample, 1, 0, 999);
  permutation_counts parts;
  for (std::uint64_t begin = 0; begin < 999; begin += 333)
    parts += permute_moran(*sample, 1, begin, begin + 333);
  CHECK(parts == whole);
  CHECK(whole.p_above() < 0.01);
  CHECK(whole.p_below() > 0.99);
  CHECK(whole.p_either() == 2 * whole.p_above());
  CHECK(permutation_counts{}.p_above() == 1);

  std::vector<permutation_counts> local(10), pieces(10);
  REQUIRE(permute_local_morans(*sample, 1, 0, 2000, local));
  REQUIRE(permute_local_morans(*sample, 1, 0, 700, pieces));
  REQUIRE(permute_local_morans(*sample, 1, 700, 2000, pieces));
  CHECK(local == pieces);
  std::vector<permutation_counts> reseeded(10);
  REQUIRE(permute_local_morans(*sample, 2, 0, 2000, reseeded));
  CHECK(local != reseeded);
  CHECK(permute_local_morans(*sample, 1, 0, 9, std::span(pieces).first(9)).error() ==
        where(error_code::shape));
  // The last unit has one neighbour, the highest of the nine others: one in nine is as high.
  CHECK_THAT(local[9].p_above(), WithinAbs(1.0 / 9, 5 * std::sqrt(8.0 / 81 / 2000) + 1e-3));
  CHECK_THAT(local[9].p_below(), WithinAbs(1, 1e-3));
  // The second: of 36 pairs of others only (.28, .33) and those with .21 can be as low as (.21, .28):
  // sums up to .49 of the eight and the first, which is that pair alone.
  CHECK_THAT(local[1].p_above(), WithinAbs(1.0 / 36, 5 * std::sqrt(35.0 / 1296 / 2000) + 1e-3));
}

TEST_CASE("local permutation tests: the shares of all pairs of other units") {
  const auto sample = sample_in_space(ten, line_of(10).view(), {neighbour_rows::to_one});
  REQUIRE(sample);
  std::vector<permutation_counts> drawn(10);
  REQUIRE(permute_local_morans(*sample, 3, 0, 20'000, drawn));
  const double middle = mean_of(ten);
  for (std::size_t unit = 1; unit < 9; ++unit) {
    INFO("unit " << unit);
    const double own = ten[unit] - middle;
    const double observed = own * (ten[unit - 1] + ten[unit + 1] - 2 * middle);
    double pairs = 0, above = 0, below = 0;
    for (std::size_t a = 0; a < 10; ++a)
      for (std::size_t b = 0; b < a; ++b) {
        if (a == unit || b == unit) continue;
        const double found = own * (ten[a] + ten[b] - 2 * middle);
        pairs += 1;
        above += found >= observed - 1e-12 ? 1 : 0;
        below += found <= observed + 1e-12 ? 1 : 0;
      }
    const auto slack = [](double p) { return 5 * std::sqrt(p * (1 - p) / 20'000) + 1e-4; };
    CHECK_THAT(drawn[unit].p_above(), WithinAbs(above / pairs, slack(above / pairs)));
    CHECK_THAT(drawn[unit].p_below(), WithinAbs(below / pairs, slack(below / pairs)));
  }
}

TEST_CASE("Moran's I: units left out") {
  numbers x(ten);
  x[4] = missing;  // the line falls apart into units 0 to 3 and 5 to 9
  const table w = line_of(10);
  CHECK(sample_in_space(x, w.view()).error() == where(error_code::missing_cell, 4));
  neighbour_options skip;
  skip.unknown = missing_cells::skip;
  table nine(9, 9), standard = w;
  numbers known;
  for (std::size_t i = 0; i < 10; ++i) {
    if (i != 4) known.push_back(x[i]);
    const double sum = i == 0 || i == 9 ? 1 : 2;
    for (std::size_t j = 0; j < 10; ++j) {
      if (i != 4 && j != 4) nine(i - (i > 4), j - (j > 4)) = w(i, j);
      standard(i, j) /= sum;
    }
  }
  const auto binary = sample_in_space(x, w.view(), skip);
  REQUIRE(binary);
  CHECK(binary->units() == 9);
  CHECK_THAT(moran(*binary).index,
             WithinAbs(moran(*sample_in_space(known, nine.view())).index, 1e-15));
  // Rows that summed to one do so again.
  const auto rows = sample_in_space(x, standard.view(), skip);
  REQUIRE(rows);
  CHECK_THAT(moran(*rows).index,
             WithinAbs(moran(*sample_in_space(known, nine.view(), {neighbour_rows::to_one})).index,
                       1e-15));
  const numbers local = locals_of(*rows);
  CHECK(is_missing(local[4]));
  CHECK_FALSE(is_missing(local[5]));

  x[2] = missing;  // unit 3 has lost both neighbours
  CHECK(sample_in_space(x, w.view(), skip).error() == where(error_code::no_neighbour, 3));
  skip.lonely = lonely_units::leave_out;
  const auto fewer = sample_in_space(x, w.view(), skip);
  REQUIRE(fewer);
  CHECK(fewer->units() == 7);
  CHECK(fewer->row_of(2) == 5);
  for (const std::size_t i : {1u, 5u, 7u, 9u}) x[i] = missing;
  CHECK(sample_in_space(x, w.view(), skip).error() == where(error_code::nothing_known));
}

TEST_CASE("Moran's I: what it refuses") {
  const table w = line_of(3);
  const numbers x{1, 2, 4};
  CHECK(sample_in_space({}, {}).error() == where(error_code::empty));
  CHECK(sample_in_space(numbers{1, 2}, w.view()).error() == where(error_code::shape));
  CHECK(sample_in_space(numbers{.3, .1 + .2, .3}, w.view()).error() ==
        where(error_code::nothing_varies));
  CHECK(sample_in_space(numbers{1, infinity, 2}, w.view()).error() ==
        where(error_code::not_finite, 1));
  CHECK(sample_in_space(numbers{1}, table(1, 1, {0}).view()).error() ==
        where(error_code::no_neighbour, 0));
  for (const auto& [value, code] :
       {std::pair(missing, error_code::missing_cell), std::pair(infinity, error_code::not_finite),
        std::pair(-1.0, error_code::negative)}) {
    table bad = w;
    bad(1, 2) = value;
    CHECK(sample_in_space(x, bad.view()).error() == where(code, 1, 2));
  }
  table self = w;
  self(2, 2) = 1;
  CHECK(sample_in_space(x, self.view()).error() == where(error_code::out_of_range, 2, 2));
  table alone = w;
  alone(2, 1) = 0;
  CHECK(sample_in_space(x, alone.view()).error() == where(error_code::no_neighbour, 2));
  table huge = w;
  huge(0, 1) = 1.7e308;
  CHECK(sample_in_space(x, huge.view()).error() == where(error_code::not_finite));
  const auto three = sample_in_space(x, w.view());
  REQUIRE(three);
  CHECK(is_missing(moran(*three).variance_random));  // its formula divides by n - 3
}

TEST_CASE("convergence: the example of six units over ten years") {
  const numbers first{.21, .25, .33, .41, .52, .75}, last{.30, .33, .40, .46, .57, .78};
  table x(6, 2);
  for (std::size_t i = 0; i < 6; ++i) {
    x(i, 0) = first[i];
    x(i, 1) = last[i];
  }
  numbers sigma(2);
  REQUIRE(sigma_convergence(x.view(), sigma));
  CHECK_NUMBERS(sigma, 5e-9, .44314880, .34449507);
  const auto beta = fit_beta_convergence(first, last, 10);
  REQUIRE(beta);
  CHECK_THAT(beta->intercept, WithinAbs(-.0064598, 5e-8));
  CHECK_THAT(beta->slope, WithinAbs(-.02479896, 5e-9));
  CHECK_THAT(beta->standard_error, WithinAbs(.00311014, 5e-9));
  CHECK_THAT(beta->t, WithinAbs(-7.97357145, 5e-9));
  CHECK(beta->degrees == 4);
  CHECK_THAT(beta->speed, WithinAbs(.02850051, 1e-8));  // .028500515: the source cuts digits off
  CHECK_THAT(beta->half_life, WithinAbs(24.3205141, 5e-8));
}

TEST_CASE("beta convergence recovers what made the numbers, and says where there is no speed") {
  random_numbers random(22);
  for (int round = 0; round < 50; ++round) {
    const double speed = random.uniform(-0.05, 0.2), years = 1 + random.uniform(0, 20);
    const double slope = (std::exp(-speed * years) - 1) / years, a = random.uniform(-1, 1);
    numbers first(5), last(5);
    for (std::size_t i = 0; i < 5; ++i) {
      first[i] = random.uniform(0.1, 9);
      last[i] = first[i] * std::exp(years * (a + slope * std::log(first[i])));
    }
    const auto found = fit_beta_convergence(first, last, years);
    REQUIRE(found);
    CHECK_THAT(found->slope, WithinAbs(slope, 1e-10));
    CHECK_THAT(found->intercept, WithinAbs(a, 1e-10));
    CHECK_THAT(found->speed, WithinAbs(speed, 1e-7));
    CHECK(is_missing(found->half_life) == (found->speed <= 0));
  }
  const numbers first{1, 2, 4}, last{16, 4, 1};  // those behind overtake: 1 + bT = -1
  const auto over = fit_beta_convergence(first, last, 2);
  REQUIRE(over);
  CHECK_THAT(over->slope, WithinAbs(-1.5, 1e-12));
  CHECK(is_missing(over->speed));
  CHECK(is_missing(over->half_life));
}

TEST_CASE("convergence: what it refuses") {
  table x(3, 2, {1, 2, 2, 0, 3, 4});
  numbers out(2), one(1);
  CHECK(sigma_convergence({}, {}).error() == where(error_code::empty));
  CHECK(sigma_convergence(x.view(), one).error() == where(error_code::shape));
  x(1, 1) = missing;
  CHECK(sigma_convergence(x.view(), out).error() == where(error_code::missing_cell, 1, 1));
  REQUIRE(sigma_convergence(x.view(), out, missing_cells::skip));
  CHECK_THAT(out[1], WithinAbs(1.0 / 3, 1e-15));
  x(2, 1) = missing;
  CHECK(sigma_convergence(x.view(), out, missing_cells::skip).error() ==
        where(error_code::one_row, nowhere, 1));
  x(0, 1) = missing;
  CHECK(sigma_convergence(x.view(), out, missing_cells::skip).error() ==
        where(error_code::nothing_known, nowhere, 1));
  for (std::size_t i = 0; i < 3; ++i) x(i, 1) = 0;
  CHECK(sigma_convergence(x.view(), out).error() == where(error_code::zero_divisor, nowhere, 1));
  x(2, 0) = -1;
  CHECK(sigma_convergence(x.view(), out).error() == where(error_code::negative, 2, 0));
  x(2, 0) = infinity;
  CHECK(sigma_convergence(x.view(), out).error() == where(error_code::not_finite, 2, 0));

  const numbers a{1, 2, 3}, b{2, 3, 4};
  CHECK(fit_beta_convergence(a, numbers{1, 2}, 5).error() == where(error_code::shape));
  CHECK(fit_beta_convergence(numbers{1, 2}, numbers{1, 2}, 5).error() ==
        where(error_code::too_short));
  CHECK(fit_beta_convergence(a, b, 0).error() == where(error_code::bad_option));
  CHECK(fit_beta_convergence(a, b, infinity).error() == where(error_code::bad_option));
  CHECK(fit_beta_convergence(numbers{2, 2, 2}, b, 5).error() == where(error_code::nothing_varies));
  CHECK(fit_beta_convergence(numbers{1, 0, 2}, b, 5).error() ==
        where(error_code::not_positive, 1, 0));
  CHECK(fit_beta_convergence(a, numbers{1, 2, missing}, 5).error() ==
        where(error_code::missing_cell, 2, 1));
  CHECK(fit_beta_convergence(a, numbers{infinity, 2, 1}, 5).error() ==
        where(error_code::not_finite, 0, 1));
}

namespace {

using grades = std::vector<std::uint32_t>;
using counts = std::vector<std::uint64_t>;

numbers stationary(const table& p) {
  numbers out(p.rows);
  REQUIRE(stationary_shares(p.view(), out));
  return out;
}

}  // namespace

TEST_CASE("transitions: grades, counts and shares") {
  // Three units over four years, one value unknown.
  const table x(3, 4, {.1, .2, .6, .7, .5, .5, .4, .1, .9, missing, .8, .9});
  const numbers cuts{.3, .5};
  grades found(12);
  REQUIRE(grade_cells(x.view(), cuts, row_major(found, 3, 4)));
  CHECK(found == grades{0, 0, 2, 2, 2, 2, 1, 0, 2, no_grade, 2, 2});
  grades right(12);
  REQUIRE(grade_cells(x.view(), cuts, row_major(right, 3, 4), closed_side::right));
  CHECK(right[4] == 1);
  counts n(9, 77);
  REQUIRE(count_transitions(row_major(std::as_const(found), 3, 4), row_major(n, 3, 3)));
  CHECK(n == counts{1, 0, 1, 1, 0, 0, 0, 1, 3});
  table p(3, 3);
  const auto without = transition_shares(row_major(std::as_const(n), 3, 3), p.view());
  REQUIRE(without);
  CHECK(*without == 0);
  CHECK_NUMBERS(p.cells, 1e-15, .5, 0, .5, 1, 0, 0, 0, .25, .75);
  // pi P = pi: from the three equations 2 : 1 : 4.
  CHECK_NUMBERS(stationary(p), 1e-15, 2.0 / 7, 1.0 / 7, 4.0 / 7);
}

TEST_CASE("transitions by the grade of the neighbours") {
  const table x(3, 3, {.1, .2, .9, .8, .9, .2, .3, missing, .1});
  const table w = line_of(3);
  table means(3, 3);
  REQUIRE(neighbour_means(x.view(), w.view(), means.view()));
  CHECK_THAT(means(0, 0), WithinAbs(.8, 1e-15));
  CHECK_THAT(means(1, 0), WithinAbs(.2, 1e-15));
  CHECK_THAT(means(1, 1), WithinAbs(.2, 1e-15));  // of the neighbour that is known
  CHECK_THAT(means(1, 2), WithinAbs(.5, 1e-15));
  table gone = x;
  gone(1, 0) = missing;
  REQUIRE(neighbour_means(gone.view(), w.view(), means.view()));
  CHECK(is_missing(means(0, 0)));

  REQUIRE(neighbour_means(x.view(), w.view(), means.view()));
  const numbers cuts{.5};
  grades own(9), around(9);
  REQUIRE(grade_cells(x.view(), cuts, row_major(own, 3, 3)));
  REQUIRE(grade_cells(means.view(), cuts, row_major(around, 3, 3)));
  counts plain(4), blocks(8), sum(4);
  REQUIRE(count_transitions(row_major(std::as_const(own), 3, 3), row_major(plain, 2, 2)));
  REQUIRE(count_transitions_by_neighbours(row_major(std::as_const(own), 3, 3),
                                          row_major(std::as_const(around), 3, 3),
                                          row_major(blocks, 4, 2)));
  for (std::size_t c = 0; c < 4; ++c) sum[c] = blocks[c] + blocks[4 + c];
  CHECK(sum == plain);
  CHECK(blocks == counts{0, 0, 1, 1, 1, 1, 0, 0});
}

TEST_CASE("transitions: the parts of a spatial chain sum to the plain one, the shares to one") {
  random_numbers random(23);
  for (int round = 0; round < 60; ++round) {
    const std::size_t units = 1 + random.below(20), years = 2 + random.below(8),
                      k = 1 + random.below(4);
    grades own(units * years), around(units * years);
    for (auto& g : own)
      g = random.below(9) == 0 ? no_grade : static_cast<std::uint32_t>(random.below(k));
    for (auto& g : around) g = static_cast<std::uint32_t>(random.below(3));
    counts plain(k * k), blocks(3 * k * k);
    const auto table_of = [&](const grades& g) { return row_major(g, units, years); };
    REQUIRE(count_transitions(table_of(own), row_major(plain, k, k)));
    REQUIRE(count_transitions_by_neighbours(table_of(own), table_of(around),
                                            row_major(blocks, 3 * k, k)));
    for (std::size_t c = 0; c < k * k; ++c)
      CHECK(plain[c] == blocks[c] + blocks[k * k + c] + blocks[2 * k * k + c]);
    table p(k, k);
    REQUIRE(transition_shares(row_major(std::as_const(plain), k, k), p.view()));
    numbers pi(k);
    const auto solved = stationary_shares(p.view(), pi);
    if (!solved) {
      CHECK((solved.error().code == error_code::singular ||
             solved.error().code == error_code::nothing_known));
      continue;
    }
    double sum = 0;
    for (std::size_t j = 0; j < k; ++j) {
      double flow = 0;
      for (std::size_t i = 0; i < k; ++i) flow += pi[i] > 0 ? pi[i] * p(i, j) : 0;
      CHECK_THAT(flow, WithinAbs(pi[j], 1e-13));
      sum += pi[j];
    }
    CHECK_THAT(sum, WithinAbs(1, 1e-13));
  }
}

TEST_CASE("stationary shares: one closed class, or none") {
  // Grade 0 is left for ever: the others go round.
  CHECK(stationary(table(3, 3, {.5, .5, 0, 0, 0, 1, 0, 1, 0})) == numbers{0, .5, .5});
  CHECK(stationary(table(2, 2, {.5, .5, 0, 1})) == numbers{0, 1});
  CHECK(stationary(table(1, 1, {1})) == numbers{1});
  // A grade without cases to which none leads is passed over.
  CHECK(stationary(table(2, 2, {1, 0, missing, missing})) == numbers{1, 0});
  // Shares far apart keep their ratio.
  const numbers far = stationary(table(2, 2, {1 - 1e-14, 1e-14, .5, .5}));
  CHECK_THAT(far[1] / far[0], WithinAbs(2e-14, 1e-28));
  numbers out(2), three(3);
  CHECK(stationary_shares(table(2, 2, {1, 0, 0, 1}).view(), out).error() ==
        where(error_code::singular));
  CHECK(stationary_shares(table(3, 3, {0, .5, .5, 0, 1, 0, 0, 0, 1}).view(), three).error() ==
        where(error_code::singular));
  CHECK(stationary_shares(table(2, 2, {.5, .5, missing, missing}).view(), out).error() ==
        where(error_code::nothing_known, 1));
  CHECK(stationary_shares(table(1, 1, {missing}).view(), std::span(out).first(1)).error() ==
        where(error_code::nothing_known));
  CHECK(stationary_shares(table(2, 2, {.5, .4, 0, 1}).view(), out).error() ==
        where(error_code::weight_sum, 0));
  CHECK(stationary_shares(table(2, 2, {.5, missing, 0, 1}).view(), out).error() ==
        where(error_code::missing_cell, 0));
  CHECK(stationary_shares(table(2, 2, {1.5, -.5, 0, 1}).view(), out).error() ==
        where(error_code::negative, 0, 1));
  CHECK(stationary_shares({}, out).error() == where(error_code::empty));
  CHECK(stationary_shares(table(2, 2, {1, 0, 0, 1}).view(), three).error() ==
        where(error_code::shape));
}

TEST_CASE("transitions: what they refuse") {
  const grades two_years{0, 1, 1, 2};
  const auto given = row_major(two_years, 2, 2);
  counts n(4), six(6);
  CHECK(count_transitions({}, row_major(n, 2, 2)).error() == where(error_code::empty));
  CHECK(count_transitions(given, row_major(six, 3, 2)).error() == where(error_code::shape));
  CHECK(count_transitions(given, row_major(n, 2, 2)).error() ==
        where(error_code::out_of_range, 1, 1));
  CHECK(count_transitions(row_major(two_years, 4, 1), row_major(n, 2, 2)).error() ==
        where(error_code::too_short));
  const grades low{0, 1, 1, 0}, around{0, 0, 3, 0};
  counts four_blocks(12);
  CHECK(count_transitions_by_neighbours(row_major(low, 2, 2), row_major(around, 2, 2),
                                        row_major(six, 3, 2))
            .error() == where(error_code::shape));
  CHECK(count_transitions_by_neighbours(row_major(low, 2, 2), row_major(around, 2, 2),
                                        row_major(four_blocks, 6, 2))
            .error() == where(error_code::out_of_range, 1, 0));
  const table x(1, 2, {.1, infinity});
  grades found(2);
  CHECK(grade_cells(x.view(), numbers{.5}, row_major(found, 1, 2)).error() ==
        where(error_code::not_finite, 0, 1));
  CHECK(grade_cells(x.view(), numbers{.5, .5}, row_major(found, 1, 2)).error() ==
        where(error_code::bad_option, nowhere, 1));
  CHECK(grade_cells(x.view(), numbers{.5}, row_major(found, 2, 1)).error() ==
        where(error_code::shape));
  table p(2, 2);
  const auto without = transition_shares(row_major(std::as_const(n), 2, 2), p.view());
  REQUIRE(without);
  CHECK(*without == 2);
  CHECK(is_missing(p(1, 1)));
}

TEST_CASE("Moran's I: the unit of measure of the weights changes no count of permutations") {
  numbers few_values;  // many permutations are then as far as what is seen, but for rounding
  random_numbers random(8);
  for (int k = 0; k < 12; ++k) few_values.push_back(0.1 * static_cast<double>(1 + random.below(4)));
  table w = random.uniform_table(12, 12, 0, 1), large = w;
  for (std::size_t i = 0; i < 12; ++i)
    for (std::size_t j = 0; j < 12; ++j) {
      w(i, j) = i == j || w(i, j) < 0.5 ? 0 : 1;
      large(i, j) = w(i, j) * 1e7 / 3;
    }
  const auto one = sample_in_space(few_values, w.view());
  const auto other = sample_in_space(few_values, std::as_const(large).view());
  REQUIRE(one);
  REQUIRE(other);
  std::vector<permutation_counts> counts(12), same(12);
  REQUIRE(permute_local_morans(*one, 3, 0, 500, counts));
  REQUIRE(permute_local_morans(*other, 3, 0, 500, same));
  CHECK(counts == same);
  CHECK(permute_moran(*one, 3, 0, 500) == permute_moran(*other, 3, 0, 500));
}

TEST_CASE("Moran's I: weights whose sum has no square are refused, whatever their squares sum to") {
  table pairs(6, 6);  // of three pairs the square of the sum is the greatest of the moments
  for (std::size_t i = 0; i < 6; ++i) pairs(i, i ^ 1u) = 2.4e153;
  const numbers x{1, 2, 3, 5, 8, 13};
  CHECK(sample_in_space(x, std::as_const(pairs).view()).error() == where(error_code::not_finite));
  for (double& cell : pairs.cells) cell *= 0.5;
  REQUIRE(sample_in_space(x, std::as_const(pairs).view()));
  CHECK(std::isfinite(moran(*sample_in_space(x, std::as_const(pairs).view())).index));
}

TEST_CASE("units that all grow alike do not converge, whatever rounding leaves") {
  random_numbers random(7);
  for (int round = 0; round < 200; ++round) {
    const double factor = random.uniform(0.5, 3), years = 1 + random.uniform(0, 20);
    const std::size_t units = 3 + static_cast<std::size_t>(round % 9);
    numbers first(units), last(units);
    for (std::size_t i = 0; i < units; ++i) {
      first[i] = std::exp(random.uniform(-9, 14));
      last[i] = first[i] * factor;
    }
    const auto found = fit_beta_convergence(first, last, years);
    REQUIRE(found);
    CHECK(found->slope == 0);
    CHECK(found->standard_error == 0);
    CHECK(is_missing(found->t));
    CHECK(is_missing(found->half_life));
    CHECK_THAT(found->intercept, WithinAbs(std::log(factor) / years, 1e-12));
  }
  // What is small and no rounding still tells.
  const auto slow = fit_beta_convergence(numbers{1, 2, 4}, numbers{1.000001, 2, 4}, 1);
  REQUIRE(slow);
  CHECK(slow->slope < 0);
  CHECK(slow->standard_error > 0);
}

}  // namespace space_test
