// SPDX-License-Identifier: BSL-1.0
#pragma once

// Columns: where the values of an indicator stand for many records. Contiguous or strided, of numbers,
// flags, enumerators or texts, with missing values marked by NaN, an empty optional, a validity bitmap
// or a number; or computed by a callable. Nothing is copied: the host's arrays are read where they are.

#include <nqpf/core/config.hpp>
#include <nqpf/core/null.hpp>
#include <nqpf/rules/program/bind.hpp>
#include <nqpf/rules/run/buffer.hpp>
#include <nqpf/rules/run/record/texts.hpp>

#include <cstdint>

namespace nqpf::inline NQPF_ABI {
namespace detail {

template <class T>
concept contiguous_range = requires(const T& t) {
  *t.data();
  { t.size() } -> std::convertible_to<std::size_t>;
};

// A temporary that owns its elements, as a vector does and a span does not: those of a constant one are constant.
template <class T>
concept passing_range =
    !std::is_lvalue_reference_v<T> && contiguous_range<T> &&
    !std::is_same_v<decltype(std::declval<std::remove_cvref_t<T>&>().data()),
                    decltype(std::declval<const std::remove_cvref_t<T>&>().data())>;

}  // namespace detail

/// Where the values of one indicator stand. A view: the arrays stay the host's and have to outlive it.
/// Build it with `column_of`, `strided`, `column_of_bits` or `computed_column`.
struct column {
  /// Reads rows [first, first + n) as numbers, NaN where missing.
  using reader = void (*)(const column&, const indicator_info&, std::size_t first, std::size_t n,
                          double* out);
  static constexpr std::size_t any_number = static_cast<std::size_t>(-1);

  const void* data = nullptr;
  std::ptrdiff_t stride = 0;      ///< bytes from one row to the next
  std::size_t rows = any_number;  ///< any_number: as many as one asks for
  reader read = nullptr;          ///< null: a column in which everything is missing
  /// Of a list: tells what the items of rows [first, first + n) have outside their domains.
  void (*check)(const column&, const indicator_info&, std::size_t first, std::size_t n,
                detail::outside_teller&) = nullptr;
  const unsigned char* valid =
      nullptr;  ///< bit `valid_offset + row`, lowest first: the value is there
  std::size_t valid_offset = 0;
  detail::unit_scale scale{};
  double absent = missing;  ///< this number stands for missing too
  nqpf::kind element = nqpf::kind::number;
  const detail::enumeration_info* values = nullptr;  ///< of enumerators
  detail::time_kind time = detail::time_kind::none;  ///< of dates and durations
  const char* time_unit = "";
  const void* context = nullptr;     ///< what else the reader needs
  const program* asks = nullptr;     ///< of a list: the program that asks it ...
  const double* settings = nullptr;  ///< ... and its parameters; null: their defaults
  bool is_contiguous_double = false;
  bool is_single = false;   ///< of float, or optionals of it
  bool has_floats = false;  ///< of float alone: comparisons may read it as the machine has it
  bool as_machine = false;  ///< and this one is read so

  /// Which values are there, as a bitmap with the lowest bit of a byte first (as Apache Arrow has it).
  [[nodiscard]] column with_validity(const void* bitmap, std::size_t offset = 0) const {
    column c = *this;
    c.valid = static_cast<const unsigned char*>(bitmap);
    c.valid_offset = offset;
    return c;
  }
  /// This number in the data, before it is scaled, stands for a missing value; of float the nearest one.
  [[nodiscard]] column missing_where(double number) const {
    column c = *this;
    c.absent = is_single ? detail::decimal_of(detail::to_single(number)) : number;
    return c;
  }
  /// Multiplies what is read, for data in percent where the indicator is a share; `unit_scale` says how 70 percent
  /// become exactly 0.7.
  [[nodiscard]] column scaled(double by) const {
    column c = *this;
    c.scale = by;
    return c;
  }
  /// Whether the rows can be read where they stand, without a copy.
  [[nodiscard]] bool is_direct() const noexcept {
    return is_contiguous_double && valid == nullptr && scale.is_one() && is_missing(absent);
  }
  /// The contiguous doubles of a direct column.
  [[nodiscard]] const double* doubles() const noexcept { return static_cast<const double*>(data); }

