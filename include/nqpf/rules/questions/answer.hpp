// SPDX-License-Identifier: BSL-1.0
#pragma once

// Answers: yes, no, or not decided, with a sentence and, where there is one, the record that shows it.

#include <nqpf/core/config.hpp>
#include <nqpf/core/diagnostic.hpp>
#include <nqpf/core/text_stream.hpp>
#include <nqpf/rules/program/program.hpp>

namespace nqpf::inline NQPF_ABI {

namespace detail {

// The call stops a constant evaluation, and its name says why.
inline void the_question_could_not_be_decided_its_line_says_why() { __builtin_trap(); }

/// What every answer has, whatever the program.
struct answered {
  enum class kind : unsigned char { yes, no, undecided, refused };
  kind is = kind::undecided;
  bool has_record = false;
  phrase sentence{};
  phrase where{};
};

}  // namespace detail

/// The answer to a question about rules with at most so many indicators and parameters. The texts are those of the
/// program: an answer about a book lives no longer than the book.
template <int Inputs, int Parameters>
class answer : detail::answered {
public:
  static constexpr int input_count = Inputs;
  static constexpr int parameter_count = Parameters;

  constexpr answer() = default;
  constexpr explicit answer(const detail::answered& a) : answered(a) {}

  /// Whether the answer is yes. It has to be decided: where it is not, a constant expression does not compile, a debug
  /// build stops, and otherwise neither the answer nor its opposite is true.
  [[nodiscard]] constexpr explicit operator bool() const { return is_decided() && is == kind::yes; }
  /// Whether the answer is no, under the same condition.
  [[nodiscard]] constexpr bool operator!() const { return is_decided() && is == kind::no; }

  [[nodiscard]] constexpr bool yes() const noexcept { return is == kind::yes; }
  [[nodiscard]] constexpr bool no() const noexcept { return is == kind::no; }
  /// Neither: too large to decide within the budget, or the question itself is at fault; the sentence says which.
  [[nodiscard]] constexpr bool undecided() const noexcept { return is >= kind::undecided; }
  /// Whether the question itself is at fault: a name or a threshold that is none.
  [[nodiscard]] constexpr bool refused() const noexcept { return is == kind::refused; }

  /// One sentence that says the answer, with the record where there is one.
  [[nodiscard]] constexpr text<600> line() const {
    return answered::sentence.template write<600>();
  }
  /// Whether a record shows the answer.
  [[nodiscard]] constexpr bool has_record() const noexcept { return answered::has_record; }
  /// That record as text, the inputs that matter: `practice = 0.1, dual = missing`; empty where there is none. Settings
  /// of parameters stand beside the inputs where they matter.
  [[nodiscard]] constexpr text<600> record() const { return where.template write<600>(); }
  /// That record whole: a value for each indicator in the order of the program, NaN where missing. Inputs that do not
  /// matter have some value of their domain.
  [[nodiscard]] constexpr const double* values() const noexcept { return values_; }
  /// The setting at which it shows the answer: one value for each parameter, in the order of the program.
  [[nodiscard]] constexpr const double* setting() const noexcept { return setting_; }

  /// Prints the sentence on anything that takes C strings with `<<`.
  template <detail::text_stream Stream>
  friend Stream& operator<<(Stream& out, const answer& a) {
    out << a.line().c_str();
    return out;
  }

  /// The sentence as words and numbers, for compile errors.
  friend constexpr phrase refusal(const answer& a) { return a.answered::sentence; }

  /// For the functions that answer.
  constexpr void keep(const double* record, int n, const double* set, int m) {
    for (int i = 0; i < n && i < Inputs; ++i) values_[i] = record[i];
    for (int i = 0; i < m && i < Parameters; ++i) setting_[i] = set[i];
  }

private:
  [[nodiscard]] constexpr bool is_decided() const {
    if (is < kind::undecided) return true;
    if (__builtin_is_constant_evaluated())
      detail::the_question_could_not_be_decided_its_line_says_why();
    NQPF_ASSERT(is < kind::undecided);
    return false;
  }

  double values_[detail::size_of(Inputs)]{};
  double setting_[detail::size_of(Parameters)]{};
};

}  // namespace nqpf
