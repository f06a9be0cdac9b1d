"""The phrase book is complete, and the check would say if it were not."""

from pathlib import Path

import pytest
from flask import Flask

from app import catalogue, words
from tests.frame.rooms import House, phrase_book


@pytest.fixture
def said(tmp_path: Path) -> Path:
    (tmp_path / "a.py").write_text('_("您好")\n_l("再见")\nngettext("%(num)s 把", "%(num)s 把", 2)\n')
    (tmp_path / "a.html").write_text("{{ _('还有 %(n)s 份', n=1) }}{{ tile(_('饮水')) }}")
    return tmp_path


def test_phrases_are_found_in_code_and_in_templates(said: Path) -> None:
    found = {message.id for message in catalogue.phrases(catalogue.spoken_phrases([said]))}
    assert found == {"您好", "再见", ("%(num)s 把", "%(num)s 把"), "还有 %(n)s 份", "饮水"}


def test_a_template_with_a_mistake_is_not_passed_over(said: Path) -> None:
    (said / "b.html").write_text("{% if %}")
    with pytest.raises(Exception, match="Expected an expression"):
        catalogue.spoken_phrases([said])


def test_what_is_missing_unused_or_wrong_is_named(said: Path) -> None:
    book = phrase_book(said, {"您好": "Hello", "还有 %(n)s 份": "%(m)s left", "从前": "Once"})
    faults = list(catalogue.faults(catalogue.spoken_phrases([said]), catalogue.read(words.catalogue_path("en", book))))
    assert "no longer said: '从前'" in faults
    assert "other %(names)s in the translation of '还有 %(n)s 份'" in faults
    assert "not translated: '再见'" in faults
    assert not any("您好" in fault for fault in faults)


def test_a_translation_is_carried_over_and_a_dead_phrase_is_dropped(said: Path) -> None:
    old = catalogue.read(words.catalogue_path("en", phrase_book(said, {"您好": "Hello", "从前": "Once"})))
    fresh = catalogue.renewed(catalogue.spoken_phrases([said]), old)
    found = {message.id: message.string for message in catalogue.phrases(fresh)}
    assert found["您好"] == "Hello"
    assert "从前" not in found
    assert not found["饮水"]


def test_the_phrase_book_is_written_again_the_same(house: House, tmp_path: Path) -> None:
    app = house({"a.html": "{{ _('您好') }}{{ _('饮水') }}"}, {"您好": "Hello", "从前": "Once"})
    app.root_path = str(tmp_path / "templates")
    app.cli.add_command(catalogue.group)
    speak = app.test_cli_runner().invoke
    book = words.catalogue_path("en", words.folder(app))

    assert "2 phrases, 1 to translate" in speak(args=["words", "update"]).output
    first = book.read_bytes()
    speak(args=["words", "update"])
    assert book.read_bytes() == first
    assert speak(args=["words", "check"]).exit_code == 1

    book.write_text(book.read_text().replace('"饮水"\nmsgstr ""', '"饮水"\nmsgstr "Water"'))
    assert speak(args=["words", "check"]).exit_code == 0


def test_every_phrase_of_the_house_has_its_english() -> None:
    where = [words.HERE.parent, words.HERE.parent.parent / "templates"]
    book = catalogue.read(words.catalogue_path("en"))
    assert not list(catalogue.faults(catalogue.spoken_phrases(where), book))


def test_one_word_of_ours_may_be_two_in_english(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text('_l("志愿者")\n_lc("menu", "志愿者")\n')
    spoken = catalogue.spoken_phrases([tmp_path])
    old = catalogue.Catalog(locale="en")
    old.add("志愿者", "Volunteer")
    assert list(catalogue.faults(spoken, old)) == ["not translated: '志愿者'"]
    old.add("志愿者", "Volunteers", context="menu")
    fresh = catalogue.renewed(spoken, old)
    assert {message.context: message.string for message in catalogue.phrases(fresh)} == {
        None: "Volunteer",
        "menu": "Volunteers",
    }
    fresh.add("志愿者", "Helpers", context="elsewhere")
    assert list(catalogue.faults(spoken, fresh)) == ["no longer said: '志愿者'"]


def test_the_desk_s_menu_leads_to_volunteers_and_a_column_names_a_volunteer(app: Flask) -> None:
    menu = words.translations("en").pgettext("menu", "志愿者")
    assert (menu, words.translations("en").gettext("志愿者")) == ("Volunteers", "Volunteer")
    assert words.pgettext("menu", "志愿者") == "志愿者"
