# SPDX-License-Identifier: BSL-1.0
import os
import re

from conan import ConanFile
from conan.tools.build import check_min_cppstd
from conan.tools.files import copy, load
from conan.tools.layout import basic_layout

required_conan_version = ">=2.0"


class NqpfRecipe(ConanFile):
    name = "nqpf"
    description = "New quality productive forces as types, and a rule engine proven by the compiler"
    license = "BSL-1.0"
    topics = ("rules", "decision-table", "header-only", "constexpr", "composite-indicator")
    package_type = "header-library"
    settings = "os", "arch", "compiler", "build_type"
    no_copy_source = True
    exports_sources = "include/*", "LICENSE"

    def set_version(self):
        header = load(self, os.path.join(self.recipe_folder, "include", "nqpf", "version.hpp"))
        numbers = re.findall(r"#define NQPF_VERSION_[A-Z]+ (\d+)", header)
        self.version = ".".join(numbers[:3])

    def export(self):
        # The recipe reads its version from the header, also when it is loaded from the cache.
        copy(self, "include/nqpf/version.hpp", self.recipe_folder, self.export_folder)

    def layout(self):
        basic_layout(self)

    def package_id(self):
        self.info.clear()

    def validate(self):
        check_min_cppstd(self, 20)

    def package(self):
        copy(self, "LICENSE", self.source_folder, os.path.join(self.package_folder, "licenses"))
        copy(self, "*.hpp", os.path.join(self.source_folder, "include"),
             os.path.join(self.package_folder, "include"))
        copy(self, "*.cppm", os.path.join(self.source_folder, "include"),
             os.path.join(self.package_folder, "include"))

    def package_info(self):
        self.cpp_info.bindirs = []
        self.cpp_info.libdirs = []
        self.cpp_info.set_property("cmake_file_name", "nqpf")
        self.cpp_info.set_property("cmake_target_name", "nqpf::nqpf")
        self.cpp_info.set_property("pkg_config_name", "nqpf")
