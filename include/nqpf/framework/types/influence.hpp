// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a relation does to its target, how strongly, and between which sides it runs.

#include <nqpf/framework/types/names.hpp>

namespace nqpf::inline NQPF_ABI::framework {

/// The kinds of relation. Strengths are kept apart: the papers say determines, drives and promotes of
/// different things, and no weights follow from the words.
enum class influence : unsigned char {
  promotes,
  drives,
  provides,
  requires_,  ///< id `requires`, a keyword of C++
  transforms,
  determines,
  composes,
  characterises,
  connects,
  replaces,
  constrains,
  causes,
};
[[nodiscard]] constexpr int count_of(influence) noexcept { return 12; }
[[nodiscard]] constexpr const char* prefix_of(influence) noexcept { return ""; }

/// What an influence does to its target.
enum class sign : unsigned char { raises, demands, changes, structures, lowers, brings_about };

/// How strong an influence is said to be, as far as the papers compare: they say that talents drive, which is
/// more than promote, and that productive forces determine. It is an order, no scale.
enum class strength : unsigned char { plain, strong, strongest };

struct influence_entry {
  influence value;
  const char* meaning;
  framework::sign sign;
  framework::strength strength = framework::strength::plain;
};

inline constexpr influence_entry influences[] = {
    {influence::promotes, "Raises or speeds up the target.", sign::raises},
    {influence::drives, "Is a moving cause of the target; stronger than promotes.", sign::raises,
     strength::strong},
    {influence::provides, "Hands the target a resource: talent, knowledge, support.", sign::raises},
    {influence::requires_, "Makes a demand on the target; the source does less well without it.",
     sign::demands},
    {influence::transforms, "Changes the nature of the target, or is what the target is made from.",
     sign::changes},
    {influence::determines, "Sets the level of the target.", sign::raises, strength::strongest},
    {influence::composes, "Is a part, element or basis of the target.", sign::structures},
    {influence::characterises, "Is a mark or trait of the target.", sign::structures},
    {influence::connects, "Links the members of the target.", sign::structures},
    {influence::replaces, "Takes the place of the target.", sign::lowers},
    {influence::constrains, "Holds the target back.", sign::lowers},
    {influence::causes, "A dilemma brings about another.", sign::brings_about},
};

[[nodiscard]] constexpr const influence_entry& about(influence k) noexcept {
  return influences[static_cast<int>(k)];
}

/// Between which sides a relation runs. Set relation by relation: it cannot be read off the ends.
enum class direction : unsigned char {
  to_cultivation,
  to_productivity,
  inside_productivity,
  inside_cultivation,
  context,  ///< from or to context: globalisation, national goals
};

}  // namespace nqpf::framework
