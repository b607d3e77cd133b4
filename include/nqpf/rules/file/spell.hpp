// SPDX-License-Identifier: BSL-1.0
#pragma once

// Parts of a program in the notation of files: names in quotes where they need them, conditions with the
// fewest brackets that read back as the same tree.

#include <nqpf/rules/file/assemble.hpp>

namespace nqpf::inline NQPF_ABI::detail::files {

/// Whether a name reads back without quotes.
inline bool is_bare(std::string_view name) noexcept {
  constexpr const char* others[] = {
      "is",    "or",           "not",      "holds",     "does",      "hold",  "inf",
      "known", "missing",      "nothing",  "other",     "higher",    "lower", "always",
      "of",    "best",         "at",       "unit",      "in",        "by",    "worst",
      "to",    "illustrative", "inferred", "conflicts", "overrules", "with",  "context"};
  return !name.empty() && name[0] != '.' && name_length(name) == name.size() &&
         number_length(name) != name.size() && !is_among(name, statement_words) &&
         !is_among(name, clause_words) && !is_among(name, others);
}

inline std::string quote(std::string_view s) {
  std::string out = "\"";
  for (const char c : s) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}
inline std::string spell(std::string_view name) {
  return is_bare(name) ? std::string(name) : quote(name);
}
inline std::string spell(const interval& i) {
  return (i.low_open ? "(" : "[") + number_text(i.low) + ", " + number_text(i.high) +
         (i.high_open ? ")" : "]");
}

/// Writes conditions of a program, and keeps what it has no words for.
class speller {
public:
  speller(const program& p, const rule_words& words, std::vector<std::string>& problems)
      : p_(p), words_(words), problems_(problems) {
    for (int f = 0; f < p.count.facts; ++f) check_time(p.facts[f]->time, p.facts[f]->id);
    for (int q = 0; q < p.count.parameters; ++q)
      check_time(p.parameters[q]->time, p.parameters[q]->id);
  }

  /// A name or text, which no control character may stand in.
  std::string name(std::string_view s) {
    check(s);
    return spell(s);
  }
  std::string quoted(std::string_view s) {
    check(s);
    return quote(s);
  }
  std::string_view checked(std::string_view s) {
    check(s);
    return s;
  }
  /// Tells what of a whole program files have no words for: it would be lost without a word.
  void refuse_parts() {
    for (int f = 0; f < p_.count.facts; ++f)
      if (p_.facts[f]->items != nullptr || p_.facts[f]->question != nullptr)
        problem("files have no words for questions of the items of a list");
    if (p_.count.assumptions > 0) problem("files have no words for assumptions");
    if (p_.count.outputs > 0) problem("files have no words for outputs with names or texts");
    for (int g = 0; g < p_.count.groups; ++g)
      if (p_.groups[g].more_count > 0 || p_.groups[g].output_count > 0)
        problem("files have no words for a default of several outputs");
  }
  void problem(std::string message) { problems_.push_back(static_cast<std::string&&>(message)); }

  /// The condition of a rule.
  std::string condition(const rule_row& r) {
    std::vector<piece> stack;
    for (int i = r.begin; i < r.end; ++i) {
      const instruction& in = p_.code[i];
      if (in.code == op::compare) {
        stack.push_back(comparison(p_.atoms[in.argument]));
      } else if (in.code == op::outcome) {
        const std::string id = name(p_.rules[in.argument].id);
        stack.push_back({id + " holds", id + " does not hold", level::atom});
      } else if (in.code == op::negated) {
        piece& x = stack.back();
        x = {x.opposite.empty() ? "!(" + x.words + ")" : x.opposite, "", level::atom};
      } else if (in.code == op::context) {
        stack.back() = {"context(" + stack.back().words + ")", "", level::atom};
      } else if (in.code == op::both || in.code == op::either) {
        join(stack, in.code == op::both ? " && " : " || ",
             in.code == op::both ? level::both : level::either);
      } else {
        problem("a condition has a part that files have no words for");
        stack.push_back({"?", "", level::atom});
      }
    }
    return stack.empty() ? std::string() : stack.back().words;
  }

private:
  enum class level : unsigned char { either, both, compare, sum, product, sign, atom };
  struct piece {
    std::string words;
    std::string opposite;  // how its negation is written, where that has words of its own
    level binds;
  };

