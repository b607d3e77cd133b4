// SPDX-License-Identifier: BSL-1.0
#pragma once

// Indicators: named quantities with kind, domain and better direction, and how they are read from a
// host's record. Declare them as `inline constexpr` objects at namespace scope: rules refer to them.

#include <nqpf/core/interval.hpp>
#include <nqpf/core/single.hpp>
#include <nqpf/rules/language/enumeration.hpp>

namespace nqpf::inline v0 {

/// The record type of indicators and rules that are not yet tied to a host's struct.
struct unbound {};

/// What values an indicator takes.
enum class kind : unsigned char { number, integer, flag, enumeration, category };

/// Which values of an indicator are better.
enum class better : unsigned char { neutral, higher, lower, target };

/// Integers are exact in a double up to here; beyond they are outside every domain. (2^53 itself is what
/// 2^53 + 1 is rounded to.)
inline constexpr double largest_integer = 9007199254740991.0;

struct indicator_info;

/// Reads an indicator from a record: the value as a number, NaN where missing.
template <class Record>
using reader = double (*)(const Record&, const indicator_info&);

namespace detail {

// A reader behind a type that does not name the record.
struct reader_base {
  bool unused = false;  // g++ does not find its way through an empty base
};
template <class Record>
struct reader_of : reader_base {
  reader<Record> read;
  constexpr explicit reader_of(reader<Record> r) : read(r) {}
};

}  // namespace detail

/// An indicator as data, whatever record it is read from. Values are numbers throughout: a flag is 0
/// or 1, an enumerator its position, a category its place in the list (one past the end: another
/// text), missing is NaN.
struct indicator_info {
  static constexpr int value_capacity = 256;  ///< enumerators or texts
  static constexpr int set_capacity = 62;     ///< values that a set of bits has room for

  const char* id = "";
  unsigned long long hash = 0;
  nqpf::kind kind = nqpf::kind::number;
  nqpf::better better = nqpf::better::neutral;
  bool may_be_missing = true;
  bool is_single = false;  ///< its values are those of a float: the decimals that floats stand for
  interval domain{};
  double best = 0;  ///< the best value where better is target
  const char* unit_name = "";
  const char* title = "";
  const enumeration_info* values = nullptr;
  const char* categories[value_capacity]{};
  int category_count = 0;
  bool is_bound = false;
  unsigned long long path = 0;                  ///< tells one member or callable from another
  const detail::reader_base* source = nullptr;  ///< how a host's record is read, if it is bound

