// SPDX-License-Identifier: BSL-1.0
#pragma once

// A ready instance of the framework, after tang_sun_zeng.

#include <nqpf/framework/top_innovative/model.hpp>
