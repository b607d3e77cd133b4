// SPDX-License-Identifier: BSL-1.0
// The executors at their edges: numbers of rows about the sizes of words and blocks, ranges that begin
// and end anywhere, programs of many blocks, and host functions.
#include "rules/random_books.hpp"
#include "rules/random_columns.hpp"
#include "support/base.hpp"
#include "support/catch.hpp"

#include <nqpf/rules/columns.hpp>
#include <nqpf/rules/record_program.hpp>
#include <nqpf/rules/run/needed_rules.hpp>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <set>

namespace executors_edges_test {

namespace {

using namespace test::programs;

constexpr nqpf::simd::level levels[] = {nqpf::simd::level::portable, nqpf::simd::level::sse2,
                                        nqpf::simd::level::avx2, nqpf::simd::level::avx512};
constexpr double settings_of_all[] = {0.75, 1, 1};

// A random set with its records, and what the oracle says of them.
struct sample {
  set rules;
  packed program;
  nqpf::program p;
  random_values values;
  shaped_columns columns;
  std::vector<double> settings;
  std::vector<std::vector<truth>> expected;

  sample(std::uint64_t seed, std::size_t rows)
      : rules(random_set(seed)),
        program(rules),
        p(program.view()),
        values(rows, seed + 77, content::anything),
        columns(values, seed + 78),
        settings(3) {
    for (int i = 0; i < p.count.parameters; ++i)
      settings[static_cast<std::size_t>(i)] = settings_of_all[p.parameters[i]->id[1] - '0'];
    oracle plain(rules);
    for (std::size_t i = 0; i < rows; ++i) {
      double record[input_count];
      values.read(i, record);
      expected.push_back(plain.outcomes(record, settings_of_all));
    }
  }

  [[nodiscard]] nqpf::column_options options(nqpf::simd::level level) const {
    nqpf::column_options o;
    o.parameters = settings.data();
    o.level = level;
    return o;
  }
  // The rules with an outcome in a row, derived ones aside.
  [[nodiscard]] std::vector<int> list(std::size_t row, truth wanted) const {
    std::vector<int> found;
    for (int r = 0; r < rules_in_set; ++r)
      if (!rules.rules[r].is_derived && expected[row][static_cast<std::size_t>(r)] == wanted)
        found.push_back(r);
    return found;
  }
  [[nodiscard]] bool same_bits(const nqpf::rule_bitmaps& maps, std::size_t begin,
                               std::size_t end) const {
    for (std::size_t i = 0; i < expected.size(); ++i)
      for (int r = 0; r < rules_in_set; ++r)
        if (maps.outcome(r, i) !=
            (i >= begin && i < end ? expected[i][static_cast<std::size_t>(r)] : truth::no))
          return false;
    return true;
  }
  [[nodiscard]] bool same_lists(const nqpf::record_lists& lists, truth wanted, std::size_t begin,
                                std::size_t end) const {
    if (lists.rows() != end - begin) return false;
    for (std::size_t i = begin; i < end; ++i)
      if (std::vector<int>(lists[i - begin].begin(), lists[i - begin].end()) != list(i, wanted) ||
          lists[i - begin].size() != list(i, wanted).size())
        return false;
    return true;
  }
  [[nodiscard]] bool same_counts(const nqpf::rule_counts& counts, std::size_t begin,
                                 std::size_t end) const {
    for (int r = 0; r < rules_in_set; ++r) {
      std::uint64_t n[3]{};
      for (std::size_t i = begin; i < end; ++i)
        ++n[static_cast<int>(expected[i][static_cast<std::size_t>(r)])];
      if (counts[r].no != n[0] || counts[r].yes != n[1] || counts[r].unknown != n[2]) return false;
    }
    return true;
  }
};

// All collectors of one range.
struct collected {
  nqpf::rule_bitmaps maps;
  nqpf::record_lists held{};
  nqpf::record_lists open{truth::unknown};
  nqpf::rule_counts counts;

