// SPDX-License-Identifier: BSL-1.0
// What can be asked of books with rules beside tables, ages among their conditions, against enumeration: questions,
// regions, explanations, counts of data, advice and missing rows, what is left where part is known, decisions on record.
// Each sentence that is read again has to be so.
#include "asked_book.hpp"
#include "asked_maker.hpp"
#include "random_sets.hpp"
#include "rules/json_check.hpp"
#include "support/base.hpp"

#include <nqpf/rules/advice.hpp>
#include <nqpf/rules/coverage.hpp>
#include <nqpf/rules/decision_record.hpp>
#include <nqpf/rules/explain.hpp>
#include <nqpf/rules/partial.hpp>
#include <nqpf/rules/questions.hpp>
#include <nqpf/rules/regions.hpp>

#include <functional>
#include <set>

namespace asked_random_test {

namespace {

using namespace test::asked;
using shows = std::function<bool(std::size_t)>;

struct evaluated_record {
  const nqpf::program& p;
  record values;
  std::vector<nqpf::truth> outcomes;

  evaluated_record(const nqpf::program& of, record v)
      : p(of), values(std::move(v)), outcomes(at(of.count.rules) + 1) {
    nqpf::run(p, values.data(), nullptr, outcomes.data());
  }
  [[nodiscard]] nqpf::evaluated all() const {
    return {&p, values.data(), nullptr, outcomes.data()};
  }
};

// Questions, with the record of each answer.
class question_judge {
public:
  question_judge(asked_book& b, dice& d) : b_(b), dice_(d), p_(b.program()) {}

  void ask() {
    for (std::size_t r = 0; r < b_.s.all.size(); ++r)
      if (b_.s.all[r].table < 0) named_.push_back(static_cast<int>(r));
    for (int i = 0; i < 4; ++i) ask_about_rules();
    for (int i = 0; i < 4 && p_.count.conclusions > 0; ++i) ask_about_values();
  }

private:
  int some_rule() { return named_[at(dice_.below(static_cast<int>(named_.size())))]; }
  [[nodiscard]] shows holds(int r) const {
    return [this, r](std::size_t k) { return b_.is[k].holds(r) == truth::yes; };
  }
  void ask_about_rules() {
    const int one = some_rule();
    const int two = some_rule();
    const int third = some_rule();
    const char* const a = b_.s.all[at(one)].id.c_str();
    const char* const b = b_.s.all[at(two)].id.c_str();
    const shows is_a = holds(one);
    const shows is_b = holds(two);
    const auto differ = [&](std::size_t k) { return is_a(k) != is_b(k); };
    check(nqpf::implies(p_, a, b), false, [&](std::size_t k) { return is_a(k) && !is_b(k); });
    check(nqpf::can_hold_together(p_, a, b), true,
          [&](std::size_t k) { return is_a(k) && is_b(k); });
    check(nqpf::equivalent(p_, a, b), false, differ);
    check(nqpf::equivalent(p_, a, b, nqpf::holds(b_.s.all[at(third)].id.c_str())), false,
          [&](std::size_t k) { return b_.is[k].own(third) == truth::yes && differ(k); });
  }
  void ask_about_values() {
    const int value = dice_.below(value_count);
    const nqpf::conclusion c{p_.conclusions[0].type, static_cast<short>(value)};
    const int r = static_cast<int>(b_.s.all.size()) - 1;
    const auto where = nqpf::holds(b_.s.all[at(r)].id.c_str());
    const auto stands = [&](std::size_t k) { return b_.is[k].stands(value); };
    check(nqpf::reachable(p_, c), true, stands);
    check(nqpf::reachable(p_, c, where), true,
          [&](std::size_t k) { return b_.is[k].own(r) == truth::yes && stands(k); });
    check(nqpf::always(p_, c), false,
          [&](std::size_t k) { return b_.is_complete(k) && !stands(k); });
    check(nqpf::always(p_, where, c, {.about = nqpf::records::all}), false,
          [&](std::size_t k) { return b_.is[k].own(r) == truth::yes && !stands(k); });
  }
  void check(const nqpf::detail::answer_of_program& said, bool example_means_yes,
             const shows& example) {
    bool some = false;
    bool is_told = false;
    for (std::size_t k = 0; k < b_.records.size(); ++k) {
      if (!example(k)) continue;
      some = true;
      is_told = is_told || (said.has_record() && is_record(said, k));
    }
    const std::string words = said.line().c_str();
    if (said.undecided()) return;
    if (said.refused()) b_.fail("refused", words);
    else if (said.yes() != (some == example_means_yes)) b_.fail("a wrong answer", words);
    else if (some != is_told) b_.fail("the record shows nothing", words);
  }
  [[nodiscard]] bool is_record(const nqpf::detail::answer_of_program& said, std::size_t k) const {
    const record v = b_.values(p_, k);
    for (std::size_t f = 0; f < v.size(); ++f)
      if (!same_value(v[f], said.values()[f])) return false;
    return true;
  }

