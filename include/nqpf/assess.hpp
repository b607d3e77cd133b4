// SPDX-License-Identifier: BSL-1.0
#pragma once

// The main job: a panel in, an assessment out.

#include <nqpf/assess/advice.hpp>
#include <nqpf/assess/agreement.hpp>
#include <nqpf/assess/ask_rules.hpp>
#include <nqpf/assess/assess.hpp>
#include <nqpf/assess/assessment.hpp>
#include <nqpf/assess/changes.hpp>
#include <nqpf/assess/error.hpp>
#include <nqpf/assess/groups.hpp>
#include <nqpf/assess/obstacles.hpp>
#include <nqpf/assess/options.hpp>
#include <nqpf/assess/parts.hpp>
#include <nqpf/assess/plan.hpp>
#include <nqpf/assess/reasons.hpp>
#include <nqpf/assess/uncertainty.hpp>
