// SPDX-License-Identifier: BSL-1.0
// The proof over all settings of parameters (18) against brute force: sets that are sound at their
// defaults are refused exactly where some setting within the ranges makes a defect, and the setting
// that is told makes the defect that is told.
#include "brute_force.hpp"
#include "random_text.hpp"
#include "run_time_proof.hpp"
#include "support/base.hpp"
#include "support/catch.hpp"

#include <nqpf/rules/dynamic.hpp>

#include <cstdio>
#include <set>
#include <string>

namespace settings_random_test {

namespace {

using namespace test;
using nqpf::defect;

struct tally {
  long sets = 0;
  long sound = 0;
  long broken = 0;
  long undecided = 0;
};

std::vector<double> sorted(std::vector<double> v) {
  const std::set<double> once(v.begin(), v.end());
  return {once.begin(), once.end()};
}

// The values that a comparison can tell apart: all marks, and points between and beside them.
std::vector<double> with_gaps(const std::vector<double>& marks, int between) {
  std::vector<double> out;
  const std::vector<double> m = sorted(marks);
  out.push_back(m.front() - 1);
  for (std::size_t i = 0; i < m.size(); ++i) {
    out.push_back(m[i]);
    for (int k = 1; k <= between && i + 1 < m.size(); ++k)
      out.push_back(m[i] + (m[i + 1] - m[i]) * k / (between + 1));
  }
  out.push_back(m.back() + 1);
  return out;
}

class settings_check {
public:
  /// `lenient` is a rule that allows what a setting makes of it, or -1.
  settings_check(const random_set& set, tally& count, int lenient)
      : set_(set), count_(count), lenient_(lenient) {}

  std::string run() {
    auto data = set_.data();
    if (lenient_ >= 0)
      data[at(lenient_)].allowances[data[at(lenient_)].allowance_count++] = {
          defect::parameter_setting, "known"};
    const auto groups = set_.group_data();
    program_vectors storage(capacities_of(data, groups));
    ++count_.sets;
    parameter_orders orders;
    if (set_.ordered) orders.push_back({&set_.parameters[0], &set_.parameters[1]});
    if (!pack_into(storage, data, groups, orders).ok()) return {};
    const nqpf::program p = storage.view();
    std::vector<double> nominal(4);
    for (int i = 0; i < p.count.parameters; ++i) nominal[at(i)] = p.parameters[i]->value;
    const nqpf::diagnostics found = nqpf::prove(p, nominal.data());
    bool told = false;
    for (const nqpf::diagnostic& d : found) {
      if (d.code != defect::parameter_setting && d.code != defect::undecided)
        return {};  // not sound at the defaults
      if (d.code == defect::undecided) ++count_.undecided;
      told = true;
      if (d.code == defect::parameter_setting) check_reported(d);
    }
    ++count_.sound;
    const std::vector<double> setting = broken_setting();
    count_.broken += setting.empty() ? 0 : 1;
    if (!setting.empty() && !told)
      fail("does not see the setting " + show(setting) + " with defect " +
           std::to_string(*guilt(setting).begin()));
    return problem_;
  }

private:
  void fail(const std::string& words) {
    if (problem_.empty()) problem_ = words;
  }
  static std::string show(const std::vector<double>& setting) {
    std::string out;
    for (const double v : setting) out += std::to_string(v) + " ";
    return out;
  }

  // The defects of the set at a setting, over records that stand for all others.
  std::set<int> guilt(const std::vector<double>& setting, bool told = false) const {
    std::vector<std::vector<double>> points;
    for (std::size_t v = 0; v < set_.variables.size(); ++v) {
      const nqpf::indicator_info& info = set_.variables[v].info;
      points.push_back(set_.variables[v].points);
      if (v > 0 || info.kind != nqpf::kind::number) continue;
      std::vector<double> marks = set_.variables[v].thresholds;
      marks.insert(marks.end(), setting.begin(), setting.end());
      if (std::isfinite(info.domain.low)) marks.push_back(info.domain.low);
      if (std::isfinite(info.domain.high)) marks.push_back(info.domain.high);
      points.back().clear();
      for (const double x : with_gaps(marks, 1))
        if (info.domain.contains(x)) points.back().push_back(x);
      if (info.may_be_missing) points.back().push_back(nqpf::missing);
    }
    const record_list records = all_records(points);
    brute_force b(set_, records, setting);
    std::set<int> out;
    const int n = static_cast<int>(set_.rules.size());
    for (int r = 0; r < n; ++r) {
      if (r == lenient_) continue;
      if (b.never(r)) out.insert(4);
      else if (b.always(r)) out.insert(5);
      else if (b.idle_term(r) || ((told || !set_.table) && b.always_overruled(r))) out.insert(21);
      for (int q = 0; q < n; ++q) {
        if (q == lenient_) continue;
        if (!b.counts_nowhere(r) && !b.counts_nowhere(q) && b.subsumed(r, q)) out.insert(6);
        if ((!set_.table || r == q) && b.contradict(r, q) && b.both_hold(r, q)) out.insert(7);
      }
      for (int v = 0; v < static_cast<int>(set_.variables.size()); ++v)
        if (b.reading(r, v) == 1 && b.not_monotone(r, v)) out.insert(12);
    }
    for (const random_group& g : set_.groups) {
      if ((g.complete || g.complete_when_known) && b.gap(g)) out.insert(8);
      if ((g.policy == nqpf::hit::unique || g.policy == nqpf::hit::any) && b.overlap(g, lenient_))
        out.insert(9);
      for (int v = 0; v < static_cast<int>(set_.variables.size()); ++v) {
        // A row under `priority` may hold of every record, and then reads a column that matters to none.
        const bool matters = b.matters_to_rows(g, v) || (told && g.policy == nqpf::hit::priority);
        if (g.is_table && g.policy <= nqpf::hit::first && matters && b.idle_column(g, v))
          out.insert(21);
        const bool is_lenient = g.members.size() == 1 && g.members[0] == lenient_;
        if (!is_lenient && b.reading(g, v) == 1 && b.not_monotone(g, v)) out.insert(12);
      }
      for (const int r : g.members)
        if (r != lenient_ && g.has_precedence() && b.shadowed(r)) out.insert(10);
    }
    return out;
  }

