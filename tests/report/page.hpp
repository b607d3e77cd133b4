// SPDX-License-Identifier: BSL-1.0
#pragma once

// What must be true of every page.

#include "support/catch.hpp"

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace test {

/// Elements that are opened are closed in order; returns the first that is not.
inline std::string unbalanced(std::string_view page) {
  std::vector<std::string> open;
  const std::set<std::string> alone = {"meta", "br", "hr", "img", "!DOCTYPE"};
  for (std::size_t at = page.find('<'); at != std::string_view::npos; at = page.find('<', at + 1)) {
    const std::size_t end = page.find('>', at);
    if (end == std::string_view::npos) return "a < without >";
    std::string_view tag = page.substr(at + 1, end - at - 1);
    const bool closes = tag.starts_with('/');
    const bool closed = tag.ends_with('/');
    if (closes) tag.remove_prefix(1);
    const std::string name(tag.substr(0, tag.find_first_of(" />\n")));
    if (closed || alone.count(name) != 0) continue;
    if (name == "style" || name == "script") {
      if (!closes) {
        at = page.find("</" + name, at);
        open.push_back(name);
        at -= 1;
        continue;
      }
    }
    if (!closes) {
      open.push_back(name);
    } else {
      if (open.empty() || open.back() != name)
        return "</" + name + "> after <" + (open.empty() ? "" : open.back()) + ">";
      open.pop_back();
    }
  }
  return open.empty() ? "" : "<" + open.back() + "> stays open";
}

inline std::vector<std::string> attributes(std::string_view page, std::string_view name) {
  std::vector<std::string> out;
  const std::string wanted = " " + std::string(name) + "=\"";
  for (std::size_t at = page.find(wanted); at != std::string_view::npos;
       at = page.find(wanted, at + 1)) {
    const std::size_t first = at + wanted.size();
    out.emplace_back(page.substr(first, page.find('"', first) - first));
  }
  return out;
}

inline void check_page(const std::string& page) {
  CHECK(unbalanced(page) == "");
  // Every identifier once, every link inside the page leads somewhere, and none leads out.
  const auto ids = attributes(page, "id");
  const std::set<std::string> known(ids.begin(), ids.end());
  CHECK(known.size() == ids.size());
  std::size_t broken = 0;
  for (const std::string& link : attributes(page, "href"))
    broken += link.starts_with('#') && known.count(link.substr(1)) == 1 ? 0U : 1U;
  CHECK(broken == 0);
  CHECK(attributes(page, "src").empty());
  CHECK(page.find("http://") == std::string::npos);
  CHECK(page.find("https://") == std::string::npos);
  CHECK(page.find("url(") == std::string::npos);
  for (const char* number : {">nan", "\"nan", " nan", ">inf", "\"inf", "(nan", ":nan"})
    CHECK(page.find(number) == std::string::npos);
  CHECK_THAT(page, ContainsSubstring("<html lang=\"en\">"));
  CHECK_THAT(page, ContainsSubstring("name=\"viewport\""));
  // Every drawing has words for those who do not see it.
  std::size_t drawings = 0;
  for (std::size_t at = page.find("<svg"); at != std::string::npos; at = page.find("<svg", at + 1))
    ++drawings;
  CHECK(drawings > 0);
  CHECK(attributes(page, "aria-label").size() >= drawings);
}

}  // namespace test
