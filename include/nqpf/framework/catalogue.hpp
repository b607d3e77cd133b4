// SPDX-License-Identifier: BSL-1.0
#pragma once

// What the framework's tables have in common: closed sets of things with a stable id, a meaning and
// a citation; finding a thing by its id; sets of things.

#include <nqpf/framework/types/cited.hpp>
#include <nqpf/framework/types/label.hpp>
#include <nqpf/framework/types/maybe.hpp>
#include <nqpf/framework/types/names.hpp>
#include <nqpf/framework/types/set_of.hpp>
#include <nqpf/framework/types/table.hpp>
