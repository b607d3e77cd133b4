# SPDX-License-Identifier: BSL-1.0
# The reason why a set is refused stands among the first five lines that a compiler prints, with the lines that say how
# it came to the header:
#   cmake -DROOT=<project> -DCOMPILER=<compiler> -P early_reason.cmake

cmake_minimum_required(VERSION 3.25)
execute_process(
  COMMAND "${COMPILER}" -std=c++20 -fsyntax-only -I "${ROOT}/include"
    "${ROOT}/tests/must_not_compile/rules/04_smallest.cpp"
  RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
if(output MATCHES "see_the_words_of_the_next_note")
  return()  # clang 14 prints the words in notes behind its error
endif()
string(REGEX MATCH "^([^\n]*\n)([^\n]*\n)([^\n]*\n)([^\n]*\n)([^\n]*\n)" first "${output}")
if(status EQUAL 0 OR NOT first MATCHES "defect 4")
  message(FATAL_ERROR "the reason is not among the first five lines:\n${output}")
endif()
