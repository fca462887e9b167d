"""The text of a paper with places to fill, as a clerk writes it.

`{姓名}` is a place, filled from the ledger; `{填：产品名称}` is asked when the paper is made; what
stands in `[…]` prints only when all in it is known, and of `[甲|乙]` the first that is. A line is
a paragraph. What stands outside brackets must be known, else no paper is made.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from models.frozen import frozen
from models.pattern import pattern

ASKED = "填："
_TOKEN = pattern(r"\{([^{}\[\]|]*)\}|([\[\]{}|])")
_WIDE = str.maketrans("｛｝［］｜", "{}[]|")
_Known = Mapping[str, str]


@frozen()
class Place:
    """A place in a text."""

    name: str


@frozen()
class Either:
    """Alternatives, the first that can be said is; nothing when none can."""

    alternatives: tuple[tuple[Part, ...], ...]


Part = str | Place | Either


class Miswritten(ValueError):
    """A text whose brackets do not close; the message is a Chinese sentence."""


def paragraphs(text: str, known: _Known) -> list[str]:
    """Return the paragraphs that are left when the text is filled."""
    said = (_fill(_parse(line), known) for line in _lines(text))
    return [one for one in said if one]


def missing(text: str, known: _Known) -> list[str]:
    """Return the places outside brackets for which nothing is known, each once."""
    names = (
        part.name
        for line in _lines(text)
        for part in _parse(line)
        if isinstance(part, Place) and not known.get(part.name)
    )
    return list(dict.fromkeys(names))


def places(text: str) -> list[str]:
    """Return the names of all places, each once, in their order."""
    return list(dict.fromkeys(name for line in _lines(text) for name in _names(_parse(line))))


def asked(text: str) -> list[str]:
    """Return what is to be asked when the paper is made, in the order of the text."""
    return [one.removeprefix(ASKED) for one in places(text) if one.startswith(ASKED)]


def faults(text: str, names: Collection[str]) -> list[str]:
    """Return what is wrong with a text, in sentences; `names` are the places that there are."""
    said = []
    for number, line in enumerate(_lines(text), 1):
        try:
            found = dict.fromkeys(_names(_parse(line)))
        except Miswritten as error:
            said.append(f"第 {number} 段{error}")
            continue
        said += [f"第 {number} 段{_unknown(name, names)}" for name in found if name not in names
                 and not (name.startswith(ASKED) and name != ASKED)]  # fmt: skip
    return said


def _unknown(name: str, names: Collection[str]) -> str:
    if not name or name == ASKED:
        return "有一对空的花括号，里面写上要填什么"
    import difflib  # only for a word that nobody knows

    near = difflib.get_close_matches(name, names, 1, 0.4)
    hint = f"是不是“{{{near[0]}}}”" if near else "请从右边的列表里选"
    return f"写了“{{{name}}}”，可以填的里面没有这一项，{hint}"


def _lines(text: str) -> Iterator[str]:
    for line in text.translate(_WIDE).splitlines():
        if line.strip():
            yield line.strip()


def _parse(line: str) -> tuple[Part, ...]:
    """Understand a paragraph.

    Raises:
        Miswritten: a bracket has no partner.
    """
    # One entry for each open bracket, with the alternatives in it; the first is the line itself.
    open_: list[list[list[Part]]] = [[[]]]
    end = 0
    for found in _TOKEN.finditer(line):
        if words := line[end : found.start()]:
            open_[-1][-1].append(words)
        end = found.end()
        sign = found[2]
        if sign is None:
            open_[-1][-1].append(Place(_tidy(found[1])))
        elif sign == "[":
            open_.append([[]])
        elif sign in "{}" or (sign == "]" and len(open_) == 1):
            raise Miswritten(f"的“{sign}”少了另一半")
        elif sign == "]":
            made = Either(tuple(map(tuple, open_.pop())))
            open_[-1][-1].append(made)
        elif len(open_) == 1:
            open_[-1][-1].append(sign)  # outside brackets it is a sign like another
        else:
            open_[-1].append([])
    if len(open_) > 1:
        raise Miswritten("的“[”少了另一半")
    return (*open_[0][0], *([line[end:]] if line[end:] else []))


def _tidy(name: str) -> str:
    return name.strip().replace(":", "：").replace("： ", "：")


def _names(parts: Sequence[Part]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Place):
            yield part.name
        elif isinstance(part, Either):
            for one in part.alternatives:
                yield from _names(one)


def _fill(parts: Sequence[Part], known: _Known) -> str:
    return "".join(
        part if isinstance(part, str)
        else known.get(part.name, "") if isinstance(part, Place)
        else next((_fill(one, known) for one in part.alternatives if _can(one, known)), "")
        for part in parts
    )  # fmt: skip


def _can(parts: Sequence[Part], known: _Known) -> bool:
    """Say whether all places that stand directly in a text are known."""
    return all(known.get(part.name) for part in parts if isinstance(part, Place))
