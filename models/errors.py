"""Errors that a person can cause or mend: each has a sentence and a next step, both in Chinese.

Everything that is not a `UserError` is a bug: it goes to the log with its trace.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence


class UserError(Exception):
    """Something a person can understand and act upon.

    Attributes:
        sentence: what happened and what is unharmed.
        action: what to do now; may be empty.
    """

    def __init__(self, sentence: str, action: str = "") -> None:
        super().__init__(sentence + action)
        self.sentence = sentence
        self.action = action


class Invalid(ValueError):
    """A text or a cell that a kind cannot understand; the message says why in Chinese."""


class Refused(UserError):
    """A record that breaks a shape rule was not saved.

    Attributes:
        problems: field name -> sentences; the key "" holds problems of the whole record.
    """

    def __init__(
        self,
        problems: Mapping[str, Sequence[str]],
        labels: Mapping[str, str] | None = None,
        *,
        action: str = "改好再存，别的没有动。",
    ) -> None:
        self.problems = {name: list(texts) for name, texts in problems.items()}
        labels = labels or {}
        parts = [
            f"{labels[name]}：{text}" if labels.get(name) else text
            for name, texts in self.problems.items()
            for text in texts
        ]
        super().__init__("；".join(parts) + "。", action)


class Conflict(UserError):
    """The record changed after it was read."""

    def __init__(self, title: str) -> None:
        super().__init__(f"“{title}”刚才在别处改过了，这次没有存。", "请重新打开这一条再改。")


class NotFound(UserError):
    """A record, register, field or paper of that name is not there."""


class LedgerUnreadable(UserError):
    """The file cannot be opened as a ledger; it was not touched."""


class NewerLedger(LedgerUnreadable):
    """Written by a newer version of the program."""


class DamagedLedger(LedgerUnreadable):
    """SQLite says that the file is damaged or cut short."""


class HeldLedger(LedgerUnreadable):
    """Another process writes this ledger now."""


class CannotWrite(UserError):
    """The place is read-only, the disk is full, or the file is held by another program."""


class HeldOpen(CannotWrite):
    """Another program has the file open; under a second name it could be written."""
