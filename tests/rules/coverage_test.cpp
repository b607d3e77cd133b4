// SPDX-License-Identifier: BSL-1.0
// What a data set tries of a rule set: counts against counting record by record, with every set of
// instructions and over ranges; the records nearest to making a rule hold against brute force.
#include "rules/json_check.hpp"
#include "rules/random_programs.hpp"
#include "support/base.hpp"
#include "support/catch.hpp"

#include <nqpf/rules/coverage.hpp>
#include <nqpf/rules/dynamic.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <thread>
#include <vector>

namespace coverage_test {

namespace {

using namespace test::programs;

constexpr nqpf::simd::level levels[] = {nqpf::simd::level::portable, nqpf::simd::level::sse2,
                                        nqpf::simd::level::avx2, nqpf::simd::level::avx512};
const char* const ids[] = {"n0", "n1", "n2", "n3", "n4", "n5", "flag", "grown", "field"};

std::size_t at(int i) { return static_cast<std::size_t>(i); }

// A random set with random data: settings and columns, some values missing.
struct sample {
  std::unique_ptr<set> rules;
  std::unique_ptr<packed> storage;
  nqpf::program p;
  std::vector<double> settings;
  std::vector<std::vector<double>> values;
  nqpf::columns data;

  sample(std::uint64_t seed, std::size_t rows)
      : rules(std::make_unique<set>(random_set(seed))),
        storage(std::make_unique<packed>(*rules)),
        p(storage->view()),
        values(at(input_count)),
        data(rows) {
    const std::array<double, 3> all = {0.25 * static_cast<double>(seed % 5), 2,
                                       seed % 3 == 0 ? nqpf::missing : 1};
    for (int i = 0; i < p.count.parameters; ++i)
      settings.push_back(all[at(p.parameters[i]->id[1] - '0')]);
    settings.push_back(0);
    draw r(seed + 77);
    for (int f = 0; f < input_count; ++f) {
      for (std::size_t i = 0; i < rows; ++i) {
        double v = random_value(r, f);
        // Every fourth set sees complete records only, so that one plane of masks is worked on.
        while (seed % 4 == 0 && std::isnan(v)) v = random_value(r, f);
        values[at(f)].push_back(v);
      }
      data.add(ids[f], nqpf::column_of(values[at(f)]));
    }
  }
  [[nodiscard]] std::vector<double> record(std::size_t row) const {
    std::vector<double> v;
    for (int f = 0; f < p.count.inputs; ++f) v.push_back(values[at(place_of(*p.inputs[f]))][row]);
    v.push_back(0);
    return v;
  }
  [[nodiscard]] std::vector<truth> outcomes(std::size_t row) const {
    double all[input_count];
    for (int f = 0; f < input_count; ++f) all[f] = values[at(f)][row];
    std::array<double, 3> settings_of_all{0, 0, 0};
    for (int i = 0; i < p.count.parameters; ++i)
      settings_of_all[at(p.parameters[i]->id[1] - '0')] = settings[at(i)];
    return oracle(*rules).outcomes(all, settings_of_all.data());
  }
  [[nodiscard]] nqpf::column_options options() const {
    nqpf::column_options o;
    o.parameters = settings.data();
    return o;
  }
};

void count(nqpf::replies::rule_tally& t, truth outcome) {
  ++(outcome == truth::yes ? t.yes : outcome == truth::no ? t.no : t.unknown);
}
bool same(const nqpf::replies::rule_tally& a, const nqpf::replies::rule_tally& b) {
  return a.yes == b.yes && a.no == b.no && a.unknown == b.unknown;
}
bool same(const nqpf::coverage& a, const nqpf::coverage& b) {
  bool equal = a.rows() == b.rows();
  for (int r = 0; r < a.program().count.rules; ++r) equal = equal && same(a.rule(r), b.rule(r));
  for (int i = 0; i < a.program().count.atoms; ++i)
    equal = equal && same(a.comparison(i), b.comparison(i));
  return equal;
}
bool same(const std::vector<nqpf::replies::near_record>& a,
          const std::vector<nqpf::replies::near_record>& b) {
  bool equal = a.size() == b.size();
  for (std::size_t i = 0; equal && i < a.size(); ++i) {
    equal = a[i].row == b[i].row && a[i].distance == b[i].distance &&
            a[i].values.size() == b[i].values.size();
    for (std::size_t f = 0; equal && f < a[i].values.size(); ++f)
      equal = a[i].values[f] == b[i].values[f] ||
              (std::isnan(a[i].values[f]) && std::isnan(b[i].values[f]));
  }
  return equal;
}

// The definition of the distance, tried out: every comparison, in every place where it stands, is left as it
// is or turned to yes or no, and the least of what makes the rule hold counts.
class turning {
public:
  turning(const sample& s, const std::vector<double>& record) : s_(s), p_(s.p), record_(record) {}

