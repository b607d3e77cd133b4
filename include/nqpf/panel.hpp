// SPDX-License-Identifier: BSL-1.0
#pragma once

// Data in: a schema, a CSV file and the panel of entities, years and columns that they make.

#include <nqpf/panel/bounds.hpp>
#include <nqpf/panel/csv.hpp>
#include <nqpf/panel/data_error.hpp>
#include <nqpf/panel/find_lookalikes.hpp>
#include <nqpf/panel/find_totals.hpp>
#include <nqpf/panel/join_panels.hpp>
#include <nqpf/panel/names.hpp>
#include <nqpf/panel/number.hpp>
#include <nqpf/panel/panel.hpp>
#include <nqpf/panel/read_groups.hpp>
#include <nqpf/panel/read_options.hpp>
#include <nqpf/panel/read_pairs.hpp>
#include <nqpf/panel/read_panel.hpp>
#include <nqpf/panel/read_schema.hpp>
#include <nqpf/panel/schema.hpp>
#include <nqpf/panel/utf8.hpp>
#include <nqpf/panel/write_csv.hpp>
