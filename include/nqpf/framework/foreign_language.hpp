// SPDX-License-Identifier: BSL-1.0
#pragma once

// The first ready instance of the framework: foreign language talents in universities, after
// cao_wu.

#include <nqpf/framework/foreign_language/model.hpp>
#include <nqpf/framework/foreign_language/rules.hpp>
