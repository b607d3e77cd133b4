// SPDX-License-Identifier: BSL-1.0
// The proofs against brute force: on random rule sets over small domains every verdict equals what
// going through all records finds, and every witness shows the defect it is a witness of.
#include "brute_force.hpp"
#include "random_text.hpp"
#include "run_time_proof.hpp"
#include "support/base.hpp"
#include "support/catch.hpp"

#include <nqpf/rules/program/run.hpp>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <initializer_list>
#include <string>

namespace proof_random_test {

namespace {

using namespace test;
using nqpf::defect;
using nqpf::diagnostic;

// How often each defect was there and was not: a test in which one never occurs says nothing.
struct tally {
  long sets = 0;
  long yes[23]{};
  long no[23]{};
  long witnesses = 0;
  long undecided = 0;
};

// ---- comparing ----------------------------------------------------------------------------------

// Compares every verdict on one set; the result names the first disagreement.
class comparison {
public:
  comparison(const random_set& set, tally& count) : set_(set), count_(count) {
    std::vector<std::vector<double>> points;
    for (const variable& v : set.variables) points.push_back(v.points);
    records_ = all_records(points);
  }

  std::string run() {
    const auto data = set_.data();
    const auto groups = set_.group_data();
    brute_force truth_of_it(set_, records_);
    bool some = set_.assumptions.empty();  // of a set without a complete record nothing is asked
    for (std::size_t k = 0; k < records_.count && !some; ++k)
      some = truth_of_it.kept(k) && truth_of_it.complete(k);
    if (!some) return {};
    const run_time_proof engine(data, groups, set_.assumed());
    brute_ = &truth_of_it;
    said_ = &engine.said();
    ++count_.sets;
    if (!said_->packing.empty()) return "packing: " + text(*said_->packing.begin());
    check_outcomes(engine);
    check_assumptions();
    for (int r = 0; r < static_cast<int>(set_.rules.size()) && problem_.empty(); ++r) check_rule(r);
    for (int g = 0; g < static_cast<int>(set_.groups.size()) && problem_.empty(); ++g)
      check_group(g);
    return problem_;
  }

private:
  static std::string text(const diagnostic& d) {
    return "defect " + std::to_string(static_cast<int>(d.code)) + ": " + d.message.write().c_str();
  }
  void fail(const std::string& words) {
    if (problem_.empty()) problem_ = words;
  }

  static const diagnostic* find(const answer& all, defect code) {
    for (const diagnostic& d : all)
      if (d.code == code) return &d;
    return nullptr;
  }

  // The engine may leave a question open (19); what it claims must be so, and a defect that is there
  // must be claimed. Where the points do not stand for all records, they can refute what is said of all
  // records, and show what is said of one.
  void agree(const answer& all, defect code, bool is, const std::string& about) {
    const diagnostic* said = find(all, code);
    const bool open = find(all, defect::undecided) != nullptr;
    (is ? count_.yes : count_.no)[static_cast<int>(code)] += 1;
    if (open) ++count_.undecided;
    if (open && !set_.computed) fail("left open: " + text(*find(all, defect::undecided)));
    const bool superfluous = code == defect::subsumed || code == defect::no_effect;
    const std::string name = std::to_string(static_cast<int>(code)) + " of " + about;
    const bool of_all = superfluous || code == defect::never_holds ||
                        code == defect::always_holds || code == defect::shadowed;
    if (said != nullptr && !is && (set_.exact || of_all))
      fail("claims " + name + ", which is not so: " + text(*said));
    if (said == nullptr && is && !open && (set_.exact || !of_all)) fail("does not see " + name);
  }

  // The witness must show the defect whatever the values that it leaves out.
  template <class Shows>
  void check_witness(const diagnostic& d, Shows&& shows) {
    ++count_.witnesses;
    const auto values = witness(set_, d.message);
    std::string problem;
    const record_list records = records_of(set_, values, problem);
    if (!problem.empty()) return fail(problem + text(d));
    brute_force there(set_, records);
    if (!keeps_assumptions(values, records))
      return fail("the witness breaks an assumption: " + text(d));
    if (!shows(there, records)) return fail("the witness shows nothing: " + text(d));
    // What is printed reads back as the very record, and its numbers are such that people can read.
    for (const auto& v : values) {
      if (!v || *v != *v) continue;
      const std::string printed = (nqpf::text<40>() << *v).c_str();
      if (std::strtod(printed.c_str(), nullptr) != *v) fail("reads back differently: " + printed);
      if (std::fabs(*v) > 1e9) fail("too large to read: " + printed);
    }
  }

