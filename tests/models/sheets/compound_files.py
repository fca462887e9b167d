"""Old containers as a test needs them: streams by name in the root, or chains that loop."""

from __future__ import annotations

import struct

_END, _FREE, _TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def compound(*names, size=4096, inside=(), loop=False):
    """A container with a stream of `size` bytes for each name; `inside` lies in a storage."""
    per = size // 512
    entries = [_entry("Root Entry", 5, child=1)]
    streams = [*names, *(["ObjectPool"] if inside else []), *inside]
    for number, name in enumerate(streams, 1):
        storage = name == "ObjectPool"
        follows = number + 1 if number < len(names) + bool(inside) else _FREE
        child = len(names) + 2 if storage else _FREE
        first = 2 + len(entries) // 4 + 1 + (number - 1) * per
        entries.append(_entry(name, 1 if storage else 2, follows, child, first, size))
    while len(entries) % 4:
        entries.append(bytes(128))
    sectors = len(entries) // 4
    table = [_TABLE, *(n + 2 for n in range(sectors - 1)), _END]
    if loop:
        table[1] = 1
    table += [_END] * (128 - len(table))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    head += struct.pack("<109I", 0, *([_FREE] * 108))
    body = struct.pack("<128I", *table) + b"".join(entries)
    return head + body + b"\1" * (size * len(streams) + 512)


def _entry(name, kind, right=_FREE, child=_FREE, first=_END, size=0):
    coded = name.encode("utf-16-le")
    return (
        coded.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(coded) + 2, kind, 1, _FREE, right, child)
        + bytes(36)
        + struct.pack("<IIHH", first, size, 0, 0)
    )[:128]
