// SPDX-License-Identifier: BSL-1.0
#pragma once

// The main job: a panel in, an assessment out.

#include <nqpf/assess/agreement.hpp>
#include <nqpf/assess/assess.hpp>
#include <nqpf/assess/assessment.hpp>
#include <nqpf/assess/changes.hpp>
#include <nqpf/assess/drive_evidence.hpp>
#include <nqpf/assess/error.hpp>
#include <nqpf/assess/groups.hpp>
#include <nqpf/assess/judged.hpp>
#include <nqpf/assess/leave_out.hpp>
#include <nqpf/assess/moved_scores.hpp>
#include <nqpf/assess/movement.hpp>
#include <nqpf/assess/neighbours.hpp>
#include <nqpf/assess/obstacles.hpp>
#include <nqpf/assess/options.hpp>
#include <nqpf/assess/ready_rules.hpp>
#include <nqpf/assess/tally.hpp>
#include <nqpf/assess/uncertainty.hpp>
#include <nqpf/rules/reasons.hpp>
