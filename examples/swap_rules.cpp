// SPDX-License-Identifier: BSL-1.0
// A host that keeps its rules in a text and puts a new version of them into use while its threads
// evaluate. A version is proven before anything is evaluated by it; one with a defect is refused, and the
// version in use stays.
//
// Programmes and thresholds are invented.

#include <nqpf/rules/columns.hpp>
#include <nqpf/rules/dsl.hpp>
#include <nqpf/rules/dynamic.hpp>
#include <nqpf/rules/record_program.hpp>

#include <atomic>
#include <cstdint>
#include <iostream>
#include <memory>
#include <mutex>
#include <optional>
#include <sstream>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace {

// What the host knows of its programmes of study, and what it may not know.
struct Programmes {
  std::vector<double> practice_share;                 // of teaching hours
  std::vector<std::optional<double>> dual_qualified;  // share of teachers
  std::vector<int> partners;                          // enterprises

  [[nodiscard]] nqpf::columns columns() const {
    nqpf::columns all(practice_share.size());
    all.add("practice_share", nqpf::column_of(practice_share));
    all.add("dual_qualified", nqpf::column_of(dual_qualified));
    all.add("partners", nqpf::column_of(partners));
    return all;
  }
};

Programmes some_programmes(int count) {
  Programmes all;
  for (int i = 0; i < count; ++i) {
    all.practice_share.push_back((i * 37 + 11) % 100 / 100.0);
    all.dual_qualified.push_back(i % 5 == 3 ? std::nullopt
                                            : std::optional((i * 53 + 17) % 100 / 100.0));
    all.partners.push_back(i * 29 % 7);
  }
  return all;
}

// Reads lines such as `few_dual: dual_qualified < 0.3 and partners < 4 => watch 5.3`. Returns what is wrong
// with the text, or nothing.
std::string read_rules(const std::string& text, nqpf::rule_book& book) {
  using namespace nqpf::dsl;
  const auto& practice = book.add(indicator("practice_share").in(0, 1).higher_is_better());
  const auto& dual = book.add(indicator("dual_qualified").in(0, 1).higher_is_better());
  const auto& partners = book.add(integer("partners").in(0, 999).higher_is_better());
  const auto& policy = book.add(source{"policy", "Quality policy of the senate", "", "2025"});
  const std::vector<std::string> verdicts = {"weak", "watch", "sound"};
  const auto& verdict = book.add_conclusions(verdicts, true);

  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string id, word, relation, joint, conclusion, section;
    words >> id;
    nqpf::condition<nqpf::unbound> condition;
    do {
      double bound = 0;
      words >> word >> relation >> bound >> joint;
      const auto* x = word == practice.id   ? &practice
                      : word == dual.id     ? &dual
                      : word == partners.id ? &partners
                                            : nullptr;
      if (!words || x == nullptr || (relation != "<" && relation != ">="))
        return "cannot read: " + line;
      const auto comparison = relation == "<" ? *x < bound : *x >= bound;
      condition = condition.count == 0 ? comparison : condition && comparison;
    } while (joint == "and");
    words >> conclusion >> section;
    int position = 0;
    while (position < 3 && verdicts[static_cast<std::size_t>(position)] != conclusion) ++position;
    if (!words || joint != "=>" || id.back() != ':' || position == 3) return "cannot read: " + line;
    id.pop_back();
    book.add(rule(id.c_str()).when(condition).cite(policy, section.c_str()), verdict, position);
  }
  return {};
}

// A proven version of the rules, made ready for columns and for single records.
struct Version {
  int number;
  nqpf::rule_book book;  // owns what the others refer to
  nqpf::column_program over_columns;
  nqpf::record_program over_records;

  Version(int n, nqpf::rule_book b)
      : number(n), book(std::move(b)), over_columns(book.program()), over_records(book.program()) {}
};

// The version that a text makes, or nothing and the reasons.
std::shared_ptr<const Version> load(int number, const std::string& text, std::ostream& reasons) {
  nqpf::rule_book book;
  if (const std::string wrong = read_rules(text, book); !wrong.empty()) {
    reasons << "  " << wrong << '\n';
    return nullptr;
  }
  const nqpf::diagnostics found = book.compile();
  for (const nqpf::diagnostic& d : found)
    reasons << "  defect " << static_cast<int>(d.code) << ", " << headline(d.code) << ": "
            << d.message.write().c_str() << '\n';
  return found.ok() ? std::make_shared<const Version>(number, std::move(book)) : nullptr;
}

