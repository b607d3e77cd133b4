// SPDX-License-Identifier: BSL-1.0
// The relations as a graph, against a second implementation over plain lists; and the proofs about parts of the
// framework.

#include "support/catch.hpp"

#include <nqpf/framework/scope_defects.hpp>

#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace graph_test {

using namespace nqpf::framework;

namespace {

// An plain_edge list by name, as a reader would write it down.
struct plain_edge {
  std::string from;
  std::string to;
  relation by;
};

std::vector<plain_edge> edges_of(reading r) {
  std::vector<plain_edge> all;
  for (const relation_entry& e : relations)
    if (takes(r, e.status)) all.push_back({e.origin.id(), e.target.id(), e.value});
  return all;
}

// The length of a shortest way, by trying all of one link, then of two, and so on.
int plain_distance(const std::vector<plain_edge>& edges, const std::string& from,
                   const std::string& to, bool carriers_only) {
  std::set<std::string> front{from};
  std::set<std::string> seen;
  for (int n = 1; n <= influence_path::capacity; ++n) {
    std::set<std::string> next;
    for (const plain_edge& e : edges) {
      const sign s = about(about(e.by).kind).sign;
      if (carriers_only && (s == sign::lowers || s == sign::brings_about)) continue;
      if (front.count(e.from) != 0 && seen.count(e.to) == 0) next.insert(e.to);
    }
    if (next.count(to) != 0) return n;
    seen.insert(next.begin(), next.end());
    front = next;
  }
  return 0;
}

// The number of ways that pass no end twice.
int plain_count(const std::vector<plain_edge>& edges, const std::string& at, const std::string& to,
                int most, std::set<std::string> passed) {
  if (most == 0) return 0;
  passed.insert(at);
  int n = 0;
  for (const plain_edge& e : edges) {
    if (e.from != at) continue;
    if (e.to == to) ++n;
    else if (passed.count(e.to) == 0) n += plain_count(edges, e.to, to, most - 1, passed);
  }
  return n;
}

std::vector<end_point> all_ends() {
  std::map<std::string, end_point> ends;
  for (const relation_entry& e : relations) {
    ends.emplace(e.origin.id(), e.origin);
    ends.emplace(e.target.id(), e.target);
  }
  std::vector<end_point> list;
  for (const auto& each : ends) list.push_back(each.second);
  return list;
}

void check_is_a_way(const influence_path& way, end_point from, end_point to) {
  REQUIRE(way);
  CHECK(about(*way.relations[0]).origin == from);
  CHECK(about(*way.relations[way.length - 1]).target == to);
  for (int i = 1; i < way.length; ++i)
    CHECK(about(*way.relations[i - 1]).target == about(*way.relations[i]).origin);
}

}  // namespace

TEST_CASE("the graph holds each relation once at each of its ends") {
  STATIC_CHECK(graph_of<>.size() == 332);
  STATIC_CHECK(graph_of<reading::stated_only>.size() == 302);
  int leaving = 0;
  int arriving = 0;
  for (const end_point e : all_ends()) {
    for (const relation r : graph_of<>.successors(e)) {
      CHECK(about(r).origin == e);
      ++leaving;
    }
    for (const relation r : graph_of<>.predecessors(e)) {
      CHECK(about(r).target == e);
      ++arriving;
    }
  }
  CHECK(leaving == 332);
  CHECK(arriving == 332);
  CHECK(graph_of<>.contains(relation::exchange_promotes_nqpf));
  CHECK(!graph_of<reading::stated_only>.contains(relation::exchange_promotes_nqpf));
  CHECK(graph_of<>.successors(notion::aspect_environment_conditions).empty());
}

