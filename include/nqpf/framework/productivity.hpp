// SPDX-License-Identifier: BSL-1.0
#pragma once

// The three-element model of productivity over the host's types: workers, means of labour, objects
// of labour, and how they combine.

#include <nqpf/framework/catalogue.hpp>
#include <nqpf/rules/dsl.hpp>

namespace nqpf::inline NQPF_ABI::framework {

/// The three elements of productive forces, in the order of the papers.
enum class element : unsigned char { workers, means_of_labour, objects_of_labour };

[[nodiscard]] constexpr int count_of(element) noexcept { return 3; }
[[nodiscard]] constexpr const char* prefix_of(element) noexcept { return ""; }

struct element_entry {
  element value;
  const char* meaning;
  in_papers places;

  [[nodiscard]] constexpr cited from() const { return places.as(status::stated); }
};

inline constexpr element_entry elements[] = {
    {element::workers,
     "People who labour; first of the three elements.",
     {.cao_wu = "1", .tang_sun_zeng = "4.1", .hu_li = "2, 3.2"}},
    {element::means_of_labour,
     "Tools, equipment and other means with which workers act.",
     {.cao_wu = "1", .hu_li = "2, 3.2"}},
    {element::objects_of_labour, "What is worked upon.", {.cao_wu = "1", .hu_li = "2, 3.2"}},
};

[[nodiscard]] constexpr const element_entry& about(element e) noexcept {
  return elements[static_cast<int>(e)];
}

namespace detail {

// The address of a static member is a plain pointer; that of any other member is not.
template <class MemberAddress>
concept of_static_member = std::is_pointer_v<MemberAddress>;

template <class T>
concept readable_score =
    std::is_arithmetic_v<std::remove_cvref_t<T>> ||
    (nqpf::detail::optional_like<std::remove_cvref_t<T>> && requires(const T& t) {
      { *t } -> std::convertible_to<double>;
    });
template <class T>
concept has_score_member = requires(const T& t) {
  { t.score() } -> readable_score;
};
template <class T>
concept has_score_function = requires(const T& t) {
  { score_of(t) } -> readable_score;
};

template <class T>
constexpr double as_score(const T& value) {
  if constexpr (nqpf::detail::optional_like<T>)
    return static_cast<bool>(value) ? static_cast<double>(*value) : missing;
  else return static_cast<double>(value);
}

template <class T>
constexpr maybe<element> declared_element() {
  if constexpr (requires {
                  { &T::stands_for } -> of_static_member;
                  element{T::stands_for};
                })
    return T::stands_for;
  else return {};
}

}  // namespace detail

/// What takes part in a model with a value: a type with a member `score()`, or with a function
/// `score_of(const T&)` beside it. A score lies in [0, 1], more is better; NaN or an empty optional
/// is missing.
template <class T>
concept scored = detail::has_score_member<T> || detail::has_score_function<T>;

/// The score of a part, missing as NaN.
template <scored T>
[[nodiscard]] constexpr double score_in(const T& part) {
  if constexpr (detail::has_score_member<T>) return detail::as_score(part.score());
  else return detail::as_score(score_of(part));
}

/// The element that a type stands for, where it says so: by a static member `stands_for`, or by a
/// specialisation of this variable. What says nothing may stand for any.
template <class T>
inline constexpr maybe<element> element_of = detail::declared_element<T>();

/// What may stand for an element: a scored type that does not say it stands for another one.
template <class T, element E>
concept stands_for_element = scored<T> && (!element_of<T>.has_value() || *element_of<T> == E);

/// How three element scores make one: the papers name the combination and give no formula.
template <class T>
concept element_combination = requires(const T& combine, double score) {
  { combine(score, score, score) } -> std::convertible_to<double>;
};

/// The mean of the three, all of them known.
struct mean_of_elements {
  [[nodiscard]] constexpr double operator()(double workers, double means,
                                            double objects) const noexcept {
    if (is_missing(workers) || is_missing(means) || is_missing(objects)) return missing;
    return (workers + means + objects) / 3;
  }
};

/// The least of the three, all of them known: no element makes up for another.
struct least_of_elements {
  [[nodiscard]] constexpr double operator()(double workers, double means,
                                            double objects) const noexcept {
    if (is_missing(workers) || is_missing(means) || is_missing(objects)) return missing;
    const double pair = workers < means ? workers : means;
    return pair < objects ? pair : objects;
  }
};

/// A bare score that stands for one element, for a host without types of its own.
template <element E>
struct element_score {
  static constexpr element stands_for = E;
  double value = missing;
  [[nodiscard]] constexpr double score() const noexcept { return value; }
};

/// Productivity as the host's workers, means of labour and objects of labour, combined. It is
/// itself scored, so it takes part in a larger model.
template <stands_for_element<element::workers> Workers,
          stands_for_element<element::means_of_labour> Means,
          stands_for_element<element::objects_of_labour> Objects,
          element_combination Combination = mean_of_elements>
struct productivity {
  Workers workers;
  Means means;
  Objects objects;
  [[no_unique_address]] Combination combination{};

  [[nodiscard]] constexpr double score(element e) const {
    switch (e) {
      case element::workers: return score_in(workers);
      case element::means_of_labour: return score_in(means);
      default: return score_in(objects);
    }
  }
  /// The combined score; missing where the combination cannot do without a missing element.
  [[nodiscard]] constexpr double score() const {
    return combination(score_in(workers), score_in(means), score_in(objects));
  }
  /// The element with the lowest known score, the first of equals; none where all are missing.
  [[nodiscard]] constexpr maybe<element> weakest() const {
    maybe<element> lowest;
    for (const element_entry& e : elements) {
      const double s = score(e.value);
      if (!is_missing(s) && (!lowest || s < score(*lowest))) lowest = e.value;
    }
    return lowest;
  }
  /// The elements whose score is missing.
  [[nodiscard]] constexpr set_of<element> missing_elements() const {
    return elements_where([](double s) { return is_missing(s); });
  }
  /// The elements whose score lies outside [0, 1]: the host's scale is wrong there.
  [[nodiscard]] constexpr set_of<element> outside_elements() const {
    return elements_where([](double s) { return !is_missing(s) && (s < 0 || s > 1); });
  }

private:
  template <class Test>
  constexpr set_of<element> elements_where(Test test) const {
    set_of<element> found;
    for (const element_entry& e : elements)
      if (test(score(e.value))) found.insert(e.value);
    return found;
  }
};

template <class Workers, class Means, class Objects>
productivity(Workers, Means, Objects) -> productivity<Workers, Means, Objects>;
template <class Workers, class Means, class Objects, class Combination>
productivity(Workers, Means, Objects, Combination)
    -> productivity<Workers, Means, Objects, Combination>;

/// The model with nothing but three numbers.
using three_scores =
    productivity<element_score<element::workers>, element_score<element::means_of_labour>,
                 element_score<element::objects_of_labour>>;

}  // namespace nqpf::framework
