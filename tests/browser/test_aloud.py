"""Read to me: there where something can be heard, on every page of the kiosk, and never by itself."""

import json
import wave
from io import BytesIO
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser import looks
from tests.browser.conftest import Open
from tests.browser.served import Served
from tests.browser.test_fit import PAGES, PANELS, choose, hang

# A browser with a voice of its own, which says nothing and is done at once, or never.
VOICE = """
  const heard = [];
  const voices = VOICES.map(([lang, localService]) => ({ lang, localService, name: lang }));
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  Object.defineProperty(window, 'speechSynthesis', { value: {
    getVoices: () => voices, addEventListener: () => {},
    speak: (one) => { heard.push([one.text, one.volume]); if (!SLOW) setTimeout(() => one.onend(), 1); },
    cancel: () => { heard.cancelled = true; },
  } });
  window.heard = heard;
"""
CHINESE = [["cmn", True], ["en-GB", True]]


def with_voice(page: Page, voices: list[Any] = CHINESE, path: str = "/kiosk/", *, slow: bool = False) -> Page:
    page.context.add_init_script(VOICE.replace("VOICES", json.dumps(voices)).replace("SLOW", str(slow).lower()))
    page.goto(path)
    return page


def heard(page: Page) -> list[str]:
    return [words for words, _volume in page.evaluate("window.heard")]


def words(said: str) -> str:
    return "".join(said.split())


def test_without_any_voice_there_is_no_button(open_page: Open) -> None:
    page = with_voice(open_page(), [])
    expect(page.locator("[data-aloud]")).to_be_hidden()
    expect(page.locator("[data-aside] button").first).to_be_visible()


@pytest.mark.parametrize("voices", [[["en-GB", True]], [["zh-CN", False]], [["yue", True]]])
def test_a_voice_of_another_language_or_from_elsewhere_does_not_count(open_page: Open, voices: list[Any]) -> None:
    expect(with_voice(open_page(), voices).locator("[data-aloud]")).to_be_hidden()


def test_without_scripts_there_is_no_button(open_page: Open) -> None:
    expect(open_page(scripts=False).locator("[data-aloud]")).to_be_hidden()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page_reads_its_heading_when_asked_and_not_before(open_page: Open, language: str) -> None:
    page = with_voice(open_page())
    if language == "en":
        choose(page, "language")
    silent = []
    for address in PAGES:
        page.goto(address)
        if not page.locator("[data-aloud]").count():
            silent.append(address)
            continue
        assert heard(page) == [], address
        page.click("[data-aloud]")
        title = page.locator("#screen h1").first.inner_text()
        page.wait_for_function("window.heard.length > 0")
        assert words(heard(page)[0]) == words(title), address
    assert silent == []


def test_it_stops_at_a_second_tap_on_a_new_screen_and_when_the_visitor_is_asked(open_page: Open) -> None:
    page = with_voice(open_page(), slow=True)
    button = page.locator("[data-aloud]")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    assert page.evaluate("window.heard.cancelled")
    button.click()
    page.click(".services .tile >> nth=0")
    expect(page.locator("[name=who]").first).to_be_attached()
    expect(button).to_have_attribute("aria-pressed", "false")
    said = len(heard(page))
    page.wait_for_timeout(300)
    assert len(heard(page)) == said


def test_louder_and_softer_are_there_while_it_reads_and_forgotten_at_home(open_page: Open) -> None:
    page = with_voice(open_page(), slow=True)
    page.click("[data-aloud]")
    expect(page.locator("[data-aside]").first).to_be_hidden()
    for _time in range(2):
        page.click("[data-louder='1']")
    expect(page.locator("#say")).to_have_text("大声")
    page.click(".services .tile >> nth=0")
    page.click("[data-aloud]")
    page.wait_for_function("window.heard.length == 2")
    assert page.evaluate("window.heard.map(([, volume]) => volume)") == [0.7, 1]
    page.click("[data-aloud]")
    page.click(".acts a[href='/kiosk/']")
    page.click(".home [data-aloud]")
    page.wait_for_function("window.heard.length == 3")
    assert page.evaluate("window.heard[2][1]") == 0.7


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("shape", PANELS)
def test_the_button_fits_on_every_panel_in_both_sizes_reading_or_not(
    open_page: Open, served: Served, shape: str, language: str
) -> None:
    hang(served, PANELS[shape])
    page = with_voice(open_page(shape), slow=True)
    choose(page, "language", times=1 if language == "en" else 2)
    faults = {}
    for address in ("/kiosk/", "/kiosk/volunteer", "/kiosk/visit?service=1", "/kiosk/activities/1/sign-up"):
        page.goto(address)
        for size in ("normal", "large"):
            page.evaluate(f"document.documentElement.dataset.size = '{size}'")
            for story in ("waits", "reads"):
                if story == "reads":
                    page.click("[data-aloud]")
                if found := looks.misfits(page):
                    faults[f"{address} {size} {story}"] = found
            page.click("[data-aloud]")
    hang(served, "default")
    assert faults == {}


