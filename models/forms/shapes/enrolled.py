"""What a register with one line for each person says of somebody: 入党时间 beside any name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from models.forms.form import SURE
from models.kinds_links import Copied, Link
from models.record import RecordType
from models.sheets.headers import match
from models.sheets.vocabulary import Target, Vocabulary, spellings

_ONE_EACH = (("resident",),)
_PLAIN = frozenset("人员村民")  #: letters in names of registers that stand in anybody's heads


def enrolled_in(head: tuple[str, ...], types: Mapping[str, RecordType]) -> Target | None:
    """Return the field of such a register that a head asks for, None when it asks for none."""
    for kind in types.values():
        if kind.same_when == _ONE_EACH and not kind.hidden:
            found = match([head], _words(kind), explain=False)[0]
            if found.target is not None and found.score >= SURE:
                return found.target
    return None


@cache
def _words(kind: RecordType) -> Vocabulary:
    """Return the words that name the register as well: 是否流动 is asked of anybody else too."""
    own = (one for one in kind.active if not isinstance(one, Copied | Link) and one.name != "note")
    letters = set(kind.label) - _PLAIN
    named = ((one, tuple(word for word in spellings(one) if set(word) & letters)) for one in own)
    return Vocabulary(Target(kind.name, one, False, None, words, linked=True)  # noqa: FBT003
                      for one, words in named if words)  # fmt: skip
