// SPDX-License-Identifier: BSL-1.0
#pragma once

// Values for the parameters of a rule set made at run time, checked against what was proven.

#include <nqpf/rules/program/program.hpp>

#include <vector>

namespace nqpf::inline NQPF_ABI {

/// Values for the parameters of a program, in its order, at first their defaults: `settings` for sets made
/// at run time. The program has to outlive it.
class program_settings {
public:
  explicit program_settings(const program& p)
      : program_(p), values_(detail::size_of(p.count.parameters), missing) {
    for (int i = 0; i < p.count.parameters; ++i)
      values_[static_cast<std::size_t>(i)] = p.parameters[i]->value;
  }
  /// Sets a parameter. False, and nothing set, where the program has none of this name, or the value lies
  /// outside the proven range or breaks a declared order.
  [[nodiscard]] bool set(const char* id, detail::written value) {
    const int at = program_.parameter(id);
    return at >= 0 && detail::set_parameter(program_, values_.data(), at, value.value);
  }
  /// The same for a date or a duration; false where the parameter is none.
  template <class T>
    requires detail::is_time_value<T>
  [[nodiscard]] bool set(const char* id, const T& value) {
    const int at = program_.parameter(id);
    return at >= 0 && detail::set_time(program_, values_.data(), at, value);
  }
  /// Whether every required parameter is set.
  [[nodiscard]] bool complete() const {
    for (int i = 0; i < program_.count.parameters; ++i)
      if (is_missing(values_[static_cast<std::size_t>(i)])) return false;
    return true;
  }
  [[nodiscard]] const double* data() const noexcept { return values_.data(); }
  [[nodiscard]] const std::vector<double>& values() const noexcept { return values_; }

private:
  program program_;
  std::vector<double> values_;
};

}  // namespace nqpf
