// SPDX-License-Identifier: BSL-1.0
#pragma once

// One record of a whole decision, as text and as JSON: what an audit log keeps. Which rules (by their digest), by
// which settings, on which values; what was concluded, what overruled what; each finding with its reasons; what was
// undecided and for want of what; which values lay outside their domains.

#include <nqpf/rules/decide.hpp>
#include <nqpf/rules/digest.hpp>
#include <nqpf/rules/explain.hpp>

namespace nqpf::inline NQPF_ABI {
namespace detail {

// Sixteen hexadecimal digits: JSON readers round integers beyond 2^53.
constexpr text<20> digest_text(const program& p) {
  constexpr const char* digits = "0123456789abcdef";
  const unsigned long long d = digest(p);
  text<20> t;
  for (int shift = 60; shift >= 0; shift -= 4) t.put(digits[(d >> shift) & 15U]);
  return t;
}

// Calls `each(finding)` for the rules of an outcome, derived facts left out.
template <class Each>
constexpr void for_each_rule(const evaluated& e, truth wanted, Each&& each) {
  for (int r = 0; r < e.program->count.rules; ++r)
    if (e.outcomes[r] == wanted && !e.program->rules[r].is_derived) each(finding{e, r});
}

// The first rule that counts and concludes what overrules a conclusion, and which of its conclusions that is.
struct overruling {
  int rule = -1;
  int place = -1;
};
constexpr overruling find_overruling(const evaluated& e, const conclusion& own) {
  overruling found;
  for_each_rule(e, truth::yes, [&](const finding& other) {
    if (!other.counts()) return;
    for (int k = 0; k < other.conclusion_count() && found.rule < 0; ++k) {
      if (own.is_overruled_by(other.conclusion(k))) found = {other.rule, k};
    }
  });
  return found;
}

// Looks at no items: all that is known of the record is what the lists answered.
struct no_items_looked_at {
  template <class Each>
  constexpr void check(const evaluated&, Each&&) const {}
  static constexpr bool leaves(const indicator_info&) noexcept { return true; }
};
// Looks at those of the host's record, and leaves lists that another type declares.
template <class Record>
struct items_of_record {
  const Record& record;
  template <class Each>
  constexpr void check(const evaluated& e, Each& each) const {
    told_by<Each> to(each);
    check_lists_of(*e.program, e.parameters, record, to);
  }
  static constexpr bool leaves(const indicator_info& asked) noexcept {
    return asked.is_bound && asked.source->record != record_type<Record>();
  }
};

template <class Out, class Items>
struct record_writer {
  sink<Out>& to;
  const evaluated& e;
  const Items& items;

  constexpr const program& p() const { return *e.program; }
  constexpr bool is_outside(int f) const {
    return !is_missing(e.values[f]) && !p().inputs[f]->admits(e.values[f]);
  }