  // Some setting within the ranges with a defect, or none.
  std::vector<double> broken_setting() const {
    std::vector<std::vector<double>> values;
    for (const nqpf::parameter& p : set_.parameters) {
      std::vector<double> marks = set_.variables[0].thresholds;
      for (const nqpf::parameter& q : set_.parameters)
        for (const double end : {q.range.low, q.range.high}) marks.push_back(end);
      for (const double end :
           {set_.variables[0].info.domain.low, set_.variables[0].info.domain.high})
        if (std::isfinite(end)) marks.push_back(end);
      // The proof sees settings as real numbers: between two marks there is room, also where no double is.
      const auto touches = [&](double v) {
        return std::any_of(marks.begin(), marks.end(), [&](double m) {
          return m == std::nextafter(v, 1e9) || m == std::nextafter(v, -1e9);
        });
      };
      std::vector<double> inside;
      for (const double v : with_gaps(marks, 3))
        if (p.range.contains(v) && !touches(v)) inside.push_back(v);
      if (inside.empty()) return {};
      values.push_back(inside);
    }
    const record_list settings = all_records(values);
    for (std::size_t k = 0; k < settings.count; ++k) {
      const std::vector<double> setting = settings.record(k);
      if (set_.ordered && !(setting[0] < setting[1])) continue;
      if (!guilt(setting).empty()) return setting;
    }
    return {};
  }

  // "with p0 = a, p1 = b: headline: ...": parameters that are not told stand at their defaults.
  void check_reported(const nqpf::diagnostic& d) {
    const std::string text = d.message.write().c_str();
    std::vector<double> setting;
    for (std::size_t i = 0; i < set_.parameters.size(); ++i) {
      double value = set_.parameters[i].value;
      for (int k = 0; k + 2 < d.message.count; ++k)
        if (d.message.pieces[k].words != nullptr &&
            std::string(d.message.pieces[k].words) == set_.parameters[i].id)
          if (d.message.pieces[k + 2].words == nullptr) {
            value = d.message.pieces[k + 2].number;
            break;
          }
      if (!set_.parameters[i].range.contains(value)) return fail("outside the range: " + text);
      setting.push_back(value);
    }
    if (set_.ordered && !(setting[0] < setting[1])) return fail("against the order: " + text);
    for (const int code : guilt(setting, true))
      if (text.find(nqpf::headline(static_cast<defect>(code))) != std::string::npos) return;
    fail("the setting makes no such defect: " + text);
  }

  const random_set& set_;
  tally& count_;
  int lenient_;
  std::string problem_;
};

void check_settings(std::size_t count, const recipe& how, tally& all, bool allows = false) {
  int failures = 0;
  for (std::uint64_t seed = 1; seed <= count && failures < 3; ++seed) {
    const auto set = set_maker(seed, how).make();
    const int lenient = allows ? static_cast<int>(seed % set->rules.size()) : -1;
    const std::string problem = settings_check(*set, all, lenient).run();
    if (problem.empty()) continue;
    ++failures;
    FAIL_CHECK("seed " << seed << ", rule " << lenient << " is lenient: " << problem << "\n"
                       << describe_set(*set));
  }
  std::printf(
      "%ld sets, %ld sound at their defaults, %ld of them broken by a setting, %ld left open\n",
      all.sets, all.sound, all.broken, all.undecided);
  CHECK(all.sound > all.sets / 30);
  CHECK(all.broken > all.sound / 40);
  CHECK(all.sound - all.broken > all.sound / 20);
}

}  // namespace

TEST_CASE("the proof over all settings of parameters equals brute force") {
  tally all;
  check_settings(test::sets(30000, 200000), {.settings = true}, all);
}

TEST_CASE("the proof over all settings equals brute force over decision tables") {
  tally all;
  check_settings(test::sets(20000, 100000), {.table = true, .settings = true}, all);
}

TEST_CASE("the proof over all settings equals brute force with ordered groups") {
  tally all;
  check_settings(test::sets(20000, 100000), {.ordered_groups = true, .settings = true}, all);
}

TEST_CASE("a rule that allows what a setting makes of it hides nothing of others") {
  tally all;
  check_settings(test::sets(10000, 100000), {.table = true, .settings = true}, all, true);
  check_settings(test::sets(5000, 50000), {.ordered_groups = true, .settings = true}, all, true);
}

TEST_CASE("the proof over all settings equals brute force over rows that conclude several values") {
  tally all;
  check_settings(test::sets(8000, 100000), {.table = true, .rows_say_more = true, .settings = true},
                 all);
}

}  // namespace settings_random_test
