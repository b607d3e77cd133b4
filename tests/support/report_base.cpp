// SPDX-License-Identifier: BSL-1.0
// A library needs a source; what counts is the header compiled ahead of it.

#include <nqpf/report.hpp>
