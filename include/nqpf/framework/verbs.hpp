// SPDX-License-Identifier: BSL-1.0
#pragma once

// The verbs of the framework, as conclusions of rules: diagnose a dilemma, recommend a measure,
// strengthen or weaken a relation, affirm that something holds. They take the framework's own
// enumerations and the host's alike.

#include <nqpf/framework/catalogue.hpp>
#include <nqpf/rules/finding.hpp>

namespace nqpf::inline NQPF_ABI::framework {

enum class verb : unsigned char {
  diagnose,
  recommend,
  strengthen,
  weaken,
  affirm,  ///< the specification says assert, a word that <cassert> takes
};

/// The word for a verb, as printed before what it is said of.
[[nodiscard]] constexpr const char* name_of(verb v) noexcept {
  constexpr const char* words[] = {"diagnose", "recommend", "strengthen", "weaken", "affirm"};
  return words[static_cast<int>(v)];
}

namespace detail {

// "diagnose dilemma_a", "diagnose dilemma_b", ...: the verb goes into the room before each id.
template <verb V, item_enumeration Subject>
struct act_rows {
  static constexpr unsigned count = ids<Subject>::count;
  static constexpr int begin = id_row::prefix - 1 - nqpf::detail::length(name_of(V));
  static_assert(begin >= 0);
  id_row rows[count]{};

  constexpr act_rows() {
    for (unsigned i = 0; i < count; ++i) {
      rows[i] = ids_of<Subject>.rows[i];
      const char* v = name_of(V);
      for (int k = begin; *v != '\0'; ++k, ++v) rows[i].characters[k] = *v;
      rows[i].characters[id_row::prefix - 1] = ' ';
    }
  }
// g++ 12 does not see the zeros behind the last letter of a constant row and warns of each strlen.
#if defined(__GNUC__) && !defined(__clang__)
  #pragma GCC diagnostic push
  #pragma GCC diagnostic ignored "-Wstringop-overread"
#endif
  [[nodiscard]] constexpr const char* name(unsigned i) const noexcept {
    return rows[i].characters + begin;
  }
#if defined(__GNUC__) && !defined(__clang__)
  #pragma GCC diagnostic pop
#endif
};

// The same of a host's enumeration, letter by letter.
template <verb V, nqpf::detail::described Subject>
constexpr unsigned characters_of_acts() {
  int n = 0;
  for (int i = 0; i < nqpf::detail::description_of<Subject>.count; ++i)
    n += nqpf::detail::length(name_of(V)) + 2 +
         nqpf::detail::length(nqpf::detail::description_of<Subject>.items[i].name);
  return static_cast<unsigned>(n);
}

template <verb V, nqpf::detail::described Subject>
struct act_texts {
  static constexpr unsigned count =
      static_cast<unsigned>(nqpf::detail::description_of<Subject>.count);
  char characters[characters_of_acts<V, Subject>()]{};
  int begin[count]{};

  constexpr act_texts() {
    int n = 0;
    for (unsigned i = 0; i < count; ++i) {
      begin[i] = n;
      for (const char* c = name_of(V); *c != '\0'; ++c) characters[n++] = *c;
      characters[n++] = ' ';
      const char* name = nqpf::detail::description_of<Subject>.items[i].name;
      for (int k = 0; name[k] != '\0'; ++k) characters[n++] = name[k];
      ++n;
    }
  }
  [[nodiscard]] constexpr const char* name(unsigned i) const noexcept {
    return characters + begin[i];
  }
};

template <verb V, nqpf::detail::described Subject>
constexpr auto make_act_names() {
  if constexpr (item_enumeration<Subject>) return act_rows<V, Subject>{};
  else return act_texts<V, Subject>{};
}
template <verb V, nqpf::detail::described Subject>
inline constexpr auto names_of_acts = make_act_names<V, Subject>();

template <verb V, nqpf::detail::described Subject>
struct act_enumerators {
  static constexpr unsigned count =
      static_cast<unsigned>(nqpf::detail::description_of<Subject>.count);
  enumerator items[count]{};

