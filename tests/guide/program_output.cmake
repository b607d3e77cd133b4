# SPDX-License-Identifier: BSL-1.0
# What a page of the guide shows of a program is what the program prints. The page has the command in a ```sh
# block and the output in the ```text block right after it.
#   cmake -DPAGE=<page.md> -DPROGRAM=<file> -DNAME=<name in the page> [-DWORDS=<arguments>] -DROOT=<folder it
#     runs in> -P program_output.cmake
cmake_minimum_required(VERSION 3.25)
set(command "${NAME}")
set(arguments "")
if(WORDS)
  set(command "${NAME} ${WORDS}")
  separate_arguments(arguments UNIX_COMMAND "${WORDS}")
endif()
execute_process(COMMAND "${PROGRAM}" ${arguments} WORKING_DIRECTORY "${ROOT}" OUTPUT_VARIABLE printed
  COMMAND_ERROR_IS_FATAL ANY)
file(READ "${PAGE}" page)
set(block "```sh\nbuild/demo/examples/${command}\n```\n\n```text\n${printed}```\n")
string(FIND "${page}" "${block}" at)
if(at EQUAL -1)
  message(FATAL_ERROR "${PAGE} shows something else than ${NAME} prints:\n${printed}")
endif()