  /// How many values a flag, an enumeration or a category can take; 0 for numbers.
  [[nodiscard]] constexpr int value_count() const noexcept {
    switch (kind) {
      case nqpf::kind::flag: return 2;
      case nqpf::kind::enumeration: return values->count;
      case nqpf::kind::category: return category_count;
      default: return 0;
    }
  }
  /// Whether comparisons name sets of values. Values of a larger enumeration or category are numbers in their order.
  [[nodiscard]] constexpr bool has_set() const noexcept {
    return value_count() > 0 && value_count() <= set_capacity;
  }
  /// The name of a value: whatever lies between two positions counts as the one below.
  [[nodiscard]] constexpr const char* value_name(double value) const noexcept {
    if (!(value >= 0 && value < value_count())) return "(another)";
    const int position = static_cast<int>(value);
    if (kind == nqpf::kind::flag) return position == 0 ? "false" : "true";
    return kind == nqpf::kind::enumeration ? values->items[position].name : categories[position];
  }
  /// Whether a value that is there lies in the domain: an integer is whole, a flag 0 or 1, an enumerator or
  /// a text one of those listed.
  [[nodiscard]] constexpr bool admits(double value) const noexcept {
    if (kind != nqpf::kind::number && !is_whole(value)) return false;
    if (is_single && !detail::is_single(value)) return false;
    if (const int n = value_count(); n > 0) return value >= 0 && value < n;
    return domain.contains(value);
  }
  /// Whether the proofs speak of records with this value; a missing one where the host's type has none, as
  /// columns may, is none of them.
  [[nodiscard]] constexpr bool allows(double value) const noexcept {
    return is_missing(value) ? may_be_missing : admits(value);
  }

private:
  static constexpr bool is_whole(double v) noexcept {
    return !is_missing(v) && v >= -largest_integer && v <= largest_integer &&
           static_cast<double>(static_cast<long long>(v)) == v;
  }
};

namespace detail {

// A number as people write it: of a float the decimal that it stands for.
template <class T>
constexpr double as_written(T value) noexcept {
  if constexpr (std::is_same_v<std::remove_cv_t<T>, float>) return decimal_of(value);
  else return static_cast<double>(value);
}
// A number that a declaration is given.
struct written {
  double value;
  template <class T>
    requires std::is_arithmetic_v<T>
  constexpr written(T v) noexcept : value(as_written(v)) {}
};

template <class T>
concept text_like = requires(const T& t) {
  { t.data() } -> std::convertible_to<const char*>;
  { t.size() } -> std::convertible_to<unsigned long>;
};
// std::optional, host's own nullable types and pointers are recognised by shape.
template <class T>
concept optional_like = !text_like<T> && requires(const T& t) {
  { t.has_value() } -> std::convertible_to<bool>;
  *t;
};
template <class T>
concept pointer_like =
    !optional_like<T> && !text_like<T> && !std::is_same_v<std::decay_t<T>, const char*> &&
    !std::is_same_v<std::decay_t<T>, char*> && requires(const T& t) {
      *t;
      static_cast<bool>(t);
    };

template <class T>
constexpr bool is_c_text =
    std::is_same_v<std::decay_t<T>, const char*> || std::is_same_v<std::decay_t<T>, char*>;

// What is read once every optional and pointer on the way is opened.
template <class T>
struct opened {
  using type = T;
  static constexpr bool optional = false;
};
template <class T>
  requires(optional_like<T> || pointer_like<T>)
struct opened<T> {
  using type = typename opened<std::remove_cvref_t<decltype(*std::declval<const T&>())>>::type;
  static constexpr bool optional = true;
};

// Whether an optional or a pointer holds something.
template <class T>
constexpr bool is_there(const T& value) {
  if constexpr (optional_like<T>) return static_cast<bool>(value.has_value());
  else return static_cast<bool>(value);
}

constexpr double find_category(const indicator_info& info, const char* s, unsigned long n) {
  for (int i = 0; i < info.category_count; ++i) {
    const char* c = info.categories[i];
    unsigned long k = 0;
    while (k < n && c[k] != '\0' && c[k] == s[k]) ++k;
    if (k == n && c[k] == '\0') return i;
  }
  return info.category_count;
}

// g++ takes the value of an empty optional, which is never read, for one that is.
#if defined(__GNUC__) && !defined(__clang__)
  #pragma GCC diagnostic push
  #pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif
template <class T>
constexpr double to_number(const T& value, const indicator_info& info) {
  if constexpr (is_c_text<T>) {
    return value == nullptr ? missing
                            : find_category(info, value, static_cast<unsigned long>(length(value)));
  } else if constexpr (optional_like<T> || pointer_like<T>) {
    return is_there(value) ? to_number(*value, info) : missing;
  } else if constexpr (std::is_enum_v<T>) {
    const int position = info.values->position(static_cast<long long>(value));
    return position < 0 ? static_cast<double>(info.values->count) : position;
  } else if constexpr (std::is_arithmetic_v<T>) {
    return as_written(value);
  } else {
    static_assert(text_like<T>,
                  "nqpf: an indicator is a number, a flag, an enumeration, a text, or "
                  "an optional or pointer to one of them");
    return find_category(info, value.data(), static_cast<unsigned long>(value.size()));
  }
}
#if defined(__GNUC__) && !defined(__clang__)
  #pragma GCC diagnostic pop
#endif

template <class T>
struct member_of;
template <class R, class V>
struct member_of<V R::*> {
  using record = R;
  using value = V;
};
template <class R, class V>
struct member_of<V (R::*)() const> {
  using record = R;
  using value = std::remove_cvref_t<V>;
};
template <class R, class V>
struct member_of<V (R::*)() const noexcept> : member_of<V (R::*)() const> {};
template <class R, class V>
struct member_of<V (*)(const R&)> {
  using record = R;
  using value = std::remove_cvref_t<V>;
};
template <class R, class V>
struct member_of<V (*)(const R&) noexcept> : member_of<V (*)(const R&)> {};
template <class T>
  requires std::is_class_v<T>
struct member_of<T> : member_of<decltype(+T{})> {};

template <auto Step, class Record>
constexpr decltype(auto) step(const Record& record) {
  if constexpr (std::is_member_object_pointer_v<decltype(Step)>) {
    return (record.*Step);
  } else if constexpr (std::is_member_function_pointer_v<decltype(Step)>) {
    return (record.*Step)();
  } else {
    return Step(record);
  }
}

// Follows a path of members and callables; whatever is null or empty on the way is missing.
template <auto First, auto... Rest, class T>
constexpr double follow(const T& from, const indicator_info& info) {
  if constexpr (optional_like<T> || pointer_like<T>) {
    return is_there(from) ? follow<First, Rest...>(*from, info) : missing;
  } else if constexpr (sizeof...(Rest) == 0) {
    return to_number(step<First>(from), info);
  } else {
    return follow<Rest...>(step<First>(from), info);
  }
}

template <auto... Path>
struct path_traits;
template <auto Only>
struct path_traits<Only> {
  using traits = member_of<std::remove_cv_t<decltype(Only)>>;
  using record = typename traits::record;
  using value = typename opened<typename traits::value>::type;
  static constexpr bool optional = opened<typename traits::value>::optional ||
                                   is_c_text<typename traits::value> ||
                                   std::is_floating_point_v<value>;
};
template <auto First, auto Second, auto... Rest>
struct path_traits<First, Second, Rest...> {
  using traits = member_of<std::remove_cv_t<decltype(First)>>;
  using record = typename traits::record;
  using value = typename path_traits<Second, Rest...>::value;
  static constexpr bool optional =
      opened<typename traits::value>::optional || path_traits<Second, Rest...>::optional;
};

template <class Record, auto... Path>
constexpr double read_path(const Record& record, const indicator_info& info) {
  return follow<Path...>(record, info);
}

template <auto... Path>
constexpr unsigned long long path_hash() {
#if defined(__clang__) || defined(__GNUC__)
  return hash_text(__PRETTY_FUNCTION__);
#endif
}

template <class Record, auto... Path>
inline constexpr reader_of<Record> path_reader{&read_path<Record, Path...>};

}  // namespace detail

/// Tags for what an indicator is compared with; an enumeration is its own tag.
struct numeric {};
struct boolean {};
struct textual {};

/// An indicator of `Record`, compared with `Values`. Builder functions return a changed copy.
template <class Record, class Values>
struct indicator_of : indicator_info {
  static constexpr bool is_number = std::is_same_v<Values, numeric>;

