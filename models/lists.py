"""Word lists for choices which are long or known only when the program runs."""

from __future__ import annotations

from collections.abc import Callable

from models.kinds import Option

#: states of a villager who is of the village no more: died, or moved away
GONE = frozenset({"dead", "moved_out"})

_PROVIDED: dict[str, Callable[[], tuple[Option, ...]]] = {}


def provide(name: str, function: Callable[[], tuple[Option, ...]]) -> None:
    """Name a list that a choice may ask for."""
    _PROVIDED[name] = function


def provided(name: str) -> Callable[[], tuple[Option, ...]]:
    """Return a function that gives the list when it is asked."""
    return lambda: _PROVIDED[name]() if name in _PROVIDED else ()


def options(*words: str) -> tuple[Option, ...]:
    """Make options from "code 词 别名 别名" strings."""
    result = []
    for entry in words:
        code, word, *aliases = entry.split()
        result.append(Option(code, word, tuple(aliases)))
    return tuple(result)


def words(*lines: str) -> tuple[str, ...]:
    """Make the other names of a field from "名称 别名 别名" strings."""
    return tuple(word for line in lines for word in line.split())


_NATIONS = (
    "汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 "
    "佤 畲 高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 "
    "锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 "
    "塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺"
)
#: the 56 nationalities, coded 01 to 56 in the order of GB/T 3304
NATIONS = tuple(
    Option(f"{number:02}", f"{word}族", (word,)) for number, word in enumerate(_NATIONS.split(), 1)
)

SEXES = options("male 男 男性 M 1", "female 女 女性 F 2")


def _of_the_head(relations: tuple[Option, ...]) -> tuple[Option, ...]:
    """Add the spelling of the police register: 之长子, 之儿媳."""
    taken = {word for one in relations for word in (one.word, *one.aliases)}
    return tuple(
        Option(one.code, one.word, (*one.aliases, *(
            said for word in (one.word, *one.aliases)
            if (said := f"之{word}") not in taken and one.code not in {"head", "other"}
        )))
        for one in relations
    )  # fmt: skip


RELATIONS = _of_the_head(options(
    "head 户主 本人 户主本人 当家人 当家的 户长 家长",
    "wife 妻子 妻 老婆 之妻 堂客 婆娘 婆姨 内人", "husband 丈夫 夫 之夫 老公 男人",
    "spouse 配偶 爱人", "son 儿子 子 之子 独生子 崽 仔 儿 崽伢子 伢崽",
    "son1 长子 大儿子 大儿 大崽", "son2 次子 二子 二儿子 二儿 二崽", "son3 三子 三儿子",
    "son4 四子 四儿子", "daughter 女儿 女 之女 独生女 闺女 囡 女伢 女崽 丫头",
    "daughter1 长女 大女儿 大女 大闺女", "daughter2 次女 二女 二女儿", "daughter3 三女 三女儿",
    "daughter4 四女 四女儿", "son_in_law 女婿 姑爷 郎婿",
    "daughter_in_law 儿媳 媳妇 儿媳妇 崽媳妇 新妇 长媳 次媳", "adopted_son 养子 继子",
    "adopted_daughter 养女 继女", "father 父亲 父 爸爸 爸 爹 阿爸 老爹",
    "mother 母亲 母 妈妈 妈 娘 阿妈 老娘", "father_in_law 公公", "mother_in_law 婆婆",
    "wifes_father 岳父 丈人 老丈人 岳丈", "wifes_mother 岳母 丈母娘 丈母",
    "grandson 孙子 孙 长孙 次孙 孙崽 孙伢子", "granddaughter 孙女 长孙女 次孙女",
    "outer_grandson 外孙 外孙子 外甥孙", "outer_granddaughter 外孙女",
    "grandson_wife 孙媳 孙媳妇", "grandson_in_law 孙女婿",
    "great_grandson 曾孙 曾孙子 重孙 重孙子", "great_granddaughter 曾孙女 重孙女",
    "grandfather 祖父 爷爷", "grandmother 祖母 奶奶 嫲嫲", "outer_grandfather 外祖父 外公 姥爷",
    "outer_grandmother 外祖母 外婆 姥姥", "brother 兄弟 兄 弟 哥哥 弟弟",
    "sister 姐妹 姐 妹 姐姐 妹妹", "sister_in_law 嫂子 弟媳 弟妹", "nephew 侄子 侄儿 侄 外甥",
    "niece 侄女 外甥女", "child 子女 孩子 儿女", "grandchild 孙子女 孙辈", "parent 父母",
    "sibling 兄弟姐妹", "other 其他 其它 其他亲属 非亲属",
))  # fmt: skip

EDUCATION = options(
    "none 文盲 不识字 未上过学 学龄前 半文盲 文盲半文盲 文盲或半文盲",
    "primary 小学 小学毕业 小学教育", "junior 初中 初中毕业 初级中学 初中教育 初级中学教育",
    "senior 高中 高中毕业 高级中学 普通高中 高中教育",
    "technical 中专 技校 职高 中职 中等专科 中等职业 中等职业教育 职业高中",
    "college 大专 专科 大学专科 高职 专科教育 大学专科教育",
    "bachelor 本科 大学 大学本科 大本 本科教育 大学本科教育",
    "master 硕士 研究生 硕士研究生 研究生教育", "doctor 博士 博士研究生",
)  # fmt: skip

#: special groups of people
CATEGORIES = options(
    "dibao 低保 低保户 最低生活保障",
    "tekun 特困 特困供养 五保 五保户",
    "disabled 残疾 残疾人 残障 残障人",
    "veteran 退役军人 退伍军人",
    "alone 独居老人 独居",
    "left_child 留守儿童",
    "left_elder 留守老人",
    "left_woman 留守妇女",
    "monitored 监测户 防返贫监测 监测对象 防返贫监测户 防返贫监测对象 防止返贫监测对象 "
    "防止返贫监测户 防止返贫致贫监测对象",
    "lifted 脱贫户 脱贫人口",
    "orphan 孤儿",
    "unattended 事实无人抚养 事实无人抚养儿童",
    "needy_child 困境儿童",
    "single_parent 计生特殊 失独",
    "martyr 优抚对象 优抚 烈属 烈士家属 三属 伤残军人",
    "other 其他",
)
#: words that name only some of a group: who is one of them is of the group, but the group is more
PART_OF_GROUP = {
    "martyr": ("烈属", "烈士家属", "三属", "伤残军人"), "single_parent": ("失独",),
}  # fmt: skip
