// SPDX-License-Identifier: BSL-1.0
// Lists of up to four items over small domains, all of them: random rule sets are evaluated by a second implementation,
// as records, as columns, and what the proofs claim is looked for on every record.

#include <nqpf/rules/columns.hpp>
#include <nqpf/rules/dsl.hpp>
#include <nqpf/rules/dynamic.hpp>
#include <nqpf/rules/lists.hpp>
#include <nqpf/rules/record_program.hpp>

#include <random>
#include <string>
#include <vector>

#include "support/base.hpp"
#include "support/catch.hpp"

namespace lists_judge_test {

namespace {

using nqpf::truth;
using condition = nqpf::condition<nqpf::unbound>;
using term = nqpf::term<nqpf::unbound>;

struct item {
  double value;  // 0, 1, 2 or missing
  double mark;   // 0 or 1
};
struct record {
  std::vector<item> items;
  double extra;
};

// Every record: a number beside the list, and up to four items, of which the order does not matter but the first of
// each kind does: so all orders of up to two, and sorted ones beyond.
std::vector<record> all_records(int most) {
  std::vector<item> kinds;
  for (const double mark : {0.0, 1.0})
    for (const double value : {0.0, 1.0, 2.0, nqpf::missing}) kinds.push_back({value, mark});
  std::vector<std::vector<item>> lists{{}};
  std::vector<std::vector<std::size_t>> kept{{}};
  for (std::size_t at = 0; at < kept.size(); ++at) {
    if (kept[at].size() == static_cast<std::size_t>(most)) continue;
    for (std::size_t k = 0; k < kinds.size(); ++k) {
      if (kept[at].size() >= 2 && k < kept[at].back()) continue;
      std::vector<std::size_t> next = kept[at];
      next.push_back(k);
      std::vector<item> items;
      for (const std::size_t i : next) items.push_back(kinds[i]);
      kept.push_back(next);
      lists.push_back(items);
    }
  }
  std::vector<record> all;
  for (const auto& l : lists)
    for (const double extra : {0.0, 1.0}) all.push_back({l, extra});
  return all;
}

// The indicators of a book.
struct words {
  const nqpf::indicator_of<nqpf::unbound, nqpf::numeric>& value;
  const nqpf::indicator_of<nqpf::unbound, nqpf::boolean>& mark;
  const nqpf::indicator_of<nqpf::unbound, nqpf::boolean>& extra;
  const nqpf::list_of<nqpf::unbound, nqpf::unbound>& items;
};

// What is asked of an item, for both implementations.
struct item_question {
  enum class form { less, equal, at_least, known, mark, both, either, opposite };
  form what = form::mark;
  int bound = 0;
  std::vector<item_question> parts;

  [[nodiscard]] truth of(const item& i) const {
    const bool gone = nqpf::is_missing(i.value);
    switch (what) {
      case form::less: return gone ? truth::unknown : nqpf::detail::truth_of(i.value < bound);
      case form::equal: return gone ? truth::unknown : nqpf::detail::truth_of(i.value == bound);
      case form::at_least: return gone ? truth::unknown : nqpf::detail::truth_of(i.value >= bound);
      case form::known: return nqpf::detail::truth_of(!gone);
      case form::mark: return nqpf::detail::truth_of(i.mark == 1);
      case form::both: return parts[0].of(i) & parts[1].of(i);
      case form::either: return parts[0].of(i) | parts[1].of(i);
      default: return !parts[0].of(i);
    }
  }
  [[nodiscard]] condition write(const words& w) const {
    switch (what) {
      case form::less: return w.value < bound;
      case form::equal: return w.value == bound;
      case form::at_least: return w.value >= bound;
      case form::known: return known(w.value);
      case form::mark: return condition(w.mark);
      case form::both: return parts[0].write(w) && parts[1].write(w);
      case form::either: return parts[0].write(w) || parts[1].write(w);
      default: return !parts[0].write(w);
    }
  }
};

// What a rule asks.
struct question {
  enum class form { any, all, none, count, sum, least, most, extra, both, either, opposite };
  form what = form::any;
  nqpf::comparison relation = nqpf::comparison::less;
  int bound = 0;
  bool filtered = true;
  item_question where;
  std::vector<question> parts;

