// SPDX-License-Identifier: BSL-1.0
#pragma once

// Private: the network simplex for the transport problem. The basis is a tree over sources and sinks
// that is kept strongly feasible, so degenerate steps cannot repeat (Cunningham 1976).

#include <nqpf/models/error.hpp>

#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

namespace nqpf::inline NQPF_ABI::models::detail {

/// Sources are the nodes 0..m-1 and sinks m..m+n-1; the last sink is the root. Supplies and demands
/// are positive and have one total.
class transport_solver {
public:
  std::vector<double> supply, demand;
  std::vector<double> costs;  ///< of source i to sink j at i * n + j; infinity is never taken up
  std::vector<double> potential;  ///< cost = potential of source + potential of sink in the tree
  std::vector<double> flow;       ///< between a node and its parent
  std::vector<std::size_t> parent;

  transport_solver(std::vector<double> supplies, std::vector<double> demands)
      : supply(static_cast<std::vector<double>&&>(supplies)),
        demand(static_cast<std::vector<double>&&>(demands)),
        potential(supply.size() + demand.size(), 0),
        flow(potential.size(), 0),
        parent(potential.size(), nowhere),
        m_(supply.size()),
        n_(demand.size()),
        root_(m_ + n_ - 1),
        child_(potential.size(), nowhere),
        next_(potential.size(), nowhere),
        previous_(potential.size(), nowhere),
        depth_(potential.size(), 0) {
    start();
  }

  [[nodiscard]] bool source(std::size_t node) const { return node < m_; }
  [[nodiscard]] std::size_t nodes() const { return m_ + n_; }

  /// Improves the tree until no pair is cheaper than its prices. Errors: no_convergence.
  outcome<> solve() {
    hang(root_);
    double most = 0;
    for (const double cost : costs)
      if (cost < std::numeric_limits<double>::infinity()) most = std::fmax(most, std::fabs(cost));
    slack_ = 1e-13 * most;
    row_ = 0;
    for (std::size_t left = 1000 + 100 * m_ * n_; left > 0; --left) {
      std::size_t i = 0, j = 0;
      if (!find_entering(i, j)) {
        settle_flows();
        return done{};
      }
      pivot(i, m_ + j);
    }
    return fail(error_code::no_convergence);
  }

private:
  /// The north-west corner: a path through the table that ends at the root. Where a row and a column
  /// run out together the column ends first, which leaves the empty arc pointing to the root.
  void start() {
    std::size_t i = 0, j = 0;
    double given = supply[0], wanted = demand[0];
    while (true) {
      const bool last_row = i + 1 == m_, last_column = j + 1 == n_;
      if (last_row && last_column) break;
      if (last_row || (!last_column && wanted <= given)) {
        adopt(i, m_ + j);
        flow[m_ + j] = wanted;
        given -= wanted;
        wanted = demand[++j];
      } else {
        adopt(m_ + j, i);
        flow[i] = given;
        wanted -= given;
        given = supply[++i];
      }
    }
    adopt(root_, i);
    flow[i] = wanted;
  }

  void adopt(std::size_t above, std::size_t node) {
    parent[node] = above;
    previous_[node] = nowhere;
    next_[node] = child_[above];
    if (child_[above] != nowhere) previous_[child_[above]] = node;
    child_[above] = node;
  }

  void detach(std::size_t node) {
    if (previous_[node] != nowhere) next_[previous_[node]] = next_[node];
    else child_[parent[node]] = next_[node];
    if (next_[node] != nowhere) previous_[next_[node]] = previous_[node];
  }

  [[nodiscard]] double cost_between(std::size_t a, std::size_t b) const {
    return source(a) ? costs[a * n_ + (b - m_)] : costs[b * n_ + (a - m_)];
  }

