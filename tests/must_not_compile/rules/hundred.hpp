// SPDX-License-Identifier: BSL-1.0
#pragma once

// A hundred rules without a defect, to bury one among them.

#include "host.hpp"

enum class filler {};
inline constexpr nqpf::enumerator filler_names[] = {
    {"f0", 0},   {"f1", 1},   {"f2", 2},   {"f3", 3},   {"f4", 4},   {"f5", 5},   {"f6", 6},
    {"f7", 7},   {"f8", 8},   {"f9", 9},   {"f10", 10}, {"f11", 11}, {"f12", 12}, {"f13", 13},
    {"f14", 14}, {"f15", 15}, {"f16", 16}, {"f17", 17}, {"f18", 18}, {"f19", 19}, {"f20", 20},
    {"f21", 21}, {"f22", 22}, {"f23", 23}, {"f24", 24}, {"f25", 25}, {"f26", 26}, {"f27", 27},
    {"f28", 28}, {"f29", 29}, {"f30", 30}, {"f31", 31}, {"f32", 32}, {"f33", 33}, {"f34", 34},
    {"f35", 35}, {"f36", 36}, {"f37", 37}, {"f38", 38}, {"f39", 39}, {"f40", 40}, {"f41", 41},
    {"f42", 42}, {"f43", 43}, {"f44", 44}, {"f45", 45}, {"f46", 46}, {"f47", 47}, {"f48", 48},
    {"f49", 49}, {"f50", 50}, {"f51", 51}, {"f52", 52}, {"f53", 53}, {"f54", 54}, {"f55", 55},
    {"f56", 56}, {"f57", 57}, {"f58", 58}, {"f59", 59}, {"f60", 60}, {"f61", 61}, {"f62", 62},
    {"f63", 63}, {"f64", 64}, {"f65", 65}, {"f66", 66}, {"f67", 67}, {"f68", 68}, {"f69", 69},
    {"f70", 70}, {"f71", 71}, {"f72", 72}, {"f73", 73}, {"f74", 74}, {"f75", 75}, {"f76", 76},
    {"f77", 77}, {"f78", 78}, {"f79", 79}, {"f80", 80}, {"f81", 81}, {"f82", 82}, {"f83", 83},
    {"f84", 84}, {"f85", 85}, {"f86", 86}, {"f87", 87}, {"f88", 88}, {"f89", 89}, {"f90", 90},
    {"f91", 91}, {"f92", 92}, {"f93", 93}, {"f94", 94}, {"f95", 95}, {"f96", 96}, {"f97", 97},
    {"f98", 98}, {"f99", 99}};
constexpr auto describe(filler) { return nqpf::detail::named_values<filler>(filler_names); }