  // How many places there are, those of the rules that are read among them.
  int places(int rule) {
    count_only_ = true;
    used_ = 0;
    effective(rule, p_.count.groups);
    return used_;
  }
  nqpf::replies::rule_distance least(int rule, int n) {
    count_only_ = false;
    nqpf::replies::rule_distance best{1000, 0};
    std::vector<int> turns(at(n));
    for (bool more = true; more;) {
      nqpf::replies::rule_distance d;
      turns_ = &turns;
      cost_ = &d;
      used_ = 0;
      if (effective(rule, p_.count.groups) == truth::yes && d < best) best = d;
      more = false;
      for (int& t : turns) {
        t = (t + 1) % 3;
        if (t != 0) {
          more = true;
          break;
        }
      }
    }
    return best;
  }

private:
  truth effective(int rule, int groups) {
    truth t = node(p_.rules[rule].end - 1);
    for (int g = 0; g < groups; ++g) {
      const nqpf::detail::group_row& group = p_.groups[g];
      if (group.is_table || group.policy != nqpf::hit::first) continue;
      const short* const first = p_.members + group.begin;
      const short* const last = p_.members + group.end;
      if (std::find(first, last, rule) == last) continue;
      for (const short* m = first; *m != rule; ++m) t = t & !effective(*m, g);
    }
    return t;
  }
  truth node(int i) {
    const nqpf::detail::instruction& in = p_.code[i];
    switch (in.code) {
      case nqpf::detail::op::compare: return place(p_.atoms[in.argument]);
      case nqpf::detail::op::outcome: return node(p_.rules[in.argument].end - 1);
      case nqpf::detail::op::negated: return !node(i - 1);
      case nqpf::detail::op::both: {
        const truth a = node(in.left);
        return a & node(i - 1);
      }
      case nqpf::detail::op::either: {
        const truth a = node(in.left);
        return a | node(i - 1);
      }
      default: return node(i - 1);
    }
  }
  truth place(const nqpf::detail::atom& a) {
    const int own = used_++;
    if (count_only_) return truth::unknown;
    const truth is = nqpf::detail::evaluate_atom(p_, a, record_.data(), s_.settings.data());
    const int turn = (*turns_)[at(own)];
    if (turn == 0) return is;
    const truth wanted = turn == 1 ? truth::yes : truth::no;
    if (is != wanted) *cost_ = *cost_ + nqpf::replies::rule_distance{1, share(a, turn == 1)};
    return wanted;
  }
  // From the description of `rule_distance`.
  double share(const nqpf::detail::atom& a, bool wanted) const {
    const auto off = [&](double v, double bound) {
      using enum nqpf::comparison;
      nqpf::comparison r = a.relation;
      constexpr nqpf::comparison opposite[] = {greater_equal, greater,   less_equal,
                                               less,          not_equal, equal};
      if (!wanted) r = opposite[static_cast<int>(r)];
      if (r == less || r == less_equal) return std::max(0.0, v - bound);
      if (r == greater || r == greater_equal) return std::max(0.0, bound - v);
      return r == equal ? std::abs(v - bound) : 0.0;
    };
    if (a.what == nqpf::detail::atom::form::known) return 1;
    if (a.what == nqpf::detail::atom::form::computed) {
      const double l =
          nqpf::detail::compute(p_, a.begin, a.middle, record_.data(), s_.settings.data());
      const double r =
          nqpf::detail::compute(p_, a.middle, a.end, record_.data(), s_.settings.data());
      const double size = std::abs(l) + std::abs(r);
      if (std::isnan(l) || std::isnan(r) || std::isinf(size)) return 1;
      return size == 0 ? 0 : std::min(1.0, off(l, r) / size);
    }
    const double v = record_[at(a.input)];
    if (std::isnan(v)) return 1;
    const nqpf::indicator_info& info = *p_.inputs[a.input];
    if (a.what == nqpf::detail::atom::form::one_of) {
      if (std::string(info.id) != "grown" || !(v >= 0 && v < 5) || v != std::floor(v)) return 1;
      double least = 1;
      for (int i = 0; i < 5; ++i)
        if (((a.set >> i) % 2 == 1) == wanted) least = std::min(least, std::abs(v - i) / 4);
      return least;
    }
    const double bound = a.parameter < 0 ? a.value : s_.settings[at(a.parameter)];
    if (std::isnan(bound)) return 1;
    const double d = off(v, bound);
    if (std::isnan(d) || std::isinf(d)) return 1;
    if (info.kind == nqpf::kind::integer)
      return std::min(1.0, d / (2 * nqpf::detail::largest_integer));
    return std::isinf(bound) ? 1 : d / (d + std::max(1.0, std::abs(bound)));
  }

