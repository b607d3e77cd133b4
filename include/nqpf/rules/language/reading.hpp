// SPDX-License-Identifier: BSL-1.0
#pragma once

// Indicators as data, and how their values are read from a host's record: a path of members and callables, through
// pointers and optionals, to a number, a flag, an enumerator or a text.

#include <nqpf/core/interval.hpp>
#include <nqpf/core/null.hpp>
#include <nqpf/core/single.hpp>
#include <nqpf/rules/language/refused.hpp>
#include <nqpf/rules/language/shapes.hpp>
#include <nqpf/rules/language/text_table.hpp>
#include <nqpf/rules/language/time_values.hpp>

namespace nqpf::inline NQPF_ABI {

/// The record type of indicators and rules that are not yet tied to a host's struct.
struct unbound {};

/// What values an indicator takes.
enum class kind : unsigned char { number, integer, flag, enumeration, category };

/// Which values of an indicator are better.
enum class better : unsigned char { neutral, higher, lower, target };

namespace detail {

/// Integers are exact in a double up to here; beyond they are outside every domain. (2^53 itself is what
/// 2^53 + 1 is rounded to.)
inline constexpr double largest_integer = 9007199254740991.0;

}  // namespace detail

struct indicator_info;

namespace detail {

struct list_term;
struct item_note;
struct outside_teller;

/// What is asked of a list: an answer, with a note of the item that it rests on, or its items, where those that lie
/// outside their domains are to be told.
struct list_request {
  const list_term* term;
  const double* parameters;  ///< of the item's program
  item_note* note = nullptr;
  outside_teller* outside = nullptr;
};

}  // namespace detail

struct expression;

namespace detail {

/// Reads an indicator from a record: the value as a number, NaN where missing.
template <class Record>
using reader = double (*)(const Record&, const indicator_info&);

// A reader behind a type that does not name the record.
struct reader_base {
  unsigned long long record = 0;  ///< tells one record type from another
  bool is_sure = false;           ///< what it reads is always there, and finite
};
template <class Record>
constexpr unsigned long long record_type() {
  return hash_text(__PRETTY_FUNCTION__);
}
template <class Record>
struct reader_of : reader_base {
  reader<Record> read;
  /// What is asked of a list, at a setting of the parameters of the item's program; notes which item it rests on.
  double (*read_list)(const Record&, const list_term&, const double* parameters,
                      item_note*) = nullptr;
  /// Tells what lies outside its domain: the number of items, and what they have.
  void (*check_list)(const Record&, const list_request&) = nullptr;
  constexpr explicit reader_of(reader<Record> r, bool sure = false)
      : reader_base{record_type<Record>(), sure}, read(r) {}
};

/// One step from a record type to a base of it. Rules that read members of bases keep the steps, and what reads a
/// record goes along them to the type that an indicator was declared over.
struct base_step {
  unsigned long long from = 0;
  unsigned long long to = 0;
};
template <class Record>
struct step_from : base_step {
  using reads = double (*)(const Record&, const indicator_info&, const base_step* const*, int,
                           const list_request*);
  reads read;
  constexpr step_from(unsigned long long f, unsigned long long t, reads r)
      : base_step{f, t}, read(r) {}
};

// A host's type of decimals, as money: its function `constexpr long long decimal_units(const T&)`, found where the type
// is declared, gives a value as a whole number of its smallest unit.
template <class T>
concept is_scaled = std::is_class_v<T> && requires(const T& t) {
  { decimal_units(t) } -> std::same_as<long long>;
};

// As a number; one beyond 2^53 is missing, since its last digit would be lost.
template <class T>
constexpr double units_of(const T& value) {
  const long long n = decimal_units(value);
  return n > 9007199254740992 || n < -9007199254740992 ? missing : static_cast<double>(n);
}

}  // namespace detail

/// An indicator as data, whatever record it is read from. Values are numbers throughout: a flag is 0
/// or 1, an enumerator its position, a category its place in the list (one past the end: another
/// text), missing is NaN.
struct indicator_info {
  static constexpr int value_capacity = 256;  ///< enumerators or texts, another text among them
  static constexpr int set_capacity = 62;     ///< values that a set of bits has room for

