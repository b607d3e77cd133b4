// SPDX-License-Identifier: BSL-1.0
#pragma once

// A ready instance of the framework, after hu_li.

#include <nqpf/framework/vocational/model.hpp>
