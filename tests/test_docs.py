"""The pages: README.md shows what its commands print, and nothing that one can use goes unmentioned."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from api.cli import COMMANDS, cli
from api.service.app import create_app
from api.settings import Settings
from graph.examples import examples
from tests.refresh_readme import README, blocks_of, commands_of, refreshed
from visualizations.text_tables import WIDTH_WITHOUT_TERMINAL

ROOT = README.parent
PAGES = ("README.md", "CONTRIBUTING.md", "ARCHITECTURE.md")
TEXT = "\n".join((ROOT / page).read_text(encoding="utf-8") for page in PAGES[:2])


def parameters() -> Iterator[tuple[str, click.Parameter]]:
    for name in COMMANDS:
        command = import_module(f"api.commands.{name}").command
        yield from ((name, parameter) for parameter in command.params)


def options() -> set[str]:
    return {option for _, parameter in parameters() for option in parameter.opts if option.startswith("--")}


def variables() -> set[str]:
    return {str(parameter.envvar) for _, parameter in parameters() if parameter.envvar}


def targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)) - {"help"}


def test_readme_shows_what_its_commands_print() -> None:
    text = README.read_text(encoding="utf-8")
    assert refreshed(text) == text, "run make readme and read the difference"


def test_readme_tells_every_setting() -> None:
    text = README.read_text(encoding="utf-8")
    named = {name.upper() for name in re.findall(r"^\| `SAMGRAF_(\w+)` \|", text, re.MULTILINE)}
    assert named == {name.upper() for name in Settings.model_fields}


def test_every_address_of_the_service_in_the_readme_answers(tmp_path: Path) -> None:
    assert CliRunner().invoke(cli, ["build", "--store", str(tmp_path)]).exit_code == 0
    addresses = set(re.findall(r"http://127\.0\.0\.1:8000(/[^\s'\"`)]*)", README.read_text(encoding="utf-8")))
    assert len(addresses) > 5
    with TestClient(create_app(Settings(store=tmp_path, workers=2))) as client:
        answers = {address: client.get(address).status_code for address in sorted(addresses)}
    # 202 is the answer of what takes longer than a request may
    assert {address: status for address, status in answers.items() if status not in (200, 202)} == {}


def test_readme_answers_five_questions_and_runs_every_command() -> None:
    commands = commands_of(README.read_text(encoding="utf-8"))
    assert len({command for command in commands if "--example " in command and "--store" not in command}) >= 5
    ran = {command.split()[1] for command in commands if command.startswith("samgraf ")}
    assert ran == set(COMMANDS) - {"overview", "serve"}  # which make run shows


PAGE = """Först
```console
$ cat > a <<'X'
> två  ord
>
> X
$ cat a
gammalt
```
sedan
```console
$ echo fel >&2; cat a
```
"""


def test_refreshing_writes_output_messages_and_what_a_command_leaves_for_the_next() -> None:
    new = PAGE.replace("gammalt\n", "två  ord\n\n").replace("cat a\n```\n", "cat a\nfel\ntvå  ord\n\n```\n")
    assert refreshed(PAGE) == new


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_mentioned(command: str) -> None:
    assert re.search(rf"samgraf {command}\b|\*\*{command}\*\*", TEXT, re.IGNORECASE)


@pytest.mark.parametrize("option", sorted(options()))
def test_every_option_is_mentioned(option: str) -> None:
    assert re.search(rf"{option}(?![\w-])", TEXT)


@pytest.mark.parametrize(
    "name",
    sorted(
        variables()
        | {f"`{one.name}`" for one in examples()}
        | {f"`{path.name}`" for path in (ROOT / "data" / "lexicon").glob("*.yaml")}
        | {f"make {target}" for target in targets()}
    ),
)
def test_every_setting_example_lexicon_file_and_make_target_is_mentioned(name: str) -> None:
    assert name in TEXT


@pytest.mark.parametrize("file", sorted((ROOT / "data" / "reference").glob("*.yaml"), key=str))
def test_every_file_of_reference_data_is_mentioned_beside_it(file: Path) -> None:
    assert f"`{file.name}`" in (file.parent / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_every_path_that_a_page_names_is_there(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    folders = "ontology|data|graph|visualizations|api|tests|benchmarks"
    named = set(re.findall(rf"`((?:{folders})/[\w./*-]*)`", text)) | set(
        re.findall(r"\]\(([\w./-]+)(?:#[\w-]+)?\)", text)
    )
    assert named
    assert [path for path in sorted(named) if not list(ROOT.glob(path.rstrip("/")))] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_anchor_that_a_page_links_to_is_a_heading(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    for target, anchor in re.findall(r"\]\(([\w./-]+)#([\w-]+)\)", text):
        headings = re.findall(r"^#+ (.+)$", (ROOT / target).read_text(encoding="utf-8"), re.MULTILINE)
        assert anchor in {re.sub(r"[^\w-]", "", heading.lower().replace(" ", "-")) for heading in headings}


def test_tables_of_the_readme_need_no_wide_window() -> None:
    tables = [block for block in blocks_of(README.read_text(encoding="utf-8")) if block.startswith("$ samgraf query")]
    shown = [line for block in tables for line in block.splitlines() if not line.startswith("$")]
    assert [line for line in shown if len(line) > WIDTH_WITHOUT_TERMINAL] == []
