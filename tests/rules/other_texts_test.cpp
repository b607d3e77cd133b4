// SPDX-License-Identifier: BSL-1.0
// Categories with other texts: any other text is a value of the domain. All sets over a small category against brute
// force, in proofs, one record, columns and books; and what sentences, changes and differences say of it.
#include "support/base.hpp"
#include "support/catch.hpp"

#include <nqpf/rules.hpp>
#include <nqpf/rules/boundary.hpp>
#include <nqpf/rules/change.hpp>
#include <nqpf/rules/columns.hpp>
#include <nqpf/rules/digest.hpp>
#include <nqpf/rules/dynamic.hpp>
#include <nqpf/rules/record_program.hpp>

#include <random>
#include <string>
#include <vector>

namespace other_texts_test {

namespace {

enum class verdict { weak, sound };
constexpr auto describe(verdict) { return nqpf::values<verdict::weak, verdict::sound>; }
struct trader {
  const char* country;
};

using namespace nqpf::dsl;
using nqpf::truth;
inline constexpr nqpf::source manual{"manual", "", "", ""};
inline constexpr auto country = category<&trader::country>("country", "DE", "AT").or_other();
inline constexpr auto rules =
    ruleset<trader>({rule("home").when(country == "DE").then(verdict::sound).cite(manual, "1"),
                     rule("near").when(country == "AT").then(verdict::sound).cite(manual, "1"),
                     rule("abroad")
                         .when(country != "DE" && country != "AT")
                         .then(verdict::weak)
                         .cite(manual, "1")})
        .exclusive("home", "near", "abroad")
        .complete_when_known("home", "near", "abroad");
static_assert(nqpf::evaluate<rules>(trader{"FR"}).fired("abroad"));
static_assert(nqpf::evaluate<rules>(trader{"FR"}).inside_domains());
static_assert(!nqpf::evaluate<rules>(trader{"AT"}).fired("abroad"));
static_assert(nqpf::evaluate<rules>(trader{nullptr}).outcome("abroad") == truth::unknown);

// The same without other texts: the last rule can never hold, and a text outside is told.
inline constexpr auto listed = category<&trader::country>("country", "DE", "AT");
inline constexpr auto two =
    ruleset<trader>({rule("home").when(listed == "DE").then(verdict::sound).cite(manual, "1"),
                     rule("near").when(listed == "AT").then(verdict::sound).cite(manual, "1")})
        .complete_when_known("home", "near");
static_assert(!nqpf::evaluate<two>(trader{"FR"}).inside_domains());

bool has(const nqpf::diagnostics& found, nqpf::defect code, int rule) {
  for (int i = 0; i < found.size(); ++i)
    if (found.items[i].code == code && (rule < 0 || found.items[i].rule == rule)) return true;
  return false;
}

}  // namespace

TEST_CASE("other texts: every pair of conditions against brute force", "[other_texts]") {
  const char* const texts[] = {"a", "b", "c"};
  long wrong = 0;
  for (unsigned pair = 0; pair < 64; ++pair) {
    const unsigned sets[] = {pair % 8, pair / 8};
    for (const bool negated : {false, true}) {
      nqpf::rule_book book;
      auto declared = category("text", "a", "b", "c").or_other();
      declared.may_be_missing = false;
      const auto& text = book.add(declared);
      const auto& cited = book.add(nqpf::source{"manual", "", "", ""});
      bool expected[2][4]{};
      int sizes[2]{};
      for (int r = 0; r < 2; ++r) {
        nqpf::condition<nqpf::unbound> c = text == "a" && text == "b";  // nothing
        for (unsigned k = 0; k < 3; ++k)
          if ((sets[r] >> k & 1U) != 0) c = c || text == texts[k];
        if (negated) c = !c;
        for (unsigned k = 0; k < 4; ++k) {
          expected[r][k] = (k < 3 && (sets[r] >> k & 1U) != 0) != negated;
          sizes[r] += expected[r][k] ? 1 : 0;
        }
        book.add(rule(r == 0 ? "one" : "two")
                     .when(c)
                     .then(verdict::weak)
                     .cite(cited, "1")
                     .allow(nqpf::defect::no_effect, "tried")
                     .allow(nqpf::defect::subsumed, "tried"));
      }
      book.add_group({"one", "two"}, nqpf::hit::unique, true, false);
      const nqpf::diagnostics found = book.compile();
      bool gap = false;
      bool overlap = false;
      for (int k = 0; k < 4; ++k) {
        gap = gap || (!expected[0][k] && !expected[1][k]);
        overlap = overlap || (expected[0][k] && expected[1][k]);
      }
      for (int r = 0; r < 2; ++r) {
        wrong += has(found, nqpf::defect::never_holds, r) == (sizes[r] == 0) ? 0 : 1;
        wrong += has(found, nqpf::defect::always_holds, r) == (sizes[r] == 4) ? 0 : 1;
      }
      const bool usual = sizes[0] % 4 != 0 && sizes[1] % 4 != 0;
      if (usual) {
        wrong += has(found, nqpf::defect::gap, -1) == gap ? 0 : 1;
        wrong += has(found, nqpf::defect::overlap, -1) == overlap ? 0 : 1;
      }
      if (!usual || book.program().count.rules != 2) continue;
      std::vector<std::string> all{"a", "b", "c", "elsewhere", ""};
      nqpf::columns data(all.size());
      data.add(text, all);
      const auto outcomes = nqpf::evaluate(book.program(), data);
      const nqpf::record_program one(book.program());
      std::vector<unsigned char> scratch(one.scratch_size());
      for (std::size_t i = 0; i < all.size(); ++i) {
        double value[1];
        data.row(book.program(), i, value);
        truth own[2];
        truth plain[2];
        one.evaluate(value, nullptr, own, scratch.data());
        nqpf::run(book.program(), value, nullptr, plain);
        for (int r = 0; r < 2; ++r) {
          const truth right = nqpf::detail::truth_of(expected[r][i < 3 ? i : 3]);
          wrong += outcomes.outcome(r, i) == right && own[r] == right && plain[r] == right ? 0 : 1;
        }
      }
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("other texts: a gap names another text, and a set that answers it has none",
          "[other_texts]") {
  nqpf::rule_book book;
  const auto& text = book.add(category("text", "DE", "AT").or_other());
  const auto& cited = book.add(nqpf::source{"manual", "", "", ""});
  book.add(rule("home").when(text == "DE").then(verdict::weak).cite(cited, "1"));
  book.add(rule("near").when(text == "AT").then(verdict::weak).cite(cited, "1"));
  book.add_group({"home", "near"}, nqpf::hit::rule_order, false, true);
  const nqpf::diagnostics found = book.compile();
  REQUIRE(has(found, nqpf::defect::gap, -1));
  std::string told;
  for (int i = 0; i < found.size(); ++i) told += found.items[i].message.write().c_str();
  CHECK(told.find("another text") != std::string::npos);
}

TEST_CASE("other texts: boundary records and changes", "[other_texts]") {
  const auto records = nqpf::boundary_records_of<rules>();
  for (const auto& c : records.conditions()) CHECK(c.is_shown());
  const auto found = nqpf::evaluate<rules>(trader{"DE"});
  const auto change = nqpf::what_would_hold(found["abroad"]);
  REQUIRE(change.found());
  CHECK(change.items[0].to == 2);
  CHECK(nqpf::program_of<rules>.inputs[0]->value_name(2) == std::string("another text"));
}

// Up to 62 values are proven as sets, of which another text is one; beyond, as numbers.
TEST_CASE("other texts: beside many texts, in rules and cells, against counting", "[other_texts]") {
  std::mt19937 g(11);
  for (const int count : {61, 62, 63, 255}) {
    for (int round = 0; round < 12; ++round) {
      CAPTURE(count, round);
      nqpf::rule_book book;
      std::vector<std::string> texts;
      for (int i = 0; i < count; ++i) texts.push_back("t" + std::to_string(i));
      auto declared = category("text", "t0");
      for (int i = 1; i < count; ++i)
        declared.categories[declared.category_count++] = texts[static_cast<std::size_t>(i)].c_str();
      const auto& text = book.add(declared.or_other());
      CHECK(text.has_set() == (count < 62));
      CHECK(text.admits(count));
      CHECK_FALSE(text.admits(count + 1));
      const auto& cited = book.add(nqpf::source{"manual", "", "", ""});
      std::vector<bool> expected[2];
      for (int r = 0; r < 2; ++r) {
        expected[r].assign(static_cast<std::size_t>(count) + 1, false);
        const auto pick = [&] {
          const std::size_t i = g() % static_cast<unsigned>(count);
          expected[r][i] = true;
          return texts[i].c_str();
        };
        nqpf::condition<nqpf::unbound> c = one_of(text, pick(), pick(), pick());
        c = c || text == pick();
        if ((round >> r & 1) != 0) {
          expected[r].flip();
          c = !c;
        }
        book.add(rule(r == 0 ? "one" : "two")
                     .when(c)
                     .then(verdict::weak)
                     .cite(cited, "1")
                     .allow(nqpf::defect::no_effect, "tried")
                     .allow(nqpf::defect::subsumed, "tried"));
      }
      book.add_group({"one", "two"}, nqpf::hit::unique, false, true);
      const nqpf::diagnostics found = book.compile();
      bool gap = false;
      bool overlap = false;
      for (std::size_t k = 0; k < expected[0].size(); ++k) {
        gap = gap || (!expected[0][k] && !expected[1][k]);
        overlap = overlap || (expected[0][k] && expected[1][k]);
      }
      CHECK(has(found, nqpf::defect::gap, -1) == gap);
      CHECK(has(found, nqpf::defect::overlap, -1) == overlap);
      REQUIRE(book.program().count.inputs == 1);
      std::vector<std::string> all = texts;
      all.push_back("elsewhere");
      nqpf::columns data(all.size());
      data.add(text, all);
      const auto outcomes = nqpf::evaluate(book.program(), data);
      long wrong = 0;
      for (int r = 0; r < 2; ++r)
        for (std::size_t i = 0; i < all.size(); ++i)
          wrong += outcomes.outcome(r, i) == nqpf::detail::truth_of(expected[r][i]) ? 0 : 1;
      CHECK(wrong == 0);
    }
  }
}

TEST_CASE("other texts: a text that is not listed is told with those that are", "[other_texts]") {
  for (const int count : {3, 100}) {
    nqpf::rule_book book;
    std::vector<std::string> texts;
    for (int i = 0; i < count; ++i) texts.push_back("t" + std::to_string(i));
    auto declared = category("text", "t0");
    for (int i = 1; i < count; ++i)
      declared.categories[declared.category_count++] = texts[static_cast<std::size_t>(i)].c_str();
    const auto& text = book.add(declared.or_other());
    const auto& cited = book.add(nqpf::source{"manual", "", "", ""});
    book.add(rule("one").when(text == "t0").then(verdict::weak).cite(cited, "1"));
    book.add(rule("two").when(text == "u").then(verdict::weak).cite(cited, "1"));
    std::string told;
    const nqpf::diagnostics found = book.compile();
    for (int i = 0; i < found.size(); ++i) told += found.items[i].message.write().c_str();
    CAPTURE(told);
    CHECK(told.find(count == 3 ? "text has only the values t0, t1, t2, another text"
                               : "text has only the 100 values that it lists and another text") !=
          std::string::npos);
  }
}

TEST_CASE("other texts: a listed text that reads like them is not them", "[other_texts]") {
  const auto digest_of = [](bool other) {
    nqpf::rule_book book;
    const auto& text =
        book.add(other ? category("text", "a").or_other() : category("text", "a", "another text"));
    const auto& cited = book.add(nqpf::source{"manual", "", "", ""});
    book.add(rule("one").when(text == "a").then(verdict::weak).cite(cited, "1"));
    CHECK(book.compile().ok());
    return nqpf::digest(book.program());
  };
  CHECK(digest_of(true) != digest_of(false));
}

}  // namespace other_texts_test
