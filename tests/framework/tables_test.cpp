// SPDX-License-Identifier: BSL-1.0
// The tables of the framework hold together: ids, citations, trees, orders, loops, indicators.

#include "support/catch.hpp"

#include <nqpf/framework.hpp>
#include <nqpf/rules.hpp>

#include <map>
#include <set>
#include <string>

using namespace nqpf::framework;

namespace {

bool begins(const std::string& text, const std::string& with) { return text.rfind(with, 0) == 0; }

// What every table promises: an entry a value, found by its id and cited.
template <class Enum, class Entry, unsigned long N>
void check_table(const Entry (&entries)[N], const std::string& prefix) {
  REQUIRE(nqpf::description_of<Enum>.count == static_cast<int>(N));
  std::set<std::string> ids;
  for (const Entry& e : entries) {
    INFO(e.id);
    CHECK(begins(e.id, prefix));
    CHECK(ids.insert(e.id).second);
    CHECK(from_id<Enum>(e.id) == e.value);
    CHECK(std::string(id_of(e.value)) == e.id);
    CHECK(&about(e.value) == &e);
    if constexpr (requires { e.meaning; }) CHECK(EndsWith(".").match(e.meaning));
    if constexpr (requires { e.from; }) {
      CHECK(e.from.count > 0);
      std::set<const nqpf::source*> documents;
      for (const nqpf::citation& c : e.from) {
        CHECK(documents.insert(c.document).second);
        CHECK(std::string(c.place) != "");
      }
      CHECK(!e.from.write().contains("..."));
    }
  }
  CHECK(!from_id<Enum>("nothing_of_the_kind"));
}

int digits_in(const char* text) {
  int n = 0;
  for (; *text != '\0'; ++text) n += *text >= '0' && *text <= '9' ? 1 : 0;
  return n;
}

}  // namespace

TEST_CASE("every entry has an id, a meaning and a citation") {
  check_table<element>(elements, "");
  check_table<influence>(influences, "");
  check_table<notion>(notions, "");
  check_table<actor>(actors, "actor_");
  check_table<dilemma>(dilemmas, "dilemma_");
  check_table<path>(paths, "path_");
  check_table<measure>(measures, "measure_");
  check_table<claim>(claims, "rel_");
  check_table<loop>(loops, "loop_");
}

