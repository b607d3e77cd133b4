// SPDX-License-Identifier: BSL-1.0
#pragma once

// Reads the records of one file into a panel.

#include <nqpf/core/result.hpp>
#include <nqpf/panel/build/cell_table.hpp>
#include <nqpf/panel/build/column_plan.hpp>
#include <nqpf/panel/build/indicators_in_records.hpp>
#include <nqpf/panel/build/panel_builder.hpp>
#include <nqpf/panel/build/recognize.hpp>
#include <nqpf/panel/build/record.hpp>
#include <nqpf/panel/csv.hpp>
#include <nqpf/panel/number.hpp>
#include <nqpf/panel/panel.hpp>
#include <nqpf/panel/read_options.hpp>
#include <nqpf/panel/read_schema.hpp>
#include <nqpf/panel/schema.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nqpf::inline NQPF_ABI::panel_detail {

/// Records go one of two ways. `simple_reader` reads those that are as they should be straight from
/// the buffer; whatever it does not know it leaves, with nothing done, to `record`, which takes the record
/// apart by RFC 4180 and finds words for every error. A record ends as a row of a block, which goes to the
/// builder column by column, or as cells of a table.
class panel_reader {
public:
  panel_reader(byte_source source, const schema& meaning, const read_options& options,
               std::string name)
      : reader_(static_cast<byte_source&&>(source), options.csv),
        meaning_(meaning),
        options_(options),
        build_(meaning, options.most_errors),
        cells_(0),
        file_(static_cast<std::string&&>(name)),
        simple_(options_, reader_.separator()) {
    options_.csv.separator = reader_.separator();
    build_.name_file(file_);
  }

  result<panel, data_errors> read() {
    const data_errors unfit = check(meaning_);
    for (const data_error& each : unfit) build_.errors().add(each);
    if (!unfit.empty() || !header()) return build_.finish();
    block_.make(plan_.slots, plan_.cells ? 1 : block_rows);
    scratch_.resize(block_rows);
    places_.resize(block_rows);
    std::uint64_t reported = 0;
    for (;;) {
      simple_records();
      if (!reader_.next()) break;
      record();
      if (options_.progress != nullptr && reader_.bytes_done() - reported >= options_.csv.chunk) {
        reported = reader_.bytes_done();
        options_.progress(options_.context, reported, reader_.bytes_total());
      }
    }
    flush();
    if (options_.progress != nullptr)
      options_.progress(options_.context, reader_.bytes_done(), reader_.bytes_total());
    if (!reader_.broken().empty()) bad(data_code::cannot_read, {}, "", "", reader_.broken());
    if (rows_ == 0 && !any_) bad(data_code::header_only, {}, "", "", "a header and no records");
    if (plan_.cells) finish_cells();
    for (std::size_t v = 0; v < plan_.variables.size(); ++v) {
      if (!is_there(plan_.variables[v])) build_.absent(v);
    }
    return build_.finish();
  }

private:
  static constexpr std::size_t block_rows = 512;

  // Errors.

  [[nodiscard]] row_place here() const noexcept { return {reader_.row(), reader_.line()}; }

  void say(data_errors& to, data_code code, row_place place, std::string_view column,
           std::string_view cell, std::string_view message) {
    if (to.full(code)) return to.count(code);
    to.add({code, file_, place.row, place.line, std::string(column), printable(cell),
            std::string(message)});
  }
  void bad(data_code code, row_place place, std::string_view column, std::string_view cell,
           std::string_view message) {
    say(build_.errors(), code, place, column, cell, message);
  }
  void warn(data_code code, row_place place, std::string_view column, std::string_view cell,
            std::string_view message) {
    say(build_.warnings(), code, place, column, cell, message);
  }

  // The header.