  constexpr act_enumerators() {
    for (unsigned i = 0; i < count; ++i)
      items[i] = {names_of_acts<V, Subject>.name(i),
                  nqpf::detail::description_of<Subject>.items[i].value};
  }
};
template <verb V, nqpf::detail::described Subject>
inline constexpr act_enumerators<V, Subject> act_table{};

}  // namespace detail

/// What a rule says with a verb of the values of `Subject`: `act<verb::diagnose, dilemma>::of`, an
/// enumeration like any other that rules conclude. Order, conflicts and resolutions are the
/// subject's.
template <verb V, nqpf::detail::described Subject>
struct act {
  enum class of : long long {};

  friend constexpr enumeration<of> describe(of) {
    enumeration<of> r;
    static_cast<nqpf::detail::enumeration_info&>(r) = nqpf::detail::description_of<Subject>;
    r.items = detail::act_table<V, Subject>.items;
    return r;
  }
};

/// `.then(diagnose(dilemma::weak_teaching_staff))`: the record suffers from it.
template <nqpf::detail::described Dilemma>
[[nodiscard]] constexpr auto diagnose(Dilemma d) noexcept {
  return static_cast<typename act<verb::diagnose, Dilemma>::of>(d);
}
/// `.then(recommend(measure::modern_teaching_means))`: the record calls for it.
template <nqpf::detail::described Measure>
[[nodiscard]] constexpr auto recommend(Measure m) noexcept {
  return static_cast<typename act<verb::recommend, Measure>::of>(m);
}
/// The record shows a relation, or a drive of the host's, at work.
template <nqpf::detail::described Claim>
[[nodiscard]] constexpr auto strengthen(Claim c) noexcept {
  return static_cast<typename act<verb::strengthen, Claim>::of>(c);
}
/// The record shows it hindered. One record may strengthen and weaken one relation: both are reported.
template <nqpf::detail::described Claim>
[[nodiscard]] constexpr auto weaken(Claim c) noexcept {
  return static_cast<typename act<verb::weaken, Claim>::of>(c);
}
/// The record shows that something holds.
template <nqpf::detail::described Notion>
[[nodiscard]] constexpr auto affirm(Notion n) noexcept {
  return static_cast<typename act<verb::affirm, Notion>::of>(n);
}

/// What a conclusion says with this verb of this kind of subject, if that is what it says.
template <verb V, nqpf::detail::described Subject>
[[nodiscard]] constexpr maybe<Subject> said(const conclusion& c) noexcept {
  if (c.type->type != nqpf::detail::description_of<typename act<V, Subject>::of>.type) return {};
  return static_cast<Subject>(c.type->items[c.position].value);
}

/// Calls `each(subject)` for all that a finding says with this verb of this kind of subject.
template <verb V, nqpf::detail::described Subject, class F>
constexpr void each_said(const finding& f, F&& each) {
  for (int i = 0; i < f.conclusion_count(); ++i)
    if (const auto subject = said<V, Subject>(f.conclusion(i))) each(*subject);
}

/// Whether a reading takes a rule: one of its citations has to be stated where only that counts.
[[nodiscard]] constexpr bool takes(reading r, const finding& f) noexcept {
  for (int i = 0; i < f.citation_count(); ++i)
    if (takes(r, f.citation(i).status)) return true;
  return false;
}

/// Everything of one kind that the rules which held say with this verb.
template <verb V, nqpf::detail::described Subject, class Findings>
[[nodiscard]] constexpr set_of<Subject> all_said(const Findings& findings,
                                                 reading r = reading::with_inferred) {
  set_of<Subject> all;
  for (const finding& f : findings)
    if (takes(r, f)) each_said<V, Subject>(f, [&](Subject s) { all.insert(s); });
  return all;
}

}  // namespace nqpf::framework
