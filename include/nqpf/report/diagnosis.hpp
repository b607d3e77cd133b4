// SPDX-License-Identifier: BSL-1.0
#pragma once

// A diagnosis in words, for the person whose college, programme or plan it is about.

#include <nqpf/framework/diagnosis.hpp>
#include <nqpf/report/evidence.hpp>
#include <nqpf/report/language/teller.hpp>
#include <nqpf/report/text_table.hpp>
#include <nqpf/report/words/phrases.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace nqpf::inline NQPF_ABI::report {

/// What the text of a diagnosis shows.
struct diagnosis_options {
  std::size_t width = 100;          ///< columns of a line
  std::size_t most_measures = 10;   ///< measures told in full; the others by name
  std::size_t most_to_collect = 8;  ///< indicators to collect
  report::language language = report::language::english;
};

namespace detail {

class diagnosis_writer {
public:
  diagnosis_writer(const framework::diagnosis& d, const diagnosis_options& options,
                   const teller& tell)
      : d_(d), options_(options), tell_(tell) {}

  [[nodiscard]] std::string write() {
    dilemmas();
    measures();
    duties();
    drives();
    collect();
    return static_cast<std::string&&>(out_);
  }

private:
  void heading(std::string_view words) {
    if (!out_.empty()) out_ += '\n';
    out_ += tell_.paragraph(words, options_.width, "", "") + "\n";
  }
  void item(std::string_view words) {
    out_ += tell_.paragraph(words, options_.width, "  ", "    ");
  }
  void detail(std::string_view words) {
    out_ += tell_.paragraph(words, options_.width, "      ", "        ");
  }
  [[nodiscard]] std::string in_brackets(const framework::cited& from) const {
    return " [" + std::string(from.write().c_str()) + "]";
  }
  template <class Item>
  [[nodiscard]] static std::string plain(Item value) {
    return plain_words(id_of(value));
  }
  template <class List>
  [[nodiscard]] static std::string names(const List& list) {
    std::string out;
    for (const auto& each : list) out += (out.empty() ? "" : "; ") + plain(each);
    return out;
  }
  template <class List>
  [[nodiscard]] static std::string would_show(const List& list) {
    return list.size() == 1 ? "would show whether " + names(list) + " is present"
                            : "would show which of these are present: " + names(list);
  }
  // Why a rule holds, and where the rule comes from.
  void because(int rule) {
    const finding f = d_.rule(rule);
    std::string words;
    for (const replies::rule_reason& r : reasons_of(f))
      words += (words.empty() ? "" : "; ") + words_of(r);
    detail(words + " [" + f.sources().c_str() + "]");
  }

  void dilemmas() {
    using framework::presence;
    const auto number = [&](presence p) { return std::to_string(d_.count(p)); };
    heading("Dilemmas: " + number(presence::present) + " present, " + number(presence::absent) +
            " absent, " + number(presence::not_measurable) +
            " not measurable with this data, of the " + std::to_string(d_.dilemmas().size()) +
            " that these rules can diagnose");
    for (const auto& s : d_.dilemmas())
      if (s.presence == presence::present) present(s);
    if (d_.present().empty())
      item(d_.count(presence::absent) == 0 ? "No dilemma could be looked for."
                                           : "No dilemma shows in what could be measured.");
    std::string absent;
    for (const auto& s : d_.dilemmas())
      if (s.presence == presence::absent) absent += (absent.empty() ? "" : "; ") + plain(s.what);
    if (!absent.empty()) item("Absent: " + absent + ".");
  }
  void present(const framework::dilemma_state& s) {
    const framework::dilemma_entry& entry = about(s.what);
    item(std::string(entry.meaning) +
         (entry.weight == framework::weight::named ? " (The paper names it and says no more.)"
                                                   : "") +
         in_brackets(entry.from()));
    for (const int rule : s.rules) because(rule);
    for (const framework::cause& c : d_.causes_of(s.what)) cause(c);
  }
  void cause(const framework::cause& c) {
    const std::string what = plain_words(c.by.id());
    if (c.state == framework::presence::present)
      detail("Brought about by " + what + ", which is present too: begin there.");
    else if (c.state == framework::presence::absent)
      detail("The paper gives as a cause " + what + ", which these data do not show.");
    else if (about(c.through).kind == framework::influence::constrains)
      detail("Held in place, as the paper says, by " + what + ".");
    else detail("The paper gives as a cause " + what + ", which is not measured here.");
  }

