// SPDX-License-Identifier: BSL-1.0
#pragma once

// Rule sets made at run time, from a host's data: the same language, the same proofs, the same
// program. A header apart, since it owns memory.

#include <nqpf/rules/difference.hpp>
#include <nqpf/rules/dynamic/described_once.hpp>
#include <nqpf/rules/dynamic/items.hpp>
#include <nqpf/rules/dynamic/joined.hpp>
#include <nqpf/rules/dynamic/prove.hpp>
#include <nqpf/rules/dynamic/storage.hpp>
#include <nqpf/rules/dynamic_table.hpp>
#include <nqpf/rules/finding.hpp>
#include <nqpf/rules/program/pack_assumption.hpp>
#include <nqpf/rules/program_settings.hpp>

#include <algorithm>
#include <deque>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

namespace nqpf::inline NQPF_ABI {

/// A rule set that a host assembles from data. It owns names, indicators, enumerations and the
/// packed program. What it hands out stays valid as long as the book lives or, when it is moved, the book
/// that it is moved to; programs stay valid until the next `compile`. Diagnostics refer to its texts.
/// One thread builds a book; when it has compiled, any number of threads may read it at once.
class rule_book {
public:
  rule_book() = default;
  rule_book(rule_book&& other) : rule_book() { swap(other); }
  rule_book& operator=(rule_book&& other) {
    rule_book taken(static_cast<rule_book&&>(other));
    swap(taken);
    return *this;
  }
  rule_book(const rule_book&) = delete;
  rule_book& operator=(const rule_book&) = delete;

  /// Keeps a text for as long as the book lives.
  const char* keep(std::string text) {
    return texts_.emplace_back(static_cast<std::string&&>(text)).c_str();
  }

  /// The same for a C string; of none the empty text.
  const char* keep(const char* text) { return keep(std::string(text == nullptr ? "" : text)); }

  /// Keeps an indicator: `const auto& x = book.add(indicator("x").in(0, 1));`.
  const indicator_of<unbound, numeric>& add(indicator_of<unbound, numeric> i) {
    return keep_indicator(numbers_, i);
  }
  const indicator_of<unbound, boolean>& add(indicator_of<unbound, boolean> i) {
    return keep_indicator(flags_, i);
  }
  const indicator_of<unbound, textual>& add(indicator_of<unbound, textual> i) {
    for (int k = 0; k < i.category_count; ++k) i.categories[k] = keep(i.categories[k]);
    const auto& kept = keep_indicator(categories_, i);
    if (phrase m{}; detail::write_repeated(m, kept)) refuse(m);
    return kept;
  }
  /// Keeps a list; its items have indicators of this book.
  const list_of<unbound, unbound>& add(list_of<unbound, unbound> list) {
    return keep_indicator(lists_, list);
  }
  /// Keeps a question of a list under its name: `const auto& jobs = book.add(named("jobs", count(incomes)));`.
  template <class Values>
  const detail::named_question<unbound, Values>& add(
      const detail::named_question<unbound, Values>& q) {
    if constexpr (std::is_same_v<Values, boolean>) return keep_indicator(questions_.first, q);
    else return keep_indicator(questions_.second, q);
  }
  const indicator_of<unbound, calendar_day>& add(indicator_of<unbound, calendar_day> i) {
    return keep_indicator(dates_, i);
  }
  const indicator_of<unbound, detail::duration_in_days>& add(
      indicator_of<unbound, detail::duration_in_days> i) {
    return keep_indicator(durations_, i);
  }
  /// Keeps an indicator that is given as data; an enumeration's type has to outlive the book or be of it.
  const indicator_info& add(const indicator_info& given) {
    indicator_info i = given;
    for (int k = 0; k < i.category_count; ++k) i.categories[k] = keep(i.categories[k]);
    return keep_indicator(others_, i);
  }
  /// Keeps a parameter.
  const parameter& add(parameter p) { return keep_parameter(parameters_, p); }
  const date_parameter& add(date_parameter p) { return keep_parameter(date_parameters_, p); }
  const duration_parameter& add(duration_parameter p) {
    return keep_parameter(duration_parameters_, p);
  }
  /// Keeps a document that rules cite.
  const source& add(const source& s) {
    return sources_.emplace_back(source{keep(s.id), keep(s.title), keep(s.authors), keep(s.year)});
  }
  /// A type of conclusions: the names of its values, from worst to best if ordered. Add conflicts and
  /// resolutions through the reference before the first rule is proven. Types of the same names and order are one type:
  /// what one description of it says holds of all.
  detail::enumeration_info& add_conclusions(const std::vector<std::string>& names, bool ordered) {
    auto& items = enumerators_.emplace_back();
    for (std::size_t i = 0; i < names.size() && i < most_names; ++i)
      items.push_back({keep(names[i]), static_cast<long long>(i)});
    if (names.size() > most_names)
      refuse(phrase{} << "a type of conclusions has more than " << static_cast<int>(most_names)
                      << " values");
    check_names(names);
    detail::enumeration_info& e = enumerations_.emplace_back();
    e.type = ordered ? 1 : 2;  // types of the same names are the same, whichever book they are in
    for (const std::string& name : names) e.type = detail::hash_text(name.c_str(), e.type * 31 + 7);
    e.items = items.data();
    e.count = static_cast<int>(items.size());
    e.ordered = ordered;
    return e;
  }

