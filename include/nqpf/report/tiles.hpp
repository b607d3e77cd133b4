// SPDX-License-Identifier: BSL-1.0
#pragma once

// Maps of tiles: a place in a grid for each entity, out of a file or, for the provinces of China, built in.

#include <nqpf/core/result.hpp>
#include <nqpf/panel/data_error.hpp>
#include <nqpf/panel/panel.hpp>
#include <nqpf/panel/read_pairs.hpp>

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace nqpf::inline NQPF_ABI::report {

/// A tile of a map.
struct tile {
  std::vector<std::string> names;  ///< of the entity: its identifier or a name, any of them
  std::string label;               ///< what stands on it; empty: the name of the entity
  int row = 0;                     ///< from 1, the northernmost
  int column = 0;                  ///< from 1, the westernmost
};

/// Rows and columns of a map end here.
inline constexpr int most_tiles = 60;

namespace detail {

/// A province of China and its place on the map.
struct province {
  const char* english;
  const char* name;
  const char* whole;    ///< the Chinese name with the kind of unit
  const char* code;     ///< GB/T 2260
  const char* letters;  ///< the same in letters
  int row;
  int column;
};

// clang-format off
inline constexpr province provinces[] = {
    {"Heilongjiang", "黑龙江", "黑龙江省", "230000", "HL", 1, 9},
    {"Inner Mongolia", "内蒙古", "内蒙古自治区", "150000", "NM", 2, 6},
    {"Jilin", "吉林", "吉林省", "220000", "JL", 2, 9},
    {"Xinjiang", "新疆", "新疆维吾尔自治区", "650000", "XJ", 3, 2},
    {"Gansu", "甘肃", "甘肃省", "620000", "GS", 3, 4},
    {"Ningxia", "宁夏", "宁夏回族自治区", "640000", "NX", 3, 5},
    {"Beijing", "北京", "北京市", "110000", "BJ", 3, 7},
    {"Tianjin", "天津", "天津市", "120000", "TJ", 3, 8},
    {"Liaoning", "辽宁", "辽宁省", "210000", "LN", 3, 9},
    {"Qinghai", "青海", "青海省", "630000", "QH", 4, 3},
    {"Shaanxi", "陕西", "陕西省", "610000", "SN", 4, 5},
    {"Shanxi", "山西", "山西省", "140000", "SX", 4, 6},
    {"Hebei", "河北", "河北省", "130000", "HE", 4, 7},
    {"Shandong", "山东", "山东省", "370000", "SD", 4, 8},
    {"Tibet", "西藏", "西藏自治区", "540000", "XZ", 5, 2},
    {"Sichuan", "四川", "四川省", "510000", "SC", 5, 4},
    {"Chongqing", "重庆", "重庆市", "500000", "CQ", 5, 5},
    {"Henan", "河南", "河南省", "410000", "HA", 5, 6},
    {"Anhui", "安徽", "安徽省", "340000", "AH", 5, 7},
    {"Jiangsu", "江苏", "江苏省", "320000", "JS", 5, 8},
    {"Shanghai", "上海", "上海市", "310000", "SH", 5, 9},
    {"Guizhou", "贵州", "贵州省", "520000", "GZ", 6, 5},
    {"Hubei", "湖北", "湖北省", "420000", "HB", 6, 6},
    {"Jiangxi", "江西", "江西省", "360000", "JX", 6, 7},
    {"Zhejiang", "浙江", "浙江省", "330000", "ZJ", 6, 8},
    {"Yunnan", "云南", "云南省", "530000", "YN", 7, 4},
    {"Guangxi", "广西", "广西壮族自治区", "450000", "GX", 7, 5},
    {"Hunan", "湖南", "湖南省", "430000", "HN", 7, 6},
    {"Fujian", "福建", "福建省", "350000", "FJ", 7, 8},
    {"Taiwan", "台湾", "台湾省", "710000", "TW", 7, 9},
    {"Guangdong", "广东", "广东省", "440000", "GD", 8, 6},
    {"Hong Kong", "香港", "香港特别行政区", "810000", "HK", 8, 7},
    {"Hainan", "海南", "海南省", "460000", "HI", 9, 5},
    {"Macao", "澳门", "澳门特别行政区", "820000", "MO", 9, 6},
};
// clang-format on

}  // namespace detail

/// The provinces of China, about where they lie: by English name, by Chinese name with or without the word for
/// the kind of unit, and by code (GB/T 2260). On a tile stands the alphabetic code, or the Chinese name.
[[nodiscard]] inline std::vector<tile> china_tiles(bool chinese = false) {
  std::vector<tile> made;
  for (const detail::province& each : detail::provinces)
    made.push_back({{each.english, each.name, each.whole, each.code},
                    chinese ? each.name : each.letters,
                    each.row,
                    each.column});
  return made;
}

namespace detail {

/// Reads the tiles of a file of names and numbers.
class tile_reader {
public:
  explicit tile_reader(const named_pairs& from) : from_(from) {}

  result<std::vector<tile>, data_errors> read() {
    std::set<std::pair<int, int>> taken;
    std::set<std::uint32_t> told;
    for (const named_pair& each : from_.pairs) {
      const std::string_view row = from_.names[each.second];
      const int at = place_of(parse_number(row).value);
      const int column = place_of(each.value);
      if (from_.is_table || from_.header.size() != 3) {
        add(each, "", "a file of tiles has three columns: entity, row and column");
        break;
      }
      const std::string range = " is a whole number from 1 to " + std::to_string(most_tiles);
      if (at == 0) add(each, row, "the row of a tile" + range);
      if (column == 0) add(each, from_.names[each.first], "the column of a tile" + range);
      if (at == 0 || column == 0) continue;
      const std::string name(from_.names[each.first]);
      if (!told.insert(each.first).second) add(each, name, "another line has this entity");
      if (!taken.insert({at, column}).second) add(each, name, "another entity has this place");
      made_.push_back({{name}, "", at, column});
    }
    errors_.sort();
    if (!errors_.empty()) return failure{static_cast<data_errors&&>(errors_)};
    return static_cast<std::vector<tile>&&>(made_);
  }

private:
  static int place_of(double number) noexcept {
    if (!(number >= 1 && number <= most_tiles)) return 0;
    const int whole = static_cast<int>(number);
    return static_cast<double>(whole) < number ? 0 : whole;
  }
  void add(const named_pair& at, std::string_view cell, std::string message) {
    errors_.add({data_code::out_of_range, from_.file, at.row, at.line, "", printable(cell),
                 static_cast<std::string&&>(message)});
  }

  const named_pairs& from_;
  std::vector<tile> made_;
  data_errors errors_;
};

}  // namespace detail

/// The tiles of a file with the columns entity, row and column. Errors: numbers that are no places, an entity
/// twice, two entities in one place.
[[nodiscard]] inline result<std::vector<tile>, data_errors> tiles_of(const named_pairs& from) {
  return detail::tile_reader(from).read();
}

/// The entity of a panel that a tile is of, or `panel::no_entity`: by identifier, else by name.
[[nodiscard]] inline std::size_t entity_of(const panel& from, const tile& one) {
  for (const std::string& name : one.names) {
    if (const std::size_t found = from.find_entity(name); found != panel::no_entity) return found;
  }
  for (const std::string& name : one.names) {
    for (std::size_t e = 0; e < from.entities(); ++e)
      if (from.entity_name(e) == name) return e;
  }
  return panel::no_entity;
}

}  // namespace nqpf::inline NQPF_ABI::report
