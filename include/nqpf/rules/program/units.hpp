// SPDX-License-Identifier: BSL-1.0
#pragma once

// Units of computed numbers: products and quotients of the units that indicators declare.

#include <nqpf/core/null.hpp>
#include <nqpf/core/phrase.hpp>
#include <nqpf/rules/language/expression.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// A unit as a product of units with powers. Of a constant it is a plain number; of a parameter, an indicator without
/// a unit, a function of the host's, and of what has too many factors, nothing is known, and it goes with any.
struct unit_product {
  static constexpr int capacity = 4;
  enum class form : unsigned char { plain, any, product };

  form what;
  int count;
  const char* texts[capacity];
  int powers[capacity];

  static constexpr unit_product number() noexcept { return {form::plain, 0, {}, {}}; }
  static constexpr unit_product of(const char* text) noexcept {
    if (text[0] == '\0') return {form::any, 0, {}, {}};
    return {form::product, 1, {text}, {1}};
  }
  [[nodiscard]] constexpr bool is_known() const noexcept { return what == form::product; }

  /// The unit of a product, or of a quotient where `sign` is -1; a plain factor keeps the other's unit.
  [[nodiscard]] constexpr unit_product times(const unit_product& other, int sign) const noexcept {
    if (what == form::any || other.what == form::any) return of("");
    unit_product r = *this;
    for (int i = 0; i < other.count; ++i)
      if (!r.multiply(other.texts[i], sign * other.powers[i])) return of("");
    // What cancels is a ratio, and a ratio may be kept as a share or a percent.
    r.what = r.count > 0 ? form::product : other.is_known() || is_known() ? form::any : form::plain;
    return r;
  }

private:
  constexpr bool multiply(const char* text, int power) noexcept {
    for (int i = 0; i < count; ++i) {
      if (!same_text(texts[i], text)) continue;
      powers[i] += power;
      if (powers[i] != 0) return true;
      --count;
      for (int k = i; k < count; ++k) {
        texts[k] = texts[k + 1];
        powers[k] = powers[k + 1];
      }
      return true;
    }
    if (count == capacity) return false;
    texts[count] = text;
    powers[count++] = power;
    return true;
  }
};

/// Units taken apart where their texts are products or quotients: EUR/h is EUR over h, m^2 is m times m.
struct unit_atoms {
  static constexpr int capacity = 16;
  struct part {
    const char* at;
    int length;
    int power;
  };
  part items[capacity];
  int count = 0;
  bool too_many = false;

  constexpr void add(const unit_product& u, int sign) noexcept {
    for (int i = 0; i < u.count; ++i) add(u.texts[i], sign * u.powers[i]);
  }
  [[nodiscard]] constexpr bool cancels() const noexcept {
    for (int i = 0; i < count; ++i)
      if (items[i].power != 0) return false;
    return true;
  }

private:
  constexpr void add(const char* text, int power) noexcept {
    int sign = 1;
    while (*text != '\0') {
      int length = 0;
      while (text[length] != '\0' && text[length] != '*' && text[length] != '/' &&
             text[length] != '^')
        ++length;
      const char* const name = text;
      text += length;
      int own = 1;
      if (*text == '^') {
        for (own = 0, ++text; *text >= '0' && *text <= '9' && own < 100; ++text)
          own = own * 10 + (*text - '0');
      }
      add(name, trimmed(name, length), sign * power * own);
      if (*text == '\0') return;
      sign = *text == '/' ? -1 : 1;
      ++text;
      while (*text == ' ') ++text;
    }
  }
  static constexpr int trimmed(const char* name, int length) noexcept {
    while (length > 0 && name[length - 1] == ' ') --length;
    return length;
  }
  constexpr void add(const char* name, int length, int power) noexcept {
    if (length == 0 || (length == 1 && name[0] == '1')) return;  // 1/h
    for (int i = 0; i < count; ++i) {
      if (items[i].length != length) continue;
      int k = 0;
      while (k < length && items[i].at[k] == name[k]) ++k;
      if (k < length) continue;
      items[i].power += power;
      return;
    }
    too_many = too_many || count == capacity;
    if (count < capacity) items[count++] = {name, length, power};
  }
};

