// SPDX-License-Identifier: BSL-1.0
// Partial evaluation agrees with the evaluation of every completion: all records over the points of small domains.
#include "rules/random_sets.hpp"
#include "support/catch.hpp"

#include <nqpf/rules/partial.hpp>
#include <nqpf/rules/rule_text.hpp>

#include <string>
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

}  // namespace partial_test
