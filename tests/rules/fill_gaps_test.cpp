// SPDX-License-Identifier: BSL-1.0
// The rows that fill gaps: read back from what is printed and added, they leave none, and in a table whose rows exclude
// each other none of them meets another. Random tables, judged by going through all records.
#include "brute_force.hpp"
#include "random_text.hpp"
#include "run_time_proof.hpp"
#include "support/base.hpp"
#include "support/catch.hpp"

#include <nqpf/rules.hpp>
#include <nqpf/rules/advice.hpp>
#include <nqpf/rules/fill_gaps.hpp>
#include <nqpf/rules/rule_text.hpp>

#include <cstdio>
#include <cstdlib>
#include <string>

namespace fill_gaps_test {

namespace {

using namespace test;
using nqpf::comparison;

/// Reads a row as it is printed into a rule over the variables of a set, in the order of the inputs of a program.
class row_reader {
public:
  row_reader(const random_set& set, const nqpf::program& p) : set_(set), program_(p) {}

  random_rule read(const std::string& row, const std::string& id) {
    rule_ = random_rule{};
    rule_.id = id;
    REQUIRE(row.rfind("row(", 0) == 0);
    std::size_t from = 4;
    int depth = 0;
    int input = 0;
    for (std::size_t i = 4; i < row.size(); ++i) {
      if (row[i] == '(') ++depth;
      if (row[i] == ')' && depth-- == 0) add(input++, row.substr(from, i - from));
      if (row[i] != ',' || depth > 0) continue;
      add(input++, row.substr(from, i - from));
      from = i + 2;
    }
    CHECK(input == program_.count.inputs);
    if (rule_.root < 0) ask_nothing();
    return rule_;
  }

private:
  int push(const tree_node& t) {
    rule_.nodes.push_back(t);
    return static_cast<int>(rule_.nodes.size()) - 1;
  }
  void join(int term) {
    if (rule_.root < 0) {
      rule_.root = term;
      return;
    }
    tree_node both{shape::both};
    both.left = rule_.root;
    both.right = term;
    rule_.root = push(both);
  }
  // Known or not known.
  void ask_nothing() {
    tree_node t{shape::known};
    t.variable = 0;
    tree_node none{shape::negated};
    none.left = push(t);
    tree_node either{shape::either};
    either.left = none.left;
    either.right = push(none);
    rule_.root = push(either);
  }
  void compare(int v, comparison r, double value) {
    tree_node t{shape::compare};
    t.variable = v;
    t.relation = r;
    t.value = value;
    join(push(t));
  }
  // A bound is a number, or the name of a parameter.
  double number(const std::string& words) const {
    for (const nqpf::parameter& p : set_.parameters)
      if (words == p.id) return p.value;
    char* end = nullptr;
    const double v = std::strtod(words.c_str(), &end);
    CHECK(*end == '\0');
    return v;
  }
  static std::vector<std::string> list(std::string words) {
    std::vector<std::string> out;
    for (std::size_t at = words.find(", "); at != std::string::npos; at = words.find(", ")) {
      out.push_back(words.substr(0, at));
      words = words.substr(at + 2);
    }
    out.push_back(words);
    return out;
  }

