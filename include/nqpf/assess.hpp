// SPDX-License-Identifier: BSL-1.0
#pragma once

// The main job: a panel in, an assessment out.

#include <nqpf/assess/ask/ask_rules.hpp>
#include <nqpf/assess/ask/tally.hpp>
#include <nqpf/assess/assess.hpp>
#include <nqpf/assess/assessment.hpp>
#include <nqpf/assess/compare/agreement.hpp>
#include <nqpf/assess/compare/changes.hpp>
#include <nqpf/assess/compare/groups.hpp>
#include <nqpf/assess/compare/leave_out.hpp>
#include <nqpf/assess/compare/moved_scores.hpp>
#include <nqpf/assess/drive_evidence.hpp>
#include <nqpf/assess/error.hpp>
#include <nqpf/assess/judged.hpp>
#include <nqpf/assess/movement.hpp>
#include <nqpf/assess/neighbours.hpp>
#include <nqpf/assess/options.hpp>
#include <nqpf/assess/plan/dimensions.hpp>
#include <nqpf/assess/plan/plan.hpp>
#include <nqpf/assess/ready_rules.hpp>
#include <nqpf/assess/score/fixed_bounds.hpp>
#include <nqpf/assess/score/obstacles.hpp>
#include <nqpf/assess/sureness/support.hpp>
#include <nqpf/assess/uncertainty.hpp>
#include <nqpf/rules/reasons.hpp>
