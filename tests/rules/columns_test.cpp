// SPDX-License-Identifier: BSL-1.0
// Columns: what can stand in one, and what their evaluation gives.
#include "support/catch.hpp"

#include <nqpf/rules.hpp>
#include <nqpf/rules/columns.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <thread>
#include <vector>

namespace columns_test {

namespace {

enum class verdict { weak, watch, sound };
constexpr auto describe(verdict) {
  return nqpf::worst_to_best<verdict::weak, verdict::watch, verdict::sound>;
}
enum class level { college, university };
constexpr auto describe(level) { return nqpf::values<level::college, level::university>; }

struct programme {
  double practice = 0;
  std::optional<double> dual;
  int partners = 0;
  bool accredited = false;
  level at = level::college;
  std::string field;
};

using namespace nqpf::dsl;

inline constexpr nqpf::source manual{"manual", "", "", ""};
inline constexpr auto practice = indicator<&programme::practice>("practice").in(0, 1);
inline constexpr auto dual = indicator<&programme::dual>("dual").in(0, 1);
inline constexpr auto partners = indicator<&programme::partners>("partners").in(0, 10'000);
inline constexpr auto accredited = indicator<&programme::accredited>("accredited");
inline constexpr auto at = indicator<&programme::at>("at");
inline constexpr auto field = category<&programme::field>("field", "steel", "care", "code");
inline constexpr auto low = parameter("low", 0.25).in(0.1, 0.4);

inline constexpr auto rules = ruleset<programme>(
    {rule("thin").when(practice < low).then(verdict::weak).cite(manual, "1"),
     rule("few").when(dual < 0.3 && partners < 3).then(verdict::watch).cite(manual, "2"),
     derived("school").when(at == level::college || !accredited),
     rule("odd")
         .when(holds("school") && one_of(field, "care", "code"))
         .then(verdict::watch)
         .cite(manual, "3"),
     rule("gone").when(!known(dual) || fired("thin")).then(verdict::watch).cite(manual, "4"),
     rule("ratio")
         .when(practice / partners > 0.1)
         .then(verdict::watch)
         .cite(manual, "5")
         .allow(defect::undecided, "the division by partners = 0")});

std::vector<programme> sample(std::size_t n) {
  std::vector<programme> all(n);
  unsigned state = 7;
  const auto next = [&](unsigned below) {
    state = state * 1664525U + 1013904223U;
    return (state >> 16) % below;
  };
  const char* const fields[] = {"steel", "care", "code", "arts"};
  for (programme& p : all) {
    p.practice = next(101) / 100.0;
    if (next(3) != 0) p.dual = next(11) / 10.0;
    p.partners = static_cast<int>(next(6));
    p.accredited = next(2) == 0;
    p.at = next(2) == 0 ? level::college : level::university;
    p.field = fields[next(4)];
  }
  return all;
}

// Whether the columns say of every row what the evaluation of that record says.
void same_as_records(const std::vector<programme>& all, const nqpf::rule_bitmaps& maps) {
  REQUIRE(maps.rows() == all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto one = nqpf::evaluate<rules>(all[i]);
    for (int r = 0; r < nqpf::program_of<rules>.count.rules; ++r)
      if (maps.outcome(r, i) != one.all().outcomes[r]) FAIL("row " << i << " rule " << r);
  }
  SUCCEED();
}

}  // namespace

TEST_CASE("columns over the host's structs", "[columns]") {
  for (const std::size_t n : {0U, 1U, 63U, 64U, 65U, 1023U, 1024U, 1025U, 5000U}) {
    const auto all = sample(n);
    same_as_records(all, nqpf::evaluate<rules>(nqpf::columns_over<rules>(all)));
  }
}

TEST_CASE("columns of every shape", "[columns]") {
  const std::size_t n = 2500;
  const auto all = sample(n);

  std::vector<float> practice_percent(n + 5);
  std::vector<double> dual_values(n);
  std::vector<std::uint8_t> dual_valid((n + 3) / 8 + 1);
  std::vector<std::int16_t> partner_codes(n);
  std::vector<std::uint8_t> accredited_bits(n / 8 + 1);
  std::vector<std::uint8_t> at_codes(n);
  std::vector<std::string> field_texts(n);
  std::vector<std::optional<double>> dual_optional(n);
  std::vector<double> dual_sentinel(n);
  std::vector<double> dual_nan(n);
  for (std::size_t i = 0; i < n; ++i) {
    dual_values[i] = all[i].dual.value_or(0.0);
    dual_optional[i] = all[i].dual;
    dual_sentinel[i] = all[i].dual ? *all[i].dual * 100 : -9999;
    dual_nan[i] = all[i].dual.value_or(nqpf::missing);
    if (all[i].dual) dual_valid[(i + 3) / 8] |= static_cast<std::uint8_t>(1U << ((i + 3) % 8));
    partner_codes[i] = static_cast<std::int16_t>(all[i].partners);
    if (all[i].accredited) accredited_bits[i / 8] |= static_cast<std::uint8_t>(1U << (i % 8));
    at_codes[i] = static_cast<std::uint8_t>(all[i].at);
    field_texts[i] = all[i].field;
  }
  const auto callable = [&](std::size_t row) { return all[row].partners; };

  nqpf::columns data(n);
  data.add(practice, nqpf::column_of<&programme::practice>(all))
      .add(partners, partner_codes)
      .add(accredited, nqpf::column_of_bits(accredited_bits.data(), n))
      .add(at, at_codes)
      .add(field, field_texts);

  SECTION("optionals") {
    data.add(dual, dual_optional);
    same_as_records(all, nqpf::evaluate<rules>(data));
  }
  SECTION("validity bitmap") {
    data.add(dual, nqpf::column_of(dual_values).with_validity(dual_valid.data(), 3));
    same_as_records(all, nqpf::evaluate<rules>(data));
  }
  SECTION("validity bitmap with any offset, read from any row") {
    for (std::size_t offset = 0; offset < 10; ++offset) {
      for (const std::size_t rows : {1U, 7U, 63U, 64U, 65U, 130U}) {
        const std::size_t first = 3 * offset;
        std::vector<std::uint8_t> bits((offset + first + rows + 7) / 8);
        for (std::size_t i = 0; i < bits.size(); ++i)
          bits[i] = static_cast<std::uint8_t>(i % 3 == 0 ? 0xFF : 37 * i);
        const std::vector<double> values(first + rows, 0.5);
        std::vector<double> read(rows);
        nqpf::column_of(values)
            .with_validity(bits.data(), offset)
            .copy(dual, first, rows, read.data());
        for (std::size_t i = 0; i < rows; ++i) {
          const std::size_t bit = offset + first + i;
          REQUIRE(nqpf::is_missing(read[i]) == (((bits[bit / 8] >> (bit % 8)) & 1) == 0));
        }
      }
    }
  }
  SECTION("NaN") {
    data.add(dual, dual_nan);
    same_as_records(all, nqpf::evaluate<rules>(data));
  }
  SECTION("a member of the structs") {
    data.add(dual, nqpf::column_of<&programme::dual>(all));
    same_as_records(all, nqpf::evaluate<rules>(data));
  }
  SECTION("strided") {
    data.add(dual, nqpf::strided(&all[0].dual, n, sizeof(programme)));
    data.add(at, nqpf::strided(&all[0].at, n, sizeof(programme)));
    same_as_records(all, nqpf::evaluate<rules>(data));
  }
  SECTION("computed") {
    data.add(dual, dual_nan);
    data.add(partners, nqpf::computed_column(callable));
    same_as_records(all, nqpf::evaluate<rules>(data));
  }
  SECTION("by name, the later replaces") {
    data.add("dual", nqpf::column{}).add("dual", nqpf::column_of(dual_optional));
    same_as_records(all, nqpf::evaluate<rules>(data));
  }
  CHECK(data.problem(nqpf::program_of<rules>).empty());
}

TEST_CASE("scales and numbers that mean missing", "[columns]") {
  const std::vector<float> percent = {10, 25, 30, -1};
  const std::vector<int> none = {0, 1, 2, 3};
  nqpf::columns data(4);
  data.add(practice, nqpf::column_of(percent).missing_where(-1).scaled(0.01)).add(partners, none);
  const auto maps = nqpf::evaluate<rules>(data);
  CHECK(maps.outcome(0, 0) == nqpf::truth::yes);
  CHECK(maps.outcome(0, 1) == nqpf::truth::no);
  CHECK(maps.outcome(0, 2) == nqpf::truth::no);
  CHECK(maps.outcome(0, 3) == nqpf::truth::unknown);
  CHECK(maps.outcome(1, 3) ==
        nqpf::truth::no);  // three partners; dual is not bound and reads as missing
  CHECK(maps.outcome(1, 0) == nqpf::truth::unknown);
  CHECK(maps.outcome(5, 0) == nqpf::truth::unknown);  // a division by zero is missing
}

TEST_CASE("a number that means missing is met in float too", "[columns]") {
  struct measured {
    float share;
  };
  const std::vector<float> shares = {0.1F, -99.9F, 0.9F};
  const std::vector<std::optional<float>> optional_shares = {0.1F, -99.9F, 0.9F};
  const std::vector<measured> records = {{0.1F}, {-99.9F}, {0.9F}};
  for (const nqpf::column& c : {nqpf::column_of(shares), nqpf::column_of(optional_shares),
                                nqpf::column_of<&measured::share>(records)}) {
    nqpf::columns data(3);
    data.add(practice, c.missing_where(-99.9));
    const auto maps = nqpf::evaluate<rules>(data);
    CHECK(maps.outcome(0, 0) == nqpf::truth::yes);
    CHECK(maps.outcome(0, 1) == nqpf::truth::unknown);
    CHECK(maps.outcome(0, 2) == nqpf::truth::no);
  }
}

TEST_CASE("columns that do not fit are named", "[columns]") {
  const std::vector<verdict> wrong(3);
  const std::vector<double> few(2);
  CHECK_FALSE(nqpf::column_of(wrong).fits(at));
  CHECK_FALSE(nqpf::column_of(wrong).fits(practice));
  const std::vector<std::string> texts(3);
  const std::vector<level> levels(3);
  CHECK_FALSE(nqpf::column_of(texts).fits(practice));
  CHECK(nqpf::column_of(levels).fits(at));
  nqpf::columns data(3);
  data.add("practice", nqpf::column_of(wrong));
  CHECK_THAT(data.problem(nqpf::program_of<rules>).c_str(),
             ContainsSubstring("practice holds no values"));
}

namespace {
template <class Range>
concept makes_a_column = requires(Range&& r) { nqpf::column_of(static_cast<Range&&>(r)); };
template <class Range>
concept makes_a_column_of_members =
    requires(Range&& r) { nqpf::column_of<&programme::practice>(static_cast<Range&&>(r)); };
template <class Range>
concept can_be_added =
    requires(nqpf::columns& c, Range&& r) { c.add(practice, static_cast<Range&&>(r)); };
template <class Range>
concept makes_columns = requires(Range&& r) { nqpf::columns_over<rules>(static_cast<Range&&>(r)); };
template <class F>
concept computes_a_column = requires(F&& f) { nqpf::computed_column(static_cast<F&&>(f)); };
}  // namespace

TEST_CASE("no column is made of what is gone at the end of the line", "[columns]") {
  using numbers = std::vector<double>;
  using all = std::vector<programme>;
  using of_row = double (*)(std::size_t);
  STATIC_CHECK(makes_a_column<const numbers&>);
  STATIC_CHECK(makes_a_column<numbers&>);
  STATIC_CHECK(makes_a_column<std::span<const double>>);
  STATIC_CHECK(makes_a_column<std::span<double>>);
  STATIC_CHECK(!makes_a_column<numbers>);
  STATIC_CHECK(!makes_a_column<std::array<int, 3>>);
  STATIC_CHECK(makes_a_column_of_members<const all&>);
  STATIC_CHECK(makes_a_column_of_members<std::span<const programme>>);
  STATIC_CHECK(!makes_a_column_of_members<all>);
  STATIC_CHECK(can_be_added<const numbers&>);
  STATIC_CHECK(can_be_added<std::span<const double>>);
  STATIC_CHECK(!can_be_added<numbers>);
  STATIC_CHECK(makes_columns<const all&>);
  STATIC_CHECK(!makes_columns<all>);
  STATIC_CHECK(computes_a_column<const of_row&>);
  STATIC_CHECK(!computes_a_column<of_row>);
  SUCCEED();
}

TEST_CASE("counts, lists and callbacks agree with the bitmaps", "[columns]") {
  const auto all = sample(3001);
  const auto data = nqpf::columns_over<rules>(all);
  const auto maps = nqpf::evaluate<rules>(data);
  const auto& p = nqpf::program_of<rules>;

  nqpf::rule_counts counts(p);
  nqpf::record_lists held;
  nqpf::record_lists open(nqpf::truth::unknown);
  std::vector<std::array<std::size_t, 2>> streamed;
  auto stream = nqpf::each_finding([&](std::size_t row, int rule) {
    streamed.push_back({row, static_cast<std::size_t>(rule)});
  });
  nqpf::evaluate<rules>(data, [&](const nqpf::outcome_block& block) {
    counts(block);
    held(block);
    open(block);
    stream(block);
  });

  std::vector<std::array<std::size_t, 2>> expected;
  std::vector<nqpf::replies::rule_tally> tallies(static_cast<std::size_t>(p.count.rules));
  REQUIRE(held.rows() == all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    std::vector<int> yes, unknown;
    for (int r = 0; r < p.count.rules; ++r) {
      const auto outcome = maps.outcome(r, i);
      auto& t = tallies[static_cast<std::size_t>(r)];
      ++(outcome == nqpf::truth::yes ? t.yes : outcome == nqpf::truth::no ? t.no : t.unknown);
      if (p.rules[r].is_derived) continue;
      if (outcome == nqpf::truth::yes) {
        yes.push_back(r);
        expected.push_back({i, static_cast<std::size_t>(r)});
      }
      if (outcome == nqpf::truth::unknown) unknown.push_back(r);
    }
    if (yes != std::vector<int>(held[i].begin(), held[i].end())) FAIL("held " << i);
    if (unknown != std::vector<int>(open[i].begin(), open[i].end())) FAIL("open " << i);
  }
  CHECK(streamed == expected);
  for (int r = 0; r < p.count.rules; ++r) {
    const auto& t = tallies[static_cast<std::size_t>(r)];
    CHECK(counts[r].yes == t.yes);
    CHECK(counts[r].no == t.no);
    CHECK(counts[r].unknown == t.unknown);
  }
}

TEST_CASE("the host's memory, and what it needs where it is too small", "[columns]") {
  const auto all = sample(700);
  const auto data = nqpf::columns_over<rules>(all);
  const auto& p = nqpf::program_of<rules>;
  nqpf::record_lists owned;
  nqpf::evaluate<rules>(data, owned);

  std::vector<std::size_t> offsets(all.size() + 1);
  std::vector<int> few(3);
  nqpf::detail::lists_into small(offsets.data(), few.data(), few.size());
  nqpf::evaluate<rules>(data, small);
  CHECK_FALSE(small.complete());
  std::vector<int> enough(small.needed());
  nqpf::detail::lists_into into(offsets.data(), enough.data(), enough.size());
  nqpf::evaluate<rules>(data, into);
  CHECK(into.complete());
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::vector<int> a(owned[i].begin(), owned[i].end());
    const std::vector<int> b(enough.data() + offsets[i], enough.data() + offsets[i + 1]);
    if (a != b) FAIL("row " << i);
  }