  const char* id = "";
  unsigned long long hash = 0;
  nqpf::kind kind = nqpf::kind::number;
  nqpf::better better = nqpf::better::neutral;
  bool may_be_missing = true;
  bool is_single = false;  ///< its values are those of a float: the decimals that floats stand for
  detail::time_kind time =
      detail::time_kind::none;  ///< a date is the number of days since 1970-01-01
  interval domain{};
  double best = 0;  ///< the best value where better is target
  const char* unit_name = "";
  shown_text (*shown_by)(double) = nullptr;  ///< how a host writes its values
  const char* title = "";
  const detail::enumeration_info* values = nullptr;
  const char* categories[value_capacity]{};
  int category_count = 0;
  bool has_other_texts = false;  ///< any other text is a value too, after those that are listed
  const detail::text_table* table =
      nullptr;  ///< by which texts are found, if one was made for the list
  bool is_bound = false;
  unsigned long long path = 0;                  ///< tells one member or callable from another
  const detail::reader_base* source = nullptr;  ///< how a host's record is read, if it is bound
  const expression* (*question)(const indicator_info&) = nullptr;  ///< of a list, if it names one
  const detail::list_term* items = nullptr;  ///< what it asks of the items of a list, if it does
  bool items_may_be_absent = false;          ///< of a list whose items are optionals or pointers

