// SPDX-License-Identifier: BSL-1.0
#pragma once

// Lists of items: a member of the record that is a collection, and what rules ask of its items. `any`, `all` and
// `none` are conditions; `count`, `sum`, `least` and `most` are numbers. Inside them a condition reads the indicators of
// one item:
//
//   inline constexpr auto incomes = list<&Applicant::incomes>("incomes").item("income").at_most(20);
//   inline constexpr auto monthly = indicator<&Income::monthly>("monthly").in(0, 100'000);
//   rule("low_income").when(any(incomes, monthly < 500) && sum(incomes, monthly) < 1500)

#include <nqpf/core/null.hpp>
#include <nqpf/rules/language/operators.hpp>

namespace nqpf::inline NQPF_ABI {

namespace detail {

/// What is asked of the items of a list.
enum class fold : unsigned char { any, all, none, count, sum, least, most };

}  // namespace detail

/// A list of `Item`s, a member of `Record`. As data it is an indicator: its domain is how many items it has, its title
/// what one of them is called. Builder functions return a changed copy.
template <class Record, class Item>
struct list_of : indicator_info {
  /// The list has at most so many items: sums and numbers of items then have a range.
  [[nodiscard]] constexpr list_of at_most(int number) const {
    list_of r = *this;
    r.domain.high = number;
    r.domain.high_open = false;
    return r;
  }
  /// The list has at least so many items.
  [[nodiscard]] constexpr list_of at_least(int number) const {
    list_of r = *this;
    r.domain.low = number;
    return r;
  }
  /// What explanations call one item: `income` for `income 2`.
  [[nodiscard]] constexpr list_of item(const char* name) const {
    list_of r = *this;
    r.title = name;
    return r;
  }
};

struct program;

namespace detail {

/// A question of a list, as a program keeps it: the condition and the number of an item are rules of a program over
/// the item's own indicators.
struct list_term {
  const indicator_info* list = nullptr;
  fold how = fold::any;         ///< any, count, sum, least or most
  bool is_negated = false;      ///< it asks for items of which the condition does not hold
  short condition = -1;         ///< the rule that says which items count; -1: all do
  short number = -1;            ///< the rule that compares the number of an item
  const program* of = nullptr;  ///< over the item's indicators
  bool fills_domain = true;     ///< some list gives each answer of the domain
  bool may_stay_open = true;    ///< and some list leaves it open, where the answer may be missing
};

/// What an answer of a list rests on: the item that decides it, or the first that leaves it open.
struct item_note {
  static constexpr int capacity = 32;  ///< indicators that the conditions of one list read
  int item = -1;                       ///< from 0; -1: no item alone
  int items = 0;                       ///< that were looked at
  double values[capacity];             ///< one per input of the item's program
};

template <class T>
concept iterable = std::is_array_v<T> || requires(const T& t) {
  t.begin();
  t.end();
};

template <class T>
struct element_of {
  using type =
      typename opened<std::remove_cvref_t<decltype(*std::declval<const T&>().begin())>>::type;
  static constexpr bool optional =
      opened<std::remove_cvref_t<decltype(*std::declval<const T&>().begin())>>::optional;
};
template <class T, unsigned long N>
struct element_of<T[N]> {
  using type = typename opened<std::remove_cv_t<T>>::type;
  static constexpr bool optional = opened<std::remove_cv_t<T>>::optional;
};

// In place of an item that is not there.
template <class Item>
struct no_item {};

template <class T>
constexpr bool visits_item(const T& item, auto& visit) {
  if constexpr (optional_like<T> || pointer_like<T>) {
    using type = typename opened<T>::type;
    return is_there(item) ? visits_item(*item, visit) : visit(no_item<type>{});
  } else {
    return visit(item);
  }
}

// Visits the items at the end of a path until one answers false. False where the list is not there. In place of an item
// that is not there `no_item` is visited.
template <class T, class Visit>
constexpr bool visit_collection(const T& from, Visit& visit) {
  if constexpr (optional_like<T> || (pointer_like<T> && !iterable<T>)) {
    return is_there(from) && visit_collection(*from, visit);
  } else {
    for (const auto& item : from)
      if (!visits_item(item, visit)) break;
    return true;
  }
}
template <auto First, auto... Rest, class T, class Visit>
constexpr bool visit_items(const T& from, Visit& visit) {
  if constexpr (optional_like<T> || pointer_like<T>)
    return is_there(from) && visit_items<First, Rest...>(*from, visit);
  else if constexpr (sizeof...(Rest) == 0) return visit_collection(step<First>(from), visit);
  else return visit_items<Rest...>(step<First>(from), visit);
}

// What is wrong with a path that a list is to read.
template <path_fault Fault, auto... Path>
constexpr bool report_list_fault() {
  static_assert(Fault != path_fault::no_step,
                "nqpf: a list is read from a data member, a const member function without "
                "parameters, or a function of a const reference to the record");
  static_assert(Fault != path_fault::parted,
                "nqpf: each member in the path must belong to the type of the member before it");
  static_assert(Fault == path_fault::collection || Fault == path_fault::no_step ||
                    Fault == path_fault::parted,
                "nqpf: a list is read from a collection: a vector, an array, a span, or what has "
                "begin() and end(); of a pointer and a number of items write a function of the "
                "record that returns items_at(pointer, number)");
  return Fault == path_fault::collection;
}

template <auto... Path>
struct ends_in_collection {
  static constexpr bool value = iterable<typename path_traits<Path...>::value>;
};
template <auto... Path>
constexpr path_fault list_fault_of() {
  constexpr path_fault fault = fault_of<Path...>();
  if constexpr (fault == path_fault::no_step || fault == path_fault::parted) return fault;
  else if constexpr (ends_in_collection<Path...>::value) return path_fault::collection;
  else return path_fault::unreadable;
}

// Defined where programs are run on items.
template <class Record, auto... Path>
constexpr double read_list(const Record& record, const list_term& term, const double* parameters,
                           item_note* note);
template <class Record, auto... Path>
constexpr double read_list_at_defaults(const Record& record, const indicator_info& input);
template <class Record, auto... Path>
constexpr void check_list(const Record& record, const list_request& asked);
template <class Record, auto... Path>
constexpr reader_of<Record> make_list_reader() {
  reader_of<Record> r(&read_list_at_defaults<Record, Path...>);
  r.read_list = &read_list<Record, Path...>;
  r.check_list = &check_list<Record, Path...>;
  return r;
}
template <class Record, auto... Path>
inline constexpr reader_of<Record> list_reader = make_list_reader<Record, Path...>();

constexpr void describe_list(indicator_info& list, const char* id) {
  list.id = id;
  list.hash = hash_text(id);
  list.kind = kind::integer;
  list.domain = {0, infinity, false, true};
}

template <class T>
constexpr bool is_list = false;
template <class R, class I>
constexpr bool is_list<list_of<R, I>> = true;

}  // namespace detail

/// Declares a list and binds it: a member that is a collection, a path to one, a function of the record that returns
/// one. Items may be values, optionals of them or pointers to them.
template <auto First, auto... Rest>
[[nodiscard]] constexpr auto list(const char* id) {
  constexpr detail::path_fault fault = detail::list_fault_of<First, Rest...>();
  if constexpr (detail::report_list_fault<fault, First, Rest...>()) {
    using path = detail::path_traits<First, Rest...>;
    using element = detail::element_of<typename path::value>;
    list_of<typename path::record, typename element::type> r;
    detail::describe_list(r, id);
    r.may_be_missing = path::optional;
    r.items_may_be_absent = element::optional;
    r.is_bound = true;
    r.path = detail::path_hash<First, Rest...>();
    r.source = &detail::list_reader<typename path::record, First, Rest...>;
    return r;
  } else {
    using record = typename detail::start_of<std::remove_cv_t<decltype(First)>>::type;
    return list_of<record, detail::refused_value>{};
  }
}
/// Declares an unbound list: of books, and of columns.
[[nodiscard]] constexpr list_of<unbound, unbound> list(const char* id) {
  list_of<unbound, unbound> r;
  detail::describe_list(r, id);
  return r;
}

namespace detail {

/// Items that lie one after the other, for a host that keeps a pointer and a number of them.
template <class Item>
struct item_range {
  const Item* first = nullptr;
  unsigned long number = 0;
  [[nodiscard]] constexpr const Item* begin() const noexcept { return first; }
  [[nodiscard]] constexpr const Item* end() const noexcept { return first + number; }
};

}  // namespace detail

template <class Item>
[[nodiscard]] constexpr detail::item_range<Item> items_at(const Item* first, unsigned long number) {
  return {first, detail::is_null(first) ? 0 : number};
}

namespace detail {

// A question of a list in postfix order: the nodes of the number, then those of the condition, then one that says how
// many each were.
inline constexpr int parts_shift = 12;
constexpr fold fold_of(const node& n) noexcept { return static_cast<fold>(n.set & 15U); }
constexpr int condition_parts(const node& n) noexcept {
  return static_cast<int>(n.set >> 4U) & ((1 << parts_shift) - 1);
}
constexpr int number_parts(const node& n) noexcept {
  return static_cast<int>(n.set >> (4U + parts_shift)) & ((1 << parts_shift) - 1);
}

constexpr void push_question(expression& e, const indicator_info& list, fold how,
                             const expression& number, const expression& where) {
  constexpr int most = (1 << parts_shift) - 1;
  e.append(number);
  e.append(where);
  node n = make_node(op::items, list);
  const auto parts = [&](const expression& x) {
    return static_cast<unsigned long long>(x.count < most ? x.count : most);
  };
  n.set = static_cast<unsigned long long>(how) | parts(where) << 4U |
          parts(number) << (4U + parts_shift);
  e.push(n);
  e.base_count = 0;  // those of the items are found by the items
}

// Whether what is asked of an item reads items of this list.
template <class List, class Asked>
constexpr bool report_item() {
  using item = typename Asked::record;
  constexpr bool fits = std::is_same_v<item, List>;
  static_assert(fits,
                "nqpf: what is asked of the items of a list reads the indicators of one item, and "
                "nothing else");
  return fits;
}
template <class Item, class List>
constexpr bool report_list() {
  static_assert(std::is_lvalue_reference_v<List>,
                "nqpf: declare lists as inline constexpr objects, and name them in rules: a "
                "temporary would be gone when they are read");
  return std::is_lvalue_reference_v<List> && !std::is_same_v<Item, refused_value>;
}
// Lists nest one level deep: the items of a list may have a list of their own, and its items may not.
constexpr int levels_of(const expression& e) noexcept {
  int most = 0;
  for (int i = e.count < expression::capacity ? e.count - 1 : -1; i >= 0; --i) {
    if (e.nodes[i].code != op::items) continue;
    int own = 1;
    const int begin = i - condition_parts(e.nodes[i]) - number_parts(e.nodes[i]);
    for (int k = i - 1; k >= begin; --k)
      if (e.nodes[k].code == op::items) own = 2;
    if (own > most) most = own;
  }
  return most;
}
inline void lists_nest_one_level_deep_write_a_function_of_the_item_that_counts_its_inner_list(
    expression& e) {
  e.count = 2 * expression::capacity;
}

template <class List, class Asked>
concept asks_list = is_list<std::remove_cvref_t<List>> && condition_operands<Asked, Asked>;
template <class List, class Number>
concept computes_list = is_list<std::remove_cvref_t<List>> && number_operands<Number, Number>;

template <class List>
struct parts_of_list;
template <class R, class I>
struct parts_of_list<list_of<R, I>> {
  using record = R;
  using item = I;
};

// What is asked of one item; marked where an error was told.
template <class Item, class C>
constexpr expression item_condition(C&& c) {
  using asked = operand<std::remove_cvref_t<C>>;
  expression e;
  if constexpr (passing<C>) {
    e.is_refused = is_wrong<C>();
  } else if constexpr (std::is_same_v<Item, refused_value> || is_refused<std::remove_cvref_t<C>>) {
    e.is_refused = true;
  } else if constexpr (report_item<Item, asked>()) {
    e = as_condition(static_cast<C&&>(c));
    if (levels_of(e) > 1)
      lists_nest_one_level_deep_write_a_function_of_the_item_that_counts_its_inner_list(e);
  } else {
    e.is_refused = true;
  }
  return e;
}
template <class Item, class N>
constexpr expression item_number(N&& number) {
  using asked = operand<std::remove_cvref_t<N>>;
  expression e;
  if constexpr (passing<N>) {
    e.is_refused = is_wrong<N>();
  } else if constexpr (std::is_same_v<Item, refused_value> || is_refused<std::remove_cvref_t<N>>) {
    e.is_refused = true;
  } else if constexpr (report_item<Item, asked>()) {
    push_number(e, number);
    if (levels_of(e) > 1)
      lists_nest_one_level_deep_write_a_function_of_the_item_that_counts_its_inner_list(e);
  } else {
    e.is_refused = true;
  }
  return e;
}

template <class Result, class List>
constexpr Result ask(List&& list, fold how, const expression& number, const expression& where) {
  using item = typename parts_of_list<std::remove_cvref_t<List>>::item;
  Result r;
  if constexpr (report_list<item, List>()) push_question(r, list, how, number, where);
  r.is_refused = r.count == 0 || number.is_refused || where.is_refused;
  return r;
}
template <class List>
using record_of_list = typename parts_of_list<std::remove_cvref_t<List>>::record;
template <class List>
using item_of_list = typename parts_of_list<std::remove_cvref_t<List>>::item;

// A condition, or a number, of a list.
template <fold How, class List, class C>
constexpr auto ask_items(List&& items, C&& where) {
  return ask<condition<record_of_list<List>>>(
      static_cast<List&&>(items), How, {},
      item_condition<item_of_list<List>>(static_cast<C&&>(where)));
}
template <fold How, class List, class N>
constexpr auto compute_items(List&& items, N&& number) {
  return ask<term<record_of_list<List>>>(static_cast<List&&>(items), How,
                                         item_number<item_of_list<List>>(static_cast<N&&>(number)),
                                         {});
}
template <fold How, class List, class N, class C>
constexpr auto compute_items(List&& items, N&& number, C&& where) {
  return ask<term<record_of_list<List>>>(
      static_cast<List&&>(items), How, item_number<item_of_list<List>>(static_cast<N&&>(number)),
      item_condition<item_of_list<List>>(static_cast<C&&>(where)));
}
template <class List, class C>
constexpr auto any_item(List&& items, C&& where) {
  return ask_items<fold::any>(static_cast<List&&>(items), static_cast<C&&>(where));
}

}  // namespace detail

/// Whether the condition holds of every item; of an empty list it does. Undecided where no item fails and one is open.
template <class List, class C>
  requires detail::asks_list<List, C>
[[nodiscard]] constexpr auto all(List&& items, C&& where) {
  return detail::ask_items<detail::fold::all>(static_cast<List&&>(items), static_cast<C&&>(where));
}
/// Whether the condition holds of no item: `any` the other way round.
template <class List, class C>
  requires detail::asks_list<List, C>
[[nodiscard]] constexpr auto none(List&& items, C&& where) {
  return detail::ask_items<detail::fold::none>(static_cast<List&&>(items), static_cast<C&&>(where));
}
/// The number of items of which the condition holds; missing where it is undecided of one.
template <class List, class C>
  requires detail::asks_list<List, C>
[[nodiscard]] constexpr auto count(List&& items, C&& where) {
  return detail::ask<term<detail::record_of_list<List>>>(
      static_cast<List&&>(items), detail::fold::count, {},
      detail::item_condition<detail::item_of_list<List>>(static_cast<C&&>(where)));
}
/// The number of items.
template <class List>
  requires detail::is_list<std::remove_cvref_t<List>>
[[nodiscard]] constexpr auto count(List&& items) {
  return detail::ask<term<detail::record_of_list<List>>>(static_cast<List&&>(items),
                                                         detail::fold::count, {}, {});
}
/// The sum of a number over all items, or over those of which a condition holds; 0 over none. Missing where the number
/// or the condition is undecided of an item that counts.
template <class List, class N, class... C>
  requires(detail::computes_list<List, N> && (detail::asks_list<List, C> && ...))
[[nodiscard]] constexpr auto sum(List&& items, N&& number, C&&... where) {
  return detail::compute_items<detail::fold::sum>(
      static_cast<List&&>(items), static_cast<N&&>(number), static_cast<C&&>(where)...);
}
/// The least of a number over all items, or over those of which a condition holds; missing over none, and where the
/// number or the condition is undecided of an item that counts.
template <class List, class N, class... C>
  requires(detail::computes_list<List, N> && (detail::asks_list<List, C> && ...))
[[nodiscard]] constexpr auto least(List&& items, N&& number, C&&... where) {
  return detail::compute_items<detail::fold::least>(
      static_cast<List&&>(items), static_cast<N&&>(number), static_cast<C&&>(where)...);
}
/// The greatest, as `least`.
template <class List, class N, class... C>
  requires(detail::computes_list<List, N> && (detail::asks_list<List, C> && ...))
[[nodiscard]] constexpr auto most(List&& items, N&& number, C&&... where) {
  return detail::compute_items<detail::fold::most>(
      static_cast<List&&>(items), static_cast<N&&>(number), static_cast<C&&>(where)...);
}

namespace detail {

/// A question of a list under a name: an input of tables, and what rules compare as an indicator.
///   inline constexpr auto low_incomes = named("low_incomes", count(incomes, monthly < 500));
template <class Record, class Values>
struct named_question : indicator_of<Record, Values> {
  expression asked{};
};

template <class R, class V>
struct operand<named_question<R, V>> : operand<indicator_of<R, V>> {};

template <class R, class V>
constexpr const expression* asked_by(const indicator_info& i) {
  return &static_cast<const named_question<R, V>&>(i).asked;
}
inline void name_one_question_of_one_list_as_count_or_any_and_nothing_beside_it(indicator_info& i) {
  i.id = "";
}
template <class R, class V>
constexpr named_question<R, V> name_question(const char* id, kind k, const expression& e) {
  named_question<R, V> r{make_indicator<R, V>(id, k, true)};
  r.asked = e;
  r.question = &asked_by<R, V>;
  const bool is_one =
      e.is_refused ||
      (e.count > 0 && e.count <= expression::capacity && e.nodes[e.count - 1].code == op::items &&
       condition_parts(e.nodes[e.count - 1]) + number_parts(e.nodes[e.count - 1]) + 1 == e.count);
  if (!is_one) name_one_question_of_one_list_as_count_or_any_and_nothing_beside_it(r);
  return r;
}

}  // namespace detail

template <class Record>
[[nodiscard]] constexpr auto named(const char* id, const term<Record>& number) {
  return detail::name_question<Record, numeric>(id, kind::number, number);
}
template <class Record>
[[nodiscard]] constexpr auto named(const char* id, const condition<Record>& question) {
  return detail::name_question<Record, boolean>(id, kind::flag, question);
}

}  // namespace nqpf
