// SPDX-License-Identifier: BSL-1.0
// What is told to the author of a rule file: at the right place, once, and with what to write instead.
#include <catch2/catch.hpp>

#include <nqpf/rules/rule_json.hpp>
#include <nqpf/rules/rule_text.hpp>

#include <string>

namespace rule_file_messages_test {

std::string told(nqpf::rules_read read) {
  std::string all;
  for (const nqpf::rule_file_error& e : read.errors) all += e.line() + "\n";
  if (!all.empty()) return all;
  for (const nqpf::diagnostic& d : read.book.compile()) all += read.line(d) + "\n";
  return all;
}
std::string told_of_text(const std::string& text) { return told(nqpf::read_rule_text(text)); }
// Of rules behind declarations, which end in line 5.
std::string told_of_rules(const std::string& rules) {
  return told_of_text(
      "document policy\nnumber share in [0, 1]\ninteger partners in [0, 999]\n"
      "flag ok\nconclusions worst to best: weak, watch, sound\n" +
      rules);
}
std::string told_of_condition(const std::string& condition) {
  return told_of_rules("rule r when " + condition + "\n  then weak cite policy 1\n");
}

TEST_CASE("a row that a table in a file lacks is told in the notation of files") {
  const std::string declared =
      "document act\nflag ok\ncategory land: DE, AT or other\nenumeration e: low, mid, high\n"
      "date d in [2000-01-01, 2030-12-31]\nduration \"my wait\" in [0 days, 90 days]\n"
      "number floor in [0, 10]\nparameter floor = 3 in [1, 5]\nconclusions: x, y\n"
      "table t: unique, complete when known\n";
  const auto row = [&](const std::string& rows) {
    const std::string line = told_of_text(declared + rows);
    CHECK(line.find("line 10, column 7: defect 8, ") == 0);
    const std::size_t add = line.find("; add ");
    return add == std::string::npos ? line : line.substr(add + 6);
  };
  CHECK(row("row when land is DE && ok then x cite act 1\n") == "row when !ok then ... cite ...\n");
  CHECK(row("row when land is DE or AT then x cite act 1\n") ==
        "row when land is not DE or AT then ... cite ...\n");
  CHECK(row("row when land is not AT then x cite act 1\n") ==
        "row when land is AT then ... cite ...\n");
  CHECK(row("row when e is low then x cite act 1\n") ==
        "row when e is mid or high then ... cite ...\n");
  CHECK(row("row when d < 2020-01-01 then x cite act 1\n"
            "row when d > 2020-01-01 then y cite act 1\n") ==
        "row when d == 2020-01-01 then ... cite ...\n");
  CHECK(row("row when \"my wait\" < 30 days then x cite act 1\n") ==
        "row when \"my wait\" >= 30 days then ... cite ...\n");
  CHECK(row("row when indicator(floor) < parameter(floor) then x cite act 1\n") ==
        "row when indicator(floor) >= parameter(floor) then ... cite ...\n");
  CHECK(told_of_text(
            "document act\nnumber x in [0, 1]\nconclusions: a, b\ntable t: unique, complete\n"
            "row when x < 0.5 then a cite act 1\nrow when x >= 0.5 then b cite act 1\n") ==
        "line 4, column 7: defect 8, gap in a complete set: t has no answer for x = missing; "
        "add row when x is missing then ... cite ...\n");
}

TEST_CASE("a row that a table in JSON lacks is told as JSON") {
  CHECK(told(nqpf::read_rule_json(R"({"documents": [{"id": "d"}],
  "indicators": [{"id": "my share", "kind": "number", "domain": "[0, 1]"}],
  "conclusions": [{"values": ["a", "b"]}],
  "rules": [{"table": {"id": "t", "claims": ["unique", "complete when known"], "rows": [
    {"when": "\"my share\" < 0.5", "then": ["a"], "cite": [{"document": "d", "place": "1"}]},
    {"when": "\"my share\" > 0.5", "then": ["b"], "cite": [{"document": "d", "place": "1"}]}]}}]})")) ==
        "line 4, column 30: defect 8, gap in a complete set: t has no answer for my share = 0.5; "
        "add {\"when\": \"\\\"my share\\\" == 0.5\", \"then\": [...], \"cite\": [...]}\n");
}

TEST_CASE("what is told of a table, a group, a parameter and an assumption has its place") {
  CHECK(told_of_rules("rule a when share < 0.2 then weak cite policy 1\n"
                      "rule b when share > 0.2 then watch cite policy 1\n"
                      "rule c when share < 0.1 then sound cite policy 1\n"
                      "group exclusive: a, b\ngroup complete when known: a, b\n") ==
        "line 10, column 7: defect 8, gap in a complete set: the group a, b has no answer for "
        "share = 0.2\n");
  CHECK(told_of_rules("parameter low = 0.5 in [0.1, 0.4]\n"
                      "rule a when share < low then weak cite policy 1\n") ==
        "line 6, column 11: defect 3, threshold outside domain: parameter low = 0.5 is outside "
        "its own range, [0.1, 0.4]\n");
  CHECK(told_of_rules("parameter low = 0.2 in [0.4, 0.1]\nnumber x in [1, 0]\n") ==
        "line 6, column 11: the range of parameter low, [0.4, 0.1], holds no number\n"
        "line 7, column 8: the domain of x, [1, 0], holds no number\n");
  CHECK(told_of_rules("parameter low = 0.3 in [0.1, 0.4]\nparameter high = 0.2 in [0.1, 0.9]\n"
                      "order low < high\nrule a when share < low then weak cite policy 1\n"
                      "rule b when share > high then sound cite policy 1\n") ==
        "line 6, column 11: defect 18, parameter setting makes a defect: parameter low is ordered "
        "below high, but its default 0.3 is not below 0.2\n");
  CHECK(told_of_rules("given share > 0.5 && share < 0.4\n"
                      "rule a when share < 0.3 then weak cite policy 1\n") ==
        "line 6, column 7: defect 22, assumptions are not valid: no record keeps the assumption "
        "share > 0.5 and share < 0.4\n");
  CHECK(told_of_rules("given ok || partners > 7\ngiven share > 0.5\ngiven partners > 3\n"
                      "given share < 0.4 || partners < 2\n"
                      "rule a when share > 0.7 then weak cite policy 1\n")
            .find("line 9, column 7: defect 22, assumptions are not valid: no record keeps the "
                  "assumptions ") == 0);
}

TEST_CASE("a defect in a file says what can be done about it, in the words of files") {
  const std::string conflict =
      "document d\nnumber x in [0, 1]\nconclusions: weak, sound\n  weak conflicts with sound\n";
  CHECK(told_of_text(conflict + "rule a when x < 0.5 then weak cite d 1\n"
                                "rule b when x < 0.6 then sound cite d 1\n") ==
        "line 5, column 6: defect 7, conclusions conflict: rule a and rule b conclude weak and "
        "sound of one record: x = 0; say which 'overrules' the other, or make the conditions "
        "exclude each other\n");
  CHECK(told_of_text(conflict + "rule a when x < 0.5 then weak, sound cite d 1\n") ==
        "line 5, column 6: defect 7, conclusions conflict: rule a alone concludes weak and sound "
        "of one record: x = 0; leave one of the two out, or say which 'overrules' the other\n");
  CHECK(told_of_text(conflict + "table t: unique\n  row when x < 0.5 then sound cite d 1\n"
                                "  otherwise weak\nrule a when x > 0.6 then sound cite d 1\n") ==
        "line 8, column 6: defect 7, conclusions conflict: the default of table t and rule a "
        "conclude weak and sound of one record: x = 1; say that the other value 'overrules' "
        "that of the default, or change one\n");
  CHECK(told_of_text(conflict + "table t: unique\n  row when x <= 0.5 then sound cite d 1\n"
                                "  row when x >= 0.5 then weak cite d 1\n") ==
        "line 6, column 7: defect 9, rows overlap: t row 1 and t row 2 both hold of x = 0.5; make "
        "the conditions exclude each other, or say which goes before the other: a table 'first', "
        "a group 'in order'\n");
  CHECK(told_of_text(conflict + "table t: first\n  row when x <= 0.5 then sound cite d 1\n"
                                "  row when x < 0.5 then weak cite d 1\n") ==
        "line 7, column 7: defect 10, row is shadowed: t row 2 is never reached: whenever it "
        "holds, an earlier row holds or is undecided, for example t row 1 at x = 0; let it "
        "go before what takes its records, or leave it out\n");
}

TEST_CASE("a plain number beside a date or a duration is told what to write") {
  const auto told_of = [](const std::string& condition) {
    return told_of_text(
        "document d\ndate posted\ndate today\nduration t in [0 h, 9 h] unit h\n"
        "conclusions: late\nrule r when " +
        condition + " then late cite d 1\n");
  };
  CHECK(told_of("today > posted + 14") ==
        "line 6, column 28: a date is moved by a duration (30 days), not by a plain number: write "
        "14 days for 14\n");
  CHECK(told_of("today - 7 > posted") ==
        "line 6, column 19: a date is moved by a duration (30 days), not by a plain number: write "
        "7 days for 7\n");
  CHECK(told_of("today - posted > 14") ==
        "line 6, column 28: a duration is compared with a duration (30 days), not with a plain "
        "number: write 14 days for 14\n");
  CHECK(told_of("t + 2 > 3 h") ==
        "line 6, column 15: a duration is added to a duration (30 days), not to a plain number: "
        "write 2 h for 2\n");
  CHECK(told_of("posted > 2024/12/31") ==
        "line 6, column 20: a date is compared with a date, such as 2024-01-31, not with a plain "
        "number\n");
  CHECK(told_of("posted > 31.12.2024") ==
        "line 6, column 22: unknown name 31.12.2024: a date is written 2024-01-31\n");
}

TEST_CASE("a condition in another language is told how it is written here") {
  CHECK(told_of_condition("partners = 0") ==
        "line 6, column 22: two values are compared by ==, not '='\n");
  CHECK(told_of_condition("not ok") == "line 6, column 13: a condition is turned round by !\n");
  CHECK(told_of_condition("share < 0,25") ==
        "line 6, column 22: a decimal point is written '.', not ','\n");
  CHECK(told_of_condition("share < 25%") ==
        "line 6, column 23: '%' has no meaning here: write the number alone, in the unit of its "
        "indicator\n");
  CHECK(told_of_condition("share < 0.5 & ok") ==
        "line 6, column 25: '&' has no meaning here: write && for 'and'\n");
  CHECK(told_of_condition("share == missing") ==
        "line 6, column 22: unknown name missing: write 'is missing' after the name of an "
        "indicator\n");
  CHECK(told_of_condition("share is unknown") ==
        "line 6, column 22: share is a number: compare it, or write 'is known' or 'is missing'\n");
  CHECK(told_of_condition("partners is 3") ==
        "line 6, column 25: partners is a number: write partners == 3\n");
  CHECK(told_of_condition("share =< 0.2") ==
        "line 6, column 19: 'less than or equal' is written <=, not '='\n");
  CHECK(told_of_condition("share \u2264 0.2") ==
        "line 6, column 19: comparisons are written <=, >= and !=, not '\u2264'\n");
  CHECK(told_of_condition("share between 0.1") ==
        "line 6, column 19: a range is asked for by between(x, 1, 2), not 'between'\n");
  CHECK(told_of_condition("share < \"0.2\"") ==
        "line 6, column 21: unknown name 0.2: numbers and dates stand without quotes\n");
  CHECK(told_of_condition("partners > 1_000") ==
        "line 6, column 24: unknown name 1_000: a number has no signs between its digits\n");
  CHECK(told_of_rules("rule r when ok\n  than weak cite policy 1\n") ==
        "line 7, column 3: an operator, '&&' or '||' is expected here (did you mean 'then'?), not "
        "'than'\n");
  CHECK(told_of_rules("rule r when t holds then weak cite policy 1\ntable t: first\n"
                      "  row when ok then weak cite policy 1\n") ==
        "line 6, column 13: t is a table: write holds(t, 1) for its first row\n");
  CHECK(told_of_condition("ok == yes") ==
        "line 6, column 19: ok has no value yes: it is false or true\n");
  CHECK(told_of_rules("fact f when ok\nrule r when f then weak cite policy 1\n") ==
        "line 7, column 13: f is a rule or a fact: write f holds\n");
  CHECK(told_of_text("list l\nnumber x of l\nrule r when average(l, x) > 1 then a\n")
            .find("line 3, column 13: unknown function average: lists are asked by any, all, none, "
                  "count, sum, least, most\n") == 0);
}

TEST_CASE("what a statement lacks is told once, where it is") {
  CHECK(told_of_rules("rul r when ok then weak\n") ==
        "line 6, column 1: a declaration or a rule is expected here (did you mean 'rule'?), not "
        "'rul'\n");
  CHECK(told_of_rules("rule r wen ok then weak\n") ==
        "line 6, column 8: a clause (when, then, cite, allow, valid from) or a new line is "
        "expected here (did you mean 'when'?), not 'wen'\n");
  CHECK(told_of_rules("rule r when then weak\n") ==
        "line 6, column 13: a condition is expected here, not 'then'\n");
  CHECK(told_of_rules("rule my rules when ok then weak\n") ==
        "line 6, column 9: 'when' and a condition are expected here (a name of several words "
        "stands in quotes), not 'rules'\n");
  CHECK(told_of_rules("number my share in [0, 1]\n") ==
        "line 6, column 11: a property, for example 'in [0, 1]' or 'unit EUR', or a new line is "
        "expected here (a name of several words stands in quotes), not 'share'\n");
  CHECK(
      told_of_rules("rule r when ok then weak cite policy\nrule q when !ok then watch cite policy "
                    "1\n") ==
      "line 6, column 37: a place in the document is expected here, where the statement ends\n");
  CHECK(told_of_rules("rule r when ok then weak cite policy section 5\n") ==
        "line 6, column 46: a place of several words stands in quotes; a new line is expected "
        "here, not '5'\n");
  CHECK(told_of_rules("rule r when ok then weak and watch cite policy 1\n") ==
        "line 6, column 26: conclusions are separated by commas; a clause such as cite may follow "
        "them, not 'and'\n");
  CHECK(told_of_rules("rule r when ok then weak; sound cite policy 1\n") ==
        "line 6, column 25: ';' has no meaning here; a name with it stands in quotes\n");
  CHECK(told_of_rules("rule r when ok then weak allow \"a draft\"\n") ==
        "line 6, column 32: the code of a defect, for example 13, is expected here, not \"a "
        "draft\"\n");
  CHECK(told_of_rules("rule r when ok then weak cite policy 1 valid 2024-01-01\n") ==
        "line 6, column 40: 'valid from' or 'valid until' and a date are expected here, not "
        "'valid'\n");
  CHECK(told_of_rules("table t: first\n  when ok then weak cite policy 1\n") ==
        "line 7, column 3: 'row', 'otherwise' or a clause of a row is expected here, not 'when'\n");
  CHECK(told_of_rules("table t: first\n  row share < 0.2 then weak cite policy 1\n") ==
        "line 7, column 13: 'when' and a condition are expected here, not '<'\n");
  CHECK(told_of_rules("table t: first, unique\n  row when ok then weak cite policy 1\n") ==
        "line 6, column 7: two of these claims say which rules count: keep one\n");
  CHECK(told_of_rules("group exclusive a, b\n") ==
        "line 6, column 7: 'exclusive a' is not a claim (did you mean 'exclusive'?)\n");
  CHECK(told_of_rules("group whole: a\n")
            .find("line 6, column 7: 'whole' is not a claim; claims are complete, ") == 0);
  CHECK(told_of_rules("rule r when ok then type = weak\nconclusions type: weak\n")
            .find("only rows of tables do (a conclusion is written 'type is ...')\n") !=
        std::string::npos);
  CHECK(told_of_rules("conclusions best to worst: a, b\nrule r when ok then a cite policy 1\n") ==
        "line 6, column 13: conclusions stand 'worst to best', not 'best'\n");
  CHECK(told_of_rules("rule r when ok then \"weak cite policy 1\n") ==
        "line 6, column 21: the quoted text is not closed on its line\n");
  CHECK(told_of_text("flag\n") ==
        "line 2, column 1: the name of an indicator is expected here, where the text ends\n");
  CHECK(told_of_rules("group: r\n") ==
        "line 6, column 6: a claim, for example 'complete', is expected here, not ':'\n");
  CHECK(told_of_rules("table t: complete\n  row when ok then weak cite policy 1\n") ==
        "line 6, column 7: table t does not say which rows count: unique, any, priority, first, "
        "rule order, output order or collect\n");
  CHECK(told_of_rules("table t: uniqe\n  row when ok then weak cite policy 1\n") ==
        "line 6, column 10: 'uniqe' is not a claim (did you mean 'unique'?)\n");
  CHECK(told_of_rules("group exclusive:\n") ==
        "line 7, column 1: the name of a rule is expected here, where the text ends\n");
  CHECK(told_of_rules("table t first\n  row when ok then weak cite policy 1\n") ==
        "line 6, column 9: ':' is expected here, not 'first'\n");
}

TEST_CASE("who uses what is declared wrongly is not told that it is unknown") {
  CHECK(
      told_of_rules("date decided in [2020-01-01, 2030-01-01]\nseries wage of decidd\n"
                    "  since 2024-01-01: 12\nrule r when share < wage then weak cite policy 1\n") ==
      "line 7, column 16: decidd is not a date of the record (did you mean 'decided'?)\n");
  CHECK(
      told_of_rules("date decided in [2020-01-01, 2030-01-01]\nseries wage of decided\n"
                    "  since 2024-01-01 12\nrule r when share < wage then weak cite policy 1\n") ==
      "line 8, column 20: ':' is expected here, not '12'\n");
  CHECK(told_of_rules("category c: a, a\nrule r when c is a then weak cite policy 1\n") ==
        "line 6, column 16: a is listed twice\n");
  CHECK(
      told_of_rules("parameter p = 0.3 in 0.1\nrule r when share < p then weak cite policy 1\n") ==
      "line 6, column 22: a range, for example [0, 1], is expected here, not '0.1'\n");
}

TEST_CASE("JSON with parts in the wrong form is told the right one") {
  const auto errors = [](const std::string& rules) {
    return told(nqpf::read_rule_json(
        "{\"indicators\": [{\"id\": \"x\", \"kind\": \"flag\"}],\n\"rules\": [" + rules + "]}"));
  };
  CHECK(errors("{\"table\": \"t\", \"rows\": []}") ==
        "line 2, column 12: write {\"table\": {...}}: all of the table stands in that object\n");
  CHECK(errors("{\"claims\": [], \"group\": {}}") ==
        "line 2, column 26: write {\"group\": {...}}: all of the group stands in that object\n");
  CHECK(errors("{\"id\": \"r\", \"when\": \"\"}") == "line 2, column 31: the condition is empty\n");
  const std::string rule = "{\"id\": \"r\", \"when\": \"x\"}, ";
  const std::string lacks =
      "line 2, column 47: the group claims nothing: a claim, for example "
      "\"complete\", is missing\n";
  CHECK(errors(rule + "{\"group\": {\"rules\": [\"r\"]}}") == lacks);
  CHECK(errors(rule + "{\"group\": {\"claims\": [], \"rules\": [\"r\"]}}") == lacks);
  CHECK(errors("{\"table\": {\"id\": \"t\", \"rows\": [{\"when\": \"x\"}]}}")
            .find("table t does not say which rows count: ") != std::string::npos);
  CHECK(errors("{\"id\": \"r\", \"when\": \"x\", \"cite\": [{\"document\": \"act\"}]}")
            .find("the member place is missing: say where in the document\n") != std::string::npos);
}

TEST_CASE("of two functions of one name no file says which it means", "[files]") {
  constexpr auto half = [](double x) { return x / 2; };
  constexpr auto third = [](double x) { return x / 3; };
  nqpf::rule_words words;
  words.add("part", +half).add("part", +third).add("part", +half).add("third", +third);
  const std::string rules =
      "document d\ninteger x in [0, 6]\nconclusions: low, high\nrule r when third(x) < 1 then low "
      "cite d 1\n";
  CHECK(told(nqpf::read_rule_text(rules, words)) ==
        "line 1, column 1: the program lends two functions called part\n");

  nqpf::rule_book book;
  const auto& d = book.add(nqpf::source{"d", "", "", ""});
  const auto& x = book.add(nqpf::integer("x").in(0, 6));
  const auto& values = book.add_conclusions({"low", "high"}, false);
  book.add(nqpf::rule("a").when(nqpf::apply(+half, x) < 1).cite(d, "1"), values, 0);
  book.add(nqpf::rule("b").when(nqpf::apply(+third, x) < 1).cite(d, "1"), values, 1);
  static_cast<void>(book.compile());
  const nqpf::rules_written written = nqpf::write_rule_text(book.program(), words);
  REQUIRE(written.problems.size() == 1);
  CHECK(written.problems[0] ==
        "a condition applies one of two functions that the program calls part");
  CHECK(written.text.find("third(x) < 1") != std::string::npos);
  words = {};
  words.add("part", +half).add("third", +third).add("part", +half);
  CHECK(nqpf::write_rule_text(book.program(), words).ok());
}

}  // namespace rule_file_messages_test