  /// Copies rows [first, first + n) as numbers, NaN where missing.
  void copy(const indicator_info& info, std::size_t first, std::size_t n, double* out) const {
    if (read == nullptr) {
      for (std::size_t i = 0; i < n; ++i) out[i] = missing;
      return;
    }
    read(*this, info, first, n, out);
    if (!is_missing(absent))
      for (std::size_t i = 0; i < n; ++i) out[i] = out[i] == absent ? missing : out[i];
    if (!scale.is_one())
      for (std::size_t i = 0; i < n; ++i) out[i] = scale(out[i]);
    if (valid != nullptr) strike(first, n, out);
  }
  /// The column as the machine has its floats, for comparisons with what `machine_threshold` makes of thresholds; as
  /// it is where it has no floats.
  [[nodiscard]] column in_machine_form() const noexcept {
    column c = *this;
    c.as_machine = has_floats && scale.is_one();
    if (c.as_machine && !is_missing(absent)) c.absent = detail::to_single(absent);
    return c;
  }
  /// Whether the bitmap, if there is one, says that a value is there.
  [[nodiscard]] bool is_valid(std::size_t row) const noexcept {
    const std::size_t bit = valid_offset + row;
    return valid == nullptr || ((valid[bit / 8] >> (bit % 8)) & 1U) != 0;
  }
  /// Whether the elements are values of this indicator.
  [[nodiscard]] bool fits(const indicator_info& info) const noexcept {
    if (element == nqpf::kind::enumeration)
      return info.kind == nqpf::kind::enumeration && info.values == values;
    if (element == nqpf::kind::category) return info.kind == nqpf::kind::category;
    if (time != detail::time_kind::none)
      return info.time == time &&
             (time == detail::time_kind::date || detail::same_text(time_unit, info.unit_name));
    return true;  // numbers stand for the positions of enumerators and categories
  }

private:
  // Marks what the bitmap says is not there, a word of it at a time: most have little to mark.
  void strike(std::size_t first, std::size_t n, double* out) const {
    for (std::size_t i = 0; i < n;) {
      const std::size_t bit = valid_offset + first + i;
      const std::size_t skip = bit % 8;
      const std::size_t count = 64 - skip < n - i ? 64 - skip : n - i;
      std::uint64_t word = 0;
      __builtin_memcpy(&word, valid + bit / 8, (skip + count + 7) / 8);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
      word = __builtin_bswap64(word);
#endif
      for (std::uint64_t gaps = ~(word >> skip) & (~std::uint64_t{0} >> (64 - count)); gaps != 0;
           gaps &= gaps - 1)
        out[i + static_cast<std::size_t>(__builtin_ctzll(gaps))] = missing;
      i += count;
    }
  }
};

namespace detail {

template <class T>
const T& at_row(const column& c, std::size_t row) noexcept {
  const auto* base = static_cast<const unsigned char*>(c.data);
  return *reinterpret_cast<const T*>(base + c.stride * static_cast<std::ptrdiff_t>(row));
}

template <class T>
void read_elements(const column& c, const indicator_info& info, std::size_t first, std::size_t n,
                   double* out) {
  if constexpr (std::is_arithmetic_v<T>) {
    if (c.stride == static_cast<std::ptrdiff_t>(sizeof(T))) {
      const T* from = static_cast<const T*>(c.data) + first;
      if (c.as_machine) {
        for (std::size_t i = 0; i < n; ++i) out[i] = static_cast<double>(from[i]);
        return;
      }
      for (std::size_t i = 0; i < n; ++i) out[i] = as_written(from[i]);
      return;
    }
  }
  for (std::size_t i = 0; i < n; ++i) out[i] = to_number(at_row<T>(c, first + i), info);
}

template <class Record, auto... Path>
void read_members(const column& c, const indicator_info& info, std::size_t first, std::size_t n,
                  double* out) {
  for (std::size_t i = 0; i < n; ++i)
    out[i] = read_path<Record, Path...>(at_row<Record>(c, first + i), info);
}

template <class F>
void read_computed(const column& c, const indicator_info& info, std::size_t first, std::size_t n,
                   double* out) {
  const F& f = *static_cast<const F*>(c.data);
  for (std::size_t i = 0; i < n; ++i) out[i] = to_number(f(first + i), info);
}

inline void read_bits(const column& c, const indicator_info&, std::size_t first, std::size_t n,
                      double* out) {
  const auto* bits = static_cast<const unsigned char*>(c.data);
  const std::size_t offset = static_cast<std::size_t>(c.stride);
  for (std::size_t i = 0; i < n; ++i) {
    const std::size_t bit = offset + first + i;
    out[i] = static_cast<double>((bits[bit / 8] >> (bit % 8)) & 1U);
  }
}

template <class T>
void describe_elements(column& c) {
  using value = typename opened<T>::type;
  if constexpr (std::is_enum_v<value>) {
    static_assert(described<value>,
                  "nqpf: declare constexpr auto describe(...) for this enumeration");
    c.element = kind::enumeration;
    c.values = &description_of<value>;
  } else if constexpr (std::is_same_v<value, bool>) {
    c.element = kind::flag;
  } else if constexpr (std::is_arithmetic_v<value>) {
    c.element = std::is_floating_point_v<value> ? kind::number : kind::integer;
    c.is_single = std::is_same_v<value, float>;
  } else if constexpr (is_time_value<value>) {
    c.element = time_value<value>::is_whole ? kind::integer : kind::number;
    c.time = time_tag<typename time_value<value>::tag>::kind;
    c.time_unit = time_tag<typename time_value<value>::tag>::unit;
  } else if constexpr (is_scaled<value>) {
    c.element = kind::integer;
  } else {
    c.element = kind::category;
  }
}

}  // namespace detail

/// A column over `rows` elements that lie `stride` bytes apart: numbers, flags, enumerators, texts, or
/// optionals of them.
template <class T>
[[nodiscard]] column strided(const T* first, std::size_t rows,
                             std::ptrdiff_t stride = static_cast<std::ptrdiff_t>(sizeof(T))) {
  column c;
  c.data = first;
  c.rows = rows;
  c.stride = stride;
  c.read = &detail::read_elements<T>;
  c.is_contiguous_double =
      std::is_same_v<T, double> && stride == static_cast<std::ptrdiff_t>(sizeof(T));
  c.has_floats = std::is_same_v<T, float> && stride == static_cast<std::ptrdiff_t>(sizeof(T));
  detail::describe_elements<T>(c);
  return c;
}

/// A column over a vector, array or span of numbers, flags, enumerators, texts, or optionals of them.
template <detail::contiguous_range Range>
[[nodiscard]] column column_of(const Range& elements) {
  return strided(elements.data(), static_cast<std::size_t>(elements.size()));
}
template <detail::passing_range Range>
column column_of(Range&& the_elements_have_to_outlive_the_column) = delete;

/// A column over a vector, array or span of the host's structs: `column_of<&Programme::share>(all)`;
/// a path of members and callables as in `indicator`.
template <auto First, auto... Rest, detail::contiguous_range Range>
[[nodiscard]] column column_of(const Range& records) {
  using record = typename detail::path_traits<First, Rest...>::record;
  static_assert(std::is_same_v<std::remove_cvref_t<decltype(*records.data())>, record>,
                "nqpf: the path starts at another type than the elements of the range");
  column c;
  c.data = records.data();
  c.rows = static_cast<std::size_t>(records.size());
  c.stride = static_cast<std::ptrdiff_t>(sizeof(record));
  c.read = &detail::read_members<record, First, Rest...>;
  detail::describe_elements<typename detail::path_traits<First, Rest...>::value>(c);
  return c;
}

template <auto First, auto... Rest, detail::passing_range Range>
column column_of(Range&& the_records_have_to_outlive_the_column) = delete;

/// A column of flags in a bitmap, the lowest bit of a byte first; the first flag is bit `offset`.
[[nodiscard]] inline column column_of_bits(const void* bitmap, std::size_t rows,
                                           std::size_t offset = 0) {
  column c;
  c.data = bitmap;
  c.rows = rows;
  c.stride = static_cast<std::ptrdiff_t>(offset);
  c.read = &detail::read_bits;
  c.element = kind::flag;
  return c;
}

/// A column whose value in a row is what the callable returns for the number of the row. The callable
/// has to outlive the column; from several threads it is called at once.
template <class F>
  requires std::invocable<const F&, std::size_t>
[[nodiscard]] column computed_column(const F& of_row) {
  column c;
  c.data = &of_row;
  c.rows = column::any_number;
  c.read = &detail::read_computed<F>;
  detail::describe_elements<std::remove_cvref_t<decltype(of_row(std::size_t{}))>>(c);
  return c;
}

template <class F>
  requires std::invocable<const F&, std::size_t>
column computed_column(const F&& the_callable_has_to_outlive_the_column) = delete;

class list_column;

/// The columns of a data set, each bound to an indicator. What is not bound reads as missing.
///   nqpf::columns data(practice.size());
///   data.add(quality::practice, practice).add(quality::dual, nqpf::column_of<&Programme::dual>(all));
class columns {
public:
  explicit columns(std::size_t rows) : rows_(rows) {}

