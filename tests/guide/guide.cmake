# SPDX-License-Identifier: BSL-1.0
# The code in the guide is compiled, refused and run as the guide says.
#
#   nqpf_add_guide_tests(<page.md>)
#
# reads the code blocks of a page. The words after ```cpp, which no reader sees, say what a block is:
#
#   ```cpp setup     stands before all that follows in the page
#   ```cpp           compiles, together with the blocks before it in its section (a heading ##)
#   ```cpp refused   does not compile after the blocks before it in its section. A ```text block right after
#                    it is what the compiler says: a sentence that begins with 'defect', however it is
#                    broken into lines there, else lines that must all be seen ('g++: ' and 'clang: ' at the
#                    beginning of a line: by this compiler)
#   ```cpp run       statements of a program, after the blocks before it in its section; a ```text block
#                    right after it is what the program prints
#
# Other blocks are left alone. Tests are named guide/<page>/<section>...

# Writes a file if that changes it, so that nothing is built again without need.
function(nqpf_guide_write path content)
  if(EXISTS "${path}")
    file(READ "${path}" old)
    if(old STREQUAL content)
      return()
    endif()
  endif()
  file(WRITE "${path}" "${content}")
endfunction()

# A text as a regular expression that matches it alone.
function(nqpf_guide_escape text result)
  string(REGEX REPLACE "([][+.*()^$?|\\])" "\\\\\\1" text "${text}")
  set(${result} "${text}" PARENT_SCOPE)
endfunction()

# The lines '// says:' or '// expect:' for a ```text block.
function(nqpf_guide_expectations text result)
  set(lines "")
  if(text MATCHES "^defect ")
    string(REGEX REPLACE "[ \n]+" " " text "${text}")
    string(STRIP "${text}" text)
    set(lines "// says: ${text}\n// within: 6\n// errors: 1\n")
  else()
    while(text MATCHES "^([^\n]*)\n")
      set(line "${CMAKE_MATCH_1}")
      string(LENGTH "${CMAKE_MATCH_0}" length)
      string(SUBSTRING "${text}" ${length} -1 text)
      set(qualifier "")
      if(line MATCHES "^(g\\+\\+|clang): (.*)$")
        set(line "${CMAKE_MATCH_2}")
        set(qualifier "(${CMAKE_MATCH_1})")
        string(REPLACE "g++" "gcc" qualifier "${qualifier}")
      endif()
      nqpf_guide_escape("${line}" line)
      string(APPEND lines "// expect${qualifier}: ${line}\n")
    endwhile()
  endif()
  set(${result} "${lines}" PARENT_SCOPE)
endfunction()