// The version in use. Whoever evaluates by one keeps it until done.
class InUse {
public:
  [[nodiscard]] std::shared_ptr<const Version> get() const {
    const std::lock_guard lock(mutex_);
    return version_;
  }
  void put(std::shared_ptr<const Version> next) {
    const std::lock_guard lock(mutex_);
    version_.swap(next);
  }

private:
  mutable std::mutex mutex_;
  std::shared_ptr<const Version> version_;
};

// What a version finds: for all programmes by column, for one of them by record. Both must agree.
struct Findings {
  std::uint64_t held = 0;
  std::uint64_t undecided = 0;
  bool agree = true;

  bool operator==(const Findings&) const = default;
};
Findings evaluate(const Version& version, const nqpf::columns& data, std::size_t row) {
  const nqpf::program& p = version.book.program();
  const auto rules = static_cast<std::size_t>(p.count.rules);
  const std::vector<double> parameters = version.book.defaults();
  const nqpf::rule_bitmaps maps = nqpf::evaluate(version.over_columns, data);

  std::vector<double> values(static_cast<std::size_t>(p.count.facts));
  std::vector<nqpf::truth> outcomes(rules);
  std::vector<unsigned char> scratch(version.over_records.scratch_size());
  data.row(p, row, values.data());
  version.over_records.evaluate(values.data(), parameters.data(), outcomes.data(), scratch.data());

  Findings found;
  for (std::size_t r = 0; r < rules; ++r) {
    const int rule = static_cast<int>(r);
    found.agree = found.agree && maps.outcome(rule, row) == outcomes[r];
    for (std::size_t i = 0; i < maps.rows(); ++i) {
      found.held += maps.outcome(rule, i) == nqpf::truth::yes ? 1U : 0U;
      found.undecided += maps.outcome(rule, i) == nqpf::truth::unknown ? 1U : 0U;
    }
  }
  return found;
}

constexpr const char* texts[] = {
    "thin_practice: practice_share < 0.25 => weak 5.1\n"
    "few_dual: dual_qualified < 0.3 => watch 5.3\n",

    // Somebody takes shares for percentages.
    "thin_practice: practice_share < 25 => weak 5.1\n"
    "few_dual: dual_qualified < 0.3 => watch 5.3\n",

    // Somebody overlooks that the first rule says so already.
    "thin_practice: practice_share < 0.3 => weak 5.1\n"
    "thinner_practice: practice_share < 0.2 and partners < 2 => weak 5.1\n"
    "few_dual: dual_qualified < 0.3 => watch 5.3\n",

    "thin_practice: practice_share < 0.3 => weak 5.1\n"
    "few_dual: dual_qualified < 0.3 and partners < 4 => watch 5.3\n"
    "well_connected: partners >= 5 and practice_share >= 0.5 => sound 5.4\n",
};

}  // namespace

int main() {
  const Programmes programmes = some_programmes(2000);
  const nqpf::columns data = programmes.columns();
  InUse in_use;
  std::atomic<bool> done = false;
  std::atomic<int> disagreements = 0;
  std::vector<std::atomic<int>> evaluated_by(
      4);  // the last version by which each thread has evaluated
  std::vector<std::thread> threads;

  for (std::size_t k = 0; k < evaluated_by.size(); ++k) {
    threads.emplace_back([&, k] {
      std::shared_ptr<const Version> known;
      Findings expected;
      for (std::size_t row = k; !done; row = (row + 1) % data.rows()) {
        const std::shared_ptr<const Version> version = in_use.get();
        if (version == nullptr) continue;
        const Findings found = evaluate(*version, data, row);
        // A version finds the same as long as it is used, whatever is put into its place meanwhile.
        if (version != known) expected = found;
        if (found != expected || !found.agree) ++disagreements;
        known = version;
        evaluated_by[k] = version->number;
      }
    });
  }

  int number = 0;
  for (const char* const text : texts) {
    ++number;
    std::ostringstream reasons;
    if (const auto version = load(number, text, reasons)) {
      const Findings found = evaluate(*version, data, 0);
      in_use.put(version);
      for (const auto& last : evaluated_by)
        while (last != number) std::this_thread::yield();
      std::cout << "version " << number << " in use: " << version->book.program().count.rules
                << " rules, " << found.held << " findings in " << data.rows() << " programmes, "
                << found.undecided << " undecided\n";
    } else {
      std::cout << "version " << number << " refused, version " << in_use.get()->number
                << " stays\n"
                << reasons.str();
    }
  }
  done = true;
  for (std::thread& t : threads) t.join();
  std::cout << threads.size() << " threads evaluated meanwhile, " << disagreements
            << " disagreements\n";
  return disagreements == 0 ? 0 : 1;
}
