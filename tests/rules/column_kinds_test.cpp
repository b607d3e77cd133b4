// SPDX-License-Identifier: BSL-1.0
// Every kind of column, read from any row on and compared with numbers: it gives the rows that are asked for and touches
// no others. What is asked for beyond what a column has is noted here, where it would end a program of a host's.
namespace column_kinds_test {
inline int broken = 0;  // preconditions
}
#define NQPF_ASSERT(condition) static_cast<void>((condition) ? 0 : ++column_kinds_test::broken)

#include "rules/relations.hpp"
#include "support/catch.hpp"

#include <nqpf/rules/columns.hpp>
#include <nqpf/rules/dates.hpp>
#include <nqpf/rules/dynamic.hpp>

#include <array>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace column_kinds_test {

namespace {

using nqpf::column;
using nqpf::truth;
using test::related;
using test::relation_of;

constexpr std::size_t all_rows = 200;
constexpr double untouched = 42;

struct item {
  char before = 0;
  float single = 0;
  double number = 0;
  std::optional<float> maybe{};
};

// The same rows in many types: decimals from -1 to 1, some of them not there.
struct kept {
  std::vector<double> says, halves, marked, hundredths;
  std::vector<float> singles, marked_singles;
  std::vector<std::optional<float>> maybes;
  std::vector<item> items;
  std::vector<int> wholes;
  std::vector<double> whole_says, flag_says;

  kept() {
    for (std::size_t i = 0; i < all_rows; ++i) {
      const int k = static_cast<int>(i * 37 % 21) - 10;
      const bool there = i % 5 != 2 && i % 64 != 7;
      const double v = k / 10.0;
      says.push_back(there ? v : nqpf::missing);
      hundredths.push_back(there ? k * 10.0 : -99.9);
      halves.push_back(k / 20.0);
      marked.push_back(there ? v : -99.9);
      singles.push_back(there ? static_cast<float>(v) : std::nanf(""));
      marked_singles.push_back(there ? static_cast<float>(v) : -99.9F);
      maybes.push_back(there ? std::optional(static_cast<float>(v)) : std::nullopt);
      items.push_back({'x', marked_singles.back(), says.back(), maybes.back()});
      wholes.push_back(k);
      whole_says.push_back(there ? k : nqpf::missing);
      flag_says.push_back(i % 3 == 0 ? 1 : 0);
    }
  }
  // Bits from an offset on.
  [[nodiscard]] std::vector<std::uint8_t> bits(std::size_t offset, bool of_flags) const {
    std::vector<std::uint8_t> b((all_rows + offset + 7) / 8);
    for (std::size_t i = 0; i < all_rows; ++i)
      if (of_flags ? flag_says[i] == 1 : !std::isnan(says[i]))
        b[(i + offset) / 8] =
            static_cast<std::uint8_t>(b[(i + offset) / 8] | 1U << ((i + offset) % 8));
    return b;
  }
};

const kept& data() {
  static const kept made;
  return made;
}

double of_row(std::size_t row) { return data().says[row]; }

// A reader of a host's own.
void own_reader(const column& c, const nqpf::indicator_info&, std::size_t first, std::size_t n,
                double* out) {
  for (std::size_t i = 0; i < n; ++i) out[i] = static_cast<const double*>(c.data)[first + i];
}

struct way {
  const char* name;
  column values;
  const std::vector<double>* says;
};

// All ways; bitmaps begin at an offset.
std::vector<way> ways(std::size_t offset, const std::vector<std::uint8_t>& valid,
                      const std::vector<std::uint8_t>& flags) {
  static const std::vector<double> nothing(all_rows, nqpf::missing);
  static double (*const computed)(std::size_t) = &of_row;
  const kept& d = data();
  column by_hand;  // filled in by the host, of what has no other default
  by_hand.data = d.marked.data();
  by_hand.rows = all_rows;
  by_hand.read = &own_reader;
  column with_bits = by_hand;
  with_bits.data = d.halves.data();
  with_bits.scale = 2;
  static const std::vector<std::uint8_t> from_zero = d.bits(0, false);
  with_bits.valid = from_zero.data();
  return {
      {"nothing", column{}, &nothing},
      {"doubles", nqpf::column_of(d.says), &d.says},
      {"doubles with a number that means missing", nqpf::column_of(d.marked).missing_where(-99.9),
       &d.says},
      {"scaled after it", nqpf::column_of(d.hundredths).missing_where(-99.9).scaled(0.01), &d.says},
      {"scaled", nqpf::column_of(d.halves).scaled(2).with_validity(valid.data(), offset), &d.says},
      {"floats", nqpf::column_of(d.singles), &d.says},
      {"floats with a number that means missing",
       nqpf::column_of(d.marked_singles).missing_where(-99.9), &d.says},
      {"floats with a bitmap",
       nqpf::column_of(d.marked_singles).with_validity(valid.data(), offset), &d.says},
      {"floats apart",
       nqpf::strided(&d.items[0].single, all_rows, sizeof(item)).missing_where(-99.9), &d.says},
      {"optional floats", nqpf::column_of(d.maybes), &d.says},
      {"doubles apart", nqpf::strided(&d.items[0].number, all_rows, sizeof(item)), &d.says},
      {"a member", nqpf::column_of<&item::single>(d.items).missing_where(-99.9), &d.says},
      {"an optional member", nqpf::column_of<&item::maybe>(d.items), &d.says},
      {"integers with a bitmap", nqpf::column_of(d.wholes).with_validity(valid.data(), offset),
       &d.whole_says},
      {"bits", nqpf::column_of_bits(flags.data(), all_rows, offset), &d.flag_says},
      {"a callable", nqpf::computed_column(computed), &d.says},
      {"a reader of the host's", by_hand.missing_where(-99.9), &d.says},
      {"a reader and a bitmap of the host's", with_bits, &d.says},
  };
}

template <class Each>
void for_each_way(Each each) {
  for (std::size_t offset = 0; offset < 10; ++offset) {
    const std::vector<std::uint8_t> valid = data().bits(offset, false);
    const std::vector<std::uint8_t> flags = data().bits(offset, true);
    for (const way& w : ways(offset, valid, flags)) {
      INFO(w.name << ", bitmaps from bit " << offset);
      each(w);
    }
  }
}

bool same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

constexpr double thresholds[] = {-0.7, -0.1, 0, 0.1, 0.3, 0.7, 1, 7};
constexpr int comparisons = 6 * static_cast<int>(std::size(thresholds));

// Every relation with some numbers; where numbers are computed with, they are read in another way.
struct compared {
  nqpf::rule_book book;

