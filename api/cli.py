"""The command ``samgraf``: its commands, each loaded when it is called, and its errors, one sentence each."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from ontology.errors import SamgrafError

# Loading a command loads what it needs; --help and query must not wait for what only build or validate needs.
COMMANDS = ("build", "serve", "overview", "query", "map", "report", "export", "explain", "validate", "evaluate")


class Refusal(click.ClickException):
    """A SamgrafError on its way out: its sentence goes to stderr."""

    exit_code = 1


class UsageRefusal(Refusal):
    """A SamgrafError that lies in what was typed."""

    exit_code = 2


def _refusal(error: SamgrafError) -> Refusal:
    from graph.examples import UnknownExampleError
    from graph.export import UnknownEndingError
    from graph.iris import BaseIriError
    from graph.network_files.network import NetworkRefusedError
    from graph.query_guard import QueryRefusedError
    from graph.reports.choosing import ChoiceRefusedError
    from graph.reports.making import UnknownPartError
    from graph.sources import NoMinutesError

    typed = (
        BaseIriError,
        ChoiceRefusedError,
        NetworkRefusedError,
        NoMinutesError,
        UnknownEndingError,
        UnknownExampleError,
        UnknownPartError,
        QueryRefusedError,
    )
    return UsageRefusal(str(error)) if isinstance(error, typed) else Refusal(str(error))


class Commands(click.Group):
    """A group whose commands are modules of api.commands, in the order in which one needs them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command; None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"api.commands.{cmd_name}").command
        return command if isinstance(command, click.Command) else None

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; an error that the user can act on becomes a Refusal."""
        try:
            return super().invoke(ctx)
        except SamgrafError as error:
            raise _refusal(error) from error


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="samgraf", message="samgraf %(version)s")
def cli() -> None:
    """Read Swedish meeting minutes into a graph, and ask it who meets whom, and about what.

    \b
    Example:
      samgraf build
      samgraf query --example decisions
    """


def main() -> None:
    """Run the command line."""
    cli(prog_name="samgraf")
