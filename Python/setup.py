"""Builds libfixator with the Swift toolchain and puts it into the package. What the package is, pyproject.toml says.

FIXATOR_LIBRARY names a folder that `Sources/FixatorC/build-library` has filled already; FIXATOR_SWIFT_FLAGS goes to `swift build`.
"""

import os
import shutil
import subprocess
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

try:
    from setuptools.command.bdist_wheel import bdist_wheel
except ImportError:  # setuptools before 70.1
    from wheel.bdist_wheel import bdist_wheel

HERE = Path(__file__).resolve().parent
SCRIPT = HERE.parent / "Sources" / "FixatorC" / "build-library"
LIBRARY = "libfixator.so.1"


class BuildWithLibrary(build_py):
    """The Python files, and the library beside them."""

    def run(self):
        super().run()
        if self.editable_mode:
            self.put_library(HERE / "src" / "fixator")
        else:
            self.put_library(Path(self.build_lib) / "fixator")

    def put_library(self, package):
        ready = os.environ.get("FIXATOR_LIBRARY")
        folder = Path(ready) if ready else HERE / "build" / "library"
        if not ready:
            if not SCRIPT.exists():
                raise SystemExit(f"{SCRIPT} is not there: the package is built inside the repository, with `pip install ./Python`")
            subprocess.run([SCRIPT, folder], check=True)
        package.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folder / LIBRARY, package / LIBRARY)


class PlatformWheel(bdist_wheel):
    """A wheel for this kind of machine and any Python 3."""

    def finalize_options(self):
        super().finalize_options()
        self.root_is_pure = False

    def get_tag(self):
        return "py3", "none", super().get_tag()[2]


setup(cmdclass={"build_py": BuildWithLibrary, "bdist_wheel": PlatformWheel})
