// SPDX-License-Identifier: BSL-1.0
// Partial evaluation agrees with the evaluation of every completion: all records over the points of small domains.
#include "rules/random_sets.hpp"
#include "support/catch.hpp"

#include <nqpf/rules/decide.hpp>
#include <nqpf/rules/digest.hpp>
#include <nqpf/rules/partial.hpp>
#include <nqpf/rules/rule_json.hpp>
#include <nqpf/rules/rule_text.hpp>

#include <initializer_list>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace partial_test {

namespace {

std::vector<double> points_of(const test::random_set& set, const nqpf::indicator_info& i) {
  std::vector<double> all;
  for (const test::variable& v : set.variables)
    if (v.id == i.id) all = v.points;
  all.push_back(nqpf::missing);  // as columns may have it of any input
  return all;
}

using outcomes = std::vector<nqpf::truth>;

nqpf::partial_outcome told(nqpf::truth t) {
  return t == nqpf::truth::yes  ? nqpf::partial_outcome::yes
         : t == nqpf::truth::no ? nqpf::partial_outcome::no
                                : nqpf::partial_outcome::undecided;
}

struct tally {
  int decided = 0;
  int open = 0;
};

// Compares on one whole record.
void check_record(const nqpf::program& p, const nqpf::remaining_rules& left,
                  const std::vector<double>& values, const std::vector<double>& settings) {
  outcomes whole(test::at(p.count.rules) + 1);
  nqpf::run(p, values.data(), settings.data(), whole.data());
  const nqpf::program& q = left.book.program();
  std::vector<double> own(test::at(q.count.inputs) + 1),
      parameters(test::at(q.count.parameters) + 1);
  for (int f = 0; f < q.count.inputs; ++f)
    own[test::at(f)] = values[test::at(p.input(q.inputs[f]->id))];
  for (int i = 0; i < q.count.parameters; ++i)
    parameters[test::at(i)] = settings[test::at(p.parameter(q.parameters[i]->id))];
  outcomes rest(test::at(q.count.rules) + 1);
  nqpf::run(q, own.data(), parameters.data(), rest.data());
  for (int r = 0; r < p.count.rules; ++r) {
    const nqpf::partial_outcome known = left.outcomes[test::at(r)];
    if (known != nqpf::partial_outcome::open) REQUIRE(told(whole[test::at(r)]) == known);
    else REQUIRE(q.rule(p.rules[r].id) >= 0);
  }
  for (int r = 0; r < q.count.rules; ++r)
    REQUIRE(rest[test::at(r)] == whole[test::at(p.rule(q.rules[r].id))]);
}

void check_set(const test::random_set& set, const nqpf::program& p, std::uint64_t seed, tally& n) {
  test::dice dice(seed);
  const std::vector<double> settings = nqpf::program_settings(p).values();
  nqpf::known_inputs known(p);
  std::vector<std::vector<double>> points;
  for (int f = 0; f < p.count.inputs; ++f) {
    points.push_back(points_of(set, *p.inputs[f]));
    if (!dice.chance(50)) continue;
    const std::vector<double>& all = points.back();
    const double value = all[test::at(dice.below(static_cast<int>(all.size())))];
    REQUIRE(known.set(p.inputs[f]->id, value));
    points.back() = {value};
  }
  const nqpf::remaining_rules left = nqpf::evaluate_partially(p, known, settings.data());
  for (const nqpf::partial_outcome o : left.outcomes)
    ++(o == nqpf::partial_outcome::open ? n.open : n.decided);
  std::vector<std::size_t> place(points.size() + 1, 0);
  for (bool more = true; more;) {
    std::vector<double> values;
    for (std::size_t f = 0; f < points.size(); ++f) values.push_back(points[f][place[f]]);
    values.push_back(0);
    check_record(p, left, values, settings);
    std::size_t f = 0;
    while (f < points.size() && ++place[f] == points[f].size()) place[f++] = 0;
    more = f < points.size();
  }
}

tally check_sets(const test::recipe& recipe, std::uint64_t first) {
  tally n;
  for (std::uint64_t seed = first; seed < first + test::sets(60, 3000); ++seed) {
    const auto set = test::set_maker(seed, recipe).make();
    nqpf::rule_book book;
    for (const nqpf::rule_data& r : set->data()) book.add(r);
    for (const nqpf::detail::group_data& g : set->group_data()) book.add_group(g);
    static_cast<void>(book.compile());
    INFO("seed " << seed);
    if (book.program().count.rules > 0) check_set(*set, book.program(), seed, n);
  }
  return n;
}

// A set from a text, what is left of it where some inputs are known, and what is left as it comes back from a file.
struct left_of {
  std::unique_ptr<nqpf::rules_read> whole;
  std::unique_ptr<nqpf::remaining_rules> left;
  std::unique_ptr<nqpf::rules_read> again;
  std::string text;

