// SPDX-License-Identifier: BSL-1.0
// Programs of one shape and of any number of rules, in every executor: what random sets of some rules do not have, such as
// dozens of thresholds of one input, rules that read rules that read rules, long arithmetic.
#include "rules/relations.hpp"
#include "support/base.hpp"
#include "support/catch.hpp"

#include <nqpf/rules/columns.hpp>
#include <nqpf/rules/dynamic.hpp>
#include <nqpf/rules/record_program.hpp>

#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace executors_shapes_test {

namespace {

using nqpf::truth;
using test::related;
using test::relation_of;
using condition = nqpf::condition<nqpf::unbound>;
using term = nqpf::term<nqpf::unbound>;
using number = nqpf::indicator_of<nqpf::unbound, nqpf::numeric>;

constexpr nqpf::simd::level levels[] = {nqpf::simd::level::portable, nqpf::simd::level::sse2,
                                        nqpf::simd::level::avx2, nqpf::simd::level::avx512};
constexpr double two = 2;  // the setting of a parameter
constexpr int most_rules = 900;

struct named {
  const number& x;
  const number& y;
  const nqpf::parameter& p;
};
struct record {
  double x;
  double y;
};

// The rules of a shape: the condition of the one at a place, and what it says of a record, from what those before it say.
struct shape {
  const char* name;
  condition (*when)(const named& in, int i);
  truth (*says)(const record& r, int i, const truth* before);
};

const char* name_of_rule(int i) {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    for (int k = 0; k < most_rules; ++k) all.push_back("r" + std::to_string(k));
    return all;
  }();
  return names[static_cast<std::size_t>(i)].c_str();
}
condition holds_of_rule(int i) { return nqpf::fired(name_of_rule(i)); }

double near_zero(int i) {
  constexpr double all[] = {0, 5e-324, -5e-324, -1e-310, 0x1p-1022, 1, -0.0};
  return i % 9 == 0 ? nqpf::infinity : i % 9 == 1 ? -nqpf::infinity : all[i % 7];
}

// Positions from 0 to 62: every second one, the ends, one, all, most.
std::uint64_t positions(int i) {
  constexpr std::uint64_t all = (std::uint64_t{1} << 63U) - 1;
  const std::uint64_t sets[] = {0x5555555555555555U,       all & ~(std::uint64_t{3} << i % 62),
                                0x4000000000000001U,       std::uint64_t{1} << i % 63,
                                all & 0x9249249249249249U, all};
  return sets[i % 6];
}
truth is_one_of(double v, std::uint64_t set) {
  if (std::isnan(v)) return truth::unknown;
  for (int k = 0; k < 63; ++k)
    if ((set >> k & 1U) != 0 && v >= k && v < k + 1) return truth::yes;
  return truth::no;
}

// 63 nodes, added up from the left or from the right: which end is added to makes no difference to a number.
term long_sum(const number& x, bool from_left) {
  term sum = from_left ? x + 1.0 : 1.0 + x;
  for (int k = 1; k < 31; ++k) sum = from_left ? sum + 1.0 : 1.0 + sum;
  return sum;
}

double summed(double x) {
  for (int k = 0; k < 31; ++k) x += 1;
  return x;
}