  void add(int input, const std::string& cell) {
    const std::string id = program_.inputs[input]->id;
    int v = 0;
    while (set_.variables[at(v)].id != id) ++v;
    const auto inside = [&](std::size_t before, std::size_t after) {
      return cell.substr(before, cell.size() - before - after);
    };
    if (cell == "any") return;
    if (const std::size_t joined = cell.find(" && "); joined != std::string::npos) {
      add(input, cell.substr(0, joined));
      return add(input, cell.substr(joined + 4));
    }
    if (cell == "is_known" || cell == "is_absent") {
      tree_node t{shape::known};
      t.variable = v;
      int term = push(t);
      if (cell == "is_absent") {
        tree_node none{shape::negated};
        none.left = term;
        term = push(none);
      }
      join(term);
    } else if (cell.rfind("is(", 0) == 0) {
      tree_node t{shape::one_of};
      t.variable = v;
      for (const std::string& name : list(inside(3, 1))) t.set |= 1ULL << position(v, name);
      join(push(t));
    } else if (cell.rfind("in(", 0) == 0) {
      add_range(v, inside(3, 1));
    } else {
      static const std::pair<const char*, comparison> forms[] = {
          {"is < ", comparison::less},
          {"is <= ", comparison::less_equal},
          {"is > ", comparison::greater},
          {"is >= ", comparison::greater_equal},
          {"is == ", comparison::equal}};
      for (const auto& [words, r] : forms)
        if (cell.rfind(words, 0) == 0)
          return compare(v, r, number(cell.substr(std::string(words).size())));
      FAIL("a cell that is none: " << cell);
    }
  }
  void add_range(int v, std::string words) {
    comparison low = comparison::greater_equal;
    comparison high = comparison::less_equal;
    const auto strip = [&](const std::string& name) {
      if (words.rfind(name + "(", 0) != 0) return false;
      words = words.substr(name.size() + 1, words.size() - name.size() - 2);
      return true;
    };
    if (strip("open")) {
      low = comparison::greater;
      high = comparison::less;
    } else if (strip("right_open")) {
      high = comparison::less;
    } else if (strip("left_open")) {
      low = comparison::greater;
    }
    const std::vector<std::string> ends = list(words);
    REQUIRE(ends.size() == 2);
    compare(v, low, number(ends[0]));
    compare(v, high, number(ends[1]));
  }
  int position(int v, std::string name) const {
    const nqpf::indicator_info& info = set_.variables[at(v)].info;
    if (name.front() == '"') name = name.substr(1, name.size() - 2);
    for (int i = 0; i < info.value_count(); ++i)
      if (name == info.value_name(i)) return i;
    FAIL("not a value: " << name);
    return 0;
  }

