"""What can be asked of the house from the keyboard: `flask demo`, `flask audit verify`, `flask jobs run` …"""

from collections.abc import Iterable
from typing import NoReturn

import click
from flask import Flask, current_app
from flask.cli import AppGroup, with_appcontext

from app import anchors, audit, catalogue, setup, upkeep
from app.db import db
from app.refusal import Refused
from app.staff import queries as staff
from app.transaction import work

audit_commands = AppGroup("audit", help="The house book.")
hours_commands = AppGroup("hours", help="The hours of the volunteers.")
figures_commands = AppGroup("figures", help="The figures of the honey.")
tables = AppGroup("tables", help="The tables of the store-room.")


def init(app: Flask) -> None:
    """Hang up the commands."""
    for command in (demo, audit_commands, hours_commands, figures_commands, tables, catalogue.group, *upkeep.commands):
        app.cli.add_command(command)


def _tell(faults: Iterable[str], name: str, fine: str) -> NoReturn:
    """Say each of them, or that all is well; leave with 1 if there is one."""
    found = list(faults)
    for each in found:
        click.echo(each)
    click.echo(f"{len(found)} {name}" if found else fine)
    raise SystemExit(bool(found))


@click.command("demo")
@click.option("--again", is_flag=True, help="Empty every table first, if all that is in them came from the demo.")
@with_appcontext
def demo(again: bool) -> None:  # noqa: FBT001 — an option of the command line
    """Build the article's community and a year of its life into an empty house."""
    from app.demo import verbs  # noqa: PLC0415 — a year of rows is built once, its code need not stay

    setup.bring_up_to_date()
    try:
        with work():
            if again:
                verbs.clear()
            words = "" if staff.working_admins() else setup.first_colleague()
            verbs.build()
    except Refused as refused:
        raise click.ClickException(str(refused)) from None
    click.echo(f"康乐路南社区 is built.{words}")


@audit_commands.command("verify")
def verify_audit() -> None:
    """Walk the whole book; leave with 1 and the lines' numbers if one was edited, deleted, reordered or cut off."""
    try:
        written_down = anchors.written_down(current_app.extensions["settings"].instance)
    except ValueError as unreadable:
        raise click.ClickException(str(unreadable)) from None
    _tell(audit.faults(db.session(), written_down), "faults", "The house book is whole.")


@hours_commands.command("verify")
def verify_hours() -> None:
    """Count every hour once more from the ledger's rows; leave with 1 and the differences if there is one."""
    from app.volunteers import queries_recount, verbs_sums  # noqa: PLC0415 — only this command counts everything

    _tell(queries_recount.differences(verbs_sums.limits()), "differences", "Every hour is accounted for.")


@figures_commands.command("verify")
def verify_figures() -> None:
    """Count every tally once more from all the rows; leave with 1 and the differences if there is one."""
    from app.board import recount  # noqa: PLC0415 — only this command and the next count everything

    _tell(recount.differences(), "differences", "Every figure is accounted for.")


@figures_commands.command("recount")
def recount_figures() -> None:
    """Lay every tally down anew from all the rows; what the rows say stays as it is."""
    from app.board import recount  # noqa: PLC0415

    with work():
        recount.lay_down()
    click.echo("Every figure is counted anew.")


@tables.command("upgrade")
@click.argument("revision", default="head")
def upgrade(revision: str) -> None:
    """Bring the tables to a revision, the newest one by default."""
    setup.migrate(revision)


@tables.command("downgrade")
@click.argument("revision", default="-1")
def downgrade(revision: str) -> None:
    """Take the tables one revision back, or to the one named."""
    from flask_migrate import downgrade as take_back  # noqa: PLC0415

    with setup.migrations():
        take_back(revision=revision)


@tables.command("revise")
@click.argument("number")
@click.argument("message")
def revise(number: str, message: str) -> None:
    """Write a new revision NUMBER ('0002') from what the models have become."""
    from flask_migrate import migrate  # noqa: PLC0415

    with setup.migrations():
        migrate(message=message, rev_id=number)