TEST_CASE("citations name a place and are printed with their document") {
  CHECK(about(dilemma::knowledge_skill_bias).from.write() == "cao_wu 4.2 firstly; hu_li 3.1 (1)");
  CHECK(about(claim::exchange_promotes_nqpf).from.write() == "cao_wu 4.1 secondly (inferred)");
  for (const measure_entry& m : measures)
    for (const nqpf::citation& c : m.from) CHECK(digits_in(c.place) > 0);
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

TEST_CASE("the measures stand on their paths in the order of the paper") {
  using model = foreign_language::innovation;
  CHECK(model::path_count == 4);
  CHECK(model::measure_count == 16);
  int on_paths = 0;
  for (const measure_entry& m : measures) {
    INFO(m.id);
    CHECK(static_cast<bool>(m.path) == (m.order > 0));
    const auto place = model::place_of(m.value);
    const bool of_this_paper = m.path && about(*m.path).paper == &cao_wu;
    CHECK(static_cast<bool>(place) == of_this_paper);
    if (!place) continue;
    CHECK(place->path == *m.path);
    CHECK(place->order == m.order);
    ++on_paths;
  }
  CHECK(on_paths == 16);

  std::map<const nqpf::source*, int> order;
  for (const path_entry& p : paths) CHECK(p.order == ++order[p.paper]);
  CHECK(order[&cao_wu] == 4);
  CHECK(order[&tang_sun_zeng] == 5);
  CHECK(order[&hu_li] == 3);
}

TEST_CASE("every measure has aims and actors, none twice") {
  for (const measure_entry& m : measures) {
    INFO(m.id);
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

TEST_CASE("claims are inferred where they say so, and dilemmas only hold back or cause") {
  for (const claim_entry& c : claims) {
    INFO(c.id);
    CHECK(!(c.origin == c.target));
    CHECK(std::string(c.mechanism) != "");
    for (const nqpf::citation& s : c.from) CHECK(s.status == c.status);
    const bool from_dilemma = begins(c.origin.id(), "dilemma_");
    const bool hinders = c.kind == influence::constrains || c.kind == influence::causes;
    CHECK(from_dilemma == hinders);
    CHECK(begins(c.target.id(), "dilemma_") == (c.kind == influence::causes));
  }
}

TEST_CASE("the four mechanisms of the paper all run to cultivation") {
  for (const claim c : {claim::nqpf_renews_fl_concept, claim::nqpf_innovates_fl_methods,
                        claim::nqpf_integrates_fl_resources, claim::nqpf_reforms_fl_evaluation}) {
    CHECK(about(c).direction == direction::to_cultivation);
    CHECK(about(c).origin == notion::new_quality_productive_forces);
  }
}

TEST_CASE("a consequence leads to its causes") {
  set_of<dilemma> causes;
  each_cause(dilemma::cultivation_demand_gap, [&](dilemma d, claim c) {
    causes.insert(d);
    CHECK(c == claim::fl_problems_cause_demand_gap);
  });
  CHECK(causes == set_of{dilemma::fl_cultivation_problems});
  each_cause(dilemma::weak_teaching_staff, [](dilemma, claim) { FAIL("no cause is known"); });
}

TEST_CASE("loops close, and say what they close with") {
  for (const loop_entry& l : loops) {
    INFO(l.id);
    CHECK(closes(l));
    bool all_stated = true;
    for (const auto& c : l.claims)
      if (c) all_stated = all_stated && about(*c).status == nqpf::status::stated;
    if (l.closing == closing::linked) CHECK(all_stated);
    if (l.closing == closing::inferred) CHECK(!all_stated);
  }
  loop_entry open = about(loop::fl_model_quality);
  open.claims[2] = {};
  CHECK(!closes(open));
  CHECK(!closes(loop_entry{}));
}

TEST_CASE("a loop is two-way only with a leg each way") {
  CHECK(is_two_way(about(loop::fl_requirement_support)));
  CHECK(is_two_way(about(loop::fl_requirement_support), reading::stated_only));
  CHECK(is_two_way(about(loop::fl_bridge)));
  CHECK(!is_two_way(about(loop::fl_bridge), reading::stated_only));
  CHECK(!is_two_way(about(loop::fl_enterprise_feedback)));  // no leg to cultivation
}

TEST_CASE("claims serve as drives between a host's types") {
  struct region {};
  struct university {};
  using nqpf_end = as<notion::new_quality_productive_forces, region>;
  using talent_end = as<notion::foreign_language_talent_cultivation, university>;
  STATIC_CHECK(drives_both_ways<nqpf_end, talent_end, claimed<claim::nqpf_sets_fl_requirements>,
                                claimed<claim::fl_cultivation_supports_nqpf>>);
  STATIC_CHECK(!drives_both_ways<nqpf_end, talent_end, claimed<claim::nqpf_sets_fl_requirements>>);
  STATIC_CHECK(drives_both_ways<the<notion::new_quality_productive_forces>, talent_end,
                                claimed<claim::nqpf_sets_fl_requirements>,
                                claimed<claim::fl_cultivation_supports_nqpf>>);
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
    CHECK(std::string(e.measures) != "");
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

TEST_CASE("what an indicator measures is in the tables, as far as they go") {
  int dilemmas_measured = 0;
  for (const indicator_entry& e : indicator_catalogue) {
    if (const auto d = from_id<dilemma>(e.measures)) ++dilemmas_measured;
    if (begins(e.measures, "actor_")) CHECK(from_id<actor>(e.measures));
  }
  CHECK(dilemmas_measured == 8);  // the root and the gap have no indicator of their own
}

TEST_CASE("each dilemma of the paper has its answers") {
  STATIC_CHECK(is_answered<foreign_language::answers>);
  int stated = 0;
  int inferred = 0;
  for (const auto& a : foreign_language::answers.rows)
    (a.status == nqpf::status::stated ? stated : inferred) += 1;
  CHECK(stated == 11);
  CHECK(inferred == 17);
  CHECK(!answer_defects(foreign_language::answers, reading::stated_only).ok());
}