  const auto rule_count = static_cast<std::size_t>(p.count.rules);
  const std::size_t pitch = 11;
  std::vector<std::uint64_t> yes(rule_count * pitch), unknown(rule_count * pitch);
  nqpf::evaluate<rules>(data, nqpf::detail::bitmaps_into(yes.data(), unknown.data(), pitch));
  const auto maps = nqpf::evaluate<rules>(data);
  for (std::size_t r = 0; r < rule_count; ++r) {
    for (std::size_t w = 0; w < pitch; ++w) {
      CHECK(yes[r * pitch + w] == maps.yes(static_cast<int>(r))[w]);
      CHECK(unknown[r * pitch + w] == maps.unknown(static_cast<int>(r))[w]);
    }
  }
}

TEST_CASE("threads share a data set by ranges", "[columns]") {
  const auto all = sample(9001);
  const auto data = nqpf::columns_over<rules>(all);
  const auto& p = nqpf::program_of<rules>;
  constexpr std::size_t parts = 8;
  nqpf::rule_bitmaps shared(p, all.size());
  std::vector<nqpf::record_lists> lists(parts);
  std::vector<nqpf::rule_counts> counts(parts, nqpf::rule_counts(p));
  std::vector<std::thread> threads;
  for (std::size_t k = 0; k < parts; ++k) {
    threads.emplace_back([&, k] {
      nqpf::evaluate<rules>(
          data,
          [&](const nqpf::outcome_block& block) {
            shared(block);
            lists[k](block);
            counts[k](block);
          },
          nqpf::part_of(all.size(), k, parts));
    });
  }
  for (auto& t : threads) t.join();
  for (std::size_t k = 1; k < parts; ++k) {
    lists[0].merge(lists[k]);
    counts[0].merge(counts[k]);
  }
  same_as_records(all, shared);
  nqpf::record_lists whole;
  nqpf::evaluate<rules>(data, whole);
  REQUIRE(lists[0].rows() == all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::vector<int> a(lists[0][i].begin(), lists[0][i].end());
    const std::vector<int> b(whole[i].begin(), whole[i].end());
    if (a != b) FAIL("row " << i);
  }
  const auto all_counts = nqpf::count<rules>(data);
  for (int r = 0; r < p.count.rules; ++r) CHECK(counts[0][r].yes == all_counts[r].yes);
}

TEST_CASE("settings of parameters", "[columns]") {
  const std::vector<double> shares = {0.15, 0.3, 0.35};
  nqpf::columns data(3);
  data.add(practice, shares);
  nqpf::settings<rules> with;
  REQUIRE(with.set("low", 0.32));
  nqpf::rule_counts counts(nqpf::program_of<rules>);
  nqpf::evaluate<rules>(data, counts, with);
  CHECK(counts[0].yes == 2);
  CHECK(nqpf::count<rules>(data)[0].yes == 1);
  CHECK(nqpf::count<rules>(data, with)[0].yes == 2);
  CHECK(nqpf::count<rules>(data, with, nqpf::part_of(3, 0, 1))[0].yes == 2);
  const nqpf::rule_bitmaps all = nqpf::evaluate<rules>(data, with);
  CHECK(all.outcome(0, 1) == nqpf::truth::yes);
  const auto row = nqpf::evaluate_row<rules>(data, 1, with);
  CHECK(row.fired("thin"));
  CHECK_THAT(row["thin"].why().c_str(), ContainsSubstring("practice < low = 0.32 (is 0.3)"));
}

TEST_CASE("values outside their domains are told by row", "[columns]") {
  const std::vector<double> shares = {0.15, 1.5, nqpf::missing};
  const std::vector<double> counts = {3, 2.5, 10'001};
  const std::vector<double> flags = {0, 0.5, 1};
  nqpf::columns data(3);
  data.add(practice, shares).add(partners, counts).add(accredited, flags);
  std::string told;
  nqpf::check<rules>(data, [&](std::size_t row, const nqpf::indicator_info& i, double) {
    told += std::to_string(row) + i.id + " ";
  });
  CHECK_THAT(told, ContainsSubstring("1practice 1partners 2partners"));
  CHECK_THAT(told, ContainsSubstring("1accredited"));
  CHECK_THAT(told, !ContainsSubstring("0practice") && !ContainsSubstring("2practice"));
}

}  // namespace columns_test