  // Written as numbers they would be read as numbers.
  void check_time(time_kind time, const char* id) {
    if (time != time_kind::none)
      problem(std::string(time == time_kind::date ? "a date" : "a duration") +
              " has no words in files: " + id);
  }
  void check(std::string_view s) {
    for (const char c : s)
      if (is_control(c)) return problem("a name or text has a control character: " + printable(s));
  }
  static std::string printable(std::string_view s) {
    std::string out(s);
    for (char& c : out)
      if (is_control(c)) c = '?';
    return out;
  }

  static std::string within(const piece& x, level least) {
    return x.binds < least ? "(" + x.words + ")" : x.words;
  }
  // Operators of one level group from the left.
  static void join(std::vector<piece>& stack, const char* symbol, level own) {
    const piece right = stack.back();
    stack.pop_back();
    piece& left = stack.back();
    const level above = static_cast<level>(static_cast<int>(own) + 1);
    left = {within(left, own) + symbol + within(right, above), "", own};
  }

  std::string value(const indicator_info& i, int position) {
    const bool is_other = i.kind == kind::category && position >= i.category_count;
    return is_other ? std::string("other") : name(i.value_name(position));
  }
  piece comparison(const atom& a) {
    if (a.what == atom::form::computed) return computed(a);
    const indicator_info& i = *p_.facts[a.fact];
    const std::string id = name(i.id);
    if (a.what == atom::form::known) return {id + " is known", id + " is missing", level::atom};
    if (a.what == atom::form::one_of) {
      std::string list;
      for (int k = 0; k < i.value_count(); ++k)
        if (((a.set >> k) & 1U) != 0) list += (list.empty() ? "" : " or ") + value(i, k);
      if (list.empty()) list = "nothing";
      return {id + " is " + list, id + " is not " + list, level::atom};
    }
    if (a.what != atom::form::compare) {
      problem("a comparison of " + id + " has no words in files");
      return {"?", "", level::atom};
    }
    if (i.value_count() > 0) {
      const std::string one = value(i, static_cast<int>(a.value));
      if (a.relation == relation::equal)
        return {id + " is " + one, id + " is not " + one, level::atom};
      return {id + " is not " + one, "", level::atom};
    }
    const std::string bound = a.parameter >= 0 ? parameter_name(a.parameter) : constant(a.value);
    return {fact_name(a.fact) + symbol(a.relation) + bound, "", level::compare};
  }

  // A name that is an indicator's and a parameter's says which it means.
  std::string fact_name(int f) {
    const std::string id = name(p_.facts[f]->id);
    return p_.parameter(p_.facts[f]->id) < 0 ? id : "indicator(" + id + ")";
  }
  std::string parameter_name(int k) {
    const std::string id = name(p_.parameters[k]->id);
    return p_.fact(p_.parameters[k]->id) < 0 ? id : "parameter(" + id + ")";
  }
  std::string constant(double v) {
    if (is_missing(v)) problem("a number that is missing has no words in files");
    return number_text(v);
  }