  [[nodiscard]] truth of(const record& r) const {
    switch (what) {
      case form::any: return some(r, false);
      case form::all: return !some(r, true);
      case form::none: return !some(r, false);
      case form::extra: return nqpf::detail::truth_of(r.extra == 1);
      case form::both: return parts[0].of(r) & parts[1].of(r);
      case form::either: return parts[0].of(r) | parts[1].of(r);
      case form::opposite: return !parts[0].of(r);
      default: break;
    }
    const double v = number(r);
    if (nqpf::is_missing(v)) return truth::unknown;
    return nqpf::detail::truth_of(relation == nqpf::comparison::less      ? v < bound
                                  : relation == nqpf::comparison::equal   ? v == bound
                                  : relation == nqpf::comparison::greater ? v > bound
                                                                          : v >= bound);
  }
  [[nodiscard]] condition write(const words& w) const {
    const condition c = where.write(w);
    switch (what) {
      case form::any: return nqpf::any(w.items, c);
      case form::all: return nqpf::all(w.items, c);
      case form::none: return nqpf::none(w.items, c);
      case form::extra: return condition(w.extra);
      case form::both: return parts[0].write(w) && parts[1].write(w);
      case form::either: return parts[0].write(w) || parts[1].write(w);
      case form::opposite: return !parts[0].write(w);
      case form::count: return compare(filtered ? nqpf::count(w.items, c) : nqpf::count(w.items));
      case form::sum:
        return compare(filtered ? nqpf::sum(w.items, w.value, c) : nqpf::sum(w.items, w.value));
      case form::least:
        return compare(filtered ? nqpf::least(w.items, w.value, c) : nqpf::least(w.items, w.value));
      default:
        return compare(filtered ? nqpf::most(w.items, w.value, c) : nqpf::most(w.items, w.value));
    }
  }

private:
  [[nodiscard]] truth some(const record& r, bool opposite) const {
    truth t = truth::no;
    for (const item& i : r.items) t = t | (opposite ? !where.of(i) : where.of(i));
    return t;
  }
  [[nodiscard]] double number(const record& r) const {
    std::vector<double> values;
    for (const item& i : r.items) {
      const truth t = filtered ? where.of(i) : truth::yes;
      if (t == truth::unknown) return nqpf::missing;
      if (t == truth::yes) values.push_back(what == form::count ? 1 : i.value);
    }
    double sum = 0;
    double least = nqpf::missing;
    double most = nqpf::missing;
    for (const double v : values) {
      if (nqpf::is_missing(v)) return v;
      sum += v;
      least = nqpf::is_missing(least) || v < least ? v : least;
      most = nqpf::is_missing(most) || v > most ? v : most;
    }
    return what == form::least ? least : what == form::most ? most : sum;
  }
  [[nodiscard]] condition compare(const term& t) const {
    return relation == nqpf::comparison::less      ? condition(t < bound)
           : relation == nqpf::comparison::equal   ? condition(t == bound)
           : relation == nqpf::comparison::greater ? condition(t > bound)
                                                   : condition(bound <= t);
  }
};

class maker {
public:
  explicit maker(unsigned seed) : random_(seed) {}
  int below(int n) { return std::uniform_int_distribution<int>(0, n - 1)(random_); }

