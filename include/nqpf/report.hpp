// SPDX-License-Identifier: BSL-1.0
#pragma once

// Renderings of an assessment.

#include <nqpf/report/charts.hpp>
#include <nqpf/report/format.hpp>
#include <nqpf/report/html.hpp>
#include <nqpf/report/json.hpp>
#include <nqpf/report/json_writer.hpp>
#include <nqpf/report/summary.hpp>
#include <nqpf/report/svg.hpp>
#include <nqpf/report/table.hpp>
#include <nqpf/report/text.hpp>
#include <nqpf/report/view.hpp>
