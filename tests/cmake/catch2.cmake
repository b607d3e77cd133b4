# SPDX-License-Identifier: BSL-1.0
# nqpf_catch2 and nqpf_catch2_main: Catch2 3 where it is installed, else 2.13 (Debian 12), else fetched.

find_package(Catch2 3 QUIET CONFIG)
if(NOT Catch2_FOUND)
  find_package(Catch2 2.13 QUIET CONFIG)
endif()
if(NOT Catch2_FOUND)
  message(STATUS "nqpf: Catch2 is not installed, it is fetched")
  include(FetchContent)
  FetchContent_Declare(Catch2
    GIT_REPOSITORY https://github.com/catchorg/Catch2.git
    GIT_TAG fa43b77429ba76c462b1898d6cd2f2d7a9416b14) # v3.7.1
  FetchContent_MakeAvailable(Catch2)
  set_target_properties(Catch2 Catch2WithMain PROPERTIES SYSTEM ON) # no warnings from its headers
endif()

add_library(nqpf_catch2 INTERFACE)
target_link_libraries(nqpf_catch2 INTERFACE Catch2::Catch2)
add_library(nqpf_catch2_main INTERFACE)
# The installed main of 2.13 is compiled with libstdc++, which a program with libc++ cannot link.
if(TARGET Catch2::Catch2WithMain AND NOT (Catch2_VERSION VERSION_LESS 3 AND CMAKE_CXX_FLAGS MATCHES "libc\\+\\+"))
  target_link_libraries(nqpf_catch2_main INTERFACE Catch2::Catch2WithMain)
else()
  add_library(nqpf_catch2_v2_main STATIC support/catch2_main.cpp)
  target_link_libraries(nqpf_catch2_v2_main PRIVATE Catch2::Catch2)
  target_compile_features(nqpf_catch2_v2_main PRIVATE cxx_std_20)
  target_link_libraries(nqpf_catch2_main INTERFACE nqpf_catch2_v2_main)
endif()
