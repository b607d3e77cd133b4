// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rule engine: the language, its proof, and the evaluation of one record. Columns are a header
// apart: <nqpf/rules/columns.hpp>.

// First: compilers print the way to it before the reason why a set is refused.
#include <nqpf/core/refuse.hpp>
#include <nqpf/rules/require_proven.hpp>

#include <nqpf/rules/decide.hpp>
#include <nqpf/rules/dsl.hpp>
#include <nqpf/rules/evaluate.hpp>
