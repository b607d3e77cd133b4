// SPDX-License-Identifier: BSL-1.0
#pragma once

// Says the words of a report in the language that was asked for.

#include <nqpf/report/language/chinese_words.hpp>
#include <nqpf/report/language/data.hpp>
#include <nqpf/report/text_table.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace nqpf::inline NQPF_ABI::report {

/// Reads words of a report by the phrases they were made of and says them in another language. Reports are
/// written once, in English, so that no sentence has two places where its conditions stand; what no phrase
/// knows stays as it is. In English all functions return what they were given.
///
/// A text is read as one phrase, else as several sentences, the first of which is a phrase; what stands in a
/// place is read in the same way. Data between `data_begin` and `data_end` are taken over.
class teller {
public:
  explicit teller(language to = language::english) : to_(to) {}
  teller(language to, const std::vector<assessed::asked_rules>& rules) : to_(to) {
    if (to == language::english) return;
    for (const assessed::asked_rules& each : rules) add_rules(*each.source.rules);
  }

  [[nodiscard]] language in() const noexcept { return to_; }
  [[nodiscard]] bool changes() const noexcept { return to_ != language::english; }

  /// The words of one thing that is said: a paragraph, a cell, a heading.
  [[nodiscard]] std::string operator()(std::string_view english) const {
    if (!changes() || english.empty()) return std::string(english);
    return read(english).words;
  }
  /// A paragraph as `paragraph` makes it.
  [[nodiscard]] std::string paragraph(std::string_view english, std::size_t width,
                                      std::string_view first, std::string_view rest) const {
    if (!changes()) return report::paragraph(english, width, first, rest);
    return wide_paragraph((*this)(english), width, first, rest);
  }
  /// Whether phrases cover all of a text.
  [[nodiscard]] bool knows(std::string_view english) const {
    return !changes() || read(english).whole;
  }

private:
  struct told {
    std::string words;
    bool whole = true;  ///< no English is left in it
  };
  using pattern = language_detail::pattern;
  using place = language_detail::place;

  void add_rules(const program& p) {
    for (int r = 0; r < p.count.rules; ++r) {
      const nqpf::rule_row& rule = p.rules[r];
      if (rule.conclusion_count == 0) continue;
      // As in `diagnose dilemma_weak_teaching_staff`.
      const std::string_view said = p.conclusions[rule.conclusion].name();
      const std::size_t blank = said.find(' ');
      if (blank == std::string_view::npos) continue;
      const auto& all = language_detail::chinese_words::all();
      const std::string* const of = all.exactly(plain_words(said.substr(blank + 1)));
      for (int v = 0; of != nullptr && v <= static_cast<int>(framework::verb::affirm); ++v) {
        const auto verb = static_cast<framework::verb>(v);
        if (said.substr(0, blank) == framework::name_of(verb))
          rules_.try_emplace(plain_words(rule.id),
                             framework::chinese_of(verb) + ("\xef\xbc\x9a" + *of));
      }
    }
  }