def test_a_ticket_is_told_digit_by_digit_and_what_is_secret_is_not(open_page: Open) -> None:
    page = open_page()
    page.evaluate("""() => { bee.screen().innerHTML = `<h1>收到了</h1>
      <p class="ticket"><b>8832</b></p><p class="ticket" data-hush><b>5511</b></p><p class="say">一共 12 位</p>
      <ul class="matches"><li class="entry"><strong>王*</strong></li></ul>
      <dl class="rows"><dd class="say">13800000001</dd></dl><p class="msg" hidden>没有</p>`; }""")
    assert page.evaluate("bee.words.phrases(bee.screen())") == ["收到了", "8 8 3 2", "一共 12 位"]


def test_recordings_are_put_together_and_half_a_sentence_is_not_said(open_page: Open) -> None:
    page = open_page()
    known = {each: each for each in ("一共", "位，请慢用", "十", "2", "5", "点", "登记好了", "谢谢您", "今天")}
    cases = {
        "一共 12 位，请慢用。": "一共 十 2 位，请慢用",
        "一共 25 位，请慢用。": "一共 2 十 5 位，请慢用",
        "登记好了，谢谢您！": "登记好了 谢谢您",
        "今天 5:20": "",
        "今天 2:00": "今天 2 点",
        "今天 2.5": "今天 2 点 5",
        "今天 252": "今天 2 5 2",
        "今天没有": "",
        "25": "2 十 5",
    }
    told = {
        said: page.evaluate("([said, known]) => bee.words.cut(said, known, 'zh').join(' ')", [said, known])
        for said in cases
    }
    assert told == cases


def test_what_the_office_lays_in_is_heard_at_a_kiosk_without_a_voice(open_page: Open, badge: Any) -> None:
    desk = open_page("laptop", "/desk/aloud?q=借哪", storage_state=badge)
    desk.click("a:has-text('借哪一样')")
    expect(desk.locator("[data-start]")).to_be_visible()
    desk.set_input_files("[type=file]", {"name": "a.wav", "mimeType": "audio/wav", "buffer": _second_of_silence()})
    expect(desk.locator("[data-hear]")).to_be_visible()
    assert desk.locator("[name=seconds]").input_value() == "1"
    desk.check("[name=has_agreed]")
    desk.click("main form .btn--main")
    expect(desk.locator("audio")).to_be_visible()

    page = with_voice(open_page(), [], "/kiosk/lend")
    with page.expect_response("**/kiosk/aloud/clips/*") as answer:
        page.click("[data-aloud]")
    assert answer.value.headers["content-type"] == "audio/wav"
    expect(page.locator("[data-aloud]")).to_have_attribute("aria-pressed", "false")
    expect(with_voice(page, [], "/kiosk/about").locator("[data-aloud]")).to_be_hidden()

    desk.click("summary:has-text('去掉录音')")
    desk.click(".fold .btn--grave >> nth=-1")
    expect(with_voice(page, [], "/kiosk/lend").locator("[data-aloud]")).to_be_hidden()


def _second_of_silence() -> bytes:
    sound = BytesIO()
    with wave.open(sound, "wb") as written:
        written.setnchannels(1)
        written.setsampwidth(2)
        written.setframerate(8000)
        written.writeframes(b"\0" * 16000)
    return sound.getvalue()
