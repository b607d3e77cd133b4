// SPDX-License-Identifier: BSL-1.0
#pragma once

// Renderings of an assessment.

#include <nqpf/report/charts/charts.hpp>
#include <nqpf/report/charts/svg.hpp>
#include <nqpf/report/csv_tables.hpp>
#include <nqpf/report/html.hpp>
#include <nqpf/report/json.hpp>
#include <nqpf/report/text.hpp>
#include <nqpf/report/view.hpp>
#include <nqpf/report/words/format.hpp>
#include <nqpf/report/words/summary.hpp>
#include <nqpf/report/words/table.hpp>
#include <nqpf/write/json_writer.hpp>
