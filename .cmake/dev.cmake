# SPDX-License-Identifier: BSL-1.0
# nqpf_dev: what the project's own programs are built with, and hosts never see.

# The compilers that the project is checked with stop at a warning. A newer one may warn of more: it
# says so, and goes on, so that the README's commands keep working there.
if((CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    OR (CMAKE_CXX_COMPILER_ID STREQUAL "Clang" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 20))
  set(nqpf_checked_compiler ON)
else()
  set(nqpf_checked_compiler OFF)
endif()
option(NQPF_WARNINGS_AS_ERRORS "Warnings stop the project's own builds" ${nqpf_checked_compiler})

set(NQPF_WARNINGS -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wsign-conversion)
if(NQPF_WARNINGS_AS_ERRORS)
  list(APPEND NQPF_WARNINGS -Werror)
endif()

add_library(nqpf_dev INTERFACE)
target_link_libraries(nqpf_dev INTERFACE nqpf::nqpf)
target_compile_options(nqpf_dev INTERFACE ${NQPF_WARNINGS})
# Hosts and tests may call std::stable_sort, whose buffer libstdc++ 12 takes from a function that clang 19 warns about. Headers
# do not, and are compiled without this (tests/house).
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang" AND CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 19)
  target_compile_options(nqpf_dev INTERFACE -Wno-deprecated-declarations)
endif()
set(CMAKE_CXX_EXTENSIONS OFF)

# Sanitizers of the project's own programs. Tests that ask what a compiler says of a file keep plain flags.
set(NQPF_SANITIZE "" CACHE STRING "Sanitizers of tests and examples, for example address,undefined")
if(NQPF_SANITIZE)
  target_compile_options(nqpf_dev INTERFACE
    -fsanitize=${NQPF_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(nqpf_dev INTERFACE -fsanitize=${NQPF_SANITIZE})
endif()
