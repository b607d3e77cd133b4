// SPDX-License-Identifier: BSL-1.0
#pragma once

// Digests of what is said of many random things, beside the digests on record. This judges nothing: it notices that
// something is another than before.

#include "machines/digest.hpp"
#include "support/base.hpp"
#include "support/catch.hpp"

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <map>
#include <ostream>
#include <sstream>
#include <string>
#include <vector>

namespace test {

/// What one digest of a kind is made of, by its number.
struct said_of {
  std::string name;  ///< without blanks
  int digests = 0;
  std::function<std::string(int)> text{};
};

/// Six letters.
inline std::string word_of(const std::string& text) {
  digest_of_text all;
  all.add(text);
  char out[8];
  std::snprintf(out, sizeof out, "%06x",
                static_cast<unsigned>((all.state ^ (all.state >> 32)) & 0xffffff));
  return out;
}

/// The digests on record, by the name of their kind.
inline std::map<std::string, std::vector<std::string>> recorded(const std::string& path) {
  std::map<std::string, std::vector<std::string>> out;
  std::ifstream in(source_path(path));
  for (std::string line; std::getline(in, line);) {
    std::istringstream words(line);
    std::string name;
    words >> name;
    for (std::string word; words >> word;) out[name].push_back(word);
  }
  return out;
}

inline void write_words(std::ostream& to, const std::string& name,
                        const std::vector<std::string>& words) {
  constexpr std::size_t a_line = 20;
  for (std::size_t w = 0; w < words.size(); ++w)
    to << (w % a_line == 0 ? (w > 0 ? "\n" + name : name) : "") << " " << words[w];
  to << "\n";
}

/// Compares all that is said with the record `<folder><name>.txt`, a tenth of it under sanitizers. Where something was
/// meant to change, the file that is written where the program runs takes the place of the record. With NQPF_SAY=1 all
/// that is said is written too, to be compared with what is said elsewhere.
inline void compare_with_record(const std::vector<said_of>& kinds, const std::string& folder,
                                const std::string& name) {
  const auto record = recorded(folder + name + ".txt");
  std::ostringstream now;
  std::string all;
  int others = 0;
  for (const said_of& k : kinds) {
    const auto on_record = record.find(k.name);
    std::vector<std::string> words;
    for (int i = 0; i < k.digests; ++i) {
      if (is_sanitized && i % 10 != 0) continue;
      const std::string text = k.text(i), found = word_of(text);
      const std::size_t w = static_cast<std::size_t>(i);
      const bool known = on_record != record.end() && w < on_record->second.size();
      const std::string expected = known ? on_record->second[w] : "nothing";
      words.push_back(found);
      if (std::getenv("NQPF_SAY") != nullptr) all += text;
      if (found == expected) continue;
      FAIL_CHECK(k.name << ", digest " << i << ": " << found << ", on record: " << expected);
      ++others;
      if (std::getenv("NQPF_SHORT") != nullptr) return;
    }
    write_words(now, k.name, words);
  }
  CHECK(others == 0);
  if (!all.empty()) std::ofstream(name + "_said.txt") << all;
  if (others > 0 && !is_sanitized) std::ofstream(name + ".txt") << now.str();
}

}  // namespace test