  /// Which bytes of a text lie inside data; one more than the text has.
  static std::vector<bool> inside_data(std::string_view text) {
    std::vector<bool> inside(text.size() + 1, false);
    int open = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const std::string_view rest = text.substr(i);
      inside[i] = open > 0;
      if (rest.starts_with(data_begin)) ++open;
      // A name that was cut ends with the mark of the cut.
      const bool cut_here =
          rest.starts_with("\xe2\x80\xa6") && (rest.find(data_end) == std::string_view::npos ||
                                               rest.find(data_begin) < rest.find(data_end));
      if (open > 0 && (cut_here || rest.starts_with(data_end))) --open;
    }
    return inside;
  }

  told read(std::string_view text) const {
    const std::size_t first = text.find_first_not_of(" \n");
    if (first == std::string_view::npos) return {std::string(text), true};
    const std::size_t last = text.find_last_not_of(" \n");
    if (first > 0 || last + 1 < text.size()) {
      told inner = read(text.substr(first, last + 1 - first));
      inner.words = std::string(text.substr(0, first)) + inner.words;
      inner.words += text.substr(last + 1);
      return inner;
    }
    if (const auto known = seen_.find(std::string(text)); known != seen_.end())
      return known->second;
    told made = read_anew(text);
    seen_.emplace(std::string(text), made);
    return made;
  }

  told read_anew(std::string_view text) const {
    const auto& all = language_detail::chinese_words::all();
    if (language_detail::is_number(text)) return {number(text), true};
    if (const auto* const exact = all.exactly(text)) return {*exact, true};
    if (const auto rule = rules_.find(std::string(text)); rule != rules_.end())
      return {rule->second, true};
    if (is_sign(text) || is_data(text)) return {std::string(text), true};
    told made;
    if (by_pattern(text, true, made) || by_sentence(text, wanted::all, made) ||
        by_data(text, made) || by_mark(text, made) || by_sentence(text, wanted::first, made) ||
        by_pattern(text, false, made) || by_sentence(text, wanted::any, made))
      return made;
    return {std::string(text), false};
  }

  /// A number with its signs, the percent sign close to it.
  static std::string number(std::string_view text) {
    std::string out(text);
    for (std::size_t at = out.find(" %"); at != std::string::npos; at = out.find(" %"))
      out.erase(at, 1);
    return out;
  }
  /// Single letters, as D or C, and signs.
  static bool is_sign(std::string_view text) {
    std::size_t letters = 0;
    for (const char c : text) letters += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? 1U : 0U;
    return letters == 0 || text.size() == 1 || text == "E/P" || text == "D *";
  }
  static bool is_data(std::string_view text) {
    if (!text.starts_with(data_begin)) return false;
    const std::vector<bool> inside = inside_data(text);
    for (std::size_t i = 1; i + data_end.size() <= text.size(); ++i)
      if (!inside[i]) return false;
    return true;
  }

  /// Reads a whole text by one pattern: with `strict` by one whose places can all be read.
  bool by_pattern(std::string_view text, bool strict, told& made) const {
    const std::vector<bool> inside = inside_data(text);
    return language_detail::chinese_words::all().any_pattern(text, [&](const pattern& p) {
      if (!strict && p.letters < 12) return false;
      if (text.size() < p.letters + p.places.size() || !text.starts_with(p.between.front()) ||
          !text.ends_with(p.between.back()))
        return false;
      attempt trial{text, inside, p, strict, {}};
      if (!fits(trial, 0, p.between.front().size())) return false;
      made = filled(p, trial.places);
      return true;
    });
  }

  /// A text that is tried on a pattern.
  struct attempt {
    std::string_view text;
    const std::vector<bool>& inside;
    const pattern& on;
    bool strict;
    std::vector<told> places;  ///< what those that fitted are told as
  };

  /// Whether the text from `from` on fits the places from `at` on.
  bool fits(attempt& a, std::size_t at, std::size_t from) const {
    if (at == a.on.places.size()) return from == a.text.size();
    const std::string& after = a.on.between[at + 1];
    const bool last = at + 1 == a.on.places.size();
    std::size_t end = last ? a.text.size() - after.size() : a.text.find(after, from + 1);
    while (end != std::string_view::npos && end > from && end <= a.text.size()) {
      told one;
      if (!a.inside[end] && takes(a.on, at, a.text.substr(from, end - from), a.strict, one)) {
        a.places.push_back(static_cast<told&&>(one));
        if (fits(a, at + 1, end + after.size())) return true;
        a.places.pop_back();
      }
      if (last) return false;
      end = a.text.find(after, end + 1);
    }
    return false;
  }

  bool takes(const pattern& p, std::size_t at, std::string_view words, bool strict,
             told& one) const {
    switch (p.places[at]) {
      case place::number: one = {number(words), true}; return language_detail::is_number(words);
      case place::as_it_is:
        one = {std::string(words), true};
        // A pattern of few words would take whatever stands there.
        return words.starts_with(data_begin) ? !breaks_off(words)
                                             : p.letters >= 8 || is_named(words);
      case place::list:
        if (words.find(". ") != std::string_view::npos &&
            words.find(data_begin) == std::string_view::npos)
          return false;
        one = list(words);
        break;
      case place::phrase:
        if (at + 1 < p.places.size() && words.find(". ") != std::string_view::npos) return false;
        // What is announced before a colon is no part of the sentence behind it.
        if (at == 0 && p.begins().empty() && p.places.size() > 1 && breaks_off(words)) return false;
        one = read(words);
        break;
    }
    return one.whole || !strict;
  }
  /// Whether a sentence ends, or what it announces begins, within words: a name then is only their beginning.
  static bool breaks_off(std::string_view words) {
    const std::vector<bool> inside = inside_data(words);
    for (std::size_t i = 0; i + 1 < words.size(); ++i)
      if (!inside[i] && (words[i] == '.' || words[i] == ':') && words[i + 1] == ' ') return true;
    return false;
  }
  /// An identifier with what follows it, as in `hu_li 5.1 secondly`.
  static bool is_named(std::string_view words) {
    const std::string_view first = words.substr(0, words.find(' '));
    return first.size() == words.size() || (first.find('_') != std::string_view::npos &&
                                            words.find_first_of("()") == std::string_view::npos);
  }

  static told filled(const pattern& p, const std::vector<told>& places) {
    told made;
    for (std::size_t i = 0; i < p.chinese.size(); ++i) {
      const bool place = p.chinese[i] == '{' && i + 2 < p.chinese.size() &&
                         p.chinese[i + 1] >= '1' && p.chinese[i + 1] <= '9';
      if (!place) {
        made.words += p.chinese[i];
        continue;
      }
      int wanted = 0;
      for (++i; p.chinese[i] != '}'; ++i) wanted = wanted * 10 + (p.chinese[i] - '0');
      for (std::size_t k = 0; k < places.size(); ++k) {
        if (p.numbers[k] != wanted) continue;
        made.words += places[k].words;
        // A label that is a sentence of its own is none inside another.
        if (i + 1 < p.chinese.size() && made.words.ends_with("\xe3\x80\x82"))
          made.words.resize(made.words.size() - 3);
      }
    }
    for (const told& each : places) made.whole = made.whole && each.whole;
    return made;
  }

  /// What has to be known where a text is read sentence by sentence.
  enum class wanted : unsigned char { all, first, any };

  /// Reads the first sentence and then the rest.
  bool by_sentence(std::string_view text, wanted what, told& made) const {
    const std::vector<bool> inside = inside_data(text);
    for (const std::string_view stop : {". ", "; "}) {
      const bool sentence = stop[0] == '.';
      if (!sentence && what != wanted::all) return false;
      for (std::size_t at = text.find(stop); at != std::string_view::npos;
           at = text.find(stop, at + 1)) {
        if (inside[at]) continue;
        const told first = read(text.substr(0, at + (sentence ? 1 : 0)));
        if (!first.whole && what != wanted::any) continue;
        const told rest = read(text.substr(at + 2));
        if (!rest.whole && what == wanted::all) continue;
        made = {first.words +
                    (!sentence     ? "\xef\xbc\x9b"
                     : first.whole ? ""
                                   : " ") +
                    rest.words,
                first.whole && rest.whole};
        return true;
      }
    }
    return false;
  }

  /// Reads what follows data, as the number after a name.
  bool by_data(std::string_view text, told& made) const {
    if (!text.starts_with(data_begin)) return false;
    const std::vector<bool> inside = inside_data(text);
    std::size_t end = 1;
    while (end < text.size() && inside[end]) ++end;
    end += data_end.size() - 1;
    if (end >= text.size()) return false;
    made = read(text.substr(end));
    made.words = std::string(text.substr(0, end)) + made.words;
    return made.whole;
  }

  /// Reads what stands between signs at the ends of a text: the rest of a sentence that the page divides.
  bool by_mark(std::string_view text, told& made) const {
    struct sign {
      std::string_view english;
      std::string_view chinese;
    };
    for (const sign each :
         {sign{": ", "\xef\xbc\x9a"}, sign{". ", "\xe3\x80\x82"}, sign{", ", "\xef\xbc\x8c"},
          sign{"; ", "\xef\xbc\x9b"}, sign{"(", "\xef\xbc\x88"}, sign{"and ", "\xe5\x92\x8c"}}) {
      if (!text.starts_with(each.english) || text.size() == each.english.size()) continue;
      made = read(text.substr(each.english.size()));
      made.words = std::string(each.chinese) + made.words;
      if (made.whole) return true;
    }
    for (const sign each : {sign{".", "\xe3\x80\x82"}, sign{":", "\xef\xbc\x9a"},
                            sign{",", "\xef\xbc\x8c"}, sign{")", "\xef\xbc\x89"}}) {
      if (!text.ends_with(each.english) || text.size() == each.english.size()) continue;
      made = read(text.substr(0, text.size() - each.english.size()));
      made.words += each.chinese;
      if (made.whole) return true;
    }
    return false;
  }

  /// Reads `a, b and c`. An item is the shortest run of its pieces that a phrase knows, since labels have
  /// commas too.
  told list(std::string_view text) const {
    const std::vector<std::size_t> ends = pieces(text);
    told made;
    std::size_t from = 0;
    for (std::size_t i = 0; i < ends.size();) {
      std::size_t took = i;
      told item = read(text.substr(from, ends[i] - from));
      for (std::size_t k = i + 1; !item.whole && k < ends.size() && k <= i + 6; ++k) {
        told longer = read(text.substr(from, ends[k] - from));
        if (!longer.whole) continue;
        item = static_cast<told&&>(longer);
        took = k;
      }
      made.words += (made.words.empty() ? "" : "\xe3\x80\x81") + item.words;
      made.whole = made.whole && item.whole;
      from = ends[took] + separator(text, ends[took]);
      i = took + 1;
    }
    return made;
  }
  /// How long the separator of a list at a place is; 0 where there is none.
  static std::size_t separator(std::string_view text, std::size_t at) {
    for (const std::string_view each : {"; and ", ", and ", ", ", "; ", " and "})
      if (text.substr(at).starts_with(each)) return each.size();
    return 0;
  }
  /// Where the pieces of a list end.
  static std::vector<std::size_t> pieces(std::string_view text) {
    std::vector<std::size_t> ends;
    const std::vector<bool> inside = inside_data(text);
    int brackets = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      brackets += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
      if (brackets > 0 || inside[i]) continue;
      if (const std::size_t size = separator(text, i); size > 0) {
        ends.push_back(i);
        i += size - 1;
      }
    }
    ends.push_back(text.size());
    return ends;
  }

  language to_;
  std::unordered_map<std::string, std::string> rules_;
  mutable std::unordered_map<std::string, told> seen_;
};

/// A table whose cells are told by `tell`, which has to outlive it.
[[nodiscard]] inline text_table told_table(const teller& tell, std::string_view sides) {
  if (!tell.changes()) return text_table(sides);
  return {sides, &tell, [](const void* by, std::string_view english) {
            return (*static_cast<const teller*>(by))(english);
          }};
}

}  // namespace nqpf::inline NQPF_ABI::report