  explicit compared(bool computes) {
    const auto& x = book.add(nqpf::indicator("x"));
    const auto& y = book.add(nqpf::indicator("y"));
    for (int k = 0; k < comparisons; ++k)
      book.add(
          nqpf::rule(("r" + std::to_string(k)).c_str()).when(related(k % 6, x, thresholds[k / 6])));
    for (int k = 0; computes && k < comparisons; ++k)
      book.add(nqpf::rule(("c" + std::to_string(k)).c_str())
                   .when(related(k % 6, 1.0 * x, thresholds[k / 6])));
    book.add(nqpf::rule("y").when(y <= 0.7 && y >= 0.1));
    static_cast<void>(book.compile());  // they conclude nothing, and run all the same
  }
};

}  // namespace

TEST_CASE("a column gives the rows that are asked for, and no others", "[columns]") {
  for_each_way([](const way& w) {
    const nqpf::indicator_info info = nqpf::indicator("x");
    for (const std::size_t first : {0U, 1U, 7U, 60U}) {
      for (const std::size_t n : {0U, 1U, 2U, 63U, 64U, 65U, 129U}) {
        std::vector<double> out(n + 1, untouched);
        w.values.copy(info, first, n, out.data());
        bool right = out[n] == untouched;
        for (std::size_t i = 0; i < n; ++i) right = right && same(out[i], (*w.says)[first + i]);
        w.values.in_machine_form().copy(info, first, n, out.data());
        right = right && out[n] == untouched;
        for (std::size_t i = 0; i < n; ++i)
          right = right && std::isnan(out[i]) == std::isnan((*w.says)[first + i]);
        REQUIRE(right);
      }
    }
    if (w.values.valid != nullptr)
      for (std::size_t i = 0; i < all_rows; ++i)
        REQUIRE(w.values.is_valid(i) == !std::isnan(data().says[i]));
    else REQUIRE(w.values.is_valid(3));
  });
}