/// Whether a unit is a ratio of equal units, as of EUR/h times h over EUR: it goes with any, as EUR over EUR does.
constexpr bool is_ratio(const unit_product& u) noexcept {
  if (u.count < 2) return false;
  unit_atoms all;
  all.add(u, 1);
  return !all.too_many && all.cancels();
}

/// The unit of a sum: that of a term of which it is known; a plain number tells nothing of what it is added to.
constexpr unit_product unit_of_sum(const unit_product& a, const unit_product& b) noexcept {
  if (b.what == unit_product::form::plain) return a;
  return a.is_known() && !is_ratio(a) ? a : b;
}

/// Whether two numbers are known to be of different units.
constexpr bool units_differ(const unit_product& a, const unit_product& b) noexcept {
  if (!a.is_known() || !b.is_known() || is_ratio(a) || is_ratio(b)) return false;
  if (a.count == 1 && b.count == 1 && a.powers[0] == 1 && b.powers[0] == 1 &&
      same_text(a.texts[0], b.texts[0]))
    return false;
  unit_atoms both;
  both.add(a, 1);
  both.add(b, -1);
  return !both.too_many && !both.cancels();
}

/// Dates have a place and no size: two of them are subtracted and compared, and a duration moves one. With anything
/// else they are mixed.
constexpr bool is_date(const unit_product& u) noexcept {
  return u.is_known() && u.count == 1 && u.powers[0] == 1 && same_text(u.texts[0], date_unit);
}
constexpr bool is_days(const unit_product& u) noexcept {
  return !is_date(u) && !units_differ(u, unit_product::of("days"));
}
// Whether a date and another number, in this order, can be compared, added or subtracted; of `add` and `subtract` the
// unit of what comes out.
constexpr bool dates_fit(op code, const unit_product& a, const unit_product& b) noexcept {
  const auto moves = [](const unit_product& u) {
    return u.what != unit_product::form::plain && is_days(u);
  };
  if (code == op::compare) return is_date(a) && is_date(b);
  if (code == op::add) return (is_date(a) && moves(b)) || (is_date(b) && moves(a));
  return code == op::subtract && is_date(a) && (is_date(b) || moves(b));
}
constexpr unit_product unit_of_dates(op code, const unit_product& a,
                                     const unit_product& b) noexcept {
  return unit_product::of(code == op::subtract && is_date(a) && is_date(b) ? "days" : date_unit);
}

/// A unit as it is written: CNY * hours / person.
constexpr void write_unit(phrase& m, const unit_product& u) noexcept {
  bool first = true;
  for (int i = 0; i < u.count; ++i)
    for (int k = 0; k < u.powers[i]; ++k, first = false) m << (first ? "" : " * ") << u.texts[i];
  if (first) m << "1";
  for (int i = 0; i < u.count; ++i)
    for (int k = 0; k < -u.powers[i]; ++k) m << " / " << u.texts[i];
}

/// The unit of a number that stands in a rule.
constexpr unit_product unit_of(const node& n) noexcept {
  const auto unit = [](time_kind time, const char* name) {
    return unit_product::of(time == time_kind::date ? date_unit : name);
  };
  if (n.code == op::indicator) return unit(n.indicator->time, n.indicator->unit_name);
  if (n.code == op::parameter) return unit(n.parameter->time, n.parameter->unit_name);
  return is_null(n.unit) ? unit_product::number() : unit_product::of(n.unit);
}

/// Goes on with what is wrong, after the name of a rule.
constexpr void write_mixed(phrase& m, const unit_product& a, const unit_product& b) noexcept {
  if (is_date(a) || is_date(b)) {
    m << " computes with a date: a date moves by days, and is compared with a date or subtracted "
         "from "
         "one";
    return;
  }
  write_unit(m << " mixes ", a);
  write_unit(m << " with ", b);
}

}  // namespace nqpf::inline NQPF_ABI::detail
