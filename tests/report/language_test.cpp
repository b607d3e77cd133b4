// SPDX-License-Identifier: BSL-1.0

// Reports in Chinese: the table of phrases is complete, every phrase reads its own English back, and data stay
// as they are.

#include <nqpf/report/language/page.hpp>

#include "support/catch.hpp"

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace language_test {

using nqpf::report::as_data;
using nqpf::report::language;
using nqpf::report::phrase;
using nqpf::report::teller;
using nqpf::report::without_marks;
namespace parts = nqpf::report::language_detail;

namespace {

/// The numbers of the places that a Chinese form names.
std::set<int> places_of(std::string_view chinese) {
  std::set<int> out;
  for (std::size_t at = chinese.find('{'); at != std::string_view::npos;
       at = chinese.find('{', at + 1)) {
    const std::size_t end = chinese.find('}', at);
    REQUIRE(end != std::string_view::npos);
    out.insert(std::stoi(std::string(chinese.substr(at + 1, end - at - 1))));
  }
  return out;
}

bool has_wide(std::string_view text) {
  for (const char c : text)
    if (static_cast<unsigned char>(c) >= 0xe3) return true;
  return false;
}

/// The English of a pattern with something in each place.
std::string sample(const parts::pattern& p) {
  std::string out = p.between.front();
  for (std::size_t i = 0; i < p.places.size(); ++i) {
    const parts::place kind = p.places[i];
    out += kind == parts::place::number     ? std::string("7")
           : kind == parts::place::as_it_is ? as_data("Elm \xc3\x84")
           : kind == parts::place::list
               ? as_data("Oak") + ", " + as_data("Ash and Fir") + " and 3 more"
               : as_data("Beech");
    out += p.between[i + 1];
  }
  return out;
}

std::string told(std::string_view english) {
  return without_marks(teller(language::chinese)(english));
}

}  // namespace

TEST_CASE("every phrase has both forms with the same places", "[language]") {
  std::set<std::string> seen;
  std::size_t all = 0;
  nqpf::report::each_phrase([&](const phrase& each) {
    INFO(each.english);
    ++all;
    CHECK(seen.insert(each.english).second);
    REQUIRE(each.chinese[0] != '\0');
    CHECK(parts::count_parts(each.english) == parts::count_parts(each.chinese));
    std::vector<parts::pattern> patterns;
    parts::add_patterns(each, patterns);
    REQUIRE(!patterns.empty());
    // What stands in a place is never lost, and none is made up.
    for (const parts::pattern& p : patterns) {
      CHECK(places_of(p.chinese) == std::set<int>(p.numbers.begin(), p.numbers.end()));
      CHECK(p.numbers.size() == p.places.size());
    }
  });
  CHECK(all > 500);
}

TEST_CASE("every phrase is read as a whole, with data taken over", "[language]") {
  const teller tell(language::chinese);
  nqpf::report::each_phrase([&](const phrase& each) {
    std::vector<parts::pattern> patterns;
    parts::add_patterns(each, patterns);
    for (const parts::pattern& p : patterns) {
      const std::string english = sample(p);
      const std::string chinese = tell(english);
      INFO(without_marks(english) + " => " + without_marks(chinese));
      CHECK(tell.knows(english));
      for (std::size_t i = 0; i < p.places.size(); ++i)
        if (p.places[i] == parts::place::as_it_is)
          CHECK(chinese.find("Elm \xc3\x84") != std::string::npos);
    }
  });
}

TEST_CASE("every label of the framework has a Chinese form", "[language]") {
  const teller tell(language::chinese);
  const auto known = [&](std::string_view english) {
    INFO(english);
    CHECK(tell.knows(english));
    CHECK(has_wide(tell(english)));
  };
  const auto named = [&](const auto& rows) {
    for (const auto& each : rows) {
      known(each.meaning);
      known(nqpf::report::plain_words(nqpf::framework::id_of(each.value)));
    }
  };
  named(nqpf::framework::dilemmas);
  named(nqpf::framework::measures);
  named(nqpf::framework::actions);
  named(nqpf::framework::duties);
  for (const auto& each : nqpf::framework::notions)
    known(nqpf::report::plain_words(nqpf::framework::id_of(each.value)));
  for (const auto& each : nqpf::framework::actors)
    known(nqpf::report::plain_words(nqpf::framework::id_of(each.value)));
  for (const auto& each : nqpf::framework::loops)
    known(nqpf::report::plain_words(nqpf::framework::id_of(each.value)));
  for (const auto& each : nqpf::framework::relations) known(each.mechanism);
  for (const auto& each : nqpf::framework::indicator_catalogue) known(each.info->title);
}

TEST_CASE("the terms are those of the field", "[language]") {
  using namespace nqpf::framework;
  CHECK(chinese_of(notion::new_quality_productive_forces) ==
        std::string("\u65b0\u8d28\u751f\u4ea7\u529b"));
  CHECK(chinese_of(notion::workers) == std::string("\u52b3\u52a8\u8005"));
  CHECK(chinese_of(notion::means_of_labour) == std::string("\u52b3\u52a8\u8d44\u6599"));
  CHECK(chinese_of(notion::objects_of_labour) == std::string("\u52b3\u52a8\u5bf9\u8c61"));
  CHECK(chinese_of(notion::industry_chain) == std::string("\u4ea7\u4e1a\u94fe"));
  CHECK(chinese_of(notion::education_chain) == std::string("\u6559\u80b2\u94fe"));
  CHECK(chinese_of(notion::industry_education_integration) ==
        std::string("\u4ea7\u6559\u878d\u5408"));
  CHECK(told("Workers") == "\u52b3\u52a8\u8005");
}

TEST_CASE("data are never read as phrases", "[language]") {
  // An entity that is called as a heading is, and one with words of a sentence in it.
  CHECK(told(as_data("Ranking")) == "Ranking");
  CHECK(told("Ranking") == "\u6392\u540d");
  CHECK(told("In 2022 " + as_data("A leads with B") + " leads with D = 0.5 (good coordination).") ==
        "2022 \u5e74A leads with B\u5c45\u9996\uff0cD = "
        "0.5\uff08\u826f\u597d\u534f\u8c03\uff09\u3002");
  // Cut names, numbers after names, names that hold the signs of lists.
  CHECK(told(std::string(nqpf::report::data_begin) + "Juniper Colle\u2026 0.90") ==
        "Juniper Colle\u2026 0.90");
  CHECK(told("No rule that was asked reads " + as_data("a, b and c") + ".") ==
        "\u6240\u8be2\u95ee\u7684\u89c4\u5219\u5747\u4e0d\u8bfb\u53d6a, b and c\u3002");
  // Data cannot bring marks of their own.
  CHECK(as_data(std::string("x") + std::string(nqpf::report::data_end) + " Ranking") ==
        as_data("x Ranking"));
}

TEST_CASE("a name takes in nothing of the sentences behind it", "[language]") {
  const std::string said =
      told(as_data("Elm. A") +
           ": coordination degree D went from 0.788 (intermediate coordination) in 2020 to 0.819 "
           "(good coordination) in 2021. In the last year productive forces lag (E/P 1.25).");
  CHECK(said.starts_with("Elm. A\uff1a"));
  for (const char* english : {"coordination", "went", "last year", "forces"})
    CHECK(said.find(english) == std::string::npos);
  const std::string gone =
      told("Against b.csv: 1 entity is gone, the first of them " + as_data("Elm") +
           ". The year 2021 is gone. D of the 3 entities "
           "and years with a value in both is the same in all.");
  for (const char* english : {"year", "same", "gone"})
    CHECK(gone.find(english) == std::string::npos);
}

TEST_CASE("what is announced before a colon stays before it", "[language]") {
  const std::string moved =
      "D moved in 72 of the 72 entities and years with a value in both, by 0.012 in the mean and "
      "at "
      "most by 0.034 (" +
      as_data("Elm") +
      ", 2021); 3 grades and 0 statements of which side lags changed, and in 2022 5 ranks among "
      "those in both.";
  for (const std::string& begins :
       {"Against " + as_data("b.csv") + ": the year 2022 is new. ",
        "Against " + as_data("b.csv") + ": " + as_data("Elm") + " and the year 2022 are new. ",
        "Against the ends and weights of " + as_data("b.csv") + ": "}) {
    CAPTURE(begins);
    const std::string said = told(begins + moved);
    CHECK(
        said.starts_with("\u4e0e"
                         "b.csv"));
    CHECK(said.find(told(moved)) != std::string::npos);
    CHECK(teller(language::chinese).knows(begins + moved));
    for (const char* english : {"new", "year", "weights", "moved", ". "})
      CHECK(said.find(english) == std::string::npos);
  }
}

TEST_CASE("what no phrase knows stays, and English stays English", "[language]") {
  CHECK(told("Frobnicate the gizmo.") == "Frobnicate the gizmo.");
  CHECK_FALSE(teller(language::chinese).knows("Frobnicate the gizmo."));
  CHECK(teller()("Ranking") == "Ranking");
  // A sentence that is known is said before and after one that is not.
  CHECK(told("One year only: nothing can be said of changes. Frobnicate.")
            .starts_with("\u4ec5\u6709\u4e00\u5e74"));
}

TEST_CASE("a page is told between its tags and in what is read of them", "[language]") {
  const teller tell(language::chinese);
  CHECK(nqpf::report::told_page(tell,
                                "<p title=\"Ranking\" class=\"Ranking\">Ranking<br>R&amp;D</p>") ==
        "<p title=\"\u6392\u540d\" class=\"Ranking\">\u6392\u540d<br>R&amp;D</p>");
  CHECK(nqpf::report::told_page(tell, "<code>Ranking</code><cite>Ranking</cite>") ==
        "<code>Ranking</code><cite>Ranking</cite>");
  CHECK(nqpf::report::told_page(tell, "<html lang=\"en\">") == "<html lang=\"zh-CN\">");
  CHECK(nqpf::report::told_page(teller(), "<p>Ranking</p>") == "<p>Ranking</p>");
  // Characters that a page writes as references.
  CHECK(nqpf::report::told_page(
            tell, "<li>" + as_data("a &lt;b&gt; &amp; c") + ": no more than chance</li>")
            .find("a &lt;b&gt; &amp; c") != std::string::npos);
  CHECK(nqpf::report::told_script(tell, "var a='Copy table'") ==
        "var a='\u590d\u5236\u8868\u683c'");
}

TEST_CASE("lines of wide characters break between them, but not before a closing sign",
          "[language]") {
  using nqpf::report::wide_paragraph;
  using nqpf::report::width_of;
  const std::string text =
      "\u7b49\u7ea7\uff1a\u4e24\u4e2a D = "
      "0.5\uff0c\u4f18\u8d28\u3002\u9ad8\u8d28\u91cf\u53d1\u5c55";
  for (std::size_t width = 8; width < 40; ++width) {
    std::string joined;
    std::string line;
    for (const char c : wide_paragraph(text, width, "", "")) {
      if (c != '\n') {
        line += c;
        continue;
      }
      CHECK(width_of(line) <= width + 2);  // a closing sign hangs over
      for (const std::string_view sign : {"\uff0c", "\u3002", "\uff1a"})
        CHECK_FALSE(std::string_view(line).starts_with(sign));
      joined += line;
      line.clear();
    }
    std::string wanted = text;
    for (std::string* each : {&joined, &wanted})
      for (std::size_t at = each->find(' '); at != std::string::npos; at = each->find(' '))
        each->erase(at, 1);
    CHECK(joined == wanted);
  }
}

}  // namespace language_test