function(nqpf_add_guide_tests page)
  cmake_path(ABSOLUTE_PATH page BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}" NORMALIZE)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${page}")
  cmake_path(GET page STEM stem)
  set(folder "${CMAKE_CURRENT_BINARY_DIR}/${stem}")
  set(notice "// SPDX-License-Identifier: BSL-1.0\n")
  set(setup "")        # blocks of the page
  set(plain "")        # blocks of the section
  set(section "start")
  set(count 0)         # blocks of the section that are cases of their own
  set(info "")         # of the block at hand
  set(inside OFF)
  set(block "")
  set(waiting "")      # refused or run: the block before, if nothing but its text may follow
  set(text "")
  set(sections "")
  set(refused "")

  # What a block before this place was waiting for, now that it is known what `text` follows it.
  macro(finish)
    if(waiting STREQUAL "refused")
      nqpf_guide_expectations("${text}" expected)
      if(expected STREQUAL "")
        message(FATAL_ERROR "${page}: nothing says how ${name} is refused")
      endif()
      nqpf_guide_write("${folder}/${name}.cpp" "${notice}${expected}${waiting_code}")
      list(APPEND refused "${folder}/${name}.cpp")
    elseif(waiting STREQUAL "run")
      nqpf_guide_write("${folder}/${name}.cpp" "${notice}${waiting_code}")
      nqpf_guide_write("${folder}/${name}.txt" "${text}")
      string(MAKE_C_IDENTIFIER "guide_${stem}_${name}" program)
      add_executable(${program} "${folder}/${name}.cpp")
      target_link_libraries(${program} PRIVATE nqpf_dev)
      add_test(NAME "guide/${stem}/${name}" COMMAND "${CMAKE_COMMAND}"
        "-DPROGRAM=$<TARGET_FILE:${program}>" "-DEXPECTED=${folder}/${name}.txt"
        -P "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/run.cmake")
      set_tests_properties("guide/${stem}/${name}" PROPERTIES LABELS "guide;unit")
    endif()
    set(waiting "")
    set(text "")
  endmacro()
  macro(finish_section)
    finish()
    if(NOT plain STREQUAL "")
      nqpf_guide_write("${folder}/${section}.cpp" "${notice}${setup}${plain}")
      if(section IN_LIST sections)
        message(FATAL_ERROR "${page}: two sections are called ${section}")
      endif()
      list(APPEND sections "${section}")
    endif()
    set(plain "")
    set(count 0)
  endmacro()

  file(READ "${page}" rest)
  string(APPEND rest "\n")
  while(rest MATCHES "^([^\n]*)\n")
    set(line "${CMAKE_MATCH_1}")
    string(LENGTH "${CMAKE_MATCH_0}" length)
    string(SUBSTRING "${rest}" ${length} -1 rest)
    if(inside AND NOT line STREQUAL "```")
      string(APPEND block "${line}\n")
    elseif(inside)
      set(inside OFF)
      if(info STREQUAL "text")
        set(text "${block}")
        finish()
      elseif(info STREQUAL "cpp setup")
        string(APPEND setup "${block}\n")
      elseif(info STREQUAL "cpp")
        string(APPEND plain "${block}\n")
      elseif(info MATCHES "^cpp (refused|run)$")
        set(waiting "${CMAKE_MATCH_1}")
        math(EXPR count "${count} + 1")
        set(name "${section}-${count}")
        if(waiting STREQUAL "run")
          string(REPLACE "\n" "\n  " block "  ${block}")
          set(waiting_code "#include <iostream>\n${setup}${plain}int main() {\n${block}}\n")
        else()
          set(waiting_code "${setup}${plain}${block}")
        endif()
      elseif(info MATCHES "^cpp")
        message(FATAL_ERROR "${page}: a block is called ${info}")
      endif()
    elseif(line MATCHES "^```(.*)$")
      set(info "${CMAKE_MATCH_1}")
      set(block "")
      set(inside ON)
      if(NOT info STREQUAL "text")
        finish()
      endif()
    elseif(line MATCHES "^## (.*)$")
      set(title "${CMAKE_MATCH_1}")
      finish_section()
      string(TOLOWER "${title}" section)
      string(REGEX REPLACE "[^a-z0-9]+" "-" section "${section}")
      string(REGEX REPLACE "(^-|-$)" "" section "${section}")
    endif()
  endwhile()
  finish_section()
  if(sections STREQUAL "" OR inside)
    message(FATAL_ERROR "${page}: a block is not closed, or there is none")
  endif()

  foreach(section IN LISTS sections)
    add_test(NAME "guide/${stem}/${section}" COMMAND "${CMAKE_CXX_COMPILER}" -std=c++20 ${NQPF_WARNINGS}
      -fsyntax-only -I "${PROJECT_SOURCE_DIR}/include" "${folder}/${section}.cpp")
    set_tests_properties("guide/${stem}/${section}" PROPERTIES LABELS guide)
  endforeach()
  if(refused) # a page may refuse nothing
    nqpf_add_must_not_compile_test(${refused} PREFIX guide BASE_DIR "${CMAKE_CURRENT_BINARY_DIR}")
  endif()
endfunction()
