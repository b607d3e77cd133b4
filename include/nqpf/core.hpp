// SPDX-License-Identifier: BSL-1.0
#pragma once

// Everything of core/: logic, intervals, text, diagnostics, sources, results.

#include <nqpf/core/date.hpp>
#include <nqpf/core/diagnostic.hpp>
#include <nqpf/core/interval.hpp>
#include <nqpf/core/result.hpp>
#include <nqpf/core/source.hpp>
#include <nqpf/core/text.hpp>
#include <nqpf/core/truth.hpp>
#include <nqpf/core/unit_scale.hpp>
#include <nqpf/version.hpp>