  /// Adds a rule; it may read indicators of this book, parameters, and outcomes of other rules by name.
  template <class Record>
    requires(std::same_as<Record, unbound> || std::same_as<Record, any_record>)
  void add(const rule<Record>& r) {
    add_rule(r);
  }
  /// Adds a rule that concludes the value at a position of a type of this book; six at most, with those
  /// of the rule itself.
  template <class Record>
    requires(std::same_as<Record, unbound> || std::same_as<Record, any_record>)
  void add(const rule<Record>& r, const detail::enumeration_info& type, int position) {
    rule_data& own = add_rule(r);
    if (own.conclusion_count == rule_data::conclusion_capacity) {
      own.too_many = rule_data::excess::conclusions;
      return;
    }
    const bool is_listed = position >= 0 && position < type.count;  // packing reports what is not
    own.conclusions[own.conclusion_count++] = {&type,
                                               static_cast<short>(is_listed ? position : -1)};
  }
  /// Adds a decision table, with any hit policy, beside the rules and tables that the book has.
  void add(const dynamic_table& t) {
    const std::vector<rule_data> rules =
        t.make_rules(rules_, groups_, [&](const phrase& m) { refuse(m); });
    const char* const id = keep(t.id());
    t.for_each_unread(rules, [&](const indicator_info& column) {
      unread_.push_back({defect::no_effect, -1, -1,
                         phrase{} << "table " << id << ": the column " << detail::shown_name(column)
                                  << " changes nothing"});
    });
    add_table(rules.data(), static_cast<int>(rules.size()), t.group());
    columns_ = t.columns();
  }
  /// The same for a table over unbound indicators declared in code, which lives as long as the book.
  template <unsigned long N>
  void add(const decision_table<unbound, N>& t) {
    add_table(t.rules, static_cast<int>(N), t.groups[0]);
  }

  /// Adds a rule that is given as data.
  void add(const rule_data& r) { add_rule(r); }
  /// Adds a group that is given as data: without names all rules of the book, for example the rows of a table.
  void add_group(const detail::group_data& given) {
    detail::group_data g = given;
    g.id = keep(g.id);
    auto& kept = group_names_.emplace_back();
    for (int i = 0; i < g.name_count; ++i) kept.push_back(keep(g.name(i)));
    g.listed = kept.data();
    for (int i = 0; i < g.output_count; ++i) keep_output(g.outputs[i]);
    groups_.push_back(g);
  }
  /// Declares rules a group: `hit::unique` exclusive, `hit::first` ordered, any policy with claims of
  /// completeness. No names: all rules of the book.
  void add_group(const std::vector<std::string>& names, hit policy, bool complete,
                 bool complete_when_known) {
    detail::group_data g{};
    g.id = "group";
    g.policy = policy;
    g.complete = complete;
    g.complete_when_known = complete_when_known;
    if (policy > hit::collect) refuse(phrase{} << "a group has an unknown hit policy");
    auto& kept = group_names_.emplace_back();
    for (const std::string& n : names) kept.push_back(keep(n));
    g.listed = kept.data();
    g.name_count = static_cast<int>(kept.size());
    groups_.push_back(g);
  }

  /// The date that the rules are evaluated as of: those with `from` or `until`, before this call and after it.
  void as_of(const indicator_of<unbound, calendar_day>& date) {
    date_ = &date;
    for (rule_data& r : rules_) r.evaluate_as_of(date);
  }
  /// Says that the rules come from a file: what messages suggest is then in the notation of files.
  void comes_from_file() noexcept { is_from_file_ = true; }
  /// Declares that in every setting the first parameter is less than the second.
  void order(const parameter& low, const parameter& high) {
    if (&low == &high || detail::same_text(low.id, high.id))
      refuse(phrase{} << "parameter " << keep(low.id) << " is ordered below itself");
    orders_.push_back({&low, &high});
  }

