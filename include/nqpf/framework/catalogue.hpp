// SPDX-License-Identifier: BSL-1.0
#pragma once

// What the framework's tables have in common: closed sets of things with a stable id, a meaning and
// a citation; finding a thing by its id; sets of things.

#include <nqpf/framework/sources.hpp>
#include <nqpf/rules/dsl.hpp>

namespace nqpf::inline v0::framework {

/// Where an item comes from: at most one citation a paper, with all places in it.
struct cited {
  static constexpr int capacity = 3;
  citation items[capacity]{};
  int count = 0;

  constexpr cited() = default;
  constexpr cited(const source& document, const char* place, status s = status::stated)
      : items{{&document, place, s}}, count(1) {}
  /// The same with one more document, in the same status; a fourth is left out.
  [[nodiscard]] constexpr cited also(const source& document, const char* place) const {
    cited r = *this;
    if (r.count < capacity) r.items[r.count++] = {&document, place, r.items[0].status};
    return r;
  }
  [[nodiscard]] constexpr const citation* begin() const noexcept { return items; }
  [[nodiscard]] constexpr const citation* end() const noexcept { return items + count; }
  /// As printed: documents with their places, what is inferred marked.
  [[nodiscard]] constexpr text<300> write() const {
    text<300> t;
    for (const citation& c : *this)
      t << (&c == items ? "" : "; ") << c.document->id << " " << c.place
        << (c.status == status::inferred ? " (inferred)" : "");
    return t;
  }
};

/// How far an answer may lean on the reading of whoever encoded the papers.
enum class reading : unsigned char {
  with_inferred,  ///< what the papers state, and what was inferred from them
  stated_only,    ///< only what the papers state
};

/// Whether a reading takes something of this status.
[[nodiscard]] constexpr bool takes(reading r, status s) noexcept {
  return r == reading::with_inferred || s == status::stated;
}

/// A value that may be absent.
template <class T>
class maybe {
public:
  constexpr maybe() = default;
  constexpr maybe(T value) : value_(value), there_(true) {}

  [[nodiscard]] constexpr bool has_value() const noexcept { return there_; }
  [[nodiscard]] constexpr explicit operator bool() const noexcept { return there_; }
  /// The value; a default one where it is absent.
  [[nodiscard]] constexpr const T& operator*() const noexcept { return value_; }
  [[nodiscard]] constexpr const T* operator->() const noexcept { return &value_; }
  [[nodiscard]] constexpr bool operator==(const maybe&) const = default;

private:
  T value_{};
  bool there_ = false;
};

namespace detail {

// The address of a static member is a plain pointer; that of any other member is not.
template <class MemberAddress>
concept of_static_member = std::is_pointer_v<MemberAddress>;

template <unsigned long N>
struct name_table {
  enumerator items[N]{};
};

// The names that `describe` hands to the rule engine: the ids of a table.
template <class Entry, unsigned long N>
[[nodiscard]] constexpr name_table<N> names_of(const Entry (&entries)[N]) {
  name_table<N> t;
  for (unsigned long i = 0; i < N; ++i)
    t.items[i] = {entries[i].id, static_cast<long long>(entries[i].value)};
  return t;
}

// Whether each entry stands at the place of its enumerator, so that a value is its own index.
template <class Entry, unsigned long N>
[[nodiscard]] constexpr bool in_order(const Entry (&entries)[N]) {
  for (unsigned long i = 0; i < N; ++i)
    if (static_cast<unsigned long>(entries[i].value) != i) return false;
  return true;
}

}  // namespace detail

/// The id of a value of a described enumeration, as it stands in rules, files and reports.
template <described Enum>
[[nodiscard]] constexpr const char* id_of(Enum value) noexcept {
  const int at = description_of<Enum>.position(static_cast<long long>(value));
  return at < 0 ? "" : description_of<Enum>.items[at].name;
}

/// The value with this id, if there is one. Linear in the enumeration.
template <described Enum>
[[nodiscard]] constexpr maybe<Enum> from_id(const char* id) noexcept {
  for (int i = 0; i < description_of<Enum>.count; ++i)
    if (nqpf::detail::same_text(description_of<Enum>.items[i].name, id))
      return static_cast<Enum>(description_of<Enum>.items[i].value);
  return {};
}

/// A set of values of a described enumeration; iterating visits them in the order of the
/// enumeration.
template <described Enum>
class set_of {
public:
  constexpr set_of() = default;
  template <std::same_as<Enum>... More>
  constexpr explicit set_of(Enum first, More... more) {
    insert(first);
    (insert(more), ...);
  }

  constexpr void insert(Enum value) noexcept { mark(value, true); }
  constexpr void erase(Enum value) noexcept { mark(value, false); }
  [[nodiscard]] constexpr bool contains(Enum value) const noexcept {
    const int at = position(value);
    return at >= 0 && present_[at];
  }
  [[nodiscard]] constexpr int size() const noexcept {
    int n = 0;
    for (const bool p : present_) n += p ? 1 : 0;
    return n;
  }
  [[nodiscard]] constexpr bool empty() const noexcept { return size() == 0; }
  [[nodiscard]] constexpr bool operator==(const set_of&) const = default;

  class iterator {
  public:
    constexpr iterator(const set_of* of, int at) : of_(of), at_(at) { skip(); }
    constexpr Enum operator*() const noexcept {
      return static_cast<Enum>(description_of<Enum>.items[at_].value);
    }
    constexpr iterator& operator++() noexcept {
      ++at_;
      skip();
      return *this;
    }
    constexpr bool operator==(const iterator& other) const noexcept { return at_ == other.at_; }

  private:
    constexpr void skip() noexcept {
      while (at_ < description_of<Enum>.count && !of_->present_[at_]) ++at_;
    }
    const set_of* of_;
    int at_;
  };
  [[nodiscard]] constexpr iterator begin() const noexcept { return {this, 0}; }
  [[nodiscard]] constexpr iterator end() const noexcept {
    return {this, description_of<Enum>.count};
  }

private:
  static constexpr int position(Enum value) noexcept {
    return description_of<Enum>.position(static_cast<long long>(value));
  }
  constexpr void mark(Enum value, bool present) noexcept {
    if (const int at = position(value); at >= 0) present_[at] = present;
  }
  bool present_[static_cast<unsigned>(description_of<Enum>.count)]{};
};

}  // namespace nqpf::framework
