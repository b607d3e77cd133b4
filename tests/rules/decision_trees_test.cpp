// SPDX-License-Identifier: BSL-1.0
// Tables made from decision trees: complete and disjoint as they are, incomplete with a row dropped,
// overlapping with a cell widened. Which of it is so is known from how they were made, and each record that is
// told is looked up in the ranges of the rows.
#include "support/catch.hpp"

#include <nqpf/rules/dynamic.hpp>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace decision_trees_test {

namespace {

using range = std::pair<int, int>;
using row = std::vector<range>;
constexpr int whole = 1'000'000;

std::vector<row> leaves(int rows, int columns, std::mt19937& g) {
  std::vector<row> all{row(static_cast<std::size_t>(columns), range{0, whole})};
  while (static_cast<int>(all.size()) < rows) {
    const auto at = g() % all.size();
    const auto c = g() % static_cast<unsigned>(columns);
    const range own = all[at][c];
    if (own.second - own.first < 2) continue;
    const int cut =
        own.first + 1 + static_cast<int>(g() % static_cast<unsigned>(own.second - own.first - 1));
    row upper = all[at];
    all[at][c].second = cut;
    upper[c].first = cut;
    all.push_back(upper);
  }
  std::shuffle(all.begin(), all.end(), g);
  return all;
}

// The diagnostics refer to texts of the book.
nqpf::diagnostics proven(nqpf::rule_book& book, const std::vector<row>& rows) {
  const auto& paper = book.add(nqpf::source{"made", "Made", "", ""});
  const auto& type = book.add_conclusions({"a", "b", "c", "d"}, false);
  std::vector<const nqpf::indicator_of<nqpf::unbound, nqpf::numeric>*> x;
  for (std::size_t c = 0; c < rows[0].size(); ++c)
    x.push_back(&book.add(nqpf::indicator(("x" + std::to_string(c)).c_str()).in(0, whole)));
  std::vector<std::string> names;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    nqpf::condition<nqpf::unbound> when = nqpf::known(*x[0]);
    for (std::size_t c = 0; c < x.size(); ++c) {
      if (rows[r][c].first > 0) when = when && *x[c] >= rows[r][c].first;
      if (rows[r][c].second < whole) when = when && *x[c] < rows[r][c].second;
    }
    names.push_back("r" + std::to_string(r));
    book.add(nqpf::rule(names.back().c_str())
                 .when(when)
                 .cite(paper, "1")
                 .allow(nqpf::defect::no_effect, "its first part"),
             type, static_cast<int>(r % 4));
  }
  book.add_group({}, nqpf::hit::unique, false, true);
  return book.compile();
}

}  // namespace

TEST_CASE("tables made from decision trees are proven, and refused once they are damaged") {
  std::mt19937 g(11);
  for (const int columns : {1, 3, 5, 7}) {
    for (const int rows : {30, 63, 64, 65, 200}) {
      CAPTURE(columns, rows);
      const std::vector<row> made = leaves(rows, columns, g);
      nqpf::rule_book whole_book;
      CHECK(proven(whole_book, made).ok());

      std::vector<row> dropped = made;
      dropped.erase(dropped.begin() + static_cast<long>(g() % dropped.size()));
      nqpf::rule_book dropped_book;
      const nqpf::diagnostics gap = proven(dropped_book, dropped);
      REQUIRE(gap.size() == 1);
      CHECK(gap.items[0].code == nqpf::defect::gap);

      std::vector<row> widened = made;
      row& wide = widened[g() % widened.size()];
      for (range& own : wide)
        if (own.first > 0) {
          --own.first;  // into the row beside it
          break;
        } else if (own.second < whole) {
          ++own.second;
          break;
        }
      nqpf::rule_book widened_book;
      const nqpf::diagnostics overlap = proven(widened_book, widened);
      REQUIRE_FALSE(overlap.ok());
      CHECK(overlap.items[0].code == nqpf::defect::overlap);
      CHECK_FALSE(overlap.items[0].message.write().empty());
    }
  }
}

}  // namespace decision_trees_test