TEST_CASE("a column of every kind is compared as its numbers are", "[columns]") {
  for (const bool computes : {false, true}) {
    const compared c(computes);
    const nqpf::column_program ready(c.book.program());
    for_each_way([&](const way& w) {
      nqpf::columns all(all_rows);
      all.add("x", w.values).add("y", nqpf::column_of(data().singles));
      for (const auto level : {nqpf::simd::level::portable, nqpf::simd::level::automatic}) {
        nqpf::column_options o;
        o.level = level;
        const auto maps = nqpf::evaluate(ready, all, o);
        bool right = true;
        for (std::size_t i = 0; i < all_rows; ++i)
          for (int k = 0; k < (computes ? 2 : 1) * comparisons; ++k)
            right = right && maps.outcome(k, i) ==
                                 relation_of(k % 6, (*w.says)[i], thresholds[k % comparisons / 6]);
        const int of_y = c.book.program().count.rules - 1;
        for (std::size_t i = 0; i < all_rows; ++i)
          right = right && maps.outcome(of_y, i) == (relation_of(1, data().says[i], 0.7) &
                                                     relation_of(3, data().says[i], 0.1));
        REQUIRE(right);
      }
    });
  }
}

// The last rows, which fill no word, are copied to where those of another column stood.
TEST_CASE("what is missing of one column leaves the others as they are", "[columns]") {
  nqpf::rule_book book;
  const auto& x = book.add(nqpf::indicator("x"));
  const auto& y = book.add(nqpf::indicator("y"));
  const auto& z = book.add(nqpf::indicator("z"));
  book.add(nqpf::rule("x").when(x > 0.5));
  book.add(nqpf::rule("y").when(y > 0.5));
  book.add(nqpf::rule("z").when(z > 0.5));
  static_cast<void>(book.compile());
  const nqpf::column_program ready(book.program());
  for (const std::size_t rows : {200U, 640U, 650U, 800U, 1000U, 1900U}) {
    std::vector<std::optional<double>> xs(rows);
    std::vector<double> ys(rows, 1), zs(rows, 1);
    for (std::size_t i = 0; i < rows; i += 3) xs[i] = 1;
    ys[rows - 1] = nqpf::missing;
    nqpf::columns all(rows);
    all.add("x", nqpf::column_of(xs)).add("y", nqpf::column_of(ys)).add("z", nqpf::column_of(zs));
    for (const auto level : {nqpf::simd::level::portable, nqpf::simd::level::automatic}) {
      nqpf::column_options o;
      o.level = level;
      const auto maps = nqpf::evaluate(ready, all, o);
      bool right = true;
      for (std::size_t i = 0; i < rows; ++i)
        right = right && maps.outcome(0, i) == (i % 3 == 0 ? truth::yes : truth::unknown) &&
                maps.outcome(1, i) == (i + 1 < rows ? truth::yes : truth::unknown) &&
                maps.outcome(2, i) == truth::yes;
      REQUIRE(right);
    }
  }
}

