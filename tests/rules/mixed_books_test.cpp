// SPDX-License-Identifier: BSL-1.0
// Whether two books decide alike, of small random sets that mix all features: a set and another version of it, or the same
// in other words. Each answer against enumeration at several settings; each record that is told shows what it is told for.
#include "mixed_edits.hpp"
#include "mixed_engine.hpp"
#include "mixed_judge.hpp"
#include "mixed_maker.hpp"
#include "random_sets.hpp"
#include "support/catch.hpp"

#include <cstdio>
#include <string>
#include <vector>

namespace mixed_books_test {

namespace {

using namespace test::mixed;

struct tally {
  long pairs = 0;
  long yes = 0;
  long no = 0;
  long undecided = 0;
  long refused = 0;
};

/// Two sets over the same records: each keeps the assumptions of both.
class pair_judge {
public:
  pair_judge(const rules& a, const rules& b, dice& d)
      : first_(a),
        second_(b),
        first_said_(writer(a).text()),
        second_said_(writer(b).text()),
        d_(d) {
    for (const setting& p : a.parameters) nominal_.push_back(p.value);
    keeping_first_ = a;
    keeping_second_ = b;
    for (const condition& c : b.assumptions) keeping_first_.assumptions.push_back(c);
    keeping_second_.assumptions = keeping_first_.assumptions;
  }

  [[nodiscard]] bool can_compare() {
    if (!first_said_.errors.empty() || !second_said_.errors.empty()) {
      FAIL_CHECK("does not read: " << first_said_.errors << second_said_.errors);
      return false;
    }
    for (const engine* e : {&first_said_, &second_said_})
      for (const told& t : e->defects)
        if (t.code <= 3 || t.code == 11 || t.code == 17 || t.code == 22) return false;
    return true;
  }

  void judge(const std::string& where, bool at_defaults, tally& all) {
    const answered a = first_said_.same_as(second_said_, where, at_defaults);
    ++all.pairs;
    if (a.is == answered::kind::refused) return judge_refused(a, all);
    if (a.is == answered::kind::undecided) {
      ++all.undecided;
      return;
    }
    const int w = where.empty() ? -1 : static_cast<int>(first_.all.size()) - 1;
    ++(a.is == answered::kind::yes ? all.yes : all.no);
    if (a.is == answered::kind::no) return judge_record(a, w, at_defaults);
    for (const std::vector<double>& with : settings(at_defaults))
      if (differs(enumeration(keeping_first_, with), enumeration(keeping_second_, with), w))
        return fail("a record is against the answer", a);
  }

private:
  void fail(const std::string& what, const answered& a) const {
    FAIL_CHECK(what << ": " << a.words << "\n"
                    << writer(first_).text() << "--- and\n"
                    << writer(second_).text());
  }
  void judge_refused(const answered& a, tally& all) const {
    ++all.refused;
    if (a.words.find("parameters are both called") != std::string::npos) {
      for (std::size_t k = 0; k < first_.parameters.size(); ++k)
        if (first_.parameters[k].high != second_.parameters[k].high ||
            first_.parameters[k].value != second_.parameters[k].value)
          return;
      return fail("refused", a);
    }
    for (const enumeration& e : {enumeration(keeping_first_, nominal_)})
      if (!e.rows().empty() && e.has_complete()) return fail("refused", a);
  }
  [[nodiscard]] std::vector<std::vector<double>> settings(bool at_defaults) const {
    std::vector<std::vector<double>> out{nominal_};
    for (int i = 0; i < 6 && !nominal_.empty() && !at_defaults; ++i) {
      std::vector<double> one;
      for (const setting& p : first_.parameters) {
        const double step = p.is_day ? 1 : 0.25;
        one.push_back(p.low + step * d_.from_to(0, static_cast<int>((p.high - p.low) / step)));
      }
      if (in_order(one)) out.push_back(one);
    }
    return out;
  }
  [[nodiscard]] bool in_order(const std::vector<double>& v) const {
    for (const rules* s : {&first_, &second_})
      for (const auto& [a, b] : s->orders)
        if (!(v[at(a)] < v[at(b)])) return false;
    return true;
  }
  [[nodiscard]] static bool says(const rules& s, const enumeration::row& x, int value,
                                 bool with_defaults) {
    for (std::size_t r = 0; r < s.all.size(); ++r)
      if (s.all[r].says == value && x.counts[r] == truth::yes) return true;
    for (const group& g : s.groups)
      if (with_defaults && g.otherwise == value && defaulted(g, x.holds) == truth::yes) return true;
    return false;
  }
  [[nodiscard]] static bool stands(const rules& s, const enumeration::row& x, int value) {
    for (const auto& [over, under] : s.overrules)
      if (under == value && says(s, x, over, false)) return false;
    return says(s, x, value, true);
  }
  // Which of two rows counts is then not said.
  [[nodiscard]] static bool overlaps(const rules& s, const enumeration::row& x) {
    for (const group& g : s.groups) {
      int n = 0;
      for (const int m : g.members) n += x.counts[at(m)] == truth::yes ? 1 : 0;
      if (n > 1 && (g.how == policy::unique || g.how == policy::any)) return true;
    }
    return false;
  }
  [[nodiscard]] bool overlaps(const enumeration& a, const enumeration& b) const {
    for (std::size_t i = 0; i < a.rows().size(); ++i)
      if (overlaps(first_, a.rows()[i]) || overlaps(second_, b.rows()[i])) return true;
    return false;
  }
  [[nodiscard]] bool differs(const enumeration& a, const enumeration& b, int w) const {
    REQUIRE(a.rows().size() == b.rows().size());
    for (std::size_t i = 0; i < a.rows().size(); ++i) {
      const enumeration::row& x = a.rows()[i];
      if (w >= 0 && x.holds[at(w)] != truth::yes) continue;
      if (overlaps(first_, x) || overlaps(second_, b.rows()[i])) continue;
      for (int v = 0; v < value_count; ++v)
        if (stands(first_, x, v) != stands(second_, b.rows()[i], v)) return true;
    }
    return false;
  }
  void judge_record(const answered& a, int w, bool at_defaults) const {
    if (!a.has_record) return fail("the record lacks", a);
    std::vector<std::vector<double>> values;
    for (int k = 0; k < static_cast<int>(first_.inputs.size()); ++k) {
      values.push_back(grid(first_, k));
      for (const auto& [id, x] : a.record) {
        if (id != first_.inputs[at(k)].id) continue;
        values.back() = {x};
        if (!first_.inputs[at(k)].admits(x)) return fail("a value is outside its domain", a);
      }
    }
    std::vector<double> with = nominal_;
    for (std::size_t k = 0; k < with.size(); ++k)
      for (const auto& [id, x] : a.setting) {
        const setting& p = first_.parameters[k];
        if (id != p.id) continue;
        with[k] = x;
        if (x < p.low || x > p.high || (at_defaults && x != p.value))
          return fail("a setting is outside its range", a);
      }
    if (a.setting.size() == with.size() && !in_order(with) && !(at_defaults && !in_order(nominal_)))
      return fail("a setting is against an order", a);
    const enumeration x(keeping_first_, with, values);
    if (x.rows().empty()) return fail("the record breaks an assumption", a);
    const enumeration y(keeping_second_, with, values);
    if (!differs(x, y, w) && !overlaps(x, y)) fail("the record shows nothing", a);
  }

