// SPDX-License-Identifier: BSL-1.0
#pragma once

// The relations as a graph: what leads where, by which ways, how strongly and with which sign. It is drawn
// when the program is compiled.

#include <nqpf/framework/refuse.hpp>
#include <nqpf/framework/relations.hpp>
#include <nqpf/framework/types/set_of.hpp>

namespace nqpf::inline NQPF_ABI::framework {

/// Which relations a way may take.
enum class along : unsigned char {
  all,  ///< every relation
  carriers  ///< those that carry a drive: they move their target or call on it; what constrains, replaces or
            ///< causes a dilemma carries none
};

/// Whether an influence carries a drive on to its target.
[[nodiscard]] constexpr bool carries(influence k) noexcept {
  return about(k).sign != sign::lowers && about(k).sign != sign::brings_about;
}

/// A way from one end to another: relations in order. What is said of it is no stronger than its weakest link.
struct influence_path {
  static constexpr int capacity = 8;

  maybe<relation> relations[capacity]{};
  int length = 0;  ///< 0: there is none

  [[nodiscard]] constexpr explicit operator bool() const noexcept { return length > 0; }
  /// Whether more of the first lowers the last: an odd number of its links lower their target.
  [[nodiscard]] constexpr bool lowers() const noexcept {
    bool odd = false;
    for (int i = 0; i < length; ++i) odd ^= about(kind(i)).sign == sign::lowers;
    return odd;
  }
  /// The least strength among its links.
  [[nodiscard]] constexpr strength weakest() const noexcept {
    strength least = strength::strongest;
    for (int i = 0; i < length; ++i)
      if (about(kind(i)).strength < least) least = about(kind(i)).strength;
    return least;
  }
  /// Inferred as soon as one link is.
  [[nodiscard]] constexpr nqpf::status status() const noexcept {
    for (int i = 0; i < length; ++i)
      if (about(*relations[i]).status != nqpf::status::stated) return about(*relations[i]).status;
    return nqpf::status::stated;
  }
  [[nodiscard]] constexpr bool operator==(const influence_path&) const = default;

private:
  [[nodiscard]] constexpr influence kind(int i) const noexcept { return about(*relations[i]).kind; }
};

namespace detail {

inline constexpr int end_point_count = count_of(notion{}) + count_of(dilemma{}) + count_of(actor{});

// The place of an end among all ends: concepts, dilemmas, actors.
constexpr int place_of(const end_point& e) noexcept {
  const int before = e.kind() == item_kind::notion    ? 0
                     : e.kind() == item_kind::dilemma ? count_of(notion{})
                                                      : count_of(notion{}) + count_of(dilemma{});
  return before + e.position();
}

}  // namespace detail

/// Some of the relations, as a graph over the ends that they lead between.
class relation_graph {
public:
  /// The relations that leave an end, or that arrive at it, in the order of the tables.
  class list {
  public:
    constexpr list(const short* first, const short* last) : first_(first), last_(last) {}

    class iterator {
    public:
      constexpr explicit iterator(const short* at) : at_(at) {}
      constexpr relation operator*() const noexcept { return static_cast<relation>(*at_); }
      constexpr iterator& operator++() noexcept {
        ++at_;
        return *this;
      }
      constexpr bool operator==(const iterator&) const = default;

    private:
      const short* at_;
    };
    [[nodiscard]] constexpr iterator begin() const noexcept { return iterator(first_); }
    [[nodiscard]] constexpr iterator end() const noexcept { return iterator(last_); }
    [[nodiscard]] constexpr int size() const noexcept { return static_cast<int>(last_ - first_); }
    [[nodiscard]] constexpr bool empty() const noexcept { return first_ == last_; }

  private:
    const short* first_;
    const short* last_;
  };

  /// The graph of these relations. Linear in the ends and the relations.
  constexpr explicit relation_graph(const set_of<relation>& kept) {
    for (const relation_entry& r : framework::relations) {
      if (!kept.contains(r.value)) continue;
      ++size_;
      ++leaving_begin_[detail::place_of(r.origin) + 1];
      ++arriving_begin_[detail::place_of(r.target) + 1];
    }
    for (int i = 0; i < detail::end_point_count; ++i) {
      leaving_begin_[i + 1] = static_cast<short>(leaving_begin_[i + 1] + leaving_begin_[i]);
      arriving_begin_[i + 1] = static_cast<short>(arriving_begin_[i + 1] + arriving_begin_[i]);
    }
    short left[detail::end_point_count]{};
    short arrived[detail::end_point_count]{};
    for (const relation_entry& r : framework::relations) {
      if (!kept.contains(r.value)) continue;
      const int from = detail::place_of(r.origin);
      const int to = detail::place_of(r.target);
      leaving_[leaving_begin_[from] + left[from]++] = static_cast<short>(r.value);
      arriving_[arriving_begin_[to] + arrived[to]++] = static_cast<short>(r.value);
    }
  }

