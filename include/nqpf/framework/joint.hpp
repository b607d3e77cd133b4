// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rules of the three papers as one set.

#include <nqpf/framework/joint/rules.hpp>
