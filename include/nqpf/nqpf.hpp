// SPDX-License-Identifier: BSL-1.0
#pragma once

// Everything but panel/, assess/ and report/, which bring streams of data in and pages out.

// First: compilers print the way to it before the reason why a set is refused.
#include <nqpf/core/refuse.hpp>
#include <nqpf/rules/require_proven.hpp>

#include <nqpf/core.hpp>
#include <nqpf/framework.hpp>
#include <nqpf/models.hpp>
#include <nqpf/rules.hpp>