  asked_book& b_;
  dice& dice_;
  const nqpf::program& p_;
  std::vector<int> named_;
};

void check_regions(asked_book& b) {
  const nqpf::program& p = b.program();
  for (int value = 0; value < value_count && p.count.conclusions > 0; ++value) {
    const auto all =
        nqpf::reached_from(p, nqpf::conclusion{p.conclusions[0].type, static_cast<short>(value)});
    for (std::size_t k = 0; k < b.records.size(); ++k) {
      bool some = false;
      for (const nqpf::region& r : all)
        some = some || b.truths(r.condition().c_str())[k] == truth::yes;
      if (some != b.is[k].stands(value) && (some || all.whole()))
        return b.fail_at("regions differ", all.line().c_str(), k);
    }
  }
}

// An explanation, read again line by line.
class told_lines {
public:
  told_lines(asked_book& b, const nqpf::explanation& e) : b_(b) {
    std::string text;
    nqpf::detail::sink<std::string> out{text};
    nqpf::detail::write_lines(out, e, 0);
    for (std::size_t i = 0; i < text.size();) {
      const std::size_t end = text.find('\n', i);
      const std::size_t begin = text.find_first_not_of(' ', i);
      lines_.push_back({static_cast<int>(begin - i) / 2, text.substr(begin, end - begin)});
      i = end + 1;
    }
  }

  /// What the lines say together of a record.
  truth of(std::size_t k) { return block(0, lines_.size(), true, k); }
  /// Calls `each(words)` for each comparison.
  template <class Each>
  void comparisons(Each&& each) const {
    for (const line& l : lines_)
      if (!is_group(l.words) && find_rule(l.words).rule < 0) each(bare(l.words));
  }
  /// The first line that says of a rule what is not so of a record; empty where none does.
  [[nodiscard]] std::string wrong_outcome(std::size_t k) const {
    for (const line& l : lines_) {
      const outcome o = find_rule(l.words);
      if (o.rule < 0) continue;
      const truth is = o.of_condition ? b_.is[k].own(o.rule) : b_.is[k].holds(o.rule);
      if (is != truth_of(o.holds)) return l.words;
    }
    return "";
  }

private:
  struct line {
    int depth;
    std::string words;
  };
  struct outcome {
    int rule = -1;
    bool holds = false;
    bool of_condition = false;
  };
  static bool is_group(const std::string& w) { return w == "one of" || w == "all of"; }
  static std::string bare(const std::string& words) {
    const std::string cut = words.substr(0, words.find(" (is "));
    return cut.substr(0, cut.find(" [p 1]"));
  }
  [[nodiscard]] outcome find_rule(const std::string& words) const {
    const std::string own = bare(words);
    for (std::size_t r = 0; r < b_.s.all.size(); ++r)
      for (const bool of_condition : {false, true})
        for (const bool holds : {false, true})
          if (own == (of_condition ? "the condition of " : "") +
                         b_.write.title(static_cast<int>(r)) +
                         (holds ? " holds" : " does not hold"))
            return {static_cast<int>(r), holds, of_condition};
    return {};
  }
  truth block(std::size_t i, std::size_t end, bool is_and, std::size_t k) {
    truth all = truth_of(is_and);
    while (i < end) {
      std::size_t next = i + 1;
      while (next < end && lines_[next].depth > lines_[i].depth) ++next;
      const std::string& words = lines_[i].words;
      const bool has_parts = is_group(words) || find_rule(words).rule >= 0;
      const truth own =
          has_parts ? block(i + 1, next, words != "one of", k) : b_.truths(bare(words))[k];
      all = is_and ? both(all, own) : either(all, own);
      i = next;
    }
    return all;
  }

