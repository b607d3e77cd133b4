// SPDX-License-Identifier: BSL-1.0
#pragma once

// Evidence on a drive: what a test or a fit on data says of a claim that one thing drives another. It
// stands beside the claim, which stays what its source says, and never proves it.

#include <nqpf/framework/drive.hpp>
#include <nqpf/framework/relations.hpp>
#include <nqpf/framework/types/maybe.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace nqpf::inline NQPF_ABI::framework {

/// Along which way a result was looked for, seen from a claim.
enum class evidence_way : unsigned char {
  along,    ///< from the origin of the claim to its target
  against,  ///< from the target to the origin
  neither,  ///< both at once, which tells nothing of the direction
};

/// A result on data beside a claim. A host fills it by hand or from a model (`evidence_of.hpp`).
struct drive_evidence {
  std::string method;          ///< "Granger test over units"
  std::string origin, target;  ///< the series that stood for the two ends of the claim
  evidence_way way = evidence_way::along;
  double lag = 0;                  ///< steps by which the one goes before the other
  std::string lag_unit = "years";  ///< of these steps
  double estimate = missing;       ///< of the effect; above 0: more of one, more of the other
  std::string estimate_of;         ///< "sum of the coefficients of the past"
  double low = missing;            ///< interval of the estimate
  double high = missing;
  double level = 0.95;     ///< of the interval
  double p = missing;      ///< the chance of such a result where there is no effect
  double limit = 0.05;     ///< below which p, or beyond which an interval, an effect counts as seen
  std::string statistic;   ///< "F(2, 27) = 3.9"
  std::size_t n = 0;       ///< rows that the result rests on
  std::size_t units = 0;   ///< from so many units; 0 where rows are not of units
  double power = missing;  ///< the chance that the method would have seen a large effect
  std::string caution;     ///< what else a reader has to know, as a sentence
  std::string source;      ///< of the data
  std::string date;        ///< when it was computed

  /// Whether a large effect had a chance below four in five to be seen.
  [[nodiscard]] bool power_is_low() const noexcept { return power < 0.8; }
};

/// Why evidence is refused, in words; empty where nothing is wrong with it.
[[nodiscard]] inline const char* what_is_wrong(const drive_evidence& e) noexcept {
  const auto share = [](double value) { return is_missing(value) || (value >= 0 && value <= 1); };
  const auto inside = [](double value) { return value > 0 && value < 1; };
  const auto finite = [](double value) { return value - value == 0; };
  if (e.method.empty()) return "the method is not named";
  if (e.n == 0) return "the number of rows is not said";
  if (!finite(e.lag) || e.lag < 0) return "the lag is a finite number from 0";
  if (!share(e.p)) return "p lies between 0 and 1";
  if (!share(e.power)) return "the power lies between 0 and 1";
  if (!inside(e.limit) || !inside(e.level)) return "limit and level lie between 0 and 1";
  if (is_missing(e.low) != is_missing(e.high)) return "an interval has two ends";
  if (e.low > e.high) return "the interval ends below its beginning";
  if (e.estimate < e.low || e.estimate > e.high) return "the estimate lies outside its interval";
  if (!is_missing(e.estimate) && !finite(e.estimate)) return "the estimate is not finite";
  return "";
}

/// A claim that one thing drives another: a relation of the papers, or a drive of the host's.
struct drive_claim {
  edge what;
  maybe<relation> of_papers;

  friend constexpr bool operator==(const drive_claim& a, const drive_claim& b) noexcept {
    if (a.of_papers || b.of_papers)
      return a.of_papers && b.of_papers && *a.of_papers == *b.of_papers;
    return nqpf::detail::same_text(a.what.from, b.what.from) &&
           nqpf::detail::same_text(a.what.to, b.what.to) && a.what.kind == b.what.kind;
  }
};

/// A relation of the papers as a claim.
[[nodiscard]] constexpr drive_claim claim_of(relation r) noexcept {
  const relation_entry& entry = about(r);
  return {{entry.origin.id(), entry.target.id(), entry.kind}, r};
}
/// A drive of the host's, or `by_relation<R>`, as a claim.
template <directed_drive Drive>
[[nodiscard]] constexpr drive_claim claim_of() noexcept {
  if constexpr (requires { Drive::of_papers; }) return claim_of(Drive::of_papers);
  else
    return {{detail::end_name<typename Drive::from>(), detail::end_name<typename Drive::to>(),
             Drive::kind},
            {}};
}

