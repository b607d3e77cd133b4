# SPDX-License-Identifier: BSL-1.0
# Headers, licence and the package config that find_package(nqpf) reads.

include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(nqpf_config_dir "${CMAKE_INSTALL_DATADIR}/cmake/nqpf")

install(TARGETS nqpf EXPORT nqpf-targets FILE_SET HEADERS)
install(EXPORT nqpf-targets NAMESPACE nqpf:: DESTINATION "${nqpf_config_dir}")

configure_package_config_file(.cmake/nqpf-config.cmake.in
  "${PROJECT_BINARY_DIR}/nqpf-config.cmake"
  INSTALL_DESTINATION "${nqpf_config_dir}" NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file("${PROJECT_BINARY_DIR}/nqpf-config-version.cmake"
  COMPATIBILITY SameMinorVersion ARCH_INDEPENDENT)
install(FILES
  "${PROJECT_BINARY_DIR}/nqpf-config.cmake"
  "${PROJECT_BINARY_DIR}/nqpf-config-version.cmake"
  "${PROJECT_SOURCE_DIR}/.cmake/nqpf_must_not_compile.cmake"
  DESTINATION "${nqpf_config_dir}")

# For hosts that build without CMake. The file finds its prefix from its own place, so that an
# installation can be moved.
set(nqpf_pc_dir "${CMAKE_INSTALL_DATADIR}/pkgconfig")
cmake_path(RELATIVE_PATH CMAKE_INSTALL_PREFIX BASE_DIRECTORY "${CMAKE_INSTALL_PREFIX}/${nqpf_pc_dir}"
  OUTPUT_VARIABLE nqpf_pc_prefix)
configure_file(.cmake/nqpf.pc.in "${PROJECT_BINARY_DIR}/nqpf.pc" @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/nqpf.pc" DESTINATION "${nqpf_pc_dir}")

install(FILES "${PROJECT_SOURCE_DIR}/.cmake/nqpf_gdb.py" DESTINATION "${CMAKE_INSTALL_DATADIR}/nqpf/gdb" RENAME nqpf.py)
install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" DESTINATION "${CMAKE_INSTALL_DATADIR}/licenses/nqpf")