  asked_book& b_;
  std::vector<line> lines_;
};

class explanation_judge {
public:
  explanation_judge(asked_book& b, dice& d) : b_(b), dice_(d) {}

  void ask() {
    for (int i = 0; i < 8; ++i) {
      k_ = at(dice_.below(static_cast<int>(b_.records.size())));
      rule_ = dice_.below(static_cast<int>(b_.s.all.size()));
      const evaluated_record e(b_.program(), b_.values(b_.program(), k_));
      const nqpf::finding f{e.all(), rule_};
      const truth is = b_.is[k_].holds(rule_);
      if (is != truth::unknown) check_why(nqpf::why(f), is);
      if (is != truth::yes) check_why_not(nqpf::why_not(f));
      if (is == truth::unknown) check_open(nqpf::undecided(f));
    }
  }

private:
  void fail(const std::string& what, const std::string& words) {
    b_.fail_at(what, b_.write.title(rule_) + "\n" + words, k_);
  }
  template <class Answer>
  std::string text_of(const Answer& a) {
    std::string json;
    nqpf::write_json(json, a);
    if (!test::json::reader(json).whole()) fail("no JSON", json);
    return nqpf::to_text<8000>(a).c_str();
  }
  void check_why(const nqpf::explanation& e, truth is) {
    const std::string text = text_of(e);
    if (!e.complete) return;
    told_lines told(b_, e);
    if (told.of(k_) != truth::yes || !told.wrong_outcome(k_).empty())
      return fail("a reason is not so", text);
    for (std::size_t j = 0; j < b_.records.size(); ++j)
      if (told.of(j) == truth::yes && b_.is[j].holds(rule_) != is)
        return b_.fail_at("the reasons do not suffice", text, j);
  }
  void check_why_not(const nqpf::explanation& e) {
    const std::string text = text_of(e);
    if (!e.complete) return;
    told_lines(b_, e).comparisons([&](const std::string& words) {
      if (b_.truths(words)[k_] == truth::yes) fail("what is so is not lacking", text);
    });
  }
  void check_open(const nqpf::open_question& q) {
    const std::string text = text_of(q);
    if (q.holds_if.complete) check_way(q.holds_if, truth::yes, text);
    if (q.fails_if.complete) check_way(q.fails_if, truth::no, text);
  }
  // What is told decides where all else stays as it is; where nothing can be told no completion decides.
  void check_way(const nqpf::explanation& e, truth wanted, const std::string& text) {
    told_lines told(b_, e);
    std::set<int> named;
    e.indicators([&](const nqpf::indicator_info& i, double) {
      const nqpf::program& p = b_.program();
      named.insert(b_.input_of(p, p.input(i.id)));
    });
    bool some = false;
    bool reached = false;
    for (std::size_t j = 0; j < b_.records.size(); ++j) {
      if (!completes(j, nullptr)) continue;
      some = some || b_.is[j].holds(rule_) == wanted;
      if (!e.possible || !completes(j, &named) || told.of(j) != truth::yes) continue;
      reached = true;
      if (b_.is[j].holds(rule_) != wanted) return b_.fail_at("the values do not decide", text, j);
    }
    if (some != e.possible || (e.possible && !reached)) fail("what can decide", text);
  }
  // Whether a record is this one with something more known: only of these inputs.
  [[nodiscard]] bool completes(std::size_t j, const std::set<int>* named) const {
    for (std::size_t f = 0; f < b_.s.inputs.size(); ++f) {
      const double own = b_.records[k_][f];
      const bool may_be_known =
          own != own && (named == nullptr || named->count(static_cast<int>(f)) > 0);
      if (!may_be_known && !same_value(own, b_.records[j][f])) return false;
    }
    return true;
  }

