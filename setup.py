"""The one part of the build that pyproject.toml cannot say: the compiled module, which may be absent."""

import sys

from setuptools import Extension, setup

# No contraction of a * b + c: the plain twin adds with two roundings, and both are to agree to the bit.
FLAGS = ["/O2"] if sys.platform == "win32" else ["-O3", "-g0", "-ffp-contract=off"]

NATIVE = Extension("retrieval.native", ["retrieval/native.pyx"], optional=True, extra_compile_args=FLAGS)

setup(ext_modules=[NATIVE] if sys.byteorder == "little" else [])  # it reads words eight bytes at a time
