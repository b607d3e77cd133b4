// SPDX-License-Identifier: BSL-1.0
// Rules over one record and over columns, sets proven when the program runs, rule files. What this prints is the same
// on every machine, bit for bit. check.sh compiles it for each machine and compares.
#include "machines/digest.hpp"
#include "rules/flags.hpp"

#include <nqpf/rules/columns.hpp>
#include <nqpf/rules/digest.hpp>
#include <nqpf/rules/dynamic.hpp>
#include <nqpf/rules/rule_json.hpp>
#include <nqpf/rules/rule_text.hpp>

#include <cstddef>
#include <cstdio>
#include <string>
#include <vector>

namespace rules_on_machine {

namespace {

using test::digest_of_text;
using test::print_digest;

// What a multiplication and an addition fused into one would turn; in one record and in columns.
void print_sums() {
  print_digest("digest", nqpf::digest(nqpf::program_of<test::flags::declared::rules>));
  digest_of_text all;
  int held = 0, different = 0;
  const std::vector<int> outcomes = test::flags::outcomes(test::flags::records());
  for (std::size_t i = 0; i + 1 < outcomes.size(); i += 2) {
    held += outcomes[i] == static_cast<int>(nqpf::truth::yes) ? 1 : 0;
    different += outcomes[i] != outcomes[i + 1] ? 1 : 0;
    all.add(std::to_string(outcomes[i]));
  }
  std::printf("sums: %d held, %d differ between one record and columns\n", held, different);
  print_digest("outcomes", all.state);
}

// A table of 12 columns with 60 cuts each has more cells than 64 bits can count.
struct made_table {
  nqpf::rule_book book;
  explicit made_table(bool with_gap) {
    const auto& paper = book.add(nqpf::source{"made", "Made", "", ""});
    const auto& type = book.add_conclusions({"a", "b"}, false);
    using number = nqpf::indicator_of<nqpf::unbound, nqpf::numeric>;
    std::vector<const number*> x;
    for (int c = 0; c < 12; ++c)
      x.push_back(&book.add(nqpf::indicator(("x" + std::to_string(c)).c_str()).in(0, 60)));
    const auto add = [&](const std::string& id, const nqpf::condition<nqpf::unbound>& when,
                         int to) {
      book.add(nqpf::rule(id.c_str())
                   .when(when)
                   .cite(paper, "1")
                   .allow(nqpf::defect::no_effect, "each column is cut often"),
               type, to);
    };
    // Column after column: what its steps leave goes on to the next.
    nqpf::condition<nqpf::unbound> rest = nqpf::known(*x[0]);
    for (std::size_t c = 0; c < x.size(); ++c) {
      for (int k = 1; k <= 60; ++k) {
        if (with_gap && c == 7 && k == 31) continue;
        const auto from = rest && *x[c] >= k;
        add("c" + std::to_string(c) + "_" + std::to_string(k),
            k < 60 ? from && *x[c] < k + 1 : from, k % 2);
      }
      rest = rest && *x[c] < 1;
    }
    add("rest", rest, 1);
    book.add_group({}, nqpf::hit::unique, false, true);
  }
};

void print_defects(const char* what, const nqpf::diagnostics& found) {
  std::printf("%s: %d defects\n", what, found.size());
  for (const nqpf::diagnostic& d : found) std::printf("  %s\n", d.message.write().c_str());
}

constexpr const char* text =
    "document policy \"Quality policy of the senate\" of 2025\n"
    "conclusions worst to best: weak, watch, sound\n"
    "rule thin when share < 0.3 then weak cite policy 5.1\n"
    "rule thinner when share < 0.2 && partners < 2 then weak cite policy 5.1\n"
    "rule few when dual * 3 - share > 1.1 then watch cite policy 5.3\n"
    "rule both when dual < 0.1 && dual > 0.2 then sound cite policy 5.4\n";

void print_file() {
  using namespace nqpf::dsl;
  nqpf::rule_words known;
  known.add(indicator("share").in(0, 1).higher_is_better());
  known.add(indicator("dual").in(0, 1).higher_is_better());
  known.add(integer("partners").in(0, 999).higher_is_better());
  nqpf::rules_read read = nqpf::read_rule_text(text, known);
  for (const auto& e : read.errors) std::printf("%s\n", e.line().c_str());
  print_defects("file", read.book.compile());
  print_digest("digest of the file", nqpf::digest(read.book.program()));
  std::printf("%s\n%s\n", nqpf::write_rule_text(read.book.program(), known).text.c_str(),
              nqpf::write_rule_json(read.book.program(), known).text.c_str());
}

}  // namespace

}  // namespace rules_on_machine

int main() {
  using namespace rules_on_machine;
  print_sums();
  print_defects("large table", made_table(false).book.compile());
  print_defects("large table with a gap", made_table(true).book.compile());
  print_file();
  return 0;
}
