"""能出的全出: every paper of a period into a folder of its own, which never held anything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from exporters.report import Report
from models.ledger import Ledger
from models.periods import Period
from ui.papers.states import defaults, view_of
from ui.work import Work, reading


def new_folder(parent: Path, name: str) -> Path:
    """Make a folder; where one of that name is already, it becomes 名字（2）."""
    number = 1
    while True:
        path = parent / (name if number == 1 else f"{name}（{number}）")
        try:
            path.mkdir(parents=True)
        except FileExistsError:
            number += 1
        else:
            return path


def make_all(
    work: Work,
    ledger: Ledger,
    period: Period,
    papers: Sequence[tuple[Report, Mapping[str, Any] | None]],
    folder: Path,
) -> list[Path]:
    """Write papers, each in its usual format; runs on a worker.

    Raises:
        Stopped: the person wants no more; what is written already stays.
        CannotWrite: with a sentence.
    """
    from exporters.renderer import write

    made: list[Path] = []
    with reading(ledger) as other:
        for number, (one, given) in enumerate(papers, 1):
            work.step(f"正在出{period}的材料", number, len(papers))
            view = view_of(other, one, period)
            params = defaults(one, view) if given is None else given
            document = one.build(view, params or {})
            path = folder / f"{document.name}.{one.formats[0]}"
            if path in made:
                path = folder / f"{document.name}_{one.name}.{one.formats[0]}"
            write(document, path)
            made.append(path)
    return made
