// SPDX-License-Identifier: BSL-1.0

// A questionnaire asks what rules read and nobody knows, and names the rules that read it.

#include <nqpf/framework/questionnaire.hpp>
#include <nqpf/rules/rule_text.hpp>

#include "support/catch.hpp"

#include <string>
#include <string_view>

namespace questionnaire_test {

TEST_CASE("a questionnaire asks what is not known, and names the rules that read it") {
  auto read = nqpf::read_rule_text(
      "document policy \"Quality policy\" by \"The senate\" of 2025\n"
      "number share in [0, 1]\n"
      "number \"a, b\" unit \"index\"\n"
      "number known\n"
      "conclusions: weak\n"
      "rule low when share < 0.2 then weak cite policy 1\n"
      "rule both when share > 0.5 && \"a, b\" < 1 && known > 2 then weak cite policy 2\n");
  REQUIRE(read.ok());
  REQUIRE(read.book.compile().size() == 0);
  const auto questions = nqpf::framework::questions_of(
      read.book.program(),
      [](const nqpf::indicator_info& i) { return std::string_view(i.id) == "known"; });
  REQUIRE(questions.size() == 2);
  CHECK(std::string(questions[0].info->id) == "share");
  CHECK(questions[0].rules.size() == 2);
  CHECK(questions[1].rules.size() == 1);
  CHECK_THAT(questions[1].usual_source, ContainsSubstring("survey or test"));
  const std::string csv = nqpf::framework::to_csv(questions);
  CHECK_THAT(csv,
             StartsWith("indicator,meaning,unit,least,most,better,rules,usual source,value\n"));
  CHECK_THAT(csv, ContainsSubstring("\nshare,") && ContainsSubstring(",0,1,neutral,low; both,"));
  // A comma in a name is kept inside its cell; a domain without ends leaves its cells empty.
  CHECK_THAT(csv, ContainsSubstring("\n\"a, b\",") && ContainsSubstring(",,,neutral,both,"));
  CHECK(csv.find("known,") == std::string::npos);
}

}  // namespace questionnaire_test
