// SPDX-License-Identifier: BSL-1.0
#pragma once

// The third ready instance of the framework: vocational education, after hu_li.

#include <nqpf/framework/vocational/model.hpp>
#include <nqpf/framework/vocational/rules.hpp>
