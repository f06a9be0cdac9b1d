"""A literal phrase costs nothing at run time, and is as safe as any other text."""

from datetime import datetime

import pytest
from markupsafe import Markup

from app import pages
from tests.frame.rooms import House, shown

HELLO = {"您好": "Hello", "<您好> & 再见": "<hello> & bye", "还有 %(n)s 份": "%(n)s left"}


@pytest.mark.parametrize(("tongue", "said"), [("zh", "您好"), ("en", "Hello")])
def test_a_literal_phrase_is_said_in_the_language_of_the_asker(house: House, tongue: str, said: str) -> None:
    app = house({"a.html": "{{ _('您好') }}|{{ gettext('您好') }}"}, HELLO)
    assert shown(app, "a.html", tongue) == f"{said}|{said}"


def test_a_literal_phrase_is_no_call_in_the_compiled_page(house: House) -> None:
    app = house({}, HELLO)
    source = "<p>{{ _('您好') }}</p>{{ _('还有 %(n)s 份', n=left) }}<a href={{ asset_url('a.css') }}>"
    code = str(pages.speaking(app, "en").compile(source, raw=True))
    assert "Hello" in code
    assert "a.css?v=1&amp;w=2" in code
    assert "gettext" not in code
    assert "asset_url" not in code
    assert "context.call" not in code


def test_a_fixed_address_is_no_call_in_the_compiled_page_and_any_other_is(house: House) -> None:
    app = house({"a.html": "{{ url_for('tea') }} {{ url_for('tea', cup=2) }} {{ url_for('cup', id=3) }}"})
    app.add_url_rule("/tea/", "tea", lambda: "")
    app.add_url_rule("/cup/<int:id>", "cup", str)
    assert shown(app, "a.html") == "/tea/ /tea/?cup=2 /cup/3"
    compile_ = pages.speaking(app, "zh").compile
    assert "url_for" not in str(compile_("{{ url_for('tea') }}", raw=True))
    assert "url_for" in str(compile_("{{ url_for('cup') }}", raw=True))


def test_a_remembered_drawing_is_told_apart_by_its_words_and_escapes_them(house: House) -> None:
    app = house(
        {
            "parts.html": "{% macro icon(name) %}<b>{{ name }}</b>{% endmacro %}",
            "a.html": "{% import 'parts.html' as part %}{{ part.icon(name) }}{{ part.icon('<i>') }}",
        }
    )
    for _ in range(2):
        assert shown(app, "a.html", name="<i>") == "<b>&lt;i&gt;</b>" * 2
        assert shown(app, "a.html", name=Markup("<i>")) == "<b><i></b><b>&lt;i&gt;</b>"


def test_a_translation_is_escaped_like_any_text(house: House) -> None:
    app = house({"a.html": "{{ _('<您好> & 再见') }}"}, HELLO)
    assert shown(app, "a.html", "en") == "&lt;hello&gt; &amp; bye"
    assert shown(app, "a.html", "zh") == "&lt;您好&gt; &amp; 再见"


@pytest.mark.parametrize("call", ["_('还有 %(n)s 份', n=n)", "_(phrase, n=n)"])
def test_a_value_in_a_phrase_is_escaped_once_folded_or_not(house: House, call: str) -> None:
    app = house({"a.html": "{{ " + call + " }}"}, HELLO)
    values = {"phrase": "还有 %(n)s 份"}
    assert shown(app, "a.html", "en", n="<b>", **values) == "&lt;b&gt; left"
    assert shown(app, "a.html", "en", n=Markup("<b>3</b>"), **values) == "<b>3</b> left"
    assert shown(app, "a.html", "zh", n=3, **values) == "还有 3 份"


def test_a_phrase_handed_to_a_macro_is_folded_and_escaped(house: House) -> None:
    app = house(
        {
            "parts.html": "{% macro tile(words) %}<b>{{ words }}</b>{{ _('您好') }}{% endmacro %}",
            "a.html": "{% from 'parts.html' import tile %}{{ tile(_('<您好> & 再见')) }}",
        },
        HELLO,
    )
    assert shown(app, "a.html", "en") == "<b>&lt;hello&gt; &amp; bye</b>Hello"


def test_a_layout_and_its_page_speak_one_language(house: House) -> None:
    app = house(
        {
            "layout.html": "<html lang={{ lang }}>{{ _('您好') }}{% block main %}{% endblock %}",
            "a.html": "{% extends 'layout.html' %}{% block main %}{{ _('您好') }}{{ x }}{% endblock %}",
        },
        HELLO,
    )
    assert shown(app, "a.html", "en", x=1) == "<html lang=en>HelloHello1"
    assert shown(app, "a.html", "zh", x=1) == "<html lang=zh-CN>您好您好1"


def test_a_percent_sign_without_values_is_a_percent_sign(house: House) -> None:
    app = house({"a.html": "{{ _('满意 99%') }}|{{ _(phrase) }}"}, {"满意 99%": "99% happy"})
    assert shown(app, "a.html", "en", phrase="满意 99%") == "99% happy|99% happy"


def test_a_phrase_with_a_number_format_is_left_to_the_run_time(house: House) -> None:
    app = house({"a.html": "{{ _('%(n)02d 分', n=7) }}{{ _('%(n)s 成 %%', n=7) }}"}, {"x": "y"})
    assert shown(app, "a.html") == "07 分7 成 %"


def test_a_phrase_lacking_a_value_fails_loudly(house: House) -> None:
    app = house({"a.html": "{{ _('还有 %(n)s 份', m=1) }}"}, HELLO)
    with pytest.raises(KeyError):
        shown(app, "a.html")


def test_a_counted_phrase_chooses_its_form(house: House) -> None:
    app = house({"a.html": "{{ ngettext('%(num)s 把', '%(num)s 把', n) }}"}, HELLO)
    assert shown(app, "a.html", n=2) == "2 把"


def test_a_missing_translation_stays_chinese(house: House) -> None:
    app = house({"a.html": "{{ _('没有译文') }}"}, HELLO)
    assert shown(app, "a.html", "en") == "没有译文"


def test_days_are_said_in_the_language_of_the_page(house: House) -> None:
    app = house({"a.html": "{{ at|day }}|{{ at|clock }}|{{ at|moment }}"}, HELLO)
    at = datetime(2026, 3, 2, 9, 0)
    assert shown(app, "a.html", "zh", at=at).startswith("2026年3月2日 星期一|上午9:00|")
    assert shown(app, "a.html", "en", at=at).endswith("|Mon 2 Mar 2026, 9:00")


def test_what_the_app_offers_its_templates_is_there_in_both_languages(house: House) -> None:
    app = house({"a.html": "{{ 'x'|twice }}{{ who }}{{ g_ }}{{ url_for('home') }}"}, HELLO)
    app.add_template_filter(lambda text: text * 2, "twice")
    app.add_template_global("李梅", "who")  # type: ignore[arg-type]
    app.context_processor(lambda: {"g_": "+"})
    app.add_url_rule("/home", "home", lambda: "")
    assert shown(app, "a.html", "zh") == shown(app, "a.html", "en") == "xx李梅+/home"


def test_a_changed_asset_shows_at_once_while_developing(house: House) -> None:
    app = house({"a.html": "{{ asset_url('a.css') }}"})
    app.debug = True
    assert "asset_url" in str(pages.speaking(app, "zh").compile("{{ asset_url('a') }}", raw=True))
    assert shown(app, "a.html") == "/static/a.css?v=1&amp;w=2"