  collected(const nqpf::program& p, std::size_t rows) : maps(p, rows), counts(p) {}
  void operator()(const nqpf::outcome_block& block) {
    maps(block);
    held(block);
    open(block);
    counts(block);
  }
};

}  // namespace

TEST_CASE("any number of rows, in parts that merge", "[executors]") {
  for (const std::size_t rows :
       {0U, 1U, 2U, 63U, 64U, 65U, 127U, 128U, 129U, 1023U, 1024U, 1025U, 2047U, 2049U, 5000U}) {
    for (std::uint64_t seed = 300; seed < 306; ++seed) {
      const auto s = std::make_unique<sample>(seed, rows);
      const nqpf::column_program ready(s->p);
      for (const auto level : levels) {
        INFO("rows " << rows << " set " << seed << " with " << name_of(level));
        collected whole(s->p, rows);
        nqpf::evaluate(ready, s->columns.get(), whole, s->options(level));
        REQUIRE(s->same_bits(whole.maps, 0, rows));
        REQUIRE(s->same_lists(whole.held, truth::yes, 0, rows));
        REQUIRE(s->same_lists(whole.open, truth::unknown, 0, rows));
        REQUIRE(s->same_counts(whole.counts, 0, rows));
      }
      for (const std::size_t parts : {1U, 2U, 3U, 8U, 40U}) {
        collected merged(s->p, rows);
        nqpf::rule_bitmaps shared(s->p, rows), backwards(s->p, rows);
        for (std::size_t k = 0; k < parts; ++k) {
          nqpf::column_options o = nqpf::part_of(rows, k, parts);
          o.parameters = s->settings.data();
          collected part(s->p, rows);
          nqpf::evaluate(ready, s->columns.get(), part, o);
          nqpf::evaluate(ready, s->columns.get(), shared, o);
          nqpf::column_options last = nqpf::part_of(rows, parts - 1 - k, parts);
          last.parameters = s->settings.data();
          nqpf::evaluate(ready, s->columns.get(), backwards, last);
          merged.maps.merge(part.maps);
          merged.held.merge(part.held);
          merged.open.merge(part.open);
          merged.counts.merge(part.counts);
        }
        INFO("rows " << rows << " set " << seed << " in " << parts << " parts");
        REQUIRE(s->same_bits(merged.maps, 0, rows));
        REQUIRE(s->same_bits(shared, 0, rows));
        REQUIRE(s->same_bits(backwards, 0, rows));
        REQUIRE(s->same_lists(merged.held, truth::yes, 0, rows));
        REQUIRE(s->same_lists(merged.open, truth::unknown, 0, rows));
        REQUIRE(s->same_counts(merged.counts, 0, rows));
      }
    }
  }
}

TEST_CASE("ranges that begin and end anywhere", "[executors]") {
  const std::size_t rows = 2600;
  draw r(5);
  for (std::uint64_t seed = 310; seed < 316; ++seed) {
    const auto s = std::make_unique<sample>(seed, rows);
    const nqpf::column_program ready(s->p);
    nqpf::column_workspace workspace;  // of ranges of different sizes
    for (int k = 0; k < 40; ++k) {
      nqpf::column_options o = s->options(levels[k % 4]);
      o.workspace = &workspace;
      o.begin = static_cast<std::size_t>(r.below(static_cast<int>(rows)));
      o.end = o.begin + static_cast<std::size_t>(r.below(k % 2 == 0 ? 200 : 3000));
      const std::size_t end = o.end < rows ? o.end : rows;
      INFO("set " << seed << " rows " << o.begin << " to " << o.end << " with "
                  << name_of(o.level));
      collected part(s->p, rows);
      nqpf::evaluate(ready, s->columns.get(), part, o);
      REQUIRE(s->same_bits(part.maps, o.begin, end));
      REQUIRE(s->same_lists(part.held, truth::yes, o.begin, end));
      REQUIRE(s->same_counts(part.counts, o.begin, end));

      // In the host's memory, which holds something else before, and keeps it beside the range.
      const std::size_t origin =
          o.begin - std::min(o.begin, static_cast<std::size_t>(r.below(k % 4 == 0 ? 1 : 64)));
      const std::size_t pitch = (rows - origin + 63) / 64 + 1;
      const auto size = static_cast<std::size_t>(rules_in_set) * pitch;
      std::vector<std::uint64_t> yes(size, 0x5555555555555555U), unknown(size, 0xAAAAAAAAAAAAAAAAU);
      nqpf::evaluate(ready, s->columns.get(),
                     nqpf::detail::bitmaps_into(yes.data(), unknown.data(), pitch, origin), o);
      std::vector<std::uint64_t> held(size, 0x5555555555555555U);
      nqpf::evaluate(ready, s->columns.get(),
                     nqpf::detail::bitmaps_into(held.data(), nullptr, pitch, origin), o);
      REQUIRE(held == yes);
      const std::size_t written = end > o.begin ? (end - origin + 63) / 64 * 64 : 0;
      for (std::size_t at = 0; at < 64 * pitch; ++at) {
        const std::size_t row = origin + at;
        const bool kept = row < o.begin || at >= written;
        for (std::size_t rule = 0; rule < rules_in_set; ++rule) {
          const truth t = !kept && row < end ? s->expected[row][rule] : truth::no;
          const std::size_t word = rule * pitch + at / 64;
          if ((yes[word] >> (at % 64) & 1U) != ((kept ? at % 2 == 0 : t == truth::yes) ? 1U : 0U) ||
              (unknown[word] >> (at % 64) & 1U) !=
                  ((kept ? at % 2 == 1 : t == truth::unknown) ? 1U : 0U))
            FAIL("row " << row << " rule " << rule);
        }
      }
    }
  }
}

TEST_CASE("ranges that meet within a word, one after the other", "[executors]") {
  const std::size_t rows = 300;
  const auto s = std::make_unique<sample>(320, rows);
  const nqpf::column_program ready(s->p);
  for (const std::size_t middle : {1U, 63U, 64U, 65U, 100U, 191U}) {
    nqpf::rule_bitmaps maps(s->p, rows);
    nqpf::column_options o = s->options(nqpf::simd::level::automatic);
    o.end = middle;
    nqpf::evaluate(ready, s->columns.get(), maps, o);
    o.begin = middle;
    o.end = rows;
    nqpf::evaluate(ready, s->columns.get(), maps, o);
    CHECK(s->same_bits(maps, 0, rows));
  }
}

// What is missing is found wherever it stands, and does not outlive its block.
TEST_CASE("one number of one input alone is missing", "[executors]") {
  constexpr std::size_t rows = 1300;
  for (std::size_t k = 0; k < 4 * input_count; ++k) {
    const auto rules = std::make_unique<set>(random_set(330 + k / 3).complete("r1", "r4", "r5"));
    const packed own(*rules);
    const nqpf::program p = own.view();
    random_values values(rows, 340 + k, content::complete);
    constexpr std::size_t places[] = {0, 63, 64, 1023, 1024, rows - 1, 700};
    const std::size_t place = places[k % std::size(places)];
    values.of[k % input_count][place] = nqpf::missing;
    const shaped_columns columns(values, 350 + k);
    double settings[3] = {};
    for (int i = 0; i < p.count.parameters; ++i)
      settings[i] = settings_of_all[p.parameters[i]->id[1] - '0'];
    nqpf::column_options o;
    o.parameters = settings;
    const auto maps = nqpf::evaluate(nqpf::column_program(p), columns.get(), o);
    oracle plain(*rules);
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < rows; ++i) {
      double record[input_count];
      values.read(i, record);
      const auto expected = plain.outcomes(record, settings_of_all);
      for (int r = 0; r < rules_in_set; ++r)
        wrong += maps.outcome(r, i) != expected[static_cast<std::size_t>(r)] ? 1U : 0U;
    }
    INFO("input " << k % input_count << " row " << place);
    CHECK(wrong == 0);
  }
}

