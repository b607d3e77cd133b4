// SPDX-License-Identifier: BSL-1.0
#pragma once

// Judges the boundary records of a set by the guide: each pair differs only in what its condition
// reads, and there the condition decides its rule, one way and the other; where no pair is told, no
// two records of the grid are one.

#include "mixed_answers.hpp"
#include "support/catch.hpp"

#include <cmath>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace test::mixed {

struct boundary_tally {
  long sets = 0;
  long conditions = 0;
  long unique = 0;
  long masking = 0;
  long impossible = 0;
  long undecided = 0;
  long records = 0;
};

/// The conditions of a rule as written: each comparison and each outcome that it reads once,
/// negations apart.
class rule_conditions {
public:
  struct leaf {
    std::string words{};
    int part = -1;  ///< of the condition; of a period first_day or end_of_it
    std::vector<bool> reads{};
  };

  rule_conditions(const rules& s, int r) : s_(s), r_(r), rule_(s.all[at(r)]) {
    leaf_of_.assign(rule_.when.parts.size(), -1);
    gather(rule_.when.root);
    if (rule_.from >= 0) period_.push_back(add(ask_day(" >= ", rule_.from), first_day));
    if (rule_.until >= 0) period_.push_back(add(ask_day(" < ", rule_.until), end_of_it));
    for (leaf& l : leaves_) {
      l.reads.assign(s.inputs.size(), false);
      if (l.part < 0) l.reads[at(s.as_of)] = true;
      else inputs_read(s, rule_.when, l.part, l.reads);
    }
  }

  [[nodiscard]] const std::vector<leaf>& leaves() const { return leaves_; }

  /// What each condition is of a record.
  [[nodiscard]] std::vector<truth> look(const evaluation& e, const double* record) const {
    std::vector<truth> out;
    for (const leaf& l : leaves_) {
      if (l.part == first_day)
        out.push_back(evaluation::compare(relation::at_least, record[s_.as_of], rule_.from));
      else if (l.part == end_of_it)
        out.push_back(evaluation::compare(relation::less, record[s_.as_of], rule_.until));
      else out.push_back(e.of(rule_.when, l.part, record));
      if (l.part >= 0 && is_negation(rule_.when.at(l.part))) out.back() = negation(out.back());
    }
    return out;
  }
  /// What the rule's own condition is, from what its conditions are.
  [[nodiscard]] truth own(const std::vector<truth>& is) const {
    truth t = of(rule_.when.root, is);
    for (const int k : period_) t = conjunction(t, is[at(k)]);
    return t;
  }
  /// Whether the rules before it in an ordered group leave a record to it.
  [[nodiscard]] truth left(const evaluation& e) const {
    truth taken = truth::no;
    for (const group& g : s_.groups) {
      if (g.is_table || !g.takes_first()) continue;
      if (std::find(g.members.begin(), g.members.end(), r_) == g.members.end()) continue;
      for (const int m : g.members) {
        if (m == r_) break;
        taken = disjunction(taken, e.holds(m));
      }
    }
    return negation(taken);
  }

private:
  static constexpr int first_day = -1;
  static constexpr int end_of_it = -2;

  // A flag that is false is a comparison of its own.
  [[nodiscard]] bool is_negation(const part& p) const {
    const bool is_flag = p.what == form::is_not_one_of && s_.inputs[at(p.index)].what == sort::flag;
    return (p.what == form::is_not_one_of && !is_flag) || p.what == form::absent;
  }
  [[nodiscard]] std::string ask_day(const char* how, int day) const {
    return s_.inputs[at(s_.as_of)].id + how + writer::value(true, day);
  }
  // The place of a condition; one that is written again counts once.
  int add(const std::string& words, int part) {
    for (std::size_t k = 0; k < leaves_.size(); ++k)
      if (leaves_[k].words == words) return static_cast<int>(k);
    leaves_.push_back({words, part, {}});
    return static_cast<int>(leaves_.size()) - 1;
  }
  void gather(int i) {
    const part& p = rule_.when.at(i);
    if (p.what >= form::both && p.what <= form::context) {
      gather(p.left);
      if (p.right >= 0) gather(p.right);
      return;
    }
    condition positive;
    positive.parts = rule_.when.parts;
    part& own = positive.parts[at(i)];
    if (is_negation(p)) own.what = p.what == form::absent ? form::known : form::is_one_of;
    leaf_of_[at(i)] = add(writer(s_).write(positive, i), i);
  }
  [[nodiscard]] truth of(int i, const std::vector<truth>& is) const {
    const part& p = rule_.when.at(i);
    switch (p.what) {
      case form::both: return conjunction(of(p.left, is), of(p.right, is));
      case form::either: return disjunction(of(p.left, is), of(p.right, is));
      case form::negated: return negation(of(p.left, is));
      case form::context: return of(p.left, is);
      default: break;
    }
    const truth t = is[at(leaf_of_[at(i)])];
    return is_negation(p) ? negation(t) : t;
  }

