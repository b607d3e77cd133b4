// SPDX-License-Identifier: BSL-1.0
// The models over a host's types: elements, paths and measures, answers, two-way drive, verbs.

#include "support/catch.hpp"

#include <nqpf/framework.hpp>
#include <nqpf/rules.hpp>

#include <optional>
#include <string>

namespace models_test {

// A host that knows nothing of the library's enumerations.
namespace host {

using namespace nqpf::framework;

enum class problem { few_teachers, old_books, empty_halls };
constexpr auto describe(problem) {
  using enum problem;
  return nqpf::worst_to_best<few_teachers, old_books, empty_halls>.conflicts(few_teachers,
                                                                             empty_halls);
}
enum class remedy { hire, train, buy };
constexpr auto describe(remedy) {
  using enum remedy;
  return nqpf::values<hire, train, buy>;
}
enum class way { people, library };
constexpr auto describe(way) {
  using enum way;
  return nqpf::values<people, library>;
}

// Three ways to have a score: a member that may be empty, a function beside the type, a float.
struct workforce {
  std::optional<double> certified;
  constexpr std::optional<double> score() const { return certified; }
};
struct machines {
  double modern = 0;
  static constexpr auto stands_for = element::means_of_labour;
};
constexpr double score_of(const machines& m) { return m.modern; }
struct ore {
  float grade = 0;
  constexpr float score() const { return grade; }
};
struct no_score {};
struct text_score {
  const char* score() const { return "high"; }
};

struct people : path_with_measures<way::people, remedy::hire, remedy::train> {
  constexpr explicit people(double s) : value(s) {}
  double value;
  constexpr double score() const { return value; }
};
using library = scored_path<path_with_measures<way::library, remedy::buy>>;
using plan = innovation<people, library>;

struct works {
  constexpr double score() const { return 0.5; }
};
struct college {
  constexpr double score() const { return 0.4; }
};
struct agency {
  const char* name = "";  // a member of the record, not the name of the end
  element stands_for = {};
};

using demands = drive<works, college, influence::requires_>;
using supplies = drive<college, works, influence::provides>;

inline constexpr auto answers = answerset(
    {answer(problem::few_teachers, remedy::hire).cite(cao_wu, "5.3"),
     answer(problem::few_teachers, remedy::train, nqpf::status::inferred).cite(cao_wu, "5.3"),
     answer(problem::old_books, remedy::buy).cite(cao_wu, "4.2").cite(hu_li, "5.1")});

inline constexpr auto load = nqpf::indicator("load").in(0, 1);
inline constexpr auto age = nqpf::indicator("age").in(0, 100);
inline constexpr auto rules = nqpf::ruleset<nqpf::unbound>(
    {nqpf::rule("few").when(load > 0.8).then(diagnose(problem::few_teachers)).cite(cao_wu, "3"),
     nqpf::rule("old")
         .when(age > 20)
         .then(diagnose(problem::old_books), recommend(remedy::buy))
         .cite(cao_wu, "3", nqpf::status::inferred),
     nqpf::rule("far")
         .when(load < 0.2)
         .then(strengthen(way::people), weaken(way::people), affirm(way::library))
         .cite(hu_li, "3")});

struct school {
  double load = 0;
  double age = 0;
};
inline constexpr auto bound =
    nqpf::bind<rules>(nqpf::to<&school::load>(load), nqpf::to<&school::age>(age));

}  // namespace host

using namespace nqpf::framework;
using host::problem;
using host::remedy;
using host::way;

namespace {

template <class Workers, class Means, class Objects>
concept makes_productivity = requires { typename productivity<Workers, Means, Objects>; };
template <class... Paths>
concept makes_innovation = requires { typename innovation<Paths...>; };

}  // namespace

TEST_CASE("three elements of the host's types combine") {
  constexpr productivity all{host::workforce{0.75}, host::machines{0.25}, host::ore{0.5F}};
  NQPF_BOTH(all.score() == 0.5);
  NQPF_BOTH(all.score(element::workers) == 0.75);
  NQPF_BOTH(all.weakest() == element::means_of_labour);
  NQPF_BOTH(all.missing_elements().empty());
  NQPF_BOTH(all.outside_elements().empty());

  constexpr productivity least{host::workforce{0.75}, host::machines{0.25}, host::ore{0.5F},
                               least_of_elements{}};
  NQPF_BOTH(least.score() == 0.25);

  constexpr productivity own{host::workforce{0.75}, host::machines{0.25}, host::ore{0.5F},
                             [](double workers, double, double) { return workers; }};
  NQPF_BOTH(own.score() == 0.75);
}

TEST_CASE("a missing element leaves the combination missing, never zero") {
  constexpr productivity some{host::workforce{}, host::machines{0.25}, host::ore{0.5F}};
  NQPF_BOTH(nqpf::is_missing(some.score()));
  NQPF_BOTH(some.weakest() == element::means_of_labour);
  NQPF_BOTH(some.missing_elements() == set_of{element::workers});

  constexpr three_scores none{};
  NQPF_BOTH(!none.weakest());
  NQPF_BOTH(none.missing_elements().size() == 3);
}

TEST_CASE("a score outside [0, 1] is named") {
  constexpr productivity percent{host::workforce{75.0}, host::machines{0.25}, host::ore{-0.5F}};
  NQPF_BOTH(percent.outside_elements() == set_of{element::workers, element::objects_of_labour});
}

TEST_CASE("what has no score, or stands for another element, is refused") {
  STATIC_CHECK(makes_productivity<host::workforce, host::machines, host::ore>);
  STATIC_CHECK(!makes_productivity<host::no_score, host::machines, host::ore>);
  STATIC_CHECK(!makes_productivity<host::text_score, host::machines, host::ore>);
  STATIC_CHECK(!makes_productivity<host::machines, host::workforce, host::ore>);
  STATIC_CHECK(!makes_productivity<host::workforce, element_score<element::workers>, host::ore>);
  STATIC_CHECK(scored<three_scores>);
  STATIC_CHECK(!element_of<host::agency>);
}

TEST_CASE("an innovation model knows its paths and measures") {
  NQPF_BOTH(host::plan::path_count == 2);
  NQPF_BOTH(host::plan::measure_count == 3);
  NQPF_BOTH(host::plan::measures().size() == 3);
  NQPF_BOTH(host::plan::place_of(remedy::train)->path == way::people);
  NQPF_BOTH(host::plan::place_of(remedy::train)->order == 2);
  using only_library = innovation<host::library>;
  NQPF_BOTH(!only_library::place_of(remedy::hire));
}

TEST_CASE("a path counts as applied when every measure of it is started") {
  constexpr set_of started{remedy::hire, remedy::buy};
  NQPF_BOTH(host::plan::applied(started) == set_of{way::library});
  NQPF_BOTH(host::plan::not_started(way::people, started) == set_of{remedy::train});
  NQPF_BOTH(host::plan::not_started(way::library, started).empty());
  NQPF_BOTH(host::plan::applied({}).empty());
  NQPF_BOTH(host::plan::applied(set_of{remedy::hire, remedy::train, remedy::buy}).size() == 2);
}

TEST_CASE("an innovation model of scored paths is scored") {
  constexpr host::plan plan{host::people{0.5}, host::library{{}, 0.25}};
  NQPF_BOTH(plan.score(way::people) == 0.5);
  NQPF_BOTH(plan.score(way::library) == 0.25);
  NQPF_BOTH(plan.score() == 0.375);
  NQPF_BOTH(plan.weakest() == way::library);
  NQPF_BOTH(plan.path_at<0>().value == 0.5);

  constexpr host::plan half{host::people{0.5}, host::library{}};
  NQPF_BOTH(nqpf::is_missing(half.score()));
  NQPF_BOTH(half.weakest() == way::people);
  STATIC_CHECK(!scored<innovation<path_with_measures<way::people, remedy::hire>>>);
}

TEST_CASE("what names no path and measures is not a path") {
  STATIC_CHECK(makes_innovation<host::people, host::library>);
  STATIC_CHECK(!makes_innovation<host::ore>);
  using other_paths = scored_path<path_with_measures<path::open_training, remedy::buy>>;
  STATIC_CHECK(makes_innovation<other_paths>);
  STATIC_CHECK(!makes_innovation<host::people, other_paths>);
}

TEST_CASE("drives lead both ways or the claim is refused") {
  STATIC_CHECK(drives_both_ways<host::works, host::college, host::demands, host::supplies>);
  STATIC_CHECK(!drives_both_ways<host::works, host::college, host::demands>);
  STATIC_CHECK(!drives_both_ways<host::works, host::college, host::supplies>);
  STATIC_CHECK(!drives_both_ways<host::works, host::college>);

  using to_agency = drive<host::college, host::agency, influence::provides>;
  using from_agency = drive<host::agency, host::works, influence::promotes>;
  STATIC_CHECK(drives_both_ways<host::works, host::college, host::demands, from_agency, to_agency>);
  STATIC_CHECK(!drives_both_ways<host::works, host::college, host::demands, to_agency>);

  using holds_back = drive<host::college, host::works, influence::constrains>;
  STATIC_CHECK(!drives_both_ways<host::works, host::college, host::demands, holds_back>);
}

TEST_CASE("what is one way is said with both ends") {
  constexpr edge edges[] = {{"works", "college", influence::requires_}};
  constexpr auto found = two_way_defects(edges, "works", "college");
  NQPF_BOTH(found.count == 1);
  NQPF_BOTH(found.items[0].code == nqpf::defect::one_way_drive);
  NQPF_BOTH(found.items[0].message.write() ==
            "nothing leads back from cultivation, college, to productivity, works");
  constexpr edge hindrance[] = {{"works", "college", influence::replaces}};
  constexpr auto both = two_way_defects(hindrance, "works", "college");
  NQPF_BOTH(both.count == 2);
}

TEST_CASE("chains of edges are followed in any order and round cycles") {
  constexpr edge edges[] = {{"d", "e", influence::drives},     {"c", "d", influence::composes},
                            {"b", "c", influence::promotes},   {"a", "b", influence::requires_},
                            {"c", "b", influence::determines}, {"e", "f", influence::replaces}};
  NQPF_BOTH(leads(edges, "a", "e"));
  NQPF_BOTH(leads(edges, "b", "b"));
  NQPF_BOTH(!leads(edges, "e", "a"));
  NQPF_BOTH(!leads(edges, "a", "f"));
  NQPF_BOTH(!leads(edges, "a", "a"));
}

TEST_CASE("a two-way drive tells which side lags") {
  using drive_of_host = two_way_drive<host::works, host::college, host::demands, host::supplies>;
  constexpr drive_of_host d{};
  NQPF_BOTH(d.lagging() == lag::cultivation_lags);
  NQPF_BOTH(d.lagging(0.2) == lag::in_step);

  constexpr foreign_language::drive_of_scores unknown{};
  NQPF_BOTH(unknown.lagging() == lag::unknown);
  constexpr foreign_language::drive_of_scores behind{
      {{0.25}, {0.25}, {0.25}},
      foreign_language::innovation{{{}, 0.5}, {{}, 0.5}, {{}, 0.5}, {{}, 0.5}}};
  NQPF_BOTH(behind.lagging() == lag::productivity_lags);
}

TEST_CASE("answers are found by dilemma and by measure, inferred ones on demand") {
  constexpr auto with = [](problem p, reading r) {
    set_of<remedy> all;
    for (const auto& a : host::answers.to(p, r)) all.insert(a.with);
    return all;
  };
  NQPF_BOTH(with(problem::few_teachers, reading::with_inferred) ==
            set_of{remedy::hire, remedy::train});
  NQPF_BOTH(with(problem::few_teachers, reading::stated_only) == set_of{remedy::hire});
  NQPF_BOTH(with(problem::empty_halls, reading::with_inferred).empty());
  NQPF_BOTH(host::answers.by(remedy::buy).begin()->to == problem::old_books);
  NQPF_BOTH(host::answers.by(remedy::train, reading::stated_only).empty());
  NQPF_BOTH(host::answers.by(remedy::train).begin()->from.write() == "cao_wu 5.3 (inferred)");
  NQPF_BOTH(host::answers.by(remedy::buy).begin()->from.write() == "cao_wu 4.2; hu_li 5.1");
}

TEST_CASE("dilemmas without a measure and measures without a dilemma are found") {
  constexpr auto found = answer_defects(host::answers);
  NQPF_BOTH(found.count == 1);
  NQPF_BOTH(found.items[0].code == nqpf::defect::unanswered_dilemma);
  NQPF_BOTH(found.items[0].message.write() == "no measure answers empty_halls");
  STATIC_CHECK(!is_answered<host::answers>);

  constexpr auto stated = answer_defects(host::answers, reading::stated_only);
  NQPF_BOTH(stated.count == 2);
  NQPF_BOTH(stated.items[1].message.write() == "train answers no dilemma");

  NQPF_BOTH(answer_defects(host::answers.allow(problem::empty_halls, "halls are rented out")).ok());
  NQPF_BOTH(answer_defects(host::answers.allow(problem::empty_halls, "halls are rented out")
                               .allow(remedy::train, "only with hiring"),
                           reading::stated_only)
                .ok());
  NQPF_BOTH(
      answer_defects(host::answers.over(set_of{problem::old_books}, set_of{remedy::buy})).ok());
}

TEST_CASE("an answer needs a source and stands once") {
  constexpr auto twice = answerset({answer(problem::old_books, remedy::buy).cite(cao_wu, "3"),
                                    answer(problem::old_books, remedy::buy)})
                             .over(set_of{problem::old_books}, set_of{remedy::buy});
  constexpr auto found = answer_defects(twice);
  NQPF_BOTH(found.count == 2);
  NQPF_BOTH(found.items[0].code == nqpf::defect::no_source);
  NQPF_BOTH(found.items[0].rule == 1);
  NQPF_BOTH(found.items[1].code == nqpf::defect::duplicate_id);
}

TEST_CASE("verbs are conclusions of their own, over the host's enumerations") {
  constexpr auto found = nqpf::evaluate<host::bound>(host::school{0.9, 30});
  NQPF_BOTH(found.concludes(diagnose(problem::few_teachers)));
  NQPF_BOTH(found.concludes(recommend(remedy::buy)));
  NQPF_BOTH(!found.concludes(recommend(remedy::hire)));
  STATIC_CHECK(!std::is_same_v<decltype(strengthen(way::people)), decltype(weaken(way::people))>);

  CHECK(std::string(found["old"].line().c_str()) ==
        "old: diagnose old_books, recommend buy, because age > 20 (is 30) [cao_wu 3 (inferred)]");
  constexpr auto far = nqpf::evaluate<host::bound>(host::school{0.1, 0});
  CHECK(std::string(far["far"].conclusions().c_str()) ==
        "strengthen people, weaken people, affirm library");
}

TEST_CASE("an act has the order and the conflicts of its subject") {
  using diagnosis = act<verb::diagnose, problem>::of;
  constexpr const auto& info = nqpf::detail::description_of<diagnosis>;
  NQPF_BOTH(info.ordered);
  NQPF_BOTH(info.count == 3);
  NQPF_BOTH(info.in_conflict(0, 2));
  NQPF_BOTH(!info.in_conflict(0, 1));
}

TEST_CASE("what was said can be asked for, with its verb") {
  constexpr auto found = nqpf::evaluate<host::bound>(host::school{0.9, 30});
  constexpr auto diagnosed = all_said<verb::diagnose, problem>(found);
  NQPF_BOTH(diagnosed == set_of{problem::few_teachers, problem::old_books});
  NQPF_BOTH(all_said<verb::diagnose, problem>(found, reading::stated_only) ==
            set_of{problem::few_teachers});
  NQPF_BOTH(all_said<verb::recommend, problem>(found).empty());
  NQPF_BOTH(said<verb::recommend, remedy>(found["old"].conclusion(1)) == remedy::buy);
  NQPF_BOTH(!said<verb::recommend, remedy>(found["old"].conclusion(0)));
}

TEST_CASE("advice joins what rules recommend and what answers their diagnoses") {
  constexpr auto found = nqpf::evaluate<host::bound>(host::school{0.9, 30});
  NQPF_BOTH(advised(found, host::answers) == set_of{remedy::hire, remedy::train, remedy::buy});
  NQPF_BOTH(advised(found, host::answers, reading::stated_only) == set_of{remedy::hire});

  int rules = 0;
  int answered = 0;
  why_advised(
      found, host::answers, remedy::buy,
      [&](const nqpf::finding& f) { rules += f.outcome() == nqpf::truth::yes ? 1 : 100; },
      [&](const auto& a) { answered += a.to == problem::old_books ? 1 : 100; });
  CHECK(rules == 1);
  CHECK(answered == 1);

  why_advised(
      found, host::answers, remedy::buy, [&](const nqpf::finding&) { ++rules; },
      [&](const auto&) { ++answered; }, reading::stated_only);
  CHECK(rules == 1);
  CHECK(answered == 1);

  constexpr auto calm = nqpf::evaluate<host::bound>(host::school{0.5, 10});
  NQPF_BOTH(advised(calm, host::answers).empty());
}

TEST_CASE("sets keep their values in order") {
  set_of<measure> s{measure::intelligent_evaluation, measure::nqpf_aligned_curriculum};
  CHECK(*s.begin() == measure::nqpf_aligned_curriculum);
  CHECK(s.size() == 2);
  s.insert(measure::intelligent_evaluation);
  CHECK(s.size() == 2);
  s.erase(measure::nqpf_aligned_curriculum);
  CHECK(*s.begin() == measure::intelligent_evaluation);
  CHECK(!s.contains(measure::nqpf_aligned_curriculum));
}

}  // namespace models_test
