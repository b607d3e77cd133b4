// SPDX-License-Identifier: BSL-1.0
// What the items of lists have outside their domains is told, wherever records come from: of these the proofs say nothing.

#include <nqpf/rules.hpp>
#include <nqpf/rules/columns.hpp>
#include <nqpf/rules/decision_record.hpp>
#include <nqpf/rules/lists.hpp>
#include <nqpf/rules/rule_file.hpp>
#include <nqpf/rules/rule_text.hpp>

#include <sstream>
#include <string>
#include <vector>

#include "support/catch.hpp"

namespace lists_outside_test {

enum class verdict { bad, good };
constexpr auto describe(verdict) { return nqpf::worst_to_best<verdict::bad, verdict::good>; }

struct part {
  int size = 0;
};

using namespace nqpf::dsl;
inline constexpr nqpf::source manual{"manual", "Manual", "the house", "2026"};
inline constexpr auto size = indicator<&part::size>("size").in(0, 10);

struct entry {
  double amount = 1;
};
struct basic {
  std::vector<part> kept;
};
struct owner : basic {
  std::vector<entry> entries;
};
struct account {
  std::string colour = "red";
  double number = 1;
  std::vector<entry> entries;
};
struct customer : basic {
  std::vector<account> accounts;
  int age = 30;
};
inline constexpr auto age = indicator<&customer::age>("age").in(18, 99);
inline constexpr auto accounts =
    list<&customer::accounts>("accounts").item("account").at_least(1).at_most(3);
inline constexpr auto entries = list<&account::entries>("entries").item("entry").at_most(2);
inline constexpr auto amount = indicator<&entry::amount>("amount").in(0, 100);
inline constexpr auto colour = category<&account::colour>("colour", "red", "blue");
inline constexpr auto kept = list<&customer::kept>("kept").item("part").at_most(2);
inline constexpr auto large = parameter("large", 50).in(10, 90);
inline constexpr auto of_items = ruleset<customer>(
    {rule("blue").when(any(accounts, colour == "blue")).then(verdict::bad).cite(manual, "9"),
     rule("much")
         .when(any(accounts, any(entries, amount > large)))
         .then(verdict::bad)
         .cite(manual, "9"),
     rule("old").when(age > 70 && any(kept, size > 5)).then(verdict::good).cite(manual, "9")});

template <class Ask>
std::string lines(Ask&& ask) {
  std::ostringstream words;
  const auto tell = [&](const auto&... what) {
    if constexpr (sizeof...(what) == 1) (words << ... << what) << "; ";
    else words << "value; ";
  };
  ask(tell);
  return words.str();
}

customer faulty() {
  customer c;
  c.accounts = {{"blue", 1, {{5}, {101}}}, {"green", 1, {}}, {"red", 1, {{1}, {1}, {-1}}}, {}};
  c.kept = {part{12}};
  return c;
}
const char* const faults =
    "amount of entry 2 of entries of account 1 of accounts = 101; "
    "colour of account 2 of accounts = another text; "
    "amount of entry 3 of entries of account 3 of accounts = -1; "
    "3 items of entries of account 3 of accounts; 4 items of accounts; "
    "size of part 1 of kept = 12; ";

TEST_CASE("values of items outside their domains are told, and numbers of items") {
  const customer c = faulty();
  const auto found = nqpf::evaluate<of_items>(c);
  CHECK(lines([&](auto& each) { found.outside_domains(c, each); }) == faults);
  CHECK(lines([&](auto& each) { nqpf::check<of_items>(c, each); }) == faults);
  CHECK_FALSE(found.inside_domains(c));
  customer good;
  good.accounts = {{"red", 1, {{5}}}};
  CHECK(nqpf::evaluate<of_items>(good).inside_domains(good));
  int values = 0;  // who takes no items is told their values
  nqpf::check<of_items>(c, [&](const nqpf::indicator_info&, double) { ++values; });
  CHECK(values == 6);
}

struct tray {
  part parts[3] = {{3}, {4}, {5}};
};
inline constexpr auto fixed = list<&tray::parts>("fixed").at_most(2);
inline constexpr auto of_trays =
    ruleset<tray>({rule("small").when(any(fixed, size < 5)).then(verdict::bad).cite(manual, "9")});
static_assert(!nqpf::evaluate<of_trays>(tray{}).inside_domains(tray{}));

TEST_CASE("rows of columns whose items lie outside are told with the item") {
  const std::vector<customer> all{faulty(), {}, faulty()};
  std::ostringstream words;
  const auto tell = [&](std::size_t row, const auto&... what) {
    words << row << ": ";
    if constexpr (sizeof...(what) == 1) (words << ... << what) << "; ";
    else words << "value; ";
  };
  nqpf::check<of_items>(nqpf::columns_over<of_items>(all), tell);
  CHECK(words.str() ==
        "0: amount of entry 2 of entries of account 1 of accounts = 101; "
        "0: colour of account 2 of accounts = another text; "
        "0: amount of entry 3 of entries of account 3 of accounts = -1; "
        "0: 3 items of entries of account 3 of accounts; 0: 4 items of accounts; "
        "1: 0 items of accounts; "
        "2: amount of entry 2 of entries of account 1 of accounts = 101; "
        "2: colour of account 2 of accounts = another text; "
        "2: amount of entry 3 of entries of account 3 of accounts = -1; "
        "2: 3 items of entries of account 3 of accounts; 2: 4 items of accounts; "
        "0: size of part 1 of kept = 12; 2: size of part 1 of kept = 12; ");
}

TEST_CASE("items in columns with offsets are looked at") {
  const std::vector<double> amounts{5, 101, 1, 1, -1};
  const std::vector<double> sizes{3, 1.5};
  const std::vector<std::string> colours{"blue", "green", "red"};
  const std::vector<int> of_account{0, 2, 2, 5}, of_customer{0, 0, 3, 3}, of_kept{0, 1, 2, 2};
  const unsigned char some = 0b011;  // the accounts of the last row are not there
  nqpf::columns entry_items(5), account_items(3), part_items(2), data(3);
  entry_items.add(amount, amounts);
  const nqpf::list_column inner(of_account, entry_items);
  account_items.add(colour, colours).add(entries, inner);
  part_items.add(size, sizes);
  const nqpf::list_column outer =
      nqpf::list_column(of_customer, account_items).with_validity(&some);
  const nqpf::list_column held(of_kept, part_items);
  const std::vector<int> ages{30, 30, 30};
  data.add(age, ages).add(accounts, outer).add(kept, held);
  std::ostringstream words;
  nqpf::check<of_items>(data, [&](std::size_t row, const auto&... what) {
    words << row << ": ";
    if constexpr (sizeof...(what) == 1) (words << ... << what) << "; ";
    else words << "value; ";
  });
  CHECK(words.str() ==
        "2: value; "  // a list that the host's type always has
        "0: 0 items of accounts; "
        "1: amount of entry 2 of entries of account 1 of accounts = 101; "
        "1: colour of account 2 of accounts = another text; "
        "1: amount of entry 3 of entries of account 3 of accounts = -1; "
        "1: 3 items of entries of account 3 of accounts; "
        "1: size of part 1 of kept = 1.5; ");
}

TEST_CASE("items of records that rule files lend, and those that a host gives, are looked at") {
  nqpf::rule_words words;
  words.add(accounts, colour, entries).add_items(entries, amount);
  nqpf::rules_read read = nqpf::read_rule_text(
      "document doc\nconclusions: bad\n"
      "rule blue when any(accounts, colour == \"blue\") then bad cite doc 1\n"
      "rule much when any(accounts, any(entries, amount > 50)) then bad cite doc 2\n",
      words);
  REQUIRE(read.ok());
  REQUIRE(read.book.compile().ok());
  const nqpf::program& p = read.book.program();
  const std::string all(faults);
  CHECK(lines([&](auto& each) { nqpf::check_items(p, faulty(), each); }) ==
        all.substr(0, all.find("size of")));
  const double colours[] = {0, 2, 1};
  CHECK(lines([&](auto& each) {
          for (int f = 0; f < p.count.inputs; ++f)
            nqpf::check_list(
                p, *p.inputs[f], 3,
                [&](int i, const nqpf::indicator_info& of) {
                  return of.items != nullptr ? nqpf::missing : colours[i];
                },
                each);
        }) == "colour of account 2 of accounts = another text; ");
}

struct bank : owner {};
inline constexpr auto of_base = list<&owner::entries>("entries").at_most(2);
inline constexpr auto own_age = indicator<[](const bank&) { return 3; }>("own_age");
inline constexpr auto price = indicator<&entry::amount>("price").in(0, 100);
inline constexpr auto at_bank = ruleset<bank>({rule("much")
                                                   .when(own_age > 2 && any(of_base, price > large))
                                                   .then(verdict::bad)
                                                   .cite(manual, "9")});

TEST_CASE("lists of a base are asked at the settings, and their items looked at") {
  bank b;
  b.entries = {{40}, {-1}};
  nqpf::settings<at_bank> with;
  REQUIRE(with.set("large", 30));
  CHECK_FALSE(nqpf::evaluate<at_bank>(b).fired("much"));
  CHECK(nqpf::evaluate<at_bank>(b, with).fired("much"));
  CHECK(lines([&](auto& each) { nqpf::check<at_bank>(b, each); }) ==
        "price of item 2 of entries = -1; ");
}

TEST_CASE("a decision record says which items lie outside, or that none was looked at") {
  const customer c = faulty();
  const auto found = nqpf::evaluate<of_items>(c);
  std::string json, text, blind;
  nqpf::write_decision_json(json, found.all(), c);
  CHECK(json.find("\"items_outside_domain\":[{\"list\":\"entries\",\"item\":2,\"input\":\"amount\","
                  "\"value\":101,"
                  "\"of_list\":\"accounts\",\"of_item\":1},{\"list\":\"accounts\",\"item\":2,"
                  "\"input\":\"colour\",\"value\":\"another text\"}") != std::string::npos);
  CHECK(json.find("{\"list\":\"accounts\",\"items\":4}") != std::string::npos);
  CHECK(json.find("\"items_not_looked_at\":[\"kept\"]") !=
        std::string::npos);  // a list of the base
  nqpf::write_decision_text(text, found.all(), c);
  CHECK(
      text.find(
          "  amount of entry 2 of entries of account 1 of accounts = 101, outside its domain\n") !=
      std::string::npos);
  CHECK(text.find("  4 items of accounts, fewer or more than it may have\n") != std::string::npos);
  nqpf::write_decision_json(blind, found.all());
  CHECK(blind.find("\"items_outside_domain\":[],\"items_not_looked_at\":[\"accounts\",\"kept\"]") !=
        std::string::npos);
}

}  // namespace lists_outside_test
