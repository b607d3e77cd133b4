// SPDX-License-Identifier: BSL-1.0
#pragma once

// Files that the program reads: their encoding, the schema with what the options add to it, and one or
// several panels.

#include "options.hpp"
#include "terminal.hpp"

#include <nqpf/panel.hpp>

#include <optional>
#include <string>

/// A file as UTF-8, converted from what it is written in.
class text_file {
public:
  text_file() = default;
  ~text_file();
  text_file(const text_file&) = delete;
  text_file& operator=(const text_file&) = delete;

  /// Opens a file. An empty encoding is UTF-8, or UTF-16 where the first bytes say so. False, with a
  /// complaint, where that fails.
  bool open(const std::string& path, const std::string& encoding);
  /// Takes the bytes of a file that was read already, to convert them. False, with a complaint, where the
  /// encoding is not known.
  bool hold(std::string bytes, const std::string& path, const std::string& encoding);
  /// Its bytes, read once. The file has to outlive the source.
  nqpf::byte_source source();
  /// The place of the bytes that are not of the encoding; complains and is false where there were any.
  bool converted() const;

private:
  static std::size_t read(void* self, char* to, std::size_t most, int& error);
  std::size_t read_plain(char* to, std::size_t most, int& error);
  std::size_t convert(char* to, std::size_t most, int& error);
  void sniff();
  bool find_converter();

  std::string path_;
  std::string encoding_;
  void* file_ = nullptr;
  void* converter_ = nullptr;
  std::string held_;  // read and not yet handed on
  std::uint64_t size_ = 0;
  std::uint64_t done_ = 0;  // bytes converted
  bool ended_ = false;
  bool broken_ = false;
};

/// The whole of a small file as UTF-8; nothing, with a complaint, where it cannot be read.
std::optional<std::string> whole_file(const std::string& path, const std::string& encoding);

/// The same of a file beside the panels: as UTF-8, or else in the encoding that is given for the panels.
std::optional<std::string> small_file(const std::string& path, const arguments& given);

/// The schema with the roles that options add; nothing, with complaints, where it is wrong.
std::optional<nqpf::schema> read_schema_of(const arguments& given);

/// The panel out of all files; nothing, with complaints, where one is wrong. Warnings are complained of.
std::optional<nqpf::panel> read_panels(const arguments& given, const nqpf::schema& meaning,
                                       progress_line& line);

/// Prints errors: of each kind the first three and how many more, and what to do about them.
void complain_of(const nqpf::data_errors& errors, const arguments& given);
/// Prints warnings in the same way.
void warn_of(const nqpf::data_errors& warnings);
