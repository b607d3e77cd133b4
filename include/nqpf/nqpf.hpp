// SPDX-License-Identifier: BSL-1.0
#pragma once

// Everything but panel/, assess/ and report/, which bring streams of data in and pages out.

#include <nqpf/core.hpp>
#include <nqpf/framework.hpp>
#include <nqpf/models.hpp>
#include <nqpf/rules.hpp>
