"""The one part of the build that pyproject.toml cannot say: the compiled modules, which may be absent."""

import sys

from setuptools import Extension, setup

# No contraction of a * b + c: the plain twin adds with two roundings, and both are to agree to the bit.
FLAGS = ["/O2"] if sys.platform == "win32" else ["-O3", "-g0", "-ffp-contract=off"]

NATIVE = [
    Extension(
        f"retrieval.native_{part}", [f"retrieval/native_{part}.pyx"], optional=True, extra_compile_args=FLAGS
    )
    for part in ("forms", "lists", "search")
]

setup(ext_modules=NATIVE if sys.byteorder == "little" else [])  # they read words eight bytes at a time
