"""The one thing that must be said above a form, if there is any."""

from __future__ import annotations

from typing import NamedTuple

from exporters.forms.chosen import NAMED
from exporters.forms.looked import OLD_WAY, made_new, old_kind
from ui.filling.desk import FillDesk
from ui.filling.words import sentences, wants_whom

WHOM_ASKED, TO_IMPORT = "选哪些人", "导入名单"


class Notice(NamedTuple):
    """Tone, sentence, what to do, and the words of a button that leads there."""

    tone: str
    sentence: str
    action: str = ""
    button: str = ""

    @property
    def parts(self) -> tuple[str, str, str, str]:
        """The same, for a banner."""
        return self.tone, self.sentence, self.action, self.button


def notice_of(desk: FillDesk) -> Notice | None:
    """Return what must be said of the sheet in sight, the most pressing first."""
    one, looked = desk.one, desk.looked
    if one is None or looked is None:
        return None
    form = one.form
    if not looked.can_save:
        return Notice("ochre", old_kind(looked.form), OLD_WAY)
    if form.kind == "other" or not form.places:
        return Notice(
            "ochre", "没看出这张表要填什么，一格也没动",
            "是一份名单的话，可以“导入名单”；别的工作表要填的，在上面换一张。", TO_IMPORT,
        )  # fmt: skip
    if form.kind == "person" and form.record_type is not None and not (
        desk.said.who or one.records
    ):
        named = next((told for told in sentences(one) if told.startswith(NAMED)), "")
        return Notice("ochre", named or "这张表只填一个，还没说填谁", "在上面“填谁”里选。")
    if wants_whom(one):
        maybe = f"多半是“{form.about.offered}”，已替您选上，" if form.about.offered else ""
        return Notice(
            "ochre", f"“{form.about.unknown}”是哪些人，账里分不出来，名册没有填",
            f"{maybe}选好是哪些人就填上；也可以就填全部。", WHOM_ASKED,
        )  # fmt: skip
    kind, listed = form.record_type, form.is_list
    if listed and kind is not None and not one.records and not form.given:
        whom = "、".join(desk.said.whom or ()) or form.about.filter or kind.label
        return Notice("ochre", f"“{whom}”账里一{kind.unit}也没有，名册没有填",
                      "账里记上就会自己填好；要填别的人，点“换一批”。", WHOM_ASKED)  # fmt: skip
    old = (made_new(looked.form.lost),) if looked.form.old else ()
    said = "　".join((*old, *sentences(one)))
    return Notice("blue", said) if said else None
