// SPDX-License-Identifier: BSL-1.0
#pragma once

// Which measures answer which dilemmas, each pair cited and stated or inferred; and the proof that
// no dilemma is left without a measure and no measure without a dilemma (defect 14).

#include <nqpf/framework/refuse.hpp>
#include <nqpf/framework/verbs.hpp>

namespace nqpf::inline NQPF_ABI::framework {

/// A measure that answers a dilemma: `answer(dilemma::a, measure::b).cite(cao_wu, "5.1")`.
template <nqpf::detail::described Dilemma, nqpf::detail::described Measure>
struct answer {
  Dilemma to{};
  Measure with{};
  nqpf::status status = nqpf::status::stated;
  cited from{};

  constexpr answer() = default;
  constexpr answer(Dilemma d, Measure m, nqpf::status s = nqpf::status::stated)
      : to(d), with(m), status(s) {}
  /// Where the pair comes from, in the status of the answer; several documents are several calls.
  [[nodiscard]] constexpr answer cite(const source& document, const char* place) const {
    answer r = *this;
    r.from = from.count == 0 ? cited(document, place, status) : from.also(document, place);
    return r;
  }
};

/// The answers to one dilemma, or by one measure: a view of a set's rows.
template <class Answer, class Wanted>
class answer_range {
public:
  constexpr answer_range(const Answer* first, const Answer* last, Wanted wanted, reading r)
      : first_(first), last_(last), wanted_(wanted), reading_(r) {}

  class iterator {
  public:
    constexpr iterator(const answer_range* of, const Answer* at) : of_(of), at_(at) { skip(); }
    constexpr const Answer& operator*() const noexcept { return *at_; }
    constexpr const Answer* operator->() const noexcept { return at_; }
    constexpr iterator& operator++() noexcept {
      ++at_;
      skip();
      return *this;
    }
    constexpr bool operator==(const iterator& other) const noexcept { return at_ == other.at_; }

  private:
    constexpr void skip() noexcept {
      while (at_ != of_->last_ && !of_->takes_row(*at_)) ++at_;
    }
    const answer_range* of_;
    const Answer* at_;
  };
  [[nodiscard]] constexpr iterator begin() const noexcept { return {this, first_}; }
  [[nodiscard]] constexpr iterator end() const noexcept { return {this, last_}; }
  [[nodiscard]] constexpr bool empty() const noexcept { return begin() == end(); }

private:
  constexpr bool takes_row(const Answer& a) const noexcept {
    if (!takes(reading_, a.status)) return false;
    if constexpr (std::same_as<Wanted, decltype(Answer::to)>) return a.to == wanted_;
    else return a.with == wanted_;
  }
  const Answer* first_;
  const Answer* last_;
  Wanted wanted_;
  reading reading_;
};

/// A set of answers over a host's dilemmas and measures, by default all of them.
template <nqpf::detail::described Dilemma, nqpf::detail::described Measure, unsigned long N>
struct answer_set {
  static_assert(!std::same_as<Dilemma, Measure>,
                "nqpf: dilemmas and measures are two enumerations");
  using dilemma_type = Dilemma;
  using measure_type = Measure;
  using row = answer<Dilemma, Measure>;

  row rows[N]{};
  set_of<Dilemma> dilemmas = all<Dilemma>();
  set_of<Measure> measures = all<Measure>();
  set_of<Dilemma> allowed_dilemmas{};
  set_of<Measure> allowed_measures{};

  /// The proof speaks of these dilemmas and measures only.
  [[nodiscard]] constexpr answer_set over(const set_of<Dilemma>& d,
                                          const set_of<Measure>& m) const {
    answer_set r = *this;
    r.dilemmas = d;
    r.measures = m;
    return r;
  }
  /// Accepts, on purpose, a dilemma that no measure answers.
  [[nodiscard]] constexpr answer_set allow(Dilemma d, [[maybe_unused]] const char* reason) const {
    answer_set r = *this;
    r.allowed_dilemmas.insert(d);
    return r;
  }
  /// Accepts, on purpose, a measure that answers nothing.
  [[nodiscard]] constexpr answer_set allow(Measure m, [[maybe_unused]] const char* reason) const {
    answer_set r = *this;
    r.allowed_measures.insert(m);
    return r;
  }

