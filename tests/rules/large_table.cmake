# SPDX-License-Identifier: BSL-1.0
# A table of 1,500 rows and 7 columns, made from a decision tree, is proven at the default limits of COMPILER. SOURCE
# writes it.
execute_process(COMMAND "${SOURCE}" tree 1500 7 OUTPUT_FILE "${FILE}" COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND "${COMPILER}" -std=c++20 -fsyntax-only -I "${INCLUDE}" "${FILE}"
  RESULT_VARIABLE status ERROR_VARIABLE said)
if(NOT status EQUAL 0)
  string(REGEX MATCH "error: [^\n]*" said "${said}")
  string(SUBSTRING "${said}" 0 200 said)
  message(FATAL_ERROR "the table does not compile: ${said}")
endif()
