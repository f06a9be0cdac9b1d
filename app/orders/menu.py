"""The menu a new house begins with: twelve kinds of service and what can be asked for in each. The desk changes it."""

from typing import Final, NamedTuple

from app.community.models import Level
from app.orders.promises import Urgency
from app.volunteers.models import Category, Skill

U, O, H = Urgency.URGENT, Urgency.ORDINARY, Urgency.HARD  # noqa: E741 — read in a column
AT_HOME, IN_COMPOUND, IN_COMMUNITY = Level.BUILDING, Level.COMPOUND, Level.COMMUNITY


class Dish(NamedTuple):
    """Something to ask for; see `ServiceItem`."""

    name: str
    name_en: str
    brief: str = ""
    urgency: Urgency = O
    level: Level = AT_HOME
    skill: Skill | None = None
    minutes: int = 60


class Course(NamedTuple):
    """A tile of the menu; see `ServiceCategory`."""

    code: str
    name: str
    name_en: str
    icon: str
    kind: Category
    dishes: tuple[Dish, ...]
    is_sensitive: bool = False


MENU: Final = (
    Course("errands", "代办跑腿", "Errands", "package", Category.CARE, (
        Dish("取快递", "Fetch a parcel", "取快递", minutes=40),
        Dish("买菜买米", "Buy groceries", "代买菜、米、油"),
        Dish("交水电费", "Pay bills", "代交费用"),
        Dish("跑一趟办事", "Run an errand", "代办一件事", minutes=90),
    )),
    Course("meals", "送餐做饭", "Meals", "soup", Category.CARE, (
        Dish("送一顿饭", "Bring a meal", "送餐 1 份", U, minutes=40),
        Dish("帮做一顿饭", "Cook a meal", "上门做饭", minutes=90),
    )),
    Course("repair", "家里维修", "Repairs", "wrench", Category.CARE, (
        Dish("换灯泡、修开关", "Lamps and switches", "修灯、修开关", O, AT_HOME, Skill.REPAIR),
        Dish("修水龙头", "Fix a tap", "修水龙头", O, AT_HOME, Skill.PLUMBING),
        Dish("通下水道", "Clear a drain", "通下水", U, AT_HOME, Skill.PLUMBING),
        Dish("修小家电", "Mend an appliance", "修小家电", O, AT_HOME, Skill.REPAIR, 90),
        Dish("装扶手", "Fit a handrail", "装扶手", H, AT_HOME, Skill.REPAIR, 120),
    )),
    Course("cleaning", "打扫清洁", "Cleaning", "brush-cleaning", Category.CARE, (
        Dish("打扫屋子", "Clean the home", "打扫屋子", O, AT_HOME, Skill.CLEANING, 120),
        Dish("搬旧家具", "Move old furniture", "搬大件", minutes=90),
        Dish("擦窗户", "Wash windows", "擦窗户", O, AT_HOME, Skill.CLEANING, 90),
    )),
    Course("company", "陪伴聊天", "Company", "messages-square", Category.CARE, (
        Dish("陪我聊聊天", "A chat", "陪老人说话", O, AT_HOME, Skill.LISTENING),
        Dish("陪我走一走", "A walk", "陪散步"),
        Dish("读报读信", "Read to me", "读报、读信"),
    )),
    Course("health", "看病吃药", "Health", "heart-pulse", Category.HEALTH, (
        Dish("取药送药", "Fetch medicine", "取药包 1 份", U, minutes=60),
        Dish("陪我看病", "Go to the doctor with me", "陪同出门", O, AT_HOME, Skill.CARE, 180),
        Dish("量血压", "Take my blood pressure", "上门服务", O, AT_HOME, Skill.FIRST_AID, 30),
        Dish("卧床照看", "Help with care in bed", "上门照看", H, AT_HOME, Skill.CARE, 120),
    ), is_sensitive=True),
    Course("hair", "上门理发", "Haircut", "scissors", Category.CARE, (
        Dish("上门理发", "Haircut at home", "上门理发", O, AT_HOME, Skill.HAIRCUT, 45),
    )),
    Course("children", "孩子的事", "Children", "baby", Category.CHILDREN, (
        Dish("接送孩子", "Walk my child", "接送孩子", U, IN_COMPOUND, None, 45),
        Dish("辅导作业", "Homework", "辅导作业", O, AT_HOME, Skill.TUTORING, 90),
        Dish("临时看一下孩子", "Mind my child", "临时照看孩子", U, AT_HOME, Skill.CARE, 120),
    )),
    Course("phones", "手机家电", "Phone help", "smartphone", Category.CULTURE, (
        Dish("教我用手机", "Show me my phone", "教用手机", O, AT_HOME, Skill.PHONES),
        Dish("电视收不到台", "The TV has no picture", "看看电视", O, AT_HOME, Skill.PHONES, 40),
    )),
    Course("policy", "政策法律", "Advice", "scale", Category.POLICY, (
        Dish("问一个政策", "Ask about a rule", "讲解政策", O, IN_COMMUNITY, None, 40),
        Dish("问一个法律问题", "Ask about the law", "法律咨询", H, IN_COMMUNITY, Skill.LAW),
        Dish("帮我填表", "Fill in a form", "帮填表格", O, IN_COMMUNITY, None, 40),
    )),
    Course("neighbours", "楼里邻里", "Neighbours", "building", Category.CIVILITY, (
        Dish("楼道堆了东西", "Things in the stairway", "清楼道", O, IN_COMPOUND),
        Dish("邻居太吵", "Noise", "上门说一说", H, IN_COMPOUND, Skill.LISTENING),
        Dish("停车、充电的事", "Parking and charging", "协调停车充电", H, IN_COMPOUND),
        Dish("宠物的事", "Pets", "上门说一说", O, IN_COMPOUND),
    )),
    Course("safety", "安全隐患", "Safety", "shield-alert", Category.SAFETY, (
        Dish("看看燃气电线", "Check gas and wires", "查燃气电线", U, AT_HOME, Skill.REPAIR),
        Dish("楼道灯坏了", "The stair light is out", "修楼道灯", O, IN_COMPOUND, Skill.REPAIR),
        Dish("高空有东西要掉", "Something may fall", "查看隐患", U, IN_COMPOUND, None, 40),
        Dish("路面坏了", "The path is broken", "查看路面", H, IN_COMMUNITY, None, 40),
    )),
)  # fmt: skip
