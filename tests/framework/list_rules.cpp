// SPDX-License-Identifier: BSL-1.0
// Writes the ready rules of the framework, one a line, for compare_rules.py: set, id, comparisons with
// the defaults of their thresholds, conclusions, citations. Columns are parted by tabs.

#include <nqpf/framework/foreign_language.hpp>
#include <nqpf/framework/joint.hpp>
#include <nqpf/framework/top_innovative.hpp>
#include <nqpf/framework/vocational.hpp>
#include <nqpf/rules.hpp>

#include <iostream>

namespace {

void print_condition(const nqpf::program& p, const nqpf::rule_row& r) {
  static constexpr const char* signs[] = {"<", "<=", ">", ">=", "==", "!="};
  const char* before = "";
  const char* joint = "all";
  for (int i = r.begin; i < r.end; ++i) {
    if (p.code[i].code == nqpf::detail::op::either) joint = "any";
    if (p.code[i].code != nqpf::detail::op::compare) continue;
    const nqpf::detail::atom& a = p.atoms[p.code[i].argument];
    const nqpf::parameter& t = *p.parameters[a.parameter];
    std::cout << before << p.inputs[a.input]->id << ' ' << signs[static_cast<int>(a.relation)]
              << ' ' << t.id << ' ';
    if (nqpf::is_missing(t.value)) std::cout << "host";
    else std::cout << t.value;
    before = "; ";
  }
  std::cout << '\t' << joint;
}

template <const auto& Set>
void print(const char* set) {
  const nqpf::program& p = nqpf::program_of<Set>;
  for (int i = 0; i < p.count.rules; ++i) {
    const nqpf::rule_row& r = p.rules[i];
    std::cout << set << '\t' << r.id << '\t';
    print_condition(p, r);
    std::cout << '\t';
    for (int c = 0; c < r.conclusion_count; ++c)
      std::cout << (c > 0 ? "; " : "") << p.conclusions[r.conclusion + c].name();
    std::cout << '\t';
    for (int c = 0; c < r.citation_count; ++c) {
      const nqpf::citation& from = p.citations[r.citation + c];
      std::cout << (c > 0 ? "; " : "") << from.document->id << ' ' << from.place;
    }
    const bool inferred = p.citations[r.citation].status == nqpf::status::inferred;
    std::cout << '\t' << (inferred ? "inferred" : "stated") << '\n';
  }
}

}  // namespace

int main() {
  using namespace nqpf::framework;
  print<foreign_language::rules>("A");
  print<top_innovative::rules>("B");
  print<vocational::rules>("C");
  print<joint::rules>("all");
}
