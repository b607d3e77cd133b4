# SPDX-License-Identifier: BSL-1.0
# An overlay port of the sources around it: vcpkg install nqpf --overlay-ports=tests/consumers/vcpkg/ports
set(VCPKG_BUILD_TYPE release)  # headers only
get_filename_component(SOURCE_PATH "${CMAKE_CURRENT_LIST_DIR}/../../../../.." ABSOLUTE)

vcpkg_cmake_configure(SOURCE_PATH "${SOURCE_PATH}"
  OPTIONS -DNQPF_INSTALL=ON -DNQPF_BUILD_TESTS=OFF -DNQPF_BUILD_EXAMPLES=OFF -DNQPF_BUILD_BENCHMARKS=OFF)
vcpkg_cmake_install()
vcpkg_cmake_config_fixup(CONFIG_PATH share/cmake/nqpf)
file(REMOVE_RECURSE
  "${CURRENT_PACKAGES_DIR}/debug" "${CURRENT_PACKAGES_DIR}/lib" "${CURRENT_PACKAGES_DIR}/share/licenses")
vcpkg_install_copyright(FILE_LIST "${SOURCE_PATH}/LICENSE")
