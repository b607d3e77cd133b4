// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rule engine: the language, its proof, and the evaluation of one record. Columns are a header
// apart: <nqpf/rules/columns.hpp>.

#include <nqpf/rules/decide.hpp>
#include <nqpf/rules/dsl.hpp>
#include <nqpf/rules/evaluate.hpp>
