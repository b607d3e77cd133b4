// SPDX-License-Identifier: BSL-1.0
#pragma once

// Which input of a plan the indicator of a record names, where records say of which indicator their numbers are.

#include <nqpf/panel/build/column_plan.hpp>
#include <nqpf/panel/text/text_pool.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace nqpf::inline NQPF_ABI::panel_detail {

class indicators_in_records {
public:
  void expect(std::size_t inputs) { follower_.assign(inputs, none); }

  /// The input that an indicator names, or `none`. Records of one indicator often follow each other, and
  /// indicators each other in one order: both are tried before the name is looked up.
  [[nodiscard]] std::size_t find(std::string_view name, const columns_by_name& inputs) {
    if (last_ != none && inputs[last_] == name) return last_;
    const std::size_t next = last_ == none ? none : follower_[last_];
    if (next != none && inputs[next] == name) return last_ = next;
    const std::size_t found = look_up(name, inputs);
    if (last_ != none) follower_[last_] = found;
    return last_ = found;
  }

private:
  /// Remembers how a name was understood, since that takes time where it is not written as in the schema.
  [[nodiscard]] std::size_t look_up(std::string_view name, const columns_by_name& inputs) {
    const std::uint32_t known = understood_.find(name);
    if (known != text_pool::none) return input_of_[known];
    const std::size_t found = inputs.find(name);
    if (understood_.size() < 100'000 && understood_.intern(name) == input_of_.size())
      input_of_.push_back(found);
    return found;
  }

  text_pool understood_;               // names of indicators in records
  std::vector<std::size_t> input_of_;  // what they mean
  std::vector<std::size_t> follower_;  // by input, which came after it
  std::size_t last_ = none;            // of the record before
};

}  // namespace nqpf::inline NQPF_ABI::panel_detail
