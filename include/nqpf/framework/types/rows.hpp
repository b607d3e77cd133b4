// SPDX-License-Identifier: BSL-1.0
#pragma once

// What the tables say of an item of each kind: one row an item.

#include <nqpf/framework/types/cited.hpp>
#include <nqpf/framework/types/influence.hpp>
#include <nqpf/framework/types/item.hpp>

namespace nqpf::inline NQPF_ABI::framework {

/// How the members of a group are listed.
enum class grouping : unsigned char {
  closed,     ///< the paper fixes how many there are
  open,       ///< the paper ends the list with "etc." or begins it with "such as"
  ordered,    ///< they follow each other
  by_order,   ///< membership was read off the order of two lists: a host may replace it
  of_actors,  ///< its members are actors
  of_paths,   ///< its members are paths
};

/// What makes a concept a group: how many members follow it in the table, and how they are listed.
struct group_size {
  int members = 0;
  grouping how = grouping::closed;
};

/// A concept.
struct notion_entry {
  notion value;
  const char* meaning;
  in_papers places;
  group_size group{};  ///< of a concept that is no group, without members

  [[nodiscard]] constexpr bool is_group() const noexcept { return group.members > 0; }
  [[nodiscard]] constexpr cited from() const { return places.as(status::stated); }
};

/// An end of a relation.
using end_point = item_among<notion, dilemma, actor>;

/// A relation: one end has an influence on the other.
struct relation_entry {
  relation value;
  end_point origin;
  influence kind;
  end_point target;
  framework::direction direction;
  const char* mechanism;
  in_papers places;
  nqpf::status status = nqpf::status::stated;

  [[nodiscard]] constexpr cited from() const { return places.as(status); }
};

/// How a loop closes.
enum class closing : unsigned char {
  stated,    ///< the paper itself speaks of a cycle, though single links may be inferred
  linked,    ///< every link is stated, the loop was drawn from them
  inferred,  ///< it closes only with links that were inferred
};

/// Relations that lead back to where they began.
struct loop_entry {
  static constexpr int capacity = 6;

  loop value;
  framework::closing closing;
  maybe<relation> relations[capacity];  ///< in order: the end of each is the beginning of the next
  in_papers places;

  [[nodiscard]] constexpr cited from() const {
    return places.as(closing == closing::inferred ? status::inferred : status::stated);
  }
};

/// A path: a way of cultivation, with measures in order.
struct path_entry {
  path value;
  const char* meaning;
  const source* paper;
  int order;  ///< in the body of its paper, from 1
  in_papers places;

  [[nodiscard]] constexpr cited from() const { return places.as(status::stated); }
};

/// The path of a measure that a paper offers beside its paths.
inline constexpr maybe<path> beside_paths{};

/// A measure, on a path or beside the paths.
struct measure_entry {
  static constexpr int aim_capacity = 5;
  static constexpr int actor_capacity = 5;

  measure value;
  maybe<framework::path> path;  ///< none for a measure beside the paths
  int order;                    ///< on the path, from 1, an order of mention; 0 beside the paths
  const char* meaning;
  maybe<notion> aims[aim_capacity];  ///< what it should raise or, of a barrier, remove
  maybe<actor> actors[actor_capacity];
  in_papers places;

  [[nodiscard]] constexpr cited from() const { return places.as(status::stated); }
};

/// An action: a concrete thing to do inside a measure.
struct action_entry {
  action value;
  framework::measure measure;
  const char* meaning;
  notion aim;
  framework::actor actor;
  in_papers places;

  [[nodiscard]] constexpr cited from() const { return places.as(status::stated); }
};

/// How much a paper makes of a dilemma.
enum class weight : unsigned char {
  developed,  ///< it is argued
  named,      ///< it is only named: show it as named only (rule_named_dilemma_flag)
  state,      ///< it is an older state that the paper moves away from
  risk,       ///< it is something to avoid
};

[[nodiscard]] constexpr const char* name_of(weight w) noexcept {
  constexpr const char* words[] = {"developed", "named", "state", "risk"};
  return words[static_cast<int>(w)];
}

/// The parent of a dilemma that is part of no other.
inline constexpr maybe<dilemma> no_parent{};

/// A dilemma.
struct dilemma_entry {
  dilemma value;
  maybe<dilemma> parent;  ///< what it is part of; a diagnosed part does not diagnose the whole
  const char* meaning;
  framework::weight weight;
  in_papers places;

  [[nodiscard]] constexpr cited from() const { return places.as(status::stated); }
};

/// A measure that answers a dilemma.
struct answer_entry {
  dilemma to;
  measure with;
  nqpf::status status;
  in_papers places;

  [[nodiscard]] constexpr cited from() const { return places.as(status); }
};

/// An actor.
struct actor_entry {
  actor value;
  const char* meaning;
  in_papers places;

  [[nodiscard]] constexpr cited from() const { return places.as(status::stated); }
};

/// A duty of an actor.
struct duty_entry {
  static constexpr int measure_capacity = 5;

  duty value;
  framework::actor actor;
  const char* meaning;
  maybe<measure> measures[measure_capacity];  ///< for which it is due
  in_papers places;
  const char* inferred = "";  ///< why the actor, or a part of the duty, is our reading

  [[nodiscard]] constexpr nqpf::status status() const noexcept {
    return inferred[0] == '\0' ? nqpf::status::stated : nqpf::status::inferred;
  }
  [[nodiscard]] constexpr cited from() const { return places.as(status()); }
};

/// A rule without a threshold.
struct structural_rule_entry {
  structural_rule value;
  const char* meaning;
  in_papers places;
  const char* inferred = "";  ///< the part of it that is our reading

  [[nodiscard]] constexpr cited from() const { return places.as(status::stated); }
};

}  // namespace nqpf::framework
