// SPDX-License-Identifier: BSL-1.0

// Numbers and text as reports print them.

#include <nqpf/report/charts/svg.hpp>
#include <nqpf/report/text_table.hpp>
#include <nqpf/report/view.hpp>

#include "support/base.hpp"
#include "support/catch.hpp"

#include <limits>
#include <string>

namespace format_test {

using namespace nqpf::report;

TEST_CASE("digits", "[report]") {
  CHECK(score(0.12345) == "0.123");
  CHECK(score(nqpf::missing) == "\xe2\x80\x93");
  CHECK(fixed(-0.0001, 2) == "0.00");
  CHECK(fixed(1e300, 0).size() == 301);
  CHECK(signed_score(0.05) == "+0.050");
  CHECK(signed_score(-0.05) ==
        "\xe2\x88\x92"
        "0.050");
  CHECK(signed_score(-0.0001) ==
        "\xc2\xb1"
        "0.000");
  CHECK(percent(0.616, 1) == "61.6 %");
  CHECK(count(999) == "999");
  CHECK(count(1234) == "1234");
  CHECK(count(12345) ==
        "12\xe2\x80\xaf"
        "345");
  CHECK(count(1234567) ==
        "1\xe2\x80\xaf"
        "234\xe2\x80\xaf"
        "567");
  CHECK(sensible(7.96) == "7.96");
  CHECK(sensible(0.012345) == "0.0123");
  CHECK(sensible(216622.6) ==
        "216\xe2\x80\xaf"
        "623");
  CHECK(sensible(0) == "0");
  CHECK(sensible(100) == "100");
  CHECK(sensible(-3.5) ==
        "\xe2\x88\x92"
        "3.5");
  CHECK(sensible(1.2e-7) == "1.20e-07");
  CHECK(plural(1, "row", "rows") == "1 row");
  CHECK(plural(2, "row", "rows") == "2 rows");
}

TEST_CASE("units", "[report]") {
  CHECK(with_unit(0.616, "share") == "61.6 %");
  CHECK(with_unit(0.0004, "share") == "0.04 %");
  CHECK(with_unit(0.026, "rate per year") == "2.6 % per year");
  CHECK(with_unit(7.7, "days") == "7.7 days");
  CHECK(with_unit(59, "index") == "59");
  CHECK(with_unit(nqpf::missing, "days") == "\xe2\x80\x93");
}

TEST_CASE("text on a terminal", "[report]") {
  CHECK(width_of("abc") == 3);
  CHECK(width_of("\xe5\x8c\x97\xe4\xba\xac") == 4);  // two wide characters
  CHECK(width_of("Z\xc3\xbcrich") == 6);
  CHECK(cut("Inner Mongolia", 20) == "Inner Mongolia");
  CHECK(cut("Inner Mongolia", 8) == "Inner M\xe2\x80\xa6");
  CHECK(width_of(cut("\xe5\x8c\x97\xe4\xba\xac\xe5\xb8\x82", 4)) <= 4);
  CHECK(paragraph("one two three", 8, "- ", "  ") == "- one\n  two\n  three\n");
  CHECK(paragraph("averylongwordindeed", 8, "", "") == "averylongwordindeed\n");
  text_table table("lr");
  table.add({"a", "1"});
  table.add({"\xe5\x8c\x97", "10"});
  CHECK(table.write() == "a    1\n\xe5\x8c\x97  10\n");
  table.fit(3, {0});
  CHECK(table.write() == " 1\n10\n");
  CHECK(bar(1, 3) == "\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88");
  CHECK(bar(0, 3).empty());
  CHECK(bar(0.5, 1) == "\xe2\x96\x8c");
  CHECK(bar(nqpf::missing, 3).empty());
}

TEST_CASE("what stands in a page cannot leave it", "[report]") {
  CHECK(escaped("<script>&\"'") == "&lt;script&gt;&amp;&quot;&#39;");
  CHECK(escaped(std::string("a\x01"
                            "b")) == "a b");
  drawing d(10, 10, "a \"title\" <x>");
  d.text(1, 2, "</text><script>");
  const std::string svg = d.finish();
  CHECK(svg.find("<script>") == std::string::npos);
  CHECK_THAT(svg, ContainsSubstring("aria-label=\"a &quot;title&quot; &lt;x&gt;\""));
}

TEST_CASE("lines break where a value is missing", "[report]") {
  drawing d(10, 10, "t");
  d.track({0, 1, 2, 3, 4}, {1, 2, nqpf::missing, 3, nqpf::missing}, "class=\"l\"", "class=\"d\"");
  const std::string svg = d.finish();
  CHECK_THAT(svg, ContainsSubstring("M0 1L1 2\""));
  CHECK_THAT(svg, ContainsSubstring("<circle cx=\"3\" cy=\"3\""));
}

TEST_CASE("words for reasons", "[report]") {
  nqpf::replies::rule_reason r;
  r.indicator = &nqpf::framework::indicators::exam_weight;
  r.value = 0.7;
  r.relation = nqpf::comparison::greater;
  r.bound = 0.6;
  CHECK_THAT(words_of(r), EndsWith(": 70.0 %, above 60.0 %"));
  CHECK(plain_words("dilemma_weak_teaching_staff") == "weak teaching staff");
}

}  // namespace format_test