constexpr shape shapes[] = {
    {"thresholds of one input",
     [](const named& in, int i) { return related(i % 6, in.x, i * 7 % 83 * 0.5); },
     [](const record& r, int i, const truth*) {
       return relation_of(i % 6, r.x, i * 7 % 83 * 0.5);
     }},
    {"as many thresholds as rules",
     [](const named& in, int i) { return related(2 + i % 2, i % 5 == 0 ? in.y : in.x, i * 0.25); },
     [](const record& r, int i, const truth*) {
       return relation_of(2 + i % 2, i % 5 == 0 ? r.y : r.x, i * 0.25);
     }},
    {"thresholds about zero, and at the ends",
     [](const named& in, int i) {
       return related(i % 6, in.x, i % 3 == 0 ? i % 40 : near_zero(i));
     },
     [](const record& r, int i, const truth*) {
       return relation_of(i % 6, r.x, i % 3 == 0 ? i % 40 : near_zero(i));
     }},
    {"three thresholds beside zero, and the others in eights",
     [](const named& in, int i) {
       if (i < 3) return related(2 - i % 2, in.x, i == 2 ? -5e-324 : near_zero(8 - i));
       return in.x >= i * 0.5;
     },
     [](const record& r, int i, const truth*) {
       if (i < 3) return relation_of(2 - i % 2, r.x, i == 2 ? -5e-324 : near_zero(8 - i));
       return relation_of(3, r.x, i * 0.5);
     }},
    {"eight thresholds beside zero, and those of another input behind them",
     [](const named& in, int i) { return i < 8 ? in.x > (i + 1) * 5e-324 : in.y > -5.0 - i; },
     [](const record& r, int i, const truth*) {
       return i < 8 ? relation_of(2, r.x, (i + 1) * 5e-324) : relation_of(2, r.y, -5.0 - i);
     }},
    {"sets of positions",
     [](const named& in, int i) {
       return condition(nqpf::detail::member_of_set(in.x, positions(i)));
     },
     [](const record& r, int i, const truth*) { return is_one_of(r.x, positions(i)); }},
    {"alternatives, more than there are planes",
     [](const named& in, int i) {
       return (in.x > i || in.y < 3.0) && (in.x < i + 9.0 || in.y > 1.0) &&
              (in.y != 2.5 || in.x == i) && (in.x >= 2.0 || in.y >= i % 8);
     },
     [](const record& r, int i, const truth*) {
       return (relation_of(2, r.x, i) | relation_of(0, r.y, 3)) &
              (relation_of(0, r.x, i + 9) | relation_of(2, r.y, 1)) &
              (relation_of(5, r.y, 2.5) | relation_of(4, r.x, i)) &
              (relation_of(3, r.x, 2) | relation_of(3, r.y, i % 8));
     }},
    {"alternatives of conjunctions",
     [](const named& in, int i) {
       return (in.x > i % 40 && in.y < 3.0) ||
              (in.x < 1.0 && (in.y > 2.0 || (in.x == 0.5 && known(in.y))));
     },
     [](const record& r, int i, const truth*) {
       return (relation_of(2, r.x, i % 40) & relation_of(0, r.y, 3)) |
              (relation_of(0, r.x, 1) &
               (relation_of(2, r.y, 2) |
                (relation_of(4, r.x, 0.5) & truth(std::isnan(r.y) ? truth::no : truth::yes))));
     }},
    {"opposites",
     [](const named& in, int i) {
       return !(in.x > i % 40 && (in.y < 3.0 || !(in.x < 60.0 && in.y != 7.0)));
     },
     [](const record& r, int i, const truth*) {
       return !(relation_of(2, r.x, i % 40) &
                (relation_of(0, r.y, 3) | !(relation_of(0, r.x, 60) & relation_of(5, r.y, 7))));
     }},
    {"a parameter, arithmetic, what is known, and a number that is missing",
     [](const named& in, int i) {
       switch (i % 6) {
         case 0: return related(i / 6 % 6, in.x, in.p);
         case 1: return related(i / 6 % 6, in.x + in.y, i);
         case 2: return related(i / 6 % 6, in.x * in.p, in.y - 1.0);
         case 3: return related(i / 6 % 6, in.x / in.y, 1.0 * in.p);
         case 4: return i % 4 == 0 ? condition(known(in.x)) : !known(in.x);
         default: return related(i / 6 % 6, in.y, nqpf::missing);
       }
     },
     [](const record& r, int i, const truth*) {
       switch (i % 6) {
         case 0: return relation_of(i / 6 % 6, r.x, two);
         case 1: return relation_of(i / 6 % 6, r.x + r.y, i);
         case 2: return relation_of(i / 6 % 6, r.x * two, r.y - 1);
         case 3: return relation_of(i / 6 % 6, r.y == 0 ? nqpf::missing : r.x / r.y, two);
         case 4: return std::isnan(r.x) == (i % 4 == 0) ? truth::no : truth::yes;
         default: return truth::unknown;
       }
     }},
    {"settings alone",
     [](const named& in, int i) { return related(i % 6, in.p + 1.0, i % 7 * 0.5 + 0.0 * in.p); },
     [](const record&, int i, const truth*) { return relation_of(i % 6, two + 1, i % 7 * 0.5); }},
    {"rules that never hold, and readers of them",
     [](const named& in, int i) {
       if (i % 4 == 0) return known(in.x) && !known(in.x);
       if (i % 4 == 1) return holds_of_rule(i - 1) || in.x > i % 40;
       if (i % 4 == 2) return !holds_of_rule(i - 2) && in.y > 2.0;
       return holds_of_rule(i - 3);
     },
     [](const record& r, int i, const truth*) {
       return i % 4 == 1   ? relation_of(2, r.x, i % 40)
              : i % 4 == 2 ? relation_of(2, r.y, 2)
                           : truth::no;
     }},
    {"rules that read a rule that reads one, of eight comparisons each",
     [](const named& in, int i) {
       condition c = in.x > i % 8;
       for (int k = 1; k < 4; ++k) c = c && in.x != 10.0 * k + i % 8;
       for (int k = 0; k < 4; ++k) c = c && in.y != k + i % 2;
       const int read = i > 20 ? 20 - i % 3 : i - 1;
       return i == 0 ? c : i % 5 == 4 ? c || holds_of_rule(read) : c && holds_of_rule(read);
     },
     [](const record& r, int i, const truth* before) {
       truth t = relation_of(2, r.x, i % 8);
       for (int k = 1; k < 4; ++k) t = t & relation_of(5, r.x, 10 * k + i % 8);
       for (int k = 0; k < 4; ++k) t = t & relation_of(5, r.y, k + i % 2);
       const int read = i > 20 ? 20 - i % 3 : i - 1;
       return i == 0 ? t : i % 5 == 4 ? t | before[read] : t & before[read];
     }},
    {"as many equalities as rules",
     [](const named& in, int i) { return related(4 + i % 2, in.x, i * 0.5); },
     [](const record& r, int i, const truth*) { return relation_of(4 + i % 2, r.x, i * 0.5); }},
    {"readers of a rule of nine comparisons",
     [](const named& in, int i) {
       if (i > 0) return i % 2 == 0 ? holds_of_rule(0) : !holds_of_rule(0);
       condition c = in.y < 7.0;
       for (int k = 0; k < 8; ++k) c = c && in.x != 3.5 * k;
       return c;
     },
     [](const record& r, int i, const truth* before) {
       if (i > 0) return i % 2 == 0 ? before[0] : !before[0];
       truth t = relation_of(0, r.y, 7);
       for (int k = 0; k < 8; ++k) t = t & relation_of(5, r.x, 3.5 * k);
       return t;
     }},
    // These fill the room that is counted for what rules take in, once in 100 rules and so once in a block.
    {"a set of positions that is read now and then",
     [](const named& in, int i) {
       if (i == 0) return condition(nqpf::detail::member_of_set(in.x, positions(0)));
       return i % 100 == 0 ? holds_of_rule(0) : condition(known(in.x));
     },
     [](const record& r, int i, const truth*) {
       if (i % 100 == 0) return is_one_of(r.x, positions(0));
       return std::isnan(r.x) ? truth::no : truth::yes;
     }},
    {"two rules of eight equalities that are read now and then",
     [](const named& in, int i) {
       if (i > 1) return i % 100 < 2 ? holds_of_rule(i % 2) : condition(known(in.x));
       condition c = in.x != i;
       for (int k = 1; k < 8; ++k) c = c && in.x != 5.0 * k + i;
       return c;
     },
     [](const record& r, int i, const truth* before) {
       if (i > 1 && i % 100 < 2) return before[i % 2];
       if (i > 1) return std::isnan(r.x) ? truth::no : truth::yes;
       truth t = relation_of(5, r.x, i);
       for (int k = 1; k < 8; ++k) t = t & relation_of(5, r.x, 5.0 * k + i);
       return t;
     }},
    {"long arithmetic on both sides",
     [](const named& in, int i) {
       return related(i % 6, long_sum(in.x, i % 4 < 2),
                      long_sum(i % 3 == 0 ? in.x : in.y, i % 2 == 0));
     },
     [](const record& r, int i, const truth*) {
       return relation_of(i % 6, summed(r.x), summed(i % 3 == 0 ? r.x : r.y));
     }},
};

