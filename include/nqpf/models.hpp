// SPDX-License-Identifier: BSL-1.0
#pragma once

// The numeric methods, all of them.

#include <nqpf/models/aggregate.hpp>
#include <nqpf/models/ahp.hpp>
#include <nqpf/models/assignment.hpp>
#include <nqpf/models/combine.hpp>
#include <nqpf/models/coupling.hpp>
#include <nqpf/models/critic.hpp>
#include <nqpf/models/dagum.hpp>
#include <nqpf/models/detail/scaled_view.hpp>
#include <nqpf/models/disparity.hpp>
#include <nqpf/models/dissimilarity.hpp>
#include <nqpf/models/entropy.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/fixed_weights.hpp>
#include <nqpf/models/grades.hpp>
#include <nqpf/models/grey.hpp>
#include <nqpf/models/hierarchy.hpp>
#include <nqpf/models/lag.hpp>
#include <nqpf/models/linear_scale.hpp>
#include <nqpf/models/matrix_view.hpp>
#include <nqpf/models/mismatch.hpp>
#include <nqpf/models/monte_carlo.hpp>
#include <nqpf/models/normalise.hpp>
#include <nqpf/models/obstacle.hpp>
#include <nqpf/models/options.hpp>
#include <nqpf/models/outliers.hpp>
#include <nqpf/models/prepare.hpp>
#include <nqpf/models/random.hpp>
#include <nqpf/models/rank.hpp>
#include <nqpf/models/rank_scores.hpp>
#include <nqpf/models/recipes.hpp>
#include <nqpf/models/scale.hpp>
#include <nqpf/models/sinkhorn.hpp>
#include <nqpf/models/sobol.hpp>
#include <nqpf/models/stable_matching.hpp>
#include <nqpf/models/structural_deviation.hpp>
#include <nqpf/models/topsis.hpp>
#include <nqpf/models/transport.hpp>
#include <nqpf/models/uncertainty.hpp>
#include <nqpf/models/weights.hpp>
