// SPDX-License-Identifier: BSL-1.0
#pragma once

// Labels of the framework in Chinese, in the terms of the field. Every item has one: a table that lacks an
// item, or has it in another place, does not compile.

#include <nqpf/framework/catalogue.hpp>
#include <nqpf/framework/chinese/actions.hpp>
#include <nqpf/framework/chinese/actors.hpp>
#include <nqpf/framework/chinese/dilemmas.hpp>
#include <nqpf/framework/chinese/duties.hpp>
#include <nqpf/framework/chinese/indicators.hpp>
#include <nqpf/framework/chinese/loops.hpp>
#include <nqpf/framework/chinese/measures.hpp>
#include <nqpf/framework/chinese/notions.hpp>
#include <nqpf/framework/chinese/paths.hpp>
#include <nqpf/framework/indicators.hpp>
#include <nqpf/framework/relations.hpp>
#include <nqpf/framework/verbs.hpp>

namespace nqpf::inline NQPF_ABI::framework {

namespace chinese {

/// Whether a table has a label for every enumerator, in their order.
template <class Enum, unsigned long N>
[[nodiscard]] constexpr bool complete(const label<Enum> (&rows)[N]) {
  if (static_cast<int>(N) != count_of(Enum{})) return false;
  for (unsigned long i = 0; i < N; ++i)
    if (static_cast<unsigned long>(rows[i].value) != i || rows[i].words[0] == '\0') return false;
  return true;
}

/// Whether the table of indicators has those of the catalogue, in their order.
[[nodiscard]] constexpr bool indicators_complete() {
  constexpr auto in_catalogue = sizeof indicator_catalogue / sizeof indicator_catalogue[0];
  if (sizeof indicators / sizeof indicators[0] != in_catalogue) return false;
  for (unsigned long i = 0; i < in_catalogue; ++i)
    if (!nqpf::detail::same_text(indicators[i].id, indicator_catalogue[i].info->id)) return false;
  return true;
}

static_assert(complete(notions));
static_assert(complete(dilemmas));
static_assert(complete(measures));
static_assert(complete(actions));
static_assert(complete(duties));
static_assert(complete(actors));
static_assert(complete(loops));
static_assert(complete(paths));
static_assert(indicators_complete());

}  // namespace chinese

/// The label of an item in Chinese. O(1).
[[nodiscard]] constexpr const char* chinese_of(notion n) noexcept {
  return chinese::notions[static_cast<int>(n)].words;
}
[[nodiscard]] constexpr const char* chinese_of(dilemma d) noexcept {
  return chinese::dilemmas[static_cast<int>(d)].words;
}
[[nodiscard]] constexpr const char* chinese_of(measure m) noexcept {
  return chinese::measures[static_cast<int>(m)].words;
}
[[nodiscard]] constexpr const char* chinese_of(action a) noexcept {
  return chinese::actions[static_cast<int>(a)].words;
}
[[nodiscard]] constexpr const char* chinese_of(duty d) noexcept {
  return chinese::duties[static_cast<int>(d)].words;
}
[[nodiscard]] constexpr const char* chinese_of(actor a) noexcept {
  return chinese::actors[static_cast<int>(a)].words;
}
[[nodiscard]] constexpr const char* chinese_of(loop l) noexcept {
  return chinese::loops[static_cast<int>(l)].words;
}
[[nodiscard]] constexpr const char* chinese_of(path p) noexcept {
  return chinese::paths[static_cast<int>(p)].words;
}

/// The word for an influence, between its two ends.
[[nodiscard]] constexpr const char* chinese_of(influence i) noexcept {
  constexpr const char* words[] = {"促进", "驱动", "提供", "要求", "变革", "决定",
                                   "构成", "表征", "联结", "取代", "制约", "导致"};
  static_assert(sizeof words / sizeof words[0] == static_cast<unsigned>(influence::causes) + 1);
  return words[static_cast<int>(i)];
}

/// The word for what a rule does with its subject.
[[nodiscard]] constexpr const char* chinese_of(verb v) noexcept {
  constexpr const char* words[] = {"诊断", "建议", "增强", "削弱", "确认"};
  return words[static_cast<int>(v)];
}

/// The label of an indicator of the catalogue; empty where the catalogue does not have it. Linear in the
/// catalogue.
[[nodiscard]] constexpr const char* chinese_of(const indicator_info& info) noexcept {
  for (const chinese::indicator_label& each : chinese::indicators)
    if (nqpf::detail::same_text(each.id, info.id)) return each.words;
  return "";
}

/// The label of the end of a relation.
[[nodiscard]] constexpr const char* chinese_of(const end_point& end) noexcept {
  if (const auto n = from_id<notion>(end.id())) return chinese_of(*n);
  if (const auto d = from_id<dilemma>(end.id())) return chinese_of(*d);
  if (const auto a = from_id<actor>(end.id())) return chinese_of(*a);
  return "";
}

}  // namespace nqpf::inline NQPF_ABI::framework