  left_of(const std::string& rules,
          std::initializer_list<std::pair<const char*, double>> known_values)
      : whole(std::make_unique<nqpf::rules_read>(nqpf::read_rule_text(rules))) {
    REQUIRE(whole->ok());
    for (const nqpf::diagnostic& d : whole->book.compile()) FAIL_CHECK(d.message.write().c_str());
    nqpf::known_inputs known(program());
    for (const auto& [id, value] : known_values) REQUIRE(known.set(id, value));
    left = std::make_unique<nqpf::remaining_rules>(
        nqpf::evaluate_partially(program(), known, nullptr));
    const nqpf::rules_written written = nqpf::write_rule_text(book());
    CHECK(written.problems.empty());
    text = written.text;
    again = std::make_unique<nqpf::rules_read>(nqpf::read_rule_text(text));
    REQUIRE(again->ok());
    static_cast<void>(again->book.compile());
    CHECK(nqpf::digest(file()) == nqpf::digest(book()));
    nqpf::rules_read json = nqpf::read_rule_json(nqpf::write_rule_json(book()).text);
    REQUIRE(json.ok());
    static_cast<void>(json.book.compile());
    CHECK(nqpf::digest(json.book.program()) == nqpf::digest(book()));
  }
  const nqpf::program& program() const { return whole->book.program(); }
  const nqpf::program& book() const { return left->book.program(); }
  const nqpf::program& file() const { return again->book.program(); }
};

outcomes run_on(const nqpf::program& p,
                std::initializer_list<std::pair<const char*, double>> values) {
  std::vector<double> record(test::at(p.count.inputs) + 1, nqpf::missing);
  for (const auto& [id, value] : values)
    if (p.input(id) >= 0) record[test::at(p.input(id))] = value;
  outcomes out(test::at(p.count.rules) + 1);
  nqpf::run(p, record.data(), nullptr, out.data());
  return out;
}

}  // namespace

TEST_CASE("what is decided early is so on every completion, and the rest says the same") {
  test::recipe plain, computed, groups, table, settings;
  computed.computed = groups.ordered_groups = table.table = settings.settings = true;
  std::uint64_t first = 1;
  for (const test::recipe& recipe : {plain, computed, groups, table, settings}) {
    const tally n = check_sets(recipe, first);
    CHECK(n.decided > (test::is_sanitized ? 0 : 20));  // the few sets of a sanitized run show less
    CHECK(n.open > (test::is_sanitized ? 0 : 20));
    first += 20'000;
  }
}