  // No assumption that reads a value of the witness is broken, whatever else there is.
  [[nodiscard]] bool keeps_assumptions(const std::vector<std::optional<double>>& values,
                                       const record_list& records) const {
    tree_evaluator trees(set_, records);
    for (const random_rule& a : set_.assumptions) {
      bool reads = false;
      for (const tree_node& t : a.nodes)
        reads = reads || (t.variable >= 0 && values[at(t.variable)].has_value());
      if (!reads) continue;
      for (const truth t : trees.condition(a, a.root, -1, truth::no))
        if (t == truth::no) return false;
    }
    return true;
  }

  [[nodiscard]] std::string title_of(int r) const {
    const std::string& id = set_.rules[at(r)].id;
    return set_.table ? id + " row " + std::to_string(r + 1) : "rule " + id;
  }

  // The executor agrees with the trees on every record.
  void check_outcomes(const run_time_proof& engine) {
    const nqpf::program& p = engine.program();
    std::vector<int> input;
    for (int f = 0; f < p.count.inputs; ++f)
      for (std::size_t v = 0; v < set_.variables.size(); ++v)
        if (p.inputs[f] == &set_.variables[v].info) input.push_back(static_cast<int>(v));
    std::vector<double> values(input.size() + 1);
    std::vector<nqpf::truth> out(set_.rules.size());
    for (std::size_t k = 0; k < records_.count; k += 7) {
      for (std::size_t f = 0; f < input.size(); ++f) values[f] = records_.columns[at(input[f])][k];
      nqpf::run(p, values.data(), engine.parameters(), out.data());
      for (std::size_t r = 0; r < out.size(); ++r)
        if (out[r] != brute_->outcome(static_cast<int>(r))[k])
          return fail("run differs on " + set_.rules[r].id);
    }
  }

  // There is a record that keeps them all; the first that none breaks is told.
  void check_assumptions() {
    if (set_.assumptions.empty()) return;
    tree_evaluator trees(set_, records_);
    bool idle = false;
    for (const random_rule& a : set_.assumptions) {
      bool breaks = false;
      for (const truth t : trees.condition(a, a.root, -1, truth::no))
        breaks = breaks || t == truth::no;
      idle = idle || !breaks;
    }
    agree(said_->assumptions, defect::bad_assumption, false, "the assumptions");
    if (problem_.empty() && !set_.computed && idle != !said_->assumptions.empty())
      fail(idle ? "does not see an assumption that says nothing" : "sees an assumption as idle");
  }

  void check_rule(int r) {
    const std::string& id = set_.rules[at(r)].id;
    const answer& single = said_->single[at(r)];
    const bool never = brute_->never(r);
    const bool always = brute_->always(r);
    agree(single, defect::never_holds, never, id);
    if (!never) agree(single, defect::always_holds, always, id);
    if (!never && !always) check_terms(r, single);
    check_subsumed(r);
    check_conflicts(r);
    if (!set_.table && !brute_->counts_nowhere(r))
      agree(said_->overruled[at(r)], defect::no_effect, brute_->always_overruled(r), id);
    check_order(r);
  }

  void check_terms(int r, const answer& single) {
    agree(single, defect::no_effect, brute_->idle_term(r).has_value(), set_.rules[at(r)].id);
  }

