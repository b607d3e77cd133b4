// SPDX-License-Identifier: BSL-1.0
#pragma once

// The framework: productivity, innovation and two-way drive over the host's types, the tables of the
// three papers, the verbs that rules conclude with, and the ready instances.

#include <nqpf/framework/actors.hpp>
#include <nqpf/framework/answers.hpp>
#include <nqpf/framework/crosswalk.hpp>
#include <nqpf/framework/dilemmas.hpp>
#include <nqpf/framework/drive.hpp>
#include <nqpf/framework/find.hpp>
#include <nqpf/framework/foreign_language.hpp>
#include <nqpf/framework/graph.hpp>
#include <nqpf/framework/group_parts.hpp>
#include <nqpf/framework/indicators.hpp>
#include <nqpf/framework/innovation.hpp>
#include <nqpf/framework/instances.hpp>
#include <nqpf/framework/loops.hpp>
#include <nqpf/framework/measures.hpp>
#include <nqpf/framework/notions.hpp>
#include <nqpf/framework/production_function.hpp>
#include <nqpf/framework/productivity.hpp>
#include <nqpf/framework/relations.hpp>
#include <nqpf/framework/scope.hpp>
#include <nqpf/framework/scope_defects.hpp>
#include <nqpf/framework/sources.hpp>
#include <nqpf/framework/structural_rules.hpp>
#include <nqpf/framework/top_innovative.hpp>
#include <nqpf/framework/verbs.hpp>
#include <nqpf/framework/vocational.hpp>
