# SPDX-License-Identifier: BSL-1.0
# Tests that wrong code is refused, and for the right reason.
#
#   nqpf_add_must_not_compile_test(<file.cpp>...
#     [PREFIX <name>]              first part of the test names (must_not_compile)
#     [BASE_DIR <folder>]          names are paths from here (the current source folder)
#     [LINK_LIBRARIES <target>...] whose include folders, definitions and options are used (nqpf::nqpf)
#     [COMPILE_OPTIONS <flag>...]
#     [FIRST <header>]             is included before the file: where <header>.gch (g++) or <header>.pch (clang) stands
#                                  beside it, the compiler takes that, which was compiled with the same options
#     [REQUIRE_TWIN])              a case without a twin fails
#
# adds one test a file, named <prefix>/<path of the file, without .cpp>. The compiler checks the file
# without making an object (-fsyntax-only), and the comment lines at its top say what must be seen:
#
#   // expect: <regex>          must match the compiler's output; repeat it for more than one
#   // expect(clang<15): <regex>  only for that compiler: gcc or clang, alone or with <, >=, =
#                               and a major version
#   // says: <text>          what nqpf says of a rule set, put together from the pieces that the compiler
#                               prints, must hold this text
#   // within: <n>              all of them must match within the first n lines of the output
#   // errors: <n>              the output holds exactly n errors
#   // twin: <token> => <other> the file with this one token replaced must compile (it stands once
#                               in the file); repeat it for more twins
#   // control: <why>           the file is wrong in another way, and must not pass for this defect
#
# Other comment lines may stand between them. The regular expressions are CMake's. They are matched on
# what the compiler says, not on what it repeats: source lines are not echoed, and file names, line
# numbers and the lines 'In file included from ...' are taken away first, for matching and for counting.
# Choose words that are in no identifier of the case.

if(NOT CMAKE_SCRIPT_MODE_FILE)
  set(NQPF_MUST_NOT_COMPILE_MODULE "${CMAKE_CURRENT_LIST_FILE}" CACHE INTERNAL
    "The script that runs must-not-compile tests")

  function(nqpf_add_must_not_compile_test)
    cmake_parse_arguments(PARSE_ARGV 0 arg
      "REQUIRE_TWIN" "PREFIX;BASE_DIR;FIRST" "LINK_LIBRARIES;COMPILE_OPTIONS")
    if(NOT arg_UNPARSED_ARGUMENTS)
      message(FATAL_ERROR "nqpf_add_must_not_compile_test: no files")
    endif()
    if(NOT arg_PREFIX)
      set(arg_PREFIX must_not_compile)
    endif()
    if(NOT arg_BASE_DIR)
      set(arg_BASE_DIR "${CMAKE_CURRENT_SOURCE_DIR}")
    endif()
    if(NOT arg_LINK_LIBRARIES)
      set(arg_LINK_LIBRARIES nqpf::nqpf)
    endif()
    if(CMAKE_CXX_STANDARD AND CMAKE_CXX_STANDARD GREATER 20)
      set(standard "-std=c++${CMAKE_CXX_STANDARD}")
    else()
      set(standard "-std=c++20")
    endif()
    separate_arguments(flags NATIVE_COMMAND "${CMAKE_CXX_FLAGS}")
    list(APPEND flags ${arg_COMPILE_OPTIONS})
    set(includes "")
    foreach(library IN LISTS arg_LINK_LIBRARIES)
      list(APPEND includes "$<TARGET_PROPERTY:${library},INTERFACE_INCLUDE_DIRECTORIES>")
      list(APPEND flags "$<TARGET_PROPERTY:${library},INTERFACE_COMPILE_OPTIONS>")
      set(definitions "$<TARGET_PROPERTY:${library},INTERFACE_COMPILE_DEFINITIONS>")
      list(APPEND flags "$<$<BOOL:${definitions}>:-D$<JOIN:${definitions},;-D>>")
    endforeach()

    foreach(file IN LISTS arg_UNPARSED_ARGUMENTS)
      cmake_path(ABSOLUTE_PATH file BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}" NORMALIZE)
      file(RELATIVE_PATH name "${arg_BASE_DIR}" "${file}")
      string(REGEX REPLACE "\\.cpp$" "" name "${name}")
      add_test(NAME "${arg_PREFIX}/${name}" COMMAND "${CMAKE_COMMAND}"
        "-DCASE=${file}"
        "-DTWIN=${CMAKE_CURRENT_BINARY_DIR}/${arg_PREFIX}/${name}.twin.cpp"
        "-DCOMPILER=${CMAKE_CXX_COMPILER}"
        "-DCOMPILER_ID=${CMAKE_CXX_COMPILER_ID}"
        "-DCOMPILER_VERSION=${CMAKE_CXX_COMPILER_VERSION}"
        "-DFLAGS=${standard};${flags}"
        "-DINCLUDES=${includes}"
        "-DFIRST=${arg_FIRST}"
        "-DREQUIRE_TWIN=${arg_REQUIRE_TWIN}"
        -P "${NQPF_MUST_NOT_COMPILE_MODULE}")
      set_tests_properties("${arg_PREFIX}/${name}" PROPERTIES
        LABELS must_not_compile TIMEOUT 300)
    endforeach()
  endfunction()
  return()
