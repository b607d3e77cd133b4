// SPDX-License-Identifier: BSL-1.0
// A large panel from file to assessment: seconds a stage, and the peak of memory against its bound.
//
//   build/bench/benchmarks/large_panel [ROWS] [FOLDER] [equal|entropy|fill]
//
// writes ROWS rows (10 million unless told) x 20 scored columns as CSV into FOLDER (/tmp), one cell
// in fifty missing, reads and assesses them, and removes the file. Memory may reach three times the
// eight bytes of each cell; beyond that the exit status is 1. Ten million rows need 2 GB of disk.

#include <nqpf/assess.hpp>
#include <nqpf/panel.hpp>

#include <sys/resource.h>

#include <charconv>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

namespace {

constexpr std::size_t columns = 20;
constexpr std::size_t years = 25;

double seconds() {
  using namespace std::chrono;
  return duration<double>(steady_clock::now().time_since_epoch()).count();
}

double peak_gigabytes() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  return static_cast<double>(used.ru_maxrss) * 1024 / 1e9;
}

void report(const char* stage, double since) {
  std::printf("%-28s %8.2f s   peak %6.3f GB\n", stage, seconds() - since, peak_gigabytes());
  std::fflush(stdout);
}

/// Levels that differ between entities and drift over the years.
bool generate(const std::string& path, std::size_t rows) {
  std::FILE* const file = std::fopen(path.c_str(), "wb");
  if (file == nullptr) return false;
  std::string out = "id,year";
  for (std::size_t c = 0; c < columns; ++c) out += ",c" + std::to_string(c);
  out += "\n";
  std::uint64_t state = 88172645463325252u;
  const auto uniform = [&] {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return static_cast<double>(state >> 11) * 0x1p-53;
  };
  double level[columns];
  char word[32];
  for (std::size_t row = 0; row < rows; ++row) {
    if (row % years == 0) {
      for (double& l : level) l = 100 * uniform();
    }
    out += "e" + std::to_string(row / years) + "," + std::to_string(2000 + row % years);
    for (double& l : level) {
      l += uniform() - 0.4;
      out += ',';
      if (uniform() < 0.02) continue;
      const auto end = std::to_chars(word, word + sizeof word, l, std::chars_format::fixed, 3).ptr;
      out.append(word, end);
    }
    out += '\n';
    if (out.size() < (std::size_t{1} << 20) && row + 1 < rows) continue;
    if (std::fwrite(out.data(), 1, out.size(), file) != out.size()) break;
    out.clear();
  }
  return std::fclose(file) == 0 && out.empty();
}

std::string schema() {
  constexpr const char* roles[] = {"workers", "means_of_labour", "objects_of_labour", "cultivation",
                                   "path_industry_university_research_cooperation"};
  std::string out = "column,role,better\nid,entity,\nyear,year,\n";
  for (std::size_t c = 0; c < columns; ++c)
    out += "c" + std::to_string(c) + "," + roles[c / 4] + "," + (c % 3 == 2 ? "lower" : "higher") +
           "\n";
  return out;
}

struct stages {
  std::string name;
  double since = 0;
};

void next_stage(void* context, const char* name, double) {
  stages& at = *static_cast<stages*>(context);
  if (at.name == name) return;
  if (!at.name.empty()) report(("  " + at.name).c_str(), at.since);
  at = {name, seconds()};
}

}  // namespace

int main(int count, char** words) {
  const std::size_t rows = count > 1 ? static_cast<std::size_t>(std::atoll(words[1])) : 10'000'000;
  const std::string folder = count > 2 ? words[2] : "/tmp";
  const std::string_view how = count > 3 ? words[3] : "equal";
  if (rows < years || (how != "equal" && how != "entropy" && how != "fill")) {
    std::fprintf(stderr, "large_panel [ROWS] [FOLDER] [equal|entropy|fill]\n");
    return 2;
  }
  const std::string path = folder + "/nqpf_large_panel.csv";
  double since = seconds();
  if (!generate(path, rows)) {
    std::fprintf(stderr, "%s cannot be written\n", path.c_str());
    std::remove(path.c_str());
    return 2;
  }
  report("generated", since);

  const auto meaning = nqpf::parse_schema(schema());
  since = seconds();
  const auto data = nqpf::read_panel(path, meaning.value());
  std::remove(path.c_str());
  if (!data.ok()) {
    std::fprintf(stderr, "%s\n", describe(*data.error().begin()).c_str());
    return 2;
  }
  report("read", since);

  nqpf::assess_options options;
  if (how == "entropy") options.weights = nqpf::weighting::entropy;
  if (how == "fill") options.imputation = nqpf::imputation_rule::along_time;
  stages at;
  options.progress = &next_stage;
  options.context = &at;
  since = seconds();
  const auto found = nqpf::assess(*data, options);
  if (!found.ok()) {
    std::fprintf(stderr, "%s\n", describe(found.error().front()).c_str());
    return 2;
  }
  report("assessed", since);

  std::size_t ranked = 0;
  for (std::size_t y = 0; y < found->years().size(); ++y)
    ranked += found->assessed_in(found->headline(), y);
  const double bound = 3 * 8 * static_cast<double>(rows) * static_cast<double>(columns) / 1e9;
  std::printf("%zu rows, %zu ranked; peak %.3f GB, bound %.3f GB (3 x 8 bytes x cells)\n", rows,
              ranked, peak_gigabytes(), bound);
  return peak_gigabytes() <= bound ? 0 : 1;
}