TEST_CASE("shortest ways are as long as a plain search finds them") {
  std::mt19937 random(7);
  const std::vector<end_point> ends = all_ends();
  std::uniform_int_distribution<std::size_t> pick(0, ends.size() - 1);
  int found = 0;
  for (const reading r : {reading::with_inferred, reading::stated_only}) {
    const std::vector<plain_edge> edges = edges_of(r);
    const relation_graph graph(relations_of(r));
    for (int i = 0; i < 400; ++i) {
      const end_point from = ends[pick(random)];
      const end_point to = i % 20 == 0 ? from : ends[pick(random)];
      for (const along which : {along::all, along::carriers}) {
        INFO(from.id() << " to " << to.id());
        const influence_path way = graph.shortest_path(from, to, which);
        CHECK(way.length == plain_distance(edges, from.id(), to.id(), which == along::carriers));
        if (way) check_is_a_way(way, from, to);
        found += way ? 1 : 0;
      }
    }
  }
  CHECK(found > 300);
}

TEST_CASE("ways of influence are as many as a plain search counts") {
  std::mt19937 random(11);
  const std::vector<end_point> ends = all_ends();
  const std::vector<plain_edge> edges = edges_of(reading::with_inferred);
  std::uniform_int_distribution<std::size_t> pick(0, ends.size() - 1);
  int several = 0;
  for (int i = 0; i < 300; ++i) {
    const end_point from =
        i % 3 == 0 ? end_point(notion::new_quality_productive_forces) : ends[pick(random)];
    const end_point to = i % 7 == 0 ? from : ends[pick(random)];
    int n = 0;
    std::set<std::vector<int>> different;
    graph_of<>.each_path(from, to, 3, [&](const influence_path& way) {
      check_is_a_way(way, from, to);
      std::vector<int> ids;
      for (int k = 0; k < way.length; ++k) ids.push_back(static_cast<int>(*way.relations[k]));
      different.insert(ids);
      ++n;
    });
    INFO(from.id() << " to " << to.id());
    CHECK(n == plain_count(edges, from.id(), to.id(), 3, {}));
    CHECK(static_cast<int>(different.size()) == n);
    several += n > 1 ? 1 : 0;
  }
  CHECK(several > 10);
}

TEST_CASE("a way lowers where an odd number of its links do, and is as strong as its weakest") {
  // Consumption of public resources holds endogenous power back, which drives the community.
  constexpr influence_path way = graph_of<>.shortest_path(
      dilemma::government_driven_consumption, notion::industry_education_integration_community);
  NQPF_BOTH(way.length == 2);
  NQPF_BOTH(way.lowers());
  NQPF_BOTH(way.weakest() == strength::plain);
  NQPF_BOTH(way.status() == nqpf::status::inferred);
  constexpr influence_path direct =
      graph_of<>.shortest_path(notion::productive_forces, notion::education);
  NQPF_BOTH(direct.length == 1);
  NQPF_BOTH(direct.weakest() == strength::strongest);
  NQPF_BOTH(!direct.lowers());
  NQPF_BOTH(direct.status() == nqpf::status::stated);
  // What holds back carries no drive.
  NQPF_BOTH(!graph_of<>.shortest_path(dilemma::government_driven_consumption,
                                      notion::industry_education_integration_community,
                                      along::carriers));
}

TEST_CASE("productivity and each of the three domains drive each other") {
  for (const notion domain : members_of(notion::cultivation_domains)) {
    INFO(id_of(domain));
    CHECK(two_way_defects(graph_of<>, notion::new_quality_productive_forces, domain).ok());
    CHECK(two_way_defects(graph_of<reading::stated_only>, notion::new_quality_productive_forces,
                          domain)
              .ok());
  }
  const nqpf::diagnostics one_way = two_way_defects(
      graph_of<>, notion::new_quality_productive_forces, notion::world_economic_pattern);
  REQUIRE(one_way.count == 1);
  CHECK(one_way.items[0].message.write() ==
        "nothing leads from world_economic_pattern to new_quality_productive_forces");
}

TEST_CASE("all loops close, also as the graph finds them") {
  for (const loop_entry& l : loops) {
    INFO(id_of(l.value));
    CHECK(closes(l));
    const end_point start = about(*l.relations[0]).origin;
    CHECK(graph_of<>.shortest_path(start, start).length <= length_of(l));
    CHECK(graph_of<>.shortest_path(start, start).length > 0);
  }
}