  bool header() {
    for (std::size_t i = 0; i < options_.title_lines; ++i) {
      if (!reader_.next()) break;
    }
    if (!reader_.next()) {
      const missing_record why = why_no_record(reader_, "the file is empty");
      bad(why.code, {}, "", "", why.message);
      return false;
    }
    add_problems(reader_, file_, names_.list(), build_.errors());
    if (reader_.given_up()) return false;
    for (const std::string_view field : reader_.fields()) {
      const std::string_view name = trimmed(field);
      if (!names_.add_column(name))
        bad(data_code::duplicate_header, here(), "#" + std::to_string(names_.size()), name,
            "two columns have this name");
    }
    data_errors found(options_.most_errors);
    plan_.make(meaning_, names_, file_, options_, found);
    const bool fits = found.empty() || !recognized();
    if (fits) build_.errors().add(found);
    texts_.groups.resize(build_.groups());
    cells_ = cell_table(plan_.inputs.size());
    if (plan_.cells) seen_.assign(plan_.inputs.size(), false);
    named_.expect(plan_.inputs.size());
    if (fits && options_.units_line && reader_.next()) read_units();
    return fits;
  }

  /// Tells what the file seems to be, where the schema does not fit it; true when it has told.
  bool recognized() {
    std::vector<std::vector<std::string>> lines = {names_.list()};
    csv_reader ahead(byte_source::memory(reader_.lines()), options_.csv);
    while (lines.size() < 12 && ahead.next())
      lines.emplace_back(ahead.fields().begin(), ahead.fields().end());
    const proposal made = recognize(lines, meaning_, plan_.cells);
    if (made.message.empty()) return false;
    const std::uint64_t row = options_.title_lines + 1 + made.line;
    bad(made.code, {row, row}, "", made.text, made.message);
    return true;
  }

  /// Takes the units that the record after the header gives to columns whose units the schema does not say.
  void read_units() {
    for (std::size_t i = 0; i < reader_.fields().size() && i < names_.size(); ++i) {
      const std::string_view cell = without_blanks(reader_.fields()[i]);
      if (plan_.uses[i].slot != none &&
          parse_number(cell, options_.numbers).status == number_status::ok)
        bad(data_code::units_line, here(), names_[i], cell, "a number in the line of units");
    }
    for (std::size_t c = 0; c < build_.columns() && !plan_.cells; ++c) {
      const std::size_t column = names_.find(build_.column(c).column);
      if (column == none || column >= reader_.fields().size()) continue;
      build_.unit(c, clean_name(reader_.fields()[column]));
    }
  }

  // Records as they should be.

  void simple_records() {
    if (!plan_.keyed) return;
    const std::string_view lines = reader_.lines();
    const char* p = lines.data();
    const char* const end = p + lines.size();
    while (p != end) {
      p = simple_.record(p, plan_, texts_, block_);
      if (p == nullptr) return;
      const row_place place{reader_.next_row(), reader_.next_line()};
      reader_.pass(p);
      commit(place);
    }
  }

  // Records as they are.

