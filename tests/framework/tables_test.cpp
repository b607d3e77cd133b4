// SPDX-License-Identifier: BSL-1.0
// The tables of the framework hold together: ids, citations, trees, orders, loops, indicators.

#include "support/catch.hpp"

#include <nqpf/framework.hpp>
#include <nqpf/rules.hpp>

#include <map>
#include <set>
#include <string>

namespace tables_test {

using namespace nqpf::framework;

namespace {

bool begins(const std::string& text, const std::string& with) { return text.rfind(with, 0) == 0; }

// What every table promises: an entry a value, found by its id and cited.
template <class Enum, class Table>
void check_table(const Table& entries, const std::string& prefix, int count) {
  CHECK(count_of(Enum{}) == count);
  REQUIRE(nqpf::detail::description_of<Enum>.count == count);
  std::set<std::string> ids;
  int rows = 0;
  for (const auto& e : entries) {
    const std::string id = id_of(e.value);
    INFO(id);
    ++rows;
    CHECK(begins(id, prefix));
    CHECK(ids.insert(id).second);
    CHECK(from_id<Enum>(id.c_str()) == e.value);
    CHECK(&about(e.value) == &e);
    if constexpr (requires { e.meaning; }) {
      CHECK(EndsWith(".").match(e.meaning));
      CHECK(std::string(e.meaning).find("As above") == std::string::npos);
    }
    if constexpr (requires { e.from(); }) {
      CHECK(e.from().count > 0);
      for (const nqpf::citation& c : e.from()) CHECK(std::string(c.place) != "");
      CHECK(!e.from().write().contains("..."));
    }
  }
  CHECK(rows == count);
  CHECK(!from_id<Enum>("nothing_of_the_kind"));
}

int digits_in(const char* text) {
  int n = 0;
  for (; *text != '\0'; ++text) n += *text >= '0' && *text <= '9' ? 1 : 0;
  return n;
}

}  // namespace

TEST_CASE("every entry has an id, a meaning and a citation") {
  check_table<element>(elements, "", 3);
  check_table<influence>(influences, "", 12);
  check_table<notion>(notions, "", 616);
  check_table<actor>(actors, "actor_", 20);
  check_table<dilemma>(dilemmas, "dilemma_", 66);
  check_table<path>(paths, "path_", 12);
  check_table<measure>(measures, "measure_", 63);
  check_table<action>(actions, "action_", 133);
  check_table<relation>(relations, "rel_", 332);
  check_table<loop>(loops, "loop_", 32);
  check_table<duty>(duties, "duty_", 57);
  check_table<structural_rule>(structural_rules, "rule_", 20);
  // The specification counts actors and paths among its 648 concepts.
  STATIC_CHECK(count_of(notion{}) + count_of(actor{}) + count_of(path{}) == 648);
}

TEST_CASE("ids are read off the enumerators, whatever their ends") {
  CHECK(std::string(id_of(influence::requires_)) == "requires");
  CHECK(std::string(id_of(notion::new_quality_productive_forces)) ==
        "new_quality_productive_forces");
  CHECK(std::string(id_of(static_cast<notion>(615))) == "aspect_environment_conditions");
  CHECK(std::string(id_of(static_cast<notion>(616))).empty());
  CHECK(std::string(id_of(static_cast<notion>(-1))).empty());
  CHECK(std::string(id_of(relation::disconnect_limits_high_quality_development)) ==
        "rel_disconnect_limits_high_quality_development");
}

TEST_CASE("labels are the ids in words") {
  NQPF_BOTH(label_of(dilemma::fl_cultivation_problems) == "Foreign-language cultivation problems");
  NQPF_BOTH(label_of(notion::sci_tech_self_reliance) == "Science and technology self reliance");
  NQPF_BOTH(label_of(notion::workers) == "Workers");
  NQPF_BOTH(label_of(relation::combination_raises_tfp) == "Combination raises TFP");
  NQPF_BOTH(label_of(notion::ai_literacy) == "AI literacy");
  NQPF_BOTH(label_of(notion::aspect_talent_selection) == "Aspect talent selection");
  NQPF_BOTH(label_of(path::industry_university_research_cooperation) ==
            "Industry-university-research cooperation");
  NQPF_BOTH(label_of(influence::requires_) == "Requires");
  const auto all_fit = [](const auto& table) {
    for (const auto& e : table) CHECK(!label_of(e.value).contains("..."));
  };
  all_fit(notions);
  all_fit(relations);
  all_fit(measures);
  all_fit(actions);
  all_fit(duties);
}

TEST_CASE("items are found by id, at compile time and when the program runs") {
  STATIC_CHECK(named<"measure_digital_teaching"> == measure::digital_teaching);
  STATIC_CHECK(named<"workers"> == notion::workers);
  STATIC_CHECK(named<"rule_path_order"> == structural_rule::path_order);
  const auto check = [](const auto& table) {
    for (const auto& e : table) {
      INFO(id_of(e.value));
      const auto found = find_item(id_of(e.value));
      REQUIRE(found);
      CHECK((*found).is(e.value));
      CHECK(std::string((*found).id()) == id_of(e.value));
    }
  };
  check(notions);
  check(actors);
  check(paths);
  check(measures);
  check(actions);
  check(dilemmas);
  check(relations);
  check(loops);
  check(duties);
  check(structural_rules);
  for (const char* none :
       {"", "measure_", "measure_workers", "dilemma_weak_teching_staff", "Workers"})
    CHECK(!find_item(none));
}

TEST_CASE("groups have the members that the papers count") {
  STATIC_CHECK(group_count == 97);
  int members = 0;
  for (const notion_entry& e : notions) {
    INFO(id_of(e.value));
    int n = 0;
    for (const notion m : members_of(e.value)) {
      CHECK(group_of(m) == e.value);
      ++n;
    }
    const bool of_others = e.group.how == grouping::of_actors || e.group.how == grouping::of_paths;
    CHECK(n == (of_others ? 0 : e.group.members));
    members += n;
  }
  int in_a_group = 0;
  for (const notion_entry& e : notions) in_a_group += group_of(e.value) ? 1 : 0;
  CHECK(members == in_a_group);

  // Groups of groups: three dimensions of three qualities, whose membership was read off an order.
  CHECK(group_of(notion::innovation_ability) == notion::autonomous_development_layer);
  CHECK(group_of(notion::autonomous_development_layer) == notion::quality_dimensions);
  CHECK(!group_of(notion::quality_dimensions));
  CHECK(about(notion::autonomous_development_layer).group.how == grouping::by_order);
  CHECK(about(notion::growth_engines).group.how == grouping::open);
  CHECK(about(notion::actors).group.members == count_of(actor{}));
  CHECK(about(notion::paths_tang_sun_zeng).group.members == 5);
  std::string elements_in_order;
  for (const notion m : members_of(notion::three_elements))
    elements_in_order += std::string(id_of(m)) + " ";
  CHECK(elements_in_order == "workers means_of_labour objects_of_labour ");
}

TEST_CASE("citations name a place and are printed with their document") {
  CHECK(about(dilemma::knowledge_skill_bias).from().write() == "cao_wu 4.2 firstly; hu_li 3.1 (1)");
  CHECK(about(relation::exchange_promotes_nqpf).from().write() == "cao_wu 4.1 secondly (inferred)");
  for (const measure_entry& m : measures)
    for (const nqpf::citation& c : m.from()) CHECK(digits_in(c.place) > 0);
}

TEST_CASE("dilemmas form a tree") {
  for (const dilemma_entry& d : dilemmas) {
    int steps = 0;
    for (maybe<dilemma> up = d.parent; up && steps < 100; up = about(*up).parent) ++steps;
    CHECK(steps < 3);
  }
  CHECK(about(dilemma::student_initiative_overlooked).parent == dilemma::single_teaching_method);
  CHECK(!about(dilemma::fl_cultivation_problems).parent);
  CHECK(about(dilemma::weak_teaching_staff).weight == weight::named);
}

// Whether a model has the paths of its paper with all their measures, in the order of the tables.
template <class Model>
void check_model(const nqpf::source& paper, int path_count, int measure_count) {
  CHECK(Model::path_count == path_count);
  CHECK(Model::measure_count == measure_count);
  int on_paths = 0;
  for (const measure_entry& m : measures) {
    INFO(id_of(m.value));
    CHECK(static_cast<bool>(m.path) == (m.order > 0));
    const auto place = Model::place_of(m.value);
    const bool of_this_paper = m.path && about(*m.path).paper == &paper;
    CHECK(static_cast<bool>(place) == of_this_paper);
    if (!place) continue;
    CHECK(place->path == *m.path);
    CHECK(place->order == m.order);
    ++on_paths;
  }
  CHECK(on_paths == measure_count);
}

TEST_CASE("the measures stand on their paths in the order of the paper") {
  check_model<foreign_language::innovation>(cao_wu, 4, 16);
  check_model<top_innovative::innovation>(tang_sun_zeng, 5, 12);
  check_model<vocational::innovation>(hu_li, 3, 9);
  std::map<const nqpf::source*, int> order;
  for (const path_entry& p : paths) CHECK(p.order == ++order[p.paper]);
}

TEST_CASE("three instances are ready, one a paper") {
  REQUIRE(std::size(instances) == 3);
  for (const instance& each : instances) {
    INFO(each.id);
    CHECK(find_instance(each.id) == &each);
    CHECK(group_of(each.domain) == notion::cultivation_domains);
    CHECK(about(each.domain).places.is_in(*each.paper));
    CHECK(is_whole(each.scope()));
  }
  CHECK(find_instance("nothing_of_the_kind") == nullptr);
  struct region {};
  struct school {};
  STATIC_CHECK(top_innovative::drive_between<region, school>::drive_count == 11);
  STATIC_CHECK(vocational::drive_between<region, school>::drive_count == 18);
  STATIC_CHECK(foreign_language::drive_between<region, school>::drive_count == 11);
}

TEST_CASE("every measure has aims and actors, none twice") {
  for (const measure_entry& m : measures) {
    INFO(id_of(m.value));
    CHECK(m.aims[0]);
    CHECK(m.actors[0]);
    set_of<notion> aims;
    for (const auto& a : m.aims) {
      if (!a) continue;
      CHECK(!aims.contains(*a));
      aims.insert(*a);
    }
  }
}

TEST_CASE("relations are inferred where they say so, and dilemmas only hold back or cause") {
  for (const relation_entry& c : relations) {
    INFO(id_of(c.value));
    CHECK(!(c.origin == c.target));
    CHECK(std::string(c.mechanism) != "");
    for (const nqpf::citation& s : c.from()) CHECK(s.status == c.status);
    const bool from_dilemma = begins(c.origin.id(), "dilemma_");
    const bool hinders = c.kind == influence::constrains || c.kind == influence::causes;
    if (from_dilemma) CHECK(hinders);
    if (hinders && !from_dilemma) CHECK(c.value == relation::social_demand_exposes_skill_model);
    CHECK(begins(c.target.id(), "dilemma_") == (c.kind == influence::causes));
  }
}

TEST_CASE("the four mechanisms of the paper all run to cultivation") {
  for (const relation c :
       {relation::nqpf_renews_fl_concept, relation::nqpf_innovates_fl_methods,
        relation::nqpf_integrates_fl_resources, relation::nqpf_reforms_fl_evaluation}) {
    CHECK(about(c).direction == direction::to_cultivation);
    CHECK(about(c).origin == notion::new_quality_productive_forces);
  }
}

TEST_CASE("a consequence leads to its causes") {
  set_of<dilemma> causes;
  each_cause(dilemma::cultivation_demand_gap, [&](dilemma d, relation c) {
    causes.insert(d);
    CHECK(c == relation::fl_problems_cause_demand_gap);
  });
  CHECK(causes == set_of{dilemma::fl_cultivation_problems});
  each_cause(dilemma::weak_teaching_staff, [](dilemma, relation) { FAIL("no cause is known"); });
}

TEST_CASE("loops close, and say what they close with") {
  for (const loop_entry& l : loops) {
    INFO(id_of(l.value));
    CHECK(closes(l));
    bool all_stated = true;
    for (const auto& c : l.relations)
      if (c) all_stated = all_stated && about(*c).status == nqpf::status::stated;
    if (l.closing == closing::linked) CHECK(all_stated);
    if (l.closing == closing::inferred) CHECK(!all_stated);
  }
  loop_entry open = about(loop::fl_model_quality);
  open.relations[2] = {};
  CHECK(!closes(open));
  CHECK(!closes(loop_entry{}));
}

TEST_CASE("a loop is two-way only with a relation each way") {
  CHECK(is_two_way(about(loop::fl_requirement_support)));
  CHECK(is_two_way(about(loop::fl_requirement_support), reading::stated_only));
  CHECK(is_two_way(about(loop::fl_bridge)));
  CHECK(!is_two_way(about(loop::fl_bridge), reading::stated_only));
  CHECK(!is_two_way(about(loop::fl_enterprise_feedback)));  // no relation to cultivation
}

TEST_CASE("relations serve as drives between a host's types") {
  struct region {};
  struct university {};
  using nqpf_end = stands_for<notion::new_quality_productive_forces, region>;
  using talent_end = stands_for<notion::foreign_language_talent_cultivation, university>;
  STATIC_CHECK(
      drives_both_ways<nqpf_end, talent_end, by_relation<relation::nqpf_sets_fl_requirements>,
                       by_relation<relation::fl_cultivation_supports_nqpf>>);
  STATIC_CHECK(
      !drives_both_ways<nqpf_end, talent_end, by_relation<relation::nqpf_sets_fl_requirements>>);
  STATIC_CHECK(drives_both_ways<named_end<notion::new_quality_productive_forces>, talent_end,
                                by_relation<relation::nqpf_sets_fl_requirements>,
                                by_relation<relation::fl_cultivation_supports_nqpf>>);
  using drive_of_host = foreign_language::drive_between<region, university>;
  STATIC_CHECK(std::is_same_v<decltype(drive_of_host::productivity), region>);
}

TEST_CASE("indicators are found by id and hold what their unit promises") {
  std::set<std::string> ids;
  int neutral = 0;
  for (const indicator_entry& e : indicator_catalogue) {
    const nqpf::indicator_info& i = *e.info;
    INFO(i.id);
    CHECK(begins(i.id, "ind_"));
    CHECK(ids.insert(i.id).second);
    CHECK(find_indicator(i.id) == &e);
    CHECK(std::string(i.title) != "");
    CHECK(std::string(e.measures.id()) != "");
    const std::string unit = i.unit_name;
    CHECK(unit != "");
    if (unit == "share") CHECK(i.domain == nqpf::closed(0, 1));
    if (unit == "index") CHECK(i.domain == nqpf::closed(0, 100));
    if (unit.rfind("rate", 0) != 0) CHECK(i.domain.low == 0);
    CHECK(i.source == nullptr);
    neutral += i.better == nqpf::better::neutral ? 1 : 0;
  }
  CHECK(ids.size() == 197);
  CHECK(neutral == 4);
  CHECK(find_indicator("ind_nothing_of_the_kind") == nullptr);
}

TEST_CASE("every indicator stands for an item of the tables") {
  std::map<item_kind, int> targets;
  for (const indicator_entry& e : indicator_catalogue) ++targets[e.measures.kind()];
  CHECK(targets[item_kind::notion] == 94);
  CHECK(targets[item_kind::dilemma] == 62);
  CHECK(targets[item_kind::measure] == 35);
  CHECK(targets[item_kind::action] == 4);
  CHECK(targets[item_kind::actor] == 2);
  CHECK(find_indicator("ind_college_autonomy")->measures.is(action::delegate_power));
}

TEST_CASE("each dilemma of the paper has its answers") {
  STATIC_CHECK(is_answered<foreign_language::answers>);
  STATIC_CHECK(is_answered<top_innovative::answers>);
  STATIC_CHECK(is_answered<vocational::answers>);
  int stated = 0;
  int inferred = 0;
  for (const auto& a : foreign_language::answers.rows)
    (a.status == nqpf::status::stated ? stated : inferred) += 1;
  CHECK(stated == 11);
  CHECK(inferred == 17);
  CHECK(!answer_defects(foreign_language::answers, reading::stated_only).ok());
}

TEST_CASE("what the papers name differently, and what they offer to one end") {
  int renamed = 0;
  each_renamed([&](const names_of_notion& row) {
    ++renamed;
    INFO(id_of(row.standard));
    int named = 0;
    for (const char* name : {row.cao_wu, row.tang_sun_zeng, row.hu_li}) named += name[0] != '\0';
    CHECK(named >= 2);
  });
  CHECK(renamed == 12);
  int offered = 0;
  for (int t = 0; t <= static_cast<int>(measure_theme::openness_across_borders); ++t) {
    std::set<std::string> papers;
    each_alike(static_cast<measure_theme>(t), [&](const like_measure& row) {
      ++offered;
      CHECK((row.measure.has_value() ? 1 : 0) + (row.path.has_value() ? 1 : 0) +
                (row.concept_only.has_value() ? 1 : 0) ==
            1);
      if (row.measure) papers.insert(about(*row.measure).from().begin()->document->id);
      if (row.path) papers.insert(about(*row.path).from().begin()->document->id);
    });
    INFO(t);
    CHECK(papers.size() >= 2);
  }
  CHECK(offered == 42);
  STATIC_CHECK(serve_one_end(measure::digital_teaching, measure::modern_teaching_means));
  STATIC_CHECK(!serve_one_end(measure::digital_teaching, measure::precise_governance));
  // A path that is named stands for all its measures.
  each_measure(path::teaching_staff_innovation, [](const measure_entry& on_path) {
    INFO(id_of(on_path.value));
    CHECK(serve_one_end(on_path.value, measure::high_level_staff_building));
    CHECK(serve_one_end(measure::high_level_staff_building, on_path.value));
    CHECK_FALSE(serve_one_end(on_path.value, measure::precise_governance));
  });
  STATIC_CHECK(
      serve_one_end(measure::teaching_team_construction, measure::high_level_staff_building));
}

}  // namespace tables_test
