// SPDX-License-Identifier: BSL-1.0
#pragma once

// The changes that a comparison of two versions finds.

#include <nqpf/rules/proof/all.hpp>

namespace nqpf::inline NQPF_ABI {

namespace replies {

/// A conclusion that some records gain or lose, or, of two tables of one answer each, a change of the
/// answer; with one such record.
struct conclusion_change {
  enum class kind : unsigned char { gained, lost, answer, undecided };
  kind what;
  phrase message;
};

/// The changes found: at most one for each conclusion and direction, the first `capacity` kept.
struct conclusion_changes {
  static constexpr int capacity = 16;
  conclusion_change items[capacity]{};
  int count = 0;

  constexpr void add(conclusion_change::kind what, const phrase& message) noexcept {
    if (count < capacity) items[count] = {what, message};
    ++count;
  }
  /// Whether the versions conclude the same of every record of the domains, also where data are missing, and put out the
  /// same numbers and texts. Two tables of one answer each then leave open the same records too.
  [[nodiscard]] constexpr bool none() const noexcept { return count == 0; }
  [[nodiscard]] constexpr int size() const noexcept { return count < capacity ? count : capacity; }
  [[nodiscard]] constexpr const conclusion_change* begin() const noexcept { return items; }
  [[nodiscard]] constexpr const conclusion_change* end() const noexcept { return items + size(); }
};

}  // namespace replies

}  // namespace nqpf::inline NQPF_ABI
