# SPDX-License-Identifier: BSL-1.0
# The lint on a small project of its own: clean it passes, and every planted breach is named.
#   cmake -DWORK=<folder> -P lint_test.cmake

cmake_minimum_required(VERSION 3.25)
set(lint "${CMAKE_CURRENT_LIST_DIR}/lint.cmake")
set(failed OFF)
set(head "// SPDX-License-Identifier: BSL-1.0\n#pragma once\n")

function(clean_project)
  file(REMOVE_RECURSE "${WORK}")
  file(WRITE "${WORK}/include/nqpf/version.hpp" "${head}#define NQPF_VERSION_MAJOR 1\n"
    "#define NQPF_VERSION_MINOR 2\n#define NQPF_VERSION_PATCH 3\n")
  foreach(folder IN ITEMS core panel models rules framework assess report)
    file(WRITE "${WORK}/include/nqpf/${folder}/a.hpp" "${head}#include <limits>\n")
    file(WRITE "${WORK}/include/nqpf/${folder}.hpp" "${head}#include <nqpf/${folder}/a.hpp>\n")
  endforeach()
  file(WRITE "${WORK}/include/nqpf/assess/b.hpp"
    "${head}#include <nqpf/panel.hpp>\n#include <nqpf/assess/a.hpp>\n#include <string>\n")
  file(WRITE "${WORK}/include/nqpf/rules/columns.hpp" "${head}#include <span>\n")
  file(WRITE "${WORK}/include/nqpf/rules/m.hpp" "${head}#define NQPF_X 1\n#undef NQPF_X\n")
  file(WRITE "${WORK}/include/nqpf/nqpf.hpp" "${head}#include <nqpf/rules.hpp>\n")
  file(WRITE "${WORK}/CHANGELOG.md" "# Changes\n\n## 1.2.3\n\n## 1.2.2\n")
  file(WRITE "${WORK}/README.md" "[log](CHANGELOG.md#top) [web](https://example.org) [h](#here)\n"
    "GIT_TAG v1.2.3\nfind_package(nqpf 1.2 REQUIRED)\n")
endfunction()

# lint_says(<check> <words or "">): empty words mean that nothing may be found
function(lint_says check words)
  execute_process(COMMAND "${CMAKE_COMMAND}" "-DROOT=${WORK}" -DCHECK=${check} -P "${lint}"
    RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(words STREQUAL "" AND NOT status EQUAL 0)
    message("${check}: a clean project is refused\n${output}")
    set(failed ON PARENT_SCOPE)
  elseif(NOT words STREQUAL "" AND (status EQUAL 0 OR NOT output MATCHES "${words}"))
    message("${check}: not found: ${words}\n${output}")
    set(failed ON PARENT_SCOPE)
  endif()
endfunction()

# plant(<check> <file> <text> <words>): with this file in it the project is refused with these words
macro(plant check file text words)
  clean_project()
  file(WRITE "${WORK}/${file}" "${text}")
  lint_says(${check} "${words}")
endmacro()

clean_project()
foreach(check IN ITEMS floors std_includes spdx length macros versions links)
  lint_says(${check} "")
endforeach()

plant(floors include/nqpf/core/b.hpp "${head}#include <nqpf/rules/a.hpp>\n" "core/b.hpp: climbs")
plant(floors include/nqpf/core.hpp "${head}#include <nqpf/rules.hpp>\n" "core.hpp: climbs")
plant(floors include/nqpf/framework/b.hpp "${head}  #  include <nqpf/assess.hpp>\n" "b.hpp: climbs")
plant(floors include/nqpf/models/b.hpp "${head}#include <nqpf/rules/a.hpp>\n" "b.hpp: crosses")
plant(floors include/nqpf/panel/b.hpp "${head}#include <nqpf/models.hpp>\n" "b.hpp: crosses")
plant(floors include/nqpf/rules/b.hpp "${head}#include <nqpf/nqpf.hpp>\n" "b.hpp: climbs")
plant(floors include/nqpf/rules/b.hpp "${head}#include \"a.hpp\"\n" "b.hpp: includes in quotes")
plant(floors include/nqpf/rules/b.hpp "${head}#include <nqpf/rules/c.hpp>\n" "does not exist: nqpf/rules/c")
plant(floors include/nqpf/nqpf.hpp "${head}#include <nqpf/panel.hpp>\n" "nqpf.hpp: includes what it must")
plant(floors include/nqpf/assess/b.hpp "${head}#include <nqpf/rules/room/c.hpp>\n" "enters a room of another floor")
plant(floors include/nqpf/attic/b.hpp "${head}" "attic is on no floor")
plant(std_includes include/nqpf/models/b.hpp "${head}#include <memory>\n" "<memory>, which models")
plant(std_includes include/nqpf/rules/columns.hpp "${head}#include <functional>\n" "<functional>, which rules")
plant(std_includes include/nqpf/core/b.hpp "${head}#include <string_view>\n" "<string_view>: not one")
plant(spdx include/nqpf/core/b.hpp "#pragma once\n" "core/b.hpp: no SPDX")
plant(spdx tests/core/CMakeLists.txt "add_test()\n" "CMakeLists.txt: no SPDX")
plant(spdx .ci/run "#!/bin/sh\n" "run: no SPDX")
string(REPEAT "int a;\n\n" 260 long)
plant(length include/nqpf/core/b.hpp "${head}${long}" "core/b.hpp: 522 lines")
plant(macros include/nqpf/core/b.hpp "${head}#define MIN 1\n" "begin with NQPF_: MIN")
plant(macros include/nqpf/core/b.hpp "${head}#define NQPF_MIN 1\n" "left defined: NQPF_MIN")
plant(versions CHANGELOG.md "# Changes\n\n## 1.2.4\n\n## 1.2.3\n" "newest entry is not 1.2.3")
plant(versions README.md "find_package(nqpf 1.3 REQUIRED)\n" "says 1.3")
plant(versions vcpkg.json "{\n  \"version\": \"1.2.2\"\n}\n" "says 1.2.2")
plant(links README.md "[a](b.md)\n" "links to what is not there: b.md")
plant(links examples/guide/a.md "see [a](../data/a.csv#x) now\n" "not there: ../data/a.csv")

file(REMOVE_RECURSE "${WORK}")
if(failed)
  message(FATAL_ERROR "the lint failed its test")
endif()