TEST_CASE("what is left reads as a text, and says what still matters") {
  nqpf::rules_read read = nqpf::read_rule_text(
      "document law\ncategory country: DE, AT or other\nnumber age in [0, 120]\n"
      "number income in [0, 1000]\nconclusions: pay, ask\n"
      "fact grown when age >= 18 || country is AT && age >= 16\n"
      "rule a when grown holds && (country is DE || income > 500) then pay cite law 1\n"
      "rule b when country is AT && income < 3 then ask cite law 2\n");
  REQUIRE(read.ok());
  REQUIRE(read.book.compile().ok());
  const nqpf::program& p = read.book.program();
  nqpf::known_inputs known(p);
  CHECK(known.set("country", "DE"));
  CHECK_FALSE(known.set("country", "FR"));
  CHECK_FALSE(known.set("town", 1));
  const nqpf::remaining_rules left = nqpf::evaluate_partially(p, known, nullptr);
  CHECK(left.outcomes[test::at(p.rule("b"))] == nqpf::partial_outcome::no);
  REQUIRE(left.matters.size() == 1);
  CHECK(std::string(p.inputs[left.matters[0]]->id) == "age");
  CHECK(nqpf::write_rule_text(left.book.program()).text ==
        "document law\nnumber age in [0, 120]\nconclusions: pay, ask\n\n"
        "fact grown\n  when age >= 18\n\nrule a\n  when grown holds\n  then pay\n  cite law 1\n");
}

TEST_CASE("where the day is known what is left has no period, and its file keeps the condition") {
  const left_of set(
      "document policy\nflag a always known\nflag b always known\nflag c always known\n"
      "date day in [2024-01-01, 2024-12-31] always known\nas of day\nconclusions: weak, sound\n"
      "rule r when a is true || b is true then weak cite policy 1 valid from 2024-06-01\n"
      "rule k when c is true then sound cite policy 1 valid from 2024-02-01\n"
      "group in order: r, k\n",
      {{"c", 1}, {"day", 19905}});
  CHECK_THAT(set.text, ContainsSubstring("when a is true || b is true"));
  CHECK_THAT(set.text, !ContainsSubstring("valid"));
  const std::initializer_list<std::pair<const char*, double>> record = {
      {"a", 0}, {"b", 1}, {"c", 1}, {"day", 19905}};
  CHECK(run_on(set.program(), record)[0] == nqpf::truth::yes);
  CHECK(run_on(set.book(), record)[0] == nqpf::truth::yes);
  CHECK(run_on(set.file(), record)[0] == nqpf::truth::yes);
}

TEST_CASE("a period of which one end is decided is spelled as it is left") {
  nqpf::rules_read read = nqpf::read_rule_text(
      "document policy\nflag a always known\ndate day in [2024-01-01, 2024-12-31] always known\n"
      "as of day\nconclusions: weak, sound\n"
      "rule r when a is true then weak cite policy 1 valid from 2024-06-01 until 2024-09-01\n"
      "rule k when a is false then sound cite policy 1 valid from 2024-02-01\n");
  REQUIRE(read.ok());
  REQUIRE(read.book.compile().ok());
  // A host may make a rule with a period that its condition asks for in part.
  const nqpf::program& p = read.book.program();
  nqpf::rule_row rules[] = {p.rules[0], p.rules[1]};
  rules[0].end -= 2;
  nqpf::program cut = p;
  cut.rules = rules;
  const std::string text = nqpf::write_rule_text(cut).text;
  CHECK_THAT(text, ContainsSubstring("when a is true && day >= 2024-06-01\n  then weak"));
  CHECK_THAT(text, ContainsSubstring("valid from 2024-02-01"));
}

TEST_CASE("a table keeps what its default puts out") {
  const left_of set(
      "document policy\ninteger x in [0, 10] always known\nnumber y in [0, 10]\n"
      "conclusions: weak, watch, sound\ntable d: first\n"
      "  row when x < 5 && y < 3 then weak, fee = 20, why = \"few\" cite policy 1\n"
      "  row when x < 8 && y < 5 then watch, fee = 30, why = \"some\" cite policy 1\n"
      "otherwise sound, fee = 50, why = \"none\"\n",
      {{"x", 6}});
  REQUIRE(set.book().count.groups == 1);
  const nqpf::detail::group_row& table = set.book().groups[0];
  REQUIRE(table.output_count == 2);
  CHECK(table.outputs[0].number == 50);
  CHECK(std::string(table.outputs[1].words) == "none");
  // The texts are the book's own: they stay where the set goes.
  CHECK(table.outputs[1].words != set.program().groups[0].outputs[1].words);
  CHECK_THAT(set.text, ContainsSubstring("otherwise sound, fee = 50, why = \"none\""));
}

