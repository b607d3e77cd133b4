# SPDX-License-Identifier: BSL-1.0
# A host without CMake: what pkg-config says of an installation, given to the compiler, also after the
# installation was moved.
#   cmake -DPREFIX=<installation> -DWORK=<folder> -DCOMPILER=<c++> -DVERSION=<version> -P pkg_config.cmake
cmake_minimum_required(VERSION 3.25)
find_program(pkg_config NAMES pkgconf pkg-config)
if(NOT pkg_config)
  message("no pkg-config on this machine: not tried")
  return()
endif()

file(REMOVE_RECURSE "${WORK}")
file(COPY "${PREFIX}/" DESTINATION "${WORK}/moved here")
set(ENV{PKG_CONFIG_PATH} "${WORK}/moved here/share/pkgconfig")
execute_process(COMMAND "${pkg_config}" --modversion nqpf OUTPUT_VARIABLE version
  OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
if(NOT version STREQUAL VERSION)
  message(FATAL_ERROR "pkg-config says version ${version}, not ${VERSION}")
endif()
execute_process(COMMAND "${pkg_config}" --cflags nqpf OUTPUT_VARIABLE flags
  OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
separate_arguments(flags UNIX_COMMAND "${flags}")
execute_process(COMMAND "${COMPILER}" -std=c++20 ${flags} "${CMAKE_CURRENT_LIST_DIR}/rules_host.cpp"
  -o "${WORK}/host" COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND "${WORK}/host" COMMAND_ERROR_IS_FATAL ANY)
