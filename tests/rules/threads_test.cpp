// SPDX-License-Identifier: BSL-1.0
// Eight threads over one proven set, one program made ready, one rule book: const functions share freely,
// also in the moment in which they are first used. ThreadSanitizer watches this in .ci/run.
#include "rules/random_books.hpp"
#include "rules/random_columns.hpp"
#include "support/base.hpp"
#include "support/catch.hpp"

#include <nqpf/rules/columns.hpp>
#include <nqpf/rules/decide.hpp>
#include <nqpf/rules/digest.hpp>
#include <nqpf/rules/explain.hpp>
#include <nqpf/rules/record_program.hpp>

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace threads_test {

namespace {

using namespace nqpf::dsl;

enum class verdict { weak, watch, sound };
constexpr auto describe(verdict) {
  return nqpf::worst_to_best<verdict::weak, verdict::watch, verdict::sound>;
}

struct programme {
  double practice = 0;
  double dual = 0;
  int partners = 0;
};
inline constexpr nqpf::source manual{"manual", "", "", ""};
inline constexpr auto practice = indicator<&programme::practice>("practice").in(0, 1);
inline constexpr auto dual = indicator<&programme::dual>("dual").in(0, 1);
inline constexpr auto partners = indicator<&programme::partners>("partners").in(0, 10'000);
inline constexpr auto low = parameter("low", 0.25).in(0.1, 0.4);

// Two sets that become code of their own, of which the second is also planned, as larger ones are, when it is first used.
inline constexpr auto small = ruleset<programme>(
    {rule("thin").when(practice < low).then(verdict::weak).cite(manual, "1"),
     rule("few").when(dual < 0.3 && partners < 3).then(verdict::watch).cite(manual, "2")});
inline constexpr auto planned = ruleset<programme>(
    {rule("thin").when(practice < low).then(verdict::weak).cite(manual, "1"),
     rule("few").when(dual < 0.3 && partners < 3).then(verdict::watch).cite(manual, "2"),
     rule("ratio")
         .when(practice / partners > 0.1 && !fired("few"))
         .then(verdict::watch)
         .cite(manual, "3")
         .allow(defect::undecided, "the division by partners = 0")});
inline constexpr auto advice = table<hit::first>("advice", inputs(practice, dual),
                                                 {
                                                     row(is < 0.25, any).then(verdict::weak),
                                                     row(any, is_absent).then(verdict::watch),
                                                 })
                                   .cite(manual, "4")
                                   .otherwise(verdict::sound);

constexpr std::size_t thread_count = 8;

// Runs `each(thread)` in eight threads that begin together.
template <class F>
void in_threads(F&& each) {
  std::atomic<std::size_t> ready = 0;
  std::vector<std::thread> threads;
  for (std::size_t k = 0; k < thread_count; ++k) {
    threads.emplace_back([&, k] {
      ++ready;
      while (ready < thread_count) std::this_thread::yield();
      each(k);
    });
  }
  for (std::thread& t : threads) t.join();
}

std::vector<programme> sample(std::size_t n) {
  test::programs::draw r(17);
  std::vector<programme> all(n);
  for (programme& p : all)
    p = {r.below(101) / 100.0, r.below(3) == 0 ? nqpf::missing : r.below(11) / 10.0, r.below(6)};
  return all;
}

// Everything that is said of one record, as text.
template <const auto& Set>
std::string all_said(const programme& p) {
  const auto findings = nqpf::evaluate<Set>(p);
  std::string said;
  for (int r = 0; r < nqpf::program_of<Set>.count.rules; ++r) {
    const nqpf::finding f{findings.all(), r};
    said += f.line().c_str();
    said += nqpf::to_text(nqpf::why(f)).c_str();
    said += nqpf::to_text(nqpf::why_not(f)).c_str();
    said += nqpf::to_text(nqpf::undecided(f)).c_str();
  }
  return said;
}

}  // namespace

TEST_CASE("threads share a proven set from its first use on", "[threads]") {
  const std::vector<programme> all = sample(600);
  std::vector<std::string> said(thread_count);
  std::vector<std::vector<nqpf::truth>> outcomes(thread_count);
  std::atomic<int> wrong = 0;
  in_threads([&](std::size_t k) {
    for (std::size_t i = 0; i < all.size(); ++i) {
      const auto a = nqpf::evaluate<small>(all[i]);
      const auto b = nqpf::evaluate<planned>(all[i]);
      outcomes[k].insert(outcomes[k].end(), a.all().outcomes, a.all().outcomes + 2);
      nqpf::truth rows[3];
      nqpf::detail::single::run_rows<planned>(b.all().values, true, b.all().parameters, rows);
      outcomes[k].insert(outcomes[k].end(), rows, rows + 3);
      for (int r = 0; r < 3; ++r) wrong += rows[r] == b.all().outcomes[r] ? 0 : 1;
      const auto d = nqpf::decide<advice>(all[i]);
      outcomes[k].push_back(d.decided());
      if (i % 97 == 0)
        said[k] += all_said<small>(all[i]) + all_said<planned>(all[i]) + d.line().c_str();
    }
    const auto data = nqpf::columns_over<planned>(all);
    const auto maps = nqpf::evaluate<planned>(data);
    for (std::size_t i = 0; i < all.size(); ++i)
      for (int r = 0; r < 3; ++r)
        if (maps.outcome(r, i) != outcomes[k][6 * i + 2 + static_cast<std::size_t>(r)]) ++wrong;
  });
  CHECK(wrong == 0);
  CHECK(said[0].size() > 1000);
  for (std::size_t k = 1; k < thread_count; ++k) {
    CHECK(said[k] == said[0]);
    CHECK(outcomes[k] == outcomes[0]);
  }
}

TEST_CASE("threads share programs made ready, a data set and the memory for bitmaps", "[threads]") {
  using namespace test::programs;
  const std::size_t rows = 5000;
  random_book book;
  std::vector<set> sets;
  for (std::uint64_t s = 0; s < 8; ++s) {
    sets.push_back(random_set(700 + s));
    book.add(sets.back(), "s" + std::to_string(s) + "_");
  }
  const nqpf::program& p = book.program();
  const random_values values(rows, 3, content::anything);
  const shaped_columns columns(
      values, 4);  // callables among them, which are called from all threads at once
  const nqpf::column_program over_columns(p);
  const nqpf::record_program over_records(p);
  std::vector<double> settings(3);
  for (int i = 0; i < p.count.parameters; ++i) settings[static_cast<std::size_t>(i)] = 1;
  nqpf::column_options alone;
  alone.parameters = settings.data();
  const nqpf::rule_bitmaps expected = nqpf::evaluate(over_columns, columns.get(), alone);

  nqpf::rule_bitmaps shared(p, rows);
  std::vector<nqpf::record_lists> lists(thread_count);
  std::vector<nqpf::rule_counts> counts(thread_count, nqpf::rule_counts(p));
  std::atomic<int> wrong = 0;
  in_threads([&](std::size_t k) {
    nqpf::column_workspace workspace;
    nqpf::column_options o = nqpf::part_of(rows, k, thread_count);
    o.parameters = settings.data();
    o.workspace = &workspace;
    nqpf::evaluate(
        over_columns, columns.get(),
        [&](const nqpf::outcome_block& block) {
          shared(block);
          lists[k](block);
          counts[k](block);
        },
        o);
    std::vector<double> record(static_cast<std::size_t>(p.count.inputs));
    std::vector<truth> outcomes(static_cast<std::size_t>(p.count.rules));
    std::vector<unsigned char> scratch(over_records.scratch_size());
    for (std::size_t i = k; i < rows; i += 16 * thread_count) {
      columns.get().row(p, i, record.data());
      over_records.evaluate(record.data(), settings.data(), outcomes.data(), scratch.data());
      for (int r = 0; r < p.count.rules; ++r)
        if (outcomes[static_cast<std::size_t>(r)] != expected.outcome(r, i)) ++wrong;
      nqpf::run(p, record.data(), settings.data(), outcomes.data());
      for (int r = 0; r < p.count.rules; ++r)
        if (outcomes[static_cast<std::size_t>(r)] != expected.outcome(r, i)) ++wrong;
    }
    if (nqpf::digest(p) != nqpf::digest(over_columns.source())) ++wrong;
  });
  CHECK(wrong == 0);
  for (std::size_t k = 1; k < thread_count; ++k) {
    lists[0].merge(lists[k]);
    counts[0].merge(counts[k]);
  }
  REQUIRE(lists[0].rows() == rows);
  int differing = 0;
  for (int r = 0; r < p.count.rules; ++r) {
    std::uint64_t yes = 0;
    for (std::size_t i = 0; i < rows; ++i) {
      differing += shared.outcome(r, i) != expected.outcome(r, i) ? 1 : 0;
      yes += expected.outcome(r, i) == truth::yes ? 1U : 0U;
    }
    CHECK(counts[0][r].yes == yes);
  }
  CHECK(differing == 0);
}

TEST_CASE("threads prove and compare books of their own while others evaluate", "[threads]") {
  struct version {
    nqpf::rule_book book;
    double bound;
  };
  const auto make = [](int n) {
    auto v = std::make_shared<version>();
    v->bound = n / 100.0;
    const auto& x = v->book.add(indicator("x").in(0, 1));
    const auto& document = v->book.add(source{"manual", "", "", ""});
    const auto& verdicts = v->book.add_conclusions({"weak", "watch", "sound"}, true);
    v->book.add(rule(("below_" + std::to_string(n)).c_str()).when(x < v->bound).cite(document, "1"),
                verdicts, 0);
    return v;
  };
  std::mutex mutex;
  std::shared_ptr<const version> in_use;
  std::atomic<int> wrong = 0;
  {
    const auto first = make(1);
    REQUIRE(first->book.compile().ok());
    in_use = first;
  }
  in_threads([&](std::size_t k) {
    for (int i = 0; i < (test::is_sanitized ? 40 : 400); ++i) {
      std::shared_ptr<const version> known;
      {
        const std::lock_guard lock(mutex);
        known = in_use;
      }
      const double value = i % 100 / 100.0 + 0.005;
      nqpf::truth out[1];
      nqpf::run(known->book.program(), &value, nullptr, out);
      if (out[0] != nqpf::detail::truth_of(value < known->bound)) ++wrong;
      if (k % 4 != 0) continue;
      const auto next = make(1 + (i * 7 + static_cast<int>(k)) % 98);
      if (!next->book.compile().ok()) ++wrong;
      if (compare(known->book, next->book).none() != (known->bound == next->bound)) ++wrong;
      const std::lock_guard lock(mutex);
      in_use = next;
    }
  });
  CHECK(wrong == 0);
}

}  // namespace threads_test