  [[nodiscard]] constexpr int size() const noexcept { return size_; }
  /// The relations that begin at an end: their targets are its successors.
  [[nodiscard]] constexpr list successors(end_point of) const noexcept {
    const int at = detail::place_of(of);
    return {leaving_ + leaving_begin_[at], leaving_ + leaving_begin_[at + 1]};
  }
  /// The relations that end there: their origins are its predecessors.
  [[nodiscard]] constexpr list predecessors(end_point of) const noexcept {
    const int at = detail::place_of(of);
    return {arriving_ + arriving_begin_[at], arriving_ + arriving_begin_[at + 1]};
  }
  [[nodiscard]] constexpr bool contains(relation r) const noexcept {
    for (const relation each : successors(about(r).origin))
      if (each == r) return true;
    return false;
  }

  /// A shortest way between two ends of at most eight relations, the first in the order of the tables; from an
  /// end to itself a shortest circle. Linear in the relations.
  [[nodiscard]] constexpr influence_path shortest_path(end_point from, end_point to,
                                                       along which = along::all) const {
    short came_by[detail::end_point_count]{};  // the relation by which an end was reached, plus one
    short queue[detail::end_point_count + 1]{};
    short steps[detail::end_point_count]{};
    int first = 0;
    int last = 0;
    queue[last++] = static_cast<short>(detail::place_of(from));
    const int goal = detail::place_of(to);
    while (first < last) {
      const int at = queue[first++];
      for (int i = leaving_begin_[at]; i < leaving_begin_[at + 1]; ++i) {
        const relation_entry& r = about(static_cast<relation>(leaving_[i]));
        const int next = detail::place_of(r.target);
        if (came_by[next] != 0 || (which == along::carriers && !carries(r.kind))) continue;
        came_by[next] = static_cast<short>(leaving_[i] + 1);
        if (next == goal) return trace(came_by, goal, detail::place_of(from));
        if (next == detail::place_of(from)) continue;
        steps[next] = static_cast<short>(at == detail::place_of(from) ? 1 : steps[at] + 1);
        if (steps[next] < influence_path::capacity) queue[last++] = static_cast<short>(next);
      }
    }
    return {};
  }

  /// Calls `use(influence_path)` for every way between two ends of at most `most` relations that passes no end
  /// twice, in the order of the tables. Exponential in `most`: four give hundreds of ways through the centre.
  template <class Use>
  constexpr void each_path(end_point from, end_point to, int most, Use&& use,
                           along which = along::all) const {
    influence_path way;
    bool passed[detail::end_point_count]{};
    walk(detail::place_of(from), detail::place_of(to),
         most < influence_path::capacity ? most : influence_path::capacity, which, way, passed,
         use);
  }

private:
  static constexpr influence_path trace(const short* came_by, int goal, int from) {
    short back[influence_path::capacity]{};
    int n = 0;
    int at = goal;
    do {
      back[n] = static_cast<short>(came_by[at] - 1);
      at = detail::place_of(about(static_cast<relation>(back[n++])).origin);
    } while (at != from);
    influence_path way;
    while (n > 0) way.relations[way.length++] = static_cast<relation>(back[--n]);
    return way;
  }

  template <class Use>
  constexpr void walk(int at, int goal, int most, along which, influence_path& way, bool* passed,
                      Use& use) const {
    if (way.length == most) return;
    passed[at] = way.length > 0 || at != goal;  // a circle may come back to where it began
    for (int i = leaving_begin_[at]; i < leaving_begin_[at + 1]; ++i) {
      const auto r = static_cast<relation>(leaving_[i]);
      const int next = detail::place_of(about(r).target);
      if (passed[next] || (which == along::carriers && !carries(about(r).kind))) continue;
      way.relations[way.length++] = r;
      if (next == goal) use(static_cast<const influence_path&>(way));
      else walk(next, goal, most, which, way, passed, use);
      way.relations[--way.length] = {};
    }
    passed[at] = false;
  }

  int size_ = 0;
  short leaving_begin_[detail::end_point_count + 1]{};
  short arriving_begin_[detail::end_point_count + 1]{};
  short leaving_[count_of(relation{})]{};
  short arriving_[count_of(relation{})]{};
};

/// All relations of a reading.
[[nodiscard]] constexpr set_of<relation> relations_of(reading r) {
  set_of<relation> kept;
  for (const relation_entry& e : relations)
    if (takes(r, e.status)) kept.insert(e.value);
  return kept;
}

/// The graph of all relations: `graph_of<>`, and without those that are inferred
/// `graph_of<reading::stated_only>`.
template <reading Reading = reading::with_inferred>
inline constexpr relation_graph graph_of(relations_of(Reading));

/// What is wrong with the claim that two ends drive each other (defect 15).
template <std::same_as<relation_graph> Graph>
[[nodiscard]] constexpr diagnostics two_way_defects(const Graph& graph, end_point one,
                                                    end_point other) {
  diagnostics found;
  const auto check = [&](end_point from, end_point to) {
    if (!graph.shortest_path(from, to, along::carriers))
      found.add({defect::one_way_drive, -1, -1,
                 phrase() << "nothing leads from " << nqpf::detail::spelled{from.id()} << " to "
                          << nqpf::detail::spelled{to.id()}});
  };
  check(one, other);
  check(other, one);
  return found;
}

}  // namespace nqpf::framework