  /// How many values a flag, an enumeration or a category can take; 0 for numbers.
  [[nodiscard]] constexpr int value_count() const noexcept {
    switch (kind) {
      case nqpf::kind::flag: return 2;
      case nqpf::kind::enumeration: return values->count;
      case nqpf::kind::category: return category_count + (has_other_texts ? 1 : 0);
      default: return 0;
    }
  }
  /// Whether comparisons name sets of values. Values of a larger enumeration or category are numbers in their order.
  [[nodiscard]] constexpr bool has_set() const noexcept {
    return value_count() > 0 && value_count() <= set_capacity;
  }
  /// The name of a value: whatever lies between two positions counts as the one below. A text that a category does not
  /// list is called so whether it lies in the domain or not.
  [[nodiscard]] constexpr const char* value_name(double value) const noexcept {
    constexpr const char* other_text = "another text";
    if (!(value >= 0 && value < value_count()))
      return kind == nqpf::kind::category && !is_missing(value) ? other_text : "(another)";
    const int position = static_cast<int>(value);
    if (kind == nqpf::kind::flag) return position == 0 ? "false" : "true";
    if (kind == nqpf::kind::enumeration) return values->items[position].name;
    return position < category_count ? categories[position] : other_text;
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
    return !is_missing(v) && v >= -detail::largest_integer && v <= detail::largest_integer &&
           static_cast<double>(static_cast<long long>(v)) == v;
  }
};

namespace detail {

// The name of an indicator in a message: that of a question of a list is put together, and no literal.
constexpr spelled shown_name(const indicator_info& i) noexcept { return {i.id, !is_null(i.items)}; }

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
  template <class T>
    requires is_scaled<T>
  constexpr written(const T& v) noexcept : value(units_of(v)) {}
};

// `has_eight`: eight bytes can be read from `s` on, however short the text is.
__attribute__((always_inline)) constexpr double find_category(const indicator_info& info,
                                                              const char* s, unsigned long n,
                                                              bool has_eight = false) {
  if (!__builtin_is_constant_evaluated() && !detail::is_null(info.table))
    return find_text(*info.table, s, n, has_eight || n >= 8);
  for (int i = 0; i < info.category_count; ++i) {
    const char* c = info.categories[i];
    unsigned long k = 0;
    while (k < n && c[k] != '\0' && c[k] == s[k]) ++k;
    if (k == n && c[k] == '\0') return i;
  }
  return info.category_count;
}

// Whether the enumerators of a type are the numbers of their positions: 0, 1, 2...
template <class Enum>
constexpr bool numbers_its_positions() {
  if constexpr (described<Enum>) {
    for (int i = 0; i < description_of<Enum>.count; ++i)
      if (description_of<Enum>.items[i].value != i) return false;
    return true;
  }
  return false;
}
template <class Enum>
inline constexpr bool has_positions = numbers_its_positions<Enum>();

// g++ takes the value of an empty optional, which is never read, for one that is.
#if defined(__GNUC__) && !defined(__clang__)
  #pragma GCC diagnostic push
  #pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif
template <class T>
__attribute__((always_inline)) constexpr double to_number(const T& value,
                                                          const indicator_info& info);

// An optional that refers to a number or an enumerator which it holds.
template <class T>
concept holds_a_number = optional_like<T> && requires(const T& t) {
  requires std::is_lvalue_reference_v<decltype(*t)>;
  requires std::is_arithmetic_v<std::remove_cvref_t<decltype(*t)>> ||
               std::is_enum_v<std::remove_cvref_t<decltype(*t)>>;
};
// One that holds it as std::optional does: within itself, at the same place in every object of the type.
template <class T, class Number>
concept holds_within = std::is_trivially_copyable_v<T> && std::is_constructible_v<T, Number> &&
                       requires(T& t, Number n) { t.emplace(n), t.reset(), t.value_or(n); };
template <class Number>
inline constexpr Number nothing_read{};

// Reads one without a branch: where data are missing here and there, none would be foreseen.
template <class T>
double number_or_missing(const T& value, const indicator_info& info) {
  using number = std::remove_cvref_t<decltype(*value)>;
  using address = __UINTPTR_TYPE__;
  const auto nothing = reinterpret_cast<address>(&nothing_read<number>);
  const bool is_known = is_there(value);
  unsigned long long gone = is_known ? 1 : 0;
  __asm__("" : "+r"(gone));  // compilers that know it for a flag would branch
  --gone;                    // all bits set is a NaN
  address at = nothing;
  if constexpr (holds_within<T, number>) {
    // To ask an empty one for its value is an error: another one says where it would be.
    const T other(number{});
    const address held = reinterpret_cast<address>(&value) +
                         (reinterpret_cast<address>(&*other) - reinterpret_cast<address>(&other));
    at = held ^ ((held ^ nothing) & static_cast<address>(gone));
  } else if (is_known) {
    at = reinterpret_cast<address>(&*value);
  }
  const double read = to_number(*reinterpret_cast<const number*>(at), info);
  return __builtin_bit_cast(double, __builtin_bit_cast(unsigned long long, read) | gone);
}

template <class T>
constexpr double to_number(const T& value, const indicator_info& info) {
  if constexpr (is_c_text<T>) {
    return detail::is_null(value)
               ? missing
               : find_category(info, value, static_cast<unsigned long>(length(value)));
  } else if constexpr (optional_like<T> || pointer_like<T>) {
    if constexpr (holds_a_number<T>)
      if (!__builtin_is_constant_evaluated()) return number_or_missing(value, info);
    return is_there(value) ? to_number(*value, info) : missing;
  } else if constexpr (std::is_enum_v<T>) {
    const auto number = static_cast<long long>(value);
    const int count = info.values->count;
    if (has_positions<T>) return number >= 0 && number < count ? static_cast<int>(number) : count;
    const int position = info.values->position(number);
    return position < 0 ? count : position;
  } else if constexpr (std::is_same_v<T, bool>) {
    if (__builtin_is_constant_evaluated()) return value ? 1 : 0;
    unsigned flag = value ? 1 : 0;
    __asm__("" : "+r"(flag));  // clang would branch to one of two constants
    return static_cast<int>(flag);
  } else if constexpr (std::is_arithmetic_v<T>) {
    return as_written(value);
  } else if constexpr (is_time_value<T>) {
    return time_value<T>::number(value);
  } else if constexpr (is_scaled<T>) {
    return units_of(value);
  } else {
    static_assert(text_like<T>,
                  "nqpf: an indicator is a number, a flag, an enumeration, a text, or "
                  "an optional or pointer to one of them");
    const auto n = static_cast<unsigned long>(value.size());
    if (__builtin_is_constant_evaluated()) return find_category(info, value.data(), n);
    return find_category(info, value.data(), n, has_eight_bytes(value, value.data(), n));
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
  requires(std::is_class_v<T> && requires { +T{}; })
struct member_of<T> : member_of<decltype(+T{})> {};

// What a step of a path reads, and whether it is one.
template <class T>
constexpr bool is_step = requires { typename member_of<T>::value; };
template <class V, class R>
constexpr bool is_step<V R::*> = !std::is_function_v<V>;
template <class V, class R>
constexpr bool is_step<V (R::*)() const> = !std::is_void_v<V>;
template <class V, class R>
constexpr bool is_step<V (R::*)() const noexcept> = !std::is_void_v<V>;

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
__attribute__((always_inline)) constexpr double follow(const T& from, const indicator_info& info) {
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
  static constexpr bool optional =
      opened<typename traits::value>::optional || is_c_text<typename traits::value> ||
      std::is_floating_point_v<value> || time_value<value>::may_be_missing;
};
template <auto First, auto Second, auto... Rest>
struct path_traits<First, Second, Rest...> {
  using traits = member_of<std::remove_cv_t<decltype(First)>>;
  using record = typename traits::record;
  using value = typename path_traits<Second, Rest...>::value;
  static constexpr bool optional =
      opened<typename traits::value>::optional || path_traits<Second, Rest...>::optional;
};

// What is wrong with the value at the end of a path.
template <class T>
constexpr path_fault value_fault() {
  if constexpr (std::is_enum_v<T>) return described<T> ? path_fault::none : path_fault::undescribed;
  else if constexpr (std::is_arithmetic_v<T> || is_time_value<T> || is_scaled<T>)
    return path_fault::none;
  else if constexpr (text_like<T> || is_c_text<T>) return path_fault::text;
  else if constexpr (day_like<T> || time_point_like<T> || duration_like<T>) return path_fault::time;
  else return collection_like<T> ? path_fault::collection : path_fault::unreadable;
}
template <auto First, auto... Rest>
constexpr path_fault fault_of();
template <class From, auto Second, auto... Rest>
constexpr path_fault fault_after() {
  if constexpr (!is_step<std::remove_cv_t<decltype(Second)>>) return path_fault::no_step;
  else if constexpr (!std::is_convertible_v<
                         const From&,
                         const typename member_of<std::remove_cv_t<decltype(Second)>>::record&>)
    return path_fault::parted;
  else return fault_of<Second, Rest...>();
}
template <auto First, auto... Rest>
constexpr path_fault fault_of() {
  using step = std::remove_cv_t<decltype(First)>;
  if constexpr (!is_step<step>) {
    return path_fault::no_step;
  } else {
    using value = typename opened<typename member_of<step>::value>::type;
    if constexpr (sizeof...(Rest) == 0) return value_fault<value>();
    else return fault_after<value, Rest...>();
  }
}
// The record that a path starts at, as far as it can be told.
template <class Step>
struct start_of {
  using type = any_record;
};
template <class V, class R>
struct start_of<V R::*> {
  using type = R;
};
template <class Step>
  requires(is_step<Step>)
struct start_of<Step> {
  using type = typename member_of<Step>::record;
};

template <class Record, auto... Path>
__attribute__((always_inline)) constexpr double read_path(const Record& record,
                                                          const indicator_info& info) {
  return follow<Path...>(record, info);
}

template <auto... Path>
constexpr unsigned long long path_hash() {
#if defined(__clang__) || defined(__GNUC__)
  return hash_text(__PRETTY_FUNCTION__);
#endif
}

// Whether what stands at the end of a path is always a finite number, a flag, an enumerator or a text.
template <auto... Path>
constexpr bool is_sure_path() {
  using value = typename path_traits<Path...>::value;
  return !path_traits<Path...>::optional &&
         (std::is_integral_v<value> || std::is_enum_v<value> || text_like<value>);
}

template <class Record, auto... Path>
inline constexpr reader_of<Record> path_reader{&read_path<Record, Path...>,
                                               is_sure_path<Path...>()};

}  // namespace detail

}  // namespace nqpf
