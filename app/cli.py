"""What can be asked of the house from the keyboard: `flask demo`, `flask audit verify`, `flask jobs run` …"""

import click
from flask import Flask, current_app
from flask.cli import AppGroup

from app import anchors, audit, catalogue, setup, upkeep
from app.db import db
from app.transaction import work

audit_commands = AppGroup("audit", help="The house book.")
tables = AppGroup("tables", help="The tables of the store-room.")


def init(app: Flask) -> None:
    """Hang up the commands."""
    for command in (audit_commands, tables, catalogue.group, *upkeep.commands):
        app.cli.add_command(command)


@audit_commands.command("verify")
def verify_audit() -> None:
    """Walk the whole book; leave with 1 and the lines' numbers if one was edited, deleted, reordered or cut off."""
    try:
        written_down = anchors.written_down(current_app.extensions["settings"].instance)
    except ValueError as unreadable:
        raise click.ClickException(str(unreadable)) from None
    found = list(audit.faults(db.session(), written_down))
    for fault in found:
        click.echo(fault)
    click.echo(f"{len(found)} faults" if found else "The house book is whole.")
    raise SystemExit(bool(found))


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
