// SPDX-License-Identifier: BSL-1.0
// The outcomes that other engines are compared with, and the times of nqpf and of code by hand on the same
// records:  peer_nqpf records.bin outcomes.bin
// outcomes.bin has a byte for each rule of each record, 1 where it held.

#include "peer.hpp"
#include "rules100.hpp"

#include <nqpf/rules/columns.hpp>

#include <cstring>
#include <iostream>

namespace {

// Keeps what was written to memory.
void written(const void* p) { __asm__ volatile("" : : "r"(p) : "memory"); }

std::size_t differences(const std::vector<char>& a, const std::vector<char>& b) {
  std::size_t n = 0;
  for (std::size_t i = 0; i < a.size(); ++i) n += a[i] != b[i] ? 1U : 0U;
  return n;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: peer_nqpf RECORDS OUTCOMES\n";
    return 2;
  }
  const std::vector<char> bytes = peer::read_file(argv[1]);
  std::vector<workload::record> records(bytes.size() / sizeof(workload::record));
  if (records.empty()) return 2;
  std::memcpy(records.data(), bytes.data(), records.size() * sizeof(workload::record));
  std::vector<std::vector<double>> values(peer::indicators);
  for (std::size_t k = 0; k < peer::indicators; ++k)
    for (std::size_t i = 0; i < records.size(); ++i) {
      double value = 0;
      std::memcpy(&value, bytes.data() + (i * peer::indicators + k) * sizeof value, sizeof value);
      values[k].push_back(value);
    }
  nqpf::columns columns(records.size());
  for (std::size_t k = 0; k < peer::indicators; ++k)
    columns.add(workload::names[k], nqpf::column_of(values[k]));

  // By hand, by the record and by the column: all the same, or the comparison is void.
  std::vector<char> by_hand;
  std::vector<char> by_record;
  std::vector<char> by_column;
  const nqpf::rule_bitmaps maps = nqpf::evaluate<workload::rules100>(columns);
  for (std::size_t i = 0; i < records.size(); ++i) {
    bool out[peer::rules];
    workload::hand_written<peer::rules>(records[i], out);
    const auto found = nqpf::evaluate<workload::rules100>(records[i]);
    for (std::size_t r = 0; r < peer::rules; ++r) {
      by_hand.push_back(out[r] ? 1 : 0);
      by_record.push_back(found.all().outcomes[r] == nqpf::truth::yes ? 1 : 0);
      by_column.push_back(maps.outcome(static_cast<int>(r), i) == nqpf::truth::yes ? 1 : 0);
    }
  }
  std::ofstream(argv[2], std::ios::binary)
      .write(by_record.data(), static_cast<long>(by_record.size()));

  const auto over_records = [&](auto each) {
    return peer::least_time(records.size(), 200, [&] {
      for (const workload::record& r : records) each(r);
    });
  };
  bool out[peer::rules];
  const double hand = over_records([&](const workload::record& r) {
    workload::hand_written<peer::rules>(r, out);
    written(out);
  });
  const double plain = over_records([&](const workload::record& r) {
    workload::branch_free<peer::rules>(r, out);
    written(out);
  });
  const double engine = over_records([&](const workload::record& r) {
    const auto found = nqpf::evaluate<workload::rules100>(r);
    written(&found);
  });
  nqpf::column_workspace workspace;
  nqpf::column_options options;
  options.workspace = &workspace;
  const double column = peer::least_time(records.size(), 200, [&] {
    nqpf::evaluate<workload::rules100>(
        columns, [](const nqpf::outcome_block& b) { written(b.yes(0)); }, options);
  });
  peer::report("if/else by hand", hand, records.size(), differences(by_hand, by_record),
               "outcomes of a struct");
  peer::report("branch-free by hand", plain, records.size(), 0, "outcomes of a struct");
  peer::report("nqpf, one record", engine, records.size(), 0,
               "outcomes of a struct, its values kept");
  peer::report("nqpf, columns", column, records.size(), differences(by_column, by_record),
               "outcomes as bitmaps, block by block");
  return 0;
}
