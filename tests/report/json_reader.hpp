// SPDX-License-Identifier: BSL-1.0
#pragma once

// A strict JSON reader for tests: what it does not take is not JSON.

#include <cstddef>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace test {

struct json {
  enum class kind { null, truth, number, text, array, object };
  kind is = kind::null;
  bool truth = false;
  double number = 0;
  std::string text;
  std::vector<json> items;
  std::map<std::string, json> members;
  std::vector<std::string> order;  ///< of the members, as they stood

  const json& operator[](const std::string& name) const {
    static const json nothing;
    const auto found = members.find(name);
    return found == members.end() ? nothing : found->second;
  }
  const json& operator[](std::size_t i) const { return items[i]; }
  std::size_t size() const { return is == kind::object ? members.size() : items.size(); }
  bool null() const { return is == kind::null; }
};

class json_reader {
public:
  explicit json_reader(std::string_view text) : text_(text) {}

  /// The value, or false where the text is not JSON.
  bool read(json& to) {
    blanks();
    if (!value(to)) return false;
    blanks();
    return at_ == text_.size();
  }
  std::size_t where() const { return at_; }

private:
  void blanks() {
    while (at_ < text_.size() &&
           (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\t' || text_[at_] == '\r'))
      ++at_;
  }
  bool take(std::string_view word) {
    if (text_.substr(at_, word.size()) != word) return false;
    at_ += word.size();
    return true;
  }
  bool value(json& to) {
    if (at_ >= text_.size()) return false;
    switch (text_[at_]) {
      case '{': return object(to);
      case '[': return array(to);
      case '"': to.is = json::kind::text; return string(to.text);
      case 't':
        to.is = json::kind::truth;
        to.truth = true;
        return take("true");
      case 'f': to.is = json::kind::truth; return take("false");
      case 'n': return take("null");
      default: return number(to);
    }
  }
  bool number(json& to) {
    const std::size_t first = at_;
    if (text_[at_] == '-') ++at_;
    const std::size_t digits = at_;
    while (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9') ++at_;
    if (at_ == digits || (text_[digits] == '0' && at_ > digits + 1)) return false;
    if (at_ < text_.size() && text_[at_] == '.') {
      const std::size_t point = ++at_;
      while (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9') ++at_;
      if (at_ == point) return false;
    }
    if (at_ < text_.size() && (text_[at_] == 'e' || text_[at_] == 'E')) {
      ++at_;
      if (at_ < text_.size() && (text_[at_] == '+' || text_[at_] == '-')) ++at_;
      const std::size_t power = at_;
      while (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9') ++at_;
      if (at_ == power) return false;
    }
    to.is = json::kind::number;
    to.number = std::strtod(std::string(text_.substr(first, at_ - first)).c_str(), nullptr);
    return true;
  }
  bool string(std::string& to) {
    ++at_;
    while (at_ < text_.size() && text_[at_] != '"') {
      const auto c = static_cast<unsigned char>(text_[at_++]);
      if (c < 0x20) return false;
      if (c != '\\') {
        to += static_cast<char>(c);
        continue;
      }
      if (at_ >= text_.size()) return false;
      const char e = text_[at_++];
      if (e == 'n') to += '\n';
      else if (e == '"' || e == '\\' || e == '/') to += e;
      else if (e == 'u' && at_ + 4 <= text_.size()) {
        to +=
            static_cast<char>(std::strtol(std::string(text_.substr(at_, 4)).c_str(), nullptr, 16));
        at_ += 4;
      } else return false;
    }
    return at_ < text_.size() && text_[at_++] == '"';
  }
  bool array(json& to) {
    to.is = json::kind::array;
    ++at_;
    blanks();
    if (take("]")) return true;
    for (;;) {
      blanks();
      to.items.emplace_back();
      if (!value(to.items.back())) return false;
      blanks();
      if (take("]")) return true;
      if (!take(",")) return false;
    }
  }
  bool object(json& to) {
    to.is = json::kind::object;
    ++at_;
    blanks();
    if (take("}")) return true;
    for (;;) {
      blanks();
      std::string name;
      if (at_ >= text_.size() || text_[at_] != '"' || !string(name)) return false;
      blanks();
      if (!take(":")) return false;
      blanks();
      if (to.members.count(name) != 0 || !value(to.members[name])) return false;
      to.order.push_back(name);
      blanks();
      if (take("}")) return true;
      if (!take(",")) return false;
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace test
