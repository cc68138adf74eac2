"""The shape of a chunk: its characters, with one sign for any mark and one for any letter of a script
without spaces, so that a short pattern finds its parts."""

from __future__ import annotations

_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u064b-\u065f\u0900-\u0903\u093a-\u094f\u0981-\u0983\u09bc-\u09cd"
    "\u0a01-\u0a4d\u0a81-\u0acd\u0b01-\u0b4d\u0b82-\u0bcd\u0c00-\u0c4d\u0c81-\u0ccd\u0d00-\u0d4d"
)
_UNSPACED = (
    "\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7a3\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)


def _ranges(text: str) -> list[tuple[str, str]]:
    return list(zip(text[::3], text[2::3], strict=True))


_KINDS = {"\ufdd0": _ranges(_MARKS), "\u4e00": _ranges(_UNSPACED), " ": [("\ufdd0", "\ufdd0")]}


class _Shapes(dict[int, str]):
    """What stands for a character in the shape of a chunk: U+FDD0 for a mark, U+4E00 for a character of a
    script without spaces, itself for any other. A pattern that knew these would take 25 ms to compile."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        shapes = (shape for shape, own in _KINDS.items() if any(low <= char <= high for low, high in own))
        shape = self[code] = next(shapes, char)
        return shape


SHAPES = _Shapes()