  const rules& first_;
  const rules& second_;
  engine first_said_;
  engine second_said_;
  dice& d_;
  rules keeping_first_{};
  rules keeping_second_{};
  std::vector<double> nominal_{};
};

/// What is declared beside the rules is another.
rules declared_otherwise(rules s, dice& d) {
  const int what = d.below(4);
  if (what == 0 && !s.parameters.empty()) s.parameters[0].high += 1;
  if (what == 1 && !s.assumptions.empty()) s.assumptions.pop_back();
  if (what == 2 && s.overrules.empty()) s.overrules.push_back({0, 1});
  else if (what == 2) s.overrules.clear();
  if (what == 3 && !s.orders.empty()) s.orders.pop_back();
  return s;
}

}  // namespace

TEST_CASE("whether two books decide alike is what enumeration finds", "[mixed]") {
  tally all;
  const std::size_t count = test::sets(900, 60000);
  for (std::uint64_t seed = 1; seed <= count; ++seed) {
    maker m(seed + 9000000, {.parameters = 40, .arithmetic = 15, .context = 0});
    rules a = m.make();
    dice& d = m.throws();
    const condition asked = m.ask(a);
    rules b = d.chance(55) ? rewriter(a, d).rewritten() : edited(a, d);
    if (d.chance(15)) b = declared_otherwise(b, d);
    rule qa;
    qa.id = "qa";
    qa.when = asked;
    a.all.push_back(std::move(qa));
    INFO("seed " << seed);
    pair_judge judge(a, b, d);
    if (!judge.can_compare()) continue;
    judge.judge("", false, all);
    judge.judge("qa", d.chance(30), all);
  }
  std::printf(
      "%ld questions about two books: %ld yes, %ld no, %ld refused, %ld undecided (%.1f %%)\n",
      all.pairs, all.yes, all.no, all.refused, all.undecided,
      100.0 * static_cast<double>(all.undecided) / static_cast<double>(all.pairs));
  CHECK(all.yes > all.pairs / 4);
  CHECK(all.no > all.pairs / 20);
  CHECK(all.refused > 0);
  CHECK(all.undecided < all.pairs / 20 + 5);
}

}  // namespace mixed_books_test
