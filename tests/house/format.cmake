# SPDX-License-Identifier: BSL-1.0
# Every source is as clang-format 16 writes it: cmake -DROOT=<project> -P format.cmake
# With -DFIX=ON the files are rewritten.
cmake_minimum_required(VERSION 3.25)

find_program(formatter NAMES clang-format-16)
if(NOT formatter)
  message("no clang-format-16 on this machine: not compared")
  return()
endif()

set(sources "")
foreach(folder IN ITEMS include tests examples benchmarks)
  file(GLOB_RECURSE found "${ROOT}/${folder}/*.hpp" "${ROOT}/${folder}/*.cpp")
  list(APPEND sources ${found})
endforeach()
if(FIX)
  set(mode -i)
else()
  set(mode --dry-run --Werror --ferror-limit=1)
endif()
execute_process(COMMAND "${formatter}" ${mode} ${sources} RESULT_VARIABLE status ERROR_VARIABLE words)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "format these with: cmake -DROOT=. -DFIX=ON -P tests/house/format.cmake\n${words}")
endif()