  void measures() {
    if (d_.measures().empty()) return;
    heading("Measures, the most pressing first");
    std::size_t n = 0;
    std::string others;
    for (const framework::advised_measure& m : d_.measures()) {
      if (n++ < options_.most_measures) measure(m, n);
      else others += (others.empty() ? "" : "; ") + plain(m.what);
    }
    if (!others.empty()) item("Further: " + others + ".");
    const auto unanswered = d_.unanswered();
    if (!unanswered.empty())
      item("The papers offer no measure against: " + names(unanswered) + ".");
  }
  void measure(const framework::advised_measure& m, std::size_t n) {
    const framework::measure_entry& entry = about(m.what);
    std::string words = std::to_string(n) + ". " + entry.meaning;
    if (entry.path)
      words +=
          " (measure " + std::to_string(entry.order) + " of the path " + plain(*entry.path) + ")";
    item(words + in_brackets(entry.from()));
    if (!m.dilemmas.empty()) detail("Answers: " + names(m.dilemmas) + ".");
    if (!m.relations.empty()) detail("Strengthens what is hindered: " + names(m.relations) + ".");
    for (const int rule : m.rules) because(rule);
    framework::each_action(m.what, [&](const framework::action_entry& a) {
      detail("- " + std::string(a.meaning) + " (" + plain(a.actor) + ")");
    });
  }

  void duties() {
    const auto duties = d_.duties();
    if (duties.empty()) return;
    heading("Who has to do what");
    for (const framework::actor_entry& actor : framework::actors) {
      bool first = true;
      for (const framework::assigned_duty& each : duties) {
        const framework::duty_entry& duty = about(each.what);
        if (duty.actor != actor.value) continue;
        if (first) item(plain(actor.value) + ":");
        first = false;
        detail(std::string(duty.meaning) + in_brackets(duty.from()));
      }
    }
  }

  void drives() {
    if (d_.relations().empty() && d_.evidence().empty()) return;
    heading("The two-way drive between productivity and cultivation");
    item(
        "A level above a threshold meets a precondition of a relation; it does not show that the "
        "relation works.");
    for (const framework::relation_state& s : d_.relations()) {
      const framework::relation_entry& r = about(s.what);
      const bool met = !s.supported_by.empty();
      const bool held = !s.hindered_by.empty();
      item(std::string(met && held ? "Precondition met, and hindered: "
                       : met       ? "Precondition met: "
                                   : "Hindered: ") +
           words_of_claim(r.origin.id(), id_of(r.kind), r.target.id()) + in_brackets(r.from()));
      for (const int rule : s.supported_by) because(rule);
      for (const int rule : s.hindered_by) because(rule);
      evidence_on(framework::claim_of(s.what));
    }
    for (const framework::drive_claim& claim : d_.claims_beside()) beside(claim);
    for (const framework::loop_state& l : d_.loops()) loop(l);
  }
  // A claim that the rules say nothing of, with what the data say.
  void beside(const framework::drive_claim& claim) {
    item("No rule that holds bears on: " +
         words_of_claim(claim.what.from, id_of(claim.what.kind), claim.what.to) +
         (claim.of_papers ? in_brackets(about(*claim.of_papers).from())
                          : std::string(" [the host's own]")));
    evidence_on(claim);
  }
  void evidence_on(const framework::drive_claim& claim) {
    for (const framework::claim_evidence* each : d_.evidence().on(claim))
      detail("Evidence: " + words_of(*each));
  }
  void loop(const framework::loop_state& l) {
    std::string words = "Loop " + plain(l.what) + ": " + name_of(l.evidence);
    if (l.evidence == framework::loop_evidence::broken) words += " at " + names(l.hindered);
    else
      words += " (" + std::to_string(l.supported.size()) + " of " +
               plural(static_cast<std::uint64_t>(l.links), "link", "links") + ")";
    item(words + in_brackets(about(l.what).from()));
  }

  void collect() {
    const std::vector<framework::lacking_indicator> lacking = d_.to_collect();
    if (lacking.empty()) return;
    heading("What to collect, the most telling first");
    std::size_t n = 0;
    for (const framework::lacking_indicator& l : lacking) {
      if (n++ == options_.most_to_collect) {
        item("and " +
             plural(lacking.size() - options_.most_to_collect, "further indicator",
                    "further indicators") +
             ".");
        break;
      }
      std::string words = std::string(l.info->title[0] != '\0' ? l.info->title : l.info->id) +
                          " (" + l.info->id + "): ";
      if (!l.alone.empty()) words += would_show(l.alone);
      if (!l.together.empty())
        words +=
            std::string(l.alone.empty() ? "" : "; ") + "with others, " + would_show(l.together);
      item(words + ".");
    }
  }

  const framework::diagnosis& d_;
  const diagnosis_options& options_;
  const teller& tell_;
  std::string out_;
};

}  // namespace detail

/// A diagnosis as text: dilemmas with reasons, sources and causes; measures in order with their actions;
/// duties by actor; relations and loops; what to collect.
[[nodiscard]] inline std::string to_text(const framework::diagnosis& d,
                                         const diagnosis_options& options = {}) {
  const teller tell(options.language);
  return detail::diagnosis_writer(d, options, tell).write();
}

}  // namespace nqpf::inline NQPF_ABI::report
