# SPDX-License-Identifier: BSL-1.0
"""Runs the steps of conanfile.py with stand-ins for the client's helpers, for machines without a Conan client.

python3 check_recipe.py <project> <version> <folder for the package>
"""
import glob
import importlib.util
import os
import shutil
import sys
import types


def copy(recipe, pattern, source, target):
    """What conan.tools.files.copy does: the files below `source` whose path matches `pattern`."""
    if not os.path.isabs(target):
        raise SystemExit(f"copies to a relative path: {target}")
    for path in glob.glob(os.path.join(source, "**", pattern), recursive=True):
        goal = os.path.join(target, os.path.relpath(path, source))
        os.makedirs(os.path.dirname(goal), exist_ok=True)
        shutil.copy(path, goal)


def load(recipe, path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def stand_in(name, **members):
    module = types.ModuleType(name)
    vars(module).update(members)
    sys.modules[name] = module


def main():
    project, version, folder = sys.argv[1:4]
    asked = []
    stand_in("conan", ConanFile=object)
    stand_in("conan.tools")
    stand_in("conan.tools.build", check_min_cppstd=lambda recipe, least: asked.append(least),
             can_run=lambda recipe: True)
    stand_in("conan.tools.files", copy=copy, load=load)
    stand_in("conan.tools.layout", basic_layout=lambda recipe: None)
    spec = importlib.util.spec_from_file_location("conanfile", os.path.join(project, "conanfile.py"))
    recipes = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(recipes)

    shutil.rmtree(folder, ignore_errors=True)
    recipe = recipes.NqpfRecipe()
    recipe.recipe_folder = recipe.source_folder = project
    recipe.export_folder = os.path.join(folder, "export")
    recipe.package_folder = os.path.join(folder, "package")
    recipe.set_version()
    recipe.validate()
    recipe.package()
    assert recipe.version == version, (recipe.version, version)
    assert recipe.package_type == "header-library" and asked == [20], asked
    assert os.path.exists(os.path.join(folder, "package", "licenses", "LICENSE"))
    headers = glob.glob(os.path.join(project, "include", "**", "*.hpp"), recursive=True)
    packed = glob.glob(os.path.join(folder, "package", "include", "**", "*.hpp"), recursive=True)
    assert len(headers) == len(packed) > 0, (len(headers), len(packed))
    print(f"nqpf {recipe.version}: {len(packed)} headers packed")


main()
