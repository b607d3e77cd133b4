// SPDX-License-Identifier: BSL-1.0
// Any bytes as a schema and a CSV file: they are read or refused, and what is read can be assessed, written
// again as CSV, and rendered without a control byte or a tag that the names brought.
#include <nqpf/assess.hpp>
#include <nqpf/panel.hpp>
#include <nqpf/report.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

// Names reach a report with every sign that a terminal or a browser would act on made harmless.
void check_renderings(const nqpf::panel& panel, const nqpf::assessment& found) {
  const std::string text = nqpf::report::to_text(panel, found);
  for (const char c : text) require(static_cast<unsigned char>(c) >= 0x20 || c == '\n');
  require(text.find('\x7f') == std::string::npos);
  const std::string page = nqpf::report::to_html(panel, found);
  require(page.find("<script>fuzz") == std::string::npos);
  require(page.find('\x1b') == std::string::npos);
  require(!nqpf::report::to_json(panel, found).empty());
}

void check_panel(const nqpf::panel& panel) {
  const auto again = nqpf::parse_panel(nqpf::to_csv(panel), nqpf::csv_schema(panel));
  require(again.ok());
  require(again->rows() == panel.rows() && again->entities() == panel.entities());
  if (panel.rows() > 200 || panel.columns() > 30) return;
  const auto found = nqpf::assess(panel);
  if (found.ok()) check_renderings(panel, *found);
}

}  // namespace

// The first byte chooses how much is read at a time; a record separator parts the schema from the file.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  std::string_view all(reinterpret_cast<const char*>(data), size);
  nqpf::read_options options;
  options.csv.chunk = static_cast<std::size_t>(64) << (data[0] % 4);
  all.remove_prefix(1);
  const std::size_t at = all.find('\x1e');
  if (at == std::string_view::npos) return 0;

  const auto schema = nqpf::parse_schema(all.substr(0, at));
  if (!schema.ok()) {
    for (const auto& error : schema.error()) require(!nqpf::describe(error).empty());
    return 0;
  }
  const auto panel = nqpf::parse_panel(all.substr(at + 1), *schema, options);
  if (panel.ok()) check_panel(*panel);
  else
    for (const auto& error : panel.error()) require(!nqpf::describe(error).empty());
  return 0;
}