  const rules& s_;
  int r_;
  const rule& rule_;
  std::vector<leaf> leaves_{};
  std::vector<int> leaf_of_{};
  std::vector<int> period_{};
};

class boundary_judge {
public:
  boundary_judge(const rules& s, const engine& said, const stand_ins& points, boundary_tally& all)
      : s_(s), said_(said), points_(points), all_(all) {}

  /// What is wrong; empty where nothing is.
  std::string run(bool readable) {
    std::vector<std::vector<double>> values;
    std::size_t count = 1;
    for (int k = 0; k < static_cast<int>(s_.inputs.size()); ++k) {
      values.push_back(points_.values(k));
      sizes_.push_back(values.back().size());
      count *= sizes_.back();
    }
    if (count > 3000 || count == 0) return {};
    for_each_record(values, [&](const std::vector<double>& r) {
      grid_.push_back(r);
      some_keep_ = some_keep_ || look(r).keeps_assumptions();
    });
    ++all_.sets;
    told_ = said_.boundary(named_setting(s_, points_.setting()), readable);
    read_records();
    for (int r = 0; r < static_cast<int>(s_.all.size()) && problem_.empty(); ++r) judge(r);
    return problem_;
  }

private:
  // What a record says of a condition of a rule.
  struct view {
    truth is, with, without, left;
    std::vector<truth> others;
  };
  struct found {
    bool alone = false;
    bool some = false;
    bool alone_in_one = false;  ///< by records that differ in one input
    bool holds = false;         ///< the condition, of some record of the domains
    bool fails = false;
  };

  void fail(const std::string& what) {
    if (!problem_.empty()) return;
    problem_ = what;
    for (std::size_t k = 0; k < points_.setting().size(); ++k)
      problem_ += "\n" + s_.parameters[k].id + " = " + std::to_string(points_.setting()[k]);
  }
  [[nodiscard]] evaluation look(const std::vector<double>& record) const {
    return {s_, record.data(), points_.setting().data()};
  }

  // Each record that is told lies in the domains, keeps the assumptions, and has the outcomes that
  // are told.
  void read_records() {
    all_.records += static_cast<long>(told_.records.size());
    for (std::size_t i = 0; i < told_.records.size(); ++i) {
      records_.push_back(read_record(told_.records[i]));
      const std::vector<double>& record = records_.back();
      const std::string words = in_words(s_, record);
      const evaluation e = look(record);
      if (!e.keeps_assumptions()) fail("a record breaks an assumption: " + words);
      for (int r = 0; r < static_cast<int>(s_.all.size()); ++r) {
        const truth t = conjunction(e.holds(r), rule_conditions(s_, r).left(e));
        if (static_cast<int>(t) != told_.outcomes[i][at(r)]) fail("another outcome: " + words);
      }
    }
  }
  // What the set does not read may be anything.
  std::vector<double> read_record(const named_values& told) {
    std::vector<double> record = grid_[0];
    for (const auto& [id, v] : told)
      for (std::size_t k = 0; k < record.size(); ++k) {
        if (s_.inputs[k].id != id) continue;
        record[k] = v;
        if (!is_told_well(s_.inputs[k], v)) fail("a value outside its domain: " + id);
      }
    return record;
  }