  [[nodiscard]] std::size_t rows() const noexcept { return rows_; }

  /// Binds an indicator, by its id. A column has as many rows as the data set; a later one replaces.
  template <class Record, class Values>
  columns& add(const indicator_of<Record, Values>& indicator, const column& c) {
    NQPF_ASSERT(c.fits(indicator));
    return add(indicator.id, c);
  }
  template <class Record, class Values, detail::contiguous_range Range>
  columns& add(const indicator_of<Record, Values>& indicator, const Range& elements) {
    using element = typename detail::opened<std::remove_cvref_t<decltype(*elements.data())>>::type;
    static_assert(std::is_arithmetic_v<element> || std::is_same_v<detail::tag_of<element>, Values>,
                  "nqpf: the elements are of another kind than the indicator");
    return add(indicator, column_of(elements));
  }
  template <class Record, class Values, detail::passing_range Range>
  columns& add(const indicator_of<Record, Values>& indicator,
               Range&& the_elements_have_to_outlive_this) = delete;
  /// Binds a list; its items have to outlive this object.
  template <class Record, class Item>
  columns& add(const list_of<Record, Item>& list, const list_column& items);
  template <class Record, class Item>
  columns& add(const list_of<Record, Item>& list,
               const list_column&& the_items_have_to_outlive_this) = delete;
  /// Binds the indicator of this id; the text has to outlive this object.
  columns& add(const char* id, const column& c) {
    NQPF_ASSERT(c.rows >= rows_);
    const unsigned long long hash = detail::hash_text(id);
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      if (entries_[i].hash != hash || !detail::same_text(entries_[i].id, id)) continue;
      entries_[i].values = c;
      return *this;
    }
    entries_.push({hash, id, c});
    return *this;
  }