  const sample& s_;
  const nqpf::program& p_;
  const std::vector<double>& record_;
  bool count_only_ = false;
  int used_ = 0;
  const std::vector<int>* turns_ = nullptr;
  nqpf::replies::rule_distance* cost_ = nullptr;
};

}  // namespace

TEST_CASE("coverage counts as one does record by record, with every set of instructions",
          "[coverage]") {
  const std::size_t sets = test::rounds(60, 1000);
  std::uint64_t undecided = 0;
  for (std::size_t seed = 0; seed < sets; ++seed) {
    const sample s(seed, 200 + seed % 3 * 500 + seed % 65);
    std::vector<nqpf::replies::rule_tally> rules(at(rules_in_set)), atoms(at(s.p.count.atoms));
    for (std::size_t i = 0; i < s.data.rows(); ++i) {
      const auto outcomes = s.outcomes(i);
      for (std::size_t r = 0; r < rules.size(); ++r) count(rules[r], outcomes[r]);
      const auto record = s.record(i);
      for (int a = 0; a < s.p.count.atoms; ++a)
        count(atoms[at(a)],
              nqpf::detail::evaluate_atom(s.p, s.p.atoms[a], record.data(), s.settings.data()));
    }
    const nqpf::column_program ready(s.p);
    for (const auto level : levels) {
      nqpf::coverage c(s.p);
      auto options = s.options();
      options.level = level;
      nqpf::evaluate(ready, s.data, c, options);
      REQUIRE(c.rows() == s.data.rows());
      std::vector<int> silent, one_sided;
      for (int r = 0; r < rules_in_set; ++r) {
        if (!same(c.rule(r), rules[at(r)]))
          FAIL("set " << seed << " rule " << r << " with " << name_of(level));
        if (rules[at(r)].yes == 0) silent.push_back(r);
      }
      for (int a = 0; a < s.p.count.atoms; ++a) {
        if (!same(c.comparison(a), atoms[at(a)]))
          FAIL("set " << seed << " comparison " << nqpf::detail::comparison_text(s.p, a) << " with "
                      << name_of(level));
        if (atoms[at(a)].yes == 0 || atoms[at(a)].no == 0) one_sided.push_back(a);
        undecided += atoms[at(a)].unknown;
      }
      CHECK(c.silent_rules() == silent);
      CHECK(c.one_sided_comparisons() == one_sided);
    }
  }
  CHECK(undecided > 0);
}

TEST_CASE("coverage of ranges on threads merges to that of the whole", "[coverage]") {
  std::size_t kept = 0;
  for (std::uint64_t seed = 0; seed < 12; ++seed) {
    const sample s(seed, 3001);
    const nqpf::column_program ready(s.p);
    nqpf::coverage whole(s.p);
    nqpf::evaluate(ready, s.data, whole, s.options());
    // Of all rules, whether or not they held.
    std::vector<int> asked;
    for (int r = 0; r < rules_in_set; ++r) asked.push_back(r);
    nqpf::nearest_records nearest(s.p, s.data, asked, 4);
    nqpf::evaluate(ready, s.data, nearest, s.options());

    constexpr std::size_t parts = 5;
    std::vector<nqpf::coverage> counts(parts, nqpf::coverage(s.p));
    std::vector<nqpf::nearest_records> near(parts, nqpf::nearest_records(s.p, s.data, asked, 4));
    std::vector<std::thread> threads;
    for (std::size_t k = 0; k < parts; ++k)
      threads.emplace_back([&, k] {
        auto options = nqpf::part_of(s.data.rows(), k, parts);
        options.parameters = s.settings.data();
        nqpf::evaluate(
            ready, s.data,
            [&](const nqpf::outcome_block& block) {
              counts[k](block);
              near[k](block);
            },
            options);
      });
    for (auto& t : threads) t.join();
    // The last range first: what is merged must not depend on the order.
    for (std::size_t k = parts - 1; k-- > 0;) {
      counts[parts - 1].merge(counts[k]);
      near[parts - 1].merge(near[k]);
    }
    CHECK(same(counts[parts - 1], whole));
    for (const int r : asked) {
      CHECK(same(near[parts - 1].of(r), nearest.of(r)));
      kept += nearest.of(r).size();
    }
  }
  CHECK(kept > 100);
}

TEST_CASE("the nearest records are those of brute force", "[coverage]") {
  const std::size_t sets = test::rounds(60, 600);
  std::size_t compared = 0;
  std::size_t several = 0;
  for (std::size_t seed = 100; seed < 100 + sets; ++seed) {
    const sample s(seed, 60);
    std::vector<int> asked;
    for (int r = 0; r < rules_in_set; ++r) {
      const auto record = s.record(0);
      const int places = turning(s, record).places(r);
      if (places > 0 && places <= 6) asked.push_back(r);
    }
    nqpf::nearest_records nearest(s.p, s.data, asked, 5);
    nqpf::evaluate(s.p, s.data, nearest, s.options());
    for (const int r : asked) {
      struct found {
        nqpf::replies::rule_distance distance;
        std::size_t row;
      };
      std::vector<found> all;
      for (std::size_t i = 0; i < s.data.rows(); ++i) {
        if (s.outcomes(i)[at(r)] == truth::yes) continue;
        const auto record = s.record(i);
        turning t(s, record);
        all.push_back({t.least(r, t.places(r)), i});
      }
      const auto& got = nearest.of(r);
      REQUIRE(got.size() == std::min<std::size_t>(5, all.size()));
      // Sums are added up in another order here, so that equal ones may differ in the last digit.
      const auto close = [](const nqpf::replies::rule_distance& a,
                            const nqpf::replies::rule_distance& b) {
        return a.failing == b.failing && std::abs(a.share - b.share) < 1e-12;
      };
      std::stable_sort(all.begin(), all.end(),
                       [](const found& a, const found& b) { return a.distance < b.distance; });
      for (std::size_t i = 0; i < got.size(); ++i) {
        if (!close(got[i].distance, all[i].distance))
          FAIL("set " << seed << " rule " << r << " place " << i);
        const auto same_row = std::find_if(all.begin(), all.end(),
                                           [&](const found& f) { return f.row == got[i].row; });
        REQUIRE(same_row != all.end());
        if (!close(got[i].distance, same_row->distance))
          FAIL("set " << seed << " rule " << r << " row " << got[i].row);
        ++compared;
        several += got[i].distance.failing > 1 ? std::size_t{1} : std::size_t{0};
      }
    }
  }
  CHECK(compared > 500);
  CHECK(several > 50);
}

namespace {

enum class verdict { weak, watch, sound };
constexpr auto describe(verdict) {
  return nqpf::worst_to_best<verdict::weak, verdict::watch, verdict::sound>;
}
struct programme {
  double practice = 0;
  int partners = 0;
};
using namespace nqpf::dsl;
inline constexpr nqpf::source manual{"manual", "", "", ""};
inline constexpr auto practice = indicator<&programme::practice>("practice").in(0, 1);
inline constexpr auto partners = indicator<&programme::partners>("partners").in(0, 10);
inline constexpr auto low = parameter("low", 0.25).in(0.1, 0.4);
inline constexpr auto rules = ruleset<programme>(
    {rule("thin").when(practice < low).then(verdict::weak).cite(manual, "1"),
     rule("lonely").when(partners == 0 && practice < 0.5).then(verdict::watch).cite(manual, "2")});

const std::vector<programme> some = {{0.1, 3}, {0.3, 5}, {nqpf::missing, 1}, {0.9, 0}};

}  // namespace

TEST_CASE("coverage in the author's words", "[coverage]") {
  const auto report = nqpf::coverage_of<rules>(nqpf::columns_over<rules>(some), {}, 2);
  std::string text;
  nqpf::write_text(text, report);
  CHECK(text ==
        "4 rows            held  failed  undecided\n"
        "thin                 1       2          1\n"
        "  practice < low     1       2          1\n"
        "lonely               0       4          0  never held\n"
        "  partners == 0      1       3          0\n"
        "  practice < 0.5     2       1          1\n"
        "    row 0: 1 comparison away, 0.3 of the domain\n"
        "      partners == 0 (is 3: 3 off)\n"
        "    row 3: 1 comparison away, 0.4 of the domain\n"
        "      practice < 0.5 (is 0.9: 0.4 too high)\n");
  std::string counts;
  nqpf::write_text(counts, report.counts);
  CHECK(counts.find("row 0") == std::string::npos);
  CHECK(nqpf::to_text(report) == text);
  CHECK(nqpf::to_text(report.counts) == counts);

  std::string json;
  nqpf::write_json(json, report);
  CHECK(test::json::is_valid(json));
  CHECK(json.find(R"({"comparison":"practice < low","held":1,"failed":2,"undecided":1})") !=
        std::string::npos);
  CHECK(
      json.find(
          R"("nearest":[{"row":0,"comparisons":1,"share":0.3,"lacks":[{"indicator":"partners")") !=
      std::string::npos);
  std::string plain;
  nqpf::write_json(plain, report.counts);
  CHECK(test::json::is_valid(plain));
}

namespace {
enum class nominal { bottom, middle, top, unlisted };
constexpr auto describe(nominal) {
  return nqpf::worst_to_best<nominal::bottom, nominal::middle, nominal::top>;
}
struct school {
  nominal is;
};
inline constexpr auto stands = indicator<&school::is>("stands");
inline constexpr auto school_rules = ruleset<school>(
    {rule("best").when(stands == nominal::top).then(verdict::sound).cite(manual, "1")});
}  // namespace

TEST_CASE("what is not a value of an enumeration is the whole domain away", "[coverage]") {
  const std::vector<school> all = {{nominal::unlisted}, {nominal::bottom}, {nominal::middle}};
  const auto report = nqpf::coverage_of<school_rules>(nqpf::columns_over<school_rules>(all));
  REQUIRE(report.nearest.of(0).size() == 3);
  CHECK(report.nearest.of(0)[0].row == 2);
  CHECK(report.nearest.of(0)[0].distance == nqpf::replies::rule_distance{1, 0.5});
  CHECK(report.nearest.of(0)[1].row == 0);
  CHECK(report.nearest.of(0)[1].distance == nqpf::replies::rule_distance{1, 1});
  CHECK(report.nearest.of(0)[2].row == 1);
}

TEST_CASE("coverage with settings, of no rows, and of a set made at run time", "[coverage]") {
  const auto data = nqpf::columns_over<rules>(some);
  nqpf::settings<rules> with;
  REQUIRE(with.set("low", 0.4));
  CHECK(nqpf::coverage_of<rules>(data, with).counts.rule(0).yes == 2);

  const auto none = nqpf::coverage_of<rules>(nqpf::columns(0));
  CHECK(none.counts.rows() == 0);
  CHECK(none.nearest.of(0).empty());
  std::string text;
  nqpf::write_text(text, none);
  CHECK(text.rfind("0 rows", 0) == 0);

  nqpf::rule_book book;
  const auto& share = book.add(indicator("practice").in(0, 1));
  const auto& policy = book.add(nqpf::source{"policy", "", "", ""});
  const auto& verdicts = book.add_conclusions({"weak", "sound"}, true);
  book.add(rule("thin").when(share < 0.05).cite(policy, "1"), verdicts, 0);
  REQUIRE(book.compile().ok());
  const auto report = nqpf::coverage_of(book.program(), data, {}, 4);
  CHECK(report.counts.rule(0).no == 3);
  CHECK(report.counts.rule(0).unknown == 1);
  REQUIRE(report.nearest.of(0).size() == 4);
  CHECK(report.nearest.of(0)[0].row == 0);
  CHECK(report.nearest.of(0)[0].distance.share == Approx(0.05));
  // A missing value is the whole domain away.
  CHECK(report.nearest.of(0)[3].row == 2);
  CHECK(report.nearest.of(0)[3].distance == nqpf::replies::rule_distance{1, 1});
}

TEST_CASE("a small share of a wide domain is not none of it", "[coverage]") {
  nqpf::rule_book book;
  const auto& income = book.add(nqpf::integer("income").in(0, 100'000));
  const auto& policy = book.add(nqpf::source{"policy", "", "", ""});
  const auto& verdicts = book.add_conclusions({"weak", "sound"}, true);
  book.add(rule("poor").when(income < 5).cite(policy, "1"), verdicts, 0);
  REQUIRE(book.compile().ok());
  const std::vector<int> incomes{6, 5};
  nqpf::columns data(incomes.size());
  data.add(income, incomes);
  const std::string text = nqpf::to_text(nqpf::coverage_of(book.program(), data, {}, 2));
  CHECK(text.find("row 0: 1 comparison away, 0.00001 of the domain\n") != std::string::npos);
  CHECK(text.find("row 1: 1 comparison away, 0 of the domain\n") != std::string::npos);
}

}  // namespace coverage_test
