"""What can be asked of the house's upkeep: `flask jobs …`, `flask backup`, `flask restore`."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from signal import SIGINT, SIGTERM, signal
from typing import Any, cast

import click
from flask import Flask, current_app
from flask.cli import AppGroup, with_appcontext

from app import jobs, setup
from app.backup import verbs
from app.config import Config
from app.refusal import Refused
from app.runner import Runner

jobs_commands = AppGroup("jobs", help="Housekeeping: what runs when.")


@jobs_commands.command("run")
@click.option("--forever", is_flag=True, help="Go on until stopped, instead of looking once.")
def run(*, forever: bool) -> None:
    """Do whatever is due now (from cron or a systemd timer)."""
    if forever:
        _walk_until_stopped(cast(Any, current_app)._get_current_object())  # noqa: SLF001 — Flask's own way to unwrap
        return
    for name in jobs.tick():
        click.echo(name)


@jobs_commands.command("list")
def show() -> None:
    """Show every job: when it ran, what came of it, when it is due. Leaves with 1 if one is late or failed."""
    rows = jobs.overview()
    for row in rows:
        state = "LATE" if row.is_late else {None: "new", True: "ok", False: "FAILED"}[row.last_ok]
        click.echo(f"{row.name:16} {state:6} last {_moment(row.last_at)}  next {_moment(row.next_at)}  {row.note}")
    raise SystemExit(any(row.is_late or row.last_ok is False for row in rows))


@click.command("backup")
@with_appcontext
def backup() -> None:
    """Write an encrypted copy of the database, try it out, and drop the copies no longer needed."""
    with _plainly():
        taken = verbs.take(_settings())
    click.echo(f"{taken} ({taken.stat().st_size // 1024} KB, opened again and whole)")


@click.command("restore")
@click.argument("parcel", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--yes", is_flag=True, help="Replace a database that is not empty; it is kept aside.")
@with_appcontext
def restore(parcel: Path, *, yes: bool) -> None:
    """Bring the copy in FILE back, and its tables to the newest revision. Stop the service first."""
    with _plainly():
        kept = verbs.restore(_settings(), parcel, is_overwriting_allowed=yes)
    click.echo(f"Restored from {parcel.name}." + (f" What was there before: {kept}" if kept else ""))


commands = (jobs_commands, backup, restore)


def _walk_until_stopped(app: Flask) -> None:
    runner = Runner(app)
    for ending in (SIGTERM, SIGINT):
        signal(ending, lambda *_: runner.stop())
    runner.walk()


@contextmanager
def _plainly() -> Iterator[None]:
    """Say a "no" or a full disk in one sentence and leave with 1."""
    try:
        with setup.in_words():
            yield
    except (Refused, setup.NotReady) as reason:
        raise click.ClickException(str(reason)) from None


def _moment(at: Any) -> str:
    return f"{at:%Y-%m-%d %H:%M}" if at else "-" * 16


def _settings() -> Config:
    return cast(Config, current_app.extensions["settings"])
