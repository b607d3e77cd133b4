// SPDX-License-Identifier: BSL-1.0
#pragma once

// Where an item of the framework comes from, and how far an answer may lean on what was inferred.

#include <nqpf/core/text.hpp>
#include <nqpf/framework/sources.hpp>

namespace nqpf::inline NQPF_ABI::framework {

/// Where an item comes from: at most one citation a document, with all places in it.
struct cited {
  static constexpr int capacity = 3;
  citation items[capacity]{};
  int count = 0;

  constexpr cited() = default;
  constexpr cited(const source& document, const char* place, status s = status::stated)
      : items{{&document, place, s}}, count(1) {}
  /// The same with one more document, in the same status; a fourth is left out.
  [[nodiscard]] constexpr cited also(const source& document, const char* place) const {
    cited r = *this;
    if (r.count < capacity) r.items[r.count++] = {&document, place, r.items[0].status};
    return r;
  }
  [[nodiscard]] constexpr const citation* begin() const noexcept { return items; }
  [[nodiscard]] constexpr const citation* end() const noexcept { return items + count; }
  /// As printed: documents with their places, what is inferred marked.
  [[nodiscard]] constexpr text<300> write() const {
    text<300> t;
    for (const citation& c : *this)
      t << (&c == items ? "" : "; ") << c.document->id << " " << c.place
        << (c.status == status::inferred ? " (inferred)" : "");
    return t;
  }
};

/// Where something stands in the three papers: the places in each, null where a paper does not say it.
/// `{.cao_wu = "1", .hu_li = "2, 3.2"}`.
struct in_papers {
  const char* cao_wu = nullptr;
  const char* tang_sun_zeng = nullptr;
  const char* hu_li = nullptr;

  /// Whether this paper says it.
  [[nodiscard]] constexpr bool is_in(const source& paper) const noexcept {
    return place_in(paper) != nullptr;
  }
  /// The places in a paper; null where it does not say it.
  [[nodiscard]] constexpr const char* place_in(const source& paper) const noexcept {
    if (nqpf::detail::same_text(paper.id, framework::cao_wu.id)) return cao_wu;
    if (nqpf::detail::same_text(paper.id, framework::tang_sun_zeng.id)) return tang_sun_zeng;
    return nqpf::detail::same_text(paper.id, framework::hu_li.id) ? hu_li : nullptr;
  }
  [[nodiscard]] constexpr bool empty() const noexcept {
    return cao_wu == nullptr && tang_sun_zeng == nullptr && hu_li == nullptr;
  }
  /// As citations, all in one status.
  [[nodiscard]] constexpr cited as(status s) const {
    cited c;
    const source* const papers[] = {&framework::cao_wu, &framework::tang_sun_zeng,
                                    &framework::hu_li};
    for (const source* paper : papers)
      if (const char* place = place_in(*paper)) c.items[c.count++] = {paper, place, s};
    return c;
  }
};

/// How far an answer may lean on the reading of whoever encoded the papers.
enum class reading : unsigned char {
  with_inferred,  ///< what the papers state, and what was inferred from them
  stated_only,    ///< only what the papers state
};

/// Whether a reading takes something of this status.
[[nodiscard]] constexpr bool takes(reading r, status s) noexcept {
  return r == reading::with_inferred || s == status::stated;
}

}  // namespace nqpf::framework
