// SPDX-License-Identifier: BSL-1.0
#pragma once

// Text of fixed capacity that can be built in a constant expression, and helpers on C strings: how
// messages are written without std::string.

#include <nqpf/core/digits.hpp>

namespace nqpf::inline NQPF_ABI {

namespace detail {

constexpr int length(const char* s) noexcept {
  int n = 0;
  while (s[n] != '\0') ++n;
  return n;
}

constexpr bool same_text(const char* a, const char* b) noexcept {
  int i = 0;
  while (a[i] != '\0' && a[i] == b[i]) ++i;
  return a[i] == b[i];
}

/// FNV-1a, to find names without comparing all of them.
constexpr unsigned long long hash_text(const char* s,
                                       unsigned long long h = 14695981039346656037ULL) noexcept {
  for (; *s != '\0'; ++s) h = (h ^ static_cast<unsigned char>(*s)) * 1099511628211ULL;
  return h;
}

constexpr double power_of_ten(int k) noexcept {
  double p = 1;
  for (; k > 0; --k) p *= 10;
  return p;
}

constexpr unsigned long long mix(unsigned long long a, unsigned long long b) noexcept {
  a = (a ^ b) * 0x9E3779B97F4A7C15ULL;
  return a ^ (a >> 32);
}

/// A name that is no literal of the source, as one read off the code of an enumeration: compilers that show only
/// literals are shown its letters.
struct spelled {
  const char* name;
  bool letter_by_letter = true;
};

}  // namespace detail

/// Text of at most `Capacity` characters. What does not fit is cut and the end marked with "...".
template <int Capacity>
struct text {
  static_assert(Capacity >= 4);
  char characters[static_cast<unsigned>(Capacity) + 1]{};
  int length = 0;

  constexpr text() = default;
  constexpr text(const char* s) { *this << s; }

  [[nodiscard]] constexpr const char* c_str() const noexcept { return characters; }
  [[nodiscard]] constexpr const char* data() const noexcept {
    return characters;
  }  // for static_assert
  [[nodiscard]] constexpr int size() const noexcept { return length; }
  [[nodiscard]] constexpr bool empty() const noexcept { return length == 0; }

  constexpr text& put(char c) noexcept {
    if (length < Capacity) {
      characters[length++] = c;
    } else {
      for (int i = Capacity - 3; i < Capacity; ++i) characters[i] = '.';
    }
    return *this;
  }
  constexpr text& operator<<(const char* s) noexcept {
    for (; *s != '\0'; ++s) put(*s);
    return *this;
  }
  template <int Other>
  constexpr text& operator<<(const text<Other>& other) noexcept {
    return *this << other.c_str();
  }
  constexpr text& operator<<(detail::spelled s) noexcept { return *this << s.name; }
  constexpr text& operator<<(char c) noexcept { return put(c); }
  constexpr text& operator<<(int value) noexcept { return whole(value); }
  constexpr text& operator<<(long long value) noexcept { return whole(value); }
  /// The shortest decimal that reads back as the same number.
  constexpr text& operator<<(double value) noexcept { return number(value); }

  [[nodiscard]] constexpr bool operator==(const char* s) const noexcept {
    return detail::same_text(characters, s);
  }
  /// Whether `part` occurs in the text.
  [[nodiscard]] constexpr bool contains(const char* part) const noexcept {
    const int n = detail::length(part);
    for (int i = 0; i + n <= length; ++i) {
      int k = 0;
      while (k < n && characters[i + k] == part[k]) ++k;
      if (k == n) return true;
    }
    return false;
  }

private:
  constexpr text& whole(long long value) noexcept {
    char digits[20]{};
    int n = 0;
    const bool negative = value < 0;
    unsigned long long rest = negative ? 0ULL - static_cast<unsigned long long>(value)
                                       : static_cast<unsigned long long>(value);
    do {
      digits[n++] = static_cast<char>('0' + static_cast<int>(rest % 10));
      rest /= 10;
    } while (rest != 0);
    if (negative) put('-');
    while (n > 0) put(digits[--n]);
    return *this;
  }

  constexpr text& number(double value) noexcept {
    if (__builtin_isnan(value)) return *this << "missing";
    if (value < 0) {
      put('-');
      value = -value;
    }
    if (value > 1.7976931348623157e308) return *this << "inf";
    if (value == 0) return put('0');
    return decimal(is_plain(value) ? plain_digits(value) : detail::shortest_digits(value));
  }

  // m / 10^k is the double nearest to that decimal as long as m and 10^k are exact, so the first k that gives
  // the value back is its shortest decimal: most numbers are settled so.
  static constexpr bool is_plain(double value) noexcept {
    if (value >= 1e15 || value < 1e-5) return false;
    double power = 1;
    for (int k = 0; k < 16 && value * power < 1e15; ++k, power *= 10)
      if (static_cast<double>(static_cast<long long>(value * power + 0.5)) / power == value)
        return true;
    return false;
  }
  static constexpr detail::decimal plain_digits(double value) noexcept {
    double power = 1;
    int k = 0;
    long long m = static_cast<long long>(value + 0.5);
    for (; static_cast<double>(m) / power != value; ++k) {
      power *= 10;
      m = static_cast<long long>(value * power + 0.5);
    }
    char reversed[20]{};
    int n = 0;
    for (; m > 0; m /= 10) reversed[n++] = static_cast<char>('0' + static_cast<int>(m % 10));
    detail::decimal d;
    d.point = n - k;
    while (n > 0) d.digits[d.count++] = reversed[--n];
    while (d.count > 1 && d.digits[d.count - 1] == '0') --d.count;
    return d;
  }

  // Plain from 0.00001 to 15 digits before the point, or to 16 that are not mostly zeros, as of the integers near
  // 2^53; with an exponent beyond.
  constexpr text& decimal(const detail::decimal& d) noexcept {
    const bool is_long = d.point == 16 && d.count > 6;
    if ((d.point > 15 && !is_long) || d.point < -4) {
      put(d.digits[0]);
      if (d.count > 1) put('.');
      for (int i = 1; i < d.count; ++i) put(d.digits[i]);
      put('e');
      return whole(d.point - 1);
    }
    if (d.point <= 0) put('0');
    for (int i = 0; i < d.point; ++i) put(i < d.count ? d.digits[i] : '0');
    if (d.count <= d.point) return *this;
    put('.');
    for (int i = d.point; i < 0; ++i) put('0');
    for (int i = d.point > 0 ? d.point : 0; i < d.count; ++i) put(d.digits[i]);
    return *this;
  }
};

/// A number as a host writes it, as `1,250.00 EUR`.
using shown_text = text<48>;

namespace detail {

/// A number with the function that writes it.
struct shown_number {
  shown_text (*as)(double);
  double value;
};

}  // namespace detail

template <int Capacity>
constexpr text<Capacity>& operator<<(text<Capacity>& t, const detail::shown_number& n) {
  return t << n.as(n.value);
}

}  // namespace nqpf
