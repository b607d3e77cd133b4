// SPDX-License-Identifier: BSL-1.0
#pragma once

// A panel out of a CSV file and its schema, in one pass, with all that is wrong in them.

#include <nqpf/core/result.hpp>
#include <nqpf/panel/build/panel_reader.hpp>
#include <nqpf/panel/panel.hpp>
#include <nqpf/panel/read_options.hpp>
#include <nqpf/panel/schema.hpp>
#include <nqpf/panel/text/byte_source.hpp>

#include <string>
#include <string_view>

namespace nqpf::inline NQPF_ABI {

/// Reads a panel from CSV text in memory: see `read_panel`. `name` is what errors call the file.
[[nodiscard]] inline result<panel, data_errors> parse_panel(std::string_view text,
                                                            const schema& meaning,
                                                            const read_options& options = {},
                                                            std::string name = {}) {
  return panel_detail::panel_reader(byte_source::memory(text), meaning, options,
                                    static_cast<std::string&&>(name))
      .read();
}

/// Reads a panel from bytes that come from elsewhere, as out of a converter of encodings.
[[nodiscard]] inline result<panel, data_errors> read_panel(byte_source source,
                                                           const schema& meaning,
                                                           const read_options& options,
                                                           std::string name) {
  return panel_detail::panel_reader(static_cast<byte_source&&>(source), meaning, options,
                                    static_cast<std::string&&>(name))
      .read();
}

/// Reads a panel from a CSV file (RFC 4180, UTF-8, a header and one record for each entity and
/// year), as the schema says what its columns mean. Returns the panel or all errors of the file
/// together (of the schema, where it does not fit the file), each with row, line, column and text;
/// never a part of a panel.
///
/// One pass; time linear in bytes, and in rows for putting them in order. Memory: eight bytes a
/// cell and eight a row, the distinct texts, a buffer of `csv.chunk`, and one column more while
/// rows are ordered. A long or wide table (see `schema_column`) takes as much again while it is turned.
[[nodiscard]] inline result<panel, data_errors> read_panel(const std::string& path,
                                                           const schema& meaning,
                                                           const read_options& options = {}) {
  auto source = byte_source::open(path);
  if (!source)
    return failure{data_errors(data_error{data_code::cannot_open, path, 0, 0, "", "",
                                          "cannot be opened: " + source.error()})};
  return panel_detail::panel_reader(static_cast<byte_source&&>(source.value()), meaning, options,
                                    path)
      .read();
}

}  // namespace nqpf::inline NQPF_ABI