endif()

# ---- run by ctest: one case --------------------------------------------------------------------

cmake_minimum_required(VERSION 3.25)
set(ENV{LC_ALL} C)
list(REMOVE_ITEM FLAGS "")
set(command "${COMPILER}" ${FLAGS} -fsyntax-only)
if(COMPILER_ID STREQUAL "GNU")
  list(APPEND command -fno-diagnostics-show-caret -fdiagnostics-color=never)
  set(compiler gcc)
else()
  # Without the spell check, which goes on as if a typo were fixed and so reaches other errors.
  list(APPEND command -fno-caret-diagnostics -fno-color-diagnostics -fno-spell-checking)
  set(compiler clang)
endif()
string(REGEX MATCH "^[0-9]+" compiler_major "${COMPILER_VERSION}")
foreach(folder IN LISTS INCLUDES)
  if(folder)
    list(APPEND command "-I${folder}")
  endif()
endforeach()
if(FIRST)
  list(APPEND command -include "${FIRST}")
endif()
cmake_path(GET CASE PARENT_PATH case_folder)
list(APPEND command -iquote "${case_folder}")

# The words stand apart from the error, which CMake would wrap.
function(refuse words)
  message("${CASE}: ${words}")
  message(FATAL_ERROR "the must-not-compile test failed")
endfunction()

# Whether a qualifier such as 'clang<15' speaks of this compiler.
function(speaks_of_this_compiler qualifier result)
  set(${result} OFF PARENT_SCOPE)
  if(NOT qualifier MATCHES "^(gcc|clang)((<|>=|=)([0-9]+))?$")
    refuse("no compiler is called '${qualifier}'")
  endif()
  set(operator "${CMAKE_MATCH_3}")
  set(version "${CMAKE_MATCH_4}")
  if(NOT CMAKE_MATCH_1 STREQUAL compiler)
    return()
  endif()
  if(operator STREQUAL ""
      OR (operator STREQUAL "<" AND compiler_major LESS version)
      OR (operator STREQUAL ">=" AND compiler_major GREATER_EQUAL version)
      OR (operator STREQUAL "=" AND compiler_major EQUAL version))
    set(${result} ON PARENT_SCOPE)
  endif()
endfunction()

# The words of a refusal stand in a type, in pieces: words<9>{"rule is"}, words<5>{"here"}. Before its
# version 15 clang shows them as arguments instead, and numbers always with six digits: these are left
# open then.
function(put_together output result)
  if(compiler STREQUAL "clang" AND compiler_major LESS 15)
    string(REGEX REPLACE "\"\\[0\\], ([-0-9i])" "\"[0]\\1" output "${output}")
    string(REPLACE ", &\"" "&\"" output "${output}")
    string(REPLACE "\"[0]" "" output "${output}")
    string(REPLACE "&\"" "" output "${output}")
  else()
    string(REGEX REPLACE "\"}+, ([A-Za-z0-9_:]+<[0-9]+>)?{+\"" " " output "${output}")
  endif()
  leave_numbers_open("${output}" output)
  set(${result} "${output}" PARENT_SCOPE)
endfunction()
function(leave_numbers_open text result)
  if(compiler STREQUAL "clang" AND compiler_major LESS 15)
    string(REGEX REPLACE "-?[0-9]+(\\.[0-9]+)?(e[-+][0-9]+)?" "#" text "${text}")
  endif()
  set(${result} "${text}" PARENT_SCOPE)
endfunction()

# The directives. Lines are cut off by hand: as a CMake list, brackets and semicolons would be lost.
file(READ "${CASE}" rest)
set(head "")
set(expectations 0)
set(sayings 0)
set(twins 0)
set(within 0)
set(errors -1)
set(control OFF)
while(rest MATCHES "^([ \t]*//[^\n]*|[ \t]*)\n")
  set(line "${CMAKE_MATCH_1}")
  string(LENGTH "${CMAKE_MATCH_0}" length)
  string(SUBSTRING "${rest}" ${length} -1 rest)
  string(APPEND head "\n")
  if(line MATCHES "^[ \t]*// expect(\\(([^)]*)\\))?: (.+)$")
    set(qualifier "${CMAKE_MATCH_2}")
    set(expectation "${CMAKE_MATCH_3}")
    set(speaks ON)
    if(NOT qualifier STREQUAL "")
      speaks_of_this_compiler("${qualifier}" speaks)
    endif()
    if(speaks)
      set(expectation_${expectations} "${expectation}")
      math(EXPR expectations "${expectations} + 1")
    endif()
  elseif(line MATCHES "^[ \t]*// says: (.+)$")
    set(saying_${sayings} "${CMAKE_MATCH_1}")
    math(EXPR sayings "${sayings} + 1")
  elseif(line MATCHES "^[ \t]*// within: ([0-9]+)$")
    set(within ${CMAKE_MATCH_1})
  elseif(line MATCHES "^[ \t]*// errors: ([0-9]+)$")
    set(errors ${CMAKE_MATCH_1})
  elseif(line MATCHES "^[ \t]*// twin: (.*[^ ]) +=> *(.*)$")
    set(twin_from_${twins} "${CMAKE_MATCH_1}")
    set(twin_to_${twins} "${CMAKE_MATCH_2}")
    math(EXPR twins "${twins} + 1")
  elseif(line MATCHES "^[ \t]*// control: .+$")
    set(control ON)
  elseif(line MATCHES "^[ \t]*// *(expect|says|within|errors|twin|control)[^a-z ]")
    refuse("this line is not understood: ${line}")
  endif()