  constexpr void json() {
    to << "{";
    write_string(member(to, "digest", true), digest_text(p()).c_str());
    values_json();
    settings_json();
    conclusions_json();
    list_json("findings", truth::yes, [&](const finding& f) { write_json(to.out, why(f)); });
    list_json("undecided", truth::unknown,
              [&](const finding& f) { write_json(to.out, undecided(f)); });
    tables_json();
    to << "}";
  }
  constexpr void values_json() {
    member(to, "values") << "{";
    for (int f = 0; f < p().count.inputs; ++f) {
      write_string(f > 0 ? to << "," : to, p().inputs[f]->id);
      write_json_value(to << ":", *p().inputs[f], e.values[f]);
    }
    to << "}";
    shown_json("values_shown", p().inputs, p().count.inputs, e.values);
    member(to, "outside_domain") << "[";
    bool first = true;
    for (int f = 0; f < p().count.inputs; ++f) {
      if (!is_outside(f)) continue;
      write_string(first ? to : to << ",", p().inputs[f]->id);
      first = false;
    }
    to << "]";
    items_json();
  }
  // Nothing of a set that asks no lists.
  constexpr void items_json() {
    bool asks = false;
    for (int f = 0; f < p().count.inputs; ++f) asks = asks || !is_null(p().inputs[f]->items);
    if (!asks) return;
    bool first = true;
    member(to, "items_outside_domain") << "[";
    auto tell = [&](const outside_item& o) {
      to << (first ? "" : ",");
      first = false;
      item_json(o);
    };
    items.check(e, tell);
    to << "]";
    first = true;
    member(to, "items_not_looked_at") << "[";
    for_each_left([&](const indicator_info& list) {
      write_string(first ? to : to << ",", list.id);
      first = false;
    });
    to << "]";
  }
  // The lists whose items nobody looks at, each once.
  template <class List>
  constexpr void for_each_left(List&& left) const {
    for (int f = 0; f < p().count.inputs; ++f)
      if (is_first_of_list(p(), f) && items.leaves(*p().inputs[f]))
        left(*p().inputs[f]->items->list);
  }
  constexpr void item_json(const outside_item& o) {
    write_string(member(to << "{", "list", true), o.list->id);
    if (o.item == 0) {
      member(to, "items") << static_cast<int>(o.value);
    } else {
      member(to, "item") << o.item;
      write_string(member(to, "input"), o.indicator->id);
      write_json_value(member(to, "value"), *o.indicator, o.value);
    }
    if (!is_null(o.outer)) {
      write_string(member(to, "of_list"), o.outer->id);
      member(to, "of_item") << o.outer_item;
    }
    to << "}";
  }
  constexpr void items_words() {
    auto tell = [&](const outside_item& o) {
      to << "  " << o.line().c_str()
         << (o.item > 0 ? ", outside its domain\n" : ", fewer or more than it may have\n");
    };
    items.check(e, tell);
    for_each_left(
        [&](const indicator_info& list) { to << "  items of " << list.id << ": not looked at\n"; });
  }
  constexpr void settings_json() {
    member(to, "settings") << "{";
    for (int i = 0; i < p().count.parameters; ++i) {
      write_string(i > 0 ? to << "," : to, p().parameters[i]->id);
      write_json_number(to << ":", measure(*p().parameters[i]), e.parameters[i]);
    }
    to << "}";
    shown_json("settings_shown", p().parameters, p().count.parameters, e.parameters);
  }
  // What the host's formatters make of numbers; nothing where it has none.
  template <class Part>
  constexpr void shown_json(const char* name, const Part* const* parts, int n,
                            const double* numbers) {
    bool some = false;
    for (int i = 0; i < n; ++i) {
      if (parts[i]->shown_by == nullptr || is_missing(numbers[i])) continue;
      if (!some) member(to, name) << "{";
      write_string(some ? to << "," : to, parts[i]->id);
      write_string(to << ":", parts[i]->shown_by(numbers[i]).c_str());
      some = true;
    }
    if (some) to << "}";
  }
  constexpr void conclusions_json() {
    member(to, "conclusions") << "[";
    bool first = true;
    for_each_rule(e, truth::yes, [&](const finding& f) {
      for (int i = 0; i < f.conclusion_count(); ++i) {
        to << (first ? "{" : ",{");
        first = false;
        write_string(member(to, "value", true), f.conclusion(i).name());
        write_string(member(to, "rule"), f.id());
        if (f.row().row > 0) member(to, "row") << static_cast<int>(f.row().row);
        stands_json(f.conclusion(i), f.counts());
      }
    });
    for_each_default([&](const group_row& table, const conclusion& c) {
      to << (first ? "{" : ",{");
      first = false;
      write_string(member(to, "value", true), c.name());
      write_string(member(to, "table"), table.id);
      stands_json(c, true);
    });
    to << "]";
  }
  constexpr void stands_json(const conclusion& c, bool counts) {
    const overruling by = counts ? find_overruling(e, c) : overruling{};
    member(to, "stands") << (counts && by.rule < 0 ? "true" : "false");
    if (by.rule >= 0) {
      const finding other{e, by.rule};
      write_string(member(to, "overruled_by"), other.id());
      write_string(member(to, "with"), other.conclusion(by.place).name());
    }
    to << "}";
  }
  // Calls `each(table, conclusion)` for what tables conclude of which no row holds.
  template <class Each>
  constexpr void for_each_default(Each&& each) const {
    for (int g = 0; g < p().count.groups; ++g) {
      const group_row& table = p().groups[g];
      if (!table.is_table || replies::decision_view{e, g}.decided() != truth::no) continue;
      for (int i = 0; i < table.default_count(); ++i) each(table, table.default_at(i));
    }
  }
  template <class Each>
  constexpr void list_json(const char* name, truth wanted, Each&& each) {
    member(to, name) << "[";
    bool first = true;
    for_each_rule(e, wanted, [&](const finding& f) {
      if (!first) to << ",";
      first = false;
      each(f);
    });
    to << "]";
  }
  constexpr void tables_json() {
    member(to, "tables") << "[";
    bool first = true;
    for (int g = 0; g < p().count.groups; ++g) {
      if (!p().groups[g].is_table) continue;
      const replies::decision_view d{e, g};
      to << (first ? "{" : ",{");
      first = false;
      write_string(member(to, "table", true), p().groups[g].id);
      write_string(member(to, "decided"), name_of(d.decided()));
      write_string(member(to, "line"), d.line().c_str());
      write_json_number(member(to, "number"), d.value());
      to << "}";
    }
    to << "]";
  }

