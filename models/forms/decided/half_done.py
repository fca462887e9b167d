"""What was written by hand into a form that is not saved yet, beside the ledger like drafts.

It is kept until the filled form is saved, so that a power cut or a call at the counter costs
nothing: {"path": …, "sheets": {"Sheet1": [["J", 12, "煤炉"], …]}}. One form at a time.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from models.forms.decided.decisions import Decisions, OfSheet


def path_of(ledger: Path) -> Path:
    """Return where a ledger's half-done form is kept."""
    return ledger.with_name(f"{ledger.stem}.填表.json")


def keep(ledger: Path, form: Path, decisions: Decisions) -> None:
    """Keep what was written; where none can be written none is."""
    sheets = {
        name: [[place, id_, words] for (place, id_), words in one.typed.items()]
        for name, one in decisions.sheets.items() if one.typed
    }  # fmt: skip
    whole = {"path": str(form), "sheets": sheets}
    try:
        if sheets:
            text = json.dumps(whole, ensure_ascii=False)
            path_of(ledger).write_text(text, encoding="utf-8")
        else:
            drop(ledger)
    except OSError:
        return


def drop(ledger: Path) -> None:
    """Forget it: the form was saved, or nothing is written any more."""
    path_of(ledger).unlink(missing_ok=True)


def taken_up(ledger: Path, form: Path, decisions: Decisions) -> tuple[Decisions, int]:
    """Return the decisions with what was written into this form before, and how much it is."""
    count = 0
    for name, typed in _load(ledger, form).items():
        said = decisions.sheets.get(name, OfSheet())
        decisions = decisions.with_sheet(name, replace(said, typed=typed))
        count += len(typed)
    return decisions, count


def _load(ledger: Path, form: Path) -> Mapping[str, dict[tuple[str, int], str]]:
    try:
        said = json.loads(path_of(ledger).read_text(encoding="utf-8"))
        if said["path"] != str(form):
            return {}
        return {
            str(name): {(str(place), int(id_)): str(words) for place, id_, words in typed}
            for name, typed in said["sheets"].items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
