// SPDX-License-Identifier: BSL-1.0
#pragma once

// The words that rule authors need, and no more: `using namespace nqpf::dsl;`.

#include <nqpf/rules/bind.hpp>

namespace nqpf::dsl {

using nqpf::apply;
using nqpf::between;
using nqpf::bind;
using nqpf::category;
using nqpf::context;
using nqpf::defect;
using nqpf::derived;
using nqpf::fired;
using nqpf::flag;
using nqpf::holds;
using nqpf::indicator;
using nqpf::integer;
using nqpf::known;
using nqpf::one_of;
using nqpf::parameter;
using nqpf::rule;
using nqpf::ruleset;
using nqpf::source;
using nqpf::status;
using nqpf::to;
using nqpf::worst_to_best;

}  // namespace nqpf::dsl