  void check_subsumed(int a) {
    const int n = static_cast<int>(set_.rules.size());
    const answer& all = said_->subsumed[at(a)];
    bool is = false;
    for (int b = 0; b < n; ++b) {
      const bool idle =
          brute_->counts_nowhere(a) || brute_->counts_nowhere(b);  // which is said instead
      is = is || (!idle && brute_->subsumed(a, b));
    }
    const diagnostic* d = find(all, defect::subsumed);
    // With arithmetic the engine may not see that a rule never holds, or which of two equal ones is later.
    if (d != nullptr && set_.computed) is = brute_->makes_superfluous(a, d->other);
    agree(all, defect::subsumed, is, set_.rules[at(a)].id);
    if (d != nullptr && problem_.empty() &&
        (d->rule != a || set_.table || !brute_->makes_superfluous(a, d->other)))
      fail("not subsumed by that rule: " + text(*d));
  }

  void check_conflicts(int a) {
    const answer& all = said_->conflicts[at(a)];
    for (int b = a; b < static_cast<int>(set_.rules.size()); ++b) {
      const bool is =
          (!set_.table || a == b) && brute_->contradict(a, b) && brute_->both_hold(a, b);
      answer own;
      for (const diagnostic& d : all)
        if (d.rule == a && d.other == b) own.push_back(d);
      agree(own, defect::conflict, is, set_.rules[at(a)].id + " and " + set_.rules[at(b)].id);
      const diagnostic* d = find(own, defect::conflict);
      if (d == nullptr || !problem_.empty()) continue;
      check_witness(*d, [&](brute_force& there, const record_list&) {
        return there.contradict(a, b) && there.both_hold_everywhere(a, b);
      });
    }
  }

  // A rule, or the default of a table: its conclusion, where it counts, and what it reads.
  struct concluding {
    std::string name;
    std::vector<nqpf::conclusion> conclusions;
    std::function<bool(const brute_force&, std::size_t)> counts;
    std::function<int(int)> reading;
    std::function<bool(int)> not_monotone;
  };

  void check_order(int r) {
    const random_rule& rule = set_.rules[at(r)];
    answer own;
    for (const diagnostic& d : said_->order[at(r)])
      if (d.rule == r) own.push_back(d);
    check_order({rule.id, rule.conclusions,
                 [r](const brute_force& b, std::size_t k) { return b.counts(r)[k] == truth::yes; },
                 [&, r](int v) { return brute_->reading(r, v); },
                 [&, r](int v) { return brute_->not_monotone(r, v); }},
                own);
  }
  void check_default(const random_group& g) {
    const auto place = static_cast<std::size_t>(&g - set_.groups.data());
    const answer& own = said_->order[set_.rules.size() + place];
    check_order({"default",
                 {g.otherwise},
                 [&g](const brute_force& b, std::size_t k) { return b.no_member_holds(g, k); },
                 [&](int v) { return brute_->reading(g, v); },
                 [&](int v) { return brute_->not_monotone(g, v); }},
                own);
  }

  void check_order(const concluding& it, const answer& all) {
    bool is = false;
    bool mixed = false;
    for (int v = 0; v < static_cast<int>(set_.variables.size()); ++v) {
      const int how = it.reading(v);
      mixed = mixed || how == 3;
      if (how == 1) is = is || it.not_monotone(v);
    }
    const diagnostic* d = find(all, defect::not_monotone);
    if (!mixed || is) agree(all, defect::not_monotone, is, it.name);
    if (d == nullptr || !problem_.empty()) return;
    // "improving x from a to b makes ... conclude c; before, no rule concluded anything that bad: ..."
    const nqpf::phrase& m = d->message;
    std::size_t v = 0;
    while (v < set_.variables.size() && set_.variables[v].id != m.pieces[1].words) ++v;
    if (v == set_.variables.size()) return fail("no indicator in: " + text(*d));
    const auto value = [&](const nqpf::phrase::piece& piece) {
      if (piece.words == nullptr) return piece.number;
      for (int k = 0; k < set_.variables[v].info.value_count(); ++k)
        if (std::string(piece.words) == set_.variables[v].info.value_name(k))
          return static_cast<double>(k);
      return nqpf::missing;
    };
    const double before = value(m.pieces[3]);
    const double after = value(m.pieces[5]);
    auto values = witness(set_, m);
    if (!values[v] || *values[v] != before)
      return fail("another value in the witness: " + text(*d));
    const bool higher = set_.variables[v].info.better == nqpf::better::higher;
    if (!(higher ? before < after : before > after)) return fail("not bettered: " + text(*d));
    check_witness(*d, [&](brute_force& there, const record_list& from) {
      std::string problem;
      values[v] = after;
      const record_list to = records_of(set_, values, problem);
      if (!problem.empty() || !keeps_assumptions(values, to)) return false;
      brute_force then(set_, to);
      bool shown = false;
      for (const nqpf::conclusion& c : it.conclusions) {
        if (!c.type->ordered) continue;
        bool all_worse = true;
        for (std::size_t k = 0; k < from.count; ++k)
          all_worse =
              all_worse &&
              (!there.kept(k) || (it.counts(then, k) && there.verdicts(*c.type)[k] > c.position &&
                                  (!then.raises(*c.type) || then.stands(c, k))));
        shown = shown || all_worse;
      }
      return shown;
    });
  }

