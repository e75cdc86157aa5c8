"""`vivavoce serve`: a small supervisor, and the worker it keeps alive."""

import os
import sys
from importlib import import_module
from pathlib import Path

import click

from vivavoce.cli.lifeline import die_with_parent
from vivavoce.cli.listener import open_listener
from vivavoce.cli.supervisor import ONCE_MORE, PREDECESSOR, REHEARSAL, Supervisor
from vivavoce.drill.lifeline import LIFELINE
from vivavoce.settings import LOG_LEVELS, from_environment


@click.command()
@click.option("--data", type=click.Path(path_type=Path), help="Data folder.  [default: data]")
@click.option("--host", help="Address to listen on.  [default: 127.0.0.1]")
@click.option("--port", type=int, help="Port to listen on; 0: any free one.  [default: 8000]")
@click.option("--public-url", help="How people reach the server, for links.")
@click.option("--database-url", help="PostgreSQL that nodes share, instead of SQLite.")
@click.option("--log-level", type=click.Choice(LOG_LEVELS), help="[default: info]")
@click.option("--mirror", type=click.Path(path_type=Path), help="Keep JSON files in this folder.")
@click.option("--model", help="The model that leads as llm: provider:model.")
@click.option("--webhook-url", help="The service that leads as webhook.")
def command(
    data: Path | None,
    host: str | None,
    port: int | None,
    public_url: str | None,
    database_url: str | None,
    log_level: str | None,
    mirror: Path | None,
    model: str | None,
    webhook_url: str | None,
) -> None:
    """Open for business: API, pages, interviews.

    Each option may also be given as a variable VIVAVOCE_<OPTION>, for example
    VIVAVOCE_PORT. VIVAVOCE_OWNER_KEY sets the first owner's key; without it one is
    made and shown once. Keys of models and of the webhook are variables only.

    SIGTERM stops it calmly; SIGHUP restarts it without anybody noticing, onto the
    version installed by then.
    """
    settings = from_environment(
        data=data,
        host=host,
        port=port,
        public_url=public_url,
        database_url=database_url,
        log_level=log_level,
        mirror=mirror,
        model=model,
        webhook_url=webhook_url,
    )
    if drill := os.environ.pop(LIFELINE, ""):
        die_with_parent(int(drill))
    if supervisor_pid := os.environ.pop(REHEARSAL, ""):
        rehearse(int(supervisor_pid))
        return
    predecessor = os.environ.pop(PREDECESSOR, "0")
    supervisor = Supervisor(
        settings,
        open_listener(settings),
        predecessor=int(predecessor),
        renewal_wanted=bool(os.environ.pop(ONCE_MORE, "")),
    )
    sys.exit(supervisor.run())


def rehearse(supervisor: int) -> None:
    """Import all that a worker imports, and end: what fails here would fail a worker."""
    die_with_parent(supervisor)
    import_module("vivavoce.cli.worker")
    import_module("vivavoce.cli.warming").warm_up()
