"""Small C libraries that are loaded into a program before its own."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest


def build(source: Path, folder: Path) -> Path:
    """Compile `source` into `folder` and return the library; skip where that cannot be done."""
    if sys.platform != "linux":
        pytest.skip(f"{source.name} needs LD_PRELOAD and /proc: Linux only")
    compiler = next(filter(None, map(shutil.which, ("cc", "gcc", "clang"))), None)
    if compiler is None:
        pytest.skip(f"{source.name} needs a C compiler: none of cc, gcc, clang is here")
    library = folder / f"{source.stem}.so"
    command = [compiler, "-O2", "-Wall", "-Werror", "-shared", "-fPIC", "-o", str(library)]
    subprocess.run([*command, str(source), "-ldl"], check=True)
    return library