  /// The column bound to an indicator, or null. The search begins at the `near`th that was added.
  [[nodiscard]] const column* find(const indicator_info& info,
                                   std::size_t near = 0) const noexcept {
    if (info.items != nullptr)  // a question of a list
      if (const column* own = find(*info.items->list, near); own != nullptr) return own;
    const std::size_t n = entries_.size();
    for (std::size_t i = 0; i < n; ++i) {
      const entry& e = entries_[near + i < n ? near + i : (near + i) % n];
      if (e.hash == info.hash && detail::same_text(e.id, info.id)) return &e.values;
    }
    return nullptr;
  }
  /// What is wrong with these columns for this program: a column with too few rows, or of elements that
  /// are no values of its indicator. Empty where nothing is; what is wrong reads as missing.
  [[nodiscard]] text<200> problem(const program& p) const {
    text<200> t;
    for (int f = 0; f < p.count.inputs && t.empty(); ++f) {
      const column* c = find(*p.inputs[f]);
      if (c == nullptr) continue;
      if (c->rows < rows_)
        t << "the column of " << p.inputs[f]->id << " has " << static_cast<long long>(c->rows)
          << " of " << static_cast<long long>(rows_) << " rows";
      else if (!c->fits(*p.inputs[f]))
        t << "the column of " << p.inputs[f]->id << " holds no values of that indicator";
    }
    return t;
  }
  /// The values of one row as a program numbers them, NaN where missing; of lists at a setting of the parameters, or
  /// at their defaults.
  void row(const program& p, std::size_t row, double* values,
           const double* settings = nullptr) const {
    NQPF_ASSERT(row < rows_);
    for (int f = 0; f < p.count.inputs; ++f) {
      column c = of(*p.inputs[f], static_cast<std::size_t>(f));
      c.asks = &p;
      c.settings = settings;
      c.copy(*p.inputs[f], row, 1, values + f);
    }
  }
  /// The column of an indicator as evaluation reads it: where nothing fitting is bound, all is missing.
  [[nodiscard]] column of(const indicator_info& info, std::size_t near = 0) const noexcept {
    const column* c = find(info, near);
    return c != nullptr && c->rows >= rows_ && c->fits(info) ? *c : column{};
  }

private:
  struct entry {
    unsigned long long hash;
    const char* id;
    column values;
  };
  std::size_t rows_;
  detail::buffer<entry> entries_;
};

