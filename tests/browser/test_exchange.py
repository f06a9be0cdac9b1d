"""Files in a real browser: a list as it is narrowed on the screen, a sign that work goes on, and no second sending."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser import axe
from tests.browser.conftest import Open

ROSTER = "/desk/volunteers"


@pytest.fixture
def roster(open_page: Open, badge: Any) -> Page:
    return open_page("laptop", ROSTER, storage_state=badge)


def lines(path: Path) -> list[str]:
    return path.read_text("utf-8-sig").splitlines()


def take(page: Page, words: str) -> tuple[str, Path]:
    with page.expect_download() as waiting:
        page.click(f"#out button:has-text('{words}')")
    return waiting.value.suggested_filename, Path(waiting.value.path())


def test_a_list_is_saved_under_its_own_name_and_the_page_stays(roster: Page) -> None:
    name, path = take(roster, "CSV")
    assert name.startswith("名册 20")
    assert name.endswith(".csv")
    assert len(lines(path)) > 50
    name, path = take(roster, "Excel")
    assert path.read_bytes()[:2] == b"PK"
    assert roster.url.endswith(ROSTER)
    expect(roster.locator("#out .work")).to_be_hidden()


def test_what_is_typed_into_the_search_narrows_the_file_too(roster: Page) -> None:
    whole = len(lines(take(roster, "CSV")[1]))
    roster.fill("input[name=q]", "limei")
    expect(roster.locator("#out input[name=q]")).to_have_value("limei")
    found = lines(take(roster, "CSV")[1])
    assert 1 < len(found) < whole
    assert all("李" in line for line in found[1:])


def test_two_taps_send_once_and_a_failure_is_said(roster: Page) -> None:
    roster.evaluate("""() => {
        window.sent = 0;
        window.fetch = async () => { sent += 1; await new Promise((on) => setTimeout(on, 300)); throw new Error(); };
    }""")
    roster.locator("#out button:has-text('Excel')").dblclick()
    expect(roster.locator("#out .work")).to_contain_text("没有成功")
    assert roster.evaluate("sent") == 1


def test_without_scripts_the_file_comes_all_the_same(open_page: Open, badge: Any) -> None:
    page = open_page("laptop", ROSTER, storage_state=badge, scripts=False)
    assert len(lines(take(page, "CSV")[1])) > 50


def test_a_table_on_its_way_in_shows_that_it_is_read(open_page: Open, badge: Any, tmp_path: Path) -> None:
    page = open_page("laptop", "/desk/import/volunteers", storage_state=badge)
    with page.expect_download() as waiting:
        page.click("a:has-text('下载空表')")
    table = tmp_path / "table.xlsx"
    waiting.value.save_as(table)
    page.set_input_files("[name=table]", table)
    page.evaluate("addEventListener('submit', (event) => event.preventDefault(), { once: true })")
    page.click("button:has-text('先试一下')")
    expect(page.locator(".work progress")).to_be_visible()
    page.reload()
    page.set_input_files("[name=table]", table)
    page.click("button:has-text('先试一下')")
    expect(page.locator(".notice--ok")).to_contain_text("2 位志愿者")


def test_days_that_make_no_time_are_told_on_the_page(open_page: Open, badge: Any) -> None:
    page = open_page("laptop", "/desk/records/file", storage_state=badge)
    page.fill("[name=last]", "2020-01-01")
    page.click("button:has-text('下载 CSV')")
    expect(page.locator(".wrong")).to_contain_text("最后一天不能比第一天早")


@pytest.mark.parametrize(
    "address", [ROSTER, "/desk/import/volunteers", "/desk/records/file", "/desk/records/file/columns"]
)
@pytest.mark.parametrize("shape", ["laptop", "phone"])
def test_nobody_is_kept_out_of_these_pages(open_page: Open, badge: Any, shape: str, address: str) -> None:
    page = open_page(shape, address, storage_state=badge)
    assert axe.faults(page, axe.AA) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1")