  /// Declares what holds between the inputs of every record, as `given` of sets declared in code; 64 at most.
  template <class... Conditions>
    requires(detail::assumes_of<unbound, Conditions> && ...)
  void given(Conditions&&... conditions) {
    (assume(detail::as_assumption<unbound>(static_cast<Conditions&&>(conditions))), ...);
  }

  /// Packs and proves the rules. The program may run where no defect is found.
  [[nodiscard]] diagnostics compile() {
    program_ = {};
    storage_ = {};
    bool is_broken = false;
    diagnostics found = ask_items(is_broken);
    if (is_broken) return found;
    storage_.reserve(capacity());
    found.merge(pack_into(storage_, 0, is_broken));
    if (is_broken) return found;
    program_ = storage_.view();
    program_.is_from_file = is_from_file_;
    detail::declare_columns(program_, columns_);
    if (!found.ok()) return found;
    std::vector<double> nominal(detail::size_of(program_.count.parameters));
    std::vector<interval> parameter_ranges(nominal.size());
    std::vector<unsigned char> fixed(nominal.size());
    if (!detail::find_nominal(program_, nominal.data(), fixed.data(), parameter_ranges.data()))
      detail::report_broken_orders(program_, found);
    if (!found.ok()) return found;
    return prove(program_, nominal.data());
  }

  /// What changes between two books over indicators of the same names and definitions, at the
  /// defaults of their parameters, also of records with missing data; both have compiled.
  [[nodiscard]] friend replies::conclusion_changes compare(const rule_book& old_rules,
                                                           const rule_book& new_rules) {
    replies::conclusion_changes found;
    const detail::joined_books joined(old_rules, new_rules);
    for (const diagnostic& d : joined.found) {
      found.add(replies::conclusion_change::kind::undecided, d.message);
      return found;
    }
    const nqpf::program p = joined.both.view();
    const int most = 64 * p.count.code + 64;
    std::vector<double> parameters(detail::size_of(p.count.parameters));
    std::vector<detail::axis> axes(detail::size_of(p.count.inputs));
    std::vector<detail::literal> literals(detail::size_of(2 * p.count.atoms));
    std::vector<detail::constraint> constraints(detail::size_of(most * 4));
    std::vector<detail::box_row> boxes(detail::size_of(most));
    std::vector<detail::box_range> ranges(detail::size_of(p.count.rules));
    detail::compare_programs(p, joined.split,
                             {parameters.data(), axes.data(), literals.data(), constraints.data(),
                              boxes.data(), ranges.data(), most, most * 4},
                             found);
    return found;
  }

  /// The program as of the last `compile`; without rules where names, conditions or derivations had a
  /// defect that leaves nothing to run.
  [[nodiscard]] const nqpf::program& program() const noexcept { return program_; }
  /// The default of each parameter, in the order of the program; missing where it has none.
  [[nodiscard]] std::vector<double> defaults() const { return program_settings(program_).values(); }

private:
  template <class Book>
  friend struct detail::joined_books;

  struct parameter_pair {
    const parameter* low;
    const parameter* high;
  };

  using storage = detail::book_storage;

  [[nodiscard]] detail::program_counts capacity() const {
    return detail::room_for(rules(), static_cast<int>(rules_.size()), 0,
                            static_cast<int>(orders_.size()), groups_.data(),
                            static_cast<int>(groups_.size()), assumptions_.data(),
                            static_cast<int>(assumptions_.size()));
  }

  // The rules, with inputs in place of what they ask of lists.
  [[nodiscard]] const rule_data* rules() const noexcept {
    return answered_.rules.size() == rules_.size() ? answered_.rules.data() : rules_.data();
  }
  // Makes a book of what is asked of the items of each list, and inputs of the questions.
  [[nodiscard]] diagnostics ask_items(bool& is_broken) {
    const detail::book_questions asked(rules_);
    items_ = std::vector<rule_book>(static_cast<std::size_t>(asked.all.list_count));
    return asked.answer(rules_, answered_, is_broken,
                        [&](std::size_t list, auto&& own, diagnostics& d) -> const auto& {
                          items_[list].rules_ = own;
                          order_items(items_[list]);
                          if (!own.empty()) d = items_[list].compile();
                          return items_[list].program_;
                        });
  }
  // What is asked of items keeps the orders of the parameters that it reads.
  void order_items(rule_book& items) const {
    const auto low = [&](int i) -> const parameter& {
      return *orders_[static_cast<std::size_t>(i)].low;
    };
    const auto high = [&](int i) -> const parameter& {
      return *orders_[static_cast<std::size_t>(i)].high;
    };
    const detail::order_list<decltype(low), decltype(high)> own{static_cast<int>(orders_.size()),
                                                                low, high};
    detail::for_each_order(own, items.rules_.data(), static_cast<int>(items.rules_.size()),
                           [&](const parameter& below, const parameter& above) {
                             items.orders_.push_back({&below, &above});
                           });
  }

