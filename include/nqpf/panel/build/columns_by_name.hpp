// SPDX-License-Identifier: BSL-1.0
#pragma once

// Names of columns or indicators, found as they are written or as people mean them.

#include <nqpf/panel/text/name_pool.hpp>
#include <nqpf/write/suggest.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace nqpf::inline NQPF_ABI::panel_detail {

/// A list of names. Finding is constant on average.
class columns_by_name {
public:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  /// Adds a column; false when one of this name is there already.
  bool add_column(std::string_view name) {
    const bool fresh = name.empty() || texts_.find(name) == text_pool::none;
    if (!name.empty() && fresh) {
      first_.push_back(list_.size());
      static_cast<void>(texts_.intern(name));
      note_key(name);
    }
    list_.emplace_back(name);
    return fresh;
  }
  /// The place of a name, which is added where it is new.
  std::size_t add(std::string_view name) {
    if (const std::size_t found = exact(name); found != none) return found;
    add_column(name);
    return list_.size() - 1;
  }

  /// The place of the first column of this name, or of the only one whose name differs by case, blanks or
  /// composition; `none` where there is none.
  [[nodiscard]] std::size_t find(std::string_view name) const {
    if (const std::size_t found = exact(name); found != none) return found;
    const std::uint32_t key = keys_.find(name_key(name));
    return key == text_pool::none ? none : by_key_[key];
  }

  [[nodiscard]] std::size_t size() const noexcept { return list_.size(); }
  [[nodiscard]] const std::string& operator[](std::size_t i) const noexcept { return list_[i]; }
  [[nodiscard]] const std::vector<std::string>& list() const noexcept { return list_; }

  /// The name that was probably meant, where the list is short enough to be searched for it.
  [[nodiscard]] std::string suggestion(std::string_view name) const {
    return list_.size() > 5000 ? std::string() : write::suggestion(name, list_);
  }

private:
  [[nodiscard]] std::size_t exact(std::string_view name) const noexcept {
    const std::uint32_t text = texts_.find(name);
    return text == text_pool::none ? none : first_[text];
  }
  void note_key(std::string_view name) {
    const std::uint32_t key = keys_.intern(name_key(name));
    if (key == by_key_.size()) by_key_.push_back(list_.size());
    else if (key != text_pool::none) by_key_[key] = none;  // two: neither is meant
  }

  std::vector<std::string> list_;
  text_pool texts_;
  std::vector<std::size_t> first_;
  text_pool keys_;
  std::vector<std::size_t> by_key_;
};

/// The name of a file without folder and ending.
inline std::string file_stem(std::string_view path) {
  if (const std::size_t slash = path.find_last_of("/\\"); slash != std::string_view::npos)
    path.remove_prefix(slash + 1);
  const std::size_t dot = path.rfind('.');
  return std::string(dot == std::string_view::npos || dot == 0 ? path : path.substr(0, dot));
}

}  // namespace nqpf::inline NQPF_ABI::panel_detail