// A program of rules of one shape, with its records, and what is said of them: in an ordered group the first that holds.
class sample {
public:
  sample(const shape& s, int rules, bool ordered) : rules_(rules) {
    const number& x = book_.add(nqpf::indicator("x"));
    const number& y = book_.add(nqpf::indicator("y"));
    const nqpf::parameter& p = book_.add(nqpf::parameter("p", two).in(0, 9));
    std::vector<std::string> names;
    for (int i = 0; i < rules; ++i) {
      names.emplace_back(name_of_rule(i));
      book_.add(nqpf::rule(name_of_rule(i)).when(s.when({x, y, p}, i)));
    }
    if (ordered) book_.add_group(names, nqpf::hit::first, false, false);
    REQUIRE_FALSE(book_.compile().ok());  // they conclude nothing, and run all the same
    for (const double first : values_of_x())
      for (const double second : values_of_y) records_.push_back({first, second});
    for (const record& r : records_) {
      const std::size_t begin = expected_.size();
      for (int i = 0; i < rules; ++i) expected_.push_back(s.says(r, i, expected_.data() + begin));
      truth before = truth::no;
      for (std::size_t i = begin; ordered && i < expected_.size(); ++i) {
        const truth own = expected_[i];
        expected_[i] = own & !before;
        before = before | own;
      }
    }
  }

