// SPDX-License-Identifier: BSL-1.0
#pragma once

// A schema for a file, guessed from its header.

#include "options.hpp"

#include <string>

/// Prints a schema for a file, ready to edit: roles, better direction, unit and indicator guessed from
/// names in English and Chinese, `?` where nothing is. The status of the program.
int draft_schema(const arguments& given);