  const random_set& set_;
  const nqpf::program& program_;
  random_rule rule_;
};

struct tally {
  long tables = 0;
  long gaps = 0;
  long filled = 0;
  long rows = 0;
  long fewest = 0;
};

void check_table(const random_set& set, tally& count) {
  const auto data = set.data();
  const auto groups = set.group_data();
  program_vectors storage(capacities_of(data, groups));
  if (!pack_into(storage, data, groups).ok()) return;
  const nqpf::program p = storage.view();
  const random_group& g = set.groups[0];
  if (!g.complete && !g.complete_when_known) return;
  std::vector<std::vector<double>> points;
  for (const variable& v : set.variables) points.push_back(v.points);
  const record_list records = all_records(points);
  brute_force before(set, records);
  const bool gap = before.gap(g);
  const nqpf::filling filled = nqpf::fill_gaps(p, 0);
  ++count.tables;
  count.gaps += gap ? 1 : 0;
  CHECK(filled.at_least <= static_cast<int>(filled.rows.size()));
  if (!gap) {
    CHECK(filled.rows.empty());
    return;
  }
  if (!filled.whole) return;
  CHECK(filled.at_least > 0);
  random_set more = set;
  row_reader reader(set, p);
  for (const std::string& row : filled.rows) {
    more.groups[0].members.push_back(static_cast<int>(more.rules.size()));
    more.rules.push_back(reader.read(row, "new" + std::to_string(more.rules.size())));
  }
  brute_force after(more, records);
  CHECK_FALSE(after.gap(more.groups[0]));
  if (g.policy == nqpf::hit::unique && !before.overlap(g))
    CHECK_FALSE(after.overlap(more.groups[0]));
  ++count.filled;
  count.rows += static_cast<long>(filled.rows.size());
  count.fewest += static_cast<int>(filled.rows.size()) == filled.at_least ? 1 : 0;
}

}  // namespace

TEST_CASE("the printed rows complete a table", "[fill_gaps]") {
  tally all;
  for (std::uint64_t seed = 1; seed <= test::sets(2000, 50000); ++seed) {
    const auto set = set_maker(seed, {.table = true}).make();
    INFO("seed " << seed << "\n" << describe_set(*set));
    check_table(*set, all);
  }
  std::printf("%ld tables, %ld with gaps, %ld filled with %ld rows, %ld with as few as any\n",
              all.tables, all.gaps, all.filled, all.rows, all.fewest);
  CHECK(all.gaps > (all.tables > 200 ? 100 : 10));
  CHECK(all.filled > all.gaps * 3 / 4);
  CHECK(all.fewest > all.filled / 2);
}

namespace {

using namespace nqpf::dsl;

enum class verdict { refuse, wait, admit };
constexpr auto describe(verdict) {
  return nqpf::values<verdict::refuse, verdict::wait, verdict::admit>;
}

inline constexpr source law{"law", "", "", ""};
inline constexpr auto score = indicator("score").in(0, 100);
inline constexpr auto subject = category("subject", "maths", "arts").or_other();
inline constexpr auto leads_to = nqpf::flag("paid");

inline constexpr auto admission =
    table<hit::unique>("admission", inputs(subject, score, leads_to),
                       {nqpf::row(any, is < 60, any).then(verdict::refuse),
                        nqpf::row(is("maths"), is >= 60, is(true)).then(verdict::admit)})
        .cite(law, "4")
        .complete_when_known();

inline constexpr auto grouped =
    ruleset<nqpf::unbound>(
        {rule("low").when(score < 40).then(verdict::refuse).cite(law, "1"),
         rule("high").when(score > 60 && leads_to).then(verdict::admit).cite(law, "1")})
        .complete("low", "high");

}  // namespace

TEST_CASE("rows are printed in the order of the columns", "[fill_gaps]") {
  const nqpf::filling filled = nqpf::fill_gaps(nqpf::program_of<admission>, 0);
  CHECK(filled.whole);
  CHECK(filled.at_least == 2);
  REQUIRE(filled.rows.size() == 2);
  CHECK(filled.rows[0] == "row(any, is >= 60, is(false))");
  CHECK(filled.rows[1] == "row(not_(is(\"maths\")), is >= 60, is(true))");
}

TEST_CASE("the message of a gap names the first row", "[fill_gaps]") {
  const nqpf::diagnostics& found = nqpf::report_of<admission>;
  REQUIRE(found.size() > 0);
  CHECK(std::string(found.items[0].message.write().c_str()) ==
        "admission has no answer for score = 100, subject = arts, paid = false; add "
        "row(not_(is(\"maths\")), is >= 60, any)");
}

TEST_CASE("a group is filled with conditions", "[fill_gaps]") {
  const nqpf::filling filled = nqpf::fill_gaps(nqpf::program_of<grouped>, 0);
  CHECK(filled.whole);
  std::string all;
  for (const std::string& row : filled.rows) all += row + "\n";
  CHECK(all ==
        "score >= 40 && score <= 60\n"
        "score >= 40 && !paid\n"
        "score >= 40 && !known(paid)\n"
        "!known(score)\n");
}

TEST_CASE("a row without an answer keeps later ones from answering", "[fill_gaps]") {
  // At y = 0 the quotient is no number; where both are known the sum is one.
  const auto is_whole = [](const char* number, const char* claim) {
    auto read = nqpf::read_rule_text(
        std::string("document law\ninteger x in [0, 3]\ninteger y in [0, 3]\n"
                    "conclusions worst to best: refuse, admit\ntable t: first, ") +
        claim + "\n  row when " + number +
        " >= 2 then refuse cite law 1\n"
        "  row when x >= 0 && y >= 0 then admit cite law 1\n"
        "  row when x is missing || y is missing then refuse cite law 1\n");
    REQUIRE(read.errors.empty());
    static_cast<void>(read.book.compile());
    const nqpf::filling filled = nqpf::fill_gaps(read.book.program(), 0);
    CHECK(filled.rows.empty());
    return filled.whole;
  };
  CHECK_FALSE(is_whole("x / y", "complete"));
  CHECK_FALSE(is_whole("x / y", "complete when known"));
  CHECK_FALSE(is_whole("x + y", "complete"));
  CHECK(is_whole("x + y", "complete when known"));
}

TEST_CASE("a missing row says before which row it has to stand, where that matters",
          "[fill_gaps]") {
  auto read = nqpf::read_rule_text(
      "document law\nnumber x in [0, 9]\ninteger n in [0, 9] always known\n"
      "table t: first, complete\n  row when n < 5 then 1 cite law 1\n"
      "  row when x < 5 && n < 7 then 2 cite law 1\n  row when x >= 5 then 3 cite law 1\n"
      "  row when x < 5 then 4 cite law 1\n");
  REQUIRE(read.errors.empty());
  const auto found = read.book.compile();
  REQUIRE(found.size() == 1);
  CHECK(
      read.line(found.items[0]) ==
      "line 4, column 7: defect 8, gap in a complete set: t has no answer for n = 5, x = missing; "
      "add before row 2: row when n >= 5 && x is missing then ... cite ...");
  const nqpf::filling filled = nqpf::fill_gaps(read.book.program(), 0);
  CHECK(filled.rows == std::vector<std::string>{"row(is >= 5, is_absent)"});
  CHECK(filled.before == std::vector<int>{2});
  const nqpf::advice advised =
      nqpf::advice_of(read.book.program(), {.rows = false, .policy = false});
  REQUIRE(advised.size() == 1);
  CHECK(std::string(advised[0].line().c_str()) ==
        "table t has no answer for row(is >= 5, is_absent); a row for it has to stand before t row "
        "2");
  // At the end it does as well where the rows before it do not hang on what is missing.
  auto last = nqpf::read_rule_text(
      "document law\nnumber x in [0, 9]\ntable t: first, complete\n"
      "  row when x is missing then 1 cite law 1\n  row when x < 5 then 2 cite law 1\n");
  const auto open = last.book.compile();
  REQUIRE(open.size() == 1);
  CHECK(last.line(open.items[0]) ==
        "line 3, column 7: defect 8, gap in a complete set: t has no answer for x = 7; "
        "add row when x >= 5 then ... cite ...");
  CHECK(nqpf::fill_gaps(last.book.program(), 0).before == std::vector<int>{0});
}

TEST_CASE("rows of a book are printed in the order of the columns, none where nobody knows them",
          "[fill_gaps]") {
  for (const bool is_alone : {true, false}) {
    nqpf::rule_book book;
    const auto& x = book.add(nqpf::integer("x").in(0, 9));
    const auto& n = book.add(nqpf::integer("n").in(0, 9));
    const auto& m = book.add(nqpf::integer("m").in(0, 9));
    const auto& policy = book.add(nqpf::source{"policy", "", "", ""});
    const auto& verdicts = book.add_conclusions({"weak", "sound"}, true);
    if (!is_alone) book.add(rule("beside").when(m > 3).cite(policy, "1"), verdicts, 0);
    nqpf::dynamic_table t("t", hit::first);
    t.input(x).input(n).cite(policy, "2").complete_when_known();
    t.row({any, nqpf::is < 5}).then(verdicts, 0);
    t.row({nqpf::is < 3, any}).then(verdicts, 1);
    book.add(t);
    const nqpf::diagnostics found = book.compile();
    REQUIRE(found.size() == 1);
    const char* const row = is_alone ? "row(is >= 3, is >= 5)" : "n >= 5 && x >= 3";
    const std::string message = found.items[0].message.write().c_str();
    CHECK((message.find("; add row(is >= 3, is >= 5)") != std::string::npos) == is_alone);
    CHECK((message.find("row(") != std::string::npos) == is_alone);
    const nqpf::filling filled = nqpf::fill_gaps(book.program(), 0);
    CHECK(filled.rows == std::vector<std::string>{row});
    const nqpf::advice told = nqpf::advice_of(book.program(), {.policy = false});
    REQUIRE(told.size() == 1);
    CHECK(std::string(told[0].line().c_str()) ==
          std::string("table t has no answer for ") + row + " where all is known");
  }
}

TEST_CASE("no row is for answers that no list gives", "[fill_gaps]") {
  auto read = nqpf::read_rule_text(
      "document law\nconclusions worst to best: refuse, admit\nlist ls at most 4\n"
      "number x of ls in [0, 10]\n"
      "rule few when count(ls) <= 2 then admit cite law 1\n"
      "rule high when least(ls, x) >= 7 then refuse cite law 1\n"
      "group complete: few, high\n");
  REQUIRE(read.ok());
  CHECK_FALSE(read.book.compile().ok());
  const nqpf::filling filled = nqpf::fill_gaps(read.book.program(), 0);
  std::string all;
  for (const std::string& row : filled.rows) all += row + "\n";
  CHECK(filled.whole);
  CHECK(
      all ==
      "count(ls) >= 3 && least(ls, x) < 7\n"
      "count(ls) >= 3 && !known(least(ls, x))\n"
      "!known(count(ls)) && !known(least(ls, x))\n");  // where it is not known how many, no least is
}

TEST_CASE("a condition of long names is written to its end", "[fill_gaps]") {
  std::string declared = "document law\nconclusions worst to best: refuse, admit\n", all;
  for (const char c : std::string("abcdefghij")) {
    const std::string name = std::string(180, c);
    declared += "number " + name + " in [0, 10] always known\n";
    all += (all.empty() ? "" : " || ") + name + " < 5";
  }
  auto read = nqpf::read_rule_text(declared + "rule some when " + all +
                                   " then admit cite law 1\ngroup complete: some\n");
  REQUIRE(read.ok());
  CHECK_FALSE(read.book.compile().ok());
  const nqpf::filling filled = nqpf::fill_gaps(read.book.program(), 0);
  REQUIRE(filled.rows.size() == 1);
  CHECK(filled.rows[0].find(std::string(180, 'j') + " >= 5") != std::string::npos);
}

}  // namespace fill_gaps_test
