// SPDX-License-Identifier: BSL-1.0
#pragma once

// The words that rule authors need, and no more: `using namespace nqpf::dsl;`.

#include <nqpf/rules/language/table.hpp>
#include <nqpf/rules/program/bind.hpp>

namespace nqpf::dsl {

using nqpf::aggregate;
using nqpf::all;
using nqpf::any;
using nqpf::apply;
using nqpf::between;
using nqpf::bind;
using nqpf::bindings;
using nqpf::category;
using nqpf::count;
using nqpf::defect;
using nqpf::derived;
using nqpf::exempt_from_monotonicity;
using nqpf::fired;
using nqpf::flag;
using nqpf::hit;
using nqpf::holds;
using nqpf::in;
using nqpf::indicator;
using nqpf::inputs;
using nqpf::integer;
using nqpf::is;
using nqpf::is_absent;
using nqpf::is_known;
using nqpf::known;
using nqpf::least;
using nqpf::list;
using nqpf::most;
using nqpf::named;
using nqpf::none;
using nqpf::not_;
using nqpf::one_of;
using nqpf::parameter;
using nqpf::row;
using nqpf::rule;
using nqpf::ruleset;
using nqpf::source;
using nqpf::status;
using nqpf::sum;
using nqpf::table;
using nqpf::to;
using nqpf::worst_to_best;

}  // namespace nqpf::dsl
