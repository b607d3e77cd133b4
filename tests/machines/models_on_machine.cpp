// SPDX-License-Identifier: BSL-1.0
// What the models make of numbers that every machine draws alike, printed digit for digit in base 16. check.sh
// compiles it for each machine and compares.
#include <nqpf/models.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <span>
#include <utility>
#include <vector>

namespace models_on_machine {

namespace {

using namespace nqpf::models;
using numbers = std::vector<double>;

void print(const char* what, std::span<const double> values) {
  std::printf("%s:", what);
  for (const double v : values) std::printf(" %a", v);
  std::printf("\n");
}
template <class Outcome>
void print(const char* what, const Outcome& done, std::span<const double> values) {
  if (!done) std::printf("%s: refused with %d\n", what, static_cast<int>(done.error().code));
  else print(what, values);
}

constexpr std::size_t rows = 30, columns = 6;

numbers draw(std::uint64_t stream, std::size_t n, double low, double high) {
  random_stream from(17, stream);
  numbers out(n);
  for (double& v : out) v = low + (high - low) * from.next();
  return out;
}

// Columns brought to one scale, weighed, brought together.
void index_chain() {
  const numbers cells = draw(0, rows * columns, 10, 90);
  const auto x = row_major(cells, rows, columns);
  const std::vector<better> sides{better::higher, better::lower,  better::higher,
                                  better::higher, better::higher, better::lower};
  numbers scaled(rows * columns), weights(columns), critic(columns), score(rows), close(rows);
  const auto z = row_major(scaled, rows, columns);
  const auto seen = row_major(std::as_const(scaled), rows, columns);
  print("min-max", min_max(x, sides, z), scaled);
  print("entropy weights", entropy_weights(seen, weights), weights);
  print("CRITIC weights", critic_weights(seen, critic), critic);
  print("levels", aggregate(seen, weights, score), score);
  print("TOPSIS", topsis(x, sides, weights, close), close);
  numbers obstacles(rows * columns);
  print("obstacles", obstacle_degrees(seen, weights, row_major(obstacles, rows, columns)),
        obstacles);

  numbers levels(rows * 2), c(rows), t(rows), d(rows);
  for (std::size_t i = 0; i < rows; ++i) {
    levels[2 * i] = score[i];
    levels[2 * i + 1] = close[i];
  }
  for (const auto model : {coupling_model::standard, coupling_model::wang, coupling_model::fan}) {
    const auto done = couple(row_major(std::as_const(levels), rows, 2), {}, model, c, t, d);
    print("C", done, c);
    print("D", done, d);
  }
  std::vector<std::uint32_t> group(rows);
  for (std::size_t i = 0; i < rows; ++i) group[i] = static_cast<std::uint32_t>(i % 3);
  if (const auto parts = dagum(score, {group, 3}))
    print("Dagum", numbers{parts->total, parts->within, parts->between, parts->transvariation});
  if (const auto theil = theil_t(score)) print("Theil", numbers{*theil});
  if (const auto rho = spearman(score, close)) print("Spearman", numbers{*rho});
  numbers eigenvalues(columns), loadings(columns * columns);
  print("components", principal_components(x, eigenvalues, row_major(loadings, columns, columns)),
        loadings);
  numbers points(9), density(9);
  for (std::size_t i = 0; i < 9; ++i) points[i] = static_cast<double>(i + 1) / 10;
  print("density", kernel_density(score, points, density), density);
}

void after_the_index() {
  const numbers grown = draw(1, 12, 0.9, 1.1);
  numbers series(12);
  for (std::size_t i = 0; i < 12; ++i)
    series[i] = 100 / (1 + 9 / (1 + 0.8 * static_cast<double>(i))) * grown[i];
  if (const auto grey = fit_grey(series))
    print("grey model", numbers{grey->development, grey->input, grey->at(12), grey->at(13)});
  if (const auto bend = fit_logistic(series))
    print("logistic", numbers{bend->capacity, bend->middle, bend->pace, bend->at(14)});

  const numbers in = draw(2, 20, 1, 9), out = draw(3, 20, 1, 9);
  numbers efficiency(10);
  print("DEA", dea({row_major(in, 10, 2), row_major(out, 10, 2)}, efficiency), efficiency);

  const numbers cost = draw(4, 20, 0, 1), supply(4, 5.0), demand(5, 4.0);
  numbers plan(20);
  print("Sinkhorn", sinkhorn(row_major(cost, 4, 5), {supply, demand}, row_major(plan, 4, 5)), plan);

  const sobol_design design{64, 3, 9};
  numbers results(design.runs()), point(3);
  for (std::size_t run = 0; run < design.runs(); ++run) {
    design.point(run, point);
    results[run] = point[0] + point[1] * point[1] + point[0] * point[2];
  }
  std::vector<sobol_index> found(3);
  const auto done = sobol_indices(design, results, found);
  numbers indices;
  for (const sobol_index& each : found) {
    indices.push_back(each.first);
    indices.push_back(each.total);
  }
  print("Sobol", done, indices);
}

}  // namespace

}  // namespace models_on_machine

int main() {
  models_on_machine::index_chain();
  models_on_machine::after_the_index();
  return 0;
}
