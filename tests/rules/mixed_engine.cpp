// SPDX-License-Identifier: BSL-1.0
#include "mixed_engine.hpp"

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
  std::vector<double> values(static_cast<std::size_t>(p.count.inputs), nqpf::missing);
  const std::vector<double> parameters = book_->parameters(setting);
  for (const auto& [id, v] : record) {
    if (const int f = p.input(id.c_str()); f >= 0)
      values[static_cast<std::size_t>(f)] =
          v + (p.inputs[f]->time == nqpf::detail::time_kind::date ? first_day : 0);
    for (int f = 0; f < p.count.inputs && id == book_->list; ++f)
      if (p.inputs[f]->items != nullptr)
        values[static_cast<std::size_t>(f)] = book_->answer(*p.inputs[f], v, parameters);
  }
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