TEST_CASE("a block tells its outcomes and comparisons row by row", "[columns]") {
  nqpf::rule_book book;
  const auto& x = book.add(nqpf::indicator("x"));
  const auto& y = book.add(nqpf::indicator("y"));
  const auto& set = book.add(nqpf::parameter("set", 0.5).in(0, 1));
  const auto& unset = book.add(nqpf::parameter("unset"));
  book.add(nqpf::rule("constant").when(x > 0.3));
  book.add(nqpf::rule("parameter").when(y <= set));
  book.add(nqpf::rule("open").when(x >= unset || known(y)));
  book.add(nqpf::rule("computed").when(x + y != 0.25));
  static_cast<void>(book.compile());
  const nqpf::program& p = book.program();
  for (const std::size_t rows : {1U, 63U, 64U, 65U, 1500U}) {
    std::vector<double> xs(rows), ys(rows);
    for (std::size_t i = 0; i < rows; ++i) {
      xs[i] = i % 7 == 3 ? nqpf::missing : static_cast<double>(i % 5) / 4;
      ys[i] = i % 11 == 4 ? nqpf::missing : static_cast<double>(i % 3) / 2;
    }
    nqpf::columns all(rows);
    all.add("x", nqpf::column_of(xs)).add("y", nqpf::column_of(ys));
    std::size_t row = 0;
    const double settings[] = {p.parameters[0]->id[0] == 's' ? 0.5 : nqpf::missing,
                               p.parameters[0]->id[0] == 's' ? nqpf::missing : 0.5};
    nqpf::column_options o;
    o.parameters = settings;
    nqpf::evaluate(
        p, all,
        [&](const nqpf::outcome_block& block) {
          REQUIRE(block.first_row() == row);
          REQUIRE(block.words() == (block.rows() + 63) / 64);
          for (int i = 0; i < 64 * block.words(); ++i, row += i <= block.rows() ? 1U : 0U) {
            const bool there = i < block.rows();
            const double a = there ? xs[row] : 0;
            const double b = there ? ys[row] : 0;
            const truth y_known = std::isnan(b) ? truth::no : truth::yes;
            if (there) {
              REQUIRE(block.outcome(0, i) == relation_of(2, a, 0.3));
              REQUIRE(block.outcome(1, i) == relation_of(1, b, 0.5));
              REQUIRE(block.outcome(2, i) == (truth::unknown | y_known));
              REQUIRE(block.outcome(3, i) == relation_of(5, a + b, 0.25));
            }
            for (int k = 0; k < p.count.atoms; ++k) {
              const nqpf::detail::atom& atom = p.atoms[k];
              const bool of_x = atom.what != nqpf::detail::atom::form::computed &&
                                p.inputs[atom.input]->id[0] == 'x';
              truth expected = truth::unknown;
              if (atom.what == nqpf::detail::atom::form::known) expected = y_known;
              else if (atom.what == nqpf::detail::atom::form::computed)
                expected = relation_of(5, a + b, 0.25);
              else if (of_x && atom.parameter < 0) expected = relation_of(2, a, 0.3);
              else if (!of_x) expected = relation_of(1, b, 0.5);
              const auto bits = block.comparison(k, i / 64);
              REQUIRE((bits.yes >> (i % 64) & 1U) == (there && expected == truth::yes ? 1U : 0U));
              REQUIRE((bits.unknown >> (i % 64) & 1U) ==
                      (there && expected == truth::unknown ? 1U : 0U));
            }
          }
        },
        o);
    REQUIRE(row == rows);
  }
}

TEST_CASE("a comparison with what is missing is open, also where all numbers are there",
          "[columns]") {
  for (const bool with_parameter : {false, true}) {
    nqpf::rule_book book;
    const auto& x = book.add(nqpf::indicator("x"));
    const auto& unset = book.add(nqpf::parameter("unset"));
    const auto open = with_parameter ? x < unset : x < nqpf::missing;
    book.add(nqpf::rule("open").when(open));
    book.add(nqpf::rule("or").when(x > 2.0 || open));
    book.add(nqpf::rule("and").when(x > 2.0 && !open));
    book.add(nqpf::rule("known").when(known(x)));
    static_cast<void>(book.compile());
    const nqpf::column_program ready(book.program());
    const std::vector<double> xs = {0, 1, 2, 3, 4};
    nqpf::columns all(xs.size());
    all.add("x", nqpf::column_of(xs));
    const auto maps = nqpf::evaluate(ready, all);
    for (std::size_t i = 0; i < xs.size(); ++i) {
      const bool more = xs[i] > 2;
      CHECK(maps.outcome(0, i) == truth::unknown);
      CHECK(maps.outcome(1, i) == (more ? truth::yes : truth::unknown));
      CHECK(maps.outcome(2, i) == (more ? truth::unknown : truth::no));
      CHECK(maps.outcome(3, i) == truth::yes);
    }
  }
}

