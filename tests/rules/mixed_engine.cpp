// SPDX-License-Identifier: BSL-1.0
#include "mixed_engine.hpp"

#include <nqpf/rules/boundary.hpp>
#include <nqpf/rules/change.hpp>
#include <nqpf/rules/dsl.hpp>
#include <nqpf/rules/equivalent_books.hpp>
#include <nqpf/rules/lists.hpp>
#include <nqpf/rules/questions.hpp>
#include <nqpf/rules/rule_text.hpp>

#include <string>
#include <utility>
#include <vector>

namespace test::mixed {

namespace {

constexpr double first_day = 19723;  // 2024-01-01

// `name = value` in a sentence, as its pieces have it.
std::vector<reported_value> values_of(const nqpf::phrase& m) {
  std::vector<reported_value> out;
  const auto words = [&](int i) {
    return std::string(m.pieces[i].is_number || m.pieces[i].words == nullptr ? ""
                                                                             : m.pieces[i].words);
  };
  for (int i = 0; i + 2 < m.count; ++i) {
    if (words(i + 1) != " = ") continue;
    reported_value v{words(i), words(i + 2), 0};
    if (m.pieces[i + 2].is_number) {
      v.word.clear();
      v.number = m.pieces[i + 2].number;
      if (v.number == 2024 && words(i + 3) == "-01-") v.word = "2024-01-" + words(i + 4);
    }
    out.push_back(std::move(v));
  }
  return out;
}

}  // namespace

struct engine::book {
  nqpf::rules_read read;
  std::string list{};
  std::vector<item_list> lists{};

