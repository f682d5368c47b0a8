"""From README.md to README.md with what its commands print and all settings: ``python -m tests.refresh_readme``."""

from __future__ import annotations

import os
import re
import subprocess
import sysconfig
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic.fields import FieldInfo

from api.settings import PREFIX, Settings

README = Path(__file__).parents[1] / "README.md"
_SETTINGS = re.compile(r"(<!-- settings -->)\n.*?(<!-- /settings -->)", re.DOTALL)
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# a command goes on in the lines after it that begin with ">"
_COMMAND = re.compile(r"^\$ .*\n(?:>.*\n)*", re.MULTILINE)


def blocks_of(text: str) -> list[str]:
    """Return what stands in the console blocks of a text, in order."""
    return [str(block) for block in _BLOCK.findall(text)]


def commands_of(text: str) -> list[str]:
    """Return the commands of all console blocks, as a shell reads them, in order."""
    shown = [command for block in blocks_of(text) for command in _COMMAND.findall(block)]
    return [_typed(command) for command in shown]


def _typed(shown: str) -> str:
    return "".join(re.sub(r"^[$>] ?", "", line) for line in shown.splitlines(keepends=True))


def refreshed(text: str) -> str:
    """Return a text with what the commands of its console blocks print, run in order in one empty folder."""
    text = _SETTINGS.sub(lambda found: f"{found[1]}\n{settings_table()}\n{found[2]}", text)
    with TemporaryDirectory() as folder:
        return _BLOCK.sub(lambda block: _run_block(block.group(1), Path(folder)), text)


def settings_table() -> str:
    """Return all settings of the service as a table in Markdown."""
    rows = (
        f"| `{PREFIX}{name.upper()}` | {_shown_default(field)} | {field.description} |"
        for name, field in Settings.model_fields.items()
    )
    return "\n".join(("| setting | unless set | is |", "|---|---|---|", *rows))


def _shown_default(field: FieldInfo) -> str:
    if field.default_factory is not None:
        return "four a core, at least 8"
    default = field.default
    return f"`{default}`" if default not in ("", ()) else ""


def _run_block(block: str, folder: Path) -> str:
    ran = "".join(shown + _output(_typed(shown), folder) for shown in _COMMAND.findall(block))
    return f"```console\n{ran}```"


def _output(command: str, folder: Path) -> str:
    """Run a command as someone does who has just activated this environment; output and messages together."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("SAMGRAF_")}
    path = os.pathsep.join((sysconfig.get_path("scripts"), os.environ.get("PATH", os.defpath)))
    done = subprocess.run(
        ["/bin/sh", "-c", command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        cwd=folder,
        env={**inherited, "PATH": path, "PYTHONUTF8": "1"},
    )
    return done.stdout.decode("utf-8").replace("\r\n", "\n")  # CSV ends its lines so


if __name__ == "__main__":
    README.write_text(refreshed(README.read_text(encoding="utf-8")), encoding="utf-8")