  void check_group(int g) {
    const random_group& group = set_.groups[at(g)];
    const std::string name = "group " + std::to_string(g);
    if (group.policy == nqpf::hit::unique || group.policy == nqpf::hit::any) {
      const answer& all = said_->overlaps[at(g)];
      agree(all, defect::overlap, brute_->overlap(group), name);
      for (const diagnostic& d : all) {
        if (d.code != defect::overlap || !problem_.empty()) continue;
        check_witness(d, [&](brute_force& there, const record_list&) {
          return d.rule != d.other && there.both_hold_everywhere(d.rule, d.other);
        });
      }
    }
    if (group.complete || group.complete_when_known) {
      agree(said_->gaps[at(g)], defect::gap, brute_->gap(group), name);
      const diagnostic* d = find(said_->gaps[at(g)], defect::gap);
      if (d != nullptr && problem_.empty())
        check_witness(*d, [&](brute_force& there, const record_list& records) {
          bool complete = false;
          for (std::size_t k = 0; k < records.count; ++k) {
            if (!there.kept(k)) continue;
            if (!there.left_out(group, k)) return false;
            complete = complete || there.complete(k);
          }
          return group.complete || complete;
        });
    }
    const bool may_overlap = group.policy == nqpf::hit::unique || group.policy == nqpf::hit::any;
    if (group.is_table && group.policy <= nqpf::hit::first &&
        !(may_overlap && brute_->overlap(group))) {
      for (int v = 0; v < static_cast<int>(set_.variables.size()); ++v) {
        answer own;
        for (const diagnostic& d : said_->columns[at(g)])
          if (std::string(d.message.write().c_str()).find(set_.variables[at(v)].id) !=
              std::string::npos)
            own.push_back(d);
        // Of a column on which no row depends, it is enough that the cells are told to say nothing.
        const bool is =
            brute_->idle_column(group, v) && (!own.empty() || brute_->matters_to_rows(group, v));
        agree(own, defect::no_effect, is, "column " + set_.variables[at(v)].id);
      }
    }
    if (group.has_default) check_default(group);
    if (group.has_precedence()) {
      const answer& all = said_->shadows[at(g)];
      for (const int r : group.members) {
        answer own;
        for (const diagnostic& d : all)
          if (d.rule == r) own.push_back(d);
        agree(own, defect::shadowed, brute_->shadowed(r), set_.rules[at(r)].id + " in " + name);
        const diagnostic* d = find(own, defect::shadowed);
        if (d == nullptr || !problem_.empty()) continue;
        if (set_.exact && text(*d).find(", for example ") == std::string::npos)
          fail("no record in: " + text(*d));
        // The row holds, and the one that is named does or is undecided.
        check_witness(*d, [&](brute_force& there, const record_list& records) {
          int taker = -1;
          for (const int q : group.members)
            if (text(*d).find(", for example " + title_of(q) + " at ") != std::string::npos)
              taker = q;
          for (std::size_t k = 0; k < records.count && taker >= 0; ++k)
            if (there.kept(k) &&
                (there.condition(r)[k] != truth::yes || there.condition(taker)[k] == truth::no))
              return false;
          return taker >= 0 && taker != r;
        });
      }
    }
  }