  [[nodiscard]] std::vector<double> parameters(const named_values& setting) const {
    const nqpf::program& p = read.book.program();
    std::vector<double> out(static_cast<std::size_t>(p.count.parameters));
    for (const auto& [id, v] : setting)
      if (const int q = p.parameter(id.c_str()); q >= 0)
        out[static_cast<std::size_t>(q)] =
            v + (p.parameters[q]->time == nqpf::detail::time_kind::date ? first_day : 0);
    return out;
  }
  [[nodiscard]] std::vector<double> inputs(const named_values& record,
                                           const std::vector<double>& parameters) const {
    const nqpf::program& p = read.book.program();
    std::vector<double> values(static_cast<std::size_t>(p.count.inputs), nqpf::missing);
    for (const auto& [id, v] : record) {
      if (const int f = p.input(id.c_str()); f >= 0)
        values[static_cast<std::size_t>(f)] =
            v + (p.inputs[f]->time == nqpf::detail::time_kind::date ? first_day : 0);
      for (int f = 0; f < p.count.inputs && id == list; ++f)
        if (p.inputs[f]->items != nullptr)
          values[static_cast<std::size_t>(f)] = answer(*p.inputs[f], v, parameters);
    }
    return values;
  }
  [[nodiscard]] double answer(const nqpf::indicator_info& question, double which,
                              const std::vector<double>& parameters) const {
    if (which != which) return nqpf::missing;
    const item_list& items = lists[static_cast<std::size_t>(which)];
    return nqpf::answer_list(
        read.book.program(), question, static_cast<int>(items.size()),
        [&](int i, const nqpf::indicator_info& of) {
          for (const auto& [id, v] : items[static_cast<std::size_t>(i)])
            if (id == of.id) return v + (of.time == nqpf::detail::time_kind::date ? first_day : 0);
          return nqpf::missing;
        },
        parameters.data());
  }
};

engine::engine(const std::string& text) : book_(new book{nqpf::read_rule_text(text), {}, {}}) {
  for (const auto& e : book_->read.errors) errors += std::string(e.line()) + "\n";
  if (!errors.empty()) return;
  const nqpf::diagnostics found = book_->read.book.compile();
  for (const nqpf::diagnostic& d : found)
    defects.push_back({static_cast<int>(d.code), d.rule, d.other, d.message.write().c_str(),
                       values_of(d.message)});
  proven = found.ok();
}
engine::~engine() = default;

std::vector<int> engine::outcomes(const named_values& record, const named_values& setting) const {
  const nqpf::program& p = book_->read.book.program();
  const std::vector<double> parameters = book_->parameters(setting);
  const std::vector<double> values = book_->inputs(record, parameters);
  std::vector<nqpf::truth> out(static_cast<std::size_t>(p.count.rules));
  nqpf::run(p, values.data(), parameters.data(), out.data());
  std::vector<int> truths;
  for (const nqpf::truth t : out) truths.push_back(static_cast<int>(t));
  return truths;
}

namespace {

nqpf::detail::answer_of_program answer(const nqpf::program& p, const asked& q) {
  nqpf::asking how;
  if (q.all_records) how.about = nqpf::records::all;
  how.at_defaults = q.at_defaults;
  const char* const a = q.a.c_str();
  const char* const b = q.b.c_str();
  const auto where = nqpf::holds(q.where.c_str());
  const nqpf::conclusion value{p.count.conclusions > 0 ? p.conclusions[0].type : nullptr,
                               static_cast<short>(q.value)};
  const bool everywhere = q.where.empty();
  switch (q.what) {
    case asked::kind::implies: return nqpf::implies(p, a, b, how);
    case asked::kind::together: return nqpf::can_hold_together(p, a, b, how);
    case asked::kind::equivalent:
      return everywhere ? nqpf::equivalent(p, a, b, how) : nqpf::equivalent(p, a, b, where, how);
    case asked::kind::always:
      return everywhere ? nqpf::always(p, value, how) : nqpf::always(p, where, value, how);
    case asked::kind::always_something: return nqpf::always(p, where, how);
    default:
      return everywhere ? nqpf::reachable(p, value, how) : nqpf::reachable(p, value, where, how);
  }
}

}  // namespace

std::vector<told> engine::changes_to(const engine& newer) const {
  std::vector<told> out;
  const nqpf::replies::conclusion_changes found = compare(book_->read.book, newer.book_->read.book);
  for (const nqpf::replies::conclusion_change& c : found)
    out.push_back(
        {static_cast<int>(c.what), -1, -1, c.message.write().c_str(), values_of(c.message)});
  return out;
}

namespace {

double without_offset(nqpf::detail::time_kind time, double v) {
  return v - (time == nqpf::detail::time_kind::date ? first_day : 0);
}
// The record of an answer about one program, or about two of which the second stands behind the first.
answered plain(const nqpf::detail::answer_of_program& said, const nqpf::program& p,
               const nqpf::program* second) {
  answered out;
  out.is = said.yes()       ? answered::kind::yes
           : said.no()      ? answered::kind::no
           : said.refused() ? answered::kind::refused
                            : answered::kind::undecided;
  out.words = said.line().c_str();
  out.has_record = said.has_record();
  if (!out.has_record) return out;
  int next = 0;
  const std::string shown = said.record().c_str();
  for (const nqpf::program* of : {&p, second}) {
    for (int f = 0; of != nullptr && f < of->count.inputs; ++f) {
      const nqpf::indicator_info& info = *of->inputs[f];
      if (of != &p && p.input(info.id) >= 0) continue;
      const double v = said.values()[next++];
      if (info.items == nullptr || shown.find(std::string(info.id) + " = ") != std::string::npos)
        out.record.push_back({info.id, without_offset(info.time, v)});
    }
    for (int k = 0; of != nullptr && k < of->count.parameters; ++k)
      if (of == &p || p.parameter(of->parameters[k]->id) < 0)
        out.setting.push_back(
            {of->parameters[k]->id,
             without_offset(of->parameters[k]->time, said.setting()[out.setting.size()])});
  }
  return out;
}

}  // namespace

answered engine::same_as(const engine& other, const std::string& where, bool at_defaults) const {
  nqpf::asking how;
  how.at_defaults = at_defaults;
  const nqpf::rule_book& a = book_->read.book;
  const nqpf::rule_book& b = other.book_->read.book;
  return plain(where.empty() ? nqpf::equivalent(a, b, how)
                             : nqpf::equivalent(a, b, nqpf::holds(where.c_str()), how),
               a.program(), &b.program());
}
answered engine::ask(const asked& q) const {
  const nqpf::program& p = book_->read.book.program();
  return plain(answer(p, q), p, nullptr);
}

namespace {

nqpf::change_options options_of(const asked_change& q, const nqpf::program& p) {
  nqpf::change_options o;
  o.budget = q.budget;
  o.raises = static_cast<nqpf::may_raise>(q.raises);
  o.fill_missing = q.fill_missing;
  o.freeze_others = q.freeze_others;
  for (const asked_change::price& price : q.prices) {
    const int f = p.input(price.id.c_str());
    if (f < 0) continue;
    o = o.cost(*p.inputs[f], price.up, price.down);
    if (price.scale > 0) o = o.scale(*p.inputs[f], price.scale);
  }
  return o;
}
told_change plain(const nqpf::needed_change& c) {
  told_change out;
  out.is = static_cast<told_change::kind>(c.is);
  out.cost = c.cost;
  out.bound = c.bound;
  out.complete = c.complete;
  out.words = nqpf::to_text(c).c_str();
  for (const nqpf::replies::indicator_change& i : c) {
    const nqpf::indicator_info& info = c.indicator(i);
    out.steps.push_back({info.id, without_offset(info.time, i.from),
                         without_offset(info.time, i.to), without_offset(info.time, i.bound),
                         i.cost});
  }
  for (int i = 0; i < c.effect_count; ++i)
    out.effects.push_back({c.effects[i].rule, static_cast<int>(c.effects[i].before),
                           static_cast<int>(c.effects[i].after)});
  return out;
}

}  // namespace

told_change engine::change(const asked_change& q, const named_values& record,
                           const named_values& setting) const {
  const nqpf::program& p = book_->read.book.program();
  const std::vector<double> parameters = book_->parameters(setting);
  const std::vector<double> values = book_->inputs(record, parameters);
  std::vector<nqpf::truth> outcomes(static_cast<std::size_t>(p.count.rules));
  nqpf::run(p, values.data(), parameters.data(), outcomes.data());
  const nqpf::evaluated e{&p, values.data(), parameters.data(), outcomes.data()};
  const nqpf::change_options how = options_of(q, p);
  if (q.what == asked_change::goal::clear) return plain(nqpf::what_would_clear({e, q.rule}, how));
  if (q.what == asked_change::goal::hold) return plain(nqpf::what_would_hold({e, q.rule}, how));
  const nqpf::conclusion value{p.count.conclusions > 0 ? p.conclusions[0].type : nullptr,
                               static_cast<short>(q.value)};
  return plain(nqpf::what_would_reach(e, value, how));
}

told_boundary engine::boundary(const named_values& setting, bool readable) const {
  const nqpf::program& p = book_->read.book.program();
  const std::vector<double> parameters = book_->parameters(setting);
  nqpf::boundary_options how;
  how.readable = readable;
  how.parameters = parameters.data();
  const nqpf::boundary_records b(p, how);
  told_boundary out;
  for (const nqpf::replies::boundary_condition& c : b.conditions())
    out.conditions.push_back({static_cast<told_condition::influence>(c.how), c.rule,
                              nqpf::detail::condition_text(p, c), nqpf::name_of(c.why_not),
                              c.why_not == nqpf::obstacle_to_deciding::constant, c.unique_excluded,
                              c.holds, c.fails, c.absent,
                              c.missing_input < 0 ? "" : p.inputs[c.missing_input]->id});
  for (int i = 0; i < b.size(); ++i) {
    named_values record;
    for (int f = 0; f < p.count.inputs; ++f)
      record.push_back({p.inputs[f]->id, without_offset(p.inputs[f]->time, b.values(i)[f])});
    out.records.push_back(record);
    std::vector<int> truths;
    for (int r = 0; r < p.count.rules; ++r) truths.push_back(static_cast<int>(b.outcomes(i)[r]));
    out.outcomes.push_back(truths);
  }
  return out;
}

void engine::keep_lists(const std::string& id, std::vector<item_list> all) {
  book_->list = id;
  book_->lists = std::move(all);
}
std::string engine::asks(const std::string& input) const {
  const nqpf::program& p = book_->read.book.program();
  const int f = p.input(input.c_str());
  return f < 0 || p.inputs[f]->items == nullptr ? std::string() : p.inputs[f]->items->list->id;
}
double engine::answer_of_list(const std::string& question, double list,
                              const named_values& setting) const {
  const nqpf::program& p = book_->read.book.program();
  const nqpf::indicator_info& info = *p.inputs[p.input(question.c_str())];
  return without_offset(info.time, book_->answer(info, list, book_->parameters(setting)));
}

}  // namespace test::mixed
