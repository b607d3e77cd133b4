// SPDX-License-Identifier: BSL-1.0
#pragma once

// What the tests of example programs share: a folder of their own, and a program run as a user runs it.

#include "support/base.hpp"
#include "support/catch.hpp"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#if __has_include(<sys/wait.h>)
  #include <sys/wait.h>
#endif

namespace test {

namespace fs = std::filesystem;

/// A folder of its own, gone at the end.
class folder {
public:
  folder() {
    static const std::string own = std::to_string(std::random_device{}());
    static int number = 0;
    path_ = fs::temp_directory_path() / ("nqpf_example_" + own + "_" + std::to_string(++number));
    fs::create_directories(path_);
  }
  ~folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  folder(const folder&) = delete;
  folder& operator=(const folder&) = delete;

  std::string operator()(const std::string& name) const { return (path_ / name).string(); }
  std::string write(const std::string& name, const std::string& text) const {
    std::ofstream out(path_ / name, std::ios::binary);
    out.write(text.data(), static_cast<std::streamsize>(text.size()));
    return (*this)(name);
  }
  std::size_t files() const {
    std::size_t n = 0;
    for ([[maybe_unused]] const auto& each : fs::directory_iterator(path_)) ++n;
    return n;
  }

private:
  fs::path path_;
};

inline std::string text_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

inline std::string quoted(const std::string& word) {
  std::string out = "'";
  for (const char c : word) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

struct outcome {
  int status = -1;
  std::string out;
  std::string err;
};

/// Runs a program with these words in place of a terminal.
inline outcome run_program(const char* program, const folder& in,
                           const std::vector<std::string>& words) {
  std::string command = quoted(program);
  for (const std::string& each : words) command += " " + quoted(each);
  command += " >" + quoted(in("stdout")) + " 2>" + quoted(in("stderr")) + " </dev/null";
  const int raw = std::system(command.c_str());
  outcome made;
#if __has_include(<sys/wait.h>)
  made.status = WIFEXITED(raw) ? WEXITSTATUS(raw) : 1000 + raw;
#else
  made.status = raw;
#endif
  made.out = text_of(in("stdout"));
  made.err = text_of(in("stderr"));
  fs::remove(in("stdout"));
  fs::remove(in("stderr"));
  return made;
}

}  // namespace test
