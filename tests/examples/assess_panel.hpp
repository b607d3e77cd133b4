// SPDX-License-Identifier: BSL-1.0
#pragma once

// What the tests of the program that does the main job share: where it is, how it is run, and a small panel.

#include "examples/program.hpp"

#include <cstdlib>
#include <string>
#include <vector>

namespace test::assess_panel {

/// Null where nobody says where the program is.
inline const char* program() { return std::getenv("NQPF_ASSESS_PANEL"); }

inline outcome run(const folder& in, const std::vector<std::string>& words) {
  return run_program(program(), in, words);
}

inline const std::string schema_text =
    "column,role,better\nid,entity,\nyear,year,\nw,workers,higher\nm,means_of_labour,higher\n"
    "e,cultivation,higher\n";
inline const std::string panel_text =
    "id,year,w,m,e\na,2001,0,1,2\na,2002,1,2,2\nb,2001,2,3,1\nb,2002,3,1,4\n";

}  // namespace test::assess_panel