  constexpr void words() {
    to << "rules " << digest_text(p()).c_str() << "\n";
    for (int f = 0; f < p().count.inputs; ++f) {
      to << "  " << p().inputs[f]->id << " = ";
      write_measured(to, *p().inputs[f], e.values[f]);
      to << (is_outside(f) ? ", outside its domain\n" : "\n");
    }
    items_words();
    for (int i = 0; i < p().count.parameters; ++i) {
      to << "  " << p().parameters[i]->id << " = ";
      write_setting(to, *p().parameters[i], e.parameters[i]);
      to << " (parameter)\n";
    }
    for_each_rule(e, truth::yes, [&](const finding& f) {
      for (int i = 0; i < f.conclusion_count(); ++i) conclusion_line(f, i);
    });
    for_each_default([&](const group_row& table, const conclusion& c) {
      to << "concluded: " << c.name() << " by default of " << table.id;
      overruled_words(find_overruling(e, c));
    });
    for (int g = 0; g < p().count.groups; ++g)
      if (p().groups[g].is_table)
        to << "decided: " << replies::decision_view{e, g}.line().c_str() << "\n";
    for_each_rule(e, truth::yes, [&](const finding& f) { write_text(to.out, why(f)); });
    for_each_rule(e, truth::unknown, [&](const finding& f) { write_text(to.out, undecided(f)); });
  }
  constexpr void conclusion_line(const finding& f, int i) {
    to << "concluded: " << f.conclusion(i).name() << " by ";
    write_rule(to, f.row());
    if (!f.counts()) to << ", which does not count: a row before it does or may";
    overruled_words(f.counts() ? find_overruling(e, f.conclusion(i)) : overruling{});
  }
  constexpr void overruled_words(const overruling& by) {
    if (by.rule >= 0) {
      const finding other{e, by.rule};
      to << ", overruled by " << other.conclusion(by.place).name() << " of ";
      write_rule(to, other.row());
    }
    to << "\n";
  }
};

}  // namespace detail

/// Everything of one decision as one JSON object on one line: `digest` (hexadecimal, see `digest`), `values`,
/// `outside_domain`, `settings`, each of the two with what the host's formatters make of them (`values_shown`,
/// `settings_shown`: `"balance":"1,250.00 EUR"`), `conclusions` (each with the rule, or of a default the table, whether it
/// `stands`, and what overruled it),
/// `findings` (with `why`), `undecided` (with what would decide it), `tables`. A missing value is null. `Out` is
/// anything that takes C strings with `<<`, or `append`. Of a set that asks lists also `items_outside_domain`, and
/// `items_not_looked_at`: all its lists, unless the record is given.
template <class Out>
constexpr void write_decision_json(Out& out, const evaluated& record) {
  detail::sink<Out> to{out};
  const detail::no_items_looked_at items;
  detail::record_writer<Out, detail::no_items_looked_at>{to, record, items}.json();
}
/// The same with the record that was evaluated, whose items are looked at.
template <class Out, class Record>
constexpr void write_decision_json(Out& out, const evaluated& record, const Record& host) {
  detail::sink<Out> to{out};
  const detail::items_of_record<Record> items{host};
  detail::record_writer<Out, detail::items_of_record<Record>>{to, record, items}.json();
}
/// The same as lines for people.
template <class Out>
constexpr void write_decision_text(Out& out, const evaluated& record) {
  detail::sink<Out> to{out};
  const detail::no_items_looked_at items;
  detail::record_writer<Out, detail::no_items_looked_at>{to, record, items}.words();
}
template <class Out, class Record>
constexpr void write_decision_text(Out& out, const evaluated& record, const Record& host) {
  detail::sink<Out> to{out};
  const detail::items_of_record<Record> items{host};
  detail::record_writer<Out, detail::items_of_record<Record>>{to, record, items}.words();
}

}  // namespace nqpf