  piece computed(const atom& a) {
    piece left = number(a.begin, a.middle);
    const piece right = number(a.middle, a.end);
    // One indicator beside one bound would read back as the plain comparison.
    const auto is_indicator = [&](int at) { return p_.steps[at].code == op::indicator; };
    if (a.end - a.begin == 2 && is_indicator(a.begin) != is_indicator(a.middle))
      left.words = "(" + left.words + ")";
    return {left.words + symbol(a.relation) + right.words, "", level::compare};
  }
  piece number(int begin, int end) {
    std::vector<piece> stack;
    for (int i = begin; i < end; ++i) {
      const number_step& s = p_.steps[i];
      if (s.unit != nullptr) problem("files have no words for dates and durations");
      switch (s.code) {
        case op::constant: stack.push_back({constant(s.value), "", level::atom}); break;
        case op::parameter: stack.push_back({parameter_name(s.index), "", level::atom}); break;
        case op::indicator: stack.push_back({fact_name(s.index), "", level::atom}); break;
        case op::negate: {
          const bool plain = stack.back().binds == level::atom && s.code == op::negate &&
                             p_.steps[i - 1].code != op::constant;
          stack.back() = {plain ? "-" + stack.back().words : "-(" + stack.back().words + ")", "",
                          level::sign};
          break;
        }
        case op::apply:
          stack.back() = {function(s.function) + "(" + stack.back().words + ")", "", level::atom};
          break;
        case op::add: join(stack, " + ", level::sum); break;
        case op::subtract: join(stack, " - ", level::sum); break;
        case op::multiply: join(stack, " * ", level::product); break;
        case op::divide: join(stack, " / ", level::product); break;
        default:
          problem("a number has a part that files have no words for");
          return {"?", "", level::atom};
      }
    }
    return stack.back();
  }
  std::string function(double (*f)(double)) {
    for (const rule_words::function& known : words_.functions())
      if (known.call == f) return known.name;
    problem("a condition applies a function that the program has not named");
    return "f";
  }

  const program& p_;
  const rule_words& words_;
  std::vector<std::string>& problems_;
};

/// The types of conclusions of a program, in the order in which rules first conclude of them, and what
/// they are called in files: nothing where each value has one type.
struct type_list {
  std::vector<const enumeration_info*> types;
  std::vector<std::string> names;

  type_list(const program& p, const rule_words& words) {
    for (int i = 0; i < p.count.conclusions; ++i) add(p.conclusions[i].type);
    for (int g = 0; g < p.count.groups; ++g)
      if (p.groups[g].has_default && p.groups[g].otherwise.type != nullptr)
        add(p.groups[g].otherwise.type);
    for (const enumeration_info* t : types) {
      std::string name;
      for (const rule_words::type& lent : words.types())
        if (lent.info->type == t->type) name = lent.name;
      names.push_back(name);
    }
    bool unclear = false;
    for (std::size_t a = 0; a < types.size(); ++a)
      for (std::size_t b = 0; b < a; ++b) unclear = unclear || shares_values(*types[a], *types[b]);
    for (std::size_t i = 0; unclear && i < types.size(); ++i)
      if (names[i].empty()) names[i] = "type_" + std::to_string(i + 1);
  }
  [[nodiscard]] std::size_t place(const conclusion& c) const {
    std::size_t i = 0;
    while (types[i]->type != c.type->type) ++i;
    return i;
  }
  /// Whether a conclusion has to say its type.
  [[nodiscard]] bool is_unclear(const conclusion& c) const {
    for (const enumeration_info* t : types)
      if (t->type != c.type->type && has_value(*t, c.name())) return true;
    return false;
  }

private:
  static bool has_value(const enumeration_info& t, const char* name) {
    for (int i = 0; i < t.count; ++i)
      if (same_text(t.items[i].name, name)) return true;
    return false;
  }
  static bool shares_values(const enumeration_info& a, const enumeration_info& b) {
    for (int i = 0; i < a.count; ++i)
      if (has_value(b, a.items[i].name)) return true;
    return false;
  }
  void add(const enumeration_info* t) {
    for (const enumeration_info* known : types)
      if (known->type == t->type) return;
    types.push_back(t);
  }
};

/// Whether a parameter says its range in a file: one without has its default alone, or all numbers.
inline bool says_range(const parameter& p) {
  const interval usual = is_missing(p.value) ? interval{} : parameter(p.id, p.value).range;
  return !(p.range == usual);
}

inline std::string policy_text(const group_row& g) {
  std::string words;
  for (const policy_word& w : policy_words)
    if (g.policy == w.policy && (words.empty() || !g.is_table)) words = w.words;
  if (g.aggregate != aggregate::none)
    words += std::string(" ") + aggregate_words[static_cast<int>(g.aggregate)];
  return words;
}

}  // namespace nqpf::inline NQPF_ABI::detail::files