  void assume(const expression& e) {
    if (assumptions_.size() == detail::most_assumptions)
      return refuse(phrase{} << "a rule set has more than 64 assumptions: join some");
    assumptions_.push_back(e);
    for (int i = 0; i < e.count && i < expression::capacity; ++i)
      if (e.nodes[i].has_name) assumptions_.back().nodes[i].name = keep(e.nodes[i].name);
  }

  // What does not fit is kept for the diagnostics of `compile`.
  void refuse(const phrase& message) { refused_.push_back({defect::undecided, -1, -1, message}); }

  // Packs the rules behind the `offset` rules that the storage holds already.
  [[nodiscard]] diagnostics pack_into(storage& out, int offset, bool& is_broken) const {
    constexpr std::size_t most =
        32767;  // rules, indicators and parameters are numbered with `short`
    diagnostics found;
    for (const diagnostic& d : refused_) found.add(d);
    is_broken =
        is_broken || (rules() == rules_.data() && detail::book_questions(rules_).all.count > 0);
    for (const diagnostic& d : unread_) found.add(d);
    is_broken = is_broken || !refused_.empty();
    for (const detail::enumeration_info& e : enumerations_) check_pairs(e, found, is_broken);
    if (is_broken) return found;
    if (rules_.size() > most - static_cast<std::size_t>(offset)) {
      found.add({defect::undecided, -1, -1,
                 phrase{} << "a rule set has at most " << static_cast<int>(most) << " rules"});
      is_broken = true;
      return found;
    }
    const int n = static_cast<int>(rules_.size());
    std::vector<int> inputs(detail::table_size(static_cast<int>(out.inputs.items.size())));
    std::vector<int> atoms(detail::table_size(static_cast<int>(out.atoms.items.size())));
    std::vector<int> names(detail::table_size(n));
    const auto table = [](std::vector<int>& v) {
      return detail::index_table{v.data(), static_cast<unsigned>(v.size()) - 1};
    };
    detail::packer<storage> p{out,          rules(),      n,      found,     table(inputs),
                              table(atoms), table(names), offset, &is_broken};
    p.find_packed();
    p.pack_names();
    const int concluded = out.used.conclusions;
    for (int r = 0; r < n; ++r) p.pack_rule(r);
    const detail::described_once types(p, concluded, groups_);
    std::vector<int> state(static_cast<std::size_t>(n));
    std::vector<int> stack(static_cast<std::size_t>(n));
    p.pack_order(state.data(), stack.data());
    for (const detail::group_data& g : groups_) p.pack_group(types.of(g));
    detail::check_types(p);
    for (const parameter_pair& o : orders_) p.pack_parameter_order(*o.low, *o.high);
    for (const expression& e : assumptions_) detail::pack_assumption(p, e);
    if (out.used.assumptions > 0) detail::find_bonds(out.view(), &out.bonds[0]);
    p.check_parameters();
    for (const int used : {out.used.inputs, out.used.parameters}) {
      if (used <= static_cast<int>(most)) continue;
      found.add({defect::undecided, -1, -1,
                 phrase{} << "the rule set reads more than " << static_cast<int>(most)
                          << " indicators or parameters: split it"});
      is_broken = true;
    }
    return found;
  }

  static constexpr std::size_t most_names = 32767;  // positions are kept as `short`

  void check_names(const std::vector<std::string>& names) {
    std::vector<std::string> sorted = names;
    std::sort(sorted.begin(), sorted.end());
    for (std::size_t i = 1; i < sorted.size(); ++i)
      if (sorted[i] == sorted[i - 1])
        refuse(phrase{} << "a type of conclusions names " << detail::spelled{keep(sorted[i])}
                        << " twice");
  }
  // What a host writes through the reference to a type.
  static void check_pairs(const detail::enumeration_info& e, diagnostics& found, bool& is_broken) {
    phrase m{};
    const defect code = detail::write_fault(m, e);
    if (code == defect::none) return;
    found.add({code, -1, -1, m});
    is_broken = true;
  }

