// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a schema may name.

/// Prints the roles of values, the indicators of the framework with what they mean and which rules read
/// them, and the thresholds of the rules.
void print_names();
/// Prints the indicators as CSV.
void print_names_csv();