TEST_CASE("the rows that a table keeps are numbered anew, and read by others as before") {
  const left_of set(
      "document policy\ninteger x in [0, 10] always known\nflag f always known\n"
      "flag g always known\nconclusions: weak, sound\ntable t: first\n"
      "  row when x < 2 && f is true then weak cite policy 1\n"
      "  row when f is true then sound cite policy 1\n"
      "  row when g is true then weak cite policy 1\n"
      "rule a when holds(t, 3) && f is false then sound cite policy 2\n",
      {{"x", 5}});
  REQUIRE(set.book().count.rules == 3);
  CHECK(set.book().rules[0].row == 1);
  CHECK(set.book().rules[1].row == 2);
  CHECK_THAT(set.text, ContainsSubstring("holds(t, 2)"));
  for (const double f : {0.0, 1.0})
    for (const double g : {0.0, 1.0}) {
      const std::initializer_list<std::pair<const char*, double>> record = {
          {"x", 5}, {"f", f}, {"g", g}};
      const outcomes whole = run_on(set.program(), record);
      const outcomes rest = run_on(set.book(), record);
      for (int r = 0; r < 3; ++r) CHECK(rest[test::at(r)] == whole[test::at(r + 1)]);
    }
}

TEST_CASE("a rule that holds already stays where it overrules what may still be concluded") {
  const std::string head =
      "document policy\ninteger x in [0, 10] always known\nflag f always known\n"
      "conclusions: weak, watch, sound\n  weak overrules sound\n";
  const left_of rules(head +
                          "rule low when x < 5 then weak cite policy 1\n"
                          "rule fair when x < 6 then watch cite policy 1\n"
                          "rule fine when f is true then sound cite policy 1\n",
                      {{"x", 3}});
  REQUIRE(rules.book().count.rules == 2);
  CHECK(rules.book().rule("low") == 0);
  CHECK(rules.book().rule("fine") == 1);
  CHECK(run_on(rules.book(), {{"x", 3}, {"f", 1}})[0] == nqpf::truth::yes);
  CHECK(rules.left->matters.size() == 1);
  const left_of beside_default(head +
                                   "rule low when x < 5 then weak cite policy 1\n"
                                   "table t: unique\n"
                                   "  row when f is true then watch cite policy 1\n"
                                   "otherwise sound\n",
                               {{"x", 3}});
  CHECK(beside_default.book().rule("low") == 0);
}

TEST_CASE("assumptions stay as far as they are open") {
  const left_of set(
      "document policy\ninteger x in [0, 10] always known\ninteger y in [0, 10] always known\n"
      "integer z in [0, 10] always known\nconclusions: weak, sound\n"
      "given x <= y\ngiven x <= 8\ngiven x < 5 || z > y\n"
      "rule a when y > 6 && z > 7 then weak cite policy 1\n"
      "rule b when x > 6 && z > 9 then sound cite policy 1\n",
      {{"x", 7}});
  REQUIRE(set.book().count.assumptions == 2);
  CHECK_THAT(set.text, ContainsSubstring("given x <= y\ngiven z > y\n"));
}

TEST_CASE("what an output computes with matters") {
  const left_of set(
      "document policy\ninteger x in [0, 10] always known\ninteger y in [0, 10] always known\n"
      "integer z in [0, 10] always known\ntable t: first\n"
      "  row when x < 5 && y < 5 then fee = y + z cite policy 1\n"
      "  row when x >= 5 then fee = 3 cite policy 1\n",
      {{"x", 2}});
  CHECK(set.left->matters == std::vector<int>{1, 2});
}

}  // namespace partial_test
