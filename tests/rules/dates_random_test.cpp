// SPDX-License-Identifier: BSL-1.0
// Proofs over dates against brute force: random rules over days around a leap day, durations and ages, judged by
// <chrono> on every record. Verdicts agree, witnesses are dates and show what they are told for.
#include "support/base.hpp"
#include "support/catch.hpp"

#include <nqpf/rules.hpp>
#include <nqpf/rules/dates.hpp>
#include <nqpf/rules/dynamic.hpp>

#include <chrono>
#include <cstdio>
#include <functional>
#include <random>
#include <string>
#include <vector>

namespace dates_random_test {

namespace {

using namespace nqpf::dsl;
using std::chrono::sys_days;
using std::chrono::year_month_day;
inline constexpr nqpf::source law{"law", "", "", ""};

struct record {
  sys_days born;
  sys_days signed_on;
  int length;
};
using judge = std::function<bool(const record&)>;
using clause = nqpf::condition<nqpf::unbound>;

// An age as people count it, year by year.
int age(sys_days from, sys_days to) {
  const year_month_day first{from};
  const auto birthday = [&](int n) {
    const year_month_day day = (first.year() + std::chrono::years(n)) / first.month() / first.day();
    return day.ok() ? sys_days{day} : sys_days{day.year() / 3 / 1};
  };
  int n = static_cast<int>(year_month_day{to}.year()) - static_cast<int>(first.year()) + 1;
  while (birthday(n) > to) --n;
  return n;
}

template <class T>
bool compare(int relation, const T& a, const T& b) {
  return relation == 0   ? a < b
         : relation == 1 ? a <= b
         : relation == 2 ? a > b
         : relation == 3 ? a >= b
         : relation == 4 ? a == b
                         : a != b;
}
template <class A, class B>
clause related(int relation, const A& a, const B& b) {
  return relation == 0   ? clause(a < b)
         : relation == 1 ? clause(a <= b)
         : relation == 2 ? clause(a > b)
         : relation == 3 ? clause(a >= b)
         : relation == 4 ? clause(a == b)
                         : clause(a != b);
}

// A book over three indicators, with a judge for each of its rules.
struct case_of_dates {
  std::mt19937 random;
  int year;  ///< of the second date
  nqpf::rule_book book;
  sys_days born_first = sys_days{2004y / 2 / 20};
  sys_days signed_first;
  int width = 19;
  int longest = 12;
  const nqpf::indicator_of<nqpf::unbound, nqpf::calendar_day>& born;
  const nqpf::indicator_of<nqpf::unbound, nqpf::calendar_day>& signed_on;
  const nqpf::indicator_of<nqpf::unbound, nqpf::detail::duration_in_days>& length;
  std::vector<judge> judges;

  case_of_dates(unsigned seed, int y)
      : random(seed),
        year(y),
        signed_first(sys_days{std::chrono::year{y} / 2 / 20}),
        born(book.add(dated("born").in(born_first, born_first + days(width)))),
        signed_on(book.add(dated("signed").in(signed_first, signed_first + days(width)))),
        length(book.add(lasting("length").in(days(0), days(longest)))) {}

  int up_to(int n) { return static_cast<int>(random() % static_cast<unsigned>(n + 1)); }