  item_question of_item(int depth) {
    item_question q;
    q.what = static_cast<item_question::form>(below(depth > 0 ? 8 : 5));
    q.bound = q.what == item_question::form::less ? 1 + below(2) : below(3);
    if (q.what == item_question::form::at_least) q.bound = 1 + below(2);
    if (q.what >= item_question::form::both) q.parts.push_back(of_item(depth - 1));
    if (q.what == item_question::form::both || q.what == item_question::form::either)
      q.parts.push_back(of_item(depth - 1));
    return q;
  }
  question of_list(int depth) {
    question q;
    q.what = static_cast<question::form>(below(depth > 0 ? 11 : 8));
    q.where = of_item(1);
    q.filtered = below(3) > 0;
    q.relation = static_cast<nqpf::comparison>(below(5));
    if (q.relation == nqpf::comparison::less_equal) q.relation = nqpf::comparison::greater_equal;
    q.bound = 1 + below(2);
    if (q.what >= question::form::both) q.parts.push_back(of_list(depth - 1));
    if (q.what == question::form::both || q.what == question::form::either)
      q.parts.push_back(of_list(depth - 1));
    return q;
  }
  // Another question of the same items, or of some of them, or of all.
  question beside(const question& q) {
    question other = of_list(0);
    other.filtered = below(4) > 0;
    if (below(3) > 0) other.where = q.where;
    if (below(3) == 0) {
      item_question narrow;
      narrow.what = below(2) == 0 ? item_question::form::both : item_question::form::either;
      narrow.parts = {other.where, of_item(0)};
      other.where = narrow;
    }
    if (below(4) == 0) {
      item_question turned;
      turned.what = item_question::form::opposite;
      turned.parts.push_back(other.where);
      other.where = turned;
    }
    if (below(2) > 0) return other;
    question joined;
    joined.what = below(3) > 0 ? question::form::both : question::form::either;
    joined.parts = {q, other};
    return joined;
  }
  // What goes against a question, in other words: alone, or beside a further one.
  question against(const question& q) {
    question other = q;
    if (q.what == question::form::any) other.what = question::form::none;
    else if (q.what == question::form::none) other.what = question::form::any;
    else {
      other = {};
      other.what = question::form::opposite;
      other.parts.push_back(q);
    }
    if (q.what == question::form::all && below(2) == 0) {
      other = q;
      other.what = question::form::any;
      other.where = {};
      other.where.what = item_question::form::opposite;
      other.where.parts.push_back(q.where);
    }
    if (below(3) > 0) return other;
    question joined;
    joined.what = question::form::both;
    joined.parts = {other, of_list(0)};
    return joined;
  }

private:
  std::mt19937 random_;
};

struct made {
  nqpf::rule_book book;
  std::vector<question> rules;
  std::vector<int> verdicts;
  nqpf::diagnostics found;
  std::string words_of(const nqpf::diagnostic& d) const { return d.message.write<600>().c_str(); }
};

// Two or three rules, of which the first two conclude what conflicts; together they claim to be exclusive, or complete.
void make(made& m, maker& random, int group) {
  using namespace nqpf::dsl;
  const auto& value = m.book.add(integer("value").in(0, 2));
  auto sure =
      nqpf::detail::make_indicator<nqpf::unbound, nqpf::boolean>("mark", nqpf::kind::flag, false);
  const auto& mark = m.book.add(sure);
  sure =
      nqpf::detail::make_indicator<nqpf::unbound, nqpf::boolean>("extra", nqpf::kind::flag, false);
  const auto& extra = m.book.add(sure);
  auto here = list("items").at_most(4);
  here.may_be_missing = false;
  const auto& items = m.book.add(here);
  const auto& doc = m.book.add(nqpf::source{"doc", "t", "a", "y"});
  auto& verdicts = m.book.add_conclusions({"bad", "fair", "good"}, true);
  verdicts.conflicting[verdicts.conflict_count++] = {0, 2};
  const int rules = 2 + random.below(2);
  std::vector<std::string> names;
  for (int r = 0; r < rules; ++r) {
    const int kind = r == 0 ? 0 : random.below(r == 1 ? 4 : 3);
    m.rules.push_back(kind == 3   ? random.against(m.rules[0])
                      : kind == 0 ? random.of_list(1)
                                  : random.beside(m.rules[0]));
    names.push_back("r" + std::to_string(r));
    m.book.add(rule(names.back().c_str())
                   .when(m.rules.back().write({value, mark, extra, items}))
                   .cite(doc, "1"),
               verdicts,
               m.verdicts.emplace_back(r == 0   ? 0
                                       : r == 1 ? 2
                                                : random.below(3)));
  }
  if (group == 1) m.book.add_group(names, nqpf::hit::unique, false, false);
  if (group == 2) m.book.add_group(names, nqpf::hit::rule_order, true, false);
  m.found = m.book.compile();
}

std::vector<double> values_of(const nqpf::program& p, const record& r) {
  std::vector<double> values;
  for (int f = 0; f < p.count.inputs; ++f) {
    const nqpf::indicator_info& info = *p.inputs[f];
    values.push_back(info.items == nullptr
                         ? r.extra
                         : nqpf::answer_list(p, info, static_cast<int>(r.items.size()),
                                             [&](int i, const nqpf::indicator_info& of) {
                                               const item& one =
                                                   r.items[static_cast<std::size_t>(i)];
                                               return of.id[0] == 'v' ? one.value : one.mark;
                                             }));
  }
  return values;
}

int proven = 0;   // sets without a defect
int told = 0;     // defects of rules, with a record
int perhaps = 0;  // those that say that perhaps no list answers so
int no_such = 0;  // and of these, those of which there is no record
int related = 0;  // defects that rest on what questions of one list have to do with each other

// Whether a rule holds of the same records without one of its two parts.
bool has_idle_part(const question& q, const std::vector<record>& records) {
  bool idle[] = {true, true};
  for (const record& r : records)
    for (const std::size_t k : {std::size_t{0}, std::size_t{1}})
      idle[k] = idle[k] && (q.of(r) == truth::yes) == (q.parts[1 - k].of(r) == truth::yes);
  return idle[0] || idle[1];
}

// Whether the proofs claim something that a record shows to be wrong.
void judge_claims(const made& m, int group, const std::vector<record>& records,
                  const std::vector<std::vector<truth>>& outcomes) {
  const std::size_t rules = m.rules.size();
  std::vector<int> held(rules);
  bool some_gap = false;
  bool some_overlap = false;
  bool some_conflict = false;
  for (const auto& o : outcomes) {
    int count = 0;
    for (std::size_t r = 0; r < rules; ++r) {
      held[r] += o[r] == truth::yes ? 1 : 0;
      count += o[r] == truth::yes ? 1 : 0;
    }
    some_gap = some_gap || count == 0;
    some_overlap = some_overlap || count > 1;
    for (std::size_t a = 0; a < rules; ++a)
      for (std::size_t b = 0; b < a; ++b)
        some_conflict =
            some_conflict || (o[a] == truth::yes && o[b] == truth::yes &&
                              m.verdicts[a] + m.verdicts[b] == 2 && m.verdicts[a] != m.verdicts[b]);
  }
  for (const nqpf::diagnostic& d : m.found) {
    const std::string words = m.words_of(d);
    INFO(words);
    const bool sure = words.find("if some list of items has these answers") == std::string::npos;
    const bool of_item = words.find("rule r") == std::string::npos;
    if (d.code == nqpf::defect::never_holds && !of_item)
      CHECK(held[static_cast<std::size_t>(d.rule)] == 0);
    if (d.code == nqpf::defect::gap && sure) CHECK(some_gap);
    if (d.code == nqpf::defect::overlap && sure) CHECK(some_overlap);
    if (d.code == nqpf::defect::conflict && sure) CHECK(some_conflict);
    const bool is_reported = d.code == nqpf::defect::gap || d.code == nqpf::defect::overlap ||
                             d.code == nqpf::defect::conflict;
    told += is_reported ? 1 : 0;
    perhaps += is_reported && !sure ? 1 : 0;
    no_such += (d.code == nqpf::defect::gap && !some_gap) ||
                       (d.code == nqpf::defect::overlap && !some_overlap) ||
                       (d.code == nqpf::defect::conflict && !some_conflict)
                   ? 1
                   : 0;
    related += d.code == nqpf::defect::never_holds && !of_item ? 1 : 0;
    if (d.code == nqpf::defect::subsumed)
      for (const auto& o : outcomes) {
        bool again = o[static_cast<std::size_t>(d.rule)] != truth::yes;
        for (std::size_t r = 0; r < rules; ++r)
          again = again || (static_cast<int>(r) != d.rule && o[r] == truth::yes &&
                            m.verdicts[r] == m.verdicts[static_cast<std::size_t>(d.rule)]);
        CHECK(again);
      }
    if (d.code == nqpf::defect::no_effect && d.rule >= 0 && !of_item) {
      const question& q = m.rules[static_cast<std::size_t>(d.rule)];
      const bool two = q.what == question::form::both || q.what == question::form::either;
      if (two && q.parts[0].parts.empty() && q.parts[1].parts.empty())
        CHECK(has_idle_part(q, records));
    }
    if (d.code == nqpf::defect::always_holds && !of_item)
      for (std::size_t k = 0; k < outcomes.size(); ++k)
        CHECK(outcomes[k][static_cast<std::size_t>(d.rule)] != truth::no);
  }
  if (!m.found.ok()) return;  // what is not proven claims nothing
  CHECK_FALSE(some_conflict);
  if (group == 1) CHECK_FALSE(some_overlap);
  if (group == 2) CHECK_FALSE(some_gap);
  ++proven;
}

void judge(unsigned seed, const std::vector<record>& records) {
  INFO("seed " << seed);
  maker random(seed);
  const int group = random.below(3);
  made m;
  make(m, random, group);
  const nqpf::program& p = m.book.program();
  if (p.count.rules == 0) return;
  const std::vector<double> parameters = m.book.defaults();
  const nqpf::record_program ready(p);
  std::vector<unsigned char> scratch(ready.scratch_size());
  // As columns.
  std::vector<double> value, mark, extra;
  std::vector<int> offsets{0};
  for (const record& r : records) {
    for (const item& i : r.items) {
      value.push_back(i.value);
      mark.push_back(i.mark);
    }
    offsets.push_back(static_cast<int>(value.size()));
    extra.push_back(r.extra);
  }
  nqpf::columns items(value.size());
  items.add("value", nqpf::column_of(value)).add("mark", nqpf::column_of(mark));
  const nqpf::list_column list(offsets, items);
  REQUIRE(list.problem().empty());
  nqpf::columns data(records.size());
  data.add("extra", nqpf::column_of(extra)).add("items", list.as_column());
  const nqpf::rule_bitmaps columns = nqpf::evaluate(p, data);

  std::vector<std::vector<truth>> outcomes;
  int wrong = 0;
  for (std::size_t k = 0; k < records.size(); ++k) {
    const std::vector<double> values = values_of(p, records[k]);
    for (int f = 0; f < p.count.inputs; ++f)
      wrong += p.inputs[f]->allows(values[static_cast<std::size_t>(f)]) ? 0 : 1;
    std::vector<truth> plain(m.rules.size()), single(m.rules.size()), expected;
    nqpf::run(p, values.data(), parameters.data(), plain.data());
    ready.evaluate(values.data(), parameters.data(), single.data(), scratch.data());
    for (std::size_t r = 0; r < m.rules.size(); ++r) {
      expected.push_back(m.rules[r].of(records[k]));
      wrong += plain[r] == expected[r] ? 0 : 1;
      wrong += single[r] == expected[r] ? 0 : 1;
      wrong += columns.outcome(static_cast<int>(r), k) == expected[r] ? 0 : 1;
    }
    outcomes.push_back(expected);
  }
  CHECK(wrong == 0);
  judge_claims(m, group, records, outcomes);
}

}  // namespace

TEST_CASE(
    "random rule sets over lists: executors and proofs against every list of up to four items") {
  const std::vector<record> records = all_records(4);
  const std::size_t sets = test::rounds(250, 4000);
  for (unsigned seed = 1; seed <= sets; ++seed) judge(seed, records);
  INFO(proven << " proven, " << told << " told, " << perhaps << " perhaps, of which " << no_such
              << " have no record; " << related << " never hold");
  // Else the proofs were asked nothing.
  CHECK(proven > static_cast<int>(sets) / 20);
  CHECK(related > static_cast<int>(sets) / 50);
  // What is told of records that no list gives is rare.
  CHECK(no_such * 10 < told);
}

}  // namespace lists_judge_test
