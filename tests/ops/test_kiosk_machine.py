"""What is set up below a kiosk: the browser's flags and rules, and the screen that goes dark when the door is shut."""

import json
import os
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

KIOSK = Path(__file__).parents[2] / "deploy" / "kiosk"
SCRIPTS = ("install", "warm-bee-kiosk", "warm-bee-screen", "labwc-autostart")
# Chromium's policy list knows these names; one it does not know is ignored without a word.
KNOWN = {
    "URLBlocklist", "URLAllowlist", "DeveloperToolsAvailability", "BrowserSignin", "PasswordManagerEnabled",
    "AutofillAddressEnabled", "AutofillCreditCardEnabled", "TranslateEnabled", "SpellcheckEnabled",
    "SearchSuggestEnabled", "MetricsReportingEnabled", "AllowFileSelectionDialogs", "DownloadRestrictions",
    "DefaultPopupsSetting", "DefaultNotificationsSetting", "PrintHeaderFooter",
}  # fmt: skip
NOTES = 'echo "$(basename "$0") $*" >>"$NOTES"\n'

pytestmark = pytest.mark.slow  # each starts a shell


class House(BaseHTTPRequestHandler):
    """Answers what the test wants to be answered."""

    answer: ClassVar[tuple[int, bytes]] = (200, b"on\n")

    def do_GET(self) -> None:
        status, body = self.answer
        self.send_response(status)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_words: object) -> None:
        return


@pytest.fixture
def house() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), House)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/kiosk/screen/1"
    server.shutdown()
    server.server_close()


@pytest.fixture
def machine(tmp_path: Path) -> dict[str, str]:
    """A machine whose tools write down how they were called."""
    tools = tmp_path / "bin"
    tools.mkdir()
    for name in ("chromium", "wlopm", "systemctl"):
        (tools / name).write_text(f"#!/bin/sh\n{NOTES}", "utf-8")
        (tools / name).chmod(0o755)
    home = {"HOME": str(tmp_path), "NOTES": str(tmp_path / "notes"), "XDG_RUNTIME_DIR": str(tmp_path)}
    return home | {"PATH": f"{tools}:{os.environ['PATH']}", "WAYLAND_DISPLAY": "wayland-0"}


def run(script: str, machine: dict[str, str], *words: str) -> str:
    """Run it to its end; what was written down."""
    subprocess.run(["/bin/sh", KIOSK / script, *words], env=machine, check=True, capture_output=True, timeout=30)
    notes = Path(machine["NOTES"])
    return notes.read_text("utf-8") if notes.exists() else ""


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_plain_shell_understands_every_script(script: str) -> None:
    subprocess.run(["/bin/sh", "-n", KIOSK / script], check=True)


def test_the_browsers_rules_are_ones_it_knows() -> None:
    rules = json.loads((KIOSK / "policy.json").read_text("utf-8"))
    assert set(rules) == KNOWN
    assert rules["URLBlocklist"] == ["*"]


def test_the_browser_is_started_over_the_whole_screen_and_keeps_its_enrolment(machine: dict[str, str]) -> None:
    notes = run("warm-bee-kiosk", machine | {"KIOSK_URL": "http://127.0.0.1:8000/kiosk/"})
    assert " --kiosk " in notes
    assert "--ozone-platform=wayland" in notes
    assert f"--user-data-dir={machine['HOME']}/.local/share/warm-bee-kiosk" in notes
    assert "--incognito" not in notes
    assert notes.endswith("http://127.0.0.1:8000/kiosk/\n")


def test_without_an_address_nothing_is_started(machine: dict[str, str]) -> None:
    with pytest.raises(subprocess.CalledProcessError):
        run("warm-bee-kiosk", machine)


def test_the_screen_goes_dark_when_the_house_says_so(machine: dict[str, str], house: str) -> None:
    House.answer = (200, b"off\n")
    assert run("warm-bee-screen", machine | {"SCREEN_URL": house}, "once") == "wlopm --off *\n"


def test_the_browser_starts_anew_when_the_screen_comes_back(machine: dict[str, str], house: str) -> None:
    House.answer = (200, b"on\n")
    notes = run("warm-bee-screen", machine | {"SCREEN_URL": house}, "once")
    assert notes.splitlines() == ["wlopm --on *", "systemctl --user try-restart warm-bee-kiosk.service"]


@pytest.mark.parametrize("answer", [(503, b"off"), (200, b"<html>off</html>"), (200, b"")])
def test_a_house_that_is_unwell_leaves_the_screen_on(
    machine: dict[str, str], house: str, answer: tuple[int, bytes]
) -> None:
    House.answer = answer
    assert "--on" in run("warm-bee-screen", machine | {"SCREEN_URL": house}, "once")


def test_a_house_that_cannot_be_reached_leaves_the_screen_on(machine: dict[str, str]) -> None:
    assert "--on" in run("warm-bee-screen", machine | {"SCREEN_URL": "http://127.0.0.1:9/"}, "once")


def test_everything_is_put_where_it_belongs(machine: dict[str, str], tmp_path: Path) -> None:
    run("install", machine | {"AS_ROOT": "", "DESTDIR": f"{tmp_path}/root"}, "https://bee.example:8443/", "3")
    rules = json.loads((tmp_path / "root/etc/chromium/policies/managed/kiosk.json").read_text("utf-8"))
    assert rules["URLAllowlist"] == ["bee.example:8443"]
    settings = (tmp_path / ".config/warm-bee-kiosk").read_text("utf-8").splitlines()
    assert settings == [
        "KIOSK_URL=https://bee.example:8443/kiosk/",
        "SCREEN_URL=https://bee.example:8443/kiosk/screen/3",
    ]
    assert os.access(tmp_path / "root/usr/local/bin/warm-bee-screen", os.X_OK)
    assert (tmp_path / ".config/systemd/user/warm-bee-kiosk.service").exists()