  asked_book& b_;
  dice& dice_;
  std::size_t k_ = 0;
  int rule_ = 0;
};

bool is_tally(const nqpf::replies::rule_tally& said, const std::vector<truth>& all) {
  std::uint64_t counts[3]{};
  for (const truth t : all) ++counts[static_cast<int>(t)];
  return said.no == counts[0] && said.unknown == counts[1] && said.yes == counts[2];
}

void check_coverage(asked_book& b, dice& d) {
  const nqpf::program& p = b.program();
  std::vector<std::size_t> rows;
  for (int i = d.from_to(1, 100); i > 0; --i)
    rows.push_back(at(d.below(static_cast<int>(b.records.size()))));
  nqpf::columns data(rows.size());
  std::vector<record> columns(at(p.count.inputs));
  for (int f = 0; f < p.count.inputs; ++f) {
    for (const std::size_t k : rows) columns[at(f)].push_back(b.values(p, k)[at(f)]);
    data.add(p.inputs[f]->id, nqpf::column_of(columns[at(f)]));
  }
  const auto report = nqpf::coverage_of(p, data, {}, 2);
  const auto on_rows = [&](const shows& of_yes, const shows& of_no) {
    std::vector<truth> all;
    for (const std::size_t k : rows)
      all.push_back(of_yes(k) ? truth::yes : of_no(k) ? truth::no : truth::unknown);
    return all;
  };
  for (int r = 0; r < p.count.rules; ++r) {
    const auto all = on_rows([&](std::size_t k) { return b.is[k].holds(r) == truth::yes; },
                             [&](std::size_t k) { return b.is[k].holds(r) == truth::no; });
    if (!is_tally(report.counts.rule(r), all)) b.fail("counts of a rule", b.write.title(r));
    for (const auto& near : report.nearest.of(r))
      if (all[near.row] == truth::yes) b.fail("the rule holds of the nearest", b.write.title(r));
  }
  for (int a = 0; a < p.count.atoms; ++a) {
    const std::string words = nqpf::detail::comparison_text(p, a);
    const std::vector<truth>& is = b.truths(words);
    if (!is_tally(report.counts.comparison(a),
                  on_rows([&](std::size_t k) { return is[k] == truth::yes; },
                          [&](std::size_t k) { return is[k] == truth::no; })))
      b.fail("counts of a comparison", words);
  }
  std::string json;
  nqpf::write_json(json, report);
  if (!test::json::reader(json).whole()) b.fail("no JSON", json);
}

class advice_judge {
public:
  explicit advice_judge(asked_book& b) : b_(b) {}

  void ask() {
    const nqpf::advice all = nqpf::advice_of(b_.program());
    for (const nqpf::advice_item& a : all) check(a);
    for (std::size_t t = 0; t < b_.s.tables.size() && all.whole(); ++t)
      find_missed(all, static_cast<int>(t));
  }

private:
  static int number_of(const nqpf::advice_item& a) { return a.table()[1] - '0'; }
  // Whether a row is the answer of a table that takes the first.
  [[nodiscard]] bool answers(const table& t, int row, std::size_t k) const {
    std::vector<int> rows;
    return b_.is[k].decided(t, &rows) == truth::yes && rows[0] == t.rows[at(row - 1)];
  }
  [[nodiscard]] bool holds(const table& t, int row, std::size_t k) const {
    return b_.is[k].own(t.rows[at(row - 1)]) == truth::yes;
  }
  // Of a table whose first row counts one that is open keeps the others from answering.
  [[nodiscard]] bool is_gap(const table& t, std::size_t k) const {
    return t.takes_first() ? b_.is[k].decided(t) != truth::yes : !b_.is[k].some_row_holds(t);
  }
  [[nodiscard]] bool some(const shows& is) const {
    for (std::size_t k = 0; k < b_.records.size(); ++k)
      if (is(k)) return true;
    return false;
  }
  void check(const nqpf::advice_item& a) {
    const table& t = b_.s.tables[at(number_of(a))];
    using nqpf::advised;
    bool is_so = true;
    if (a.what() == advised::masked)
      is_so = some([&](std::size_t k) { return holds(t, a[0], k); }) &&
              !some([&](std::size_t k) { return answers(t, a[0], k); });
    if (a.what() == advised::can_be_unique)
      is_so = !some([&](std::size_t k) {
        int n = 0;
        for (const int r : t.rows) n += b_.is[k].own(r) == truth::yes ? 1 : 0;
        return n > 1;
      });
    for (int i = 1; i < a.size() && a.what() == advised::misleading; ++i)
      is_so =
          is_so && some([&](std::size_t k) { return holds(t, a[0], k) && answers(t, a[i], k); });
    if (!is_so) b_.fail("advice is not so", a.line().c_str());
    check_region(a, t);
  }
  void check_region(const nqpf::advice_item& a, const table& t) {
    if (a.where() == nullptr) return;
    const bool of_known = std::string(a.line().c_str()).find("all is known") != std::string::npos;
    const std::vector<truth>& in = b_.truths(a.where()->condition().c_str());
    for (std::size_t k = 0; k < b_.records.size(); ++k) {
      if (in[k] != truth::yes || (of_known && !b_.is_complete(k))) continue;
      const bool is_so =
          a.what() == nqpf::advised::gap ? is_gap(t, k) : holds(t, a[0], k) && answers(t, a[1], k);
      if (!is_so) return b_.fail_at("advice has a record too many", a.line().c_str(), k);
    }
  }
  void find_missed(const nqpf::advice& all, int number) {
    const table& t = b_.s.tables[at(number)];
    const auto told = [&](nqpf::advised what, int row, std::size_t k) {
      for (const nqpf::advice_item& a : all)
        if (a.what() == what && number_of(a) == number && (row == 0 || a[0] == row) &&
            (row > 0 || b_.truths(a.where()->condition().c_str())[k] == truth::yes))
          return true;
      return false;
    };
    for (int row = 1; row <= static_cast<int>(t.rows.size()) && t.takes_first(); ++row)
      if (some([&](std::size_t k) { return holds(t, row, k); }) &&
          !some([&](std::size_t k) { return answers(t, row, k); }) &&
          !told(nqpf::advised::masked, row, 0))
        b_.fail("a masked row is not told", b_.write.title(t.rows[at(row - 1)]));
    const bool is_asked =
        t.complete || t.complete_when_known || (t.otherwise < 0 && t.how <= policy::priority);
    for (std::size_t k = 0; k < b_.records.size() && is_asked; ++k)
      if ((t.complete || b_.is_complete(k)) && is_gap(t, k) && !told(nqpf::advised::gap, 0, k))
        return b_.fail_at("a gap is not told", "t" + std::to_string(number), k);
  }

