// SPDX-License-Identifier: BSL-1.0
#pragma once

// A part of the framework: what one paper says, what it states without inference, or what a host keeps.

#include <nqpf/framework/actors.hpp>
#include <nqpf/framework/dilemmas.hpp>
#include <nqpf/framework/loops.hpp>
#include <nqpf/framework/measures.hpp>
#include <nqpf/framework/notions.hpp>
#include <nqpf/framework/types/set_of.hpp>

namespace nqpf::inline NQPF_ABI::framework {

/// Items of the framework that belong together. Whether what is in it lacks something that is not is a matter
/// of `scope_defects`.
struct scope {
  set_of<notion> notions;
  set_of<actor> actors;
  set_of<path> paths;
  set_of<measure> measures;
  set_of<action> actions;
  set_of<dilemma> dilemmas;
  set_of<relation> relations;
  set_of<loop> loops;
  set_of<duty> duties;
  /// With `stated_only`, answers and relations that were inferred do not count.
  framework::reading reading = framework::reading::with_inferred;

  /// The items of one kind: `all_of<measure>()`.
  template <class Enum>
  [[nodiscard]] constexpr const set_of<Enum>& all_of() const noexcept {
    return pick<Enum>(*this);
  }
  template <class Enum>
  [[nodiscard]] constexpr bool has(Enum value) const noexcept {
    return all_of<Enum>().contains(value);
  }
  template <class... Kinds>
  [[nodiscard]] constexpr bool has(const item_among<Kinds...>& value) const noexcept {
    bool found = false;
    value.visit([&](auto each) { found = has(each); });
    return found;
  }

  /// The same without these items, of any kinds.
  template <class... Enums>
  [[nodiscard]] constexpr scope without(Enums... values) const {
    scope s = *this;
    (pick<Enums>(s).erase(values), ...);
    return s;
  }
  /// The same with these items, of any kinds.
  template <class... Enums>
  [[nodiscard]] constexpr scope with(Enums... values) const {
    scope s = *this;
    (pick<Enums>(s).insert(values), ...);
    return s;
  }

private:
  template <class Enum, class Scope>
  static constexpr auto& pick(Scope& s) noexcept {
    if constexpr (std::is_same_v<Enum, notion>) return s.notions;
    else if constexpr (std::is_same_v<Enum, actor>) return s.actors;
    else if constexpr (std::is_same_v<Enum, path>) return s.paths;
    else if constexpr (std::is_same_v<Enum, measure>) return s.measures;
    else if constexpr (std::is_same_v<Enum, action>) return s.actions;
    else if constexpr (std::is_same_v<Enum, dilemma>) return s.dilemmas;
    else if constexpr (std::is_same_v<Enum, relation>) return s.relations;
    else if constexpr (std::is_same_v<Enum, loop>) return s.loops;
    else return s.duties;
  }
};

namespace detail {

template <class Enum>
constexpr set_of<Enum> all_of_kind() {
  set_of<Enum> s;
  for (int i = 0; i < count_of(Enum{}); ++i) s.insert(static_cast<Enum>(i));
  return s;
}

// The loops that close with the relations of a scope.
constexpr void keep_closed_loops(scope& s) {
  for (const loop_entry& l : loops)
    for (const auto& r : l.relations)
      if (r && !s.has(*r)) s.loops.erase(l.value);
}

// Adds what a relation, a measure and the like refer to.
constexpr void add_what_is_needed(scope& s) {
  for (const loop_entry& l : loops)
    for (const auto& r : l.relations)
      if (r && s.has(l.value)) s.relations.insert(*r);
  const auto add_end = [&s](const end_point& e) {
    if (const auto n = e.as<notion>()) s.notions.insert(*n);
    if (const auto d = e.as<dilemma>()) s.dilemmas.insert(*d);
    if (const auto a = e.as<actor>()) s.actors.insert(*a);
  };
  for (const relation_entry& r : relations) {
    if (!s.has(r.value)) continue;
    add_end(r.origin);
    add_end(r.target);
  }
  for (const dilemma_entry& d : dilemmas)
    if (s.has(d.value) && d.parent) s.dilemmas.insert(*d.parent);
  for (const answer_entry& a : answers)
    if (s.has(a.to)) s.measures.insert(a.with);
  for (const duty_entry& d : duties) {
    if (s.has(d.value)) s.actors.insert(d.actor);
    for (const auto& m : d.measures)
      if (m && s.has(d.value)) s.measures.insert(*m);
  }
  for (const action_entry& a : actions)
    if (s.has(a.measure)) s.actions.insert(a.value);
  for (const action_entry& a : actions) {
    if (!s.has(a.value)) continue;
    s.notions.insert(a.aim);
    s.actors.insert(a.actor);
  }
  for (const measure_entry& m : measures) {
    if (!s.has(m.value)) continue;
    for (const auto& a : m.aims)
      if (a) s.notions.insert(*a);
    for (const auto& a : m.actors)
      if (a) s.actors.insert(*a);
  }
  for (const notion_entry& n : notions)
    if (const auto group = group_of(n.value); group && s.has(n.value)) s.notions.insert(*group);
}

}  // namespace detail

/// The whole framework. With `stated_only`, without relations that were inferred, and without the loops that
/// need them.
[[nodiscard]] constexpr scope everything(reading r = reading::with_inferred) {
  scope s{detail::all_of_kind<notion>(),   detail::all_of_kind<actor>(),
          detail::all_of_kind<path>(),     detail::all_of_kind<measure>(),
          detail::all_of_kind<action>(),   detail::all_of_kind<dilemma>(),
          detail::all_of_kind<relation>(), detail::all_of_kind<loop>(),
          detail::all_of_kind<duty>(),     r};
  for (const relation_entry& e : relations)
    if (!takes(r, e.status)) s.relations.erase(e.value);
  detail::keep_closed_loops(s);
  return s;
}

/// What a paper says, and the items of other papers that it cannot do without: the ends of its relations, the
/// measures of another paper that answer its dilemmas.
[[nodiscard]] constexpr scope said_in(const source& paper, reading r = reading::with_inferred) {
  scope s;
  s.reading = r;
  const auto add = [&](const auto& table, auto& set) {
    for (const auto& e : table)
      if (e.places.is_in(paper)) set.insert(e.value);
  };
  add(notions, s.notions);
  add(actors, s.actors);
  add(paths, s.paths);
  add(measures, s.measures);
  add(actions, s.actions);
  add(dilemmas, s.dilemmas);
  add(loops, s.loops);
  add(duties, s.duties);
  for (const relation_entry& e : relations)
    if (e.places.is_in(paper)) s.relations.insert(e.value);
  detail::add_what_is_needed(s);
  for (const relation_entry& e : relations)
    if (!takes(r, e.status)) s.relations.erase(e.value);
  detail::keep_closed_loops(s);
  return s;
}

}  // namespace nqpf::framework
