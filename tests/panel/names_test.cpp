// SPDX-License-Identifier: BSL-1.0

// Names that people type in several ways are one name. Judged by Python's tables of Unicode.

#include <nqpf/panel.hpp>

#include "models/python.hpp"
#include "support/base.hpp"
#include "support/catch.hpp"

#include <cstddef>
#include <cstdlib>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

namespace names_test {

namespace {

using nqpf::panel_detail::append_utf8;
using nqpf::panel_detail::clean_name;
using nqpf::panel_detail::name_key;

std::string in_utf8(const std::u32string& text) {
  std::string made;
  for (const char32_t c : text) append_utf8(made, c);
  return made;
}

/// The characters of which the tables say something, and some of which they say nothing.
std::u32string interesting() {
  namespace d = nqpf::panel_detail;
  std::u32string out =
      U"aZ09-' "
      U"\u00a0\u3000\u200b\u00ad\u200d\u4e2d\u570b\u1100\u1161\u11a8\uac00\uac01\uff21\uff41\uff10"
      U"\u00df\u1e9e";
  for (const auto& p : d::composed_pairs) out += {p.first, p.second, p.whole};
  for (const auto& p : d::parted_pairs) out += {p.first, p.second, p.whole};
  for (const auto& r : d::fold_ranges)
    for (char32_t c = r.first; c <= r.last + 1; ++c) out += c;
  for (const auto& r : d::single_ranges) out += {r.first, r.first + r.count - 1u};
  for (const auto& r : d::mark_ranges) out += {r.first, r.last};
  for (char32_t c = 0xac00; c < 0xd7a4; c += 5) out += c;  // 5 and 28 have no factor in common
  for (char32_t c = 0; c < 0x10ffff; ++c)
    if (d::is_invisible(c) || d::chooses_form(c)) out += {c - 1, c, c + 1};
  return out;
}

/// Each character alone, then random texts: mostly a letter with several marks, some of them in no order.
std::vector<std::string> texts(std::size_t count) {
  const std::u32string all = interesting();
  std::u32string marks;
  for (const char32_t c : all)
    if (c >= 0x300 && c < 0x346) marks += c;
  std::vector<std::string> out;
  for (const char32_t c : all) out.push_back(in_utf8({c}));
  std::mt19937_64 random(7);
  for (std::size_t i = 0; i < count; ++i) {
    std::u32string text;
    for (std::size_t left = 1 + random() % 3; left != 0; --left) {
      text += all[random() % all.size()];
      for (std::size_t more = random() % 4; more != 0; --more)
        text += random() % 4 != 0 ? marks[random() % marks.size()] : all[random() % all.size()];
    }
    out.push_back(in_utf8(text));
  }
  return out;
}

std::string bytes_of(const std::string& text) {
  std::ostringstream shown;
  for (const char c : text)
    shown << std::hex << static_cast<int>(static_cast<unsigned char>(c)) << ' ';
  return shown.str();
}

bool are_one(std::string_view a, std::string_view b) { return name_key(a) == name_key(b); }

}  // namespace

TEST_CASE("names: however it is typed") {
  CHECK(are_one("C\u1ea7n Th\u01a1", "C\u1ea6N TH\u01a0"));          // Vietnamese
  CHECK(are_one("C\u1ea7n Th\u01a1", "Ca\u0302\u0300n Tho\u031b"));  // letters and marks
  CHECK(are_one("\u1eadp", "a\u0302\u0323p"));                       // marks in another order
  CHECK(are_one("\u1eadp", "\u00e2\u0323p"));              // as keyboards of Windows write it
  CHECK(are_one("\u021a\u0103rile", "\u021b\u0102RILE"));  // Romanian
  CHECK(are_one("I\u011fd\u0131r", "I\u011eDIR"));         // Turkish
  CHECK(are_one("Az\u0259rbaycan", "AZ\u018fRBAYCAN"));    // Azerbaijani
  CHECK(are_one("\u0395\u03a5\u0392\u039f\u0399\u0391\u03a3",
                "\u03b5\u03c5\u03b2\u03bf\u03b9\u03b1\u03c2"));
  CHECK(are_one("\u212bland", "\u00c5land"));      // the sign of the angstrom
  CHECK(are_one("\uf9dd\u5dde", "\u5229\u5dde"));  // a Chinese character of Korean codes
  CHECK(are_one("\u5317 \u4eac", "\u5317\u3000\u4eac"));
  CHECK(are_one("\uff21\uff22\uff11", "ab1"));
  CHECK_FALSE(are_one("\u1ea1p", "\u00e2p"));
  CHECK_FALSE(are_one("\u0160", "S"));
  CHECK(clean_name("  Ca\u0302\u0300n \u00a0 Tho\u031b ") == "C\u1ea7n Th\u01a1");
}

TEST_CASE("names: characters in one byte to four") {
  CHECK(in_utf8({0x7f}) == "\x7f");
  CHECK(in_utf8({0x80}) == "\xc2\x80");
  CHECK(in_utf8({0x7ff}) == "\xdf\xbf");
  CHECK(in_utf8({0x800}) == "\xe0\xa0\x80");
  CHECK(in_utf8({0xffff}) == "\xef\xbf\xbf");
  CHECK(in_utf8({0x10000}) == "\xf0\x90\x80\x80");
  CHECK(in_utf8({0x10ffff}) == "\xf4\x8f\xbf\xbf");
}

TEST_CASE("names: Python's tables of Unicode judge the keys") {
  const auto python = test::python_with("unicodedata");
  if (!python) NQPF_SKIP("no python3");
  const std::vector<std::string> all = texts(test::rounds(20000, 2000000));
  {
    std::ofstream file("names_test.txt", std::ios::binary);
    for (const std::string& text : all) file << text << '\n';
  }
  const std::string command = *python + " -B '" +
                              test::source_path("tests/panel/unicode_tables.py") +
                              "' keys <names_test.txt >names_keys.txt";
  REQUIRE(std::system(command.c_str()) == 0);
  std::ifstream file("names_keys.txt", std::ios::binary);
  std::string expected;
  std::size_t wrong = 0;
  for (const std::string& text : all) {
    REQUIRE(std::getline(file, expected));
    const std::string key = name_key(text);
    if (key == expected && name_key(key) == key && name_key(clean_name(text)) == key) continue;
    if (++wrong < 5) {
      UNSCOPED_INFO(bytes_of(text) << "key " << bytes_of(key) << "expected " << bytes_of(expected));
    }
  }
  CHECK(wrong == 0);
}

}  // namespace names_test