#define HUNDRED_RULES                                                                          \
  rule("f0").when(between(w, 0.25, 0.75)).then(static_cast<filler>(0)).cite(law, "f"),         \
      rule("f1").when(between(w, 1.25, 1.75)).then(static_cast<filler>(1)).cite(law, "f"),     \
      rule("f2").when(between(w, 2.25, 2.75)).then(static_cast<filler>(2)).cite(law, "f"),     \
      rule("f3").when(between(w, 3.25, 3.75)).then(static_cast<filler>(3)).cite(law, "f"),     \
      rule("f4").when(between(w, 4.25, 4.75)).then(static_cast<filler>(4)).cite(law, "f"),     \
      rule("f5").when(between(w, 5.25, 5.75)).then(static_cast<filler>(5)).cite(law, "f"),     \
      rule("f6").when(between(w, 6.25, 6.75)).then(static_cast<filler>(6)).cite(law, "f"),     \
      rule("f7").when(between(w, 7.25, 7.75)).then(static_cast<filler>(7)).cite(law, "f"),     \
      rule("f8").when(between(w, 8.25, 8.75)).then(static_cast<filler>(8)).cite(law, "f"),     \
      rule("f9").when(between(w, 9.25, 9.75)).then(static_cast<filler>(9)).cite(law, "f"),     \
      rule("f10").when(between(w, 10.25, 10.75)).then(static_cast<filler>(10)).cite(law, "f"), \
      rule("f11").when(between(w, 11.25, 11.75)).then(static_cast<filler>(11)).cite(law, "f"), \
      rule("f12").when(between(w, 12.25, 12.75)).then(static_cast<filler>(12)).cite(law, "f"), \
      rule("f13").when(between(w, 13.25, 13.75)).then(static_cast<filler>(13)).cite(law, "f"), \
      rule("f14").when(between(w, 14.25, 14.75)).then(static_cast<filler>(14)).cite(law, "f"), \
      rule("f15").when(between(w, 15.25, 15.75)).then(static_cast<filler>(15)).cite(law, "f"), \
      rule("f16").when(between(w, 16.25, 16.75)).then(static_cast<filler>(16)).cite(law, "f"), \
      rule("f17").when(between(w, 17.25, 17.75)).then(static_cast<filler>(17)).cite(law, "f"), \
      rule("f18").when(between(w, 18.25, 18.75)).then(static_cast<filler>(18)).cite(law, "f"), \
      rule("f19").when(between(w, 19.25, 19.75)).then(static_cast<filler>(19)).cite(law, "f"), \
      rule("f20").when(between(w, 20.25, 20.75)).then(static_cast<filler>(20)).cite(law, "f"), \
      rule("f21").when(between(w, 21.25, 21.75)).then(static_cast<filler>(21)).cite(law, "f"), \
      rule("f22").when(between(w, 22.25, 22.75)).then(static_cast<filler>(22)).cite(law, "f"), \
      rule("f23").when(between(w, 23.25, 23.75)).then(static_cast<filler>(23)).cite(law, "f"), \
      rule("f24").when(between(w, 24.25, 24.75)).then(static_cast<filler>(24)).cite(law, "f"), \
      rule("f25").when(between(w, 25.25, 25.75)).then(static_cast<filler>(25)).cite(law, "f"), \
      rule("f26").when(between(w, 26.25, 26.75)).then(static_cast<filler>(26)).cite(law, "f"), \
      rule("f27").when(between(w, 27.25, 27.75)).then(static_cast<filler>(27)).cite(law, "f"), \
      rule("f28").when(between(w, 28.25, 28.75)).then(static_cast<filler>(28)).cite(law, "f"), \
      rule("f29").when(between(w, 29.25, 29.75)).then(static_cast<filler>(29)).cite(law, "f"), \
      rule("f30").when(between(w, 30.25, 30.75)).then(static_cast<filler>(30)).cite(law, "f"), \
      rule("f31").when(between(w, 31.25, 31.75)).then(static_cast<filler>(31)).cite(law, "f"), \
      rule("f32").when(between(w, 32.25, 32.75)).then(static_cast<filler>(32)).cite(law, "f"), \
      rule("f33").when(between(w, 33.25, 33.75)).then(static_cast<filler>(33)).cite(law, "f"), \
      rule("f34").when(between(w, 34.25, 34.75)).then(static_cast<filler>(34)).cite(law, "f"), \
      rule("f35").when(between(w, 35.25, 35.75)).then(static_cast<filler>(35)).cite(law, "f"), \
      rule("f36").when(between(w, 36.25, 36.75)).then(static_cast<filler>(36)).cite(law, "f"), \
      rule("f37").when(between(w, 37.25, 37.75)).then(static_cast<filler>(37)).cite(law, "f"), \
      rule("f38").when(between(w, 38.25, 38.75)).then(static_cast<filler>(38)).cite(law, "f"), \
      rule("f39").when(between(w, 39.25, 39.75)).then(static_cast<filler>(39)).cite(law, "f"), \
      rule("f40").when(between(w, 40.25, 40.75)).then(static_cast<filler>(40)).cite(law, "f"), \
      rule("f41").when(between(w, 41.25, 41.75)).then(static_cast<filler>(41)).cite(law, "f"), \
      rule("f42").when(between(w, 42.25, 42.75)).then(static_cast<filler>(42)).cite(law, "f"), \
      rule("f43").when(between(w, 43.25, 43.75)).then(static_cast<filler>(43)).cite(law, "f"), \
      rule("f44").when(between(w, 44.25, 44.75)).then(static_cast<filler>(44)).cite(law, "f"), \
      rule("f45").when(between(w, 45.25, 45.75)).then(static_cast<filler>(45)).cite(law, "f"), \
      rule("f46").when(between(w, 46.25, 46.75)).then(static_cast<filler>(46)).cite(law, "f"), \
      rule("f47").when(between(w, 47.25, 47.75)).then(static_cast<filler>(47)).cite(law, "f"), \
      rule("f48").when(between(w, 48.25, 48.75)).then(static_cast<filler>(48)).cite(law, "f"), \
      rule("f49").when(between(w, 49.25, 49.75)).then(static_cast<filler>(49)).cite(law, "f"), \
      rule("f50").when(between(w, 50.25, 50.75)).then(static_cast<filler>(50)).cite(law, "f"), \
      rule("f51").when(between(w, 51.25, 51.75)).then(static_cast<filler>(51)).cite(law, "f"), \
      rule("f52").when(between(w, 52.25, 52.75)).then(static_cast<filler>(52)).cite(law, "f"), \
      rule("f53").when(between(w, 53.25, 53.75)).then(static_cast<filler>(53)).cite(law, "f"), \
      rule("f54").when(between(w, 54.25, 54.75)).then(static_cast<filler>(54)).cite(law, "f"), \
      rule("f55").when(between(w, 55.25, 55.75)).then(static_cast<filler>(55)).cite(law, "f"), \
      rule("f56").when(between(w, 56.25, 56.75)).then(static_cast<filler>(56)).cite(law, "f"), \
      rule("f57").when(between(w, 57.25, 57.75)).then(static_cast<filler>(57)).cite(law, "f"), \
      rule("f58").when(between(w, 58.25, 58.75)).then(static_cast<filler>(58)).cite(law, "f"), \
      rule("f59").when(between(w, 59.25, 59.75)).then(static_cast<filler>(59)).cite(law, "f"), \
      rule("f60").when(between(w, 60.25, 60.75)).then(static_cast<filler>(60)).cite(law, "f"), \
      rule("f61").when(between(w, 61.25, 61.75)).then(static_cast<filler>(61)).cite(law, "f"), \
      rule("f62").when(between(w, 62.25, 62.75)).then(static_cast<filler>(62)).cite(law, "f"), \
      rule("f63").when(between(w, 63.25, 63.75)).then(static_cast<filler>(63)).cite(law, "f"), \
      rule("f64").when(between(w, 64.25, 64.75)).then(static_cast<filler>(64)).cite(law, "f"), \
      rule("f65").when(between(w, 65.25, 65.75)).then(static_cast<filler>(65)).cite(law, "f"), \
      rule("f66").when(between(w, 66.25, 66.75)).then(static_cast<filler>(66)).cite(law, "f"), \
      rule("f67").when(between(w, 67.25, 67.75)).then(static_cast<filler>(67)).cite(law, "f"), \
      rule("f68").when(between(w, 68.25, 68.75)).then(static_cast<filler>(68)).cite(law, "f"), \
      rule("f69").when(between(w, 69.25, 69.75)).then(static_cast<filler>(69)).cite(law, "f"), \
      rule("f70").when(between(w, 70.25, 70.75)).then(static_cast<filler>(70)).cite(law, "f"), \
      rule("f71").when(between(w, 71.25, 71.75)).then(static_cast<filler>(71)).cite(law, "f"), \
      rule("f72").when(between(w, 72.25, 72.75)).then(static_cast<filler>(72)).cite(law, "f"), \
      rule("f73").when(between(w, 73.25, 73.75)).then(static_cast<filler>(73)).cite(law, "f"), \
      rule("f74").when(between(w, 74.25, 74.75)).then(static_cast<filler>(74)).cite(law, "f"), \
      rule("f75").when(between(w, 75.25, 75.75)).then(static_cast<filler>(75)).cite(law, "f"), \
      rule("f76").when(between(w, 76.25, 76.75)).then(static_cast<filler>(76)).cite(law, "f"), \
      rule("f77").when(between(w, 77.25, 77.75)).then(static_cast<filler>(77)).cite(law, "f"), \
      rule("f78").when(between(w, 78.25, 78.75)).then(static_cast<filler>(78)).cite(law, "f"), \
      rule("f79").when(between(w, 79.25, 79.75)).then(static_cast<filler>(79)).cite(law, "f"), \
      rule("f80").when(between(w, 80.25, 80.75)).then(static_cast<filler>(80)).cite(law, "f"), \
      rule("f81").when(between(w, 81.25, 81.75)).then(static_cast<filler>(81)).cite(law, "f"), \
      rule("f82").when(between(w, 82.25, 82.75)).then(static_cast<filler>(82)).cite(law, "f"), \
      rule("f83").when(between(w, 83.25, 83.75)).then(static_cast<filler>(83)).cite(law, "f"), \
      rule("f84").when(between(w, 84.25, 84.75)).then(static_cast<filler>(84)).cite(law, "f"), \
      rule("f85").when(between(w, 85.25, 85.75)).then(static_cast<filler>(85)).cite(law, "f"), \
      rule("f86").when(between(w, 86.25, 86.75)).then(static_cast<filler>(86)).cite(law, "f"), \
      rule("f87").when(between(w, 87.25, 87.75)).then(static_cast<filler>(87)).cite(law, "f"), \
      rule("f88").when(between(w, 88.25, 88.75)).then(static_cast<filler>(88)).cite(law, "f"), \
      rule("f89").when(between(w, 89.25, 89.75)).then(static_cast<filler>(89)).cite(law, "f"), \
      rule("f90").when(between(w, 90.25, 90.75)).then(static_cast<filler>(90)).cite(law, "f"), \
      rule("f91").when(between(w, 91.25, 91.75)).then(static_cast<filler>(91)).cite(law, "f"), \
      rule("f92").when(between(w, 92.25, 92.75)).then(static_cast<filler>(92)).cite(law, "f"), \
      rule("f93").when(between(w, 93.25, 93.75)).then(static_cast<filler>(93)).cite(law, "f"), \
      rule("f94").when(between(w, 94.25, 94.75)).then(static_cast<filler>(94)).cite(law, "f"), \
      rule("f95").when(between(w, 95.25, 95.75)).then(static_cast<filler>(95)).cite(law, "f"), \
      rule("f96").when(between(w, 96.25, 96.75)).then(static_cast<filler>(96)).cite(law, "f"), \
      rule("f97").when(between(w, 97.25, 97.75)).then(static_cast<filler>(97)).cite(law, "f"), \
      rule("f98").when(between(w, 98.25, 98.75)).then(static_cast<filler>(98)).cite(law, "f"), \
      rule("f99").when(between(w, 99.25, 99.75)).then(static_cast<filler>(99)).cite(law, "f")
