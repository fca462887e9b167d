"""Whom a form about one is filled for: as a person said, or as the form names him itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exporters.forms.sheeted import Wish
from models.errors import UserError
from models.forms.answers import members_of, records_for
from models.forms.counts.census import LIVING
from models.forms.form import FormSheet
from models.forms.shapes.householder import names_the_head
from models.forms.whose.named import Named, named_on
from models.query import Condition, Query, Where
from models.record import Record, RecordType
from models.view import View

NAMED = "表上写着"  #: begins a sentence about whom the form names
_CHOSEN = ("id", "=")  #: a condition on it is somebody's choice of one record


class Choice:
    """Finds the record of a form about one, and keeps what must be said of it."""

    def __init__(self, form: FormSheet, view: View, wish: Wish) -> None:
        self._form, self._view, self._wish = form, view, wish
        self.said: list[str] = []

    def of(self, where: Sequence[Condition]) -> list[Record]:
        """Return the record in a list, which is empty when nobody said whose it is.

        Of equal cards each takes the next one of those whom the conditions mean.

        Raises:
            UserError: several fit, or none.
        """
        kind = self._form.record_type
        if kind is None:
            return []
        named = named_on(self._form.sheet, self._form.face) if self._form.cards == 1 else Named()
        mine = any(isinstance(one, Where) and (one.field, one.operator) == _CHOSEN
                   for one in where)  # fmt: skip
        if self._form.cards > 1 and not mine:
            return self._of_card(where)
        if not where:
            found = self._by_name(named, kind) if named else []
            if not named:
                self.said.append("这张表只填一个，请用 --where 姓名=张三 这样说明是谁。")
            return self._of_home(found)
        found = records_for(self._form, self._view, self._wish.day, where, asked=True)
        if len(found) != 1:
            names = "、".join(kind.by_name[kind.title].show(one[kind.title]) for one in found[:5])
            many = f"有 {len(found)} 个（{names}）" if found else "一个也没有"
            raise UserError(f"这张表只填一个，照条件找到的{many}。", "请把条件写细一点。")
        if named:
            self._compare(named, found[0])
        return self._of_home(found)

    def _of_home(self, found: list[Record]) -> list[Record]:
        """Return the head instead of whoever was looked up, where all that is asked is his."""
        kind = self._form.record_type
        if found and kind and kind.name == "resident" and names_the_head(
            [one for one in self._form.places if one.cell is not None]
        ):  # fmt: skip
            return members_of(found[0], self._view, own=True)[:1] or found
        return found

    def _of_card(self, where: Sequence[Condition]) -> list[Record]:
        form = self._form
        if not where and not self._wish.others:
            self.said.append(
                f"这里一页有 {form.cards} 张一样的，一张填一个。"
                "请用 --where 范围=3组 这样说明填哪些。"
            )
            return []
        found = records_for(form, self._view, self._wish.day, where, asked=not self._wish.others)
        heads = (one for each in found for one in self._of_home([each]))
        found = list({one.id: one for one in heads}.values())
        if form.card == form.cards - 1 and (more := len(found) - form.cards) > 0:
            self.said.append(f"还有 {more} 个没有地方了，一页只有 {form.cards} 张。")
        return found[form.card : form.card + 1]

    # -- as the form says ----------------------------------------------------------------------

    def _by_name(self, named: Named, kind: RecordType) -> list[Record]:
        """Return the one whom the form names; nobody where several are called so."""
        people = self._people(named)
        found = [one for person in people for one in self._records_of(person, kind)]
        told = named.name or named.number[-4:]
        if len(found) == 1:
            self.said.append(f"{NAMED}“{told}”，填的就是他的。")
            return found
        many = f"有 {len(found)} 个" if found else "账里没有"
        self.said.append(f"{NAMED}“{told}”，{many}，没有填，请说明是谁。")
        return []

    def _people(self, named: Named) -> list[Record]:
        where = [Where("id_number", "=", named.number)] if named.number else []
        found = self._view.find("resident", Query(where=(*LIVING, *where))) if where else []
        if not found and named.name:
            named_so = Where("name", "=", named.name)
            found = self._view.find("resident", Query(where=(*LIVING, named_so)))
        return [one for one in found if not named.name or one["name"] == named.name]

    def _records_of(self, person: Record, kind: RecordType) -> Iterator[Record]:
        if kind.name == "resident":
            yield person
        elif kind.name == "household":
            home = person.get("household")
            yield from self._view.find("household", Query(ids=(home.id,))) if home else ()
        else:
            link = next((one for one in kind.links if one.to == "resident" and one.required), None)
            mine = (Where(link.name, "in", (person.id,)),) if link else ()
            if mine:
                yield from records_for(self._form, self._view, self._wish.day, mine, asked=True)

    def _compare(self, named: Named, record: Record) -> None:
        """Say so where the form names somebody else than who was chosen."""
        here = {str(record.get(name) or "") for name in ("name", "head")}
        here |= {str(one["name"]) for one in members_of(record, self._view, own=True)
                 if record.type == "household"}  # fmt: skip
        if named.name and named.name not in here:
            chosen = next(filter(None, sorted(here)), "")
            self.said.append(f"表上写的是“{named.name}”，选的是“{chosen}”，请看看对不对。")
