# SPDX-License-Identifier: BSL-1.0
# The benchmarks are built by hand and seldom: this keeps them compiling. The workload is written with 10
# rules in every form, and each source is checked without code being made. Sources that need a library
# which is not installed (Google Benchmark, CLIPS) are passed over.
#   cmake -DROOT=<project> -DWORK=<folder> -DCOMPILER=<c++> "-DFLAGS=<warnings>" -P benchmarks.cmake

cmake_minimum_required(VERSION 3.25)
file(MAKE_DIRECTORY "${WORK}")
set(failed OFF)

function(run)
  execute_process(COMMAND ${ARGV} RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT status EQUAL 0)
    message("${output}")
    set(failed ON PARENT_SCOPE)
  endif()
endfunction()

function(check source)
  run("${COMPILER}" -std=c++20 ${FLAGS} -fsyntax-only "-I${ROOT}/include" "-I${ROOT}/benchmarks"
    "-I${ROOT}/benchmarks/rules" "-I${WORK}" -DNQPF_ONLY_10_RULES "${source}")
  set(failed ${failed} PARENT_SCOPE)
endfunction()

set(generator "${WORK}/generate_workload")
run("${COMPILER}" -std=c++20 ${FLAGS} "${ROOT}/benchmarks/rules/generate_workload.cpp" -o "${generator}")
run("${generator}" set 10 "${WORK}/rules10.hpp")
run("${generator}" set 100 "${WORK}/rules100.hpp") # of the peers
foreach(form IN ITEMS record plain columns)
  run("${generator}" ${form} 10 "${WORK}/${form}10.cpp")
  check("${WORK}/${form}10.cpp")
endforeach()
foreach(form IN ITEMS clips json jdm records)
  run("${generator}" ${form} 10 "${WORK}/${form}10")
endforeach()

file(GLOB sources "${ROOT}/benchmarks/*/*.cpp")
foreach(source IN LISTS sources)
  file(STRINGS "${source}" includes REGEX "^#include <(benchmark/benchmark|clips/clips)\\.h>")
  if(includes)
    list(JOIN includes "\n" text)
    file(WRITE "${WORK}/has_library.cpp" "${text}\n")
    execute_process(COMMAND "${COMPILER}" -fsyntax-only "${WORK}/has_library.cpp" RESULT_VARIABLE status
      OUTPUT_QUIET ERROR_QUIET)
    if(NOT status EQUAL 0)
      message("passed over, for want of a library: ${source}")
      continue()
    endif()
  endif()
  check("${source}")
endforeach()

if(failed)
  message(FATAL_ERROR "a benchmark does not compile")
endif()
