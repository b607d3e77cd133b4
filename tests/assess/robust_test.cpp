// SPDX-License-Identifier: BSL-1.0

// What depends on choices: obstacles, disparity, rank intervals, outliers, base years, thresholds.

#include "assess/small.hpp"

#include <nqpf/models/critic.hpp>
#include <nqpf/models/topsis.hpp>

#include <cmath>
#include <string>
#include <vector>

namespace robust_test {

using nqpf::assess_options;
using nqpf::is_missing;
using nqpf::measured;
using nqpf::remark_code;
using test::assessed;
using test::panel_of;
using test::row_of;
using test::schema_of;

namespace {

const char* const roles =
    "w,workers,higher,,,,,,,\nm,means_of_labour,higher,,,,,,,\no,objects_of_labour,higher,,,,,,,\n"
    "e,cultivation,higher,,,,,,,\np,path_open_training,higher,,,,,,,\n";

nqpf::panel illustrative() {
  return test::real_panel(test::source_path("examples/data/illustrative.csv"), "illustrative");
}

}  // namespace

TEST_CASE("obstacles of a row sum to one, the greatest first", "[assess]") {
  const auto p = panel_of(schema_of(roles),
                          "id,year,w,m,o,e,p\nbest,1,10,10,10,10,10\nworst,1,0,0,0,0,0\nhalf,1,10,"
                          "5,10,10,0\nsome,1,0,,10,10,10\n");
  const auto a = assessed(p);
  CHECK(obstacles(p, a, row_of(p, "best", 1)).empty());
  const auto worst = obstacles(p, a, row_of(p, "worst", 1));
  REQUIRE(worst.size() == 5);
  double sum = 0;
  for (std::size_t i = 0; i < worst.size(); ++i) {
    sum += worst[i].degree;
    if (i > 0) CHECK(worst[i].degree <= worst[i - 1].degree);
  }
  CHECK(sum == Approx(1));
  // Cultivation has two columns and half of T: each of them weighs 1/4, those of the elements 1/6.
  CHECK(worst[0].degree == Approx(0.25));
  CHECK(worst[4].degree == Approx(1.0 / 6));
  const auto half = obstacles(p, a, row_of(p, "half", 1));
  REQUIRE(half.size() == 2);
  CHECK(half[0].degree == Approx(0.25 / (0.25 + 0.5 / 6)));
  // What is missing is no obstacle and does not count.
  const auto some = obstacles(p, a, row_of(p, "some", 1));
  REQUIRE(some.size() == 1);
  CHECK(some[0].degree == Approx(1));

  const auto common = nqpf::assessed::common_obstacles(p, a, 1, 1);
  REQUIRE_FALSE(common.empty());
  double mean = 0;
  for (const auto& each : common) mean += each.mean_degree;
  CHECK(mean == Approx(3.0 / 4));  // the best row has none
}

TEST_CASE("disparity between groups", "[assess]") {
  const auto p = illustrative();
  const auto a = assessed(p);
  const auto d = disparity(p, a, 0, 2023);
  REQUIRE(d.groups.size() == 3);
  CHECK(d.groups[0].name == "coast");
  std::size_t n = 0;
  for (std::size_t g = 0; g < d.groups.size(); ++g) {
    n += d.groups[g].entities;
    CHECK(d.groups[g].least <= d.groups[g].mean);
    CHECK(d.groups[g].mean <= d.groups[g].most);
    if (g > 0) CHECK(d.groups[g].mean <= d.groups[g - 1].mean);
  }
  CHECK(n == 12);
  CHECK(d.ungrouped == 0);
  CHECK(d.theil.between + d.theil.within == Approx(d.theil.total));
  CHECK(d.dagum.within + d.dagum.between + d.dagum.transvariation == Approx(d.gini));
  CHECK(d.dagum.total == Approx(d.gini));
  const auto none = disparity(p, a, 0, 1999);
  CHECK(none.groups.empty());
  CHECK(is_missing(none.gini));
}

TEST_CASE("rank intervals: the same for the same seed, around the rank of the assessment",
          "[assess]") {
  const auto p = illustrative();
  const auto a = assessed(p);
  nqpf::uncertainty_options how;
  how.runs = 300;
  how.sobol_samples = 16;
  const auto u = uncertainty(p, a, 2023, how);
  const auto again = uncertainty(p, a, 2023, how);
  REQUIRE(u.rows.size() == 12);
  REQUIRE(u.intervals.size() == 12);
  how.seed = 2;
  const auto other = uncertainty(p, a, 2023, how);
  bool differs = false;
  for (std::size_t i = 0; i < 12; ++i) {
    const auto& r = u.intervals[i];
    CHECK(r.nominal == static_cast<double>(a.rank(u.rows[i])));
    CHECK(r.best <= r.low);
    CHECK(r.low <= r.median);
    CHECK(r.median <= r.high);
    CHECK(r.high <= r.worst);
    CHECK(r.best >= 1);
    CHECK(r.worst <= 12);
    CHECK(r.mean == again.intervals[i].mean);
    CHECK(u.of(u.rows[i]) == &u.intervals[i]);
    differs = differs || r.mean != other.intervals[i].mean;
  }
  CHECK(differs);
  CHECK(u.of(p.rows()) == nullptr);
  CHECK(u.columns.size() == 32);  // every column of the two sides
  for (std::size_t i = 1; i < u.columns.size(); ++i)
    CHECK(u.columns[i].shift <= u.columns[i - 1].shift);
  CHECK(u.shares.size() == 7);
}

TEST_CASE("rank intervals: options out of range give none", "[assess]") {
  const auto p = illustrative();
  const auto a = assessed(p);
  const auto with = [&](double level, double spread, double exclusion) {
    nqpf::uncertainty_options how;
    how.runs = 10;
    how.sobol_samples = 0;
    how.level = level;
    how.spread = spread;
    how.exclusion = exclusion;
    return uncertainty(p, a, 2023, how);
  };
  CHECK(with(0.9, 0.2, 0.1).intervals.size() == 12);
  CHECK(with(0.9, 1, 1).intervals.size() == 12);
  for (const double level : {0.0, 1.0, 90.0, -1.0, nqpf::missing})
    CHECK(with(level, 0.2, 0.1).rows.empty());
  for (const double share : {-0.1, 1.1, nqpf::missing}) {
    CHECK(with(0.9, share, 0.1).rows.empty());
    CHECK(with(0.9, 0.2, share).rows.empty());
  }
}

TEST_CASE("rank intervals: with nothing varied nothing moves", "[assess]") {
  // One year, one scale that all alternatives agree on: entities in the same order in every column.
  const auto p =
      panel_of(schema_of(roles),
               "id,year,w,m,o,e,p\na,1,1,1,1,1,1\nb,1,2,2,2,2,2\nc,1,3,3,3,3,3\nd,1,4,4,4,4,4\n");
  const auto a = assessed(p);
  const auto u = uncertainty(p, a, 1);
  CHECK(u.mean_shift == 0);
  for (const auto& each : u.intervals) {
    CHECK(each.best == each.nominal);
    CHECK(each.worst == each.nominal);
  }
  for (const auto& each : u.choices) CHECK(each.shift == 0);
  for (const auto& each : u.columns) CHECK(each.shift == 0);
  for (const auto& each : u.shares) CHECK(each.index.total == 0);
}

TEST_CASE("the only column of a side is never left out", "[assess]") {
  // Without e nobody has D: all would share the first rank.
  const auto p =
      panel_of(schema_of("w,workers,higher,,,,,,,\nm,means_of_labour,higher,,,,,,,\n"
                         "o,objects_of_labour,higher,,,,,,,\ne,cultivation,higher,,,,,,,\n"),
               "id,year,w,m,o,e\na,1,1,1,1,1\nb,1,2,2,2,2\nc,1,3,3,3,3\nd,1,4,4,4,4\n");
  const auto a = assessed(p);
  nqpf::uncertainty_options how;
  how.runs = 200;
  how.exclusion = 1;
  const auto u = uncertainty(p, a, 1, how);
  CHECK(u.columns.size() == 3);
  REQUIRE(u.intervals.size() == 4);
  for (std::size_t i = 0; i < 4; ++i)
    CHECK(u.intervals[i].mean == Approx(static_cast<double>(a.rank(u.rows[i]))));
}

TEST_CASE("one choice made otherwise shifts ranks as an assessment with it does", "[assess]") {
  const auto p = illustrative();
  const auto a = assessed(p);
  const auto u = uncertainty(p, a, 2020);
  const auto shift_of = [&](const assess_options& options) {
    const auto other = assessed(p, options);
    double sum = 0;
    for (const std::size_t row : u.rows)
      sum += std::fabs(static_cast<double>(other.rank(row)) - static_cast<double>(a.rank(row)));
    return sum / static_cast<double>(u.rows.size());
  };
  const auto told = [&](const std::string& what) {
    for (const auto& each : u.choices) {
      if (each.what == what) return each.shift;
    }
    FAIL("no such choice: " + what);
    return 0.0;
  };
  assess_options options;
  options.weights = nqpf::weighting::entropy;
  CHECK(told("Columns weighed by entropy") == Approx(shift_of(options)));
  options = {};
  options.coupling = nqpf::models::coupling_model::wang;
  CHECK(told("Coupling by the Wang model") == Approx(shift_of(options)));
  options = {};
  options.scale = nqpf::scale_over::per_year;
  CHECK(told("Columns scaled within the year") == Approx(shift_of(options)));
  options = {};
  options.across = nqpf::models::mean_rule::geometric;
  CHECK(told("Dimensions joined by the geometric mean") == Approx(shift_of(options)));
  options = {};
  options.imputation = nqpf::imputation_rule::along_time;
  CHECK(told("Missing values imputed along time") == Approx(shift_of(options)));
}

TEST_CASE("CRITIC and spread weights are those of the methods over complete rows", "[assess]") {
  const auto p = panel_of(schema_of(roles),
                          "id,year,w,m,o,e,p\na,1,1,7,3,1,4\nb,1,2,5,9,,2\nc,1,5,2,4,3,6\nd,1,4,4,"
                          "4,2,1\ne,1,9,,5,1,7\nf,1,3,3,8,7,2\n");
  for (const auto how :
       {nqpf::weighting::critic, nqpf::weighting::deviation, nqpf::weighting::variation}) {
    assess_options options;
    options.weights = how;
    const auto a = assessed(p, options);
    // Productive forces: all rows but e, of which m is not known.
    std::vector<double> x;
    for (std::size_t e = 0; e < 3; ++e) {
      for (std::size_t row = 0; row < p.rows(); ++row) {
        if (p.entity_id(p.row_entity(row)) == "e") continue;
        x.push_back(how == nqpf::weighting::variation ? p.value(row, e) : a.scaled(p, e, row));
      }
    }
    std::vector<double> weights(3);
    const auto table = nqpf::models::matrix_view<const double>(x.data(), 5, 3, 1, 5);
    if (how == nqpf::weighting::critic) REQUIRE(nqpf::models::critic_weights(table, weights));
    if (how == nqpf::weighting::deviation) REQUIRE(nqpf::models::deviation_weights(table, weights));
    if (how == nqpf::weighting::variation) REQUIRE(nqpf::models::variation_weights(table, weights));
    for (std::size_t e = 0; e < 3; ++e) CHECK(a.weight_in_side(e) == Approx(weights[e]));
  }
  const auto thin =
      panel_of(schema_of(roles),
               "id,year,w,m,o,e,p\na,1,1,,3,1,4\nb,1,2,5,,1,2\nc,1,,2,4,3,6\nd,1,2,2,4,3,6\n");
  assess_options options;
  options.weights = nqpf::weighting::critic;
  const auto made = nqpf::assess(thin, options);
  REQUIRE_FALSE(made.ok());
  CHECK(made.error()[0].code == nqpf::assess_code::no_weights);
  CHECK_THAT(made.error()[0].message, ContainsSubstring("there are 1"));
}

TEST_CASE("weights that a negative value forbids are named", "[assess]") {
  const auto p = panel_of(schema_of(roles),
                          "id,year,w,m,o,e,p\na,1,-1,7,3,1,4\nb,1,2,5,9,6,2\nc,1,5,2,4,3,6\n");
  for (const auto& [how, name] :
       {std::pair{nqpf::weighting::variation, "the coefficient of variation"},
        {nqpf::weighting::entropy_raw, "entropy of raw data"}}) {
    assess_options options;
    options.weights = how;
    const auto errors = test::refused(p, schema_of(roles), options);
    REQUIRE(!errors.empty());
    CHECK(errors[0].message == name + std::string(" needs numbers that are not negative"));
  }
}

TEST_CASE("given weights", "[assess]") {
  const auto p = panel_of(schema_of(roles),
                          "id,year,w,m,o,e,p\na,1,1,7,3,1,4\nb,1,2,5,9,6,2\nc,1,5,2,4,3,6\n");
  assess_options options;
  options.weights = nqpf::weighting::given;
  options.given_weights = {{"w", 3}, {"m", 2}, {"o", 5}, {"e", 1}, {"p", 1}};
  const auto a = assessed(p, options);
  CHECK(a.weight_in_side(0) == Approx(0.3));
  CHECK(a.weight_in_side(2) == Approx(0.5));
  CHECK(a.weight_in_side(3) == Approx(0.5));
  options.given_weights = {{"w", 3}, {"m", -2}, {"x", 5}, {"e", 1}, {"p", 1}};
  const auto errors = test::refused(p, schema_of(roles), options);
  CHECK(errors.size() == 3);  // a negative one, one that is lacking, one without a column
}

TEST_CASE("TOPSIS is that of the methods where all is known", "[assess]") {
  const std::string head = "id,year,w,m,o,e,p\n";
  const auto p = panel_of(schema_of(roles),
                          head + "a,1,1,7,3,1,4\nb,1,2,5,9,6,2\nc,1,5,2,4,3,6\nd,1,4,4,,2,1\n");
  for (const auto how : {nqpf::weighting::equal, nqpf::weighting::entropy}) {
    assess_options options;
    options.index = nqpf::index_rule::topsis;
    options.weights = how;
    const auto a = assessed(p, options);
    std::vector<double> z;
    std::vector<double> weights;
    for (std::size_t e = 3; e < 5; ++e) {
      for (std::size_t row = 0; row < p.rows(); ++row) z.push_back(a.scaled(p, e, row));
      weights.push_back(a.weight_in_side(e));
    }
    std::vector<double> closeness(p.rows());
    const std::vector<nqpf::models::better> sides(2, nqpf::models::better::higher);
    nqpf::models::topsis_options min_max;
    min_max.norm = nqpf::models::topsis_norm::min_max;
    REQUIRE(nqpf::models::topsis(nqpf::models::column_major(z, p.rows(), 2), sides, weights,
                                 closeness, min_max));
    for (std::size_t row = 0; row < p.rows(); ++row)
      CHECK(a.value(measured::cultivation, row) == Approx(closeness[row]).epsilon(1e-13));
    // A missing column is at no distance: two elements of three are enough where they weigh enough.
    const bool enough =
        a.coverage(nqpf::assessed::dimension_side::productivity, row_of(p, "d", 1)) >= 0.5;
    CHECK(is_missing(a.value(measured::productivity, row_of(p, "d", 1))) != enough);
    if (how == nqpf::weighting::equal) CHECK(enough);

    const std::vector<bool> all(a.scored_columns().size(), true);
    for (std::size_t row = 0; row < p.rows(); ++row) {
      double found[5];
      nqpf::assess_detail::score_row(p, a, row, all, found);
      for (int m = 0; m < 5; ++m) {
        const double expected = a.value(static_cast<measured>(m), row);
        CHECK(is_missing(found[m]) == is_missing(expected));
        if (!is_missing(expected)) CHECK(found[m] == Approx(expected).epsilon(1e-12));
      }
    }
    const auto u = uncertainty(p, a, 1);
    for (std::size_t i = 0; i < u.rows.size(); ++i)
      CHECK(u.intervals[i].nominal == static_cast<double>(a.rank(u.rows[i])));
  }
}

TEST_CASE("winsorised outliers no longer decide a scale", "[assess]") {
  std::string text = "id,year,w,m,o,e,p\n";
  for (int i = 0; i < 20; ++i) {
    const std::string v = std::to_string(i);
    text += "e" + v + ",1," + (i == 19 ? "5000" : v) + "," + v + "," + v + "," + v + "," + v + "\n";
  }
  const auto p = panel_of(schema_of(roles), text);
  const auto plain = assessed(p);
  assess_options options;
  options.outliers = nqpf::outlier_rule::winsorise;
  const auto clamped = assessed(p, options);
  const std::size_t w = plain.find_dimension("workers");
  CHECK(plain.score(w, row_of(p, "e18", 1)) < 0.01);
  CHECK(clamped.score(w, row_of(p, "e18", 1)) == 1);
  CHECK(clamped.score(w, row_of(p, "e19", 1)) == 1);
  CHECK(clamped.has(remark_code::end_values));
  options.scale = nqpf::scale_over::per_year;
  CHECK_FALSE(nqpf::assess(p, options).ok());
}

TEST_CASE("with base years a new year does not rewrite those before", "[assess]") {
  const std::string before =
      "id,year,w,m,o,e,p\na,1,1,5,2,4,1\nb,1,3,2,5,1,6\nc,1,2,4,1,3,2\na,2,4,3,6,2,7\nb,2,6,6,3,6,"
      "3\nc,2,5,1,4,5,5\n";
  const std::string after = before + "a,3,60,9,80,70,90\nb,3,0,-9,0,-5,0\nc,3,7,7,7,7,7\n";
  const auto meaning = schema_of(roles);
  const auto p = panel_of(meaning, before);
  const auto q = panel_of(meaning, after);
  for (const auto weights : {nqpf::weighting::equal, nqpf::weighting::entropy}) {
    assess_options options;
    options.weights = weights;
    options.base_first = 1;
    options.base_last = 2;
    const auto a = assessed(p, options);
    const auto b = assessed(q, options);
    for (const char* id : {"a", "b", "c"}) {
      for (const int year : {1, 2}) {
        for (const measured m : {measured::productivity, measured::cultivation, measured::d})
          CHECK(a.value(m, row_of(p, id, year)) ==
                Approx(b.value(m, row_of(q, id, year))).epsilon(1e-13));
      }
    }
    // Beyond the ends of the base years values count as the end.
    CHECK(b.value(measured::d, row_of(q, "a", 3)) == Approx(1));
    CHECK(b.value(measured::productivity, row_of(q, "b", 3)) == 0);
    CHECK(b.has(remark_code::end_values));
    options.base_first = 0;
    options.base_last = 0;
    const auto moved = assessed(q, options);
    CHECK(moved.value(measured::productivity, row_of(q, "a", 1)) !=
          Approx(a.value(measured::productivity, row_of(p, "a", 1))));
  }
}

TEST_CASE("thresholds are the host's, within their proven ranges", "[assess]") {
  const auto meaning = schema_of(
      "x,workers,higher,,,,,,,\nm,means_of_labour,higher,,,,,,,\n"
      "exams,cultivation,lower,share,0.01,,ind_exam_weight,,,\n");
  const auto p = panel_of(meaning, "id,year,x,m,exams\na,1,1,1,55\nb,1,0,0,40\n");
  const auto diagnoses = [&](const nqpf::assessment& a, std::size_t row) {
    return test::told_row(p, a.rules()[0], row).told.count(nqpf::framework::presence::present);
  };
  assess_options options = test::with_rules();
  CHECK(diagnoses(assessed(p), 0) == 0);
  options.thresholds = {{"diagnose_exam_bias_t1", 0.5}};
  const auto a = assessed(p, options);
  CHECK(diagnoses(a, 0) == 1);
  CHECK(diagnoses(a, 1) == 0);
  options.thresholds = {{"diagnose_exam_bias_t1", 7}, {"diagnose_exam_bais_t1", 0.5}};
  const auto errors = test::refused(p, meaning, options);
  REQUIRE(errors.size() == 2);
  CHECK_THAT(errors[0].message, ContainsSubstring("[0.05, 0.95]"));
  CHECK_THAT(errors[1].message, ContainsSubstring("did you mean 'diagnose_exam_bias_t1'?"));
}

TEST_CASE("rank correlation", "[assess]") {
  using nqpf::assessed::rank_correlation;
  CHECK(rank_correlation(std::vector<double>{1, 2, 3}, std::vector<double>{2, 4, 9}) == Approx(1));
  CHECK(rank_correlation(std::vector<double>{1, 2, 3}, std::vector<double>{9, 4, 2}) == Approx(-1));
  // Without ties 1 - 6 sum d^2 / (n (n^2 - 1)); here d = 1, 1, 0, 0.
  CHECK(rank_correlation(std::vector<double>{1, 2, 3, 4}, std::vector<double>{2, 1, 3, 4}) ==
        Approx(0.8));
  CHECK(is_missing(rank_correlation(std::vector<double>{1, 2}, std::vector<double>{2, 1})));
  CHECK(is_missing(rank_correlation(std::vector<double>{1, 1, 1}, std::vector<double>{2, 1, 3})));

  const auto p = illustrative();
  const auto a = assessed(p);
  const auto along = nqpf::assessed::agreement(p, a, 2023);
  CHECK(along.size() ==
        5);  // two columns of output, two of matching, one of demand: the other has no direction
  for (const auto& each : along) CHECK(std::fabs(each.correlation) <= 1 + 1e-12);
}

TEST_CASE("a weight of 0 stays 0, and weights of any size are weights", "[assess]") {
  const auto meaning = schema_of(roles);
  const auto p =
      panel_of(meaning, "id,year,w,m,o,e,p\na,1,1,7,3,1,4\nb,1,2,5,9,6,2\nc,1,5,2,4,3,6\n");
  const auto with = [&](double w, double m, double o, double e) {
    assess_options options;
    options.weights = nqpf::weighting::given;
    options.given_weights = {{"w", w}, {"m", m}, {"o", o}, {"e", e}, {"p", 0}};
    return options;
  };
  const auto side = [&](const assess_options& options) {
    const auto a = assessed(p, options);
    return std::vector<double>{a.weight_in_side(0), a.weight_in_side(1), a.weight_in_side(2)};
  };
  CHECK(side(with(1, 0, 1, 2)) == std::vector<double>{0.5, 0, 0.5});
  CHECK(side(with(1e308, 1e308, 0, 1e308)) == std::vector<double>{0.5, 0.5, 0});
  CHECK(side(with(3e-310, 0, 3e-310, 5e-324)) == std::vector<double>{0.5, 0, 0.5});
  for (const nqpf::index_rule index : {nqpf::index_rule::mean, nqpf::index_rule::topsis}) {
    assess_options plain = with(1, 0, 0, 1);
    plain.index = index;
    const auto a = assessed(p, plain);
    CHECK(a.value(measured::productivity, row_of(p, "b", 1)) == Approx(0.25));
  }
  assess_options far = with(1, 1e-299, 1, 1);
  far.within = far.across = nqpf::models::mean_rule::geometric;
  CHECK(side(far)[0] == Approx(0.5));

  const auto words = [&](const assess_options& options) {
    std::string all;
    for (const auto& each : test::refused(p, meaning, options)) all += describe(each) + "\n";
    return all;
  };
  CHECK_THAT(
      words(with(0, 0, 0, 1)),
      ContainsSubstring("'w': the weights of all scored columns of productive forces are 0"));
  CHECK_THAT(words(with(1, 1, 1, 0)), ContainsSubstring("cultivation are 0"));
  CHECK_THAT(words(with(1, 1e-310, 1, 1)), ContainsSubstring("'m': the weight vanishes beside"));
}

TEST_CASE("weights of 0 that are combined stay 0", "[assess]") {
  const auto meaning = schema_of(roles);
  const auto p =
      panel_of(meaning, "id,year,w,m,o,e,p\na,1,1,7,3,1,4\nb,1,2,5,9,6,2\nc,1,5,2,4,3,6\n");
  assess_options options;
  options.weights = nqpf::weighting::entropy;
  options.combine = nqpf::weight_combination::product;
  options.given_weights = {{"w", 1}, {"m", 0}, {"o", 1e-299}, {"e", 1}, {"p", 1}};
  const auto a = assessed(p, options);
  CHECK(a.weight_in_side(0) == Approx(1));
  CHECK(a.weight_in_side(1) == 0);
}

}  // namespace robust_test
