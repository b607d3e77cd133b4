// SPDX-License-Identifier: BSL-1.0
#pragma once

// A finished page in another language: the texts between its tags, and those attributes that people read.

#include <nqpf/report/charts/svg.hpp>
#include <nqpf/report/language/teller.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace nqpf::inline NQPF_ABI::report {

/// A script or a style in the language of `tell`: the texts between quotes that people read.
[[nodiscard]] inline std::string told_script(const teller& tell, std::string_view script) {
  std::string out(script);
  if (!tell.changes()) return out;
  for (const std::string_view words :
       {"Show only ", "name, grade, lag", "Copy table", "Copied", "Copying is not allowed here",
        "Wider than the screen: scroll sideways \\2192"}) {
    const std::string told = tell(words);
    for (std::size_t at = out.find(words); at != std::string::npos;
         at = out.find(words, at + told.size()))
      out.replace(at, words.size(), told);
  }
  return out;
}

namespace language_detail {

/// Takes the references of a page back into characters.
[[nodiscard]] inline std::string unescaped(std::string_view text) {
  struct reference {
    std::string_view page;
    char character;
  };
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    bool taken = false;
    for (const reference each :
         {reference{"&amp;", '&'}, reference{"&lt;", '<'}, reference{"&gt;", '>'},
          reference{"&quot;", '"'}, reference{"&#39;", '\''}}) {
      if (!text.substr(i).starts_with(each.page)) continue;
      out += each.character;
      i += each.page.size();
      taken = true;
      break;
    }
    if (!taken) out += text[i++];
  }
  return out;
}

/// Writes a page in another language, tag by tag.
class page_teller {
public:
  explicit page_teller(const teller& tell) : tell_(tell) {}

  [[nodiscard]] std::string write(std::string_view page) {
    for (std::size_t i = 0; i < page.size();) {
      if (page[i] != '<') {
        const std::size_t end = end_at(page, i, "<", 0);
        text(page.substr(i, end - i));
        i = end;
        continue;
      }
      const std::size_t from = i;
      const std::size_t end = end_at(page, i, ">", 1);
      tag(page.substr(i, end - i));
      i = end;
      // What these hold is for machines, or the same in all languages.
      for (const std::string_view name : {"<style", "<script", "<code", "<cite"}) {
        if (!opened(page.substr(from, end - from), name)) continue;
        const std::string closing = "</" + std::string(name.substr(1)) + ">";
        const std::size_t close = end_at(page, i, closing, closing.size());
        const std::string_view inside = page.substr(i, close - i);
        out_ += name == "<style" ? told_script(tell_, inside) : std::string(inside);
        i = close;
      }
    }
    return without_marks(static_cast<std::string&&>(out_));
  }

private:
  static std::size_t end_at(std::string_view page, std::size_t from, std::string_view what,
                            std::size_t beyond) {
    const std::size_t at = page.find(what, from);
    return at == std::string_view::npos ? page.size() : at + beyond;
  }
  static bool opened(std::string_view tag, std::string_view name) {
    return tag.starts_with(name) && tag.size() > name.size() &&
           (tag[name.size()] == '>' || tag[name.size()] == ' ');
  }
  void text(std::string_view words) {
    if (words.find_first_not_of(" \n") == std::string_view::npos) out_ += words;
    else out_ += escaped(tell_(unescaped(words)));
  }
  void tag(std::string_view words) {
    if (words == "<html lang=\"en\">") {
      out_ += "<html lang=\"zh-CN\">";
      return;
    }
    for (std::size_t i = 0; i < words.size();) {
      std::size_t begin = std::string_view::npos;
      for (const std::string_view name : {" title=\"", " aria-label=\"", " placeholder=\""})
        if (words.substr(i).starts_with(name)) begin = i + name.size();
      if (begin == std::string_view::npos) {
        out_ += words[i++];
        continue;
      }
      out_ += words.substr(i, begin - i);
      i = end_at(words, begin, "\"", 0);
      text(words.substr(begin, i - begin));
    }
  }

  const teller& tell_;
  std::string out_;
};

}  // namespace language_detail

/// A page, or a piece of one that begins and ends outside of tags, in the language of `tell`.
[[nodiscard]] inline std::string told_page(const teller& tell, std::string page) {
  if (!tell.changes()) return page;
  return language_detail::page_teller(tell).write(page);
}

}  // namespace nqpf::inline NQPF_ABI::report
