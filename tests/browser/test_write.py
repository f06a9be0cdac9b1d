"""李梅 writes her name at the kiosk, where no keyboard is: by hand, by pinyin, and as plain text with scripts off."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import strokes, walks
from tests.browser.conftest import Open

FIELD = ".written .field"
SURNAMES = """
    zeng 曾 ceng 曾 shan 单 dan 单 xie 解 jie 解 qiu 仇 chou 仇 ou 区 qu 区 zhai 翟 di 翟 zha 查 cha 查
    piao 朴 pu 朴 miao 缪 bu 卜 ge 盖 gai 盖 yue 乐 le 乐 lv 吕 lyu 吕 ouyang 欧阳 yuchi 尉迟 weichi 尉迟
    moqi 万俟 linghu 令狐 yuezheng 乐正 xianyu 鲜于
"""


@pytest.mark.parametrize("shape", ["portrait", "landscape", "small", "small-portrait"])
def test_a_name_is_written_by_hand(open_page: Open, shape: str) -> None:
    page = _open(open_page, shape)
    for seed, character in enumerate("王秀英"):
        strokes.write(page, character, seed)
        strokes.take(page, character)
    expect(page.locator(FIELD)).to_have_value("王秀英")
    expect(page.locator("[data-told]")).to_have_text("已写：王秀英")


@pytest.mark.parametrize(
    ("name", "steps"),
    [
        ("曾玥", [("zeng", "曾"), ("yue", "玥")]),
        ("曾玥", [("ceng", "曾"), ("yue", "玥")]),
        ("欧阳翀", [("ouyang", "欧阳"), ("chong", "翀")]),
        ("欧阳翀", [("ouyangchong", "欧阳翀")]),
        ("王秀英", [("wang", "王"), ("xiuying", "秀英")]),
        ("单䶮", [("shan", "单"), ("yan", "䶮")]),
        ("䶮", [("yan", "䶮")]),
        ("吕頔", [("lv", "吕"), ("di", "頔")]),
    ],
)
def test_a_name_is_spelled_in_pinyin(open_page: Open, name: str, steps: list[tuple[str, str]]) -> None:
    page = _open(open_page, way="keys")
    for letters, text in steps:
        strokes.spell(page, letters)
        strokes.take(page, text)
    expect(page.locator(FIELD)).to_have_value(name)
    expect(page.locator("[data-spelled]")).to_be_hidden()


def test_a_surname_is_among_the_first_under_each_of_its_readings(open_page: Open) -> None:
    page = _open(open_page, way="keys")
    missed = []
    for letters, surname in zip(SURNAMES.split()[::2], SURNAMES.split()[1::2], strict=True):
        strokes.spell(page, letters)
        expect(page.locator("[data-guess]").first).to_be_visible()
        missed += [] if page.locator(f'[data-guess]:text-is("{surname}")').is_visible() else [(letters, surname)]
        page.click("[data-wipe]")
    assert not missed


def test_the_middle_dot_is_a_key(open_page: Open) -> None:
    page = _open(open_page, way="keys")
    strokes.spell(page, "·")
    expect(page.locator(FIELD)).to_have_value("·")


def test_a_step_back_takes_a_stroke_a_letter_or_a_character(open_page: Open) -> None:
    page = _open(open_page, way="keys")
    strokes.spell(page, "mei")
    page.click("[data-undo]")
    expect(page.locator("[data-spelled]")).to_have_text("me")
    page.click("[data-wipe]")
    strokes.spell(page, "li")
    strokes.take(page, "李")
    page.click("[data-undo]")
    expect(page.locator(FIELD)).to_have_value("")
    page.click(".seg [data-way=hand]")
    strokes.write(page, "二")
    expect(page.locator("[data-hint]")).to_be_hidden()
    page.click("[data-undo]")
    expect(page.locator('[data-guess]:text-is("一")')).to_be_visible()
    page.click("[data-wipe]")
    expect(page.locator("[data-hint]")).to_be_visible()


@pytest.mark.parametrize("way", ["hand", "keys"])
def test_what_is_not_taken_yet_is_kept_and_the_page_says_so(open_page: Open, way: str) -> None:
    page = _open(open_page, way=way)
    if way == "hand":
        strokes.write(page, "一")
    else:
        strokes.spell(page, "yi")
    expect(page.locator("[data-guess]").first).to_be_visible()
    walks.send(page)
    expect(page.locator("[data-held]")).to_contain_text("点一个字")
    expect(page.locator("[name=name]")).to_be_attached()
    strokes.take(page, "一")
    expect(page.locator("[data-held]")).to_be_hidden()
    expect(page.locator(FIELD)).to_have_value("一")
    walks.send(page)
    expect(page.locator(".msg--err")).to_contain_text("至少两个字")
    expect(page.locator(f".seg [data-way={way}]")).to_have_attribute("aria-pressed", "true")


def test_letters_are_taken_as_they_are(open_page: Open) -> None:
    page = _open(open_page, way="keys")
    page.click("[data-as-typed]")
    expect(page.locator("[data-held]")).to_contain_text("先按字母")
    for word in ("peter", "li"):
        strokes.spell(page, word)
        page.click("[data-as-typed]")
    expect(page.locator(FIELD)).to_have_value("Peter Li")
    expect(page.locator("[data-spelled]")).to_be_hidden()
    walks.send(page)
    expect(page.locator("[name=phone]")).to_be_attached()


def test_a_name_is_written_with_tab_and_enter_alone(open_page: Open) -> None:
    page = _open(open_page)
    for place in ("[data-way=keys]", "[data-letter=l]", "[data-letter=i]"):
        page.focus(place)
        page.keyboard.press("Enter")
    expect(page.locator("[data-guess]").first).to_have_text("李")
    page.focus("[data-guess] >> nth=0")
    page.keyboard.press("Enter")
    expect(page.locator(FIELD)).to_have_value("李")
    expect(page.locator(FIELD)).to_be_focused()


def test_a_real_keyboard_types_into_the_same_field(open_page: Open) -> None:
    page = _open(open_page)
    page.focus(FIELD)
    page.keyboard.type("Li Mei", delay=110)
    page.keyboard.insert_text("李梅")
    expect(page.locator(FIELD)).to_have_value("Li Mei李梅")
    expect(page.locator(FIELD)).to_have_attribute("inputmode", "none")


def test_with_scripts_off_the_field_is_plain(open_page: Open) -> None:
    page = open_page(scripts=False)
    walks.ask_name(page)
    page.fill(FIELD, "王秀英")
    for piece in (".board", ".letters", ".seg", ".deeds"):
        expect(page.locator(piece)).to_be_hidden()


def test_what_writing_needs_is_fetched_only_where_something_is_written(open_page: Open) -> None:
    fetched: list[str] = []
    page = open_page()
    page.context.on("request", lambda request: fetched.append(request.url.rpartition("/")[2].partition(".")[0]))
    page.goto("/kiosk/lend")
    page.goto("/kiosk/")
    assert {"kiosk"} <= set(fetched)
    assert not {"write", "hand", "strokes", "pinyin"} & set(fetched)
    _ready(page)
    assert {"write", "hand", "strokes", "pinyin"} <= set(fetched)


def test_nothing_written_is_kept_or_sent_before_the_form_is(open_page: Open) -> None:
    page = _open(open_page)
    sent: list[str] = []
    page.context.on("request", lambda request: sent.append(request.url))
    strokes.write(page, "梅")
    strokes.take(page, "梅")
    assert not [url for url in sent if "/pulse" not in url]
    assert page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)].length") == 0
    assert page.evaluate("async () => (await indexedDB.databases()).length + (await caches.keys()).length") == 0
    page.goto("/kiosk/")
    _ready(page)
    expect(page.locator(FIELD)).to_have_value("")


def test_strokes_that_did_not_come_are_asked_for_again(open_page: Open) -> None:
    page = open_page()
    page.context.route("**/strokes.*.bin", lambda route: route.abort())
    walks.ask_name(page)
    expect(page.locator(".deeds")).to_be_visible()
    strokes.write(page, "一")
    expect(page.locator("[data-hint]")).to_contain_text("请用拼音")
    page.context.unroute_all()
    page.click("[data-wipe]")
    strokes.write(page, "一")
    strokes.take(page, "一")
    expect(page.locator(FIELD)).to_have_value("一")


def _open(open_page: Open, shape: str = "portrait", way: str = "hand") -> Page:
    page = open_page(shape)
    _ready(page)
    page.click(f".seg [data-way={way}]")
    return page


def _ready(page: Page) -> None:
    with page.expect_response("**/strokes.*.bin"), page.expect_response("**/pinyin.*.txt"):
        walks.ask_name(page)
    expect(page.locator(".deeds")).to_be_visible()
