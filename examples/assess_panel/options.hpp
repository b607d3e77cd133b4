// SPDX-License-Identifier: BSL-1.0
#pragma once

// The command line.

#include <nqpf/assess.hpp>
#include <nqpf/panel/read_options.hpp>
#include <nqpf/report.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

enum class task { assess, help, version, names, names_csv, draft };

struct arguments {
  task wanted = task::assess;
  std::vector<std::string> panels;
  std::string schema;
  std::string groups;
  std::string neighbours;
  std::vector<std::string> judgements;  ///< files of pairwise comparisons
  std::string html;
  std::string json;
  std::string csv;                   ///< a folder for every table
  bool csv_mark = false;             ///< each table begins with the mark of UTF-8
  std::string bounds;                ///< ends and weights of an earlier run
  std::string write_bounds;          ///< where those of this run are kept
  std::vector<std::string> against;  ///< an earlier panel
  std::string against_bounds;
  std::string command;  ///< the command without its outputs, as a shell takes it
  std::string date;
  bool date_given = false;
  bool weights_given = false;
  bool share_given = false;  ///< options that others have to heed
  bool limit_given = false;
  bool permutations_given = false;
  std::string draft;     ///< the file that a schema is drafted for
  std::string encoding;  ///< of the panels; empty: UTF-8, or UTF-16 by its mark
  std::vector<std::pair<std::string, std::string>> roles;  ///< column and role, beside the schema's
  std::vector<std::string> entities;
  nqpf::read_options reading;
  nqpf::report::view shown;
  nqpf::assess_options options;
  nqpf::uncertainty_options uncertainty;
  nqpf::movement_options movement;
  std::string tiles;           ///< a map of tiles: `china`, or a file
  std::size_t leave_out = 40;  ///< entities that are left out, one at a time
  bool runs_given = false;
  bool asks_runs = false;  ///< with an option that only random runs heed
  bool quiet = false;
};

/// What --help prints.
extern const std::string_view usage;

/// Reads the command line. Complaints are written; true when there were none.
bool read_arguments(int count, char** words, arguments& to);
