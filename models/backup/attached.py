"""Attachments beside the copies of a place: each file once, whatever the number of copies."""

from __future__ import annotations

from pathlib import Path

from models.attachments import folder_of
from models.backup.files import copy_whole, sweep


def store_of(place: Path, stem: str) -> Path:
    """Return where the attachments of a ledger lie in a place for copies."""
    return place / f"{stem}.附件"


def carry(ledger: Path, place: Path) -> int:
    """Copy the attachments that a place lacks; returns how many were copied.

    A file is named by its sha256 and so never changes: what is there already is left alone,
    unless its size says that it was cut short.

    Raises:
        OSError: the place cannot be written.
    """
    return _fill(folder_of(ledger), store_of(place, ledger.stem))


def give_back(place: Path, stem: str, ledger: Path) -> int:
    """Copy the attachments of a place beside a ledger taken from there; what is there stays.

    Raises:
        OSError: the folder cannot be written.
    """
    return _fill(store_of(place, stem), folder_of(ledger))


def beside(ledger: Path, other: Path) -> int:
    """Copy the attachments of a ledger beside another one; what is there stays.

    Raises:
        OSError: the folder cannot be written.
    """
    return _fill(folder_of(ledger), folder_of(other))


def _fill(source: Path, target: Path) -> int:
    copied = 0
    for file in sorted(source.glob("??/*")):
        there = target / file.relative_to(source)
        if _same_size(file, there) or not file.is_file():
            continue
        there.parent.mkdir(parents=True, exist_ok=True)
        sweep(there.parent)
        copy_whole(file, there)
        copied += 1
    return copied


def _same_size(one: Path, other: Path) -> bool:
    try:
        return one.stat().st_size == other.stat().st_size
    except OSError:
        return False
