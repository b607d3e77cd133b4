// SPDX-License-Identifier: BSL-1.0
#pragma once

// All that a report can say, with its Chinese form: the phrases of the tables and the labels of the framework.

#include <nqpf/assess.hpp>
#include <nqpf/core/stable_sort.hpp>
#include <nqpf/framework/chinese.hpp>
#include <nqpf/report/language/data_phrases.hpp>
#include <nqpf/report/language/diagnosis_phrases.hpp>
#include <nqpf/report/language/method_phrases.hpp>
#include <nqpf/report/language/movement_phrases.hpp>
#include <nqpf/report/language/page_phrases.hpp>
#include <nqpf/report/language/pattern.hpp>
#include <nqpf/report/language/summary_phrases.hpp>
#include <nqpf/report/words/phrases.hpp>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace nqpf::inline NQPF_ABI::report {

/// Calls `each(phrase)` for every phrase of the tables.
template <class F>
constexpr void each_phrase(F&& each) {
  const auto all = [&](const auto& table) {
    for (const phrase& one : table) each(one);
  };
  all(phrases::page);
  all(phrases::summary);
  all(phrases::movement);
  all(phrases::method);
  all(phrases::data);
  all(phrases::diagnosis);
}

namespace language_detail {

/// The tables made ready to be looked up. Made once.
class chinese_words {
public:
  [[nodiscard]] static const chinese_words& all() {
    static const chinese_words made;
    return made;
  }

  /// The Chinese form of words without places; null where there is none.
  [[nodiscard]] const std::string* exactly(std::string_view english) const {
    const auto found = exact_.find(std::string(english));
    return found == exact_.end() ? nullptr : &found->second;
  }
  /// Calls `each(pattern)` for the patterns that may fit a text, those with most words first, until one
  /// call is true.
  template <class F>
  bool any_pattern(std::string_view text, F&& each) const {
    const std::vector<std::size_t>& named = by_first_[static_cast<unsigned char>(text.front())];
    const std::vector<std::size_t>& open = by_first_[0];
    // Both lists are in order; so is their union.
    for (std::size_t i = 0, k = 0; i < named.size() || k < open.size();) {
      const bool first = k == open.size() || (i < named.size() && named[i] < open[k]);
      if (each(patterns_[first ? named[i++] : open[k++]])) return true;
    }
    return false;
  }

private:
  chinese_words() {
    each_phrase([&](const phrase& one) { add_patterns(one, patterns_); });
    for (std::size_t i = 0; i < patterns_.size();) {
      if (!patterns_[i].places.empty()) {
        ++i;
        continue;
      }
      exact_.try_emplace(patterns_[i].between.front(), patterns_[i].chinese);
      patterns_[i] = std::move(patterns_.back());
      patterns_.pop_back();
    }
    nqpf::detail::stable_sort(
        patterns_.begin(), patterns_.end(), [](const pattern& a, const pattern& b) {
          return a.letters != b.letters ? a.letters > b.letters : a.between < b.between;
        });
    for (std::size_t i = 0; i < patterns_.size(); ++i) {
      const std::string_view begins = patterns_[i].begins();
      by_first_[begins.empty() ? 0U : static_cast<unsigned char>(begins.front())].push_back(i);
    }
    add_framework();
  }

  /// A label under the words that reports have for the item, with and without a full stop.
  void add(std::string english, const std::string& chinese) {
    if (english.empty() || chinese.empty()) return;
    if (english.back() == '.') {
      exact_.try_emplace(english, chinese + "\xe3\x80\x82");
      english.pop_back();
    }
    exact_.try_emplace(english, chinese);
    if (english[0] >= 'a' && english[0] <= 'z') {
      english[0] = static_cast<char>(english[0] - 'a' + 'A');
      exact_.try_emplace(english, chinese);
    }
  }
  template <class Rows>
  void add_items(const Rows& rows) {
    for (const auto& each : rows) {
      add(each.meaning, framework::chinese_of(each.value));
      add(plain_words(framework::id_of(each.value)), framework::chinese_of(each.value));
    }
  }
  void add_framework() {
    add_items(framework::dilemmas);
    add_items(framework::measures);
    add_items(framework::actions);
    add_items(framework::duties);
    for (const auto& each : framework::actors)
      add(plain_words(id_of(each.value)), framework::chinese_of(each.value));
    for (const auto& each : framework::loops)
      add(plain_words(id_of(each.value)), framework::chinese_of(each.value));
    for (const auto& each : framework::notions)
      add(plain_words(id_of(each.value)), framework::chinese_of(each.value));
    for (const auto& each : framework::paths) {
      add(each.meaning, framework::chinese_of(each.value));
      add(plain_words(id_of(each.value)), framework::chinese_of(each.value));
      add(assess_detail::title_of(id_of(each.value)), framework::chinese_of(each.value));
    }
    for (const auto& each : framework::indicator_catalogue) {
      add(each.info->title, framework::chinese_of(*each.info));
      add(plain_words(each.info->id), framework::chinese_of(*each.info));
    }
    for (const auto& each : framework::relations) add_relation(each);
  }
  /// A relation is told by its ends: the mechanism is a sentence of the papers.
  void add_relation(const framework::relation_entry& r) {
    const std::string chinese = std::string(framework::chinese_of(r.origin)) +
                                framework::chinese_of(r.kind) + framework::chinese_of(r.target);
    add(r.mechanism, chinese);
    add(plain_words(id_of(r.value)), chinese);
    add(words_of_claim(r.origin.id(), id_of(r.kind), r.target.id()), chinese);
  }
  std::vector<pattern> patterns_;  // with places, those with most words first
  std::array<std::vector<std::size_t>, 256> by_first_;
  std::unordered_map<std::string, std::string> exact_;
};

}  // namespace language_detail

}  // namespace nqpf::inline NQPF_ABI::report