// A set is refused with one, and yet may be run: it never holds, as if it asked for what cannot be.
TEST_CASE("rules without a condition, and rules that read them", "[executors]") {
  constexpr std::size_t rows = 300;
  for (std::uint64_t k = 0; k < 30; ++k) {
    // Of a group in no order every rule counts.
    const auto contradicted =
        std::make_unique<set>(random_set(500 + k / 2).complete("r1", "r4", "r5"));
    const auto empty = std::make_unique<set>(*contradicted);
    for (std::size_t r = k % 3; r < rules_in_set; r += k == 29 ? 1 : 3) {
      contradicted->rules[r].when_ = known(number[0]) && !known(number[0]);
      empty->rules[r].when_ = nqpf::expression{};
    }
    if (k > 27)  // which takes most steps
      for (set* s : {contradicted.get(), empty.get()})
        *s = s->in_order("r0", "r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8", "r9", "r10", "r11",
                         "r12", "r13");
    const packed own(*empty);
    const nqpf::program p = own.view();
    const random_values values(rows, 530 + k, k % 2 == 0 ? content::complete : content::anything);
    const shaped_columns columns(values, 560 + k);
    double settings[3] = {}, inputs[input_count] = {};
    for (int i = 0; i < p.count.parameters; ++i)
      settings[i] = settings_of_all[p.parameters[i]->id[1] - '0'];
    nqpf::column_options o;
    o.parameters = settings;
    const auto maps = nqpf::evaluate(nqpf::column_program(p), columns.get(), o);
    const nqpf::record_program one(p);
    std::vector<unsigned char> scratch(one.scratch_size());
    std::vector<truth> outcomes(rules_in_set);
    oracle plain(*contradicted);
    for (std::size_t i = 0; i < rows; ++i) {
      double record[input_count];
      values.read(i, record);
      const auto expected = plain.outcomes(record, settings_of_all);
      columns.get().row(p, i, inputs);
      nqpf::run(p, inputs, settings, outcomes.data());
      REQUIRE(outcomes == expected);
      for (const auto level : levels) {
        one.evaluate(inputs, settings, outcomes.data(), scratch.data(), level);
        REQUIRE(outcomes == expected);
      }
      for (int r = 0; r < rules_in_set; ++r)
        if (maps.outcome(r, i) != expected[static_cast<std::size_t>(r)])
          FAIL("row " << i << " rule " << r);
    }
  }
}