  /// Depths and potentials of a node and all below it, from its parent.
  void hang(std::size_t top) {
    order_.clear();
    order_.push_back(top);
    for (std::size_t k = 0; k < order_.size(); ++k) {
      const std::size_t node = order_[k];
      if (node != root_) {
        depth_[node] = depth_[parent[node]] + 1;
        potential[node] = cost_between(node, parent[node]) - potential[parent[node]];
      } else {
        potential[node] = 0;
      }
      for (std::size_t c = child_[node]; c != nowhere; c = next_[c]) order_.push_back(c);
    }
  }

  /// The best pair of the first rows, in turn, that have one cheaper than its prices.
  bool find_entering(std::size_t& source_found, std::size_t& sink_found) {
    const double* const v = potential.data() + m_;
    for (std::size_t tried = 0; tried < m_; ++tried) {
      const std::size_t i = row_;
      row_ = row_ + 1 == m_ ? 0 : row_ + 1;
      const double* const cost = costs.data() + i * n_;
      double least = potential[i] - slack_;
      bool found = false;
      for (std::size_t j = 0; j < n_; ++j)
        if (cost[j] - v[j] < least) {
          least = cost[j] - v[j];
          sink_found = j;
          found = true;
        }
      source_found = i;
      if (found) return true;
    }
    return false;
  }

  /// Brings the arc from source i to sink j into the tree. The flow falls on sinks on the way up
  /// from j and on sources on the way up from i; the last arc to run dry, going round from the apex
  /// by i and j, leaves.
  void pivot(std::size_t i, std::size_t j) {
    std::size_t a = i, b = j;
    while (a != b) (depth_[a] >= depth_[b] ? a : b) = parent[depth_[a] >= depth_[b] ? a : b];
    const std::size_t apex = a;
    double amount = std::numeric_limits<double>::infinity();
    std::size_t leaving = nowhere;
    bool on_source_side = true;
    for (std::size_t x = i; x != apex; x = parent[x])
      if (source(x) && flow[x] < amount) {
        amount = flow[x];
        leaving = x;
      }
    for (std::size_t x = j; x != apex; x = parent[x])
      if (!source(x) && flow[x] <= amount) {
        amount = flow[x];
        leaving = x;
        on_source_side = false;
      }
    for (std::size_t x = i; x != apex; x = parent[x]) flow[x] += source(x) ? -amount : amount;
    for (std::size_t x = j; x != apex; x = parent[x]) flow[x] += source(x) ? amount : -amount;
    if (on_source_side) regraft(i, leaving, j, amount);
    else regraft(j, leaving, i, amount);
  }

  /// Turns the path from `node` up to `top` over, and hangs it below `above`.
  void regraft(std::size_t node, std::size_t top, std::size_t above, double amount) {
    std::size_t at = node, new_parent = above;
    double carried = amount;
    while (true) {
      const std::size_t old_parent = parent[at];
      const double old_flow = flow[at];
      detach(at);
      adopt(new_parent, at);
      flow[at] = carried;
      if (at == top) break;
      carried = old_flow;
      new_parent = at;
      at = old_parent;
    }
    hang(node);
  }

  /// The flows of the tree once more from supplies and demands, without the rounding of the steps.
  void settle_flows() {
    hang(root_);
    std::vector<double> net(nodes());
    for (std::size_t i = 0; i < m_; ++i) net[i] = supply[i];
    for (std::size_t j = 0; j < n_; ++j) net[m_ + j] = -demand[j];
    for (std::size_t k = order_.size(); k-- > 1;) {
      const std::size_t node = order_[k];
      flow[node] = source(node) ? net[node] : -net[node];
      if (flow[node] < 0) flow[node] = 0;
      net[parent[node]] += net[node];
    }
  }

  std::size_t m_, n_, root_;
  std::vector<std::size_t> child_, next_, previous_, depth_;
  std::vector<std::size_t> order_;
  double slack_ = 0;
  std::size_t row_ = 0;
};

}  // namespace nqpf::inline NQPF_ABI::models::detail