  asked_book& b_;
};

// Pastes each row that a table lacks, as the file would have it, until none is told.
void paste_rows(const asked_book& b, std::string text, int& pasted) {
  for (int round = 0; round < 40; ++round) {
    nqpf::rules_read read = nqpf::read_rule_text(text);
    for (const auto& e : read.errors) return b.fail("what is pasted is not read", e.line());
    std::string row;
    std::string name;
    int before = 0;
    for (const nqpf::diagnostic& d : read.book.compile()) {
      const std::string words = read.line(d);
      if (d.code == nqpf::defect::overlap) return b.fail("what is pasted meets a row", words);
      const std::size_t begin = words.find("row when ");
      if (d.code != nqpf::defect::gap || begin == std::string::npos || !row.empty()) continue;
      row = words.substr(begin, words.find(" then ...") - begin);
      name = "table " + words.substr(words.find("set: t") + 5, 2) + ":";
      const std::size_t place = words.find("before row ");
      if (place != std::string::npos) before = words[place + 11] - '0';
    }
    if (row.empty()) return;
    ++pasted;
    std::size_t to = text.find('\n', text.find(name)) + 1;
    for (int n = 1; text.compare(to, 6, "  row ") == 0 && n != before; ++n)
      to = text.find('\n', to) + 1;
    text.insert(to, "  " + row + " then fair cite p 1\n");
  }
  b.fail("rows are told without an end", text);
}

// The values, rules and whether they stand, of a decision on record.
std::set<std::string> conclusions_in(const asked_book& b, const nqpf::program& p,
                                     const record& values) {
  const evaluated_record e(p, values);
  std::string json;
  nqpf::write_decision_json(json, e.all());
  if (!test::json::reader(json).whole()) b.fail("no JSON", json);
  std::set<std::string> out;
  const std::size_t end = json.find("],\"findings\"");
  std::size_t i = json.find("\"conclusions\":[");
  while ((i = json.find("{\"value\":", i)) < end) {
    const std::size_t stop = json.find('}', i);
    const std::string one = json.substr(i, stop - i);
    const std::size_t row = one.find(",\"row\"");  // rows are numbered anew where some are left out
    const std::size_t stands = one.find(",\"stands\":");
    out.insert(one.substr(0, row < stands ? row : stands) + one.substr(stands, 14));
    i = stop;
  }
  return out;
}

void check_decisions(const asked_book& b, dice& d) {
  for (int i = 0; i < 10; ++i) {
    const std::size_t k = at(d.below(static_cast<int>(b.records.size())));
    const auto all = conclusions_in(b, b.program(), b.values(b.program(), k));
    for (int value = 0; value < value_count; ++value) {
      bool stands = false;
      for (const std::string& c : all)
        stands = stands || (c.find(std::string("\"") + value_names[value]) == 9 &&
                            c.find("\"stands\":true") != std::string::npos);
      if (stands != b.is[k].stands(value)) b.fail_at("what stands", value_names[value], k);
    }
  }
}

// What is decided early is so of every completion, and a decision by what is left says what one by the whole does.
class partial_judge {
public:
  partial_judge(const asked_book& b, dice& d) : b_(b), dice_(d), p_(b.program()) {}