  template <class List, class Parameter>
  const Parameter& keep_parameter(List& list, Parameter p) {
    p.id = keep(p.id);
    p.unit_name = keep(p.unit_name);
    return list.emplace_back(p);
  }
  template <class List, class Indicator>
  const Indicator& keep_indicator(List& list, Indicator i) {
    i.id = keep(i.id);
    i.unit_name = keep(i.unit_name);
    i.title = keep(i.title);
    return list.emplace_back(i);
  }
  rule_data& add_rule(const rule_data& r) {
    rules_.push_back(r);
    rule_data& own = rules_.back();
    if (date_ != nullptr) own.evaluate_as_of(*date_);
    own.id = keep(own.id);
    for (int i = 0; i < own.when_.count && i < expression::capacity; ++i)
      if (own.when_.nodes[i].has_name) own.when_.nodes[i].name = keep(own.when_.nodes[i].name);
    for (int i = 0; i < own.outputs.count; ++i) keep_output(own.outputs.items[i]);
    for (int i = 0; i < own.citation_count; ++i)
      own.citations[i].place = keep(own.citations[i].place);
    for (int i = 0; i < own.allowance_count; ++i)
      own.allowances[i].reason = keep(own.allowances[i].reason);
    return own;
  }

  void add_table(const rule_data* rules, int n, const detail::group_data& group) {
    if (n == 0) return;
    detail::group_data g = group;
    g.id = keep(g.id);
    g.first = static_cast<int>(rules_.size());
    g.size = n;
    for (int i = 0; i < n; ++i) add_rule(rules[i]);
    for (int i = 0; i < g.output_count; ++i) keep_output(g.outputs[i]);
    groups_.push_back(g);
  }
  void keep_output(detail::row_output& o) {
    o.id = keep(o.id);
    if (o.what == detail::row_output::form::text) o.words = keep(o.words);
  }

  // Swapping leaves the elements of containers where they are.
  void swap(rule_book& other) {
    std::swap(texts_, other.texts_);
    std::swap(numbers_, other.numbers_);
    std::swap(flags_, other.flags_);
    std::swap(categories_, other.categories_);
    std::swap(dates_, other.dates_);
    std::swap(durations_, other.durations_);
    std::swap(others_, other.others_);
    std::swap(parameters_, other.parameters_);
    std::swap(date_parameters_, other.date_parameters_);
    std::swap(duration_parameters_, other.duration_parameters_);
    std::swap(sources_, other.sources_);
    std::swap(enumerators_, other.enumerators_);
    std::swap(enumerations_, other.enumerations_);
    std::swap(rules_, other.rules_);
    std::swap(groups_, other.groups_);
    std::swap(group_names_, other.group_names_);
    std::swap(orders_, other.orders_);
    std::swap(assumptions_, other.assumptions_);
    std::swap(date_, other.date_);
    std::swap(is_from_file_, other.is_from_file_);
    std::swap(refused_, other.refused_);
    std::swap(unread_, other.unread_);
    std::swap(storage_, other.storage_);
    std::swap(program_, other.program_);
    std::swap(lists_, other.lists_);
    std::swap(questions_, other.questions_);
    std::swap(answered_, other.answered_);
    std::swap(items_, other.items_);
  }

  std::deque<std::string> texts_;
  std::deque<indicator_of<unbound, numeric>> numbers_;
  std::deque<indicator_of<unbound, boolean>> flags_;
  std::deque<indicator_of<unbound, textual>> categories_;
  std::deque<indicator_of<unbound, calendar_day>> dates_;
  std::deque<indicator_of<unbound, detail::duration_in_days>> durations_;
  std::deque<indicator_info> others_;
  std::deque<parameter> parameters_;
  std::deque<date_parameter> date_parameters_;
  std::deque<duration_parameter> duration_parameters_;
  std::deque<source> sources_;
  std::deque<std::vector<enumerator>> enumerators_;
  std::deque<detail::enumeration_info> enumerations_;
  std::vector<rule_data> rules_;
  std::vector<detail::group_data> groups_;
  std::deque<std::vector<const char*>> group_names_;
  std::vector<parameter_pair> orders_;
  std::vector<expression> assumptions_;
  const indicator_info* date_ = nullptr;  ///< that the rules are evaluated as of
  bool is_from_file_ = false;
  std::vector<diagnostic> refused_;
  std::vector<diagnostic> unread_;              ///< columns of tables
  std::vector<const indicator_info*> columns_;  ///< of the last table
  storage storage_;
  nqpf::program program_;
  std::deque<list_of<unbound, unbound>> lists_;
  std::pair<std::deque<detail::named_question<unbound, boolean>>,
            std::deque<detail::named_question<unbound, numeric>>>
      questions_;
  detail::answered_rules answered_;
  std::vector<rule_book> items_;  ///< over the items of each list
};

}  // namespace nqpf
