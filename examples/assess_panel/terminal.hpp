// SPDX-License-Identifier: BSL-1.0
#pragma once

// What the program says: to standard output, to standard error, and while it works.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// Makes streams and signals fit for work: standard streams that the caller closed get a place, so that no
/// file that is opened takes it; a reader that goes away is an error of writing and not the end.
void prepare_streams();

/// Prints one line to standard error, with nothing in it that a terminal would take for a command.
void complain(std::string_view words);

/// Prints text to standard output, line by line as `complain` does.
void say(std::string_view text);

/// Whether all that was said has arrived; complains where it has not.
bool all_said();

/// The columns of the terminal, or 100 where there is none.
std::size_t terminal_width();

/// A line on a terminal that says how far the work has come, once it takes more than a second.
class progress_line {
public:
  progress_line();
  ~progress_line() { clear(); }
  progress_line(const progress_line&) = delete;
  progress_line& operator=(const progress_line&) = delete;

  void show(const char* stage, double share);
  void clear();

  static void reading(void* line, std::uint64_t done, std::uint64_t total);
  static void assessing(void* line, const char* stage, double share);

private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point last_ = start_;
  bool shown_ = false;
  bool visible_ = false;
};