namespace detail {

// The parameters at which a column asks lists: its settings, or their defaults.
template <const auto& Set>
void take_settings(const column& c, double* parameters) {
  for (int i = 0; i < program_ref<Set>.count.parameters; ++i)
    parameters[i] = c.settings != nullptr ? c.settings[i] : program_ref<Set>.parameters[i]->value;
}
// The binding is a constant, so that compilers put its accessor in place.
template <const auto& Set, int Input, class Record>
void read_records(const column& c, const indicator_info&, std::size_t first, std::size_t n,
                  double* out) {
  constexpr const auto& b = readers<Set>.inputs[Input];
  if constexpr (!is_null(b.indicator->items)) {
    double values[size_of(program_ref<Set>.count.inputs)];
    double parameters[size_of(program_ref<Set>.count.parameters)];
    take_settings<Set>(c, parameters);
    for (std::size_t i = 0; i < n; ++i) {
      item_note unused;
      item_note* note = &unused;
      read_listed<Set, Input>(at_row<Record>(c, first + i), parameters, values, note);
      out[i] = values[Input];
    }
    return;
  }
  const Record* record = static_cast<const Record*>(c.data) + first;
  const auto value = [&](std::size_t i) {
    const double read = b.read(record[i], single::read_with<Set, Input>());
    if constexpr (b.scale.is_one()) return read;
    else return b.scale(read);
  };
// What is read is often no more than a member, and to count rows would take as long as to read them.
#pragma GCC unroll 4
  for (std::size_t i = 0; i < n; ++i) out[i] = value(i);
}

template <const auto& Set, int Input, class Record>
void check_records(const column& c, const indicator_info&, std::size_t first, std::size_t n,
                   outside_teller& to) {
  double parameters[size_of(program_ref<Set>.count.parameters)];
  take_settings<Set>(c, parameters);
  for (std::size_t i = 0; i < n; ++i) {
    to.row = first + i;
    check_listed<Set, Input>(at_row<Record>(c, first + i), parameters, to);
  }
}

template <const auto& Set, int Input, class Record>
void add_record_column(columns& to, const Record* records) {
  if constexpr (readers<Set>.inputs[Input].is_bound) {
    column c;
    c.data = records;
    c.rows = to.rows();
    c.stride = static_cast<std::ptrdiff_t>(sizeof(Record));
    c.read = &read_records<Set, Input, Record>;
    if constexpr (!is_null(program_ref<Set>.inputs[Input]->items))
      c.check = &check_records<Set, Input, Record>;
    to.add(program_ref<Set>.inputs[Input]->id, c);
  }
}

// By the hundred at most: a fold has no more than 256 parts in clang.
template <const auto& Set, int First, class Record, int... I>
void add_record_columns(columns& to, const Record* records, std::integer_sequence<int, I...>) {
  (add_record_column<Set, First + I>(to, records), ...);
  constexpr int done = First + static_cast<int>(sizeof...(I));
  constexpr int rest = program_ref<Set>.count.inputs - done;
  if constexpr (rest > 0)
    add_record_columns<Set, done>(to, records, std::make_integer_sequence < int,
                                  rest<100 ? rest : 100>{});
}

}  // namespace detail

/// The columns of a host's own structs: every indicator is read as it is declared or bound.
template <const auto& Set, detail::contiguous_range Range>
[[nodiscard]] columns columns_over(const Range& records) {
  using record = typename std::remove_cvref_t<decltype(Set)>::record;
  static_assert(std::is_same_v<std::remove_cvref_t<decltype(*records.data())>, record>,
                "nqpf: the rule set is written over another type than the elements of the range");
  columns result(static_cast<std::size_t>(records.size()));
  detail::add_record_columns<Set, 0>(result, static_cast<const record*>(records.data()),
                                     std::integer_sequence<int>{});
  return result;
}
template <const auto& Set, detail::passing_range Range>
columns columns_over(Range&& the_records_have_to_outlive_the_columns) = delete;

}  // namespace nqpf
