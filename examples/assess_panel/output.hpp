// SPDX-License-Identifier: BSL-1.0
#pragma once

// Files that the program writes: each takes its name only once it is whole.

#include <cstdio>
#include <string>
#include <string_view>

/// From here on signals that end the program, and an end of memory, remove what is half written.
void guard_outputs();

/// Says that memory has run out, removes what is half written and ends the program with status 1.
[[noreturn]] void end_without_memory();

/// Whether two names are those of one file, however each is written. What is no file, such as a
/// terminal, is read and written at once without harm.
bool same_file(const std::string& a, const std::string& b);

/// A file that takes its name only once it is whole. Until then it has a name of its own in the same folder,
/// which no other file has. A file that is there keeps its permissions; behind a link, the file that it leads
/// to is written and the link stays. What is there and no file, such as a pipe or a device, is written as it
/// is, and so is the file that standard output goes to.
class output_file {
public:
  /// Nothing is opened for an empty name.
  explicit output_file(std::string name);
  ~output_file();
  output_file(const output_file&) = delete;
  output_file& operator=(const output_file&) = delete;

  void operator()(std::string_view piece);
  /// Writes what is left; false, with a complaint, where anything could not be written.
  bool finish();
  /// Takes the name; false, with a complaint, where that fails.
  bool publish();
  /// Whether it is a file with a name of its own, and no pipe, device or standard output.
  bool is_file() const { return !target_.empty(); }

private:
  void open_special();
  void open_partial(const std::string& target);
  void note();
  bool failed() const;

  std::string name_;
  std::string target_;   // what is written in the end
  std::string partial_;  // what is written until then; empty where it is the same
  int guarded_ = -1;     // where signals find the name of the part
  std::FILE* file_ = nullptr;
  int reason_ = 0;  // why it cannot be written
};