TEST_CASE("a column is found by its indicator, and a later one replaces it", "[columns]") {
  std::vector<std::array<double, 1>> numbers;
  for (int i = 0; i < 12; ++i) numbers.push_back({static_cast<double>(i)});
  const char* const ids[] = {"a", "b", "c", "d", "e", "f"};
  for (std::size_t replaced = 0; replaced < 6; ++replaced) {
    nqpf::columns all(1);
    for (std::size_t i = 0; i < 6; ++i) all.add(ids[i], nqpf::column_of(numbers[i]));
    all.add(ids[replaced], nqpf::column_of(numbers[6 + replaced]));
    for (std::size_t i = 0; i < 6; ++i) {
      const nqpf::indicator_info info = nqpf::indicator(ids[i]);
      for (const std::size_t near : {0U, 3U, 5U, 6U, 100U}) {
        const column* found = all.find(info, near);
        REQUIRE(found != nullptr);
        REQUIRE(found->data == numbers[i == replaced ? 6 + i : i].data());
      }
    }
    const nqpf::indicator_info other = nqpf::indicator("g");
    REQUIRE(all.find(other) == nullptr);
  }
  // Nothing is bound: all is missing.
  const compared c(true);
  const nqpf::columns none(3);
  REQUIRE(none.problem(c.book.program()).empty());
  for (int k = 0; k < comparisons; ++k)
    REQUIRE(nqpf::evaluate(c.book.program(), none).outcome(k, 2) == truth::unknown);
}

TEST_CASE("columns of too few rows are told, and read as missing", "[columns]") {
  const compared c(false);
  const std::vector<double> few = {0.1, 0.3}, enough = {0.1, 0.3, 1};
  nqpf::columns all(3);
  broken = 0;
  all.add("x", nqpf::column_of(enough));
  CHECK(broken == 0);
  CHECK(all.problem(c.book.program()).empty());
  CHECK(nqpf::evaluate(c.book.program(), all).outcome(0, 0) == truth::no);
  all.add("x", nqpf::column_of(few));
  CHECK(broken == 1);
  CHECK(std::string(all.problem(c.book.program()).c_str()) == "the column of x has 2 of 3 rows");
  CHECK(nqpf::evaluate(c.book.program(), all).outcome(0, 0) == truth::unknown);
  double values[] = {untouched, untouched};
  all.row(c.book.program(), 2, values);
  CHECK(broken == 1);
  CHECK(std::isnan(values[0]));
  all.row(c.book.program(), 3, values);
  CHECK(broken == 2);  // there is no such row
}

TEST_CASE("columns of days and of lengths of time fit what they are", "[columns]") {
  namespace chrono = std::chrono;
  const std::vector<chrono::sys_days> dates(1);
  const std::vector<chrono::days> days(1);
  const std::vector<chrono::minutes> minutes(1);
  const std::vector<double> numbers(1);
  struct times {
    chrono::sys_days date;
    chrono::days length;
    chrono::minutes short_length;
    double number;
  };
  const nqpf::indicator_info of[] = {
      nqpf::indicator<&times::date>("date"), nqpf::indicator<&times::length>("length"),
      nqpf::indicator<&times::short_length>("short"), nqpf::indicator<&times::number>("number")};
  const column columns[] = {nqpf::column_of(dates), nqpf::column_of(days), nqpf::column_of(minutes),
                            nqpf::column_of(numbers)};
  for (std::size_t i = 0; i < 4; ++i)
    for (std::size_t k = 0; k < 4; ++k) {
      INFO(of[i].id << " of column " << k);
      CHECK(columns[k].fits(of[i]) == (i == k || k == 3));  // numbers stand for all
    }
}

TEST_CASE("AVX-512 is taken where all of its parts are there", "[columns]") {
  using nqpf::simd::level;
  for (unsigned bits = 0; bits < 32; ++bits) {
    const auto has = [&](unsigned k) { return (bits >> k & 1U) != 0; };
    const level best = nqpf::detail::best_level({has(0), has(1), has(2), has(3), has(4)});
    CHECK(best == (bits >= 30 ? level::avx512 : has(0) ? level::avx2 : level::sse2));
  }
  for (const level l : {level::portable, level::sse2, level::avx2, level::avx512}) {
    CHECK(nqpf::simd::available(l) <= nqpf::simd::best());
    CHECK(nqpf::simd::available(l) == (l < nqpf::simd::best() ? l : nqpf::simd::best()));
  }
  CHECK(nqpf::simd::available(level::automatic) == nqpf::simd::best());
}

}  // namespace column_kinds_test