  /// The answers to a dilemma, in the order of the set.
  [[nodiscard]] constexpr answer_range<row, Dilemma> to(
      Dilemma d, reading r = reading::with_inferred) const noexcept {
    return {rows, rows + N, d, r};
  }
  /// What a measure answers, in the order of the set.
  [[nodiscard]] constexpr answer_range<row, Measure> by(
      Measure m, reading r = reading::with_inferred) const noexcept {
    return {rows, rows + N, m, r};
  }

private:
  template <class Enum>
  static constexpr set_of<Enum> all() {
    set_of<Enum> s;
    for (int i = 0; i < nqpf::detail::description_of<Enum>.count; ++i)
      s.insert(static_cast<Enum>(nqpf::detail::description_of<Enum>.items[i].value));
    return s;
  }
};

/// A set of answers. Declare it `inline constexpr` at namespace scope.
template <class Dilemma, class Measure, unsigned long N>
[[nodiscard]] constexpr auto answerset(const answer<Dilemma, Measure> (&rows)[N]) {
  answer_set<Dilemma, Measure, N> s;
  for (unsigned long i = 0; i < N; ++i) s.rows[i] = rows[i];
  return s;
}

/// What is wrong with a set of answers: dilemmas without a measure and measures without a dilemma
/// (14), answers without a source (13), a pair listed twice (1). With `stated_only`, what is left
/// when inferred answers are dropped. Quadratic in the answers.
template <class Dilemma, class Measure, unsigned long N>
[[nodiscard]] constexpr diagnostics answer_defects(const answer_set<Dilemma, Measure, N>& set,
                                                   reading r = reading::with_inferred) {
  constexpr defect unanswered = defect::unanswered_dilemma;
  diagnostics found;
  for (const Dilemma d : set.dilemmas)
    if (set.to(d, r).empty() && !set.allowed_dilemmas.contains(d))
      found.add({unanswered, -1, -1,
                 phrase() << "no measure answers " << nqpf::detail::spelled{id_of(d)}});
  for (const Measure m : set.measures)
    if (set.by(m, r).empty() && !set.allowed_measures.contains(m))
      found.add({unanswered, -1, -1,
                 phrase() << nqpf::detail::spelled{id_of(m)} << " answers no dilemma"});
  for (unsigned long i = 0; i < N; ++i) {
    const auto& a = set.rows[i];
    const phrase pair = phrase() << nqpf::detail::spelled{id_of(a.with)} << " as an answer to "
                                 << nqpf::detail::spelled{id_of(a.to)};
    if (a.from.count == 0)
      found.add({defect::no_source, static_cast<int>(i), -1, phrase() << pair << " has no source"});
    for (unsigned long k = 0; k < i; ++k)
      if (set.rows[k].to == a.to && set.rows[k].with == a.with)
        found.add({defect::duplicate_id, static_cast<int>(i), static_cast<int>(k),
                   phrase() << pair << " is listed twice"});
  }
  return found;
}

namespace detail {
template <const auto& Answers>
inline constexpr diagnostics found_in_answers = answer_defects(Answers);
}  // namespace detail

/// Whether a set of answers is proven: a constant that never fails to compile.
template <const auto& Answers>
inline constexpr bool is_answered = detail::found_in_answers<Answers>.ok();

/// Stops the build with what is wrong with a set of answers, if anything is:
/// `static_assert(nqpf::framework::require_answered<answers>());`.
template <const auto& Answers>
constexpr bool require_answered() {
  return detail::require_none<detail::found_in_answers<Answers>>();
}

/// The measures advised of a record: those that rules recommend, and those that answer a dilemma
/// that rules diagnose.
template <class Findings, nqpf::detail::described Dilemma, nqpf::detail::described Measure,
          unsigned long N>
[[nodiscard]] constexpr set_of<Measure> advised(const Findings& findings,
                                                const answer_set<Dilemma, Measure, N>& given,
                                                reading r = reading::with_inferred) {
  set_of<Measure> all = all_said<verb::recommend, Measure>(findings, r);
  for (const Dilemma d : all_said<verb::diagnose, Dilemma>(findings, r))
    for (const auto& a : given.to(d, r)) all.insert(a.with);
  return all;
}

/// Why a measure is advised of a record: calls `by_rule(finding)` for every rule that recommends
/// it, and `by_answer(answer)` for every diagnosed dilemma that it answers.
template <class Findings, class Dilemma, class Measure, unsigned long N, class ByRule,
          class ByAnswer>
constexpr void why_advised(const Findings& findings, const answer_set<Dilemma, Measure, N>& given,
                           Measure m, ByRule&& by_rule, ByAnswer&& by_answer,
                           reading r = reading::with_inferred) {
  for (const finding& f : findings)
    if (takes(r, f) && f.concludes(recommend(m))) by_rule(f);
  const auto diagnosed = all_said<verb::diagnose, Dilemma>(findings, r);
  for (const auto& a : given.by(m, r))
    if (diagnosed.contains(a.to)) by_answer(a);
}

}  // namespace nqpf::framework