  /// The closed domain [low, high]; an infinite end is open.
  [[nodiscard]] constexpr indicator_of in(detail::written low, detail::written high) const
    requires is_number
  {
    return in(closed(low.value, high.value));
  }
  [[nodiscard]] constexpr indicator_of in(interval d) const
    requires is_number
  {
    indicator_of r = *this;
    r.domain = d;
    return r;
  }
  [[nodiscard]] constexpr indicator_of at_least(detail::written low) const
    requires is_number
  {
    return in(right_open(low.value, infinity));
  }
  [[nodiscard]] constexpr indicator_of higher_is_better() const {
    return directed(nqpf::better::higher);
  }
  [[nodiscard]] constexpr indicator_of lower_is_better() const {
    return directed(nqpf::better::lower);
  }
  /// Neither end is best: this value is.
  [[nodiscard]] constexpr indicator_of best_at(detail::written value) const
    requires is_number
  {
    indicator_of r = directed(nqpf::better::target);
    r.best = value.value;
    return r;
  }
  /// Its values are floats, wherever they stand: a float counts as the decimal that it prints, and what is looked for
  /// among its values is one of them. An indicator of a float member has this already.
  [[nodiscard]] constexpr indicator_of of_floats() const
    requires is_number
  {
    indicator_of r = *this;
    r.is_single = true;
    return r;
  }
  /// The unit of measurement, as printed. Indicators with different units do not mix in one comparison.
  [[nodiscard]] constexpr indicator_of unit(const char* name) const {
    indicator_of r = *this;
    r.unit_name = name;
    return r;
  }
  /// A title for reports.
  [[nodiscard]] constexpr indicator_of label(const char* words) const {
    indicator_of r = *this;
    r.title = words;
    return r;
  }

private:
  constexpr indicator_of directed(nqpf::better b) const {
    indicator_of r = *this;
    r.better = b;
    return r;
  }
};

namespace detail {

template <class Record, class Values>
constexpr indicator_of<Record, Values> make_indicator(const char* id, kind k, bool may_be_missing) {
  indicator_of<Record, Values> r;
  r.id = id;
  r.hash = hash_text(id);
  r.kind = k;
  r.may_be_missing = may_be_missing;
  if (k == kind::integer) r.domain = closed(-largest_integer, largest_integer);
  if constexpr (std::is_enum_v<Values>) {
    static_assert(description_of<Values>.count <= indicator_info::value_capacity,
                  "nqpf: an indicator has at most 256 enumerators; group them in two indicators");
    r.values = &description_of<Values>;
  }
  return r;
}

// What an enumeration without a description makes fits nowhere, and the compiler prints its name.
struct declare_constexpr_auto_describe_beside_the_enumeration {};
template <class Value>
concept lacks_description = std::is_enum_v<Value> && !described<Value>;

template <class Value>
using tag_of = std::conditional_t<
    std::is_enum_v<Value>, Value,
    std::conditional_t<std::is_same_v<Value, bool>, boolean,
                       std::conditional_t<std::is_arithmetic_v<Value>, numeric, textual>>>;

}  // namespace detail

/// Declares an indicator and binds it: a member, a path through nested members, pointers and
/// optionals, a const member function, a function of the record or a captureless lambda.
///   inline constexpr auto dual = indicator<&Programme::dual_qualified>("dual_qualified").in(0, 1);
template <auto First, auto... Rest>
[[nodiscard]] constexpr auto indicator(const char* id) {
  using path = detail::path_traits<First, Rest...>;
  using value = typename path::value;
  using tag = detail::tag_of<value>;
  constexpr kind k = std::is_enum_v<value>             ? kind::enumeration
                     : std::is_same_v<tag, boolean>    ? kind::flag
                     : std::is_same_v<tag, textual>    ? kind::category
                     : std::is_floating_point_v<value> ? kind::number
                                                       : kind::integer;
  auto r = detail::make_indicator<typename path::record, tag>(id, k, path::optional);
  r.is_bound = true;
  r.is_single = std::is_same_v<value, float>;
  r.path = detail::path_hash<First, Rest...>();
  r.source = &detail::path_reader<typename path::record, First, Rest...>;
  return r;
}

template <auto First, auto... Rest>
  requires detail::lacks_description<typename detail::path_traits<First, Rest...>::value>
[[nodiscard]] constexpr auto indicator(const char*) {
  return detail::declare_constexpr_auto_describe_beside_the_enumeration{};
}

/// Declares and binds a string category: the texts it can be.
template <auto First, auto... Rest, class... Texts>
[[nodiscard]] constexpr auto category(const char* id, Texts... texts) {
  static_assert(sizeof...(Texts) > 0 && sizeof...(Texts) <= indicator_info::value_capacity,
                "nqpf: a category lists one to 256 texts; group them in two indicators");
  auto r = indicator<First, Rest...>(id);
  if constexpr (sizeof...(Texts) <= indicator_info::value_capacity)
    (static_cast<void>(r.categories[r.category_count++] = texts), ...);
  return r;
}

/// Declares an unbound number; a host, a set of columns or a panel binds it later.
[[nodiscard]] constexpr indicator_of<unbound, numeric> indicator(const char* id) {
  return detail::make_indicator<unbound, numeric>(id, kind::number, true);
}
/// Declares an unbound integer.
[[nodiscard]] constexpr indicator_of<unbound, numeric> integer(const char* id) {
  return detail::make_indicator<unbound, numeric>(id, kind::integer, true);
}
/// Declares an unbound flag.
[[nodiscard]] constexpr indicator_of<unbound, boolean> flag(const char* id) {
  return detail::make_indicator<unbound, boolean>(id, kind::flag, true);
}
/// Declares an unbound enumeration.
template <described Enum>
[[nodiscard]] constexpr indicator_of<unbound, Enum> indicator(const char* id) {
  return detail::make_indicator<unbound, Enum>(id, kind::enumeration, true);
}
/// Declares an unbound string category.
template <class... Texts>
[[nodiscard]] constexpr indicator_of<unbound, textual> category(const char* id, Texts... texts) {
  static_assert(sizeof...(Texts) > 0 && sizeof...(Texts) <= indicator_info::value_capacity,
                "nqpf: a category lists one to 256 texts; group them in two indicators");
  auto r = detail::make_indicator<unbound, textual>(id, kind::category, true);
  if constexpr (sizeof...(Texts) <= indicator_info::value_capacity)
    (static_cast<void>(r.categories[r.category_count++] = texts), ...);
  return r;
}

/// A named threshold that the host may set at run time, within its range.
struct parameter {
  const char* id = "";
  double value = missing;  ///< the default; missing where the host must set it
  interval range{};
  bool illustrative = false;  ///< the default only makes examples run

  constexpr parameter() = default;
  constexpr parameter(const char* name, detail::written standard)
      : id(name), value(standard.value), range{standard.value, standard.value, false, false} {}
  /// A required parameter: the host has to set it.
  constexpr explicit parameter(const char* name) : id(name) {}

  /// The closed range of settings.
  [[nodiscard]] constexpr parameter in(detail::written low, detail::written high) const {
    parameter r = *this;
    r.range = closed(low.value, high.value);
    return r;
  }
  [[nodiscard]] constexpr parameter marked_illustrative() const {
    parameter r = *this;
    r.illustrative = true;
    return r;
  }
};

}  // namespace nqpf