  void record() {
    const bool first = !any_ && rows_ == 0;
    const auto fields = reader_.fields();
    if (reader_.problems().empty() && is_padding(fields, plan_)) return;
    any_ = true;
    broken_key_ = false;
    add_problems(reader_, file_, names_.list(), build_.errors());
    if (reader_.given_up()) return;
    if (fields.size() != names_.size()) {
      bad(data_code::wrong_field_count, here(), width_column(reader_, names_.list()),
          width_text(reader_, names_.size()), width_message(fields.size(), names_.size()));
      return;
    }
    if (first && is_units_line(fields, plan_, options_)) {
      bad(data_code::units_line, here(), "", fields[last_value()],
          "the record has no number: it looks like a line of units");
      return;
    }
    texts_.start(plan_);
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (plan_.uses[i].text && !reader_.damaged(i)) text_cell(i, fields[i]);
      broken_key_ = broken_key_ || (reader_.damaged(i) && plan_.uses[i].entity) ||
                    (reader_.damaged(i) && plan_.uses[i].year);
    }
    if (passed_over()) return;
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (plan_.uses[i].slot != none && !reader_.damaged(i)) number_cell(i, fields[i]);
    }
    // A record with a bad number still has its key, and the key may be there twice.
    if (!broken_key_ && plan_.keyed) commit(here());
  }

  [[nodiscard]] std::size_t last_value() const noexcept {
    std::size_t last = 0;
    for (std::size_t i = 0; i < plan_.uses.size(); ++i) {
      if (plan_.uses[i].slot != none) last = i;
    }
    return last;
  }

  /// Whether the record is of an indicator that the schema does not name: its numbers may be anything.
  [[nodiscard]] bool passed_over() {
    if (!plan_.input_in_record || named_.find(texts_.indicator, plan_.inputs) != none) return false;
    leave_out();
    return true;
  }

  void text_cell(std::size_t i, std::string_view cell) {
    const column_use& at = plan_.uses[i];
    const std::string_view text = without_blanks(cell);
    if (at.entity) {
      if (text.empty())
        bad(data_code::missing_key, here(), names_[i], text, "the record has no entity");
      broken_key_ = broken_key_ || text.empty();
      texts_.entity = text;
    }
    if (at.year) {
      texts_.year = parse_year(text, options_.years);
      broken_key_ = broken_key_ || texts_.year == 0;
      if (texts_.year == 0) bad_year(i, text);
    }
    if (at.indicator) {
      if (text.empty())
        bad(data_code::missing_key, here(), names_[i], text, "the record has no indicator");
      broken_key_ = broken_key_ || text.empty();
      texts_.indicator = text;
    }
    if (at.name) texts_.name = text;
    if (at.group != none) texts_.groups[at.group] = text;
  }

  void bad_year(std::size_t i, std::string_view text) {
    if (text.empty() || simple_.says_missing(text))
      bad(data_code::missing_key, here(), names_[i], text, "the record has no year");
    else if (first_of_two(text) != 0)
      bad(data_code::two_years, here(), names_[i], text,
          "two years in one: say which of them the record is of");
    else
      bad(data_code::bad_year, here(), names_[i], text, "a year is a whole number from 1 to 9999");
  }

  void number_cell(std::size_t i, std::string_view cell) {
    double& to = block_.at(plan_.uses[i].slot);
    to = missing;
    const std::string_view text = without_blanks(cell);
    if (simple_.says_missing(text)) return;
    const parsed_number number = parse_number(text, options_.numbers);
    to = number.value;
    if (number.status == number_status::ok) return;
    const number_format marked{options_.numbers.decimal, options_.numbers.thousands, {}, true};
    if (number.status == number_status::not_a_number &&
        parse_number(text, marked).status == number_status::ok)
      bad(data_code::footnote_mark, here(), names_[i], text, "a number with a mark after it");
    else if (number.status == number_status::not_a_number && ends_with_magnitude(text, marked))
      bad(data_code::not_a_number, here(), names_[i], text,
          "the letter after the number can stand for thousands or more: write the number out, or "
          "name the letter as "
          "a mark of a footnote");
    else bad(code_of(number.status), here(), names_[i], text, reason(number.status));
  }

  // Rows.

  /// Takes the record at hand, whose values stand in the block, as a row or as cells.
  void commit(row_place place) {
    ++rows_;
    if (plan_.input_in_record && named_.find(texts_.indicator, plan_.inputs) == none)
      return leave_out();
    if (plan_.cells && texts_.entity.empty()) return commit_cells(none, place);  // in the header
    if (entity_ == text_pool::none || texts_.entity != build_.id(entity_)) {
      const std::uint32_t found = build_.entity(texts_.entity, place);
      if (found == text_pool::none) {
        bad(data_code::missing_key, place, role_column("entity"), texts_.entity,
            "the entity has no visible character, or there are more than 4,294,967,294 entities");
        return;
      }
      entity_ = found;
    }
    note_name(place);
    if (plan_.cells) return commit_cells(entity_, place);
    build_.add_key(entity_, texts_.year, place);
    places_[block_.filled] = place;
    if (++block_.filled == block_rows) flush();
  }

  void note_name(row_place place) {
    if (!texts_.name.empty() && !build_.name(entity_, texts_.name)) {
      warn(data_code::name_changes, place, role_column("entity_name"), texts_.name,
           "entity '" + printable(texts_.entity) + "' has another name above; the first one stays");
    }
    for (std::size_t g = 0; g < texts_.groups.size(); ++g) {
      const std::string_view name = texts_.groups[g];
      if (!name.empty() && !build_.put(entity_, g, name, place)) {
        warn(data_code::group_changes, place, build_.group_column(g).column, name,
             "entity '" + printable(texts_.entity) +
                 "' is in another group above; the first one stays");
      }
    }
  }

  [[nodiscard]] std::string_view role_column(std::string_view role) const noexcept {
    for (const schema_column& line : meaning_.columns) {
      if (line.has_role(role)) return line.column;
    }
    return {};
  }

  // Cells of long and wide tables.

  void leave_out() {
    ++left_out_;
    const std::size_t names = others_.size();
    if (names < 10'000 && others_.add(texts_.indicator) == names) return;
  }

  void commit_cells(std::size_t entity, row_place place) {
    const std::size_t of_record =
        plan_.input_in_record ? named_.find(texts_.indicator, plan_.inputs) : plan_.input;
    for (const cell_column& at : plan_.values) {
      const std::size_t input = at.input != none ? at.input : of_record;
      if (input == none) continue;
      const std::uint32_t owner =
          entity != none ? static_cast<std::uint32_t>(entity) : build_.entity(at.entity, place);
      const int year = at.year != 0 ? at.year : texts_.year;
      const double value = block_.at(at.slot);
      seen_[input] = true;
      // An empty cell of a wide table says of no row that it is there.
      if (is_missing(value) && (at.year != 0 || entity == none)) continue;
      if (owner != text_pool::none) put_cell(owner, year, input, value, place);
    }
  }

  void put_cell(std::uint32_t entity, int year, std::size_t input, double value, row_place place) {
    const cell_table::cell cell = cells_.take(cells_.row(entity, year), input);
    if (!cell.given) {
      cell.value = value;
      return;
    }
    bad(data_code::duplicate_key, place, plan_.inputs[input],
        std::string(build_.id(entity)) + ", " + std::to_string(year),
        "this entity, year and indicator stand in a record above already");
  }

  void finish_cells() {
    if (plan_.input_in_record) plan_.refuse_unseen(seen_, others_, build_.errors());
    if (left_out_ != 0) {
      std::string names;
      for (std::size_t i = 0; i < others_.size() && i < 5; ++i)
        names += (i == 0 ? "" : ", ") + printable(others_[i]);
      if (others_.size() > 5) names += " and others";
      warn(data_code::left_out, {}, "", "",
           std::to_string(left_out_) +
               " records of indicators that the schema does not name were left out: " + names);
    }
    for (std::uint32_t e = 0; e < build_.entities(); ++e) {
      if (cells_.has_rows(e)) continue;
      warn(data_code::left_out, {}, "", build_.id(e), "this entity has no value in any year");
      for (const cell_column& at : plan_.values)
        static_cast<void>(cells_.row(e, at.year != 0 ? at.year : texts_.year));
    }
    cells_.give_keys(build_);
    std::vector<double> made(cells_.rows());
    for (std::size_t v = 0; v < plan_.variables.size(); ++v) {
      const variable& of = plan_.variables[v];
      const bool plain = of.plain();
      for (std::size_t row = 0; row < made.size(); ++row)
        made[row] =
            plain ? cells_.value(row, of.slot) :

                  computed(v, cells_.value(row, of.slot),
                           of.denominator == none ? 1 : cells_.value(row, of.denominator), {}, row);
      build_.append(v, made);
    }
  }

  [[nodiscard]] bool is_there(const variable& of) const {
    if (of.slot == none) return false;
    return !plan_.cells || (seen_[of.slot] && (of.denominator == none || seen_[of.denominator]));
  }

  // Values.

  /// Hands the block to the builder, column by column.
  void flush() {
    const std::size_t count = block_.filled;
    block_.filled = 0;
    if (count == 0) return;
    const bool keep = build_.errors().empty();
    if (!keep) build_.drop_values();
    if (keep && !reserved_) reserve();
    for (std::size_t v = 0; v < plan_.variables.size(); ++v) {
      const variable& made = plan_.variables[v];
      const double* from = scratch_.data();
      if (made.slot == none) {
        for (std::size_t i = 0; i < count; ++i) scratch_[i] = missing;
      } else if (made.plain()) {
        from = block_.column(made.slot);
      } else {
        compute(v, count);
      }
      if (keep) build_.append(v, std::span<const double>(from, count));
    }
  }

  /// Makes room for the rows that the file seems to have. Every record that is still to come takes a byte
  /// for each of its fields at least, so that the guess is never beyond what the file can hold.
  void reserve() {
    reserved_ = true;
    const std::uint64_t all = reader_.bytes_total();
    const std::uint64_t done = reader_.bytes_done();
    if (all == 0 || done == 0) return;
    const double guess =
        static_cast<double>(rows_) * static_cast<double>(all) / static_cast<double>(done);
    const std::uint64_t left = all > done ? all - done : 0;
    const std::uint64_t most = rows_ + left / names_.size() + 1;
    const auto wanted = static_cast<std::uint64_t>(guess * 1.02) + block_rows;
    build_.reserve(static_cast<std::size_t>(wanted < most ? wanted : most));
  }

  void compute(std::size_t v, std::size_t count) {
    const variable& made = plan_.variables[v];
    const double* const from = block_.column(made.slot);
    const double* const by = made.denominator == none ? nullptr : block_.column(made.denominator);
    for (std::size_t i = 0; i < count; ++i)
      scratch_[i] = computed(v, from[i], by == nullptr ? 1 : by[i], places_[i], none);
  }

  /// The value of a column of the panel; warnings and errors go to the place, or to the row of the table.
  double computed(std::size_t v, double value, double by, row_place place, std::size_t row) {
    const variable& made = plan_.variables[v];
    if (made.denominator != none && !is_missing(value)) {
      if (by == 0) {
        warn(data_code::zero_denominator, place, build_.column(v).column, row_words(row),
             "divided by '" + build_.column(v).denominator +
                 "', which is zero here: the value is missing");
      }
      value = is_missing(by) || by == 0 ? missing : value / by;
    }
    value = value * made.factor / made.divisor;
    if (!is_missing(value) && !is_finite(value)) {
      bad(data_code::out_of_range, place, build_.column(v).column, row_words(row),
          "outside the range of a double once scale and denominator are applied");
    }
    return value;
  }
  [[nodiscard]] std::string row_words(std::size_t row) const {
    return row == none ? std::string()
                       : std::string(build_.id(cells_.entity(row))) + ", " +
                             std::to_string(cells_.year(row));
  }

  csv_reader reader_;
  const schema& meaning_;
  read_options options_;
  panel_builder build_;
  cell_table cells_;
  std::string file_;
  columns_by_name names_;
  column_plan plan_;
  simple_reader simple_;
  record_texts texts_;
  record_block block_;
  std::vector<double> scratch_;
  std::vector<row_place> places_;
  std::vector<bool> seen_;  // by input
  columns_by_name others_;  // indicators that the schema does not name
  indicators_in_records named_;
  std::uint64_t left_out_ = 0;
  std::uint64_t rows_ = 0;
  std::uint32_t entity_ = text_pool::none;  // of the record before
  bool reserved_ = false;
  bool any_ = false;         // a record was taken apart
  bool broken_key_ = false;  // the record at hand has no entity or no year
};

}  // namespace nqpf::inline NQPF_ABI::panel_detail
