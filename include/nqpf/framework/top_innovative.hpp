// SPDX-License-Identifier: BSL-1.0
#pragma once

// The second ready instance of the framework: top innovative talents, after tang_sun_zeng.

#include <nqpf/framework/top_innovative/model.hpp>
#include <nqpf/framework/top_innovative/rules.hpp>
