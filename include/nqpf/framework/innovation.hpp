// SPDX-License-Identifier: BSL-1.0
#pragma once

// The innovation model over the host's types: paths, each a list of measures in order, and how far
// a host has gone on them.

#include <nqpf/framework/productivity.hpp>
#include <nqpf/framework/refuse.hpp>

#include <utility>

namespace nqpf::inline NQPF_ABI::framework {

/// A path and its measures in order: `path_with_measures<path::open_training, measure::a, measure::b>`. A host's
/// type that derives from it and has a score is a path with a value.
template <auto Path, auto First, auto... Rest>
  requires nqpf::detail::described<decltype(Path)> && nqpf::detail::described<decltype(First)> &&
           (std::same_as<decltype(First), decltype(Rest)> && ...)
struct path_with_measures {
  static constexpr auto path = Path;
  static constexpr int measure_count = 1 + static_cast<int>(sizeof...(Rest));
  /// The order is one of mention: the papers never say that one measure must be finished before the
  /// next, so they may run side by side (rule_path_order).
  static constexpr decltype(First) measures[] = {First, Rest...};
};

/// What a model takes for a path: it names its path, and its measures in order, both values of
/// described enumerations.
template <class T>
concept innovation_path =
    requires {
      { &T::path } -> detail::of_static_member;
      { &T::measures } -> detail::of_static_member;
      T::measures[0];
      { T::measure_count } -> std::convertible_to<int>;
    } && nqpf::detail::described<std::remove_cvref_t<decltype(T::path)>> &&
    nqpf::detail::described<std::remove_cvref_t<decltype(T::measures[0])>>;

template <class T>
using path_of = std::remove_cvref_t<decltype(T::path)>;
template <class T>
using measure_of = std::remove_cvref_t<decltype(T::measures[0])>;

namespace detail {

template <class Path, class Measure>
struct path_row {
  Path path;
  const Measure* measures;
  int count;
};

template <unsigned long I, class T>
struct slot {
  [[no_unique_address]] T value;
};

template <class Sequence, class... Paths>
struct slots;
template <unsigned long... I, class... Paths>
struct slots<std::index_sequence<I...>, Paths...> : slot<I, Paths>... {};

template <class... Paths>
using slots_of = slots<std::make_index_sequence<sizeof...(Paths)>, Paths...>;

template <class Path, class Measure, unsigned long N>
constexpr diagnostics path_defects(const path_row<Path, Measure> (&rows)[N]) {
  diagnostics found;
  set_of<Path> paths;
  set_of<Measure> measures;
  for (const auto& row : rows) {
    if (paths.contains(row.path))
      found.add({defect::duplicate_id, -1, -1,
                 phrase() << nqpf::detail::spelled{id_of(row.path)} << " is listed twice"});
    paths.insert(row.path);
    for (int i = 0; i < row.count; ++i) {
      if (measures.contains(row.measures[i]))
        found.add({defect::duplicate_id, -1, -1,
                   phrase() << nqpf::detail::spelled{id_of(row.measures[i])}
                            << " is listed twice, the second time in "
                            << nqpf::detail::spelled{id_of(row.path)}});
      measures.insert(row.measures[i]);
    }
  }
  return found;
}

template <innovation_path First, innovation_path... Rest>
inline constexpr path_row<path_of<First>, measure_of<First>> path_rows[] = {
    {First::path, First::measures, First::measure_count},
    {Rest::path, Rest::measures, Rest::measure_count}...};

template <innovation_path... Paths>
inline constexpr diagnostics found_in_paths = path_defects(path_rows<Paths...>);

}  // namespace detail

/// Where a measure stands in a model.
template <class Path>
struct place {
  Path path;
  int order;  ///< from 1
};

/// The innovation model: paths in order, of one enumeration of paths and one of measures, no path
/// and no measure twice.
template <innovation_path First, innovation_path... Rest>
  requires(std::same_as<path_of<First>, path_of<Rest>> && ...) &&
          (std::same_as<measure_of<First>, measure_of<Rest>> && ...)
struct innovation {
  static_assert(detail::require_none<detail::found_in_paths<First, Rest...>>());