/// What evidence says of a claim.
enum class evidence_reading : unsigned char {
  agrees,         ///< an effect of the sign that the claim has, or of any where the claim has none
  opposes,        ///< an effect of the other sign
  runs_back,      ///< an effect the other way round
  goes_together,  ///< the two go together; which moves which is not told
  not_seen,       ///< no effect, where a large one would probably have been seen
  too_weak,       ///< no effect, where even a large one could have been missed, or nobody knows
  not_weighed,    ///< a number that comes without p or interval
};

/// A reading as a clause about the result.
[[nodiscard]] constexpr const char* describe(evidence_reading r) noexcept {
  constexpr const char* words[] = {
      "it speaks for the claim",
      "it speaks against the claim, since the effect has the other sign",
      "the effect runs the other way round",
      "the two are correlated; the result does not show which drives which",
      "no effect shows, and a large one would probably have shown",
      "no effect shows, and with so few data even a large one could be missed",
      "the number comes without its uncertainty and cannot be weighed"};
  return words[static_cast<int>(r)];
}

/// What evidence says of a claim of this kind. An effect counts as seen where p lies below the limit,
/// or, without p, where the interval does not hold 0.
[[nodiscard]] inline evidence_reading reading_of(const drive_evidence& e,
                                                 influence claimed) noexcept {
  const bool has_interval = !is_missing(e.low);
  if (is_missing(e.p) && !has_interval) return evidence_reading::not_weighed;
  const bool seen = is_missing(e.p) ? e.low > 0 || e.high < 0 : e.p < e.limit;
  if (!seen) return e.power >= 0.8 ? evidence_reading::not_seen : evidence_reading::too_weak;
  if (e.way == evidence_way::against) return evidence_reading::runs_back;
  const sign s = about(claimed).sign;
  const bool up = s == sign::raises || s == sign::demands || s == sign::brings_about;
  if ((up && e.estimate < 0) || (s == sign::lowers && e.estimate > 0))
    return evidence_reading::opposes;
  return e.way == evidence_way::along ? evidence_reading::agrees : evidence_reading::goes_together;
}

/// A claim and what one result says of it.
struct claim_evidence {
  drive_claim claim;
  drive_evidence result;

  [[nodiscard]] evidence_reading reading() const noexcept {
    return reading_of(result, claim.what.kind);
  }
};

/// Results beside claims, in the order in which a host adds them. The claims are constants and stay as
/// they are.
///
///     nqpf::framework::evidence_on_drives known;
///     if (!known.add(relation::voc_promotes_nqpf, result)) ...   // what_is_wrong(result) says why
class evidence_on_drives {
public:
  /// Sets a result beside a claim. False where something is wrong with it: `what_is_wrong`.
  [[nodiscard]] bool add(const drive_claim& claim, drive_evidence result) {
    if (what_is_wrong(result)[0] != '\0') return false;
    all_.push_back({claim, static_cast<drive_evidence&&>(result)});
    return true;
  }
  [[nodiscard]] bool add(relation claim, drive_evidence result) {
    return add(claim_of(claim), static_cast<drive_evidence&&>(result));
  }
  template <directed_drive Drive>
  [[nodiscard]] bool add(drive_evidence result) {
    return add(claim_of<Drive>(), static_cast<drive_evidence&&>(result));
  }

  [[nodiscard]] const std::vector<claim_evidence>& all() const& noexcept { return all_; }
  const std::vector<claim_evidence>& all() const&& = delete;  // a loop over it would outlive it
  [[nodiscard]] bool empty() const noexcept { return all_.empty(); }

  /// What there is on a claim, for as long as this lives and nothing is added.
  [[nodiscard]] std::vector<const claim_evidence*> on(const drive_claim& claim) const& {
    std::vector<const claim_evidence*> found;
    for (const claim_evidence& each : all_)
      if (each.claim == claim) found.push_back(&each);
    return found;
  }
  [[nodiscard]] std::vector<const claim_evidence*> on(relation claim) const& {
    return on(claim_of(claim));
  }
  template <directed_drive Drive>
  [[nodiscard]] std::vector<const claim_evidence*> on() const& {
    return on(claim_of<Drive>());
  }
  /// The claims that have evidence, each once, in the order of the first result.
  [[nodiscard]] std::vector<drive_claim> claims() const {
    std::vector<drive_claim> found;
    for (const claim_evidence& each : all_) {
      bool known = false;
      for (const drive_claim& claim : found) known = known || claim == each.claim;
      if (!known) found.push_back(each.claim);
    }
    return found;
  }

private:
  std::vector<claim_evidence> all_;
};

}  // namespace nqpf::framework
