// SPDX-License-Identifier: BSL-1.0
// Rows that are advised for tables whose columns ask lists: put back into the table they leave no gap and meet no other
// row. Tables at random, their gaps found by the compiler.

#include <nqpf/rules.hpp>
#include <nqpf/rules/advice.hpp>
#include <nqpf/rules/dynamic.hpp>
#include <nqpf/rules/dynamic_table.hpp>
#include <nqpf/rules/fill_gaps.hpp>

#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "support/catch.hpp"

namespace fill_gaps_lists_test {

namespace {

using namespace nqpf::dsl;

enum class verdict { no, perhaps, yes, added };
constexpr auto describe(verdict) {
  return nqpf::values<verdict::no, verdict::perhaps, verdict::yes, verdict::added>;
}

inline constexpr source manual{"manual", "", "", ""};
inline constexpr auto parts = list("parts").at_most(9);
inline constexpr auto size = indicator("size").in(0, 9);
inline constexpr auto age = indicator("age").in(0, 9);

using question = std::remove_const_t<decltype(named("", count(parts)))>;
// Not an array: g++ 11 reads no question among the elements of a constant one.
inline constexpr question number = named("number", count(parts));
inline constexpr question total = named("total", sum(parts, size));
inline constexpr question lowest = named("lowest", least(parts, size));
inline constexpr question highest = named("highest", most(parts, size));
inline constexpr question large = named("large", count(parts, size > 5));
inline constexpr auto all_small = named("all_small", all(parts, size < 5));
inline constexpr auto none_large = named("none_large", none(parts, size >= 7));
inline constexpr auto some_large = named("some_large", any(parts, size > 7));

/// The dice of one table.
struct choices {
  unsigned state;
  constexpr int below(int n) {
    state = state * 1664525U + 1013904223U;
    return static_cast<int>((state >> 8) % static_cast<unsigned>(n));
  }
};

template <unsigned Seed>
constexpr const question& asked() {
  if constexpr (Seed % 5 == 0) return number;
  else if constexpr (Seed % 5 == 1) return total;
  else if constexpr (Seed % 5 == 2) return lowest;
  else if constexpr (Seed % 5 == 3) return highest;
  else return large;
}
template <unsigned Seed>
constexpr const auto& answered() {
  if constexpr (Seed % 3 == 0) return all_small;
  else if constexpr (Seed % 3 == 1) return none_large;
  else return some_large;
}

/// The cells of the rows of a table, which exclude each other: ranges of the question that leave some between them, in
/// part split by the column of a condition and the one of a number.
template <unsigned Seed>
constexpr auto cells_of() {
  struct {
    nqpf::cell rows[3][3];
  } t{};
  choices dice{Seed};
  const int first = 1 + dice.below(3);
  const int second = first + 1 + dice.below(3);
  const bool in_order = dice.below(2) == 0;
  t.rows[0][0] = dice.below(2) == 0 ? is <= first : is < first;
  t.rows[1][0] = dice.below(2) == 0 ? is > second : is >= second;
  t.rows[2][0] = is == second - 1 && is > first;
  for (auto& r : t.rows) {
    const int how = dice.below(3);
    r[1] = how == 0 ? nqpf::any : is(how == 1);
    r[2] = dice.below(2) == 0 ? nqpf::any : is >= dice.below(5);
  }
  if (in_order) std::swap(t.rows[0], t.rows[1]);
  return t;
}
template <unsigned Seed>
inline constexpr auto cells = cells_of<Seed>();

constexpr auto row_of(const nqpf::cell (&c)[3], verdict v) {
  return row(c[0], c[1], c[2])
      .then(v)
      .allow(defect::no_effect, "random")
      .allow(defect::never_holds, "random");
}

template <unsigned Seed>
constexpr auto make_table() {
  const auto& c = cells<Seed>.rows;
  const auto t = table<hit::unique>("t", inputs(asked<Seed>(), answered<Seed>(), age),
                                    {row_of(c[0], verdict::no), row_of(c[1], verdict::perhaps),
                                     row_of(c[2], verdict::yes)})
                     .cite(manual, "1");
  return Seed % 2 == 0 ? t.complete() : t.complete_when_known();
}
template <unsigned Seed>
inline constexpr auto made = make_table<Seed>();

/// Reads a cell as it is printed.
nqpf::cell read_cell(const std::string& words) {
  if (const std::size_t at = words.find(" && "); at != std::string::npos)
    return read_cell(words.substr(0, at)) && read_cell(words.substr(at + 4));
  if (const std::size_t at = words.find(" || "); at != std::string::npos)
    return read_cell(words.substr(0, at)) || read_cell(words.substr(at + 4));
  if (words == "any") return nqpf::any;
  if (words == "is_known") return nqpf::is_known;
  if (words == "is_absent") return nqpf::is_absent;
  if (words == "is(true)") return is(true);
  if (words == "is(false)") return is(false);
  if (words.rfind("in(", 0) == 0) {
    const std::size_t comma = words.find(", ");
    return nqpf::in(std::atof(words.c_str() + 3), std::atof(words.c_str() + comma + 2));
  }
  if (words.rfind("is == ", 0) == 0) return is == std::atof(words.c_str() + 6);
  if (words.rfind("is <= ", 0) == 0) return is <= std::atof(words.c_str() + 6);
  if (words.rfind("is >= ", 0) == 0) return is >= std::atof(words.c_str() + 6);
  if (words.rfind("is < ", 0) == 0) return is < std::atof(words.c_str() + 5);
  if (words.rfind("is > ", 0) == 0) return is > std::atof(words.c_str() + 5);
  FAIL("a cell that is none: " << words);
  return nqpf::any;
}
/// Reads `row(is > 10, any)`.
std::vector<nqpf::cell> read_row(const std::string& row) {
  REQUIRE(row.rfind("row(", 0) == 0);
  std::vector<nqpf::cell> out;
  int depth = 0;
  std::size_t from = 4;
  for (std::size_t i = 4; i < row.size(); ++i) {
    depth += row[i] == '(' ? 1 : 0;
    const bool ends = depth == 0 && (row[i] == ',' || row[i] == ')');
    if (ends) out.push_back(read_cell(row.substr(from, i - from)));
    if (ends) from = i + 2;
    depth -= row[i] == ')' && depth > 0 ? 1 : 0;
  }
  return out;
}

/// What the proof says of the table with more rows.
template <unsigned Seed>
std::string told_with(const std::vector<std::string>& more) {
  nqpf::dynamic_table t("t", hit::unique);
  t.input(asked<Seed>()).input(answered<Seed>()).input(age).cite(manual, "1");
  if (Seed % 2 == 0) t.complete();
  else t.complete_when_known();
  const auto add = [&](std::vector<nqpf::cell> c, verdict v) {
    t.row(std::move(c))
        .then(v)
        .allow(defect::no_effect, "random")
        .allow(defect::never_holds, "random");
  };
  verdict next[] = {verdict::no, verdict::perhaps, verdict::yes};
  for (int i = 0; i < 3; ++i) {
    const auto& c = cells<Seed>.rows[i];
    add({c[0], c[1], c[2]}, next[i]);
  }
  for (const std::string& row : more) add(read_row(row), verdict::added);
  nqpf::rule_book book;
  book.add(t);
  std::string all;
  for (const nqpf::diagnostic& d : book.compile())
    all += std::to_string(static_cast<int>(d.code)) + ": " + d.message.write().c_str() + "\n";
  return all;
}

template <unsigned Seed>
void check_table(int& pasted) {
  INFO("table " << Seed);
  const nqpf::program& p = nqpf::program_of<made<Seed>>;
  const nqpf::filling filled = nqpf::fill_gaps(p, 0);
  CHECK(filled.whole);
  REQUIRE_FALSE(filled.rows.empty());
  CHECK(told_with<Seed>(filled.rows) == "");

  std::vector<std::string> gaps;
  for (const nqpf::advice_item& a : nqpf::advice_of(p)) {
    if (a.what() != nqpf::advised::gap) continue;
    const std::string line = a.line().c_str();
    std::string row = line.substr(line.find("row("));
    gaps.push_back(row.substr(0, row.rfind(')') + 1));
  }
  REQUIRE_FALSE(gaps.empty());
  CHECK(told_with<Seed>(gaps).find("8: ") == std::string::npos);

  // The row of the message meets no other, and answers the record that the message names.
  const nqpf::diagnostics& found = nqpf::report_of<made<Seed>>;
  REQUIRE(found.size() > 0);
  const std::string message = found.items[0].message.write().c_str();
  const std::size_t at = message.find("; add ");
  if (at == std::string::npos) return;
  ++pasted;
  const std::string after = told_with<Seed>({message.substr(at + 6)});
  INFO(message << "\n" << after);
  CHECK(after.find("9: ") == std::string::npos);
  CHECK(after.find("has no condition") == std::string::npos);
  CHECK(after.find(message.substr(0, at)) == std::string::npos);
}

template <unsigned... Seeds>
void check_tables(std::integer_sequence<unsigned, Seeds...>, int& pasted) {
  (check_table<Seeds>(pasted), ...);
}

}  // namespace

TEST_CASE("rows advised for columns that ask lists are accepted", "[fill_gaps]") {
  int pasted = 0;
  check_tables(std::make_integer_sequence<unsigned, 8>{}, pasted);
  CHECK(pasted >= 5);
}

}  // namespace fill_gaps_lists_test