  using path_type = path_of<First>;
  using measure_type = measure_of<First>;
  static constexpr int path_count = 1 + static_cast<int>(sizeof...(Rest));
  static constexpr int measure_count = First::measure_count + (0 + ... + Rest::measure_count);

  /// The paths, with what the host keeps for each.
  [[no_unique_address]] detail::slots_of<First, Rest...> parts{};

  constexpr innovation() = default;
  constexpr explicit innovation(const First& first, const Rest&... rest)
      : parts{{first}, {rest}...} {}

  /// The path at a place, from 0, as the host's type.
  template <unsigned long I>
  [[nodiscard]] constexpr const auto& path_at() const noexcept {
    return get<I>(parts).value;
  }

  [[nodiscard]] static constexpr set_of<measure_type> measures() {
    set_of<measure_type> all;
    for (const auto& row : rows)
      for (int i = 0; i < row.count; ++i) all.insert(row.measures[i]);
    return all;
  }
  /// The path and the order of a measure; none where the model does not have it.
  [[nodiscard]] static constexpr maybe<place<path_type>> place_of(measure_type m) {
    for (const auto& row : rows)
      for (int i = 0; i < row.count; ++i)
        if (row.measures[i] == m) return place<path_type>{row.path, i + 1};
    return {};
  }
  /// The measures of a path that are not among those started. A path counts as applied when none is
  /// missing (rule_path_completeness; hu_li 5.3, inferred for the other papers).
  [[nodiscard]] static constexpr set_of<measure_type> not_started(
      path_type p, const set_of<measure_type>& started) {
    set_of<measure_type> rest;
    for (const auto& row : rows)
      for (int i = 0; row.path == p && i < row.count; ++i)
        if (!started.contains(row.measures[i])) rest.insert(row.measures[i]);
    return rest;
  }
  /// The paths of which every measure is at least started.
  [[nodiscard]] static constexpr set_of<path_type> applied(const set_of<measure_type>& started) {
    set_of<path_type> all;
    for (const auto& row : rows)
      if (not_started(row.path, started).empty()) all.insert(row.path);
    return all;
  }

  /// The score of a path; missing for one that the model does not have.
  [[nodiscard]] constexpr double score(path_type p) const
    requires scored<First> && (scored<Rest> && ...)
  {
    double s = missing;
    each_score([&](path_type at, double value) {
      if (at == p) s = value;
    });
    return s;
  }
  /// The mean over the paths, all of them known.
  [[nodiscard]] constexpr double score() const
    requires scored<First> && (scored<Rest> && ...)
  {
    double sum = 0;
    each_score([&](path_type, double value) {
      sum = is_missing(sum) || is_missing(value) ? missing : sum + value;
    });
    return is_missing(sum) ? missing : sum / path_count;
  }
  /// The path with the lowest known score, the first of equals.
  [[nodiscard]] constexpr maybe<path_type> weakest() const
    requires scored<First> && (scored<Rest> && ...)
  {
    maybe<path_type> lowest;
    double least = missing;
    each_score([&](path_type at, double value) {
      if (is_missing(value) || (lowest && value >= least)) return;
      lowest = at;
      least = value;
    });
    return lowest;
  }

private:
  static constexpr const auto& rows = detail::path_rows<First, Rest...>;

  template <unsigned long I, class T>
  static constexpr const detail::slot<I, T>& get(const detail::slot<I, T>& s) noexcept {
    return s;
  }
  template <class F>
  constexpr void each_score(F&& each) const {
    visit(each, std::make_index_sequence<sizeof...(Rest) + 1>{});
  }
  template <class F, unsigned long... I>
  constexpr void visit(F& each, std::index_sequence<I...>) const {
    (each(rows[I].path, score_in(get<I>(parts).value)), ...);
  }
};

/// A path with nothing but a number, for a host without types of its own.
template <innovation_path Path>
struct scored_path : Path {
  double value = missing;
  [[nodiscard]] constexpr double score() const noexcept { return value; }
};

}  // namespace nqpf::framework