endwhile()
if(expectations EQUAL 0 AND sayings EQUAL 0)
  refuse("no line '// expect: <regex>' or '// says: <text>' at the top speaks of this compiler")
endif()

execute_process(COMMAND ${command} "${CASE}"
  RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)

# What the compiler says: without the places, and cut after the lines that count.
set(said "")
set(lines 0)
set(error_lines 0)
set(unread "${output}\n")
while(unread MATCHES "^([^\n]*)\n")
  set(line "${CMAKE_MATCH_1}")
  string(LENGTH "${CMAKE_MATCH_0}" length)
  string(SUBSTRING "${unread}" ${length} -1 unread)
  if(line STREQUAL "" OR line MATCHES "^(In file included from |                 from ).*[:,]$")
    continue()
  endif()
  math(EXPR lines "${lines} + 1")
  string(REPLACE "${CASE}" "" line "${line}")
  string(REGEX REPLACE "^[^:]*:[0-9]+(:[0-9]+)?: *" "" line "${line}")
  string(REGEX REPLACE "[^ :'\"(]*/[^ :'\")]*:[0-9]+:[0-9]+" "" line "${line}")
  if(line MATCHES "^(fatal )?error: ")
    math(EXPR error_lines "${error_lines} + 1")
  endif()
  if(within EQUAL 0 OR lines LESS_EQUAL within)
    string(APPEND said "${line}\n")
  endif()
endwhile()

set(failures "")
if(status EQUAL 0)
  set(failures "it compiles\n")
else()
  set(i 0)
  while(i LESS expectations)
    if(NOT said MATCHES "${expectation_${i}}")
      string(APPEND failures "not said: ${expectation_${i}}\n")
    endif()
    math(EXPR i "${i} + 1")
  endwhile()
  put_together("${said}" words)
  set(i 0)
  while(i LESS sayings)
    leave_numbers_open("${saying_${i}}" saying)
    string(FIND "${words}" "${saying}" at)
    if(at EQUAL -1)
      string(APPEND failures "not said: ${saying_${i}}\n")
    endif()
    math(EXPR i "${i} + 1")
  endwhile()
  if(errors GREATER_EQUAL 0 AND NOT error_lines EQUAL errors)
    string(APPEND failures "${error_lines} errors instead of ${errors}\n")
  endif()
endif()

if(control)
  if(status EQUAL 0)
    set(failures "the control case compiles\n")
  elseif(failures STREQUAL "")
    set(failures "the control case passes for the defect: the expectations are too loose\n")
  else()
    set(failures "")
  endif()
elseif(REQUIRE_TWIN AND twins EQUAL 0)
  string(APPEND failures "no twin shows that the case is right but for one token\n")
endif()

set(twin_output "")
if(twins GREATER 0)
  math(EXPR last "${twins} - 1")
  foreach(i RANGE ${last})
    set(from "${twin_from_${i}}")
    string(FIND "${rest}" "${from}" first)
    string(FIND "${rest}" "${from}" final REVERSE)
    if(first EQUAL -1 OR NOT first EQUAL final)
      string(APPEND failures "the token of the twin must stand once in the file: ${from}\n")
      continue()
    endif()
    string(REPLACE "${from}" "${twin_to_${i}}" body "${rest}")
    set(twin "${TWIN}")
    cmake_path(REPLACE_EXTENSION twin LAST_ONLY "${i}.cpp")
    file(WRITE "${twin}" "${head}${body}")
    execute_process(COMMAND ${command} "${twin}"
      RESULT_VARIABLE twin_status OUTPUT_VARIABLE said_of_twin ERROR_VARIABLE said_of_twin)
    if(NOT twin_status EQUAL 0)
      string(APPEND failures "the twin does not compile: ${from} => ${twin_to_${i}}\n")
      string(APPEND twin_output "${said_of_twin}")
    endif()
  endforeach()
endif()

if(NOT failures STREQUAL "")
  message("${failures}---- the compiler's output (${lines} lines count, ${error_lines} errors)\n"
    "${output}${twin_output}")
  refuse("it did not fail as it must")
endif()
