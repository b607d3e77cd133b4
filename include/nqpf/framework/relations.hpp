// SPDX-License-Identifier: BSL-1.0
#pragma once

// All relations of the three papers: what promotes, drives, requires or holds back what.

#include <nqpf/framework/drive.hpp>
#include <nqpf/framework/papers/cao_wu/relations.hpp>
#include <nqpf/framework/papers/hu_li/relations.hpp>
#include <nqpf/framework/papers/tang_sun_zeng/relations.hpp>
#include <nqpf/framework/tables/relations.hpp>
#include <nqpf/framework/types/table.hpp>

namespace nqpf::inline NQPF_ABI::framework {

inline constexpr table_of relations(tables::shared_relations, tables::cao_wu_relations,
                                    tables::tang_sun_zeng_relations, tables::hu_li_relations);
static_assert(detail::require_in_order<relations>());

[[nodiscard]] constexpr const relation_entry& about(relation r) noexcept { return relations[r]; }

/// A relation of the papers as a drive: `two_way_drive<Industry, College, by_relation<relation::a>, by_relation<relation::b>>`.
template <relation R>
struct by_relation {
  static constexpr relation of_papers = R;
  struct from {
    static constexpr const char* name = about(R).origin.id();
  };
  struct to {
    static constexpr const char* name = about(R).target.id();
  };
  static constexpr influence kind = about(R).kind;
};

/// Calls `each(dilemma, relation)` for every dilemma that brings this one about. Measures for the
/// causes come before measures for what they cause (rule_consequence_not_cause; cao_wu 3;
/// tang_sun_zeng 3.1, 3.4).
template <class F>
constexpr void each_cause(dilemma of, F&& each, reading take = reading::with_inferred) {
  for (const relation_entry& r : relations)
    if (r.kind == influence::causes && r.target.is(of) && takes(take, r.status))
      each(*r.origin.as<dilemma>(), r.value);
}

}  // namespace nqpf::framework
