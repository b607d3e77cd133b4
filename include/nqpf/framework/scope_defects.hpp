// SPDX-License-Identifier: BSL-1.0
#pragma once

// The proofs about a part of the framework: nothing in it refers to what was left out, every loop closes,
// every dilemma is answered, every measure aims at something, every item is sourced.

#include <nqpf/framework/graph.hpp>
#include <nqpf/framework/scope.hpp>

namespace nqpf::inline NQPF_ABI::framework {

namespace detail {

// Collects defects. Words cost time, the ids of all kinds among them, so that a check that is to find nothing
// goes without.
template <bool Words>
class scope_check {
public:
  explicit constexpr scope_check(const scope& s) : in_(s) {}

  // `who` cannot do without `what`: "rel_a begins at workers, which is left out".
  template <class Who, class What>
  constexpr void need(Who who, const char* verb, const What& what) {
    if (!in_.has(what)) note(defect::unknown_name, who, verb, what, ", which is left out");
  }
  template <class Who, class What>
  constexpr void note(defect code, Who who, const char* verb, const What& what, const char* after) {
    phrase words{};
    if constexpr (Words)
      if (found.wants_words())
        words << nqpf::detail::spelled{id_of_any(who)} << " " << verb << " "
              << nqpf::detail::spelled{id_of_any(what)} << after;
    found.add({code, -1, -1, words});
  }
  template <class Who>
  constexpr void note(defect code, const char* before, Who who, const char* after) {
    phrase words{};
    if constexpr (Words)
      if (found.wants_words()) words << before << nqpf::detail::spelled{id_of_any(who)} << after;
    found.add({code, -1, -1, words});
  }

  diagnostics found{};

private:
  template <class T>
  static constexpr const char* id_of_any(const T& value) {
    if constexpr (std::is_enum_v<T>) return id_of(value);
    else return value.id();
  }
  const scope& in_;
};

template <bool Words>
constexpr void check_relations(const scope& s, scope_check<Words>& c) {
  for (const relation_entry& r : relations) {
    if (!s.has(r.value)) continue;
    c.need(r.value, "begins at", r.origin);
    c.need(r.value, "ends at", r.target);
  }
  for (const loop_entry& l : loops) {
    if (!s.has(l.value)) continue;
    const int n = length_of(l);
    for (int i = 0; i < n; ++i) {
      c.need(l.value, "needs", *l.relations[i]);
      const relation next = *l.relations[(i + 1) % n];
      if (!(about(*l.relations[i]).target == about(next).origin))
        c.note(defect::one_way_drive, *l.relations[i], "does not end where", next, " begins");
    }
  }
}

template <bool Words>
constexpr void check_what_to_do(const scope& s, scope_check<Words>& c) {
  for (const measure_entry& m : measures) {
    // A path leads over all its measures (rule_path_completeness).
    if (m.path && s.has(*m.path)) c.need(*m.path, "leads over", m.value);
    if (!s.has(m.value)) continue;
    if (!m.aims[0]) c.note(defect::unanswered_dilemma, "", m.value, " aims at nothing");
    for (const auto& a : m.aims)
      if (a) c.need(m.value, "aims at", *a);
    for (const auto& a : m.actors)
      if (a) c.need(m.value, "is taken by", *a);
  }
  for (const action_entry& a : actions) {
    if (!s.has(a.value)) continue;
    c.need(a.value, "is part of", a.measure);
    c.need(a.value, "aims at", a.aim);
    c.need(a.value, "is taken by", a.actor);
  }
  for (const duty_entry& d : duties) {
    if (!s.has(d.value)) continue;
    c.need(d.value, "is due from", d.actor);
    for (const auto& m : d.measures)
      if (m) c.need(d.value, "serves", *m);
  }
}

template <bool Words>
constexpr void check_dilemmas(const scope& s, scope_check<Words>& c) {
  for (const dilemma_entry& d : dilemmas) {
    if (!s.has(d.value)) continue;
    if (d.parent) c.need(d.value, "is part of", *d.parent);
    bool answered = false;
    maybe<measure> left_out;
    each_answer(d.value, [&](const answer_entry& a) {
      if (s.has(a.with)) answered = true;
      else left_out = a.with;
    });
    if (answered) continue;
    if (left_out)
      c.note(defect::unanswered_dilemma, *left_out, "would answer", d.value,
             ", which no other measure answers, and is left out");
    else c.note(defect::unanswered_dilemma, "no measure answers ", d.value, "");
  }
}

template <bool Words, class Table>
constexpr void check_sources(const scope& s, const Table& table, scope_check<Words>& c) {
  for (const auto& e : table)
    if (s.has(e.value) && e.places.empty())
      c.note(defect::no_source, "", e.value, " has no source");
}

template <bool Words>
constexpr diagnostics check_scope(const scope& s) {
  scope_check<Words> c(s);
  check_relations(s, c);
  check_what_to_do(s, c);
  check_dilemmas(s, c);
  check_sources(s, notions, c);
  check_sources(s, actors, c);
  check_sources(s, paths, c);
  check_sources(s, measures, c);
  check_sources(s, actions, c);
  check_sources(s, dilemmas, c);
  check_sources(s, relations, c);
  check_sources(s, loops, c);
  check_sources(s, duties, c);
  return c.found;
}

}  // namespace detail

/// What is wrong with a part of the framework: an item that refers to one left out (2), an item without a
/// source (13), a dilemma that no measure answers, a measure that aims at nothing (14), a loop that does not
/// close (15). Answers that were inferred count here even where only what is stated is taken:
/// `unanswered_dilemmas` lists what is left open then. Linear in the tables.
[[nodiscard]] constexpr diagnostics scope_defects(const std::same_as<scope> auto& s) {
  return detail::check_scope<true>(s);
}

namespace detail {
template <const auto& Scope>
inline constexpr diagnostics found_in_scope = check_scope<true>(Scope);
}  // namespace detail

/// Whether nothing is wrong with a part of the framework.
[[nodiscard]] constexpr bool is_whole(const scope& s) { return detail::check_scope<false>(s).ok(); }

/// Stops the build with what is wrong with a part of the framework, if anything is:
/// `static_assert(nqpf::framework::require_whole<mine>());`.
template <const auto& Scope>
constexpr bool require_whole() {
  if constexpr (!is_whole(Scope)) return detail::require_none<detail::found_in_scope<Scope>>();
  return true;
}

/// The dilemmas of a scope that no measure of it answers in its reading: what stays open when inferred answers
/// are dropped.
[[nodiscard]] constexpr set_of<dilemma> unanswered_dilemmas(const scope& s) {
  set_of<dilemma> open = s.dilemmas;
  for (const answer_entry& a : answers)
    if (s.has(a.with) && takes(s.reading, a.status)) open.erase(a.to);
  return open;
}

/// The loops of the whole framework that a scope leaves open, for want of a relation.
[[nodiscard]] constexpr set_of<loop> open_loops(const scope& s) {
  set_of<loop> open;
  for (const loop_entry& l : loops)
    for (const auto& r : l.relations)
      if (r && !s.has(*r)) open.insert(l.value);
  return open;
}

/// The graph of the relations of a scope.
[[nodiscard]] constexpr relation_graph graph_in(const scope& s) {
  return relation_graph(s.relations);
}

}  // namespace nqpf::framework
