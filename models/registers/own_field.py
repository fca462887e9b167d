"""本村自加的栏: fields which the village adds to a register; they behave like declared ones."""

from models.groups import Group
from models.kinds import Choice, Integer, LongText, Text, YesNo
from models.lists import options, provided
from models.own_fields import kind_options
from models.record import RecordType, Section

RECORD = RecordType(
    "own_field",
    "自加的栏",
    group=Group.VILLAGE,
    order=90,
    title="label",
    unit="栏",
    adds="加一栏",
    about="哪本台账缺一栏，在这里加上，列表、导入、材料里都会有。",
    listed=("label", "register", "kind"),
    searched=("label",),
    sorted_by=("register", "position"),
    same_when=(("register", "label"),),
    unchanging=("register", "kind"),
    sections=(
        Section(
            "",
            (
                "register",
                "label",
                "kind",
                "options",
                "help",
                "privacy",
                "required",
                "position",
                "retired",
            ),
        ),
    ),
    fields=(
        Choice("register", "加到哪本台账", required=True, options=provided("registers")),
        Text("label", "栏的名称", required=True, longest=20, example="是否参加养老保险"),
        Choice(
            "kind",
            "填什么",
            required=True,
            options=kind_options,
            default=lambda _: "text",
            help="定下来就不能改，要改就停用这一栏，另加一栏",
        ),
        LongText("options", "可选的项", help="填“选项”的，一行写一项"),
        Text("help", "填写提示"),
        Choice(
            "privacy",
            "给谁看",
            required=True,
            default=lambda _: "INTERNAL",
            options=options(
                "OPEN 可以上墙", "INTERNAL 村里和上级", "PERSONAL 个人信息", "SENSITIVE 敏感信息"
            ),
        ),
        YesNo("required", "必填"),
        Integer("position", "排第几"),
        YesNo("retired", "停用", help="停用后不再显示，填过的还留着"),
    ),
)