  const random_set& set_;
  tally& count_;
  record_list records_;
  brute_force* brute_ = nullptr;
  const verdicts* said_ = nullptr;
  std::string problem_;
};

// ---- making a disagreement small ----------------------------------------------------------------

// Nodes that are no longer part of a tree are dropped.
void prune(random_rule& rule) {
  std::vector<tree_node> kept;
  const std::function<int(int)> take = [&](int i) {
    if (i < 0) return -1;
    tree_node t = rule.nodes[at(i)];
    t.left = take(t.left);
    t.right = take(t.right);
    kept.push_back(t);
    return static_cast<int>(kept.size()) - 1;
  };
  rule.root = take(rule.root);
  rule.nodes = std::move(kept);
}

std::string smaller(random_set& set) {
  tally ignored;
  std::string problem = comparison(set, ignored).run();
  const auto still = [&] {
    std::string now = comparison(set, ignored).run();
    if (now.empty() || now.substr(0, 8) != problem.substr(0, 8)) return false;
    problem = now;
    return true;
  };
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t g = 0; g < set.groups.size() && !changed; ++g) {
      const auto kept = set.groups;
      set.groups.erase(set.groups.begin() + static_cast<std::ptrdiff_t>(g));
      changed = !set.table && still();
      if (!changed) set.groups = kept;
      for (std::size_t m = 0;
           g < set.groups.size() && !set.table && m < set.groups[g].members.size() && !changed;
           ++m) {
        const auto members = set.groups[g].members;
        set.groups[g].members.erase(set.groups[g].members.begin() + static_cast<std::ptrdiff_t>(m));
        changed = !set.groups[g].members.empty() && still();
        if (!changed) set.groups[g].members = members;
      }
    }
    for (int r = 0; r < static_cast<int>(set.rules.size()) && !changed; ++r) {
      const auto rules = set.rules;
      const auto groups = set.groups;
      if (set.rules.size() == 1 || !set_maker::drop(set, r)) continue;
      changed = still();
      if (!changed) {
        set.rules = rules;
        set.groups = groups;
      }
    }
    for (random_rule& rule : set.rules) {
      for (std::size_t i = 0; i < rule.nodes.size() && !changed; ++i) {
        const random_rule kept = rule;
        for (const int child : {kept.nodes[i].left, kept.nodes[i].right}) {
          if (child < 0 || changed || kept.nodes[i].what == shape::computed) continue;
          rule.nodes[i] = rule.nodes[at(child)];
          prune(rule);
          changed = still();
          if (!changed) rule = kept;
        }
      }
      if (changed) break;
    }
  }
  return problem;
}

void compare_sets(std::uint64_t first, std::size_t count, const recipe& how, tally& all) {
  int failures = 0;
  for (std::uint64_t seed = first; seed < first + count && failures < 3; ++seed) {
    auto set = set_maker(seed, how).make();
    if (comparison(*set, all).run().empty()) continue;
    ++failures;
    const std::string problem = smaller(*set);
    FAIL_CHECK("seed " << seed << ": " << problem << "\n" << describe_set(*set));
  }
}

// Tells what was compared, and fails where a question had nearly always the same answer; of few sets, where it always had.
void conclude(const char* name, const tally& all, std::initializer_list<int> codes) {
  std::printf("%s: %ld sets, %ld witnesses, %ld questions left open;", name, all.sets,
              all.witnesses, all.undecided);
  const long least = all.sets > 200 ? all.sets / 50 : 0;
  for (const int code : codes) {
    std::printf(" defect %d in %ld of %ld", code, all.yes[code], all.yes[code] + all.no[code]);
    CHECK(all.yes[code] > least);
    CHECK(all.no[code] > least);
  }
  std::printf("\n");
}

}  // namespace

TEST_CASE("proofs equal brute force over numbers, integers, flags, enumerations and categories") {
  tally all;
  compare_sets(1, test::sets(4000, 100000), {}, all);
  conclude("single indicators", all, {4, 5, 6, 7, 8, 9, 12, 21});
  CHECK(all.undecided == 0);
}

