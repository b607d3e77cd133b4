// SPDX-License-Identifier: BSL-1.0
// Small rule files whose defects were worked out by hand from the guide: tables and groups whose rows are several
// boxes or compute, what others overrule, and how much of a record a message shows.
#include "support/catch.hpp"

#include <nqpf/rules.hpp>
#include <nqpf/rules/dynamic.hpp>
#include <nqpf/rules/rule_text.hpp>

#include <string>

namespace proof_texts_test {

namespace {

const std::string facts =
    "document law\n"
    "number x in [0, 1]\n"
    "number y in [0, 1]\n"
    "integer n in [0, 10] always known\n"
    "integer m in [0, 10] always known\n"
    "flag paid always known\n"
    "conclusions advice: refuse, admit, defer\n";

std::string join(const nqpf::diagnostics& found, bool with_words) {
  std::string all;
  for (const nqpf::diagnostic& d : found) {
    if (!all.empty()) all += with_words ? "\n" : " ";
    all += std::to_string(static_cast<int>(d.code));
    if (with_words) all += std::string(": ") + d.message.write().c_str();
  }
  return all;
}

// The codes of all that is found of a text, and with words what is said of it.
std::string told(const std::string& text, bool with_words = false) {
  nqpf::rules_read read = nqpf::read_rule_text(text);
  for (const auto& error : read.errors) FAIL(error.line());
  return join(read.book.compile(), with_words);
}
std::string codes(const std::string& rules) { return told(facts + rules); }
std::string words(const std::string& rules) { return told(facts + rules, true); }

bool begins(const std::string& all, const std::string& words) {
  INFO(all);
  const bool is = all.compare(0, words.size(), words) == 0;
  CHECK(is);
  return is;
}

// A row that is two boxes, one on either side of n = 3, and one that meets the first of them.
std::string rows_that_meet(const std::string& policy, const std::string& first,
                           const std::string& second) {
  return "table t: " + policy + "\n  row when !(n == 3) && m < 5 then " + first +
         " cite law 1\n  row when n < 3 then " + second + " cite law 1\n";
}

}  // namespace

TEST_CASE("rows of several boxes may meet where their policy says so", "[proof]") {
  CHECK(codes(rows_that_meet("unique", "admit", "defer")) == "9");
  CHECK(codes(rows_that_meet("unique", "admit", "admit")) == "9");
  CHECK(codes(rows_that_meet("any", "admit", "defer")) == "9");
  CHECK(codes(rows_that_meet("any", "admit", "admit")).empty());
  CHECK(codes(rows_that_meet("first", "admit", "defer")).empty());
  CHECK(codes(rows_that_meet("collect", "admit", "defer")).empty());
}

TEST_CASE("rows that compute may meet where what they compute is the same", "[proof]") {
  CHECK(codes(rows_that_meet("any", "fee = x + y", "fee = x + y")).empty());
  CHECK(codes(rows_that_meet("any", "fee = x + y", "fee = y + x")) ==
        "19");  // so it is, but not shown
  CHECK(codes(rows_that_meet("unique", "fee = x + y", "fee = y + x")) == "9");
  // Of x = 0 they say the same; the message names another record, with what they compute of it.
  CHECK(words(rows_that_meet("any", "fee = 2 * x", "fee = x")) ==
        "9: t row 1 and t row 2 both hold of n = 0, m = 0, x = 1");
  CHECK(words(rows_that_meet("any", "fee = 2 * x", "fee = x + 0.5")) ==
        "9: t row 1 and t row 2 both hold of n = 0, m = 0, x = 0");
}

TEST_CASE("rows that compute are not said to differ on records that break an assumption",
          "[proof]") {
  CHECK(codes("given x <= 0\n" + rows_that_meet("any", "fee = 2 * x", "fee = x")) == "19");
  CHECK(codes("given x == y\n" + rows_that_meet("any", "fee = 2 * x", "fee = x + y")) == "19");
  CHECK(codes("given y >= 0.5\n" + rows_that_meet("any", "fee = x", "fee = x + y")) == "9");
}

TEST_CASE("a gap is told once, and what arithmetic leaves open is no gap", "[proof]") {
  CHECK(codes("table t: unique, complete\n"
              "  row when !(n == 3) && m < 5 then admit cite law 1\n"
              "  row when !(n == 3) && m >= 5 then defer cite law 1\n") == "8");
  CHECK(codes("rule a when !(n == 3) && m < 5 then admit cite law 1\n"
              "rule b when !(n == 3) && m >= 5 then defer cite law 1\n"
              "group complete: a, b\n") == "8");
  CHECK(words("rule a when x * y - x < -0.2 then admit cite law 1\n"
              "rule b when x * (y - 1) >= -0.2 then defer cite law 1\n"
              "group complete when known: a, b\n") ==
        "19: the group a, b: could not decide whether it is complete: compare one computed number "
        "with constants, written alike in each condition");
}

TEST_CASE("a rule that never holds takes records all the same where data are missing", "[proof]") {
  const auto group = [](const std::string& claim) {
    return "rule a when x < 0.3 && x > 0.5 then refuse cite law 1 allow 4 \"kept\"\n"
           "rule b when n < 5 then admit cite law 1\n"
           "rule c when n >= 5 then defer cite law 1\n"
           "group in order, " +
           claim + ": a, b, c\n";
  };
  CHECK(codes(group("complete when known")).empty());
  CHECK(words(group("complete")) == "8: the group a, b, c has no answer for x = missing");
}

TEST_CASE("boxes that meet need not have a record", "[proof]") {
  CHECK(codes("table t: unique\n"
              "  row when x - y > 0.5 && n < 3 then admit cite law 1\n"
              "  row when y > 0.6 && n < 5 then defer cite law 1\n")
            .empty());
  CHECK(codes("table t: unique\n"
              "  row when x - y > 0.3 && n < 3 then admit cite law 1\n"
              "  row when y > 0.6 && n < 5 then defer cite law 1\n") == "9");
}

TEST_CASE("each two rows are looked at once, with all their boxes", "[proof]") {
  CHECK(words("table t: unique\n"
              "  row when n == 9 || n == 7 then admit cite law 1\n"
              "  row when n < 3 then admit cite law 1\n"
              "  row when n < 4 then defer cite law 1\n") ==
        "9: t row 2 and t row 3 both hold of n = 0");
  CHECK(words("table t: unique\n"
              "  row when n < 3 then admit cite law 1\n"
              "  row when n == 5 || n == 2 then defer cite law 1\n") ==
        "9: t row 1 and t row 2 both hold of n = 2");
}

TEST_CASE("a row that takes what is left to another is named under assumptions too", "[proof]") {
  CHECK(words("given n <= m\n"
              "table t: first\n"
              "  row when m >= 3 then admit cite law 1\n"
              "  row when n >= 3 && m < 10 then defer cite law 1\n"
              "  row when n < 2 then refuse cite law 1\n") ==
        "10: t row 2 is never reached: whenever it holds, an earlier row holds or is undecided, "
        "for example t row 1 at m = 3, n = 3");
}

TEST_CASE("two rows that may overlap do not show that a column matters", "[proof]") {
  const auto table = [](const std::string& more) {
    return "table t: unique\n"
           "  row when n < 3 then admit cite law 1 allow 9 \"both count\"\n"
           "  row when n < 5 && m < 5 then defer cite law 1\n"
           "  row when n >= 5" +
           more +
           " && paid then refuse cite law 1\n"
           "  row when n >= 5" +
           more + " && !paid then refuse cite law 1\n";
  };
  CHECK(words(table("")) == "21: table t: the column paid changes nothing");
  CHECK(words(table(" && !(m == 4)")) == "21: table t: the column paid changes nothing");
}

TEST_CASE("neighbours of other outputs show that a column matters only where it keeps them apart",
          "[proof]") {
  // The second row has no box that could stand for it.
  CHECK(words("table t: unique\n"
              "  row when n < 5 && paid then refuse cite law 1\n"
              "  row when n < 5 && n > 6 then admit cite law 1 allow 4 \"kept\"\n"
              "  row when n < 5 && !paid then refuse cite law 1\n"
              "  row when n >= 5 then defer cite law 1\n") ==
        "21: table t: the column paid changes nothing");
  CHECK(words("table t: unique\n"
              "  row when n < 5 && m < 3 then admit cite law 1\n"
              "  row when m >= 7 then defer cite law 1\n"
              "  row when n >= 5 && m < 3 then admit cite law 1\n"
              "  row when m == 4 || m == 6 then refuse cite law 1\n") ==
        "21: table t: the column n changes nothing");
}

TEST_CASE("a column that is put out is not idle", "[proof]") {
  const auto table = [](const std::string& fee, const std::string& more) {
    return "table t: unique\n  row when n < 5" + more + " then fee = " + fee +
           " cite law 1\n  row when n >= 5 && !(n == 7) then fee = " + fee + " cite law 1\n";
  };
  for (const char* more : {"", " || n == 7"}) {
    CHECK(codes(table("n", more)).empty());
    CHECK(codes(table("m", more)) == (*more == 0 ? "" : "21"));  // no row answers n = 7 else
  }
  CHECK(codes("table t: unique\n  row when n < 5 then fee = n cite law 1\n"
              "  row when n >= 5 then fee = n cite law 1\n")
            .empty());
}

TEST_CASE("a column that is put out is idle at no setting", "[proof]") {
  const auto table = [](const std::string& fee) {
    const std::string then = " then fee = " + fee + " cite law 1\n";
    return "parameter p = 5 in [3, 7]\ntable t: unique\n  row when n < p && m < 5" + then +
           "  row when n >= p && m < 5" + then + "  row when n < 5 && m >= 5" + then +
           "  row when n >= 5 && m >= 5" + then;
  };
  CHECK(codes(table("n + m")).empty());
  CHECK(words(table("n")) == "21: table t: the column m changes nothing");
}

TEST_CASE("only tables of one answer are asked for columns without effect", "[proof]") {
  CHECK(codes("rule a when (n < 3 || n > 7) && paid then admit cite law 1\n"
              "rule b when (n < 3 || n > 7) && !paid then admit cite law 1\n"
              "group exclusive: a, b\n")
            .empty());
  const std::string rows =
      "  row when n < 3 && paid then admit cite law 1\n"
      "  row when n < 3 && !paid then admit cite law 1\n";
  CHECK(codes("table t: collect\n" + rows).empty());
  CHECK(codes("table t: unique\n" + rows) == "21");
}

TEST_CASE("what is allowed or left open of a row is not told again of its table", "[proof]") {
  CHECK(codes("table t: first\n"
              "  row when n < 5 then admit cite law 1\n"
              "  row when n > 6 && n < 4 then defer cite law 1 allow 4 \"kept\"\n"
              "  row when n >= 5 then refuse cite law 1\n")
            .empty());
  // No product is so large; that is not found out. Of the table it is asked whether its column matters.
  CHECK(codes("table t: unique\n"
              "  row when x * (1 - x) > 0.25000001 then admit cite law 1\n") == "19 19");
}

TEST_CASE("rows with too many alternatives leave a gap open", "[proof]") {
  std::string text = "document law\nconclusions advice: admit, defer\n";
  std::string each;
  std::string none;
  for (int i = 1; i <= 10; ++i) {
    const std::string f = "f" + std::to_string(i);
    const std::string g = "g" + std::to_string(i);
    text += "flag " + f + " always known\nflag " + g + " always known\n";
    each += (i > 1 ? " && (" : "(") + f + " || " + g + ")";
    none += (i > 1 ? " || (!" : "(!") + f + " && !" + g + ")";
  }
  CHECK(told(text + "rule a when " + each +
             " then admit cite law 1 allow 19 \"kept\"\nrule b when " + none +
             " then defer cite law 1\ngroup complete: a, b\n") == "19");
}

TEST_CASE("a conclusion that is overruled may overrule what a table says by default", "[proof]") {
  const auto set = [](const std::string& more) {
    return "document law\ninteger n in [0, 10] always known\ninteger m in [0, 10] always known\n"
           "conclusions verdict: a, b, d, e\nb overrules a\n" +
           more +
           "rule r when n < 3 then a cite law 1\nrule q when n < 5 then b cite law 1\n"
           "table t: unique\n  row when m < 5 then e cite law 1\n  otherwise d\n";
  };
  CHECK(told(set("a overrules d\n")).empty());
  CHECK(told(set("")) == "21");
}

TEST_CASE("a conflict that only one of two descriptions of a type knows is found", "[proof]") {
  const auto first = [](bool earlier_knows, bool at_a_setting) {
    using namespace nqpf::dsl;
    nqpf::rule_book book;
    const auto& n = book.add(nqpf::integer("n").in(0, 10));
    const auto& paper = book.add(source{"paper"});
    auto& one = book.add_conclusions({"low", "high"}, false);
    auto& other = book.add_conclusions({"low", "high"}, false);
    nqpf::detail::enumeration_info& knows = earlier_knows ? one : other;
    knows.conflicting[knows.conflict_count++] = {0, 1};
    const auto& limit = book.add(parameter("limit", at_a_setting ? 4 : 2).in(2, 4));
    book.add(rule("a").when(n < 3).cite(paper, "1"), one, 0);
    book.add(rule("b").when(n >= limit).cite(paper, "1"), other, 1);
    return join(book.compile(), true);
  };
  CHECK(first(true, false) == "7: rule a and rule b conclude low and high of one record: n = 2");
  CHECK(first(false, false) == "7: rule a and rule b conclude low and high of one record: n = 2");
  CHECK(first(true, true).find("18: with limit = 2") == 0);
  CHECK(first(false, true).find("18: with limit = 2") == 0);
}

TEST_CASE("an overruled conclusion that overrules what nobody concludes changes nothing",
          "[proof]") {
  CHECK(told("document law\ninteger n in [0, 10] always known\nconclusions verdict: a, b, c\n"
             "b overrules a\na overrules c\nrule r when n < 3 then a cite law 1\n"
             "rule q when n < 5 then b cite law 1\n") == "21");
}

TEST_CASE("a rule that concludes more makes another superfluous, wherever it stands", "[proof]") {
  CHECK(words("rule a when n > 5 then admit cite law 1\n"
              "rule b when n > 5 then defer, admit cite law 1\n")
            .find("6: rule a is superfluous") == 0);
  // A record of the first rule tells the second one apart from it, not the third.
  CHECK(words("rule a when x - y > 0.3 && n < 3 then admit cite law 1\n"
              "rule b when x - y > 0.2 && n > 5 then admit, defer cite law 1\n"
              "rule c when x - y > 0.1 then admit cite law 1\n")
            .find("6: rule a is superfluous: whenever it holds, rule c") == 0);
  // Two alternatives cover it together; what the first asks of n the second makes idle.
  CHECK(codes("rule a when m < 3 then admit cite law 1\n"
              "rule b when (n < 6 && m < 5) || (n > 5 && m < 6) then admit cite law 1\n") ==
        "21 6");
}

TEST_CASE("rows over flags are counted and compared", "[proof]") {
  const std::string rows =
      "  row when paid && n < 5 then admit cite law 1\n"
      "  row when paid && n >= 5 then refuse cite law 1\n";
  CHECK(codes("table t: unique, complete\n" + rows + "  row when !paid then defer cite law 1\n")
            .empty());
  CHECK(
      words("table t: unique, complete\n" + rows +
            "  row when !paid && n < 9 then defer cite law 1\n") ==
      "8: t has no answer for paid = false, n = 9; add row when !paid && n >= 9 then ... cite ...");
  CHECK(words("table t: unique\n  row when paid && n < 5 then admit cite law 1\n"
              "  row when paid && n > 3 && m < 5 then defer cite law 1\n") ==
        "9: t row 1 and t row 2 both hold of paid = true, n = 4, m = 0");
  CHECK(words("table t: unique, complete\n  row when n < 3 then admit cite law 1\n"
              "  row when n > 3 then defer cite law 1\n") ==
        "8: t has no answer for n = 3; add row when n == 3 then ... cite ...");
}

TEST_CASE("the end of a range at the end of its domain is kept at all settings", "[proof]") {
  CHECK(codes("parameter p = 0.3 in [0.1, 0.9]\n"
              "rule a when (x >= 0 && x < p) || (x > 0.5 && y < 0.3) then admit cite law 1\n")
            .empty());
}

TEST_CASE("a message shows eight values of a record, and says that there are more", "[proof]") {
  const auto set = [](int count) {
    std::string text = "document law\nconclusions advice: admit, defer\n";
    std::string condition;
    for (int i = 1; i <= count; ++i) {
      const std::string id = "v" + std::to_string(i);
      text += "number " + id + " in [0, 1]\n";
      condition += (i > 1 ? " && " : "") + id + " <= 0";
    }
    return told(text + "rule a when " + condition + " then admit cite law 1\nrule b when " +
                    condition + " then defer cite law 1\ngroup exclusive: a, b\n",
                true);
  };
  const std::string eight =
      "9: rule a and rule b both hold of v1 = 0, v2 = 0, v3 = 0, v4 = 0, "
      "v5 = 0, v6 = 0, v7 = 0, v8 = 0";
  CHECK(set(8) == eight);
  CHECK(set(9) == eight + ", ...");
}

TEST_CASE("a part that never holds tells no rules apart", "[proof]") {
  const std::string narrow =
      "rule a when (x - y > 0.5 && y > 0.6) || (x - y > 0.2 && paid) then admit cite law 1 "
      "allow 21 \"kept\"\n";
  CHECK(codes(narrow + "rule b when x - y > 0.1 && paid then admit cite law 1\n") == "6");
  CHECK(codes(narrow + "rule b when x - y > 0.1 && paid && n < 5 then admit cite law 1\n").empty());
}

TEST_CASE("a part of which no record is known tells no rules apart", "[proof]") {
  // Where the product were so large the second rule would fail; that it never is, is not found out.
  const std::string open = "x * (1 - x) > 0.25000001 || (n == 7 && m > 4)";
  CHECK(words("rule a when " + open + " then admit cite law 1 allow 21 \"kept\"\n" +
              "rule b when n > 6 then admit cite law 1\n")
            .find("whether rule b makes rule a superfluous cannot be decided") !=
        std::string::npos);
}

TEST_CASE("of rules that hold together the later ones are superfluous", "[proof]") {
  const auto rule = [](const std::string& id) {
    return "rule " + id + " when n > 5 then admit cite law 1\n";
  };
  CHECK(codes(rule("a") + rule("b") + rule("c")) == "6 6");
}

TEST_CASE("settings at which a rule says nothing, or what others say", "[proof]") {
  const auto with = [](const std::string& range, const std::string& rules) {
    return facts + "parameter p = 0.3 in " + range + "\n" + rules;
  };
  const auto less = [&](const std::string& range, const std::string& more = "") {
    return with(range, "rule a when x < p then admit cite law 1" + more + "\n");
  };
  CHECK(begins(told(less("[0, 0.5]"), true), "18: with p = 0: condition can never hold"));
  CHECK(told(less("[0.1, 0.5]")).empty());
  CHECK(told(less("[0, 0.5]", " allow 18 \"kept\"")).empty());
  CHECK(told(less("[0, 0.5]", " allow 4 \"kept\"")).empty());
  const auto most = [&](const std::string& range, const std::string& more = "") {
    return with(range, "rule a when x <= p then admit cite law 1" + more + "\n");
  };
  CHECK(begins(told(most("[0.1, 1]"), true), "18: with p = 1: condition always holds"));
  CHECK(told(most("[0.1, 0.9]")).empty());
  CHECK(told(most("[0.1, 1]", " allow 5 \"kept\"")).empty());
  const std::string part = "rule a when x < p && (x < 0.2 || y < 0.5) then admit cite law 1\n";
  CHECK(begins(told(with("[0.1, 0.9]", part), true), "18: with p = 0.2: changes nothing"));
  CHECK(told(with("[0.25, 0.9]", part)).empty());
  const std::string two =
      "rule a when x < p && y < 0.4 then admit cite law 1\n"
      "rule b when x < 0.5 && y < 0.5 && m < 5 then admit cite law 1\n"
      "rule c when x < 0.4 && y < 0.3 then admit cite law 1\n";
  CHECK(begins(told(with("[0.1, 0.6]", two), true), "18: with p = 0.5: rule is subsumed: rule c"));
  CHECK(told(with("[0.1, 0.35]", two)).empty());
}

TEST_CASE("settings at which conclusions or rows meet", "[proof]") {
  const auto with = [](const std::string& range, const std::string& rules) {
    return facts + "conclusions v: good, bad, mid\ngood conflicts with bad\nparameter p = 0.5 in " +
           range + "\n" + rules;
  };
  const auto rules = [](const std::string& more) {
    return "rule a when x < p then good cite law 1\nrule b when x > 0.6 then bad cite law 1" +
           more + "\n";
  };
  CHECK(told(with("[0.1, 0.7]", rules("")), true) ==
        "18: with p = 0.7: conclusions conflict: rule a and rule b conclude good and bad of one "
        "record: x = 0.65");
  CHECK(told(with("[0.1, 0.6]", rules(""))).empty());
  CHECK(told(with("[0.1, 0.7]", rules(" allow 7 \"kept\""))).empty());
  CHECK(told(with("[0.1, 0.7]", rules(" allow 18 \"kept\"\n"
                                      "rule c when x > 0.65 && y < 0.5 then bad cite law 1 "
                                      "allow 6 \"kept\""))) == "18");  // it meets rule c too
  const auto table = [](const std::string& policy, const std::string& first,
                        const std::string& second) {
    return "table t: " + policy + "\n  row when x < p then " + first +
           " cite law 1\n  row when x > 0.6 then " + second + " cite law 1\n";
  };
  CHECK(begins(told(with("[0.1, 0.7]", table("unique", "mid", "mid")), true),
               "18: with p = 0.7: rows overlap"));
  CHECK(told(with("[0.1, 0.6]", table("unique", "mid", "good"))).empty());
  CHECK(told(with("[0.1, 0.7]", table("any", "mid", "mid"))) == "");
  CHECK(told(with("[0.1, 0.7]", table("any", "mid", "good"))) == "18");
  CHECK(told(with("[0.1, 0.7]", table("any", "fee = x", "fee = x"))) == "");
  CHECK(told(with("[0.1, 0.7]", table("any", "fee = x", "fee = 2 * x")), true) ==
        "18: with p = 0.7: rows overlap: t row 1 and t row 2 both hold of x = 0.65");
  CHECK(told(with("[0.1, 0.7]", table("any", "fee = x + y", "fee = y + x"))) == "19");
  CHECK(told(with("[0.1, 0.6]", table("any", "fee = x + y", "fee = y + x"))).empty());
}

TEST_CASE("settings at which a table leaves a gap, or nothing to a row", "[proof]") {
  const auto with = [](const std::string& range, const std::string& table) {
    return facts + "parameter p = 0.5 in " + range + "\ntable t: " + table;
  };
  const auto parts = [](const std::string& more) {
    return "unique, complete when known\n  row when x < p then admit cite law 1 allow 9 \"kept\"" +
           more + "\n  row when x >= 0.5 then defer cite law 1" + more + "\n";
  };
  CHECK(
      begins(told(with("[0.3, 0.6]", parts("")), true), "18: with p = 0.4: gap in a complete set"));
  CHECK(told(with("[0.5, 0.6]", parts(""))).empty());
  CHECK(told(with("[0.3, 0.6]", parts(" allow 8 \"kept\""))).empty());
  const std::string rows =
      "first\n  row when x < p then admit cite law 1\n"
      "  row when x < 0.6 then defer cite law 1\n"
      "  row when y < 0.5 then refuse cite law 1\n";
  CHECK(begins(told(with("[0.1, 0.7]", rows), true), "18: with p = 0.6: row is shadowed: t row 2"));
  CHECK(told(with("[0.1, 0.55]", rows)).empty());
}

TEST_CASE("settings at which a default conflicts, or a rule is overruled", "[proof]") {
  const auto with = [](const std::string& range, const std::string& rules) {
    return facts + "conclusions v: good, bad, mid\ngood conflicts with bad\n" +
           "conclusions w: late, early\nlate overrules early\nparameter p = 0.6 in " + range +
           "\n" + rules;
  };
  const std::string one =
      "table t: unique\n  row when x < p then mid cite law 1\n  otherwise good\n"
      "rule r when x < 0.5 && y < 0.5 then bad cite law 1\n"
      "rule q when y < 0.2 then bad cite law 1 allow 7 \"kept\"\n";
  CHECK(begins(told(with("[0.3, 0.9]", one), true),
               "18: with p = 0.4: conclusions conflict: the default of table t and rule r"));
  const std::string other =
      "rule r when x < 0.8 then early cite law 1\n"
      "rule q when x < p then late cite law 1\n";
  CHECK(begins(told(with("[0.3, 0.9]", other), true), "18: with p = 0.9: changes nothing: rule r"));
  CHECK(told(with("[0.3, 0.7]", other)).empty());
}

}  // namespace proof_texts_test
