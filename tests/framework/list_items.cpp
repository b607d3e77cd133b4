// SPDX-License-Identifier: BSL-1.0
// Writes every item of the framework, one a line, with all that refers to another: compare_items.py holds it
// against the specification. Columns are parted by tabs; lists by commas.

#include <nqpf/framework.hpp>

#include <iostream>
#include <string>

using namespace nqpf::framework;

namespace {

std::string places(const in_papers& p) {
  std::string out;
  const auto add = [&](const char* paper, const char* place) {
    if (place != nullptr) out += (out.empty() ? "" : "; ") + std::string(paper) + " " + place;
  };
  add("A", p.cao_wu);
  add("B", p.tang_sun_zeng);
  add("C", p.hu_li);
  return out;
}

template <class List>
std::string ids(const List& list) {
  std::string out;
  for (const auto& each : list)
    if (each) out += (out.empty() ? "" : ",") + std::string(id_of(*each));
  return out;
}

template <class... Cells>
void line(const Cells&... cells) {
  const char* before = "";
  ((std::cout << before << cells, before = "\t"), ...);
  std::cout << '\n';
}

const char* name(nqpf::status s) { return s == nqpf::status::stated ? "stated" : "inferred"; }

const char* name(direction d) {
  constexpr const char* words[] = {"p2c", "c2p", "pin", "cin", "ctx"};
  return words[static_cast<int>(d)];
}

const char* name(closing c) {
  constexpr const char* words[] = {"stated", "linked", "inferred"};
  return words[static_cast<int>(c)];
}

std::string optional_id(const auto& value) { return value ? id_of(*value) : "-"; }

// Actors and paths are concepts of the specification too, members of groups that have no other members.
const char* group_of_path(const path_entry& p) {
  return p.paper == &cao_wu          ? "paths_cao_wu"
         : p.paper == &tang_sun_zeng ? "paths_tang_sun_zeng"
                                     : "paths_hu_li";
}

void concepts() {
  for (const notion_entry& e : notions)
    line("concept", id_of(e.value), optional_id(group_of(e.value)), e.group.members,
         places(e.places), e.meaning);
  for (const actor_entry& e : actors)
    line("concept", id_of(e.value), "actors", 0, places(e.places), e.meaning);
  for (const path_entry& e : paths)
    line("concept", id_of(e.value), group_of_path(e), 0, places(e.places), e.meaning);
}

void relations_and_loops() {
  for (const relation_entry& e : relations)
    line("relation", id_of(e.value), e.origin.id(), e.target.id(), id_of(e.kind), name(e.direction),
         name(e.status), places(e.places), e.mechanism);
  for (const loop_entry& e : loops)
    line("loop", id_of(e.value), ids(e.relations), name(e.closing), places(e.places));
}

void what_to_do() {
  for (const path_entry& e : paths) line("path", id_of(e.value), e.order, places(e.places));
  for (const measure_entry& e : measures)
    line("measure", id_of(e.value), optional_id(e.path), e.order, ids(e.aims), ids(e.actors),
         places(e.places), e.meaning);
  for (const action_entry& e : actions)
    line("action", id_of(e.value), id_of(e.measure), id_of(e.aim), id_of(e.actor), places(e.places),
         e.meaning);
  for (const duty_entry& e : duties)
    line("duty", id_of(e.value), id_of(e.actor), ids(e.measures), name(e.status()),
         places(e.places), e.meaning);
}

void what_is_wrong() {
  for (const dilemma_entry& e : dilemmas)
    line("dilemma", id_of(e.value), optional_id(e.parent), name_of(e.weight), places(e.places),
         e.meaning);
  for (const answer_entry& e : answers)
    line("answer", id_of(e.to), id_of(e.with), name(e.status), places(e.places));
}

const char* name(side s) {
  constexpr const char* words[] = {"productivity", "demand", "supply"};
  return words[static_cast<int>(s)];
}

const char* name(nqpf::better b) {
  constexpr const char* words[] = {"neutral", "higher", "lower", "target"};
  return words[static_cast<int>(b)];
}

void what_is_measured() {
  for (const indicator_entry& e : indicator_catalogue)
    line("indicator", e.info->id, e.measures.id(), e.info->unit_name, e.info->domain.low,
         e.info->domain.high, name(e.info->better), name(e.side), e.info->title);
  for (const structural_rule_entry& e : structural_rules)
    line("rule", id_of(e.value), places(e.places), e.meaning);
}

}  // namespace

int main() {
  concepts();
  relations_and_loops();
  what_to_do();
  what_is_wrong();
  what_is_measured();
}
