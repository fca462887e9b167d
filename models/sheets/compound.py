"""The old container of .xls and of encrypted files: what lies in its root, loops refused.

One 1 KB file whose sectors point at each other makes a reader take 4 GB and abort, so the chains
are walked here first, each sector once.
"""

from __future__ import annotations

import struct

_FREE = 0xFFFFFFFA  #: from here on a number is no sector
_ENTRY = 128
_SMALL = 4096  #: shorter streams lie in the small stream
_FILEPASS, _BOF = 0x2F, 0x809
_MOST_ENTRIES = 20_000


class Broken(Exception):
    """The chains of sectors loop, overlap or end outside the file."""


def root_streams(data: bytes) -> dict[str, bytes]:
    """Return what lies in the root, not what is embedded deeper: name -> its first sector.

    A stream below 4096 bytes lies elsewhere; its first sector is given as nothing.

    Raises:
        Broken: the container cannot be followed.
    """
    try:
        return _root_streams(data)
    except (struct.error, UnicodeDecodeError, IndexError) as error:
        raise Broken from error


def _root_streams(data: bytes) -> dict[str, bytes]:
    size = 1 << struct.unpack_from("<H", data, 30)[0]
    if size not in {512, 4096}:
        raise Broken
    table = _table(data, size)
    directory = b"".join(
        _sector(data, size, one)
        for one in _chain(table, struct.unpack_from("<I", data, 48)[0], len(data) // size + 1)
    )
    if len(directory) < _ENTRY:
        raise Broken
    found: dict[str, bytes] = {}
    seen = {0}
    waiting = [struct.unpack_from("<I", directory, 76)[0]]
    while waiting:
        number = waiting.pop()
        if number >= _FREE or (number + 1) * _ENTRY > len(directory):
            continue
        if number in seen or len(seen) > _MOST_ENTRIES:
            raise Broken
        seen.add(number)
        entry = directory[number * _ENTRY : (number + 1) * _ENTRY]
        length = min(struct.unpack_from("<H", entry, 64)[0], 64)
        first, bytes_ = struct.unpack_from("<II", entry, 116)
        there = bytes_ >= _SMALL and first < _FREE
        name = entry[: max(length - 2, 0)].decode("utf-16-le")
        found[name] = _sector(data, size, first) if there else b""
        waiting += struct.unpack_from("<II", entry, 68)
    return found


def is_encrypted(start: bytes) -> bool:
    """Say whether a workbook stream has a password: readers miss the oldest way of it."""
    at = 0
    while at + 4 <= len(start):
        kind, length = struct.unpack_from("<HH", start, at)
        if kind == _FILEPASS:
            return True
        if at == 0 and kind & 0xFF != _BOF & 0xFF:
            return False
        at += 4 + length
    return False


def _table(data: bytes, size: int) -> list[int]:
    """Return the table of sectors: number -> the next one of its chain."""
    places = list(struct.unpack_from("<109I", data, 76))
    extra, count = struct.unpack_from("<II", data, 68)
    seen: set[int] = set()
    while extra < _FREE and len(seen) < count + 1:
        if extra in seen:
            raise Broken
        seen.add(extra)
        numbers = struct.unpack(f"<{size // 4}I", _sector(data, size, extra))
        places += numbers[:-1]
        extra = numbers[-1]
    table: list[int] = []
    taken: set[int] = set()
    for place in places:
        if place >= _FREE:
            continue
        if place in taken:
            raise Broken
        taken.add(place)
        table += struct.unpack(f"<{size // 4}I", _sector(data, size, place))
    return table


def _chain(table: list[int], first: int, most: int) -> list[int]:
    found: list[int] = []
    seen: set[int] = set()
    while first < _FREE:
        if first in seen or len(found) > most:
            raise Broken
        seen.add(first)
        found.append(first)
        first = table[first]
    return found


def _sector(data: bytes, size: int, number: int) -> bytes:
    start = (number + 1) * size
    part = data[start : start + size]
    if not part:
        raise Broken
    return part.ljust(size, b"\0")
