# SPDX-License-Identifier: BSL-1.0
# Renders the documents as static HTML:
#   cmake -DROOT=<project> -DOUTPUT=<folder> -P docs.cmake
# pandoc makes the guide and the pages of the root, doxygen the reference of all headers. Stops at a link to what is
# not there, and at a public header without a page in the reference. Both programs are packages of Debian.

cmake_minimum_required(VERSION 3.25)
find_program(pandoc pandoc)
find_program(doxygen doxygen)
if(NOT pandoc OR NOT doxygen)
  message(FATAL_ERROR "The documents need pandoc and doxygen: apt-get install pandoc doxygen")
endif()
file(REMOVE_RECURSE "${OUTPUT}")
file(MAKE_DIRECTORY "${OUTPUT}/guide" "${OUTPUT}/reference")
set(faults "")

# Links between pages name the sources; in the rendered pages they name the HTML. What is no page is shown in the
# repository only, so the link becomes its text.
file(WRITE "${OUTPUT}/links.lua" [[
function Link(link)
  local target = link.target
  if target:match("^%a+:") or target:match("^#") then return link end
  local path, anchor = target:match("^([^#]*)(#?.*)$")
  local page = path:match("([%w_%-]+)%.md$")
  if not page then return link.content end
  link.target = path:gsub("examples/guide/", "guide/"):gsub("^%.%./%.%./", "../"):gsub("%.md$", ".html") .. anchor
  return link
end
]])
file(WRITE "${OUTPUT}/page.css" [[
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 16px/1.5 system-ui, sans-serif; color: #1b1f24; }
pre { overflow-x: auto; background: #f5f6f8; padding: .8rem 1rem; border-radius: 4px; line-height: 1.35; }
code { font-size: .9em; } table { border-collapse: collapse; display: block; overflow-x: auto; }
th, td { border: 1px solid #d5d9de; padding: .25rem .6rem; text-align: left; } nav { font-size: .9em; }
]])

function(render source target css title)
  execute_process(COMMAND "${pandoc}" -f gfm -t html5 -s --toc --toc-depth=2 --css "${css}"
      --metadata "pagetitle=${title}" --shift-heading-level-by=-1 --lua-filter "${OUTPUT}/links.lua" -o "${target}" "${source}"
    RESULT_VARIABLE status ERROR_VARIABLE text)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "pandoc could not render ${source}: ${text}")
  endif()
endfunction()

file(GLOB pages RELATIVE "${ROOT}" "${ROOT}/*.md" "${ROOT}/examples/guide/*.md")
foreach(page IN LISTS pages)
  file(STRINGS "${ROOT}/${page}" title REGEX "^# " LIMIT_COUNT 1)
  string(REGEX REPLACE "^# " "" title "${title}")
  string(REGEX REPLACE "\\.md$" ".html" target "${page}")
  string(REPLACE "examples/guide/" "guide/" target "${target}")
  set(css page.css)
  if(target MATCHES "^guide/")
    set(css ../page.css)
  endif()
  render("${ROOT}/${page}" "${OUTPUT}/${target}" ${css} "${title}")
endforeach()
file(REMOVE "${OUTPUT}/links.lua")

file(STRINGS "${ROOT}/include/nqpf/version.hpp" version REGEX "^#define NQPF_VERSION_[A-Z]+ [0-9]+$")
list(TRANSFORM version REPLACE "^.* " "")
list(JOIN version "." version)
file(WRITE "${OUTPUT}/reference.md" [[
# The reference

Public headers stand directly in the folder of a floor: `nqpf/rules/evaluate.hpp`; what stands in a room below it, for
example `nqpf/rules/proof/`, is a part of them. The list of files says what each header is for.
[The guide](../guide/index.html) comes first.
]])
file(WRITE "${OUTPUT}/Doxyfile" "
PROJECT_NAME = nqpf
PROJECT_NUMBER = ${version}
PROJECT_BRIEF = \"The reference of all headers\"
INPUT = \"${ROOT}/include\" \"${OUTPUT}/reference.md\"
USE_MDFILE_AS_MAINPAGE = \"${OUTPUT}/reference.md\"
JAVADOC_AUTOBRIEF = YES
STRIP_FROM_PATH = \"${ROOT}/include\"
STRIP_FROM_INC_PATH = \"${ROOT}/include\"
FILE_PATTERNS = *.hpp *.md
RECURSIVE = YES
FILTER_PATTERNS = *.hpp=\"awk -f ${ROOT}/.cmake/docs_filter.awk\"
EXCLUDE_SYMBOLS = nqpf::detail nqpf::detail::* nqpf::*::detail nqpf::*::detail::*
OUTPUT_DIRECTORY = \"${OUTPUT}/reference\"
HTML_OUTPUT = .
GENERATE_LATEX = NO
HAVE_DOT = NO
FORMULA_FONTSIZE = 10
USE_MATHJAX = YES
SORT_BRIEF_DOCS = YES
EXTRACT_ALL = NO
EXTRACT_STATIC = YES
WARN_IF_UNDOCUMENTED = NO
WARN_LOGFILE = \"${OUTPUT}/reference.log\"
QUIET = YES
")
execute_process(COMMAND "${doxygen}" "${OUTPUT}/Doxyfile" RESULT_VARIABLE status OUTPUT_QUIET ERROR_QUIET)
file(REMOVE "${OUTPUT}/Doxyfile" "${OUTPUT}/reference.md")
if(NOT status EQUAL 0)
  message(FATAL_ERROR "doxygen could not render the reference")
endif()

# Every public header, which stands directly in the folder of a floor, has a page.
file(GLOB headers RELATIVE "${ROOT}/include" "${ROOT}/include/nqpf/*.hpp" "${ROOT}/include/nqpf/*/*.hpp")
foreach(header IN LISTS headers)
  cmake_path(GET header FILENAME name)
  string(REPLACE "_" "__" page "${name}")
  string(REPLACE ".hpp" "_8hpp.html" page "${page}")
  file(GLOB found "${OUTPUT}/reference/*${page}")
  if(NOT found)
    string(APPEND faults "${header}: no page in the reference; say in a comment below its #pragma once what it is for\n")
  endif()
endforeach()

# Links within the rendered guide.
file(GLOB rendered RELATIVE "${OUTPUT}" "${OUTPUT}/*.html" "${OUTPUT}/guide/*.html")
foreach(page IN LISTS rendered)
  file(READ "${OUTPUT}/${page}" text)
  cmake_path(GET page PARENT_PATH folder)
  string(REGEX MATCHALL "href=\"[^\"]+\"" links "${text}")
  list(REMOVE_DUPLICATES links)
  foreach(link IN LISTS links)
    string(REGEX REPLACE "^href=\"([^\"]+)\"$" "\\1" link "${link}")
    if(link MATCHES "^[a-z]+:")
      continue()
    endif()
    set(path "${link}")
    set(anchor "")
    if(link MATCHES "^([^#]*)#(.*)$")
      set(path "${CMAKE_MATCH_1}")
      set(anchor "${CMAKE_MATCH_2}")
    endif()
    set(file "${OUTPUT}/${folder}/${path}")
    if(path STREQUAL "")
      set(file "${OUTPUT}/${page}")
    endif()
    if(NOT EXISTS "${file}")
      string(APPEND faults "${page}: links to ${link}, which is not there\n")
    elseif(NOT anchor STREQUAL "")
      file(READ "${file}" other)
      if(NOT other MATCHES "id=\"${anchor}\"")
        string(APPEND faults "${page}: links to ${link}, a heading that is not there\n")
      endif()
    endif()
  endforeach()
endforeach()

if(faults)
  message(FATAL_ERROR "${faults}")
endif()
message("The documents stand in ${OUTPUT}: open guide/index.html")