TEST_CASE("the rules that an outcome hangs on", "[executors]") {
  for (std::uint64_t k = 0; k < 100; ++k) {
    const auto rules = std::make_unique<set>(random_set(600 + k));
    const packed own(*rules);
    const nqpf::program p = own.view();
    const auto index = [](const char* name) { return std::atoi(name + 1); };
    bool on[rules_in_set][rules_in_set] = {};  // as the author wrote it
    for (int r = 0; r < rules_in_set; ++r) {
      on[r][r] = true;
      for (int i = 0; i < rules->rules[r].when_.count; ++i) {
        const nqpf::node& n = rules->rules[r].when_.nodes[i];
        if (n.code == nqpf::detail::op::outcome) on[r][index(n.name)] = true;
      }
    }
    for (int g = 0; g < rules->group_count; ++g)
      for (int i = 0; i < rules->groups[g].name_count; ++i)
        for (int before = 0; before < i; ++before)
          on[index(rules->groups[g].names[i])][index(rules->groups[g].names[before])] = true;
    for (int way = 0; way < rules_in_set; ++way)
      for (auto& from : on)
        for (int to = 0; to < rules_in_set; ++to) from[to] = from[to] || (from[way] && on[way][to]);
    const int first = static_cast<int>(k % rules_in_set);
    const int second = static_cast<int>(k / 3 % rules_in_set);
    std::vector<bool> needed(3, true);
    const std::vector<int> order = nqpf::detail::needed_rules(p, {first, second}, needed);
    std::vector<int> expected;
    for (int i = 0; i < rules_in_set; ++i) {
      const int r = p.order[i];
      REQUIRE(needed[static_cast<std::size_t>(r)] == (on[first][r] || on[second][r]));
      if (on[first][r] || on[second][r]) expected.push_back(r);
    }
    REQUIRE(order == expected);
  }
}

TEST_CASE("programs of more than a thousand rules", "[executors]") {
  constexpr std::size_t sets = 90;
  const std::size_t rows = 700;
  random_book book;
  std::vector<set> all;
  for (std::size_t k = 0; k < sets; ++k) {
    all.push_back(random_set(400 + k));
    book.add(all.back(), "s" + std::to_string(k) + "_");
  }
  const nqpf::program p = book.program();
  REQUIRE(p.count.rules == static_cast<int>(sets) * rules_in_set);
  std::vector<double> settings(3);
  for (int i = 0; i < p.count.parameters; ++i)
    settings[static_cast<std::size_t>(i)] = settings_of_all[p.parameters[i]->id[1] - '0'];
  const random_values values(rows, 99, content::end_misses);
  const shaped_columns columns(values, 98);

  std::vector<std::vector<truth>> expected(rows);
  for (const set& s : all) {
    oracle plain(s);
    for (std::size_t i = 0; i < rows; ++i) {
      double record[input_count];
      values.read(i, record);
      for (const truth t : plain.outcomes(record, settings_of_all)) expected[i].push_back(t);
    }
  }
  const nqpf::record_program one(p);
  const nqpf::column_program ready(p);
  CHECK(ready.slots() > 2500);  // blocks of half the size
  std::vector<unsigned char> scratch(one.scratch_size());
  std::vector<truth> outcomes(static_cast<std::size_t>(p.count.rules));
  std::vector<double> inputs_of_row(static_cast<std::size_t>(p.count.inputs));
  for (const auto level : levels) {
    INFO("with " << name_of(level));
    nqpf::column_options o;
    o.parameters = settings.data();
    o.level = level;
    const auto maps = nqpf::evaluate(ready, columns.get(), o);
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < rows; ++i) {
      for (std::size_t r = 0; r < expected[i].size(); ++r)
        wrong += maps.outcome(static_cast<int>(r), i) != expected[i][r] ? 1U : 0U;
      columns.get().row(p, i, inputs_of_row.data());
      one.evaluate(inputs_of_row.data(), settings.data(), outcomes.data(), scratch.data(), level);
      wrong += outcomes != expected[i] ? 1U : 0U;
    }
    CHECK(wrong == 0);
  }
}

