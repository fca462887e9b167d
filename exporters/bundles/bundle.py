"""A bundle: sheets in order, and what is missing among them, with the place where it is mended.

Plain data that reads nothing by itself: a sheet is made when it is asked for, so that somebody
who stops half way has waited for half only.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import KW_ONLY, dataclass
from pathlib import Path
from typing import Any

from exporters.document import Document


@dataclass(frozen=True)
class Lack:
    """Something that is not there yet.

    Attributes:
        sentence: what is missing.
        todo: what a person does about it.
        type: the register where it is mended, "" where nothing can be.
        id: the record there; 0 opens a new one with `given`.
        verb: words of the button that leads there.
    """

    sentence: str
    _: KW_ONLY
    todo: str = ""
    type: str = ""
    id: int = 0
    given: Mapping[str, Any] | None = None
    verb: str = "去补"


@dataclass(frozen=True)
class Kept:
    """A file that lies beside the ledger: its name when it came, and where it lies."""

    name: str
    path: Path


@dataclass(frozen=True)
class Sheet:
    """One paper of a bundle, and the files that go with it.

    Attributes:
        label: what the index calls it.
        part: under which head of the index it stands.
        source: the period or the record from which it is taken, in words.
        make: makes the paper; None where there are only files.
        formats: the kinds of file that are made of it.
        files: photos, scans and the like, in order.
        stands: it shows how things are; with nothing on it, it is left out.
        shows_photos: the photos among its files stand on the paper already.
    """

    label: str
    _: KW_ONLY
    part: str
    source: str = ""
    make: Callable[[], Document] | None = None
    formats: tuple[str, ...] = ("pdf",)
    files: tuple[Kept, ...] = ()
    stands: bool = False
    shows_photos: bool = False


@dataclass(frozen=True)
class Bundle:
    """Sheets in order.

    Attributes:
        title: of the index, with the village's name.
        subtitle: the period, or the matter.
        name: of the folder, free of signs that a disk refuses.
        lacks: what is missing, the most pressing first; `lacking` is the head above them.
        notes: what the index says at its end.
    """

    title: str
    _: KW_ONLY
    subtitle: str
    name: str
    sheets: tuple[Sheet, ...]
    lacks: tuple[Lack, ...] = ()
    lacking: str = "还缺的"
    notes: tuple[str, ...] = ()