  void ask() {
    const std::size_t k = at(dice_.below(static_cast<int>(b_.records.size())));
    nqpf::known_inputs known(p_);
    std::vector<bool> is_known;
    for (std::size_t f = 0; f < b_.s.inputs.size(); ++f) {
      is_known.push_back(dice_.chance(50));
      const char* const id = b_.s.inputs[f].id.c_str();
      if (is_known[f] && p_.input(id) >= 0) CHECK(known.set(id, b_.records[k][f]));
    }
    const nqpf::remaining_rules left = nqpf::evaluate_partially(p_, known, nullptr);
    for (std::size_t j = 0; j < b_.records.size(); ++j) {
      bool fits = true;
      for (std::size_t f = 0; f < is_known.size(); ++f)
        fits = fits && (!is_known[f] || same_value(b_.records[j][f], b_.records[k][f]));
      if (fits && !check(left, j)) return;
    }
  }

private:
  bool check(const nqpf::remaining_rules& left, std::size_t j) {
    using nqpf::partial_outcome;
    for (int r = 0; r < p_.count.rules; ++r) {
      const partial_outcome said = left.outcomes[at(r)];
      const truth is = said == partial_outcome::no    ? truth::no
                       : said == partial_outcome::yes ? truth::yes
                                                      : truth::unknown;
      if (said == partial_outcome::open || is == b_.is[j].holds(r)) continue;
      b_.fail_at("an outcome is not so", b_.write.title(r), j);
      return false;
    }
    const nqpf::program& rest = left.book.program();
    if (rest.count.rules == 0) return true;
    const auto whole = conclusions_in(b_, p_, b_.values(p_, j));
    for (const std::string& c : conclusions_in(b_, rest, b_.values(rest, j))) {
      if (whole.count(c) > 0) continue;
      b_.fail_at("what is left says otherwise", c + "\n" + nqpf::write_rule_text(rest).text, j);
      return false;
    }
    return true;
  }

  const asked_book& b_;
  dice& dice_;
  const nqpf::program& p_;
};

template <class Ask>
int ask_sets(std::size_t count, std::uint64_t first, Ask&& ask) {
  int asked = 0;
  for (std::uint64_t seed = first; seed < first + count; ++seed) {
    maker m(seed);
    const rules s = m.make();
    if (records_of(s).size() > 1500) continue;
    asked_book b(s, seed);
    if (!b.can_run()) continue;
    ++asked;
    ask(b, m.throws());
  }
  return asked;
}

}  // namespace

TEST_CASE("answers and regions of tables and ages are those of enumeration", "[asked]") {
  const int asked = ask_sets(test::sets(60, 5000), 1, [](asked_book& b, dice& d) {
    question_judge(b, d).ask();
    check_regions(b);
  });
  CHECK(asked > 0);
}

TEST_CASE("explanations and counts of tables and ages are so of their records", "[asked]") {
  const int asked = ask_sets(test::sets(80, 5000), 100'000, [](asked_book& b, dice& d) {
    explanation_judge(b, d).ask();
    check_coverage(b, d);
  });
  CHECK(asked > 0);
}

TEST_CASE("advice on tables beside rules is so, and missing rows can be pasted", "[asked]") {
  int pasted = 0;
  const int asked = ask_sets(test::sets(80, 5000), 200'000, [&](asked_book& b, dice&) {
    advice_judge(b).ask();
    paste_rows(b, b.write.text(), pasted);
  });
  CHECK(asked > 0);
  if (!test::is_sanitized) CHECK(pasted > asked / 100);  // sanitized runs ask of few sets
}

TEST_CASE("decisions on record, of the whole and of what is left, say what stands", "[asked]") {
  const int asked = ask_sets(test::sets(80, 5000), 300'000, [](asked_book& b, dice& d) {
    check_decisions(b, d);
    partial_judge(b, d).ask();
  });
  CHECK(asked > 0);
}

}  // namespace asked_random_test