TEST_CASE("the framework is whole, and so is what each paper says") {
  CHECK(scope_defects(everything()).ok());
  CHECK(is_whole(everything(reading::stated_only)));
  for (const nqpf::source* paper : {&cao_wu, &tang_sun_zeng, &hu_li}) {
    for (const reading r : {reading::with_inferred, reading::stated_only}) {
      const scope s = said_in(*paper, r);
      const nqpf::diagnostics found = scope_defects(s);
      INFO(paper->id << ": " << (found.ok() ? "" : found.items[0].message.write().c_str()));
      CHECK(found.ok());
      int own_paths = 0;
      for (const path p : s.paths) own_paths += about(p).paper == paper ? 1 : 0;
      CHECK(own_paths == s.paths.size());
    }
  }
}

TEST_CASE("what inference holds together is listed when it is dropped") {
  const scope stated = everything(reading::stated_only);
  CHECK(stated.relations.size() == 302);
  CHECK(unanswered_dilemmas(everything()).empty());
  CHECK(unanswered_dilemmas(stated).size() == 28);
  CHECK(unanswered_dilemmas(stated).contains(dilemma::weak_teaching_staff));
  CHECK(open_loops(everything()).empty());
  const set_of<loop> open = open_loops(stated);
  for (const loop_entry& l : loops) {
    INFO(id_of(l.value));
    bool needs_inferred = false;
    for (const auto& r : l.relations)
      needs_inferred = needs_inferred || (r && about(*r).status != nqpf::status::stated);
    CHECK(open.contains(l.value) == needs_inferred);
    CHECK(stated.has(l.value) != needs_inferred);
  }
}

TEST_CASE("whatever is left out is named with what needs it") {
  const auto first = [](const scope& s) {
    const nqpf::diagnostics found = scope_defects(s);
    return found.ok() ? std::string() : std::string(found.items[0].message.write().c_str());
  };
  const scope all = everything();
  CHECK(first(all) == "");
  CHECK(first(all.without(relation::nqpf_sets_voc_demand)) ==
        "loop_voc_mutual needs rel_nqpf_sets_voc_demand, which is left out");
  CHECK(first(all.without(notion::workers)) ==
        "rel_workers_rank_first begins at workers, which is left out");
  CHECK(first(all.without(actor::region)) ==
        "measure_region_tailored_cultivation is taken by actor_region, which is left out");
  CHECK(first(all.without(dilemma::fl_cultivation_problems)) ==
        "rel_fl_problems_cause_demand_gap begins at dilemma_fl_cultivation_problems, which is left "
        "out");
  CHECK(first(all.without(measure::technology_company_education_role)) ==
        "path_open_training leads over measure_technology_company_education_role, which is left "
        "out");
  // A measure that nothing but a dilemma needs.
  CHECK(first(all.without(measure::talent_evaluation_reform, duty::university_reform_evaluation)) ==
        "");  // another answers it too
  const scope alone = all.without(measure::whole_system_view, duty::basic_school_start_pipeline,
                                  duty::education_department_plan_levels);
  CHECK(
      first(alone) ==
      "measure_whole_system_view would answer dilemma_single_aspect_focus, which no other measure "
      "answers, and is left out");
  // What nothing needs can go.
  CHECK(first(all.without(loop::voc_mutual, path::open_training, action::delegate_power)) == "");
}

TEST_CASE(
    "every single item that is left out is missed by something, or by nothing that is named") {
  const scope all = everything();
  const auto count = [&](auto kind) {
    int missed = 0;
    for (int i = 0; i < count_of(kind); ++i)
      missed += is_whole(all.without(static_cast<decltype(kind)>(i))) ? 0 : 1;
    return missed;
  };
  CHECK(count(measure{}) == 63);  // each answers, stands on a path or is due
  CHECK(count(actor{}) == 20);
  CHECK(count(loop{}) == 0);
  int on_loops = 0;
  set_of<relation> needed;
  for (const loop_entry& l : loops)
    for (const auto& r : l.relations)
      if (r) needed.insert(*r);
  on_loops = needed.size();
  CHECK(count(relation{}) == on_loops);
}

}  // namespace graph_test