TEST_CASE("masks of one block that are more than those of several may be", "[executors]") {
  nqpf::rule_book book;
  const auto& x = book.add(nqpf::indicator("x"));
  for (int i = 0; i < 8200; ++i)
    book.add(nqpf::rule(("r" + std::to_string(i)).c_str()).when(x > static_cast<double>(i % 7)));
  REQUIRE_FALSE(book.compile().ok());  // they conclude nothing, and run all the same
  const nqpf::column_program ready(book.program());
  CHECK(ready.slots() > 16384);  // of eight words
  std::vector<double> xs(1100);
  for (std::size_t i = 0; i < xs.size(); ++i) xs[i] = static_cast<double>(i % 10);
  nqpf::columns data(xs.size());
  data.add("x", nqpf::column_of(xs));
  const nqpf::rule_counts counts = nqpf::count(ready, data);
  bool same = true;
  for (int i = 0; i < 8200; ++i)
    same = same && counts[i].yes == static_cast<std::size_t>(110 * (9 - i % 7)) &&
           counts[i].unknown == 0;
  CHECK(same);
}

// Room for what a rule takes in is needed as often as it is read; outcomes are written eight at a time and one by one.
TEST_CASE("rules that only read another rule", "[executors]") {
  for (const int readers : {0, 1, 6, 7, 8, 150}) {
    nqpf::rule_book book;
    const auto& x = book.add(nqpf::indicator("x"));
    const auto& y = book.add(nqpf::indicator("y"));
    book.add(nqpf::rule("read").when(x > 1.0 && (y < 2.0 || x > 3.0) && y != 5.0));
    for (int i = 0; i < readers; ++i)
      book.add(nqpf::rule(("r" + std::to_string(i)).c_str()).when(nqpf::fired("read")));
    REQUIRE_FALSE(book.compile().ok());  // they conclude nothing, and run all the same
    const nqpf::record_program one(book.program());
    std::vector<unsigned char> scratch(one.scratch_size());
    std::vector<truth> outcomes(static_cast<std::size_t>(readers) + 1), expected(outcomes);
    for (const double a : {0.0, 2.0, 4.0, nqpf::missing})
      for (const double b : {1.0, 3.0, 5.0, nqpf::missing}) {
        const double values[] = {a, b};
        nqpf::run(book.program(), values, nullptr, expected.data());
        one.evaluate(values, nullptr, outcomes.data(), scratch.data());
        REQUIRE(outcomes == expected);
      }
  }
}

namespace {
std::set<double> asked_of_function;
double remembered(double x) {
  asked_of_function.insert(x);
  return x;
}
}  // namespace

TEST_CASE("a host's function sees only numbers of the data", "[executors]") {
  nqpf::rule_book book;
  const auto& x = book.add(nqpf::indicator("x"));
  const auto& y = book.add(nqpf::indicator("y"));
  book.add(nqpf::rule("sum").when(apply(remembered, x + 0.5) + y > 2.0));
  REQUIRE_FALSE(book.compile().ok());  // it concludes nothing, and runs all the same
  for (const std::size_t rows : {1U, 63U, 64U, 65U, 300U, 1000U}) {
    asked_of_function.clear();
    const std::vector<double> xs(rows, 2);
    const std::vector<double> ys(rows, 7);
    nqpf::columns data(rows);
    data.add("x", nqpf::column_of(xs)).add("y", nqpf::column_of(ys));
    CHECK(nqpf::count(book.program(), data)[0].yes == rows);
    CHECK(asked_of_function == std::set<double>{2.5});
  }
}

}  // namespace executors_edges_test
