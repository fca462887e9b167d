"""Photos for paper: read, turned upright, made small, and without what a camera wrote into them.

A photo from a phone says where and when it was taken and by which phone: none of that is kept.
"""

from __future__ import annotations

import io
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

_SIDE = 1000  #: pixels of the longer side; enough for a third of a page
_QUALITY = 80
_SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".bmp", ".webp", ".gif", ".tif", ".tiff"})


class Photo(NamedTuple):
    """A photo as JPEG, with its size in pixels."""

    jpeg: bytes
    width: int
    height: int


def is_photo(name: str) -> bool:
    """Say by its name whether a file is a picture that can stand on paper."""
    return Path(name).suffix.lower() in _SUFFIXES


def photo(path: Path) -> Photo | None:
    """Return a photo ready for paper; None where it is gone or cannot be read."""
    try:
        changed = path.stat().st_mtime_ns
    except OSError:
        return None
    return _photo(path, changed)


@lru_cache(maxsize=64)
def _photo(path: Path, changed: int) -> Photo | None:
    del changed  # a part of the key: another file in the same place is read again
    import warnings

    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings(), Image.open(path) as opened:
            warnings.simplefilter("error")  # a picture that would fill the memory
            opened.draft("RGB", (_SIDE, _SIDE))
            upright = ImageOps.exif_transpose(opened)
            bare = Image.new("RGB", upright.size, "white")
            bare.paste(upright.convert("RGBA"), mask=upright.convert("RGBA").getchannel("A"))
    except (OSError, ValueError, SyntaxError, Warning, Image.DecompressionBombError):
        return None
    bare.thumbnail((_SIDE, _SIDE))
    data = io.BytesIO()
    bare.save(data, "JPEG", quality=_QUALITY)
    return Photo(data.getvalue(), *bare.size)