  // How many outcomes the executors of one record say otherwise, the interpreter first.
  [[nodiscard]] std::size_t wrong_of_records() const {
    const nqpf::record_program one(program());
    std::vector<unsigned char> scratch(one.scratch_size());
    std::vector<truth> outcomes(static_cast<std::size_t>(rules_));
    std::size_t wrong = 0;
    for (std::size_t k = 0; k < records_.size(); ++k) {
      double values[2] = {};
      for (int f = 0; f < program().count.inputs; ++f)
        values[f] = program().inputs[f]->id[0] == 'x' ? records_[k].x : records_[k].y;
      nqpf::run(program(), values, &two, outcomes.data());
      wrong += wrong_of(outcomes, k);
      for (const auto level : levels) {
        outcomes.assign(outcomes.size(), truth::no);
        one.evaluate(values, &two, outcomes.data(), scratch.data(), level);
        wrong += wrong_of(outcomes, k);
      }
    }
    return wrong;
  }
  // The same over columns of all records, twice over, with or without the second input.
  [[nodiscard]] std::size_t wrong_of_columns(bool with_y) const {
    const std::size_t rows = 2 * records_.size();
    std::vector<double> xs, ys;
    for (std::size_t k = 0; k < rows; ++k) {
      xs.push_back(records_[k % records_.size()].x);
      ys.push_back(records_[k % records_.size()].y);
    }
    nqpf::columns data(rows);
    data.add("x", nqpf::column_of(xs));
    if (with_y) data.add("y", nqpf::column_of(ys));
    const nqpf::column_program ready(program());
    std::size_t wrong = 0;
    for (const auto level : levels) {
      nqpf::column_options o;
      o.level = level;
      const auto maps = nqpf::evaluate(ready, data, o);
      for (std::size_t k = 0; k < rows; ++k) {
        const std::size_t row = k % records_.size();
        const std::size_t at = with_y ? row : row - row % std::size(values_of_y);
        for (int i = 0; i < rules_; ++i) wrong += maps.outcome(i, k) != of(at, i) ? 1U : 0U;
      }
    }
    return wrong;
  }

private:
  static constexpr double values_of_y[] = {nqpf::missing, 0, 1, 2.5, 3, 7};  // the first is missing
  static std::vector<double> values_of_x() {
    std::vector<double> all = {nqpf::missing,
                               nqpf::infinity,
                               -nqpf::infinity,
                               -1,
                               -1e-310,
                               -5e-324,
                               -0.0,
                               5e-324,
                               0x1p-1022,
                               62,
                               62.5,
                               63,
                               64,
                               1e300};
    for (int k = 0; k < 84; ++k) all.push_back(k * 0.5);
    return all;
  }
  [[nodiscard]] const nqpf::program& program() const { return book_.program(); }
  [[nodiscard]] truth of(std::size_t row, int rule) const {
    return expected_[row * static_cast<std::size_t>(rules_) + static_cast<std::size_t>(rule)];
  }
  [[nodiscard]] std::size_t wrong_of(const std::vector<truth>& outcomes, std::size_t row) const {
    std::size_t wrong = 0;
    for (int i = 0; i < rules_; ++i)
      wrong += outcomes[static_cast<std::size_t>(i)] != of(row, i) ? 1U : 0U;
    return wrong;
  }

  nqpf::rule_book book_;
  int rules_;
  std::vector<record> records_;
  std::vector<truth> expected_;
};

}  // namespace

TEST_CASE("executors agree on programs of one shape and any number of rules", "[executors]") {
  for (const shape& s : shapes) {
    const bool is_sparse = std::string_view(s.name).ends_with("now and then");
    for (const int rules : {1, 8, 9, 11, 19, 127, 128, 129, 300, most_rules}) {
      for (const bool ordered : {false, true}) {
        if ((ordered && rules > 129) || (rules == most_rules && !is_sparse)) continue;
        INFO(s.name << ", " << rules << " rules" << (ordered ? " in order" : ""));
        const sample all(s, rules, ordered);
        REQUIRE(all.wrong_of_records() == 0);
        REQUIRE(all.wrong_of_columns(true) == 0);
        REQUIRE(all.wrong_of_columns(false) == 0);
      }
    }
  }
}

}  // namespace executors_shapes_test
