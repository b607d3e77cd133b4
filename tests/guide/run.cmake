# SPDX-License-Identifier: BSL-1.0
# Runs a program of the guide, or an example, and compares what it prints with what is written down.
#   cmake -DPROGRAM=<file> [-DCASE=<name>] -DEXPECTED=<file> -P run.cmake

cmake_minimum_required(VERSION 3.25)
execute_process(COMMAND "${PROGRAM}" ${CASE} RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
file(READ "${EXPECTED}" expected)
if(NOT status EQUAL 0 OR NOT output STREQUAL expected)
  message("---- expected\n${expected}---- printed (status ${status})\n${output}----")
  message(FATAL_ERROR "the program prints something else")
endif()
