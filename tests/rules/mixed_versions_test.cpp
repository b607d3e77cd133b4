// SPDX-License-Identifier: BSL-1.0
// Two versions of small random sets that mix all features: what is gained and lost, and of tables of one answer which
// answers change, against enumeration, and each record that is told for it.
#include "mixed_edits.hpp"
#include "mixed_engine.hpp"
#include "mixed_judge.hpp"
#include "mixed_maker.hpp"
#include "mixed_witness.hpp"
#include "random_sets.hpp"
#include "support/catch.hpp"

#include <cstdio>
#include <string>
#include <utility>
#include <vector>

namespace mixed_versions_test {

namespace {

using namespace test::mixed;

struct tally {
  long pairs = 0;
  long told = 0;
  long none = 0;
  long tables = 0;
  long undecided = 0;
};

class version_judge {
public:
  version_judge(const rules& a, const rules& b)
      : old_(a), new_(b), old_said_(writer(a).text()), new_said_(writer(b).text()) {
    for (const setting& p : a.parameters) nominal_.push_back(p.value);
  }
  [[nodiscard]] bool can_compare() const {
    for (const engine* e : {&old_said_, &new_said_})
      for (const told& t : e->defects)
        if (t.code <= 3 || t.code == 11 || t.code == 17 || t.code == 22 ||
            t.words.find("given ") == 0)
          return false;
        else if (t.code == 9 || t.code == 18) return false;  // which of two rows counts is not said
    return old_said_.errors.empty() && new_said_.errors.empty();
  }

  void judge(tally& all) {
    const std::vector<told> said = old_said_.changes_to(new_said_);
    for (const told& t : said)
      if (t.code == 3) {
        ++all.undecided;
        return;
      }
    ++all.pairs;
    (said.empty() ? all.none : all.told) += 1;
    for (const told& t : said)
      if (!shows(t, witness_records(old_, t))) fail("the record shows no change: " + t.words);
    const enumeration a(old_, nominal_);
    const enumeration b(new_, nominal_);
    if (gives_one_answer(old_) && gives_one_answer(new_)) {
      ++all.tables;
      if (said.empty() && answers_differ(a, b)) fail("not told: a change of the answer");
      return;
    }
    for (int value = 0; value < value_count; ++value)
      for (const bool lost : {false, true}) {
        if (is_reported(said, value, lost) || !differs(a, b, value, lost)) continue;
        fail(std::string("not told: ") + (lost ? "lost " : "gained ") + value_names[value]);
      }
  }

private:
  void fail(const std::string& what) {
    FAIL_CHECK(what << "\n" << writer(old_).text() << "--- and\n" << writer(new_).text());
  }
  static bool says(const rules& s, const enumeration::row& x, int value) {
    for (const auto& [over, under] : s.overrules)
      for (std::size_t r = 0; under == value && !gives_one_answer(s) && r < s.all.size(); ++r)
        if (s.all[r].says == over && x.counts[r] == truth::yes) return false;
    for (std::size_t r = 0; r < s.all.size(); ++r)
      if (s.all[r].says == value && x.counts[r] == truth::yes) return true;
    for (const group& g : s.groups)
      if (g.otherwise == value && defaulted(g, x.holds) == truth::yes) return true;
    return false;
  }
  // Tables of one answer are compared by what they answer, and by what they leave open.
  static bool gives_one_answer(const rules& s) {
    return s.groups.size() == 1 && s.groups[0].is_table && s.groups[0].how >= policy::unique &&
           s.groups[0].how <= policy::priority && s.groups[0].members.size() == s.all.size();
  }
  static constexpr int nothing = -1;
  static constexpr int undecided = -2;
  static int answer(const rules& s, const enumeration::row& x) {
    bool some = false;
    for (const int m : s.groups[0].members) {
      if (x.counts[at(m)] == truth::yes) return s.all[at(m)].says;
      some = some || x.holds[at(m)] != truth::no;
    }
    return some ? undecided : s.groups[0].otherwise < 0 ? nothing : s.groups[0].otherwise;
  }
  bool answers_differ(const enumeration& a, const enumeration& b) const {
    for (std::size_t i = 0; i < a.rows().size(); ++i)
      if (answer(old_, a.rows()[i]) != answer(new_, b.rows()[i])) return true;
    return false;
  }
  bool differs(const enumeration& a, const enumeration& b, int value, bool lost) const {
    for (std::size_t i = 0; i < a.rows().size(); ++i) {
      const bool before = says(old_, a.rows()[i], value);
      const bool after = says(new_, b.rows()[i], value);
      if (lost ? before && !after : after && !before) return true;
    }
    return false;
  }
  static bool is_reported(const std::vector<told>& said, int value, bool lost) {
    for (const told& t : said)
      if (t.code == (lost ? 1 : 0) && value_of(t) == value) return true;
    return false;
  }
  static int value_of(const told& t) {
    const std::string head = t.words.substr(0, t.words.find(" ("));
    for (int v = 0; v < value_count; ++v)
      if (head.find(value_names[v]) != std::string::npos) return v;
    return -1;
  }
  bool shows(const told& t, const std::vector<std::vector<double>>& values) const {
    if (values.empty()) return false;
    const enumeration a(old_, nominal_, values);
    const enumeration b(new_, nominal_, values);
    return t.code == 2 ? answers_differ(a, b) : differs(a, b, value_of(t), t.code == 1);
  }

  const rules& old_;
  const rules& new_;
  engine old_said_;
  engine new_said_;
  std::vector<double> nominal_{};
};

}  // namespace

TEST_CASE("what a version of a mixed set changes is what enumeration finds", "[mixed]") {
  tally all;
  const std::size_t count = test::sets(800, 100000);
  for (std::uint64_t seed = 1; seed <= count; ++seed) {
    maker m(seed + 7000000, {.arithmetic = 15, .context = 0});
    const rules a = m.make();
    const rules b = edited(a, m.throws());
    INFO("seed " << seed);
    version_judge judge(a, b);
    if (judge.can_compare()) judge.judge(all);
  }
  std::printf("%ld pairs (%ld of tables), %ld with changes, %ld without, %ld not decided\n",
              all.pairs, all.tables, all.told, all.none, all.undecided);
  CHECK(all.tables > all.pairs / 20);
  CHECK(all.told > all.pairs / 10);
  CHECK(all.none > all.pairs / 20);
}

}  // namespace mixed_versions_test
