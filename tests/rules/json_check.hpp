// SPDX-License-Identifier: BSL-1.0
#pragma once

// Whether a text is JSON (RFC 8259), for tests of what is written for machines.

#include <cctype>
#include <string_view>

namespace test::json {

class reader {
public:
  explicit reader(std::string_view text) : rest_(text) {}

  bool whole() {
    if (!value()) return false;
    space();
    return rest_.empty();
  }

private:
  void space() {
    while (!rest_.empty() &&
           (rest_[0] == ' ' || rest_[0] == '\n' || rest_[0] == '\t' || rest_[0] == '\r'))
      rest_.remove_prefix(1);
  }
  bool take(std::string_view word) {
    if (rest_.substr(0, word.size()) != word) return false;
    rest_.remove_prefix(word.size());
    return true;
  }
  bool digits() {
    std::size_t n = 0;
    while (n < rest_.size() && std::isdigit(static_cast<unsigned char>(rest_[n])) != 0) ++n;
    rest_.remove_prefix(n);
    return n > 0;
  }
  bool number() {
    take("-");
    if (!take("0") && !digits()) return false;
    if (take(".") && !digits()) return false;
    if (take("e") || take("E")) {
      if (!take("-")) take("+");
      return digits();
    }
    return true;
  }
  bool string() {
    if (!take("\"")) return false;
    while (!rest_.empty() && rest_[0] != '"') {
      if (static_cast<unsigned char>(rest_[0]) < 0x20) return false;
      if (take("\\")) {
        if (take("u")) {
          for (int i = 0; i < 4; ++i) {
            if (rest_.empty() || std::isxdigit(static_cast<unsigned char>(rest_[0])) == 0)
              return false;
            rest_.remove_prefix(1);
          }
          continue;
        }
        if (rest_.empty() ||
            std::string_view("\"\\/bfnrt").find(rest_[0]) == std::string_view::npos)
          return false;
      }
      rest_.remove_prefix(1);
    }
    return take("\"");
  }
  template <class Element>
  bool list(std::string_view open, std::string_view close, Element element) {
    if (!take(open)) return false;
    space();
    if (take(close)) return true;
    do {
      space();
      if (!element()) return false;
      space();
    } while (take(","));
    return take(close);
  }
  bool value() {
    space();
    if (rest_.empty()) return false;
    if (rest_[0] == '{')
      return list("{", "}", [&] {
        if (!string()) return false;
        space();
        return take(":") && value();
      });
    if (rest_[0] == '[') return list("[", "]", [&] { return value(); });
    if (rest_[0] == '"') return string();
    return take("true") || take("false") || take("null") || number();
  }

  std::string_view rest_;
};

inline bool is_valid(std::string_view text) { return reader(text).whole(); }

}  // namespace test::json
