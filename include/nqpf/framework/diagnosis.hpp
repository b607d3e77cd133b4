// SPDX-License-Identifier: BSL-1.0
#pragma once

// The diagnosis of a record, as a chain: dilemmas, what brings them about, measures in order, actions, who
// has to do what, which two-way loops the data support, and what should be collected to say more.

#include <nqpf/framework/actors.hpp>
#include <nqpf/framework/diagnosis/collect.hpp>
#include <nqpf/framework/diagnosis/dilemmas.hpp>
#include <nqpf/framework/diagnosis/drives.hpp>
#include <nqpf/framework/diagnosis/measures.hpp>
#include <nqpf/framework/evidence.hpp>

#include <vector>

namespace nqpf::inline NQPF_ABI::framework {

/// What brings a dilemma about, or holds something back: a relation that ends at it.
struct cause {
  dilemma of;
  end_point by;
  relation through;
  maybe<presence> state;  ///< of `by`, where it is a dilemma that the rules can diagnose
};

/// A duty that the advised measures bring.
struct assigned_duty {
  duty what;
  std::vector<measure> because_of;
};

/// The diagnosis of one record by one of the ready rule sets, or by any set that concludes with the verbs
/// of the framework:
///
///     const auto findings = nqpf::evaluate<my_college>(record, norms);
///     const nqpf::framework::diagnosis found(findings.all());
///
/// It refers to the findings, which must outlive it. Time: rules times items of the tables.
class diagnosis {
public:
  explicit diagnosis(const evaluated& record, reading r = reading::with_inferred)
      : record_(record), reading_(r), dilemmas_(detail::states_of(record, r)) {
    for (const dilemma_state& s : dilemmas_)
      if (s.presence == framework::presence::present) present_.insert(s.what);
    relations_ = detail::drives_of(record, r);
    measures_ = detail::advise(record, present_, relations_, r);
    loops_ = detail::loops_of(relations_, r);
  }

  [[nodiscard]] const evaluated& record() const noexcept { return record_; }
  [[nodiscard]] reading taken() const noexcept { return reading_; }
  /// A rule of the set, by its place: for its reasons and sources.
  [[nodiscard]] finding rule(int at) const noexcept { return {record_, at}; }

  /// Every dilemma that the set can diagnose, and what its rules say.
  [[nodiscard]] const std::vector<dilemma_state>& dilemmas() const noexcept { return dilemmas_; }
  /// The dilemmas that the record shows.
  [[nodiscard]] const set_of<dilemma>& present() const noexcept { return present_; }
  [[nodiscard]] int count(framework::presence p) const noexcept {
    int n = 0;
    for (const dilemma_state& s : dilemmas_) n += s.presence == p ? 1 : 0;
    return n;
  }

  /// What brings a dilemma about, as the papers say: dilemmas that cause it, and what holds it in place.
  [[nodiscard]] std::vector<cause> causes_of(dilemma d) const {
    std::vector<cause> found;
    for (const relation_entry& r : framework::relations) {
      if ((r.kind != influence::causes && r.kind != influence::constrains) || !r.target.is(d) ||
          !takes(reading_, r.status))
        continue;
      found.push_back({d, r.origin, r.value, {}});
      for (const dilemma_state& s : dilemmas_)
        if (r.origin.is(s.what)) found.back().state = s.presence;
    }
    return found;
  }
  /// The present dilemmas that no other present dilemma brings about: measures begin there.
  [[nodiscard]] std::vector<dilemma> roots() const {
    std::vector<dilemma> found;
    for (const dilemma d : present_)
      if (detail::is_root(d, present_, reading_)) found.push_back(d);
    return found;
  }
  /// The present dilemmas that no measure of the papers answers.
  [[nodiscard]] std::vector<dilemma> unanswered() const {
    std::vector<dilemma> found;
    for (const dilemma d : present_) {
      bool is_answered = false;
      each_answer(
          d, [&](const answer_entry&) { is_answered = true; }, reading_);
      if (!is_answered) found.push_back(d);
    }
    return found;
  }

  /// The measures that the record calls for, the most pressing first.
  [[nodiscard]] const std::vector<advised_measure>& measures() const noexcept { return measures_; }
  /// What the actors have to do for these measures, in the order of the table.
  [[nodiscard]] std::vector<assigned_duty> duties() const {
    std::vector<assigned_duty> all;
    for (const duty_entry& d : framework::duties) {
      if (!takes(reading_, d.status())) continue;
      assigned_duty own{d.value, {}};
      for (const advised_measure& m : measures_)
        for (const auto& due : d.measures)
          if (due == m.what) own.because_of.push_back(m.what);
      if (!own.because_of.empty()) all.push_back(own);
    }
    return all;
  }

  /// The relations of which the record shows something.
  [[nodiscard]] const std::vector<relation_state>& relations() const noexcept { return relations_; }
  /// Relations of which the record shows a precondition met and a hindrance at once.
  [[nodiscard]] std::vector<relation> contradicted() const {
    std::vector<relation> found;
    for (const relation_state& s : relations_)
      if (!s.supported_by.empty() && !s.hindered_by.empty()) found.push_back(s.what);
    return found;
  }
  /// The two-way loops of which the record shows something.
  [[nodiscard]] const std::vector<loop_state>& loops() const noexcept { return loops_; }

  /// Sets results on data beside the relations and the host's own drives: reports show them beside the
  /// claims. Nothing else of the diagnosis changes.
  void set_beside(evidence_on_drives known) {
    evidence_ = static_cast<evidence_on_drives&&>(known);
  }
  [[nodiscard]] const evidence_on_drives& evidence() const noexcept { return evidence_; }
  /// The claims with evidence of which no rule that held says anything, in the order of the evidence.
  [[nodiscard]] std::vector<drive_claim> claims_beside() const {
    std::vector<drive_claim> found;
    for (const drive_claim& claim : evidence_.claims()) {
      if (claim.of_papers && !takes(reading_, about(*claim.of_papers).status)) continue;
      bool told = false;
      for (const relation_state& s : relations_) told = told || claim.of_papers == maybe(s.what);
      if (!told) found.push_back(claim);
    }
    return found;
  }

  /// The indicators to collect, the most telling first.
  [[nodiscard]] std::vector<lacking_indicator> to_collect() const {
    return detail::lacking(record_, dilemmas_);
  }

private:
  evaluated record_;
  reading reading_;
  std::vector<dilemma_state> dilemmas_;
  set_of<dilemma> present_;
  std::vector<relation_state> relations_;
  std::vector<advised_measure> measures_;
  std::vector<loop_state> loops_;
  evidence_on_drives evidence_;
};

}  // namespace nqpf::framework
