// SPDX-License-Identifier: BSL-1.0
#pragma once

// Renderings of an assessment.

#include <nqpf/report/csv_tables.hpp>
#include <nqpf/report/diagnosis.hpp>
#include <nqpf/report/evidence.hpp>
#include <nqpf/report/html.hpp>
#include <nqpf/report/json.hpp>
#include <nqpf/report/relation_graph.hpp>
#include <nqpf/report/text.hpp>
#include <nqpf/report/text_table.hpp>
#include <nqpf/report/tiles.hpp>
#include <nqpf/report/view.hpp>
#include <nqpf/write/json_writer.hpp>