TEST_CASE("proofs equal brute force over ordered groups") {
  tally all;
  compare_sets(1, test::sets(2000, 50000), {.ordered_groups = true}, all);
  conclude("ordered groups", all, {4, 5, 6, 7, 8, 9, 10, 12, 21});
  CHECK(all.undecided == 0);
}

TEST_CASE("proofs equal brute force over decision tables of every hit policy") {
  tally all;
  compare_sets(1, test::sets(4000, 100000), {.table = true}, all);
  conclude("tables", all, {4, 5, 8, 9, 10, 12, 21});
  CHECK(all.undecided == 0);
}

TEST_CASE("proofs equal brute force over rows that conclude several values of one type") {
  tally all;
  compare_sets(1, test::sets(1500, 50000), {.table = true, .rows_say_more = true}, all);
  conclude("rows of several values", all, {4, 5, 7, 8, 9, 10, 12, 21});
  CHECK(all.undecided == 0);
}

TEST_CASE("proofs equal brute force over arithmetic on small integers") {
  tally all;
  compare_sets(1, test::sets(2000, 50000), {.computed = true}, all);
  conclude("arithmetic on integers", all, {4, 5, 6, 7, 8, 9, 12, 21});
}

TEST_CASE("proofs never claim more than brute force over arithmetic on numbers") {
  tally all;
  compare_sets(1, test::sets(2000, 50000), {.computed_numbers = true}, all);
  conclude("arithmetic on numbers", all, {4, 5, 6, 7, 8, 9, 12, 21});
}

TEST_CASE("proofs equal brute force over sums that many comparisons share") {
  tally all;
  compare_sets(1, test::sets(2000, 100000), {.computed = true, .shared_sums = true}, all);
  conclude("shared sums of integers", all, {4, 5, 6, 7, 8, 9, 12, 21});
}

TEST_CASE("proofs equal brute force over sums whose terms stand on both sides") {
  tally all;
  compare_sets(1, test::sets(2000, 100000),
               {.computed = true, .shared_sums = true, .both_sides = true}, all);
  conclude("sums of integers on both sides", all, {4, 5, 6, 7, 8, 9, 12, 21});
}

TEST_CASE("proofs equal brute force over shared sums in ordered groups") {
  tally all;
  compare_sets(1, test::sets(1000, 50000),
               {.computed = true, .shared_sums = true, .ordered_groups = true}, all);
  conclude("shared sums in ordered groups", all, {4, 5, 6, 7, 8, 9, 10, 12, 21});
}

TEST_CASE("proofs never claim more than brute force over shared sums of numbers") {
  tally all;
  compare_sets(1, test::sets(2000, 100000), {.computed_numbers = true, .shared_sums = true}, all);
  conclude("shared sums of numbers", all, {4, 5, 6, 7, 8, 9, 12, 21});
}

TEST_CASE("proofs equal brute force on the records that keep random assumptions") {
  tally all;
  compare_sets(1, test::sets(1500, 100000), {.assumptions = true}, all);
  conclude("assumptions", all, {4, 5, 6, 7, 8, 9, 12, 21});
  tally grouped;
  compare_sets(1, test::sets(750, 50000), {.ordered_groups = true, .assumptions = true}, grouped);
  conclude("assumptions and ordered groups", grouped, {4, 5, 6, 7, 8, 9, 10, 12, 21});
}

TEST_CASE("proofs of tables equal brute force on the records that keep random assumptions") {
  tally all;
  compare_sets(1, test::sets(1500, 100000), {.table = true, .assumptions = true}, all);
  conclude("tables under assumptions", all, {4, 5, 8, 9, 10, 12, 21});
}

TEST_CASE("proofs equal brute force where assumptions compare and compute") {
  tally all;
  compare_sets(1, test::sets(750, 50000), {.computed = true, .assumptions = true}, all);
  conclude("computed assumptions", all, {4, 5, 6, 7, 8, 9, 12, 21});
  tally shared;
  compare_sets(1, test::sets(500, 50000),
               {.computed = true, .shared_sums = true, .assumptions = true}, shared);
  conclude("assumptions of shared sums", shared, {4, 5, 6, 7, 8, 9, 12, 21});
}

}  // namespace proof_random_test