  void judge(int r) {
    const rule_conditions own(s_, r);
    std::vector<const told_condition*> told;
    for (const told_condition& c : told_.conditions)
      if (c.rule == r) told.push_back(&c);
    if (told.size() != own.leaves().size()) {
      std::string words = "conditions of " + s_.all[at(r)].id + " are not those written:";
      for (const told_condition* c : told) words += "\n  told " + c->words;
      for (const rule_conditions::leaf& l : own.leaves()) words += "\n  written " + l.words;
      return fail(words);
    }
    std::vector<seen> grid;
    for (const std::vector<double>& record : grid_) grid.push_back(see(own, record));
    for (std::size_t k = 0; k < told.size(); ++k) {
      ++all_.conditions;
      judge(own, k, *told[k], find(own, k, grid));
      if (problem_.empty()) continue;
      problem_ = s_.all[at(r)].id + ", " + told[k]->words + " (" + own.leaves()[k].words +
                 "): " + problem_;
      return;
    }
  }

  // What all conditions of a rule are of a record.
  struct seen {
    bool keeps;
    truth left;
    std::vector<truth> is;
  };
  [[nodiscard]] seen see(const rule_conditions& own, const std::vector<double>& record) const {
    const evaluation e = look(record);
    return {e.keeps_assumptions(), own.left(e), own.look(e, record.data())};
  }
  static view look(const rule_conditions& own, std::size_t k, const seen& x) {
    view v{x.is[k], truth::no, truth::no, x.left, x.is};
    std::vector<truth>& other = v.others;
    other[k] = truth::yes;
    v.with = conjunction(x.left, own.own(other));
    other[k] = truth::no;
    v.without = conjunction(x.left, own.own(other));
    return v;
  }
  /// The condition decides alone what the rule is.
  static bool decides(const view& v) {
    return v.is != truth::open && v.with != truth::open && v.without == negation(v.with);
  }

  // What pairs there are: records are told apart by what the condition does not read, and for a
  // unique cause by what the other conditions are.
  [[nodiscard]] found find(const rule_conditions& own, std::size_t k,
                           const std::vector<seen>& grid) const {
    using key = std::pair<std::size_t, std::vector<truth>>;
    found out;
    std::map<key, unsigned> some, alone;
    std::vector<std::map<key, unsigned>> in_one(sizes_.size());
    const std::vector<bool>& reads = own.leaves()[k].reads;
    for (std::size_t n = 0; n < grid.size(); ++n) {
      out.holds = out.holds || grid[n].is[k] == truth::yes;
      out.fails = out.fails || grid[n].is[k] == truth::no;
      if (!grid[n].keeps) continue;
      view v = look(own, k, grid[n]);
      if (!decides(v)) continue;
      const bool up = v.with == truth::yes;
      const unsigned bit = 1U << ((v.is == truth::yes ? 2 : 0) + (up ? 1 : 0));
      v.others.push_back(v.left);
      out.some = is_pair(some[{rest_of(n, reads), {}}] |= bit) || out.some;
      out.alone = is_pair(alone[{rest_of(n, reads), v.others}] |= bit) || out.alone;
      for (std::size_t f = 0; f < sizes_.size(); ++f) {
        std::vector<bool> one(sizes_.size());
        one[f] = true;
        if (reads[f] && is_pair(in_one[f][{rest_of(n, one), v.others}] |= bit))
          out.alone_in_one = true;
      }
    }
    return out;
  }
  // One way where it holds and the same way where it fails.
  static bool is_pair(unsigned bits) { return (bits & 5U) == 5U || (bits & 10U) == 10U; }
  // A record of the grid without some inputs, as a number.
  [[nodiscard]] std::size_t rest_of(std::size_t n, const std::vector<bool>& without) const {
    std::size_t out = 0;
    std::size_t scale = 1;
    for (std::size_t f = 0; f < sizes_.size(); ++f) {
      if (!without[f]) out += n % sizes_[f] * scale;
      n /= sizes_[f];
      scale *= sizes_[f];
    }
    return out;
  }

