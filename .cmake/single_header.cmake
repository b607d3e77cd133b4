# SPDX-License-Identifier: BSL-1.0
# Joins headers and all that they include of the library into one file:
#   cmake -DINCLUDE=<include folder> "-DHEADERS=nqpf/rules.hpp" -DOUTPUT=<file> -P single_header.cmake
# HEADERS: a list of headers, or nothing for every public header.
# A header with `#pragma once` is written once, where it is first included; one without is written
# each time, as the compiler would read it.

cmake_minimum_required(VERSION 3.25)

set_property(GLOBAL PROPERTY written "")
set_property(GLOBAL PROPERTY joined "")

function(emit text)
  get_property(joined GLOBAL PROPERTY joined)
  set_property(GLOBAL PROPERTY joined "${joined}${text}")
endfunction()

function(join header)
  file(READ "${INCLUDE}/${header}" rest)
  if(rest MATCHES "#pragma once\n")
    get_property(written GLOBAL PROPERTY written)
    if(header IN_LIST written)
      return()
    endif()
    set_property(GLOBAL APPEND PROPERTY written "${header}")
    string(REPLACE "#pragma once\n" "" rest "${rest}")
  endif()
  string(REPLACE "// SPDX-License-Identifier: BSL-1.0\n" "" rest "${rest}")
  while(rest MATCHES "\n[ \t]*#[ \t]*include[ \t]*<(nqpf/[a-z_/0-9]+\\.hpp)>[^\n]*")
    set(line "${CMAKE_MATCH_0}")
    set(included "${CMAKE_MATCH_1}")
    string(FIND "${rest}" "${line}" at)
    string(LENGTH "${line}" length)
    string(SUBSTRING "${rest}" 0 ${at} before)
    math(EXPR at "${at} + ${length}")
    string(SUBSTRING "${rest}" ${at} -1 rest)
    emit("${before}\n")
    join("${included}")
  endwhile()
  emit("${rest}")
endfunction()

if(NOT HEADERS)
  file(GLOB HEADERS RELATIVE "${INCLUDE}" "${INCLUDE}/nqpf/*.hpp" "${INCLUDE}/nqpf/*/*.hpp")
  set(title "every public header")
else()
  list(JOIN HEADERS ", " title)
endif()
foreach(header IN LISTS HEADERS)
  join("${header}")
endforeach()
get_property(joined GLOBAL PROPERTY joined)
file(READ "${INCLUDE}/../LICENSE" licence)
string(REGEX REPLACE "\n+$" "" licence "${licence}")
string(REPLACE "\n" "\n// " licence "${licence}")
string(REGEX REPLACE "// +\n" "//\n" licence "// ${licence}")
file(WRITE "${OUTPUT}" "// SPDX-License-Identifier: BSL-1.0
// nqpf: ${title}, joined into one file. Made from the headers: do not edit it.
//
${licence}

#pragma once
${joined}")
