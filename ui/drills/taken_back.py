"""Every act that changes the ledger is named in the menu, and one undo takes all of it back."""

from __future__ import annotations

import random
from pathlib import Path

from ui.drills.actions import ACTIONS, Action
from ui.drills.clock import records_of
from ui.drills.drill import Drill, Found
from ui.drills.stage import Stage, prepared

#: what is no act of a person, or takes back itself
_NOT_ACTS = frozenset({"undo", "redo", "migrate"})


def _run(found: Found, folder: Path, count: int, seed: int) -> None:
    stage = prepared(folder / "stage", seed)
    actions = [one for one in ACTIONS if one.writes and one.name not in _NOT_ACTS]
    random.Random(seed).shuffle(actions)  # noqa: S311 - no secrets
    idle = []
    for number in found.rounds(min(count, len(actions))):
        action = actions[number]
        round_ = stage.again(folder / "round")
        if action.prepare:
            action.prepare(round_)
        said, wrote = _round(round_, action)
        if said:
            found.broke(f"{action.name}: {said}")
        else:
            found.held()
        idle += [] if wrote else [action.name]
    found.facts["wrote_nothing"] = sorted(idle)


def _round(stage: Stage, action: Action) -> tuple[str, bool]:
    """Do an act and undo it; returns what does not hold, and whether it wrote anything."""
    before, last = _state(stage)
    action.run(stage)
    after, op = _state(stage)
    if op == last:
        return ("" if after == before else "it changed something and is no act"), False
    ledger = stage.opened()
    try:
        label = ledger.undo_label()
        ledger.undo()
    finally:
        ledger.close()
    if not label:
        return "it has no name", True
    now, _ = _state(stage)
    differing = [name for name in before if now.get(name) != before[name]]
    return (f"after undoing “{label}” {differing} differ" if differing else ""), True


def _state(stage: Stage) -> tuple[dict[str, list[str]], int]:
    """Return all records but those whose numbers were given out: these are voided, not freed."""
    ledger = stage.opened()
    try:
        numbered = {name for name, one in ledger.types.items() if one.numbering}
        kept = {name: rows for name, rows in records_of(ledger).items() if name not in numbered}
        return kept, ledger.journal.last()
    finally:
        ledger.close()


DRILL = Drill(
    "taken_back",
    "每一样都能撤销",
    "every act is named, and one undo takes back all that it changed; numbers that were given out "
    "are voided",
    len(ACTIONS),
    6,
    _run,
    in_memory=True,
)