  void judge(const rule_conditions& own, std::size_t k, const told_condition& c, const found& is) {
    using influence = told_condition::influence;
    const bool exact = points_.is_exact();
    if (c.how == influence::not_found) {
      ++all_.undecided;
      // That no record keeps the assumptions is not always known.
      const bool is_open = !exact || !some_keep_ || c.why_not == "the budget ended";
      if (!is_open) fail("not found, for " + c.why_not);
      return;
    }
    if (c.how == influence::impossible) {
      ++all_.impossible;
      if (is.some) fail("said to be impossible, and it is not: " + c.why_not);
      if (c.is_constant && is.holds && is.fails) fail("said to be constant, and it is not");
      if (c.holds >= 0 || c.fails >= 0 || c.absent >= 0) fail("records without being shown");
      return;
    }
    ++(c.how == influence::unique_cause ? all_.unique : all_.masking);
    if (exact && !is.some) fail("enumeration knows no such pair");
    if (c.how == influence::masking && exact && is.alone) fail("it has a unique cause");
    if (c.how == influence::masking && is.alone && c.unique_excluded)
      fail("a unique cause is said to be excluded, and is not");
    judge_pair(own, k, c, is);
  }

  void judge_pair(const rule_conditions& own, std::size_t k, const told_condition& c,
                  const found& is) {
    const std::vector<double>& x = records_[at(c.holds)];
    const std::vector<double>& y = records_[at(c.fails)];
    const std::vector<bool>& reads = own.leaves()[k].reads;
    int differ = 0;
    for (std::size_t f = 0; f < x.size(); ++f) {
      if (is_same(x[f], y[f])) continue;
      ++differ;
      if (!reads[f]) fail("they differ in what it does not read: " + s_.inputs[f].id);
    }
    const bool is_alone = c.how == told_condition::influence::unique_cause;
    const view a = look(own, k, see(own, x));
    const view b = look(own, k, see(own, y));
    const std::string pair = in_words(s_, x) + " and " + in_words(s_, y);
    if (!decides(a) || !decides(b) || a.with != b.with || a.is != negation(b.is))
      fail("it does not decide: " + pair);
    if (is_alone != (a.others == b.others && a.left == b.left))
      fail("it is not the cause that is said: " + pair);
    if (told_.outcomes[at(c.holds)][at(c.rule)] == told_.outcomes[at(c.fails)][at(c.rule)])
      fail("the outcome does not change: " + pair);
    if (points_.is_exact() && is_alone && differ > 1 && is.alone_in_one)
      fail("they differ in more than one: " + pair);
    judge_missing(reads, c, x);
  }
  static bool is_same(double a, double b) { return a == b || (a != a && b != b); }
  void judge_missing(const std::vector<bool>& reads, const told_condition& c,
                     const std::vector<double>& x) {
    if (c.absent < 0) return check_none_missing(reads, c, x);
    const std::vector<double>& gone = records_[at(c.absent)];
    for (std::size_t f = 0; f < x.size(); ++f) {
      const bool is_it = s_.inputs[f].id == c.missing_input;
      if (is_it && (gone[f] == gone[f] || !reads[f])) fail("nothing is missing");
      if (!is_it && !is_same(x[f], gone[f])) fail("more than the missing value differs");
    }
  }
  // Without a record in which a value is missing there can be none.
  void check_none_missing(const std::vector<bool>& reads, const told_condition& c,
                          const std::vector<double>& x) {
    const std::vector<double>& y = records_[at(c.fails)];
    for (std::size_t f = 0; f < x.size(); ++f) {
      if (!reads[f] || s_.inputs[f].always_known || x[f] != x[f] || y[f] != y[f]) continue;
      std::vector<double> gone = x;
      gone[f] = missing;
      if (look(gone).keeps_assumptions()) fail("a record without a value is lacking");
    }
  }

  const rules& s_;
  const engine& said_;
  const stand_ins& points_;
  boundary_tally& all_;
  told_boundary told_{};
  std::vector<std::size_t> sizes_{};
  std::vector<std::vector<double>> grid_{};
  std::vector<std::vector<double>> records_{};
  bool some_keep_ = false;
  std::string problem_{};
};

}  // namespace test::mixed