  judge add_clause(clause& c) {
    const int r = up_to(3);
    const sys_days early = born_first + days(1 + up_to(width - 2));
    const sys_days late = signed_first + days(1 + up_to(width - 2));
    const int n = up_to(longest);
    const int years = year - 2004 + up_to(1);
    const int on_a_day =
        year - 2004 - (r == 1 || r == 2 ? 1 : 0);  // so that the day lies in the domain
    const int from_a_day = year - 2004 - (r == 0 || r == 3 ? 1 : 0);
    switch (up_to(7)) {
      case 0:
        c = related(r, born, early);
        return [=](const record& x) { return compare(r, x.born, early); };
      case 1:
        c = related(r, year_month_day{late}, signed_on);
        return [=](const record& x) { return compare(r, late, x.signed_on); };
      case 2:
        c = related(r, signed_on + length, late);
        return [=](const record& x) { return compare(r, x.signed_on + days(x.length), late); };
      case 3:
        c = related(r, length, days(n));
        return [=](const record& x) { return compare(r, x.length, n); };
      case 4: {
        const auto apart = (late - early).count();
        c = related(r, signed_on - born, days(apart));
        return [=](const record& x) { return compare(r, (x.signed_on - x.born).count(), apart); };
      }
      case 5:
        c = related(r, completed_years(born, signed_on), years);
        return [=](const record& x) { return compare(r, age(x.born, x.signed_on), years); };
      case 6:
        c = related(r, completed_years(born, late), on_a_day);
        return [=](const record& x) { return compare(r, age(x.born, late), on_a_day); };
      default:
        c = related(r, from_a_day, completed_years(year_month_day{early}, signed_on));
        return [=](const record& x) { return compare(r, from_a_day, age(early, x.signed_on)); };
    }
  }
  void add_rule(const char* id) {
    clause one;
    const judge first = add_clause(one);
    if (up_to(1) == 0) {
      book.add(rule(id).when(one).cite(law, "1"), conclusions(), 0);
      judges.push_back(first);
      return;
    }
    clause two;
    const judge second = add_clause(two);
    const bool all = up_to(1) == 0;
    if (all) book.add(rule(id).when(one && two).cite(law, "1"), conclusions(), 0);
    else book.add(rule(id).when(one || two).cite(law, "1"), conclusions(), 0);
    judges.push_back(
        [=](const record& x) { return all ? first(x) && second(x) : first(x) || second(x); });
  }
  const nqpf::detail::enumeration_info& conclusions() {
    if (said_ == nullptr) said_ = &book.add_conclusions({"said"}, false);
    return *said_;
  }

private:
  const nqpf::detail::enumeration_info* said_ = nullptr;
};

struct tally {
  int sets = 0, undecided = 0, outside = 0, wrong = 0, overlaps = 0, gaps = 0, proven = 0,
      never = 0, witnesses = 0;
};

// The record that a message tells; what it leaves out is free.
bool read_witness(const case_of_dates& c, const std::string& message, record& x) {
  x = {c.born_first, c.signed_first, 0};
  const auto day = [&](const char* name, sys_days& to) {
    const auto at = message.rfind(std::string(name) + " = ");
    if (at == std::string::npos) return true;
    const nqpf::date d = nqpf::iso_date(message.substr(at + std::string(name).size() + 3, 10));
    to = sys_days{days(d.ok() ? d.number() : 0)};
    return d.ok();
  };
  const auto at = message.rfind("length = ");
  if (at != std::string::npos) x.length = std::stoi(message.substr(at + 9));
  return day("born", x.born) && day("signed", x.signed_on);
}

void judge_set(case_of_dates& c, tally& all) {
  for (const char* id : {"a", "b", "c"}) c.add_rule(id);
  c.book.add_group({"a", "b", "c"}, nqpf::hit::unique, false, true);
  const nqpf::diagnostics found = c.book.compile();
  long held[3] = {0, 0, 0};
  long overlapping = 0;
  long open = 0;
  long records = 0;
  for (int b = 0; b <= c.width; ++b)
    for (int s = 0; s <= c.width; ++s)
      for (int n = 0; n <= c.longest; ++n, ++records) {
        const record x{c.born_first + days(b), c.signed_first + days(s), n};
        int holding = 0;
        for (std::size_t r = 0; r < 3; ++r) {
          const bool holds = c.judges[r](x);
          held[r] += holds ? 1 : 0;
          holding += holds ? 1 : 0;
        }
        overlapping += holding > 1 ? 1 : 0;
        open += holding == 0 ? 1 : 0;
      }
  ++all.sets;
  using nqpf::defect;
  bool says_never[3] = {false, false, false};
  bool says_always[3] = {false, false, false};
  bool says_overlap = false;
  bool says_gap = false;
  bool undecided = false;
  bool outside = false;
  for (const auto& d : found) {
    const std::string message = d.message.write<600>().c_str();
    record x{};
    if (d.code == defect::undecided) undecided = true;
    else if (d.code == defect::never_holds) says_never[d.rule] = true;
    else if (d.code == defect::always_holds) says_always[d.rule] = true;
    else if (d.code == defect::overlap) says_overlap = true;
    else if (d.code == defect::gap) says_gap = true;
    else if (d.code == defect::outside_domain) outside = true;
    if (d.code == defect::overlap || d.code == defect::gap) {
      ++all.witnesses;
      int holding = 0;
      if (!read_witness(c, message, x)) holding = -9;
      else
        for (const judge& j : c.judges) holding += j(x) ? 1 : 0;
      const bool shows = d.code == defect::overlap ? holding > 1 : holding == 0;
      if (!shows) UNSCOPED_INFO(message);
      all.wrong += shows ? 0 : 1;
    }
  }
  if (undecided || outside) {
    (undecided ? all.undecided : all.outside) += 1;
    return;
  }
  bool alone = false;
  for (std::size_t r = 0; r < 3; ++r) {
    all.wrong += says_never[r] == (held[r] == 0) ? 0 : 1;
    all.wrong += says_always[r] == (held[r] == records) ? 0 : 1;
    all.never += held[r] == 0 ? 1 : 0;
    alone = alone || says_never[r] || says_always[r];
  }
  all.proven += found.ok() ? 1 : 0;
  if (alone) return;  // what is asked of it together with others has no meaning
  all.wrong += says_overlap == (overlapping > 0) ? 0 : 1;
  all.wrong += says_gap == (open > 0) ? 0 : 1;
  all.overlaps += overlapping > 0 ? 1 : 0;
  all.gaps += open > 0 ? 1 : 0;
}

}  // namespace

TEST_CASE("dates: the proofs over days, durations and ages are those of brute force", "[dates]") {
  tally all;
  for (const int year : {2022, 2024})
    for (unsigned seed = 0; seed < 300; ++seed) {
      case_of_dates c(seed * 2 + static_cast<unsigned>(year), year);
      judge_set(c, all);
    }
  std::printf(
      "dates: %d sets, %d undecided, %d proven, %d with overlaps, %d with gaps, %d rules that "
      "never hold, %d witnesses\n",
      all.sets, all.undecided, all.proven, all.overlaps, all.gaps, all.never, all.witnesses);
  CHECK(all.wrong == 0);
  CHECK(all.undecided * 50 < all.sets);
  CHECK(all.outside * 5 < all.sets);
  CHECK(all.overlaps > 100);
  CHECK(all.gaps > 100);
  CHECK(all.never > 20);
}

TEST_CASE("dates: bands of an age, of the days between and of days moved are proven", "[dates]") {
  // Each band begins on the day, or with the number, on which the one before it ends.
  for (int what = 0; what < 3; ++what) {
    for (int gap = 0; gap < 2; ++gap) {
      case_of_dates c(1, 2024);
      const auto band = [&](const char* id, const clause& when) {
        c.book.add(rule(id).when(when).cite(law, "1"), c.conclusions(), 0);
      };
      const auto age = completed_years(c.born, c.signed_on);
      const auto apart = c.signed_on - c.born;
      const auto moved = c.signed_on - c.length;
      if (what == 0) {
        band("a", age < 20);
        band("b", gap == 0 ? clause(age >= 20) : clause(age >= 21));
      } else if (what == 1) {
        band("a", apart <= days(7300));
        band("b", apart > days(7300 + gap));
      } else {
        band("a", moved < 2024y / 2 / 29);
        band("b", moved >= sys_days{2024y / 2 / 29} + days(gap));
      }
      c.book.add_group({"a", "b"}, nqpf::hit::unique, false, true);
      const nqpf::diagnostics found = c.book.compile();
      INFO("what " << what << ", gap " << gap);
      CHECK(found.ok() == (gap == 0));
      if (gap == 1 && what > 0) CHECK(found.items[0].code == nqpf::defect::gap);
    }
  }
}

TEST_CASE("dates: ages are those that are counted year by year", "[dates]") {
  // One record: each day of two years against each day of five weeks around the end of February.
  struct person {
    sys_days born;
    sys_days now;
  };
  static constexpr auto born = indicator<&person::born>("born");
  static constexpr auto now = indicator<&person::now>("now");
  nqpf::condition<person> age_18 = completed_years(born, now) >= 18;
  CHECK(age_18.count == 7);
  int wrong = 0;
  for (int b = 0; b < 800; b += 1)
    for (int n = 0; n < 1500; n += 13) {
      const sys_days from = sys_days{2003y / 1 / 1} + days(b);
      const sys_days to = sys_days{2020y / 6 / 1} + days(n);
      const double difference =
          nqpf::detail::calendar_number(static_cast<double>(to.time_since_epoch().count())) -
          nqpf::detail::calendar_number(static_cast<double>(from.time_since_epoch().count()));
      wrong += static_cast<int>(nqpf::detail::years_of(difference)) == age(from, to) ? 0 : 1;
      const int years = age(from, to);
      const auto number = [](sys_days d) {
        return static_cast<double>(d.time_since_epoch().count());
      };
      // The first day on which that many years are completed, and the last day from which they are.
      wrong += nqpf::detail::day_of_years(number(from), years, false) <= number(to) ? 0 : 1;
      wrong += nqpf::detail::day_of_years(number(from), years + 1, false) > number(to) ? 0 : 1;
      wrong += nqpf::detail::day_of_years(number(to), years, true) >= number(from) ? 0 : 1;
      wrong += nqpf::detail::day_of_years(number(to), years + 1, true) < number(from) ? 0 : 1;
    }
  CHECK(wrong == 0);
}

}  // namespace dates_random_test
